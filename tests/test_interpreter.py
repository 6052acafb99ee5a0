"""Embedding: rt.Interpreter as a Python inside a Python program."""

import contextlib
import io
import threading

import pytest

import rt


@pytest.fixture
def inner():
    """An interpreter that is closed at the end."""
    with rt.Interpreter() as interpreter:
        yield interpreter


def test_values_both_ways(inner):
    values = [
        None,
        True,
        3,
        -(10**30),
        2.5,
        1j,
        "text é 😀",
        b"bytes",
        (1, (2, "x")),
        [1, [2]],
        {"a": 1, 2: [3]},
        {1, 2},
        frozenset([3]),
        bytearray(b"x"),
        ...,
    ]
    for value in values:
        inner.set("value", value)
        got = inner.get("value")
        assert got == value and type(got) is type(value)
        assert inner.eval("type(value).__name__") == type(value).__name__


def test_run_and_eval(inner):
    inner.run("x = 20\ndef double(n, *, plus=0): return n * 2 + plus")
    assert inner.get("x") == 20
    assert inner.eval("double(x) + 1") == 41
    assert inner.call("double", 3, plus=1) == 7
    assert inner.get("double")(4) == 8
    inner.delete("x")
    with pytest.raises(KeyError):
        inner.get("x")
    with pytest.raises(KeyError):
        inner.delete("x")
    with pytest.raises(KeyError):
        inner.call("x")
    inner.set("x", 5)
    with pytest.raises(TypeError, match="x is not a function of the guest"):
        inner.call("x")


def test_files_and_modules(tmp_path):
    (tmp_path / "script.py").write_text("import helper\nresult = helper.value, __file__\n")
    (tmp_path / "helper.py").write_text(
        "value = 7\nif __name__ == '__main__':\n    import sys\n    print('main', sys.argv[1:])\n"
    )
    out = []
    with rt.Interpreter(argv=["prog", "a"], stdout=out.append, path=[str(tmp_path)]) as inner:
        inner.run_file(str(tmp_path / "script.py"))
        assert inner.get("result") == (7, str(tmp_path / "script.py"))
        inner.run_module("helper")
        assert "".join(out) == "main ['a']\n"
        assert inner.import_module("helper").value == 7
        with pytest.raises(OSError):
            inner.run_file(str(tmp_path / "missing.py"))
        with pytest.raises(rt.GuestException) as caught:
            inner.import_module("missing_module")
        assert caught.value.type_name == "ModuleNotFoundError"


def test_host_functions(inner):
    calls = []

    def record(*args, **kwargs):
        calls.append((args, kwargs))
        return [len(args), kwargs]

    inner.set("record", record)
    assert inner.eval("record(1, 'a', [2], key=(3,))") == [3, {"key": (3,)}]
    assert calls == [((1, "a", [2]), {"key": (3,)})]

    def fail():
        raise LookupError("from the host")

    inner.set("fail", fail)
    inner.run("try:\n    fail()\nexcept LookupError as e:\n    message = str(e)")
    assert inner.get("message") == "from the host"
    # A guest function goes to the host and comes back; a guest exception goes through both.
    inner.set("apply", lambda f, x: f(x))
    assert inner.eval("apply(lambda x: x + 1, 2)") == 3
    inner.run(
        "try:\n    apply(lambda x: 1 / x, 0)\nexcept ZeroDivisionError as e: message = str(e)"
    )
    assert inner.get("message") == "division by zero"


def test_host_objects(inner):
    stream = io.StringIO()
    inner.set("stream", stream)
    inner.run("stream.write('written'); n = stream.tell(); same = stream == stream")
    assert stream.getvalue() == "written" and inner.get("n") == 7 and inner.get("same") is True
    assert inner.get("stream") is stream


