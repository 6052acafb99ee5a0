"""The runner: what it makes of tests that end in every way, and of the expectations."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from judging import (
    Expectation,
    Listed,
    compare,
    judge,
    listed_modules,
    module_of,
    read_expectations,
    updated,
)
from running import HOST, Limits, ModuleRun, Verdict, module_files, rt_command, run_module

SAMPLE = "conformance_sample"
LIMITS = Limits(test_seconds=20, module_seconds=300)
ENDS = {
    "Ways.test_error": "error",
    "Ways.test_exit": "crashed",
    "Ways.test_fails": "failed",
    "Ways.test_hangs": "timed out",
    "Ways.test_killed": "crashed",
    "Ways.test_passes": "passed",
    "Ways.test_skipped": "skipped",
    "Ways.test_subtests": "failed",
    "Ways.test_zz_after_all": "passed",
    "Ways.test_detail": "passed",
    "Ways.test_expected": "passed",
    "Ways.test_unexpected": "failed",
    "NoSetUp.test_never_run": "error",
}


def run_sample(command, name, unclaimed=()):
    with_path = ["env", f"PYTHONPATH={HERE / 'samples'}", *command]
    return run_module(with_path, name, LIMITS, unclaimed)


@pytest.mark.parametrize("command", [HOST, rt_command()], ids=["host", "rt"])
def test_every_end_has_its_status(command):
    run = run_sample(command, SAMPLE, [f"{SAMPLE}.Ways.test_passes"])
    found = {test.removeprefix(SAMPLE + "."): verdict for test, verdict in run.tests.items()}
    assert {test: verdict.status for test, verdict in found.items()} == ENDS
    assert "KeyError: 'reason'" in found["Ways.test_error"].detail
    assert "(i=1)" in found["Ways.test_subtests"].detail
    assert found["Ways.test_exit"].detail == "exit status 3"
    assert found["Ways.test_killed"].detail == "SIGKILL"


def test_an_unclaimed_detail_is_skipped():
    run = run_sample(HOST, SAMPLE, [f"{SAMPLE}.Ways.test_detail"])
    assert run.tests[f"{SAMPLE}.Ways.test_detail"].status == "skipped"


def test_modules_without_tests():
    assert run_sample(HOST, "conformance_skipped").problem == "skipped"
    missing = run_sample(HOST, "conformance_absent")
    assert missing.problem == "error"
    assert "ModuleNotFoundError" in missing.problem_detail


def run_of(**statuses):
    run = ModuleRun("test.m")
    run.tests = {f"test.m.{name}": Verdict(status) for name, status in statuses.items()}
    return run


def judged(host, rt):
    return judge(Listed("test.m", "language", False), host, rt)


def test_what_falls_short():
    host = run_of(a="passed", b="passed", c="skipped", d="failed", e="passed", f="passed")
    rt = run_of(a="passed", b="failed", c="error", d="failed", e="skipped")
    result = judged(host, rt)
    assert set(result.shortfalls) == {f"test.m.{name}" for name in "bcef"}
    assert (result.host_passed, result.both_passed) == (4, 1)
    assert result.shortfalls["test.m.f"].status == "missing"


def test_the_expectations_must_be_exact():
    result = judged(
        run_of(a="passed", b="passed", c="passed"), run_of(a="passed", b="error", c="failed")
    )
    entries = {
        "test.m.a": Expectation("failed", "passes by now"),
        "test.m.b": Expectation("crashed", "no longer"),
        "test.mm.x": Expectation("failed", "of another module"),
    }
    found = compare(result, entries, ["test.m", "test.mm"])
    assert found.passing == ["test.m.a"]
    assert list(found.changed) == ["test.m.b"]
    assert list(found.unlisted) == ["test.m.c"]
    written = updated(entries, [result], ["test.m", "test.mm"])
    assert not compare(result, written, ["test.m", "test.mm"])
    assert written["test.m.b"].reason == "no longer"
    assert "test.mm.x" in written


def test_the_lists_agree_with_the_library():
    modules = listed_modules()
    names = [module.name for module in modules]
    assert len(names) == len(set(names))
    for name in names:
        assert all(path.exists() for path in module_files(name)), name
    for test in read_expectations():
        assert module_of(test, names), test
