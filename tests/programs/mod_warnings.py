import warnings, sys
warnings.warn("plain to stderr")
warnings.warn("deprecated", DeprecationWarning, stacklevel=1)


def f():
    warnings.warn("from f", RuntimeWarning, stacklevel=2)


f()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("recorded")
    f()
    warnings.warn(UserWarning("instance"))
    exec("x = 1 is 1")
    print([(str(x.message), x.category.__name__) for x in w], w[0].lineno, w[0].filename.endswith("mod_warnings.py"))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as error")
    except UserWarning as e:
        print("raised", e)
    try:
        warnings.warn("d", DeprecationWarning)
    except DeprecationWarning as e:
        print(type(e).__name__)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("ignored")
warnings.filterwarnings("ignore", message="skip.*")
warnings.warn("skip this")
warnings.warn("not skipped")
for i in range(3):
    warnings.warn("once per location")
for bad in (lambda: warnings.warn("x", int), lambda: warnings.warn("x", "cat"), lambda: warnings.simplefilter("nope"), lambda: warnings.filterwarnings("ignore", category=int)):
    try:
        bad()
    except (TypeError, AssertionError, ValueError) as e:
        print(type(e).__name__, e)
print(warnings.formatwarning("msg", UserWarning, "file.py", 3, "code line"), end="")
warnings.showwarning = lambda m, c, f, l, file=None, line=None: print("shown", m, c.__name__)
warnings.warn("custom show")


@warnings.deprecated("use other")
def old():
    return 1


warnings.simplefilter("always")
print(old(), old.__deprecated__)
warnings.resetwarnings()
print(issubclass(DeprecationWarning, Warning), [c.__name__ for c in Warning.__subclasses__()][:4])
