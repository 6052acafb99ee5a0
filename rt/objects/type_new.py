"""Making classes: `type.__new__`, method resolution order, layout of instances, bases.

Answers to type_new, mro_implementation, best_base, type_set_bases and
compatible_for_assignment of Objects/typeobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import BuiltinFunction, GetSetDef, MemberDef
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.slots import N_SLOTS, S_NEW
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    HEAP,
    HEAPTYPE,
    MAPPING,
    OBJECT_TYPE,
    SEQUENCE,
    TYPE_TYPE,
    WEAKREF,
    TypeObject,
    add_subclass,
    is_subtype,
    live_subclasses,
    longer,
    remove_subclass,
    type_lookup,
    type_modified,
    type_name,
)

# The built-in types whose instances differ in size: classes that extend them can neither have
# `__slots__` nor be weakly referenced.
VARIABLE_SIZE: Final = ("int", "tuple", "bytes", "type")


# The metatype.


def calculate_metaclass(meta: TypeObject, bases: TupleObject) -> TypeObject | None:
    """The most derived metatype of a class's bases; None with a TypeError on a conflict.

    CPython: _PyType_CalculateMetaclass
    """
    winner = meta
    i: i64 = 0
    while i < bases.n:
        t = bases.item(i).ob_type()
        i += 1
        if is_subtype(winner, t):
            continue
        if is_subtype(t, winner):
            winner = t
            continue
        type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
            "subclass of the metaclasses of all its bases"
        )
        return None
    return winner


# Method resolution order.


def c3_merge(sequences: list[list[Object]]) -> list[Object] | None:
    """Merge linearisations, keeping the order of each; None with a TypeError.

    CPython: pmerge
    """
    out: list[Object] = []
    heads: list[int] = [0] * len(sequences)
    while True:
        found: Object | None = None
        empty = True
        i = 0
        while i < len(sequences):
            seq = sequences[i]
            if heads[i] < len(seq):
                empty = False
                candidate = seq[heads[i]]
                if not in_a_tail(sequences, heads, candidate):
                    found = candidate
                    break
            i += 1
        if empty:
            return out
        if found is None:
            inconsistent(sequences, heads)
            return None
        out.append(found)
        i = 0
        while i < len(sequences):
            seq = sequences[i]
            if heads[i] < len(seq) and seq[heads[i]] is found:
                heads[i] += 1
            i += 1


def in_a_tail(sequences: list[list[Object]], heads: list[int], x: Object) -> bool:
    """Does `x` come after the head of one of the sequences?"""
    i = 0
    while i < len(sequences):
        seq = sequences[i]
        k = heads[i] + 1
        while k < len(seq):
            if seq[k] is x:
                return True
            k += 1
        i += 1
    return False


def inconsistent(sequences: list[list[Object]], heads: list[int]) -> None:
    """Complain about the bases that cannot be brought into one order. CPython: set_mro_error"""
    names: list[str] = []
    seen: list[Object] = []
    i = 0
    while i < len(sequences):
        seq = sequences[i]
        if heads[i] < len(seq):
            x = seq[heads[i]]
            if x not in seen:
                seen.append(x)
                names.append(class_name(x))
        i += 1
    type_error(
        "Cannot create a consistent method resolution order (MRO) for bases " + ", ".join(names)
    )


def class_name(x: Object) -> str:
    """The `__name__` of a class for a message, or its repr."""
    if isinstance(x, TypeObject):
        return x.name
    return host_repr(x)


def mro_of(tp: TypeObject) -> list[Object] | None:
    """The C3 order of a type with its present bases; None with a TypeError.

    CPython: mro_implementation
    """
    bases = tp.bases
    n = bases.n
    i: i64 = 0
    if n == 1:
        only = bases.item(0)
        out: list[Object] = [tp]
        if isinstance(only, TypeObject):
            mro = type_mro(only)
            while i < mro.n:
                out.append(mro.item(i))
                i += 1
        return out
    sequences: list[list[Object]] = []
    last: list[Object] = []
    while i < n:
        b = bases.item(i)
        i += 1
        if b in last:
            type_error(f"duplicate base class {class_name(b)}")
            return None
        last.append(b)
        seq: list[Object] = []
        if isinstance(b, TypeObject):
            mro = type_mro(b)
            k: i64 = 0
            while k < mro.n:
                seq.append(mro.item(k))
                k += 1
        sequences.append(seq)
    sequences.append(last)
    merged = c3_merge(sequences)
    if merged is None:
        return None
    return [tp] + merged


def compute_mro(tp: TypeObject) -> TupleObject | None:
    """The MRO of a type, asking a metatype's own `mro()`. CPython: mro_invoke"""
    if tp.cls is not TYPE_TYPE:
        f = type_lookup(tp.cls, ID_mro)
        if f is not None and f is not type_lookup(TYPE_TYPE, ID_mro):
            return asked_mro(tp)
    order = mro_of(tp)
    return None if order is None else tuple_from_list(order)


