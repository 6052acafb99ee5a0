"""How often the instructions of the register code run: what the bench has counted.

`python -m bench frequencies` writes rt/vm/frequencies.json; docs/bench.md describes it. The
generator of the eval loop orders its decision trees by it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

PATH: Final = Path(__file__).resolve().parent.parent / "rt" / "vm" / "frequencies.json"
FORMAT: Final = "rt-frequencies 1"


class Frequencies:
    """Counts by instruction, and by pair of instructions that follow each other.

    Attributes:
        opcodes: of a million instructions, how many are of that name.
        pairs: of a million pairs, how many are these two names.
    """

    def __init__(self, opcodes: dict[str, int], pairs: dict[tuple[str, str], int]) -> None:
        self.opcodes: Final = opcodes
        self.pairs: Final = pairs

    def weight(self, names: Iterable[str]) -> int:
        """The weight of a body that serves the instructions `names`; at least 1."""
        return max(sum(self.opcodes.get(name, 0) for name in names), 1)


def read(path: Path = PATH) -> Frequencies:
    """Read the counts.

    Raises:
        ValueError: the file is something else.
        OSError: it cannot be read.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    if data.get("format") != FORMAT:
        raise ValueError(f"{path} has no frequencies")
    pairs = {}
    for words, value in data["pairs"].items():
        first, second = words.split()
        pairs[first, second] = value
    return Frequencies(data["opcodes"], pairs)
