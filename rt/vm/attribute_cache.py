"""Where instances have their attributes: one cache for all classes.

Answers to the method cache of Objects/typeobject.c (struct type_cache). It serves the attribute
instructions that see objects of many classes, which specialising for one class does not help.

What always holds: an entry whose version is that of a class, and whose name is the one asked
for, is true of all instances of the class that have no dictionary of their own. A class gets a
new version when what it or its bases have changes, and when its instances may hide from now on
what the class has.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.descrobject import MemberDescr
from rt.objects.instanceobject import may_hide
from rt.objects.object import DESCR_METHOD, DESCR_SET, Object
from rt.objects.typeobject import (
    GETATTR_GENERIC,
    InstanceObject,
    TypeObject,
    type_lookup,
    type_version,
)
from rt.unicode.unicodeobject import UnicodeObject

ENTRIES: Final = 4096

# Where an attribute is: the number of the instance's value, or one of these.
IN_CLASS: Final = -1  # a plain value of the class
METHOD_OF_CLASS: Final = -2  # a method of the class, not bound yet
ELSEWHERE: Final = -3  # nothing that fits an entry


class AttributePlaces:
    """The entries, as arrays."""

    def __init__(self) -> None:
        self.versions: Final = vec[i64]([0] * ENTRIES)
        self.names: Final = vec[Object | None]([None] * ENTRIES)
        self.where: Final = vec[i64]([0] * ENTRIES)
        self.found: Final = vec[Object | None]([None] * ENTRIES)


PLACES: Final = AttributePlaces()


def place_of(tp: TypeObject, name: UnicodeObject) -> i64:
    """The entry for an attribute of the class's instances, -1 when no entry can say."""
    v = tp.version
    h = (v * 53 + name.hash) & (ENTRIES - 1)
    if PLACES.versions[h] == v and PLACES.names[h] is name and v != 0:
        return h
    return new_place(tp, name)


def new_place(tp: TypeObject, name: UnicodeObject) -> i64:
    """Look the attribute up and make the entry."""
    if tp.getattr_kind != GETATTR_GENERIC:
        return -1
    descr = type_lookup(tp, name)
    where = place_in(tp, name, descr)
    if where == ELSEWHERE:
        return -1
    v = type_version(tp)
    h = (v * 53 + name.tp_hash()) & (ENTRIES - 1)
    # What was found before may run a finaliser when it goes.
    PLACES.versions[h] = 0
    PLACES.names[h] = name
    PLACES.where[h] = where
    PLACES.found[h] = descr
    PLACES.versions[h] = v
    return h


def place_in(tp: TypeObject, name: UnicodeObject, descr: Object | None) -> i64:
    """Where instances have the attribute for which the class has `descr`."""
    if descr is not None and descr.descr_flags() & DESCR_SET:
        if isinstance(descr, MemberDescr) and descr.index >= 0:
            return descr.index
        return ELSEWHERE
    keys = tp.shared_keys
    if keys is not None:
        i = keys.index_of(name)
        if i >= 0:
            return tp.nslots + i
    if descr is not None and not may_hide(tp, name):
        flags = descr.descr_flags()
        if flags & DESCR_METHOD:
            return METHOD_OF_CLASS
        if flags == 0:
            return IN_CLASS
    return ELSEWHERE


def cached_attribute(x: InstanceObject, name: UnicodeObject) -> Object | None:
    """An attribute that is a value of the instance or of its class; None without an exception
    when it has to be looked for in the general way."""
    if x.dict is not None:
        return None
    h = place_of(x.cls, name)
    if h < 0:
        return None
    where = PLACES.where[h]
    if where >= 0:
        return x.get_value(where)
    if where == IN_CLASS:
        return PLACES.found[h]
    return None


def cached_method(x: InstanceObject, name: UnicodeObject) -> Object | None:
    """A method of the instance's class, not bound; None without an exception when the attribute
    is something else."""
    if x.dict is not None:
        return None
    h = place_of(x.cls, name)
    if h < 0 or PLACES.where[h] != METHOD_OF_CLASS:
        return None
    return PLACES.found[h]


def store_cached(x: InstanceObject, name: UnicodeObject, value: Object) -> bool:
    """Set an attribute that is a value of the instance and has one already, or is a slot; False
    when it has to be set in the general way."""
    tp = x.cls
    if x.dict is not None or tp.setattr_kind != GETATTR_GENERIC:
        return False
    h = place_of(tp, name)
    if h < 0:
        return False
    where = PLACES.where[h]
    if where < 0:
        return False
    if where >= tp.nslots and x.get_value(where) is None:
        return False
    x.set_value(where, value)
    return True
