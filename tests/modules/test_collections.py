"""deque, OrderedDict, defaultdict and helpers against the host's."""

import _collections as host_module
import collections
import operator

import pytest
from containers import Key, check_step, few, guest_of, keys
from hypothesis import given
from hypothesis import strategies as st
from support import (
    entries,
    guest,
    guest_call,
    guest_method,
    guest_outcome,
    host,
    host_outcome,
    shape,
)

from rt.dict.dictobject import dict_setitem
from rt.dict.odict import ORDERED_DICT_TYPE
from rt.modules import _collections as guest_module
from rt.modules._collections import DEFAULTDICT_TYPE, DEQUE_TYPE, TUPLEGETTER_TYPE, deque_to_host
from rt.objects.abstract import binary_op, inplace_op
from rt.objects.listobject import LIST_TYPE
from rt.objects.object import EQ, GE, GT, LE, LT, NB_ADD, NB_MULTIPLY, NB_OR, NE
from rt.objects.object_protocol import get_attr, rich_compare
from rt.objects.pystate import RT
from rt.objects.type_ready import type_ready
from rt.unicode.unicodeobject import intern

for tp in (DEQUE_TYPE, ORDERED_DICT_TYPE, DEFAULTDICT_TYPE, TUPLEGETTER_TYPE):
    type_ready(tp)

COMPARISONS = [
    (operator.eq, EQ),
    (operator.ne, NE),
    (operator.lt, LT),
    (operator.le, LE),
    (operator.gt, GT),
    (operator.ge, GE),
]
small = st.integers(-3, 3)
places = st.one_of(st.integers(-9, 9), st.just("a"))
lists = st.lists(small, max_size=6)
DEQUE_STEPS = st.one_of(
    st.tuples(st.just("append"), small),
    st.tuples(st.just("append"), small),
    st.tuples(st.just("appendleft"), small),
    st.tuples(st.just("appendleft"), small),
    st.tuples(st.just("extend"), lists),
    st.tuples(st.just("extendleft"), lists),
    st.tuples(st.just("extend"), st.lists(small, min_size=60, max_size=70)),
    st.tuples(st.just("pop")),
    st.tuples(st.just("popleft")),
    st.tuples(st.just("rotate"), st.integers(-20, 20)),
    st.tuples(st.just("rotate")),
    st.tuples(st.just("insert"), places, small),
    st.tuples(st.just("remove"), small),
    st.tuples(st.just("reverse")),
    st.tuples(st.just("count"), small),
    st.tuples(st.just("index"), small),
    st.tuples(st.just("index"), small, places, places),
    st.tuples(st.just("__getitem__"), st.integers(-9, 9)),
    st.tuples(st.just("__setitem__"), st.integers(-9, 9), small),
    st.tuples(st.just("__delitem__"), st.integers(-9, 9)),
    st.tuples(st.just("__contains__"), small),
    st.tuples(st.just("clear")),
)


def new_deque(*args, **kwargs):
    d = guest_call(DEQUE_TYPE, *args)
    return d if not kwargs else guest_call(DEQUE_TYPE, *args, **kwargs)


def deque_items(g):
    return [host(x) for x in deque_to_host(g)]


@few
@given(st.lists(DEQUE_STEPS, max_size=40), st.sampled_from([None, None, 0, 1, 4, 100]))
def test_deque_sequences(steps, maxlen):
    h = collections.deque(maxlen=maxlen)
    g = new_deque([], maxlen)
    for name, *args in steps:
        check_step(h, g, name, *args)
        assert deque_items(g) == list(h)
        assert g.n == len(h)
        assert host(g.tp_repr()) == repr(h)


@few
@given(lists, lists)
def test_deque_operators(a, b):
    for f, op in COMPARISONS:
        got = guest_outcome(rich_compare(new_deque(a), new_deque(b), op))
        assert got == host_outcome(f, collections.deque(a), collections.deque(b))
    for n in (-1, 0, 1, 3):
        for limit in (None, 4):
            h = collections.deque(a, limit) * n
            g = binary_op(new_deque(a, limit), guest(n), NB_MULTIPLY)
            assert deque_items(g) == list(h)
            h = collections.deque(a, limit)
            h *= n
            g = new_deque(a, limit)
            assert inplace_op(g, guest(n), NB_MULTIPLY) is g
            assert deque_items(g) == list(h)
    g = binary_op(new_deque(a, 5), new_deque(b), NB_ADD)
    assert host(g.tp_repr()) == repr(collections.deque(a, 5) + collections.deque(b))
    g = new_deque(a)
    inplace_op(g, g, NB_ADD)
    assert deque_items(g) == a + a


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [
        ((), {}),
        (("abc",), {}),
        (("abc", 2), {}),
        ((5,), {}),
        (([], -1), {}),
        (([], "a"), {}),
        (([], 1, 2), {}),
        ((), {"x": 1}),
        ((), {"iterable": "abcd", "maxlen": 2}),
        (("ab", None), {}),
    ],
)
def test_deque_construction(args, kwargs):
    g = guest_call(DEQUE_TYPE, *args, **kwargs)
    expected = host_outcome(lambda: repr(collections.deque(*args, **kwargs)))
    assert (guest_outcome(g) if g is None else guest_outcome(g.tp_repr())) == expected


