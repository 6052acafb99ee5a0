"""Trees: what is refused, what the preprocessing makes, how annotations become text."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rt.compiler.ast_nodes import Expression
from rt.compiler.ast_unparse import ast_expr_as_text
from rt.compiler.compile import compile_ast, obj2mod
from rt.compiler.errors import CompileError
from rt.compiler.metadata import Code

ROOT = Path(__file__).resolve().parent.parent.parent


def load() -> ast.expr:
    return ast.Name("a", ast.Load())


def pattern(node: ast.pattern) -> ast.stmt:
    return ast.Match(load(), [ast.match_case(node, None, [ast.Pass()])])


def function(args: ast.arguments) -> ast.stmt:
    return ast.FunctionDef("f", args, [ast.Pass()], [], None, None, [])


def deleted(node: ast.expr, name: str) -> ast.expr:
    """A node without one of its fields."""
    delattr(node, name)
    return node


# What cannot be compiled; statements are built anew for each test.
BAD: list[Callable[[], object]] = [
    lambda: ast.Expr(None),
    lambda: ast.Expr(5),
    lambda: ast.Expr(ast.Name("True", ast.Load())),
    lambda: ast.Expr(ast.Name(5, ast.Load())),
    lambda: ast.Expr(ast.Name("a", ast.Store())),
    lambda: ast.Expr(ast.Name("a", 5)),
    lambda: ast.Expr(deleted(ast.Name("a", ast.Load()), "ctx")),
    lambda: ast.Expr(ast.BinOp(load(), None, load())),
    lambda: ast.Expr(ast.BoolOp(ast.And(), [load()])),
    lambda: ast.Expr(ast.Compare(load(), [], [])),
    lambda: ast.Expr(ast.Compare(load(), [ast.Eq()], [load(), load()])),
    lambda: ast.Expr(ast.Dict([load()], [])),
    lambda: ast.Expr(ast.ListComp(load(), [])),
    lambda: ast.Expr(ast.Constant([])),
    lambda: ast.Expr(ast.Constant((1, {}))),
    lambda: ast.Expr(ast.NamedExpr(ast.Attribute(load(), "b", ast.Store()), load())),
    lambda: ast.Expr(ast.List(load(), ast.Load())),
    lambda: ast.Expr(ast.Tuple([None], ast.Load())),
    lambda: ast.Expr(ast.Call(load(), [], [ast.keyword("a", None)])),
    lambda: ast.Assign([], load()),
    lambda: ast.Assign([load()], load()),
    lambda: ast.Assign([ast.Constant(1)], load()),
    lambda: ast.Delete([]),
    lambda: ast.AnnAssign(ast.Attribute(load(), "b", ast.Store()), load(), None, 1),
    lambda: ast.AugAssign(load(), ast.Add(), load()),
    lambda: ast.If(load(), [], []),
    lambda: ast.While(load(), [None], []),
    lambda: ast.Try([ast.Pass()], [], [], []),
    lambda: ast.Try([ast.Pass()], [], [ast.Pass()], [ast.Pass()]),
    lambda: ast.Raise(None, load()),
    lambda: ast.With([], [ast.Pass()]),
    lambda: ast.Global([]),
    lambda: ast.Import([]),
    lambda: ast.ImportFrom("a", [ast.alias("b", None)], -1),
    lambda: ast.TypeAlias(ast.Tuple([], ast.Store()), [], load()),
    lambda: function(ast.arguments([], [], None, [], [], None, [load()])),
    lambda: function(ast.arguments([], [], None, [ast.arg("a")], [], None, [])),
    lambda: function(ast.arguments([], [ast.arg(3)], None, [], [], None, [])),
    lambda: pattern(ast.MatchValue(load())),
    lambda: pattern(ast.MatchValue(ast.Constant(None))),
    lambda: pattern(ast.MatchSingleton(1)),
    lambda: pattern(ast.MatchStar("a")),
    lambda: pattern(ast.MatchAs(ast.MatchAs(None, "a"), None)),
    lambda: pattern(ast.MatchAs(None, "_")),
    lambda: pattern(ast.MatchOr([ast.MatchAs(None, None)])),
    lambda: pattern(ast.MatchMapping([ast.Constant(1)], [], None)),
    lambda: pattern(ast.MatchClass(ast.Constant(1), [], [], [])),
    lambda: pattern(ast.MatchClass(load(), [], ["a"], [])),
    lambda: 5,
    lambda: None,
]


def outcome(compiler: Callable[[ast.Module], object], statement: object) -> tuple[str, str]:
    tree = ast.Module([statement], [])
    if isinstance(statement, ast.AST):
        ast.fix_missing_locations(tree)
    try:
        compiler(tree)
    except CompileError as exc:
        return exc.kind, exc.msg
    except Exception as exc:
        return type(exc).__name__, str(exc)
    return "", ""


@pytest.mark.parametrize("build", BAD)
def test_bad_tree(build: Callable[[], object]) -> None:
    expected = outcome(lambda tree: compile(tree, "f", "exec"), build())
    assert expected[0] != ""
    assert outcome(lambda tree: compile_ast(tree, "f"), build()) == expected


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ((2, 0, 1, 0), None),
        ((1, 5, 1, 2), None),
        ((-1, 0, 1, 0), None),
        ((1, 0, 1, 0), "lineno"),
        ((1, 0, 1, 0), "col_offset"),
    ],
)
def test_bad_place(place: tuple[int, int, int, int], field: str | None) -> None:
    def build() -> ast.Module:
        tree = ast.fix_missing_locations(ast.Module([ast.Expr(load())], []))
        node = tree.body[0]
        assert isinstance(node, ast.Expr)
        for name, value in zip(
            ("lineno", "col_offset", "end_lineno", "end_col_offset"), place, strict=True
        ):
            setattr(node.value, name, value)
        if field is not None:
            delattr(node.value, field)
        return tree

    with pytest.raises((ValueError, TypeError)) as expected:
        compile(build(), "f", "exec")
    with pytest.raises(CompileError) as error:
        compile_ast(build(), "f")
    assert (error.value.kind, error.value.msg) == (
        expected.type.__name__,
        str(expected.value),
    )


def test_wrong_root() -> None:
    with pytest.raises(CompileError, match="expected Expression node, got Module"):
        compile_ast(ast.parse("a"), "f", mode="eval")


def test_tree_is_not_changed() -> None:
    tree = ast.parse("'doc'\nx = '%s' % (a,)\nassert __debug__")
    before = ast.dump(tree)
    compile_ast(tree, "f", optimize=2)
    assert ast.dump(tree) == before


@pytest.mark.parametrize(
    "source",
    [
        "-" * 20000 + "a",
        "a" + ".b" * 20000,
        "a" + "()" * 20000,
        "a" + "+ a" * 20000,
    ],
)
def test_deep(source: str) -> None:
    node: ast.expr = load()
    for _ in range(20000):
        if source[0] == "-":
            node = ast.UnaryOp(ast.USub(), node)
        elif source[1] == ".":
            node = ast.Attribute(node, "b", ast.Load())
        elif source[1] == "(":
            node = ast.Call(node, [], [])
        else:
            node = ast.BinOp(node, ast.Add(), load())
        for name in ("lineno", "col_offset"):
            setattr(node, name, 1)
    tree = ast.Expression(node)
    with pytest.raises(CompileError) as error:
        compile_ast(tree, "f", mode="eval")
    assert error.value.kind == "RecursionError"


def constants(source: str, optimize: int = 0) -> list[object]:
    """The constants of a module's code, but not code."""
    code = compile_ast(ast.parse(source), "f", optimize=optimize)
    return [value for value in code.consts if not isinstance(value, Code)]


