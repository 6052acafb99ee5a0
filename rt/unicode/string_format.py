"""str.format: replacement fields.

Answers to Objects/stringlib/unicode_format.h.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.object import NONE, Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.tupleobject import tuple2, tuple_from_list
from rt.objects.typeobject import TypeObject, static_type
from rt.unicode.unicode_ctype import to_decimal, with_digit
from rt.unicode.unicode_writer import UnicodeWriter
from rt.unicode.unicodeobject import (
    UnicodeObject,
    unicode_char,
    unicode_from_code_point,
    unicode_substring,
)

# How deep fields may be nested in the specifications of fields.
MAX_DEPTH: Final = 2

# How fields without a name are counted.
NUMBERING_INIT: Final = 0
NUMBERING_AUTO: Final = 1
NUMBERING_MANUAL: Final = 2

# What `next` of the readers gives beside FAILED.
ENDED: Final = 1
FOUND: Final = 2
FAILED: Final = 0


@mypyc_attr(acyclic=True)
class AutoNumber:
    """Whether fields are numbered automatically, and the next number."""

    def __init__(self) -> None:
        self.state: i64 = NUMBERING_INIT
        self.next: i64 = 0


@mypyc_attr(acyclic=True)
class Markup:
    """Reads `text[pos:end]`: literal text and a field in turn. CPython: MarkupIterator

    After `next` gave FOUND: the literal is from `literal` to `literal_end`; when `has_field`,
    so are the field's name and its specification, and `conversion` is a character or 0.
    """

    def __init__(self, text: UnicodeObject, start: i64, end: i64) -> None:
        self.text: Final = text
        self.pos: i64 = start
        self.end: Final[i64] = end
        self.literal: i64 = 0
        self.literal_end: i64 = 0
        self.has_field: bool = False
        self.name: i64 = 0
        self.name_end: i64 = 0
        self.spec: i64 = 0
        self.spec_end: i64 = 0
        self.spec_nested: bool = False
        self.conversion: i64 = 0

    def next(self) -> i64:
        """Read on: FOUND, ENDED, or FAILED with a ValueError."""
        text = self.text
        self.has_field = False
        self.spec = 0
        self.spec_end = 0
        self.spec_nested = False
        self.conversion = 0
        if self.pos >= self.end:
            return ENDED
        self.literal = self.pos
        c: i64 = 0
        markup = False
        while self.pos < self.end:
            c = unicode_char(text, self.pos)
            self.pos += 1
            if c == 123 or c == 125:
                markup = True
                break
        at_end = self.pos >= self.end
        n = self.pos - self.literal
        if markup:
            doubled = not at_end and unicode_char(text, self.pos) == c
            if c == 125 and not doubled:
                return failed("Single '}' encountered in format string")
            if c == 123 and at_end:
                return failed("Single '{' encountered in format string")
            if doubled:
                self.pos += 1
                markup = False
            else:
                n -= 1
        self.literal_end = self.literal + n
        if not markup:
            return FOUND
        self.has_field = True
        return self.read_field()

    def read_field(self) -> i64:
        # CPython: parse_field
        text = self.text
        self.name = self.pos
        c: i64 = 0
        while self.pos < self.end:
            c = unicode_char(text, self.pos)
            self.pos += 1
            if c == 123:
                return failed("unexpected '{' in field name")
            if c == 91:
                while self.pos < self.end and unicode_char(text, self.pos) != 93:
                    self.pos += 1
            elif c == 125 or c == 58 or c == 33:
                break
        self.name_end = self.pos - 1
        if c != 33 and c != 58:
            return FOUND if c == 125 else failed("expected '}' before end of string")
        if c == 33:
            if self.pos >= self.end:
                return failed("end of string while looking for conversion specifier")
            self.conversion = unicode_char(text, self.pos)
            self.pos += 1
            if self.pos < self.end:
                c = unicode_char(text, self.pos)
                self.pos += 1
                if c == 125:
                    return FOUND
                if c != 58:
                    return failed("expected ':' after conversion specifier")
        self.spec = self.pos
        self.spec_end = self.end - 1
        depth: i64 = 1
        while self.pos < self.end:
            c = unicode_char(text, self.pos)
            self.pos += 1
            if c == 123:
                self.spec_nested = True
                depth += 1
            elif c == 125:
                depth -= 1
                if depth == 0:
                    self.spec_end = self.pos - 1
                    return FOUND
        return failed("unmatched '{' in format spec")


def failed(msg: str) -> i64:
    value_error(msg)
    return FAILED


@mypyc_attr(acyclic=True)
class FieldName:
    """Reads what follows the first part of a field's name. CPython: FieldNameIterator

    After `next` gave FOUND: the name is from `start` to `stop`; `index` is its number, or -1.
    """

    def __init__(self, text: UnicodeObject, pos: i64, end: i64) -> None:
        self.text: Final = text
        self.pos: i64 = pos
        self.end: Final[i64] = end
        self.is_attribute: bool = False
        self.start: i64 = 0
        self.stop: i64 = 0
        self.index: i64 = -1

    def next(self) -> i64:
        if self.pos >= self.end:
            return ENDED
        text = self.text
        c = unicode_char(text, self.pos)
        self.pos += 1
        self.start = self.pos
        self.index = -1
        if c == 46:
            self.is_attribute = True
            while self.pos < self.end:
                c = unicode_char(text, self.pos)
                if c == 91 or c == 46:
                    break
                self.pos += 1
            self.stop = self.pos
        elif c == 91:
            self.is_attribute = False
            while self.pos < self.end and unicode_char(text, self.pos) != 93:
                self.pos += 1
            if self.pos >= self.end:
                return failed("Missing ']' in format string")
            self.stop = self.pos
            self.pos += 1
            self.index = get_integer(text, self.start, self.stop)
            if self.index == -1 and error_occurred():
                return FAILED
        else:
            return failed("Only '.' or '[' may follow ']' in format field specifier")
        if self.start == self.stop:
            return failed("Empty attribute in format string")
        return FOUND


def get_integer(text: UnicodeObject, start: i64, end: i64) -> i64:
    """The number that `text[start:end]` is; -1 when it is none, or with a ValueError."""
    if start >= end:
        return -1
    n: i64 = 0
    while start < end:
        digit = to_decimal(unicode_char(text, start))
        start += 1
        if digit < 0:
            return -1
        n = with_digit(n, digit)
        if n < 0:
            value_error("Too many decimal digits in format string")
            return -1
    return n


@mypyc_attr(acyclic=True)
class FirstName:
    """The first part of a field's name: its end, and its number or -1."""

    def __init__(self, end: i64, index: i64) -> None:
        self.end: Final[i64] = end
        self.index: Final[i64] = index


