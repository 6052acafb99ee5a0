"""Operations on any object: representation, attributes, truth, comparison, hash.

Answers to Objects/object.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.object import (
    DESCR_GET,
    DESCR_SET,
    EQ,
    GE,
    GT,
    LE,
    LT,
    NE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.pystate import RT, enter_recursive, leave_recursive
from rt.objects.slots import S_CALL

OPERATORS: Final = ("<", "<=", "==", "!=", ">", ">=")


# What a slot does where the type does not fill it.


def hash_pointer(x: object) -> i64:
    """A hash from the object's address. CPython: Py_HashPointer"""
    a: i64 = id(x)
    # The low bits are mostly 0: they come last.
    low = a & 15
    if low >= 8:
        low -= 16
    h = (a >> 4) | (low << 60)
    return -2 if h == -1 else h


def address(x: Object) -> str:
    """The address as reprs show it."""
    return hex(id(x))


def object_repr(x: Object) -> Object | None:
    """`<module.Class object at 0x...>`. CPython: object_repr"""
    tp = x.ob_type()
    module = type_module(tp)
    if module is None:
        return None
    qualname = type_qualname(tp)
    if module and module != "builtins":
        return unicode_from_host(f"<{module}.{qualname} object at {address(x)}>")
    return unicode_from_host(f"<{tp.name} object at {address(x)}>")


def object_str(x: Object) -> Object | None:
    """What `object.__str__` does: the repr. CPython: object_str"""
    return x.tp_repr()


def object_richcompare(x: Object, other: Object, op: i64) -> Object | None:
    """Identity for ==, the contrary of == for !=. CPython: object_richcompare"""
    if op == EQ:
        return TRUE if x is other else NOT_IMPLEMENTED
    if op == NE:
        r = x.tp_richcompare(other, EQ)
        if r is None or r is NOT_IMPLEMENTED:
            return r
        t = is_true(r)
        return None if t < 0 else bool_from(t == 0)
    return NOT_IMPLEMENTED


def not_implemented_bool() -> i64:
    """`bool(NotImplemented)`: true, with a warning."""
    if not warn(DEPRECATION_WARNING, "NotImplemented should not be used in a boolean context"):
        return -1
    return 1


def not_a_data_descriptor(x: Object) -> i64:
    set_error(ATTRIBUTE_ERROR, "__set__")
    return -1


# Attributes.


def clear_if_attribute_error() -> None:
    clear_if(ATTRIBUTE_ERROR)


def no_attribute(x: Object, name: UnicodeObject) -> Object | None:
    """Raise the AttributeError of an object that has no such attribute."""
    if isinstance(x, TypeObject):
        msg = f"type object '{x.name}' has no attribute '{unicode_to_host(name)}'"
    else:
        msg = f"'{type_name(x)}' object has no attribute '{unicode_to_host(name)}'"
    set_attribute_error(msg, x, name)
    return None


def no_attribute_to_set(x: Object, name: UnicodeObject, descr: Object | None) -> i64:
    """Raise the AttributeError of an object without a dictionary."""
    tp = x.ob_type()
    text = unicode_to_host(name)
    if descr is not None:
        msg = f"'{tp.tp_name}' object attribute '{text}' is read-only"
    elif tp.setattr_kind == GETATTR_GENERIC:
        msg = (
            f"'{tp.tp_name}' object has no attribute '{text}' "
            "and no __dict__ for setting new attributes"
        )
    else:
        msg = f"'{tp.tp_name}' object has no attribute '{text}'"
    set_attribute_error(msg, x, name)
    return -1


def generic_getattr(x: Object, name: UnicodeObject, suppress: i64) -> Object | None:
    """Look in the type for a data descriptor, then in the instance, then in the type.

    CPython: _PyObject_GenericGetAttrWithDict
    """
    if isinstance(x, InstanceObject):
        return instance_getattr(x, name, suppress)
    tp = x.ob_type()
    descr = type_lookup(tp, name)
    kind: i64 = 0
    if descr is not None:
        kind = descr.descr_flags()
        if kind & DESCR_SET and kind & DESCR_GET:
            return get_suppressed(descr, x, suppress)
    d = x.ob_dict(0)
    if d is not None:
        v = dict_get_str(d, name)
        if v is not None:
            return v
    if descr is None:
        return None if suppress else no_attribute(x, name)
    if kind & DESCR_GET:
        return get_suppressed(descr, x, suppress)
    return descr


