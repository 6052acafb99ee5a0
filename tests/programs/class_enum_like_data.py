class Vector:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __iter__(self):
        yield self.x
        yield self.y

    def __eq__(self, o):
        return tuple(self) == tuple(o)

    def __lt__(self, o):
        return tuple(self) < tuple(o)

    def __le__(self, o):
        return tuple(self) <= tuple(o)

    def __repr__(self):
        return "Vector(%g, %g)" % (*self,)

    def __mul__(self, k):
        return Vector(*(c * k for c in self))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self, o))

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return (self @ self) ** 0.5


a, b = Vector(3, 4), Vector(1, 2)
print(a * 2, 3 * b, a @ b, -a, abs(a), sorted([a, b]), max(a, b), a > b, a >= a, a == Vector(3, 4))
try:
    hash(a)
except TypeError as e:
    print(e)
print(Vector.__hash__, [*a], dict(zip("xy", a)))


class Stack:
    def __init__(self, *items):
        self._items = list(items)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        r = self._items[i]
        return Stack(*r) if isinstance(i, slice) else r

    def __setitem__(self, i, v):
        self._items[i] = v

    def __delitem__(self, i):
        del self._items[i]

    def __repr__(self):
        return f"Stack{tuple(self._items)}"

    def __iadd__(self, other):
        self._items.extend(other)
        return self

    def __enter__(self):
        self._items.append("enter")
        return self

    def __exit__(self, *exc):
        self._items.append("exit")


s = Stack(1, 2, 3)
s += [4]
s[0] = "a"
del s[1]
print(s, s[1:], s[-1], list(s), 3 in s, list(reversed(s)))
with s as t:
    print(t)
print(s, len(s), bool(Stack()))
