"""What `type` itself offers: calling a class, its attributes, and the type of types.

Answers to type_call, type_getattro, type_setattro, type_getsets and type_methods of
Objects/typeobject.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    KIND_NEW,
    WANTS_INSTANCE,
    BuiltinFunction,
    class_method,
    getset,
    method,
)
from rt.objects.object import DESCR_GET, DESCR_SET, NB_OR, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import RT
from rt.objects.slots import (
    S_CALL,
    S_GETATTRIBUTE,
    S_INIT,
    S_NEW,
    S_OR,
    S_REPR,
    S_ROR,
    S_SETATTR,
    slot_impl,
)
from rt.objects.typeobject import (
    ABSTRACT,
    BASETYPE,
    DICT,
    HEAP,
    HEAPTYPE,
    MAPPING,
    MUTABLE,
    OBJECT_TYPE,
    SAME_LAYOUT,
    SEQUENCE,
    STATIC_TYPES,
    TYPE_TYPE,
    WEAKREF,
    TypeObject,
    TypeSpec,
    declare_type,
    get_suppressed,
    is_subtype,
    live_subclasses,
    type_dict,
    type_lookup,
    type_modified,
    type_mro,
    type_name,
)

# Calling a class.


def type_call(
    tp: TypeObject, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
) -> Object | None:
    """Make an instance and initialise it. CPython: type_call"""
    if tp.spec is not None:
        return call_builtin_type(tp, args, base, nargs, kwnames)
    new = tp.slots[S_NEW]
    obj: Object | None = None
    if isinstance(new, BuiltinFunction) and new.d.kind == KIND_NEW:
        if new.self_obj is OBJECT_TYPE:
            if nargs > 0 or kwnames is not None or tp.flags & ABSTRACT:
                obj = object_new(tp, nargs + (0 if kwnames is None else kwnames.n))
            else:
                obj = new_instance(tp)
        else:
            obj = make_native(tp, new.d, args, base, nargs, kwnames)
    else:
        f = type_getattro(tp, ID___new__, 0)
        if f is None:
            return None
        obj = call_prepend(f, tp, args, base, nargs, kwnames)
    if obj is None:
        return None
    ot = obj.ob_type()
    if ot is not tp and not is_subtype(ot, tp):
        return obj
    if initialise(ot, obj, args, base, nargs, kwnames) < 0:
        return None
    return obj


def call_builtin_type(
    tp: TypeObject, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
) -> Object | None:
    """Call a built-in type."""
    if tp is TYPE_TYPE:
        if nargs == 1:
            if kwnames is not None and kwnames.n > 0:
                return type_error("type() takes no keyword arguments")
            x = args[base]
            assert x is not None
            return x.ob_type()
        if nargs != 3:
            return type_error("type() takes 1 or 3 arguments")
    if not tp.ready:
        type_ready(tp)
    new = tp.new_def
    if new is None:
        return type_error(f"cannot create '{tp.tp_name}' instances")
    if tp is OBJECT_TYPE:
        return object_new(tp, nargs + (0 if kwnames is None else kwnames.n))
    if nargs > 2 and kwnames is None:
        # A call of int or str counts its arguments before `__new__` does.
        if tp is LONG_TYPE and not check_positional("int", nargs, 0, 2):
            return None
        if tp is UNICODE_TYPE and not check_positional("str", nargs, 0, 3):
            return None
    obj = call_def(new, tp, args, base, nargs, kwnames)
    if obj is None:
        return None
    init = tp.init_def
    if init is None:
        return obj
    ot = obj.ob_type()
    if ot is not tp and not is_subtype(ot, tp):
        return obj
    if ot is not tp:
        return None if initialise(ot, obj, args, base, nargs, kwnames) < 0 else obj
    if call_def(init, obj, args, base, nargs, kwnames) is None:
        return None
    return obj


def initialise(
    tp: TypeObject,
    obj: Object,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> i64:
    """Call `__init__` of a new instance. 0, or -1 with an exception."""
    if not tp.ready:
        type_ready(tp)
    init = tp.slots[S_INIT]
    r: Object | None = None
    if init is None:
        return 0
    if isinstance(init, FunctionObject):
        r = call_prepend(init, obj, args, base, nargs, kwnames)
    elif isinstance(init, WrapperDescr):
        if init.owner is OBJECT_TYPE:
            return object_init(obj, nargs + (0 if kwnames is None else kwnames.n))
        r = call_init(init.owner, obj, args, base, nargs, kwnames)
    else:
        f = init
        if init.descr_flags() & DESCR_GET:
            bound = init.tp_descr_get(obj, tp)
            if bound is None:
                return -1
            f = bound
        r = f.tp_call(args, base, nargs, kwnames)
    if r is None:
        return -1
    if r is not NONE:
        return type_error_i(f"__init__() should return None, not '{type_name(r)}'")
    return 0


def call_init(
    owner: TypeObject,
    obj: Object,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Object | None:
    """Call the `__init__` of the built-in type `owner` on one of its instances."""
    if owner is OBJECT_TYPE:
        n = nargs + (0 if kwnames is None else kwnames.n)
        return None if object_init(obj, n) < 0 else NONE
    d = owner.init_def
    if d is None:
        return NONE
    s = obj if d.flags & WANTS_INSTANCE else native_self(owner, obj)
    return call_def(d, s, args, base, nargs, kwnames)


def class_getitem(tp: TypeObject, key: Object) -> Object | None:
    """`tp[key]` where the metatype has no `__getitem__`. CPython: PyObject_GetItem"""
    if tp is TYPE_TYPE:
        return generic_alias_new(tp, key)
    f = tp.tp_getattro(ID___class_getitem__, 1)
    if f is not None and f is not NONE:
        return call_one(f, key)
    if f is None and error_occurred():
        return None
    return type_error(f"type '{tp.tp_name}' is not subscriptable")


# Attributes of types.


def type_getattro(tp: TypeObject, name: UnicodeObject, suppress: i64) -> Object | None:
    """An attribute of a type: a data descriptor of the metatype, what the MRO has, what the
    metatype has. CPython: _Py_type_getattro_impl"""
    meta = tp.cls
    meta_attr = type_lookup(meta, name)
    kind: i64 = 0
    if meta_attr is not None:
        kind = meta_attr.descr_flags()
        if kind & DESCR_SET and kind & DESCR_GET:
            return get_suppressed(meta_attr, tp, suppress)
    attr = type_lookup(tp, name)
    if attr is not None:
        if attr.descr_flags() & DESCR_GET:
            r = attr.tp_descr_get(None, tp)
            if r is None and suppress:
                clear_if_attribute_error()
            return r
        return attr
    if meta_attr is not None:
        if kind & DESCR_GET:
            return get_suppressed(meta_attr, tp, suppress)
        return meta_attr
    return None if suppress else no_attribute(tp, name)


def type_setattro(tp: TypeObject, name: UnicodeObject, value: Object | None) -> i64:
    """Set or delete an attribute of a type, and forget what is cached about it.

    CPython: type_setattro
    """
    if is_immutable(tp):
        return type_error_i(
            f"cannot set {host_repr(name)} attribute of immutable type '{tp.tp_name}'"
        )
    descr = type_lookup(tp.cls, name)
    status: i64 = 0
    if descr is not None and descr.descr_flags() & DESCR_SET:
        status = descr.tp_descr_set(tp, value)
    elif value is None:
        d = type_dict(tp)
        if dict_get_str(d, name) is None:
            no_attribute(tp, name)
            return -1
        status = dict_del_str(d, name)
    else:
        status = dict_set_str(type_dict(tp), unicode_intern(name), value)
    if status >= 0:
        type_changed(tp, name)
    return status


def type_changed(tp: TypeObject, name: UnicodeObject) -> None:
    """The entry `name` of the type's dictionary has changed."""
    type_modified(tp)
    update_slot(tp, name)


