"""Strings.

Answers to Objects/unicodeobject.c: the class, what makes and takes apart strings, and the
type. The methods are in the neighbouring modules: unicode_search (find, count, replace,
startswith), unicode_split (split, strip, partition, join), unicode_case (case and character
classes), unicode_text (padding, translation), percent_format and string_format.

What always holds:

- `data` has `length` code points of `kind` bytes each (1, 2 or 4, little-endian), `kind`
  being the smallest that holds them all. So equal strings have equal kinds and data.
- `hash` is -1 until it is asked for, and equal to the host's hash of the same string.
- Strings of length 0, and of length 1 below U+0100, are singletons.
- A string changes only in `unicode_append`, and only when nobody else can see it.
"""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Final

from librt.strings import (
    BytesWriter,
    read_i16_le,
    read_i32_le,
    read_i64_le,
    write_i16_le,
    write_i32_le,
)
from librt.vecs import append, vec
from mypy_extensions import i16, i32, i64, mypyc_attr, u8

from rt.objects.methodobject import method
from rt.objects.object import EQ, GT, LE, LT, NB_REMAINDER, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.typeobject import TypeObject, static_type

MAX_CODE_POINT: Final = 0x10FFFF
# The greatest length that CPython asks memory for.
MAX_LENGTH: Final = 9223372036854775807
# More than any string has; unlike MAX_LENGTH no object when compiled.
UNLIMITED: Final = 4611686018427387903
# From this length on, appending in place is worth the question whether it is allowed.
APPEND_IN_PLACE: Final = 8192


@mypyc_attr(acyclic=True)
class UnicodeObject(Object):
    """An exact str. Make it with `unicode_from_host`, `unicode_make` or `unicode_latin1`."""

    def __init__(self, data: bytes, kind: i64, length: i64) -> None:
        self.data: bytes = data
        self.kind: Final[i64] = kind
        self.length: i64 = length
        self.hash: i64 = -1
        # Names that the compiler and the types use are interned; equal interned strings
        # are identical.
        self.interned: bool = False
        # 1: only ASCII, 0: not, -1: not known yet.
        self.ascii: i64 = -1

    def ob_type(self) -> TypeObject:
        return UNICODE_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_repr(self)

    def tp_str(self) -> Object | None:
        return self

    def tp_hash(self) -> i64:
        h = self.hash
        if h == -1:
            h = hash(self.data)
            self.hash = h
        return h

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, UnicodeObject):
            native = other.native()
            if not isinstance(native, UnicodeObject):
                return NOT_IMPLEMENTED
            other = native
        if op == EQ:
            return bool_from(unicode_equal(self, other))
        if op == NE:
            return bool_from(not unicode_equal(self, other))
        c = unicode_compare(self, other)
        if op == LT:
            return bool_from(c < 0)
        if op == LE:
            return bool_from(c <= 0)
        if op == GT:
            return bool_from(c > 0)
        return bool_from(c >= 0)

    def tp_iter(self) -> Object | None:
        return UnicodeIterator(self)

    def nb_bool(self) -> i64:
        return 1 if self.length != 0 else 0

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op == NB_REMAINDER:
            return unicode_format(self, other)
        return NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if op == NB_REMAINDER:
            left = as_unicode(other)
            if left is not None:
                return unicode_format(left, self)
        return NOT_IMPLEMENTED

    def sq_length(self) -> i64:
        return self.length

    def sq_concat(self, other: Object) -> Object | None:
        right = as_unicode(other)
        if right is None:
            return type_error(f'can only concatenate str (not "{type_name(other)}") to str')
        return unicode_concat(self, right)

    def sq_repeat(self, n: i64) -> Object | None:
        return unicode_repeat(self, n)

    def sq_item(self, index: i64) -> Object | None:
        if index < 0 or index >= self.length:
            return index_error("string index out of range")
        return unicode_item(self, index)

    def sq_contains(self, value: Object) -> i64:
        needle = as_unicode(value)
        if needle is None:
            return type_error_i(
                f"'in <string>' requires string as left operand, not {type_name(value)}"
            )
        return 1 if unicode_contains(self, needle) else 0

    def mp_subscript(self, key: Object) -> Object | None:
        return unicode_subscript(self, key)


