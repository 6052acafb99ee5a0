"""_datetime: the classes of `datetime`, as the library's pure-Python half defines them.

Answers to Modules/_datetimemodule.c as far as its names go. The code of the library's
`_pydatetime` is run in this module's own namespace: so the classes are others than those of
`_pydatetime` when a program imports both, and none needs the other, as with CPython's.
"""

from __future__ import annotations

from rt.objects.pystate import InterpreterState


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module. None with an exception where the library's half cannot be found."""
    m = new_module("_datetime", "", ())
    # The classes are named after what the code finds itself called.
    return m if run_library_code("_pydatetime", m, "datetime") else None


from rt.modules.librarycode import run_library_code  # noqa: E402
from rt.modules.support import new_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
