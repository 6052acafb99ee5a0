"""Showing exceptions that nobody caught.

Answers to the error half of Python/pythonrun.c and to PyErr_WriteUnraisable in
Python/errors.c. The text of a traceback is made by the guest's own `traceback` module; a
plain form is written when that cannot run.
"""

from __future__ import annotations

import sys
from typing import Final

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT

# How many entries of a traceback are shown, and how often the same one.
DEFAULT_TRACEBACK_LIMIT: Final = 1000
RECURSIVE_CUTOFF: Final = 3
# How many exceptions of a chain are shown.
MAX_CHAIN: Final = 100
CAUSE_MESSAGE: Final = "The above exception was the direct cause of the following exception:"
CONTEXT_MESSAGE: Final = "During handling of the above exception, another exception occurred:"


def sys_lookup(name: str) -> Object | None:
    """An attribute of the guest's `sys`; None without an exception when it is missing."""
    d = RT.ts.interp.sysdict
    return None if d is None else dict_get_str(d, intern(name))


def write_stderr(text: str) -> None:
    """Write to the guest's sys.stderr; to the host's when there is none. Never fails."""
    err = sys_lookup("stderr")
    if err is NONE:
        return
    if err is not None:
        saved = take_error()
        done = call_method_one(err, ID_write, unicode_from_host(text))
        clear_error()
        restore_error(saved)
        if done is not None:
            return
    host = sys.stderr
    if host is not None:
        host.write(text)


def flush_stderr() -> None:
    err = sys_lookup("stderr")
    if err is not None and err is not NONE and call_method_noargs(err, ID_flush) is None:
        clear_error()


def display_exception(exc: BaseExceptionObject) -> None:
    """Write a traceback to sys.stderr. CPython: _PyErr_Display"""
    err = sys_lookup("stderr")
    if err is NONE:
        return
    module = import_module("traceback")
    if module is not None:
        printer = get_attr(module, intern("_print_exception_bltin"))
        if printer is not None and call_one(printer, exc) is not None:
            flush_stderr()
            return
    clear_error()
    display_plainly(exc, set(), 0)
    flush_stderr()


def display_plainly(exc: BaseExceptionObject, seen: set[int], depth: int) -> None:
    """The traceback without marks, for when the traceback module does not work.

    Args:
        seen: the addresses of the exceptions that are shown already.

    CPython: print_exception_recursive
    """
    if depth > MAX_CHAIN:
        return
    seen.add(id(exc))
    cause = exc.cause
    context = exc.context
    if cause is not None:
        if id(cause) not in seen:
            display_plainly(cause, seen, depth + 1)
            write_stderr(f"\n{CAUSE_MESSAGE}\n\n")
    elif context is not None and not exc.suppress_context and id(context) not in seen:
        display_plainly(context, seen, depth + 1)
        write_stderr(f"\n{CONTEXT_MESSAGE}\n\n")
    display_traceback(exc.traceback)
    if isinstance(exc, SyntaxErrorObject):
        display_place(exc)
    text = exception_text(exc)
    name = full_class_name(exc.cls)
    write_stderr(f"{name}: {text}\n" if text else f"{name}\n")


def display_place(exc: SyntaxErrorObject) -> None:
    """Where a syntax error is. CPython: print_exception_file_and_line"""
    line = None if exc.lineno is None else as_long(exc.lineno)
    if line is not None:
        known = exc.filename is not None and exc.filename is not NONE
        filename = host_str(exc.filename) if exc.filename is not None and known else "<string>"
        write_stderr(f'  File "{filename}", line {long_to_host(line)}\n')


