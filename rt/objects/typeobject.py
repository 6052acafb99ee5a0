"""Types, and the objects whose behaviour their type's slot table decides.

Answers to Objects/typeobject.c (class creation: type_new.py; what `type` and `object`
offer: type_methods.py, object_methods.py; what a slot does with a special method:
slot_calls.py).

What always holds:

- `slots[S_X]` of a ready type is what the MRO's first dictionary entry for the slot's
  special method is (a function, a WrapperDescr, any object), or None. It is filled when
  the type is made ready, and again in the type and all its subclasses when one of them changes.
- `version` is 0 or unique to the present state of the type and its bases; whoever caches
  a look-up keeps the version beside it. A type with a version has bases with a version, so
  whoever changes a type without one need not look at its subclasses.
- `native_base` is the built-in type that makes the instances' payload, or whose class the
  instances have: OBJECT_TYPE for plain classes.
- A built-in type's dictionary, MRO and slots are made at first use (`type_ready`); every
  instance of a `HeapObject` class has a ready type.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import (
    DESCR_GET,
    DESCR_SET,
    EQ,
    NB_DIVMOD,
    NE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    S_ABS,
    S_ADD,
    S_AITER,
    S_ANEXT,
    S_AWAIT,
    S_BOOL,
    S_BUFFER,
    S_CALL,
    S_CONTAINS,
    S_DELITEM,
    S_DIVMOD,
    S_FLOAT,
    S_GET,
    S_GETITEM,
    S_HASH,
    S_IADD,
    S_INDEX,
    S_INT,
    S_INVERT,
    S_LEN,
    S_LT,
    S_NEG,
    S_NEXT,
    S_POS,
    S_POW,
    S_RADD,
    S_RDIVMOD,
    S_REPR,
    S_SETITEM,
    S_STR,
    SlotImpl,
)

# TypeObject.flags. What a declaration may say:
# Classes may extend the type.
BASETYPE: Final = 1
# The type's instances are HeapObjects: its `new` takes the class into the instance, so an
# extending class's instances need no payload.
HEAP: Final = 2
# `case [a, b]` and `case {k: v}` match the type's instances.
SEQUENCE: Final = 4
MAPPING: Final = 8
# The instances have a `__dict__`, can be weakly referenced.
DICT: Final = 16
WEAKREF: Final = 32
# The instances are laid out as those of the base: multiple inheritance may mix them.
SAME_LAYOUT: Final = 64
# The type can be changed by the guest although it is built in.
MUTABLE: Final = 128
# What only the type machinery says:
HEAPTYPE: Final = 256
ABSTRACT: Final = 512

# What `obj.attr` has to ask, `TypeObject.getattr_kind`: the object protocol's own look-up;
# the one of the native class (types, modules); special methods of the guest.
GETATTR_GENERIC: Final = 0
GETATTR_NATIVE: Final = 1
GETATTR_HOOK: Final = 2

# An attribute cache that has grown beyond this is emptied: names made at run time.
CACHE_LIMIT: Final = 2048

NO_VALUES: Final = vec[Object | None]()
# How many values an InstanceObject has in itself; the eval loop knows their names.
INLINE_VALUES: Final = 5


class AbsentObject(Object):
    """In an attribute cache: the name is nowhere in the MRO."""


ABSENT: Final = AbsentObject()


class HeapObject(Object):
    """An object that knows its type: its slots look in the type's slot table."""

    def __init__(self, cls: TypeObject) -> None:
        # Weak references first: they are cleared before anything else when the object dies.
        self.weak: WeakToken | None = None
        self.cls: TypeObject = cls
        # Values of `__slots__`, but for those that an InstanceObject has in itself.
        self.more: vec[Object | None] = NO_VALUES
        if not cls.ready:
            type_ready(cls)

    def ob_type(self) -> TypeObject:
        return self.cls

    def get_value(self, i: i64) -> Object | None:
        """Value `i` of the instance, None when it is not set."""
        m = self.more
        return m[i] if i < len(m) else None

    def set_value(self, i: i64, value: Object | None) -> None:
        m = self.more
        if i >= len(m):
            if value is None:
                return
            m = longer(m, i + 4)
            self.more = m
        m[i] = value

    def tp_repr(self) -> Object | None:
        f = self.cls.slots[S_REPR]
        return object_repr(self) if f is None else call_special(self, f)

    def tp_str(self) -> Object | None:
        f = self.cls.slots[S_STR]
        return object_str(self) if f is None else call_special(self, f)

    def tp_hash(self) -> i64:
        return slot_hash(self, self.cls.slots[S_HASH])

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        f = self.cls.slots[S_LT + op]
        if f is None:
            return NOT_IMPLEMENTED
        if isinstance(f, WrapperDescr) and f.owner is OBJECT_TYPE:
            if op == EQ or op == NE:
                return object_richcompare(self, other, op)
            return NOT_IMPLEMENTED
        return call_comparison(self, f, other)

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        if self.cls.getattr_kind == GETATTR_GENERIC:
            return generic_getattr(self, name, suppress)
        return slot_getattro(self, name, suppress)

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        if self.cls.setattr_kind == GETATTR_GENERIC:
            return generic_setattr(self, name, value)
        return slot_setattro(self, name, value)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        f = self.cls.slots[S_CALL]
        if f is None:
            return not_callable(self)
        return call_special_window(self, f, args, base, nargs, kwnames)

    def tp_iter(self) -> Object | None:
        return slot_iter(self)

    def tp_iternext(self) -> Object | None:
        f = self.cls.slots[S_NEXT]
        if f is None:
            return not_an_iterator(self)
        r = call_special(self, f)
        if r is None:
            clear_if_stop_iteration()
        return r

    def descr_flags(self) -> i64:
        return self.cls.descr_kind

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        f = self.cls.slots[S_GET]
        if f is None:
            return self
        return call_special_two(
            self, f, NONE if obj is None else obj, NONE if owner is None else owner
        )

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        return slot_descr_set(self, obj, value)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        f = self.cls.slots[S_DIVMOD if op == NB_DIVMOD else S_ADD + op]
        return NOT_IMPLEMENTED if f is None else slot_binary(self, f, other)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        f = self.cls.slots[S_RDIVMOD if op == NB_DIVMOD else S_RADD + op]
        return NOT_IMPLEMENTED if f is None else slot_binary(self, f, other)

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        f = self.cls.slots[S_IADD + op]
        return NOT_IMPLEMENTED if f is None else slot_binary(self, f, other)

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        f = self.cls.slots[S_POW]
        return NOT_IMPLEMENTED if f is None else call_special_two(self, f, other, mod)

    def nb_negative(self) -> Object | None:
        f = self.cls.slots[S_NEG]
        return bad_unary(self, "-") if f is None else call_special(self, f)

    def nb_positive(self) -> Object | None:
        f = self.cls.slots[S_POS]
        return bad_unary(self, "+") if f is None else call_special(self, f)

    def nb_invert(self) -> Object | None:
        f = self.cls.slots[S_INVERT]
        return bad_unary(self, "~") if f is None else call_special(self, f)

    def nb_absolute(self) -> Object | None:
        f = self.cls.slots[S_ABS]
        return bad_abs(self) if f is None else call_special(self, f)

    def nb_bool(self) -> i64:
        return slot_bool(self, self.cls.slots[S_BOOL])

    def nb_int(self) -> Object | None:
        f = self.cls.slots[S_INT]
        return NOT_IMPLEMENTED if f is None else call_special(self, f)

    def nb_float(self) -> Object | None:
        f = self.cls.slots[S_FLOAT]
        return NOT_IMPLEMENTED if f is None else call_special(self, f)

    def nb_index(self) -> Object | None:
        f = self.cls.slots[S_INDEX]
        return NOT_IMPLEMENTED if f is None else call_special(self, f)

    def sq_length(self) -> i64:
        f = self.cls.slots[S_LEN]
        return no_length(self) if f is None else slot_length(self, f)

    def sq_concat(self, other: Object) -> Object | None:
        x = self.native()
        return NOT_IMPLEMENTED if x is self else x.sq_concat(other)

    def sq_repeat(self, n: i64) -> Object | None:
        x = self.native()
        return NOT_IMPLEMENTED if x is self else x.sq_repeat(n)

    def sq_inplace_concat(self, other: Object) -> Object | None:
        x = self.native()
        if x is self:
            return NOT_IMPLEMENTED
        return slot_inplace_sequence(self, x.sq_inplace_concat(other))

    def sq_inplace_repeat(self, n: i64) -> Object | None:
        x = self.native()
        if x is self:
            return NOT_IMPLEMENTED
        return slot_inplace_sequence(self, x.sq_inplace_repeat(n))

    def sq_item(self, index: i64) -> Object | None:
        f = self.cls.slots[S_GETITEM]
        return NOT_IMPLEMENTED if f is None else call_special_one(self, f, long_from_i64(index))

    def sq_contains(self, value: Object) -> i64:
        f = self.cls.slots[S_CONTAINS]
        return iter_contains(self, value) if f is None else slot_contains(self, f, value)

    def mp_subscript(self, key: Object) -> Object | None:
        f = self.cls.slots[S_GETITEM]
        return not_subscriptable(self) if f is None else call_special_one(self, f, key)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        if value is None:
            f = self.cls.slots[S_DELITEM]
            if f is None:
                return no_item_assignment(self, key, value)
            return -1 if call_special_one(self, f, key) is None else 0
        f = self.cls.slots[S_SETITEM]
        if f is None:
            return no_item_assignment(self, key, value)
        return -1 if call_special_two(self, f, key, value) is None else 0

    def am_await(self) -> Object | None:
        f = self.cls.slots[S_AWAIT]
        return NOT_IMPLEMENTED if f is None else call_special(self, f)

    def am_aiter(self) -> Object | None:
        f = self.cls.slots[S_AITER]
        return NOT_IMPLEMENTED if f is None else call_special(self, f)

    def am_anext(self) -> Object | None:
        f = self.cls.slots[S_ANEXT]
        return NOT_IMPLEMENTED if f is None else call_special(self, f)

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        f = self.cls.slots[S_BUFFER]
        return None if f is None else slot_getbuffer(self, f, writable)

    def weak_token(self, create: i64) -> WeakToken | None:
        t = self.weak
        if t is None and create and self.cls.flags & WEAKREF:
            t = WeakToken()
            self.weak = t
        return t


