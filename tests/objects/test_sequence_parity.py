"""list, tuple, range, slice and the iterators of builtins against the host's: see parity.py."""

import itertools
import operator

import parity
from containers import Key
from hypothesis import given
from hypothesis import strategies as st
from parity import COMPARISONS, apply, index, method, oddities, optional, reflected, slices

from rt.objects import (
    EnumerateObject,
    FilterObject,
    ListObject,
    MapObject,
    RangeObject,
    ReversedObject,
    SliceObject,
    ZipObject,
)

broken = Key(1, "broken")
items = st.one_of(
    st.integers(-3, 3),
    st.integers(-3, 3),
    st.sampled_from(["a", "b", 1.0, True, None, 2**70, float("nan"), (1,), (1, "a"), Key(1, "a")]),
    st.sampled_from([Key(1, "b"), Key(1, "c")]),
)
odd_items = st.one_of(items, items, items, st.just(broken), oddities)
sequences = st.lists(items, max_size=8)
iterables = st.one_of(
    sequences,
    sequences.map(tuple),
    st.text("ab", max_size=3),
    st.integers(0, 4).map(range),
    st.dictionaries(st.integers(0, 5), st.none(), max_size=3),
    oddities,
)
counts = st.one_of(st.integers(-1, 3), oddities)


def put(x, i, value):
    x[i] = value


def remove_at(x, i):
    del x[i]


def extended(x, value):
    x += value
    return x


def repeated(x, n):
    x *= n
    return x


def sort(x, key, reverse):
    x.sort(key=key, reverse=reverse)


def sorted_by_int(x, reverse):
    x.sort(key=lambda v: v if isinstance(v, int) else 0, reverse=reverse)


def changing_sort(x):
    def key(v):
        x.append(v)
        return 0

    if len(x) < 50:
        x.sort(key=key)


def changed_while_iterated(x, when):
    seen = []
    for i, v in enumerate(x):
        seen.append(v)
        if i == when:
            x.pop()
        if i > 20:
            break
    return seen


def iterator_state(x, steps):
    """An iterator's remaining length after some steps, and its items."""
    it = iter(x)
    taken = list(itertools.islice(it, steps))
    return taken, operator.length_hint(it), list(it), list(it), operator.length_hint(it)


reading = [
    st.one_of(*[apply(f, iterables) for f in COMPARISONS]),
    apply(operator.add, iterables),
    apply(reflected(operator.add), sequences),
    apply(operator.mul, counts),
    apply(reflected(operator.mul), counts),
    apply(operator.contains, odd_items),
    apply(operator.getitem, st.one_of(index, slices, oddities)),
    apply(operator.getitem, slices),
    method("count", odd_items),
    optional("index", odd_items, index, index),
    method("index", items),
    apply(iterator_state, st.integers(0, 9)),
    st.sampled_from([len, hash, repr, bool, list, tuple, str]).map(lambda f: (f,)),
]
list_operations = st.one_of(
    *reading,
    method("append", odd_items),
    method("extend", iterables),
    optional("insert", index, odd_items),
    optional("pop", index),
    method("remove", odd_items),
    method("reverse"),
    method("clear"),
    method("copy"),
    apply(put, st.one_of(index, oddities), items),
    apply(put, slices, iterables),
    apply(remove_at, st.one_of(index, slices, slices)),
    apply(extended, iterables),
    apply(repeated, counts),
    apply(sort, st.sampled_from([None, str, repr, len, abs, hash]), st.booleans()),
    apply(sorted_by_int, st.booleans()),
    st.just((changing_sort,)),
    apply(changed_while_iterated, st.integers(0, 5)),
    apply(lambda x: list(reversed(x))),
)


@parity.rows
@given(sequences, st.lists(list_operations, min_size=parity.ROW, max_size=parity.ROW))
def test_list(start, row):
    h = list(start)
    r = ListObject(start)
    for f, *args in row:
        expected = parity.outcome(f, h, *args)
        got = parity.outcome(f, r, *args)
        assert got == expected, parity.difference(f"{f.__name__}{args!r}", expected, got)
        assert parity.shape(r) == parity.shape(h)
        if len(h) > 60:
            del h[20:]
            del r[20:]


