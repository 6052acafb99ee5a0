import heapq, bisect, random
h = []
for x in [5, 3, 8, 1, 9, 2]:
    heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(6)])
h = [9, 7, 5, 3, 1]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 10), h, heapq.nlargest(2, h), heapq.nsmallest(2, h), heapq.nlargest(2, ["a", "ccc", "bb"], key=len), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(["a", "CC"], ["bbb"], key=len)))
for e in ("heapq.heappop([])", "heapq.heapreplace([], 1)", "heapq.heappush(5, 1)", "heapq.heappush([1], 'a')", "heapq.heapify((1,))", "heapq.heappushpop((), 1)", "bisect.bisect([1], 'a')", "bisect.bisect([1], 1, -1)", "bisect.insort(5, 1)", "bisect.bisect()"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect(a, 9), bisect.bisect_left(a, 3, 2), bisect.bisect([(1, "a"), (2, "b")], 1, key=lambda p: p[0]), bisect.bisect_left("abc", "b"))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
b = []
for x in random.Random(1).sample(range(100), 20):
    bisect.insort(b, x)
print(b == sorted(b), b)


class N:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"N{self.v}"


hp = [N(3), N(1), N(2)]
heapq.heapify(hp)
print(hp, heapq.heappop(hp), heapq.nsmallest(2, hp))
graph = {"a": {"b": 1, "c": 4}, "b": {"c": 2, "d": 6}, "c": {"d": 3}, "d": {}}
dist, q = {}, [(0, "a")]
while q:
    d, n = heapq.heappop(q)
    if n not in dist:
        dist[n] = d
        for m, w in graph[n].items():
            heapq.heappush(q, (d + w, m))
print(dist)
rng = random.Random(5)
data = [rng.random() for _ in range(500)]
heapq.heapify(data)
out = [heapq.heappop(data) for _ in range(500)]
print(out == sorted(out), heapq.nlargest(3, range(1000)), heapq.nsmallest(0, [1]))