def instance_getattr(x: InstanceObject, name: UnicodeObject, suppress: i64) -> Object | None:
    """The same for an instance of a class, whatever special methods the class has."""
    descr = type_lookup(x.cls, name)
    kind: i64 = 0
    if descr is not None:
        kind = descr.descr_flags()
        if kind & DESCR_SET and kind & DESCR_GET:
            return get_suppressed(descr, x, suppress)
    v = x.own_attribute(name)
    if v is not None:
        return v
    if descr is None:
        return None if suppress else no_attribute(x, name)
    if kind & DESCR_GET:
        return get_suppressed(descr, x, suppress)
    return descr


def generic_setattr(x: Object, name: UnicodeObject, value: Object | None) -> i64:
    """Give it to a data descriptor of the type, or set it in the instance.

    CPython: _PyObject_GenericSetAttrWithDict
    """
    tp = x.ob_type()
    descr = type_lookup(tp, name)
    if descr is not None and descr.descr_flags() & DESCR_SET:
        return descr.tp_descr_set(x, value)
    if isinstance(x, InstanceObject):
        if value is None:
            return delete_own_attribute(x, name, descr)
        return x.set_own_attribute(name, value, descr)
    d = x.ob_dict(1)
    if d is None:
        return no_attribute_to_set(x, name, descr)
    if value is not None:
        return dict_set_str(d, name, value)
    if dict_get_str(d, name) is None:
        no_attribute(x, name)
        return -1
    return dict_del_str(d, name)


def attribute_name(x: Object) -> UnicodeObject | None:
    """An attribute's name from an argument, exact; None with a TypeError."""
    u = as_unicode(x)
    if u is None:
        type_error(f"attribute name must be string, not '{type_name(x)}'")
    return u


def get_attr(x: Object, name: UnicodeObject) -> Object | None:
    """`x.name`. CPython: PyObject_GetAttr"""
    value = x.tp_getattro(name, 0)
    return failed_getattr(x, name) if value is None else value


def failed_getattr(x: Object, name: UnicodeObject) -> Object | None:
    """Tell the AttributeError that was raised for `x.name` so, for suggestions, unless it knows
    of an object or a name already. CPython: _PyObject_SetAttributeErrorContext"""
    exc = RT.ts.exc
    if isinstance(exc, AttributeErrorObject) and exc.name is None and exc.obj is None:
        exc.name = name
        exc.obj = x
    return None


def lookup_attr(x: Object, name: UnicodeObject) -> Object | None:
    """`x.name`; None without an exception when it is missing. CPython: PyObject_GetOptionalAttr"""
    return x.tp_getattro(name, 1)


def set_attr(x: Object, name: UnicodeObject, value: Object) -> i64:
    """`x.name = value`. CPython: PyObject_SetAttr"""
    return x.tp_setattro(unicode_intern(name), value)


def del_attr(x: Object, name: UnicodeObject) -> i64:
    """`del x.name`. CPython: PyObject_DelAttr"""
    return x.tp_setattro(name, None)


def has_attr(x: Object, name: UnicodeObject) -> i64:
    """1, 0, or -1 with an exception other than AttributeError."""
    if x.tp_getattro(name, 1) is not None:
        return 1
    return -1 if error_occurred() else 0


def lookup_special(x: Object, name: UnicodeObject) -> Object | None:
    """The special method `name` of the type, bound to `x`; None without an exception when it
    is missing. CPython: _PyObject_LookupSpecial"""
    tp = x.ob_type()
    f = type_lookup(tp, name)
    if f is None:
        return None
    if f.descr_flags() & DESCR_GET:
        return f.tp_descr_get(x, tp)
    return f


def has_special(x: Object, name: UnicodeObject) -> bool:
    """Does the type of `x` define the special method?"""
    return type_lookup(x.ob_type(), name) is not None


# Representations.


def object_repr_of(x: Object) -> UnicodeObject | None:
    """`repr(x)`, exact. CPython: PyObject_Repr"""
    r = object_repr_result(x)
    if r is None or isinstance(r, UnicodeObject):
        return r
    return as_unicode(r)


