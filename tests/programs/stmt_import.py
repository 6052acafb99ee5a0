import math
import os.path as osp, sys
from collections import OrderedDict as OD, deque
import collections.abc
import importlib

print(math.floor(2.7), osp.basename("/a/b.txt"), deque([1]), OD(a=1))
print(collections.abc.Mapping.__name__)
print(importlib.import_module("string").digits)
try:
    import no_such_module_here
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import no_such_name
except ImportError as e:
    print(str(e).split("(")[0].strip(), e.name)
try:
    import math.sub
except ModuleNotFoundError as e:
    print(e)
from math import *
print(sqrt(16), "pi" in globals())


def local():
    from math import tau
    import json.decoder
    return round(tau, 4), json.decoder.JSONDecoder.__name__


print(local())
print(__name__, __doc__, "math" in sys.modules)
print(__import__("os").path is osp)
