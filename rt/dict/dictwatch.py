"""Watchers of dictionaries.

Answers to PyDict_Watch and its kin in Objects/dictobject.c.

What always holds: bit i of a dictionary's `watchers` says that watcher i is told of every
change before it happens. Watchers 0 and 1 are reserved for the virtual machine. The table
of watchers is not the guest's to change.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.dict.dictobject import (
    EVENT_ADDED,
    EVENT_CLEARED,
    EVENT_CLONED,
    EVENT_DEALLOCATED,
    EVENT_DELETED,
    EVENT_MODIFIED,
    DictObject,
)
from rt.objects.object import Object
from rt.objects.pystate import RT

MAX_WATCHERS: Final = 8
RESERVED_WATCHERS: Final = 2

EVENT_NAMES: Final = {
    EVENT_ADDED: "PyDict_EVENT_ADDED",
    EVENT_MODIFIED: "PyDict_EVENT_MODIFIED",
    EVENT_DELETED: "PyDict_EVENT_DELETED",
    EVENT_CLONED: "PyDict_EVENT_CLONED",
    EVENT_CLEARED: "PyDict_EVENT_CLEARED",
    EVENT_DEALLOCATED: "PyDict_EVENT_DEALLOCATED",
}


@mypyc_attr(allow_interpreted_subclasses=True)
class DictWatcher:
    """Who is told of changes; extend it."""

    def dict_event(
        self,
        event: i64,
        ident: i64,
        d: DictObject | None,
        key: Object | None,
        value: Object | None,
    ) -> i64:
        """Something is about to happen to the dictionary `d`.

        Args:
            event: one of EVENT_ADDED, ...
            ident: the dictionary's `id()`; all that is left of it at EVENT_DEALLOCATED.
            key: the key that is added, modified or deleted; at EVENT_CLONED the dictionary
                that is copied.
            value: the new value, if there is one.

        Returns 0, or -1 with an exception, which is reported as unraisable.
        """
        raise NotImplementedError


class WatcherTable:
    """The watchers by number."""

    def __init__(self) -> None:
        self.watchers: list[DictWatcher | None] = [None] * MAX_WATCHERS


WATCHERS: Final = WatcherTable()


class DeathToken:
    """Held by a watched dictionary alone, so that it dies with it."""

    def __init__(self, ident: i64) -> None:
        self.ident: Final[i64] = ident
        self.watchers: i64 = 0

    def __del__(self) -> None:
        if self.watchers != 0:
            tell(self.watchers, EVENT_DEALLOCATED, self.ident, None, None, None)


def dict_add_watcher(watcher: DictWatcher) -> i64:
    """The number of a new watcher; -1 with a RuntimeError. CPython: PyDict_AddWatcher"""
    i: i64 = RESERVED_WATCHERS
    while i < MAX_WATCHERS:
        if WATCHERS.watchers[i] is None:
            WATCHERS.watchers[i] = watcher
            return i
        i += 1
    set_error(RUNTIME_ERROR, "no more dict watcher IDs available")
    return -1


def dict_set_reserved_watcher(number: i64, watcher: DictWatcher) -> None:
    """Set watcher 0 or 1."""
    assert number < RESERVED_WATCHERS
    WATCHERS.watchers[number] = watcher


def valid_watcher(number: i64) -> bool:
    """Is there a watcher of that number? If not, a ValueError is set."""
    if number < 0 or number >= MAX_WATCHERS:
        set_error(VALUE_ERROR, f"Invalid dict watcher ID {number}")
        return False
    if WATCHERS.watchers[number] is None:
        set_error(VALUE_ERROR, f"No dict watcher set for ID {number}")
        return False
    return True


def dict_clear_watcher(number: i64) -> i64:
    """Forget a watcher. 0, or -1 with a ValueError. CPython: PyDict_ClearWatcher"""
    if not valid_watcher(number):
        return -1
    WATCHERS.watchers[number] = None
    return 0


def dict_watch(number: i64, x: Object) -> i64:
    """Tell watcher `number` of changes in a dict. 0, or -1 with a ValueError.

    CPython: PyDict_Watch
    """
    d = as_dict(x)
    if d is None:
        set_error(VALUE_ERROR, "Cannot watch non-dictionary")
        return -1
    if not valid_watcher(number):
        return -1
    token = d.death
    if token is None:
        token = DeathToken(id(d))
        d.death = token
    d.watchers |= 1 << number
    token.watchers = d.watchers
    return 0


def dict_unwatch(number: i64, x: Object) -> i64:
    """Undo `dict_watch`. 0, or -1 with a ValueError. CPython: PyDict_Unwatch"""
    d = as_dict(x)
    if d is None:
        set_error(VALUE_ERROR, "Cannot watch non-dictionary")
        return -1
    if not valid_watcher(number):
        return -1
    d.watchers &= ~(1 << number)
    token = d.death
    if token is not None:
        token.watchers = d.watchers
    return 0


def notify(d: DictObject, event: i64, key: Object | None, value: Object | None) -> None:
    """Tell a dictionary's watchers. CPython: _PyDict_SendEvent"""
    tell(d.watchers, event, id(d), d, key, value)


def tell(
    bits: i64,
    event: i64,
    ident: i64,
    d: DictObject | None,
    key: Object | None,
    value: Object | None,
) -> None:
    i: i64 = 0
    while bits != 0:
        if bits & 1:
            watcher = WATCHERS.watchers[i]
            if watcher is not None and watcher.dict_event(event, ident, d, key, value) < 0:
                where = f"{EVENT_NAMES[event]} watcher callback for <dict at {ident:#x}>"
                RT.ts.evaluator.unraisable("Exception ignored in " + where, None)
        bits >>= 1
        i += 1


from rt.dict.dictobject import as_dict  # noqa: E402
from rt.objects.errors import set_error  # noqa: E402
from rt.objects.exceptions import RUNTIME_ERROR, VALUE_ERROR  # noqa: E402
