"""Built-in types and the object protocols: CPython's Objects/."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rt.library import (
        BoolObject,
        ByteArrayObject,
        BytesObject,
        ComplexObject,
        EnumerateObject,
        FilterObject,
        FloatObject,
        FrozenSetObject,
        ListObject,
        LongObject,
        MapObject,
        MappingProxy,
        MemoryViewObject,
        NamespaceObject,
        RangeObject,
        ReversedObject,
        SetObject,
        SliceObject,
        TupleObject,
        ZipObject,
    )

__all__ = [
    "BoolObject",
    "ByteArrayObject",
    "BytesObject",
    "ComplexObject",
    "EnumerateObject",
    "FilterObject",
    "FloatObject",
    "FrozenSetObject",
    "ListObject",
    "LongObject",
    "MapObject",
    "MappingProxy",
    "MemoryViewObject",
    "NamespaceObject",
    "RangeObject",
    "ReversedObject",
    "SetObject",
    "SliceObject",
    "TupleObject",
    "ZipObject",
]

if not TYPE_CHECKING:

    def __getattr__(name):
        # Not imported above: rt itself imports this package first of all.
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from rt.library import PUBLIC

        return PUBLIC[name]
