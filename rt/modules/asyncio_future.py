"""`_asyncio.Future`, and the iterator that awaiting one is.

Answers to the first half of Modules/_asynciomodule.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.boolobject import FALSE, TRUE, bool_from
from rt.objects.errors import error, error_occurred, type_error
from rt.objects.exceptions import RUNTIME_ERROR, BaseExceptionObject
from rt.objects.methodobject import CLASS_GETITEM, getset, method
from rt.objects.object import EQ, NONE, Object
from rt.objects.slots import S_AWAIT, S_DEL, S_ITER, S_NEXT, S_REPR, slot_impl
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    HEAP,
    WEAKREF,
    HeapObject,
    TypeObject,
    static_type,
)

PENDING: Final = 0
CANCELLED: Final = 1
FINISHED: Final = 2
STATE_NAMES: Final[tuple[str, ...]] = ("PENDING", "CANCELLED", "FINISHED")

NOT_INITIALIZED: Final = "Future object is not initialized."


class Callback:
    """A function to be called when a future is done, and the context to call it in."""

    def __init__(self, function: Object, context: Object) -> None:
        self.function: Final = function
        self.context: Final = context


class FutureObject(HeapObject):
    """A future; without a loop it has not been initialised."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.dict: DictObject | None = None
        self.loop: Object | None = None
        self.callbacks: list[Callback] = []
        self.state: i64 = PENDING
        self.result: Object | None = None
        self.exception: BaseExceptionObject | None = None
        # The traceback that the exception had when it was set.
        self.exception_traceback: Object | None = None
        self.source_traceback: Object | None = None
        self.cancel_message: Object | None = None
        # The CancelledError that ended a task.
        self.cancelled_error: BaseExceptionObject | None = None
        # Nobody has asked for the exception yet.
        self.log_traceback: bool = False
        # A task awaits it, and is about to yield it to its loop.
        self.blocking: bool = False

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.dict
        if d is None and create:
            d = dict_new()
            self.dict = d
        return d

    def __del__(self) -> None:
        f = self.cls.slots[S_DEL]
        if f is not None:
            run_finalizer(self, f)


def run_finalizer(fut: FutureObject, f: Object) -> None:
    """Call `__del__`; what it raises is reported."""
    ts = RT.ts
    evaluator = ts.evaluator
    saved_error = take_error()
    saved = evaluator.enter_finalizer()
    if call_special(fut, f) is None:
        evaluator.unraisable(None, f)
    evaluator.leave_finalizer(saved)
    restore_error(saved_error)


# What futures and tasks have in common.


def is_initialized(fut: FutureObject) -> bool:
    """False with a RuntimeError. CPython: future_ensure_alive"""
    if fut.loop is None:
        error(RUNTIME_ERROR, NOT_INITIALIZED)
        return False
    return True


def call_soon(loop: Object, function: Object, arg: Object | None, context: Object) -> bool:
    """`loop.call_soon(function, arg, context=context)`. False with an exception."""
    f = get_attr(loop, intern("call_soon"))
    if f is None:
        return False
    window = vec[Object | None]([function, arg, context])
    n: i64 = 2
    if arg is None:
        window[1] = context
        n = 1
    return f.tp_call(window, 0, n, tuple1(intern("context"))) is not None


def future_init(fut: FutureObject, loop: Object | None) -> bool:
    """Make a future pending, and a loop's. False with an exception. CPython: future_init"""
    fut.callbacks = []
    fut.state = PENDING
    fut.result = None
    fut.exception = None
    fut.exception_traceback = None
    fut.source_traceback = None
    fut.cancel_message = None
    fut.cancelled_error = None
    fut.log_traceback = False
    fut.blocking = False
    if loop is None or loop is NONE:
        loop = get_event_loop()
    fut.loop = loop
    debug = None if loop is None else call_method_noargs(loop, intern("get_debug"))
    is_debug: i64 = -1 if debug is None else is_true(debug)
    if is_debug < 0:
        return False
    if is_debug and not RT.ts.interp.finalizing:
        fut.source_traceback = call_noargs(asyncio_state().names["extract_stack"])
        return fut.source_traceback is not None
    return True


def schedule_callbacks(fut: FutureObject) -> bool:
    """Let the loop call them all. False with an exception. CPython: future_schedule_callbacks"""
    callbacks = fut.callbacks
    fut.callbacks = []
    loop = fut.loop
    assert loop is not None
    for c in callbacks:
        if not call_soon(loop, c.function, fut, c.context):
            return False
    return True


def future_set_result(fut: FutureObject, result: Object) -> Object | None:
    if not is_initialized(fut):
        return None
    if fut.state != PENDING:
        asyncio_error("InvalidStateError", "invalid state")
        return None
    fut.result = result
    fut.state = FINISHED
    return NONE if schedule_callbacks(fut) else None


