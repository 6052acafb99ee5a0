"""The math module.

Answers to Modules/mathmodule.c; what works on ints alone is in rt/objects/long_functions.py.
The functions of libm are the host's, whose own checks of domain and range are CPython's.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import function
from rt.objects.object import NB_ADD, NB_MULTIPLY, NONE, Object
from rt.objects.pystate import InterpreterState

I32_MAX: Final = 2147483647


# Arguments and results.


def host_error(exc: Exception) -> Object | None:
    """Raise the guest's form of the host's ValueError or OverflowError."""
    tp = OVERFLOW_ERROR if isinstance(exc, OverflowError) else VALUE_ERROR
    set_error(tp, str(exc))
    return None


class HostUnary:
    """A libm function of one real number."""

    def __init__(self, fn: Callable[[float], float]) -> None:
        self.fn: Final = fn

    def __call__(self, x: Object) -> Object | None:
        v = number_as_double(x)
        if v is None:
            return None
        try:
            return FloatObject(self.fn(v.value))
        except (ValueError, OverflowError) as exc:
            return host_error(exc)


class HostBinary:
    """A libm function of two real numbers."""

    def __init__(self, fn: Callable[[float, float], float]) -> None:
        self.fn: Final = fn

    def __call__(self, x: Object, y: Object) -> Object | None:
        a = number_as_double(x)
        if a is None:
            return None
        b = number_as_double(y)
        if b is None:
            return None
        try:
            return FloatObject(self.fn(a.value, b.value))
        except (ValueError, OverflowError) as exc:
            return host_error(exc)


def domain_error() -> Object | None:
    set_error(VALUE_ERROR, "math domain error")
    return None


# Functions that programs call often go straight to libm.


def math_sqrt(x: Object) -> Object | None:
    v = number_as_double(x)
    if v is None:
        return None
    if v.value < 0.0:
        return domain_error()
    return FloatObject(math.sqrt(v.value))


def math_sin(x: Object) -> Object | None:
    v = number_as_double(x)
    if v is None:
        return None
    if math.isinf(v.value):
        return domain_error()
    return FloatObject(math.sin(v.value))


def math_cos(x: Object) -> Object | None:
    v = number_as_double(x)
    if v is None:
        return None
    if math.isinf(v.value):
        return domain_error()
    return FloatObject(math.cos(v.value))


def math_fabs(x: Object) -> Object | None:
    v = number_as_double(x)
    return None if v is None else FloatObject(math.fabs(v.value))


def math_isnan(x: Object) -> Object | None:
    v = number_as_double(x)
    return None if v is None else bool_from(v.value != v.value)


def math_isinf(x: Object) -> Object | None:
    v = number_as_double(x)
    return None if v is None else bool_from(math.isinf(v.value))


def math_isfinite(x: Object) -> Object | None:
    v = number_as_double(x)
    return None if v is None else bool_from(v.value - v.value == 0.0)


def math_degrees(x: Object) -> Object | None:
    v = number_as_double(x)
    return None if v is None else FloatObject(v.value * (180.0 / math.pi))


def math_radians(x: Object) -> Object | None:
    v = number_as_double(x)
    return None if v is None else FloatObject(v.value * (math.pi / 180.0))


# Rounding.


def math_floor(x: Object) -> Object | None:
    """CPython: math_floor"""
    if isinstance(x, FloatObject):
        return float_floor(x)
    special = lookup_special(x, intern("__floor__"))
    if special is not None:
        return call_noargs(special)
    if error_occurred():
        return None
    v = number_as_double(x)
    return None if v is None else float_floor(v)


def math_ceil(x: Object) -> Object | None:
    """CPython: math_ceil"""
    if isinstance(x, FloatObject):
        return float_ceil(x)
    special = lookup_special(x, intern("__ceil__"))
    if special is not None:
        return call_noargs(special)
    if error_occurred():
        return None
    v = number_as_double(x)
    return None if v is None else float_ceil(v)


def math_trunc(x: Object) -> Object | None:
    """CPython: math_trunc"""
    if isinstance(x, FloatObject):
        return float_trunc(x)
    special = lookup_special(x, intern("__trunc__"))
    if special is not None:
        return call_noargs(special)
    if error_occurred():
        return None
    return type_error(f"type {type_name(x)} doesn't define __trunc__ method")


# Parts of a float.


def math_frexp(x: Object) -> Object | None:
    v = number_as_double(x)
    if v is None:
        return None
    fraction, exponent = math.frexp(v.value)
    return tuple2(FloatObject(fraction), long_from_i64(exponent))


def math_modf(x: Object) -> Object | None:
    v = number_as_double(x)
    if v is None:
        return None
    fraction, whole = math.modf(v.value)
    return tuple2(FloatObject(fraction), FloatObject(whole))


def math_ldexp(x: Object, i: Object) -> Object | None:
    """CPython: math_ldexp_impl"""
    v = number_as_double(x)
    if v is None:
        return None
    n = as_long(i)
    if n is None:
        return type_error("Expected an int as second argument to ldexp.")
    exponent = long_as_i64(n)
    if exponent > I32_MAX:
        exponent = I32_MAX
    elif exponent < -I32_MAX:
        exponent = -I32_MAX
    try:
        return FloatObject(math.ldexp(v.value, int(exponent)))
    except OverflowError as exc:
        return host_error(exc)


def math_fma(x: Object, y: Object, z: Object) -> Object | None:
    a = number_as_double(x)
    if a is None:
        return None
    b = number_as_double(y)
    if b is None:
        return None
    c = number_as_double(z)
    if c is None:
        return None
    try:
        return FloatObject(math.fma(a.value, b.value, c.value))
    except (ValueError, OverflowError) as exc:
        return host_error(exc)


def math_nextafter(x: Object, y: Object, steps: Object | None) -> Object | None:
    """CPython: math_nextafter_impl"""
    a = number_as_double(x)
    if a is None:
        return None
    b = number_as_double(y)
    if b is None:
        return None
    if steps is None or steps is NONE:
        return FloatObject(math.nextafter(a.value, b.value))
    n = as_index(steps)
    if n is None:
        return None
    if n.sign_of() < 0:
        return value_error("steps must be a non-negative integer")
    return FloatObject(math.nextafter(a.value, b.value, steps=int(long_as_i64(n))))


def math_isclose(
    a: Object, b: Object, rel_tol: Object | None, abs_tol: Object | None
) -> Object | None:
    """CPython: math_isclose_impl"""
    x = number_as_double(a)
    if x is None:
        return None
    y = number_as_double(b)
    if y is None:
        return None
    relative = 1e-09
    if rel_tol is not None:
        v = number_as_double(rel_tol)
        if v is None:
            return None
        relative = v.value
    absolute = 0.0
    if abs_tol is not None:
        v = number_as_double(abs_tol)
        if v is None:
            return None
        absolute = v.value
    if relative < 0.0 or absolute < 0.0:
        return value_error("tolerances must be non-negative")
    return bool_from(math.isclose(x.value, y.value, rel_tol=relative, abs_tol=absolute))


# Logarithms.


def log_of(x: Object, fn: Callable[[int | float], float]) -> FloatObject | None:
    """A logarithm, also of ints beyond the range of floats. CPython: loghelper"""
    n = as_long(x)
    try:
        if n is not None:
            if n.sign_of() <= 0:
                domain_error()
                return None
            return FloatObject(fn(long_to_host(n)))
        v = number_as_double(x)
        return None if v is None else FloatObject(fn(v.value))
    except ValueError as exc:
        host_error(exc)
        return None


def math_log(x: Object, base: Object | None) -> Object | None:
    """CPython: math_log"""
    a = log_of(x, math.log)
    if a is None or base is None:
        return a
    b = log_of(base, math.log)
    if b is None:
        return None
    return float_binary(a.value, b.value, NB_TRUE_DIVIDE)


def math_log2(x: Object) -> Object | None:
    return log_of(x, math.log2)


def math_log10(x: Object) -> Object | None:
    return log_of(x, math.log10)


# Vectors and sums.


def doubles_of(x: Object) -> list[float] | None:
    """The floats of the items of a tuple or another iterable. None with an exception."""
    items = host_list(x)
    return None if items is None else doubles_of_list(items)


def doubles_of_list(items: list[Object]) -> list[float] | None:
    out: list[float] = []
    for item in items:
        v = number_as_double(item)
        if v is None:
            return None
        out.append(v.value)
    return out


def math_hypot(args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: math_hypot"""
    if kwargs is not None and kwargs.used > 0:
        return type_error("math.hypot() takes no keyword arguments")
    values = doubles_of_list(args)
    return None if values is None else FloatObject(math.hypot(*values))


