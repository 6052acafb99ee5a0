"""_datetime: the classes of `datetime`, as the library's pure-Python half defines them.

Answers to Modules/_datetimemodule.c as far as its names go. The code of the library's
`_pydatetime` is run in this module's own namespace: so the classes are others than those of
`_pydatetime` when a program imports both, and none needs the other, as with CPython's.
"""

from __future__ import annotations

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.unicode.unicodeobject import intern


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module. None with an exception where the library's half cannot be found."""
    code = library_code("_pydatetime")
    if code is None:
        return None
    m = new_module("_datetime", "", ())
    # The classes are named after what the code finds itself called.
    dict_set_str(m.dict, ID___name__, intern("datetime"))
    if RT.ts.evaluator.run_code_in(code, m.dict, m.dict, EMPTY_TUPLE) is None:
        return None
    dict_set_str(m.dict, ID___name__, intern("_datetime"))
    return m


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
    return code if isinstance(code, CodeObject) else None


from rt.dict.dictobject import dict_set_str  # noqa: E402
from rt.modules.support import new_module  # noqa: E402
from rt.objects.abstract import import_module  # noqa: E402
from rt.objects.call import call_method_one  # noqa: E402
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.exceptions import MODULE_NOT_FOUND_ERROR, set_import_error  # noqa: E402
from rt.objects.identifiers import ID___name__  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE  # noqa: E402
