"""Count the allocations of the micro-benchmarks, in a process of the host.

    HOST allocations.py LIBRARY host|rt GROUP

With `rt` the cases run in an rt.interpreter.Interpreter of the same process, so that both are
counted by one counter: `allocations.c`, compiled as LIBRARY, wraps the host's allocators. It
is the host that allocates rt's objects.
"""

import ctypes
import json
import sys

import micro_worker


def main(library, who, group):
    """Count, and print one JSON object."""
    counter = ctypes.PyDLL(library)
    counter.allocations.restype = ctypes.c_ulonglong
    counter.allocations.argtypes = []
    counter.count_allocations()

    def allocations():
        return counter.allocations()

    if who == "host":
        answer = micro_worker.count(group, allocations)
    else:
        from rt.interpreter import Interpreter

        inner = Interpreter()
        inner.set("allocations", allocations)
        inner.set("folder", sys.path[0])
        inner.set("group", group)
        inner.run(
            "import sys; sys.path.insert(0, folder); import json, micro_worker\n"
            "answer = json.dumps(micro_worker.count(group, allocations))\n"
        )
        answer = json.loads(inner.get("answer"))
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
