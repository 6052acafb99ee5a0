class V:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"V({self.v!r})"

    def __str__(self):
        return f"str:{self.v}"

    def __format__(self, spec):
        return f"fmt:{spec}:{self.v}"

    def __len__(self):
        return len(self.v)

    def __getitem__(self, i):
        return self.v[i]

    def __contains__(self, x):
        return x in self.v

    def __reversed__(self):
        return "reversed!"

    def __call__(self, *a, **k):
        return a, k

    def __index__(self):
        return 3

    def __int__(self):
        return 33

    def __float__(self):
        return 3.5

    def __complex__(self):
        return 1j

    def __bytes__(self):
        return b"bytes"

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "inv"

    def __divmod__(self, o):
        return "divmod"

    def __pow__(self, o, m=None):
        return ("pow", o, m)

    def __dir__(self):
        return ["z", "a"]

    def __sizeof__(self):
        return 1

    def __length_hint__(self):
        return 7


import math
import operator

v = V("abc")
print(v, repr(v), str(v), f"{v:spec}", f"{v!r:>10}", format(v), "%s %r" % (v, v))
print(len(v), v[1], v[::-1], "a" in v, reversed(v), v(1, k=2))
print([10, 20, 30, 40][v], hex(v), int(v), float(v), complex(v), bytes(v), range(v), "x" * v)
print(round(v), round(v, 2), math.trunc(v), math.floor(v), math.ceil(v), abs(v), -v, +v, ~v, divmod(v, 1), v ** 2, pow(v, 2, 3))
print(dir(v), operator.length_hint(v), operator.index(v), list(v), list(zip(v, v)))


class Iter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


print(list(Iter()), sum(Iter()), 2 in Iter(), max(Iter()), tuple(Iter()), [*Iter()])


class Bad:
    def __len__(self): return -1
    def __bool__(self): return 5
    def __repr__(self): return 5
    def __str__(self): return None
    def __hash__(self): return "x"
    def __index__(self): return "i"
    def __int__(self): return "n"
    def __iter__(self): return 5
    def __format__(self, s): return 1
    def __bytes__(self): return "s"
    def __float__(self): return 1
    def __contains__(self, x): raise KeyError(x)
    def __dir__(self): return 5
    def __complex__(self): return 1
    def __init__(self): return None


b = Bad()
for expr in ("len(b)", "bool(b)", "repr(b)", "str(b)", "hash(b)", "[1][b]", "int(b)", "iter(b)", "f'{b}'", "bytes(b)",
             "float(b)", "1 in b", "dir(b)", "complex(b)", "if_(b)", "range(b)", "not b", "{b}"):
    try:
        print(expr, eval(expr))
    except Exception as e:
        print(expr, "->", type(e).__name__, e)


class InitReturns:
    def __init__(self):
        return 5


try:
    InitReturns()
except TypeError as e:
    print(e)
