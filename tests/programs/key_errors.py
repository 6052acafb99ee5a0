# A KeyError holds the key, whatever it is.
import collections

for key in (None, (), (1, 2), ValueError("a"), KeyError("b"), "text", 1):
    for take in (
        {}.__getitem__,
        {}.__delitem__,
        {}.pop,
        set().remove,
        collections.OrderedDict().pop,
        collections.OrderedDict().move_to_end,
        {1: 2}.keys().mapping.__getitem__,
    ):
        try:
            take(key)
        except KeyError as e:
            print(repr(e), len(e.args), e)

# Built-in containers are false when they are empty.
print(bool(memoryview(b"")), bool(memoryview(b"a")), bool(memoryview(b"abcd").cast("i")))
import contextvars

print(bool(contextvars.Context()))


def f():
    import sys

    return bool(sys._getframe().f_locals)


print(f(), (lambda a: __import__("sys")._getframe().f_locals)(1) != {})
