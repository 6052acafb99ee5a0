"""What test_bytes and others need of CPython's `_testlimitedcapi`: sequence operations.

In C an index below zero has the length added to it once, and is then refused if it is still
below zero; a program's `x[i]` does the same.
"""


def _place(obj, i):
    if i < 0:
        i += len(obj)
        if i < 0:
            raise IndexError("index out of range")
    return i


def sequence_getitem(obj, i):
    return obj[_place(obj, i)]


def sequence_setitem(obj, i, value):
    obj[_place(obj, i)] = value


def sequence_delitem(obj, i):
    del obj[_place(obj, i)]
