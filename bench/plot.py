"""`python -m bench plot`: pictures of what was measured, as PNG and SVG."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

import matplotlib

from bench import history, results, scaling
from bench.catalogue import SCRATCH
from bench.results import Result
from bench.scaling import Curve

matplotlib.use("Agg")

from matplotlib import pyplot
from matplotlib.ticker import FuncFormatter, LogLocator

# Told apart also by people who see fewer colours (Okabe and Ito).
COLOURS: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000")
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X")
STYLE: Final = {
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.dpi": 110,
    "svg.hashsalt": "bench",
}


def save(figure: Any, path: Path) -> list[Path]:
    """Write a figure as PATH.png and PATH.svg."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = []
    for ending in (".png", ".svg"):
        target = path.with_name(path.name + ending)
        # Without the date, so that the same figures make the same file.
        metadata = {"Date": None} if ending == ".svg" else {"Software": None}
        figure.savefig(target, bbox_inches="tight", metadata=metadata)
        written.append(target)
    pyplot.close(figure)
    return written


def times(value: float, _: object = None) -> str:
    """A ratio as the axis shows it."""
    return f"{value:g}x"


def bars(result: Result, path: Path) -> list[Path]:
    """Ratios to the base, one group of bars a program, sorted by the first other interpreter."""
    others = result.others
    first = others[0]

    def key(program: str) -> float:
        ratio = result.ratio(first, program)
        return ratio.middle if ratio else float("inf")

    programs = sorted(result.programs, key=key, reverse=True)
    labels = [*programs, "geometric mean"]
    height = 0.8 / len(others)
    with pyplot.rc_context(STYLE):
        figure, axes = pyplot.subplots(figsize=(8, 1.2 + 0.13 * (1 + len(others)) * len(labels)))
        lows: list[float] = []
        highs: list[float] = []
        for at, name in enumerate(others):
            offset = (at - (len(others) - 1) / 2) * height
            for row, label in enumerate(labels):
                is_mean = label == "geometric mean"
                one = result.geomean(name) if is_mean else result.ratio(name, label)
                y = row + offset
                if one is None:
                    axes.text(1.02, y, "failed", va="center", fontsize=6, color=COLOURS[at])
                    continue
                axes.barh(
                    y,
                    one.middle - 1,
                    height * 0.92,
                    left=1,
                    color=COLOURS[at % len(COLOURS)],
                    alpha=1.0 if is_mean else 0.85,
                    label=name if is_mean else None,
                )
                axes.plot([one.low, one.high], [y, y], color="#333333", linewidth=0.8)
                lows.append(one.low)
                highs.append(one.high)
                end = max(one.high, 1) if one.middle >= 1 else one.low
                axes.annotate(
                    f"{one.middle:.2f}",
                    (end, y),
                    xytext=(3 if one.middle >= 1 else -3, 0),
                    textcoords="offset points",
                    ha="left" if one.middle >= 1 else "right",
                    va="center",
                    fontsize=6,
                )
        axes.set_xscale("log")
        axes.set_xlim(min([*lows, 0.8]) / 1.6, max([*highs, 1.25]) * 1.35)
        axes.xaxis.set_major_formatter(FuncFormatter(times))
        axes.xaxis.set_minor_locator(LogLocator(subs=(2, 5)))
        axes.xaxis.set_minor_formatter(FuncFormatter(times))
        axes.tick_params(axis="x", which="minor", labelsize=7)
        axes.axvline(1, color="black", linewidth=0.8)
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 0.4, -0.6)
        axes.set_xlabel(
            f"{result.clock} time for one loop over that of {result.base}; less is faster"
        )
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncol=len(others), frameon=False)
        return save(figure, path)


