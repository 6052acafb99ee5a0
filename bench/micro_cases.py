"""The operations that `python -m bench micro` measures, as tables.

A case is a name, a set-up that runs once and is not timed, a statement that is timed, and how
many operations the statement is. Cases of one group are measured in one process. Set-ups bind
local names: the statement runs in a function.
"""

# How often a statement is written out in the body of the timing loop.
UNROLL = 10

ARITHMETIC = [
    ("add", "x + y"),
    ("subtract", "y - x"),
    ("multiply", "x * y"),
    ("divmod", "divmod(z, x)"),
    ("compare", "x < y"),
]


def instructions():
    """One case for each family of instructions that 3.14 specialises, and a few more."""
    point = """
class Point:
    kind = 1
    def __init__(self, x):
        self.x = x
    def get(self):
        return self.x
    def none(self):
        pass
    @property
    def double(self):
        return self.x
    @classmethod
    def make(cls):
        pass
    @staticmethod
    def plain():
        pass
class Slots:
    __slots__ = ("x",)
class Named:
    def __getattr__(self, name):
        return 1
class Ordered:
    def __lt__(self, other):
        return True
    def __add__(self, other):
        return 1
    def __getitem__(self, i):
        return i
    def __len__(self):
        return 1
    def __bool__(self):
        return True
    def __contains__(self, x):
        return True
    def __call__(self):
        return 1
class Below(Point):
    def get(self):
        return super().get()
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, *details):
        pass
p = Point(1); s = Slots(); s.x = 1; n = Named(); o = Ordered(); w = Below(1); m = Manager()
import math
"""
    functions = """
def none(): pass
def one(x): return x
def three(x, y, z): return x
def default(x, y=1, z=2): return x
def star(*args): return args
def named(**kwargs): return kwargs
def make():
    n = 0
    def inner():
        nonlocal n
        n += 1
    return inner
bump = make()
f = lambda x: x
args = (1, 2, 3); kwargs = {"y": 1, "z": 2}
"""
    data = """
t = (1, 2, 3); l = [1, 2, 3]; d = {"a": 1, "b": 2}; text = "abc"; st = {1, 2, 3}
x = 5; y = 7; a = 1.5; b = 2.5; i = 1
"""
    generator = """
def count(n):
    for i in range(n):
        yield i
def passed(n):
    yield from count(n)
async def nothing(): pass
def drive(c):
    try:
        c.send(None)
    except StopIteration:
        pass
r100 = range(100); l100 = list(r100); t100 = tuple(r100); d100 = dict.fromkeys(r100)
s100 = set(r100); x = 5
"""
    errors = """
def fails(): raise ValueError
def deep(): fails()
error = ValueError("x")
"""
    yield (
        "load and store",
        [
            ("local to local", "x = 1", "y = x", 1),
            ("tuple of two swapped", "x = 1; y = 2", "x, y = y, x", 1),
            ("global", "global G; G = 1", "G", 1),
            ("built-in", "", "len", 1),
            ("closure cell", functions, "bump()", 1),
        ],
    )
    yield (
        "attributes",
        [
            (name, point, statement, 1)
            for name, statement in [
                ("instance", "p.x"),
                ("slot", "s.x"),
                ("of the class", "p.kind"),
                ("of a class object", "Point.kind"),
                ("of a module", "math.pi"),
                ("property", "p.double"),
                ("__getattr__", "n.x"),
                ("store", "p.x = 1"),
                ("store in a slot", "s.x = 1"),
                ("augmented", "p.x += 1"),
                ("getattr()", "getattr(p, 'x')"),
                ("hasattr() of none", "hasattr(p, 'y')"),
            ]
        ],
    )
    yield (
        "methods",
        [
            (name, point, statement, 1)
            for name, statement in [
                ("call", "p.get()"),
                ("call of an empty one", "p.none()"),
                ("class method", "Point.make()"),
                ("static method", "Point.plain()"),
                ("super()", "w.get()"),
                ("of a built-in type", "'a'.isalpha()"),
                ("new instance", "Point(1)"),
                ("__add__", "o + 1"),
                ("__lt__", "o < 1"),
                ("__getitem__", "o[1]"),
                ("__len__", "len(o)"),
                ("__call__", "o()"),
                ("__contains__", "1 in o"),
                ("__bool__", "not o"),
                ("with", "with m: pass"),
            ]
        ],
    )
    yield (
        "calls",
        [
            (name, functions, statement, 1)
            for name, statement in [
                ("without arguments", "none()"),
                ("one argument", "one(1)"),
                ("three arguments", "three(1, 2, 3)"),
                ("keywords", "three(1, z=2, y=3)"),
                ("defaults", "default(1)"),
                ("*args taken", "star(1, 2)"),
                ("**kwargs taken", "named(x=1)"),
                ("*args given", "three(*args)"),
                ("**kwargs given", "three(1, **kwargs)"),
                ("lambda", "f(1)"),
                ("len()", "len(args)"),
                ("isinstance()", "isinstance(1, int)"),
                ("type()", "type(1)"),
                ("str()", "str(1)"),
                ("int()", "int('12')"),
                ("abs()", "abs(-5)"),
                ("min() of two", "min(3, 4)"),
                ("sum() of three", "sum(args)"),
                ("range()", "range(3)"),
                ("a function made", "def local(): pass"),
                ("a closure made", "def local(): return args"),
            ]
        ],
    )
    yield (
        "operators",
        [
            (name, data, statement, 1)
            for name, statement in [
                ("int + int", "x + y"),
                ("int * int", "x * y"),
                ("int // int", "y // x"),
                ("int % int", "y % x"),
                ("int ** int", "x ** 3"),
                ("int & int", "x & y"),
                ("int << int", "x << i"),
                ("-int", "-x"),
                ("int += 1", "x += 1"),
                ("float + float", "a + b"),
                ("float * float", "a * b"),
                ("float / float", "a / b"),
                ("float ** 2", "a ** 2"),
                ("int / int", "x / y"),
                ("int + float", "x + a"),
                ("int < int", "x < y"),
                ("float < float", "a < b"),
                ("str == str", "text == 'abd'"),
                ("is", "x is y"),
                ("not", "not x"),
                ("and, or", "x and y or a"),
                ("in tuple", "x in t"),
                ("in list", "x in l"),
                ("in dict", "'b' in d"),
                ("in set", "x in st"),
                ("list[int]", "l[1]"),
                ("tuple[int]", "t[1]"),
                ("str[int]", "text[1]"),
                ("dict[str]", "d['a']"),
                ("list[int] = ", "l[1] = 2"),
                ("dict[str] = ", "d['a'] = 2"),
                ("list[a:b]", "l[0:2]"),
                ("str[a:b]", "text[0:2]"),
                ("if", "if x: pass"),
                ("if x < y", "if x < y: pass"),
            ]
        ],
    )
    yield (
        "displays",
        [
            (name, data, statement, 1)
            for name, statement in [
                ("tuple", "(x, y)"),
                ("list", "[x, y]"),
                ("set", "{x, y}"),
                ("dict", "{'a': x, 'b': y}"),
                ("unpacked tuple", "q, r, u = t"),
                ("unpacked list", "q, r, u = l"),
                ("starred", "q, *r = t"),
                ("f-string", "f'{x} {y}'"),
                ("list comprehension", "[z for z in t]"),
                ("dict comprehension", "{z: z for z in t}"),
                ("generator expression", "sum(z for z in t)"),
                ("class", "class C: pass"),
                ("match", "match x:\n case 1: pass\n case 5: pass"),
            ]
        ],
    )
    yield (
        "loops",
        [
            ("for over range", generator, "for i in r100: pass", 100),
            ("for over list", generator, "for i in l100: pass", 100),
            ("for over tuple", generator, "for i in t100: pass", 100),
            ("for over dict", generator, "for i in d100: pass", 100),
            ("for over set", generator, "for i in s100: pass", 100),
            ("for over generator", generator, "for i in count(100): pass", 100),
            ("for over yield from", generator, "for i in passed(100): pass", 100),
            ("for over enumerate", generator, "for i, v in enumerate(l100): pass", 100),
            ("for over zip", generator, "for i, v in zip(l100, t100): pass", 100),
            ("for over map", generator, "for i in map(abs, l100): pass", 100),
            ("while", generator, "i = 0\nwhile i < 100:\n i += 1", 100),
            ("list comprehension", generator, "[i for i in l100]", 100),
            ("sum of a generator expression", generator, "sum(i for i in l100)", 100),
            ("await", generator, "drive(nothing())", 1),
        ],
    )
    yield (
        "exceptions",
        [
            ("try without one", errors, "try: pass\nexcept ValueError: pass", 1),
            ("raised and caught", errors, "try: raise error\nexcept ValueError: pass", 1),
            ("new, raised and caught", errors, "try: raise ValueError\nexcept ValueError: pass", 1),
            ("through two calls", errors, "try: deep()\nexcept ValueError: pass", 1),
            ("from dict[str]", errors + "d = {}", "try: d['a']\nexcept KeyError: pass", 1),
            ("finally", errors, "try: pass\nfinally: pass", 1),
        ],
    )


