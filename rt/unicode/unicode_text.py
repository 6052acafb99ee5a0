"""repr, padding, replacing and translating of strings.

Answers to the functions of those names in Objects/unicodeobject.c.
"""

from __future__ import annotations

from typing import Final

from librt.strings import (
    BytesWriter,
    read_i16_le,
    read_i32_le,
    write_i16_le,
    write_i32_le,
)
from librt.vecs import vec
from mypy_extensions import i64, u8

from rt.dict.dictobject import DICT_TYPE, DictObject, dict_getitem, dict_new, dict_setitem
from rt.objects.object import NONE, Object
from rt.unicode.fastsearch import find, overwritten, positions
from rt.unicode.unicode_case import LATIN1_CLASSES
from rt.unicode.unicode_ctype import first_without, is_printable
from rt.unicode.unicode_ctype_data import PRINTABLE
from rt.unicode.unicode_writer import UnicodeWriter
from rt.unicode.unicodeobject import (
    MAX_CODE_POINT,
    MAX_LENGTH,
    SHORT,
    SINGLE_BYTES,
    UNLIMITED,
    UnicodeObject,
    as_unicode,
    code_at,
    unicode_data,
    unicode_exact,
    unicode_from_code_point,
    unicode_latin1,
    unicode_make,
)

# What needs no escape inside quotes, quotes themselves apart.
PLAIN: Final = bytes([c for c in LATIN1_CLASSES[PRINTABLE] if c not in b"\\'\""])
HEX: Final = b"0123456789abcdef"
# So many code points are copied one by one: what a slice of bytes costs.
FEW: Final = 16


def unicode_repr(u: UnicodeObject) -> UnicodeObject:
    """`repr(u)`. CPython: unicode_repr"""
    data = u.data
    kind = u.kind
    plain = (
        len(data.translate(None, PLAIN)) == 0
        if kind == 1 and u.length > SHORT
        else is_plain(data, kind, u.length)
    )
    if plain:
        around = quote_of(39, kind)
        return UnicodeObject(around + data + around, kind, u.length + 2)
    quote: i64 = 39
    if find(data, kind, quote_of(39, kind), 0, u.length) >= 0:
        if find(data, kind, quote_of(34, kind), 0, u.length) < 0:
            quote = 34
    w = UnicodeWriter()
    w.write_char(quote)
    i: i64 = 0
    while i < u.length:
        c = code_at(data, kind, i)
        i += 1
        if c == quote or c == 92:
            w.write_char(92)
            w.write_char(c)
        elif c >= 32 and c < 127:
            w.write_char(c)
        elif c == 10:
            w.write_latin1(b"\\n")
        elif c == 13:
            w.write_latin1(b"\\r")
        elif c == 9:
            w.write_latin1(b"\\t")
        elif is_printable(c):
            w.write_char(c)
        else:
            write_escape(w, c)
    w.write_char(quote)
    return w.finish()


def is_plain(data: bytes, kind: i64, n: i64) -> bool:
    """Does no code point need an escape inside quotes of either sort?"""
    if n > SHORT:
        if first_without(data, kind, 0, n, PRINTABLE) < n:
            return False
        for c in b"\\'\"":
            if find(data, kind, quote_of(c, kind), 0, n) >= 0:
                return False
        return True
    i: i64 = 0
    while i < n:
        c = code_at(data, kind, i)
        if c < 127:
            if c < 32 or c == 34 or c == 39 or c == 92:
                return False
        elif not is_printable(c):
            return False
        i += 1
    return True


def quote_of(c: i64, kind: i64) -> bytes:
    """One ASCII character in `kind` bytes."""
    if kind == 1:
        return SINGLE_BYTES[c]
    return SINGLE_BYTES[c] + (b"\0" if kind == 2 else b"\0\0\0")


def write_escape(w: UnicodeWriter, c: i64) -> None:
    r"""Append \xhh, \uhhhh or \Uhhhhhhhh."""
    if c < 0x100:
        w.write_latin1(b"\\x")
        digits: i64 = 2
    elif c < 0x10000:
        w.write_latin1(b"\\u")
        digits = 4
    else:
        w.write_latin1(b"\\U")
        digits = 8
    while digits > 0:
        digits -= 1
        w.write_char(i64(HEX[(c >> (4 * digits)) & 15]))


# Replacing.


