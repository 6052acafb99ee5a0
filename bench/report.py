"""Tables of a run in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from bench.catalogue import SMALL, WIDE
from bench.figures import Estimate
from bench.results import OK, Result


def table(heads: list[str], rows: Iterable[list[str]]) -> list[str]:
    """A table; all columns but the first are aligned to the right."""
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "---:|" * (len(heads) - 1)]
    for row in rows:
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
    return lines


def duration(seconds: float) -> str:
    """Seconds in a unit that suits them."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}" if seconds < 1000 * size else f"{seconds:.0f} s"
    return f"{seconds / 1e-9:.3g} ns"


def ratio_text(one: Estimate | None) -> str:
    """A ratio with its interval."""
    if one is None:
        return "-"
    if one.count < 2:
        return f"{one.middle:.2f}"
    return f"{one.middle:.2f} ({one.low:.2f}–{one.high:.2f})"


def bases(result: Result) -> list[str]:
    """The base, and CPython's releases beside it: what claims are made against."""
    return [result.base] + [
        one.name
        for one in result.interpreters
        if one.name != result.base and one.name.startswith("python")
    ]


def markdown(result: Result, title: str) -> str:
    """The whole report of a run."""
    lines = [f"# {title}", ""]
    lines += described(result)
    lines += ["", "## Geometric means", ""]
    lines += geomeans(result)
    lines += ["", "## Programs", "", program_words(result), ""]
    lines += programs(result)
    failures = result.failures()
    if failures:
        lines += ["", "Not measured:", "", *(f"- {line}" for line in failures)]
    lines += ["", "## Spread and loops", ""]
    lines += [
        "Median absolute deviation of all recorded calls as a fraction of their median, and the "
        "number of loops in a recorded call.",
        "",
        *spreads(result),
    ]
    lines += ["", "## Cold calls and memory", ""]
    lines += [
        "CPU time of importing the program and of the first call with one loop, in a new "
        "process; the most memory that the process held, in MiB.",
        "",
        *cold(result),
    ]
    lines += ["", "## Start-up", "", "CPU time of a whole process.", "", *startup(result)]
    return "\n".join(lines) + "\n"


def described(result: Result) -> list[str]:
    """The interpreters and the notes."""
    lines = table(
        ["interpreter", "implementation", "version", "warm-up"],
        (
            [one.name, one.implementation, one.version, f"{one.warmup:g} s"]
            for one in result.interpreters
        ),
    )
    lines += ["", *table(["note", "value"], ([key, text] for key, text in result.notes.items()))]
    return lines


def program_words(result: Result) -> str:
    """How the figures of the table of programs are made."""
    clock = "CPU time" if result.clock == "cpu" else "time by the clock"
    return (
        f"Milliseconds of {clock} for one loop, measured inside the process (start-up and "
        "imports are not in it): the median over the rounds. Ratios are the median of the "
        "rounds' ratios, with an interval that holds the median with 90 % (the extremes, for "
        "fewer than 8 rounds); below 1 is faster."
    )


def groups(result: Result) -> list[tuple[str, list[str]]]:
    """The programs of the small set, those of the wider one, and all."""
    small = [name for name in result.programs if name in SMALL]
    wide = [name for name in result.programs if name in WIDE]
    found = [("small set", small), ("wider set", wide)]
    if small and wide:
        found.append(("all", result.programs))
    return [(name, members) for name, members in found if members]


def geomeans(result: Result) -> list[str]:
    """Each interpreter against the base and against CPython's releases."""
    rows = []
    for base in bases(result):
        for name, members in groups(result):
            row = [f"{name}, against {base}"]
            for other in result.names:
                one = result.geomean(other, members, base)
                count = sum(1 for p in members if result.round_ratios(other, p, base))
                missing = "" if count == len(members) else f", {count} of {len(members)}"
                row.append("1" if other == base else ratio_text(one) + missing)
            rows.append(row)
    return table(["geometric mean", *result.names], rows)


def programs(result: Result) -> list[str]:
    """Milliseconds and ratios, one program a row."""
    compared = [
        (name, base)
        for base in bases(result)
        for name in result.names
        if name not in (base, result.base)
    ]
    heads = ["program", *result.names, *(f"{name} / {base}" for name, base in compared)]
    rows = []
    for program in result.programs:
        row = [program]
        for name in result.names:
            one = result.seconds(name, program)
            row.append(
                result.measured[name][program].status if one is None else f"{one.middle * 1e3:.2f}"
            )
        row += [ratio_text(result.ratio(name, program, base)) for name, base in compared]
        rows.append(row)
    return table(heads, rows)


def spreads(result: Result) -> list[str]:
    """Spread and loop count of each program under each interpreter."""
    rows = []
    for program in result.programs:
        row = [program]
        for name in result.names:
            one = result.measured[name][program]
            if one.status == OK:
                row.append(f"{result.spread(name, program) * 100:.1f} %, {one.loops}")
            else:
                row.append("-")
        rows.append(row)
    return table(["program", *result.names], rows)


def cold(result: Result) -> list[str]:
    """First call and peak memory of each program under each interpreter."""
    rows = []
    for program in result.programs:
        row = [program]
        for name in result.names:
            samples = result.measured[name][program].rounds
            if samples:
                middle = sorted(one.imported + one.cold for one in samples)[len(samples) // 2]
                peak = max(one.peak for one in samples)
                row.append(f"{duration(middle)}, {peak / 2**20:.0f}")
            else:
                row.append("-")
        rows.append(row)
    return table(["program", *result.names], rows)


def startup(result: Result) -> list[str]:
    """Each way of starting under each interpreter."""
    ways = list(next(iter(result.startup.values()))) if result.startup else []
    rows = []
    for way in ways:
        row = [way]
        for name in result.names:
            one = result.startup[name][way]
            middle = sorted(one.seconds("cpu"))[len(one.rounds) // 2] if one.status == OK else None
            row.append(one.status if middle is None else duration(middle))
        rows.append(row)
    return table(["start", *result.names], rows)
