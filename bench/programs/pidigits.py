"""Digits of pi by a spigot: long ints and a pipeline of generators."""

import itertools
import sys

DIGITS = 1500
EXPECTED = "0295"


def terms():
    """The linear fractional transformations whose product converges to pi."""
    for k in itertools.count(1):
        yield k, 4 * k + 2, 0, 2 * k + 1


def compose(a, b):
    """The product of two transformations."""
    aq, ar, at_, au = a
    bq, br, bt, bu = b
    return aq * bq, aq * br + ar * bu, at_ * bq + au * bt, at_ * br + au * bu


def extract(z, j):
    """The integer part of the transformation `z` at `j`."""
    q, r, s, t = z
    return (q * j + r) // (s * j + t)


def digits():
    """The decimal digits of pi, without end."""
    z = 1, 0, 0, 1
    source = terms()
    while True:
        y = extract(z, 3)
        while y != extract(z, 4):
            z = compose(z, next(source))
            y = extract(z, 3)
        z = compose((10, -10 * y, 0, 1), z)
        yield y


def bench(loops):
    """Compute the digits `loops` times."""
    for _ in range(loops):
        text = "".join(map(str, itertools.islice(digits(), DIGITS)))
        assert text.startswith("31415926535897932384626433832795"), text
        assert text[-4:] == EXPECTED, text[-4:]
    return f"{text[:10]}...{text[-4:]} {sum(map(int, text))}"


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
