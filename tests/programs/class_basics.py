class Empty:
    """Doc of Empty."""


print(Empty.__name__, Empty.__qualname__, Empty.__module__, Empty.__doc__, Empty.__bases__, Empty.__mro__)


class Point:
    dim = 2
    registry = []

    def __init__(self, x, y=0):
        self.x, self.y = x, y
        self.registry.append(self)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y) if isinstance(other, Point) else NotImplemented

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def move(self, dx=0, dy=0):
        self.x += dx
        self.y += dy
        return self


p, q = Point(1, 2), Point(3)
print(p, q, p + q, p == Point(1, 2), p != q, p == 5, {p: "v"}[Point(1, 2)], bool(Point(0)), bool(q))
print(p.move(1).move(dy=5), Point.move(q, 2), len(Point.registry), p.dim, vars(p))
p.dim = 3
print(p.dim, Point.dim, p.__dict__, "dim" in vars(Point))
del p.dim
print(p.dim)
p.new = "attr"
print(sorted(p.__dict__), getattr(p, "nope", "default"), hasattr(p, "new"))
setattr(p, "dyn", 1)
print(p.dyn, p.__class__.__name__, type(p) is Point, isinstance(p, object))
for expr in ("p.missing", "Point.missing", "p()", "Empty(1)", "Point()", "p < q", "p + 1", "len(p)", "p[0]", "iter(p)", "p.x.y"):
    try:
        eval(expr)
    except Exception as e:
        print(expr, "->", type(e).__name__, e)


class Sub(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


s = Sub(1, 2, 3)
print(s, s.z, isinstance(s, Point), issubclass(Sub, Point), Sub.__mro__[1].__name__, s == Point(1, 2), Sub.__base__)
Point.extra = lambda self: "added later"
print(s.extra(), Point.__subclasses__())
s.__class__ = Point
print(type(s).__name__, s.z)
try:
    s.__class__ = int
except TypeError as e:
    print(e)


class Scope:
    a = 1
    b = a + 1
    for i in range(3):
        locals()[f"v{i}"] = i
    del i
    if b > 1:
        def cond(self):
            return "conditional"


print(Scope.b, Scope.v2, Scope().cond(), hasattr(Scope, "i"))
print([k for k in vars(Scope) if not k.startswith("__")])
