"""Running programs: files, strings, modules, standard input.

Answers to Modules/main.c and the running half of Python/pythonrun.c.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT


def main_dict() -> DictObject:
    """The namespace of `__main__`."""
    modules = RT.ts.interp.modules
    assert modules is not None
    main = dict_get_str(modules, intern("__main__"))
    assert isinstance(main, ModuleObject)
    return main.dict


def run_source(source: str | bytes, filename: str, mode: str) -> Object | None:
    """Compile and run source text in `__main__`. None with an exception set."""
    code = compile_source(source, filename, mode, 0, int(RT.ts.interp.optimize))
    if code is None:
        return None
    return run_code(code)


def run_code(code: CodeObject) -> Object | None:
    """Run a module's code in `__main__`. None with an exception set."""
    d = main_dict()
    return RT.ts.evaluator.run_code_in(code, d, d, EMPTY_TUPLE)


def report(result: Object | None) -> int:
    """The exit status that a run ends with; an exception is shown.

    Returns:
        0; 1 after an exception; what SystemExit asks for; 130 after KeyboardInterrupt.
    """
    if result is not None:
        return 0
    exc = RT.ts.exc
    if exc is None:
        return 0
    if is_subtype(exc.cls, SYSTEM_EXIT):
        clear_error()
        return exit_status(exc)
    interrupted = is_subtype(exc.cls, KEYBOARD_INTERRUPT)
    RT.ts.interp.interrupted = interrupted
    print_error()
    exc = RT.ts.exc
    if exc is not None and is_subtype(exc.cls, SYSTEM_EXIT):
        clear_error()
        return exit_status(exc)
    return 130 if interrupted else 1


def run_string(command: str) -> int:
    """`rt-run -c command`. CPython: Python/pythonrun.c _PyRun_SimpleStringFlagsWithName"""
    code = compile_source(command, "<string>", "exec", 0, int(RT.ts.interp.optimize))
    if code is None or not register_source("<string>", command):
        return report(None)
    return report(run_code(code))


def register_source(filename: str, source: str) -> bool:
    """Tell `linecache` of a program that is in no file. False with an exception."""
    linecache = import_module("linecache")
    register = None if linecache is None else get_attr(linecache, intern("_register_code"))
    if register is None:
        return False
    name = unicode_from_host(filename)
    return call_three(register, name, unicode_from_host(source), name) is not None


def run_module_as_main(name: str, set_argv0: bool) -> int:
    """`rt-run -m name`. CPython: pymain_run_module"""
    runpy = import_module("runpy")
    if runpy is None:
        return report(None)
    run = get_attr(runpy, intern("_run_module_as_main"))
    if run is None:
        return report(None)
    return report(call_two(run, unicode_from_host(name), TRUE if set_argv0 else FALSE))


def run_file(path: str) -> int:
    """`rt-run path`: a source file, a compiled file, or a directory with a `__main__`.

    CPython: pymain_run_file, and pymain_run_python for what sys.path begins with
    """
    path = full_path(path)
    hook = find_path_hook(path)
    if hook is None:
        return report(None)
    if hook is not NONE:
        insert_path(path)
        return run_module_as_main("__main__", False)
    try:
        with open(path, "rb") as f:
            source = f.read()
    except IsADirectoryError:
        return complain(f"{path!r} is a directory, cannot continue", 1)
    except OSError as e:
        return complain(f"can't open file {path!r}: [Errno {e.errno}] {e.strerror}", 2)
    d = main_dict()
    dict_set_str(d, ID___file__, unicode_from_host(path))
    dict_set_str(d, intern("__cached__"), NONE)
    loader = main_loader_for(path)
    if loader is None:
        return report(None)
    dict_set_str(d, intern("__loader__"), loader)
    if path.endswith(".pyc"):
        code = read_compiled(source)
        status = report(None if code is None else run_code(code))
    else:
        status = report(run_source(source, path, "exec"))
    return status


def complain(message: str, status: int) -> int:
    """One line on stderr, as CPython's main writes it, and the exit status."""
    write_stderr(f"{RT.ts.interp.program_name}: {message}\n")
    flush_stderr()
    return status


def full_path(path: str) -> str:
    """The script's path as `__file__` has it. CPython: Python/fileutils.c _Py_abspath"""
    if os.path.isabs(path):
        return path
    return os.path.join(os.getcwd(), path[2:] if path.startswith("./") else path)


