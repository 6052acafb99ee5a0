"""The fast subset of CPython's own tests: the modules of modules.txt that are marked *."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from judging import compare, judge, listed_modules, read_expectations, unclaimed_tests
from running import Limits, host_run, rt_command, run_module

LIMITS = Limits(test_seconds=120, module_seconds=300)
MODULES = listed_modules()


@pytest.mark.parametrize("module", [m for m in MODULES if m.fast], ids=lambda m: m.name)
def test_module(module):
    entries = read_expectations()
    run = run_module(rt_command(), module.name, LIMITS, unclaimed_tests(entries))
    result = judge(module, host_run(module.name, LIMITS), run)
    surprises = compare(result, entries, [m.name for m in MODULES])
    if surprises:
        pytest.fail("\n".join(surprises.lines()), pytrace=False)
