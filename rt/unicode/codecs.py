"""The registry of codecs, and encoding and decoding through it.

Answers to Python/codecs.c, and to PyUnicode_AsEncodedString, PyUnicode_Decode and
PyUnicode_FromEncodedObject of Objects/unicodeobject.c.

What always holds: `codec_search_path` of the interpreter is None until the registry is
needed; then it is a list of search functions, the first of which is that of the package
`encodings`. A codec is found under its normalised name, and kept in `codec_search_cache`.
"""

from __future__ import annotations

import _codecs
from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import (
    DictObject,
    dict_clear,
    dict_get_str,
    dict_new,
    dict_set_str,
)
from rt.objects.errors import (
    clear_error,
    error_occurred,
    restore_error,
    set_error,
    take_error,
    type_error,
)
from rt.objects.exceptions import LOOKUP_ERROR, RUNTIME_WARNING, TYPE_ERROR, add_note
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.tupleobject import TupleObject, as_tuple
from rt.objects.typeobject import type_name
from rt.unicode.unicodeobject import (
    EMPTY_UNICODE,
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_intern,
)

# The codecs that need no look in the registry.
C_NONE: Final = 0
C_UTF8: Final = 1
C_UTF16: Final = 2
C_UTF32: Final = 3
C_ASCII: Final = 4
C_LATIN1: Final = 5
C_UTF8_SIG: Final = 6

BOM: Final = b"\xef\xbb\xbf"

SHORTCUTS: Final[dict[str, int]] = {
    "utf_8": C_UTF8,
    "utf8": C_UTF8,
    # In the registry for CPython, which has it imported from the start.
    "utf_8_sig": C_UTF8_SIG,
    "utf_16": C_UTF16,
    "utf16": C_UTF16,
    "utf_32": C_UTF32,
    "utf32": C_UTF32,
    "ascii": C_ASCII,
    "us_ascii": C_ASCII,
    "latin1": C_LATIN1,
    "latin_1": C_LATIN1,
    "iso_8859_1": C_LATIN1,
    "iso8859_1": C_LATIN1,
}
# The same by what programs write, so that most names need not be normalised.
SHORTCUT_NAMES: Final[dict[str, int]] = {}


def normalize_encoding(name: str) -> str:
    """Lower case, with `_` for every run of what is no letter, digit or dot.

    CPython: _Py_normalize_encoding
    """
    out: list[str] = []
    gap = False
    for c in name:
        if (c.isascii() and c.isalnum()) or c == ".":
            if gap and out:
                out.append("_")
            gap = False
            out.append(c.lower())
        else:
            gap = True
    return "".join(out)


def shortcut(name: str) -> int:
    """Which of the built-in codecs `name` is, C_NONE for any other."""
    found = SHORTCUT_NAMES.get(name)
    if found is None:
        found = SHORTCUTS.get(normalize_encoding(name), C_NONE)
        if found != C_NONE:
            SHORTCUT_NAMES[name] = found
    return found


# Encoding and decoding text.


# What the development mode need not look up.
KNOWN_ERRORS: Final = ("strict", "ignore", "replace", "surrogateescape", "surrogatepass")


def names_known(encoding: str | None, errors: str | None) -> bool:
    """Do the encoding and the error handler exist? Only the development mode asks before they are
    needed. False with a LookupError. CPython: unicode_check_encoding_errors
    """
    if not RT.ts.interp.dev_mode:
        return True
    if encoding is not None and shortcut(encoding) == C_NONE and codec_lookup(encoding) is None:
        return False
    return errors is None or errors in KNOWN_ERRORS or lookup_error(errors) is not None


def unicode_as_encoded(u: UnicodeObject, encoding: str | None, errors: str | None) -> Object | None:
    """`u.encode(encoding, errors)`. CPython: PyUnicode_AsEncodedString"""
    if not names_known(encoding, errors):
        return None
    c = C_UTF8 if encoding is None else shortcut(encoding)
    if c == C_NONE:
        assert encoding is not None
        return encode_text(u, encoding, errors)
    if c == C_UTF8:
        data = encode_utf8(u, errors)
    elif c == C_UTF8_SIG:
        data = encode_utf8(u, errors)
        data = None if data is None else BOM + data
    elif c == C_LATIN1:
        data = encode_latin1(u, errors)
    elif c == C_ASCII:
        data = encode_ascii(u, errors)
    elif c == C_UTF16:
        data = encode_by_host(_codecs.utf_16_encode, u, errors)
    else:
        data = encode_by_host(_codecs.utf_32_encode, u, errors)
    return None if data is None else bytes_from_host(data)


