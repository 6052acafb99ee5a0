"""The format mini-language of str, int, float and complex.

Answers to Python/formatter_unicode.c, and to _PyUnicode_InsertThousandsGrouping and
PyOS_double_to_string where they serve it.

What always holds: the functions take the object as it was formatted, perhaps an instance of
an extending class, whose type the messages name and whose `__str__` an empty specification
asks; numbers are laid out as host text, since a fill character may be any character.
"""

from __future__ import annotations

import _locale
import math
from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.object import Object
from rt.unicode.unicode_ctype import to_decimal, with_digit

# Thousands separators: none, a comma, an underscore, an underscore every four digits.
NO_SEPARATOR: Final = 0
COMMA: Final = 44
UNDERSCORE: Final = 95
UNDER_FOUR: Final = 4

# Flags of `float_to_host_repr`. CPython: Include/pystrtod.h
DTSF_SIGN: Final = 1
DTSF_ADD_DOT_0: Final = 2
DTSF_ALT: Final = 4
DTSF_NO_NEG_0: Final = 8

# The host's formats for the most usual way to format a float.
KNOWN_PRECISIONS: Final = 20
FIXED_FORMATS: Final = [b"%%.%df" % precision for precision in range(KNOWN_PRECISIONS)]

I32_MAX: Final = 2147483647
# In a locale's grouping: no more groups.
CHAR_MAX: Final = 127


@mypyc_attr(acyclic=True)
class FormatSpec:
    """A parsed format specification; characters are code points, 0 where there is none."""

    def __init__(self, align: i64, code: i64) -> None:
        self.fill: i64 = 32
        self.align: i64 = align
        self.sign: i64 = 0
        self.no_neg_0: bool = False
        self.alternate: bool = False
        self.width: i64 = -1
        self.separator: i64 = NO_SEPARATOR
        self.precision: i64 = -1
        self.code: i64 = code

    def is_plain(self) -> bool:
        """Are neither width nor sign nor separators asked for?"""
        return (
            self.width == -1
            and self.separator == NO_SEPARATOR
            and self.sign != 43
            and self.sign != 32
            and self.code != 110
        )


class LocaleInfo:
    """The decimal point, the separator of digits and the sizes of their groups."""

    def __init__(self, point: str, separator: str, grouping: list[int]) -> None:
        self.point: Final = point
        self.separator: Final = separator
        self.grouping: Final = grouping


NO_LOCALE: Final = LocaleInfo(".", "", [CHAR_MAX])
COMMA_LOCALE: Final = LocaleInfo(".", ",", [3, 0])
UNDERSCORE_LOCALE: Final = LocaleInfo(".", "_", [3, 0])
UNDER_FOUR_LOCALE: Final = LocaleInfo(".", "_", [4, 0])


def is_alignment(c: i64) -> bool:
    return c == 60 or c == 62 or c == 61 or c == 94


def show_code(c: i64) -> str:
    """A presentation type as the messages show it."""
    if c > 32 and c < 128:
        return chr(int(c))
    return f"\\x{c:x}"


def unknown_code(c: i64, x: Object) -> UnicodeObject | None:
    value_error(f"Unknown format code '{show_code(c)}' for object of type '{type_name(x)}'")
    return None


