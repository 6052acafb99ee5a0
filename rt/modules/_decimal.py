"""The module `_decimal`: the type Decimal.

Answers to Modules/_decimal/_decimal.c. Numbers and contexts are the host's, which calculates; a
guest's context holds the host's context that has the same precision, traps and flags. No
operation uses the host's own current context: that belongs to the program around rt. Contexts
are in rt/modules/decimal_context.py.
"""

from __future__ import annotations

import decimal as host
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, Final, cast

from mypy_extensions import i64

from rt.objects.methodobject import (
    WANTS_INSTANCE,
    MethodDef,
    class_method,
    getset,
    method,
)
from rt.objects.object import (
    EQ,
    GE,
    GT,
    LE,
    NB_ADD,
    NB_DIVMOD,
    NB_FLOOR_DIVIDE,
    NB_MULTIPLY,
    NB_POWER,
    NB_REMAINDER,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.pystate import InterpreterState
from rt.objects.slots import (
    S_ABS,
    S_ADD,
    S_BOOL,
    S_DIVMOD,
    S_EQ,
    S_FLOAT,
    S_FLOORDIV,
    S_GETATTRIBUTE,
    S_HASH,
    S_INT,
    S_MOD,
    S_MUL,
    S_NEG,
    S_POS,
    S_POW,
    S_REPR,
    S_STR,
    S_SUB,
    S_TRUEDIV,
    slot_impl,
)
from rt.objects.typeobject import BASETYPE, TypeObject, static_type


class DecimalObject(Object):
    """An exact Decimal."""

    def __init__(self, value: Decimal) -> None:
        self.value: Final = value

    def ob_type(self) -> TypeObject:
        return DECIMAL_TYPE

    def tp_repr(self) -> Object | None:
        text = text_of(self)
        return None if text is None else unicode_from_host(f"Decimal('{text}')")

    def tp_str(self) -> Object | None:
        text = text_of(self)
        return None if text is None else unicode_from_host(text)

    def tp_hash(self) -> i64:
        return decimal_hash(self, self)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return decimal_richcompare(self.value, other, op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        right = operand(other)
        return NOT_IMPLEMENTED if right is None else calculate(op, self.value, right)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        left = operand(other)
        return NOT_IMPLEMENTED if left is None else calculate(op, left, self.value)

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        exponent = operand(other)
        modulus = operand(mod)
        if exponent is None or modulus is None:
            return NOT_IMPLEMENTED
        context = current_host_context()
        if context is None:
            return None
        try:
            return DecimalObject(context.power(self.value, exponent, modulus))
        except Exception as e:
            return failed(e)

    def nb_negative(self) -> Object | None:
        return of_context("minus", self.value)

    def nb_positive(self) -> Object | None:
        return of_context("plus", self.value)

    def nb_absolute(self) -> Object | None:
        return of_context("abs", self.value)

    def nb_bool(self) -> i64:
        return 1 if self.value else 0

    def nb_int(self) -> Object | None:
        return whole(self.value, int)

    def nb_float(self) -> Object | None:
        try:
            return FloatObject(float(self.value))
        except Exception as e:
            return failed(e)


def as_decimal(x: Object) -> DecimalObject | None:
    """The Decimal in x or in an instance of a class that extends it; else None."""
    if isinstance(x, DecimalObject):
        return x
    p = x.native()
    return p if isinstance(p, DecimalObject) else None


def operand(x: Object) -> Decimal | int | None:
    """The host's form of a Decimal or int; None for all others. CPython: convert_op"""
    if isinstance(x, DecimalObject):
        return x.value
    p = x.native()
    if isinstance(p, DecimalObject):
        return p.value
    n = as_long(x)
    return None if n is None else long_to_host(n)


# What a context calls the operators.
OPERATIONS: Final[dict[int, str]] = {
    NB_ADD: "add",
    NB_SUBTRACT: "subtract",
    NB_MULTIPLY: "multiply",
    NB_TRUE_DIVIDE: "divide",
    NB_FLOOR_DIVIDE: "divide_int",
    NB_REMAINDER: "remainder",
    NB_DIVMOD: "divmod",
    NB_POWER: "power",
}


def calculate(op: i64, a: Decimal | int, b: Decimal | int) -> Object | None:
    """An operator of two numbers, in the current context."""
    context = current_host_context()
    if context is None:
        return None
    try:
        if op == NB_ADD:
            return DecimalObject(context.add(a, b))
        if op == NB_SUBTRACT:
            return DecimalObject(context.subtract(a, b))
        if op == NB_MULTIPLY:
            return DecimalObject(context.multiply(a, b))
        if op == NB_TRUE_DIVIDE:
            return DecimalObject(context.divide(a, b))
        name = OPERATIONS.get(int(op))
        if name is None:
            return NOT_IMPLEMENTED
        return to_guest_decimal(getattr(context, name)(a, b))
    except Exception as e:
        return failed(e)


def of_context(name: str, *values: object) -> Object | None:
    """What a method of the current context gives."""
    context = current_host_context()
    if context is None:
        return None
    try:
        return to_guest_decimal(getattr(context, name)(*values))
    except Exception as e:
        return failed(e)


def text_of(x: DecimalObject) -> str | None:
    """`str(x)`, which the current context's `capitals` decides."""
    context = current_host_context()
    return None if context is None else context.to_sci_string(x.value)


def decimal_hash(x: Object, d: DecimalObject) -> i64:
    """The hash of d, which is x's value; NaNs hash as objects. CPython: _dec_hash"""
    if d.value.is_qnan():
        return hash_pointer(x)
    try:
        return hash(d.value)
    except Exception as e:
        failed(e)
        return -1


def hash_wrapper(x: Object) -> i64:
    d = as_decimal(x)
    assert d is not None
    return decimal_hash(x, d)


def decimal_richcompare(a: Decimal, other: Object, op: i64) -> Object | None:
    """CPython: dec_richcompare, convert_op_cmp"""
    b: Any = operand(other)  # Any: any number of the host's
    if b is not None:
        if not a.is_nan() and not (isinstance(b, Decimal) and b.is_nan()):
            return bool_from(compared(a, b, op))
    else:
        b = comparable(other, op)
        if b is None:
            return None if error_occurred() else NOT_IMPLEMENTED
    return within(lambda: compared(a, b, op))


def comparable(other: Object, op: i64) -> float | Fraction | Decimal | None:
    """What a Decimal is compared with in the place of a float, complex or rational number; None
    for others, or with an exception."""
    f = as_float(other)
    if f is not None:
        return f.value
    c = as_complex(other)
    if c is not None:
        return c.real if c.imag == 0.0 and (op == EQ or op == NE) else None
    rational = decimal_state().rational
    if is_instance(other, rational) != 1:
        return None
    top = get_attr(other, intern("numerator"))
    bottom = None if top is None else get_attr(other, intern("denominator"))
    if top is None or bottom is None:
        return None
    numerator = as_long(top)
    denominator = as_long(bottom)
    if numerator is None or denominator is None:
        type_error("numerator and denominator of a rational number must be ints")
        return None
    return Fraction(long_to_host(numerator), long_to_host(denominator))


# Any: numbers of the host's that can be compared with a Decimal.
def compared(a: Any, b: Any, op: i64) -> bool:
    """A comparison of host numbers."""
    if op == EQ:
        return bool(a == b)
    if op == NE:
        return bool(a != b)
    if op == LE:
        return bool(a <= b)
    if op == GE:
        return bool(a >= b)
    if op == GT:
        return bool(a > b)
    return bool(a < b)


def within(f: Callable[[], object]) -> Object | None:
    """What a host function gives that uses the host's current context: here the guest's."""
    context = current_host_context()
    if context is None:
        return None
    outer = host.getcontext()
    host.setcontext(context)
    try:
        return to_guest_decimal(f())
    except Exception as e:
        return failed(e)
    finally:
        host.setcontext(outer)


def whole(value: Decimal, f: Callable[[Decimal], int]) -> Object | None:
    """One of the ints near a number."""
    try:
        return long_from_host(f(value))
    except Exception as e:
        return failed(e)


# Arguments and results.


def unconvertible(x: Object) -> str:
    return f"conversion from {type_name(x)} to Decimal is not supported"


def host_argument(x: Object) -> object:
    """An argument for the host; NO_VALUE with a TypeError for what could be no argument."""
    p = x.native()
    if isinstance(p, DecimalObject):
        return p.value
    if isinstance(p, DecimalContext):
        return p.value
    if isinstance(p, SignalDictObject):
        return p.value
    if isinstance(p, PLAIN) or p is NONE or isinstance(p, LongObject):
        return to_host(p)
    type_error(unconvertible(x))
    return NO_VALUE


NO_VALUE: Final = object()


# Any: whatever the host has calculated.
def to_guest_decimal(x: Any) -> Object:
    """The guest's form of a result."""
    if isinstance(x, Decimal):
        return DecimalObject(x)
    if isinstance(x, tuple) and len(x) == 2 and isinstance(x[0], Decimal):
        return tuple2(DecimalObject(x[0]), DecimalObject(cast(Decimal, x[1])))
    if isinstance(x, Context):
        return DecimalContext(x)
    return to_guest(x)


class HostOperation:
    """A method of Decimal or Context, which the host's method of the same name does."""

    def __init__(self, owner: type, name: str) -> None:
        self.function: Final[object] = getattr(owner, name)
        self.name: Final = name
        shown: str | None = getattr(self.function, "__text_signature__", None)
        names = [] if shown is None else shown.strip("()").split(", ")
        names = [name for name in names if name not in ("$self", "/")]
        # Where the parameter `context` stands among the arguments; -1: it has none.
        self.context_at: i64 = -1
        if "context=None" in names:
            self.context_at = len(
                [
                    name
                    for name in names[: names.index("context=None")]
                    if name not in ("$self", "/")
                ]
            )

    def __call__(self, obj: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
        receiver = host_argument(obj)
        positional: list[object] = []
        for a in args:
            v = host_argument(a)
            if v is NO_VALUE:
                if len(positional) == self.context_at:
                    type_error("optional argument must be a context")
                return None
            positional.append(v)
        keywords: dict[str, object] = {}
        if kwargs is not None:
            for i in range(kwargs.nentries):
                k = kwargs.keys[i]
                given = kwargs.values[i]
                if isinstance(k, UnicodeObject) and given is not None:
                    name = unicode_to_host(k)
                    v = host_argument(given)
                    if v is NO_VALUE:
                        if name == "context":
                            type_error("optional argument must be a context")
                        return None
                    keywords[name] = v
        at = self.context_at
        if at >= 0:
            context = current_host_context()
            if context is None:
                return None
            if len(positional) > at:
                if positional[at] is None:
                    positional[at] = context
            elif keywords.get("context") is None:
                keywords["context"] = context
        try:
            result = cast(Callable[..., object], self.function)(receiver, *positional, **keywords)
        except Exception as e:
            return failed(e)
        if isinstance(result, Decimal):
            # Some give the number that they were given.
            if result is receiver:
                return obj
            for i in range(len(args)):
                if positional[i] is result:
                    return args[i]
        return to_guest_decimal(result)


def operation(owner: type, name: str) -> MethodDef:
    """Declare a method that the host does."""
    # Any: both classes have it.
    f: Any = getattr(owner, name)
    d = method(
        name,
        HostOperation(owner, name),
        "*args, **kwargs",
        doc=str(f.__doc__),
        flags=WANTS_INSTANCE,
    )
    d.shown = str(f.__text_signature__)
    return d


# Methods that are rt's own.


def decimal_new(cls: TypeObject, value: Object | None, context: Object | None) -> Object | None:
    """`Decimal(value="0", context=None)`. CPython: dec_new"""
    used = given_context(context)
    if used is None:
        return None
    if value is None:
        return DecimalObject(Decimal())
    p = value.native()
    if isinstance(p, DecimalObject):
        if context is None or context is NONE or not p.value.is_snan():
            return p
    v = p.value if isinstance(p, DecimalObject) else host_number(value)
    if v is NO_VALUE:
        return type_error(unconvertible(value))
    try:
        # Any: the host judges what the number is made of.
        return DecimalObject(Decimal(cast(Any, v), used))
    except Exception as e:
        return failed(e)


def host_number(x: Object) -> object:
    """What a Decimal can be made of, for the host; NO_VALUE for all others."""
    p = x.native()
    if isinstance(p, (UnicodeObject, FloatObject, LongObject, TupleObject, ListObject)):
        return to_host(p)
    n = as_long(x)
    return NO_VALUE if n is None else long_to_host(n)


def decimal_from_float(cls: TypeObject, f: Object) -> Object | None:
    """CPython: dec_from_float"""
    x = as_float(f)
    n = as_long(f)
    if x is not None:
        d = DecimalObject(Decimal.from_float(x.value))
    elif n is not None:
        try:
            d = DecimalObject(Decimal.from_float(long_to_host(n)))
        except Exception as e:
            return failed(e)
    else:
        return type_error("argument must be int or float")
    return d if cls is DECIMAL_TYPE else call_one(cls, d)


def decimal_itself(self: Object) -> Object | None:
    return self


def decimal_deepcopy(self: Object, memo: Object) -> Object | None:
    return self


def decimal_imag(self: DecimalObject) -> Object | None:
    return DecimalObject(Decimal(0))


def decimal_reduce(self: Object) -> Object | None:
    d = as_decimal(self)
    text = None if d is None else d.tp_str()
    return None if text is None else tuple2(self.ob_type(), tuple1(text))


def decimal_as_tuple(self: DecimalObject) -> Object | None:
    parts = self.value.as_tuple()
    items = [to_guest(parts.sign), to_guest(parts.digits), to_guest(parts.exponent)]
    return call_list(decimal_state().tuple_type, items)


def decimal_format(self: DecimalObject, spec: Object, override: Object | None) -> Object | None:
    """CPython: dec_format"""
    u = as_unicode(spec)
    if u is None:
        return type_error("format arg must be str")
    text = unicode_to_host(u)
    if text.endswith("N") and not warn(DEPRECATION_WARNING, "Format specifier 'N' is deprecated"):
        return None
    # Any: typeshed does not know the second parameter.
    f: Any = self.value.__format__
    if override is None:
        return within(lambda: f(text))
    if as_dict(override) is None:
        return type_error("optional argument must be a dict")
    return within(lambda: f(text, to_host(override)))


def decimal_round(self: DecimalObject, ndigits: Object | None) -> Object | None:
    """CPython: PyDec_Round"""
    if ndigits is None or ndigits is NONE:
        return whole(self.value, round)
    n = as_long(ndigits)
    if n is None:
        return type_error("optional arg must be an integer")
    digits = long_to_host(n)
    return within(lambda: round(self.value, digits))


def decimal_trunc(self: DecimalObject) -> Object | None:
    return whole(self.value, int)


def decimal_floor(self: DecimalObject) -> Object | None:
    return whole(self.value, Decimal.__floor__)


def decimal_ceil(self: DecimalObject) -> Object | None:
    return whole(self.value, Decimal.__ceil__)


def decimal_complex(self: DecimalObject) -> Object | None:
    try:
        return ComplexObject(float(self.value), 0.0)
    except Exception as e:
        return failed(e)


def decimal_sizeof(self: DecimalObject) -> Object | None:
    return long_from_host(self.value.__sizeof__())


# Methods that the host does.
NAMES: Final = (
    "adjusted as_integer_ratio compare compare_signal compare_total compare_total_mag "
    "copy_abs copy_negate copy_sign exp fma is_canonical is_finite is_infinite is_nan "
    "is_normal is_qnan is_signed is_snan is_subnormal is_zero ln log10 logb logical_and "
    "logical_invert logical_or logical_xor max max_mag min min_mag next_minus next_plus "
    "next_toward normalize number_class quantize radix remainder_near rotate same_quantum "
    "scaleb shift sqrt to_eng_string to_integral to_integral_exact to_integral_value"
)

DECIMAL_TYPE: Final[TypeObject] = static_type(
    "Decimal",
    module="decimal",
    doc="A decimal floating-point number. value can be an int, a float, a str, another Decimal, or "
    "a tuple of sign, digits and exponent.",
    new=method("__new__", decimal_new, 'value="0", context=None'),
    slots=(
        S_REPR,
        S_STR,
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
        S_INT,
        S_FLOAT,
        S_FLOORDIV,
        S_TRUEDIV,
    ),
    methods=(
        *[operation(Decimal, name) for name in NAMES.split()],
        method("as_tuple", decimal_as_tuple, "", doc="Sign, digits and exponent."),
        method(
            "canonical",
            decimal_itself,
            "",
            doc="The number, always canonical.",
            flags=WANTS_INSTANCE,
        ),
        method("conjugate", decimal_itself, "", doc="The number itself.", flags=WANTS_INSTANCE),
        class_method(
            "from_float", decimal_from_float, "f, /", doc="The exact value of a float or int."
        ),
        method("__copy__", decimal_itself, "", flags=WANTS_INSTANCE),
        method("__deepcopy__", decimal_deepcopy, "memo, /", flags=WANTS_INSTANCE),
        method("__reduce__", decimal_reduce, "", flags=WANTS_INSTANCE),
        method("__format__", decimal_format, "fmtarg, override=None, /"),
        method("__round__", decimal_round, "ndigits=None, /"),
        method("__trunc__", decimal_trunc, ""),
        method("__floor__", decimal_floor, ""),
        method("__ceil__", decimal_ceil, ""),
        method("__complex__", decimal_complex, ""),
        method("__sizeof__", decimal_sizeof, ""),
    ),
    getset=(
        getset("real", decimal_itself, None, flags=WANTS_INSTANCE),
        getset("imag", decimal_imag, None),
    ),
    impls=(slot_impl(S_HASH, hash_wrapper, WANTS_INSTANCE),),
    flags=BASETYPE,
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module. None with an exception when the host has none, or the library fails."""
    if "_decimal" not in host_modules():
        set_import_error(
            MODULE_NOT_FOUND_ERROR, "No module named '_decimal'", intern("_decimal"), None
        )
        return None
    m = new_module("_decimal", "C decimal arithmetic module", MODULE_FUNCTIONS)
    return m if fill_module(interp, m) else None


from rt.dict.dictobject import DictObject, as_dict  # noqa: E402
from rt.modules.decimal_context import (  # noqa: E402
    MODULE_FUNCTIONS,
    DecimalContext,
    SignalDictObject,
    current_host_context,
    decimal_state,
    failed,
    fill_module,
    given_context,
)
from rt.modules.registry import host_modules  # noqa: E402
from rt.modules.support import new_module  # noqa: E402
from rt.objects.abstract import is_instance  # noqa: E402
from rt.objects.boolobject import BoolObject, bool_from  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_list, call_one  # noqa: E402
from rt.objects.complexobject import ComplexObject, as_complex  # noqa: E402
from rt.objects.errors import error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import DEPRECATION_WARNING, MODULE_NOT_FOUND_ERROR, set_import_error  # noqa: E402
from rt.objects.floatobject import FloatObject, as_float  # noqa: E402
from rt.objects.host import to_guest, to_host  # noqa: E402
from rt.objects.listobject import ListObject  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    LongObject,
    as_long,
    long_from_host,
    long_to_host,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr, hash_pointer  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple1, tuple2  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)

# Exact values that the host has in the same form, and may refuse with its own words.
PLAIN: Final = (
    BoolObject,
    BytesObject,
    ComplexObject,
    DictObject,
    FloatObject,
    ListObject,
    TupleObject,
    UnicodeObject,
)