def unicode_replace(
    u: UnicodeObject, old: UnicodeObject, new: UnicodeObject, limit: i64
) -> UnicodeObject:
    """`u.replace(old, new, limit)`; a limit below 0 is none. CPython: replace"""
    if old is new or old.kind > u.kind or old.length > u.length or limit == 0:
        return u
    if old.length == 1 and new.length == 1 and limit < 0:
        kind = new.kind if new.kind > u.kind else u.kind
        if u.length * kind > FEW:
            return with_other(u, unicode_data(old, kind), unicode_data(new, kind), kind)
    if u.kind == 1 and new.kind == 1:
        data = u.data.replace(old.data, new.data, limit)
        if data is u.data:
            # Nothing was found.
            return u
        return unicode_latin1(data)
    kind = new.kind if new.kind > u.kind else u.kind
    data = unicode_data(u, kind)
    parts: list[bytes] = []
    if old.length == 0:
        count = u.length + 1
        if limit > 0 and limit < count:
            count = limit
        parts.append(b"")
        i: i64 = 0
        while i < count - 1:
            parts.append(data[i * kind : (i + 1) * kind])
            i += 1
        parts.append(data[i * kind :])
    else:
        needle = unicode_data(old, kind)
        found = positions(data, kind, needle, 0, u.length, limit if limit > 0 else UNLIMITED)
        if len(found) == 0:
            return u
        return unicode_make(
            replaced(data, kind, found, old.length, unicode_data(new, kind), u.length), kind
        )
    return unicode_make(unicode_data(new, kind).join(parts), kind)


def with_other(u: UnicodeObject, old: bytes, new: bytes, kind: i64) -> UnicodeObject:
    """`u` with the code point `new` in place of `old`, in `kind` bytes each."""
    data = unicode_data(u, kind)
    first = find(data, kind, old, 0, u.length)
    if first < 0:
        return u
    return unicode_make(overwritten(data, kind, old, new, first), kind)


def replaced(data: bytes, kind: i64, found: vec[i64], size: i64, new: bytes, length: i64) -> bytes:
    """`data` with `new` in place of the `size` code points at each of `found`."""
    out = BytesWriter()
    start: i64 = 0
    i: i64 = 0
    while i < len(found):
        at = found[i]
        i += 1
        if at - start > FEW:
            out.write(data[start * kind : at * kind])
        elif kind == 2:
            while start < at:
                write_i16_le(out, read_i16_le(data, start << 1))
                start += 1
        elif kind == 4:
            while start < at:
                write_i32_le(out, read_i32_le(data, start << 2))
                start += 1
        else:
            while start < at:
                out.append(data[start])
                start += 1
        out.write(new)
        start = at + size
    if start < length:
        out.write(data[start * kind :])
    return out.getvalue()


# Padding.


def unicode_pad(u: UnicodeObject, left: i64, right: i64, fill: i64) -> UnicodeObject | None:
    """`u` between `left` and `right` times the character `fill`. CPython: pad"""
    if left <= 0 and right <= 0:
        return u
    if left < 0:
        left = 0
    if right < 0:
        right = 0
    if left > MAX_LENGTH - u.length or right > MAX_LENGTH - (left + u.length):
        overflow_error("padded string is too long")
        return None
    c = unicode_from_code_point(fill)
    kind = c.kind if c.kind > u.kind else u.kind
    one = unicode_data(c, kind)
    try:
        return unicode_exact(one * left + unicode_data(u, kind) + one * right, kind)
    except (MemoryError, OverflowError):
        memory_error()
        return None


def unicode_center(u: UnicodeObject, width: i64, fill: i64) -> UnicodeObject | None:
    """`u.center(width, fill)`. CPython: unicode_center_impl"""
    margin = width - u.length
    if margin <= 0:
        return u
    left = margin // 2 + (margin & width & 1)
    return unicode_pad(u, left, margin - left, fill)


def unicode_zfill(u: UnicodeObject, width: i64) -> UnicodeObject | None:
    """`u.zfill(width)`. CPython: unicode_zfill_impl"""
    fill = width - u.length
    if fill <= 0:
        return u
    if u.length > 0:
        c = code_at(u.data, u.kind, 0)
        if c == 43 or c == 45:
            w = unicode_pad(unicode_make(u.data[u.kind :], u.kind), fill, 0, 48)
            if w is None:
                return None
            kind = w.kind
            return unicode_exact(quote_of(c, kind) + w.data, kind)
    return unicode_pad(u, fill, 0, 48)


def unicode_expandtabs(u: UnicodeObject, tabsize: i64) -> UnicodeObject | None:
    """`u.expandtabs(tabsize)`. CPython: unicode_expandtabs_impl"""
    data = u.data
    if u.kind == 1:
        if data.find(b"\t") < 0:
            return u
        try:
            return unicode_latin1(data.expandtabs(tabsize))
        except (MemoryError, OverflowError):
            overflow_error("new string is too long")
            return None
    w = UnicodeWriter()
    column: i64 = 0
    i: i64 = 0
    while i < u.length:
        c = code_at(data, u.kind, i)
        i += 1
        if c == 9:
            if tabsize > 0:
                step = tabsize - column % tabsize
                if step > MAX_LENGTH - column:
                    overflow_error("new string is too long")
                    return None
                column += step
                w.write_fill(32, step)
        else:
            column += 1
            if c == 10 or c == 13:
                column = 0
            w.write_char(c)
    return w.finish()


# Translation.


