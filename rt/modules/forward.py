"""Modules that are the host's own, seen through the host boundary.

Functions become built-in functions, classes guest types whose instances are `HostObject`s,
exception classes guest exception types, and constants guest values.
"""

from __future__ import annotations

import importlib
from typing import Final

from rt.objects.object import Object
from rt.objects.pystate import RT
from rt.objects.tupleobject import tuple_from_list
from rt.objects.typeobject import TYPE_TYPE, TypeObject


def forward_exception(cls: type, module: str) -> TypeObject:
    """The guest type of an exception class of a host module, made once."""
    known = RT.ts.interp.host_exceptions.get(cls)
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
    RT.ts.interp.host_exceptions[cls] = tp
    return tp


def forward_value(value: object, name: str, module: str, owner: Object | None) -> Object:
    """The guest's form of an attribute of a host module; `owner` is the guest's module."""
    if isinstance(value, type):
        if issubclass(value, BaseException):
            if value.__module__ == "builtins":
                return BUILTIN_EXCEPTIONS.get(value.__name__, EXCEPTION)
            return forward_exception(value, module)
        if value.__module__ != "builtins":
            return forward_class(value)
    if callable(value) and not isinstance(value, type):
        return host_function(HostCaller(value), name, owner, module)
    return to_guest(value)


def forward_module(name: str) -> ModuleObject | None:
    """The guest module with all that the host's module of that name has.

    None with an ImportError when the host cannot import it.
    """
    ts = RT.ts
    try:
        host = importlib.import_module(name)
    except ImportError as e:
        RT.ts = ts
        set_from_host(e)
        return None
    # The host interprets its importlib, and may have let another guest thread run.
    RT.ts = ts
    module = module_new(intern(name))
    for key in dir(host):
        if key in SKIPPED:
            continue
        add_object(module, key, forward_value(getattr(host, key), key, name, module))
    return module


SKIPPED: Final = ("__name__", "__loader__", "__spec__", "__package__", "__file__", "__cached__")

from rt.dict.dictobject import dict_new, dict_set_str  # noqa: E402
from rt.modules.support import add_object  # noqa: E402
from rt.objects.call import call_three  # noqa: E402
from rt.objects.exceptions import BUILTIN_EXCEPTIONS, EXCEPTION  # noqa: E402
from rt.objects.host import set_from_host, to_guest  # noqa: E402
from rt.objects.hosttype import HostCaller, forward_class, host_function  # noqa: E402
from rt.objects.moduleobject import ModuleObject, module_new  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
