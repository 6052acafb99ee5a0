"""The module `_string`: what string.Formatter is made of. Answers to the end of
Objects/unicodeobject.c."""

from __future__ import annotations

from rt.objects.methodobject import function
from rt.objects.pystate import InterpreterState


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_string`."""
    return new_module(
        "_string",
        "string helper module",
        (
            function(
                "formatter_field_name_split",
                formatter_field_name_split,
                "object, /",
                doc="The first part of a field's name, and an iterator over the rest.",
            ),
            function(
                "formatter_parser",
                formatter_parser,
                "object, /",
                doc="An iterator over a format's literal texts and fields.",
            ),
        ),
    )


from rt.modules.support import new_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.unicode.string_format import (  # noqa: E402
    formatter_field_name_split,
    formatter_parser,
)