def display_traceback(tb: Object | None) -> None:
    """The lines of a traceback without marks. CPython: Python/traceback.c PyTraceBack_Print"""
    if not isinstance(tb, TracebackObject):
        return
    limit = DEFAULT_TRACEBACK_LIMIT
    wanted = sys_lookup("tracebacklimit")
    if wanted is not None:
        number = as_long(wanted)
        if number is not None:
            limit = min(long_to_host(number), DEFAULT_TRACEBACK_LIMIT)
            if limit <= 0:
                return
    entries: list[TracebackObject] = []
    while isinstance(tb, TracebackObject):
        entries.append(tb)
        tb = tb.next
    write_stderr("Traceback (most recent call last):\n")
    previous = ""
    count = 0
    for entry in entries[-limit:]:
        code = entry.frame.code
        filename = host_str(code.filename)
        line = traceback_line(entry)
        text = f'  File "{filename}", line {line}, in {unicode_to_host(code.name)}\n'
        if text != previous:
            display_repeated(count)
            previous = text
            count = 0
        count += 1
        if count <= RECURSIVE_CUTOFF:
            write_stderr(text + source_line(filename, int(line)))
    display_repeated(count)


def display_repeated(count: int) -> None:
    more = count - RECURSIVE_CUTOFF
    if more > 0:
        write_stderr(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")


def source_line(filename: str, line: int) -> str:
    """A line of a source file as tracebacks show it, or nothing. CPython: _Py_DisplaySourceLine"""
    # Rarely needed, and it makes start-up slow.
    import tokenize

    text = ""
    ts = RT.ts
    try:
        with tokenize.open(filename) as f:
            for text in f:
                line -= 1
                if line == 0:
                    break
            else:
                return ""
    except (OSError, SyntaxError, UnicodeDecodeError, ValueError):
        return ""
    finally:
        # The host interprets `tokenize`, and may have let another guest thread run.
        RT.ts = ts
    text = text.strip(" \t\f\n")
    return f"    {text}\n" if text else ""


def print_error() -> None:
    """Hand the current exception to sys.excepthook and clear it. CPython: PyErr_PrintEx"""
    exc = take_error()
    if exc is None:
        return
    d = RT.ts.interp.sysdict
    if d is not None:
        tb = exc.traceback
        dict_set_str(d, intern("last_exc"), exc)
        dict_set_str(d, intern("last_type"), exc.cls)
        dict_set_str(d, intern("last_value"), exc)
        dict_set_str(d, intern("last_traceback"), NONE if tb is None else tb)
    hook = sys_lookup("excepthook")
    if hook is None:
        write_stderr("sys.excepthook is missing\n")
        display_exception(exc)
        return
    tb = exc.traceback
    args: list[Object] = [exc.cls, exc, NONE if tb is None else tb]
    if call_list(hook, args) is not None:
        return
    failure = take_error()
    if failure is None:
        return
    if is_subtype(failure.cls, SYSTEM_EXIT):
        restore_error(failure)
        return
    write_stderr("Error in sys.excepthook:\n")
    display_exception(failure)
    write_stderr("\nOriginal exception was:\n")
    display_exception(exc)


def exit_status(exc: BaseExceptionObject) -> int:
    """What a SystemExit asks for; a text is written to stderr and means 1.

    CPython: _Py_HandleSystemExitAndKeyboardInterrupt
    """
    code: Object | None = None
    if isinstance(exc, SystemExitObject):
        code = exc.code
        own = lookup_attr(exc, intern("code"))
        if own is not None:
            code = own
        clear_error()
    if code is None or code is NONE:
        return 0
    number = as_long(code)
    if number is not None:
        return long_to_host(number) & 0xFFFFFFFF
    write_stderr(host_str(code) + "\n")
    flush_stderr()
    return 1


def write_unraisable(where: str | None, obj: Object | None) -> None:
    """Report and clear the current exception, which nobody could catch.

    Args:
        where: "Exception ignored " and this, before the object's repr; None: the usual text.
        obj: what was being called.

    CPython: PyErr_FormatUnraisable
    """
    exc = take_error()
    if exc is None:
        return
    if exc.traceback is None:
        # What native code raised: the place is where the running function is.
        frame = RT.ts.evaluator.current_frame(0)
        if frame is not None:
            exc.traceback = TracebackObject(None, frame, frame_lasti(frame), -1)
    tb = exc.traceback
    message = NONE if where is None else unicode_from_host(where)
    args = structseq_make(
        UNRAISABLE_ARGS_TYPE,
        [exc.cls, exc, NONE if tb is None else tb, message, NONE if obj is None else obj],
    )
    hook = sys_lookup("unraisablehook")
    if hook is None or call_one(hook, args) is None:
        clear_error()
        unraisable_default(exc.cls, exc, exc.traceback, where, obj)


def unraisable_default(
    tp: Object, value: Object, tb: Object | None, where: str | None, obj: Object | None
) -> None:
    """Write what sys.unraisablehook writes. CPython: write_unraisable_exc_file"""
    if obj is not None and obj is not NONE:
        head = "Exception ignored in" if where is None else where
        text = object_repr_of(obj)
        if text is None:
            clear_error()
        shown = "<object repr() failed>" if text is None else unicode_to_host(text)
        write_stderr(f"{head}: {shown}\n")
    elif where is not None:
        write_stderr(f"{where}:\n")
    display_traceback(tb)
    if isinstance(tp, TypeObject):
        ending = "" if value is NONE else f": {exception_text(value)}"
        write_stderr(f"{full_class_name(tp)}{ending}\n")
    flush_stderr()


def full_class_name(cls: TypeObject) -> str:
    """The name of a class with its module, unless that is builtins or `__main__`."""
    module = lookup_attr(cls, ID___module__)
    clear_error()
    qualname = None if cls.qualname is None else as_unicode(cls.qualname)
    name = cls.name if qualname is None else unicode_to_host(qualname)
    u = None if module is None else as_unicode(module)
    if u is None:
        return "<unknown>" + name
    text = unicode_to_host(u)
    return name if text == "builtins" or text == "__main__" else f"{text}.{name}"


def exception_text(exc: Object) -> str:
    """`str(exc)`, or what stands for it."""
    text = object_str_of(exc)
    if text is None:
        clear_error()
        return "<exception str() failed>"
    return unicode_to_host(text)


def unraisable_hook(unraisable: Object) -> Object | None:
    """sys.unraisablehook itself."""
    if unraisable.ob_type() is not UNRAISABLE_ARGS_TYPE:
        return type_error("sys.unraisablehook argument type must be UnraisableHookArgs")
    tp = get_attr(unraisable, intern("exc_type"))
    value = get_attr(unraisable, intern("exc_value"))
    tb = get_attr(unraisable, intern("exc_traceback"))
    message = get_attr(unraisable, intern("err_msg"))
    obj = get_attr(unraisable, intern("object"))
    if tp is None or value is None or tb is None or message is None or obj is None:
        return None
    u = as_unicode(message)
    unraisable_default(tp, value, tb, None if u is None else unicode_to_host(u), obj)
    return NONE


from rt.dict.dictobject import dict_get_str, dict_set_str  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_list,
    call_method_noargs,
    call_method_one,
    call_one,
)
from rt.objects.errors import clear_error, restore_error, take_error, type_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    SYSTEM_EXIT,
    BaseExceptionObject,
    SyntaxErrorObject,
    SystemExitObject,
    host_str,
)
from rt.objects.frameobject import frame_lasti  # noqa: E402
from rt.objects.identifiers import ID___module__, ID_flush, ID_write  # noqa: E402
from rt.objects.longobject import as_long, long_to_host  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    lookup_attr,
    object_repr_of,
    object_str_of,
)
from rt.objects.structseq import UNRAISABLE_ARGS_TYPE, structseq_make  # noqa: E402
from rt.objects.traceback import TracebackObject, traceback_line  # noqa: E402
from rt.objects.typeobject import TypeObject, is_subtype  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
from rt.vm.import_ import import_module  # noqa: E402
