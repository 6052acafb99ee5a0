"""Floats: points on a curve, normalised and compared; float attributes and methods."""

import sys
from math import cos, sin, sqrt

POINTS = 100000


class Point:
    """A point of space."""

    __slots__ = ("x", "y", "z")

    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def normalize(self):
        x = self.x
        y = self.y
        z = self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def bench(loops):
    """Make, normalise and compare the points `loops` times."""
    for _ in range(loops):
        points = [Point(i) for i in range(POINTS)]
        for point in points:
            point.normalize()
        best = points[0]
        for point in points[1:]:
            best = best.maximize(point)
        result = f"{best.x:.6f} {best.y:.6f} {best.z:.6f}"
        assert result == "0.894427 1.000000 0.447214", result
    return result


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
