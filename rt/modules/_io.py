"""The module `_io`.

Answers to Modules/_io/_iomodule.c.
"""

from __future__ import annotations

import io
from typing import Any, Final

from mypy_extensions import i64

from rt.modules.io_base import (
    BUFFEREDIOBASE_TYPE,
    DEFAULT_BUFFER_SIZE,
    IOBASE_TYPE,
    RAWIOBASE_TYPE,
    TEXTIOBASE_TYPE,
    UNSUPPORTED_OPERATION,
)
from rt.modules.io_host import (
    BUFFEREDRANDOM_TYPE,
    BUFFEREDREADER_TYPE,
    BUFFEREDRWPAIR_TYPE,
    BUFFEREDWRITER_TYPE,
    BYTESIO_TYPE,
    FILEIO_TYPE,
    STRINGIO_TYPE,
    TEXTIOWRAPPER_TYPE,
    fill_stream_type,
    io_open,
)
from rt.objects.methodobject import function, getset, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.typeobject import BASETYPE, TypeObject, static_type


def open_function(args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None,
    closefd=True, opener=None)`."""
    names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"]
    values = take_arguments("open", args, kwargs, names, 1)
    file = None if values is None else values[0]
    if values is None or file is None:
        return None
    for k in (1, 3, 4, 5):
        v = values[k]
        if v is not None and (k == 1 or v is not NONE) and as_unicode(v) is None:
            wanted = "str" if k == 1 else "str or None"
            return type_error(f"open() argument '{names[k]}' must be {wanted}, not {type_name(v)}")
    rest: list[object] = ["r", -1, None, None, None, True, None]
    i = 1
    while i < 8:
        v = values[i]
        if v is not None:
            rest[i - 1] = to_host(v)
        i += 1
    mode = rest[0]
    if isinstance(mode, str) and "b" not in mode:
        if rest[2] is None:
            if not warn_of_default(1):
                return None
            if RT.ts.interp.utf8_mode:
                rest[2] = "utf-8"
        elif not names_known(str(rest[2]), None):
            return None
        if rest[3] is not None and not names_known(None, str(rest[3])):
            return None
    return io_open(file, rest)


def open_code(path: Object) -> Object | None:
    return io_open(path, ["rb", -1, None, None, None, True, None])


def text_encoding(encoding: Object, stacklevel: Object | None) -> Object | None:
    """CPython: Modules/_io/_iomodule.c _io_text_encoding_impl"""
    if encoding is not NONE:
        return encoding
    level: i64 = 2
    if stacklevel is not None:
        level = index_as_i64(stacklevel)
        if level == -1 and error_occurred():
            return None
    return intern(default_encoding()) if warn_of_default(level) else None


def default_encoding() -> str:
    """What `encoding=None` means for text files."""
    return "utf-8" if RT.ts.interp.utf8_mode else "locale"


def warn_of_default(level: i64) -> bool:
    """With `-X warn_default_encoding` warn that no encoding is given. False with an exception."""
    if not RT.ts.interp.warn_default_encoding:
        return True
    return warn(ENCODING_WARNING, "'encoding' argument not specified", level)


class NewlineDecoder(Object):
    """An IncrementalNewlineDecoder: the host's, over a guest decoder."""

    def __init__(self, value: io.IncrementalNewlineDecoder | None) -> None:
        self.value = value

    def ob_type(self) -> TypeObject:
        return NEWLINE_DECODER_TYPE


class GuestDecoder:
    """A guest's incremental decoder, as the host's newline decoder calls it."""

    def __init__(self, decoder: Object) -> None:
        self.decoder: Final = decoder

    def call(self, name: str, args: list[Object]) -> object:
        f = get_attr(self.decoder, intern(name))
        result = None if f is None else call_list(f, args)
        if result is None:
            exc = take_error()
            assert exc is not None
            raise GuestException(exc)
        return to_host(result)

    def decode(self, data: object, final: bool = False) -> object:
        return self.call("decode", [to_guest(data), bool_from(final)])

    def reset(self) -> object:
        return self.call("reset", [])

    def getstate(self) -> object:
        return self.call("getstate", [])

    def setstate(self, state: object) -> object:
        return self.call("setstate", [to_guest(state)])


def newline_decoder_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return NewlineDecoder(None)


def newline_decoder_init(
    self: NewlineDecoder, decoder: Object, translate: Object, errors: Object | None
) -> Object | None:
    t = is_true(translate)
    if t < 0:
        return None
    # Any: the host wants no more of a decoder than the methods that it calls.
    below: Any = None if decoder is NONE else GuestDecoder(decoder)
    handler: Any = "strict" if errors is None else to_host(errors)
    self.value = io.IncrementalNewlineDecoder(below, translate=t == 1, errors=handler)
    return NONE


def host_decoder(self: NewlineDecoder) -> io.IncrementalNewlineDecoder | None:
    if self.value is None:
        value_error("IncrementalNewlineDecoder.__init__() not called")
    return self.value


def newline_decoder_decode(
    self: NewlineDecoder, data: Object, final: Object | None
) -> Object | None:
    d = host_decoder(self)
    if d is None:
        return None
    last: object = final is not None and is_true(final) == 1
    return call_host(d.decode, [to_host(data), last], {})


def newline_decoder_getstate(self: NewlineDecoder) -> Object | None:
    d = host_decoder(self)
    return None if d is None else call_host(d.getstate, [], {})


def newline_decoder_setstate(self: NewlineDecoder, state: Object) -> Object | None:
    d = host_decoder(self)
    return None if d is None else call_host(d.setstate, [to_host(state)], {})


def newline_decoder_reset(self: NewlineDecoder) -> Object | None:
    d = host_decoder(self)
    return None if d is None else call_host(d.reset, [], {})


def newline_decoder_newlines(self: NewlineDecoder) -> Object | None:
    d = host_decoder(self)
    return None if d is None else to_guest(d.newlines)


NEWLINE_DECODER_TYPE: Final[TypeObject] = static_type(
    "IncrementalNewlineDecoder",
    module="_io",
    doc="Codec used when reading a file in universal newlines mode.",
    new=method("__new__", newline_decoder_new, "*args, **kwargs"),
    init=method("__init__", newline_decoder_init, "decoder, translate, errors='strict'"),
    methods=(
        method("decode", newline_decoder_decode, "input, final=False"),
        method("getstate", newline_decoder_getstate, ""),
        method("setstate", newline_decoder_setstate, "state, /"),
        method("reset", newline_decoder_reset, ""),
    ),
    getset=(getset("newlines", newline_decoder_newlines, None),),
    flags=BASETYPE,
)

FUNCTIONS: Final = (
    function("open", open_function, "*args, **kwargs"),
    function("open_code", open_code, "path"),
    function("text_encoding", text_encoding, "encoding, stacklevel=2, /"),
)

TYPES: Final = (
    IOBASE_TYPE,
    RAWIOBASE_TYPE,
    BUFFEREDIOBASE_TYPE,
    TEXTIOBASE_TYPE,
    FILEIO_TYPE,
    BYTESIO_TYPE,
    STRINGIO_TYPE,
    BUFFEREDREADER_TYPE,
    BUFFEREDWRITER_TYPE,
    BUFFEREDRANDOM_TYPE,
    BUFFEREDRWPAIR_TYPE,
    TEXTIOWRAPPER_TYPE,
    NEWLINE_DECODER_TYPE,
)

STREAM_TYPES: Final = (
    FILEIO_TYPE,
    BYTESIO_TYPE,
    STRINGIO_TYPE,
    BUFFEREDREADER_TYPE,
    BUFFEREDWRITER_TYPE,
    BUFFEREDRANDOM_TYPE,
    BUFFEREDRWPAIR_TYPE,
    TEXTIOWRAPPER_TYPE,
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_io`."""
    for tp in STREAM_TYPES:
        fill_stream_type(tp)
    module = new_module(
        "_io", "The io module provides the Python interfaces to stream handling.", FUNCTIONS
    )
    for tp in TYPES:
        add_type(module, tp)
    add_object(module, "DEFAULT_BUFFER_SIZE", long_from_i64(DEFAULT_BUFFER_SIZE))
    add_object(module, "UnsupportedOperation", UNSUPPORTED_OPERATION.get())
    add_object(module, "BlockingIOError", BLOCKING_IO_ERROR)
    add_object(module, "_BytesIOBuffer", forward_class(type(io.BytesIO().getbuffer().obj)))
    return module


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules.support import add_object, add_type, new_module  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_list  # noqa: E402
from rt.objects.errors import error_occurred, take_error, type_error, value_error  # noqa: E402
from rt.objects.exceptions import BLOCKING_IO_ERROR, ENCODING_WARNING  # noqa: E402
from rt.objects.guestobject import GuestException  # noqa: E402
from rt.objects.host import call_host, to_guest, to_host  # noqa: E402
from rt.objects.hosttype import forward_class  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.codecs import names_known  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, intern  # noqa: E402
