"""`_asyncio.Task`.

Answers to the second half of Modules/_asynciomodule.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.modules.asyncio_future import FUTURE_TYPE, PENDING, FutureObject
from rt.objects.boolobject import FALSE, TRUE, bool_from
from rt.objects.errors import error, type_error
from rt.objects.exceptions import RUNTIME_ERROR, BaseExceptionObject
from rt.objects.methodobject import BuiltinFunction, getset, method
from rt.objects.object import NONE, Object
from rt.objects.slots import S_CALL, S_DEL, S_REPR, slot_impl
from rt.objects.typeobject import BASETYPE, DICT, HEAP, WEAKREF, TypeObject, static_type


class TaskObject(FutureObject):
    """A task: a coroutine that a loop steps until it ends."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        # The future that it waits for.
        self.waiter: Object | None = None
        self.coroutine: Object | None = None
        self.name: Object | None = None
        # The number of which the name is made, when the task was given none.
        self.number = 0
        self.context: Object = NONE
        # The next step is to raise a CancelledError.
        self.must_cancel: bool = False
        self.log_destroy_pending: bool = False
        self.cancels_requested: i64 = 0


class StepWrapper(Object):
    """What a loop calls to step a task. CPython: TaskStepMethWrapper"""

    def __init__(self, task: TaskObject, exc: BaseExceptionObject | None) -> None:
        self.task: Final = task
        self.exc: Final = exc

    def ob_type(self) -> TypeObject:
        return STEP_WRAPPER_TYPE

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if kwnames is not None and kwnames.n > 0:
            return type_error("function takes no keyword arguments")
        if nargs > 0:
            return type_error("function takes no positional arguments")
        return task_step(self.task, self.exc)


# Making a task.


def is_coroutine(x: Object) -> i64:
    """-1 with an exception. CPython: is_coroutine"""
    if isinstance(x, CoroutineObject):
        return 1
    answer = call_one(asyncio_state().names["iscoroutine"], x)
    return -1 if answer is None else is_true(answer)


def task_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return TaskObject(cls)


def task_init(
    self: TaskObject,
    coro: Object,
    loop: Object | None,
    name: Object | None,
    context: Object | None,
    eager_start: Object | None,
) -> Object | None:
    # CPython: _asyncio_Task___init___impl
    eager: i64 = 0 if eager_start is None else is_true(eager_start)
    if eager < 0 or not future_init(self, loop):
        return None
    known = is_coroutine(coro)
    if known < 0:
        return None
    if not known:
        self.log_destroy_pending = False
        shown = object_repr_of(coro)
        if shown is None:
            return None
        return type_error(f"a coroutine was expected, got {unicode_to_host(shown)}")
    if context is None or context is NONE:
        context = copy_context()
        if context is None:
            return None
    self.context = context
    self.waiter = None
    self.must_cancel = False
    self.log_destroy_pending = True
    self.cancels_requested = 0
    self.coroutine = coro
    if name is None or name is NONE:
        state = asyncio_state()
        state.task_counter += 1
        self.number = state.task_counter
        self.name = None
    else:
        self.name = name if isinstance(name, UnicodeObject) else object_str_result(name)
        if self.name is None:
            return None
    if eager:
        owner = self.loop
        assert owner is not None
        running = call_method_noargs(owner, intern("is_running"))
        is_running: i64 = -1 if running is None else is_true(running)
        if is_running < 0:
            return None
        if is_running:
            return NONE if start_eagerly(self) else None
    if not step_soon(self, None) or not register_task(self):
        return None
    return NONE


