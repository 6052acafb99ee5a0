"""Integers of any size.

Answers to Objects/longobject.c.

What always holds: a value with `abs(v) <= COMPACT_MAX` is a `CompactLong`, any other a
`BigLong`; ints in [-5, 256] are singletons.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i32, i64, mypyc_attr

from rt.objects.object import Object

# The sum and the difference of two compact values fit an i64.
COMPACT_MAX: Final = 4611686018427387903


@mypyc_attr(acyclic=True)
class LongObject(Object):
    """An exact int: a CompactLong or a BigLong."""

    def ob_type(self) -> TypeObject:
        return LONG_TYPE


@mypyc_attr(acyclic=True, free_list_len=1)
class CompactLong(LongObject):
    """An int of at most 62 bits. Make it with `long_from_i64`."""

    def __init__(self, value: i64) -> None:
        self.value: Final[i64] = value


@mypyc_attr(acyclic=True)
class BigLong(LongObject):
    """An int of more than 62 bits: a sign (1 or -1) and 30-bit digits, least first."""

    def __init__(self, sign: i64, digits: vec[i32]) -> None:
        self.sign: Final[i64] = sign
        self.digits: Final = digits
