"""Making types ready: a built-in type's dictionary from its declaration, every type's slots.

Answers to PyType_Ready and fixup_slot_dispatchers of Objects/typeobject.c.
"""

from __future__ import annotations

import os
from _thread import RLock
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    KIND_CLASS,
    KIND_STATIC,
    WANTS_INSTANCE,
    BuiltinFunction,
    MethodDef,
)
from rt.objects.object import DESCR_GET, DESCR_SET, NONE, Object
from rt.objects.slots import (
    N_SLOTS,
    RMUL_REPEAT,
    S_ADD,
    S_CONCAT,
    S_DEL,
    S_DELATTR,
    S_DELETE,
    S_GET,
    S_GETATTR,
    S_GETATTRIBUTE,
    S_HASH,
    S_HASH_NONE,
    S_IADD,
    S_IMUL,
    S_INIT,
    S_INPLACE_CONCAT,
    S_INPLACE_REPEAT,
    S_LT,
    S_MUL,
    S_REPEAT,
    S_SET,
    S_SETATTR,
    S_SUB,
    SEQUENCE_SLOT_DEFS,
    SLOT_DEFS,
    SlotDef,
    SlotImpl,
    declared_slots,
)
from rt.objects.typeobject import (
    DICT,
    GETATTR_GENERIC,
    GETATTR_HOOK,
    GETATTR_NATIVE,
    HEAP,
    OBJECT_TYPE,
    SAME_LAYOUT,
    TypeObject,
    TypeSpec,
    add_subclass,
    is_subtype,
    type_lookup,
    type_modified,
)


def is_begun(tp: TypeObject) -> bool:
    """Asked by a call, because making another type ready may have begun with this one."""
    return tp.ready or tp.filling


class ReadyLock:
    """One thread makes types ready at a time.

    The docstrings come from host code, in which the host may let another thread run: that
    one waits here until the type is whole.
    """

    def __init__(self) -> None:
        self.lock: RLock = RLock()

    def after_fork(self) -> None:
        """The thread that held the lock does not live on in a forked child."""
        self.lock = RLock()


READY_LOCK: Final = ReadyLock()
os.register_at_fork(after_in_child=READY_LOCK.after_fork)


def type_ready(tp: TypeObject) -> None:
    """Fill a built-in type from its declaration; its base first. Cannot fail.

    Where filling the type needs the type, it is used as far as it is filled.
    """
    lock = READY_LOCK.lock
    lock.acquire()
    try:
        if not tp.ready and not tp.filling:
            fill_type(tp)
    finally:
        lock.release()


def fill_type(tp: TypeObject) -> None:
    spec = tp.spec
    assert spec is not None
    base = tp.base
    # From here on the type can be looked at, while its dictionary is being filled.
    d = dict_new()
    if base is None:
        tp.dict = d
        tp.bases = EMPTY_TUPLE
        tp.mro = tuple1(tp)
        tp.filling = True
    else:
        if not base.ready:
            type_ready(base)
            if is_begun(tp):
                # The base's metatype was this type.
                return
        tp.dict = d
        tp.bases = tuple1(base)
        mro: list[Object] = [tp]
        i: i64 = 0
        second = tp.second_base
        if second is not None:
            if not second.ready:
                type_ready(second)
            tp.bases = tuple2(base, second)
        while i < base.mro.n:
            item = base.mro.item(i)
            if second is None or not (isinstance(item, TypeObject) and is_subtype(second, item)):
                mro.append(item)
            i += 1
        if second is not None:
            i = 0
            while i < second.mro.n:
                mro.append(second.mro.item(i))
                i += 1
            add_subclass(second, tp)
        tp.mro = tuple_from_list(mro)
        tp.filling = True
        if tp.flags & HEAP:
            tp.solid = tp.native_base
        add_subclass(base, tp)
    tp.qualname = intern(tp.name)
    fill_dict(tp, spec, d)
    find_constructors(tp, spec)
    fill_slots(tp)
    tp.ready = True
    tp.filling = False
    if not tp.cls.ready:
        type_ready(tp.cls)


def find_constructors(tp: TypeObject, spec: TypeSpec) -> None:
    """The functions behind `__new__` and `__init__`, the type's own or its base's."""
    base = tp.base
    if spec.new is not None:
        spec.new.called = tp.name
        tp.new_def = spec.new
    elif base is not None and (base is not OBJECT_TYPE or tp.flags & SAME_LAYOUT):
        tp.new_def = base.new_def
    if spec.init is not None:
        spec.init.called = tp.name
        tp.init_def = spec.init
    elif base is not None and base is not OBJECT_TYPE:
        tp.init_def = base.init_def


