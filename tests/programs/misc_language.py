"""Module docstring."""
from __future__ import annotations
print(__doc__, __name__, __file__.endswith("misc_language.py"), __spec__, __package__, __builtins__.__name__ if hasattr(__builtins__, "__name__") else "dict")


def annotated(x: undefined_name, y: "also undefined" = 1) -> not_there[0]:
    z: whatever = 5
    return z


print(annotated(1), annotated.__annotations__)


class A:
    a: int = 1
    b: NotDefined


print(A.__annotations__, hasattr(A, "b"))
v: int
try:
    v
except NameError as e:
    print(e)
(w): str = "parenthesised"
print(w, __annotations__)
if True: print("one line"); x = 5
for i in 1, 2: print(i, end=" ")
while False: pass
else: print("else")
class E: pass
def f(): return 1
print(f(), E.__name__); print("same line")
s = 'single' "double" """triple
line""" r'\raw' \
    if True else "continued"
print(s)
print((1,
       2)[1], [
    3,
], {
    4: 5,
})
print("\
joined")
é = "unicode identifier"
print(é, ﬁ := 1, fi)
_ = 5
print(_)
def g(a, b=..., /, *c, d=None, **e): ...
print(g(1), (lambda: ...)())
async def co(): return [x async for x in y]
print(type(co).__name__)
print(not 1 == 2, not (1 == 2), -1 ** 2, 2 ** -1, 1 if 0 else 2 if 0 else 3, [1, 2][0], *(), sep="|")
lst = [1, 2, 3]
print(lst[-1], lst[:-1], (lst)[0], lst.index(2).__class__, 5 .real, 5.0.real, (5).real, 1..real)
match 1, 2:
    case 1, x if x: print("soft keyword", x)
type = 5
print(type)
type: int = 6
print(type)
del type
print(type(5).__name__)
exec("def h():\n\tif 1:\n\t\treturn 'tabs'\nprint(h())")
try: exec("if 1:\n        x\n\ty")
except TabError as e: print(type(e).__name__, e.msg)
print(eval("  1 + 1"), eval("(\n1\n)"), eval(b"2 + 2"), compile("", "f", "exec").co_consts)
global global_at_module
global_at_module = 1
print(global_at_module, ((((1)))), ((1)), [[[]]], not not not 0)
print("a" "b" f"{1}" r"c" if 1 else "x")
assert (1, "tuple not used") is not None
nonlocal_name = [lambda: nonlocal_name for _ in range(1)]
print(len(nonlocal_name[0]()))
print([*range(3)][::-1], {**{}, "a": 1}, (yield_ := 3), print)if False else None
x = yield_value = 1
if x == 1 and \
   yield_value:
    print("backslash")
