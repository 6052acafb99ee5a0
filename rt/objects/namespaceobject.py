"""`types.SimpleNamespace`.

Answers to Objects/namespaceobject.c. An instance is a native value with a dictionary; a
subclass's instance has it as its payload.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject, as_dict, dict_new
from rt.objects.errors import type_error
from rt.objects.methodobject import WANTS_INSTANCE, getset, method
from rt.objects.object import EQ, NE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_EQ, S_HASH_NONE, S_REPR
from rt.objects.tupleobject import EMPTY_TUPLE, tuple3
from rt.objects.typeobject import BASETYPE, TypeObject, static_type, type_name


class NamespaceObject(Object):
    """An exact SimpleNamespace."""

    def __init__(self, dict: DictObject) -> None:
        self.dict: Final = dict

    def ob_type(self) -> TypeObject:
        return NAMESPACE_TYPE

    def ob_dict(self, create: i64) -> DictObject | None:
        return self.dict

    def tp_repr(self) -> Object | None:
        return namespace_repr(self, "namespace")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        o = other.native()
        if not isinstance(o, NamespaceObject) or (op != EQ and op != NE):
            return NOT_IMPLEMENTED
        return self.dict.tp_richcompare(o.dict, op)


def namespace_repr(self: NamespaceObject, name: str) -> Object | None:
    if not repr_enter(self):
        return unicode_from_host(f"{name}(...)")
    parts: list[str] = []
    d = self.dict
    i: i64 = 0
    failed = False
    while i < d.nentries:
        k = d.keys[i]
        v = d.values[i]
        i += 1
        if not isinstance(k, UnicodeObject) or k.length == 0 or v is None:
            continue
        text = object_repr_of(v)
        if text is None:
            failed = True
            break
        parts.append(f"{unicode_to_host(k)}={unicode_to_host(text)}")
    repr_leave(self)
    if failed:
        return None
    return unicode_from_host(f"{name}({', '.join(parts)})")


def namespace_new(d: DictObject) -> NamespaceObject:
    """A namespace over a dictionary. CPython: _PyNamespace_New"""
    return NamespaceObject(d)


def namespace_tp_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return NamespaceObject(dict_new())


def namespace_init(
    self: NamespaceObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if len(args) > 1:
        return type_error(
            f"{type_name(self)} expected at most 1 positional argument, got {len(args)}"
        )
    if args:
        given = as_dict(args[0])
        source: DictObject
        if given is not None:
            source = given
        else:
            made = call_one(DICT_TYPE, args[0])
            if made is None:
                return None
            pairs = as_dict(made)
            assert pairs is not None
            source = pairs
        i: i64 = 0
        while i < source.nentries:
            k = source.keys[i]
            if k is not None and as_unicode(k) is None:
                return type_error("keywords must be strings")
            i += 1
        if dict_update(self.dict, source) < 0:
            return None
    if kwargs is not None and dict_update(self.dict, kwargs) < 0:
        return None
    return NONE


def namespace_reduce(self: Object) -> Object | None:
    native = self.native()
    assert isinstance(native, NamespaceObject)
    return tuple3(self.ob_type(), EMPTY_TUPLE, native.dict)


def namespace_replace(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if args:
        return type_error("__replace__() takes no positional arguments")
    native = self.native()
    assert isinstance(native, NamespaceObject)
    made = call_noargs(self.ob_type())
    if made is None:
        return None
    target = made.native()
    if not isinstance(target, NamespaceObject):
        return type_error("expected types.SimpleNamespace object")
    if dict_update(target.dict, native.dict) < 0:
        return None
    if kwargs is not None and dict_update(target.dict, kwargs) < 0:
        return None
    return made


def namespace_get_dict(self: NamespaceObject) -> Object | None:
    return self.dict


NAMESPACE_TYPE: Final[TypeObject] = static_type(
    "SimpleNamespace",
    module="types",
    doc="A simple attribute-based namespace.",
    new=method("__new__", namespace_tp_new, "*args, **kwargs"),
    init=method("__init__", namespace_init, "*args, **kwargs"),
    slots=(S_REPR, S_EQ, S_HASH_NONE),
    methods=(
        method("__reduce__", namespace_reduce, "", flags=WANTS_INSTANCE),
        method("__replace__", namespace_replace, "*args, **kwargs", flags=WANTS_INSTANCE),
    ),
    getset=(getset("__dict__", namespace_get_dict, None),),
    flags=BASETYPE,
)

from rt.dict.dictobject import DICT_TYPE, dict_update  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.object import NONE  # noqa: E402
from rt.objects.object_protocol import object_repr_of  # noqa: E402
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)
