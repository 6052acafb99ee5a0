"""The frames of a thread, and how they begin and end.

Answers to the parts of Python/ceval.c, Python/frame.c and Python/pystate.c about frames. The
eval loop does the common calls and returns itself; whatever it cannot do with its own
locals is here.

What always holds:

- Frames are numbered from 1, `ts.depth` being the innermost. Frame n is entry `n - first` of
  the arrays: FRAME_SIZE numbers in `fr` (see words.py), its code in `codes`, in `objs` its
  generator or the instance that its `__init__` is for, in `frames` its frame object, if any.
- The registers of a frame are a window of `stack`, or of its generator. Windows overlap: the
  callee's begins at its arguments in the caller's; the register before it holds its function.
- Registers above all windows hold nothing that dies visibly: numbers, or nothing.
- When the arrays or the stack are full, the next frame runs on another evaluator (`next`), in
  a loop of its own; while that runs, it is the thread's evaluator.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.codeobject import (
    CO_OPTIMIZED,
    CodeObject,
    RegisterCode,
)
from rt.objects.exceptions import (
    RECURSION_ERROR,
    SYSTEM_ERROR,
    BaseExceptionObject,
)
from rt.objects.frameobject import FrameObject, frame_ended, offset_of_pc
from rt.objects.funcobject import FunctionObject, builtins_of
from rt.objects.genobject import (
    GEN_DONE,
    GEN_RUNNING,
    GEN_SUSPENDED,
    NO_REGISTERS,
    CoroutineObject,
    GeneratorBase,
    GeneratorObject,
    gen_can_run,
    gen_frame,
    new_generator,
    take_stop_value,
)
from rt.objects.longobject import CompactLong
from rt.objects.methodobject import KIND_NEW, BuiltinFunction
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, Evaluator, ThreadState
from rt.objects.slots import S_CALL, S_GETITEM, S_INIT, S_NEW
from rt.objects.tupleobject import TupleObject, tuple_from_list
from rt.objects.typeobject import ABSTRACT, OBJECT_TYPE, TYPE_TYPE, InstanceObject, TypeObject
from rt.vm.words import (
    BACKOFF,
    DONE,
    ENDED,
    ERROR,
    EXIT,
    F_DEST,
    F_ENDED,
    F_FP,
    F_PC,
    F_REAL_DEST,
    F_TOP,
    FOR_FRAME,
    FRAME_SIZE,
    GENERATOR_KIND,
    K_CALLER,
    K_EXIT,
    K_GENERATOR,
    K_INIT,
    K_OBJECT,
    LOWER_WORDS,
    POLL_INTERVAL,
    RELOAD,
)

# Frames and registers of one evaluator.
MAX_FRAMES: Final = 2048
MAX_REGISTERS: Final = 65536
# The loop asks for every frame.
NO_ROOM: Final = -1


def keyword_names(kwargs: DictObject) -> TupleObject | None:
    """The keys, when all are exact strings."""
    names: list[Object] = []
    i: i64 = 0
    while i < kwargs.nentries:
        if kwargs.values[i] is not None:
            key = kwargs.keys[i]
            if not isinstance(key, UnicodeObject):
                return None
            names.append(key)
        i += 1
    return tuple_from_list(names)


class ThreadEvaluator(Evaluator):
    """The evaluator of one thread, or of a part of its frames."""

    def __init__(self, ts: ThreadState, previous: ThreadEvaluator | None, registers: i64) -> None:
        self.ts: Final = ts
        self.previous: Final = previous
        self.next: ThreadEvaluator | None = None
        # The number of the frame that entry 0 stands for: the caller of the first one.
        self.first: i64 = ts.depth
        self.size: Final[i64] = registers
        self.stack: Final = vec[Object | None]([None] * registers)
        self.fr: Final = vec[i64]([0] * (MAX_FRAMES * FRAME_SIZE))
        self.codes: Final = vec[RegisterCode | None]([None] * MAX_FRAMES)
        self.objs: Final = vec[Object | None]([None] * MAX_FRAMES)
        self.frames: Final = vec[FrameObject | None]([None] * MAX_FRAMES)
        # The deepest frame that may be entered; and that without asking.
        self.room_depth: i64 = 0
        self.max_depth: i64 = 0
        # Where the innermost frame goes on, although it has no exception; -1: nowhere.
        self.go_on_at: i64 = -1
        # What the loop's outermost frame returned or yielded.
        self.result: Object | None = None
        # The exception in flight has this frame in its traceback already.
        self.traced: bool = False
        # The word after the instruction that a RERAISE says the frame is at; -1: none.
        self.reraised_at: i64 = -1
        # Entries from native code until the next look for signals and other threads.
        self.entries: i64 = POLL_INTERVAL
        # The frame that a finaliser interrupts.
        self.finalizing: i64 = -1
        self.limits_changed()

    def limits_changed(self) -> None:
        limit = self.ts.recursion_limit
        room = self.first + MAX_FRAMES - 1
        self.room_depth = limit if limit < room else room
        self.max_depth = NO_ROOM if self.ts.is_traced else self.room_depth
        if self.previous is not None:
            self.previous.limits_changed()

    def tracing_changed(self) -> None:
        ts = self.ts
        self.limits_changed()
        if not ts.is_traced:
            await_nothing(self)
        elif ts.profile_func is not None:
            await_running(self)

    def trace_frame(self, rcode: RegisterCode) -> None:
        await_frames(self, rcode)

    def set_line(self, frame: FrameObject, line: int) -> i64:
        # Only now: only debuggers jump.
        from rt.vm.jump import set_line

        return set_line(self, frame, line)

    # Code.

    def register_code(self, code: CodeObject, globals: Object) -> RegisterCode:
        names = as_dict(globals)
        assert names is not None
        builtins = builtins_of(names)
        if isinstance(builtins, DictObject) and builtins.ob_type() is DICT_TYPE:
            rcode = RegisterCode(code, names, builtins, LOWER_WORDS)
        else:
            rcode = RegisterCode(code, names, dict_new(), LOWER_WORDS)
            rcode.builtins_mapping = builtins
        if globals.ob_type() is not DICT_TYPE:
            rcode.globals_instance = globals
        return rcode

    def lower(self, rcode: RegisterCode) -> bool:
        """Make the words of a code object that runs for the first time. False with an
        exception when the bytecode is malformed."""
        code = rcode.code
        template = code.template
        if template is None:
            try:
                template = lower(code)
            except LoweringError as e:
                set_error(SYSTEM_ERROR, f"malformed bytecode: {e}")
                return False
            code.template = template
        rcode.template = template
        rcode.words = copy_words(template.words)
        rcode.consts = copy_consts(template.consts)
        return True

    def forget(self, rcode: RegisterCode, pc: i64) -> None:
        """Undo the specialisation of word pc, which no longer fits."""
        template = rcode.template
        assert template is not None
        rcode.words[pc] = template.words[pc]
        rcode.words[pc + 1] = -BACKOFF
        STATS.forgotten += 1

    # The state of the innermost frame.

    def top(self) -> i64:
        """The first register of the data stack that no frame uses."""
        at = self.ts.depth - self.first
        if at == 0:
            return 0
        fb = at * FRAME_SIZE
        fr = self.fr
        if fr[fb + F_DEST] < GENERATOR_KIND:
            return fr[fb + F_TOP]
        rc = self.codes[at]
        assert rc is not None
        return fr[fb + F_FP] + rc.nregs

    def generator(self, at: i64) -> GeneratorBase:
        """The generator whose frame entry `at` is."""
        gen = self.objs[at]
        if isinstance(gen, GeneratorObject):
            return gen
        assert isinstance(gen, GeneratorBase)
        return gen

    def generator_registers(self) -> vec[Object | None]:
        """The registers of the innermost frame, which is a generator's."""
        return self.generator(self.ts.depth - self.first).regs

    def registers(self, at: i64) -> vec[Object | None]:
        """The registers that the frame of entry `at` is a window of."""
        if self.fr[at * FRAME_SIZE + F_DEST] < GENERATOR_KIND:
            return self.generator(at).regs
        return self.stack

    def in_generator(self, at: i64) -> bool:
        return at > 0 and self.fr[at * FRAME_SIZE + F_DEST] < GENERATOR_KIND

    def take_result(self) -> Object | None:
        y = self.result
        self.result = None
        return y

    def poll(self) -> bool:
        """Let other threads and signal handlers run. False with an exception."""
        try:
            POLL_HOST()
        except BaseException as e:
            RT.ts = self.ts
            set_from_host(e)
            return False
        RT.ts = self.ts
        return True

    # Frames begin.

    def may_enter(self, rcode: RegisterCode, fp: i64) -> bool:
        """Does this evaluator have room for a frame at register fp?"""
        return self.ts.depth < self.room_depth and fp + rcode.nregs <= self.size

    def may_run(self, rcode: RegisterCode, fp: i64) -> bool:
        """The same for a frame that needs a loop of its own."""
        return self.may_enter(rcode, fp) and self.ts.native_depth < self.ts.native_limit

    def recursion_error(self) -> bool:
        """Raise RecursionError when the thread may not have another frame."""
        ts = self.ts
        if ts.depth < ts.recursion_limit and ts.native_depth < ts.native_limit:
            return False
        set_error(RECURSION_ERROR, "maximum recursion depth exceeded")
        return True

    def push(self, rcode: RegisterCode, fp: i64, dest: i64) -> i64:
        """Enter a frame, whose arguments are in place; its entry."""
        ts = self.ts
        depth = ts.depth + 1
        at = depth - self.first
        fb = at * FRAME_SIZE
        fr = self.fr
        fr[fb + F_PC] = 0
        fr[fb + F_FP] = fp
        fr[fb + F_DEST] = dest
        self.codes[at] = rcode
        ts.depth = depth
        return at

    def deeper(self, rcode: RegisterCode) -> ThreadEvaluator:
        """The evaluator that goes on where this one is full. `shallower` must follow."""
        n = self.next
        need = rcode.nregs + 1
        if n is None or n.size < need:
            n = ThreadEvaluator(self.ts, self, need if need > MAX_REGISTERS else MAX_REGISTERS)
            self.next = n
        n.first = self.ts.depth
        n.limits_changed()
        self.ts.evaluator = n
        return n

    def shallower(self) -> None:
        self.ts.evaluator = self

    def interrupted(self) -> bool:
        """Look now and then for signals and other threads on entries from native code, which
        may call functions that are too short to look themselves. True with an exception."""
        self.entries -= 1
        if self.entries > 0:
            return False
        self.entries = POLL_INTERVAL
        return not self.poll()

    def run(self) -> Object | None:
        """Run the frame just pushed, from native code."""
        ts = self.ts
        native = ts.native_depth
        scratch = ts.scratch_top
        shown = len(ts.repr_stack)
        at = ts.depth - self.first
        ts.native_depth = native + 1
        result: Object | None = None
        try:
            result = counted_loop(self) if STATS.on else eval_loop(self)
        except BaseException as e:
            result = self.run_on(e, at, native + 1, scratch, shown)
        ts.native_depth = native
        return result

    def run_on(
        self, failure: BaseException, entry: i64, native: i64, scratch: i64, shown: int
    ) -> Object | None:
        """Go on after native code has raised a host exception, which the guest may catch.

        Args:
            entry: the frame that the loop was entered for.
            native, scratch, shown: the thread's state as the loop runs.
        """
        ts = self.ts
        while True:
            self.abandon(entry)
            RT.ts = ts
            ts.evaluator = self
            ts.native_depth = native
            ts.scratch_top = scratch
            del ts.repr_stack[shown:]
            ts.converting.clear()
            ts.converting_host.clear()
            set_from_failure(failure)
            if not self.unwind():
                return None
            try:
                return eval_loop(self)
            except BaseException as e:
                failure = e

    def abandon(self, entry: i64) -> None:
        """Drop the frames above `entry` whose loops a host exception has ended."""
        ts = self.ts
        n = self.next
        if ts.evaluator is not self and n is not None:
            n.abandon(0)
        at = entry + 1
        while at <= ts.depth - self.first:
            dest = self.fr[at * FRAME_SIZE + F_DEST]
            if dest < 0 and (-1 - dest) & K_EXIT:
                break
            at += 1
        while ts.depth - self.first >= at:
            last = ts.depth - self.first
            self.clear_frame(last)
            gen = self.objs[last]
            self.objs[last] = None
            self.codes[last] = None
            ts.depth -= 1
            if isinstance(gen, GeneratorBase):
                self.generator_done(gen)

    def call_function(
        self,
        func: FunctionObject,
        args: vec[Object | None],
        base: i64,
        nargs: i64,
        kwnames: TupleObject | None,
    ) -> Object | None:
        if self.interrupted():
            return None
        rcode = func.rcode
        if self.ts.is_traced and self.ts.tracing == 0:
            rcode = traced_code(self, rcode)
        at = self.top()
        if not self.may_run(rcode, at + 1):
            if self.recursion_error():
                return None
            other = self.deeper(rcode)
            result = other.call_function(func, args, base, nargs, kwnames)
            self.shallower()
            return result
        stack = self.stack
        fp = at + 1
        if rcode.exact_args == nargs and kwnames is None:
            i: i64 = 0
            while i < nargs:
                stack[fp + i] = args[base + i]
                i += 1
            while i < rcode.nlocals:
                stack[fp + i] = None
                i += 1
        elif not bind_arguments(func, args, base, nargs, kwnames, stack, fp):
            return None
        stack[at] = func
        if not rcode.code.flags & CO_OPTIMIZED:
            stack[fp + rcode.nlocals - 1] = rcode.shown_globals()
        self.push(rcode, fp, -1 - K_EXIT)
        return self.run()

    def run_code_in(
        self, code: CodeObject, globals: Object, locals: Object, closure: TupleObject
    ) -> Object | None:
        return self.run_rcode(self.register_code(code, globals), locals, closure)

    def run_rcode(self, rcode: RegisterCode, locals: Object, closure: TupleObject) -> Object | None:
        """Run a module's, class's or expression's code in a namespace."""
        if self.ts.is_traced and self.ts.tracing == 0:
            rcode = traced_code(self, rcode)
        at = self.top()
        if not self.may_run(rcode, at + 1):
            if self.recursion_error():
                return None
            result = self.deeper(rcode).run_rcode(rcode, locals, closure)
            self.shallower()
            return result
        stack = self.stack
        fp = at + 1
        i: i64 = 0
        while i < rcode.nlocals:
            stack[fp + i] = None
            i += 1
        func = FunctionObject(rcode)
        func.closure = closure
        stack[at] = func
        if not rcode.code.flags & CO_OPTIMIZED:
            stack[fp + rcode.nlocals - 1] = locals
        self.push(rcode, fp, -1 - K_EXIT)
        return self.run()

    # Calls from the loop: the callable is `stack[a]`, its arguments follow, `stack[a - 1]` is
    # free; the result goes to `stack[dest]`. ERROR, DONE, or RELOAD when a frame was pushed.

    def call(
        self,
        stack: vec[Object | None],
        a: i64,
        nargs: i64,
        dest: i64,
        kwnames: TupleObject | None,
    ) -> i64:
        f = stack[a]
        if isinstance(f, FunctionObject):
            return self.call_python(f, stack, a, nargs, dest, kwnames, None)
        if isinstance(f, MethodObject):
            func = f.func
            stack[a - 1] = func
            stack[a] = f.self
            if isinstance(func, FunctionObject):
                return self.call_python(func, stack, a - 1, nargs + 1, dest, kwnames, None)
            return self.call_native(func, stack, a - 1, nargs + 1, dest, kwnames)
        if isinstance(f, TypeObject):
            if f.spec is not None and nargs <= 1 and kwnames is None and f.ready:
                z = construct(f, stack[a + 1] if nargs else None)
                if z is None:
                    return ERROR
                if z is not UNHANDLED:
                    stack[a + nargs] = None
                    stack[a] = None
                    stack[dest] = z
                    return DONE
            init = python_init(f)
            if init is not None:
                instance = new_instance(f)
                stack[a - 1] = init
                stack[a] = instance
                return self.call_python(init, stack, a - 1, nargs + 1, dest, kwnames, instance)
        assert f is not None
        return self.call_native(f, stack, a, nargs, dest, kwnames)

    def call_method(
        self,
        stack: vec[Object | None],
        a: i64,
        nargs: i64,
        dest: i64,
        kwnames: TupleObject | None,
    ) -> i64:
        """The same for a method load: `stack[a]` is the function and `stack[a + 1]` its self,
        or None and the callable."""
        f = stack[a]
        if f is None:
            return self.call(stack, a + 1, nargs, dest, kwnames)
        if isinstance(f, FunctionObject):
            return self.call_python(f, stack, a, nargs + 1, dest, kwnames, None)
        return self.call_native(f, stack, a, nargs + 1, dest, kwnames)

    def call_kw(self, stack: vec[Object | None], a: i64, total: i64, dest: i64) -> i64:
        """The same with keywords: the last of the `total` arguments belong to the names in
        the tuple after them."""
        names = stack[a + total + 1]
        stack[a + total + 1] = None
        assert isinstance(names, TupleObject)
        return self.call(stack, a, total - names.n, dest, names)

    def call_method_kw(self, stack: vec[Object | None], a: i64, total: i64, dest: i64) -> i64:
        names = stack[a + total + 2]
        stack[a + total + 2] = None
        assert isinstance(names, TupleObject)
        return self.call_method(stack, a, total - names.n, dest, names)

    def call_native(
        self,
        f: Object,
        stack: vec[Object | None],
        a: i64,
        nargs: i64,
        dest: i64,
        kwnames: TupleObject | None,
    ) -> i64:
        z = f.tp_call(stack, a + 1, nargs, kwnames)
        if z is None:
            return ERROR
        i = a + nargs
        if kwnames is not None:
            i += kwnames.n
        while i >= a:
            stack[i] = None
            i -= 1
        stack[dest] = z
        return DONE

    def call_python(
        self,
        f: FunctionObject,
        stack: vec[Object | None],
        a: i64,
        nargs: i64,
        dest: i64,
        kwnames: TupleObject | None,
        instance: Object | None,
    ) -> i64:
        """Push the frame of a guest function; with `instance`, of its `__init__`."""
        rcode = f.rcode
        if self.ts.is_traced and self.ts.tracing == 0:
            rcode = traced_code(self, rcode)
        at = self.ts.depth - self.first
        foreign = self.in_generator(at)
        fp = self.top() + 1 if foreign else a + 1
        if not self.may_enter(rcode, fp) or not rcode.code.flags & CO_OPTIMIZED:
            if self.recursion_error():
                return ERROR
            return self.call_out(f, stack, a, nargs, dest, kwnames, instance)
        own = self.stack
        kwargs: i64 = 0 if kwnames is None else kwnames.n
        i: i64 = 0
        if rcode.exact_args == nargs and kwnames is None:
            if foreign:
                while i < nargs:
                    own[fp + i] = stack[a + 1 + i]
                    i += 1
            i = fp + nargs
            end = fp + rcode.nlocals
            while i < end:
                own[i] = None
                i += 1
        elif not bind_arguments(f, stack, a + 1, nargs, kwnames, own, fp):
            return ERROR
        kinds: i64 = 0
        if foreign:
            kinds = K_CALLER
            own[fp - 1] = f
            i = a + nargs + kwargs
            while i >= a:
                stack[i] = None
                i -= 1
        if instance is not None:
            kinds |= K_INIT
        at = self.push(rcode, fp, dest if kinds == 0 else -1 - kinds)
        if kinds != 0:
            self.fr[at * FRAME_SIZE + F_REAL_DEST] = dest
            self.objs[at] = instance
        return RELOAD

    def call_guest(self, f: FunctionObject, x: Object, y: Object | None, dest: i64) -> i64:
        """Call a guest function with one or two arguments that are no registers."""
        rcode = f.rcode
        at = self.ts.depth - self.first
        fp = self.top() + 1
        nargs: i64 = 1 if y is None else 2
        if (
            rcode.exact_args != nargs
            or not rcode.code.flags & CO_OPTIMIZED
            or self.ts.is_traced
            or not self.may_enter(rcode, fp)
        ):
            z = call_one(f, x) if y is None else call_two(f, x, y)
            if z is None:
                return ERROR
            self.registers(at)[dest] = z
            return DONE
        own = self.stack
        own[fp - 1] = f
        own[fp] = x
        i = fp + 1
        if y is not None:
            own[i] = y
            i += 1
        end = fp + rcode.nlocals
        while i < end:
            own[i] = None
            i += 1
        if self.in_generator(at):
            at = self.push(rcode, fp, -1 - K_CALLER)
            self.fr[at * FRAME_SIZE + F_REAL_DEST] = dest
        else:
            self.push(rcode, fp, dest)
        return RELOAD

    def subscript(self, x: InstanceObject, y: Object, dest: i64) -> i64:
        """`x[y]`"""
        f = x.cls.slots[S_GETITEM]
        if isinstance(f, FunctionObject):
            return self.call_guest(f, x, y, dest)
        z = x.mp_subscript(y)
        if z is None:
            return ERROR
        self.registers(self.ts.depth - self.first)[dest] = z
        return DONE

    def call_out(
        self,
        f: FunctionObject,
        stack: vec[Object | None],
        a: i64,
        nargs: i64,
        dest: i64,
        kwnames: TupleObject | None,
        instance: Object | None,
    ) -> i64:
        """Call a function for which there is no room in a loop of its own."""
        st = self.call_native(f, stack, a, nargs, dest, kwnames)
        if st == DONE and instance is not None:
            z = stack[dest]
            if z is not NONE:
                init_result_error(z)
                return ERROR
            stack[dest] = instance
        return st

    def call_ex(self, stack: vec[Object | None], a: i64, dest: i64) -> i64:
        """`stack[a](*stack[a + 1], **stack[a + 2])`."""
        f = stack[a]
        assert f is not None
        args = positional_arguments(f, stack[a + 1])
        if args is None:
            return ERROR
        kwargs = keyword_arguments(f, stack[a + 2])
        if kwargs is None and stack[a + 2] is not None:
            return ERROR
        stack[a] = None
        stack[a + 1] = None
        stack[a + 2] = None
        if not self.in_generator(self.ts.depth - self.first):
            return self.call_spread(f, args, kwargs, dest)
        z = call_ex(f, args, kwargs)
        if z is None:
            return ERROR
        stack[dest] = z
        return DONE

    def call_spread(
        self, f: Object, args: TupleObject, kwargs: DictObject | None, dest: i64
    ) -> i64:
        """Lay the arguments of a guest function out on the data stack, and push its frame."""
        target: Object | None = f
        if isinstance(f, MethodObject):
            target = f.func
        elif isinstance(f, TypeObject):
            target = python_init(f)
        names: TupleObject | None = None
        n = args.n
        m: i64 = 0
        if kwargs is not None and kwargs.used:
            names = keyword_names(kwargs)
            m = kwargs.used
        a = self.top() + 1
        end = a + 1 + n + m
        if (
            not isinstance(target, FunctionObject)
            or self.ts.is_traced
            or end > self.size
            or not self.may_enter(target.rcode, a + 1)
            or (m and names is None)
        ):
            z = call_ex(f, args, kwargs)
            if z is None:
                return ERROR
            self.stack[dest] = z
            return DONE
        own = self.stack
        own[a] = f
        i: i64 = 0
        while i < n:
            own[a + 1 + i] = args.item(i)
            i += 1
        if names is not None and kwargs is not None:
            i = a + 1 + n
            k: i64 = 0
            while k < kwargs.nentries:
                value = kwargs.values[k]
                if value is not None:
                    own[i] = value
                    i += 1
                k += 1
        st = self.call(own, a, n, dest, names)
        if st == ERROR:
            i = a - 1
            while i < end:
                own[i] = None
                i += 1
        return st

    # Frames end.

    def clear_frame(self, at: i64) -> None:
        """Drop what the registers of a frame that ends hold."""
        rc = self.codes[at]
        assert rc is not None
        stack = self.registers(at)
        fp = self.fr[at * FRAME_SIZE + F_FP]
        i = fp + rc.nregs - 1
        while i >= fp - 1:
            stack[i] = None
            i -= 1
        if self.frames[at] is not None:
            # A finaliser has asked for the frame.
            self.detach(at)

    def detach(self, at: i64) -> None:
        """The frame ends: its frame object must do without it."""
        frame = self.frames[at]
        if frame is not None:
            back = self.frame_object(self.first + at - 1)
            frame_ended(frame, self.fr[at * FRAME_SIZE + F_PC], back)
            self.frames[at] = None

    def return_value(self, y: Object) -> i64:
        """The innermost frame, which is of some kind, returns."""
        ts = self.ts
        at = ts.depth - self.first
        fb = at * FRAME_SIZE
        fr = self.fr
        kinds = -1 - fr[fb + F_DEST]
        if kinds & K_OBJECT:
            self.detach(at)
        self.clear_frame(at)
        obj = self.objs[at]
        self.objs[at] = None
        if kinds & K_EXIT:
            self.codes[at] = None
        ts.depth -= 1
        if kinds & K_GENERATOR:
            assert isinstance(obj, GeneratorBase)
            self.generator_done(obj)
            if kinds & K_EXIT:
                obj.result = y
                self.result = None
                return EXIT
            fr[fb - FRAME_SIZE + F_PC] = fr[fb + F_ENDED]
            if kinds & FOR_FRAME:
                if ts.is_traced:
                    obj.result = y
                return RELOAD
        elif kinds & K_INIT:
            if y is not NONE:
                init_result_error(y)
                return ERROR
            assert obj is not None
            y = obj
        if kinds & K_EXIT:
            self.result = y
            return EXIT
        self.deliver(y, at, kinds)
        return RELOAD

    def deliver(self, y: Object, at: i64, kinds: i64) -> None:
        """Store the result of the frame that was entry `at` where its caller wants it."""
        dest = self.fr[at * FRAME_SIZE + F_REAL_DEST]
        if kinds & K_CALLER:
            self.generator(at - 1).regs[dest] = y
        else:
            self.stack[dest] = y

    def generator_done(self, gen: GeneratorBase) -> None:
        """A generator has ended, its registers are clear."""
        gen.state = GEN_DONE
        gen.regs = NO_REGISTERS
        gen.frame = None
        gen.delegate = -1
        gen.handled = None
        self.ts.handled = gen.outer
        gen.outer = None

    def return_generator(self, stack: vec[Object | None], fp: i64, rcode: RegisterCode) -> i64:
        """Make the generator that goes on with the innermost frame, and return it."""
        ts = self.ts
        at = ts.depth - self.first
        func = stack[fp - 1]
        gen = new_generator(rcode, func if isinstance(func, FunctionObject) else None)
        regs = vec[Object | None]([None] * (rcode.nregs + 1))
        regs[0] = func
        i: i64 = 0
        while i < rcode.nlocals:
            regs[i + 1] = stack[fp + i]
            i += 1
        gen.regs = regs
        gen.pc = self.fr[at * FRAME_SIZE + F_PC]
        dest = self.fr[at * FRAME_SIZE + F_DEST]
        if dest < 0:
            return self.return_value(gen)
        self.clear_frame(at)
        ts.depth -= 1
        self.stack[dest] = gen
        return RELOAD

    # Generators.

    def push_generator(
        self, gen: GeneratorBase, value: Object | None, kinds: i64, dest: i64, ended: i64
    ) -> None:
        """Enter a generator's frame where it left off."""
        ts = self.ts
        if ts.is_traced and ts.tracing == 0 and not gen.rcode.traced:
            exchange_generator(self, gen)
        top = self.top()
        if self.in_generator(ts.depth - self.first):
            kinds |= K_CALLER
        frame = gen.frame
        if frame is not None:
            kinds |= K_OBJECT
        if value is not None and gen.sent_to >= 0:
            gen.regs[gen.sent_to] = value
        at = self.push(gen.rcode, 1, -1 - (kinds | K_GENERATOR))
        fb = at * FRAME_SIZE
        fr = self.fr
        fr[fb + F_PC] = gen.pc
        fr[fb + F_REAL_DEST] = dest
        fr[fb + F_TOP] = top
        fr[fb + F_ENDED] = ended
        self.objs[at] = gen
        if frame is not None:
            self.frames[at] = frame
            frame.owner = self
            frame.depth = ts.depth
            frame.suspended = False
            frame.unstarted = 0
        gen.state = GEN_RUNNING
        gen.delegate = -1
        gen.outer = ts.handled
        if gen.handled is not None:
            ts.handled = gen.handled

    def resume(self, gen: GeneratorBase, value: Object | None) -> Object | None:
        if not self.may_run(gen.rcode, 0):
            if self.recursion_error():
                return None
            result = self.deeper(gen.rcode).resume(gen, value)
            self.shallower()
            return result
        self.push_generator(gen, value, K_EXIT, 0, 0)
        if value is None or self.interrupted():
            exc = self.ts.exc
            if gen.handled is not None and exc is not None:
                # It is raised where the generator handles another one.
                set_raised(exc)
            if self.ts.is_traced:
                frame_thrown(self)
            if not self.unwind():
                return None
        return self.run()

    def show_frame(self, gen: GeneratorBase) -> bool:
        gen.state = GEN_RUNNING
        if not self.may_enter(gen.rcode, 0):
            return False
        top = self.top()
        frame = gen.frame
        kinds = K_GENERATOR | K_EXIT
        if frame is not None:
            kinds |= K_OBJECT
        at = self.push(gen.rcode, 1, -1 - kinds)
        self.fr[at * FRAME_SIZE + F_PC] = gen.pc
        self.fr[at * FRAME_SIZE + F_TOP] = top
        self.objs[at] = gen
        if frame is not None:
            self.frames[at] = frame
            frame.owner = self
            frame.depth = self.ts.depth
            frame.suspended = False
        return True

    def hide_frame(self, gen: GeneratorBase) -> None:
        at = self.ts.depth - self.first
        self.suspend_frame(at, gen)
        self.objs[at] = None
        self.codes[at] = None
        self.ts.depth -= 1

    def suspend_frame(self, at: i64, gen: GeneratorBase) -> None:
        """Part from the frame object, if there is one, of a generator that is left."""
        frame = self.frames[at]
        if frame is not None:
            frame.owner = None
            frame.suspended = True
            frame.pc = gen.pc
            self.frames[at] = None

    def resume_inline(
        self, gen: GeneratorBase, value: Object, kinds: i64, dest: i64, ended: i64
    ) -> i64:
        """Enter a generator's frame from FOR_ITER or SEND: RELOAD; ENDED when it has ended
        already; ERROR."""
        if gen.state >= GEN_RUNNING or not self.may_enter(gen.rcode, 0):
            return self.resume_out(gen, value, kinds, dest)
        if not gen_can_run(gen, value, False):
            return ERROR
        self.push_generator(gen, value, kinds, dest, ended)
        return RELOAD

    def resume_out(self, gen: GeneratorBase, value: Object, kinds: i64, dest: i64) -> i64:
        """The same where it cannot be entered: it has ended, runs, or there is no room."""
        regs = self.registers(self.ts.depth - self.first)
        if not gen_can_run(gen, value, False):
            if RT.ts.exc is not None:
                return ERROR
            if not kinds & FOR_FRAME:
                regs[dest] = NONE
            return ENDED
        y = self.resume(gen, value)
        if y is not None:
            regs[dest] = y
            return DONE
        if RT.ts.exc is not None:
            return ERROR
        if not kinds & FOR_FRAME:
            regs[dest] = gen.result
        return ENDED

    def send(self, stack: vec[Object | None], a: i64, d: i64, ended: i64) -> i64:
        """SEND: `stack[d]` is sent to `stack[a]`."""
        receiver = stack[a]
        value = stack[d]
        assert receiver is not None and value is not None
        if isinstance(receiver, GeneratorObject) or isinstance(receiver, CoroutineObject):
            return self.resume_inline(receiver, value, 0, d, ended)
        ts = self.ts
        ts.stop_value = None
        if value is NONE and is_iterator(receiver):
            y = receiver.tp_iternext()
        else:
            y = call_method_one(receiver, ID_send, value)
        if y is not None:
            stack[d] = y
            return DONE
        if ts.exc is None:
            y = RT.ts.stop_value  # not narrowed by the assignment above
            ts.stop_value = None
            stack[d] = NONE if y is None else y
            return ENDED
        y = take_stop_value()
        if y is None:
            return ERROR
        stack[d] = y
        return ENDED

    def yield_value(self, y: Object, sent_to: i64, delegate: i64) -> i64:
        """The innermost frame, a generator's, yields."""
        ts = self.ts
        at = ts.depth - self.first
        fb = at * FRAME_SIZE
        fr = self.fr
        gen = self.generator(at)
        kinds = -1 - fr[fb + F_DEST]
        gen.pc = fr[fb + F_PC]
        gen.sent_to = sent_to
        gen.delegate = delegate
        gen.state = GEN_SUSPENDED
        ts.handled = gen.outer
        gen.outer = None
        if kinds & K_OBJECT:
            self.suspend_frame(at, gen)
        self.objs[at] = None
        ts.depth -= 1
        if kinds & K_EXIT:
            self.codes[at] = None
            self.result = y
            return EXIT
        self.deliver(y, at, kinds)
        return RELOAD

    # Exceptions.

    def unwind(self) -> bool:
        """Find the handler of the current exception, ending the frames that have none.

        Returns:
            False when the frame that the loop was entered for has ended so.

        CPython: Python/bytecodes.c exception_unwind
        """
        ts = self.ts
        if self.go_on_at >= 0:
            self.fr[(ts.depth - self.first) * FRAME_SIZE + F_PC] = self.go_on_at
            self.go_on_at = -1
            return True
        while True:
            at = ts.depth - self.first
            fb = at * FRAME_SIZE
            fr = self.fr
            rc = self.codes[at]
            assert rc is not None
            exc = ts.exc
            if exc is None:
                set_error(SYSTEM_ERROR, "error return without exception set")
                continue
            pc = fr[fb + F_PC]
            if self.traced:
                self.traced = False
            else:
                self.add_traceback(exc, rc, pc)
                if ts.is_traced and rc.traced:
                    exc = exception_raised(self, exc)
            row = handler_row(rc, pc - 1)
            if self.reraised_at >= 0:
                # From here on the frame is where the exception was raised first.
                pc = self.reraised_at
                fr[fb + F_PC] = pc
                self.reraised_at = -1
            if row >= 0:
                self.enter_handler(rc, at, row, exc)
                return True
            if ts.is_traced and rc.traced:
                frame_unwound(self)
            kinds = -1 - fr[fb + F_DEST]
            if kinds > 0 and kinds & K_OBJECT:
                self.detach(at)
            self.clear_frame(at)
            obj = self.objs[at]
            self.objs[at] = None
            ts.depth -= 1
            if kinds > 0:
                if kinds & K_GENERATOR and isinstance(obj, GeneratorBase):
                    self.generator_done(obj)
                if kinds & K_EXIT:
                    self.codes[at] = None
                    return False

    def add_traceback(self, exc: BaseExceptionObject, rc: RegisterCode, pc: i64) -> None:
        """Add the innermost frame to a traceback. CPython: PyTraceBack_Here"""
        frame = self.frame_object(self.ts.depth)
        assert frame is not None
        after = exc.traceback
        offset = offset_of_pc(rc, pc)
        exc.traceback = TracebackObject(
            after if isinstance(after, TracebackObject) else None,
            frame,
            offset * 2 if offset >= 0 else -1,
            -1,
        )

    def enter_handler(self, rc: RegisterCode, at: i64, row: i64, exc: BaseExceptionObject) -> None:
        """Go on in a handler, with the exception on the stack."""
        template = rc.template
        assert template is not None
        handlers = template.handlers
        fb = at * FRAME_SIZE
        fr = self.fr
        regs = self.registers(at)
        level = fr[fb + F_FP] + rc.nlocals + handlers[row + 3]
        i = fr[fb + F_FP] + rc.nregs - 1
        while i >= level:
            regs[i] = None
            i -= 1
        if handlers[row + 4]:
            regs[level] = CompactLong(fr[fb + F_PC])
            level += 1
        regs[level] = exc
        self.ts.exc = None
        fr[fb + F_PC] = handlers[row + 2]

    # Frame objects.

    def saved_pc(self, depth: i64) -> i64:
        return self.fr[(depth - self.first) * FRAME_SIZE + F_PC]

    def hides_variables(self, depth: i64) -> bool:
        return depth == self.finalizing

    def enter_finalizer(self) -> i64:
        saved = self.finalizing
        self.finalizing = self.ts.depth
        return saved

    def leave_finalizer(self, saved: i64) -> None:
        self.finalizing = saved

    def frame_object(self, depth: i64) -> FrameObject | None:
        if depth <= self.first:
            previous = self.previous
            return None if previous is None or depth <= 0 else previous.frame_object(depth)
        at = depth - self.first
        frame = self.frames[at]
        if frame is not None:
            return frame
        fb = at * FRAME_SIZE
        fr = self.fr
        rc = self.codes[at]
        assert rc is not None
        if self.in_generator(at):
            frame = gen_frame(self.generator(at))
        else:
            frame = FrameObject(rc, self.stack, fr[fb + F_FP])
        frame.owner = self
        frame.depth = depth
        self.frames[at] = frame
        dest = fr[fb + F_DEST]
        if dest >= 0:
            fr[fb + F_REAL_DEST] = dest
            fr[fb + F_DEST] = -1 - K_OBJECT
        else:
            fr[fb + F_DEST] = -1 - ((-1 - dest) | K_OBJECT)
        return frame

    def current_frame(self, depth: i64) -> FrameObject | None:
        return self.frame_object(self.ts.depth - depth)

    def current_globals(self) -> Object | None:
        at = self.ts.depth - self.first
        if at <= 0:
            previous = self.previous
            return None if previous is None else previous.current_globals()
        rc = self.codes[at]
        assert rc is not None
        return rc.shown_globals()

    def forget_calls(self) -> None:
        at = self.ts.depth - self.first + 1
        if at < 0:
            at = 0
        while at < MAX_FRAMES:
            self.codes[at] = None
            at += 1
        n = self.next
        if n is not None:
            n.forget_calls()

    def unraisable(self, where: str | None, obj: Object | None) -> None:
        write_unraisable(where, obj)


