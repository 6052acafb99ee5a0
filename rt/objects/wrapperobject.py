"""Slot wrappers: the special methods of built-in types as objects, and their bound form.

Answers to the wrap_* functions of Objects/typeobject.c and to wrapper_descriptor and
method-wrapper in Objects/descrobject.c.

What always holds: a wrapper calls the virtual method on the native value of its receiver,
or, where the declaration names one, a plain function (`impl`). Every wrapper of a type whose
instances are HeapObjects has an `impl` or a native class that overrides the method: else
the virtual method would look in the slot table and find the wrapper again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import getset, member, method
from rt.objects.object import (
    DESCR_GET,
    DESCR_METHOD,
    EQ,
    NB_ADD,
    NB_DIVMOD,
    NB_MULTIPLY,
    NE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    K_BINARY,
    K_BOOL,
    K_BUFFER,
    K_CALL,
    K_COMPARE,
    K_CONCAT,
    K_CONTAINS,
    K_DELATTR,
    K_DELETE,
    K_DELITEM,
    K_GET,
    K_GETATTR,
    K_HASH,
    K_INIT,
    K_INPLACE,
    K_INPLACE_CONCAT,
    K_INPLACE_REPEAT,
    K_LEN,
    K_NEXT,
    K_POWER,
    K_REFLECTED,
    K_RELEASE,
    K_REPEAT,
    K_RPOWER,
    K_SET,
    K_SETATTR,
    K_SETITEM,
    K_UNARY,
    S_ABS,
    S_ADD,
    S_AITER,
    S_ANEXT,
    S_AWAIT,
    S_CALL,
    S_DELATTR,
    S_DIVMOD,
    S_EQ,
    S_FLOAT,
    S_GET,
    S_GETATTRIBUTE,
    S_GETITEM,
    S_HASH,
    S_IADD,
    S_INDEX,
    S_INT,
    S_INVERT,
    S_ITER,
    S_LT,
    S_NEG,
    S_POS,
    S_RADD,
    S_RDIVMOD,
    S_REPR,
    S_SETATTR,
    S_STR,
    SlotDef,
)
from rt.objects.typeobject import TypeObject, static_type


def as_result(r: object) -> Object | None:
    """What an `impl` gave, as the object that it is."""
    return r if isinstance(r, Object) else None


def as_number(r: object) -> i64:
    """What an `impl` with a number as its result gave."""
    if isinstance(r, int):
        return i64(r)
    return -1


class WrapperDescr(Object):
    """A special method of a built-in type: `int.__add__`."""

    def __init__(
        self,
        owner: TypeObject,
        d: SlotDef,
        impl: Callable[..., object] | None,
        wants_instance: bool,
    ) -> None:
        self.owner: Final = owner
        self.d: Final = d
        self.kind: Final[i64] = d.kind
        self.slot: Final[i64] = d.slot
        self.impl: Final = impl
        self.wants_instance: Final = wants_instance
        # An attribute look-up that is the same as object's.
        self.generic: Final = impl is None and (
            d.slot == S_GETATTRIBUTE or d.slot == S_SETATTR or d.slot == S_DELATTR
        )

    def ob_type(self) -> TypeObject:
        return WRAPPER_DESCR_TYPE

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        if not is_subtype(obj.ob_type(), self.owner):
            return descriptor_mismatch(self.d.name, self.owner, obj)
        return MethodWrapper(self, obj)

    def tp_repr(self) -> Object | None:
        return unicode_from_host(
            f"<slot wrapper '{self.d.name}' of '{self.owner.tp_name}' objects>"
        )

    def receiver(self, obj: Object) -> Object | None:
        """What the method is called on; None with a TypeError when `obj` is not of the type."""
        owner = self.owner
        if owner is OBJECT_TYPE:
            return obj
        if not is_subtype(obj.ob_type(), owner):
            type_error(
                f"descriptor '{self.d.name}' requires a '{owner.tp_name}' object "
                f"but received a '{type_name(obj)}'"
            )
            return None
        if self.wants_instance:
            return obj
        return native_self(owner, obj)

    def unary(self, obj: Object) -> Object | None:
        """Call it without arguments."""
        x = self.receiver(obj)
        if x is None:
            return None
        kind = self.kind
        if kind == K_UNARY:
            impl = self.impl
            r = unary_slot(x, self.slot) if impl is None else as_result(impl(x))
            # What returns itself is the instance, not its payload.
            if r is x and x is not obj and self.slot == S_ITER:
                return obj
            return r
        if kind == K_NEXT:
            return self.next_of(x)
        if kind == K_LEN:
            n = self.length_of(obj)
            return None if n < 0 else long_from_i64(n)
        if kind == K_HASH:
            h = self.hash_of(obj)
            return None if h == -1 and error_occurred() else long_from_i64(h)
        if kind == K_BOOL:
            b = self.bool_of(obj)
            return None if b < 0 else bool_from(b == 1)
        return call_one(self, obj)

    def next_of(self, x: Object) -> Object | None:
        impl = self.impl
        RT.ts.stop_value = None
        r = x.tp_iternext() if impl is None else as_result(impl(x))
        if r is None and not error_occurred():
            set_exhausted()
        return r

    def hash_of(self, obj: Object) -> i64:
        x = self.receiver(obj)
        if x is None:
            return -1
        impl = self.impl
        if impl is not None:
            return as_number(impl(x))
        return x.tp_hash()

    def bool_of(self, obj: Object) -> i64:
        x = self.receiver(obj)
        if x is None:
            return -1
        impl = self.impl
        if impl is not None:
            return as_number(impl(x))
        return x.nb_bool()

    def length_of(self, obj: Object) -> i64:
        x = self.receiver(obj)
        if x is None:
            return -1
        impl = self.impl
        if impl is not None:
            return as_number(impl(x))
        return x.sq_length()

    def contains(self, obj: Object, value: Object) -> i64:
        x = self.receiver(obj)
        if x is None:
            return -1
        impl = self.impl
        if impl is not None:
            return as_number(impl(x, value))
        return x.sq_contains(value)

    def getattribute(self, obj: Object, name: UnicodeObject, suppress: i64) -> Object | None:
        x = self.receiver(obj)
        if x is None:
            return None
        impl = self.impl
        if impl is None:
            return generic_getattr(obj, name, suppress)
        return as_result(impl(x, name, int(suppress)))

    def binary(self, obj: Object, other: Object) -> Object | None:
        """Call it with one argument."""
        x = self.receiver(obj)
        if x is None:
            return None
        kind = self.kind
        slot = self.slot
        impl = self.impl
        if kind == K_BINARY:
            if slot == S_GETITEM:
                return x.mp_subscript(other) if impl is None else as_result(impl(x, other))
            op = NB_DIVMOD if slot == S_DIVMOD else slot - S_ADD
            if impl is not None:
                return as_result(impl(x, int(op), other))
            return x.nb_binary(op, other)
        if kind == K_REFLECTED:
            op = NB_DIVMOD if slot == S_RDIVMOD else slot - S_RADD
            if impl is not None:
                return as_result(impl(x, int(op), other))
            return x.nb_reflected(op, other)
        if kind == K_COMPARE:
            if impl is not None:
                return as_result(impl(x, other, int(slot - S_LT)))
            return x.tp_richcompare(other, slot - S_LT)
        if kind == K_INPLACE:
            op = slot - S_IADD
            if impl is not None:
                r = as_result(impl(x, int(op), other))
            else:
                r = x.nb_inplace(op, other)
            return obj if r is x else r
        if kind == K_CONCAT or kind == K_REPEAT:
            return sequence_binary(x, slot, kind, other)
        if kind == K_INPLACE_CONCAT or kind == K_INPLACE_REPEAT:
            r = sequence_inplace(x, kind, other)
            return obj if r is x else r
        if kind == K_GETATTR:
            name = attribute_name(other)
            return None if name is None else self.getattribute(obj, name, 0)
        if kind == K_CONTAINS:
            c = self.contains(obj, other)
            return None if c < 0 else bool_from(c == 1)
        return call_two(self, obj, other)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        obj = args[base] if nargs > 0 else None
        if obj is None:
            return type_error(
                f"descriptor '{self.d.name}' of '{self.owner.tp_name}' object needs an argument"
            )
        return self.apply(obj, args, base + 1, nargs - 1, kwnames)

    def apply(
        self,
        obj: Object,
        args: vec[Object | None],
        base: i64,
        nargs: i64,
        kwnames: TupleObject | None,
    ) -> Object | None:
        """Call it on `obj` with the arguments of a call."""
        kind = self.kind
        x = self.receiver(obj)
        if x is None:
            return None
        if kind == K_CALL:
            if isinstance(x, TypeObject):
                return type_call(x, args, base, nargs, kwnames)
            impl = self.impl
            if impl is not None:
                keywords = window_dict(args, base + nargs, kwnames)
                return as_result(impl(x, window_list(args, base, nargs), keywords))
            return x.tp_call(args, base, nargs, kwnames)
        if kind == K_INIT:
            return call_init(self.owner, obj, args, base, nargs, kwnames)
        if kwnames is not None and kwnames.n > 0:
            return type_error(f"wrapper {self.d.name}() takes no keyword arguments")
        if kind == K_UNARY or kind == K_LEN or kind == K_HASH or kind == K_BOOL or kind == K_NEXT:
            return self.unary(obj) if exactly(0, nargs) else None
        if kind == K_POWER or kind == K_RPOWER:
            return self.power(x, args, base, nargs)
        if kind == K_SETITEM or kind == K_SETATTR or kind == K_SET:
            if not exactly_unpacked(2, nargs):
                return None
            return self.set_two(obj, x, args[base], args[base + 1])
        if kind == K_GET:
            return self.get_two(x, args, base, nargs)
        if not exactly(1, nargs):
            return None
        a = args[base]
        assert a is not None
        if kind == K_DELITEM or kind == K_DELATTR or kind == K_DELETE:
            return self.set_two(obj, x, a, None)
        if kind == K_BUFFER:
            return wrap_buffer(x, a)
        if kind == K_RELEASE:
            return wrap_release_buffer(x, a)
        return self.binary(obj, a)

    def power(self, x: Object, args: vec[Object | None], base: i64, nargs: i64) -> Object | None:
        if nargs < 1 or nargs > 2:
            bound = "at least 1 argument" if nargs < 1 else "at most 2 arguments"
            return type_error(f" expected {bound}, got {nargs}")
        other = args[base]
        assert other is not None
        mod = args[base + 1] if nargs > 1 else None
        if self.kind == K_RPOWER:
            if mod is None or mod is NONE:
                return x.nb_reflected(self.slot - S_RADD, other)
            return NOT_IMPLEMENTED if not isinstance(other, Object) else other.nb_power(x, mod)
        if mod is None or mod is NONE:
            return x.nb_binary(self.slot - S_ADD, other)
        return x.nb_power(other, mod)

    def set_two(
        self, obj: Object, x: Object, a: Object | None, value: Object | None
    ) -> Object | None:
        """Set (or, with None, delete) an item, an attribute or a descriptor's value."""
        assert a is not None
        kind = self.kind
        impl = self.impl
        status: i64 = -1
        if kind == K_SETITEM or kind == K_DELITEM:
            status = x.mp_ass_subscript(a, value) if impl is None else as_number(impl(x, a, value))
        elif kind == K_SETATTR or kind == K_DELATTR:
            name = attribute_name(a)
            if name is None:
                return None
            if not may_set_attribute(self.owner, x, value):
                return None
            if impl is not None:
                status = as_number(impl(x, name, value))
            else:
                status = generic_setattr(obj, unicode_intern(name), value)
        elif impl is not None:
            status = as_number(impl(x, a, value))
        else:
            status = x.tp_descr_set(a, value)
        return NONE if status >= 0 else None

    def get_two(self, x: Object, args: vec[Object | None], base: i64, nargs: i64) -> Object | None:
        if nargs < 1 or nargs > 2:
            bound = "at least 1 argument" if nargs < 1 else "at most 2 arguments"
            return type_error(f" expected {bound}, got {nargs}")
        obj = args[base]
        owner = args[base + 1] if nargs > 1 else None
        if obj is NONE:
            obj = None
        if owner is NONE:
            owner = None
        if obj is None and owner is None:
            return type_error("__get__(None, None) is invalid")
        impl = self.impl
        if impl is not None:
            return as_result(impl(x, obj, owner))
        return x.tp_descr_get(obj, owner)


