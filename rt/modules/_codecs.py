"""The module `_codecs`. Answers to Modules/_codecsmodule.c."""

from __future__ import annotations

import _codecs
from collections.abc import Callable
from typing import Final, cast

from mypy_extensions import i64

from rt.objects.errors import error_occurred, type_error
from rt.objects.methodobject import MethodDef, function
from rt.objects.object import NONE, Object
from rt.objects.pystate import InterpreterState
from rt.objects.tupleobject import tuple2


class Arg:
    """A string argument's host value; `ok` is False when an exception was set."""

    def __init__(self, text: str | None, ok: bool) -> None:
        self.text: Final = text
        self.ok: Final = ok


def errors_arg(name: str, x: Object | None) -> Arg:
    """The argument `errors`: a str or None."""
    if x is None or x is NONE:
        return Arg(None, True)
    u = as_unicode(x)
    if u is None:
        type_error(f"{name}() argument 2 must be str or None, not {type_name(x)}")
        return Arg(None, False)
    return Arg(unicode_to_host(u), True)


def text_arg(name: str, x: Object) -> UnicodeObject | None:
    u = as_unicode(x)
    if u is None:
        type_error(f"{name}() argument 1 must be str, not {type_name_or_none(x)}")
    return u


def encoded(data: bytes | None, u: UnicodeObject) -> Object | None:
    if data is None:
        return None
    return tuple2(bytes_from_host(data), long_from_i64(u.length))


def decoded(d: Decoded | None) -> Object | None:
    return None if d is None else tuple2(d.text, long_from_i64(d.consumed))


# Encoders.


def encode_by(
    name: str,
    codec: Callable[[str, str], tuple[bytes, int]],
    text: Object,
    errors: Object | None,
) -> Object | None:
    u = text_arg(name, text)
    if u is None:
        return None
    e = errors_arg(name, errors)
    if not e.ok:
        return None
    return encoded(encode_by_host(codec, u, e.text), u)


def utf_8_encode(text: Object, errors: Object | None) -> Object | None:
    u = text_arg("utf_8_encode", text)
    e = errors_arg("utf_8_encode", errors)
    if u is None or not e.ok:
        return None
    return encoded(encode_utf8(u, e.text), u)


def latin_1_encode(text: Object, errors: Object | None) -> Object | None:
    u = text_arg("latin_1_encode", text)
    e = errors_arg("latin_1_encode", errors)
    if u is None or not e.ok:
        return None
    return encoded(encode_latin1(u, e.text), u)


def ascii_encode(text: Object, errors: Object | None) -> Object | None:
    u = text_arg("ascii_encode", text)
    e = errors_arg("ascii_encode", errors)
    if u is None or not e.ok:
        return None
    return encoded(encode_ascii(u, e.text), u)


def utf_7_encode(text: Object, errors: Object | None) -> Object | None:
    return encode_by("utf_7_encode", _codecs.utf_7_encode, text, errors)


def utf_16_le_encode(text: Object, errors: Object | None) -> Object | None:
    return encode_by("utf_16_le_encode", _codecs.utf_16_le_encode, text, errors)


def utf_16_be_encode(text: Object, errors: Object | None) -> Object | None:
    return encode_by("utf_16_be_encode", _codecs.utf_16_be_encode, text, errors)


def utf_32_le_encode(text: Object, errors: Object | None) -> Object | None:
    return encode_by("utf_32_le_encode", _codecs.utf_32_le_encode, text, errors)


def utf_32_be_encode(text: Object, errors: Object | None) -> Object | None:
    return encode_by("utf_32_be_encode", _codecs.utf_32_be_encode, text, errors)


def unicode_escape_encode(text: Object, errors: Object | None) -> Object | None:
    return encode_by("unicode_escape_encode", _codecs.unicode_escape_encode, text, errors)


def raw_unicode_escape_encode(text: Object, errors: Object | None) -> Object | None:
    return encode_by("raw_unicode_escape_encode", _codecs.raw_unicode_escape_encode, text, errors)


