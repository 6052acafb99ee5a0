"""Where a pickle is read from: bytes, or a file.

Answers to the reading functions of Modules/_pickle.c. What always holds: `data` from `pos` on
has not been used yet. When `peeked` is set, the file still stands before `data`: what was used of
it is read over before the file is asked for more.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.errors import error_occurred, type_error
from rt.objects.object import Object
from rt.pickle.opcodes import PREFETCH


class Source:
    """The bytes of a pickle."""

    def __init__(self, data: bytes) -> None:
        self.data: bytes = data
        self.pos: i64 = 0
        self.end: i64 = len(data)
        self.read: Object | None = None
        self.readline: Object | None = None
        self.readinto: Object | None = None
        self.peek: Object | None = None
        self.peeked: bool = False

    def set(self, data: bytes) -> None:
        self.data = data
        self.pos = 0
        self.end = len(data)

    def need(self, n: i64) -> bool:
        """Are the next `n` bytes there? `take` gives their place. False with an exception.

        CPython: _Unpickler_Read
        """
        if n <= self.end - self.pos:
            return True
        if self.read is None:
            return truncated()
        return self.refill(n) and (n <= self.end - self.pos or truncated())

    def take(self, n: i64) -> i64:
        """Use the next `n` bytes. The result is where in `data` they begin."""
        at = self.pos
        self.pos = at + n
        return at

    def skip_used(self) -> bool:
        """Read over what was used of a peeked buffer. CPython: _Unpickler_SkipConsumed"""
        if not self.peeked:
            return True
        self.peeked = False
        used = self.pos
        read = self.read
        self.set(b"")
        if used <= 0 or read is None:
            return True
        return call_one(read, long_from_i64(used)) is not None

    def refill(self, n: i64) -> bool:
        """Get `n` bytes, or more, of the file. CPython: _Unpickler_ReadFromFile"""
        if not self.skip_used():
            return False
        peek = self.peek
        if peek is not None and n < PREFETCH:
            seen = call_one(peek, long_from_i64(PREFETCH))
            if seen is None:
                # Some files have the method, and do not implement it.
                if not clear_if(NOT_IMPLEMENTED_ERROR):
                    return False
                self.peek = None
            else:
                data = as_bytes(seen, "peek")
                if data is None:
                    return False
                self.set(data)
                self.peeked = True
                if n <= self.end:
                    return True
                self.peeked = False
        read = self.read
        assert read is not None
        got = call_one(read, long_from_i64(n))
        data = None if got is None else as_bytes(got, "read")
        if data is None:
            return False
        self.set(data)
        return True

    def next_bytes(self, n: i64) -> bytes | None:
        """The next `n` bytes. None with an exception."""
        if not self.need(n):
            return None
        at = self.take(n)
        return self.data[at : at + n]

    def line(self) -> bytes | None:
        """The next line, without its end. None with an exception. CPython: _Unpickler_Readline"""
        at = self.data.find(b"\n", self.pos)
        if at < 0:
            readline = self.readline
            if readline is None:
                truncated()
                return None
            if not self.skip_used():
                return None
            got = call_noargs(readline)
            data = None if got is None else as_bytes(got, "readline")
            if data is None:
                return None
            self.set(data)
            at = self.end - 1
            if at < 0 or data[at] != 10:
                truncated()
                return None
        line = self.data[self.pos : at]
        self.pos = at + 1
        return line

    def nonempty_line(self) -> bytes | None:
        """The next line, which must have something in it. None with an exception."""
        line = self.line()
        if line is not None and not line:
            truncated()
            return None
        return line

    def fill(self, store: bytearray) -> bool:
        """Fill a bytearray with the next bytes. False with an exception.

        CPython: _Unpickler_ReadInto
        """
        n: i64 = len(store)
        have = self.end - self.pos
        if n <= have or self.read is None or self.peeked:
            data = self.next_bytes(n)
            if data is None:
                return False
            store[:] = data
            return True
        store[:have] = self.data[self.pos :]
        self.pos = self.end
        readinto = self.readinto
        if readinto is None:
            tail = self.next_bytes(n - have)
            if tail is None:
                return False
            store[have:] = tail
            return True
        rest = bytearray(n - have)
        got = call_one(readinto, memoryview_from_host(memoryview(rest)))
        if got is None:
            return False
        count = index_as_i64(got)
        if count == -1 and error_occurred():
            return False
        store[have:] = rest
        return count == n - have or truncated()


def truncated() -> bool:
    """Raise the UnpicklingError of a pickle that ends too early. Always False."""
    state = pickle_state()
    if state is not None:
        set_error(state.unpickling_error, "pickle data was truncated")
    return False


def as_bytes(x: Object, what: str) -> bytes | None:
    data = as_bytes_like(x)
    if data is None and not error_occurred():
        set_error(VALUE_ERROR, f"{what}() returned non-bytes object ({type_name(x)})")
    return data


def file_source(file: Object) -> Source | None:
    """What reads from a file. None with a TypeError. CPython: _Unpickler_SetInputStream"""
    source = Source(b"")
    source.peek = lookup_attr(file, intern("peek"))
    if source.peek is None and error_occurred():
        return None
    source.readinto = lookup_attr(file, intern("readinto"))
    if source.readinto is None and error_occurred():
        return None
    source.read = lookup_attr(file, intern("read"))
    if source.read is None and error_occurred():
        return None
    source.readline = lookup_attr(file, intern("readline"))
    if source.readline is None and error_occurred():
        return None
    if source.read is None or source.readline is None:
        type_error("file must have 'read' and 'readline' attributes")
        return None
    return source


from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.errors import clear_if, set_error  # noqa: E402
from rt.objects.exceptions import NOT_IMPLEMENTED_ERROR, VALUE_ERROR  # noqa: E402
from rt.objects.longobject import index_as_i64, long_from_i64  # noqa: E402
from rt.objects.memoryobject import memoryview_from_host  # noqa: E402
from rt.objects.object_protocol import lookup_attr  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.pickle.state import pickle_state  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