def start_eagerly(task: TaskObject) -> bool:
    """Take a task's first step at once. False with an exception. CPython: task_eager_start"""
    loop = task.loop
    assert loop is not None
    before = swap_current_task(loop, task)
    if before is None:
        return False
    context = task.context
    if not register_eager_task(task):
        swap_current_task(loop, before)
        return False
    if not isinstance(context, ContextObject):
        type_error("an instance of Context was expected")
        unregister_eager_task(task)
        swap_current_task(loop, before)
        return False
    if not context_enter(context):
        unregister_eager_task(task)
        swap_current_task(loop, before)
        return False
    ok = step(task, None) is not None
    failure = take_error()
    if swap_current_task(loop, before) is None:
        ok = False
    if not unregister_eager_task(task):
        ok = False
    context_exit(context)
    if failure is not None:
        restore_error(failure)
    if task.state == PENDING:
        if not register_task(task):
            ok = False
    else:
        task.coroutine = None
    return ok


# Steps.


def step_soon(task: TaskObject, exc: BaseExceptionObject | None) -> bool:
    """Let the loop step the task. False with an exception. CPython: task_call_step_soon"""
    loop = task.loop
    assert loop is not None
    return call_soon(loop, StepWrapper(task, exc), None, task.context)


def fail_soon(task: TaskObject, template: str, shown: list[Object]) -> Object | None:
    """Let the loop raise a RuntimeError in the task. CPython: task_set_error_soon

    Args:
        template: its message, with %R where the repr of the next object shown belongs.
    """
    parts = template.split("%R")
    message = parts[0]
    for i, x in enumerate(shown):
        text = object_repr_of(x)
        if text is None:
            return None
        message += unicode_to_host(text) + parts[i + 1]
    exc = call_one(RUNTIME_ERROR, unicode_from_host(message))
    if not isinstance(exc, BaseExceptionObject) or not step_soon(task, exc):
        return None
    return NONE


def task_step(task: TaskObject, exc: BaseExceptionObject | None) -> Object | None:
    """One step, as the loop's current task. CPython: task_step"""
    loop = task.loop
    if loop is None:
        return error(RUNTIME_ERROR, "uninitialized Task object")
    if not enter_task(loop, task):
        return None
    result = step(task, exc)
    failure = take_error()
    left = leave_task(loop, task)
    if failure is not None:
        if left:
            restore_error(failure)
        else:
            later = take_error()
            if later is not None:
                later.context = failure
            restore_error(later)
        return None
    return result if left else None


class Sent:
    """What a coroutine did with what was sent or thrown into it."""

    def __init__(self) -> None:
        self.yielded: Object | None = None
        self.returned: Object | None = None


def run_coroutine(coro: Object, exc: BaseExceptionObject | None, sent: Sent) -> None:
    """Go on with a coroutine, or raise in it. Without a result an exception is set."""
    if exc is None and isinstance(coro, GeneratorBase):
        sent.yielded = gen_resume(coro, NONE, False)
        if sent.yielded is None and not error_occurred():
            sent.returned = coro.result
            coro.result = NONE
        return
    RT.ts.stop_value = None
    if exc is None:
        sent.yielded = call_method_one(coro, intern("send"), NONE)
    elif isinstance(coro, CoroutineObject):
        sent.yielded = gen_throw_exception(coro, exc)
    else:
        sent.yielded = call_method_one(coro, intern("throw"), exc)
    if sent.yielded is None:
        sent.returned = take_stop_value()


