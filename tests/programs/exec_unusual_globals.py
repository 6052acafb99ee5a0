# Globals that are instances of classes that extend dict.
import builtins, types, collections
class customdict(dict):
    def __missing__(self, key):
        if hasattr(builtins, key) or key == '__builtins__':
            raise KeyError(key)
        return key
code = compile("type Alias = undefined", "test", "exec")
ns = customdict()
exec(code, ns)
print(ns["Alias"].__value__)
ns = customdict(x=1)
exec('''
print(x, foo, [foo2 for i in (1,)])
def f(): return bar, x, globals() , f.__globals__ is globals()
class A:
    try: y = quux
    except NameError as e: y = str(e)
    print(__name__, __module__)
def g():
    global z
    z = 5
    del x
def s():
    global zz
    zz = 3
s()
for i in range(100): f()
''', ns)
r = ns['f']()
print(r[:2], r[2] is ns, r[3], ns['A'].y, ns['zz'], ns['A'].__module__)
dd = collections.defaultdict(lambda: 'dd', {'print': print})
exec('print(foo)\ndef f(): return bar', dd)
print(dd['f'](), types.FunctionType(dd['f'].__code__, dd)())
class G(dict):
    def __getitem__(self, k):
        print('get', k); return dict.__getitem__(self, k)
g = G(a=1)
exec('def f(): return a, len\nf()', g)
print(eval('a', g), eval('(lambda: a)()', g))
ns = {'__builtins__': types.MappingProxyType({}), 'x': iter([1, 2])}
try: eval('x.__reduce__()', ns)
except AttributeError as e: print(e)
od = collections.OrderedDict(a=1)
exec('b = a\ndef f(): return a, b, len([])', od)
print(od['f'](), list(od)[-1], od['f'].__globals__ is od)
import sys
exec('import sys\nf = sys._getframe()\nprint(f.f_globals is globals(), f.f_locals is globals(), vars() is globals())', ns:=customdict())
print(sys.getrefcount(1) > 0)
