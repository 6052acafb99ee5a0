"""itertools, map, filter, zip, enumerate and reversed against the host's."""

import itertools
import operator
import warnings

import pytest
from containers import check_step, few
from hypothesis import given
from hypothesis import strategies as st
from support import guest, guest_call, guest_method, guest_outcome, host, host_outcome, shape

from rt.modules import itertools as guest_itertools
from rt.objects.abstract import get_iter
from rt.objects.enumobject import ENUMERATE_TYPE, REVERSED_TYPE
from rt.objects.iterobject import FILTER_TYPE, MAP_TYPE, ZIP_TYPE, CallableIterator
from rt.objects.object_protocol import get_attr
from rt.objects.pystate import RT
from rt.objects.type_ready import type_ready
from rt.unicode.unicodeobject import intern

MODULE = guest_itertools.create_module(RT.ts.interp)
LIMIT = 25


def guest_function(name):
    """A function or class of the guest's itertools, or of builtins."""
    builtin = {
        "map": MAP_TYPE,
        "filter": FILTER_TYPE,
        "zip": ZIP_TYPE,
        "enumerate": ENUMERATE_TYPE,
        "reversed": REVERSED_TYPE,
    }.get(name)
    if builtin is not None:
        type_ready(builtin)
        return builtin
    f = MODULE
    for part in name.split("."):
        f = get_attr(f, intern(part))
    return f


def host_function(name):
    f = __builtins__.get(name, itertools)
    if f is not itertools:
        return f
    for part in name.split("."):
        f = getattr(f, part)
    return f


def host_items(name, *args, **kwargs):
    """The first items that the host gives, or its exception."""

    def items():
        return list(itertools.islice(host_function(name)(*args, **kwargs), LIMIT))

    return host_outcome(items)


def guest_items(name, *args, **kwargs):
    """The same of the guest."""
    made = guest_call(guest_function(name), *args, **kwargs)
    if made is None:
        return guest_outcome(None)
    it = get_iter(made)
    if it is None:
        return guest_outcome(None)
    out = []
    while len(out) < LIMIT:
        x = it.tp_iternext()
        if x is None:
            if RT.ts.exc is not None:
                return guest_outcome(None)
            break
        out.append(host(x))
    return ("value", shape(out))


def check(name, *args, **kwargs):
    """Both give the same items, or raise the same."""
    assert guest_items(name, *args, **kwargs) == host_items(name, *args, **kwargs), (
        name,
        args,
        kwargs,
    )


def odd(x):
    return x % 2


def third(x):
    return x // 3


