"""Frames: calls make no objects, deep recursion ends in RecursionError, frames can be seen."""

import gc
import sys

import pytest
from guest_code import both, get, namespace, new_interpreter, result, run
from support import host

from rt.objects.call import call_one
from rt.objects.host import to_guest
from rt.objects.pystate import RT


def allocated_blocks(f, n):
    """How many more memory blocks the host has after running a guest function on n."""
    call_one(f, to_guest(n))
    gc.collect()
    before = sys.getallocatedblocks()
    call_one(f, to_guest(n))
    return sys.getallocatedblocks() - before


def test_a_call_allocates_nothing():
    """The high-water mark of objects does not depend on how many calls are active."""
    d = run(
        "def down(n):\n if n == 0: return probe()\n return down(n - 1)\ndef probe(): return 0\n"
    )
    # Frames are registers: nothing is left over by 200 calls, nor by 20.
    f = get(d, "down")
    assert abs(allocated_blocks(f, 200) - allocated_blocks(f, 20)) <= 8


def test_frame_objects_are_made_on_demand():
    d = run("def f(): return 1\nf()\nf()")
    ev = RT.ts.evaluator
    assert all(frame is None for frame in [ev.frames[i] for i in range(8)])
    assert host(get(d, "f").name) == "f"


def test_recursion_limit():
    assert (
        result("def f(n): return f(n + 1)\ntry: f(0)\nexcept RecursionError as e: result = str(e)")
        == "maximum recursion depth exceeded"
    )


def test_recursion_deeper_than_one_evaluator():
    new_interpreter()
    RT.ts.recursion_limit = 20000
    RT.ts.evaluator.limits_changed()
    d = run(
        "def f(n):\n"
        " if n == 0: return 0\n"
        " return 1 + f(n - 1)\n"
        "def g(n):\n"
        " if n: yield from g(n - 1)\n"
        " yield n\n"
        "result = f(9000), sum(g(300)), f(9000)",
        namespace(),
    )
    assert host(get(d, "result")) == (9000, 300 * 301 // 2, 9000)


def test_exceptions_cross_evaluators():
    new_interpreter()
    RT.ts.recursion_limit = 20000
    RT.ts.evaluator.limits_changed()
    d = run(
        "def f(n):\n"
        " if n == 0: raise KeyError('deep')\n"
        " return f(n - 1)\n"
        "def depth(tb):\n"
        " n = 0\n"
        " while tb is not None: n, tb = n + 1, tb.tb_next\n"
        " return n\n"
        "try: f(5000)\n"
        "except KeyError as e: result = (str(e), depth(e.__traceback__))",
        namespace(),
    )
    assert host(get(d, "result")) == ("'deep'", 5002)


CASES = {
    "finally and return": """
def f():
    for i in range(3):
        try:
            if i == 1: return i
        finally:
            log.append(i)
log = []
result = f(), log
""",
    "handled exceptions of generators": """
def g():
    try:
        raise KeyError(1)
    except KeyError as e:
        yield 'in handler'
        try:
            raise
        except KeyError as again:
            yield again is e
    yield 'after'
out = []
for x in g():
    try:
        raise ValueError
    except ValueError:
        out.append(x)
result = out
""",
    "context of exceptions": """
def g():
    try:
        yield
    except ValueError as e:
        raise TypeError('t') from None
it = g()
next(it)
try:
    it.throw(ValueError('v'))
except TypeError as e:
    result = (type(e.__context__).__name__, e.__cause__, e.__suppress_context__)
""",
    "generator methods": """
def g():
    got = []
    while True:
        try:
            x = yield len(got)
        except KeyError as e:
            x = str(e)
        if x is None: return got
        got.append(x)
it = g()
out = [next(it), it.send(1), it.throw(KeyError('k'))]
try:
    next(it)
except StopIteration as e:
    out.append(e.value)
try:
    it.send(3)
except StopIteration as e:
    out.append(e.args)
result = out
""",
    "yield from with all its ends": """
def inner():
    try:
        x = yield 1
    except ZeroDivisionError:
        return 'zero'
    return x
def outer():
    a = yield from inner()
    b = yield from [7]
    return a, b
def drive(*steps):
    it = outer()
    out = [next(it)]
    try:
        for how, what in steps:
            out.append(getattr(it, how)(what))
    except StopIteration as e:
        out.append(e.value)
    return out
result = drive(('send', 5), ('send', None)), drive(('throw', ZeroDivisionError()), ('send', None))
""",
    "generator already running": """
def g():
    try:
        next(it)
    except ValueError as e:
        yield str(e)
it = g()
result = next(it)
""",
    "StopIteration inside": """
def g():
    yield next(iter([]))
try:
    next(g())
except RuntimeError as e:
    result = str(e), type(e.__cause__).__name__
""",
    "class body names": """
x = 'global'
def f():
    x = 'local'
    class A:
        y = x
        x = 'class'
        z = x
        w = [x for _ in range(1)]
    return A.y, A.z, A.w
result = f()
""",
    "__init__ results": """
class A:
    def __init__(self): return 3
try:
    A()
except TypeError as e:
    result = str(e)
""",
    "bound and unbound calls": """
class A:
    def m(self, *a, **k): return a, k
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
a = A()
bound = a.m
a.own = lambda x: ('own', x)
result = bound(1, k=2), A.m(a, 3), a.s(4), a.c(5), a.own(6), [f(7) for f in (a.s, a.c, a.own)]
""",
    "attribute caches follow changes": """
class A:
    v = 'class'
    def m(self): return 'm'
def get(o): return o.v, o.m()
a = A()
out = [get(a), get(a)]
a.v = 'instance'
out.append(get(a))
A.m = lambda self: 'changed'
out.append(get(a))
a.m = lambda: 'own'
out.append(get(a))
del a.v, a.m
out.append(get(a))
A.v = property(lambda self: 'property')
out.append(get(a))
result = out
""",
    "global caches follow changes": """
def f(): return x, len('ab')
x = 1
out = [f(), f()]
x = 2
out.append(f())
y = 3
out.append(f())
len = lambda s: 'own'
out.append(f())
del len
out.append(f())
result = out
""",
    "objects die in time": """
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
    def id(self): return self.n
def f():
    D('temporary').id()
    log.append('after temporary')
    x = D('variable')
    x = 1
    log.append('after variable')
    y = D('deleted')
    del y
    log.append('after del')
    z = D('returned from')
    [D('in list')][0].id()
    log.append('end')
f()
log.append('after call')
result = log
""",
    "locals and frames": """
import_sys = None
def f(a, b=2):
    c = a + b
    def g(): return c
    return sorted(locals().items(), key=lambda kv: kv[0])[:3][0:2], g()
result = f(1)
""",
    "star arguments": """
def f(*a, **k): return a, sorted(k.items())
result = f(*[1], 2, *(3, 4), **{'x': 1}, y=2, **{'z': 3})
""",
    "async": """
class Await:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got
async def co(x):
    return await Await(x)
async def main():
    out = []
    async for x in agen(): out.append(x)
    async with Manager() as m: out.append(m)
    out += [x async for x in agen() if x]
    return out, await co('a')
async def agen():
    for i in range(3):
        await Await(i)
        yield i
class Manager:
    async def __aenter__(self): return 'm'
    async def __aexit__(self, *args): await Await('exit')
c = main()
seen = []
try:
    while True: seen.append(c.send(len(seen) if seen else None))
except StopIteration as e:
    result = seen, e.value
""",
}


@pytest.mark.parametrize("name", CASES)
def test_agrees_with_host(name):
    own, hosts = both(CASES[name])
    assert own == hosts