def type_add(tp: TypeObject, name: UnicodeObject, value: Object) -> None:
    """Put an entry into the dictionary of a type, built in or not."""
    dict_set_str(type_dict(tp), name, value)
    type_changed(tp, name)


def is_immutable(tp: TypeObject) -> bool:
    return tp.spec is not None and not tp.flags & MUTABLE


def type_module(tp: TypeObject) -> str | None:
    """`__module__` as messages and reprs show it; "" when it is no string."""
    spec = tp.spec
    if spec is not None:
        return spec.module
    m = dict_get_str(tp.dict, ID___module__)
    if m is None:
        return "builtins" if tp.flags & HEAPTYPE == 0 else ""
    u = as_unicode(m)
    return "" if u is None else unicode_to_host(u)


def type_qualname(tp: TypeObject) -> str:
    """`__qualname__`."""
    q = tp.qualname
    if q is None:
        return tp.name
    u = as_unicode(q)
    return tp.name if u is None else unicode_to_host(u)


def type_full_name(tp: TypeObject) -> str:
    """The qualified name with its module, unless that is builtins or the program itself.

    CPython: _PyType_GetFullyQualifiedName
    """
    module = type_module(tp)
    if module and module != "builtins" and module != "__main__":
        return f"{module}.{type_qualname(tp)}"
    return type_qualname(tp)


