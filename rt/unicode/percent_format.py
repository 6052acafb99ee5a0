"""The operator `%` of str and bytes.

Answers to PyUnicode_Format of Objects/unicodeobject.c and _PyBytes_FormatEx of
Objects/bytesobject.c. Both run through the same code: a bytes format is read as a string of
code points below U+0100, and so is what it writes.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.object import Object
from rt.unicode.unicode_ctype import with_digit
from rt.unicode.unicode_writer import UnicodeWriter
from rt.unicode.unicodeobject import (
    SHORT,
    UnicodeObject,
    code_at,
    unicode_char,
    unicode_from_code_point,
    unicode_from_host,
    unicode_latin1,
    unicode_substring,
)

# Flags between `%` and the width.
LJUST: Final = 1
SIGN: Final = 2
BLANK: Final = 4
ALT: Final = 8
ZERO: Final = 16

C_INT_MAX: Final = 2147483647

# Format characters.
CH_PERCENT: Final = 37
CH_A: Final = 97
CH_B: Final = 98
CH_C: Final = 99
CH_I: Final = 105
CH_O: Final = 111
CH_R: Final = 114
CH_S: Final = 115
CH_X: Final = 120
CH_UPPER_X: Final = 88
CH_D: Final = 100
CH_F: Final = 102
CH_U: Final = 117


@mypyc_attr(acyclic=True)
class Formatter:
    """The format, the place in it, and the values that are left. CPython: unicode_formatter_t"""

    def __init__(self, format: UnicodeObject, args: Object, is_bytes: bool) -> None:
        self.format: Final = format
        self.is_bytes: Final = is_bytes
        self.pos: i64 = 0
        self.out: Final = UnicodeWriter()
        # A tuple's items, or one value that has not been (0) or has been (1) used.
        self.args: Final = as_tuple(args)
        self.single: Object = args
        self.used: i64 = 0
        # What `%(key)s` looks in, and whether the value came from there.
        self.mapping: Final = args if takes_keys(args, is_bytes) else None
        self.from_mapping: bool = False
        # The specification that is being read.
        self.flags: i64 = 0
        self.width: i64 = -1
        self.prec: i64 = -1
        self.code: i64 = 0

    def next_arg(self) -> Object | None:
        """The next value. CPython: unicode_format_getnextarg"""
        args = self.args
        if args is not None and not self.from_mapping:
            if self.used < args.n:
                self.used += 1
                return args.item(self.used - 1)
        elif self.used == 0:
            self.used = 1
            return self.single
        return type_error("not enough arguments for format string")

    def next_char(self) -> i64:
        """The next character of the format, -1 at its end."""
        i = self.pos
        self.pos = i + 1
        if i >= self.format.length:
            return -1
        return unicode_char(self.format, i)


def takes_keys(x: Object, is_bytes: bool) -> bool:
    """May `%(key)s` look in `x`?"""
    if isinstance(x, (CompactLong, FloatObject)):
        return False
    native = x.native()
    if isinstance(native, (TupleObject, UnicodeObject)):
        return False
    if is_bytes and isinstance(native, (BytesObject, ByteArrayObject)):
        return False
    return is_mapping(x)


def unicode_format(format: UnicodeObject, args: Object) -> UnicodeObject | None:
    """`format % args`. None with an exception. CPython: PyUnicode_Format"""
    f = Formatter(format, args, False)
    if not run(f):
        return None
    return f.out.finish()


def bytes_format(format: bytes, args: Object) -> bytes | None:
    """`format % args` of bytes. None with an exception. CPython: _PyBytes_FormatEx"""
    f = Formatter(unicode_latin1(format), args, True)
    if not run(f):
        return None
    return f.out.finish().data


def run(f: Formatter) -> bool:
    format = f.format
    n = format.length
    while f.pos < n:
        at = next_percent(format, f.pos)
        f.out.write_substring(format, f.pos, at)
        f.pos = at + 1
        if at == n:
            break
        if f.pos < n and unicode_char(format, f.pos) == 37:
            f.pos += 1
            f.out.write_char(37)
        elif not parse(f) or not convert(f):
            return False
    args = f.args
    if f.mapping is None and (f.used < args.n if args is not None else f.used == 0):
        what = "bytes" if f.is_bytes else "string"
        type_error(f"not all arguments converted during {what} formatting")
        return False
    return True


def next_percent(format: UnicodeObject, i: i64) -> i64:
    """The position of the next `%` from i on, or the length."""
    n = format.length
    stop = n if n < i + SHORT else i + SHORT
    while i < stop:
        if unicode_char(format, i) == 37:
            return i
        i += 1
    if i == n:
        return n
    i = find(format.data, format.kind, quote_of(37, format.kind), i, n)
    return n if i < 0 else i


def parse(f: Formatter) -> bool:
    """Read a specification, from after the `%`. CPython: unicode_format_arg_parse"""
    f.flags = 0
    f.width = -1
    f.prec = -1
    c = f.next_char()
    if c == 40:
        if not take_key(f):
            return False
        c = f.next_char()
    while True:
        if c == 45:
            f.flags |= LJUST
        elif c == 43:
            f.flags |= SIGN
        elif c == 32:
            f.flags |= BLANK
        elif c == 35:
            f.flags |= ALT
        elif c == 48:
            f.flags |= ZERO
        else:
            break
        c = f.next_char()
    if c == 42:
        w = star(f)
        if w is None:
            return False
        f.width = index_as_i64(w)
        if f.width == -1 and error_occurred():
            return False
        if f.width < 0:
            f.flags |= LJUST
            f.width = -f.width
        c = f.next_char()
    elif c >= 48 and c <= 57:
        f.width = 0
        while c >= 48 and c <= 57:
            f.width = with_digit(f.width, c - 48)
            if f.width < 0:
                value_error("width too big")
                return False
            c = f.next_char()
    if c == 46:
        f.prec = 0
        c = f.next_char()
        if c == 42:
            p = star(f)
            if p is None:
                return False
            f.prec = index_as_c_int(p)
            if f.prec == -1 and error_occurred():
                return False
            if f.prec < 0:
                f.prec = 0
            c = f.next_char()
        else:
            while c >= 48 and c <= 57:
                if f.prec > (C_INT_MAX - (c - 48)) // 10:
                    value_error("prec too big" if f.is_bytes else "precision too big")
                    return False
                f.prec = f.prec * 10 + (c - 48)
                c = f.next_char()
    if c == 104 or c == 108 or c == 76:
        # h, l and L mean nothing.
        c = f.next_char()
    if c < 0:
        value_error("incomplete format")
        return False
    f.code = c
    return True


def star(f: Formatter) -> LongObject | None:
    """The value that `*` stands for."""
    v = f.next_arg()
    if v is None:
        return None
    n = as_long(v)
    if n is None:
        type_error("* wants int")
    return n


def take_key(f: Formatter) -> bool:
    """Read a key up to its closing parenthesis, and make its value the one to convert."""
    mapping = f.mapping
    if mapping is None:
        type_error("format requires a mapping")
        return False
    start = f.pos
    depth: i64 = 1
    while depth > 0:
        c = f.next_char()
        if c < 0:
            value_error("incomplete format key")
            return False
        if c == 41:
            depth -= 1
        elif c == 40:
            depth += 1
    text = unicode_substring(f.format, start, f.pos - 1)
    key: Object = BytesObject(text.data) if f.is_bytes else text
    v = mapping.mp_subscript(key)
    if v is None:
        return False
    f.single = v
    f.from_mapping = True
    f.used = 0
    return True


def convert(f: Formatter) -> bool:
    """Write the next value as the specification says. CPython: unicode_format_arg_format"""
    v = f.next_arg()
    if v is None:
        return False
    c = f.code
    if c == CH_S or (c == CH_B and f.is_bytes):
        if f.is_bytes:
            data = bytes_of(v)
            if data is None:
                return False
            write_padded(f, unicode_latin1(data), 32, False, True)
            return True
        s = object_str_of(v)
        if s is None:
            return False
        write_padded(f, s, 32, False, True)
        return True
    if c == CH_R or c == CH_A:
        s = object_ascii_of(v) if f.is_bytes or c == CH_A else object_repr_of(v)
        if s is None:
            return False
        write_padded(f, s, 32, False, True)
        return True
    if c == CH_C:
        code = char_of(f, v)
        if code < 0:
            return False
        write_padded(f, unicode_from_code_point(code), 32, False, False)
        return True
    fill: i64 = 48 if f.flags & ZERO else 32
    if c == CH_D or c == CH_X or c == CH_I or c == CH_O or c == CH_U or c == CH_UPPER_X:
        s = format_integer(f, v)
        if s is None:
            return False
        write_padded(f, s, fill, True, False)
        return True
    if is_float_code(c) and c != CH_PERCENT:
        s = format_real(f, v)
        if s is None:
            return False
        write_padded(f, s, fill, True, False)
        return True
    shown = chr(c) if f.is_bytes or (c >= 31 and c <= 126) else "?"
    value_error(f"unsupported format character '{shown}' (0x{c:x}) at index {f.pos - 1}")
    return False


def format_integer(f: Formatter, v: Object) -> UnicodeObject | None:
    """The digits of `%d`, `%x`, ... without the width. CPython: mainformatlong"""
    c = f.code
    based = c == CH_O or c == CH_X or c == CH_UPPER_X
    n = as_long(v)
    if n is None:
        if is_number(v):
            n = as_index(v) if based else number_long(v)
            if n is None and not clear_if(TYPE_ERROR):
                return None
        if n is None:
            wanted = "an integer" if based else "a real number"
            shown = "d" if f.is_bytes and c == CH_I else chr(c)
            type_error(f"%{shown} format: {wanted} is required, not {type_name(v)}")
            return None
    base: i64 = 10
    if based:
        base = 8 if c == CH_O else 16
    if f.prec > C_INT_MAX - 3:
        set_error(OVERFLOW_ERROR, "precision too large")
        return None
    if base == 10 and f.prec <= 0:
        return long_repr(n)
    text = long_format_base(n, base, based and f.flags & ALT != 0)
    if text is None:
        return None
    if f.prec > 0:
        head = 1 if text.startswith("-") else 0
        if based and f.flags & ALT:
            head += 2
        missing = f.prec - (len(text) - head)
        if missing > 0:
            text = text[:head] + "0" * missing + text[head:]
    if c == CH_UPPER_X:
        text = text.upper()
    return unicode_from_host(text)


def format_real(f: Formatter, v: Object) -> UnicodeObject | None:
    """The digits of `%e`, `%f`, `%g`. CPython: formatfloat"""
    x = number_as_double(v)
    if x is None:
        if f.is_bytes and clear_if(TYPE_ERROR):
            type_error(f"float argument required, not {type_name(v)}")
        return None
    prec = 6 if f.prec < 0 else f.prec
    if f.code == CH_F and f.flags & ALT == 0:
        return format_fixed(x.value, prec)
    alt = "#" if f.flags & ALT else ""
    return unicode_from_host(format(x.value, f"{alt}.{prec}{chr(f.code)}"))


def char_of(f: Formatter, v: Object) -> i64:
    """The character of `%c`; -1 with an exception. CPython: formatchar, byte_converter"""
    native = v.native()
    if f.is_bytes:
        data = b""
        if isinstance(native, BytesObject):
            data = native.data
        elif isinstance(native, ByteArrayObject):
            data = bytes(native.store)
        if len(data) == 1:
            return i64(data[0])
    elif isinstance(native, UnicodeObject):
        if native.length == 1:
            return unicode_char(native, 0)
        return type_error_i("%c requires int or char")
    limit: i64 = 256 if f.is_bytes else 0x110000
    wanted = "an integer in range(256) or a single byte" if f.is_bytes else "int or char"
    n: LongObject | None = as_long(v)
    if n is None and not (f.is_bytes and isinstance(native, (BytesObject, ByteArrayObject))):
        n = as_index(v)
        if n is None and not clear_if(TYPE_ERROR):
            return -1
    if n is None:
        return type_error_i(f"%c requires {wanted}")
    code = long_as_i64(n)
    if code < 0 or code >= limit:
        set_error(OVERFLOW_ERROR, f"%c arg not in range({'256' if f.is_bytes else '0x110000'})")
        return -1
    return code


def bytes_of(v: Object) -> bytes | None:
    """What `%b` writes of a value. CPython: format_obj"""
    if isinstance(v, BytesObject):
        return v.data
    if isinstance(v, ByteArrayObject):
        return bytes(v.store)
    special = lookup_special(v, ID___bytes__)
    if special is not None:
        r = call_noargs(special)
        if r is None:
            return None
        b = as_bytes(r)
        if b is None:
            type_error(f"__bytes__ returned non-bytes (type {type_name(r)})")
            return None
        return b.data
    if error_occurred():
        return None
    data = as_bytes_like(v)
    if data is None and not error_occurred():
        type_error(
            "%b requires a bytes-like object, or an object that implements __bytes__, "
            f"not '{type_name(v)}'"
        )
    return data


def write_padded(f: Formatter, s: UnicodeObject, fill: i64, signed: bool, cut: bool) -> None:
    """Write a value with its sign, filled up to the width.

    Args:
        signed: the text may begin with a sign, and a sign may be wanted.
        cut: the precision is the most that is written.

    CPython: unicode_format_arg_output
    """
    out = f.out
    flags = f.flags
    width = f.width
    n = s.length
    if width <= n and (not cut or f.prec < 0 or f.prec >= n) and not flags & (SIGN | BLANK):
        out.write_str(s)
        return
    start: i64 = 0
    sign: i64 = 0
    if cut and f.prec >= 0 and n > f.prec:
        n = f.prec
    if signed:
        c = code_at(s.data, s.kind, 0)
        if c == 45 or c == 43:
            sign = c
            n -= 1
            start = 1
        elif flags & SIGN:
            sign = 43
        elif flags & BLANK:
            sign = 32
    if width < n:
        width = n
    prefixed = signed and flags & ALT != 0 and is_prefixed(f.code)
    if sign:
        if fill != 32:
            out.write_char(sign)
        if width > n:
            width -= 1
    if prefixed:
        if fill != 32:
            out.write_char(48)
            out.write_char(f.code)
        start += 2
        n -= 2
        width = width - 2 if width > 2 else 0
    if width > n and not flags & LJUST:
        out.write_fill(fill, width - n)
        width = n
    if fill == 32:
        if sign:
            out.write_char(sign)
        if prefixed:
            out.write_char(48)
            out.write_char(f.code)
    out.write_substring(s, start, start + n)
    if width > n:
        out.write_fill(32, width - n)


def is_prefixed(c: i64) -> bool:
    return c == CH_O or c == CH_X or c == CH_UPPER_X


from rt.objects.abstract import is_mapping, is_number  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytes_methods import index_as_c_int  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.call import call_noargs  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error_occurred,
    set_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import OVERFLOW_ERROR, TYPE_ERROR  # noqa: E402
from rt.objects.floatobject import FloatObject, number_as_double  # noqa: E402
from rt.objects.identifiers import ID___bytes__  # noqa: E402
from rt.objects.long_format import long_format_base  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    CompactLong,
    LongObject,
    as_index,
    as_long,
    index_as_i64,
    long_as_i64,
    long_repr,
    number_long,
)
from rt.objects.object_protocol import (  # noqa: E402
    lookup_special,
    object_ascii_of,
    object_repr_of,
    object_str_of,
)
from rt.objects.tupleobject import TupleObject, as_tuple  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.fastsearch import find  # noqa: E402
from rt.unicode.formatter_unicode import format_fixed, is_float_code  # noqa: E402
from rt.unicode.unicode_text import quote_of  # noqa: E402
