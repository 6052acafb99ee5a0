"""Case mappings and character classes of strings.

Answers to the case and `is...` functions of Objects/unicodeobject.c. ASCII, and Latin-1 where
a table of 256 bytes can say it, go through the host's bytes methods.
"""

from __future__ import annotations

from typing import Final

from librt.strings import BytesWriter, read_i16_le, read_i32_le, write_i16_le, write_i32_le
from mypy_extensions import i16, i32, i64, u8

from rt.unicode.unicode_ctype import (
    TO_FOLD,
    TO_LOWER,
    TO_TITLE,
    TO_UPPER,
    case_mapping,
    first_without,
    flags_of,
    mapping_code,
    mapping_length,
)
from rt.unicode.unicode_ctype_data import (
    ALPHA,
    BLOCKS,
    CASE_IGNORABLE,
    CASED,
    DECIMAL,
    DIGIT,
    ID_CONTINUE,
    ID_START,
    KINDS,
    LOWER,
    NUMERIC,
    PRINTABLE,
    RECORDS,
    SPACE,
    SPECIAL,
    TITLE,
    UPPER,
)
from rt.unicode.unicodeobject import (
    UnicodeObject,
    code_at,
    i16_of,
    unicode_is_ascii,
    unicode_latin1,
    unicode_needing,
)

CAPITAL_SIGMA: Final = 0x3A3
FINAL_SIGMA: Final = 0x3C2
SMALL_SIGMA: Final = 0x3C3


def latin1_table(which: i64) -> bytes:
    """What bytes.translate needs for a case mapping; what leaves Latin-1 stays as it is."""
    out = bytearray()
    for c in range(256):
        mapped = case_mapping(c, which)
        out.append(mapped if 0 <= mapped < 256 else c)
    return bytes(out)


LATIN1_UPPER: Final = latin1_table(TO_UPPER)
LATIN1_LOWER: Final = latin1_table(TO_LOWER)


def latin1_with(mask: i64) -> bytes:
    """The bytes that have one of the flags of `mask` as code points."""
    return bytes([c for c in range(256) if flags_of(c) & mask])


ALNUM: Final = ALPHA | DECIMAL | DIGIT | NUMERIC
LATIN1_CLASSES: Final[dict[int, bytes]] = {
    mask: latin1_with(mask)
    for mask in (ALPHA, DECIMAL, DECIMAL | DIGIT, NUMERIC, SPACE, PRINTABLE, ALNUM)
}


# So many characters of Latin-1 are looked at one by one.
FEW: Final = 16

# What `convert` does.
UPPERED: Final = 0
LOWERED: Final = 1
FOLDED: Final = 2
TITLED: Final = 3
CAPITALIZED: Final = 4
SWAPPED: Final = 5


def unicode_upper(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_upper_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.upper())
    if u.kind == 1 and data.find(b"\xff") < 0 and no_sharp_s_or_micro(data):
        return unicode_latin1(data.translate(LATIN1_UPPER))
    return convert(u, UPPERED, u.kind)


def unicode_lower(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_lower_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.lower())
    if u.kind == 1:
        return unicode_latin1(data.translate(LATIN1_LOWER))
    return convert(u, LOWERED, u.kind)


def unicode_casefold(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_casefold_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.lower())
    if u.kind == 1 and no_sharp_s_or_micro(data):
        return unicode_latin1(data.translate(LATIN1_LOWER))
    return convert(u, FOLDED, u.kind)


def no_sharp_s_or_micro(data: bytes) -> bool:
    """Are those two of Latin-1 absent that in other cases grow or leave it?"""
    return data.find(b"\xdf") < 0 and data.find(b"\xb5") < 0


