"""The JSON scanner.

Answers to the decoding half of Modules/_json.c.
"""

from __future__ import annotations

import re
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.dict.dictobject import DictObject, dict_new, dict_setitem
from rt.objects.boolobject import FALSE, TRUE
from rt.objects.errors import set_raised, type_error, value_error
from rt.objects.floatobject import FLOAT_TYPE, FloatObject
from rt.objects.listobject import list_append, list_new
from rt.objects.longobject import LONG_TYPE, long_from_host, long_from_i64
from rt.objects.methodobject import getset, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import enter_recursive, leave_recursive
from rt.objects.slots import S_CALL
from rt.objects.tupleobject import TupleObject, tuple2
from rt.objects.typeobject import TypeObject, static_type, type_name
from rt.unicode.unicodeobject import (
    UnicodeObject,
    as_unicode,
    unicode_from_host,
    unicode_intern,
    unicode_to_host,
)

STRING_CHUNK: Final = re.compile(r'[^"\\\x00-\x1f]*')
LOOSE_CHUNK: Final = re.compile(r'[^"\\]*')
NUMBER: Final = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
WHITESPACE: Final = " \t\n\r"
FOUR_DIGITS: Final = re.compile(r"[0-9A-Fa-f]{4}")

BACKSLASH: Final[dict[str, str]] = {
    '"': '"',
    "\\": "\\",
    "/": "/",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
}


def raise_decode_error(msg: str, text: UnicodeObject, at: int) -> None:
    """Raise json.decoder.JSONDecodeError. CPython: raise_errmsg"""
    module = import_module("json.decoder")
    cls = None if module is None else get_attr(module, intern("JSONDecodeError"))
    if cls is None:
        return
    exc = call_list(cls, [unicode_from_host(msg), text, long_from_host(at)])
    if isinstance(exc, BaseExceptionObject):
        set_raised(exc)


class Scan:
    """A text that is being read; `end` is where the last value ended."""

    def __init__(self, guest: UnicodeObject, strict: bool) -> None:
        self.guest: Final = guest
        self.text: Final = unicode_to_host(guest)
        self.strict: Final = strict
        self.end: int = 0
        # Where the text ended too early: the caller raises StopIteration(end).
        self.stopped: bool = False
        self.memo: Final[dict[str, UnicodeObject]] = {}

    def skip(self, i: int) -> int:
        """The first place from i on that is no white space."""
        text = self.text
        n = len(text)
        while i < n and text[i] in WHITESPACE:
            i += 1
        return i

    def string(self, begin: int) -> str | None:
        """The string whose text begins at `begin`, after the quote. CPython: scanstring_unicode"""
        text = self.text
        start = begin - 1
        chunks: list[str] = []
        i = begin
        chunk = STRING_CHUNK if self.strict else LOOSE_CHUNK
        while True:
            m = chunk.match(text, i)
            assert m is not None
            if m.end() > i:
                chunks.append(m.group())
            i = m.end()
            if i >= len(text):
                raise_decode_error("Unterminated string starting at", self.guest, start)
                return None
            c = text[i]
            if c == '"':
                self.end = i + 1
                return chunks[0] if len(chunks) == 1 else "".join(chunks)
            if c != "\\":
                raise_decode_error("Invalid control character at", self.guest, i)
                return None
            i += 1
            if i >= len(text):
                raise_decode_error("Unterminated string starting at", self.guest, start)
                return None
            c = text[i]
            if c != "u":
                plain = BACKSLASH.get(c)
                if plain is None:
                    raise_decode_error("Invalid \\escape", self.guest, i - 1)
                    return None
                chunks.append(plain)
                i += 1
                continue
            code = self.four_digits(i + 1)
            if code < 0:
                return None
            i += 5
            if 0xD800 <= code <= 0xDBFF and text[i : i + 2] == "\\u":
                m = FOUR_DIGITS.match(text, i + 2)
                if m is not None:
                    low = int(m.group(), 16)
                    if 0xDC00 <= low <= 0xDFFF:
                        code = 0x10000 + (((code - 0xD800) << 10) | (low - 0xDC00))
                        i += 6
            chunks.append(chr(code))

    def four_digits(self, i: int) -> int:
        m = FOUR_DIGITS.match(self.text, i)
        if m is None:
            raise_decode_error("Invalid \\uXXXX escape", self.guest, i - 1)
            return -1
        return int(m.group(), 16)


