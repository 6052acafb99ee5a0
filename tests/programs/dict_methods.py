d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d, list(d), list(d.keys()), list(d.values()), list(d.items()), d.setdefault("a", 9), d.setdefault("e", 5), d)
print(d.pop("e"), d.pop("zz", "default"), d.popitem(), d)
d.update({"x": 1}, y=2); d.update([("p", 1), ["q", 2]]); d.update(); d |= {"r": 3}; d |= [("s", 4)]
print(d, d | {"a": "new"}, {"l": 0} | d, d.copy() == d, dict(d) is d, dict.fromkeys("ab"), dict.fromkeys([1, 2], []), dict(a=1, b=2), dict([("k", "v")], z=1), dict({1: 2}, a=3), dict(zip("ab", [1, 2])))
del d["a"]
print(d, {1: "int", 1.0: "float", True: "bool"}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == [], {1: 2} != {1: 3}, bool({}), {**d, "p": "over"})
for k, v in sorted(d.items()):
    print(k, v, end=";")
print()
k, v, i = d.keys(), d.values(), d.items()
d["new"] = 1
print(len(k), "new" in k, ("new", 1) in i, k & {"new", "zz"}, sorted(k | {"zz"}), sorted(k - {"x"}), sorted(k ^ {"x", "w"}), i & {("new", 1)}, k == set(d), k >= {"new"}, k.isdisjoint(["q2"]), list(reversed(d))[0], list(reversed(d.items()))[0], list(reversed(d.values()))[0], k.mapping["new"], type(k).__name__, repr({}.keys()), repr({1: 2}.items()), repr({1: 2}.values()))
d.clear()
print(d, list(k))
for s in ("{}['x']", "{1: 2}[1, 2]", "{}.pop('x')", "{}.popitem()", "{[]: 1}", "{}[[]]", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['ab', 'c'])", "{} < {}", "{} + {}", "{}.get()", "{}.update(5)", "{}.update([1])", "dict(1, 2)", "{}.foo", "dict(**{1: 2})", "{} | 5", "{}.fromkeys()", "{}.setdefault()", "{}.update(a=1, **{'a': 2})", "[] in {}", "{}.keys() + 1", "{}.keys()[0]", "{{}: 1}", "{}.setdefault([], 1)", "del {}['q']", "dict.fromkeys(5)", "{}.pop()", "hash({})", "dict(a=1)(2)"):
    try:
        exec("print(%r, %s)" % (s, s) if not s.startswith("del") else s)
    except Exception as e:
        print(s, "->", type(e).__name__, e)
d = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del d[i]
print(len(d), sum(d), list(d)[:5], d.popitem())
for i in range(2000, 2100):
    d[i] = 0
print(len(d), list(d)[-1], next(iter(d)))
r = {}
r["self"] = r
print(r, repr({"a": [r]}))


class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 3
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f"K{self.v}"


c = {K(i): i for i in range(10)}
print(c, c[K(7)], K(11) in c, c.pop(K(3)), len(c))


class BadHash:
    def __hash__(self): raise ValueError("no hash")


class BadEq:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("no eq")


for f in (lambda: {BadHash(): 1}, lambda: {BadEq(): 1, BadEq(): 2}, lambda: {1: 1}[BadEq()], lambda: BadEq() in {1}):
    try:
        f()
    except ValueError as e:
        print(e)
o = {"one": 1, "two": 2, "three": 3}
o["one"] = 11
del o["two"]
o["two"] = 22
print(o, list(o), {v: k for k, v in o.items()}, sorted(o, key=o.get), max(o, key=o.get), sum(o.values()), [*o], {*o} == set(o))
for name in ("a", "b"):
    try:
        for key in o:
            o[name] = 1
    except RuntimeError as e:
        print(e)
try:
    for key in list(o): del o[key]
    it = iter({1: 1})
    print(next(it), it.__length_hint__())
    it2 = {1: 1, 2: 2}
    for key in it2: del it2[key]; it2[key + 10] = 1
except RuntimeError as e:
    print(e)
