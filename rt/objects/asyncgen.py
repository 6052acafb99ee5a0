"""Asynchronous generators, and the awaitables that their methods return.

Answers to the second half of Objects/genobject.c, and to the anext_awaitable of
Objects/iterobject.c.

What always holds: a value that the generator yields arrives wrapped (`WrappedValue`), so
that it is not taken for something that an `await` inside the generator yields; an awaitable
goes from INIT to ITER to CLOSED and can be awaited once.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.genobject import (
    GEN_DONE,
    GeneratorBase,
    generator_del,
    generator_get_code,
    generator_get_frame,
    generator_get_name,
    generator_get_qualname,
    generator_get_suspended,
    generator_get_yieldfrom,
    generator_set_name,
    generator_set_qualname,
    generator_sizeof,
)
from rt.objects.methodobject import (
    CLASS_GETITEM,
    getset,
    method,
)
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.slots import (
    S_AITER,
    S_ANEXT,
    S_AWAIT,
    S_ITER,
    S_NEXT,
    S_REPR,
)
from rt.objects.typeobject import (
    TypeObject,
    static_type,
)

INIT: Final = 0
ITER: Final = 1
CLOSED: Final = 2


class AsyncGeneratorObject(GeneratorBase):
    """An asynchronous generator."""

    def __init__(self, rcode: RegisterCode, func: FunctionObject | None) -> None:
        super().__init__(rcode, func)
        self.hooked: bool = False
        self.finalizer: Object | None = None
        self.closed: bool = False
        # One of its awaitables is being awaited.
        self.awaited: bool = False

    def ob_type(self) -> TypeObject:
        return ASYNC_GENERATOR_TYPE

    def kind_name(self) -> str:
        return "async generator"

    def am_aiter(self) -> Object | None:
        return self

    def am_anext(self) -> Object | None:
        return asyncgen_asend(self, NONE)


class WrappedValue(Object):
    """A value that an asynchronous generator has yielded."""

    def __init__(self, value: Object) -> None:
        self.value: Final = value

    def ob_type(self) -> TypeObject:
        return WRAPPED_VALUE_TYPE


class AsyncGenAwaitable(Object):
    """What asend(), athrow() and aclose() share."""

    def __init__(self, gen: AsyncGeneratorObject) -> None:
        self.gen: Final = gen
        self.state: i64 = INIT

    def tp_iter(self) -> Object | None:
        return self

    def am_await(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        value = self.step(NONE)
        if value is None:
            stop_without_exception()
        return value

    def step(self, value: Object) -> Object | None:
        """send(value)."""
        raise NotImplementedError

    def throw(self, typ: Object, val: Object | None, tb: Object | None) -> Object | None:
        raise NotImplementedError

    def method_name(self) -> str:
        raise NotImplementedError

    def __del__(self) -> None:
        if self.state == INIT:
            warn_unawaited_method(self)


def stop_without_exception() -> None:
    """Turn a StopIteration into what `tp_iternext` leaves: no exception, but its value."""
    exc = RT.ts.exc
    if exc is not None and is_subtype(exc.cls, STOP_ITERATION):
        value = take_stop_value()
        if value is not NONE:
            RT.ts.stop_value = value


def warn_unawaited_method(awaitable: AsyncGenAwaitable) -> None:
    """CPython: _PyErr_WarnUnawaitedAgenMethod"""
    ts = RT.ts
    saved = ts.exc
    ts.exc = None
    mark = ts.evaluator.enter_finalizer()
    gen = awaitable.gen
    if not warn(
        RUNTIME_WARNING,
        f"coroutine method '{awaitable.method_name()}' of {host_repr(gen.qualname)} "
        "was never awaited",
        1,
    ):
        ts.evaluator.unraisable(None, gen)
    ts.evaluator.leave_finalizer(mark)
    ts.exc = saved


def unwrap_value(gen: AsyncGeneratorObject, result: Object | None) -> Object | None:
    """What awaiting a step means: a yielded value ends it, as a StopIteration.

    CPython: async_gen_unwrap_value
    """
    if result is None:
        exc = RT.ts.exc
        if exc is None:
            set_error_object(STOP_ASYNC_ITERATION, None)
            exc = RT.ts.exc
        if exc is not None and (
            is_subtype(exc.cls, STOP_ASYNC_ITERATION) or is_subtype(exc.cls, GENERATOR_EXIT)
        ):
            gen.closed = True
        gen.awaited = False
        return None
    if isinstance(result, WrappedValue):
        set_stop_iteration(result.value)
        gen.awaited = False
        return None
    return result


class AsyncGenASend(AsyncGenAwaitable):
    """What asend() and __anext__() return."""

    def __init__(self, gen: AsyncGeneratorObject, value: Object) -> None:
        super().__init__(gen)
        self.value: Final = value

    def ob_type(self) -> TypeObject:
        return ASYNC_GEN_ASEND_TYPE

    def method_name(self) -> str:
        return "asend"

    def begin(self) -> bool:
        """Check that it can be awaited; False with an exception."""
        if self.state == CLOSED:
            set_error(RUNTIME_ERROR, "cannot reuse already awaited __anext__()/asend()")
            return False
        if self.state == INIT:
            if self.gen.awaited:
                self.state = CLOSED
                set_error(RUNTIME_ERROR, "anext(): asynchronous generator is already running")
                return False
            self.state = ITER
        return True

    def step(self, value: Object) -> Object | None:
        first = self.state == INIT
        if not self.begin():
            return None
        if first and value is NONE:
            value = self.value
        gen = self.gen
        gen.awaited = True
        result = unwrap_value(gen, gen_send(gen, value, False))
        if result is None:
            self.state = CLOSED
        return result

    def throw(self, typ: Object, val: Object | None, tb: Object | None) -> Object | None:
        if not self.begin():
            return None
        gen = self.gen
        gen.awaited = True
        result = unwrap_value(gen, gen_throw(gen, False, typ, val, tb))
        if result is None:
            self.state = CLOSED
        return result


class AsyncGenAThrow(AsyncGenAwaitable):
    """What athrow() and aclose() return; `typ` is None for aclose()."""

    def __init__(
        self,
        gen: AsyncGeneratorObject,
        typ: Object | None,
        val: Object | None,
        tb: Object | None,
    ) -> None:
        super().__init__(gen)
        self.typ: Final = typ
        self.val: Final = val
        self.tb: Final = tb

    def ob_type(self) -> TypeObject:
        return ASYNC_GEN_ATHROW_TYPE

    def method_name(self) -> str:
        return "aclose" if self.typ is None else "athrow"

    def ended(self) -> Object | None:
        """After an exception: aclose() ends quietly when the generator did.

        CPython: the label check_error
        """
        self.gen.awaited = False
        self.state = CLOSED
        exc = RT.ts.exc
        if (
            self.typ is None
            and exc is not None
            and (is_subtype(exc.cls, STOP_ASYNC_ITERATION) or is_subtype(exc.cls, GENERATOR_EXIT))
        ):
            RT.ts.exc = None
            set_stop_iteration(NONE)
        return None

    def ignored_exit(self) -> Object | None:
        self.gen.awaited = False
        self.state = CLOSED
        return error(RUNTIME_ERROR, "async generator ignored GeneratorExit")

    def refuse_running(self) -> bool:
        """Is another awaitable of the generator being awaited? Then an exception is set."""
        if not self.gen.awaited:
            return False
        self.state = CLOSED
        set_error(
            RUNTIME_ERROR,
            f"{self.method_name()}(): asynchronous generator is already running",
        )
        return True

    def step(self, value: Object) -> Object | None:
        gen = self.gen
        if self.state == CLOSED:
            return error(RUNTIME_ERROR, "cannot reuse already awaited aclose()/athrow()")
        if gen.state == GEN_DONE:
            self.state = CLOSED
            set_stop_iteration(NONE)
            return None
        result: Object | None
        if self.state == INIT:
            if self.refuse_running():
                return None
            if gen.closed:
                self.state = CLOSED
                set_error_object(STOP_ASYNC_ITERATION, None)
                return None
            if value is not NONE:
                return error(RUNTIME_ERROR, "can't send non-None value to a just-started coroutine")
            self.state = ITER
            gen.awaited = True
            typ = self.typ
            if typ is None:
                gen.closed = True
                result = gen_throw(gen, False, GENERATOR_EXIT, None, None)
                if isinstance(result, WrappedValue):
                    return self.ignored_exit()
            else:
                result = unwrap_value(gen, gen_throw(gen, False, typ, self.val, self.tb))
            return self.ended() if result is None else result
        result = gen_send(gen, value, False)
        if self.typ is not None:
            result = unwrap_value(gen, result)
            if result is None:
                self.state = CLOSED
            return result
        if result is None:
            return self.ended()
        if isinstance(result, WrappedValue):
            return self.ignored_exit()
        return result

    def throw(self, typ: Object, val: Object | None, tb: Object | None) -> Object | None:
        gen = self.gen
        if self.state == CLOSED:
            return error(RUNTIME_ERROR, "cannot reuse already awaited aclose()/athrow()")
        if self.state == INIT:
            if self.refuse_running():
                return None
            self.state = ITER
            gen.awaited = True
        result = gen_throw(gen, False, typ, val, tb)
        if self.typ is not None:
            result = unwrap_value(gen, result)
            if result is None:
                self.state = CLOSED
            return result
        if isinstance(result, WrappedValue):
            return self.ignored_exit()
        return self.ended() if result is None else result


def init_hooks(gen: AsyncGeneratorObject) -> bool:
    """Tell sys's hooks of a generator that is iterated first. False with an exception.

    CPython: async_gen_init_hooks
    """
    if gen.hooked:
        return True
    gen.hooked = True
    ts = RT.ts
    gen.finalizer = ts.asyncgen_finalizer
    first = ts.asyncgen_firstiter
    return first is None or call_one(first, gen) is not None


def asyncgen_asend(self: AsyncGeneratorObject, value: Object) -> Object | None:
    return AsyncGenASend(self, value) if init_hooks(self) else None


def asyncgen_anext(self: AsyncGeneratorObject) -> Object | None:
    return asyncgen_asend(self, NONE)


def asyncgen_aclose(self: AsyncGeneratorObject) -> Object | None:
    return AsyncGenAThrow(self, None, None, None) if init_hooks(self) else None


def asyncgen_athrow(
    self: AsyncGeneratorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not throw_arguments_ok(args, kwargs) or not init_hooks(self):
        return None
    val = args[1] if len(args) > 1 else None
    return AsyncGenAThrow(self, args[0], val, args[2] if len(args) > 2 else None)


def asyncgen_get_running(self: AsyncGeneratorObject) -> Object | None:
    return bool_from(self.awaited)


def awaitable_send(self: AsyncGenAwaitable, value: Object) -> Object | None:
    return self.step(value)


def awaitable_throw(
    self: AsyncGenAwaitable, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not throw_arguments_ok(args, kwargs):
        return None
    val = args[1] if len(args) > 1 else None
    return self.throw(args[0], val, args[2] if len(args) > 2 else None)


def awaitable_close(self: AsyncGenAwaitable) -> Object | None:
    if self.state == CLOSED:
        return NONE
    result = self.throw(GENERATOR_EXIT, None, None)
    if result is not None:
        return error(RUNTIME_ERROR, "coroutine ignored GeneratorExit")
    exc = RT.ts.exc
    if exc is not None and (
        is_subtype(exc.cls, STOP_ITERATION)
        or is_subtype(exc.cls, STOP_ASYNC_ITERATION)
        or is_subtype(exc.cls, GENERATOR_EXIT)
    ):
        RT.ts.exc = None
        return NONE
    return None


# anext() with a default.


class AnextAwaitable(Object):
    """What `anext(it, default)` returns."""

    def __init__(self, wrapped: Object, default: Object) -> None:
        self.wrapped: Final = wrapped
        self.default: Final = default

    def ob_type(self) -> TypeObject:
        return ANEXT_AWAITABLE_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def am_await(self) -> Object | None:
        return self

    def inner(self) -> Object | None:
        """The iterator of what is awaited. CPython: anextawaitable_getiter"""
        awaitable = awaitable_iter(self.wrapped)
        if awaitable is None:
            return None
        if not is_iterator(awaitable):
            # A coroutine: it is iterated by its wrapper.
            awaitable = awaitable.am_await()
            if awaitable is None or not is_iterator(awaitable):
                return type_error("__await__ must return an iterator")
        return awaitable

    def replace_end(self) -> None:
        """The end of the iteration becomes the default value."""
        exc = RT.ts.exc
        if exc is not None and is_subtype(exc.cls, STOP_ASYNC_ITERATION):
            RT.ts.exc = None
            set_stop_iteration(self.default)

    def tp_iternext(self) -> Object | None:
        it = self.inner()
        if it is None:
            return None
        value = it.tp_iternext()
        if value is None and RT.ts.exc is not None:
            self.replace_end()
            stop_without_exception()
        return value

    def call(self, name: UnicodeObject, args: list[Object]) -> Object | None:
        """Pass a method call on."""
        it = self.inner()
        if it is None:
            return None
        meth = get_attr(it, name)
        if meth is None:
            return None
        value = call_list(meth, args)
        if value is None:
            self.replace_end()
        return value


def anext_awaitable(wrapped: Object, default: Object) -> Object | None:
    """The awaitable of `anext(it, default)`."""
    return AnextAwaitable(wrapped, default)


def anext_send(self: AnextAwaitable, value: Object) -> Object | None:
    return self.call(ID_send, [value])


def anext_throw(
    self: AnextAwaitable, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return self.call(ID_throw, args)


def anext_close(self: AnextAwaitable) -> Object | None:
    return self.call(ID_close, [])


ASYNC_GENERATOR_TYPE: Final = static_type(
    "async_generator",
    slots=(S_REPR, S_AITER, S_ANEXT),
    methods=(
        method("__del__", generator_del, ""),
        method(
            "asend",
            asyncgen_asend,
            "v, /",
            doc="asend(v) -> send 'v' in generator.",
        ),
        method("athrow", asyncgen_athrow, "*args, **kwargs"),
        method(
            "aclose", asyncgen_aclose, "", doc="aclose() -> raise GeneratorExit inside generator."
        ),
        method("__sizeof__", generator_sizeof, ""),
        CLASS_GETITEM,
    ),
    getset=(
        getset("__name__", generator_get_name, generator_set_name),
        getset("__qualname__", generator_get_qualname, generator_set_qualname),
        getset("ag_await", generator_get_yieldfrom, None),
        getset("ag_frame", generator_get_frame, None),
        getset("ag_running", asyncgen_get_running, None),
        getset("ag_code", generator_get_code, None),
        getset("ag_suspended", generator_get_suspended, None),
    ),
)

WRAPPED_VALUE_TYPE: Final = static_type("async_generator_wrapped_value")

AWAITABLE_METHODS: Final = (
    method("send", awaitable_send, "value, /"),
    method("throw", awaitable_throw, "*args, **kwargs"),
    method("close", awaitable_close, ""),
)

ASYNC_GEN_ASEND_TYPE: Final = static_type(
    "async_generator_asend", slots=(S_AWAIT, S_ITER, S_NEXT), methods=AWAITABLE_METHODS
)

ASYNC_GEN_ATHROW_TYPE: Final = static_type(
    "async_generator_athrow", slots=(S_AWAIT, S_ITER, S_NEXT), methods=AWAITABLE_METHODS
)

ANEXT_AWAITABLE_TYPE: Final = static_type(
    "anext_awaitable",
    slots=(S_AWAIT, S_ITER, S_NEXT),
    methods=(
        method("send", anext_send, "value, /"),
        method("throw", anext_throw, "*args, **kwargs"),
        method("close", anext_close, ""),
    ),
)


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import is_iterator  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_list, call_one  # noqa: E402
from rt.objects.codeobject import RegisterCode  # noqa: E402
from rt.objects.errors import error, set_error, set_error_object, type_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    GENERATOR_EXIT,
    RUNTIME_ERROR,
    RUNTIME_WARNING,
    STOP_ASYNC_ITERATION,
    STOP_ITERATION,
    host_repr,
    set_stop_iteration,
)
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.genobject import (  # noqa: E402
    awaitable_iter,
    gen_send,
    gen_throw,
    take_stop_value,
    throw_arguments_ok,
)
from rt.objects.identifiers import ID_close, ID_send, ID_throw  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject  # noqa: E402
