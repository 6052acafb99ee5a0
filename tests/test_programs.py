"""Each program of tests/programs and bench/programs, run by the host and by rt-run.

Both must say the same: standard output, standard error (tracebacks byte for
byte) and exit status are compared. Comments at the head of a program may set how it is run:

    # args: one "two words"      its command line
    # stdin: first line\\nsecond  its standard input, escapes as in a string literal
    # status: 3                  the exit status that it must have (default 0)

The environment variable RT_RUN names another command than the build's rt-run,
for instance "python -m rt" for the uncompiled modules.
"""

import ast
import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = [
    *sorted((ROOT / "tests" / "programs").glob("*.py")),
    *sorted((ROOT / "bench" / "programs").glob("*.py")),
]
RT_RUN = shlex.split(os.environ.get("RT_RUN", "")) or [
    str(Path(sys.executable).with_name("rt-run"))
]
# Where an object lies is nobody's promise; all else of a line must agree.
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
HEADER = re.compile(r"# (args|stdin|status): ?(.*)")
TIMEOUT = 120


class Outcome(NamedTuple):
    """What a run of a program shows."""

    status: int
    stdout: str
    stderr: str


def header(path):
    """The settings in the comments at the head of a program."""
    settings = {"args": "", "stdin": "", "status": "0"}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.startswith("#"):
            break
        if match := HEADER.fullmatch(line):
            settings[match[1]] = match[2]
    return settings


def environment():
    """The same surroundings for both: nothing of the user's own settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "COV"))}
    return kept | {
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run(command, path):
    """Run a program from the project's root, by its relative path."""
    settings = header(path)
    done = subprocess.run(
        [*command, str(path.relative_to(ROOT)), *shlex.split(settings["args"])],
        input=ast.literal_eval(f'"{settings["stdin"]}"').encode(),
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        timeout=TIMEOUT,
    )
    texts = [s.decode("utf-8", "backslashreplace") for s in (done.stdout, done.stderr)]
    return Outcome(done.returncode, *(ADDRESS.sub(" at ...", text) for text in texts))


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


@pytest.mark.parametrize(
    "path", PROGRAMS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}"
)
def test_program(path):
    expected = run([sys.executable], path)
    assert str(expected.status) == header(path)["status"], expected.stderr
    report = difference(expected, run(RT_RUN, path))
    if report:
        pytest.fail(report, pytrace=False)
