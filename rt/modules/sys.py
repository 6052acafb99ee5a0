"""The module `sys`.

Answers to Python/sysmodule.c. What depends on the command line (argv, flags, paths, the
standard streams) is filled in by rt/vm/startup.py.
"""

from __future__ import annotations

import sys
from typing import Final

from mypy_extensions import i64

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState, ThreadState, set_tracing
from rt.objects.tupleobject import tuple3, tuple_from_list


def sys_exit(status: Object | None) -> Object | None:
    if status is None:
        set_error_object(SYSTEM_EXIT, None)
    else:
        set_error_object(SYSTEM_EXIT, status)
    return None


def sys_exc_info() -> Object | None:
    exc = RT.ts.handled
    if exc is None:
        return tuple3(NONE, NONE, NONE)
    tb = exc.traceback
    return tuple3(exc.cls, exc, NONE if tb is None else tb)


def sys_exception() -> Object | None:
    exc = RT.ts.handled
    return NONE if exc is None else exc


def sys_getframe(depth: Object | None) -> Object | None:
    n: i64 = 0
    if depth is not None:
        n = index_as_i64(depth)
        if n == -1 and error_occurred():
            return None
    frame = RT.ts.evaluator.current_frame(max(n, 0))
    if frame is None:
        return value_error("call stack is not deep enough")
    return frame


def sys_getframemodulename(depth: Object | None) -> Object | None:
    frame = sys_getframe(depth)
    if frame is None:
        clear_error()
        return NONE
    if isinstance(frame, FrameObject):
        name = dict_get_str(frame.globals, ID___name__)
        if name is not None:
            return name
    return NONE


def sys_current_frames() -> Object | None:
    frames = dict_new()
    for ident, ts in RT.ts.interp.thread_states.items():
        # A thread that runs nothing has no evaluator of its own yet.
        frame = ts.evaluator.current_frame(0) if ts.depth > 0 else None
        if frame is not None and dict_setitem(frames, long_from_host(ident), frame) < 0:
            return None
    return frames


def sys_current_exceptions() -> Object | None:
    found = dict_new()
    for ident, ts in RT.ts.interp.thread_states.items():
        exc = NONE if ts.handled is None else ts.handled
        if dict_setitem(found, long_from_host(ident), exc) < 0:
            return None
    return found


def sys_getrecursionlimit() -> Object | None:
    return long_from_i64(RT.ts.recursion_limit)


def sys_setrecursionlimit(limit: Object) -> Object | None:
    n = index_as_i64(limit)
    if n == -1 and error_occurred():
        return None
    if n < 1:
        return value_error("recursion limit must be greater or equal than 1")
    ts = RT.ts
    depth = ts.depth
    if depth >= n:
        return error(
            RECURSION_ERROR,
            f"cannot set the recursion limit to {n} at the recursion depth {depth}: "
            "the limit is too low",
        )
    for other in ts.interp.thread_states.values():
        other.recursion_limit = n
        if other.depth > 0:
            other.evaluator.limits_changed()
    return NONE


def sys_intern(text: Object) -> Object | None:
    if isinstance(text, UnicodeObject):
        return unicode_intern(text)
    if as_unicode(text) is not None:
        return type_error(f"can't intern {type_name(text)}")
    return type_error(f"intern() argument must be str, not {type_name(text)}")


def sys_is_interned(text: Object) -> Object | None:
    if isinstance(text, UnicodeObject):
        return bool_from(text.interned)
    return type_error(f"_is_interned() argument must be str, not {type_name(text)}")


def sys_getdefaultencoding() -> Object | None:
    return intern("utf-8")


def sys_getfilesystemencoding() -> Object | None:
    return intern(sys.getfilesystemencoding())


def sys_getfilesystemencodeerrors() -> Object | None:
    return intern(sys.getfilesystemencodeerrors())


def sys_getsizeof(obj: Object, default: Object | None) -> Object | None:
    meth = lookup_special(obj, ID___sizeof__)
    if meth is None:
        if error_occurred():
            return None
        return type_error(f"Type {type_name(obj)} doesn't define __sizeof__")
    size = call_noargs(meth)
    if size is None:
        if default is not None and clear_if(TYPE_ERROR):
            return default
        return None
    if isinstance(size, LongObject) and long_to_host(size) < 0:
        return value_error("__sizeof__() should return >= 0")
    return size


