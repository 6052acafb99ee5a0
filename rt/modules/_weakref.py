"""The module `_weakref`.

Answers to Modules/_weakref.c.
"""

from __future__ import annotations

from typing import Final

from rt.dict.dictobject import as_dict, dict_delitem_hash, dict_lookup
from rt.modules.support import add_object, new_module
from rt.objects.errors import error_occurred, type_error
from rt.objects.listobject import list_from_host
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import function
from rt.objects.moduleobject import ModuleObject
from rt.objects.object import NONE, Object
from rt.objects.object_protocol import hash_object
from rt.objects.pystate import InterpreterState
from rt.objects.typeobject import type_name
from rt.objects.weakrefobject import (
    CALLABLE_PROXY_TYPE,
    PROXY_TYPE,
    WEAKREF_TYPE,
    WeakrefObject,
    proxy_new,
    weakref_count,
    weakrefs_of,
)


def getweakrefcount(x: Object) -> Object | None:
    return long_from_i64(weakref_count(x))


def getweakrefs(x: Object) -> Object | None:
    return list_from_host(weakrefs_of(x))


def remove_dead_weakref(d: Object, key: Object) -> Object | None:
    """Delete `d[key]` when it is a dead reference. CPython: _PyDict_DelItemIf"""
    known = as_dict(d)
    if known is None:
        return type_error(f"_remove_dead_weakref() argument 1 must be dict, not {type_name(d)}")
    h = hash_object(key)
    if h == -1 and error_occurred():
        return None
    ix = dict_lookup(known, key, h)
    if ix < 0:
        return None if error_occurred() else NONE
    value = known.values[ix]
    if not isinstance(value, WeakrefObject):
        return type_error("not a weakref")
    if value.referent() is None and dict_delitem_hash(known, key, h) < 0:
        return None
    return NONE


FUNCTIONS: Final = (
    function("getweakrefcount", getweakrefcount, "object, /"),
    function("_remove_dead_weakref", remove_dead_weakref, "dct, key, /"),
    function("getweakrefs", getweakrefs, "object, /"),
    function("proxy", proxy_new, "object, callback=None, /"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    module = new_module("_weakref", "Weak-reference support module.", FUNCTIONS)
    add_object(module, "ref", WEAKREF_TYPE)
    add_object(module, "ReferenceType", WEAKREF_TYPE)
    add_object(module, "ProxyType", PROXY_TYPE)
    add_object(module, "CallableProxyType", CALLABLE_PROXY_TYPE)
    return module
