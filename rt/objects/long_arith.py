"""Arithmetic on magnitudes: arrays of 30-bit digits, least first.

Answers to the x_*, k_* and l_* functions of Objects/longobject.c, and to the division of
Lib/_pylong.py.

What always holds: a magnitude is a vec, an offset where it matters, and a count of digits;
each digit is in [0, 2**30). A product of two digits has 60 bits, so an i64 sums seven of
them without overflow: the inner loops take four rows of a product at a time. Results may
have leading zeros; `mag_len` counts without them.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, extend, vec
from mypy_extensions import i32, i64

SHIFT: Final = 30
MASK: Final = 1073741823
BASE: Final = 1073741824

# From this many digits on products, and squares, are made by Karatsuba's method.
KARATSUBA_CUTOFF: Final = 70
KARATSUBA_SQUARE_CUTOFF: Final = 140
# From this many digits of divisor and quotient on division is recursive.
DIVISION_CUTOFF: Final = 80


# Sums of so many digits that may get one more are made with room for it; longer ones in a copy of
# the longer number, where reading and writing are one place.
SHORT_SUM: Final = 64
# A piece of these is copied at once; filling a vec goes digit by digit.
ZEROS: Final = vec[i32]([0] * 4096)


def mag_zeros(n: i64) -> vec[i32]:
    """n zero digits."""
    if 16 < n <= 4096:
        return ZEROS[:n]
    return vec[i32]([0] * n)


def mag_len(a: vec[i32], n: i64) -> i64:
    """How many of the n digits remain without leading zeros."""
    while n > 0 and a[n - 1] == 0:
        n -= 1
    return n


def mag_copy(a: vec[i32], ao: i64, n: i64, z: vec[i32], zo: i64) -> None:
    """Copy n digits of a at ao to z at zo."""
    i: i64 = 0
    while i < n:
        z[zo + i] = a[ao + i]
        i += 1


def mag_bits(a: vec[i32], n: i64) -> i64:
    """The number of bits of n digits, the last of which is not 0."""
    return (n - 1) * SHIFT + digit_bits(i64(a[n - 1]))


def digit_bits(d: i64) -> i64:
    """The number of bits of a value in [0, 2**63)."""
    bits: i64 = 0
    if d >= 4294967296:
        bits = 32
        d >>= 32
    if d >= 65536:
        bits += 16
        d >>= 16
    if d >= 256:
        bits += 8
        d >>= 8
    if d >= 16:
        bits += 4
        d >>= 4
    if d >= 4:
        bits += 2
        d >>= 2
    if d >= 2:
        return bits + 2
    return bits + d


def mag_cmp(a: vec[i32], na: i64, b: vec[i32], nb: i64) -> i64:
    """-1, 0 or 1 as a is less than, equal to or greater than b; no leading zeros."""
    if na != nb:
        return -1 if na < nb else 1
    while na > 0:
        na -= 1
        x = a[na]
        y = b[na]
        if x != y:
            return -1 if x < y else 1
    return 0


# Sums and differences.


def mag_add(a: vec[i32], na: i64, b: vec[i32], nb: i64) -> vec[i32]:
    """a + b, in as many digits as its length says. CPython: x_add"""
    if na < nb:
        return mag_add(b, nb, a, na)
    if na <= SHORT_SUM and i64(a[na - 1]) + (i64(b[nb - 1]) if na == nb else 0) >= MASK:
        return mag_add_carrying(a, na, b, nb)
    z = a[:na]
    carry: i64 = 0
    i: i64 = 0
    while i < nb:
        carry += i64(z[i]) + i64(b[i])
        z[i] = i32(carry & MASK)
        carry >>= SHIFT
        i += 1
    return carry_on(z, i, na, carry)


def mag_add_carrying(a: vec[i32], na: i64, b: vec[i32], nb: i64) -> vec[i32]:
    """As `mag_add` in na + 1 digits, which needs no other vec for the last of them; na >= nb."""
    z = mag_zeros(na + 1)
    carry: i64 = 0
    i: i64 = 0
    while i < nb:
        carry += i64(a[i]) + i64(b[i])
        z[i] = i32(carry & MASK)
        carry >>= SHIFT
        i += 1
    while i < na:
        carry += i64(a[i])
        z[i] = i32(carry & MASK)
        carry >>= SHIFT
        i += 1
    z[na] = i32(carry)
    return z


def carry_on(z: vec[i32], i: i64, n: i64, carry: i64) -> vec[i32]:
    """Add what is carried to the digits of z from i on, with one more digit if need be."""
    while carry != 0:
        if i == n:
            return append(z, i32(carry))
        carry += i64(z[i])
        z[i] = i32(carry & MASK)
        carry >>= SHIFT
        i += 1
    return z


def mag_sub(a: vec[i32], na: i64, b: vec[i32], nb: i64) -> vec[i32]:
    """a - b for a >= b, in na digits. CPython: x_sub"""
    z = a[:na]
    borrow: i64 = 0
    i: i64 = 0
    while i < nb:
        borrow += i64(z[i]) - i64(b[i])
        z[i] = i32(borrow & MASK)
        borrow >>= SHIFT
        i += 1
    return carry_on(z, i, na, borrow)


def mag_add_small(a: vec[i32], na: i64, v: i64) -> vec[i32]:
    """a + v, in as many digits as its length says, for |v| < 2**62 and a + v >= 0."""
    z = a[:na]
    if na < 3:
        z = mag_zeros(3)
        mag_copy(a, 0, na, z, 0)
    return carry_on(z, 0, len(z), v)


def mag_add_to(z: vec[i32], zo: i64, nz: i64, a: vec[i32], ao: i64, na: i64) -> i64:
    """Add a to the nz >= na digits of z at zo; the carry out. CPython: v_iadd"""
    carry: i64 = 0
    i: i64 = 0
    while i < na:
        carry += i64(z[zo + i]) + i64(a[ao + i])
        z[zo + i] = i32(carry & MASK)
        carry >>= SHIFT
        i += 1
    while carry != 0 and i < nz:
        carry += i64(z[zo + i])
        z[zo + i] = i32(carry & MASK)
        carry >>= SHIFT
        i += 1
    return carry


def mag_sub_from(z: vec[i32], zo: i64, nz: i64, a: vec[i32], ao: i64, na: i64) -> i64:
    """Subtract a from the nz >= na digits of z at zo; the borrow out, 0 or 1. CPython: v_isub"""
    borrow: i64 = 0
    i: i64 = 0
    while i < na:
        borrow += i64(z[zo + i]) - i64(a[ao + i])
        z[zo + i] = i32(borrow & MASK)
        borrow >>= SHIFT
        i += 1
    while borrow != 0 and i < nz:
        borrow += i64(z[zo + i])
        z[zo + i] = i32(borrow & MASK)
        borrow >>= SHIFT
        i += 1
    return -borrow


# Shifts.


def mag_lshift(a: vec[i32], na: i64, words: i64, bits: i64) -> vec[i32]:
    """a * 2**(30 * words + bits), in as many digits as its length says; 0 <= bits < 30."""
    if bits == 0 or na == 0:
        if words == 0:
            return a[:na]
        return extend(mag_zeros(words), a[:na])
    up = i32(bits)
    down = i32(SHIFT - bits)
    last = a[na - 1] >> down
    n = words + na
    z = mag_zeros(n + 1 if last != 0 else n)
    if last != 0:
        z[n] = last
    z[words] = (a[0] << up) & MASK
    # Not by way of the last digit that was shifted: like this several are made at a time.
    i: i64 = 1
    while i < na:
        z[words + i] = (a[i] << up) & MASK | a[i - 1] >> down
        i += 1
    return z


def mag_rshift(a: vec[i32], na: i64, words: i64, bits: i64) -> vec[i32]:
    """a // 2**(30 * words + bits) in na - words digits, words < na, 0 <= bits < 30."""
    z = a[words:na]
    if bits == 0:
        return z
    down = i32(bits)
    up = i32(SHIFT - bits)
    last: i64 = len(z) - 1
    i: i64 = 0
    while i < last:
        z[i] = z[i] >> down | (a[words + i + 1] << up) & MASK
        i += 1
    z[last] >>= down
    return z


