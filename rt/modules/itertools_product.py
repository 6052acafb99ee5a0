"""Products, permutations and combinations of itertools.

Answers to the combinatoric part of Modules/itertoolsmodule.c.

What always holds: `indices[i]` is the number, in its pool, of item i of the result that was
given last (`last`), which is None before the first. `stopped` says that there are no more.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.modules.itertools_base import (
    ITERATOR,
    pickle_warning,
    reduce_method,
    setstate_method,
)
from rt.objects.methodobject import MethodDef, method
from rt.objects.object import NONE, Object
from rt.objects.tupleobject import TupleObject
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

NO_NUMBERS: Final = vec[i64]()
# Items that the pools of a product may be.
MAX_POOLS: Final = 1 << 40


class SelectionObject(Object):
    """What permutations and combinations have in common: r of the items of one pool."""

    def __init__(self, pool: TupleObject, r: i64) -> None:
        self.pool: Final = pool
        self.r: Final[i64] = r
        n = pool.n if pool.n > r else r
        self.indices: vec[i64] = vec[i64]([0] * n)
        self.last: TupleObject | None = None
        self.stopped: bool = r > pool.n

    def tp_iter(self) -> Object | None:
        return self

    def step(self) -> bool:
        """Go to the next result. False: there is none."""
        raise NotImplementedError

    def tp_iternext(self) -> Object | None:
        if self.stopped:
            return None
        if self.last is not None and not self.step():
            self.stopped = True
            return None
        r = self.r
        items = vec[Object | None]([None] * r)
        i: i64 = 0
        while i < r:
            items[i] = self.pool.item(self.indices[i])
            i += 1
        result = tuple_of_vec(items, r)
        self.last = result
        return result


class PermutationsObject(SelectionObject):
    """`permutations(iterable, r)`: all items' numbers are in `indices`, the chosen first."""

    def __init__(self, pool: TupleObject, r: i64) -> None:
        super().__init__(pool, r)
        n = pool.n
        i: i64 = 0
        while i < n:
            self.indices[i] = i
            i += 1
        cycles = vec[i64]([0] * r)
        i = 0
        while i < r:
            cycles[i] = n - i
            i += 1
        self.cycles: vec[i64] = cycles

    def ob_type(self) -> TypeObject:
        return PERMUTATIONS_TYPE

    def step(self) -> bool:
        indices = self.indices
        cycles = self.cycles
        n = self.pool.n
        i = self.r - 1
        while i >= 0:
            cycles[i] -= 1
            if cycles[i] == 0:
                first = indices[i]
                j = i
                while j < n - 1:
                    indices[j] = indices[j + 1]
                    j += 1
                indices[n - 1] = first
                cycles[i] = n - i
            else:
                j = n - cycles[i]
                first = indices[i]
                indices[i] = indices[j]
                indices[j] = first
                return True
            i -= 1
        return False


class CombinationsObject(SelectionObject):
    """`combinations(iterable, r)`"""

    def __init__(self, pool: TupleObject, r: i64) -> None:
        super().__init__(pool, r)
        i: i64 = 0
        while i < r:
            self.indices[i] = i
            i += 1

    def ob_type(self) -> TypeObject:
        return COMBINATIONS_TYPE

    def step(self) -> bool:
        indices = self.indices
        n = self.pool.n
        r = self.r
        i = r - 1
        while i >= 0 and indices[i] == i + n - r:
            i -= 1
        if i < 0:
            return False
        indices[i] += 1
        i += 1
        while i < r:
            indices[i] = indices[i - 1] + 1
            i += 1
        return True


class ReplacementsObject(SelectionObject):
    """`combinations_with_replacement(iterable, r)`"""

    def __init__(self, pool: TupleObject, r: i64) -> None:
        super().__init__(pool, r)
        self.stopped = pool.n == 0 and r > 0

    def ob_type(self) -> TypeObject:
        return COMBINATIONS_WITH_REPLACEMENT_TYPE

    def step(self) -> bool:
        indices = self.indices
        n = self.pool.n
        r = self.r
        i = r - 1
        while i >= 0 and indices[i] == n - 1:
            i -= 1
        if i < 0:
            return False
        index = indices[i] + 1
        while i < r:
            indices[i] = index
            i += 1
        return True


