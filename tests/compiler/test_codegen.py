"""Code objects against the host's, in what does not depend on the bytecode."""

import ast
import sysconfig
import warnings
from pathlib import Path
from types import CodeType

import pytest

from rt.compiler.compile import compile_ast
from rt.compiler.metadata import CO_HAS_DOCSTRING, CO_METHOD, Code
from rt.compiler.opcode import (
    LOAD_SUPER_ATTR,
    OPNAME,
    SET_FUNCTION_ATTRIBUTE,
    SETUP_ANNOTATIONS,
)

# Flags that the host of 3.13 does not have.
NEW_FLAGS = CO_HAS_DOCSTRING | CO_METHOD


def codes(source: str, **options: object) -> list[Code]:
    """All code objects of a program, outer ones first."""
    found = [compile_ast(ast.parse(source), "f", **options)]  # type: ignore[arg-type]
    for code in found:
        found.extend(value for value in code.consts if isinstance(value, Code))
    return found


def codes_of_host(source: str) -> list[CodeType]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [compile(source, "f", "exec", dont_inherit=True)]
    for code in found:
        found.extend(value for value in code.co_consts if isinstance(value, CodeType))
    return found


def opcodes(code: Code) -> list[str]:
    return [OPNAME[code.code[i]] for i in range(0, len(code.code), 2)]


@pytest.mark.parametrize(
    "name",
    ["argparse.py", "asyncio/base_events.py", "collections/__init__.py", "tarfile.py", "ast.py"],
)
def test_library(name: str) -> None:
    source = (Path(sysconfig.get_path("stdlib")) / name).read_text()
    ours = codes(source)
    theirs = codes_of_host(source)
    for our, their in zip(ours, theirs, strict=True):
        assert our.qualname == their.co_qualname
        assert (our.name, our.firstlineno) == (their.co_name, their.co_firstlineno)
        assert our.argcount == their.co_argcount
        assert our.posonlyargcount == their.co_posonlyargcount
        assert our.kwonlyargcount == their.co_kwonlyargcount
        assert our.flags & ~NEW_FLAGS == their.co_flags
        assert our.varnames() == their.co_varnames
        assert our.cellvars() == their.co_cellvars
        assert our.freevars() == their.co_freevars
        assert set(our.names) == set(their.co_names)


def test_eager_annotations() -> None:
    source = "x: int = 1\ndef f(a: int, *b: str) -> None: pass\n"
    (module, function) = codes(source)
    assert SETUP_ANNOTATIONS in module.code[::2]
    index = module.code[::2].index(SET_FUNCTION_ATTRIBUTE)
    assert module.code[index * 2 + 1] == 4
    assert function.name == "f"


def test_deferred_annotations() -> None:
    source = "x: int = 1\ndef f(a: int) -> None: pass\nclass A:\n    y: str\n"
    names = [code.qualname for code in codes(source, eager_annotations=False)]
    assert names == ["<module>", "__annotate__", "f", "A", "__annotate__", "A.__annotate__"]


def test_super() -> None:
    source = (
        "class A:\n    def f(self):\n        return super().x, super(A, self).y(), super().z(1)"
    )
    inner = codes(source)[-1]
    arguments = [
        inner.code[i + 1] for i in range(0, len(inner.code), 2) if inner.code[i] == LOAD_SUPER_ATTR
    ]
    assert [argument & 3 for argument in arguments] == [0, 3, 1]


def test_static_attributes() -> None:
    source = (
        "class A:\n"
        "    def f(self):\n"
        "        self.b = self.a = 1\n"
        "        self.c += 1\n"
        "        def g(): self.d = 2\n"
    )
    assert ("a", "b", "d") in codes(source)[1].consts


@pytest.mark.parametrize(("optimize", "count"), [(0, 1), (1, 0), (2, 0)])
def test_assert(optimize: int, count: int) -> None:
    code = codes("assert x, y", optimize=optimize)[0]
    assert opcodes(code).count("RAISE_VARARGS") == count


def test_modes() -> None:
    code = compile_ast(ast.parse("a + 1", mode="eval"), "f", mode="eval")
    assert opcodes(code)[-1] == "RETURN_VALUE" and None not in code.consts
    code = compile_ast(ast.parse("a; b", mode="single"), "f", mode="single")
    assert opcodes(code).count("CALL_INTRINSIC_1") == 2


def test_flags_are_inherited() -> None:
    for code in codes("def f(): pass", flags=0x1000000):
        assert code.flags & 0x1000000


def test_equal_code_is_shared() -> None:
    # A `finally` block is compiled twice.
    (module, *inner) = codes("try:\n    f()\nfinally:\n    g(lambda: 1)")
    assert len(inner) == 1
    assert module.consts.count(inner[0]) == 1
