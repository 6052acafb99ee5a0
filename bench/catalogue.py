"""The programs and their sets."""

from __future__ import annotations

from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
PROGRAMS: Final = HERE / "programs"
# Where results go that nobody asked to keep.
SCRATCH: Final = ROOT / "build" / "bench"

SMALL: Final = (
    "fannkuch",
    "nbody",
    "richards",
    "call_method",
    "unpack_sequence",
    "regex_compile",
    "pidigits",
    "json_dumps",
)
ALL: Final = tuple(sorted(path.stem for path in PROGRAMS.glob("*.py")))
WIDE: Final = tuple(name for name in ALL if name not in SMALL)
SETS: Final = {"small": SMALL, "wide": WIDE, "all": (*SMALL, *WIDE)}


def select(name: str, listed: str) -> list[str]:
    """The programs of a set, or those that `listed` names with commas between them.

    Raises:
        ValueError: there is no such program.
    """
    if not listed:
        return list(SETS[name])
    chosen = [part.strip() for part in listed.split(",") if part.strip()]
    for program in chosen:
        if program not in ALL:
            raise ValueError(f"no program {program!r} in {PROGRAMS.name}/")
    return chosen
