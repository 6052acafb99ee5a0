"""Bytes.

Answers to Objects/bytesobject.c. The host's bytes hold the data.

What always holds: bytes of length 0 and 1 that this module makes are singletons.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64, mypyc_attr

from rt.objects.object import Object
from rt.objects.typeobject import TypeObject, static_type


@mypyc_attr(acyclic=True)
class BytesObject(Object):
    """An exact bytes."""

    def __init__(self, data: bytes) -> None:
        self.data: Final = data
        self.hash: i64 = -1

    def ob_type(self) -> TypeObject:
        return BYTES_TYPE


EMPTY_BYTES: Final = BytesObject(b"")


def make_single() -> vec[BytesObject]:
    v = vec[BytesObject]()
    for i in range(256):
        v = append(v, BytesObject(bytes([i])))
    return v


SINGLE: Final = make_single()


def bytes_from_host(data: bytes) -> BytesObject:
    """The guest's bytes of a host bytes. CPython: PyBytes_FromStringAndSize"""
    n: i64 = len(data)
    if n < 2:
        if n == 0:
            return EMPTY_BYTES
        return SINGLE[i64(data[0])]
    return BytesObject(data)


def as_bytes(x: Object) -> BytesObject | None:
    """The exact bytes in a bytes or an instance of a bytes' subclass; else None."""
    if isinstance(x, BytesObject):
        return x
    p = x.native()
    if isinstance(p, BytesObject):
        return p
    return None


BYTES_TYPE: Final = static_type("bytes")
