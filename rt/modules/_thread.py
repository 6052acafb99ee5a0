"""The module `_thread`.

Answers to Modules/_threadmodule.c. A guest thread is a host thread with a thread state of
its own; locks are the host's.
"""

from __future__ import annotations

import _thread
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from rt.dict.dictobject import DictObject, as_dict
from rt.objects.abstract import index_as_i64
from rt.objects.errors import error_occurred, set_error, take_error, type_error, value_error
from rt.objects.methodobject import function, getset, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import (
    NATIVE_RECURSION_LIMIT,
    RT,
    InterpreterState,
    current_thread_state,
)
from rt.objects.structseq import new_structseq_type
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject, as_tuple
from rt.objects.typeobject import TypeObject, static_type

if TYPE_CHECKING:
    import signal

# The stack of a guest thread, and the smallest that the guest may ask for.
STACK_BYTES: Final = 128 * 1024 * 1024
SMALLEST_STACK: Final = 32 * 1024


class ThreadHandle(Object):
    """`_thread._ThreadHandle`: what Thread objects join."""

    def __init__(self) -> None:
        self.ident = 0
        # Held while the thread runs.
        self.running: Final = _thread.allocate_lock()
        self.done = False
        self.started = False

    def ob_type(self) -> TypeObject:
        return THREAD_HANDLE_TYPE


class Starter:
    """The host callable that a new host thread runs."""

    def __init__(
        self,
        interp: InterpreterState,
        func: Object,
        args: TupleObject,
        kwargs: DictObject | None,
        handle: ThreadHandle | None,
        recursion_limit: int,
    ) -> None:
        self.interp: Final = interp
        self.func: Final = func
        self.args: Final = args
        self.kwargs: Final = kwargs
        self.handle: Final = handle
        self.recursion_limit: Final = recursion_limit

    def __call__(self) -> None:
        ts = current_thread_state(self.interp)
        ts.native_limit = NATIVE_RECURSION_LIMIT
        ts.recursion_limit = self.recursion_limit
        RT.ts = ts
        result: Object | None = None
        try:
            result = call_ex(self.func, self.args, self.kwargs)
            RT.ts = ts
        except BaseException as e:
            RT.ts = ts
            set_from_failure(e)
        if result is None:
            exc = take_error()
            if exc is not None and not is_subtype(exc.cls, SYSTEM_EXIT):
                restore_error(exc)
                write_unraisable("Exception ignored in thread started by", self.func)
        self.interp.thread_count -= 1
        self.interp.thread_states.pop(_thread.get_ident(), None)
        handle = self.handle
        if handle is not None:
            handle_set_done(handle)


def launch(starter: Starter) -> int | None:
    """Start the host thread. None with a RuntimeError when the system refuses."""
    ts = RT.ts
    ts.interp.thread_count += 1
    ts.interp.threads_started = True
    # A thread's stack holds NATIVE_RECURSION_LIMIT nested calls, whatever the guest asked for.
    before = _thread.stack_size(max(ts.interp.thread_stack_size, STACK_BYTES))
    try:
        ident = _thread.start_new_thread(cast(Callable[..., object], starter), ())
        _thread.stack_size(before)
    except RuntimeError as e:
        _thread.stack_size(before)
        ts.interp.thread_count -= 1
        RT.ts = ts
        set_from_host(e)
        return None
    RT.ts = ts
    return ident


def start_new_thread(func: Object, args: Object, kwargs: Object | None) -> Object | None:
    if not is_callable(func):
        return type_error("first arg must be callable")
    t = as_tuple(args)
    if t is None:
        return type_error("2nd arg must be a tuple")
    d: DictObject | None = None
    if kwargs is not None:
        d = as_dict(kwargs)
        if d is None:
            return type_error("optional 3rd arg must be a dictionary")
    limit = int(RT.ts.recursion_limit)
    ident = launch(Starter(RT.ts.interp, func, t, d, None, limit))
    return None if ident is None else long_from_host(ident)


