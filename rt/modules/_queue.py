"""The module `_queue`: `queue.SimpleQueue`.

Answers to Modules/_queuemodule.c. The queue is the host's, the items are the guest's objects
as they are.
"""

from __future__ import annotations

import queue
from typing import Final

from mypy_extensions import i64

from rt.modules.thread_locks import FOREVER, NOT_AT_ALL, as_number
from rt.objects.methodobject import CLASS_GETITEM, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.typeobject import BASETYPE, WEAKREF, TypeObject, static_type


class SimpleQueueObject(Object):
    """An exact SimpleQueue."""

    def __init__(self) -> None:
        self.weak: WeakToken | None = None
        self.value: Final[queue.SimpleQueue[Object]] = queue.SimpleQueue()

    def ob_type(self) -> TypeObject:
        return SIMPLE_QUEUE_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token


def queue_new(cls: TypeObject) -> Object | None:
    return SimpleQueueObject()


def queue_put(
    self: SimpleQueueObject, item: Object, block: Object | None, timeout: Object | None
) -> Object | None:
    self.value.put(item)
    return NONE


def queue_put_nowait(self: SimpleQueueObject, item: Object) -> Object | None:
    self.value.put(item)
    return NONE


def queue_get(
    self: SimpleQueueObject, block: Object | None, timeout: Object | None
) -> Object | None:
    seconds = FOREVER
    wait: i64 = 1 if block is None else is_true(block)
    if wait < 0:
        return None
    if wait == 0:
        seconds = NOT_AT_ALL
    elif timeout is not None and timeout is not NONE:
        given = as_number(timeout)
        if given is None:
            return None
        if given < 0:
            return value_error("'timeout' must be a non-negative number")
        seconds = given
    return queue_take(self, seconds)


def queue_get_nowait(self: SimpleQueueObject) -> Object | None:
    return queue_take(self, NOT_AT_ALL)


def queue_take(self: SimpleQueueObject, seconds: float) -> Object | None:
    """The next item, waiting for it; None with an exception, `Empty` or a signal handler's."""
    # Others may run while this one waits.
    ts = RT.ts
    try:
        if seconds == NOT_AT_ALL:
            item = self.value.get(False)
        else:
            item = self.value.get(True, None if seconds == FOREVER else seconds)
    except BaseException as e:
        RT.ts = ts
        set_from_host(e)
        return None
    RT.ts = ts
    return item


def queue_empty(self: SimpleQueueObject) -> Object | None:
    return bool_from(self.value.empty())


def queue_qsize(self: SimpleQueueObject) -> Object | None:
    return long_from_i64(self.value.qsize())


SIMPLE_QUEUE_TYPE: Final[TypeObject] = static_type(
    "_queue.SimpleQueue",
    doc="Simple, unbounded, reentrant FIFO queue.",
    new=method("__new__", queue_new, ""),
    methods=(
        method("put", queue_put, "item, block=True, timeout=None"),
        method("put_nowait", queue_put_nowait, "item"),
        method("get", queue_get, "block=True, timeout=None"),
        method("get_nowait", queue_get_nowait, ""),
        method("empty", queue_empty, ""),
        method("qsize", queue_qsize, ""),
        CLASS_GETITEM,
    ),
    flags=BASETYPE | WEAKREF,
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_queue`."""
    module = new_module(
        "_queue",
        "C implementation of the Python queue module.\n"
        "This module is an implementation detail, please do not use it directly.",
        (),
    )
    add_type(module, SIMPLE_QUEUE_TYPE)
    add_object(module, "Empty", forward_exception(queue.Empty, "_queue"))
    return module


from rt.modules.forward import forward_exception  # noqa: E402
from rt.modules.support import add_object, add_type, new_module  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.errors import value_error  # noqa: E402
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import is_true  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
