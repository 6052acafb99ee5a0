"""Unions of types: `int | str`.

Answers to Objects/unionobject.c of 3.13.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import getset, member
from rt.objects.object import EQ, NB_OR, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_EQ, S_GETATTRIBUTE, S_GETITEM, S_HASH, S_OR, S_REPR, slot_impl
from rt.objects.typeobject import TypeObject, static_type


class UnionObject(Object):
    """A union of at least two different members."""

    def __init__(self, args: TupleObject) -> None:
        self.args: Final = args
        # The type variables in the members; None: not looked for yet.
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
            text = type_argument_repr(x)
            if text is None:
                return None
            parts.append(text)
        return unicode_from_host(" | ".join(parts))

    def tp_hash(self) -> i64:
        members = frozenset_from_iterable(self.args)
        return -1 if members is None else hash_object(members)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if (op != EQ and op != NE) or not isinstance(other, UnionObject):
            return NOT_IMPLEMENTED
        a = set_from_iterable(self.args)
        b = None if a is None else set_from_iterable(other.args)
        if a is None or b is None:
            return None
        return rich_compare(a, b, op)

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        return union_getattro(self, name, suppress)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return union_or(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return union_or(other, self) if op == NB_OR else NOT_IMPLEMENTED

    def mp_subscript(self, key: Object) -> Object | None:
        parameters = union_parameters(self)
        if parameters is None:
            return None
        args = substitute_parameters(self, self.args, parameters, key)
        if args is None:
            return None
        result: Object | None = None
        i: i64 = 0
        while i < args.n:
            x = args.item(i)
            result = x if result is None else binary_op(result, x, NB_OR)
            if result is None:
                return None
            i += 1
        return result


def tuple_items(t: TupleObject) -> list[Object]:
    out: list[Object] = []
    i: i64 = 0
    while i < t.n:
        out.append(t.item(i))
        i += 1
    return out


def is_unionable(x: Object) -> bool:
    """Can `x` be a member of a union made by `|`? CPython: is_unionable"""
    return (
        x is NONE
        or isinstance(x, (TypeObject, UnionObject))
        or is_generic_alias(x)
        or is_type_alias(x)
    )


def is_generic_alias(x: Object) -> bool:
    return isinstance(x.native(), GenericAliasObject)


def is_type_alias(x: Object) -> bool:
    return type_name(x) == "typing.TypeAliasType"


def union_or(a: Object, b: Object) -> Object | None:
    """`a | b` of types. CPython: _Py_union_type_or"""
    if not is_unionable(a) or not is_unionable(b):
        return NOT_IMPLEMENTED
    members: list[Object] = []
    if add_members(members, a) < 0 or add_members(members, b) < 0:
        return None
    if len(members) == 1:
        return members[0]
    return UnionObject(tuple_from_list(members))


def union_of(args: TupleObject) -> Object | None:
    """`a | b | ...` of any members. CPython: _Py_union_from_tuple"""
    members: list[Object] = []
    i: i64 = 0
    while i < args.n:
        if add_members(members, args.item(i)) < 0:
            return None
        i += 1
    return members[0] if len(members) == 1 else UnionObject(tuple_from_list(members))


def add_members(members: list[Object], x: Object) -> i64:
    """Add `x`, or its members, where they are not there yet. CPython: dedup_and_flatten_args"""
    if isinstance(x, UnionObject):
        for m in tuple_items(x.args):
            if add_members(members, m) < 0:
                return -1
        return 0
    if x is NONE:
        x = NONE_TYPE
    for m in members:
        if m is x:
            return 0
        r: i64 = 0
        if is_generic_alias(m) == is_generic_alias(x):
            r = rich_compare_bool(m, x, EQ)
        if r < 0:
            return -1
        if r > 0:
            return 0
    members.append(x)
    return 0


def union_parameters(self: UnionObject) -> TupleObject | None:
    p = self.parameters
    if p is None:
        p = make_parameters(self.args)
        self.parameters = p
    return p


def union_getattro(self: UnionObject, name: UnicodeObject, suppress: i64) -> Object | None:
    # So that it looks like a class of typing, not like a type.
    if unicode_equal(name, ID___module__):
        return lookup_attr(UNION_TYPE, ID___module__)
    return generic_getattr(self, name, suppress)


def get_args(self: UnionObject) -> Object | None:
    return self.args


def get_parameters(self: UnionObject) -> Object | None:
    return union_parameters(self)


UNION_TYPE: Final = static_type(
    "types.UnionType",
    doc="Represent a PEP 604 union type\n\nE.g. for int | str",
    slots=(S_REPR, S_HASH, S_EQ, S_OR, S_GETITEM),
    impls=(slot_impl(S_GETATTRIBUTE, union_getattro),),
    getset=(
        member("__args__", get_args),
        getset("__parameters__", get_parameters, None, "Type variables in the types.UnionType."),
    ),
)

from rt.objects.abstract import binary_op  # noqa: E402
from rt.objects.genericaliasobject import (  # noqa: E402
    GenericAliasObject,
    make_parameters,
    substitute_parameters,
    type_argument_repr,
)
from rt.objects.identifiers import ID___module__  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    hash_object,
    lookup_attr,
    rich_compare,
    rich_compare_bool,
)
from rt.objects.setobject import frozenset_from_iterable, set_from_iterable  # noqa: E402
from rt.objects.singletons import NONE_TYPE  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple_from_list  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    unicode_equal,
    unicode_from_host,
)
