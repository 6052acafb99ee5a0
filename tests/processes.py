"""Running the host and rt-run as processes, and comparing what they say."""

import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HOST = [sys.executable]
# The environment variable RT_RUN names another command than the build's rt-run, for instance
# "python -m rt" for the uncompiled modules.
RT_RUN = shlex.split(os.environ.get("RT_RUN", "")) or [
    str(Path(sys.executable).with_name("rt-run"))
]
# Where an object lies is nobody's promise; all else of a line must agree.
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
TIMEOUT = 120


class Outcome(NamedTuple):
    """What a run of a program shows."""

    status: int
    stdout: str
    stderr: str


def environment(**more):
    """The same surroundings for both: nothing of the user's own settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "COV"))}
    return (
        kept
        | {
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        | more
    )


def readable(command, data):
    """Output as text, without addresses and with the interpreter's own path as PROGRAM."""
    text = data.decode("utf-8", "backslashreplace")
    return ADDRESS.sub(" at ...", text).replace(command[0], "PROGRAM")


def run(command, args=(), stdin=b"", env=None, cwd=ROOT, timeout=TIMEOUT, **options):
    """Run HOST or RT_RUN with arguments, to its end.

    Args:
        stdin: bytes to feed it with.
        env: the whole environment; None: `environment()`.
        options: more for subprocess.run.
    """
    done = subprocess.run(
        [*command, *args],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment() if env is None else env,
        timeout=timeout,
        **options,
    )
    return Outcome(done.returncode, readable(command, done.stdout), readable(command, done.stderr))


def difference(expected, actual):
    """A readable account of how two outcomes differ; empty when they agree."""
    lines = []
    if expected.status != actual.status:
        lines.append(f"status: host {expected.status}, rt {actual.status}")
    for name in ("stdout", "stderr"):
        host, rt = getattr(expected, name), getattr(actual, name)
        if host != rt:
            lines += difflib.unified_diff(
                host.splitlines(), rt.splitlines(), f"host's {name}", f"rt's {name}", lineterm=""
            )
            if host.splitlines() == rt.splitlines():
                lines.append(f"{name} differs in its line ends")
    return "\n".join(lines[:200])
