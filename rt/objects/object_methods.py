"""What `object` itself offers: making plain instances, and the methods that all objects have.

Answers to object_new, object_init, object_methods and object_getsets of Objects/typeobject.c,
and to the reduction protocol there (copyreg).
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import class_method, getset, method
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_EQ,
    S_GETATTRIBUTE,
    S_HASH,
    S_INIT,
    S_NEW,
    S_REPR,
    S_SETATTR,
    S_STR,
    slot_impl,
)
from rt.objects.typeobject import (
    ABSTRACT,
    BASETYPE,
    HEAPTYPE,
    OBJECT_TYPE,
    InstanceObject,
    TypeObject,
    TypeSpec,
    declare_type,
    is_subtype,
    type_lookup,
    type_name,
)

# Making instances.


def is_object_new(tp: TypeObject) -> bool:
    """Is the class's `__new__` that of object?"""
    new = tp.slots[S_NEW]
    return isinstance(new, BuiltinFunction) and new.self_obj is OBJECT_TYPE


def is_object_init(tp: TypeObject) -> bool:
    """Is the class's `__init__` that of object?"""
    init = tp.slots[S_INIT]
    return isinstance(init, WrapperDescr) and init.owner is OBJECT_TYPE


def object_new(tp: TypeObject, excess: i64) -> Object | None:
    """A plain instance.

    Args:
        excess: how many arguments there are, which only `__init__` or a class's own
            `__new__` may take.

    CPython: object_new
    """
    if excess > 0:
        if not is_object_new(tp):
            return type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)"
            )
        if is_object_init(tp):
            return type_error(f"{tp.tp_name}() takes no arguments")
    if tp.flags & ABSTRACT:
        return abstract_error(tp)
    return new_instance(tp)


def abstract_error(tp: TypeObject) -> Object | None:
    """Name the methods that keep an abstract class from having instances."""
    names = get_abstractmethods(tp)
    if names is None:
        return None
    items = host_list(names)
    if items is None:
        return None
    texts: list[str] = []
    for x in items:
        u = as_unicode(x)
        if u is None:
            return type_error(f"sequence item 0: expected str instance, {type_name(x)} found")
        texts.append(unicode_to_host(u))
    texts.sort()
    word = "method" if len(texts) == 1 else "methods"
    joined = "', '".join(texts)
    return type_error(
        f"Can't instantiate abstract class {tp.name} without an implementation for "
        f"abstract {word} '{joined}'"
    )


def object_init(x: Object, excess: i64) -> i64:
    """0, or -1 when there are arguments that nobody took. CPython: object_init"""
    if excess > 0:
        tp = x.ob_type()
        if not is_object_init(tp):
            return type_error_i(
                "object.__init__() takes exactly one argument (the instance to initialize)"
            )
        if is_object_new(tp):
            return type_error_i(
                f"{tp.tp_name}.__init__() takes exactly one argument (the instance to initialize)"
            )
    return 0


