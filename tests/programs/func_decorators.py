import functools


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        result = f(*args, **kw)
        print("result", result)
        return result
    return wrapper


def tag(name):
    print("tag", name)

    def deco(f):
        print("apply", name)
        f.tags = getattr(f, "tags", []) + [name]
        return f
    return deco


@trace
def add(a, b=1):
    "adds"
    return a + b


add(1)
add(1, b=5)
print(add.__name__, add.__doc__, add.__wrapped__ is not add)


@tag("outer")
@tag("inner")
def tagged():
    pass


print(tagged.tags)


@tag("class")
class K:
    @property
    def p(self):
        return "p"

    @functools.cached_property
    def q(self):
        print("compute")
        return "q"

    @functools.lru_cache
    def fib(self, n):
        return n if n < 2 else self.fib(n - 1) + self.fib(n - 2)


k = K()
print(K.tags, k.p, k.q, k.q, k.fib(30))


class Counting:
    def __init__(self, f):
        self.f, self.n = f, 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)


@Counting
def square(x):
    return x * x


print(square(3), square(4), square.n)
decos = [tag("a"), tag("b")]


@decos[0]
@(lambda f: f)
@[d for d in decos][1]
def odd():
    pass


print(odd.tags)


@callable
def turned_into_true():
    pass


print(turned_into_true)