def step(task: TaskObject, exc: BaseExceptionObject | None) -> Object | None:
    """CPython: task_step_impl"""
    state = asyncio_state()
    cancelled = state.error_type("CancelledError")
    if task.state != PENDING:
        a = object_repr_of(task)
        b = None if a is None else object_repr_of(NONE if exc is None else exc)
        if a is not None and b is not None:
            asyncio_error(
                "InvalidStateError",
                f"_step(): already done: {unicode_to_host(a)} {unicode_to_host(b)}",
            )
        return None
    if task.must_cancel:
        if exc is None or not is_subtype(exc.cls, cancelled):
            exc = cancelled_error_of(task)
            if exc is None:
                return None
        task.must_cancel = False
    task.waiter = None
    coro = task.coroutine
    if coro is None:
        return error(RUNTIME_ERROR, "uninitialized Task object")
    sent = Sent()
    run_coroutine(coro, exc, sent)
    if sent.yielded is not None:
        return wait_for(task, sent.yielded)
    if sent.returned is not None:
        if task.must_cancel:
            # Cancelled right before the coroutine ended.
            task.must_cancel = False
            done = cancel_future(task, task.cancel_message)
        else:
            done = future_set_result(task, sent.returned)
        return None if done is None else NONE
    raised = take_error()
    assert raised is not None
    if is_subtype(raised.cls, cancelled):
        task.cancelled_error = raised
        return cancel_future(task, None)
    if future_set_exception(task, raised) is None:
        return None
    if is_subtype(raised.cls, KEYBOARD_INTERRUPT) or is_subtype(raised.cls, SYSTEM_EXIT):
        # These end the loop too.
        restore_error(raised)
        return None
    return NONE


def wait_for(task: TaskObject, what: Object) -> Object | None:
    """Have the task stepped again once what it yielded is done."""
    if what is task:
        return fail_soon(task, "Task cannot await on itself: %R", [task])
    if what is NONE:
        return NONE if step_soon(task, None) else None
    exact = isinstance(what, FutureObject) and (what.cls is FUTURE_TYPE or what.cls is TASK_TYPE)
    loop: Object | None
    blocking: i64
    if exact:
        assert isinstance(what, FutureObject)
        loop = what.loop
        blocking = 1 if what.blocking else 0
    else:
        flag = lookup_attr(what, intern("_asyncio_future_blocking"))
        if flag is None or flag is NONE:
            if error_occurred():
                return None
            return bad_yield(task, what)
        blocking = is_true(flag)
        if blocking < 0:
            return None
        loop = loop_of(what)
        if loop is None:
            return None
    if loop is not task.loop:
        return fail_soon(task, "Task %R got Future %R attached to a different loop", [task, what])
    if not blocking:
        return fail_soon(
            task, "yield was used instead of yield from in task %R with %R", [task, what]
        )
    wakeup = BuiltinFunction(TASK_WAKEUP, task, None)
    if exact:
        assert isinstance(what, FutureObject)
        what.blocking = False
        added = add_callback(what, wakeup, task.context)
    else:
        if set_attr(what, intern("_asyncio_future_blocking"), FALSE) < 0:
            return None
        add = get_attr(what, intern("add_done_callback"))
        if add is None:
            return None
        window = vec[Object | None]([wakeup, task.context])
        added = add.tp_call(window, 0, 1, tuple1(intern("context")))
    if added is None:
        return None
    task.waiter = what
    if task.must_cancel:
        answer = cancel_waiter(task, what)
        if answer < 0:
            return None
        if answer:
            task.must_cancel = False
    return NONE


def cancel_waiter(task: TaskObject, waiter: Object) -> i64:
    """`waiter.cancel(msg=...)`: -1 with an exception."""
    f = get_attr(waiter, intern("cancel"))
    if f is None:
        return -1
    message = task.cancel_message
    window = vec[Object | None]([NONE if message is None else message])
    answer = f.tp_call(window, 0, 0, tuple1(intern("msg")))
    return -1 if answer is None else is_true(answer)


def bad_yield(task: TaskObject, what: Object) -> Object | None:
    """What is no future must not be yielded to a loop."""
    if isinstance(what, GeneratorObject):
        return fail_soon(
            task,
            "yield was used instead of yield from for generator in task %R with %R",
            [task, what],
        )
    return fail_soon(task, "Task got bad yield: %R", [what])


def loop_of(fut: Object) -> Object | None:
    """The loop of anything like a future. CPython: get_future_loop"""
    f = lookup_attr(fut, intern("get_loop"))
    if f is not None:
        return call_noargs(f)
    return None if error_occurred() else get_attr(fut, intern("_loop"))