EMPTY_UNICODE: Final = UnicodeObject(b"", 1, 0)


def make_single_bytes() -> list[bytes]:
    return [bytes([i]) for i in range(256)]


# The bytes objects of length 1.
SINGLE_BYTES: Final = make_single_bytes()


def make_latin1() -> vec[UnicodeObject]:
    v = vec[UnicodeObject]()
    for b in SINGLE_BYTES:
        v = append(v, UnicodeObject(b, 1, 1))
    return v


# The strings of one character below U+0100.
LATIN1: Final = make_latin1()


# Making strings.

SCRATCH: Final = BytesWriter()


def scratch() -> BytesWriter:
    """An empty writer for a few bytes, which is always the same one: making one costs more.

    Whoever asks for it takes what was written before anything else can ask.
    """
    SCRATCH.truncate(0)
    return SCRATCH


def unicode_latin1(data: bytes) -> UnicodeObject:
    """The string whose code points are the bytes of `data`. CPython: _PyUnicode_FromUCS1"""
    n: i64 = len(data)
    if n < 2:
        if n == 0:
            return EMPTY_UNICODE
        return LATIN1[i64(data[0])]
    return UnicodeObject(data, 1, n)


def unicode_make(data: bytes, kind: i64) -> UnicodeObject:
    """The string of code points in `kind` bytes each, which may be more than they need.

    CPython: PyUnicode_FromKindAndData
    """
    if kind == 1:
        return unicode_latin1(data)
    n = i64(len(data)) >> (kind >> 1)
    if n <= SHORT:
        return unicode_part(data, kind, 0, n)
    needed = kind_needed(data, kind, n)
    if needed == kind:
        return UnicodeObject(data, kind, n)
    return UnicodeObject(narrow(data, kind, needed, n), needed, n)


def unicode_part(data: bytes, kind: i64, start: i64, end: i64) -> UnicodeObject:
    """The string of the code points from start to end, out of code points of `kind` bytes."""
    n = end - start
    if kind == 1:
        return unicode_latin1(data[start:end])
    if n < 2:
        return EMPTY_UNICODE if n <= 0 else unicode_at(data, kind, start)
    if n > SHORT:
        return unicode_make(data[start * kind : end * kind], kind)
    bits = bits_between(data, kind, start, end)
    needed: i64 = 1 if bits <= 0xFF else 2 if bits <= 0xFFFF else 4
    if needed == kind:
        return UnicodeObject(data[start * kind : end * kind], kind, n)
    return UnicodeObject(narrow_short(data, kind, needed, start, end), needed, n)


def narrow_short(data: bytes, kind: i64, to: i64, start: i64, end: i64) -> bytes:
    """Code points of `kind` bytes as code points of `to` bytes, one by one."""
    out = scratch()
    while start < end:
        c = code_at(data, kind, start)
        if to == 1:
            out.append(u8(c))
        else:
            write_i16_le(out, i16_of(c))
        start += 1
    return out.getvalue()


def unicode_needing(data: bytes, kind: i64, bits: i64) -> UnicodeObject:
    """The string of code points in `kind` bytes each, `bits` being all of them or'ed."""
    needed: i64 = 1 if bits <= 0xFF else 2 if bits <= 0xFFFF else 4
    if needed < kind:
        data = narrow(data, kind, needed, i64(len(data)) >> (kind >> 1))
    return unicode_exact(data, needed)


# Strings up to this length are looked at and copied code point by code point: the primitives
# for whole buffers cost more to call.
SHORT: Final = 64


def kind_needed(data: bytes, kind: i64, n: i64) -> i64:
    """The smallest number of bytes, at most `kind`, that holds each of `n` > SHORT code points."""
    # The ends tell in most cases.
    c = code_at(data, kind, 0) | code_at(data, kind, n - 1)
    wide: i64 = 0xFF if kind == 2 else 0xFFFF
    if c > wide:
        return kind
    ones = lane_units(kind)
    high = ones * (0xFFFF - 0xFF) if kind == 2 else ones * (0xFFFFFF - 0xFFFF)
    size: i64 = len(data)
    bits: i64 = 0
    at: i64 = 0
    while at < size:
        if at > size - 8:
            at = size - 8
        word = read_i64_le(data, at)
        if word & high != 0:
            return kind
        bits |= word
        at += 8
    return 1 if kind == 2 or bits & (ones * (0xFFFF - 0xFF)) == 0 else 2


