# status: 1
import sys
sys.setrecursionlimit(60)


def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


down(20)
