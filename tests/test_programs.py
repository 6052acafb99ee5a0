"""Each program of tests/programs and bench/programs, run by the host and by rt-run.

Both must say the same: standard output, standard error (tracebacks byte for
byte) and exit status are compared. Comments at the head of a program may set how it is run:

    # args: one "two words"      its command line
    # stdin: first line\\nsecond  its standard input, escapes as in a string literal
    # status: 3                  the exit status that it must have (default 0)
"""

import ast
import re
import shlex

import pytest
from processes import HOST, ROOT, RT_RUN, difference, run

PROGRAMS = [
    *sorted((ROOT / "tests" / "programs").glob("*.py")),
    *sorted((ROOT / "bench" / "programs").glob("*.py")),
]
HEADER = re.compile(r"# (args|stdin|status): ?(.*)")


def header(path):
    """The settings in the comments at the head of a program."""
    settings = {"args": "", "stdin": "", "status": "0"}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.startswith("#"):
            break
        if match := HEADER.fullmatch(line):
            settings[match[1]] = match[2]
    return settings


def run_program(command, path, settings):
    """Run a program from the project's root, by its relative path."""
    return run(
        command,
        [str(path.relative_to(ROOT)), *shlex.split(settings["args"])],
        stdin=ast.literal_eval(f'"{settings["stdin"]}"').encode(),
    )


@pytest.mark.parametrize(
    "path", PROGRAMS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}"
)
def test_program(path):
    settings = header(path)
    expected = run_program(HOST, path, settings)
    assert str(expected.status) == settings["status"], expected.stderr
    report = difference(expected, run_program(RT_RUN, path, settings))
    if report:
        pytest.fail(report, pytrace=False)
