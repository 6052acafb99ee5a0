"""A tree of asyncio tasks: each node awaits its children; leaves sleep, remember or compute."""

import asyncio
import math
import random
import sys

LEVELS = 5
BRANCHES = 5
MEMORY_KEYS = 10


class Tree:
    """Counts what its leaves did."""

    def __init__(self):
        self.cache = {}
        self.rng = random.Random(0)
        self.done = 0
        self.slept = 0

    async def leaf(self):
        self.done += 1
        choice = self.rng.randrange(3)
        if choice == 0:
            self.slept += 1
            await asyncio.sleep(0)
            return 1
        if choice == 1:
            key = self.rng.randrange(MEMORY_KEYS)
            if key not in self.cache:
                self.cache[key] = key + 1
                await asyncio.sleep(0)
            return self.cache[key]
        return math.factorial(50) % 7

    async def node(self, level):
        if level == 0:
            return await self.leaf()
        children = [asyncio.ensure_future(self.node(level - 1)) for _ in range(BRANCHES)]
        return sum(await asyncio.gather(*children))


async def run():
    tree = Tree()
    total = await tree.node(LEVELS)
    return tree.done, tree.slept, total


def bench(loops):
    """Run the tree `loops` times."""
    for _ in range(loops):
        result = asyncio.run(run())
        assert result == EXPECTED, result
    return result


EXPECTED = (3125, 1045, 6689)

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