class ProductObject(Object):
    """`product(*iterables, repeat=1)`"""

    def __init__(self, pools: TupleObject) -> None:
        self.pools: Final = pools
        self.indices: vec[i64] = vec[i64]([0] * pools.n)
        self.last: TupleObject | None = None
        self.stopped: bool = False

    def ob_type(self) -> TypeObject:
        return PRODUCT_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def pool(self, i: i64) -> TupleObject:
        p = self.pools.item(i)
        assert isinstance(p, TupleObject)
        return p

    def step(self) -> bool:
        """Go to the next result. False: there is none."""
        indices = self.indices
        i = self.pools.n - 1
        while i >= 0:
            index = indices[i] + 1
            if index < self.pool(i).n:
                indices[i] = index
                return True
            indices[i] = 0
            i -= 1
        return False

    def tp_iternext(self) -> Object | None:
        if self.stopped:
            return None
        n = self.pools.n
        i: i64 = 0
        if self.last is None:
            while i < n:
                if self.pool(i).n == 0:
                    self.stopped = True
                    return None
                i += 1
        elif not self.step():
            self.stopped = True
            return None
        items = vec[Object | None]([None] * n)
        i = 0
        while i < n:
            items[i] = self.pool(i).item(self.indices[i])
            i += 1
        result = tuple_of_vec(items, n)
        self.last = result
        return result


def product_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    repeat: i64 = 1
    if kwargs is not None and kwargs.used > 0:
        values = take_arguments("product", [], kwargs, ["repeat"])
        given = None if values is None else values[0]
        if given is None:
            return None
        repeat = index_as_i64(given)
        if repeat == -1 and error_occurred():
            return None
        if repeat < 0:
            return value_error("repeat argument cannot be negative")
    if repeat > 0 and len(args) > MAX_POOLS // repeat:
        return overflow_error("repeat argument too large")
    pools: list[Object] = []
    if repeat > 0:
        for x in args:
            pool = tuple_from_iterable(x)
            if pool is None:
                return None
            pools.append(pool)
    return ProductObject(tuple_from_list(pools * repeat))


def selection_size(r: Object) -> i64:
    """The argument r; -1 with an exception."""
    n = index_as_i64(r)
    if n == -1 and error_occurred():
        return -1
    if n < 0:
        return value_error_i("r must be non-negative")
    return n


def permutations_new(cls: TypeObject, iterable: Object, r: Object | None) -> Object | None:
    pool = tuple_from_iterable(iterable)
    if pool is None:
        return None
    size = pool.n
    if r is not None and r is not NONE:
        if as_long(r) is None:
            return type_error("Expected int as r")
        size = selection_size(r)
        if size < 0:
            return None
    return PermutationsObject(pool, size)


def combinations_new(cls: TypeObject, iterable: Object, r: Object) -> Object | None:
    size = index_as_i64(r)
    if size == -1 and error_occurred():
        return None
    pool = tuple_from_iterable(iterable)
    if pool is None:
        return None
    if size < 0:
        return value_error("r must be non-negative")
    return CombinationsObject(pool, size)


def replacements_new(cls: TypeObject, iterable: Object, r: Object) -> Object | None:
    size = index_as_i64(r)
    if size == -1 and error_occurred():
        return None
    pool = tuple_from_iterable(iterable)
    if pool is None:
        return None
    if size < 0:
        return value_error("r must be non-negative")
    return ReplacementsObject(pool, size)


def numbers(v: vec[i64], n: i64) -> TupleObject:
    """The first n numbers as a tuple."""
    items: list[Object] = []
    i: i64 = 0
    while i < n:
        items.append(long_from_i64(v[i]))
        i += 1
    return tuple_from_list(items)


def selection_reduce(self: Object) -> Object | None:
    s = self.native()
    assert isinstance(s, SelectionObject)
    if not pickle_warning():
        return None
    cls = self.ob_type()
    r = long_from_i64(s.r)
    if s.last is None:
        return tuple2(cls, tuple2(s.pool, r))
    if s.stopped:
        return tuple2(cls, tuple2(EMPTY_TUPLE, r))
    state = numbers(s.indices, s.r)
    if isinstance(s, PermutationsObject):
        state = tuple2(numbers(s.indices, s.pool.n), numbers(s.cycles, s.r))
    return tuple3(cls, tuple2(s.pool, r), state)


def product_reduce(self: Object) -> Object | None:
    p = self.native()
    assert isinstance(p, ProductObject)
    if not pickle_warning():
        return None
    cls = self.ob_type()
    if p.stopped:
        return tuple2(cls, tuple1(EMPTY_TUPLE))
    if p.last is None:
        return tuple2(cls, p.pools)
    return tuple3(cls, p.pools, numbers(p.indices, p.pools.n))


