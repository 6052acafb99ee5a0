"""Making an interpreter ready to run programs, and ending it.

Answers to Python/pylifecycle.c and Modules/getpath.c.
"""

from __future__ import annotations

import _thread
import gc
import os
import resource
import sys
from typing import Final

from rt.objects.object import NONE, Object
from rt.objects.pystate import (
    NATIVE_RECURSION_LIMIT,
    RT,
    UNKNOWN_STACK_LIMIT,
    InterpreterState,
    ThreadState,
    current_thread_state,
)
from rt.vm.evaluator import VirtualMachine


class Config:
    """What decides how an interpreter is started. CPython: PyConfig"""

    def __init__(self) -> None:
        self.argv: list[str] = [""]
        self.orig_argv: list[str] = []
        self.executable = ""
        self.optimize = 0
        self.write_bytecode = True
        self.use_environment = True
        self.isolated = False
        self.safe_path = False
        self.site_import = True
        self.user_site = True
        self.inspect = False
        self.interactive = False
        self.buffered_stdio = True
        self.quiet = False
        self.verbose = 0
        self.bytes_warning = 0
        self.dev_mode = False
        # -1: as the host.
        self.utf8_mode = -1
        self.warn_default_encoding = False
        self.debug_ranges = True
        self.warnoptions: list[str] = []
        self.xoptions: list[str] = []
        self.import_time = False
        self.int_max_str_digits = 4300
        # Standard streams as guest objects, for a host program that embeds rt; None: the
        # process's own.
        self.stdin: Object | None = None
        self.stdout: Object | None = None
        self.stderr: Object | None = None
        self.install_signal_handlers = True


# What one nested native call may need of the stack.
BYTES_PER_CALL: Final = 12 * 1024


