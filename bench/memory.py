"""`python -m bench memory`: what a million objects of each kind take.

A program makes a list of n objects and says how much resident memory it takes then, and how much
more that is than before. Shown are the bytes for each object, its place in the list included,
and the resident memory of the whole process, each with the ratio to the first interpreter's.
"""

from __future__ import annotations

import argparse
import subprocess
from typing import Final

from rich.table import Table

from bench.interpreters import Interpreter, chosen, environment
from bench.terminal import Bar, console


def plain(count: int) -> str:
    """A class whose instances have an int and `count - 1` times None."""
    rest = "".join(f"        self.a{i} = None\n" for i in range(1, count))
    return f"class C:\n    def __init__(self, i):\n        self.a0 = i\n{rest}"


def slotted(count: int) -> str:
    """The same with `__slots__`."""
    names = ", ".join(f"'a{i}'" for i in range(count))
    head, body = plain(count).split("\n", 1)
    return f"{head}\n    __slots__ = ({names},)\n{body}"


# Name -> (what comes before, one object made of i).
CASES: Final = {
    "no attributes": ("class C:\n    pass\n", "C()"),
    "2 attributes": (plain(2), "C(i)"),
    "3 attributes": (plain(3), "C(i)"),
    "5 attributes": (plain(5), "C(i)"),
    "8 attributes": (plain(8), "C(i)"),
    "2 slots": (slotted(2), "C(i)"),
    "5 slots": (slotted(5), "C(i)"),
    "int": ("", "i + 1000"),
    "int of 71 bits": ("", "i + (1 << 70)"),
    "float": ("", "i + 0.5"),
    "str": ("", "str(i)"),
    "bytes": ("", "b'%d' % i"),
    "tuple of 2": ("", "(i, None)"),
    "empty list": ("", "[]"),
    "list of 3": ("", "[i, None, None]"),
    "empty dict": ("", "{}"),
    "dict of 3": ("", "{'a': i, 'b': None, 'c': None}"),
    "set of 3": ("", "{i, None, True}"),
}
# Those that the limit is for.
HELD: Final = ("2 attributes", "3 attributes", "5 attributes", "2 slots", "5 slots")

PROGRAM: Final = """\
{setup}
import os
def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
def build(n):
    return [{expression} for i in range(n)]
build(100)
before = resident()
held = build({n})
after = resident()
print(after - before, after)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("interpreters", nargs="*", metavar="NAME=COMMAND", help="as for run")
    parser.add_argument("--case", action="append", default=[], help="only those with this name")
    parser.add_argument("-n", type=int, default=1_000_000, help="how many objects")
    parser.add_argument(
        "--limit",
        type=float,
        default=1.5,
        help="the most that a process full of instances may take, in the first's",
    )


def measure(interpreter: Interpreter, case: str, n: int) -> tuple[int, int]:
    """Bytes that the objects of a case take, and that the whole process does."""
    setup, expression = CASES[case]
    text = PROGRAM.format(setup=setup, expression=expression, n=n)
    done = subprocess.run(
        [*interpreter.command, "-c", text],
        capture_output=True,
        text=True,
        check=True,
        env=environment(0),
    )
    grown, total = map(int, done.stdout.split())
    return grown, total


def main(args: argparse.Namespace) -> int:
    """Measure and print. The status is 1 when a case that is held to the limit is beyond it."""
    interpreters = chosen(args.interpreters or ["host", "rt"])
    unknown = set(args.case) - set(CASES)
    if unknown:
        raise ValueError(f"no such case: {', '.join(sorted(unknown))}")
    cases = args.case or list(CASES)
    shown = Table(title=f"{args.n} objects: bytes of each, MB of the process")
    shown.add_column("")
    for one in interpreters:
        shown.add_column(f"{one.name} bytes", justify="right")
        shown.add_column(f"{one.name} MB", justify="right")
    for one in interpreters[1:]:
        shown.add_column(f"{one.name}: bytes, process", justify="right")
    over = []
    with Bar(len(cases)) as bar:
        for case in cases:
            bar.step(case)
            found = [measure(one, case, args.n) for one in interpreters]
            bar.done()
            row = []
            for grown, total in found:
                row += [f"{grown / args.n:.0f}", f"{total / 1e6:.0f}"]
            for one, (grown, total) in zip(interpreters[1:], found[1:], strict=True):
                row.append(f"{grown / max(found[0][0], 1):.2f}, {total / found[0][1]:.2f}")
                if case in HELD and total > args.limit * found[0][1]:
                    over.append(f"{one.name}, {case}")
            shown.add_row(case, *row)
    console().print(shown)
    for text in over:
        console().print(f"{text}: more than {args.limit:g} times the memory", style="red")
    return 1 if over else 0
