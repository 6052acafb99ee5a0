"""The operator % of str and bytes against the host's."""

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import check_binary, stable_repr
from text_strategies import few, strings

from rt.objects.object import NB_REMAINDER

FORMATS = [
    ("%c", "ab"), ("%c", 1.5), ("%c", -1), ("%c", 2**70), ("%c", 0x110000), ("%c", None),
    ("%c%c", ("a", 0x1F600)), ("%5c|", "é"),
    (b"%c", b"ab"), (b"%c", 256), (b"%c", 2**70), (b"%c", "a"), (b"%c", bytearray(b"ab")),
    (b"%c", bytearray(b"b")), (b"%c", 97),
    ("%d", "a"), ("%x", 1.5), ("%x", "a"), ("%x", None), ("%d", None), ("%d", b"1"),
    (b"%d", "a"), (b"%x", 1.5), ("%f", "a"), (b"%f", "a"),
    ("%q", 1), (b"%q", 1), ("%\u1234", 1), ("%5%", ()), ("%(a)%", {"a": 1}),
    ("%", 1), ("%(a", {}), ("%(a)s", 1), ("%(a)s", {}), ("%(a(b)c)s", {"a(b)c": 1}),
    ("%(a)s %s", {"a": 1}), ("%(a)*d", {"a": 1}), (b"%(a)d", {b"a": 3}),
    ("%s%s", (1,)), ("%s", (1, 2)), (b"%s", (b"1", 2)), ("%s", ()), ("%s", ((),)),
    ("%*d", ("a", 1)), ("%.*d", ("a", 1)), ("%*d", (2**70, 1)), ("%*d", (-9, 1)),
    ("%.*d", (-9, 1)), ("%.*d", (2**31, 1)),
    ("%99999999999999999999d", 1), ("%.99999999999d", 1),
    (b"%99999999999999999999d", 1), (b"%.99999999999d", 1), ("%.2147483647d", 1),
    ("%05f", float("inf")), ("%d", float("nan")), ("%d", float("inf")), ("%g", 10**400),
    ("%.3x", -10), ("%#.5o", 8), ("%+#010x", 255), ("%-#10x|", 255), ("% d", 5), ("%-05d|", -3),
    ("%i", 3.99), ("%u", -1), ("%ld", 3), ("%lld", 3), ("%h", 1), ("%hd", 1), ("%Ld", 1),
    ("%d", True), ("%s", True), ("%x", True), ("%.0d", 0), ("%.50d", 3),
    ("%.0f", 2.5), ("%#.0f", 2.5), ("%G", 1e100), ("%F", float("nan")),
    ("%s", [1]), ("abc", [1]), ("abc", 1), ("abc", {}), ("abc", ()), ("%%", ()), ("%%", 1),
    ("%a", "é"), ("%.2r", "abc"), (b"%a", "é"), (b"%r", "é"), (b"%.2s", b"abc"),
    (b"%s", 1), (b"%b", "a"), (b"%s", memoryview(b"mm")), (b"%10s|", bytearray(b"q")),
    ("%5.1s|%-5s|", ("abc", "\u1234")), ("\u1234%s", ("a",)), ("%s%s", ("a", "\U0001f600")),
]  # fmt: skip


@pytest.mark.parametrize("case", FORMATS, ids=stable_repr)
def test_cases(case):
    check_binary(operator.mod, NB_REMAINDER, *case)


VALUES = st.one_of(
    st.integers(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.booleans(),
    st.none(),
    strings,
    st.binary(max_size=5),
    st.lists(st.integers(), max_size=2),
)


@st.composite
def specs(draw):
    flags = draw(st.text("-+ #0", max_size=3))
    width = draw(st.sampled_from(["", "5", "12", "*"]))
    precision = draw(st.sampled_from(["", ".", ".0", ".3", ".12", ".*"]))
    code = draw(st.sampled_from("diouxXeEfFgGcrsabh%lq"))
    return f"%{flags}{width}{precision}{code}"


@few
@given(specs(), VALUES, strings, st.booleans())
def test_specifications(spec, value, text, of_bytes):
    format = text.replace("%", "") + spec
    if of_bytes:
        format = spec.encode()
    args = (7,) * spec.count("*") + (value,)
    check_binary(operator.mod, NB_REMAINDER, format, args)