def math_dist(p: Object, q: Object) -> Object | None:
    """CPython: math_dist_impl"""
    a = host_list(p)
    if a is None:
        return None
    b = host_list(q)
    if b is None:
        return None
    if len(a) != len(b):
        return value_error("both points must have the same number of dimensions")
    x: list[float] = []
    y: list[float] = []
    i: i64 = 0
    while i < len(a):
        v = number_as_double(a[i])
        if v is None:
            return None
        w = number_as_double(b[i])
        if w is None:
            return None
        x.append(v.value)
        y.append(w.value)
        i += 1
    return FloatObject(math.dist(x, y))


def math_fsum(seq: Object) -> Object | None:
    """An exact sum, rounded once. Shewchuk's algorithm. CPython: math_fsum"""
    it = get_iter(seq)
    if it is None:
        return None
    partials: list[float] = []
    special_sum = 0.0
    inf_sum = 0.0
    while True:
        item = it.tp_iternext()
        if item is None:
            if error_occurred():
                return None
            break
        v = number_as_double(item)
        if v is None:
            return None
        x = v.value
        original = x
        count: i64 = 0
        for y in partials:
            if math.fabs(x) < math.fabs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low != 0.0:
                partials[count] = low
                count += 1
            x = high
        del partials[count:]
        if x != 0.0:
            if x - x != 0.0:
                # An infinity or a nan: in the summands, or made by overflow.
                if original - original == 0.0:
                    return overflow_error("intermediate overflow in fsum")
                if math.isinf(original):
                    inf_sum += original
                special_sum += original
                partials.clear()
            else:
                partials.append(x)
    if special_sum != 0.0:
        if inf_sum != inf_sum:
            return value_error("-inf + inf in fsum")
        return FloatObject(special_sum)
    return FloatObject(sum_partials(partials))


