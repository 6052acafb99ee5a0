"""bench/gate.py, and the commands compare and freeze."""

import json
import sys
from pathlib import Path

import pytest

from bench import gate, runner
from bench.cli import main
from bench.figures import Estimate
from bench.interpreters import Interpreter
from bench.results import FAILED, Measured, Result, Sample

SLOWED = Path(__file__).with_name("slowed.py")


def made(ratios, failed=()):
    """A run of `host` and `rt` with these ratios by program and round."""
    programs = [*ratios, *failed]
    result = Result("host", "cpu", [Interpreter("host", ()), Interpreter("rt", ())], programs)
    result.measured = {"host": {}, "rt": {}}
    for program, values in ratios.items():
        for name, seconds in (("host", [1.0] * len(values)), ("rt", values)):
            rounds = [Sample([s], [s], s, 0.0, 0) for s in seconds]
            result.measured[name][program] = Measured(loops=1, rounds=rounds)
    for program in failed:
        result.measured["host"][program] = Measured(loops=1, rounds=[Sample([1], [1], 1, 0, 0)])
        result.measured["rt"][program] = Measured(FAILED, "SystemError")
    return result


def verdicts(old, new, **options):
    """What is said of each program."""
    changes = gate.compare(gate.ratios_of(old, "rt"), gate.ratios_of(new, "rt"), **options)
    return {one.program: one.verdict for one in changes}, gate.failures(changes)


BEFORE = made({"a": [2.0, 2.1, 1.9], "b": [3.0, 3.1, 2.9]})


def test_the_same_figures_pass():
    said, bad = verdicts(BEFORE, BEFORE)
    assert said == {"a": "same", "b": "same", "geometric mean": "same"}
    assert not bad


def test_a_slower_program_fails():
    said, bad = verdicts(BEFORE, made({"a": [2.6, 2.5, 2.7], "b": [3.0, 3.1, 2.9]}))
    assert said["a"] == "slower"
    assert [one.program for one in bad] == ["a"]
    assert bad[0].change == pytest.approx(1.3)
    assert bad[0].certain == pytest.approx(2.5 / 2.1)


def test_noise_is_no_slowness():
    noisy = made({"a": [2.3, 3.5, 2.0], "b": [3.0, 3.1, 2.9]})
    said, bad = verdicts(BEFORE, noisy)
    assert said["a"] == "same"
    assert not bad


def test_all_a_little_slower_than_the_limit_fails_by_the_mean():
    up, down = [0.9, 1.0, 1.1], [1.1, 1.0, 0.9]
    before = made({"a": up, "b": down})
    after = made({"a": [1.2 * x for x in up], "b": [1.2 * x for x in down]})
    said, _ = verdicts(before, after)
    assert said == {"a": "same", "b": "same", "geometric mean": "slower"}


def test_a_faster_program_passes():
    said, bad = verdicts(BEFORE, made({"a": [1.0, 1.1, 0.9], "b": [3.0, 3.1, 2.9]}))
    assert said["a"] == "faster"
    assert not bad


def test_a_program_that_no_longer_runs_fails():
    said, bad = verdicts(BEFORE, made({"a": [2.0, 2.1, 1.9]}, failed=["b"]))
    assert said == {"a": "same", "b": "no longer runs"}
    assert bad[0].reason == "failed: SystemError"


def test_a_program_left_out_fails_unless_that_is_allowed():
    changes = gate.compare(
        gate.ratios_of(BEFORE, "rt"), gate.ratios_of(made({"a": [2.0, 2.1, 1.9]}), "rt")
    )
    assert [one.verdict for one in gate.failures(changes)] == ["not measured"]
    assert not gate.failures(changes, subset=True)


def test_a_new_program_is_named():
    said, bad = verdicts(made({"a": [2.0, 2.1, 1.9]}), BEFORE)
    assert said["b"] == "new"
    assert not bad


def test_the_limit_can_be_chosen():
    after = made({"a": [2.6, 2.5, 2.7], "b": [3.0, 3.1, 2.9]})
    assert verdicts(BEFORE, after, limit=1.5)[0]["a"] == "same"


def test_other_bases_do_not_compare():
    other = gate.Ratios("python3.14", "rt", {"a": Estimate(1, 1, 1, 1)})
    with pytest.raises(ValueError, match="do not compare"):
        gate.compare(other, gate.ratios_of(BEFORE, "rt"))


def test_a_frozen_baseline_says_the_same(tmp_path):
    BEFORE.save(tmp_path / "run.json")
    baseline = tmp_path / "baseline.json"
    assert main(["freeze", str(tmp_path / "run.json"), "-o", str(baseline)]) == 0
    assert gate.read(baseline, "rt") == gate.ratios_of(BEFORE, "rt")
    # Ratios, not times.
    assert "cpu" not in json.loads(baseline.read_text())


def test_too_few_rounds_make_no_baseline(tmp_path, capsys):
    made({"a": [2.0, 2.1]}).save(tmp_path / "run.json")
    baseline = tmp_path / "baseline.json"
    assert main(["freeze", str(tmp_path / "run.json"), "-o", str(baseline)]) == 2
    assert "needs 3 rounds" in capsys.readouterr().err
    assert not baseline.exists()


def test_the_commands_status(tmp_path, capsys):
    BEFORE.save(tmp_path / "old.json")
    made({"a": [2.6, 2.5, 2.7], "b": [3.0, 3.1, 2.9]}).save(tmp_path / "slow.json")
    old, slow = str(tmp_path / "old.json"), str(tmp_path / "slow.json")
    assert main(["compare", old, old]) == 0
    assert "passed" in capsys.readouterr().out
    assert main(["compare", old, slow]) == 1
    assert "FAILED: 1 beyond 1.10: a" in capsys.readouterr().out
    assert main(["compare", old, str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err
    assert main(["compare", old, old, "--interpreter", "pypy3"]) == 2


def test_other_files_are_refused(tmp_path):
    path = tmp_path / "x.json"
    path.write_text("[]")
    with pytest.raises(ValueError, match="neither a run nor a baseline"):
        gate.read(path, "rt")


def test_a_deliberate_slowdown_fails_and_an_unchanged_tree_passes():
    """The whole way with real processes: `rt` is the host, once slowed and twice not."""
    host = Interpreter("host", (sys.executable,))
    plain = Interpreter("rt", (sys.executable,))
    slow = Interpreter("rt", (sys.executable, str(SLOWED)))
    settings = runner.Settings(rounds=5, values=2, seconds=0.02)
    ratios = [
        gate.ratios_of(runner.run([host, rt], ["nqueens"], "host", settings), "rt")
        for rt in (plain, plain, slow)
    ]
    # Other work on the machine makes an interval wider, never a verdict wrong; here it must
    # be possible to tell 35 % in a second.
    assert not gate.failures(gate.compare(ratios[0], ratios[1]))
    changes = gate.compare(ratios[0], ratios[2])
    assert changes[0].change > 1.1
    if ratios[0].programs["nqueens"].noise + ratios[2].programs["nqueens"].noise < 0.08:
        assert [one.verdict for one in gate.failures(changes)] == ["slower", "slower"]