def task_wakeup(self: TaskObject, future: Object) -> Object | None:
    """Step the task: what it waited for is done. CPython: task_wakeup"""
    if isinstance(future, FutureObject) and (future.cls is FUTURE_TYPE or future.cls is TASK_TYPE):
        if future_outcome(future) is not None:
            return task_step(self, future.exception)
    elif call_method_noargs(future, intern("result")) is not None:
        return task_step(self, None)
    return task_step(self, take_error())


# Methods.


def task_repr(self: TaskObject) -> Object | None:
    return call_one(asyncio_state().names["_task_repr"], self)


def task_finalize(self: TaskObject) -> Object | None:
    """Tell the loop of a task that dies before it has ended. CPython: TaskObj_finalize"""
    if self.state == PENDING and self.log_destroy_pending:
        message = intern("Task was destroyed but it is pending!")
        report_to_loop(self, [("task", self), ("message", message)])
        if error_occurred():
            RT.ts.evaluator.unraisable(None, self)
    return future_finalize(self)


def task_cancel(self: TaskObject, msg: Object | None) -> Object | None:
    # CPython: _asyncio_Task_cancel_impl
    self.log_traceback = False
    if self.state != PENDING:
        return FALSE
    self.cancels_requested += 1
    if msg is None:
        msg = NONE
    waiter = self.waiter
    if waiter is not None:
        f = get_attr(waiter, intern("cancel"))
        if f is None:
            return None
        answer = f.tp_call(vec[Object | None]([msg]), 0, 0, tuple1(intern("msg")))
        answered: i64 = -1 if answer is None else is_true(answer)
        if answered < 0:
            return None
        if answered:
            return TRUE
    self.must_cancel = True
    self.cancel_message = msg
    return TRUE


def task_cancelling(self: TaskObject) -> Object | None:
    return long_from_i64(self.cancels_requested)


def task_uncancel(self: TaskObject) -> Object | None:
    if self.cancels_requested > 0:
        self.cancels_requested -= 1
        if self.cancels_requested == 0:
            self.must_cancel = False
    return long_from_i64(self.cancels_requested)


def task_get_stack(self: TaskObject, limit: Object | None) -> Object | None:
    f = asyncio_state().names["_task_get_stack"]
    return call_two(f, self, NONE if limit is None else limit)


def task_print_stack(self: TaskObject, limit: Object | None, file: Object | None) -> Object | None:
    f = asyncio_state().names["_task_print_stack"]
    return call_three(f, self, NONE if limit is None else limit, NONE if file is None else file)


def task_set_result(self: TaskObject, result: Object) -> Object | None:
    return error(RUNTIME_ERROR, "Task does not support set_result operation")


def task_set_exception(self: TaskObject, exception: Object) -> Object | None:
    return error(RUNTIME_ERROR, "Task does not support set_exception operation")


def task_get_name(self: TaskObject) -> Object | None:
    name = self.name
    if name is None and self.number:
        name = unicode_from_host(f"Task-{self.number}")
        self.name = name
    return NONE if name is None else name


def task_set_name(self: TaskObject, value: Object) -> Object | None:
    name = value if isinstance(value, UnicodeObject) else object_str_result(value)
    if name is None:
        return None
    self.name = name
    return NONE


def task_get_coro(self: TaskObject) -> Object | None:
    coro = self.coroutine
    return NONE if coro is None else coro


def task_get_context(self: TaskObject) -> Object | None:
    return self.context


def get_log_destroy_pending(self: TaskObject) -> Object | None:
    return bool_from(self.log_destroy_pending)


def set_log_destroy_pending(self: TaskObject, value: Object | None) -> i64:
    if value is None:
        return cannot_delete()
    flag = is_true(value)
    if flag < 0:
        return -1
    self.log_destroy_pending = flag != 0
    return 0


def get_must_cancel(self: TaskObject) -> Object | None:
    return bool_from(self.must_cancel)


