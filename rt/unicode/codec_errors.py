"""What codecs do about what they cannot encode or decode.

Answers to the error handlers of Python/codecs.c. A handler takes a UnicodeError and gives a
replacement and the position to go on from.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject, dict_get_str, dict_new, dict_set_str
from rt.objects.errors import set_error, set_raised, type_error
from rt.objects.exceptions import (
    LOOKUP_ERROR,
    UNICODE_DECODE_ERROR,
    UNICODE_ENCODE_ERROR,
    UNICODE_TRANSLATE_ERROR,
    BaseExceptionObject,
    UnicodeErrorObject,
)
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import BuiltinFunction, function
from rt.objects.object import Object
from rt.objects.pystate import RT
from rt.objects.tupleobject import tuple2
from rt.objects.typeobject import is_subtype, type_name
from rt.unicode.unicode_text import write_escape
from rt.unicode.unicode_writer import UnicodeWriter
from rt.unicode.unicodeobject import (
    EMPTY_UNICODE,
    UnicodeObject,
    as_unicode,
    intern,
    unicode_char,
    unicode_intern,
    unicode_to_host,
)

# Which UnicodeError it is.
ENCODE: Final = 1
DECODE: Final = 2
TRANSLATE: Final = 3

REPLACEMENT: Final = 0xFFFD


class Trouble:
    """A UnicodeError taken apart: what of `text` or `data`, from `start` to `end`."""

    def __init__(
        self, kind: i64, text: UnicodeObject, data: bytes, start: i64, end: i64, encoding: str
    ) -> None:
        self.kind: Final[i64] = kind
        self.text: Final = text
        self.data: Final = data
        self.start: Final[i64] = start
        self.end: Final[i64] = end
        self.encoding: Final = encoding


def trouble_of(x: Object) -> Trouble | None:
    """Take a UnicodeError apart; None with a TypeError.

    Positions are moved into the subject as CPython's getters do: PyUnicodeEncodeError_GetStart
    """
    if not isinstance(x, UnicodeErrorObject):
        type_error(f"don't know how to handle {type_name(x)} in error callback")
        return None
    subject = x.object
    encoding = ""
    if is_subtype(x.cls, UNICODE_DECODE_ERROR):
        kind: i64 = DECODE
    elif is_subtype(x.cls, UNICODE_ENCODE_ERROR):
        kind = ENCODE
    else:
        kind = TRANSLATE
    if x.encoding is not None:
        name = as_unicode(x.encoding)
        if name is not None:
            encoding = unicode_to_host(name)
    data = b""
    text = EMPTY_UNICODE
    if kind == DECODE:
        b = None if subject is None else as_bytes(subject)
        if b is None:
            type_error(f"object attribute {'must be bytes' if subject else 'not set'}")
            return None
        data = b.data
        n: i64 = len(data)
    else:
        u = None if subject is None else as_unicode(subject)
        if u is None:
            type_error(f"object attribute {'must be unicode' if subject else 'not set'}")
            return None
        text = u
        n = u.length
    start = x.start
    if start < 0:
        start = 0
    elif start >= n:
        start = n - 1 if n > 0 else 0
    end = x.end
    if end < 1:
        end = 1 if n > 0 else 0
    if end > n:
        end = n
    return Trouble(kind, text, data, start, end, encoding)


def wrong_type(x: Object) -> Object | None:
    return type_error(f"don't know how to handle {type_name(x)} in error callback")


def go_on(text: UnicodeObject, position: i64) -> Object:
    return tuple2(text, long_from_i64(position))


def strict_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_StrictErrors"""
    if isinstance(exc, BaseExceptionObject):
        set_raised(exc)
        return None
    return type_error("codec must pass exception instance")


