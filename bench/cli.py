"""The commands of `python -m bench`."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import Final

from rich.table import Table

from bench import gate, report, results, runner
from bench.catalogue import HERE, ROOT, SCRATCH, SETS, select
from bench.figures import Estimate
from bench.interpreters import NotThere, chosen
from bench.terminal import Bar, console

BASELINE: Final = HERE / "baseline.json"
# Commands that are modules of their own, with `add_arguments(parser)` and `main(args)`.
MODULES: Final = {
    "micro": ("bench.micro", "nanoseconds and allocations of single operations"),
    "scaling": ("bench.scaling", "how the cost of operations grows with their data"),
    "plot": ("bench.plot", "pictures of what was measured"),
    "frequencies": ("bench.frequencies", "count opcodes for the generator of the loop"),
    "pyperformance": ("bench.suite", "the pyperformance package"),
    "startup": ("bench.startup", "the time from start to end of programs that only import"),
    "flags": ("bench.flags", "what it costs that a program could be counted"),
    "memory": ("bench.memory", "the memory that a million objects of each kind take"),
}


def add_interpreters(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that runs interpreters."""
    parser.add_argument(
        "interpreters",
        nargs="*",
        metavar="NAME=COMMAND",
        help="what to compare: `host`, `rt`, a path, or NAME=COMMAND; "
        "without any: host, rt, and python3.14 and pypy3 where the search path has them",
    )


def run_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `run`."""
    default = runner.Settings()
    add_interpreters(parser)
    parser.add_argument("--set", choices=sorted(SETS), default="small", help="which programs")
    parser.add_argument("--programs", default="", help="their names, with commas, instead")
    parser.add_argument("--base", default="", help="what ratios are taken to (the first)")
    parser.add_argument("--rounds", type=int, default=default.rounds)
    parser.add_argument("--values", type=int, default=default.values, help="calls in a process")
    parser.add_argument("--seconds", type=float, default=default.seconds, help="of one call")
    parser.add_argument("--timeout", type=float, default=default.timeout, help="of one process")
    parser.add_argument(
        "--minutes", type=float, default=default.minutes, help="as many rounds as fit"
    )
    parser.add_argument("--clock", choices=["cpu", "wall"], default=default.clock)
    parser.add_argument("--title", default="Bench", help="the report's heading")
    parser.add_argument(
        "-o", "--output", type=Path, default=SCRATCH / "run", help="PREFIX of .json and .md"
    )
    parser.add_argument("--history", type=Path, help="a file to add the geometric means to")
    parser.add_argument("--pyperf", type=Path, help="a folder for pyperf's files, one each")


def run_command(args: argparse.Namespace) -> int:
    """`run`: measure, print, write. The status is 1 when a program failed."""
    programs = select(args.set, args.programs)
    interpreters = chosen(args.interpreters)
    base = args.base or interpreters[0].name
    if base not in [one.name for one in interpreters]:
        raise ValueError(f"--base {base}: no interpreter of that name")
    settings = runner.Settings(
        args.rounds, args.values, args.seconds, args.timeout, args.clock, args.minutes
    )
    with Bar(runner.steps(interpreters, programs, settings)) as bar:
        result = runner.run(interpreters, programs, base, settings, bar.step, bar.done)
    output: Path = args.output
    result.save(output.with_suffix(".json"))
    output.with_suffix(".md").write_text(report.markdown(result, args.title), encoding="utf-8")
    if args.pyperf:
        save_pyperf(result, args.pyperf)
    if args.history:
        importlib.import_module("bench.history").append(result, args.history)
    show(result)
    console().print(f"written: {shown(output)}.json, .md")
    return 1 if result.failures() else 0


def shown(path: Path) -> str:
    """A path as it is printed: from the project's folder, where it is inside."""
    path = path.resolve()
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def short(one: Estimate | None) -> str:
    """A ratio with its noise, in few letters."""
    return "-" if one is None else f"{one.middle:.2f} ±{one.noise * 100:.0f}%"


def show(result: results.Result) -> None:
    """Print what matters most of a run."""
    out = console()
    table = Table(title=f"{result.clock} ms for one loop; ratios to {result.base}")
    table.add_column("program")
    for name in result.names:
        table.add_column(name, justify="right")
    for name in result.others:
        table.add_column(f"{name} / {result.base}", justify="right")
    for program in result.programs:
        row = [program]
        for name in result.names:
            one = result.seconds(name, program)
            failed = result.measured[name][program].status
            row.append(failed if one is None else f"{one.middle * 1e3:.2f}")
        row += [short(result.ratio(name, program)) for name in result.others]
        table.add_row(*row)
    table.add_section()
    means = [short(result.geomean(name)) for name in result.others]
    table.add_row("geometric mean", *([""] * len(result.names)), *means)
    out.print(table)
    for line in result.failures():
        out.print(line, style="red")


