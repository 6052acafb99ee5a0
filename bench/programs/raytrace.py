"""A ray tracer: spheres over a chequered plane; small immutable float objects."""

import math
import sys
import zlib

WIDTH = HEIGHT = 48
EPSILON = 0.00001


class Vector:
    """A direction."""

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def magnitude(self):
        return math.sqrt(self.dot(self))

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def scale(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def cross(self, other):
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def normalized(self):
        return self.scale(1.0 / self.magnitude())

    def reflect_through(self, normal):
        return self - normal.scale(2 * self.dot(normal))


class Ray:
    def __init__(self, point, direction):
        self.point = point
        self.direction = direction.normalized()

    def at(self, t):
        return self.point + self.direction.scale(t)


class Sphere:
    def __init__(self, centre, radius):
        self.centre = centre
        self.radius = radius

    def hit(self, ray):
        """Where along the ray it meets the sphere, or None."""
        to_centre = self.centre - ray.point
        along = to_centre.dot(ray.direction)
        rest = self.radius * self.radius - (to_centre.dot(to_centre) - along * along)
        return None if rest < 0 else along - math.sqrt(rest)

    def normal_at(self, point):
        return (point - self.centre).normalized()


class Plane:
    def __init__(self, point, normal):
        self.point = point
        self.normal = normal.normalized()

    def hit(self, ray):
        slope = ray.direction.dot(self.normal)
        if abs(slope) < EPSILON:
            return None
        return (self.point - ray.point).dot(self.normal) / slope

    def normal_at(self, point):
        return self.normal


class Surface:
    """How an object takes light."""

    def __init__(self, color, specular=0.2, lambert=0.6, ambient=0.2):
        self.color = color
        self.specular = specular
        self.lambert = lambert
        self.ambient = ambient

    def base_at(self, point):
        return self.color

    def color_at(self, scene, ray, point, normal):
        base = self.base_at(point)
        color = (0.0, 0.0, 0.0)
        if self.specular > 0:
            mirrored = Ray(point, ray.direction.reflect_through(normal))
            color = add_color(color, self.specular, scene.color(mirrored))
        if self.lambert > 0:
            amount = 0.0
            for light in scene.visible_lights(point):
                share = (light - point).normalized().dot(normal)
                if share > 0:
                    amount += share
            color = add_color(color, self.lambert * min(1.0, amount), base)
        return add_color(color, self.ambient, base)


class Chequered(Surface):
    def __init__(self, color, other):
        super().__init__(color)
        self.other = other

    def base_at(self, point):
        odd = int(abs(point.x) + 0.5) + int(abs(point.y) + 0.5) + int(abs(point.z) + 0.5)
        return self.other if odd % 2 else self.color


def add_color(a, scale, b):
    return (a[0] + scale * b[0], a[1] + scale * b[1], a[2] + scale * b[2])


class Scene:
    def __init__(self):
        self.objects = []
        self.lights = []
        self.depth = 0

    def add(self, thing, surface):
        self.objects.append((thing, surface))

    def first_hit(self, ray):
        best = None
        for thing, surface in self.objects:
            t = thing.hit(ray)
            if t is not None and t > EPSILON and (best is None or t < best[1]):
                best = thing, t, surface
        return best

    def color(self, ray):
        """The color seen along a ray; mirrors are followed three deep."""
        if self.depth > 3:
            return (0.0, 0.0, 0.0)
        self.depth += 1
        try:
            hit = self.first_hit(ray)
            if hit is None:
                return (0.0, 0.0, 0.0)
            thing, t, surface = hit
            point = ray.at(t)
            return surface.color_at(self, ray, point, thing.normal_at(point))
        finally:
            self.depth -= 1

    def visible_lights(self, point):
        return [light for light in self.lights if self.sees(light, point)]

    def sees(self, light, point):
        ray = Ray(point, light - point)
        for thing, _ in self.objects:
            t = thing.hit(ray)
            if t is not None and t > EPSILON:
                return False
        return True

    def render(self, eye, target, width, height):
        """The picture as bytes, three for each pixel."""
        forward = (target - eye).normalized()
        right = forward.cross(Vector(0, 1, 0)).normalized()
        up = right.cross(forward).normalized()
        half = math.tan(math.radians(45) * 0.5)
        picture = bytearray(width * height * 3)
        position = 0
        for y in range(height):
            for x in range(width):
                dx = right.scale((x / (width - 1) * 2 - 1) * half)
                dy = up.scale((y / (height - 1) * 2 - 1) * half * -1)
                color = self.color(Ray(eye, forward + dx + dy))
                for channel in color:
                    picture[position] = max(0, min(255, int(channel * 255)))
                    position += 1
        return bytes(picture)


def make_scene():
    scene = Scene()
    scene.lights = [Vector(30, 30, 10), Vector(-10, 100, 30)]
    scene.add(Sphere(Vector(1, 3, -10), 1), Surface((1, 1, 0)))
    for y in range(6):
        scene.add(Sphere(Vector(-3 - y * 0.4, 2.3, -5), 0.4), Surface((y / 6, 1 - y / 6, 0.5)))
    scene.add(Plane(Vector(0, 0, 0), Vector(0, 1, 0)), Chequered((1, 1, 1), (0, 0, 0)))
    return scene


def bench(loops):
    """Render the scene `loops` times."""
    for _ in range(loops):
        picture = make_scene().render(Vector(0, 1.8, 10), Vector(0, 3, 0), WIDTH, HEIGHT)
        checksum = zlib.crc32(picture)
        assert checksum == EXPECTED, checksum
    return checksum


EXPECTED = 1374546478

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
