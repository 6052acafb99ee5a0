"""Setting, testing and matching the current exception.

Answers to Python/errors.c. All of these work on `RT.ts.exc`.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.object import Object
from rt.objects.pystate import RT

NOT_AN_EXCEPTION_CLASS: Final = (
    "catching classes that do not inherit from BaseException is not allowed"
)


def set_error(tp: TypeObject, msg: str) -> None:
    """Raise `tp(msg)`; the current exception becomes its context. CPython: PyErr_SetString"""
    set_error_object(tp, unicode_from_host(msg))


def set_error_object(tp: TypeObject, value: Object | None) -> None:
    """Raise `tp(value)`, or `value` itself when it is an instance of `tp`.

    CPython: _PyErr_SetObject
    """
    exc = normalize_exception(tp, value)
    if exc is not None:
        set_raised(exc)


def set_raised(exc: BaseExceptionObject) -> None:
    """Make `exc` the current exception, with the handled one as its context."""
    ts = RT.ts
    handled = ts.handled
    if handled is not None and handled is not exc:
        chain_context(exc, handled)
    ts.exc = exc


def chain_context(exc: BaseExceptionObject, handled: BaseExceptionObject) -> None:
    """Set `exc.__context__` to `handled`, breaking a cycle that this would close."""
    o: BaseExceptionObject = handled
    slow: BaseExceptionObject = handled
    slow_step = False
    while True:
        context = o.context
        if context is None:
            break
        if context is exc:
            o.context = None
            break
        o = context
        if o is slow:
            break
        if slow_step:
            after = slow.context
            if after is not None:
                slow = after
        slow_step = not slow_step
    exc.context = handled


def error(tp: TypeObject, msg: str) -> Object | None:
    """Raise `tp(msg)` and be None: `return error(KEY_ERROR, "...")`."""
    set_error(tp, msg)
    return None


def error_i(tp: TypeObject, msg: str) -> i64:
    """Raise `tp(msg)` and be -1."""
    set_error(tp, msg)
    return -1


def type_error(msg: str) -> Object | None:
    set_error(TYPE_ERROR, msg)
    return None


def type_error_i(msg: str) -> i64:
    set_error(TYPE_ERROR, msg)
    return -1


def value_error(msg: str) -> Object | None:
    set_error(VALUE_ERROR, msg)
    return None


def value_error_i(msg: str) -> i64:
    set_error(VALUE_ERROR, msg)
    return -1


def index_error(msg: str) -> Object | None:
    set_error(INDEX_ERROR, msg)
    return None


def overflow_error(msg: str) -> Object | None:
    set_error(OVERFLOW_ERROR, msg)
    return None


def memory_error() -> Object | None:
    """Raise `MemoryError()` and be None. CPython: PyErr_NoMemory"""
    set_error_object(MEMORY_ERROR, None)
    return None


def key_error(key: Object) -> Object | None:
    """Raise `KeyError(key)`, whatever the key is. CPython: _PyErr_SetKeyError"""
    # Alone, a tuple would be spread over `args`, None be no argument, and an exception raised.
    set_error_object(KEY_ERROR, tuple1(key))
    return None


def error_occurred() -> bool:
    """Is an exception being raised?"""
    return RT.ts.exc is not None


def clear_error() -> None:
    RT.ts.exc = None


def take_error() -> BaseExceptionObject | None:
    """The current exception, which is no longer raised. CPython: PyErr_GetRaisedException"""
    exc = RT.ts.exc
    RT.ts.exc = None
    return exc


def restore_error(exc: BaseExceptionObject | None) -> None:
    """Raise what `take_error` gave, its context unchanged. CPython: PyErr_SetRaisedException"""
    RT.ts.exc = exc


def error_matches(tp: TypeObject) -> bool:
    """Is the current exception an instance of `tp`?"""
    exc = RT.ts.exc
    return exc is not None and is_subtype(exc.cls, tp)


def exception_matches(exc: BaseExceptionObject, spec: Object) -> i64:
    """Does `exc` match what an `except` clause names, a class or a tuple of classes?

    1, 0, or -1 with a TypeError for anything else. CPython: PyErr_GivenExceptionMatches,
    and Python/ceval.c check_except_type_valid
    """
    if isinstance(spec, TypeObject) and is_subtype(spec, BASE_EXCEPTION):
        return 1 if is_subtype(exc.cls, spec) else 0
    types = as_tuple(spec)
    if types is None:
        return type_error_i(NOT_AN_EXCEPTION_CLASS)
    i: i64 = 0
    while i < types.n:
        tp = types.item(i)
        if not (isinstance(tp, TypeObject) and is_subtype(tp, BASE_EXCEPTION)):
            return type_error_i(NOT_AN_EXCEPTION_CLASS)
        i += 1
    i = 0
    while i < types.n:
        tp = types.item(i)
        if isinstance(tp, TypeObject) and is_subtype(exc.cls, tp):
            return 1
        i += 1
    return 0


def clear_if(tp: TypeObject) -> bool:
    """Clear the current exception when it is an instance of `tp`. Was it?"""
    if error_matches(tp):
        RT.ts.exc = None
        return True
    return False


# The chain of base modules: docs/objects.md.
import rt.objects.tupleobject  # noqa: E402, F401

# isort: split

from rt.objects.exceptions import (  # noqa: E402
    BASE_EXCEPTION,
    INDEX_ERROR,
    KEY_ERROR,
    MEMORY_ERROR,
    OVERFLOW_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
    BaseExceptionObject,
    normalize_exception,
)
from rt.objects.tupleobject import as_tuple, tuple1  # noqa: E402
from rt.objects.typeobject import TypeObject, is_subtype  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host  # noqa: E402
