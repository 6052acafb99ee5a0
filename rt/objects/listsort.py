"""Sorting.

Answers to the second half of Objects/listobject.c (and listsort.txt): a stable merge sort
that finds runs, merges them by power, and gallops where one run wins often.

What always holds: only the numbers of the items move. `order[i]` is the number of the item that
is at place i at present, so whatever a comparison raises, `order` is a permutation. While
keys are compared the list is empty; whoever finds it otherwise afterwards raises ValueError.
The sequence of comparisons is CPython's.
"""

from __future__ import annotations

from typing import Final

from librt.strings import BytesWriter, read_f64_le, read_i64_be, read_i64_le, write_f64_le
from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import EQ, LT, NONE, Object
from rt.objects.tupleobject import TupleObject, hold_all

# Shorter parts are sorted by binary insertion.
MAX_MINRUN: Final = 64
# Wins in a row that make a merge gallop.
MIN_GALLOP: Final = 7

# How keys are compared.
BY_OBJECT: Final = 0
BY_INT: Final = 1
# Only when there is a NaN; else their bits are ints.
BY_FLOAT: Final = 2
# By their beginnings as ints; where these are equal, as a whole.
BY_STRING: Final = 3
# Tuples: their first items as one of these.
BY_TUPLE: Final = 4

# What only the sign bit is set in, and 56 bits.
SIGN_BIT: Final = read_i64_le(b"\0\0\0\0\0\0\0\x80", 0)
SEVEN_BYTES: Final = 72057594037927935

NO_NUMBERS: Final = vec[i64]()
NO_FLOATS: Final = vec[float]()


class Run:
    """A sorted part that waits for its merge."""

    def __init__(self, start: i64, length: i64) -> None:
        self.start: i64 = start
        self.length: i64 = length
        self.power: i64 = 0


class MergeState:
    """One sort."""

    def __init__(self, keys: vec[Object | None], n: i64) -> None:
        self.n: Final[i64] = n
        self.keys: vec[Object | None] = keys
        self.ints: vec[i64] = NO_NUMBERS
        self.floats: vec[float] = NO_FLOATS
        self.kind: i64 = BY_OBJECT
        # How the first items of tuples are compared.
        self.first_kind: i64 = BY_OBJECT
        self.order: vec[i64] = NO_NUMBERS
        self.temp: vec[i64] = NO_NUMBERS
        self.min_gallop: i64 = MIN_GALLOP
        self.pending: list[Run] = []

    def number(self) -> None:
        """Number the items from 0 on."""
        n = self.n
        order = vec[i64]([0] * n)
        i: i64 = 0
        while i < n:
            order[i] = i
            i += 1
        self.order = order


# Comparing.


def less(ms: MergeState, ints: vec[i64], a: i64, b: i64) -> i64:
    """Is item number a less than item number b? 1, 0, or -1 with an exception.

    Args:
        ints: `ms.ints`, which the caller has in a variable.
    """
    kind = ms.kind
    if kind == BY_INT or kind == BY_STRING:
        m = ints[a]
        n = ints[b]
        if m != n or kind == BY_INT:
            return 1 if m < n else 0
    elif kind == BY_FLOAT:
        return 1 if ms.floats[a] < ms.floats[b] else 0
    x = ms.keys[a]
    y = ms.keys[b]
    assert x is not None and y is not None
    if kind == BY_TUPLE:
        assert isinstance(x, TupleObject) and isinstance(y, TupleObject)
        return less_tuple(ms, x, y)
    return less_key(kind, x, y)


def less_key(kind: i64, x: Object, y: Object) -> i64:
    """`x < y` of keys that are known to be of one kind."""
    if kind == BY_STRING:
        assert isinstance(x, UnicodeObject) and isinstance(y, UnicodeObject)
        return 1 if unicode_compare(x, y) < 0 else 0
    if kind == BY_INT:
        assert isinstance(x, CompactLong) and isinstance(y, CompactLong)
        return 1 if x.value < y.value else 0
    if kind == BY_FLOAT:
        assert isinstance(x, FloatObject) and isinstance(y, FloatObject)
        return 1 if x.value < y.value else 0
    return rich_compare_bool(x, y, LT)


