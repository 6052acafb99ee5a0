"""bytes and bytearray against the host's."""

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
    guest_method,
    guest_outcome,
    host,
    host_outcome,
    stable_repr,
)
from text_strategies import few, indices

from rt.objects.bytearrayobject import BYTEARRAY_TYPE
from rt.objects.bytesobject import BYTES_TYPE, bytes_from_host
from rt.objects.object import EQ, GE, GT, LE, LT, NB_ADD, NB_MULTIPLY, NE

small = st.one_of(
    st.binary(max_size=8),
    st.text(st.sampled_from("abAB01 \t\n\r\x0b\x0c-+"), max_size=12).map(str.encode),
)
either = st.one_of(small, small.map(bytearray))


@st.composite
def with_parts(draw):
    """Bytes, and what to look for in them: bytes or a number."""
    data = draw(either)
    if data and draw(st.booleans()):
        i = draw(st.integers(0, len(data) - 1))
        part = data[i : i + draw(st.integers(0, 3))]
    else:
        part = draw(either)
    return data, draw(st.sampled_from([part, bytes(part), bytearray(part), *part]))


NULLARY = [
    "strip",
    "lstrip",
    "rstrip",
    "split",
    "rsplit",
    "splitlines",
    "capitalize",
    "lower",
    "upper",
    "title",
    "swapcase",
    "isalnum",
    "isalpha",
    "isascii",
    "isdigit",
    "islower",
    "isspace",
    "istitle",
    "isupper",
    "expandtabs",
    "decode",
    "hex",
    "__repr__",
    "__str__",
    "__len__",
    "__sizeof__",
]


@few
@given(either)
def test_methods_without_arguments(data):
    for name in NULLARY:
        check_method(data, name)
    if isinstance(data, bytes):
        for name in ("__hash__", "__bytes__", "__getnewargs__"):
            check_method(data, name)
    else:
        check_method(data, "copy")


@few
@given(with_parts(), indices, indices)
def test_searching(pair, start, end):
    data, sub = pair
    for name in ("find", "rfind", "index", "rindex", "count"):
        check_method(data, name, sub)
        check_method(data, name, sub, start, end)
    check_method(data, "__contains__", sub)
    if not isinstance(sub, int):
        for name in ("startswith", "endswith"):
            check_method(data, name, sub)
            check_method(data, name, sub, start, end)
            check_method(data, name, (b"x", sub))


@few
@given(with_parts(), small, st.integers(-1, 3))
def test_splitting_and_replacing(pair, new, limit):
    data, sub = pair
    for name in ("split", "rsplit"):
        check_method(data, name, None, limit)
        check_method(data, name, sub, limit)
    for name in ("partition", "rpartition", "strip", "lstrip", "rstrip"):
        check_method(data, name, sub)
    for name in ("removeprefix", "removesuffix"):
        check_method(data, name, sub)
    check_method(data, "replace", sub, new)
    check_method(data, "replace", sub, new, limit)
    check_method(data, "splitlines", True)


@few
@given(either, st.integers(-2, 16), st.sampled_from([b"x", bytearray(b"y"), b"", "x", 1]))
def test_padding(data, width, fill):
    for name in ("center", "ljust", "rjust"):
        check_method(data, name, width)
        check_method(data, name, width, fill)
    check_method(data, "zfill", width)
    check_method(data, "expandtabs", width)


@few
@given(either, st.lists(either, max_size=4))
def test_join(sep, parts):
    check_method(sep, "join", parts)
    check_method(sep, "join", [*parts, "x"])


@few
@given(either, small)
def test_translate(data, removed):
    table = bytes(range(255, -1, -1))
    check_method(data, "translate", table)
    check_method(data, "translate", table, removed)
    check_method(data, "translate", None, removed)
    check_method(data, "translate", None, delete=bytearray(removed))


@few
@given(either, indices, indices, st.sampled_from([None, 1, 2, 3, -1, -2, 0]))
def test_subscript(data, start, stop, step):
    check_method(data, "__getitem__", slice(start, stop, step))
    if start is not None:
        check_method(data, "__getitem__", start)