class InstanceObject(HeapObject):
    """An instance of a class made at run time.

    Values 0 to 4 lie in the object, the others in `more`: first the `__slots__` of the
    class and its bases, then, when the class gives its instances a dictionary, the values
    of the keys that the class's instances share (`cls.shared_keys`). A value that is not
    set is None. When keys come in another order than the shared one, or someone asks for
    `__dict__`, the values move to a DictObject in `dict`.
    """

    def __init__(self, cls: TypeObject) -> None:
        self.weak = None
        self.cls = cls
        self.more = NO_VALUES
        self.v0: Object | None = None
        self.v1: Object | None = None
        self.v2: Object | None = None
        self.v3: Object | None = None
        self.v4: Object | None = None
        self.dict: DictObject | None = None
        # No shared key from this one on has a value here.
        self.top: i64 = 0
        if not cls.ready:
            type_ready(cls)

    def get_value(self, i: i64) -> Object | None:
        if i < INLINE_VALUES:
            if i == 0:
                return self.v0
            if i == 1:
                return self.v1
            if i == 2:
                return self.v2
            return self.v3 if i == 3 else self.v4
        m = self.more
        i -= INLINE_VALUES
        return m[i] if i < len(m) else None

    def set_value(self, i: i64, value: Object | None) -> None:
        if i < INLINE_VALUES:
            if i == 0:
                self.v0 = value
            elif i == 1:
                self.v1 = value
            elif i == 2:
                self.v2 = value
            elif i == 3:
                self.v3 = value
            else:
                self.v4 = value
            return
        m = self.more
        i -= INLINE_VALUES
        if i >= len(m):
            if value is None:
                return
            m = longer(m, i + 4)
            self.more = m
        m[i] = value

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        tp = self.cls
        if tp.getattr_kind != GETATTR_GENERIC:
            return slot_getattro(self, name, suppress)
        descr = type_lookup(tp, name)
        kind: i64 = 0
        if descr is not None:
            kind = descr.descr_flags()
            if kind & DESCR_SET and kind & DESCR_GET:
                return get_suppressed(descr, self, suppress)
        v = self.own_attribute(name)
        if v is not None:
            return v
        if descr is None:
            return None if suppress else no_attribute(self, name)
        if kind & DESCR_GET:
            return get_suppressed(descr, self, suppress)
        return descr

    def own_attribute(self, name: UnicodeObject) -> Object | None:
        """The value in the instance dictionary; None without an exception when missing."""
        d = self.dict
        if d is not None:
            return dict_get_str(d, name)
        if self.top > 0:
            keys = self.cls.shared_keys
            if keys is not None:
                i = keys.index_of(name)
                if i >= 0:
                    return self.get_value(self.cls.nslots + i)
        return None

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        tp = self.cls
        if tp.setattr_kind != GETATTR_GENERIC:
            return slot_setattro(self, name, value)
        descr = type_lookup(tp, name)
        if descr is not None and descr.descr_flags() & DESCR_SET:
            return descr.tp_descr_set(self, value)
        if value is None:
            return delete_own_attribute(self, name, descr)
        return self.set_own_attribute(name, value, descr)

    def set_own_attribute(self, name: UnicodeObject, value: Object, descr: Object | None) -> i64:
        """Set a key of the instance dictionary; `descr` is what the type has by that name."""
        d = self.dict
        if d is None:
            tp = self.cls
            keys = tp.shared_keys
            if keys is None:
                return no_attribute_to_set(self, name, descr)
            i = keys.index_of(name)
            if i < 0:
                i = keys.add(name)
                if descr is not None:
                    # Instances may hide this attribute of the class from now on: caches that
                    # count on the version must not find it any more.
                    type_modified(tp)
            if i >= 0:
                if i >= self.top:
                    self.top = i + 1
                    self.set_value(tp.nslots + i, value)
                    return 0
                if self.get_value(tp.nslots + i) is not None:
                    self.set_value(tp.nslots + i, value)
                    return 0
            d = instance_dict(self)
        dict_set_str(d, name, value)
        return 0

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.dict
        if d is None and create and self.cls.shared_keys is not None:
            return instance_dict(self)
        return d


