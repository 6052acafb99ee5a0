"""Check the integrity of a tree that may have been built by hand.

Answers to Python/ast.c. After this the later passes rely on: positions make sense,
contexts are what their places ask for, bodies are not empty, lists that belong together
have the same length, constants are of the types that the compiler knows.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    BIN_ADD,
    BIN_SUB,
    CTX_DEL,
    CTX_LOAD,
    CTX_STORE,
    UOP_USUB,
    AnnAssign,
    Arg,
    Arguments,
    Assert,
    Assign,
    AsyncFor,
    AsyncFunctionDef,
    AsyncWith,
    Attribute,
    AugAssign,
    Await,
    BinOp,
    BoolOp,
    Call,
    ClassDef,
    Compare,
    Comprehension,
    Constant,
    Delete,
    Dict,
    DictComp,
    ExceptHandler,
    Expr,
    Expression,
    ExprNode,
    For,
    FormattedValue,
    FunctionDef,
    GeneratorExp,
    Global,
    If,
    IfExp,
    Import,
    ImportFrom,
    Interactive,
    JoinedStr,
    Keyword,
    Lambda,
    List,
    ListComp,
    Location,
    Match,
    MatchAs,
    MatchClass,
    MatchMapping,
    MatchOr,
    MatchSequence,
    MatchSingleton,
    MatchStar,
    MatchValue,
    ModNode,
    Module,
    Name,
    NamedExpr,
    Nonlocal,
    ParamSpec,
    PatternNode,
    Raise,
    Return,
    Set,
    SetComp,
    Slice,
    Starred,
    StmtNode,
    Subscript,
    Try,
    TryStar,
    Tuple,
    TypeAlias,
    TypeParamNode,
    TypeVar,
    TypeVarTuple,
    UnaryOp,
    While,
    With,
    WithItem,
    Yield,
    YieldFrom,
)
from rt.compiler.errors import CompileError

# How deep tuples and frozensets may be nested in a constant.
MAX_CONSTANT_DEPTH: Final = 1000


def get_docstring(body: list[StmtNode]) -> str | None:
    """The string that a body starts with.

    CPython: Python/ast.c _PyAST_GetDocString
    """
    if len(body) == 0:
        return None
    first = body[0]
    if not isinstance(first, Expr):
        return None
    value = first.value
    if not isinstance(value, Constant):
        return None
    text = value.value
    return text if isinstance(text, str) else None


def value_error(msg: str) -> CompileError:
    """A ValueError without a place."""
    return CompileError("ValueError", msg)


def validate_positions(node: Location) -> None:
    """Refuse a range that ends before it starts."""
    lineno = node.lineno
    end_lineno = node.end_lineno
    col = node.col_offset
    end_col = node.end_col_offset
    if lineno > end_lineno:
        raise value_error(f"AST node line range ({lineno}, {end_lineno}) is not valid")
    if (lineno < 0 and end_lineno != lineno) or (col < 0 and col != end_col):
        raise value_error(
            f"AST node column range ({col}, {end_col}) for line range "
            f"({lineno}, {end_lineno}) is not valid"
        )
    if lineno == end_lineno and col > end_col:
        raise value_error(f"line {lineno}, column {col}-{end_col} is not a valid range")


def validate_name(name: str) -> None:
    """Refuse the names of constants."""
    if name == "None" or name == "True" or name == "False":
        raise value_error(f"identifier field can't represent '{name}' constant")


def validate_capture(name: str) -> None:
    """Refuse names that a pattern cannot bind."""
    if name == "_":
        raise value_error("can't capture name '_' in patterns")
    validate_name(name)


def validate_nonempty(length: i64, what: str, owner: str) -> None:
    """Refuse an empty list."""
    if length == 0:
        raise value_error(f"empty {what} on {owner}")


def context_name(ctx: i64) -> str:
    """Load, Store or Del."""
    return "Load" if ctx == CTX_LOAD else "Store" if ctx == CTX_STORE else "Del"


def validate_comprehension(generators: list[Comprehension]) -> None:
    if len(generators) == 0:
        raise value_error("comprehension with no generators")
    for generator in generators:
        validate_expr(generator.target, CTX_STORE)
        validate_expr(generator.iter, CTX_LOAD)
        validate_exprs(generator.ifs, CTX_LOAD)


def validate_keywords(keywords: list[Keyword]) -> None:
    for keyword in keywords:
        validate_expr(keyword.value, CTX_LOAD)


def validate_args(args: list[Arg]) -> None:
    for arg in args:
        validate_positions(arg)
        validate_optional(arg.annotation)


def validate_arguments(args: Arguments) -> None:
    validate_args(args.posonlyargs)
    validate_args(args.args)
    if args.vararg is not None:
        validate_optional(args.vararg.annotation)
    validate_args(args.kwonlyargs)
    if args.kwarg is not None:
        validate_optional(args.kwarg.annotation)
    if len(args.defaults) > len(args.posonlyargs) + len(args.args):
        raise value_error("more positional defaults than args on arguments")
    if len(args.kw_defaults) != len(args.kwonlyargs):
        raise value_error("length of kwonlyargs is not the same as kw_defaults on arguments")
    validate_exprs(args.defaults, CTX_LOAD)
    for default in args.kw_defaults:
        validate_optional(default)


def validate_constant(value: object, depth: i64) -> None:
    """Refuse values that are not constants."""
    cls = type(value)
    if (
        cls is str
        or cls is int
        or value is None
        or value is Ellipsis
        or cls is bool
        or cls is bytes
        or cls is float
        or cls is complex
    ):
        return
    if depth > MAX_CONSTANT_DEPTH:
        raise CompileError("RecursionError", "maximum recursion depth exceeded during compilation")
    if cls is tuple and isinstance(value, tuple):
        for item in value:
            validate_constant(item, depth + 1)
        return
    if cls is frozenset and isinstance(value, frozenset):
        for item in value:
            validate_constant(item, depth + 1)
        return
    raise CompileError("TypeError", f"got an invalid type in Constant: {cls.__name__}")


def validate_optional(expr: ExprNode | None) -> None:
    """`validate_expr` in a place that may be empty."""
    if expr is not None:
        validate_expr(expr, CTX_LOAD)


def validate_exprs(exprs: list[ExprNode], ctx: i64) -> None:
    for expr in exprs:
        validate_expr(expr, ctx)


def check_context(actual: i64, ctx: i64) -> None:
    """Refuse an expression whose context is not the one of its place."""
    if actual != ctx:
        raise value_error(
            f"expression must have {context_name(ctx)} context "
            f"but has {context_name(actual)} instead"
        )


def validate_expr(expr: ExprNode, ctx: i64) -> None:
    """Check an expression that stands where `ctx` is asked for."""
    validate_positions(expr)
    # First those that can be assigned to and know their context.
    if isinstance(expr, Name):
        validate_name(expr.id)
        check_context(expr.ctx, ctx)
    elif isinstance(expr, Attribute):
        check_context(expr.ctx, ctx)
        validate_expr(expr.value, CTX_LOAD)
    elif isinstance(expr, Subscript):
        check_context(expr.ctx, ctx)
        validate_expr(expr.slice, CTX_LOAD)
        validate_expr(expr.value, CTX_LOAD)
    elif isinstance(expr, Tuple):
        check_context(expr.ctx, ctx)
        validate_exprs(expr.elts, ctx)
    elif isinstance(expr, List):
        check_context(expr.ctx, ctx)
        validate_exprs(expr.elts, ctx)
    elif isinstance(expr, Starred):
        check_context(expr.ctx, ctx)
        validate_expr(expr.value, ctx)
    elif ctx != CTX_LOAD:
        raise value_error(f"expression which can't be assigned to in {context_name(ctx)} context")
    elif isinstance(expr, Constant):
        validate_constant(expr.value, 0)
    elif isinstance(expr, Call):
        validate_expr(expr.func, CTX_LOAD)
        validate_exprs(expr.args, CTX_LOAD)
        validate_keywords(expr.keywords)
    else:
        validate_rare_expr(expr)


def validate_rare_expr(expr: ExprNode) -> None:
    """The rest of `validate_expr`: expressions that cannot be assigned to."""
    if isinstance(expr, BinOp):
        validate_expr(expr.left, CTX_LOAD)
        validate_expr(expr.right, CTX_LOAD)
    elif isinstance(expr, Compare):
        if len(expr.comparators) == 0:
            raise value_error("Compare with no comparators")
        if len(expr.comparators) != len(expr.ops):
            raise value_error("Compare has a different number of comparators and operands")
        validate_exprs(expr.comparators, CTX_LOAD)
        validate_expr(expr.left, CTX_LOAD)
    elif isinstance(expr, UnaryOp):
        validate_expr(expr.operand, CTX_LOAD)
    elif isinstance(expr, BoolOp):
        if len(expr.values) < 2:
            raise value_error("BoolOp with less than 2 values")
        validate_exprs(expr.values, CTX_LOAD)
    elif isinstance(expr, JoinedStr):
        validate_exprs(expr.values, CTX_LOAD)
    elif isinstance(expr, FormattedValue):
        validate_expr(expr.value, CTX_LOAD)
        validate_optional(expr.format_spec)
    elif isinstance(expr, Dict):
        if len(expr.keys) != len(expr.values):
            raise value_error("Dict doesn't have the same number of keys as values")
        for key in expr.keys:
            validate_optional(key)
        validate_exprs(expr.values, CTX_LOAD)
    elif isinstance(expr, Slice):
        validate_optional(expr.lower)
        validate_optional(expr.upper)
        validate_optional(expr.step)
    elif isinstance(expr, IfExp):
        validate_expr(expr.test, CTX_LOAD)
        validate_expr(expr.body, CTX_LOAD)
        validate_expr(expr.orelse, CTX_LOAD)
    elif isinstance(expr, Lambda):
        validate_arguments(expr.args)
        validate_expr(expr.body, CTX_LOAD)
    elif isinstance(expr, (ListComp, SetComp, GeneratorExp)):
        validate_comprehension(expr.generators)
        validate_expr(expr.elt, CTX_LOAD)
    elif isinstance(expr, DictComp):
        validate_comprehension(expr.generators)
        validate_expr(expr.key, CTX_LOAD)
        validate_expr(expr.value, CTX_LOAD)
    elif isinstance(expr, Set):
        validate_exprs(expr.elts, CTX_LOAD)
    elif isinstance(expr, Yield):
        validate_optional(expr.value)
    elif isinstance(expr, (Await, YieldFrom)):
        validate_expr(expr.value, CTX_LOAD)
    elif isinstance(expr, NamedExpr):
        if not isinstance(expr.target, Name):
            raise CompileError("TypeError", "NamedExpr target must be a Name")
        validate_expr(expr.value, CTX_LOAD)


def is_literal_number(expr: ExprNode, real: bool, imaginary: bool) -> bool:
    """Whether the expression is a number of the kinds that are allowed."""
    if not isinstance(expr, Constant):
        return False
    cls = type(expr.value)
    return (real and (cls is int or cls is float)) or (imaginary and cls is complex)


def is_literal_negative(expr: ExprNode, imaginary: bool) -> bool:
    """Whether the expression is a number with a minus sign."""
    return (
        isinstance(expr, UnaryOp)
        and expr.op == UOP_USUB
        and is_literal_number(expr.operand, True, imaginary)
    )


def is_literal_complex(expr: ExprNode) -> bool:
    """Whether the expression is the sum or difference of a real and an imaginary number."""
    if not isinstance(expr, BinOp) or (expr.op != BIN_ADD and expr.op != BIN_SUB):
        return False
    left = expr.left
    if not is_literal_number(left, True, False) and not is_literal_negative(left, False):
        return False
    return is_literal_number(expr.right, False, True)


def validate_pattern_value(expr: ExprNode) -> None:
    """Check what a pattern compares with: literals, and names with a dot."""
    validate_expr(expr, CTX_LOAD)
    if isinstance(expr, Constant):
        cls = type(expr.value)
        if cls is not str and cls is not bytes and not is_literal_number(expr, True, True):
            raise value_error("unexpected constant inside of a literal pattern")
    elif not (
        isinstance(expr, (Attribute, JoinedStr))
        or is_literal_negative(expr, True)
        or is_literal_complex(expr)
    ):
        raise value_error("patterns may only match literals and attribute lookups")


def validate_patterns(patterns: list[PatternNode], star_ok: bool) -> None:
    for pattern in patterns:
        validate_pattern(pattern, star_ok)


def validate_pattern(pattern: PatternNode, star_ok: bool) -> None:
    """Check a pattern; `star_ok` in a sequence, where one may have a star."""
    validate_positions(pattern)
    if isinstance(pattern, MatchValue):
        validate_pattern_value(pattern.value)
    elif isinstance(pattern, MatchSingleton):
        if pattern.value is not None and not isinstance(pattern.value, bool):
            raise value_error("MatchSingleton can only contain True, False and None")
    elif isinstance(pattern, MatchSequence):
        validate_patterns(pattern.patterns, True)
    elif isinstance(pattern, MatchMapping):
        if len(pattern.keys) != len(pattern.patterns):
            raise value_error("MatchMapping doesn't have the same number of keys as patterns")
        if pattern.rest is not None:
            validate_capture(pattern.rest)
        for key in pattern.keys:
            # True, False and None are no value patterns, but may be keys.
            if isinstance(key, Constant) and (key.value is None or isinstance(key.value, bool)):
                continue
            validate_pattern_value(key)
        validate_patterns(pattern.patterns, False)
    elif isinstance(pattern, MatchClass):
        if len(pattern.kwd_attrs) != len(pattern.kwd_patterns):
            raise value_error(
                "MatchClass doesn't have the same number of keyword attributes as patterns"
            )
        validate_expr(pattern.cls, CTX_LOAD)
        cls = pattern.cls
        while isinstance(cls, Attribute):
            cls = cls.value
        if not isinstance(cls, Name):
            raise value_error("MatchClass cls field can only contain Name or Attribute nodes.")
        for name in pattern.kwd_attrs:
            validate_name(name)
        validate_patterns(pattern.patterns, False)
        validate_patterns(pattern.kwd_patterns, False)
    elif isinstance(pattern, MatchStar):
        if not star_ok:
            raise value_error("can't use MatchStar here")
        if pattern.name is not None:
            validate_capture(pattern.name)
    elif isinstance(pattern, MatchAs):
        if pattern.name is not None:
            validate_capture(pattern.name)
        if pattern.pattern is not None:
            if pattern.name is None:
                raise value_error("MatchAs must specify a target name if a pattern is given")
            validate_pattern(pattern.pattern, False)
    elif isinstance(pattern, MatchOr):
        if len(pattern.patterns) < 2:
            raise value_error("MatchOr requires at least 2 patterns")
        validate_patterns(pattern.patterns, False)


def validate_type_params(type_params: list[TypeParamNode]) -> None:
    for param in type_params:
        validate_positions(param)
        if isinstance(param, TypeVar):
            validate_name(param.name)
            validate_optional(param.bound)
            validate_optional(param.default_value)
        elif isinstance(param, ParamSpec):
            validate_name(param.name)
            validate_optional(param.default_value)
        elif isinstance(param, TypeVarTuple):
            validate_name(param.name)
            validate_optional(param.default_value)


def validate_stmts(stmts: list[StmtNode]) -> None:
    for stmt in stmts:
        validate_stmt(stmt)


def validate_body(body: list[StmtNode], owner: str) -> None:
    validate_nonempty(len(body), "body", owner)
    validate_stmts(body)


def validate_function(
    body: list[StmtNode],
    type_params: list[TypeParamNode],
    args: Arguments,
    decorators: list[ExprNode],
    returns: ExprNode | None,
    owner: str,
) -> None:
    validate_body(body, owner)
    validate_type_params(type_params)
    validate_arguments(args)
    validate_exprs(decorators, CTX_LOAD)
    validate_optional(returns)


def validate_loop(
    target: ExprNode,
    iterable: ExprNode,
    body: list[StmtNode],
    orelse: list[StmtNode],
    owner: str,
) -> None:
    validate_expr(target, CTX_STORE)
    validate_expr(iterable, CTX_LOAD)
    validate_body(body, owner)
    validate_stmts(orelse)


def validate_with(items: list[WithItem], body: list[StmtNode], owner: str) -> None:
    validate_nonempty(len(items), "items", owner)
    for item in items:
        validate_expr(item.context_expr, CTX_LOAD)
        if item.optional_vars is not None:
            validate_expr(item.optional_vars, CTX_STORE)
    validate_body(body, owner)


def validate_try(
    body: list[StmtNode],
    handlers: list[ExceptHandler],
    orelse: list[StmtNode],
    finalbody: list[StmtNode],
    owner: str,
) -> None:
    validate_body(body, owner)
    if len(handlers) == 0 and len(finalbody) == 0:
        raise value_error(f"{owner} has neither except handlers nor finalbody")
    if len(handlers) == 0 and len(orelse) != 0:
        raise value_error(f"{owner} has orelse but no except handlers")
    for handler in handlers:
        validate_positions(handler)
        validate_optional(handler.type)
        validate_body(handler.body, "ExceptHandler")
    validate_stmts(finalbody)
    validate_stmts(orelse)


def validate_stmt(stmt: StmtNode) -> None:
    """Check a statement and all that is in it."""
    validate_positions(stmt)
    if isinstance(stmt, Expr):
        validate_expr(stmt.value, CTX_LOAD)
    elif isinstance(stmt, Assign):
        validate_nonempty(len(stmt.targets), "targets", "Assign")
        validate_exprs(stmt.targets, CTX_STORE)
        validate_expr(stmt.value, CTX_LOAD)
    elif isinstance(stmt, If):
        validate_expr(stmt.test, CTX_LOAD)
        validate_body(stmt.body, "If")
        validate_stmts(stmt.orelse)
    elif isinstance(stmt, Return):
        validate_optional(stmt.value)
    elif isinstance(stmt, FunctionDef):
        validate_function(
            stmt.body,
            stmt.type_params,
            stmt.args,
            stmt.decorator_list,
            stmt.returns,
            "FunctionDef",
        )
    elif isinstance(stmt, AsyncFunctionDef):
        validate_function(
            stmt.body,
            stmt.type_params,
            stmt.args,
            stmt.decorator_list,
            stmt.returns,
            "AsyncFunctionDef",
        )
    elif isinstance(stmt, ClassDef):
        validate_body(stmt.body, "ClassDef")
        validate_type_params(stmt.type_params)
        validate_exprs(stmt.bases, CTX_LOAD)
        validate_keywords(stmt.keywords)
        validate_exprs(stmt.decorator_list, CTX_LOAD)
    elif isinstance(stmt, For):
        validate_loop(stmt.target, stmt.iter, stmt.body, stmt.orelse, "For")
    elif isinstance(stmt, AsyncFor):
        validate_loop(stmt.target, stmt.iter, stmt.body, stmt.orelse, "AsyncFor")
    elif isinstance(stmt, While):
        validate_expr(stmt.test, CTX_LOAD)
        validate_body(stmt.body, "While")
        validate_stmts(stmt.orelse)
    elif isinstance(stmt, With):
        validate_with(stmt.items, stmt.body, "With")
    elif isinstance(stmt, AsyncWith):
        validate_with(stmt.items, stmt.body, "AsyncWith")
    elif isinstance(stmt, Try):
        validate_try(stmt.body, stmt.handlers, stmt.orelse, stmt.finalbody, "Try")
    elif isinstance(stmt, TryStar):
        validate_try(stmt.body, stmt.handlers, stmt.orelse, stmt.finalbody, "TryStar")
    else:
        validate_simple_stmt(stmt)


def validate_simple_stmt(stmt: StmtNode) -> None:
    """The rest of `validate_stmt`."""
    if isinstance(stmt, AugAssign):
        validate_expr(stmt.target, CTX_STORE)
        validate_expr(stmt.value, CTX_LOAD)
    elif isinstance(stmt, AnnAssign):
        if not isinstance(stmt.target, Name) and stmt.simple != 0:
            raise CompileError("TypeError", "AnnAssign with simple non-Name target")
        validate_expr(stmt.target, CTX_STORE)
        validate_optional(stmt.value)
        validate_expr(stmt.annotation, CTX_LOAD)
    elif isinstance(stmt, Raise):
        if stmt.exc is not None:
            validate_expr(stmt.exc, CTX_LOAD)
            validate_optional(stmt.cause)
        elif stmt.cause is not None:
            raise value_error("Raise with cause but no exception")
    elif isinstance(stmt, Delete):
        validate_nonempty(len(stmt.targets), "targets", "Delete")
        validate_exprs(stmt.targets, CTX_DEL)
    elif isinstance(stmt, Assert):
        validate_expr(stmt.test, CTX_LOAD)
        validate_optional(stmt.msg)
    elif isinstance(stmt, Import):
        validate_nonempty(len(stmt.names), "names", "Import")
    elif isinstance(stmt, ImportFrom):
        if stmt.level < 0:
            raise value_error("Negative ImportFrom level")
        validate_nonempty(len(stmt.names), "names", "ImportFrom")
    elif isinstance(stmt, Global):
        validate_nonempty(len(stmt.names), "names", "Global")
    elif isinstance(stmt, Nonlocal):
        validate_nonempty(len(stmt.names), "names", "Nonlocal")
    elif isinstance(stmt, Match):
        validate_expr(stmt.subject, CTX_LOAD)
        validate_nonempty(len(stmt.cases), "cases", "Match")
        for case in stmt.cases:
            validate_pattern(case.pattern, False)
            validate_optional(case.guard)
            validate_body(case.body, "match_case")
    elif isinstance(stmt, TypeAlias):
        if not isinstance(stmt.name, Name):
            raise CompileError("TypeError", "TypeAlias with non-Name name")
        validate_expr(stmt.name, CTX_STORE)
        validate_type_params(stmt.type_params)
        validate_expr(stmt.value, CTX_LOAD)


def ast_validate(mod: ModNode) -> None:
    """Check a tree; raises CompileError with ValueError or TypeError.

    CPython: Python/ast.c _PyAST_Validate
    """
    if isinstance(mod, Module):
        validate_stmts(mod.body)
    elif isinstance(mod, Interactive):
        validate_stmts(mod.body)
    elif isinstance(mod, Expression):
        validate_expr(mod.body, CTX_LOAD)
