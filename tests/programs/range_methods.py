r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, "x" in r, r.index(8), r.count(8), r.start, r.stop, r.step, r == range(2, 18, 3), hash(r) == hash(range(2, 18, 3)), list(reversed(r)), bool(range(0)), min(r), max(r), sum(r))
print(list(range(5, 0, -2)), list(range(0)), list(range(-3)), range(10)[2:8:3], range(0, 10, 2)[::-1], range(3) == range(0, 3, 1), range(0) == range(5, 5), range(1, 2) != [1], repr(range(3)), repr(range(1, 3)), range(10**20)[10**19], len(range(10**18)), 10**19 in range(10**20), range(2**70, 2**70 + 3)[1], list(range(2**64, 2**64 + 2)), range(-5, 5)[-1])
for e in ("range()", "range('a')", "range(1, 2, 0)", "range(1.5)", "range(5)[10]", "range(5)['a']", "range(5).index(9)", "range(1, 2, 3, 4)", "len(range(10**30))", "range(3) < range(4)", "range(3) + range(2)", "range(5).start = 1" , "hash(range(3)) == hash(range(3))", "range(None)", "range(stop=5)", "range(5).index('a')", "range(5).count('a')", "class_(range)"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, str(x).split(" (")[0])
try:
    class R(range): pass
except TypeError as x:
    print(x)
it = iter(range(3))
print(next(it), list(it), it.__length_hint__(), type(it).__name__, [i for i in range(3, 0, -1)], [*range(2)], tuple(range(3)), range(5).__contains__(3), range(True), type(range(True).stop).__name__)


class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v


print(list(range(I(1), I(4))), range(10)[I(3)], slice(I(1), I(3)).indices(10))
total = 0
for i in range(100000):
    total += i
for i in range(10, 0, -3):
    total += i
print(total, i)
for i in range(3):
    i += 10
print(i)
