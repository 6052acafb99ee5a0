"""N queens by way of all permutations; generators and sets."""

import sys

QUEENS = 8


def permutations(items):
    """All orders of `items`, by rotating cycles in place."""
    n = len(items)
    indices = list(range(n))
    cycles = list(range(n, 0, -1))
    yield tuple(items)
    while n:
        for i in reversed(range(n)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1 :] + indices[i : i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([items[k] for k in indices])
                break
        else:
            return


def queens(n):
    """All placements in which no two queens meet."""
    columns = range(n)
    for order in permutations(columns):
        down = set(order[i] + i for i in columns)
        up = set(order[i] - i for i in columns)
        if n == len(down) == len(up):
            yield order


def bench(loops):
    """Find all solutions `loops` times."""
    for _ in range(loops):
        found = list(queens(QUEENS))
        assert len(found) == 92, len(found)
    return found[0]


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
