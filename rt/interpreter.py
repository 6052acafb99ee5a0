"""A Python inside a Python program: `rt.Interpreter`.

Each `Interpreter` has its own modules, `sys`, builtins and threads; two of them share only
what no guest can change. A host thread may use several, one at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, ThreadState


class GuestException(Exception):
    """A guest exception that reached the host.

    Attributes:
        type_name: the name of its class.
        value: the guest exception object.
        formatted: the traceback as text, as the guest's `traceback` module prints it.
        exit_code: the status that a SystemExit asks for; None for other exceptions.
    """

    def __init__(
        self, type_name: str, message: str, value: Object, formatted: str, exit_code: int | None
    ) -> None:
        super().__init__(f"{type_name}: {message}" if message else type_name)
        self.type_name = type_name
        self.message = message
        self.value = value
        self.formatted = formatted
        self.exit_code = exit_code


class CapturedStream:
    """A host stream that a guest's sys.stdout or sys.stderr writes to.

    Args:
        write: called with each text that the guest writes.
    """

    def __init__(self, write: Callable[[str], object], name: str) -> None:
        self.target: Final = write
        self.name: Final = name
        self.encoding: Final = "utf-8"
        self.errors: Final = "strict"
        self.closed: Final = False

    def write(self, text: str) -> int:
        self.target(text)
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def fileno(self) -> int:
        raise OSError("a captured stream has no descriptor")


class Interpreter:
    """An interpreter of its own.

    Args:
        argv: the guest's sys.argv.
        stdout, stderr: called with each text that the guest writes; None: the process's own
            streams.
        site: import the guest's `site` at start.
        path: put before the guest's sys.path.

    Raises:
        GuestException: when the interpreter cannot be started.
    """

    def __init__(
        self,
        argv: list[str] | None = None,
        stdout: Callable[[str], object] | None = None,
        stderr: Callable[[str], object] | None = None,
        site: bool = False,
        path: list[str] | None = None,
    ) -> None:
        config = Config()
        config.argv = [""] if argv is None else argv
        config.site_import = site
        config.install_signal_handlers = False
        if stdout is not None:
            config.stdout = HostObject(CapturedStream(stdout, "<stdout>"))
        if stderr is not None:
            config.stderr = HostObject(CapturedStream(stderr, "<stderr>"))
        previous = RT.ts
        ts = new_interpreter(config)
        self.ts: Final[ThreadState] = RT.ts
        if ts is None:
            failure = self.exception()
            RT.ts = previous
            raise failure
        if path is not None:
            for entry in reversed(path):
                insert_path(entry)
        RT.ts = previous

    def exception(self) -> GuestException:
        """The current guest exception as the host's; it is no longer set in the guest."""
        exc = take_error()
        if exc is None:
            return GuestException("SystemError", "no exception is set", NONE, "", None)
        code: int | None = None
        if is_subtype(exc.cls, SYSTEM_EXIT):
            given = exc.code if isinstance(exc, SystemExitObject) else None
            number = None if given is None else as_long(given)
            if number is not None:
                code = long_to_host(number)
            else:
                code = 0 if given is None or given is NONE else 1
        return GuestException(exc.cls.name, host_str(exc), exc, format_guest(exc), code)

    def finish(self, result: Object | None, previous: ThreadState) -> Object:
        """Leave the guest: its result, or its exception as the host's."""
        if result is None:
            failure = self.exception()
            RT.ts = previous
            raise failure
        RT.ts = previous
        return result

    def run(self, source: str, filename: str = "<string>") -> None:
        """Run source text in `__main__`."""
        previous = RT.ts
        RT.ts = self.ts
        self.finish(run_source(source, filename, "exec"), previous)

    def eval(self, source: str) -> object:
        """The value of an expression in `__main__`, as a host value."""
        previous = RT.ts
        RT.ts = self.ts
        result = self.finish(run_source(source, "<string>", "eval"), previous)
        return self.value_to_host(result)

    def value_to_host(self, value: Object) -> object:
        """A guest value for the host; guest callables become host callables."""
        host = to_host(value)
        if isinstance(host, GuestCallable):
            return GuestFunction(self, value)
        return host

    def run_file(self, path: str) -> None:
        """Run a source file as `__main__`."""
        with open(path, "rb") as f:
            source = f.read()
        previous = RT.ts
        RT.ts = self.ts
        dict_set_str(main_dict(), intern("__file__"), unicode_from_host(path))
        self.finish(run_source(source, path, "exec"), previous)

    def run_module(self, name: str) -> None:
        """Run a module as `python -m name` does."""
        previous = RT.ts
        RT.ts = self.ts
        runpy = import_module("runpy")
        result: Object | None = None
        if runpy is not None:
            run = get_attr(runpy, intern("run_module"))
            if run is not None:
                keywords = dict_new()
                dict_set_str(keywords, intern("run_name"), intern("__main__"))
                dict_set_str(keywords, intern("alter_sys"), TRUE)
                result = call_ex(run, tuple1(unicode_from_host(name)), keywords)
        self.finish(result, previous)

    def get(self, name: str) -> object:
        """A global of `__main__` as a host value.

        Raises:
            KeyError: there is none of that name.
        """
        previous = RT.ts
        RT.ts = self.ts
        found = dict_get_str(main_dict(), intern(name))
        RT.ts = previous
        if found is None:
            raise KeyError(name)
        return self.value_to_host(found)

    def set(self, name: str, value: object) -> None:
        """Set a global of `__main__`; a host function becomes callable in the guest."""
        previous = RT.ts
        RT.ts = self.ts
        dict_set_str(main_dict(), intern(name), value_to_guest(value))
        RT.ts = previous

    def call(self, name: str, *args: object) -> object:
        """Call a global function of `__main__` with host values."""
        f = self.get(name)
        if not isinstance(f, GuestFunction):
            raise TypeError(f"{name} is not a function of the guest")
        return f(*args)

    def close(self) -> int:
        """End the interpreter: threads are joined, `atexit` functions run, streams flushed."""
        previous = RT.ts
        RT.ts = self.ts
        status = finalize()
        RT.ts = previous
        return status