def less_tuple(ms: MergeState, x: TupleObject, y: TupleObject) -> i64:
    """CPython: unsafe_tuple_compare"""
    n = x.n if x.n < y.n else y.n
    i: i64 = 0
    while i < n:
        a = x.item(i)
        b = y.item(i)
        r = rich_compare_bool(a, b, EQ)
        if r < 0:
            return -1
        if r == 0:
            if i == 0:
                return less_key(ms.first_kind, a, b)
            return rich_compare_bool(a, b, LT)
        i += 1
    return 1 if x.n < y.n else 0


def key_kind(x: Object) -> i64:
    """How keys can be compared when all are as this one."""
    if isinstance(x, CompactLong):
        return BY_INT
    if isinstance(x, FloatObject):
        return BY_FLOAT
    if isinstance(x, UnicodeObject):
        return BY_STRING
    return BY_OBJECT


def choose_kind(ms: MergeState) -> None:
    """See whether all keys are of one kind. CPython: the pre-sort check of list_sort_impl"""
    keys = ms.keys
    n = ms.n
    first = keys[0]
    if isinstance(first, CompactLong):
        number_ints(ms)
        return
    if isinstance(first, FloatObject):
        number_floats(ms)
        return
    i: i64 = 0
    if isinstance(first, UnicodeObject):
        while i < n:
            if not isinstance(keys[i], UnicodeObject):
                return
            i += 1
        ms.ints = prefixes(keys, n)
        ms.kind = BY_STRING
        return
    if not isinstance(first, TupleObject) or first.n == 0:
        return
    kind = key_kind(first.item(0))
    while i < n:
        x = keys[i]
        if not isinstance(x, TupleObject) or x.n == 0:
            return
        if kind != BY_OBJECT and key_kind(x.item(0)) != kind:
            kind = BY_OBJECT
        i += 1
    ms.kind = BY_TUPLE
    ms.first_kind = kind


def number_ints(ms: MergeState) -> None:
    """Take the values of the keys, if all are small ints."""
    keys = ms.keys
    n = ms.n
    ints = vec[i64]([0] * n)
    i: i64 = 0
    while i < n:
        x = keys[i]
        if not isinstance(x, CompactLong):
            return
        ints[i] = x.value
        i += 1
    ms.ints = ints
    ms.kind = BY_INT


def number_floats(ms: MergeState) -> None:
    """Take ints that are in the same order as the keys, if all are floats; not if one is a NaN."""
    keys = ms.keys
    n = ms.n
    bits = BytesWriter()
    numbers = True
    i: i64 = 0
    while i < n:
        x = keys[i]
        if not isinstance(x, FloatObject):
            return
        v = x.value
        write_f64_le(bits, v)
        if v != v:
            numbers = False
        i += 1
    data = bits.getvalue()
    i = 0
    if not numbers:
        floats = vec[float]([0.0] * n)
        while i < n:
            floats[i] = read_f64_le(data, i << 3)
            i += 1
        ms.floats = floats
        ms.kind = BY_FLOAT
        return
    ints = vec[i64]([0] * n)
    while i < n:
        b = read_i64_le(data, i << 3)
        ints[i] = b if b >= 0 else SIGN_BIT - b
        i += 1
    ms.ints = ints
    ms.kind = BY_INT


def in_order(ints: vec[i64], reverse: bool) -> bool:
    """Are the numbers sorted?"""
    n: i64 = len(ints)
    last = ints[0]
    i: i64 = 1
    if reverse:
        while i < n and ints[i] <= last:
            last = ints[i]
            i += 1
    else:
        while i < n and ints[i] >= last:
            last = ints[i]
            i += 1
    return i == n


