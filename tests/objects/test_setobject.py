"""set and frozenset against the host's: results, order, comparisons, hashes."""

import ctypes
import operator
import sys

import pytest
from containers import (
    Key,
    both_sets,
    check_step,
    few,
    guest_in_order,
    guest_of,
    guest_taken,
    host_in_order,
    keys,
    taken,
)
from hypothesis import given
from hypothesis import strategies as st
from support import (
    check_compare,
    guest,
    guest_call,
    guest_method,
    guest_outcome,
    host,
    host_outcome,
    shape,
)

from rt.objects.abstract import binary_op, inplace_op
from rt.objects.object import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NB_AND,
    NB_OR,
    NB_SUBTRACT,
    NB_XOR,
    NE,
)
from rt.objects.object_protocol import rich_compare
from rt.objects.setobject import FROZENSET_TYPE, SET_TYPE, UNUSED, set_add, set_new, set_to_list

# Numbers that collide in small tables, and far away.
numbers = st.one_of(
    st.sampled_from([0, 8, 16, 24, 32, 64, 1, 9, 17, -1, -2, 1 << 40]), st.integers(0, 80)
)
items = st.one_of(numbers, keys, st.tuples(numbers, numbers))
plain = st.one_of(numbers, st.tuples(numbers, numbers))
STEPS = st.one_of(
    st.tuples(st.just("add"), items),
    st.tuples(st.just("add"), items),
    st.tuples(st.just("add"), items),
    st.tuples(st.just("discard"), items),
    st.tuples(st.just("remove"), items),
    st.tuples(st.just("pop")),
    st.tuples(st.just("__contains__"), items),
    st.tuples(st.just("update"), st.lists(items, max_size=10)),
    st.tuples(st.just("difference_update"), st.lists(items, max_size=10)),
    st.tuples(st.just("intersection_update"), st.lists(items, max_size=30)),
    st.tuples(st.just("symmetric_difference_update"), st.lists(items, max_size=10)),
    st.tuples(st.just("clear")),
)


def guests(so):
    return [host(x) for x in set_to_list(so)]


@few
@given(st.lists(STEPS, max_size=50))
def test_operation_sequences(steps):
    h = set()
    g = set_new()
    for name, *args in steps:
        check_step(h, g, name, *args)
        assert [id(x) if isinstance(x, Key) else x for x in h] == [
            id(x) if isinstance(x, Key) else x for x in guests(g)
        ]
        assert g.used == len(h)
        check_step(h, g, "__sizeof__")


OPERATORS = [
    (operator.and_, NB_AND),
    (operator.or_, NB_OR),
    (operator.sub, NB_SUBTRACT),
    (operator.xor, NB_XOR),
]
INPLACE = [operator.iand, operator.ior, operator.isub, operator.ixor]
COMPARISONS = [
    (operator.eq, EQ),
    (operator.ne, NE),
    (operator.lt, LT),
    (operator.le, LE),
    (operator.gt, GT),
    (operator.ge, GE),
]


@few
@given(st.lists(plain, max_size=30), st.lists(plain, max_size=30), st.booleans(), st.booleans())
def test_operators(a, b, frozen_a, frozen_b):
    for f, op in OPERATORS:
        ha, ga = both_sets(a, frozen_a)
        hb, gb = both_sets(b, frozen_b)
        assert guest_in_order(binary_op(ga, gb, op)) == host_in_order(f, ha, hb)
    for i, f in enumerate(INPLACE):
        ha, ga = both_sets(a, frozen_a)
        hb, gb = both_sets(b, frozen_b)
        assert guest_in_order(inplace_op(ga, gb, OPERATORS[i][1])) == host_in_order(f, ha, hb)
    for f, op in COMPARISONS:
        ha, ga = both_sets(a, frozen_a)
        hb, gb = both_sets(b, frozen_b)
        assert guest_outcome(rich_compare(ga, gb, op)) == host_outcome(f, ha, hb)


@few
@given(
    st.lists(plain, max_size=40),
    st.one_of(st.lists(plain, max_size=12), st.dictionaries(plain, st.just(1), max_size=12)),
    st.sampled_from(
        [
            "union",
            "intersection",
            "difference",
            "symmetric_difference",
            "isdisjoint",
            "issubset",
            "issuperset",
        ]
    ),
    st.booleans(),
)
def test_methods_of_iterables(a, b, name, frozen):
    h, g = both_sets(a, frozen)
    assert guest_in_order(guest_method(g, name, b)) == host_in_order(getattr(h, name), b)
    if name in ("union", "intersection", "difference"):
        assert guest_in_order(guest_method(g, name, b, [1, 2, 3])) == host_in_order(
            getattr(h, name), b, [1, 2, 3]
        )


@few
@given(st.lists(plain, max_size=70))
def test_hash(a):
    h, g = both_sets(a, True)
    assert g.tp_hash() == hash(h)


def test_hash_of_nested():
    h, g = both_sets([frozenset([1, 2]), frozenset(), ()], True)
    assert g.tp_hash() == hash(h)
    h, g = both_sets([], True)
    assert g.tp_hash() == hash(h)


@few
@given(
    st.lists(keys, min_size=1, max_size=8),
    keys,
    st.sampled_from(["clear", "pop", "grow"]),
    st.sampled_from(["add", "discard", "remove", "__contains__"]),
)
def test_items_that_change_the_set(present, key, what, name):
    h, g = both_sets(list(dict.fromkeys(present)))

    def change_host():
        if what == "grow":
            h.update(range(1000, 1030))
        elif h:
            getattr(h, what)()

    def change_guest():
        if what == "grow":
            guest_method(g, "update", list(range(1000, 1030)))
        elif g.used:
            guest_method(g, what)

    Key.hook = change_host
    expected = taken(getattr(h, name), key)
    Key.hook = change_guest
    got = guest_taken(g, name, key)
    Key.hook = None
    assert got == expected
    assert [id(x) for x in h if isinstance(x, Key)] == [
        id(x) for x in guests(g) if isinstance(x, Key)
    ]


