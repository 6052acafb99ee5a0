"""`python -m bench micro`: nanoseconds and allocations of single operations.

All cases of a group run in one process of each interpreter, group by group and round by round,
so that the figures of a row come from moments close to each other. Nothing is subtracted: the
share of the timing loop, and of loading the operands, is in every figure.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from attrs import asdict, define, field
from rich.table import Table

from bench import machine
from bench.catalogue import HERE, SCRATCH
from bench.figures import Estimate, estimate, geometric_mean
from bench.interpreters import Interpreter, chosen
from bench.micro_cases import UNROLL, groups
from bench.report import table
from bench.runner import Failure, rotated, run_process
from bench.terminal import Bar, console

FORMAT: Final = "rt-bench-micro 1"
WORKER: Final = HERE / "micro_worker.py"
# For one group; the slowest has a dozen cases of milliseconds each.
TIMEOUT: Final = 300.0


@define
class Case:
    """One operation.

    Attributes:
        operations: how many the statement is.
        loops: by interpreter.
        rounds: by interpreter, the nanoseconds of one operation in each round.
        allocations: for `host` and `rt`, how many for one operation.
        errors: by interpreter, why it is not measured.
    """

    group: str
    name: str
    operations: int
    loops: dict[str, int] = field(factory=dict)
    rounds: dict[str, list[float]] = field(factory=dict)
    allocations: dict[str, float] = field(factory=dict)
    errors: dict[str, str] = field(factory=dict)

    def nanoseconds(self, name: str) -> Estimate | None:
        """Of one operation; None when it is not measured."""
        if name in self.errors or not self.rounds.get(name):
            return None
        return estimate(self.rounds[name])

    def ratio(self, name: str, base: str) -> Estimate | None:
        """The median of the rounds' ratios."""
        if self.nanoseconds(name) is None or self.nanoseconds(base) is None:
            return None
        pairs = zip(self.rounds[name], self.rounds[base], strict=True)
        return estimate(mine / theirs for mine, theirs in pairs)


def all_cases(wanted: list[str]) -> list[Case]:
    """The cases of the groups whose names begin with one of `wanted`; of all without any.

    Raises:
        ValueError: no group's name begins so.
    """
    found = groups()
    for prefix in wanted:
        if not any(group.startswith(prefix) for group in found):
            raise ValueError(f"no group of micro-benchmarks begins with {prefix!r}")
    return [
        Case(group, name, operations)
        for group, members in found.items()
        for name, _, _, operations in members
        if not wanted or any(group.startswith(prefix) for prefix in wanted)
    ]


def by_group(cases: list[Case]) -> dict[str, list[Case]]:
    """The cases of each group."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.group, []).append(case)
    return found


def answer_of(command: list[str], seed: int) -> dict[str, dict[str, Any]]:
    """What a worker prints.

    Raises:
        Failure: it did not end well.
    """
    done = run_process(command, TIMEOUT, seed)
    found: dict[str, dict[str, Any]] = json.loads(done.output.splitlines()[-1])
    return found


def time_group(cases: list[Case], interpreter: Interpreter, seconds: float, seed: int) -> None:
    """One round of a group's cases under one interpreter."""
    name = interpreter.name
    known = [f"{case.name}={case.loops[name]}" for case in cases if name in case.loops]
    command = [*interpreter.command, str(WORKER), cases[0].group, str(seconds), *known]
    try:
        answer = answer_of(command, seed)
    except Failure as failure:
        for case in cases:
            case.errors.setdefault(name, str(failure))
        return
    for case in cases:
        got = answer[case.name]
        if "error" in got:
            case.errors[name] = got["error"]
        else:
            case.loops[name] = got["loops"]
            operations = got["loops"] * UNROLL * case.operations
            case.rounds.setdefault(name, []).append(got["cpu"] / operations * 1e9)


def counter_library() -> Path:
    """The compiled `allocations.c`.

    Raises:
        OSError: there is no compiler, or it failed.
    """
    source = HERE / "allocations.c"
    library = SCRATCH / f"allocations{sysconfig.get_config_var('EXT_SUFFIX')}"
    if not library.exists() or library.stat().st_mtime < source.stat().st_mtime:
        library.parent.mkdir(parents=True, exist_ok=True)
        include = sysconfig.get_paths()["include"]
        command = [
            "gcc",
            "-O2",
            "-shared",
            "-fPIC",
            f"-I{include}",
            str(source),
            "-o",
            str(library),
        ]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise OSError(f"gcc: {done.stderr.strip()[-200:]}")
    return library


def count_group(cases: list[Case], who: str, library: Path) -> None:
    """Count the allocations of a group's cases for `host` or `rt`."""
    command = [sys.executable, str(HERE / "allocations.py"), str(library), who, cases[0].group]
    try:
        answer = answer_of(command, 0)
    except Failure as failure:
        for case in cases:
            case.errors.setdefault(f"allocations of {who}", str(failure))
        return
    for case in cases:
        got = answer[case.name]
        if "allocations" in got:
            case.allocations[who] = got["allocations"] / case.operations


def measure(
    cases: list[Case],
    interpreters: list[Interpreter],
    rounds: int,
    seconds: float,
    library: Path | None,
    step: Callable[[str], None] = lambda text: None,
    done: Callable[[], None] = lambda: None,
) -> None:
    """Time all cases, and count their allocations when there is a counter."""
    for number in range(rounds):
        for at, (group, members) in enumerate(by_group(cases).items()):
            for interpreter in rotated(interpreters, number + at):
                step(f"{group} under {interpreter.name}")
                time_group(members, interpreter, seconds, number)
                done()
    if library is not None:
        for group, members in by_group(cases).items():
            for who in counted(interpreters):
                step(f"{group}: allocations of {who}")
                count_group(members, who, library)
                done()


