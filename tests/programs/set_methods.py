s = {3, 1, 2}
s.add(5); s.add(1); s.discard(99); s.remove(3); s.update([7, 8], (9,))
p = lambda x: print(sorted(x) if not isinstance(x, bool) else x)
p(s); p(s | {100}); p(s & {1, 2, 50}); p(s - {1}); p(s ^ {1, 200}); p(s.union([0], "a") - {"a"}); p(s.intersection([1, 5], {5})); p(s.difference([1], [2])); p(s.symmetric_difference([1, 77]))
print({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1} >= set(), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint({2}), {1} == {1.0}, {1} == frozenset([1]), {1} != {2}, {1, 2} > {1}, 1 in s, "x" not in s, len(s), bool(set()))
s &= {1, 2, 5, 7}; p(s)
s |= {20}; p(s)
s -= {20}; p(s)
s ^= {1, 30}; p(s)
s.intersection_update([2, 5, 30]); p(s)
s.difference_update([2]); p(s)
s.symmetric_difference_update([5, 6]); p(s)
c = s.copy()
c.clear()
print(c, s == c, set(), frozenset(), frozenset("a"), {1}, repr({"x"}), set("aaa"), len(set(range(100))), {5}.pop(), set({1: 2}), type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__)
for e in ("set().pop()", "{1}.remove(2)", "{[]}", "set(5)", "{1} + {2}", "{1} | [2]", "{1} < [1]", "set(1, 2)", "hash(set())", "frozenset().add(1)", "{1}.union(5)", "{{1}}", "{1}[0]", "set().foo", "{1}.update(5)", "frozenset(5)", "{1} - 5", "{1}.remove([])", "[] in {1}", "{1}.issubset(5)", "set(a=1)", "frozenset(a=1)"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
f = frozenset([1, 2, 3])
print(sorted(f), hash(f) == hash(frozenset([3, 2, 1])), {f: "key"}[frozenset([1, 2, 3])], f | {4} == {1, 2, 3, 4}, frozenset(f) is f, f.copy() is f, {1, 2} in {frozenset([1, 2])}, {frozenset([1])}.__contains__({1}), f & {1} == {1})
big = set(range(0, 1000, 3)) & set(range(0, 1000, 5))
print(sorted(big)[:5], len(big), sum(big), {i % 10 for i in range(100)} == set(range(10)), sorted({(1, 2), (0, 5)}), sorted(set("hello")), set([1, 2]).__le__({1, 2, 3}), {1}.__eq__(5), {1}.__or__(5))
x = {1, 2, 3}
for i in list(x):
    x.discard(i)
print(x, {1, 1.0, True}, {0, False}, set([None]), {...} == {Ellipsis})


class S(set):
    pass


print(type(S([1]) | {2}).__name__, type(S([1]).copy()).__name__, S([1]), S() == set(), isinstance(S(), set), repr(S()), frozenset({1}), repr(frozenset()))
it = iter({1})
print(next(it), next(it, "end"), it.__length_hint__())