class ScannerObject(Object):
    """`_json.Scanner`: made by `json.scanner.c_make_scanner`."""

    def __init__(
        self,
        strict: bool,
        object_hook: Object,
        object_pairs_hook: Object,
        parse_float: Object,
        parse_int: Object,
        parse_constant: Object,
    ) -> None:
        self.strict: Final = strict
        self.object_hook: Final = object_hook
        self.object_pairs_hook: Final = object_pairs_hook
        self.parse_float: Final = parse_float
        self.parse_int: Final = parse_int
        self.parse_constant: Final = parse_constant

    def ob_type(self) -> TypeObject:
        return SCANNER_TYPE

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if nargs != 2:
            return type_error(f"scan_once expected 2 arguments, got {nargs}")
        given = args[base]
        where = args[base + 1]
        assert given is not None and where is not None
        u = as_unicode(given)
        if u is None:
            return type_error(f"first argument must be a string, not {type_name(given)}")
        at = index_as_i64(where)
        if at == -1 and error_occurred():
            return None
        scan = Scan(u, self.strict)
        if at < 0:
            return value_error("idx cannot be negative")
        value = self.once(scan, int(at))
        if value is None:
            if scan.stopped and not error_occurred():
                set_stop_iteration(long_from_host(scan.end))
            return None
        return tuple2(value, long_from_host(scan.end))

    def stop(self, scan: Scan, at: int) -> Object | None:
        scan.stopped = True
        scan.end = at
        return None

    def once(self, scan: Scan, i: int) -> Object | None:
        """The value at i; None with an exception, or `scan.stopped`. CPython: scan_once_unicode"""
        text = scan.text
        if i >= len(text):
            return self.stop(scan, i)
        c = text[i]
        if c == '"':
            s = scan.string(i + 1)
            return None if s is None else unicode_from_host(s)
        if c == "{":
            if not enter_recursive(" while decoding a JSON object from a unicode string"):
                return None
            value = self.object(scan, i + 1)
            leave_recursive()
            return value
        if c == "[":
            if not enter_recursive(" while decoding a JSON array from a unicode string"):
                return None
            value = self.array(scan, i + 1)
            leave_recursive()
            return value
        if c == "n" and text.startswith("null", i):
            scan.end = i + 4
            return NONE
        if c == "t" and text.startswith("true", i):
            scan.end = i + 4
            return TRUE
        if c == "f" and text.startswith("false", i):
            scan.end = i + 5
            return FALSE
        if c == "N" and text.startswith("NaN", i):
            scan.end = i + 3
            return call_one(self.parse_constant, intern("NaN"))
        if c == "I" and text.startswith("Infinity", i):
            scan.end = i + 8
            return call_one(self.parse_constant, intern("Infinity"))
        if c == "-" and text.startswith("-Infinity", i):
            scan.end = i + 9
            return call_one(self.parse_constant, intern("-Infinity"))
        return self.number(scan, i)

    def number(self, scan: Scan, i: int) -> Object | None:
        m = NUMBER.match(scan.text, i)
        if m is None:
            return self.stop(scan, i)
        scan.end = m.end()
        if m.group(2) is not None or m.group(3) is not None:
            if self.parse_float is FLOAT_TYPE:
                return FloatObject(float(m.group()))
            return call_one(self.parse_float, unicode_from_host(m.group()))
        digits = m.group(1)
        if self.parse_int is LONG_TYPE and len(digits) <= 18:
            return long_from_i64(int(digits))
        return call_one(self.parse_int, unicode_from_host(digits))

    def array(self, scan: Scan, i: int) -> Object | None:
        """CPython: _parse_array_unicode"""
        text = scan.text
        result = list_new()
        i = scan.skip(i)
        if i < len(text) and text[i] == "]":
            scan.end = i + 1
            return result
        while True:
            value = self.once(scan, i)
            if value is None:
                if scan.stopped and not error_occurred():
                    scan.stopped = False
                    raise_decode_error("Expecting value", scan.guest, scan.end)
                return None
            list_append(result, value)
            i = scan.skip(scan.end)
            if i < len(text) and text[i] == "]":
                scan.end = i + 1
                return result
            if i >= len(text) or text[i] != ",":
                raise_decode_error("Expecting ',' delimiter", scan.guest, i)
                return None
            comma = i
            i = scan.skip(i + 1)
            if i < len(text) and text[i] == "]":
                raise_decode_error("Illegal trailing comma before end of array", scan.guest, comma)
                return None

    def object(self, scan: Scan, i: int) -> Object | None:
        """CPython: _parse_object_unicode"""
        text = scan.text
        pairs = self.object_pairs_hook is not NONE
        items = list_new()
        d = dict_new()
        i = scan.skip(i)
        if i < len(text) and text[i] == "}":
            scan.end = i + 1
            return self.finish_object(d, items, pairs)
        while True:
            if i >= len(text) or text[i] != '"':
                raise_decode_error(
                    "Expecting property name enclosed in double quotes", scan.guest, i
                )
                return None
            name = scan.string(i + 1)
            if name is None:
                return None
            key = scan.memo.get(name)
            if key is None:
                key = unicode_from_host(name)
                if len(name) <= 64:
                    key = unicode_intern(key)
                scan.memo[name] = key
            i = scan.skip(scan.end)
            if i >= len(text) or text[i] != ":":
                raise_decode_error("Expecting ':' delimiter", scan.guest, i)
                return None
            value = self.once(scan, scan.skip(i + 1))
            if value is None:
                if scan.stopped and not error_occurred():
                    scan.stopped = False
                    raise_decode_error("Expecting value", scan.guest, scan.end)
                return None
            if pairs:
                list_append(items, tuple2(key, value))
            elif dict_setitem(d, key, value) < 0:
                return None
            i = scan.skip(scan.end)
            if i < len(text) and text[i] == "}":
                scan.end = i + 1
                return self.finish_object(d, items, pairs)
            if i >= len(text) or text[i] != ",":
                raise_decode_error("Expecting ',' delimiter", scan.guest, i)
                return None
            comma = i
            i = scan.skip(i + 1)
            if i < len(text) and text[i] == "}":
                raise_decode_error("Illegal trailing comma before end of object", scan.guest, comma)
                return None

    def finish_object(self, d: DictObject, items: Object, pairs: bool) -> Object | None:
        if pairs:
            return call_one(self.object_pairs_hook, items)
        if self.object_hook is not NONE:
            return call_one(self.object_hook, d)
        return d


