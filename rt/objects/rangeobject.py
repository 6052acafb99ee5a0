"""Ranges and their iterators.

Answers to Objects/rangeobject.c.

What always holds: a `RangeIterator` yields values that fit an i64, `left` more of them,
the next being `cur`; `step` is what is added each time. Other ranges are iterated over by
a `LongRangeIterator`.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.methodobject import AS_MEMBER, getset, method
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_BOOL,
    S_CONTAINS,
    S_EQ,
    S_GETATTRIBUTE,
    S_GETITEM,
    S_HASH,
    S_ITER,
    S_LEN,
    S_NEXT,
    S_REPR,
)
from rt.objects.typeobject import SEQUENCE, TypeObject, static_type

I64_MAX: Final = 9223372036854775807
I64_MIN: Final = -I64_MAX - 1


@mypyc_attr(acyclic=True)
class RangeObject(Object):
    """A range; `length` is its number of items."""

    def __init__(
        self, start: LongObject, stop: LongObject, step: LongObject, length: LongObject
    ) -> None:
        self.start: Final = start
        self.stop: Final = stop
        self.step: Final = step
        self.length: Final = length

    def ob_type(self) -> TypeObject:
        return RANGE_TYPE

    def tp_repr(self) -> Object | None:
        start = object_repr_of(self.start)
        stop = object_repr_of(self.stop)
        step = object_repr_of(self.step)
        if start is None or stop is None or step is None:
            return None
        text = f"range({unicode_to_host(start)}, {unicode_to_host(stop)}"
        if not long_equal(self.step, ONE):
            text += f", {unicode_to_host(step)}"
        return unicode_from_host(text + ")")

    def tp_hash(self) -> i64:
        return tuple3(self.length, *range_identity(self)).tp_hash()

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, RangeObject) or (op != EQ and op != NE):
            return NOT_IMPLEMENTED
        return bool_from(range_equal(self, other) == (op == EQ))

    def tp_iter(self) -> Object | None:
        return range_iter(self)

    def nb_bool(self) -> i64:
        return self.length.nb_bool()

    def sq_length(self) -> i64:
        return index_as_i64(self.length)

    def sq_item(self, index: i64) -> Object | None:
        return range_item(self, long_from_i64(index))

    def sq_contains(self, value: Object) -> i64:
        return range_contains(self, value)

    def mp_subscript(self, key: Object) -> Object | None:
        return range_subscript(self, key)


@mypyc_attr(acyclic=True)
class RangeIterator(Object):
    """An iterator over ints that fit an i64."""

    def __init__(self, cur: i64, step: i64, left: i64) -> None:
        self.cur: i64 = cur
        self.step: i64 = step
        self.left: i64 = left

    def ob_type(self) -> TypeObject:
        return RANGE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        left = self.left
        if left <= 0:
            return None
        self.left = left - 1
        v = self.cur
        # `range_iter` has seen to it that the value after the last one fits, too.
        self.cur = v + self.step
        return long_from_i64(v)


@mypyc_attr(acyclic=True)
class LongRangeIterator(Object):
    """An iterator over ints of any size."""

    def __init__(self, cur: LongObject, step: LongObject, left: LongObject) -> None:
        self.cur: LongObject = cur
        self.step: LongObject = step
        self.left: LongObject = left

    def ob_type(self) -> TypeObject:
        return LONGRANGE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        if self.left.sign_of() <= 0:
            return None
        v = self.cur
        self.left = long_sub(self.left, ONE)
        self.cur = long_add(v, self.step)
        return v


def make_range(start: LongObject, stop: LongObject, step: LongObject) -> RangeObject:
    """The range of three ints, step not 0. CPython: make_range_object"""
    return RangeObject(start, stop, step, range_length(start, stop, step))


def range_length(start: LongObject, stop: LongObject, step: LongObject) -> LongObject:
    """CPython: compute_range_length"""
    if step.sign_of() < 0:
        start, stop = stop, start
        step = long_negate(step)
    if long_compare(start, stop) >= 0:
        return ZERO
    span = long_sub(long_sub(stop, start), ONE)
    count = long_floordiv(span, step)
    assert count is not None
    return long_add(count, ONE)


def range_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: range_new"""
    if kwargs is not None and kwargs.used > 0:
        return type_error("range() takes no keyword arguments")
    n = len(args)
    if n == 0:
        return type_error("range expected at least 1 argument, got 0")
    if n > 3:
        return type_error(f"range expected at most 3 arguments, got {n}")
    start = ZERO if n == 1 else as_index(args[0])
    if start is None:
        return None
    stop = as_index(args[0] if n == 1 else args[1])
    if stop is None:
        return None
    step = as_index(args[2]) if n == 3 else ONE
    if step is None:
        return None
    if step is ZERO:
        return value_error("range() arg 3 must not be zero")
    return make_range(start, stop, step)


def range_item_unchecked(r: RangeObject, index: LongObject) -> LongObject:
    """start + index * step. CPython: compute_item"""
    return long_add(r.start, long_mul(index, r.step))


