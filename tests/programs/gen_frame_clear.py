# frame.clear() of generators that have not begun; messages for unset slots.
import warnings, sys
warnings.simplefilter('error')
def g():
    x = 1
    try:
        yield x
    finally: print('fin')
    yield 2
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = g()
f = a.gi_frame
print(f.clear())
print(a.gi_frame, a.gi_running, a.gi_suspended)
t(lambda: next(a))
t(lambda: a.send(1))
t(lambda: a.throw(ValueError('x')))
print(a.close())
a = g(); next(a)
t(a.gi_frame.clear)
async def c(): pass
co = c()
import io
sys.unraisablehook = lambda u: print('unraisable', u.exc_value)
t(co.cr_frame.clear)
co.close()
async def ag(): yield 1
z = ag()
t(z.ag_frame.clear)
print(z.ag_frame)
try: z.__anext__().send(None)
except StopAsyncIteration: print('sai')
class S: __slots__ = 'a'
def nested():
    class N: __slots__ = 'a'
    return N
t(lambda: S().a)
t(lambda: nested()().a)
t(lambda: delattr(nested()(), 'a'))
t(lambda: getattr(nested()(), 'b'))
t(lambda: setattr(nested()(), 'b', 1))
for i in range(30):
    n = nested()
    try: n().a
    except AttributeError as e: m = str(e), e.name
print(m)
def f(n): return n.a
s = S(); s.a = 1
for i in range(100): f(s)
t(lambda: f(S()))