def unary_slot(x: Object, slot: i64) -> Object | None:
    """Call the virtual method of a slot that takes nothing and gives an object."""
    if slot == S_REPR:
        return x.tp_repr()
    if slot == S_STR:
        return x.tp_str()
    if slot == S_ITER:
        return x.tp_iter()
    if slot == S_NEG:
        return x.nb_negative()
    if slot == S_POS:
        return x.nb_positive()
    if slot == S_ABS:
        return x.nb_absolute()
    if slot == S_INVERT:
        return x.nb_invert()
    if slot == S_INT:
        return x.nb_int()
    if slot == S_FLOAT:
        return x.nb_float()
    if slot == S_INDEX:
        return x.nb_index()
    if slot == S_AWAIT:
        return x.am_await()
    if slot == S_AITER:
        return x.am_aiter()
    assert slot == S_ANEXT
    return x.am_anext()


def sequence_binary(x: Object, slot: i64, kind: i64, other: Object) -> Object | None:
    """`x + other` or `x * other` of a sequence."""
    if kind == K_CONCAT:
        r = x.sq_concat(other)
        return x.nb_binary(NB_ADD, other) if r is NOT_IMPLEMENTED else r
    n = number_as_ssize(other, OVERFLOW_ERROR)
    if n == -1 and error_occurred():
        return None
    r = x.sq_repeat(n)
    return x.nb_binary(NB_MULTIPLY, other) if r is NOT_IMPLEMENTED else r


