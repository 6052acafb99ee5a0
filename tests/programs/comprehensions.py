print([i * i for i in range(5)], [i for i in range(10) if i % 2 if i > 2])
print([(i, j) for i in range(3) for j in range(i)])
print([[j for j in range(i)] for i in range(4)])
print({i % 3 for i in range(10)} == {0, 1, 2}, {i: i * i for i in range(4)})
print({k: v for k, v in zip("abc", range(3)) if v})
print(list(i for i in range(3)), sum(i for i in range(10)))
x = "outer"
print([x for x in range(3)], x)


class C:
    y = [1, 2, 3]
    z = [i for i in y]
    pairs = [(i, j) for i in y for j in range(i)]


print(C.z, C.pairs)


def f(n):
    return [lambda: i + n for i in range(3)]


print([g() for g in f(10)])


def nested():
    a = 5
    return [[a + i + j for j in range(2)] for i in range(2)]


print(nested())
print([y for i in range(4) if (y := i * 2) > 2])
gen = (print("eval", i) or i for i in range(2))
print("made")
print(list(gen))
print([a for a, *b in [(1, 2), (3, 4, 5)]], [*(i for i in "ab")])
try:
    [i for i in 5]
except TypeError as e:
    print(e)
try:
    {[]: 1 for i in range(1)}
except TypeError as e:
    print(e)
try:
    (i for i in 5)
except TypeError as e:
    print("early:", e)


def locals_in_comp():
    q = 1
    return [sorted(locals()) for i in range(1)]


print(locals_in_comp())
print([(lambda: k)() for k in range(3)])


def outer():
    def inner():
        return [v for v in range(w)]
    w = 3
    return inner()


print(outer())