def future_set_exception(fut: FutureObject, exception: Object) -> Object | None:
    """CPython: future_set_exception"""
    if fut.state != PENDING:
        asyncio_error("InvalidStateError", "invalid state")
        return None
    exc: Object | None = exception
    if isinstance(exception, TypeObject) and is_subtype(exception, BASE_EXCEPTION):
        exc = call_noargs(exception)
        if exc is None:
            return None
        if fut.state != PENDING:
            asyncio_error("InvalidStateError", "invalid state")
            return None
    if not isinstance(exc, BaseExceptionObject):
        return type_error("invalid exception object")
    if is_subtype(exc.cls, STOP_ITERATION):
        # Inside of a coroutine it would look like its end.
        message = "StopIteration interacts badly with generators and cannot be raised into a Future"
        made = call_one(RUNTIME_ERROR, unicode_from_host(message))
        if not isinstance(made, BaseExceptionObject):
            return None
        made.cause = exc
        made.suppress_context = True
        made.context = exc
        exc = made
    fut.exception = exc
    fut.exception_traceback = exc.traceback
    fut.state = FINISHED
    if not schedule_callbacks(fut):
        return None
    fut.log_traceback = True
    return NONE


def cancelled_error_of(fut: FutureObject) -> BaseExceptionObject | None:
    """The CancelledError to raise; None with an exception. CPython: create_cancelled_error"""
    exc = fut.cancelled_error
    if exc is not None:
        fut.cancelled_error = None
        return exc
    tp = asyncio_state().error_type("CancelledError")
    message = fut.cancel_message
    made = call_noargs(tp) if message is None or message is NONE else call_one(tp, message)
    return made if isinstance(made, BaseExceptionObject) else None


def raise_cancelled(fut: FutureObject) -> None:
    exc = cancelled_error_of(fut)
    if exc is not None:
        set_raised(exc)


def future_outcome(fut: FutureObject) -> Object | None:
    """The result of a future that is done, or its exception, which is not raised: `fut.exception`
    tells. None with an exception: it was cancelled, or is not done. CPython: future_get_result"""
    if fut.state == CANCELLED:
        raise_cancelled(fut)
        return None
    if fut.state != FINISHED:
        asyncio_error("InvalidStateError", "Result is not set.")
        return None
    fut.log_traceback = False
    exc = fut.exception
    if exc is not None:
        exc.traceback = fut.exception_traceback
        fut.exception_traceback = None
        return exc
    return fut.result


def add_callback(fut: FutureObject, function: Object, context: Object) -> Object | None:
    """CPython: future_add_done_callback"""
    loop = fut.loop
    if loop is None:
        return error(RUNTIME_ERROR, "uninitialized Future object")
    if fut.state != PENDING:
        return NONE if call_soon(loop, function, fut, context) else None
    fut.callbacks.append(Callback(function, context))
    return NONE


def cancel_future(fut: FutureObject, message: Object | None) -> Object | None:
    """CPython: future_cancel"""
    fut.log_traceback = False
    if fut.state != PENDING:
        return FALSE
    fut.state = CANCELLED
    fut.cancel_message = message
    return TRUE if schedule_callbacks(fut) else None


def report_to_loop(fut: FutureObject, entries: list[tuple[str, Object]]) -> None:
    """Tell the loop's exception handler of a future that dies; failures are reported."""
    loop = fut.loop
    if loop is None:
        return
    context = dict_new()
    for name, value in entries:
        dict_setitem(context, intern(name), value)
    if fut.source_traceback is not None:
        dict_setitem(context, intern("source_traceback"), fut.source_traceback)
    f = get_attr(loop, intern("call_exception_handler"))
    if f is not None and call_one(f, context) is None:
        RT.ts.evaluator.unraisable(None, f)


# Methods.


def future_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return FutureObject(cls)


def future_init_method(self: FutureObject, loop: Object | None) -> Object | None:
    return NONE if future_init(self, loop) else None


def future_repr(self: FutureObject) -> Object | None:
    if not is_initialized(self):
        return None
    return call_one(asyncio_state().names["_future_repr"], self)


def future_iter(self: FutureObject) -> Object | None:
    return FutureIter(self) if is_initialized(self) else None


def future_finalize(self: FutureObject) -> Object | None:
    """Tell the loop of an exception that nobody asked for. CPython: FutureObj_finalize"""
    exc = self.exception
    if self.log_traceback and exc is not None:
        self.log_traceback = False
        message = f"{type_name(self).rpartition('.')[2]} exception was never retrieved"
        report_to_loop(
            self,
            [("message", unicode_from_host(message)), ("exception", exc), ("future", self)],
        )
        if error_occurred():
            RT.ts.evaluator.unraisable(None, self)
    return NONE