def ignore_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_IgnoreErrors"""
    t = trouble_of(exc)
    return None if t is None else go_on(EMPTY_UNICODE, t.end)


def replace_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_ReplaceErrors"""
    t = trouble_of(exc)
    if t is None:
        return None
    w = UnicodeWriter()
    if t.kind == DECODE:
        w.write_char(REPLACEMENT)
    else:
        w.write_fill(63 if t.kind == ENCODE else REPLACEMENT, t.end - t.start)
    return go_on(w.finish(), t.end)


def xmlcharrefreplace_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_XMLCharRefReplaceErrors"""
    if not is_encode_error(exc):
        return wrong_type(exc)
    t = trouble_of(exc)
    if t is None:
        return None
    w = UnicodeWriter()
    i = t.start
    while i < t.end:
        w.write_host(f"&#{unicode_char(t.text, i)};")
        i += 1
    return go_on(w.finish(), t.end)


def backslashreplace_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_BackslashReplaceErrors"""
    t = trouble_of(exc)
    if t is None:
        return None
    w = UnicodeWriter()
    i = t.start
    while i < t.end:
        write_escape(w, i64(t.data[i]) if t.kind == DECODE else unicode_char(t.text, i))
        i += 1
    return go_on(w.finish(), t.end)


def namereplace_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_NameReplaceErrors"""
    if not is_encode_error(exc):
        return wrong_type(exc)
    t = trouble_of(exc)
    if t is None:
        return None
    import unicodedata

    w = UnicodeWriter()
    i = t.start
    while i < t.end:
        c = unicode_char(t.text, i)
        name = unicodedata.name(chr(c), "")
        if name:
            w.write_host("\\N{" + name + "}")
        else:
            write_escape(w, c)
        i += 1
    return go_on(w.finish(), t.end)


class Width:
    """How an encoding that has surrogates lays out a code unit."""

    def __init__(self, size: i64, big: bool) -> None:
        self.size: Final[i64] = size
        self.big: Final = big


def width_of(encoding: str) -> Width | None:
    """CPython: get_standard_encoding"""
    name = encoding.lower().replace("_", "-")
    if name == "cp-utf8":
        return Width(3, False)
    if not name.startswith("utf"):
        return None
    name = name[3:].removeprefix("-")
    if name == "8":
        return Width(3, False)
    order = name[2:].removeprefix("-")
    if order not in ("", "le", "be"):
        return None
    if name.startswith("16"):
        return Width(2, order == "be")
    if name.startswith("32"):
        return Width(4, order == "be")
    return None


def surrogatepass_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_SurrogatePassErrors"""
    if isinstance(exc, UnicodeErrorObject) and not is_translate_error(exc):
        t = trouble_of(exc)
        if t is None:
            return None
        width = width_of(t.encoding)
        if width is None:
            return strict_errors(exc)
        if t.kind == ENCODE:
            return pass_encoding(exc, t, width)
        return pass_decoding(exc, t, width)
    return wrong_type(exc)


def pass_encoding(exc: Object, t: Trouble, width: Width) -> Object | None:
    out = bytearray()
    i = t.start
    while i < t.end:
        c = unicode_char(t.text, i)
        if c < 0xD800 or c > 0xDFFF:
            return strict_errors(exc)
        if width.size == 3:
            out.append(0xE0 | c >> 12)
            out.append(0x80 | (c >> 6) & 0x3F)
            out.append(0x80 | c & 0x3F)
        else:
            out += int(c).to_bytes(int(width.size), "big" if width.big else "little")
        i += 1
    return tuple2(BytesObject(bytes(out)), long_from_i64(t.end))


def pass_decoding(exc: Object, t: Trouble, width: Width) -> Object | None:
    unit = t.data[t.start : t.start + width.size]
    c: i64 = 0
    if len(unit) == width.size:
        if width.size == 3:
            if unit[0] & 0xF0 == 0xE0 and unit[1] & 0xC0 == 0x80 and unit[2] & 0xC0 == 0x80:
                c = (i64(unit[0]) & 0x0F) << 12 | (i64(unit[1]) & 0x3F) << 6 | i64(unit[2]) & 0x3F
        else:
            c = int.from_bytes(unit, "big" if width.big else "little")
    if c < 0xD800 or c > 0xDFFF:
        return strict_errors(exc)
    w = UnicodeWriter()
    w.write_char(c)
    return go_on(w.finish(), t.start + width.size)


