"""The module `_asyncio`: futures, tasks and the loop that runs.

Answers to Modules/_asynciomodule.c; the work is in asyncio_future.py, asyncio_task.py and
asyncio_state.py.
"""

from __future__ import annotations

from typing import Final

from rt.modules.asyncio_future import FUTURE_TYPE
from rt.modules.asyncio_state import (
    current_task_of,
    enter_task,
    get_event_loop,
    get_running_loop,
    leave_task,
    make_state,
    register_eager_task,
    register_task,
    running_loop,
    set_running_loop,
    swap_current_task,
    unregister_eager_task,
    unregister_task,
)
from rt.modules.asyncio_task import TASK_TYPE
from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import InterpreterState


def get_running_loop_or_none() -> Object | None:
    loop = running_loop()
    return NONE if loop is None else loop


def current_task(loop: Object | None) -> Object | None:
    if loop is None or loop is NONE:
        loop = get_running_loop()
    return None if loop is None else current_task_of(loop)


def done(ok: bool) -> Object | None:
    """The guest's None, or None: an exception is set."""
    return NONE if ok else None


def register_task_function(task: Object) -> Object | None:
    return done(register_task(task))


def unregister_task_function(task: Object) -> Object | None:
    return done(unregister_task(task))


def register_eager_task_function(task: Object) -> Object | None:
    return done(register_eager_task(task))


def unregister_eager_task_function(task: Object) -> Object | None:
    return done(unregister_eager_task(task))


def enter_task_function(loop: Object, task: Object) -> Object | None:
    return done(enter_task(loop, task))


def leave_task_function(loop: Object, task: Object) -> Object | None:
    return done(leave_task(loop, task))


FUNCTIONS: Final = (
    function("current_task", current_task, "loop=None", doc="The task that the loop steps."),
    function(
        "get_event_loop",
        get_event_loop,
        "",
        doc="The running event loop, or else that of the policy.",
    ),
    function(
        "get_running_loop",
        get_running_loop,
        "",
        doc="The running event loop; a RuntimeError when there is none.",
    ),
    function(
        "_get_running_loop", get_running_loop_or_none, "", doc="The running event loop or None."
    ),
    function("_set_running_loop", set_running_loop, "loop, /", doc="Set the running event loop."),
    function("_register_task", register_task_function, "task", doc="Register a task with asyncio."),
    function(
        "_register_eager_task",
        register_eager_task_function,
        "task",
        doc="Register a task that takes its first step at once.",
    ),
    function("_unregister_task", unregister_task_function, "task", doc="Forget a task."),
    function(
        "_unregister_eager_task",
        unregister_eager_task_function,
        "task",
        doc="Forget a task that has taken its first step.",
    ),
    function("_enter_task", enter_task_function, "loop, task", doc="Make a task the loop's."),
    function("_leave_task", leave_task_function, "loop, task", doc="The loop leaves its task."),
    function(
        "_swap_current_task",
        swap_current_task,
        "loop, task",
        doc="Make a task, or none, the loop's; the one before.",
    ),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_asyncio`."""
    state = make_state()
    if state is None:
        return None
    module = new_module("_asyncio", "The native half of asyncio.", FUNCTIONS)
    add_type(module, FUTURE_TYPE)
    add_type(module, TASK_TYPE)
    add_object(module, "_scheduled_tasks", state.scheduled_tasks)
    add_object(module, "_eager_tasks", state.eager_tasks)
    add_object(module, "_current_tasks", state.current_tasks)
    return module


from rt.modules.support import add_object, add_type, new_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