def unicode_title(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_title_impl"""
    if unicode_is_ascii(u):
        return unicode_latin1(u.data.title())
    return convert(u, TITLED, u.kind)


def unicode_capitalize(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_capitalize_impl"""
    if unicode_is_ascii(u):
        return unicode_latin1(u.data.capitalize())
    return convert(u, CAPITALIZED, u.kind)


def unicode_swapcase(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_swapcase_impl"""
    if unicode_is_ascii(u):
        return unicode_latin1(u.data.swapcase())
    return convert(u, SWAPPED, u.kind)


def convert(u: UnicodeObject, how: i64, kind: i64) -> UnicodeObject:
    """`u` in other cases, in at least `kind` bytes for each code point.

    CPython: case_operation, do_lower, do_title and their kin
    """
    which: i64 = TO_UPPER if how == UPPERED else TO_FOLD if how == FOLDED else TO_LOWER
    if how <= FOLDED and u.kind > 1 and kind == u.kind:
        simple = convert_wide(u, which)
        if simple is not None:
            return simple
    buf = BytesWriter()
    data = u.data
    n = u.length
    limit: i64 = 0xFF if kind == 1 else 0xFFFF if kind == 2 else 0x10FFFF
    after_cased = False
    all_bits: i64 = 0
    i: i64 = 0
    while i < n:
        c = code_at(data, u.kind, i)
        if how == TITLED:
            which = TO_LOWER if after_cased else TO_TITLE
            after_cased = flags_of(c) & CASED != 0
        elif how == CAPITALIZED:
            which = TO_LOWER if i > 0 else TO_TITLE
        elif how == SWAPPED:
            which = TO_UPPER if flags_of(c) & UPPER == 0 else TO_LOWER
        if c < 128:
            if which == TO_LOWER or which == TO_FOLD:
                if c >= 65 and c <= 90:
                    c += 32
            elif c >= 97 and c <= 122:
                c -= 32
        elif c == CAPITAL_SIGMA and which == TO_LOWER:
            c = FINAL_SIGMA if is_final_sigma(u, i) else SMALL_SIGMA
        elif how != SWAPPED or flags_of(c) & (UPPER | LOWER) != 0:
            c = case_mapping(c, which)
        i += 1
        if c < 0:
            # Several code points, which are all below U+10000.
            place = -c - 1
            k: i64 = 0
            while k < mapping_length(place):
                c = mapping_code(place, k)
                if c > limit:
                    return convert(u, how, 4)
                all_bits |= c
                put(buf, kind, c)
                k += 1
            continue
        if c > limit:
            return convert(u, how, 4)
        all_bits |= c
        put(buf, kind, c)
    return unicode_needing(buf.getvalue(), kind, all_bits)


def convert_wide(u: UnicodeObject, which: i64) -> UnicodeObject | None:
    """`convert` where each code point becomes one that fits the kind, which is 2 or 4.

    Args:
        which: TO_UPPER, TO_LOWER or TO_FOLD.

    Returns:
        None where more than that is to do.
    """
    buf = BytesWriter()
    data = u.data
    kind = u.kind
    n = u.length
    all_bits: i64 = 0
    # This is `case_mapping`, without a call for each code point, and without a look at the tables
    # where the answer of the last one holds.
    block: i64 = -1
    kinds: i64 = 0
    record: i64 = -1
    step: i64 = 0
    i: i64 = 0
    while i < n:
        if kind == 2:
            c = i64(read_i16_le(data, i << 1)) & 0xFFFF
        else:
            c = i64(read_i32_le(data, i << 2))
        # A space between words would be another block each time; it has no cases.
        if c != 32:
            if c >> 7 != block:
                block = c >> 7
                kinds = (i64(read_i16_le(BLOCKS, block << 1)) & 0xFFFF) << 8
            found = i64(read_i16_le(KINDS, kinds | ((c & 127) << 1)))
            if found != record:
                record = found
                step = i64(read_i32_le(RECORDS, 24 * (record & 0xFFFF) + which))
                if step >= SPECIAL:
                    return None
            if c == CAPITAL_SIGMA and which == TO_LOWER:
                return None
            c += step
        all_bits |= c
        if kind == 4:
            write_i32_le(buf, i32(c))
        elif c < 0x8000:
            write_i16_le(buf, i16(c))
        elif c < 0x10000:
            write_i16_le(buf, i16(c - 0x10000))
        else:
            return None
        i += 1
    return unicode_needing(buf.getvalue(), kind, all_bits)


def put(buf: BytesWriter, kind: i64, c: i64) -> None:
    """Append a code point in `kind` bytes."""
    if kind == 1:
        buf.append(u8(c))
    elif kind == 2:
        write_i16_le(buf, i16_of(c))
    else:
        write_i32_le(buf, i32(c))


def is_final_sigma(u: UnicodeObject, i: i64) -> bool:
    """Does a sigma at `i` end a word: a cased character before it, none after it?

    CPython: handle_capital_sigma
    """
    j = i - 1
    while j >= 0 and flags_of(code_at(u.data, u.kind, j)) & CASE_IGNORABLE:
        j -= 1
    if j < 0 or flags_of(code_at(u.data, u.kind, j)) & CASED == 0:
        return False
    j = i + 1
    while j < u.length and flags_of(code_at(u.data, u.kind, j)) & CASE_IGNORABLE:
        j += 1
    return j == u.length or flags_of(code_at(u.data, u.kind, j)) & CASED == 0


# Classes.


def all_in(u: UnicodeObject, mask: i64) -> bool:
    """Has every character of `u` one of the flags of `mask`?"""
    if u.kind > 1 or u.length <= FEW:
        return first_without(u.data, u.kind, 0, u.length, mask) == u.length
    # Long text is often answered by how it begins.
    if first_without(u.data, 1, 0, FEW, mask) < FEW:
        return False
    return not u.data.translate(None, LATIN1_CLASSES[mask])


def unicode_isalpha(u: UnicodeObject) -> bool:
    return u.length > 0 and all_in(u, ALPHA)


def unicode_isalnum(u: UnicodeObject) -> bool:
    return u.length > 0 and all_in(u, ALNUM)


def unicode_isdecimal(u: UnicodeObject) -> bool:
    return u.length > 0 and all_in(u, DECIMAL)


def unicode_isdigit(u: UnicodeObject) -> bool:
    return u.length > 0 and all_in(u, DECIMAL | DIGIT)


def unicode_isnumeric(u: UnicodeObject) -> bool:
    return u.length > 0 and all_in(u, NUMERIC)


def unicode_isspace(u: UnicodeObject) -> bool:
    return u.length > 0 and all_in(u, SPACE)


def unicode_isprintable(u: UnicodeObject) -> bool:
    return all_in(u, PRINTABLE)


def unicode_isidentifier(u: UnicodeObject) -> bool:
    """CPython: PyUnicode_IsIdentifier"""
    if u.length == 0 or flags_of(code_at(u.data, u.kind, 0)) & ID_START == 0:
        return False
    i: i64 = 1
    while i < u.length:
        if flags_of(code_at(u.data, u.kind, i)) & ID_CONTINUE == 0:
            return False
        i += 1
    return True


def unicode_islower(u: UnicodeObject) -> bool:
    if unicode_is_ascii(u):
        return u.data.islower()
    return all_cased(u, LOWER, UPPER | TITLE)


def unicode_isupper(u: UnicodeObject) -> bool:
    if unicode_is_ascii(u):
        return u.data.isupper()
    return all_cased(u, UPPER, LOWER | TITLE)


def all_cased(u: UnicodeObject, wanted: i64, unwanted: i64) -> bool:
    """Has a character of `u` a flag of `wanted`, and none one of `unwanted`?"""
    found = False
    i: i64 = 0
    while i < u.length:
        flags = flags_of(code_at(u.data, u.kind, i))
        if flags & unwanted:
            return False
        if flags & wanted:
            found = True
        i += 1
    return found


def unicode_istitle(u: UnicodeObject) -> bool:
    if unicode_is_ascii(u):
        return u.data.istitle()
    found = False
    after_cased = False
    i: i64 = 0
    while i < u.length:
        flags = flags_of(code_at(u.data, u.kind, i))
        if flags & (UPPER | TITLE):
            if after_cased:
                return False
            after_cased = True
            found = True
        elif flags & LOWER:
            if not after_cased:
                return False
        else:
            after_cased = False
        i += 1
    return found