def sys_getrefcount(obj: Object) -> Object | None:
    # The call itself holds one reference more than CPython's does.
    return long_from_host(max(sys.getrefcount(obj) - 1, 1))


def sys_displayhook(value: Object) -> Object | None:
    if value is NONE:
        return NONE
    builtins = RT.ts.interp.builtins
    if builtins is None:
        return error(RUNTIME_ERROR, "lost builtins module")
    underscore = intern("_")
    # Set to None first, so that the repr cannot see itself.
    if dict_setitem(builtins, underscore, NONE) < 0:
        return None
    out = sys_lookup("stdout")
    if out is None or out is NONE:
        return error(RUNTIME_ERROR, "lost sys.stdout")
    text = object_repr_of(value)
    if text is None:
        return None
    if call_method_one(out, ID_write, text) is None:
        if not clear_if(UNICODE_ENCODE_ERROR):
            return None
        if not write_escaped(out, text):
            return None
    if call_method_one(out, ID_write, intern("\n")) is None:
        return None
    if dict_setitem(builtins, underscore, value) < 0:
        return None
    return NONE


def write_escaped(out: Object, text: UnicodeObject) -> bool:
    """Write what the stream cannot encode with backslashes. CPython: sys_displayhook_unencodable"""
    encoding = get_attr(out, intern("encoding"))
    if encoding is None:
        return False
    name = as_unicode(encoding)
    shown = unicode_to_host(text).encode(
        "ascii" if name is None else unicode_to_host(name), "backslashreplace"
    )
    decoded = shown.decode("ascii" if name is None else unicode_to_host(name), "strict")
    return call_method_one(out, ID_write, unicode_from_host(decoded)) is not None


def sys_excepthook(tp: Object, value: Object, tb: Object) -> Object | None:
    if isinstance(value, BaseExceptionObject):
        if value.traceback is None and tb is not NONE:
            value.traceback = tb
        display_exception(value)
    else:
        found = type_name(value)
        write_stderr(f"TypeError: print_exception(): Exception expected for value, {found} found\n")
    return NONE


def sys_unraisablehook(unraisable: Object) -> Object | None:
    return unraisable_hook(unraisable)


def sys_breakpointhook(args: list[Object], kwargs: DictObject | None) -> Object | None:
    environ = environ_get("PYTHONBREAKPOINT")
    if environ == "0":
        return NONE
    target = "pdb.set_trace" if environ is None or environ == "" else environ
    module_name, dot, attribute = target.rpartition(".")
    module = import_module(module_name if dot else "builtins")
    hook: Object | None = None
    if module is not None:
        hook = get_attr(module, intern(attribute))
    if hook is None:
        clear_error()
        if not warn(RUNTIME_WARNING, f'Ignoring unimportable $PYTHONBREAKPOINT: "{environ}"'):
            return None
        return NONE
    return call_ex(hook, tuple_from_list(args), kwargs)


def environ_get(name: str) -> str | None:
    import_os = sys.modules["os"]
    ts = RT.ts
    value = import_os.environ.get(name)
    # The host interprets that, and may have let another guest thread run.
    RT.ts = ts
    return value if isinstance(value, str) else None


