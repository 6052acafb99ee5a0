print(sum(i * i for i in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]))
g = (x for x in [1, 2, 3])
print(next(g), list(g), list(g), g.__name__, g.__qualname__)
print(all(x > 0 for x in [1, 2]), any(x > 5 for x in []), dict((k, v) for k, v in ["ab", "cd"]), set(c for c in "aab") == {"a", "b"})
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), next(it, None))
n = 0


def step():
    global n
    n += 1
    return n


print(list(iter(step, 5)))
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x % 2, range(6))))
print(list(zip([1, 2], "abc", (True, False))), list(enumerate("ab", start=5)), list(reversed([1, 2, 3])))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
print(list(zip()), list(zip([1, 2], [3, 4], strict=True)), list(map(None.__class__, [])))
lst = [1, 2, 3]
for x in lst:
    if x < 6:
        lst.append(x + 3)
print(lst)
d = {"a": 1}
try:
    for k in d:
        d["b"] = 2
except RuntimeError as e:
    print(e)
s = {1}
try:
    for k in s:
        s.add(k + 1)
except RuntimeError as e:
    print(e)


class OldSeq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(OldSeq()), 9 in OldSeq(), list(zip(OldSeq(), "ab")))
for bad in ("iter(5)", "next(5)", "next([])", "iter(5, 1)", "enumerate(5)", "zip(5)", "map()", "map(5)", "filter(None)", "reversed(5)",
            "reversed({1})", "sum(['a'])", "sum([], '')", "max()", "max([])", "min(5)", "max(1, 'a')", "sorted(5)", "enumerate()", "all(5)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(max([], default="d"), min(3, 1, 2), max("abc", key=ord), min([[3], [1, 2]], key=len), sum([[1], [2]], []), sum([0.1] * 10), sum([1, 2.5]))
print(type(iter({})).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter(range(1))).__name__, type(iter(b"")).__name__,
      type(iter({}.items())).__name__, type(iter(set())).__name__, type(reversed([])).__name__, type(iter(int, 1)).__name__)