def ordered_encode(
    name: str,
    native: Callable[[str, str], tuple[bytes, int]],
    little: Callable[[str, str], tuple[bytes, int]],
    big: Callable[[str, str], tuple[bytes, int]],
    text: Object,
    errors: Object | None,
    byteorder: Object | None,
) -> Object | None:
    """UTF-16 and UTF-32: order 0 is the machine's, with a mark."""
    order: i64 = 0
    if byteorder is not None:
        order = index_as_c_int(byteorder)
        if order == -1 and error_occurred():
            return None
    return encode_by(name, native if order == 0 else little if order < 0 else big, text, errors)


def utf_16_encode(text: Object, errors: Object | None, byteorder: Object | None) -> Object | None:
    return ordered_encode(
        "utf_16_encode",
        _codecs.utf_16_encode,
        _codecs.utf_16_le_encode,
        _codecs.utf_16_be_encode,
        text,
        errors,
        byteorder,
    )


def utf_32_encode(text: Object, errors: Object | None, byteorder: Object | None) -> Object | None:
    return ordered_encode(
        "utf_32_encode",
        _codecs.utf_32_encode,
        _codecs.utf_32_le_encode,
        _codecs.utf_32_be_encode,
        text,
        errors,
        byteorder,
    )


# Decoders.


def data_arg(x: Object, accepts_text: bool) -> bytes | None:
    """The bytes to decode; of a str, where the codec takes one, its UTF-8."""
    if accepts_text:
        u = as_unicode(x)
        if u is not None:
            return encode_utf8(u, None)
    return bytes_like(x)


def decode_by(
    name: str,
    codec: Callable[[bytes, str, bool], tuple[str, int]],
    data: Object,
    errors: Object | None,
    final: Object | None,
    default_final: bool,
    accepts_text: bool,
) -> Object | None:
    raw = data_arg(data, accepts_text)
    if raw is None:
        return None
    e = errors_arg(name, errors)
    if not e.ok:
        return None
    last: i64 = 1 if default_final else 0
    if final is not None:
        last = is_true(final)
        if last < 0:
            return None
    return decoded(decode_by_host(codec, raw, e.text, last == 1))


def utf_8_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    raw = bytes_like(data)
    if raw is None:
        return None
    e = errors_arg("utf_8_decode", errors)
    if not e.ok:
        return None
    last: i64 = 0
    if final is not None:
        last = is_true(final)
        if last < 0:
            return None
    return decoded(decode_utf8(raw, e.text, last == 1))


def latin_1_decode(data: Object, errors: Object | None) -> Object | None:
    raw = bytes_like(data)
    if raw is None or not errors_arg("latin_1_decode", errors).ok:
        return None
    return decoded(decode_latin1(raw))


def ascii_decode(data: Object, errors: Object | None) -> Object | None:
    raw = bytes_like(data)
    if raw is None:
        return None
    e = errors_arg("ascii_decode", errors)
    if not e.ok:
        return None
    return decoded(decode_ascii(raw, e.text))


def utf_7_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    return decode_by("utf_7_decode", _codecs.utf_7_decode, data, errors, final, False, False)


def utf_16_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    return decode_by("utf_16_decode", _codecs.utf_16_decode, data, errors, final, False, False)


def utf_16_le_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    return decode_by(
        "utf_16_le_decode", _codecs.utf_16_le_decode, data, errors, final, False, False
    )


def utf_16_be_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    return decode_by(
        "utf_16_be_decode", _codecs.utf_16_be_decode, data, errors, final, False, False
    )


def utf_32_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    return decode_by("utf_32_decode", _codecs.utf_32_decode, data, errors, final, False, False)


def utf_32_le_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    return decode_by(
        "utf_32_le_decode", _codecs.utf_32_le_decode, data, errors, final, False, False
    )


def utf_32_be_decode(data: Object, errors: Object | None, final: Object | None) -> Object | None:
    return decode_by(
        "utf_32_be_decode", _codecs.utf_32_be_decode, data, errors, final, False, False
    )


