"""The operators of ints.

Answers to the long_* functions of Objects/longobject.c.

What always holds: the `compact_*` functions take values with `abs(v) <= COMPACT_MAX` and
ask before an operation whether its result fits an i64, since that arithmetic wraps.
"""

from __future__ import annotations

import math
from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i32, i64

from rt.objects.object import (
    NB_ADD,
    NB_AND,
    NB_DIVMOD,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MULTIPLY,
    NB_OR,
    NB_POWER,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    NOT_IMPLEMENTED,
    Object,
)

# More bits than this the machine cannot hold.
SHIFT_MAX: Final = 1 << 44
# An i64 holds the product of two values below this.
HALF: Final = 2147483648
# Exponents of so many bits and more are taken five bits at a time.
WINDOW_BITS: Final = 5
WINDOW_CUTOFF: Final = 240
# Ints up to this are exact as floats.
EXACT: Final = 9007199254740992
DBL_MANT_DIG: Final = 53
DBL_MAX_EXP: Final = 1024
DBL_MIN_EXP: Final = -1021


def long_binary(a: LongObject, b: LongObject, op: i64) -> Object | None:
    """`a op b` for a number operator. None with an exception."""
    if isinstance(a, CompactLong) and isinstance(b, CompactLong):
        return compact_binary(a.value, b.value, op)
    if op == NB_ADD:
        return long_add(a, b)
    if op == NB_SUBTRACT:
        return long_sub(a, b)
    if op == NB_MULTIPLY:
        return long_mul(a, b)
    if op == NB_FLOOR_DIVIDE:
        return long_floordiv(a, b)
    if op == NB_REMAINDER:
        return long_mod(a, b)
    if op == NB_AND or op == NB_OR or op == NB_XOR:
        return long_bitwise(a, b, op)
    if op == NB_LSHIFT:
        return long_lshift(a, b)
    if op == NB_RSHIFT:
        return long_rshift(a, b)
    if op == NB_TRUE_DIVIDE:
        return long_true_divide(a, b)
    if op == NB_DIVMOD:
        return long_divmod_tuple(a, b)
    if op == NB_POWER:
        return long_pow(a, b)
    return NOT_IMPLEMENTED


