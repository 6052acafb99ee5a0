"""Method calls: a chain of methods of one object with positional arguments."""

import sys

ROUNDS = 4000


class Chain:
    """Each method calls the next one several times; `count` counts the last ones."""

    def __init__(self):
        self.count = 0

    def first(self, a, b, c, d):
        self.second(a, b, c)
        self.second(b, c, d)
        self.second(c, d, a)
        self.second(d, a, b)

    def second(self, a, b, c):
        self.third(a, b)
        self.third(b, c)
        self.third(c, a)

    def third(self, a, b):
        self.fourth(a)
        self.fourth(b)

    def fourth(self, a):
        self.last()
        self.last()

    def last(self):
        self.count += 1


def bench(loops):
    """Run ROUNDS rounds of the chain `loops` times."""
    for _ in range(loops):
        chain = Chain()
        for _ in range(ROUNDS // 4):
            chain.first(1, 2, 3, 4)
            chain.first(2, 3, 4, 5)
            chain.first(3, 4, 5, 6)
            chain.first(4, 5, 6, 7)
        assert chain.count == ROUNDS * 48, chain.count
    return chain.count


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
