"""Locks and thread-local data of the module `_thread`.

Answers to Modules/_threadmodule.c. A lock is the host's. Waiting for one lets other guest
threads run, so the thread state is set again afterwards; taking a free lock does not.
"""

from __future__ import annotations

import _thread
from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject
from rt.objects.methodobject import getset, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.slots import (
    S_DELATTR,
    S_GETATTRIBUTE,
    S_REPR,
    S_SETATTR,
    slot_impl,
)
from rt.objects.tupleobject import TupleObject, as_tuple, tuple2, tuple_from_list
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    GETATTR_HOOK,
    HEAP,
    OBJECT_TYPE,
    WEAKREF,
    HeapObject,
    TypeObject,
    static_type,
    type_lookup,
)

# What a wait is given that has no end, that is not to be begun, and that failed.
FOREVER: Final = -1.0
NOT_AT_ALL: Final = -2.0
BAD_TIMEOUT: Final = -3.0


def wait_seconds(blocking: Object | None, timeout: Object | None) -> float:
    """How long to wait, from the arguments of acquire(). CPython: lock_acquire_parse_args"""
    block: i64 = 1 if blocking is None else is_true(blocking)
    if block < 0:
        return BAD_TIMEOUT
    seconds = FOREVER
    if timeout is not None:
        f = as_number(timeout)
        if f is None:
            return BAD_TIMEOUT
        seconds = f
    if block == 0:
        if seconds != FOREVER:
            set_error(VALUE_ERROR, "can't specify a timeout for a non-blocking call")
            return BAD_TIMEOUT
        return NOT_AT_ALL
    if seconds < 0 and seconds != FOREVER:
        set_error(VALUE_ERROR, "timeout value must be a non-negative number")
        return BAD_TIMEOUT
    if seconds > _thread.TIMEOUT_MAX:
        set_error(OVERFLOW_ERROR, "timeout value is too large")
        return BAD_TIMEOUT
    return seconds


def as_number(x: Object) -> float | None:
    """A timeout as seconds; None with an exception. CPython: _PyTime_FromSecondsObject"""
    value = x.native()
    if isinstance(value, FloatObject):
        if value.value != value.value:
            set_error(VALUE_ERROR, "Invalid value NaN (not a number)")
            return None
        seconds = value.value
    else:
        n = index_as_i64(x)
        if n == -1 and error_occurred():
            return None
        seconds = float(n)
    # What 64 bits of nanoseconds cannot hold.
    if abs(seconds) >= 2.0**63 / 1e9:
        set_error(OVERFLOW_ERROR, "timestamp out of range for platform time_t")
        return None
    return seconds


def wait_for(lock: _thread.LockType, seconds: float) -> i64:
    """Take a host lock: 1 taken, 0 not taken, -1 with an exception (of a signal's handler)."""
    if lock.acquire(False):
        return 1
    if seconds == NOT_AT_ALL:
        return 0
    ts = RT.ts
    try:
        got = lock.acquire(True, seconds)
    except BaseException as e:
        RT.ts = ts
        set_from_host(e)
        return -1
    RT.ts = ts
    return 1 if got else 0


class LockObject(Object):
    """A lock that any thread may release."""

    def __init__(self) -> None:
        self.weak: WeakToken | None = None
        self.lock: _thread.LockType = _thread.allocate_lock()

    def ob_type(self) -> TypeObject:
        return LOCK_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        return lock_repr(self)


def lock_new(cls: TypeObject) -> Object | None:
    return LockObject()


def lock_repr(self: LockObject) -> Object | None:
    state = "locked" if self.lock.locked() else "unlocked"
    return unicode_from_host(f"<{state} _thread.lock object at {hex(id(self))}>")


def lock_acquire(
    self: LockObject, blocking: Object | None, timeout: Object | None
) -> Object | None:
    seconds = wait_seconds(blocking, timeout)
    if seconds == BAD_TIMEOUT:
        return None
    got = wait_for(self.lock, seconds)
    return None if got < 0 else bool_from(got == 1)


def lock_release(self: LockObject) -> Object | None:
    if not self.lock.locked():
        return error(RUNTIME_ERROR, "release unlocked lock")
    self.lock.release()
    return NONE


def lock_enter(self: LockObject) -> Object | None:
    return None if wait_for(self.lock, FOREVER) < 0 else TRUE


