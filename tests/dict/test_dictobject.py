"""dict against the host's: results, order, table, comparisons."""

import contextlib
import ctypes
import sys

import pytest
from containers import (
    HASHES,
    Key,
    both_sets,
    check_step,
    few,
    guest_in_order,
    guest_taken,
    host_in_order,
    keys,
    taken,
)
from hypothesis import given
from hypothesis import strategies as st
from support import (
    check_binary,
    check_compare,
    entries,
    guest,
    guest_call,
    guest_method,
    guest_outcome,
    host,
    host_outcome,
)

from rt.dict.dictobject import (
    DICT_TYPE,
    DictObject,
    dict_copy,
    dict_get_str,
    dict_keys_version,
    dict_lookup,
    dict_merge,
    dict_new,
    dict_set_str,
    dict_setitem,
    hash_key,
    slot_entry,
)
from rt.dict.dictwatch import (
    DictWatcher,
    dict_add_watcher,
    dict_clear_watcher,
    dict_unwatch,
    dict_watch,
)
from rt.dict.sharedkeys import MAX_SHARED, SharedKeys
from rt.objects.errors import take_error
from rt.objects.host import HostObject
from rt.objects.object import EQ, NB_OR, NE
from rt.unicode.unicodeobject import intern, unicode_from_host

any_key = st.one_of(
    keys, st.integers(-3, 12), st.text(st.sampled_from("ab"), max_size=2), st.floats(0, 3)
)
STEPS = st.one_of(
    st.tuples(st.just("__setitem__"), any_key, st.integers(0, 9)),
    st.tuples(st.just("__setitem__"), any_key, st.integers(0, 9)),
    st.tuples(st.just("__setitem__"), any_key, st.integers(0, 9)),
    st.tuples(st.just("__delitem__"), any_key),
    st.tuples(st.just("__getitem__"), any_key),
    st.tuples(st.just("__contains__"), any_key),
    st.tuples(st.just("get"), any_key, st.integers(0, 9)),
    st.tuples(st.just("pop"), any_key),
    st.tuples(st.just("pop"), any_key, st.integers(0, 9)),
    st.tuples(st.just("setdefault"), any_key, st.integers(0, 9)),
    st.tuples(st.just("popitem")),
    st.tuples(st.just("update"), st.dictionaries(any_key, st.integers(0, 9), max_size=8)),
    st.tuples(st.just("update"), st.lists(st.tuples(any_key, st.integers(0, 9)), max_size=3)),
    st.tuples(st.just("clear")),
)


def items_of(g):
    """The items of a guest dict, in order, keys as they are."""
    keys, values = entries(g, "keys"), entries(g, "values")
    return [(host(keys[i]), host(values[i])) for i in range(g.nentries) if keys[i] is not None]


def identities(keys):
    """Which keys these are, and of which type."""
    return [(id(k) if isinstance(k, Key) else k, type(k)) for k in keys]


@few
@given(st.lists(STEPS, max_size=60))
def test_operation_sequences(steps):
    h = {}
    g = dict_new()
    for name, *args in steps:
        check_step(h, g, name, *args)
        assert identities(h) == identities(k for k, v in items_of(g))
        assert list(h.values()) == [v for k, v in items_of(g)]
        assert g.used == len(h)
        check_step(h, g, "__sizeof__")


class Keys(ctypes.Structure):
    """The head of the host's PyDictKeysObject (3.13)."""

    _fields_ = [
        ("refcnt", ctypes.c_ssize_t),
        ("log2_size", ctypes.c_uint8),
        ("log2_index_bytes", ctypes.c_uint8),
        ("kind", ctypes.c_uint8),
        ("version", ctypes.c_uint32),
        ("usable", ctypes.c_ssize_t),
        ("nentries", ctypes.c_ssize_t),
    ]


def host_table(d):
    """Index, usable and nentries of a host dict."""
    address = ctypes.c_void_p.from_address(id(d) + 4 * ctypes.sizeof(ctypes.c_void_p)).value
    head = Keys.from_address(address)
    kind = {0: ctypes.c_int8, 1: ctypes.c_int16, 2: ctypes.c_int32}
    bits = head.log2_index_bytes - head.log2_size
    index = (kind[bits] * (1 << head.log2_size)).from_address(address + ctypes.sizeof(Keys))
    return list(index), head.usable, head.nentries


