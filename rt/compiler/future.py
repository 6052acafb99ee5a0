"""The `from __future__ import` statements at the head of a module.

Answers to Python/future.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import ImportFrom, Interactive, Location, ModNode, Module, StmtNode
from rt.compiler.ast_validate import get_docstring
from rt.compiler.errors import CompileError
from rt.compiler.metadata import CO_FUTURE_ANNOTATIONS, CO_FUTURE_BARRY_AS_BDFL

# Features that have become part of the language: importing them has no effect.
MANDATORY: Final = frozenset(
    (
        "nested_scopes",
        "generators",
        "division",
        "absolute_import",
        "with_statement",
        "print_function",
        "unicode_literals",
        "generator_stop",
    )
)


class FutureFeatures:
    """What a module asks for, and where the last of these statements stands."""

    def __init__(self) -> None:
        self.features: i64 = 0
        self.location: Location = Location(-1, -1, -1, -1)


def feature_flag(statement: ImportFrom, filename: str, at_statement: bool) -> i64:
    """The flags of the features that a statement names; SyntaxError for unknown ones.

    The error is at the name or (`at_statement`, as in 3.13) where the statement begins.
    """
    flags: i64 = 0
    for alias in statement.names:
        name = alias.name
        if name == "annotations":
            flags |= CO_FUTURE_ANNOTATIONS
        elif name == "barry_as_FLUFL":
            flags |= CO_FUTURE_BARRY_AS_BDFL
        elif name not in MANDATORY:
            msg = f"future feature {name[:100]} is not defined"
            if name == "braces":
                msg = "not a chance"
            if at_statement:
                lineno = statement.lineno
                col = statement.col_offset + 1
                raise CompileError("SyntaxError", msg, filename, lineno, col, lineno, -1, False)
            raise CompileError(
                "SyntaxError",
                msg,
                filename,
                alias.lineno,
                alias.col_offset + 1,
                alias.end_lineno,
                alias.end_col_offset + 1,
                False,
            )
    return flags


def future_from_ast(mod: ModNode, filename: str, at_statement: bool) -> FutureFeatures:
    """The features that a module's first statements ask for.

    CPython: Python/future.c _PyFuture_FromAST
    """
    result = FutureFeatures()
    body: list[StmtNode] = []
    if isinstance(mod, Module):
        body = mod.body
    elif isinstance(mod, Interactive):
        body = mod.body
    first = 0 if get_docstring(body) is None else 1
    for i in range(first, len(body)):
        statement = body[i]
        if not isinstance(statement, ImportFrom):
            break
        if statement.level != 0 or statement.module != "__future__":
            break
        result.features |= feature_flag(statement, filename, at_statement)
        result.location = statement
    return result