def prefixes(keys: vec[Object | None], n: i64) -> vec[i64]:
    """Ints of the beginnings of strings: where two are not equal, they order the strings."""
    narrow = True
    i: i64 = 0
    while i < n:
        x = keys[i]
        if isinstance(x, UnicodeObject) and x.kind != 1:
            narrow = False
            break
        i += 1
    ints = vec[i64]([0] * n)
    i = 0
    while i < n:
        x = keys[i]
        if isinstance(x, UnicodeObject):
            ints[i] = prefix_of_bytes(x.data, x.length) if narrow else prefix_of(x)
        i += 1
    return ints


def prefix_of_bytes(data: bytes, n: i64) -> i64:
    """The first seven bytes as a number, zeros in place of those that are not there."""
    if n >= 8:
        return (read_i64_be(data, 0) >> 8) & SEVEN_BYTES
    v: i64 = 0
    i: i64 = 0
    while i < 7:
        v <<= 8
        if i < n:
            v |= i64(data[i])
        i += 1
    return v


def prefix_of(u: UnicodeObject) -> i64:
    """As `prefix_of_bytes`, of three code points."""
    v: i64 = 0
    i: i64 = 0
    while i < 3:
        v <<= 21
        if i < u.length:
            v |= unicode_char(u, i)
        i += 1
    return v


# Runs.


def reverse_order(order: vec[i64], start: i64, stop: i64) -> None:
    """Reverse order[start:stop]."""
    i = start
    j = stop - 1
    while i < j:
        x = order[i]
        order[i] = order[j]
        order[j] = x
        i += 1
        j -= 1


def count_run(ms: MergeState, start: i64, remaining: i64) -> i64:
    """The length of the run at `start`, which is made ascending; -1 with an exception.

    A descending run may have equal items beside each other: they are reversed in advance, so
    that reversing the run keeps their order. CPython: count_run
    """
    ints = ms.ints
    if remaining == 1:
        return 1
    order = ms.order
    n: i64 = 1
    while n < remaining:
        r = less(ms, ints, order[start + n], order[start + n - 1])
        if r < 0:
            return -1
        if r == 1:
            break
        n += 1
    if n == remaining:
        return n
    if n > 1:
        r = less(ms, ints, order[start], order[start + n - 1])
        if r != 0:
            return n if r == 1 else -1
        reverse_order(order, start, start + n)
    n += 1
    equal: i64 = 0
    while n < remaining:
        r = less(ms, ints, order[start + n], order[start + n - 1])
        if r < 0:
            return -1
        if r == 1:
            if equal > 0:
                reverse_order(order, start + n - equal - 1, start + n)
                equal = 0
        else:
            r = less(ms, ints, order[start + n - 1], order[start + n])
            if r < 0:
                return -1
            if r == 1:
                break
            equal += 1
        n += 1
    if equal > 0:
        reverse_order(order, start + n - equal - 1, start + n)
    reverse_order(order, start, start + n)
    while n < remaining:
        r = less(ms, ints, order[start + n], order[start + n - 1])
        if r < 0:
            return -1
        if r == 1:
            break
        n += 1
    return n


def binary_sort(ms: MergeState, start: i64, n: i64, done: i64) -> bool:
    """Sort n items by binary insertion, the first `done` being sorted. False: an exception."""
    ints = ms.ints
    order = ms.order
    by_int = ms.kind == BY_INT
    value: i64 = 0
    if done == 0:
        done = 1
    while done < n:
        pivot = order[start + done]
        if by_int:
            value = ints[pivot]
        left: i64 = 0
        right = done
        while left < right:
            mid = (left + right) >> 1
            if by_int:
                if value < ints[order[start + mid]]:
                    right = mid
                else:
                    left = mid + 1
                continue
            r = less(ms, ints, pivot, order[start + mid])
            if r < 0:
                return False
            if r == 1:
                right = mid
            else:
                left = mid + 1
        i = start + done
        stop = start + left
        while i > stop:
            order[i] = order[i - 1]
            i -= 1
        order[stop] = pivot
        done += 1
    return True