class PayloadObject(InstanceObject):
    """An instance of a class that extends a built-in type: `payload` is the built-in value."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.payload: Object | None = None

    def native(self) -> Object:
        p = self.payload
        return self if p is None else p


class InstanceDelObject(PayloadObject):
    """An instance of a class with `__del__`, perhaps one that extends a built-in type."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.finalized: bool = False

    def __del__(self) -> None:
        # The host's finaliser: it runs once the last reference is gone, and may resurrect.
        if not self.finalized:
            self.finalized = True
            finalize_instance(self)


class TypeObject(HeapObject):
    """A type. `cls` is its metatype."""

    # Of a built-in type these are there from the first use on.
    dict: DictObject
    bases: TupleObject
    # The MRO, this type first; empty while a class is being made.
    mro: TupleObject

    def __init__(self, metatype: TypeObject | None, name: str) -> None:
        self.weak = None
        self.cls = self if metatype is None else metatype
        self.more = NO_VALUES
        # __name__; for built-in types what follows the last dot of the full name.
        self.name: str = name
        # What messages call it: with the module, for built-in types outside of builtins.
        self.tp_name: str = name
        self.qualname: Object | None = None
        self.base: TypeObject | None = None
        # A built-in type's other base: ExceptionGroup is an Exception too.
        self.second_base: TypeObject | None = None
        self.ready: bool = False
        # Being made ready by the thread that holds type_ready.READY_LOCK.
        self.filling: bool = False
        self.flags: i64 = 0
        self.version: i64 = 0
        self.slots: vec[Object | None] = NO_VALUES
        self.native_base: TypeObject = self
        # The nearest type in the chain of bases that adds to the layout of instances.
        self.solid: TypeObject = self
        # How many `__slots__` values precede the shared keys in an instance.
        self.nslots: i64 = 0
        self.shared_keys: SharedKeys | None = None
        # What a look-up found in the MRO, by name; emptied when the version changes.
        self.attr_cache: DictObject | None = None
        self.subclasses: list[WeakrefObject] = []
        # The number of `subclasses` at which the dead ones are thrown out.
        self.prune_at: i64 = 16
        # For a built-in type: what its declaration says, made into `dict` at first use.
        self.spec: TypeSpec | None = None
        # What the slots say, for short: see GETATTR_GENERIC; DESCR_ flags of the instances.
        self.getattr_kind: i64 = GETATTR_GENERIC
        self.setattr_kind: i64 = GETATTR_GENERIC
        self.descr_kind: i64 = 0
        self.has_del: bool = False
        # The functions that make and initialise native values, inherited from the bases.
        self.new_def: MethodDef | None = None
        self.init_def: MethodDef | None = None
        # The names, as mangled, that the class itself adds to the `__slots__` values.
        self.own_slots: list[str] = []
        # Watchers of the type, one bit each.
        self.watched: i64 = 0
        # The interpreter in which a class was made; of built-in types None.
        self.home: InterpreterState | None = None
        # The host class that stands for it (guestobject.py), made when it had that version.
        self.hosted: type | None = None
        self.hosted_version: i64 = 0

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        meta = self.cls
        if meta is not TYPE_TYPE and meta.getattr_kind == GETATTR_HOOK:
            return slot_getattro(self, name, suppress)
        return type_getattro(self, name, suppress)

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        meta = self.cls
        if meta is not TYPE_TYPE and meta.setattr_kind == GETATTR_HOOK:
            return slot_setattro(self, name, value)
        return type_setattro(self, name, value)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        meta = self.cls
        if meta is not TYPE_TYPE:
            f = meta.slots[S_CALL]
            if f is not None and not isinstance(f, WrapperDescr):
                return call_special_window(self, f, args, base, nargs, kwnames)
        return type_call(self, args, base, nargs, kwnames)

    def mp_subscript(self, key: Object) -> Object | None:
        meta = self.cls
        if meta is not TYPE_TYPE:
            f = meta.slots[S_GETITEM]
            if f is not None:
                return call_special_one(self, f, key)
        return class_getitem(self, key)

    def tp_hash(self) -> i64:
        if self.cls is TYPE_TYPE:
            return hash_pointer(self)
        return slot_hash(self, self.cls.slots[S_HASH])

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if self.cls is TYPE_TYPE:
            if op == EQ or op == NE:
                return object_richcompare(self, other, op)
            return NOT_IMPLEMENTED
        return super().tp_richcompare(other, op)

    def nb_bool(self) -> i64:
        return 1 if self.cls is TYPE_TYPE else slot_bool(self, self.cls.slots[S_BOOL])

    def ob_dict(self, create: i64) -> DictObject | None:
        if not self.ready:
            type_ready(self)
        return self.dict

    def weak_token(self, create: i64) -> WeakToken | None:
        t = self.weak
        if t is None and create:
            t = WeakToken()
            self.weak = t
        return t


