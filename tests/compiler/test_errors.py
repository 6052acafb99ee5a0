"""What the compiler refuses or warns about after parsing, against the host's compiler."""

import ast
import warnings

import pytest

from rt.compiler.compile import compile_ast
from rt.compiler.errors import CompileError, CompileWarning

PROGRAMS = [
    # Names
    "def f(a, a): pass",
    "lambda a, *a: 0",
    "def f[T, T](): pass",
    "class A[T = int, U]: pass",
    "__debug__ = 1",
    "del __debug__",
    "def __debug__(): pass",
    "f(__debug__=1)",
    "import __debug__",
    "from a import (b,\n  c as __debug__)",
    "__debug__: int",
    "a.__debug__: int = 1",
    "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    nonlocal x",
    "def f(x):\n    global x",
    "def f():\n    x: int\n    global x",
    "nonlocal x",
    "def f():\n    nonlocal x",
    "def f():\n    global x\n    nonlocal x",
    "def f[T]():\n    def g():\n        nonlocal T",
    "def f():\n    global x\n    x: int = 1",
    "def f():\n    from a import *",
    "from __future__ import nope",
    "from __future__ import braces",
    "x = 1\nfrom __future__ import annotations",
    # Assignment expressions
    "[x := 1 for x in y]",
    "[x for x in (y := z)]",
    "[[x := 1 for x in y] for z in w]",
    "class A:\n    [x := 1 for y in z]",
    "type X = [a := 1 for b in c]",
    "def f[T: [a := 1 for b in c]](): pass",
    "class A[T]([a := 1 for b in c]): pass",
    # Coroutines and generators
    "await x",
    "def f():\n    await x",
    "async def f():\n    yield from x",
    "async def f():\n    yield 1\n    return 2",
    "def f():\n    async with x: pass",
    "def f():\n    async for x in y: pass",
    "def f():\n    return [x async for x in y]",
    "yield 1",
    "class A:\n    yield from x",
    "[(yield) for x in y]",
    "type X = (yield)",
    "type X[T: (yield)] = 1",
    "from __future__ import annotations\ndef f() -> (yield): pass",
    # Flow
    "return",
    "class A: return 1",
    "break",
    "for x in y:\n    def f(): continue",
    "try: pass\nexcept: pass\nexcept A: pass",
    "try: pass\nexcept* A:\n    return",
    "while 1:\n    try: pass\n    except* A: break",
    "\n".join(" " * i + "while 1:" for i in range(22)) + " pass",
    # Targets, arguments, patterns
    "*a = b",
    "*a",
    "a, *b, *c = d",
    "x = *y",
    "f(a=1, a=2)",
    "f(**b, a=1, c=2, a=2, c=3)",
    "class A(b=1, b=2): pass",
    "match x:\n    case a: pass\n    case b: pass",
    "match x:\n    case _: pass\n    case b: pass",
    "match x:\n    case [a, a]: pass",
    "match x:\n    case [a] | [b]: pass",
    "match x:\n    case a | 1: pass",
    "match x:\n    case {1: a, 1: b}: pass",
    "match x:\n    case A(b=1, b=2): pass",
    "match x:\n    case [*a, *b]: pass",
    # Warnings
    "x is 1\nx is not 'a'\n1 is x\n() is x\nx is None is 2",
    "assert (1, 2)\nassert ()\nassert (a, b), c",
    "1()\n'a'(b)\n(1, 2)(3)\n[](1)\n{}()\nf''()\n(x for x in y)()\nNone()\n(lambda: 0)()",
    "1[2]\nNone[1]\n{1}[2]\n(lambda: 0)[1]\n(x for x in y)[1]\n...[1]",
    "'a'['b']\n[1][1.5]\n(1,)['a']\n[1][1, 2]\n'a'[None]\nf'{x}'['a']\n'a'[True]\nb'a'[[]]",
    "try: pass\nfinally: x is 1",
    "x is 1\nreturn",
]


def outcome_of_host(source: str) -> tuple[object, ...]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "f", "exec", dont_inherit=True)
            error = None
        except SyntaxError as exc:
            error = (exc.msg, exc.lineno, exc.offset, exc.end_lineno, exc.end_offset)
    return error, [(str(warning.message), warning.lineno) for warning in caught]


def outcome(source: str) -> tuple[object, ...]:
    caught: list[CompileWarning] = []
    error = None
    try:
        compile_ast(ast.parse(source), "f", warnings=caught)
    except CompileError as exc:
        assert (exc.kind, exc.filename) == ("SyntaxError", "f")
        end = None if exc.end_col_offset == -1 else exc.end_col_offset
        error = (exc.msg, exc.lineno, exc.col_offset, exc.end_lineno, end)
    return error, [(warning.msg, warning.lineno) for warning in caught]


@pytest.mark.parametrize("source", PROGRAMS)
def test_program(source: str) -> None:
    assert outcome(source) == outcome_of_host(source)


def test_leaving_finally() -> None:
    source = "def f():\n    try: pass\n    finally:\n        while 1: break\n        return\n"
    caught: list[CompileWarning] = []
    compile_ast(ast.parse(source), "f", eager_annotations=False, warnings=caught)
    assert [(warning.msg, warning.lineno) for warning in caught] == [
        ("'return' in a 'finally' block", 5)
    ]


def test_top_level_await() -> None:
    compile_ast(ast.parse("await x\nasync with y: pass"), "f", flags=0x2000)