def surrogateescape_errors(exc: Object) -> Object | None:
    """CPython: PyCodec_SurrogateEscapeErrors"""
    if not isinstance(exc, UnicodeErrorObject) or is_translate_error(exc):
        return wrong_type(exc)
    t = trouble_of(exc)
    if t is None:
        return None
    i = t.start
    if t.kind == ENCODE:
        out = bytearray()
        while i < t.end:
            c = unicode_char(t.text, i)
            if c < 0xDC80 or c > 0xDCFF:
                return strict_errors(exc)
            out.append(c - 0xDC00)
            i += 1
        return tuple2(BytesObject(bytes(out)), long_from_i64(t.end))
    w = UnicodeWriter()
    # As many as four bytes at once, but none below 128.
    while i < t.end and i - t.start < 4 and i64(t.data[i]) >= 128:
        w.write_char(0xDC00 + i64(t.data[i]))
        i += 1
    if i == t.start:
        return strict_errors(exc)
    return go_on(w.finish(), i)


def is_encode_error(x: Object) -> bool:
    return isinstance(x, UnicodeErrorObject) and is_subtype(x.cls, UNICODE_ENCODE_ERROR)


def is_translate_error(x: UnicodeErrorObject) -> bool:
    return is_subtype(x.cls, UNICODE_TRANSLATE_ERROR)


# The registry of handlers.

HANDLERS: Final = (
    function("strict_errors", strict_errors, "exc, /", doc="Raise the exception."),
    function("ignore_errors", ignore_errors, "exc, /", doc="Leave the characters out."),
    function("replace_errors", replace_errors, "exc, /", doc="Put a question mark or U+FFFD."),
    function("xmlcharrefreplace_errors", xmlcharrefreplace_errors, "exc, /", doc="Put &#number;."),
    function("backslashreplace_errors", backslashreplace_errors, "exc, /", doc="Put an escape."),
    function("namereplace_errors", namereplace_errors, "exc, /", doc="Put the character's name."),
    function("surrogatepass", surrogatepass_errors, "exc, /", doc="Let surrogates through."),
    function("surrogateescape", surrogateescape_errors, "exc, /", doc="Hide bytes in surrogates."),
)


def error_registry() -> DictObject:
    """The interpreter's table of handlers, by name. CPython: _PyCodec_InitRegistry"""
    d = RT.ts.interp.codec_error_registry
    if isinstance(d, DictObject):
        return d
    made = dict_new()
    for h in HANDLERS:
        dict_set_str(made, intern(h.name.removesuffix("_errors")), BuiltinFunction(h, None, None))
    RT.ts.interp.codec_error_registry = made
    return made


def lookup_error(name: str) -> Object | None:
    """The handler of a name; None with a LookupError.

    CPython: PyCodec_LookupError
    """
    handler = dict_get_str(error_registry(), intern(name))
    if handler is None:
        set_error(LOOKUP_ERROR, f"unknown error handler name '{name}'")
    return handler


def register_error(name: UnicodeObject, handler: Object) -> bool:
    """CPython: PyCodec_RegisterError"""
    if not is_callable(handler):
        type_error("handler must be callable")
        return False
    dict_set_str(error_registry(), unicode_intern(name), handler)
    return True


def is_host_handler(errors: str) -> bool:
    """Does the host's handler of that name do what the guest's does?"""
    if errors == "strict":
        return True
    if errors == "":
        return False
    handler = dict_get_str(error_registry(), intern(errors))
    if not isinstance(handler, BuiltinFunction) or handler.d not in HANDLERS:
        return False
    # The host does not know it under a name that the program has given it.
    return handler.d.name.removesuffix("_errors") == errors


from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.object_protocol import is_callable  # noqa: E402