def lock_exit(self: LockObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return lock_release(self)


def lock_locked(self: LockObject) -> Object | None:
    return bool_from(self.lock.locked())


def lock_after_fork(self: LockObject) -> Object | None:
    self.lock = _thread.allocate_lock()
    return NONE


LOCK_TYPE: Final[TypeObject] = static_type(
    "_thread.lock",
    doc="A lock object is a synchronization primitive.  To create a lock,\n"
    "call threading.Lock().  Methods are:\n\n"
    "acquire() -- lock the lock, possibly blocking until it can be obtained\n"
    "release() -- unlock of the lock\n"
    "locked() -- test whether the lock is currently locked\n\n"
    "A lock is not owned by the thread that locked it; another thread may\n"
    "unlock it.  A thread attempting to lock a lock that it has already locked\n"
    "will block until another thread unlocks it.  Deadlocks may ensue.",
    new=method("__new__", lock_new, ""),
    slots=(S_REPR,),
    methods=(
        method("acquire_lock", lock_acquire, "blocking=True, timeout=-1"),
        method("acquire", lock_acquire, "blocking=True, timeout=-1"),
        method("release_lock", lock_release, ""),
        method("release", lock_release, ""),
        method("locked_lock", lock_locked, ""),
        method("locked", lock_locked, ""),
        method("__enter__", lock_enter, ""),
        method("__exit__", lock_exit, "*args, **kwargs"),
        method("_at_fork_reinit", lock_after_fork, ""),
    ),
    flags=WEAKREF,
)


class RLockObject(Object):
    """A lock that its owner may take again.

    `owner` is the identity of a thread while that thread has the lock, else 0: a thread
    finds its own identity there only when it put it there.
    """

    def __init__(self) -> None:
        self.weak: WeakToken | None = None
        self.lock: _thread.LockType = _thread.allocate_lock()
        self.owner: int = 0
        self.count: i64 = 0

    def ob_type(self) -> TypeObject:
        return RLOCK_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        return rlock_repr(self)


def rlock_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return RLockObject()


def rlock_repr(self: RLockObject) -> Object | None:
    state = "locked" if self.count > 0 else "unlocked"
    return unicode_from_host(
        f"<{state} _thread.RLock object owner={self.owner} count={self.count} at {hex(id(self))}>"
    )


def rlock_take(self: RLockObject, seconds: float) -> i64:
    """Take it once more: 1 taken, 0 not taken, -1 with an exception."""
    me = _thread.get_ident()
    if self.owner == me:
        self.count += 1
        return 1
    got = wait_for(self.lock, seconds)
    if got == 1:
        self.owner = me
        self.count = 1
    return got


def rlock_acquire(
    self: RLockObject, blocking: Object | None, timeout: Object | None
) -> Object | None:
    seconds = wait_seconds(blocking, timeout)
    if seconds == BAD_TIMEOUT:
        return None
    got = rlock_take(self, seconds)
    return None if got < 0 else bool_from(got == 1)


def rlock_release(self: RLockObject) -> Object | None:
    if self.owner != _thread.get_ident():
        return error(RUNTIME_ERROR, "cannot release un-acquired lock")
    self.count -= 1
    if self.count == 0:
        self.owner = 0
        self.lock.release()
    return NONE


def rlock_enter(self: RLockObject) -> Object | None:
    return None if rlock_take(self, FOREVER) < 0 else TRUE


def rlock_exit(self: RLockObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return rlock_release(self)


def rlock_is_owned(self: RLockObject) -> Object | None:
    return bool_from(self.owner == _thread.get_ident())


def rlock_recursion_count(self: RLockObject) -> Object | None:
    return long_from_i64(self.count if self.owner == _thread.get_ident() else 0)


def rlock_release_save(self: RLockObject) -> Object | None:
    """Let go of it altogether; what `_acquire_restore` wants."""
    if self.count == 0:
        return error(RUNTIME_ERROR, "cannot release un-acquired lock")
    state = tuple2(long_from_i64(self.count), long_from_host(self.owner))
    self.count = 0
    self.owner = 0
    self.lock.release()
    return state


def rlock_acquire_restore(self: RLockObject, state: Object) -> Object | None:
    t = as_tuple(state)
    if t is None or t.n != 2:
        return type_error("_acquire_restore() argument 1 must be a tuple of two integers")
    count = as_long(t.item(0))
    owner = as_long(t.item(1))
    if count is None or owner is None:
        return type_error("an integer is required")
    if wait_for(self.lock, FOREVER) < 0:
        return None
    self.count = long_to_host(count)
    self.owner = long_to_host(owner)
    return NONE


def rlock_after_fork(self: RLockObject) -> Object | None:
    self.lock = _thread.allocate_lock()
    self.owner = 0
    self.count = 0
    return NONE


RLOCK_TYPE: Final[TypeObject] = static_type(
    "_thread.RLock",
    new=method("__new__", rlock_new, "*args, **kwargs"),
    slots=(S_REPR,),
    methods=(
        method("acquire", rlock_acquire, "blocking=True, timeout=-1"),
        method("release", rlock_release, ""),
        method("_is_owned", rlock_is_owned, ""),
        method("_acquire_restore", rlock_acquire_restore, "state, /"),
        method("_release_save", rlock_release_save, ""),
        method("_recursion_count", rlock_recursion_count, ""),
        method("__enter__", rlock_enter, ""),
        method("__exit__", rlock_exit, "*args, **kwargs"),
        method("_at_fork_reinit", rlock_after_fork, ""),
    ),
    flags=BASETYPE | WEAKREF,
)


class LocalObject(HeapObject):
    """`threading.local`: an object with another dictionary in each thread.

    The dictionaries lie in a thread-local object of the host, which drops them with their
    thread. A class's `__init__` runs again in each thread that uses the object.
    """

    def __init__(self, cls: TypeObject, args: TupleObject, kwargs: DictObject | None) -> None:
        super().__init__(cls)
        self.storage: Final = _thread._local()
        self.args: Final = args
        self.kwargs: Final = kwargs

    def ob_dict(self, create: i64) -> DictObject | None:
        d: object = getattr(self.storage, "d", None)
        if isinstance(d, DictObject):
            return d
        if not create:
            return None
        made = dict_new()
        self.storage.d = made
        return made

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        if self.cls.getattr_kind != GETATTR_HOOK:
            return local_getattro(self, name, suppress)
        return super().tp_getattro(name, suppress)

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        if self.cls.setattr_kind != GETATTR_HOOK:
            return local_setattro(self, name, value)
        return super().tp_setattro(name, value)


def enter_thread(self: LocalObject) -> bool:
    """Initialise the object in a thread that uses it for the first time. False with an
    exception when its class's `__init__` failed. CPython: _ldict"""
    if self.ob_dict(0) is not None:
        return True
    self.ob_dict(1)
    if type_lookup(self.cls, ID___init__) is type_lookup(OBJECT_TYPE, ID___init__):
        return True
    init = lookup_special(self, ID___init__)
    if init is None or call_ex(init, self.args, self.kwargs) is None:
        del self.storage.d
        return False
    return True


def local_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if args or (kwargs is not None and kwargs.used > 0):
        if type_lookup(cls, ID___init__) is type_lookup(OBJECT_TYPE, ID___init__):
            return type_error("Initialization arguments are not supported")
    made = LocalObject(cls, tuple_from_list(args), kwargs)
    # The class is called: its __init__ follows in this thread anyway.
    made.ob_dict(1)
    return made


def local_getattro(self: LocalObject, name: UnicodeObject, suppress: i64) -> Object | None:
    return generic_getattr(self, name, suppress) if enter_thread(self) else None


def local_setattro(self: LocalObject, name: UnicodeObject, value: Object | None) -> i64:
    return generic_setattr(self, name, value) if enter_thread(self) else -1


def local_get_dict(self: LocalObject) -> Object | None:
    return self.ob_dict(1)


LOCAL_TYPE: Final[TypeObject] = static_type(
    "_thread._local",
    doc="Thread-local data",
    new=method("__new__", local_new, "*args, **kwargs"),
    impls=(
        slot_impl(S_GETATTRIBUTE, local_getattro),
        slot_impl(S_SETATTR, local_setattro),
        slot_impl(S_DELATTR, local_setattro),
    ),
    getset=(getset("__dict__", local_get_dict, None),),
    flags=BASETYPE | HEAP | DICT | WEAKREF,
)

from rt.dict.dictobject import dict_new  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.boolobject import TRUE, bool_from  # noqa: E402
from rt.objects.call import call_ex  # noqa: E402
from rt.objects.errors import error, error_occurred, set_error, type_error  # noqa: E402
from rt.objects.exceptions import OVERFLOW_ERROR, RUNTIME_ERROR, VALUE_ERROR  # noqa: E402
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.identifiers import ID___init__  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    as_long,
    long_from_host,
    long_from_i64,
    long_to_host,
)
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    generic_setattr,
    is_true,
    lookup_special,
)
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, unicode_from_host  # noqa: E402