def integers():
    """Arithmetic at 1, 2, 20 and 2,000 digits of 30 bits, and decimal conversion."""
    for digits in (1, 2, 20, 2000):
        setup = (
            "x = 0; y = 0\n"
            f"for k in range({digits}): x = (x << 30) + 123456789 + k\n"
            f"for k in range({digits}): y = (y << 30) + 987654321 + k\n"
            f"z = y if {digits} == 1 else x * y + k\n"
        )
        cases = [(name, setup, statement, 1) for name, statement in ARITHMETIC]
        cases += [
            ("square", setup, "x * x", 1),
            ("shift", setup, "x << 7", 1),
            ("and", setup, "x & y", 1),
            ("or", setup, "x | y", 1),
            ("hash", setup, "hash(x)", 1),
            (
                "to decimal",
                "import sys\nsys.set_int_max_str_digits(0)\n" + setup,
                "str(x)",
                1,
            ),
            (
                "from decimal",
                "import sys\nsys.set_int_max_str_digits(0)\n" + setup + "text = str(x)",
                "int(text)",
                1,
            ),
        ]
        yield f"int, {digits} digit{'' if digits == 1 else 's'}", cases


def strings():
    """Searching, splitting, joining ... of text of each kind, and formatting."""
    for kind, letters in (("1", "abcdefghij"), ("2", "абвгдежзик"), ("4", "𐌀𐌁𐌂𐌃𐌄𐌅𐌆𐌇𐌈𐌉")):
        setup = (
            f"w = {letters!r}; text = ' '.join([w] * 100) + w[::-1]; needle = w[::-1]\n"
            "words = text.split(); same = text[:-1] + text[-1]; table = {ord(w[0]): w[1]}\n"
            "short = w[:3]; other = w[3:6]; letter = w[4]; absent = w[5:8] + w[2]\n"
        )
        yield (
            "str of kind " + kind,
            [
                (name, setup, statement, 1)
                for name, statement in [
                    ("find", "text.find(needle)"),
                    ("find one letter", "text.find(needle[0], 600)"),
                    ("find of none", "text.find(absent)"),
                    ("rfind", "text.rfind(w)"),
                    ("index()", "text.index(needle)"),
                    ("count", "text.count(w)"),
                    ("count one letter", "text.count(letter)"),
                    ("replace", "text.replace(w, needle)"),
                    ("replace one letter", "text.replace(letter, ' ')"),
                    ("split", "text.split()"),
                    ("split at text", "text.split(w)"),
                    ("split at one letter", "text.split(letter)"),
                    ("join", "' '.join(words)"),
                    ("index", "text[500]"),
                    ("slice", "text[100:600]"),
                    ("compare equal", "text == same"),
                    ("compare order", "text < same"),
                    ("hash of new", "hash(short + other)"),
                    ("concatenate", "short + other"),
                    ("in", "needle in text"),
                    ("startswith", "text.startswith(w)"),
                    ("strip", "text.strip()"),
                    ("upper", "text.upper()"),
                    ("lower", "text.lower()"),
                    ("translate", "short.translate(table)"),
                    ("iterate", "for c in text: pass"),
                    ("encode", "text.encode()"),
                    ("repr", "repr(text)"),
                    ("isalpha", "text.isalpha()"),
                ]
            ],
        )
    setup = "x = 42; a = 3.14159; name = 'spam'; pair = (1, 'a')"
    yield (
        "formatting",
        [
            (name, setup, statement, 1)
            for name, statement in [
                ("f-string of int and str", "f'{x} {name}'"),
                ("f-string with !r", "f'{name!r}'"),
                ("f-string, int in a width", "f'{x:>8d}'"),
                ("f-string, float", "f'{a:.2f}'"),
                ("% with int and str", "'%d %s' % (x, name)"),
                ("% with float", "'%.2f' % a"),
                ("% with a dict", "'%(a)s' % {'a': x}"),
                ("str.format", "'{} {}'.format(x, name)"),
                ("format()", "format(x, '08x')"),
                ("str() of int", "str(x)"),
                ("repr() of float", "repr(a)"),
                ("repr() of tuple", "repr(pair)"),
                ("hex()", "hex(x)"),
                ("float() of text", "float('3.25')"),
            ]
        ],
    )