def object_repr_result(x: Object) -> Object | None:
    """`repr(x)`: an instance of str or of a class that extends it."""
    if not enter_recursive(" while getting the repr of an object"):
        return None
    r = x.tp_repr()
    leave_recursive()
    if r is None or isinstance(r, UnicodeObject):
        return r
    if as_unicode(r) is None:
        return type_error(f"__repr__ returned non-string (type {type_name(r)})")
    return r


def object_str_of(x: Object) -> UnicodeObject | None:
    """`str(x)`, exact. CPython: PyObject_Str"""
    if isinstance(x, UnicodeObject):
        return x
    r = object_str_result(x)
    return None if r is None else as_unicode(r)


def object_str_result(x: Object) -> Object | None:
    """`str(x)`: an instance of str or of a class that extends it."""
    if isinstance(x, UnicodeObject):
        return x
    if not enter_recursive(" while getting the str of an object"):
        return None
    r = x.tp_str()
    leave_recursive()
    if r is not None and as_unicode(r) is None:
        return type_error(f"__str__ returned non-string (type {type_name(r)})")
    return r


def object_ascii_of(x: Object) -> UnicodeObject | None:
    """`ascii(x)`, exact. CPython: PyObject_ASCII"""
    r = object_ascii_result(x)
    if r is None or isinstance(r, UnicodeObject):
        return r
    return as_unicode(r)


def object_ascii_result(x: Object) -> Object | None:
    """`ascii(x)`: an instance of str or of a class that extends it."""
    r = object_repr_result(x)
    u = None if r is None else as_unicode(r)
    if u is None or unicode_is_ascii(u):
        return r
    text = unicode_to_host(u).encode("ascii", "backslashreplace").decode("ascii")
    return unicode_from_host(text)


def object_format(x: Object, spec: Object | None) -> Object | None:
    """`format(x, spec)`. CPython: PyObject_Format"""
    if spec is None:
        spec = EMPTY_UNICODE
    u = as_unicode(spec)
    if u is None:
        return error(SYSTEM_ERROR, f"Format specifier must be a string, not {type_name(spec)}")
    if u.length == 0:
        if isinstance(x, UnicodeObject):
            return x
        if isinstance(x, LongObject):
            return x.tp_repr()
    # What the look-up would find for the exact types that are formatted most.
    elif isinstance(x, FloatObject):
        return format_float(x, u)
    elif isinstance(x, LongObject):
        return format_long(x, u)
    elif isinstance(x, UnicodeObject):
        return format_unicode(x, u)
    f = lookup_special(x, ID___format__)
    if f is None:
        if error_occurred():
            return None
        return type_error(f"Type {type_name(x)} doesn't define __format__")
    r = call_one(f, spec)
    if r is not None and as_unicode(r) is None:
        return type_error(f"__format__ must return a str, not {type_name(r)}")
    return r


def object_dir(x: Object) -> Object | None:
    """`dir(x)`, sorted. CPython: _dir_object"""
    f = lookup_special(x, ID___dir__)
    if f is None:
        if error_occurred():
            return None
        return type_error("object does not provide __dir__")
    r = call_noargs(f)
    if r is None:
        return None
    names = list_from_iterable(r)
    if names is None:
        return None
    return names if list_sort(names, None, False) >= 0 else None


# Truth, comparison, hash.


def is_true(x: Object) -> i64:
    """1 or 0; -1 with an exception. CPython: PyObject_IsTrue"""
    if x is TRUE:
        return 1
    if x is FALSE or x is NONE:
        return 0
    return x.nb_bool()


def is_callable(x: Object) -> bool:
    """Can `x` be called? CPython: PyCallable_Check"""
    if isinstance(x, (FunctionObject, TypeObject)):
        return True
    tp = x.ob_type()
    if not tp.ready:
        type_ready(tp)
    return tp.slots[S_CALL] is not None


def swapped(op: i64) -> i64:
    """The operator that gives the same answer with the operands exchanged."""
    if op < EQ:
        return op + 4
    return op - 4 if op > NE else op