# Products.


def mag_mul1(a: vec[i32], na: i64, k: i64, carry: i64) -> vec[i32]:
    """a * k + carry in na + 2 digits, for k < 2**32 and carry < 2**32. CPython: muladd1"""
    z = mag_zeros(na + 2)
    i: i64 = 0
    while i < na:
        carry += i64(a[i]) * k
        z[i] = i32(carry & MASK)
        carry >>= SHIFT
        i += 1
    z[na] = i32(carry & MASK)
    z[na + 1] = i32(carry >> SHIFT)
    return z


def mul_rows(
    a: vec[i32], ao: i64, na: i64, b: vec[i32], bo: i64, nb: i64, z: vec[i32], zo: i64
) -> None:
    """Write the product of a and b to the na + nb digits of z at zo. CPython: x_mul"""
    i: i64 = 0
    while i < na + nb:
        z[zo + i] = 0
        i += 1
    i = 0
    while i < na:
        # Four rows at once, the last times perhaps with rows of zeros; such a row's column
        # beyond the product is 0 and stays unwritten.
        left = na - i
        a0 = i64(a[ao + i])
        a1: i64 = 0
        a2: i64 = 0
        a3: i64 = 0
        rows: i64 = 1
        if left > 1:
            a1 = i64(a[ao + i + 1])
            rows = 2
            if left > 2:
                a2 = i64(a[ao + i + 2])
                rows = 3
                if left > 3:
                    a3 = i64(a[ao + i + 3])
                    rows = 4
        b1: i64 = 0
        b2: i64 = 0
        b3: i64 = 0
        carry: i64 = 0
        k = zo + i
        j = bo
        end = bo + nb
        while j < end:
            b0 = i64(b[j])
            carry += i64(z[k]) + a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3
            z[k] = i32(carry & MASK)
            carry >>= SHIFT
            b3 = b2
            b2 = b1
            b1 = b0
            k += 1
            j += 1
        carry += a1 * b1 + a2 * b2 + a3 * b3
        z[k] = i32(carry & MASK)
        carry >>= SHIFT
        if rows > 1:
            carry += a2 * b1 + a3 * b2
            z[k + 1] = i32(carry & MASK)
            carry >>= SHIFT
            if rows > 2:
                carry += a3 * b1
                z[k + 2] = i32(carry & MASK)
                carry >>= SHIFT
                if rows > 3:
                    z[k + 3] = i32(carry)
        i += 4


