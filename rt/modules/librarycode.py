"""Built-in modules that run the code of a library's module in their own namespace.

Nothing in CPython answers to this.
"""

from __future__ import annotations

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.unicode.unicodeobject import intern


def run_library_code(name: str, module: ModuleObject, called: str) -> bool:
    """Run a library module's code in another module. False with an exception.

    Args:
        called: the `__name__` that the code finds.
    """
    code = library_code(name)
    if code is None:
        return False
    d = module.dict
    own = dict_get_str(d, ID___name__)
    dict_set_str(d, ID___name__, intern(called))
    done = RT.ts.evaluator.run_code_in(code, d, d, EMPTY_TUPLE) is not None
    if own is not None:
        dict_set_str(d, ID___name__, own)
    return done


def library_code(name: str) -> CodeObject | None:
    """The code of a module of the library, whether it is imported or not; None with an error."""
    external = import_module("_frozen_importlib_external")
    finder = None if external is None else get_attr(external, intern("PathFinder"))
    if finder is None:
        return None
    spec = call_method_one(finder, intern("find_spec"), intern(name))
    if spec is None:
        return None
    loader: Object | None = NONE if spec is NONE else get_attr(spec, intern("loader"))
    if loader is None:
        return None
    if loader is NONE:
        set_import_error(MODULE_NOT_FOUND_ERROR, f"No module named '{name}'", intern(name), None)
        return None
    code = call_method_one(loader, intern("get_code"), intern(name))
    if code is None or isinstance(code, CodeObject):
        return code
    set_import_error(IMPORT_ERROR, f"no code for module '{name}'", intern(name), None)
    return None


from rt.dict.dictobject import dict_get_str, dict_set_str  # noqa: E402
from rt.objects.abstract import import_module  # noqa: E402
from rt.objects.call import call_method_one  # noqa: E402
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.exceptions import IMPORT_ERROR, MODULE_NOT_FOUND_ERROR, set_import_error  # noqa: E402
from rt.objects.identifiers import ID___name__  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE  # noqa: E402
