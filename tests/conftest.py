"""What all tests need: `import rt` finds the compiled build, not the source tree.

Where no build is installed the source tree serves, uncompiled and slow; the
header of the run says which of the two it is, and test_build.py fails then.
"""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
BUILT = importlib.util.find_spec("rt") is not None
if not BUILT:
    sys.path.insert(0, str(ROOT))

# What tests share: support.py and its like.
sys.path.insert(0, str(ROOT / "tests"))

# Before a test imports the library's face, which covers attributes that it knows.
import support  # noqa: E402, F401


@pytest.fixture(autouse=True)
def thread_state():
    """What a test makes the current thread state is so no longer in the next test."""
    from rt.objects.pystate import RT

    ts = RT.ts
    yield
    RT.ts = ts


def pytest_report_header():
    """Say what is tested."""
    return "rt: the compiled build" if BUILT else "rt: the source tree, not compiled"


def read_expectations():
    """The tests that do not pass yet, with their reasons: see expectations.txt."""
    expected = {}
    for line in (ROOT / "tests" / "expectations.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" | ")
            expected[name.strip()] = reason.strip()
    return expected


def pytest_collection_modifyitems(items):
    """Mark the tests of expectations.txt, or of a whole file named there."""
    expected = read_expectations()
    for item in items:
        reason = expected.get(item.nodeid) or expected.get(item.nodeid.partition("::")[0])
        if reason:
            item.add_marker(
                pytest.mark.xfail(reason=reason, run=not reason.startswith("crash"), strict=True)
            )
