import asyncio


async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got:
                print("got", got)
    finally:
        print("agen finally")


async def main():
    print([x async for x in agen(3)])
    g = agen(5)
    print(type(g).__name__, await g.__anext__(), await anext(g), await g.asend("hello"))
    try:
        await g.athrow(ValueError("into"))
    except ValueError as e:
        print("out", e)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("exhausted")
    print(await anext(g, "default"))
    h = agen(3)
    await anext(h)
    await h.aclose()
    async for x in agen(10):
        if x == 2:
            break
        print("x", x)
    total = (i * 2 async for i in agen(3))
    print(type(total).__name__, [t async for t in total])

    async def inner():
        yield 1
        return

    print([i async for i in inner()], {i async for i in inner()}, {i: i async for i in inner()})
    print([i + j async for i in agen(2) for j in (10, 20)])

    async def raises():
        yield 1
        raise KeyError("boom")

    try:
        async for i in raises():
            print(i)
    except KeyError as e:
        print("KeyError", e)

    async def stop():
        yield 1
        raise StopAsyncIteration("x")

    try:
        [i async for i in stop()]
    except RuntimeError as e:
        print(e)
    s = agen(1)
    try:
        await s.asend(5)
    except TypeError as e:
        print(e)
    await s.aclose()
    print(s.ag_running, s.ag_frame, s.__name__)


asyncio.run(main())