def history_lines(lines: list[dict[str, Any]], path: Path) -> list[Path]:
    """The geometric means of recorded runs, one line for each set and interpreter."""
    with pyplot.rc_context(STYLE):
        figure, axes = pyplot.subplots(figsize=(8, 4.2))
        series: dict[tuple[str, str], list[tuple[int, float]]] = {}
        for at, line in enumerate(lines):
            for group, means in line["means"].items():
                # Where both sets were measured, the mean of all says nothing new.
                for name, mean in means.items() if group != "all" else ():
                    series.setdefault((name, group), []).append((at, mean))
        names = list(dict.fromkeys(name for name, _ in series))
        groups = list(dict.fromkeys(group for _, group in series))
        for (name, group), points in series.items():
            axes.plot(
                [x for x, _ in points],
                [y for _, y in points],
                color=COLOURS[names.index(name) % len(COLOURS)],
                marker=MARKERS[names.index(name) % len(MARKERS)],
                linestyle=("-", "--")[groups.index(group) % 2],
                markersize=4,
                linewidth=1.2,
                label=f"{name}, {group}",
            )
        ticks = range(0, len(lines), max(1, len(lines) // 8))
        words = [f"{lines[at]['date'][:10]}\n{lines[at]['commit'][:8]}" for at in ticks]
        axes.set_xticks(ticks, words, fontsize=7)
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(FuncFormatter(times))
        axes.yaxis.set_minor_formatter(FuncFormatter(times))
        axes.tick_params(axis="y", which="minor", labelsize=6)
        axes.axhline(1, color="black", linewidth=0.8)
        axes.set_ylabel(f"geometric mean over {lines[-1]['base']}")
        axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize=8)
        return save(figure, path)


def curves(found: list[Curve], path: Path) -> list[Path]:
    """Nanoseconds for one element against the size, one small picture for each case.

    Level is linear; what rises grows faster.
    """
    cases = list(dict.fromkeys(curve.case for curve in found))
    names = list(dict.fromkeys(curve.interpreter for curve in found))
    columns = min(5, len(cases))
    rows = -(-len(cases) // columns)
    with pyplot.rc_context(STYLE):
        figure, grid = pyplot.subplots(
            rows, columns, figsize=(2.3 * columns, 1.9 * rows + 0.5), squeeze=False
        )
        for at, axes in enumerate(grid.flat):
            if at >= len(cases):
                axes.axis("off")
                continue
            for curve in found:
                if curve.case != cases[at] or not curve.points:
                    continue
                number = names.index(curve.interpreter)
                axes.plot(
                    [size for size, _ in curve.points],
                    [seconds / size * 1e9 for size, seconds in curve.points],
                    color=COLOURS[number % len(COLOURS)],
                    marker=MARKERS[number % len(MARKERS)],
                    markersize=3,
                    linewidth=1,
                )
            axes.set_title(cases[at], fontsize=8)
            axes.set_ylim(bottom=0)
            axes.set_xlim(left=0)
            axes.tick_params(labelsize=6)
            axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x / 1000:g}k"))
        handles = [
            pyplot.Line2D(
                [],
                [],
                color=COLOURS[number % len(COLOURS)],
                marker=MARKERS[number % len(MARKERS)],
                markersize=4,
                label=name,
            )
            for number, name in enumerate(names)
        ]
        figure.legend(handles=handles, loc="upper center", ncol=len(names), frameon=False)
        figure.supxlabel("size n", fontsize=9)
        figure.supylabel("ns of CPU time / n", fontsize=9)
        figure.tight_layout(rect=(0, 0, 1, 1 - 0.35 / (1.9 * rows + 0.5)))
        return save(figure, path)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("run", type=Path, nargs="?", help="a run's JSON: ratios as bars")
    parser.add_argument("--history", type=Path, help="recorded runs: means as lines")
    parser.add_argument("--scaling", type=Path, help="the JSON of scaling: cost against size")
    parser.add_argument("-o", "--output", type=Path, default=SCRATCH / "plot", help="PREFIX")


def main(args: argparse.Namespace) -> int:
    """Make the pictures that are asked for, and say where they are."""
    written: list[Path] = []
    output: Path = args.output
    if args.run:
        written += bars(results.load(args.run), output.with_name(output.name + "-ratios"))
    if args.history:
        lines = history.read(args.history)
        if not lines:
            raise ValueError(f"{args.history} has no runs")
        written += history_lines(lines, output.with_name(output.name + "-history"))
    if args.scaling:
        found = scaling.load(args.scaling)
        written += curves(found, output.with_name(output.name + "-scaling"))
    if not written:
        raise ValueError("nothing to plot: give a run, --history or --scaling")
    for path in written:
        print(path)
    return 0
