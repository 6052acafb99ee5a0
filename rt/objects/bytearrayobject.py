"""Byte arrays.

Answers to Objects/bytearrayobject.c. A host bytearray holds the bytes: it grows as CPython's
does, and refuses to change its size while its memory is exported.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from rt.objects.object import Object
from rt.objects.typeobject import TypeObject, static_type


@mypyc_attr(acyclic=True)
class ByteArrayObject(Object):
    """An exact bytearray."""

    def __init__(self, store: bytearray) -> None:
        self.store: Final = store

    def ob_type(self) -> TypeObject:
        return BYTEARRAY_TYPE


def bytearray_from_host(data: bytes) -> ByteArrayObject:
    """A new bytearray with the bytes `data`."""
    return ByteArrayObject(bytearray(data))


def as_bytearray(x: Object) -> ByteArrayObject | None:
    """The exact bytearray in a bytearray or an instance of its subclass; else None."""
    if isinstance(x, ByteArrayObject):
        return x
    p = x.native()
    if isinstance(p, ByteArrayObject):
        return p
    return None


BYTEARRAY_TYPE: Final = static_type("bytearray")