def test_docstrings() -> None:
    assert constants("'a'")[0] == "a"
    assert "a" not in constants("'a'", 2)
    assert "a b" not in constants("'%s b' % ('a',)")[:1]
    code = compile_ast(ast.parse("def f():\n    'a\\n      b\\n    c'"), "f")
    inner = next(value for value in code.consts if isinstance(value, Code))
    assert inner.consts[0] == "a\n  b\nc"


@pytest.mark.parametrize(
    "text",
    [
        "a.b[c, d:e:f, ...]",
        "a + b * (c - d) ** -e ** f",
        "not a and (b or c) and d",
        "((a, b), [c], {d}, {e: f, **g}, ())",
        "lambda a, /, b=1, *c, d=2, e, **f: (a, b)",
        "a if b else c if d else e",
        "[a async for b, c in d if e if f for g in h]",
        "f(a for a in b)",
        "f(a, *b, c=d, **e)",
        "f'{a!r:>{b}}{{x}}{ {1}}{(lambda x: 1)}'",
        "u'a' 'b'",
        "1 .real + 1.5.real + 1e400 + 1e400j",
        "a < b is not c not in d",
        "~a @ b // c % d << e >> f & g ^ h | i",
    ],
)
def test_annotation_text(text: str) -> None:
    namespace: dict[str, object] = {}
    exec(f"from __future__ import annotations\ndef f(x: {text}): pass", namespace)
    function = namespace["f"]
    expected = function.__annotations__["x"]  # type: ignore[attr-defined]
    mod = obj2mod(ast.parse(text, mode="eval"), "eval")
    assert isinstance(mod, Expression)
    assert ast_expr_as_text(mod.body) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a := b), (await c)", "((a := b), await c)"),
        ("(await c) ** 2, (await c).d", "(await c ** 2, (await c).d)"),
        ("(yield from a)", "(yield from a)"),
        ("lambda: (yield)", "lambda: (yield)"),
    ],
)
def test_text_of_what_is_no_annotation(text: str, expected: str) -> None:
    mod = obj2mod(ast.parse(text, mode="eval"), "eval")
    assert isinstance(mod, Expression)
    assert ast_expr_as_text(mod.body) == expected


def test_generated_files_are_fresh() -> None:
    script = ROOT / "tools" / "generate_ast.py"
    result = subprocess.run([sys.executable, str(script), "--check"], check=False)
    assert result.returncode == 0
