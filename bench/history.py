"""The geometric means of recorded runs, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.report import groups
from bench.results import Result


def append(result: Result, path: Path) -> None:
    """Add a run's geometric means to the history."""
    means: dict[str, dict[str, float]] = {}
    for group, members in groups(result):
        for name in result.others:
            mean = result.geomean(name, members)
            if mean is not None:
                means.setdefault(group, {})[name] = round(mean.middle, 4)
    line = {
        "date": result.notes.get("date", ""),
        "commit": result.notes.get("commit", ""),
        "base": result.base,
        "programs": len(result.programs),
        "means": means,
    }
    with path.open("a", encoding="utf-8") as f:
        f.write(json.dumps(line) + "\n")


def read(path: Path) -> list[dict[str, Any]]:
    """All recorded runs, as they were written.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line of it is not JSON.
    """
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