TYPE_TYPE: Final[TypeObject] = TypeObject(None, "type")
OBJECT_TYPE: Final[TypeObject] = TypeObject(TYPE_TYPE, "object")

# Every built-in type, for those who ask for all subclasses of one.
STATIC_TYPES: Final[list[TypeObject]] = [OBJECT_TYPE, TYPE_TYPE]


class TypeSpec:
    """What the declaration of a built-in type says."""

    def __init__(
        self,
        doc: str,
        module: str,
        new: MethodDef | None,
        init: MethodDef | None,
        slots: tuple[int, ...],
        impls: tuple[SlotImpl, ...],
        methods: tuple[MethodDef, ...],
        getset: tuple[GetSetDef, ...],
        members: tuple[MemberDef, ...],
        unwrap: Callable[[Object], Object | None] | None,
        attrs: tuple[tuple[str, Object], ...],
    ) -> None:
        self.doc: Final = doc
        self.module: Final = module
        self.new: Final = new
        self.init: Final = init
        self.slots: Final = slots
        self.impls: Final = impls
        self.methods: Final = methods
        self.getset: Final = getset
        self.members: Final = members
        # What `self` of the type's methods is made of an instance, where that is not the
        # payload: int's methods take the int of a bool.
        self.unwrap: Final = unwrap
        self.attrs: Final = attrs
        # What is declared later: `declare_attr`.
        self.more_attrs: list[tuple[str, Object]] = []