def bits_between(data: bytes, kind: i64, start: i64, end: i64) -> i64:
    """The bits of all code points from start to end, of `kind` bytes each, 2 or 4."""
    at = start * kind
    last = end * kind - 8
    bits: i64 = 0
    if at > last:
        while start < end:
            bits |= code_at(data, kind, start)
            start += 1
        return bits
    while at < last:
        bits |= read_i64_le(data, at)
        at += 8
    bits |= read_i64_le(data, last)
    bits |= bits >> 32
    if kind == 4:
        return bits & 0x1FFFFF
    return (bits | (bits >> 16)) & 0xFFFF


def narrow(data: bytes, kind: i64, to: i64, n: i64) -> bytes:
    """Code points of `kind` bytes as code points of `to` bytes, which hold them all."""
    if n <= SHORT:
        return narrow_short(data, kind, to, 0, n)
    if to == 1:
        return data[::kind]
    buf = bytearray(2 * n)
    buf[::2] = data[::4]
    buf[1::2] = data[1::4]
    return bytes(buf)


def i16_of(c: i64) -> i16:
    """The low 16 bits of `c` as the signed number that `write_i16_le` takes."""
    return i16(c - 0x10000 if c >= 0x8000 else c)


def unicode_exact(data: bytes, kind: i64) -> UnicodeObject:
    """The string of `data` where `kind` is known to be the smallest possible."""
    if kind == 1:
        return unicode_latin1(data)
    return UnicodeObject(data, kind, i64(len(data)) >> (kind >> 1))


def widen(data: bytes, kind: i64, to: i64) -> bytes:
    """Code points of `kind` bytes as code points of `to` bytes, `to >= kind`."""
    if kind == to:
        return data
    n = i64(len(data)) >> (kind >> 1)
    if n <= SHORT:
        out = scratch()
        write_widened(out, data, kind, to)
        return out.getvalue()
    if kind == 1:
        return data.decode("latin-1").encode("utf-16-le" if to == 2 else "utf-32-le")
    buf = bytearray(2 * i64(len(data)))
    buf[::4] = data[::2]
    buf[1::4] = data[1::2]
    return bytes(buf)


def write_widened(out: BytesWriter, data: bytes, kind: i64, to: i64) -> None:
    """Append code points of `kind` bytes as code points of `to` bytes, `to >= kind`."""
    n = i64(len(data)) >> (kind >> 1)
    if kind == to or n > SHORT:
        out.write(widen(data, kind, to))
        return
    i: i64 = 0
    while i < n:
        c = code_at(data, kind, i)
        if to == 2:
            write_i16_le(out, i16_of(c))
        else:
            write_i32_le(out, i32(c))
        i += 1


def unicode_data(u: UnicodeObject, kind: i64) -> bytes:
    """The code points of `u` in `kind` bytes each, `kind >= u.kind`."""
    if u.kind == kind:
        return u.data
    return widen(u.data, u.kind, kind)


def unicode_from_code_point(c: i64) -> UnicodeObject:
    """The string of one code point. CPython: unicode_char"""
    if c < 256:
        return LATIN1[c]
    if c < 0x10000:
        return UnicodeObject(SINGLE_BYTES[c & 255] + SINGLE_BYTES[c >> 8], 2, 1)
    return UnicodeObject(
        SINGLE_BYTES[c & 255] + SINGLE_BYTES[(c >> 8) & 255] + SINGLE_BYTES[c >> 16] + b"\0", 4, 1
    )


def unicode_from_host(s: str) -> UnicodeObject:
    """The guest's str of a host str, lone surrogates included."""
    if s.isascii():
        u = unicode_latin1(s.encode("ascii"))
        u.ascii = 1
        return u
    data = s.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(s):
        return unicode_make(data, 2)
    return UnicodeObject(s.encode("utf-32-le", "surrogatepass"), 4, len(s))