@few
@given(either, either)
def test_operators(a, b):
    check_binary(operator.add, NB_ADD, a, b)
    for f, op in [
        (operator.lt, LT), (operator.le, LE), (operator.eq, EQ),
        (operator.ne, NE), (operator.gt, GT), (operator.ge, GE),
    ]:  # fmt: skip
        check_compare(f, op, a, b)
    for n in (-1, 0, 1, 3):
        check_binary(operator.mul, NB_MULTIPLY, a, n)


@few
@given(st.text(st.sampled_from("09afAF \n\tgé-"), max_size=8))
def test_fromhex(text):
    for host_type, guest_type in ((bytes, BYTES_TYPE), (bytearray, BYTEARRAY_TYPE)):
        got = guest_outcome(guest_method(guest_type, "fromhex", text))
        assert got == host_outcome(host_type.fromhex, text)


SEPARATORS = [":", b":", "::", "é", 1, b"\xff", bytearray(b":"), ""]


@pytest.mark.parametrize("sep", SEPARATORS, ids=repr)
def test_hex(sep):
    for data in (b"", b"a", b"abcde", bytearray(b"abc")):
        check_method(data, "hex", sep)
        for group in (1, 2, -2, 0, 9, "a", 2**40):
            check_method(data, "hex", sep, group)


BAD_CALLS = [
    ("find", "a"), ("find", 256), ("find", -1), ("find", 2**70), ("find", 1.5), ("find", None),
    ("count", "a"), ("index", b"z"), ("rindex", "a"), ("find", b"a", "b"), ("find",),
    ("startswith", "a"), ("startswith", (b"x", "b")), ("startswith", 1), ("endswith", b"a", "x"),
    ("split", "a"), ("split", b""), ("split", 1), ("split", None, "a"), ("partition", b""),
    ("partition", "a"), ("strip", "a"), ("lstrip", 1), ("replace", "a", b""),
    ("replace", b"a", 1), ("replace", b"a", b"b", 1.5), ("join", "a"), ("join", 1),
    ("join", [b"x", 1]), ("join", ["x"]), ("center", 3, "x"), ("center", 3, b"xx"),
    ("center", "a"), ("ljust", 2**62), ("zfill", 2**62), ("translate", "a"), ("translate", b"a"),
    ("translate", None, "a"), ("maketrans", b"a", b"bb"), ("maketrans", "a", b"b"),
    ("maketrans", 1, b""), ("removeprefix", "a"), ("zfill", "a"), ("expandtabs", "a"),
    ("splitlines", "a"), ("decode", 1), ("decode", "ascii", 1), ("decode", "a\0"),
    ("__getitem__", "a"), ("__getitem__", 1), ("__getitem__", 2**70), ("__getitem__", 1.5),
    ("__contains__", 256), ("__contains__", "a"), ("__contains__", 1.5), ("__contains__", None),
    ("__add__", "a"), ("__add__", 1), ("lower", 1),
]  # fmt: skip


@pytest.mark.parametrize("call", BAD_CALLS, ids=repr)
def test_messages(call):
    check_method(b"a", *call)
    check_method(bytearray(b"a"), *call)


SOURCES = [
    (), (-1,), (0,), (3,), (2**70,), (2**62,), ("a",), ("a", "ascii"), ("é", "ascii"),
    ("é", "ascii", "replace"), (1, "a"), (b"a", "a"), ("a", "ascii", 1), ("a", 1), ([256],),
    (["a"],), ([-1],), ([2**70],), ([1, 2],), ((3,),), (1.5,), (None,), (b"x",),
    (bytearray(b"x"),), (memoryview(b"xyz")[::2],), (True,), ({1: 2},), ([1, None],),
]  # fmt: skip


@pytest.mark.parametrize("args", SOURCES, ids=stable_repr)
def test_construction(args):
    for host_type, guest_type in ((bytes, BYTES_TYPE), (bytearray, BYTEARRAY_TYPE)):
        got = guest_outcome(guest_call(guest_type, *args))
        assert got == host_outcome(host_type, *args)


def test_singletons():
    assert bytes_from_host(b"") is bytes_from_host(b"")
    for i in range(256):
        assert bytes_from_host(bytes([i])) is bytes_from_host(bytes([i]))


# bytearray changed in place: the result and the array afterwards.

