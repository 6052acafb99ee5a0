def append(item, to=[]):
    to.append(item)
    return to


print(append(1), append(2), append(3, []), append(4))
print(append.__defaults__)


def order(n):
    print("default", n)
    return n


def f(a=order(1), *, b=order(2), c: order(3) = order(4)) -> order(5):
    return a, b, c


print(f(), f.__annotations__)
f.__defaults__ = (10,)
f.__kwdefaults__ = {"b": 20, "c": 30}
print(f(), f(b=1))
f.__defaults__ = None
try:
    f()
except TypeError as e:
    print(e)
f.__kwdefaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
try:
    f.__defaults__ = 5
except TypeError as e:
    print(e)
x = 1
def g(y=x): return y
x = 2
print(g())
