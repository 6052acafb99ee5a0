"""bench/runner.py, worker.py, results.py, report.py and the command run."""

import itertools
import re
import sys

import pyperf
import pytest

from bench import catalogue, history, report, results, runner
from bench.cli import main
from bench.interpreters import Interpreter, NotThere, chosen, environment, named

HOST = Interpreter("host", (sys.executable,), "cpython", "3")
QUICK = runner.Settings(rounds=2, values=2, seconds=0.01, timeout=60)

PROGRAM = """
import time
calls = []
def bench(loops):
    calls.append(loops)
    end = time.process_time() + 0.002 * loops
    while time.process_time() < end:
        pass
    return {result}
"""


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder of programs in place of bench/programs; gives a function that adds one."""
    monkeypatch.setattr(runner, "PROGRAMS", tmp_path)

    def add(name, result="1", text=PROGRAM):
        (tmp_path / f"{name}.py").write_text(text.replace("{result}", result))

    return add


def test_the_loop_count_is_found(programs):
    programs("steady")
    loops, result, sample = runner.measure(HOST, "steady", 0, runner.Settings(seconds=0.04), 0)
    # 2 ms a loop, 40 ms a call.
    assert 10 <= loops <= 40
    assert result == "1"
    assert len(sample.cpu) == len(sample.wall) == 2
    for taken in sample.cpu:
        assert 0.0015 <= taken / loops <= 0.01
    assert sample.cold < 0.04


def test_a_given_count_is_kept(programs):
    programs("steady", "list(calls)")
    with pytest.raises(runner.Failure, match="AssertionError"):
        # The calls differ, so the program says so itself: the cold one and the first recorded.
        runner.measure(HOST, "steady", 7, QUICK, 0)
    programs("counted", "max(calls) in (1, 7)")
    loops, result, _ = runner.measure(HOST, "counted", 7, QUICK, 0)
    assert (loops, result) == (7, "True")


def test_slow_and_fast_interpreters_get_counts_of_their_own(programs):
    programs("steady")
    slow = Interpreter("slow", (sys.executable, "-X", "slow"))
    text = PROGRAM.replace("0.002", "(0.008 if 'slow' in __import__('sys')._xoptions else 0.002)")
    programs("steady", text=text)
    result = runner.run(
        [HOST, slow], ["steady"], "host", runner.Settings(2, 1, seconds=0.03, timeout=60)
    )
    assert result.measured["host"]["steady"].loops > result.measured["slow"]["steady"].loops
    # The scaling is undone.
    assert result.ratio("slow", "steady").middle == pytest.approx(4, rel=0.3)


def test_a_failure_stops_one_program_under_one_interpreter(programs):
    programs("steady")
    programs("broken", text="def bench(loops):\n    raise KeyError('gone')\n")
    programs("hangs", text="def bench(loops):\n    while True: pass\n")
    programs("dies", text="import os\ndef bench(loops):\n    os.kill(os.getpid(), 11)\n")
    names = ["broken", "hangs", "dies", "steady"]
    settings = runner.Settings(2, 1, 0.005, timeout=1.5)
    result = runner.run([HOST], names, "host", settings)
    one = result.measured["host"]
    assert (one["broken"].status, one["broken"].reason) == ("failed", "KeyError: 'gone'")
    assert (one["hangs"].status, one["hangs"].reason) == ("timeout", "more than 2 s")
    assert one["dies"].status == "failed" and one["dies"].reason.startswith("signal SIGSEGV")
    assert one["steady"].status == "ok" and len(one["steady"].rounds) == 2
    assert len(result.failures()) == 3


def test_another_result_than_the_base_s_is_wrong(programs):
    programs("version", "__import__('sys').flags.optimize")
    other = Interpreter("other", (sys.executable, "-O"))
    result = runner.run([HOST, other], ["version"], "host", QUICK)
    assert result.measured["other"]["version"].status == "wrong result"
    assert result.ratio("other", "version") is None
    assert result.geomean("other") is None


def test_interpreters_take_turns(programs, monkeypatch):
    programs("steady")
    order = []
    monkeypatch.setattr(
        runner,
        "measure",
        lambda one, program, loops, settings, seed: (
            order.append((one.name, seed)) or (1, "1", results.Sample([1.0], [1.0], 1.0, 0.0, 0))
        ),
    )
    others = [HOST, Interpreter("b", (sys.executable,)), Interpreter("c", (sys.executable,))]
    runner.run(others, ["steady"], "host", runner.Settings(rounds=3))
    assert [name for name, _ in order] == ["host", "b", "c", "b", "c", "host", "c", "host", "b"]
    assert [seed for _, seed in order] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_the_environment_has_no_python_variables(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    env = environment(3)
    assert "PYTHONPATH" not in env and env["PYTHONHASHSEED"] == "3" and "PATH" in env


def test_interpreters_by_name():
    assert named("host").implementation == sys.implementation.name
    own = named(f"mine={sys.executable} -E")
    assert (own.name, own.command[1:]) == ("mine", ("-E",))
    with pytest.raises(NotThere, match="no such command"):
        named("python9.99")
    with pytest.raises(ValueError, match="one name"):
        chosen(["host", f"host={sys.executable}"])


def test_peak_memory_is_the_program_s_own(programs):
    programs("large", text="def bench(loops):\n    return len(bytearray(64 << 20))\n")
    programs("small", text="def bench(loops):\n    return 1\n")
    ballast = bytearray(200 << 20)
    large = runner.measure(HOST, "large", 1, QUICK, 0)[2].peak
    small = runner.measure(HOST, "small", 1, QUICK, 0)[2].peak
    assert len(ballast) > large > small + (60 << 20)
    assert small < 64 << 20


def test_a_run_of_the_command(tmp_path, capsys):
    out = tmp_path / "run"
    arguments = ["run", "--programs", "nqueens", "--rounds", "2", "--seconds", "0.01"]
    arguments += ["-o", str(out), "--history", str(tmp_path / "history.jsonl")]
    arguments += ["--pyperf", str(tmp_path / "pyperf"), "host", f"same={sys.executable}"]
    assert main(arguments) == 0
    assert "nqueens" in capsys.readouterr().out

    result = results.load(out.with_suffix(".json"))
    assert result.names == ["host", "same"] and result.programs == ["nqueens"]
    assert 0.5 < result.ratio("same", "nqueens").middle < 2
    assert result.geomean("same").middle == pytest.approx(result.ratio("same", "nqueens").middle)
    assert str(tmp_path) not in out.with_suffix(".json").read_text()
    assert result.notes["rounds"] == "2" and result.notes["cpu_count"]

    text = out.with_suffix(".md").read_text()
    assert text == report.markdown(result, "Bench")
    assert re.search(r"^\| nqueens \| \d+\.\d\d \| \d+\.\d\d \| \d\.\d\d \(", text, re.M)
    for heading in ("Geometric means", "Programs", "Spread and loops", "Start-up", "memory"):
        assert heading in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    for before, line in itertools.pairwise(tables):
        if line.startswith("|---"):
            assert before.count("|") == line.count("|")

    recorded = history.read(tmp_path / "history.jsonl")
    assert recorded[0]["base"] == "host" and recorded[0]["means"]["wider set"]["same"] > 0

    suite = pyperf.BenchmarkSuite.load(str(tmp_path / "pyperf" / "same.json"))
    benchmark = suite.get_benchmark("nqueens")
    assert benchmark.get_nvalue() == 4
    assert benchmark.median() == pytest.approx(
        result.measured["same"]["nqueens"].as_pyperf("x", "cpu", HOST).median()
    )


def test_bad_arguments_are_told(capsys):
    assert main(["run", "--programs", "nothing_like_it"]) == 2
    assert "no program 'nothing_like_it'" in capsys.readouterr().err
    assert main(["run", "python9.99"]) == 2
    assert "no such command" in capsys.readouterr().err
    assert main(["run", "--base", "rt", "host"]) == 2


def test_all_programs_are_in_one_set():
    assert len(catalogue.SMALL) == 8 and len(catalogue.ALL) >= 32
    assert set(catalogue.SMALL) | set(catalogue.WIDE) == set(catalogue.ALL)
    assert not set(catalogue.SMALL) & set(catalogue.WIDE)