def counted(interpreters: list[Interpreter]) -> list[str]:
    """Those whose allocations can be counted: they run in this host."""
    return [one.name for one in interpreters if one.name in ("host", "rt")]


def ordered(cases: list[Case], name: str, base: str) -> list[Case]:
    """The cases with the worst ratio of `name` first; those without one before all."""

    def badness(case: Case) -> float:
        ratio = case.ratio(name, base)
        return -ratio.middle if ratio else float("-inf")

    return sorted(cases, key=badness)


def means(cases: list[Case], name: str, base: str) -> dict[str, float]:
    """The geometric mean of each group's ratios, the worst first."""
    found = {}
    for group, members in by_group(cases).items():
        ratios = [ratio.middle for case in members if (ratio := case.ratio(name, base))]
        if ratios:
            found[group] = geometric_mean(ratios)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def number(value: float | None) -> str:
    """A figure of three digits, or a dash."""
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def case_row(case: Case, names: list[str], base: str) -> list[str]:
    """What the tables say of a case."""
    row = [case.group, case.name]
    for name in names:
        one = case.nanoseconds(name)
        row.append("failed" if name in case.errors else number(one.middle if one else None))
    for name in names:
        if name != base:
            ratio = case.ratio(name, base)
            row.append(f"{ratio.middle:.2f}" if ratio else "-")
    for name in ("host", "rt"):
        if name in names:
            value = case.allocations.get(name)
            row.append("-" if value is None else f"{value:.2f}")
    return row


def heads(names: list[str], base: str) -> list[str]:
    """The heads of the columns of `case_row`."""
    return [
        "group",
        "operation",
        *(f"{name} ns" for name in names),
        *(f"{name} / {base}" for name in names if name != base),
        *(f"{name} allocations" for name in ("host", "rt") if name in names),
    ]


def markdown(cases: list[Case], names: list[str], base: str, notes: dict[str, str]) -> str:
    """The report."""
    others = [name for name in names if name != base]
    worst = others[0] if others else base
    lines = ["# Single operations", ""]
    lines += table(["note", "value"], ([key, text] for key, text in notes.items()))
    lines += ["", "## Groups", "", f"Geometric means of the ratios to {base}.", ""]
    columns = [means(cases, name, base) for name in others]
    if columns:
        lines += table(
            ["group", *others],
            ([group, *(number(column.get(group)) for column in columns)] for group in columns[0]),
        )
    lines += [
        "",
        "## Operations",
        "",
        "Nanoseconds of CPU time for one operation, with its share of the timing loop and with "
        "loading its operands; the worst ratio first. Allocations are calls of the host's "
        "allocators for one operation; objects from free lists are none.",
        "",
    ]
    rows = (case_row(case, names, base) for case in ordered(cases, worst, base))
    lines += table(heads(names, base), rows)
    failed = [
        f"- {case.group}, {case.name}, {name}: {text}"
        for case in cases
        for name, text in case.errors.items()
    ]
    if failed:
        lines += ["", "Not measured:", "", *failed]
    return "\n".join(lines) + "\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("interpreters", nargs="*", metavar="NAME=COMMAND", help="as for run")
    parser.add_argument("--base", default="", help="what ratios are taken to (the first)")
    parser.add_argument("--group", action="append", default=[], help="how its name begins")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.02, help="of one measurement")
    parser.add_argument("--no-allocations", action="store_true", help="count no allocations")
    parser.add_argument("--rows", type=int, default=40, help="how many rows are printed")
    parser.add_argument(
        "-o", "--output", type=Path, default=SCRATCH / "micro", help="PREFIX of .json and .md"
    )


def main(args: argparse.Namespace) -> int:
    """Measure, print the worst rows, write all. The status is 1 when a case failed."""
    interpreters = chosen(args.interpreters or ["host", "rt"])
    names = [one.name for one in interpreters]
    base = args.base or names[0]
    if base not in names:
        raise ValueError(f"--base {base}: no interpreter of that name")
    cases = all_cases(args.group)
    library = None if args.no_allocations or not counted(interpreters) else counter_library()
    notes = {**machine.notes(), "rounds": str(args.rounds), "seconds": str(args.seconds)}
    steps = len(by_group(cases)) * len(names) * args.rounds
    if library is not None:
        steps += len(by_group(cases)) * len(counted(interpreters))
    with Bar(steps) as bar:
        measure(cases, interpreters, args.rounds, args.seconds, library, bar.step, bar.done)
    output: Path = args.output
    output.parent.mkdir(parents=True, exist_ok=True)
    data = {
        "format": FORMAT,
        "base": base,
        "names": names,
        "notes": notes,
        "cases": [asdict(case) for case in cases],
    }
    output.with_suffix(".json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    text = markdown(cases, names, base, notes)
    output.with_suffix(".md").write_text(text, encoding="utf-8")
    out = console()
    shown = Table(title=f"worst {args.rows} of {len(cases)}")
    for at, head in enumerate(heads(names, base)):
        shown.add_column(head, justify="left" if at < 2 else "right")
    others = [name for name in names if name != base] or [base]
    for case in ordered(cases, others[0], base)[: args.rows]:
        shown.add_row(*case_row(case, names, base))
    out.print(shown)
    for group, mean in means(cases, others[0], base).items():
        out.print(f"{mean:8.2f}  {group}")
    failed = [case for case in cases if case.errors]
    for case in failed:
        for name, error in case.errors.items():
            out.print(f"{case.group}, {case.name}, {name}: {error}", style="red")
    return 1 if failed else 0
