"""Searching in code points of 1, 2 or 4 bytes.

Answers to Objects/stringlib/fastsearch.h. Bytes are searched by the host's own primitive
(memchr, Horspool and two-way). Wider code points are compared one by one over a short
window, then the host's primitive looks for the next place where the bytes agree; a place
that is not a multiple of the width is no match, and each such place doubles the window.

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
        i = scan2(data, needle, m, i, stop) if kind == 2 else scan4(data, needle, m, i, stop)
        if i < 0:
            return -i - 1
        if i > last:
            return -1
        at: i64 = data.find(needle, i * kind, end * kind)
        if at < 0:
            return -1
        i = at // kind
        if i * kind == at:
            return i
        i += 1
        window *= 2
    return -1


def scan2(data: bytes, needle: bytes, m: i64, i: i64, stop: i64) -> i64:
    """Look at positions from i up to stop: -1 - position of a match, or stop."""
    first = read_i16_le(needle, 0)
    last = read_i16_le(needle, 2 * m - 2)
    while i < stop:
        if read_i16_le(data, i << 1) == first:
            if m == 1:
                return -i - 1
            if read_i16_le(data, (i + m - 1) << 1) == last:
                if m == 2 or data[i << 1 : (i + m) << 1] == needle:
                    return -i - 1
        i += 1
    return stop


def scan4(data: bytes, needle: bytes, m: i64, i: i64, stop: i64) -> i64:
    """Like `scan2`, for four bytes."""
    first = read_i32_le(needle, 0)
    last = read_i32_le(needle, 4 * m - 4)
    while i < stop:
        if read_i32_le(data, i << 2) == first:
            if m == 1:
                return -i - 1
            if read_i32_le(data, (i + m - 1) << 2) == last:
                if m == 2 or data[i << 2 : (i + m) << 2] == needle:
                    return -i - 1
        i += 1
    return stop


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
            if data.startswith(needle, i * kind) if m > 1 else same_code(data, kind, needle, i):
                return i
            i -= 1
        if i < start:
            return -1
        at: i64 = data.rfind(needle, start * kind, (i + m) * kind)
        if at < 0:
            return -1
        i = at // kind
        if i * kind == at:
            return i
        window *= 2
    return -1


def same_code(data: bytes, kind: i64, needle: bytes, i: i64) -> bool:
    if kind == 2:
        return read_i16_le(data, i << 1) == read_i16_le(needle, 0)
    return read_i32_le(data, i << 2) == read_i32_le(needle, 0)


def count(
    data: bytes, kind: i64, needle: bytes, start: i64, end: i64, limit: i64
) -> i64:
    """How often `needle` occurs in data[start:end] without overlapping, at most `limit`."""
    if kind == 1 and limit >= end - start + 1:
        return data.count(needle, start, end)
    m = i64(len(needle)) // kind
    if m == 0:
        if start > end:
            return 0
        return end - start + 1 if end - start < limit else limit
    n: i64 = 0
    while n < limit:
        start = find(data, kind, needle, start, end)
        if start < 0:
            break
        n += 1
        start += m
    return n


def contains(data: bytes, kind: i64, needle: bytes) -> bool:
    """Does `needle` occur in `data`?"""
    if kind == 1:
        return needle in data
    return find(data, kind, needle, 0, i64(len(data)) // kind) >= 0
