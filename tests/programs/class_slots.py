class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, P.__slots__, hasattr(p, "__dict__"), type(P.x).__name__)
for stmt in ("p.y", "p.z = 1", "p.__dict__", "del p.y", "p.nothing"):
    try:
        exec(stmt)
    except AttributeError as e:
        print(stmt, "->", e)


class Q(P):
    pass


q = Q(2)
q.z = 5
q.y = 6
print(q.__dict__, q.y)


class R(P):
    __slots__ = ["w", "__dict__"]


r = R(3)
r.w, r.v = 1, 2
print(r.__dict__, r.w)


class One:
    __slots__ = "single"


class Private:
    __slots__ = ("__hidden",)

    def __init__(self):
        self.__hidden = 7

    def get(self):
        return self.__hidden


print(One.__slots__, Private().get(), [n for n in dir(Private) if "hidden" in n])
for body in ("__slots__ = ('a', 'a b')", "__slots__ = (1,)", "__slots__ = ('x',); x = 1", "__slots__ = ('__dict__', '__dict__')"):
    try:
        exec(f"class X:\n {body}")
    except (TypeError, ValueError) as e:
        print(body, "->", e)
try:
    class X(int):
        __slots__ = ("a",)
except TypeError as e:
    print(e)


class M1:
    __slots__ = ("a",)


class M2:
    __slots__ = ("b",)


try:
    class M3(M1, M2):
        pass
except TypeError as e:
    print(e)


class Documented:
    __slots__ = {"k": "doc of k"}


print(Documented.k.__doc__)
import weakref
try:
    weakref.ref(P(1))
except TypeError as e:
    print(e)


class W:
    __slots__ = ("__weakref__",)


w = W()
print(weakref.ref(w)() is w)