def get_waiter(self: TaskObject) -> Object | None:
    waiter = self.waiter
    return NONE if waiter is None else waiter


def step_wrapper_self(self: StepWrapper) -> Object | None:
    return self.task


TASK_WAKEUP: Final = method("task_wakeup", task_wakeup, "future, /")

TASK_TYPE: Final[TypeObject] = static_type(
    "_asyncio.Task",
    base=FUTURE_TYPE,
    doc="A coroutine wrapped in a Future.",
    new=method("__new__", task_new, "*args, **kwargs"),
    init=method(
        "__init__",
        task_init,
        "coro, *, loop=None, name=None, context=None, eager_start=False",
    ),
    impls=(slot_impl(S_REPR, task_repr), slot_impl(S_DEL, task_finalize)),
    methods=(
        method(
            "set_result", task_set_result, "result, /", doc="A task's result is its coroutine's."
        ),
        method(
            "set_exception",
            task_set_exception,
            "exception, /",
            doc="A task's exception is its coroutine's.",
        ),
        method(
            "cancel",
            task_cancel,
            "msg=None",
            doc="Request that this task cancel itself: a CancelledError is raised in the\n"
            "coroutine at the next step. False when the task is done already.",
        ),
        method(
            "cancelling",
            task_cancelling,
            "",
            doc="How many cancellation requests are there that were not taken back?",
        ),
        method("uncancel", task_uncancel, "", doc="Take back a request to cancel."),
        method(
            "get_stack",
            task_get_stack,
            "*, limit=None",
            doc="The stack frames of the coroutine, at most limit.",
        ),
        method(
            "print_stack",
            task_print_stack,
            "*, limit=None, file=None",
            doc="Print the coroutine's stack, or the traceback of its exception.",
        ),
        method("get_name", task_get_name, ""),
        method("set_name", task_set_name, "value, /"),
        method("get_coro", task_get_coro, ""),
        method("get_context", task_get_context, ""),
    ),
    getset=(
        getset("_log_destroy_pending", get_log_destroy_pending, set_log_destroy_pending),
        getset("_must_cancel", get_must_cancel, None),
        getset("_coro", task_get_coro, None),
        getset("_fut_waiter", get_waiter, None),
    ),
    flags=BASETYPE | HEAP | DICT | WEAKREF,
)

STEP_WRAPPER_TYPE: Final[TypeObject] = static_type(
    "_asyncio.TaskStepMethWrapper",
    slots=(S_CALL,),
    getset=(getset("__self__", step_wrapper_self, None),),
)


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules._contextvars import (  # noqa: E402
    ContextObject,
    context_enter,
    context_exit,
    copy_context,
)
from rt.modules.asyncio_future import (  # noqa: E402
    add_callback,
    call_soon,
    cancel_future,
    cancelled_error_of,
    cannot_delete,
    future_finalize,
    future_init,
    future_outcome,
    future_set_exception,
    future_set_result,
    report_to_loop,
)
from rt.modules.asyncio_state import (  # noqa: E402
    asyncio_error,
    asyncio_state,
    enter_task,
    leave_task,
    register_eager_task,
    register_task,
    swap_current_task,
    unregister_eager_task,
)
from rt.objects.call import (  # noqa: E402
    call_method_noargs,
    call_method_one,
    call_noargs,
    call_one,
    call_three,
    call_two,
)
from rt.objects.errors import error_occurred, restore_error, take_error  # noqa: E402
from rt.objects.exceptions import KEYBOARD_INTERRUPT, SYSTEM_EXIT  # noqa: E402
from rt.objects.genobject import (  # noqa: E402
    CoroutineObject,
    GeneratorBase,
    GeneratorObject,
    gen_resume,
    gen_throw_exception,
    take_stop_value,
)
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_true,
    lookup_attr,
    object_repr_of,
    object_str_result,
    set_attr,
)
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple1  # noqa: E402
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)
