import traceback, sys


def show(code):
    try:
        exec(code, {"__name__": "sug", "value": 1, "total": 2, "math": __import__("math"), "C": C, "collections": __import__("collections")})
    except Exception as e:
        print(code.splitlines()[-1], "->", "".join(traceback.format_exception_only(e)).strip())
        sys.stdout.flush()


class C:
    attribute = 1
    __slots__ = ()
    def method(self): pass
    _private = 2


for code in ("valeu", "totl + 1", "C.atribute", "C().methd()", "math.sqt(2)", "[].apend(1)", "'a'.uper()", "from itertools import chian", "from collections import ordereddict",
             "import colections", "prin('x')", "lenght", "def f():\n    local_name = 1\n    local_nam\nf()", "class Q:\n    x_attr = 1\n    def m(self):\n        return x_attr\nQ().m()",
             "json.dumps(1)", "os", "C.privat", "completely_different", "a", "True_", "none", "C().zzz", "(5).rael", "{}.itms()", "math.Pi", "sys.path",
             "def f(first_arg): pass\nf(first_ar=1)", "int(bse=2)", "print(1, sepp='')", "open('x', encodin='u')", "'x'.split(maxsplits=1)", "sorted([1], revers=True)", "import math.sqr", "from os import pth"):
    show(code)
