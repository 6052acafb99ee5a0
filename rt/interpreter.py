"""A Python inside a Python program: `rt.Interpreter`.

Each `Interpreter` has its own modules, `sys`, builtins and threads; two of them share only
what no guest can change. Several host threads may use one: each has a thread state in it.

Values are converted at the border: numbers, strings, bytes, tuples, lists, dicts and sets are
copied; other guest objects are `GuestObject`s in the host's hands (attributes, calls and
special methods are the guest's), and other host values are opaque objects to the guest, with
the attributes and methods that they have.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from types import TracebackType
from typing import Final, TextIO

from mypy_extensions import mypyc_attr

from rt.objects.guestobject import GuestException, GuestObject
from rt.objects.object import Object
from rt.objects.pystate import RT, InterpreterState, ThreadState, current_thread_state

__all__ = ["GuestException", "GuestObject", "Interpreter"]


# The guest finds all that a text stream has: what is inherited is io.TextIOBase's.
@mypyc_attr(native_class=False)
class CapturedStream(io.TextIOBase):
    """A stream that hands what is written to a function.

    Args:
        target: called with each text.
        name: "<stdout>" or "<stderr>".
    """

    def __init__(self, target: Callable[[str], object], name: str) -> None:
        super().__init__()
        self.target = target
        self.name = name

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a plain attribute in the base's stub
        return "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]  # as above
        return "strict"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.target(text)
        return len(text)


class Interpreter:
    """An interpreter of its own; a context manager that closes it.

    Args:
        argv: the guest's sys.argv.
        stdin: what the guest reads: a text, or a host text stream; None: the process's own.
        stdout, stderr: where it writes: a host text stream, or a function that is called with
            each text; None: the process's own.
        site: import the guest's `site` at start.
        path: put before the guest's sys.path.

    Raises:
        GuestException: when the interpreter cannot be started.
    """

    def __init__(
        self,
        argv: list[str] | None = None,
        stdin: str | TextIO | None = None,
        stdout: Callable[[str], object] | TextIO | None = None,
        stderr: Callable[[str], object] | TextIO | None = None,
        site: bool = False,
        path: list[str] | None = None,
    ) -> None:
        config = Config()
        config.argv = [""] if argv is None else argv
        config.site_import = site
        config.install_signal_handlers = False
        if stdin is not None:
            config.stdin = HostObject(io.StringIO(stdin) if isinstance(stdin, str) else stdin)
        config.stdout = guest_stream(stdout, "<stdout>")
        config.stderr = guest_stream(stderr, "<stderr>")
        self.closed = False
        previous = RT.ts
        started = new_interpreter(config)
        self.interp: Final[InterpreterState] = RT.ts.interp
        if started is None:
            self.leave(None, previous)
        for entry in reversed([] if path is None else path):
            insert_path(entry)
        RT.ts = previous

    # Every entry takes the running host thread's own state, and gives back what was current.

    def enter(self) -> ThreadState:
        """Begin to run in this interpreter; the thread state to return to."""
        if self.closed:
            raise RuntimeError("the interpreter is closed")
        previous = RT.ts
        RT.ts = current_thread_state(self.interp)
        return previous

    def leave(self, result: Object | None, previous: ThreadState) -> Object:
        """Stop running in it: the result, or its exception as the host's."""
        try:
            if result is None:
                exc = take_error()
                if exc is None:
                    raise SystemError("the guest failed without an exception")
                raise GuestException(exc)
        finally:
            RT.ts = previous
        return result

    def leave_with_value(self, result: Object | None, previous: ThreadState) -> object:
        """The same, with the result as a host value."""
        converted: object = None
        if result is not None:
            converted = to_host(result)
        self.leave(result, previous)
        return converted

    def run(self, source: str | bytes, filename: str = "<string>") -> None:
        """Run source text in `__main__`. Its lines are shown in tracebacks."""
        previous = self.enter()
        code = compile_source(source, filename, "exec", 0, -1)
        result: Object | None = None
        if code is not None:
            if isinstance(source, str):
                register_source(code, source, filename)
            result = run_code(code)
        self.leave(result, previous)

    def eval(self, source: str) -> object:
        """The value of an expression in `__main__`, as a host value."""
        previous = self.enter()
        return self.leave_with_value(run_source(source, "<string>", "eval"), previous)

    def run_file(self, path: str) -> None:
        """Run a source file as `__main__`. Raises OSError when it cannot be read."""
        with open(path, "rb") as f:
            source = f.read()
        previous = self.enter()
        dict_set_str(main_dict(), intern("__file__"), unicode_from_host(path))
        self.leave(run_source(source, path, "exec"), previous)

    def run_module(self, name: str) -> None:
        """Run a module as `python -m name` does."""
        previous = self.enter()
        runpy = import_module("runpy")
        run = None if runpy is None else get_attr(runpy, intern("run_module"))
        result: Object | None = None
        if run is not None:
            keywords = dict_new()
            dict_set_str(keywords, intern("run_name"), intern("__main__"))
            dict_set_str(keywords, intern("alter_sys"), TRUE)
            result = call_ex(run, tuple1(unicode_from_host(name)), keywords)
        self.leave(result, previous)

    def import_module(self, name: str) -> object:
        """Import a module of the guest: a GuestObject with its attributes."""
        previous = self.enter()
        return self.leave_with_value(import_module(name), previous)

    def get(self, name: str) -> object:
        """A global of `__main__` as a host value.

        Raises:
            KeyError: there is none of that name.
        """
        previous = self.enter()
        found = dict_get_str(main_dict(), intern(name))
        if found is None:
            RT.ts = previous
            raise KeyError(name)
        return self.leave_with_value(found, previous)

    def set(self, name: str, value: object) -> None:
        """Set a global of `__main__`; a host function becomes callable in the guest."""
        previous = self.enter()
        dict_set_str(main_dict(), intern(name), value_to_guest(value))
        RT.ts = previous

    def delete(self, name: str) -> None:
        """Delete a global of `__main__`. Raises KeyError when there is none of that name."""
        previous = self.enter()
        d = main_dict()
        known = dict_get_str(d, intern(name)) is not None
        if known:
            dict_del_str(d, intern(name))
        RT.ts = previous
        if not known:
            raise KeyError(name)

    def call(self, name: str, *args: object, **kwargs: object) -> object:
        """Call a global of `__main__` with host values.

        Raises:
            KeyError: there is none of that name.
            TypeError: it cannot be called.
        """
        f = self.get(name)
        if not callable(f):
            raise TypeError(f"{name} is not a function of the guest")
        result: object = f(*args, **kwargs)
        return result

    def close(self) -> int:
        """End the interpreter: threads are joined, `atexit` functions run, streams flushed.

        Returns:
            0, or 120 when a standard stream could not be flushed. Closing again does nothing.
        """
        if self.closed:
            return 0
        previous = self.enter()
        self.closed = True
        status = finalize()
        RT.ts = previous
        return status

    def __enter__(self) -> Interpreter:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def guest_stream(target: Callable[[str], object] | TextIO | None, name: str) -> Object | None:
    """A host stream, or a function that takes texts, as a stream of the guest."""
    if target is None:
        return None
    if callable(target):
        return HostObject(CapturedStream(target, name))
    return HostObject(target)


def value_to_guest(value: object) -> Object:
    """A host value for the guest."""
    if isinstance(value, (GuestObject, Object, type)) or not callable(value):
        return to_guest(value)
    name = str(getattr(value, "__name__", "function"))
    return host_function(HostCaller(value), name, None, "host")


from rt.dict.dictobject import (  # noqa: E402
    dict_del_str,
    dict_get_str,
    dict_new,
    dict_set_str,
)
from rt.objects.boolobject import TRUE  # noqa: E402
from rt.objects.call import call_ex  # noqa: E402
from rt.objects.errors import take_error  # noqa: E402
from rt.objects.host import HostObject, to_guest, to_host  # noqa: E402
from rt.objects.hosttype import HostCaller, host_function  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.tupleobject import tuple1  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host  # noqa: E402
from rt.vm.compile_source import compile_source  # noqa: E402
from rt.vm.import_ import import_module, register_source  # noqa: E402
from rt.vm.run import insert_path, main_dict, run_code, run_source  # noqa: E402
from rt.vm.startup import Config, finalize, new_interpreter  # noqa: E402
