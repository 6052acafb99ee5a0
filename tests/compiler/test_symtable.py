"""The symbol table against the host's, block by block."""

import _symtable
import ast
import sysconfig
import warnings
from pathlib import Path

import pytest

from rt.compiler.compile import obj2mod
from rt.compiler.future import future_from_ast
from rt.compiler.symtable import SymtableEntry, mangle, symtable_build

PROGRAMS = [
    "x = 1\nglobal y\ny = x",
    "def f(a, /, b=1, *c, d, **e):\n    return a, b, c, d, e, g",
    "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n    return g",
    "class A:\n    x = 1\n    def f(self):\n        return super().f(), __class__, x",
    "class A:\n    __x = 1\n    def f(self, __y):\n        return self.__x, __y, __z__",
    "[x for x in y if (z := x)]\n{a: b for a in c for b in d}\n{e for e in f}",
    "def f(y):\n    return [lambda: x + y for x in z]",
    "class A:\n    t = [x for x in __class__]\n    u = [lambda: q for q in y]",
    "g = (x async for x in y)\nasync def f():\n    return [await x async for x in y]",
    "def f[T: int, *U, **P](x: T) -> T:\n    return x",
    "class A[T](B[T], metaclass=M):\n    x: T\n    def f[S](self, y: S): ...",
    "type X[T] = list[T]",
    "from __future__ import annotations\ndef f(x: (lambda: 1)) -> y:\n    z: w = 1",
    "import a.b.c, d as e\nfrom f import *\nfrom g import h as i",
    "try:\n    pass\nexcept E as e:\n    f(e)",
    "match x:\n    case [a, *b] | {'k': a, **b}: pass\n    case C(y=z) as w: pass",
    "with a as b, c as (d, e): pass\nfor f, g in h: del f",
    "def f():\n    x: y = 1\n    global z\n    z = lambda q=x: q",
]


def compare(ours: SymtableEntry, host: "_symtable._symtable_entry") -> None:
    """Two blocks must agree in everything that the host shows."""
    # The functions of types and their bounds have a parameter that 3.13 does not have.
    ours.symbols.pop(".format", None)
    varnames = [name for name in ours.varnames if name != ".format"]
    assert (ours.name, ours.type, varnames) == (host.name, host.type, host.varnames)
    assert ours.symbols == host.symbols
    assert (ours.nested, ours.loc.lineno) == (bool(host.nested), host.lineno)
    assert len(ours.children) == len(host.children)
    for our_child, host_child in zip(ours.children, host.children, strict=True):
        compare(our_child, host_child)


def check(source: str) -> None:
    mod = obj2mod(ast.parse(source), "exec")
    future = future_from_ast(mod, "f", True)
    st = symtable_build(mod, "f", future, future.features, True)
    compare(st.top, _symtable.symtable(source, "f", "exec"))


@pytest.mark.parametrize("source", PROGRAMS)
def test_program(source: str) -> None:
    check(source)


@pytest.mark.parametrize(
    "name", ["typing.py", "dataclasses.py", "asyncio/tasks.py", "enum.py", "difflib.py"]
)
def test_library(name: str) -> None:
    path = Path(sysconfig.get_path("stdlib")) / name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check(path.read_text())


@pytest.mark.parametrize(
    ("private", "name", "result"),
    [
        (None, "__x", "__x"),
        ("A", "__x", "_A__x"),
        ("__A", "__x", "_A__x"),
        ("___", "__x", "__x"),
        ("A", "__x__", "__x__"),
        ("A", "_x", "_x"),
        ("A", "__a.b", "__a.b"),
    ],
)
def test_mangle(private: str | None, name: str, result: str) -> None:
    assert mangle(private, name) == result
