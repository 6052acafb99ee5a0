"""What the slots of a HeapObject do with the special method that its type's table has.

Answers to the slot_* functions of Objects/typeobject.c.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import DESCR_GET, DESCR_METHOD, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    K_CONCAT,
    K_REPEAT,
    S_DELATTR,
    S_DELETE,
    S_GETATTR,
    S_GETATTRIBUTE,
    S_GETITEM,
    S_ITER,
    S_LEN,
    S_RELEASE_BUFFER,
    S_SET,
    S_SETATTR,
)
from rt.objects.typeobject import HeapObject


def bind_special(self: HeapObject, f: Object) -> Object | None:
    """`f`, found in the type of `self`, bound to `self`."""
    if f.descr_flags() & DESCR_GET:
        return f.tp_descr_get(self, self.cls)
    return f


def call_special(self: HeapObject, f: Object) -> Object | None:
    """Call the special method `f` of the type of `self` without arguments."""
    if isinstance(f, FunctionObject):
        return call_one(f, self)
    if isinstance(f, WrapperDescr):
        # It may lead here again: `__repr__ = object.__str__`.
        if not enter_recursive(" while calling a Python object"):
            return None
        r = f.unary(self)
        leave_recursive()
        return r
    if f.descr_flags() & DESCR_METHOD:
        return call_one(f, self)
    g = bind_special(self, f)
    return None if g is None else call_noargs(g)


def call_special_one(self: HeapObject, f: Object, a: Object) -> Object | None:
    """Call the special method `f` with one argument."""
    if isinstance(f, FunctionObject):
        return call_two(f, self, a)
    if isinstance(f, WrapperDescr):
        return f.binary(self, a)
    if f.descr_flags() & DESCR_METHOD:
        return call_two(f, self, a)
    g = bind_special(self, f)
    return None if g is None else call_one(g, a)


def call_comparison(self: HeapObject, f: Object, other: Object) -> Object | None:
    """As `call_special_one`, but a comparison that cannot be got at is none.

    CPython: slot_tp_richcompare
    """
    if f.descr_flags() & DESCR_METHOD:
        return call_special_one(self, f, other)
    g = bind_special(self, f)
    if g is None:
        clear_error()
        return NOT_IMPLEMENTED
    return call_one(g, other)


def call_special_two(self: HeapObject, f: Object, a: Object, b: Object) -> Object | None:
    """Call the special method `f` with two arguments."""
    if f.descr_flags() & DESCR_METHOD:
        return call_three(f, self, a, b)
    g = bind_special(self, f)
    return None if g is None else call_two(g, a, b)


def call_special_window(
    self: HeapObject,
    f: Object,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Object | None:
    """Call the special method `f` with the arguments of a call."""
    if isinstance(f, WrapperDescr):
        x = f.receiver(self)
        if x is None:
            return None
        if x is not self:
            return x.tp_call(args, base, nargs, kwnames)
    if not enter_recursive(" while calling a Python object"):
        return None
    r: Object | None
    if f.descr_flags() & DESCR_METHOD:
        r = call_prepend(f, self, args, base, nargs, kwnames)
    else:
        g = bind_special(self, f)
        r = None if g is None else g.tp_call(args, base, nargs, kwnames)
    leave_recursive()
    return r


def clear_if_stop_iteration() -> None:
    """Turn a StopIteration into what `tp_iternext` leaves: no exception, but its value."""
    ts = RT.ts
    exc = ts.exc
    if exc is not None and is_subtype(exc.cls, STOP_ITERATION):
        ts.exc = None
        if isinstance(exc, StopIterationObject) and exc.value is not NONE:
            ts.stop_value = exc.value


def slot_hash(self: HeapObject, f: Object | None) -> i64:
    if f is None:
        return hash_pointer(self)
    if isinstance(f, WrapperDescr):
        if f.owner is OBJECT_TYPE:
            return hash_pointer(self)
        return f.hash_of(self)
    if f is NONE:
        return type_error_i(f"unhashable type: '{self.cls.tp_name}'")
    r = call_special(self, f)
    if r is None:
        return -1
    n = as_long(r)
    if n is None:
        return type_error_i("__hash__ method should return an integer")
    # What fits is taken as it is, so that it may differ from the int's own hash.
    if isinstance(n, CompactLong):
        h = n.value
    else:
        h = long_as_i64(n) if long_fits_i64(n) else n.tp_hash()
    return -2 if h == -1 else h


def slot_bool(self: HeapObject, f: Object | None) -> i64:
    if f is None:
        n = self.cls.slots[S_LEN]
        if n is None:
            return 1
        length = slot_length(self, n)
        return 1 if length > 0 else length
    if isinstance(f, WrapperDescr):
        return f.bool_of(self)
    r = call_special(self, f)
    if r is None:
        return -1
    if isinstance(r, BoolObject):
        return r.value
    return type_error_i(f"__bool__ should return bool, returned {type_name(r)}")


def slot_length(self: HeapObject, f: Object) -> i64:
    if isinstance(f, WrapperDescr):
        return f.length_of(self)
    r = call_special(self, f)
    if r is None:
        return -1
    n = as_index(r)
    if n is None:
        return -1
    if n.sign_of() < 0:
        set_error(VALUE_ERROR, "__len__() should return >= 0")
        return -1
    if isinstance(n, CompactLong):
        return n.value
    return number_as_ssize(n, OVERFLOW_ERROR)


def slot_contains(self: HeapObject, f: Object, value: Object) -> i64:
    if isinstance(f, WrapperDescr):
        return f.contains(self, value)
    if f is NONE:
        return type_error_i(f"'{self.cls.tp_name}' object is not a container")
    r = call_special_one(self, f, value)
    return -1 if r is None else is_true(r)


def slot_iter(self: HeapObject) -> Object | None:
    f = self.cls.slots[S_ITER]
    if f is None:
        if self.cls.slots[S_GETITEM] is None:
            return not_iterable(self)
        return seq_iter_new(self)
    if f is NONE:
        return not_iterable(self)
    return call_special(self, f)


def slot_binary(self: HeapObject, f: Object, other: Object) -> Object | None:
    if isinstance(f, FunctionObject):
        return call_two(f, self, other)
    if isinstance(f, WrapperDescr):
        kind = f.kind
        # A sequence's + and * come after the number slots of both sides.
        if kind == K_CONCAT or kind == K_REPEAT:
            return NOT_IMPLEMENTED
        return f.binary(self, other)
    return call_special_one(self, f, other)


def slot_inplace_sequence(self: HeapObject, r: Object | None) -> Object | None:
    """The result of a sequence's in-place operation on the payload of `self`."""
    if r is not None and r is self.native():
        return self
    return r


