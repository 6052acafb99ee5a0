"""list against the host's: results, room, order of comparisons while sorting."""

import itertools
import operator
import random

import pytest
from containers import Key, check_step, few, guest_of, keys
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
    shape,
)

from rt.objects.abstract import binary_op, inplace_op
from rt.objects.host import HostObject
from rt.objects.listobject import LIST_TYPE, list_append, list_from_host, list_new, list_to_host
from rt.objects.object import EQ, GE, GT, LE, LT, NB_ADD, NB_MULTIPLY, NE

small = st.integers(-3, 3)
indices = st.one_of(st.integers(-12, 12), st.sampled_from([1 << 70, -(1 << 70), True, None, "a"]))
places = st.one_of(st.none(), st.integers(-12, 12), st.sampled_from([1 << 70, -(1 << 70), "a"]))
slices = st.builds(slice, places, places, places)
subscripts = st.one_of(st.integers(-12, 12), indices, slices)
iterables = st.one_of(
    st.lists(small, max_size=6), st.lists(small, max_size=6).map(tuple), st.just("ab"), st.just(5)
)
STEPS = st.one_of(
    st.tuples(st.just("append"), small),
    st.tuples(st.just("append"), small),
    st.tuples(st.just("extend"), iterables),
    st.tuples(st.just("extend"), iterables),
    st.tuples(st.just("insert"), indices, small),
    st.tuples(st.just("pop")),
    st.tuples(st.just("pop"), indices),
    st.tuples(st.just("remove"), small),
    st.tuples(st.just("__getitem__"), subscripts),
    st.tuples(st.just("__setitem__"), subscripts, iterables),
    st.tuples(st.just("__setitem__"), slices, iterables),
    st.tuples(st.just("__delitem__"), subscripts),
    st.tuples(st.just("__delitem__"), slices),
    st.tuples(st.just("index"), small),
    st.tuples(st.just("index"), small, places, places),
    st.tuples(st.just("count"), small),
    st.tuples(st.just("reverse")),
    st.tuples(st.just("__contains__"), small),
    st.tuples(st.just("copy")),
    st.tuples(st.just("__repr__")),
    st.tuples(st.just("sort")),
)


@few
@given(st.lists(STEPS, max_size=40))
def test_operation_sequences(steps):
    h = []
    g = list_new()
    for name, *args in steps:
        check_step(h, g, name, *args)
        assert shape(host(g)) == shape(h)
        assert all(x is None for x in list(g.items)[g.n :])


def test_room():
    """The list's size in memory is what the host's is."""
    h = []
    g = list_new()
    for n in range(300):
        h.append(n)
        list_append(g, guest(n))
        check_step(h, g, "__sizeof__")
    while h:
        h.pop()
        guest_method(g, "pop")
        check_step(h, g, "__sizeof__")
    for name, arg in [("extend", (1, 2, 3)), ("extend", [4] * 9), ("insert", 5)]:
        args = (0, arg) if name == "insert" else (arg,)
        check_step(h, g, name, *args)
        check_step(h, g, "__sizeof__")


def test_assignment_to_itself():
    for text in ("x[1:2] = x", "x[:] = x", "x[::2] = x[::2]", "x[:0] = x", "x.extend(x)", "x += x"):
        h = [1, 2, 3, 4]
        exec(text, {"x": h})
        g = guest([1, 2, 3, 4])
        if text == "x.extend(x)":
            call_with(g, "extend", g)
        elif text == "x += x":
            assert inplace_op(g, g, NB_ADD) is g
        else:
            where = text[2 : text.index("]")].split(":")
            key = guest(slice(*(int(p) if p else None for p in where)))
            value = call_with(g, "__getitem__", key) if text.endswith("::2]") else g
            g.mp_ass_subscript(key, value)
        assert host(g) == h, text


def call_with(g, name, *args):
    """A method with guest arguments."""
    f = guest_method(g, "__getattribute__", name)
    return f.tp_call(list_from_host(list(args)).items, 0, len(args), None)


LISTS = [[], [1], [1, 2], [1, 3], [1.0, 2], ["a"], [[1], 2], [None]]


def test_operators():
    for a in LISTS:
        for b in [*LISTS, (1,), 3, -1, True, "a", None]:
            for f, op in [
                (operator.eq, EQ),
                (operator.ne, NE),
                (operator.lt, LT),
                (operator.le, LE),
                (operator.gt, GT),
                (operator.ge, GE),
            ]:
                check_compare(f, op, a, b)
            check_binary(operator.add, NB_ADD, a, b)
            check_binary(operator.mul, NB_MULTIPLY, a, b)
            check_binary(operator.mul, NB_MULTIPLY, b, a)


