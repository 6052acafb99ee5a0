import copy


class C:
    def __init__(self, v):
        self.v = v


a = [1, [2, 3], {"k": (4, [5])}, {6}, C([7])]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(99); a[2]["k"][1].append(88); a[4].v.append(77)
print(b[:4], b[4].v, c[:4], c[4].v, b[4] is a[4], c[4] is a[4])
r = [1]
r.append(r)
d = copy.deepcopy(r)
print(d[1] is d, d is not r)
shared = [1]
x = copy.deepcopy([shared, shared])
print(x[0] is x[1])
for atom in (5, "s", None, 1.5, (1, 2), b"x", len, C, ..., range(3), 2j, type):
    assert copy.copy(atom) is atom and copy.deepcopy(atom) is atom, atom
t = ([1], 2)
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy(t) == t, copy.deepcopy((1, (2, 3))) == (1, (2, 3)))


class Custom:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Custom(f"copied {self.n}")

    def __deepcopy__(self, memo):
        return Custom(f"deep {self.n} {type(memo).__name__}")


print(copy.copy(Custom(1)).n, copy.deepcopy(Custom(2)).n, copy.deepcopy([Custom(3)])[0].n)


class Red:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Red, (self.a, "reduced")


print(vars(copy.copy(Red(1, 2))))


class St:
    def __init__(self):
        self.x, self.cache = 1, "big"

    def __getstate__(self):
        return {"x": self.x}

    def __setstate__(self, s):
        self.__dict__.update(s, restored=True)


print(vars(copy.copy(St())), vars(copy.deepcopy(St())))


class Sl:
    __slots__ = ("p", "q")


s = Sl()
s.p = [1]
s2 = copy.deepcopy(s)
print(s2.p, s2.p is s.p, hasattr(s2, "q"))


class L(list):
    pass


l = L([1, [2]])
l.attr = [3]
l2 = copy.deepcopy(l)
print(type(l2).__name__, l2, l2.attr, l2.attr is l.attr)
for bad in (lambda: copy.copy((i for i in "")), lambda: copy.deepcopy(open), lambda: copy.deepcopy(iter([1]))):
    try:
        print(type(bad()).__name__)
    except TypeError as e:
        print(e)
from collections import OrderedDict, deque, defaultdict, Counter
for o in (OrderedDict(a=[1]), deque([[1]], 5), defaultdict(list, {"a": [1]}), Counter("ab"), bytearray(b"x"), {1: {2: 3}}, {frozenset([1])}):
    k = copy.deepcopy(o)
    print(type(k).__name__, k == o, k is o)
print(copy.replace(__import__("collections").namedtuple("P", "x y")(1, 2), x=5), copy.Error.__mro__[1].__name__)
m = C(1).__init__
print(copy.deepcopy({"a": C}) == {"a": C}, copy.copy({1: [2]})[1], copy.copy({1, 2}) == {1, 2})
