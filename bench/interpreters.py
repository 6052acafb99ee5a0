"""The interpreters that are compared: how they are named, found and asked what they are."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from attrs import frozen

# Others that are measured when nobody says which, and they are there.
KNOWN: Final = ("python3.14", "pypy3")
# CPU seconds that an interpreter with a compiler at run time gets to warm up before it is timed.
JIT_WARMUP: Final = 1.0
PROBE: Final = Path(__file__).with_name("probe.py")


@frozen
class Interpreter:
    """One of the interpreters of a comparison.

    Attributes:
        name: what the tables call it.
        command: the words before a script's path.
        implementation: its sys.implementation.name.
        version: its sys.version, on one line.
    """

    name: str
    command: tuple[str, ...]
    implementation: str = ""
    version: str = ""

    @property
    def warmup(self) -> float:
        """CPU seconds of unrecorded work before the first recorded call."""
        return JIT_WARMUP if self.implementation == "pypy" else 0.0


class NotThere(Exception):
    """An interpreter that was asked for cannot be run; the text says why."""


def environment(seed: int) -> dict[str, str]:
    """The environment of what is measured: no PYTHON variables but a seed for hashes."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    env["PYTHONHASHSEED"] = str(seed)
    return env


def named(text: str) -> Interpreter:
    """What NAME=COMMAND, a path, or one of the names `host`, `rt`, `python3.14` ... stands for.

    Raises:
        NotThere: nothing of that name can be run.
    """
    name, equals, command = text.partition("=")
    if equals:
        words = shlex.split(command)
    elif text == "host":
        words = [sys.executable]
    elif text == "rt":
        words = [str(Path(sys.executable).with_name("rt-run"))]
    else:
        words = shlex.split(text)
        name = Path(words[0]).name
    found = shutil.which(words[0]) if words else None
    if found is None:
        raise NotThere(f"{text}: there is no such command")
    return probed(Interpreter(name, (found, *words[1:])))


def probed(interpreter: Interpreter) -> Interpreter:
    """The same interpreter, with what it says of itself.

    Raises:
        NotThere: it does not run a one-line program.
    """
    try:
        done = subprocess.run(
            [*interpreter.command, str(PROBE)],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment(0),
        )
    except (OSError, subprocess.TimeoutExpired) as e:
        raise NotThere(f"{interpreter.name}: {e}") from None
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise NotThere(f"{interpreter.name}: {lines[-1] if lines else done.returncode}")
    implementation, version = json.loads(done.stdout)
    return Interpreter(
        interpreter.name, interpreter.command, implementation, " ".join(version.split())
    )


def chosen(texts: Iterable[str]) -> list[Interpreter]:
    """The interpreters that `texts` name; without any, the host, rt, and the known others.

    Raises:
        NotThere: one that was asked for cannot be run.
        ValueError: two have the same name.
    """
    given = list(texts) or ["host", "rt", *(name for name in KNOWN if shutil.which(name))]
    found = [named(text) for text in given]
    names = [interpreter.name for interpreter in found]
    if len(set(names)) != len(names):
        raise ValueError(f"two interpreters have one name: {', '.join(names)}")
    return found
