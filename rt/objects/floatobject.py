"""Floating-point numbers.

Answers to Objects/floatobject.c. Text, correctly rounded decimal rounding and hexadecimal
text are the host's.
"""

from __future__ import annotations

import errno
import math
import os
import sys
from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.methodobject import WANTS_INSTANCE, class_method, getset, method
from rt.objects.object import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NB_ADD,
    NB_DIVMOD,
    NB_FLOOR_DIVIDE,
    NB_MULTIPLY,
    NB_POWER,
    NB_REMAINDER,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    S_ABS,
    S_ADD,
    S_BOOL,
    S_DIVMOD,
    S_EQ,
    S_FLOAT,
    S_FLOORDIV,
    S_HASH,
    S_INT,
    S_MOD,
    S_MUL,
    S_NEG,
    S_POS,
    S_POW,
    S_REPR,
    S_SUB,
    S_TRUEDIV,
    slot_impl,
)
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

# Whole floats of at most this size are hashed, compared and converted through an i64.
WHOLE_MAX: Final = 9007199254740992.0
# Rounding to more digits leaves every float as it is; to fewer, it makes 0.
NDIGITS_MAX: Final = 323
NDIGITS_MIN: Final = -308


@mypyc_attr(acyclic=True)
class FloatObject(Object):
    """An exact float."""

    def __init__(self, value: float) -> None:
        self.value: Final[float] = value

    def ob_type(self) -> TypeObject:
        return FLOAT_TYPE

    def tp_repr(self) -> Object | None:
        return float_repr(self.value)

    def tp_hash(self) -> i64:
        return float_hash(self, self.value)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return float_richcompare(self.value, other, op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if isinstance(other, FloatObject):
            return float_binary(self.value, other.value, op)
        if not is_float_operator(op):
            return NOT_IMPLEMENTED
        y = float_operand(other)
        if isinstance(y, FloatObject):
            return float_binary(self.value, y.value, op)
        return y

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if not is_float_operator(op):
            return NOT_IMPLEMENTED
        x = float_operand(other)
        if isinstance(x, FloatObject):
            return float_binary(x.value, self.value, op)
        return x

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        return type_error("pow() 3rd argument not allowed unless all arguments are integers")

    def nb_negative(self) -> Object | None:
        return FloatObject(-self.value)

    def nb_positive(self) -> Object | None:
        return self

    def nb_absolute(self) -> Object | None:
        return FloatObject(abs(self.value))

    def nb_bool(self) -> i64:
        return 1 if self.value != 0.0 else 0

    def nb_int(self) -> Object | None:
        return long_from_double(self.value)

    def nb_float(self) -> Object | None:
        return self


def float_hash_wrapper(x: Object) -> i64:
    """The hash of a float, or of an instance of a class that extends float."""
    v = as_float(x)
    assert v is not None
    return float_hash(x, v.value)


def as_float(x: Object) -> FloatObject | None:
    """The exact float in a float or an instance of a float's subclass; else None."""
    if isinstance(x, FloatObject):
        return x
    p = x.native()
    if isinstance(p, FloatObject):
        return p
    return None


def is_float_operator(op: i64) -> bool:
    """Is it no operator of ints alone (or of matrices)?"""
    return (
        op == NB_ADD
        or op == NB_SUBTRACT
        or op == NB_MULTIPLY
        or op == NB_TRUE_DIVIDE
        or op == NB_POWER
        or op == NB_FLOOR_DIVIDE
        or op == NB_REMAINDER
        or op == NB_DIVMOD
    )


def float_operand(x: Object) -> Object | None:
    """The float of an operand that is a float or an int, else NOT_IMPLEMENTED.

    None with an OverflowError. CPython: convert_to_double
    """
    if isinstance(x, CompactLong):
        return FloatObject(float(x.value))
    v = as_float(x)
    if v is not None:
        return v
    n = as_long(x)
    return NOT_IMPLEMENTED if n is None else n.nb_float()


def float_repr(v: float) -> UnicodeObject:
    """`repr(v)`."""
    return unicode_from_host(repr(v))


def float_hash(x: Object, v: float) -> i64:
    """The hash of v, which is x's value; nans hash as objects. CPython: _Py_HashDouble"""
    if -WHOLE_MAX <= v <= WHOLE_MAX:
        n = i64(v)
        if float(n) == v:
            return n if n != -1 else -2
    elif v != v:
        return hash_pointer(x)
    return hash(v)


def float_binary(x: float, y: float, op: i64) -> Object | None:
    """`x op y`. None with an exception."""
    if op == NB_ADD:
        return FloatObject(x + y)
    if op == NB_SUBTRACT:
        return FloatObject(x - y)
    if op == NB_MULTIPLY:
        return FloatObject(x * y)
    if op == NB_TRUE_DIVIDE:
        if y == 0.0:
            return zero_division("float division by zero")
        return FloatObject(x / y)
    if op == NB_POWER:
        return float_pow(x, y)
    if op == NB_FLOOR_DIVIDE:
        if y == 0.0:
            return zero_division("float floor division by zero")
        return FloatObject(x // y)
    if op == NB_REMAINDER:
        if y == 0.0:
            return zero_division("float modulo by zero")
        return FloatObject(x % y)
    if op == NB_DIVMOD:
        if y == 0.0:
            return zero_division("float divmod()")
        return tuple2(FloatObject(x // y), FloatObject(x % y))
    return NOT_IMPLEMENTED


def zero_division(msg: str) -> Object | None:
    set_error(ZERO_DIVISION_ERROR, msg)
    return None


def float_pow(x: float, y: float) -> Object | None:
    """x ** y: a complex number for a fractional power of a negative one.

    None with an exception. CPython: float_pow
    """
    if x == 0.0 and y < 0.0 and not math.isinf(y):
        return zero_division("0.0 cannot be raised to a negative power")
    if x < 0.0 and not math.isinf(x) and not math.isinf(y) and y == y:
        if float(math.floor(y)) != y:
            return complex_pow(ComplexObject(x, 0.0), ComplexObject(y, 0.0))
    try:
        return FloatObject(math.pow(x, y))
    except OverflowError:
        number = long_from_i64(errno.ERANGE)
        message = unicode_from_host(os.strerror(errno.ERANGE))
        set_error_object(OVERFLOW_ERROR, tuple2(number, message))
        return None


def float_richcompare(x: float, other: Object, op: i64) -> Object | None:
    """Compare with a float, or exactly with an int. CPython: float_richcompare"""
    v = as_float(other)
    if v is not None:
        y = v.value
    else:
        n = as_long(other)
        if n is None:
            return NOT_IMPLEMENTED
        if isinstance(n, CompactLong) and -(1 << 53) <= n.value <= (1 << 53):
            y = float(n.value)
        elif x != x or math.isinf(x):
            # Beside an infinity every int is like 0; a nan is unequal to it.
            y = 0.0
        else:
            return compare_result(compare_with_long(x, n), op)
    if op == EQ:
        return bool_from(x == y)
    if op == LT:
        return bool_from(x < y)
    if op == GT:
        return bool_from(x > y)
    if op == LE:
        return bool_from(x <= y)
    if op == GE:
        return bool_from(x >= y)
    return bool_from(x != y)


def compare_with_long(x: float, n: LongObject) -> i64:
    """-1, 0 or 1 as a finite x is less than, equal to or greater than n."""
    whole = long_from_double(x)
    assert whole is not None
    order = long_compare(whole, n)
    if order != 0:
        return order
    if -WHOLE_MAX <= x <= WHOLE_MAX:
        fraction = x - float(i64(x))
        return -1 if fraction < 0.0 else 1 if fraction > 0.0 else 0
    return 0


# From objects.


def strict_float(r: Object, x: Object) -> FloatObject | None:
    """The exact float of what x's `__float__` gave. None with an exception."""
    if isinstance(r, FloatObject):
        return r
    v = as_float(r)
    what = f"{type_name(x)}.__float__ returned non-float (type {type_name(r)})"
    if v is None:
        set_error(TYPE_ERROR, what)
        return None
    if not warn(
        DEPRECATION_WARNING,
        what + ".  The ability to return an instance of a strict subclass of float is "
        "deprecated, and may be removed in a future version of Python.",
    ):
        return None
    return v


def number_as_double(x: Object) -> FloatObject | None:
    """The float of a real number: of a float, `__float__` or `__index__`.

    None with an exception. CPython: PyFloat_AsDouble
    """
    v = as_float(x)
    if v is not None:
        return v
    r = x.nb_float()
    if r is None:
        return None
    if r is not NOT_IMPLEMENTED:
        return strict_float(r, x)
    r = x.nb_index()
    if r is None:
        return None
    if r is NOT_IMPLEMENTED:
        set_error(TYPE_ERROR, f"must be real number, not {type_name(x)}")
        return None
    n = strict_long(r, "__index__")
    f = None if n is None else n.nb_float()
    return f if isinstance(f, FloatObject) else None


def number_float(x: Object) -> FloatObject | None:
    """`float(x)`, exact. None with an exception. CPython: PyNumber_Float"""
    if isinstance(x, FloatObject):
        return x
    r = x.nb_float()
    if r is None:
        return None
    if r is not NOT_IMPLEMENTED:
        return strict_float(r, x)
    r = x.nb_index()
    if r is None:
        return None
    if r is not NOT_IMPLEMENTED:
        n = strict_long(r, "__index__")
        f = None if n is None else n.nb_float()
        return f if isinstance(f, FloatObject) else None
    v = as_float(x)
    if v is not None:
        return v
    u = as_unicode(x)
    if u is not None:
        return float_from_text(unicode_to_host(u), x)
    data = as_bytes_like(x)
    if data is not None:
        return float_from_text(data, x)
    if not error_occurred():
        set_error(
            TYPE_ERROR,
            f"float() argument must be a string or a real number, not '{type_name(x)}'",
        )
    return None


def float_from_text(text: str | bytes, x: Object) -> FloatObject | None:
    """The float that a text spells. None with a ValueError. CPython: PyFloat_FromString"""
    try:
        return FloatObject(float(text))
    except ValueError:
        shown = object_repr_of(x)
        if shown is not None:
            set_error(VALUE_ERROR, f"could not convert string to float: {unicode_to_host(shown)}")
        return None


# Methods.


def float_new(cls: TypeObject, x: Object | None) -> Object | None:
    """`float(x=0, /)`. CPython: float_new_impl"""
    if x is None:
        return FloatObject(0.0)
    return number_float(x)


def float_self(self: FloatObject) -> Object | None:
    return self


def float_get_imag(self: FloatObject) -> Object | None:
    return FloatObject(0.0)


def float_trunc(self: FloatObject) -> Object | None:
    return long_from_double(self.value)


def float_floor(self: FloatObject) -> Object | None:
    v = self.value
    n = long_from_double(v)
    if n is not None and -WHOLE_MAX < v < WHOLE_MAX and float(i64(v)) > v:
        return long_from_i64(i64(v) - 1)
    return n


def float_ceil(self: FloatObject) -> Object | None:
    v = self.value
    n = long_from_double(v)
    if n is not None and -WHOLE_MAX < v < WHOLE_MAX and float(i64(v)) < v:
        return long_from_i64(i64(v) + 1)
    return n


def float_round(self: FloatObject, ndigits: Object | None) -> Object | None:
    """CPython: float___round___impl"""
    v = self.value
    if ndigits is None or ndigits is NONE:
        if -WHOLE_MAX < v < WHOLE_MAX:
            return long_from_host(round(v))
        return long_from_double(v)
    index = as_index(ndigits)
    if index is None:
        return None
    n = long_as_i64(index)
    if v != v or math.isinf(v) or n > NDIGITS_MAX:
        return self
    if n < NDIGITS_MIN:
        return FloatObject(0.0 * v)
    try:
        return FloatObject(round(v, int(n)))
    except OverflowError:
        return overflow_error("rounded value too large to represent")


def float_as_integer_ratio(self: FloatObject) -> Object | None:
    v = self.value
    if math.isinf(v):
        return overflow_error("cannot convert Infinity to integer ratio")
    if v != v:
        return value_error("cannot convert NaN to integer ratio")
    numerator, denominator = v.as_integer_ratio()
    return tuple2(long_from_host(numerator), long_from_host(denominator))


def float_fromhex(cls: TypeObject, string: Object) -> Object | None:
    u = as_unicode(string)
    if u is None:
        return type_error("bad argument type for built-in operation")
    try:
        v = FloatObject(float.fromhex(unicode_to_host(u)))
    except (ValueError, OverflowError) as exc:
        set_from_host(exc)
        return None
    return v if cls is FLOAT_TYPE else call_one(cls, v)


def float_hex(self: FloatObject) -> Object | None:
    return unicode_from_host(self.value.hex())


def float_is_integer(self: FloatObject) -> Object | None:
    return bool_from(self.value.is_integer())


def float_getnewargs(self: FloatObject) -> Object | None:
    return tuple1(FloatObject(self.value))


def float_getformat(cls: TypeObject, typestr: Object) -> Object | None:
    u = as_unicode(typestr)
    if u is None:
        return type_error(f"__getformat__() argument must be str, not {type_name_or_none(typestr)}")
    which = unicode_to_host(u)
    if which != "double" and which != "float":
        return value_error("__getformat__() argument 1 must be 'double' or 'float'")
    return unicode_from_host(f"IEEE, {sys.byteorder}-endian")


def float_format(self: Object, spec: Object) -> Object | None:
    u = as_unicode(spec)
    if u is None:
        return type_error(f"__format__() argument must be str, not {type_name_or_none(spec)}")
    return format_float(self, u)


FLOAT_TYPE: Final[TypeObject] = static_type(
    "float",
    doc="float(x=0, /): a floating-point number; of a string, the number that it spells.",
    new=method("__new__", float_new, "x=0, /"),
    slots=(
        S_REPR,
        S_HASH,
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
        S_INT,
        S_FLOAT,
        S_FLOORDIV,
        S_TRUEDIV,
    ),
    impls=(slot_impl(S_HASH, float_hash_wrapper, WANTS_INSTANCE),),
    methods=(
        method("conjugate", float_self, "", doc="The float itself."),
        method("__trunc__", float_trunc, "", doc="The whole part as an int."),
        method("__floor__", float_floor, "", doc="The greatest int that is not greater."),
        method("__ceil__", float_ceil, "", doc="The least int that is not less."),
        method(
            "__round__",
            float_round,
            "ndigits=None, /",
            doc="The nearest float with ndigits decimal places; without them the nearest int, "
            "half to even.",
        ),
        method(
            "as_integer_ratio",
            float_as_integer_ratio,
            "",
            doc="Two ints whose quotient is exactly the float, in lowest terms, the second "
            "positive.",
        ),
        class_method(
            "fromhex", float_fromhex, "string, /", doc="The float that a hexadecimal text spells."
        ),
        method("hex", float_hex, "", doc="The float as hexadecimal text."),
        method("is_integer", float_is_integer, "", doc="Is the value whole?"),
        method(
            "__getnewargs__",
            float_getnewargs,
            "",
            doc="The arguments of __new__ that make an equal float.",
        ),
        class_method(
            "__getformat__",
            float_getformat,
            "typestr, /",
            doc="How the machine holds a C 'double' or 'float'.",
        ),
        method(
            "__format__",
            float_format,
            "format_spec, /",
            flags=WANTS_INSTANCE,
            doc="The float as text, as the specification says.",
        ),
    ),
    getset=(
        getset("real", float_self, doc="The real part: the float itself."),
        getset("imag", float_get_imag, doc="The imaginary part: 0.0."),
    ),
    flags=BASETYPE,
)


from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.call import call_one  # noqa: E402
from rt.objects.complexobject import ComplexObject, complex_pow  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    overflow_error,
    set_error,
    set_error_object,
    type_error,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    OVERFLOW_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
    ZERO_DIVISION_ERROR,
    type_name_or_none,
)
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    CompactLong,
    LongObject,
    as_index,
    as_long,
    compare_result,
    long_as_i64,
    long_compare,
    long_from_double,
    long_from_host,
    long_from_i64,
    strict_long,
)
from rt.objects.object_protocol import hash_pointer, object_repr_of  # noqa: E402
from rt.objects.tupleobject import tuple1, tuple2  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.formatter_unicode import format_float  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)
