"""Tuples.

Answers to Objects/tupleobject.c.

What always holds: up to three items lie in the object itself (`i0`, `i1`, `i2`), more in
`more`. Other modules use `t.n`, `t.item(i)` and the constructors, never these fields.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import CLASS_GETITEM, method
from rt.objects.object import ENDLESS, EQ, GT, LE, LT, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_CONCAT,
    S_CONTAINS,
    S_EQ,
    S_GETITEM,
    S_HASH,
    S_ITER,
    S_LEN,
    S_NEXT,
    S_REPEAT,
    S_REPR,
)
from rt.objects.typeobject import BASETYPE, SEQUENCE, TypeObject, static_type

NO_ITEMS: Final[vec[Object | None]] = vec[Object | None]()

# The constants of xxHash, as signed 64-bit numbers; the first in two halves, since a constant
# of more than 62 bits is an int object in compiled code.
XXPRIME_1_HIGH: Final = -1640531535
XXPRIME_1_LOW: Final = 2246822535
XXPRIME_2: Final = -4417276706812531889
XXPRIME_5: Final = 2870177450012600261
HASH_OF_MINUS_ONE: Final = 1546275796


class TupleObject(Object):
    """An exact tuple. Make it with `tuple0` to `tuple3`, `tuple_from_vec`, `tuple_from_list`."""

    def __init__(
        self,
        n: i64,
        i0: Object | None,
        i1: Object | None,
        i2: Object | None,
        more: vec[Object | None],
    ) -> None:
        self.n: Final[i64] = n
        self.i0: Final = i0
        self.i1: Final = i1
        self.i2: Final = i2
        self.more: Final[vec[Object | None]] = more

    def ob_type(self) -> TypeObject:
        return TUPLE_TYPE

    def item(self, i: i64) -> Object:
        """Item i, 0 <= i < n (not checked)."""
        if self.n > 3:
            x = self.more[i]
        elif i == 0:
            x = self.i0
        elif i == 1:
            x = self.i1
        else:
            x = self.i2
        assert x is not None
        return x

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

    def tp_repr(self) -> Object | None:
        return tuple_repr(self)

    def tp_hash(self) -> i64:
        return tuple_hash(self)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        b = as_tuple(other)
        if b is None:
            return NOT_IMPLEMENTED
        return tuple_richcompare(self, b, op)

    def tp_iter(self) -> Object | None:
        return TupleIterator(self)

    def nb_bool(self) -> i64:
        return 1 if self.n > 0 else 0

    def sq_length(self) -> i64:
        return self.n

    def sq_concat(self, other: Object) -> Object | None:
        b = as_tuple(other)
        if b is None:
            return type_error(f'can only concatenate tuple (not "{type_name(other)}") to tuple')
        return tuple_concat(self, b)

    def sq_repeat(self, n: i64) -> Object | None:
        return tuple_repeat(self, n)

    def sq_item(self, index: i64) -> Object | None:
        if 0 <= index < self.n:
            return self.item(index)
        return index_error("tuple index out of range")

    def sq_contains(self, value: Object) -> i64:
        i: i64 = 0
        while i < self.n:
            r = rich_compare_bool(self.item(i), value, EQ)
            if r != 0:
                return r
            i += 1
        return 0

    def mp_subscript(self, key: Object) -> Object | None:
        return tuple_subscript(self, key)


EMPTY_TUPLE: Final = TupleObject(0, None, None, None, NO_ITEMS)


class TupleIterator(Object):
    """Steps through a tuple; `seq` is None at the end."""

    def __init__(self, seq: TupleObject) -> None:
        self.seq: TupleObject | None = seq
        self.index: i64 = 0

    def ob_type(self) -> TypeObject:
        return TUPLE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if i < seq.n:
            self.index = i + 1
            return seq.item(i)
        self.seq = None
        return None


def hold(x: Object | None) -> None:
    """Keep `x` alive until here.

    The compiled form of `v[i] = y` drops what was there before it stores y. Where that may be
    the last reference, so that a finaliser of the guest's looks at v, take the old value out
    first and hold it until v is right again.
    """


def hold_all(v: vec[Object | None]) -> None:
    """As `hold`, for all that is in `v`."""


def tuple1(a: Object) -> TupleObject:
    return TupleObject(1, a, None, None, NO_ITEMS)


def tuple2(a: Object, b: Object) -> TupleObject:
    return TupleObject(2, a, b, None, NO_ITEMS)


def tuple3(a: Object, b: Object, c: Object) -> TupleObject:
    return TupleObject(3, a, b, c, NO_ITEMS)


def tuple_from_vec(v: vec[Object | None], base: i64, n: i64) -> TupleObject:
    """The n items at v[base], none of which is None."""
    if n > 3:
        return TupleObject(n, None, None, None, v[base : base + n])
    if n == 2:
        return TupleObject(2, v[base], v[base + 1], None, NO_ITEMS)
    if n == 1:
        return TupleObject(1, v[base], None, None, NO_ITEMS)
    if n == 3:
        return TupleObject(3, v[base], v[base + 1], v[base + 2], NO_ITEMS)
    return EMPTY_TUPLE


def tuple_from_list(items: list[Object]) -> TupleObject:
    n: i64 = len(items)
    if n == 0:
        return EMPTY_TUPLE
    if n == 1:
        return tuple1(items[0])
    if n == 2:
        return tuple2(items[0], items[1])
    if n == 3:
        return tuple3(items[0], items[1], items[2])
    more = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        more[i] = items[i]
        i += 1
    return TupleObject(n, None, None, None, more)


def as_tuple(x: Object) -> TupleObject | None:
    """The tuple in a tuple or an instance of a class that extends it; else None."""
    if isinstance(x, TupleObject):
        return x
    p = x.native()
    if isinstance(p, TupleObject):
        return p
    return None


def tuple_from_iterable(x: Object) -> TupleObject | None:
    """`tuple(x)`; None with an exception. CPython: PySequence_Tuple"""
    if isinstance(x, TupleObject):
        return x
    items = list_from_iterable(x)
    if items is None:
        return None
    return tuple_from_vec(items.items, 0, items.n)


def tuple_slice(t: TupleObject, start: i64, stop: i64) -> TupleObject:
    """`t[start:stop]`, 0 <= start <= stop <= n. CPython: PyTuple_GetSlice"""
    n = stop - start
    if n == t.n:
        return t
    if t.n > 3:
        return tuple_from_vec(t.more, start, n)
    if n <= 0:
        return EMPTY_TUPLE
    if n == 1:
        return tuple1(t.item(start))
    return tuple2(t.item(start), t.item(start + 1))


def tuple_concat(a: TupleObject, b: TupleObject) -> TupleObject:
    """`a + b`"""
    if a.n == 0:
        return b
    if b.n == 0:
        return a
    v = vec[Object | None]([None] * (a.n + b.n))
    i: i64 = 0
    while i < a.n:
        v[i] = a.item(i)
        i += 1
    i = 0
    while i < b.n:
        v[a.n + i] = b.item(i)
        i += 1
    return tuple_of_vec(v, a.n + b.n)


def tuple_of_vec(v: vec[Object | None], n: i64) -> TupleObject:
    """The tuple of the first n items of `v`, which it may keep."""
    if n <= 3 or n != len(v):
        return tuple_from_vec(v, 0, n)
    return TupleObject(n, None, None, None, v)


def tuple_repeat(t: TupleObject, n: i64) -> Object | None:
    """`t * n`"""
    if t.n == 0 or n == 1:
        return t
    if n <= 0:
        return EMPTY_TUPLE
    if n > MAX_ITEMS // t.n:
        return memory_error()
    size = t.n * n
    v = vec[Object | None]([None] * size)
    i: i64 = 0
    while i < size:
        j: i64 = 0
        while j < t.n:
            v[i] = t.item(j)
            i += 1
            j += 1
    return tuple_of_vec(v, size)


def tuple_subscript(t: TupleObject, key: Object) -> Object | None:
    """`t[key]`"""
    if isinstance(key, CompactLong):
        i = key.value
    elif isinstance(key, SliceObject):
        bounds = slice_bounds(key, t.n)
        if bounds is None:
            return None
        if bounds.step == 1:
            return tuple_slice(t, bounds.start, bounds.start + bounds.count)
        v = vec[Object | None]([None] * bounds.count)
        i = bounds.start
        j: i64 = 0
        while j < bounds.count:
            v[j] = t.item(i)
            i += bounds.step
            j += 1
        return tuple_of_vec(v, bounds.count)
    else:
        index = subscript_index(key)
        if index is None:
            if error_occurred():
                return None
            return type_error(f"tuple indices must be integers or slices, not {type_name(key)}")
        if not long_fits_i64(index):
            return index_error(f"cannot fit '{type_name(key)}' into an index-sized integer")
        i = long_as_i64(index)
    if i < 0:
        i += t.n
    if 0 <= i < t.n:
        return t.item(i)
    return index_error("tuple index out of range")


def tuple_repr(t: TupleObject) -> Object | None:
    if t.n == 0:
        return unicode_from_host("()")
    if not repr_enter(t):
        return unicode_from_host("(...)")
    parts: list[str] = []
    i: i64 = 0
    while i < t.n:
        r = object_repr_of(t.item(i))
        if r is None:
            repr_leave(t)
            return None
        parts.append(unicode_to_host(r))
        i += 1
    repr_leave(t)
    if len(parts) == 1:
        return unicode_from_host("(" + parts[0] + ",)")
    return unicode_from_host("(" + ", ".join(parts) + ")")


def wrap_i64(x: i64) -> i64:
    """The low 64 bits of x, signed; compiled code has only these, the interpreter has more."""
    one: i64 = 1
    one <<= 63
    if one < 0:
        # Compiled: the compiler knows that, and leaves the rest out.
        return x
    high = (x >> 32) & 0xFFFFFFFF
    if high >= 0x80000000:
        high -= 0x100000000
    return (high << 32) | (x & 0xFFFFFFFF)


def xx_round(acc: i64, lane: i64) -> i64:
    """One round of the hash: `acc` after the hash of one item."""
    acc += lane * XXPRIME_2
    acc = (acc << 31) | ((acc >> 33) & 0x7FFFFFFF)
    prime: i64 = XXPRIME_1_HIGH
    prime = (prime << 32) | XXPRIME_1_LOW
    return wrap_i64(acc * prime)


def tuple_hash(t: TupleObject) -> i64:
    """CPython: tuplehash, that is xxHash without its last part."""
    acc: i64 = XXPRIME_5
    n = t.n
    more = t.more
    i: i64 = 0
    while i < n:
        x = more[i] if n > 3 else t.i0 if i == 0 else t.i1 if i == 1 else t.i2
        i += 1
        assert x is not None
        lane = hash_key(x)
        if lane == -1:
            return -1
        acc = xx_round(acc, lane)
    acc = wrap_i64(acc + (n ^ (XXPRIME_5 ^ 3527539)))
    return HASH_OF_MINUS_ONE if acc == -1 else acc


def tuple_richcompare(a: TupleObject, b: TupleObject, op: i64) -> Object | None:
    """Compare by the first items that differ, then by length."""
    n = a.n if a.n < b.n else b.n
    i: i64 = 0
    while i < n:
        x = a.item(i)
        y = b.item(i)
        if x is not y:
            r = rich_compare_bool(x, y, EQ)
            if r < 0:
                return None
            if r == 0:
                if op == EQ:
                    return FALSE
                if op == NE:
                    return TRUE
                return rich_compare(x, y, op)
        i += 1
    return compare_lengths(a.n, b.n, op)


def compare_lengths(a: i64, b: i64, op: i64) -> Object:
    """`a op b`"""
    if op == LT:
        return bool_from(a < b)
    if op == LE:
        return bool_from(a <= b)
    if op == EQ:
        return bool_from(a == b)
    if op == NE:
        return bool_from(a != b)
    if op == GT:
        return bool_from(a > b)
    return bool_from(a >= b)


def tuple_new(cls: TypeObject, iterable: Object | None) -> Object | None:
    if iterable is None:
        return EMPTY_TUPLE
    return tuple_from_iterable(iterable)


def tuple_index(
    self: TupleObject, value: Object, start: Object | None, stop: Object | None
) -> Object | None:
    first: i64 = 0
    if start is not None:
        first = position_arg(start)
        if first == -1 and error_occurred():
            return None
    last: i64 = ENDLESS
    if stop is not None:
        last = position_arg(stop)
        if last == -1 and error_occurred():
            return None
    if first < 0:
        first += self.n
        if first < 0:
            first = 0
    if last < 0:
        last += self.n
    elif last > self.n:
        last = self.n
    while first < last:
        r = rich_compare_bool(self.item(first), value, EQ)
        if r < 0:
            return None
        if r > 0:
            return long_from_i64(first)
        first += 1
    return value_error("tuple.index(x): x not in tuple")


def tuple_count(self: TupleObject, value: Object) -> Object | None:
    count: i64 = 0
    i: i64 = 0
    while i < self.n:
        r = rich_compare_bool(self.item(i), value, EQ)
        if r < 0:
            return None
        count += r
        i += 1
    return long_from_i64(count)


def tuple_getnewargs(self: TupleObject) -> Object | None:
    return tuple1(self)


def tuple_iterator_length_hint(self: TupleIterator) -> Object | None:
    seq = self.seq
    return long_from_i64(0 if seq is None else seq.n - self.index)


def tuple_iterator_reduce(self: TupleIterator) -> Object | None:
    # What builtins hold may be the guest's, and end the iteration.
    it = builtin_attr("iter")
    if it is None:
        return None
    seq = self.seq
    if seq is None:
        return tuple2(it, tuple1(EMPTY_TUPLE))
    return tuple3(it, tuple1(seq), long_from_i64(self.index))


def tuple_iterator_setstate(self: TupleIterator, state: Object) -> Object | None:
    index = index_as_i64(state)
    if index == -1 and error_occurred():
        return None
    seq = self.seq
    if seq is not None:
        self.index = 0 if index < 0 else seq.n if index > seq.n else index
    return NONE


# Items that a tuple or a list may have: what the host can address.
MAX_ITEMS: Final = 1152921504606846975

TUPLE_TYPE: Final = static_type(
    "tuple",
    doc="tuple(iterable=()): the items as a sequence that cannot be changed; a tuple as it is.",
    new=method("__new__", tuple_new, "iterable=(), /"),
    slots=(S_REPR, S_HASH, S_EQ, S_ITER, S_LEN, S_GETITEM, S_CONCAT, S_REPEAT, S_CONTAINS),
    methods=(
        method("__getnewargs__", tuple_getnewargs, ""),
        method(
            "index",
            tuple_index,
            "value, start=0, stop=sys.maxsize, /",
            doc="The index of the first item equal to the value; ValueError without one.",
        ),
        method("count", tuple_count, "value, /", doc="How many items are equal to the value."),
        CLASS_GETITEM,
    ),
    flags=BASETYPE | SEQUENCE,
)

TUPLE_ITERATOR_TYPE: Final = static_type(
    "tuple_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method(
            "__length_hint__",
            tuple_iterator_length_hint,
            "",
            doc="Private method returning an estimate of len(list(it)).",
        ),
        method(
            "__reduce__",
            tuple_iterator_reduce,
            "",
            doc="Return state information for pickling.",
        ),
        method(
            "__setstate__",
            tuple_iterator_setstate,
            "object, /",
            doc="Set state information for unpickling.",
        ),
    ),
)

from rt.objects.longobject import (  # noqa: E402
    CompactLong,
    index_as_i64,
    long_as_i64,
    long_fits_i64,
    long_from_i64,
)

# isort: split
from rt.dict.dictobject import hash_key  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    index_error,
    memory_error,
    type_error,
    value_error,
)
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    object_repr_of,
    rich_compare,
    rich_compare_bool,
)
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.sliceobject import (  # noqa: E402
    SliceObject,
    position_arg,
    slice_bounds,
    subscript_index,
)
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host, unicode_to_host  # noqa: E402
