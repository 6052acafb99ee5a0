"""The module `posix`.

Answers to Modules/posixmodule.c. The calls are the host's; paths may be any guest object
with `__fspath__`.
"""

from __future__ import annotations

import os
import posix
from typing import Final

from mypy_extensions import i64

from rt.objects.hosttype import HostCaller
from rt.objects.methodobject import function
from rt.objects.object import Object
from rt.objects.pystate import RT, InterpreterState


class PosixCaller(HostCaller):
    """A function of the host's posix, for whose arguments `__fspath__` is asked."""

    def __call__(self, args: list[Object], kwargs: DictObject | None) -> Object | None:
        converted: list[Object] = []
        for a in args:
            path = path_of(a)
            if path is None:
                return None
            converted.append(path)
        named: DictObject | None = None
        if kwargs is not None:
            named = dict_copy(kwargs)
            i: i64 = 0
            while i < named.nentries:
                v = named.values[i]
                if v is not None:
                    path = path_of(v)
                    if path is None:
                        return None
                    named.values[i] = path
                i += 1
        return super().__call__(converted, named)


class EnvironmentCaller(PosixCaller):
    """putenv or unsetenv, of which the host's `os.environ` is told: rt itself looks there."""

    def __call__(self, args: list[Object], kwargs: DictObject | None) -> Object | None:
        result = super().__call__(args, kwargs)
        if result is None or not args:
            return result
        ts = RT.ts
        key = to_host(args[0])
        value = to_host(args[1]) if len(args) > 1 else None
        if isinstance(key, bytes) and isinstance(value, bytes):
            os.environb[key] = value
        elif isinstance(key, bytes):
            os.environb.pop(key, None)
        # The host interprets that, and may have let another guest thread run.
        RT.ts = ts
        return result


def path_of(x: Object) -> Object | None:
    """What an argument with `__fspath__` says, any other argument itself."""
    if (
        isinstance(x, (HeapObject, HostObject))
        and x.native() is x
        and has_special(x, ID___fspath__)
    ):
        return fs_path(x)
    return x


def fspath(path: Object) -> Object | None:
    return fs_path(path)


# What may send a signal to the process itself, or end early because one has come.
INTERRUPTED: Final = ("kill", "killpg", "sendfile", "write", "writev")
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
            add_object(module, name, forward_value(value, name, "posix", module))
        elif callable(value):
            caller: HostCaller = PosixCaller(value)
            if name in INTERRUPTED:
                caller = Sender(value)
            elif name in ("putenv", "unsetenv"):
                caller = EnvironmentCaller(value)
            add_object(module, name, host_function(caller, name, module, "posix"))
        else:
            add_object(module, name, to_guest(value))
    return module


from rt.dict.dictobject import DictObject, dict_copy  # noqa: E402
from rt.modules._signal import Sender  # noqa: E402
from rt.modules.forward import forward_value  # noqa: E402
from rt.modules.fs import fs_path  # noqa: E402
from rt.modules.support import add_object, new_module  # noqa: E402
from rt.objects.exceptions import OS_ERROR  # noqa: E402
from rt.objects.host import HostObject, to_guest, to_host  # noqa: E402
from rt.objects.hosttype import host_function  # noqa: E402
from rt.objects.identifiers import ID___fspath__  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import has_special  # noqa: E402
from rt.objects.typeobject import HeapObject  # noqa: E402
