# The deterministic profiler: who calls whom how often, timers, messages.
import cProfile, pstats, io, _lsprof, sys
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
class C:
    def m(self): return [len([1]) for i in range(3)]
def gen():
    yield 1; yield 2
def work():
    fib(6); C().m(); sorted([3,1], key=lambda x: -x); list(gen()); [].append(3); 'a'.upper()
    try: int('x')
    except ValueError: pass
    try: [].pop()
    except IndexError: pass
p = cProfile.Profile()
p.runcall(work)
def show(p):
    rows=[]
    for e in p.getstats():
        name = e.code if isinstance(e.code, str) else e.code.co_qualname
        rows.append((name, e.callcount, e.reccallcount, sorted(((s.code if isinstance(s.code,str) else s.code.co_qualname), s.callcount, s.reccallcount) for s in e.calls) if e.calls else None))
    for r in sorted(rows, key=str): print(r)
show(p)
s=io.StringIO(); pstats.Stats(p, stream=s).strip_dirs().sort_stats('name').print_stats()
print('\n'.join(sorted(l.split()[-1] if l.split() else '' for l in s.getvalue().splitlines()[6:])))
n=0
def timer():
    global n; n+=1; return n
p=_lsprof.Profiler(timer, 0.5); p.enable(builtins=False); work(); p.disable()
for e in sorted(p.getstats(), key=lambda e: str(e.code.co_qualname)): print(e.code.co_qualname, e.callcount, e.totaltime, e.inlinetime)
p.clear(); print(p.getstats())
p=_lsprof.Profiler(lambda: float(timer())); p.enable(subcalls=False); fib(3); p.disable()
for e in sorted(p.getstats(), key=lambda e: -e.callcount): print(e.callcount, e.totaltime, e.inlinetime, e.calls)
p = _lsprof.Profiler(); print(sys.getprofile()); p.enable(); print(sys.getprofile())
try: _lsprof.Profiler().enable()
except ValueError as e: print(e)
p.disable()
for f in (lambda: p.enable(1,2,3), lambda: _lsprof.Profiler(foo=1), lambda: _lsprof.Profiler(1,2,3,4,5), lambda:_lsprof.Profiler(None,'x')):
    try: print(f())
    except Exception as e: print(type(e), e)
with cProfile.Profile() as pr: fib(2)
print(len(pr.getstats()))
