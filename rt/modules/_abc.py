"""The module `_abc`: what `abc.ABCMeta` is made of.

Answers to Modules/_abc.c. A class's registry and caches are in its `_abc_impl`; the caches
hold weak references, and the negative cache is dropped when any class registers.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.errors import error, error_occurred, type_error
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import function
from rt.objects.object import NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import InterpreterState
from rt.objects.tupleobject import tuple_from_list
from rt.objects.typeobject import (
    HEAPTYPE,
    MAPPING,
    SEQUENCE,
    TypeObject,
    is_subtype,
    live_subclasses,
    static_type,
    type_dict,
)


class AbcCounter:
    """How often a class has registered anywhere: old negative caches are invalid."""

    def __init__(self) -> None:
        self.value: i64 = 0


COUNTER: Final = AbcCounter()


class WeakClasses:
    """A set of classes that does not keep them alive."""

    def __init__(self) -> None:
        # By identity; an entry whose class is gone is found dead and dropped.
        self.refs: dict[int, WeakrefObject] = {}

    def add(self, cls: TypeObject) -> None:
        self.refs[id(cls)] = weakref_new(cls)

    def has(self, cls: TypeObject) -> bool:
        ref = self.refs.get(id(cls))
        return ref is not None and ref.referent() is cls

    def live(self) -> list[Object]:
        found: list[Object] = []
        for ref in list(self.refs.values()):
            cls = ref.referent()
            if cls is not None:
                found.append(cls)
        return found

    def clear(self) -> None:
        self.refs = {}


class AbcData(Object):
    """`_abc._abc_data`: a class's registry and its two caches."""

    def __init__(self) -> None:
        self.registry: Final = WeakClasses()
        self.cache: Final = WeakClasses()
        self.negative: Final = WeakClasses()
        self.negative_version: i64 = COUNTER.value

    def ob_type(self) -> TypeObject:
        return ABC_DATA_TYPE


ABC_DATA_TYPE: Final[TypeObject] = static_type("_abc_data", module="_abc")


def get_data(cls: Object) -> AbcData | None:
    impl = get_attr(cls, intern("_abc_impl"))
    if impl is None:
        return None
    if not isinstance(impl, AbcData):
        type_error("_abc_impl is set to a wrong type")
        return None
    return impl


def is_abstract(value: Object) -> i64:
    """1 when `value.__isabstractmethod__` is true. CPython: _PyObject_IsAbstract"""
    flag = lookup_attr(value, ID___isabstractmethod__)
    if flag is None:
        return -1 if error_occurred() else 0
    return is_true(flag)


def compute_abstract_methods(cls: TypeObject) -> bool:
    """Set `cls.__abstractmethods__`."""
    abstracts: list[Object] = []
    d = type_dict(cls)
    i: i64 = 0
    while i < d.nentries:
        k = d.keys[i]
        v = d.values[i]
        i += 1
        if k is None or v is None:
            continue
        a = is_abstract(v)
        if a < 0:
            return False
        if a:
            abstracts.append(k)
    bases = cls.bases
    i = 0
    while i < bases.n:
        base = bases.item(i)
        i += 1
        names = lookup_attr(base, ID___abstractmethods__)
        if names is None:
            if error_occurred():
                return False
            continue
        items = host_list(names)
        if items is None:
            return False
        for key in items:
            name = as_unicode(key)
            if name is None:
                continue
            value = lookup_attr(cls, unicode_intern(name))
            if value is None:
                if error_occurred():
                    return False
                continue
            a = is_abstract(value)
            if a < 0:
                return False
            if a:
                abstracts.append(key)
    found = frozenset_from_list(abstracts)
    return set_attr(cls, ID___abstractmethods__, found) >= 0


# The bits of `__abc_tpflags__`: Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING.
TPFLAGS_SEQUENCE: Final = 1 << 5
TPFLAGS_MAPPING: Final = 1 << 6


def set_collection_flags(cls: TypeObject, bits: int) -> None:
    """Say how patterns see a class's instances."""
    flags = cls.flags & ~(SEQUENCE | MAPPING)
    if bits & TPFLAGS_SEQUENCE:
        flags |= SEQUENCE
    elif bits & TPFLAGS_MAPPING:
        flags |= MAPPING
    cls.flags = flags


def inherit_collection_flags(cls: TypeObject, base: TypeObject) -> None:
    """A registered class, and those that extend it, are seen as the abstract class is.

    CPython: set_collection_flag_recursive
    """
    bits = base.flags & (SEQUENCE | MAPPING)
    if bits == 0 or (cls.flags & (SEQUENCE | MAPPING)) == bits:
        return
    if not cls.flags & HEAPTYPE:
        return
    cls.flags = (cls.flags & ~(SEQUENCE | MAPPING)) | bits
    for child in live_subclasses(cls):
        inherit_collection_flags(child, base)


def abc_init(cls: Object) -> Object | None:
    if not isinstance(cls, TypeObject):
        return type_error("_abc_init() argument must be a class")
    if not compute_abstract_methods(cls):
        return None
    if set_attr(cls, intern("_abc_impl"), AbcData()) < 0:
        return None
    # Classes may say how patterns see them.
    flags = dict_get_str(type_dict(cls), intern("__abc_tpflags__"))
    if flags is not None:
        bits = as_long(flags)
        if bits is not None:
            wanted = long_to_host(bits)
            if wanted & TPFLAGS_SEQUENCE and wanted & TPFLAGS_MAPPING:
                return type_error(
                    "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING"
                )
            set_collection_flags(cls, wanted)
        if del_attr(cls, intern("__abc_tpflags__")) < 0:
            return None
    return NONE