@pytest.mark.skipif(sys.version_info[:2] != (3, 13), reason="reads the host's own tables")
@few
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["set", "set", "set", "del", "pop"]),
            st.one_of(st.sampled_from(HASHES), st.integers(0, 400), st.integers()),
        ),
        max_size=120,
    )
)
def test_table_is_the_hosts(steps):
    h = {}
    g = dict_new()
    for what, n in steps:
        if what == "set":
            h[n] = 1
            dict_setitem(g, guest(n), guest(1))
        elif what == "del" and h:
            n = list(h)[n % len(h)]
            del h[n]
            guest_method(g, "__delitem__", n)
        elif what == "pop" and h:
            h.popitem()
            guest_method(g, "popitem")
        if h or g.mask:
            assert (slots_of(g), g.usable, g.nentries) == host_table(h)


def slots_of(g):
    """The index of a guest dict."""
    return [int(slot_entry(g, slot)) for slot in range(g.mask + 1)]


def test_probe_order():
    """Slots are tried in the order that the hash gives."""
    g = dict_new()
    for n in (0, 8, 16, 24, 32):
        dict_setitem(g, guest(n), guest(n))
    # From slot 0 on by 5 * slot + 1; the last hash has a bit above the first five.
    assert slots_of(g) == [0, 1, 4, -1, -1, -1, 2, 3]


def test_resize_points():
    """The table grows when two thirds are used, to what three times the keys need."""
    g = dict_new()
    sizes = []
    for n in range(200):
        dict_setitem(g, guest(n), guest(n))
        if not sizes or sizes[-1][1] != g.mask + 1:
            sizes.append((n, g.mask + 1))
    assert sizes == [(0, 8), (5, 16), (10, 32), (21, 64), (42, 128), (85, 256), (170, 512)]


@few
@given(
    st.lists(keys, min_size=1, max_size=8),
    keys,
    st.sampled_from(["clear", "delete", "add", "replace"]),
    st.sampled_from(["__getitem__", "__setitem__", "__contains__", "pop", "setdefault"]),
)
def test_keys_that_change_the_dict(present, key, what, name):
    h = dict.fromkeys(present, 1)
    g = dict_new()
    for k in h:
        dict_setitem(g, HostObject(k), guest(1))
    args = (2,) if name in ("__setitem__", "setdefault") else ()

    def change_host():
        change(what, h)

    def change_guest():
        change(what, g)

    Key.hook = change_host
    expected = taken(getattr(h, name), key, *args)
    Key.hook = change_guest
    got = guest_taken(g, name, key, *args)
    Key.hook = None
    assert got == expected
    assert identities(h) == identities(k for k, v in items_of(g))


def change(what, d):
    """Change a host's or a guest's dict."""

    def do(name, *args):
        if isinstance(d, DictObject):
            guest_method(d, name, *args)
            take_error()
        else:
            with contextlib.suppress(KeyError):
                getattr(d, name)(*args)

    if what == "clear":
        do("clear")
    elif what == "delete":
        do("popitem")
    elif what == "add":
        for i in range(20):
            do("__setitem__", 1000 + i, i)
    else:
        do("clear")
        do("__setitem__", "new", 1)


def test_failing_keys():
    broken = Key(1, "broken")
    for name in ("__getitem__", "get", "__contains__", "pop", "setdefault", "__delitem__"):
        h = {Key(1, "a"): 1}
        g = dict_new()
        dict_setitem(g, HostObject(next(iter(h))), guest(1))
        check_step(h, g, name, broken)
        check_step(h, g, name, Key(None, "x"))
        check_step(h, g, name, [])
        check_step(h, g, name, ([],))


