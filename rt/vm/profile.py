"""`rt-run --profile`: a sampling profile by guest function and line.

The system's profiling timer (ITIMER_PROF) raises SIGPROF after each millisecond of CPU time. The
host runs the handler where the eval loop polls for signals anyway, so nothing in the loop, the
frames or the calls knows of the profile, and without the option it costs nothing: no timer
runs, no handler is there, this module is not even imported.

What always holds:

- A sample weighs the CPU time since the one before it, its own cost left out. Timer signals
  that come while native code runs become one; its time counts for the guest function that
  called it, where that function polls next.
- Samples are kept as weights by stack. A stack is the host's tuple of numbers, the outermost
  frame first, one for a code object and an offset in it; lines are looked up at the end.
- The sampler runs no guest code and makes no object that the guest can see.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from typing import Final, TypedDict

from mypy_extensions import i64

from rt.objects.codeobject import CodeObject, line_of
from rt.objects.frameobject import offset_of_pc
from rt.objects.pystate import RT
from rt.unicode.unicodeobject import as_unicode, unicode_to_host
from rt.vm.evaluator import ThreadEvaluator
from rt.vm.words import F_PC, FRAME_SIZE

# Seconds of CPU time between samples.
INTERVAL: Final = 0.001
# Where the profile goes when no file is named.
DEFAULT_FILE: Final = "profile.speedscope.json"
# Frames that one sample looks at; what called the outermost of them is OUTER.
MAX_STACK: Final = 500
OUTER: Final = "<outer frames left out>"
SCHEMA: Final = "https://www.speedscope.app/file-format-schema.json"
# A frame in a sample is its code's number times this, plus the offset in it plus one.
OFFSETS: Final[i64] = 1 << 32
# Rows of the tables in the text.
ROWS: Final = 40


class Place(TypedDict, total=False):
    """A frame in a speedscope file."""

    name: str
    file: str
    line: int


class Sampled(TypedDict):
    """A profile in a speedscope file."""

    type: str
    name: str
    unit: str
    startValue: float
    endValue: float
    samples: list[list[int]]
    weights: list[float]


class Shared(TypedDict):
    """What the profiles of a speedscope file have in common."""

    frames: list[Place]


# "$schema" is no name, so this one is written as a call.
Speedscope = TypedDict(
    "Speedscope",
    {
        "$schema": str,
        "shared": Shared,
        "profiles": list[Sampled],
        "name": str,
        "activeProfileIndex": int,
        "exporter": str,
    },
)


class Function:
    """A function as the profile shows it, and its share."""

    def __init__(self, name: str, file: str, line: int) -> None:
        self.name: Final = name
        self.file: Final = file
        self.line: Final = line
        self.own = 0.0
        self.total = 0.0


class Profiler:
    """The samples of one run."""

    def __init__(self) -> None:
        self.codes: Final[list[CodeObject]] = []
        self.numbers: Final[dict[CodeObject, int]] = {}
        self.stacks: Final[dict[tuple[int, ...], float]] = {}
        self.count = 0
        self.pid = 0
        self.began = 0.0
        self.last = 0.0

    def start(self) -> None:
        """Begin to take samples. To be called in the host's main thread."""
        self.pid = os.getpid()
        self.began = time.process_time()
        self.last = self.began
        signal.signal(signal.SIGPROF, self.sample)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)

    def stop(self) -> bool:
        """End it. False in a process forked from the one that is profiled: it has no timer,
        and the profile is not its to write."""
        if os.getpid() != self.pid:
            return False
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        # A signal that is on its way must not end the process.
        signal.signal(signal.SIGPROF, signal.SIG_IGN)
        return True

    def sample(self, signum: int, frame: object) -> None:
        """The handler of SIGPROF: count the stack of the guest thread that ran last."""
        now = time.process_time()
        stack = self.current_stack()
        if len(stack) > 0:
            self.stacks[stack] = self.stacks.get(stack, 0.0) + (now - self.last)
            self.count += 1
        self.last = time.process_time()

    def current_stack(self) -> tuple[int, ...]:
        """The running thread's frames, the outermost first; empty where no guest code runs."""
        found: list[int] = []
        ts = RT.ts
        evaluator = ts.evaluator
        if not isinstance(evaluator, ThreadEvaluator):
            return ()
        ev: ThreadEvaluator | None = evaluator
        depth = ts.depth
        while depth > 0:
            while ev is not None and depth <= ev.first:
                ev = ev.previous
            if ev is None:
                break
            if len(found) == MAX_STACK:
                found.append(-1)
                break
            at = depth - ev.first
            rc = ev.codes[at]
            if rc is not None:
                number: i64 = self.number_of(rc.code)
                offset = offset_of_pc(rc, ev.fr[at * FRAME_SIZE + F_PC])
                found.append(int(number * OFFSETS + offset + 1))
            depth -= 1
        found.reverse()
        return tuple(found)

    def number_of(self, code: CodeObject) -> int:
        n = self.numbers.get(code)
        if n is None:
            n = len(self.codes)
            self.codes.append(code)
            self.numbers[code] = n
        return n


