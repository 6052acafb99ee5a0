"""Code generation: from the tree to a sequence of instructions. Statements and bodies.

Answers to Python/codegen.c. The rest of it is in modules by subject: codegen_base (names,
closures), codegen_expr, codegen_comp, codegen_function (also classes, annotations),
codegen_flow, codegen_match. A node is given wherever a location is asked for: its own.
"""

from __future__ import annotations

from rt.compiler.ast_nodes import (
    CTX_LOAD,
    CTX_STORE,
    AnnAssign,
    Assert,
    Assign,
    AsyncFor,
    AsyncFunctionDef,
    AsyncWith,
    Attribute,
    AugAssign,
    Break,
    ClassDef,
    Constant,
    Continue,
    Delete,
    Expr,
    For,
    FunctionDef,
    If,
    Import,
    ImportFrom,
    Location,
    Match,
    Name,
    Pass,
    Raise,
    Return,
    StmtNode,
    Subscript,
    Try,
    TryStar,
    Tuple,
    TypeAlias,
    While,
    With,
)
from rt.compiler.ast_validate import get_docstring
from rt.compiler.codegen_base import codegen_add_binary, codegen_nameop
from rt.compiler.compile_unit import NO_LOCATION, Compiler, clean_doc
from rt.compiler.errors import CompileError
from rt.compiler.metadata import add_name
from rt.compiler.opcode import (
    BINARY_OP,
    BINARY_SLICE,
    BUILD_SET,
    CALL,
    CALL_INTRINSIC_1,
    CONSTANT_ASSERTIONERROR,
    COPY,
    IMPORT_FROM,
    IMPORT_NAME,
    INTRINSIC_IMPORT_STAR,
    INTRINSIC_PRINT,
    LOAD_COMMON_CONSTANT,
    NB_SUBSCR,
    NOP,
    POP_TOP,
    RAISE_VARARGS,
    SETUP_ANNOTATIONS,
    STORE_NAME,
    STORE_SLICE,
    STORE_SUBSCR,
    SWAP,
)


def codegen_module(c: Compiler, loc: Location, stmts: list[StmtNode], is_interactive: bool) -> None:
    """The code of a module.

    CPython: Python/codegen.c _PyCodegen_Module
    """
    if c.u.ste.has_conditional_annotations:
        c.addop_i(loc, BUILD_SET, 0)
        index = add_name(c.u.metadata.names, "__conditional_annotations__")
        c.addop_i(loc, STORE_NAME, index)
    codegen_body(c, loc, stmts, is_interactive)


def codegen_body(c: Compiler, loc: Location, stmts: list[StmtNode], is_interactive: bool) -> None:
    """The statements of a module or class, with docstring and annotations.

    CPython: Python/codegen.c codegen_body
    """
    ste = c.u.ste
    at_once = c.future_annotations or c.eager_annotations
    if at_once and ste.annotations_used:
        c.addop(loc, SETUP_ANNOTATIONS)
    first = 0
    # At a prompt a string is not a docstring.
    if not is_interactive and ste.has_docstring:
        doc = get_docstring(stmts)
        expr = stmts[0]
        assert doc is not None and isinstance(expr, Expr)
        first = 1
        c.addop_load_const(expr.value, clean_doc(doc))
        codegen_nameop(c, NO_LOCATION, "__doc__", CTX_STORE)
    for i in range(first, len(stmts)):
        codegen_visit_stmt(c, stmts[i])
    if not at_once:
        codegen_deferred_annotations(c, loc)


def codegen_visit_stmts(c: Compiler, stmts: list[StmtNode]) -> None:
    for stmt in stmts:
        codegen_visit_stmt(c, stmt)


