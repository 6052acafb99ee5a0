"""Integers of any size.

Answers to Objects/longobject.c; the operators are in long_ops.py, the arithmetic of digits
in long_arith.py, the conversions to and from text in long_format.py.

What always holds: a value with `abs(v) <= COMPACT_MAX` is a `CompactLong`, any other a
`BigLong`; ints in [-5, 256] are singletons.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import Final

from librt.strings import BytesWriter, read_i32_be, read_i32_le
from librt.vecs import append, vec
from mypy_extensions import i32, i64, mypyc_attr, u8

from rt.objects.methodobject import WANTS_INSTANCE, class_method, getset, method
from rt.objects.object import EQ, GE, GT, LE, LT, NE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_ABS,
    S_ADD,
    S_AND,
    S_BOOL,
    S_DIVMOD,
    S_EQ,
    S_FLOAT,
    S_FLOORDIV,
    S_GETATTRIBUTE,
    S_HASH,
    S_INDEX,
    S_INT,
    S_INVERT,
    S_LSHIFT,
    S_MOD,
    S_MUL,
    S_NEG,
    S_OR,
    S_POS,
    S_POW,
    S_REPR,
    S_RSHIFT,
    S_SUB,
    S_TRUEDIV,
    S_XOR,
)
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

# The sum and the difference of two compact values fit an i64.
COMPACT_MAX: Final = 4611686018427387903
I64_MAX: Final = 9223372036854775807
MASK: Final = 1073741823
SMALL_MIN: Final = -5
SMALL_MAX: Final = 256
# Hashes are taken modulo this prime.
HASH_MODULUS: Final = 2305843009213693951


def compare_result(order: i64, op: i64) -> Object:
    """What comparing two values gives whose order is -1, 0 or 1. CPython: Py_RETURN_RICHCOMPARE"""
    if op == EQ:
        return bool_from(order == 0)
    if op == LT:
        return bool_from(order < 0)
    if op == GT:
        return bool_from(order > 0)
    if op == LE:
        return bool_from(order <= 0)
    if op == GE:
        return bool_from(order >= 0)
    return bool_from(order != 0)


@mypyc_attr(acyclic=True)
class LongObject(Object):
    """An exact int: a CompactLong or a BigLong."""

    def ob_type(self) -> TypeObject:
        return LONG_TYPE

    # Abstract, so that `isinstance(x, LongObject)` compares with the two leaves only.
    @abstractmethod
    def sign_of(self) -> i64:
        """-1, 0 or 1."""

    def tp_repr(self) -> Object | None:
        return long_repr(self)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        b = as_long(other)
        if b is None:
            return NOT_IMPLEMENTED
        return compare_result(long_compare(self, b), op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        b = as_long(other)
        if b is None:
            return NOT_IMPLEMENTED
        return long_binary(self, b, op)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        a = as_long(other)
        if a is None:
            return NOT_IMPLEMENTED
        return long_binary(a, self, op)

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        b = as_long(other)
        c = as_long(mod)
        if b is None or c is None:
            return NOT_IMPLEMENTED
        return long_pow_mod(self, b, c)

    def nb_positive(self) -> Object | None:
        return self

    def nb_int(self) -> Object | None:
        return self

    def nb_index(self) -> Object | None:
        return self


@mypyc_attr(acyclic=True)
class CompactLong(LongObject):
    """An int of at most 62 bits. Make it with `long_from_i64`."""

    def __init__(self, value: i64) -> None:
        self.value: Final[i64] = value

    def sign_of(self) -> i64:
        v = self.value
        return -1 if v < 0 else 1 if v > 0 else 0

    def tp_hash(self) -> i64:
        v = self.value
        if v >= 0:
            v = (v & HASH_MODULUS) + (v >> 61)
            return v if v < HASH_MODULUS else v - HASH_MODULUS
        v = -v
        v = (v & HASH_MODULUS) + (v >> 61)
        if v >= HASH_MODULUS:
            v -= HASH_MODULUS
        return -v if v != 1 else -2

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if isinstance(other, CompactLong):
            a = self.value
            b = other.value
            if op == EQ:
                return bool_from(a == b)
            if op == NE:
                return bool_from(a != b)
            return compare_result(-1 if a < b else 1 if a > b else 0, op)
        x = as_long(other)
        if x is None:
            return NOT_IMPLEMENTED
        return compare_result(long_compare(self, x), op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if isinstance(other, CompactLong):
            return compact_binary(self.value, other.value, op)
        b = as_long(other)
        if b is None:
            return NOT_IMPLEMENTED
        return long_binary(self, b, op)

    def nb_negative(self) -> Object | None:
        return long_from_i64(-self.value)

    def nb_invert(self) -> Object | None:
        return long_from_i64(~self.value)

    def nb_absolute(self) -> Object | None:
        v = self.value
        return self if v >= 0 else long_from_i64(-v)

    def nb_bool(self) -> i64:
        return 1 if self.value != 0 else 0

    def nb_float(self) -> Object | None:
        return FloatObject(float(self.value))


@mypyc_attr(acyclic=True)
class BigLong(LongObject):
    """An int of more than 62 bits: a sign (1 or -1) and `n` 30-bit digits, least first.

    `digits` may be longer than `n`; `digits[n - 1]` is not 0.
    """

    def __init__(self, sign: i64, digits: vec[i32], n: i64) -> None:
        self.sign: Final[i64] = sign
        self.digits: Final = digits
        self.n: Final[i64] = n

    def sign_of(self) -> i64:
        return self.sign

    def tp_hash(self) -> i64:
        digits = self.digits
        i = self.n
        h: i64 = 0
        while i > 0:
            i -= 1
            # h * 2**30 modulo 2**61 - 1 is a rotation.
            h = ((h & 2147483647) << 30) | (h >> 31)
            h += i64(digits[i])
            if h >= HASH_MODULUS:
                h -= HASH_MODULUS
        if self.sign > 0:
            return h
        return -h if h != 1 else -2

    def nb_negative(self) -> Object | None:
        return BigLong(-self.sign, self.digits, self.n)

    def nb_invert(self) -> Object | None:
        return long_sub(MINUS_ONE, self)

    def nb_absolute(self) -> Object | None:
        return long_absolute(self)

    def nb_bool(self) -> i64:
        return 1

    def nb_float(self) -> Object | None:
        v = long_to_double(self)
        if math.isinf(v):
            return overflow_error("int too large to convert to float")
        return FloatObject(v)


def make_small_ints() -> vec[CompactLong]:
    v = vec[CompactLong]()
    i: i64 = SMALL_MIN
    while i <= SMALL_MAX:
        v = append(v, CompactLong(i))
        i += 1
    return v


SMALL_INTS: Final = make_small_ints()
ZERO: Final = SMALL_INTS[5]
ONE: Final = SMALL_INTS[6]
MINUS_ONE: Final = SMALL_INTS[4]


def long_from_i64(v: i64) -> LongObject:
    """The int `v`. CPython: PyLong_FromInt64"""
    if v <= SMALL_MAX and v >= SMALL_MIN:
        return SMALL_INTS[v + 5]
    if v <= COMPACT_MAX and v >= -COMPACT_MAX:
        return CompactLong(v)
    # Digits 0 and 1 by mask and shift, which suits the least i64 too.
    if v > 0:
        return BigLong(
            1, vec[i32]([i32(v & MASK), i32((v >> 30) & MASK), i32((v >> 60) & MASK)]), 3
        )
    v = -(v + 1)
    low = (v & MASK) + 1
    mid = ((v >> 30) & MASK) + (low >> 30)
    top = (v >> 60) + (mid >> 30)
    return BigLong(-1, vec[i32]([i32(low & MASK), i32(mid & MASK), i32(top)]), 3)


def long_from_digits(sign: i64, digits: vec[i32], n: i64) -> LongObject:
    """The int of a sign and `n` digits, leading zeros allowed; keeps `digits`."""
    while n > 0 and digits[n - 1] == 0:
        n -= 1
    if n > 3 or (n == 3 and digits[2] > 3):
        return BigLong(sign, digits, n)
    v: i64 = 0
    while n > 0:
        n -= 1
        v = (v << 30) | i64(digits[n])
    return long_from_i64(-v if sign < 0 else v)


def long_from_host(v: int) -> LongObject:
    """The guest's int of a host int."""
    if -COMPACT_MAX <= v <= COMPACT_MAX:
        return long_from_i64(v)
    sign: i64 = 1
    if v < 0:
        sign = -1
        v = -v
    nbytes: i64 = (v.bit_length() + 7) // 8
    data = v.to_bytes(nbytes, "little")
    n: i64 = (nbytes * 8 + 29) // 30
    digits = vec[i32]([0] * n)
    acc: i64 = 0
    bits: i64 = 0
    i: i64 = 0
    k: i64 = 0
    while i < nbytes:
        acc |= i64(data[i]) << bits
        bits += 8
        i += 1
        if bits >= 30:
            digits[k] = i32(acc & MASK)
            k += 1
            acc >>= 30
            bits -= 30
    if bits > 0:
        digits[k] = i32(acc)
    return long_from_digits(sign, digits, n)


