def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    print("inner got", y)
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [10, 20]
    yield from "ab"
    return "outer result"


g = outer()
print(next(g), g.gi_yieldfrom.__name__, g.send("a"), g.send("b"), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)


def thrower():
    try:
        yield 1
    except ValueError as e:
        yield f"inner caught {e}"
    finally:
        print("inner finally")


def delegate():
    try:
        yield from thrower()
    except KeyError as e:
        yield f"outer caught {e}"


d = delegate()
print(next(d), d.throw(ValueError("v")), d.throw(KeyError("k")))
d = delegate()
next(d)
d.close()


def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))


class Custom:
    def __iter__(self):
        return self

    n = 0

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom value")
        return self.n


def from_custom():
    v = yield from Custom()
    print("value", v)


f = from_custom()
print(next(f))
try:
    f.send("x")
except AttributeError as e:
    print(str(e))


class Sender(Custom):
    def send(self, v):
        return ("sent", v)

    def throw(self, *args):
        return ("thrown", args[0])

    def close(self):
        print("closed")


def from_sender():
    yield from Sender()


f = from_sender()
print(next(f), f.send(5), f.throw(ValueError))
f.close()
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print("".join(map(str, tree(4))))


def deep(n):
    if n == 0:
        yield "bottom"
    else:
        yield from deep(n - 1)


print(list(deep(100)))
