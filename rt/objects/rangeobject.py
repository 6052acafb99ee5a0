"""Ranges and their iterators.

Answers to Objects/rangeobject.c.

What always holds: a `RangeIterator` yields values that fit an i64, `left` more of them,
the next being `cur`; `step` is what is added each time.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.object import Object


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


@mypyc_attr(acyclic=True, free_list_len=1)
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
        if left > 1:
            # After the last item the sum might leave the range of an i64.
            self.cur = v + self.step
        return long_from_i64(v)


from rt.objects.longobject import LongObject, long_from_i64  # noqa: E402
from rt.objects.typeobject import TypeObject, static_type  # noqa: E402

RANGE_TYPE: Final = static_type("range")
RANGE_ITERATOR_TYPE: Final = static_type("range_iterator")
