"""The JSON encoder.

Answers to the encoding half of Modules/_json.c. Text is gathered as bytes, which become one
string at the end.
"""

from __future__ import annotations

import re
from typing import Final

from librt.strings import BytesWriter
from librt.vecs import vec
from mypy_extensions import i64, u8

from rt.dict.dictobject import DictObject, as_dict
from rt.objects.boolobject import FALSE, TRUE
from rt.objects.errors import error_occurred, type_error, value_error
from rt.objects.floatobject import FloatObject, as_float
from rt.objects.listobject import ListObject
from rt.objects.longobject import CompactLong, LongObject, as_long
from rt.objects.methodobject import getset, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import enter_recursive, leave_recursive
from rt.objects.slots import S_CALL
from rt.objects.tupleobject import TupleObject, as_tuple, tuple1
from rt.objects.typeobject import TypeObject, static_type, type_name
from rt.unicode.unicodeobject import (
    UnicodeObject,
    as_unicode,
    code_at,
    unicode_from_host,
    unicode_is_ascii,
    unicode_latin1,
    unicode_to_host,
)

QUOTE: Final = 34
BACKSLASH: Final = 92

# What stands after the backslash for a character below 128 that has a short escape; 0 for one
# that has none, PLAIN for one that stands for itself.
PLAIN: Final = 1


def escape_table() -> bytes:
    table = bytearray([0] * 32 + [PLAIN] * 95 + [0])
    for c, letter in zip(b'"\\\b\f\n\r\t', b'"\\bfnrt', strict=True):
        table[c] = letter
    return bytes(table)


ESCAPES: Final = escape_table()
DIGITS: Final = b"0123456789abcdef"

# How an encoder turns strings to text.
QUOTE_ASCII: Final = 0
QUOTE_UNICODE: Final = 1
QUOTE_CALL: Final = 2


class JsonText:
    """Text on its way: UTF-8, lone surrogates as if they were characters."""

    def __init__(self) -> None:
        self.out: Final = BytesWriter()
        self.ascii: bool = True

    def result(self) -> UnicodeObject:
        data = self.out.getvalue()
        if self.ascii:
            u = unicode_latin1(data)
            u.ascii = 1
            return u
        return unicode_from_host(data.decode("utf-8", "surrogatepass"))

    def host(self, text: str) -> None:
        """Add a text as it is."""
        if not text.isascii():
            self.ascii = False
        self.out.write(text.encode("utf-8", "surrogatepass"))

    def raw(self, u: UnicodeObject) -> None:
        """Add a string as it is."""
        if unicode_is_ascii(u):
            self.out.write(u.data)
        else:
            self.host(unicode_to_host(u))

    def number(self, v: i64) -> None:
        """Add the digits of an int of less than 63 bits."""
        if v < 0:
            self.out.append(45)
            v = -v
        power: i64 = 1
        if v > 9:
            rest = v
            while rest > 9:
                power *= 10
                rest //= 10
        while power > 0:
            digit = v // power
            self.out.append(u8(48 + digit))
            v -= digit * power
            power //= 10

    def hexadecimal(self, c: i64) -> None:
        """Add a code unit's escape."""
        out = self.out
        out.append(BACKSLASH)
        out.append(117)
        out.append(DIGITS[(c >> 12) & 15])
        out.append(DIGITS[(c >> 8) & 15])
        out.append(DIGITS[(c >> 4) & 15])
        out.append(DIGITS[c & 15])

    def quoted(self, u: UnicodeObject, quoting: i64) -> None:
        """Add a string in quotes. CPython: ascii_escape_unicode, escape_unicode"""
        out = self.out
        out.append(QUOTE)
        data = u.data
        n = u.length
        kind = u.kind
        i: i64 = 0
        if kind == 1:
            while i < n:
                c = i64(data[i])
                if c > 127 or i64(ESCAPES[c]) != PLAIN:
                    break
                i += 1
        if i == n:
            out.write(data)
        elif quoting == QUOTE_UNICODE:
            self.host(ESCAPED.sub(escape_character, unicode_to_host(u)))
        else:
            i = 0
            while i < n:
                self.character(code_at(data, kind, i))
                i += 1
        out.append(QUOTE)

    def character(self, c: i64) -> None:
        """Add a character in ASCII."""
        if c < 128:
            letter = i64(ESCAPES[c])
            if letter == PLAIN:
                self.out.append(u8(c))
            elif letter == 0:
                self.hexadecimal(c)
            else:
                self.out.append(BACKSLASH)
                self.out.append(u8(letter))
        elif c < 0x10000:
            self.hexadecimal(c)
        else:
            c -= 0x10000
            self.hexadecimal(0xD800 | (c >> 10))
            self.hexadecimal(0xDC00 | (c & 0x3FF))


