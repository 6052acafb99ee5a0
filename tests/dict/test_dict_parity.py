"""dict and its views against the host's, by random operations: see parity.py.

Keys have chosen hashes, note what they are compared with, raise, and change the dictionary from
within a comparison.
"""

import operator

import parity
from containers import Key, settled
from hypothesis import given
from hypothesis import strategies as st
from parity import apply, hashed_alike, method, oddities, optional, reflected

from rt.dict import DictObject

pool = [Key(h, n) for h in (0, 1, 8, 16, 1 << 40, -1 << 62, 7, -2) for n in "abc"]
# A key that cannot be compared, and one that cannot be hashed.
trouble = st.builds(Key, st.just(1), st.just("broken")) | st.builds(Key, st.none(), st.just("x"))
keys = st.one_of(
    st.sampled_from(pool),
    st.sampled_from(["a", "b", "c", "d", "", "longer"]),
    st.integers(-3, 20),
    st.sampled_from([1.0, True, None, 2**70, (1, 2), ("a",), frozenset({1}), -1, -2, 2.5]),
)
odd = st.one_of(keys, keys, keys, trouble, hashed_alike)
values = st.one_of(st.integers(0, 5), st.sampled_from(["v", None, 1.5, [1], {"k": 1}]))
plain = st.dictionaries(keys, values, max_size=8)
pairs = st.lists(st.tuples(keys, values), max_size=5)
sources = st.one_of(
    plain,
    plain,
    pairs,
    st.lists(st.tuples(odd, values), max_size=3),
    st.lists(st.sampled_from(["ab", "x", "abc", (1,), (1, 2, 3), 5]), max_size=2),
    oddities,
)
named = st.dictionaries(st.sampled_from(["a", "b", "n"]), values, max_size=2)
many = st.one_of(st.lists(keys, max_size=9), settled(st.sets(keys, max_size=5)), plain, oddities)
SET_OPERATORS = [operator.and_, operator.or_, operator.sub, operator.xor]


def put(x, key, value):
    x[key] = value


def remove(x, key):
    del x[key]


def update(x, source, kwargs):
    x.update(source, **kwargs)


def merged_in(x, source):
    x |= source
    return x


def from_keys(x, source, value):
    return type(x).fromkeys(source, value)


def made(x, source, kwargs):
    return type(x)(source, **kwargs)


def listed(x):
    return list(x), list(x.keys()), list(x.values()), list(x.items()), len(x.items())


def backwards(x):
    return list(reversed(x)), list(reversed(x.values())), list(reversed(x.items()))


def changed_while_iterated(x, how):
    for k in x:
        if how == 0:
            x[(k, "new")] = 1
        elif how == 1:
            del x[k]
        else:
            x[k] = 2
    return len(x)


def view_with(x, view, f, other):
    return f(getattr(x, view)(), other)


def with_view(x, view, f, other):
    return f(other, getattr(x, view)())


def in_view(x, view, key):
    return key in getattr(x, view)()


def disjoint(x, view, other):
    return getattr(x, view)().isdisjoint(other)


def changed_while_compared(x, name, args, change):
    """A method call, in the middle of whose first comparison of keys the dictionary is changed."""

    def hook():
        if change == 0:
            x.clear()
        elif change == 1:
            x[Key(3, "hooked")] = 1
        else:
            x.pop(args[0], None)

    Key.hook = hook
    try:
        return getattr(x, name)(*args)
    finally:
        Key.hook = None


set_views = st.sampled_from(["keys", "items"])
operations = st.one_of(
    *[apply(put, keys, values)] * 4,
    apply(put, odd, values),
    apply(remove, odd),
    apply(remove, keys),
    apply(operator.getitem, odd),
    apply(operator.contains, odd),
    *[optional(n, odd, values) for n in ("get", "pop", "setdefault")],
    *[method(n, keys, values) for n in ("get", "pop", "setdefault")],
    method("popitem"),
    method("clear"),
    method("copy"),
    apply(update, sources, named),
    optional("update", sources),
    apply(operator.or_, sources),
    apply(reflected(operator.or_), sources),
    apply(merged_in, sources),
    apply(operator.eq, st.one_of(plain, oddities)),
    apply(operator.ne, plain),
    apply(operator.lt, plain),
    apply(from_keys, many, values),
    apply(made, sources, named),
    apply(changed_while_iterated, st.integers(0, 2)),
    apply(
        view_with,
        set_views,
        st.sampled_from([*SET_OPERATORS, *parity.COMPARISONS]),
        many,
    ),
    apply(with_view, set_views, st.sampled_from(SET_OPERATORS), many),
    apply(
        in_view,
        st.sampled_from(["keys", "values", "items"]),
        st.one_of(odd, st.tuples(keys, values)),
    ),
    apply(disjoint, set_views, many),
    apply(
        changed_while_compared,
        st.sampled_from(["get", "pop", "setdefault", "__getitem__", "__contains__", "__delitem__"]),
        st.tuples(st.sampled_from(pool)),
        st.integers(0, 2),
    ),
    apply(
        changed_while_compared,
        st.just("__setitem__"),
        st.tuples(st.sampled_from(pool), values),
        st.integers(0, 2),
    ),
    st.sampled_from([len, bool, hash, listed, backwards, repr]).map(lambda f: (f,)),
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


def loses_keys(x):
    """Does a host dict not find a key of its own?

    CPython 3.13 gets into that state where a key is set and the dictionary cleared from within
    the comparison; rt finds the key.
    """
    for k in x:
        try:
            if k not in x:
                return True
        except KeyError:
            pass
    return False


@parity.rows
@given(plain, st.lists(operations, min_size=parity.ROW, max_size=parity.ROW))
def test_dict(start, row):
    h = dict(start)
    r = DictObject(start)
    for f, *args in row:
        expected = logged(f, h, *args)
        got = logged(f, r, *args)
        assert got == expected, parity.difference(f"{f.__name__}{args!r}", expected, got)
        assert parity.shape(r) == parity.shape(h)
        if loses_keys(h):
            # The same items in good order, for what follows.
            h = dict(list(h.items()))  # noqa: C414  a copy would keep the damage
            r = DictObject(list(h.items()))