def native_limit() -> int:
    """How many native calls may be nested in the running thread.

    The stack of the process's first thread may grow as far as its limit says; of other threads
    of the host's nothing is known.
    """
    if _thread.get_ident() != MAIN_THREAD_IDENT():
        return UNKNOWN_STACK_LIMIT
    try:
        soft, _ = resource.getrlimit(resource.RLIMIT_STACK)
    except (ValueError, OSError):
        return UNKNOWN_STACK_LIMIT
    if soft == resource.RLIM_INFINITY:
        return NATIVE_RECURSION_LIMIT
    return min(NATIVE_RECURSION_LIMIT, max(soft // BYTES_PER_CALL, 100))


def new_interpreter(config: Config) -> ThreadState | None:
    """An interpreter that can import; `RT.ts` is its main thread afterwards.

    None when even that fails: then the exception stays set in `RT.ts`.
    """
    machine = VirtualMachine()
    interp = InterpreterState(machine)
    interp.optimize = config.optimize
    interp.int_max_str_digits = config.int_max_str_digits
    if config.utf8_mode < 0:
        config.utf8_mode = 1 if sys.flags.utf8_mode else 0
    interp.utf8_mode = config.utf8_mode == 1
    interp.warn_default_encoding = config.warn_default_encoding
    interp.debug_ranges = config.debug_ranges
    interp.import_time = config.import_time
    ts = current_thread_state(interp)
    ts.native_limit = native_limit()
    RT.ts = ts
    modules = dict_new()
    interp.modules = modules
    sys_module = make_builtin_module(interp, "sys")
    builtins = make_builtin_module(interp, "builtins")
    if not isinstance(sys_module, ModuleObject) or not isinstance(builtins, ModuleObject):
        return None
    interp.builtins = builtins.dict
    set_configuration(sys_module, config)
    if not init_importlib(interp):
        return None
    main = module_new(intern("__main__"))
    dict_set_str(main.dict, ID___builtins__, builtins)
    dict_set_str(main.dict, intern("__annotations__"), dict_new())
    if dict_setitem(modules, intern("__main__"), main) < 0:
        return None
    importer = main_loader("BuiltinImporter")
    if importer is not None:
        dict_set_str(main.dict, intern("__loader__"), importer)
    if not init_open(interp, builtins) or not init_streams(sys_module, config):
        return None
    interp.builtins_copy = dict_copy(builtins.dict)
    # The start itself needs no check of encodings.
    interp.dev_mode = config.dev_mode
    if config.warnoptions and import_module("warnings") is None:
        return None
    if config.site_import:
        if import_module("site") is None:
            return None
        interp.site_imported = True
    return ts


def renew_main(interp: InterpreterState) -> None:
    """Put a new `__main__` in the place of the one of the start, which no collection looks at.

    What a program defines goes in circles through its namespace, and is to be found when it ends.
    """
    modules = interp.modules
    main = None if modules is None else dict_get_str(modules, intern("__main__"))
    if modules is not None and isinstance(main, ModuleObject):
        dict_set_str(modules, intern("__main__"), ModuleObject(main.cls, dict_copy(main.dict)))


def init_open(interp: InterpreterState, builtins: ModuleObject) -> bool:
    """Give builtins its `open`, which belongs to `_io`."""
    streams = import_module("_io")
    opener = None if streams is None else get_attr(streams, intern("open"))
    if opener is None:
        return False
    add_object(builtins, "open", opener)
    return True


def main_loader(name: str) -> Object | None:
    """A loader class of importlib's bootstrap; None without an exception when missing."""
    bootstrap = RT.ts.interp.importlib
    if bootstrap is None:
        return None
    found = get_attr(bootstrap, intern(name))
    if found is None:
        clear_error()
    return found


def set_configuration(module: ModuleObject, config: Config) -> None:
    """What of `sys` the command line and the environment decide."""
    add_host(module, "argv", config.argv)
    add_host(module, "orig_argv", config.orig_argv)
    add_host(module, "executable", config.executable)
    add_host(module, "_base_executable", config.executable)
    add_host(module, "_stdlib_dir", host_library())
    add_host(module, "prefix", sys.base_prefix)
    add_host(module, "base_prefix", sys.base_prefix)
    add_host(module, "exec_prefix", sys.base_exec_prefix)
    add_host(module, "base_exec_prefix", sys.base_exec_prefix)
    add_host(module, "path", search_path(config))
    add_host(module, "warnoptions", config.warnoptions)
    xoptions: dict[str, object] = {}
    for option in config.xoptions:
        key, eq, value = option.partition("=")
        xoptions[key] = value if eq else True
    add_host(module, "_xoptions", xoptions)
    RT.ts.interp.use_frozen = xoptions.get("frozen_modules") != "off"
    add_host(module, "dont_write_bytecode", not config.write_bytecode)
    prefix = None
    if config.use_environment:
        prefix = os.environ.get("PYTHONPYCACHEPREFIX")
    chosen = xoptions.get("pycache_prefix")
    if isinstance(chosen, str):
        prefix = chosen
    if prefix is None:
        prefix = os.path.join(cache_directory(), "pycache")
    add_host(module, "pycache_prefix", prefix)
    flags: tuple[object, ...] = (
        0,
        int(config.inspect),
        int(config.interactive),
        config.optimize,
        int(not config.write_bytecode),
        int(not config.user_site),
        int(not config.site_import),
        int(not config.use_environment),
        config.verbose,
        config.bytes_warning,
        int(config.quiet),
        sys.flags.hash_randomization,
        int(config.isolated),
        config.dev_mode,
        config.utf8_mode,
        int(config.warn_default_encoding),
        config.safe_path,
        config.int_max_str_digits,
    )
    add_object(module, "flags", host_sequence(FLAGS_TYPE, flags))


def search_path(config: Config) -> list[str]:
    """sys.path: PYTHONPATH, then the host's standard library."""
    path: list[str] = []
    if config.use_environment:
        given = os.environ.get("PYTHONPATH")
        if given:
            path.extend(given.split(os.pathsep))
    library = host_library()
    parent = os.path.dirname(library)
    path.append(os.path.join(parent, f"python{sys.version_info[0]}{sys.version_info[1]}.zip"))
    path.append(library)
    path.append(os.path.join(library, "lib-dynload"))
    return path


def init_streams(module: ModuleObject, config: Config) -> bool:
    """sys.stdin, stdout and stderr. CPython: init_sys_streams"""
    names = ("stdin", "stdout", "stderr")
    given = (config.stdin, config.stdout, config.stderr)
    fd = 0
    while fd < 3:
        stream = given[fd]
        if stream is None:
            stream = open_standard_stream(fd, config)
            if stream is None:
                return False
        add_object(module, names[fd], stream)
        add_object(module, f"__{names[fd]}__", stream)
        fd += 1
    return True


def open_standard_stream(fd: int, config: Config) -> Object | None:
    """A text stream over a descriptor; None (the guest's) where it is closed."""
    try:
        os.fstat(fd)
    except OSError:
        return NONE
    encoding = "utf-8"
    errors = "strict"
    given = os.environ.get("PYTHONIOENCODING") if config.use_environment else None
    if given:
        name, _, handler = given.partition(":")
        if name:
            encoding = name
        if handler:
            errors = handler
    else:
        host = (sys.__stdin__, sys.__stdout__, sys.__stderr__)[fd]
        if host is not None:
            encoding = host.encoding
            errors = host.errors or "strict"
    if fd == 2:
        errors = "backslashreplace"
    name = ("<stdin>", "<stdout>", "<stderr>")[fd]
    return standard_stream(fd, name, encoding, errors, config.buffered_stdio)


def finalize() -> int:
    """End the running interpreter: threads, atexit, flushing.

    Returns:
        0, or 120 when a standard stream could not be flushed.

    CPython: Py_FinalizeEx
    """
    interp = RT.ts.interp
    wait_for_threads()
    run_atexit(interp)
    status = 0 if flush_streams(True) else 120
    interp.finalizing = True
    finalize_modules(interp)
    flush_streams(False)
    return status


def wait_for_threads() -> None:
    """Call threading._shutdown() when threading was imported. CPython: wait_for_thread_shutdown"""
    modules = RT.ts.interp.modules
    if modules is None:
        return
    threading = dict_get_str(modules, intern("threading"))
    if threading is None:
        return
    if call_method_noargs(threading, intern("_shutdown")) is None:
        write_unraisable("Exception ignored on threading shutdown", threading)


def flush_streams(report: bool) -> bool:
    """Flush stdout and stderr. False when stdout could not be, which may be reported.

    CPython: flush_std_files
    """
    ok = True
    for name in ("stdout", "stderr"):
        stream = sys_lookup(name)
        if stream is None or stream is NONE:
            continue
        closed = lookup_attr(stream, intern("closed"))
        if closed is not None and is_true(closed) == 1:
            continue
        clear_error()
        if call_method_noargs(stream, ID_flush) is None:
            if name == "stdout" and report:
                write_unraisable("Exception ignored on flushing sys.stdout", None)
                ok = False
            else:
                clear_error()
    return ok


# What of `sys` may keep a program's objects alive, and is let go first.
SYS_LET_GO = (
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_importer_cache",
    "meta_path",
    "path_hooks",
)
STANDARD_STREAMS = ("stdin", "stdout", "stderr")


def finalize_modules(interp: InterpreterState) -> None:
    """Let all modules go, so that finalisers run while what they use is still there.

    A module that nothing else refers to dies with sys.modules; what its functions keep alive in
    a circle goes with a collection, which calls finalisers before it takes anything apart. Only
    then the namespaces of those that are left are emptied, the last imported first. `sys` and
    `builtins` stay whole: the streams are flushed after this.

    CPython: Python/pylifecycle.c finalize_modules
    """
    modules = interp.modules
    sysdict = interp.sysdict
    if modules is None or sysdict is None:
        return
    let_specials_go(interp, sysdict)
    left = remove_modules(modules)
    dict_clear(modules)
    restore_builtins(interp)
    ts = RT.ts
    ts.evaluator.forget_calls()
    gc.collect()
    RT.ts = ts
    for ref in reversed(left):
        module = ref.referent()
        if isinstance(module, ModuleObject):
            d = module.dict
            if d is not sysdict and d is not interp.builtins:
                clear_namespace(d)


def let_specials_go(interp: InterpreterState, sysdict: DictObject) -> None:
    """CPython: finalize_modules_delete_special"""
    builtins = interp.builtins
    if builtins is not None:
        dict_set_str(builtins, intern("_"), NONE)
    for name in SYS_LET_GO:
        dict_set_str(sysdict, intern(name), NONE)
    for name in STANDARD_STREAMS:
        original = dict_get_str(sysdict, intern(f"__{name}__"))
        dict_set_str(sysdict, intern(name), NONE if original is None else original)


def remove_modules(modules: DictObject) -> list[WeakrefObject]:
    """Take the modules out of sys.modules; weak references to them. CPython: finalize_remove_modules"""
    left: list[WeakrefObject] = []
    i = 0
    while i < modules.nentries:
        k = modules.keys[i]
        i += 1
        if k is None:
            continue
        module = dict_getitem(modules, k)
        if isinstance(module, ModuleObject):
            left.append(weakref_new(module))
        module = None
        if dict_setitem(modules, k, NONE) < 0:
            clear_error()
    return left


def restore_builtins(interp: InterpreterState) -> None:
    """Give `builtins` what it had at the start. CPython: finalize_restore_builtins_dict"""
    builtins = interp.builtins
    original = interp.builtins_copy
    if builtins is None or original is None:
        return
    # What the program has put there dies only when the built-in functions are back.
    kept = dict_copy(builtins)
    dict_clear(builtins)
    if dict_update(builtins, original) < 0:
        clear_error()
    dict_clear(kept)


def clear_namespace(d: DictObject) -> None:
    """Set names with one underscore to None, then all others but __builtins__.

    CPython: _PyModule_ClearDict
    """
    for hidden in (True, False):
        i = 0
        while i < d.nentries:
            k = d.keys[i]
            i += 1
            if not isinstance(k, UnicodeObject):
                continue
            name = unicode_to_host(k)
            private = name.startswith("_") and not name.startswith("__")
            if private != hidden or name == "__builtins__":
                continue
            dict_set_str(d, k, NONE)


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_clear,
    dict_copy,
    dict_get_str,
    dict_getitem,
    dict_new,
    dict_set_str,
    dict_setitem,
    dict_update,
)
from rt.modules._thread import MAIN_THREAD_IDENT  # noqa: E402
from rt.modules.atexit import run_atexit  # noqa: E402
from rt.modules.io_host import standard_stream  # noqa: E402
from rt.modules.support import add_host, add_object  # noqa: E402
from rt.modules.sys import FLAGS_TYPE, host_sequence  # noqa: E402
from rt.objects.call import call_method_noargs  # noqa: E402
from rt.objects.errors import clear_error  # noqa: E402
from rt.objects.identifiers import ID___builtins__, ID_flush  # noqa: E402
from rt.objects.moduleobject import ModuleObject, module_new  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, lookup_attr  # noqa: E402
from rt.objects.weakrefobject import WeakrefObject, weakref_new  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, intern, unicode_to_host  # noqa: E402
from rt.vm.codecache import cache_directory, host_library  # noqa: E402
from rt.vm.errordisplay import sys_lookup, write_unraisable  # noqa: E402
from rt.vm.import_ import import_module, init_importlib, make_builtin_module  # noqa: E402
