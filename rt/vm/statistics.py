"""What a program makes the interpreter do: the counts behind `rt-run --stats`.

Answers to Python/specialize.c's and Include/internal/pycore_stats' Py_STATS. The counts are
made by a second form of the eval loop, rt/vm/ceval_counted.py, which the generator makes of the
same instructions; while nobody counts, only the choice between the two forms is left, once for
each entry of the loop from native code.
"""

from __future__ import annotations

import sys
import time
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.classobject import MethodObject
from rt.objects.descrobject import MethodDescr
from rt.objects.funcobject import FunctionObject
from rt.objects.methodobject import BuiltinFunction
from rt.objects.object import Object
from rt.objects.typeobject import TypeObject, type_name
from rt.vm.regops import (
    NAMES,
    R_CALL,
    R_CALL_EX,
    R_CALL_KW,
    R_CALL_METHOD,
    R_CALL_METHOD_KW,
    R_LOAD_ATTR,
    R_LOAD_GLOBAL,
    R_LOAD_METHOD,
    R_STORE_ATTR,
)

SIZE: Final = 512
# Instructions whose specialised forms are cache hits: the general form's name.
GENERAL: Final = (R_LOAD_GLOBAL, R_LOAD_ATTR, R_LOAD_METHOD, R_STORE_ATTR)


