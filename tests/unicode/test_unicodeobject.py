"""str against the host's, on strings of all kinds."""

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import (
    check_binary,
    check_compare,
    check_method,
    guest,
    guest_call,
    guest_outcome,
    host,
    host_outcome,
)
from text_strategies import chars, few, indices, strings, with_parts

from rt.objects.object import EQ, GE, GT, LE, LT, NB_ADD, NB_MULTIPLY, NE
from rt.objects.object_protocol import hash_object, object_repr_of
from rt.unicode.unicodeobject import (
    LATIN1,
    UNICODE_TYPE,
    UnicodeObject,
    intern,
    unicode_append,
    unicode_concat,
    unicode_from_host,
    unicode_hash,
    unicode_intern,
    unicode_to_host,
)


def kind_of(s):
    top = max(map(ord, s), default=0)
    return 1 if top < 0x100 else 2 if top < 0x10000 else 4


@few
@given(strings)
def test_representation(s):
    u = unicode_from_host(s)
    assert unicode_to_host(u) == s
    assert (u.length, u.kind) == (len(s), kind_of(s))
    assert unicode_hash(u) == hash(s)
    assert host(object_repr_of(u)) == repr(s)


def test_surrogates_are_not_paired():
    for s in ("\ud800\udc00", "\ud800\udc00\U00010000", "a\udc00\ud800\udc00\ud800"):
        u = unicode_from_host(s)
        assert (unicode_to_host(u), u.length, u.kind) == (s, len(s), kind_of(s))


def test_singletons():
    assert unicode_from_host("") is unicode_from_host("")
    for c in range(256):
        assert unicode_from_host(chr(c)) is LATIN1[c]


def test_interning():
    assert intern("a name") is unicode_intern(unicode_from_host("a name"))
    # The same bytes in another kind are another string.
    wide = unicode_from_host("\u6261")
    assert unicode_intern(wide) is wide
    assert intern("ab") is not wide and intern("\u6261") is wide


NULLARY = [
    "strip",
    "lstrip",
    "rstrip",
    "split",
    "rsplit",
    "splitlines",
    "capitalize",
    "casefold",
    "lower",
    "upper",
    "title",
    "swapcase",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "expandtabs",
    "encode",
    "__repr__",
    "__str__",
    "__hash__",
    "__len__",
    "__getnewargs__",
]


@few
@given(strings)
def test_methods_without_arguments(s):
    for name in NULLARY:
        check_method(s, name)


@few
@given(with_parts(), indices, indices)
def test_searching(pair, start, end):
    s, sub = pair
    for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
        check_method(s, name, sub)
        check_method(s, name, sub, start)
        check_method(s, name, sub, start, end)
    check_method(s, "startswith", ("x", sub))
    check_method(s, "__contains__", sub)


@few
@given(with_parts(), st.integers(-1, 3))
def test_splitting(pair, limit):
    s, sub = pair
    for name in ("split", "rsplit"):
        check_method(s, name, None, limit)
        check_method(s, name, sub, limit)
        check_method(s, name, maxsplit=limit)
    for name in ("partition", "rpartition", "strip", "lstrip", "rstrip"):
        check_method(s, name, sub)
    for name in ("removeprefix", "removesuffix"):
        check_method(s, name, sub)
    check_method(s, "splitlines", True)


@few
@given(with_parts(), strings, st.integers(-1, 4))
def test_replace(pair, new, limit):
    s, old = pair
    check_method(s, "replace", old, new)
    check_method(s, "replace", old, new, limit)
    check_method(s, "replace", old, new, count=limit)


@few
@given(strings, st.integers(-2, 20), chars)
def test_padding(s, width, fill):
    for name in ("center", "ljust", "rjust"):
        check_method(s, name, width)
        check_method(s, name, width, fill)
    check_method(s, "zfill", width)
    check_method(s, "expandtabs", width)


@few
@given(strings, st.lists(strings, max_size=5))
def test_join(sep, parts):
    check_method(sep, "join", parts)
    check_method(sep, "join", tuple(parts))


TARGETS = st.one_of(st.none(), strings, st.sampled_from([97, 0x4E00, 0x1F600, 0x110000, -1, 1.5]))


@few
@given(strings, st.data())
def test_translate(s, data):
    keys = st.sampled_from([ord(c) for c in s] or [97])
    check_method(s, "translate", data.draw(st.dictionaries(keys, TARGETS, max_size=4)))
    check_method(s, "translate", "abc")
    check_method(s, "translate", [1, None])


@few
@given(strings, indices, indices, st.sampled_from([None, 1, 2, 3, -1, -2, 0]))
def test_subscript(s, start, stop, step):
    check_method(s, "__getitem__", slice(start, stop, step))
    if start is not None:
        check_method(s, "__getitem__", start)


