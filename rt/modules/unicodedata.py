"""The module `unicodedata`: the host's. Answers to Modules/unicodedata.c."""

from __future__ import annotations

from rt.objects.pystate import InterpreterState


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `unicodedata`."""
    return forward_module("unicodedata")


from rt.modules.forward import forward_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
