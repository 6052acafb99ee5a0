"""Functions of the math module that work on ints alone.

Answers to math_gcd, math_lcm, math_factorial, math_isqrt, math_comb and math_perm of
Modules/mathmodule.c, and to _PyLong_GCD of Objects/longobject.c.
"""

from __future__ import annotations

import math
from typing import Final

from mypy_extensions import i64

# The greatest factorial that is compact is 20!.
SMALL_FACTORIAL: Final = 20
# comb and perm multiply so many factors one by one.
FEW_FACTORS: Final = 8


def compact_gcd(x: i64, y: i64) -> i64:
    """The greatest common divisor of x, y >= 0."""
    while y != 0:
        x, y = y, x % y
    return x


def long_gcd(a: LongObject, b: LongObject) -> LongObject:
    """math.gcd(a, b), by Lehmer's method. CPython: _PyLong_GCD"""
    a = long_absolute(a)
    b = long_absolute(b)
    if long_compare(a, b) < 0:
        a, b = b, a
    while isinstance(a, BigLong):
        if isinstance(b, CompactLong):
            if b.value == 0:
                return a
            r = long_mod(a, b)
            assert r is not None
            a = b
            b = r
            break
        assert isinstance(b, BigLong)
        # The highest 60 bits of a, and those of b cut at the same place, decide most
        # quotients; the cofactors stay below 2**30.
        shift = mag_bits(a.digits, a.n) - 60
        x = top_value(a, shift)
        y = top_value(b, shift)
        ka: i64 = 1
        kb: i64 = 0
        kc: i64 = 0
        kd: i64 = 1
        steps: i64 = 0
        while y != kc:
            q = (x + (ka - 1)) // (y - kc)
            s = kb + q * kd
            t = x - q * y
            if s > t:
                break
            # (ka, kb, kc, kd) are the cofactors, whose signs alternate.
            x = y
            y = t
            t = ka + q * kc
            ka = kd
            kb = kc
            kc = s
            kd = t
            steps += 1
        if steps == 0:
            r = long_mod(a, b)
            assert r is not None
            a = b
            b = r
            continue
        if steps & 1:
            na = long_sub(long_scale(b, ka), long_scale(a, kb))
            nb = long_sub(long_scale(a, kd), long_scale(b, kc))
        else:
            na = long_sub(long_scale(a, ka), long_scale(b, kb))
            nb = long_sub(long_scale(b, kd), long_scale(a, kc))
        a = na
        b = nb
    assert isinstance(a, CompactLong) and isinstance(b, CompactLong)
    return long_from_i64(compact_gcd(a.value, b.value))


def long_scale(a: LongObject, k: i64) -> LongObject:
    """a * k."""
    return long_mul(a, long_from_i64(k))


def top_value(a: BigLong, shift: i64) -> i64:
    """a >> shift, which fits an i64."""
    words = shift // 30
    n = a.n
    if words >= n:
        return 0
    digits = mag_rshift(a.digits, n, words, shift - words * 30)
    v: i64 = 0
    i = n - words - 1
    while i >= 0:
        v = (v << 30) | i64(digits[i])
        i -= 1
    return v


def long_lcm(a: LongObject, b: LongObject) -> LongObject:
    """math.lcm(a, b). CPython: long_lcm"""
    if a is ZERO or b is ZERO:
        return ZERO
    part = long_floordiv(a, long_gcd(a, b))
    assert part is not None
    return long_absolute(long_mul(part, b))


def long_factorial(n: LongObject) -> LongObject | None:
    """n!. None with an exception. CPython: math_factorial"""
    if n.sign_of() < 0:
        set_error(VALUE_ERROR, "factorial() not defined for negative values")
        return None
    if not long_fits_i64(n):
        set_error(OVERFLOW_ERROR, f"factorial() argument should not exceed {I64_MAX}")
        return None
    k = long_as_i64(n)
    if k <= SMALL_FACTORIAL:
        result: i64 = 1
        while k > 1:
            result *= k
            k -= 1
        return long_from_i64(result)
    # The odd part, and as many twos as k has ones fewer than its value.
    ones: i64 = 0
    m = k
    while m > 0:
        ones += m & 1
        m >>= 1
    return shift_left(odd_factorial_part(k), k - ones)


def odd_factorial_part(n: i64) -> LongObject:
    """n! without its factors of two. CPython: factorial_odd_part

    Of the numbers to n, those with i factors of two contribute the odd numbers to n >> i.
    """
    inner: LongObject = ONE
    outer: LongObject = ONE
    upper: i64 = 3
    i = digit_bits(n) - 2
    while i >= 0:
        v = n >> i
        if v > 2:
            lower = upper
            upper = (v + 1) | 1
            inner = long_mul(inner, odd_product(lower, upper))
            outer = long_mul(outer, inner)
        i -= 1
    return outer


