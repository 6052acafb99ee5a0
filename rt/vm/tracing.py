"""Trace and profile functions: what `sys.settrace` and `sys.setprofile` set is called here.

Answers to Python/legacy_tracing.c, to Python/instrumentation.c and to the trampolines of
Python/sysmodule.c.

Code that is traced runs in a second form, its twin: the same words with the same registers, and
between them TRACE words that say what a trace function waits for. What is not traced runs as
ever and asks nothing.

What always holds:

- While a thread is traced, its evaluators say that they are full (`max_depth`), so that the loop
  asks them for each new frame; they enter it in the traced form.
- A frame that runs already gets into the traced form at an instruction's beginning: where one is
  waited for, the words of its code are replaced by SWITCH words until the thread is no longer
  traced. Another frame that meets one just goes on in the traced form, which does nothing there.
- `ThreadState.tracing` is positive while a trace or profile function runs: nothing is traced then.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.codeobject import RegisterCode, RegisterTemplate
from rt.objects.exceptions import BaseExceptionObject
from rt.objects.frameobject import FrameObject
from rt.objects.genobject import GeneratorBase
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, set_tracing
from rt.vm.profile_hook import ProfileHook
from rt.vm.regops import CACHE_WORDS, R_EXTENDED, R_SWITCH, R_TRACE
from rt.vm.words import (
    ERROR,
    F_PC,
    FRAME_SIZE,
    OK,
    OP_MASK,
    T_C_CALL,
    T_C_RETURN,
    T_CALL,
    T_LINE,
    T_METHOD,
    T_RETURN,
    T_RETURNK,
    T_SPREAD,
    T_START,
    T_STOP,
)


class NativeCall:
    """A call of a built-in function that the profile function knows of."""

    def __init__(self, depth: i64, offset: i64, func: Object) -> None:
        self.depth: Final[i64] = depth
        self.offset: Final[i64] = offset
        self.func: Final = func


# The traced form.


def traced_code(ex: ThreadEvaluator, rcode: RegisterCode) -> RegisterCode:
    """The traced form of a code object, made when it is first asked for."""
    if rcode.traced:
        return rcode
    twin = rcode.twin
    if twin is not None:
        return twin
    plain = rcode.template
    if plain is None:
        if not ex.lower(rcode):
            # It fails again where it runs.
            clear_error()
            return rcode
        plain = rcode.template
        assert plain is not None
    code = rcode.code
    template = code.traced_template
    if template is None:
        template = lower(code, False, True)
        code.traced_template = template
    twin = RegisterCode(code, rcode.globals, rcode.builtins, copy_words(template.words))
    twin.builtins_mapping = rcode.builtins_mapping
    twin.globals_instance = rcode.globals_instance
    twin.consts = copy_consts(template.consts)
    twin.template = template
    twin.traced = True
    twin.places = matching_places(plain, template)
    rcode.twin = twin
    return twin


def word_length(words: vec[i64], at: i64) -> i64:
    """How many words the instruction at a place takes, with its caches."""
    op = words[at] & OP_MASK
    if op == R_EXTENDED:
        return 2 + i64(CACHE_WORDS[words[at + 1] & OP_MASK])
    return 1 + i64(CACHE_WORDS[op])


def main_opcode(words: vec[i64], at: i64) -> i64:
    op = words[at] & OP_MASK
    return words[at + 1] & OP_MASK if op == R_EXTENDED else op


def matching_places(plain: RegisterTemplate, traced: RegisterTemplate) -> vec[i64]:
    """For each beginning of an instruction in plain words, where the traced ones go on: before
    the TRACE words that belong to it."""
    n: i64 = len(plain.words)
    places = vec[i64]([0] * (n + 1))
    i: i64 = 0
    j: i64 = 0
    while i < n:
        while main_opcode(traced.words, j) == R_TRACE:
            j += word_length(traced.words, j)
        i += word_length(plain.words, i)
        j += word_length(traced.words, j)
        places[i] = j
    return places


def await_frames(ex: ThreadEvaluator, rcode: RegisterCode) -> None:
    """Have the frames that run this code go on in the traced form."""
    template = rcode.template
    if rcode.traced or template is None or rcode in ex.ts.awaited:
        return
    words = copy_words(rcode.words)
    at: i64 = 0
    n: i64 = len(words)
    while at < n:
        words[at] = R_SWITCH
        at += word_length(template.words, at)
    rcode.words = words
    ex.ts.awaited.append(rcode)


def await_running(ex: ThreadEvaluator) -> None:
    """The same for all frames of a thread, from its innermost evaluator on."""
    e: ThreadEvaluator | None = ex
    top = ex.ts.depth
    while e is not None:
        at = top - e.first
        while at > 0:
            rcode = e.codes[at]
            if rcode is not None:
                await_frames(ex, rcode)
            at -= 1
        top = e.first
        e = e.previous


def await_nothing(ex: ThreadEvaluator) -> None:
    """Give the code that was waited for its own words back."""
    for rcode in ex.ts.awaited:
        template = rcode.template
        if template is not None:
            rcode.words = copy_words(template.words)
    ex.ts.awaited.clear()


def exchange_generator(ex: ThreadEvaluator, gen: GeneratorBase) -> None:
    """A suspended generator goes on in the traced form."""
    twin = traced_code(ex, gen.rcode)
    if twin is gen.rcode:
        return
    gen.pc = twin.places[gen.pc]
    gen.rcode = twin
    frame = gen.frame
    if frame is not None:
        frame.rcode = twin
        frame.pc = gen.pc


def op_switch(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    at = ex.ts.depth - ex.first
    twin = traced_code(ex, code)
    ex.go_on_at = twin.places[ex.fr[at * FRAME_SIZE + F_PC] - 1]
    ex.codes[at] = twin
    frame = ex.frames[at]
    if frame is not None:
        frame.rcode = twin
    gen = ex.objs[at]
    if ex.in_generator(at) and isinstance(gen, GeneratorBase):
        gen.rcode = twin
    return ERROR


# The functions' calls.


def call_function(
    ex: ThreadEvaluator, function: Object, frame: FrameObject, what: str, arg: Object
) -> Object | None:
    """CPython: call_trampoline"""
    ts = ex.ts
    before = ts.traced_event
    ts.traced_event = what
    ts.tracing += 1
    result = call_three(function, frame, intern(what), arg)
    ts.tracing -= 1
    ts.traced_event = before
    return result


def trace_event(ex: ThreadEvaluator, frame: FrameObject, what: str, arg: Object) -> bool:
    """Call the frame's trace function, if it has one. False with an exception, after which
    nothing is traced any more. CPython: trace_trampoline"""
    ts = ex.ts
    function = ts.trace_func if what == "call" else frame.trace
    if function is None or ts.trace_func is None:
        return True
    result = call_function(ex, function, frame, what, arg)
    if result is None:
        frame.trace = None
        set_tracing(ts, None, ts.profile_func)
        return False
    if result is not NONE:
        frame.trace = result
    return True


def profile_event(ex: ThreadEvaluator, what: str, arg: Object) -> bool:
    """The same for the profile function. CPython: profile_trampoline"""
    ts = ex.ts
    function = ts.profile_func
    frame = ex.frame_object(ts.depth)
    if function is None or frame is None:
        return True
    if isinstance(function, ProfileHook):
        ts.tracing += 1
        function.event(what, frame, arg)
        ts.tracing -= 1
        return True
    if call_function(ex, function, frame, what, arg) is None:
        set_tracing(ts, ts.trace_func, None)
        return False
    return True


# Events.


def op_trace(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    ts = ex.ts
    if not ts.is_traced or ts.tracing > 0:
        return OK
    if d & (T_C_CALL | T_C_RETURN):
        if ts.profile_func is None:
            return OK
        if d & T_C_RETURN:
            done = call_ended(ex, "c_return")
        else:
            done = call_begins(ex, native_callee(stack, fp + a, d, b))
    elif d & T_STOP:
        done = generator_ended(ex, stack[fp + a], stack[fp + b] if b else None)
    elif d & T_CALL:
        done = frame_begins(ex, d & T_START == 0, b)
    else:
        done = True
        frame = ex.frames[ts.depth - ex.first]
        if frame is not None and frame.trace is not None:
            done = line_begins(ex, frame, d, b)
        if done and d & (T_RETURN | T_RETURNK):
            value = code.consts[a] if d & T_RETURNK else stack[fp + a]
            done = value is None or frame_ends(ex, value)
    return OK if done else ERROR


def offset_here(ex: ThreadEvaluator) -> i64:
    """The bytecode offset of the instruction at which the innermost frame is."""
    at = ex.ts.depth - ex.first
    rcode = ex.codes[at]
    return -1 if rcode is None else offset_of_pc(rcode, ex.fr[at * FRAME_SIZE + F_PC])


def frame_begins(ex: ThreadEvaluator, resumed: bool, line: i64) -> bool:
    """A function begins, or a generator goes on. CPython: sys_trace_start"""
    ts = ex.ts
    if ts.trace_func is not None:
        frame = ex.frame_object(ts.depth)
        if frame is not None:
            frame.traced_at = offset_here(ex) if resumed else -1
            frame.traced_line = line if resumed else -1
            if not trace_event(ex, frame, "call", NONE):
                return False
    return profile_event(ex, "call", NONE)


def line_begins(ex: ThreadEvaluator, frame: FrameObject, kinds: i64, line: i64) -> bool:
    """An instruction begins, and a line perhaps. CPython: _Py_call_instrumentation_line"""
    if kinds & T_LINE:
        at = offset_here(ex)
        fresh = line != frame.traced_line or at <= frame.traced_at
        frame.traced_at = at
        frame.traced_line = line
        if fresh and frame.trace_lines and not trace_event(ex, frame, "line", NONE):
            return False
        if frame.jump_to >= 0:
            # The line jumped to is not announced again.
            ex.go_on_at = frame.jump_to
            offset = offset_of_pc(frame.rcode, frame.jump_to + 1)
            frame.traced_at = offset - 1
            frame.traced_line = line_of(frame.code, offset)
            frame.jump_to = -1
            return False
    return not frame.trace_opcodes or trace_event(ex, frame, "opcode", NONE)


def frame_ends(ex: ThreadEvaluator, value: Object) -> bool:
    """A function returns, or a generator yields."""
    frame = ex.frames[ex.ts.depth - ex.first]
    if frame is not None and not trace_event(ex, frame, "return", value):
        return False
    return profile_event(ex, "return", value)


def generator_ended(ex: ThreadEvaluator, it: Object | None, value: Object | None) -> bool:
    """A generator has ended that the innermost frame goes through: to the trace function that is
    a StopIteration. CPython: monitor_stop_iteration"""
    frame = ex.frames[ex.ts.depth - ex.first]
    if frame is None or frame.trace is None:
        return True
    if isinstance(it, GeneratorBase):
        value = it.result if value is None else value
    elif not isinstance(it, (AsyncGenASend, AsyncGenAThrow)):
        return True
    exc = new_stop_iteration(NONE if value is None else value)
    return trace_event(ex, frame, "exception", tuple3(exc.cls, exc, NONE))


def native_callee(stack: vec[Object | None], at: i64, kinds: i64, nargs: i64) -> Object | None:
    """The built-in function that is about to be called, bound if it is a method; None where
    something else is called. CPython: sys_profile_call_or_return"""
    func = stack[at]
    owner: Object | None = None
    if kinds & T_SPREAD:
        args = stack[at + 1]
        if isinstance(args, TupleObject) and args.n > 0:
            owner = args.item(0)
    else:
        first = at + 1
        if kinds & T_METHOD and func is None:
            func = stack[at + 1]
            first = at + 2
        elif kinds & T_METHOD:
            nargs += 1
        if nargs > 0:
            owner = stack[first]
    if isinstance(func, BuiltinFunction):
        return func
    if isinstance(func, MethodDescr) and owner is not None:
        return func.tp_descr_get(owner, owner.ob_type())
    return None


def call_begins(ex: ThreadEvaluator, func: Object | None) -> bool:
    if func is None:
        return not error_occurred()
    ts = ex.ts
    ts.c_calls.append(NativeCall(ts.depth, offset_here(ex), func))
    return profile_event(ex, "c_call", func)


def call_ended(ex: ThreadEvaluator, what: str) -> bool:
    """A call of a built-in function has ended, if one was announced."""
    ts = ex.ts
    while ts.c_calls:
        last = ts.c_calls[-1]
        assert isinstance(last, NativeCall)
        if last.depth < ts.depth:
            break
        if last.depth == ts.depth and last.offset != offset_here(ex):
            break
        ts.c_calls.pop()
        if last.depth == ts.depth:
            return profile_event(ex, what, last.func)
    return True


def exception_raised(ex: ThreadEvaluator, exc: BaseExceptionObject) -> BaseExceptionObject:
    """An exception has come into the innermost frame; the exception that goes on.

    CPython: sys_trace_exception_func
    """
    ts = ex.ts
    if ts.tracing > 0:
        return exc
    frame = ex.frames[ts.depth - ex.first]
    ts.exc = None
    tb = exc.traceback
    if call_ended(ex, "c_exception") and (
        frame is None
        or trace_event(ex, frame, "exception", tuple3(exc.cls, exc, NONE if tb is None else tb))
    ):
        ts.exc = exc
        return exc
    raised = RT.ts.exc  # not narrowed by the assignment above
    return exc if raised is None else raised


def frame_unwound(ex: ThreadEvaluator) -> None:
    """The innermost frame ends with the current exception. CPython: sys_trace_unwind"""
    ts = ex.ts
    if ts.tracing > 0:
        return
    exc = ts.exc
    ts.exc = None
    if frame_ends(ex, NONE):
        ts.exc = exc


def frame_thrown(ex: ThreadEvaluator) -> None:
    """The innermost frame, a generator's, goes on with the current exception.

    CPython: sys_trace_throw
    """
    ts = ex.ts
    rcode = ex.codes[ts.depth - ex.first]
    if ts.tracing > 0 or rcode is None or not rcode.traced:
        return
    exc = ts.exc
    ts.exc = None
    offset = offset_here(ex)
    if frame_begins(ex, True, line_of(rcode.code, offset)):
        ts.exc = exc


from rt.objects.asyncgen import AsyncGenASend, AsyncGenAThrow  # noqa: E402
from rt.objects.call import call_three  # noqa: E402
from rt.objects.codeobject import line_of  # noqa: E402
from rt.objects.descrobject import MethodDescr  # noqa: E402
from rt.objects.errors import clear_error, error_occurred  # noqa: E402
from rt.objects.exceptions import new_stop_iteration  # noqa: E402
from rt.objects.frameobject import offset_of_pc  # noqa: E402
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple3  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
from rt.vm.evaluator import ThreadEvaluator, copy_consts, copy_words  # noqa: E402
from rt.vm.lower import lower  # noqa: E402
