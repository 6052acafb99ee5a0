"""Run programs under several interpreters, interleaved.

Round by round every program runs once under each interpreter, in a process of its own, with
all of them close together in time and the first one changing: what the machine does meanwhile
meets all alike, and a ratio is taken of figures of the same round. A program's loop count is
chosen once for each interpreter, in the first round, so that a recorded call lasts about as
long on a slow one as on a fast one; figures are for one loop.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from bench import machine
from bench.catalogue import HERE, PROGRAMS
from bench.interpreters import Interpreter, environment
from bench.results import FAILED, TIMEOUT, WRONG, Measured, Result, Sample

WORKER: Final = HERE / "worker.py"
# Ways to start up: what the tables call them, and the words after the interpreter.
STARTUP: Final = {
    "nothing": ("-c", "pass"),
    "nothing, isolated, without site": ("-I", "-S", "-c", "pass"),
    "import json, re, argparse": ("-c", "import json, re, argparse"),
}


@frozen
class Settings:
    """How a run is made.

    Attributes:
        rounds: how many.
        values: recorded calls in each process.
        seconds: how long a recorded call is to last.
        timeout: seconds of the clock after which a process is given up.
        clock: `cpu` or `wall`, which the figures are made of. Both are recorded.
        minutes: no round is begun after the first that would not end in this time.
    """

    rounds: int = 5
    values: int = 2
    seconds: float = 0.4
    timeout: float = 120.0
    clock: str = "cpu"
    minutes: float = float("inf")


class Failure(Exception):
    """A process did not do what it was to do.

    Attributes:
        status: one of results.FAILED and results.TIMEOUT.
        reason: the last line of what it said.
    """

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason


@frozen
class Process:
    """What a process that ended well has printed and needed."""

    output: str
    cpu: float
    wall: float


def run_process(
    command: Sequence[str], timeout: float, seed: int, cwd: str | None = None
) -> Process:
    """Run a command to its end.

    Raises:
        Failure: it took longer than `timeout`, or its status is not 0.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env=environment(seed),
            cwd=cwd,
            start_new_session=True,
        )
        status, usage = wait(child, start + timeout)
        wall = time.perf_counter() - start
        if status is None:
            raise Failure(TIMEOUT, f"more than {timeout:.0f} s")
        out.seek(0)
        err.seek(0)
        output = out.read().decode(errors="replace")
        if status != 0:
            lines = err.read().decode(errors="replace").strip().splitlines()
            said = lines[-1][:200] if lines else ""
            if status < 0:
                said = f"signal {signal.Signals(-status).name} {said}".strip()
            raise Failure(FAILED, said or f"status {status}")
        return Process(output, usage, wall)


def wait(child: subprocess.Popen[bytes], end: float) -> tuple[int | None, float]:
    """The status of the process and its CPU seconds; no status when it had to be ended.

    Not Popen.wait(), which keeps no account of what the one process used.
    """
    pause = 0.0005
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid != 0:
            child.returncode = os.waitstatus_to_exitcode(status)
            return child.returncode, usage.ru_utime + usage.ru_stime
        if time.perf_counter() > end:
            os.killpg(child.pid, signal.SIGKILL)
            os.wait4(child.pid, 0)
            child.returncode = -signal.SIGKILL
            return None, 0.0
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)


def measure(
    interpreter: Interpreter, program: str, loops: int, settings: Settings, seed: int
) -> tuple[int, str, Sample]:
    """Run a program in one process: its loop count, its result, and its times.

    Args:
        loops: 0 when the process is to find the count.

    Raises:
        Failure: it did not end well.
    """
    command = [
        *interpreter.command,
        str(WORKER),
        str(PROGRAMS / f"{program}.py"),
        str(loops),
        "--values",
        str(settings.values),
        "--seconds",
        str(settings.seconds),
        "--warmup",
        str(interpreter.warmup),
    ]
    done = run_process(command, settings.timeout, seed)
    try:
        answer = json.loads(done.output.splitlines()[-1])
        sample = Sample(
            answer["cpu"],
            answer["wall"],
            answer["cold_cpu"],
            answer["import_cpu"],
            answer["peak"],
        )
        return answer["loops"], answer["result"], sample
    except (IndexError, ValueError, KeyError, TypeError):
        raise Failure(FAILED, f"not an answer: {done.output[-80:]!r}") from None


def rotated(items: Sequence[Interpreter], by: int) -> list[Interpreter]:
    """The same items with another one first."""
    by %= len(items)
    return [*items[by:], *items[:by]]


def run(
    interpreters: list[Interpreter],
    programs: list[str],
    base: str,
    settings: Settings,
    step: Callable[[str], None] = lambda text: None,
    done: Callable[[], None] = lambda: None,
) -> Result:
    """Measure all programs under all interpreters, and how these start up.

    Args:
        base: the name of the interpreter that the others are compared with. A program whose
            result is not the base's is counted as wrong.
        step: called with what is about to be done.
        done: called after each of `steps(...)` steps.
    """
    result = Result(base, settings.clock, interpreters, programs, notes=machine.notes())
    result.notes.update(
        values=str(settings.values),
        seconds=str(settings.seconds),
    )
    for interpreter in interpreters:
        result.measured[interpreter.name] = {program: Measured() for program in programs}
        result.startup[interpreter.name] = {way: Measured(loops=1) for way in STARTUP}
    results: dict[str, dict[str, str]] = {program: {} for program in programs}
    start = time.monotonic()
    for number in range(settings.rounds):
        if number > 0:
            passed = (time.monotonic() - start) / 60
            if passed * (number + 1) / number > settings.minutes:
                break
        result.notes["rounds"] = str(number + 1)
        for at, way in enumerate(STARTUP):
            for interpreter in rotated(interpreters, number + at):
                step(f"{way} under {interpreter.name}")
                start_once(result.startup[interpreter.name][way], interpreter, way, settings)
                done()
        for at, program in enumerate(programs):
            for interpreter in rotated(interpreters, number + at):
                step(f"{program} under {interpreter.name}")
                one = result.measured[interpreter.name][program]
                if not one.reason:
                    try:
                        one.loops, said, sample = measure(
                            interpreter, program, one.loops, settings, number
                        )
                        one.rounds.append(sample)
                        results[program].setdefault(interpreter.name, said)
                    except Failure as failure:
                        one.fail(failure.status, failure.reason)
                done()
    for program, said_by in results.items():
        for name, said in said_by.items():
            one = result.measured[name][program]
            if base in said_by and said != said_by[base] and not one.reason:
                one.fail(WRONG, f"{said[:60]}, but {said_by[base][:60]} under {base}")
    result.notes["load_avg_1min at the end"] = f"{os.getloadavg()[0]:.2f}"
    return result


def start_once(one: Measured, interpreter: Interpreter, way: str, settings: Settings) -> None:
    """Start the interpreter once, and note what it took."""
    if one.reason:
        return
    try:
        process = run_process([*interpreter.command, *STARTUP[way]], settings.timeout, 0)
        one.rounds.append(Sample([process.cpu], [process.wall], 0.0, 0.0, 0))
    except Failure as failure:
        one.fail(failure.status, failure.reason)


def steps(interpreters: list[Interpreter], programs: list[str], settings: Settings) -> int:
    """How often `run` calls `done`."""
    return settings.rounds * len(interpreters) * (len(programs) + len(STARTUP))