def mag_mul_into(
    a: vec[i32], ao: i64, na: i64, b: vec[i32], bo: i64, nb: i64, z: vec[i32], zo: i64
) -> None:
    """Write the product of a and b to the na + nb digits of z at zo. CPython: k_mul"""
    if na > nb:
        mag_mul_into(b, bo, nb, a, ao, na, z, zo)
    elif na < KARATSUBA_CUTOFF:
        mul_rows(a, ao, na, b, bo, nb, z, zo)
    elif 2 * na <= nb:
        mul_lopsided(a, ao, na, b, bo, nb, z, zo)
    else:
        mul_karatsuba(a, ao, na, b, bo, nb, z, zo)


def mul_lopsided(
    a: vec[i32], ao: i64, na: i64, b: vec[i32], bo: i64, nb: i64, z: vec[i32], zo: i64
) -> None:
    """A product for nb >= 2 * na: b is cut in parts as long as a. CPython: k_lopsided_mul"""
    i: i64 = 0
    while i < na + nb:
        z[zo + i] = 0
        i += 1
    part = mag_zeros(2 * na)
    done: i64 = 0
    while done < nb:
        n = min(nb - done, na)
        mag_mul_into(a, ao, na, b, bo + done, n, part, 0)
        mag_add_to(z, zo + done, na + nb - done, part, 0, na + n)
        done += n


def mul_karatsuba(
    a: vec[i32], ao: i64, na: i64, b: vec[i32], bo: i64, nb: i64, z: vec[i32], zo: i64
) -> None:
    """A product for na <= nb < 2 * na, by three products of half the length.

    (ah*X + al)(bh*X + bl) = ah*bh*X*X + ((ah + al)(bh + bl) - ah*bh - al*bl)*X + al*bl
    """
    half = nb >> 1
    nah = na - half
    nbh = nb - half
    mag_mul_into(a, ao, half, b, bo, half, z, zo)
    mag_mul_into(a, ao + half, nah, b, bo + half, nbh, z, zo + 2 * half)
    # nah may be half + 1, as nbh may.
    sum_a = mag_zeros(nbh + 1)
    mag_copy(a, ao, half, sum_a, 0)
    mag_add_to(sum_a, 0, nbh + 1, a, ao + half, nah)
    ns = mag_len(sum_a, nbh + 1)
    sum_b = mag_zeros(nbh + 1)
    mag_copy(b, bo, half, sum_b, 0)
    mag_add_to(sum_b, 0, nbh + 1, b, bo + half, nbh)
    nt = mag_len(sum_b, nbh + 1)
    middle = mag_zeros(2 * nbh + 2)
    mag_mul_into(sum_a, 0, ns, sum_b, 0, nt, middle, 0)
    add_middle(middle, 2 * nbh + 2, z, zo, half, na + nb)


