import functools
from functools import *


@lru_cache(maxsize=2)
def sq(x):
    print("compute", x)
    return x * x


print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info(), sq.cache_parameters())
sq.cache_clear()
print(sq.cache_info(), sq.__wrapped__(5), sq.__name__)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())
try:
    sq([])
except TypeError as e:
    print(e)
p = partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, partial(p, "11")(), partial(lambda *a, **k: (a, k), 1, x=2)(3, y=4), repr(partial(print, 1, sep="-")))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], "init"), reduce(max, [3, 9, 2]))
for bad in ("reduce(max, [])", "partial()", "partial(5)", "reduce(5, [1, 2])", "lru_cache(5)(6)", "wraps(5)", "cmp_to_key(5)(1) < 3", "lru_cache('x')", "reduce(max, 5)", "singledispatch(5)"):
    try:
        print(bad, type(eval(bad)).__name__)
    except Exception as e:
        print(bad, "->", type(e).__name__, str(e)[:70])


@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v


print(V(1) <= V(1), V(2) > V(1), V(2) >= V(3), V.__le__.__name__)


@singledispatch
def show(x):
    return f"default {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return f"seq {len(x)}"


print(show("a"), show(5), show([1]), show((1, 2)), show(True), show.dispatch(bool)(5), sorted(k.__name__ for k in show.registry))


class M:
    @singledispatchmethod
    def f(self, x): return "base"

    @f.register
    def _(self, x: str): return "str"

    def g(self, a, b): return (a, b)

    h = partialmethod(g, "fixed")

    @cached_property
    def cp(self):
        print("once")
        return [1]


m = M()
print(m.f(1), m.f("s"), m.h(2), m.cp is m.cp, m.__dict__)
del m.cp
print(m.cp)


def deco(f):
    @wraps(f)
    def w(*a):
        "wrapper doc"
        return f(*a)
    return w


@deco
def documented(a: int) -> str:
    "real doc"


print(documented.__name__, documented.__doc__, documented.__annotations__, WRAPPER_ASSIGNMENTS)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), functools.update_wrapper(lambda: 0, fib).__name__)