def compute_minrun(n: i64) -> i64:
    """CPython: merge_compute_minrun"""
    r: i64 = 0
    while n >= MAX_MINRUN:
        r |= n & 1
        n >>= 1
    return n + r


def run_power(start: i64, n1: i64, n2: i64, n: i64) -> i64:
    """The depth in a binary tree over n items of the node between two runs.

    CPython: powerloop
    """
    power: i64 = 0
    a = 2 * start + n1
    b = a + n1 + n2
    while True:
        power += 1
        if a >= n:
            a -= n
            b -= n
        elif b >= n:
            return power
        a <<= 1
        b <<= 1


# Galloping.


def gallop_left(ms: MergeState, key: i64, v: vec[i64], base: i64, n: i64, hint: i64) -> i64:
    """Where `key` belongs in the run v[base:base + n], before its equals.

    Looks near `hint` first. -1 with an exception.
    """
    ints = ms.ints
    last: i64 = 0
    ofs: i64 = 1
    r = less(ms, ints, v[base + hint], key)
    if r < 0:
        return -1
    if r == 1:
        most = n - hint
        while ofs < most:
            r = less(ms, ints, v[base + hint + ofs], key)
            if r < 0:
                return -1
            if r == 0:
                break
            last = ofs
            ofs = (ofs << 1) + 1
        if ofs > most:
            ofs = most
        last += hint
        ofs += hint
    else:
        most = hint + 1
        while ofs < most:
            r = less(ms, ints, v[base + hint - ofs], key)
            if r < 0:
                return -1
            if r == 1:
                break
            last = ofs
            ofs = (ofs << 1) + 1
        if ofs > most:
            ofs = most
        k = last
        last = hint - ofs
        ofs = hint - k
    last += 1
    while last < ofs:
        mid = last + ((ofs - last) >> 1)
        r = less(ms, ints, v[base + mid], key)
        if r < 0:
            return -1
        if r == 1:
            last = mid + 1
        else:
            ofs = mid
    return ofs


def gallop_right(ms: MergeState, key: i64, v: vec[i64], base: i64, n: i64, hint: i64) -> i64:
    """As `gallop_left`, but after the equals."""
    ints = ms.ints
    last: i64 = 0
    ofs: i64 = 1
    r = less(ms, ints, key, v[base + hint])
    if r < 0:
        return -1
    if r == 1:
        most = hint + 1
        while ofs < most:
            r = less(ms, ints, key, v[base + hint - ofs])
            if r < 0:
                return -1
            if r == 0:
                break
            last = ofs
            ofs = (ofs << 1) + 1
        if ofs > most:
            ofs = most
        k = last
        last = hint - ofs
        ofs = hint - k
    else:
        most = n - hint
        while ofs < most:
            r = less(ms, ints, key, v[base + hint + ofs])
            if r < 0:
                return -1
            if r == 1:
                break
            last = ofs
            ofs = (ofs << 1) + 1
        if ofs > most:
            ofs = most
        last += hint
        ofs += hint
    last += 1
    while last < ofs:
        mid = last + ((ofs - last) >> 1)
        r = less(ms, ints, key, v[base + mid])
        if r < 0:
            return -1
        if r == 1:
            ofs = mid
        else:
            last = mid + 1
    return ofs


# Merging.


def to_temp(ms: MergeState, start: i64, n: i64) -> vec[i64]:
    """A copy of order[start:start + n] in the temporary room."""
    temp = ms.temp
    if len(temp) < n:
        temp = vec[i64]([0] * n)
        ms.temp = temp
    move(ms.order, start, temp, 0, n)
    return temp


def move(source: vec[i64], start: i64, target: vec[i64], at: i64, n: i64) -> None:
    """Copy n numbers; within one vec only downwards."""
    i: i64 = 0
    while i < n:
        target[at + i] = source[start + i]
        i += 1


