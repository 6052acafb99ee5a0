import contextlib, io, sys
from contextlib import *


@contextmanager
def cm(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("swallow", e)
    finally:
        print("exit", name)


with cm("a") as v:
    print(v)
with cm("b"):
    raise ValueError("x")
try:
    with cm("c"):
        raise KeyError("k")
except KeyError as e:
    print("out", e)


@cm("deco")
def decorated():
    print("in decorated")


decorated()
decorated()


@contextmanager
def no_yield():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for bad in (no_yield, twice):
    try:
        with bad():
            pass
    except RuntimeError as e:
        print(e)
try:
    with twice():
        raise OSError("body")
except (RuntimeError, OSError) as e:
    print(type(e).__name__, e)
with suppress(KeyError, IndexError):
    {}["x"]
print("after suppress")
with redirect_stdout(io.StringIO()) as buf:
    print("captured")
print(repr(buf.getvalue()))
with redirect_stderr(io.StringIO()) as err:
    print("e", file=sys.stderr)
print(repr(err.getvalue()))


class Res:
    def close(self):
        print("closed")


with closing(Res()) as r:
    print(type(r).__name__)
with nullcontext(5) as n:
    print(n)
with ExitStack() as stack:
    a = stack.enter_context(cm("s1"))
    stack.enter_context(cm("s2"))
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *exc: print("push", exc[0]) or True)
    print("in stack", a)
    raise TypeError("suppressed by push")
with ExitStack() as stack:
    stack.callback(print, "never?")
    moved = stack.pop_all()
print("moved")
moved.close()


def boom():
    raise ValueError("from callback")


try:
    with ExitStack() as st:
        st.callback(boom)
        st.callback(lambda: 1 / 0)
        raise KeyError("first")
except ValueError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))


class CD(ContextDecorator):
    def __enter__(self):
        print("cd enter")

    def __exit__(self, *a):
        print("cd exit", a[0])


@CD()
def f():
    return 5


print(f())
import asyncio


@asynccontextmanager
async def acm():
    print("a enter")
    yield "async"
    print("a exit")


async def main():
    async with acm() as v:
        print(v)
    async with AsyncExitStack() as s:
        print(await s.enter_async_context(acm()))
        s.push_async_callback(asyncio.sleep, 0)
    async with aclosing(agen()) as g:
        async for x in g:
            print(x)
            break


async def agen():
    try:
        yield 1
    finally:
        print("agen closed")


asyncio.run(main())


class Abs(AbstractContextManager):
    def __exit__(self, *a):
        return None


with Abs() as self_:
    print(type(self_).__name__, issubclass(Abs, AbstractContextManager))
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
with chdir("/"):
    import os
    print(os.getcwd())
