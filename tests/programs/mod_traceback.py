import traceback, sys


def inner(x):
    return 1 / x


def outer():
    inner(0)


try:
    outer()
except ZeroDivisionError as e:
    print(traceback.format_exc())
    print("".join(traceback.format_exception(e)))
    traceback.print_exc(file=sys.stdout)
    tb = e.__traceback__
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(tb)], traceback.format_exception_only(e))
    print("".join(traceback.format_tb(tb, limit=1)), "".join(traceback.format_tb(tb, limit=-1)))
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_lasti >= 0)
        tb = tb.tb_next
try:
    try:
        outer()
    except ZeroDivisionError as e:
        raise ValueError("second") from e
except ValueError as e:
    te = traceback.TracebackException.from_exception(e)
    print("".join(te.format()))
    print("".join(te.format(chain=False)), te.exc_type_str if hasattr(te, "exc_type_str") else "", len(te.stack), te.__cause__.stack[-1].name)
try:
    compile("x = = 1", "<bad>", "exec")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
eg = ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError("t")])])
print("".join(traceback.format_exception(eg)))
eg.add_note("a note\nwith lines")
traceback.print_exception(eg, file=sys.stdout)


def stack():
    return traceback.extract_stack()[-1].name, [s.name for s in traceback.extract_stack()][-2:]


print(stack())
print(traceback.format_list([("f.py", 3, "fn", "code here")]), traceback.FrameSummary("a", 1, "b") == traceback.FrameSummary("a", 1, "b"))


def rec(n):
    if n:
        rec(n - 1)
    else:
        raise RuntimeError("deep")


try:
    rec(10)
except RuntimeError:
    print(traceback.format_exc())
try:
    exec("def gen():\n  yield 1\n  raise KeyError('from exec')\nlist(gen())", {})
except KeyError:
    print(traceback.format_exc())
traceback.print_stack(file=sys.stdout)
print(list(traceback.walk_tb(None)), traceback.format_exception(None) if False else "")
err = ValueError("tb attr")
try:
    raise err.with_traceback(None)
except ValueError as e:
    print(e.__traceback__.tb_next, e.__traceback__.tb_lineno)
    e.__traceback__ = None
    print(traceback.format_exception(e))
