# args: first "second arg"
import sys
print(sys.argv[1:], sys.argv[0].endswith("mod_sys.py"), sys.version_info >= (3, 13), sys.version_info.major, sys.maxsize, sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.platform, sys.float_info.max_exp, sys.hash_info.width, sys.int_info.bits_per_digit)
print(sys.stdout.encoding, sys.stdin.encoding, sys.stderr.errors, sys.flags.optimize, sys.flags.dev_mode, sys.dont_write_bytecode, sys.getrecursionlimit(), sys.intern("abc") is sys.intern("abc"), sys.getrefcount is not None)
print("sys" in sys.modules, sys.modules["__main__"].__name__, sys.path[0].endswith("programs"), "sys" in sys.builtin_module_names, "json" in sys.stdlib_module_names, type(sys).__name__, sys.displayhook is sys.__displayhook__, sys.exc_info(), sys.getsizeof([]) > 0, sys.copyright.splitlines()[0][:13])
sys.displayhook("shown")
sys.displayhook(None)
import builtins
print(builtins._)
f = sys._getframe()
print(f.f_lineno, f.f_code.co_name, f.f_back, f.f_globals is globals(), f.f_locals is locals() or sorted(f.f_locals) == sorted(locals()))


def caller():
    fr = sys._getframe(1)
    return fr.f_code.co_name, fr.f_lineno, sys._getframe().f_code.co_name


print(caller())
for e in ("sys._getframe(100)", "sys.setrecursionlimit(-1)", "sys.intern(5)", "sys.exit.x", "sys.getsizeof()", "sys.setswitchinterval(-1)", "sys.set_int_max_str_digits(5)", "sys.nope", "sys._getframe('x')", "sys.setrecursionlimit('x')"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
sys.stderr.write("to stderr\n")
sys.stdout.write("to stdout\n")
sys.stdout.flush()
print(sys.get_int_max_str_digits(), sys.getswitchinterval(), sys.is_finalizing(), sys.thread_info.name, sys.api_version)
events = []


def tracer(frame, event, arg):
    events.append((event, frame.f_code.co_name))
    return tracer


def traced(x):
    y = x + 1
    return y


sys.settrace(tracer)
traced(1)
sys.settrace(None)
print(events[:4])
calls = []
sys.setprofile(lambda f, e, a: calls.append(e))
len([])
sys.setprofile(None)
print(calls)
old = sys.stdout
import io
sys.stdout = io.StringIO()
print("captured")
cap, sys.stdout = sys.stdout.getvalue(), old
print(repr(cap))
sys.excepthook = lambda t, v, tb: print("hook", t.__name__, v)
try:
    raise ValueError("handled")
except ValueError:
    sys.excepthook(*sys.exc_info())
import atexit
atexit.register(print, "atexit", "ran")
atexit.register(lambda: print("first out"))