def move_up(v: vec[i64], start: i64, at: i64, n: i64) -> None:
    """Copy n numbers within v upwards."""
    i = n - 1
    while i >= 0:
        v[at + i] = v[start + i]
        i -= 1


def merge_lo(ms: MergeState, start_a: i64, na: i64, start_b: i64, nb: i64) -> bool:
    """Merge two neighbouring runs, the first being the shorter. False: an exception.

    The first item of b is less than the first of a, and the last of a is greater than all of b.
    """
    ints = ms.ints
    order = ms.order
    a = to_temp(ms, start_a, na)
    pa: i64 = 0
    pb = start_b
    dest = start_a
    order[dest] = order[pb]
    dest += 1
    pb += 1
    nb -= 1
    ok = True
    if nb > 0 and na > 1:
        by_int = ms.kind == BY_INT
        min_gallop = ms.min_gallop
        while True:
            acount: i64 = 0
            bcount: i64 = 0
            done = False
            while True:
                if by_int:
                    r: i64 = 1 if ints[order[pb]] < ints[a[pa]] else 0
                else:
                    r = less(ms, ints, order[pb], a[pa])
                if r == 1:
                    order[dest] = order[pb]
                    dest += 1
                    pb += 1
                    bcount += 1
                    acount = 0
                    nb -= 1
                    if nb == 0:
                        done = True
                        break
                    if bcount >= min_gallop:
                        break
                elif r == 0:
                    order[dest] = a[pa]
                    dest += 1
                    pa += 1
                    acount += 1
                    bcount = 0
                    na -= 1
                    if na == 1:
                        done = True
                        break
                    if acount >= min_gallop:
                        break
                else:
                    ok = False
                    done = True
                    break
            if done:
                break
            min_gallop += 1
            while True:
                min_gallop -= 1 if min_gallop > 1 else 0
                ms.min_gallop = min_gallop
                k = gallop_right(ms, order[pb], a, pa, na, 0)
                acount = k
                if k != 0:
                    if k < 0:
                        ok = False
                        done = True
                        break
                    move(a, pa, order, dest, k)
                    dest += k
                    pa += k
                    na -= k
                    # na cannot be 0 when the comparison is consistent.
                    if na <= 1:
                        done = True
                        break
                order[dest] = order[pb]
                dest += 1
                pb += 1
                nb -= 1
                if nb == 0:
                    done = True
                    break
                k = gallop_left(ms, a[pa], order, pb, nb, 0)
                bcount = k
                if k != 0:
                    if k < 0:
                        ok = False
                        done = True
                        break
                    move(order, pb, order, dest, k)
                    dest += k
                    pb += k
                    nb -= k
                    if nb == 0:
                        done = True
                        break
                order[dest] = a[pa]
                dest += 1
                pa += 1
                na -= 1
                if na == 1:
                    done = True
                    break
                if acount < MIN_GALLOP and bcount < MIN_GALLOP:
                    break
            if done:
                break
            min_gallop += 1
            ms.min_gallop = min_gallop
    if ok and na == 1 and nb > 0:
        # The last of a goes after all that is left of b.
        move(order, pb, order, dest, nb)
        order[dest + nb] = a[pa]
    else:
        move(a, pa, order, dest, na)
    return ok


