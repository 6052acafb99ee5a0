"""bytes, bytearray and memoryview against the host's, by random operations: see parity.py."""

import operator

import parity
from hypothesis import given
from hypothesis import strategies as st
from parity import COMPARISONS, apply, index, method, oddities, optional, reflected, slices

from rt.objects import MemoryViewObject

data = st.one_of(
    st.binary(max_size=12),
    st.text("ab", max_size=20).map(str.encode),
    st.text("ab \t\r\n", max_size=30).map(str.encode),
    st.text("aB1 .é", max_size=12).map(lambda s: s.encode("latin-1")),
)
parts = st.one_of(st.text("ab", max_size=3).map(str.encode), st.binary(max_size=2))
others = st.one_of(parts, parts, parts.map(bytearray), st.integers(-2, 260), oddities)
prefixes = st.one_of(others, st.tuples(parts), st.tuples(parts, parts), st.tuples(st.just("a")))
limits = st.one_of(st.integers(-2, 5), oddities)
widths = st.one_of(st.integers(-2, 30), oddities)
fills = st.sampled_from([b" ", b"x", b"", b"ab", " ", bytearray(b"y"), 1])
names = ["capitalize", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace"]
names += ["istitle", "isupper", "lower", "swapcase", "title", "upper"]


def joined(x, items):
    return x.join(items)


def from_hex(x, text):
    return type(x).fromhex(text)


def iterated(x):
    return list(x), list(reversed(x))


def buffered(x):
    return bytes(memoryview(bytes(x)))


common = [
    st.sampled_from(names).flatmap(method),
    *[optional(n, others, index, index) for n in ("find", "rfind", "index", "rindex", "count")],
    *[optional(n, prefixes, index, index) for n in ("startswith", "endswith")],
    *[optional(n, others, limits) for n in ("split", "rsplit")],
    *[method(n, parts, st.integers(-1, 3)) for n in ("split", "rsplit")],
    *[method(n, others) for n in ("partition", "rpartition", "removeprefix", "removesuffix")],
    *[optional(n, others) for n in ("strip", "lstrip", "rstrip")],
    optional("replace", others, others, limits),
    method("replace", parts, parts),
    *[optional(n, widths, fills) for n in ("center", "ljust", "rjust")],
    method("zfill", widths),
    optional("expandtabs", st.integers(-2, 20)),
    optional("splitlines", st.booleans()),
    optional("hex", st.sampled_from([":", "-", "", "ab", 1]), st.integers(-3, 3)),
    apply(joined, st.lists(others, max_size=4)),
    apply(joined, st.lists(parts, max_size=4)),
    optional(
        "decode",
        st.sampled_from(["utf-8", "latin-1", "ascii", "utf-16", "no"]),
        st.sampled_from(
            ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "no"]
        ),
    ),
    optional("translate", st.one_of(st.none(), st.just(bytes(range(255, -1, -1))), others), parts),
    st.one_of(*[apply(f, others) for f in COMPARISONS]),
    st.one_of(*[apply(f, parts) for f in COMPARISONS]),
    apply(operator.add, others),
    apply(operator.mul, st.one_of(st.integers(-2, 5), oddities)),
    apply(reflected(operator.mul), st.integers(-2, 5)),
    apply(operator.contains, others),
    apply(operator.getitem, st.one_of(index, slices, oddities)),
    apply(
        operator.mod,
        st.one_of(parity.numbers, parts, st.lists(parity.numbers, max_size=2).map(tuple)),
    ),
    apply(from_hex, st.one_of(st.text("0123456789abcdef ", max_size=9), st.text(max_size=3))),
    st.sampled_from([len, hash, repr, str, bool, iterated, buffered]).map(lambda f: (f,)),
]


@parity.rows
@given(parity.row_of(data, st.one_of(*common)))
def test_bytes(row):
    parity.check_row(row)


@parity.rows
@given(parity.row_of(data.map(bytearray), st.one_of(*common)))
def test_bytearray(row):
    parity.check_row(row)


def put(x, i, value):
    x[i] = value
    return x


def remove_at(x, i):
    del x[i]
    return x


def extended(x, value):
    x += value
    return x


def repeated(x, n):
    x *= n
    return x


changes = st.one_of(
    method("append", st.one_of(st.integers(-1, 257), oddities)),
    method("extend", st.one_of(others, st.lists(st.integers(-1, 256), max_size=4))),
    optional("insert", index, st.integers(-1, 257)),
    optional("pop", st.one_of(st.integers(-12, 12), oddities)),
    method("remove", others),
    method("reverse"),
    method("clear"),
    method("copy"),
    apply(
        put,
        st.one_of(index, slices),
        st.one_of(others, data, st.lists(st.integers(0, 256), max_size=4)),
    ),
    apply(put, slices, data),
    apply(remove_at, st.one_of(index, slices, slices)),
    apply(extended, st.one_of(others, data)),
    apply(repeated, st.one_of(st.integers(-1, 3), oddities)),
)


@parity.rows
@given(data, st.lists(changes, min_size=parity.ROW, max_size=parity.ROW))
def test_bytearray_changes(start, row):
    h = bytearray(start)
    r = parity.rt_of(h)
    for f, *args in row:
        expected = parity.outcome(f, h, *args)
        got = parity.outcome(f, r, *args)
        assert got == expected, parity.difference(f"{f.__name__}{args!r}", expected, got)
        assert parity.shape(r) == parity.shape(h)
        if len(h) > 200:
            del h[50:], r[50:]


def cast_list(x, form):
    v = x.cast(form)
    return v.tolist(), v.itemsize, v.shape, v.strides, v.nbytes, len(v), v[0]


def described(x):
    return x.format, x.itemsize, x.ndim, x.shape, x.strides, x.nbytes, x.readonly, x.contiguous


def released(x):
    x.release()
    return len(x)


def context(x):
    with x as v:
        n = len(v)
    return n, x


def stored(x, i, value):
    # Through a copy: both sides look at the same memory otherwise.
    v = memoryview(bytearray(bytes(x))) if type(x) is memoryview else type(x)(bytearray(bytes(x)))
    v[i] = value
    return v.tobytes()


view_operations = st.one_of(
    apply(operator.getitem, st.one_of(index, slices, oddities)),
    apply(operator.getitem, st.one_of(index, slices)),
    method("tobytes"),
    method("tolist"),
    method("toreadonly"),
    optional("hex", st.sampled_from([":", "ab"]), st.integers(-3, 3)),
    apply(
        cast_list, st.sampled_from(["B", "b", "c", "H", "i", "Q", "d", "?", "x", "ii", "@h", ""])
    ),
    apply(operator.eq, st.one_of(data, data.map(bytearray), oddities)),
    apply(operator.contains, others),
    apply(stored, st.one_of(index, slices), st.one_of(others, data)),
    st.sampled_from([len, hash, list, bool, described, released, context]).map(lambda f: (f,)),
)


@parity.rows
@given(parity.row_of(st.one_of(data, data.map(bytearray)), view_operations))
def test_memoryview(row):
    for value, (f, *args) in row:
        expected = parity.outcome(f, memoryview(value), *args)
        got = parity.outcome(f, MemoryViewObject(value), *args)
        assert got == expected, parity.difference(f"{f.__name__}{(value, *args)!r}", expected, got)