def rich_compare(a: Object, b: Object, op: i64) -> Object | None:
    """`a op b`. CPython: PyObject_RichCompare"""
    if isinstance(a, BigLong):
        if isinstance(b, BigLong):
            return a.tp_richcompare(b, op)
    elif isinstance(a, UnicodeObject):
        if isinstance(b, UnicodeObject):
            return a.tp_richcompare(b, op)
    elif isinstance(a, FloatObject) and isinstance(b, FloatObject):
        # None of these has parts whose comparison could go deeper.
        return a.tp_richcompare(b, op)
    if not enter_recursive(" in comparison"):
        return None
    ta = a.ob_type()
    tb = b.ob_type()
    reflected = False
    r: Object | None = None
    if ta is not tb and is_subtype(tb, ta):
        reflected = True
        r = b.tp_richcompare(a, swapped(op))
        if r is not NOT_IMPLEMENTED:
            leave_recursive()
            return r
    r = a.tp_richcompare(b, op)
    if r is NOT_IMPLEMENTED and not reflected:
        r = b.tp_richcompare(a, swapped(op))
    leave_recursive()
    if r is NOT_IMPLEMENTED:
        if op == EQ:
            return bool_from(a is b)
        if op == NE:
            return bool_from(a is not b)
        return type_error(
            f"'{OPERATORS[op]}' not supported between instances of "
            f"'{ta.tp_name}' and '{tb.tp_name}'"
        )
    return r


def compare_numbers(a: i64, b: i64, op: i64) -> i64:
    """1 when `a op b`, else 0."""
    if op == EQ:
        return 1 if a == b else 0
    if op == LT:
        return 1 if a < b else 0
    if op == GT:
        return 1 if a > b else 0
    if op == LE:
        return 1 if a <= b else 0
    if op == GE:
        return 1 if a >= b else 0
    return 1 if a != b else 0


def rich_compare_bool(a: Object, b: Object, op: i64) -> i64:
    """The truth of `a op b`, identical objects being equal; -1 with an exception.

    CPython: PyObject_RichCompareBool
    """
    if a is b:
        if op == EQ:
            return 1
        if op == NE:
            return 0
    if isinstance(a, CompactLong):
        if isinstance(b, CompactLong):
            return compare_numbers(a.value, b.value, op)
    elif isinstance(a, UnicodeObject):
        if isinstance(b, UnicodeObject) and op == EQ:
            return 1 if unicode_equal(a, b) else 0
    r = rich_compare(a, b, op)
    if r is TRUE:
        return 1
    if r is FALSE:
        return 0
    return -1 if r is None else is_true(r)


def hash_object(x: Object) -> i64:
    """`hash(x)`; -1 with an exception. CPython: PyObject_Hash"""
    return x.tp_hash()


def hash_not_implemented(x: Object) -> i64:
    """The hash of an object that has none. CPython: PyObject_HashNotImplemented"""
    return type_error_i(f"unhashable type: '{type_name(x)}'")


from rt.dict.dictobject import (  # noqa: E402
    dict_del_str,
    dict_get_str,
    dict_set_str,
)
from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error,
    error_occurred,
    set_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    DEPRECATION_WARNING,
    SYSTEM_ERROR,
    AttributeErrorObject,
    set_attribute_error,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.identifiers import ID___dir__, ID___format__  # noqa: E402
from rt.objects.instanceobject import delete_own_attribute  # noqa: E402
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.listsort import list_sort  # noqa: E402
from rt.objects.longobject import BigLong, CompactLong, LongObject  # noqa: E402
from rt.objects.type_methods import type_module, type_qualname  # noqa: E402
from rt.objects.type_ready import type_ready  # noqa: E402
from rt.objects.typeobject import (  # noqa: E402
    GETATTR_GENERIC,
    InstanceObject,
    TypeObject,
    get_suppressed,
    is_subtype,
    type_lookup,
    type_name,
)
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.formatter_unicode import (  # noqa: E402
    format_float,
    format_long,
    format_unicode,
)
from rt.unicode.unicodeobject import (  # noqa: E402
    EMPTY_UNICODE,
    UnicodeObject,
    as_unicode,
    unicode_equal,
    unicode_from_host,
    unicode_intern,
    unicode_is_ascii,
    unicode_to_host,
)