def range_item(r: RangeObject, index: LongObject) -> Object | None:
    """Item `index`, counted from the end when negative. CPython: compute_range_item"""
    if index.sign_of() < 0:
        index = long_add(index, r.length)
    if index.sign_of() < 0 or long_compare(index, r.length) >= 0:
        return index_error("range object index out of range")
    return range_item_unchecked(r, index)


def range_subscript(r: RangeObject, key: Object) -> Object | None:
    """CPython: range_subscript"""
    index = subscript_index(key)
    if index is not None:
        return range_item(r, index)
    if error_occurred():
        return None
    if not isinstance(key, SliceObject):
        return type_error(f"range indices must be integers or slices, not {type_name(key)}")
    bounds = slice_indices(key, r.length)
    if not isinstance(bounds, TupleObject):
        return None
    start = as_long(bounds.item(0))
    stop = as_long(bounds.item(1))
    step = as_long(bounds.item(2))
    assert start is not None and stop is not None and step is not None
    return make_range(
        range_item_unchecked(r, start), range_item_unchecked(r, stop), long_mul(r.step, step)
    )


def range_identity(r: RangeObject) -> tuple[Object, Object]:
    """What, beside the length, equal ranges share. CPython: range_hash"""
    if r.length is ZERO:
        return NONE, NONE
    if long_equal(r.length, ONE):
        return r.start, NONE
    return r.start, r.step


def range_equal(a: RangeObject, b: RangeObject) -> bool:
    """Do they yield the same items? CPython: range_equals"""
    if a is b:
        return True
    if not long_equal(a.length, b.length):
        return False
    if a.length is ZERO:
        return True
    if not long_equal(a.start, b.start):
        return False
    return long_equal(a.length, ONE) or long_equal(a.step, b.step)


def range_contains_long(r: RangeObject, v: LongObject) -> bool:
    """CPython: range_contains_long"""
    if r.step.sign_of() > 0:
        if long_compare(v, r.start) < 0 or long_compare(v, r.stop) >= 0:
            return False
    elif long_compare(v, r.start) > 0 or long_compare(v, r.stop) <= 0:
        return False
    return long_mod(long_sub(v, r.start), r.step) is ZERO


def exact_long(x: Object) -> LongObject | None:
    """The int of an exact int or a bool, which compare by value alone; else None."""
    if isinstance(x, LongObject):
        return x
    return bool_long(x) if isinstance(x, BoolObject) else None


def range_contains(r: RangeObject, value: Object) -> i64:
    """CPython: range_contains"""
    v = exact_long(value)
    if v is not None:
        return 1 if range_contains_long(r, v) else 0
    return iter_contains(r, value)


def range_count(self: RangeObject, value: Object) -> Object | None:
    v = exact_long(value)
    if v is not None:
        return ONE if range_contains_long(self, v) else ZERO
    count = sequence_count(self, value)
    return None if count < 0 else long_from_i64(count)


def range_index(self: RangeObject, value: Object) -> Object | None:
    v = exact_long(value)
    if v is None:
        index = sequence_index(self, value)
        return None if index < 0 else long_from_i64(index)
    if range_contains_long(self, v):
        return long_floordiv(long_sub(v, self.start), self.step)
    shown = object_repr_of(value)
    if shown is None:
        return None
    return value_error(f"{unicode_to_host(shown)} is not in range")


def fits_iterator(r: RangeObject) -> bool:
    """Does the whole way from start to the first value beyond stop fit an i64?"""
    if not (
        long_fits_i64(r.start)
        and long_fits_i64(r.stop)
        and long_fits_i64(r.step)
        and long_fits_i64(r.length)
    ):
        return False
    if r.length is ZERO:
        return True
    by = long_as_i64(r.step)
    end = long_as_i64(r.stop)
    if by > 0:
        return end <= I64_MAX - (by - 1)
    return end >= I64_MIN + (-1 - by)


def range_iter(r: RangeObject) -> Object:
    """CPython: range_iter"""
    if fits_iterator(r):
        return RangeIterator(long_as_i64(r.start), long_as_i64(r.step), long_as_i64(r.length))
    return LongRangeIterator(r.start, r.step, r.length)


def fits_reversed(r: RangeObject) -> bool:
    """Do start, stop, -step, start - step and the length fit an i64?"""
    if not (
        long_fits_i64(r.start)
        and long_fits_i64(r.stop)
        and long_fits_i64(r.step)
        and long_fits_i64(r.length)
    ):
        return False
    start = long_as_i64(r.start)
    step = long_as_i64(r.step)
    if step > 0:
        return start >= I64_MIN + step
    return step != I64_MIN and start <= I64_MAX + step


def range_reversed(self: RangeObject) -> Object | None:
    """CPython: range_reverse"""
    step = long_negate(self.step)
    last = range_item_unchecked(self, long_sub(self.length, ONE))
    if fits_reversed(self):
        return RangeIterator(long_as_i64(last), long_as_i64(step), long_as_i64(self.length))
    return LongRangeIterator(last, step, self.length)


