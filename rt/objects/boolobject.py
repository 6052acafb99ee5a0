"""True and False.

Answers to Objects/boolobject.c. There are exactly two `BoolObject`s; they are not
`LongObject`s: `as_long` gives their int.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.longobject import LONG_TYPE
from rt.objects.methodobject import method
from rt.objects.object import NB_AND, NB_OR, NB_XOR, Object
from rt.objects.slots import S_AND, S_INVERT, S_OR, S_REPR, S_XOR
from rt.objects.typeobject import TypeObject, static_type


@mypyc_attr(acyclic=True)
class BoolObject(Object):
    """True or False."""

    def __init__(self, value: i64) -> None:
        self.value: Final[i64] = value

    def ob_type(self) -> TypeObject:
        return BOOL_TYPE

    def tp_repr(self) -> Object | None:
        return intern("True" if self.value else "False")

    def tp_hash(self) -> i64:
        return self.value

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return bool_long(self).tp_richcompare(other, op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if isinstance(other, BoolObject):
            if op == NB_AND:
                return bool_from(self.value & other.value != 0)
            if op == NB_OR:
                return bool_from(self.value | other.value != 0)
            if op == NB_XOR:
                return bool_from(self.value != other.value)
        return bool_long(self).nb_binary(op, other)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if isinstance(other, BoolObject):
            return other.nb_binary(op, self)
        return bool_long(self).nb_reflected(op, other)

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        return bool_long(self).nb_power(other, mod)

    def nb_negative(self) -> Object | None:
        return long_from_i64(-self.value)

    def nb_positive(self) -> Object | None:
        return bool_long(self)

    def nb_invert(self) -> Object | None:
        if not warn(
            DEPRECATION_WARNING,
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "
            "This returns the bitwise inversion of the underlying int object and is usually not "
            "what you expect from negating a bool. Use the 'not' operator for boolean negation "
            "or ~int(x) if you really want the bitwise inversion of the underlying int.",
        ):
            return None
        return long_from_i64(-1 - self.value)

    def nb_absolute(self) -> Object | None:
        return bool_long(self)

    def nb_bool(self) -> i64:
        return self.value

    def nb_int(self) -> Object | None:
        return bool_long(self)

    def nb_float(self) -> Object | None:
        return FloatObject(float(self.value))

    def nb_index(self) -> Object | None:
        return bool_long(self)


TRUE: Final = BoolObject(1)
FALSE: Final = BoolObject(0)


def bool_from(b: bool) -> BoolObject:
    """TRUE or FALSE."""
    return TRUE if b else FALSE


def bool_long(b: BoolObject) -> LongObject:
    """The int that the bool is."""
    return SMALL_INTS[b.value + 5]


def bool_new(cls: TypeObject, x: Object | None) -> Object | None:
    """`bool(object=False, /)`. CPython: bool_new"""
    if x is None:
        return FALSE
    truth = is_true(x)
    return None if truth < 0 else bool_from(truth != 0)


BOOL_TYPE: Final[TypeObject] = static_type(
    "bool",
    doc="bool(object=False, /): True when the argument counts as true, else False.",
    base=LONG_TYPE,
    new=method("__new__", bool_new, "object=False, /"),
    slots=(S_REPR, S_INVERT, S_AND, S_XOR, S_OR),
)

from rt.objects.exceptions import DEPRECATION_WARNING  # noqa: E402
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.longobject import SMALL_INTS, LongObject, long_from_i64  # noqa: E402
from rt.objects.object_protocol import is_true  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
