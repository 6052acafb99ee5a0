"""The compiler's driver: `compile_ast`.

Answers to Python/compile.c. The passes are: convert the host's tree to nodes and check it,
find future statements, preprocess, make the symbol table, generate instructions
(codegen*.py), optimise and assemble them (the modules behind `optimize_and_assemble`).

Annotations come in two forms. By default (`eager_annotations`) they have 3.13's: they are
evaluated where they stand, a function gets them as a tuple of names and values
(SET_FUNCTION_ATTRIBUTE 4), classes and modules store them in `__annotations__`, which
SETUP_ANNOTATIONS makes. Otherwise they have 3.14's: functions that make them when they are
asked for (`__annotate__`). The default goes with the language of 3.13, whose compiler does
not warn about leaving `finally` blocks; the other form goes with 3.14's, which does.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_convert import NODES, AstConverter
from rt.compiler.ast_nodes import Expression, Interactive, Location, ModNode, Module, StmtNode
from rt.compiler.ast_preprocess import ast_preprocess
from rt.compiler.ast_validate import ast_validate
from rt.compiler.codegen import codegen_module
from rt.compiler.codegen_base import codegen_enter_scope
from rt.compiler.codegen_expr import codegen_visit_expr
from rt.compiler.compile_unit import SCOPE_MODULE, Compiler
from rt.compiler.errors import CompileError, CompileWarning
from rt.compiler.future import future_from_ast
from rt.compiler.metadata import CO_FUTURE_ANNOTATIONS, Code
from rt.compiler.symtable import symtable_build

# The class of the root for each mode.
MODE_CLASSES: Final[dict[str, type]] = {
    "exec": NODES["Module"],
    "eval": NODES["Expression"],
    "single": NODES["Interactive"],
}


def obj2mod(tree: object, mode: str) -> ModNode:
    """The nodes of a tree, whose root must be of the class that belongs to the mode.

    CPython: Python/Python-ast.c PyAST_obj2mod
    """
    expected = MODE_CLASSES.get(mode)
    if expected is None:
        raise CompileError("ValueError", "compile() mode must be 'exec', 'eval' or 'single'")
    mod: ModNode | None = None
    if isinstance(tree, expected):
        mod = AstConverter().mod(tree)
    if mod is None:
        raise CompileError(
            "TypeError", f"expected {expected.__name__} node, got {type(tree).__name__[:400]}"
        )
    return mod


def start_location(stmts: list[StmtNode]) -> Location:
    """The place of what is done before the first statement."""
    return stmts[0] if len(stmts) > 0 else Location(1, 0, 1, 0)


def compile_mod(c: Compiler, mod: ModNode) -> Code:
    """The code of a whole program.

    CPython: Python/compile.c compiler_mod
    """
    codegen_enter_scope(c, "<module>", SCOPE_MODULE, id(mod), 1, None, 0, 0, 0)
    if isinstance(mod, Expression):
        codegen_visit_expr(c, mod.body)
        return c.optimize_and_assemble(False)
    if isinstance(mod, Interactive):
        c.interactive = True
        codegen_module(c, start_location(mod.body), mod.body, True)
    elif isinstance(mod, Module):
        codegen_module(c, start_location(mod.body), mod.body, False)
    return c.optimize_and_assemble(True)


def compile_tree(
    tree: object,
    filename: str,
    mode: str,
    optimize: i64,
    flags: i64,
    eager_annotations: bool,
    warnings: list[CompileWarning],
) -> Code:
    """`compile_ast` without defaults."""
    mod = obj2mod(tree, mode)
    ast_validate(mod)
    future = future_from_ast(mod, filename, eager_annotations)
    flags |= future.features
    future_annotations = (flags & CO_FUTURE_ANNOTATIONS) != 0
    ast_preprocess(mod, optimize, future_annotations, None if eager_annotations else warnings)
    st = symtable_build(mod, filename, future, flags, eager_annotations)
    compiler = Compiler(filename, st, flags, optimize, eager_annotations, warnings)
    return compile_mod(compiler, mod)


def compile_ast(
    tree: object,
    filename: str,
    *,
    mode: str = "exec",
    optimize: int = 0,
    flags: int = 0,
    eager_annotations: bool = True,
    warnings: list[CompileWarning] | None = None,
) -> Code:
    """Compile the host's tree (or one that looks like it); it is not changed.

    Args:
        tree: `ast.Module`, `ast.Expression` or `ast.Interactive`, as `mode` says.
        filename: co_filename.
        mode: "exec", "eval" or "single".
        optimize: the level: 0; 1 without assertions; 2 without docstrings too. -1 is 0: what
            the interpreter's own level is only its caller knows.
        flags: future features (CO_FUTURE_*) and PYCF_ALLOW_TOP_LEVEL_AWAIT.
        eager_annotations: see the module's docstring.
        warnings: gets the SyntaxWarnings in order, also those before an error.

    Raises CompileError. CPython: Python/compile.c _PyAST_Compile
    """
    if warnings is None:
        warnings = []
    try:
        return compile_tree(
            tree, filename, mode, max(optimize, 0), flags, eager_annotations, warnings
        )
    except RecursionError:
        raise CompileError(
            "RecursionError", "maximum recursion depth exceeded during compilation"
        ) from None
