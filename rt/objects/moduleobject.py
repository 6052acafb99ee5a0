"""Modules.

Answers to Objects/moduleobject.c. A module is a HeapObject whose attributes are the
entries of its dictionary.
"""

from __future__ import annotations

import os
from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject, dict_new, dict_set_str
from rt.objects.errors import error_occurred, set_error, type_error
from rt.objects.methodobject import WANTS_INSTANCE, getset, member, method
from rt.objects.object import DESCR_GET, DESCR_SET, NONE, Object
from rt.objects.slots import S_GETATTRIBUTE, S_REPR, slot_impl
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    HEAP,
    WEAKREF,
    HeapObject,
    TypeObject,
    static_type,
    type_lookup,
    type_name,
)


class ModuleObject(HeapObject):
    """A module, or an instance of a class that extends `types.ModuleType`."""

    def __init__(self, cls: TypeObject, dict: DictObject) -> None:
        super().__init__(cls)
        self.dict: DictObject = dict

    def ob_dict(self, create: i64) -> DictObject | None:
        return self.dict

    def tp_repr(self) -> Object | None:
        if self.cls is MODULE_TYPE:
            return module_repr(self)
        return super().tp_repr()

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        if self.cls is MODULE_TYPE:
            return module_getattro(self, name, suppress)
        return super().tp_getattro(name, suppress)


def module_new(name: UnicodeObject) -> ModuleObject:
    """A module with `__name__`, and None as `__doc__`, `__package__`, `__loader__`, `__spec__`.

    CPython: PyModule_NewObject
    """
    d = dict_new()
    module = ModuleObject(MODULE_TYPE, d)
    init_dict(d, name, NONE)
    return module


def init_dict(d: DictObject, name: Object, doc: Object) -> None:
    dict_set_str(d, ID___name__, name)
    dict_set_str(d, ID___doc__, doc)
    dict_set_str(d, ID___package__, NONE)
    dict_set_str(d, ID___loader__, NONE)
    dict_set_str(d, ID___spec__, NONE)


def module_tp_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return ModuleObject(cls, dict_new())


def module_init(self: ModuleObject, name: Object, doc: Object | None) -> Object | None:
    if as_unicode(name) is None:
        return type_error(f"module() argument 'name' must be str, not {type_name(name)}")
    init_dict(self.dict, name, NONE if doc is None else doc)
    return NONE


def module_getattro(self: ModuleObject, name: UnicodeObject, suppress: i64) -> Object | None:
    """An attribute of a module: data descriptors of its type, its dictionary, the type.

    CPython: _Py_module_getattro_impl
    """
    value = dict_get_str(self.dict, name)
    descr = type_lookup(self.cls, name)
    if descr is not None:
        kind = descr.descr_flags()
        if kind & DESCR_GET and kind & DESCR_SET:
            return descr.tp_descr_get(self, self.cls)
        if value is None:
            return descr.tp_descr_get(self, self.cls) if kind & DESCR_GET else descr
    if value is not None:
        return value
    hook = dict_get_str(self.dict, ID___getattr__)
    if hook is not None:
        found = call_one(hook, name)
        if found is None and suppress:
            clear_if(ATTRIBUTE_ERROR)
        return found
    if suppress:
        return None
    return missing_attribute(self, name)


def missing_attribute(self: ModuleObject, name: UnicodeObject) -> Object | None:
    """The AttributeError of a module, with a hint why the attribute may be missing."""
    attribute = unicode_to_host(name)
    own = dict_get_str(self.dict, ID___name__)
    u = None if own is None else as_unicode(own)
    if own is None or u is None:
        set_attribute_error(f"module has no attribute '{attribute}'", self, name)
        return None
    shown = unicode_to_host(u)
    spec = dict_get_str(self.dict, ID___spec__)
    origin = ""
    if spec is not None and spec is not NONE:
        origin = spec_origin(spec)
    shadowing = origin != "" and possibly_shadowing(origin)
    shadowed = is_stdlib_name(own) if shadowing else 0
    if shadowed < 0:
        return None
    if shadowed:
        hint = shadowing_hint(origin, shown)
        message = f"module '{shown}' has no attribute '{attribute}' ({hint})"
    elif spec is not None and is_initializing(spec):
        if shadowing:
            message = (
                f"module '{shown}' has no attribute '{attribute}' (consider renaming '{origin}' "
                "if it has the same name as a third-party module you intended to import)"
            )
        elif origin:
            message = (
                f"partially initialized module '{shown}' from '{origin}' has no attribute "
                f"'{attribute}' (most likely due to a circular import)"
            )
        else:
            message = (
                f"partially initialized module '{shown}' has no attribute '{attribute}' "
                "(most likely due to a circular import)"
            )
    elif spec is not None and is_uninitialized_submodule(spec, attribute):
        message = (
            f"cannot access submodule '{attribute}' of module '{shown}' "
            "(most likely due to a circular import)"
        )
    else:
        message = f"module '{shown}' has no attribute '{attribute}'"
    clear_error()
    set_attribute_error(message, self, name)
    return None


