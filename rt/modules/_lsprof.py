"""The module `_lsprof`: the deterministic profiler behind cProfile.

Answers to Modules/_lsprof.c. What is called is told by the thread's profile function.
"""

from __future__ import annotations

import time
from typing import Final

from rt.objects.frameobject import FrameObject
from rt.objects.methodobject import BuiltinFunction, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState, set_tracing
from rt.objects.structseq import new_structseq_type, structseq_make
from rt.objects.typeobject import BASETYPE, TypeObject, static_type, type_lookup
from rt.vm.profile_hook import ProfileHook


class SubEntry:
    """What a function called from another one has cost. Times are nanoseconds or the units of
    an external timer."""

    def __init__(self, entry: Entry) -> None:
        self.entry: Final = entry
        self.total = 0
        self.inline = 0
        self.count = 0
        self.recursive = 0
        self.level = 0

    def stop(self, total: int, inline: int) -> None:
        """A call has ended."""
        self.level -= 1
        if self.level == 0:
            self.total += total
        else:
            self.recursive += 1
        self.inline += inline
        self.count += 1


class Entry:
    """What a function has cost."""

    def __init__(self, user: Object) -> None:
        # Its code object, or a text for a built-in function.
        self.user: Final = user
        self.own: Final = SubEntry(self)
        # By the addresses of the entries of those that it calls.
        self.calls: Final[dict[int, SubEntry]] = {}

    def sub_entry(self, entry: Entry) -> SubEntry:
        found = self.calls.get(id(entry))
        if found is None:
            found = SubEntry(entry)
            self.calls[id(entry)] = found
        return found


class Context:
    """A call that has not ended."""

    def __init__(self, entry: Entry, previous: Context | None) -> None:
        self.entry: Final = entry
        self.previous: Final = previous
        self.began = 0
        self.subcalls = 0


