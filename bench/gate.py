"""Whether a change made rt slower: ratios of one run against those of another, or frozen ones.

Times of two runs cannot be compared when the machine differs, or has other work. Ratios to an
interpreter that was measured in the same rounds can.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from attrs import asdict, field, frozen

from bench.figures import Estimate
from bench.results import FORMAT, Result, from_json

FROZEN: Final = "rt-bench-ratios 1"
# How much slower is too slow, beyond the noise.
LIMIT: Final = 1.10
# Of fewer rounds there is no telling how noisy they were.
LEAST_ROUNDS: Final = 3
GEOMEAN: Final = "geometric mean"

SAME: Final = "same"
FASTER: Final = "faster"
SLOWER: Final = "slower"
BROKEN: Final = "no longer runs"
MISSING: Final = "not measured"
NEW: Final = "new"


@frozen
class Ratios:
    """What is compared: the ratios to `base` of one interpreter.

    Attributes:
        programs: those that ran, with their ratios.
        failed: those that did not, with the reason.
        geomean: of the ratios' medians, with the interval of the rounds' means.
    """

    base: str
    interpreter: str
    programs: dict[str, Estimate]
    failed: dict[str, str] = field(factory=dict)
    geomean: Estimate | None = None
    notes: dict[str, str] = field(factory=dict)


@frozen
class Change:
    """How one program has changed.

    Attributes:
        verdict: SAME, FASTER, SLOWER, BROKEN, MISSING or NEW.
        change: the new ratio over the old one; 0 when there is none.
        certain: the least change that the intervals of both leave.
    """

    program: str
    verdict: str
    old: Estimate | None
    new: Estimate | None
    change: float = 0.0
    certain: float = 0.0
    reason: str = ""


def ratios_of(result: Result, interpreter: str) -> Ratios:
    """The ratios of one interpreter in a run.

    Raises:
        ValueError: the run has no such interpreter, or it is the base.
    """
    if interpreter not in result.others:
        raise ValueError(f"the run compares {', '.join(result.others)} with {result.base}")
    found: dict[str, Estimate] = {}
    failed: dict[str, str] = {}
    for program in result.programs:
        ratio = result.ratio(interpreter, program)
        if ratio is not None:
            found[program] = ratio
        else:
            one = result.measured[interpreter][program]
            other = result.measured[result.base][program]
            failed[program] = (
                f"{one.status}: {one.reason}"
                if one.reason
                else f"under {result.base}: {other.reason}"
            )
    return Ratios(
        result.base, interpreter, found, failed, result.geomean(interpreter), result.notes
    )


def freeze(ratios: Ratios, path: Path) -> None:
    """Write ratios as a baseline.

    Raises:
        ValueError: there were too few rounds to tell their noise.
    """
    few = [program for program, one in ratios.programs.items() if one.count < LEAST_ROUNDS]
    if few or not ratios.programs:
        raise ValueError(f"a baseline needs {LEAST_ROUNDS} rounds of each program")
    path.write_text(json.dumps({"format": FROZEN, **asdict(ratios)}, indent=1) + "\n")


def read(path: Path, interpreter: str) -> Ratios:
    """The ratios in a baseline, or those of a run.

    Raises:
        ValueError: the file is neither, or knows nothing of the interpreter.
        OSError: it cannot be read.
    """
    data: Any = json.loads(path.read_text(encoding="utf-8"))
    kind = data.get("format") if isinstance(data, dict) else None
    if kind == FORMAT:
        return ratios_of(from_json(data, str(path)), interpreter)
    if kind != FROZEN:
        raise ValueError(f"{path} has neither a run nor a baseline")
    if data["interpreter"] != interpreter:
        raise ValueError(f"{path} is the baseline of {data['interpreter']}, not of {interpreter}")
    return Ratios(
        data["base"],
        data["interpreter"],
        {name: Estimate(**one) for name, one in data["programs"].items()},
        data["failed"],
        Estimate(**data["geomean"]) if data["geomean"] else None,
        data["notes"],
    )


def judge(program: str, old: Estimate, new: Estimate, limit: float) -> Change:
    """Compare two ratios.

    It is slower when even the lower end of the new interval is more than `limit` times the
    upper end of the old one, and faster when the same holds the other way round.
    """
    change = new.middle / old.middle
    worse = new.low / old.high
    better = old.low / new.high
    if worse > limit:
        return Change(program, SLOWER, old, new, change, worse)
    if better > limit:
        return Change(program, FASTER, old, new, change, 1 / better)
    return Change(program, SAME, old, new, change, min(max(worse, 1.0), change))


def compare(old: Ratios, new: Ratios, limit: float = LIMIT) -> list[Change]:
    """All changes, worst first.

    Raises:
        ValueError: the two have other bases.
    """
    if old.base != new.base:
        raise ValueError(f"ratios to {old.base} and to {new.base} do not compare")
    changes = []
    for program, before in old.programs.items():
        after = new.programs.get(program)
        if after is not None:
            changes.append(judge(program, before, after, limit))
        elif program in new.failed:
            changes.append(Change(program, BROKEN, before, None, reason=new.failed[program]))
        else:
            changes.append(Change(program, MISSING, before, None))
    for program, after in new.programs.items():
        if program not in old.programs:
            changes.append(Change(program, NEW, None, after))
    same_set = set(old.programs) == set(new.programs)
    if same_set and old.geomean is not None and new.geomean is not None:
        changes.append(judge(GEOMEAN, old.geomean, new.geomean, limit))
    first = {BROKEN: 0, SLOWER: 1, MISSING: 2}
    changes.sort(key=lambda one: (first.get(one.verdict, 3), -one.change))
    return changes


def failures(changes: Iterable[Change], subset: bool = False) -> list[Change]:
    """The changes that must not be.

    Args:
        subset: programs that the new run was not asked for are no failures.
    """
    bad = {SLOWER, BROKEN} if subset else {SLOWER, BROKEN, MISSING}
    return [one for one in changes if one.verdict in bad]
