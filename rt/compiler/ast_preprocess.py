"""Changes to the tree before the symbol table is made.

Answers to Python/ast_preprocess.c: docstrings are dropped under -OO, `__debug__` becomes a
constant, a simple `"..." % (...)` becomes an f-string, the numbers in patterns become
constants; and leaving a `finally` block with return, break or continue is warned about
(PEP 765). Nodes are changed in place; a function that may have to put another node in the
place of one returns the node that belongs there.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    BIN_ADD,
    BIN_MOD,
    BIN_SUB,
    CTX_LOAD,
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
    Break,
    Call,
    ClassDef,
    Compare,
    Comprehension,
    Constant,
    Continue,
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
    If,
    IfExp,
    Interactive,
    JoinedStr,
    Keyword,
    Lambda,
    List,
    ListComp,
    Match,
    MatchAs,
    MatchCase,
    MatchClass,
    MatchMapping,
    MatchOr,
    MatchSequence,
    MatchValue,
    ModNode,
    Module,
    Name,
    NamedExpr,
    ParamSpec,
    Pass,
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
from rt.compiler.ast_validate import get_docstring
from rt.compiler.complex_fold import complex_binary
from rt.compiler.errors import CompileWarning
from rt.compiler.opcode import NB_ADD, NB_SUBTRACT

# A width or precision with so many digits is not folded.
MAX_DIGITS: Final = 3

# What the innermost `finally` block, function or loop around a statement is.
IN_NOTHING: Final = 0
IN_FINALLY: Final = 1
IN_FUNCTION: Final = 2
IN_LOOP: Final = 3


class FormatParser:
    """Reads a %-format and makes the parts of an f-string of it."""

    def __init__(self, fmt: str) -> None:
        self.fmt = fmt
        self.pos: i64 = 0

    def literal(self) -> Constant | None:
        """The text up to the next conversion."""
        fmt = self.fmt
        start = self.pos
        pos = start
        size = len(fmt)
        doubled = False
        while pos < size:
            if fmt[pos] != "%":
                pos += 1
            elif pos + 1 < size and fmt[pos + 1] == "%":
                doubled = True
                pos += 2
            else:
                break
        self.pos = pos
        if pos == start:
            return None
        text = fmt[start:pos]
        if doubled:
            text = text.replace("%%", "%")
        return Constant(text, None, -1, -1, -1, -1)

    def next_char(self) -> str:
        """The next character; empty at the end."""
        pos = self.pos
        self.pos = pos + 1
        return self.fmt[pos] if pos < len(self.fmt) else ""

    def conversion(self, arg: ExprNode) -> FormattedValue | None:
        """The conversion at this place, applied to `arg`; None if it is none of s, r, a."""
        left = False
        char = self.next_char()
        while char != "" and char in "-+ #0":
            if char == "-":
                left = True
            char = self.next_char()
        width = ""
        while "0" <= char <= "9":
            width += char
            char = self.next_char()
            if char == "" or len(width) >= MAX_DIGITS:
                return None
        precision = ""
        has_precision = False
        if char == ".":
            has_precision = True
            char = self.next_char()
            while "0" <= char <= "9":
                precision += char
                char = self.next_char()
                if char == "" or len(precision) >= MAX_DIGITS:
                    return None
        if char != "s" and char != "r" and char != "a":
            return None
        # A width cannot start with 0, which is a flag.
        spec = ""
        if width != "":
            spec = width if left else ">" + width
        if has_precision:
            spec += "." + str(int(precision or "0"))
        format_spec = None if spec == "" else Constant(spec, None, -1, -1, -1, -1)
        return FormattedValue(
            arg,
            ord(char),
            format_spec,
            arg.lineno,
            arg.col_offset,
            arg.end_lineno,
            arg.end_col_offset,
        )


def optimize_format(node: BinOp, fmt: str, elts: list[ExprNode]) -> ExprNode:
    """The f-string for `fmt % elts`, or the node itself.

    CPython: Python/ast_preprocess.c optimize_format
    """
    parser = FormatParser(fmt)
    values: list[ExprNode] = []
    count = 0
    while True:
        literal = parser.literal()
        if literal is not None:
            values.append(literal)
        if parser.pos >= len(fmt):
            break
        if count >= len(elts):
            return node
        parser.pos += 1
        value = parser.conversion(elts[count])
        count += 1
        if value is None:
            return node
        values.append(value)
    if count < len(elts):
        return node
    return JoinedStr(values, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def has_starred(elts: list[ExprNode]) -> bool:
    """Whether one of the elements has a star."""
    for elt in elts:
        if isinstance(elt, Starred):
            return True
    return False


def make_const(node: ExprNode, value: object) -> Constant:
    """A constant in the place of a node."""
    return Constant(value, None, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def negative(value: object) -> object:
    """The number with the other sign; None if it is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return -value
    if isinstance(value, float):
        return -value
    if isinstance(value, complex):
        return -value
    return None