def sys_audit(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args:
        return type_error("audit expected at least 1 argument, got 0")
    if as_unicode(args[0]) is None:
        return type_error(f"expected str for argument 'event', not {type_name(args[0])}")
    return NONE if audit(args[0], args[1:]) else None


def audit(event: Object, args: list[Object]) -> bool:
    """Tell the hooks of an event. False with an exception of theirs. CPython: PySys_Audit"""
    hooks = RT.ts.interp.audit_hooks
    if hooks:
        rest = tuple_from_list(args)
        for hook in hooks:
            if call_two(hook, event, rest) is None:
                return False
    return True


def sys_addaudithook(hook: Object) -> Object | None:
    RT.ts.interp.audit_hooks.append(hook)
    return NONE


def sys_get_int_max_str_digits() -> Object | None:
    return long_from_i64(RT.ts.interp.int_max_str_digits)


def sys_set_int_max_str_digits(maxdigits: Object) -> Object | None:
    n = index_as_i64(maxdigits)
    if n == -1 and error_occurred():
        return None
    if n != 0 and n < 640:
        return value_error("maxdigits must be 0 or larger than 640")
    RT.ts.interp.int_max_str_digits = n
    return NONE


def sys_getswitchinterval() -> Object | None:
    return FloatObject(sys.getswitchinterval())


def sys_setswitchinterval(interval: Object) -> Object | None:
    x = number_float(interval)
    if x is None:
        return None
    if x.value <= 0.0:
        return value_error("switch interval must be strictly positive")
    sys.setswitchinterval(x.value)
    return NONE


def sys_get_asyncgen_hooks() -> Object | None:
    ts = RT.ts
    first = ts.asyncgen_firstiter
    final = ts.asyncgen_finalizer
    return structseq_make(
        ASYNCGEN_HOOKS_TYPE,
        [NONE if first is None else first, NONE if final is None else final],
    )


def sys_set_asyncgen_hooks(firstiter: Object | None, finalizer: Object | None) -> Object | None:
    ts = RT.ts
    if finalizer is not None and finalizer is not NONE and not is_callable(finalizer):
        return type_error(f"callable finalizer expected, got {type_name(finalizer)}")
    if firstiter is not None and firstiter is not NONE and not is_callable(firstiter):
        return type_error(f"callable firstiter expected, got {type_name(firstiter)}")
    if finalizer is not None:
        ts.asyncgen_finalizer = None if finalizer is NONE else finalizer
    if firstiter is not None:
        ts.asyncgen_firstiter = None if firstiter is NONE else firstiter
    return NONE


def sys_get_origin_depth() -> Object | None:
    return long_from_i64(RT.ts.origin_tracking_depth)


def sys_set_origin_depth(depth: Object) -> Object | None:
    n = index_as_i64(depth)
    if n == -1 and error_occurred():
        return None
    if n < 0:
        return value_error("depth must be >= 0")
    RT.ts.origin_tracking_depth = n
    return NONE


def sys_settrace(function: Object) -> Object | None:
    return set_trace(RT.ts, function)


def set_trace(ts: ThreadState, function: Object) -> Object:
    set_tracing(ts, None if function is NONE else function, ts.profile_func)
    return NONE


def sys_settraceallthreads(arg: Object) -> Object | None:
    """Set the trace function of all threads. CPython: sys__settraceallthreads"""
    for ts in RT.ts.interp.thread_states.values():
        set_trace(ts, arg)
    return NONE


def sys_gettrace() -> Object | None:
    f = RT.ts.trace_func
    return NONE if f is None else f


def sys_setprofile(function: Object) -> Object | None:
    return set_profile(RT.ts, function)


def set_profile(ts: ThreadState, function: Object) -> Object:
    set_tracing(ts, ts.trace_func, None if function is NONE else function)
    return NONE


def sys_setprofileallthreads(arg: Object) -> Object | None:
    """Set the profile function of all threads. CPython: sys__setprofileallthreads"""
    for ts in RT.ts.interp.thread_states.values():
        set_profile(ts, arg)
    return NONE


def sys_getprofile() -> Object | None:
    f = RT.ts.profile_func
    return NONE if f is None or isinstance(f, ProfileHook) else f


def sys_call_tracing(func: Object, args: Object) -> Object | None:
    t = as_tuple(args)
    if t is None:
        return type_error(f"call_tracing() argument 2 must be tuple, not {type_name(args)}")
    ts = RT.ts
    depth = ts.tracing
    ts.tracing = 0
    result = call_ex(func, t, None)
    ts.tracing = depth
    return result


def sys_is_finalizing() -> Object | None:
    return bool_from(RT.ts.interp.finalizing)


def sys_false() -> Object | None:
    return FALSE


def sys_cpu_count() -> Object | None:
    # No number was given on the command line.
    return long_from_i64(-1)


def sys_true() -> Object | None:
    return TRUE


def sys_nothing() -> Object | None:
    return NONE


def sys_getallocatedblocks() -> Object | None:
    return long_from_host(sys.getallocatedblocks())


def sys_getunicodeinternedsize() -> Object | None:
    return long_from_host(len(INTERNED1) + len(INTERNED2) + len(INTERNED4))


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_get_str,
    dict_new,
    dict_set_str,
    dict_setitem,
)
from rt.modules.registry import builtin_module_names  # noqa: E402
from rt.modules.support import add_host, add_object, new_module  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_ex,
    call_method_one,
    call_noargs,
    call_two,
)
from rt.objects.errors import (  # noqa: E402
    clear_error,
    clear_if,
    error,
    error_occurred,
    set_error_object,
    type_error,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    RECURSION_ERROR,
    RUNTIME_ERROR,
    RUNTIME_WARNING,
    SYSTEM_EXIT,
    TYPE_ERROR,
    UNICODE_ENCODE_ERROR,
    BaseExceptionObject,
)
from rt.objects.floatobject import FloatObject, number_float  # noqa: E402
from rt.objects.frameobject import FrameObject  # noqa: E402
from rt.objects.identifiers import ID___name__, ID___sizeof__, ID_write  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    LongObject,
    long_from_host,
    long_from_i64,
    long_to_host,
)
from rt.objects.methodobject import function  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.namespaceobject import namespace_new  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_callable,
    lookup_special,
    object_repr_of,
)
from rt.objects.structseq import new_structseq_type, structseq_make  # noqa: E402
from rt.objects.tupleobject import as_tuple  # noqa: E402
from rt.objects.typeobject import TypeObject, type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    INTERNED1,
    INTERNED2,
    INTERNED4,
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_intern,
    unicode_to_host,
)
from rt.vm.errordisplay import (  # noqa: E402
    display_exception,
    sys_lookup,
    unraisable_hook,
    write_stderr,
)
from rt.vm.import_ import import_module  # noqa: E402

