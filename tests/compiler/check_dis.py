"""Compare rt's listings with those of CPython 3.14's dis module.

    python tests/compiler/check_dis.py REFERENCE [PATTERN ...] [--library DIR]

REFERENCE is a CPython 3.14; PATTERNs (of glob) choose files of the host's library or of DIR.
Both sides list the host's tree compiled. Addresses are left out, and frozensets are
compared by their members. Prints the first line that differs of each file.
"""

from __future__ import annotations

import argparse
import ast
import json
import pickle
import re
import subprocess
import sys
import sysconfig
import warnings
from pathlib import Path

from rt.compiler.compile import compile_ast
from rt.compiler.dis import dis

# Run by the reference: reads pickled (name, tree) pairs, answers each with a listing.
LISTER = """
import contextlib, dis, io, json, pickle, sys, warnings
warnings.simplefilter("ignore")
while True:
    try:
        name, tree = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    made = io.StringIO()
    with contextlib.redirect_stdout(made):
        dis.dis(compile(tree, name, "exec", 0, True, 0))
    print(json.dumps(made.getvalue()), flush=True)
"""


def comparable(line: str) -> str:
    """A line without addresses, and with the members of frozensets in an order."""
    line = re.sub(r"(<code object \S+) at 0x[0-9a-f]+", r"\1", line)
    return re.sub(r"frozenset\(\{(.*)\}\)", lambda m: "".join(sorted(m[1].replace(",", " "))), line)


def main() -> int:
    """Compare, and print what differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("reference", help="a CPython 3.14")
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", default=["*.py"])
    parser.add_argument("--library", type=Path, default=Path(sysconfig.get_path("stdlib")))
    arguments = parser.parse_intermixed_args()
    paths = {path for pattern in arguments.patterns for path in arguments.library.glob(pattern)}
    process = subprocess.Popen(
        [arguments.reference, "-I", "-c", LISTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None and process.stdout is not None
    different = lines = 0
    for path in sorted(paths):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(path.read_bytes())
        process.stdin.write(pickle.dumps((path.name, tree)))
        process.stdin.flush()
        expected = [comparable(x) for x in json.loads(process.stdout.readline()).splitlines()]
        got = dis(compile_ast(tree, path.name, eager_annotations=False)).splitlines()
        got = [comparable(line) for line in got]
        lines += len(expected)
        if got != expected:
            different += 1
            pairs = zip([*expected, ""], [*got, ""], strict=False)
            first = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
            print(f"{path.name}:\n  CPython {first[0]}\n  rt      {first[1]}")
    process.stdin.close()
    process.wait()
    print(f"identical {len(paths) - different} of {len(paths)} files, {lines} lines")
    return int(different > 0 or not paths)


if __name__ == "__main__":
    sys.exit(main())
