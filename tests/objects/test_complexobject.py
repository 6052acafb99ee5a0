"""Parity of rt's complex with the host's."""

import math
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from number_cases import ARITHMETIC, COMPARISONS, quick
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
from rt.objects.complexobject import COMPLEX_TYPE
from rt.objects.object import NB_POWER

PARTS = [0.0, -0.0, 1.0, -2.5, 1e300, 5e-324, math.inf, -math.inf, math.nan]
SPECIAL = [complex(a, b) for a in PARTS for b in PARTS]
OPERATORS = {**ARITHMETIC, operator.pow: NB_POWER}

complexes = st.one_of(
    st.sampled_from(SPECIAL),
    st.complex_numbers(max_magnitude=1e6, allow_subnormal=False),
    st.builds(complex, st.integers(-9, 9), st.integers(-9, 9)),
)
numbers = st.one_of(complexes, st.floats(), st.integers(-(2**70), 2**70), st.booleans())


def test_operators_on_special_values():
    for a in SPECIAL:
        for b in SPECIAL[::4]:
            for f, op in OPERATORS.items():
                check_binary(f, op, a, b)


@quick
@given(complexes, numbers)
def test_operators(a, b):
    for f, op in OPERATORS.items():
        check_binary(f, op, a, b)
        check_binary(f, op, b, a)
    for f, op in COMPARISONS.items():
        check_compare(f, op, a, b)
        check_compare(f, op, b, a)


def test_operand_errors():
    for a, b in [(1j, 10**400), (10**400, 1j), (1j, "a"), ("a", 1j), (1j, None)]:
        for f, op in OPERATORS.items():
            if f is not operator.mod or a != "a":
                check_binary(f, op, a, b)
        check_compare(operator.eq, COMPARISONS[operator.eq], a, b)
    for a, b, c in [(2j, 3, 5), (2j, "a", 5)]:
        got = guest_outcome(number_power(guest(a), guest(b), guest(c)))
        assert got == host_outcome(pow, a, b, c), (a, b, c)


@quick
@given(complexes)
def test_unary(a):
    x = guest(a)
    if a == a:
        assert hash(a) == x.tp_hash()
    for f, slot in [
        (operator.neg, x.nb_negative),
        (operator.pos, x.nb_positive),
        (abs, x.nb_absolute),
        (repr, x.tp_repr),
    ]:
        assert guest_outcome(slot()) == host_outcome(f, a)
    assert x.nb_bool() == bool(a)
    for name in ("conjugate", "__complex__", "__getnewargs__"):
        check_method(a, name)


def check_complex(*args, **kwargs):
    got = guest_outcome(guest_call(COMPLEX_TYPE, *args, **kwargs))
    assert got == host_outcome(complex, *args, **kwargs), (args, kwargs)


TEXTS = [
    "", "1", "1+2j", " ( 1-2J ) ", "(1", "1+", "j", "-j", "1_0j", "infj", "nan+infj", "1 + 2j",
    "abc", "1\u0661", "\ud800", "1e400j", "1" * 300 + "x", "1+2", "1j+2", "+-1j", "(1j)",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_text(text):
    check_complex(text)


def test_constructor():
    values = [0, 1, -2, 2.5, 1j, 2 - 3j, True, 10**400, "1", "a", None, [], b"1", math.inf]
    check_complex()
    for a in values:
        check_complex(a)
        check_complex(real=a)
        check_complex(imag=a)
        for b in values:
            check_complex(a, b)
    check_complex(1, 2, 3)
    check_complex(x=1)
