"""tuple and slice against the host's."""

import operator

import pytest
from containers import check_step, few
from hypothesis import given
from hypothesis import strategies as st
from support import (
    check_binary,
    check_compare,
    guest,
    guest_call,
    guest_method,
    guest_outcome,
    host,
    host_outcome,
)

from rt.objects.object import EQ, GE, GT, LE, LT, NB_ADD, NB_MULTIPLY, NE
from rt.objects.sliceobject import SLICE_TYPE
from rt.objects.tupleobject import (
    EMPTY_TUPLE,
    TUPLE_TYPE,
    tuple1,
    tuple_from_list,
    tuple_from_vec,
    tuple_slice,
)

COMPARISONS = [
    (operator.eq, EQ),
    (operator.ne, NE),
    (operator.lt, LT),
    (operator.le, LE),
    (operator.gt, GT),
    (operator.ge, GE),
]
values = st.recursive(
    st.one_of(st.integers(), st.text(max_size=2), st.floats(allow_nan=False), st.none()),
    lambda x: st.lists(x, max_size=5).map(tuple),
    max_leaves=12,
)
tuples = st.lists(values, max_size=7).map(tuple)
places = st.one_of(st.none(), st.integers(-9, 9), st.sampled_from([1 << 70, -(1 << 70), "a", 1.5]))
slices = st.builds(slice, places, places, places)


@few
@given(tuples)
def test_hash(t):
    assert guest(t).tp_hash() == hash(t)


def test_hash_of_many():
    for n in (0, 1, 2, 3, 4, 100):
        assert guest(tuple(range(n))).tp_hash() == hash(tuple(range(n)))
    check_step((1, []), guest((1, [])), "__hash__")


@few
@given(tuples, st.one_of(slices, st.integers(-9, 9), places))
def test_subscripts(t, key):
    check_step(t, guest(t), "__getitem__", key)


@few
@given(tuples, tuples)
def test_operators(a, b):
    for f, op in COMPARISONS:
        check_compare(f, op, a, b)
        check_compare(f, op, a, a)
    check_binary(operator.add, NB_ADD, a, b)


def test_operators_with_others():
    for a in [(), (1,), (1, 2, 3, 4)]:
        for b in [(), [1], 2, -1, "a", None]:
            check_binary(operator.add, NB_ADD, a, b)
            check_binary(operator.mul, NB_MULTIPLY, a, b)
            check_binary(operator.mul, NB_MULTIPLY, b, a)
            for f, op in COMPARISONS:
                check_compare(f, op, a, b)


@pytest.mark.parametrize("t", [(), (1,), (1, 2), ((1,), "a", None, 2.5), ([],)])
def test_text(t):
    check_step(t, guest(t), "__repr__")


@few
@given(st.lists(st.integers(0, 3), max_size=6).map(tuple), st.integers(0, 3), places, places)
def test_index_and_count(t, x, start, stop):
    g = guest(t)
    check_step(t, g, "index", x)
    check_step(t, g, "index", x, start, stop)
    check_step(t, g, "count", x)
    check_step(t, g, "__contains__", x)


@pytest.mark.parametrize("args", [(), ((1, 2),), ([1],), ("ab",), (5,), (1, 2)])
def test_construction(args):
    assert guest_outcome(guest_call(TUPLE_TYPE, *args)) == host_outcome(tuple, *args)


def test_same_object():
    g = guest((1, 2, 3, 4))
    assert guest_method(g, "__getitem__", slice(None)) is g
    assert tuple_slice(g, 0, 4) is g
    assert tuple_from_list([]) is EMPTY_TUPLE
    assert host(tuple_from_vec(g.window(), 1, 3)) == (2, 3, 4)
    assert host(tuple_slice(g, 1, 3)) == (2, 3)
    assert host(tuple1(guest(1))) == (1,)


def test_iterator():
    for n in (0, 2, 5):
        hi, gi = iter(tuple(range(n))), guest(tuple(range(n))).tp_iter()
        for i in range(n + 2):
            check_step(hi, gi, "__length_hint__")
            x = gi.tp_iternext()
            assert (None if x is None else host(x)) == next(hi, None)
            check_step(hi, gi, "__setstate__", i)


# Slices.

parts = st.one_of(st.none(), st.integers(-9, 9), st.sampled_from([1 << 70, -(1 << 70), "a", 0]))


@few
@given(parts, parts, parts, st.one_of(st.integers(0, 12), st.sampled_from([1 << 70, -1, "x"])))
def test_slice_indices(start, stop, step, length):
    s = slice(start, stop, step)
    check_step(s, guest(s), "indices", length)
    check_step(s, guest(s), "__repr__")
    if start is not None and start != "a":
        return
    check_step(s, guest(s), "__hash__")


@few
@given(parts, parts, parts, parts)
def test_slice_comparison(a, b, c, d):
    for f, op in COMPARISONS:
        check_compare(f, op, slice(a, b), slice(c, d))
        check_compare(f, op, slice(a, b), slice(a, b))
        check_compare(f, op, slice(a, b), 5)


def test_slice_construction():
    for args in [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]:
        r = guest_call(SLICE_TYPE, *args)
        if r is None:
            assert guest_outcome(None) == host_outcome(slice, *args)
        else:
            assert host(r.tp_repr()) == repr(slice(*args))
