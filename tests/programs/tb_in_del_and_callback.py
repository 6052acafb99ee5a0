# status: 1
class D:
    def __del__(self):
        raise ValueError("ignored in del")


d = D()
del d
print("after del")
import atexit


@atexit.register
def at_exit():
    raise KeyError("in atexit")


list(map(lambda x: 1 // x, [1, 0]))