def test_inplace():
    for n in (-1, 0, 1, 3):
        h = [1, 2]
        h *= n
        g = guest([1, 2])
        assert inplace_op(g, guest(n), NB_MULTIPLY) is g
        assert host(g) == h
    g = guest([1])
    assert inplace_op(g, guest("ab"), NB_ADD) is g
    assert host(g) == [1, "a", "b"]
    assert guest_outcome(inplace_op(g, guest(5), NB_ADD)) == (
        "TypeError",
        "'int' object is not iterable",
    )


def test_huge_repetition():
    g = guest([1, 2])
    assert guest_outcome(binary_op(g, guest(1 << 62), NB_MULTIPLY)) == ("MemoryError", "")
    check_binary(operator.mul, NB_MULTIPLY, [1], 1 << 70)


def test_repr_of_itself():
    g = list_new()
    list_append(g, g)
    assert guest_outcome(g.tp_repr()) == host_outcome(lambda: "[[...]]")


@pytest.mark.parametrize("args", [(), ([1],), ("ab",), (5,), (1, 2), ({1: 2},), ((),)])
def test_construction(args):
    assert guest_outcome(guest_call(LIST_TYPE, *args)) == host_outcome(list, *args)
    check_step([1], guest([1]), "__init__", *args)


WRONG = [
    ("append", ()),
    ("append", (1, 2)),
    ("extend", ()),
    ("insert", (1,)),
    ("insert", ("a", 1)),
    ("pop", (1, 2)),
    ("pop", ("a",)),
    ("pop", (1.5,)),
    ("remove", ()),
    ("remove", (99,)),
    ("index", ()),
    ("index", (99,)),
    ("index", (1, "a")),
    ("count", ()),
    ("sort", (1,)),
    ("reverse", (1,)),
    ("clear", (1,)),
    ("copy", (1,)),
]


@pytest.mark.parametrize(("name", "args"), WRONG)
def test_wrong_arguments(name, args):
    check_step([1, 2], guest([1, 2]), name, *args)


def test_iterators():
    h = [1, 2, 3]
    g = guest(h)
    hi, gi = iter(h), g.tp_iter()
    for n in range(5):
        check_step(hi, gi, "__length_hint__")
        check_step(hi, gi, "__setstate__", n - 1 if n else 0)
        x = gi.tp_iternext()
        assert (None if x is None else host(x)) == next(hi, None)
        h.append(n)
        guest_method(g, "append", n)
    hi, gi = reversed(h), guest_method(g, "__reversed__")
    for _ in h:
        check_step(hi, gi, "__length_hint__")
        assert host(gi.tp_iternext()) == next(hi)
    assert gi.tp_iternext() is None and next(hi, None) is None
    check_step(hi, gi, "__length_hint__")


@few
@given(st.lists(keys, max_size=6), keys)
def test_changed_by_a_comparison(items, key):
    for name in ("index", "count", "remove", "__contains__"):
        h = list(items)
        g = list_from_host([guest_of(k) for k in items])
        Key.hook = h.clear
        expected = host_outcome(getattr(h, name), key)

        def clear(g=g):
            guest_method(g, "clear")

        Key.hook = clear
        assert guest_outcome(guest_method(g, name, key)) == expected
        Key.hook = None
        assert [id(host(x)) for x in list_to_host(g)] == [id(x) for x in h]


# Sorting.


class Item:
    """A value that notes its comparisons."""

    log = []
    hook = None

    def __init__(self, value, number):
        self.value = value
        self.number = number

    def __lt__(self, other):
        Item.log.append((self.number, other.number))
        if Item.hook is not None:
            Item.hook()
        return self.value < other.value