def unicode_escape_decode(
    data: Object, errors: Object | None, final: Object | None
) -> Object | None:
    return decode_by(
        "unicode_escape_decode", _codecs.unicode_escape_decode, data, errors, final, True, True
    )


def raw_unicode_escape_decode(
    data: Object, errors: Object | None, final: Object | None
) -> Object | None:
    return decode_by(
        "raw_unicode_escape_decode",
        _codecs.raw_unicode_escape_decode,
        data,
        errors,
        final,
        True,
        True,
    )


class OrderedDecoder:
    """A host decoder of UTF-16 or UTF-32 with a given byte order; keeps the one it found."""

    def __init__(
        self, codec: Callable[[bytes, str, int, bool], tuple[str, int, int]], order: i64
    ) -> None:
        self.codec: Final = codec
        self.order: i64 = order

    def __call__(self, data: bytes, errors: str, final: bool) -> tuple[str, int]:
        text, consumed, found = self.codec(data, errors, int(self.order), final)
        self.order = found
        return text, consumed


def ex_decode(
    name: str,
    codec: Callable[[bytes, str, int, bool], tuple[str, int, int]],
    data: Object,
    errors: Object | None,
    byteorder: Object | None,
    final: Object | None,
) -> Object | None:
    raw = bytes_like(data)
    if raw is None:
        return None
    e = errors_arg(name, errors)
    if not e.ok:
        return None
    order: i64 = 0
    if byteorder is not None:
        order = index_as_c_int(byteorder)
        if order == -1 and error_occurred():
            return None
    last: i64 = 0
    if final is not None:
        last = is_true(final)
        if last < 0:
            return None
    ordered = OrderedDecoder(codec, order)
    d = decode_by_host(ordered, raw, e.text, last == 1)
    if d is None:
        return None
    return tuple3(d.text, long_from_i64(d.consumed), long_from_i64(ordered.order))


def utf_16_ex_decode(
    data: Object, errors: Object | None, byteorder: Object | None, final: Object | None
) -> Object | None:
    return ex_decode("utf_16_ex_decode", _codecs.utf_16_ex_decode, data, errors, byteorder, final)


def utf_32_ex_decode(
    data: Object, errors: Object | None, byteorder: Object | None, final: Object | None
) -> Object | None:
    return ex_decode("utf_32_ex_decode", _codecs.utf_32_ex_decode, data, errors, byteorder, final)


# Bytes to bytes.


def escape_encode(data: Object, errors: Object | None) -> Object | None:
    b = as_bytes(data)
    if b is None:
        return type_error(
            f"escape_encode() argument 1 must be bytes, not {type_name_or_none(data)}"
        )
    if not errors_arg("escape_encode", errors).ok:
        return None
    out, consumed = _codecs.escape_encode(b.data)
    return tuple2(bytes_from_host(out), long_from_i64(consumed))


def escape_decode(data: Object, errors: Object | None) -> Object | None:
    raw = data_arg(data, True)
    if raw is None:
        return None
    e = errors_arg("escape_decode", errors)
    if not e.ok:
        return None
    try:
        out, consumed = _codecs.escape_decode(raw, e.text)
    except Exception as x:
        set_from_host(x)
        return None
    return tuple2(bytes_from_host(out), long_from_i64(consumed))


def readbuffer_encode(data: Object, errors: Object | None) -> Object | None:
    raw = data_arg(data, True)
    if raw is None or not errors_arg("readbuffer_encode", errors).ok:
        return None
    return tuple2(bytes_from_host(raw), long_from_i64(len(raw)))


# Charmap.


class GuestMapping:
    """A guest's mapping for a host codec that looks characters up in it."""

    def __init__(self, mapping: Object) -> None:
        self.mapping: Final = mapping

    def __getitem__(self, key: int) -> object:
        value = self.mapping.mp_subscript(long_from_i64(key))
        if value is None:
            if clear_if(LOOKUP_ERROR):
                raise LookupError
            exc = take_error()
            assert exc is not None
            raise GuestException(exc)
        return to_host(value)


