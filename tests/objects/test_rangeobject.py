"""Parity of rt's range with the host's."""

import operator

from hypothesis import given
from hypothesis import strategies as st
from number_cases import COMPARISONS, DEEP, quick
from support import guest, guest_call, guest_method, guest_outcome, host, host_outcome

from rt.objects.abstract import get_item, get_iter, get_length, sequence_contains
from rt.objects.errors import error_occurred, take_error
from rt.objects.object_protocol import get_attr, hash_object, rich_compare
from rt.objects.rangeobject import RANGE_TYPE, LongRangeIterator, RangeIterator, RangeObject
from rt.unicode.unicodeobject import intern

LIMIT = 12

bounds = st.one_of(
    st.integers(-12, 12),
    st.sampled_from([2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**30, -(10**30)]),
)
arguments = st.one_of(
    st.tuples(bounds),
    st.tuples(bounds, bounds),
    st.tuples(bounds, bounds, bounds.filter(bool)),
)


def make(args):
    r = guest_call(RANGE_TYPE, *args)
    assert isinstance(r, RangeObject)
    return r


def plain(x):
    """A host range, or rt's, as its repr; other values as `guest_outcome` has them."""
    if isinstance(x, range):
        return ("range", repr(x))
    if isinstance(x, RangeObject):
        return ("range", host(x.tp_repr()))
    return x


def outcome(r):
    return plain(r) if isinstance(r, RangeObject) else guest_outcome(r)


def expected(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        return (type(e).__name__, str(e))
    return plain(r) if isinstance(r, range) else host_outcome(lambda: r)


def first_items(it):
    out = []
    while len(out) < LIMIT:
        x = it.tp_iternext()
        if x is None:
            assert not error_occurred()
            break
        out.append(host(x))
    return out


def host_items(it):
    return [x for _, x in zip(range(LIMIT), it, strict=False)]


def kind(it):
    return {RangeIterator: "range_iterator", LongRangeIterator: "longrange_iterator"}[type(it)]


@quick
@given(arguments)
def test_iteration(args):
    h, r = range(*args), make(args)
    assert outcome(r) == plain(h)
    for hit, it in [(iter(h), get_iter(r)), (reversed(h), guest_method(r, "__reversed__"))]:
        assert type(hit).__name__ == kind(it)
        assert host_items(hit) == first_items(it)
    assert r.nb_bool() == bool(h)
    assert hash(h) == hash_object(r)
    for name in ("start", "stop", "step"):
        assert host(get_attr(r, intern(name))) == getattr(h, name)


@quick
@given(arguments, st.integers(-3, 15))
def test_iterator_state(args, state):
    h, r = iter(range(*args)), get_iter(make(args))
    for _ in range(2):
        assert host(guest_method(r, "__length_hint__")) == h.__length_hint__()
        h.__setstate__(state)
        guest_method(r, "__setstate__", state)
        assert host_items(h)[:3] == first_items(r)[:3]


@quick
@given(arguments, bounds)
def test_items(args, index):
    h, r = range(*args), make(args)
    assert outcome(get_item(r, guest(index))) == expected(operator.getitem, h, index)
    n = get_length(r)
    if n < 0:
        take_error()
        assert expected(len, h)[0] == "OverflowError"
    else:
        assert n == len(h)
    assert sequence_contains(r, guest(index)) == (index in h)
    if len(h) < 100 if n >= 0 else False:
        for value in (index, float(index), bool(index), "a"):
            assert guest_outcome(guest_method(r, "index", value)) == host_outcome(h.index, value)
            assert guest_outcome(guest_method(r, "count", value)) == host_outcome(h.count, value)


@quick
@given(arguments, st.one_of(st.none(), bounds), st.one_of(st.none(), bounds), bounds)
def test_slices(args, start, stop, step):
    h, r = range(*args), make(args)
    key = slice(start, stop, step)
    from rt.objects.sliceobject import SliceObject

    made = SliceObject(guest(start), guest(stop), guest(step))
    assert outcome(get_item(r, made)) == expected(operator.getitem, h, key)


@quick
@given(arguments, arguments)
def test_comparison(a, b):
    for f, op in COMPARISONS.items():
        got = guest_outcome(rich_compare(make(a), make(b), op))
        assert got == expected(f, range(*a), range(*b))


def test_errors():
    for args in [(), (1, 2, 0), (1.0,), ("a",), (1, 2, 3, 4), (True,), (None,)]:
        assert outcome(guest_call(RANGE_TYPE, *args)) == expected(range, *args)
    r = make((10,))
    for key in (10, -11, "a", 1.0, 2**70):
        assert outcome(get_item(r, guest(key))) == expected(operator.getitem, range(10), key)


if DEEP:

    def test_long_loop():
        assert len(first_items(get_iter(make((10**30, 10**31, 7))))) == LIMIT
