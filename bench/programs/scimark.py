"""Numerical kernels in plain Python: FFT, LU, relaxation, Monte Carlo, sparse product."""

import math
import sys


class Random:
    """A lagged generator, the same everywhere."""

    def __init__(self, seed):
        self.state = []
        for _ in range(17):
            seed = (seed * 16807) % 2147483647
            self.state.append(seed)
        self.i, self.j = 4, 16

    def next(self):
        k = self.state[self.i] - self.state[self.j]
        if k < 0:
            k += 2147483647
        self.state[self.j] = k
        self.i = 16 if self.i == 0 else self.i - 1
        self.j = 16 if self.j == 0 else self.j - 1
        return k / 2147483647

    def vector(self, n):
        return [self.next() for _ in range(n)]

    def matrix(self, rows, columns):
        return [self.vector(columns) for _ in range(rows)]


def fft(data, sign):
    """The transform of complex numbers stored as pairs, in place."""
    n = len(data) // 2
    j = 0
    for i in range(n - 1):
        if i < j:
            a, b = 2 * i, 2 * j
            data[a], data[b] = data[b], data[a]
            data[a + 1], data[b + 1] = data[b + 1], data[a + 1]
        k = n >> 1
        while k <= j:
            j -= k
            k >>= 1
        j += k
    half = 1
    while half < n:
        theta = sign * math.pi / half
        s, t = math.sin(theta), math.sin(theta / 2)
        s2 = 2 * t * t
        wr, wi = 1.0, 0.0
        for a in range(half):
            if a:
                wr, wi = wr - s * wi - s2 * wr, wi + s * wr - s2 * wi
            for b in range(0, n, 2 * half):
                i, j = 2 * (b + a), 2 * (b + a + half)
                zr = wr * data[j] - wi * data[j + 1]
                zi = wr * data[j + 1] + wi * data[j]
                data[j] = data[i] - zr
                data[j + 1] = data[i + 1] - zi
                data[i] += zr
                data[i + 1] += zi
        half *= 2


def run_fft():
    """There and back; the greatest error."""
    data = Random(7).vector(2048)
    copy = data[:]
    fft(copy, -1)
    middle = copy[5]
    fft(copy, 1)
    error = max(abs(a - b / 1024) for a, b in zip(data, copy, strict=True))
    assert error < 1e-12, error
    return middle


def lu(matrix):
    """Factor in place; give the pivots."""
    n = len(matrix)
    pivots = []
    for j in range(n):
        p = max(range(j, n), key=lambda i: abs(matrix[i][j]))
        pivots.append(p)
        if p != j:
            matrix[p], matrix[j] = matrix[j], matrix[p]
        scale = 1.0 / matrix[j][j]
        for i in range(j + 1, n):
            matrix[i][j] *= scale
        top = matrix[j]
        for i in range(j + 1, n):
            row = matrix[i]
            factor = row[j]
            for k in range(j + 1, n):
                row[k] -= factor * top[k]
    return pivots


def run_lu():
    matrix = Random(11).matrix(45, 45)
    lu(matrix)
    return matrix[44][44]


def run_relaxation():
    """Successive over-relaxation of a square grid."""
    grid = Random(13).matrix(50, 50)
    omega = 1.25
    for _ in range(8):
        for y in range(1, 49):
            up, row, down = grid[y - 1], grid[y], grid[y + 1]
            for x in range(1, 49):
                near = up[x] + down[x] + row[x - 1] + row[x + 1]
                row[x] = omega * 0.25 * near + (1.0 - omega) * row[x]
    return grid[25][25]


def run_monte_carlo():
    """Pi from random points."""
    rng = Random(113)
    under = 0
    for _ in range(20000):
        x, y = rng.next(), rng.next()
        if x * x + y * y <= 1.0:
            under += 1
    return under / 20000 * 4


def run_sparse():
    """A sparse matrix in compressed rows, times a vector."""
    n, per_row = 500, 5
    rng = Random(17)
    x = rng.vector(n)
    values = rng.vector(n * per_row)
    columns = [(r + i * max(1, r // per_row)) % n for r in range(n) for i in range(per_row)]
    y = [0.0] * n
    for _ in range(12):
        for r in range(n):
            total = 0.0
            for i in range(r * per_row, (r + 1) * per_row):
                total += x[columns[i]] * values[i]
            y[r] = total
    return sum(y)


KERNELS = [run_fft, run_lu, run_relaxation, run_monte_carlo, run_sparse]


def bench(loops):
    """Run all kernels `loops` times."""
    for _ in range(loops):
        result = " ".join(f"{kernel():.6f}" for kernel in KERNELS)
        assert result == EXPECTED, result
    return result


EXPECTED = "-5.575408 0.396183 0.459258 3.164000 629.769318"

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
