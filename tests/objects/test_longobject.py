"""Parity of rt's int with the host's."""

import math
import operator
import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from number_cases import ARITHMETIC, BITWISE, COMPARISONS, DEEP, EDGES, SHIFTS, ints, quick
from support import (
    check_binary,
    check_compare,
    check_function,
    check_method,
    guest,
    guest_call,
    guest_outcome,
    host,
    host_outcome,
)

from rt.objects import long_functions
from rt.objects.abstract import binary_op, number_power
from rt.objects.boolobject import BOOL_TYPE
from rt.objects.long_arith import mag_divrem, mag_mul, mag_square
from rt.objects.longobject import (
    COMPACT_MAX,
    LONG_TYPE,
    BigLong,
    CompactLong,
    long_as_i64,
    long_digits,
    long_fits_i64,
    long_from_digits,
    long_from_i64,
    long_ndigits,
)
from rt.objects.object import NB_POWER
from rt.objects.pystate import RT


@pytest.fixture(autouse=True)
def no_limit():
    """Long numbers are compared by their text."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    guest_before = RT.ts.interp.int_max_str_digits
    RT.ts.interp.int_max_str_digits = 0
    yield
    sys.set_int_max_str_digits(before)
    RT.ts.interp.int_max_str_digits = guest_before


def check_int(f, *args):
    """`int` called with host values."""
    assert guest_outcome(guest_call(LONG_TYPE, *args)) == host_outcome(f, *args), args


@pytest.mark.parametrize("v", EDGES)
def test_conversion(v):
    x = guest(v)
    assert host(x) == v
    assert isinstance(x, CompactLong) == (abs(v) <= COMPACT_MAX)
    assert isinstance(x, (CompactLong, BigLong))
    assert long_fits_i64(x) == (-(2**63) <= v < 2**63)
    assert long_as_i64(x) == max(-(2**63), min(2**63 - 1, v))
    if -(2**63) <= v < 2**63:
        assert host(long_from_i64(v)) == v
    assert host(long_from_digits(-1 if v < 0 else 1, long_digits(x), long_ndigits(x))) == v
    if -5 <= v <= 256:
        assert guest(v) is x


def test_operators_on_edges():
    edges = [*EDGES[::3], 0, 1, -1]
    for a in edges:
        for b in edges:
            for f, op in {**ARITHMETIC, **BITWISE}.items():
                check_binary(f, op, a, b)
            for f, op in COMPARISONS.items():
                check_compare(f, op, a, b)


@quick
@given(ints, ints)
def test_operators(a, b):
    for f, op in {**ARITHMETIC, **BITWISE}.items():
        check_binary(f, op, a, b)
    for f, op in COMPARISONS.items():
        check_compare(f, op, a, b)


@quick
@given(ints, st.integers(-3, 400))
def test_shifts(a, n):
    for f, op in SHIFTS.items():
        check_binary(f, op, a, n)


def test_shift_errors():
    for a, n in [(1, 2**70), (0, 2**70), (1, 1 << 50), (5, -1), (-5, 2**70), (2**80, 2**70)]:
        for f, op in SHIFTS.items():
            check_binary(f, op, a, n)


@quick
@given(ints)
def test_unary(a):
    x = guest(a)
    assert hash(a) == x.tp_hash()
    for f, slot in [
        (operator.neg, x.nb_negative),
        (operator.pos, x.nb_positive),
        (operator.invert, x.nb_invert),
        (abs, x.nb_absolute),
        (float, x.nb_float),
        (repr, x.tp_repr),
    ]:
        assert guest_outcome(slot()) == host_outcome(f, a)
    assert x.nb_bool() == bool(a)


def test_hash_of_edges():
    for a in EDGES:
        assert hash(a) == guest(a).tp_hash()


@quick
@given(ints, st.integers(-3, 60))
def test_power(a, n):
    check_binary(operator.pow, NB_POWER, a, n)


def test_power_of_edges():
    for a in [0, 1, -1, 2, -2, 3, 10, 2**31, -(2**62), 2**100]:
        for n in [0, 1, 2, 3, 17, 30, 61, 62, 63, 64, 100, -1, -2]:
            check_binary(operator.pow, NB_POWER, a, n)
    for a, n in [(1, 2**70), (-1, 2**70), (-1, 2**70 + 1), (0, 2**70)]:
        check_binary(operator.pow, NB_POWER, a, n)


# Long exponents of long numbers take their time when rt runs interpreted.
EXPONENT_BITS = 1000 if DEEP else 70


def check_power_mod(a, b, c):
    got = guest_outcome(number_power(guest(a), guest(b), guest(c)))
    assert got == host_outcome(pow, a, b, c), (a, b, c)


@quick
@given(
    ints, ints.map(lambda v: v % 2**EXPONENT_BITS), ints.map(lambda v: v >> (v.bit_length() // 3))
)
def test_power_mod(a, b, c):
    check_power_mod(a, b, c)


@quick
@given(ints, st.integers(-5, 5), ints)
def test_power_mod_inverse(a, b, c):
    check_power_mod(a, b, c)


def test_power_mod_edges():
    for c in [0, 1, -1, 2, -7, 2**31 - 1, 2**31, 2**61 - 1, 2**89 - 1, -(2**89)]:
        for a in [0, 1, -1, 2, 5, 2**40, -(2**90)]:
            for b in [0, 1, 2, 29, 2**20, 2**250 + 12345, -1, -3]:
                check_power_mod(a, b, c)


METHODS = [
    "bit_length",
    "bit_count",
    "conjugate",
    "as_integer_ratio",
    "is_integer",
    "__trunc__",
    "__floor__",
    "__ceil__",
    "__getnewargs__",
    "__sizeof__",
]


@quick
@given(ints)
def test_methods(a):
    for name in METHODS:
        check_method(a, name)
    for name in METHODS:
        if name != "__sizeof__":
            check_method(bool(a), name)


@quick
@given(ints, st.integers(-40, 3))
def test_round(a, n):
    check_method(a, "__round__", n)


def test_round_cases():
    for a in [0, 5, 15, 25, -15, -25, 149, 150, 151, 10**30 + 5 * 10**9, 2**64]:
        for n in [None, 0, 1, -1, -2, -10, -30, 2**70, "a", 1.0, True]:
            check_method(a, "__round__", n)


@quick
@given(ints, st.integers(-1, 40), st.sampled_from(["little", "big"]), st.booleans())
def test_to_bytes(a, n, order, signed):
    check_method(a, "to_bytes", n, order, signed=signed)
    check_method(a >> 40, "to_bytes", 8, order, signed=signed)


def test_to_bytes_arguments():
    check_method(65, "to_bytes")
    check_method(65, "to_bytes", 3)
    check_method(65, "to_bytes", 3, "x")
    check_method(65, "to_bytes", 3, 5)
    check_method(65, "to_bytes", "a")
    check_method(0, "to_bytes", 0, signed=True)
    check_method(-1, "to_bytes", 0, signed=True)
    check_method(-1, "to_bytes", 1, signed=True)
    for v in (127, 128, -128, -129, 255, 256, 32767, -32768, -32769, 2**63, -(2**63)):
        for n in (1, 2, 8):
            check_method(v, "to_bytes", n, "little", signed=True)
            check_method(v, "to_bytes", n, "big", signed=False)


@quick
@given(st.binary(max_size=40), st.sampled_from(["little", "big"]), st.booleans())
def test_from_bytes(data, order, signed):
    check_method(5, "from_bytes", data, order, signed=signed)


def test_from_bytes_arguments():
    for source in (b"ab", [1, 2], (1, 256), "a", 3, [1, "a"], bytearray(b"xy"), None):
        check_method(5, "from_bytes", source)
        check_method(5, "from_bytes", source, "little")


LITERALS = [
    "", " ", "0", "-0", "+5", "- 5", "--5", "1_000", "1__0", "_1", "1_", " 12\n", "12 3", "0x1f",
    "0X_1F", "0x", "0o17", "0b101", "0b2", "012", "00", "0_0", "00_1", "0_", "z", "Zz", "1.5",
    "1e5", "\u0661\u0662", "\u2003 7\u00a0", "1\u00e9", "\ud800", "9" * 30, "-" + "7" * 50,
    "1\x00", "x" * 300, "\u00b2", "0b_1_0", "0_b1", "+0x10", "-0b11", "1" + "_1" * 40,
]  # fmt: skip


@pytest.mark.parametrize("text", LITERALS)
def test_literals(text):
    check_int(int, text)
    for base in (0, 2, 8, 10, 16, 36, 7):
        check_int(int, text, base)
    if text.isascii():
        check_int(int, text.encode())
        check_int(int, text.encode(), 0)
        check_int(int, bytearray(text.encode()), 16)
        check_int(int, memoryview(text.encode()))


def test_constructor_errors():
    for args in [
        (), ("1", 1), ("1", 37), ("1", -1), ("1", 2**70), (1, 10), ([],), (None,), ("1", "x"),
        ("1", 2, 3), (1.5,), (float("nan"),), (float("inf"),), (-1e300,), (1j,), (True,),
        (b"\xff",), (2.5, 10), ("1", 1.0),
    ]:  # fmt: skip
        check_int(int, *args)


@quick
@given(ints, st.integers(2, 36))
def test_text_in_every_base(a, base):
    digits = ""
    rest = abs(a)
    while rest:
        rest, d = divmod(rest, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    check_int(int, ("-" if a < 0 else "") + (digits or "0"), base)


def test_long_text():
    rng = random.Random(5)
    for digits in (100, 300, 700, 1500, 4000) + ((40000,) if DEEP else ()):
        for _ in range(3):
            v = rng.randrange(10 ** (digits - 1), 10**digits)
            assert host(guest(v).tp_repr()) == str(v)
            check_int(int, str(v))
            check_int(int, str(v), 7) if "7" not in str(v) else None
        for v in (10**digits, 10**digits - 1, 2**digits, 10**digits + 10 ** (digits // 2)):
            assert host(guest(-v).tp_repr()) == str(-v)
            check_int(int, str(v))


def test_limit_of_digits():
    sys.set_int_max_str_digits(640)
    RT.ts.interp.int_max_str_digits = 640
    for v in (10**639, 10**640, 10**641, -(10**640), -(10**639), 10**5000):
        assert guest_outcome(guest(v).tp_repr()) == host_outcome(repr, v)
        for spec in ("", "d", "n", "x", ","):
            check_method(v, "__format__", spec)
    for text in ("1" * 640, "1" * 641, "-" + "1" * 641, "1" * 641 + "x", "1_" * 640 + "1"):
        check_int(int, text)
        check_int(int, text, 10)
        check_int(int, text, 3)
        check_int(int, text, 2)


@quick
@given(ints, ints)
def test_gcd_and_lcm(a, b):
    g = math.gcd(a, b)
    for x, y in ((a, b), (a * 12345, b * 12345), (a * b, b)):
        check_function(math.gcd, long_functions.long_gcd, x, y)
    assert host(long_functions.long_lcm(guest(a), guest(b))) == math.lcm(a, b)
    assert g == 0 or a % g == 0


def test_factorial_comb_perm_isqrt():
    for n in [*range(30), 50, 100, 333, 1000]:
        check_function(math.factorial, long_functions.long_factorial, n)
    for n in [*range(12), 40, 100, 200, 2**70]:
        for k in [*range(12), 40, 77, 100]:
            check_function(math.comb, long_functions.long_comb, n, k)
            check_function(math.perm, long_functions.long_perm, n, k)
    for n in (
        [v for v in EDGES if v >= 0] + [v * v for v in EDGES] + [v * v - 1 for v in EDGES if v]
    ):
        check_function(math.isqrt, long_functions.long_isqrt, n)


def magnitude(v):
    x = guest(v)
    return long_digits(x), long_ndigits(x)


def value(digits):
    return host(long_from_digits(1, digits, len(digits)))


@pytest.mark.parametrize("seed", range(200 if DEEP else 6))
def test_long_magnitudes(seed):
    """Sizes beyond the cut-offs of Karatsuba's method and of recursive division."""
    rng = random.Random(seed)
    bits = [30 * rng.choice([3, 69, 70, 71, 100, 139, 141, 163, 330, 500]) for _ in range(2)]
    a, b = [
        rng.getrandbits(n) if rng.random() < 0.5 else (1 << n) - (1 << rng.randrange(n))
        for n in bits
    ]
    da, na = magnitude(a)
    db, nb = magnitude(b)
    assert value(mag_mul(da, na, db, nb)) == a * b
    assert value(mag_square(da, na)) == a * a
    for c in (a * b + rng.randrange(b + 1), a * b - 1, a * b, a):
        dc, nc = magnitude(c)
        if b > c or nb < 2:
            continue
        q, r = mag_divrem(dc, nc, db, nb)
        assert (value(q), value(r)) == divmod(c, b)


def test_subclass_values():
    for v in (True, False):
        for f, op in {**ARITHMETIC, **BITWISE, **SHIFTS}.items():
            for other in (True, False, 3, 2**70, 2.5):
                if isinstance(other, float) and (f in BITWISE or f in SHIFTS):
                    continue
                check_binary(f, op, v, other)
                check_binary(f, op, other, v)
        check_method(v, "__repr__")
        check_method(v, "__hash__")
        check_method(v, "to_bytes")
        check_method(v, "__format__", "")
        check_method(v, "__format__", "5d")
    for args in [(), (3,), ([],), ("",), (1, 2)]:
        assert guest_outcome(guest_call(BOOL_TYPE, *args)) == host_outcome(bool, *args)


def test_unsupported_operands():
    for f, op in {**ARITHMETIC, **BITWISE, **SHIFTS}.items():
        for a, b in [(1, "a"), ("a", 1), (1, None), (2**70, [])]:
            if f in (operator.mul, operator.mod):
                continue
            assert guest_outcome(binary_op(guest(a), guest(b), op)) == host_outcome(f, a, b)
