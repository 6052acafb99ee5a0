"""The module `platform`: the library's, which is told what implementation this is.

The library knows the implementations that there were when it was written by the form of
`sys.version`, and takes all others for CPython. It keeps what it has worked out; that is where
the name is put right.
"""

from __future__ import annotations

from rt.objects.pystate import InterpreterState
from rt.unicode.unicodeobject import intern


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module. None with an exception."""
    m = new_module("platform", "", ())
    if not run_library_code("platform", m, "platform"):
        return None
    known = get_attr(m, intern("_sys_version_cache"))
    version = sys_lookup("version")
    found = call_method_noargs(m, intern("_sys_version"))
    parts = None if found is None else as_tuple(found)
    if known is None or version is None or parts is None:
        return None
    items = [parts.item(i) for i in range(1, parts.n)]
    right = tuple_from_list([intern("rt"), *items])
    return None if set_item(known, version, right) < 0 else m


from rt.modules.librarycode import run_library_code  # noqa: E402
from rt.modules.support import new_module  # noqa: E402
from rt.objects.abstract import set_item  # noqa: E402
from rt.objects.call import call_method_noargs  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.tupleobject import as_tuple, tuple_from_list  # noqa: E402
from rt.vm.errordisplay import sys_lookup  # noqa: E402
