"""Generators and coroutines.

Answers to the first half of Objects/genobject.c (asynchronous generators: asyncgen.py).

What always holds: a generator's variables and pending values are its own registers, `regs`:
its function first, then the frame from `regs[1]` on. While it runs the eval loop works on
these registers in place; while it is suspended `pc` is the word after its last instruction.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    CLASS_GETITEM,
    getset,
    member,
    method,
)
from rt.objects.object import NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import RT
from rt.objects.slots import (
    S_AWAIT,
    S_ITER,
    S_NEXT,
    S_REPR,
)
from rt.objects.typeobject import (
    TypeObject,
    static_type,
)

GEN_CREATED: Final = 0
GEN_SUSPENDED: Final = 1
GEN_RUNNING: Final = 2
GEN_DONE: Final = 3


class GeneratorBase(Object):
    """A generator, a coroutine or an asynchronous generator."""

    def __init__(self, rcode: RegisterCode, func: FunctionObject | None) -> None:
        self.weak: WeakToken | None = None
        self.rcode: RegisterCode = rcode
        self.name: UnicodeObject = rcode.code.name if func is None else func.name
        self.qualname: UnicodeObject = rcode.code.qualname if func is None else func.qualname
        self.regs: vec[Object | None] = NO_REGISTERS
        self.pc: i64 = 0
        self.state: i64 = GEN_CREATED
        # The register that holds what it delegates to, while it is suspended in a
        # `yield from` or an `await`; else -1.
        self.delegate: i64 = -1
        # The register that gets what is sent in; -1: it is dropped.
        self.sent_to: i64 = -1
        # The exception it handles itself, and the one that its resumer handles.
        self.handled: BaseExceptionObject | None = None
        self.outer: BaseExceptionObject | None = None
        self.frame: FrameObject | None = None
        # What it returned, once it has ended.
        self.result: Object = NONE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def kind_name(self) -> str:
        """What messages call it."""
        return "generator"

    def tp_repr(self) -> Object | None:
        return unicode_from_host(
            f"<{self.ob_type().name} object {unicode_to_host(self.qualname)} at {address(self)}>"
        )

    def yielding_from(self) -> Object | None:
        """What a suspended generator delegates to, or None. CPython: _PyGen_yf"""
        if self.state != GEN_SUSPENDED or self.delegate < 0:
            return None
        return self.regs[self.delegate]

    def __del__(self) -> None:
        # CPython: _PyGen_Finalize
        if self.state != GEN_DONE and self.state != GEN_RUNNING:
            finalize_generator(self)


NO_REGISTERS: Final = vec[Object | None]()


class GeneratorObject(GeneratorBase):
    """A generator."""

    def ob_type(self) -> TypeObject:
        return GENERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        value = gen_resume(self, NONE, False)
        if value is None and self.state == GEN_DONE and RT.ts.exc is None:
            leave_stop_value(self)
        return value

    def am_await(self) -> Object | None:
        # Only one made by a function under types.coroutine can be awaited.
        if self.rcode.code.flags & CO_ITERABLE_COROUTINE:
            return self
        return NOT_IMPLEMENTED


class CoroutineObject(GeneratorBase):
    """A coroutine."""

    def __init__(self, rcode: RegisterCode, func: FunctionObject | None) -> None:
        super().__init__(rcode, func)
        # Where it was made: (file name, line, function) for each frame, innermost first.
        self.origin: Object | None = None

    def ob_type(self) -> TypeObject:
        return COROUTINE_TYPE

    def kind_name(self) -> str:
        return "coroutine"

    def am_await(self) -> Object | None:
        return CoroutineWrapper(self)


class CoroutineWrapper(Object):
    """What `coroutine.__await__()` returns."""

    def __init__(self, coroutine: CoroutineObject) -> None:
        self.coroutine: Final = coroutine

    def ob_type(self) -> TypeObject:
        return COROUTINE_WRAPPER_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        gen = self.coroutine
        value = gen_resume(gen, NONE, False)
        if value is None and gen.state == GEN_DONE and RT.ts.exc is None:
            leave_stop_value(gen)
        return value


def leave_stop_value(gen: GeneratorBase) -> None:
    """Leave the result of a generator that has ended for whoever resumed it."""
    if gen.result is not NONE:
        RT.ts.stop_value = gen.result
        gen.result = NONE


def gen_can_run(gen: GeneratorBase, value: Object | None, closing: bool) -> bool:
    """May the generator be resumed? False with the exception set, or, when it has ended,
    perhaps without one.

    Args:
        value: what is sent in; None when the current exception is thrown in.
        closing: whether the resumer is close().
    """
    state = gen.state
    if state == GEN_CREATED:
        if value is not None and value is not NONE:
            set_error(TYPE_ERROR, f"can't send non-None value to a just-started {gen.kind_name()}")
            return False
        return True
    if state == GEN_SUSPENDED:
        return True
    if state == GEN_RUNNING:
        set_error(VALUE_ERROR, f"{gen.kind_name()} already executing")
        return False
    if isinstance(gen, CoroutineObject) and not closing:
        set_error(RUNTIME_ERROR, "cannot reuse already awaited coroutine")
    return False


def gen_resume(gen: GeneratorBase, value: Object | None, closing: bool) -> Object | None:
    """Run a generator until it yields.

    Args:
        value: what is sent in; None: the current exception is thrown in.

    Returns:
        what it yields; None with an exception when it raised, None without one when it has
        ended: its `result` is what it returned.
    CPython: gen_send_ex2
    """
    if not gen_can_run(gen, value, closing):
        gen.result = NONE
        return None
    return RT.ts.evaluator.resume(gen, value)


def gen_send(gen: GeneratorBase, value: Object | None, closing: bool) -> Object | None:
    """As `gen_resume`, but the end is a StopIteration. CPython: gen_send_ex"""
    yielded = gen_resume(gen, value, closing)
    if yielded is None and RT.ts.exc is None:
        result = gen.result
        gen.result = NONE
        if isinstance(gen, AsyncGeneratorObject):
            set_error_object(STOP_ASYNC_ITERATION, None)
        else:
            set_stop_iteration(result)
    return yielded


def take_stop_value() -> Object | None:
    """The value of the StopIteration that is the current exception, which is cleared; the
    guest's None when there is no exception. None when it is another one.

    CPython: _PyGen_FetchStopIterationValue
    """
    ts = RT.ts
    exc = ts.exc
    if exc is None:
        return NONE
    if not is_subtype(exc.cls, STOP_ITERATION):
        return None
    ts.exc = None
    if isinstance(exc, StopIterationObject) and exc.value is not None:
        return exc.value
    return NONE


def gen_close(gen: GeneratorBase) -> Object | None:
    """close(): raise GeneratorExit inside. CPython: gen_close"""
    if gen.state == GEN_CREATED:
        gen_discard(gen)
        return NONE
    if gen.state == GEN_DONE:
        return NONE
    inner = gen.yielding_from()
    failed = False
    if inner is not None:
        gen.state = GEN_RUNNING
        failed = not gen_close_iter(inner)
        gen.state = GEN_SUSPENDED
    if not failed:
        set_error_object(GENERATOR_EXIT, None)
    value = gen_send(gen, None, True)
    if value is not None:
        return error(RUNTIME_ERROR, f"{gen.kind_name()} ignored GeneratorExit")
    ts = RT.ts
    exc = ts.exc
    if exc is None or is_subtype(exc.cls, GENERATOR_EXIT):
        ts.exc = None
        return NONE
    if is_subtype(exc.cls, STOP_ASYNC_ITERATION):
        ts.exc = None
        return NONE
    return take_stop_value()


def gen_discard(gen: GeneratorBase) -> None:
    """End a generator that has not begun: its arguments die."""
    gen.state = GEN_DONE
    frame = gen.frame
    if frame is not None:
        frame_ended(frame, gen.pc, None)
        gen.frame = None
    gen.regs = NO_REGISTERS


def gen_close_iter(inner: Object) -> bool:
    """Close what a generator delegates to. False with an exception. CPython: gen_close_iter"""
    if isinstance(inner, (GeneratorObject, CoroutineObject)):
        return gen_close(inner) is not None
    if isinstance(inner, CoroutineWrapper):
        return gen_close(inner.coroutine) is not None
    meth = lookup_attr(inner, ID_close)
    if meth is None:
        if RT.ts.exc is not None:
            RT.ts.evaluator.unraisable(None, inner)
        return True
    return call_noargs(meth) is not None


def gen_throw_exception(gen: GeneratorBase, exc: BaseExceptionObject) -> Object | None:
    """Throw an exception in. CPython: _gen_throw, after its arguments are checked"""
    return gen_throw(gen, True, exc, None, None)


def gen_throw(
    gen: GeneratorBase, close_on_exit: bool, typ: Object, val: Object | None, tb: Object | None
) -> Object | None:
    """throw(): as `gen_send` with the exception that the three arguments name.

    Args:
        close_on_exit: whether a GeneratorExit closes what the generator delegates to.

    CPython: _gen_throw
    """
    inner = gen.yielding_from()
    if inner is not None:
        if close_on_exit and names_exception(typ, GENERATOR_EXIT):
            gen.state = GEN_RUNNING
            closed = gen_close_iter(inner)
            gen.state = GEN_SUSPENDED
            if not closed:
                return gen_send(gen, None, False)
            return throw_here(gen, typ, val, tb)
        value: Object | None
        if isinstance(inner, (GeneratorObject, CoroutineObject)):
            # Whoever looks at the stack meanwhile sees that this one waits for the other.
            delegate = gen.delegate
            shown = RT.ts.evaluator.show_frame(gen)
            value = gen_throw(inner, close_on_exit, typ, val, tb)
            if shown:
                RT.ts.evaluator.hide_frame(gen)
            gen.delegate = delegate
            gen.state = GEN_SUSPENDED
        else:
            meth = lookup_attr(inner, ID_throw)
            if meth is None:
                if RT.ts.exc is not None:
                    return None
                return throw_here(gen, typ, val, tb)
            gen.state = GEN_RUNNING
            args: list[Object] = [typ]
            if val is not None:
                args.append(val)
                if tb is not None:
                    args.append(tb)
            value = call_list(meth, args)
            gen.state = GEN_SUSPENDED
        if value is None:
            # It ended or failed: the generator goes on with that where it delegated.
            return gen_send(gen, None, False)
        return value
    return throw_here(gen, typ, val, tb)


def names_exception(typ: Object, tp: TypeObject) -> bool:
    """Is `typ` an exception class below `tp` or an instance of one?"""
    if isinstance(typ, TypeObject):
        return is_subtype(typ, tp)
    return isinstance(typ, BaseExceptionObject) and is_subtype(typ.cls, tp)


def throw_here(
    gen: GeneratorBase, typ: Object, val: Object | None, tb: Object | None
) -> Object | None:
    """Raise in the generator itself what the arguments of throw() name."""
    exc = thrown_exception(typ, val, tb)
    if exc is None:
        return None
    if gen.state == GEN_DONE and not isinstance(gen, CoroutineObject):
        RT.ts.exc = exc
        return None
    if gen.state == GEN_RUNNING or gen.state == GEN_DONE:
        gen_can_run(gen, None, False)
        return None
    # Its context stays: only what the generator itself is handling becomes that.
    RT.ts.exc = exc
    return gen_send(gen, None, False)


def thrown_exception(
    typ: Object, val: Object | None, tb: Object | None
) -> BaseExceptionObject | None:
    """The exception that the arguments of throw() name, or what its class raised instead. None
    with a TypeError."""
    if tb is NONE:
        tb = None
    elif tb is not None and not isinstance(tb, TracebackObject):
        type_error("throw() third argument must be a traceback object")
        return None
    exc: BaseExceptionObject | None
    if isinstance(typ, TypeObject) and is_subtype(typ, BASE_EXCEPTION):
        exc = normalize_exception(typ, val)
        if exc is None:
            # The class's own code failed: that is thrown.
            exc = take_error()
            assert exc is not None
    elif isinstance(typ, BaseExceptionObject):
        if val is not None and val is not NONE:
            type_error("instance exception may not have a separate value")
            return None
        exc = typ
    else:
        type_error(
            "exceptions must be classes or instances deriving from BaseException, not "
            f"{type_name(typ)}"
        )
        return None
    if tb is not None:
        exc.traceback = tb
    return exc


def finalize_generator(gen: GeneratorBase) -> None:
    """What a generator does when it dies suspended: run its `finally` clauses.

    CPython: _PyGen_Finalize
    """
    ts = RT.ts
    saved = ts.exc
    ts.exc = None
    mark = ts.evaluator.enter_finalizer()
    if isinstance(gen, AsyncGeneratorObject):
        if gen.finalizer is not None and not gen.closed and gen.state != GEN_CREATED:
            if call_one(gen.finalizer, gen) is None:
                ts.evaluator.unraisable(None, gen)
            ts.evaluator.leave_finalizer(mark)
            ts.exc = saved
            return
    if isinstance(gen, CoroutineObject) and gen.state == GEN_CREATED:
        warn_unawaited(gen)
        gen_discard(gen)
    elif gen_close(gen) is None:
        ts.evaluator.unraisable(None, gen)
    ts.evaluator.leave_finalizer(mark)
    ts.exc = saved


def warn_unawaited(coroutine: CoroutineObject) -> None:
    """CPython: _PyErr_WarnUnawaitedCoroutine"""
    modules = RT.ts.interp.modules
    module = None if modules is None else dict_get_str(modules, intern("warnings"))
    warned = False
    if module is not None:
        show = lookup_attr(module, intern("_warn_unawaited_coroutine"))
        if show is not None:
            # A warning that has become an exception is a warning given.
            warned = call_one(show, coroutine) is not None or error_matches(RUNTIME_WARNING)
    if error_occurred():
        RT.ts.evaluator.unraisable(None, coroutine)
    if not warned and not warn(
        RUNTIME_WARNING, f"coroutine '{unicode_to_host(coroutine.qualname)}' was never awaited", 1
    ):
        RT.ts.evaluator.unraisable(None, coroutine)


def new_generator(rcode: RegisterCode, func: FunctionObject | None) -> GeneratorBase:
    """The generator that a call of a generator function makes; without registers yet."""
    flags = rcode.code.flags
    if flags & CO_COROUTINE:
        coroutine = CoroutineObject(rcode, func)
        depth = RT.ts.origin_tracking_depth
        if depth > 0:
            coroutine.origin = origin_of_caller(depth)
        return coroutine
    if flags & CO_ASYNC_GENERATOR:
        return AsyncGeneratorObject(rcode, func)
    return GeneratorObject(rcode, func)


def origin_of_caller(depth: i64) -> Object:
    """Where a coroutine is made, for cr_origin. CPython: compute_cr_origin"""
    entries: list[Object] = []
    frame = RT.ts.evaluator.current_frame(1)
    while frame is not None and len(entries) < depth:
        code = frame.code
        entries.append(tuple3(code.filename, long_from_i64(frame_line(frame)), code.name))
        frame = frame_back(frame)
    return tuple_from_list(entries)


def awaitable_iter(o: Object) -> Object | None:
    """What `await o` iterates. CPython: _PyCoro_GetAwaitableIter"""
    if isinstance(o, CoroutineObject):
        return o
    if isinstance(o, GeneratorObject) and o.rcode.code.flags & CO_ITERABLE_COROUTINE:
        return o
    it = o.am_await()
    if it is None:
        return None
    if it is NOT_IMPLEMENTED:
        return type_error(f"object {type_name(o)} can't be used in 'await' expression")
    if isinstance(it, CoroutineObject) or (
        isinstance(it, GeneratorObject) and it.rcode.code.flags & CO_ITERABLE_COROUTINE
    ):
        return type_error("__await__() returned a coroutine")
    if not is_iterator(it):
        return type_error(f"__await__() returned non-iterator of type '{type_name(it)}'")
    return it


# Methods and attributes.


def generator_send(self: GeneratorBase, value: Object) -> Object | None:
    return gen_send(self, value, False)


def generator_close(self: GeneratorBase) -> Object | None:
    return gen_close(self)


THROW_SIGNATURE_WARNING: Final = (
    "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."
)


def throw_arguments_ok(args: list[Object], kwargs: DictObject | None) -> bool:
    """Check the arguments of a throw() method. False with an exception."""
    n = len(args)
    if kwargs is not None and kwargs.used > 0:
        type_error("throw() takes no keyword arguments")
        return False
    if n < 1 or n > 3:
        bound = "at least 1 argument" if n < 1 else "at most 3 arguments"
        type_error(f"throw expected {bound}, got {n}")
        return False
    return n == 1 or warn(DEPRECATION_WARNING, THROW_SIGNATURE_WARNING, 1)


def generator_throw(
    self: GeneratorBase, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not throw_arguments_ok(args, kwargs):
        return None
    val = args[1] if len(args) > 1 else None
    return gen_throw(self, True, args[0], val, args[2] if len(args) > 2 else None)


def generator_del(self: GeneratorBase) -> Object | None:
    if self.state != GEN_DONE and self.state != GEN_RUNNING:
        finalize_generator(self)
    return NONE


def generator_sizeof(self: GeneratorBase) -> Object | None:
    return long_from_i64(128 + self.rcode.nregs * 8)


def generator_get_name(self: GeneratorBase) -> Object | None:
    return self.name


def generator_set_name(self: GeneratorBase, value: Object | None) -> i64:
    text = None if value is None else as_unicode(value)
    if text is None:
        return type_error_i("__name__ must be set to a string object")
    self.name = text
    return 0


def generator_get_qualname(self: GeneratorBase) -> Object | None:
    return self.qualname


def generator_set_qualname(self: GeneratorBase, value: Object | None) -> i64:
    text = None if value is None else as_unicode(value)
    if text is None:
        return type_error_i("__qualname__ must be set to a string object")
    self.qualname = text
    return 0


def generator_get_yieldfrom(self: GeneratorBase) -> Object | None:
    inner = self.yielding_from()
    return NONE if inner is None else inner


def generator_get_running(self: GeneratorBase) -> Object | None:
    return bool_from(self.state == GEN_RUNNING)


def generator_get_suspended(self: GeneratorBase) -> Object | None:
    return bool_from(self.state == GEN_SUSPENDED)


def generator_get_code(self: GeneratorBase) -> Object | None:
    return self.rcode.code


def generator_get_frame(self: GeneratorBase) -> Object | None:
    if self.state == GEN_DONE:
        return NONE
    return gen_frame(self)


def gen_frame(gen: GeneratorBase) -> FrameObject:
    """The frame object of a generator that has not ended."""
    frame = gen.frame
    if frame is None:
        frame = FrameObject(gen.rcode, gen.regs, 1)
        frame.pc = gen.pc
        frame.suspended = gen.state != GEN_RUNNING
        frame.unstarted = id(gen) if gen.state == GEN_CREATED else 0
        gen.frame = frame
    return frame


def coroutine_get_origin(self: CoroutineObject) -> Object | None:
    return NONE if self.origin is None else self.origin


def wrapper_send(self: CoroutineWrapper, value: Object) -> Object | None:
    return gen_send(self.coroutine, value, False)


def wrapper_throw(
    self: CoroutineWrapper, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return generator_throw(self.coroutine, args, kwargs)


def wrapper_close(self: CoroutineWrapper) -> Object | None:
    return gen_close(self.coroutine)


SEND_DOC: Final = (
    "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration."
)
THROW_DOC: Final = (
    "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded "
    "value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be "
    "removed in a future version of Python."
)
CLOSE_DOC: Final = "close() -> raise GeneratorExit inside generator."

GENERATOR_TYPE: Final = static_type(
    "generator",
    slots=(S_REPR, S_ITER, S_NEXT),
    methods=(
        method("__del__", generator_del, ""),
        method("send", generator_send, "arg, /", doc=SEND_DOC),
        method("throw", generator_throw, "*args, **kwargs", doc=THROW_DOC),
        method("close", generator_close, "", doc=CLOSE_DOC),
        method("__sizeof__", generator_sizeof, ""),
        CLASS_GETITEM,
    ),
    getset=(
        getset("__name__", generator_get_name, generator_set_name, doc="name of the generator"),
        getset(
            "__qualname__",
            generator_get_qualname,
            generator_set_qualname,
            doc="qualified name of the generator",
        ),
        getset("gi_yieldfrom", generator_get_yieldfrom, None),
        getset("gi_running", generator_get_running, None),
        getset("gi_frame", generator_get_frame, None),
        getset("gi_suspended", generator_get_suspended, None),
        getset("gi_code", generator_get_code, None),
    ),
)

COROUTINE_TYPE: Final = static_type(
    "coroutine",
    slots=(S_REPR, S_AWAIT),
    methods=(
        method("__del__", generator_del, ""),
        method("send", generator_send, "arg, /", doc=SEND_DOC.replace("generator", "coroutine")),
        method(
            "throw",
            generator_throw,
            "*args, **kwargs",
            doc=THROW_DOC.replace("generator", "coroutine"),
        ),
        method("close", generator_close, "", doc=CLOSE_DOC.replace("generator", "coroutine")),
        method("__sizeof__", generator_sizeof, ""),
        CLASS_GETITEM,
    ),
    getset=(
        getset("__name__", generator_get_name, generator_set_name, doc="name of the coroutine"),
        getset(
            "__qualname__",
            generator_get_qualname,
            generator_set_qualname,
            doc="qualified name of the coroutine",
        ),
        getset("cr_await", generator_get_yieldfrom, None),
        getset("cr_running", generator_get_running, None),
        getset("cr_frame", generator_get_frame, None),
        getset("cr_code", generator_get_code, None),
        getset("cr_suspended", generator_get_suspended, None),
        member("cr_origin", coroutine_get_origin, None),
    ),
)

COROUTINE_WRAPPER_TYPE: Final = static_type(
    "coroutine_wrapper",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("send", wrapper_send, "arg, /", doc=SEND_DOC.replace("generator", "coroutine")),
        method(
            "throw",
            wrapper_throw,
            "*args, **kwargs",
            doc=THROW_DOC.replace("generator", "coroutine"),
        ),
        method("close", wrapper_close, "", doc=CLOSE_DOC.replace("generator", "coroutine")),
    ),
)


from rt.dict.dictobject import DictObject, dict_get_str  # noqa: E402
from rt.objects.abstract import is_iterator  # noqa: E402
from rt.objects.asyncgen import AsyncGeneratorObject, anext_awaitable  # noqa: E402, F401
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_list, call_noargs, call_one  # noqa: E402
from rt.objects.codeobject import (  # noqa: E402
    CO_ASYNC_GENERATOR,
    CO_COROUTINE,
    CO_ITERABLE_COROUTINE,
    RegisterCode,
)
from rt.objects.errors import (  # noqa: E402
    error,
    error_matches,
    error_occurred,
    set_error,
    set_error_object,
    take_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    BASE_EXCEPTION,
    DEPRECATION_WARNING,
    GENERATOR_EXIT,
    RUNTIME_ERROR,
    RUNTIME_WARNING,
    STOP_ASYNC_ITERATION,
    STOP_ITERATION,
    TYPE_ERROR,
    VALUE_ERROR,
    BaseExceptionObject,
    StopIterationObject,
    normalize_exception,
    set_stop_iteration,
)
from rt.objects.frameobject import (  # noqa: E402
    FrameObject,
    frame_back,
    frame_ended,
    frame_line,
)
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.identifiers import ID_close, ID_throw  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.object_protocol import address, lookup_attr  # noqa: E402
from rt.objects.traceback import TracebackObject  # noqa: E402
from rt.objects.tupleobject import tuple3, tuple_from_list  # noqa: E402
from rt.objects.typeobject import is_subtype, type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
