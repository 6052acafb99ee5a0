"""Expressions back to text: what annotations become under the future import.

Answers to Python/ast_unparse.c. The text is put together from parts in a list; each
function appends the parts of its node.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    BIN_POW,
    BOOL_AND,
    UOP_NOT,
    Arg,
    Arguments,
    Attribute,
    Await,
    BinOp,
    BoolOp,
    Call,
    Compare,
    Comprehension,
    Constant,
    Dict,
    DictComp,
    ExprNode,
    FormattedValue,
    GeneratorExp,
    IfExp,
    JoinedStr,
    Lambda,
    List,
    ListComp,
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
from rt.compiler.errors import CompileError

# Priorities: an expression is put in parentheses where a higher one is asked for.
PR_TUPLE: Final = 0
PR_TEST: Final = 1
PR_OR: Final = 2
PR_AND: Final = 3
PR_NOT: Final = 4
PR_CMP: Final = 5
PR_EXPR: Final = 6
PR_BOR: Final = 6
PR_BXOR: Final = 7
PR_BAND: Final = 8
PR_SHIFT: Final = 9
PR_ARITH: Final = 10
PR_TERM: Final = 11
PR_FACTOR: Final = 12
PR_POWER: Final = 13
PR_AWAIT: Final = 14
PR_ATOM: Final = 15

# By BIN_*, UOP_* and CMP_*.
BINARY_TEXT: Final = [
    "",
    " + ",
    " - ",
    " * ",
    " @ ",
    " / ",
    " % ",
    " ** ",
    " << ",
    " >> ",
    " | ",
    " ^ ",
    " & ",
    " // ",
]
BINARY_PRIORITY: Final = [
    0,
    PR_ARITH,
    PR_ARITH,
    PR_TERM,
    PR_TERM,
    PR_TERM,
    PR_TERM,
    PR_POWER,
    PR_SHIFT,
    PR_SHIFT,
    PR_BOR,
    PR_BXOR,
    PR_BAND,
    PR_TERM,
]
UNARY_TEXT: Final = ["", "~", "not ", "+", "-"]
COMPARE_TEXT: Final = [
    "",
    " == ",
    " != ",
    " < ",
    " <= ",
    " > ",
    " >= ",
    " is ",
    " is not ",
    " in ",
    " not in ",
]


class Unparser:
    """Collects the text of one expression."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def text(self) -> str:
        """All that has been appended."""
        return "".join(self.parts)

    def put(self, text: str) -> None:
        self.parts.append(text)

    def put_if(self, condition: bool, text: str) -> None:
        if condition:
            self.parts.append(text)

    def expr(self, expr: ExprNode, level: i64) -> None:
        """An expression in a place that asks for the priority `level`.

        CPython: Python/ast_unparse.c append_ast_expr
        """
        if isinstance(expr, Name):
            self.put(expr.id)
        elif isinstance(expr, Constant):
            self.constant(expr)
        elif isinstance(expr, Attribute):
            self.expr(expr.value, PR_ATOM)
            value = expr.value
            # After an integer a dot would be a decimal point.
            is_int = isinstance(value, Constant) and type(value.value) is int
            self.put(" ." if is_int else ".")
            self.put(expr.attr)
        elif isinstance(expr, Subscript):
            self.expr(expr.value, PR_ATOM)
            self.put("[")
            self.expr(expr.slice, PR_TUPLE)
            self.put("]")
        elif isinstance(expr, Tuple):
            self.tuple(expr, level)
        elif isinstance(expr, List):
            self.put("[")
            self.exprs(expr.elts)
            self.put("]")
        elif isinstance(expr, BinOp):
            self.bin_op(expr, level)
        elif isinstance(expr, Call):
            self.call(expr)
        else:
            self.rare_expr(expr, level)

    def rare_expr(self, expr: ExprNode, level: i64) -> None:
        """The rest of `expr`."""
        if isinstance(expr, BoolOp):
            is_and = expr.op == BOOL_AND
            priority = PR_AND if is_and else PR_OR
            self.put_if(level > priority, "(")
            for i in range(len(expr.values)):
                self.put_if(i > 0, " and " if is_and else " or ")
                self.expr(expr.values[i], priority + 1)
            self.put_if(level > priority, ")")
        elif isinstance(expr, UnaryOp):
            priority = PR_NOT if expr.op == UOP_NOT else PR_FACTOR
            self.put_if(level > priority, "(")
            self.put(UNARY_TEXT[expr.op])
            self.expr(expr.operand, priority)
            self.put_if(level > priority, ")")
        elif isinstance(expr, Compare):
            self.put_if(level > PR_CMP, "(")
            self.expr(expr.left, PR_CMP + 1)
            for i in range(len(expr.comparators)):
                self.put(COMPARE_TEXT[expr.ops[i]])
                self.expr(expr.comparators[i], PR_CMP + 1)
            self.put_if(level > PR_CMP, ")")
        elif isinstance(expr, Lambda):
            self.put_if(level > PR_TEST, "(")
            args = expr.args
            self.put("lambda " if len(args.args) + len(args.posonlyargs) > 0 else "lambda")
            self.arguments(args)
            self.put(": ")
            self.expr(expr.body, PR_TEST)
            self.put_if(level > PR_TEST, ")")
        elif isinstance(expr, IfExp):
            self.put_if(level > PR_TEST, "(")
            self.expr(expr.body, PR_TEST + 1)
            self.put(" if ")
            self.expr(expr.test, PR_TEST + 1)
            self.put(" else ")
            self.expr(expr.orelse, PR_TEST)
            self.put_if(level > PR_TEST, ")")
        elif isinstance(expr, Dict):
            self.dict(expr)
        elif isinstance(expr, Set):
            self.put("{")
            self.exprs(expr.elts)
            self.put("}")
        elif isinstance(expr, GeneratorExp):
            self.comprehension("(", expr.elt, None, expr.generators, ")")
        elif isinstance(expr, ListComp):
            self.comprehension("[", expr.elt, None, expr.generators, "]")
        elif isinstance(expr, SetComp):
            self.comprehension("{", expr.elt, None, expr.generators, "}")
        elif isinstance(expr, DictComp):
            self.comprehension("{", expr.key, expr.value, expr.generators, "}")
        elif isinstance(expr, JoinedStr):
            self.joined_str(expr, False)
        elif isinstance(expr, FormattedValue):
            self.formatted_value(expr)
        elif isinstance(expr, Slice):
            if expr.lower is not None:
                self.expr(expr.lower, PR_TEST)
            self.put(":")
            if expr.upper is not None:
                self.expr(expr.upper, PR_TEST)
            if expr.step is not None:
                self.put(":")
                self.expr(expr.step, PR_TEST)
        elif isinstance(expr, Starred):
            self.put("*")
            self.expr(expr.value, PR_EXPR)
        elif isinstance(expr, Await):
            self.put_if(level > PR_AWAIT, "(")
            self.put("await ")
            self.expr(expr.value, PR_ATOM)
            self.put_if(level > PR_AWAIT, ")")
        elif isinstance(expr, Yield):
            self.put("(yield")
            if expr.value is not None:
                self.put(" ")
                self.expr(expr.value, PR_TEST)
            self.put(")")
        elif isinstance(expr, YieldFrom):
            self.put("(yield from ")
            self.expr(expr.value, PR_TEST)
            self.put(")")
        elif isinstance(expr, NamedExpr):
            self.put_if(level > PR_TUPLE, "(")
            self.expr(expr.target, PR_ATOM)
            self.put(" := ")
            self.expr(expr.value, PR_ATOM)
            self.put_if(level > PR_TUPLE, ")")

    def exprs(self, exprs: list[ExprNode]) -> None:
        """Expressions with commas between them."""
        for i in range(len(exprs)):
            self.put_if(i > 0, ", ")
            self.expr(exprs[i], PR_TEST)

    def tuple(self, expr: Tuple, level: i64) -> None:
        count = len(expr.elts)
        if count == 0:
            self.put("()")
            return
        self.put_if(level > PR_TUPLE, "(")
        self.exprs(expr.elts)
        self.put_if(count == 1, ",")
        self.put_if(level > PR_TUPLE, ")")

    def bin_op(self, expr: BinOp, level: i64) -> None:
        priority: i64 = BINARY_PRIORITY[expr.op]
        right_assoc = expr.op == BIN_POW
        self.put_if(level > priority, "(")
        self.expr(expr.left, priority + (1 if right_assoc else 0))
        self.put(BINARY_TEXT[expr.op])
        self.expr(expr.right, priority + (0 if right_assoc else 1))
        self.put_if(level > priority, ")")

    def call(self, expr: Call) -> None:
        self.expr(expr.func, PR_ATOM)
        if len(expr.args) == 1 and len(expr.keywords) == 0:
            only = expr.args[0]
            if isinstance(only, GeneratorExp):
                self.rare_expr(only, PR_TEST)
                return
        self.put("(")
        self.exprs(expr.args)
        first = len(expr.args) == 0
        for keyword in expr.keywords:
            self.put_if(not first, ", ")
            first = False
            if keyword.arg is None:
                self.put("**")
            else:
                self.put(keyword.arg)
                self.put("=")
            self.expr(keyword.value, PR_TEST)
        self.put(")")

    def arg(self, arg: Arg) -> None:
        self.put(arg.arg)
        if arg.annotation is not None:
            self.put(": ")
            self.expr(arg.annotation, PR_TEST)

    def arguments(self, args: Arguments) -> None:
        # CPython: Python/ast_unparse.c append_ast_args
        first = True
        posonly = len(args.posonlyargs)
        count = posonly + len(args.args)
        for i in range(count):
            self.put_if(i > 0, ", ")
            first = False
            self.arg(args.posonlyargs[i] if i < posonly else args.args[i - posonly])
            default = i - count + len(args.defaults)
            if default >= 0:
                self.put("=")
                self.expr(args.defaults[default], PR_TEST)
            self.put_if(i + 1 == posonly, ", /")
        if args.vararg is not None or len(args.kwonlyargs) > 0:
            self.put_if(not first, ", ")
            first = False
            self.put("*")
            if args.vararg is not None:
                self.arg(args.vararg)
        for i in range(len(args.kwonlyargs)):
            self.put(", ")
            self.arg(args.kwonlyargs[i])
            kw_default = args.kw_defaults[i]
            if kw_default is not None:
                self.put("=")
                self.expr(kw_default, PR_TEST)
        if args.kwarg is not None:
            self.put_if(not first, ", ")
            self.put("**")
            self.arg(args.kwarg)

    def dict(self, expr: Dict) -> None:
        self.put("{")
        for i in range(len(expr.values)):
            self.put_if(i > 0, ", ")
            key = expr.keys[i]
            if key is None:
                self.put("**")
                self.expr(expr.values[i], PR_EXPR)
            else:
                self.expr(key, PR_TEST)
                self.put(": ")
                self.expr(expr.values[i], PR_TEST)
        self.put("}")

    def comprehension(
        self,
        opening: str,
        elt: ExprNode,
        value: ExprNode | None,
        generators: list[Comprehension],
        closing: str,
    ) -> None:
        self.put(opening)
        self.expr(elt, PR_TEST)
        if value is not None:
            self.put(": ")
            self.expr(value, PR_TEST)
        for generator in generators:
            self.put(" async for " if generator.is_async != 0 else " for ")
            self.expr(generator.target, PR_TUPLE)
            self.put(" in ")
            self.expr(generator.iter, PR_TEST + 1)
            for condition in generator.ifs:
                self.put(" if ")
                self.expr(condition, PR_TEST + 1)
        self.put(closing)

    def constant(self, expr: Constant) -> None:
        if expr.value is Ellipsis:
            self.put("...")
            return
        if expr.kind is not None:
            self.put(expr.kind)
        self.constant_value(expr.value)

    def constant_value(self, value: object) -> None:
        # CPython: Python/ast_unparse.c append_ast_constant
        if isinstance(value, tuple):
            self.put("(")
            count = len(value)
            for i in range(count):
                self.put_if(i > 0, ", ")
                self.constant_value(value[i])
            self.put_if(count == 1, ",")
            self.put(")")
            return
        text = repr(value)
        # There is no literal for infinity, but this number is read as it.
        if isinstance(value, (float, complex)):
            text = text.replace("inf", "1e309")
        self.put(text)

    def joined_str(self, expr: JoinedStr, is_format_spec: bool) -> None:
        body = Unparser()
        for value in expr.values:
            body.fstring_element(value, is_format_spec)
        if is_format_spec:
            self.put(body.text())
        else:
            self.put("f")
            self.put(repr(body.text()))

    def fstring_element(self, expr: ExprNode, is_format_spec: bool) -> None:
        # CPython: Python/ast_unparse.c append_fstring_element
        if isinstance(expr, Constant):
            text = expr.value
            if isinstance(text, str):
                self.put(text.replace("{", "{{").replace("}", "}}"))
        elif isinstance(expr, JoinedStr):
            self.joined_str(expr, is_format_spec)
        elif isinstance(expr, FormattedValue):
            self.formatted_value(expr)
        else:
            raise CompileError("SystemError", "unknown expression kind inside f-string or t-string")

    def formatted_value(self, expr: FormattedValue) -> None:
        inner = Unparser()
        # Parentheses around a lambda, whose colon would start the format.
        inner.expr(expr.value, PR_TEST + 1)
        text = inner.text()
        self.put("{ " if text.startswith("{") else "{")
        self.put(text)
        conversion = expr.conversion
        if conversion >= 0:
            if conversion not in (97, 114, 115):
                raise CompileError("SystemError", "unknown f-value conversion kind")
            self.put("!" + chr(conversion))
        if expr.format_spec is not None:
            self.put(":")
            self.fstring_element(expr.format_spec, True)
        self.put("}")


def ast_expr_as_text(expr: ExprNode) -> str:
    """The text of an expression.

    CPython: Python/ast_unparse.c _PyAST_ExprAsUnicode
    """
    unparser = Unparser()
    unparser.expr(expr, PR_TEST)
    return unparser.text()