def type_repr(tp: TypeObject) -> Object | None:
    module = type_module(tp)
    if module and module != "builtins":
        return unicode_from_host(f"<class '{module}.{type_qualname(tp)}'>")
    return unicode_from_host(f"<class '{tp.name}'>")


def may_set(tp: TypeObject, value: Object | None, name: str) -> bool:
    """Can the special attribute be set? CPython: check_set_special_type_attr"""
    if is_immutable(tp):
        type_error(f"cannot set '{name}' attribute of immutable type '{tp.tp_name}'")
        return False
    if value is None:
        type_error(f"cannot delete '{name}' attribute of immutable type '{tp.tp_name}'")
        return False
    return True


def get_name(tp: TypeObject) -> Object | None:
    return intern(tp.name)


def set_name(tp: TypeObject, value: Object | None) -> i64:
    if not may_set(tp, value, "__name__"):
        return -1
    assert value is not None
    u = as_unicode(value)
    if u is None:
        return type_error_i(
            f"can only assign string to {tp.name}.__name__, not '{type_name(value)}'"
        )
    name = unicode_to_host(u)
    if "\0" in name:
        return value_error_i("type name must not contain null characters")
    if not has_utf8(u):
        return -1
    tp.name = name
    tp.tp_name = name
    return 0


def get_qualname(tp: TypeObject) -> Object | None:
    q = tp.qualname
    return unicode_from_host(tp.name) if q is None else q


def set_qualname(tp: TypeObject, value: Object | None) -> i64:
    if not may_set(tp, value, "__qualname__"):
        return -1
    assert value is not None
    if as_unicode(value) is None:
        return type_error_i(
            f"can only assign string to {tp.name}.__qualname__, not '{type_name(value)}'"
        )
    tp.qualname = value
    return 0


def get_module(tp: TypeObject) -> Object | None:
    spec = tp.spec
    if spec is not None:
        return intern(spec.module)
    m = dict_get_str(tp.dict, ID___module__)
    if m is None:
        return error(ATTRIBUTE_ERROR, "__module__")
    return m


def set_module(tp: TypeObject, value: Object | None) -> i64:
    if not may_set(tp, value, "__module__"):
        return -1
    assert value is not None
    type_modified(tp)
    if dict_get_str(tp.dict, ID___firstlineno__) is not None:
        dict_del_str(tp.dict, ID___firstlineno__)
    return dict_set_str(tp.dict, ID___module__, value)


def set_type_bases(tp: TypeObject, value: Object | None) -> i64:
    return set_bases(tp, value)


def get_bases(tp: TypeObject) -> Object | None:
    if not tp.ready:
        type_ready(tp)
    return tp.bases


def get_mro(tp: TypeObject) -> Object | None:
    mro = type_mro(tp)
    return mro if mro.n else NONE


