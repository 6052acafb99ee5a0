"""Slices.

Answers to Objects/sliceobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.methodobject import getset, method
from rt.objects.object import ENDLESS, GT, LT, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_EQ, S_HASH, S_REPR
from rt.objects.typeobject import TypeObject, static_type


class SliceObject(Object):
    """A slice: three objects, None's object where nothing was given."""

    def __init__(self, start: Object, stop: Object, step: Object) -> None:
        self.start: Final = start
        self.stop: Final = stop
        self.step: Final = step

    def ob_type(self) -> TypeObject:
        return SLICE_TYPE

    def tp_repr(self) -> Object | None:
        parts: list[str] = []
        for x in (self.start, self.stop, self.step):
            r = object_repr_of(x)
            if r is None:
                return None
            parts.append(unicode_to_host(r))
        return unicode_from_host(f"slice({parts[0]}, {parts[1]}, {parts[2]})")

    def tp_hash(self) -> i64:
        # Not a tuple's own hash: the length is not mixed in.
        acc: i64 = XXPRIME_5
        for x in (self.start, self.stop, self.step):
            lane = hash_object(x)
            if lane == -1:
                return -1
            acc = xx_round(acc, lane)
        return SLICE_HASH_OF_MINUS_ONE if acc == -1 else acc

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, SliceObject):
            return NOT_IMPLEMENTED
        if self is other:
            return bool_from(op != NE and op != LT and op != GT)
        return tuple3(self.start, self.stop, self.step).tp_richcompare(
            tuple3(other.start, other.stop, other.step), op
        )


SLICE_HASH_OF_MINUS_ONE: Final = 1546275796


def slice_index(x: Object) -> i64:
    """A slice's start, stop or step as an i64, the nearest one for large values.

    -1 with a TypeError. CPython: _PyEval_SliceIndex
    """
    return nearest_index(x, "slice indices must be integers or None or have an __index__ method")


def position_arg(x: Object) -> i64:
    """A position among a sequence's items, otherwise as `slice_index`.

    CPython: _PyEval_SliceIndexNotNone
    """
    return nearest_index(x, "slice indices must be integers or have an __index__ method")


def nearest_index(x: Object, message: str) -> i64:
    if isinstance(x, CompactLong):
        return x.value
    v = subscript_index(x)
    if v is None:
        if not error_occurred():
            type_error(message)
        return -1
    return long_as_i64(v)


def subscript_index(key: Object) -> LongObject | None:
    """`key.__index__()`; None, without an exception where the type has no such method."""
    if isinstance(key, LongObject):
        return key
    v = as_long(key)
    if v is not None:
        return v
    r = key.nb_index()
    if r is None or r is NOT_IMPLEMENTED:
        return None
    return strict_long(r, "__index__")


@mypyc_attr(acyclic=True)
class SliceBounds:
    """What `slice_bounds` finds out: `count` items from `start` in steps of `step`."""

    def __init__(self, start: i64, stop: i64, step: i64, count: i64) -> None:
        self.start: Final[i64] = start
        self.stop: Final[i64] = stop
        self.step: Final[i64] = step
        self.count: Final[i64] = count


def slice_bounds(s: SliceObject, length: i64) -> SliceBounds | None:
    """The bounds of a slice of a sequence; None with an exception.

    `length` is asked for before `__index__` methods run, so that a mutable sequence calls
    `slice_unpack` and `slice_adjust` itself. CPython: PySlice_Unpack, PySlice_AdjustIndices
    """
    raw = slice_unpack(s)
    if raw is None:
        return None
    return slice_adjust(raw, length)


def slice_unpack(s: SliceObject) -> SliceBounds | None:
    """Start, stop and step as given or by default, not adjusted. CPython: PySlice_Unpack"""
    step: i64 = 1
    if s.step is not NONE:
        step = slice_index(s.step)
        if step == -1 and error_occurred():
            return None
        if step == 0:
            value_error("slice step cannot be zero")
            return None
        if step < -ENDLESS:
            step = -ENDLESS
    start: i64 = 0
    if step < 0:
        start = ENDLESS
    if s.start is not NONE:
        start = slice_index(s.start)
        if start == -1 and error_occurred():
            return None
    stop: i64 = ENDLESS
    if step < 0:
        stop = -ENDLESS
    if s.stop is not NONE:
        stop = slice_index(s.stop)
        if stop == -1 and error_occurred():
            return None
    return SliceBounds(start, stop, step, 0)


