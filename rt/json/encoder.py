"""The JSON encoder.

Answers to the encoding half of Modules/_json.c. Text is gathered as host strings, which
become one guest string at the end.
"""

from __future__ import annotations

import re
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

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
    unicode_from_host,
    unicode_to_host,
)

# Bytes that stand for themselves inside a JSON string.
PLAIN: Final = bytes([c for c in range(32, 127) if c not in (34, 92)])

ESCAPES: Final[dict[str, str]] = {
    "\\": "\\\\",
    '"': '\\"',
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}

NEEDS_ESCAPE_ASCII: Final = re.compile(r'([\\"]|[^\ -~])')
NEEDS_ESCAPE: Final = re.compile(r'[\x00-\x1f\\"]')


def escape_character(m: re.Match[str]) -> str:
    """One character as JSON text in ASCII."""
    c = m.group(0)
    known = ESCAPES.get(c)
    if known is not None:
        return known
    n = ord(c)
    if n < 0x10000:
        return f"\\u{n:04x}"
    n -= 0x10000
    return f"\\u{0xD800 | (n >> 10):04x}\\u{0xDC00 | (n & 0x3FF):04x}"


def quote_ascii(u: UnicodeObject) -> str:
    """A string as JSON text, all ASCII. CPython: ascii_escape_unicode"""
    if u.kind == 1 and not u.data.translate(None, PLAIN):
        return '"' + u.data.decode("ascii") + '"'
    return '"' + NEEDS_ESCAPE_ASCII.sub(escape_character, unicode_to_host(u)) + '"'


def quote_unicode(u: UnicodeObject) -> str:
    """A string as JSON text, other characters as they are. CPython: escape_unicode"""
    return '"' + NEEDS_ESCAPE.sub(escape_character, unicode_to_host(u)) + '"'


def encode_basestring_ascii(string: Object) -> Object | None:
    u = as_unicode(string)
    if u is None:
        return type_error(f"first argument must be a string, not {type_name(string)}")
    return unicode_from_host(quote_ascii(u))


def encode_basestring(string: Object) -> Object | None:
    u = as_unicode(string)
    if u is None:
        return type_error(f"first argument must be a string, not {type_name(string)}")
    return unicode_from_host(quote_unicode(u))


# How an encoder turns strings to text.
QUOTE_ASCII: Final = 0
QUOTE_UNICODE: Final = 1
QUOTE_CALL: Final = 2


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
        self.key_separator: Final = unicode_to_host(key_separator)
        self.item_separator: Final = unicode_to_host(item_separator)
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
        out: list[str] = []
        if not self.encode(out, obj):
            return None
        return tuple1(unicode_from_host("".join(out)))

    def quote(self, out: list[str], u: UnicodeObject, original: Object) -> bool:
        """Add a string."""
        if self.quoting == QUOTE_ASCII:
            out.append(quote_ascii(u))
            return True
        if self.quoting == QUOTE_UNICODE:
            out.append(quote_unicode(u))
            return True
        text = call_one(self.encoder, original)
        if text is None:
            return False
        t = as_unicode(text)
        if t is None:
            type_error(f"encoder() must return a string, not {type_name(text)}")
            return False
        out.append(unicode_to_host(t))
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

    def encode(self, out: list[str], obj: Object) -> bool:
        """Add any object. False with an exception. CPython: encoder_listencode_obj"""
        if isinstance(obj, UnicodeObject):
            return self.quote(out, obj, obj)
        if isinstance(obj, CompactLong):
            out.append(str(int(obj.value)))
            return True
        if obj is NONE:
            out.append("null")
            return True
        if obj is TRUE:
            out.append("true")
            return True
        if obj is FALSE:
            out.append("false")
            return True
        native = obj.native()
        if isinstance(native, UnicodeObject):
            return self.quote(out, native, obj)
        if isinstance(native, LongObject):
            digits = object_repr_of(native)
            if digits is None:
                return False
            out.append(unicode_to_host(digits))
            return True
        if isinstance(native, FloatObject):
            text = self.float_text(native)
            if not text:
                return False
            out.append(text)
            return True
        if isinstance(native, ListObject | TupleObject):
            if not enter_recursive(" while encoding a JSON object"):
                return False
            ok = self.encode_sequence(out, native, obj)
            leave_recursive()
            return ok
        if isinstance(native, DictObject):
            if not enter_recursive(" while encoding a JSON object"):
                return False
            ok = self.encode_dict(out, native, obj)
            leave_recursive()
            return ok
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

    def encode_other(self, out: list[str], obj: Object) -> bool:
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

    def encode_sequence(self, out: list[str], seq: Object, original: Object) -> bool:
        """Add a list or tuple. CPython: encoder_listencode_list"""
        n = seq.sq_length()
        if n == 0:
            out.append("[]")
            return True
        key = self.mark(original)
        if key is None:
            return False
        separator = self.item_separator
        out.append("[")
        if self.indent is not None:
            self.level += 1
            out.append(self.line())
            separator += self.line()
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
                out.append(separator)
            if not self.encode(out, item):
                return False
            i += 1
        if self.indent is not None:
            self.level -= 1
            out.append(self.line())
        out.append("]")
        return self.unmark(key)

    def encode_dict(self, out: list[str], d: DictObject, original: Object) -> bool:
        """Add a dictionary. CPython: encoder_listencode_dict"""
        if d.used == 0:
            out.append("{}")
            return True
        key = self.mark(original)
        if key is None:
            return False
        out.append("{")
        if self.indent is not None:
            self.level += 1
            out.append(self.line())
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
                before = len(out)
                if not self.encode_pair(out, k, v, first):
                    ok = False
                    break
                if len(out) > before:
                    first = False
        if not ok:
            return False
        if self.indent is not None:
            self.level -= 1
            out.append(self.line())
        out.append("}")
        return self.unmark(key)

    def encode_items(self, out: list[str], d: Object) -> bool:
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
            before = len(out)
            if not self.encode_pair(out, t.item(0), t.item(1), first):
                return False
            if len(out) > before:
                first = False
        return True

    def encode_pair(self, out: list[str], k: Object, v: Object, first: bool) -> bool:
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
            out.append(self.item_separator)
            if self.indent is not None:
                out.append(self.line())
        if name is not None:
            if not self.quote(out, name, k):
                return False
        else:
            u = unicode_from_host(quoted)
            if not self.quote(out, u, u):
                return False
        out.append(self.key_separator)
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
    values = take_keywords("make_encoder", kwargs, names)
    if values is None:
        return None
    if len(args) > 9:
        return type_error(f"make_encoder() takes at most 9 arguments ({len(args)} given)")
    i = 0
    for a in args:
        values[i] = a
        i += 1
    given: list[Object] = []
    i = 0
    for value in values:
        if value is None:
            return type_error(
                f"make_encoder() missing required argument '{names[i]}' (pos {i + 1})"
            )
        given.append(value)
        i += 1
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
from rt.objects.exceptions import take_keywords  # noqa: E402
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.listsort import list_sort  # noqa: E402
from rt.objects.longobject import long_from_host  # noqa: E402
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.object_protocol import is_true, object_repr_of  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
