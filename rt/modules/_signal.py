"""The module `_signal`.

Answers to Modules/signalmodule.c. Handlers are installed with the host, which runs them
where the eval loop polls; they get the guest's frame.
"""

from __future__ import annotations

import _signal
from typing import Final

from rt.objects.hosttype import HostCaller, host_function
from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState, ThreadState


class Handler:
    """A guest signal handler as the host calls it, in the main thread."""

    def __init__(self, func: Object, ts: ThreadState) -> None:
        self.func: Final = func
        self.ts: Final = ts

    def __call__(self, signum: int, frame: object) -> None:
        # Another guest thread may have been the last one that ran.
        RT.ts = self.ts
        current = RT.ts.evaluator.current_frame(0)
        result = call_two(self.func, long_from_host(signum), NONE if current is None else current)
        if result is None:
            exc = take_error()
            assert exc is not None
            raise GuestException(exc)


def check_signals() -> bool:
    """Run the handlers of the signals that have come. False with an exception.

    What sends a signal to its own process calls this, so that the program goes on after the
    handler, as in CPython, which looks after each call. CPython: PyErr_CheckSignals
    """
    return RT.ts.evaluator.poll()


class Sender(HostCaller):
    """A function of the host that may send a signal to its own process, or be cut short by one."""

    def __call__(self, args: list[Object], kwargs: DictObject | None) -> Object | None:
        result = super().__call__(args, kwargs)
        return result if result is None or check_signals() else None


def handler_to_guest(value: object) -> Object:
    if isinstance(value, Handler):
        return value.func
    if value is _signal.default_int_handler:
        return DEFAULT_INT_HANDLER.get()
    return to_guest(value)


class DefaultIntHandler:
    """signal.default_int_handler as one guest object."""

    def __init__(self) -> None:
        self.value: Object | None = None

    def get(self) -> Object:
        v = self.value
        if v is None:
            v = BuiltinFunction(DEFAULT_INT_HANDLER_DEF, None, intern("_signal"))
            self.value = v
        return v


DEFAULT_INT_HANDLER: Final = DefaultIntHandler()


def default_int_handler(signalnum: Object, frame: Object) -> Object | None:
    set_error_object(KEYBOARD_INTERRUPT, None)
    return None


DEFAULT_INT_HANDLER_DEF: Final = function(
    "default_int_handler", default_int_handler, "signalnum, frame, /"
)


def signal_signal(signalnum: Object, handler: Object) -> Object | None:
    n = index_as_i64(signalnum)
    if n == -1 and error_occurred():
        return None
    value: object
    number = as_long(handler)
    if handler is DEFAULT_INT_HANDLER.get():
        value = _signal.default_int_handler
    elif number is not None:
        value = long_to_host(number)
    elif handler is NONE or not is_callable(handler):
        return type_error(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    else:
        value = Handler(handler, RT.ts)
    try:
        return handler_to_guest(_signal.signal(int(n), value))
    except (ValueError, OSError, TypeError, GuestException, KeyboardInterrupt) as e:
        # The host runs the handlers of signals that have come before it changes one.
        set_from_host(e)
        return None


def signal_getsignal(signalnum: Object) -> Object | None:
    n = index_as_i64(signalnum)
    if n == -1 and error_occurred():
        return None
    try:
        return handler_to_guest(_signal.getsignal(int(n)))
    except (ValueError, OSError) as e:
        set_from_host(e)
        return None


FUNCTIONS: Final = (
    DEFAULT_INT_HANDLER_DEF,
    function("signal", signal_signal, "signalnum, handler, /"),
    function("getsignal", signal_getsignal, "signalnum, /"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_signal`."""
    module = forward_module("_signal")
    if module is None:
        return None
    name = intern("_signal")
    for f in FUNCTIONS:
        add_object(module, f.name, BuiltinFunction(f, None, name))
    for sender in ("raise_signal", "pthread_kill"):
        if hasattr(_signal, sender):
            caller = Sender(getattr(_signal, sender))
            add_object(module, sender, host_function(caller, sender, None, "_signal"))
    add_object(module, "default_int_handler", DEFAULT_INT_HANDLER.get())
    return module


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules.forward import forward_module  # noqa: E402
from rt.modules.support import add_object  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.call import call_two  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    set_error_object,
    take_error,
    type_error,
)
from rt.objects.exceptions import KEYBOARD_INTERRUPT  # noqa: E402
from rt.objects.guestobject import GuestException  # noqa: E402
from rt.objects.host import set_from_host, to_guest  # noqa: E402
from rt.objects.longobject import as_long, long_from_host, long_to_host  # noqa: E402
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import is_callable  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