@few
@given(st.lists(keys, max_size=6), keys)
def test_deque_changed_by_a_comparison(items, key):
    for name in ("index", "count", "remove", "__contains__"):
        h = collections.deque(items)
        g = new_deque()
        for k in items:
            guest_method(g, "append", k)
        Key.hook = h.clear
        expected = host_outcome(getattr(h, name), key)

        def clear(g=g):
            guest_method(g, "clear")

        Key.hook = clear
        assert guest_outcome(guest_method(g, name, key)) == expected
        Key.hook = None


def test_deque_iterators():
    h = collections.deque("abc")
    g = new_deque("abc")
    for name in ("__iter__", "__reversed__"):
        hi, gi = getattr(h, name)(), guest_method(g, name)
        next(hi)
        gi.tp_iternext()
        check_step(hi, gi, "__length_hint__")
        h.append("d")
        guest_method(g, "append", "d")
        assert gi.tp_iternext() is None
        assert guest_outcome(None) == host_outcome(next, hi)
        assert gi.tp_iternext() is None
        if name == "__iter__":
            assert guest_outcome(None) == host_outcome(next, hi)


# OrderedDict.

some_keys = st.one_of(st.integers(0, 12), st.text("ab", max_size=1), keys)
ODICT_STEPS = st.one_of(
    st.tuples(st.just("__setitem__"), some_keys, small),
    st.tuples(st.just("__setitem__"), some_keys, small),
    st.tuples(st.just("__setitem__"), some_keys, small),
    st.tuples(st.just("__delitem__"), some_keys),
    st.tuples(st.just("move_to_end"), some_keys),
    st.tuples(st.just("move_to_end"), some_keys),
    st.tuples(st.just("move_to_end"), some_keys, st.booleans()),
    st.tuples(st.just("move_to_end"), some_keys, st.just(False)),
    st.tuples(st.just("popitem")),
    st.tuples(st.just("popitem"), st.just(False)),
    st.tuples(st.just("pop"), some_keys),
    st.tuples(st.just("pop"), some_keys, small),
    st.tuples(st.just("setdefault"), some_keys, small),
    st.tuples(st.just("update"), st.dictionaries(some_keys, small, max_size=4)),
    st.tuples(st.just("update"), st.lists(st.tuples(some_keys, small), max_size=4)),
    st.tuples(st.just("update"), st.just([1])),
    st.tuples(st.just("__contains__"), some_keys),
    st.tuples(st.just("get"), some_keys),
    st.tuples(st.just("clear")),
)


def walk(it):
    out = []
    while (x := it.tp_iternext()) is not None:
        out.append(host(x))
    assert RT.ts.exc is None
    return out


@few
@given(st.lists(ODICT_STEPS, max_size=60))
def test_odict_sequences(steps):
    h = collections.OrderedDict()
    g = guest_call(ORDERED_DICT_TYPE)
    for name, *args in steps:
        expected = host_outcome(getattr(h, name), *args)
        assert guest_outcome(guest_method(g, name, *args)) == expected, (name, args)
        assert walk(g.tp_iter()) == list(h)
        assert g.used == len(h)
    assert walk(guest_method(g, "__reversed__")) == list(reversed(h))
    assert walk(guest_method(g, "items").tp_iter()) == list(h.items())
    assert walk(guest_method(guest_method(g, "values"), "__reversed__")) == [*h.values()][::-1]
    assert host(g.tp_repr()) == repr(h)
    assert host(guest_method(g, "copy").tp_repr()) == repr(h)


def make(pairs):
    """An OrderedDict of the guest."""
    g = guest_call(ORDERED_DICT_TYPE)
    for k, v in pairs:
        dict_setitem(g, guest_of(k), guest(v))
    return g


def test_odict_as_a_queue():
    g = make((i, i) for i in range(50))
    for i in range(500):
        assert host(guest_method(g, "popitem", False)) == (i, i)
        guest_method(g, "__setitem__", i + 50, i + 50)
    assert walk(g.tp_iter()) == list(range(500, 550))
    for i in range(500, 550):
        guest_method(g, "move_to_end", i, False)
    assert walk(g.tp_iter()) == list(range(549, 499, -1))
    assert len(entries(g, "keys")) < 2000


def test_odict_comparison():
    pairs = [[], [(1, 2)], [(1, 2), (3, 4)], [(3, 4), (1, 2)], [(1, 2), (3, 5)]]
    for a in pairs:
        for b in pairs:
            for f, op in COMPARISONS[:2]:
                h = collections.OrderedDict(a)
                expected = host_outcome(f, h, collections.OrderedDict(b))
                assert guest_outcome(rich_compare(make(a), make(b), op)) == expected
                expected = host_outcome(f, h, dict(b))
                assert guest_outcome(rich_compare(make(a), guest(dict(b)), op)) == expected
                assert guest_outcome(rich_compare(guest(dict(b)), make(a), op)) == expected
    assert guest_outcome(rich_compare(make([]), make([]), LT)) == host_outcome(
        operator.lt, collections.OrderedDict(), collections.OrderedDict()
    )


