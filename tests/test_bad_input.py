"""Bad input ends as on the host: the same message and status, and never by a signal.

Where the host itself is ended by one (its own stack overflows), rt must still end by itself.
"""

import os
import signal
import subprocess
import time

import pytest
from processes import HOST, RT_RUN, difference, environment, run

# Address space that a program may take, so that a huge allocation fails at once.
MEMORY = 6 << 30
FILES = {
    "syntax error": b"x = 1\ndef f(:\n    pass\n",
    "indentation": b"if 1:\npass\n",
    "tabs": b"if 1:\n        x = 1\n\tx = 2\n",
    "unclosed": b"x = (1,\n\ny = 2\n",
    "not UTF-8": b"\xff\xfe hello\n",
    "Latin-1 in the middle": b'print("a")\nx = "\xe9"\n',
    "declared Latin-1": b'# -*- coding: latin-1 -*-\nprint(ascii("\xe9"))\n',
    "unknown encoding": b"# -*- coding: nonsense -*-\nprint(1)\n",
    "byte order mark": b"\xef\xbb\xbfprint(1)\n",
    "null byte": b"x = 1\n\0\n",
    "null byte in a string": b"x = 'a\0b'\n",
    "empty": b"",
    "no line end": b"print(1)",
    "carriage returns": b"print(1)\rprint(2)\r\nprint(3)\n",
    "form feed": b"\x0cprint(1)\n",
    "return outside": b"return 1\n",
    "long line": b"x = [" + b"1, " * 50000 + b"]\nprint(len(x))\n",
}


@pytest.mark.parametrize("name", FILES)
def test_file(name, tmp_path):
    (tmp_path / "script.py").write_bytes(FILES[name])
    check(["script.py"], cwd=tmp_path)


def test_not_a_file(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "closed.py").write_text("")
    (tmp_path / "closed.py").chmod(0)
    (tmp_path / "wrong.pyc").write_bytes(b"not compiled code")
    (tmp_path / "loop").symlink_to("loop")
    for name in ("missing.py", "folder", "missing/x.py", "loop", "\udcff.py"):
        check([name], cwd=tmp_path)
    if os.getuid() != 0:
        check(["closed.py"], cwd=tmp_path)
    assert run(RT_RUN, ["wrong.pyc"], cwd=tmp_path).status == 1


def check(args, cwd, **options):
    """Both must end alike."""
    report = difference(run(HOST, args, cwd=cwd, **options), run(RT_RUN, args, cwd=cwd, **options))
    if report:
        pytest.fail(report, pytrace=False)


