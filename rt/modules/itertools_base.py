"""What the types of itertools have in common.

Answers to Modules/itertoolsmodule.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rt.objects.methodobject import WANTS_INSTANCE, MethodDef, method
from rt.objects.object import Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.typeobject import TypeObject

ITERATOR: Final = (S_ITER, S_NEXT)


def pickle_warning() -> bool:
    """Warn that pickling goes away. False when the warning became an exception."""
    return warn(
        DEPRECATION_WARNING,
        "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.",
    )


def reduce_method(fn: Callable[..., Object | None]) -> MethodDef:
    """The declaration of a type's `__reduce__`."""
    return method(
        "__reduce__", fn, "", doc="Return state information for pickling.", flags=WANTS_INSTANCE
    )


def positional(
    cls: TypeObject,
    base: TypeObject,
    args: list[Object],
    kwargs: DictObject | None,
    least: int,
    most: int,
) -> bool:
    """Check the arguments of a `__new__` without names. False with a TypeError."""
    if not refuse_keywords(cls, base, kwargs):
        return False
    n = len(args)
    if least <= n <= most:
        return True
    limit = least if n < least else most
    bound = "" if least == most else "at least " if n < least else "at most "
    plural = "" if limit == 1 else "s"
    type_error(f"{base.name} expected {bound}{limit} argument{plural}, got {n}")
    return False


def setstate_method(fn: Callable[..., Object | None]) -> MethodDef:
    """The declaration of a type's `__setstate__`."""
    return method("__setstate__", fn, "object, /", doc="Set state information for unpickling.")


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.errors import type_error  # noqa: E402
from rt.objects.exceptions import DEPRECATION_WARNING  # noqa: E402
from rt.objects.iterobject import refuse_keywords  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
