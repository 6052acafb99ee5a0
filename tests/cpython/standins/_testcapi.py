"""What can be said without C of CPython's `_testcapi`.

That is, first, the limits of C's types and of the interpreter: many test modules ask the
extension for nothing else. Then functions that show or raise exceptions: what they reach in C
the interpreter has in another place too. All the others call the C API, which rt does not have:
tests of these do not find them here.
"""

import io
import struct
import sys

SIZEOF_WCHAR_T = 4
SIZEOF_TIME_T = struct.calcsize("l")
SIZEOF_PID_T = struct.calcsize("i")
SIZEOF_VOID_P = struct.calcsize("P")


def _limits(code):
    """The least and the greatest signed, and the greatest unsigned value of a C type."""
    bits = 8 * struct.calcsize(code)
    return -(1 << (bits - 1)), (1 << (bits - 1)) - 1, (1 << bits) - 1


CHAR_MIN, CHAR_MAX, UCHAR_MAX = _limits("b")
SHRT_MIN, SHRT_MAX, USHRT_MAX = _limits("h")
INT_MIN, INT_MAX, UINT_MAX = _limits("i")
LONG_MIN, LONG_MAX, ULONG_MAX = _limits("l")
LLONG_MIN, LLONG_MAX, ULLONG_MAX = _limits("q")
PY_SSIZE_T_MIN, PY_SSIZE_T_MAX, SIZE_MAX = _limits("n")

DBL_MAX = sys.float_info.max
DBL_MIN = sys.float_info.min
FLT_MAX = struct.unpack("<f", b"\xff\xff\x7f\x7f")[0]
FLT_MIN = struct.unpack("<f", b"\x00\x00\x80\x00")[0]

# How deep the host's C code may call itself; tests nest deeper than that.
Py_C_RECURSION_LIMIT = 10_000


def exception_print(exc, legacy=False):
    """Print an exception to sys.stderr as the interpreter itself does."""
    sys.__excepthook__(type(exc), exc, getattr(exc, "__traceback__", None))


class _Dying:
    """Its instances die with an exception."""

    def __del__(self):
        raise Exception


def _unraisable_type():
    """The class of what sys.unraisablehook gets, which has no public name."""
    found = []
    hook, sys.unraisablehook = sys.unraisablehook, found.append
    try:
        _Dying()
    finally:
        sys.unraisablehook = hook
    return type(found[0])


def traceback_print(tb, file):
    """Print a traceback to a file as the interpreter itself does.

    What shows an exception that nobody can catch does so, without the module traceback.
    """
    stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__unraisablehook__(_unraisable_type()((Exception, Exception(), tb, None, None)))
        text = sys.stderr.getvalue()
    finally:
        sys.stderr = stderr
    # Without the line of the exception.
    file.write(text.removesuffix("Exception: \n"))


def raise_exception(exception, count):
    """Raise an exception with so many arguments."""
    raise exception(*range(count))


def raise_memoryerror():
    """Raise MemoryError."""
    raise MemoryError
