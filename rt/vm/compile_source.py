"""From source text to a guest code object.

Answers to the compiling half of Python/pythonrun.c (Py_CompileStringObject). The host
parses; everything after the tree is rt's.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final, cast

from rt.compiler.compile import compile_ast
from rt.compiler.errors import CompileError, CompileWarning
from rt.compiler.metadata import Code
from rt.objects.pystate import RT

if TYPE_CHECKING:
    # Slow to import, and needed for annotations only.
    import ast
    import warnings

# Flags of compile() (Include/cpython/compile.h).
CO_NESTED: Final = 0x10
CF_DONT_IMPLY_DEDENT: Final = 0x200
CF_ONLY_AST: Final = 0x400
CF_TYPE_COMMENTS: Final = 0x1000
CF_ALLOW_TOP_LEVEL_AWAIT: Final = 0x2000
CF_ALLOW_INCOMPLETE_INPUT: Final = 0x4000
CF_OPTIMIZED_AST: Final = 0x8000 | CF_ONLY_AST
FUTURE_MASK: Final = 0x1FE0000
COMPILE_MASK: Final = (
    CF_DONT_IMPLY_DEDENT
    | CF_ONLY_AST
    | CF_TYPE_COMMENTS
    | CF_ALLOW_TOP_LEVEL_AWAIT
    | CF_ALLOW_INCOMPLETE_INPUT
    | CF_OPTIMIZED_AST
)


class Parsed:
    """What the host's parser made of a source: a tree or an exception, and its warnings."""

    def __init__(
        self, tree: object, failure: Exception | None, caught: list[warnings.WarningMessage]
    ) -> None:
        self.tree: Final = tree
        self.failure: Final = failure
        self.caught: Final = caught


def host_parse(
    source: str | bytes | ast.AST,
    filename: str,
    mode: str,
    flags: int,
    optimize: int,
    feature_version: int,
    strict: bool,
) -> Parsed:
    """Let the host parse. With `strict` a warning is an error, which has the exact place."""
    tree: object = None
    failure: Exception | None = None
    # What the host interprets may let another guest thread run.
    ts = RT.ts
    # The parser reads numbers under the guest's limit of digits.
    digits = sys.get_int_max_str_digits()
    if digits != ts.interp.int_max_str_digits:
        sys.set_int_max_str_digits(int(ts.interp.int_max_str_digits))
    # Loaded by who compiles a source.
    import warnings

    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("error" if strict else "always")
            try:
                tree = compile(
                    cast(Any, source),  # typeshed does not know that any tree can be given
                    filename,
                    mode,
                    (flags & ~CF_ALLOW_TOP_LEVEL_AWAIT) | CF_ONLY_AST,
                    dont_inherit=True,
                    optimize=optimize,
                    _feature_version=feature_version,
                )
            except (
                SyntaxError,
                ValueError,
                TypeError,
                MemoryError,
                RecursionError,
                OverflowError,
            ) as e:
                failure = e
    finally:
        if digits != ts.interp.int_max_str_digits:
            sys.set_int_max_str_digits(digits)
        RT.ts = ts
    return Parsed(tree, failure, caught)


def parse_source(
    source: str | bytes | ast.AST,
    filename: str,
    mode: str,
    flags: int,
    optimize: int,
    feature_version: int = -1,
) -> ast.AST | None:
    """The host's tree. None with a guest exception set (SyntaxError, ValueError, ...).

    With CF_OPTIMIZED_AST in the flags a tree can be given too, to be optimised.
    """
    parsed = host_parse(source, filename, mode, flags, optimize, feature_version, False)
    failure = parsed.failure
    # Not cast where it is returned: mypyc would give `parsed` up, and the tree with it, first.
    tree = parsed.tree
    # The parser gives its warnings as it goes, so those before an error are shown too.
    for w in parsed.caught:
        if not warn_explicit(SYNTAX_WARNING, str(w.message), filename, w.lineno):
            if error_matches(SYNTAX_ERROR):
                # The warning has become an error; the host's says where it is.
                again = host_parse(source, filename, mode, flags, optimize, feature_version, True)
                if again.failure is not None:
                    clear_error()
                    set_from_host(again.failure)
            return None
    if failure is not None:
        if isinstance(failure, RecursionError) and (flags & CF_ONLY_AST) == 0:
            # The compiler, which needs no tree of objects, would meet the depth.
            set_error(RECURSION_ERROR, "maximum recursion depth exceeded during compilation")
        else:
            set_from_host(failure)
        return None
    return cast("ast.AST", tree)


