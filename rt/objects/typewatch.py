"""Watchers of types: who wants to know when a type, or one of its bases, changes.

Answers to PyType_AddWatcher and its like in Objects/typeobject.c. Bit n of a type's `watched`
says that watcher n watches it.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.typeobject import TypeObject, type_version

# CPython's TYPE_MAX_WATCHERS. The first one is the optimizer's.
MAX_WATCHERS: Final = 8


@mypyc_attr(allow_interpreted_subclasses=True)
class TypeWatcher:
    """Is told of changes."""

    def modified(self, tp: TypeObject) -> None:
        """`tp` has changed since it was watched or since the last call."""
        raise NotImplementedError


# The watchers by number.
WATCHERS: Final[list[TypeWatcher | None]] = [None] * MAX_WATCHERS


def type_add_watcher(watcher: TypeWatcher) -> i64:
    """The number of a new watcher; -1 when there are too many. CPython: PyType_AddWatcher"""
    i: i64 = 1
    while i < MAX_WATCHERS:
        if WATCHERS[i] is None:
            WATCHERS[i] = watcher
            return i
        i += 1
    return -1


def type_clear_watcher(number: i64) -> None:
    """Take a watcher back. CPython: PyType_ClearWatcher"""
    WATCHERS[number] = None


def type_watch(number: i64, tp: TypeObject) -> None:
    """Tell the watcher when the type changes. CPython: PyType_Watch"""
    # A type without a version is not looked at when its bases change.
    type_version(tp)
    tp.watched |= 1 << number


def type_unwatch(number: i64, tp: TypeObject) -> None:
    """No longer tell the watcher. CPython: PyType_Unwatch"""
    tp.watched &= ~(1 << number)


def notify_watchers(tp: TypeObject) -> None:
    """The type changes: tell those who watch it."""
    i: i64 = 0
    while i < MAX_WATCHERS:
        if tp.watched & (1 << i):
            watcher = WATCHERS[i]
            if watcher is not None:
                watcher.modified(tp)
        i += 1
