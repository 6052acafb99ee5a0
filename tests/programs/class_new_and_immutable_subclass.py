class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{float(self)}{self.unit}"


c = Celsius(20.5)
print(c, c + 1, type(c + 1).__name__, c == 20.5, hash(c) == hash(20.5), Celsius("3"), isinstance(c, float))


class Upper(str):
    def __new__(cls, s):
        return super().__new__(cls, s.upper())

    def shout(self):
        return self + "!"


u = Upper("abc")
print(u, u.shout(), type(u.lower()).__name__, {u: 1}["ABC"], "-".join([u, u]), u == "ABC", len(u))


class Pair(tuple):
    __slots__ = ()

    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    a = property(lambda self: self[0])


p = Pair(1, 2)
x, y = p
print(p, p.a, x, y, p + (3,), p == (1, 2), Pair.__mro__[1])


class Other:
    def __new__(cls, *args):
        return "not an Other"

    def __init__(self, *args):
        print("never")


print(Other(1))


class Cached:
    pool = {}

    def __new__(cls, key):
        return cls.pool.setdefault(key, super().__new__(cls))

    def __init__(self, key):
        print("init", key)


print(Cached(1) is Cached(1))


class MyList(list):
    def append(self, x):
        super().append(x * 2)


m = MyList([1])
m.append(2)
m += [3]
print(m, type(m[:]).__name__, type(m + []).__name__, m.copy(), isinstance(m, list))


class MyDict(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def __getitem__(self, k):
        return dict.__getitem__(self, k)


d = MyDict(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, {**d}, type(d.copy()).__name__, type(d | {}).__name__)


class MyInt(int):
    pass


i = MyInt(5)
i.tag = "t"
print(i, i.tag, i + 1, repr(i), [0, 1, 2, 3, 4, 5][i], MyInt("ff", 16), int(i).__class__.__name__, i.__index__(), bool(MyInt()))
for bad in ("bool.__new__(int)", "int.__new__(str)", "object.__new__(int)", "int.__new__()", "object(1)", "Pair(1)", "object.__new__(5)",
            "tuple.__new__(Pair, 5)", "int.__new__(5)", "type.__new__(type)", "str.__new__(Upper, 1, 2, 3, 4)"):
    try:
        print(bad, repr(eval(bad)))
    except TypeError as e:
        print(bad, "->", e)


class Abs:
    def __init__(self, x):
        pass


for bad in ("Abs()", "Abs(1, 2)", "Abs(y=1)"):
    try:
        eval(bad)
    except TypeError as e:
        print(bad, "->", e)
