"""Dictionaries: CPython's Objects/dictobject.c."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rt.library import (
        DictObject,
        ODictObject,
    )

__all__ = ["DictObject", "ODictObject"]

if not TYPE_CHECKING:

    def __getattr__(name):
        # Not imported above: rt itself imports this package first of all.
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from rt.library import PUBLIC

        return PUBLIC[name]
