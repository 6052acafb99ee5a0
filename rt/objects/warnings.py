"""Warnings that the runtime itself gives.

Answers to Python/_warnings.c PyErr_WarnEx. The guest's own `warnings` module decides what
becomes of a warning: filters, registries and the text on stderr are its work.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.object import EQ, NE, Object
from rt.objects.pystate import RT


def warn(category: TypeObject, msg: str, stack_level: i64 = 1) -> bool:
    """`warnings.warn(msg, category, stack_level)`. False when it became an exception.

    Without builtins (an interpreter that has not started) nobody hears the warning.
    """
    builtins = RT.ts.interp.builtins
    if builtins is None:
        return True
    importer = dict_get_str(builtins, intern("__import__"))
    if importer is None:
        return True
    module = call_one(importer, intern("warnings"))
    if module is None:
        return False
    args: list[Object] = [unicode_from_host(msg), category, long_from_i64(stack_level)]
    function = get_attr(module, intern("warn"))
    return function is not None and call_list(function, args) is not None


def may_compare(what: str, other: Object, op: i64) -> bool:
    """Warn, where `-b` says so, about bytes that are compared with what they never equal.

    Args:
        what: the type that compares, "bytes" or "bytearray".

    Returns:
        False when the warning became an exception.
    """
    if op != EQ and op != NE:
        return True
    kind = "string"
    if as_unicode(other) is None:
        if what != "bytes" or as_long(other) is None:
            return True
        kind = "int"
    return not warns_of_bytes() or warn(BYTES_WARNING, f"Comparison between {what} and {kind}")


def warns_of_bytes() -> bool:
    """Was `-b` given?"""
    d = RT.ts.interp.sysdict
    flags = None if d is None else dict_get_str(d, intern("flags"))
    level = None if flags is None else get_attr(flags, intern("bytes_warning"))
    number = None if level is None else as_long(level)
    if number is None:
        clear_error()
        return False
    return long_to_host(number) > 0


def warn_explicit(category: TypeObject, msg: str, filename: str, lineno: int) -> bool:
    """`warnings.warn_explicit`. False when the warning became an exception.

    A SyntaxWarning that is an error becomes a SyntaxError, as the compiler's own errors.
    CPython: PyErr_WarnExplicitObject
    """
    builtins = RT.ts.interp.builtins
    if builtins is None or RT.ts.interp.importlib is None:
        return True
    importer = dict_get_str(builtins, intern("__import__"))
    if importer is None:
        return True
    module = call_one(importer, intern("warnings"))
    if module is None:
        return False
    function = get_attr(module, intern("warn_explicit"))
    if function is None:
        return False
    text = unicode_from_host(msg)
    args: list[Object] = [
        text,
        category,
        unicode_from_host(filename),
        long_from_i64(lineno),
    ]
    if call_list(function, args) is not None:
        return True
    if category is SYNTAX_WARNING and clear_if(SYNTAX_WARNING):
        set_raised(new_syntax_error(SYNTAX_ERROR, msg, filename, lineno, 0, None, lineno, 0))
    return False


from rt.dict.dictobject import dict_get_str  # noqa: E402
from rt.objects.call import call_list, call_one  # noqa: E402
from rt.objects.errors import clear_error, clear_if, set_raised  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    BYTES_WARNING,
    SYNTAX_ERROR,
    SYNTAX_WARNING,
    new_syntax_error,
)
from rt.objects.longobject import as_long, long_from_i64, long_to_host  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.typeobject import TypeObject  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, intern, unicode_from_host  # noqa: E402