def shadowing_hint(origin: str, shown: str) -> str:
    """What messages say about a file that is taken for the standard library's module."""
    return (
        f"consider renaming '{origin}' since it has the same name as the standard library "
        f"module named '{shown}' and the import system gives it precedence"
    )


def is_initializing(spec: Object) -> bool:
    value = lookup_attr(spec, ID__initializing)
    return value is not None and is_true(value) == 1


def spec_origin(spec: Object) -> str:
    """The file of a module by its spec; "" where there is none."""
    has_location = lookup_attr(spec, intern("has_location"))
    if has_location is None or is_true(has_location) != 1:
        return ""
    origin = lookup_attr(spec, intern("origin"))
    u = None if origin is None else as_unicode(origin)
    return "" if u is None else unicode_to_host(u)


def is_uninitialized_submodule(spec: Object, attribute: str) -> bool:
    pending = lookup_attr(spec, intern("_uninitialized_submodules"))
    return pending is not None and sequence_contains(pending, intern(attribute)) == 1


def possibly_shadowing(origin: str) -> bool:
    """Does the file of a module lie where the program lies, which sys.path began with?

    CPython: _PyModule_IsPossiblyShadowing
    """
    first = RT.ts.interp.path_zero
    if first is None:
        return False
    try:
        folder = first or os.getcwd()
    except OSError:
        return False
    return os.path.dirname(origin.removesuffix("/__init__.py")) == folder


def is_stdlib_name(name: Object) -> i64:
    """Is it in sys.stdlib_module_names, as far as that is a set? -1 with an exception."""
    d = RT.ts.interp.sysdict
    names = None if d is None else dict_get_str(d, intern("stdlib_module_names"))
    if names is None or as_set(names) is None:
        return 0
    return sequence_contains(names, name)


def module_repr(self: Object) -> Object | None:
    """CPython: _importlib._module_repr, without asking importlib."""
    if not isinstance(self, ModuleObject):
        return None
    bootstrap = RT.ts.interp.importlib
    if bootstrap is not None:
        f = lookup_attr(bootstrap, intern("_module_repr"))
        if f is not None:
            return call_one(f, self)
        if error_occurred():
            return None
    own = dict_get_str(self.dict, ID___name__)
    u = None if own is None else as_unicode(own)
    shown = "?" if u is None else unicode_to_host(u)
    return unicode_from_host(f"<module {shown!r} (built-in)>")


def module_dir(self: ModuleObject) -> Object | None:
    """CPython: module_dir"""
    found = get_attr(self, ID___dict__)
    if found is None:
        return None
    d = as_dict(found)
    if d is None:
        return type_error("<module>.__dict__ is not a dictionary")
    hook = dict_get_str(d, ID___dir__)
    if hook is not None:
        return call_noargs(hook)
    return list_from_iterable(d)


def module_get_dict(self: ModuleObject) -> Object | None:
    return self.dict


def module_get_annotations(self: ModuleObject) -> Object | None:
    found = dict_get_str(self.dict, ID___annotations__)
    if found is None:
        found = dict_new()
        dict_set_str(self.dict, ID___annotations__, found)
    return found


def module_set_annotations(self: ModuleObject, value: Object | None) -> i64:
    if value is not None:
        dict_set_str(self.dict, ID___annotations__, value)
        return 0
    if dict_get_str(self.dict, ID___annotations__) is None:
        set_error(ATTRIBUTE_ERROR, "__annotations__")
        return -1
    return dict_delitem(self.dict, ID___annotations__)


MODULE_TYPE: Final[TypeObject] = static_type(
    "module",
    doc="Create a module object.\n\nThe name must be a string; the optional docstring argument "
    "can have any\ntype.",
    new=method("__new__", module_tp_new, "*args, **kwargs"),
    init=method("__init__", module_init, "name, doc=None"),
    impls=(
        slot_impl(S_REPR, module_repr),
        slot_impl(S_GETATTRIBUTE, module_getattro),
    ),
    methods=(method("__dir__", module_dir, "", flags=WANTS_INSTANCE),),
    getset=(
        member("__dict__", module_get_dict),
        getset("__annotations__", module_get_annotations, module_set_annotations),
    ),
    flags=BASETYPE | HEAP | DICT | WEAKREF,
)

from rt.dict.dictobject import as_dict, dict_delitem, dict_get_str  # noqa: E402
from rt.objects.abstract import sequence_contains  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.errors import clear_error, clear_if  # noqa: E402
from rt.objects.exceptions import ATTRIBUTE_ERROR, set_attribute_error  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___annotations__,
    ID___dict__,
    ID___dir__,
    ID___doc__,
    ID___getattr__,
    ID___loader__,
    ID___name__,
    ID___package__,
    ID___spec__,
    ID__initializing,
)
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, lookup_attr  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.setobject import as_set  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