def unicode_translate(u: UnicodeObject, table: Object) -> UnicodeObject | None:
    """`u.translate(table)`. CPython: _PyUnicode_TranslateCharmap"""
    if u.kind == 1 and u.length > FEW and isinstance(table, DictObject):
        return translate_latin1(u, table)
    w = UnicodeWriter()
    # What characters become, kept where asking again could not tell anything else.
    known: dict[int, UnicodeObject] = {}
    keep = u.length > FEW and isinstance(table, DictObject)
    i: i64 = 0
    while i < u.length:
        c = code_at(u.data, u.kind, i)
        i += 1
        if keep:
            seen = known.get(c)
            if seen is not None:
                w.write_str(seen)
                continue
        mapped = translate_one(table, c)
        if mapped is None:
            return None
        if keep:
            known[c] = mapped
        w.write_str(mapped)
    return w.finish()


def translate_latin1(u: UnicodeObject, table: DictObject) -> UnicodeObject | None:
    """As `unicode_translate`, of a string of kind 1. CPython: unicode_fast_translate"""
    # What a character becomes: a byte, or one of these.
    unknown: i64 = -1
    removed: i64 = -2
    other: i64 = -3
    becomes = vec[i64]([-1] * 256)
    strings: dict[int, UnicodeObject] = {}
    gone = BytesWriter()
    for b in u.data:
        c = i64(b)
        if becomes[c] != unknown:
            continue
        mapped = translate_one(table, c)
        if mapped is None:
            return None
        if mapped.length == 1 and mapped.kind == 1:
            becomes[c] = i64(mapped.data[0])
        elif mapped.length == 0:
            becomes[c] = removed
            gone.append(u8(c))
        else:
            becomes[c] = other
            strings[c] = mapped
    if len(strings) == 0:
        bytes_of = BytesWriter()
        c = 0
        while c < 256:
            bytes_of.append(u8(becomes[c] & 255))
            c += 1
        return unicode_latin1(u.data.translate(bytes_of.getvalue(), gone.getvalue()))
    w = UnicodeWriter()
    for b in u.data:
        c = becomes[i64(b)]
        if c >= 0:
            w.write_char(c)
        elif c == other:
            w.write_str(strings[b])
    return w.finish()


def translate_one(table: Object, c: i64) -> UnicodeObject | None:
    """What the character `c` becomes. CPython: charmaptranslate_lookup"""
    if isinstance(table, DictObject) and table.ob_type() is DICT_TYPE:
        # A miss costs no KeyError.
        x = dict_getitem(table, long_from_i64(c))
        if x is None and not error_occurred():
            return unicode_from_code_point(c)
    else:
        x = table.mp_subscript(long_from_i64(c))
    if x is None:
        if clear_if(LOOKUP_ERROR):
            return unicode_from_code_point(c)
        return None
    if x is NONE:
        return unicode_latin1(b"")
    n = as_long(x)
    if n is not None:
        code = long_as_i64(n)
        if code < 0 or code > MAX_CODE_POINT:
            value_error("character mapping must be in range(0x110000)")
            return None
        return unicode_from_code_point(code)
    s = as_unicode(x)
    if s is None:
        type_error("character mapping must return integer, None or str")
    return s


def unicode_maketrans(x: Object, y: Object | None, z: Object | None) -> Object | None:
    """`str.maketrans(x, y, z)`. CPython: unicode_maketrans_impl"""
    out = dict_new()
    if y is not None:
        target = as_unicode(y)
        if target is None:
            return type_error(f"maketrans() argument 2 must be str, not {type_name_or_none(y)}")
        removed = None if z is None else as_unicode(z)
        if z is not None and removed is None:
            return type_error(f"maketrans() argument 3 must be str, not {type_name_or_none(z)}")
        source = as_unicode(x)
        if source is None:
            return type_error(
                "first maketrans argument must be a string if there is a second argument"
            )
        if source.length != target.length:
            return value_error("the first two maketrans arguments must have equal length")
        i: i64 = 0
        while i < source.length:
            dict_setitem(
                out,
                long_from_i64(code_at(source.data, source.kind, i)),
                long_from_i64(code_at(target.data, target.kind, i)),
            )
            i += 1
        if removed is not None:
            i = 0
            while i < removed.length:
                dict_setitem(out, long_from_i64(code_at(removed.data, removed.kind, i)), NONE)
                i += 1
        return out
    if not isinstance(x, DictObject):
        return type_error("if you give only one argument to maketrans it must be a dict")
    i = 0
    while i < x.nentries:
        key = x.keys[i]
        value = x.values[i]
        i += 1
        if key is None or value is None:
            continue
        name = as_unicode(key)
        if name is not None:
            if name.length != 1:
                return value_error("string keys in translate table must be of length 1")
            key = long_from_i64(code_at(name.data, name.kind, 0))
        elif as_long(key) is None:
            return type_error("keys in translate table must be strings or integers")
        if dict_setitem(out, key, value) < 0:
            return None
    return out


from rt.objects.errors import (  # noqa: E402
    clear_if,
    error_occurred,
    memory_error,
    overflow_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import LOOKUP_ERROR, type_name_or_none  # noqa: E402
from rt.objects.longobject import as_long, long_as_i64, long_from_i64  # noqa: E402