CASES = [
    ("count", (), {}),
    ("count", (5,), {}),
    ("count", (5, 2), {}),
    ("count", (5, -2), {}),
    ("count", (1.5, 0.5), {}),
    ("count", (1 << 62, 1), {}),
    ("count", ((1 << 63) - 2,), {}),
    ("count", (1 << 70,), {}),
    ("count", (True,), {}),
    ("count", (), {"step": 3}),
    ("count", ("a",), {}),
    ("count", (1, 2, 3), {}),
    ("repeat", (7,), {}),
    ("repeat", (7, 3), {}),
    ("repeat", (7, -3), {}),
    ("repeat", (7,), {"times": 2}),
    ("repeat", (7, "a"), {}),
    ("repeat", (), {}),
    ("cycle", ([1, 2, 3],), {}),
    ("cycle", ([],), {}),
    ("cycle", (5,), {}),
    ("cycle", (), {}),
    ("cycle", ([],), {"x": 1}),
    ("chain", (), {}),
    ("chain", ([1], "ab", (), (2, 3)), {}),
    ("chain", ([1], 5), {}),
    ("chain", (), {"x": 1}),
    ("chain.from_iterable", (["ab", [1]],), {}),
    ("chain.from_iterable", ([5],), {}),
    ("chain.from_iterable", (5,), {}),
    ("compress", ("abcdef", [1, 0, 1, 0, 1]), {}),
    ("compress", ("ab",), {}),
    ("compress", ("ab", 1), {}),
    ("dropwhile", (odd, [1, 3, 2, 5]), {}),
    ("dropwhile", (odd, ["a"]), {}),
    ("takewhile", (odd, [1, 3, 2, 5]), {}),
    ("takewhile", (odd,), {}),
    ("filterfalse", (odd, list(range(10))), {}),
    ("filterfalse", (None, [0, 1, "", "a"]), {}),
    ("starmap", (pow, [(2, 3), [4, 2]]), {}),
    ("starmap", (pow, [1]), {}),
    ("accumulate", ([1, 2, 3, 4],), {}),
    ("accumulate", ([],), {}),
    ("accumulate", ([], None), {"initial": 3}),
    ("accumulate", ([1, 2, 3], operator.mul), {"initial": 2}),
    ("accumulate", ([1, 2, 3],), {"func": max, "initial": None}),
    ("accumulate", ([1, "a"],), {}),
    ("batched", ("abcdefg", 3), {}),
    ("batched", ("abcdefg", 3), {"strict": True}),
    ("batched", ("abcdef", 3), {"strict": True}),
    ("batched", ("abc", 0), {}),
    ("batched", ("abc", "a"), {}),
    ("pairwise", ("abcd",), {}),
    ("pairwise", ("a",), {}),
    ("pairwise", (5,), {}),
    ("groupby", ("aabccc",), {}),
    ("zip_longest", ("abc", [1]), {}),
    ("zip_longest", ("abc", [1], ()), {"fillvalue": 0}),
    ("zip_longest", (), {}),
    ("zip_longest", ("ab",), {"fill": 1}),
    ("product", ("ab", [1, 2]), {}),
    ("product", ("ab",), {"repeat": 3}),
    ("product", (), {}),
    ("product", ("ab", ""), {}),
    ("product", ("ab",), {"repeat": 0}),
    ("product", ("ab",), {"repeat": -1}),
    ("product", ("ab",), {"x": -1}),
    ("product", (5,), {}),
    ("permutations", ("abc",), {}),
    ("permutations", ("abcd", 2), {}),
    ("permutations", ("abc", 0), {}),
    ("permutations", ("abc", 4), {}),
    ("permutations", ("abc", -1), {}),
    ("permutations", ("abc", "a"), {}),
    ("permutations", ("abc",), {"r": 1}),
    ("combinations", ("abcd", 2), {}),
    ("combinations", ("abcd", 0), {}),
    ("combinations", ("abcd", 4), {}),
    ("combinations", ("abcd", 5), {}),
    ("combinations", ("abcd", -1), {}),
    ("combinations", ("abcd",), {}),
    ("combinations_with_replacement", ("abc", 2), {}),
    ("combinations_with_replacement", ("", 2), {}),
    ("combinations_with_replacement", ("", 0), {}),
    ("combinations_with_replacement", ("ab", 3), {}),
    ("combinations_with_replacement", ("ab", -3), {}),
    ("map", (odd, [1, 2, 3]), {}),
    ("map", (pow, [1, 2, 3], [4, 5]), {}),
    ("map", (max, [1, 2], [4, 1], [3, 3]), {}),
    ("map", (odd, ["a"]), {}),
    ("map", (odd,), {}),
    ("map", (odd, 5), {}),
    ("map", (), {"x": 1}),
    ("filter", (odd, list(range(9))), {}),
    ("filter", (None, [0, 1, ""]), {}),
    ("filter", (bool, [0, 1, ""]), {}),
    ("filter", (odd, ["a"]), {}),
    ("filter", (odd,), {}),
    ("filter", (odd, [], 3), {}),
    ("zip", (), {}),
    ("zip", ("abc",), {}),
    ("zip", ("abc", [1, 2]), {}),
    ("zip", ("abc", [1, 2], "xyz"), {}),
    ("zip", ("abc", [1, 2]), {"strict": True}),
    ("zip", ("ab", [1, 2, 3]), {"strict": True}),
    ("zip", ("ab", "cd", [1, 2, 3]), {"strict": True}),
    ("zip", ("ab", "cd", [1]), {"strict": True}),
    ("zip", ("ab", 5), {}),
    ("zip", ("ab",), {"other": 5}),
    ("enumerate", ("abc",), {}),
    ("enumerate", ("abc", 5), {}),
    ("enumerate", ("abc",), {"start": (1 << 62) - 2}),
    ("enumerate", ("abc",), {"start": 1 << 70}),
    ("enumerate", (), {"iterable": "ab", "start": 2}),
    ("enumerate", (), {}),
    ("enumerate", (), {"start": 1}),
    ("enumerate", ("a", 1, 2), {}),
    ("enumerate", ("a", "b"), {}),
    ("enumerate", ("a",), {"x": 1}),
    ("enumerate", (5,), {}),
    ("reversed", ([1, 2, 3],), {}),
    ("reversed", ((1, 2, 3),), {}),
    ("reversed", ("abc",), {}),
    ("reversed", ({1: 2, 3: 4},), {}),
    ("reversed", (5,), {}),
    ("reversed", ({1},), {}),
    ("reversed", (), {}),
    ("reversed", ([],), {"x": 1}),
]


@pytest.mark.parametrize(("name", "args", "kwargs"), CASES)
def test_items(name, args, kwargs):
    if name == "groupby":
        groups = [(k, list(g)) for k, g in itertools.groupby(*args)]
        assert grouped(*args) == groups
        return
    check(name, *args, **kwargs)


