"""Instances of classes made at run time: making them, their dictionary, their finaliser.

Answers to the parts of Objects/typeobject.c and Objects/dictobject.c about inline values
(_PyObject_InitInlineValues, _PyObject_MaterializeManagedDict, subtype_dealloc).
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.object import Object
from rt.objects.slots import S_DEL
from rt.objects.typeobject import (
    OBJECT_TYPE,
    InstanceDelObject,
    InstanceObject,
    PayloadObject,
    TypeObject,
)


def new_instance(tp: TypeObject) -> InstanceObject:
    """An instance with no values."""
    if tp.has_del:
        return InstanceDelObject(tp)
    if tp.native_base is not OBJECT_TYPE:
        return PayloadObject(tp)
    return InstanceObject(tp)


def instance_dict(x: InstanceObject) -> DictObject:
    """The instance's dictionary; the values move to it when they are in the instance."""
    d = x.dict
    if d is not None:
        return d
    d = dict_new()
    tp = x.cls
    keys = tp.shared_keys
    if keys is not None:
        base = tp.nslots
        names = keys.names
        i: i64 = 0
        while i < x.top:
            v = x.get_value(base + i)
            if v is not None:
                name = names[i]
                assert isinstance(name, UnicodeObject)
                dict_set_str(d, name, v)
                x.set_value(base + i, None)
            i += 1
    x.top = 0
    x.dict = d
    return d


def may_hide(tp: TypeObject, name: UnicodeObject) -> bool:
    """Can an instance that has no dictionary of its own have that attribute? While none can,
    what the class has by that name is what all of them have."""
    keys = tp.shared_keys
    return keys is not None and keys.index_of(name) >= 0


def delete_own_attribute(x: InstanceObject, name: UnicodeObject, descr: Object | None) -> i64:
    """Delete a key of the instance dictionary; AttributeError when there is none."""
    d = x.dict
    if d is not None:
        if dict_get_str(d, name) is None:
            no_attribute(x, name)
            return -1
        return dict_del_str(d, name)
    tp = x.cls
    keys = tp.shared_keys
    if keys is None:
        if descr is not None:
            return no_attribute_to_set(x, name, descr)
        return no_attribute_to_set(x, name, None)
    i = keys.index_of(name)
    if i < 0 or i >= x.top or x.get_value(tp.nslots + i) is None:
        no_attribute(x, name)
        return -1
    x.set_value(tp.nslots + i, None)
    if i == x.top - 1:
        # Nothing was set after it: set again, it is the last one as before.
        x.top = i
    return 0


def set_instance_dict(x: InstanceObject, d: DictObject) -> None:
    """Make `d` the instance's dictionary."""
    base = x.cls.nslots
    i: i64 = 0
    while i < x.top:
        x.set_value(base + i, None)
        i += 1
    x.top = 0
    x.dict = d


def finalize_instance(x: InstanceDelObject) -> None:
    """Call `__del__`; what it raises is reported. CPython: slot_tp_finalize"""
    f = x.cls.slots[S_DEL]
    if f is None:
        return
    ts = RT.ts
    evaluator = ts.evaluator
    saved_error = take_error()
    saved = evaluator.enter_finalizer()
    if call_special(x, f) is None:
        evaluator.unraisable(None, f)
    evaluator.leave_finalizer(saved)
    restore_error(saved_error)


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_del_str,
    dict_get_str,
    dict_new,
    dict_set_str,
)
from rt.objects.errors import restore_error, take_error  # noqa: E402
from rt.objects.object_protocol import no_attribute, no_attribute_to_set  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.slot_calls import call_special  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject  # noqa: E402