@few
@given(strings, strings)
def test_operators(s, t):
    check_binary(operator.add, NB_ADD, s, t)
    for op, f in enumerate([operator.lt, operator.le, operator.eq, operator.ne]):
        check_compare(f, [LT, LE, EQ, NE][op], s, t)
    check_compare(operator.gt, GT, s, t)
    check_compare(operator.ge, GE, s, s)
    for n in (-1, 0, 1, 3, True):
        check_binary(operator.mul, NB_MULTIPLY, s, n)
        check_binary(operator.mul, NB_MULTIPLY, n, s)


@few
@given(st.lists(strings, max_size=20))
def test_append(parts):
    left = guest("")
    for part in parts:
        left = unicode_append(left, guest(part))
    assert host(left) == "".join(parts)


def test_append_to_a_long_string():
    # Others that hold the string do not see it grow.
    left = guest("x" * 10000)
    kept = left
    right = unicode_append(left, guest("y"))
    assert host(kept) == "x" * 10000
    assert host(right) == "x" * 10000 + "y"
    assert host(unicode_concat(right, guest("\u1234"))) == "x" * 10000 + "y\u1234"


def test_iteration():
    for s in ("", "abc", "aé", "a\u1234", "\U0001f600a"):
        it = guest(s).tp_iter()
        assert it.ob_type().name == type(iter(s)).__name__
        got = []
        while (c := it.tp_iternext()) is not None:
            got.append(host(c))
        assert got == list(s)
        assert it.tp_iternext() is None


BAD_CALLS = [
    ("a", "find", 1),
    ("a", "find", None),
    ("a", "find", "a", "b"),
    ("a", "find"),
    ("a", "find", "a", 1, 2, 3),
    ("a", "count", 1),
    ("a", "index", "b"),
    ("a", "rindex", "b"),
    ("a", "startswith", 1),
    ("a", "startswith", ("b", 1)),
    ("a", "endswith", "a", 1.0),
    ("a", "replace", 1, 2),
    ("a", "replace", "b", 2),
    ("a", "replace", "b", "c", 1.0),
    ("a", "split", 1),
    ("a", "split", ""),
    ("a", "split", None, "a"),
    ("a", "split", None, 2**70),
    ("a", "split", 1, 2, 3),
    ("a", "partition", ""),
    ("a", "partition", 1),
    ("a", "strip", 1),
    ("a", "lstrip", 1),
    ("a", "rstrip", 1),
    ("a", "strip", 1, 2),
    ("a", "join", 1),
    ("a", "join", [1]),
    ("a", "join", ["a", None]),
    ("a", "center"),
    ("a", "center", 3, 1),
    ("a", "center", 3, "ab"),
    ("a", "center", 1, 2, 3),
    ("a", "ljust", "b"),
    ("a", "rjust", 2**62),
    ("\u1234", "center", 2**62),
    ("a", "zfill", "a"),
    ("a", "zfill", 2**62),
    ("a", "expandtabs", "b"),
    ("a", "expandtabs", 2**40),
    ("a", "removeprefix", 1),
    ("a", "removesuffix", None),
    ("a", "translate", 1),
    ("a", "lower", 1),
    ("a", "encode", 1),
    ("a", "encode", "a\0b"),
    ("a", "encode", "ascii", 1),
    ("a", "__format__", 1),
    ("a", "__getitem__", "b"),
    ("a", "__getitem__", 1.0),
    ("a", "__getitem__", 2),
    ("a", "__getitem__", 2**70),
    ("a", "__contains__", 1),
    ("a", "__add__", 1),
    ("a", "__mul__", 2**62),
    ("aaaa", "__mul__", 2**62),
    ("a", "maketrans", 1),
    ("a", "maketrans", {"ab": 1}),
    ("a", "maketrans", {1.0: 2}),
    ("a", "maketrans", "a", "bc"),
    ("a", "maketrans", "a", 2),
    ("a", "maketrans", 1, "b"),
    ("a", "maketrans", "a", "b", 2),
    ("a", "maketrans", "ab", "cd", "x\u1234"),
    ("a", "maketrans", {"a": 1, 2: None}),
]


@pytest.mark.parametrize("call", BAD_CALLS, ids=lambda c: f"{c[0]}.{c[1]}{c[2:]!r}")
def test_messages(call):
    check_method(*call)


CONSTRUCTIONS = [
    (),
    (1,),
    (b"a",),
    (b"a", "ascii"),
    (b"\xff", "ascii"),
    (b"\xff", "ascii", "replace"),
    (b"\xff", "latin-1", "strict"),
    (bytearray(b"a"), "ascii"),
    (b"", "no such codec"),
    ("a", "ascii"),
    (1, "ascii"),
    (b"a", 1),
    (b"a", "ascii", 1),
]


@pytest.mark.parametrize("args", CONSTRUCTIONS, ids=repr)
def test_construction(args):
    assert guest_outcome(guest_call(UNICODE_TYPE, *args)) == host_outcome(str, *args)


def test_sizes():
    for s in ("", "a", "aé", "\u1234", "\U0001f600"):
        check_method(s, "__sizeof__")
    assert hash_object(guest("abc")) == hash("abc")
    assert isinstance(guest("abc"), UnicodeObject)