def asked_mro(tp: TypeObject) -> TupleObject | None:
    f = lookup_special(tp, ID_mro)
    if f is None:
        return None
    r = call_noargs(f)
    if r is None:
        return None
    items = host_list(r)
    if items is None:
        return None
    for x in items:
        if not isinstance(x, TypeObject):
            type_error(f"mro() returned a non-class ('{type_name(x)}')")
            return None
        if not extends(tp.solid, x.solid):
            type_error(f"mro() returned base with unsuitable layout ('{x.tp_name}')")
            return None
    return tuple_from_list(items)


def renew_own_mro(tp: TypeObject) -> i64:
    """Compute and set the MRO of a type: 1; 0 when a metatype's own `mro()` has had it set
    meanwhile; -1 with an exception.

    CPython: mro_internal
    """
    old = tp.mro
    new = compute_mro(tp)
    if new is None:
        return -1
    if tp.mro is not old:
        return 0
    tp.mro = new
    type_modified(tp)
    return 1


def in_mro(tp: TypeObject, base: TypeObject) -> bool:
    """Is `base`, which may be `tp` itself, in the MRO of `tp`?"""
    i: i64 = 0
    while i < tp.mro.n:
        if tp.mro.item(i) is base:
            return True
        i += 1
    return False


def extends(tp: TypeObject, base: TypeObject) -> bool:
    """Is `base` in the chain of bases whose layouts `tp` extends?"""
    t: TypeObject | None = tp
    while t is not None:
        if t is base:
            return True
        t = t.base
    return False


# Layout.


def best_base(bases: TupleObject) -> TypeObject | None:
    """The base whose layout the instances extend; None with a TypeError.

    CPython: best_base
    """
    base: TypeObject | None = None
    winner: TypeObject | None = None
    i: i64 = 0
    while i < bases.n:
        b = bases.item(i)
        i += 1
        if not isinstance(b, TypeObject):
            type_error("bases must be types")
            return None
        if not b.ready:
            type_ready(b)
        if b.mro.n == 0:
            type_error(f"Cannot extend an incomplete type '{b.tp_name}'")
            return None
        if not b.flags & BASETYPE:
            type_error(f"type '{b.tp_name}' is not an acceptable base type")
            return None
        candidate = b.solid
        if winner is None or base is None:
            winner = candidate
            base = b
        elif is_subtype(winner, candidate):
            pass
        elif is_subtype(candidate, winner):
            winner = candidate
            base = b
        else:
            type_error("multiple bases have instance lay-out conflict")
            return None
    return base


def same_layout(a: TypeObject, b: TypeObject) -> bool:
    """Are instances of both types laid out alike? CPython: compatible_for_assignment"""
    a = layout_class(a)
    b = layout_class(b)
    if a is b:
        return True
    kinds = DICT | WEAKREF
    return (
        a.spec is None
        and b.spec is None
        and a.base is b.base
        and a.native_base is b.native_base
        and a.flags & kinds == b.flags & kinds
        and a.own_slots == b.own_slots
    )