def get_base(tp: TypeObject) -> Object | None:
    b = tp.base
    return NONE if b is None else b


def get_dict(tp: TypeObject) -> Object | None:
    return MappingProxy(type_dict(tp))


def get_doc(tp: TypeObject) -> Object | None:
    doc = dict_get_str(type_dict(tp), ID___doc__)
    if doc is None:
        return NONE
    if doc.descr_flags() & DESCR_GET:
        return doc.tp_descr_get(None, tp)
    return doc


def set_doc(tp: TypeObject, value: Object | None) -> i64:
    if not may_set(tp, value, "__doc__"):
        return -1
    assert value is not None
    type_modified(tp)
    return dict_set_str(tp.dict, ID___doc__, value)


def get_abstractmethods(tp: TypeObject) -> Object | None:
    # `type` itself has the attribute, as a descriptor: that is not meant.
    if tp is not TYPE_TYPE:
        m = dict_get_str(type_dict(tp), ID___abstractmethods__)
        if m is not None:
            return m
    return error(ATTRIBUTE_ERROR, "__abstractmethods__")


def set_abstractmethods(tp: TypeObject, value: Object | None) -> i64:
    if value is None:
        if dict_get_str(tp.dict, ID___abstractmethods__) is None:
            return error_i(ATTRIBUTE_ERROR, "__abstractmethods__")
        dict_del_str(tp.dict, ID___abstractmethods__)
        abstract: i64 = 0
    else:
        abstract = is_true(value)
        if abstract < 0:
            return -1
        dict_set_str(tp.dict, ID___abstractmethods__, value)
    type_modified(tp)
    tp.flags = (tp.flags | ABSTRACT) if abstract else (tp.flags & ~ABSTRACT)
    return 0


def get_annotations(tp: TypeObject) -> Object | None:
    if tp.spec is not None:
        return error(
            ATTRIBUTE_ERROR, f"type object '{tp.tp_name}' has no attribute '__annotations__'"
        )
    a = dict_get_str(tp.dict, ID___annotations__)
    if a is not None:
        if a.descr_flags() & DESCR_GET:
            return a.tp_descr_get(None, tp)
        return a
    a = dict_new()
    dict_set_str(tp.dict, ID___annotations__, a)
    type_modified(tp)
    return a


def set_annotations(tp: TypeObject, value: Object | None) -> i64:
    if is_immutable(tp):
        return type_error_i(
            f"cannot set '__annotations__' attribute of immutable type '{tp.tp_name}'"
        )
    if value is None:
        if dict_get_str(tp.dict, ID___annotations__) is None:
            return error_i(ATTRIBUTE_ERROR, "__annotations__")
        dict_del_str(tp.dict, ID___annotations__)
    else:
        dict_set_str(tp.dict, ID___annotations__, value)
    type_modified(tp)
    return 0


def get_type_params(tp: TypeObject) -> Object | None:
    if tp is TYPE_TYPE:
        return EMPTY_TUPLE
    p = dict_get_str(type_dict(tp), ID___type_params__)
    return EMPTY_TUPLE if p is None else p


def set_type_params(tp: TypeObject, value: Object | None) -> i64:
    if not may_set(tp, value, "__type_params__"):
        return -1
    assert value is not None
    type_modified(tp)
    return dict_set_str(tp.dict, ID___type_params__, value)


def get_text_signature(tp: TypeObject) -> Object | None:
    spec = tp.spec
    if spec is None:
        return NONE
    if tp is OBJECT_TYPE:
        return unicode_from_host("()")
    d = spec.init if spec.init is not None else spec.new
    if d is not None:
        known = shown_signature(host_type(tp), d)
        if known is not None:
            return known
        if d.shown is not None:
            return unicode_from_host(d.shown)
    if d is None or "*args" in d.signature or "<unrepresentable>" in d.signature:
        return NONE
    return unicode_from_host(f"({d.signature})")


def get_basicsize(tp: TypeObject) -> Object | None:
    if not tp.ready:
        type_ready(tp)
    return long_from_i64(BASIC_SIZES.get(tp.native_base.name, 16) + 8 * tp.nslots)