def unicode_to_host(u: UnicodeObject) -> str:
    """The host's str of a guest's."""
    if u.kind == 1:
        return u.data.decode("latin-1")
    if u.kind == 2:
        s = u.data.decode("utf-16-le", "surrogatepass")
        if len(s) == u.length:
            return s
        # Surrogates that stand side by side are not a pair.
        return widen(u.data, 2, 4).decode("utf-32-le", "surrogatepass")
    return u.data.decode("utf-32-le", "surrogatepass")


def as_unicode(x: Object) -> UnicodeObject | None:
    """The exact str in a str or an instance of a str's subclass; else None."""
    if isinstance(x, UnicodeObject):
        return x
    p = x.native()
    if isinstance(p, UnicodeObject):
        return p
    return None


# Interning.

# The interned strings by their data, one table for each kind.
INTERNED1: Final[dict[bytes, UnicodeObject]] = {}
INTERNED2: Final[dict[bytes, UnicodeObject]] = {}
INTERNED4: Final[dict[bytes, UnicodeObject]] = {}
# The same by the host string, for those asked for by `intern`.
INTERNED_HOST: Final[dict[str, UnicodeObject]] = {}


def unicode_intern(u: UnicodeObject) -> UnicodeObject:
    """The interned string equal to `u`, which may be `u`. CPython: PyUnicode_InternInPlace"""
    if u.interned:
        return u
    table = INTERNED1 if u.kind == 1 else INTERNED2 if u.kind == 2 else INTERNED4
    found = table.get(u.data)
    if found is not None:
        return found
    table[u.data] = u
    u.interned = True
    return u


def intern(s: str) -> UnicodeObject:
    """The interned string of a host str. CPython: PyUnicode_InternFromString"""
    u = INTERNED_HOST.get(s)
    if u is None:
        u = unicode_intern(unicode_from_host(s))
        INTERNED_HOST[s] = u
    return u


# Taking strings apart.


def code_at(data: bytes, kind: i64, i: i64) -> i64:
    """Code point `i` of code points of `kind` bytes each."""
    if kind == 1:
        return i64(data[i])
    if kind == 2:
        return i64(read_i16_le(data, i << 1)) & 0xFFFF
    return i64(read_i32_le(data, i << 2))


def unicode_char(u: UnicodeObject, i: i64) -> i64:
    """Code point `i`, 0 <= i < length (not checked). CPython: PyUnicode_READ_CHAR"""
    return code_at(u.data, u.kind, i)


def unicode_item(u: UnicodeObject, i: i64) -> UnicodeObject:
    """The one-character string at `i`, 0 <= i < length (not checked)."""
    if u.kind == 1:
        return LATIN1[i64(u.data[i])]
    return unicode_at(u.data, u.kind, i)


def unicode_at(data: bytes, kind: i64, i: i64) -> UnicodeObject:
    """The one-character string at `i` of code points of `kind` bytes, more than 1."""
    c = code_at(data, kind, i)
    if c < 256:
        return LATIN1[c]
    if kind == 2:
        return UnicodeObject(data[i << 1 : (i << 1) + 2], 2, 1)
    if c < 0x10000:
        return unicode_from_code_point(c)
    return UnicodeObject(data[i << 2 : (i << 2) + 4], 4, 1)


def unicode_substring(u: UnicodeObject, start: i64, end: i64) -> UnicodeObject:
    """`u[start:end]`, with 0 <= start, end <= length. CPython: PyUnicode_Substring"""
    if start >= end:
        return EMPTY_UNICODE
    if end - start == u.length:
        return u
    return unicode_part(u.data, u.kind, start, end)


def unicode_is_ascii(u: UnicodeObject) -> bool:
    """Are all code points below U+0080? CPython: PyUnicode_IS_ASCII"""
    if u.ascii < 0:
        u.ascii = 1 if u.kind == 1 and u.data.isascii() else 0
    return u.ascii == 1


