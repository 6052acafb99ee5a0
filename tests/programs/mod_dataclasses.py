import dataclasses
from dataclasses import *
from typing import ClassVar


@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)
    cv: ClassVar[int] = 7

    def __post_init__(self):
        self.total = self.x + self.y


p = P(1, 2)
print(p, p == P(1, 2), p != P(2), p.total, p.tags is not P(1).tags, [f.name for f in fields(P)], asdict(p), astuple(p), replace(p, x=10), P.__match_args__, P.cv, is_dataclass(P), is_dataclass(p), is_dataclass(5), P.__doc__)
for e in ("P()", "P(1, 2, 3, 4, 5)", "P(z=1)", "hash(p)", "p < P(2)", "replace(p, q=1)", "fields(5)", "asdict(5)", "field(default=1, default_factory=list)"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)


@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0


v = V(1, 2)
print(v < V(1, 3), sorted([V(2), V(1)]), hash(v) == hash(V(1, 2)), {v: "x"}[V(1, 2)], max(V(1), V(0, 9)), v >= V(1, 2))
for s in ("v.major = 5", "del v.major"):
    try:
        exec(s)
    except FrozenInstanceError as x:
        print(type(x).__name__, x)


@dataclass(slots=True, kw_only=True)
class K:
    a: int
    b: int = 5


k = K(a=1)
print(k, hasattr(k, "__dict__"), K.__slots__)
try:
    K(1)
except TypeError as x:
    print(x)


@dataclass
class Base:
    a: int
    b: int = 1


@dataclass
class Derived(Base):
    c: int = 2
    a: int = 10


print(Derived(), Derived(1, 2, 3), [f.name for f in fields(Derived)])
for body in ("x: list = []", "x: int = 1\n y: int"):
    try:
        exec(f"@dataclass\nclass Bad:\n {body}")
    except (ValueError, TypeError) as x:
        print(type(x).__name__, x)


@dataclass
class I:
    x: InitVar[int]
    y: int = 0
    _: KW_ONLY = None
    z: int = 3

    def __post_init__(self, x):
        self.y = x * 2


print(I(5, z=9), I.__init__.__annotations__.keys())


@dataclass(eq=False, repr=False)
class Plain:
    x: int = 1


print(Plain() == Plain(), "Plain object" in repr(Plain()), make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=5))])(1, 2))


@dataclass
class Node:
    value: int
    next: "Node | None" = None


n = Node(1, Node(2))
print(n, asdict(n))
n.next.next = n
print(n)


@dataclass(unsafe_hash=True)
class H:
    x: int
    y: list = field(hash=False, default_factory=list)


print(hash(H(1)) == hash(H(1)), dataclasses.MISSING.__class__.__name__, fields(P)[2].default_factory, fields(P)[1].default)
