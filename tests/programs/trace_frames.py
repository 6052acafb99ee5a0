# Which frames are traced: those that are given a trace function, and threads.
import sys
def f(): return 1
def local(frame, event, arg):
    print("local", event, frame.f_lineno - frame.f_code.co_firstlineno); return local
def nosettrace():
    a = 1
    def cb():
        fr = sys._getframe(1)
        fr.f_trace = local
        sys.settrace(lambda *a: None)
    cb()
    b = 2
    c = 3
    sys.settrace(None)
    d = 4
nosettrace()
def direct():
    sys.settrace(lambda *a: None)
    sys._getframe().f_trace = local
    b = 2
    c = 3
    sys.settrace(None)
direct()
n = []
def ops(frame, event, arg):
    if event == "opcode":
        n.append(frame.f_lasti)
    elif event == "line":
        frame.f_trace_opcodes = True
    return ops
def simple(a, b):
    c = a + b
    return c
sys.settrace(ops); simple(1, 2); sys.settrace(None)
print(len(n) > 4, n == sorted(n))
import threading
got = []
def tt(frame, event, arg):
    if frame.f_code.co_name == "inthread": got.append(event)
    return tt
def inthread():
    a = 1
threading.settrace(tt)
t = threading.Thread(target=inthread); t.start(); t.join()
threading.settrace(None)
print(got, sys.gettrace())
print(sys.call_tracing(lambda a: a + 1, (1,)))