def find_path_hook(path: str) -> Object | None:
    """The importer for a script that is a directory or an archive; None (the guest's) for a
    plain file; None with an exception set. CPython: pymain_get_importer"""
    if not os.path.isdir(path) and not is_archive(path):
        return NONE
    pkgutil = import_module("importlib._bootstrap_external")
    finder = get_attr_or_none(pkgutil, "PathFinder")
    if finder is None:
        return None
    importer = call_method_one(finder, intern("_path_importer_cache"), unicode_from_host(path))
    if importer is None:
        return None
    if importer is NONE:
        return NONE
    return importer


def is_archive(path: str) -> bool:
    """Does the file end like a zip archive?"""
    try:
        with open(path, "rb") as f:
            f.seek(0, 2)
            size = f.tell()
            f.seek(max(0, size - 22))
            return f.read(4) == b"PK\5\6"
    except OSError:
        return False


def get_attr_or_none(module: Object | None, name: str) -> Object | None:
    return None if module is None else get_attr(module, intern(name))


def is_plain_file(path: str) -> bool:
    """Is a script's path a file with code, rather than a directory or an archive?"""
    return not os.path.isdir(path) and not is_archive(path)


def insert_path(path: str) -> None:
    """Put an entry at the head of sys.path."""
    sys_path = sys_lookup("path")
    if isinstance(sys_path, ListObject):
        list_insert(sys_path, 0, unicode_from_host(path))


def main_loader_for(path: str) -> Object | None:
    external = import_module("importlib._bootstrap_external")
    name = "SourcelessFileLoader" if path.endswith(".pyc") else "SourceFileLoader"
    loader = get_attr_or_none(external, name)
    if loader is None:
        return None
    return call_two(loader, intern("__main__"), unicode_from_host(path))


def read_compiled(data: bytes) -> CodeObject | None:
    """The code of a .pyc file. None with an exception set. CPython: run_pyc_file"""
    if len(data) < 16:
        set_error(RUNTIME_ERROR, "Bad magic number in .pyc file")
        return None
    code = marshal_loads(data[16:])
    if code is None:
        return None
    if not isinstance(code, CodeObject):
        set_error(RUNTIME_ERROR, "Bad code object in .pyc file")
        return None
    return code


def run_stdin() -> int:
    """`rt-run -`, or rt-run with its standard input not a terminal."""
    try:
        source = sys.stdin.buffer.read()
    except (OSError, AttributeError, ValueError):
        source = b""
    return report(run_source(source, "<stdin>", "exec"))


def run_interactive(banner: bool, startup: bool) -> int:
    """The interactive prompt, with line editing and history where there is a terminal."""
    d = main_dict()
    if startup:
        path = os.environ.get("PYTHONSTARTUP")
        if path:
            try:
                with open(path, "rb") as f:
                    text = f.read()
            except OSError as e:
                write_stderr(f"Could not open PYTHONSTARTUP\n{type(e).__name__}: {e}\n")
                text = b""
            if text:
                report(run_source(text, path, "exec"))
    if sys.stdin is not None and sys.stdin.isatty():
        hook = sys_lookup("__interactivehook__")
        if hook is not None and call_noargs(hook) is None:
            write_stderr("Failed calling sys.__interactivehook__\n")
            print_error()
    code = import_module("code")
    console_type = get_attr_or_none(code, "InteractiveConsole")
    if console_type is None:
        return report(None)
    console = call_one(console_type, d)
    if console is None:
        return report(None)
    text_banner = unicode_from_host(BANNER if banner else "")
    interact = get_attr(console, intern("interact"))
    if interact is None:
        return report(None)
    return report(call_two(interact, text_banner, unicode_from_host("")))


from rt.dict.dictobject import DictObject, dict_get_str, dict_set_str  # noqa: E402
from rt.modules.marshal import marshal_loads  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_method_one,
    call_noargs,
    call_one,
    call_three,
    call_two,
)
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.errors import clear_error, set_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    KEYBOARD_INTERRUPT,
    RUNTIME_ERROR,
    SYSTEM_EXIT,
)
from rt.objects.identifiers import ID___file__  # noqa: E402
from rt.objects.listobject import ListObject, list_insert  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE  # noqa: E402
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host  # noqa: E402
from rt.vm.compile_source import compile_source  # noqa: E402
from rt.vm.errordisplay import (  # noqa: E402
    exit_status,
    flush_stderr,
    print_error,
    sys_lookup,
    write_stderr,
)
from rt.vm.import_ import import_module  # noqa: E402

BANNER: Final = (
    f"rt, speaking Python {sys.version_info[0]}.{sys.version_info[1]}.{sys.version_info[2]}\n"
    'Type "help", "copyright", "credits" or "license" for more information.'
)
