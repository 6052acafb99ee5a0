"""The compiler's output is CPython 3.14's, on golden sets and on what a reference makes.

The reference is a `python3.14` on the path, or what RT_REFERENCE names.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
GOLDEN = HERE.parents[2] / "shared" / "golden" / "stdlib-3.14.jsonl.gz"
REFERENCE = os.environ.get("RT_REFERENCE") or shutil.which("python3.14")

with_reference = pytest.mark.skipif(REFERENCE is None, reason="no reference is here")


def run(script: str, *arguments: object) -> str:
    """Run one of the scripts beside this file; what it prints."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


@pytest.mark.skipif(not GOLDEN.exists(), reason="the golden set is not here")
def test_golden() -> None:
    run("check_golden.py", GOLDEN)


def test_golden_of_random_programs(tmp_path: Path) -> None:
    run("random_programs.py", 40, tmp_path)
    golden = HERE / "golden" / "random-3.14.jsonl.gz"
    assert "files               40 of 40" in run("check_golden.py", golden, "--library", tmp_path)


@with_reference
@pytest.mark.parametrize("options", [(), ("--deferred",), ("--optimize", 2)])
def test_new_random_programs(tmp_path: Path, options: tuple[object, ...]) -> None:
    library, golden = tmp_path / "programs", tmp_path / "golden.jsonl.gz"
    run("random_programs.py", 30, library, 1000)
    run("make_golden.py", REFERENCE, golden, "--library", library, *options)
    run("check_golden.py", golden, "--library", library, *options)


@with_reference
@pytest.mark.parametrize("options", [(), ("--deferred", "--optimize", 1)])
def test_library(tmp_path: Path, options: tuple[object, ...]) -> None:
    golden = tmp_path / "golden.jsonl.gz"
    run("make_golden.py", REFERENCE, golden, "test/test_patma.py", "[a-c]*.py", *options)
    run("check_golden.py", golden, *options)