def complex_literal(op: i64, left: object, right: object, new_arithmetic: bool) -> object:
    """The sum or difference of a real and an imaginary number; None for others."""
    if not isinstance(right, complex) or isinstance(left, bool):
        return None
    if new_arithmetic and isinstance(left, (int, float)):
        return complex_binary(left, NB_ADD if op == BIN_ADD else NB_SUBTRACT, right)
    if isinstance(left, int):
        return left + right if op == BIN_ADD else left - right
    if isinstance(left, float):
        return left + right if op == BIN_ADD else left - right
    return None


def fold_pattern_value(node: ExprNode, new_arithmetic: bool) -> ExprNode:
    """Make a signed or complex number in a pattern one constant.

    `new_arithmetic`: of complex numbers, as 3.14 does it.

    CPython: Python/ast_preprocess.c fold_const_match_patterns
    """
    if isinstance(node, UnaryOp):
        operand = node.operand
        if node.op == UOP_USUB and isinstance(operand, Constant):
            value = negative(operand.value)
            if value is not None:
                return make_const(node, value)
    elif isinstance(node, BinOp):
        right = node.right
        if (node.op == BIN_ADD or node.op == BIN_SUB) and isinstance(right, Constant):
            left = fold_pattern_value(node.left, new_arithmetic)
            node.left = left
            if isinstance(left, Constant):
                value = complex_literal(node.op, left.value, right.value, new_arithmetic)
                if value is not None:
                    return make_const(node, value)
    return node


