"""Case mappings and character classes of strings.

Answers to the case and `is...` functions of Objects/unicodeobject.c. ASCII, and Latin-1 where
a table of 256 bytes can say it, go through the host's bytes methods.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.unicode.unicode_ctype import (
    TO_FOLD,
    TO_LOWER,
    TO_TITLE,
    TO_UPPER,
    case_mapping,
    flags_of,
    mapping_code,
    mapping_length,
)
from rt.unicode.unicode_ctype_data import (
    ALPHA,
    CASE_IGNORABLE,
    CASED,
    DECIMAL,
    DIGIT,
    ID_CONTINUE,
    ID_START,
    LOWER,
    NUMERIC,
    PRINTABLE,
    SPACE,
    TITLE,
    UPPER,
)
from rt.unicode.unicode_writer import UnicodeWriter
from rt.unicode.unicodeobject import (
    EMPTY_UNICODE,
    UnicodeObject,
    code_at,
    unicode_is_ascii,
    unicode_latin1,
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


def unicode_upper(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_upper_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.upper())
    # The three that leave Latin-1, or grow.
    if u.kind == 1 and not (b"\xb5" in data or b"\xdf" in data or b"\xff" in data):
        return unicode_latin1(data.translate(LATIN1_UPPER))
    w = UnicodeWriter()
    i: i64 = 0
    while i < u.length:
        write_mapped(w, code_at(data, u.kind, i), TO_UPPER)
        i += 1
    return w.finish()


def unicode_lower(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_lower_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.lower())
    if u.kind == 1:
        return unicode_latin1(data.translate(LATIN1_LOWER))
    w = UnicodeWriter()
    i: i64 = 0
    while i < u.length:
        write_lower(w, u, i)
        i += 1
    return w.finish()


def unicode_casefold(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_casefold_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.lower())
    if u.kind == 1 and not (b"\xb5" in data or b"\xdf" in data):
        return unicode_latin1(data.translate(LATIN1_LOWER))
    w = UnicodeWriter()
    i: i64 = 0
    while i < u.length:
        write_mapped(w, code_at(data, u.kind, i), TO_FOLD)
        i += 1
    return w.finish()


def unicode_title(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_title_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.title())
    w = UnicodeWriter()
    after_cased = False
    i: i64 = 0
    while i < u.length:
        c = code_at(data, u.kind, i)
        if after_cased:
            write_lower(w, u, i)
        else:
            write_mapped(w, c, TO_TITLE)
        after_cased = flags_of(c) & CASED != 0
        i += 1
    return w.finish()


def unicode_capitalize(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_capitalize_impl"""
    if u.length == 0:
        return EMPTY_UNICODE
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.capitalize())
    w = UnicodeWriter()
    write_mapped(w, code_at(data, u.kind, 0), TO_TITLE)
    i: i64 = 1
    while i < u.length:
        write_lower(w, u, i)
        i += 1
    return w.finish()


def unicode_swapcase(u: UnicodeObject) -> UnicodeObject:
    """CPython: unicode_swapcase_impl"""
    data = u.data
    if unicode_is_ascii(u):
        return unicode_latin1(data.swapcase())
    w = UnicodeWriter()
    i: i64 = 0
    while i < u.length:
        c = code_at(data, u.kind, i)
        flags = flags_of(c)
        if flags & UPPER:
            write_lower(w, u, i)
        elif flags & LOWER:
            write_mapped(w, c, TO_UPPER)
        else:
            w.write_char(c)
        i += 1
    return w.finish()


def write_mapped(w: UnicodeWriter, c: i64, which: i64) -> None:
    """Append what `c` becomes in a case mapping."""
    if c < 128:
        if which == TO_LOWER or which == TO_FOLD:
            w.write_char(c + 32 if c >= 65 and c <= 90 else c)
        else:
            w.write_char(c - 32 if c >= 97 and c <= 122 else c)
        return
    mapped = case_mapping(c, which)
    if mapped >= 0:
        w.write_char(mapped)
        return
    place = -mapped - 1
    i: i64 = 0
    while i < mapping_length(place):
        w.write_char(mapping_code(place, i))
        i += 1


def write_lower(w: UnicodeWriter, u: UnicodeObject, i: i64) -> None:
    """Append character `i` of `u` in lower case. CPython: lower_ucs4"""
    c = code_at(u.data, u.kind, i)
    if c == CAPITAL_SIGMA:
        w.write_char(FINAL_SIGMA if is_final_sigma(u, i) else SMALL_SIGMA)
    else:
        write_mapped(w, c, TO_LOWER)


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
    if u.kind == 1:
        return len(u.data.translate(None, LATIN1_CLASSES[mask])) == 0
    i: i64 = 0
    while i < u.length:
        if flags_of(code_at(u.data, u.kind, i)) & mask == 0:
            return False
        i += 1
    return True


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
