"""Splitting, stripping and joining of strings.

Answers to Objects/stringlib/split.h and partition.h, and to the functions of
Objects/unicodeobject.c that call them.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import Object
from rt.objects.tupleobject import TupleObject, tuple3
from rt.unicode.fastsearch import find, positions, rfind
from rt.unicode.unicode_case import LATIN1_CLASSES
from rt.unicode.unicode_ctype import find_space, is_line_break, is_space
from rt.unicode.unicode_ctype_data import SPACE
from rt.unicode.unicodeobject import (
    EMPTY_UNICODE,
    LATIN1,
    SHORT,
    UnicodeObject,
    code_at,
    unicode_data,
    unicode_latin1,
    unicode_part,
    unicode_substring,
)

LATIN1_SPACE: Final = LATIN1_CLASSES[SPACE]
# bytes.split() knows all ASCII white space but these.
SEPARATORS: Final = b"\x1c\x1d\x1e\x1f"
# bytes.splitlines() does not know these line ends of ASCII.
ODD_LINES: Final = b"\x0b\x0c\x1c\x1d\x1e"
# No limit: the number of pieces that cannot be reached.
NO_LIMIT: Final = 4611686018427387903


def pieces_of(parts: list[bytes]) -> ListObject:
    """The strings of pieces that were cut out of Latin-1 data."""
    n: i64 = len(parts)
    items = vec[Object | None]([None] * n)
    i: i64 = 0
    for part in parts:
        size: i64 = len(part)
        if size > 1:
            items[i] = UnicodeObject(part, 1, size)
        elif size == 1:
            items[i] = LATIN1[i64(part[0])]
        else:
            items[i] = EMPTY_UNICODE
        i += 1
    return ListObject(items, n)


def list_of_one(u: UnicodeObject) -> ListObject:
    return ListObject(vec[Object | None]([u]), 1)


def has_odd_space(data: bytes) -> bool:
    """Has Latin-1 data white space that the host's bytes methods do not take for such?"""
    n: i64 = len(data)
    if n > 2 * SHORT:
        return not data.isascii() or i64(len(data.translate(None, SEPARATORS))) != n
    i: i64 = 0
    while i < n:
        c = i64(data[i])
        if c >= 128 or (c >= 28 and c < 32):
            return True
        i += 1
    return False


def has_any(data: bytes, wanted: bytes) -> bool:
    """Does any byte of `wanted` occur in `data`?"""
    return len(data.translate(None, wanted)) != len(data)


def unicode_split_whitespace(u: UnicodeObject, limit: i64) -> ListObject:
    """`u.split(None, limit)`. CPython: STRINGLIB(split_whitespace)"""
    data = u.data
    kind = u.kind
    if kind == 1 and not has_odd_space(data):
        return pieces_of(data.split(None, limit if limit < NO_LIMIT else -1))
    out = list_new()
    n = u.length
    i: i64 = 0
    while limit > 0:
        while i < n and is_space(code_at(data, kind, i)):
            i += 1
        if i == n:
            break
        start = i
        i = find_space(data, kind, i + 1, n)
        list_append(out, unicode_part(data, kind, start, i))
        limit -= 1
    else:
        while i < n and is_space(code_at(data, kind, i)):
            i += 1
        if i < n:
            list_append(out, unicode_part(data, kind, i, n))
    return out


def unicode_rsplit_whitespace(u: UnicodeObject, limit: i64) -> ListObject:
    """`u.rsplit(None, limit)`. CPython: STRINGLIB(rsplit_whitespace)"""
    data = u.data
    kind = u.kind
    if kind == 1 and not has_odd_space(data):
        return pieces_of(data.rsplit(None, limit if limit < NO_LIMIT else -1))
    out = list_new()
    i = u.length
    while limit > 0:
        while i > 0 and is_space(code_at(data, kind, i - 1)):
            i -= 1
        if i == 0:
            break
        end = i
        i -= 1
        while i > 0 and not is_space(code_at(data, kind, i - 1)):
            i -= 1
        list_append(out, unicode_part(data, kind, i, end))
        limit -= 1
    else:
        while i > 0 and is_space(code_at(data, kind, i - 1)):
            i -= 1
        if i > 0:
            list_append(out, unicode_part(data, kind, 0, i))
    list_reverse(out)
    return out


def unicode_split(u: UnicodeObject, sep: UnicodeObject, limit: i64) -> ListObject:
    """`u.split(sep, limit)` with `sep` not empty. CPython: STRINGLIB(split)"""
    kind = u.kind
    if sep.kind > kind or limit == 0:
        return list_of_one(u)
    data = u.data
    if kind == 1 and sep.length > 1:
        parts = data.split(sep.data, limit if limit < NO_LIMIT else -1)
        if len(parts) == 1:
            return list_of_one(u)
        return pieces_of(parts)
    needle = unicode_data(sep, kind)
    found = positions(data, kind, needle, 0, u.length, limit)
    n: i64 = len(found)
    if n == 0:
        return list_of_one(u)
    items = vec[Object | None]([None] * (n + 1))
    start: i64 = 0
    i: i64 = 0
    while i < n:
        at = found[i]
        items[i] = unicode_part(data, kind, start, at)
        start = at + sep.length
        i += 1
    items[n] = unicode_part(data, kind, start, u.length)
    return ListObject(items, n + 1)


