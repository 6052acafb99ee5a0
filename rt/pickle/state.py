"""What pickling keeps for each interpreter: its exceptions, and what it takes of `copyreg`,
`_compat_pickle` and others.

Answers to PickleState of Modules/_pickle.c.
"""

from __future__ import annotations

from rt.objects.object import Object
from rt.objects.typeobject import TypeObject


class PickleState(Object):
    """The module's state. CPython: PickleState"""

    def __init__(self, dispatch_table: DictObject) -> None:
        self.error: TypeObject = new_exception("PickleError", EXCEPTION)
        self.pickling_error: TypeObject = new_exception("PicklingError", self.error)
        self.unpickling_error: TypeObject = new_exception("UnpicklingError", self.error)
        # Of copyreg.
        self.dispatch_table: DictObject = dispatch_table
        self.extension_registry: DictObject = dispatch_table
        self.inverted_registry: DictObject = dispatch_table
        self.extension_cache: DictObject = dispatch_table
        # Of _compat_pickle: names of Python 2 to those of 3, and back.
        self.name_mapping: DictObject = dispatch_table
        self.import_mapping: DictObject = dispatch_table
        self.reverse_name_mapping: DictObject = dispatch_table
        self.reverse_import_mapping: DictObject = dispatch_table
        # What older protocols reduce to.
        self.codecs_encode: Object = dispatch_table
        self.getattr: Object = dispatch_table
        self.partial: Object = dispatch_table


def new_exception(name: str, base: TypeObject) -> TypeObject:
    namespace = dict_new()
    dict_set_str(namespace, intern("__module__"), intern("_pickle"))
    made = call_three(TYPE_TYPE, intern(name), tuple1(base), namespace)
    assert isinstance(made, TypeObject)
    return made


def module_attr(module: str, name: str) -> Object | None:
    m = import_module(module)
    return None if m is None else get_attr(m, intern(name))


def module_dict(module: str, name: str) -> DictObject | None:
    """A dictionary that a module has. None with a RuntimeError when it is something else."""
    found = module_attr(module, name)
    if found is None or isinstance(found, DictObject):
        return found
    error(RUNTIME_ERROR, f"{module}.{name} should be a dict, not {type_name(found)}")
    return None


def pickle_state() -> PickleState | None:
    """The state of this interpreter; None with an exception. CPython: _Pickle_InitState"""
    interp = RT.ts.interp
    known = interp.pickle
    if isinstance(known, PickleState):
        return known
    table = module_dict("copyreg", "dispatch_table")
    registry = module_dict("copyreg", "_extension_registry")
    inverted = module_dict("copyreg", "_inverted_registry")
    cache = module_dict("copyreg", "_extension_cache")
    if table is None or registry is None or inverted is None or cache is None:
        return None
    names = module_dict("_compat_pickle", "NAME_MAPPING")
    imports = module_dict("_compat_pickle", "IMPORT_MAPPING")
    old_names = module_dict("_compat_pickle", "REVERSE_NAME_MAPPING")
    old_imports = module_dict("_compat_pickle", "REVERSE_IMPORT_MAPPING")
    if names is None or imports is None or old_names is None or old_imports is None:
        return None
    encode = module_attr("codecs", "encode")
    getter = module_attr("builtins", "getattr")
    partial = module_attr("functools", "partial")
    if encode is None or getter is None or partial is None:
        return None
    state = PickleState(table)
    state.extension_registry = registry
    state.inverted_registry = inverted
    state.extension_cache = cache
    state.name_mapping = names
    state.import_mapping = imports
    state.reverse_name_mapping = old_names
    state.reverse_import_mapping = old_imports
    state.codecs_encode = encode
    state.getattr = getter
    state.partial = partial
    interp.pickle = state
    return state


from rt.dict.dictobject import DictObject, dict_new, dict_set_str  # noqa: E402
from rt.objects.abstract import import_module  # noqa: E402
from rt.objects.call import call_three  # noqa: E402
from rt.objects.errors import error  # noqa: E402
from rt.objects.exceptions import EXCEPTION, RUNTIME_ERROR  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import tuple1  # noqa: E402
from rt.objects.typeobject import TYPE_TYPE, type_name  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
