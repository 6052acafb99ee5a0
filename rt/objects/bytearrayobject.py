"""Byte arrays.

Answers to Objects/bytearrayobject.c (the methods: bytes_methods.py). A host bytearray holds
the bytes: it grows as CPython's does, and refuses to change its size while one of its host
memoryviews is alive, that is while its buffer is exported.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.methodobject import method
from rt.objects.object import EQ, GT, LE, LT, NB_REMAINDER, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.typeobject import TypeObject, static_type


@mypyc_attr(acyclic=True)
class ByteArrayObject(Object):
    """An exact bytearray."""

    def __init__(self, store: bytearray) -> None:
        self.store: Final = store

    def ob_type(self) -> TypeObject:
        return BYTEARRAY_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(repr(self.store))

    def tp_hash(self) -> i64:
        return hash_not_implemented(self)

    def tp_str(self) -> Object | None:
        if warns_of_bytes() and not warn(BYTES_WARNING, "str() on a bytearray instance"):
            return None
        return self.tp_repr()

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        # CPython: bytearray_richcompare
        if isinstance(other, ByteArrayObject):
            return bool_from(compare_stores(self.store, other.store, op))
        data = as_bytes_like(other)
        if data is None:
            clear_error()
            return NOT_IMPLEMENTED if may_compare("bytearray", other, op) else None
        return bool_from(compare_stores(self.store, data, op))

    def tp_iter(self) -> Object | None:
        return ByteArrayIterator(self)

    def nb_bool(self) -> i64:
        return 1 if self.store else 0

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op != NB_REMAINDER:
            return NOT_IMPLEMENTED
        data = bytes_format(bytes(self.store), other)
        return None if data is None else ByteArrayObject(bytearray(data))

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        left = as_bytearray(other)
        if op != NB_REMAINDER or left is None:
            return NOT_IMPLEMENTED
        return left.nb_binary(op, self)

    def sq_length(self) -> i64:
        return len(self.store)

    def sq_concat(self, other: Object) -> Object | None:
        data = as_bytes_like(other)
        if data is None:
            if error_occurred():
                return None
            return type_error(f"can't concat {type_name(other)} to bytearray")
        return ByteArrayObject(self.store + data)

    def sq_inplace_concat(self, other: Object) -> Object | None:
        data = as_bytes_like(other)
        if data is None:
            if error_occurred():
                return None
            return type_error(f"can't concat {type_name(other)} to bytearray")
        n: i64 = len(self.store)
        return self if change(self, n, n, data) else None

    def sq_repeat(self, n: i64) -> Object | None:
        try:
            return ByteArrayObject(self.store * n)
        except (MemoryError, OverflowError):
            return memory_error()

    def sq_inplace_repeat(self, n: i64) -> Object | None:
        # CPython: bytearray_irepeat
        try:
            data = self.store * n
        except (MemoryError, OverflowError):
            return memory_error()
        return self if change(self, 0, len(self.store), data) else None

    def sq_item(self, index: i64) -> Object | None:
        if index < 0 or index >= len(self.store):
            return index_error("bytearray index out of range")
        return long_from_i64(i64(self.store[index]))

    def sq_contains(self, value: Object) -> i64:
        return bytes_contains(self, value)

    def mp_subscript(self, key: Object) -> Object | None:
        if isinstance(key, CompactLong):
            i = key.value
        elif isinstance(key, SliceObject):
            raw = slice_unpack(key)
            if raw is None:
                return None
            return ByteArrayObject(self.store[raw.start : raw.stop : raw.step])
        else:
            i = byte_index(key, "bytearray")
            if i == -1 and error_occurred():
                return None
        n: i64 = len(self.store)
        if i < 0:
            i += n
        if i < 0 or i >= n:
            return index_error("bytearray index out of range")
        return long_from_i64(i64(self.store[i]))

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        if isinstance(key, SliceObject):
            return assign_slice(self, key, value)
        i = byte_index(key, "bytearray")
        if i == -1 and error_occurred():
            return -1
        # The value's `__index__` may change the size.
        v: i64 = -1
        if value is not None:
            v = byte_of(value, BYTE_RANGE)
            if v < 0:
                return -1
        n: i64 = len(self.store)
        if i < 0:
            i += n
        if i < 0 or i >= n:
            index_error("bytearray index out of range")
            return -1
        if value is None:
            return 0 if change(self, i, i + 1, b"") else -1
        self.store[i] = v
        return 0

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        return simple_buffer(self, memoryview(self.store), False, "B", 1)


def change(a: ByteArrayObject, start: i64, stop: i64, data: bytes | bytearray) -> bool:
    """Put `data` in place of the bytes from start to stop. False with a BufferError when the
    size would change while the buffer is exported. CPython: bytearray_setslice"""
    try:
        a.store[start:stop] = data
        return True
    except Exception as e:
        set_from_host(e)
        return False


def append_byte(a: ByteArrayObject, value: i64) -> bool:
    """Append a byte. False with a BufferError when the buffer is exported."""
    try:
        a.store.append(int(value))
        return True
    except Exception as e:
        set_from_host(e)
        return False


def assign_slice(a: ByteArrayObject, key: SliceObject, value: Object | None) -> i64:
    # CPython: bytearray_ass_subscript
    raw = slice_unpack(key)
    if raw is None:
        return -1
    try:
        if value is None:
            del a.store[raw.start : raw.stop : raw.step]
            return 0
        if isinstance(value, ByteArrayObject):
            a.store[raw.start : raw.stop : raw.step] = value.store
            return 0
        if as_unicode(value) is not None or is_number(value):
            return type_error_i(
                "can assign only bytes, buffers, or iterables of ints in range(0, 256)"
            )
        data = bytes_of_object(value, True)
        if data is None:
            return -1
        a.store[raw.start : raw.stop : raw.step] = data
        return 0
    except Exception as e:
        set_from_host(e)
        return -1


def compare_stores(a: bytearray, b: bytes | bytearray, op: i64) -> bool:
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


def bytearray_from_host(data: bytes) -> ByteArrayObject:
    """A new bytearray with the bytes `data`."""
    return ByteArrayObject(bytearray(data))


def as_bytearray(x: Object) -> ByteArrayObject | None:
    """The exact bytearray in a bytearray or an instance of its subclass; else None."""
    if isinstance(x, ByteArrayObject):
        return x
    p = x.native()
    if isinstance(p, ByteArrayObject):
        return p
    return None


@mypyc_attr(acyclic=True)
class ByteArrayIterator(Object):
    """An iterator over a bytearray; `seq` is None once it is exhausted."""

    def __init__(self, seq: ByteArrayObject) -> None:
        self.seq: ByteArrayObject | None = seq
        self.index: i64 = 0

    def ob_type(self) -> TypeObject:
        return BYTEARRAY_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if i >= len(seq.store):
            self.seq = None
            return None
        self.index = i + 1
        return long_from_i64(i64(seq.store[i]))


def bytearray_iterator_length_hint(self: ByteArrayIterator) -> Object | None:
    seq = self.seq
    left: i64 = 0 if seq is None else len(seq.store) - self.index
    return long_from_i64(0 if left < 0 else left)


def bytearray_iterator_reduce(self: ByteArrayIterator) -> Object | None:
    builtin_iter = builtin_attr("iter")
    if builtin_iter is None:
        return None
    seq = self.seq
    if seq is None:
        return tuple2(builtin_iter, tuple1(EMPTY_TUPLE))
    return tuple3(builtin_iter, tuple1(seq), long_from_i64(self.index))


def bytearray_iterator_setstate(self: ByteArrayIterator, state: Object) -> Object | None:
    i = index_as_i64(state)
    if i == -1 and error_occurred():
        return None
    seq = self.seq
    if seq is not None:
        n: i64 = len(seq.store)
        self.index = 0 if i < 0 else n if i > n else i
    return NONE


BYTEARRAY_ITERATOR_TYPE: Final = static_type(
    "bytearray_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", bytearray_iterator_length_hint),
        method("__reduce__", bytearray_iterator_reduce),
        method("__setstate__", bytearray_iterator_setstate, "state, /"),
    ),
)

from rt.objects.bytes_methods import (  # isort: skip  # noqa: E402
    BYTEARRAY_TYPE,
    BYTE_RANGE,
    byte_of,
    bytes_contains,
    bytes_of_object,
)
from rt.objects.abstract import is_number  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import Buffer, as_bytes_like, simple_buffer  # noqa: E402
from rt.objects.bytesobject import byte_index  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error_occurred,
    index_error,
    memory_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import BYTES_WARNING  # noqa: E402
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.longobject import CompactLong, index_as_i64, long_from_i64  # noqa: E402
from rt.objects.object_protocol import hash_not_implemented  # noqa: E402
from rt.objects.sliceobject import SliceObject, slice_unpack  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE, tuple1, tuple2, tuple3  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import may_compare, warn, warns_of_bytes  # noqa: E402
from rt.unicode.percent_format import bytes_format  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, unicode_from_host  # noqa: E402
