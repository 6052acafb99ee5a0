"""True and False.

Answers to Objects/boolobject.c. There are exactly two `BoolObject`s; they are not
`LongObject`s: `as_long` gives their int.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.object import Object


@mypyc_attr(acyclic=True)
class BoolObject(Object):
    """True or False."""

    def __init__(self, value: i64) -> None:
        self.value: Final[i64] = value

    def ob_type(self) -> TypeObject:
        return BOOL_TYPE


TRUE: Final = BoolObject(1)
FALSE: Final = BoolObject(0)


def bool_from(b: bool) -> BoolObject:
    """TRUE or FALSE."""
    return TRUE if b else FALSE


from rt.objects.longobject import LONG_TYPE  # noqa: E402
from rt.objects.typeobject import TypeObject, static_type  # noqa: E402

BOOL_TYPE: Final = static_type("bool", base=LONG_TYPE)
