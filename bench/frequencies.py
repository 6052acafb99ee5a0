"""`python -m bench frequencies`: how often instructions run, for the generator of the eval loop.

Each program runs under `rt-run --stats=json`, which writes its counts as the last line of the
standard error stream. A program's counts are taken as shares, so that a long program weighs no
more than a short one; docs/bench.md has both formats. tools/generate_loop.py reads what is
written here through tools/frequencies.py.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from typing import Any, Final

from bench.catalogue import PROGRAMS, ROOT, SETS, select
from bench.interpreters import Interpreter, chosen, environment
from bench.results import FAILED, TIMEOUT
from bench.runner import WORKER, Failure
from bench.terminal import Bar, console

FORMAT: Final = "rt-frequencies 1"
OUTPUT: Final = ROOT / "rt" / "vm" / "frequencies.json"
# What the numbers of the file are counted in.
WHOLE: Final = 1_000_000
# Pairs that are rarer than this, of WHOLE, are left out.
RAREST_PAIR: Final = 100
TIMEOUT_SECONDS: Final = 300.0


def statistics_of(text: str) -> dict[str, Any]:
    """The counts in what a program has written to its standard error stream.

    Raises:
        Failure: there are none.
    """
    for line in reversed(text.splitlines()):
        if line.startswith("{"):
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict) and "opcodes" in found and "pairs" in found:
                return found
    raise Failure(FAILED, "the interpreter has written no counts")


def count(interpreter: Interpreter, program: str, seconds: float) -> dict[str, Any]:
    """The counts of one program, run for about `seconds` after it has been imported.

    Raises:
        Failure: it did not end well, or there are no counts.
    """
    command = [
        *interpreter.command,
        "--stats=json",
        str(WORKER),
        str(PROGRAMS / f"{program}.py"),
        "--seconds",
        str(seconds),
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, env=environment(0)
        )
    except subprocess.TimeoutExpired:
        raise Failure(TIMEOUT, f"more than {TIMEOUT_SECONDS:.0f} s") from None
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise Failure(FAILED, lines[-1][:200] if lines else f"status {done.returncode}")
    return statistics_of(done.stderr)


def shares(counts: dict[str, int]) -> dict[str, float]:
    """Each count as its share of all, in WHOLE."""
    total = sum(counts.values())
    return {name: value / total * WHOLE for name, value in counts.items()} if total else {}


def mean(of_programs: list[dict[str, float]], rarest: float) -> dict[str, int]:
    """The mean of the programs' shares, the most frequent first."""
    sums: dict[str, float] = {}
    for one in of_programs:
        for name, value in one.items():
            sums[name] = sums.get(name, 0.0) + value
    means = {name: value / len(of_programs) for name, value in sums.items()}
    kept = {name: round(value) for name, value in means.items() if value >= rarest}
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))


def combine(counts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """What is written: the mean over the programs.

    Args:
        counts: by program, what `--stats=json` has said.
    """
    return {
        "format": FORMAT,
        "programs": sorted(counts),
        "opcodes": mean([shares(one["opcodes"]) for one in counts.values()], 0.5),
        "pairs": mean([shares(one["pairs"]) for one in counts.values()], RAREST_PAIR),
    }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("interpreter", nargs="?", default="rt", help="%(default)s")
    parser.add_argument("--set", choices=sorted(SETS), default="all")
    parser.add_argument("--programs", default="", help="their names, with commas, instead")
    parser.add_argument("--seconds", type=float, default=1.0, help="of one program")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)


def main(args: argparse.Namespace) -> int:
    """Count, write, and print the most frequent. Nothing is written when a program fails."""
    interpreter = chosen([args.interpreter])[0]
    programs = select(args.set, args.programs)
    counts: dict[str, dict[str, Any]] = {}
    out = console()
    failed = False
    with Bar(len(programs)) as bar:
        for program in programs:
            bar.step(program)
            try:
                counts[program] = count(interpreter, program, args.seconds)
            except Failure as failure:
                out.print(f"{program}: {failure}", style="red")
                failed = True
            bar.done()
    if failed:
        return 1
    data = combine(counts)
    output: Path = args.output
    output.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    for name, value in list(data["opcodes"].items())[:30]:
        out.print(f"{value / WHOLE:8.2%}  {name}")
    out.print(f"written: {output}")
    return 0
