"""Bytes.

Answers to Objects/bytesobject.c. The host's bytes hold the data.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from rt.objects.object import Object


@mypyc_attr(acyclic=True)
class BytesObject(Object):
    """An exact bytes."""

    def __init__(self, data: bytes) -> None:
        self.data: Final = data

    def ob_type(self) -> TypeObject:
        return BYTES_TYPE
