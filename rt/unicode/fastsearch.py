"""Searching in code points of 1, 2 or 4 bytes.

Answers to Objects/stringlib/fastsearch.h. In bytes what is near is found here, what is farther by
the host's own primitive (memchr, Horspool and two-way). Wider code points are searched by
Horspool's method with a Bloom filter for what is not in the needle; where comparing does not lead
anywhere, by a linear one. A single wider code point is compared with one after the other over a
window; then memchr looks for the next byte that is its low byte. Each time that this leads nowhere
the window doubles: where the byte is frequent, comparing goes on.

Everywhere: `needle` has the same width as `data`, positions count code points, and
0 <= start, end <= the length of `data`.
"""

from __future__ import annotations

from typing import Final

from librt.strings import read_i16_le, read_i32_le, read_i64_le
from librt.vecs import append, extend, vec
from mypy_extensions import i64

# How many code points are compared one by one: about what a call of bytes.find costs.
WINDOW: Final = 48
# So many bytes are looked at one by one before the host is asked.
NEAR: Final = 16
# So many bytes are compared by the host.
MANY: Final = 128
# No limit.
UNLIMITED: Final = 4611686018427387903
NO_PLACES: Final = vec[i64]()
# So many comparisons that lead nowhere are nothing yet.
PATIENCE: Final = 64


class Needle:
    """Something of at least two wide code points to search for.

    Attributes:
        size: how many code points.
        gap: how far the last code point is from the one before that is the same, less 1.
        bloom: a bit for each code point's lowest six bits.
    """

    def __init__(self, data: bytes, kind: i64) -> None:
        self.data: Final = data
        self.kind: Final[i64] = kind
        self.size: Final[i64] = i64(len(data)) >> (kind >> 1)
        last = self.size - 1
        end = code(data, kind, last)
        gap = last
        bloom = bit(1, end)
        i: i64 = 0
        while i < last:
            c = code(data, kind, i)
            bloom |= bit(1, c)
            if c == end:
                gap = last - i - 1
            i += 1
        self.gap: Final[i64] = gap
        self.bloom: Final[i64] = bloom


def bit(one: i64, c: i64) -> i64:
    """1 << c. With a literal 1 the compiled form would have 32 bits."""
    return one << (c & 63)


