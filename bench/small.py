"""Run a small set of bench programs under several interpreters, interleaved.

    python bench/small.py [--rounds N] [--programs a,b,...] [NAME=COMMAND ...]

Without interpreters it compares the host with rt-run. Each program is run in a
process of its own; the loop count is chosen for each interpreter so that a run
lasts about --seconds; start-up is part of the time.
Printed are the median seconds for one loop, the ratio to the first interpreter,
and the geometric mean of the ratios.
"""

import argparse
import math
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SMALL = [
    "fannkuch",
    "nbody",
    "richards",
    "call_method",
    "unpack_sequence",
    "regex_compile",
    "pidigits",
    "json_dumps",
]
MOST_LOOPS = 1 << 20


class Failed(Exception):
    """A program did not end with status 0; the text says how."""


def run(command: list[str], program: str, loops: int, timeout: float) -> float:
    """Seconds that `program` takes for `loops` loops, start-up included."""
    path = HERE / "programs" / f"{program}.py"
    start = time.perf_counter()
    try:
        done = subprocess.run(
            [*command, str(path), str(loops)], capture_output=True, text=True, timeout=timeout
        )
    except subprocess.TimeoutExpired:
        raise Failed("timeout") from None
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise Failed(lines[-1][:60] if lines else f"status {done.returncode}")
    return time.perf_counter() - start


def calibrate(command: list[str], program: str, seconds: float, timeout: float) -> int:
    """A loop count with which `program` runs for about `seconds`."""
    loops = 1
    while True:
        took = run(command, program, loops, timeout)
        if took * 1.5 >= seconds or loops >= MOST_LOOPS:
            return loops
        loops = max(loops * 2, int(loops * seconds / took * 0.8))


def main() -> int:
    """Measure and print; the status is 1 when a program failed."""
    parser = argparse.ArgumentParser(description="Compare interpreters on the small set.")
    parser.add_argument("interpreters", nargs="*", metavar="NAME=COMMAND")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.5, help="length of one run")
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--programs", default=",".join(SMALL), help="names, with commas")
    args = parser.parse_args()

    default = [f"host={sys.executable}", f"rt={Path(sys.executable).with_name('rt-run')}"]
    commands: dict[str, list[str]] = {}
    for text in args.interpreters or default:
        name, _, command = text.rpartition("=")
        commands[name or Path(command).name] = shlex.split(command)
    names = list(commands)
    print("".join([f"{'':18}", *(f"{name:>12}" for name in names), f"   ratio to {names[0]}"]))

    ratios: dict[str, list[float]] = {name: [] for name in names}
    failures = []
    for program in args.programs.split(","):
        loops: dict[str, int] = {}
        times: dict[str, list[float]] = {name: [] for name in names}
        for name in names:
            try:
                loops[name] = calibrate(commands[name], program, args.seconds, args.timeout)
            except Failed as failure:
                failures.append(f"{program} under {name}: {failure}")
        for _ in range(args.rounds):
            for name, count in loops.items():
                took = run(commands[name], program, count, args.timeout * 4)
                times[name].append(took / count)
        medians = {name: statistics.median(times[name]) for name in loops}
        row = [f"{program:18}"]
        for name in names:
            row.append(f"{medians[name] * 1000:9.1f} ms" if name in medians else f"{'failed':>12}")
        for name in names[1:]:
            if name in medians and names[0] in medians:
                ratio = medians[name] / medians[names[0]]
                ratios[name].append(ratio)
                row.append(f"{ratio:8.2f}x")
            else:
                row.append(f"{'-':>9}")
        print("".join(row), flush=True)
    for name in names[1:]:
        if ratios[name]:
            mean = math.exp(statistics.fmean(math.log(ratio) for ratio in ratios[name]))
            print(f"geometric mean of {name}: {mean:.2f}x over {len(ratios[name])} programs")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