def unicode_subscript(u: UnicodeObject, key: Object) -> Object | None:
    # CPython: unicode_subscript
    if isinstance(key, SliceObject):
        n = u.length
        if key.step is NONE:
            lower = simple_bound(key.start, 0, n)
            upper = simple_bound(key.stop, n, n)
            if lower >= 0 and upper >= 0:
                return unicode_substring(u, lower, upper)
        bounds = slice_bounds(key, n)
        if bounds is None:
            return None
        start = bounds.start
        count = bounds.count
        if count <= 0:
            return EMPTY_UNICODE
        if bounds.step == 1:
            return unicode_substring(u, start, start + count)
        return unicode_stepped(u, start, bounds.step, count)
    if isinstance(key, CompactLong):
        i = key.value
    else:
        index = subscript_index(key)
        if index is None:
            if error_occurred():
                return None
            return type_error(f"string indices must be integers, not '{type_name(key)}'")
        i = number_as_ssize(index, INDEX_ERROR)
        if i == -1 and error_occurred():
            return None
    if i < 0:
        i += u.length
    if i < 0 or i >= u.length:
        return index_error("string index out of range")
    return unicode_item(u, i)


def simple_bound(x: Object, default: i64, n: i64) -> i64:
    """A bound of a slice of `n` items, adjusted, when it is None or a small int; else -1."""
    if isinstance(x, CompactLong):
        i = x.value
        if i < 0:
            i += n
            return 0 if i < 0 else i
        return n if i > n else i
    return default if x is NONE else -1


def unicode_stepped(u: UnicodeObject, start: i64, step: i64, count: i64) -> UnicodeObject:
    """The `count > 0` code points at start, start + step, ..."""
    kind = u.kind
    if kind == 1:
        return unicode_latin1(stepped(u.data, start, step, count))
    out = bytearray(count * kind)
    for k in range(kind):
        out[k::kind] = stepped(u.data, start * kind + k, step * kind, count)
    return unicode_make(bytes(out), kind)


def stepped(data: bytes, start: i64, step: i64, count: i64) -> bytes:
    """The `count > 0` bytes at start, start + step, ..."""
    end = start + (count - 1) * step
    if step > 0:
        return data[start : end + 1 : step]
    return data[start : end - 1 : step] if end > 0 else data[start::step]


# Hash and comparison.


def unicode_hash(u: UnicodeObject) -> i64:
    """The hash of an exact str."""
    h = u.hash
    if h == -1:
        h = hash(u.data)
        u.hash = h
    return h


def unicode_equal(a: UnicodeObject, b: UnicodeObject) -> bool:
    """Are two exact strings equal? CPython: unicode_eq"""
    if a is b:
        return True
    if a.length != b.length or a.kind != b.kind:
        return False
    if a.interned and b.interned:
        return False
    return a.data == b.data


def unicode_compare(a: UnicodeObject, b: UnicodeObject) -> i64:
    """-1, 0 or 1 as `a` sorts before, with or after `b`. CPython: unicode_compare"""
    if a is b:
        return 0
    if a.kind == 1 and b.kind == 1:
        if a.data == b.data:
            return 0
        return -1 if a.data < b.data else 1
    n = a.length if a.length < b.length else b.length
    x = a.data
    y = b.data
    xkind = a.kind
    ykind = b.kind
    i: i64 = 0
    if xkind == ykind and n > SHORT:
        if x == y:
            return 0
        i = common_prefix(x, y, xkind, n)
    while i < n:
        c = code_at(x, xkind, i)
        d = code_at(y, ykind, i)
        if c != d:
            return -1 if c < d else 1
        i += 1
    if a.length == b.length:
        return 0
    return -1 if a.length < b.length else 1


def common_prefix(x: bytes, y: bytes, kind: i64, n: i64) -> i64:
    """A position up to which the first `n` code points agree, by memcmp: the first difference
    is at most SHORT beyond it."""
    i: i64 = 0
    step: i64 = SHORT
    while i + step <= n and x[i * kind : (i + step) * kind] == y[i * kind : (i + step) * kind]:
        i += step
        step *= 2
    while step > SHORT:
        step //= 2
        if i + step <= n and x[i * kind : (i + step) * kind] == y[i * kind : (i + step) * kind]:
            i += step
    return i


# Concatenation and repetition.


def unicode_concat(a: UnicodeObject, b: UnicodeObject) -> UnicodeObject:
    """`a + b` of exact strings. CPython: PyUnicode_Concat"""
    if a.length == 0:
        return b
    if b.length == 0:
        return a
    kind = a.kind
    if kind == b.kind:
        return UnicodeObject(a.data + b.data, kind, a.length + b.length)
    if kind < b.kind:
        kind = b.kind
    return UnicodeObject(unicode_data(a, kind) + unicode_data(b, kind), kind, a.length + b.length)


