"""Unpacking: ten names are taken from a tuple and from a list, over and over."""

import sys

ROUNDS = 10000


def unpack(items):
    """Unpack `items` into ten names, forty times a round."""
    for _ in range(ROUNDS):
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
        a, b, c, d, e, f, g, h, i, j = items
    return a + b + c + d + e + f + g + h + i + j


def bench(loops):
    """Run both shapes `loops` times."""
    for _ in range(loops):
        total = unpack(tuple(range(10))) + unpack(list(range(10, 20)))
        assert total == 190, total
    return total


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
