"""`rt-run --stats`: the counts, and with them that real programs take the fast paths."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RT_RUN = str(Path(sys.executable).with_name("rt-run"))


def counts(*arguments):
    """What the last line of the error stream says, and what the program wrote."""
    done = subprocess.run(
        [RT_RUN, "--stats=json", *arguments], capture_output=True, text=True, timeout=120, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.splitlines()[-1]), done.stdout


def test_what_is_counted():
    found, out = counts(
        "-c",
        "class P:\n"
        "    def __init__(self, x): self.x = x\n"
        "    def m(self): return self.x\n"
        "def g(x): return x\n"
        "def f(n):\n"
        "    s = 0\n"
        "    for i in range(n):\n"
        "        s += P(i).m() + g(1) + len([1])\n"
        "    return s\n"
        "print(f(1000))\n",
    )
    assert out == f"{sum(range(1000)) + 2000}\n"
    assert found["opcodes"]["FOR_ITER"] >= 1000
    assert found["pairs"]["JUMP_BACK FOR_ITER"] >= 999
    assert found["calls"]["class"] >= 1000
    assert found["calls"]["function"] >= 2000
    assert found["calls"]["built-in function"] >= 1000
    assert found["frames"] >= 3000
    assert found["made"]["list"] >= 1000
    assert found["seconds"]["all"] > 0
    assert sum(found["opcodes"].values()) == sum(found["pairs"].values())


def test_imports_are_timed():
    found, _ = counts("-c", "import json")
    assert 0 < found["seconds"]["import"] <= found["seconds"]["all"]


def test_text():
    done = subprocess.run(
        [RT_RUN, "--stats", "-c", "pass"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0
    for title in ("instructions", "opcodes", "pairs", "calls", "caches", "forms undone"):
        assert title in done.stderr


# The least share of hits that each family must have when the program is warm. Many sites of
# richards see several classes: those the cache of attribute places serves.
SHARES = {
    "call_method": {"LOAD_METHOD": 0.99, "LOAD_ATTR": 0.99, "STORE_ATTR": 0.99},
    "richards": {"LOAD_GLOBAL": 0.99, "LOAD_ATTR": 0.3, "STORE_ATTR": 0.5},
    "chaos": {"LOAD_GLOBAL": 0.9, "LOAD_ATTR": 0.9},
}


@pytest.mark.parametrize("program", SHARES)
def test_specialised_forms_run(program):
    found, _ = counts(f"bench/programs/{program}.py", "3")
    for family, share in SHARES[program].items():
        hits, misses = found["caches"][family]["hits"], found["caches"][family]["misses"]
        assert hits >= share * (hits + misses), (family, hits, misses)


def test_unpacking_stores_at_once():
    found, _ = counts("bench/programs/unpack_sequence.py", "1")
    assert found["opcodes"]["UNPACK_STORE"] > 1000


def test_getters_of_properties_are_called_at_once():
    found, _ = counts("tests/programs/inlined_calls.py")
    assert found["opcodes"]["LOAD_ATTR_PROPERTY"] > 9000


def test_statements_that_append_are_one_instruction():
    found, _ = counts("tests/programs/append_statements.py")
    assert found["opcodes"]["TRY_APPEND_RR"] > 1000
    assert found["opcodes"]["TRY_APPEND_RK"] > 500


# Each of these calls itself deeper than any loop within a loop may be.
DEEP = """
import sys
sys.setrecursionlimit(40000)
N = 30000
class A:
    n = N
    @property
    def getter(self):
        self.n -= 1
        return self.n if self.n <= 0 else self.getter
    def __getitem__(self, i):
        return i if i >= N else self[i + 1]
    def __add__(self, other):
        self.n -= 1
        return self.n if self.n <= 0 else self + other
def spread(*args):
    return args[0] if args[0] >= N else spread(*(args[0] + 1,))
def named(**kw):
    return kw["n"] if kw["n"] >= N else named(**{"n": kw["n"] + 1})
for _ in range(300):
    a = A()
    a.n = 2
    a.getter
print(A().getter, A()[0], spread(0), named(n=0))
try:
    A() + 1
except RecursionError:
    print("an operator needs a loop of its own")
"""


def test_calls_that_need_no_loop_of_their_own():
    done = subprocess.run([RT_RUN, "-c", DEEP], capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    assert done.stdout == "0 30000 30000 30000\nan operator needs a loop of its own\n"