def host_mapping(mapping: Object | None) -> object:
    """The mapping as a host codec takes it: a str and the result of charmap_build are the
    host's own, anything else is asked item by item."""
    if mapping is None or mapping is NONE:
        return None
    if isinstance(mapping, HostObject):
        return mapping.value
    u = as_unicode(mapping)
    if u is not None:
        return unicode_to_host(u)
    return GuestMapping(mapping)


# The stubs do not know all that can be a mapping.
CHARMAP_ENCODE: Final = cast(
    Callable[[str, str, object], tuple[bytes, int]], _codecs.charmap_encode
)
CHARMAP_DECODE: Final = cast(
    Callable[[bytes, str, object], tuple[str, int]], _codecs.charmap_decode
)


class Charmap:
    """A host charmap codec with its mapping."""

    def __init__(self, mapping: object) -> None:
        self.mapping: Final = mapping

    def encode(self, text: str, errors: str) -> tuple[bytes, int]:
        return CHARMAP_ENCODE(text, errors, self.mapping)

    def decode(self, data: bytes, errors: str, final: bool) -> tuple[str, int]:
        return CHARMAP_DECODE(data, errors, self.mapping)


def charmap_encode(text: Object, errors: Object | None, mapping: Object | None) -> Object | None:
    return encode_by("charmap_encode", Charmap(host_mapping(mapping)).encode, text, errors)


def charmap_decode(data: Object, errors: Object | None, mapping: Object | None) -> Object | None:
    return decode_by(
        "charmap_decode", Charmap(host_mapping(mapping)).decode, data, errors, None, True, False
    )


def charmap_build(text: Object) -> Object | None:
    u = as_unicode(text)
    if u is None:
        return type_error(f"charmap_build() argument must be str, not {type_name_or_none(text)}")
    return to_guest(_codecs.charmap_build(unicode_to_host(u)))


# The registry.


def register(search_function: Object) -> Object | None:
    return NONE if codec_register(search_function) else None


def unregister(search_function: Object) -> Object | None:
    codec_unregister(search_function)
    return NONE


def lookup(encoding: Object) -> Object | None:
    u = as_unicode(encoding)
    if u is None:
        return type_error(f"lookup() argument must be str, not {type_name_or_none(encoding)}")
    return codec_lookup_object(unicode_to_host(u))


def encode(obj: Object, encoding: Object | None, errors: Object | None) -> Object | None:
    e = codec_name("encode", "encoding", encoding)
    if e is None and error_occurred():
        return None
    h = codec_name("encode", "errors", errors)
    if h is None and error_occurred():
        return None
    return codec_encode(obj, "utf-8" if e is None else e, h)


def decode(obj: Object, encoding: Object | None, errors: Object | None) -> Object | None:
    e = codec_name("decode", "encoding", encoding)
    if e is None and error_occurred():
        return None
    h = codec_name("decode", "errors", errors)
    if h is None and error_occurred():
        return None
    return codec_decode(obj, "utf-8" if e is None else e, h)


def register_error_handler(errors: Object, handler: Object) -> Object | None:
    u = as_unicode(errors)
    if u is None:
        return type_error(
            f"register_error() argument 1 must be str, not {type_name_or_none(errors)}"
        )
    return NONE if register_error(u, handler) else None


def lookup_error_handler(name: Object) -> Object | None:
    u = as_unicode(name)
    if u is None:
        return type_error(f"lookup_error() argument must be str, not {type_name_or_none(name)}")
    return lookup_error(unicode_to_host(u))


TEXT: Final = "str, errors=None, /"
DATA: Final = "data, errors=None, /"
PART: Final = "data, errors=None, final=False, /"
WHOLE: Final = "data, errors=None, final=True, /"

