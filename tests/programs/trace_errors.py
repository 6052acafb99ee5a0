# Trace and profile functions that fail are called no more.
import sys, traceback
def bad(frame, event, arg):
    if event == WHAT: raise RuntimeError("trace " + event)
    return bad
def target():
    x = 1
    try: 1/0
    except ZeroDivisionError: pass
    return x
for WHAT in ("call", "line", "return", "exception"):
    sys.settrace(bad)
    try: target()
    except RuntimeError as ex:
        traceback.print_exception(ex, file=sys.stdout)
    print(WHAT, sys.gettrace())
    sys.settrace(None)
def badprof(frame, event, arg):
    if event == WHAT: raise RuntimeError("prof " + event)
for WHAT in ("call", "return", "c_call", "c_return", "c_exception"):
    def work():
        len([])
        try: int("x")
        except ValueError: pass
    sys.setprofile(badprof)
    try: work()
    except RuntimeError as ex: traceback.print_exception(ex, file=sys.stdout)
    print(WHAT, sys.getprofile())
    sys.setprofile(None)
