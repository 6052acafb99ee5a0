"""The compiler's time grows with the size of a program, not with its square."""

import ast
import time
from collections.abc import Callable

import pytest

from rt.compiler.compile import compile_ast


def function(line: str) -> Callable[[int], str]:
    """Programs with a function of many lines, which may have their number in them."""
    return lambda n: "def f(x):\n" + "".join(f"    {line.replace('#', str(i))}\n" for i in range(n))


def display(opening: str, item: str, closing: str) -> Callable[[int], str]:
    """Programs with one long display."""
    return lambda n: opening + "".join(item.replace("#", str(i)) for i in range(n)) + closing


PROGRAMS: dict[str, Callable[[int], str]] = {
    "calls": function("f(x, 1)"),
    "branches": function("if x: y = #"),
    "loops": function("for y in x: f(y)"),
    "locals": function("v# = x"),
    "constants": function("y = '#'"),
    "numbers": function("y = #.5"),
    "attributes": function("x.a# = 1"),
    "handlers": function("try: f()\n    except A: g()"),
    "withs": function("with x: f()"),
    "uninitialised": function("del y"),
    "functions": function("def g#(): return x"),
    "returns": function("if x: return #"),
    "tuple of constants": display("x = (", "#, ", ")"),
    "tuple of equal constants": display("x = (", "'a', ", ")"),
    "nested tuples": display("x = (", "(#, (1, #)), ", ")"),
    "set of constants": display("x in {", "#, ", "}"),
    "list": display("x = [", "a, ", "]"),
    "dict": display("x = {", "#: a, ", "}"),
    "arguments": display("f(", "a, ", ")"),
    "keywords": display("f(", "a#=1, ", ")"),
    "and": display("x = a", " and b", ""),
    "comparisons": display("x = a", " < b", ""),
    "format": display("x = f'", "{a}b", "'"),
    "elif": lambda n: "if x: pass\n" + "".join(f"elif y == {i}: z\n" for i in range(n // 20)),
    "sum": lambda n: "\n".join(["x = a" + " + a" * (n // 4)] * 3),
    "attribute chain": lambda n: "x = a" + ".b" * (n // 4),
    "parameters": lambda n: f"def f({', '.join(f'a{i}' for i in range(n))}): return a0",
    "cases": lambda n: "match x:\n" + "".join(f" case [{i}, *y]: z\n" for i in range(n)),
    "globals": lambda n: "def f():\n global " + ", ".join(f"g{i}" for i in range(n)) + "\n g0 = 1",
    "class": lambda n: (
        "class A:\n" + "".join(f" def m{i}(self): self.a{i} = 1\n" for i in range(n))
    ),
    "free variables": lambda n: (
        "def f():\n" + "".join(f" v{i} = 1\n" for i in range(n)) + " def g():\n"
        "  return " + ", ".join(f"v{i}" for i in range(n))
    ),
}
SMALL = 500
FACTOR = 8


def seconds(source: str) -> float:
    """The time of the compile step, the best of some."""
    tree = ast.parse(source)
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        compile_ast(tree, "f")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", PROGRAMS)
def test_time_is_linear(name: str) -> None:
    program = PROGRAMS[name]
    small = seconds(program(SMALL))
    large = seconds(program(SMALL * FACTOR))
    # A square would be 64 times.
    assert large < max(small, 0.002) * FACTOR * 3, f"{small:.4f} s, {large:.4f} s"
