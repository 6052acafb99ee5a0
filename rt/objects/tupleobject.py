"""Tuples.

Answers to Objects/tupleobject.c.

What always holds: up to three items lie in the object itself (`i0`, `i1`, `i2`), more in
`more`. Other modules use `t.n`, `t.item(i)` and the constructors, never these fields.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import NONE, Object

NO_ITEMS: Final = vec[Object | None]()


class TupleObject(Object):
    """An exact tuple. Make it with `tuple0` to `tuple3`, `tuple_from_vec`, `tuple_from_list`."""

    def __init__(self, n: i64) -> None:
        self.n: Final[i64] = n
        self.i0: Object = NONE
        self.i1: Object = NONE
        self.i2: Object = NONE
        self.more: vec[Object | None] = NO_ITEMS

    def ob_type(self) -> TypeObject:
        return TUPLE_TYPE

    def item(self, i: i64) -> Object:
        """Item i, 0 <= i < n (not checked)."""
        if self.n > 3:
            x = self.more[i]
            assert x is not None
            return x
        if i == 0:
            return self.i0
        if i == 1:
            return self.i1
        return self.i2

    def window(self) -> vec[Object | None]:
        """The items as a vec, for a call's arguments."""
        if self.n > 3:
            return self.more
        v = vec[Object | None]([None] * self.n)
        i: i64 = 0
        while i < self.n:
            v[i] = self.item(i)
            i += 1
        return v


EMPTY_TUPLE: Final = TupleObject(0)


def tuple1(a: Object) -> TupleObject:
    t = TupleObject(1)
    t.i0 = a
    return t


def tuple2(a: Object, b: Object) -> TupleObject:
    t = TupleObject(2)
    t.i0 = a
    t.i1 = b
    return t


def tuple3(a: Object, b: Object, c: Object) -> TupleObject:
    t = TupleObject(3)
    t.i0 = a
    t.i1 = b
    t.i2 = c
    return t


def tuple_from_vec(v: vec[Object | None], base: i64, n: i64) -> TupleObject:
    """The n items at v[base], none of which is None."""
    if n == 0:
        return EMPTY_TUPLE
    t = TupleObject(n)
    if n <= 3:
        a = v[base]
        assert a is not None
        t.i0 = a
        if n > 1:
            a = v[base + 1]
            assert a is not None
            t.i1 = a
            if n > 2:
                a = v[base + 2]
                assert a is not None
                t.i2 = a
        return t
    more = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        more[i] = v[base + i]
        i += 1
    t.more = more
    return t


def tuple_from_list(items: list[Object]) -> TupleObject:
    n: i64 = len(items)
    if n == 0:
        return EMPTY_TUPLE
    t = TupleObject(n)
    if n <= 3:
        t.i0 = items[0]
        if n > 1:
            t.i1 = items[1]
            if n > 2:
                t.i2 = items[2]
        return t
    more = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        more[i] = items[i]
        i += 1
    t.more = more
    return t