def sequence_inplace(x: Object, kind: i64, other: Object) -> Object | None:
    if kind == K_INPLACE_CONCAT:
        r = x.sq_inplace_concat(other)
        return x.nb_inplace(NB_ADD, other) if r is NOT_IMPLEMENTED else r
    n = number_as_ssize(other, OVERFLOW_ERROR)
    if n == -1 and error_occurred():
        return None
    r = x.sq_inplace_repeat(n)
    return x.nb_inplace(NB_MULTIPLY, other) if r is NOT_IMPLEMENTED else r


def exactly(n: i64, given: i64) -> bool:
    """CPython: check_num_args"""
    if n == given:
        return True
    type_error(f"expected {n} argument{'' if n == 1 else 's'}, got {given}")
    return False


def exactly_unpacked(n: i64, given: i64) -> bool:
    """CPython: PyArg_UnpackTuple with an empty name"""
    if n == given:
        return True
    type_error(f" expected {n} argument{'' if n == 1 else 's'}, got {given}")
    return False


def may_set_attribute(owner: TypeObject, x: Object, value: Object | None) -> bool:
    """Refuse to go around a built-in type's own `__setattr__`. CPython: hackcheck"""
    if not isinstance(x, TypeObject) or owner is not OBJECT_TYPE:
        return True
    word = "delattr" if value is None else "setattr"
    type_error(f"can't apply this __{word}__ to {x.cls.tp_name} object")
    return False


