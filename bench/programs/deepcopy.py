"""copy.deepcopy of dicts, lists, dataclasses, shared and cyclic objects."""

import copy
import sys
from dataclasses import dataclass, field

ROUNDS = 100


@dataclass
class Part:
    """A plain dataclass."""

    name: str
    price: float
    tags: list = field(default_factory=list)


class Reduced:
    """An object that says itself how it is copied."""

    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return Reduced, (self.value,)


class Remembered:
    """An object with its own __deepcopy__."""

    def __init__(self, items):
        self.items = items

    def __deepcopy__(self, memo):
        new = memo[id(self)] = Remembered(None)
        new.items = copy.deepcopy(self.items, memo)
        return new


def build():
    """What is copied."""
    shared = [1, 2, {"three": 4}]
    cycle = {"name": "cycle"}
    cycle["self"] = cycle
    return {
        "list": [1, 2, 3, 43],
        "dict": {"a": [1, (2, "x")], "b": None, "c": 1.5},
        "tuple": ("t", (1, 2, [3])),
        "bytes": b"bytes",
        "parts": [Part(f"p{i}", i / 4, ["t"] * (i % 3)) for i in range(10)],
        "reduced": [Reduced(i) for i in range(5)],
        "remembered": Remembered({"k": shared}),
        "shared": [shared, shared],
        "cycle": cycle,
    }


def bench(loops):
    """Copy ROUNDS times, `loops` times."""
    for _ in range(loops):
        original = build()
        for _ in range(ROUNDS):
            new = copy.deepcopy(original)
        assert new["shared"][0] is new["shared"][1]
        assert new["remembered"].items["k"] is new["shared"][0]
        assert new["cycle"]["self"] is new["cycle"]
        assert new["parts"] == original["parts"]
        total = sum(p.price for p in new["parts"]) + sum(r.value for r in new["reduced"])
        assert total == 21.25, total
    return total


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
