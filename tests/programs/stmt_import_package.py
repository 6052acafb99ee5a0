import lib_package
print(lib_package.__name__, lib_package.__doc__)
print(lib_package.value, lib_package.sub_value)
from lib_package import sub, names
print(sub.__name__, sub.__package__, names)
from lib_package.sub import deep as d
print(d.where(), d.up)
from lib_package.star import *
print(visible, also_visible)
try:
    hidden
except NameError as e:
    print(e)
print(sorted(k for k in vars(lib_package) if not k.startswith("__")))
import sys
print(sorted(m for m in sys.modules if m.startswith("lib_package")))
print(lib_package.__path__[0].endswith("lib_package"), lib_package.sub.__file__.endswith("__init__.py"))
try:
    from lib_package import missing_thing
except ImportError as e:
    print(type(e).__name__, e.name, e.msg.split(" (")[0])
try:
    import lib_package.broken
except ZeroDivisionError as e:
    print("broken import:", e, "lib_package.broken" in sys.modules)
print(lib_package.lazy, lib_package.lazy)
try:
    lib_package.nothing
except AttributeError as e:
    print(e)
import lib_namespace.part
print(lib_namespace.part.text, lib_namespace.__file__ if hasattr(lib_namespace, "__file__") else None)
import importlib
print(importlib.reload(lib_package.star) is sys.modules["lib_package.star"])
import lib_package.cycle_a
print(lib_package.cycle_a.result())