# What is escaped among other characters.
ESCAPED: Final = re.compile(r'[\x00-\x1f\\"]')


def escape_character(m: re.Match[str]) -> str:
    """A character that ESCAPED finds, as JSON text."""
    c = ord(m.group(0))
    letter = ESCAPES[c]
    return f"\\u{c:04x}" if letter == 0 else "\\" + chr(letter)


def quoted_text(string: Object, quoting: i64) -> Object | None:
    u = as_unicode(string)
    if u is None:
        return type_error(f"first argument must be a string, not {type_name(string)}")
    text = JsonText()
    text.quoted(u, quoting)
    return text.result()


def encode_basestring_ascii(string: Object) -> Object | None:
    return quoted_text(string, QUOTE_ASCII)


def encode_basestring(string: Object) -> Object | None:
    return quoted_text(string, QUOTE_UNICODE)


class EncoderObject(Object):
    """`_json.Encoder`: made by `json.encoder.c_make_encoder`."""

    def __init__(
        self,
        markers: DictObject | None,
        default: Object,
        encoder: Object,
        quoting: i64,
        indent: str | None,
        key_separator: UnicodeObject,
        item_separator: UnicodeObject,
        sort_keys: bool,
        skipkeys: bool,
        allow_nan: bool,
    ) -> None:
        self.markers: Final = markers
        self.default: Final = default
        self.encoder: Final = encoder
        self.quoting: Final[i64] = quoting
        # What each level is indented by; None: all in one line. The level that is being
        # written, and the beginnings of the lines of the levels that there were.
        self.indent: Final = indent
        self.level: i64 = 0
        self.lines: Final[list[str]] = ["\n"]
        self.key_separator: Final = key_separator
        self.item_separator: Final = item_separator
        self.sort_keys: Final = sort_keys
        self.skipkeys: Final = skipkeys
        self.allow_nan: Final = allow_nan

    def ob_type(self) -> TypeObject:
        return ENCODER_TYPE

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if nargs < 1 or nargs > 2:
            return type_error(f"_iterencode expected 2 arguments, got {nargs}")
        obj = args[base]
        assert obj is not None
        level: i64 = 0
        if nargs > 1:
            given = args[base + 1]
            assert given is not None
            level = index_as_i64(given)
            if level == -1 and error_occurred():
                return None
        self.level = max(level, 0)
        out = JsonText()
        if not self.encode(out, obj):
            return None
        return tuple1(out.result())

    def quote(self, out: JsonText, u: UnicodeObject, original: Object) -> bool:
        """Add a string."""
        if self.quoting != QUOTE_CALL:
            out.quoted(u, self.quoting)
            return True
        text = call_one(self.encoder, original)
        if text is None:
            return False
        t = as_unicode(text)
        if t is None:
            type_error(f"encoder() must return a string, not {type_name(text)}")
            return False
        out.raw(t)
        return True

    def line(self) -> str:
        """The line break and the indentation of the current level."""
        lines = self.lines
        indent = self.indent
        assert indent is not None
        while len(lines) <= self.level:
            lines.append(lines[-1] + indent)
        return lines[self.level]

    def float_text(self, x: FloatObject) -> str:
        """A float's JSON text; "" with a ValueError. CPython: encoder_encode_float"""
        v = x.value
        if v - v != 0.0:
            if not self.allow_nan:
                value_error(f"Out of range float values are not JSON compliant: {v!r}")
                return ""
            if v != v:
                return "NaN"
            return "Infinity" if v > 0 else "-Infinity"
        return repr(v)

    def encode(self, out: JsonText, obj: Object) -> bool:
        """Add any object. False with an exception. CPython: encoder_listencode_obj"""
        if isinstance(obj, UnicodeObject):
            return self.quote(out, obj, obj)
        if isinstance(obj, CompactLong):
            out.number(obj.value)
            return True
        if obj is NONE:
            out.out.write(b"null")
            return True
        if obj is TRUE:
            out.out.write(b"true")
            return True
        if obj is FALSE:
            out.out.write(b"false")
            return True
        native = obj.native()
        if isinstance(native, DictObject):
            if not enter_recursive(" while encoding a JSON object"):
                return False
            ok = self.encode_dict(out, native, obj)
            leave_recursive()
            return ok
        if isinstance(native, ListObject) or isinstance(native, TupleObject):
            if not enter_recursive(" while encoding a JSON object"):
                return False
            ok = self.encode_sequence(out, native, obj)
            leave_recursive()
            return ok
        if isinstance(native, FloatObject):
            text = self.float_text(native)
            if not text:
                return False
            out.host(text)
            return True
        if isinstance(native, UnicodeObject):
            return self.quote(out, native, obj)
        if isinstance(native, LongObject):
            digits = object_repr_of(native)
            if digits is None:
                return False
            out.raw(digits)
            return True
        return self.encode_other(out, obj)

    def mark(self, obj: Object) -> Object | None:
        """Note that a container is being encoded. None with a ValueError when it is already."""
        markers = self.markers
        if markers is None:
            return NONE
        key = long_from_host(id(obj))
        if dict_getitem(markers, key) is not None:
            return value_error("Circular reference detected")
        if error_occurred() or dict_setitem(markers, key, obj) < 0:
            return None
        return key

    def unmark(self, key: Object) -> bool:
        markers = self.markers
        return markers is None or dict_delitem(markers, key) >= 0

    def encode_other(self, out: JsonText, obj: Object) -> bool:
        key = self.mark(obj)
        if key is None:
            return False
        replacement = call_one(self.default, obj)
        if replacement is None:
            return False
        if not enter_recursive(" while encoding a JSON object"):
            return False
        ok = self.encode(out, replacement)
        leave_recursive()
        if not ok:
            return False
        return self.unmark(key)

    def encode_sequence(self, out: JsonText, seq: Object, original: Object) -> bool:
        """Add a list or tuple. CPython: encoder_listencode_list"""
        n = seq.sq_length()
        if n == 0:
            out.out.write(b"[]")
            return True
        key = self.mark(original)
        if key is None:
            return False
        line = ""
        out.out.append(91)
        if self.indent is not None:
            self.level += 1
            line = self.line()
            out.host(line)
        i: i64 = 0
        while True:
            item: Object | None = None
            if isinstance(seq, ListObject):
                # The default function may shorten the list.
                if i < seq.n:
                    item = seq.items[i]
            elif isinstance(seq, TupleObject) and i < seq.n:
                item = seq.item(i)
            if item is None:
                break
            if i > 0:
                out.raw(self.item_separator)
                if line:
                    out.host(line)
            if not self.encode(out, item):
                return False
            i += 1
        if self.indent is not None:
            self.level -= 1
            out.host(self.line())
        out.out.append(93)
        return self.unmark(key)

    def encode_dict(self, out: JsonText, d: DictObject, original: Object) -> bool:
        """Add a dictionary. CPython: encoder_listencode_dict"""
        if d.used == 0:
            out.out.write(b"{}")
            return True
        key = self.mark(original)
        if key is None:
            return False
        out.out.append(123)
        if self.indent is not None:
            self.level += 1
            out.host(self.line())
        first = True
        if self.sort_keys or original is not d:
            ok = self.encode_items(out, original)
        else:
            ok = True
            i: i64 = 0
            while i < d.nentries:
                k = d.keys[i]
                v = d.values[i]
                i += 1
                if k is None or v is None:
                    continue
                before = len(out.out)
                if not self.encode_pair(out, k, v, first):
                    ok = False
                    break
                if len(out.out) > before:
                    first = False
        if not ok:
            return False
        if self.indent is not None:
            self.level -= 1
            out.host(self.line())
        out.out.append(125)
        return self.unmark(key)

    def encode_items(self, out: JsonText, d: Object) -> bool:
        """The pairs of `d.items()`, sorted when that is asked for."""
        items = call_method_noargs(d, intern("items"))
        if items is None:
            return False
        pairs = list_from_iterable(items)
        if pairs is None:
            return False
        if self.sort_keys and list_sort(pairs, None, False) < 0:
            return False
        first = True
        i: i64 = 0
        while i < pairs.n:
            pair = pairs.items[i]
            i += 1
            t = None if pair is None else as_tuple(pair)
            if t is None or t.n != 2:
                value_error("items must return 2-tuples")
                return False
            before = len(out.out)
            if not self.encode_pair(out, t.item(0), t.item(1), first):
                return False
            if len(out.out) > before:
                first = False
        return True

    def encode_pair(self, out: JsonText, k: Object, v: Object, first: bool) -> bool:
        text: str
        quoted = ""
        name = as_unicode(k)
        if name is None:
            if k is TRUE:
                text = "true"
            elif k is FALSE:
                text = "false"
            elif k is NONE:
                text = "null"
            else:
                number = as_long(k)
                real = as_float(k) if isinstance(k.native(), FloatObject) else None
                if real is not None:
                    text = self.float_text(real)
                    if not text:
                        return False
                elif number is not None:
                    digits = object_repr_of(number)
                    if digits is None:
                        return False
                    text = unicode_to_host(digits)
                elif self.skipkeys:
                    return True
                else:
                    type_error("keys must be str, int, float, bool or None, not " + type_name(k))
                    return False
            quoted = text
        if not first:
            out.raw(self.item_separator)
            if self.indent is not None:
                out.host(self.line())
        if name is not None:
            if not self.quote(out, name, k):
                return False
        else:
            u = unicode_from_host(quoted)
            if not self.quote(out, u, u):
                return False
        out.raw(self.key_separator)
        if not self.encode(out, v):
            return False
        return True


