"""Write rt/unicode/unicode_ctype_data.py: what the host knows of every code point.

A code point leads through two tables (its block of 128, its place in the block) to a record
of six 32-bit numbers: flags, the four case mappings, decimal and digit value. The case
mappings are differences; those to several code points are places in a table of their own.

    python tools/generate_unicode_ctype.py [--check]
"""

from __future__ import annotations

import argparse
import itertools
import struct
import sys
import unicodedata
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "rt" / "unicode" / "unicode_ctype_data.py"

SHIFT = 7
# Marks a case mapping that is a place in the table of longer mappings.
SPECIAL = 1 << 24
FLAGS = (
    "ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "SPACE",
    "LINE_BREAK", "PRINTABLE", "ID_START", "ID_CONTINUE", "CASED", "CASE_IGNORABLE",
)  # fmt: skip


def flags_of(c: str) -> int:
    final = "ς"
    tests = (
        c.isalpha(),
        c.isdecimal(),
        c.isdigit(),
        c.isnumeric(),
        c.islower(),
        c.isupper(),
        c.istitle() and not c.isupper(),
        c.isspace(),
        len(f"a{c}b".splitlines()) == 2,
        c.isprintable(),
        c.isidentifier(),
        f"a{c}".isidentifier(),
        # A letter after a cased character is made lower case by title().
        f"{c}a".title().endswith("a"),
        # A sigma is final after a cased character, ignorable ones between them not counting.
        f"A{c}Σ".lower().endswith(final) and not f"{c}Σ".lower().endswith(final),
    )
    return sum(1 << i for i, is_set in enumerate(tests) if is_set)


class Mappings:
    """The case mappings to more than one code point."""

    def __init__(self) -> None:
        self.table: list[int] = []
        self.places: dict[str, int] = {}

    def encode(self, c: str, mapped: str) -> int:
        if len(mapped) == 1:
            return ord(mapped) - ord(c)
        place = self.places.get(mapped)
        if place is None:
            place = self.places[mapped] = len(self.table)
            self.table += [len(mapped), *map(ord, mapped)]
        return SPECIAL + place


def literal(data: bytes) -> str:
    """The lines of a bytes literal. Written in full: what would unpack it takes longer to load."""
    lines = []
    at = 0
    while at < len(data):
        line = ""
        while at < len(data) and len(line) + 4 <= 92:
            line += f"\\x{data[at]:02x}"
            at += 1
        lines.append(f'    b"{line}"\n')
    return "".join(lines)


def runs(name: str, comment: str, values: list[int]) -> str:
    """A table of 16-bit numbers that often repeat."""
    pairs = [(value, len(list(group))) for value, group in itertools.groupby(values)]
    data = b"".join(struct.pack("<2H", *pair) for pair in pairs)
    return f"# {comment}\n{name}: Final = unroll(\n{literal(data)})\n"


def plain(name: str, comment: str, values: list[int]) -> str:
    """A table of 32-bit numbers."""
    data = struct.pack(f"<{len(values)}i", *values)
    return f"# {comment}\n{name}: Final = (\n{literal(data)})\n"


UNROLL = """\
def unroll(runs: bytes) -> bytes:
    \"\"\"16-bit numbers from pairs of a number and how often it comes.\"\"\"
    out = BytesWriter()
    at: i64 = 0
    while at < len(runs):
        value = read_i16_le(runs, at)
        count = read_i16_le(runs, at + 2)
        while count > 0:
            write_i16_le(out, value)
            count -= 1
        at += 4
    return out.getvalue()

"""


def generate() -> str:
    mappings = Mappings()
    records: dict[tuple[int, ...], int] = {}
    kinds: list[int] = []
    for code in range(0x110000):
        c = chr(code)
        record = (
            flags_of(c),
            mappings.encode(c, c.upper()),
            mappings.encode(c, c.lower()),
            mappings.encode(c, c.title()),
            mappings.encode(c, c.casefold()),
            (unicodedata.decimal(c, -1) + 1) | (unicodedata.digit(c, -1) + 1) << 8,
        )
        kinds.append(records.setdefault(record, len(records)))
    blocks: dict[tuple[int, ...], int] = {}
    index: list[int] = []
    for start in range(0, 0x110000, 1 << SHIFT):
        block = tuple(kinds[start : start + (1 << SHIFT)])
        index.append(blocks.setdefault(block, len(blocks)))
    flat = [k for block in blocks for k in block]
    numbers = [number for record in records for number in record]
    names = "\n".join(f"{name}: Final = {1 << i}" for i, name in enumerate(FLAGS))
    return "\n".join(
        [
            '"""Made by tools/generate_unicode_ctype.py; do not edit.\n\n'
            f"Unicode {unicodedata.unidata_version}. The format is told there.\n"
            '"""\n',
            "from __future__ import annotations\n",
            "from typing import Final\n",
            "from librt.strings import BytesWriter, read_i16_le, write_i16_le",
            "from mypy_extensions import i64\n",
            f"SPECIAL: Final = {SPECIAL}",
            names + "\n\n",
            UNROLL,
            runs("BLOCKS", "Number of a block by code point >> 7: 16 bits.", index),
            runs("KINDS", "Number of a record by block and low seven bits: 16 bits.", flat),
            plain("RECORDS", "flags, upper, lower, title, fold, digits: 32 bits each.", numbers),
            plain(
                "MAPPINGS",
                "Counts, each followed by so many code points: 32 bits each.",
                mappings.table,
            ),
        ]
    ).rstrip("\n") + "\n"  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail when the file is stale")
    arguments = parser.parse_args()
    text = generate()
    if arguments.check:
        if not OUTPUT.exists() or OUTPUT.read_text() != text:
            print(f"{OUTPUT} is stale", file=sys.stderr)
            return 1
        return 0
    OUTPUT.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