def wrap_buffer(x: Object, flags: Object) -> Object | None:
    """`x.__buffer__(flags)`. CPython: wrap_buffer"""
    n = number_as_ssize(flags, OVERFLOW_ERROR)
    if n == -1 and error_occurred():
        return None
    # PyBUF_WRITABLE is bit 0.
    return memoryview_from_object(x, n & 1)


def wrap_release_buffer(x: Object, view: Object) -> Object | None:
    """`x.__release_buffer__(view)`. CPython: wrap_releasebuffer"""
    if view.ob_type() is not MEMORYVIEW_TYPE:
        return type_error("expected a memoryview object")
    return call_method_noargs(view, ID_release)


class MethodWrapper(Object):
    """A slot wrapper bound to an object: `(1).__add__`."""

    def __init__(self, d: WrapperDescr, obj: Object) -> None:
        self.descr: Final = d
        self.obj: Final = obj

    def ob_type(self) -> TypeObject:
        return METHOD_WRAPPER_TYPE

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        return self.descr.apply(self.obj, args, base, nargs, kwnames)

    def tp_repr(self) -> Object | None:
        return unicode_from_host(
            f"<method-wrapper '{self.descr.d.name}' of {type_name(self.obj)} object "
            f"at {address(self.obj)}>"
        )

    def tp_hash(self) -> i64:
        h = hash_pointer(self.obj) ^ hash_pointer(self.descr)
        return -2 if h == -1 else h

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if (op != EQ and op != NE) or not isinstance(other, MethodWrapper):
            return NOT_IMPLEMENTED
        same = self.descr is other.descr and self.obj is other.obj
        return bool_from(same if op == EQ else not same)


