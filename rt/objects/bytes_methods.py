"""The methods of bytes and bytearray, and the declarations of the two types.

Answers to Objects/bytes_methods.c, Objects/stringlib/transmogrify.h, and the method tables of
Objects/bytesobject.c and Objects/bytearrayobject.c. `self` of a shared method is a BytesObject
or a ByteArrayObject; the result is of the same type. The host's own methods do the work once
the arguments are checked.
"""

from __future__ import annotations

from typing import Final

from librt.strings import write_i16_le
from mypy_extensions import i16, i64

from rt.dict.dictobject import DictObject
from rt.objects.errors import (
    clear_if,
    error_occurred,
    index_error,
    memory_error,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import OVERFLOW_ERROR, TYPE_ERROR
from rt.objects.longobject import as_index, index_as_i64, long_as_i64, long_from_i64
from rt.objects.methodobject import (
    WANTS_INSTANCE,
    MethodDef,
    class_method,
    method,
    static_method,
)
from rt.objects.object import ENDLESS, NONE, Object
from rt.objects.slots import (
    S_BUFFER,
    S_CONCAT,
    S_CONTAINS,
    S_GETITEM,
    S_HASH,
    S_HASH_NONE,
    S_INPLACE_CONCAT,
    S_INPLACE_REPEAT,
    S_ITER,
    S_LEN,
    S_MOD,
    S_RELEASE_BUFFER,
    S_REPEAT,
    S_REPR,
    S_RICHCOMPARE,
    S_SETITEM,
    S_STR,
)
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject, tuple1, tuple2, tuple3
from rt.objects.typeobject import BASETYPE, TypeObject, static_type, type_name

# A search that found nothing, and one that set an exception.
MISSING: Final = -1
FAILED: Final = -2
C_INT_MAX: Final = 2147483647
# From so many bytes on the host writes the hexadecimal digits.
MANY: Final = 64


def raw(x: Object) -> bytes | bytearray:
    """The host's object in a bytes or a bytearray."""
    if isinstance(x, BytesObject):
        return x.data
    assert isinstance(x, ByteArrayObject)
    return x.store


def raw_bytes(x: Object) -> bytes:
    """The bytes in a bytes or a bytearray."""
    if isinstance(x, BytesObject):
        return x.data
    assert isinstance(x, ByteArrayObject)
    return bytes(x.store)


def like(self: Object, data: bytes | bytearray) -> Object:
    """A value of the type of `self`; `self` when it is bytes and `data` are its own."""
    if isinstance(self, BytesObject):
        if data is self.data:
            return self
        return bytes_from_host(data if isinstance(data, bytes) else bytes(data))
    return ByteArrayObject(bytearray(data))


def index_as_c_int(x: Object) -> i64:
    """`operator.index(x)` in the range of a C int; -1 with a TypeError or an OverflowError.

    CPython: PyLong_AsInt
    """
    n = as_index(x)
    if n is None:
        return -1
    v = long_as_i64(n)
    if v > C_INT_MAX or v < -C_INT_MAX - 1:
        set_error(OVERFLOW_ERROR, "Python int too large to convert to C int")
        return -1
    return v


def byte_of(x: Object, message: str) -> i64:
    """`operator.index(x)` in range(256); -1 with a ValueError of that message."""
    n = as_index(x)
    if n is None:
        return -1
    v = long_as_i64(n)
    if v < 0 or v > 255:
        value_error(message)
        return -1
    return v


BYTE_RANGE: Final = "byte must be in range(0, 256)"
BYTES_RANGE: Final = "bytes must be in range(0, 256)"


# Searching.


def wanted_bytes(sub: Object) -> bytes | None:
    """What to search for: bytes, or one byte. CPython: parse_args_finds_byte"""
    if isinstance(sub, BytesObject):
        return sub.data
    data = as_bytes_like(sub)
    if data is not None:
        return data
    if error_occurred():
        return None
    n = subscript_index(sub)
    if n is None:
        if not error_occurred():
            type_error(f"argument should be integer or bytes-like object, not '{type_name(sub)}'")
        return None
    v = long_as_i64(n)
    if v < 0 or v > 255:
        value_error(BYTE_RANGE)
        return None
    return SINGLE[v].data


class Range:
    """The start and end of a search, not adjusted."""

    def __init__(self, start: i64, end: i64) -> None:
        self.start: Final[i64] = start
        self.end: Final[i64] = end


WHOLE: Final = Range(0, ENDLESS)


def range_of(start: Object | None, end: Object | None) -> Range | None:
    """The arguments `start` and `end` of a search; None with a TypeError."""
    if start is None and end is None:
        return WHOLE
    i: i64 = 0
    stop: i64 = ENDLESS
    if start is not None and start is not NONE:
        i = slice_index(start)
        if i == -1 and error_occurred():
            return None
    if end is not None and end is not NONE:
        stop = slice_index(end)
        if stop == -1 and error_occurred():
            return None
    return Range(i, stop)


def bytes_find(
    self: Object, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = position(self, sub, start, end, False)
    return None if at == FAILED else long_from_i64(at)


def bytes_rfind(
    self: Object, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = position(self, sub, start, end, True)
    return None if at == FAILED else long_from_i64(at)


def bytes_index(
    self: Object, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = position(self, sub, start, end, False)
    if at == MISSING:
        return value_error("subsection not found")
    return None if at == FAILED else long_from_i64(at)


def bytes_rindex(
    self: Object, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = position(self, sub, start, end, True)
    if at == MISSING:
        return value_error("subsection not found")
    return None if at == FAILED else long_from_i64(at)


def position(
    self: Object, sub: Object, start: Object | None, end: Object | None, last: bool
) -> i64:
    """Where `sub` is in `self`; MISSING, or FAILED with an exception."""
    r = range_of(start, end)
    if r is None:
        return FAILED
    wanted = wanted_bytes(sub)
    if wanted is None:
        return FAILED
    data = raw(self)
    if r is WHOLE:
        return data.rfind(wanted) if last else data.find(wanted)
    return data.rfind(wanted, r.start, r.end) if last else data.find(wanted, r.start, r.end)


def bytes_count(
    self: Object, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    r = range_of(start, end)
    if r is None:
        return None
    wanted = wanted_bytes(sub)
    if wanted is None:
        return None
    return long_from_i64(raw(self).count(wanted, r.start, r.end))


def bytes_contains(self: Object, value: Object) -> i64:
    """`value in self`: 1, 0, or -1 with an exception. CPython: _Py_bytes_contains"""
    n = subscript_index(value)
    if n is not None:
        v = long_as_i64(n)
        if v < 0 or v > 255:
            value_error(BYTE_RANGE)
            return -1
        return 1 if SINGLE[v].data in raw(self) else 0
    if error_occurred():
        return -1
    wanted = bytes_like(value)
    if wanted is None:
        return -1
    return 1 if wanted in raw(self) else 0


def bytes_startswith(
    self: Object, prefix: Object, start: Object | None, end: Object | None
) -> Object | None:
    return affix(self, prefix, start, end, "startswith")


def bytes_endswith(
    self: Object, suffix: Object, start: Object | None, end: Object | None
) -> Object | None:
    return affix(self, suffix, start, end, "endswith")


def affix(
    self: Object, x: Object, start: Object | None, end: Object | None, name: str
) -> Object | None:
    # CPython: _Py_bytes_tailmatch
    r = range_of(start, end)
    if r is None:
        return None
    several = as_tuple(x)
    if several is None:
        one = as_bytes_like(x)
        if one is None:
            if error_occurred():
                return None
            return type_error(
                f"{name} first arg must be bytes or a tuple of bytes, not {type_name(x)}"
            )
        return bool_from(affix_match(raw(self), one, r, name))
    i: i64 = 0
    while i < several.n:
        one = bytes_like(several.item(i))
        if one is None:
            return None
        if affix_match(raw(self), one, r, name):
            return TRUE
        i += 1
    return FALSE


def affix_match(data: bytes | bytearray, one: bytes, r: Range, name: str) -> bool:
    if name == "startswith":
        return data.startswith(one, r.start, r.end)
    return data.endswith(one, r.start, r.end)


def bytes_removeprefix(self: Object, prefix: Object) -> Object | None:
    p = bytes_like(prefix)
    return None if p is None else like(self, raw(self).removeprefix(p))


def bytes_removesuffix(self: Object, suffix: Object) -> Object | None:
    s = bytes_like(suffix)
    return None if s is None else like(self, raw(self).removesuffix(s))


def bytes_replace(self: Object, old: Object, new: Object, count: Object | None) -> Object | None:
    a = bytes_like(old)
    if a is None:
        return None
    b = bytes_like(new)
    if b is None:
        return None
    n: i64 = -1
    if count is not None:
        n = index_as_i64(count)
        if n == -1 and error_occurred():
            return None
    try:
        return like(self, raw(self).replace(a, b, n))
    except MemoryError:
        return memory_error()
    except OverflowError:
        set_error(OVERFLOW_ERROR, "replace bytes is too long")
        return None


# Splitting and joining.


def list_like(self: Object, parts: list[bytes] | list[bytearray]) -> Object:
    out: list[Object] = []
    for part in parts:
        out.append(like(self, part))
    return list_from_host(out)


def split_limit(maxsplit: Object | None) -> i64:
    """The number of splits, -1 for no limit; FAILED with an exception."""
    if maxsplit is None:
        return -1
    n = index_as_i64(maxsplit)
    if n == -1 and error_occurred():
        return FAILED
    return -1 if n < 0 else n


def bytes_split(self: Object, sep: Object | None, maxsplit: Object | None) -> Object | None:
    n = split_limit(maxsplit)
    if n == FAILED:
        return None
    if sep is None or sep is NONE:
        return list_like(self, raw(self).split(None, n))
    s = separator(sep)
    return None if s is None else list_like(self, raw(self).split(s, n))


def bytes_rsplit(self: Object, sep: Object | None, maxsplit: Object | None) -> Object | None:
    n = split_limit(maxsplit)
    if n == FAILED:
        return None
    if sep is None or sep is NONE:
        return list_like(self, raw(self).rsplit(None, n))
    s = separator(sep)
    return None if s is None else list_like(self, raw(self).rsplit(s, n))


def separator(sep: Object) -> bytes | None:
    s = bytes_like(sep)
    if s is not None and not s:
        value_error("empty separator")
        return None
    return s


def bytes_partition(self: Object, sep: Object) -> Object | None:
    s = separator(sep)
    if s is None:
        return None
    at: i64 = raw(self).find(s)
    if at < 0:
        return tuple3(copy_of(self), like(self, b""), like(self, b""))
    return parts_at(self, at, s, sep)


def bytes_rpartition(self: Object, sep: Object) -> Object | None:
    s = separator(sep)
    if s is None:
        return None
    at: i64 = raw(self).rfind(s)
    if at < 0:
        return tuple3(like(self, b""), like(self, b""), copy_of(self))
    return parts_at(self, at, s, sep)


def copy_of(self: Object) -> Object:
    return like(self, raw(self))


def parts_at(self: Object, at: i64, s: bytes, sep: Object) -> TupleObject:
    data = raw(self)
    middle = sep if isinstance(self, BytesObject) else like(self, s)
    return tuple3(like(self, data[:at]), middle, like(self, data[at + len(s) :]))


def bytes_splitlines(self: Object, keepends: Object | None) -> Object | None:
    keep: i64 = 0
    if keepends is not None:
        keep = is_true(keepends)
        if keep < 0:
            return None
    return list_like(self, raw(self).splitlines(keep == 1))


def bytes_join(self: Object, iterable: Object) -> Object | None:
    """CPython: STRINGLIB(bytes_join), bytearray_join"""
    if isinstance(self, ByteArrayObject):
        # What the iterable runs must not resize the bytearray.
        with memoryview(self.store):
            return join_items(self, iterable)
    return join_items(self, iterable)


def join_items(self: Object, iterable: Object) -> Object | None:
    items = sequence_fast(iterable, "can only join an iterable")
    if items is None:
        return None
    if items.n == 1 and isinstance(self, BytesObject):
        only = list_item(items, 0)
        if isinstance(only, BytesObject):
            return only
    parts: list[bytes] = []
    i: i64 = 0
    while i < items.n:
        x = list_item(items, i)
        if isinstance(x, BytesObject):
            parts.append(x.data)
        else:
            data = as_bytes_like(x)
            if data is None:
                return type_error(
                    f"sequence item {i}: expected a bytes-like object, {type_name(x)} found"
                )
            parts.append(data)
        i += 1
    return like(self, raw(self).join(parts))


# Stripping and padding.


def strip_set(x: Object | None) -> bytes | None:
    """The bytes to strip, white space by default; None with a TypeError."""
    if x is None or x is NONE:
        return b" \t\n\r\x0b\x0c"
    return bytes_like(x)


def bytes_strip(self: Object, chars: Object | None) -> Object | None:
    s = strip_set(chars)
    return None if s is None else like(self, raw(self).strip(s))


def bytes_lstrip(self: Object, chars: Object | None) -> Object | None:
    s = strip_set(chars)
    return None if s is None else like(self, raw(self).lstrip(s))


def bytes_rstrip(self: Object, chars: Object | None) -> Object | None:
    s = strip_set(chars)
    return None if s is None else like(self, raw(self).rstrip(s))


def fill_byte(x: Object | None, name: str) -> bytes | None:
    if x is None:
        return b" "
    native = x.native()
    data: bytes | bytearray = b""
    if isinstance(native, (BytesObject, ByteArrayObject)):
        data = raw(native)
    if len(data) != 1:
        type_error(
            f"{name}() argument 2 must be a byte string of length 1, not {type_name_or_none(x)}"
        )
        return None
    return bytes(data)


def padded(self: Object, width: Object, fill: Object | None, name: str) -> Object | None:
    n = index_as_i64(width)
    if n == -1 and error_occurred():
        return None
    f = fill_byte(fill, name)
    if f is None:
        return None
    data = raw(self)
    try:
        if name == "center":
            return like(self, data.center(n, f))
        return like(self, data.ljust(n, f) if name == "ljust" else data.rjust(n, f))
    except (MemoryError, OverflowError):
        return memory_error()


def bytes_center(self: Object, width: Object, fillchar: Object | None) -> Object | None:
    return padded(self, width, fillchar, "center")


def bytes_ljust(self: Object, width: Object, fillchar: Object | None) -> Object | None:
    return padded(self, width, fillchar, "ljust")


def bytes_rjust(self: Object, width: Object, fillchar: Object | None) -> Object | None:
    return padded(self, width, fillchar, "rjust")


def bytes_zfill(self: Object, width: Object) -> Object | None:
    n = index_as_i64(width)
    if n == -1 and error_occurred():
        return None
    try:
        return like(self, raw(self).zfill(n))
    except (MemoryError, OverflowError):
        return memory_error()


def bytes_expandtabs(self: Object, tabsize: Object | None) -> Object | None:
    n: i64 = 8
    if tabsize is not None:
        n = index_as_c_int(tabsize)
        if n == -1 and error_occurred():
            return None
    try:
        return like(self, raw(self).expandtabs(n))
    except MemoryError:
        return memory_error()
    except OverflowError:
        set_error(OVERFLOW_ERROR, "result too long")
        return None


# Case and classes, of ASCII.


def bytes_capitalize(self: Object) -> Object | None:
    return like(self, raw(self).capitalize())


def bytes_lower(self: Object) -> Object | None:
    return like(self, raw(self).lower())


def bytes_swapcase(self: Object) -> Object | None:
    return like(self, raw(self).swapcase())


def bytes_title(self: Object) -> Object | None:
    return like(self, raw(self).title())


def bytes_upper(self: Object) -> Object | None:
    return like(self, raw(self).upper())


def bytes_isalnum(self: Object) -> Object | None:
    return bool_from(raw(self).isalnum())


def bytes_isalpha(self: Object) -> Object | None:
    return bool_from(raw(self).isalpha())


def bytes_isascii(self: Object) -> Object | None:
    return bool_from(raw(self).isascii())


def bytes_isdigit(self: Object) -> Object | None:
    return bool_from(raw(self).isdigit())


def bytes_islower(self: Object) -> Object | None:
    return bool_from(raw(self).islower())


def bytes_isspace(self: Object) -> Object | None:
    return bool_from(raw(self).isspace())


def bytes_istitle(self: Object) -> Object | None:
    return bool_from(raw(self).istitle())


def bytes_isupper(self: Object) -> Object | None:
    return bool_from(raw(self).isupper())


# Translation, text.


def bytes_translate(self: Object, table: Object, delete: Object | None) -> Object | None:
    t: bytes | None = None
    if table is not NONE:
        t = bytes_like(table)
        if t is None:
            return None
        if len(t) != 256:
            return value_error("translation table must be 256 characters long")
    removed = b""
    if delete is not None:
        d = bytes_like(delete)
        if d is None:
            return None
        removed = d
    return like(self, raw(self).translate(t, removed))


def bytes_maketrans(source: Object, target: Object) -> Object | None:
    a = bytes_like(source)
    if a is None:
        return None
    b = bytes_like(target)
    if b is None:
        return None
    if len(a) != len(b):
        return value_error("maketrans arguments must have same length")
    return BytesObject(bytes.maketrans(a, b))


def bytes_decode(self: Object, encoding: Object | None, errors: Object | None) -> Object | None:
    e = codec_name("decode", "encoding", encoding)
    if e is None and error_occurred():
        return None
    h = codec_name("decode", "errors", errors)
    if h is None and error_occurred():
        return None
    data = raw_bytes(self)
    if not data:
        # Without looking for the codec.
        return EMPTY_UNICODE if names_known(e, h) else None
    return unicode_decode(data, e, h)


def hex_text(data: bytes, sep: Object | None, bytes_per_sep: Object | None) -> Object | None:
    """`data.hex(sep, bytes_per_sep)`. CPython: _Py_strhex_impl"""
    group: i64 = 1
    if bytes_per_sep is not None:
        group = index_as_c_int(bytes_per_sep)
        if group == -1 and error_occurred():
            return None
    if sep is None:
        return unicode_latin1(hex_digits(data))
    n = sep.sq_length()
    if n < 0:
        return None
    if n != 1:
        return value_error("sep must be length 1.")
    native = sep.native()
    if isinstance(native, UnicodeObject):
        c = unicode_char(native, 0)
    elif isinstance(native, BytesObject):
        c = i64(native.data[0])
    else:
        return type_error("sep must be str or bytes.")
    if c > 127:
        return value_error("sep must be ASCII.")
    if group == 0:
        return unicode_latin1(hex_digits(data))
    return unicode_latin1(data.hex(chr(c), group).encode("ascii"))


def hex_digits(data: bytes) -> bytes:
    """`data` in hexadecimal."""
    n: i64 = len(data)
    if n >= MANY:
        return data.hex().encode("ascii")
    out = scratch()
    i: i64 = 0
    while i < n:
        b = i64(data[i])
        i += 1
        # A byte's two digits in two bytes; from 10 on they are letters.
        digits = (b >> 4) | ((b & 15) << 8)
        letters = ((digits + 0x0606) >> 4) & 0x0101
        write_i16_le(out, i16(digits + 0x3030 + letters * 39))
    return out.getvalue()


def bytes_hex(self: Object, sep: Object | None, bytes_per_sep: Object | None) -> Object | None:
    return hex_text(raw_bytes(self), sep, bytes_per_sep)


def from_hex(text: Object) -> bytes | None:
    """The bytes of hexadecimal text; None with an exception. CPython: _PyBytes_FromHex"""
    u = as_unicode(text)
    if u is None:
        type_error(f"fromhex() argument must be str, not {type_name_or_none(text)}")
        return None
    out = bytearray()
    i: i64 = 0
    n = u.length
    if not unicode_is_ascii(u):
        # The first character beyond ASCII is to blame, whatever comes before it.
        while unicode_char(u, i) < 128:
            i += 1
        return not_hexadecimal(i)
    while i < n:
        c = unicode_char(u, i)
        i += 1
        if c == 32 or (c >= 9 and c <= 13):
            continue
        high = hex_digit(c)
        if high < 0:
            return not_hexadecimal(i - 1)
        low = hex_digit(unicode_char(u, i)) if i < n else -1
        if low < 0:
            return not_hexadecimal(i)
        out.append(high * 16 + low)
        i += 1
    return bytes(out)


def not_hexadecimal(at: i64) -> bytes | None:
    value_error(f"non-hexadecimal number found in fromhex() arg at position {at}")
    return None


def hex_digit(c: i64) -> i64:
    """The value of a hexadecimal digit, or -1."""
    if c >= 48 and c <= 57:
        return c - 48
    if c >= 97 and c <= 102:
        return c - 87
    if c >= 65 and c <= 70:
        return c - 55
    return -1


# Making bytes of anything.


def bytes_of_object(
    x: Object, for_array: bool, into: ByteArrayObject | None = None
) -> bytes | bytearray | None:
    """The bytes of a buffer or of an iterable of ints; None with an exception.

    Args:
        into: gets the bytes of an iterable one by one, and its store is the result.

    CPython: PyBytes_FromObject, and the end of bytearray___init___impl
    """
    if isinstance(x, BytesObject):
        return x.data
    b = x.bf_getbuffer(0)
    if b is not None:
        data = b.tobytes()
        b.release()
        return data
    if error_occurred():
        return None
    name = "bytearray" if for_array else "bytes"
    message = BYTE_RANGE if for_array else BYTES_RANGE
    if as_unicode(x) is not None:
        type_error(f"cannot convert '{type_name(x)}' object to {name}")
        return None
    it = get_iter(x)
    if it is None:
        if clear_if(TYPE_ERROR):
            type_error(f"cannot convert '{type_name(x)}' object to {name}")
        return None
    return bytes_of_iterator(it, message, into)


def bytes_of_iterator(
    it: Object, message: str, into: ByteArrayObject | None = None
) -> bytearray | None:
    """The bytes whose values an iterator gives; None with an exception."""
    array = ByteArrayObject(bytearray()) if into is None else into
    while True:
        item = it.tp_iternext()
        if item is None:
            return None if error_occurred() else array.store
        v = byte_of(item, message)
        if v < 0 or not append_byte(array, v):
            return None


class Source:
    """What `bytes(...)` and `bytearray(...)` were given: bytes, or None with an exception."""

    def __init__(self, data: bytes | bytearray | None) -> None:
        self.data: Final = data


def source_data(
    name: str,
    source: Object | None,
    encoding: Object | None,
    errors: Object | None,
    into: ByteArrayObject | None = None,
) -> Source:
    """The bytes that the arguments of `bytes` or `bytearray` describe.

    Args:
        into: the bytearray that gets them, as in `bytes_of_object`.

    CPython: bytes_new_impl, bytearray___init___impl
    """
    e = codec_name(name, "encoding", encoding)
    if e is None and error_occurred():
        return Source(None)
    h = codec_name(name, "errors", errors)
    if h is None and error_occurred():
        return Source(None)
    text = None if source is None else as_unicode(source)
    if text is not None and (
        e is not None or h is not None or name != "bytes" or isinstance(source, UnicodeObject)
    ):
        if e is None:
            type_error("string argument without an encoding")
            return Source(None)
        encoded = unicode_as_encoded(text, e, h)
        b = None if encoded is None else as_bytes(encoded)
        return Source(None if b is None else b.data)
    if encoding is not None or errors is not None:
        missing = "encoding" if encoding is not None else "errors"
        type_error(f"{missing} without a string argument")
        return Source(None)
    if source is None:
        return Source(b"")
    if name == "bytes" and not isinstance(source, (BytesObject, ByteArrayObject)):
        special = lookup_special(source, ID___bytes__)
        if special is not None:
            r = call_noargs(special)
            if r is None:
                return Source(None)
            b = as_bytes(r)
            if b is None:
                type_error(f"__bytes__ returned non-bytes (type {type_name(r)})")
                return Source(None)
            return Source(b.data)
        if error_occurred():
            return Source(None)
    if text is not None:
        type_error("string argument without an encoding")
        return Source(None)
    n = subscript_index(source)
    if n is not None:
        size = number_as_ssize(n, OVERFLOW_ERROR)
        if size == -1 and error_occurred():
            return Source(None)
        if size < 0:
            value_error("negative count")
            return Source(None)
        try:
            return Source(bytes(size))
        except (MemoryError, OverflowError):
            memory_error()
            return Source(None)
    if error_occurred() and not clear_if(TYPE_ERROR):
        return Source(None)
    return Source(bytes_of_object(source, name == "bytearray", into))


# bytes alone.


def bytes_new(
    cls: TypeObject, source: Object | None, encoding: Object | None, errors: Object | None
) -> Object | None:
    """`bytes(source, encoding, errors)`. CPython: bytes_new_impl"""
    if source is not None and encoding is None and errors is None:
        if isinstance(source, BytesObject):
            return source
        if cls is BYTES_TYPE and isinstance(source, InstanceObject):
            # What `__bytes__` gives may be an instance of a class that extends bytes.
            special = lookup_special(source, ID___bytes__)
            if special is not None:
                r = call_noargs(special)
                if r is not None and as_bytes(r) is None:
                    return type_error(f"__bytes__ returned non-bytes (type {type_name(r)})")
                return r
            if error_occurred():
                return None
    data = source_data("bytes", source, encoding, errors).data
    return None if data is None else bytes_from_host(bytes(data))


def bytes_getnewargs(self: BytesObject) -> Object | None:
    return tuple1(self)


def bytes_dunder_bytes(self: BytesObject) -> Object | None:
    return self


def bytes_sizeof(self: BytesObject) -> Object | None:
    return long_from_i64(33 + len(self.data))


def bytes_fromhex(cls: TypeObject, text: Object) -> Object | None:
    data = from_hex(text)
    if data is None:
        return None
    b = bytes_from_host(data)
    return b if cls is BYTES_TYPE else call_one(cls, b)


# bytearray alone.


def bytearray_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return ByteArrayObject(bytearray())


def bytearray_init(
    self: ByteArrayObject,
    source: Object | None,
    encoding: Object | None,
    errors: Object | None,
) -> Object | None:
    """CPython: bytearray___init___impl"""
    if self.store and not change(self, 0, len(self.store), b""):
        return None
    data = source_data("bytearray", source, encoding, errors, self).data
    if data is None:
        return None
    # What an iterable gives is there already: its iterator may look at it.
    if data is not self.store and not change(self, 0, len(self.store), data):
        return None
    return NONE


def bytearray_append(self: ByteArrayObject, item: Object) -> Object | None:
    v = byte_of(item, BYTE_RANGE)
    if v < 0:
        return None
    return NONE if append_byte(self, v) else None


def bytearray_extend(self: ByteArrayObject, iterable: Object) -> Object | None:
    """CPython: bytearray_extend"""
    data: bytes | bytearray | None = as_bytes_like(iterable)
    if data is None:
        if error_occurred():
            return None
        if as_unicode(iterable) is not None:
            return type_error(f"expected iterable of integers; got: '{type_name(iterable)}'")
        it = get_iter(iterable)
        if it is None:
            if clear_if(TYPE_ERROR):
                type_error(f"can't extend bytearray with {type_name(iterable)}")
            return None
        data = bytes_of_iterator(it, BYTE_RANGE)
        if data is None:
            return None
    n: i64 = len(self.store)
    return NONE if change(self, n, n, data) else None


def bytearray_insert(self: ByteArrayObject, index: Object, item: Object) -> Object | None:
    i = index_as_i64(index)
    if i == -1 and error_occurred():
        return None
    v = byte_of(item, BYTE_RANGE)
    if v < 0:
        return None
    n: i64 = len(self.store)
    if i < 0:
        i = 0 if i + n < 0 else i + n
    elif i > n:
        i = n
    return NONE if change(self, i, i, SINGLE[v].data) else None


def bytearray_pop(self: ByteArrayObject, index: Object | None) -> Object | None:
    i: i64 = -1
    if index is not None:
        i = index_as_i64(index)
        if i == -1 and error_occurred():
            return None
    n: i64 = len(self.store)
    if n == 0:
        return index_error("pop from empty bytearray")
    if i < 0:
        i += n
    if i < 0 or i >= n:
        return index_error("pop index out of range")
    v = i64(self.store[i])
    return long_from_i64(v) if change(self, i, i + 1, b"") else None


def bytearray_remove(self: ByteArrayObject, value: Object) -> Object | None:
    v = byte_of(value, BYTE_RANGE)
    if v < 0:
        return None
    at: i64 = self.store.find(SINGLE[v].data)
    if at < 0:
        return value_error("value not found in bytearray")
    return NONE if change(self, at, at + 1, b"") else None


def bytearray_clear(self: ByteArrayObject) -> Object | None:
    return NONE if change(self, 0, len(self.store), b"") else None


def bytearray_copy(self: ByteArrayObject) -> Object | None:
    return ByteArrayObject(bytearray(self.store))


def bytearray_reverse(self: ByteArrayObject) -> Object | None:
    self.store.reverse()
    return NONE


def bytearray_fromhex(cls: TypeObject, text: Object) -> Object | None:
    data = from_hex(text)
    if data is None:
        return None
    if cls is BYTEARRAY_TYPE:
        return ByteArrayObject(bytearray(data))
    return call_one(cls, bytes_from_host(data))


def bytearray_alloc(self: ByteArrayObject) -> Object | None:
    return long_from_i64(self.store.__alloc__())


def bytearray_sizeof(self: ByteArrayObject) -> Object | None:
    return long_from_i64(self.store.__sizeof__())


def bytearray_reduce(self: Object) -> Object | None:
    return reduce_bytearray(self, 2)


def bytearray_reduce_ex(self: Object, proto: Object | None) -> Object | None:
    n: i64 = 0
    if proto is not None:
        n = index_as_c_int(proto)
        if n == -1 and error_occurred():
            return None
    return reduce_bytearray(self, n)


def reduce_bytearray(self: Object, proto: i64) -> Object | None:
    """CPython: _common_reduce"""
    native = self.native()
    assert isinstance(native, ByteArrayObject)
    state: Object = NONE
    if self is not native:
        own = state_of(self, False)
        if own is None:
            return None
        state = own
    data = bytes(native.store)
    args = (
        tuple2(unicode_latin1(data), intern("latin-1"))
        if proto < 3
        else tuple1(bytes_from_host(data))
    )
    return tuple3(self.ob_type(), args if data else EMPTY_TUPLE, state)


FIND: Final = "sub, start=None, end=None, /"

# Of both types, in this order in their dictionaries.
SHARED_METHODS: Final[tuple[MethodDef, ...]] = (
    method("capitalize", bytes_capitalize, doc="First letter upper case, the rest lower."),
    method("center", bytes_center, "width, fillchar=b' ', /", doc="Filled on both sides."),
    method("count", bytes_count, FIND, doc="How often bytes occur."),
    method(
        "decode", bytes_decode, "encoding='utf-8', errors='strict'", doc="The text they encode."
    ),
    method(
        "endswith",
        bytes_endswith,
        "suffix, start=None, end=None, /",
        doc="Do they end with bytes, or one of a tuple?",
    ),
    method("expandtabs", bytes_expandtabs, "tabsize=8", doc="Tabs made spaces."),
    method("find", bytes_find, FIND, doc="The first place of bytes, or -1."),
    method(
        "hex",
        bytes_hex,
        "sep=<unrepresentable>, bytes_per_sep=1",
        doc="Hexadecimal digits, with a separator between groups.",
    ),
    method("index", bytes_index, FIND, doc="The first place of bytes."),
    method("isalnum", bytes_isalnum, doc="Only letters and digits?"),
    method("isalpha", bytes_isalpha, doc="Only letters?"),
    method("isascii", bytes_isascii, doc="Only bytes below 128?"),
    method("isdigit", bytes_isdigit, doc="Only digits?"),
    method("islower", bytes_islower, doc="All letters in lower case?"),
    method("isspace", bytes_isspace, doc="Only white space?"),
    method("istitle", bytes_istitle, doc="In title case?"),
    method("isupper", bytes_isupper, doc="All letters in upper case?"),
    method("join", bytes_join, "iterable_of_bytes, /", doc="Items with these bytes between them."),
    method("ljust", bytes_ljust, "width, fillchar=b' ', /", doc="Filled on the right."),
    method("lower", bytes_lower, doc="In lower case."),
    method("lstrip", bytes_lstrip, "bytes=None, /", doc="Without leading bytes."),
    static_method("maketrans", bytes_maketrans, "frm, to, /", doc="A table for translate."),
    method("partition", bytes_partition, "sep, /", doc="Head, separator, tail."),
    method("replace", bytes_replace, "old, new, count=-1, /", doc="With old replaced by new."),
    method("removeprefix", bytes_removeprefix, "prefix, /", doc="Without a prefix."),
    method("removesuffix", bytes_removesuffix, "suffix, /", doc="Without a suffix."),
    method("rfind", bytes_rfind, FIND, doc="The last place of bytes, or -1."),
    method("rindex", bytes_rindex, FIND, doc="The last place of bytes."),
    method("rjust", bytes_rjust, "width, fillchar=b' ', /", doc="Filled on the left."),
    method("rpartition", bytes_rpartition, "sep, /", doc="Head, last separator, tail."),
    method("rsplit", bytes_rsplit, "sep=None, maxsplit=-1", doc="Pieces, counted from the right."),
    method("rstrip", bytes_rstrip, "bytes=None, /", doc="Without trailing bytes."),
    method("split", bytes_split, "sep=None, maxsplit=-1", doc="The pieces between separators."),
    method("splitlines", bytes_splitlines, "keepends=False", doc="The lines."),
    method(
        "startswith",
        bytes_startswith,
        "prefix, start=None, end=None, /",
        doc="Do they begin with bytes, or one of a tuple?",
    ),
    method("strip", bytes_strip, "bytes=None, /", doc="Without the ends' bytes."),
    method("swapcase", bytes_swapcase, doc="Upper case made lower and vice versa."),
    method("title", bytes_title, doc="Every word's first letter in upper case."),
    method("translate", bytes_translate, "table, /, delete=b''", doc="Bytes by a table."),
    method("upper", bytes_upper, doc="In upper case."),
    method("zfill", bytes_zfill, "width, /", doc="Filled with zeros after a sign."),
)

BYTES_TYPE: Final = static_type(
    "bytes",
    doc="An unchangeable sequence of bytes.",
    new=method("__new__", bytes_new, "source=b'', encoding='utf-8', errors='strict'"),
    slots=(
        S_REPR,
        S_HASH,
        S_STR,
        S_RICHCOMPARE,
        S_ITER,
        S_BUFFER,
        S_MOD,
        S_LEN,
        S_GETITEM,
        S_CONCAT,
        S_REPEAT,
        S_CONTAINS,
    ),
    methods=(
        *SHARED_METHODS,
        method("__getnewargs__", bytes_getnewargs),
        method("__bytes__", bytes_dunder_bytes, doc="As exact bytes."),
        method("__sizeof__", bytes_sizeof, doc="The size in memory, in bytes."),
        class_method("fromhex", bytes_fromhex, "string, /", doc="The bytes of hexadecimal text."),
    ),
    flags=BASETYPE,
)

BYTEARRAY_TYPE: Final = static_type(
    "bytearray",
    doc="A changeable sequence of bytes.",
    new=method("__new__", bytearray_new, "*args, **kwargs"),
    init=method("__init__", bytearray_init, "source=b'', encoding='utf-8', errors='strict'"),
    slots=(
        S_REPR,
        S_STR,
        S_RICHCOMPARE,
        S_HASH_NONE,
        S_ITER,
        S_BUFFER,
        S_RELEASE_BUFFER,
        S_MOD,
        S_LEN,
        S_GETITEM,
        S_SETITEM,
        S_CONCAT,
        S_REPEAT,
        S_INPLACE_CONCAT,
        S_INPLACE_REPEAT,
        S_CONTAINS,
    ),
    methods=(
        *SHARED_METHODS,
        method("__alloc__", bytearray_alloc, doc="How many bytes have room."),
        method("__reduce__", bytearray_reduce, flags=WANTS_INSTANCE),
        method("__reduce_ex__", bytearray_reduce_ex, "proto=0, /", flags=WANTS_INSTANCE),
        method("__sizeof__", bytearray_sizeof, doc="The size in memory, in bytes."),
        method("append", bytearray_append, "item, /", doc="Add a byte at the end."),
        method("clear", bytearray_clear, doc="Remove all bytes."),
        method("copy", bytearray_copy, doc="A copy."),
        method("extend", bytearray_extend, "iterable_of_ints, /", doc="Add bytes at the end."),
        class_method(
            "fromhex", bytearray_fromhex, "string, /", doc="The bytes of hexadecimal text."
        ),
        method("insert", bytearray_insert, "index, item, /", doc="Put a byte before a place."),
        method("pop", bytearray_pop, "index=-1, /", doc="Remove a byte and give it."),
        method("remove", bytearray_remove, "value, /", doc="Remove a byte's first occurrence."),
        method("reverse", bytearray_reverse, doc="Turn the order round."),
    ),
    flags=BASETYPE,
)

from rt.objects.abstract import get_iter, number_as_ssize  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.buffer import as_bytes_like, bytes_like  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject, append_byte, change  # noqa: E402
from rt.objects.bytesobject import SINGLE, BytesObject, as_bytes, bytes_from_host  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.exceptions import type_name_or_none  # noqa: E402
from rt.objects.identifiers import ID___bytes__  # noqa: E402
from rt.objects.listobject import list_from_host, list_item, sequence_fast  # noqa: E402
from rt.objects.object_methods import state_of  # noqa: E402
from rt.objects.object_protocol import is_true, lookup_special  # noqa: E402
from rt.objects.sliceobject import slice_index, subscript_index  # noqa: E402
from rt.objects.tupleobject import as_tuple  # noqa: E402
from rt.objects.typeobject import InstanceObject  # noqa: E402
from rt.unicode.codecs import names_known, unicode_as_encoded, unicode_decode  # noqa: E402
from rt.unicode.unicode_methods import codec_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    EMPTY_UNICODE,
    UnicodeObject,
    as_unicode,
    intern,
    scratch,
    unicode_char,
    unicode_is_ascii,
    unicode_latin1,
)