@pytest.mark.parametrize(
    "args",
    [
        (),
        ({1: 2},),
        ([(1, 2), [3, 4], "ab"],),
        ([(1, 2, 3)],),
        ([1],),
        (1,),
        ([(1, 2)], 3),
        (["a"],),
        ([([], 1)],),
    ],
)
def test_construction(args):
    expected = host_outcome(dict, *args)
    assert guest_outcome(guest_call(DICT_TYPE, *args)) == expected
    expected = host_outcome(dict, *args, a=1, b=2)
    assert guest_outcome(guest_call(DICT_TYPE, *args, a=1, b=2)) == expected
    check_step({1: 5}, guest({1: 5}), "update", *args)


METHODS = [
    ("keys", ()),
    ("__len__", ()),
    ("copy", ()),
    ("__repr__", ()),
    ("__hash__", ()),
    ("get", ()),
    ("get", (1, 2, 3)),
    ("pop", ()),
    ("setdefault", ()),
    ("popitem", (1,)),
    ("fromkeys", ()),
    ("fromkeys", ("ab",)),
    ("fromkeys", ("ab", 3)),
    ("fromkeys", ({1: 2, 3: 4}, 3)),
    ("fromkeys", ({1, 2},)),
    ("fromkeys", (3,)),
    ("fromkeys", ([[]],)),
    ("__reversed__", ()),
]


@pytest.mark.parametrize(("name", "args"), METHODS)
def test_methods(name, args):
    for h in ({}, {1: 2, "a": 3}):
        g = guest(h)
        expected = host_outcome(getattr(h, name), *args) if hasattr(h, name) else None
        if name in ("keys", "__reversed__"):
            expected = host_outcome(lambda h=h, name=name: list(getattr(h, name)()))
            r = guest_method(g, name, *args)
            assert guest_outcome(guest_method(guest([]), "__add__", [])) is not None
            assert [host(x) for x in walk(r)] == [eval(t[1]) for t in expected[1][1]]
        elif name == "__hash__":
            assert guest_outcome(guest_call_hash(g)) == ("TypeError", "unhashable type: 'dict'")
        else:
            assert guest_outcome(guest_method(g, name, *args)) == expected


def guest_call_hash(g):
    h = g.tp_hash()
    assert h == -1
    return None


def walk(iterable):
    """The items of a guest iterable."""
    it = iterable.tp_iter()
    while (x := it.tp_iternext()) is not None:
        yield x


DICTS = [{}, {1: 2}, {1: 2, "a": [3]}, {"a": [3], 1: 2}, {1: 3}, {2: 2}, {1: 2, 3: 4}]


def test_operators():
    import operator

    for a in DICTS:
        for b in [*DICTS, None, [], 5]:
            check_compare(operator.eq, EQ, a, b)
            check_compare(operator.ne, NE, a, b)
            check_binary(operator.or_, NB_OR, a, b)
            check_binary(operator.or_, NB_OR, b, a)


def test_repr_of_itself():
    g = dict_new()
    dict_setitem(g, guest(1), g)
    assert guest_outcome(g.tp_repr()) == host_outcome(lambda: "{1: {...}}")


def test_merge():
    a = guest({1: 2, 3: 4})
    assert dict_merge(a, guest({3: 5, 6: 7}), 0) == 0
    assert host(a) == {1: 2, 3: 4, 6: 7}
    assert dict_merge(a, guest({3: 5}), 2) == -1
    assert guest_outcome(None) == ("KeyError", "3")


def test_copies_are_apart():
    for n in (0, 1, 5, 6, 50):
        h = {i: str(i) for i in range(n)}
        g = guest(h)
        for i in range(0, n, 3):
            del h[i]
            guest_method(g, "__delitem__", i)
        c = dict_copy(g)
        dict_setitem(g, guest("x"), guest(1))
        assert host(c) == h
        assert guest_outcome(guest_method(c, "__sizeof__")) == host_outcome(h.copy().__sizeof__)


