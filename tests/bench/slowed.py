"""Run bench/worker.py with a third more work in every timed call: a slow interpreter.

INTERPRETER slowed.py SCRIPT ARGUMENT...
"""

import sys
from time import perf_counter, process_time

MORE = 0.35


def slowed(bench, loops):
    """Take the place of worker.timed: call it, then spin for a share of what that took."""
    wall = perf_counter()
    start = process_time()
    result = bench(loops)
    end = start + (process_time() - start) * (1 + MORE)
    while process_time() < end:
        pass
    return process_time() - start, perf_counter() - wall, result


def main(argv):
    """Run the script that `argv` names with its arguments."""
    path = argv[0]
    sys.argv = argv
    sys.path[0] = path.rpartition("/")[0]
    with open(path) as f:
        source = f.read()
    space = {"__name__": "slowed", "__file__": path}
    exec(compile(source, path, "exec"), space)
    if "timed" in space:
        space["timed"] = slowed
        space["main"](argv[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
