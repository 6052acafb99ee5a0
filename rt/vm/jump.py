"""Jumps: what a trace function does that sets `f_lineno`.

Answers to frame_lineno_set of Objects/frameobject.c and what it needs. For each instruction the
kinds of what lies on the stack there are worked out; one can jump to where the same kinds, or
fewer of them, lie.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.opcode import (
    CACHES,
    COPY,
    END_ASYNC_FOR,
    EXTENDED_ARG,
    FOR_ITER,
    GET_AITER,
    GET_ITER,
    JUMP_BACKWARD,
    JUMP_BACKWARD_NO_INTERRUPT,
    JUMP_FORWARD,
    LOAD_ATTR,
    LOAD_GLOBAL,
    POP_EXCEPT,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_NONE,
    POP_JUMP_IF_NOT_NONE,
    POP_JUMP_IF_TRUE,
    PUSH_EXC_INFO,
    PUSH_NULL,
    RAISE_VARARGS,
    RERAISE,
    RETURN_VALUE,
    SEND,
    SWAP,
    stack_effect,
)
from rt.objects.codeobject import (
    CO_ASYNC_GENERATOR,
    CO_COROUTINE,
    CO_GENERATOR,
    CodeObject,
    LocationReader,
)
from rt.objects.errors import set_error
from rt.objects.exceptions import RUNTIME_WARNING, VALUE_ERROR, BaseExceptionObject
from rt.objects.frameobject import FrameObject, frame_lasti
from rt.objects.genobject import GeneratorBase
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.warnings import warn
from rt.vm.lower import parse_exception_table
from rt.vm.regops import R_TRACE
from rt.vm.words import F_FP, FRAME_SIZE

# Kinds of what lies on the stack.
ITERATOR: Final = 1
EXCEPT: Final = 2
OBJECT: Final = 3
NULL: Final = 4
LASTI: Final = 5
GENERATORS: Final = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR
CONDITIONAL: Final = (
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_TRUE,
    POP_JUMP_IF_NONE,
    POP_JUMP_IF_NOT_NONE,
)


class StackMarker:
    """The kinds on the stack before each instruction, by code unit; None where it is not known.

    CPython: mark_stacks
    """

    def __init__(self, code: CodeObject) -> None:
        self.code: Final = code
        self.stacks: Final[list[list[int] | None]] = [None] * (len(code.code) // 2 + 1)
        self.stacks[0] = [OBJECT] if code.flags & GENERATORS else []

    def run(self) -> None:
        again = True
        while again:
            again = self.scan_instructions()
            again = self.scan_handlers() or again

    def scan_instructions(self) -> bool:
        """Go through the instructions once. True when something before has become known."""
        data = self.code.code
        again = False
        n: i64 = len(data) // 2
        i: i64 = 0
        arg: i64 = 0
        start: i64 = 0
        while i < n:
            op: i64 = data[i * 2]
            arg |= i64(data[i * 2 + 1])
            if op == EXTENDED_ARG:
                arg <<= 8
                i += 1
                continue
            known = self.stacks[start]
            i += 1 + i64(CACHES[op])
            if known is not None:
                again = self.step(op, arg, list(known), start, i) or again
            start = i
            arg = 0
        return again

    def step(self, op: i64, arg: i64, stack: list[int], at: i64, following: i64) -> bool:
        """Note what an instruction leaves on the stack, where it goes on."""
        if op in CONDITIONAL:
            stack.pop()
            self.stacks[following + arg] = stack
        elif op == JUMP_FORWARD or op == SEND:
            self.stacks[following + arg] = stack
            if op == JUMP_FORWARD:
                return False
        elif op == JUMP_BACKWARD or op == JUMP_BACKWARD_NO_INTERRUPT:
            target = following - arg
            fresh = self.stacks[target] is None and target < at
            self.stacks[target] = stack
            return fresh
        elif op == FOR_ITER:
            stack.append(OBJECT)
            self.stacks[following + arg] = stack
        elif op == RETURN_VALUE or op == RAISE_VARARGS or op == RERAISE:
            return False
        elif op == GET_ITER or op == GET_AITER:
            stack[-1] = ITERATOR
        elif op == END_ASYNC_FOR:
            del stack[-2:]
        elif op == PUSH_EXC_INFO:
            stack.append(EXCEPT)
        elif op == POP_EXCEPT:
            stack.pop()
        elif op == PUSH_NULL:
            stack.append(NULL)
        elif op == LOAD_GLOBAL or op == LOAD_ATTR:
            if op == LOAD_ATTR:
                stack.pop()
            stack.append(OBJECT)
            if arg & 1:
                stack.append(NULL)
        elif op == SWAP:
            stack[-1], stack[-arg] = stack[-arg], stack[-1]
        elif op == COPY:
            stack.append(stack[-arg])
        else:
            effect = stack_effect(op, arg, False)
            while effect < 0 and stack:
                stack.pop()
                effect += 1
            while effect > 0:
                stack.append(OBJECT)
                effect -= 1
        self.stacks[following] = stack
        return False

    def scan_handlers(self) -> bool:
        """The same for where exceptions lead. True when a handler has become known."""
        again = False
        for h in parse_exception_table(self.code.exceptiontable):
            known = self.stacks[h.start]
            if known is not None and self.stacks[h.target] is None:
                stack = known[: h.depth]
                if h.lasti:
                    stack.append(LASTI)
                stack.append(EXCEPT)
                self.stacks[h.target] = stack
                again = True
        return again


def line_starts(code: CodeObject) -> list[int]:
    """For each code unit the line that begins there, or -1. CPython: marklines"""
    starts = [-1] * (len(code.code) // 2)
    reader = LocationReader(code.linetable, code.firstlineno)
    while reader.advance():
        if reader.where.start < len(starts):
            starts[reader.where.start] = int(reader.where.line)
    # Two ranges of one line are one.
    last = -1
    for i, line in enumerate(starts):
        if line == last:
            starts[i] = -1
        elif line >= 0:
            last = line
    return starts


def compatible(here: list[int], there: list[int]) -> bool:
    """Can one go from one stack to the other by popping? CPython: compatible_stack"""
    if len(there) > len(here):
        return False
    for a, b in zip(here, there, strict=False):
        if b == OBJECT:
            if a == NULL:
                return False
        elif b != NULL and a != b:
            return False
    return True


def why_not(stack: list[int] | None) -> str:
    """CPython: explain_incompatible_stack"""
    if stack is None:
        return "can't jump into an exception handler, or code may be unreachable"
    top = stack[-1] if stack else OBJECT
    if top == EXCEPT:
        return "can't jump into an 'except' block as there's no exception"
    if top == LASTI:
        return "can't jump into a re-raising block as there's no location"
    if top == ITERATOR:
        return "can't jump into the body of a for loop"
    return "incompatible stacks"


def refusal(event: str) -> str | None:
    """Why an event is none to jump at."""
    if event == "":
        return "f_lineno can only be set in a trace function"
    if event == "call":
        return "can't jump from the 'call' trace event of a new frame"
    if event == "c_call" or event == "c_return":
        return "can't jump during a call"
    if event != "line":
        return "can only jump from a 'line' trace event"
    return None


def set_line(ex: ThreadEvaluator, frame: FrameObject, line: int) -> i64:
    """Have a frame, at whose line the trace function is, go on at another line.

    Returns:
        0, or -1 with a ValueError.
    """
    problem = refusal(RT.ts.traced_event)
    code = frame.code
    target: i64 = -1
    depth: i64 = 0
    if problem is None:
        starts = line_starts(code)
        marker = StackMarker(code)
        marker.run()
        if line < code.firstlineno:
            problem = f"line {line} comes before the current code block"
        else:
            reached = -1
            for s in starts:
                if s >= line and (reached < 0 or s < reached):
                    reached = s
            if reached < 0:
                problem = f"line {line} comes after the current code block"
            else:
                here = marker.stacks[frame_lasti(frame) // 2]
                problem = "cannot find bytecode for specified line"
                for i, s in enumerate(starts):
                    if s != reached:
                        continue
                    there = marker.stacks[i]
                    if here is not None and there is not None and compatible(here, there):
                        if target < 0 or len(there) > depth:
                            target = i
                            depth = len(there)
                    elif target < 0:
                        problem = (
                            "can't jump from unreachable code" if here is None else why_not(there)
                        )
                if target >= 0 and here is not None:
                    return leave(ex, frame, here, depth, target)
    set_error(VALUE_ERROR, problem)
    return -1


def leave(
    ex: ThreadEvaluator, frame: FrameObject, stack: list[int], depth: i64, target: i64
) -> i64:
    """Bring the frame's registers into the state that the target expects."""
    at = frame.depth - ex.first
    regs = ex.registers(at)
    base = ex.fr[at * FRAME_SIZE + F_FP]
    unbound: i64 = 0
    i: i64 = 0
    while i < frame.code.nlocalsplus:
        if regs[base + i] is None:
            unbound += 1
        i += 1
    if unbound:
        plural = "" if unbound == 1 else "s"
        text = f"assigning None to {unbound} unbound local{plural}"
        if not warn(RUNTIME_WARNING, text, 0):
            return -1
        i = 0
        while i < frame.code.nlocalsplus:
            if regs[base + i] is None:
                regs[base + i] = NONE
            i += 1
    first = base + frame.rcode.nlocals
    p: i64 = len(stack) - 1
    while p >= depth:
        if stack[p] == EXCEPT:
            end_handler(ex, at, regs[first + p])
        p -= 1
    # What an unfinished expression has put above.
    i = base + frame.rcode.nregs - 2
    while i >= first + depth:
        regs[i] = None
        i -= 1
    frame.jump_to = traced_word(frame, target)
    return 0


def end_handler(ex: ThreadEvaluator, at: i64, saved: Object | None) -> None:
    """Leave an `except` block: what was handled before it is again."""
    before: BaseExceptionObject | None = saved if isinstance(saved, BaseExceptionObject) else None
    gen = ex.objs[at]
    if isinstance(gen, GeneratorBase) and ex.in_generator(at):
        gen.handled = before
        if before is None:
            before = gen.outer
    RT.ts.handled = before


def traced_word(frame: FrameObject, offset: i64) -> i64:
    """The TRACE word of the instruction at a bytecode offset."""
    template = frame.rcode.template
    assert template is not None
    n: i64 = len(template.words)
    i: i64 = 0
    while i < n:
        if i64(template.offsets[i]) == offset and main_opcode(template.words, i) == R_TRACE:
            return i
        i += word_length(template.words, i)
    return -1


from rt.vm.evaluator import ThreadEvaluator  # noqa: E402
from rt.vm.tracing import main_opcode, word_length  # noqa: E402
