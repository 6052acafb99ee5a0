"""Floating-point numbers.

Answers to Objects/floatobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from rt.objects.object import Object


@mypyc_attr(acyclic=True, free_list_len=1)
class FloatObject(Object):
    """An exact float."""

    def __init__(self, value: float) -> None:
        self.value: Final[float] = value

    def ob_type(self) -> TypeObject:
        return FLOAT_TYPE


def as_float(x: Object) -> FloatObject | None:
    """The exact float in a float or an instance of a float's subclass; else None."""
    if isinstance(x, FloatObject):
        return x
    p = x.native()
    if isinstance(p, FloatObject):
        return p
    return None


from rt.objects.typeobject import TypeObject, static_type  # noqa: E402

FLOAT_TYPE: Final = static_type("float")
