# The events that a trace function gets, with their lines.
import sys
def show(frame, event, arg):
    if frame.f_code.co_filename != __file__: return None
    a = arg
    if event == 'exception': a = (arg[0].__name__, str(arg[1]), type(arg[2]).__name__)
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, a if not callable(a) else a.__name__)
    return show
def f(): return 1
def g(n):
    x = 0
    for i in range(n):
        x += i
    while x:
        x -= 1
    return x
def gen():
    yield 1
    y = yield 2
    return 3
def e():
    try:
        1/0
    except ZeroDivisionError:
        pass
    finally:
        x = 1
    return x
def raiser():
    raise ValueError("x")
def h():
    try: raiser()
    except ValueError as exc:
        y = 1
def dele():
    r = yield from gen()
    return r
def comp():
    return [i for i in range(2)]
class C:
    def __init__(self):
        self.x = 1
    def __iter__(self): return iter([self.x])
def cl():
    c = C()
    for i in c: pass
    with open("/dev/null") as fh:
        pass
def thrown():
    q = gen(); next(q)
    try: q.throw(KeyError(1))
    except KeyError: pass
def jb():
    if (1 ==
        2):
        pass
    elif 1: pass
    else: pass
    a = (1,
         f(),
         3)
def multi(a,
          b=1):
    global zz
    zz = 1
    def inner(x):
        return x + a
    return inner(1)
def run():
    f(); g(2); list(gen()); e(); h(); list(dele()); comp(); cl(); thrown(); jb(); multi(1)
    class K:
        x = 1
        def m(self): pass
    exec("a = 1\nb = 2")
sys.settrace(show)
run()
sys.settrace(None)
