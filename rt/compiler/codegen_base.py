"""What all of code generation needs: names, closures, entering units, comparisons.

Answers to parts of Python/codegen.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    CMP_EQ,
    CMP_GT,
    CMP_GTE,
    CMP_IN,
    CMP_IS,
    CMP_ISNOT,
    CMP_LT,
    CMP_LTE,
    CMP_NOTEQ,
    CTX_LOAD,
    CTX_STORE,
    Attribute,
    Location,
)
from rt.compiler.compile_unit import (
    NO_LOCATION,
    SCOPE_ANNOTATIONS,
    SCOPE_MODULE,
    Compiler,
)
from rt.compiler.metadata import CO_FAST_FREE, Code, add_name
from rt.compiler.opcode import (
    ANNOTATIONS_PLACEHOLDER,
    BINARY_OP,
    BUILD_TUPLE,
    CALL_INTRINSIC_1,
    CLEANUP_THROW,
    COMPARE_OP,
    CONSTANT_NOTIMPLEMENTEDERROR,
    CONTAINS_OP,
    COPY,
    DELETE_DEREF,
    DELETE_FAST,
    DELETE_GLOBAL,
    DELETE_NAME,
    END_SEND,
    INTRINSIC_ASYNC_GEN_WRAP,
    INTRINSIC_STOPITERATION_ERROR,
    IS_OP,
    JUMP_NO_INTERRUPT,
    LOAD_CLOSURE,
    LOAD_COMMON_CONSTANT,
    LOAD_DEREF,
    LOAD_FAST,
    LOAD_FROM_DICT_OR_DEREF,
    LOAD_FROM_DICT_OR_GLOBALS,
    LOAD_GLOBAL,
    LOAD_LOCALS,
    LOAD_NAME,
    MAKE_FUNCTION,
    NB_ADD,
    NB_AND,
    NB_FLOOR_DIVIDE,
    NB_INPLACE_ADD,
    NB_LSHIFT,
    NB_MATRIX_MULTIPLY,
    NB_MULTIPLY,
    NB_OR,
    NB_POWER,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    POP_BLOCK,
    POP_EXCEPT,
    POP_JUMP_IF_FALSE,
    RAISE_VARARGS,
    RERAISE,
    RESUME,
    RESUME_AFTER_AWAIT,
    RESUME_AFTER_YIELD,
    RESUME_AFTER_YIELD_FROM,
    RESUME_AT_FUNC_START,
    RETURN_VALUE,
    SEND,
    SET_FUNCTION_ATTRIBUTE,
    SETUP_CLEANUP,
    SETUP_FINALLY,
    STORE_DEREF,
    STORE_FAST,
    STORE_GLOBAL,
    STORE_NAME,
    YIELD_VALUE,
)
from rt.compiler.symtable import (
    CELL,
    CLASS_BLOCK,
    FREE,
    GLOBAL_EXPLICIT,
    GLOBAL_IMPLICIT,
    LOCAL,
    maybe_mangle,
)

# Arguments of SET_FUNCTION_ATTRIBUTE, and what `codegen_make_closure` is to set.
MAKE_FUNCTION_DEFAULTS: Final = 0x01
MAKE_FUNCTION_KWDEFAULTS: Final = 0x02
MAKE_FUNCTION_ANNOTATIONS: Final = 0x04
MAKE_FUNCTION_CLOSURE: Final = 0x08
MAKE_FUNCTION_ANNOTATE: Final = 0x10

# How many values the code may put on the stack for one container or call.
STACK_USE_GUIDELINE: Final = 30

# The largest format that an `__annotate__` function knows: VALUE_WITH_FAKE_GLOBALS.
ANNOTATE_FORMAT_MAX: Final = 2

# Arguments of BINARY_OP by BIN_*.
BINARY_NB: Final = [
    0,
    NB_ADD,
    NB_SUBTRACT,
    NB_MULTIPLY,
    NB_MATRIX_MULTIPLY,
    NB_TRUE_DIVIDE,
    NB_REMAINDER,
    NB_POWER,
    NB_LSHIFT,
    NB_RSHIFT,
    NB_OR,
    NB_XOR,
    NB_AND,
    NB_FLOOR_DIVIDE,
]


def codegen_add_binary(c: Compiler, loc: Location, op: i64, inplace: bool) -> None:
    """The instruction for a binary operator or an augmented assignment."""
    oparg: i64 = BINARY_NB[op]
    c.addop_i(loc, BINARY_OP, oparg + NB_INPLACE_ADD if inplace else oparg)


def codegen_add_compare(c: Compiler, loc: Location, op: i64) -> None:
    """The instruction for a comparison.

    Bits 5 up of COMPARE_OP's argument are the operator (as in richcompare), the low bits
    the outcomes that make it true: 1 unordered, 2 less, 4 greater, 8 equal.

    CPython: Python/codegen.c codegen_addcompare
    """
    if op == CMP_EQ:
        c.addop_i(loc, COMPARE_OP, (2 << 5) | 8)
    elif op == CMP_IS:
        c.addop_i(loc, IS_OP, 0)
    elif op == CMP_ISNOT:
        c.addop_i(loc, IS_OP, 1)
    elif op == CMP_IN:
        c.addop_i(loc, CONTAINS_OP, 0)
    elif op == CMP_NOTEQ:
        c.addop_i(loc, COMPARE_OP, (3 << 5) | 7)
    elif op == CMP_LT:
        c.addop_i(loc, COMPARE_OP, (0 << 5) | 2)
    elif op == CMP_LTE:
        c.addop_i(loc, COMPARE_OP, (1 << 5) | 10)
    elif op == CMP_GT:
        c.addop_i(loc, COMPARE_OP, (4 << 5) | 4)
    elif op == CMP_GTE:
        c.addop_i(loc, COMPARE_OP, (5 << 5) | 12)
    else:
        c.addop_i(loc, CONTAINS_OP, 1)


def codegen_load_classdict(c: Compiler, loc: Location) -> None:
    """Load the namespace of the class that the current block can see."""
    c.addop_i(loc, LOAD_DEREF, add_name(c.u.metadata.freevars, "__classdict__"))


def codegen_nameop(c: Compiler, loc: Location, name: str, ctx: i64) -> None:
    """Load, store or delete a variable.

    CPython: Python/codegen.c codegen_nameop
    """
    u = c.u
    ste = u.ste
    metadata = u.metadata
    mangled = maybe_mangle(u.private, ste, name)
    scope = ste.get_scope(mangled)
    arg: i64
    if scope == LOCAL and (ste.function_like or metadata.fasthidden.get(mangled, False)):
        arg = add_name(metadata.varnames, mangled)
        if ctx == CTX_LOAD:
            c.addop_i(loc, LOAD_FAST, arg)
        elif ctx == CTX_STORE:
            c.addop_i(loc, STORE_FAST, arg)
        else:
            c.addop_i(loc, DELETE_FAST, arg)
    elif scope in (FREE, CELL):
        arg = add_name(metadata.freevars if scope == FREE else metadata.cellvars, mangled)
        if ctx == CTX_STORE:
            c.addop_i(loc, STORE_DEREF, arg)
        elif ctx != CTX_LOAD:
            c.addop_i(loc, DELETE_DEREF, arg)
        elif ste.type == CLASS_BLOCK and u.in_inlined_comp == 0:
            c.addop(loc, LOAD_LOCALS)
            c.addop_i(loc, LOAD_FROM_DICT_OR_DEREF, arg)
        elif ste.can_see_class_scope:
            codegen_load_classdict(c, loc)
            c.addop_i(loc, LOAD_FROM_DICT_OR_DEREF, arg)
        else:
            c.addop_i(loc, LOAD_DEREF, arg)
    else:
        arg = add_name(metadata.names, mangled)
        if scope == GLOBAL_EXPLICIT or (scope == GLOBAL_IMPLICIT and ste.function_like):
            if ctx == CTX_STORE:
                c.addop_i(loc, STORE_GLOBAL, arg)
            elif ctx != CTX_LOAD:
                c.addop_i(loc, DELETE_GLOBAL, arg)
            elif ste.can_see_class_scope and scope == GLOBAL_IMPLICIT:
                codegen_load_classdict(c, loc)
                c.addop_i(loc, LOAD_FROM_DICT_OR_GLOBALS, arg)
            else:
                c.addop_i(loc, LOAD_GLOBAL, arg << 1)
        elif ctx == CTX_STORE:
            c.addop_i(loc, STORE_NAME, arg)
        elif ctx != CTX_LOAD:
            c.addop_i(loc, DELETE_NAME, arg)
        elif ste.type == CLASS_BLOCK and u.in_inlined_comp != 0:
            c.addop_i(loc, LOAD_GLOBAL, arg << 1)
        else:
            c.addop_i(loc, LOAD_NAME, arg)


def codegen_yield(c: Compiler, loc: Location) -> None:
    """Yield the value on the stack."""
    ste = c.u.ste
    if ste.generator and ste.coroutine:
        c.addop_i(loc, CALL_INTRINSIC_1, INTRINSIC_ASYNC_GEN_WRAP)
    c.addop_i(loc, YIELD_VALUE, 0)
    c.addop_i(loc, RESUME, RESUME_AFTER_YIELD)


def codegen_yield_from(c: Compiler, loc: Location, is_await: bool) -> None:
    """Yield all values of the iterator or awaitable on the stack.

    CPython: Python/codegen.c codegen_add_yield_from
    """
    send = c.new_label()
    fail = c.new_label()
    exit = c.new_label()
    c.use_label(send)
    c.addop_i(loc, SEND, exit)
    # For a StopIteration that is thrown in by close() or throw().
    c.addop_i(loc, SETUP_FINALLY, fail)
    c.addop_i(loc, YIELD_VALUE, 1)
    c.addop(NO_LOCATION, POP_BLOCK)
    c.addop_i(loc, RESUME, RESUME_AFTER_AWAIT if is_await else RESUME_AFTER_YIELD_FROM)
    c.addop_i(loc, JUMP_NO_INTERRUPT, send)
    c.use_label(fail)
    c.addop(loc, CLEANUP_THROW)
    c.use_label(exit)
    c.addop(loc, END_SEND)


def codegen_pop_except_and_reraise(c: Compiler, loc: Location) -> None:
    """The end of a handler of handlers: [exc_info, lasti, exc] on the stack."""
    c.addop_i(loc, COPY, 3)
    c.addop(loc, POP_EXCEPT)
    c.addop_i(loc, RERAISE, 1)


def codegen_enter_scope(
    c: Compiler,
    name: str,
    scope_type: i64,
    key: int,
    lineno: i64,
    private: str | None,
    argcount: i64,
    posonlyargcount: i64,
    kwonlyargcount: i64,
) -> None:
    """Start a unit and its code.

    CPython: Python/codegen.c codegen_enter_scope
    """
    c.enter_scope(name, scope_type, key, lineno, private, argcount, posonlyargcount, kwonlyargcount)
    is_module = scope_type == SCOPE_MODULE
    loc = Location(0 if is_module else lineno, 0, lineno, 0)
    c.addop_i(loc, RESUME, RESUME_AT_FUNC_START)
    if is_module:
        c.addop(loc, ANNOTATIONS_PLACEHOLDER)


def codegen_setup_annotations_scope(c: Compiler, loc: Location, key: int, name: str) -> None:
    """Start a function that is called with a format, of which it refuses unknown ones.

    CPython: Python/codegen.c codegen_setup_annotations_scope
    """
    codegen_enter_scope(c, name, SCOPE_ANNOTATIONS, key, loc.lineno, None, 0, 1, 0)
    c.addop_i(loc, LOAD_FAST, 0)
    c.addop_load_const(loc, ANNOTATE_FORMAT_MAX)
    codegen_add_compare(c, loc, CMP_GT)
    body = c.new_label()
    c.addop_i(loc, POP_JUMP_IF_FALSE, body)
    c.addop_i(loc, LOAD_COMMON_CONSTANT, CONSTANT_NOTIMPLEMENTEDERROR)
    c.addop_i(loc, RAISE_VARARGS, 1)
    c.use_label(body)


def codegen_leave_annotations_scope(c: Compiler, loc: Location) -> None:
    """End such a function, whose result is on the stack, and make it.

    CPython: Python/codegen.c codegen_leave_annotations_scope
    """
    c.addop(loc, RETURN_VALUE)
    code = c.leave_scope(True)
    # Inside, the parameter has a name that no annotation can use.
    code.localsplusnames = ("format", *code.localsplusnames[1:])
    codegen_make_closure(c, loc, code, 0)


def codegen_make_closure(c: Compiler, loc: Location, code: Code, flags: i64) -> None:
    """Make a function of code; what `flags` name is on the stack.

    CPython: Python/codegen.c codegen_make_closure
    """
    kinds = code.localspluskinds
    count: i64 = 0
    for i in range(len(kinds)):
        if (kinds[i] & CO_FAST_FREE) != 0:
            c.addop_i(loc, LOAD_CLOSURE, c.lookup_arg(code, code.localsplusnames[i]))
            count += 1
    if count > 0:
        flags |= MAKE_FUNCTION_CLOSURE
        c.addop_i(loc, BUILD_TUPLE, count)
    c.addop_load_const(loc, code)
    c.addop(loc, MAKE_FUNCTION)
    if flags != 0:
        if (flags & MAKE_FUNCTION_CLOSURE) != 0:
            c.addop_i(loc, SET_FUNCTION_ATTRIBUTE, MAKE_FUNCTION_CLOSURE)
        if (flags & MAKE_FUNCTION_ANNOTATIONS) != 0:
            c.addop_i(loc, SET_FUNCTION_ATTRIBUTE, MAKE_FUNCTION_ANNOTATIONS)
        if (flags & MAKE_FUNCTION_ANNOTATE) != 0:
            c.addop_i(loc, SET_FUNCTION_ATTRIBUTE, MAKE_FUNCTION_ANNOTATE)
        if (flags & MAKE_FUNCTION_KWDEFAULTS) != 0:
            c.addop_i(loc, SET_FUNCTION_ATTRIBUTE, MAKE_FUNCTION_KWDEFAULTS)
        if (flags & MAKE_FUNCTION_DEFAULTS) != 0:
            c.addop_i(loc, SET_FUNCTION_ATTRIBUTE, MAKE_FUNCTION_DEFAULTS)


def codegen_wrap_in_stopiteration_handler(c: Compiler) -> None:
    """Make a RuntimeError of a StopIteration that leaves a generator.

    CPython: Python/codegen.c codegen_wrap_in_stopiteration_handler
    """
    handler = c.new_label()
    c.seq.insert_instruction(0, SETUP_CLEANUP, handler, -1, -1, -1, -1)
    c.addop_load_const(NO_LOCATION, None)
    c.addop(NO_LOCATION, RETURN_VALUE)
    c.use_label(handler)
    c.addop_i(NO_LOCATION, CALL_INTRINSIC_1, INTRINSIC_STOPITERATION_ERROR)
    c.addop_i(NO_LOCATION, RERAISE, 1)


def update_start_location_to_match_attr(loc: Location, attr: Attribute) -> Location:
    """The place of an attribute access, which starts at the name if it has many lines.

    CPython: Python/codegen.c update_start_location_to_match_attr
    """
    lineno = attr.end_lineno
    if loc.lineno == lineno:
        return loc
    length: i64 = len(attr.attr)
    col: i64 = -1
    end_col: i64 = -1
    if length <= attr.end_col_offset:
        col = attr.end_col_offset - length
        end_col = loc.end_col_offset
    # Places in trees built by hand may be anywhere.
    end_lineno = loc.end_lineno
    if end_lineno <= lineno:
        end_lineno = lineno
        if end_col < col:
            end_col = col
    return Location(lineno, col, end_lineno, end_col)