def add_middle(middle: vec[i32], n: i64, z: vec[i32], zo: i64, half: i64, nz: i64) -> None:
    """The end of Karatsuba's method: z holds the outer products, `middle` the sums' product."""
    mag_sub_from(middle, 0, n, z, zo, 2 * half)
    mag_sub_from(middle, 0, n, z, zo + 2 * half, nz - 2 * half)
    n = mag_len(middle, n)
    mag_add_to(z, zo + half, nz - half, middle, 0, n)


def square_rows(a: vec[i32], ao: i64, n: i64, z: vec[i32], zo: i64) -> None:
    """Write the square of a to the 2n digits of z at zo.

    Three rows at a time: a row's part right of the diagonal is counted twice, so its digits
    have 31 bits and only three products fit the sum.
    """
    i: i64 = 0
    while i < 2 * n:
        z[zo + i] = 0
        i += 1
    i = 0
    while i + 3 <= n:
        k = zo + 2 * i
        a0 = i64(a[ao + i])
        a1 = i64(a[ao + i + 1])
        a2 = i64(a[ao + i + 2])
        d0 = a0 << 1
        d1 = a1 << 1
        d2 = a2 << 1
        carry = i64(z[k]) + a0 * a0
        z[k] = i32(carry & MASK)
        carry = (carry >> SHIFT) + i64(z[k + 1]) + d0 * a1
        z[k + 1] = i32(carry & MASK)
        carry = (carry >> SHIFT) + i64(z[k + 2]) + d0 * a2 + a1 * a1
        z[k + 2] = i32(carry & MASK)
        carry >>= SHIFT
        k += 3
        # What the three rows' own digits add to the next two columns.
        own1 = d1 * a2
        own2 = a2 * a2
        b1: i64 = 0
        b2: i64 = 0
        j = ao + i + 3
        end = ao + n
        while j < end:
            b0 = i64(a[j])
            carry += i64(z[k]) + d0 * b0 + d1 * b1 + d2 * b2 + own1
            z[k] = i32(carry & MASK)
            carry >>= SHIFT
            own1 = own2
            own2 = 0
            b2 = b1
            b1 = b0
            k += 1
            j += 1
        carry += d1 * b1 + d2 * b2 + own1
        z[k] = i32(carry & MASK)
        carry = (carry >> SHIFT) + d2 * b1 + own2
        z[k + 1] = i32(carry & MASK)
        z[k + 2] = i32(carry >> SHIFT)
        i += 3
    if i < n:
        k = zo + 2 * i
        a0 = i64(a[ao + i])
        a1 = i64(a[ao + i + 1]) if i + 1 < n else 0
        carry = i64(z[k]) + a0 * a0
        z[k] = i32(carry & MASK)
        carry = (carry >> SHIFT) + i64(z[k + 1]) + 2 * a0 * a1
        z[k + 1] = i32(carry & MASK)
        if i + 1 < n:
            carry = (carry >> SHIFT) + a1 * a1
            z[k + 2] = i32(carry & MASK)
            z[k + 3] = i32(carry >> SHIFT)


def mag_square_into(a: vec[i32], ao: i64, n: i64, z: vec[i32], zo: i64) -> None:
    """Write the square of a to the 2n digits of z at zo. CPython: k_mul"""
    if n < KARATSUBA_SQUARE_CUTOFF:
        square_rows(a, ao, n, z, zo)
        return
    half = n >> 1
    high = n - half
    mag_square_into(a, ao, half, z, zo)
    mag_square_into(a, ao + half, high, z, zo + 2 * half)
    total = mag_zeros(high + 1)
    mag_copy(a, ao, half, total, 0)
    mag_add_to(total, 0, high + 1, a, ao + half, high)
    ns = mag_len(total, high + 1)
    middle = mag_zeros(2 * high + 2)
    mag_square_into(total, 0, ns, middle, 0)
    add_middle(middle, 2 * high + 2, z, zo, half, 2 * n)


