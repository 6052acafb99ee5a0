# Trace events of each kind of statement.
import sys
def show(frame, event, arg):
    if frame.f_code.co_filename != __file__: return None
    a = arg
    if event == 'exception': a = (arg[0].__name__, str(arg[1]), type(arg[2]).__name__)
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, a if not callable(a) else a.__name__)
    return show
def gen():
    yield 1
    return 3
def forgen():
    for i in gen():
        pass
    else:
        x = 1
    return x
def tryelse():
    for i in range(2):
        try:
            if i: continue
            y = 1
        except* ValueError:
            pass
        else:
            z = 2
        finally:
            w = 3
def m(x):
    match x:
        case 1: return "one"
        case [a, b]:
            return a
        case _:
            pass
async def co():
    await co2()
    async with AC() as z:
        pass
    async for q in ag():
        pass
async def co2():
    return 5
async def ag():
    yield 1
class AC:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a): return False
def drive():
    c = co()
    try: c.send(None)
    except StopIteration as e: pass
def withexc():
    class CM:
        def __enter__(s): return s
        def __exit__(s, *a): return True
    with CM():
        raise ValueError
    return 1
def lam():
    return sorted([3,1], key=lambda v:
        -v)
def rec(n): return n and rec(n-1)
def dec():
    @staticmethod
    def q(): pass
    class Z(object):
        a = 1
        def f(self): return self.a
    return Z().f()
def gexp(): return sum(i for i in range(2))
def nested():
    def inner():
        raise KeyError(1)
    try:
        try:
            inner()
        finally:
            a = 1
    except KeyError:
        b = 2
        raise ValueError("y") from None
def whileloop():
    i = 3
    while i:
        i -= 1
        if i == 1:
            break
def strings(a):
    x = f"{a} " \
        f"{a}"
    assert a, \
        "no"
    del x
    return a if a \
        else None
def run():
    forgen(); tryelse(); m(1); m([1,2]); m(0); drive(); withexc(); lam(); rec(2); dec(); gexp()
    try: nested()
    except ValueError: pass
    whileloop(); strings(1)
sys.settrace(show)
run()
sys.settrace(None)
