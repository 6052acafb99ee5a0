"""The cmath module.

Answers to Modules/cmathmodule.c: the host's functions, with CPython's rules for arguments.
"""

from __future__ import annotations

import cmath
from collections.abc import Callable
from typing import Final

from rt.objects.methodobject import function
from rt.objects.object import Object
from rt.objects.pystate import InterpreterState


def host_error(exc: Exception) -> Object | None:
    """Raise the guest's form of the host's ValueError or OverflowError."""
    tp = OVERFLOW_ERROR if isinstance(exc, OverflowError) else VALUE_ERROR
    set_error(tp, str(exc))
    return None


def guest_complex(c: complex) -> ComplexObject:
    return ComplexObject(c.real, c.imag)


class HostComplexUnary:
    """A function of one complex number."""

    def __init__(self, fn: Callable[[complex], complex]) -> None:
        self.fn: Final = fn

    def __call__(self, z: Object) -> Object | None:
        v = complex_as_value(z)
        if v is None:
            return None
        try:
            return guest_complex(self.fn(complex(v.real, v.imag)))
        except (ValueError, OverflowError) as exc:
            return host_error(exc)


class HostComplexTest:
    """A predicate of a complex number."""

    def __init__(self, fn: Callable[[complex], bool]) -> None:
        self.fn: Final = fn

    def __call__(self, z: Object) -> Object | None:
        v = complex_as_value(z)
        return None if v is None else bool_from(self.fn(complex(v.real, v.imag)))


def cmath_log(z: Object, base: Object | None) -> Object | None:
    """CPython: cmath_log_impl"""
    v = complex_as_value(z)
    if v is None:
        return None
    b: ComplexObject | None = None
    if base is not None:
        b = complex_as_value(base)
        if b is None:
            return None
    try:
        if b is None:
            return guest_complex(cmath.log(complex(v.real, v.imag)))
        return guest_complex(cmath.log(complex(v.real, v.imag), complex(b.real, b.imag)))
    except (ValueError, OverflowError) as exc:
        return host_error(exc)


def cmath_phase(z: Object) -> Object | None:
    v = complex_as_value(z)
    if v is None:
        return None
    try:
        return FloatObject(cmath.phase(complex(v.real, v.imag)))
    except (ValueError, OverflowError) as exc:
        return host_error(exc)


def cmath_polar(z: Object) -> Object | None:
    v = complex_as_value(z)
    if v is None:
        return None
    try:
        r, phi = cmath.polar(complex(v.real, v.imag))
    except (ValueError, OverflowError) as exc:
        return host_error(exc)
    return tuple2(FloatObject(r), FloatObject(phi))


def cmath_rect(r: Object, phi: Object) -> Object | None:
    a = number_as_double(r)
    if a is None:
        return None
    b = number_as_double(phi)
    if b is None:
        return None
    try:
        return guest_complex(cmath.rect(a.value, b.value))
    except (ValueError, OverflowError) as exc:
        return host_error(exc)


def cmath_isclose(
    a: Object, b: Object, rel_tol: Object | None, abs_tol: Object | None
) -> Object | None:
    """CPython: cmath_isclose_impl"""
    x = complex_as_value(a)
    if x is None:
        return None
    y = complex_as_value(b)
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
    close = cmath.isclose(
        complex(x.real, x.imag), complex(y.real, y.imag), rel_tol=relative, abs_tol=absolute
    )
    return bool_from(close)


FUNCTIONS: Final = (
    function("acos", HostComplexUnary(cmath.acos), "z, /", doc="The arc cosine of z."),
    function(
        "acosh", HostComplexUnary(cmath.acosh), "z, /", doc="The inverse hyperbolic cosine of z."
    ),
    function("asin", HostComplexUnary(cmath.asin), "z, /", doc="The arc sine of z."),
    function(
        "asinh", HostComplexUnary(cmath.asinh), "z, /", doc="The inverse hyperbolic sine of z."
    ),
    function("atan", HostComplexUnary(cmath.atan), "z, /", doc="The arc tangent of z."),
    function(
        "atanh", HostComplexUnary(cmath.atanh), "z, /", doc="The inverse hyperbolic tangent of z."
    ),
    function("cos", HostComplexUnary(cmath.cos), "z, /", doc="The cosine of z."),
    function("cosh", HostComplexUnary(cmath.cosh), "z, /", doc="The hyperbolic cosine of z."),
    function("exp", HostComplexUnary(cmath.exp), "z, /", doc="e raised to the power z."),
    function(
        "isclose",
        cmath_isclose,
        "a, b, *, rel_tol=1e-09, abs_tol=0.0",
        doc="Differ a and b by no more than the larger of the tolerances?",
    ),
    function(
        "isfinite", HostComplexTest(cmath.isfinite), "z, /", doc="Are both parts of z finite?"
    ),
    function("isinf", HostComplexTest(cmath.isinf), "z, /", doc="Is a part of z an infinity?"),
    function("isnan", HostComplexTest(cmath.isnan), "z, /", doc="Is a part of z a nan?"),
    function(
        "log",
        cmath_log,
        "z, base=<unrepresentable>, /",
        doc="The logarithm of z to the base, e without one.",
    ),
    function(
        "log10", HostComplexUnary(cmath.log10), "z, /", doc="The logarithm of z to the base 10."
    ),
    function("phase", cmath_phase, "z, /", doc="The angle of z, from -pi to pi."),
    function("polar", cmath_polar, "z, /", doc="The absolute value and the angle of z."),
    function(
        "rect", cmath_rect, "r, phi, /", doc="The number with this absolute value and this angle."
    ),
    function("sin", HostComplexUnary(cmath.sin), "z, /", doc="The sine of z."),
    function("sinh", HostComplexUnary(cmath.sinh), "z, /", doc="The hyperbolic sine of z."),
    function("sqrt", HostComplexUnary(cmath.sqrt), "z, /", doc="The square root of z."),
    function("tan", HostComplexUnary(cmath.tan), "z, /", doc="The tangent of z."),
    function("tanh", HostComplexUnary(cmath.tanh), "z, /", doc="The hyperbolic tangent of z."),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    module = new_module("cmath", "Functions of complex numbers.", FUNCTIONS)
    add_host(module, "pi", cmath.pi)
    add_host(module, "e", cmath.e)
    add_host(module, "tau", cmath.tau)
    add_host(module, "inf", cmath.inf)
    add_host(module, "nan", cmath.nan)
    add_host(module, "infj", cmath.infj)
    add_host(module, "nanj", cmath.nanj)
    return module


from rt.modules.support import add_host, new_module  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.complexobject import ComplexObject, complex_as_value  # noqa: E402
from rt.objects.errors import set_error, value_error  # noqa: E402
from rt.objects.exceptions import OVERFLOW_ERROR, VALUE_ERROR  # noqa: E402
from rt.objects.floatobject import FloatObject, number_as_double  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.tupleobject import tuple2  # noqa: E402
