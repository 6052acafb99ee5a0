"""The spectral norm of an infinite matrix, cut off; generators and float sums."""

import sys

SIZE = 130


def entry(i, j):
    """The matrix's entry at row i and column j."""
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u):
    return [sum([entry(i, j) * u_j for j, u_j in enumerate(u)]) for i in range(len(u))]


def times_transposed(u):
    return [part_sum(i, u) for i in range(len(u))]


def part_sum(i, u):
    partial = 0
    for j, u_j in enumerate(u):
        partial += entry(j, i) * u_j
    return partial


def bench(loops):
    """Iterate ten times towards the norm, `loops` times."""
    for _ in range(loops):
        u = [1] * SIZE
        for _ in range(10):
            v = times_transposed(times(u))
            u = times_transposed(times(v))
        between = square = 0
        for u_i, v_i in zip(u, v, strict=True):
            between += u_i * v_i
            square += v_i * v_i
        result = f"{(between / square) ** 0.5:0.9f}"
        assert result == "1.274222210", result
    return result


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