def long_to_host(x: LongObject) -> int:
    """The host's int of a guest's."""
    if isinstance(x, CompactLong):
        return x.value
    assert isinstance(x, BigLong)
    digits = x.digits
    n = x.n
    out = BytesWriter()
    acc: i64 = 0
    bits: i64 = 0
    i: i64 = 0
    while i < n:
        acc |= i64(digits[i]) << bits
        bits += 30
        i += 1
        while bits >= 8:
            out.append(u8(acc & 255))
            acc >>= 8
            bits -= 8
    out.append(u8(acc & 255))
    v = int.from_bytes(out.getvalue(), "little")
    return -v if x.sign < 0 else v


def long_fits_i64(x: LongObject) -> bool:
    """Is the value in the range of an i64?"""
    if isinstance(x, CompactLong):
        return True
    assert isinstance(x, BigLong)
    if x.n != 3:
        return False
    d = x.digits
    top = i64(d[2])
    return top < 8 or (top == 8 and d[1] == 0 and d[0] == 0 and x.sign < 0)


def long_as_i64(x: LongObject) -> i64:
    """The value; out of an i64's range the nearest i64 (see `long_fits_i64`)."""
    if isinstance(x, CompactLong):
        return x.value
    assert isinstance(x, BigLong)
    d = x.digits
    if long_fits_i64(x):
        low = (i64(d[1]) << 30) | i64(d[0])
        if x.sign < 0:
            return -(i64(d[2]) << 59) * 2 - low
        return (i64(d[2]) << 60) | low
    return -I64_MAX - 1 if x.sign < 0 else I64_MAX