def range_reduce(self: RangeObject) -> Object | None:
    return tuple2(RANGE_TYPE, tuple3(self.start, self.stop, self.step))


def range_get_start(self: RangeObject) -> Object | None:
    return self.start


def range_get_stop(self: RangeObject) -> Object | None:
    return self.stop


def range_get_step(self: RangeObject) -> Object | None:
    return self.step


# Iterators.


def iterator_reduce(cur: LongObject, step: LongObject, left: LongObject) -> Object | None:
    """iter, and the range of what is left."""
    function = builtin_attr("iter")
    if function is None:
        return None
    stop = long_add(cur, long_mul(step, left))
    return tuple3(function, tuple1(make_range(cur, stop, step)), NONE)


def range_iterator_length_hint(self: RangeIterator) -> Object | None:
    return long_from_i64(self.left)


def range_iterator_reduce(self: RangeIterator) -> Object | None:
    return iterator_reduce(
        long_from_i64(self.cur), long_from_i64(self.step), long_from_i64(self.left)
    )


def range_iterator_setstate(self: RangeIterator, state: Object) -> Object | None:
    index = index_as_i64(state)
    if index == -1 and error_occurred():
        return None
    if index < 0:
        index = 0
    elif index > self.left:
        index = self.left
    self.cur += index * self.step
    self.left -= index
    return NONE


def longrange_iterator_length_hint(self: LongRangeIterator) -> Object | None:
    return self.left


def longrange_iterator_reduce(self: LongRangeIterator) -> Object | None:
    return iterator_reduce(self.cur, self.step, self.left)


def longrange_iterator_setstate(self: LongRangeIterator, state: Object) -> Object | None:
    index = as_long(state)
    if index is None:
        return type_error(f"state must be an int, not {type_name(state)}")
    if index.sign_of() < 0:
        index = ZERO
    elif long_compare(index, self.left) > 0:
        index = self.left
    self.cur = long_add(self.cur, long_mul(index, self.step))
    self.left = long_sub(self.left, index)
    return NONE


RANGE_TYPE: Final[TypeObject] = static_type(
    "range",
    doc="range(stop), range(start, stop, step=1): the ints from start on, before stop, by step.",
    new=method("__new__", range_new, "*args, **kwargs"),
    slots=(
        S_REPR,
        S_HASH,
        S_GETATTRIBUTE,
        S_EQ,
        S_ITER,
        S_BOOL,
        S_LEN,
        S_GETITEM,
        S_CONTAINS,
    ),
    methods=(
        method(
            "__reversed__",
            range_reversed,
            "",
            doc="An iterator over the items from the last to the first.",
        ),
        method("__reduce__", range_reduce, "", doc="What pickle makes the range of."),
        method(
            "count",
            range_count,
            "object, /",
            doc="How often a value is in the range: 0 or 1 for an int.",
        ),
        method(
            "index",
            range_index,
            "object, /",
            doc="Where a value is in the range; ValueError when it is not there.",
        ),
    ),
    getset=(
        getset("start", range_get_start, flags=AS_MEMBER, doc="The first item, when there is one."),
        getset(
            "stop",
            range_get_stop,
            flags=AS_MEMBER,
            doc="Where the range ends; it is not in the range.",
        ),
        getset(
            "step", range_get_step, flags=AS_MEMBER, doc="What is added from one item to the next."
        ),
    ),
    flags=SEQUENCE,
)

RANGE_ITERATOR_TYPE: Final[TypeObject] = static_type(
    "range_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", range_iterator_length_hint, ""),
        method("__reduce__", range_iterator_reduce, ""),
        method("__setstate__", range_iterator_setstate, "object, /"),
    ),
)

LONGRANGE_ITERATOR_TYPE: Final[TypeObject] = static_type(
    "longrange_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", longrange_iterator_length_hint, ""),
        method("__reduce__", longrange_iterator_reduce, ""),
        method("__setstate__", longrange_iterator_setstate, "object, /"),
    ),
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import iter_contains, sequence_count, sequence_index  # noqa: E402
from rt.objects.boolobject import BoolObject, bool_from, bool_long  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    index_error,
    type_error,
    value_error,
)
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.long_ops import (  # noqa: E402
    long_add,
    long_floordiv,
    long_mod,
    long_mul,
    long_sub,
)
from rt.objects.longobject import (  # noqa: E402
    ONE,
    ZERO,
    LongObject,
    as_index,
    as_long,
    index_as_i64,
    long_as_i64,
    long_compare,
    long_equal,
    long_fits_i64,
    long_from_i64,
    long_negate,
)
from rt.objects.object_protocol import object_repr_of  # noqa: E402
from rt.objects.sliceobject import (  # noqa: E402
    SliceObject,
    slice_indices,
    subscript_index,
)
from rt.objects.tupleobject import TupleObject, tuple1, tuple2, tuple3  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host, unicode_to_host  # noqa: E402
