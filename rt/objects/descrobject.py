"""Descriptors of built-in types, and mappingproxy.

Answers to Objects/descrobject.c (slot wrappers: wrapperobject.py; property:
propertyobject.py).
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    AS_MEMBER,
    CLASS_GETITEM,
    WANTS_INSTANCE,
    Descr,
    GetSetDef,
    MemberDef,
    MethodDef,
    bound_builtin,
    getset,
    method,
    text_signature,
)
from rt.objects.object import (
    DESCR_GET,
    DESCR_METHOD,
    DESCR_SET,
    NB_OR,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    S_CALL,
    S_CONTAINS,
    S_EQ,
    S_GET,
    S_GETITEM,
    S_HASH,
    S_IOR,
    S_ITER,
    S_LEN,
    S_OR,
    S_REPR,
    S_SET,
    S_STR,
)
from rt.objects.typeobject import MAPPING, HeapObject, TypeObject, static_type


def descriptor_mismatch(name: str, owner: TypeObject, obj: Object) -> Object | None:
    """Raise the TypeError of a descriptor that is asked about a stranger. CPython: descr_check"""
    return type_error(
        f"descriptor '{name}' for '{owner.tp_name}' objects doesn't apply to a "
        f"'{type_name(obj)}' object"
    )


def descriptor_qualname(owner: TypeObject, name: str) -> Object | None:
    q = get_attr(owner, ID___qualname__)
    if q is None:
        return None
    u = as_unicode(q)
    if u is None:
        return type_error("<descriptor>.__objclass__.__qualname__ is not a unicode object")
    return unicode_from_host(f"{unicode_to_host(u)}.{name}")


def reduce_attribute(obj: Object, name: str) -> Object | None:
    """`getattr(obj, name)`, reduced for pickling."""
    f = builtin_attr("getattr")
    if f is None:
        return None
    return tuple2(f, tuple2(obj, intern(name)))


class MethodDescr(Descr):
    """A method of a built-in type: `list.append`."""

    def __init__(self, owner: TypeObject, d: MethodDef) -> None:
        super().__init__(owner, d.name, d.doc)
        self.d: Final = d

    def ob_type(self) -> TypeObject:
        return METHOD_DESCR_TYPE

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        if not is_subtype(obj.ob_type(), self.owner):
            return descriptor_mismatch(self.d.name, self.owner, obj)
        return bound_builtin(self.d, obj, method_self(self.d, self.owner, obj))

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        obj = args[base] if nargs > 0 else None
        d = self.d
        owner = self.owner
        if obj is None:
            return type_error(f"unbound method {owner.name}.{d.name}() needs an argument")
        if obj.ob_type() is owner:
            return call_def(d, obj, args, base + 1, nargs - 1, kwnames)
        if not is_subtype(obj.ob_type(), owner):
            return descriptor_mismatch(d.name, owner, obj)
        return call_def(d, method_self(d, owner, obj), args, base + 1, nargs - 1, kwnames)

    def tp_repr(self) -> Object | None:
        return unicode_from_host(f"<method '{self.d.name}' of '{self.owner.tp_name}' objects>")


class ClassMethodDescr(Descr):
    """A class method of a built-in type: `dict.__dict__["fromkeys"]`."""

    def __init__(self, owner: TypeObject, d: MethodDef) -> None:
        super().__init__(owner, d.name, d.doc)
        self.d: Final = d

    def ob_type(self) -> TypeObject:
        return CLASS_METHOD_DESCR_TYPE

    def descr_flags(self) -> i64:
        return DESCR_GET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        name = self.d.name
        mine = self.owner
        if owner is None:
            if obj is None:
                return type_error(
                    f"descriptor '{name}' for type '{mine.tp_name}' needs either an object or "
                    "a type"
                )
            owner = obj.ob_type()
        if not isinstance(owner, TypeObject):
            return type_error(
                f"descriptor '{name}' for type '{mine.tp_name}' needs a type, not a "
                f"'{type_name(owner)}' as arg 2"
            )
        if not is_subtype(owner, mine):
            return type_error(
                f"descriptor '{name}' requires a subtype of '{mine.tp_name}' but received "
                f"'{owner.tp_name}'"
            )
        return bound_builtin(self.d, owner, owner)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        cls = args[base] if nargs > 0 else None
        if cls is None:
            return type_error(
                f"descriptor '{self.d.name}' of '{self.owner.tp_name}' object needs an argument"
            )
        f = self.tp_descr_get(None, cls)
        if f is None:
            return None
        return f.tp_call(args, base + 1, nargs - 1, kwnames)

    def tp_repr(self) -> Object | None:
        return unicode_from_host(f"<method '{self.d.name}' of '{self.owner.tp_name}' objects>")


class GetSetDescr(Descr):
    """A computed attribute of a built-in type, or `__dict__` and `__weakref__` of a class."""

    def __init__(self, owner: TypeObject, d: GetSetDef) -> None:
        super().__init__(owner, d.name, d.doc)
        self.d: Final = d

    def ob_type(self) -> TypeObject:
        return MEMBER_DESCR_TYPE if self.d.flags & AS_MEMBER else GETSET_DESCR_TYPE

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_SET

    def receiver(self, obj: Object) -> Object:
        """What the functions get as self."""
        if self.d.flags & WANTS_INSTANCE or self.owner.spec is None:
            return obj
        if self.owner is OBJECT_TYPE:
            return obj
        return native_self(self.owner, obj)

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        d = self.d
        mine = self.owner
        if obj.ob_type() is not mine and not is_subtype(obj.ob_type(), mine):
            return descriptor_mismatch(d.name, mine, obj)
        get = d.get
        if get is None:
            return error(
                ATTRIBUTE_ERROR,
                f"attribute '{d.name}' of '{mine.tp_name}' objects is not readable",
            )
        return get(self.receiver(obj))

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        d = self.d
        mine = self.owner
        if not is_subtype(obj.ob_type(), mine):
            descriptor_mismatch(d.name, mine, obj)
            return -1
        set = d.set
        if set is None and d.flags & AS_MEMBER:
            return error_i(ATTRIBUTE_ERROR, "readonly attribute")
        if set is None:
            return error_i(
                ATTRIBUTE_ERROR,
                f"attribute '{d.name}' of '{mine.tp_name}' objects is not writable",
            )
        return set(self.receiver(obj), value)

    def tp_repr(self) -> Object | None:
        kind = "member" if self.d.flags & AS_MEMBER else "attribute"
        return unicode_from_host(f"<{kind} '{self.d.name}' of '{self.owner.tp_name}' objects>")


class MemberDescr(Descr):
    """A value slot: what `__slots__` makes."""

    def __init__(self, owner: TypeObject, d: MemberDef) -> None:
        super().__init__(owner, d.name, d.doc)
        self.d: Final = d
        self.index: Final[i64] = d.index

    def ob_type(self) -> TypeObject:
        return MEMBER_DESCR_TYPE

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_SET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        if not isinstance(obj, HeapObject) or not is_subtype(obj.cls, self.owner):
            return descriptor_mismatch(self.d.name, self.owner, obj)
        v = obj.get_value(self.index)
        if v is None:
            # CPython: PyMember_GetOne names the class with its module.
            text = f"'{type_full_name(obj.cls)}' object has no attribute '{self.d.name}'"
            set_attribute_error(text, obj, intern(self.d.name))
        return v

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        d = self.d
        if not isinstance(obj, HeapObject) or not is_subtype(obj.cls, self.owner):
            descriptor_mismatch(d.name, self.owner, obj)
            return -1
        if d.readonly:
            return error_i(ATTRIBUTE_ERROR, "readonly attribute")
        if value is None and obj.get_value(self.index) is None:
            return error_i(ATTRIBUTE_ERROR, d.name)
        obj.set_value(self.index, value)
        return 0

    def tp_repr(self) -> Object | None:
        return unicode_from_host(f"<member '{self.d.name}' of '{self.owner.tp_name}' objects>")


def descr_name(self: Descr) -> Object | None:
    return intern(self.name)


def descr_qualname(self: Descr) -> Object | None:
    return descriptor_qualname(self.owner, self.name)


def descr_doc(self: Descr) -> Object | None:
    return shown_doc(host_attribute(self.owner, self.name), self.doc)


def descr_objclass(self: Descr) -> Object | None:
    return self.owner


def descr_reduce(self: Descr) -> Object | None:
    return reduce_attribute(self.owner, self.name)


def method_descr_signature(self: MethodDescr) -> Object | None:
    return signature_or_none(self, self.d)


def class_method_descr_signature(self: ClassMethodDescr) -> Object | None:
    return signature_or_none(self, self.d)


def signature_or_none(self: Descr, d: MethodDef) -> Object | None:
    known = shown_signature(host_attribute(self.owner, self.name), d)
    if known is not None:
        return known
    if d.shown is not None:
        return unicode_from_host(d.shown)
    if "<unrepresentable>" in d.signature or "*args" in d.signature:
        return NONE
    return unicode_from_host(text_signature(d))


METHOD_DESCR_TYPE: Final = static_type(
    "method_descriptor",
    slots=(S_REPR, S_CALL, S_GET),
    methods=(method("__reduce__", descr_reduce, ""),),
    getset=(
        getset("__objclass__", descr_objclass),
        getset("__name__", descr_name),
        getset("__doc__", descr_doc),
        getset("__qualname__", descr_qualname),
        getset("__text_signature__", method_descr_signature),
    ),
)

CLASS_METHOD_DESCR_TYPE: Final = static_type(
    "classmethod_descriptor",
    slots=(S_REPR, S_CALL, S_GET),
    getset=(
        getset("__objclass__", descr_objclass),
        getset("__name__", descr_name),
        getset("__doc__", descr_doc),
        getset("__qualname__", descr_qualname),
        getset("__text_signature__", class_method_descr_signature),
    ),
)

GETSET_DESCR_TYPE: Final = static_type(
    "getset_descriptor",
    slots=(S_REPR, S_GET, S_SET),
    getset=(
        getset("__objclass__", descr_objclass),
        getset("__name__", descr_name),
        getset("__doc__", descr_doc),
        getset("__qualname__", descr_qualname),
    ),
)

MEMBER_DESCR_TYPE: Final = static_type(
    "member_descriptor",
    slots=(S_REPR, S_GET, S_SET),
    methods=(method("__reduce__", descr_reduce, ""),),
    getset=(
        getset("__objclass__", descr_objclass),
        getset("__name__", descr_name),
        getset("__doc__", descr_doc),
        getset("__qualname__", descr_qualname),
    ),
)


class MappingProxy(Object):
    """A read-only view of a mapping: `cls.__dict__`."""

    def __init__(self, mapping: Object) -> None:
        self.mapping: Final = mapping

    def ob_type(self) -> TypeObject:
        return MAPPING_PROXY_TYPE

    def tp_repr(self) -> Object | None:
        r = object_repr_of(self.mapping)
        return None if r is None else unicode_from_host(f"mappingproxy({unicode_to_host(r)})")

    def tp_str(self) -> Object | None:
        return object_str_of(self.mapping)

    def tp_hash(self) -> i64:
        return hash_object(self.mapping)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if isinstance(other, MappingProxy):
            other = other.mapping
        return rich_compare(self.mapping, other, op)

    def tp_iter(self) -> Object | None:
        return get_iter(self.mapping)

    def nb_bool(self) -> i64:
        n = get_length(self.mapping)
        return 1 if n > 0 else n

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR:
            return NOT_IMPLEMENTED
        return binary_op(self.mapping, unwrap_proxy(other), NB_OR)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR:
            return NOT_IMPLEMENTED
        return binary_op(unwrap_proxy(other), self.mapping, NB_OR)

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR:
            return NOT_IMPLEMENTED
        return type_error(f"'|=' is not supported by {type_name(self)}; use '|' instead")

    def sq_length(self) -> i64:
        return get_length(self.mapping)

    def sq_contains(self, value: Object) -> i64:
        m = self.mapping
        if isinstance(m, DictObject):
            return dict_contains(m, value)
        return sequence_contains(m, value)

    def mp_subscript(self, key: Object) -> Object | None:
        return get_item(self.mapping, key)


def unwrap_proxy(x: Object) -> Object:
    return x.mapping if isinstance(x, MappingProxy) else x


def mappingproxy_new(mapping: Object) -> MappingProxy:
    """A proxy of a mapping. CPython: PyDictProxy_New"""
    return MappingProxy(mapping)


def mapping_proxy_new(cls: TypeObject, mapping: Object) -> Object | None:
    if not is_mapping(mapping) or isinstance(mapping, (ListObject, TupleObject)):
        return type_error(f"mappingproxy() argument must be a mapping, not {type_name(mapping)}")
    return MappingProxy(mapping)


def proxy_get(self: MappingProxy, key: Object, default: Object | None) -> Object | None:
    return call_method_two(self.mapping, ID_get, key, NONE if default is None else default)


def proxy_keys(self: MappingProxy) -> Object | None:
    return call_method_noargs(self.mapping, ID_keys)


def proxy_values(self: MappingProxy) -> Object | None:
    return call_method_noargs(self.mapping, ID_values)


def proxy_items(self: MappingProxy) -> Object | None:
    return call_method_noargs(self.mapping, ID_items)


def proxy_copy(self: MappingProxy) -> Object | None:
    return call_method_noargs(self.mapping, ID_copy)


def proxy_reversed(self: MappingProxy) -> Object | None:
    return call_method_noargs(self.mapping, ID___reversed__)


MAPPING_PROXY_TYPE: Final = static_type(
    "mappingproxy",
    doc="Read-only proxy of a mapping.",
    new=method("__new__", mapping_proxy_new, "mapping"),
    slots=(
        S_REPR,
        S_STR,
        S_HASH,
        S_EQ,
        S_ITER,
        S_LEN,
        S_GETITEM,
        S_CONTAINS,
        S_OR,
        S_IOR,
    ),
    methods=(
        method("get", proxy_get, "key, default=None, /", doc="Return the value for key."),
        method("keys", proxy_keys, "", doc="A set-like object providing a view on the keys."),
        method("values", proxy_values, "", doc="A view on the values."),
        method("items", proxy_items, "", doc="A set-like object providing a view on the items."),
        method("copy", proxy_copy, "", doc="A shallow copy of the mapping."),
        CLASS_GETITEM,
        method("__reversed__", proxy_reversed, ""),
    ),
    flags=MAPPING,
)

from rt.dict.dictobject import DictObject, dict_contains  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    binary_op,
    get_item,
    get_iter,
    get_length,
    is_mapping,
    sequence_contains,
)
from rt.objects.argbinder import call_def, method_self, native_self  # noqa: E402
from rt.objects.call import call_method_noargs, call_method_two  # noqa: E402
from rt.objects.errors import error, error_i, type_error  # noqa: E402
from rt.objects.exceptions import ATTRIBUTE_ERROR, set_attribute_error  # noqa: E402
from rt.objects.hostdoc import host_attribute, shown_doc, shown_signature  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___qualname__,
    ID___reversed__,
    ID_copy,
    ID_get,
    ID_items,
    ID_keys,
    ID_values,
)
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import ListObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    hash_object,
    object_repr_of,
    object_str_of,
    rich_compare,
)
from rt.objects.tupleobject import TupleObject, tuple2  # noqa: E402
from rt.objects.type_methods import type_full_name  # noqa: E402
from rt.objects.typeobject import OBJECT_TYPE, is_subtype, type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
