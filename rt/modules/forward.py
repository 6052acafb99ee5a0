"""Modules that are the host's own, seen through the host boundary.

Functions become `HostFunction`s, classes guest types whose instances are `HostObject`s,
exception classes guest exception types, and constants guest values.
"""

from __future__ import annotations

import importlib
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import DESCR_GET, DESCR_METHOD, NONE, Object
from rt.objects.tupleobject import TupleObject, tuple_from_list
from rt.objects.typeobject import TypeObject

# The host class behind each forwarded type.
HOST_CLASSES: Final[dict[Object, object]] = {}


class HostFunction(Object):
    """A function of the host, or a method as a class attribute."""

    def __init__(self, value: object, name: str, module: str, is_method: bool) -> None:
        self.value: Final = value
        self.name: Final = name
        self.module: Final = module
        self.is_method: Final = is_method

    def ob_type(self) -> TypeObject:
        return HOST_FUNCTION_TYPE

    def tp_repr(self) -> Object | None:
        if self.is_method:
            return unicode_from_host(f"<method {self.name!r}>")
        return unicode_from_host(f"<built-in function {self.name}>")

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD if self.is_method else 0

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None or not self.is_method:
            return self
        return MethodObject(self, obj)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        return HostObject(self.value).tp_call(args, base, nargs, kwnames)


def host_function_name(self: HostFunction) -> Object | None:
    return unicode_from_host(self.name)


def host_function_module(self: HostFunction) -> Object | None:
    return unicode_from_host(self.module)


def host_function_doc(self: HostFunction) -> Object | None:
    return to_guest(getattr(self.value, "__doc__", None))


def host_function_self(self: HostFunction) -> Object | None:
    return NONE


def host_function_signature(self: HostFunction) -> Object | None:
    return to_guest(getattr(self.value, "__text_signature__", None))


def host_function_reduce(self: HostFunction) -> Object | None:
    return unicode_from_host(self.name)


def host_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`__new__` of a forwarded class."""
    host_class: object = None
    i: i64 = 0
    while i < cls.mro.n:
        host_class = HOST_CLASSES.get(cls.mro.item(i))
        if host_class is not None:
            break
        i += 1
    positional: list[object] = []
    for a in args:
        positional.append(to_host(a))
    keywords: dict[str, object] = {}
    if kwargs is not None:
        i = 0
        while i < kwargs.nentries:
            k = kwargs.keys[i]
            v = kwargs.values[i]
            if isinstance(k, UnicodeObject) and v is not None:
                keywords[unicode_to_host(k)] = to_host(v)
            i += 1
    return call_host(host_class, positional, keywords)


def forward_class(cls: type, module: str) -> TypeObject:
    """The guest type of a host class, made once."""
    known = HOST_TYPES.get(cls)
    if known is not None:
        return known
    attributes: list[tuple[str, Object]] = []
    for name in dir(cls):
        if name.startswith("__"):
            continue
        value = getattr(cls, name)
        if callable(value):
            attributes.append((name, HostFunction(value, name, module, True)))
        elif isinstance(value, int | str | float | tuple):
            attributes.append((name, to_guest(value)))
    tp = static_type(
        cls.__name__,
        module=cls.__module__,
        doc=str(cls.__doc__ or ""),
        new=method("__new__", host_new, "*args, **kwargs"),
        flags=BASETYPE,
    )
    HOST_TYPES[cls] = tp
    HOST_CLASSES[tp] = cls
    for name, guest in attributes:
        if type_lookup(tp, intern(name)) is None:
            dict_set_str(type_dict(tp), intern(name), guest)
    return tp


def forward_exception(cls: type, module: str) -> TypeObject:
    """The guest type of an exception class of a host module, made once."""
    known = HOST_EXCEPTIONS.get(cls)
    if known is not None:
        return known
    base = EXCEPTION
    parent = cls.__mro__[1]
    if parent.__module__ == "builtins":
        base = BUILTIN_EXCEPTIONS.get(parent.__name__, EXCEPTION)
    elif issubclass(parent, BaseException):
        base = forward_exception(parent, module)
    namespace = dict_new()
    dict_set_str(namespace, intern("__module__"), intern(cls.__module__))
    made = call_three(TYPE_TYPE, intern(cls.__name__), tuple_from_list([base]), namespace)
    tp = made if isinstance(made, TypeObject) else base
    HOST_EXCEPTIONS[cls] = tp
    return tp


def forward_value(value: object, name: str, module: str) -> Object:
    """The guest's form of an attribute of a host module."""
    if isinstance(value, type):
        if issubclass(value, BaseException):
            if value.__module__ == "builtins":
                return BUILTIN_EXCEPTIONS.get(value.__name__, EXCEPTION)
            return forward_exception(value, module)
        if value.__module__ != "builtins":
            return forward_class(value, module)
    if callable(value) and not isinstance(value, type):
        return HostFunction(value, name, module, False)
    return to_guest(value)


def forward_module(name: str) -> ModuleObject | None:
    """The guest module with all that the host's module of that name has."""
    host = importlib.import_module(name)
    module = module_new(intern(name))
    for key in dir(host):
        if key in SKIPPED:
            continue
        add_object(module, key, forward_value(getattr(host, key), key, name))
    return module


SKIPPED: Final = ("__name__", "__loader__", "__spec__", "__package__", "__file__", "__cached__")

from rt.dict.dictobject import DictObject, dict_new, dict_set_str  # noqa: E402
from rt.modules.support import add_object  # noqa: E402
from rt.objects.call import call_three  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.exceptions import BUILTIN_EXCEPTIONS, EXCEPTION  # noqa: E402
from rt.objects.host import (  # noqa: E402
    HOST_EXCEPTIONS,
    HOST_TYPES,
    HostObject,
    call_host,
    to_guest,
    to_host,
)
from rt.objects.methodobject import getset, method  # noqa: E402
from rt.objects.moduleobject import ModuleObject, module_new  # noqa: E402
from rt.objects.typeobject import (  # noqa: E402
    BASETYPE,
    TYPE_TYPE,
    static_type,
    type_dict,
    type_lookup,
)
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)

HOST_FUNCTION_TYPE: Final = static_type(
    "builtin_function_or_method",
    methods=(method("__reduce__", host_function_reduce, ""),),
    getset=(
        getset("__name__", host_function_name, None),
        getset("__qualname__", host_function_name, None),
        getset("__module__", host_function_module, None),
        getset("__doc__", host_function_doc, None),
        getset("__self__", host_function_self, None),
        getset("__text_signature__", host_function_signature, None),
    ),
)