def unicode_append(left: UnicodeObject, right: UnicodeObject) -> UnicodeObject:
    """`left + right`, where the caller gives up `left`: it holds one reference to it, in a
    local variable that it will not use again.

    When nobody else holds `left`, a long one grows in place and is itself the result, so
    that building a string piece by piece is linear. CPython: PyUnicode_Append
    """
    if left.length < APPEND_IN_PLACE or right.kind > left.kind or right.length == 0:
        return unicode_concat(left, right)
    if left is right or left.interned or sys.getrefcount(left) > 1:
        return unicode_concat(left, right)
    # A BytesIO whose buffer nobody else holds appends to it by reallocation, and hands it
    # out without a copy.
    stream = BytesIO(left.data)
    left.data = b""
    stream.seek(0, 2)
    stream.write(unicode_data(right, left.kind))
    left.data = stream.getvalue()
    left.length += right.length
    left.hash = -1
    left.ascii = -1
    return left


def unicode_repeat(u: UnicodeObject, n: i64) -> UnicodeObject | None:
    """`u * n`. None with a MemoryError. CPython: unicode_repeat"""
    if n < 1 or u.length == 0:
        return EMPTY_UNICODE
    if n == 1:
        return u
    if n > MAX_LENGTH // u.length:
        set_error(OVERFLOW_ERROR, "repeated string is too long")
        return None
    data = repeat_bytes(u.data, n)
    if data is None:
        return None
    return UnicodeObject(data, u.kind, u.length * n)


def repeat_bytes(data: bytes, n: i64) -> bytes | None:
    """`data * n`. None with a MemoryError."""
    try:
        return data * n
    except (MemoryError, OverflowError):
        memory_error()
        return None


# Iteration.

# The texts that CPython gives these methods of all its iterators.
LENGTH_HINT_DOC: Final = "Private method returning an estimate of len(list(it))."
REDUCE_DOC: Final = "Return state information for pickling."
SETSTATE_DOC: Final = "Set state information for unpickling."


@mypyc_attr(acyclic=True)
class UnicodeIterator(Object):
    """An iterator over a string's characters; `seq` is None once it is exhausted."""

    def __init__(self, seq: UnicodeObject) -> None:
        self.seq: UnicodeObject | None = seq
        self.index: i64 = 0
        self.ascii: Final = unicode_is_ascii(seq)

    def ob_type(self) -> TypeObject:
        return UNICODE_ASCII_ITERATOR_TYPE if self.ascii else UNICODE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if i >= seq.length:
            self.seq = None
            return None
        self.index = i + 1
        return unicode_item(seq, i)


def unicode_contains(u: UnicodeObject, needle: UnicodeObject) -> bool:
    """`needle in u` of exact strings. CPython: PyUnicode_Contains"""
    if needle.kind > u.kind or needle.length > u.length:
        return False
    return contains(u.data, u.kind, unicode_data(needle, u.kind))


def unicode_iterator_length_hint(self: UnicodeIterator) -> Object | None:
    seq = self.seq
    return long_from_i64(0 if seq is None else seq.length - self.index)


def unicode_iterator_reduce(self: UnicodeIterator) -> Object | None:
    builtin_iter = builtin_attr("iter")
    if builtin_iter is None:
        return None
    seq = self.seq
    if seq is None:
        return tuple2(builtin_iter, tuple1(EMPTY_UNICODE))
    return tuple3(builtin_iter, tuple1(seq), long_from_i64(self.index))


def unicode_iterator_setstate(self: UnicodeIterator, state: Object) -> Object | None:
    i = index_as_i64(state)
    if i == -1 and error_occurred():
        return None
    seq = self.seq
    if seq is not None:
        self.index = 0 if i < 0 else seq.length if i > seq.length else i
    return NONE


def unicode_join(sep: UnicodeObject, items: list[Object]) -> UnicodeObject | None:
    """`sep.join(items)`. None with a TypeError when an item is no str."""
    v = vec[Object | None]()
    for item in items:
        v = append(v, item)
    return unicode_join_vec(sep, v, 0, len(items))


