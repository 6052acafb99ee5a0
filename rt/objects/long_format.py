"""Ints to text and back.

Answers to long_to_decimal_string_internal, long_format_binary and PyLong_FromString of
Objects/longobject.c, and to int_to_decimal_string and int_from_string of Lib/_pylong.py.

What always holds: text is ASCII in host bytes. Long conversions are divided at powers of
the base and multiplied or divided by halves, so their cost is that of products.
"""

from __future__ import annotations

from typing import Final

from librt.strings import BytesWriter
from librt.vecs import vec
from mypy_extensions import i32, i64, u8

from rt.objects.object import Object
from rt.objects.pystate import RT

# Decimal text is made in parts of nine digits.
DECIMAL_BASE: Final = 1000000000
DECIMAL_WIDTH: Final = 9
# A number of at most so many digits is converted in the simple way.
SIMPLE_DIGITS: Final = 32
# Below so many characters the limit of digits is not asked for.
STR_DIGITS_THRESHOLD: Final = 640
# How many characters of each base fit a digit, and the base to that power.
MAX_BASE: Final = 36


def make_widths() -> vec[i64]:
    widths = vec[i64]([0] * (MAX_BASE + 1))
    base: i64 = 2
    while base <= MAX_BASE:
        power: i64 = base
        width: i64 = 1
        while power * base < BASE:
            power *= base
            width += 1
        widths[base] = width
        base += 1
    return widths


def make_digit_values() -> vec[i64]:
    values = vec[i64]([MAX_BASE + 1] * 256)
    i: i64 = 0
    while i < 10:
        values[48 + i] = i
        i += 1
    while i < MAX_BASE:
        values[65 + i - 10] = i
        values[97 + i - 10] = i
        i += 1
    return values


# To text.


def long_decimal(x: LongObject) -> bytes | None:
    """The decimal text. None with a ValueError beyond the limit of digits.

    CPython: long_to_decimal_string_internal
    """
    if isinstance(x, CompactLong):
        return str(x.value).encode("ascii")
    assert isinstance(x, BigLong)
    limit = RT.ts.interp.int_max_str_digits
    n = x.n
    if n > 72 and limit > 0 and limit // 90 <= (n - 11) // 10:
        too_long_to_print(limit)
        return None
    text = mag_decimal(x.digits, n, x.sign < 0)
    if limit > 0 and len(text) > STR_DIGITS_THRESHOLD:
        ndigits: i64 = len(text) - (1 if x.sign < 0 else 0)
        if ndigits > limit:
            too_long_to_print(limit)
            return None
    return text


def too_long_to_print(limit: i64) -> None:
    set_error(
        VALUE_ERROR,
        f"Exceeds the limit ({limit} digits) for integer string conversion; "
        "use sys.set_int_max_str_digits() to increase the limit",
    )