def save_pyperf(result: results.Result, folder: Path) -> None:
    """One file of pyperf's for each interpreter, for its own commands."""
    import pyperf

    folder.mkdir(parents=True, exist_ok=True)
    for name in result.names:
        benchmarks = [
            one.as_pyperf(program, result.clock, result.interpreter(name))
            for program, one in result.measured[name].items()
            if one.status == results.OK
        ]
        if benchmarks:
            suite = pyperf.BenchmarkSuite(benchmarks)
            suite.dump(str(folder / f"{name}.json"), replace=True)


def compare_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `compare`."""
    parser.add_argument("old", type=Path, help="a run's JSON, or a frozen baseline")
    parser.add_argument("new", type=Path, help="a run's JSON")
    parser.add_argument("--interpreter", default="rt")
    parser.add_argument("--limit", type=float, default=gate.LIMIT, help="%(default)s")
    parser.add_argument(
        "--subset", action="store_true", help="the new run need not have all programs"
    )


def compare_command(args: argparse.Namespace) -> int:
    """`compare`: print the changes. The status is 1 when one must not be."""
    old = gate.read(args.old, args.interpreter)
    new = gate.read(args.new, args.interpreter)
    changes = gate.compare(old, new, args.limit)
    out = console()
    table = Table(title=f"{new.interpreter} / {new.base}")
    for head in ("program", "old", "new", "change", "certain", "verdict"):
        table.add_column(head, justify="left" if head in ("program", "verdict") else "right")
    bad = gate.failures(changes, args.subset)
    for one in changes:
        table.add_row(
            one.program,
            report.ratio_text(one.old),
            report.ratio_text(one.new),
            f"{one.change:.2f}" if one.change else "-",
            f"{one.certain:.2f}" if one.certain else "-",
            f"{one.verdict} {one.reason}".strip(),
            style="red" if one in bad else None,
        )
    out.print(table)
    if bad:
        names = ", ".join(one.program for one in bad)
        out.print(f"FAILED: {len(bad)} beyond {args.limit:.2f}: {names}")
    else:
        out.print(f"passed: nothing is beyond {args.limit:.2f}")
    return 1 if bad else 0


def freeze_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `freeze`."""
    parser.add_argument("run", type=Path, help="a run's JSON")
    parser.add_argument("--interpreter", default="rt")
    parser.add_argument("-o", "--output", type=Path, default=BASELINE)


def freeze_command(args: argparse.Namespace) -> int:
    """`freeze`: make a run's ratios the baseline."""
    ratios = gate.read(args.run, args.interpreter)
    gate.freeze(ratios, args.output)
    print(f"{shown(args.output)}: {len(ratios.programs)} ratios of {args.interpreter}")
    return 0


def report_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `report`."""
    parser.add_argument("run", type=Path, help="a run's JSON")
    parser.add_argument("--title", default="Bench")


def report_command(args: argparse.Namespace) -> int:
    """`report`: print a run's tables again."""
    print(report.markdown(results.load(args.run), args.title), end="")
    return 0


def make_parser(command: str) -> argparse.ArgumentParser:
    """The parser; a module's arguments are added only for the command that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    own = {
        "run": (run_arguments, run_command, "measure programs under several interpreters"),
        "compare": (compare_arguments, compare_command, "fail when a run is slower than another"),
        "freeze": (freeze_arguments, freeze_command, "make a run the baseline for compare"),
        "report": (report_arguments, report_command, "print the tables of a run again"),
    }
    for name, (add, function, words) in own.items():
        one = commands.add_parser(name, help=words, description=words)
        add(one)
        one.set_defaults(function=function)
    for name, (module_name, words) in MODULES.items():
        one = commands.add_parser(name, help=words, description=words)
        if name == command:
            module = importlib.import_module(module_name)
            module.add_arguments(one)
            one.set_defaults(function=module.main)
    return parser


def main(argv: list[str]) -> int:
    """Run a command; the status of the process."""
    args = make_parser(argv[0] if argv else "").parse_args(argv)
    try:
        return int(args.function(args))
    except (NotThere, ValueError, OSError) as e:
        print(f"python -m bench: {e}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