def test_sets_as_items():
    h, g = both_sets([frozenset([1, 2]), 3])
    for name in ("__contains__", "discard", "remove"):
        check_step(h, g, name, {1, 2})
        check_step(h, g, name, {5})
        check_step(h, g, name, [])
    check_step(h, g, "add", {1})


@pytest.mark.parametrize("args", [(), ([1, 2],), (5,), ([[]],), (1, 2), ("abc",), ({1: 2},)])
def test_construction(args):
    for cls, tp in ((set, SET_TYPE), (frozenset, FROZENSET_TYPE)):
        assert guest_in_order(guest_call(tp, *args)) == host_in_order(cls, *args)
        assert guest_outcome(guest_call(tp, *args, a=1)) == host_outcome(cls, *args, a=1)


def test_text():
    for a in ([], [1], [1, "a", (2,)], [frozenset()], [frozenset([1])]):
        for frozen in (False, True):
            h, g = both_sets(a, frozen)
            assert guest_outcome(g.tp_repr()) == host_outcome(h.__repr__)


def test_iteration():
    g = guest({1, 2, 3})
    it = g.tp_iter()
    it.tp_iternext()
    assert guest_outcome(guest_method(it, "__length_hint__")) == ("value", shape(2))
    guest_method(g, "add", 9)
    assert it.tp_iternext() is None
    message = ("RuntimeError", "Set changed size during iteration")
    assert guest_outcome(None) == message
    assert it.tp_iternext() is None
    assert guest_outcome(None) == message


def test_comparison_with_others():
    for a in (set(), {1}, frozenset([1])):
        for b in (1, [1], {1: 2}, None):
            for f, op in COMPARISONS:
                check_compare(f, op, a, b)


def test_methods_with_wrong_arguments():
    for frozen in (False, True):
        for name, args in [
            ("add", ()),
            ("pop", (1,)),
            ("union", (1,)),
            ("union", ([[]],)),
            ("isdisjoint", ()),
            ("isdisjoint", ([[]],)),
            ("intersection", ([[]],)),
            ("difference", ([[]],)),
            ("symmetric_difference", ()),
            ("issubset", (5,)),
            ("issuperset", (5,)),
            ("copy", (1,)),
        ]:
            h, g = both_sets([1, 2], frozen)
            if hasattr(h, name):
                assert guest_outcome(guest_method(g, name, *args)) == host_outcome(
                    getattr(h, name), *args
                )


def test_guest_of_keys():
    k = Key(1, "a")
    assert host(guest_of(k)) is k
    assert guest(5).tp_hash() == 5


class Entry(ctypes.Structure):
    """CPython's setentry."""

    _fields_ = (("key", ctypes.c_void_p), ("hash", ctypes.c_ssize_t))


class HostSet(ctypes.Structure):
    """CPython's PySetObject, as far as its table."""

    _fields_ = (
        ("refcnt", ctypes.c_ssize_t),
        ("type", ctypes.c_void_p),
        ("fill", ctypes.c_ssize_t),
        ("used", ctypes.c_ssize_t),
        ("mask", ctypes.c_ssize_t),
        ("table", ctypes.POINTER(Entry)),
    )


def host_table(so):
    """The hashes in the slots of a host set (None: unused, -1: removed), and how full it is."""
    head = HostSet.from_address(id(so))
    slots = [head.table[i] for i in range(head.mask + 1)]
    return [e.hash if e.key else None for e in slots], head.fill, head.used


def guest_table(so):
    """The same of a guest set."""
    return [None if int(h) == UNUSED else int(h) for h in so.hashes], int(so.fill), int(so.used)


@pytest.mark.skipif(sys.version_info[:2] != (3, 13), reason="reads the host's own tables")
@few
@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "add", "add", "discard", "pop"]), numbers), max_size=120
    )
)
def test_table_is_the_hosts(steps):
    h = set()
    g = set_new()
    for what, n in steps:
        if what == "pop" and h:
            assert host(guest_method(g, "pop")) == h.pop()
        elif what != "pop":
            getattr(h, what)(n)
            guest_method(g, what, n)
        assert guest_table(g) == host_table(h)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # The smallest table has no room for the nine neighbours that are tried first.
        ([0, 8, 16, 24], [0, 8, None, None, None, None, 16, 24]),
        # The fifth item makes a table four times as large; there neighbours are tried.
        ([0, 32, 64, 96, 1], [0, 1, 32, 64, 96] + [None] * 27),
        # The slot of a removed item is used again.
        ([0, 32, 64, 96, 1, ~32], [0, 1, -1, 64, 96] + [None] * 27),
        ([0, 32, 64, 96, 1, ~32, 128], [0, 1, 128, 64, 96] + [None] * 27),
    ],
)
def test_probe_order(steps, expected):
    """Items are added, and removed where the complement is given."""
    g = set_new()
    for n in steps:
        if n < 0:
            guest_method(g, "discard", ~n)
        else:
            set_add(g, guest(n))
    assert guest_table(g)[0] == expected


def test_resize_points():
    """The table grows when three fifths are used, to four times the number of its items."""
    g = set_new()
    sizes = []
    for n in range(300):
        set_add(g, guest(n))
        if not sizes or sizes[-1][1] != g.mask + 1:
            sizes.append((n, int(g.mask) + 1))
    assert sizes == [(0, 8), (4, 32), (18, 128), (76, 512)]