def get_itemsize(tp: TypeObject) -> Object | None:
    return long_from_i64(ITEM_SIZES.get(tp.native_base.name, 0))


def get_flags(tp: TypeObject) -> Object | None:
    """The bits of CPython's `tp_flags` that a program may look at."""
    f = tp.flags
    # Py_TPFLAGS_READY, HAVE_GC and VALID_VERSION_TAG.
    r: i64 = 1 << 12
    if f & HEAPTYPE or (f & SAME_LAYOUT and tp.native_base is OBJECT_TYPE):
        # The second is Generic, which CPython makes at run time.
        r |= 1 << 9 | 1 << 14
        if tp.shared_keys is not None:
            r |= 1 << 2 | 1 << 4
    elif not f & MUTABLE:
        r |= 1 << 8
    if f & BASETYPE:
        r |= 1 << 10
    if f & ABSTRACT:
        r |= 1 << 20
    if f & SEQUENCE:
        r |= 1 << 5
    if f & MAPPING:
        r |= 1 << 6
    if tp.spec is not None and tp.ready and tp.new_def is None:
        r |= 1 << 7
    t: TypeObject | None = tp
    while t is not None:
        bit: i64 = SUBCLASS_BITS.get(t.name, 0) if t.spec is not None else 0
        if bit:
            r |= bit
            break
        t = t.base
    return long_from_i64(r)


def get_dictoffset(tp: TypeObject) -> Object | None:
    if tp.flags & HEAPTYPE and tp.shared_keys is not None:
        return long_from_i64(-1)
    return long_from_i64(BASIC_SIZES.get(tp.native_base.name, 16) if tp.flags & DICT else 0)


def get_weakrefoffset(tp: TypeObject) -> Object | None:
    return long_from_i64(-32 if tp.flags & HEAPTYPE and tp.flags & WEAKREF else 0)


# Of the types that programs ask about: tp_basicsize, tp_itemsize, Py_TPFLAGS_..._SUBCLASS.
BASIC_SIZES: Final[dict[str, int]] = {
    "object": 16,
    "int": 24,
    "bool": 24,
    "float": 24,
    "complex": 32,
    "str": 64,
    "bytes": 33,
    "bytearray": 56,
    "tuple": 24,
    "list": 40,
    "dict": 48,
    "set": 200,
    "frozenset": 200,
    "type": 920,
    "BaseException": 72,
    "FrameLocalsProxy": 24,
    "slice": 40,
    "range": 48,
    "enumerate": 56,
    "zip": 48,
    "map": 32,
    "filter": 32,
    "reversed": 32,
    "property": 64,
    "staticmethod": 32,
    "classmethod": 32,
    "super": 40,
    "memoryview": 144,
    "function": 144,
    "builtin_function_or_method": 56,
    "method": 48,
    "code": 200,
    "frame": 136,
    "traceback": 40,
    "generator": 144,
    "coroutine": 144,
    "async_generator": 144,
    "cell": 24,
    "module": 56,
    "SimpleNamespace": 24,
    "mappingproxy": 24,
    "GenericAlias": 64,
    "UnionType": 32,
    "wrapper_descriptor": 56,
    "method-wrapper": 32,
    "method_descriptor": 56,
    "classmethod_descriptor": 56,
    "getset_descriptor": 48,
    "member_descriptor": 48,
    "OrderedDict": 112,
    "deque": 216,
    "defaultdict": 56,
    "ReferenceType": 64,
    "partial": 64,
    "dict_keys": 24,
    "dict_values": 24,
    "dict_items": 24,
    "list_iterator": 32,
    "tuple_iterator": 32,
    "dict_keyiterator": 56,
    "set_iterator": 48,
    "str_ascii_iterator": 32,
    "range_iterator": 40,
    "bytes_iterator": 32,
    "OSError": 112,
    "StopIteration": 80,
    "SystemExit": 80,
    "ImportError": 104,
    "SyntaxError": 136,
    "UnicodeDecodeError": 112,
    "UnicodeEncodeError": 112,
    "AttributeError": 88,
    "NameError": 80,
    "BaseExceptionGroup": 88,
    "ExceptionGroup": 88,
}
ITEM_SIZES: Final[dict[str, int]] = {
    "int": 4,
    "bool": 4,
    "tuple": 8,
    "bytes": 1,
    "type": 40,
    "memoryview": 8,
    "code": 2,
    "frame": 8,
    "generator": 8,
    "coroutine": 8,
    "async_generator": 8,
}
SUBCLASS_BITS: Final[dict[str, int]] = {
    "int": 1 << 24,
    "list": 1 << 25,
    "tuple": 1 << 26,
    "bytes": 1 << 27,
    "str": 1 << 28,
    "dict": 1 << 29,
    "BaseException": 1 << 30,
    "type": 1 << 31,
}