FLAG_NAMES: Final = (
    "debug",
    "inspect",
    "interactive",
    "optimize",
    "dont_write_bytecode",
    "no_user_site",
    "no_site",
    "ignore_environment",
    "verbose",
    "bytes_warning",
    "quiet",
    "hash_randomization",
    "isolated",
    "dev_mode",
    "utf8_mode",
    "warn_default_encoding",
    "safe_path",
    "int_max_str_digits",
)

VERSION_INFO_TYPE: Final = new_structseq_type(
    "sys.version_info", ["major", "minor", "micro", "releaselevel", "serial"], 5
)
FLAGS_TYPE: Final = new_structseq_type("sys.flags", list(FLAG_NAMES), len(FLAG_NAMES))
ASYNCGEN_HOOKS_TYPE: Final = new_structseq_type("sys.asyncgen_hooks", ["firstiter", "finalizer"], 2)
FLOAT_INFO_TYPE: Final = new_structseq_type(
    "sys.float_info",
    [
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    ],
    11,
)
INT_INFO_TYPE: Final = new_structseq_type(
    "sys.int_info",
    ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
    4,
)
HASH_INFO_TYPE: Final = new_structseq_type(
    "sys.hash_info",
    ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
    9,
)
THREAD_INFO_TYPE: Final = new_structseq_type("sys.thread_info", ["name", "lock", "version"], 3)

FUNCTIONS: Final = (
    function("_clear_internal_caches", sys_nothing, ""),
    function("_clear_type_cache", sys_nothing, ""),
    function("_current_exceptions", sys_current_exceptions, ""),
    function("_current_frames", sys_current_frames, ""),
    function("_get_cpu_count_config", sys_cpu_count, ""),
    function("_getframe", sys_getframe, "depth=0, /"),
    function("_getframemodulename", sys_getframemodulename, "depth=0"),
    function("_is_gil_enabled", sys_true, ""),
    function("_is_interned", sys_is_interned, "string, /"),
    function("activate_stack_trampoline", sys_audit, "*args, **kwargs"),
    function("addaudithook", sys_addaudithook, "hook"),
    function("audit", sys_audit, "*args, **kwargs"),
    function("breakpointhook", sys_breakpointhook, "*args, **kwargs"),
    function("call_tracing", sys_call_tracing, "func, args, /"),
    function("displayhook", sys_displayhook, "object, /"),
    function("exc_info", sys_exc_info, ""),
    function("excepthook", sys_excepthook, "exctype, value, traceback, /"),
    function("exception", sys_exception, ""),
    function("exit", sys_exit, "status=None, /"),
    function("get_asyncgen_hooks", sys_get_asyncgen_hooks, ""),
    function("get_coroutine_origin_tracking_depth", sys_get_origin_depth, ""),
    function("get_int_max_str_digits", sys_get_int_max_str_digits, ""),
    function("getallocatedblocks", sys_getallocatedblocks, ""),
    function("getdefaultencoding", sys_getdefaultencoding, ""),
    function("getfilesystemencodeerrors", sys_getfilesystemencodeerrors, ""),
    function("getfilesystemencoding", sys_getfilesystemencoding, ""),
    function("getprofile", sys_getprofile, ""),
    function("getrecursionlimit", sys_getrecursionlimit, ""),
    function("getrefcount", sys_getrefcount, "object, /"),
    function("getsizeof", sys_getsizeof, "object, default=<unrepresentable>"),
    function("getswitchinterval", sys_getswitchinterval, ""),
    function("gettrace", sys_gettrace, ""),
    function("getunicodeinternedsize", sys_getunicodeinternedsize, ""),
    function("intern", sys_intern, "string, /"),
    function("is_finalizing", sys_is_finalizing, ""),
    function("is_stack_trampoline_active", sys_false, ""),
    function("set_asyncgen_hooks", sys_set_asyncgen_hooks, "firstiter=None, finalizer=None"),
    function("set_coroutine_origin_tracking_depth", sys_set_origin_depth, "depth"),
    function("set_int_max_str_digits", sys_set_int_max_str_digits, "maxdigits"),
    function("setprofile", sys_setprofile, "function, /"),
    function("_setprofileallthreads", sys_setprofileallthreads, "arg, /"),
    function("setrecursionlimit", sys_setrecursionlimit, "limit, /"),
    function("setswitchinterval", sys_setswitchinterval, "interval, /"),
    function("settrace", sys_settrace, "function, /"),
    function("_settraceallthreads", sys_settraceallthreads, "arg, /"),
    function("unraisablehook", sys_unraisablehook, "unraisable, /"),
)


