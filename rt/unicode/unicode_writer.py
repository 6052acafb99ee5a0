"""Building a string piece by piece.

Answers to the _PyUnicodeWriter and PyUnicodeWriter functions of Objects/unicodeobject.c.

What always holds: `buf` has the code points written so far in `kind` bytes each, `kind`
being the smallest that holds them all, so that the finished string needs no look.
"""

from __future__ import annotations

from librt.strings import BytesWriter, write_i16_le, write_i32_le
from mypy_extensions import i32, i64, mypyc_attr, u8

from rt.objects.object import Object
from rt.unicode.unicodeobject import (
    UnicodeObject,
    i16_of,
    unicode_data,
    unicode_exact,
    unicode_from_host,
    unicode_part,
    widen,
    write_widened,
)


@mypyc_attr(acyclic=True)
class UnicodeWriter:
    """A string under construction."""

    def __init__(self) -> None:
        self.buf: BytesWriter = BytesWriter()
        self.kind: i64 = 1
        # The one string written so far, which `finish` can give back as it is.
        self.only: UnicodeObject | None = None

    def length(self) -> i64:
        """How many code points have been written."""
        only = self.only
        if only is not None:
            return only.length
        return i64(len(self.buf)) // self.kind

    def prepare_kind(self, kind: i64) -> None:
        """Get ready for a code point of `kind` bytes, which the caller writes next.

        CPython: _PyUnicodeWriter_PrepareKind
        """
        only = self.only
        if only is not None:
            self.only = None
            if kind < only.kind:
                kind = only.kind
            self.kind = kind
            self.buf.write(unicode_data(only, kind))
        elif kind > self.kind:
            data = self.buf.getvalue()
            self.buf = BytesWriter()
            if data:
                self.buf.write(widen(data, self.kind, kind))
            self.kind = kind

    def write_char(self, c: i64) -> None:
        """Append a code point. CPython: PyUnicodeWriter_WriteChar"""
        if self.only is not None:
            self.prepare_kind(1)
        kind = self.kind
        if kind == 1:
            if c < 256:
                self.buf.append(u8(c))
                return
            kind = 2 if c < 0x10000 else 4
            self.prepare_kind(kind)
        elif kind == 2 and c >= 0x10000:
            kind = 4
            self.prepare_kind(4)
        if kind == 2:
            write_i16_le(self.buf, i16_of(c))
        else:
            write_i32_le(self.buf, i32(c))

    def write_str(self, u: UnicodeObject) -> None:
        """Append a string. CPython: PyUnicodeWriter_WriteStr"""
        if u.length == 0:
            return
        if self.only is None and len(self.buf) == 0:
            self.only = u
            return
        if self.only is not None or u.kind > self.kind:
            self.prepare_kind(u.kind)
        write_widened(self.buf, u.data, u.kind, self.kind)

    def write_substring(self, u: UnicodeObject, start: i64, end: i64) -> None:
        """Append `u[start:end]`. CPython: PyUnicodeWriter_WriteSubstring"""
        if start >= end:
            return
        if end - start == u.length:
            self.write_str(u)
            return
        if self.only is not None:
            self.prepare_kind(1)
        if u.kind == 1 and self.kind == 1:
            self.buf.write(u.data[start:end])
            return
        self.write_str(unicode_part(u.data, u.kind, start, end))

    def write_latin1(self, data: bytes) -> None:
        """Append code points below U+0100. CPython: PyUnicodeWriter_WriteLatin1"""
        if self.only is not None:
            self.prepare_kind(1)
        if self.kind == 1:
            self.buf.write(data)
        elif data:
            write_widened(self.buf, data, 1, self.kind)

    def write_host(self, s: str) -> None:
        """Append a host string. CPython: PyUnicodeWriter_WriteASCII"""
        if s.isascii():
            self.write_latin1(s.encode("ascii"))
        else:
            self.write_str(unicode_from_host(s))

    def write_object(self, x: Object) -> bool:
        """Append `str(x)`. False with an exception. CPython: PyUnicodeWriter_WriteStr"""
        s = object_str_of(x)
        if s is None:
            return False
        self.write_str(s)
        return True

    def write_repr(self, x: Object) -> bool:
        """Append `repr(x)`. False with an exception. CPython: PyUnicodeWriter_WriteRepr"""
        s = object_repr_of(x)
        if s is None:
            return False
        self.write_str(s)
        return True

    def write_fill(self, c: i64, n: i64) -> None:
        """Append a code point `n` times."""
        if n <= 0:
            return
        self.write_char(c)
        if n > 1:
            kind = self.kind
            one = BytesWriter()
            if kind == 1:
                one.append(u8(c))
            elif kind == 2:
                write_i16_le(one, i16_of(c))
            else:
                write_i32_le(one, i32(c))
            self.buf.write(one.getvalue() * (n - 1))

    def finish(self) -> UnicodeObject:
        """The string. CPython: PyUnicodeWriter_Finish"""
        only = self.only
        if only is not None:
            return only
        return unicode_exact(self.buf.getvalue(), self.kind)


from rt.objects.object_protocol import object_repr_of, object_str_of  # noqa: E402
