"""Instructions that raise and handle exceptions.

Answers to the cases of Python/bytecodes.c that its instructions name, and to do_raise of
Python/ceval.c. Inside a generator the exceptions it handles are its own: what its resumer
handles is put aside (`GeneratorBase.outer`) and shows only while the generator handles none.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.boolobject import FALSE, TRUE
from rt.objects.call import call_noargs
from rt.objects.codeobject import RegisterCode
from rt.objects.errors import (
    NOT_AN_EXCEPTION_CLASS,
    exception_matches,
    set_error,
    set_raised,
)
from rt.objects.exception_group import BASE_EXCEPTION_GROUP, exception_group_match
from rt.objects.exceptions import (
    BASE_EXCEPTION,
    RUNTIME_ERROR,
    TYPE_ERROR,
    BaseExceptionObject,
    checked_exception,
)
from rt.objects.genobject import GeneratorBase
from rt.objects.longobject import CompactLong
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.tupleobject import as_tuple
from rt.objects.typeobject import TypeObject, is_subtype
from rt.vm.words import CLEARS_B, ERROR, OK


def op_push_exc_info(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    exc = stack[fp + d]
    assert isinstance(exc, BaseExceptionObject)
    ts = RT.ts
    gen = ex.objs[ts.depth - ex.first]
    before = ts.handled
    if isinstance(gen, GeneratorBase) and ex.in_generator(ts.depth - ex.first):
        before = gen.handled
        gen.handled = exc
    stack[fp + d + 1] = exc
    stack[fp + d] = NONE if before is None else before
    ts.handled = exc
    return OK


def op_pop_except(
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
    stack[fp + a] = None
    before: BaseExceptionObject | None = x if isinstance(x, BaseExceptionObject) else None
    ts = RT.ts
    gen = ex.objs[ts.depth - ex.first]
    if isinstance(gen, GeneratorBase) and ex.in_generator(ts.depth - ex.first):
        gen.handled = before
        if before is None:
            before = gen.outer
    ts.handled = before
    return OK


def op_check_exc_match(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    exc = stack[fp + a]
    spec = stack[fp + b]
    assert isinstance(exc, BaseExceptionObject) and spec is not None
    t = exception_matches(exc, spec)
    if t < 0:
        return ERROR
    if w & CLEARS_B:
        stack[fp + b] = None
    stack[fp + d] = TRUE if t else FALSE
    return OK


def op_check_eg_match(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    exc = stack[fp + a]
    spec = stack[fp + a + 1]
    assert exc is not None and spec is not None
    if not may_catch_star(spec):
        return ERROR
    found = exception_group_match(exc, spec)
    if found is None:
        return ERROR
    match = found.item(1)
    if isinstance(match, BaseExceptionObject):
        RT.ts.handled = match
        gen = ex.objs[RT.ts.depth - ex.first]
        if isinstance(gen, GeneratorBase) and ex.in_generator(RT.ts.depth - ex.first):
            gen.handled = match
    stack[fp + d + 1] = match
    stack[fp + d] = found.item(0)
    return OK


def may_catch_star(spec: Object) -> bool:
    """May `except*` name this? False with a TypeError. CPython: CheckExceptStarTypeValid"""
    types = as_tuple(spec)
    i: i64 = 0
    n: i64 = 1 if types is None else types.n
    while i < n:
        tp = spec if types is None else types.item(i)
        i += 1
        if not (isinstance(tp, TypeObject) and is_subtype(tp, BASE_EXCEPTION)):
            set_error(TYPE_ERROR, NOT_AN_EXCEPTION_CLASS)
            return False
        if is_subtype(tp, BASE_EXCEPTION_GROUP):
            set_error(
                TYPE_ERROR,
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            )
            return False
    return True


def raised_exception(x: Object, what: str) -> BaseExceptionObject | None:
    """The exception that a class or an instance in a raise statement stands for."""
    if isinstance(x, TypeObject) and is_subtype(x, BASE_EXCEPTION):
        return checked_exception(x, call_noargs(x), True)
    if isinstance(x, BaseExceptionObject):
        return x
    set_error(TYPE_ERROR, what)
    return None


def op_raise(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    ts = RT.ts
    if b == 0:
        handled = ts.handled
        if handled is None:
            set_error(RUNTIME_ERROR, "No active exception to reraise")
            return ERROR
        ts.exc = handled
        ex.traced = True
        return ERROR
    x = stack[fp + a]
    assert x is not None
    exc = raised_exception(x, "exceptions must derive from BaseException")
    if exc is None:
        return ERROR
    if b == 2:
        y = stack[fp + a + 1]
        assert y is not None
        if y is NONE:
            exc.cause = None
        else:
            cause = raised_exception(y, "exception causes must derive from BaseException")
            if cause is None:
                return ERROR
            exc.cause = cause
        exc.suppress_context = True
    set_raised(exc)
    return ERROR


def op_reraise(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    exc = stack[fp + a]
    assert isinstance(exc, BaseExceptionObject)
    ts = RT.ts
    if b > 0:
        where = stack[fp + b - 1]
        if isinstance(where, CompactLong):
            # The frame is where the exception was raised first.
            ex.reraised_at = where.value
    ts.exc = exc
    ex.traced = True
    return ERROR


def op_with_except_start(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    exc = stack[fp + b]
    assert isinstance(exc, BaseExceptionObject)
    func = stack[fp + a]
    me = stack[fp + a + 1]
    tb = exc.traceback
    args = vec[Object | None]([me, exc.cls, exc, NONE if tb is None else tb])
    z: Object | None
    if func is None:
        assert me is not None
        z = me.tp_call(args, 1, 3, None)
    else:
        z = func.tp_call(args, 0, 4, None)
    if z is None:
        return ERROR
    stack[fp + d] = z
    return OK


from rt.vm.evaluator import ThreadEvaluator  # noqa: E402