def static_type(
    name: str,
    *,
    base: TypeObject | None = None,
    doc: str = "",
    module: str = "builtins",
    new: MethodDef | None = None,
    init: MethodDef | None = None,
    slots: tuple[int, ...] = (),
    impls: tuple[SlotImpl, ...] = (),
    methods: tuple[MethodDef, ...] = (),
    getset: tuple[GetSetDef, ...] = (),
    members: tuple[MemberDef, ...] = (),
    flags: int = 0,
    unwrap: Callable[[Object], Object | None] | None = None,
    attrs: tuple[tuple[str, Object], ...] = (),
) -> TypeObject:
    """Declare a built-in type; docs/objects.md says what the arguments mean."""
    dot = name.rfind(".")
    if dot >= 0:
        module = name[:dot]
        name = name[dot + 1 :]
    tp = TypeObject(TYPE_TYPE, name)
    declare_type(
        tp,
        OBJECT_TYPE if base is None else base,
        TypeSpec(doc, module, new, init, slots, impls, methods, getset, members, unwrap, attrs),
        flags,
    )
    STATIC_TYPES.append(tp)
    return tp


def declare_type(tp: TypeObject, base: TypeObject | None, spec: TypeSpec, flags: int) -> None:
    """Make `tp` the type that `spec` declares."""
    tp.spec = spec
    if spec.module != "builtins":
        tp.tp_name = spec.module + "." + tp.name
    tp.base = base
    tp.flags = flags
    if base is not None:
        tp.flags |= base.flags & (HEAP | DICT | WEAKREF | SEQUENCE | MAPPING)
        tp.cls = base.cls
        if flags & SAME_LAYOUT:
            tp.native_base = base.native_base
            tp.solid = base.solid


