"""Complex numbers.

Answers to Objects/complexobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from rt.objects.object import Object


@mypyc_attr(acyclic=True)
class ComplexObject(Object):
    """An exact complex."""

    def __init__(self, real: float, imag: float) -> None:
        self.real: Final[float] = real
        self.imag: Final[float] = imag

    def ob_type(self) -> TypeObject:
        return COMPLEX_TYPE


def as_complex(x: Object) -> ComplexObject | None:
    """The exact complex in a complex or an instance of its subclass; else None."""
    if isinstance(x, ComplexObject):
        return x
    p = x.native()
    if isinstance(p, ComplexObject):
        return p
    return None


from rt.objects.typeobject import TypeObject, static_type  # noqa: E402

COMPLEX_TYPE: Final = static_type("complex")