def sum_partials(partials: list[float]) -> float:
    """The sum of parts that do not overlap, the greatest last, rounded once."""
    n: i64 = len(partials)
    if n == 0:
        return 0.0
    n -= 1
    high = partials[n]
    low = 0.0
    while n > 0:
        x = high
        n -= 1
        y = partials[n]
        high = x + y
        low = y - (high - x)
        if low != 0.0:
            break
    # A half is rounded to even by what lies below it.
    if n > 0 and ((low < 0.0 and partials[n - 1] < 0.0) or (low > 0.0 and partials[n - 1] > 0.0)):
        y = low * 2.0
        x = high + y
        if y == x - high:
            high = x
    return high


def math_prod(iterable: Object, start: Object | None) -> Object | None:
    """CPython: math_prod_impl"""
    it = get_iter(iterable)
    if it is None:
        return None
    result: Object = ONE if start is None else start
    while True:
        item = it.tp_iternext()
        if item is None:
            return None if error_occurred() else result
        r = binary_op(result, item, NB_MULTIPLY)
        if r is None:
            return None
        result = r


class TripleLength:
    """A float sum in three parts. CPython: TripleLength"""

    def __init__(self) -> None:
        self.high = 0.0
        self.low = 0.0
        self.tiny = 0.0

    def add_product(self, x: float, y: float) -> bool:
        """Add x * y; False, and nothing is added, when the sum would not be finite."""
        product = x * y
        if product - product != 0.0:
            return False
        rest = math.fma(x, y, -product)
        high = self.high + product
        if high - high != 0.0:
            return False
        high_error = sum_error(self.high, product, high)
        low = self.low + rest
        low_error = sum_error(self.low, rest, low)
        middle = low + high_error
        middle_error = sum_error(low, high_error, middle)
        self.high = high
        self.low = middle
        self.tiny += low_error + middle_error
        return True

    def value(self) -> float:
        high = self.low + self.high
        low = sum_error(self.low, self.high, high)
        return self.tiny + low + high


