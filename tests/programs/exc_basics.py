class MyError(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.a = a


try:
    raise MyError(1, 2)
except MyError as e:
    print(e, repr(e), e.args, e.a)
for exc in (ValueError(), ValueError("x"), ValueError("x", 1), KeyError("k"), KeyError(), KeyError(1, 2), OSError(2, "No file", "name"),
            OSError(5, "io"), OSError("x"), StopIteration(3), SystemExit(4), SystemExit(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
            UnicodeEncodeError("ascii", "\xe9", 0, 1, "bad"), ImportError("m", name="n", path="p"), AttributeError("a", name="x", obj=1),
            NameError("n", name="q"), SyntaxError("s", ("f", 1, 2, "text")), Exception([1], {2: 3}), FileNotFoundError(2, "gone"),
            ConnectionResetError(), BlockingIOError(11, "b", 5), StopAsyncIteration("v"), UnicodeTranslateError("x", 0, 1, "r")):
    print(type(exc).__name__, "|", str(exc), "|", repr(exc), "|", exc.args)
print(type(OSError(2, "x")).__name__, type(OSError(13, "x")).__name__, OSError(2, "x").errno, OSError(2, "x", "f").filename)
e = ValueError("base")
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
try:
    e.add_note(5)
except TypeError as err:
    print(err)
for bad in (lambda: (_ for _ in ()).throw(5), ):
    try:
        bad()
    except TypeError as err:
        print(err)


def raiser(x):
    raise x


for x in (5, "s", int, None, object(), ValueError, ValueError("i"), MyError):
    try:
        raiser(x)
    except BaseException as err:
        print(type(err).__name__, str(err)[:60])
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError("chained") from z
except ValueError as v:
    print(repr(v.__cause__), v.__context__ is v.__cause__, v.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("implicit")
except KeyError as k:
    print(repr(k.__context__), k.__cause__, k.__suppress_context__)
try:
    raise ValueError("x") from None
except ValueError as v:
    print(v.__suppress_context__)
try:
    raise ValueError from 5
except TypeError as t:
    print(t)
try:
    raise ValueError from KeyError
except ValueError as v:
    print(repr(v.__cause__))
print(issubclass(KeyError, LookupError), issubclass(KeyboardInterrupt, Exception), sorted(c.__name__ for c in BaseException.__subclasses__() if c.__module__ == "builtins"))
print(ZeroDivisionError.__mro__)
ex = ValueError(1)
ex.args = (2, 3)
print(ex, ex.with_traceback(None) is ex, ex == ValueError(2, 3), ex.__reduce__())
for attr, val in (("args", 5), ("__cause__", 5), ("__traceback__", 5), ("__context__", "x"), ("__suppress_context__", "x")):
    try:
        setattr(ex, attr, val)
        print(attr, getattr(ex, attr))
    except TypeError as err:
        print(err)
