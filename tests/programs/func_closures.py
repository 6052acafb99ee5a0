def counter(start=0):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step


a, b = counter(), counter(10)
print(a(), a(), b(5), a(3), b())
print(a.__closure__[0].cell_contents, a.__code__.co_freevars, counter.__code__.co_cellvars)


def compose(*fs):
    def composed(x):
        for f in fs:
            x = f(x)
        return x
    return composed


print(compose(lambda x: x + 1, lambda x: x * 10, str)(4))


def param(x):
    def get():
        return x

    def set(v):
        nonlocal x
        x = v

    return get, set


get, set_ = param(1)
set_(99)
print(get())


def deep():
    v = "deep"

    def l1():
        def l2():
            def l3():
                return v
            return l3
        return l2
    return l1()()()


print(deep())


class Outer:
    def make(self):
        class Inner:
            owner = self

            def who(inner):
                return self is inner.owner
        return Inner()


print(Outer().make().who())


def unset():
    def f():
        return later
    try:
        f()
    except NameError as e:
        print(e)
    later = 1
    return f()


print(unset())
import types
cell = types.CellType(5)
print(cell.cell_contents)
cell.cell_contents = 6
print(cell.cell_contents)
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as e:
    print(e)


def fact(n):
    def go(k):
        return 1 if k == 0 else k * go(k - 1)
    return go(n)


print(fact(20))