def slice_adjust(raw: SliceBounds, length: i64) -> SliceBounds:
    """Bounds within a sequence's length. CPython: PySlice_AdjustIndices"""
    step = raw.step
    start = raw.start
    if start < 0:
        start += length
        if start < 0:
            start = -1 if step < 0 else 0
    elif start >= length:
        start = length - 1 if step < 0 else length
    stop = raw.stop
    if stop < 0:
        stop += length
        if stop < 0:
            stop = -1 if step < 0 else 0
    elif stop >= length:
        stop = length - 1 if step < 0 else length
    count: i64 = 0
    if step < 0:
        if stop < start:
            count = (start - stop - 1) // -step + 1
    elif start < stop:
        count = (stop - start - 1) // step + 1
    return SliceBounds(start, stop, step, count)


def slice_from_i64(start: i64, stop: i64) -> SliceObject:
    """`slice(start, stop)`. CPython: _PySlice_FromIndices"""
    return SliceObject(long_from_i64(start), long_from_i64(stop), NONE)


def slice_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("slice() takes no keyword arguments")
    n = len(args)
    if n < 1:
        return type_error("slice expected at least 1 argument, got 0")
    if n > 3:
        return type_error(f"slice expected at most 3 arguments, got {n}")
    if n == 1:
        return SliceObject(NONE, args[0], NONE)
    return SliceObject(args[0], args[1], args[2] if n == 3 else NONE)


def slice_host_index(x: Object) -> LongObject | None:
    """A slice's part as an int of any size; None with a TypeError."""
    v = subscript_index(x)
    if v is None and not error_occurred():
        type_error("slice indices must be integers or None or have an __index__ method")
    return v


def slice_indices(self: SliceObject, length: Object) -> Object | None:
    """slice.indices, for lengths of any size. CPython: _PySlice_GetLongIndices"""
    n = as_index(length)
    if n is None:
        return None
    size = long_to_host(n)
    if size < 0:
        return value_error("length should not be negative")
    step: int = 1
    if self.step is not NONE:
        v = slice_host_index(self.step)
        if v is None:
            return None
        step = long_to_host(v)
        if step == 0:
            return value_error("slice step cannot be zero")
    lower = -1 if step < 0 else 0
    upper = size - 1 if step < 0 else size
    start = upper if step < 0 else lower
    if self.start is not NONE:
        v = slice_host_index(self.start)
        if v is None:
            return None
        start = clip(long_to_host(v), size, lower, upper)
    stop = lower if step < 0 else upper
    if self.stop is not NONE:
        v = slice_host_index(self.stop)
        if v is None:
            return None
        stop = clip(long_to_host(v), size, lower, upper)
    return tuple3(long_from_host(start), long_from_host(stop), long_from_host(step))


def clip(v: int, size: int, lower: int, upper: int) -> int:
    if v < 0:
        v += size
        return lower if v < lower else v
    return upper if v > upper else v


def slice_get_start(self: SliceObject) -> Object | None:
    return self.start


def slice_get_stop(self: SliceObject) -> Object | None:
    return self.stop


def slice_get_step(self: SliceObject) -> Object | None:
    return self.step


def slice_reduce(self: SliceObject) -> Object | None:
    return tuple2(SLICE_TYPE, tuple3(self.start, self.stop, self.step))


SLICE_TYPE: Final = static_type(
    "slice",
    doc="slice(stop) or slice(start, stop[, step]): what a[start:stop:step] gives to a.",
    new=method("__new__", slice_new, "*args, **kwargs"),
    slots=(S_REPR, S_HASH, S_EQ),
    methods=(
        method(
            "indices",
            slice_indices,
            "object, /",
            doc="S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, "
            "calculate the start and stop\nindices, and the stride length of the extended slice "
            "described by\nS. Out of bounds indices are clipped in a manner consistent with the\n"
            "handling of normal slices.",
        ),
        method("__reduce__", slice_reduce, "", doc="Return state information for pickling."),
    ),
    getset=(
        getset("start", slice_get_start),
        getset("stop", slice_get_stop),
        getset("step", slice_get_step),
    ),
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.errors import error_occurred, type_error, value_error  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    CompactLong,
    LongObject,
    as_index,
    as_long,
    long_as_i64,
    long_from_host,
    long_from_i64,
    long_to_host,
    strict_long,
)
from rt.objects.object_protocol import hash_object, object_repr_of  # noqa: E402
from rt.objects.tupleobject import XXPRIME_5, tuple2, tuple3, xx_round  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host, unicode_to_host  # noqa: E402
