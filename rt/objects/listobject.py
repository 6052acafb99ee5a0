"""Lists.

Answers to Objects/listobject.c.

What always holds: the items are `items[0]` to `items[n - 1]`; the rest of the vec is spare
room and None.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import Object
from rt.objects.tupleobject import NO_ITEMS


class ListObject(Object):
    """An exact list."""

    def __init__(self, items: vec[Object | None], n: i64) -> None:
        self.items: vec[Object | None] = items
        self.n: i64 = n

    def ob_type(self) -> TypeObject:
        return LIST_TYPE
