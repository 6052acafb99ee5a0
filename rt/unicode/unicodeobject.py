"""Strings.

Answers to Objects/unicodeobject.c.

What always holds: `data` has `length` code points of `kind` bytes each (1, 2 or 4, native
order), `kind` being the smallest that holds them all; `hash` is -1 until it is asked for,
and equal to the host's hash of the same string; strings of length 0, and of length 1 below
U+0100, are singletons.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.object import Object


@mypyc_attr(acyclic=True)
class UnicodeObject(Object):
    """An exact str."""

    def __init__(self, data: bytes, kind: i64, length: i64) -> None:
        self.data: Final = data
        self.kind: Final[i64] = kind
        self.length: Final[i64] = length
        self.hash: i64 = -1
        # 1: interned. Names that the compiler and the types use are; equal interned strings
        # are identical.
        self.interned: bool = False
        # -1: not known yet.
        self.ascii: i64 = -1

    def ob_type(self) -> TypeObject:
        return UNICODE_TYPE
