"""Searching in code points of 1, 2 or 4 bytes.

Answers to Objects/stringlib/fastsearch.h. In bytes what is near is found here, what is farther by
the host's own primitive (memchr, Horspool and two-way). Wider code points are searched by
Horspool's method with a Bloom filter for what is not in the needle; where comparing does not lead
anywhere, by a linear one. A single wider code point is compared with the lanes of eight bytes at a
time (see `zero_lanes`) over a window; then memchr looks for the next byte that is its low byte.
Each time that this leads nowhere the window doubles: where the byte is frequent, comparing goes on.

Everywhere: `needle` has the same width as `data`, positions count code points, and
0 <= start, end <= the length of `data`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from librt.strings import BytesWriter, read_i16_le, read_i32_le, read_i64_le, write_i64_le
from librt.vecs import append, extend, vec
from mypy_extensions import i64, u8

# How many code points are compared one by one: about what a call of bytes.find costs.
WINDOW: Final = 48
# How many are compared word by word, and how many words without the code point say that it is rare.
WIDE_WINDOW: Final = 256
RARE: Final = 32
# In a text of so many code points a needle is worth taking apart into words.
LONG: Final = 256
# So many bytes are overwritten before it is asked whether that was of use.
BLOCK: Final = 256
# So many lanes can be counted in one before the count needs another.
COUNTED: Final = 32767
# So many bytes are looked at one by one before the host is asked.
NEAR: Final = 16
# So many bytes are compared by the host.
MANY: Final = 128
# A word's bytes but the highest.
SEVEN_BYTES: Final = 72057594037927935
# The host's methods, without a look-up at each call.
HOST_FIND: Final[Callable[[bytes, bytes], int]] = bytes.find
HOST_COUNT: Final[Callable[[bytes, bytes], int]] = bytes.count
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


# Eight bytes at a time. Each code point in them is a lane.


def lane_units(kind: i64) -> i64:
    """A 1 in each lane of `kind` bytes."""
    if kind == 1:
        return 0x0101010101010101
    if kind == 2:
        return 0x0001000100010001
    return 0x0000000100000001


def zero_lanes(x: i64, ones: i64, top: i64) -> i64:
    """A 1 in each lane of x that is 0.

    Args:
        ones: a 1 in each lane.
        top: the number of a lane's highest bit.
    """
    rest = (ones << top) - ones
    return ~((((x & rest) + rest) | x) >> top) & ones


def first_lane(lanes: i64, width: i64) -> i64:
    """The number of the first lane that is 1, of lanes of `width` bits with such a one."""
    i: i64 = 0
    while lanes & 1 == 0:
        lanes >>= width
        i += 1
    return i


def filled_lanes(data: bytes, kind: i64) -> i64:
    """Eight bytes with the code point that `data` is in each lane."""
    if kind == 1:
        c = i64(data[0])
        high = c if c < 0x80 else c - 0x100
    else:
        c = code(data, kind, 0)
        high = c if kind == 4 or c < 0x8000 else c - 0x10000
    # The highest lane has the sign.
    width = kind << 3
    top: i64 = 64 - width
    one: i64 = 1
    one <<= top
    return (lane_units(kind) - one) * c + (high << top)


def overwritten(data: bytes, kind: i64, old: bytes, new: bytes, first: i64) -> bytes:
    """`data`, of at least eight bytes, with the code point `new` in place of each `old`.

    Args:
        first: where the first `old` is.
    """
    out = BytesWriter()
    out.write(data)
    if kind == 1:
        overwrite_bytes(data, old, new, first, out)
    else:
        overwrite_wide(data, kind, old, new, first, out)
    return out.getvalue()


def overwrite_bytes(data: bytes, old: bytes, new: bytes, first: i64, out: BytesWriter) -> None:
    """Put `new` in place of each `old` in `out`, a copy of `data`.

    The words from the first one on are written anew, without asking which have an `old`.
    """
    size: i64 = len(data)
    last = size - 8
    ones = lane_units(1)
    pattern = filled_lanes(old, 1)
    change = pattern ^ filled_lanes(new, 1)
    at = first & -8
    if at > last:
        at = last
    out.truncate(at)
    while True:
        # A block, after which it is asked whether there was any.
        stop = at + BLOCK
        if stop > last:
            stop = last + 1
        seen: i64 = 0
        while at < stop:
            word = read_i64_le(data, at)
            lanes = zero_lanes(word ^ pattern, ones, 7)
            seen |= lanes
            # All bits of those lanes: of the highest without leaving the range of numbers.
            bits = ((lanes & SEVEN_BYTES) << 8) - lanes
            write_i64_le(out, word ^ (bits & change))
            at += 8
        if at > last:
            if at == size:
                return
            # The last word overlaps the one before it.
            at = last
            out.truncate(at)
        elif seen == 0:
            stop = find_bytes(data, old, at, size) & -8
            if stop < 0 or stop > last:
                stop = last
            out.write(data[at:stop])
            at = stop


def overwrite_wide(
    data: bytes, kind: i64, old: bytes, new: bytes, first: i64, out: BytesWriter
) -> None:
    """Put `new` in place of each `old` in `out`, a copy of `data`, of wide code points."""
    size: i64 = len(data)
    width = kind << 3
    top = width - 1
    ones = lane_units(kind)
    highest = ones << top
    rest = highest - ones
    wanted = code(old, kind, 0)
    pattern = ones * wanted
    shift = kind >> 1
    at = (first << shift) & -8
    put = code(new, kind, 0)
    missed: i64 = 0
    while at <= size - 16:
        # Two words at a time: most have no `old`.
        x = read_i64_le(data, at) ^ pattern
        y = read_i64_le(data, at + 8) ^ pattern
        if ~((((x & rest) + rest) | x) & (((y & rest) + rest) | y)) & highest != 0:
            missed = 0
            lanes = zero_lanes(x, ones, top)
            if lanes != 0:
                put_in_lanes(out, at, lanes, kind, put)
            lanes = zero_lanes(y, ones, top)
            if lanes != 0:
                put_in_lanes(out, at + 8, lanes, kind, put)
            at += 16
        elif missed < RARE:
            missed += 1
            at += 16
        else:
            missed = 0
            i = find_code(data, kind, old, at >> shift, size >> shift)
            if i < 0:
                return
            at = (i << shift) & -8
    while at < size:
        if code(data, kind, at >> shift) == wanted:
            put_in_lanes(out, at, 1, kind, put)
        at += kind


def put_in_lanes(out: BytesWriter, at: i64, lanes: i64, kind: i64, c: i64) -> None:
    """Write a wide code point to those lanes of the word at `at` that are 1 in `lanes`."""
    width = kind << 3
    while lanes != 0:
        if lanes & 1 != 0:
            out[at] = u8(c & 0xFF)
            out[at + 1] = u8((c >> 8) & 0xFF)
            if kind == 4:
                # The fourth byte is always 0.
                out[at + 2] = u8(c >> 16)
        lanes >>= width
        at += kind


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
        return HOST_FIND(data, needle) if start == 0 else data.find(needle, i)
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


def lies_at(data: bytes, at: i64, needle: bytes, size: i64) -> bool:
    """Does `needle`, of `size` bytes, lie in `data` at byte `at`, where there are as many?"""
    return size == 0 or (data[at] == needle[0] and same_bytes(data, at, needle, size))


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
    tail: i64 = len(wanted) - 8
    words = words_of(wanted) if tail >= 0 and stop - i > LONG else NO_PLACES
    few = len(words) == 0
    if needle.kind == 2:
        end2 = read_i16_le(wanted, last << 1)
        while i <= stop:
            if read_i16_le(data, (i + last) << 1) == end2:
                if few:
                    j = agreeing(data, i << 1, wanted, m << 1)
                else:
                    j = agreeing_words(data, i << 1, words, tail)
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
            if few:
                j = agreeing(data, i << 2, wanted, m << 2)
            else:
                j = agreeing_words(data, i << 2, words, tail)
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
    """As `positions`, of one code point."""
    found = vec[i64]()
    wanted = code(needle, kind, 0)
    ones = lane_units(kind)
    width = kind << 3
    pattern = ones * wanted
    lanes = 8 >> (kind >> 1)
    missed: i64 = 0
    while i < end and limit > 0:
        if end - i < lanes:
            if code(data, kind, i) == wanted:
                found = append(found, i)
                limit -= 1
            i += 1
            continue
        hits = zero_lanes(read_i64_le(data, i * kind) ^ pattern, ones, width - 1)
        if hits != 0:
            missed = 0
            j = i
            while hits != 0 and limit > 0:
                if hits & 1 != 0:
                    found = append(found, j)
                    limit -= 1
                hits >>= width
                j += 1
        elif missed == RARE:
            i = find(data, kind, needle, i, end)
            if i < 0:
                break
            missed = 0
            continue
        else:
            missed += 1
        i += lanes
    return found


def words_of(needle: bytes) -> vec[i64]:
    """The words of eight bytes that a needle, which is as long, is; the last one ends with it."""
    n: i64 = (len(needle) + 7) >> 3
    words = vec[i64]([0] * n)
    i: i64 = 0
    while i < n - 1:
        words[i] = read_i64_le(needle, i << 3)
        i += 1
    words[i] = read_i64_le(needle, len(needle) - 8)
    return words


def agreeing_words(data: bytes, at: i64, words: vec[i64], tail: i64) -> i64:
    """As `agreeing`, of a needle of `tail + 8` bytes that `words_of` has taken apart."""
    i: i64 = 0
    n: i64 = len(words) - 1
    while i < n:
        if read_i64_le(data, at + (i << 3)) != words[i]:
            return i
        i += 1
    if read_i64_le(data, at + tail) != words[n]:
        return n
    return -1


def agreeing(data: bytes, at: i64, needle: bytes, size: i64) -> i64:
    """How many words of eight bytes agree before one that does not; -1: all `size` bytes do.

    `data` has as many at `at`; `size` is at least 4.
    """
    if size < 8:
        last = size - 4
        if read_i32_le(data, at) != read_i32_le(needle, 0):
            return 0
        if read_i32_le(data, at + last) != read_i32_le(needle, last):
            return 0
        return -1
    i: i64 = 0
    last = size - 8
    while i < last:
        if read_i64_le(data, at + i) != read_i64_le(needle, i):
            return i >> 3
        i += 8
    if read_i64_le(data, at + last) != read_i64_le(needle, last):
        return i >> 3
    return -1


def positions(data: bytes, kind: i64, needle: bytes, start: i64, end: i64, limit: i64) -> vec[i64]:
    """Where `needle`, which is not empty, occurs without overlapping, at most `limit` times."""
    found = vec[i64]()
    m = i64(len(needle)) >> (kind >> 1)
    if m == 1:
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
    window: i64 = WIDE_WINDOW
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
    wanted = code(needle, kind, 0)
    ones = lane_units(kind)
    width = kind << 3
    pattern = ones * wanted
    at = i * kind
    last = stop * kind - 8
    while at <= last:
        hits = zero_lanes(read_i64_le(data, at) ^ pattern, ones, width - 1)
        if hits != 0:
            return -1 - (at >> (kind >> 1)) - first_lane(hits, width)
        at += 8
    i = at >> (kind >> 1)
    while i < stop:
        if code(data, kind, i) == wanted:
            return -i - 1
        i += 1
    return stop


def code(data: bytes, kind: i64, i: i64) -> i64:
    """Code point i of `kind` bytes."""
    if kind == 1:
        return i64(data[i])
    if kind == 2:
        return i64(read_i16_le(data, i << 1)) & 0xFFFF
    return i64(read_i32_le(data, i << 2))


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
    # What is near is found before the needle has been looked through.
    near = end - m - NEAR
    if near < start - 1:
        near = start - 1
    i = end - m
    while i > near:
        if code(data, kind, i) == first and agreeing(data, i * kind, needle, size) < 0:
            return i
        i -= 1
    end = i + m
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
        c = code(data, kind, i)
        before = code(data, kind, i - 1) if i > start else first
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
            return HOST_COUNT(data, needle)
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
    """How often one wide code point occurs."""
    wanted = code(needle, kind, 0)
    ones = lane_units(kind)
    width = kind << 3
    pattern = ones * wanted
    lane: i64 = 0xFFFF if kind == 2 else 0xFFFFFFFF
    at = i * kind
    stop = end * kind - 7
    n: i64 = 0
    while at < stop:
        pause = at + 8 * COUNTED
        if pause > stop:
            pause = stop
        counts: i64 = 0
        while at < pause:
            counts += zero_lanes(read_i64_le(data, at) ^ pattern, ones, width - 1)
            at += 8
        while counts != 0:
            n += counts & lane
            counts >>= width
    i = at >> (kind >> 1)
    while i < end:
        if code(data, kind, i) == wanted:
            n += 1
        i += 1
    return n


def contains(data: bytes, kind: i64, needle: bytes) -> bool:
    """Does `needle` occur in `data`?"""
    # Not `needle in data`, which first tries the needle as a number, by way of an exception.
    return find(data, kind, needle, 0, i64(len(data)) >> (kind >> 1)) >= 0