class GuestFunction:
    """A guest callable in the host's hands."""

    def __init__(self, interpreter: Interpreter, func: Object) -> None:
        self.interpreter: Final = interpreter
        self.func: Final = func

    def __call__(self, *args: object) -> object:
        previous = RT.ts
        RT.ts = self.interpreter.ts
        items: list[Object] = []
        for a in args:
            items.append(value_to_guest(a))
        result = self.interpreter.finish(call_list(self.func, items), previous)
        return self.interpreter.value_to_host(result)


def value_to_guest(value: object) -> Object:
    """A host value for the guest."""
    if isinstance(value, GuestFunction):
        return value.func
    if callable(value) and not isinstance(value, (Object, type)):
        name = str(getattr(value, "__name__", "function"))
        return host_function(HostCaller(value), name, None, "host")
    return to_guest(value)


def format_guest(exc: BaseExceptionObject) -> str:
    """The traceback text of a guest exception, by the guest's traceback module."""
    module = import_module("traceback")
    f = None if module is None else get_attr(module, intern("format_exception"))
    lines = None if f is None else call_one(f, exc)
    items = None if lines is None else host_list(lines)
    clear_error()
    if items is None:
        return f"{exc.cls.name}: {host_str(exc)}\n"
    text = ""
    for line in items:
        text += host_str(line)
    return text


from rt.dict.dictobject import dict_get_str, dict_new, dict_set_str  # noqa: E402
from rt.objects.boolobject import TRUE  # noqa: E402
from rt.objects.call import call_ex, call_list, call_one  # noqa: E402
from rt.objects.errors import clear_error, take_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    SYSTEM_EXIT,
    BaseExceptionObject,
    SystemExitObject,
    host_str,
)
from rt.objects.host import GuestCallable, HostObject, to_guest, to_host  # noqa: E402
from rt.objects.hosttype import HostCaller, host_function  # noqa: E402
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.longobject import as_long, long_to_host  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.tupleobject import tuple1  # noqa: E402
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host  # noqa: E402
from rt.vm.import_ import import_module  # noqa: E402
from rt.vm.run import insert_path, main_dict, run_source  # noqa: E402
from rt.vm.startup import Config, finalize, new_interpreter  # noqa: E402
