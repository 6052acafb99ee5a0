def f(a, b: int = 1, *args, c, d: str = "x", **kw) -> float:
    """Docstring of f."""
    local = a
    return local


print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
print(f.__defaults__, f.__kwdefaults__, f.__annotations__)
f.custom = 1
print(f.custom, f.__dict__)
f.__name__ = "renamed"
print(f.__name__, f.__qualname__)
f.__qualname__ = "X.renamed"
print(repr(f).split(" at ")[0])
f.__doc__ = None
print(f.__doc__)
code = f.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames, code.co_flags & 12)
print(code.co_nlocals, code.co_firstlineno, code.co_filename.endswith("func_attributes.py"))
for bad in ("f.__name__ = 5", "f.__code__ = 1", "f.__dict__ = 3", "del f.__name__", "f.__annotations__ = 1",
            "f.__closure__ = ()", "f.missing", "del f.missing", "f.__globals__ = {}"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)


def g():
    return "g"


def h():
    return "h"


g.__code__ = h.__code__
print(g())


class C:
    def m(self):
        "method doc"

    @staticmethod
    def s(): pass

    @classmethod
    def c(cls): pass


m = C().m
print(C.m.__qualname__, m.__func__ is C.m, m.__self__.__class__, m.__doc__, m.__name__)
print(C.s.__qualname__, C.c.__self__ is C, C.c.__func__.__qualname__)
try:
    m.x = 1
except AttributeError as e:
    print(e)
print(m == C().m, C.c == C.c, type(m).__name__, type(C.__dict__["s"]).__name__)