def parse_spec(u: UnicodeObject, x: Object, align: i64, code: i64) -> FormatSpec | None:
    """Parse a specification. None with a ValueError.

    Args:
        x: what is formatted, for the messages.
        align, code: the type's own.

    CPython: parse_internal_render_format_spec
    """
    f = FormatSpec(align, code)
    end = u.length
    pos: i64 = 0
    aligned = False
    filled = False
    if end >= 2 and is_alignment(unicode_char(u, 1)):
        f.align = unicode_char(u, 1)
        f.fill = unicode_char(u, 0)
        filled = True
        aligned = True
        pos = 2
    elif end >= 1 and is_alignment(unicode_char(u, 0)):
        f.align = unicode_char(u, 0)
        aligned = True
        pos = 1
    c: i64 = unicode_char(u, pos) if pos < end else -1
    if c == 32 or c == 43 or c == 45:
        f.sign = c
        pos += 1
        c = unicode_char(u, pos) if pos < end else -1
    if c == 122:
        f.no_neg_0 = True
        pos += 1
        c = unicode_char(u, pos) if pos < end else -1
    if c == 35:
        f.alternate = True
        pos += 1
        c = unicode_char(u, pos) if pos < end else -1
    if c == 48 and not filled:
        f.fill = 48
        if not aligned and align == 62:
            f.align = 61
        pos += 1
        c = unicode_char(u, pos) if pos < end else -1
    if c >= 0 and to_decimal(c) >= 0:
        f.width = scan_integer(u, pos)
        if f.width < 0:
            return None
        pos = skip_integer(u, pos)
        c = unicode_char(u, pos) if pos < end else -1
    if c == COMMA:
        f.separator = COMMA
        pos += 1
        c = unicode_char(u, pos) if pos < end else -1
    if c == UNDERSCORE:
        if f.separator != NO_SEPARATOR:
            value_error("Cannot specify both ',' and '_'.")
            return None
        f.separator = UNDERSCORE
        pos += 1
        c = unicode_char(u, pos) if pos < end else -1
    if c == COMMA and f.separator == UNDERSCORE:
        value_error("Cannot specify both ',' and '_'.")
        return None
    if c == 46:
        pos += 1
        start = pos
        pos = skip_integer(u, pos)
        if pos == start:
            value_error("Format specifier missing precision")
            return None
        f.precision = scan_integer(u, start)
        if f.precision < 0:
            return None
        c = unicode_char(u, pos) if pos < end else -1
    if end - pos > 1:
        value_error(
            f"Invalid format specifier '{unicode_to_host(u)}' for object of type '{type_name(x)}'"
        )
        return None
    if end - pos == 1:
        f.code = c
    if f.separator != NO_SEPARATOR and not check_separator(f):
        return None
    return f


def skip_integer(u: UnicodeObject, pos: i64) -> i64:
    """Where the digits from `pos` on end."""
    end = u.length
    while pos < end and to_decimal(unicode_char(u, pos)) >= 0:
        pos += 1
    return pos


def scan_integer(u: UnicodeObject, pos: i64) -> i64:
    """The value of the digits from `pos` on. -1 with a ValueError. CPython: get_integer"""
    end = u.length
    value: i64 = 0
    while pos < end:
        d = to_decimal(unicode_char(u, pos))
        if d < 0:
            break
        value = with_digit(value, d)
        if value < 0:
            value_error("Too many decimal digits in format string")
            return -1
        pos += 1
    return value


def check_separator(f: FormatSpec) -> bool:
    """May the presentation type have separators? False with a ValueError."""
    c = f.code
    # d e f g E F G % and none, each of which counts thousands.
    if c == 100 or (c >= 101 and c <= 103) or (c >= 69 and c <= 71) or c == 37 or c == 0:
        return True
    # b o x X count fours.
    if f.separator == UNDERSCORE and (c == 98 or c == 111 or c == 120 or c == 88):
        f.separator = UNDER_FOUR
        return True
    value_error(f"Cannot specify '{chr(int(f.separator))}' with '{show_code(c)}'.")
    return False


# Layout of numbers.


def locale_info(f: FormatSpec) -> LocaleInfo:
    """CPython: get_locale_info"""
    if f.code == 110:
        conv = _locale.localeconv()
        point = conv["decimal_point"]
        separator = conv["thousands_sep"]
        sizes = conv["grouping"]
        grouping: list[int] = []
        if isinstance(sizes, list):
            for size in sizes:
                if isinstance(size, int):
                    grouping.append(size)
        return LocaleInfo(str(point), str(separator), grouping if grouping else [CHAR_MAX])
    if f.separator == NO_SEPARATOR:
        return NO_LOCALE
    if f.separator == COMMA:
        return COMMA_LOCALE
    if f.separator == UNDERSCORE:
        return UNDERSCORE_LOCALE
    return UNDER_FOUR_LOCALE


