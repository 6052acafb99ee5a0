"""The types of None, NotImplemented and Ellipsis, whose classes are in object.py.

Answers to the end of Objects/object.c and to Objects/sliceobject.c's ellipsis. They stand
apart because object.py cannot import what declarations are made of.
"""

from __future__ import annotations

from typing import Final

from rt.objects.methodobject import method
from rt.objects.object import ELLIPSIS, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_BOOL, S_EQ, S_HASH, S_REPR
from rt.objects.typeobject import TypeObject, static_type


def none_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if args or (kwargs is not None and kwargs.used > 0):
        return type_error("NoneType takes no arguments")
    return NONE


def not_implemented_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if args or (kwargs is not None and kwargs.used > 0):
        return type_error("NotImplementedType takes no arguments")
    return NOT_IMPLEMENTED


def ellipsis_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if args or (kwargs is not None and kwargs.used > 0):
        return type_error("EllipsisType takes no arguments")
    return ELLIPSIS


def not_implemented_reduce(self: Object) -> Object | None:
    return intern("NotImplemented")


def ellipsis_reduce(self: Object) -> Object | None:
    return intern("Ellipsis")


NONE_TYPE: Final = static_type(
    "NoneType",
    doc="The type of the None singleton.",
    new=method("__new__", none_new, "*args, **kwargs"),
    slots=(S_REPR, S_HASH, S_BOOL, S_EQ),
)

NOT_IMPLEMENTED_TYPE: Final = static_type(
    "NotImplementedType",
    doc="The type of the NotImplemented singleton.",
    new=method("__new__", not_implemented_new, "*args, **kwargs"),
    slots=(S_REPR, S_BOOL),
    methods=(method("__reduce__", not_implemented_reduce, ""),),
)

ELLIPSIS_TYPE: Final = static_type(
    "ellipsis",
    doc="The type of the Ellipsis singleton.",
    new=method("__new__", ellipsis_new, "*args, **kwargs"),
    slots=(S_REPR,),
    methods=(method("__reduce__", ellipsis_reduce, ""),),
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.errors import type_error  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
