"""The module `posix`.

Answers to Modules/posixmodule.c. The calls are the host's; paths may be any guest object
with `__fspath__`.
"""

from __future__ import annotations

import posix
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.hosttype import HostFunction
from rt.objects.methodobject import function
from rt.objects.object import Object
from rt.objects.pystate import InterpreterState
from rt.objects.tupleobject import TupleObject


class PosixFunction(HostFunction):
    """A function of the host's posix, for whose arguments `__fspath__` is asked."""

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        total = nargs
        if kwnames is not None:
            total += kwnames.n
        converted = vec[Object | None]([None] * total)
        i: i64 = 0
        while i < total:
            a = args[base + i]
            assert a is not None
            if isinstance(a, HeapObject | HostObject):
                native = a.native()
                if native is a and has_special(a, ID___fspath__):
                    path = fs_path(a)
                    if path is None:
                        return None
                    a = path
                elif not isinstance(native, HeapObject):
                    a = native
            converted[i] = a
            i += 1
        return HostObject(self.value).tp_call(converted, 0, nargs, kwnames)


def fspath(path: Object) -> Object | None:
    return fs_path(path)


FUNCTIONS: Final = (function("fspath", fspath, "path"),)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `posix`."""
    module = new_module("posix", "", FUNCTIONS)
    for name in dir(posix):
        if name.startswith("__") or name == "fspath":
            continue
        value = getattr(posix, name)
        if name == "error":
            add_object(module, name, OS_ERROR)
        elif isinstance(value, type):
            add_object(module, name, forward_value(value, name, "posix"))
        elif callable(value):
            add_object(module, name, PosixFunction(value, name, "posix", False))
        else:
            add_object(module, name, to_guest(value))
    return module


from rt.modules.forward import forward_value  # noqa: E402
from rt.modules.fs import fs_path  # noqa: E402
from rt.modules.support import add_object, new_module  # noqa: E402
from rt.objects.exceptions import OS_ERROR  # noqa: E402
from rt.objects.host import HostObject, to_guest  # noqa: E402
from rt.objects.identifiers import ID___fspath__  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import has_special  # noqa: E402
from rt.objects.typeobject import HeapObject  # noqa: E402
