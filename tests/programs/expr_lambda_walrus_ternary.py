f = lambda: 1
g = lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw)
print(f(), g(1), g(1, 5, 6, 7, k=8, z=9), (lambda *, q: q)(q=4), (lambda a, /: a)(3))
print(f.__name__, g.__defaults__, g.__kwdefaults__)
print([(lambda n: n * n)(i) for i in range(4)])
adders = [lambda x, i=i: x + i for i in range(3)]
print([a(10) for a in adders])
late = [lambda: i for i in range(3)]
print([a() for a in late])
if (n := len("hello")) > 3:
    print(n)
print([y := 1, y + 1, y ** 2])
print((total := 0), [total := total + i for i in range(5)], total)
while chunk := "".join(["a"] * (n := n - 1)):
    print(chunk)
print("a" if n else "b" if not n - 1 else "c")


def h(x=(z := 5)):
    return x


print(h(), z)
print(any((hit := w).startswith("b") for w in ["abc", "bcd", "bde"]), hit)
print((lambda: (yield))().__class__.__name__)
