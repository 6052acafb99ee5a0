"""Integers of any size.

Answers to Objects/longobject.c.

What always holds: a value with `abs(v) <= COMPACT_MAX` is a `CompactLong`, any other a
`BigLong`; ints in [-5, 256] are singletons.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i32, i64, mypyc_attr

from rt.objects.object import Object

# The sum and the difference of two compact values fit an i64.
COMPACT_MAX: Final = 4611686018427387903
I64_MAX: Final = 9223372036854775807
SHIFT: Final = 30
MASK: Final = 1073741823
SMALL_MIN: Final = -5
SMALL_MAX: Final = 256


@mypyc_attr(acyclic=True)
class LongObject(Object):
    """An exact int: a CompactLong or a BigLong."""

    def ob_type(self) -> TypeObject:
        return LONG_TYPE

    # Abstract, so that `isinstance(x, LongObject)` compares with the two leaves only.
    @abstractmethod
    def sign_of(self) -> i64:
        """-1, 0 or 1."""


@mypyc_attr(acyclic=True, free_list_len=1)
class CompactLong(LongObject):
    """An int of at most 62 bits. Make it with `long_from_i64`."""

    def __init__(self, value: i64) -> None:
        self.value: Final[i64] = value

    def sign_of(self) -> i64:
        v = self.value
        return -1 if v < 0 else 1 if v > 0 else 0


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
        acc |= data[i] << bits
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
    out = bytearray()
    acc: i64 = 0
    bits: i64 = 0
    i: i64 = 0
    while i < n:
        acc |= i64(digits[i]) << bits
        bits += 30
        i += 1
        while bits >= 8:
            out.append(acc & 255)
            acc >>= 8
            bits -= 8
    out.append(acc & 255)
    v = int.from_bytes(out, "little")
    return -v if x.sign < 0 else v


def long_fits_i64(x: LongObject) -> bool:
    """Is the value in the range of an i64?"""
    if isinstance(x, CompactLong):
        return True
    assert isinstance(x, BigLong)
    if x.n != 3:
        return False
    d = x.digits
    top: i64 = d[2]
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


def as_index(x: Object) -> LongObject | None:
    """`operator.index(x)`, exact. None with a TypeError. CPython: PyNumber_Index"""
    v = as_long(x)
    if v is not None:
        return v
    r = x.nb_index()
    if r is NOT_IMPLEMENTED:
        set_error(
            TYPE_ERROR, f"'{type_name(x)}' object cannot be interpreted as an integer"
        )
        return None
    if r is None:
        return None
    if isinstance(r, LongObject):
        return r
    v = as_long(r)
    if v is None:
        set_error(TYPE_ERROR, f"__index__ returned non-int (type {type_name(r)})")
        return None
    if not warn(
        DEPRECATION_WARNING,
        f"__index__ returned non-int (type {type_name(r)}).  The ability to return an instance "
        "of a strict subclass of int is deprecated, and may not be supported in a future "
        "version of Python.",
    ):
        return None
    return v


def index_as_i64(x: Object) -> i64:
    """`operator.index(x)` as an i64. -1 with a TypeError or an OverflowError.

    CPython: PyLong_AsSsize_t
    """
    v = as_index(x)
    if v is None:
        return -1
    if isinstance(v, CompactLong):
        return v.value
    if not long_fits_i64(v):
        set_error(OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")
        return -1
    return long_as_i64(v)


from rt.objects.boolobject import BoolObject  # noqa: E402
from rt.objects.errors import set_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    OVERFLOW_ERROR,
    TYPE_ERROR,
)
from rt.objects.object import NOT_IMPLEMENTED  # noqa: E402
from rt.objects.object_protocol import type_name  # noqa: E402
from rt.objects.typeobject import TypeObject, static_type  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402

LONG_TYPE: Final = static_type("int")
