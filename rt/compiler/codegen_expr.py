"""Code for expressions, except comprehensions.

Answers to Python/codegen.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    BOOL_AND,
    BOOL_OR,
    CMP_IS,
    CMP_ISNOT,
    CTX_DEL,
    CTX_LOAD,
    CTX_STORE,
    UOP_INVERT,
    UOP_NOT,
    UOP_UADD,
    Attribute,
    Await,
    BinOp,
    BoolOp,
    Call,
    Compare,
    Constant,
    Dict,
    DictComp,
    ExprNode,
    FormattedValue,
    GeneratorExp,
    IfExp,
    JoinedStr,
    Keyword,
    Lambda,
    List,
    ListComp,
    Location,
    Name,
    NamedExpr,
    Set,
    SetComp,
    Slice,
    Starred,
    Subscript,
    Tuple,
    UnaryOp,
    Yield,
    YieldFrom,
)
from rt.compiler.codegen_base import (
    STACK_USE_GUIDELINE,
    codegen_add_binary,
    codegen_add_compare,
    codegen_nameop,
    codegen_yield,
    codegen_yield_from,
    update_start_location_to_match_attr,
)
from rt.compiler.compile_unit import NO_LOCATION, SCOPE_ASYNC_FUNCTION, Compiler
from rt.compiler.errors import CompileError
from rt.compiler.metadata import add_name
from rt.compiler.opcode import (
    BINARY_OP,
    BINARY_SLICE,
    BUILD_LIST,
    BUILD_MAP,
    BUILD_SET,
    BUILD_SLICE,
    BUILD_STRING,
    BUILD_TUPLE,
    CALL,
    CALL_FUNCTION_EX,
    CALL_INTRINSIC_1,
    CALL_KW,
    CONSTANT_BUILTIN_ALL,
    CONSTANT_BUILTIN_ANY,
    CONSTANT_BUILTIN_TUPLE,
    CONVERT_VALUE,
    COPY,
    DELETE_ATTR,
    DELETE_SUBSCR,
    DICT_MERGE,
    DICT_UPDATE,
    END_FOR,
    FOR_ITER,
    FORMAT_SIMPLE,
    FORMAT_WITH_SPEC,
    GET_AWAITABLE,
    GET_YIELD_FROM_ITER,
    INTRINSIC_LIST_TO_TUPLE,
    INTRINSIC_UNARY_POSITIVE,
    IS_OP,
    JUMP,
    JUMP_IF_FALSE,
    JUMP_IF_TRUE,
    JUMP_NO_INTERRUPT,
    LIST_APPEND,
    LIST_EXTEND,
    LOAD_ATTR,
    LOAD_COMMON_CONSTANT,
    LOAD_SUPER_ATTR,
    MAP_ADD,
    NB_SUBSCR,
    NOP,
    POP_ITER,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_TRUE,
    POP_TOP,
    PUSH_NULL,
    SET_ADD,
    SET_UPDATE,
    STORE_ATTR,
    STORE_SLICE,
    STORE_SUBSCR,
    SWAP,
    TO_BOOL,
    UNARY_INVERT,
    UNARY_NEGATIVE,
    UNARY_NOT,
    UNPACK_EX,
    UNPACK_SEQUENCE,
)
from rt.compiler.symtable import DEF_IMPORT, FREE, GLOBAL_IMPLICIT

# Arguments of CONVERT_VALUE by the letter of the conversion.
CONVERSION_STR: Final = 1
CONVERSION_REPR: Final = 2
CONVERSION_ASCII: Final = 3

# The largest counts that UNPACK_EX can hold before and after the star.
MAX_BEFORE_STAR: Final = 1 << 8
MAX_AFTER_STAR: Final = 0x7FFFFFFF >> 8


def codegen_visit_exprs(c: Compiler, exprs: list[ExprNode]) -> None:
    for expr in exprs:
        codegen_visit_expr(c, expr)


def codegen_visit_expr(c: Compiler, expr: ExprNode) -> None:
    """Code for an expression: its value on the stack, or a store or deletion.

    CPython: Python/codegen.c codegen_visit_expr
    """
    if isinstance(expr, Name):
        codegen_nameop(c, expr, expr.id, expr.ctx)
    elif isinstance(expr, Constant):
        c.addop_load_const(expr, expr.value)
    elif isinstance(expr, Attribute):
        codegen_attribute(c, expr)
    elif isinstance(expr, Call):
        codegen_call(c, expr)
    elif isinstance(expr, Subscript):
        codegen_subscript(c, expr)
    elif isinstance(expr, Tuple):
        codegen_tuple(c, expr)
    elif isinstance(expr, BinOp):
        codegen_visit_expr(c, expr.left)
        codegen_visit_expr(c, expr.right)
        codegen_add_binary(c, expr, expr.op, False)
    elif isinstance(expr, Compare):
        codegen_compare(c, expr)
    elif isinstance(expr, UnaryOp):
        codegen_unary(c, expr)
    elif isinstance(expr, BoolOp):
        codegen_boolop(c, expr)
    elif isinstance(expr, List):
        codegen_list(c, expr)
    elif isinstance(expr, JoinedStr):
        codegen_joined_str(c, expr)
    elif isinstance(expr, FormattedValue):
        codegen_formatted_value(c, expr)
    elif isinstance(expr, Dict):
        codegen_dict(c, expr)
    else:
        codegen_visit_rare_expr(c, expr)


def codegen_visit_rare_expr(c: Compiler, expr: ExprNode) -> None:
    """The rest of `codegen_visit_expr`."""
    if isinstance(expr, Slice):
        codegen_slice(c, expr)
    elif isinstance(expr, Starred):
        if expr.ctx == CTX_STORE:
            # Those that are allowed are seen by the list or tuple around them.
            raise c.error(expr, "starred assignment target must be in a list or tuple")
        raise c.error(expr, "can't use starred expression here")
    elif isinstance(expr, IfExp):
        codegen_ifexp(c, expr)
    elif isinstance(expr, Lambda):
        codegen_lambda(c, expr)
    elif isinstance(expr, ListComp):
        codegen_comprehension(c, expr, COMP_LISTCOMP, "<listcomp>", expr.generators, expr.elt, None)
    elif isinstance(expr, GeneratorExp):
        codegen_comprehension(c, expr, COMP_GENEXP, "<genexpr>", expr.generators, expr.elt, None)
    elif isinstance(expr, DictComp):
        codegen_comprehension(
            c, expr, COMP_DICTCOMP, "<dictcomp>", expr.generators, expr.key, expr.value
        )
    elif isinstance(expr, SetComp):
        codegen_comprehension(c, expr, COMP_SETCOMP, "<setcomp>", expr.generators, expr.elt, None)
    elif isinstance(expr, Set):
        codegen_starunpack(c, expr, expr.elts, None, 0, BUILD_SET, SET_ADD, SET_UPDATE, False)
    elif isinstance(expr, Yield):
        if not c.u.ste.function_like:
            raise c.error(expr, "'yield' outside function")
        if expr.value is not None:
            codegen_visit_expr(c, expr.value)
        else:
            c.addop_load_const(expr, None)
        codegen_yield(c, expr)
    elif isinstance(expr, Await):
        codegen_visit_expr(c, expr.value)
        c.addop_i(expr, GET_AWAITABLE, 0)
        c.addop_load_const(expr, None)
        codegen_yield_from(c, expr, True)
    elif isinstance(expr, YieldFrom):
        if not c.u.ste.function_like:
            raise c.error(expr, "'yield from' outside function")
        if c.u.scope_type == SCOPE_ASYNC_FUNCTION:
            raise c.error(expr, "'yield from' inside async function")
        codegen_visit_expr(c, expr.value)
        c.addop(expr, GET_YIELD_FROM_ITER)
        c.addop_load_const(expr, None)
        codegen_yield_from(c, expr, False)
    elif isinstance(expr, NamedExpr):
        codegen_visit_expr(c, expr.value)
        c.addop_i(expr, COPY, 1)
        codegen_visit_expr(c, expr.target)


# Operators


def codegen_unary(c: Compiler, expr: UnaryOp) -> None:
    codegen_visit_expr(c, expr.operand)
    op = expr.op
    if op == UOP_NOT:
        c.addop(expr, TO_BOOL)
        c.addop(expr, UNARY_NOT)
    elif op == UOP_UADD:
        c.addop_i(expr, CALL_INTRINSIC_1, INTRINSIC_UNARY_POSITIVE)
    elif op == UOP_INVERT:
        c.addop(expr, UNARY_INVERT)
    else:
        c.addop(expr, UNARY_NEGATIVE)


def codegen_boolop(c: Compiler, expr: BoolOp) -> None:
    jump: i64 = JUMP_IF_FALSE if expr.op == BOOL_AND else JUMP_IF_TRUE
    end = c.new_label()
    values = expr.values
    last = len(values) - 1
    for i in range(last):
        codegen_visit_expr(c, values[i])
        c.addop_i(expr, jump, end)
        c.addop(expr, POP_TOP)
    codegen_visit_expr(c, values[last])
    c.use_label(end)


def is_proper_identity_operand(expr: ExprNode) -> bool:
    """Whether `is` makes sense with this operand: not with literals of values.

    CPython: Python/codegen.c check_is_arg
    """
    if isinstance(expr, Constant):
        value = expr.value
        return value is None or value is Ellipsis or isinstance(value, bool)
    if isinstance(expr, Tuple):
        for elt in expr.elts:
            if not isinstance(elt, Constant):
                return True
        return False
    return True


def codegen_check_compare(c: Compiler, expr: Compare) -> None:
    """Warn about `is` with a literal.

    CPython: Python/codegen.c codegen_check_compare
    """
    left = expr.left
    for i in range(len(expr.ops)):
        right = expr.comparators[i]
        op = expr.ops[i]
        if op in (CMP_IS, CMP_ISNOT):
            left_proper = is_proper_identity_operand(left)
            if not left_proper or not is_proper_identity_operand(right):
                name = infer_type(right if left_proper else left)
                if op == CMP_IS:
                    c.warn(expr, f'"is" with \'{name}\' literal. Did you mean "=="?')
                else:
                    c.warn(expr, f'"is not" with \'{name}\' literal. Did you mean "!="?')
                return
        left = right


def codegen_compare(c: Compiler, expr: Compare) -> None:
    codegen_check_compare(c, expr)
    codegen_visit_expr(c, expr.left)
    last = len(expr.ops) - 1
    if last == 0:
        codegen_visit_expr(c, expr.comparators[0])
        codegen_add_compare(c, expr, expr.ops[0])
        return
    cleanup = c.new_label()
    for i in range(last):
        codegen_visit_expr(c, expr.comparators[i])
        c.addop_i(expr, SWAP, 2)
        c.addop_i(expr, COPY, 2)
        codegen_add_compare(c, expr, expr.ops[i])
        c.addop_i(expr, COPY, 1)
        c.addop(expr, TO_BOOL)
        c.addop_i(expr, POP_JUMP_IF_FALSE, cleanup)
        c.addop(expr, POP_TOP)
    codegen_visit_expr(c, expr.comparators[last])
    codegen_add_compare(c, expr, expr.ops[last])
    end = c.new_label()
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
    c.use_label(cleanup)
    c.addop_i(expr, SWAP, 2)
    c.addop(expr, POP_TOP)
    c.use_label(end)


def codegen_jump_if(c: Compiler, loc: Location, expr: ExprNode, next: i64, cond: bool) -> None:
    """Jump to `next` if the expression is true (false, where `cond` is).

    CPython: Python/codegen.c codegen_jump_if
    """
    if isinstance(expr, UnaryOp):
        if expr.op == UOP_NOT:
            codegen_jump_if(c, loc, expr.operand, next, not cond)
            return
    elif isinstance(expr, BoolOp):
        values = expr.values
        last = len(values) - 1
        is_or = expr.op == BOOL_OR
        next2 = next
        if is_or != cond:
            next2 = c.new_label()
        for i in range(last):
            codegen_jump_if(c, loc, values[i], next2, is_or)
        codegen_jump_if(c, loc, values[last], next, cond)
        if next2 != next:
            c.use_label(next2)
        return
    elif isinstance(expr, IfExp):
        end = c.new_label()
        next2 = c.new_label()
        codegen_jump_if(c, loc, expr.test, next2, False)
        codegen_jump_if(c, loc, expr.body, next, cond)
        c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
        c.use_label(next2)
        codegen_jump_if(c, loc, expr.orelse, next, cond)
        c.use_label(end)
        return
    elif isinstance(expr, Compare):
        if len(expr.ops) > 1:
            codegen_jump_if_chain(c, expr, next, cond)
            return
    codegen_visit_expr(c, expr)
    c.addop(expr, TO_BOOL)
    c.addop_i(expr, POP_JUMP_IF_TRUE if cond else POP_JUMP_IF_FALSE, next)


def codegen_jump_if_chain(c: Compiler, expr: Compare, next: i64, cond: bool) -> None:
    """`codegen_jump_if` for a comparison of more than two values."""
    codegen_check_compare(c, expr)
    cleanup = c.new_label()
    codegen_visit_expr(c, expr.left)
    last = len(expr.ops) - 1
    for i in range(last):
        codegen_visit_expr(c, expr.comparators[i])
        c.addop_i(expr, SWAP, 2)
        c.addop_i(expr, COPY, 2)
        codegen_add_compare(c, expr, expr.ops[i])
        c.addop(expr, TO_BOOL)
        c.addop_i(expr, POP_JUMP_IF_FALSE, cleanup)
    codegen_visit_expr(c, expr.comparators[last])
    codegen_add_compare(c, expr, expr.ops[last])
    c.addop(expr, TO_BOOL)
    c.addop_i(expr, POP_JUMP_IF_TRUE if cond else POP_JUMP_IF_FALSE, next)
    end = c.new_label()
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
    c.use_label(cleanup)
    c.addop(expr, POP_TOP)
    if not cond:
        c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, next)
    c.use_label(end)


def codegen_ifexp(c: Compiler, expr: IfExp) -> None:
    end = c.new_label()
    next = c.new_label()
    codegen_jump_if(c, expr, expr.test, next, False)
    codegen_visit_expr(c, expr.body)
    c.addop_i(NO_LOCATION, JUMP_NO_INTERRUPT, end)
    c.use_label(next)
    codegen_visit_expr(c, expr.orelse)
    c.use_label(end)


# Containers


def codegen_starunpack(
    c: Compiler,
    loc: Location,
    elts: list[ExprNode],
    injected_arg: str | None,
    pushed: i64,
    build: i64,
    add: i64,
    extend: i64,
    is_tuple: bool,
) -> None:
    """Build a container of elements, of which some may have a star.

    Args:
        injected_arg: a variable whose value is one more element.
        pushed: how many elements are on the stack already.
        build, add, extend: the instructions for the kind of container.
        is_tuple: build a list, but make a tuple of it.

    CPython: Python/codegen.c starunpack_helper_impl
    """
    count: i64 = len(elts)
    big = count + pushed + (0 if injected_arg is None else 1) > STACK_USE_GUIDELINE
    seen_star = False
    for elt in elts:
        if isinstance(elt, Starred):
            seen_star = True
            break
    if not seen_star and not big:
        for elt in elts:
            codegen_visit_expr(c, elt)
        if injected_arg is not None:
            codegen_nameop(c, loc, injected_arg, CTX_LOAD)
            count += 1
        c.addop_i(loc, BUILD_TUPLE if is_tuple else build, count + pushed)
        return
    built = False
    if big:
        c.addop_i(loc, build, pushed)
        built = True
    for index, elt in enumerate(elts):
        if isinstance(elt, Starred):
            if not built:
                c.addop_i(loc, build, index + pushed)
                built = True
            codegen_visit_expr(c, elt.value)
            c.addop_i(loc, extend, 1)
        else:
            codegen_visit_expr(c, elt)
            if built:
                c.addop_i(loc, add, 1)
    if injected_arg is not None:
        codegen_nameop(c, loc, injected_arg, CTX_LOAD)
        c.addop_i(loc, add, 1)
    if is_tuple:
        c.addop_i(loc, CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE)


def codegen_unpack(c: Compiler, loc: Location, elts: list[ExprNode]) -> None:
    """Put the elements of the sequence on the stack on it, and store them.

    CPython: Python/codegen.c unpack_helper, assignment_helper
    """
    count: i64 = len(elts)
    seen_star = False
    for index, elt in enumerate(elts):
        if isinstance(elt, Starred):
            if seen_star:
                raise c.error(loc, "multiple starred expressions in assignment")
            after = count - index - 1
            if index >= MAX_BEFORE_STAR or after >= MAX_AFTER_STAR:
                raise c.error(loc, "too many expressions in star-unpacking assignment")
            c.addop_i(loc, UNPACK_EX, index + (after << 8))
            seen_star = True
    if not seen_star:
        c.addop_i(loc, UNPACK_SEQUENCE, count)
    for elt in elts:
        codegen_visit_expr(c, elt.value if isinstance(elt, Starred) else elt)


def codegen_list(c: Compiler, expr: List) -> None:
    if expr.ctx == CTX_STORE:
        codegen_unpack(c, expr, expr.elts)
    elif expr.ctx == CTX_LOAD:
        codegen_starunpack(c, expr, expr.elts, None, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, False)
    else:
        codegen_visit_exprs(c, expr.elts)


def codegen_tuple(c: Compiler, expr: Tuple) -> None:
    if expr.ctx == CTX_STORE:
        codegen_unpack(c, expr, expr.elts)
    elif expr.ctx == CTX_LOAD:
        codegen_starunpack(c, expr, expr.elts, None, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, True)
    else:
        codegen_visit_exprs(c, expr.elts)


def codegen_subdict(c: Compiler, expr: Dict, begin: i64, end: i64) -> None:
    """A dict of some of the pairs, which are no unpackings."""
    count = end - begin
    big = count * 2 > STACK_USE_GUIDELINE
    if big:
        c.addop_i(expr, BUILD_MAP, 0)
    for i in range(begin, end):
        key = expr.keys[i]
        assert key is not None
        codegen_visit_expr(c, key)
        codegen_visit_expr(c, expr.values[i])
        if big:
            c.addop_i(expr, MAP_ADD, 1)
    if not big:
        c.addop_i(expr, BUILD_MAP, count)


def codegen_dict(c: Compiler, expr: Dict) -> None:
    # CPython: Python/codegen.c codegen_dict
    have_dict = False
    elements: i64 = 0
    count: i64 = len(expr.values)
    for i in range(count):
        if expr.keys[i] is None:
            if elements > 0:
                codegen_subdict(c, expr, i - elements, i)
                if have_dict:
                    c.addop_i(expr, DICT_UPDATE, 1)
                have_dict = True
                elements = 0
            if not have_dict:
                c.addop_i(expr, BUILD_MAP, 0)
                have_dict = True
            codegen_visit_expr(c, expr.values[i])
            c.addop_i(expr, DICT_UPDATE, 1)
        elif elements * 2 > STACK_USE_GUIDELINE:
            codegen_subdict(c, expr, i - elements, i + 1)
            if have_dict:
                c.addop_i(expr, DICT_UPDATE, 1)
            have_dict = True
            elements = 0
        else:
            elements += 1
    if elements > 0:
        codegen_subdict(c, expr, count - elements, count)
        if have_dict:
            c.addop_i(expr, DICT_UPDATE, 1)
        have_dict = True
    if not have_dict:
        c.addop_i(expr, BUILD_MAP, 0)


def codegen_joined_str(c: Compiler, expr: JoinedStr) -> None:
    values = expr.values
    count = len(values)
    if count > STACK_USE_GUIDELINE:
        c.addop_load_const(expr, "")
        c.addop_i(expr, LOAD_ATTR, (add_name(c.u.metadata.names, "join") << 1) | 1)
        c.addop_i(expr, BUILD_LIST, 0)
        for value in values:
            codegen_visit_expr(c, value)
            c.addop_i(expr, LIST_APPEND, 1)
        c.addop_i(expr, CALL, 1)
        return
    codegen_visit_exprs(c, values)
    if count > 1:
        c.addop_i(expr, BUILD_STRING, count)
    elif count == 0:
        c.addop_load_const(expr, "")


def codegen_formatted_value(c: Compiler, expr: FormattedValue) -> None:
    codegen_visit_expr(c, expr.value)
    conversion = expr.conversion
    if conversion != -1:
        if conversion == 115:
            c.addop_i(expr, CONVERT_VALUE, CONVERSION_STR)
        elif conversion == 114:
            c.addop_i(expr, CONVERT_VALUE, CONVERSION_REPR)
        elif conversion == 97:
            c.addop_i(expr, CONVERT_VALUE, CONVERSION_ASCII)
        else:
            raise CompileError("SystemError", f"Unrecognized conversion character {conversion}")
    if expr.format_spec is not None:
        codegen_visit_expr(c, expr.format_spec)
        c.addop(expr, FORMAT_WITH_SPEC)
    else:
        c.addop(expr, FORMAT_SIMPLE)


# Warnings about types that are known


def infer_type(expr: ExprNode) -> str:
    """The name of the type of an expression's value; empty if it is not known.

    CPython: Python/codegen.c infer_type
    """
    if isinstance(expr, Constant):
        return type(expr.value).__name__
    if isinstance(expr, Tuple):
        return "tuple"
    if isinstance(expr, (List, ListComp)):
        return "list"
    if isinstance(expr, (Dict, DictComp)):
        return "dict"
    if isinstance(expr, (Set, SetComp)):
        return "set"
    if isinstance(expr, GeneratorExp):
        return "generator"
    if isinstance(expr, Lambda):
        return "function"
    if isinstance(expr, (JoinedStr, FormattedValue)):
        return "str"
    return ""


def check_caller(c: Compiler, expr: ExprNode) -> None:
    """Warn about a call of what cannot be called."""
    if isinstance(expr, (Name, Attribute, Lambda)):
        return
    name = infer_type(expr)
    if name != "":
        c.warn(expr, f"'{name}' object is not callable; perhaps you missed a comma?")


def check_subscripter(c: Compiler, expr: ExprNode) -> None:
    """Warn about a subscript of what has none."""
    if isinstance(expr, (Name, Attribute)):
        return
    if isinstance(expr, Constant):
        value = expr.value
        if not (
            value is None
            or value is Ellipsis
            or isinstance(value, (int, float, complex, frozenset))
        ):
            return
    elif not isinstance(expr, (Set, SetComp, GeneratorExp, Lambda)):
        return
    name = infer_type(expr)
    c.warn(expr, f"'{name}' object is not subscriptable; perhaps you missed a comma?")


def check_index(c: Compiler, expr: ExprNode, index: ExprNode) -> None:
    """Warn about a subscript of a sequence that is no integer."""
    if isinstance(expr, (Name, Attribute)):
        return
    index_name = infer_type(index)
    if index_name in ("", "int", "bool"):
        return
    if isinstance(expr, Constant):
        value = expr.value
        if not isinstance(value, (str, bytes, tuple)):
            return
    elif not isinstance(expr, (Tuple, List, ListComp, JoinedStr, FormattedValue)):
        return
    c.warn(
        expr,
        f"{infer_type(expr)} indices must be integers or slices, not {index_name}; "
        "perhaps you missed a comma?",
    )


# Attributes and calls


def can_optimize_super_call(c: Compiler, attr: Attribute) -> bool:
    """Whether `super().name` can be loaded without making the super object.

    CPython: Python/codegen.c can_optimize_super_call
    """
    call = attr.value
    if not isinstance(call, Call):
        return False
    func = call.func
    if not isinstance(func, Name) or func.id != "super":
        return False
    if attr.attr == "__class__" or len(call.keywords) != 0:
        return False
    # The name must be the builtin, as far as can be seen.
    if c.u.ste.get_scope("super") != GLOBAL_IMPLICIT or c.st.top.get_scope("super") != 0:
        return False
    count = len(call.args)
    if count == 2:
        return not isinstance(call.args[0], Starred) and not isinstance(call.args[1], Starred)
    if count != 0:
        return False
    # Without arguments: there must be a first parameter, and a class around.
    metadata = c.u.metadata
    if metadata.argcount == 0 and metadata.posonlyargcount == 0:
        return False
    return c.get_ref_type("__class__") == FREE


def load_args_for_super(c: Compiler, call: ExprNode) -> None:
    """Put super, the class and the object on the stack."""
    assert isinstance(call, Call)
    codegen_nameop(c, call.func, "super", CTX_LOAD)
    if len(call.args) == 2:
        codegen_visit_exprs(c, call.args)
        return
    codegen_nameop(c, call, "__class__", CTX_LOAD)
    for name in c.u.metadata.varnames:
        codegen_nameop(c, call, name, CTX_LOAD)
        break


def codegen_load_super(c: Compiler, expr: Attribute, method: i64) -> None:
    """Load an attribute or, with `method` 1, a method of a super object.

    The low bits of the argument: 1 a method, 2 super() with two arguments.
    """
    call = expr.value
    load_args_for_super(c, call)
    two_args: i64 = 2 if isinstance(call, Call) and len(call.args) > 0 else 0
    index = add_name(c.u.metadata.names, c.mangle(expr.attr))
    c.addop_i(expr, LOAD_SUPER_ATTR, (index << 2) | two_args | method)


def codegen_attribute(c: Compiler, expr: Attribute) -> None:
    if expr.ctx == CTX_LOAD:
        if can_optimize_super_call(c, expr):
            codegen_load_super(c, expr, 0)
            c.addop(update_start_location_to_match_attr(expr, expr), NOP)
            return
    else:
        c.maybe_add_static_attribute(expr)
    codegen_visit_expr(c, expr.value)
    codegen_attr_op(c, expr, expr.ctx)


def codegen_attr_op(c: Compiler, expr: Attribute, ctx: i64) -> None:
    """Load, store or delete an attribute of the object on the stack."""
    loc = update_start_location_to_match_attr(expr, expr)
    if ctx == CTX_LOAD:
        c.addop_i(loc, LOAD_ATTR, add_name(c.u.metadata.names, c.mangle(expr.attr)) << 1)
    elif ctx == CTX_STORE:
        c.addop_name(loc, STORE_ATTR, expr.attr)
    else:
        c.addop_name(loc, DELETE_ATTR, expr.attr)


def is_import_originated(c: Compiler, expr: ExprNode) -> bool:
    """Whether the expression is a name that the module imports somewhere."""
    return isinstance(expr, Name) and (c.st.top.get_symbol(expr.id) & DEF_IMPORT) != 0


def codegen_validate_keywords(c: Compiler, keywords: list[Keyword]) -> None:
    """Refuse a keyword argument that is given twice."""
    if len(keywords) < 2:
        return
    seen: set[str] = set()
    first: str | None = None
    # The error is at the second of the pair whose first comes first.
    for keyword in keywords:
        if keyword.arg is not None:
            if keyword.arg in seen:
                first = keyword.arg
                break
            seen.add(keyword.arg)
    if first is None:
        return
    for i in range(len(keywords)):
        arg = keywords[i].arg
        if arg is None:
            continue
        for j in range(i + 1, len(keywords)):
            other = keywords[j]
            if other.arg == arg:
                raise c.error(other, f"keyword argument repeated: {arg}")


def codegen_keyword_names(c: Compiler, loc: Location, keywords: list[Keyword]) -> None:
    """Load the names of keyword arguments for CALL_KW."""
    names: list[str] = []
    for keyword in keywords:
        if keyword.arg is not None:
            names.append(keyword.arg)
    c.addop_load_const(loc, tuple(names))


def codegen_method_call(c: Compiler, expr: Call) -> bool:
    """Call a method without binding it; False (and no code) if that cannot be.

    CPython: Python/codegen.c maybe_optimize_method_call
    """
    meth = expr.func
    if not isinstance(meth, Attribute) or meth.ctx != CTX_LOAD:
        return False
    # A function of a module is no method.
    if is_import_originated(c, meth.value):
        return False
    args = expr.args
    keywords = expr.keywords
    nargs: i64 = len(args)
    nkw: i64 = len(keywords)
    if nargs + nkw + (0 if nkw == 0 else 1) >= STACK_USE_GUIDELINE:
        return False
    for arg in args:
        if isinstance(arg, Starred):
            return False
    for keyword in keywords:
        if keyword.arg is None:
            return False
    loc: Location = meth
    if can_optimize_super_call(c, meth):
        codegen_load_super(c, meth, 1)
        loc = update_start_location_to_match_attr(loc, meth)
        c.addop(loc, NOP)
    else:
        codegen_visit_expr(c, meth.value)
        loc = update_start_location_to_match_attr(loc, meth)
        index = add_name(c.u.metadata.names, c.mangle(meth.attr))
        c.addop_i(loc, LOAD_ATTR, (index << 1) | 1)
    codegen_visit_exprs(c, args)
    if nkw > 0:
        for keyword in keywords:
            codegen_visit_expr(c, keyword.value)
        codegen_keyword_names(c, loc, keywords)
        loc = update_start_location_to_match_attr(expr, meth)
        c.addop_i(loc, CALL_KW, nargs + nkw)
    else:
        loc = update_start_location_to_match_attr(expr, meth)
        c.addop_i(loc, CALL, nargs)
    return True


def codegen_call(c: Compiler, expr: Call) -> None:
    codegen_validate_keywords(c, expr.keywords)
    if codegen_method_call(c, expr):
        return
    func = expr.func
    skip_normal_call = c.new_label()
    check_caller(c, func)
    codegen_visit_expr(c, func)
    codegen_builtin_call(c, expr, skip_normal_call)
    c.addop(func, PUSH_NULL)
    codegen_call_helper(c, expr, 0, expr.args, None, expr.keywords)
    c.use_label(skip_normal_call)


def codegen_builtin_call(c: Compiler, expr: Call, end: i64) -> None:
    """Before the call of all, any or tuple with a generator expression: a loop over it.

    The loop is executed if the function is the builtin.

    CPython: Python/codegen.c maybe_optimize_function_call
    """
    func = expr.func
    if not isinstance(func, Name) or len(expr.args) != 1 or len(expr.keywords) != 0:
        return
    generator = expr.args[0]
    if not isinstance(generator, GeneratorExp):
        return
    constant: i64
    initial = False
    continue_jump: i64 = POP_JUMP_IF_FALSE
    if func.id == "all":
        constant = CONSTANT_BUILTIN_ALL
        initial = True
        continue_jump = POP_JUMP_IF_TRUE
    elif func.id == "any":
        constant = CONSTANT_BUILTIN_ANY
    elif func.id == "tuple":
        constant = CONSTANT_BUILTIN_TUPLE
    else:
        return
    if c.st.lookup(id(generator)).coroutine:
        # These cannot take an asynchronous generator, as they will say.
        return
    is_tuple = constant == CONSTANT_BUILTIN_TUPLE
    skip = c.new_label()
    c.addop_i(func, COPY, 1)
    c.addop_i(func, LOAD_COMMON_CONSTANT, constant)
    c.addop_i(func, IS_OP, 0)
    c.addop_i(func, POP_JUMP_IF_FALSE, skip)
    c.addop(func, POP_TOP)
    if is_tuple:
        c.addop_i(func, BUILD_LIST, 0)
    codegen_visit_expr(c, generator)
    loop = c.new_label()
    cleanup = c.new_label()
    c.use_label(loop)
    c.addop_i(func, FOR_ITER, cleanup)
    if is_tuple:
        c.addop_i(func, LIST_APPEND, 2)
        c.addop_i(func, JUMP, loop)
    else:
        c.addop(func, TO_BOOL)
        c.addop_i(func, continue_jump, loop)
    c.addop(NO_LOCATION, POP_ITER)
    if not is_tuple:
        c.addop_load_const(func, not initial)
    c.addop_i(func, JUMP, end)
    c.use_label(cleanup)
    c.addop(NO_LOCATION, END_FOR)
    c.addop(NO_LOCATION, POP_ITER)
    if is_tuple:
        c.addop_i(func, CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE)
    else:
        c.addop_load_const(func, initial)
    c.addop_i(func, JUMP, end)
    c.use_label(skip)


def codegen_subkwargs(
    c: Compiler, loc: Location, keywords: list[Keyword], begin: i64, end: i64
) -> None:
    """A dict of some of the keyword arguments, which are no unpackings."""
    count = end - begin
    big = count * 2 > STACK_USE_GUIDELINE
    if big:
        c.addop_i(NO_LOCATION, BUILD_MAP, 0)
    for i in range(begin, end):
        keyword = keywords[i]
        c.addop_load_const(loc, keyword.arg)
        codegen_visit_expr(c, keyword.value)
        if big:
            c.addop_i(NO_LOCATION, MAP_ADD, 1)
    if not big:
        c.addop_i(loc, BUILD_MAP, count)


def codegen_call_helper(
    c: Compiler,
    loc: Location,
    pushed: i64,
    args: list[ExprNode],
    injected_arg: str | None,
    keywords: list[Keyword],
) -> None:
    """Call the function on the stack.

    Args:
        pushed: how many arguments are on the stack already.
        injected_arg: a variable whose value is the last positional argument.

    CPython: Python/codegen.c codegen_call_helper_impl
    """
    codegen_validate_keywords(c, keywords)
    nargs: i64 = len(args)
    nkw: i64 = len(keywords)
    simple = nargs + nkw * 2 <= STACK_USE_GUIDELINE
    if simple:
        for arg in args:
            if isinstance(arg, Starred):
                simple = False
                break
    if simple:
        for keyword in keywords:
            if keyword.arg is None:
                simple = False
                break
    if not simple:
        codegen_call_ex(c, loc, pushed, args, injected_arg, keywords)
        return
    codegen_visit_exprs(c, args)
    if injected_arg is not None:
        codegen_nameop(c, loc, injected_arg, CTX_LOAD)
        nargs += 1
    if nkw > 0:
        for keyword in keywords:
            codegen_visit_expr(c, keyword.value)
        codegen_keyword_names(c, loc, keywords)
        c.addop_i(loc, CALL_KW, pushed + nargs + nkw)
    else:
        c.addop_i(loc, CALL, pushed + nargs)


def codegen_call_ex(
    c: Compiler,
    loc: Location,
    pushed: i64,
    args: list[ExprNode],
    injected_arg: str | None,
    keywords: list[Keyword],
) -> None:
    """Call with a tuple and a dict of arguments."""
    only = args[0] if pushed == 0 and len(args) == 1 else None
    if isinstance(only, Starred):
        codegen_visit_expr(c, only.value)
    else:
        codegen_starunpack(
            c, loc, args, injected_arg, pushed, BUILD_LIST, LIST_APPEND, LIST_EXTEND, True
        )
    count: i64 = len(keywords)
    if count > 0:
        have_dict = False
        # How many keyword arguments before this one are still to be packed.
        seen: i64 = 0
        for i in range(count):
            keyword = keywords[i]
            if keyword.arg is not None:
                seen += 1
                continue
            if seen > 0:
                codegen_subkwargs(c, loc, keywords, i - seen, i)
                if have_dict:
                    c.addop_i(loc, DICT_MERGE, 1)
                have_dict = True
                seen = 0
            if not have_dict:
                c.addop_i(loc, BUILD_MAP, 0)
                have_dict = True
            codegen_visit_expr(c, keyword.value)
            c.addop_i(loc, DICT_MERGE, 1)
        if seen > 0:
            codegen_subkwargs(c, loc, keywords, count - seen, count)
            if have_dict:
                c.addop_i(loc, DICT_MERGE, 1)
    else:
        c.addop(loc, PUSH_NULL)
    c.addop(loc, CALL_FUNCTION_EX)


# Subscripts


def is_constant_part(expr: ExprNode | None) -> bool:
    return expr is None or isinstance(expr, Constant)


def is_two_part_slice(expr: ExprNode) -> bool:
    """Whether BINARY_SLICE and STORE_SLICE are for this index: two parts, not constant.

    CPython: Python/codegen.c should_apply_two_element_slice_optimization
    """
    return (
        isinstance(expr, Slice)
        and expr.step is None
        and not (is_constant_part(expr.lower) and is_constant_part(expr.upper))
    )


def codegen_subscript(c: Compiler, expr: Subscript) -> None:
    ctx = expr.ctx
    value = expr.value
    index = expr.slice
    if ctx == CTX_LOAD:
        check_subscripter(c, value)
        check_index(c, value, index)
    codegen_visit_expr(c, value)
    if ctx != CTX_DEL and is_two_part_slice(index):
        codegen_slice_parts(c, index)
        c.addop(expr, BINARY_SLICE if ctx == CTX_LOAD else STORE_SLICE)
        return
    codegen_visit_expr(c, index)
    if ctx == CTX_LOAD:
        c.addop_i(expr, BINARY_OP, NB_SUBSCR)
    elif ctx == CTX_STORE:
        c.addop(expr, STORE_SUBSCR)
    else:
        c.addop(expr, DELETE_SUBSCR)


def codegen_slice_parts(c: Compiler, expr: ExprNode) -> None:
    """Put the bounds of a slice on the stack."""
    assert isinstance(expr, Slice)
    if expr.lower is not None:
        codegen_visit_expr(c, expr.lower)
    else:
        c.addop_load_const(expr, None)
    if expr.upper is not None:
        codegen_visit_expr(c, expr.upper)
    else:
        c.addop_load_const(expr, None)


def constant_part(expr: ExprNode | None) -> object:
    return expr.value if isinstance(expr, Constant) else None


def codegen_slice(c: Compiler, expr: Slice) -> None:
    if (
        is_constant_part(expr.lower)
        and is_constant_part(expr.upper)
        and is_constant_part(expr.step)
    ):
        c.addop_load_const(
            expr,
            slice(constant_part(expr.lower), constant_part(expr.upper), constant_part(expr.step)),
        )
        return
    codegen_slice_parts(c, expr)
    if expr.step is not None:
        codegen_visit_expr(c, expr.step)
        c.addop_i(expr, BUILD_SLICE, 3)
    else:
        c.addop_i(expr, BUILD_SLICE, 2)


from rt.compiler.codegen_comp import (  # noqa: E402
    COMP_DICTCOMP,
    COMP_GENEXP,
    COMP_LISTCOMP,
    COMP_SETCOMP,
    codegen_comprehension,
)
from rt.compiler.codegen_function import codegen_lambda  # noqa: E402
