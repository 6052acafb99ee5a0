"""The compiler's output is CPython 3.14's: every code object of the golden set."""

import subprocess
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[3] / "shared" / "golden" / "stdlib-3.14.jsonl.gz"


@pytest.mark.skipif(not GOLDEN.exists(), reason="the golden set is not here")
def test_golden():
    checker = Path(__file__).with_name("check_golden.py")
    done = subprocess.run(
        [sys.executable, str(checker), str(GOLDEN)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