@parity.rows
@given(parity.row_of(sequences.map(tuple), st.one_of(*reading)))
def test_tuple(row):
    parity.check_row(row)


bounds = st.one_of(st.integers(-10, 10), st.sampled_from([2**63, -(2**63), 2**70, 2**31]))
ranges = st.builds(range, bounds, bounds, bounds.filter(bool))


def ends(x):
    return x.start, x.stop, x.step


def some(x):
    return list(itertools.islice(x, 20)), list(itertools.islice(reversed(x), 20))


def searched(x, name, value):
    """What is no int is compared with each item, which a long range has too many of."""
    if type(value) in (int, bool) or not x[1000:]:
        return getattr(x, name)(value)


range_operations = st.one_of(
    st.sampled_from([len, hash, repr, bool, ends, some]).map(lambda f: (f,)),
    apply(operator.getitem, st.one_of(index, slices, bounds, oddities)),
    apply(
        searched,
        st.sampled_from(["__contains__", "index", "count"]),
        st.one_of(bounds, items),
    ),
    st.one_of(*[apply(f, st.one_of(ranges, oddities)) for f in COMPARISONS]),
)


@parity.rows
@given(parity.row_of(ranges, range_operations))
def test_range(row):
    parity.check_row(row)


lengths = st.one_of(st.integers(-2, 30), st.just(2**70), oddities)
some_slices = st.builds(slice, *[st.one_of(index, items)] * 3)
slice_operations = st.one_of(
    method("indices", lengths),
    st.sampled_from([ends, repr, hash]).map(lambda f: (f,)),
    st.one_of(*[apply(f, st.one_of(some_slices, oddities)) for f in COMPARISONS]),
)


@parity.rows
@given(parity.row_of(some_slices, slice_operations))
def test_slice(row):
    parity.check_row(row)


PAIRS = {enumerate: EnumerateObject, zip: ZipObject, map: MapObject, filter: FilterObject}
PAIRS |= {reversed: ReversedObject, range: RangeObject, slice: SliceObject}


def taken(make, on_rt, args, kwargs, steps):
    """Items of an iterator, one by one, to its end and beyond it."""
    it = (PAIRS[make] if on_rt else make)(*args, **kwargs)
    out = []
    for _ in range(steps):
        out.append(next(it, "end"))
    return out, list(it), next(it, "end")


functions = st.sampled_from([str, None, len, operator.add, divmod, bool, abs, 3])
made = st.one_of(
    st.tuples(st.just(enumerate), st.tuples(iterables), st.just({})),
    st.tuples(st.just(enumerate), st.tuples(iterables, items), st.just({})),
    st.tuples(st.just(enumerate), st.tuples(iterables), st.just({"start": 2**63 - 2})),
    st.tuples(st.just(zip), st.lists(iterables, max_size=3).map(tuple), st.just({})),
    st.tuples(st.just(zip), st.lists(sequences, max_size=3).map(tuple), st.just({"strict": True})),
    st.tuples(
        st.just(map),
        st.tuples(functions, iterables) | st.tuples(functions, iterables, iterables),
        st.just({}),
    ),
    st.tuples(st.just(filter), st.tuples(functions, iterables), st.just({})),
    st.tuples(st.just(reversed), st.tuples(iterables), st.just({})),
)


@parity.rows
@given(st.lists(st.tuples(made, st.integers(0, 4)), min_size=parity.ROW, max_size=parity.ROW))
def test_iterators(row):
    for (make, args, kwargs), steps in row:
        expected = parity.outcome(taken, make, False, args, kwargs, steps)
        got = parity.outcome(taken, make, True, args, kwargs, steps)
        assert got == expected, parity.difference(
            f"{make.__name__}{args!r} {kwargs!r}", expected, got
        )
