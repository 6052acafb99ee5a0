"""Cells: variables that inner functions share with the function that owns them.

Answers to Objects/cellobject.c. An empty cell's value is None (the host's).
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import (
    getset,
    method,
)
from rt.objects.object import EQ, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_EQ,
    S_GE,
    S_GT,
    S_HASH_NONE,
    S_LE,
    S_LT,
    S_NE,
    S_REPR,
)
from rt.objects.typeobject import (
    TypeObject,
    static_type,
)


class CellObject(Object):
    """A cell."""

    def __init__(self, value: Object | None) -> None:
        self.value: Object | None = value

    def ob_type(self) -> TypeObject:
        return CELL_TYPE

    def tp_repr(self) -> Object | None:
        value = self.value
        if value is None:
            return unicode_from_host(f"<cell at {address(self)}: empty>")
        return unicode_from_host(
            f"<cell at {address(self)}: {type_name(value)} object at {address(value)}>"
        )

    def tp_hash(self) -> i64:
        return type_error_i("unhashable type: 'cell'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        # Empty cells come before others; full ones compare as their values.
        if not isinstance(other, CellObject):
            return NOT_IMPLEMENTED
        a = self.value
        b = other.value
        if a is not None and b is not None:
            return rich_compare(a, b, op)
        left: i64 = 0 if a is None else 1
        right: i64 = 0 if b is None else 1
        return bool_from(compare_i64(left, right, op))


def compare_i64(a: i64, b: i64, op: i64) -> bool:
    """`a op b` for one of the comparison operators."""
    if op < EQ:
        return a < b if op == 0 else a <= b
    if op == EQ:
        return a == b
    if op == 3:
        return a != b
    return a > b if op == 4 else a >= b


def cell_new(cls: TypeObject, contents: Object | None) -> Object | None:
    return CellObject(contents)


def cell_get_contents(self: CellObject) -> Object | None:
    value = self.value
    if value is None:
        return value_error("Cell is empty")
    return value


def cell_set_contents(self: CellObject, value: Object | None) -> i64:
    self.value = value
    return 0


CELL_TYPE: Final = static_type(
    "cell",
    doc="Create a new cell object.\n\n  contents\n    the contents of the cell. If not "
    "specified, the cell will be empty,\n    and \n further attempts to access its "
    "cell_contents attribute will\n    raise a ValueError.",
    new=method("__new__", cell_new, "contents=<unrepresentable>, /"),
    slots=(S_REPR, S_HASH_NONE, S_LT, S_LE, S_EQ, S_NE, S_GT, S_GE),
    getset=(getset("cell_contents", cell_get_contents, cell_set_contents),),
)


from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.errors import type_error_i, value_error  # noqa: E402
from rt.objects.object_protocol import address, rich_compare  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host  # noqa: E402
