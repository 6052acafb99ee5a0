"""Operations on complex constants as CPython 3.14 does them.

Answers to the arithmetic in Objects/complexobject.c. 3.14 leaves the imaginary part of a
real operand out of the calculation, where 3.13 takes it as zero, so that signs of zeros and
infinities survive; and products and quotients with an infinite operand are infinite or zero
(C11, annex G). With the language of 3.13 the compiler uses the host's operators.
"""

from __future__ import annotations

import math
from typing import Final

from mypy_extensions import i64

from rt.compiler.opcode import NB_ADD, NB_MULTIPLY, NB_POWER, NB_SUBTRACT, NB_TRUE_DIVIDE

# Integer exponents up to it are powers by multiplication.
MAX_MULTIPLIED: Final = 100.0


def complex_binary(left: object, op: i64, right: object) -> complex:
    """The result of an operation on numbers of which at least one is a complex.

    Raises OverflowError, TypeError, ValueError or ZeroDivisionError.
    """
    a = as_complex(left)
    b = as_complex(right)
    if op == NB_POWER:
        return power(a, b)
    if not isinstance(right, complex):
        if op == NB_ADD:
            return complex(a.real + b.real, a.imag)
        if op == NB_SUBTRACT:
            return complex(a.real - b.real, a.imag)
        if op == NB_MULTIPLY:
            return complex(a.real * b.real, a.imag * b.real)
        if op == NB_TRUE_DIVIDE:
            return complex(a.real / b.real, a.imag / b.real)
    elif not isinstance(left, complex):
        if op == NB_ADD:
            return complex(a.real + b.real, b.imag)
        if op == NB_SUBTRACT:
            return complex(a.real - b.real, -b.imag)
        if op == NB_MULTIPLY:
            return complex(a.real * b.real, a.real * b.imag)
        if op == NB_TRUE_DIVIDE:
            return real_quotient(a.real, b)
    elif op == NB_ADD:
        return a + b
    elif op == NB_SUBTRACT:
        return a - b
    elif op == NB_MULTIPLY:
        return product(a, b)
    elif op == NB_TRUE_DIVIDE:
        return quotient(a, b)
    raise TypeError("no operation of complex numbers")


def as_complex(value: object) -> complex:
    """A number as a complex. Raises OverflowError, TypeError."""
    if isinstance(value, complex):
        return value
    if isinstance(value, (int, float)):
        return complex(float(value), 0.0)
    raise TypeError("not a number")


def is_infinite(a: complex) -> bool:
    """Is one of the parts infinite?"""
    return math.isinf(a.real) or math.isinf(a.imag)


def is_nan(a: complex) -> bool:
    """Are both parts NaN?"""
    return math.isnan(a.real) and math.isnan(a.imag)


def boxed(a: complex) -> complex:
    """An infinite number as a corner or side of the unit square."""
    return complex(
        math.copysign(1.0 if math.isinf(a.real) else 0.0, a.real),
        math.copysign(1.0 if math.isinf(a.imag) else 0.0, a.imag),
    )


def zero_for_nan(a: complex) -> complex:
    """A number with zeros of the same signs for its NaNs."""
    return complex(
        math.copysign(0.0, a.real) if math.isnan(a.real) else a.real,
        math.copysign(0.0, a.imag) if math.isnan(a.imag) else a.imag,
    )


def product(a: complex, b: complex) -> complex:
    """a * b. CPython: Objects/complexobject.c _Py_c_prod"""
    ac = a.real * b.real
    bd = a.imag * b.imag
    ad = a.real * b.imag
    bc = a.imag * b.real
    result = complex(ac - bd, ad + bc)
    if not is_nan(result):
        return result
    recalculate = False
    if is_infinite(a):
        a = boxed(a)
        b = zero_for_nan(b)
        recalculate = True
    if is_infinite(b):
        b = boxed(b)
        a = zero_for_nan(a)
        recalculate = True
    if not recalculate and (math.isinf(ac) or math.isinf(bd) or math.isinf(ad) or math.isinf(bc)):
        # The infinity came from an overflow.
        a = zero_for_nan(a)
        b = zero_for_nan(b)
        recalculate = True
    if not recalculate:
        return result
    return complex(
        math.inf * (a.real * b.real - a.imag * b.imag),
        math.inf * (a.real * b.imag + a.imag * b.real),
    )


def quotient(a: complex, b: complex) -> complex:
    """a / b. CPython: Objects/complexobject.c _Py_c_quot"""
    result = a / b
    if not is_nan(result):
        return result
    if is_infinite(a) and math.isfinite(b.real) and math.isfinite(b.imag):
        a = boxed(a)
        return complex(
            math.inf * (a.real * b.real + a.imag * b.imag),
            math.inf * (a.imag * b.real - a.real * b.imag),
        )
    if is_infinite(b) and math.isfinite(a.real) and math.isfinite(a.imag):
        b = boxed(b)
        return complex(
            0.0 * (a.real * b.real + a.imag * b.imag),
            0.0 * (a.imag * b.real - a.real * b.imag),
        )
    return result


def real_quotient(a: float, b: complex) -> complex:
    """a / b of a real a. CPython: Objects/complexobject.c _Py_rc_quot"""
    if abs(b.real) >= abs(b.imag):
        ratio = b.imag / b.real
        denominator = b.real + b.imag * ratio
        result = complex(a / denominator, (-a * ratio) / denominator)
    elif abs(b.imag) >= abs(b.real):
        ratio = b.real / b.imag
        denominator = b.real * ratio + b.imag
        result = complex((a * ratio) / denominator, -a / denominator)
    else:
        result = complex(math.nan, math.nan)
    if is_nan(result) and math.isfinite(a) and is_infinite(b):
        b = boxed(b)
        return complex(0.0 * (a * b.real), 0.0 * (-a * b.imag))
    return result


def power(a: complex, b: complex) -> complex:
    """a ** b. CPython: Objects/complexobject.c complex_pow"""
    # A NaN is no small integer either.
    if b.imag != 0.0 or not abs(b.real) <= MAX_MULTIPLIED or b.real != math.floor(b.real):
        made = general_power(a, b)
    elif b.real > 0.0:
        made = multiplied_power(a, int(b.real))
    else:
        made = quotient(complex(1.0, 0.0), multiplied_power(a, int(-b.real)))
    if is_infinite(made):
        raise OverflowError("complex exponentiation")
    return made


def multiplied_power(a: complex, n: i64) -> complex:
    """a ** n by products. CPython: Objects/complexobject.c c_powu"""
    result = complex(1.0, 0.0)
    while n > 0:
        if n % 2 == 1:
            result = product(result, a)
        n //= 2
        a = product(a, a)
    return result


def general_power(a: complex, b: complex) -> complex:
    """a ** b by polar coordinates. CPython: Objects/complexobject.c _Py_c_pow"""
    if b.real == 0.0 and b.imag == 0.0:
        return complex(1.0, 0.0)
    if a.real == 0.0 and a.imag == 0.0:
        if b.imag != 0.0 or b.real < 0.0:
            raise ZeroDivisionError("zero to a negative or complex power")
        return complex(0.0, 0.0)
    modulus = math.hypot(a.real, a.imag)
    length = modulus**b.real
    angle = math.atan2(a.imag, a.real)
    phase = angle * b.real
    if b.imag != 0.0:
        length *= math.exp(-angle * b.imag)
        phase += b.imag * math.log(modulus)
    return complex(length * math.cos(phase), length * math.sin(phase))
