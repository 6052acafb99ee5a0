"""Bytes.

Answers to Objects/bytesobject.c (the methods: bytes_methods.py). The host's bytes hold the
data.

What always holds: bytes of length 0 and 1 that `bytes_from_host` makes are singletons.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64, mypyc_attr

from rt.objects.methodobject import method
from rt.objects.object import EQ, GT, LE, LT, NB_REMAINDER, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.typeobject import TypeObject, static_type

SSIZE_MAX: Final = 9223372036854775807


@mypyc_attr(acyclic=True)
class BytesObject(Object):
    """An exact bytes. Make it with `bytes_from_host` where short ones are likely."""

    def __init__(self, data: bytes) -> None:
        self.data: Final = data

    def ob_type(self) -> TypeObject:
        return BYTES_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(repr(self.data))

    def tp_hash(self) -> i64:
        return hash(self.data)

    def tp_str(self) -> Object | None:
        if warns_of_bytes() and not warn(BYTES_WARNING, "str() on a bytes instance"):
            return None
        return self.tp_repr()

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        b = as_bytes(other)
        if b is None:
            return NOT_IMPLEMENTED if may_compare("bytes", other, op) else None
        return bool_from(compare_bytes(self.data, b.data, op))

    def tp_iter(self) -> Object | None:
        return BytesIterator(self)

    def nb_bool(self) -> i64:
        return 1 if self.data else 0

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op != NB_REMAINDER:
            return NOT_IMPLEMENTED
        data = bytes_format(self.data, other)
        return None if data is None else bytes_from_host(data)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        left = as_bytes(other)
        if op != NB_REMAINDER or left is None:
            return NOT_IMPLEMENTED
        return left.nb_binary(op, self)

    def sq_length(self) -> i64:
        return len(self.data)

    def sq_concat(self, other: Object) -> Object | None:
        data = as_bytes_like(other)
        if data is None:
            if error_occurred():
                return None
            return type_error(f"can't concat {type_name(other)} to bytes")
        if not data:
            return self
        return bytes_from_host(self.data + data)

    def sq_repeat(self, n: i64) -> Object | None:
        if n == 1:
            return self
        if n > 0 and len(self.data) > SSIZE_MAX // n:
            return overflow_error("repeated bytes are too long")
        data = repeat_bytes(self.data, n)
        return None if data is None else bytes_from_host(data)

    def sq_item(self, index: i64) -> Object | None:
        if index < 0 or index >= len(self.data):
            return index_error("index out of range")
        return long_from_i64(i64(self.data[index]))

    def sq_contains(self, value: Object) -> i64:
        return bytes_contains(self, value)

    def mp_subscript(self, key: Object) -> Object | None:
        data = self.data
        n: i64 = len(data)
        if isinstance(key, CompactLong):
            i = key.value
        elif isinstance(key, SliceObject):
            bounds = slice_bounds(key, n)
            if bounds is None:
                return None
            return bytes_from_host(slice_bytes(data, bounds))
        else:
            i = byte_index(key, "byte")
            if i == -1 and error_occurred():
                return None
        if i < 0:
            i += n
        if i < 0 or i >= n:
            return index_error("index out of range")
        return long_from_i64(i64(data[i]))

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        if writable:
            set_error(BUFFER_ERROR, "Object is not writable.")
            return None
        return simple_buffer(self, memoryview(self.data), True, "B", 1)


EMPTY_BYTES: Final = BytesObject(b"")


def make_single() -> vec[BytesObject]:
    v = vec[BytesObject]()
    for i in range(256):
        v = append(v, BytesObject(bytes([i])))
    return v


SINGLE: Final = make_single()


def bytes_from_host(data: bytes) -> BytesObject:
    """The guest's bytes of a host bytes. CPython: PyBytes_FromStringAndSize"""
    n: i64 = len(data)
    if n < 2:
        if n == 0:
            return EMPTY_BYTES
        return SINGLE[i64(data[0])]
    return BytesObject(data)


def as_bytes(x: Object) -> BytesObject | None:
    """The exact bytes in a bytes or an instance of a bytes' subclass; else None."""
    if isinstance(x, BytesObject):
        return x
    p = x.native()
    if isinstance(p, BytesObject):
        return p
    return None


def compare_bytes(a: bytes, b: bytes, op: i64) -> bool:
    if op == EQ:
        return a == b
    if op == NE:
        return a != b
    if op == LT:
        return a < b
    if op == LE:
        return a <= b
    if op == GT:
        return a > b
    return a >= b


def byte_index(key: Object, name: str) -> i64:
    """An index into bytes; -1 with a TypeError or an IndexError."""
    index = subscript_index(key)
    if index is None:
        if error_occurred():
            return -1
        return type_error_i(f"{name} indices must be integers or slices, not {type_name(key)}")
    return number_as_ssize(index, INDEX_ERROR)


def slice_bytes(data: bytes, bounds: SliceBounds) -> bytes:
    """The bytes that adjusted bounds choose."""
    if bounds.count <= 0:
        return b""
    if bounds.step == 1:
        return data[bounds.start : bounds.start + bounds.count]
    return stepped(data, bounds.start, bounds.step, bounds.count)


@mypyc_attr(acyclic=True)
class BytesIterator(Object):
    """An iterator over bytes; `seq` is None once it is exhausted."""

    def __init__(self, seq: BytesObject) -> None:
        self.seq: BytesObject | None = seq
        self.index: i64 = 0

    def ob_type(self) -> TypeObject:
        return BYTES_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if i >= len(seq.data):
            self.seq = None
            return None
        self.index = i + 1
        return long_from_i64(i64(seq.data[i]))


def bytes_iterator_length_hint(self: BytesIterator) -> Object | None:
    seq = self.seq
    return long_from_i64(0 if seq is None else len(seq.data) - self.index)


def bytes_iterator_reduce(self: BytesIterator) -> Object | None:
    builtin_iter = builtin_attr("iter")
    if builtin_iter is None:
        return None
    seq = self.seq
    if seq is None:
        return tuple2(builtin_iter, tuple1(EMPTY_TUPLE))
    return tuple3(builtin_iter, tuple1(seq), long_from_i64(self.index))


def bytes_iterator_setstate(self: BytesIterator, state: Object) -> Object | None:
    i = index_as_i64(state)
    if i == -1 and error_occurred():
        return None
    seq = self.seq
    if seq is not None:
        n: i64 = len(seq.data)
        self.index = 0 if i < 0 else n if i > n else i
    return NONE


BYTES_ITERATOR_TYPE: Final = static_type(
    "bytes_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", bytes_iterator_length_hint),
        method("__reduce__", bytes_iterator_reduce),
        method("__setstate__", bytes_iterator_setstate, "state, /"),
    ),
)

from rt.objects.bytes_methods import BYTES_TYPE, bytes_contains  # isort: skip  # noqa: E402
from rt.objects.abstract import number_as_ssize  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import Buffer, as_bytes_like, simple_buffer  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    index_error,
    overflow_error,
    set_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import BUFFER_ERROR, BYTES_WARNING, INDEX_ERROR  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.longobject import CompactLong, index_as_i64, long_from_i64  # noqa: E402
from rt.objects.sliceobject import (  # noqa: E402
    SliceBounds,
    SliceObject,
    slice_bounds,
    subscript_index,
)
from rt.objects.tupleobject import EMPTY_TUPLE, tuple1, tuple2, tuple3  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import may_compare, warn, warns_of_bytes  # noqa: E402
from rt.unicode.percent_format import bytes_format  # noqa: E402
from rt.unicode.unicodeobject import repeat_bytes, stepped, unicode_from_host  # noqa: E402
