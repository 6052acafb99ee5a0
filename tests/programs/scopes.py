x = "global"


class A:
    x = "class"
    print(x)
    lst = [x for _ in range(1)]
    gen = list(x for _ in range(1))
    lam = lambda: x
    nested = [y for y in [x]]

    def m(self):
        return x

    class B:
        seen = x


print(A.lst, A.gen, A.lam(), A.nested, A().m(), A.B.seen)


def outer():
    x = "enclosing"

    class C:
        before = x
        x = "inner class"
        after = x

        def m(self):
            return x
    return C.before, C.after, C().m()


try:
    print(outer())
except NameError as e:
    print(e)


def outer2():
    x = "enclosing"

    class C:
        got = x

        def m(self):
            return x, __class__.__name__
    return C.got, C().m()


print(outer2())


def f():
    print(x)


def g():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1


f(); g()


def h(n):
    if n:
        z = 1
    try:
        return z
    except UnboundLocalError as e:
        return str(e)


print(h(1), h(0))


class Meta(type):
    def __prepare__(name, bases):
        class D(dict):
            def __missing__(self, k):
                if k.startswith("magic"):
                    return k.upper()
                raise KeyError(k)
        return D()


class M(metaclass=Meta):
    value = magic_name
    other = x


print(M.value, M.other)


def ex():
    exec("q = 5")
    try:
        return q
    except NameError as e:
        return str(e)


print(ex())
ns = {"y": 1}
exec("def k(): return y\nz = [y for _ in 'ab']\nclass Q: w = y", ns)
print(ns["k"](), ns["z"], ns["Q"].w)
loc = {}
exec("a = 1\ndef uses(): return a", {}, loc)
try:
    loc["uses"]()
except NameError as e:
    print(e)
print([i for i in range(3) if [j for j in range(i)]], [[i, j] for i in range(2) for j in [i * 10]])
print((lambda: [a for a in "ab"])(), [(lambda: b)() for b in range(2)], [c for c in [d for d in range(3)] if c])
try:
    print(i)
except NameError as e:
    print(e)


def loop_capture():
    fs = []
    for i in range(3):
        def inner(j=i):
            return i, j
        fs.append(inner)
    return [q() for q in fs]


print(loop_capture())


def args_shadow(x, y=lambda: x):
    try:
        return y()
    except NameError as e:
        return str(e)


print(args_shadow(1))


def gen_locals():
    a = 1
    yield locals()
    b = 2
    yield sorted(locals())


print([*gen_locals()])
import sys


def frame_locals():
    v = 1
    fl = sys._getframe().f_locals
    fl["v"] = 2
    fl["new"] = 3
    return v, sorted(fl), locals().get("v")


print(frame_locals())


def del_in_except():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)


print(del_in_except())