def encode_text(u: UnicodeObject, encoding: str, errors: str | None) -> Object | None:
    """Encode through the registry; the result is bytes. CPython: _PyCodec_EncodeText"""
    codec = lookup_text_encoding(encoding, "codecs.encode()")
    if codec is None:
        return None
    v = run_codec(codec.item(0), u, encoding, errors, True)
    if v is None:
        return None
    if as_bytes(v) is not None:
        return v
    array = as_bytearray(v)
    if array is not None:
        if not warn(
            RUNTIME_WARNING,
            f"encoder {encoding} returned bytearray instead of bytes; "
            "use codecs.encode() to encode to arbitrary types",
        ):
            return None
        return bytes_from_host(bytes(array.store))
    return type_error(
        f"'{encoding}' encoder returned '{type_name(v)}' instead of 'bytes'; "
        "use codecs.encode() to encode to arbitrary types"
    )


def unicode_decode(data: bytes, encoding: str | None, errors: str | None) -> UnicodeObject | None:
    """`data.decode(encoding, errors)`. CPython: PyUnicode_Decode"""
    if not names_known(encoding, errors):
        return None
    c = C_UTF8 if encoding is None else shortcut(encoding)
    if c == C_NONE:
        assert encoding is not None
        return decode_text(data, encoding, errors)
    if c == C_UTF8:
        d = decode_utf8(data, errors, True)
    elif c == C_UTF8_SIG:
        d = decode_utf8(data.removeprefix(BOM), errors, True)
    elif c == C_LATIN1:
        d = decode_latin1(data)
    elif c == C_ASCII:
        d = decode_ascii(data, errors)
    elif c == C_UTF16:
        d = decode_by_host(_codecs.utf_16_decode, data, errors, True)
    else:
        d = decode_by_host(_codecs.utf_32_decode, data, errors, True)
    return None if d is None else d.text


def decode_text(data: bytes, encoding: str, errors: str | None) -> UnicodeObject | None:
    """Decode through the registry; the result is a str. CPython: _PyCodec_DecodeText"""
    codec = lookup_text_encoding(encoding, "codecs.decode()")
    if codec is None:
        return None
    v = run_codec(codec.item(1), memoryview_from_bytes(data), encoding, errors, False)
    if v is None:
        return None
    u = as_unicode(v)
    if u is None:
        type_error(
            f"'{encoding}' decoder returned '{type_name(v)}' instead of 'str'; "
            "use codecs.decode() to decode to arbitrary types"
        )
    return u


def unicode_from_encoded(
    x: Object, encoding: str | None, errors: str | None
) -> UnicodeObject | None:
    """`str(x, encoding, errors)`. CPython: PyUnicode_FromEncodedObject"""
    if as_unicode(x) is not None:
        type_error("decoding str is not supported")
        return None
    data = as_bytes_like(x)
    if data is None:
        if not error_occurred():
            type_error(f"decoding to str: need a bytes-like object, {type_name(x)} found")
        return None
    if not data:
        return EMPTY_UNICODE if names_known(encoding, errors) else None
    return unicode_decode(data, encoding, errors)


# The registry.


def search_path() -> ListObject | None:
    """The search functions; makes the registry when there is none yet.

    CPython: _PyCodec_InitRegistry
    """
    interp = RT.ts.interp
    path = interp.codec_search_path
    if isinstance(path, ListObject):
        return path
    made = list_new()
    interp.codec_search_path = made
    interp.codec_search_cache = dict_new()
    # The package registers its search function.
    if interp.builtins is not None and import_module("encodings") is None:
        interp.codec_search_path = None
        return None
    return made


def search_cache() -> DictObject:
    cache = RT.ts.interp.codec_search_cache
    if isinstance(cache, DictObject):
        return cache
    made = dict_new()
    RT.ts.interp.codec_search_cache = made
    return made


def codec_register(search: Object) -> bool:
    """Add a search function. False with a TypeError. CPython: PyCodec_Register"""
    path = search_path()
    if path is None:
        return False
    if not is_callable(search):
        type_error("argument must be callable")
        return False
    list_append(path, search)
    return True


def codec_unregister(search: Object) -> None:
    """Remove a search function, and forget what was found. CPython: PyCodec_Unregister"""
    path = RT.ts.interp.codec_search_path
    if not isinstance(path, ListObject):
        return
    i: i64 = 0
    while i < path.n:
        if list_item(path, i) is search:
            dict_clear(search_cache())
            list_pop(path, i)
            return
        i += 1


