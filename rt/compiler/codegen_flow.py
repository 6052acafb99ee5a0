"""Code for statements that direct the flow: conditions, loops, try, with, and leaving them.

Answers to Python/codegen.c. Statements that have to be undone when they are left are frame
blocks (`Compiler.push_fblock`). `return`, `break` and `continue` unwind them from the inside
out: the code for leaving is generated at each place that leaves, `finally` blocks included.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    CTX_DEL,
    CTX_STORE,
    AsyncFor,
    AsyncWith,
    Constant,
    ExceptHandler,
    ExprNode,
    For,
    If,
    Location,
    Return,
    StmtNode,
    Try,
    TryStar,
    While,
    With,
    WithItem,
)
from rt.compiler.codegen_base import (
    codegen_nameop,
    codegen_pop_except_and_reraise,
    codegen_yield_from,
)
from rt.compiler.compile_unit import (
    FBLOCK_ASYNC_COMPREHENSION_GENERATOR,
    FBLOCK_ASYNC_FOR_LOOP,
    FBLOCK_ASYNC_WITH,
    FBLOCK_EXCEPTION_GROUP_HANDLER,
    FBLOCK_EXCEPTION_HANDLER,
    FBLOCK_FINALLY_END,
    FBLOCK_FINALLY_TRY,
    FBLOCK_FOR_LOOP,
    FBLOCK_HANDLER_CLEANUP,
    FBLOCK_POP_VALUE,
    FBLOCK_STOP_ITERATION,
    FBLOCK_TRY_EXCEPT,
    FBLOCK_WHILE_LOOP,
    FBLOCK_WITH,
    NO_LABEL,
    NO_LOCATION,
    Compiler,
    FBlock,
)
from rt.compiler.opcode import (
    BUILD_LIST,
    CALL,
    CALL_INTRINSIC_2,
    CHECK_EG_MATCH,
    CHECK_EXC_MATCH,
    COPY,
    END_ASYNC_FOR,
    END_FOR,
    FOR_ITER,
    GET_AITER,
    GET_ANEXT,
    GET_AWAITABLE,
    GET_ITER,
    INTRINSIC_PREP_RERAISE_STAR,
    JUMP,
    JUMP_NO_INTERRUPT,
    LIST_APPEND,
    LOAD_SPECIAL,
    NOP,
    NOT_TAKEN,
    POP_BLOCK,
    POP_EXCEPT,
    POP_ITER,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_NONE,
    POP_JUMP_IF_NOT_NONE,
    POP_JUMP_IF_TRUE,
    POP_TOP,
    PUSH_EXC_INFO,
    RERAISE,
    RETURN_VALUE,
    SETUP_CLEANUP,
    SETUP_FINALLY,
    SETUP_WITH,
    SPECIAL___AENTER__,
    SPECIAL___AEXIT__,
    SPECIAL___ENTER__,
    SPECIAL___EXIT__,
    SWAP,
    TO_BOOL,
    WITH_EXCEPT_START,
)

# Leaving


def codegen_call_exit_with_nones(c: Compiler, loc: Location) -> None:
    """Call the exit method on the stack for a block that ends without exception."""
    c.addop_load_const(loc, None)
    c.addop_load_const(loc, None)
    c.addop_load_const(loc, None)
    c.addop_i(loc, CALL, 3)


def codegen_unwind_fblock(
    c: Compiler, loc: Location, fblock: FBlock, preserve_tos: bool
) -> Location:
    """Undo what a frame block has done; the place of what comes after.

    With `preserve_tos` the value on the stack is kept, unless the code of a `finally` block
    leaves on its own.

    CPython: Python/codegen.c codegen_unwind_fblock
    """
    type = fblock.type
    if type in (
        FBLOCK_WHILE_LOOP,
        FBLOCK_EXCEPTION_HANDLER,
        FBLOCK_EXCEPTION_GROUP_HANDLER,
        FBLOCK_ASYNC_COMPREHENSION_GENERATOR,
        FBLOCK_STOP_ITERATION,
    ):
        return loc
    if type == FBLOCK_TRY_EXCEPT:
        c.addop(loc, POP_BLOCK)
        return loc
    if type == FBLOCK_FINALLY_TRY:
        c.addop(loc, POP_BLOCK)
        if preserve_tos:
            c.push_fblock(loc, FBLOCK_POP_VALUE, NO_LABEL, NO_LABEL)
        body = fblock.body
        assert body is not None
        codegen_visit_stmts(c, body)
        if preserve_tos:
            c.pop_fblock()
        # The block seems to be executed after the statement that leaves.
        return NO_LOCATION
    if type in (FBLOCK_WITH, FBLOCK_ASYNC_WITH):
        loc = fblock.loc
        c.addop(loc, POP_BLOCK)
        if preserve_tos:
            c.addop_i(loc, SWAP, 3)
            c.addop_i(loc, SWAP, 2)
        codegen_call_exit_with_nones(c, loc)
        if type == FBLOCK_ASYNC_WITH:
            c.addop_i(loc, GET_AWAITABLE, 2)
            c.addop_load_const(loc, None)
            codegen_yield_from(c, loc, True)
        c.addop(loc, POP_TOP)
        return NO_LOCATION
    # The rest have a value on the stack below the one that is kept.
    if type == FBLOCK_HANDLER_CLEANUP:
        if fblock.name is not None:
            c.addop(loc, POP_BLOCK)
        if preserve_tos:
            c.addop_i(loc, SWAP, 2)
        c.addop(loc, POP_BLOCK)
        c.addop(loc, POP_EXCEPT)
        if fblock.name is not None:
            codegen_unbind(c, loc, fblock.name)
        return loc
    # FBLOCK_FOR_LOOP, FBLOCK_ASYNC_FOR_LOOP: the iterator; FBLOCK_FINALLY_END: the
    # exception; FBLOCK_POP_VALUE: the value of a return that another one replaces.
    if preserve_tos:
        c.addop_i(loc, SWAP, 2)
    c.addop(loc, POP_TOP)
    if type == FBLOCK_FINALLY_END:
        if preserve_tos:
            c.addop_i(loc, SWAP, 2)
        c.addop(loc, POP_BLOCK)
        c.addop(loc, POP_EXCEPT)
    return loc


def codegen_unwind_fblock_stack(
    c: Compiler, loc: Location, preserve_tos: bool, to_loop: bool
) -> Location:
    """Undo frame blocks from the inside out: all or, with `to_loop`, up to a loop.

    Meanwhile those that are undone are off the stack, so that statements in `finally`
    blocks see what is around these. Afterwards `codegen_unwound_loop` finds the loop.

    CPython: Python/codegen.c codegen_unwind_fblock_stack
    """
    fblocks = c.u.fblocks
    undone: list[FBlock] = []
    while len(fblocks) > 0:
        top = fblocks[len(fblocks) - 1]
        if top.type == FBLOCK_EXCEPTION_GROUP_HANDLER:
            raise c.error(loc, "'break', 'continue' and 'return' cannot appear in an except* block")
        if to_loop and is_loop(top):
            break
        undone.append(c.pop_fblock())
        loc = codegen_unwind_fblock(c, loc, top, preserve_tos)
    for i in range(len(undone) - 1, -1, -1):
        c.push_fblock_with(undone[i])
    return loc


def is_loop(fblock: FBlock) -> bool:
    type = fblock.type
    return type in (FBLOCK_FOR_LOOP, FBLOCK_WHILE_LOOP, FBLOCK_ASYNC_FOR_LOOP)


def innermost_loop(c: Compiler) -> FBlock | None:
    """The loop that `break` and `continue` belong to."""
    fblocks = c.u.fblocks
    for i in range(len(fblocks) - 1, -1, -1):
        if is_loop(fblocks[i]):
            return fblocks[i]
    return None


def codegen_return(c: Compiler, stmt: Return) -> None:
    # CPython: Python/codegen.c codegen_return
    value = stmt.value
    ste = c.u.ste
    if not ste.function_like:
        raise c.error(stmt, "'return' outside function")
    if value is not None and ste.coroutine and ste.generator:
        raise c.error(stmt, "'return' with value in async generator")
    loc: Location = stmt
    constant: object = None
    preserve_tos = False
    if isinstance(value, Constant):
        loc = value
        constant = value.value
        # The value has a line of its own.
        c.addop(loc, NOP)
    elif value is not None:
        preserve_tos = True
        codegen_visit_expr(c, value)
    if value is None or value.lineno != stmt.lineno:
        loc = stmt
        c.addop(loc, NOP)
    loc = codegen_unwind_fblock_stack(c, loc, preserve_tos, False)
    if not preserve_tos:
        c.addop_load_const(loc, constant)
    c.addop(loc, RETURN_VALUE)


def codegen_break(c: Compiler, stmt: StmtNode) -> None:
    c.addop(stmt, NOP)
    loc = codegen_unwind_fblock_stack(c, stmt, False, True)
    loop = innermost_loop(c)
    if loop is None:
        raise c.error(stmt, "'break' outside loop")
    loc = codegen_unwind_fblock(c, loc, loop, False)
    c.addop_i(loc, JUMP, loop.exit)


def codegen_continue(c: Compiler, stmt: StmtNode) -> None:
    c.addop(stmt, NOP)
    loc = codegen_unwind_fblock_stack(c, stmt, False, True)
    loop = innermost_loop(c)
    if loop is None:
        raise c.error(stmt, "'continue' not properly in loop")
    c.addop_i(loc, JUMP, loop.block)


# Conditions and loops


def codegen_if(c: Compiler, stmt: If) -> None:
    end = c.new_label()
    has_else = len(stmt.orelse) > 0
    next = c.new_label() if has_else else end
    codegen_jump_if(c, stmt, stmt.test, next, False)
    codegen_visit_stmts(c, stmt.body)
    if has_else:
        c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
        c.use_label(next)
        codegen_visit_stmts(c, stmt.orelse)
    c.use_label(end)


def codegen_for(c: Compiler, stmt: For) -> None:
    start = c.new_label()
    cleanup = c.new_label()
    end = c.new_label()
    c.push_fblock(stmt, FBLOCK_FOR_LOOP, start, end)
    codegen_visit_expr(c, stmt.iter)
    c.addop(stmt.iter, GET_ITER)
    c.use_label(start)
    c.addop_i(stmt.iter, FOR_ITER, cleanup)
    # For the line of the target; dropped where that is not needed.
    c.addop(stmt.target, NOP)
    codegen_visit_expr(c, stmt.target)
    codegen_visit_stmts(c, stmt.body)
    c.addop_i(NO_LOCATION, JUMP, start)
    c.use_label(cleanup)
    # Iteration over a generator jumps to the first of these, others to a later one.
    c.addop(NO_LOCATION, END_FOR)
    c.addop(NO_LOCATION, POP_ITER)
    c.pop_fblock()
    codegen_visit_stmts(c, stmt.orelse)
    c.use_label(end)


def codegen_async_for(c: Compiler, stmt: AsyncFor) -> None:
    start = c.new_label()
    send = c.new_label()
    except_ = c.new_label()
    end = c.new_label()
    codegen_visit_expr(c, stmt.iter)
    c.addop(stmt.iter, GET_AITER)
    c.use_label(start)
    c.push_fblock(stmt, FBLOCK_ASYNC_FOR_LOOP, start, end)
    # StopAsyncIteration from __anext__ ends the loop.
    c.addop_i(stmt, SETUP_FINALLY, except_)
    c.addop(stmt, GET_ANEXT)
    c.addop_load_const(stmt, None)
    c.use_label(send)
    codegen_yield_from(c, stmt, True)
    c.addop(stmt, POP_BLOCK)
    c.addop(stmt, NOT_TAKEN)
    codegen_visit_expr(c, stmt.target)
    codegen_visit_stmts(c, stmt.body)
    c.addop_i(NO_LOCATION, JUMP, start)
    c.pop_fblock()
    c.use_label(except_)
    # The end of the loop belongs to its head, not to its body.
    c.addop_i(stmt.iter, END_ASYNC_FOR, send)
    codegen_visit_stmts(c, stmt.orelse)
    c.use_label(end)


def codegen_while(c: Compiler, stmt: While) -> None:
    loop = c.new_label()
    end = c.new_label()
    anchor = c.new_label()
    c.use_label(loop)
    c.push_fblock(stmt, FBLOCK_WHILE_LOOP, loop, end)
    codegen_jump_if(c, stmt, stmt.test, anchor, False)
    codegen_visit_stmts(c, stmt.body)
    c.addop_i(NO_LOCATION, JUMP, loop)
    c.pop_fblock()
    c.use_label(anchor)
    codegen_visit_stmts(c, stmt.orelse)
    c.use_label(end)


# try


def codegen_unbind(c: Compiler, loc: Location, name: str) -> None:
    """Delete the variable of an `except` clause, which may have been deleted already."""
    c.addop_load_const(loc, None)
    codegen_nameop(c, loc, name, CTX_STORE)
    codegen_nameop(c, loc, name, CTX_DEL)


def codegen_try(c: Compiler, stmt: Try) -> None:
    codegen_try_stmt(c, stmt, stmt.body, stmt.handlers, stmt.orelse, stmt.finalbody, False)


def codegen_try_star(c: Compiler, stmt: TryStar) -> None:
    codegen_try_stmt(c, stmt, stmt.body, stmt.handlers, stmt.orelse, stmt.finalbody, True)


def codegen_try_stmt(
    c: Compiler,
    stmt: StmtNode,
    body: list[StmtNode],
    handlers: list[ExceptHandler],
    orelse: list[StmtNode],
    finalbody: list[StmtNode],
    is_star: bool,
) -> None:
    """A try statement; with `finally` its code is generated here and where it is left.

    CPython: Python/codegen.c codegen_try_finally, codegen_try_star_finally
    """
    if len(finalbody) == 0:
        codegen_handlers(c, stmt, body, handlers, orelse, is_star)
        return
    start = c.new_label()
    end = c.new_label()
    exit = c.new_label()
    cleanup = c.new_label()
    c.addop_i(stmt, SETUP_FINALLY, end)
    c.use_label(start)
    c.push_fblock_with(FBlock(FBLOCK_FINALLY_TRY, start, stmt, end, finalbody, None))
    if len(handlers) > 0:
        codegen_handlers(c, stmt, body, handlers, orelse, is_star)
    else:
        codegen_visit_stmts(c, body)
    c.addop(NO_LOCATION, POP_BLOCK)
    c.pop_fblock()
    codegen_visit_stmts(c, finalbody)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, exit)
    # After an exception.
    c.use_label(end)
    c.addop_i(NO_LOCATION, SETUP_CLEANUP, cleanup)
    c.addop(NO_LOCATION, PUSH_EXC_INFO)
    c.push_fblock(NO_LOCATION, FBLOCK_FINALLY_END, end, NO_LABEL)
    codegen_visit_stmts(c, finalbody)
    c.pop_fblock()
    c.addop_i(NO_LOCATION, RERAISE, 0)
    c.use_label(cleanup)
    codegen_pop_except_and_reraise(c, NO_LOCATION)
    c.use_label(exit)


def codegen_handlers(
    c: Compiler,
    stmt: StmtNode,
    body: list[StmtNode],
    handlers: list[ExceptHandler],
    orelse: list[StmtNode],
    is_star: bool,
) -> None:
    if is_star:
        codegen_try_star_except(c, stmt, body, handlers, orelse)
    else:
        codegen_try_except(c, stmt, body, handlers, orelse)


def codegen_try_except(
    c: Compiler,
    stmt: StmtNode,
    body: list[StmtNode],
    handlers: list[ExceptHandler],
    orelse: list[StmtNode],
) -> None:
    """The body, the `else` block, and after an exception the first clause that matches.

    CPython: Python/codegen.c codegen_try_except
    """
    start = c.new_label()
    except_ = c.new_label()
    end = c.new_label()
    cleanup = c.new_label()
    c.addop_i(stmt, SETUP_FINALLY, except_)
    c.use_label(start)
    c.push_fblock(stmt, FBLOCK_TRY_EXCEPT, start, NO_LABEL)
    codegen_visit_stmts(c, body)
    c.pop_fblock()
    c.addop(NO_LOCATION, POP_BLOCK)
    codegen_visit_stmts(c, orelse)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
    c.use_label(except_)
    c.addop_i(NO_LOCATION, SETUP_CLEANUP, cleanup)
    c.addop(NO_LOCATION, PUSH_EXC_INFO)
    c.push_fblock(stmt, FBLOCK_EXCEPTION_HANDLER, NO_LABEL, NO_LABEL)
    count = len(handlers)
    for i in range(count):
        handler = handlers[i]
        next = c.new_label()
        if handler.type is not None:
            codegen_visit_expr(c, handler.type)
            c.addop(handler, CHECK_EXC_MATCH)
            c.addop_i(handler, POP_JUMP_IF_FALSE, next)
        elif i < count - 1:
            raise c.error(handler, "default 'except:' must be last")
        codegen_except_body(c, handler, end)
        c.use_label(next)
    c.pop_fblock()
    c.addop_i(NO_LOCATION, RERAISE, 0)
    c.use_label(cleanup)
    codegen_pop_except_and_reraise(c, NO_LOCATION)
    c.use_label(end)


def codegen_except_body(c: Compiler, handler: ExceptHandler, end: i64) -> None:
    """What an `except` clause does with the exception on the stack.

    A clause with a variable deletes it in the end, as with `finally`.
    """
    name = handler.name
    cleanup_end = NO_LABEL
    if name is not None:
        cleanup_end = c.new_label()
        codegen_nameop(c, handler, name, CTX_STORE)
        c.addop_i(handler, SETUP_CLEANUP, cleanup_end)
    else:
        c.addop(handler, POP_TOP)
    cleanup_body = c.new_label()
    c.use_label(cleanup_body)
    c.push_fblock_with(FBlock(FBLOCK_HANDLER_CLEANUP, cleanup_body, handler, NO_LABEL, None, name))
    codegen_visit_stmts(c, handler.body)
    c.pop_fblock()
    if name is not None:
        c.addop(NO_LOCATION, POP_BLOCK)
    c.addop(NO_LOCATION, POP_BLOCK)
    c.addop(NO_LOCATION, POP_EXCEPT)
    if name is not None:
        codegen_unbind(c, NO_LOCATION, name)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
    if name is not None:
        c.use_label(cleanup_end)
        codegen_unbind(c, NO_LOCATION, name)
        c.addop_i(NO_LOCATION, RERAISE, 1)


def codegen_try_star_except(
    c: Compiler,
    stmt: StmtNode,
    body: list[StmtNode],
    handlers: list[ExceptHandler],
    orelse: list[StmtNode],
) -> None:
    """`except*`: each clause takes its part of the exception group.

    In the handlers the stack has the original exception, a list of what is raised by the
    clauses, and the part of the group that no clause has taken yet. In the end what is in
    the list and the rest become the exception that is raised, if there is any.

    CPython: Python/codegen.c codegen_try_star_except
    """
    start = c.new_label()
    except_ = c.new_label()
    orelse_label = c.new_label()
    end = c.new_label()
    cleanup = c.new_label()
    reraise_star = c.new_label()
    c.addop_i(stmt, SETUP_FINALLY, except_)
    c.use_label(start)
    c.push_fblock(stmt, FBLOCK_TRY_EXCEPT, start, NO_LABEL)
    codegen_visit_stmts(c, body)
    c.pop_fblock()
    c.addop(NO_LOCATION, POP_BLOCK)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, orelse_label)
    c.use_label(except_)
    c.addop_i(NO_LOCATION, SETUP_CLEANUP, cleanup)
    c.addop(NO_LOCATION, PUSH_EXC_INFO)
    c.push_fblock(stmt, FBLOCK_EXCEPTION_GROUP_HANDLER, NO_LABEL, NO_LABEL)
    count = len(handlers)
    for i in range(count):
        handler = handlers[i]
        if i == 0:
            c.addop_i(handler, BUILD_LIST, 0)
            c.addop_i(handler, COPY, 2)
        codegen_except_star_clause(c, handler)
        if i == count - 1:
            # The rest, or None.
            c.addop_i(NO_LOCATION, LIST_APPEND, 1)
            c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, reraise_star)
    c.pop_fblock()
    reraise = c.new_label()
    c.use_label(reraise_star)
    c.addop_i(NO_LOCATION, CALL_INTRINSIC_2, INTRINSIC_PREP_RERAISE_STAR)
    c.addop_i(NO_LOCATION, COPY, 1)
    c.addop_i(NO_LOCATION, POP_JUMP_IF_NOT_NONE, reraise)
    c.addop(NO_LOCATION, POP_TOP)
    c.addop(NO_LOCATION, POP_BLOCK)
    c.addop(NO_LOCATION, POP_EXCEPT)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
    c.use_label(reraise)
    c.addop(NO_LOCATION, POP_BLOCK)
    c.addop_i(NO_LOCATION, SWAP, 2)
    c.addop(NO_LOCATION, POP_EXCEPT)
    c.addop_i(NO_LOCATION, RERAISE, 0)
    c.use_label(cleanup)
    codegen_pop_except_and_reraise(c, NO_LOCATION)
    c.use_label(orelse_label)
    codegen_visit_stmts(c, orelse)
    c.use_label(end)


def codegen_except_star_clause(c: Compiler, handler: ExceptHandler) -> None:
    """One `except*` clause."""
    next = c.new_label()
    except_with_error = c.new_label()
    no_match = c.new_label()
    if handler.type is not None:
        codegen_visit_expr(c, handler.type)
        c.addop(handler, CHECK_EG_MATCH)
        c.addop_i(handler, COPY, 1)
        c.addop_i(handler, POP_JUMP_IF_NONE, no_match)
    cleanup_end = c.new_label()
    cleanup_body = c.new_label()
    name = handler.name
    if name is not None:
        codegen_nameop(c, handler, name, CTX_STORE)
    else:
        c.addop(handler, POP_TOP)
    c.addop_i(handler, SETUP_CLEANUP, cleanup_end)
    c.use_label(cleanup_body)
    c.push_fblock_with(FBlock(FBLOCK_HANDLER_CLEANUP, cleanup_body, handler, NO_LABEL, None, name))
    codegen_visit_stmts(c, handler.body)
    c.pop_fblock()
    c.addop(NO_LOCATION, POP_BLOCK)
    if name is not None:
        codegen_unbind(c, NO_LOCATION, name)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, next)
    # The clause has raised: the exception goes to the list.
    c.use_label(cleanup_end)
    if name is not None:
        codegen_unbind(c, NO_LOCATION, name)
    c.addop_i(NO_LOCATION, LIST_APPEND, 3)
    c.addop(NO_LOCATION, POP_TOP)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, except_with_error)
    c.use_label(next)
    # This holds the line of the clause.
    c.addop(NO_LOCATION, NOP)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, except_with_error)
    c.use_label(no_match)
    c.addop(handler, POP_TOP)
    c.use_label(except_with_error)


# with


def codegen_with(c: Compiler, stmt: With) -> None:
    codegen_with_item(c, stmt, stmt.items, 0, stmt.body)


def codegen_async_with(c: Compiler, stmt: AsyncWith) -> None:
    codegen_async_with_item(c, stmt, stmt.items, 0, stmt.body)


def codegen_enter_context(c: Compiler, loc: ExprNode, exit_method: i64, enter_method: i64) -> None:
    """Load the exit method of a context manager, and call the other one."""
    codegen_visit_expr(c, loc)
    c.addop_i(loc, COPY, 1)
    c.addop_i(loc, LOAD_SPECIAL, exit_method)
    c.addop_i(loc, SWAP, 2)
    c.addop_i(loc, SWAP, 3)
    c.addop_i(loc, LOAD_SPECIAL, enter_method)
    c.addop_i(loc, CALL, 0)


def codegen_store_context(c: Compiler, item: WithItem) -> None:
    """Bind or drop what the context manager gives."""
    if item.optional_vars is not None:
        codegen_visit_expr(c, item.optional_vars)
    else:
        c.addop(item.context_expr, POP_TOP)


def codegen_with_item(
    c: Compiler, stmt: StmtNode, items: list[WithItem], pos: i64, body: list[StmtNode]
) -> None:
    """A `with` statement from one of its context managers on.

    CPython: Python/codegen.c codegen_with_inner
    """
    block = c.new_label()
    final = c.new_label()
    exit = c.new_label()
    cleanup = c.new_label()
    item = items[pos]
    loc = item.context_expr
    codegen_enter_context(c, loc, SPECIAL___EXIT__, SPECIAL___ENTER__)
    c.addop_i(loc, SETUP_WITH, final)
    c.use_label(block)
    c.push_fblock(loc, FBLOCK_WITH, block, final)
    codegen_store_context(c, item)
    if pos + 1 == len(items):
        codegen_visit_stmts(c, body)
    else:
        codegen_with_item(c, stmt, items, pos + 1, body)
    c.addop(NO_LOCATION, POP_BLOCK)
    c.pop_fblock()
    codegen_call_exit_with_nones(c, loc)
    c.addop(loc, POP_TOP)
    c.addop_i(loc, JUMP, exit)
    # After an exception.
    c.use_label(final)
    c.addop_i(loc, SETUP_CLEANUP, cleanup)
    c.addop(loc, PUSH_EXC_INFO)
    c.addop(loc, WITH_EXCEPT_START)
    codegen_with_except_finish(c, cleanup)
    c.use_label(exit)


def codegen_async_with_item(
    c: Compiler, stmt: StmtNode, items: list[WithItem], pos: i64, body: list[StmtNode]
) -> None:
    # CPython: Python/codegen.c codegen_async_with_inner
    block = c.new_label()
    final = c.new_label()
    exit = c.new_label()
    cleanup = c.new_label()
    item = items[pos]
    loc = item.context_expr
    codegen_enter_context(c, loc, SPECIAL___AEXIT__, SPECIAL___AENTER__)
    c.addop_i(loc, GET_AWAITABLE, 1)
    c.addop_load_const(loc, None)
    codegen_yield_from(c, loc, True)
    c.addop_i(loc, SETUP_WITH, final)
    c.use_label(block)
    c.push_fblock(loc, FBLOCK_ASYNC_WITH, block, final)
    codegen_store_context(c, item)
    if pos + 1 == len(items):
        codegen_visit_stmts(c, body)
    else:
        codegen_async_with_item(c, stmt, items, pos + 1, body)
    c.pop_fblock()
    c.addop(loc, POP_BLOCK)
    codegen_call_exit_with_nones(c, loc)
    c.addop_i(loc, GET_AWAITABLE, 2)
    c.addop_load_const(loc, None)
    codegen_yield_from(c, loc, True)
    c.addop(loc, POP_TOP)
    c.addop_i(loc, JUMP, exit)
    # After an exception.
    c.use_label(final)
    c.addop_i(loc, SETUP_CLEANUP, cleanup)
    c.addop(loc, PUSH_EXC_INFO)
    c.addop(loc, WITH_EXCEPT_START)
    c.addop_i(loc, GET_AWAITABLE, 2)
    c.addop_load_const(loc, None)
    codegen_yield_from(c, loc, True)
    codegen_with_except_finish(c, cleanup)
    c.use_label(exit)


def codegen_with_except_finish(c: Compiler, cleanup: i64) -> None:
    """After the exit method has been called with an exception: raise it, or not.

    CPython: Python/codegen.c codegen_with_except_finish
    """
    suppress = c.new_label()
    c.addop(NO_LOCATION, TO_BOOL)
    c.addop_i(NO_LOCATION, POP_JUMP_IF_TRUE, suppress)
    c.addop_i(NO_LOCATION, RERAISE, 2)
    c.use_label(suppress)
    c.addop(NO_LOCATION, POP_TOP)
    c.addop(NO_LOCATION, POP_BLOCK)
    c.addop(NO_LOCATION, POP_EXCEPT)
    c.addop(NO_LOCATION, POP_TOP)
    c.addop(NO_LOCATION, POP_TOP)
    c.addop(NO_LOCATION, POP_TOP)
    exit = c.new_label()
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, exit)
    c.use_label(cleanup)
    codegen_pop_except_and_reraise(c, NO_LOCATION)
    c.use_label(exit)


from rt.compiler.codegen import codegen_visit_stmts  # noqa: E402
from rt.compiler.codegen_expr import codegen_jump_if, codegen_visit_expr  # noqa: E402