def declare_attr(tp: TypeObject, name: str, value: Object) -> None:
    """Add an entry to the dictionary of a built-in type that nobody has used yet."""
    spec = tp.spec
    assert spec is not None and not tp.ready
    spec.more_attrs.append((name, value))


def is_subtype(a: TypeObject, b: TypeObject) -> bool:
    """Is `b` in the MRO of `a`? CPython: PyType_IsSubtype"""
    if a is b:
        return True
    if a.spec is not None:
        # Built-in types have one base each, or at most two.
        t: TypeObject | None = a
        while t is not None:
            if t is b:
                return True
            second = t.second_base
            if second is not None and is_subtype(second, b):
                return True
            t = t.base
        return False
    mro = a.mro
    i: i64 = 1
    n = mro.n
    while i < n:
        if mro.item(i) is b:
            return True
        i += 1
    if n == 0:
        # A class in the making.
        base = a.base
        return base is not None and is_subtype(base, b)
    return False


def type_of(x: Object) -> TypeObject:
    return x.ob_type()


def type_name(x: Object) -> str:
    """What messages call the type of `x`. CPython: Py_TYPE(x)->tp_name"""
    return x.ob_type().tp_name


def type_dict(tp: TypeObject) -> DictObject:
    """The type's own dictionary."""
    if not tp.ready:
        type_ready(tp)
    return tp.dict


def type_mro(tp: TypeObject) -> TupleObject:
    if not tp.ready:
        type_ready(tp)
    return tp.mro


def type_bases(tp: TypeObject) -> TupleObject:
    if not tp.ready:
        type_ready(tp)
    return tp.bases


def type_lookup(tp: TypeObject, name: UnicodeObject) -> Object | None:
    """What the MRO has by that name, unbound; None without an exception when nothing.

    CPython: _PyType_Lookup
    """
    cache = tp.attr_cache
    if cache is not None:
        r = dict_get_str(cache, name)
        if r is not None:
            return None if r is ABSENT else r
    return type_lookup_in_mro(tp, name)


def type_lookup_in_mro(tp: TypeObject, name: UnicodeObject) -> Object | None:
    """The same without the cache, which then holds the answer."""
    type_version(tp)
    found: Object | None = None
    mro = tp.mro
    i: i64 = 0
    n = mro.n
    while i < n:
        t = mro.item(i)
        if isinstance(t, TypeObject):
            found = dict_get_str(type_dict(t), name)
            if found is not None:
                break
        i += 1
    cache = tp.attr_cache
    if cache is None or cache.used > CACHE_LIMIT:
        cache = dict_new()
        tp.attr_cache = cache
    dict_set_str(cache, name, ABSENT if found is None else found)
    return found


class VersionCounter:
    """The last version that a type was given."""

    def __init__(self) -> None:
        self.last: i64 = 0


VERSIONS: Final = VersionCounter()