def object_new_function(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return object_new(cls, len(args) + (0 if kwargs is None else kwargs.used))


# Slots, as functions for the wrappers.


def object_repr_impl(x: Object) -> Object | None:
    return object_repr(x)


def object_str_impl(x: Object) -> Object | None:
    return object_str(x)


def object_hash_impl(x: Object) -> i64:
    return hash_pointer(x)


def object_compare_impl(x: Object, other: Object, op: int) -> Object | None:
    if op == EQ or op == NE:
        return object_richcompare(x, other, op)
    return NOT_IMPLEMENTED


def object_getattribute(x: Object, name: UnicodeObject, suppress: int) -> Object | None:
    return generic_getattr(x, name, suppress)


def object_setattr(x: Object, name: UnicodeObject, value: Object | None) -> i64:
    return generic_setattr(x, unicode_intern(name), value)


# __class__.


def get_class(x: Object) -> Object | None:
    return x.ob_type()


def set_class(x: Object, value: Object | None) -> i64:
    """CPython: object_set_class"""
    if value is None:
        return type_error_i("can't delete __class__ attribute")
    if not isinstance(value, TypeObject):
        return type_error_i(f"__class__ must be set to a class, not '{type_name(value)}' object")
    old = x.ob_type()
    if isinstance(x, ModuleObject) and is_subtype(value, MODULE_TYPE):
        x.cls = value
        return 0
    if not old.flags & HEAPTYPE or not value.flags & HEAPTYPE:
        return type_error_i(
            "__class__ assignment only supported for mutable types or ModuleType subclasses"
        )
    if not same_layout(old, value):
        return type_error_i(
            f"__class__ assignment: '{value.name}' object layout differs from '{old.name}'"
        )
    if isinstance(x, InstanceObject):
        if old.shared_keys is not None:
            # The values lie where the old class's keys say.
            instance_dict(x)
        x.cls = value
        return 0
    if isinstance(x, HeapObject):
        x.cls = value
        if isinstance(x, TypeObject):
            type_modified(x)
        return 0
    return type_error_i(
        "__class__ assignment only supported for mutable types or ModuleType subclasses"
    )


# Methods.


def object_init_subclass(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error(f"{cls.name}.__init_subclass__() takes no keyword arguments")
    if args:
        return type_error(f"{cls.name}.__init_subclass__() takes no arguments ({len(args)} given)")
    return NONE


def object_subclasshook(cls: TypeObject, subclass: Object) -> Object | None:
    return NOT_IMPLEMENTED


def object_format_method(x: Object, spec: Object) -> Object | None:
    u = as_unicode(spec)
    if u is None:
        return type_error(
            f"__format__() argument must be str, not {'None' if spec is NONE else type_name(spec)}"
        )
    if u.length > 0:
        return type_error(f"unsupported format string passed to {type_name(x)}.__format__")
    return object_str_result(x)


def object_sizeof(x: Object) -> Object | None:
    tp = x.ob_type()
    size = get_basicsize(tp)
    if isinstance(size, CompactLong):
        n = x.sq_length() if tp.native_base.name in ("tuple", "bytes") else 0
        return long_from_i64(size.value + 8 * n)
    return size


def object_dir_method(x: Object) -> Object | None:
    """The names in the instance's dictionary, its class and the class's bases."""
    names = dict_new()
    d = lookup_attr(x, ID___dict__)
    if d is None:
        if error_occurred():
            return None
    else:
        own = as_dict(d)
        if own is not None and dict_update(names, own) < 0:
            return None
    cls = lookup_attr(x, ID___class__)
    if cls is None:
        if error_occurred():
            return None
    elif merge_class_dict(names, cls) < 0:
        return None
    return list_from_iterable(names)


# The reduction protocol.

# Built-in types whose instances differ in size: they have to know themselves how to be made.
VARIABLE_SIZE: Final = ("int", "tuple", "bytes", "type", "memoryview", "code", "frame")
# Built-in types whose instances the default state describes whole.
REDUCIBLE: Final = ("list", "dict", "set", "frozenset", "BaseException", "NoneType")


def slot_names_of(tp: TypeObject) -> Object | None:
    """`copyreg._slotnames(tp)`, kept in the class as `__slotnames__`.

    CPython: _PyType_GetSlotNames
    """
    if tp.spec is None:
        known = dict_get_str(tp.dict, ID___slotnames__)
        if known is not None:
            if known is not NONE and as_list(known) is None:
                return type_error(
                    f"{tp.tp_name}.__slotnames__ should be a list or None, not {type_name(known)}"
                )
            return known
    copyreg = import_module("copyreg")
    if copyreg is None:
        return None
    names = call_method_one(copyreg, ID__slotnames, tp)
    if names is None:
        return None
    if names is not NONE and as_list(names) is None:
        return type_error("copyreg._slotnames didn't return a list or None")
    return names


def object_getstate(x: Object) -> Object | None:
    return default_state(x, False)


def default_state(x: Object, required: bool) -> Object | None:
    """The instance dictionary, and the values of slots when there are any.

    CPython: object_getstate_default
    """
    tp = x.ob_type()
    if required and tp.native_base.name in VARIABLE_SIZE:
        return type_error(f"cannot pickle {type_name(x)} objects")
    state: Object = NONE
    if not is_dict_empty(x):
        d = lookup_attr(x, ID___dict__)
        if d is None:
            if error_occurred():
                return None
        elif not isinstance(d, DictObject) or d.used > 0:
            state = d
    names = slot_names_of(tp)
    if names is None:
        return None
    if required and not is_reducible(tp):
        return type_error(f"cannot pickle '{type_name(x)}' object")
    known = as_list(names)
    if known is None or known.n == 0:
        return state
    slots = dict_new()
    i: i64 = 0
    while i < known.n:
        name = known.items[i]
        i += 1
        u = None if name is None else as_unicode(name)
        if u is None:
            continue
        v = lookup_attr(x, u)
        if v is None:
            if error_occurred():
                return None
            continue
        if dict_setitem(slots, u, v) < 0:
            return None
    if slots.used > 0:
        return tuple2(state, slots)
    return state


def is_dict_empty(x: Object) -> bool:
    """Has the object nothing in its instance dictionary? CPython: _PyObject_IsInstanceDictEmpty"""
    if isinstance(x, InstanceObject) and x.dict is None:
        return x.top == 0
    d = x.ob_dict(0)
    return d is None or d.used == 0


def is_reducible(tp: TypeObject) -> bool:
    """Does the default state hold all that an instance is made of?"""
    if tp.native_base is OBJECT_TYPE:
        return True
    return tp.native_base.name in REDUCIBLE


def state_of(x: Object, required: bool) -> Object | None:
    """`x.__getstate__()`. CPython: object_getstate"""
    f = x.tp_getattro(ID___getstate__, 0)
    if f is None:
        return None
    if isinstance(f, BuiltinFunction) and f.self_obj is x and f.d.fn is object_getstate_def.fn:
        return default_state(x, required)
    return call_noargs(f)


def new_arguments(x: Object) -> tuple[Object, Object] | None:
    """What `__getnewargs_ex__` or `__getnewargs__` gives: a tuple (or None) and a dict (or
    None), as guest objects. CPython: _PyObject_GetNewArguments"""
    f = lookup_special(x, ID___getnewargs_ex__)
    if f is not None:
        r = call_noargs(f)
        if r is None:
            return None
        pair = as_tuple(r)
        if pair is None:
            type_error(f"__getnewargs_ex__ should return a tuple, not '{type_name(r)}'")
            return None
        if pair.n != 2:
            set_error(
                VALUE_ERROR,
                f"__getnewargs_ex__ should return a tuple of length 2, not {pair.n}",
            )
            return None
        if as_tuple(pair.item(0)) is None:
            type_error(
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, "
                f"not '{type_name(pair.item(0))}'"
            )
            return None
        if as_dict(pair.item(1)) is None:
            type_error(
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, "
                f"not '{type_name(pair.item(1))}'"
            )
            return None
        return pair.item(0), pair.item(1)
    if error_occurred():
        return None
    f = lookup_special(x, ID___getnewargs__)
    if f is not None:
        r = call_noargs(f)
        if r is None:
            return None
        if as_tuple(r) is None:
            type_error(f"__getnewargs__ should return a tuple, not '{type_name(r)}'")
            return None
        return r, NONE
    if error_occurred():
        return None
    return NONE, NONE


def reduce_new(x: Object) -> Object | None:
    """`x.__reduce_ex__(2)` and later protocols. CPython: reduce_newobj"""
    tp = x.ob_type()
    if not tp.ready:
        type_ready(tp)
    if tp.slots[S_NEW] is None:
        return type_error(f"cannot pickle '{tp.tp_name}' object")
    if tp.spec is not None and tp.new_def is None:
        return type_error(f"cannot pickle '{tp.tp_name}' object")
    pair = new_arguments(x)
    if pair is None:
        return None
    args, kwargs = pair
    copyreg = import_module("copyreg")
    if copyreg is None:
        return None
    has_args = args is not NONE
    kw = None if kwargs is NONE else as_dict(kwargs)
    newobj: Object | None
    newargs: Object
    if kw is None or kw.used == 0:
        newobj = get_attr(copyreg, ID___newobj__)
        items: list[Object] = [tp]
        t = as_tuple(args)
        if t is not None:
            i: i64 = 0
            while i < t.n:
                items.append(t.item(i))
                i += 1
        newargs = tuple_from_list(items)
    else:
        newobj = get_attr(copyreg, ID___newobj_ex__)
        newargs = tuple3(tp, args, kwargs)
    if newobj is None:
        return None
    is_list = is_subtype(tp, LIST_TYPE)
    is_dict = is_subtype(tp, DICT_TYPE)
    state = state_of(x, not (has_args or is_list or is_dict))
    if state is None:
        return None
    list_items: Object = NONE
    dict_items: Object = NONE
    if is_list:
        it = get_iter(x)
        if it is None:
            return None
        list_items = it
    if is_dict:
        view = call_method_noargs(x, ID_items)
        it = None if view is None else get_iter(view)
        if it is None:
            return None
        dict_items = it
    return tuple_from_list([newobj, newargs, state, list_items, dict_items])


def reduce_common(x: Object, protocol: i64) -> Object | None:
    if protocol >= 2:
        return reduce_new(x)
    copyreg = import_module("copyreg")
    if copyreg is None:
        return None
    return call_method_two(copyreg, ID__reduce_ex, x, long_from_i64(protocol))


def object_reduce(x: Object) -> Object | None:
    return reduce_common(x, 0)


def object_reduce_ex(x: Object, protocol: Object) -> Object | None:
    n = index_as_i64(protocol)
    if n == -1 and error_occurred():
        return None
    f = lookup_attr(x, ID___reduce__)
    if f is None and error_occurred():
        return None
    if f is not None:
        cls_reduce = type_lookup(x.ob_type(), ID___reduce__)
        if cls_reduce is not type_lookup(OBJECT_TYPE, ID___reduce__):
            return call_noargs(f)
    return reduce_common(x, n)


object_getstate_def = method("__getstate__", object_getstate, "", doc="Helper for pickle.")

declare_type(
    OBJECT_TYPE,
    None,
    TypeSpec(
        "The base class of the class hierarchy.\n\n"
        "When called, it accepts no arguments and returns a new featureless\n"
        "instance that has no instance attributes and cannot be given any.\n",
        "builtins",
        method("__new__", object_new_function, "*args, **kwargs"),
        None,
        (S_INIT,),
        (
            slot_impl(S_REPR, object_repr_impl),
            slot_impl(S_HASH, object_hash_impl),
            slot_impl(S_STR, object_str_impl),
            slot_impl(S_GETATTRIBUTE, object_getattribute),
            slot_impl(S_SETATTR, object_setattr),
            slot_impl(S_EQ, object_compare_impl),
        ),
        (
            method("__reduce_ex__", object_reduce_ex, "protocol, /", doc="Helper for pickle."),
            method("__reduce__", object_reduce, "", doc="Helper for pickle."),
            object_getstate_def,
            class_method("__subclasshook__", object_subclasshook, "object, /"),
            class_method("__init_subclass__", object_init_subclass, "*args, **kwargs"),
            method("__format__", object_format_method, "format_spec, /"),
            method("__sizeof__", object_sizeof, ""),
            method("__dir__", object_dir_method, ""),
        ),
        (getset("__class__", get_class, set_class),),
        (),
        None,
        (),
    ),
    BASETYPE,
)

from rt.dict.dictobject import (  # noqa: E402
    DICT_TYPE,
    DictObject,
    as_dict,
    dict_get_str,
    dict_new,
    dict_setitem,
    dict_update,
)
from rt.objects.abstract import get_iter, import_module  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_method_noargs,
    call_method_one,
    call_method_two,
    call_noargs,
)
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    set_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import VALUE_ERROR  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___class__,
    ID___dict__,
    ID___getnewargs__,
    ID___getnewargs_ex__,
    ID___getstate__,
    ID___newobj__,
    ID___newobj_ex__,
    ID___reduce__,
    ID___slotnames__,
    ID__reduce_ex,
    ID__slotnames,
    ID_items,
)
from rt.objects.instanceobject import instance_dict, new_instance  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    LIST_TYPE,
    as_list,
    host_list,
    list_from_iterable,
)
from rt.objects.longobject import (  # noqa: E402
    CompactLong,
    index_as_i64,
    long_from_i64,
)
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.moduleobject import MODULE_TYPE, ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    generic_setattr,
    get_attr,
    hash_pointer,
    lookup_attr,
    lookup_special,
    object_repr,
    object_richcompare,
    object_str,
    object_str_result,
)
from rt.objects.tupleobject import as_tuple, tuple2, tuple3, tuple_from_list  # noqa: E402
from rt.objects.type_methods import (  # noqa: E402
    get_abstractmethods,
    get_basicsize,
    merge_class_dict,
)
from rt.objects.type_new import same_layout  # noqa: E402
from rt.objects.type_ready import type_ready  # noqa: E402
from rt.objects.typeobject import HeapObject, type_modified  # noqa: E402
from rt.objects.wrapperobject import WrapperDescr  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_intern,
    unicode_to_host,
)
