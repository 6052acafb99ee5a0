"""Searching in code points of 1, 2 or 4 bytes.

Answers to Objects/stringlib/fastsearch.h. Bytes are searched by the host's own primitive
(memchr, Horspool and two-way), and so are the bytes of wider code points: what it finds between
two of them is passed over, and where that happens often a linear search takes its place. A
single wider code point is compared with one after the other over a window; then memchr looks
for the next byte that is its low byte. Each time that this leads nowhere the window doubles:
where the byte is frequent, comparing goes on.

Everywhere: `needle` has the same width as `data`, positions count code points, and
0 <= start, end <= the length of `data`.
"""

from __future__ import annotations

from typing import Final

from librt.strings import read_i16_le, read_i32_le
from librt.vecs import vec
from mypy_extensions import i64

# How many code points are compared one by one: about what a call of bytes.find costs.
WINDOW: Final = 48
# Of so many bytes the first ones are compared here.
SHORT: Final = 32
# So many matches between two code points are passed over.
MANY: Final = 16


def find(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """The first position of `needle` in data[start:end], or -1. CPython: fastsearch"""
    if kind == 1:
        return data.find(needle, start, end)
    m = i64(len(needle)) // kind
    if m == 0:
        return start if start <= end else -1
    if m == 1:
        return find_code(data, kind, needle, start, end)
    at: i64 = start * kind
    missed: i64 = 0
    while missed < MANY:
        at = data.find(needle, at, end * kind)
        if at < 0:
            return -1
        if at & (kind - 1) == 0:
            return at // kind
        at += 1
        missed += 1
    return find_linear(data, kind, needle, m, at // kind, end)


def find_bytes(data: bytes, needle: bytes) -> i64:
    """The first position of `needle` in `data`, or -1."""
    n: i64 = len(data)
    m: i64 = len(needle)
    # Looking at few bytes costs less than asking the host.
    if n > SHORT or m == 0 or m > n:
        return data.find(needle)
    first = needle[0]
    last = n - m
    i: i64 = 0
    while i <= last:
        if data[i] == first and (m == 1 or data[i : i + m] == needle):
            return i
        i += 1
    return -1


def find_code(data: bytes, kind: i64, needle: bytes, i: i64, end: i64) -> i64:
    """The first position of one code point, or -1. CPython: find_char"""
    window: i64 = WINDOW
    while i < end:
        stop = i + window
        if stop > end:
            stop = end
        i = scan(data, kind, needle, i, stop)
        if i < 0:
            return -i - 1
        if i >= end:
            return -1
        at: i64 = data.find(needle[:1], i * kind, end * kind)
        if at < 0:
            return -1
        i = at // kind
        window *= 2
    return -1


def scan(data: bytes, kind: i64, needle: bytes, i: i64, stop: i64) -> i64:
    """Look at the positions from i up to stop: -1 - position of the code point, or stop."""
    if kind == 2:
        first2 = read_i16_le(needle, 0)
        while i < stop:
            if read_i16_le(data, i << 1) == first2:
                return -i - 1
            i += 1
    else:
        first4 = read_i32_le(needle, 0)
        while i < stop:
            if read_i32_le(data, i << 2) == first4:
                return -i - 1
            i += 1
    return stop


def code(data: bytes, kind: i64, i: i64) -> i64:
    """Code point i, for comparing with others of the same width."""
    return i64(read_i16_le(data, i << 1)) if kind == 2 else i64(read_i32_le(data, i << 2))


def find_linear(data: bytes, kind: i64, needle: bytes, m: i64, i: i64, end: i64) -> i64:
    """As `find`, never looking at a position twice (Knuth, Morris and Pratt)."""
    # How much of the needle still matches when its first j code points did and no more.
    border = vec[i64]([0] * (m + 1))
    j: i64 = 1
    k: i64 = 0
    while j < m:
        c = code(needle, kind, j)
        while k > 0 and code(needle, kind, k) != c:
            k = border[k]
        if code(needle, kind, k) == c:
            k += 1
        j += 1
        border[j] = k
    k = 0
    while i < end:
        c = code(data, kind, i)
        while k > 0 and code(needle, kind, k) != c:
            k = border[k]
        if code(needle, kind, k) == c:
            k += 1
            if k == m:
                return i - m + 1
        i += 1
    return -1


def rfind(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """The last position of `needle` in data[start:end], or -1."""
    if kind == 1:
        return data.rfind(needle, start, end)
    m = i64(len(needle)) // kind
    if m == 0:
        return end if start <= end else -1
    if m == 1:
        return rfind_code(data, kind, needle, start, end)
    low = start * kind
    high = end * kind
    missed: i64 = 0
    while missed < MANY:
        at: i64 = data.rfind(needle, low, high)
        if at < 0:
            return -1
        if at & (kind - 1) == 0:
            return at // kind
        # The next match begins earlier, so it ends earlier too.
        high = at + m * kind - 1
        missed += 1
    i = high // kind - m
    while i >= start:
        if same_code(data, kind, needle, i) and data[i * kind : (i + m) * kind] == needle:
            return i
        i -= 1
    return -1


def rfind_code(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """The last position of one code point, or -1. CPython: rfind_char"""
    i = end - 1
    window: i64 = WINDOW
    while i >= start:
        stop = i - window
        if stop < start - 1:
            stop = start - 1
        while i > stop:
            if same_code(data, kind, needle, i):
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
    if m == 1 and limit >= end - start:
        return count_code(data, kind, needle, start, end)
    n: i64 = 0
    while n < limit:
        start = find(data, kind, needle, start, end)
        if start < 0:
            break
        n += 1
        start += m
    return n


def count_code(data: bytes, kind: i64, needle: bytes, i: i64, end: i64) -> i64:
    """How often one code point occurs."""
    n: i64 = 0
    if kind == 2:
        c = read_i16_le(needle, 0)
        while i < end:
            if read_i16_le(data, i << 1) == c:
                n += 1
            i += 1
    else:
        c4 = read_i32_le(needle, 0)
        while i < end:
            if read_i32_le(data, i << 2) == c4:
                n += 1
            i += 1
    return n


def contains(data: bytes, kind: i64, needle: bytes) -> bool:
    """Does `needle` occur in `data`?"""
    # Not `needle in data`, which first tries the needle as a number, by way of an exception.
    if kind == 1:
        return find_bytes(data, needle) >= 0
    return find(data, kind, needle, 0, i64(len(data)) // kind) >= 0