def test_odict_operators():
    a = [(1, 2), (3, 4)]
    b = [(3, 5), (0, 1)]
    g = binary_op(make(a), make(b), NB_OR)
    assert host(g.tp_repr()) == repr(collections.OrderedDict(a) | collections.OrderedDict(b))
    g = binary_op(make(a), guest(dict(b)), NB_OR)
    assert host(g.tp_repr()) == repr(collections.OrderedDict(a) | dict(b))
    g = binary_op(guest(dict(a)), make(b), NB_OR)
    assert host(g.tp_repr()) == repr(dict(a) | collections.OrderedDict(b))
    g = make(a)
    assert inplace_op(g, guest(b), NB_OR) is g
    h = collections.OrderedDict(a)
    h |= b
    assert host(g.tp_repr()) == repr(h)
    assert guest_outcome(binary_op(make(a), guest(5), NB_OR)) == host_outcome(
        operator.or_, collections.OrderedDict(a), 5
    )


def test_odict_iterators_notice_changes():
    for change in ("move_to_end", "__delitem__", "__setitem__"):
        h = collections.OrderedDict([(1, 1), (2, 2), (3, 3)])
        g = make(h.items())
        hi, gi = iter(h), g.tp_iter()
        next(hi)
        gi.tp_iternext()
        args = (9, 9) if change == "__setitem__" else (2,)
        getattr(h, change)(*args)
        guest_method(g, change, *args)
        assert gi.tp_iternext() is None
        assert guest_outcome(None) == host_outcome(next, hi)
        assert gi.tp_iternext() is None and RT.ts.exc is None


def test_odict_arguments():
    for args in [(1, 2), (1,), ([1],), ([(1, 2, 3)],), ([(1,)],)]:
        expected = host_outcome(collections.OrderedDict, *args)
        assert guest_outcome(guest_call(ORDERED_DICT_TYPE, *args)) == expected
    for name, args in [
        ("pop", ()),
        ("pop", (1, 2, 3)),
        ("popitem", ()),
        ("move_to_end", ()),
        ("move_to_end", (5,)),
        ("update", (1, 2)),
        ("setdefault", ()),
    ]:
        check_step(collections.OrderedDict(), make([]), name, *args)
    h = collections.OrderedDict([(1, 2), (3, 4)])
    assert guest_outcome(guest_method(make(h.items()), "__sizeof__")) == host_outcome(h.__sizeof__)


# defaultdict.


def test_defaultdict():
    h = collections.defaultdict(list)
    g = guest_call(DEFAULTDICT_TYPE, LIST_TYPE)
    for key in (1, "a", 1):
        assert host(g.mp_subscript(guest(key))) == h[key]
    assert walk(g.tp_iter()) == list(h)
    assert g.mp_subscript(guest([])) is None
    assert guest_outcome(None) == host_outcome(h.__getitem__, [])
    g = guest_call(DEFAULTDICT_TYPE)
    assert g.mp_subscript(guest(1)) is None
    assert guest_outcome(None) == ("KeyError", "1")
    g = guest_call(DEFAULTDICT_TYPE, None, [(1, 2)], a=3)
    assert host(g.tp_repr()) == repr(collections.defaultdict(None, [(1, 2)], a=3))
    copied = guest_method(g, "copy")
    assert host(copied.tp_repr()) == host(g.tp_repr())
    for args in [(1,), (None, 1), (None, [], 3)]:
        assert guest_outcome(guest_call(DEFAULTDICT_TYPE, *args)) == host_outcome(
            collections.defaultdict, *args
        )
    g = binary_op(g, guest({5: 6}), NB_OR)
    assert host(g.tp_repr()) == "defaultdict(None, {1: 2, 'a': 3, 5: 6})"


# The helpers.


def test_count_elements():
    module = guest_module.create_module(RT.ts.interp)
    count = get_attr(module, intern("_count_elements"))
    for values in [[], "abracadabra", [1, 2, 1], 5, [[]]]:
        h, g = {}, guest({})
        expected = host_outcome(host_module._count_elements, h, values)
        assert guest_outcome(guest_call(count, g, values)) == expected
        assert shape(host(g)) == shape(h)


def test_tuplegetter():
    g = guest_call(TUPLEGETTER_TYPE, 1, "text")
    h = host_module._tuplegetter(1, "text")
    assert host(g.tp_repr()) == repr(h)
    for args in [((1, 2),), ((1,),), (5,), (None, int)]:
        expected = host_outcome(lambda args=args: repr(h.__get__(*args)))
        r = guest_method(g, "__get__", *args)
        assert (guest_outcome(r) if r is None else guest_outcome(r.tp_repr())) == expected
    assert guest_outcome(guest_method(g, "__set__", (1, 2), 3)) == host_outcome(
        h.__set__, (1, 2), 3
    )
