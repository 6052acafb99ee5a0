"""What `_asyncio` keeps for each interpreter, and the loop that runs in each thread.

Answers to asyncio_state of Modules/_asynciomodule.c.
"""

from __future__ import annotations

import os

from rt.objects.errors import error
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT


class AsyncioState(Object):
    """The module's state. CPython: asyncio_state"""

    def __init__(self, names: dict[str, Object], tasks: Object, eager: SetObject) -> None:
        # What is taken of the package, by its name there.
        self.names: dict[str, Object] = names
        # All tasks: a WeakSet of those that a loop steps, and those in their eager step.
        self.scheduled_tasks: Object = tasks
        self.eager_tasks: SetObject = eager
        # The task that each running loop steps.
        self.current_tasks: DictObject = dict_new()
        self.task_counter = 0

    def error_type(self, name: str) -> TypeObject:
        """An exception of asyncio."""
        tp = self.names[name]
        assert isinstance(tp, TypeObject)
        return tp


# Where the module finds what it needs.
IMPORTS = (
    ("asyncio.events", "get_event_loop_policy"),
    ("asyncio.base_futures", "_future_repr"),
    ("asyncio.exceptions", "InvalidStateError"),
    ("asyncio.exceptions", "CancelledError"),
    ("asyncio.base_tasks", "_task_repr"),
    ("asyncio.base_tasks", "_task_get_stack"),
    ("asyncio.base_tasks", "_task_print_stack"),
    ("asyncio.coroutines", "iscoroutine"),
    ("traceback", "extract_stack"),
)


def make_state() -> AsyncioState | None:
    """A new interpreter's state; None with an exception. CPython: module_init"""
    names: dict[str, Object] = {}
    for module, name in IMPORTS:
        m = import_module(module)
        found = None if m is None else get_attr(m, intern(name))
        if found is None:
            return None
        names[name] = found
    for name in ("InvalidStateError", "CancelledError"):
        if not isinstance(names[name], TypeObject):
            type_error(f"asyncio.exceptions.{name} must be a class")
            return None
    weakref = import_module("weakref")
    tasks = None if weakref is None else call_method_noargs(weakref, intern("WeakSet"))
    if tasks is None:
        return None
    state = AsyncioState(names, tasks, set_new())
    RT.ts.interp.asyncio = state
    return state


def asyncio_state() -> AsyncioState:
    """The state; the module has made it."""
    state = RT.ts.interp.asyncio
    assert isinstance(state, AsyncioState)
    return state


def asyncio_error(name: str, message: str) -> None:
    """Raise an exception of asyncio."""
    set_error(asyncio_state().error_type(name), message)


# The running loop.


def running_loop() -> Object | None:
    """The loop that runs in this thread, if any. CPython: _get_running_loop"""
    ts = RT.ts
    loop = ts.running_loop
    # A loop does not run on in a child process.
    if loop is None or ts.running_loop_pid != os.getpid():
        return None
    return loop


def set_running_loop(loop: Object) -> Object | None:
    ts = RT.ts
    ts.running_loop = None if loop is NONE else loop
    ts.running_loop_pid = os.getpid()
    return NONE


def get_running_loop() -> Object | None:
    loop = running_loop()
    return error(RUNTIME_ERROR, "no running event loop") if loop is None else loop


def get_event_loop() -> Object | None:
    """The running loop, or else the policy's. CPython: get_event_loop"""
    loop = running_loop()
    if loop is not None:
        return loop
    policy = call_noargs(asyncio_state().names["get_event_loop_policy"])
    return None if policy is None else call_method_noargs(policy, intern("get_event_loop"))


# Tasks.


def current_task_of(loop: Object) -> Object | None:
    """The task that the loop steps, the guest's None if there is none; None: an exception."""
    task = dict_getitem(asyncio_state().current_tasks, loop)
    if task is None and not error_occurred():
        return NONE
    return task


def enter_task(loop: Object, task: Object) -> bool:
    """False with a RuntimeError: the loop is in a task already. CPython: enter_task"""
    current = current_task_of(loop)
    if current is None:
        return False
    if current is not NONE:
        a = object_repr_of(task)
        b = None if a is None else object_repr_of(current)
        if a is not None and b is not None:
            error(
                RUNTIME_ERROR,
                f"Cannot enter into task {unicode_to_host(a)} while another task "
                f"{unicode_to_host(b)} is being executed.",
            )
        return False
    return dict_setitem(asyncio_state().current_tasks, loop, task) >= 0


def leave_task(loop: Object, task: Object) -> bool:
    """False with a RuntimeError: the loop is in another task. CPython: leave_task"""
    current = current_task_of(loop)
    if current is None:
        return False
    if current is not task:
        a = object_repr_of(task)
        b = None if a is None else object_repr_of(current)
        if a is not None and b is not None:
            error(
                RUNTIME_ERROR,
                f"Leaving task {unicode_to_host(a)} does not match "
                f"the current task {unicode_to_host(b)}.",
            )
        return False
    return dict_delitem(asyncio_state().current_tasks, loop) >= 0


def swap_current_task(loop: Object, task: Object) -> Object | None:
    """Make a task, or none, the loop's; the one before. CPython: swap_current_task"""
    before = current_task_of(loop)
    if before is None:
        return None
    tasks = asyncio_state().current_tasks
    if task is NONE:
        status = 0 if before is NONE else dict_delitem(tasks, loop)
    else:
        status = dict_setitem(tasks, loop, task)
    return None if status < 0 else before


def register_task(task: Object) -> bool:
    tasks = asyncio_state().scheduled_tasks
    return call_method_one(tasks, intern("add"), task) is not None


def unregister_task(task: Object) -> bool:
    tasks = asyncio_state().scheduled_tasks
    return call_method_one(tasks, intern("discard"), task) is not None


def register_eager_task(task: Object) -> bool:
    return set_add(asyncio_state().eager_tasks, task) >= 0


def unregister_eager_task(task: Object) -> bool:
    return set_discard(asyncio_state().eager_tasks, task) >= 0


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_delitem,
    dict_getitem,
    dict_new,
    dict_setitem,
)
from rt.objects.abstract import import_module  # noqa: E402
from rt.objects.call import call_method_noargs, call_method_one, call_noargs  # noqa: E402
from rt.objects.errors import error_occurred, set_error, type_error  # noqa: E402
from rt.objects.exceptions import RUNTIME_ERROR  # noqa: E402
from rt.objects.object_protocol import get_attr, object_repr_of  # noqa: E402
from rt.objects.setobject import SetObject, set_add, set_discard, set_new  # noqa: E402
from rt.objects.typeobject import TypeObject  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_to_host  # noqa: E402
