"""The opcode tables against each other, and against a CPython 3.14 if there is one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rt.compiler import opcode

ROOT = Path(__file__).resolve().parent.parent.parent
NUMBERS = {name: number for number, name in enumerate(opcode.OPNAME) if name}


def test_every_name_has_its_number() -> None:
    for name, number in NUMBERS.items():
        assert getattr(opcode, name) == number
        assert opcode.is_valid(number)
    assert not opcode.is_valid(200)
    assert not opcode.is_valid(len(opcode.OPNAME))
    assert not opcode.is_valid(-1)


def test_tables_have_one_length() -> None:
    size = len(opcode.OPNAME)
    for name in ("FLAGS", "GROUPS", "CACHES", "POPPED_BASE", "PUSHED_KIND"):
        assert len(getattr(opcode, name)) == size


@pytest.mark.parametrize(
    ("name", "argument", "popped", "pushed"),
    [
        ("LOAD_CONST", 3, 0, 1),
        ("BUILD_MAP", 4, 8, 1),
        ("CALL", 3, 5, 1),
        ("CALL_KW", 3, 6, 1),
        ("LOAD_ATTR", 4, 1, 1),
        ("LOAD_ATTR", 5, 1, 2),
        ("LOAD_GLOBAL", 7, 0, 2),
        ("UNPACK_EX", 0x203, 1, 6),
        ("SWAP", 4, 4, 4),
        ("COPY", 3, 3, 4),
        ("DICT_MERGE", 2, 6, 5),
    ],
)
def test_stack_counts(name: str, argument: int, popped: int, pushed: int) -> None:
    assert opcode.num_popped(NUMBERS[name], argument) == popped
    assert opcode.num_pushed(NUMBERS[name], argument) == pushed
    assert opcode.stack_effect(NUMBERS[name], argument, False) == pushed - popped


def test_block_pushes_only_push_when_they_jump() -> None:
    assert opcode.stack_effect(opcode.SETUP_CLEANUP, 0, False) == 0
    assert opcode.stack_effect(opcode.SETUP_CLEANUP, 0, True) == 2


def test_flags() -> None:
    assert opcode.has_arg(opcode.LOAD_FAST)
    assert not opcode.has_arg(opcode.POP_TOP)
    assert opcode.has_target(opcode.FOR_ITER)
    assert opcode.has_target(opcode.SETUP_WITH)
    assert not opcode.has_target(opcode.CALL)
    assert opcode.CACHES[opcode.LOAD_ATTR] == 9


def test_the_generated_file_is_not_stale() -> None:
    python = shutil.which("python3.14")
    if python is None:
        pytest.skip("no CPython 3.14")
    generator = ROOT / "tools" / "generate_opcode.py"
    subprocess.run([sys.executable, generator, python, "--check"], check=True)
