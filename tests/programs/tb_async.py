# status: 1
import asyncio


async def leaf():
    await asyncio.sleep(0)
    raise ValueError("in leaf")


async def middle():
    return await leaf()


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(middle())


asyncio.run(main())