# Each of these is caught, so that many can be tried in one process: what is compared is the
# exception and its message.
NESTED = {
    "functions": "def f(): f()\nf()",
    "functions with arguments": "def f(a, b=1, *c, **d): f(a, b, *c, **d)\nf(1)",
    "methods": "class A:\n def m(self): return self.m()\nA().m()",
    "two functions": "def f(): g()\ndef g(): f()\nf()",
    "handlers": "def f():\n try: f()\n except RecursionError: g()\ndef g(): g()\nf()",
    "native callbacks": "def f(x): return list(map(f, [x]))\nf(1)",
    "sort keys": "def f(x): return sorted([x], key=f)\nf(1)",
    "exec": "s = 'exec(s)'\nexec(s)",
    "repr of a list in itself": "l = []; l.append(l); d = {}; d[1] = d; print(l, d)",
    "repr": "l = []\nfor i in range(100000): l = [l]\nrepr(l)",
    "repr of tuples": "l = ()\nfor i in range(100000): l = (l,)\nrepr(l)",
    "repr of dicts": "l = {}\nfor i in range(100000): l = {1: l}\nrepr(l)",
    "__repr__": "class A:\n def __repr__(s): return repr(s)\nrepr(A())",
    "__str__": "class A:\n def __str__(s): return str(s)\nstr(A())",
    "comparison": "a = []; b = []\nfor i in range(100000): a = [a]; b = [b]\na == b",
    "comparison of dicts": "a = {}; b = {}\nfor i in range(100000): a = {1: a}; b = {1: b}\na == b",
    "order": "a = []; b = []\nfor i in range(100000): a = [a]; b = [b]\na < b",
    "__eq__": "class A:\n def __eq__(a, b): return a == b\nA() == A()",
    "__lt__": "class A:\n def __lt__(a, b): return a < b\nA() < A()",
    "__getattr__": "class A:\n def __getattr__(s, n): return getattr(s, n + 'x')\nA().b",
    "__getattribute__": "class A:\n def __getattribute__(s, n): return s.x\nA().b",
    "__setattr__": "class A:\n def __setattr__(s, n, v): s.x = v\nA().b = 1",
    "property": "class A:\n @property\n def x(self): return self.x\nA().x",
    "__call__": "class A:\n def __call__(s): pass\na = A()\nA.__call__ = a\na()",
    "__hash__": "class A:\n def __hash__(s): return hash(s)\nhash(A())",
    "__bool__": "class A:\n def __bool__(s): return bool(s)\nbool(A())",
    "__iter__": "class A:\n def __iter__(s): return iter(s)\niter(A())",
    "__getitem__": "class A:\n def __getitem__(s, i): return s[i]\nA()[1]",
    "__add__": "class A:\n def __add__(s, i): return s + i\nA() + 1",
    "__new__": "class A:\n def __new__(c): return A()\nA()",
    "__init__": "class A:\n def __init__(s): A()\nA()",
    "__missing__": "class D(dict):\n def __missing__(s, k): return s[k]\nD()[1]",
    "__instancecheck__": "class M(type):\n def __instancecheck__(c, x): return isinstance(x, c)\n"
    "class A(metaclass=M): pass\nisinstance(1, A)",
    "isinstance": "x = int\nfor i in range(100000): x = (x,)\nisinstance('', x)",
    "generators": "def g():\n yield from g()\nlist(g())",
    "coroutines": "async def f(): await f()\nc = f()\nc.send(None)",
    "JSON text": "import json; json.loads('[' * 100000)",
    "JSON value": "import json\nl = []\nfor i in range(100000): l = [l]\njson.dumps(l)",
    "regular expression": "import re; re.compile('(' * 5000 + ')' * 5000)",
    "parentheses": "eval('(' * 500 + ')' * 500)",
    "brackets": "eval('[' * 100000)",
    "signs": "eval('-' * 100000 + '1')",
    "sums": "compile('+'.join(['1'] * 100000), 'f', 'eval')",
    "attributes": "compile('a.' * 100000 + 'b', 'f', 'eval')",
    "calls": "compile('f' + '()' * 100000, 'f', 'eval')",
    "lambdas": "compile('lambda:' * 100000 + '1', 'f', 'eval')",
    "conditions": "compile('1 if 1 else ' * 100000 + '1', 'f', 'eval')",
    "blocks": "exec(''.join('  ' * i + 'if 1:\\n' for i in range(120)) + '  ' * 120 + 'pass')",
    "loops": "exec(''.join('  ' * i + 'for x in y:\\n' for i in range(30)) + '  ' * 30 + 'pass')",
    "ast": "import ast; ast.parse('a.' * 100000 + 'b')",
    "thread": "import threading\ndef f(): f()\ndef g():\n try: f()\n except RecursionError as e: "
    "print(e)\nt = threading.Thread(target=g); t.start(); t.join()",
    "repr in a thread": "import threading\nl = []\nfor i in range(100000): l = [l]\ndef g():\n"
    " try: repr(l)\n except RecursionError as e: print(e)\n"
    "t = threading.Thread(target=g); t.start(); t.join()",
    "raised limit": "import sys; sys.setrecursionlimit(100000)\ndef f(n): return n and f(n - 1)\n"
    "try: print(f(20000))\nfinally: sys.setrecursionlimit(1000)",
    "lowered limit": "import sys; sys.setrecursionlimit(60)\ndef f(): f()\ntry: f()\n"
    "finally: sys.setrecursionlimit(1000)",
}
# What dies deep must not overflow the stack either.
DYING = {
    "lists": "l = []\nfor i in range(300000): l = [l]\ndel l",
    "tuples": "l = ()\nfor i in range(300000): l = (l,)\ndel l",
    "dicts": "l = {}\nfor i in range(100000): l = {1: l}\ndel l",
    "instances": "class A: pass\nl = None\nfor i in range(100000):\n a = A(); a.n = l; l = a\n"
    "del l, a",
    "slots": "class A: __slots__ = ('n',)\nl = None\nfor i in range(100000):\n a = A(); a.n = l; "
    "l = a\ndel l, a",
    "closures": "x = None\ndef mk(x): return lambda: x\nfor i in range(100000): x = mk(x)\ndel x",
    "exceptions": "x = None\nfor i in range(50000):\n e = ValueError(x); x = e\ndel x, e",
    "bound methods": "x = 1\nfor i in range(100000): x = [x].__iter__\ndel x",
    "finalisers": "class A:\n def __init__(s, n): s.n = n\n def __del__(s): pass\nx = None\n"
    "for i in range(20000): x = A(x)\ndel x",
}
HUGE = {
    "list": "[0] * (1 << 62)",
    "list in memory": "[0] * (1 << 40)",
    "tuple": "(0,) * (1 << 61)",
    "string": "'a' * (1 << 62)",
    "string in memory": "'a' * (1 << 40)",
    "bytes": "bytes(1 << 62)",
    "repeated bytes": "b'ab' * (1 << 62)",
    "bytearray": "bytearray(1 << 40)",
    "int": "1 << (1 << 62)",
    "padding": "'a'.ljust(1 << 62)",
    "zeros": "'a'.zfill(1 << 62)",
    "format": "format(1, str(1 << 62))",
    "percent": "'%*d' % (1 << 40, 1)",
    "tabs": "'\\t'.expandtabs(1 << 62)",
    "range": "list(range(1 << 62))",
    "array": "import array; array.array('d', [0]) * (1 << 60)",
    "digits": "str(10 ** 10000)",
    "digits read": "int('1' * 10000)",
}
EACH = """
import sys
CASES = {cases!r}
for name, source in CASES.items():
    try:
        exec(source, {{"__name__": "case"}})
        print(name, "ended")
    except BaseException as e:
        print(name, type(e).__name__, str(e)[:200])
    sys.stdout.flush()
"""