def sum_error(a: float, b: float, total: float) -> float:
    """What rounding took from a + b. CPython: dl_sum"""
    z = total - a
    return (a - (total - z)) + (b - z)


def pair_as_doubles(p: Object, q: Object) -> tuple[float, float, bool]:
    """The floats of a pair of exact floats and ints, one a float at least; else False."""
    if isinstance(p, FloatObject):
        if isinstance(q, FloatObject):
            return p.value, q.value, True
        n = exact_long(q)
        if n is not None:
            v = long_to_double(n)
            return p.value, v, not math.isinf(v)
    elif isinstance(q, FloatObject):
        n = exact_long(p)
        if n is not None:
            v = long_to_double(n)
            return v, q.value, not math.isinf(v)
    return 0.0, 0.0, False


def math_sumprod(p: Object, q: Object) -> Object | None:
    """Ints are summed exactly, then floats in extended precision, then all else by its
    operators. CPython: math_sumprod_impl"""
    p_iter = get_iter(p)
    if p_iter is None:
        return None
    q_iter = get_iter(q)
    if q_iter is None:
        return None
    total: Object = ZERO
    int_total: LongObject = ZERO
    ints = True
    floats = True
    used = False
    float_total = TripleLength()
    while True:
        x = p_iter.tp_iternext()
        if x is None and error_occurred():
            return None
        y = q_iter.tp_iternext()
        if y is None and error_occurred():
            return None
        if (x is None) != (y is None):
            return value_error("Inputs are not the same length")
        if ints:
            if isinstance(x, LongObject) and isinstance(y, LongObject):
                product = long_mul(x, y)
                new_total = long_add(int_total, product)
                if long_fits_i64(product) and long_fits_i64(new_total):
                    int_total = new_total
                    continue
            ints = False
            r = binary_op(total, int_total, NB_ADD)
            if r is None:
                return None
            total = r
        if floats:
            if x is not None and y is not None:
                a, b, ok = pair_as_doubles(x, y)
                if ok and float_total.add_product(a, b):
                    used = True
                    continue
            floats = False
            if used:
                r = binary_op(total, FloatObject(float_total.value()), NB_ADD)
                if r is None:
                    return None
                total = r
        if x is None or y is None:
            return total
        r = binary_op(x, y, NB_MULTIPLY)
        if r is None:
            return None
        r = binary_op(total, r, NB_ADD)
        if r is None:
            return None
        total = r


# Ints.


