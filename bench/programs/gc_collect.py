"""The cycle collector: linked rings are made, dropped and collected."""

import gc
import sys
import weakref

CYCLES = 100
LINKS = 300


class Node:
    """One link of a ring."""

    def __init__(self):
        self.next = None
        self.prev = None
        self.data = []

    def link(self, node):
        self.next = node
        node.prev = self


def ring(length):
    """The first of `length` nodes linked in a ring."""
    head = node = Node()
    for _ in range(length - 1):
        following = Node()
        node.link(following)
        node = following
    node.link(head)
    return head


def bench(loops):
    """Make and collect the rings `loops` times."""
    for _ in range(loops):
        gc.collect()
        gc.disable()
        try:
            live = [ring(LINKS) for _ in range(10)]
            rings = [ring(LINKS) for _ in range(CYCLES)]
            watched = [weakref.ref(node) for node in rings]
            gc.collect()
            assert all(watch() is not None for watch in watched)
            del rings
            gc.collect()
            assert all(watch() is None for watch in watched)
            assert len(live) == 10
        finally:
            gc.enable()
    return CYCLES * LINKS


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
