def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
# property
class P:
    def __init__(self): self._x = 1
    def getx(self): "doc of getx"; return self._x
    def setx(self, v): self._x = v
    def delx(self): del self._x
    x = property(getx, setx, delx)
    y = property(getx, doc="own doc")
p = P(); print(p.x, P.x.__doc__, P.y.__doc__, P.x.fget is P.__dict__["getx"], P.x.__name__, P.y.__name__)
p.x = 4; print(p.x); del p.x; t(lambda: p.x); t(lambda: setattr(p, "y", 1)); t(lambda: delattr(p, "y"))
q = P.x.getter(lambda s: 99); print(q.fset is P.x.fset, q.__doc__)
class SubP(property):
    def __get__(self, o, t=None): return ("sub", o is None)
class P2:
    @SubP
    def z(self): "zdoc"
print(P2().z, P2.z, P2.__dict__["z"].__doc__, isinstance(P2.__dict__["z"], property), type(P2.__dict__["z"].setter(1)))
t(lambda: property().__get__(1)); t(lambda: property().__set__(1, 2)); t(lambda: property().__name__)
print(property(1, 2, 3).fget, property().__isabstractmethod__)
# classmethod / staticmethod
class CM:
    @classmethod
    def c(cls, *a): "cdoc"; return cls.__name__, a
    @staticmethod
    def s(*a): return a
    c2 = classmethod(len); s2 = staticmethod(len)
print(CM.c(1), CM().c(2), CM.s(3), CM().s(4), CM.s2([1]), CM.__dict__["c"].__doc__, CM.__dict__["c"].__func__.__name__, CM.__dict__["s"](5), CM.__dict__["s"].__wrapped__.__name__, CM.__dict__["c"].__name__)
t(lambda: CM.c2()); print(CM.c.__self__, CM.c.__func__.__name__); t(lambda: classmethod(1).__get__(None, int)()); t(lambda: CM.__dict__["c"]())
print(classmethod(int), staticmethod(int))
class D(CM): pass
print(D.c(1), D().c())
# super
class A:
    v = "A.v"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c", cls.__name__
    @property
    def p(self): return "A.p"
    @staticmethod
    def s(): return "A.s"
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class B(A, tag="b"):
    v = "B.v"
    def m(self): return "B.m>" + super().m()
    @classmethod
    def c(cls): return ("B",) + super().c()
    @property
    def p(self): return "B.p>" + super().p
    def s(self): return super().s()
    def w(self): return super(B, self).v, super(B, type(self)).v, super().__class__.__name__
class C(A):
    def m(self): return "C.m>" + super().m()
class E(B, C):
    def m(self): return "E.m>" + super().m()
print(B().m(), B.c(), B().p, B().s(), B().w(), E().m(), B.tag, E.tag)
t(lambda: super(B, B()).nope); t(lambda: super(B).__get__(B(), B).m()); t(lambda: super(B)); t(lambda: super(1)); t(lambda: super(B, 1)); t(lambda: super(A, A()).m())
class Super2(super): pass
print(Super2(B, B()).m(), Super2(B, B()).__thisclass__)
def outside(self): return super().m()
A.o = outside; t(lambda: A().o())
class F(A):
    def __new__(cls): return super().__new__(cls)
    def __getattribute__(self, n): return super().__getattribute__(n)
    def __setattr__(self, n, v): super().__setattr__(n, v)
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__()
    def __repr__(self): return "F" + super().__repr__()[:1]
    def __str__(self): return "S" + super().__str__()
    def __format__(self, s): return "f" + super().__format__(s)
    def __dir__(self): return [x for x in super().__dir__() if not x.startswith("__")]
    def __reduce__(self): return super().__reduce__()
    def __sizeof__(self): return 1 if super().__sizeof__() > 0 else 0
f = F(); f.q = 3; print(f, repr(f), f"{f}", dir(f), f == f, f == 1, hash(f) == hash(f), f.__sizeof__())
# class cell
class G:
    def cls(self): return __class__
    @classmethod
    def c2(cls): return __class__
print(G().cls(), G.c2())
# name mangling, qualname, doc, module
class H:
    "doc"
    __priv = 1
    def get(self): return self.__priv
    class I:
        def m(self): pass
print(H.__doc__, H().get(), H.I.__qualname__, H.I.m.__qualname__, H.__module__, sorted(k for k in vars(H) if "priv" in k))
H.__doc__ = "new"; print(H.__doc__); H.__qualname__ = "Q"; H.__name__ = "N"; print(H, H.__name__); H.__module__ = "m"; print(H)
# instance dict
h = H(); h.__dict__ = {"a": 1}; print(h.a, vars(h)); h.__dict__["b"] = 2; print(h.b); del h.__dict__; print(vars(h)); t(lambda: setattr(h, "__dict__", 1))
h.__dict__.update(z=1); print(h.z, h.__dict__ is h.__dict__); h.y = 2; print(list(h.__dict__))
# __class__ assignment
class J: pass
class K:
    __slots__ = ("a",)
j = J(); j.v = 1; j.__class__ = H; print(type(j).__name__, j.v); t(lambda: setattr(j, "__class__", K)); t(lambda: setattr(j, "__class__", 1)); t(lambda: setattr(1, "__class__", J)); t(lambda: delattr(j, "__class__"))
# bases assignment
class X1:
    def who(self): return 1
class X2:
    def who(self): return 2
class Y(X1): pass
y = Y(); print(y.who()); Y.__bases__ = (X2,); print(y.who(), Y.__mro__, X1.__subclasses__(), X2.__subclasses__())
# mro entries
class ME:
    def __mro_entries__(self, bases): return (X1,)
class Z(ME()): pass
print(Z.__mro__, Z.__orig_bases__[0].__class__.__name__); t(lambda: type("T", (ME(),), {}))
# custom mro
class MM(type):
    def mro(cls): return [cls, X1, object] if cls.__name__ == "W" else super().mro()
class W(metaclass=MM): pass
print(W.__mro__, W().who())
t(lambda: MM("W", (int,), {}))
class Bad(type):
    def mro(cls): return [1]
t(lambda: Bad("Q", (), {}))
# set_name errors
class SN:
    def __set_name__(self, o, n): raise ValueError("boo")
try:
    class T: a = SN()
except ValueError as e: print(e, e.__notes__)
# generic alias, union
print(list[int], dict[str, int][0:0] if 0 else dict[str, int], list[int].__origin__, list[int].__args__, list[int]([1]), tuple[()], list["x"], type[int], list[int] == list[int], hash(list[int]) == hash(list[int]), list[list[int]])
print(int | str, int | None, (int | str) | float, int | int, (int | str) == (str | int), isinstance(1, int | str), issubclass(bool, int | str), (int | list[str]).__args__, list[int] | None)
t(lambda: isinstance([], list[int])); t(lambda: isinstance([], int | list[int])); t(lambda: int | 3); t(lambda: list[int][str]); t(lambda: issubclass(1, int | str)); print(*list[int])
class GG:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(GG[1], GG["x", 2])