CHANGES = [
    ("append", 1), ("append", 256), ("append", "a"), ("append", 2**70), ("append", True),
    ("extend", b"xy"), ("extend", [1, 2]), ("extend", "a"), ("extend", 1), ("extend", [1, 256]),
    ("extend", bytearray(b"z")), ("insert", 0, 1), ("insert", -1, 1), ("insert", 100, 1),
    ("insert", "a", 1), ("insert", 0, "a"), ("insert", -100, 1), ("pop",), ("pop", 0),
    ("pop", -1), ("pop", 5), ("pop", "a"), ("remove", 98), ("remove", 120), ("remove", 256),
    ("clear",), ("reverse",), ("__setitem__", 0, 1), ("__setitem__", 5, 1), ("__setitem__", -1, 1),
    ("__setitem__", 0, "a"), ("__setitem__", 0, 256), ("__setitem__", "a", 1),
    ("__setitem__", slice(0, 1), b"xyz"), ("__setitem__", slice(0, 1), 1),
    ("__setitem__", slice(0, 1), "a"), ("__setitem__", slice(0, 1), [1, 2]),
    ("__setitem__", slice(0, 1), [256]), ("__setitem__", slice(None, None, 2), b"12"),
    ("__setitem__", slice(None, None, 2), b"123"), ("__setitem__", slice(2, 0, -1), b"12"),
    ("__setitem__", slice(5, 2), b"12"), ("__setitem__", slice(None, None, -1), b"123"),
    ("__setitem__", slice(None, None, 2), b""), ("__delitem__", 0), ("__delitem__", 5),
    ("__delitem__", slice(0, 2)), ("__delitem__", slice(None, None, 2)), ("__delitem__", "a"),
    ("__iadd__", b"xy"), ("__iadd__", "a"), ("__iadd__", 1), ("__imul__", 3), ("__imul__", 0),
    ("__imul__", -1), ("__init__", b"new"), ("__init__", 2), ("__init__", "a", "ascii"),
    ("copy", 1), ("__reduce__",), ("__reduce_ex__", 2), ("__reduce_ex__", 4),
]  # fmt: skip


@pytest.mark.parametrize("call", CHANGES, ids=repr)
def test_changes(call):
    for data in (b"", b"abc"):
        theirs = bytearray(data)
        ours = guest(bytearray(data))
        if call[0].startswith("__reduce"):
            expected = getattr(theirs, call[0])(*call[1:])[1:]
            assert host(guest_method(ours, *call))[1:] == expected
            continue
        expected = host_outcome(getattr(theirs, call[0]), *call[1:])
        assert guest_outcome(guest_method(ours, *call)) == expected
        assert host(ours) == theirs


def test_exported_arrays_keep_their_size():
    theirs = bytearray(b"abc")
    ours = guest(bytearray(b"abc"))
    view, held = memoryview(theirs), ours.bf_getbuffer(0)
    for call in CHANGES:
        if call[0].startswith("__reduce") or call[0] == "copy":
            continue
        expected = host_outcome(getattr(theirs, call[0]), *call[1:])
        assert guest_outcome(guest_method(ours, *call)) == expected, call
        assert host(ours) == theirs
    assert len(view) == held.nbytes()


@few
@given(st.lists(st.tuples(st.sampled_from("+-*ipe"), st.integers(0, 300), small), max_size=12))
def test_random_changes(steps):
    theirs = bytearray()
    ours = guest(bytearray())
    for what, n, data in steps:
        call = {
            "+": ("extend", data),
            "-": ("__delitem__", slice(n % 5, n % 9)),
            "*": ("__imul__", n % 3),
            "i": ("insert", n % 10, n),
            "p": ("pop", n % 10),
            "e": ("__setitem__", slice(n % 4, n % 7, n % 3 or None), data),
        }[what]
        expected = host_outcome(getattr(theirs, call[0]), *call[1:])
        assert guest_outcome(guest_method(ours, *call)) == expected
        assert host(ours) == theirs


def test_iteration():
    for data in (b"", b"ab", bytearray(b"ab")):
        it = guest(data).tp_iter()
        assert it.ob_type().name == type(iter(data)).__name__
        got = []
        while (x := it.tp_iternext()) is not None:
            got.append(host(x))
        assert got == list(data)
        assert it.tp_iternext() is None
