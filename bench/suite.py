"""`python -m bench pyperformance`: the real package's benchmarks under rt.

The package is installed in an environment of its own. pyperf's manager runs there, under the
host, and starts its workers under the interpreter that is measured (`--python`), which finds
pyperf by PYTHONPATH. With `--under` the manager itself runs under rt.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import pyperf
from attrs import asdict, define, field, frozen
from rich.table import Table

from bench import machine
from bench.catalogue import ROOT, SCRATCH
from bench.figures import geometric_mean
from bench.interpreters import Interpreter, chosen
from bench.report import duration, table
from bench.terminal import Bar, console

FORMAT: Final = "rt-bench-pyperformance 1"
PACKAGE: Final = "pyperformance==1.14.0"
PLACE: Final = ROOT / "build" / "pyperformance"
LIST: Final = Path(__file__).with_name("suite_list.py")

OK: Final = "ok"
FAILED: Final = "failed"
MODULE_MISSING: Final = "module_missing"
TIMEOUT: Final = "timeout"
CLASSES: Final = (OK, FAILED, MODULE_MISSING, TIMEOUT)


@frozen
class Benchmark:
    """One of the package's benchmarks.

    Attributes:
        script: the path of its program.
        options: what its program is given beside pyperf's options.
        requirements: packages that it needs beside pyperf; none for one that needs only the
            standard library.
    """

    name: str
    script: str
    options: list[str] = field(factory=list)
    requirements: list[str] = field(factory=list)


@define
class Outcome:
    """What became of a benchmark under one interpreter.

    Attributes:
        status: one of CLASSES.
        reason: the last line of what was said, when it is not OK.
        seconds: for each of the script's measurements, pyperf's median for one loop.
    """

    status: str
    reason: str = ""
    seconds: dict[str, float] = field(factory=dict)


class Environment:
    """The environment that the package is installed in.

    Args:
        place: its folder; made when it is not there.
    """

    def __init__(self, place: Path = PLACE) -> None:
        self.place: Final = place
        self.python: Final = place / "bin" / "python"

    def install(self) -> None:
        """Make it, and install the package from the registry that pip is set up for.

        Raises:
            OSError: that failed.
        """
        mark = self.place / PACKAGE
        if mark.exists():
            return
        run_tool([sys.executable, "-m", "venv", str(self.place)])
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check"]
        run_tool([*pip, "install", "--quiet", PACKAGE])
        mark.touch()

    def packages(self) -> str:
        """Where its packages are."""
        code = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
        return run_tool([str(self.python), "-c", code]).strip()

    def benchmarks(self) -> list[Benchmark]:
        """All benchmarks of the package's manifest."""
        return [
            Benchmark(**one) for one in json.loads(run_tool([str(self.python), "-I", str(LIST)]))
        ]

    def install_for(self, benchmark: Benchmark) -> Path:
        """Install what a benchmark needs, in a folder of its own.

        Raises:
            OSError: that failed.
        """
        folder = self.place / "needs" / benchmark.name
        if not folder.exists():
            pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "install"]
            run_tool([*pip, "--quiet", "--target", str(folder), *benchmark.requirements])
        return folder


def run_tool(command: list[str]) -> str:
    """The output of a command.

    Raises:
        OSError: its status is not 0.
    """
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise OSError(f"{Path(command[0]).name} {command[1]}: {lines[-1] if lines else 'failed'}")
    return done.stdout


MISSING: Final = re.compile(r"(ModuleNotFoundError|ImportError): .*")


def classify(status: int | None, said: str) -> Outcome:
    """The class of a run that did not give a result.

    Args:
        status: of the manager; None when it was given up.
        said: its standard error stream.
    """
    if status is None:
        return Outcome(TIMEOUT, "more than the time allowed")
    lines = [line.strip() for line in said.strip().splitlines() if line.strip()]
    missing = [line for line in lines if MISSING.match(line)]
    if missing:
        return Outcome(MODULE_MISSING, missing[-1])
    # The manager's own last words say only that its worker failed.
    telling = [
        line
        for line in lines
        if re.match(r"\w[\w.]*(Error|Exception|Exit|Interrupt|Iteration)\b", line)
        and "failed with exit code" not in line
    ]
    if telling:
        return Outcome(FAILED, telling[-1][:200])
    return Outcome(FAILED, lines[-1][:200] if lines else f"status {status}")


def read_result(path: Path) -> dict[str, float]:
    """The medians in a file of pyperf's."""
    suite = pyperf.BenchmarkSuite.load(str(path))
    return {one.get_name(): one.median() for one in suite.get_benchmarks()}