def future_result(self: FutureObject) -> Object | None:
    # CPython: _asyncio_Future_result_impl
    if self.loop is None:
        asyncio_error("InvalidStateError", NOT_INITIALIZED)
        return None
    outcome = future_outcome(self)
    if outcome is not None and self.exception is not None:
        set_raised(self.exception)
        return None
    return outcome


def future_exception(self: FutureObject) -> Object | None:
    # CPython: _asyncio_Future_exception_impl
    if self.loop is None:
        asyncio_error("InvalidStateError", NOT_INITIALIZED)
        return None
    if self.state == CANCELLED:
        raise_cancelled(self)
        return None
    if self.state != FINISHED:
        asyncio_error("InvalidStateError", "Exception is not set.")
        return None
    if self.exception is None:
        return NONE
    self.log_traceback = False
    return self.exception


def future_set_exception_method(self: FutureObject, exception: Object) -> Object | None:
    return future_set_exception(self, exception) if is_initialized(self) else None


def future_add_done_callback(
    self: FutureObject, fn: Object, context: Object | None
) -> Object | None:
    if context is None:
        context = copy_context()
    return None if context is None else add_callback(self, fn, context)


def future_remove_done_callback(self: FutureObject, fn: Object) -> Object | None:
    # CPython: _asyncio_Future_remove_done_callback
    if not is_initialized(self):
        return None
    kept: list[Callback] = []
    removed: i64 = 0
    i: i64 = 0
    # A comparison may change the list.
    while i < len(self.callbacks):
        c = self.callbacks[i]
        same = rich_compare_bool(c.function, fn, EQ)
        if same < 0:
            return None
        if same:
            removed += 1
        else:
            kept.append(c)
        i += 1
    self.callbacks = kept
    return long_from_i64(removed)


def future_cancel_method(self: FutureObject, msg: Object | None) -> Object | None:
    return cancel_future(self, msg) if is_initialized(self) else None


def future_cancelled(self: FutureObject) -> Object | None:
    return bool_from(self.loop is not None and self.state == CANCELLED)


def future_done(self: FutureObject) -> Object | None:
    return bool_from(self.loop is not None and self.state != PENDING)


def future_get_loop(self: FutureObject) -> Object | None:
    return self.loop if is_initialized(self) else None


def future_make_cancelled_error(self: FutureObject) -> Object | None:
    return cancelled_error_of(self)


# Attributes.


def get_state(self: FutureObject) -> Object | None:
    return intern(STATE_NAMES[self.state]) if is_initialized(self) else None


def get_blocking(self: FutureObject) -> Object | None:
    return bool_from(self.loop is not None and self.blocking)


def set_blocking(self: FutureObject, value: Object | None) -> i64:
    if not is_initialized(self):
        return -1
    if value is None:
        return cannot_delete()
    flag = is_true(value)
    if flag < 0:
        return -1
    self.blocking = flag != 0
    return 0


def cannot_delete() -> i64:
    set_error(ATTRIBUTE_ERROR, "cannot delete attribute")
    return -1


def get_loop(self: FutureObject) -> Object | None:
    loop = self.loop
    return NONE if loop is None else loop


def get_callbacks(self: FutureObject) -> Object | None:
    if not is_initialized(self):
        return None
    if not self.callbacks:
        return NONE
    out = list_new()
    for c in self.callbacks:
        list_append(out, tuple2(c.function, c.context))
    return out


def get_result(self: FutureObject) -> Object | None:
    if not is_initialized(self):
        return None
    return NONE if self.result is None else self.result


def get_exception(self: FutureObject) -> Object | None:
    if not is_initialized(self):
        return None
    return NONE if self.exception is None else self.exception


def get_log_traceback(self: FutureObject) -> Object | None:
    return bool_from(self.log_traceback) if is_initialized(self) else None


def set_log_traceback(self: FutureObject, value: Object | None) -> i64:
    if value is None:
        return cannot_delete()
    flag = is_true(value)
    if flag < 0:
        return -1
    if flag:
        return value_error_i("_log_traceback can only be set to False")
    self.log_traceback = False
    return 0


def get_source_traceback(self: FutureObject) -> Object | None:
    tb = self.source_traceback
    return NONE if self.loop is None or tb is None else tb


def get_cancel_message(self: FutureObject) -> Object | None:
    return NONE if self.cancel_message is None else self.cancel_message


def set_cancel_message(self: FutureObject, value: Object | None) -> i64:
    if value is None:
        return cannot_delete()
    self.cancel_message = value
    return 0


# Awaiting.


class FutureIter(Object):
    """Yields a future until it is done; then its result is the iterator's."""

    def __init__(self, future: FutureObject) -> None:
        self.future: FutureObject | None = future

    def ob_type(self) -> TypeObject:
        return FUTURE_ITER_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        # CPython: FutureIter_am_send
        fut = self.future
        if fut is None:
            return None
        if fut.state == PENDING:
            if fut.blocking:
                return error(RUNTIME_ERROR, "await wasn't used with future")
            fut.blocking = True
            return fut
        self.future = None
        result = future_result(fut)
        if result is not None and result is not NONE:
            RT.ts.stop_value = result
        return None


