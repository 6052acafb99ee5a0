"""How fast rt's compiler is beside the host's, on the same trees, without parsing.

    python bench/compile_speed.py [--rounds N] [PATTERN]

Compiles the files of the host's library whose names match PATTERN (default: a
selection) with both, interleaved, and prints lines per second and the ratio of
the medians.
"""

import argparse
import ast
import os
import time
from pathlib import Path

from rt.compiler.compile import compile_ast

SELECTION = ["argparse", "datetime", "_pydecimal", "inspect", "typing", "pickle", "difflib"]


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("pattern", nargs="?")
    args = parser.parse_args()
    library = Path(os.__file__).parent
    names = [f"{name}.py" for name in SELECTION]
    if args.pattern:
        names = [str(p.relative_to(library)) for p in sorted(library.glob(args.pattern))]
    trees = []
    lines = 0
    for name in names:
        source = (library / name).read_text(encoding="utf-8")
        lines += source.count("\n")
        trees.append((name, ast.parse(source)))
    times = {"host": [], "rt": []}
    for _ in range(args.rounds):
        start = time.perf_counter()
        for name, tree in trees:
            compile(tree, name, "exec", dont_inherit=True)
        middle = time.perf_counter()
        for name, tree in trees:
            compile_ast(tree, name)
        times["host"].append(middle - start)
        times["rt"].append(time.perf_counter() - middle)
    medians = {who: sorted(values)[len(values) // 2] for who, values in times.items()}
    for who, seconds in medians.items():
        print(f"{who:5} {lines / seconds:10.0f} lines per second")
    print(f"ratio {medians['rt'] / medians['host']:.2f} ({len(trees)} files, {lines} lines)")


if __name__ == "__main__":
    main()
