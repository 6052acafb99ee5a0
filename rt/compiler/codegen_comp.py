"""Code for comprehensions and generator expressions.

Answers to Python/codegen.c. List, set and dict comprehensions are inlined (PEP 709): their
variables are variables of the unit around, whose values are saved on the stack meanwhile.
A generator expression is a function that gets the iterator of its outermost iterable.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import Comprehension, ExprNode, List, Location, Starred, Tuple
from rt.compiler.codegen_base import (
    codegen_enter_scope,
    codegen_make_closure,
    codegen_wrap_in_stopiteration_handler,
    codegen_yield,
    codegen_yield_from,
)
from rt.compiler.compile_unit import (
    FBLOCK_ASYNC_COMPREHENSION_GENERATOR,
    NO_LABEL,
    NO_LOCATION,
    SCOPE_COMPREHENSION,
    Compiler,
    InlinedComprehensionState,
)
from rt.compiler.metadata import add_name
from rt.compiler.opcode import (
    BUILD_LIST,
    BUILD_MAP,
    BUILD_SET,
    CALL,
    END_ASYNC_FOR,
    END_FOR,
    FOR_ITER,
    GET_AITER,
    GET_ANEXT,
    GET_AWAITABLE,
    GET_ITER,
    JUMP,
    JUMP_NO_INTERRUPT,
    LIST_APPEND,
    LOAD_FAST,
    LOAD_FAST_AND_CLEAR,
    MAKE_CELL,
    MAP_ADD,
    POP_BLOCK,
    POP_ITER,
    POP_TOP,
    RERAISE,
    RETURN_VALUE,
    SET_ADD,
    SETUP_FINALLY,
    STORE_FAST_MAYBE_NULL,
    SWAP,
)
from rt.compiler.symtable import (
    CELL,
    DEF_LOCAL,
    DEF_NONLOCAL,
    FREE,
    SymtableEntry,
    symbol_scope,
)

# Kinds of comprehensions.
COMP_GENEXP: Final = 0
COMP_LISTCOMP: Final = 1
COMP_SETCOMP: Final = 2
COMP_DICTCOMP: Final = 3


def codegen_comprehension_iter(c: Compiler, generator: Comprehension) -> None:
    """Put the iterator of a generator on the stack."""
    codegen_visit_expr(c, generator.iter)
    c.addop(generator.iter, GET_AITER if generator.is_async != 0 else GET_ITER)


def codegen_element(
    c: Compiler, elt: ExprNode, val: ExprNode | None, kind: i64, depth: i64
) -> Location:
    """Add one element to the result, or yield it; where the code for that stands."""
    codegen_visit_expr(c, elt)
    loc: Location = elt
    if kind == COMP_GENEXP:
        codegen_yield(c, loc)
        c.addop(loc, POP_TOP)
    elif kind == COMP_LISTCOMP:
        c.addop_i(loc, LIST_APPEND, depth + 1)
    elif kind == COMP_SETCOMP:
        c.addop_i(loc, SET_ADD, depth + 1)
    elif val is not None:
        codegen_visit_expr(c, val)
        loc = Location(elt.lineno, elt.col_offset, val.end_lineno, val.end_col_offset)
        c.addop_i(loc, MAP_ADD, depth + 1)
    return loc


def codegen_generator(
    c: Compiler,
    loc: Location,
    generators: list[Comprehension],
    index: i64,
    depth: i64,
    elt: ExprNode,
    val: ExprNode | None,
    kind: i64,
    iter_on_stack: bool,
) -> None:
    """The loop of a generator, and in it those of the generators after it.

    Args:
        depth: how many iterators are on the stack above the result.
        iter_on_stack: whether the iterator of this one is there already.

    CPython: Python/codegen.c codegen_comprehension_generator
    """
    if generators[index].is_async != 0:
        codegen_async_generator(c, loc, generators, index, depth, elt, val, kind, iter_on_stack)
    else:
        codegen_sync_generator(c, loc, generators, index, depth, elt, val, kind, iter_on_stack)


def single_element(expr: ExprNode) -> ExprNode | None:
    """The element of a list or tuple display with one that has no star."""
    if isinstance(expr, List):
        elts = expr.elts
    elif isinstance(expr, Tuple):
        elts = expr.elts
    else:
        return None
    if len(elts) != 1 or isinstance(elts[0], Starred):
        return None
    return elts[0]


def codegen_sync_generator(
    c: Compiler,
    loc: Location,
    generators: list[Comprehension],
    index: i64,
    depth: i64,
    elt: ExprNode,
    val: ExprNode | None,
    kind: i64,
    iter_on_stack: bool,
) -> None:
    # CPython: Python/codegen.c codegen_sync_comprehension_generator
    start = c.new_label()
    if_cleanup = c.new_label()
    anchor = c.new_label()
    generator = generators[index]
    if not iter_on_stack:
        if index == 0:
            c.addop_i(loc, LOAD_FAST, 0)
        else:
            # `for y in [f(x)]` is an assignment.
            value = single_element(generator.iter)
            if value is not None:
                codegen_visit_expr(c, value)
                start = NO_LABEL
            else:
                codegen_comprehension_iter(c, generator)
    if start != NO_LABEL:
        depth += 1
        c.use_label(start)
        c.addop_i(generator.iter, FOR_ITER, anchor)
    codegen_visit_expr(c, generator.target)
    for condition in generator.ifs:
        codegen_jump_if(c, loc, condition, if_cleanup, False)
    elt_loc: Location = elt
    if index + 1 < len(generators):
        codegen_generator(c, loc, generators, index + 1, depth, elt, val, kind, False)
    else:
        elt_loc = codegen_element(c, elt, val, kind, depth)
    c.use_label(if_cleanup)
    if start != NO_LABEL:
        c.addop_i(elt_loc, JUMP, start)
        c.use_label(anchor)
        # Iteration over a generator jumps to the first of these, others to a later one.
        c.addop(NO_LOCATION, END_FOR)
        c.addop(NO_LOCATION, POP_ITER)


def codegen_async_generator(
    c: Compiler,
    loc: Location,
    generators: list[Comprehension],
    index: i64,
    depth: i64,
    elt: ExprNode,
    val: ExprNode | None,
    kind: i64,
    iter_on_stack: bool,
) -> None:
    # CPython: Python/codegen.c codegen_async_comprehension_generator
    start = c.new_label()
    send = c.new_label()
    except_ = c.new_label()
    if_cleanup = c.new_label()
    generator = generators[index]
    if not iter_on_stack:
        if index == 0:
            c.addop_i(loc, LOAD_FAST, 0)
        else:
            codegen_comprehension_iter(c, generator)
    c.use_label(start)
    c.push_fblock(loc, FBLOCK_ASYNC_COMPREHENSION_GENERATOR, start, NO_LABEL)
    c.addop_i(loc, SETUP_FINALLY, except_)
    c.addop(loc, GET_ANEXT)
    c.addop_load_const(loc, None)
    c.use_label(send)
    codegen_yield_from(c, loc, True)
    c.addop(loc, POP_BLOCK)
    codegen_visit_expr(c, generator.target)
    for condition in generator.ifs:
        codegen_jump_if(c, loc, condition, if_cleanup, False)
    depth += 1
    elt_loc: Location = elt
    if index + 1 < len(generators):
        codegen_generator(c, loc, generators, index + 1, depth, elt, val, kind, False)
    else:
        elt_loc = codegen_element(c, elt, val, kind, depth)
    c.use_label(if_cleanup)
    c.addop_i(elt_loc, JUMP, start)
    c.pop_fblock()
    c.use_label(except_)
    c.addop_i(loc, END_ASYNC_FOR, send)


def push_inlined_comprehension_locals(
    c: Compiler, loc: Location, comp: SymtableEntry, state: InlinedComprehensionState
) -> None:
    """Save the values of the variables that a comprehension binds.

    CPython: Python/codegen.c codegen_push_inlined_comprehension_locals
    """
    outer = c.u.ste
    metadata = c.u.metadata
    for name, value in comp.symbols.items():
        symbol: i64 = value
        if (symbol & DEF_LOCAL) != 0 and (symbol & DEF_NONLOCAL) == 0:
            # Of a cell this saves the cell; the comprehension gets a new one.
            c.addop_i(loc, LOAD_FAST_AND_CLEAR, add_name(metadata.varnames, name))
            if symbol_scope(symbol) == CELL:
                free = outer.get_scope(name) == FREE
                cells = metadata.freevars if free else metadata.cellvars
                c.addop_i(loc, MAKE_CELL, add_name(cells, name))
            state.pushed_locals.append(name)
    if len(state.pushed_locals) > 0:
        # The iterator back to the top. This also changes the order of the saved values,
        # but the same exchange with the result undoes that.
        c.addop_i(loc, SWAP, len(state.pushed_locals) + 1)
        # Nothing leaves a comprehension but exceptions, so no frame block is needed.
        state.cleanup = c.new_label()
        c.addop_i(loc, SETUP_FINALLY, state.cleanup)


def restore_inlined_comprehension_locals(
    c: Compiler, loc: Location, state: InlinedComprehensionState
) -> None:
    count = len(state.pushed_locals)
    c.addop_i(loc, SWAP, count + 1)
    varnames = c.u.metadata.varnames
    for i in range(count - 1, -1, -1):
        c.addop_i(loc, STORE_FAST_MAYBE_NULL, add_name(varnames, state.pushed_locals[i]))


def pop_inlined_comprehension_locals(
    c: Compiler, loc: Location, state: InlinedComprehensionState
) -> None:
    # CPython: Python/codegen.c codegen_pop_inlined_comprehension_locals
    if len(state.pushed_locals) == 0:
        return
    c.addop(NO_LOCATION, POP_BLOCK)
    end = c.new_label()
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
    c.use_label(state.cleanup)
    # Drop the unfinished result below the exception.
    c.addop_i(NO_LOCATION, SWAP, 2)
    c.addop(NO_LOCATION, POP_TOP)
    restore_inlined_comprehension_locals(c, loc, state)
    c.addop_i(NO_LOCATION, RERAISE, 0)
    c.use_label(end)
    restore_inlined_comprehension_locals(c, loc, state)


def codegen_comprehension(
    c: Compiler,
    expr: ExprNode,
    kind: i64,
    name: str,
    generators: list[Comprehension],
    elt: ExprNode,
    val: ExprNode | None,
) -> None:
    """Code for a comprehension or generator expression.

    CPython: Python/codegen.c codegen_comprehension
    """
    entry = c.st.lookup(id(expr))
    if entry.comp_inlined:
        codegen_inlined_comprehension(c, expr, entry, kind, generators, elt, val)
        return
    codegen_enter_scope(c, name, SCOPE_COMPREHENSION, id(expr), expr.lineno, None, 1, 0, 0)
    if kind != COMP_GENEXP:
        codegen_build_result(c, expr, kind)
    codegen_generator(c, expr, generators, 0, 0, elt, val, kind, False)
    if kind != COMP_GENEXP:
        c.addop(expr, RETURN_VALUE)
    else:
        codegen_wrap_in_stopiteration_handler(c)
    code = c.leave_scope(True)
    codegen_make_closure(c, expr, code, 0)
    codegen_comprehension_iter(c, generators[0])
    c.addop_i(expr, CALL, 0)
    if entry.coroutine and kind != COMP_GENEXP:
        c.addop_i(expr, GET_AWAITABLE, 0)
        c.addop_load_const(expr, None)
        codegen_yield_from(c, expr, True)


def codegen_build_result(c: Compiler, expr: ExprNode, kind: i64) -> None:
    """Make the empty result."""
    if kind == COMP_LISTCOMP:
        c.addop_i(expr, BUILD_LIST, 0)
    elif kind == COMP_SETCOMP:
        c.addop_i(expr, BUILD_SET, 0)
    else:
        c.addop_i(expr, BUILD_MAP, 0)


def codegen_inlined_comprehension(
    c: Compiler,
    expr: ExprNode,
    entry: SymtableEntry,
    kind: i64,
    generators: list[Comprehension],
    elt: ExprNode,
    val: ExprNode | None,
) -> None:
    state = InlinedComprehensionState()
    codegen_comprehension_iter(c, generators[0])
    c.tweak_inlined_comprehension_scopes(entry, state)
    push_inlined_comprehension_locals(c, expr, entry, state)
    codegen_build_result(c, expr, kind)
    c.addop_i(expr, SWAP, 2)
    codegen_generator(c, expr, generators, 0, 0, elt, val, kind, True)
    pop_inlined_comprehension_locals(c, expr, state)
    c.revert_inlined_comprehension_scopes(state)


from rt.compiler.codegen_expr import codegen_jump_if, codegen_visit_expr  # noqa: E402