def first_name(
    text: UnicodeObject, start: i64, end: i64, numbers: AutoNumber | None
) -> FirstName | None:
    """Read the first part of the field name `text[start:end]`. CPython: field_name_split"""
    i = start
    while i < end:
        c = unicode_char(text, i)
        if c == 91 or c == 46:
            break
        i += 1
    index = get_integer(text, start, i)
    if index == -1 and error_occurred():
        return None
    empty = i == start
    if numbers is not None and (empty or index != -1):
        if numbers.state == NUMBERING_INIT:
            numbers.state = NUMBERING_AUTO if empty else NUMBERING_MANUAL
        if numbers.state == NUMBERING_MANUAL:
            if empty:
                value_error(
                    "cannot switch from manual field specification to automatic field numbering"
                )
                return None
        elif not empty:
            value_error(
                "cannot switch from automatic field numbering to manual field specification"
            )
            return None
        if empty:
            index = numbers.next
            numbers.next = index + 1
    return FirstName(i, index)


def string_format(
    text: UnicodeObject, args: list[Object] | None, kwargs: Object | None
) -> UnicodeObject | None:
    """`text.format(*args, **kwargs)`; without `args`, `text.format_map(kwargs)`.

    CPython: do_string_format, do_string_format_map
    """
    return build_string(text, 0, text.length, args, kwargs, MAX_DEPTH, AutoNumber())


def build_string(
    text: UnicodeObject,
    start: i64,
    end: i64,
    args: list[Object] | None,
    kwargs: Object | None,
    depth: i64,
    numbers: AutoNumber,
) -> UnicodeObject | None:
    if depth <= 0:
        value_error("Max string recursion exceeded")
        return None
    out = UnicodeWriter()
    m = Markup(text, start, end)
    while True:
        r = m.next()
        if r == FAILED:
            return None
        if r == ENDED:
            return out.finish()
        out.write_substring(text, m.literal, m.literal_end)
        if m.has_field:
            s = field_text(m, args, kwargs, depth, numbers)
            if s is None:
                return None
            out.write_str(s)


def field_text(
    m: Markup, args: list[Object] | None, kwargs: Object | None, depth: i64, numbers: AutoNumber
) -> UnicodeObject | None:
    """The text of a field. CPython: output_markup"""
    x = field_object(m.text, m.name, m.name_end, args, kwargs, numbers)
    if x is None:
        return None
    if m.conversion != 0:
        x = convert(x, m.conversion)
        if x is None:
            return None
    if m.spec_nested:
        spec = build_string(m.text, m.spec, m.spec_end, args, kwargs, depth - 1, numbers)
        if spec is None:
            return None
    else:
        spec = unicode_substring(m.text, m.spec, m.spec_end)
    # Most values are of types whose own formatting is known.
    if isinstance(x, UnicodeObject):
        return format_unicode(x, spec)
    if isinstance(x, LongObject):
        return format_long(x, spec)
    if isinstance(x, FloatObject):
        return format_float(x, spec)
    text = object_format(x, spec)
    return None if text is None else as_unicode(text)