def start_joinable_thread(
    func: Object, handle: Object | None, daemon: Object | None
) -> Object | None:
    if not is_callable(func):
        return type_error("thread function must be callable")
    h = handle
    if h is None or h is NONE:
        h = ThreadHandle()
    if not isinstance(h, ThreadHandle):
        return type_error("'handle' must be a _ThreadHandle")
    if h.started:
        set_error(RUNTIME_ERROR, "thread already started")
        return None
    h.started = True
    h.running.acquire()
    limit = int(RT.ts.recursion_limit)
    ident = launch(Starter(RT.ts.interp, func, EMPTY_TUPLE, None, h, limit))
    if ident is None:
        h.started = False
        h.running.release()
        return None
    h.ident = ident
    if daemon is not None and is_true(daemon) != 1:
        known = RT.ts.interp.joinable_threads
        alive = [x for x in known if isinstance(x, ThreadHandle) and not x.done]
        known.clear()
        known.extend(alive)
        known.append(h)
    return h


def handle_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return ThreadHandle()


def handle_join(self: ThreadHandle, timeout: Object | None) -> Object | None:
    seconds = -1.0
    if timeout is not None and timeout is not NONE:
        f = as_float(timeout)
        if f is None:
            return None
        seconds = f.value
    if not self.started:
        set_error(RUNTIME_ERROR, "thread not started")
        return None
    if self.ident == _thread.get_ident() and not self.done:
        set_error(RUNTIME_ERROR, "Cannot join current thread")
        return None
    ts = RT.ts
    try:
        if seconds < 0:
            got = self.running.acquire()
        else:
            got = self.running.acquire(timeout=seconds)
    except BaseException as e:
        RT.ts = ts
        set_from_host(e)
        return None
    RT.ts = ts
    if got:
        self.running.release()
    return NONE


def handle_is_done(self: ThreadHandle) -> Object | None:
    return bool_from(self.done)


def handle_set_done(self: ThreadHandle) -> Object | None:
    if not self.done:
        self.done = True
        if self.running.locked():
            self.running.release()
    return NONE


def handle_get_ident(self: ThreadHandle) -> Object | None:
    return long_from_host(self.ident)


THREAD_HANDLE_TYPE: Final[TypeObject] = static_type(
    "_ThreadHandle",
    module="_thread",
    new=method("__new__", handle_new, "*args, **kwargs"),
    methods=(
        method("join", handle_join, "timeout=None, /"),
        method("is_done", handle_is_done, ""),
        method("_set_done", handle_set_done, ""),
    ),
    getset=(getset("ident", handle_get_ident, None),),
)


def make_thread_handle(ident: Object) -> Object | None:
    h = ThreadHandle()
    n = as_long(ident)
    if n is None:
        return type_error("ident must be an integer")
    h.ident = long_to_host(n)
    h.started = True
    h.running.acquire()
    return h


def get_ident() -> Object | None:
    return long_from_host(_thread.get_ident())


def get_native_id() -> Object | None:
    return long_from_host(_thread.get_native_id())


# The host's own function; type stubs do not know it.
MAIN_THREAD_IDENT: Final[Callable[[], int]] = vars(_thread)["_get_main_thread_ident"]


def get_main_thread_ident() -> Object | None:
    return long_from_host(MAIN_THREAD_IDENT())


def count() -> Object | None:
    return long_from_i64(RT.ts.interp.thread_count)


def shutdown() -> Object | None:
    """Wait for the threads that are not daemons."""
    interp = RT.ts.interp
    while interp.joinable_threads:
        h = interp.joinable_threads.pop()
        if isinstance(h, ThreadHandle) and not h.done and h.ident != _thread.get_ident():
            ts = RT.ts
            try:
                h.running.acquire()
                h.running.release()
            except BaseException as e:
                RT.ts = ts
                interp.joinable_threads.append(h)
                set_from_host(e)
                return None
            RT.ts = ts
    return NONE


def allocate_lock() -> Object | None:
    return LockObject()


def stack_size(size: Object | None) -> Object | None:
    interp = RT.ts.interp
    before = interp.thread_stack_size
    if size is not None:
        n = index_as_i64(size)
        if n == -1 and error_occurred():
            return None
        if n < 0:
            return value_error("size must be 0 or a positive value")
        if 0 < n < SMALLEST_STACK:
            return value_error(f"size not valid: {n} bytes")
        interp.thread_stack_size = int(n)
    return long_from_host(before)


def exit_thread() -> Object | None:
    set_error_object(SYSTEM_EXIT, None)
    return None