class Report:
    """A finished profile: functions and lines with their shares of the CPU time, in seconds."""

    def __init__(self, profiler: Profiler) -> None:
        self.count: Final = profiler.count
        # All CPU time from the start to now, sampled or not.
        self.cpu: Final = time.process_time() - profiler.began
        self.sampled = 0.0
        self.functions: Final[list[Function]] = []
        # Function and line of every place in a sample.
        self.lines: Final[dict[tuple[int, int], float]] = {}
        self.stacks: Final[list[list[tuple[int, int]]]] = []
        self.weights: Final[list[float]] = []
        self.outer = -1
        self.by_code: Final[dict[int, int]] = {}
        self.by_identity: Final[dict[tuple[str, str, int], int]] = {}
        places: dict[int, tuple[int, int]] = {}
        for stack, weight in profiler.stacks.items():
            shown: list[tuple[int, int]] = []
            for packed in stack:
                place = places.get(packed)
                if place is None:
                    place = self.place_of(profiler, packed)
                    places[packed] = place
                shown.append(place)
            self.add(shown, weight)

    def place_of(self, profiler: Profiler, packed: int) -> tuple[int, int]:
        """Function and line of a number in a sample."""
        if packed < 0:
            if self.outer < 0:
                self.outer = self.function(OUTER, "", 0)
            return self.outer, 0
        number, offset = divmod(packed, int(OFFSETS))
        code = profiler.codes[number]
        n = self.by_code.get(number)
        if n is None:
            # Code that was compiled twice is still one function for the reader.
            file = as_unicode(code.filename)
            n = self.function(
                unicode_to_host(code.qualname),
                "" if file is None else unicode_to_host(file),
                int(code.firstlineno),
            )
            self.by_code[number] = n
        line = line_of(code, offset - 1)
        return n, int(line) if line > 0 else int(code.firstlineno)

    def function(self, name: str, file: str, line: int) -> int:
        key = (name, file, line)
        n = self.by_identity.get(key)
        if n is None:
            n = len(self.functions)
            self.functions.append(Function(name, file, line))
            self.by_identity[key] = n
        return n

    def add(self, stack: list[tuple[int, int]], weight: float) -> None:
        self.stacks.append(stack)
        self.weights.append(weight)
        self.sampled += weight
        innermost = stack[len(stack) - 1]
        self.functions[innermost[0]].own += weight
        self.lines[innermost] = self.lines.get(innermost, 0.0) + weight
        # A function that calls itself is counted once.
        for n in {place[0] for place in stack}:
            self.functions[n].total += weight

    def text(self) -> str:
        """The tables: functions by their own share, and the hottest lines."""
        out = [
            f"rt profile: {self.count} samples, {self.sampled:.3f} s of {self.cpu:.3f} s CPU time"
        ]
        functions = sorted(self.functions, key=own_then_total, reverse=True)
        out.append("")
        out.append("   self s  self %   total s  total %  function")
        for f in functions[:ROWS]:
            out.append(
                f"{f.own:9.3f} {self.share(f.own):6.1f}% {f.total:9.3f} {self.share(f.total):7.1f}%"
                f"  {f.name}{self.where(f, f.line)}"
            )
        if len(functions) > ROWS:
            out.append(f"({len(functions) - ROWS} more functions)")
        lines = sorted([(weight, place) for place, weight in self.lines.items()], reverse=True)
        out.append("")
        out.append("   self s  self %  line")
        for weight, place in lines[:ROWS]:
            f = self.functions[place[0]]
            out.append(
                f"{weight:9.3f} {self.share(weight):6.1f}%{self.where(f, place[1])} {f.name}"
            )
        if len(lines) > ROWS:
            out.append(f"({len(lines) - ROWS} more lines)")
        out.append("")
        return "\n".join(out)

    def share(self, weight: float) -> float:
        """Percent of what was sampled."""
        return 100.0 * weight / self.sampled if self.sampled > 0.0 else 0.0

    def where(self, f: Function, line: int) -> str:
        return f"  {f.file}:{line}" if f.file else ""

    def speedscope(self, name: str) -> Speedscope:
        """The profile in speedscope's format, once by function and once by line.

        Args:
            name: what the viewer calls it.
        """
        frames = [place(f, f.name, f.line) for f in self.functions]
        by_function = [[at[0] for at in stack] for stack in self.stacks]
        numbers: dict[tuple[int, int], int] = {}
        by_line: list[list[int]] = []
        for stack in self.stacks:
            shown: list[int] = []
            for at in stack:
                n = numbers.get(at)
                if n is None:
                    n = len(frames)
                    numbers[at] = n
                    f = self.functions[at[0]]
                    frames.append(place(f, f"{f.name}:{at[1]}" if f.file else f.name, at[1]))
                shown.append(n)
            by_line.append(shown)
        return {
            "$schema": SCHEMA,
            "shared": {"frames": frames},
            "profiles": [
                self.profile("by function", by_function),
                self.profile("by line", by_line),
            ],
            "name": name,
            "activeProfileIndex": 0,
            "exporter": "rt",
        }

    def profile(self, name: str, samples: list[list[int]]) -> Sampled:
        return {
            "type": "sampled",
            "name": name,
            "unit": "seconds",
            "startValue": 0.0,
            "endValue": self.sampled,
            "samples": samples,
            "weights": self.weights,
        }


def own_then_total(f: Function) -> tuple[float, float]:
    return f.own, f.total


def place(f: Function, name: str, line: int) -> Place:
    """A frame of the speedscope file."""
    if not f.file:
        return {"name": name}
    return {"name": name, "file": f.file, "line": line}


def write_report(profiler: Profiler, path: str, name: str, text_path: str | None) -> None:
    """End the profile and write it. What cannot be written is said on standard error.

    Args:
        path: of the speedscope file.
        name: of the program, for the viewer.
        text_path: of the file for the tables; None: they go to standard error.
    """
    if not profiler.stop():
        return
    report = Report(profiler)
    write_file(path, json.dumps(report.speedscope(name)) + "\n")
    if text_path is not None:
        write_file(text_path, report.text())
    else:
        write_error(f"{report.text()}speedscope file: {path}\n")


def write_file(path: str, text: str) -> None:
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace") as f:
            f.write(text)
    except OSError as e:
        write_error(f"rt-run: can't write the profile {path!r}: [Errno {e.errno}] {e.strerror}\n")


def write_error(text: str) -> None:
    """Write to standard error, unless the program has closed it."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        pass
