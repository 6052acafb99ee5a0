codes = ["x = ", "1 +", "(", ")", "[1, 2", "{1: }", "def f(", "def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(**k, a): pass", "class", "class C(:", "if x", "if x:\npass", "else: pass", "for in x: pass",
"for x in: pass", "while", "try: pass", "try:\n pass\nexcept: pass\nexcept V: pass", "with: pass", "import", "from x import", "from . import *, a", "import a.b as c.d", "from __future__ import nope", "return", "yield 1", "await x", "break", "continue",
"def f():\n  break", "x = 5 = y", "f() = 1", "1 = x", "None = 1", "x + 1 = 2", "(a, 1) = 2", "[a, f()] = 1", "a, b += 1", "f() += 1", "del f()", "del 1", "del (a, 1)", "for f() in x: pass", "with a as f(): pass", "lambda x=: 1", "lambda *: 1",
"f(a=1, 2)", "f(**k, *a)", "f(a for a in b, c)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(True=1)", "x = yield = 1", "'abc", '"abc', "'''abc", "'\\x'", "'\\u12'", "'\\N{nope}'", "b'é'", "0777", "1_", "1__0", "0x", "0b2", "0o8", "1e", "1.5.5", "1abc", "$", "?", "a ? b", "!x", "x!",
"a <> b", "x := 1", "(x := 1) = 2", "[x := 1 for y in z]", "def f():\n\tx\n        y", "if 1:\n  x\n y", "  x", "x\n  y", "def f():\n", "class C:\n", "if 1:\n", "match x:\n case 1: pass\n case", "match x:\n case a: pass\n case b: pass", "match x:\n case a | 1: pass", "match x:\n case {**r, 'a': 1}: pass",
"match x:\n case [*a, *b]: pass", "match x:\n case C(a=1, a=2): pass", "match x:\n case C(a=1, 2): pass", "match x:\n case 1 + 1: pass", "match x:\n case a.b(c): pass\n case a, a: pass", "global x; x = 1\ndef f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "nonlocal x", "def f():\n nonlocal q", "def f(x):\n nonlocal x",
"def f():\n global x\n nonlocal x", "class C:\n nonlocal x", "async def f(): yield from x", "async def f():\n yield 1\n return 2", "def f(): await x", "def f(): async for x in y: pass", "def f(): async with x: pass", "[await x for x in y]", "async x", "print x", "print 'hi'", "exec 'x'", "raise x, y", "except x: pass", "a b", "1 2", "a = b c",
"x = [1 2]", "f(a b)", "{1, 2: 3}", "{1: 2, 3}", "{**a, *b}", "{*a: 1}", "(*a)", "*a", "*a = 1", "x = *a", "*a, *b = c", "a, *b, *c = d", "del *a", "f(*)", "f(**)", "print(*a b)", "not", "a not b", "a is not", "x if y", "x if y else", "x else y", "lambda: (yield)", "class C: return 1", "class C: yield 1", "@x", "@", "@x\n1", "def f() -> : pass", "def f(a:): pass", "def f(/): pass", "def f(a, /, b, /): pass", "def f(*a, *b): pass", "def f(*, **k): pass", "def f(a, *, b, *c): pass",
"def f(*, /): pass", "try:\n pass\nexcept* : pass", "try:\n pass\nexcept A:\n pass\nexcept* B:\n pass", "for x in *a, *b: pass", "f'{a b}'", "f'{'", "f'}'", "f'{}'", "f'{a!}'", "f'{a!x}'", "f'{a:{b:{c}}}'", "f'{*a}'", "f'{lambda: 1}'", "f'{a=!}'", "f'{yield}'", "from a import (b, c", "from a import b,", "from a import ()", "import a,", "with (a as b, c as): pass", "with a, : pass", "assert", "assert (a, b", "x: int: str", "(a, b): int", "x: = 1", "1: int", "type X", "type X = ", "def f[T](: pass", "def f[T, T](): pass", "class C[T: ]: pass", "type X[*T: int] = 1", "def f[T=int, U](): pass",
"if x = 1: pass", "while x = 1: pass", "f(x = 1 for x in y)", "dict(a=1, b)", "x = (y = 1)", "[x = 1]", "True = 1", "a.True", "__debug__ = 1", "def __debug__(): pass", "def f(__debug__): pass", "import __debug__", "for __debug__ in x: pass", "x.__debug__ = 1", "elif x: pass", "if x:\n pass\nelse if y:\n pass", "def f()\n pass", "class C\n pass", "for x in y\n pass", "while x\n pass", "try\n pass", "with x\n pass", "if x pass", "lambda x y: 1", "x = {1:2, **}", "f(**a, b)", "f(*a, b=1, *c, d)", "\u00a0x", "x = \u201cq\u201d", "a\u00d7b", "x\\ y", "\\", "x = 1 \\", "(\\", "0_7", "00_1", "0xg", "1.e", "1jj", "0b", "'a' b'b'", "f'' b''", "return = 1", "class = 1", "def class(): pass", "import if", "x.if", "f(if=1)", "a if b else c = 1", "a and b = 1", "a < b = 1", "-a = 1", "'a' = 1", "f'a' = 1", "... = 1", "{} = 1", "[a for a in b] = 1", "lambda: 1 = 1", "(yield) = 1", "await x = 1", "a = 1 = b", "(a) += (b) = 1", "try:\n pass\nfinally", "try:\n pass\nelse:\n pass", "x\x00y", "é = ½", "(a, b) += 1", "with open(x) as 1: pass", "print(a, file=b c)", "a..b", ".a", "a.", "a[", "a[]", "a[1:2:3:4]", "a[b=1]", "[,]", "(,)", "{,}", "f(,)", "def f(,): pass", "a, , b", "import a b", "from a b import c", "from import x"]
for code in codes:
    try:
        compile(code, "<code>", "exec")
        print(repr(code), "compiles")
    except SyntaxError as e:
        print(repr(code), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except ValueError as e:
        print(repr(code), type(e).__name__, e)
for mode, codes in (("eval", ["x = 1", "", "1;2", "def f(): pass", "yield", "a\nb"]), ("single", ["1\n2", "if 1:\n  x", "x;y", ""])):
    for code in codes:
        try:
            compile(code, "<m>", mode)
            print(mode, repr(code), "compiles")
        except SyntaxError as e:
            print(mode, repr(code), e.msg, e.lineno, e.offset)
