# A trace function that sets f_lineno.
import sys
def jumper(name, frm, to):
    def trace(frame, event, arg):
        if frame.f_code.co_name != name: return None
        if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == frm and not trace.done:
            trace.done = True
            try: frame.f_lineno = frame.f_code.co_firstlineno + to
            except ValueError as e: print("ValueError", e)
        return trace
    trace.done = False
    return trace
def fwd(out):
    out.append(1)
    out.append(2)
    out.append(3)
def loop(out):
    for i in 1, 2:
        out.append(i)
        out.append(i * 10)
    out.append(7)
def into(out):
    out.append(1)
    for i in 1, 2:
        out.append(i)
    out.append(3)
def tryf(out):
    try:
        out.append(1)
        out.append(2)
    finally:
        out.append(3)
    out.append(4)
def exc(out):
    try:
        1/0
    except ZeroDivisionError:
        out.append(1)
        out.append(2)
    out.append(3)
def withf(out):
    import contextlib
    with contextlib.nullcontext(5) as q:
        out.append(q)
        out.append(6)
    out.append(7)
CASES = [(fwd,1,3),(fwd,3,1),(fwd,2,50),(fwd,2,-1),(loop,2,4),(loop,3,2),(loop,4,2),(into,1,3),(into,1,2),(tryf,2,6),(tryf,6,2),(tryf,2,5),(exc,4,6),(exc,6,4),(exc,2,6),(withf,3,5),(withf,5,3),(withf,2,5)]
for f, a, b in CASES:
    out = []
    sys.settrace(jumper(f.__name__, a, b))
    try: f(out)
    except BaseException as e: print(type(e).__name__, e)
    sys.settrace(None)
    print(f.__name__, a, b, out)
def other(frame, event, arg):
    if frame.f_code.co_name == "fwd":
        try: frame.f_lineno = frame.f_code.co_firstlineno + 1
        except ValueError as e: print(event, e)
    return other
def calltr(frame, event, arg):
    if event != "line" and frame.f_code.co_name in ("fwd", "exc"):
        try: frame.f_lineno = frame.f_code.co_firstlineno + 1
        except ValueError as e: print(event, e)
    return calltr
sys.settrace(calltr); fwd([]); exc([]); sys.settrace(None)
f = sys._getframe()
try: f.f_lineno = 3
except ValueError as e: print(e)