def find(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """The first position of `needle` in data[start:end], or -1. CPython: fastsearch"""
    if kind == 1:
        return find_bytes(data, needle, start, end)
    m = i64(len(needle)) >> (kind >> 1)
    if m == 0:
        return start if start <= end else -1
    if m == 1:
        return find_code(data, kind, needle, start, end)
    if end - start < m:
        return -1
    return search_wide(data, Needle(needle, kind), start, end, 1, NO_PLACES)[1]


def find_bytes(data: bytes, needle: bytes, start: i64, end: i64) -> i64:
    """As `find`, in bytes."""
    m: i64 = len(needle)
    if m == 0:
        return start if start <= end else -1
    first = needle[0]
    i = start
    near = end - m + 1
    if near > start + NEAR:
        near = start + NEAR
    while i < near:
        if data[i] == first and (m == 1 or same_bytes(data, i, needle, m)):
            return i
        i += 1
    if i + m > end:
        return -1
    if end == len(data):
        # Without bounds for the host to take apart, where that is the same.
        return data.find(needle) if start == 0 else data.find(needle, i)
    return data.find(needle, i, end)


def same_bytes(data: bytes, at: i64, needle: bytes, m: i64) -> bool:
    """Does `needle`, of m bytes, lie in `data` at `at`, where there are as many?"""
    if data[at + m - 1] != needle[m - 1]:
        return False
    if m > MANY:
        return data[at : at + m] == needle
    if m >= 4:
        return agreeing(data, at, needle, m) < 0
    return m < 3 or data[at + 1] == needle[1]


def search_wide(
    data: bytes, needle: Needle, i: i64, end: i64, limit: i64, places: vec[i64]
) -> tuple[i64, i64]:
    """How often `needle` occurs in data[i:end] without overlapping, and where for the last time.

    Args:
        limit: how often at most, at least 1.
        places: takes the positions, as many as it has room for.

    Returns:
        With the position -1 for none. CPython: default_find, adaptive_find
    """
    room: i64 = len(places)
    m = needle.size
    gap = needle.gap
    bloom = needle.bloom
    wanted = needle.data
    last = m - 1
    stop = end - m
    n: i64 = 0
    found: i64 = -1
    patience = PATIENCE + 4 * m
    begin = i
    if needle.kind == 2:
        end2 = read_i16_le(wanted, last << 1)
        while i <= stop:
            if read_i16_le(data, (i + last) << 1) == end2:
                j = agreeing(data, i << 1, wanted, m << 1)
                if j >= 0:
                    patience -= j + 1
                    if patience + i - begin < 0:
                        i = find_linear(data, 2, wanted, m, i, end)
                        if i < 0:
                            break
                        j = -1
                if j < 0:
                    if n < room:
                        places[n] = i
                    n += 1
                    found = i
                    if n == limit:
                        break
                    i += m
                    continue
                if i < stop and (bloom >> (i64(read_i16_le(data, (i + m) << 1)) & 63)) & 1 == 0:
                    i += m
                else:
                    i += gap
            elif i < stop and (bloom >> (i64(read_i16_le(data, (i + m) << 1)) & 63)) & 1 == 0:
                i += m
            i += 1
        return n, found
    end4 = read_i32_le(wanted, last << 2)
    while i <= stop:
        if read_i32_le(data, (i + last) << 2) == end4:
            j = agreeing(data, i << 2, wanted, m << 2)
            if j >= 0:
                patience -= j + 1
                if patience + i - begin < 0:
                    i = find_linear(data, 4, wanted, m, i, end)
                    if i < 0:
                        break
                    j = -1
            if j < 0:
                if n < room:
                    places[n] = i
                n += 1
                found = i
                if n == limit:
                    break
                i += m
                continue
            if i < stop and (bloom >> (i64(read_i32_le(data, (i + m) << 2)) & 63)) & 1 == 0:
                i += m
            else:
                i += gap
        elif i < stop and (bloom >> (i64(read_i32_le(data, (i + m) << 2)) & 63)) & 1 == 0:
            i += m
        i += 1
    return n, found


def positions_of_code(
    data: bytes, kind: i64, needle: bytes, i: i64, end: i64, limit: i64
) -> vec[i64]:
    """As `positions`, of one wide code point."""
    found = vec[i64]()
    wanted = code(needle, kind, 0)
    missed: i64 = 0
    while i < end and limit > 0:
        if kind == 2:
            c = i64(read_i16_le(data, i << 1))
        else:
            c = i64(read_i32_le(data, i << 2))
        if c == wanted:
            found = append(found, i)
            limit -= 1
            missed = 0
        elif missed < WINDOW:
            missed += 1
        else:
            # It is rare.
            i = find_code(data, kind, needle, i, end)
            if i < 0:
                break
            missed = 0
            continue
        i += 1
    return found


def agreeing(data: bytes, at: i64, needle: bytes, size: i64) -> i64:
    """How many words of eight bytes agree before one that does not; -1: all `size` bytes do.

    `data` has as many at `at`; `size` is at least 4.
    """
    if size < 8:
        last = size - 4
        if read_i32_le(data, at) != read_i32_le(needle, 0):
            return 0
        return -1 if read_i32_le(data, at + last) == read_i32_le(needle, last) else 0
    i: i64 = 0
    last = size - 8
    while i < last:
        if read_i64_le(data, at + i) != read_i64_le(needle, i):
            return i >> 3
        i += 8
    return -1 if read_i64_le(data, at + last) == read_i64_le(needle, last) else i >> 3


def positions(data: bytes, kind: i64, needle: bytes, start: i64, end: i64, limit: i64) -> vec[i64]:
    """Where `needle`, which is not empty, occurs without overlapping, at most `limit` times."""
    found = vec[i64]()
    m = i64(len(needle)) >> (kind >> 1)
    if m == 1 and kind > 1:
        return positions_of_code(data, kind, needle, start, end, limit)
    if kind == 1 or end - start < m:
        while limit > 0:
            start = find(data, kind, needle, start, end)
            if start < 0:
                break
            found = append(found, start)
            start += m
            limit -= 1
        return found
    wide = Needle(needle, kind)
    room: i64 = 16
    while limit > 0:
        places = vec[i64]([0] * room)
        n, last = search_wide(data, wide, start, end, limit if limit < room else room, places)
        found = extend(found, places if n == room else places[:n])
        if n < room:
            break
        limit -= n
        start = last + m
        room *= 2
    return found


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
        i = at >> (kind >> 1)
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
        return rfind_bytes(data, needle, start, end)
    m = i64(len(needle)) >> (kind >> 1)
    if m == 0:
        return end if start <= end else -1
    if m == 1:
        return rfind_code(data, kind, needle, start, end)
    return rfind_wide(data, kind, needle, start, end)


def rfind_bytes(data: bytes, needle: bytes, start: i64, end: i64) -> i64:
    """As `rfind`, in bytes."""
    m: i64 = len(needle)
    if m == 0:
        return end if start <= end else -1
    first = needle[0]
    i = end - m
    near = i - NEAR
    if near < start - 1:
        near = start - 1
    while i > near:
        if data[i] == first and (m == 1 or same_bytes(data, i, needle, m)):
            return i
        i -= 1
    if i < start:
        return -1
    return data.rfind(needle, start, i + m)


def rfind_wide(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """As `rfind`, in several wide code points. CPython: default_rfind"""
    size: i64 = len(needle)
    m = size >> (kind >> 1)
    first = code(needle, kind, 0)
    end_code = code(needle, kind, m - 1)
    bloom = bit(1, first)
    gap = m - 1
    i = m - 1
    while i > 0:
        c = code(needle, kind, i)
        bloom |= bit(1, c)
        if c == first:
            gap = i - 1
        i -= 1
    i = end - m
    while i >= start:
        if kind == 2:
            c = i64(read_i16_le(data, i << 1))
            before = i64(read_i16_le(data, (i - 1) << 1)) if i > start else first
        else:
            c = i64(read_i32_le(data, i << 2))
            before = i64(read_i32_le(data, (i - 1) << 2)) if i > start else first
        if c == first:
            if code(data, kind, i + m - 1) == end_code:
                if agreeing(data, i * kind, needle, size) < 0:
                    return i
        if (bloom >> (before & 63)) & 1 == 0:
            i -= m
        elif c == first:
            i -= gap
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
        i = at >> (kind >> 1)
        window *= 2
    return -1


def same_code(data: bytes, kind: i64, needle: bytes, i: i64) -> bool:
    if kind == 2:
        return read_i16_le(data, i << 1) == read_i16_le(needle, 0)
    return read_i32_le(data, i << 2) == read_i32_le(needle, 0)


def count(data: bytes, kind: i64, needle: bytes, start: i64, end: i64) -> i64:
    """How often `needle` occurs in data[start:end] without overlapping."""
    if kind == 1:
        if start == 0 and end == len(data):
            return data.count(needle)
        return data.count(needle, start, end)
    m = i64(len(needle)) >> (kind >> 1)
    if m == 0:
        return end - start + 1 if start <= end else 0
    if m == 1:
        return count_code(data, kind, needle, start, end)
    if end - start < m:
        return 0
    return search_wide(data, Needle(needle, kind), start, end, UNLIMITED, NO_PLACES)[0]


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
    return find(data, kind, needle, 0, i64(len(data)) >> (kind >> 1)) >= 0