def set_direct(builtins: DictObject) -> None:
    """Number the functions that the loop calls at once. Their declarations are the same in
    all interpreters."""
    number: i64 = 0
    for full_name in DIRECT_NAMES:
        number += 1
        owner, _, name = full_name.partition(".")
        found: Object | None
        if owner == "builtins":
            found = dict_get_str(builtins, intern(name))
        else:
            tp = dict_get_str(builtins, intern(owner))
            found = type_lookup(tp, intern(name)) if isinstance(tp, TypeObject) else None
        if isinstance(found, (BuiltinFunction, MethodDescr)):
            found.d.direct = number


class VirtualMachine(Evaluator):
    """The evaluator of an interpreter: gives each thread its own when it runs first."""

    def thread(self) -> ThreadEvaluator:
        ts = RT.ts
        own = ts.evaluator
        if not isinstance(own, ThreadEvaluator):
            own = ThreadEvaluator(ts, None, MAX_REGISTERS)
            ts.evaluator = own
            builtins = ts.interp.builtins
            if builtins is not None:
                set_direct(builtins)
        return own

    def call_function(
        self,
        func: FunctionObject,
        args: vec[Object | None],
        base: i64,
        nargs: i64,
        kwnames: TupleObject | None,
    ) -> Object | None:
        return self.thread().call_function(func, args, base, nargs, kwnames)

    def run_code_in(
        self, code: CodeObject, globals: Object, locals: Object, closure: TupleObject
    ) -> Object | None:
        return self.thread().run_code_in(code, globals, locals, closure)

    def resume(self, gen: GeneratorBase, value: Object | None) -> Object | None:
        return self.thread().resume(gen, value)

    def show_frame(self, gen: GeneratorBase) -> bool:
        return self.thread().show_frame(gen)

    def hide_frame(self, gen: GeneratorBase) -> None:
        self.thread().hide_frame(gen)

    def register_code(self, code: CodeObject, globals: Object) -> RegisterCode:
        return self.thread().register_code(code, globals)

    def limits_changed(self) -> None:
        self.thread().limits_changed()

    def enter_finalizer(self) -> i64:
        return self.thread().enter_finalizer()

    def leave_finalizer(self, saved: i64) -> None:
        self.thread().leave_finalizer(saved)

    def unraisable(self, where: str | None, obj: Object | None) -> None:
        self.thread().unraisable(where, obj)

    def saved_pc(self, depth: i64) -> i64:
        return self.thread().saved_pc(depth)

    def frame_object(self, depth: i64) -> FrameObject | None:
        return self.thread().frame_object(depth)

    def hides_variables(self, depth: i64) -> bool:
        return self.thread().hides_variables(depth)

    def current_frame(self, depth: i64) -> FrameObject | None:
        return self.thread().current_frame(depth)

    def current_globals(self) -> Object | None:
        return self.thread().current_globals()


