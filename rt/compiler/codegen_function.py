"""Code for functions, classes, type parameters and annotations.

Answers to Python/codegen.c.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    CTX_LOAD,
    CTX_STORE,
    AnnAssign,
    Arg,
    Arguments,
    AsyncFunctionDef,
    Attribute,
    ClassDef,
    ExprNode,
    FunctionDef,
    Lambda,
    Location,
    Name,
    ParamSpec,
    Slice,
    Starred,
    StmtNode,
    Subscript,
    Tuple,
    TypeAlias,
    TypeParamNode,
    TypeVar,
    TypeVarTuple,
)
from rt.compiler.ast_unparse import ast_expr_as_text
from rt.compiler.ast_validate import get_docstring
from rt.compiler.codegen_base import (
    MAKE_FUNCTION_ANNOTATE,
    MAKE_FUNCTION_ANNOTATIONS,
    MAKE_FUNCTION_DEFAULTS,
    MAKE_FUNCTION_KWDEFAULTS,
    codegen_enter_scope,
    codegen_leave_annotations_scope,
    codegen_make_closure,
    codegen_nameop,
    codegen_setup_annotations_scope,
    codegen_wrap_in_stopiteration_handler,
)
from rt.compiler.compile_unit import (
    FBLOCK_STOP_ITERATION,
    NO_LABEL,
    NO_LOCATION,
    SCOPE_ANNOTATIONS,
    SCOPE_ASYNC_FUNCTION,
    SCOPE_CLASS,
    SCOPE_FUNCTION,
    SCOPE_LAMBDA,
    SCOPE_MODULE,
    Compiler,
    clean_doc,
)
from rt.compiler.errors import CompileError
from rt.compiler.metadata import add_name
from rt.compiler.opcode import (
    BUILD_MAP,
    BUILD_SET,
    BUILD_TUPLE,
    CALL,
    CALL_INTRINSIC_1,
    CALL_INTRINSIC_2,
    CONTAINS_OP,
    COPY,
    INTRINSIC_PARAMSPEC,
    INTRINSIC_SET_FUNCTION_TYPE_PARAMS,
    INTRINSIC_SET_TYPEPARAM_DEFAULT,
    INTRINSIC_SUBSCRIPT_GENERIC,
    INTRINSIC_TYPEALIAS,
    INTRINSIC_TYPEVAR,
    INTRINSIC_TYPEVAR_WITH_BOUND,
    INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
    INTRINSIC_TYPEVARTUPLE,
    LOAD_BUILD_CLASS,
    LOAD_CLOSURE,
    LOAD_DEREF,
    LOAD_FAST,
    LOAD_GLOBAL,
    LOAD_LOCALS,
    LOAD_NAME,
    POP_JUMP_IF_FALSE,
    POP_TOP,
    PUSH_NULL,
    RETURN_VALUE,
    SET_ADD,
    STORE_DEREF,
    STORE_SUBSCR,
    SWAP,
    UNPACK_SEQUENCE,
)
from rt.compiler.symtable import CLASS_BLOCK

# Functions


def codegen_decorators(c: Compiler, decorators: list[ExprNode]) -> None:
    codegen_visit_exprs(c, decorators)


def codegen_apply_decorators(c: Compiler, decorators: list[ExprNode]) -> None:
    for i in range(len(decorators) - 1, -1, -1):
        c.addop_i(decorators[i], CALL, 0)


def codegen_default_arguments(c: Compiler, loc: Location, args: Arguments) -> i64:
    """Put default values on the stack; which MAKE_FUNCTION_* flags belong to them.

    CPython: Python/codegen.c codegen_default_arguments
    """
    flags: i64 = 0
    if len(args.defaults) > 0:
        codegen_visit_exprs(c, args.defaults)
        c.addop_i(loc, BUILD_TUPLE, len(args.defaults))
        flags = MAKE_FUNCTION_DEFAULTS
    count: i64 = 0
    for i in range(len(args.kwonlyargs)):
        default = args.kw_defaults[i]
        if default is not None:
            count += 1
            c.addop_load_const(loc, c.mangle(args.kwonlyargs[i].arg))
            codegen_visit_expr(c, default)
    if count > 0:
        c.addop_i(loc, BUILD_MAP, count)
        flags |= MAKE_FUNCTION_KWDEFAULTS
    return flags


def codegen_function_body(
    c: Compiler,
    stmt: StmtNode,
    name: str,
    args: Arguments,
    body: list[StmtNode],
    is_async: bool,
    flags: i64,
    firstlineno: i64,
) -> None:
    """Compile a function and make it; what `flags` name is on the stack.

    CPython: Python/codegen.c codegen_function_body
    """
    codegen_enter_scope(
        c,
        name,
        SCOPE_ASYNC_FUNCTION if is_async else SCOPE_FUNCTION,
        id(stmt),
        firstlineno,
        None,
        len(args.args),
        len(args.posonlyargs),
        len(args.kwonlyargs),
    )
    u = c.u
    ste = u.ste
    first = 0
    if ste.has_docstring:
        # It is the first constant.
        doc = get_docstring(body)
        assert doc is not None
        u.metadata.add_const(c.const_cache, clean_doc(doc))
        first = 1
    start = c.new_label()
    c.use_label(start)
    is_generator = ste.coroutine or ste.generator
    if is_generator:
        # A block that stands for the handler around the whole code.
        c.push_fblock(NO_LOCATION, FBLOCK_STOP_ITERATION, start, NO_LABEL)
    for i in range(first, len(body)):
        codegen_visit_stmt(c, body[i])
    if is_generator:
        codegen_wrap_in_stopiteration_handler(c)
        c.pop_fblock()
    code = c.leave_scope(True)
    codegen_make_closure(c, stmt, code, flags)


def codegen_function_def(c: Compiler, stmt: FunctionDef) -> None:
    codegen_function(
        c,
        stmt,
        stmt.name,
        stmt.args,
        stmt.body,
        stmt.decorator_list,
        stmt.returns,
        stmt.type_params,
        False,
    )


def codegen_async_function_def(c: Compiler, stmt: AsyncFunctionDef) -> None:
    codegen_function(
        c,
        stmt,
        stmt.name,
        stmt.args,
        stmt.body,
        stmt.decorator_list,
        stmt.returns,
        stmt.type_params,
        True,
    )


def codegen_function(
    c: Compiler,
    stmt: StmtNode,
    name: str,
    args: Arguments,
    body: list[StmtNode],
    decorators: list[ExprNode],
    returns: ExprNode | None,
    type_params: list[TypeParamNode],
    is_async: bool,
) -> None:
    # CPython: Python/codegen.c codegen_function
    codegen_decorators(c, decorators)
    firstlineno = decorators[0].lineno if len(decorators) > 0 else stmt.lineno
    flags = codegen_default_arguments(c, stmt, args)
    is_generic = len(type_params) > 0
    # Default values are arguments of the function that makes the type parameters.
    ndefaults: i64 = 0
    if is_generic:
        if (flags & MAKE_FUNCTION_DEFAULTS) != 0:
            ndefaults += 1
        if (flags & MAKE_FUNCTION_KWDEFAULTS) != 0:
            ndefaults += 1
        if ndefaults == 2:
            c.addop_i(stmt, SWAP, 2)
        codegen_enter_type_params(c, type_params, name, firstlineno, None, ndefaults)
        codegen_type_params(c, type_params)
        for i in range(ndefaults):
            c.addop_i(stmt, LOAD_FAST, i)
    flags |= codegen_function_annotations(c, stmt, args, returns)
    codegen_function_body(c, stmt, name, args, body, is_async, flags, firstlineno)
    if is_generic:
        c.addop_i(stmt, SWAP, 2)
        c.addop_i(stmt, CALL_INTRINSIC_2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS)
        code = c.leave_scope(False)
        codegen_make_closure(c, stmt, code, 0)
        if ndefaults > 0:
            c.addop_i(stmt, SWAP, ndefaults + 1)
            c.addop_i(stmt, CALL, ndefaults - 1)
        else:
            c.addop(stmt, PUSH_NULL)
            c.addop_i(stmt, CALL, 0)
    codegen_apply_decorators(c, decorators)
    codegen_nameop(c, stmt, name, CTX_STORE)


def codegen_lambda(c: Compiler, expr: Lambda) -> None:
    # CPython: Python/codegen.c codegen_lambda
    args = expr.args
    flags = codegen_default_arguments(c, expr, args)
    codegen_enter_scope(
        c,
        "<lambda>",
        SCOPE_LAMBDA,
        id(expr),
        expr.lineno,
        None,
        len(args.args),
        len(args.posonlyargs),
        len(args.kwonlyargs),
    )
    codegen_visit_expr(c, expr.body)
    if c.u.ste.generator:
        code = c.leave_scope(False)
    else:
        c.addop(expr.body, RETURN_VALUE)
        code = c.leave_scope(True)
    codegen_make_closure(c, expr, code, flags)


# Annotations


def codegen_visit_annotation(c: Compiler, loc: Location, annotation: ExprNode) -> None:
    """Put an annotation on the stack: its value, or its text under the future import.

    `loc` is the place of what is annotated.
    """
    if c.future_annotations:
        c.addop_load_const(annotation, ast_expr_as_text(annotation))
    elif isinstance(annotation, Starred):
        # `*args: *Ts` is annotated with the one element of `*Ts`.
        codegen_visit_expr(c, annotation.value)
        c.addop_i(loc, UNPACK_SEQUENCE, 1)
    else:
        codegen_visit_expr(c, annotation)


def codegen_arg_annotation(
    c: Compiler, loc: Location, name: str, annotation: ExprNode | None
) -> i64:
    """Put a name and its annotation on the stack, if there is one; how many: 0 or 1."""
    if annotation is None:
        return 0
    c.addop_load_const(loc, c.mangle(name))
    codegen_visit_annotation(c, loc, annotation)
    return 1


def codegen_arg_annotations(c: Compiler, loc: Location, args: list[Arg]) -> i64:
    count: i64 = 0
    for arg in args:
        count += codegen_arg_annotation(c, loc, arg.arg, arg.annotation)
    return count


def codegen_all_annotations(
    c: Compiler, loc: Location, args: Arguments, returns: ExprNode | None
) -> i64:
    """Put the names and annotations of a function on the stack; how many there are.

    CPython: Python/codegen.c codegen_annotations_in_scope
    """
    count = codegen_arg_annotations(c, loc, args.args)
    count += codegen_arg_annotations(c, loc, args.posonlyargs)
    if args.vararg is not None:
        count += codegen_arg_annotation(c, loc, args.vararg.arg, args.vararg.annotation)
    count += codegen_arg_annotations(c, loc, args.kwonlyargs)
    if args.kwarg is not None:
        count += codegen_arg_annotation(c, loc, args.kwarg.arg, args.kwarg.annotation)
    return count + codegen_arg_annotation(c, loc, "return", returns)


def codegen_function_annotations(
    c: Compiler, loc: Location, args: Arguments, returns: ExprNode | None
) -> i64:
    """Put what a function's annotations are on the stack; the flag that belongs to it.

    CPython: Python/codegen.c codegen_function_annotations; 3.13's compiler_visit_annotations
    """
    if c.eager_annotations:
        count = codegen_all_annotations(c, loc, args, returns)
        if count == 0:
            return 0
        c.addop_i(loc, BUILD_TUPLE, count * 2)
        return MAKE_FUNCTION_ANNOTATIONS
    ste = c.st.lookup(id(args))
    if not ste.annotations_used:
        return 0
    codegen_setup_annotations_scope(c, loc, id(args), ste.name)
    c.addop_i(loc, BUILD_MAP, codegen_all_annotations(c, loc, args, returns))
    codegen_leave_annotations_scope(c, loc)
    return MAKE_FUNCTION_ANNOTATE


def codegen_deferred_annotations_body(c: Compiler, loc: Location, scope_type: i64) -> None:
    """Build the dict of the annotations of the class or module around.

    CPython: Python/codegen.c codegen_deferred_annotations_body
    """
    parent = c.stack[len(c.stack) - 1]
    c.addop_i(loc, BUILD_MAP, 0)
    for i in range(len(parent.deferred_annotations)):
        stmt = parent.deferred_annotations[i]
        target = stmt.target
        assert isinstance(target, Name)
        index = parent.conditional_annotation_indices[i]
        not_set = c.new_label()
        if index != -1:
            c.addop_load_const(stmt, index)
            name = "__conditional_annotations__"
            if scope_type == SCOPE_CLASS:
                c.addop_i(stmt, LOAD_DEREF, add_name(c.u.metadata.freevars, name))
            else:
                c.addop_i(stmt, LOAD_GLOBAL, add_name(c.u.metadata.names, name) << 1)
            c.addop_i(stmt, CONTAINS_OP, 0)
            c.addop_i(stmt, POP_JUMP_IF_FALSE, not_set)
        codegen_visit_expr(c, stmt.annotation)
        c.addop_i(stmt, COPY, 2)
        c.addop_load_const(stmt, c.mangle(target.id))
        c.addop(loc, STORE_SUBSCR)
        c.use_label(not_set)


def codegen_deferred_annotations(c: Compiler, loc: Location) -> None:
    """Make the `__annotate__` of a class or module, if it has annotated variables.

    CPython: Python/codegen.c codegen_process_deferred_annotations
    """
    u = c.u
    if len(u.deferred_annotations) == 0:
        return
    ste = u.ste
    block = ste.annotation_block
    assert block is not None
    is_module = u.scope_type == SCOPE_MODULE
    if is_module:
        c.start_annotation_setup()
    codegen_setup_annotations_scope(c, loc, block.id, block.name)
    codegen_deferred_annotations_body(c, loc, u.scope_type)
    codegen_leave_annotations_scope(c, loc)
    in_class = ste.type == CLASS_BLOCK
    codegen_nameop(c, loc, "__annotate_func__" if in_class else "__annotate__", CTX_STORE)
    if is_module:
        c.end_annotation_setup()


def codegen_check_annotated(c: Compiler, expr: ExprNode) -> None:
    """Evaluate a part of an annotated target, to see that it can be."""
    codegen_visit_expr(c, expr)
    c.addop(expr, POP_TOP)


def codegen_check_annotated_optional(c: Compiler, expr: ExprNode | None) -> None:
    if expr is not None:
        codegen_check_annotated(c, expr)


def codegen_check_annotated_index(c: Compiler, expr: ExprNode) -> None:
    # CPython: Python/codegen.c codegen_check_ann_subscr
    if isinstance(expr, Slice):
        codegen_check_annotated_optional(c, expr.lower)
        codegen_check_annotated_optional(c, expr.upper)
        codegen_check_annotated_optional(c, expr.step)
    elif isinstance(expr, Tuple):
        for elt in expr.elts:
            codegen_check_annotated_index(c, elt)
    else:
        codegen_check_annotated(c, expr)


def codegen_annassign(c: Compiler, stmt: AnnAssign) -> None:
    """Code for `target: annotation = value`.

    CPython: Python/codegen.c codegen_annassign
    """
    target = stmt.target
    # The assignment comes first.
    if stmt.value is not None:
        codegen_visit_expr(c, stmt.value)
        codegen_visit_expr(c, target)
    scope_type = c.u.scope_type
    in_namespace = scope_type in (SCOPE_MODULE, SCOPE_CLASS)
    if isinstance(target, Name):
        if stmt.simple != 0 and in_namespace:
            if c.future_annotations or c.eager_annotations:
                codegen_store_annotation(c, stmt, target)
            else:
                codegen_note_annotation(c, stmt, scope_type)
    elif isinstance(target, Attribute):
        if stmt.value is None:
            codegen_check_annotated(c, target.value)
    elif isinstance(target, Subscript):
        if stmt.value is None:
            codegen_check_annotated(c, target.value)
            codegen_check_annotated_index(c, target.slice)
    else:
        raise CompileError("SystemError", "invalid node type for annotated assignment")
    # 3.13 evaluates the annotations of other targets for their effects.
    if c.eager_annotations and not c.future_annotations and stmt.simple == 0 and in_namespace:
        codegen_check_annotated(c, stmt.annotation)


def codegen_store_annotation(c: Compiler, stmt: AnnAssign, target: Name) -> None:
    """Store an annotation in `__annotations__`."""
    if c.future_annotations:
        c.addop_load_const(stmt.annotation, ast_expr_as_text(stmt.annotation))
    else:
        codegen_visit_expr(c, stmt.annotation)
    c.addop_name(stmt, LOAD_NAME, "__annotations__")
    c.addop_load_const(stmt, c.mangle(target.id))
    c.addop(stmt, STORE_SUBSCR)


def codegen_note_annotation(c: Compiler, stmt: AnnAssign, scope_type: i64) -> None:
    """Remember an annotation, at run time too if it may not be reached."""
    index = c.add_deferred_annotation(stmt)
    if index == -1:
        return
    name = "__conditional_annotations__"
    if scope_type == SCOPE_CLASS:
        c.addop_i(stmt, LOAD_DEREF, add_name(c.u.metadata.cellvars, name))
    else:
        c.addop_name(stmt, LOAD_NAME, name)
    c.addop_load_const(stmt, index)
    c.addop_i(stmt, SET_ADD, 1)
    c.addop(stmt, POP_TOP)


# Type parameters


def codegen_enter_type_params(
    c: Compiler,
    type_params: list[TypeParamNode],
    name: str,
    firstlineno: i64,
    private: str | None,
    argcount: i64,
) -> None:
    """Start the function that makes the type parameters of a function, class or alias."""
    codegen_enter_scope(
        c,
        f"<generic parameters of {name}>",
        SCOPE_ANNOTATIONS,
        id(type_params),
        firstlineno,
        private,
        argcount,
        0,
        0,
    )


def codegen_bound_or_default(
    c: Compiler, expr: ExprNode, name: str, key: int, allow_starred: bool
) -> None:
    """Make the function that evaluates a type parameter's bound or default.

    CPython: Python/codegen.c codegen_type_param_bound_or_default
    """
    c.addop_load_const(expr, (1,))
    codegen_setup_annotations_scope(c, expr, key, name)
    if allow_starred and isinstance(expr, Starred):
        codegen_visit_expr(c, expr.value)
        c.addop_i(expr, UNPACK_SEQUENCE, 1)
    else:
        codegen_visit_expr(c, expr)
    c.addop(expr, RETURN_VALUE)
    code = c.leave_scope(True)
    codegen_make_closure(c, expr, code, MAKE_FUNCTION_DEFAULTS)


def codegen_type_params(c: Compiler, type_params: list[TypeParamNode]) -> None:
    """Make type parameters, store them in variables, and put their tuple on the stack.

    CPython: Python/codegen.c codegen_type_params
    """
    seen_default = False
    for param in type_params:
        default: ExprNode | None = None
        # A type variable's default has another key than its bound.
        default_key = id(param)
        allow_starred = False
        if isinstance(param, TypeVar):
            name = param.name
            default = param.default_value
            default_key += 1
            c.addop_load_const(param, name)
            bound = param.bound
            if bound is not None:
                codegen_bound_or_default(c, bound, name, id(param), False)
                if isinstance(bound, Tuple):
                    c.addop_i(param, CALL_INTRINSIC_2, INTRINSIC_TYPEVAR_WITH_CONSTRAINTS)
                else:
                    c.addop_i(param, CALL_INTRINSIC_2, INTRINSIC_TYPEVAR_WITH_BOUND)
            else:
                c.addop_i(param, CALL_INTRINSIC_1, INTRINSIC_TYPEVAR)
        elif isinstance(param, TypeVarTuple):
            name = param.name
            default = param.default_value
            allow_starred = True
            c.addop_load_const(param, name)
            c.addop_i(param, CALL_INTRINSIC_1, INTRINSIC_TYPEVARTUPLE)
        else:
            assert isinstance(param, ParamSpec)
            name = param.name
            default = param.default_value
            c.addop_load_const(param, name)
            c.addop_i(param, CALL_INTRINSIC_1, INTRINSIC_PARAMSPEC)
        if default is not None:
            seen_default = True
            codegen_bound_or_default(c, default, name, default_key, allow_starred)
            c.addop_i(param, CALL_INTRINSIC_2, INTRINSIC_SET_TYPEPARAM_DEFAULT)
        elif seen_default:
            raise c.error(
                param,
                f"non-default type parameter '{name}' follows default type parameter",
            )
        c.addop_i(param, COPY, 1)
        codegen_nameop(c, param, name, CTX_STORE)
    c.addop_i(type_params[0], BUILD_TUPLE, len(type_params))


# Classes


def codegen_class_body(c: Compiler, stmt: ClassDef, firstlineno: i64) -> None:
    """Compile a class's body; put on the stack what builds the class of it, up to its name.

    CPython: Python/codegen.c codegen_class_body
    """
    codegen_enter_scope(c, stmt.name, SCOPE_CLASS, id(stmt), firstlineno, stmt.name, 0, 0, 0)
    u = c.u
    ste = u.ste
    metadata = u.metadata
    loc = Location(firstlineno, 0, firstlineno, 0)
    codegen_nameop(c, loc, "__name__", CTX_LOAD)
    codegen_nameop(c, loc, "__module__", CTX_STORE)
    c.addop_load_const(loc, metadata.qualname)
    codegen_nameop(c, loc, "__qualname__", CTX_STORE)
    first: int = firstlineno
    c.addop_load_const(loc, first)
    codegen_nameop(c, loc, "__firstlineno__", CTX_STORE)
    if len(stmt.type_params) > 0:
        codegen_nameop(c, loc, ".type_params", CTX_LOAD)
        codegen_nameop(c, loc, "__type_params__", CTX_STORE)
    if ste.needs_classdict:
        c.addop(loc, LOAD_LOCALS)
        # In a class codegen_nameop would not store in the cell.
        c.addop_i(loc, STORE_DEREF, add_name(metadata.cellvars, "__classdict__"))
    if ste.has_conditional_annotations:
        c.addop_i(loc, BUILD_SET, 0)
        index = add_name(metadata.cellvars, "__conditional_annotations__")
        c.addop_i(loc, STORE_DEREF, index)
    codegen_body(c, loc, stmt.body, False)
    c.addop_load_const(NO_LOCATION, tuple(sorted(u.static_attributes)))
    codegen_nameop(c, NO_LOCATION, "__static_attributes__", CTX_STORE)
    # type() fills the cells that it finds under these names.
    if ste.needs_classdict:
        c.addop_i(NO_LOCATION, LOAD_CLOSURE, metadata.cellvars["__classdict__"])
        codegen_nameop(c, NO_LOCATION, "__classdictcell__", CTX_STORE)
    if ste.needs_class_closure:
        c.addop_i(NO_LOCATION, LOAD_CLOSURE, metadata.cellvars["__class__"])
        c.addop_i(NO_LOCATION, COPY, 1)
        codegen_nameop(c, NO_LOCATION, "__classcell__", CTX_STORE)
    else:
        c.addop_load_const(NO_LOCATION, None)
    c.addop(NO_LOCATION, RETURN_VALUE)
    code = c.leave_scope(True)
    # These belong to the line of the class, not to that of a decorator.
    c.addop(stmt, LOAD_BUILD_CLASS)
    c.addop(stmt, PUSH_NULL)
    codegen_make_closure(c, stmt, code, 0)
    c.addop_load_const(stmt, stmt.name)


def codegen_class(c: Compiler, stmt: ClassDef) -> None:
    # CPython: Python/codegen.c codegen_class
    decorators = stmt.decorator_list
    codegen_decorators(c, decorators)
    firstlineno = decorators[0].lineno if len(decorators) > 0 else stmt.lineno
    type_params = stmt.type_params
    if len(type_params) > 0:
        codegen_enter_type_params(c, type_params, stmt.name, firstlineno, stmt.name, 0)
        codegen_type_params(c, type_params)
        codegen_nameop(c, stmt, ".type_params", CTX_STORE)
        codegen_class_body(c, stmt, firstlineno)
        codegen_nameop(c, stmt, ".type_params", CTX_LOAD)
        c.addop_i(stmt, CALL_INTRINSIC_1, INTRINSIC_SUBSCRIPT_GENERIC)
        codegen_nameop(c, stmt, ".generic_base", CTX_STORE)
        codegen_call_helper(c, stmt, 2, stmt.bases, ".generic_base", stmt.keywords)
        code = c.leave_scope(False)
        codegen_make_closure(c, stmt, code, 0)
        c.addop(stmt, PUSH_NULL)
        c.addop_i(stmt, CALL, 0)
    else:
        codegen_class_body(c, stmt, firstlineno)
        codegen_call_helper(c, stmt, 2, stmt.bases, None, stmt.keywords)
    codegen_apply_decorators(c, decorators)
    codegen_nameop(c, stmt, stmt.name, CTX_STORE)


def codegen_typealias(c: Compiler, stmt: TypeAlias) -> None:
    # CPython: Python/codegen.c codegen_typealias, codegen_typealias_body
    target = stmt.name
    assert isinstance(target, Name)
    name = target.id
    is_generic = len(stmt.type_params) > 0
    if is_generic:
        codegen_enter_type_params(c, stmt.type_params, name, stmt.lineno, None, 0)
        c.addop_load_const(stmt, name)
        codegen_type_params(c, stmt.type_params)
    else:
        c.addop_load_const(stmt, name)
        c.addop_load_const(stmt, None)
    c.addop_load_const(stmt, (1,))
    codegen_setup_annotations_scope(c, stmt, id(stmt), name)
    codegen_visit_expr(c, stmt.value)
    c.addop(stmt, RETURN_VALUE)
    code = c.leave_scope(False)
    codegen_make_closure(c, stmt, code, MAKE_FUNCTION_DEFAULTS)
    c.addop_i(stmt, BUILD_TUPLE, 3)
    c.addop_i(stmt, CALL_INTRINSIC_1, INTRINSIC_TYPEALIAS)
    if is_generic:
        code = c.leave_scope(False)
        codegen_make_closure(c, stmt, code, 0)
        c.addop(stmt, PUSH_NULL)
        c.addop_i(stmt, CALL, 0)
    codegen_nameop(c, stmt, name, CTX_STORE)


from rt.compiler.codegen import codegen_body, codegen_visit_stmt  # noqa: E402
from rt.compiler.codegen_expr import (  # noqa: E402
    codegen_call_helper,
    codegen_visit_expr,
    codegen_visit_exprs,
)
