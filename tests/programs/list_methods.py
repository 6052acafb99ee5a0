a = [3, 1, 2]
a.append(5); a.extend([7, 6]); a.insert(1, 9); a.insert(-1, "x"); a.insert(100, "end"); a.insert(-100, "start")
print(a, len(a), a.index(9), a.count(1), a.pop(), a.pop(0), a.pop(-2), a)
a.remove(9)
a.reverse()
print(a, a[::-1], a + [0], a * 2, 2 * [1], [] * 5, a.copy() == a, a.copy() is a, 5 in a, "q" in a)
a.sort()
print(a, sorted(a, reverse=True), sorted("banana"), sorted(["b", "A", "c"], key=str.lower))
a[1:3] = [10, 20, 30]; print(a)
a[:0] = [0]; print(a)
a[len(a):] = [99]; print(a)
a[::2] = "abcdefghijk"[: len(a[::2])]; print(a)
del a[1], a[-1]; print(a)
a[1:1] = a; print(a)
a += (1, 2); a += "xy"; a *= 2; print(a)
a.clear(); print(a, bool(a), list("abc"), list(range(3)), list(), list({1: 2}), [1, 2] == [1, 2], [1] < [1, 0], [2] > [1, 5], [] < [0], [1, 2] != (1, 2))
for s in ("[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1][1]", "[1]['a']", "[1] + (2,)", "[1] * 'a'", "[1] * [2]", "[1] < [None]", "[].sort(5)", "[1, 'a'].sort()", "[1].append()", "[1].append(1, 2)", "[1].insert(1)", "list(5)", "list(1, 2)", "hash([])", "[1].extend(5)", "[1].foo", "[1, 2, 3].index(3, 0, 2)", "[1].pop('a')", "[1].insert('a', 1)", "[1].count()", "[3, 1].sort(key=5)", "[1][5] = 2", "x = [1, 2, 3]; x[::2] = [1]", "x = [1]; x[0:1] = 5", "x = [1]; x[5] = 1", "x = [1]; x['a'] = 1", "x = [1]; del x[5]", "x = [1]; x += 5", "list(x=1)", "[] < 5", "[1].sort(lambda a: a)"):
    try:
        exec(s)
        print(s, "ok")
    except Exception as e:
        print(s, "->", type(e).__name__, e)
r = [1]
r.append(r)
print(r, r == r, r[1] is r, repr([r]))
n = [[0] * 2] * 2
n[0][0] = 1
print(n, [[0] * 2 for _ in range(2)])
x = [1, 2, 3, 4, 5, 6]
print(x[10:], x[-2:], x[:-2], x[3:1], x[5:1:-2], x[-1:-4:-1], x[::3], x[slice(1, 3)], [1, 2, 3].index(3, -1), x.index(4, 2, 5), [1, True, 1.0].count(1), [float("nan")] == [float("nan")])
del x[1:5:2]
print(x, list(reversed(x)), x.__len__(), x.__contains__(1), x.__eq__(5), x.__reversed__().__class__.__name__, list(map(str, x)), [*x, *x])
big = list(range(1000))
for i in range(500):
    big.pop(i)
print(len(big), sum(big), big[:5], big[-5:])
q = []
for i in range(100):
    q.insert(0, i)
    if i % 3 == 0:
        q.pop()
print(q[:5], len(q))


class L(list):
    def __getitem__(self, i):
        return "sub"


print(L([1])[0], list(L([1])), L([1]) == [1], L([1]) + [2], type(L([1]) * 2).__name__)
