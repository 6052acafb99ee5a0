"""`python -m bench flags`: what the possibility of counting costs a program that is not counted.

rt is built a second time, from a copy of its sources in which the question whether `--stats` was
given is taken out of the way into the eval loop. Both builds run the same programs under
valgrind, which counts instructions: a figure that the other programs of the machine do not touch.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from rich.table import Table

from bench.catalogue import PROGRAMS, ROOT, SCRATCH, select
from bench.figures import geometric_mean
from bench.interpreters import environment
from bench.terminal import Bar, console

# Where the loop is entered, as it stands and as it would be.
ENTRY: Final = ROOT / "rt" / "vm" / "evaluator.py"
ASKED: Final = "counted_loop(self) if STATS.on else eval_loop(self)"
UNASKED: Final = "eval_loop(self)"
COLLECTED: Final = re.compile(r"Collected : (\d+)")
TIMEOUT_SECONDS: Final = 600.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--programs",
        default="call_method,regex_compile,richards,unpack_sequence",
        help="their names, with commas",
    )
    parser.add_argument("--limit", type=float, default=1.01, help="the most that it may be")


def build_without() -> Path:
    """Build the copy; its rt-run.

    Raises:
        ValueError: the sources do not ask any more.
        CalledProcessError: the build failed.
    """
    copy = SCRATCH / "unasked"
    if copy.exists():
        for part in ("rt", "tools"):
            shutil.rmtree(copy / part)
    for part in ("rt", "tools"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    entry = copy / ENTRY.relative_to(ROOT)
    text = entry.read_text(encoding="utf-8")
    if text.count(ASKED) != 1:
        raise ValueError(f"{ENTRY} has no {ASKED!r}")
    entry.write_text(text.replace(ASKED, UNASKED), encoding="utf-8")
    command = [sys.executable, str(copy / "tools" / "build.py"), "--out", str(copy / "build")]
    subprocess.run(command, check=True)
    return copy / "build" / "bin" / "rt-run"


def instructions(rt_run: Path, script: Path) -> int:
    """How many instructions one loop of a program takes, its start included.

    Raises:
        OSError: there is no valgrind, or the program failed.
    """
    words = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command = [*words, sys.executable, "-sSP", str(rt_run), str(script), "1"]
    done = subprocess.run(
        command,
        env=environment(0),
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
    )
    found = COLLECTED.search(done.stderr)
    if done.returncode or found is None:
        raise OSError(f"{script.name} under valgrind: {done.stderr.strip()[-300:]}")
    return int(found[1])


def main(args: argparse.Namespace) -> int:
    """Measure and print. The status is 1 when the mean is over the limit."""
    if shutil.which("valgrind") is None:
        raise OSError("there is no valgrind")
    programs = select("all", args.programs)
    without = build_without()
    asked = ROOT / "build" / "bin" / "rt-run"
    table = Table(title="millions of instructions for one loop")
    for head in ("", "without the question", "with it"):
        table.add_column(head, justify="right" if head else "left")
    table.add_column("ratio", justify="right")
    ratios = []
    with Bar(2 * len(programs)) as bar:
        for program in programs:
            counts = []
            for rt_run in (without, asked):
                bar.step(program)
                counts.append(instructions(rt_run, PROGRAMS / f"{program}.py"))
                bar.done()
            ratios.append(counts[1] / counts[0])
            millions = (f"{count / 1e6:.1f}" for count in counts)
            table.add_row(program, *millions, f"{ratios[-1]:.4f}")
    mean = geometric_mean(ratios)
    table.add_row("geometric mean", "", "", f"{mean:.4f}")
    console().print(table)
    if mean > args.limit:
        console().print(f"the question costs more than {args.limit - 1:.0%}")
        return 1
    return 0
