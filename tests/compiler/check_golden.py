"""Compare the code objects that rt makes with those that CPython 3.14 makes.

    python tests/compiler/check_golden.py GOLDEN.jsonl.gz [PATTERN ...] [--diff] [--source-tree]
        [--library DIR] [--optimize N] [--deferred]

make_golden.py writes such files. The golden file has, for each file of the host's library,
a line with its name and the SHA-256 of its source, then a line for each code object in the
order of a walk through the constants. Both sides compile with `from __future__ import
annotations` in force through the compile flag (but not with --deferred), and without
optimisation (but --optimize says). The sources are in the host's library directory, or
where --library says.

Prints how many code objects agree, in each field and in all, and where each file that
differs does so first. PATTERNs (of fnmatch) choose files. --diff shows the listing of the
first code object that differs of each file: with the bytecode of both sides. The exit
status is 0 if everything agrees.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import fnmatch
import gzip
import hashlib
import json
import sys
import sysconfig
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent

FIELDS = (
    "code",
    "consts",
    "names",
    "varnames",
    "cellvars",
    "freevars",
    "flags",
    "stacksize",
    "exceptiontable",
    "linetable",
)
# What says that two code objects are the same one at all.
IDENTITY = ("qualname", "firstlineno", "argcount", "posonlyargcount", "kwonlyargcount")


class GoldenFile:
    """A source file and what CPython made of it."""

    def __init__(self, name: str, sha256: str) -> None:
        self.name = name
        self.sha256 = sha256
        self.records: list[dict[str, object]] = []


def read_golden(path: Path, patterns: list[str]) -> Iterator[GoldenFile]:
    """The golden files whose names match a pattern (all if there is none), one by one."""
    current: GoldenFile | None = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "sha256" in record:
                if current is not None:
                    yield current
                current = None
                if not patterns or any(fnmatch.fnmatch(record["file"], p) for p in patterns):
                    current = GoldenFile(record["file"], record["sha256"])
            elif current is not None:
                current.records.append(record)
    if current is not None:
        yield current


def encode_const(value: object) -> dict[str, object]:
    """A constant as the golden file has it."""
    if isinstance(value, Code):
        return {"code": value.qualname}
    if isinstance(value, tuple):
        return {"tuple": [encode_const(item) for item in value]}
    if isinstance(value, frozenset):
        return {"frozenset": [encode_const(item) for item in value]}
    return {"type": type(value).__name__, "repr": repr(value)}


def comparable(const: Any) -> object:
    """An encoded constant without what depends on who encoded it.

    That is the order of a frozenset, and which characters a string's repr shows as they are:
    the Unicode versions differ.
    """
    if "frozenset" in const:
        return {"frozenset": sorted([comparable(item) for item in const["frozenset"]], key=str)}
    if "tuple" in const:
        return {"tuple": [comparable(item) for item in const["tuple"]]}
    if const.get("type") == "str":
        return {"type": "str", "value": ascii(ast.literal_eval(const["repr"]))}
    return const


def same_consts(got: Any, expected: Any) -> bool:
    """Are two tuples of encoded constants the same?"""
    return list(map(comparable, got)) == list(map(comparable, expected))


def encode(code: Code) -> dict[str, object]:
    """A code object as the golden file has it."""
    return {
        "qualname": code.qualname,
        "firstlineno": code.firstlineno,
        "argcount": code.argcount,
        "posonlyargcount": code.posonlyargcount,
        "kwonlyargcount": code.kwonlyargcount,
        "flags": code.flags,
        "stacksize": code.stacksize,
        "names": list(code.names),
        "varnames": list(code.varnames()),
        "cellvars": list(code.cellvars()),
        "freevars": list(code.freevars()),
        "consts": [encode_const(const) for const in code.consts],
        "code": code.code.hex(),
        "exceptiontable": code.exceptiontable.hex(),
        "linetable": code.linetable.hex(),
    }


def walk(code: Code, result: list[Code]) -> list[Code]:
    """A code object and all inside it, in the order of the golden file."""
    result.append(code)
    for const in code.consts:
        if isinstance(const, Code):
            walk(const, result)
    return result


def golden_code(record: dict[str, object], mine: Code) -> Code:
    """A code object with the golden bytecode and tables, to be listed.

    Names and constants are the golden ones too, but code objects among the constants are
    those of the other side where there are any.
    """
    consts: list[object] = []
    for const in record["consts"]:  # type: ignore[attr-defined]
        consts.append(const.get("repr", const))
    for index, const in enumerate(mine.consts[: len(consts)]):
        if encode_const(const) == record["consts"][index]:  # type: ignore[index]
            consts[index] = const
    return Code(
        code=bytes.fromhex(str(record["code"])),
        consts=tuple(consts),
        names=tuple(record["names"]),  # type: ignore[arg-type]
        localsplusnames=mine.localsplusnames,
        localspluskinds=mine.localspluskinds,
        filename=mine.filename,
        name=mine.name,
        qualname=mine.qualname,
        firstlineno=mine.firstlineno,
        linetable=bytes.fromhex(str(record["linetable"])),
        exceptiontable=bytes.fromhex(str(record["exceptiontable"])),
        flags=mine.flags,
        stacksize=mine.stacksize,
        argcount=mine.argcount,
        posonlyargcount=mine.posonlyargcount,
        kwonlyargcount=mine.kwonlyargcount,
    )


def listing(code: Code) -> list[str]:
    """The listing of one code object, which may be wrong in any way."""
    try:
        return Lister(code).lines()
    except (IndexError, KeyError) as error:
        return [f"(no listing: {error!r})"]


def show_difference(record: dict[str, object], mine: Code) -> None:
    """Print both listings where they differ."""
    expected = listing(golden_code(record, mine))
    got = listing(mine)
    for line in difflib.unified_diff(expected, got, "CPython", "rt", lineterm=""):
        print("    " + line)


class Check:
    """The counts of a run."""

    def __init__(self, library: Path, diff: bool, optimize: int = 0, flags: int = 0) -> None:
        self.library = library
        self.diff = diff
        self.optimize = optimize
        self.flags = flags
        self.files = 0
        self.total = 0
        self.identical = 0
        self.by_field = dict.fromkeys(FIELDS, 0)
        self.failed_files = 0

    def file(self, golden: GoldenFile) -> None:
        """Check one file."""
        self.files += 1
        self.total += len(golden.records)
        source = (self.library / golden.name).read_bytes()
        if hashlib.sha256(source).hexdigest() != golden.sha256:
            self.fail(golden, "the source is not the one that the golden file is for")
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source, golden.name)
        try:
            code = compile_ast(
                tree,
                golden.name,
                optimize=self.optimize,
                flags=self.flags,
                eager_annotations=False,
            )
        except Exception as error:
            self.fail(golden, f"cannot be compiled: {error!r}")
            if self.diff:
                raise
            return
        codes = walk(code, [])
        first = ""
        for index, record in enumerate(golden.records):
            if index >= len(codes):
                first = first or f"only {len(codes)} of {len(golden.records)} code objects"
                break
            difference = self.code(record, codes[index], show=self.diff and first == "")
            first = first or difference
        if first or len(codes) != len(golden.records):
            self.fail(golden, first or "too many code objects")

    def fail(self, golden: GoldenFile, reason: str) -> None:
        """Report a file."""
        self.failed_files += 1
        print(f"{golden.name}: {reason}")

    def code(self, record: dict[str, object], mine: Code, show: bool) -> str:
        """Check one code object; the first difference, "" if there is none."""
        got = encode(mine)
        first = ""
        for field in IDENTITY + FIELDS:
            if got[field] == record[field] or (
                field == "consts" and same_consts(got[field], record[field])
            ):
                if field in self.by_field:
                    self.by_field[field] += 1
            elif first == "":
                first = f"{record['qualname']} (line {record['firstlineno']}): {field}"
                if len(str(got[field])) + len(str(record[field])) < 200 or show:
                    first += f": {got[field]!r}, CPython has {record[field]!r}"
        if first == "":
            self.identical += 1
        elif show:
            show_difference(record, mine)
        return first


def main() -> int:
    """Check the files and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("golden", type=Path, help="the golden file")
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", help="files to check")
    parser.add_argument("--diff", action="store_true", help="show listings of what differs")
    parser.add_argument("--source-tree", action="store_true", help="use the uncompiled rt")
    parser.add_argument("--library", type=Path, default=Path(sysconfig.get_path("stdlib")))
    parser.add_argument("--optimize", type=int, default=0, help="the level (0, 1 or 2)")
    parser.add_argument("--deferred", action="store_true", help="annotations are functions")
    arguments = parser.parse_intermixed_args()
    flags = 0 if arguments.deferred else CO_FUTURE_ANNOTATIONS
    check = Check(arguments.library, arguments.diff, arguments.optimize, flags)
    for golden in read_golden(arguments.golden, arguments.patterns):
        check.file(golden)
    for field in FIELDS:
        print(f"{field:15} {check.by_field[field]:6} of {check.total}")
    print(f"identical       {check.identical:6} of {check.total}")
    print(f"files           {check.files - check.failed_files:6} of {check.files}")
    return int(check.failed_files > 0 or check.files == 0)


if "--source-tree" in sys.argv:
    sys.path.insert(0, str(ROOT))

from rt.compiler.compile import compile_ast
from rt.compiler.dis import Lister
from rt.compiler.metadata import CO_FUTURE_ANNOTATIONS, Code

if __name__ == "__main__":
    sys.exit(main())
