"""Time one bench program inside the interpreter that runs this file.

    INTERPRETER worker.py PROGRAM [LOOPS] [--values N] [--seconds S] [--warmup W]

The program is imported and its `bench(loops)` is called: first with one loop (the cold
call, timed by itself), then for W seconds unrecorded, then, when LOOPS is 0 or not given,
with growing counts until a call lasts S seconds, then N times with that count. What stands
outside these calls (start-up, imports, the compiler) is in no figure but its own. The
last line of the output is one JSON object.
"""

import sys
from time import perf_counter, process_time

MOST_LOOPS = 1 << 24


def peak_memory():
    """The most memory that this process has held, in bytes; 0 where that cannot be told.

    Not ru_maxrss, in which the memory of the parent at the time of fork counts.
    """
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def timed(bench, loops):
    """CPU seconds, wall seconds and the result of `bench(loops)`."""
    wall = perf_counter()
    cpu = process_time()
    result = bench(loops)
    cpu = process_time() - cpu
    return cpu, perf_counter() - wall, result


def calibrate(bench, seconds, took):
    """The loop count with which a call lasts about `seconds` of CPU time.

    Args:
        took: what a call with one loop took; 0 when that is not known.
    """
    loops = 1
    while True:
        took = took or timed(bench, loops)[0]
        if took * 1.3 >= seconds or loops >= MOST_LOOPS:
            return loops
        grown = int(loops * seconds / took) if took > 0 else loops * 10
        loops = min(max(loops + 1, grown), loops * 10, MOST_LOOPS)
        took = 0.0


def warm_up(bench, seconds):
    """Call it with one loop until that has taken `seconds` of CPU time."""
    end = process_time() + seconds
    while process_time() < end:
        bench(1)


def main(argv):
    """Measure as the arguments ask, and print."""
    path = argv[0]
    numbers = {"--values": 1, "--seconds": 0.5, "--warmup": 0.0}
    loops = 0
    at = 1
    while at < len(argv):
        if argv[at] in numbers:
            numbers[argv[at]] = float(argv[at + 1])
            at += 2
        else:
            loops = int(argv[at])
            at += 1
    folder, _, file = path.rpartition("/")
    # Not the folder of this file, whose modules are no part of the program.
    sys.path[0] = folder
    started = process_time()
    module = __import__(file[:-3])
    imported = process_time() - started
    cold = timed(module.bench, 1)
    result = repr(cold[2])
    warm_up(module.bench, numbers["--warmup"])
    if loops == 0:
        known = 0.0 if numbers["--warmup"] else cold[0]
        loops = calibrate(module.bench, numbers["--seconds"], known)
    cpu = []
    wall = []
    for _ in range(int(numbers["--values"])):
        took = timed(module.bench, loops)
        cpu.append(took[0])
        wall.append(took[1])
        if repr(took[2]) != result:
            raise AssertionError(f"{took[2]!r}, but with one loop {result}")
    peak = peak_memory()
    import json

    answer = {
        "loops": loops,
        "cpu": cpu,
        "wall": wall,
        "cold_cpu": cold[0],
        "import_cpu": imported,
        "peak": peak,
        "result": result,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])
