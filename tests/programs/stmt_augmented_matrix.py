# Each operator of augmented assignment with each kind of target, on values of each kind and
# on objects that log what is called; then nested unpacking. Differences of order show.
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"]
METHODS = dict(zip(OPERATORS, "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor".split()))
VALUES = [7, -3, 2.5, 1 + 2j, True, "ab", b"xy", (1, 2), [1, 2], {1, 2}, frozenset([2, 3]), {"k": 1}, None]
log = []


class Logged:
    def __init__(self, name, inplace):
        self.name, self.inplace = name, inplace

    def __repr__(self):
        return self.name


def logging_method(name, kind):
    def method(self, other):
        log.append((name, self, other))
        if kind == "i" and not self.inplace:
            return NotImplemented
        return self if kind == "i" else f"{self!r}{name}{other!r}"

    return method


for sign, word in METHODS.items():
    for kind in ("", "r", "i"):
        name = f"__{kind}{word}__"
        setattr(Logged, name, logging_method(name, kind))


class Box:
    """Logs reads and writes of attributes, subscripts and slices."""

    def __init__(self, value):
        object.__setattr__(self, "value", value)

    def __getattr__(self, name):
        log.append(("get", name))
        return self.value

    def __setattr__(self, name, value):
        log.append(("set", name, value))
        object.__setattr__(self, "value", value)

    def __getitem__(self, key):
        log.append(("getitem", key))
        return self.value

    def __setitem__(self, key, value):
        log.append(("setitem", key, value))
        object.__setattr__(self, "value", value)


def noted(what, value):
    log.append(what)
    return value


FORMS = {
    "local": "def run(box, right):\n x = box.value\n x {op}= noted('right', right)\n return x",
    "global": "def run(box, right):\n global G\n G = box.value\n G {op}= noted('right', right)\n return G",
    "cell": "def run(box, right):\n x = box.value\n def f():\n  nonlocal x\n  x {op}= noted('right', right)\n f()\n return x",
    "class": "def run(box, right):\n class C:\n  x = box.value\n  x {op}= noted('right', right)\n return C.x",
    "attribute": "def run(box, right):\n noted('box', box).attr {op}= noted('right', right)\n return box.value",
    "subscript": "def run(box, right):\n noted('box', box)[noted('key', 5)] {op}= noted('right', right)\n return box.value",
    "slice": "def run(box, right):\n noted('box', box)[noted('a', 1):noted('b', None)] {op}= noted('right', right)\n return box.value",
    "stepped": "def run(box, right):\n box[noted('a', 1):noted('b', 2):noted('c', 3)] {op}= noted('right', right)\n return box.value",
    "tuple key": "def run(box, right):\n box[noted('a', 1), noted('b', 2):, ...] {op}= noted('right', right)\n return box.value",
}


def copied(value):
    return value.copy() if hasattr(value, "copy") else value


for form, text in FORMS.items():
    for op in OPERATORS:
        namespace = {"noted": noted}
        exec(text.format(op=op), namespace)
        run = namespace["run"]
        failures = 0
        results = []
        for left in VALUES:
            for right in VALUES:
                log.clear()
                try:
                    result = run(Box(copied(left)), right)
                except (TypeError, ZeroDivisionError, ValueError, OverflowError) as error:
                    result = f"{type(error).__name__}: {error}"
                if isinstance(result, (set, frozenset)):
                    result = sorted(result)
                results.append((result, len(log)))
        print(form, op, results if form in ("local", "slice") else [r for r, n in results[::5]])
        for inplace in (True, False):
            for left, right in ((Logged("L", inplace), 1), (1, Logged("R", inplace)), (Logged("L", inplace), Logged("R", True))):
                log.clear()
                try:
                    print(" ", run(Box(left), right), log)
                except TypeError as error:
                    print(" ", error, log)

# Real slices and elements.
a = list(range(10))
a[2:5] += [50, 60]
a[::2] *= 1
a[-1] **= 2
print(a)
a[a[0]:][0] = 9
d = {"k": [1]}
d["k"] += (2, 3)
d["k"][0] <<= 4
d["k"][1:] += "xy"
print(d)
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as error:
    print(error, t)
try:
    undefined += 1
except NameError as error:
    print(error)
try:
    d["missing"] += 1
except KeyError as error:
    print(repr(error))


def unbound():
    late += 1
    late = 1


try:
    unbound()
except UnboundLocalError as error:
    print(error)

# Nested unpacking.
(a, b), c = [1, 2], 3
[d, *e, (f, (g, *h))] = 1, 2, 3, (4, "xyz")
print(a, b, c, d, e, f, g, h)
*a, (b, *c), d = range(3), "pq", [7]
print(a, b, c, d)
box = Box(0)
(box.x, [box[1], *box[2:3]], *rest), last = ("p", "qrs", 1, 2), "t"
print(box.value, rest, last, log[-3:])
for i, (j, *k) in enumerate([(1, 2, 3), "ab", [0]]):
    print(i, j, k)
print([x + y for (x, (y, *_)) in [(1, (2, 3)), (4, [5])]])
with open(__file__) as (first, *others):
    print(first, len(others) > 100)
x = y = z = [0]
x[0], y = 1, x[0]
i = 0
i, z[i] = 0, 5
print(x, y, z, i)
for bad in ("a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,", "(a, (b, c)) = 1, (2,)", "a, b = 5", "*a, = None", "a, b = {}", "(), [] = (), [1]"):
    try:
        exec(bad)
    except (TypeError, ValueError) as error:
        print(bad, "->", type(error).__name__, error)