# Methods.


def type_mro_method(tp: TypeObject) -> Object | None:
    mro = mro_of(tp)
    return None if mro is None else list_from_host(mro)


def type_subclasses(tp: TypeObject) -> Object | None:
    # A built-in type is registered with its base when it is made ready, which programs do
    # not notice: those come first, as they are declared.
    out: list[Object] = []
    for t in list(STATIC_TYPES):
        if is_subtype(t, tp):
            if not t.ready:
                type_ready(t)
            if t.base is tp or t.second_base is tp:
                out.append(t)
    for sub in live_subclasses(tp):
        # Classes of other interpreters are none of the program's business.
        if sub.spec is None and (sub.home is None or sub.home is RT.ts.interp):
            out.append(sub)
    return list_from_host(out)


def type_prepare(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return dict_new()


def type_instancecheck(tp: TypeObject, instance: Object) -> Object | None:
    r = real_is_instance(instance, tp)
    return None if r < 0 else bool_from(r == 1)


def type_subclasscheck(tp: TypeObject, subclass: Object) -> Object | None:
    r = real_is_subclass(subclass, tp)
    return None if r < 0 else bool_from(r == 1)


def type_dir(tp: TypeObject) -> Object | None:
    names = dict_new()
    if merge_class_dict(names, tp) < 0:
        return None
    return list_from_iterable(names)


def merge_class_dict(names: DictObject, cls: Object) -> i64:
    """Add the keys of a class's dictionary, and of its bases', to `names`.

    CPython: merge_class_dict
    """
    d = lookup_attr(cls, ID___dict__)
    if d is None:
        if error_occurred():
            return -1
    elif dict_update(names, d) < 0:
        return -1
    bases = lookup_attr(cls, ID___bases__)
    if bases is None:
        return -1 if error_occurred() else 0
    # `__bases__` of anything may be anything.
    n = get_length(bases)
    if n < 0:
        return -1
    i: i64 = 0
    while i < n:
        b = get_item(bases, long_from_i64(i))
        if b is None or merge_class_dict(names, b) < 0:
            return -1
        i += 1
    return 0


def type_sizeof(tp: TypeObject) -> Object | None:
    return long_from_i64(920 + (800 if tp.flags & HEAPTYPE else 0))


def type_or(tp: TypeObject, op: int, other: Object) -> Object | None:
    return union_or(tp, other) if op == NB_OR else NOT_IMPLEMENTED


def type_ror(tp: TypeObject, op: int, other: Object) -> Object | None:
    return union_or(other, tp) if op == NB_OR else NOT_IMPLEMENTED


def type_new_function(
    meta: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return type_new(meta, args, kwargs)


def type_init(tp: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`type.__init__`: only checks its arguments."""
    n = len(args)
    if n == 1 and kwargs is not None and kwargs.used > 0:
        return type_error("type.__init__() takes no keyword arguments")
    if n != 1 and n != 3:
        return type_error("type.__init__() takes 1 or 3 arguments")
    return NONE


def type_getattribute(tp: TypeObject, name: UnicodeObject, suppress: int) -> Object | None:
    return type_getattro(tp, name, suppress)


def type_setattr(tp: TypeObject, name: UnicodeObject, value: Object | None) -> i64:
    return type_setattro(tp, name, value)


declare_type(
    TYPE_TYPE,
    OBJECT_TYPE,
    TypeSpec(
        "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
        "builtins",
        method("__new__", type_new_function, "*args, **kwargs"),
        method("__init__", type_init, "*args, **kwargs"),
        (S_CALL,),
        (
            slot_impl(S_REPR, type_repr),
            slot_impl(S_GETATTRIBUTE, type_getattribute),
            slot_impl(S_SETATTR, type_setattr),
            slot_impl(S_OR, type_or),
            slot_impl(S_ROR, type_ror),
        ),
        (
            method("mro", type_mro_method, "", doc="Return a type's method resolution order."),
            method(
                "__subclasses__",
                type_subclasses,
                "",
                doc="Return a list of immediate subclasses.",
            ),
            class_method("__prepare__", type_prepare, "*args, **kwargs"),
            method("__instancecheck__", type_instancecheck, "instance, /"),
            method("__subclasscheck__", type_subclasscheck, "subclass, /"),
            method("__dir__", type_dir, ""),
            method("__sizeof__", type_sizeof, ""),
        ),
        (
            getset("__name__", get_name, set_name),
            getset("__qualname__", get_qualname, set_qualname),
            getset("__bases__", get_bases, set_type_bases),
            getset("__mro__", get_mro),
            getset("__base__", get_base),
            getset("__module__", get_module, set_module),
            getset("__abstractmethods__", get_abstractmethods, set_abstractmethods),
            getset("__dict__", get_dict),
            getset("__doc__", get_doc, set_doc),
            getset("__text_signature__", get_text_signature),
            getset("__annotations__", get_annotations, set_annotations),
            getset("__type_params__", get_type_params, set_type_params),
            getset("__basicsize__", get_basicsize),
            getset("__itemsize__", get_itemsize),
            getset("__flags__", get_flags),
            getset("__dictoffset__", get_dictoffset),
            getset("__weakrefoffset__", get_weakrefoffset),
        ),
        (),
        None,
        (),
    ),
    BASETYPE | HEAP | WEAKREF | DICT,
)

from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_del_str,
    dict_get_str,
    dict_new,
    dict_set_str,
    dict_update,
)
from rt.objects.abstract import (  # noqa: E402
    get_item,
    get_length,
    real_is_instance,
    real_is_subclass,
)
from rt.objects.argbinder import call_def, check_positional, make_native, native_self  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_one, call_prepend  # noqa: E402
from rt.objects.descrobject import MappingProxy  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error,
    error_i,
    error_occurred,
    type_error,
    type_error_i,
    value_error_i,
)
from rt.objects.exceptions import ATTRIBUTE_ERROR, host_repr  # noqa: E402
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.genericaliasobject import generic_alias_new  # noqa: E402
from rt.objects.hostdoc import host_type, shown_signature  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___abstractmethods__,
    ID___annotations__,
    ID___bases__,
    ID___class_getitem__,
    ID___dict__,
    ID___doc__,
    ID___firstlineno__,
    ID___module__,
    ID___new__,
    ID___type_params__,
)
from rt.objects.instanceobject import new_instance  # noqa: E402
from rt.objects.listobject import list_from_host, list_from_iterable  # noqa: E402
from rt.objects.longobject import LONG_TYPE, long_from_i64  # noqa: E402
from rt.objects.object_methods import object_init, object_new  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    clear_if_attribute_error,
    is_true,
    lookup_attr,
    no_attribute,
)
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject  # noqa: E402
from rt.objects.type_new import has_utf8, mro_of, set_bases, type_new  # noqa: E402
from rt.objects.type_ready import type_ready, update_slot  # noqa: E402
from rt.objects.unionobject import union_or  # noqa: E402
from rt.objects.wrapperobject import WrapperDescr  # noqa: E402
from rt.unicode.unicode_methods import UNICODE_TYPE  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_intern,
    unicode_to_host,
)