def host_sequence(tp: TypeObject, values: tuple[object, ...]) -> Object:
    """A struct sequence of host values."""
    items: list[Object] = []
    for v in values:
        items.append(to_guest(v))
    return structseq_make(tp, items)


from rt.objects.host import to_guest  # noqa: E402

# What the guest sees as it is on the host.
SAME_AS_HOST: Final = (
    "abiflags",
    "api_version",
    "byteorder",
    "copyright",
    "float_repr_style",
    "hexversion",
    "maxsize",
    "maxunicode",
    "platform",
    "platlibdir",
    "stdlib_module_names",
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `sys` of an interpreter, without what the command line decides."""
    module = new_module("sys", DOC, FUNCTIONS)
    d = module.dict
    interp.sysdict = d
    for name in SAME_AS_HOST:
        add_host(module, name, getattr(sys, name))
    add_object(module, "builtin_module_names", to_guest(tuple(builtin_module_names())))
    version_info = host_sequence(VERSION_INFO_TYPE, tuple(sys.version_info))
    add_object(module, "version_info", version_info)
    version = ".".join(
        [str(sys.version_info[0]), str(sys.version_info[1]), str(sys.version_info[2])]
    )
    add_host(module, "version", f"{version} (rt) [on {sys.implementation.name} {sys.version}]")
    add_host(module, "_git", ("CPython", "", ""))
    add_host(module, "_framework", "")
    implementation = dict_new()
    dict_set_str(implementation, intern("name"), intern("rt"))
    dict_set_str(implementation, intern("cache_tag"), intern(CACHE_TAG))
    dict_set_str(implementation, intern("version"), version_info)
    dict_set_str(implementation, intern("hexversion"), long_from_host(sys.hexversion))
    dict_set_str(implementation, intern("_multiarch"), to_guest(sys.implementation._multiarch))
    add_object(module, "implementation", namespace_new(implementation))
    add_object(module, "float_info", host_sequence(FLOAT_INFO_TYPE, tuple(sys.float_info)))
    add_object(module, "int_info", host_sequence(INT_INFO_TYPE, tuple(sys.int_info)))
    add_object(module, "hash_info", host_sequence(HASH_INFO_TYPE, tuple(sys.hash_info)))
    add_object(module, "thread_info", host_sequence(THREAD_INFO_TYPE, tuple(sys.thread_info)))
    for name in ("displayhook", "excepthook", "breakpointhook", "unraisablehook"):
        original = dict_get_str(d, intern(name))
        assert original is not None
        add_object(module, f"__{name}__", original)
    add_object(module, "meta_path", list_new())
    add_object(module, "path_hooks", list_new())
    add_object(module, "path_importer_cache", dict_new())
    modules = interp.modules
    if modules is not None:
        add_object(module, "modules", modules)
    return module


from rt.objects.listobject import list_new  # noqa: E402

# Names the compiled code of rt's own kind: 3.14's bytecode with eager annotations.
CACHE_TAG: Final = "rt-314"

DOC: Final = (
    "This module provides access to some objects used or maintained by the\n"
    "interpreter and to functions that interact strongly with the interpreter."
)
from rt.vm.profile_hook import ProfileHook  # noqa: E402
