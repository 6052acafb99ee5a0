"""_heapq, _bisect, _operator, _functools and array against the host's."""

import _functools
import _heapq
import _operator
import array
import bisect
import functools
import operator
import random
import warnings

import pytest
from containers import few, function_of
from hypothesis import given
from hypothesis import strategies as st
from support import guest, guest_call, guest_method, guest_outcome, host, host_outcome, shape

from rt.modules import _bisect as guest_bisect
from rt.modules import _functools as guest_functools
from rt.modules import _heapq as guest_heapq
from rt.modules import _operator as guest_operator
from rt.modules import array as guest_array
from rt.objects.abstract import binary_op, get_iter, inplace_op
from rt.objects.host import HostObject
from rt.objects.listobject import list_from_host, list_to_host
from rt.objects.object import EQ, GE, GT, LE, LT, NB_ADD, NB_MULTIPLY, NE
from rt.objects.object_protocol import get_attr, rich_compare
from rt.objects.pystate import RT
from rt.unicode.unicodeobject import intern


def functions(module):
    """Finds a function of a guest module."""
    made = module.create_module(RT.ts.interp)

    def find(name):
        return get_attr(made, intern(name))

    return find


heap_function = functions(guest_heapq)
bisect_function = functions(guest_bisect)
operator_function = functions(guest_operator)
functools_function = functions(guest_functools)
array_function = functions(guest_array)


class Item:
    """A value that notes its comparisons."""

    log = []

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Item.log.append((self.value, other.value))
        return self.value < other.value


@pytest.mark.parametrize("n", [0, 1, 2, 5, 40, 3000])
@pytest.mark.parametrize("suffix", ["", "_max"])
def test_heaps_compare_the_same(n, suffix):
    rng = random.Random(n)
    h = [Item(rng.randrange(50)) for _ in range(n)]
    g = list_from_host([HostObject(x) for x in h])
    extra = [Item(rng.randrange(50)) for _ in range(20)]
    prefix = "_" if suffix else ""
    steps = [(f"{prefix}heapify{suffix}", ())]
    if not suffix:
        steps += [("heappush", (x,)) for x in extra[:10]]
        steps += [("heappushpop", (x,)) for x in extra[10:]]
    steps += [(f"{prefix}heapreplace{suffix}", (x,)) for x in extra[:5]]
    steps += [(f"{prefix}heappop{suffix}", ())] * 25
    for name, args in steps:
        Item.log = []
        expected = host_outcome(getattr(_heapq, name), h, *args), Item.log
        Item.log = []
        r = guest_call(heap_function(name), g, *args)
        assert (guest_outcome(r), Item.log) == expected
        assert [host(x) for x in list_to_host(g)] == h


def test_heap_arguments():
    for name, args in [
        ("heappush", (1, 1)),
        ("heappush", ([1], "a")),
        ("heappop", ([],)),
        ("heappop", (1,)),
        ("heapreplace", ([], 1)),
        ("heapreplace", ((), 1)),
        ("heappushpop", ([], 1)),
        ("heapify", (1,)),
        ("_heappop_max", ([],)),
        ("_heapreplace_max", ([], 1)),
        ("_heapify_max", (1,)),
    ]:
        expected = host_outcome(getattr(_heapq, name), *args)
        assert guest_outcome(guest_call(heap_function(name), *args)) == expected


bounds = st.one_of(st.integers(-2, 9), st.none(), st.just("a"))


@few
@given(
    st.lists(st.integers(0, 9), max_size=9).map(sorted),
    st.integers(-1, 10),
    st.dictionaries(st.sampled_from(["lo", "hi"]), bounds),
)
def test_bisect(values, x, kwargs):
    for name in ("bisect_left", "bisect_right"):
        expected = host_outcome(getattr(bisect, name), values, x, **kwargs)
        assert guest_outcome(guest_call(bisect_function(name), values, x, **kwargs)) == expected
    for name in ("insort_left", "insort_right"):
        h = list(values)
        g = guest(values)
        expected = host_outcome(getattr(bisect, name), h, x, **kwargs)
        assert guest_outcome(guest_call(bisect_function(name), g, x, **kwargs)) == expected
        assert host(g) == h
    down = values[::-1]
    expected = host_outcome(bisect.bisect_left, down, -x, key=operator.neg)
    got = guest_call(bisect_function("bisect_left"), down, -x, key=operator.neg)
    assert guest_outcome(got) == expected


def test_bisect_arguments():
    for args in [(1, 1), ((1, 2), 1), ([1], "a"), (), ([1],)]:
        for name in ("bisect_right", "insort_left"):
            expected = host_outcome(getattr(bisect, name), *args)
            assert guest_outcome(guest_call(bisect_function(name), *args)) == expected


