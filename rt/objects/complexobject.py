"""Complex numbers.

Answers to Objects/complexobject.c. Text and powers are the host's.
"""

from __future__ import annotations

import math
from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.methodobject import AS_MEMBER, WANTS_INSTANCE, getset, method
from rt.objects.object import (
    EQ,
    NB_ADD,
    NB_MULTIPLY,
    NB_POWER,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    S_ABS,
    S_ADD,
    S_BOOL,
    S_EQ,
    S_GETATTRIBUTE,
    S_HASH,
    S_MUL,
    S_NEG,
    S_POS,
    S_POW,
    S_REPR,
    S_SUB,
    S_TRUEDIV,
)
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

# The hash of an imaginary unit, and the range that hashes wrap in.
HASH_IMAG: Final = 1000003
HASH_RANGE: Final = 1 << 64
I64_RANGE: Final = 1 << 63


@mypyc_attr(acyclic=True)
class ComplexObject(Object):
    """An exact complex."""

    def __init__(self, real: float, imag: float) -> None:
        self.real: Final[float] = real
        self.imag: Final[float] = imag

    def ob_type(self) -> TypeObject:
        return COMPLEX_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(repr(complex(self.real, self.imag)))

    def tp_hash(self) -> i64:
        return complex_hash(self)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return complex_richcompare(self, other, op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if isinstance(other, ComplexObject):
            return complex_binary(self, other, op)
        if not is_complex_operator(op):
            return NOT_IMPLEMENTED
        b = complex_operand(other)
        if isinstance(b, ComplexObject):
            return complex_binary(self, b, op)
        return b

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if not is_complex_operator(op):
            return NOT_IMPLEMENTED
        a = complex_operand(other)
        if isinstance(a, ComplexObject):
            return complex_binary(a, self, op)
        return a

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        b = complex_operand(other)
        if isinstance(b, ComplexObject):
            return value_error("complex modulo")
        return b

    def nb_negative(self) -> Object | None:
        return ComplexObject(-self.real, -self.imag)

    def nb_positive(self) -> Object | None:
        return self

    def nb_absolute(self) -> Object | None:
        return complex_absolute(self)

    def nb_bool(self) -> i64:
        return 1 if self.real != 0.0 or self.imag != 0.0 else 0


def as_complex(x: Object) -> ComplexObject | None:
    """The exact complex in a complex or an instance of its subclass; else None."""
    if isinstance(x, ComplexObject):
        return x
    p = x.native()
    if isinstance(p, ComplexObject):
        return p
    return None


def is_complex_operator(op: i64) -> bool:
    """Is it an operator that complex numbers have?"""
    return (
        op == NB_ADD
        or op == NB_SUBTRACT
        or op == NB_MULTIPLY
        or op == NB_TRUE_DIVIDE
        or op == NB_POWER
    )


def complex_operand(x: Object) -> Object | None:
    """The complex of an operand that is a number, else NOT_IMPLEMENTED.

    None with an OverflowError. CPython: to_complex
    """
    v = as_complex(x)
    if v is not None:
        return v
    f = float_operand(x)
    if isinstance(f, FloatObject):
        return ComplexObject(f.value, 0.0)
    return f


def complex_binary(a: ComplexObject, b: ComplexObject, op: i64) -> Object | None:
    """`a op b`. None with an exception."""
    if op == NB_ADD:
        return ComplexObject(a.real + b.real, a.imag + b.imag)
    if op == NB_SUBTRACT:
        return ComplexObject(a.real - b.real, a.imag - b.imag)
    if op == NB_MULTIPLY:
        return ComplexObject(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real)
    if op == NB_TRUE_DIVIDE:
        return complex_div(a, b)
    if op == NB_POWER:
        return complex_pow(a, b)
    return NOT_IMPLEMENTED


def complex_div(a: ComplexObject, b: ComplexObject) -> Object | None:
    """a / b by the larger part of b, which avoids needless overflow. CPython: _Py_c_quot"""
    x = b.real
    y = b.imag
    if x == 0.0 and y == 0.0:
        set_error(ZERO_DIVISION_ERROR, "complex division by zero")
        return None
    if abs(x) >= abs(y):
        ratio = y / x
        scale = x + y * ratio
        return ComplexObject((a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale)
    if abs(y) >= abs(x):
        ratio = x / y
        scale = x * ratio + y
        return ComplexObject((a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale)
    return ComplexObject(math.nan, math.nan)


def complex_pow(a: ComplexObject, b: ComplexObject) -> Object | None:
    """a ** b. None with an exception. CPython: complex_pow"""
    try:
        c = complex(a.real, a.imag) ** complex(b.real, b.imag)
    except ZeroDivisionError:
        set_error(ZERO_DIVISION_ERROR, "0.0 to a negative or complex power")
        return None
    except OverflowError:
        set_error(OVERFLOW_ERROR, "complex exponentiation")
        return None
    return ComplexObject(c.real, c.imag)


def complex_absolute(a: ComplexObject) -> Object | None:
    """abs(a): C's hypot, which is not math.hypot. CPython: complex_abs"""
    try:
        return FloatObject(abs(complex(a.real, a.imag)))
    except OverflowError:
        set_error(OVERFLOW_ERROR, "absolute value too large")
        return None


def complex_hash(a: ComplexObject) -> i64:
    """CPython: complex_hash"""
    real: int = float_hash(a, a.real)
    imag: int = float_hash(a, a.imag)
    h = (real + HASH_IMAG * imag) % HASH_RANGE
    if h >= I64_RANGE:
        h -= HASH_RANGE
    return h if h != -1 else -2


def complex_richcompare(a: ComplexObject, other: Object, op: i64) -> Object | None:
    """Equality with a number, else NOT_IMPLEMENTED. CPython: complex_richcompare"""
    if op != EQ and op != NE:
        return NOT_IMPLEMENTED
    b = as_complex(other)
    if b is not None:
        return bool_from((a.real == b.real and a.imag == b.imag) == (op == EQ))
    if as_float(other) is None and as_long(other) is None:
        return NOT_IMPLEMENTED
    if a.imag != 0.0:
        return bool_from(op == NE)
    return float_richcompare(a.real, other, op)


# From objects.


def complex_special(x: Object) -> ComplexObject | None:
    """What x's `__complex__` gives, or a complex's own value.

    None with an exception, or without one when x has no `__complex__`.
    CPython: try_complex_special_method
    """
    if isinstance(x, ComplexObject):
        return x
    convert = lookup_special(x, intern("__complex__"))
    if convert is None:
        return None
    r = call_noargs(convert)
    if r is None:
        return None
    if isinstance(r, ComplexObject):
        return r
    v = as_complex(r)
    what = f"__complex__ returned non-complex (type {type_name(r)})"
    if v is None:
        set_error(TYPE_ERROR, what)
        return None
    if not warn(
        DEPRECATION_WARNING,
        what + ".  The ability to return an instance of a strict subclass of complex is "
        "deprecated, and may be removed in a future version of Python.",
    ):
        return None
    return v


def complex_as_value(x: Object) -> ComplexObject | None:
    """The complex of any number. None with an exception. CPython: PyComplex_AsCComplex"""
    c = complex_special(x)
    if c is not None:
        return c
    if error_occurred():
        return None
    f = number_as_double(x)
    return None if f is None else ComplexObject(f.value, 0.0)


def is_real_number(x: Object) -> bool:
    """Has x's type `__float__` or `__index__`?"""
    return (
        as_float(x) is not None
        or as_long(x) is not None
        or has_special(x, intern("__float__"))
        or has_special(x, intern("__index__"))
    )


def complex_new(cls: TypeObject, real: Object | None, imag: Object | None) -> Object | None:
    """`complex(real=0, imag=0)`. CPython: complex_new_impl"""
    r: Object = ZERO if real is None else real
    if imag is None and isinstance(r, ComplexObject):
        return r
    u = as_unicode(r)
    if u is not None:
        if imag is not None:
            return type_error("complex() can't take second arg if first is a string")
        return complex_from_text(u)
    if imag is not None and as_unicode(imag) is not None:
        return type_error("complex() second arg can't be a string")
    a = complex_special(r)
    if a is None:
        if error_occurred():
            return None
        if not is_real_number(r):
            return type_error(
                f"complex() first argument must be a string or a number, not '{type_name(r)}'"
            )
    if imag is not None and as_complex(imag) is None and not is_real_number(imag):
        return type_error(f"complex() second argument must be a number, not '{type_name(imag)}'")
    x_imag = 0.0
    if a is not None:
        x = a.real
        x_imag = a.imag
    else:
        f = number_as_double(r)
        if f is None:
            return None
        x = f.value
    if imag is None:
        return ComplexObject(x, x_imag)
    b = as_complex(imag)
    if b is not None:
        # real + imag * 1j
        y = b.real
        x -= b.imag
    else:
        f = number_as_double(imag)
        if f is None:
            return None
        y = f.value
    if a is not None:
        y += x_imag
    return ComplexObject(x, y)


def complex_from_text(u: UnicodeObject) -> Object | None:
    """CPython: complex_from_string_inner"""
    try:
        c = complex(unicode_to_host(u))
    except ValueError as e:
        return value_error(str(e))
    return ComplexObject(c.real, c.imag)


# Methods.


def complex_conjugate(self: ComplexObject) -> Object | None:
    return ComplexObject(self.real, -self.imag)


def complex_self(self: ComplexObject) -> Object | None:
    return self


def complex_get_real(self: ComplexObject) -> Object | None:
    return FloatObject(self.real)


def complex_get_imag(self: ComplexObject) -> Object | None:
    return FloatObject(self.imag)


def complex_getnewargs(self: ComplexObject) -> Object | None:
    return tuple2(FloatObject(self.real), FloatObject(self.imag))


def complex_format(self: Object, spec: Object) -> Object | None:
    u = as_unicode(spec)
    if u is None:
        return type_error(f"__format__() argument must be str, not {type_name_or_none(spec)}")
    return format_complex(self, u)


COMPLEX_TYPE: Final[TypeObject] = static_type(
    "complex",
    doc="complex(real=0, imag=0): the complex number real + imag*1j, or the one that a string "
    "spells.",
    new=method("__new__", complex_new, "real=0, imag=0"),
    slots=(
        S_REPR,
        S_HASH,
        S_GETATTRIBUTE,
        S_EQ,
        S_ADD,
        S_SUB,
        S_MUL,
        S_POW,
        S_NEG,
        S_POS,
        S_ABS,
        S_BOOL,
        S_TRUEDIV,
    ),
    methods=(
        method(
            "conjugate",
            complex_conjugate,
            "",
            doc="The number with the sign of its imaginary part changed.",
        ),
        method("__complex__", complex_self, "", doc="The number as an exact complex."),
        method(
            "__getnewargs__",
            complex_getnewargs,
            "",
            doc="The arguments of __new__ that make an equal number.",
        ),
        method(
            "__format__",
            complex_format,
            "format_spec, /",
            flags=WANTS_INSTANCE,
            doc="The number as text, as the specification says.",
        ),
    ),
    getset=(
        getset("real", complex_get_real, flags=AS_MEMBER, doc="the real part of a complex number"),
        getset(
            "imag", complex_get_imag, flags=AS_MEMBER, doc="the imaginary part of a complex number"
        ),
    ),
    flags=BASETYPE,
)

from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_noargs  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    OVERFLOW_ERROR,
    TYPE_ERROR,
    ZERO_DIVISION_ERROR,
    type_name_or_none,
)
from rt.objects.floatobject import (  # noqa: E402
    FloatObject,
    as_float,
    float_hash,
    float_operand,
    float_richcompare,
    number_as_double,
)
from rt.objects.longobject import ZERO, as_long  # noqa: E402
from rt.objects.object_protocol import has_special, lookup_special  # noqa: E402
from rt.objects.tupleobject import tuple2  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.formatter_unicode import format_complex  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