# Interpreted host code: calling it lets the host run its signal handlers and switch threads.
POLL_HOST: Final = eval("lambda: None")


def copy_words(words: vec[i64]) -> vec[i64]:
    n: i64 = len(words)
    copy = vec[i64]([0] * n)
    i: i64 = 0
    while i < n:
        copy[i] = words[i]
        i += 1
    return copy


def copy_consts(consts: vec[Object | None]) -> vec[Object | None]:
    n: i64 = len(consts)
    copy = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        copy[i] = consts[i]
        i += 1
    return copy


def handler_row(rc: RegisterCode, at: i64) -> i64:
    """The row of the handler table for word `at`, or -1."""
    template = rc.template
    if template is None:
        return -1
    handlers = template.handlers
    n: i64 = len(handlers)
    i: i64 = 0
    while i < n:
        if handlers[i] <= at < handlers[i + 1]:
            return i
        i += 5
    return -1


def python_init(tp: TypeObject) -> FunctionObject | None:
    """The `__init__` that a call of the class runs after making a plain instance; None when
    the call does anything else. CPython: specialize_class_call"""
    if tp.spec is not None or not tp.ready or tp.flags & ABSTRACT:
        return None
    meta = tp.cls
    if meta is not TYPE_TYPE and not isinstance(meta.slots[S_CALL], WrapperDescr):
        return None
    new = tp.slots[S_NEW]
    if isinstance(new, BuiltinFunction) and new.d.kind == KIND_NEW:
        if new.self_obj is OBJECT_TYPE:
            init = tp.slots[S_INIT]
            if isinstance(init, FunctionObject):
                return init
    return None


