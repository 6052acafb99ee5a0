"""property.

Answers to the property part of Objects/descrobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import WANTS_INSTANCE, getset, member, method
from rt.objects.object import DESCR_GET, DESCR_SET, NONE, Object
from rt.objects.slots import S_GET, S_SET, slot_impl
from rt.objects.typeobject import BASETYPE, InstanceObject, TypeObject, static_type


class PropertyObject(Object):
    """A property; a function that it lacks is None."""

    def __init__(self) -> None:
        self.fget: Object | None = None
        self.fset: Object | None = None
        self.fdel: Object | None = None
        self.doc: Object | None = None
        # The name it has in its class; None: not known.
        self.name: Object | None = None
        # The docstring is the getter's.
        self.getter_doc: bool = False

    def ob_type(self) -> TypeObject:
        return PROPERTY_TYPE

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_SET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        f = self.fget
        if f is None:
            return missing_function(self, obj, "getter")
        return call_one(f, obj)

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        f = self.fdel if value is None else self.fset
        if f is None:
            missing_function(self, obj, "deleter" if value is None else "setter")
            return -1
        r = call_one(f, obj) if value is None else call_two(f, obj, value)
        return -1 if r is None else 0


def property_get(self: Object, obj: Object | None, owner: Object | None) -> Object | None:
    """What `property.__get__` gives: without an object, the instance itself."""
    if obj is None:
        return self
    return self.native().tp_descr_get(obj, owner)


def missing_function(self: PropertyObject, obj: Object, what: str) -> Object | None:
    """Raise the AttributeError of a property that lacks a function."""
    qualname = descriptor_type_name(obj)
    name = property_name(self)
    if name is None and error_occurred():
        return None
    if name is not None and qualname is not None:
        r = host_repr(name)
        return error(ATTRIBUTE_ERROR, f"property {r} of {qualname!r} object has no {what}")
    if qualname is not None:
        return error(ATTRIBUTE_ERROR, f"property of {qualname!r} object has no {what}")
    return error(ATTRIBUTE_ERROR, f"property has no {what}")


def descriptor_type_name(obj: Object) -> str | None:
    """The `__qualname__` of an object's type."""
    q = lookup_attr(obj.ob_type(), ID___qualname__)
    u = None if q is None else as_unicode(q)
    return None if u is None else unicode_to_host(u)


def property_name(self: PropertyObject) -> Object | None:
    """The property's name, or its getter's; None, perhaps with an exception."""
    if self.name is not None:
        return self.name
    f = self.fget
    return None if f is None else lookup_attr(f, ID___name__)


def property_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return PropertyObject()


def given(x: Object | None) -> Object | None:
    return None if x is NONE else x


def property_init(
    self: Object,
    fget: Object | None,
    fset: Object | None,
    fdel: Object | None,
    doc: Object | None,
) -> Object | None:
    p = self.native()
    assert isinstance(p, PropertyObject)
    p.fget = given(fget)
    p.fset = given(fset)
    p.fdel = given(fdel)
    p.doc = None
    p.getter_doc = False
    p.name = None
    prop_doc = given(doc)
    getter = p.fget
    if prop_doc is None and getter is not None:
        prop_doc = lookup_attr(getter, ID___doc__)
        if prop_doc is None and error_occurred():
            return None
        prop_doc = given(prop_doc)
        if prop_doc is not None:
            p.getter_doc = True
    if not isinstance(self, InstanceObject):
        p.doc = prop_doc
        return NONE
    # The docstring of an extending class would hide the property's: it goes into the
    # instance. Where that has no room for it, only a docstring of the getter's is missed.
    if set_attr(self, ID___doc__, NONE if prop_doc is None else prop_doc) < 0:
        if p.getter_doc or not clear_if(ATTRIBUTE_ERROR):
            return None
    return NONE


