print(True, False, None, ..., NotImplemented, repr(None), str(True), bool("x"), bool(""), bool([]), bool([0]), bool(0.0), bool(0j), bool(None), bool(...), bool())
print(True == 1, True is True, True + 2, False * 5, True > False, sum([True, True]), [1, 2][True], "ab"[False], True & True, True | False, True ^ True, not None)
print(type(None), type(...), type(NotImplemented), type(True), isinstance(True, int), bool.__mro__, int(True), float(True), str(None) + "!", f"{True:d} {None} {True:>6}", "%d %s" % (True, None))
print(None == None, None is None, None != 0, None == False, hash(None) == hash(None), {None: 1}[None], {True: "t"}[1], [None, None].count(None), None.__class__.__name__, None.__bool__(), (None).__eq__(None), (None).__eq__(1))
for b in ("None + 1", "None < None", "None()", "None.x", "len(None)", "None[0]", "for_(None)", "NoneType()", "bool(1, 2)", "bool(x=1)", "type(None)()", "type(...)()", "type(None)(1)", "bool.__new__(bool, 5)", "True()", "... + 1", "not NotImplemented", "type(NotImplemented)()", "~True", "-True", "True << 3", "True.x"):
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("error" if b.startswith("not Not") else "ignore")
            print(b, "=", eval(b))
    except Exception as e:
        print(b, "->", type(e).__name__, e)
for bad in ("class X(bool): pass", "class X(type(None)): pass", "class X(type(...)): pass", "None = 1", "True = 1", "x.None = 1", "def None(): pass", "... = 1", "class False: pass", "f(True=1)", "del None", "None += 1", "for None in []: pass", "import x as None", "lambda None: 1", "(None := 1)", "__debug__ = 1"):
    try:
        exec(bad)
    except Exception as e:
        print(bad, "->", type(e).__name__, e.args[0])
print(any([0, None, "", 1]), all([1, "a", []]), all([]), any([]), 0 or None or "last", 1 and 2 and 3, None or False, not not "x")