def codec_lookup(encoding: str) -> TupleObject | None:
    """The codec of a name: a tuple (perhaps the payload of a CodecInfo) of four.

    None with a LookupError. CPython: _PyCodec_Lookup
    """
    found = codec_lookup_object(encoding)
    if found is None:
        return None
    return as_tuple(found)


def codec_lookup_object(encoding: str) -> Object | None:
    path = search_path()
    if path is None:
        return None
    name = unicode_intern(unicode_from_host(normalize_encoding(encoding)))
    cache = search_cache()
    found = dict_get_str(cache, name)
    if found is not None:
        return found
    if path.n == 0:
        set_error(LOOKUP_ERROR, "no codec search functions registered: can't find encoding")
        return None
    i: i64 = 0
    while i < path.n:
        result = call_one(list_item(path, i), name)
        if result is None:
            return None
        if result is not NONE:
            t = as_tuple(result)
            if t is None or t.n != 4:
                return type_error("codec search functions must return 4-tuples")
            dict_set_str(cache, name, result)
            return result
        i += 1
    set_error(LOOKUP_ERROR, f"unknown encoding: {encoding}")
    return None


def lookup_text_encoding(encoding: str, alternative: str) -> TupleObject | None:
    """`codec_lookup` for codecs between str and bytes only.

    CPython: _PyCodec_LookupTextEncoding
    """
    codec = codec_lookup_object(encoding)
    if codec is None:
        return None
    if not isinstance(codec, TupleObject):
        # A CodecInfo says whether it is one.
        flag = lookup_attr(codec, intern("_is_text_encoding"))
        if flag is None and error_occurred():
            return None
        if flag is not None:
            is_text = is_true(flag)
            if is_text < 0:
                return None
            if is_text == 0:
                set_error(
                    LOOKUP_ERROR,
                    f"'{encoding}' is not a text encoding; "
                    f"use {alternative} to handle arbitrary codecs",
                )
                return None
    return as_tuple(codec)


def run_codec(
    function: Object, x: Object, encoding: str, errors: str | None, encodes: bool
) -> Object | None:
    """Call an encoder or decoder: what it makes of `x`.

    CPython: _PyCodec_EncodeInternal, _PyCodec_DecodeInternal
    """
    if errors is None:
        result = call_one(function, x)
    else:
        result = call_two(function, x, unicode_from_host(errors))
    if result is None:
        verb = "encoding" if encodes else "decoding"
        note_failure(f"{verb} with '{encoding}' codec failed")
        return None
    t = as_tuple(result)
    if t is None or t.n != 2:
        set_error(
            TYPE_ERROR,
            "encoder must return a tuple (object, integer)"
            if encodes
            else "decoder must return a tuple (object,integer)",
        )
        return None
    return t.item(0)


def note_failure(note: str) -> None:
    """Add a note to the current exception. CPython: _PyErr_FormatNote"""
    exc = take_error()
    if exc is not None:
        if add_note(exc, unicode_from_host(note)) is None:
            clear_error()
        restore_error(exc)


def codec_encode(x: Object, encoding: str, errors: str | None) -> Object | None:
    """`codecs.encode(x, encoding, errors)`. CPython: PyCodec_Encode"""
    codec = codec_lookup(encoding)
    if codec is None:
        return None
    return run_codec(codec.item(0), x, encoding, errors, True)


def codec_decode(x: Object, encoding: str, errors: str | None) -> Object | None:
    """`codecs.decode(x, encoding, errors)`. CPython: PyCodec_Decode"""
    codec = codec_lookup(encoding)
    if codec is None:
        return None
    return run_codec(codec.item(1), x, encoding, errors, False)


from rt.objects.abstract import import_module  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.bytearrayobject import as_bytearray  # noqa: E402
from rt.objects.bytesobject import as_bytes, bytes_from_host  # noqa: E402
from rt.objects.call import call_one, call_two  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    ListObject,
    list_append,
    list_item,
    list_new,
    list_pop,
)
from rt.objects.memoryobject import memoryview_from_bytes  # noqa: E402
from rt.objects.object_protocol import is_callable, is_true, lookup_attr  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.builtin_codecs import (  # noqa: E402
    decode_ascii,
    decode_by_host,
    decode_latin1,
    decode_utf8,
    encode_ascii,
    encode_by_host,
    encode_latin1,
    encode_utf8,
)
from rt.unicode.codec_errors import lookup_error  # noqa: E402
