"""The character tables: what the host says of every code point."""

import subprocess
import sys
from pathlib import Path

from rt.unicode import unicode_ctype as ctype
from rt.unicode import unicode_ctype_data as data

ROOT = Path(__file__).resolve().parent.parent.parent


def test_tables_are_not_stale():
    subprocess.run(
        [sys.executable, str(ROOT / "tools" / "generate_unicode_ctype.py"), "--check"], check=True
    )


def mapped(c, which):
    m = ctype.case_mapping(c, which)
    if m >= 0:
        return chr(m)
    place = -m - 1
    return "".join(chr(ctype.mapping_code(place, i)) for i in range(ctype.mapping_length(place)))


def test_code_points():
    # Every block, and within the blocks that differ every code point.
    for code in [*range(0x3400), *range(0x3400, 0x110000, 61), *range(0xFB00, 0x10600)]:
        c = chr(code)
        flags = ctype.flags_of(code)
        assert bool(flags & data.ALPHA) == c.isalpha()
        assert bool(flags & data.PRINTABLE) == c.isprintable() == ctype.is_printable(code)
        assert ctype.is_space(code) == c.isspace()
        assert ctype.is_alnum(code) == c.isalnum()
        assert ctype.is_line_break(code) == (len(f"a{c}b".splitlines()) == 2)
        assert (ctype.to_decimal(code) >= 0) == c.isdecimal()
        assert (ctype.to_digit(code) >= 0) == c.isdigit()
        assert mapped(code, ctype.TO_UPPER) == c.upper()
        assert mapped(code, ctype.TO_LOWER) == c.lower()
        assert mapped(code, ctype.TO_TITLE) == c.title()
        assert mapped(code, ctype.TO_FOLD) == c.casefold()
