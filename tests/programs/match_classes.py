from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class Pos:
    __match_args__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


def f(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case Pos(1, b=b):
            return f"pos {b}"
        case Plain(kind="special", value=[a, *_]):
            return f"plain {a}"
        case Plain(missing=_):
            return "has missing"
        case int(n) | float(n):
            return f"number {n}"
        case str("lit"):
            return "literal"
        case bool() | bytes():
            return "never bool"
        case list([a, b]):
            return f"list of two {a} {b}"
        case dict(d):
            return f"dict {d}"
        case _:
            return "none"


for v in (Point(0, 0), Point(0, 5), Point(2, 2), Point(1, 2), Pos(1, "b"), Pos(2, 2), Plain(kind="special", value=[1, 2]), Plain(missing=0),
          Plain(), 5, 2.5, "lit", "x", True, b"", [1, 2], [1], {"a": 1}, (1,)):
    print(type(v).__name__, f(v))


class NoArgs:
    pass


class BadArgs:
    __match_args__ = 5


class BadArgs2:
    __match_args__ = (5,)


class Dup:
    __match_args__ = ("a",)
    a = 1


for body in ("NoArgs(1)", "BadArgs(1)", "BadArgs2(1)", "Dup(1, a=2)", "Dup(1, 2)", "int(1, 2)", "NotClass()"):
    obj = body.split("(")[0]
    NotClass = 5
    try:
        exec(f"match {obj}() if {obj!r} != 'NotClass' else 5:\n case {body}: print('matched')\n case _: print('no')")
    except Exception as e:
        print(body, "->", type(e).__name__, e)


class Base:
    __match_args__ = ("v",)

    def __init__(self, v):
        self.v = v


class Derived(Base):
    pass


match Derived(Derived([1, {"k": Base("deep")}])):
    case Base(Derived([1, {"k": Base(str() as s)}])):
        print("found", s)


class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == "magic"


class M(metaclass=Meta):
    pass


match "magic":
    case M():
        print("instancecheck used")