def init_result_error(y: Object | None) -> None:
    assert y is not None
    type_error(f"__init__() should return None, not '{type_name(y)}'")


from rt.dict.dictobject import (  # noqa: E402
    DICT_TYPE,
    DictObject,
    as_dict,  # noqa: E402
    dict_get_str,
    dict_new,
)
from rt.objects.abstract import is_iterator  # noqa: E402
from rt.objects.call import call_ex, call_method_one, call_one, call_two  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.descrobject import MethodDescr  # noqa: E402
from rt.objects.errors import set_error, set_raised, type_error  # noqa: E402
from rt.objects.host import set_from_failure, set_from_host  # noqa: E402
from rt.objects.identifiers import ID_send  # noqa: E402
from rt.objects.instanceobject import new_instance  # noqa: E402
from rt.objects.traceback import TracebackObject  # noqa: E402
from rt.objects.typeobject import type_lookup, type_name  # noqa: E402
from rt.objects.wrapperobject import WrapperDescr  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, intern  # noqa: E402
from rt.vm.binding import (  # noqa: E402
    bind_arguments,
    keyword_arguments,
    positional_arguments,
)
from rt.vm.ceval_counted import counted_loop  # noqa: E402
from rt.vm.ceval_direct import NAMES as DIRECT_NAMES  # noqa: E402
from rt.vm.ceval_direct import UNHANDLED  # noqa: E402
from rt.vm.ceval_loop import eval_loop  # noqa: E402
from rt.vm.construct import construct  # noqa: E402
from rt.vm.errordisplay import write_unraisable  # noqa: E402
from rt.vm.lower import LoweringError, lower  # noqa: E402
from rt.vm.statistics import STATS  # noqa: E402
from rt.vm.tracing import (  # noqa: E402
    await_frames,
    await_nothing,
    await_running,
    exception_raised,
    exchange_generator,
    frame_thrown,
    frame_unwound,
    traced_code,
)
