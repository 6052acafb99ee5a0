"""Generators: a tree walked by nested `yield from`."""

import sys

LEAVES = 40000


class Tree:
    """A binary tree that yields its values in order."""

    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(values):
    """A balanced tree of a range."""
    n = len(values)
    if n == 0:
        return None
    middle = n // 2
    return Tree(tree(values[:middle]), values[middle], tree(values[middle + 1 :]))


def bench(loops):
    """Build and walk the tree `loops` times."""
    for _ in range(loops):
        total = 0
        for value in tree(range(LEAVES)):
            total += value
        assert total == LEAVES * (LEAVES - 1) // 2, total
    return total


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
