"""Calls with * and **: to functions, methods, classes, natives, from generators, and failing."""


def plain(a, b, c):
    return a, b, c


def many(a, *rest, k=5, **kw):
    return a, rest, k, sorted(kw.items())


def named(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


class C:
    def __init__(self, *args, **kw):
        self.args = args
        self.kw = kw

    def method(self, *args, **kw):
        return len(args), sorted(kw)

    @classmethod
    def make(cls, *args, **kw):
        return cls(*args, **kw)


class Meta(type):
    def __call__(cls, *args, **kw):
        return "meta", args, kw


class D(metaclass=Meta):
    pass


def forward(f, *args, **kw):
    return f(*args, **kw)


def show(f, *args, **kw):
    try:
        return f(*args, **kw)
    except TypeError as e:
        return f"TypeError: {e}"


for _ in range(3):
    print(forward(plain, 1, 2, 3), forward(plain, 1, c=3, b=2))
    print(forward(many, 1), forward(many, 1, 2, 3, x=1, k=2), forward(many, *range(30), **{"z": 0}))
    print(forward(named, 1), forward(named, 1, 2, c=5, d=6))
    c = forward(C, 1, 2, x=3)
    print(c.args, c.kw, forward(c.method, 4, 5, y=6), forward(C.make, 7, z=8).args)
    print(forward(D, 1, a=2), forward(dict, [(1, 2)], a=3), forward("{} {x}".format, 1, x=2))
    print(show(plain, 1), show(plain, 1, 2, 3, 4), show(plain, 1, 2, 3, a=1), show(named, 1, b=2))
    print(show(plain, 1, 2, q=3), show(many), show(C.method), show(named, 1, 2, 3, 4))


class Text(str):
    pass


print(show(many, 1, **{Text("odd"): 2}), many(*(1, 2), *[3], **{"w": 1}, **{"v": 2}))
try:
    many(1, **{1: 2})
except TypeError as e:
    print(e)
try:
    many(1, **{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
try:
    many(*3)
except TypeError as e:
    print(e)


def generator():
    for i in range(3):
        yield forward(many, i, *range(i), **{f"k{i}": i})
        x = many(*[i], **{"q": i})
        yield x


print(list(generator()))


class Bad:
    def __init__(self, *args):
        return 5


print(show(Bad, 1))


def recurse(*args, **kw):
    return recurse(*args, **kw)


try:
    recurse(1, 2, a=3)
except RecursionError as e:
    print(e)


def many_arguments(*args):
    return len(args), args[-1]


print(many_arguments(*range(100000)), forward(many_arguments, *range(70000)))


class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died", self.name)


def takes(x, *rest):
    del x, rest
    print("in takes")


def calls():
    takes(*[Dies("one"), Dies("two")])
    print("after")
    try:
        plain(*[Dies("three")])
    except TypeError:
        print("failed")
    print("end")


calls()


def outer(*args, **kw):
    def inner(*a, **k):
        return args + a, {**kw, **k}

    return inner


print(outer(1, a=2)(*(3,), **{"b": 4}))
kw = {"u": 1, "b": 2, "c": 3}
del kw["b"]
print(forward(many, 1, **kw))
