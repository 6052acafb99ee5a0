print(abs(-5), abs(-2.5), abs(3 + 4j), all([1, 1]), any([0, 1]), ascii("é"), bin(10), bool(1), callable(len), callable(5), chr(97), ord("a"), divmod(17, 5), hex(255), oct(8), len("abc"), pow(2, 3), pow(2, 3, 5), round(2.567, 2), sum([1, 2], 10))
print(sorted(dir([]))[:3], "append" in dir([]), hash("a") == hash("a"), id(5) == id(5), isinstance(5, int), issubclass(bool, int), repr("x"), str(5), type(5).__name__, vars(type("X", (), {"a": 1}))["a"])
print(eval("1 + 2"), eval("x + y", {"x": 1}, {"y": 5}), eval(compile("3 * 4", "<c>", "eval")))
ns = {}
exec("a = 1\nb = a + 1\ndef f(): return b", ns)
print(ns["b"], ns["f"](), sorted(k for k in ns if not k.startswith("__")))
exec("print('from exec', q)", {"q": 7})
print(getattr("abc", "upper")(), hasattr(5, "real"), format(3.14159, ".2f"), list(enumerate("ab")), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(int, "123")), list(zip([1], [2])), list(reversed("abc")), next(iter([9])))
print(max(1, 2), max([1, 5, 2]), min("b", "a"), max("aa", "b", key=len), max([], default=0), frozenset([1]), bytes(2), complex(1, 2), float("1.5"), int("7"), slice(1, 2), property, staticmethod, object.__name__)
print(*[1, 2], sep="", end="!\n")
print("a", "b", sep="--", end="")
print("", "x", None, sep=None, end=None)
import io
buf = io.StringIO()
print("to buffer", file=buf, flush=True)
print(repr(buf.getvalue()))
for e in ("abs('x')", "abs()", "len(5)", "len()", "ord('')", "chr('a')", "pow('a', 2)", "round('x')", "sum(5)", "sum('ab')", "sum(['a'], 'b')", "sum([b'a'], b'')", "hash([])", "isinstance(1)", "getattr(5)", "getattr(5, 'x')", "vars(5)", "eval('1 +')", "eval(5)", "exec(5)", "compile('1', 'f', 'bad')", "iter()", "next()", "divmod(1)", "print(1, sep=5)", "print(1, end=5)", "print(foo=1)", "format(5, 'q')", "bin(1.5)", "callable()", "input.x", "sorted()", "sorted([1], 2)", "max(key=len)", "max(1)", "min(1, 2, default=3)", "dir(1, 2)", "id()", "repr()", "type.mro()", "object.x", "zip(1)", "open()", "__import__()", "delattr(5, 'x')", "setattr(5, 'x', 1)", "all()", "chr(1.5)", "any(1, 2)", "hasattr(1, 2)", "issubclass(1, 2)", "print(file=5)", "eval('a b')", "exec('x = ')", "compile('x', 'f', 'exec', 5000)", "oct(None)"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)


def local_vars(a, b=2):
    c = 3
    return sorted(locals().items()), dir()


print(local_vars(1), "print" in dir(__builtins__), __name__, globals() is vars())
g = globals()
g["made_up"] = 5
print(made_up, locals() is g, type(__builtins__).__name__)
code = compile("y = [i for i in range(3)]\nz = sum(y)", "<string>", "exec")
exec(code)
print(y, z, code.co_names, code.co_filename)
single = compile("1 + 1; 'x'; None", "<s>", "single")
exec(single)
import builtins
builtins.my_builtin = "visible"
print(my_builtin, builtins.len is len)
del builtins.my_builtin
try:
    breakpoint.__name__, help
except NameError as x:
    print("NameError", x)
print(sorted(n for n in dir(builtins) if n[0].islower())[:40])
