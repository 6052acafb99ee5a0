"""`python -m bench scaling`: how the cost of operations grows with the size of their data.

A case is timed at a size, and at 2, 5 and 10 times that. The exponent is that of the power of
the size with which the cost grew from the least to the greatest: 1 is linear, 2 quadratic.
Something is quadratic that the base has linear when its exponent is greater by more than
TOLERANCE.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from attrs import asdict, define, field
from rich.table import Table

from bench import machine
from bench.catalogue import HERE, SCRATCH
from bench.figures import exponent
from bench.interpreters import Interpreter, chosen
from bench.report import duration, table
from bench.runner import Failure, rotated, run_process
from bench.scaling_cases import BASE, BASES, CASES
from bench.terminal import Bar, console

FORMAT: Final = "rt-bench-scaling 1"
SCRIPT: Final = HERE / "scaling_cases.py"
STEPS: Final = (1, 2, 5, 10)
TOLERANCE: Final = 0.35
TIMEOUT: Final = 120.0


@define
class Curve:
    """A case under one interpreter.

    Attributes:
        points: sizes with the CPU seconds of one call.
        error: why there are none.
    """

    case: str
    interpreter: str
    points: list[tuple[int, float]] = field(factory=list)
    error: str = ""

    @property
    def exponent(self) -> float | None:
        """The power of the size with which the cost grows; None without figures."""
        if len(self.points) < 2 or min(seconds for _, seconds in self.points) <= 0:
            return None
        return exponent(self.points[0], self.points[-1])


def meaning(case: str) -> str:
    """What a case does, in words."""
    return str(CASES[case].__doc__).strip().rstrip(".")


def measure_one(case: str, interpreter: Interpreter, seed: int = 0) -> Curve:
    """The curve of a case, measured in one process."""
    sizes = [BASES.get(case, BASE) * step for step in STEPS]
    curve = Curve(case, interpreter.name)
    try:
        command = [*interpreter.command, str(SCRIPT), case, *map(str, sizes)]
        answer = json.loads(run_process(command, TIMEOUT, seed).output.splitlines()[-1])
        curve.points = [(size, answer[str(size)]) for size in sizes]
    except Failure as failure:
        curve.error = str(failure)
    return curve


def measure(
    cases: list[str],
    interpreters: list[Interpreter],
    step: Callable[[str], None] = lambda text: None,
    done: Callable[[], None] = lambda: None,
) -> list[Curve]:
    """The curves of all cases under all interpreters, those of one case close in time."""
    curves = []
    for number, case in enumerate(cases):
        found = {}
        for interpreter in rotated(interpreters, number):
            step(f"{case} under {interpreter.name}")
            found[interpreter.name] = measure_one(case, interpreter)
            done()
        curves += [found[one.name] for one in interpreters]
    return curves


def steeper(curves: list[Curve], base: str) -> list[Curve]:
    """The curves that grow faster than the base's of the same case, or are not there."""
    of_base = {curve.case: curve.exponent for curve in curves if curve.interpreter == base}
    found = []
    for curve in curves:
        own, its = curve.exponent, of_base.get(curve.case)
        if curve.interpreter == base:
            continue
        if own is None or (its is not None and own > max(its, 1.0) + TOLERANCE):
            found.append(curve)
    return found


def rows(curves: list[Curve], names: list[str]) -> list[list[str]]:
    """A row for each case: what it does, and for each interpreter first, last and exponent."""
    by_case: dict[str, dict[str, Curve]] = {}
    for curve in curves:
        by_case.setdefault(curve.case, {})[curve.interpreter] = curve
    found = []
    for case, members in by_case.items():
        row = [meaning(case)]
        for name in names:
            curve = members[name]
            if curve.exponent is None:
                row.append("failed")
            else:
                first, last = duration(curve.points[0][1]), duration(curve.points[-1][1])
                row.append(f"{first}, {last}: {curve.exponent:.2f}")
        found.append(row)
    return found


def save(path: Path, curves: list[Curve], base: str, names: list[str]) -> None:
    """Write PATH.json and PATH.md."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data: dict[str, Any] = {
        "format": FORMAT,
        "base": base,
        "names": names,
        "notes": machine.notes(),
        "curves": [asdict(curve) for curve in curves],
    }
    path.with_suffix(".json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    lines = ["# Growth", "", "CPU time at n and 10 n, and the exponent of n.", ""]
    lines += table(["operation", *names], rows(curves, names))
    path.with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def load(path: Path) -> list[Curve]:
    """Read what `save` has written.

    Raises:
        ValueError: the file is something else.
        OSError: it cannot be read.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"{path} has no curves")
    return [
        Curve(one["case"], one["interpreter"], [(n, s) for n, s in one["points"]], one["error"])
        for one in data["curves"]
    ]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("interpreters", nargs="*", metavar="NAME=COMMAND", help="as for run")
    parser.add_argument("--base", default="", help="whose growth is right (the first)")
    parser.add_argument("--cases", default="", help="their names, with commas")
    parser.add_argument(
        "-o", "--output", type=Path, default=SCRATCH / "scaling", help="PREFIX of .json and .md"
    )


def main(args: argparse.Namespace) -> int:
    """Measure, print, write. The status is 1 when something grows too fast."""
    cases = args.cases.split(",") if args.cases else list(CASES)
    for case in cases:
        if case not in CASES:
            raise ValueError(f"no case {case!r}; there are {', '.join(CASES)}")
    interpreters = chosen(args.interpreters or ["host", "rt"])
    names = [one.name for one in interpreters]
    base = args.base or names[0]
    if base not in names:
        raise ValueError(f"--base {base}: no interpreter of that name")
    with Bar(len(cases) * len(names)) as bar:
        curves = measure(cases, interpreters, bar.step, bar.done)
    # What looks steep may have met other work on the machine: it is measured once more.
    for curve in steeper(curves, base):
        again = measure_one(curve.case, interpreters[names.index(curve.interpreter)], 1)
        if again.exponent is not None:
            curve.points = again.points
    save(args.output, curves, base, names)
    out = console()
    shown = Table(title="n, 10 n: exponent")
    for at, head in enumerate(["operation", *names]):
        shown.add_column(head, justify="right" if at else "left")
    for row in rows(curves, names):
        shown.add_row(*row)
    out.print(shown)
    bad = steeper(curves, base)
    for curve in bad:
        said = curve.error or f"exponent {curve.exponent:.2f}"
        out.print(f"{curve.case} under {curve.interpreter}: {said}", style="red")
    return 1 if bad else 0
