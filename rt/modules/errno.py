"""The module `errno`. Answers to Modules/errnomodule.c."""

from __future__ import annotations

import errno

from rt.objects.pystate import InterpreterState


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `errno`: the host's numbers."""
    module = new_module("errno", "This module makes available standard errno system symbols.", ())
    for name in dir(errno):
        if name.startswith("E"):
            add_host(module, name, getattr(errno, name))
    add_host(module, "errorcode", dict(errno.errorcode))
    return module


from rt.modules.support import add_host, new_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