def test_guest_objects(inner):
    inner.run(
        "class Point:\n"
        "    def __init__(self, x): self.x = x\n"
        "    def moved(self, by=1): return Point(self.x + by)\n"
        "    def __repr__(self): return f'Point({self.x})'\n"
        "    def __eq__(self, other): return isinstance(other, Point) and self.x == other.x\n"
        "    def __hash__(self): return hash(self.x)\n"
        "    def __len__(self): return self.x\n"
        "    def __getitem__(self, i): return [1, 2, 3][i]\n"
        "    def __iter__(self): return iter((self.x, self.x))\n"
        "    def __add__(self, other): return Point(self.x + other)\n"
        "    def __enter__(self): return self\n"
        "    def __exit__(self, *args): self.x = -1\n"
        "p = Point(3)\n"
    )
    p = inner.get("p")
    assert isinstance(p, rt.GuestObject) and type(p).__name__ == "Point"
    assert p.x == 3 and p.moved(by=2).x == 5 and repr(p) == str(p) == "Point(3)"
    assert len(p) == 3 and list(p) == [3, 3] and p[2] == 3 and (p + 1).x == 4
    assert p == inner.eval("Point(3)") and p != inner.eval("Point(4)") and hash(p) == hash(3)
    assert "moved" in dir(p) and not callable(p) and not hasattr(p, "missing")
    p.x = 10
    assert inner.eval("p.x") == 10
    with p as entered:
        assert entered.x == 10
    assert p.x == -1
    p.extra = [1]
    del p.x
    assert inner.eval("p.__dict__") == {"extra": [1]}
    with pytest.raises(AttributeError, match="'Point' object has no attribute 'x'"):
        p.x  # noqa: B018
    p.x = 3
    inner.set("again", p)
    assert inner.eval("again is p") is True
    assert inner.get("Point")(8).x == 8
    generator = inner.eval("(i * i for i in range(3))")
    assert next(generator) == 0 and list(generator) == [1, 4]


def test_containers_that_contain_themselves(inner):
    inner.run("l = [1]; l.append(l)")
    got = inner.get("l")
    assert got[0] == 1 and isinstance(got[1], rt.GuestObject) and got[1][0] == 1
    mine = [1]
    mine.append(mine)
    inner.set("mine", mine)
    assert inner.eval("mine[1][0]") == 1


def test_exceptions(inner):
    with pytest.raises(rt.GuestException) as caught:
        inner.run("def f():\n    raise KeyError('k')\n\nf()", "given.py")
    e = caught.value
    assert (e.type_name, e.message, e.exit_code) == ("KeyError", "'k'", None)
    assert str(e) == "KeyError: 'k'"
    assert e.value.args == ("k",)
    assert e.formatted == (
        "Traceback (most recent call last):\n"
        '  File "given.py", line 4, in <module>\n    f()\n    ~^^\n'
        "  File \"given.py\", line 2, in f\n    raise KeyError('k')\n"
        "KeyError: 'k'\n"
    )
    with pytest.raises(rt.GuestException) as caught:
        inner.run("x = (")
    assert caught.value.type_name == "SyntaxError"
    assert caught.value.value.lineno == 1
    for source, code in (("raise SystemExit", 0), ("raise SystemExit(3)", 3), ("exit('no')", 1)):
        with pytest.raises(rt.GuestException) as caught:
            inner.run(f"import _sitebuiltins\nexit = _sitebuiltins.Quitter('exit', '')\n{source}")
        assert caught.value.type_name == "SystemExit" and caught.value.exit_code == code
    # The interpreter goes on.
    assert inner.eval("1 + 1") == 2


def test_streams():
    out, err = io.StringIO(), []
    with rt.Interpreter(stdin="first\nsecond\n", stdout=out, stderr=err.append) as inner:
        inner.run(
            "import sys\n"
            "print(input('? '), sys.stdin.readline().strip(), end='|')\n"
            "print('problem', file=sys.stderr)\n"
            "sys.stdout.flush()\n"
            "tty = sys.stdout.isatty(), sys.stdout.writable(), sys.stderr.encoding\n"
        )
        assert out.getvalue() == "? first second|"
        assert "".join(err) == "problem\n"
        assert inner.get("tty") == (False, True, "utf-8")
        # The guest may replace them itself.
        inner.run(
            "import io, contextlib\n"
            "with contextlib.redirect_stdout(io.StringIO()) as f: print('kept')\n"
            "kept = f.getvalue()"
        )
        assert inner.get("kept") == "kept\n"