def compile_tree(
    tree: ast.AST, filename: str, mode: str, flags: int, optimize: int
) -> CodeObject | None:
    """A guest code object from a tree. None with a guest exception set."""
    code = compile_to_code(tree, filename, mode, flags, optimize)
    return None if code is None else code_from_compiled(code)


def compile_to_code(
    tree: ast.AST, filename: str, mode: str, flags: int, optimize: int
) -> Code | None:
    """The compiler's own code object. None with a guest exception set."""
    found: list[CompileWarning] = []
    code: Code | None = None
    failure: CompileError | None = None
    ts = RT.ts
    try:
        code = compile_ast(
            tree, filename, mode=mode, optimize=optimize, flags=flags, warnings=found
        )
    except CompileError as e:
        failure = e
    RT.ts = ts
    # The compiler gives its warnings as it goes, so those before an error are shown too.
    for warning in found:
        if not warn_explicit(SYNTAX_WARNING, warning.msg, filename, int(warning.lineno)):
            return None
    if failure is not None:
        set_compile_error(failure)
    return code


def set_compile_error(e: CompileError) -> None:
    """Raise in the guest what the compiler found."""
    tp = BUILTIN_EXCEPTIONS[e.kind]
    if not is_subtype(tp, SYNTAX_ERROR):
        set_error(tp, e.msg)
        return
    exc = new_syntax_error(
        tp,
        e.msg,
        e.filename,
        e.lineno,
        e.col_offset,
        source_line(e.filename, e.lineno),
        e.end_lineno,
        None if e.end_col_offset < 0 else e.end_col_offset,
    )
    if not e.place_in_args:
        exc.args = tuple1(unicode_from_host(e.msg))
    set_raised(exc)


def source_line(filename: str, lineno: int) -> str | None:
    """A line of a source file, for a SyntaxError's text; None when it cannot be read.

    CPython: PyErr_ProgramTextObject
    """
    try:
        lines = read_file(filename).split(b"\n")
    except (OSError, ValueError):
        return None
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1].decode("utf-8", "replace") + "\n"
    return None


def compile_source(
    source: str | bytes, filename: str, mode: str, flags: int, optimize: int
) -> CodeObject | None:
    """Compile source text.

    Args:
        mode: "exec", "eval" or "single".
        flags: of compile(), future features included.
        optimize: 0 to 2; -1: as the interpreter was started.

    Returns:
        the code object, or None with a guest exception set.
    """
    began = time.perf_counter_ns()
    code: CodeObject | None = None
    tree = parse_source(source, filename, mode, flags, optimize)
    if tree is not None:
        code = compile_tree(tree, filename, mode, flags, optimize)
    STATS.compile_ns += time.perf_counter_ns() - began
    return code


from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.errors import clear_error, error_matches, set_error, set_raised  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    BUILTIN_EXCEPTIONS,
    RECURSION_ERROR,
    SYNTAX_ERROR,
    SYNTAX_WARNING,
    new_syntax_error,
)
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.hostio import read_file  # noqa: E402
from rt.objects.tupleobject import tuple1  # noqa: E402
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.objects.warnings import warn_explicit  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host  # noqa: E402
from rt.vm.code_from_compiled import code_from_compiled  # noqa: E402
from rt.vm.statistics import STATS  # noqa: E402