VALUES = [0, 1, -3, 2.5, "a", [1], (2,), None, True]
UNARY = ["truth", "neg", "pos", "abs", "inv", "invert", "not_", "index", "length_hint"]
BINARY = [
    "contains",
    "indexOf",
    "countOf",
    "is_not",
    "add",
    "sub",
    "mul",
    "matmul",
    "floordiv",
    "truediv",
    "mod",
    "lshift",
    "rshift",
    "and_",
    "xor",
    "or_",
    "iadd",
    "isub",
    "imul",
    "ifloordiv",
    "itruediv",
    "imod",
    "ilshift",
    "irshift",
    "iand",
    "ixor",
    "ior",
    "concat",
    "iconcat",
    "getitem",
    "pow",
    "ipow",
    "lt",
    "le",
    "eq",
    "ne",
    "gt",
    "ge",
]


@pytest.mark.parametrize("name", UNARY)
def test_unary_operators(name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for a in VALUES:
            expected = host_outcome(getattr(_operator, name), a)
            assert guest_outcome(guest_call(operator_function(name), a)) == expected


@pytest.mark.parametrize("name", BINARY)
def test_binary_operators(name):
    for a in VALUES:
        for b in VALUES:
            h = list(a) if isinstance(a, list) else a
            if name == "is_not" and a == b:
                continue
            expected = host_outcome(getattr(_operator, name), h, b)
            assert guest_outcome(guest_call(operator_function(name), a, b)) == expected, (a, b)


GETTERS = [
    ("itemgetter", (1,), "abc"),
    ("itemgetter", (1, 0), "abc"),
    ("itemgetter", ("a",), {"a": 5}),
    ("itemgetter", (9,), "abc"),
    ("itemgetter", (), "abc"),
    ("attrgetter", ("real",), 3),
    ("attrgetter", ("real.imag", "numerator"), 3),
    ("attrgetter", ("nope",), 3),
    ("attrgetter", (3,), 3),
    ("attrgetter", (), 3),
    ("methodcaller", ("upper",), "a"),
    ("methodcaller", ("split", ","), "a,b"),
    ("methodcaller", ("replace", "a", "b"), "aa"),
    ("methodcaller", ("nope",), "aa"),
    ("methodcaller", (), "aa"),
    ("methodcaller", (3,), "aa"),
]


@pytest.mark.parametrize(("name", "args", "x"), GETTERS)
def test_getters(name, args, x):
    made = guest_call(operator_function(name), *args)
    if made is None:
        assert guest_outcome(made) == host_outcome(getattr(operator, name), *args)
        return
    theirs = getattr(_operator, name)(*args)
    assert guest_outcome(guest_call(made, x)) == host_outcome(theirs, x)
    assert guest_outcome(guest_call(made)) == host_outcome(theirs)
    assert guest_outcome(guest_call(made, x, x)) == host_outcome(theirs, x, x)
    assert host(made.tp_repr()) == repr(theirs)
    assert host(guest_method(made, "__reduce__"))[1:] == theirs.__reduce__()[1:]


def test_methodcaller_with_keywords():
    made = guest_call(operator_function("methodcaller"), "split", sep=",", maxsplit=1)
    theirs = operator.methodcaller("split", sep=",", maxsplit=1)
    assert host(guest_call(made, guest("a,b,c"))) == theirs("a,b,c")
    assert host(made.tp_repr()) == repr(theirs)


def test_compare_digest():
    for a, b in [
        ("a", "a"),
        ("a", "b"),
        (b"a", b"a"),
        (b"a", b"ab"),
        ("a", b"a"),
        ("é", "é"),
        (1, 2),
    ]:
        expected = host_outcome(_operator._compare_digest, a, b)
        assert guest_outcome(guest_call(operator_function("_compare_digest"), a, b)) == expected


# _functools.


def show(*args, **kwargs):
    return [list(args), kwargs]


def test_partial():
    h = functools.partial(show, 1, a=2)
    g = guest_call(functools_function("partial"), function_of(show), 1, a=2)
    for args, kwargs in [((), {}), ((3,), {}), ((3, 4), {"b": 5}), ((), {"a": 9})]:
        assert guest_outcome(guest_call(g, *args, **kwargs)) == host_outcome(h, *args, **kwargs)
    outer = guest_call(functools_function("partial"), g, 7, c=8)
    assert host(guest_call(outer)) == functools.partial(h, 7, c=8)()
    assert outer.func is g.func
    for args in [(), (1,)]:
        expected = host_outcome(functools.partial, *args)
        assert guest_outcome(guest_call(functools_function("partial"), *args)) == expected
    for state in [1, (1, 2, 3), (1, (), {}, None)]:
        assert guest_outcome(guest_method(g, "__setstate__", state)) == host_outcome(
            h.__setstate__, state
        )
    for rest in [((5,), {"x": 6}, {"z": 1}), ((), None, None)]:
        guest_method(g, "__setstate__", (function_of(show), *rest))
        h.__setstate__((show, *rest))
        assert guest_outcome(guest_call(g, 1)) == host_outcome(h, 1)


def test_reduce():
    for args in [
        ([1, 2, 3],),
        ([1, 2, 3], 10),
        ([],),
        ([], 1),
        (5,),
        (),
        ([1, "a"],),
    ]:
        expected = host_outcome(_functools.reduce, operator.add, *args)
        r = guest_call(functools_function("reduce"), operator_function("add"), *args)
        assert guest_outcome(r) == expected


def test_cmp_to_key():
    key = guest_call(functools_function("cmp_to_key"), lambda a, b: b - a)
    g = guest([3, 1, 2])
    guest_method(g, "sort", key=key)
    assert host(g) == [3, 2, 1]
    a, b = guest_call(key, 1), guest_call(key, 2)
    for op, expected in [(LT, False), (LE, False), (EQ, False), (NE, True), (GT, True), (GE, True)]:
        assert host(rich_compare(a, b, op)) is expected
    assert guest_outcome(rich_compare(a, guest(1), LT)) == (
        "TypeError",
        "other argument must be K instance",
    )
    theirs = functools.cmp_to_key(lambda a, b: b - a)
    for args, kwargs in [((), {}), ((1, 2), {}), ((), {"x": 1})]:
        assert guest_outcome(guest_call(key, *args, **kwargs)) == host_outcome(
            theirs, *args, **kwargs
        )


CALLS = st.lists(
    st.tuples(
        st.lists(st.sampled_from([1, 1.0, True, "a", (1,)]), max_size=2),
        st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 1), max_size=2),
    ),
    max_size=40,
)


