"""Thread states and interpreters, as the objects see them.

Answers to Python/pystate.c. `RT` is the one static object through which code reaches the
running thread: `RT.ts` is the current thread state. The build makes a variable of the host
thread of it (docs/c-passes.md), so that what other threads do meanwhile does not matter. Who
enters another interpreter sets it, and sets it back.
"""

from __future__ import annotations

import _thread
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import Object

# Frames of guest functions that may be active: the guest's to change.
DEFAULT_RECURSION_LIMIT: Final = 1000
# Native calls that may be nested in a thread whose stack has room for them, and in a thread of
# which nothing is known. They keep the host's stack from overflowing.
NATIVE_RECURSION_LIMIT: Final = 10000
UNKNOWN_STACK_LIMIT: Final = 1000

# Calls by native code that find no room in the scratch area make a window of their own.
SCRATCH_SIZE: Final = 8192


class Evaluator:
    """What the objects ask of the virtual machine; `rt.vm` has the one implementation.

    This class is what the objects have when they are used without one: no guest code runs.
    """

    def call_function(
        self,
        func: FunctionObject,
        args: vec[Object | None],
        base: i64,
        nargs: i64,
        kwnames: TupleObject | None,
    ) -> Object | None:
        """Run a guest function. None with an exception when it raises."""
        raise NotImplementedError

    def run_code_in(
        self, code: CodeObject, globals: Object, locals: Object, closure: TupleObject
    ) -> Object | None:
        """Run a class body, or the code given to exec and eval, in a namespace.

        Args:
            globals: a dict, or an instance of a class that extends dict; its
                `__builtins__` decide the built-in names.
            locals: any mapping; where names are stored.
            closure: cells for the code's free variables.
        """
        raise NotImplementedError

    def resume(self, gen: GeneratorBase, value: Object | None) -> Object | None:
        """Run a generator until it yields or ends.

        `value` is sent in; None means that the thread's current exception is thrown in.
        None as the result: with an exception it raised; without one it returned, and
        `gen.result` is the returned value.
        """
        raise NotImplementedError

    def poll(self) -> bool:
        """Let other threads and signal handlers run. False with an exception."""
        raise NotImplementedError

    def show_frame(self, gen: GeneratorBase) -> bool:
        """Make the frame of a suspended generator the innermost one, not to run it but to be
        seen while something that it waits for runs; `hide_frame` must follow.

        Returns:
            False when there is no room: nothing must follow.
        """
        return False

    def hide_frame(self, gen: GeneratorBase) -> None:
        """Undo `show_frame`."""

    def register_code(self, code: CodeObject, globals: Object) -> RegisterCode:
        """A code object made ready to run with these globals."""
        raise NotImplementedError

    def limits_changed(self) -> None:
        """The thread's recursion limit has been set."""
        raise NotImplementedError

    def tracing_changed(self) -> None:
        """The thread has another trace or profile function, or none any more. One that has run
        nothing yet looks when it begins."""

    def trace_frame(self, rcode: RegisterCode) -> None:
        """A running frame of that code has got a trace function."""

    def set_line(self, frame: FrameObject, line: int) -> i64:
        """A trace function has set the f_lineno of a running frame. -1 with a ValueError."""
        return 0

    def enter_finalizer(self) -> i64:
        """Guest code is about to run because an object dies; what `leave_finalizer` wants.

        Until then the variables of the running function cannot be looked at: one of them
        may hold the object that is dying.
        """
        return 0

    def leave_finalizer(self, saved: i64) -> None:
        """The guest code that `enter_finalizer` announced has ended."""

    def unraisable(self, where: str | None, obj: Object | None) -> None:
        """Report the current exception, which nobody can catch, and clear it.

        Args:
            where: what was being done, for the message; None: "Exception ignored in".
        """
        RT.ts.exc = None

    def saved_pc(self, depth: i64) -> i64:
        """Where running frame `depth` is: the word after its instruction. The frames are
        numbered from the outermost one, number 1."""
        raise NotImplementedError

    def frame_object(self, depth: i64) -> FrameObject | None:
        """The frame object of running frame `depth`; None when there is none."""
        return None

    def hides_variables(self, depth: i64) -> bool:
        """May the variables of frame `depth` not be looked at (see `enter_finalizer`)?"""
        return False

    def current_frame(self, depth: i64) -> FrameObject | None:
        """The frame object of the running function, or of its `depth`-th caller."""
        return None

    def current_globals(self) -> Object | None:
        """The globals of the running function; None when no guest code runs."""
        return None

    def forget_calls(self) -> None:
        """Let go what calls that have ended left behind: it may keep their globals alive."""


