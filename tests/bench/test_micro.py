"""bench/micro.py, its cases and workers; bench/scaling.py."""

import json
import shutil
import sys

import pytest

from bench import micro, micro_cases, micro_worker, scaling, scaling_cases
from bench.cli import main
from bench.interpreters import Interpreter

HOST = Interpreter("host", (sys.executable,), "cpython", "3")
# What issue 4 of the project wants to see figures of.
DIGITS = (1, 2, 20, 2000)


@pytest.mark.parametrize("group", list(micro_cases.groups()))
def test_every_case_runs(group):
    for name, setup, statement, operations in micro_cases.groups()[group]:
        timed = micro_worker.compiled(setup, statement)
        assert timed(1, lambda: 0) == 0, name
        assert operations >= 1


def test_the_groups_have_what_they_must():
    found = micro_cases.groups()
    for digits in DIGITS:
        names = [name for name, *_ in found[f"int, {digits} digit{'s' * (digits > 1)}"]]
        assert {"add", "multiply", "divmod", "to decimal", "from decimal"} <= set(names)
    for kind in "124":
        names = {name for name, *_ in found[f"str of kind {kind}"]}
        wanted = {"find", "count", "replace", "split", "join", "index", "hash of new"}
        assert wanted | {"compare equal", "compare order"} <= names
    for key in ("str", "int", "tuple"):
        names = {name for name, *_ in found[f"dict of {key} keys"]}
        assert {"get", "set", "iterate"} <= names
    for group, members in found.items():
        assert len({name for name, *_ in members}) == len(members), group


@pytest.mark.parametrize("kind", [1, 2, 4])
def test_text_is_of_the_kind_that_its_group_says(kind):
    setup = micro_cases.groups()[f"str of kind {kind}"][0][1]
    space = {}
    exec(setup, space)
    widest = max(map(ord, space["text"]))
    assert kind == (1 if widest < 256 else 2 if widest < 65536 else 4)


@pytest.mark.parametrize("digits", DIGITS)
def test_ints_have_the_digits_that_their_group_says(digits):
    setup = micro_cases.groups()[f"int, {digits} digit{'s' * (digits > 1)}"][0][1]
    space = {}
    exec(setup, space)
    for name in "xy":
        assert -(-space[name].bit_length() // 30) == digits


def test_figures_are_for_one_operation():
    case = micro.Case("g", "n", operations=100)
    case.rounds = {"host": [10.0, 20.0, 30.0], "rt": [20.0, 30.0, 90.0]}
    assert case.nanoseconds("host").middle == 20.0
    assert case.ratio("rt", "host").middle == 2.0
    case.errors["rt"] = "KeyError: 1"
    assert case.ratio("rt", "host") is None


def test_the_worst_come_first():
    cases = [micro.Case("g", str(i), 1) for i in range(4)]
    for case, value in zip(cases, (2.0, 5.0, 3.0, 1.0), strict=True):
        case.rounds = {"host": [1.0], "rt": [value]}
    cases[3].errors["rt"] = "failed"
    assert [case.name for case in micro.ordered(cases, "rt", "host")] == ["3", "1", "2", "0"]
    assert micro.means(cases[:3], "rt", "host") == {"g": pytest.approx(30 ** (1 / 3))}


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
def test_allocations_are_counted():
    cases = micro.all_cases(["displays", "list and tuple"])
    for members in micro.by_group(cases).values():
        micro.count_group(members, "host", micro.counter_library())
    found = {case.name: case for case in cases}
    # A set is an object from the allocator; a tuple of two comes from a free list.
    assert found["set"].allocations["host"] == pytest.approx(1, abs=0.05)
    assert found["tuple"].allocations["host"] == pytest.approx(0, abs=0.05)
    assert not any(case.errors for case in cases)


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
def test_allocations_of_rt_are_counted():
    cases = micro.all_cases(["load and store"])
    micro.count_group(cases, "rt", micro.counter_library())
    assert not any(case.errors for case in cases)
    assert all(0 <= case.allocations["rt"] < 3 for case in cases)


def test_the_command(tmp_path, capsys):
    out = tmp_path / "micro"
    arguments = ["micro", "--group", "load", "--rounds", "2", "--seconds", "0.001"]
    arguments += ["--no-allocations", "-o", str(out), "host", f"other={sys.executable}"]
    assert main(arguments) == 0
    assert "load and store" in capsys.readouterr().out
    data = json.loads(out.with_suffix(".json").read_text())
    assert [len(case["rounds"]["other"]) for case in data["cases"]] == [2] * len(data["cases"])
    text = out.with_suffix(".md").read_text()
    assert "| group | operation | host ns | other ns | other / host | host allocations |" in text
    assert main(["micro", "--group", "nothing like it", "host"]) == 2


def test_growth_is_told(monkeypatch):
    def curve(name, power):
        return scaling.Curve("dict_fill", name, [(n, 1e-9 * n**power) for n in (10, 20, 100)])

    curves = [curve("host", 1.0), curve("same", 1.1), curve("bad", 2.0)]
    assert [one.interpreter for one in scaling.steeper(curves, "host")] == ["bad"]
    curves[1].points = []
    curves[1].error = "timeout"
    assert [one.interpreter for one in scaling.steeper(curves, "host")] == ["same", "bad"]


def test_every_growing_case_runs():
    for name, function in scaling_cases.CASES.items():
        function(100)
        assert scaling.meaning(name)
    assert set(scaling_cases.BASES) <= set(scaling_cases.CASES)


def test_a_curve_is_measured(tmp_path):
    curve = scaling.measure_one("list_append", HOST)
    assert [size for size, _ in curve.points] == [10000, 20000, 50000, 100000]
    assert 0.5 < curve.exponent < 1.6
    scaling.save(tmp_path / "s", [curve], "host", ["host"])
    assert scaling.load(tmp_path / "s.json") == [curve]
    assert "append in a loop" in (tmp_path / "s.md").read_text()
