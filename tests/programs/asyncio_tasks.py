import asyncio

log = []


async def worker(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)
    return f"{name} done"


async def fails():
    await asyncio.sleep(0)
    raise ValueError("failed")


async def main():
    print(await asyncio.gather(worker("a", 2), worker("b", 3)))
    print(log)
    t = asyncio.create_task(worker("t", 1), name="named")
    print(t.get_name(), t.done(), await t, t.done(), t.result())
    print(await asyncio.gather(fails(), worker("c", 1), return_exceptions=True))
    try:
        await asyncio.create_task(fails())
    except ValueError as e:
        print("caught", e)
    t = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    t.cancel("msg")
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", e.args, t.cancelled())
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as e:
        print("timeout", type(e).__name__)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout cm")
    q = asyncio.Queue(2)

    async def producer():
        for i in range(5):
            await q.put(i)
        await q.put(None)

    async def consumer():
        out = []
        while (item := await q.get()) is not None:
            out.append(item)
        return out

    print((await asyncio.gather(producer(), consumer()))[1])
    lock, order = asyncio.Lock(), []

    async def locked(n):
        async with lock:
            order.append(f"in{n}")
            await asyncio.sleep(0)
            order.append(f"out{n}")

    await asyncio.gather(*(locked(i) for i in range(3)))
    print(order)
    ev = asyncio.Event()

    async def waiter():
        await ev.wait()
        return "event"

    w = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    ev.set()
    print(await w)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            tg.create_task(asyncio.sleep(10))
    except* ValueError as eg:
        print("group", eg.exceptions)
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, "future")
    print(await fut)
    done, pending = await asyncio.wait([asyncio.create_task(worker("w", 1))])
    print(len(done), len(pending))
    print(await asyncio.to_thread(lambda: "thread"))
    sem = asyncio.Semaphore(1)
    async with sem:
        print(sem.locked())
    r = await asyncio.shield(worker("s", 1))
    print(r)
    for c in asyncio.as_completed([worker("z", 1)]):
        print(await c)


asyncio.run(main())
try:
    asyncio.run(fails())
except ValueError as e:
    print("run raised", e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