def test_closing():
    out = []
    inner = rt.Interpreter(stdout=out.append)
    inner.run(
        "import atexit, threading, time\n"
        "atexit.register(print, 'at exit')\n"
        "class A:\n    def __del__(self): print('finaliser')\n"
        "a = A()\n"
        "def work(): time.sleep(0.05); print('thread')\n"
        "threading.Thread(target=work).start()\n"
    )
    assert inner.close() == 0
    assert "".join(out).split("\n")[:-1] == ["thread", "at exit", "finaliser"]
    assert inner.close() == 0
    with pytest.raises(RuntimeError, match="closed"):
        inner.run("1")


def test_several_share_nothing():
    with rt.Interpreter() as a, rt.Interpreter() as b:
        a.run(
            "import sys, builtins, string, json, warnings, codecs\n"
            "sys.path.append('only a')\nsys.setrecursionlimit(500)\nbuiltins.extra = 1\n"
            "string.digits = 'changed'\nx = 1\nsys.modules['made'] = string\n"
            "sys.set_int_max_str_digits(700)\nwarnings.simplefilter('error')\n"
            "codecs.register_error('mine', lambda e: ('', e.end))\n"
            "class Shared(Exception): pass\n"
        )
        b.run("import sys, builtins, string, warnings, codecs")
        assert b.eval("'only a' in sys.path") is False
        assert b.eval("sys.getrecursionlimit()") == 1000
        assert b.eval("hasattr(builtins, 'extra')") is False
        assert b.eval("string.digits") == "0123456789"
        assert b.eval("'made' in sys.modules") is False
        assert b.eval("sys.get_int_max_str_digits()") == 4300
        with pytest.raises(KeyError):
            b.get("x")
        with pytest.raises(rt.GuestException, match="unknown error handler name 'mine'"):
            b.eval("codecs.lookup_error('mine')")
        shared = "[c for c in Exception.__subclasses__() if c.__name__ == 'Shared']"
        assert b.eval(shared) == [] and a.eval(f"len({shared})") == 1
        # Types that both see cannot be changed by either.
        for name in ("int", "Exception", "type(len)", "type(iter([]))"):
            with pytest.raises(rt.GuestException, match="immutable type"):
                a.run(f"{name}.attribute = 1")
        # What zlib raises belongs to each.
        a.run("import zlib; zlib.error.mark = 1")
        b.run("import zlib")
        assert b.eval("hasattr(zlib.error, 'mark')") is False
        assert b.eval("issubclass(zlib.error, Exception)") is True
        b.run("try: zlib.decompress(b'x')\nexcept zlib.error as e: caught = type(e) is zlib.error")
        assert b.get("caught") is True


def test_one_inside_the_other():
    with rt.Interpreter() as a, rt.Interpreter() as b:
        b.run("def f(x): return x + 1")
        a.set("other", b.get("f"))
        assert a.eval("other(1)") == 2
        a.set("run_other", lambda: b.eval("1 / 0"))
        with pytest.raises(rt.GuestException):
            a.eval("run_other()")
        assert a.eval("1") == 1 and b.eval("2") == 2


def test_guest_threads(inner):
    inner.run(
        "import threading\n"
        "total = 0\nlock = threading.Lock()\nnames = set()\n"
        "def work():\n"
        "    global total\n"
        "    for i in range(200):\n"
        "        with lock: total += 1\n"
        "    names.add(threading.get_ident())\n"
        "threads = [threading.Thread(target=work) for i in range(8)]\n"
        "for t in threads: t.start()\n"
        "for t in threads: t.join()\n"
    )
    assert inner.get("total") == 1600
    assert threading.get_ident() not in inner.get("names")