def math_gcd(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("math.gcd() takes no keyword arguments")
    result: LongObject = ZERO
    for x in args:
        n = as_index(x)
        if n is None:
            return None
        if result is not ONE:
            result = long_gcd(result, n)
    return result


def math_lcm(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("math.lcm() takes no keyword arguments")
    result: LongObject = ONE
    for x in args:
        n = as_index(x)
        if n is None:
            return None
        if result is not ZERO:
            result = long_lcm(result, n)
    return result


def math_factorial(n: Object) -> Object | None:
    v = as_index(n)
    return None if v is None else long_factorial(v)


def math_isqrt(n: Object) -> Object | None:
    v = as_index(n)
    if v is None:
        return None
    if v.sign_of() < 0:
        return value_error("isqrt() argument must be nonnegative")
    return long_isqrt(v)


def math_comb(n: Object, k: Object) -> Object | None:
    a = as_index(n)
    if a is None:
        return None
    b = as_index(k)
    return None if b is None else long_comb(a, b)


def math_perm(n: Object, k: Object | None) -> Object | None:
    if k is None or k is NONE:
        return math_factorial(n)
    a = as_index(n)
    if a is None:
        return None
    b = as_index(k)
    return None if b is None else long_perm(a, b)


FUNCTIONS: Final = (
    function("acos", HostUnary(math.acos), "x, /", doc="The arc cosine of x, from 0 to pi."),
    function("acosh", HostUnary(math.acosh), "x, /", doc="The inverse hyperbolic cosine of x."),
    function("asin", HostUnary(math.asin), "x, /", doc="The arc sine of x, from -pi/2 to pi/2."),
    function("asinh", HostUnary(math.asinh), "x, /", doc="The inverse hyperbolic sine of x."),
    function("atan", HostUnary(math.atan), "x, /", doc="The arc tangent of x, from -pi/2 to pi/2."),
    function(
        "atan2",
        HostBinary(math.atan2),
        "y, x, /",
        doc="The angle of the point (x, y), from -pi to pi.",
    ),
    function("atanh", HostUnary(math.atanh), "x, /", doc="The inverse hyperbolic tangent of x."),
    function("cbrt", HostUnary(math.cbrt), "x, /", doc="The cube root of x."),
    function("ceil", math_ceil, "x, /", doc="The least int that is not less than x."),
    function("comb", math_comb, "n, k, /", doc="In how many ways k of n things can be chosen."),
    function(
        "copysign",
        HostBinary(math.copysign),
        "x, y, /",
        doc="The magnitude of x with the sign of y.",
    ),
    function("cos", math_cos, "x, /", doc="The cosine of x radians."),
    function("cosh", HostUnary(math.cosh), "x, /", doc="The hyperbolic cosine of x."),
    function("degrees", math_degrees, "x, /", doc="The angle of x radians in degrees."),
    function(
        "dist",
        math_dist,
        "p, q, /",
        doc="The distance between two points, given by their coordinates.",
    ),
    function("erf", HostUnary(math.erf), "x, /", doc="The error function at x."),
    function("erfc", HostUnary(math.erfc), "x, /", doc="1 - erf(x), without loss of precision."),
    function("exp", HostUnary(math.exp), "x, /", doc="e raised to the power x."),
    function("exp2", HostUnary(math.exp2), "x, /", doc="2 raised to the power x."),
    function("expm1", HostUnary(math.expm1), "x, /", doc="exp(x) - 1, without loss of precision."),
    function("fabs", math_fabs, "x, /", doc="The absolute value of x as a float."),
    function("factorial", math_factorial, "n, /", doc="The product of the ints from 1 to n."),
    function("floor", math_floor, "x, /", doc="The greatest int that is not greater than x."),
    function("fma", math_fma, "x, y, z, /", doc="x * y + z, rounded once."),
    function(
        "fmod",
        HostBinary(math.fmod),
        "x, y, /",
        doc="The remainder of x / y with the sign of x, as C has it.",
    ),
    function(
        "frexp",
        math_frexp,
        "x, /",
        doc="A fraction from 0.5 to 1 and an exponent of 2 that make x.",
    ),
    function(
        "fsum", math_fsum, "seq, /", doc="The sum of the floats of an iterable, rounded once."
    ),
    function("gamma", HostUnary(math.gamma), "x, /", doc="The gamma function at x."),
    function("gcd", math_gcd, "*integers", doc="The greatest common divisor."),
    function(
        "hypot", math_hypot, "*coordinates", doc="The length of the vector with these coordinates."
    ),
    function(
        "isclose",
        math_isclose,
        "a, b, *, rel_tol=1e-09, abs_tol=0.0",
        doc="Differ a and b by no more than the larger of the tolerances?",
    ),
    function("isfinite", math_isfinite, "x, /", doc="Is x neither an infinity nor a nan?"),
    function("isinf", math_isinf, "x, /", doc="Is x an infinity?"),
    function("isnan", math_isnan, "x, /", doc="Is x a nan?"),
    function("isqrt", math_isqrt, "n, /", doc="The whole part of the square root of n."),
    function("lcm", math_lcm, "*integers", doc="The least common multiple."),
    function("ldexp", math_ldexp, "x, i, /", doc="x * 2**i."),
    function(
        "lgamma",
        HostUnary(math.lgamma),
        "x, /",
        doc="The logarithm of the absolute value of the gamma function at x.",
    ),
    function(
        "log",
        math_log,
        "x, base=<unrepresentable>, /",
        doc="The logarithm of x to the base, e without one.",
    ),
    function("log10", math_log10, "x, /", doc="The logarithm of x to the base 10."),
    function("log1p", HostUnary(math.log1p), "x, /", doc="log(1 + x), without loss of precision."),
    function("log2", math_log2, "x, /", doc="The logarithm of x to the base 2."),
    function(
        "modf", math_modf, "x, /", doc="The fractional and the whole part of x, both with its sign."
    ),
    function(
        "nextafter",
        math_nextafter,
        "x, y, /, *, steps=None",
        doc="The float that is `steps` floats from x on the way to y.",
    ),
    function(
        "perm",
        math_perm,
        "n, k=None, /",
        doc="In how many orders k of n things can be arranged; n without k.",
    ),
    function("pow", HostBinary(math.pow), "x, y, /", doc="x to the power y, as floats."),
    function(
        "prod",
        math_prod,
        "iterable, /, *, start=1",
        doc="The product of start and the items of an iterable.",
    ),
    function("radians", math_radians, "x, /", doc="The angle of x degrees in radians."),
    function(
        "remainder",
        HostBinary(math.remainder),
        "x, y, /",
        doc="x less the multiple of y that is nearest to it.",
    ),
    function("sin", math_sin, "x, /", doc="The sine of x radians."),
    function("sinh", HostUnary(math.sinh), "x, /", doc="The hyperbolic sine of x."),
    function("sqrt", math_sqrt, "x, /", doc="The square root of x."),
    function(
        "sumprod", math_sumprod, "p, q, /", doc="The sum of the products of two iterables' items."
    ),
    function("tan", HostUnary(math.tan), "x, /", doc="The tangent of x radians."),
    function("tanh", HostUnary(math.tanh), "x, /", doc="The hyperbolic tangent of x."),
    function("trunc", math_trunc, "x, /", doc="x without its fraction, as its __trunc__ says."),
    function(
        "ulp", HostUnary(math.ulp), "x, /", doc="The value of the least significant bit of x."
    ),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    module = new_module(
        "math", "Functions of real numbers, as the C library has them, and of ints.", FUNCTIONS
    )
    add_host(module, "pi", math.pi)
    add_host(module, "e", math.e)
    add_host(module, "tau", math.tau)
    add_host(module, "inf", math.inf)
    add_host(module, "nan", math.nan)
    return module


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules.support import add_host, new_module  # noqa: E402
from rt.objects.abstract import binary_op, get_iter  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_noargs  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    overflow_error,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import OVERFLOW_ERROR, VALUE_ERROR  # noqa: E402
from rt.objects.floatobject import (  # noqa: E402
    FloatObject,
    float_binary,
    float_ceil,
    float_floor,
    float_trunc,
    number_as_double,
)
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.long_functions import (  # noqa: E402
    long_comb,
    long_factorial,
    long_gcd,
    long_isqrt,
    long_lcm,
    long_perm,
)
from rt.objects.long_ops import long_add, long_mul, long_to_double  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    ONE,
    ZERO,
    LongObject,
    as_index,
    as_long,
    long_as_i64,
    long_fits_i64,
    long_from_i64,
    long_to_host,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object import NB_TRUE_DIVIDE  # noqa: E402
from rt.objects.object_protocol import lookup_special  # noqa: E402
from rt.objects.rangeobject import exact_long  # noqa: E402
from rt.objects.tupleobject import tuple2  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