def run_one(
    benchmark: Benchmark,
    interpreter: Interpreter,
    environment: Environment,
    packages: Iterable[str],
    options: list[str],
    timeout: float,
    manager: list[str] | None = None,
) -> Outcome:
    """Run a benchmark under one interpreter.

    Args:
        packages: folders for PYTHONPATH.
        options: pyperf's.
        manager: what runs the manager; the environment's own Python by default.
    """
    output = SCRATCH / f"pyperformance-{os.getpid()}.json"
    output.parent.mkdir(parents=True, exist_ok=True)
    output.unlink(missing_ok=True)
    command = [
        *(manager or [str(environment.python)]),
        benchmark.script,
        *benchmark.options,
        *options,
        f"--python={interpreter.command[0]}",
        "--output",
        str(output),
        "--copy-env",
    ]
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    env["PYTHONPATH"] = os.pathsep.join(packages)
    # A benchmark that says which run it belongs to needs not be told.
    env["PYPERFORMANCE_RUNID"] = "bench"
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env=env,
        cwd=SCRATCH,
        start_new_session=True,
    )
    try:
        said = child.communicate(timeout=timeout)[1]
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        output.unlink(missing_ok=True)
        return Outcome(TIMEOUT, f"more than {timeout:.0f} s")
    try:
        if child.returncode != 0:
            return classify(child.returncode, said)
        return Outcome(OK, seconds=read_result(output))
    except (OSError, ValueError) as e:
        return Outcome(FAILED, f"no result: {e}")
    finally:
        output.unlink(missing_ok=True)


@define
class Row:
    """A benchmark with what became of it, by interpreter."""

    benchmark: Benchmark
    outcomes: dict[str, Outcome] = field(factory=dict)

    def ratio(self, name: str, base: str) -> float | None:
        """The geometric mean of the ratios of its measurements; None when one did not run."""
        mine, other = self.outcomes.get(name), self.outcomes.get(base)
        if mine is None or other is None or mine.status != OK or other.status != OK:
            return None
        shared = [key for key in mine.seconds if other.seconds.get(key)]
        if not shared:
            return None
        return geometric_mean(mine.seconds[key] / other.seconds[key] for key in shared)


def save(path: Path, rows: list[Row], names: list[str], base: str, notes: dict[str, str]) -> None:
    """Write PATH.json and PATH.md."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "base": base,
        "names": names,
        "notes": notes,
        "rows": [
            {
                "name": row.benchmark.name,
                "requirements": row.benchmark.requirements,
                "outcomes": {name: asdict(one) for name, one in row.outcomes.items()},
            }
            for row in rows
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    text = text_of(rows, names, base, notes)
    path.with_suffix(".md").write_text(text, encoding="utf-8")


def known(path: Path) -> dict[str, dict[str, Outcome]]:
    """The outcomes that a run before has written, by benchmark and interpreter; only those OK.

    Raises:
        ValueError: the file is something else.
        OSError: it cannot be read.
    """
    data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if data.get("format") != FORMAT:
        raise ValueError(f"{path}.json is no result of pyperformance")
    return {
        row["name"]: {
            name: Outcome(**one) for name, one in row["outcomes"].items() if one["status"] == OK
        }
        for row in data["rows"]
    }


def measure(
    benchmarks: list[Benchmark],
    interpreters: list[Interpreter],
    environment: Environment,
    options: list[str],
    timeout: float,
    before: dict[str, dict[str, Outcome]],
    under: bool = False,
    step: Callable[[str], None] = lambda text: None,
    done: Callable[[Row], None] = lambda row: None,
) -> list[Row]:
    """Run all benchmarks, under every interpreter one after the other.

    Args:
        before: outcomes that need not be found again.
        under: the manager, too, runs under the interpreter.
    """
    packages = [environment.packages()]
    rows = []
    for benchmark in benchmarks:
        row = Row(benchmark, dict(before.get(benchmark.name, {})))
        rows.append(row)
        own: list[str] = []
        if benchmark.requirements:
            try:
                own = [str(environment.install_for(benchmark))]
            except OSError as e:
                for interpreter in interpreters:
                    row.outcomes.setdefault(interpreter.name, Outcome(MODULE_MISSING, str(e)))
        for interpreter in interpreters:
            if interpreter.name in row.outcomes:
                continue
            step(f"{benchmark.name} under {interpreter.name}")
            row.outcomes[interpreter.name] = run_one(
                benchmark,
                interpreter,
                environment,
                [*own, *packages],
                options,
                timeout,
                list(interpreter.command) if under else None,
            )
        done(row)
    return rows


def text_of(rows: list[Row], names: list[str], base: str, notes: dict[str, str]) -> str:
    """The report."""
    lines = ["# pyperformance", ""]
    lines += table(["note", "value"], ([key, value] for key, value in notes.items()))
    lines += ["", "## Classes", ""]
    for head, members in parts(rows):
        lines += [head, ""]
        lines += table(
            ["class", *names],
            ([kind, *(str(count(members, name, kind)) for name in names)] for kind in CLASSES),
        )
        lines.append("")
    lines += ["## Benchmarks", "", "Medians of pyperf's values, and ratios of these.", ""]
    others = [name for name in names if name != base]
    rows_of_table = []
    for row in rows:
        cells = [row.benchmark.name]
        for name in names:
            one = row.outcomes[name]
            shown = ", ".join(duration(value) for value in list(one.seconds.values())[:3])
            more = ", ..." if len(one.seconds) > 3 else ""
            cells.append(shown + more if one.status == OK else one.status)
        for name in others:
            ratio = row.ratio(name, base)
            cells.append("-" if ratio is None else f"{ratio:.2f}")
        rows_of_table.append(cells)
    lines += table(["benchmark", *names, *(f"{name} / {base}" for name in others)], rows_of_table)
    for name in others:
        ratios = [ratio for row in rows if (ratio := row.ratio(name, base))]
        if ratios:
            mean = geometric_mean(ratios)
            lines += ["", f"Geometric mean of {name} / {base}: {mean:.2f} over {len(ratios)}."]
    bad = [
        f"- {row.benchmark.name}, {name}: {one.status}: {one.reason}"
        for row in rows
        for name, one in row.outcomes.items()
        if one.status != OK
    ]
    if bad:
        lines += ["", "## Reasons", "", *bad]
    return "\n".join(lines) + "\n"


def parts(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Those that need only the standard library, and the others."""
    plain = [row for row in rows if not row.benchmark.requirements]
    third = [row for row in rows if row.benchmark.requirements]
    found = [("Standard library only:", plain), ("With packages of others:", third)]
    return [(head, members) for head, members in found if members]


