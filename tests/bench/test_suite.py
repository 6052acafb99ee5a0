"""bench/suite.py, without the package: a stand-in for its environment; bench/frequencies.py."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from bench import frequencies, suite
from bench.interpreters import Interpreter
from bench.runner import Failure
from bench.suite import Benchmark, Outcome, Row

ROOT = Path(__file__).resolve().parents[2]
HOST = Interpreter("host", (sys.executable,))
ONCE = ["--debug-single-value"]

BENCHMARK = """
import pyperf
{before}
def work():
    {body}
if __name__ == "__main__":
    runner = pyperf.Runner()
    runner.bench_func("measured", work)
    runner.bench_func("again", work)
"""


class Stand:
    """An environment that is this one."""

    python = Path(sys.executable)

    def packages(self):
        return str(Path(importlib.util.find_spec("pyperf").origin).parents[1])


@pytest.fixture
def run(tmp_path):
    """Run a benchmark with that body, and give what became of it."""

    def one(body="sum(range(100))", before="", timeout=60, interpreter=HOST, manager=None):
        script = tmp_path / "run_benchmark.py"
        script.write_text(BENCHMARK.format(body=body, before=before))
        stand = Stand()
        return suite.run_one(
            Benchmark("x", str(script)),
            interpreter,
            stand,
            [stand.packages()],
            ONCE,
            timeout,
            manager,
        )

    return one


def test_ok(run):
    outcome = run()
    assert (outcome.status, outcome.reason) == ("ok", "")
    assert set(outcome.seconds) == {"measured", "again"}
    assert all(0 < value < 1 for value in outcome.seconds.values())


def test_failed(run):
    outcome = run("raise KeyError('gone')")
    assert (outcome.status, outcome.reason) == ("failed", "KeyError: 'gone'")


def test_module_missing(run):
    outcome = run(before="import nothing_like_it")
    assert outcome.status == "module_missing"
    assert outcome.reason == "ModuleNotFoundError: No module named 'nothing_like_it'"


def test_timeout(run):
    outcome = run("while True: pass", timeout=3)
    assert (outcome.status, outcome.reason) == ("timeout", "more than 3 s")


def test_workers_and_manager_under_rt(run):
    """pyperf inside rt: its manager starts workers as sys.executable."""
    rt = Path(sys.executable).with_name("rt-run")
    if not rt.exists():
        pytest.skip("rt-run is not installed")
    interpreter = Interpreter("rt", (str(rt),))
    name = "import sys; assert sys.implementation.name == 'rt', sys.implementation"
    outcome = run(before=name, interpreter=interpreter, manager=[str(rt)], timeout=300)
    assert (outcome.status, outcome.reason) == ("ok", "")


@pytest.mark.parametrize(
    ("status", "said", "outcome"),
    [
        (None, "", Outcome("timeout", "more than the time allowed")),
        (1, "", Outcome("failed", "status 1")),
        (1, "boom\n", Outcome("failed", "boom")),
        (
            1,
            "Traceback\nImportError: cannot import name 'x'\nRuntimeError: worker failed\n",
            Outcome("module_missing", "ImportError: cannot import name 'x'"),
        ),
        (
            1,
            "ValueError: this\nRuntimeError: x failed with exit code 1\n",
            Outcome("failed", "ValueError: this"),
        ),
    ],
)
def test_classes(status, said, outcome):
    assert suite.classify(status, said) == outcome


def test_the_report():
    rows = [
        Row(
            Benchmark("a", "a.py"),
            {"host": Outcome("ok", "", {"a": 1.0, "b": 2.0}), "rt": Outcome("ok", "", {"a": 2.0})},
        ),
        Row(
            Benchmark("b", "b.py", requirements=["django==1"]),
            {"host": Outcome("ok", "", {"b": 1.0}), "rt": Outcome("failed", "KeyError: 1")},
        ),
    ]
    text = suite.text_of(rows, ["host", "rt"], "host", {"commit": "x"})
    assert "| a | 1 s, 2 s | 2 s | 2.00 |" in text
    assert "| b | 1 s | failed | - |" in text
    assert "Geometric mean of rt / host: 2.00 over 1." in text
    assert "- b, rt: failed: KeyError: 1" in text
    assert text.count("| ok | 1 | 1 |") == 1 and text.count("| failed | 0 | 1 |") == 1


def test_frequencies_weigh_programs_alike(tmp_path):
    counts = {
        "short": {"opcodes": {"LOAD": 3, "CALL": 1}, "pairs": {"LOAD CALL": 1, "LOAD LOAD": 1}},
        "long": {"opcodes": {"LOAD": 1000, "CALL": 3000}, "pairs": {"CALL LOAD": 4000}},
    }
    data = frequencies.combine(counts)
    assert data["opcodes"] == {"CALL": 500_000, "LOAD": 500_000}
    assert data["pairs"] == {"CALL LOAD": 500_000, "LOAD CALL": 250_000, "LOAD LOAD": 250_000}
    path = tmp_path / "frequencies.json"
    path.write_text(json.dumps(data))

    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools" / "frequencies.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    read = tool.read(path)
    assert read.weight(["CALL"]) == 500_000 and read.weight(["CALL", "LOAD"]) == 1_000_000
    assert read.weight(["NEVER"]) == 1
    assert read.pairs["LOAD", "CALL"] == 250_000
    path.write_text("{}")
    with pytest.raises(ValueError, match="no frequencies"):
        tool.read(path)


def test_counts_are_found_among_other_lines():
    said = 'warning: {x}\n{"opcodes": {"A": 1}, "pairs": {}}\nbye\n'
    assert frequencies.statistics_of(said)["opcodes"] == {"A": 1}
    with pytest.raises(Failure, match="no counts"):
        frequencies.statistics_of("nothing\n{}\n")


def test_what_was_found_before_is_kept(tmp_path, monkeypatch):
    rows = [
        Row(Benchmark("a", "a.py"), {"host": Outcome("ok", "", {"a": 1.0})}),
        Row(Benchmark("b", "b.py"), {"host": Outcome("timeout", "more than 1 s")}),
    ]
    suite.save(tmp_path / "pp", rows, ["host"], "host", {})
    assert "| timeout | 1 |" in (tmp_path / "pp.md").read_text()
    before = suite.known(tmp_path / "pp")
    assert before == {"a": {"host": Outcome("ok", "", {"a": 1.0})}, "b": {}}
    ran = []
    monkeypatch.setattr(
        suite, "run_one", lambda one, *rest: ran.append(one.name) or Outcome("failed", "x")
    )
    again = suite.measure([row.benchmark for row in rows], [HOST], Stand(), ONCE, 60, before)
    assert ran == ["b"]
    assert [row.outcomes["host"].status for row in again] == ["ok", "failed"]