def interrupt_main(signum: Object | None) -> Object | None:
    try:
        if signum is None:
            _thread.interrupt_main()
        else:
            n = as_long(signum)
            _thread.interrupt_main(cast("signal.Signals", 2 if n is None else long_to_host(n)))
    except (ValueError, GuestException, KeyboardInterrupt) as e:
        set_from_host(e)
        return None
    return NONE if check_signals() else None


def daemon_threads_allowed() -> Object | None:
    return TRUE


def is_main_interpreter() -> Object | None:
    return TRUE


def excepthook(args: Object) -> Object | None:
    """`threading.excepthook`: show what a thread did not catch."""
    exc_type = get_attr(args, intern("exc_type"))
    exc_value = get_attr(args, intern("exc_value"))
    thread = get_attr(args, intern("thread"))
    if exc_type is None or exc_value is None or thread is None:
        return None
    if exc_type is SYSTEM_EXIT:
        return NONE
    name = "<failed to get thread name>"
    if thread is NONE:
        name = str(_thread.get_ident())
    else:
        known = lookup_attr(thread, intern("name"))
        clear_error()
        if known is not None:
            name = host_str(known)
    write_stderr(f"Exception in thread {name}:\n")
    if isinstance(exc_value, BaseExceptionObject):
        display_exception(exc_value)
    return NONE


EXCEPT_HOOK_ARGS_TYPE: Final = new_structseq_type(
    "_thread._ExceptHookArgs", ["exc_type", "exc_value", "exc_traceback", "thread"], 4
)

FUNCTIONS: Final = (
    function("start_new_thread", start_new_thread, "function, args, kwargs={}, /"),
    function("start_new", start_new_thread, "function, args, kwargs={}, /"),
    function("start_joinable_thread", start_joinable_thread, "function, handle=None, daemon=True"),
    function("daemon_threads_allowed", daemon_threads_allowed, ""),
    function("allocate_lock", allocate_lock, ""),
    function("allocate", allocate_lock, ""),
    function("exit", exit_thread, ""),
    function("exit_thread", exit_thread, ""),
    function("interrupt_main", interrupt_main, "signum=signal.SIGINT, /"),
    function("get_ident", get_ident, ""),
    function("get_native_id", get_native_id, ""),
    function("_count", count, ""),
    function("stack_size", stack_size, "size=0, /"),
    function("_excepthook", excepthook, "args, /"),
    function("_is_main_interpreter", is_main_interpreter, ""),
    function("_shutdown", shutdown, ""),
    function("_make_thread_handle", make_thread_handle, "ident, /"),
    function("_get_main_thread_ident", get_main_thread_ident, ""),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_thread`."""
    module = new_module(
        "_thread",
        "This module provides primitive operations to write multi-threaded programs.\n"
        "The 'threading' module provides a more convenient interface.",
        FUNCTIONS,
    )
    add_object(module, "LockType", LOCK_TYPE)
    for tp in (LOCK_TYPE, RLOCK_TYPE, LOCAL_TYPE):
        add_type(module, tp)
    add_object(module, "error", RUNTIME_ERROR)
    add_object(module, "TIMEOUT_MAX", to_guest(_thread.TIMEOUT_MAX))
    add_type(module, THREAD_HANDLE_TYPE)
    add_object(module, "_ExceptHookArgs", EXCEPT_HOOK_ARGS_TYPE)
    return module


from rt.modules._signal import check_signals  # noqa: E402
from rt.modules.support import add_object, add_type, new_module  # noqa: E402
from rt.modules.thread_locks import (  # noqa: E402
    LOCAL_TYPE,
    LOCK_TYPE,
    RLOCK_TYPE,
    LockObject,
)
from rt.objects.boolobject import TRUE, bool_from  # noqa: E402
from rt.objects.call import call_ex  # noqa: E402
from rt.objects.errors import clear_error, restore_error, set_error_object  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    RUNTIME_ERROR,
    SYSTEM_EXIT,
    BaseExceptionObject,
    host_str,
)
from rt.objects.floatobject import as_float  # noqa: E402
from rt.objects.guestobject import GuestException  # noqa: E402
from rt.objects.host import set_from_failure, set_from_host, to_guest  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    as_long,
    long_from_host,
    long_from_i64,
    long_to_host,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_callable,
    is_true,
    lookup_attr,
)
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
from rt.vm.errordisplay import (  # noqa: E402
    display_exception,
    write_stderr,
    write_unraisable,
)