def abc_register(cls: Object, subclass: Object) -> Object | None:
    if not isinstance(subclass, TypeObject):
        return type_error("Can only register classes")
    known = is_subclass(subclass, cls)
    if known < 0:
        return None
    if known:
        return subclass
    # A cycle would make every check run for ever.
    cycle = is_subclass(cls, subclass)
    if cycle < 0:
        return None
    if cycle:
        return error(RUNTIME_ERROR, "Refusing to create an inheritance cycle")
    data = get_data(cls)
    if data is None:
        return None
    data.registry.add(subclass)
    COUNTER.value += 1
    if isinstance(cls, TypeObject):
        inherit_collection_flags(subclass, cls)
    return subclass


def abc_instancecheck(cls: Object, instance: Object) -> Object | None:
    data = get_data(cls)
    if data is None:
        return None
    subclass = get_attr(instance, ID___class__)
    if subclass is None:
        return None
    if isinstance(subclass, TypeObject) and data.cache.has(subclass):
        return TRUE
    subtype = instance.ob_type()
    if subtype is subclass:
        if data.negative_version == COUNTER.value and data.negative.has(instance.ob_type()):
            return FALSE
        return call_method_one(cls, ID___subclasscheck__, subclass)
    result = call_method_one(cls, ID___subclasscheck__, subclass)
    if result is None:
        return None
    t = is_true(result)
    if t < 0:
        return None
    if t:
        return result
    return call_method_one(cls, ID___subclasscheck__, subtype)


def abc_subclasscheck(cls: Object, subclass: Object) -> Object | None:
    if not isinstance(subclass, TypeObject):
        return type_error("issubclass() arg 1 must be a class")
    data = get_data(cls)
    if data is None:
        return None
    if data.cache.has(subclass):
        return TRUE
    if data.negative_version < COUNTER.value:
        data.negative.clear()
        data.negative_version = COUNTER.value
    elif data.negative.has(subclass):
        return FALSE
    ok = call_method_one(cls, ID___subclasshook__, subclass)
    if ok is None:
        return None
    if ok is TRUE:
        data.cache.add(subclass)
        return TRUE
    if ok is FALSE:
        data.negative.add(subclass)
        return FALSE
    if ok is not NOT_IMPLEMENTED:
        return error(
            ASSERTION_ERROR,
            "__subclasshook__ must return either False, True, or NotImplemented",
        )
    if isinstance(cls, TypeObject) and is_subtype(subclass, cls):
        data.cache.add(subclass)
        return TRUE
    for registered in data.registry.live():
        r = is_subclass(subclass, registered)
        if r < 0:
            return None
        if r:
            data.cache.add(subclass)
            return TRUE
    subclasses = call_method_noargs(cls, intern("__subclasses__"))
    if subclasses is None:
        return None
    items = host_list(subclasses)
    if items is None:
        return None
    for candidate in items:
        r = is_subclass(subclass, candidate)
        if r < 0:
            return None
        if r:
            data.cache.add(subclass)
            return TRUE
    data.negative.add(subclass)
    return FALSE


def weak_set(classes: WeakClasses) -> Object:
    refs: list[Object] = []
    for cls in classes.live():
        refs.append(weakref_new(cls))
    return set_from_list(refs)


def abc_get_dump(cls: Object) -> Object | None:
    data = get_data(cls)
    if data is None:
        return None
    return tuple_from_list(
        [
            weak_set(data.registry),
            weak_set(data.cache),
            weak_set(data.negative),
            long_from_i64(data.negative_version),
        ]
    )


def abc_reset_registry(cls: Object) -> Object | None:
    data = get_data(cls)
    if data is None:
        return None
    data.registry.clear()
    return NONE


def abc_reset_caches(cls: Object) -> Object | None:
    data = get_data(cls)
    if data is None:
        return None
    data.cache.clear()
    data.negative.clear()
    return NONE


def get_cache_token() -> Object | None:
    return long_from_i64(COUNTER.value)


FUNCTIONS: Final = (
    function("get_cache_token", get_cache_token, ""),
    function("_abc_init", abc_init, "object, /"),
    function("_reset_registry", abc_reset_registry, "object, /"),
    function("_reset_caches", abc_reset_caches, "object, /"),
    function("_get_dump", abc_get_dump, "object, /"),
    function("_abc_register", abc_register, "self, subclass, /"),
    function("_abc_instancecheck", abc_instancecheck, "self, instance, /"),
    function("_abc_subclasscheck", abc_subclasscheck, "self, subclass, /"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_abc`."""
    return new_module("_abc", "Module contains faster C implementation of abc.ABCMeta", FUNCTIONS)


from rt.dict.dictobject import dict_get_str  # noqa: E402
from rt.modules.support import new_module  # noqa: E402
from rt.objects.abstract import is_subclass  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE  # noqa: E402
from rt.objects.call import call_method_noargs, call_method_one  # noqa: E402
from rt.objects.exceptions import ASSERTION_ERROR, RUNTIME_ERROR  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___abstractmethods__,
    ID___class__,
    ID___isabstractmethod__,
    ID___subclasscheck__,
    ID___subclasshook__,
)
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.longobject import as_long, long_to_host  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    del_attr,
    get_attr,
    is_true,
    lookup_attr,
    set_attr,
)
from rt.objects.setobject import frozenset_from_list, set_from_list  # noqa: E402
from rt.objects.weakrefobject import WeakrefObject, weakref_new  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, intern, unicode_intern  # noqa: E402
