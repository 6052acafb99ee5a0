"""Fannkuch: flips of list prefixes over all permutations; list slices and int compares."""

import sys

SIZE = 9
EXPECTED = (8629, 30)


def fannkuch(n):
    """The checksum and the greatest number of flips over all permutations of n items."""
    order = list(range(n))
    counts = [0] * n
    checksum = best = sign = 0
    rotations = n
    while True:
        while rotations > 1:
            counts[rotations - 1] = rotations
            rotations -= 1

        first = order[0]
        if first:
            work = order[:]
            flips = 0
            while first:
                work[: first + 1] = work[first::-1]
                flips += 1
                first = work[0]
            if flips > best:
                best = flips
            checksum += flips if sign == 0 else -flips

        # The next permutation, in the order that Fannkuch prescribes.
        while True:
            if rotations == n:
                return checksum, best
            order.insert(rotations, order.pop(0))
            counts[rotations] -= 1
            if counts[rotations] > 0:
                break
            rotations += 1
        sign ^= 1


def bench(loops):
    """Run it `loops` times."""
    for _ in range(loops):
        result = fannkuch(SIZE)
        assert result == EXPECTED, result
    return result


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