def codegen_visit_stmt(c: Compiler, stmt: StmtNode) -> None:
    """The code of a statement.

    CPython: Python/codegen.c codegen_visit_stmt
    """
    if isinstance(stmt, Expr):
        codegen_stmt_expr(c, stmt)
    elif isinstance(stmt, Assign):
        codegen_assign(c, stmt)
    elif isinstance(stmt, Return):
        codegen_return(c, stmt)
    elif isinstance(stmt, FunctionDef):
        codegen_function_def(c, stmt)
    elif isinstance(stmt, Raise):
        codegen_raise(c, stmt)
    elif isinstance(stmt, AugAssign):
        codegen_augassign(c, stmt)
    elif isinstance(stmt, ClassDef):
        codegen_class(c, stmt)
    elif isinstance(stmt, Pass):
        c.addop(stmt, NOP)
    elif isinstance(stmt, ImportFrom):
        codegen_from_import(c, stmt)
    elif isinstance(stmt, Import):
        codegen_import(c, stmt)
    elif isinstance(stmt, AnnAssign):
        codegen_annassign(c, stmt)
    elif isinstance(stmt, Assert):
        codegen_assert(c, stmt)
    elif isinstance(stmt, Delete):
        codegen_visit_exprs(c, stmt.targets)
    elif isinstance(stmt, Break):
        codegen_break(c, stmt)
    elif isinstance(stmt, Continue):
        codegen_continue(c, stmt)
    elif isinstance(stmt, AsyncFunctionDef):
        codegen_async_function_def(c, stmt)
    elif isinstance(stmt, TypeAlias):
        codegen_typealias(c, stmt)
    else:
        # Annotations in these may not be reached.
        u = c.u
        u.in_conditional_block += 1
        codegen_visit_compound_stmt(c, stmt)
        u.in_conditional_block -= 1


def codegen_visit_compound_stmt(c: Compiler, stmt: StmtNode) -> None:
    """The rest of `codegen_visit_stmt`: statements with blocks of statements in them."""
    if isinstance(stmt, If):
        codegen_if(c, stmt)
    elif isinstance(stmt, For):
        codegen_for(c, stmt)
    elif isinstance(stmt, Try):
        codegen_try(c, stmt)
    elif isinstance(stmt, With):
        codegen_with(c, stmt)
    elif isinstance(stmt, While):
        codegen_while(c, stmt)
    elif isinstance(stmt, AsyncFor):
        codegen_async_for(c, stmt)
    elif isinstance(stmt, AsyncWith):
        codegen_async_with(c, stmt)
    elif isinstance(stmt, Match):
        codegen_match(c, stmt)
    elif isinstance(stmt, TryStar):
        codegen_try_star(c, stmt)


def codegen_stmt_expr(c: Compiler, stmt: Expr) -> None:
    value = stmt.value
    if c.is_interactive_top_level():
        codegen_visit_expr(c, value)
        c.addop_i(stmt, CALL_INTRINSIC_1, INTRINSIC_PRINT)
        c.addop(NO_LOCATION, POP_TOP)
    elif isinstance(value, Constant):
        # Constants have no effect.
        c.addop(stmt, NOP)
    else:
        codegen_visit_expr(c, value)
        c.addop(NO_LOCATION, POP_TOP)


def codegen_assign(c: Compiler, stmt: Assign) -> None:
    codegen_visit_expr(c, stmt.value)
    last = len(stmt.targets) - 1
    for i in range(last):
        c.addop_i(stmt, COPY, 1)
        codegen_visit_expr(c, stmt.targets[i])
    codegen_visit_expr(c, stmt.targets[last])


def codegen_augassign(c: Compiler, stmt: AugAssign) -> None:
    """Code for `target op= value`; what the target is made of is evaluated once.

    CPython: Python/codegen.c codegen_augassign
    """
    target = stmt.target
    if isinstance(target, Name):
        codegen_nameop(c, target, target.id, CTX_LOAD)
        codegen_visit_expr(c, stmt.value)
        codegen_add_binary(c, stmt, stmt.op, True)
        codegen_nameop(c, target, target.id, CTX_STORE)
    elif isinstance(target, Attribute):
        codegen_visit_expr(c, target.value)
        c.addop_i(target, COPY, 1)
        codegen_attr_op(c, target, CTX_LOAD)
        codegen_visit_expr(c, stmt.value)
        codegen_add_binary(c, stmt, stmt.op, True)
        c.addop_i(update_start_location_to_match_attr(target, target), SWAP, 2)
        codegen_attr_op(c, target, CTX_STORE)
    elif isinstance(target, Subscript):
        codegen_visit_expr(c, target.value)
        if is_two_part_slice(target.slice):
            codegen_slice_parts(c, target.slice)
            c.addop_i(target, COPY, 3)
            c.addop_i(target, COPY, 3)
            c.addop_i(target, COPY, 3)
            c.addop(target, BINARY_SLICE)
            codegen_visit_expr(c, stmt.value)
            codegen_add_binary(c, stmt, stmt.op, True)
            c.addop_i(target, SWAP, 4)
            c.addop_i(target, SWAP, 3)
            c.addop_i(target, SWAP, 2)
            c.addop(target, STORE_SLICE)
        else:
            codegen_visit_expr(c, target.slice)
            c.addop_i(target, COPY, 2)
            c.addop_i(target, COPY, 2)
            c.addop_i(target, BINARY_OP, NB_SUBSCR)
            codegen_visit_expr(c, stmt.value)
            codegen_add_binary(c, stmt, stmt.op, True)
            c.addop_i(target, SWAP, 3)
            c.addop_i(target, SWAP, 2)
            c.addop(target, STORE_SUBSCR)
    else:
        raise CompileError("SystemError", "invalid node type for augmented assignment")