def mag_mul(a: vec[i32], na: i64, b: vec[i32], nb: i64) -> vec[i32]:
    """a * b in na + nb digits."""
    z = mag_zeros(na + nb)
    mag_mul_into(a, 0, na, b, 0, nb, z, 0)
    return z


def mag_square(a: vec[i32], n: i64) -> vec[i32]:
    """a * a in 2n digits."""
    z = mag_zeros(2 * n)
    mag_square_into(a, 0, n, z, 0)
    return z


# Quotients.


def mag_divrem1(a: vec[i32], na: i64, d: i64, q: vec[i32]) -> i64:
    """Write a // d to the na digits of q, which may be a; the remainder.

    0 < d < 2**32. CPython: inplace_divrem1
    """
    r: i64 = 0
    i = na - 1
    while i >= 0:
        r = (r << SHIFT) | i64(a[i])
        x = r // d
        q[i] = i32(x)
        r -= x * d
        i -= 1
    return r


def mag_rem1(a: vec[i32], na: i64, d: i64) -> i64:
    """a % d for 0 < d < 2**32. CPython: inplace_rem1"""
    r: i64 = 0
    i = na - 1
    while i >= 0:
        r = ((r << SHIFT) | i64(a[i])) % d
        i -= 1
    return r


def div_school(
    u: vec[i32], uo: i64, v: vec[i32], vo: i64, n: i64, q: vec[i32], qo: i64, m: i64
) -> None:
    """Divide the m + n digits of u by the n >= 2 digits of v, in place.

    v's highest bit is set and the highest n digits of u are less than v. Writes m digits
    of quotient to q and leaves the remainder in the lowest n digits of u, the others 0.
    Knuth, volume 2, 4.3.1, algorithm D. CPython: x_divrem
    """
    d1 = i64(v[vo + n - 1])
    d2 = i64(v[vo + n - 2])
    j = m - 1
    while j >= 0:
        k = uo + j
        u0 = i64(u[k + n])
        top = (u0 << SHIFT) | i64(u[k + n - 1])
        x = top // d1
        r = top - x * d1
        u2 = i64(u[k + n - 2])
        while x > MASK or x * d2 > ((r << SHIFT) | u2):
            x -= 1
            r += d1
            if r > MASK:
                break
        # Subtract x * v; what is left of u0 is 0, or -1 when x was one too large.
        borrow: i64 = 0
        i: i64 = 0
        while i < n:
            borrow += i64(u[k + i]) - x * i64(v[vo + i])
            u[k + i] = i32(borrow & MASK)
            borrow >>= SHIFT
            i += 1
        if borrow + u0 < 0:
            mag_add_to(u, k, n, v, vo, n)
            x -= 1
        u[k + n] = 0
        q[qo + j] = i32(x)
        j -= 1


def div_2n_1n(u: vec[i32], uo: i64, v: vec[i32], vo: i64, n: i64, q: vec[i32], qo: i64) -> None:
    """As `div_school` with m = n, recursively. Burnikel and Ziegler, "Fast recursive division"."""
    if n < DIVISION_CUTOFF or n & 1:
        div_school(u, uo, v, vo, n, q, qo, n)
        return
    half = n >> 1
    div_high(u, uo + half, v, vo, n, half, q, qo + half)
    div_high(u, uo, v, vo, n, half, q, qo)


def div_high(
    u: vec[i32], uo: i64, v: vec[i32], vo: i64, n: i64, m: i64, q: vec[i32], qo: i64
) -> None:
    """As `div_school` for m <= n / 2: divide by the m highest digits of v, and correct."""
    low = n - m
    # u = high part, of 2m digits, and the rest, of n - m.
    same: bool = True
    i: i64 = m - 1
    while i >= 0:
        if u[uo + n + i] != v[vo + low + i]:
            same = False
            break
        i -= 1
    if same:
        # The quotient by the high part would have m + 1 digits: take B**m - 1, whose
        # product with the high part is that part shifted, less itself.
        i = 0
        while i < m:
            q[qo + i] = MASK
            u[uo + n + i] = 0
            i += 1
        u[uo + n] = i32(mag_add_to(u, uo + low, m, v, vo + low, m))
    else:
        div_2n_1n(u, uo + low, v, vo + low, m, q, qo)
    # Subtract quotient * low part of v; u's digit n is all that can be above n digits.
    product = mag_zeros(n)
    mag_mul_into(q, qo, m, v, vo, low, product, 0)
    top = i64(u[uo + n]) - mag_sub_from(u, uo, n, product, 0, n)
    while top < 0:
        top += mag_add_to(u, uo, n, v, vo, n)
        decrement(q, qo, m)
    u[uo + n] = i32(top)