class Preprocessor:
    """The pass over one tree.

    `future_annotations`: annotations will be turned to text, so they stay as they are.
    `warnings`: where to put PEP 765's warnings; None if they are not wanted.
    """

    def __init__(
        self, optimize: i64, future_annotations: bool, warnings: list[CompileWarning] | None
    ) -> None:
        self.optimize = optimize
        self.future_annotations = future_annotations
        self.warnings = warnings
        self.inside: i64 = IN_NOTHING

    def leaves_finally(self, keyword: str, node: StmtNode) -> None:
        """Warn about a statement that leaves a `finally` block."""
        if self.warnings is not None:
            self.warnings.append(
                CompileWarning(
                    f"'{keyword}' in a 'finally' block",
                    node.lineno,
                    node.col_offset + 1,
                    node.end_lineno,
                    node.end_col_offset + 1,
                )
            )

    def stmts(self, stmts: list[StmtNode]) -> None:
        for stmt in stmts:
            self.stmt(stmt)

    def stmts_inside(self, stmts: list[StmtNode], inside: i64) -> None:
        """The statements of a `finally` block, a loop."""
        saved = self.inside
        self.inside = inside
        self.stmts(stmts)
        self.inside = saved

    def body(self, stmts: list[StmtNode]) -> None:
        """The body of a module, class or function, which may start with a docstring."""
        docstring = get_docstring(stmts) is not None
        if docstring and self.optimize >= 2:
            first = stmts[0]
            if len(stmts) == 1:
                lineno = first.lineno
                col = first.col_offset
                stmts[0] = Pass(lineno, col, lineno, col + 4)
            else:
                del stmts[0]
            docstring = False
        self.stmts(stmts)
        if not docstring and get_docstring(stmts) is not None:
            # A string that the changes have put first must not become the docstring.
            first = stmts[0]
            if isinstance(first, Expr):
                first.value = JoinedStr(
                    [first.value],
                    first.lineno,
                    first.col_offset,
                    first.end_lineno,
                    first.end_col_offset,
                )

    def exprs(self, exprs: list[ExprNode]) -> None:
        for i in range(len(exprs)):
            old = exprs[i]
            new = self.expr(old)
            if new is not old:
                exprs[i] = new

    def optional_exprs(self, exprs: list[ExprNode | None]) -> None:
        for i in range(len(exprs)):
            old = exprs[i]
            if old is not None:
                exprs[i] = self.expr(old)

    def optional(self, expr: ExprNode | None) -> ExprNode | None:
        return None if expr is None else self.expr(expr)

    def keywords(self, keywords: list[Keyword]) -> None:
        for keyword in keywords:
            keyword.value = self.expr(keyword.value)

    def comprehensions(self, generators: list[Comprehension]) -> None:
        for generator in generators:
            generator.target = self.expr(generator.target)
            generator.iter = self.expr(generator.iter)
            self.exprs(generator.ifs)

    def expr(self, expr: ExprNode) -> ExprNode:
        """Change an expression; the result belongs in its place."""
        if isinstance(expr, Name):
            if expr.id == "__debug__" and expr.ctx == CTX_LOAD:
                return make_const(expr, self.optimize == 0)
        elif isinstance(expr, Constant):
            pass
        elif isinstance(expr, Attribute):
            expr.value = self.expr(expr.value)
        elif isinstance(expr, Call):
            expr.func = self.expr(expr.func)
            self.exprs(expr.args)
            self.keywords(expr.keywords)
        elif isinstance(expr, Subscript):
            expr.value = self.expr(expr.value)
            expr.slice = self.expr(expr.slice)
        elif isinstance(expr, Tuple):
            self.exprs(expr.elts)
        elif isinstance(expr, BinOp):
            expr.left = self.expr(expr.left)
            expr.right = self.expr(expr.right)
            if expr.op == BIN_MOD:
                return self.fold_mod(expr)
        else:
            self.rare_expr(expr)
        return expr

    def fold_mod(self, node: BinOp) -> ExprNode:
        """The f-string for a %-format, if there is one."""
        left = node.left
        right = node.right
        if isinstance(left, Constant) and isinstance(right, Tuple):
            fmt = left.value
            if isinstance(fmt, str) and not has_starred(right.elts):
                return optimize_format(node, fmt, right.elts)
        return node

    def rare_expr(self, expr: ExprNode) -> None:
        """The rest of `expr`: expressions that stay what they are."""
        if isinstance(expr, Compare):
            expr.left = self.expr(expr.left)
            self.exprs(expr.comparators)
        elif isinstance(expr, UnaryOp):
            expr.operand = self.expr(expr.operand)
        elif isinstance(expr, BoolOp):
            self.exprs(expr.values)
        elif isinstance(expr, List):
            self.exprs(expr.elts)
        elif isinstance(expr, JoinedStr):
            self.exprs(expr.values)
        elif isinstance(expr, FormattedValue):
            expr.value = self.expr(expr.value)
            expr.format_spec = self.optional(expr.format_spec)
        elif isinstance(expr, Dict):
            self.optional_exprs(expr.keys)
            self.exprs(expr.values)
        elif isinstance(expr, Slice):
            expr.lower = self.optional(expr.lower)
            expr.upper = self.optional(expr.upper)
            expr.step = self.optional(expr.step)
        elif isinstance(expr, Starred):
            expr.value = self.expr(expr.value)
        elif isinstance(expr, IfExp):
            expr.test = self.expr(expr.test)
            expr.body = self.expr(expr.body)
            expr.orelse = self.expr(expr.orelse)
        elif isinstance(expr, Lambda):
            self.arguments(expr.args)
            expr.body = self.expr(expr.body)
        elif isinstance(expr, (ListComp, GeneratorExp, SetComp)):
            expr.elt = self.expr(expr.elt)
            self.comprehensions(expr.generators)
        elif isinstance(expr, DictComp):
            expr.key = self.expr(expr.key)
            expr.value = self.expr(expr.value)
            self.comprehensions(expr.generators)
        elif isinstance(expr, Set):
            self.exprs(expr.elts)
        elif isinstance(expr, Yield):
            expr.value = self.optional(expr.value)
        elif isinstance(expr, (Await, YieldFrom, NamedExpr)):
            expr.value = self.expr(expr.value)

    def annotation(self, expr: ExprNode | None) -> ExprNode | None:
        if expr is None or self.future_annotations:
            return expr
        return self.expr(expr)

    def args(self, args: list[Arg]) -> None:
        for arg in args:
            arg.annotation = self.annotation(arg.annotation)

    def arguments(self, args: Arguments) -> None:
        self.args(args.posonlyargs)
        self.args(args.args)
        if args.vararg is not None:
            args.vararg.annotation = self.annotation(args.vararg.annotation)
        self.args(args.kwonlyargs)
        self.optional_exprs(args.kw_defaults)
        if args.kwarg is not None:
            args.kwarg.annotation = self.annotation(args.kwarg.annotation)
        self.exprs(args.defaults)

    def function(
        self,
        type_params: list[TypeParamNode],
        args: Arguments,
        body: list[StmtNode],
        decorators: list[ExprNode],
    ) -> None:
        self.type_params(type_params)
        self.arguments(args)
        saved = self.inside
        self.inside = IN_FUNCTION
        self.body(body)
        self.inside = saved
        self.exprs(decorators)

    def type_params(self, type_params: list[TypeParamNode]) -> None:
        for param in type_params:
            if isinstance(param, TypeVar):
                param.bound = self.optional(param.bound)
                param.default_value = self.optional(param.default_value)
            elif isinstance(param, ParamSpec):
                param.default_value = self.optional(param.default_value)
            elif isinstance(param, TypeVarTuple):
                param.default_value = self.optional(param.default_value)

    def with_items(self, items: list[WithItem]) -> None:
        for item in items:
            item.context_expr = self.expr(item.context_expr)
            item.optional_vars = self.optional(item.optional_vars)

    def try_stmt(
        self,
        body: list[StmtNode],
        handlers: list[ExceptHandler],
        orelse: list[StmtNode],
        finalbody: list[StmtNode],
    ) -> None:
        self.stmts(body)
        for handler in handlers:
            handler.type = self.optional(handler.type)
            self.stmts(handler.body)
        self.stmts(orelse)
        self.stmts_inside(finalbody, IN_FINALLY)

    def stmt(self, stmt: StmtNode) -> None:
        """Change a statement in place."""
        if isinstance(stmt, Expr):
            stmt.value = self.expr(stmt.value)
        elif isinstance(stmt, Assign):
            self.exprs(stmt.targets)
            stmt.value = self.expr(stmt.value)
        elif isinstance(stmt, If):
            stmt.test = self.expr(stmt.test)
            self.stmts(stmt.body)
            self.stmts(stmt.orelse)
        elif isinstance(stmt, Return):
            if self.inside == IN_FINALLY:
                self.leaves_finally("return", stmt)
            stmt.value = self.optional(stmt.value)
        elif isinstance(stmt, (FunctionDef, AsyncFunctionDef)):
            self.function(stmt.type_params, stmt.args, stmt.body, stmt.decorator_list)
            stmt.returns = self.annotation(stmt.returns)
        elif isinstance(stmt, (For, AsyncFor)):
            stmt.target = self.expr(stmt.target)
            stmt.iter = self.expr(stmt.iter)
            self.stmts_inside(stmt.body, IN_LOOP)
            self.stmts(stmt.orelse)
        elif isinstance(stmt, (Try, TryStar)):
            self.try_stmt(stmt.body, stmt.handlers, stmt.orelse, stmt.finalbody)
        elif isinstance(stmt, (With, AsyncWith)):
            self.with_items(stmt.items)
            self.stmts(stmt.body)
        elif isinstance(stmt, ClassDef):
            self.type_params(stmt.type_params)
            self.exprs(stmt.bases)
            self.keywords(stmt.keywords)
            self.body(stmt.body)
            self.exprs(stmt.decorator_list)
        elif isinstance(stmt, While):
            stmt.test = self.expr(stmt.test)
            self.stmts_inside(stmt.body, IN_LOOP)
            self.stmts(stmt.orelse)
        else:
            self.simple_stmt(stmt)

    def simple_stmt(self, stmt: StmtNode) -> None:
        """The rest of `stmt`."""
        if isinstance(stmt, Raise):
            stmt.exc = self.optional(stmt.exc)
            stmt.cause = self.optional(stmt.cause)
        elif isinstance(stmt, AugAssign):
            stmt.target = self.expr(stmt.target)
            stmt.value = self.expr(stmt.value)
        elif isinstance(stmt, AnnAssign):
            stmt.target = self.expr(stmt.target)
            if not self.future_annotations:
                stmt.annotation = self.expr(stmt.annotation)
            stmt.value = self.optional(stmt.value)
        elif isinstance(stmt, Assert):
            stmt.test = self.expr(stmt.test)
            stmt.msg = self.optional(stmt.msg)
        elif isinstance(stmt, Delete):
            self.exprs(stmt.targets)
        elif isinstance(stmt, Break):
            if self.inside == IN_FINALLY:
                self.leaves_finally("break", stmt)
        elif isinstance(stmt, Continue):
            if self.inside == IN_FINALLY:
                self.leaves_finally("continue", stmt)
        elif isinstance(stmt, Match):
            stmt.subject = self.expr(stmt.subject)
            for case in stmt.cases:
                self.match_case(case)
        elif isinstance(stmt, TypeAlias):
            stmt.name = self.expr(stmt.name)
            self.type_params(stmt.type_params)
            stmt.value = self.expr(stmt.value)

    def match_case(self, case: MatchCase) -> None:
        self.pattern(case.pattern)
        case.guard = self.optional(case.guard)
        self.stmts(case.body)

    def patterns(self, patterns: list[PatternNode]) -> None:
        for pattern in patterns:
            self.pattern(pattern)

    def pattern(self, pattern: PatternNode) -> None:
        """Make constants of the numbers in a pattern."""
        if isinstance(pattern, MatchValue):
            pattern.value = fold_pattern_value(pattern.value, self.warnings is not None)
        elif isinstance(pattern, MatchSequence):
            self.patterns(pattern.patterns)
        elif isinstance(pattern, MatchMapping):
            for i in range(len(pattern.keys)):
                pattern.keys[i] = fold_pattern_value(pattern.keys[i], self.warnings is not None)
            self.patterns(pattern.patterns)
        elif isinstance(pattern, MatchClass):
            pattern.cls = self.expr(pattern.cls)
            self.patterns(pattern.patterns)
            self.patterns(pattern.kwd_patterns)
        elif isinstance(pattern, MatchAs):
            if pattern.pattern is not None:
                self.pattern(pattern.pattern)
        elif isinstance(pattern, MatchOr):
            self.patterns(pattern.patterns)


def ast_preprocess(
    mod: ModNode,
    optimize: i64,
    future_annotations: bool,
    warnings: list[CompileWarning] | None,
) -> None:
    """Change a tree in place.

    CPython: Python/ast_preprocess.c _PyAST_Preprocess
    """
    state = Preprocessor(optimize, future_annotations, warnings)
    if isinstance(mod, Module):
        state.body(mod.body)
    elif isinstance(mod, Interactive):
        state.stmts(mod.body)
    elif isinstance(mod, Expression):
        mod.body = state.expr(mod.body)
