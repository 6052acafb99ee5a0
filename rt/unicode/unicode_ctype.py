"""What kind of character a code point is.

Answers to Objects/unicodectype.c. The tables are those of the host's Unicode version
(unicode_ctype_data.py, made by tools/generate_unicode_ctype.py).
"""

from __future__ import annotations

from typing import Final

from librt.strings import read_i16_le, read_i32_le
from mypy_extensions import i64

from rt.unicode.unicode_ctype_data import (
    ALPHA,
    BLOCKS,
    DECIMAL,
    DIGIT,
    KINDS,
    LINE_BREAK,
    MAPPINGS,
    NUMERIC,
    PRINTABLE,
    RECORDS,
    SPACE,
    SPECIAL,
)


def record_of(c: i64) -> i64:
    """Where the record of a code point begins in RECORDS."""
    block = i64(read_i16_le(BLOCKS, (c >> 7) << 1)) & 0xFFFF
    return 24 * (i64(read_i16_le(KINDS, (block << 8) | ((c & 127) << 1))) & 0xFFFF)


def flags_of(c: i64) -> i64:
    """ALPHA, DECIMAL, ... of a code point, or'ed."""
    return i64(read_i32_le(RECORDS, record_of(c)))


def first_without(data: bytes, kind: i64, i: i64, n: i64, mask: i64) -> i64:
    """The first position from i up to n of a code point that has none of the flags of `mask`; n.

    Args:
        kind: the number of bytes of each code point of `data`.
    """
    # Letters of a text mostly have their block in common, and often their record.
    block: i64 = -1
    kinds: i64 = 0
    record: i64 = -1
    while i < n:
        if kind == 2:
            c = i64(read_i16_le(data, i << 1)) & 0xFFFF
        elif kind == 4:
            c = i64(read_i32_le(data, i << 2))
        else:
            c = i64(data[i])
        if c >> 7 != block:
            block = c >> 7
            kinds = (i64(read_i16_le(BLOCKS, block << 1)) & 0xFFFF) << 8
        found = i64(read_i16_le(KINDS, kinds | ((c & 127) << 1)))
        if found != record:
            record = found
            if i64(read_i32_le(RECORDS, 24 * (record & 0xFFFF))) & mask == 0:
                return i
        i += 1
    return n


def is_space(c: i64) -> bool:
    """CPython: _PyUnicode_IsWhitespace"""
    if c < 128:
        return c == 32 or (c >= 9 and c <= 13) or (c >= 28 and c <= 31)
    if c < 0x1680:
        return c == 0x85 or c == 0xA0
    # Above them there are few enough, in few enough blocks.
    if c > 0x3000 or (c > 0x1680 and c < 0x2000):
        return False
    return flags_of(c) & SPACE != 0


def find_space(data: bytes, kind: i64, i: i64, n: i64) -> i64:
    """The first position from i up to n of white space; n."""
    while i < n:
        if kind == 2:
            c = i64(read_i16_le(data, i << 1)) & 0xFFFF
        elif kind == 4:
            c = i64(read_i32_le(data, i << 2))
        else:
            c = i64(data[i])
        # Most letters are in one of these ranges.
        if (c <= 32 or c >= 0x85) and (c <= 0xA0 or c >= 0x1680) and c <= 0x3000 and is_space(c):
            return i
        i += 1
    return n


def is_line_break(c: i64) -> bool:
    """CPython: _PyUnicode_IsLinebreak"""
    if c < 128:
        return (c >= 10 and c <= 13) or (c >= 28 and c <= 30)
    # The few others are where a look costs nothing.
    if c > 0x2029 or (c > 0x85 and c < 0x2028):
        return False
    return flags_of(c) & LINE_BREAK != 0


def is_printable(c: i64) -> bool:
    """CPython: _PyUnicode_IsPrintable"""
    return flags_of(c) & PRINTABLE != 0


def is_alnum(c: i64) -> bool:
    """CPython: Py_UNICODE_ISALNUM"""
    return flags_of(c) & (ALPHA | DECIMAL | DIGIT | NUMERIC) != 0


def with_digit(n: i64, digit: i64) -> i64:
    """`n * 10 + digit`, or -1 when that is more than sys.maxsize."""
    tenth: i64 = 922337203685477580
    if n > tenth or (n == tenth and digit > 7):
        return -1
    return n * 10 + digit


def to_decimal(c: i64) -> i64:
    """The value of a decimal digit, or -1. CPython: _PyUnicode_ToDecimalDigit"""
    if c < 128:
        return c - 48 if c >= 48 and c <= 57 else -1
    return (i64(read_i32_le(RECORDS, record_of(c) + 20)) & 255) - 1


def to_digit(c: i64) -> i64:
    """The value of a digit, or -1. CPython: _PyUnicode_ToDigit"""
    return (i64(read_i32_le(RECORDS, record_of(c) + 20)) >> 8) - 1


# The four case mappings, by their place in a record.
TO_UPPER: Final = 4
TO_LOWER: Final = 8
TO_TITLE: Final = 12
TO_FOLD: Final = 16


def case_mapping(c: i64, which: i64) -> i64:
    """The code point that `c` becomes in mapping `which`, when there is one only; else
    -1 - the place of the mapping in MAPPINGS.

    CPython: _PyUnicode_ToUpperFull and its kin
    """
    v = i64(read_i32_le(RECORDS, record_of(c) + which))
    if v >= SPECIAL:
        return SPECIAL - v - 1
    return c + v


def mapping_length(place: i64) -> i64:
    """How many code points the mapping at `place` has."""
    return i64(read_i32_le(MAPPINGS, place << 2))


def mapping_code(place: i64, i: i64) -> i64:
    """Code point `i` of the mapping at `place`."""
    return i64(read_i32_le(MAPPINGS, (place + 1 + i) << 2))