def compact_binary(a: i64, b: i64, op: i64) -> Object | None:
    """`a op b` of compact values. None with an exception."""
    if op == NB_ADD:
        return long_from_i64(a + b)
    if op == NB_SUBTRACT:
        return long_from_i64(a - b)
    if op == NB_MULTIPLY:
        return compact_mul(a, b)
    if op == NB_FLOOR_DIVIDE:
        if b == 0:
            return zero_division("integer division or modulo by zero")
        return long_from_i64(a // b)
    if op == NB_REMAINDER:
        if b == 0:
            return zero_division("integer modulo by zero")
        return long_from_i64(a % b)
    if op == NB_AND:
        return long_from_i64(a & b)
    if op == NB_OR:
        return long_from_i64(a | b)
    if op == NB_XOR:
        return long_from_i64(a ^ b)
    if op == NB_LSHIFT:
        if 0 <= b < 62 and (a if a >= 0 else -a) <= COMPACT_MAX >> b:
            return long_from_i64(a << b)
        return long_lshift(long_from_i64(a), long_from_i64(b))
    if op == NB_RSHIFT:
        if b < 0:
            return value_error("negative shift count")
        if b > 62:
            b = 62
        return long_from_i64(a >> b)
    if op == NB_TRUE_DIVIDE:
        if b == 0:
            return zero_division("division by zero")
        if -EXACT <= a <= EXACT and -EXACT <= b <= EXACT:
            return FloatObject(float(a) / float(b))
        return long_true_divide(long_from_i64(a), long_from_i64(b))
    if op == NB_DIVMOD:
        if b == 0:
            return zero_division("integer division or modulo by zero")
        q = a // b
        return tuple2(long_from_i64(q), long_from_i64(a - q * b))
    if op == NB_POWER:
        return long_pow(long_from_i64(a), long_from_i64(b))
    return NOT_IMPLEMENTED


def zero_division(msg: str) -> Object | None:
    set_error(ZERO_DIVISION_ERROR, msg)
    return None


def compact_mul(a: i64, b: i64) -> LongObject:
    """a * b of compact values."""
    if -HALF < a < HALF and -HALF < b < HALF:
        return long_from_i64(a * b)
    x = -a if a < 0 else a
    y = -b if b < 0 else b
    if x < y:
        x, y = y, x
    if y < HALF:
        # x = high * 2**31 + low, so that no part overflows.
        high = (x >> 31) * y
        if high < HALF:
            v = (high << 31) + (x & (HALF - 1)) * y
            return long_from_i64(v if (a < 0) == (b < 0) else -v)
    return wide_mul(x, y, 1 if (a < 0) == (b < 0) else -1)


def wide_mul(x: i64, y: i64, sign: i64) -> LongObject:
    """The product of two compact values, not negative, that is not compact."""
    x0 = x & MASK
    x1 = (x >> 30) & MASK
    x2 = x >> 60
    y0 = y & MASK
    y1 = (y >> 30) & MASK
    y2 = y >> 60
    carry = x0 * y0
    d0 = i32(carry & MASK)
    carry = (carry >> 30) + x0 * y1 + x1 * y0
    d1 = i32(carry & MASK)
    carry = (carry >> 30) + x0 * y2 + x1 * y1 + x2 * y0
    d2 = i32(carry & MASK)
    carry = (carry >> 30) + x1 * y2 + x2 * y1
    d3 = i32(carry & MASK)
    carry = (carry >> 30) + x2 * y2
    return long_from_digits(sign, vec[i32]([d0, d1, d2, d3, i32(carry)]), 5)


def small_digits(v: i64) -> vec[i32]:
    """The three digits of v >= 0."""
    return vec[i32]([i32(v & MASK), i32((v >> 30) & MASK), i32(v >> 60)])


# Sums.


def long_add(a: LongObject, b: LongObject) -> LongObject:
    """a + b. CPython: long_add"""
    if isinstance(a, CompactLong):
        if isinstance(b, CompactLong):
            return long_from_i64(a.value + b.value)
        assert isinstance(b, BigLong)
        return add_compact(b, a.value)
    assert isinstance(a, BigLong)
    if isinstance(b, CompactLong):
        return add_compact(a, b.value)
    assert isinstance(b, BigLong)
    return add_big(a, b, b.sign)


def long_sub(a: LongObject, b: LongObject) -> LongObject:
    """a - b. CPython: long_sub"""
    if isinstance(b, CompactLong):
        if isinstance(a, CompactLong):
            return long_from_i64(a.value - b.value)
        assert isinstance(a, BigLong)
        return add_compact(a, -b.value)
    assert isinstance(b, BigLong)
    if isinstance(a, CompactLong):
        r = add_compact(b, -a.value)
        return long_negate(r)
    assert isinstance(a, BigLong)
    return add_big(a, b, -b.sign)


def add_compact(a: BigLong, v: i64) -> LongObject:
    """a + v for a compact v, whose magnitude is less."""
    z = mag_add_small(a.digits, a.n, v if a.sign > 0 else -v)
    return long_from_digits(a.sign, z, len(z))


def add_big(a: BigLong, b: BigLong, sign_b: i64) -> LongObject:
    """a + sign_b * abs(b)."""
    na = a.n
    nb = b.n
    if a.sign == sign_b:
        if nb <= na <= SHORT_SUM:
            z = mag_add_carrying(a.digits, na, b.digits, nb)
            # It has more than 62 bits, as each of the two.
            return BigLong(sign_b, z, na + 1 if z[na] != 0 else na)
        z = mag_add(a.digits, na, b.digits, nb)
        return long_from_digits(sign_b, z, len(z))
    order = mag_cmp(a.digits, na, b.digits, nb)
    if order == 0:
        return ZERO
    if order > 0:
        return long_from_digits(a.sign, mag_sub(a.digits, na, b.digits, nb), na)
    return long_from_digits(sign_b, mag_sub(b.digits, nb, a.digits, na), nb)


# Products.


def long_mul(a: LongObject, b: LongObject) -> LongObject:
    """a * b. CPython: long_mul"""
    if isinstance(a, CompactLong):
        if isinstance(b, CompactLong):
            return compact_mul(a.value, b.value)
        assert isinstance(b, BigLong)
        return mul_compact(b, a.value)
    assert isinstance(a, BigLong)
    if isinstance(b, CompactLong):
        return mul_compact(a, b.value)
    assert isinstance(b, BigLong)
    if a is b:
        return long_from_digits(1, mag_square(a.digits, a.n), 2 * a.n)
    return long_from_digits(a.sign * b.sign, mag_mul(a.digits, a.n, b.digits, b.n), a.n + b.n)


def mul_compact(a: BigLong, v: i64) -> LongObject:
    """a * v."""
    sign = a.sign
    if v < 0:
        sign = -sign
        v = -v
    if v < 4294967296:
        if v == 0:
            return ZERO
        return long_from_digits(sign, mag_mul1(a.digits, a.n, v, 0), a.n + 2)
    return long_from_digits(sign, mag_mul(small_digits(v), 3, a.digits, a.n), a.n + 3)


# Quotients.


def long_floordiv(a: LongObject, b: LongObject) -> LongObject | None:
    """a // b. None with a ZeroDivisionError. CPython: long_div"""
    if isinstance(b, CompactLong):
        v = b.value
        if v == 0:
            set_error(ZERO_DIVISION_ERROR, "integer division or modulo by zero")
            return None
        if isinstance(a, CompactLong):
            return long_from_i64(a.value // v)
    return divmod_pair(a, b)[0]


def long_mod(a: LongObject, b: LongObject) -> LongObject | None:
    """a % b. None with a ZeroDivisionError. CPython: long_mod"""
    if isinstance(b, CompactLong):
        v = b.value
        if v == 0:
            set_error(ZERO_DIVISION_ERROR, "integer modulo by zero")
            return None
        if isinstance(a, CompactLong):
            return long_from_i64(a.value % v)
        assert isinstance(a, BigLong)
        d = -v if v < 0 else v
        if d < 4294967296:
            r = mag_rem1(a.digits, a.n, d)
            if r != 0 and (a.sign < 0) != (v < 0):
                r = d - r
            return long_from_i64(-r if v < 0 else r)
    return divmod_pair(a, b)[1]


def long_divmod(a: LongObject, b: LongObject) -> tuple[LongObject, LongObject] | None:
    """(a // b, a % b). None with a ZeroDivisionError. CPython: l_divmod"""
    if isinstance(b, CompactLong) and b.value == 0:
        set_error(ZERO_DIVISION_ERROR, "integer division or modulo by zero")
        return None
    return divmod_pair(a, b)


def long_divmod_tuple(a: LongObject, b: LongObject) -> Object | None:
    if isinstance(b, CompactLong) and b.value == 0:
        return zero_division("integer division or modulo by zero")
    q, r = divmod_pair(a, b)
    return tuple2(q, r)


def divmod_pair(a: LongObject, b: LongObject) -> tuple[LongObject, LongObject]:
    """(a // b, a % b) for b != 0."""
    q, r = divrem_pair(a, b)
    if r is not ZERO and r.sign_of() != b.sign_of():
        return long_sub(q, ONE), long_add(r, b)
    return q, r


def divrem_pair(a: LongObject, b: LongObject) -> tuple[LongObject, LongObject]:
    """Quotient rounded to zero, and remainder with a's sign, for b != 0. CPython: long_divrem"""
    if isinstance(a, CompactLong):
        x = a.value
        if isinstance(b, CompactLong):
            y = b.value
            q = x // y
            r = x - q * y
            if r != 0 and (x < 0) != (y < 0):
                q += 1
                r -= y
            return long_from_i64(q), long_from_i64(r)
        return ZERO, a
    assert isinstance(a, BigLong)
    n = a.n
    if isinstance(b, CompactLong):
        v = b.value
        sign = a.sign
        if v < 0:
            v = -v
            sign = -sign
        if v < 4294967296:
            qv = mag_zeros(n)
            r = mag_divrem1(a.digits, n, v, qv)
            return long_from_digits(sign, qv, n), long_from_i64(r if a.sign > 0 else -r)
        if v <= MASK << 30 | MASK:
            qv = mag_zeros(n)
            r = mag_divrem2(a.digits, n, v, qv)
            return long_from_digits(sign, qv, n), long_from_i64(r if a.sign > 0 else -r)
        return divrem_digits(a, small_digits(v), 3, sign)
    assert isinstance(b, BigLong)
    if mag_cmp(a.digits, n, b.digits, b.n) < 0:
        return ZERO, a
    return divrem_digits(a, b.digits, b.n, a.sign * b.sign)


def divrem_digits(a: BigLong, b: vec[i32], nb: i64, sign: i64) -> tuple[LongObject, LongObject]:
    q, r = mag_divrem(a.digits, a.n, b, nb)
    return long_from_digits(sign, q, a.n - nb + 1), long_from_digits(a.sign, r, nb)


def long_divmod_near(a: LongObject, b: LongObject) -> tuple[LongObject, LongObject] | None:
    """(q, a - q * b) with q the integer nearest to a / b, of two the even one.

    None with a ZeroDivisionError. CPython: _PyLong_DivmodNear
    """
    pair = long_divmod(a, b)
    if pair is None:
        return None
    q, r = pair
    # r has b's sign; 2 * abs(r) is compared with abs(b).
    order = long_compare(long_absolute(long_add(r, r)), long_absolute(b))
    if order > 0 or (order == 0 and long_is_odd(q)):
        return long_add(q, ONE), long_sub(r, b)
    return q, r


def long_true_divide(a: LongObject, b: LongObject) -> Object | None:
    """a / b, correctly rounded. None with an exception. CPython: long_true_divide"""
    if b is ZERO:
        return zero_division("division by zero")
    negative = (a.sign_of() < 0) != (b.sign_of() < 0)
    if a is ZERO:
        return FloatObject(-0.0 if negative else 0.0)
    if isinstance(a, CompactLong) and isinstance(b, CompactLong):
        x = a.value
        y = b.value
        if -EXACT <= x <= EXACT and -EXACT <= y <= EXACT:
            return FloatObject(float(x) / float(y))
    # The quotient has diff or diff + 1 bits before the point.
    diff = long_bit_count_of(a) - long_bit_count_of(b)
    if diff > DBL_MAX_EXP:
        return overflow_error("integer division result too large for a float")
    if diff < DBL_MIN_EXP - DBL_MANT_DIG - 1:
        return FloatObject(-0.0 if negative else 0.0)
    # Scale so that the quotient has two or three bits more than the result, or, for a
    # subnormal result, than the bits that are left to it.
    shift = (diff if diff > DBL_MIN_EXP else DBL_MIN_EXP) - DBL_MANT_DIG - 2
    x_abs = long_absolute(a)
    y_abs = long_absolute(b)
    if shift <= 0:
        x_abs = shift_left(x_abs, -shift)
    else:
        y_abs = shift_left(y_abs, shift)
    q, r = divrem_pair(x_abs, y_abs)
    assert isinstance(q, CompactLong)
    v = q.value
    if r is not ZERO:
        # Whatever is cut off counts as a lowest bit, which is below the half.
        v |= 1
    extra = digit_bits(v) - DBL_MANT_DIG
    least = DBL_MIN_EXP - shift - DBL_MANT_DIG
    if extra < least:
        extra = least
    v = round_half_even(v, extra)
    if v == 0:
        return FloatObject(-0.0 if negative else 0.0)
    if digit_bits(v) + shift > DBL_MAX_EXP:
        return overflow_error("integer division result too large for a float")
    result = scale(v, shift)
    return FloatObject(-result if negative else result)


def make_powers() -> vec[float]:
    powers = vec[float]()
    # Each is exact, the subnormal ones too.
    power = 5e-324
    e: i64 = -1074
    while e < DBL_MAX_EXP:
        powers = append(powers, power)
        power *= 2.0
        e += 1
    return powers


# 2.0**e is at e + 1074.
POWERS: Final = make_powers()


def scale(v: i64, e: i64) -> float:
    """v * 2.0**e, for a v that was rounded to fit the result. What math.ldexp does."""
    if e < -1074:
        v >>= -1074 - e
        e = -1074
    return float(v) * POWERS[e + 1074]


def round_half_even(v: i64, extra: i64) -> i64:
    """v with its lowest `extra` bits rounded away, which are 0 afterwards."""
    if extra <= 0:
        return v
    half: i64 = 1
    half <<= extra - 1
    low = v & (2 * half - 1)
    v -= low
    if low > half or (low == half and v & (2 * half) != 0):
        v += 2 * half
    return v


def long_bit_count_of(a: LongObject) -> i64:
    """`abs(a).bit_length()`. CPython: _PyLong_NumBits"""
    if isinstance(a, CompactLong):
        v = a.value
        return digit_bits(-v if v < 0 else v)
    assert isinstance(a, BigLong)
    return mag_bits(a.digits, a.n)


def long_to_double(a: LongObject) -> float:
    """The nearest float; an infinity for what is too large. CPython: PyLong_AsDouble"""
    if isinstance(a, CompactLong):
        return float(a.value)
    assert isinstance(a, BigLong)
    bits = mag_bits(a.digits, a.n)
    if bits > DBL_MAX_EXP:
        return -math.inf if a.sign < 0 else math.inf
    v, shift = long_top_bits(a, DBL_MANT_DIG + 2)
    v = round_half_even(v, 2)
    if digit_bits(v) + shift > DBL_MAX_EXP:
        return -math.inf if a.sign < 0 else math.inf
    result = scale(v, shift)
    return -result if a.sign < 0 else result


def long_top_bits(a: BigLong, bits: i64) -> tuple[i64, i64]:
    """The highest `bits` bits (at most 62) of abs(a), and the shift that was cut off.

    The lowest bit is 1 when a bit that is cut off is.
    """
    shift = mag_bits(a.digits, a.n) - bits
    words = shift // 30
    digits = mag_rshift(a.digits, a.n, words, shift % 30)
    v: i64 = 0
    i = a.n - words - 1
    while i >= 0:
        v = (v << 30) | i64(digits[i])
        i -= 1
    if not v & 1 and mag_has_bits_below(a.digits, shift):
        v |= 1
    return v, shift


def mag_has_bits_below(digits: vec[i32], bits: i64) -> bool:
    """Is one of the lowest `bits` bits set?"""
    words = bits // 30
    i: i64 = 0
    while i < words:
        if digits[i] != 0:
            return True
        i += 1
    rest = bits - words * 30
    return rest > 0 and i64(digits[words]) & ((1 << rest) - 1) != 0


# Shifts.


def shift_left(a: LongObject, bits: i64) -> LongObject:
    """a << bits for a sensible number of bits >= 0."""
    if isinstance(a, CompactLong):
        v = a.value
        if bits < 62 and (v if v >= 0 else -v) <= COMPACT_MAX >> bits:
            return long_from_i64(v << bits)
        if bits < 30:
            return shift_compact(1 if v > 0 else -1, v if v > 0 else -v, bits)
    words = bits // 30
    z = mag_lshift(long_digits(a), long_ndigits(a), words, bits - words * 30)
    return long_from_digits(a.sign_of(), z, len(z))


def shift_compact(sign: i64, v: i64, bits: i64) -> LongObject:
    """sign * v << bits for a compact v > 0 and bits < 30."""
    low = (v & MASK) << bits
    middle = (((v >> 30) & MASK) << bits) | (low >> 30)
    top = ((v >> 60) << bits) | (middle >> 30)
    digits = vec[i32]([i32(low & MASK), i32(middle & MASK), i32(top & MASK), i32(top >> 30)])
    return long_from_digits(sign, digits, 4)


def shift_right(a: LongObject, bits: i64) -> LongObject:
    """a >> bits for bits >= 0, rounded down."""
    if isinstance(a, CompactLong):
        return long_from_i64(a.value >> (bits if bits < 62 else 62))
    assert isinstance(a, BigLong)
    words = bits // 30
    n = a.n
    if words >= n:
        return MINUS_ONE if a.sign < 0 else ZERO
    q = long_from_digits(a.sign, mag_rshift(a.digits, n, words, bits - words * 30), n - words)
    if a.sign < 0 and mag_has_bits_below(a.digits, bits):
        return long_sub(q, ONE)
    return q


def long_lshift(a: LongObject, b: LongObject) -> LongObject | None:
    """a << b. None with an exception. CPython: long_lshift"""
    if b.sign_of() < 0:
        set_error(VALUE_ERROR, "negative shift count")
        return None
    if a is ZERO:
        return ZERO
    if not long_fits_i64(b):
        set_error(OVERFLOW_ERROR, "too many digits in integer")
        return None
    bits = long_as_i64(b)
    if bits > SHIFT_MAX:
        set_error(MEMORY_ERROR, "")
        return None
    return shift_left(a, bits)


def long_rshift(a: LongObject, b: LongObject) -> LongObject | None:
    """a >> b. None with an exception. CPython: long_rshift"""
    if b.sign_of() < 0:
        set_error(VALUE_ERROR, "negative shift count")
        return None
    return shift_right(a, long_as_i64(b))


# Bits.


def twos_complement(a: LongObject, n: i64) -> vec[i32]:
    """The lowest n digits of a in two's complement; n suffices for a's magnitude."""
    z = mag_zeros(n)
    digits = long_digits(a)
    na = long_ndigits(a)
    i: i64 = 0
    if a.sign_of() >= 0:
        mag_copy(digits, 0, na, z, 0)
        return z
    carry: i64 = 1
    while i < n:
        carry += (i64(digits[i]) if i < na else 0) ^ MASK
        z[i] = i32(carry & MASK)
        carry >>= 30
        i += 1
    return z


def long_bitwise(a: LongObject, b: LongObject, op: i64) -> LongObject:
    """a & b, a | b or a ^ b. CPython: long_bitwise"""
    na = long_ndigits(a)
    nb = long_ndigits(b)
    if na < nb:
        return long_bitwise(b, a, op)
    if a.sign_of() >= 0 and b.sign_of() >= 0:
        digits = long_digits(a)
        z = digits[:nb] if op == NB_AND else digits[:na]
        combine(z, long_digits(b), nb, op)
        return long_from_digits(1, z, len(z))
    # One digit more holds the sign.
    n = na + 1
    z = twos_complement(a, n)
    combine(z, twos_complement(b, n), n, op)
    if z[n - 1] == 0:
        return long_from_digits(1, z, n)
    carry: i64 = 1
    i: i64 = 0
    while i < n:
        carry += i64(z[i]) ^ MASK
        z[i] = i32(carry & MASK)
        carry >>= 30
        i += 1
    return long_from_digits(-1, z, n)


def combine(z: vec[i32], y: vec[i32], n: i64, op: i64) -> None:
    """Change the first n digits of z to z op y."""
    i: i64 = 0
    if op == NB_AND:
        while i < n:
            z[i] &= y[i]
            i += 1
    elif op == NB_OR:
        while i < n:
            z[i] |= y[i]
            i += 1
    else:
        while i < n:
            z[i] ^= y[i]
            i += 1


# Powers.


def long_pow(a: LongObject, b: LongObject) -> Object | None:
    """a ** b: a float for a negative b. None with an exception. CPython: long_pow"""
    if b.sign_of() < 0:
        x = long_to_double(a)
        y = long_to_double(b)
        if math.isinf(x) or math.isinf(y):
            return overflow_error("int too large to convert to float")
        return float_pow(x, y)
    if not isinstance(b, CompactLong):
        if isinstance(a, CompactLong) and -1 <= a.value <= 1:
            return ONE if a.value < 0 and not long_is_odd(b) else a
        set_error(MEMORY_ERROR, "")
        return None
    return power(a, b.value)


def power(a: LongObject, exponent: i64) -> LongObject:
    """a ** exponent for exponent >= 0."""
    if isinstance(a, CompactLong):
        v = a.value
        if v == 2:
            return shift_left(ONE, exponent)
        magnitude = -v if v < 0 else v
        if magnitude <= 1:
            return a if exponent & 1 else ONE if v != 0 or exponent == 0 else ZERO
        if exponent < 62 and digit_bits(magnitude) * exponent <= 62:
            result: i64 = 1
            while True:
                if exponent & 1:
                    result *= v
                exponent >>= 1
                if exponent == 0:
                    return long_from_i64(result)
                v *= v
    if exponent == 0:
        return ONE
    digits = long_digits(a)
    na = long_ndigits(a)
    z = digits
    n = na
    # The bit below the highest. (`1 << n` would be a shift of a 32-bit constant in C.)
    mask: i64 = 1
    mask <<= digit_bits(exponent) - 1
    mask >>= 1
    while mask > 0:
        z = mag_square(z, n)
        n = mag_len(z, 2 * n)
        if exponent & mask:
            if na == 1:
                z = mag_mul1(z, n, i64(digits[0]), 0)
                n = mag_len(z, n + 2)
            else:
                z = mag_mul(z, n, digits, na)
                n = mag_len(z, n + na)
        mask >>= 1
    return long_from_digits(-1 if a.sign_of() < 0 and exponent & 1 else 1, z, n)


def long_pow_mod(a: LongObject, b: LongObject, c: LongObject) -> LongObject | None:
    """pow(a, b, c). None with an exception. CPython: long_pow"""
    if c is ZERO:
        set_error(VALUE_ERROR, "pow() 3rd argument cannot be 0")
        return None
    negative = c.sign_of() < 0
    m = long_negate(c) if negative else c
    if m is ONE:
        return ZERO
    if b.sign_of() < 0:
        inverse = long_inverse(a, m)
        if inverse is None:
            return None
        a = inverse
        b = long_negate(b)
    base = long_mod(a, m)
    assert base is not None
    if isinstance(m, CompactLong) and m.value < HALF:
        r = power_mod_compact(base, b, m.value)
    else:
        r = power_mod(base, b, m)
    if negative and r is not ZERO:
        return long_sub(r, m)
    return r


def long_inverse(a: LongObject, n: LongObject) -> LongObject | None:
    """The inverse of a modulo n > 0. None with a ValueError. CPython: long_invmod"""
    # x = factor * a and y = next_factor * a, modulo n.
    x = a
    y = n
    factor: LongObject = ONE
    next_factor: LongObject = ZERO
    while y is not ZERO:
        q, r = divmod_pair(x, y)
        x = y
        y = r
        t = long_sub(factor, long_mul(q, next_factor))
        factor = next_factor
        next_factor = t
    if x is not ONE:
        set_error(VALUE_ERROR, "base is not invertible for the given modulus")
        return None
    return factor


def power_mod_compact(a: LongObject, b: LongObject, m: i64) -> LongObject:
    """a ** b % m for m < 2**31 and 0 <= a < m."""
    assert isinstance(a, CompactLong)
    v = a.value
    result: i64 = 1
    digits = long_digits(b)
    n = long_ndigits(b)
    i: i64 = 0
    while i < n:
        d = i64(digits[i])
        i += 1
        k: i64 = 0
        while k < 30:
            if d & 1:
                result = result * v % m
            d >>= 1
            if d == 0 and i == n:
                break
            v = v * v % m
            k += 1
    return long_from_i64(result)


def power_mod(a: LongObject, b: LongObject, m: LongObject) -> LongObject:
    """a ** b % m for a big m and 0 <= a < m."""
    md = long_digits(m)
    nm = long_ndigits(m)
    bits = long_bit_count_of(b)
    exponent = long_digits(b)
    ad = long_digits(a)
    na = long_ndigits(a)
    if bits == 0:
        return ONE
    if na == 0:
        return ZERO
    z = ad
    n = na
    i = bits - 2
    if bits < WINDOW_CUTOFF:
        while i >= 0:
            z = reduce(mag_square(z, n), 2 * n, md, nm)
            n = mag_len(z, len(z))
            if (i64(exponent[i // 30]) >> (i % 30)) & 1:
                z = reduce(mag_mul(z, n, ad, na), n + na, md, nm)
                n = mag_len(z, len(z))
            i -= 1
        return long_from_digits(1, z, n)
    # Odd powers up to 31; a window begins and ends with a set bit.
    square = reduce(mag_square(ad, na), 2 * na, md, nm)
    ns = mag_len(square, len(square))
    table: list[LongObject] = [a]
    k: i64 = 1
    while k < 16:
        z = reduce(mag_mul(z, n, square, ns), n + ns, md, nm)
        n = mag_len(z, len(z))
        table.append(long_from_digits(1, z, n))
        k += 1
    i = bits - 1
    started = False
    while i >= 0:
        if not (i64(exponent[i // 30]) >> (i % 30)) & 1:
            z = reduce(mag_square(z, n), 2 * n, md, nm)
            n = mag_len(z, len(z))
            i -= 1
            continue
        low = i - WINDOW_BITS + 1
        if low < 0:
            low = 0
        while not (i64(exponent[low // 30]) >> (low % 30)) & 1:
            low += 1
        window: i64 = 0
        k = i
        while k >= low:
            window = window * 2 + ((i64(exponent[k // 30]) >> (k % 30)) & 1)
            if started:
                z = reduce(mag_square(z, n), 2 * n, md, nm)
                n = mag_len(z, len(z))
            k -= 1
        factor = table[window >> 1]
        if started:
            nf = long_ndigits(factor)
            z = reduce(mag_mul(z, n, long_digits(factor), nf), n + nf, md, nm)
            n = mag_len(z, len(z))
        else:
            z = long_digits(factor)
            n = long_ndigits(factor)
            started = True
        i = low - 1
    return long_from_digits(1, z, n)


def reduce(z: vec[i32], n: i64, m: vec[i32], nm: i64) -> vec[i32]:
    """z % m."""
    n = mag_len(z, n)
    if mag_cmp(z, n, m, nm) < 0:
        return z
    if nm == 1:
        return vec[i32]([i32(mag_rem1(z, n, i64(m[0])))])
    return mag_divrem(z, n, m, nm)[1]


from rt.objects.errors import overflow_error, set_error, value_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    MEMORY_ERROR,
    OVERFLOW_ERROR,
    VALUE_ERROR,
    ZERO_DIVISION_ERROR,
)
from rt.objects.floatobject import FloatObject, float_pow  # noqa: E402
from rt.objects.long_arith import (  # noqa: E402
    MASK,
    SHORT_SUM,
    digit_bits,
    mag_add,
    mag_add_carrying,
    mag_add_small,
    mag_bits,
    mag_cmp,
    mag_copy,
    mag_divrem,
    mag_divrem1,
    mag_divrem2,
    mag_len,
    mag_lshift,
    mag_mul,
    mag_mul1,
    mag_rem1,
    mag_rshift,
    mag_square,
    mag_sub,
    mag_zeros,
)
from rt.objects.longobject import (  # noqa: E402
    COMPACT_MAX,
    MINUS_ONE,
    ONE,
    ZERO,
    BigLong,
    CompactLong,
    LongObject,
    long_absolute,
    long_as_i64,
    long_compare,
    long_digits,
    long_fits_i64,
    long_from_digits,
    long_from_i64,
    long_is_odd,
    long_ndigits,
    long_negate,
)
from rt.objects.tupleobject import tuple2  # noqa: E402