def as_long(x: Object) -> LongObject | None:
    """The exact int in an int, a bool or an instance of an int's subclass; else None."""
    if isinstance(x, LongObject):
        return x
    if isinstance(x, BoolObject):
        return SMALL_INTS[x.value + 5]
    p = x.native()
    if isinstance(p, LongObject):
        return p
    return None


def long_ndigits(x: LongObject) -> i64:
    """How many digits the magnitude has; 0 for 0."""
    if isinstance(x, CompactLong):
        v = x.value
        if v < 0:
            v = -v
        if v <= MASK:
            return 1 if v != 0 else 0
        return 2 if v >> 60 == 0 else 3
    assert isinstance(x, BigLong)
    return x.n


def long_digits(x: LongObject) -> vec[i32]:
    """The magnitude's digits, least first; there may be more than `long_ndigits`."""
    if isinstance(x, CompactLong):
        v = x.value
        if v < 0:
            v = -v
        return vec[i32]([i32(v & MASK), i32((v >> 30) & MASK), i32(v >> 60)])
    assert isinstance(x, BigLong)
    return x.digits


def long_negate(x: LongObject) -> LongObject:
    """-x."""
    if isinstance(x, CompactLong):
        return long_from_i64(-x.value)
    assert isinstance(x, BigLong)
    return BigLong(-x.sign, x.digits, x.n)


def long_absolute(x: LongObject) -> LongObject:
    """abs(x)."""
    return long_negate(x) if x.sign_of() < 0 else x


def long_is_odd(x: LongObject) -> bool:
    """Is x odd?"""
    if isinstance(x, CompactLong):
        return x.value & 1 != 0
    assert isinstance(x, BigLong)
    return x.digits[0] & 1 != 0