def merge_hi(ms: MergeState, start_a: i64, na: i64, start_b: i64, nb: i64) -> bool:
    """As `merge_lo`, from the end, the second run being the shorter."""
    ints = ms.ints
    order = ms.order
    b = to_temp(ms, start_b, nb)
    dest = start_b + nb - 1
    pb = nb - 1
    pa = start_a + na - 1
    order[dest] = order[pa]
    dest -= 1
    pa -= 1
    na -= 1
    ok = True
    if na > 0 and nb > 1:
        by_int = ms.kind == BY_INT
        min_gallop = ms.min_gallop
        while True:
            acount: i64 = 0
            bcount: i64 = 0
            done = False
            while True:
                if by_int:
                    r: i64 = 1 if ints[b[pb]] < ints[order[pa]] else 0
                else:
                    r = less(ms, ints, b[pb], order[pa])
                if r == 1:
                    order[dest] = order[pa]
                    dest -= 1
                    pa -= 1
                    acount += 1
                    bcount = 0
                    na -= 1
                    if na == 0:
                        done = True
                        break
                    if acount >= min_gallop:
                        break
                elif r == 0:
                    order[dest] = b[pb]
                    dest -= 1
                    pb -= 1
                    bcount += 1
                    acount = 0
                    nb -= 1
                    if nb == 1:
                        done = True
                        break
                    if bcount >= min_gallop:
                        break
                else:
                    ok = False
                    done = True
                    break
            if done:
                break
            min_gallop += 1
            while True:
                min_gallop -= 1 if min_gallop > 1 else 0
                ms.min_gallop = min_gallop
                k = gallop_right(ms, b[pb], order, start_a, na, na - 1)
                if k < 0:
                    ok = False
                    done = True
                    break
                k = na - k
                acount = k
                if k != 0:
                    dest -= k
                    pa -= k
                    move_up(order, pa + 1, dest + 1, k)
                    na -= k
                    if na == 0:
                        done = True
                        break
                order[dest] = b[pb]
                dest -= 1
                pb -= 1
                nb -= 1
                if nb == 1:
                    done = True
                    break
                k = gallop_left(ms, order[pa], b, 0, nb, nb - 1)
                if k < 0:
                    ok = False
                    done = True
                    break
                k = nb - k
                bcount = k
                if k != 0:
                    dest -= k
                    pb -= k
                    move(b, pb + 1, order, dest + 1, k)
                    nb -= k
                    # nb cannot be 0 when the comparison is consistent.
                    if nb <= 1:
                        done = True
                        break
                order[dest] = order[pa]
                dest -= 1
                pa -= 1
                na -= 1
                if na == 0:
                    done = True
                    break
                if acount < MIN_GALLOP and bcount < MIN_GALLOP:
                    break
            if done:
                break
            min_gallop += 1
            ms.min_gallop = min_gallop
    if ok and nb == 1 and na > 0:
        # The first of b goes before all that is left of a.
        dest -= na
        pa -= na
        move_up(order, pa + 1, dest + 1, na)
        order[dest] = b[pb]
    else:
        move(b, 0, order, dest - nb + 1, nb)
    return ok


def merge_at(ms: MergeState, i: i64) -> bool:
    """Merge the pending runs i and i + 1. False: an exception. CPython: merge_at"""
    pending = ms.pending
    first = pending[i]
    second = pending[i + 1]
    start_a = first.start
    na = first.length
    start_b = second.start
    nb = second.length
    first.length = na + nb
    if i == len(pending) - 3:
        following = pending[i + 2]
        second.start = following.start
        second.length = following.length
        second.power = following.power
    pending.pop()
    order = ms.order
    # What of a is not greater than the first of b is in place.
    k = gallop_right(ms, order[start_b], order, start_a, na, 0)
    if k < 0:
        return False
    start_a += k
    na -= k
    if na == 0:
        return True
    # What of b is not less than the last of a is in place.
    nb = gallop_left(ms, order[start_a + na - 1], order, start_b, nb, nb - 1)
    if nb <= 0:
        return nb == 0
    if na <= nb:
        return merge_lo(ms, start_a, na, start_b, nb)
    return merge_hi(ms, start_a, na, start_b, nb)


def found_new_run(ms: MergeState, n2: i64) -> bool:
    """Merge pending runs before a run of n2 items is added. False: an exception."""
    pending = ms.pending
    n: i64 = len(pending)
    if n > 0:
        last = pending[n - 1]
        power = run_power(last.start, last.length, n2, ms.n)
        while n > 1 and pending[n - 2].power > power:
            if not merge_at(ms, n - 2):
                return False
            n -= 1
        pending[n - 1].power = power
    return True