def group_digits(digits: str, min_width: i64, info: LocaleInfo) -> str:
    """The digits with separators, filled with zeros to `min_width`.

    CPython: _PyUnicode_InsertThousandsGrouping
    """
    remaining: i64 = len(digits)
    if info.grouping[0] == CHAR_MAX:
        return "0" * (min_width - remaining) + digits if min_width > remaining else digits
    parts: list[str] = []
    separator_width: i64 = len(info.separator)
    size: i64 = 0
    k: i64 = 0
    while True:
        last = False
        if k < len(info.grouping):
            g: i64 = info.grouping[k]
            if g == CHAR_MAX:
                last = True
            elif g > 0:
                size = g
                k += 1
        width = remaining if remaining > min_width else min_width
        if width < 1:
            width = 1
        if not last and size < width:
            width = size
        chars = remaining if remaining < width else width
        part = digits[remaining - chars : remaining]
        if width > chars:
            part = "0" * (width - chars) + part
        parts.append(part)
        remaining -= chars
        min_width -= width
        if last or (remaining <= 0 and min_width <= 0):
            break
        min_width -= separator_width
    parts.reverse()
    return info.separator.join(parts)


def layout_number(
    f: FormatSpec, negative: bool, prefix: str, digits: str, rest: str, info: LocaleInfo
) -> str:
    """Sign, prefix, digits in groups, point and remainder, padded to the width.

    Args:
        digits: of the whole part; may be empty only for the code 'c'.
        rest: what follows them; a point at its beginning becomes the locale's.

    CPython: calc_number_widths, fill_number
    """
    sign = "-" if negative else ""
    if not negative:
        if f.sign == 43:
            sign = "+"
        elif f.sign == 32:
            sign = " "
    if rest.startswith("."):
        rest = info.point + rest[1:]
    taken: i64 = len(sign) + len(prefix) + len(rest)
    if digits != "":
        min_width: i64 = 0
        if f.fill == 48 and f.align == 61:
            min_width = f.width - taken
        digits = group_digits(digits, min_width, info)
    padding = f.width - taken - len(digits)
    body = digits + rest
    if padding <= 0:
        return sign + prefix + body
    fill = chr(int(f.fill))
    if f.align == 60:
        return sign + prefix + body + fill * padding
    if f.align == 94:
        left = padding // 2
        return fill * left + sign + prefix + body + fill * (padding - left)
    if f.align == 61:
        return sign + prefix + fill * padding + body
    return fill * padding + sign + prefix + body


def pad_text(f: FormatSpec, text: str) -> str:
    """Text padded to the width, aligned to the left, the right or the middle."""
    padding: i64 = f.width - len(text)
    if padding <= 0:
        return text
    fill = chr(int(f.fill))
    if f.align == 62:
        return fill * padding + text
    if f.align == 94:
        left = padding // 2
        return fill * left + text + fill * (padding - left)
    return text + fill * padding


# Strings.


def format_unicode(x: Object, spec: UnicodeObject) -> UnicodeObject | None:
    """`str.__format__`. None with an exception. CPython: _PyUnicode_FormatAdvancedWriter"""
    u = as_unicode(x)
    assert u is not None
    if spec.length == 0:
        return u if u is x else object_str_of(x)
    f = parse_spec(spec, x, 60, 115)
    if f is None:
        return None
    if f.code != 115:
        return unknown_code(f.code, x)
    if f.sign != 0:
        name = "Space" if f.sign == 32 else "Sign"
        value_error(f"{name} not allowed in string format specifier")
        return None
    if f.no_neg_0:
        value_error("Negative zero coercion (z) not allowed in string format specifier")
        return None
    if f.alternate:
        value_error("Alternate form (#) not allowed in string format specifier")
        return None
    if f.align == 61:
        value_error("'=' alignment not allowed in string format specifier")
        return None
    if f.precision >= 0 and f.precision < u.length:
        u = unicode_substring(u, 0, f.precision)
    if f.width <= u.length:
        return u
    return unicode_from_host(pad_text(f, unicode_to_host(u)))


# Ints.