def odd_product(start: i64, stop: i64) -> LongObject:
    """The product of the odd numbers from start up to, not including, stop."""
    count = (stop - start) >> 1
    if count * digit_bits(stop - 2) <= 62:
        result: i64 = 1
        while start < stop:
            result *= start
            start += 2
        return long_from_i64(result)
    middle = (start + count) | 1
    return long_mul(odd_product(start, middle), odd_product(middle, stop))


def long_isqrt(n: LongObject) -> LongObject:
    """The whole part of the square root of n >= 0. CPython: math_isqrt

    Newton's method, each step with twice the bits of the one before.
    """
    if isinstance(n, CompactLong):
        v = n.value
        r = i64(math.sqrt(float(v)))
        while r * r > v:
            r -= 1
        while (r + 1) * (r + 1) <= v:
            r += 1
        return long_from_i64(r)
    c = (long_bit_count_of(n) - 1) >> 1
    a: LongObject = ONE
    d: i64 = 0
    s = digit_bits(c) - 1
    while s >= 0:
        e = d
        d = c >> s
        quotient = long_floordiv(shift_right(n, 2 * c - e - d + 1), a)
        assert quotient is not None
        a = long_add(shift_left(a, d - e - 1), quotient)
        s -= 1
    if long_compare(long_mul(a, a), n) > 0:
        return long_sub(a, ONE)
    return a


def long_perm(n: LongObject, k: LongObject) -> LongObject | None:
    """n! / (n - k)!. None with an exception. CPython: math_perm_impl"""
    if n.sign_of() < 0:
        set_error(VALUE_ERROR, "n must be a non-negative integer")
        return None
    if k.sign_of() < 0:
        set_error(VALUE_ERROR, "k must be a non-negative integer")
        return None
    if long_compare(n, k) < 0:
        return ZERO
    if not long_fits_i64(k):
        set_error(OVERFLOW_ERROR, f"k must not exceed {I64_MAX}")
        return None
    return falling_product(n, long_as_i64(k), False)


def long_comb(n: LongObject, k: LongObject) -> LongObject | None:
    """n! / (k! * (n - k)!). None with an exception. CPython: math_comb_impl"""
    if n.sign_of() < 0:
        set_error(VALUE_ERROR, "n must be a non-negative integer")
        return None
    if k.sign_of() < 0:
        set_error(VALUE_ERROR, "k must be a non-negative integer")
        return None
    rest = long_sub(n, k)
    if rest.sign_of() < 0:
        return ZERO
    if long_compare(rest, k) < 0:
        k = rest
    if not long_fits_i64(k):
        set_error(OVERFLOW_ERROR, f"min(n - k, k) must not exceed {I64_MAX}")
        return None
    return falling_product(n, long_as_i64(k), True)


def falling_product(n: LongObject, k: i64, choose: bool) -> LongObject:
    """n * (n - 1) * ... of k factors; divided by k! when `choose`. CPython: perm_comb_big

    C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j)
    """
    if k == 0:
        return ONE
    if k == 1:
        return n
    if k <= FEW_FACTORS:
        result = n
        i: i64 = 1
        while i < k:
            result = long_mul(result, long_sub(n, long_from_i64(i)))
            if choose:
                quotient = long_floordiv(result, long_from_i64(i + 1))
                assert quotient is not None
                result = quotient
            i += 1
        return result
    j = k >> 1
    result = long_mul(
        falling_product(n, j, choose),
        falling_product(long_sub(n, long_from_i64(j)), k - j, choose),
    )
    if choose:
        quotient = long_floordiv(result, falling_product(long_from_i64(k), j, True))
        assert quotient is not None
        return quotient
    return result


from rt.objects.errors import set_error  # noqa: E402
from rt.objects.exceptions import OVERFLOW_ERROR, VALUE_ERROR  # noqa: E402
from rt.objects.long_arith import digit_bits, mag_bits, mag_rshift  # noqa: E402
from rt.objects.long_ops import (  # noqa: E402
    long_add,
    long_bit_count_of,
    long_floordiv,
    long_mod,
    long_mul,
    long_sub,
    shift_left,
    shift_right,
)
from rt.objects.longobject import (  # noqa: E402
    I64_MAX,
    ONE,
    ZERO,
    BigLong,
    CompactLong,
    LongObject,
    long_absolute,
    long_as_i64,
    long_compare,
    long_fits_i64,
    long_from_i64,
)
