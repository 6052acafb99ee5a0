class Dyn:
    known = 1

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("setattr", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


d = Dyn()
print(d.known, d.dyn_abc, getattr(d, "other", "default"), hasattr(d, "other"))
d.x = 5
print(d.x)
del d.x
try:
    d.x
except AttributeError as e:
    print(e)


class Spy:
    def __init__(self):
        self.real = 1

    def __getattribute__(self, name):
        if name == "real":
            return "intercepted"
        if name == "boom":
            raise AttributeError("boom!")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return f"fallback {name}"

    def method(self):
        return "method"


s = Spy()
print(s.real, s.method(), s.boom, s.whatever, s.__dict__)
s.real = 2
print(vars(s), object.__getattribute__(s, "real"))


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)


class Target:
    pass


t = Target()
p = Proxy(t)
p.a = 5
print(t.a, p.a, p.__dict__.keys())
for fn in (lambda: setattr(d, 5, 1), lambda: getattr(d, 5), lambda: hasattr(d, None), lambda: delattr(d, "q"), lambda: object().x,
           lambda: setattr(object(), "x", 1), lambda: setattr(5, "x", 1), lambda: setattr(int, "x", 1), lambda: (5).nope,
           lambda: getattr(int, "nope"), lambda: delattr(int, "real"), lambda: None.x, lambda: setattr(None, "x", 1)):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)


class Implicit:
    def __init__(self):
        self.__len__ = lambda: 5


try:
    len(Implicit())
except TypeError as e:
    print(e)
Implicit.__len__ = lambda self: 6
print(len(Implicit()))
import sys
mod = type(sys)("mymod", "module doc")
mod.__getattr__ = lambda name: f"module attr {name}"
print(mod.anything, mod.__doc__, mod.__name__, repr(mod))
