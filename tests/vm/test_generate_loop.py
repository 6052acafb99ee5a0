"""The generated parts of the eval loop are what their tables make."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_not_stale():
    made = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "generate_loop.py"), "--check"],
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr
