"""`types.UnionType`: what `int | str` is.

Answers to Objects/unionobject.c of 3.13. The arguments are flat and without repetition.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.errors import error_occurred, type_error
from rt.objects.methodobject import getset, method
from rt.objects.object import EQ, NB_OR, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_EQ, S_GETITEM, S_HASH, S_OR, S_REPR
from rt.objects.tupleobject import TupleObject, tuple_from_list
from rt.objects.typeobject import TypeObject, static_type


class UnionObject(Object):
    """Two or more types."""

    def __init__(self, args: TupleObject) -> None:
        self.args: Final = args
        self.parameters: TupleObject | None = None

    def ob_type(self) -> TypeObject:
        return UNION_TYPE

    def tp_repr(self) -> Object | None:
        parts: list[str] = []
        i: i64 = 0
        while i < self.args.n:
            x = self.args.item(i)
            i += 1
            if x is NONE_TYPE:
                parts.append("None")
                continue
            text = alias_item_text(x)
            if text is None:
                return None
            parts.append(text)
        return unicode_from_host(" | ".join(parts))

    def tp_hash(self) -> i64:
        return hash_object(frozenset_from_list(items_of(self.args)))

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, UnionObject) or (op != EQ and op != NE):
            return NOT_IMPLEMENTED
        a = set_from_list(items_of(self.args))
        b = set_from_list(items_of(other.args))
        if error_occurred():
            return None
        return rich_compare(a, b, op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return union_or(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return union_or(other, self) if op == NB_OR else NOT_IMPLEMENTED

    def mp_subscript(self, key: Object) -> Object | None:
        parameters = union_parameters(self)
        if parameters is None:
            return None
        args = subs_parameters(self, self.args, parameters, key)
        if args is None:
            return None
        result: Object | None = args.item(0)
        i: i64 = 1
        while i < args.n and result is not None:
            result = binary_op(result, args.item(i), NB_OR)
            i += 1
        return result


def items_of(t: TupleObject) -> list[Object]:
    items: list[Object] = []
    i: i64 = 0
    while i < t.n:
        items.append(t.item(i))
        i += 1
    return items


def is_unionable(x: Object) -> bool:
    """Can it stand beside `|` in a union of types? CPython: is_unionable"""
    if x is NONE or isinstance(x, TypeObject | GenericAliasObject | UnionObject):
        return True
    return type_name(x) == "typing.TypeAliasType"


def union_or(a: Object, b: Object) -> Object | None:
    """`a | b` for types, or NOT_IMPLEMENTED. CPython: _Py_union_type_or"""
    if not is_unionable(a) or not is_unionable(b):
        return NOT_IMPLEMENTED
    flat: list[Object] = []
    for x in (a, b):
        if isinstance(x, UnionObject):
            flat.extend(items_of(x.args))
        else:
            flat.append(NONE_TYPE if x is NONE else x)
    unique: list[Object] = []
    for x in flat:
        known: i64 = 0
        for u in unique:
            known = same_type(u, x)
            if known != 0:
                break
        if known < 0:
            return None
        if known == 0:
            unique.append(x)
    if len(unique) == 1:
        return unique[0]
    return UnionObject(tuple_from_list(unique))


def same_type(a: Object, b: Object) -> i64:
    """1, 0, -1: aliases are compared by value, everything else by identity."""
    if a is b:
        return 1
    if isinstance(a, GenericAliasObject) and isinstance(b, GenericAliasObject):
        return rich_compare_bool(a, b, EQ)
    return 0


def union_parameters(self: UnionObject) -> TupleObject | None:
    p = self.parameters
    if p is None:
        p = make_parameters(self.args)
        self.parameters = p
    return p


def union_get_args(self: UnionObject) -> Object | None:
    return self.args


def union_get_parameters(self: UnionObject) -> Object | None:
    return union_parameters(self)


def union_instancecheck(self: UnionObject, instance: Object) -> Object | None:
    return check_each(self, instance, True)


def union_subclasscheck(self: UnionObject, cls: Object) -> Object | None:
    if not isinstance(cls, TypeObject):
        return type_error("issubclass() arg 1 must be a class")
    return check_each(self, cls, False)


def check_each(self: UnionObject, x: Object, instance: bool) -> Object | None:
    what = "isinstance" if instance else "issubclass"
    i: i64 = 0
    while i < self.args.n:
        if isinstance(self.args.item(i), GenericAliasObject):
            return type_error(f"{what}() argument 2 cannot be a parameterized generic")
        i += 1
    i = 0
    while i < self.args.n:
        arg = self.args.item(i)
        i += 1
        if isinstance(arg, TypeObject):
            r = is_instance(x, arg) if instance else is_subclass(x, arg)
            if r < 0:
                return None
            if r:
                return TRUE
    return FALSE


UNION_TYPE: Final[TypeObject] = static_type(
    "UnionType",
    module="types",
    doc="Represent a PEP 604 union type\n\nE.g. for int | str",
    slots=(S_REPR, S_HASH, S_EQ, S_OR, S_GETITEM),
    methods=(
        method("__instancecheck__", union_instancecheck, "instance, /"),
        method("__subclasscheck__", union_subclasscheck, "cls, /"),
    ),
    getset=(
        getset("__args__", union_get_args, None),
        getset("__parameters__", union_get_parameters, None),
    ),
)

from rt.objects.abstract import binary_op, is_instance, is_subclass  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE  # noqa: E402
from rt.objects.genericaliasobject import (  # noqa: E402
    GenericAliasObject,
    alias_item_text,
    make_parameters,
    subs_parameters,
)
from rt.objects.object import NONE_TYPE  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    hash_object,
    rich_compare,
    rich_compare_bool,
)
from rt.objects.setobject import frozenset_from_list, set_from_list  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host  # noqa: E402
