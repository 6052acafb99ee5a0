"""The _heapq module: lists kept as heaps.

Answers to Modules/_heapqmodule.c.

What always holds: comparisons are `<` of the items, in CPython's order; a comparison that changes
the list's length raises RuntimeError.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import MethodDef, function
from rt.objects.object import LT, NONE, Object
from rt.objects.tupleobject import hold


def own_list(x: Object, name: str) -> ListObject | None:
    """The list of an argument; None with a TypeError."""
    l = as_list(x)
    if l is None:
        type_error(f"{name} must be list, not {type_name(x)}")
    return l


def before(l: ListObject, i: i64, j: i64, largest: bool) -> i64:
    """Does item i belong above item j? 1, 0, or -1 with an exception.

    Args:
        largest: the heap has its largest item first.
    """
    n = l.n
    x = list_item(l, i)
    y = list_item(l, j)
    r = rich_compare_bool(y, x, LT) if largest else rich_compare_bool(x, y, LT)
    if r >= 0 and l.n != n:
        set_error(RUNTIME_ERROR, "list changed size during iteration")
        return -1
    return r


def swap(l: ListObject, i: i64, j: i64) -> None:
    """Exchange two items."""
    v = l.items
    x = v[i]
    y = v[j]
    v[i] = y
    v[j] = x
    hold(x)
    hold(y)


def sift_down(l: ListObject, start: i64, pos: i64, largest: bool) -> bool:
    """Move item pos up to where it belongs below `start`. False: an exception.

    CPython: siftdown
    """
    if pos >= l.n:
        set_error(INDEX_ERROR, "index out of range")
        return False
    while pos > start:
        parent = (pos - 1) >> 1
        r = before(l, pos, parent, largest)
        if r <= 0:
            return r == 0
        swap(l, pos, parent)
        pos = parent
    return True


def sift_up(l: ListObject, pos: i64, largest: bool) -> bool:
    """Move item pos down to a leaf, and up again to its place. False: an exception.

    CPython: siftup
    """
    end = l.n
    start = pos
    if pos >= end:
        set_error(INDEX_ERROR, "index out of range")
        return False
    limit = end >> 1
    while pos < limit:
        child = 2 * pos + 1
        if child + 1 < end:
            r = before(l, child, child + 1, largest)
            if r < 0:
                return False
            if r == 0:
                child += 1
        swap(l, child, pos)
        pos = child
    return sift_down(l, start, pos, largest)


def heappush(heap: Object, item: Object) -> Object | None:
    l = own_list(heap, "heappush() argument 1")
    if l is None:
        return None
    list_append(l, item)
    return NONE if sift_down(l, 0, l.n - 1, False) else None


def pop_top(l: ListObject, largest: bool) -> Object | None:
    """Remove and return the first item; None with an exception."""
    if l.n == 0:
        return index_error("index out of range")
    last = list_pop(l, l.n - 1)
    if l.n == 0:
        return last
    top = replace_first(l, last)
    return top if sift_up(l, 0, largest) else None


def replace_first(l: ListObject, item: Object) -> Object:
    """Put another item in the place of the first, which is returned."""
    top = list_item(l, 0)
    l.items[0] = item
    return top


def heappop(heap: Object) -> Object | None:
    l = own_list(heap, "heappop() argument")
    return None if l is None else pop_top(l, False)


def heappop_max(heap: Object) -> Object | None:
    l = own_list(heap, "_heappop_max() argument")
    return None if l is None else pop_top(l, True)


def replace_top(l: ListObject, item: Object, largest: bool) -> Object | None:
    """Replace the first item and return it; None with an exception."""
    if l.n == 0:
        return index_error("index out of range")
    top = replace_first(l, item)
    return top if sift_up(l, 0, largest) else None


def heapreplace(heap: Object, item: Object) -> Object | None:
    l = own_list(heap, "heapreplace() argument 1")
    return None if l is None else replace_top(l, item, False)


def heapreplace_max(heap: Object, item: Object) -> Object | None:
    l = own_list(heap, "_heapreplace_max() argument 1")
    return None if l is None else replace_top(l, item, True)


def heappushpop(heap: Object, item: Object) -> Object | None:
    l = own_list(heap, "heappushpop() argument 1")
    if l is None:
        return None
    if l.n == 0:
        return item
    r = rich_compare_bool(list_item(l, 0), item, LT)
    if r <= 0:
        return item if r == 0 else None
    if l.n == 0:
        return index_error("index out of range")
    top = replace_first(l, item)
    return top if sift_up(l, 0, False) else None


def heapify_list(l: ListObject, largest: bool) -> Object | None:
    """Make a list a heap; None with an exception. CPython: heapify_internal"""
    n = l.n
    if n > 2500:
        return heapify_in_blocks(l, largest)
    i = (n >> 1) - 1
    while i >= 0:
        if not sift_up(l, i, largest):
            return None
        i -= 1
    return NONE


def keep_top_bit(n: i64) -> i64:
    """The greatest power of two that is at most n."""
    bit: i64 = 1
    while bit * 2 <= n:
        bit *= 2
    return bit


def heapify_in_blocks(l: ListObject, largest: bool) -> Object | None:
    """As `heapify_list`, in an order that stays near what was touched last.

    CPython: cache_friendly_heapify
    """
    n = l.n
    m = n >> 1
    mhalf = m >> 1
    leftmost = keep_top_bit(m + 1) - 1
    i = leftmost - 1
    while i >= mhalf:
        if not sift_from(l, i, largest):
            return None
        i -= 1
    i = m - 1
    while i >= leftmost:
        if not sift_from(l, i, largest):
            return None
        i -= 1
    return NONE


def sift_from(l: ListObject, i: i64, largest: bool) -> bool:
    """Sift an item, and its ancestors as long as it is a left child. False: an exception."""
    while True:
        if not sift_up(l, i, largest):
            return False
        if i & 1 == 0:
            return True
        i >>= 1


def heapify(heap: Object) -> Object | None:
    l = own_list(heap, "heapify() argument")
    return None if l is None else heapify_list(l, False)


def heapify_max(heap: Object) -> Object | None:
    l = own_list(heap, "_heapify_max() argument")
    return None if l is None else heapify_list(l, True)


FUNCTIONS: Final[tuple[MethodDef, ...]] = (
    function("heappush", heappush, "heap, item, /", doc="Add an item to a heap."),
    function("heappushpop", heappushpop, "heap, item, /", doc="heappush, then heappop."),
    function("heappop", heappop, "heap, /", doc="Remove and return the smallest item."),
    function("heapreplace", heapreplace, "heap, item, /", doc="heappop, then heappush."),
    function("heapify", heapify, "heap, /", doc="Make a list a heap, in linear time."),
    function("_heappop_max", heappop_max, "heap, /", doc="heappop of a heap of the largest."),
    function("_heapify_max", heapify_max, "heap, /", doc="heapify for the largest item."),
    function(
        "_heapreplace_max",
        heapreplace_max,
        "heap, item, /",
        doc="heapreplace of a heap of the largest.",
    ),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module."""
    return new_module("_heapq", "Heaps in lists: l[k] <= l[2*k+1] and l[k] <= l[2*k+2].", FUNCTIONS)


from rt.modules.support import new_module  # noqa: E402
from rt.objects.errors import index_error, set_error, type_error  # noqa: E402
from rt.objects.exceptions import INDEX_ERROR, RUNTIME_ERROR  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    ListObject,
    as_list,
    list_append,
    list_item,
    list_pop,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import rich_compare_bool  # noqa: E402
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