def codegen_raise(c: Compiler, stmt: Raise) -> None:
    count = 0
    if stmt.exc is not None:
        codegen_visit_expr(c, stmt.exc)
        count = 1
        if stmt.cause is not None:
            codegen_visit_expr(c, stmt.cause)
            count = 2
    c.addop_i(stmt, RAISE_VARARGS, count)


def codegen_assert(c: Compiler, stmt: Assert) -> None:
    # CPython: Python/codegen.c codegen_assert
    test = stmt.test
    if isinstance(test, Tuple):
        always_true = len(test.elts) > 0
    elif isinstance(test, Constant):
        value = test.value
        always_true = isinstance(value, tuple) and len(value) > 0
    else:
        always_true = False
    if always_true:
        c.warn(stmt, "assertion is always true, perhaps remove parentheses?")
    if c.optimize > 0:
        return
    end = c.new_label()
    codegen_jump_if(c, stmt, test, end, True)
    c.addop_i(stmt, LOAD_COMMON_CONSTANT, CONSTANT_ASSERTIONERROR)
    if stmt.msg is not None:
        codegen_visit_expr(c, stmt.msg)
        c.addop_i(stmt, CALL, 0)
    c.addop_i(test, RAISE_VARARGS, 1)
    c.use_label(end)


def codegen_import_as(c: Compiler, loc: Location, name: str, asname: str) -> None:
    """Bind a module that has been imported; of `a.b.c` the last part."""
    if "." in name:
        parts = name.split(".")
        count = len(parts)
        for i in range(1, count):
            c.addop_i(loc, IMPORT_FROM, add_name(c.u.metadata.names, parts[i]))
            if i < count - 1:
                c.addop_i(loc, SWAP, 2)
                c.addop(loc, POP_TOP)
        codegen_nameop(c, loc, asname, CTX_STORE)
        c.addop(loc, POP_TOP)
    else:
        codegen_nameop(c, loc, asname, CTX_STORE)


def codegen_import(c: Compiler, stmt: Import) -> None:
    for alias in stmt.names:
        name = alias.name
        c.addop_load_const(stmt, 0)
        c.addop_load_const(stmt, None)
        c.addop_name(stmt, IMPORT_NAME, name)
        if alias.asname is not None:
            codegen_import_as(c, stmt, name, alias.asname)
        else:
            dot = name.find(".")
            codegen_nameop(c, stmt, name if dot < 0 else name[:dot], CTX_STORE)


def codegen_from_import(c: Compiler, stmt: ImportFrom) -> None:
    level: int = stmt.level
    c.addop_load_const(stmt, level)
    names: list[str] = []
    for alias in stmt.names:
        names.append(alias.name)
    c.addop_load_const(stmt, tuple(names))
    c.addop_name(stmt, IMPORT_NAME, "" if stmt.module is None else stmt.module)
    if names[0].startswith("*"):
        c.addop_i(stmt, CALL_INTRINSIC_1, INTRINSIC_IMPORT_STAR)
        c.addop(NO_LOCATION, POP_TOP)
        return
    for alias in stmt.names:
        c.addop_name(stmt, IMPORT_FROM, alias.name)
        store_name = alias.name if alias.asname is None else alias.asname
        codegen_nameop(c, stmt, store_name, CTX_STORE)
    c.addop(stmt, POP_TOP)


from rt.compiler.codegen_base import update_start_location_to_match_attr  # noqa: E402
from rt.compiler.codegen_expr import (  # noqa: E402
    codegen_attr_op,
    codegen_jump_if,
    codegen_slice_parts,
    codegen_visit_expr,
    codegen_visit_exprs,
    is_two_part_slice,
)
from rt.compiler.codegen_flow import (  # noqa: E402
    codegen_async_for,
    codegen_async_with,
    codegen_break,
    codegen_continue,
    codegen_for,
    codegen_if,
    codegen_return,
    codegen_try,
    codegen_try_star,
    codegen_while,
    codegen_with,
)
from rt.compiler.codegen_function import (  # noqa: E402
    codegen_annassign,
    codegen_async_function_def,
    codegen_class,
    codegen_deferred_annotations,
    codegen_function_def,
    codegen_typealias,
)
from rt.compiler.codegen_match import codegen_match  # noqa: E402