def iter_send(self: FutureIter, value: Object) -> Object | None:
    # CPython: FutureIter_send
    RT.ts.stop_value = None
    found = self.tp_iternext()
    if found is None and not error_occurred():
        set_exhausted()
    return found


def iter_throw(
    self: FutureIter, typ: Object, val: Object | None, tb: Object | None
) -> Object | None:
    # CPython: FutureIter_throw
    if (val is not None or tb is not None) and not warn(
        DEPRECATION_WARNING,
        "the (type, exc, tb) signature of throw() is deprecated, "
        "use the single-arg signature instead.",
    ):
        return None
    exc = thrown_exception(typ, val, tb)
    if exc is not None:
        self.future = None
        set_raised(exc)
    return None


def iter_close(self: FutureIter) -> Object | None:
    self.future = None
    return NONE


FUTURE_TYPE: Final[TypeObject] = static_type(
    "_asyncio.Future",
    doc="This class is *almost* compatible with concurrent.futures.Future.\n\n"
    "result() and exception() do not wait: they raise an exception when the future is not done\n"
    "yet. Callbacks are called by the event loop's call_soon().",
    new=method("__new__", future_new, "*args, **kwargs"),
    init=method("__init__", future_init_method, "*, loop=None"),
    impls=(
        slot_impl(S_REPR, future_repr),
        slot_impl(S_ITER, future_iter),
        slot_impl(S_AWAIT, future_iter),
        slot_impl(S_DEL, future_finalize),
    ),
    methods=(
        method("result", future_result, "", doc="The result; raises the exception if one was set."),
        method("exception", future_exception, "", doc="The exception that was set, or None."),
        method(
            "set_result",
            future_set_result,
            "result, /",
            doc="Mark the future done and set its result.",
        ),
        method(
            "set_exception",
            future_set_exception_method,
            "exception, /",
            doc="Mark the future done and set an exception.",
        ),
        method(
            "add_done_callback",
            future_add_done_callback,
            "fn, /, *, context=<unrepresentable>",
            doc="Have fn called with the future once it is done.",
        ),
        method(
            "remove_done_callback",
            future_remove_done_callback,
            "fn, /",
            doc="Remove all instances of a callback; how many there were.",
        ),
        method(
            "cancel",
            future_cancel_method,
            "msg=None",
            doc="Cancel the future and schedule callbacks; False when it is done already.",
        ),
        method("cancelled", future_cancelled, "", doc="True if the future was cancelled."),
        method("done", future_done, "", doc="True if the future has an outcome."),
        method("get_loop", future_get_loop, "", doc="The event loop the future is bound to."),
        method(
            "_make_cancelled_error",
            future_make_cancelled_error,
            "",
            doc="The CancelledError to raise if the future is cancelled.",
        ),
        CLASS_GETITEM,
    ),
    getset=(
        getset("_state", get_state, None),
        getset("_asyncio_future_blocking", get_blocking, set_blocking),
        getset("_loop", get_loop, None),
        getset("_callbacks", get_callbacks, None),
        getset("_result", get_result, None),
        getset("_exception", get_exception, None),
        getset("_log_traceback", get_log_traceback, set_log_traceback),
        getset("_source_traceback", get_source_traceback, None),
        getset("_cancel_message", get_cancel_message, set_cancel_message),
    ),
    flags=BASETYPE | HEAP | DICT | WEAKREF,
)

FUTURE_ITER_TYPE: Final[TypeObject] = static_type(
    "_asyncio.FutureIter",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("send", iter_send, "value, /"),
        method(
            "throw", iter_throw, "type, value=<unrepresentable>, traceback=<unrepresentable>, /"
        ),
        method("close", iter_close, ""),
    ),
)


from rt.dict.dictobject import DictObject, dict_new, dict_setitem  # noqa: E402
from rt.modules._contextvars import copy_context  # noqa: E402
from rt.modules.asyncio_state import asyncio_error, asyncio_state, get_event_loop  # noqa: E402
from rt.objects.call import call_method_noargs, call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    restore_error,
    set_error,
    set_raised,
    take_error,
    value_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    BASE_EXCEPTION,
    DEPRECATION_WARNING,
    STOP_ITERATION,
    set_exhausted,
)
from rt.objects.genobject import thrown_exception  # noqa: E402
from rt.objects.listobject import list_append, list_new  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, rich_compare_bool  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.slot_calls import call_special  # noqa: E402
from rt.objects.tupleobject import tuple1, tuple2  # noqa: E402
from rt.objects.typeobject import is_subtype, type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host  # noqa: E402