class Profiler(ProfileHook):
    """An exact Profiler."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.current: Context | None = None
        self.timer: Object | None = None
        self.unit = 0.0
        self.subcalls = True
        self.builtins = True
        # Its external timer runs.
        self.timing = False

    def ob_type(self) -> TypeObject:
        return PROFILER_TYPE

    def event(self, what: str, frame: FrameObject, arg: Object) -> None:
        if what == "call":
            self.enter(id(frame.code), frame.code)
        elif what == "return":
            self.leave(id(frame.code))
        elif self.builtins and isinstance(arg, BuiltinFunction):
            if what == "c_call":
                self.enter(id(arg.d), arg)
            else:
                self.leave(id(arg.d))

    def enter(self, key: int, func: Object) -> None:
        """CPython: ptrace_enter_call"""
        entry = self.entries.get(key)
        if entry is None:
            entry = Entry(builtin_text(func) if isinstance(func, BuiltinFunction) else func)
            self.entries[key] = entry
        caller = self.current
        context = Context(entry, caller)
        self.current = context
        entry.own.level += 1
        if self.subcalls and caller is not None:
            caller.entry.sub_entry(entry).level += 1
        context.began = self.now()

    def leave(self, key: int) -> None:
        """CPython: ptrace_leave_call"""
        context = self.current
        if context is None:
            return
        entry = self.entries.get(key)
        if entry is None:
            self.current = context.previous
        else:
            self.stop(context, entry)

    def stop(self, context: Context, entry: Entry) -> None:
        """A call ends. CPython: Stop"""
        total = self.now() - context.began
        inline = total - context.subcalls
        caller = context.previous
        self.current = caller
        entry.own.stop(total, inline)
        if caller is not None:
            caller.subcalls += total
            if self.subcalls and id(entry) in caller.entry.calls:
                caller.entry.calls[id(entry)].stop(total, inline)

    def now(self) -> int:
        """CPython: call_timer"""
        timer = self.timer
        if timer is None:
            return time.perf_counter_ns()
        saved = take_error()
        self.timing = True
        value = call_noargs(timer)
        self.timing = False
        moment = None if value is None else self.moment(value)
        if moment is None:
            RT.ts.evaluator.unraisable(None, timer)
        restore_error(saved)
        return 0 if moment is None else moment

    def moment(self, value: Object) -> int | None:
        """What an external timer says, as an int. None with an exception."""
        n = as_long(value)
        if n is not None:
            return long_to_host(n) if self.unit > 0.0 else long_to_host(n) * 1_000_000_000
        if self.unit > 0.0:
            type_error(f"expect int, got {type_name(value)}")
            return None
        f = as_float(value)
        if f is None:
            type_error(f"'{type_name(value)}' object cannot be interpreted as an integer")
            return None
        if f.value != f.value:
            value_error("Invalid value NaN (not a number)")
            return None
        return int(f.value * 1e9) if abs(f.value) < 1e9 else 0


def builtin_text(func: BuiltinFunction) -> Object:
    """What stands for a built-in function: it must not keep an object alive.

    CPython: normalizeUserObj
    """
    name = func.d.name
    owner = func.self_obj
    if owner is not None:
        found = type_lookup(owner.ob_type(), intern(name))
        shown = None if found is None else object_repr_of(found)
        if shown is not None:
            return shown
        clear_error()
    module = None if func.module is None else as_unicode(func.module)
    where = "" if module is None else unicode_to_host(module) + "."
    return unicode_from_host(f"<built-in method {where}{name}>")


# Statistics.

ENTRY_TYPE: Final = new_structseq_type(
    "_lsprof.profiler_entry",
    ["code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls"],
    6,
)
SUBENTRY_TYPE: Final = new_structseq_type(
    "_lsprof.profiler_subentry",
    ["code", "callcount", "reccallcount", "totaltime", "inlinetime"],
    5,
)


def entry_fields(s: SubEntry, factor: float) -> list[Object]:
    return [
        s.entry.user,
        long_from_host(s.count),
        long_from_host(s.recursive),
        FloatObject(factor * s.total),
        FloatObject(factor * s.inline),
    ]


def profiler_getstats(self: Profiler) -> Object | None:
    """`getstats()`: a list of profiler_entry. CPython: _lsprof_Profiler_getstats_impl"""
    factor = 1e-9 if self.timer is None or self.unit == 0.0 else self.unit
    found: list[Object] = []
    for entry in self.entries.values():
        if entry.own.count == 0:
            continue
        fields = entry_fields(entry.own, factor)
        calls: list[Object] = []
        for sub in entry.calls.values():
            calls.append(structseq_make(SUBENTRY_TYPE, entry_fields(sub, factor)))
        fields.append(list_from_host(calls) if calls else NONE)
        found.append(structseq_make(ENTRY_TYPE, fields))
    return list_from_host(found)


def profiler_enable(
    self: Profiler, subcalls: Object | None, builtins: Object | None
) -> Object | None:
    """`enable(subcalls=True, builtins=True)`"""
    for given, what in ((subcalls, "subcalls"), (builtins, "builtins")):
        if given is None:
            continue
        wanted = is_true(given)
        if wanted < 0:
            return None
        if what == "subcalls":
            self.subcalls = wanted == 1
        else:
            self.builtins = wanted == 1
    ts = RT.ts
    if isinstance(ts.profile_func, ProfileHook):
        return value_error("Another profiling tool is already active")
    set_tracing(ts, ts.trace_func, self)
    return NONE


def profiler_disable(self: Profiler) -> Object | None:
    """`disable()`: no more is noted; calls that have not ended end."""
    if self.timing:
        return error(RUNTIME_ERROR, "cannot disable profiler in external timer")
    ts = RT.ts
    if ts.profile_func is self:
        set_tracing(ts, ts.trace_func, None)
        while self.current is not None:
            self.stop(self.current, self.current.entry)
    return NONE


def profiler_clear(self: Profiler) -> Object | None:
    """`clear()`: forget all that was noted."""
    if self.timing:
        return error(RUNTIME_ERROR, "cannot clear profiler in external timer")
    self.entries = {}
    self.current = None
    return NONE


def profiler_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return Profiler()


def profiler_init(self: Profiler, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: profiler_init"""
    names = ["timer", "timeunit", "subcalls", "builtins"]
    values = take_arguments("Profiler", args, kwargs, names)
    if values is None:
        return None
    unit = values[1]
    if unit is not None:
        f = as_float(unit)
        n = as_long(unit)
        if f is not None:
            self.unit = f.value
        elif n is not None:
            self.unit = float(long_to_host(n))
        else:
            return type_error(f"must be real number, not {type_name(unit)}")
    timer = values[0]
    self.timer = None if timer is NONE else timer
    subcalls: i64 = 1 if values[2] is None else is_true(values[2])
    builtins: i64 = 1 if values[3] is None else is_true(values[3])
    if subcalls < 0 or builtins < 0:
        return None
    self.subcalls = subcalls == 1
    self.builtins = builtins == 1
    return NONE


PROFILER_TYPE: Final[TypeObject] = static_type(
    "Profiler",
    module="_lsprof",
    doc="Profiler(timer=None, timeunit=None, subcalls=True, builtins=True): notes how often "
    "functions are called, and how long they take.",
    new=method("__new__", profiler_new, "*args, **kwargs"),
    init=method("__init__", profiler_init, "*args, **kwargs"),
    methods=(
        method(
            "enable",
            profiler_enable,
            "subcalls=True, builtins=True",
            doc="Begin to note calls; those of built-in functions, and who calls whom, if wanted.",
        ),
        method("disable", profiler_disable, "", doc="Note no more calls."),
        method("clear", profiler_clear, "", doc="Forget what was noted."),
        method(
            "getstats",
            profiler_getstats,
            "",
            doc="A list of profiler_entry, one for each function, with what it has cost.",
        ),
    ),
    flags=BASETYPE,
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    module = new_module("_lsprof", "Fast profiler", ())
    for tp in (PROFILER_TYPE, ENTRY_TYPE, SUBENTRY_TYPE):
        add_type(module, tp)
    return module


from mypy_extensions import i64  # noqa: E402

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.call import call_noargs  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error,
    restore_error,
    take_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import RUNTIME_ERROR  # noqa: E402
from rt.objects.floatobject import FloatObject, as_float  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.listobject import list_from_host  # noqa: E402
from rt.objects.longobject import as_long, long_from_host, long_to_host  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import is_true, object_repr_of  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
