"""What every built-in module is made with.

Answers to Objects/moduleobject.c PyModule_Create and to the tables of its callers.
"""

from __future__ import annotations

from rt.objects.object import NONE, Object
from rt.objects.typeobject import TypeObject


def new_module(name: str, doc: str, functions: tuple[MethodDef, ...]) -> ModuleObject:
    """A module with its `__name__`, `__doc__` and functions."""
    module = module_new(intern(name))
    d = module.dict
    dict_set_str(d, ID___doc__, unicode_from_host(doc) if doc else NONE)
    owner = intern(name)
    for f in functions:
        dict_set_str(d, intern(f.name), BuiltinFunction(f, module, owner))
    return module


def add_object(module: ModuleObject, name: str, value: Object) -> None:
    """Set a module attribute."""
    dict_set_str(module.dict, intern(name), value)


def add_host(module: ModuleObject, name: str, value: object) -> None:
    """Set a module attribute to the guest's form of a host value."""
    dict_set_str(module.dict, intern(name), to_guest(value))


def add_type(module: ModuleObject, tp: TypeObject) -> None:
    """Set a module attribute, named as the type, to the type."""
    dict_set_str(module.dict, intern(tp.name), tp)


from rt.dict.dictobject import dict_set_str  # noqa: E402
from rt.objects.host import to_guest  # noqa: E402
from rt.objects.identifiers import ID___doc__  # noqa: E402
from rt.objects.methodobject import BuiltinFunction, MethodDef  # noqa: E402
from rt.objects.moduleobject import ModuleObject, module_new  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host  # noqa: E402
