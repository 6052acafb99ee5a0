"""Traceback objects.

Answers to Python/traceback.c (its printing half is rt/vm/errordisplay.py).
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import (
    getset,
    member,
    method,
)
from rt.objects.object import NONE, Object
from rt.objects.typeobject import (
    TypeObject,
    static_type,
)


class TracebackObject(Object):
    """One entry: a frame, the instruction it was at, and the entry of the frame it called."""

    def __init__(
        self, next: TracebackObject | None, frame: FrameObject, lasti: i64, lineno: i64
    ) -> None:
        self.next: TracebackObject | None = next
        self.frame: Final = frame
        # In bytes, as f_lasti.
        self.lasti: Final[i64] = lasti
        # -1: not known, asked of the code object's location table.
        self.lineno: i64 = lineno

    def ob_type(self) -> TypeObject:
        return TRACEBACK_TYPE


def traceback_line(tb: TracebackObject) -> i64:
    """The line of an entry, or -1."""
    if tb.lineno == -1:
        tb.lineno = line_of(tb.frame.code, tb.lasti >> 1)
    return tb.lineno


def traceback_new(
    cls: TypeObject, tb_next: Object, tb_frame: Object, tb_lasti: Object, tb_lineno: Object
) -> Object | None:
    after: TracebackObject | None = None
    if tb_next is not NONE:
        if not isinstance(tb_next, TracebackObject):
            return type_error(f"expected traceback object or None, got '{type_name(tb_next)}'")
        after = tb_next
    if not isinstance(tb_frame, FrameObject):
        return type_error(
            "TracebackType() argument 'tb_frame' must be frame, not " + type_name(tb_frame)
        )
    lasti = index_as_i64(tb_lasti)
    if lasti == -1 and error_occurred():
        return None
    lineno = index_as_i64(tb_lineno)
    if lineno == -1 and error_occurred():
        return None
    return TracebackObject(after, tb_frame, lasti, lineno)


def traceback_dir(self: TracebackObject) -> Object | None:
    return list_from_host(
        [intern("tb_frame"), intern("tb_next"), intern("tb_lasti"), intern("tb_lineno")]
    )


def traceback_get_next(self: TracebackObject) -> Object | None:
    return NONE if self.next is None else self.next


def traceback_set_next(self: TracebackObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("can't delete tb_next attribute")
    if value is NONE:
        self.next = None
        return 0
    if not isinstance(value, TracebackObject):
        return type_error_i(f"expected traceback object, got '{type_name(value)}'")
    node: TracebackObject | None = value
    while node is not None:
        if node is self:
            set_error(VALUE_ERROR, "traceback loop detected")
            return -1
        node = node.next
    self.next = value
    return 0


def traceback_get_frame(self: TracebackObject) -> Object | None:
    return self.frame


def traceback_get_lasti(self: TracebackObject) -> Object | None:
    return long_from_i64(self.lasti)


def traceback_get_lineno(self: TracebackObject) -> Object | None:
    line = traceback_line(self)
    return NONE if line < 0 else long_from_i64(line)


TRACEBACK_TYPE: Final = static_type(
    "traceback",
    doc="Create a new traceback object.",
    new=method("__new__", traceback_new, "tb_next, tb_frame, tb_lasti, tb_lineno"),
    methods=(method("__dir__", traceback_dir, ""),),
    getset=(
        getset("tb_next", traceback_get_next, traceback_set_next),
        member("tb_frame", traceback_get_frame, None),
        member("tb_lasti", traceback_get_lasti, None),
        getset("tb_lineno", traceback_get_lineno, None),
    ),
)


from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.codeobject import line_of  # noqa: E402
from rt.objects.errors import error_occurred, set_error, type_error, type_error_i  # noqa: E402
from rt.objects.exceptions import VALUE_ERROR  # noqa: E402
from rt.objects.frameobject import FrameObject  # noqa: E402
from rt.objects.listobject import list_from_host  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
