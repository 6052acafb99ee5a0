"""The module `atexit`. Answers to Modules/atexitmodule.c."""

from __future__ import annotations

from typing import Final

from rt.dict.dictobject import DictObject
from rt.objects.errors import clear_error, restore_error, take_error, type_error
from rt.objects.methodobject import function
from rt.objects.object import EQ, NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.tupleobject import TupleObject, tuple_from_list


class Callback(Object):
    """A function to call at exit, with its arguments."""

    def __init__(self, func: Object, args: TupleObject, kwargs: DictObject | None) -> None:
        self.func: Final = func
        self.args: Final = args
        self.kwargs: Final = kwargs


def register(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args:
        return type_error("register() takes at least 1 argument (0 given)")
    func = args[0]
    if not is_callable(func):
        return type_error("the first argument must be callable")
    RT.ts.interp.atexit_callbacks.append(Callback(func, tuple_from_list(args[1:]), kwargs))
    return func


def unregister(func: Object) -> Object | None:
    callbacks = RT.ts.interp.atexit_callbacks
    kept: list[Object] = []
    for c in callbacks:
        if isinstance(c, Callback):
            same = rich_compare_bool(c.func, func, EQ)
            if same < 0:
                return None
            if same:
                continue
        kept.append(c)
    RT.ts.interp.atexit_callbacks = kept
    return NONE


def clear() -> Object | None:
    RT.ts.interp.atexit_callbacks = []
    return NONE


def ncallbacks() -> Object | None:
    return long_from_i64(len(RT.ts.interp.atexit_callbacks))


def run_exitfuncs() -> Object | None:
    run_atexit(RT.ts.interp)
    return NONE


def run_atexit(interp: InterpreterState) -> None:
    """Call what was registered, last first; exceptions are reported and go no further."""
    while interp.atexit_callbacks:
        c = interp.atexit_callbacks.pop()
        if isinstance(c, Callback) and call_ex(c.func, c.args, c.kwargs) is None:
            exc = take_error()
            shown = object_repr_of(c.func)
            if shown is None:
                clear_error()
            restore_error(exc)
            where: str | None = None
            if shown is not None:
                where = f"Exception ignored in atexit callback {unicode_to_host(shown)}"
            write_unraisable(where, None)


FUNCTIONS: Final = (
    function("register", register, "*args, **kwargs"),
    function("unregister", unregister, "func, /"),
    function("_clear", clear, ""),
    function("_ncallbacks", ncallbacks, ""),
    function("_run_exitfuncs", run_exitfuncs, ""),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `atexit`."""
    return new_module(
        "atexit",
        "allow programmer to define multiple exit functions to be executed\n"
        "upon normal program termination.",
        FUNCTIONS,
    )


from rt.modules.support import new_module  # noqa: E402
from rt.objects.call import call_ex  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    is_callable,
    object_repr_of,
    rich_compare_bool,
)
from rt.unicode.unicodeobject import unicode_to_host  # noqa: E402
from rt.vm.errordisplay import write_unraisable  # noqa: E402
