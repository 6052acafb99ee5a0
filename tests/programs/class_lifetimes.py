def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
# __del__
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
d = D(1); del d
d = D(2); d = D(3); d = None
def f(): x = D(4); return 5
print(f())
class R:
    kept = []
    def __del__(self): print("res"); R.kept.append(self)
r = R(); del r; print(len(R.kept)); R.kept.clear(); print("once")
class Sub(list):
    def __del__(self): print("sub del", list(self))
s = Sub([1, 2]); del s
class Slots:
    __slots__ = ("a",)
    def __del__(self): print("slots", self.a)
s = Slots(); s.a = 1; del s
# weakref order
import _weakref
class W: pass
w = W(); order = []
rs = [_weakref.ref(w, lambda r, i=i: order.append(i)) for i in range(3)]
del w; print(order, [r() for r in rs])
class WD:
    def __del__(self): print("wd", wr() is None)
w = WD(); wr = _weakref.ref(w); del w; print(wr())
t(lambda: _weakref.ref(1)); t(lambda: _weakref.ref()); t(lambda: _weakref.ref(f, 1, 2)); print(_weakref.ref(f)() is f, _weakref.getweakrefcount(f), type(_weakref.ref(f)).__name__)
class Ref(_weakref.ref):
    __slots__ = ("key",)
    def __new__(cls, o, cb=None, key=None): return super().__new__(cls, o, cb)
    def __init__(self, o, cb=None, key=None): super().__init__(o, cb); self.key = key
k = Ref(f, key=3); print(k.key, k() is f, isinstance(k, _weakref.ref), k == _weakref.ref(f))
class C:
    def __call__(self, *a): return ("called", a)
    def __len__(self): return 5
    def __getitem__(self, i): return i
    def __iter__(self): return iter([1])
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
    def __bool__(self): return False
    def __contains__(self, x): return True
    def __str__(self): return "str!"
    def __eq__(self, o): return True
    __hash__ = None
c = C(); p = _weakref.proxy(c)
print(p(1), len(p), p[2], list(p), p + 1, 1 + p, bool(p), 3 in p, str(p), p == 4, type(p).__name__, p.__class__); t(lambda: hash(p))
p.z = 5; print(c.z); del p.z; t(lambda: p.z); del c; t(lambda: p(1)); t(lambda: p.x); t(lambda: str(p)); t(lambda: bool(p))
# instances with odd key orders
class K: pass
a = K(); a.x = 1; a.y = 2; b = K(); b.y = 1; b.x = 2; print(a.__dict__, b.__dict__, vars(b) == {"x": 2, "y": 1}); c = K(); c.x = 1; c.y = 2; c.z = 3; del c.y; c.y = 4; print(c.__dict__); c.__dict__["w"] = 1; print(c.w); del c.x; t(lambda: c.x); print(list(c.__dict__.items()))
e = K(); e.x = 1; del e.x; print(e.__dict__); e.x = 2; e.y = 3; print(e.__dict__)
for i in range(50): setattr(e, f"k{i}", i)
print(len(e.__dict__), e.k49, e.k7); g = K(); print([hasattr(g, n) for n in ("x", "k3")], g.__dict__)
def attrs(o):
    o.a1 = 1; o.a2 = 2; o.a3 = 3; o.a4 = 4; o.a5 = 5; o.a6 = 6
    return o.a1 + o.a6
class Many: pass
m = Many(); print(attrs(m), m.__dict__, attrs(m)); m2 = Many(); m2.a6 = 0; print(attrs(m2), m2.__dict__)
# hiding class attributes
class Hide:
    v = "class"
    def meth(self): return "method"
h = Hide(); print(h.v, h.meth()); h.v = "inst"; h.meth = lambda: "hidden"; print(h.v, h.meth()); del h.v; del h.meth; print(h.v, h.meth())
def call(o): return o.meth()
hs = [Hide() for _ in range(5)]; print([call(x) for x in hs]); hs[3].meth = lambda: "three"; print([call(x) for x in hs]); Hide.meth = lambda self: "new"; print([call(x) for x in hs])
Hide.v = property(lambda self: "prop"); print(hs[0].v); del Hide.v; t(lambda: hs[0].v)
