"""`pickle.PickleBuffer`: a buffer that a pickle may leave out.

Answers to Objects/picklebufobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.buffer import Buffer, get_buffer, owned_buffer
from rt.objects.errors import value_error
from rt.objects.methodobject import method
from rt.objects.object import NONE, Object
from rt.objects.slots import S_BUFFER, S_RELEASE_BUFFER
from rt.objects.typeobject import WEAKREF, TypeObject, static_type

RELEASED: Final = "operation forbidden on released PickleBuffer object"


class PickleBufferObject(Object):
    """A PickleBuffer; `view` is None when it is released."""

    def __init__(self, view: Buffer) -> None:
        self.view: Buffer | None = view
        self.weak: WeakToken | None = None

    def ob_type(self) -> TypeObject:
        return PICKLE_BUFFER_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        # CPython: picklebuf_getbuf
        view = pickle_buffer_view(self)
        if view is None:
            return None
        if writable and view.readonly:
            set_error(BUFFER_ERROR, "Object is not writable.")
            return None
        return owned_buffer(view, view.exporter, None)


def pickle_buffer_view(p: PickleBufferObject) -> Buffer | None:
    """The buffer. None with a ValueError when it is released. CPython: PyPickleBuffer_GetBuffer"""
    view = p.view
    if view is None:
        value_error(RELEASED)
    return view


def pickle_buffer_new(cls: TypeObject, object: Object) -> Object | None:
    view = get_buffer(object, 0)
    return None if view is None else PickleBufferObject(view)


def pickle_buffer_raw(self: PickleBufferObject) -> Object | None:
    # CPython: picklebuf_raw
    view = pickle_buffer_view(self)
    if view is None:
        return None
    if not view.is_contiguous() and not view.is_fortran_contiguous():
        return error(BUFFER_ERROR, "cannot extract raw buffer from non-contiguous buffer")
    n = view.nbytes()
    flat = Buffer(view.exporter, view.mem, view.readonly, "B", 1, [n], [1], view.offset)
    return memoryview_from_buffer(flat)


def pickle_buffer_release(self: PickleBufferObject) -> Object | None:
    view = self.view
    if view is not None:
        self.view = None
        view.release()
    return NONE


PICKLE_BUFFER_TYPE: Final[TypeObject] = static_type(
    "PickleBuffer",
    module="pickle",
    doc="Wrapper for potentially out-of-band buffers",
    new=method("__new__", pickle_buffer_new, "object, /"),
    slots=(S_BUFFER, S_RELEASE_BUFFER),
    methods=(
        method(
            "raw",
            pickle_buffer_raw,
            "",
            doc="A memoryview of the bytes of the buffer; a BufferError when they are not "
            "contiguous in C or Fortran order.",
        ),
        method("release", pickle_buffer_release, "", doc="Release the underlying buffer."),
    ),
    flags=WEAKREF,
)


from rt.objects.errors import error, set_error  # noqa: E402
from rt.objects.exceptions import BUFFER_ERROR  # noqa: E402
from rt.objects.memoryobject import memoryview_from_buffer  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
