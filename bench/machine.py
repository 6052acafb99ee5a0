"""Notes on the machine and the tree that figures come from."""

from __future__ import annotations

import datetime
import platform
import subprocess
from typing import Final

import pyperf

from bench.catalogue import ROOT

# What pyperf says of the machine; not its name, nor where things lie.
KEPT: Final = (
    "cpu_model_name",
    "cpu_count",
    "cpu_affinity",
    "cpu_config",
    "aslr",
    "load_avg_1min",
    "runnable_threads",
)


def git(*words: str) -> str:
    """What git answers; an empty text where there is no repository."""
    try:
        done = subprocess.run(
            ["git", "-C", str(ROOT), *words], capture_output=True, text=True, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def notes() -> dict[str, str]:
    """The machine, its load at this moment, the commit and the time."""
    metadata = pyperf.Run([1.0], collect_metadata=True).get_metadata()
    found = {key: str(metadata[key]) for key in KEPT if key in metadata}
    found["system"] = " ".join((platform.system(), platform.machine(), *platform.libc_ver()))
    commit = git("rev-parse", "--short=12", "HEAD")
    if commit and git("status", "--porcelain", "--untracked-files=no", "--", "rt"):
        commit += " and changes"
    found["commit"] = commit
    found["date"] = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return {key: value for key, value in found.items() if value}