def format_long(x: Object, spec: UnicodeObject) -> UnicodeObject | None:
    """`int.__format__`, for an int, a bool or an instance of a subclass.

    None with an exception. CPython: _PyLong_FormatAdvancedWriter
    """
    v = as_long(x)
    assert v is not None
    if spec.length == 0:
        return long_repr(v) if v is x else object_str_of(x)
    f = parse_spec(spec, x, 62, 100)
    if f is None:
        return None
    c = f.code
    # b c d n o x X
    if c == 100 or c == 120 or c == 98 or c == 111 or c == 88 or c == 110 or c == 99:
        return format_long_spec(v, f)
    if is_float_code(c):
        value = v.nb_float()
        if not isinstance(value, FloatObject):
            return None
        return format_float_spec(value.value, f)
    return unknown_code(c, x)


def is_float_code(c: i64) -> bool:
    """e f g E F G %"""
    return (c >= 101 and c <= 103) or (c >= 69 and c <= 71) or c == 37


def format_long_spec(v: LongObject, f: FormatSpec) -> UnicodeObject | None:
    """CPython: format_long_internal"""
    c = f.code
    if f.precision != -1:
        value_error("Precision not allowed in integer format specifier")
        return None
    if f.no_neg_0:
        value_error("Negative zero coercion (z) not allowed in integer format specifier")
        return None
    if c == 99:
        return format_char(v, f)
    base: i64 = 10
    prefix = ""
    if c == 120 or c == 88:
        base = 16
        prefix = "0x" if c == 120 else "0X"
    elif c == 98:
        base = 2
        prefix = "0b"
    elif c == 111:
        base = 8
        prefix = "0o"
    text = long_format_base(v, base, f.alternate and c != 88 and f.is_plain())
    if text is None:
        return None
    if c != 88 and f.is_plain():
        return unicode_from_host(text)
    negative = v.sign_of() < 0
    if negative:
        text = text[1:]
    if c == 88:
        text = text.upper()
    return unicode_from_host(
        layout_number(f, negative, prefix if f.alternate else "", text, "", locale_info(f))
    )


def format_char(v: LongObject, f: FormatSpec) -> UnicodeObject | None:
    if f.sign != 0:
        value_error("Sign not allowed with integer format specifier 'c'")
        return None
    if f.alternate:
        value_error("Alternate form (#) not allowed with integer format specifier 'c'")
        return None
    if not long_fits_i64(v):
        set_error(OVERFLOW_ERROR, "Python int too large to convert to C long")
        return None
    n = long_as_i64(v)
    if n < 0 or n > 0x10FFFF:
        set_error(OVERFLOW_ERROR, "%c arg not in range(0x110000)")
        return None
    return unicode_from_host(layout_number(f, False, "", "", chr(int(n)), NO_LOCALE))


# Floats.


def float_to_host_repr(v: float, code: str, precision: i64, flags: i64) -> str:
    """The text of a float.

    Args:
        code: one of e, E, f, F, g, G, or r for the shortest that reads back as v.
        precision: is not asked for the code r.
        flags: DTSF_ flags, or'ed.

    CPython: Python/pystrtod.c PyOS_double_to_string
    """
    sign = "+" if flags & DTSF_SIGN else ""
    if flags & DTSF_NO_NEG_0:
        sign += "z"
    alt = flags & DTSF_ALT
    if code == "r":
        if flags & DTSF_ADD_DOT_0:
            return format(v, sign + ("#" if alt else ""))
        text = format(v, sign)
        if text.endswith(".0"):
            return text[:-1] if alt else text[:-2]
        if alt and "." not in text and "n" not in text:
            at = text.find("e")
            return text[:at] + "." + text[at:]
        return text
    if alt:
        sign += "#"
    if flags & DTSF_ADD_DOT_0 and code == "g":
        return format(v, f"{sign}.{precision}")
    return format(v, f"{sign}.{precision}{code}")


def format_fixed(v: float, precision: i64) -> UnicodeObject:
    """`'%.<precision>f' % v`."""
    if precision < KNOWN_PRECISIONS:
        return unicode_latin1(FIXED_FORMATS[precision] % v)
    return unicode_from_host(float_to_host_repr(v, "f", precision, 0))


def format_float(x: Object, spec: UnicodeObject) -> UnicodeObject | None:
    """`float.__format__`. None with an exception. CPython: _PyFloat_FormatAdvancedWriter"""
    v = as_float(x)
    assert v is not None
    if spec.length == 0:
        return float_repr(v.value) if v is x else object_str_of(x)
    f = parse_spec(spec, x, 62, 0)
    if f is None:
        return None
    if f.code == 0 or f.code == 110 or is_float_code(f.code):
        return format_float_spec(v.value, f)
    return unknown_code(f.code, x)


