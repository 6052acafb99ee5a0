"""The _bisect module: places in sorted sequences.

Answers to Modules/_bisectmodule.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import MethodDef, function
from rt.objects.object import LT, NONE, NOT_IMPLEMENTED, Object

SIGNATURE: Final = "a, x, lo=0, hi=None, *, key=None"


def find_place(
    seq: Object,
    x: Object,
    lo: Object | None,
    hi: Object | None,
    key: Object | None,
    right: bool,
) -> i64:
    """Where x belongs; -1 with an exception.

    Args:
        right: behind the items equal to it.

    CPython: internal_bisect_right, internal_bisect_left
    """
    low: i64 = 0
    if lo is not None:
        low = index_as_i64(lo)
        if low == -1 and error_occurred():
            return -1
    high: i64 = -1
    if hi is not None and hi is not NONE:
        if not has_index(hi):
            return type_error_i(f"argument should be integer or None, not '{type_name(hi)}'")
        high = index_as_i64(hi)
        if high == -1 and error_occurred():
            return -1
    if low < 0:
        return value_error_i("lo must be non-negative")
    if high == -1:
        high = get_length(seq)
        if high < 0:
            return -1
    by_key = None if key is NONE else key
    while low < high:
        mid = low + ((high - low) >> 1)
        item = seq.sq_item(mid)
        if item is NOT_IMPLEMENTED:
            item = get_item(seq, long_from_i64(mid))
        if item is None:
            return -1
        if by_key is not None:
            item = call_one(by_key, item)
            if item is None:
                return -1
        r = rich_compare_bool(x, item, LT) if right else rich_compare_bool(item, x, LT)
        if r < 0:
            return -1
        if (r == 1) == right:
            high = mid
        else:
            low = mid + 1
    return low


def bisect_right(
    a: Object, x: Object, lo: Object | None, hi: Object | None, key: Object | None
) -> Object | None:
    place = find_place(a, x, lo, hi, key, True)
    return None if place < 0 else long_from_i64(place)


def bisect_left(
    a: Object, x: Object, lo: Object | None, hi: Object | None, key: Object | None
) -> Object | None:
    place = find_place(a, x, lo, hi, key, False)
    return None if place < 0 else long_from_i64(place)


def insort(
    a: Object, x: Object, lo: Object | None, hi: Object | None, key: Object | None, right: bool
) -> Object | None:
    """Insert x where it belongs."""
    target: Object | None = x
    if key is not None and key is not NONE:
        target = call_one(key, x)
        if target is None:
            return None
    assert target is not None
    place = find_place(a, target, lo, hi, key, right)
    if place < 0:
        return None
    if isinstance(a, ListObject):
        list_insert(a, place, x)
        return NONE
    r = call_method_two(a, ID_insert, long_from_i64(place), x)
    return None if r is None else NONE


def insort_right(
    a: Object, x: Object, lo: Object | None, hi: Object | None, key: Object | None
) -> Object | None:
    return insort(a, x, lo, hi, key, True)


def insort_left(
    a: Object, x: Object, lo: Object | None, hi: Object | None, key: Object | None
) -> Object | None:
    return insort(a, x, lo, hi, key, False)


FUNCTIONS: Final[tuple[MethodDef, ...]] = (
    function("bisect_right", bisect_right, SIGNATURE, doc="The place of x behind its equals."),
    function("insort_right", insort_right, SIGNATURE, doc="Insert x behind its equals."),
    function("bisect_left", bisect_left, SIGNATURE, doc="The place of x before its equals."),
    function("insort_left", insort_left, SIGNATURE, doc="Insert x before its equals."),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module."""
    return new_module("_bisect", "Places in sorted lists, found by halving.", FUNCTIONS)


from rt.modules.support import new_module  # noqa: E402
from rt.objects.abstract import get_item, get_length, has_index  # noqa: E402
from rt.objects.call import call_method_two, call_one  # noqa: E402
from rt.objects.errors import error_occurred, type_error_i, value_error_i  # noqa: E402
from rt.objects.identifiers import ID_insert  # noqa: E402
from rt.objects.listobject import ListObject, list_insert  # noqa: E402
from rt.objects.longobject import index_as_i64, long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import rich_compare_bool  # noqa: E402
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