class ThreadState:
    """One guest thread: its exception, its handled exceptions, its depths."""

    def __init__(self, interp: InterpreterState) -> None:
        self.interp: Final = interp
        # The exception that is being raised, or None.
        self.exc: BaseExceptionObject | None = None
        # The exception that is being handled (`sys.exception()`), or None.
        self.handled: BaseExceptionObject | None = None
        # What the StopIteration carried that the last exhausted `tp_iternext` stood for, if
        # it carried anything: who wants it clears this before the call.
        self.stop_value: Object | None = None
        self.native_depth: i64 = 0
        # Guest frames active, and the most there may be.
        self.depth: i64 = 0
        self.recursion_limit: i64 = DEFAULT_RECURSION_LIMIT
        self.native_limit: i64 = UNKNOWN_STACK_LIMIT
        self.ident: i64 = 0
        self.evaluator: Evaluator = interp.evaluator
        # The coroutine origin depth, async generator hooks, context and trace functions.
        self.context: Object | None = None
        # The event loop that runs in this thread, and the process in which it was set.
        self.running_loop: Object | None = None
        self.running_loop_pid = 0
        self.asyncgen_firstiter: Object | None = None
        self.asyncgen_finalizer: Object | None = None
        self.origin_tracking_depth: i64 = 0
        self.profile_func: Object | None = None
        self.trace_func: Object | None = None
        # Is there one of the two? How deep are we in calls of them?
        self.is_traced: bool = False
        self.tracing: i64 = 0
        # What such a call is told: "line", ...; "" outside of them.
        self.traced_event = ""
        # What `c_call` events were made for that has not returned yet.
        self.c_calls: list[object] = []
        # Code whose words wait to be exchanged for traced ones.
        self.awaited: list[RegisterCode] = []
        self.repr_stack: list[Object] = []
        # The containers that are being converted at the host boundary, either way.
        self.converting: list[Object] = []
        self.converting_host: list[object] = []
        # Where native code lays out the arguments of its calls; free from `scratch_top` on.
        self.scratch: vec[Object | None] = vec[Object | None]([None] * SCRATCH_SIZE)
        self.scratch_top: i64 = 0


