"""SyntaxErrors and SyntaxWarnings that come after parsing, on the programs in the host's tests.

Each string and each doctest in these test files that the host parses is a program. Where its
compiler refuses it or warns, rt's has to say the same of the same place.
"""

import ast
import doctest
import sysconfig
import textwrap
import warnings
from pathlib import Path

import pytest

from rt.compiler.compile import compile_ast
from rt.compiler.errors import CompileError, CompileWarning

TESTS = Path(sysconfig.get_path("stdlib")) / "test"

# How many programs are refused or warned about, at the least: a test that finds none is none.
FILES = {
    "test_syntax": 120,
    "test_exceptions": 15,
    "test_compile": 10,
    "test_coroutines": 30,
    "test_except_star": 5,
    "test_future_stmt/test_future.py": 2,
    "test_generators": 4,
    "test_global": 5,
    "test_grammar": 10,
    "test_keywordonlyarg": 2,
    "test_named_expressions": 10,
    "test_patma": 30,
    "test_positional_only_arg": 5,
    "test_scope": 5,
    "test_symtable": 1,
    "test_type_params": 15,
    "test_unpack_ex": 5,
}

Outcome = tuple[object, list[tuple[object, ...]]]


def programs(path: Path) -> list[str]:
    """The strings and the doctests of a file."""
    tree = ast.parse(path.read_bytes())
    found: dict[str, None] = {}
    parser = doctest.DocTestParser()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        found[node.value] = None
        found[textwrap.dedent(node.value).strip("\n")] = None
        if ">>>" in node.value:
            for example in parser.get_examples(node.value):
                found[example.source] = None
    return list(found)


def host_outcome(source: str, mode: str) -> Outcome | None:
    """What the host says; None if it does not parse."""
    with warnings.catch_warnings(record=True) as from_parser:
        warnings.simplefilter("always")
        try:
            ast.parse(source, mode=mode)
        except (SyntaxError, ValueError):
            return None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        error = None
        try:
            compile(source, "f", mode, dont_inherit=True)
        except SyntaxError as exc:
            error = (exc.msg, exc.lineno, exc.offset, exc.end_lineno, exc.end_offset)
    return error, [(str(w.message), w.lineno) for w in caught[len(from_parser) :]]


def rt_outcome(source: str, mode: str) -> Outcome:
    """What rt says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source, mode=mode)
    caught: list[CompileWarning] = []
    error: tuple[object, ...] | None = None
    try:
        compile_ast(tree, "f", mode=mode, warnings=caught)
    except CompileError as exc:
        assert exc.kind == "SyntaxError"
        end = None if exc.end_col_offset == -1 else exc.end_col_offset
        error = (exc.msg, exc.lineno, exc.col_offset, exc.end_lineno, end)
    return error, [(warning.msg, warning.lineno) for warning in caught]


@pytest.mark.parametrize("name", FILES)
def test_programs_of_the_hosts_tests(name: str) -> None:
    path = TESTS / (name if name.endswith(".py") else f"{name}.py")
    if not path.exists():
        pytest.skip("the host came without its tests")
    refused = 0
    different = []
    for source in programs(path):
        for mode in ("exec", "single"):
            expected = host_outcome(source, mode)
            if expected is None:
                continue
            got = rt_outcome(source, mode)
            refused += expected != (None, [])
            if got != expected:
                different.append((source, mode, expected, got))
    assert different == []
    assert refused >= FILES[name]