def test_host_threads(inner):
    """Several host threads use one interpreter, each with a thread state of its own."""
    inner.run("def count(n):\n    x = 0\n    for i in range(n): x += i\n    return x")
    results, failures = [], []

    def work(n):
        try:
            for _ in range(20):
                results.append(inner.call("count", n) == n * (n - 1) // 2)
                with contextlib.suppress(rt.GuestException):
                    inner.run("1 / 0")
        except BaseException as e:
            failures.append(e)

    threads = [threading.Thread(target=work, args=(n,)) for n in (100, 200, 300, 400)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert not failures and results == [True] * 80


def test_many_interpreters():
    for n in range(20):
        with rt.Interpreter() as inner:
            inner.run(f"x = {n}")
            assert inner.get("x") == n


class Failing(type):
    """Host classes whose instances fail where rt does not expect it."""

    failure: BaseException = LookupError("a bug")

    def __getattribute__(cls, name):
        if name == "__add__":
            raise Failing.failure
        return super().__getattribute__(name)


class Odd(metaclass=Failing):
    """An instance cannot even be asked whether it can be added."""


FAILURES = {
    "SystemError": LookupError("a bug"),
    "MemoryError": MemoryError("no room"),
    "RecursionError": RecursionError("too deep"),
    "KeyboardInterrupt": KeyboardInterrupt(),
}


@pytest.mark.parametrize("name", FAILURES)
def test_host_exceptions_in_native_code(inner, name, monkeypatch):
    """They are the guest's exceptions: it can catch them, and goes on."""
    monkeypatch.setattr(Failing, "failure", FAILURES[name])
    inner.set("odd", Odd())
    inner.run(
        "def fail(x=None): return odd + 1\n"
        "def gen():\n    yield fail()\n"
        "caught = []\n"
        "for f in (fail, lambda: sorted([1, 2], key=fail), lambda: list(gen()),\n"
        "          lambda: list(map(fail, [1])), lambda: [x for x in gen()]):\n"
        "    try: f()\n"
        "    except BaseException as e:\n"
        "        tb = e.__traceback__\n"
        "        while tb.tb_next: tb = tb.tb_next\n"
        "        caught.append((type(e).__name__, tb.tb_frame.f_code.co_name))\n"
    )
    assert inner.get("caught") == [(name, "fail")] * 5
    with pytest.raises(rt.GuestException) as caught:
        inner.call("fail")
    assert caught.value.type_name == name
    if name == "SystemError":
        assert caught.value.message == "LookupError: a bug"
        assert "\nrt failed here:\nTraceback (most recent call last):" in caught.value.formatted
    assert inner.eval("sum(range(10))") == 45


def test_protocol_errors(inner):
    """Exceptions that the host's protocols wait for are those exceptions too."""
    inner.run(
        "def numbers():\n    got = yield 1\n    return got\n"
        "class Seq:\n    def __getitem__(self, i): return [10, 20][i]\n"
        "class Map:\n    def __getitem__(self, k): raise KeyError(k)\n"
    )

    def delegate():
        result = yield from inner.call("numbers")
        yield result

    steps = delegate()
    assert next(steps) == 1 and steps.send(7) == 7
    assert list(inner.eval("Seq()")) == [10, 20]
    with pytest.raises(KeyError):
        inner.eval("Map()")["k"]
    with pytest.raises(rt.GuestException) as caught:
        inner.eval("Map()")["k"]
    assert caught.value.type.__name__ == "KeyError"
    assert getattr(inner.eval("Seq()"), "missing", 5) == 5


def test_functions_come_back(inner):
    def f():
        return 1

    inner.set("f", f)
    assert inner.get("f") is f and inner.eval("[f]") == [f]


def test_classes_in_the_hosts_hands(inner):
    """A class's hash and names are its own, not those of its instances."""
    inner.run(
        "class A:\n    x = 1\n    def __hash__(self): return 5\n    def __dir__(self): return []"
    )
    cls = inner.get("A")
    assert hash(cls) == inner.eval("hash(A)") and "x" in dir(cls) and {cls: 1}[inner.get("A")] == 1
    assert hash(cls()) == 5 and dir(cls()) == []