def merge_force_collapse(ms: MergeState) -> bool:
    """Merge all pending runs. False: an exception."""
    pending = ms.pending
    while len(pending) > 1:
        n: i64 = len(pending) - 2
        if n > 0 and pending[n - 1].length < pending[n + 1].length:
            n -= 1
        if not merge_at(ms, n):
            return False
    return True


def sort_order(ms: MergeState) -> bool:
    """Sort `order`. False: an exception."""
    remaining = ms.n
    if remaining < 2:
        return True
    minrun = compute_minrun(remaining)
    start: i64 = 0
    while remaining > 0:
        n = count_run(ms, start, remaining)
        if n < 0:
            return False
        if n < minrun:
            force = remaining if remaining <= minrun else minrun
            if not binary_sort(ms, start, force, n):
                return False
            n = force
        if not found_new_run(ms, n):
            return False
        ms.pending.append(Run(start, n))
        start += n
        remaining -= n
    return merge_force_collapse(ms)


def sort_keys(items: vec[Object | None], n: i64, key: Object | None) -> vec[Object | None] | None:
    """What the items are compared by; None with an exception of the key function."""
    if key is None:
        return items
    keys = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        x = items[i]
        assert x is not None
        k = call_one(key, x)
        if k is None:
            return None
        keys[i] = k
        i += 1
    return keys


class Sorted:
    """Items in their new order; not `ok`: there is an exception."""

    def __init__(self, items: vec[Object | None], ok: bool) -> None:
        self.items: Final[vec[Object | None]] = items
        self.ok: Final = ok


def sort_items(items: vec[Object | None], n: i64, key: Object | None, reverse: bool) -> Sorted:
    """The first n items, sorted as far as no exception came."""
    keys = sort_keys(items, n, key)
    if keys is None or n < 2:
        return Sorted(items, keys is not None)
    ms = MergeState(keys, n)
    choose_kind(ms)
    if ms.kind == BY_INT and in_order(ms.ints, reverse):
        return Sorted(items, True)
    ms.number()
    # Reversed before and after, so that equal items keep their order.
    if reverse:
        reverse_order(ms.order, 0, n)
    ok = sort_order(ms)
    if reverse:
        reverse_order(ms.order, 0, n)
    return Sorted(permuted(items, ms.order, n), ok)


def list_sort(l: ListObject, key: Object | None, reverse: bool) -> i64:
    """`l.sort(key=key, reverse=reverse)`. 0, or -1 with an exception.

    Args:
        key: a callable, or None.

    CPython: list_sort_impl
    """
    items = l.items
    n = l.n
    # Whoever changes the list meanwhile leaves another vec, or another item in this one.
    l.items = vec[Object | None]([NONE])
    l.n = 0
    # The keys die before the list is looked at, and what their finalisers did is seen.
    result = sort_items(items, n, key, reverse)
    ok = result.ok
    if ok and (l.n > 0 or len(l.items) != 1 or l.items[0] is not NONE):
        set_error(VALUE_ERROR, "list modified during sort")
        ok = False
    theirs = l.items
    l.items = result.items
    l.n = n
    hold_all(theirs)
    return 0 if ok else -1


def permuted(items: vec[Object | None], order: vec[i64], n: i64) -> vec[Object | None]:
    """The items in another order, with the same spare room."""
    new = vec[Object | None]([None] * len(items))
    i: i64 = 0
    while i < n:
        new[i] = items[order[i]]
        i += 1
    return new


from rt.objects.call import call_one  # noqa: E402
from rt.objects.errors import set_error  # noqa: E402
from rt.objects.exceptions import VALUE_ERROR  # noqa: E402
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.listobject import ListObject  # noqa: E402
from rt.objects.longobject import CompactLong  # noqa: E402
from rt.objects.object_protocol import rich_compare_bool  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, unicode_char, unicode_compare  # noqa: E402