def scanstring(string: Object, end: Object, strict: Object | None) -> Object | None:
    """`scanstring(string, end, strict=True) -> (str, end)`."""
    at = index_as_i64(end)
    if at == -1 and error_occurred():
        return None
    u = as_unicode(string)
    if u is None:
        return type_error(f"first argument must be a string, not {type_name(string)}")
    if at < 0 or at > u.length:
        return value_error("end is out of bounds")
    t: i64 = 1 if strict is None else is_true(strict)
    if t < 0:
        return None
    scan = Scan(u, t == 1)
    s = scan.string(int(at))
    if s is None:
        return None
    return tuple2(unicode_from_host(s), long_from_host(scan.end))


def scanner_new(cls: TypeObject, context: Object) -> Object | None:
    strict = get_attr(context, intern("strict"))
    if strict is None:
        return None
    t = is_true(strict)
    if t < 0:
        return None
    hooks: list[Object] = []
    for name in (
        "object_hook",
        "object_pairs_hook",
        "parse_float",
        "parse_int",
        "parse_constant",
    ):
        hook = get_attr(context, intern(name))
        if hook is None:
            return None
        hooks.append(hook)
    return ScannerObject(t == 1, hooks[0], hooks[1], hooks[2], hooks[3], hooks[4])


def scanner_get_strict(self: ScannerObject) -> Object | None:
    return TRUE if self.strict else FALSE


def scanner_get_object_hook(self: ScannerObject) -> Object | None:
    return self.object_hook


def scanner_get_pairs_hook(self: ScannerObject) -> Object | None:
    return self.object_pairs_hook


def scanner_get_parse_float(self: ScannerObject) -> Object | None:
    return self.parse_float


def scanner_get_parse_int(self: ScannerObject) -> Object | None:
    return self.parse_int


def scanner_get_parse_constant(self: ScannerObject) -> Object | None:
    return self.parse_constant


SCANNER_TYPE: Final[TypeObject] = static_type(
    "Scanner",
    module="_json",
    doc="JSON scanner object",
    new=method("__new__", scanner_new, "context"),
    slots=(S_CALL,),
    getset=(
        getset("strict", scanner_get_strict, None),
        getset("object_hook", scanner_get_object_hook, None),
        getset("object_pairs_hook", scanner_get_pairs_hook, None),
        getset("parse_float", scanner_get_parse_float, None),
        getset("parse_int", scanner_get_parse_int, None),
        getset("parse_constant", scanner_get_parse_constant, None),
    ),
)

from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.call import call_list, call_one  # noqa: E402
from rt.objects.errors import error_occurred  # noqa: E402
from rt.objects.exceptions import BaseExceptionObject, set_stop_iteration  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
from rt.vm.import_ import import_module  # noqa: E402
