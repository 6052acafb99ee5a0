"""The commands that measure start-up and memory, on figures that are made up."""

import argparse

import pytest

from bench import flags, memory, startup
from bench.interpreters import Interpreter

PAIR = [Interpreter("one", ("one",)), Interpreter("two", ("two",))]


def arguments(module, *words):
    """What the command makes of a command line."""
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    return parser.parse_args(["one", "two", *words])


@pytest.fixture(autouse=True)
def pair(monkeypatch):
    for module in (memory, startup):
        monkeypatch.setattr(module, "chosen", lambda texts: PAIR)


@pytest.mark.parametrize(("total", "status"), [(150, 0), (151, 1)])
def test_memory(monkeypatch, total, status):
    bytes_of = {"one": (80, 100), "two": (90, total)}
    monkeypatch.setattr(memory, "measure", lambda one, *rest: bytes_of[one.name])
    assert memory.main(arguments(memory, "--case", "2 slots")) == status
    assert memory.main(arguments(memory, "--case", "int")) == 0


@pytest.mark.parametrize(("took", "status"), [(0.08, 0), (0.081, 1)])
def test_startup(monkeypatch, took, status):
    monkeypatch.setattr(startup, "seconds", lambda one, *rest: 0.02 if one is PAIR[0] else took)
    assert startup.main(arguments(startup, "--rounds", "1")) == status


def test_flags_knows_the_question():
    assert flags.ENTRY.read_text(encoding="utf-8").count(flags.ASKED) == 1


def test_cases_run():
    """Every program of the memory cases is one that this Python runs."""
    for setup, expression in memory.CASES.values():
        space = {"i": 1}
        exec(setup, space)
        eval(expression, space)