def property_copy(
    self: Object, fget: Object | None, fset: Object | None, fdel: Object | None
) -> Object | None:
    """The same property with one function replaced. CPython: property_copy"""
    p = self.native()
    assert isinstance(p, PropertyObject)
    get = p.fget if fget is None or fget is NONE else fget
    put = p.fset if fset is None or fset is NONE else fset
    delete = p.fdel if fdel is None or fdel is NONE else fdel
    doc: Object | None = NONE
    if not (p.getter_doc and get is not None):
        doc = p.doc
    made = call_list(
        self.ob_type(),
        [or_none(get), or_none(put), or_none(delete), or_none(doc)],
    )
    if made is None:
        return None
    q = made.native()
    if isinstance(q, PropertyObject):
        q.name = p.name
    return made


def or_none(x: Object | None) -> Object:
    return NONE if x is None else x


def property_getter(self: Object, fget: Object) -> Object | None:
    return property_copy(self, fget, None, None)


def property_setter(self: Object, fset: Object) -> Object | None:
    return property_copy(self, None, fset, None)


def property_deleter(self: Object, fdel: Object) -> Object | None:
    return property_copy(self, None, None, fdel)


def property_set_name(
    self: PropertyObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if len(args) != 2:
        return type_error(f"__set_name__() takes 2 positional arguments but {len(args)} were given")
    self.name = args[1]
    return NONE


def property_get_name(self: PropertyObject) -> Object | None:
    name = property_name(self)
    if name is None and not error_occurred():
        return error(ATTRIBUTE_ERROR, "'property' object has no attribute '__name__'")
    return name


def property_put_name(self: PropertyObject, value: Object | None) -> i64:
    self.name = value
    return 0


def get_fget(self: PropertyObject) -> Object | None:
    return or_none(self.fget)


def get_fset(self: PropertyObject) -> Object | None:
    return or_none(self.fset)


def get_fdel(self: PropertyObject) -> Object | None:
    return or_none(self.fdel)


def get_doc(self: PropertyObject) -> Object | None:
    return or_none(self.doc)


def set_doc(self: PropertyObject, value: Object | None) -> i64:
    # A copy takes its getter's docstring all the same, when that is where this one's was from.
    self.doc = value
    return 0


def property_isabstract(self: PropertyObject) -> Object | None:
    for f in (self.fget, self.fset, self.fdel):
        if f is not None:
            r = is_abstract(f)
            if r != 0:
                return None if r < 0 else TRUE
    return FALSE


PROPERTY_TYPE: Final = static_type(
    "property",
    doc="Property attribute.\n\n"
    "  fget\n    function to be used for getting an attribute value\n"
    "  fset\n    function to be used for setting an attribute value\n"
    "  fdel\n    function to be used for del'ing an attribute\n"
    "  doc\n    docstring\n",
    new=method("__new__", property_new, "*args, **kwargs"),
    init=method(
        "__init__",
        property_init,
        "fget=None, fset=None, fdel=None, doc=None",
        flags=WANTS_INSTANCE,
    ),
    slots=(S_SET,),
    impls=(slot_impl(S_GET, property_get, WANTS_INSTANCE),),
    methods=(
        method("getter", property_getter, "fget, /", flags=WANTS_INSTANCE),
        method("setter", property_setter, "fset, /", flags=WANTS_INSTANCE),
        method("deleter", property_deleter, "fdel, /", flags=WANTS_INSTANCE),
        method("__set_name__", property_set_name, "*args, **kwargs"),
    ),
    getset=(
        member("fget", get_fget),
        member("fset", get_fset),
        member("fdel", get_fdel),
        member("__doc__", get_doc, set_doc),
        getset("__name__", property_get_name, property_put_name),
        getset("__isabstractmethod__", property_isabstract),
    ),
    flags=BASETYPE,
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE  # noqa: E402
from rt.objects.call import call_list, call_one, call_two  # noqa: E402
from rt.objects.classmethodobject import is_abstract  # noqa: E402
from rt.objects.errors import clear_if, error, error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import ATTRIBUTE_ERROR, host_repr  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___doc__,
    ID___name__,
    ID___qualname__,
)
from rt.objects.object_protocol import lookup_attr, set_attr  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, unicode_to_host  # noqa: E402
