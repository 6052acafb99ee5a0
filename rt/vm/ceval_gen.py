"""Instructions of `yield from`, `await`, `async for`.

Answers to the cases of Python/bytecodes.c that its instructions name, and to
_PyEval_GetAwaitable, _PyEval_GetANext of Python/ceval.c.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.abstract import get_iter
from rt.objects.codeobject import CO_COROUTINE, CO_ITERABLE_COROUTINE, RegisterCode
from rt.objects.errors import error, set_error, take_error, type_error
from rt.objects.exceptions import (
    RUNTIME_ERROR,
    STOP_ASYNC_ITERATION,
    STOP_ITERATION,
    TYPE_ERROR,
    BaseExceptionObject,
)
from rt.objects.genobject import (
    CoroutineObject,
    GeneratorObject,
    awaitable_iter,
    take_stop_value,
)
from rt.objects.identifiers import ID___anext__
from rt.objects.object import NONE, NOT_IMPLEMENTED, Object
from rt.objects.object_protocol import has_special
from rt.objects.pystate import RT
from rt.objects.typeobject import is_subtype, type_name
from rt.vm.words import CLEARS_A, ERROR, OK


def op_get_yield_from_iter(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    assert x is not None
    z: Object | None = x
    if isinstance(x, CoroutineObject):
        if not code.code.flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE):
            set_error(
                TYPE_ERROR,
                "cannot 'yield from' a coroutine object in a non-coroutine generator",
            )
            return ERROR
    elif not isinstance(x, GeneratorObject):
        z = get_iter(x)
    if z is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = z
    return OK


def op_get_awaitable(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    assert x is not None
    z = awaitable(x, b)
    if z is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = z
    return OK


def awaitable(x: Object, where: i64) -> Object | None:
    """What `await x` iterates.

    Args:
        where: 1, 2: x is what `__aenter__`, `__aexit__` returned.
    """
    if where and x.am_await() is NOT_IMPLEMENTED and not isinstance(x, CoroutineObject):
        method = "__aenter__" if where == 1 else "__aexit__"
        return type_error(
            f"'async with' received an object from {method} that does not implement "
            f"__await__: {type_name(x)}"
        )
    z = awaitable_iter(x)
    if isinstance(z, CoroutineObject) and z.yielding_from() is not None:
        return error(RUNTIME_ERROR, "coroutine is being awaited already")
    return z


def op_get_aiter(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    assert x is not None
    z = x.am_aiter()
    if z is NOT_IMPLEMENTED:
        type_error(f"'async for' requires an object with __aiter__ method, got {type_name(x)}")
        return ERROR
    if z is None:
        return ERROR
    if not has_special(z, ID___anext__):
        type_error(
            "'async for' received an object from __aiter__ that does not implement "
            f"__anext__: {type_name(z)}"
        )
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = z
    return OK


def op_get_anext(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    assert x is not None
    step = x.am_anext()
    if step is NOT_IMPLEMENTED:
        type_error(f"'async for' requires an iterator with __anext__ method, got {type_name(x)}")
        return ERROR
    if step is None:
        return ERROR
    z = awaitable_iter(step)
    if z is None:
        cause = take_error()
        type_error(f"'async for' received an invalid object from __anext__: {type_name(step)}")
        exc = RT.ts.exc
        if exc is not None and cause is not None:
            exc.cause = cause
            exc.context = cause
            exc.suppress_context = True
        return ERROR
    stack[fp + d] = z
    return OK


def op_end_async_for(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    exc = stack[fp + a + 1]
    assert isinstance(exc, BaseExceptionObject)
    if not is_subtype(exc.cls, STOP_ASYNC_ITERATION):
        RT.ts.exc = exc
        ex.traced = True
        return ERROR
    stack[fp + a + 1] = None
    stack[fp + a] = None
    return OK


def op_cleanup_throw(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    exc = stack[fp + a + 2]
    assert isinstance(exc, BaseExceptionObject)
    RT.ts.exc = exc
    if not is_subtype(exc.cls, STOP_ITERATION):
        ex.traced = True
        return ERROR
    value = take_stop_value()
    stack[fp + a + 2] = None
    stack[fp + a + 1] = value
    stack[fp + a] = NONE
    return OK


from rt.vm.evaluator import ThreadEvaluator  # noqa: E402