def wrapper_name(self: WrapperDescr) -> Object | None:
    return intern(self.d.name)


def wrapper_qualname(self: WrapperDescr) -> Object | None:
    return descriptor_qualname(self.owner, self.d.name)


def wrapper_doc(self: WrapperDescr) -> Object | None:
    return unicode_from_host(self.d.doc)


def wrapper_signature(self: WrapperDescr) -> Object | None:
    return unicode_from_host(f"({self.d.signature})")


def wrapper_objclass(self: WrapperDescr) -> Object | None:
    return self.owner


def wrapper_reduce(self: WrapperDescr) -> Object | None:
    return reduce_attribute(self.owner, self.d.name)


def method_wrapper_self(self: MethodWrapper) -> Object | None:
    return self.obj


def method_wrapper_objclass(self: MethodWrapper) -> Object | None:
    return self.descr.owner


def method_wrapper_name(self: MethodWrapper) -> Object | None:
    return intern(self.descr.d.name)


def method_wrapper_qualname(self: MethodWrapper) -> Object | None:
    return wrapper_qualname(self.descr)


def method_wrapper_doc(self: MethodWrapper) -> Object | None:
    return wrapper_doc(self.descr)


def method_wrapper_signature(self: MethodWrapper) -> Object | None:
    return wrapper_signature(self.descr)


def method_wrapper_reduce(self: MethodWrapper) -> Object | None:
    return reduce_attribute(self.obj, self.descr.d.name)


WRAPPER_DESCR_TYPE: Final = static_type(
    "wrapper_descriptor",
    slots=(S_REPR, S_CALL, S_GET),
    methods=(method("__reduce__", wrapper_reduce, ""),),
    getset=(
        getset("__objclass__", wrapper_objclass),
        getset("__name__", wrapper_name),
        getset("__doc__", wrapper_doc),
        getset("__qualname__", wrapper_qualname),
        getset("__text_signature__", wrapper_signature),
    ),
)

METHOD_WRAPPER_TYPE: Final = static_type(
    "method-wrapper",
    slots=(S_REPR, S_CALL, S_HASH, S_EQ),
    methods=(method("__reduce__", method_wrapper_reduce, ""),),
    getset=(
        member("__self__", method_wrapper_self),
        getset("__objclass__", method_wrapper_objclass),
        getset("__name__", method_wrapper_name),
        getset("__qualname__", method_wrapper_qualname),
        getset("__doc__", method_wrapper_doc),
        getset("__text_signature__", method_wrapper_signature),
    ),
)

from rt.objects.abstract import number_as_ssize  # noqa: E402
from rt.objects.argbinder import native_self, window_dict, window_list  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_method_noargs, call_one, call_two  # noqa: E402
from rt.objects.descrobject import (  # noqa: E402
    descriptor_mismatch,
    descriptor_qualname,
    reduce_attribute,
)
from rt.objects.errors import error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import OVERFLOW_ERROR, set_exhausted  # noqa: E402
from rt.objects.identifiers import ID_release  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.memoryobject import MEMORYVIEW_TYPE, memoryview_from_object  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    address,
    attribute_name,
    generic_getattr,
    generic_setattr,
    hash_pointer,
)
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.type_methods import call_init, type_call  # noqa: E402
from rt.objects.typeobject import OBJECT_TYPE, is_subtype, type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_intern,
)
