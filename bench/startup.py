"""`python -m bench startup`: how long programs take that do nothing but start and import.

The interpreters take turns, so that the figures of a row come from moments close to each other.
The time is that of the processor (user and system), for which other programs on the machine
matter less; of all rounds the least is taken, as everything else only adds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from typing import Final

from rich.table import Table

from bench.interpreters import Interpreter, chosen, environment
from bench.terminal import Bar, console

CASES: Final = {
    "nothing": ("-c", "pass"),
    "no site": ("-S", "-c", "pass"),
    "library": ("-c", "import re, json, dataclasses, typing, asyncio"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("interpreters", nargs="*", metavar="NAME=COMMAND", help="as for run")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument(
        "--limit", type=float, default=4.0, help="the most that `nothing` may take, in the first's"
    )
    parser.add_argument(
        "--cold", action="store_true", help="measure the first run too, without cached code"
    )


def seconds(interpreter: Interpreter, options: tuple[str, ...], env: dict[str, str]) -> float:
    """Processor seconds of one run.

    Raises:
        ChildProcessError: it did not end with status 0.
    """
    process = subprocess.Popen([*interpreter.command, *options], env=env)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ChildProcessError(f"{interpreter.name} ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main(args: argparse.Namespace) -> int:
    """Measure and print. The status is 1 when `nothing` takes more than the limit."""
    interpreters = chosen(args.interpreters or ["host", "rt"])
    least: dict[tuple[str, str], float] = {}
    cold: dict[tuple[str, str], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        env = {**environment(0), "RT_CACHE_DIR": folder}
        for case, options in CASES.items():
            for one in interpreters:
                cold[case, one.name] = seconds(one, options, env)
        with Bar(args.rounds * len(CASES)) as bar:
            for _ in range(args.rounds):
                for case, options in CASES.items():
                    bar.step(case)
                    for one in interpreters:
                        took = seconds(one, options, env)
                        key = case, one.name
                        least[key] = min(took, least.get(key, took))
                    bar.done()
    first = interpreters[0].name
    shown = Table(title=f"milliseconds, least of {args.rounds}")
    for head in ("", *(one.name for one in interpreters)):
        shown.add_column(head, justify="right" if head else "left")
    for one in interpreters[1:]:
        shown.add_column(f"{one.name} / {first}", justify="right")
    for title, times in (("", least), ("first run: ", cold)):
        if times is cold and not args.cold:
            continue
        for case in CASES:
            row = [f"{times[case, one.name] * 1000:.1f}" for one in interpreters]
            row += [f"{times[case, one.name] / times[case, first]:.2f}" for one in interpreters[1:]]
            shown.add_row(title + case, *row)
    console().print(shown)
    over = [
        one.name
        for one in interpreters[1:]
        if least["nothing", one.name] > args.limit * least["nothing", first]
    ]
    for name in over:
        console().print(f"{name} takes more than {args.limit:g} times {first}'s time", style="red")
    return 1 if over else 0
