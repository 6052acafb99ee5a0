"""_datetime: the classes of `datetime`, which the library's pure-Python half defines.

Answers to Modules/_datetimemodule.c as far as its names go: the classes are those of
_pydatetime, under the module's public name, so that what is pickled or shown names `datetime`
as CPython's classes do.
"""

from __future__ import annotations

from typing import Final

from rt.objects.object import Object
from rt.objects.pystate import InterpreterState
from rt.objects.typeobject import TypeObject
from rt.unicode.unicodeobject import intern

NAMES: Final = (
    "date",
    "datetime",
    "time",
    "timedelta",
    "timezone",
    "tzinfo",
    "MINYEAR",
    "MAXYEAR",
    "UTC",
    "__doc__",
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module. None with an exception where the library's half cannot be imported."""
    source = import_module("_pydatetime")
    if source is None:
        return None
    m = new_module("_datetime", "", ())
    for name in NAMES:
        value: Object | None = get_attr(source, intern(name))
        if value is None:
            return None
        if isinstance(value, TypeObject):
            if set_attr(value, intern("__module__"), intern("datetime")) < 0:
                return None
        add_object(m, name, value)
    return m


from rt.modules.support import add_object, new_module  # noqa: E402
from rt.objects.abstract import import_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr, set_attr  # noqa: E402