def grouped(*args):
    """The groups of the guest's groupby."""
    it = guest_call(guest_function("groupby"), *args)
    out = []
    while (pair := it.tp_iternext()) is not None:
        members = []
        while (x := pair.item(1).tp_iternext()) is not None:
            members.append(host(x))
        out.append((host(pair.item(0)), members))
    return out


@few
@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 4), max_size=12))
def test_groupby_read_unevenly(values, takes):
    expected, got = [], []
    for k, g in zip(itertools.groupby(values, third), takes, strict=False):
        expected.append((k[0], list(itertools.islice(k[1], g))))
    it = guest_call(guest_function("groupby"), values, third)
    for take in takes:
        pair = it.tp_iternext()
        if pair is None:
            break
        members = []
        while len(members) < take and (x := pair.item(1).tp_iternext()) is not None:
            members.append(host(x))
        got.append((host(pair.item(0)), members))
    assert got == expected


bounds = st.one_of(st.none(), st.integers(-3, 12), st.sampled_from([1 << 63, "a", 1.5, True]))


@few
@given(st.lists(bounds, min_size=0, max_size=4), st.integers(0, 12))
def test_islice(args, n):
    check("islice", list(range(n)), *args)


@few
@given(st.text("abc", max_size=5), st.integers(0, 5))
def test_selections(pool, r):
    for name in ("permutations", "combinations", "combinations_with_replacement"):
        check(name, pool, r)


@few
@given(st.lists(st.integers(0, 2), max_size=90), st.integers(0, 3))
def test_tee(takes, n):
    source = list(range(len(takes) + 60))
    ours = guest_call(guest_function("tee"), source, n)
    theirs = itertools.tee(source, n)
    assert ours.n == len(theirs)
    for i in takes:
        if i < n:
            x = ours.item(i).tp_iternext()
            assert host(x) == next(theirs[i])
    for i in range(n):
        copy = guest_method(ours.item(i), "__copy__")
        for expected in itertools.islice(theirs[i], 5):
            assert host(copy.tp_iternext()) == expected


def test_tee_arguments():
    for args in [(), (5,), ([], -1), ([], "a"), ([], 0)]:
        r = guest_call(guest_function("tee"), *args)
        if r is None:
            assert guest_outcome(r) == host_outcome(itertools.tee, *args)


def test_text():
    for name, args in [
        ("count", ()),
        ("count", (3,)),
        ("count", (3, 2)),
        ("count", (3, 1.0)),
        ("count", (1 << 70,)),
        ("repeat", ("a",)),
        ("repeat", ("a", 3)),
    ]:
        made = guest_call(guest_function(name), *args)
        assert host(made.tp_repr()) == repr(getattr(itertools, name)(*args))


REDUCED = [
    ("count", (3,)),
    ("count", (3, 2)),
    ("repeat", (1,)),
    ("repeat", (1, 3)),
    ("product", ("ab", "c")),
    ("product", ("", "c")),
    ("permutations", ("abc", 2)),
    ("combinations", ("abc", 2)),
    ("combinations_with_replacement", ("abc", 2)),
]


@pytest.mark.parametrize(("name", "args"), REDUCED)
def test_reduce(name, args):
    """What __reduce__ gives at every moment, and what its state makes of a new object."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        h = getattr(itertools, name)(*args)
        g = guest_call(guest_function(name), *args)
        for _ in range(9):
            cls, *rest = h.__reduce__()
            r = guest_method(g, "__reduce__")
            assert host(r)[1:] == tuple(rest)
            if len(rest) == 2:
                again = guest_call(guest_function(name), *rest[0])
                assert guest_method(again, "__setstate__", rest[1]) is not None
                fresh = cls(*rest[0])
                fresh.__setstate__(rest[1])
                for expected in fresh:
                    assert host(again.tp_iternext()) == expected
            check_step(h, g, "__sizeof__") if name[0] in "pc" and name != "count" else None
            x = g.tp_iternext()
            assert (None if x is None else host(x)) == next(h, None)


def test_callable_iterator():
    values = iter([1, 2, 3, 4])
    it = CallableIterator(guest(lambda: next(values)), guest(3))
    assert [host(it.tp_iternext()), host(it.tp_iternext())] == [1, 2]
    assert it.tp_iternext() is None and it.tp_iternext() is None
    assert next(values) == 4
    it = CallableIterator(guest(lambda: 1 / 0), guest(3))
    assert it.tp_iternext() is None
    assert guest_outcome(None) == ("ZeroDivisionError", "division by zero")
