"""Searching in code points of 1, 2 or 4 bytes.

Answers to Objects/stringlib/fastsearch.h. Bytes are searched by the host's own primitive
(memchr, Horspool and two-way). Wider code points are compared one by one over a window; then
memchr looks for the next byte that is the low byte of the needle's first code point. Each
time that this leads nowhere the window doubles: where the byte is frequent, comparing goes on.

Everywhere: `needle` has the same width as `data`, positions count code points, and
0 <= start, end <= the length of `data`.
"""

from __future__ import annotations

from typing import Final

from librt.strings import read_i16_le, read_i32_le
from mypy_extensions import i64

# How many code points are compared one by one: about what a call of bytes.find costs.
WINDOW: Final = 48


def find(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """The first position of `needle` in data[start:end], or -1. CPython: fastsearch"""
    if kind == 1:
        return data.find(needle, start, end)
    m = i64(len(needle)) // kind
    if m == 0:
        return start if start <= end else -1
    last = end - m
    i = start
    window: i64 = WINDOW
    while i <= last:
        stop = i + window
        if stop > last + 1:
            stop = last + 1
        i = scan(data, kind, needle, m, i, stop)
        if i < 0:
            return -i - 1
        if i > last:
            return -1
        at: i64 = data.find(needle[:1], i * kind, (last + 1) * kind)
        if at < 0:
            return -1
        i = at // kind
        window *= 2
    return -1


def scan(data: bytes, kind: i64, needle: bytes, m: i64, i: i64, stop: i64) -> i64:
    """Look at the positions from i up to stop: -1 - position of a match, or stop."""
    if kind == 2:
        first2 = read_i16_le(needle, 0)
        while i < stop:
            if read_i16_le(data, i << 1) == first2:
                if m == 1 or matches(data, 2, needle, m, i):
                    return -i - 1
            i += 1
    else:
        first4 = read_i32_le(needle, 0)
        while i < stop:
            if read_i32_le(data, i << 2) == first4:
                if m == 1 or matches(data, 4, needle, m, i):
                    return -i - 1
            i += 1
    return stop


def matches(data: bytes, kind: i64, needle: bytes, m: i64, i: i64) -> bool:
    """Is the needle of `m` code points at position i? Its last code point tells most often."""
    if kind == 2:
        if read_i16_le(data, (i + m - 1) << 1) != read_i16_le(needle, 2 * m - 2):
            return False
    elif read_i32_le(data, (i + m - 1) << 2) != read_i32_le(needle, 4 * m - 4):
        return False
    return m <= 2 or data[i * kind : (i + m) * kind] == needle


def rfind(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """The last position of `needle` in data[start:end], or -1."""
    if kind == 1:
        return data.rfind(needle, start, end)
    m = i64(len(needle)) // kind
    if m == 0:
        return end if start <= end else -1
    i = end - m
    window: i64 = WINDOW
    while i >= start:
        stop = i - window
        if stop < start - 1:
            stop = start - 1
        while i > stop:
            if same_code(data, kind, needle, i) and (m == 1 or matches(data, kind, needle, m, i)):
                return i
            i -= 1
        if i < start:
            return -1
        at: i64 = data.rfind(needle[:1], start * kind, (i + 1) * kind)
        if at < 0:
            return -1
        i = at // kind
        window *= 2
    return -1


def same_code(data: bytes, kind: i64, needle: bytes, i: i64) -> bool:
    if kind == 2:
        return read_i16_le(data, i << 1) == read_i16_le(needle, 0)
    return read_i32_le(data, i << 2) == read_i32_le(needle, 0)


def count(data: bytes, kind: i64, needle: bytes, start: i64, end: i64, limit: i64) -> i64:
    """How often `needle` occurs in data[start:end] without overlapping, at most `limit`."""
    if kind == 1 and limit >= end - start + 1:
        return data.count(needle, start, end)
    m = i64(len(needle)) // kind
    if m == 0:
        if start > end:
            return 0
        return end - start + 1 if end - start < limit else limit
    if m == 1 and kind == 2 and limit >= end - start:
        return count_code(data, needle, start, end)
    n: i64 = 0
    while n < limit:
        start = find(data, kind, needle, start, end)
        if start < 0:
            break
        n += 1
        start += m
    return n


def count_code(data: bytes, needle: bytes, i: i64, end: i64) -> i64:
    """How often one code point of two bytes occurs."""
    c = read_i16_le(needle, 0)
    n: i64 = 0
    while i < end:
        if read_i16_le(data, i << 1) == c:
            n += 1
        i += 1
    return n


def contains(data: bytes, kind: i64, needle: bytes) -> bool:
    """Does `needle` occur in `data`?"""
    # Not `needle in data`, which first tries the needle as a number, by way of an exception.
    if kind == 1:
        return data.find(needle) >= 0
    return find(data, kind, needle, 0, i64(len(data)) // kind) >= 0
