class A:
    def __init__(self): self._x=1
    @property
    def x(self): return self._x
    @property
    def f(self): return lambda q: q+1
    @property
    def bad(self): raise ValueError("no")
    def __getitem__(self,i): return i*2
    @property
    def gen(self):
        yield 1
a=A()
def t(n):
    r=0
    for i in range(n):
        r+=a.x + a[i] + a.f(i)
        a.x
    for i in range(3):
        r+= sum(a.gen)
    return r
print(t(2000))
def g():
    for i in range(500):
        yield a.x + a[i] + a.f(3)
print(sum(g()))
def h():
    for i in range(600):
        try:
            if i % 2: a.bad
            else: a.bad()
        except ValueError as e:
            err=e
    return err
import traceback
traceback.print_exception(h())
def deep(n):
    class D:
        @property
        def x(self):
            return 0 if not n else 1
    return D().x
print(deep(3))
class R:
    @property
    def x(self): return self.x
try:
    for i in range(500): R().x
except RecursionError as e: print(e)
class S:
    def __getitem__(self, i): return self[i+1]
for i in range(4):
    try: S()[0]
    except RecursionError as e: print(e)
xs=[]
for i in range(5): xs.append(i)
print(xs, 1.5<2.5, [x<2.0 for x in (1.0,float('nan'),3.0)], ["a"<c for c in "abc"], ["é"==c for c in "aé"], not 1.0<2.0)
class L(list):
    pass
l=L(); l.append(3); print(l)
try: xs.append(1,2)
except TypeError as e: print(e)
class P(A):
    x = 5
def u(o):
    return o.x
print([u(A()) for _ in range(300)][-1], u(P()), u(A()))
A.x = property(lambda s: 99)
print(u(A()), t(3))
print((lambda: (yield a.x))().__next__())
def dyn():
    s = 0
    while s < 10 and not 2.0 > float(s) * 3: s += 1
    return s
print(dyn())