def containers():
    """Dicts with keys of three types, lists, tuples, sets."""
    for kind, key in (("str", "'key%d' % {}"), ("int", "{} * 7"), ("tuple", "({}, 'a')")):
        setup = (
            f"keys = [{key.format('i')} for i in range(100)]; d = dict.fromkeys(keys, 1)\n"
            f"one = keys[50]; missing = {key.format(1000)}\n"
        )
        yield (
            f"dict of {kind} keys",
            [
                ("get", setup, "d[one]", 1),
                ("set", setup, "d[one] = 2", 1),
                (".get()", setup, "d.get(one)", 1),
                (".get() of none", setup, "d.get(missing)", 1),
                ("in", setup, "one in d", 1),
                ("insert and delete", setup, "d[missing] = 1\ndel d[missing]", 1),
                ("fill", setup, "e = {}\nfor k in keys: e[k] = 1", 100),
                ("iterate", setup, "for k in d: pass", 100),
                ("iterate over items()", setup, "for k, v in d.items(): pass", 100),
                ("copy", setup, "d.copy()", 100),
                ("update", setup, "d.update(d)", 100),
                ("==", setup + "e = d.copy()", "d == e", 100),
                ("setdefault", setup, "d.setdefault(one, 1)", 1),
                ("fromkeys", setup, "dict.fromkeys(keys)", 100),
            ],
        )
    setup = """
import random
r = random.Random(1)
l = list(range(100)); shuffled = [r.random() for i in range(1000)]; ordered = sorted(shuffled)
texts = [str(x) for x in shuffled]; numbers = [int(x * 1000) for x in shuffled]
t = tuple(l)
"""
    yield (
        "list and tuple",
        [
            (name, setup, statement, ops)
            for name, statement, ops in [
                ("append", "n = []\nfor i in l: n.append(i)", 100),
                ("append and pop", "l.append(1)\nl.pop()", 1),
                ("insert and pop at 0", "l.insert(0, 1)\nl.pop(0)", 1),
                ("index", "l[50]", 1),
                ("index from the end", "l[-1]", 1),
                ("slice", "l[20:70]", 1),
                ("slice assignment", "l[20:25] = l[20:25]", 1),
                ("copy", "l[:]", 100),
                ("list()", "list(t)", 100),
                ("tuple()", "tuple(l)", 100),
                ("extend", "n = []\nn.extend(l)", 100),
                ("concatenate", "l + l", 200),
                ("multiply", "[0] * 100", 100),
                ("in", "99 in l", 100),
                ("index()", "l.index(99)", 100),
                ("==", "l == l[:]", 100),
                ("reverse", "l.reverse()", 100),
                ("sort() of a copy", "n = shuffled[:]\nn.sort()", 1000),
                ("sort floats", "sorted(shuffled)", 1000),
                ("sort ordered floats", "sorted(ordered)", 1000),
                ("sort ints", "sorted(numbers)", 1000),
                ("sort text", "sorted(texts)", 1000),
                ("sort with a key", "sorted(shuffled, key=abs)", 1000),
                ("hash of a tuple", "hash(t)", 100),
                ("tuple slice", "t[20:70]", 1),
                ("sum", "sum(l)", 100),
                ("max", "max(l)", 100),
            ]
        ],
    )
    setup = "a = set(range(100)); b = set(range(50, 150)); l = list(a); f = frozenset(a)"
    yield (
        "set",
        [
            (name, setup, statement, ops)
            for name, statement, ops in [
                ("in", "50 in a", 1),
                ("add", "n = set()\nfor i in l: n.add(i)", 100),
                ("add and discard", "a.add(1000)\na.discard(1000)", 1),
                ("set()", "set(l)", 100),
                ("copy", "a.copy()", 100),
                ("|", "a | b", 200),
                ("&", "a & b", 100),
                ("-", "a - b", 100),
                ("^", "a ^ b", 200),
                ("<=", "a <= a", 100),
                ("==", "a == f", 100),
                ("iterate", "for i in a: pass", 100),
                ("hash of a frozenset", "hash(frozenset(l))", 100),
            ]
        ],
    )
    setup = "b = bytes(range(256)) * 4; m = bytearray(b); v = memoryview(b); n = b[10:30]"
    yield (
        "bytes",
        [
            (name, setup, statement, 1)
            for name, statement in [
                ("index", "b[50]"),
                ("slice", "b[20:70]"),
                ("find", "b.find(n[::-1])"),
                ("concatenate", "n + n"),
                ("decode", "n.decode('latin-1')"),
                ("hex", "n.hex()"),
                ("bytearray index", "m[50]"),
                ("bytearray store", "m[50] = 1"),
                ("memoryview index", "v[50]"),
                ("int.from_bytes", "int.from_bytes(n)"),
                ("iterate", "for x in n: pass"),
            ]
        ],
    )


def groups():
    """All groups in order, by name."""
    found = {}
    for part in (instructions, integers, strings, containers):
        for name, cases in part():
            found[name] = cases
    return found


# How many times the host's time an operation of the types may take, by how its group begins.
LIMITS = [
    ("int, 1 ", 3.0),
    ("int", 2.5),
    ("str", 3.0),
    ("formatting", 3.0),
    ("dict", 3.0),
    ("list", 3.0),
    ("set", 3.0),
    ("bytes", 3.0),
]
# Those of text of kind 1 that search.
SEARCHES = ("find", "rfind", "index()", "count", "in", "replace", "split at")
SEARCH_LIMIT = 1.5


def limit(group, name):
    """The limit of an operation of a built-in type; None for single instructions."""
    if group == "str of kind 1" and name.startswith(SEARCHES) and name != "index":
        return SEARCH_LIMIT
    for begin, times in LIMITS:
        if group.startswith(begin):
            return times
    return None