def runs(rng, n, kind):
    """Numbers of one of several patterns."""
    if kind == "random":
        return [rng.random() for _ in range(n)]
    if kind == "few":
        return [rng.randrange(4) for _ in range(n)]
    if kind == "up":
        return list(range(n))
    if kind == "down":
        return [n - i // 3 for i in range(n)]
    if kind == "saw":
        return [i % 37 for i in range(n)]
    if kind == "swaps":
        out = list(range(n))
        for _ in range(3):
            i, j = rng.randrange(n), rng.randrange(n)
            out[i], out[j] = out[j], out[i]
        return out
    if kind == "halves":
        return list(range(n // 2)) + list(range(n - n // 2))
    if kind == "blocks":
        return list(itertools.chain(*[sorted(rng.randrange(n) for _ in range(9))] * (n // 9 + 1)))
    return [5] * n


KINDS = ["random", "few", "up", "down", "saw", "swaps", "halves", "blocks", "same"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("n", [1, 2, 3, 10, 63, 64, 65, 130, 500])
@pytest.mark.parametrize("reverse", [False, True])
def test_comparisons_of_sort(kind, n, reverse):
    values = runs(random.Random(n), n, kind)
    h = [Item(v, i) for i, v in enumerate(values)]
    g = list_from_host([HostObject(x) for x in h])
    Item.log = []
    h.sort(reverse=reverse)
    expected = Item.log
    Item.log = []
    assert guest_outcome(guest_method(g, "sort", reverse=reverse)) == ("value", shape(None))
    assert Item.log == expected
    assert [host(x).number for x in list_to_host(g)] == [x.number for x in h]


@few
@given(
    st.one_of(
        st.lists(st.integers(-9, 9), max_size=90),
        st.lists(st.integers(), max_size=90),
        st.lists(st.floats(), max_size=90),
        st.lists(st.text(max_size=3), max_size=90),
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=90),
        st.lists(st.tuples(st.text(max_size=1), st.floats()), max_size=90),
        st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=90),
        st.lists(st.one_of(st.integers(0, 3), st.floats(0, 3), st.booleans()), max_size=90),
        st.lists(st.one_of(st.tuples(st.integers(0, 3)), st.just(())), max_size=90),
        st.lists(st.one_of(st.integers(), st.text(max_size=1)), max_size=5),
        st.lists(st.tuples(st.one_of(st.integers(), st.text(max_size=1))), max_size=5),
    ),
    st.booleans(),
)
def test_sort(values, reverse):
    check_step(values, guest(values), "sort", reverse=reverse)
    g = guest(values)
    h = list(values)
    expected = host_outcome(h.sort, reverse=reverse)
    assert guest_outcome(guest_method(g, "sort", reverse=reverse)) == expected
    if expected[0] == "value":
        assert shape(host(g)) == shape(h)
    else:
        assert len(host(g)) == len(h)


@few
@given(st.lists(st.integers(-9, 9), max_size=90), st.booleans())
def test_sort_by_key(values, reverse):
    h = list(values)
    g = guest(values)
    h.sort(key=lambda x: x // 3, reverse=reverse)
    guest_method(g, "sort", key=lambda x: x // 3, reverse=reverse)
    assert host(g) == h


def test_failing_sorts():
    values = [Item(v, i) for i, v in enumerate(random.Random(1).sample(range(200), 200))]
    for n in (1, 30, 200, 900):
        h = list(values)
        g = list_from_host([HostObject(x) for x in h])
        count = itertools.count()

        def fail(count=count, n=n):
            if next(count) == n:
                raise KeyError(n)

        Item.hook = fail
        expected = host_outcome(h.sort)
        count = itertools.count()

        def fail_again(count=count, n=n):
            if next(count) == n:
                raise KeyError(n)

        Item.hook = fail_again
        assert guest_outcome(guest_method(g, "sort")) == expected
        Item.hook = None
        assert [host(x).number for x in list_to_host(g)] == [x.number for x in h]
    check_step([3, 1], guest([3, 1]), "sort", key=len)
    check_step([3, 1], guest([3, 1]), "sort", key=5)
    check_step([3, 1], guest([3, 1]), "sort", reverse="x")
    check_step([3, 1], guest([3, 1]), "sort", other=1)


def test_changed_while_sorted():
    values = [Item(v, i) for i, v in enumerate([3, 1, 2])]
    g = list_from_host([HostObject(x) for x in values])

    def change():
        guest_method(g, "append", 1)

    Item.hook = change
    assert guest_outcome(guest_method(g, "sort")) == ("ValueError", "list modified during sort")
    Item.hook = None
    assert [host(x).value for x in list_to_host(g)] == [1, 2, 3]


def test_changed_and_changed_back():
    values = [Item(v, i) for i, v in enumerate([3, 1, 2])]
    for undo in ("pop", "clear"):
        g = list_from_host([HostObject(x) for x in values])

        def change(g=g, undo=undo):
            guest_method(g, "append", 1)
            guest_method(g, undo)

        Item.hook = change
        assert guest_outcome(guest_method(g, "sort")) == (
            "ValueError",
            "list modified during sort",
        )
        Item.hook = None
        assert g.n == 3