def float_text(v: float, f: FormatSpec, default: str) -> str:
    """The digits that a specification asks for, with a minus sign.

    Args:
        default: the code when the specification has none: r, or R to get `.0` added.
    """
    flags: i64 = DTSF_ALT if f.alternate else 0
    if f.no_neg_0:
        flags |= DTSF_NO_NEG_0
    precision = f.precision
    c = f.code
    if c == 0:
        if default == "R":
            flags |= DTSF_ADD_DOT_0
        if precision < 0:
            return float_to_host_repr(v, "r", 0, flags)
        return float_to_host_repr(v, "g", precision, flags)
    if precision < 0:
        precision = 6
    if c == 37:
        return float_to_host_repr(v * 100.0, "f", precision, flags) + "%"
    return float_to_host_repr(v, "g" if c == 110 else chr(int(c)), precision, flags)


def whole_end(text: str, start: i64) -> i64:
    """Where the whole part of a number ends. CPython: parse_number"""
    n: i64 = len(text)
    while start < n:
        c = text[start]
        if c < "0" or c > "9":
            break
        start += 1
    return start


def format_float_spec(v: float, f: FormatSpec) -> UnicodeObject | None:
    """CPython: format_float_internal"""
    if f.precision > I32_MAX:
        value_error("precision too big")
        return None
    plain = f.is_plain()
    if plain and f.code == 102 and not f.alternate and not f.no_neg_0:
        return format_fixed(v, f.precision if f.precision >= 0 else 6)
    text = float_text(v, f, "R")
    if plain:
        return unicode_from_host(text)
    return unicode_from_host(layout_float(text, f, locale_info(f)))


def layout_float(text: str, f: FormatSpec, info: LocaleInfo) -> str:
    negative = text.startswith("-")
    start: i64 = 1 if negative else 0
    end = whole_end(text, start)
    return layout_number(f, negative, "", text[start:end], text[end:], info)


# Complex numbers.


def format_complex(x: Object, spec: UnicodeObject) -> UnicodeObject | None:
    """`complex.__format__`. None with an exception. CPython: _PyComplex_FormatAdvancedWriter"""
    v = as_complex(x)
    assert v is not None
    if spec.length == 0:
        return object_str_of(x)
    f = parse_spec(spec, x, 62, 0)
    if f is None:
        return None
    c = f.code
    if c == 37 or not (c == 0 or c == 110 or is_float_code(c)):
        return unknown_code(c, x)
    if f.precision > I32_MAX:
        value_error("precision too big")
        return None
    if f.fill == 48:
        value_error("Zero padding is not allowed in complex format specifier")
        return None
    if f.align == 61:
        value_error("'=' alignment flag is not allowed in complex format specifier")
        return None
    only_imag = c == 0 and v.real == 0.0 and math.copysign(1.0, v.real) > 0.0
    info = locale_info(f)
    part = FormatSpec(60, c)
    part.fill = 0
    part.sign = f.sign
    real = "" if only_imag else layout_float(float_text(v.real, f, "r"), part, info)
    if not only_imag:
        part.sign = 43
    text = real + layout_float(float_text(v.imag, f, "r"), part, info) + "j"
    if c == 0 and not only_imag:
        text = "(" + text + ")"
    return unicode_from_host(pad_text(f, text))


from rt.objects.complexobject import as_complex  # noqa: E402
from rt.objects.errors import set_error, value_error  # noqa: E402
from rt.objects.exceptions import OVERFLOW_ERROR  # noqa: E402
from rt.objects.floatobject import FloatObject, as_float, float_repr  # noqa: E402
from rt.objects.long_format import long_format_base  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    LongObject,
    as_long,
    long_as_i64,
    long_fits_i64,
    long_repr,
)
from rt.objects.object_protocol import object_str_of  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_char,
    unicode_from_host,
    unicode_latin1,
    unicode_substring,
    unicode_to_host,
)