def unicode_join_vec(
    sep: UnicodeObject, items: vec[Object | None], base: i64, count: i64
) -> UnicodeObject | None:
    """`sep.join` of the `count` items at `items[base]`. None with a TypeError.

    CPython: _PyUnicode_JoinArray
    """
    if count == 0:
        return EMPTY_UNICODE
    buf = BytesWriter()
    sep_data = sep.data
    kind = sep.kind
    i: i64 = 0
    while i < count:
        item = items[base + i]
        assert item is not None
        if isinstance(item, UnicodeObject):
            u = item
        else:
            native = item.native()
            if not isinstance(native, UnicodeObject):
                no_string(i, item)
                return None
            u = native
        if u.kind != kind:
            if count == 1:
                return u
            kind = widest(items, base, count, kind)
            if kind < 0:
                return None
            return join_mixed(sep, items, base, count, kind)
        if i > 0:
            buf.write(sep_data)
        elif count == 1:
            return u
        buf.write(u.data)
        i += 1
    return unicode_exact(buf.getvalue(), kind)


def widest(items: vec[Object | None], base: i64, count: i64, kind: i64) -> i64:
    """The greatest kind of the items, if it is more than `kind`; -1 with a TypeError."""
    i: i64 = 0
    while i < count:
        item = items[base + i]
        if isinstance(item, UnicodeObject):
            u = item
        else:
            assert item is not None
            native = item.native()
            if not isinstance(native, UnicodeObject):
                no_string(i, item)
                return -1
            u = native
        if u.kind > kind:
            kind = u.kind
        i += 1
    return kind


def no_string(i: i64, item: Object) -> None:
    set_error(TYPE_ERROR, f"sequence item {i}: expected str instance, {type_name(item)} found")


def join_mixed(
    sep: UnicodeObject, items: vec[Object | None], base: i64, count: i64, kind: i64
) -> UnicodeObject:
    """A join of strings of several kinds, of which `kind` is the greatest."""
    buf = BytesWriter()
    sep_data = unicode_data(sep, kind)
    i: i64 = 0
    while i < count:
        if i > 0:
            buf.write(sep_data)
        u = string_at(items, base + i)
        if u.kind == kind:
            buf.write(u.data)
        else:
            write_widened(buf, u.data, u.kind, kind)
        i += 1
    return unicode_exact(buf.getvalue(), kind)


def string_at(items: vec[Object | None], i: i64) -> UnicodeObject:
    """An item that is known to be a string."""
    x = items[i]
    if isinstance(x, UnicodeObject):
        return x
    assert x is not None
    native = x.native()
    assert isinstance(native, UnicodeObject)
    return native


UNICODE_ITERATOR_TYPE: Final = static_type(
    "str_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", unicode_iterator_length_hint, "", doc=LENGTH_HINT_DOC),
        method("__reduce__", unicode_iterator_reduce, "", doc=REDUCE_DOC),
        method("__setstate__", unicode_iterator_setstate, "state, /", doc=SETSTATE_DOC),
    ),
)

UNICODE_ASCII_ITERATOR_TYPE: Final = static_type(
    "str_ascii_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", unicode_iterator_length_hint, "", doc=LENGTH_HINT_DOC),
        method("__reduce__", unicode_iterator_reduce, "", doc=REDUCE_DOC),
        method("__setstate__", unicode_iterator_setstate, "state, /", doc=SETSTATE_DOC),
    ),
)

from rt.unicode.unicode_methods import UNICODE_TYPE  # isort: skip  # noqa: E402
from rt.objects.abstract import number_as_ssize  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    index_error,
    memory_error,
    set_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    INDEX_ERROR,
    OVERFLOW_ERROR,
    TYPE_ERROR,
)
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.longobject import CompactLong, index_as_i64, long_from_i64  # noqa: E402
from rt.objects.sliceobject import SliceObject, slice_bounds, subscript_index  # noqa: E402
from rt.objects.tupleobject import tuple1, tuple2, tuple3  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.fastsearch import contains, lane_units  # noqa: E402
from rt.unicode.percent_format import unicode_format  # noqa: E402
from rt.unicode.unicode_text import unicode_repr  # noqa: E402
