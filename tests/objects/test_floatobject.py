"""Parity of rt's float with the host's."""

import math
import operator
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from number_cases import ARITHMETIC, COMPARISONS, EDGES, ints, quick
from support import (
    check_binary,
    check_compare,
    check_method,
    guest,
    guest_call,
    guest_outcome,
    host_outcome,
)

from rt.objects.abstract import number_power
from rt.objects.floatobject import FLOAT_TYPE
from rt.objects.object import NB_POWER

SPECIAL = [
    0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 1e16, 1e22, 1e-5, 1e300, -1e300, 5e-324,
    2.0**53, 2.0**53 + 2, -(2.0**62), 2.0**62, 2.0**63, 2.0**64, 1.7976931348623157e308,
    math.inf, -math.inf, math.nan, 0.1, 123456.789, -113.0,
]  # fmt: skip

floats = st.one_of(
    st.sampled_from(SPECIAL),
    st.floats(),
    st.integers(0, 2**64 - 1).map(lambda n: struct.unpack("d", n.to_bytes(8, "little"))[0]),
    st.integers(-(10**6), 10**6).map(lambda n: n / 8),
)


def test_operators_on_special_values():
    for a in SPECIAL:
        for b in SPECIAL:
            for f, op in {**ARITHMETIC, operator.pow: NB_POWER}.items():
                check_binary(f, op, a, b)
            for f, op in COMPARISONS.items():
                check_compare(f, op, a, b)


@quick
@given(floats, floats)
def test_operators(a, b):
    for f, op in {**ARITHMETIC, operator.pow: NB_POWER}.items():
        check_binary(f, op, a, b)
    for f, op in COMPARISONS.items():
        check_compare(f, op, a, b)


@quick
@given(floats, ints)
def test_with_ints(a, n):
    for f, op in ARITHMETIC.items():
        check_binary(f, op, a, n)
        check_binary(f, op, n, a)
    for f, op in COMPARISONS.items():
        check_compare(f, op, a, n)
        check_compare(f, op, n, a)


def test_comparison_with_near_ints():
    for n in EDGES:
        try:
            near = float(n)
        except OverflowError:
            continue
        for a in (near, math.nextafter(near, math.inf), math.nextafter(near, -math.inf)):
            for f, op in COMPARISONS.items():
                check_compare(f, op, a, n)
                check_compare(f, op, n, a)


def test_operand_errors():
    for a, b in [(1.5, 10**400), (10**400, 1.5), (1.5, "a"), ("a", 1.5), (1.5, None)]:
        for f, op in ARITHMETIC.items():
            if f is not operator.mod or a != "a":
                check_binary(f, op, a, b)
    for a, b, c in [(2.0, 3, 5), (2, 3.0, 5), (2, 3, 5.0), (2.0, "a", 5)]:
        got = guest_outcome(number_power(guest(a), guest(b), guest(c)))
        assert got == host_outcome(pow, a, b, c), (a, b, c)


@quick
@given(floats)
def test_unary(a):
    x = guest(a)
    if a == a:
        assert hash(a) == x.tp_hash()
    for f, slot in [
        (operator.neg, x.nb_negative),
        (operator.pos, x.nb_positive),
        (abs, x.nb_absolute),
        (int, x.nb_int),
        (float, x.nb_float),
        (repr, x.tp_repr),
    ]:
        assert guest_outcome(slot()) == host_outcome(f, a)
    assert x.nb_bool() == bool(a)


METHODS = [
    "conjugate",
    "__trunc__",
    "__floor__",
    "__ceil__",
    "as_integer_ratio",
    "hex",
    "is_integer",
    "__getnewargs__",
    "__round__",
]


@quick
@given(floats)
def test_methods(a):
    for name in METHODS:
        check_method(a, name)


@pytest.mark.parametrize("a", SPECIAL)
def test_methods_on_special_values(a):
    for name in METHODS:
        check_method(a, name)
    for n in (None, 0, 1, 2, -1, -2, 16, 22, 323, 324, -308, -309, 2**70, -(2**70), "a", 1.5, True):
        check_method(a, "__round__", n)


@quick
@given(floats, st.integers(-330, 330))
def test_round(a, n):
    check_method(a, "__round__", n)


def check_float(*args):
    assert guest_outcome(guest_call(FLOAT_TYPE, *args)) == host_outcome(float, *args), args


TEXTS = [
    "", " ", "1", " 1.5\n", "-.5", "5.", ".", "1e5", "1E+5", "1e", "e5", "1_0.0_1", "1__0", "_1",
    "1_", "1_.5", "inf", "-Infinity", "NaN", "+nan", "infinit", "0x10", "1e400", "1e-400",
    "\u0661.\u0665", "\u20031\u2003", "1\x00", "abc", "\ud800", "1" * 400, "1,5", "1 2",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_text(text):
    check_float(text)
    if text.isascii():
        check_float(text.encode())
        check_float(bytearray(text.encode()))
    if not isinstance(text, memoryview):
        check_method(1.0, "fromhex", text)


def test_constructor_errors():
    for args in [(), ([],), (None,), (1, 2), (1j,), (10**400,), (True,), (2**62,), (-(2**63),)]:
        check_float(*args)


HEX = ["0x1.8p1", "-0X.8", "1p5", "0x1p1024", "inf", "nan", "0x", "1.2.3", " 0x1p-1074 ", "p1", 3]


def test_hex():
    for text in HEX:
        check_method(1.0, "fromhex", text)
    for a in SPECIAL:
        check_method(1.0, "fromhex", a.hex())


def test_getformat():
    for typestr in ("double", "float", "x", 3):
        check_method(1.0, "__getformat__", typestr)