def count(rows: list[Row], name: str, kind: str) -> int:
    """How many are of that class under that interpreter."""
    return sum(1 for row in rows if row.outcomes[name].status == kind)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("interpreters", nargs="*", metavar="NAME=COMMAND", help="as for run")
    parser.add_argument("--base", default="", help="what ratios are taken to (the first)")
    parser.add_argument("--benchmarks", default="", help="their names, with commas")
    parser.add_argument("--third-party", action="store_true", help="also those that need packages")
    parser.add_argument("--timeout", type=float, default=180.0, help="of one benchmark")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--values", type=int, default=3)
    parser.add_argument("--min-time", type=float, default=0.05, help="of one value")
    parser.add_argument(
        "--check", action="store_true", help="run each once; the figures mean little"
    )
    parser.add_argument("--resume", action="store_true", help="keep what is OK in the output")
    parser.add_argument(
        "--under", action="store_true", help="pyperf's manager, too, runs under the interpreter"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=SCRATCH / "pyperformance",
        help="PREFIX of .json and .md",
    )


def main(args: argparse.Namespace) -> int:
    """Install, run, print, write. The status is 1 when a benchmark failed that the base ran."""
    interpreters = chosen(args.interpreters or ["host", "rt"])
    names = [one.name for one in interpreters]
    base = args.base or names[0]
    if base not in names:
        raise ValueError(f"--base {base}: no interpreter of that name")
    for interpreter in interpreters:
        if len(interpreter.command) > 1:
            raise ValueError(f"{interpreter.name}: pyperf takes a path without options")
    environment = Environment()
    environment.install()
    benchmarks = environment.benchmarks()
    wanted = [name for name in args.benchmarks.split(",") if name]
    unknown = set(wanted) - {one.name for one in benchmarks}
    if unknown:
        raise ValueError(f"no benchmark {', '.join(sorted(unknown))}")
    if wanted:
        benchmarks = [one for one in benchmarks if one.name in wanted]
    elif not args.third_party:
        benchmarks = [one for one in benchmarks if not one.requirements]
    if args.check:
        options = ["--debug-single-value"]
    else:
        options = ["-p", str(args.processes), "-n", str(args.values), "-w", "1"]
        options += ["--min-time", str(args.min_time)]
    output: Path = args.output
    before = known(output) if args.resume else {}
    notes = {**machine.notes(), "package": PACKAGE, "pyperf's options": " ".join(options)}
    notes["timeout"] = f"{args.timeout:.0f} s"
    out = console()
    finished: list[Row] = []
    with Bar(len(benchmarks)) as bar:

        def done(row: Row) -> None:
            bar.done()
            words = ", ".join(
                f"{name} {one.status}" + (f" ({one.reason})" if one.reason else "")
                for name, one in row.outcomes.items()
            )
            out.print(f"{row.benchmark.name}: {words}")
            # After each: an hour's work is not lost when it is ended.
            finished.append(row)
            save(output, finished, names, base, notes)

        rows = measure(
            benchmarks,
            interpreters,
            environment,
            options,
            args.timeout,
            before,
            args.under,
            bar.step,
            done,
        )
    shown = Table(title="pyperformance")
    for head in ("class", *names):
        shown.add_column(head)
    for kind in CLASSES:
        shown.add_row(kind, *(str(count(rows, name, kind)) for name in names))
    out.print(shown)
    failed = [
        row
        for row in rows
        if row.outcomes[base].status == OK
        and any(one.status != OK for one in row.outcomes.values())
    ]
    return 1 if failed else 0