def limited():
    """In the child: no more than MEMORY."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def outcomes(command, cases):
    """What comes of each case; a process that is ended by a signal says so."""
    source = EACH.format(cases=cases)
    done = run(command, ["-"], source.encode(), preexec_fn=limited)
    lines = done.stdout.splitlines()
    if done.status != 0:
        lines.append(f"ended with status {done.status}: {done.stderr[-500:]}")
    return lines


def compare(cases, names):
    chosen = {name: cases[name] for name in names}
    assert outcomes(RT_RUN, chosen) == outcomes(HOST, chosen)


@pytest.mark.parametrize("first", range(0, len(NESTED), 10))
def test_nested(first):
    compare(NESTED, list(NESTED)[first : first + 10])


def test_dying():
    compare(DYING, list(DYING))


def test_huge():
    compare(HUGE, list(HUGE))


@pytest.mark.parametrize(
    "source",
    [
        # The host's own stack overflows at these.
        "it = iter([1])\nfor i in range(200000): it = map(abs, it)\nnext(it)",
        "import itertools\nit = iter([1])\nfor i in range(200000): it = itertools.chain(it)\n"
        "next(it)",
        "t = ()\nfor i in range(500000): t = (t,)\nhash(t)",
        "import types\nf = len\nfor i in range(200000): f = types.MethodType(f, 1)\nf()",
    ],
)
def test_never_by_a_signal(source):
    assert run(RT_RUN, ["-c", source], preexec_fn=limited).status in (0, 1)


UNCAUGHT = {
    "functions": "def f():\n    f()\n\nf()\n",
    "repr": "l = []\nfor i in range(100000): l = [l]\nrepr(l)\n",
    "source": "eval('-' * 100000 + '1')\n",
    "memory": "[0] * (1 << 62)\n",
    "in a hook": "import sys\ndef hook(*args): hook(*args)\nsys.excepthook = hook\n1/0\n",
    "in a finaliser": "class A:\n def __del__(s):\n  def f(): f()\n  f()\nA()\nprint('after')\n",
    "at exit": "import atexit\ndef f(): f()\natexit.register(f)\n",
}


@pytest.mark.parametrize("name", UNCAUGHT)
def test_uncaught(name, tmp_path):
    (tmp_path / "script.py").write_text(UNCAUGHT[name])
    check(["script.py"], cwd=tmp_path)


@pytest.mark.parametrize("command", [HOST, RT_RUN], ids=["host", "rt"])
def test_standard_streams_closed(command):
    for closed, status in ((">&-", 0), ("<&-", 0), ("2>&-", 1)):
        source = "print('x' * 100000)" if closed != "2>&-" else "1/0"
        done = subprocess.run(
            ["sh", "-c", f'exec "$0" "$@" {closed}', *command, "-c", source],
            capture_output=True,
            env=environment(),
            timeout=60,
        )
        assert done.returncode == status, done.stderr
        assert done.stderr == b""


def full_device(command):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*command, "-c", "print('lost')"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
        )
    return done.returncode, done.stderr


def test_full_device():
    assert full_device(RT_RUN) == full_device(HOST)


def broken_pipe(command):
    source = "import time\nfor i in range(100000): print(i)"
    process = subprocess.Popen(
        [*command, "-c", source],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read().decode()
    process.stderr.close()
    return process.wait(timeout=60), error.splitlines()[-1]


def test_broken_pipe():
    assert broken_pipe(RT_RUN) == broken_pipe(HOST)


INTERRUPTED = {
    "loop": "print('ready', flush=True)\nwhile True:\n    pass\n",
    "sleep": "import time\nprint('ready', flush=True)\ntime.sleep(60)\n",
    "native loop": "print('ready', flush=True)\nsum(x for x in iter(int, 1))\n",
    "calls": "def f(n):\n    return f(n - 1) if n else 0\nprint('ready', flush=True)\n"
    "while True:\n    f(20)\n",
    "lock": "import threading\nlock = threading.Lock()\nlock.acquire()\n"
    "print('ready', flush=True)\nlock.acquire()\n",
    "input": "print('ready', flush=True)\ninput()\n",
    "caught": "print('ready', flush=True)\ntry:\n    while True:\n        pass\n"
    "except KeyboardInterrupt:\n    print('caught')\n",
    "finally": "print('ready', flush=True)\ntry:\n    while True:\n        pass\n"
    "finally:\n    print('finally', flush=True)\n",
}


def interrupt(command, source):
    """Ctrl-C while a program runs: its status, output and last line of complaint."""
    process = subprocess.Popen(
        [*command, "-c", source],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout.readline() == b"ready\n"
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err.decode().splitlines()[-1:]


@pytest.mark.parametrize("name", INTERRUPTED)
def test_interrupt(name):
    assert interrupt(RT_RUN, INTERRUPTED[name]) == interrupt(HOST, INTERRUPTED[name])