def long_compare(a: LongObject, b: LongObject) -> i64:
    """-1, 0 or 1 as a is less than, equal to or greater than b. CPython: long_compare"""
    if isinstance(a, CompactLong):
        if isinstance(b, CompactLong):
            x = a.value
            y = b.value
            return -1 if x < y else 1 if x > y else 0
        return -b.sign_of()
    assert isinstance(a, BigLong)
    if isinstance(b, CompactLong):
        return a.sign
    assert isinstance(b, BigLong)
    if a.sign != b.sign:
        return a.sign
    return a.sign * mag_cmp(a.digits, a.n, b.digits, b.n)


def long_equal(a: LongObject, b: LongObject) -> bool:
    """a == b."""
    return long_compare(a, b) == 0


def long_repr(x: LongObject) -> UnicodeObject | None:
    """The decimal text. None with a ValueError beyond the limit of digits."""
    text = long_decimal(x)
    return None if text is None else UnicodeObject(text, 1, len(text))


# From objects.


def strict_long(r: Object, method_name: str) -> LongObject | None:
    """The exact int of what `__int__` or `__index__` gave. None with an exception."""
    if isinstance(r, LongObject):
        return r
    v = as_long(r)
    if v is None:
        set_error(TYPE_ERROR, f"{method_name} returned non-int (type {type_name(r)})")
        return None
    if not warn(
        DEPRECATION_WARNING,
        f"{method_name} returned non-int (type {type_name(r)}).  The ability to return an "
        "instance of a strict subclass of int is deprecated, and may be removed in a future "
        "version of Python.",
    ):
        return None
    return v


def as_index(x: Object) -> LongObject | None:
    """`operator.index(x)`, exact. None with a TypeError. CPython: PyNumber_Index"""
    if isinstance(x, LongObject):
        return x
    v = as_long(x)
    if v is not None:
        return v
    r = x.nb_index()
    if r is NOT_IMPLEMENTED:
        set_error(TYPE_ERROR, f"'{type_name(x)}' object cannot be interpreted as an integer")
        return None
    return None if r is None else strict_long(r, "__index__")