def set_numbers(state: Object, v: vec[i64], n: i64, pool: TupleObject) -> i64:
    """Set n numbers of items of a pool from a state. 0, or -1 with an exception."""
    t = as_tuple(state)
    if t is None or t.n != n:
        return value_error_i("invalid arguments")
    i: i64 = 0
    while i < n:
        x = index_as_i64(t.item(i))
        if x == -1 and error_occurred():
            return -1
        v[i] = 0 if x < 0 else pool.n - 1 if x >= pool.n else x
        i += 1
    return 0


def selection_setstate(self: SelectionObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    if isinstance(self, PermutationsObject):
        pair = as_tuple(state)
        if pair is None or pair.n != 2:
            return type_error("state is not a tuple")
        if set_numbers(pair.item(0), self.indices, self.pool.n, self.pool) < 0:
            return None
        if set_cycles(self, pair.item(1)) < 0:
            return None
    elif set_numbers(state, self.indices, self.r, self.pool) < 0:
        return None
    # The state is that of a result already given.
    self.last = EMPTY_TUPLE
    return NONE


def set_cycles(p: PermutationsObject, state: Object) -> i64:
    """Set the cycles of permutations from a state. 0, or -1 with an exception."""
    t = as_tuple(state)
    if t is None or t.n != p.r:
        return value_error_i("invalid arguments")
    i: i64 = 0
    while i < p.r:
        x = index_as_i64(t.item(i))
        if x == -1 and error_occurred():
            return -1
        most = p.pool.n - i
        p.cycles[i] = 1 if x < 1 else most if x > most else x
        i += 1
    return 0


def product_setstate(self: ProductObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    t = as_tuple(state)
    n = self.pools.n
    if t is None or t.n != n:
        return value_error("invalid arguments")
    i: i64 = 0
    while i < n:
        x = index_as_i64(t.item(i))
        if x == -1 and error_occurred():
            return None
        most = self.pool(i).n - 1
        if most < 0:
            self.stopped = True
            return NONE
        self.indices[i] = 0 if x < 0 else most if x > most else x
        i += 1
    self.last = EMPTY_TUPLE
    return NONE


def selection_sizeof(self: SelectionObject) -> Object | None:
    """What CPython's object of the same state takes."""
    if isinstance(self, PermutationsObject):
        return long_from_i64(64 + 8 * (self.pool.n + self.r))
    return long_from_i64(56 + 8 * self.r)


def product_sizeof(self: ProductObject) -> Object | None:
    """What CPython's object of the same state takes."""
    return long_from_i64(48 + 8 * self.pools.n)


SIZEOF: Final = method("__sizeof__", selection_sizeof, "", doc="Returns size in memory, in bytes.")
SELECTION_METHODS: Final = (
    reduce_method(selection_reduce),
    setstate_method(selection_setstate),
    SIZEOF,
)


def selection_type(name: str, doc: str, new: MethodDef) -> TypeObject:
    """The type of one of the selections from a pool."""
    return static_type(
        "itertools." + name,
        doc=doc,
        new=new,
        slots=ITERATOR,
        methods=SELECTION_METHODS,
        flags=BASETYPE,
    )


PERMUTATIONS_TYPE: Final = selection_type(
    "permutations",
    "All arrangements of r of the items (of all, without r), by position.",
    method("__new__", permutations_new, "iterable, r=None"),
)

COMBINATIONS_TYPE: Final = selection_type(
    "combinations",
    "All choices of r of the items, in their order.",
    method("__new__", combinations_new, "iterable, r"),
)

COMBINATIONS_WITH_REPLACEMENT_TYPE: Final = selection_type(
    "combinations_with_replacement",
    "All choices of r of the items, in their order, where one may be chosen again.",
    method("__new__", replacements_new, "iterable, r"),
)

PRODUCT_TYPE: Final = static_type(
    "itertools.product",
    doc="All tuples of one item of each iterable, the last one changing fastest.",
    new=method("__new__", product_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(
        reduce_method(product_reduce),
        setstate_method(product_setstate),
        method("__sizeof__", product_sizeof, "", doc="Returns size in memory, in bytes."),
    ),
    flags=BASETYPE,
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    overflow_error,
    type_error,
    value_error,
    value_error_i,
)
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.longobject import as_long, index_as_i64, long_from_i64  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    as_tuple,
    tuple1,
    tuple2,
    tuple3,
    tuple_from_iterable,
    tuple_from_list,
    tuple_of_vec,
)
