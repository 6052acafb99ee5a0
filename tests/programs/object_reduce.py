# pickling protocol, copy without import of pickle
import copyreg
class A:
    def __init__(self): self.x = 1
class S:
    __slots__ = ("a", "b")
class N:
    def __getnewargs__(self): return (1, 2)
class NX:
    def __getnewargs_ex__(self): return (1,), {"k": 2}
class L(list): pass
class D(dict): pass
class R:
    def __reduce__(self): return "R"
class G:
    def __getstate__(self): return 42
def show(x):
    try:
        r = x.__reduce_ex__(2)
    except TypeError as e:
        print("TypeError", e); return
    if isinstance(r, tuple):
        print(r[0].__name__, r[1], r[2:3], [list(i) if i is not None else None for i in r[3:]])
    else: print(r)
s = S(); s.a = 5
for x in (A(), s, N(), NX(), L([1, 2]), D(a=1), R(), G(), object(), 1, "a", [1], (1,), 1.5, None, ..., int, len, [].append, A, ValueError(1), range(3), slice(1, 2), {1}, b"x", bytearray(b"a"), (i for i in []), property(), super(A, A()), memoryview(b"a"), type(A.__dict__)({})):
    show(x)
for x in (A(), N(), L([1])):
    try: print(x.__reduce_ex__(0)[0].__name__)
    except TypeError as e: print(e)
print(A().__getstate__(), s.__getstate__(), object().__getstate__(), L().__getstate__())
