"""What a run of the bench has measured, and its JSON form.

Everything is kept as it was measured: seconds for `loops` loops, by round. Figures for one
loop, medians and ratios are computed from that when they are asked for.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pyperf
from attrs import asdict, define, evolve, field, frozen

from bench.figures import Estimate, estimate, geometric_mean, round_means
from bench.interpreters import Interpreter

FORMAT: Final = "rt-bench-run 1"
OK: Final = "ok"
FAILED: Final = "failed"
WRONG: Final = "wrong result"
TIMEOUT: Final = "timeout"


def floats(values: Iterable[float]) -> tuple[float, ...]:
    """What JSON has as a list."""
    return tuple(values)


@frozen
class Sample:
    """What one process has measured.

    Attributes:
        cpu, wall: seconds for each recorded call, of CPU time and of the clock.
        cold: CPU seconds of the first call, with one loop.
        imported: CPU seconds of importing the program.
        peak: the most memory that the process held, in bytes.
    """

    cpu: tuple[float, ...] = field(converter=floats)
    wall: tuple[float, ...] = field(converter=floats)
    cold: float
    imported: float
    peak: int


@define
class Measured:
    """One program, or one way to start up, under one interpreter.

    Attributes:
        status: OK, FAILED, WRONG or TIMEOUT.
        reason: what is said of it when it is not OK.
        loops: the loop count of every recorded call.
        rounds: one sample for each round.
    """

    status: str = OK
    reason: str = ""
    loops: int = 0
    rounds: list[Sample] = field(factory=list)

    def fail(self, status: str, reason: str) -> None:
        """Note why it is not measured any further. The rounds before stay."""
        self.status = status
        self.reason = reason

    def seconds(self, clock: str) -> list[float]:
        """For each round the median of the seconds for one loop."""
        if self.loops == 0:
            return []
        return [
            statistics.median(sample.cpu if clock == "cpu" else sample.wall) / self.loops
            for sample in self.rounds
        ]

    def as_pyperf(self, name: str, clock: str, interpreter: Interpreter) -> pyperf.Benchmark:
        """The same as pyperf's benchmark: a run for each round, with the cold call as warm-up."""
        metadata = {
            "name": name,
            "loops": self.loops,
            "timer": clock,
            "implementation": interpreter.implementation,
            "python_version": interpreter.version,
        }
        runs = []
        for sample in self.rounds:
            values = [
                taken / self.loops for taken in (sample.cpu if clock == "cpu" else sample.wall)
            ]
            runs.append(
                pyperf.Run(
                    values,
                    warmups=[(1, sample.cold)] if sample.cold > 0 else None,
                    metadata={**metadata, "mem_max_rss": sample.peak} if sample.peak else metadata,
                    collect_metadata=False,
                )
            )
        return pyperf.Benchmark(runs)


@define
class Result:
    """A whole run.

    Attributes:
        base: the name of the interpreter that the others are compared with.
        clock: `cpu` or `wall`, which the figures are made of.
        programs: in the order of the tables.
        measured: by interpreter and program.
        startup: by interpreter and way of starting.
        notes: of the machine and the settings.
    """

    base: str
    clock: str
    interpreters: list[Interpreter]
    programs: list[str]
    measured: dict[str, dict[str, Measured]] = field(factory=dict)
    startup: dict[str, dict[str, Measured]] = field(factory=dict)
    notes: dict[str, str] = field(factory=dict)

    @property
    def names(self) -> list[str]:
        """The interpreters' names."""
        return [interpreter.name for interpreter in self.interpreters]

    @property
    def others(self) -> list[str]:
        """All names but the base's."""
        return [name for name in self.names if name != self.base]

    def interpreter(self, name: str) -> Interpreter:
        """The interpreter of that name."""
        return next(one for one in self.interpreters if one.name == name)

    def seconds(self, name: str, program: str) -> Estimate | None:
        """Seconds for one loop; None when the program does not run there."""
        one = self.measured[name][program]
        return estimate(one.seconds(self.clock)) if one.status == OK else None

    def spread(self, name: str, program: str) -> float:
        """pyperf's median absolute deviation of all values, as a fraction of their median."""
        one = self.measured[name][program]
        benchmark = one.as_pyperf(program, self.clock, self.interpreter(name))
        if benchmark.get_nvalue() < 2:
            return 0.0
        return float(benchmark.median_abs_dev() / benchmark.median())

    def round_ratios(self, name: str, program: str, base: str | None = None) -> list[float] | None:
        """For each round the seconds of `name` over the base's in the same round.

        None when the program does not run under one of the two.
        """
        one = self.measured[name][program]
        other = self.measured[self.base if base is None else base][program]
        if one.status != OK or other.status != OK:
            return None
        pairs = zip(one.seconds(self.clock), other.seconds(self.clock), strict=True)
        return [mine / theirs for mine, theirs in pairs]

    def ratio(self, name: str, program: str, base: str | None = None) -> Estimate | None:
        """The median of the rounds' ratios; None when there is none."""
        ratios = self.round_ratios(name, program, base)
        return estimate(ratios) if ratios else None

    def geomean(
        self, name: str, programs: Iterable[str] | None = None, base: str | None = None
    ) -> Estimate | None:
        """The geometric mean of the ratios over the programs that run under both.

        Its interval is that of the rounds' geometric means.
        """
        rounds = []
        for program in self.programs if programs is None else programs:
            ratios = self.round_ratios(name, program, base)
            if ratios:
                rounds.append(ratios)
        if not rounds:
            return None
        of_rounds = estimate(round_means(rounds))
        middle = geometric_mean(estimate(ratios).middle for ratios in rounds)
        low, high = min(of_rounds.low, middle), max(of_rounds.high, middle)
        return evolve(of_rounds, middle=middle, low=low, high=high)

    def failures(self) -> list[str]:
        """A line for each program that does not run somewhere."""
        return [
            f"{program} under {name}: {one.status}: {one.reason}"
            for name, programs in self.measured.items()
            for program, one in programs.items()
            if one.status != OK
        ]

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        data = {"format": FORMAT, **asdict(self)}
        # Where an interpreter lies says nothing of its speed.
        for interpreter in data["interpreters"]:
            del interpreter["command"]
        path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _measured(data: dict[str, Any]) -> Measured:
    return Measured(
        data["status"], data["reason"], data["loops"], [Sample(**one) for one in data["rounds"]]
    )


def load(path: Path) -> Result:
    """Read what `Result.save` has written.

    Raises:
        ValueError: the file is something else.
        OSError: it cannot be read.
    """
    return from_json(json.loads(path.read_text(encoding="utf-8")), str(path))


def from_json(data: Any, name: str) -> Result:
    """The result that a JSON value describes; `name` is for the message.

    Raises:
        ValueError: it describes something else.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"{name} is not the result of a run of the bench")
    tables = {
        key: {
            name: {program: _measured(one) for program, one in programs.items()}
            for name, programs in data[key].items()
        }
        for key in ("measured", "startup")
    }
    return Result(
        data["base"],
        data["clock"],
        [Interpreter(command=(), **one) for one in data["interpreters"]],
        data["programs"],
        tables["measured"],
        tables["startup"],
        data["notes"],
    )