@few
@given(CALLS, st.sampled_from([None, 0, 1, 2, 5, -3]), st.booleans())
def test_lru_cache(calls, maxsize, typed):
    calls_made = []

    def f(*args, **kwargs):
        calls_made.append((args, kwargs))
        return len(calls_made)

    wrapper = _functools._lru_cache_wrapper
    h = wrapper(f, maxsize, typed, show)
    expected = []
    for args, kwargs in calls:
        expected.append(h(*args, **kwargs))
    expected.append(h.cache_info())
    calls_made = []
    g = guest_call(
        functools_function("_lru_cache_wrapper"), function_of(f), maxsize, typed, function_of(show)
    )
    got = []
    for args, kwargs in calls:
        got.append(host(guest_call(g, *args, **kwargs)))
    got.append(host(guest_method(g, "cache_info")))
    assert got == expected
    guest_method(g, "cache_clear")
    assert host(guest_method(g, "cache_info"))[0][-1] == 0


def test_lru_cache_arguments():
    wrapper = functools_function("_lru_cache_wrapper")
    for f, maxsize in [(1, 1), (show, "a")]:
        g = guest_call(wrapper, function_of(f) if f is show else f, maxsize, 0, ())
        assert guest_outcome(g) == host_outcome(_functools._lru_cache_wrapper, f, maxsize, 0, ())


# array.

typecodes = st.sampled_from("bBhHiIlLqQfdw")
scalars = st.one_of(
    st.integers(-200, 300), st.sampled_from([1 << 40, 1 << 70, -1, 1.5, "a", "ab", None])
)
ARRAY_STEPS = st.one_of(
    st.tuples(st.just("append"), scalars),
    st.tuples(st.just("append"), st.integers(0, 9)),
    st.tuples(st.just("append"), st.sampled_from("xyz")),
    st.tuples(st.just("extend"), st.lists(st.integers(0, 9), max_size=4)),
    st.tuples(st.just("fromlist"), st.lists(scalars, max_size=4)),
    st.tuples(st.just("fromlist"), st.just((1, 2))),
    st.tuples(st.just("insert"), st.integers(-5, 5), st.integers(0, 9)),
    st.tuples(st.just("pop")),
    st.tuples(st.just("pop"), st.integers(-5, 5)),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("index"), st.integers(0, 9)),
    st.tuples(st.just("index"), st.integers(0, 9), st.integers(-5, 5), st.integers(-5, 5)),
    st.tuples(st.just("count"), st.integers(0, 9)),
    st.tuples(st.just("reverse")),
    st.tuples(st.just("byteswap")),
    st.tuples(st.just("tobytes")),
    st.tuples(st.just("tolist")),
    st.tuples(st.just("frombytes"), st.binary(max_size=9)),
    st.tuples(st.just("fromunicode"), st.text("ab", min_size=1, max_size=2)),
    st.tuples(st.just("tounicode")),
    st.tuples(st.just("__getitem__"), st.integers(-5, 5)),
    st.tuples(st.just("__setitem__"), st.integers(-5, 5), scalars),
    st.tuples(st.just("__delitem__"), st.integers(-5, 5)),
    st.tuples(st.just("__delitem__"), st.builds(slice, st.integers(-5, 5), st.integers(-5, 5))),
    st.tuples(st.just("__contains__"), st.integers(0, 9)),
    st.tuples(st.just("__repr__")),
    st.tuples(st.just("__sizeof__")),
)