class Statistics:
    """The counts.

    Attributes:
        opcodes: how often an instruction ran, by its number.
        pairs: how often it followed another: first * SIZE + second.
        calls: by the kind of what was called.
        made: by type: values that an instruction left with one reference, its result's.
        frames: frames entered, generators' included, but those entered from native code.
        forgotten: specialised forms that did not fit and were undone.
        compile_ns, import_ns: time in the compiler; in imports, the compiler's included.
    """

    def __init__(self) -> None:
        self.on: bool = False
        self.opcodes: Final = vec[i64]([0] * SIZE)
        self.pairs: vec[i64] = vec[i64]()
        self.calls: Final[dict[str, int]] = {}
        self.made: Final[dict[str, int]] = {}
        self.frames: i64 = 0
        self.forgotten: i64 = 0
        self.compile_ns: int = 0
        self.import_ns: int = 0
        self.imports_running: i64 = 0
        self.started: int = 0
        self.fresh: i64 = 0
        self.last: i64 = 0
        self.last_depth: i64 = 0
        self.result: i64 = -1

    def start(self) -> None:
        """Begin to count."""
        self.on = True
        self.pairs = vec[i64]([0] * (SIZE * SIZE))
        self.forgotten = 0
        self.compile_ns = 0
        self.import_ns = 0
        self.started = time.perf_counter_ns()
        # How many references a new object has that only a register holds, seen from `step`.
        sample = vec[Object | None]([Object()])
        self.fresh = references(sample, 0)

    def step(self, o: i64, stack: vec[Object | None], fp: i64, d: i64, a: i64, depth: i64) -> None:
        """Count an instruction that is about to run."""
        self.opcodes[o] += 1
        self.pairs[self.last * SIZE + o] += 1
        self.last = o
        if depth > self.last_depth:
            self.frames += depth - self.last_depth
        elif depth == self.last_depth and self.result >= 0 and self.result < len(stack):
            if references(stack, self.result) == self.fresh:
                x = stack[self.result]
                if x is not None:
                    name = type_name(x)
                    self.made[name] = self.made.get(name, 0) + 1
        self.last_depth = depth
        self.result = fp + d if makes_result(o) else -1
        if o == R_CALL or o == R_CALL_KW or o == R_CALL_EX:
            self.called(stack[fp + a])
        elif o == R_CALL_METHOD or o == R_CALL_METHOD_KW:
            x = stack[fp + a]
            self.called(stack[fp + a + 1] if x is None else x)

    def called(self, x: Object | None) -> None:
        """Count a call by what is called."""
        kind = "other callable"
        if isinstance(x, FunctionObject):
            kind = "function"
        elif isinstance(x, MethodObject):
            kind = "bound method"
        elif isinstance(x, BuiltinFunction):
            kind = "built-in function"
        elif isinstance(x, MethodDescr):
            kind = "method of a built-in type"
        elif isinstance(x, TypeObject):
            kind = "class"
        self.calls[kind] = self.calls.get(kind, 0) + 1

    def caches(self) -> dict[str, dict[str, int]]:
        """For each family of specialised instructions the runs of its specialised forms (hits)
        and of its general form (misses)."""
        found = {}
        for general in GENERAL:
            family = NAMES[general]
            hits = 0
            for number, name in enumerate(NAMES):
                if name.startswith(family + "_"):
                    hits += int(self.opcodes[number])
            found[family] = {"hits": hits, "misses": int(self.opcodes[general])}
        return found

    def as_dict(self) -> dict[str, object]:
        """All counts, by name; what is most frequent first."""
        opcodes = {}
        pairs = {}
        for first, name in enumerate(NAMES):
            if self.opcodes[first]:
                opcodes[name] = int(self.opcodes[first])
            for second, other in enumerate(NAMES):
                count = self.pairs[first * SIZE + second]
                if count:
                    pairs[f"{name} {other}"] = int(count)
        return {
            "opcodes": ordered(opcodes),
            "pairs": ordered(pairs),
            "calls": ordered(self.calls),
            "frames": int(self.frames),
            "made": ordered(self.made),
            "caches": self.caches(),
            "forgotten": int(self.forgotten),
            "seconds": {
                "all": (time.perf_counter_ns() - self.started) / 1e9,
                "compile": self.compile_ns / 1e9,
                "import": self.import_ns / 1e9,
            },
        }

    def report(self, as_json: bool) -> None:
        """Write the counts to the standard error stream."""
        data = self.as_dict()
        if as_json:
            import json  # nobody else needs it at start

            sys.stderr.write(json.dumps(data) + "\n")
            return
        write = sys.stderr.write
        total = int(sum(self.opcodes)) or 1
        write(f"\n{total:,} instructions, {int(self.frames):,} frames\n")
        for title, limit in (
            ("opcodes", 40),
            ("pairs", 25),
            ("calls", 10),
            ("made", 20),
        ):
            table = data[title]
            assert isinstance(table, dict)
            whole = sum(table.values()) or 1
            write(f"\n{title}\n")
            for name, count in list(table.items())[:limit]:
                write(f"  {count:>14,} {count / whole:7.2%}  {name}\n")
        write("\ncaches\n")
        for family, found in self.caches().items():
            hits, misses = found["hits"], found["misses"]
            share = hits / (hits + misses) if hits + misses else 0.0
            write(f"  {hits:>14,} hits {misses:>12,} misses {share:7.2%}  {family}\n")
        write(f"  {int(self.forgotten):>14,} forms undone\n")
        seconds = data["seconds"]
        assert isinstance(seconds, dict)
        write(
            f"\n{seconds['all']:.3f} s, in imports {seconds['import']:.3f} s, "
            f"in the compiler {seconds['compile']:.3f} s\n"
        )

    # Times.

    def import_begins(self) -> int:
        """The time, for `import_ends`; 0 inside of another import."""
        self.imports_running += 1
        return time.perf_counter_ns() if self.imports_running == 1 else 0

    def import_ends(self, began: int) -> None:
        self.imports_running -= 1
        if began:
            self.import_ns += time.perf_counter_ns() - began


def ordered(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def references(stack: vec[Object | None], at: i64) -> i64:
    """The reference count of what a register holds, and a constant."""
    x = stack[at]
    return sys.getrefcount(x)


# Instructions that write no new value to register d, or one that another register had.
NO_NEW_VALUE: Final = frozenset(
    ["CLEAR", "JUMP", "JUMP_BACK", "MOVE", "NOP", "SWAP_REGS", "TAKE", "YIELD"]
)


def result_table() -> bytes:
    prefixes = ("J", "STORE_", "UNPACK_", "RETURN", "RAISE", "RERAISE", "POP_", "DELETE_", "LIST_")
    return bytes(
        0 if name in NO_NEW_VALUE or name.startswith(prefixes) else 1 for name in NAMES
    ) + bytes(SIZE - len(NAMES))


HAS_RESULT: Final = result_table()


def makes_result(o: i64) -> bool:
    return i64(HAS_RESULT[o]) == 1


STATS: Final = Statistics()