def convert(x: Object, c: i64) -> Object | None:
    """`!r`, `!s`, `!a`. CPython: do_conversion"""
    if c == 114:
        return object_repr_result(x)
    if c == 115:
        return object_str_result(x)
    if c == 97:
        return object_ascii_result(x)
    shown = chr(c) if c > 32 and c < 127 else f"\\x{c:x}"
    return value_error(f"Unknown conversion specifier {shown}")


def field_object(
    text: UnicodeObject,
    start: i64,
    end: i64,
    args: list[Object] | None,
    kwargs: Object | None,
    numbers: AutoNumber,
) -> Object | None:
    """The object that the field name `text[start:end]` names. CPython: get_field_object"""
    first = first_name(text, start, end, numbers)
    if first is None:
        return None
    x: Object | None = None
    if first.index == -1:
        key = unicode_substring(text, start, first.end)
        if kwargs is None:
            return key_error(key)
        x = kwargs.mp_subscript(key)
    elif args is None:
        return value_error("Format string contains positional fields")
    elif first.index >= len(args):
        return index_error(
            f"Replacement index {first.index} out of range for positional args tuple"
        )
    else:
        x = args[first.index]
    if first.end == end:
        return x
    rest = FieldName(text, first.end, end)
    while x is not None:
        r = rest.next()
        if r == FAILED:
            return None
        if r == ENDED:
            return x
        if rest.is_attribute:
            x = get_attr(x, unicode_intern(unicode_substring(text, rest.start, rest.stop)))
        elif rest.index == -1:
            x = x.mp_subscript(unicode_substring(text, rest.start, rest.stop))
        else:
            x = x.mp_subscript(long_from_i64(rest.index))
    return None


# What string.Formatter is made of.


class FormatterIterator(Object):
    """Yields (literal, field name, specification, conversion)."""

    def __init__(self, text: UnicodeObject) -> None:
        self.markup: Final = Markup(text, 0, text.length)

    def ob_type(self) -> TypeObject:
        return FORMATTER_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        m = self.markup
        if m.next() != FOUND:
            return None
        literal = unicode_substring(m.text, m.literal, m.literal_end)
        if not m.has_field:
            return tuple_from_list([literal, NONE, NONE, NONE])
        return tuple_from_list(
            [
                literal,
                unicode_substring(m.text, m.name, m.name_end),
                unicode_substring(m.text, m.spec, m.spec_end),
                unicode_from_code_point(m.conversion) if m.conversion else NONE,
            ]
        )


class FieldNameIterator(Object):
    """Yields (is attribute, name or number)."""

    def __init__(self, text: UnicodeObject, start: i64) -> None:
        self.names: Final = FieldName(text, start, text.length)

    def ob_type(self) -> TypeObject:
        return FIELD_NAME_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        names = self.names
        if names.next() != FOUND:
            return None
        return tuple2(
            bool_from(names.is_attribute),
            index_or_name(names.text, names.start, names.stop, names.index),
        )


def index_or_name(text: UnicodeObject, start: i64, end: i64, index: i64) -> Object:
    return unicode_substring(text, start, end) if index == -1 else long_from_i64(index)


def formatter_parser(x: Object) -> Object | None:
    """`_string.formatter_parser(x)`. CPython: formatter_parser"""
    text = as_unicode(x)
    if text is None:
        return type_error(f"expected str, got {type_name(x)}")
    return FormatterIterator(text)


def formatter_field_name_split(x: Object) -> Object | None:
    """`_string.formatter_field_name_split(x)`. CPython: formatter_field_name_split"""
    text = as_unicode(x)
    if text is None:
        return type_error(f"expected str, got {type_name(x)}")
    first = first_name(text, 0, text.length, None)
    if first is None:
        return None
    return tuple2(
        index_or_name(text, 0, first.end, first.index), FieldNameIterator(text, first.end)
    )


FORMATTER_ITERATOR_TYPE: Final = static_type("formatteriterator", slots=(S_ITER, S_NEXT))
FIELD_NAME_ITERATOR_TYPE: Final = static_type("fieldnameiterator", slots=(S_ITER, S_NEXT))

from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    index_error,
    key_error,
    type_error,
    value_error,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.longobject import LongObject, long_from_i64  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    object_ascii_result,
    object_format,
    object_repr_result,
    object_str_result,
)
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.formatter_unicode import (  # noqa: E402
    format_float,
    format_long,
    format_unicode,
)
from rt.unicode.unicodeobject import as_unicode, unicode_intern  # noqa: E402