@few
@given(typecodes, st.lists(ARRAY_STEPS, max_size=25))
def test_array_sequences(typecode, steps):
    h = array.array(typecode)
    g = guest_call(array_function("array"), typecode)
    for name, *args in steps:
        if typecode == "w" and name in ("byteswap", "frombytes"):
            continue
        expected = host_outcome(getattr(h, name), *args)
        got = guest_outcome(guest_method(g, name, *args))
        assert got == expected, (typecode, name, args)
        assert g.store.tobytes() == h.tobytes()


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("z",),
        (1,),
        ("ii",),
        ("i", 1),
        ("i", "abc"),
        ("i", [1.5]),
        ("B", [256]),
        ("b", b"abc"),
        ("i", b"abc"),
        ("d", [1, 2.5]),
        ("d", ["a"]),
        ("w", "ab"),
        ("w", ["ab"]),
        ("i", [], 1),
    ],
)
def test_array_construction(args):
    g = guest_call(array_function("array"), *args)
    expected = host_outcome(lambda: repr(array.array(*args)))
    assert (guest_outcome(g) if g is None else guest_outcome(g.tp_repr())) == expected


def test_array_operators():
    make = array_function("array")
    pairs = [("i", []), ("i", [1, 2]), ("i", [1, 3]), ("b", [1, 2]), ("d", [1, float("nan")])]
    for a in pairs:
        for b in pairs:
            ga, gb = guest_call(make, *a), guest_call(make, *b)
            ha, hb = array.array(*a), array.array(*b)
            for f, op in [
                (operator.eq, EQ),
                (operator.ne, NE),
                (operator.lt, LT),
                (operator.le, LE),
                (operator.gt, GT),
                (operator.ge, GE),
            ]:
                assert guest_outcome(rich_compare(ga, gb, op)) == host_outcome(f, ha, hb)
            r = binary_op(ga, gb, NB_ADD)
            expected = host_outcome(lambda ha=ha, hb=hb: repr(ha + hb))
            assert (guest_outcome(r) if r is None else guest_outcome(r.tp_repr())) == expected
    g = guest_call(make, "i", [1, 2])
    assert inplace_op(g, guest(2), NB_MULTIPLY) is g
    assert inplace_op(g, guest_call(make, "i", [9]), NB_ADD) is g
    assert host(g.tp_repr()) == "array('i', [1, 2, 1, 2, 9])"
    part = guest_method(g, "__getitem__", slice(None, None, 2))
    assert host(part.tp_repr()) == "array('i', [1, 1, 9])"
    assert guest_outcome(inplace_op(g, guest([1]), NB_ADD)) == (
        "TypeError",
        'can only extend array with array (not "list")',
    )


def test_array_buffer():
    g = guest_call(array_function("array"), "i", [1, 2])
    b = g.bf_getbuffer(1)
    assert (b.format, b.itemsize, b.tobytes()) == ("i", 4, array.array("i", [1, 2]).tobytes())
    assert guest_outcome(guest_method(g, "append", 3)) == (
        "BufferError",
        "cannot resize an array that is exporting buffers",
    )
    b.release()


def test_array_iterator():
    g = guest_call(array_function("array"), "h", [1, 2])
    it = get_iter(g)
    out = []
    while (x := it.tp_iternext()) is not None:
        out.append(host(x))
    assert shape(out) == shape([1, 2])


def test_array_reduce():
    g = guest_call(array_function("array"), "h", [1, 2])
    assert host(guest_method(g, "__reduce_ex__", 2))[1:] == (("h", [1, 2]), None)
    again = guest_call(
        array_function("_array_reconstructor"),
        array_function("array"),
        "h",
        5 if guest_array.NATIVE_UTF32 == "utf-32-be" else 4,
        b"\x01\x00\x02\x00",
    )
    assert host(again.tp_repr()) in ("array('h', [1, 2])", "array('h', [256, 512])")
