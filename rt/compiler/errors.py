"""The one exception that the compiler raises for what is wrong with a program.

Callers make the guest's (or the host's) exception of it: `kind` names its class.
Everything else that leaves the compiler is a bug in it.
"""

from __future__ import annotations


class CompileError(Exception):
    """A program that cannot be compiled.

    Args:
        kind: "SyntaxError", "ValueError", "TypeError", "SystemError", "RecursionError",
            "OverflowError" or another built-in exception's name.
        msg: CPython's message.
        filename: the file as given to the compiler; "" where there is no place.
        lineno, col_offset, end_lineno, end_col_offset: as SyntaxError has them: lines
            from 1, columns from 1 in characters; -1 where there is no place.
        place_in_args: the exception's args hold the place too. It is in the attributes alone
            when the symbol table or a future statement is at fault.
    """

    def __init__(
        self,
        kind: str,
        msg: str,
        filename: str = "",
        lineno: int = -1,
        col_offset: int = -1,
        end_lineno: int = -1,
        end_col_offset: int = -1,
        place_in_args: bool = True,
    ) -> None:
        super().__init__(kind, msg)
        self.kind = kind
        self.msg = msg
        self.filename = filename
        self.lineno = lineno
        self.col_offset = col_offset
        self.end_lineno = end_lineno
        self.end_col_offset = end_col_offset
        self.place_in_args = place_in_args


class CompileWarning:
    """A SyntaxWarning that the compiler has to give; who calls it shows them in order.

    The places are as in CompileError. Where warnings are errors, the caller raises a
    SyntaxError with the same message and place instead.
    """

    def __init__(
        self, msg: str, lineno: int, col_offset: int, end_lineno: int, end_col_offset: int
    ) -> None:
        self.msg = msg
        self.lineno = lineno
        self.col_offset = col_offset
        self.end_lineno = end_lineno
        self.end_col_offset = end_col_offset