def layout_class(tp: TypeObject) -> TypeObject:
    """The class that gave the instances of `tp` their last part.

    CPython: the loops over compatible_with_tp_base
    """
    kinds = DICT | WEAKREF
    while tp.spec is None and len(tp.own_slots) == 0:
        base = tp.base
        if base is None or base.flags & kinds != tp.flags & kinds:
            break
        tp = base
    return tp


# type.__new__.


def type_new(meta: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`type.__new__(meta, name, bases, namespace, **kwargs)`. CPython: type_new"""
    if len(args) != 3:
        return type_error(f"type.__new__() takes exactly 3 arguments ({len(args)} given)")
    name = as_unicode(args[0])
    if name is None:
        return type_error(f"type.__new__() argument 1 must be str, not {arg_type(args[0])}")
    bases = as_tuple(args[1])
    if bases is None:
        return type_error(f"type.__new__() argument 2 must be tuple, not {arg_type(args[1])}")
    namespace = as_dict(args[2])
    if namespace is None:
        return type_error(f"type.__new__() argument 3 must be dict, not {arg_type(args[2])}")
    i: i64 = 0
    while i < bases.n:
        b = bases.item(i)
        i += 1
        if not isinstance(b, TypeObject):
            if lookup_attr(b, ID___mro_entries__) is not None:
                return type_error(
                    "type() doesn't support MRO entry resolution; use types.new_class()"
                )
            if error_occurred():
                return None
    winner = calculate_metaclass(meta, bases)
    if winner is None:
        return None
    if winner is not meta:
        new = winner.slots[S_NEW]
        if not (isinstance(new, BuiltinFunction) and new.self_obj is TYPE_TYPE):
            f = winner.tp_getattro(ID___new__, 0)
            if f is None:
                return None
            return call_ex(f, tuple_from_list([winner] + args), kwargs)
        meta = winner
    if bases.n == 0:
        bases = tuple1(OBJECT_TYPE)
    base = best_base(bases)
    if base is None:
        return None
    return make_class(meta, name, bases, base, namespace, kwargs)


def arg_type(x: Object) -> str:
    return "None" if x is NONE else type_name(x)


class SlotPlan:
    """What `__slots__` asks for."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.add_dict: bool = False
        self.add_weak: bool = False


def plan_slots(name: str, bases: TupleObject, base: TypeObject, d: DictObject) -> SlotPlan | None:
    """Read `__slots__`; None with an exception. CPython: type_new_slots"""
    plan = SlotPlan()
    may_add_dict = not base.flags & DICT
    variable = base.native_base.name in VARIABLE_SIZE and base.native_base.spec is not None
    may_add_weak = not base.flags & WEAKREF and not variable
    slots = dict_get_str(d, ID___slots__)
    if slots is None:
        plan.add_dict = may_add_dict
        plan.add_weak = may_add_weak
        return plan
    items: list[Object] | None
    if as_unicode(slots) is not None:
        items = [slots]
    else:
        items = host_list(slots)
        if items is None:
            return None
    if items and variable:
        type_error(f"nonempty __slots__ not supported for subtype of '{base.tp_name}'")
        return None
    for item in items:
        u = as_unicode(item)
        if u is None:
            type_error(f"__slots__ items must be strings, not '{type_name(item)}'")
            return None
        text = unicode_to_host(u)
        if not text.isidentifier():
            type_error("__slots__ must be identifiers")
            return None
        if text == "__dict__":
            if not may_add_dict or plan.add_dict:
                type_error("__dict__ slot disallowed: we already got one")
                return None
            plan.add_dict = True
            continue
        if text == "__weakref__":
            if not may_add_weak or plan.add_weak:
                type_error("__weakref__ slot disallowed: we already got one")
                return None
            plan.add_weak = True
            continue
        mangled = mangle(name, text)
        plan.names.append(mangled)
        if dict_get_str(d, intern(mangled)) is not None and text not in (
            "__qualname__",
            "__classcell__",
            "__classdictcell__",
        ):
            value_error(f"{host_repr(u)} in __slots__ conflicts with class variable")
            return None
    plan.names.sort()
    # Other bases may bring a dictionary or weak references along.
    i: i64 = 0
    while i < bases.n:
        b = bases.item(i)
        i += 1
        if b is base or not isinstance(b, TypeObject):
            continue
        if may_add_dict and b.flags & DICT:
            plan.add_dict = True
        if may_add_weak and b.flags & WEAKREF:
            plan.add_weak = True
    return plan


def mangle(class_name: str, name: str) -> str:
    """A private name as it is inside of a class. CPython: _Py_Mangle"""
    if not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    stripped = class_name.lstrip("_")
    return f"_{stripped}{name}" if stripped else name


def make_class(
    meta: TypeObject,
    name: UnicodeObject,
    bases: TupleObject,
    base: TypeObject,
    namespace: DictObject,
    kwargs: DictObject | None,
) -> Object | None:
    """Make the type once its metatype and base are known. CPython: type_new_impl"""
    host_name = unicode_to_host(name)
    if "\0" in host_name:
        return value_error("type name must not contain null characters")
    if not has_utf8(name):
        return None
    d = dict_copy(namespace)
    plan = plan_slots(host_name, bases, base, d)
    if plan is None:
        return None
    tp = TypeObject(meta, host_name)
    tp.home = RT.ts.interp
    tp.dict = d
    tp.bases = bases
    tp.base = base
    tp.flags = BASETYPE | HEAPTYPE | base.flags & (HEAP | DICT | WEAKREF)
    if plan.add_dict:
        tp.flags |= DICT
    if plan.add_weak:
        tp.flags |= WEAKREF
    tp.native_base = base.native_base
    tp.own_slots = plan.names
    tp.nslots = base.nslots + len(plan.names)
    tp.solid = tp if plan.names else base.solid
    if tp.flags & DICT and not tp.flags & HEAP:
        tp.shared_keys = SharedKeys()
    # A metatype's own `mro()` may look at the class, which has no MRO then.
    tp.mro = EMPTY_TUPLE
    tp.slots = longer(base.slots, N_SLOTS)
    tp.ready = True
    if not set_class_attributes(tp, name, plan, base) or renew_own_mro(tp) < 0:
        return None
    inherit_patma_flags(tp)
    # Classes, as built-in types, are unhashable when they only compare.
    doc = dict_get_str(d, ID___doc__)
    if doc is None:
        dict_set_str(d, ID___doc__, NONE)
    elif isinstance(doc, UnicodeObject) and not has_utf8(doc):
        return None
    if dict_get_str(d, ID___eq__) is not None and dict_get_str(d, ID___hash__) is None:
        dict_set_str(d, ID___hash__, NONE)
    fill_slots(tp)
    i: i64 = 0
    while i < bases.n:
        b = bases.item(i)
        if isinstance(b, TypeObject):
            add_subclass(b, tp)
        i += 1
    if not has_only_strings(d) and not warn(
        RUNTIME_WARNING, f"non-string key in the __dict__ of class {tp.name}", 1
    ):
        return None
    if not set_names(tp) or not init_subclass(tp, kwargs):
        return None
    return tp


def has_utf8(s: UnicodeObject) -> bool:
    """Can `s` be encoded as UTF-8? False with a UnicodeEncodeError."""
    try:
        unicode_to_host(s).encode("utf-8")
    except UnicodeEncodeError:
        call_method_noargs(s, ID_encode)
        return False
    return True


def has_only_strings(d: DictObject) -> bool:
    """Are all keys exact strings? CPython: _PyDict_HasOnlyStringKeys"""
    i: i64 = 0
    while i < d.nentries:
        k = d.keys[i]
        if k is not None and not isinstance(k, UnicodeObject):
            return False
        i += 1
    return True


def fill_cell(d: DictObject, name: UnicodeObject, value: Object) -> bool:
    """Give a cell that the class body left in its namespace its value, and take it out.

    False with a TypeError when it is no cell. CPython: type_new_set_classcell
    """
    cell = dict_get_str(d, name)
    if cell is not None:
        if not isinstance(cell, CellObject):
            type_error(
                f"{unicode_to_host(name)} must be a nonlocal cell, not {host_repr(cell.ob_type())}"
            )
            return False
        cell.value = value
        dict_del_str(d, name)
    return True


def set_class_attributes(
    tp: TypeObject, name: UnicodeObject, plan: SlotPlan, base: TypeObject
) -> bool:
    """Put into a new class's dictionary what belongs there, and take out what does not.

    CPython: type_new_set_attrs
    """
    d = tp.dict
    tp.qualname = name
    qualname = dict_get_str(d, ID___qualname__)
    if qualname is not None:
        if as_unicode(qualname) is None:
            type_error(f"type __qualname__ must be a str, not {type_name(qualname)}")
            return False
        tp.qualname = qualname
        dict_del_str(d, ID___qualname__)
    if dict_get_str(d, ID___module__) is None:
        globals = RT.ts.evaluator.current_globals()
        names = None if globals is None else as_dict(globals)
        module = None if names is None else dict_get_str(names, ID___name__)
        if module is not None:
            dict_set_str(d, ID___module__, module)
    new = dict_get_str(d, ID___new__)
    if isinstance(new, FunctionObject):
        dict_set_str(d, ID___new__, StaticMethodObject(new))
    for hook in (ID___init_subclass__, ID___class_getitem__):
        f = dict_get_str(d, hook)
        if isinstance(f, FunctionObject):
            dict_set_str(d, hook, ClassMethodObject(f))
    if not fill_cell(d, ID___classcell__, tp) or not fill_cell(d, ID___classdictcell__, d):
        return False
    index = base.nslots
    for slot in plan.names:
        dict_set_str(d, intern(slot), MemberDescr(tp, MemberDef(slot, index, False, "")))
        index += 1
    if plan.add_dict and dict_get_str(d, ID___dict__) is None:
        dict_set_str(d, ID___dict__, GetSetDescr(tp, DICT_GETSET))
    if plan.add_weak and dict_get_str(d, ID___weakref__) is None:
        dict_set_str(d, ID___weakref__, GetSetDescr(tp, WEAKREF_GETSET))
    return True


def set_names(tp: TypeObject) -> bool:
    """Tell the attributes of a new class their names. CPython: type_new_set_names"""
    names = dict_copy(tp.dict)
    i: i64 = 0
    while i < names.nentries:
        k = names.keys[i]
        v = names.values[i]
        i += 1
        if k is None or v is None:
            continue
        f = lookup_special(v, ID___set_name__)
        if f is None:
            if error_occurred():
                return False
            continue
        if call_two(f, tp, k) is None:
            add_error_note(
                f"Error calling __set_name__ on '{type_name(v)}' instance {host_repr_of(k)} "
                f"in '{tp.name}'"
            )
            return False
    return True


def add_error_note(note: str) -> None:
    """Add a note to the exception that is being raised. CPython: _PyErr_FormatNote"""
    exc = take_error()
    if exc is None:
        return
    call_method_one(exc, ID_add_note, unicode_from_host(note))
    restore_error(exc)


def host_repr_of(x: Object) -> str:
    """The repr of `x` while an exception is being raised."""
    exc = take_error()
    r = host_repr(x)
    restore_error(exc)
    return r


def init_subclass(tp: TypeObject, kwargs: DictObject | None) -> bool:
    """`super(tp, tp).__init_subclass__(**kwargs)`. CPython: type_new_init_subclass"""
    if not in_mro(tp, tp):
        # A metatype's own `mro()` has left it out.
        type_error(
            f"super(type, obj): obj (type {tp.name}) is not an instance or subtype of type "
            f"({tp.name})."
        )
        return False
    f = super_lookup(tp, tp, tp, ID___init_subclass__)
    if f is None:
        return False
    return call_ex(f, EMPTY_TUPLE, kwargs) is not None


# The attributes that a class gives its instances.


def builtin_dict_descr(x: Object) -> Object | None:
    """What the built-in type that `x`'s class extends has as `__dict__`, if anything of its own.

    CPython: get_builtin_base_with_dict, get_dict_descriptor
    """
    tp: TypeObject | None = x.ob_type()
    while tp is not None and tp.spec is None:
        tp = tp.base
    if tp is None:
        return None
    descr = type_lookup(tp, ID___dict__)
    if isinstance(descr, GetSetDescr) and descr.d is DICT_GETSET:
        return None
    return descr


def instance_get_dict(x: Object) -> Object | None:
    descr = builtin_dict_descr(x)
    if descr is not None:
        return descr.tp_descr_get(x, x.ob_type())
    d = x.ob_dict(1)
    if d is None:
        return error(ATTRIBUTE_ERROR, "This object has no __dict__")
    return d


def instance_set_dict(x: Object, value: Object | None) -> i64:
    descr = builtin_dict_descr(x)
    if descr is not None:
        return descr.tp_descr_set(x, value)
    d: DictObject | None = None
    if value is not None:
        d = as_dict(value)
        if d is None:
            return type_error_i(f"__dict__ must be set to a dictionary, not a '{type_name(value)}'")
    else:
        d = dict_new()
    if isinstance(x, InstanceObject) and x.cls.shared_keys is not None:
        set_instance_dict(x, d)
        return 0
    own = x.ob_dict(1)
    if own is None:
        return error_i(ATTRIBUTE_ERROR, "This object has no __dict__")
    # A native class has the dictionary in a field of its own: it takes the contents.
    if own is not d:
        dict_clear(own)
        return dict_update(own, d)
    return 0


def instance_get_weakref(x: Object) -> Object | None:
    token = x.weak_token(0)
    if token is None:
        return NONE
    ref = token.first()
    return NONE if ref is None else ref


DICT_GETSET: Final = GetSetDef("__dict__", instance_get_dict, instance_set_dict, "", 1)
WEAKREF_GETSET: Final = GetSetDef(
    "__weakref__", instance_get_weakref, None, "list of weak references to the object", 1
)


# Assignment of `__bases__`.


def set_bases(tp: TypeObject, value: Object | None) -> i64:
    """CPython: type_set_bases"""
    if tp.spec is not None:
        return type_error_i(f"cannot set '__bases__' attribute of immutable type '{tp.tp_name}'")
    if value is None:
        return type_error_i(f"cannot delete '__bases__' attribute of immutable type '{tp.tp_name}'")
    bases = as_tuple(value)
    if bases is None:
        return type_error_i(f"can only assign tuple to {tp.name}.__bases__, not {type_name(value)}")
    if bases.n == 0:
        return type_error_i(f"can only assign non-empty tuple to {tp.name}.__bases__, not ()")
    i: i64 = 0
    while i < bases.n:
        b = bases.item(i)
        i += 1
        if not isinstance(b, TypeObject):
            return type_error_i(
                f"{tp.name}.__bases__ must be tuple of classes, not '{type_name(b)}'"
            )
        if is_subtype(b, tp) or (type_mro(b).n > 0 and extends(b, tp)):
            return type_error_i("a __bases__ item causes an inheritance cycle")
    base = best_base(bases)
    if base is None:
        return -1
    old_base = tp.base
    assert old_base is not None
    if not same_layout(old_base, base):
        return type_error_i(
            f"__bases__ assignment: '{base.tp_name}' object layout differs from "
            f"'{old_base.tp_name}'"
        )
    old_bases = tp.bases
    tp.bases = bases
    tp.base = base
    changes: list[MroChange] = []
    if renew_mro(tp, changes) < 0:
        k = len(changes) - 1
        while k >= 0:
            changes[k].undo()
            k -= 1
        if tp.bases is bases:
            tp.bases = old_bases
            tp.base = old_base
        return -1
    if tp.bases is not bases:
        # A metatype's own `mro()` has set them again.
        return 0
    replace_in_subclasses(tp, old_bases, bases)
    tp.flags &= ~(SEQUENCE | MAPPING)
    inherit_patma_flags(tp)
    if tp.shared_keys is None and tp.flags & DICT and not tp.flags & HEAP:
        tp.shared_keys = SharedKeys()
    update_all_slots(tp)
    return 0


def inherit_patma_flags(tp: TypeObject) -> None:
    """Be a sequence or a mapping for patterns as the first class of the MRO that is one.

    CPython: inherit_patma_flags
    """
    i: i64 = 1
    while i < tp.mro.n:
        base = tp.mro.item(i)
        if isinstance(base, TypeObject) and base.flags & (SEQUENCE | MAPPING):
            tp.flags |= base.flags & (SEQUENCE | MAPPING)
            return
        i += 1


class MroChange:
    """A type that has got a new MRO, and its old one."""

    def __init__(self, tp: TypeObject, old: TupleObject) -> None:
        self.tp: Final = tp
        self.old: Final = old
        self.new: Final = tp.mro

    def undo(self) -> None:
        if self.tp.mro is self.new:
            self.tp.mro = self.old
            type_modified(self.tp)


def renew_mro(tp: TypeObject, changes: list[MroChange]) -> i64:
    """Compute the MRO of a type and its subclasses again. As `renew_own_mro`.

    CPython: mro_hierarchy
    """
    old = tp.mro
    r = renew_own_mro(tp)
    if r <= 0:
        return r
    changes.append(MroChange(tp, old))
    for sub in live_subclasses(tp):
        if renew_mro(sub, changes) < 0:
            return -1
    return 1


def replace_in_subclasses(tp: TypeObject, old: TupleObject, new: TupleObject) -> None:
    i: i64 = 0
    while i < old.n:
        b = old.item(i)
        if isinstance(b, TypeObject):
            remove_subclass(b, tp)
        i += 1
    i = 0
    while i < new.n:
        b = new.item(i)
        if isinstance(b, TypeObject):
            add_subclass(b, tp)
        i += 1


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    as_dict,
    dict_clear,
    dict_copy,
    dict_del_str,
    dict_get_str,
    dict_new,
    dict_set_str,
    dict_update,
)
from rt.dict.sharedkeys import SharedKeys  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_ex,
    call_method_noargs,
    call_method_one,
    call_noargs,
    call_two,
)
from rt.objects.cellobject import CellObject  # noqa: E402
from rt.objects.classmethodobject import ClassMethodObject, StaticMethodObject  # noqa: E402
from rt.objects.descrobject import GetSetDescr, MemberDescr  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error,
    error_i,
    error_occurred,
    restore_error,
    take_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import ATTRIBUTE_ERROR, RUNTIME_WARNING, host_repr  # noqa: E402
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___class_getitem__,
    ID___classcell__,
    ID___classdictcell__,
    ID___dict__,
    ID___doc__,
    ID___eq__,
    ID___hash__,
    ID___init_subclass__,
    ID___module__,
    ID___mro_entries__,
    ID___name__,
    ID___new__,
    ID___qualname__,
    ID___set_name__,
    ID___slots__,
    ID___weakref__,
    ID_add_note,
    ID_encode,
    ID_mro,
)
from rt.objects.instanceobject import set_instance_dict  # noqa: E402
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.object_protocol import lookup_attr, lookup_special  # noqa: E402
from rt.objects.superobject import super_lookup  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TupleObject,
    as_tuple,
    tuple1,
    tuple_from_list,
)
from rt.objects.type_ready import fill_slots, type_ready, update_all_slots  # noqa: E402
from rt.objects.typeobject import InstanceObject, type_mro  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
