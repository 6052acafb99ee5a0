# The events that a profile function gets.
import sys
def f(): return 1
def gen():
    yield 1
    return 3
def raiser():
    raise ValueError("x")
class C:
    def __init__(self):
        self.x = 1
def prof(frame, event, arg):
    print(event, frame.f_code.co_name, getattr(arg, '__name__', arg))
sys.setprofile(prof)
f(); len([]); [].append(1)
list(gen())
try: int("x")
except ValueError: pass
try: raiser()
except ValueError: pass
", ".join(["a"])
C()
sys.setprofile(None)