def add(d: DictObject, name: str, value: Object) -> None:
    dict_set_str(d, intern(name), value)


def fill_dict(tp: TypeObject, spec: TypeSpec, d: DictObject) -> None:
    """The type's own dictionary, in CPython's order."""
    new = spec.new
    if new is not None:
        add(d, "__new__", BuiltinFunction(new, tp, None))
    add_wrappers(tp, spec, d)
    for m in spec.methods:
        add(d, m.name, method_object(tp, m))
    for member in spec.members:
        add(d, member.name, MemberDescr(tp, member))
    for g in spec.getset:
        add(d, g.name, GetSetDescr(tp, g))
    for name, value in spec.attrs:
        add(d, name, value)
    for name, value in spec.more_attrs:
        add(d, name, value)
    base = tp.base
    if tp.flags & DICT and base is not None and not base.flags & DICT:
        if dict_get_str(d, intern("__dict__")) is None:
            add(d, "__dict__", GetSetDescr(tp, DICT_GETSET))
    if dict_get_str(d, intern("__doc__")) is None:
        add(d, "__doc__", shown_doc(host_type(tp), spec.doc))
    if spec.module != "builtins" and dict_get_str(d, intern("__module__")) is None:
        add(d, "__module__", intern(spec.module))


def method_object(tp: TypeObject, m: MethodDef) -> Object:
    """What a method's declaration puts into the type's dictionary."""
    if m.kind == KIND_CLASS:
        return ClassMethodDescr(tp, m)
    if m.kind == KIND_STATIC:
        return StaticMethodObject(BuiltinFunction(m, tp, None))
    return MethodDescr(tp, m)


def add_wrappers(tp: TypeObject, spec: TypeSpec, d: DictObject) -> None:
    """The slot wrappers that the declaration names."""
    impls: dict[int, SlotImpl] = {}
    wanted: list[int] = []
    for s in spec.slots:
        wanted.append(s)
    for si in spec.impls:
        for s in declared_slots(si.slot):
            if s not in impls:
                impls[s] = si
        impls[si.slot] = si
        if si.slot not in wanted:
            wanted.append(si.slot)
    if spec.init is not None:
        add(d, "__init__", WrapperDescr(tp, SLOT_DEFS[S_INIT], None, True))
    # A type with + but without - joins sequences.
    numeric = S_SUB in wanted
    hash_seen = False
    for s in wanted:
        if s == S_HASH_NONE:
            add(d, "__hash__", NONE)
            hash_seen = True
            continue
        for sd in wrapper_defs(s, numeric):
            if sd.slot == S_HASH:
                hash_seen = True
            own = impls.get(sd.slot)
            if own is not None:
                w = WrapperDescr(tp, sd, own.fn, (own.flags & WANTS_INSTANCE) != 0)
            else:
                w = WrapperDescr(tp, sd, None, False)
            add(d, sd.name, w)
    if not hash_seen and (S_LT in wanted or S_LT + 2 in wanted):
        # Comparing without hashing makes unhashable, as for classes.
        add(d, "__hash__", NONE)


def wrapper_defs(s: int, numeric: bool) -> list[SlotDef]:
    """The wrappers that a number in a declaration stands for."""
    if not numeric:
        if s == S_ADD:
            s = S_CONCAT
        elif s == S_MUL:
            s = S_REPEAT
        elif s == S_IADD:
            s = S_INPLACE_CONCAT
        elif s == S_IMUL:
            s = S_INPLACE_REPEAT
    known = SEQUENCE_SLOT_DEFS.get(s)
    if known is not None:
        return [known, RMUL_REPEAT] if s == S_REPEAT else [known]
    return [SLOT_DEFS[n] for n in declared_slots(s)]


class SlotIndex:
    """The slots by interned name, made at first use."""

    def __init__(self) -> None:
        self.table: DictObject | None = None


SLOT_INDEX: Final = SlotIndex()


def slot_of_name(name: UnicodeObject) -> i64:
    """The number of the slot that a special method's name fills, or -1."""
    table = SLOT_INDEX.table
    if table is None:
        table = dict_new()
        for sd in SLOT_DEFS:
            dict_set_str(table, intern(sd.name), long_from_i64(sd.slot))
        SLOT_INDEX.table = table
    n = dict_get_str(table, name)
    return n.value if isinstance(n, CompactLong) else -1


