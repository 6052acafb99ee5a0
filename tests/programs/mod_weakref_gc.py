import weakref, gc


class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"C{self.n}"
    def meth(self): return self.n


c = C(1)
r = weakref.ref(c, lambda ref: print("callback", ref() is None))
r2 = weakref.ref(c)
print(r(), r is r2, weakref.ref(c) is r2, weakref.getweakrefcount(c), r == r2, hash(r2) == hash(c))
p = weakref.proxy(c)
print(p.n, p, type(p).__name__)
del c
gc.collect()
print(r(), r2())
try:
    p.n
except ReferenceError as e:
    print(e)
d = weakref.WeakValueDictionary()
a = C("a")
d["a"] = a
print(len(d), d["a"], d.get("z"))
del a
gc.collect()
print(len(d), list(d.items()))
k = weakref.WeakKeyDictionary()
key = C("key")
k[key] = "value"
print(k[key], len(k))
del key
gc.collect()
print(len(k))
s = weakref.WeakSet()
x = C("x")
s.add(x)
print(x in s, len(s))
del x
gc.collect()
print(len(s))
m = C("m")
wm = weakref.WeakMethod(m.meth)
print(wm()())
del m
gc.collect()
print(wm())
f = C("f")
fin = weakref.finalize(f, print, "finalized", sep=" ", end="!\n")
print(fin.alive)
del f
gc.collect()
print(fin.alive, fin())
for bad in (5, "s", (1,), [], {}, None):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
print(weakref.ref({1}.__class__)() is set, weakref.ref(len)() is len, weakref.ref(lambda: 0)())


class Cycle:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)


a, b = Cycle("a"), Cycle("b")
a.other, b.other = b, a
wa = weakref.ref(a)
del a, b
print(gc.collect() > 0, wa())
print(gc.isenabled(), gc.is_tracked([]), gc.is_tracked(5), gc.get_threshold()[0] > 0, len(gc.get_count()))
gc.disable(); print(gc.isenabled()); gc.enable()


class Resurrect:
    saved = None
    def __del__(self):
        print("resurrecting")
        Resurrect.saved = self


z = Resurrect()
del z
gc.collect()
print(type(Resurrect.saved).__name__)
Resurrect.saved = None
gc.collect()
print("done")


class BadDel:
    def __del__(self): raise ValueError("in del")


import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg is None or "ignored" in u.err_msg)
bd = BadDel()
del bd
gc.collect()
gc.callbacks.append(lambda phase, info: print("gc", phase))
gc.collect()
gc.callbacks.clear()
print(gc.garbage, gc.freeze(), gc.get_freeze_count() >= 0, gc.unfreeze())