def mag_decimal(a: vec[i32], n: i64, negative: bool) -> bytes:
    """The decimal text of n digits, not all 0."""
    # A digit has 9.031 decimal digits: never more parts than this.
    nparts: i64 = n + n // 200 + 2
    level: i64 = -1
    powers: list[Magnitude] = []
    if n > SIMPLE_DIGITS:
        # Powers until the square of the last exceeds the number.
        p = mag_power_of(DECIMAL_BASE, SIMPLE_DIGITS // 2)
        size: i64 = SIMPLE_DIGITS // 2
        powers.append(p)
        level = 0
        while 2 * p.n <= n + 1:
            p = magnitude(mag_square(p.digits, p.n), 2 * p.n)
            powers.append(p)
            size *= 2
            level += 1
        nparts = max(nparts, 2 * size)
    parts = vec[i32]([0] * nparts)
    write_parts(a, n, parts, 0, powers, level)
    i = nparts - 1
    while i > 0 and parts[i] == 0:
        i -= 1
    out = BytesWriter()
    if negative:
        out.append(u8(45))
    out.write(str(parts[i]).encode("ascii"))
    while i > 0:
        i -= 1
        # Quotients of constants by multiplication, which is exact for values of this size.
        part = i64(parts[i])
        high = (part * 1125899907) >> 50
        rest = part - high * 1000000
        middle = (rest * 1099511628) >> 40
        write_three(out, high)
        write_three(out, middle)
        write_three(out, rest - middle * 1000)
    return out.getvalue()


def write_three(out: BytesWriter, v: i64) -> None:
    """Three decimal digits of v < 1000."""
    hundreds = (v * 41) >> 12
    rest = v - hundreds * 100
    tens = (rest * 103) >> 10
    out.append(u8(48 + hundreds))
    out.append(u8(48 + tens))
    out.append(u8(48 + rest - tens * 10))


def write_parts(
    a: vec[i32], n: i64, parts: vec[i32], at: i64, powers: list[Magnitude], level: i64
) -> None:
    """Write a in base 10**9 to `parts`, whose entries from `at` on are 0.

    a is less than the square of powers[level].
    """
    if n <= SIMPLE_DIGITS or level < 0:
        write_parts_simply(a, n, parts, at)
        return
    p = powers[level]
    if mag_cmp(a, n, p.digits, p.n) < 0:
        write_parts(a, n, parts, at, powers, level - 1)
        return
    q, r = mag_divrem(a, n, p.digits, p.n)
    write_parts(r, mag_len(r, p.n), parts, at, powers, level - 1)
    nq = n - p.n + 1
    write_parts(q, mag_len(q, nq), parts, at + ((SIMPLE_DIGITS // 2) << level), powers, level - 1)


def write_parts_simply(a: vec[i32], n: i64, parts: vec[i32], at: i64) -> None:
    """As `write_parts`; the parts so far are multiplied by 2**30 for each digit of a."""
    size: i64 = 0
    i = n - 1
    while i >= 0:
        carry = i64(a[i])
        j = at
        end = at + size
        while j < end:
            # part * 2**30 + carry = part * 10**9 + rest; the division of the rest, below
            # 2**57, by a multiplication may be one too small.
            part = i64(parts[j])
            rest = part * 73741824 + carry
            q = ((rest >> 26) * 1152921504) >> 34
            rest -= q * DECIMAL_BASE
            if rest >= DECIMAL_BASE:
                rest -= DECIMAL_BASE
                q += 1
            parts[j] = i32(rest)
            carry = part + q
            j += 1
        while carry > 0:
            high = carry // DECIMAL_BASE
            parts[at + size] = i32(carry - high * DECIMAL_BASE)
            carry = high
            size += 1
        i -= 1


class Magnitude:
    """Digits and how many they are."""

    def __init__(self, digits: vec[i32], n: i64) -> None:
        self.digits: Final = digits
        self.n: Final[i64] = n


def magnitude(digits: vec[i32], n: i64) -> Magnitude:
    return Magnitude(digits, mag_len(digits, n))


def mag_power_of(base: i64, exponent: i64) -> Magnitude:
    """base ** exponent for base < 2**30, exponent > 0."""
    digits = vec[i32]([i32(base)])
    n: i64 = 1
    bit: i64 = 1
    while bit * 2 <= exponent:
        bit *= 2
    bit >>= 1
    while bit > 0:
        digits = mag_square(digits, n)
        n = mag_len(digits, 2 * n)
        if exponent & bit:
            digits = mag_mul1(digits, n, base, 0)
            n = mag_len(digits, n + 2)
        bit >>= 1
    return Magnitude(digits, n)


def write_binary_digits(out: BytesWriter, x: LongObject, bits: i64) -> None:
    """Append the digits of |x| in base 2**bits, bits being 1, 3 or 4.

    CPython: long_format_binary
    """
    mask: i64 = (1 << bits) - 1
    if isinstance(x, CompactLong):
        v = x.value
        if v < 0:
            v = -v
        left: i64 = 1
        while left * bits < 62 and v >> (left * bits) != 0:
            left += 1
        while left > 0:
            left -= 1
            d = (v >> (left * bits)) & mask
            out.append(u8(48 + d if d < 10 else 87 + d))
        return
    digits = long_digits(x)
    n = long_ndigits(x)
    left = (mag_bits(digits, n) + bits - 1) // bits
    backwards = BytesWriter()
    acc: i64 = 0
    have: i64 = 0
    i: i64 = 0
    while left > 0:
        if have < bits:
            if i < n:
                acc |= i64(digits[i]) << have
                i += 1
            have += 30
        d = acc & mask
        backwards.append(u8(48 + d if d < 10 else 87 + d))
        acc >>= bits
        have -= bits
        left -= 1
    out.write(backwards.getvalue()[::-1])


def binary_text(x: LongObject, base: i64, alternate: bool) -> bytes:
    """The text in base 2, 8 or 16, with the prefix 0b, 0o or 0x when `alternate`."""
    out = scratch() if isinstance(x, CompactLong) else BytesWriter()
    if x.sign_of() < 0:
        out.append(u8(45))
    if alternate:
        out.append(u8(48))
        out.append(u8(120 if base == 16 else 111 if base == 8 else 98))
    write_binary_digits(out, x, 4 if base == 16 else 3 if base == 8 else 1)
    return out.getvalue()


def long_in_base(x: LongObject, base: i64) -> UnicodeObject:
    """`bin(x)`, `oct(x)` or `hex(x)`."""
    return unicode_latin1(binary_text(x, base, True))


def long_format_base(x: LongObject, base: i64, alternate: bool) -> str | None:
    """The text in base 2, 8, 10 or 16, with the prefix 0b, 0o or 0x when `alternate`.

    None with a ValueError beyond the limit of digits. CPython: _PyLong_Format
    """
    if base != 10:
        return binary_text(x, base, alternate).decode("ascii")
    if isinstance(x, CompactLong):
        return str(x.value)
    text = long_decimal(x)
    return None if text is None else text.decode("ascii")


# From text.


def long_from_unicode(u: UnicodeObject, base: i64) -> LongObject | None:
    """`int(u, base)`. None with a ValueError. CPython: PyLong_FromUnicodeObject"""
    x = long_parse(u.data, base) if u.kind == 1 else None
    if x is None and not error_occurred():
        if not unicode_is_ascii(u):
            x = long_parse(unicode_digits_to_ascii(u), base)
        if x is None and not error_occurred():
            invalid_literal(u, base)
    return x


def long_from_bytes_text(data: bytes, base: i64) -> LongObject | None:
    """`int(data, base)`. None with a ValueError. CPython: _PyLong_FromBytes"""
    x = long_parse(data, base)
    if x is None and not error_occurred():
        invalid_literal(BytesObject(data[:200]), base)
    return x


def invalid_literal(literal: Object, base: i64) -> None:
    text = literal.tp_repr()
    if isinstance(text, UnicodeObject):
        shown = unicode_to_host(text)[:200]
        set_error(VALUE_ERROR, f"invalid literal for int() with base {base}: {shown}")


def unicode_digits_to_ascii(u: UnicodeObject) -> bytes:
    """The string with every decimal digit and space as the ASCII one.

    What is neither, and not ASCII, becomes a question mark, at which the text ends.
    CPython: _PyUnicode_TransformDecimalAndSpaceToASCII
    """
    # Loaded by who has such digits.
    import unicodedata

    out = bytearray()
    for c in unicode_to_host(u):
        if c < "\x80":
            out.append(ord(c))
        elif c.isspace():
            out.append(32)
        else:
            d = unicodedata.decimal(c, -1)
            if d < 0:
                out.append(63)
                break
            out.append(48 + d)
    return bytes(out)


def long_parse(s: bytes, base: i64) -> LongObject | None:
    """The int that s spells, spaces around it allowed.

    None when s is no literal of the base, without an exception, or with one beyond the
    limit of digits.

    Args:
        base: 2 to 36, or 0: as the prefix says.

    CPython: PyLong_FromString
    """
    n: i64 = len(s)
    i: i64 = 0
    while i < n and is_space(i64(s[i])):
        i += 1
    while n > i and is_space(i64(s[n - 1])):
        n -= 1
    negative = False
    if i < n and (s[i] == 43 or s[i] == 45):
        negative = s[i] == 45
        i += 1
    if i >= n:
        return None
    zero_only = False
    if base == 0:
        if s[i] != 48:
            base = 10
        elif i + 1 >= n:
            base = 10
        else:
            base = base_of_prefix(i64(s[i + 1]))
            if base == 0:
                # As in source text, only zero may begin with a zero.
                zero_only = True
                base = 10
    if s[i] == 48 and i + 1 < n and base == base_of_prefix(i64(s[i + 1])):
        i += 2
        # One underscore may follow the prefix.
        if i < n and s[i] == 95:
            i += 1
    x = long_parse_digits(s, i, n, base)
    if x is None or (zero_only and x is not ZERO):
        return None
    return long_negate(x) if negative else x


def is_space(c: i64) -> bool:
    return c == 32 or (c >= 9 and c <= 13)


def base_of_prefix(c: i64) -> i64:
    """The base whose prefix is 0 and the letter c; 0 for no such base."""
    if c == 120 or c == 88:
        return 16
    if c == 111 or c == 79:
        return 8
    if c == 98 or c == 66:
        return 2
    return 0


def long_parse_digits(s: bytes, i: i64, n: i64, base: i64) -> LongObject | None:
    """The int that the characters s[i:n], digits and single underscores, spell."""
    v: i64 = 0
    underscore = True
    start = i
    # As many as fit an i64, which is nearly always all of them.
    limit = (COMPACT_MAX - base) // base
    while i < n and v <= limit:
        c = i64(s[i])
        if c == 95:
            if underscore:
                return None
            underscore = True
        else:
            d = DIGIT_VALUES[c]
            if d >= base:
                return None
            v = v * base + d
            underscore = False
        i += 1
    if i == n:
        return None if underscore else long_from_i64(v)
    return long_parse_many(s, start, n, base)


def count_digits(s: bytes, i: i64, n: i64, base: i64) -> i64:
    """How many digits there are in s[i:n], where an underscore may be between two of them.

    -1: something else is there, or nothing.
    """
    count: i64 = 0
    underscore = True
    while i < n:
        c = i64(s[i])
        if c == 95:
            if underscore:
                return -1
            underscore = True
        else:
            if DIGIT_VALUES[c] >= base:
                return -1
            count += 1
            underscore = False
        i += 1
    return -1 if underscore else count


def long_parse_many(s: bytes, i: i64, n: i64, base: i64) -> LongObject | None:
    """As `long_parse_digits`, for any number of digits."""
    start = i
    count = n - i
    # The usual text is seen to be one at once.
    plain = base == 10 and s[i:n].isdigit()
    if not plain:
        count = count_digits(s, i, n, base)
        if count < 0:
            return None
    if base & (base - 1) == 0:
        return parse_binary(s, start, n, count, base)
    if count > STR_DIGITS_THRESHOLD:
        most = RT.ts.interp.int_max_str_digits
        if most > 0 and count > most:
            set_error(
                VALUE_ERROR,
                f"Exceeds the limit ({most} digits) for integer string conversion: value has "
                f"{count} digits; use sys.set_int_max_str_digits() to increase the limit",
            )
            return None
    # Characters are gathered to digits of base ** width, the first of which is the shortest.
    width = WIDTHS[base]
    nparts = (count + width - 1) // width
    parts = vec[i32]([0] * nparts)
    i = start
    k = nparts - 1
    take = count - k * width
    while k >= 0:
        v: i64 = 0
        while plain and take > 0:
            v = v * 10 + i64(s[i]) - 48
            i += 1
            take -= 1
        while take > 0:
            c = i64(s[i])
            if c != 95:
                v = v * base + DIGIT_VALUES[c]
                take -= 1
            i += 1
        parts[k] = i32(v)
        take = width
        k -= 1
    step: i64 = 1
    while width > 0:
        step *= base
        width -= 1
    powers: list[Magnitude] = []
    size: i64 = SIMPLE_DIGITS
    if nparts > size:
        p = mag_power_of(step, size)
        powers.append(p)
        while 2 * size < nparts:
            p = magnitude(mag_square(p.digits, p.n), 2 * p.n)
            powers.append(p)
            size *= 2
    m = parts_to_digits(parts, 0, nparts, step, powers, len(powers) - 1)
    return long_from_digits(1, m.digits, m.n)


def parse_binary(s: bytes, start: i64, i: i64, count: i64, base: i64) -> LongObject:
    """The int of the `count` digits in s[start:i], in a base that is a power of two."""
    bits: i64 = digit_bits(base) - 1
    n = (count * bits + 29) // 30
    digits = vec[i32]([0] * n)
    acc: i64 = 0
    have: i64 = 0
    k: i64 = 0
    while i > start:
        i -= 1
        c = i64(s[i])
        if c == 95:
            continue
        acc |= DIGIT_VALUES[c] << have
        have += bits
        if have >= 30:
            digits[k] = i32(acc & MASK)
            k += 1
            acc >>= 30
            have -= 30
    if k < n:
        digits[k] = i32(acc)
    return long_from_digits(1, digits, n)


def parts_to_digits(
    parts: vec[i32], at: i64, n: i64, step: i64, powers: list[Magnitude], level: i64
) -> Magnitude:
    """The value of parts[at:at + n] in base `step`, least first; powers[k] is
    step ** (SIMPLE_DIGITS << k)."""
    if n <= SIMPLE_DIGITS:
        digits = vec[i32]([0] * n)
        size: i64 = 0
        i = n - 1
        while i >= 0:
            carry = i64(parts[at + i])
            j: i64 = 0
            while j < size:
                carry += i64(digits[j]) * step
                digits[j] = i32(carry & MASK)
                carry >>= 30
                j += 1
            if carry > 0:
                digits[size] = i32(carry)
                size += 1
            i -= 1
        return Magnitude(digits, size)
    half = i64(SIMPLE_DIGITS) << level
    if n <= half:
        return parts_to_digits(parts, at, n, step, powers, level - 1)
    low = parts_to_digits(parts, at, half, step, powers, level - 1)
    high = parts_to_digits(parts, at + half, n - half, step, powers, level - 1)
    p = powers[level]
    z = mag_zeros(high.n + p.n + 1)
    mag_mul_into(high.digits, 0, high.n, p.digits, 0, p.n, z, 0)
    mag_add_to(z, 0, high.n + p.n + 1, low.digits, 0, low.n)
    return magnitude(z, high.n + p.n + 1)


from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.errors import error_occurred, set_error  # noqa: E402
from rt.objects.exceptions import VALUE_ERROR  # noqa: E402
from rt.objects.long_arith import (  # noqa: E402
    BASE,
    MASK,
    digit_bits,
    mag_add_to,
    mag_bits,
    mag_cmp,
    mag_divrem,
    mag_len,
    mag_mul1,
    mag_mul_into,
    mag_square,
    mag_zeros,
)
from rt.objects.longobject import (  # noqa: E402
    COMPACT_MAX,
    ZERO,
    BigLong,
    CompactLong,
    LongObject,
    long_digits,
    long_from_digits,
    long_from_i64,
    long_ndigits,
    long_negate,
)
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    scratch,
    unicode_is_ascii,
    unicode_latin1,
    unicode_to_host,
)

WIDTHS: Final = make_widths()
DIGIT_VALUES: Final = make_digit_values()