def fill_slots(tp: TypeObject) -> None:
    """Fill the slot table of a new type from its MRO."""
    slots = vec[Object | None]([None] * N_SLOTS)
    bases = tp.bases
    base = tp.base
    if base is not None and bases.n == 1 and bases.item(0) is base and follows(tp, base):
        # One base: its table, but for what the type itself defines.
        i: i64 = 0
        while i < N_SLOTS:
            slots[i] = base.slots[i]
            i += 1
        d = tp.dict
        i = 0
        while i < d.nentries:
            k = d.keys[i]
            v = d.values[i]
            if isinstance(k, UnicodeObject) and v is not None:
                s = slot_of_name(k)
                if s >= 0:
                    slots[s] = v
            i += 1
    else:
        for sd in SLOT_DEFS:
            slots[sd.slot] = type_lookup(tp, intern(sd.name))
    tp.slots = slots
    summarise_slots(tp)


def follows(tp: TypeObject, base: TypeObject) -> bool:
    """Is the MRO of `tp` the type itself and then that of `base`?"""
    n = base.mro.n
    if tp.mro.n != n + 1 or tp.mro.item(0) is not tp:
        return False
    i: i64 = 0
    while i < n:
        if tp.mro.item(i + 1) is not base.mro.item(i):
            return False
        i += 1
    return True


def summarise_slots(tp: TypeObject) -> None:
    """Set the fields of the type that say for short what its slots hold."""
    slots = tp.slots
    f = slots[S_GETATTRIBUTE]
    if slots[S_GETATTR] is not None:
        tp.getattr_kind = GETATTR_HOOK
    elif f is None:
        tp.getattr_kind = GETATTR_GENERIC
    elif isinstance(f, WrapperDescr):
        if f.owner is OBJECT_TYPE or f.generic:
            tp.getattr_kind = GETATTR_GENERIC
        elif tp.spec is not None or tp.flags & HEAP:
            tp.getattr_kind = GETATTR_NATIVE
        else:
            tp.getattr_kind = GETATTR_HOOK
    else:
        tp.getattr_kind = GETATTR_HOOK
    tp.setattr_kind = setattr_kind(tp, slots[S_SETATTR], slots[S_DELATTR])
    kind: i64 = 0
    if slots[S_GET] is not None:
        kind = DESCR_GET
    if slots[S_SET] is not None or slots[S_DELETE] is not None:
        kind |= DESCR_SET
    tp.descr_kind = kind
    tp.has_del = slots[S_DEL] is not None


def setattr_kind(tp: TypeObject, f: Object | None, g: Object | None) -> i64:
    if f is None and g is None:
        return GETATTR_GENERIC
    if isinstance(f, WrapperDescr) and isinstance(g, WrapperDescr) and f.owner is g.owner:
        if f.owner is OBJECT_TYPE or f.generic:
            return GETATTR_GENERIC
        if tp.spec is not None or tp.flags & HEAP:
            return GETATTR_NATIVE
    return GETATTR_HOOK


def update_slot(tp: TypeObject, name: UnicodeObject) -> None:
    """A special method of the type was set or deleted: renew its slot, and those of the
    subclasses that inherit it. CPython: update_slot"""
    s = slot_of_name(name)
    if s >= 0:
        renew_slot(tp, name, s)


def renew_slot(tp: TypeObject, name: UnicodeObject, s: i64) -> None:
    tp.slots[s] = type_lookup(tp, name)
    summarise_slots(tp)
    for ref in tp.subclasses:
        sub = ref.referent()
        if isinstance(sub, TypeObject) and dict_get_str(sub.dict, name) is None:
            renew_slot(sub, name, s)


def update_all_slots(tp: TypeObject) -> None:
    """The MRO of the type changed: renew its slots and those of its subclasses."""
    type_modified(tp)
    for sd in SLOT_DEFS:
        tp.slots[sd.slot] = type_lookup(tp, intern(sd.name))
    summarise_slots(tp)
    for ref in tp.subclasses:
        sub = ref.referent()
        if isinstance(sub, TypeObject):
            update_all_slots(sub)


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_get_str,
    dict_new,
    dict_set_str,
)
from rt.objects.classmethodobject import StaticMethodObject  # noqa: E402
from rt.objects.descrobject import (  # noqa: E402
    ClassMethodDescr,
    GetSetDescr,
    MemberDescr,
    MethodDescr,
)
from rt.objects.hostdoc import host_type, shown_doc  # noqa: E402
from rt.objects.longobject import CompactLong, long_from_i64  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE, tuple1, tuple2, tuple_from_list  # noqa: E402
from rt.objects.type_new import DICT_GETSET  # noqa: E402
from rt.objects.wrapperobject import WrapperDescr  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, intern  # noqa: E402
