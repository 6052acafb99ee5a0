"""The interactive prompt.

Answers to PyRun_InteractiveLoop in Python/pythonrun.c and to PyOS_Readline in
Parser/myreadline.c. Where there is a terminal, lines are read by the host's `input`, with
editing and history when the guest has imported `readline`.
"""

from __future__ import annotations

import ast
import sys
from typing import Final

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT

# compile()'s flags: the source may go on; a block does not end with the text.
CF_DONT_IMPLY_DEDENT: Final = 0x200
CF_ALLOW_INCOMPLETE_INPUT: Final = 0x4000
# Future features stay in force from one statement to the next.
FUTURE_FLAGS: Final = 0x1FF0000

# How reading a statement ends.
READ: Final = 0
END_OF_FILE: Final = 1
INTERRUPTED: Final = 2


class Prompt:
    """Reads statements from standard input."""

    def __init__(self) -> None:
        self.source = ""
        self.flags = 0

    def prompt_text(self, name: str) -> str:
        """sys.ps1 or sys.ps2 as text; what cannot be shown is nothing."""
        prompt = sys_lookup(name)
        if prompt is None:
            return ""
        text = object_str_of(prompt)
        if text is None:
            clear_error()
            return ""
        return unicode_to_host(text)

    def read_line(self, name: str) -> str:
        """One line with its end; "" at the end of the file. Raises KeyboardInterrupt."""
        flush_output()
        prompt = self.prompt_text(name)
        stdin = sys.stdin
        if stdin is None:
            return ""
        ts = RT.ts
        try:
            if stdin.isatty() and sys.stdout is not None and sys.stdout.isatty():
                try:
                    return input(prompt) + "\n"
                except EOFError:
                    return ""
            write_stderr(prompt)
            flush_stderr()
            data = stdin.buffer.readline()
        finally:
            RT.ts = ts
        return data.decode(stdin.encoding or "utf-8", "surrogateescape")

    def read_statement(self) -> int:
        """Read lines until they are a whole statement, or cannot become one.

        What was read is in `source`.
        """
        self.source = ""
        name = "ps1"
        while True:
            try:
                line = self.read_line(name)
            except KeyboardInterrupt:
                return INTERRUPTED
            if not line:
                if not self.source:
                    return END_OF_FILE
                # The rest of the file is the statement, whole or not.
                write_stderr("\n")
                return READ
            self.source += line
            if not self.source.strip() or self.is_comment():
                self.source = ""
                continue
            if not self.may_go_on():
                return READ
            name = "ps2"

    def is_comment(self) -> bool:
        return self.source.count("\n") <= 1 and self.source.lstrip().startswith("#")

    def may_go_on(self) -> bool:
        """Is the source the beginning of a statement, rather than a whole or a wrong one?"""
        flags = self.flags | CF_DONT_IMPLY_DEDENT | CF_ALLOW_INCOMPLETE_INPUT | ast.PyCF_ONLY_AST
        # With its last line end the text would end the block too.
        source = self.source.removesuffix("\n")
        try:
            compile(source, "<stdin>", "single", flags, dont_inherit=True)
        except SyntaxError as e:
            return type(e).__name__ == "_IncompleteInputError" or source.endswith("\\")
        except (ValueError, MemoryError, RecursionError, OverflowError):
            pass
        return False


def flush_output() -> None:
    """Flush the guest's streams. CPython: flush_io"""
    for name in ("stderr", "stdout"):
        stream = sys_lookup(name)
        if stream is not None and stream is not NONE:
            if call_method_noargs(stream, ID_flush) is None:
                clear_error()


def interactive_loop() -> int:
    """Read and run statements until the input ends.

    Returns:
        the exit status: 0, or what a SystemExit asks for.

    CPython: _PyRun_InteractiveLoopObject
    """
    d = RT.ts.interp.sysdict
    if d is not None:
        if dict_get_str(d, intern("ps1")) is None:
            dict_set_str(d, intern("ps1"), intern(">>> "))
        if dict_get_str(d, intern("ps2")) is None:
            dict_set_str(d, intern("ps2"), intern("... "))
    prompt = Prompt()
    while True:
        ended = prompt.read_statement()
        if ended == END_OF_FILE:
            write_stderr("\n")
            return 0
        if ended == INTERRUPTED:
            write_stderr("\nKeyboardInterrupt\n")
            continue
        result = run_statement(prompt)
        exc = RT.ts.exc
        if result is None and exc is not None:
            if is_subtype(exc.cls, SYSTEM_EXIT):
                clear_error()
                return exit_status(exc)
            print_error()
            exc = RT.ts.exc
            if exc is not None and is_subtype(exc.cls, SYSTEM_EXIT):
                clear_error()
                return exit_status(exc)
        flush_output()


def run_statement(prompt: Prompt) -> Object | None:
    """Compile and run what was read, in `__main__`. None with an exception set."""
    interp = RT.ts.interp
    tree = parse_source(prompt.source, "<stdin>", "single", prompt.flags, -1)
    if tree is None:
        return None
    # Each statement has a name of its own, under which its lines are found.
    filename = f"<stdin>-{interp.interactive_count}"
    interp.interactive_count += 1
    code = compile_tree(tree, filename, "single", prompt.flags, int(interp.optimize))
    if code is None:
        return None
    prompt.flags |= int(code.flags) & FUTURE_FLAGS
    register_source(code, prompt.source, "<stdin>")
    return run_code(code)


from rt.dict.dictobject import dict_get_str, dict_set_str  # noqa: E402
from rt.objects.call import call_method_noargs  # noqa: E402
from rt.objects.errors import clear_error  # noqa: E402
from rt.objects.exceptions import SYSTEM_EXIT  # noqa: E402
from rt.objects.identifiers import ID_flush  # noqa: E402
from rt.objects.object_protocol import object_str_of  # noqa: E402
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_to_host  # noqa: E402
from rt.vm.compile_source import compile_tree, parse_source  # noqa: E402
from rt.vm.errordisplay import (  # noqa: E402
    exit_status,
    flush_stderr,
    print_error,
    sys_lookup,
    write_stderr,
)
from rt.vm.import_ import register_source  # noqa: E402
from rt.vm.run import run_code  # noqa: E402