def encoder_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    names = [
        "markers",
        "default",
        "encoder",
        "indent",
        "key_separator",
        "item_separator",
        "sort_keys",
        "skipkeys",
        "allow_nan",
    ]
    values = take_arguments("make_encoder", args, kwargs, names, len(names))
    if values is None:
        return None
    given: list[Object] = [value for value in values if value is not None]
    markers: DictObject | None = None
    if given[0] is not NONE:
        markers = as_dict(given[0])
        if markers is None:
            return type_error(
                f"make_encoder() argument 1 must be dict or None, not {type_name(given[0])}"
            )
    key_separator = as_unicode(given[4])
    item_separator = as_unicode(given[5])
    if key_separator is None:
        return type_error(f"make_encoder() argument 5 must be str, not {type_name(given[4])}")
    if item_separator is None:
        return type_error(f"make_encoder() argument 6 must be str, not {type_name(given[5])}")
    indent: str | None = None
    if given[3] is not NONE:
        step = as_unicode(given[3])
        if step is None:
            return type_error(
                f"make_encoder() argument 4 must be str or None, not {type_name(given[3])}"
            )
        indent = unicode_to_host(step)
    flags: list[bool] = []
    for x in given[6:]:
        t = is_true(x)
        if t < 0:
            return None
        flags.append(t == 1)
    quoting: i64 = QUOTE_CALL
    encoder = given[2]
    if isinstance(encoder, BuiltinFunction):
        if encoder.d.name == "encode_basestring_ascii":
            quoting = QUOTE_ASCII
        elif encoder.d.name == "encode_basestring":
            quoting = QUOTE_UNICODE
    return EncoderObject(
        markers,
        given[1],
        encoder,
        quoting,
        indent,
        key_separator,
        item_separator,
        flags[0],
        flags[1],
        flags[2],
    )


def encoder_get_markers(self: EncoderObject) -> Object | None:
    m = self.markers
    return NONE if m is None else m


def encoder_get_default(self: EncoderObject) -> Object | None:
    return self.default


def encoder_get_encoder(self: EncoderObject) -> Object | None:
    return self.encoder


ENCODER_TYPE: Final[TypeObject] = static_type(
    "Encoder",
    module="_json",
    doc="Encoder(markers, default, encoder, indent, key_separator, item_separator, "
    "sort_keys, skipkeys, allow_nan)",
    new=method("__new__", encoder_new, "*args, **kwargs"),
    slots=(S_CALL,),
    getset=(
        getset("markers", encoder_get_markers, None),
        getset("default", encoder_get_default, None),
        getset("encoder", encoder_get_encoder, None),
    ),
)

from rt.dict.dictobject import dict_delitem, dict_getitem, dict_setitem  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.call import call_method_noargs, call_one  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.listsort import list_sort  # noqa: E402
from rt.objects.longobject import long_from_host  # noqa: E402
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.object_protocol import is_true, object_repr_of  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