class InterpreterState:
    """One guest interpreter: all that its programs can change."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator: Final = evaluator
        self.modules: DictObject | None = None
        self.builtins: DictObject | None = None
        # What `builtins` had at the start: finalisers find it whatever a program does.
        self.builtins_copy: DictObject | None = None
        self.sysdict: DictObject | None = None
        # What `_imp.acquire_lock` takes, and the process that it is for.
        self.import_lock: Object | None = None
        self.import_lock_pid = 0
        # The module importlib._bootstrap, once it runs.
        self.importlib: Object | None = None
        # What sys.path began with for the program's own sake; None: nothing.
        self.path_zero: str | None = None
        self.int_max_str_digits: i64 = 4300
        # Codec registry: search functions, cache, error handlers (Python/codecs.c).
        self.codec_search_path: Object | None = None
        self.codec_search_cache: Object | None = None
        self.codec_error_registry: Object | None = None
        self.optimize: i64 = 0
        # `-X dev`, `-X utf8` and `-X warn_default_encoding`.
        self.dev_mode = False
        # Code knows its columns; not with `-X no_debug_ranges`.
        self.debug_ranges = True
        self.utf8_mode = False
        self.warn_default_encoding = False
        self.finalizing: bool = False
        self.audit_hooks: list[Object] = []
        self.atexit_callbacks: list[Object] = []
        # A KeyboardInterrupt ended the program.
        self.interrupted = False
        # `-X importtime`.
        self.import_time = False
        # The thread states of the host threads that run guest code, by the threads' identity.
        self.thread_states: dict[int, ThreadState] = {}
        # What `threading.stack_size` was set to; 0: the default.
        self.thread_stack_size = 0
        # Guest threads besides the main one, and those that are waited for at the end.
        self.thread_count: i64 = 0
        self.threads_started = False
        self.joinable_threads: list[Object] = []
        # Warning filters (rt/modules/_warnings.py).
        self.warnings: Object | None = None
        # The node classes of syntax trees, and the instances of those without fields.
        self.ast_types: dict[str, TypeObject] = {}
        self.ast_singletons: dict[str, Object] = {}
        # Guest types for the exceptions of modules that forward to the host.
        self.host_exceptions: dict[object, TypeObject] = {}
        # Dialects and limits of `_csv`.
        self.csv: Object | None = None
        # Classes and contexts of `_decimal` (rt/modules/decimal_context.py).
        self.decimal: Object | None = None
        # What `_asyncio` knows of tasks and of asyncio (rt/modules/asyncio_state.py).
        self.asyncio: Object | None = None
        # Exceptions and tables of `_pickle` (rt/pickle/state.py).
        self.pickle: Object | None = None
        # May modules be imported from frozen code? Tests override it: 1 yes, -1 no.
        self.use_frozen = True
        self.frozen_override: i64 = 0
        # `site` was imported at the start.
        self.site_imported = False
        # `-i`, or PYTHONINSPECT, which the program may set: go on with a prompt.
        self.inspect = False
        # Source that is in no file and whose lines linecache does not know yet.
        self.sources: list[object] = []
        # Statements that the prompt has read.
        self.interactive_count = 0
        # How messages of the command line begin.
        self.program_name = "rt-run"


class RunningState:
    """The one mutable static object: which thread state is current."""

    def __init__(self) -> None:
        self.ts: ThreadState = attach()


# Of the objects that are used without an interpreter.
LIBRARY: Final = InterpreterState(Evaluator())


def attach() -> ThreadState:
    """The first state of a host thread, for objects that are used without an interpreter."""
    return ThreadState(LIBRARY)


RT: Final = RunningState()


def current_thread_state(interp: InterpreterState) -> ThreadState:
    """The running host thread's state in an interpreter, made when it has none.

    Host code that calls the guest sets `RT.ts` to this: another thread may have run since.
    CPython: PyGILState_Ensure
    """
    ident = _thread.get_ident()
    ts = interp.thread_states.get(ident)
    if ts is None:
        ts = ThreadState(interp)
        ts.ident = ident
        interp.thread_states[ident] = ts
    return ts


def set_tracing(ts: ThreadState, trace: Object | None, profile: Object | None) -> None:
    """Set a thread's trace and profile functions. CPython: _PyEval_SetTrace, _PyEval_SetProfile"""
    ts.trace_func = trace
    ts.profile_func = profile
    ts.is_traced = trace is not None or profile is not None
    ts.evaluator.tracing_changed()


def enter_recursive(where: str) -> bool:
    """Count one more nested native call. False with a RecursionError when there are too many.

    Args:
        where: the end of the message, for example " while getting the repr of an object".

    CPython: Python/ceval.c _Py_CheckRecursiveCall
    """
    ts = RT.ts
    ts.native_depth += 1
    if ts.native_depth > ts.native_limit:
        return recursion_overflow(ts, where)
    return True


def leave_recursive() -> None:
    """Undo one `enter_recursive` that returned True."""
    RT.ts.native_depth -= 1


def recursion_overflow(ts: ThreadState, where: str) -> bool:
    ts.native_depth -= 1
    set_error(RECURSION_ERROR, "maximum recursion depth exceeded" + where)
    return False


# The chain of base modules: docs/objects.md.
import rt.objects.errors  # noqa: E402, F401

# isort: split

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.codeobject import CodeObject, RegisterCode  # noqa: E402
from rt.objects.errors import set_error  # noqa: E402
from rt.objects.exceptions import RECURSION_ERROR, BaseExceptionObject  # noqa: E402
from rt.objects.frameobject import FrameObject  # noqa: E402
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.genobject import GeneratorBase  # noqa: E402
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.typeobject import TypeObject  # noqa: E402
