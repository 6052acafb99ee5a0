# status: 1
import sys


def hook(*args):
    raise ValueError("hook broken")


sys.excepthook = hook
1 / 0
