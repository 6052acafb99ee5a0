"""Write what CPython 3.14 makes of source files, in the form that check_golden.py reads.

    python tests/compiler/make_golden.py REFERENCE OUTPUT.jsonl.gz [PATTERN ...]
        [--library DIR] [--optimize N] [--deferred]

REFERENCE is a CPython 3.14. The host parses, and the reference compiles the host's trees,
so that both sides of a check begin with the same tree. PATTERNs (of glob, in the library
directory) choose files; without them the whole library is taken. --library names another
directory. `from __future__ import annotations` is in force through the compile flag, but
not with --deferred. Files that cannot be parsed or compiled are left out, and named.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import hashlib
import json
import pickle
import subprocess
import sys
import sysconfig
import warnings
from pathlib import Path

# Run by the reference: reads pickled (name, tree) pairs, answers each with a line of JSON.
COMPILER = """
import ast, json, pickle, sys, types, warnings
warnings.simplefilter("ignore")
optimize, flags = int(sys.argv[1]), int(sys.argv[2])

def const(value):
    if isinstance(value, types.CodeType):
        return {"code": value.co_qualname}
    if isinstance(value, tuple):
        return {"tuple": [const(item) for item in value]}
    if isinstance(value, frozenset):
        members = [const(item) for item in value]
        return {"frozenset": sorted(members, key=lambda member: str(member.get("repr", "")))}
    return {"type": type(value).__name__, "repr": repr(value)}

def walk(code, records):
    record = {name: getattr(code, "co_" + name) for name in (
        "qualname", "firstlineno", "argcount", "posonlyargcount", "kwonlyargcount", "flags",
        "stacksize", "names", "varnames", "cellvars", "freevars")}
    record["consts"] = [const(value) for value in code.co_consts]
    for name, data in (("code", code.co_code), ("exceptiontable", code.co_exceptiontable),
                       ("linetable", code.co_linetable)):
        record[name] = data.hex()
    records.append(record)
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            walk(value, records)
    return records

sys.set_int_max_str_digits(0)
while True:
    try:
        name, tree = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    try:
        answer = walk(compile(tree, name, "exec", flags, True, optimize), [])
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(json.dumps(answer), flush=True)
"""

CO_FUTURE_ANNOTATIONS = 0x1000000


class Reference:
    """A process of the reference that compiles trees."""

    def __init__(self, python: str, optimize: int = 0, deferred: bool = False) -> None:
        flags = 0 if deferred else CO_FUTURE_ANNOTATIONS
        self.process = subprocess.Popen(
            [python, "-I", "-c", COMPILER, str(optimize), str(flags)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def compile(self, name: str, tree: ast.AST) -> list[dict[str, object]] | str:
        """The records of the code objects of a tree, or the error in words."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(pickle.dumps((name, tree)))
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert isinstance(answer, (list, str))
        return answer

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def main() -> int:
    """Compile the files and write the golden file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("reference", help="a CPython 3.14")
    parser.add_argument("output", type=Path)
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", default=["**/*.py"])
    parser.add_argument("--library", type=Path, default=Path(sysconfig.get_path("stdlib")))
    parser.add_argument("--optimize", type=int, default=0)
    parser.add_argument("--deferred", action="store_true")
    arguments = parser.parse_intermixed_args()
    found = {path for pattern in arguments.patterns for path in arguments.library.glob(pattern)}
    reference = Reference(arguments.reference, arguments.optimize, arguments.deferred)
    files = codes = 0
    with gzip.open(arguments.output, "wt", compresslevel=3, encoding="utf-8") as output:
        for path in sorted(found):
            name = path.relative_to(arguments.library).as_posix()
            if "site-packages/" in name:
                continue
            source = path.read_bytes()
            records: list[dict[str, object]] | str
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    records = reference.compile(name, ast.parse(source, name))
            except (SyntaxError, ValueError, RecursionError) as error:
                records = f"{type(error).__name__}: {error}"
            if isinstance(records, str):
                print(f"{name}: left out: {records}")
                continue
            digest = hashlib.sha256(source).hexdigest()
            for record in [{"file": name, "sha256": digest}, *records]:
                output.write(json.dumps(record) + "\n")
            files += 1
            codes += len(records)
    reference.close()
    print(f"{files} files, {codes} code objects")
    return 0


if __name__ == "__main__":
    sys.exit(main())
