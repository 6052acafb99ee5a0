"""Time the micro-benchmarks of one group inside the interpreter that runs this file.

    INTERPRETER micro_worker.py GROUP SECONDS [NAME=LOOPS ...]

Each statement is written out UNROLL times in the body of a loop in a function of its own; the
figure holds that loop's share, which is the same for all interpreters in kind but not in
cost: see the row `for over range`. Prints one JSON object: for each case the loop count and
the CPU seconds, or the exception.
"""

import sys
from time import process_time

import micro_cases

MOST_LOOPS = 1 << 22


def compiled(setup, statement):
    """A function of `loops` and `clock` that gives what `clock` says of the loop."""
    lines = ["def timed(loops, clock):"]
    lines += ["    " + line for line in setup.splitlines()]
    lines += ["    start = clock()", "    for _ in range(loops):"]
    for _ in range(micro_cases.UNROLL):
        lines += ["        " + line for line in statement.splitlines()]
    lines += ["    return clock() - start", ""]
    space = {"__name__": "micro"}
    exec(compile("\n".join(lines), "<micro>", "exec"), space)
    return space["timed"]


def calibrate(timed, seconds):
    """The loop count with which the loop lasts `seconds`."""
    loops = 1
    while True:
        took = timed(loops, process_time)
        if took * 1.3 >= seconds or loops >= MOST_LOOPS:
            return loops
        grown = int(loops * seconds / took) if took > 0 else loops * 10
        loops = min(max(loops + 1, grown), loops * 10, MOST_LOOPS)


def measure(group, seconds, known):
    """What is printed."""
    answer = {}
    for name, setup, statement, _ in micro_cases.groups()[group]:
        try:
            timed = compiled(setup, statement)
            loops = known.get(name) or calibrate(timed, seconds)
            answer[name] = {"loops": loops, "cpu": timed(loops, process_time)}
        except Exception as e:
            answer[name] = {"error": f"{type(e).__name__}: {e}"}
    return answer


def count(group, allocations):
    """Allocations of each case for one statement.

    Args:
        allocations: gives how many there have been.

    What the loop itself and its calls of `allocations` allocate is the same for both counts,
    and falls out of their difference but for the numbers of the loop.
    """
    answer = {}
    for name, setup, statement, _ in micro_cases.groups()[group]:
        try:
            timed = compiled(setup, statement)
            timed(2, allocations)
            few = timed(10, allocations)
            many = timed(30, allocations)
            answer[name] = {"allocations": (many - few) / 20 / micro_cases.UNROLL}
        except Exception as e:
            answer[name] = {"error": f"{type(e).__name__}: {e}"}
    return answer


if __name__ == "__main__":
    known = {}
    for argument in sys.argv[3:]:
        name, _, loops = argument.rpartition("=")
        known[name] = int(loops)
    import json

    print(json.dumps(measure(sys.argv[1], float(sys.argv[2]), known)))
