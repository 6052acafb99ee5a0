"""classmethod and staticmethod.

Answers to the second half of Objects/funcobject.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import WANTS_INSTANCE, getset, member, method
from rt.objects.object import DESCR_GET, NONE, Object
from rt.objects.slots import S_CALL, S_GET, S_REPR
from rt.objects.typeobject import BASETYPE, DICT, TypeObject, static_type


class Wrapping(Object):
    """What classmethod and staticmethod objects have in common."""

    def __init__(self, callable: Object | None) -> None:
        self.callable: Object | None = callable
        self.dict: DictObject | None = None

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.dict
        if d is None and create:
            d = dict_new()
            self.dict = d
        return d

    def descr_flags(self) -> i64:
        return DESCR_GET


class ClassMethodObject(Wrapping):
    """A classmethod."""

    def ob_type(self) -> TypeObject:
        return CLASSMETHOD_TYPE

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        f = self.callable
        if f is None:
            return error(RUNTIME_ERROR, "uninitialized classmethod object")
        if owner is None:
            assert obj is not None
            owner = obj.ob_type()
        return MethodObject(f, owner)

    def tp_repr(self) -> Object | None:
        return wrapping_repr(self, "classmethod")


class StaticMethodObject(Wrapping):
    """A staticmethod."""

    def ob_type(self) -> TypeObject:
        return STATICMETHOD_TYPE

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        f = self.callable
        if f is None:
            return error(RUNTIME_ERROR, "uninitialized staticmethod object")
        return f

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        f = self.callable
        if f is None:
            return error(RUNTIME_ERROR, "uninitialized staticmethod object")
        return f.tp_call(args, base, nargs, kwnames)

    def tp_repr(self) -> Object | None:
        return wrapping_repr(self, "staticmethod")


def wrapping_repr(self: Wrapping, name: str) -> Object | None:
    f = self.callable
    if f is None:
        return unicode_from_host(f"<{name}(<NULL>)>")
    r = object_repr_of(f)
    return None if r is None else unicode_from_host(f"<{name}({unicode_to_host(r)})>")


def class_method_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return ClassMethodObject(None)


def static_method_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return StaticMethodObject(None)


def wrapping_init(self: Object, function: Object) -> Object | None:
    x = self.native()
    assert isinstance(x, Wrapping)
    x.callable = function
    # As a decorator it looks like what it decorates. CPython: functools_wraps
    for name in (ID___module__, ID___name__, ID___qualname__, ID___doc__, ID___annotations__):
        v = lookup_attr(function, name)
        if v is None:
            if error_occurred():
                return None
        elif set_attr(self, name, v) < 0:
            return None
    own = self.ob_dict(1)
    theirs = lookup_attr(function, ID___dict__)
    if theirs is None:
        return None if error_occurred() else NONE
    if own is not None and dict_update(own, theirs) < 0:
        clear_error()
    return NONE


def wrapping_func(self: Wrapping) -> Object | None:
    f = self.callable
    return NONE if f is None else f


def wrapping_get_dict(self: Wrapping) -> Object | None:
    return self.ob_dict(1)


def wrapping_set_dict(self: Wrapping, value: Object | None) -> i64:
    d = None if value is None else as_dict(value)
    if d is None:
        return type_error_i(
            "cannot delete __dict__"
            if value is None
            else f"__dict__ must be set to a dictionary, not a '{type_name(value)}'"
        )
    self.dict = d
    return 0


def wrapping_isabstract(self: Wrapping) -> Object | None:
    f = self.callable
    if f is None:
        return FALSE
    r = is_abstract(f)
    return None if r < 0 else bool_from(r == 1)


def is_abstract(x: Object) -> i64:
    """Is the truth of `x.__isabstractmethod__`? CPython: _PyObject_IsAbstract"""
    v = lookup_attr(x, ID___isabstractmethod__)
    if v is None:
        return -1 if error_occurred() else 0
    return is_true(v)


CLASSMETHOD_TYPE: Final = static_type(
    "classmethod",
    doc="Convert a function to be a class method.",
    new=method("__new__", class_method_new, "*args, **kwargs"),
    init=method("__init__", wrapping_init, "function, /", flags=WANTS_INSTANCE),
    slots=(S_REPR, S_GET),
    getset=(
        member("__func__", wrapping_func),
        member("__wrapped__", wrapping_func),
        getset("__isabstractmethod__", wrapping_isabstract),
        getset("__dict__", wrapping_get_dict, wrapping_set_dict),
    ),
    flags=BASETYPE | DICT,
)

STATICMETHOD_TYPE: Final = static_type(
    "staticmethod",
    doc="Convert a function to be a static method.",
    new=method("__new__", static_method_new, "*args, **kwargs"),
    init=method("__init__", wrapping_init, "function, /", flags=WANTS_INSTANCE),
    slots=(S_REPR, S_GET, S_CALL),
    getset=(
        member("__func__", wrapping_func),
        member("__wrapped__", wrapping_func),
        getset("__isabstractmethod__", wrapping_isabstract),
        getset("__dict__", wrapping_get_dict, wrapping_set_dict),
    ),
    flags=BASETYPE | DICT,
)

from rt.dict.dictobject import DictObject, as_dict, dict_new, dict_update  # noqa: E402
from rt.objects.boolobject import FALSE, bool_from  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error,
    error_occurred,
    type_error_i,
)
from rt.objects.exceptions import RUNTIME_ERROR  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___annotations__,
    ID___dict__,
    ID___doc__,
    ID___isabstractmethod__,
    ID___module__,
    ID___name__,
    ID___qualname__,
)
from rt.objects.object_protocol import (  # noqa: E402
    is_true,
    lookup_attr,
    object_repr_of,
    set_attr,
)
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host, unicode_to_host  # noqa: E402
