# AttributeErrors that hooks and properties raise learn their object and name.
class A:
    blech = None
    def __getattr__(self, attr):
        raise AttributeError()
class P:
    @property
    def blech(self): raise AttributeError
class G:
    blech=1
    def __getattribute__(self, attr):
        raise AttributeError(23)
for c, n in ((A,'bluch'),(P,'blech'),(G,'bluch')):
    for f in (lambda: getattr(c(), n), lambda: eval('c().'+n), lambda: eval('c().'+n+'()'), lambda:getattr(c(),n,4), lambda: hasattr(c(),n)):
        try: print(f())
        except AttributeError as e: print(e.args, e.name, type(e.obj))
class M(type):
    def __getattr__(self, n): raise AttributeError
class K(metaclass=M): pass
try: K.foo
except AttributeError as e: print(e.name, type(e.obj))
class I(int): 
    def __getattr__(self, n): raise AttributeError('x')
try: I().foo
except AttributeError as e: print(e.name, type(e.obj))
import types
m=types.ModuleType('m')
def ga(n): raise AttributeError('hm')
m.__getattr__=ga
try: m.foo
except AttributeError as e: print(e.name, type(e.obj))
class S:
    def foo(self): raise AttributeError
class T(S):
    @property
    def bar(self): raise AttributeError
    def foo(self): return super().bar
    def m(self): super().zip
class U(T):
    def foo(self): return super().bar
try: U().m()
except AttributeError as e: print(e.name, type(e.obj))
import operator
try: operator.attrgetter('bluch')(A())
except AttributeError as e: print(e.name, type(e.obj))
try: operator.methodcaller('bluch')(A())
except AttributeError as e: print(e.name, type(e.obj))
