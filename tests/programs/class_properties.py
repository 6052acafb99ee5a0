class T:
    def __init__(self):
        self._c = 0

    @property
    def c(self):
        "The c property."
        return self._c

    @c.setter
    def c(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @c.deleter
    def c(self):
        print("deleting")
        self._c = None

    @property
    def readonly(self):
        return 1

    writeonly = property(None, lambda self, v: print("set", v))


t = T()
t.c = 20
print(t.c, T.c.__doc__, T.c.fget(t))
del t.c
print(t.c)
for stmt in ("t.c = -300", "t.readonly = 2", "del t.readonly", "t.writeonly", "t.writeonly = 5", "del t.writeonly"):
    try:
        exec(stmt)
    except Exception as e:
        print(stmt, "->", type(e).__name__, e)


class Sub(T):
    @T.c.getter
    def c(self):
        return "sub"

    @property
    def raises(self):
        return self.not_there

    def __getattr__(self, name):
        return f"fallback {name}"


s = Sub()
s.c = 5
print(s.c, s._c, s.raises, T.c.setter.__name__, isinstance(T.c, property))
p = property(lambda self: 1, doc="given")
print(p.__doc__, p.fset, property().__doc__, property(lambda s: s).fget(5))


class Lazy:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        obj.__dict__[self.name] = v = self.f(obj)
        return v


class U:
    @Lazy
    def heavy(self):
        print("once")
        return 42


u = U()
print(u.heavy, u.heavy, u.__dict__)
print(T.c.__name__ if hasattr(T.c, "__name__") else None)