def decrement(q: vec[i32], qo: i64, n: i64) -> None:
    """q -= 1."""
    i: i64 = 0
    while i < n:
        if q[qo + i] != 0:
            q[qo + i] -= 1
            return
        q[qo + i] = MASK
        i += 1


def mag_divrem2(a: vec[i32], na: i64, v: i64, q: vec[i32]) -> i64:
    """Write a // v to the na digits of q, for a v of two digits; a % v is returned.

    What `div_school` does, with the remainder in an i64.
    """
    shift = SHIFT - digit_bits(v >> SHIFT)
    down = SHIFT - shift
    d = v << shift
    d1 = d >> SHIFT
    d2 = d & MASK
    digit = i64(a[na - 1])
    r = digit >> down
    j = na - 1
    while j >= 0:
        u2 = (digit << shift) & MASK
        if j > 0:
            digit = i64(a[j - 1])
            u2 |= digit >> down
        x = r // d1
        r -= x * d1
        while x > MASK or x * d2 > ((r << SHIFT) | u2):
            x -= 1
            r += d1
            if r > MASK:
                break
        r = (r << SHIFT) + u2 - x * d2
        q[j] = i32(x)
        j -= 1
    return r >> shift


def mag_divrem(a: vec[i32], na: i64, b: vec[i32], nb: i64) -> tuple[vec[i32], vec[i32]]:
    """a // b in na - nb + 1 digits and a % b in nb digits, for na >= nb >= 2.

    CPython: x_divrem; Lib/_pylong.py int_divmod
    """
    shift = SHIFT - digit_bits(i64(b[nb - 1]))
    v = mag_lshift(b, nb, 0, shift)
    u = mag_lshift(a, na, 0, shift)
    if len(u) == na:
        u = append(u, 0)
    # u has na + 1 digits; without its first it may be that its high part is less than v.
    m = na - nb + 1
    q = mag_zeros(m)
    if i64(u[na]) == 0 and i64(u[na - 1]) < i64(v[nb - 1]):
        m -= 1
    if m < DIVISION_CUTOFF or nb < DIVISION_CUTOFF:
        div_school(u, 0, v, 0, nb, q, 0, m)
        return q, mag_rshift(u, nb, 0, shift)
    return div_blocks(u, v, nb, q, m, shift)


def div_blocks(
    u: vec[i32], v: vec[i32], nb: i64, q: vec[i32], m: i64, shift: i64
) -> tuple[vec[i32], vec[i32]]:
    """Divide u, of nb + m digits, by v in blocks of the quotient that halve well."""
    size = min(m, nb)
    parts: i64 = 1
    while size >= DIVISION_CUTOFF:
        size = (size + 1) >> 1
        parts <<= 1
    block = size * parts
    # Lower zero digits make the divisor one block long, or else the quotient.
    pad: i64 = 0
    if m >= nb:
        pad = block - nb
        v = mag_lshift(v, nb, pad, 0)
    n = nb + pad
    blocks = (m + block - 1) // block
    wide = mag_zeros(n + blocks * block + 1)
    mag_copy(u, 0, nb + m, wide, pad)
    quotient = mag_zeros(blocks * block)
    i = blocks - 1
    while i >= 0:
        if n == block:
            div_2n_1n(wide, i * block, v, 0, n, quotient, i * block)
        elif 2 * block <= n:
            div_high(wide, i * block, v, 0, n, block, quotient, i * block)
        else:
            # Between n / 2 and n: in halves, which div_high takes.
            half = block >> 1
            div_high(wide, i * block + half, v, 0, n, half, quotient, i * block + half)
            div_high(wide, i * block, v, 0, n, half, quotient, i * block)
        i -= 1
    mag_copy(quotient, 0, m, q, 0)
    return q, mag_rshift(mag_rshift(wide, n, pad, 0), nb, 0, shift)