def unicode_rsplit(u: UnicodeObject, sep: UnicodeObject, limit: i64) -> ListObject:
    """`u.rsplit(sep, limit)` with `sep` not empty. CPython: STRINGLIB(rsplit)"""
    kind = u.kind
    if sep.kind > kind or limit == 0:
        return list_of_one(u)
    data = u.data
    if kind == 1:
        parts = data.rsplit(sep.data, limit if limit < NO_LIMIT else -1)
        if len(parts) == 1:
            return list_of_one(u)
        return pieces_of(parts)
    needle = unicode_data(sep, kind)
    out = list_new()
    end = u.length
    while limit > 0:
        at = rfind(data, kind, needle, 0, end)
        if at < 0:
            break
        list_append(out, unicode_part(data, kind, at + sep.length, end))
        end = at
        limit -= 1
    if out.n == 0:
        return list_of_one(u)
    list_append(out, unicode_part(data, kind, 0, end))
    list_reverse(out)
    return out


def unicode_splitlines(u: UnicodeObject, keepends: bool) -> ListObject:
    """`u.splitlines(keepends)`. CPython: STRINGLIB(splitlines)"""
    data = u.data
    kind = u.kind
    if kind == 1 and data.isascii() and not has_any(data, ODD_LINES):
        return pieces_of(data.splitlines(keepends))
    out = list_new()
    n = u.length
    i: i64 = 0
    while i < n:
        start = i
        c: i64 = 0
        while i < n:
            c = code_at(data, kind, i)
            if is_line_break(c):
                break
            i += 1
        end = i
        if i < n:
            i += 1
            if c == 13 and i < n and code_at(data, kind, i) == 10:
                i += 1
            if keepends:
                end = i
        list_append(out, unicode_part(data, kind, start, end))
    return out


def unicode_partition(u: UnicodeObject, sep: UnicodeObject) -> TupleObject:
    """`u.partition(sep)` with `sep` not empty. CPython: STRINGLIB(partition)"""
    at: i64 = -1
    if sep.kind <= u.kind:
        at = find(u.data, u.kind, unicode_data(sep, u.kind), 0, u.length)
    if at < 0:
        return tuple3(u, EMPTY_UNICODE, EMPTY_UNICODE)
    return tuple3(unicode_substring(u, 0, at), sep, unicode_substring(u, at + sep.length, u.length))


def unicode_rpartition(u: UnicodeObject, sep: UnicodeObject) -> TupleObject:
    """`u.rpartition(sep)` with `sep` not empty. CPython: STRINGLIB(rpartition)"""
    at: i64 = -1
    if sep.kind <= u.kind:
        at = rfind(u.data, u.kind, unicode_data(sep, u.kind), 0, u.length)
    if at < 0:
        return tuple3(EMPTY_UNICODE, EMPTY_UNICODE, u)
    return tuple3(unicode_substring(u, 0, at), sep, unicode_substring(u, at + sep.length, u.length))


# Stripping: which ends.
LEFT: Final = 1
RIGHT: Final = 2
BOTH: Final = 3


def unicode_strip(u: UnicodeObject, chars: UnicodeObject | None, ends: i64) -> UnicodeObject:
    """`u.strip(chars)`, `lstrip` or `rstrip`. CPython: do_strip, _PyUnicode_XStrip"""
    kind = u.kind
    data = u.data
    if kind == 1:
        if chars is None:
            if u.length == 0:
                return u
            if not is_space(i64(data[0])) and not is_space(i64(data[u.length - 1])):
                return u
            out = strip_bytes(data, LATIN1_SPACE, ends)
        elif chars.kind == 1:
            out = strip_bytes(data, chars.data, ends)
        else:
            out = strip_bytes(data, latin1_part(chars), ends)
        return u if len(out) == u.length else unicode_latin1(out)
    start: i64 = 0
    end = u.length
    if chars is None and not is_space(code_at(data, kind, 0)):
        # Mostly there is nothing to strip.
        if not is_space(code_at(data, kind, end - 1)):
            return u
    if ends & LEFT:
        while start < end and in_chars(code_at(data, kind, start), chars):
            start += 1
    if ends & RIGHT:
        while end > start and in_chars(code_at(data, kind, end - 1), chars):
            end -= 1
    return unicode_substring(u, start, end)


def strip_bytes(data: bytes, chars: bytes, ends: i64) -> bytes:
    if ends == BOTH:
        return data.strip(chars)
    return data.lstrip(chars) if ends == LEFT else data.rstrip(chars)


def latin1_part(u: UnicodeObject) -> bytes:
    """The characters of `u` that are below U+0100."""
    out: list[int] = []
    i: i64 = 0
    while i < u.length:
        c = code_at(u.data, u.kind, i)
        if c < 256:
            out.append(c)
        i += 1
    return bytes(out)


def in_chars(c: i64, chars: UnicodeObject | None) -> bool:
    if chars is None:
        return is_space(c)
    i: i64 = 0
    while i < chars.length:
        if code_at(chars.data, chars.kind, i) == c:
            return True
        i += 1
    return False


from rt.objects.listobject import (  # noqa: E402
    ListObject,
    list_append,
    list_new,
    list_reverse,
)