def slot_getattro(self: HeapObject, name: UnicodeObject, suppress: i64) -> Object | None:
    """`__getattribute__`, and when that raises AttributeError, `__getattr__`.

    CPython: _Py_slot_tp_getattr_hook
    """
    slots = self.cls.slots
    f = slots[S_GETATTRIBUTE]
    hook = slots[S_GETATTR]
    r: Object | None = None
    if f is None:
        r = generic_getattr(self, name, 1 if hook is not None else suppress)
    elif isinstance(f, WrapperDescr):
        # With a hook to ask next, a miss need not make an exception.
        r = f.getattribute(self, name, 1 if hook is not None else suppress)
    else:
        r = call_special_one(self, f, name)
        if r is None and (suppress or hook is not None):
            clear_if(ATTRIBUTE_ERROR)
    if r is None and hook is not None and not error_occurred():
        r = call_special_one(self, hook, name)
        if r is None and suppress:
            clear_if(ATTRIBUTE_ERROR)
    return r


def slot_setattro(self: HeapObject, name: UnicodeObject, value: Object | None) -> i64:
    if value is None:
        f = self.cls.slots[S_DELATTR]
        if f is None:
            return generic_setattr(self, name, value)
        return -1 if call_special_one(self, f, name) is None else 0
    f = self.cls.slots[S_SETATTR]
    if f is None:
        return generic_setattr(self, name, value)
    return -1 if call_special_two(self, f, name, value) is None else 0


def slot_descr_set(self: HeapObject, obj: Object, value: Object | None) -> i64:
    if value is None:
        f = self.cls.slots[S_DELETE]
        if f is None:
            set_error(ATTRIBUTE_ERROR, "__delete__")
            return -1
        return -1 if call_special_one(self, f, obj) is None else 0
    f = self.cls.slots[S_SET]
    if f is None:
        set_error(ATTRIBUTE_ERROR, "__set__")
        return -1
    return -1 if call_special_two(self, f, obj, value) is None else 0


def slot_getbuffer(self: HeapObject, f: Object, writable: i64) -> Buffer | None:
    if isinstance(f, WrapperDescr):
        x = f.receiver(self)
        if x is None or x is self:
            return None
        own = x.bf_getbuffer(writable)
        if own is None or own.exporter is not x:
            return own
        # The buffer is the instance's, not that of the value it extends.
        owner = own.owner
        own.owner = None
        return owned_buffer(own, self, owner)
    # PyBUF_FULL_RO or PyBUF_FULL.
    view = call_special_one(self, f, long_from_i64(0x11D if writable else 0x11C))
    if view is None:
        return None
    if type_name(view) != "memoryview":
        type_error("__buffer__ returned non-memoryview object")
        return None
    buf = view.native().bf_getbuffer(writable)
    if buf is None or self.cls.slots[S_RELEASE_BUFFER] is None:
        return buf
    return owned_buffer(buf, self, SlotOwner(self, view))


def release_buffer(x: HeapObject, view: Object) -> None:
    """`x.__release_buffer__(view)`, when a buffer of x is given back.

    CPython: releasebuffer_call_python
    """
    f = x.cls.slots[S_RELEASE_BUFFER]
    exc = take_error()
    if f is not None and call_special_one(x, f, view) is None:
        RT.ts.evaluator.unraisable(None, x)
    restore_error(exc)


from rt.objects.abstract import not_iterable, number_as_ssize  # noqa: E402
from rt.objects.boolobject import BoolObject  # noqa: E402
from rt.objects.buffer import Buffer, SlotOwner, owned_buffer  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_noargs,
    call_one,
    call_prepend,
    call_three,
    call_two,
)
from rt.objects.errors import (  # noqa: E402
    clear_error,
    clear_if,
    error_occurred,
    restore_error,
    set_error,
    take_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    OVERFLOW_ERROR,
    STOP_ITERATION,
    VALUE_ERROR,
    StopIterationObject,
)
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.iterobject import seq_iter_new  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    CompactLong,
    as_index,
    as_long,
    long_as_i64,
    long_fits_i64,
    long_from_i64,
)
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    generic_setattr,
    hash_pointer,
    is_true,
)
from rt.objects.pystate import RT, enter_recursive, leave_recursive  # noqa: E402
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.typeobject import OBJECT_TYPE, is_subtype, type_name  # noqa: E402
from rt.objects.wrapperobject import WrapperDescr  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject  # noqa: E402
