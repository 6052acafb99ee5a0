x = 1
print(x is 1, x is not "a", (1, 2) is x)
if 1: print(0if 0else 1)
assert (x, "always true")
print("\d \w", b"\q", "\8")
try:
    [1, 2](0)
except TypeError as e:
    print(e)
try:
    "abc"[1.5]
except TypeError as e:
    print(e)
try:
    (1)(2)
except TypeError as e:
    print(e)
try:
    [1] [2, 3]
except TypeError as e:
    print(e)
exec("print('\\z', 1 is 1)")
import warnings
warnings.simplefilter("error")
try:
    compile("x is 5", "<w>", "exec")
except SyntaxError as e:
    print(e, e.lineno, e.text)
try:
    compile("'\\d'", "<w>", "exec")
except SyntaxError as e:
    print(e)
