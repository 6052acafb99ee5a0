from collections import *
c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), sorted(c.elements())[:4], c.total(), c + Counter(m=5), c - Counter(s=10), c & Counter(i=2, s=9), c | Counter(i=9), +Counter(a=-1, b=2), -Counter(a=-1))
c.update("sss"); c.subtract({"i": 1})
print(c, Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter([1, 1, 2]), dict(Counter("aab")), Counter().most_common(), c.copy() == c)
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.pop(), d.popleft(), d, d.maxlen, d[0], d[-1], len(d))
d.extend("ab"); d.extendleft("xy"); d.rotate(1)
print(d, list(reversed(d)), 2 in d, d.count("x"), d.index("y") if "y" in d else None)
d.rotate(-2); d.reverse(); print(d); d.clear(); print(d, deque("abc") + deque("d"), deque([1, 2]) * 2, deque([1]) == deque([1]), deque([1]) < deque([2]))
q = deque(range(10))
q.insert(3, "new"); q.remove(5); del q[0]; q[1] = "set"
print(q, q.copy() == q, bool(deque()))
for s in ("deque().pop()", "deque().popleft()", "deque([1])[5]", "deque([1]).remove(2)", "deque([1]).index(9)", "deque(maxlen=-1)", "deque(5)", "deque([1], 1).insert(0, 2)", "deque([1]) + [2]", "hash(deque())", "deque('a')[1:2]", "deque(maxlen='x')", "deque([1]).maxlen.x"):
    try:
        print(s, eval(s))
    except Exception as e:
        print(s, "->", type(e).__name__, e)
try:
    for x in q: q.append(1)
except RuntimeError as e:
    print(e)
dd = defaultdict(list)
dd["a"].append(1); dd["b"]
print(dd, dd.default_factory, dd.get("zz"), "zz" in dd, defaultdict(int, x=5)["q"], defaultdict(None), dd.copy(), dd | {"n": 1}, type(dd | {}).__name__)
try:
    defaultdict()["k"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(5)
except TypeError as e:
    print(e)
od = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
od.move_to_end("a"); od.move_to_end("c", last=False)
print(od, od.popitem(), od.popitem(last=False), od == {"b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(OrderedDict(x=1, y=2))), OrderedDict.fromkeys("ab"), od | {"z": 9})
try:
    od.move_to_end("nope")
except KeyError as e:
    print("KeyError", e)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["new"] = 5
print(cm["a"], cm["b"], dict(cm), cm.maps, cm.new_child({"a": 0})["a"], cm.parents, len(cm), "b" in cm, sorted(cm), cm.get("q", "dflt"))
try:
    cm["missing"]
except KeyError as e:
    print(e)
try:
    del cm["b"]
except KeyError as e:
    print(e)


class UD(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(str(k), v)


u = UD({1: 2})
u.update({3: 4})
print(u, u.data, UserList([1, 2]) + [3], UserList([3, 1])[0], UserString("ab").upper(), UserString("x") + "y", UserList([2, 1]) == [2, 1])
