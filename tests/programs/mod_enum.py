import enum
from enum import *


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name}={self.value}"


print(Color.RED, repr(Color.RED), Color(1), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.describe(), Color.__members__.keys(), Color.RED in Color, 1 in Color, 5 in Color, Color.RED == 1, Color.RED.name, Color.RED.value, hash(Color.RED) == hash("RED"), isinstance(Color.RED, Color), Color.RED is not Color.GREEN)
for e in ("Color(5)", "Color['X']", "Color.X", "Color.RED < Color.GREEN", "Color()", "Color.RED()", "setattr(Color, 'RED', 2)", "delattr(Color, 'RED')", "Color.RED.value.x", "type('Sub', (Color,), {})", "setattr(Color.RED, 'name', 'x')", "iter(5)", "Color.RED + 1"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as x:
    print(x)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as x:
    print(x)


class Num(IntEnum):
    ONE = 1
    TWO = auto()
    THREE = auto()


class S(StrEnum):
    LOW = auto()
    HIGH = "High"


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class IF(IntFlag):
    A = 1
    B = 2


print(Num.TWO, repr(Num.TWO), Num.TWO + 1, Num.ONE < Num.THREE, f"{Num.ONE}", "%d" % Num.TWO, sorted(Num, reverse=True), [10, 20, 30][Num.ONE], S.LOW, S.HIGH == "High", S.LOW.upper(), f"{S.HIGH:>6}", repr(S.LOW))
print(Perm.R | Perm.X, repr(Perm.RW), Perm.RW & Perm.R, ~Perm.R, Perm.R in Perm.RW, Perm(3), Perm(0), bool(Perm(0)), list(Perm.RW), len(Perm.RW), Perm.R ^ Perm.RW, list(Perm), Perm.RW.value, Perm(7).name, IF.A | 8, repr(IF(5)), IF.A | IF.B == 3, repr(IF(0)), IF.A + 1)
try:
    Perm(99)
except ValueError as x:
    print(x)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def density(self):
        return round(self.mass / self.radius ** 3, 4)

    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)


print(Planet.EARTH.density, Planet.heaviest(), Planet((0.64, 3.39)))


class Ordered(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    X = auto()
    Y = auto()
    _ignore_ = ["tmp"]
    tmp = 5

    @classmethod
    def _missing_(cls, value):
        return cls.X if value == "default" else None


print([o.value for o in Ordered], Ordered("default"))
F = Enum("F", "a b c")
G = Enum("G", {"p": 1, "q": 2}, type=int) if False else IntEnum("G", {"p": 1, "q": 2})
print(list(F), list(G), F.a.value, Enum("H", ["x", ("y", 5)][:1]).x, type(F), enum.EnumMeta is EnumType)


class M(Enum):
    @member
    def m(self): pass
    n = nonmember(5)


print(M.n, list(M) != [], verify(UNIQUE)(Color.__class__("Z", (Enum,), Color.__class__.__prepare__("Z", (Enum,)))).__name__)
import pickle, copy
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED, copy.deepcopy(Color.GREEN) is Color.GREEN, {Color.RED: 1}[Color(1)])
