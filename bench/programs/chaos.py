"""Chaos: a fractal drawn by points on B-splines; float attributes and small methods."""

import math
import random
import sys

POINTS = 20000
SIZE = 128
SEED = 1234


class Vector:
    """A point of the plane."""

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def distance(self, other):
        return math.hypot(self.x - other.x, self.y - other.y)

    def blend(self, other, ratio):
        """The point at `ratio` of the way from `other` to this one."""
        return Vector(
            self.x * ratio + other.x * (1 - ratio), self.y * ratio + other.y * (1 - ratio)
        )


class Spline:
    """A B-spline, evaluated by de Boor's recurrence."""

    def __init__(self, points, degree, knots):
        assert len(points) == len(knots) - degree + 1
        self.points = points
        self.degree = degree
        self.knots = knots

    def domain(self):
        return self.knots[self.degree - 1], self.knots[len(self.knots) - self.degree]

    def interval(self, u):
        """The index of the knot interval that holds `u`."""
        low, high = self.domain()
        for i in range(self.degree - 1, len(self.knots) - self.degree):
            if self.knots[i] <= u < self.knots[i + 1]:
                return i
        return self.degree - 1 if u < low else len(self.knots) - self.degree - 1

    def at(self, u):
        """The point of the curve at `u`."""
        low, high = self.domain()
        u = min(max(u, low), high)
        if u == low:
            return self.points[0]
        if u == high:
            return self.points[-1]
        i = self.interval(u)
        d = [self.points[i - self.degree + 1 + k] for k in range(self.degree + 1)]
        knots = self.knots
        for level in range(1, self.degree + 1):
            for k in range(self.degree - level + 1):
                left = knots[i - self.degree + level + k]
                right = knots[i + k + 1]
                ratio = (u - left) / (right - left)
                d[k] = d[k + 1].blend(d[k], ratio)
        return d[0]

    def __len__(self):
        return len(self.points)


class Game:
    """The chaos game: a point is thrown along splines again and again."""

    def __init__(self, splines, rng, thickness=0.25):
        self.splines = splines
        self.rng = rng
        self.thickness = thickness
        self.min_x = min(p.x for s in splines for p in s.points)
        self.min_y = min(p.y for s in splines for p in s.points)
        self.max_x = max(p.x for s in splines for p in s.points)
        self.max_y = max(p.y for s in splines for p in s.points)
        self.width = self.max_x - self.min_x
        self.height = self.max_y - self.min_y
        self.weights = [self.length(s) for s in splines]

    @staticmethod
    def length(spline):
        low, high = spline.domain()
        previous = spline.at(low)
        total = 0.0
        for i in range(1, 200):
            point = spline.at(low + (high - low) * i / 199)
            total += previous.distance(point)
            previous = point
        return total

    def pick(self):
        """A spline, chosen by its length."""
        thrown = self.rng.random() * sum(self.weights)
        for spline, weight in zip(self.splines, self.weights, strict=True):
            if thrown <= weight:
                return spline
            thrown -= weight
        return self.splines[-1]

    def step(self, point):
        """Where `point` is thrown to."""
        spline = self.pick()
        low, high = spline.domain()
        x = (point.x - self.min_x) / self.width
        y = (point.y - self.min_y) / self.height
        t = low + x * (high - low)
        base = spline.at(t)
        ahead = spline.at(t + 1e-5) if t + 1e-5 <= high else base
        dx, dy = ahead.x - base.x, ahead.y - base.y
        norm = math.hypot(dx, dy)
        if norm > 0:
            dx, dy = dx / norm, dy / norm
        shift = (y - 0.5) * self.thickness
        moved = Vector(base.x - dy * shift, base.y + dx * shift)
        moved.x = min(max(moved.x, self.min_x), self.max_x)
        moved.y = min(max(moved.y, self.min_y), self.max_y)
        return moved

    def draw(self, count, size):
        """A picture, as rows of counts, after `count` throws."""
        picture = [[0] * size for _ in range(size)]
        point = Vector((self.max_x + self.min_x) / 2, (self.max_y + self.min_y) / 2)
        for _ in range(count):
            point = self.step(point)
            col = int((point.x - self.min_x) / self.width * (size - 1))
            row = int((point.y - self.min_y) / self.height * (size - 1))
            picture[row][col] += 1
        return picture


def splines():
    """Three curves."""
    shapes = [
        [(1.6, 0.3), (1.7, 0.7), (1.8, 1.3), (1.2, 1.7), (0.5, 1.1), (0.2, 0.4)],
        [(2.8, 1.4), (2.6, 0.3), (2.1, 0.2), (1.4, 0.9), (1.2, 2.4)],
        [(0.3, 2.1), (0.9, 2.8), (1.9, 2.9), (2.7, 2.2)],
    ]
    result = []
    for shape in shapes:
        points = [Vector(x, y) for x, y in shape]
        inner = len(points) - 3
        knots = [0] * 3 + list(range(1, inner)) + [inner] * 3
        result.append(Spline(points, 3, knots))
    return result


def bench(loops):
    """Draw the picture `loops` times."""
    for _ in range(loops):
        picture = Game(splines(), random.Random(SEED)).draw(POINTS, SIZE)
        assert sum(map(sum, picture)) == POINTS
        lit = sum(1 for row in picture for count in row if count)
    return lit


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
