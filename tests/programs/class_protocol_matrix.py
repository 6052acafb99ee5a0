def t(f, *a):
    try: r = f(*a); print(r if not hasattr(r, "__next__") else "iter")
    except BaseException as e: print(type(e).__name__, e)
# reflected priorities
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __radd__(self, o): return "B.radd"
class C(A): pass
print(A() + B(), A() + C(), B() + A(), C() + A(), 1 + B(), A() + 1)
class NI:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    __hash__ = None
t(lambda: NI() + NI()); t(lambda: NI() + 1); t(lambda: 1 + NI()); t(lambda: NI() == NI()); t(lambda: NI() < NI()); t(lambda: hash(NI()))
def f():
    x = NI(); x += 1
t(f)
# inplace fallbacks
class L(list): pass
l = L([1]); m = l; l += [2]; print(l is m, l, type(l)); l *= 2; print(l is m, l)
t(lambda: [1] + (2,)); t(lambda: [1] * "a"); t(lambda: "a" * 1.5); t(lambda: 2 * L([1])); t(lambda: L([1]) + L([2])); t(lambda: (1,) + [1])
class RA:
    def __radd__(self, o): return ("radd", o)
    def __rmul__(self, o): return ("rmul", o)
print([1] + RA(), "a" + RA(), (1,) + RA(), [1] * RA(), L([1]) + RA())
# descriptors
class ND:
    def __get__(self, o, t): return ("nd", o is None, t.__name__)
class DD:
    def __get__(self, o, t): return ("dd", o is None, t.__name__)
    def __set__(self, o, v): o.__dict__["dd"] = v
    def __delete__(self, o): print("delete")
class SO:
    def __set__(self, o, v): print("so set", v)
class X:
    nd = ND(); dd = DD(); so = SO()
x = X(); print(x.nd, X.nd, x.dd, X.dd); x.nd = 1; x.dd = 2; x.so = 3; print(x.nd, x.dd, x.__dict__, type(x.so).__name__)
del x.dd; t(lambda: delattr(x, "so")); x.__dict__["so"] = 9; print(x.so)
# class attribute lookups with metaclass descriptors
class M(type):
    @property
    def p(cls): return "meta p"
    q = 1
    def meth(cls): return cls.__name__
    def __iter__(cls): return iter("abc")
    def __len__(cls): return 7
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return k
    def __bool__(cls): return False
    def __eq__(cls, o): return True
    def __hash__(cls): return 5
    def __instancecheck__(cls, o): return o == 3
    def __subclasscheck__(cls, o): return o is int
    def __dir__(cls): return ["z"]
    def __repr__(cls): return "<M>"
    def __or__(cls, o): return "or"
    def __prepare__(name, bases, **kw): return {"prepared": 1}
    def __delattr__(cls, n): print("del", n)
    def __setattr__(cls, n, v): super().__setattr__(n, (n, v))
class K(metaclass=M):
    p = 5; q = 6
print(K.p, K.q, K.meth(), list(K), len(K), 1 in K, K[3], bool(K), K == 1, hash(K), isinstance(3, K), isinstance(4, K), issubclass(int, K), dir(K), K, K | 1, K.prepared)
K.z = 4; print(K.z); del K.z
t(lambda: K().meth)
# getattr hooks
class GA:
    def __getattr__(self, n):
        if n == "bad": raise AttributeError("custom")
        if n == "val": raise ValueError("v")
        return n
    @property
    def pr(self): raise AttributeError("in property")
g = GA(); print(g.foo, g.pr); t(lambda: g.bad); t(lambda: g.val); print(hasattr(g, "bad"), getattr(g, "bad", 3))
class GB:
    def __getattribute__(self, n):
        if n == "x": return 1
        return super().__getattribute__(n)
b = GB(); b.y = 2; print(b.x, b.y); t(lambda: b.z)
GB.__getattr__ = lambda self, n: "fallback " + n
print(b.z); del GB.__getattr__; t(lambda: b.z)
# init/new
class N:
    def __new__(cls, *a, **k): print("new", a, k); return super().__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)
N(1, b=2)
class NoInit:
    def __new__(cls, *a): return object.__new__(cls)
NoInit(1, 2); t(lambda: NoInit().__init__(1))
class Imm(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __init__(self, *a): self.n = len(a)
i = Imm(1, 2, 3); print(i, i.n, i[0], i[1:], type(i[1:]), i + (4,), i == (1, 2, 3), hash(i) == hash((1, 2, 3)), len(i), 2 in i)
# slots update
class U: pass
u = U()
t(lambda: len(u)); U.__len__ = lambda s: 4; t(lambda: len(u)); t(lambda: bool(u)); del U.__len__; t(lambda: len(u))
class V(U): pass
v = V(); U.__call__ = lambda s, *a: ("call", a); print(v(1)); V.__call__ = None; t(lambda: v(1)); del V.__call__; print(v(2))
U.__add__ = lambda s, o: "add"; print(v + 1); U.__iter__ = lambda s: iter([1, 2]); print(list(v), 2 in v, tuple(v)); a, b2 = v; print(a, b2)
U.__getitem__ = lambda s, k: k; print(v[3], v[1:2]); U.__setitem__ = lambda s, k, x: print("set", k, x); v[1] = 2
U.__enter__ = lambda s: "ent"; U.__exit__ = lambda s, *a: True
with v as e: print(e); raise ValueError
U.__bool__ = lambda s: False; print(bool(v), not v); U.__index__ = lambda s: 2; print([1, 2, 3][v], hex(v), range(v)); U.__hash__ = lambda s: 77; print(hash(v), {v: 1}[v])
U.__eq__ = lambda s, o: True; print(v == 3, v != 3, 3 == v); U.__repr__ = lambda s: "U!"; print(v, [v], f"{v!r:>5}"); U.__str__ = lambda s: "str"; print(v, str(v)); U.__format__ = lambda s, f: "fmt" + f; print(f"{v:x}")