def test_iteration_notices_changes():
    for view in ("keys", "values", "items"):
        h = {1: 2, 3: 4}
        g = guest(h)
        it = guest_method(g, view).tp_iter()
        assert it.tp_iternext() is not None
        dict_setitem(g, guest(5), guest(6))
        assert it.tp_iternext() is None
        message = "dictionary changed size during iteration"
        assert guest_outcome(None) == ("RuntimeError", message)
        assert it.tp_iternext() is None
        assert guest_outcome(None) == ("RuntimeError", message)
    g = guest({1: 2})
    it = g.tp_iter()
    it.tp_iternext()
    guest_method(g, "__delitem__", 1)
    dict_setitem(g, guest(5), guest(6))
    assert it.tp_iternext() is None
    assert guest_outcome(None) == ("RuntimeError", "dictionary keys changed during iteration")


@few
@given(
    st.dictionaries(st.integers(0, 8), st.integers(0, 2), max_size=6),
    st.one_of(
        st.dictionaries(st.integers(0, 8), st.integers(0, 2), max_size=6),
        st.lists(st.integers(0, 8), max_size=4),
        st.sets(st.integers(0, 8), max_size=4),
        st.sets(st.tuples(st.integers(0, 8), st.integers(0, 2)), max_size=4),
        st.just(5),
    ),
    st.sampled_from(["__and__", "__or__", "__sub__", "__xor__", "__rsub__", "isdisjoint"]),
    st.sampled_from(["keys", "items"]),
    st.booleans(),
)
def test_views(a, b, name, view, as_view):
    ha, hb = getattr(a, view)(), b
    ga, gb = guest_method(guest(a), view), guest(b)
    if isinstance(b, set):
        hb, gb = both_sets(list(b))
    if as_view and isinstance(b, dict):
        hb, gb = b.keys(), guest_method(guest(b), "keys")
    f = guest_method(ga, "__getattribute__", name)
    args = guest([])
    guest_method(args, "append", gb)
    expected = host_in_order(getattr(ha, name), hb)
    if expected[1] != ("NotImplementedType", "NotImplemented"):
        assert guest_in_order(f.tp_call(args.items, 0, 1, None)) == expected


def test_string_interface():
    g = dict_new()
    name = intern("name")
    assert dict_get_str(g, name) is None
    dict_set_str(g, name, guest(1))
    version = dict_keys_version(g)
    assert version != 0
    ix = dict_lookup(g, name, hash_key(name))
    assert host(entries(g, "values")[ix]) == 1
    dict_set_str(g, unicode_from_host("name"), guest(2))
    assert g.keys_version == version and host(entries(g, "values")[ix]) == 2
    dict_set_str(g, intern("other"), guest(3))
    assert g.keys_version == 0
    assert dict_keys_version(g) > version
    guest_method(g, "__delitem__", "other")
    assert g.keys_version == 0


def test_shared_keys():
    s = SharedKeys()
    assert s.index_of(intern("a")) == -1
    assert s.add(intern("a")) == 0
    assert s.add(intern("b")) == 1
    assert s.add(intern("a")) == 0
    assert s.index_of(intern("b")) == 1
    for i in range(2, MAX_SHARED):
        assert s.add(intern(f"n{i}")) == i
    assert s.add(intern("one more")) == -1
    assert [host(s.names[i]) for i in range(3)] == ["a", "b", "n2"]


def test_watchers():
    assert dict_clear_watcher(5) == -1
    assert guest_outcome(None) == ("ValueError", "No dict watcher set for ID 5")
    assert dict_clear_watcher(-1) == -1
    assert guest_outcome(None) == ("ValueError", "Invalid dict watcher ID -1")
    watcher = DictWatcher()
    numbers = [dict_add_watcher(watcher) for i in range(6)]
    assert numbers == [2, 3, 4, 5, 6, 7]
    assert dict_add_watcher(watcher) == -1
    assert guest_outcome(None) == ("RuntimeError", "no more dict watcher IDs available")
    for n in numbers:
        assert dict_clear_watcher(n) == 0
    assert dict_watch(2, guest([])) == -1
    assert guest_outcome(None) == ("ValueError", "Cannot watch non-dictionary")
    d = dict_new()
    n = dict_add_watcher(watcher)
    assert dict_watch(n, d) == 0 and d.watchers == 1 << n
    assert dict_unwatch(n, d) == 0 and d.watchers == 0
    assert dict_clear_watcher(n) == 0