FUNCTIONS: Final[tuple[MethodDef, ...]] = (
    function("register", register, "search_function, /", doc="Add a codec search function."),
    function("unregister", unregister, "search_function, /", doc="Remove a codec search function."),
    function("lookup", lookup, "encoding, /", doc="The codec of a name."),
    function("encode", encode, "obj, encoding='utf-8', errors='strict'", doc="Encode by a codec."),
    function("decode", decode, "obj, encoding='utf-8', errors='strict'", doc="Decode by a codec."),
    function("escape_encode", escape_encode, DATA),
    function("escape_decode", escape_decode, DATA),
    function("utf_8_encode", utf_8_encode, TEXT),
    function("utf_8_decode", utf_8_decode, PART),
    function("utf_7_encode", utf_7_encode, TEXT),
    function("utf_7_decode", utf_7_decode, PART),
    function("utf_16_encode", utf_16_encode, "str, errors=None, byteorder=0, /"),
    function("utf_16_le_encode", utf_16_le_encode, TEXT),
    function("utf_16_be_encode", utf_16_be_encode, TEXT),
    function("utf_16_decode", utf_16_decode, PART),
    function("utf_16_le_decode", utf_16_le_decode, PART),
    function("utf_16_be_decode", utf_16_be_decode, PART),
    function(
        "utf_16_ex_decode", utf_16_ex_decode, "data, errors=None, byteorder=0, final=False, /"
    ),
    function("utf_32_encode", utf_32_encode, "str, errors=None, byteorder=0, /"),
    function("utf_32_le_encode", utf_32_le_encode, TEXT),
    function("utf_32_be_encode", utf_32_be_encode, TEXT),
    function("utf_32_decode", utf_32_decode, PART),
    function("utf_32_le_decode", utf_32_le_decode, PART),
    function("utf_32_be_decode", utf_32_be_decode, PART),
    function(
        "utf_32_ex_decode", utf_32_ex_decode, "data, errors=None, byteorder=0, final=False, /"
    ),
    function("unicode_escape_encode", unicode_escape_encode, TEXT),
    function("unicode_escape_decode", unicode_escape_decode, WHOLE),
    function("raw_unicode_escape_encode", raw_unicode_escape_encode, TEXT),
    function("raw_unicode_escape_decode", raw_unicode_escape_decode, WHOLE),
    function("latin_1_encode", latin_1_encode, TEXT),
    function("latin_1_decode", latin_1_decode, DATA),
    function("ascii_encode", ascii_encode, TEXT),
    function("ascii_decode", ascii_decode, DATA),
    function("charmap_encode", charmap_encode, "str, errors=None, mapping=None, /"),
    function("charmap_decode", charmap_decode, "data, errors=None, mapping=None, /"),
    function("charmap_build", charmap_build, "map, /"),
    function("readbuffer_encode", readbuffer_encode, DATA),
    function("register_error", register_error_handler, "errors, handler, /", doc="Name a handler."),
    function("lookup_error", lookup_error_handler, "name, /", doc="The handler of a name."),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_codecs`."""
    return new_module("_codecs", "", FUNCTIONS)


from rt.modules.support import new_module  # noqa: E402
from rt.objects.buffer import bytes_like  # noqa: E402
from rt.objects.bytes_methods import index_as_c_int  # noqa: E402
from rt.objects.bytesobject import as_bytes, bytes_from_host  # noqa: E402
from rt.objects.errors import clear_if, take_error  # noqa: E402
from rt.objects.exceptions import LOOKUP_ERROR, type_name_or_none  # noqa: E402
from rt.objects.guestobject import GuestException  # noqa: E402
from rt.objects.host import (  # noqa: E402
    HostObject,
    set_from_host,
    to_guest,
    to_host,
)
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import is_true  # noqa: E402
from rt.objects.tupleobject import tuple3  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.builtin_codecs import (  # noqa: E402
    Decoded,
    decode_ascii,
    decode_by_host,
    decode_latin1,
    decode_utf8,
    encode_ascii,
    encode_by_host,
    encode_latin1,
    encode_utf8,
)
from rt.unicode.codec_errors import lookup_error, register_error  # noqa: E402
from rt.unicode.codecs import (  # noqa: E402
    codec_decode,
    codec_encode,
    codec_lookup_object,
    codec_register,
    codec_unregister,
)
from rt.unicode.unicode_methods import codec_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_to_host,
)
