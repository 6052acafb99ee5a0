import functools, operator, random
rng = random.Random(42)
data = [rng.randrange(1000) for _ in range(300)]
s = sorted(data)
print(s[:10], s == sorted(data, reverse=True)[::-1], all(a <= b for a, b in zip(s, s[1:])))
words = "the Quick brown fox jumps over the lazy dog and runs Away".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w.lower())))
pairs = [(rng.randrange(5), i) for i in range(40)]
st = sorted(pairs, key=operator.itemgetter(0))
print(st, all(a[1] < b[1] for a, b in zip(st, st[1:]) if a[0] == b[0]))
rev = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(a[1] < b[1] for a, b in zip(rev, rev[1:]) if a[0] == b[0]))
print(sorted([3, 1.5, True, 0, -2]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted({3: 1, 1: 2}), sorted([[2], [1, 2], [1]]), sorted("éaz"), sorted([b"b", b"a"]), sorted([]), sorted([1]))
print(sorted([5, 3, 9], key=functools.cmp_to_key(lambda a, b: b - a)), sorted([1, 2, 3, 4], key=lambda x: x % 2))


class C:
    count = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        C.count += 1
        return self.v < o.v

    def __repr__(self):
        return f"C{self.v}"


print(sorted([C(3), C(1), C(2)]), max([C(1), C(5)], key=lambda c: c.v), C.count)
lst = [3, 1, 2]
print(lst.sort(), lst)
try:
    [1, "a", 2].sort()
except TypeError as e:
    print(e)
try:
    sorted([1, None])
except TypeError as e:
    print(e)
try:
    sorted([1, 2], key=lambda x: 1 / 0)
except ZeroDivisionError as e:
    print(e)
m = [3, 2, 1]


def evil(x):
    m.append(5)
    return x


try:
    m.sort(key=evil)
except ValueError as e:
    print(e, m)
partial = [5, 4, "x", 3]
try:
    partial.sort()
except TypeError:
    print(sorted(partial, key=str))
for n in (0, 1, 2, 5, 31, 32, 33, 63, 64, 65, 100, 1000):
    for gen in (lambda i: i, lambda i: -i, lambda i: i % 7, lambda i: (i * 7919) % 1009, lambda i: i // 10 * 10 - i % 10):
        x = [gen(i) for i in range(n)]
        y = sorted(x)
        z = x[:]
        z.sort(reverse=True)
        assert all(a <= b for a, b in zip(y, y[1:])) and y == z[::-1] and sum(x) == sum(y), n
print("ok")
fl = [rng.random() for _ in range(100)]
print(sorted(fl) == sorted(fl, key=lambda f: f), sorted(fl)[0] == min(fl))
st = ["".join(rng.choice("abc") for _ in range(4)) for _ in range(50)]
print(sorted(st)[:8], sorted(set(st))[-3:], sorted(st, key=lambda s: s[::-1])[:4])
print(sorted([2**70, 1, -2**70, 5]), sorted([1.5, 2**60, 0.1]), sorted([True, False, True]), sorted([(1, 2), (1,), ()]))
