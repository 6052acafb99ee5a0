"""set and frozenset against the host's, by random operations: see parity.py.

Keys have chosen hashes, note what they are compared with, raise, and change the set from within
a comparison.
"""

import operator

import parity
from containers import Key, settled
from hypothesis import given
from hypothesis import strategies as st
from parity import COMPARISONS, apply, hashed_alike, method, oddities, optional, reflected

from rt.objects import FrozenSetObject, SetObject

pool = [Key(h, n) for h in (0, 1, 8, 16, 1 << 40, -1 << 62, 7, -2) for n in "abc"]
# A key that cannot be compared, and one that cannot be hashed.
trouble = st.builds(Key, st.just(1), st.just("broken")) | st.builds(Key, st.none(), st.just("x"))
members = st.one_of(
    st.sampled_from(pool),
    st.sampled_from(pool),
    st.integers(-3, 40),
    st.sampled_from(["a", "b", "", 1.0, True, None, 2**70, (1, 2), ("a",), frozenset({1}), -1, -2]),
)
odd = st.one_of(members, members, members, trouble, hashed_alike)

host_sets = settled(st.sets(members, max_size=9))
host_frozensets = settled(st.frozensets(members, max_size=5))
collections = st.one_of(
    st.lists(members, max_size=9),
    host_sets,
    st.lists(members, max_size=4).map(tuple),
    settled(st.frozensets(st.integers(0, 12), max_size=6)),
    st.dictionaries(st.integers(0, 9), st.none(), max_size=4),
    st.lists(odd, max_size=3),
    oddities,
)
sets = st.one_of(host_sets, host_frozensets, oddities)

BINARY = [operator.and_, operator.or_, operator.sub, operator.xor]
IN_PLACE = [operator.iand, operator.ior, operator.isub, operator.ixor]


def popped(x):
    return x.pop()


def iterated(x):
    return list(x), len(x)


def changed_while_iterated(x):
    for v in x:
        x.add((v, "new"))


def changed_while_compared(x, name, member, change):
    """A method call, in the middle of whose first comparison of keys the set is changed."""

    def hook():
        if change == 0:
            x.clear()
        elif change == 1:
            x.add(Key(3, "hooked"))
        else:
            x.discard(member)

    Key.hook = hook
    try:
        return getattr(x, name)(member)
    finally:
        Key.hook = None


reading = [
    *[apply(f, sets) for f in BINARY],
    *[apply(reflected(f), sets) for f in BINARY],
    st.one_of(*[apply(f, sets) for f in COMPARISONS]),
    *[optional(n, collections, collections) for n in ("union", "intersection", "difference")],
    *[
        method(n, collections)
        for n in ("symmetric_difference", "issubset", "issuperset", "isdisjoint")
    ],
    apply(operator.contains, odd),
    apply(operator.contains, st.sets(st.integers(0, 3))),
    method("copy"),
    st.sampled_from([len, bool, hash, iterated, repr]).map(lambda f: (f,)),
]
operations = st.one_of(
    *reading,
    *[method(n, odd) for n in ("add", "remove", "discard")],
    *[method(n, members) for n in ("add", "add", "remove", "discard")],
    *[apply(f, sets) for f in IN_PLACE],
    *[optional(n, collections) for n in ("update", "intersection_update", "difference_update")],
    method("symmetric_difference_update", collections),
    method("clear"),
    st.just((popped,)),
    st.just((changed_while_iterated,)),
    apply(
        changed_while_compared,
        st.sampled_from(["add", "remove", "discard", "__contains__"]),
        st.sampled_from(pool),
        st.integers(0, 2),
    ),
)


def logged(f, x, *args):
    """An outcome, and the comparisons of keys on the way.

    Those are left out where an argument is a host's set or dict: it is converted, or asked
    through its own methods, which compares keys as well.
    """
    Key.log = []
    result = parity.outcome(f, x, *args)
    converted = any(isinstance(x, (set, frozenset, dict)) for x in args)
    return result, None if converted else Key.log


@parity.rows
@given(
    st.lists(members, max_size=30), st.lists(operations, min_size=parity.ROW, max_size=parity.ROW)
)
def test_set(start, row):
    h = set(start)
    r = SetObject(start)
    for f, *args in row:
        expected = logged(f, h, *args)
        got = logged(f, r, *args)
        assert got == expected, parity.difference(f"{f.__name__}{args!r}", expected, got)
        assert parity.shape(r) == parity.shape(h)


@parity.rows
@given(
    st.lists(members, max_size=30),
    st.lists(st.one_of(*reading), min_size=parity.ROW, max_size=parity.ROW),
)
def test_frozenset(start, row):
    h = frozenset(start)
    r = FrozenSetObject(start)
    for f, *args in row:
        expected = logged(f, h, *args)
        got = logged(f, r, *args)
        assert got == expected, parity.difference(f"{f.__name__}{args!r}", expected, got)
