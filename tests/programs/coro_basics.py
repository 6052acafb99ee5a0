class Awaitable:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return f"resumed with {got}"


async def simple():
    return 5


async def waits():
    a = await Awaitable("first")
    print(a)
    b = await simple()
    c = await Awaitable("second")
    return a, b, c


def drive(coro, *values):
    yielded = []
    try:
        yielded.append(coro.send(None))
        for v in values:
            yielded.append(coro.send(v))
    except StopIteration as e:
        return yielded, e.value
    return yielded, "unfinished"


print(drive(waits(), "x", "y"))
c = simple()
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def handles():
    try:
        await Awaitable(1)
    except ValueError as e:
        return f"handled {e}"
    finally:
        print("cleanup")


c = handles()
c.send(None)
try:
    c.throw(ValueError("boo"))
except StopIteration as e:
    print(e.value)
c = handles()
c.send(None)
c.close()


async def bad_await():
    await 5


try:
    bad_await().send(None)
except TypeError as e:
    print(e)


class BadAwait:
    def __await__(self):
        return 5


async def bad2():
    await BadAwait()


try:
    bad2().send(None)
except TypeError as e:
    print(e)


class CM:
    async def __aenter__(self):
        await Awaitable("enter")
        return "cm"

    async def __aexit__(self, *exc):
        await Awaitable("exit")
        print("aexit", exc[0] and exc[0].__name__)
        return True


async def with_cm():
    async with CM() as v:
        print("body", v)
        raise KeyError("swallowed")
    return "after"


print(drive(with_cm(), None, None))


class AIter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Awaitable(f"next {self.n}")
        return self.n


async def loop():
    out = []
    async for x in AIter(3):
        if x == 1:
            continue
        out.append(x)
    else:
        out.append("else")
    return out, [x async for x in AIter(2)], {x: 1 async for x in AIter(2) if x}, [await simple() for _ in range(2)]


print(drive(loop(), *[None] * 10))


async def not_iterable():
    async for x in [1]:
        pass


try:
    not_iterable().send(None)
except TypeError as e:
    print(e)


async def not_cm():
    async with 5:
        pass


try:
    not_cm().send(None)
except TypeError as e:
    print(e)
import types


@types.coroutine
def old_style():
    x = yield "old"
    return x


async def use_old():
    return await old_style()


print(drive(use_old(), "sent"))
try:
    iter(old := simple())
except TypeError as e:
    print(e)
old.close()
print(simple.__code__.co_flags & 0x80 != 0)