def index_as_i64(x: Object) -> i64:
    """`operator.index(x)` as an i64. -1 with a TypeError or an OverflowError.

    CPython: PyLong_AsSsize_t
    """
    if isinstance(x, CompactLong):
        return x.value
    v = as_index(x)
    if v is None:
        return -1
    if not long_fits_i64(v):
        set_error(OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")
        return -1
    return long_as_i64(v)


def long_from_double(v: float) -> LongObject | None:
    """The int of a float's whole part. None with an exception. CPython: PyLong_FromDouble"""
    if -COMPACT_FLOAT < v < COMPACT_FLOAT:
        return long_from_i64(i64(v))
    if math.isnan(v):
        set_error(VALUE_ERROR, "cannot convert float NaN to integer")
        return None
    if math.isinf(v):
        set_error(OVERFLOW_ERROR, "cannot convert float infinity to integer")
        return None
    fraction, exponent = math.frexp(v)
    return shift_left(long_from_i64(i64(math.ldexp(fraction, 53))), exponent - 53)


def number_long(x: Object) -> LongObject | None:
    """`int(x)`, exact. None with an exception. CPython: PyNumber_Long"""
    if isinstance(x, LongObject):
        return x
    if isinstance(x, UnicodeObject):
        return long_from_unicode(x, 10)
    r = x.nb_int()
    if r is None:
        return None
    if r is not NOT_IMPLEMENTED:
        return strict_long(r, "__int__")
    r = x.nb_index()
    if r is None:
        return None
    if r is not NOT_IMPLEMENTED:
        return strict_long(r, "__index__")
    truncate = lookup_special(x, intern("__trunc__"))
    if truncate is not None:
        return long_from_trunc(truncate)
    if error_occurred():
        return None
    u = as_unicode(x)
    if u is not None:
        return long_from_unicode(u, 10)
    b = as_bytes(x)
    if b is not None:
        return long_from_bytes_text(b.data, 10)
    data = as_bytes_like(x)
    if data is not None:
        return long_from_bytes_text(data, 10)
    set_error(
        TYPE_ERROR,
        "int() argument must be a string, a bytes-like object or a real number, "
        f"not '{type_name(x)}'",
    )
    return None


def long_from_trunc(truncate: Object) -> LongObject | None:
    """The int that a bound `__trunc__` gives. None with an exception."""
    if not warn(DEPRECATION_WARNING, "The delegation of int() to __trunc__ is deprecated."):
        return None
    r = call_noargs(truncate)
    if r is None:
        return None
    v = as_long(r)
    if v is not None:
        return v
    index = r.nb_index()
    if index is None:
        return None
    if index is NOT_IMPLEMENTED:
        set_error(TYPE_ERROR, f"__trunc__ returned non-Integral (type {type_name(r)})")
        return None
    return strict_long(index, "__index__")


# Methods.


def long_new(cls: TypeObject, x: Object | None, base: Object | None) -> Object | None:
    """`int(x=0, /, base=10)`. CPython: long_new_impl"""
    if x is None:
        return ZERO if base is None else type_error("int() missing string argument")
    if base is None:
        return number_long(x)
    index = as_index(base)
    if index is None:
        return None
    b = long_as_i64(index)
    if (b != 0 and b < 2) or b > 36:
        return value_error("int() base must be >= 2 and <= 36, or 0")
    u = as_unicode(x)
    if u is not None:
        return long_from_unicode(u, b)
    data = as_bytes(x)
    if data is not None:
        return long_from_bytes_text(data.data, b)
    array = x.native()
    if isinstance(array, ByteArrayObject):
        text = as_bytes_like(array)
        return None if text is None else long_from_bytes_text(text, b)
    return type_error("int() can't convert non-string with explicit base")


def long_self(self: LongObject) -> Object | None:
    return self


def long_get_imag(self: LongObject) -> Object | None:
    return ZERO


def long_get_denominator(self: LongObject) -> Object | None:
    return ONE


def long_bit_length(self: LongObject) -> Object | None:
    return long_from_i64(long_bit_count_of(self))


def long_bit_count(self: LongObject) -> Object | None:
    digits = long_digits(self)
    i = long_ndigits(self)
    total: i64 = 0
    while i > 0:
        i -= 1
        d = i64(digits[i])
        d -= (d >> 1) & 0x55555555
        d = (d & 0x33333333) + ((d >> 2) & 0x33333333)
        d = (d + (d >> 4)) & 0x0F0F0F0F
        total += (d * 0x01010101 >> 24) & 0xFF
    return long_from_i64(total)


def byte_order(name: str, x: Object | None) -> i64:
    """1 for 'little', 0 for 'big' or None, -1 with an exception."""
    if x is None:
        return 0
    u = as_unicode(x)
    if u is None:
        return type_error_i(
            f"{name}() argument 'byteorder' must be str, not {type_name_or_none(x)}"
        )
    order = unicode_to_host(u)
    if order == "little":
        return 1
    if order == "big":
        return 0
    set_error(VALUE_ERROR, "byteorder must be either 'little' or 'big'")
    return -1


def long_to_bytes(
    self: LongObject, length: Object | None, byteorder: Object | None, signed: Object | None
) -> Object | None:
    n: i64 = 1
    if length is not None:
        n = index_as_i64(length)
        if n == -1 and error_occurred():
            return None
    little = byte_order("to_bytes", byteorder)
    if little < 0:
        return None
    is_signed: i64 = 0
    if signed is not None:
        is_signed = is_true(signed)
        if is_signed < 0:
            return None
    if n < 0:
        return value_error("length argument must be non-negative")
    data = long_as_byte_array(self, n, little != 0, is_signed != 0)
    return None if data is None else BytesObject(data)


def long_as_byte_array(x: LongObject, n: i64, little: bool, is_signed: bool) -> bytes | None:
    """x in n bytes. None with an OverflowError. CPython: _PyLong_AsByteArray"""
    negative = x.sign_of() < 0
    if negative and not is_signed:
        set_error(OVERFLOW_ERROR, "can't convert negative int to unsigned")
        return None
    ndigits = long_ndigits(x)
    # Two's complement needs a bit for the sign; -2**k needs no more than k bits beside it.
    bits = long_bit_count_of(long_add(x, ONE)) if negative else long_bit_count_of(x)
    if is_signed:
        bits += 1
    if bits > 8 * n and not (is_signed and bits == 1 and n == 0):
        set_error(OVERFLOW_ERROR, "int too big to convert")
        return None
    digits = long_digits(x)
    out = BytesWriter()
    acc: i64 = 0
    have: i64 = 0
    carry: i64 = 1 if negative else 0
    k: i64 = 0
    i: i64 = 0
    while i < n:
        if have < 8:
            d: i64 = 0
            if k < ndigits:
                d = i64(digits[k])
            k += 1
            if negative:
                d = (d ^ MASK) + carry
                carry = d >> 30
                d &= MASK
            acc |= d << have
            have += 30
        out.append(u8(acc & 255))
        acc >>= 8
        have -= 8
        i += 1
    data = out.getvalue()
    return data if little else data[::-1]


def long_from_byte_array(data: bytes, little: bool, is_signed: bool) -> LongObject:
    """The int of its bytes. CPython: _PyLong_FromByteArray"""
    n: i64 = len(data)
    if n == 0:
        return ZERO
    negative = is_signed and data[n - 1 if little else 0] >= 128
    ndigits = (n * 8 + 29) // 30
    digits = vec[i32]([0] * ndigits)
    acc: i64 = 0
    have: i64 = 0
    carry: i64 = 1
    i: i64 = 0
    k: i64 = 0
    while i < n:
        # Four bytes at a time, from the lowest on.
        bits: i64 = 8
        if i + 4 <= n:
            bits = 32
            word = i64(read_i32_le(data, i) if little else read_i32_be(data, n - 4 - i))
            word &= 0xFFFFFFFF
        else:
            word = i64(data[i if little else n - 1 - i])
        i += bits >> 3
        if negative:
            full: i64 = 0xFF
            if bits == 32:
                full = 0xFFFFFFFF
            word = (word ^ full) + carry
            carry = word >> bits
            word &= full
        # Of `acc` less than 30 bits are left.
        acc |= word << have
        have += bits
        while have >= 30:
            digits[k] = i32(acc & MASK)
            acc >>= 30
            have -= 30
            k += 1
    if k < ndigits:
        digits[k] = i32(acc)
    return long_from_digits(-1 if negative else 1, digits, ndigits)


def object_bytes(x: Object) -> bytes | None:
    """The bytes of an object that has some. None with an exception. CPython: PyObject_Bytes"""
    if isinstance(x, BytesObject):
        return x.data
    special = lookup_special(x, intern("__bytes__"))
    if special is not None:
        r = call_noargs(special)
        if r is None:
            return None
        b = as_bytes(r)
        if b is None:
            set_error(TYPE_ERROR, f"__bytes__ returned non-bytes (type {type_name(r)})")
            return None
        return b.data
    if error_occurred():
        return None
    data = bytes_of_object(x, False)
    return None if data is None else bytes(data)


def long_from_bytes(
    cls: TypeObject, source: Object, byteorder: Object | None, signed: Object | None
) -> Object | None:
    little = byte_order("from_bytes", byteorder)
    if little < 0:
        return None
    is_signed: i64 = 0
    if signed is not None:
        is_signed = is_true(signed)
        if is_signed < 0:
            return None
    data = object_bytes(source)
    if data is None:
        return None
    x = long_from_byte_array(data, little != 0, is_signed != 0)
    if cls is LONG_TYPE:
        return x
    return call_one(cls, x)


def long_as_integer_ratio(self: LongObject) -> Object | None:
    return tuple2(self, ONE)


def long_is_integer(self: LongObject) -> Object | None:
    return TRUE


def long_round(self: LongObject, ndigits: Object | None) -> Object | None:
    """Round to a multiple of 10**-ndigits, half to even. CPython: int___round___impl"""
    if ndigits is None:
        return self
    index = as_index(ndigits)
    if index is None:
        return None
    if index.sign_of() >= 0:
        return self
    places = long_as_i64(long_negate(index))
    # A number far below 10**places / 2 rounds to 0; its power of ten need not be made.
    if places > long_bit_count_of(self):
        return ZERO
    pair = long_divmod_near(self, power(long_from_i64(10), places))
    return None if pair is None else long_sub(self, pair[1])


def long_getnewargs(self: LongObject) -> Object | None:
    return tuple1(self)


def long_format(self: Object, spec: Object) -> Object | None:
    u = as_unicode(spec)
    if u is None:
        return type_error(f"__format__() argument must be str, not {type_name_or_none(spec)}")
    return format_long(self, u)


def long_sizeof(self: LongObject) -> Object | None:
    n = long_ndigits(self)
    return long_from_i64(24 + 4 * (n if n > 0 else 1))


# What a float of less than this has as its whole part is compact.
COMPACT_FLOAT: Final = 4611686018427387904.0

LONG_TYPE: Final[TypeObject] = static_type(
    "int",
    doc="int(x=0, /, base=10): a whole number; of a string, the number that it spells in the base.",
    new=method("__new__", long_new, "x=0, /, base=10"),
    slots=(
        S_REPR,
        S_HASH,
        S_GETATTRIBUTE,
        S_EQ,
        S_ADD,
        S_SUB,
        S_MUL,
        S_MOD,
        S_DIVMOD,
        S_POW,
        S_NEG,
        S_POS,
        S_ABS,
        S_BOOL,
        S_INVERT,
        S_LSHIFT,
        S_RSHIFT,
        S_AND,
        S_XOR,
        S_OR,
        S_INT,
        S_FLOAT,
        S_FLOORDIV,
        S_TRUEDIV,
        S_INDEX,
    ),
    methods=(
        method("conjugate", long_self, "", doc="The int itself."),
        method("bit_length", long_bit_length, "", doc="How many bits abs(self) needs; 0 for 0."),
        method("bit_count", long_bit_count, "", doc="How many ones abs(self) has in binary."),
        method(
            "to_bytes",
            long_to_bytes,
            "length=1, byteorder='big', *, signed=False",
            doc="The int in `length` bytes, in the byte order 'big' or 'little'; OverflowError "
            "when it does not fit.",
        ),
        class_method(
            "from_bytes",
            long_from_bytes,
            "bytes, byteorder='big', *, signed=False",
            doc="The int that bytes, a buffer or an iterable of bytes spells, in the byte order "
            "'big' or 'little'.",
        ),
        method(
            "as_integer_ratio",
            long_as_integer_ratio,
            "",
            doc="The int and 1: numerator and denominator in lowest terms.",
        ),
        method("__trunc__", long_self, "", doc="The int itself."),
        method("__floor__", long_self, "", doc="The int itself."),
        method("__ceil__", long_self, "", doc="The int itself."),
        method(
            "__round__",
            long_round,
            "ndigits=<unrepresentable>, /",
            doc="The int rounded to a multiple of 10**-ndigits, half to even.",
        ),
        method(
            "__getnewargs__",
            long_getnewargs,
            "",
            doc="The arguments of __new__ that make an equal int.",
        ),
        method(
            "__format__",
            long_format,
            "format_spec, /",
            flags=WANTS_INSTANCE,
            doc="The int as text, as the specification says.",
        ),
        method("__sizeof__", long_sizeof, "", doc="The size of the int in memory, in bytes."),
        method("is_integer", long_is_integer, "", doc="True."),
    ),
    getset=(
        getset("real", long_self, doc="The real part: the int itself."),
        getset("imag", long_get_imag, doc="The imaginary part: 0."),
        getset("numerator", long_self, doc="The numerator in lowest terms: the int itself."),
        getset("denominator", long_get_denominator, doc="The denominator in lowest terms: 1."),
    ),
    flags=BASETYPE,
    unwrap=as_long,
)


from rt.dict.dictobject import DICT_TYPE  # isort: skip  # noqa: E402, F401
from rt.objects.boolobject import TRUE, BoolObject, bool_from  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytes_methods import bytes_of_object  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    overflow_error,
    set_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    OVERFLOW_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
    type_name_or_none,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.long_arith import mag_cmp  # noqa: E402
from rt.objects.long_format import (  # noqa: E402
    long_decimal,
    long_from_bytes_text,
    long_from_unicode,
)
from rt.objects.long_ops import (  # noqa: E402
    compact_binary,
    long_add,
    long_binary,
    long_bit_count_of,
    long_divmod_near,
    long_pow_mod,
    long_sub,
    long_to_double,
    power,
    shift_left,
)
from rt.objects.object_protocol import is_true, lookup_special  # noqa: E402
from rt.objects.tupleobject import tuple1, tuple2  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.formatter_unicode import format_long  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_to_host,
)
