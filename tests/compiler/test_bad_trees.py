"""Damaged trees: the host, rt's library and the guest's compile() say the same of them."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = str(Path(__file__).with_name("bad_trees.py"))
RT_RUN = str(Path(sys.executable).with_name("rt-run"))
COUNT = "300"


def lines(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_damaged_trees(seed: str) -> None:
    expected = lines(sys.executable, SCRIPT, seed, COUNT)
    assert len(expected) == int(COUNT)
    assert sum("Error: " in line for line in expected) > 100
    assert lines(sys.executable, SCRIPT, seed, COUNT, "--library") == expected
    assert lines(RT_RUN, SCRIPT, seed, COUNT) == expected