def type_version(tp: TypeObject) -> i64:
    """The type's version, given to it now when it has none. CPython: assign_version_tag"""
    v = tp.version
    if v == 0:
        if not tp.ready:
            type_ready(tp)
        bases = tp.bases
        i: i64 = 0
        n = bases.n
        while i < n:
            b = bases.item(i)
            if isinstance(b, TypeObject) and b.version == 0:
                type_version(b)
            i += 1
        VERSIONS.last += 1
        v = VERSIONS.last
        tp.version = v
    return v


def type_modified(tp: TypeObject) -> None:
    """Forget what is cached about the type and its subclasses. CPython: PyType_Modified"""
    if tp.version == 0:
        return
    if tp.watched:
        notify_watchers(tp)
    tp.version = 0
    tp.attr_cache = None
    for ref in tp.subclasses:
        sub = ref.referent()
        if isinstance(sub, TypeObject):
            type_modified(sub)


def live_subclasses(tp: TypeObject) -> list[TypeObject]:
    """The direct subclasses, in the order they were made."""
    out: list[TypeObject] = []
    for ref in tp.subclasses:
        sub = ref.referent()
        if isinstance(sub, TypeObject):
            out.append(sub)
    return out


def add_subclass(base: TypeObject, tp: TypeObject) -> None:
    known = base.subclasses
    if len(known) >= base.prune_at:
        kept: list[WeakrefObject] = []
        for ref in known:
            if ref.referent() is not None:
                kept.append(ref)
        known = kept
        base.subclasses = known
        base.prune_at = 2 * len(known) + 16
    known.append(weakref_new(tp, None))


def remove_subclass(base: TypeObject, tp: TypeObject) -> None:
    kept: list[WeakrefObject] = []
    for ref in base.subclasses:
        sub = ref.referent()
        if sub is not None and sub is not tp:
            kept.append(ref)
    base.subclasses = kept


def longer(v: vec[Object | None], n: i64) -> vec[Object | None]:
    """A copy of `v` that is `n` long."""
    r = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < len(v):
        r[i] = v[i]
        i += 1
    return r


def get_suppressed(descr: Object, obj: Object, suppress: i64) -> Object | None:
    """`descr.__get__(obj)`; with `suppress`, an AttributeError is no exception."""
    r = descr.tp_descr_get(obj, obj.ob_type())
    if r is None and suppress:
        clear_if_attribute_error()
    return r


# The chain of base modules: docs/objects.md.
import rt.objects.methodobject  # noqa: E402, F401

# isort: split

from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_get_str,
    dict_new,
    dict_set_str,
)
from rt.dict.sharedkeys import SharedKeys  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    bad_abs,
    bad_unary,
    iter_contains,
    no_item_assignment,
    no_length,
    not_an_iterator,
    not_callable,
    not_subscriptable,
)
from rt.objects.buffer import Buffer  # noqa: E402
from rt.objects.instanceobject import (  # noqa: E402
    delete_own_attribute,
    finalize_instance,
    instance_dict,
)
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.methodobject import (  # noqa: E402
    GetSetDef,
    MemberDef,
    MethodDef,
)
from rt.objects.object_protocol import (  # noqa: E402
    clear_if_attribute_error,
    generic_getattr,
    generic_setattr,
    hash_pointer,
    no_attribute,
    no_attribute_to_set,
    object_repr,
    object_richcompare,
    object_str,
)
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.slot_calls import (  # noqa: E402
    call_comparison,
    call_special,
    call_special_one,
    call_special_two,
    call_special_window,
    clear_if_stop_iteration,
    slot_binary,
    slot_bool,
    slot_contains,
    slot_descr_set,
    slot_getattro,
    slot_getbuffer,
    slot_hash,
    slot_inplace_sequence,
    slot_iter,
    slot_length,
    slot_setattro,
)
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.type_methods import (  # noqa: E402
    class_getitem,
    type_call,
    type_getattro,
    type_setattro,
)
from rt.objects.type_ready import type_ready  # noqa: E402
from rt.objects.typewatch import notify_watchers  # noqa: E402
from rt.objects.weakrefobject import WeakrefObject, WeakToken, weakref_new  # noqa: E402
from rt.objects.wrapperobject import WrapperDescr  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject  # noqa: E402
