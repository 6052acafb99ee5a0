"""The type `str`: its methods as far as they take and check arguments, and its declaration.

Answers to Objects/unicodeobject.c and its clinic file. What the methods do is in the
neighbouring modules.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject
from rt.objects.errors import error_occurred, type_error, value_error
from rt.objects.longobject import index_as_i64, long_from_i64
from rt.objects.methodobject import WANTS_INSTANCE, method, static_method
from rt.objects.object import NONE, Object
from rt.objects.slots import (
    S_CONCAT,
    S_CONTAINS,
    S_GETITEM,
    S_HASH,
    S_ITER,
    S_LEN,
    S_MOD,
    S_REPEAT,
    S_REPR,
    S_RICHCOMPARE,
    S_STR,
)
from rt.objects.tupleobject import tuple1
from rt.objects.typeobject import BASETYPE, TypeObject, static_type, type_name
from rt.unicode.unicodeobject import (
    EMPTY_UNICODE,
    SHORT,
    UnicodeObject,
    as_unicode,
    unicode_char,
    unicode_data,
    unicode_is_ascii,
    unicode_substring,
)

# What `search` gives when an exception has been set; no position is so low.
FAILED: Final = -2


def argument_error(name: str, position: str, x: Object) -> None:
    """The TypeError for an argument that is no str. CPython: _PyArg_BadArgument"""
    type_error(f"{name}() {position} must be str, not {type_name_or_none(x)}")


# Searching.


# What `search` looks for, and how the methods are called that do.
FIND: Final = 0
RFIND: Final = 1
INDEX: Final = 2
RINDEX: Final = 3
COUNT: Final = 4
SEARCHES: Final = ("find", "rfind", "index", "rindex", "count")


def search(
    u: UnicodeObject, what: i64, sub: Object, start: Object | None, end: Object | None
) -> i64:
    """The result of a method of SEARCHES; FAILED with an exception.

    CPython: parse_args_finds_unicode
    """
    needle = as_unicode(sub)
    if needle is None:
        argument_error(SEARCHES[what], "argument 1", sub)
        return FAILED
    missing: i64 = 0 if what == COUNT else -1
    n = u.length
    i: i64 = 0
    stop = n
    if start is not None or end is not None:
        if start is not None and start is not NONE:
            i = slice_index(start)
            if i == -1 and error_occurred():
                return FAILED
        if end is not None and end is not NONE:
            stop = slice_index(end)
            if stop == -1 and error_occurred():
                return FAILED
        if stop > n:
            stop = n
        elif stop < 0:
            stop = 0 if stop + n < 0 else stop + n
        if i < 0:
            i = 0 if i + n < 0 else i + n
    if i > stop or needle.kind > u.kind or stop - i < needle.length:
        return missing
    wanted = unicode_data(needle, u.kind)
    if what == COUNT:
        return count(u.data, u.kind, wanted, i, stop)
    if what == FIND or what == INDEX:
        return find(u.data, u.kind, wanted, i, stop)
    return rfind(u.data, u.kind, wanted, i, stop)


def unicode_find_method(
    self: UnicodeObject, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = search(self, FIND, sub, start, end)
    return None if at == FAILED else long_from_i64(at)


def unicode_rfind_method(
    self: UnicodeObject, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = search(self, RFIND, sub, start, end)
    return None if at == FAILED else long_from_i64(at)


def unicode_index_method(
    self: UnicodeObject, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = search(self, INDEX, sub, start, end)
    return found_at(at)


def unicode_rindex_method(
    self: UnicodeObject, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    at = search(self, RINDEX, sub, start, end)
    return found_at(at)


def found_at(at: i64) -> Object | None:
    if at == -1:
        return value_error("substring not found")
    return None if at == FAILED else long_from_i64(at)


def unicode_count_method(
    self: UnicodeObject, sub: Object, start: Object | None, end: Object | None
) -> Object | None:
    n = search(self, COUNT, sub, start, end)
    return None if n == FAILED else long_from_i64(n)


def unicode_startswith(
    self: UnicodeObject, prefix: Object, start: Object | None, end: Object | None
) -> Object | None:
    return affix_match(self, prefix, start, end, "startswith")


def unicode_endswith(
    self: UnicodeObject, suffix: Object, start: Object | None, end: Object | None
) -> Object | None:
    return affix_match(self, suffix, start, end, "endswith")


def affix_match(
    u: UnicodeObject, affix: Object, start: Object | None, end: Object | None, name: str
) -> Object | None:
    """startswith and endswith, of a str or of any in a tuple."""
    i: i64 = 0
    stop = u.length
    if start is not None and start is not NONE:
        i = slice_index(start)
        if i == -1 and error_occurred():
            return None
    if end is not None and end is not NONE:
        stop = slice_index(end)
        if stop == -1 and error_occurred():
            return None
    at_end = name == "endswith"
    one = as_unicode(affix)
    if one is not None:
        return bool_from(unicode_tailmatch(u, one, i, stop, at_end))
    several = as_tuple(affix)
    if several is None:
        return type_error(f"{name} first arg must be str or a tuple of str, not {type_name(affix)}")
    k: i64 = 0
    while k < several.n:
        item = several.item(k)
        one = as_unicode(item)
        if one is None:
            return type_error(f"tuple for {name} must only contain str, not {type_name(item)}")
        if unicode_tailmatch(u, one, i, stop, at_end):
            return TRUE
        k += 1
    return FALSE


def unicode_tailmatch(
    u: UnicodeObject, affix: UnicodeObject, start: i64, end: i64, at_end: bool
) -> bool:
    """Does `u[start:end]` begin, or end, with `affix`? CPython: tailmatch"""
    n = u.length
    if end > n:
        end = n
    elif end < 0:
        end = 0 if end + n < 0 else end + n
    if start < 0:
        start = 0 if start + n < 0 else start + n
    m = affix.length
    if end - start < m:
        return False
    if m == 0:
        return True
    kind = u.kind
    if affix.kind > kind:
        return False
    if at_end:
        start = end - m
    if affix.kind < kind and m <= SHORT:
        i: i64 = 0
        while i < m:
            if unicode_char(u, start + i) != unicode_char(affix, i):
                return False
            i += 1
        return True
    return lies_at(u.data, start * kind, unicode_data(affix, kind), m * kind)


def unicode_removeprefix(self: UnicodeObject, prefix: Object) -> Object | None:
    p = as_unicode(prefix)
    if p is None:
        argument_error("removeprefix", "argument", prefix)
        return None
    if unicode_tailmatch(self, p, 0, self.length, False):
        return unicode_substring(self, p.length, self.length)
    return self


def unicode_removesuffix(self: UnicodeObject, suffix: Object) -> Object | None:
    s = as_unicode(suffix)
    if s is None:
        argument_error("removesuffix", "argument", suffix)
        return None
    if s.length > 0 and unicode_tailmatch(self, s, 0, self.length, True):
        return unicode_substring(self, 0, self.length - s.length)
    return self


def unicode_replace_method(
    self: UnicodeObject, old: Object, new: Object, limit: Object | None
) -> Object | None:
    a = as_unicode(old)
    if a is None:
        argument_error("replace", "argument 1", old)
        return None
    b = as_unicode(new)
    if b is None:
        argument_error("replace", "argument 2", new)
        return None
    n: i64 = -1
    if limit is not None:
        n = index_as_i64(limit)
        if n == -1 and error_occurred():
            return None
    return unicode_replace(self, a, b, n)


# Splitting and joining.


def limit_of(maxsplit: Object | None) -> i64:
    """The number of splits; FAILED with an exception."""
    if maxsplit is None:
        return NO_LIMIT
    n = index_as_i64(maxsplit)
    if n == -1 and error_occurred():
        return FAILED
    return NO_LIMIT if n < 0 else n


def unicode_split_method(
    self: UnicodeObject, sep: Object | None, maxsplit: Object | None
) -> Object | None:
    limit = limit_of(maxsplit)
    if limit == FAILED:
        return None
    if sep is None or sep is NONE:
        return unicode_split_whitespace(self, limit)
    s = as_unicode(sep)
    if s is None:
        return type_error(f"must be str or None, not {type_name(sep)}")
    if s.length == 0:
        return value_error("empty separator")
    return unicode_split(self, s, limit)


def unicode_rsplit_method(
    self: UnicodeObject, sep: Object | None, maxsplit: Object | None
) -> Object | None:
    limit = limit_of(maxsplit)
    if limit == FAILED:
        return None
    if sep is None or sep is NONE:
        return unicode_rsplit_whitespace(self, limit)
    s = as_unicode(sep)
    if s is None:
        return type_error(f"must be str or None, not {type_name(sep)}")
    if s.length == 0:
        return value_error("empty separator")
    return unicode_rsplit(self, s, limit)


def unicode_splitlines_method(self: UnicodeObject, keepends: Object | None) -> Object | None:
    keep: i64 = 0
    if keepends is not None:
        keep = is_true(keepends)
        if keep < 0:
            return None
    return unicode_splitlines(self, keep == 1)


def unicode_partition_method(self: UnicodeObject, sep: Object) -> Object | None:
    s = separator(sep)
    return None if s is None else unicode_partition(self, s)


def unicode_rpartition_method(self: UnicodeObject, sep: Object) -> Object | None:
    s = separator(sep)
    return None if s is None else unicode_rpartition(self, s)


def separator(sep: Object) -> UnicodeObject | None:
    s = as_unicode(sep)
    if s is None:
        type_error(f"must be str, not {type_name(sep)}")
    elif s.length == 0:
        value_error("empty separator")
        return None
    return s


def unicode_join_method(self: UnicodeObject, iterable: Object) -> Object | None:
    items = sequence_fast(iterable, "can only join an iterable")
    if items is None:
        return None
    return unicode_join_vec(self, items.items, 0, items.n)


# Stripping and padding.


def strip_with(u: UnicodeObject, chars: Object | None, ends: i64, name: str) -> Object | None:
    if chars is None or chars is NONE:
        return unicode_strip(u, None, ends)
    c = as_unicode(chars)
    if c is None:
        return type_error(f"{name} arg must be None or str")
    return unicode_strip(u, c, ends)


def unicode_strip_method(self: UnicodeObject, chars: Object | None) -> Object | None:
    return strip_with(self, chars, BOTH, "strip")


def unicode_lstrip_method(self: UnicodeObject, chars: Object | None) -> Object | None:
    return strip_with(self, chars, LEFT, "lstrip")


def unicode_rstrip_method(self: UnicodeObject, chars: Object | None) -> Object | None:
    return strip_with(self, chars, RIGHT, "rstrip")


def fill_of(fillchar: Object | None) -> i64:
    """The fill character; FAILED with an exception. CPython: convert_uc"""
    if fillchar is None:
        return 32
    c = as_unicode(fillchar)
    if c is None:
        type_error(f"The fill character must be a unicode character, not {type_name(fillchar)}")
        return FAILED
    if c.length != 1:
        type_error("The fill character must be exactly one character long")
        return FAILED
    return unicode_char(c, 0)


def unicode_center_method(
    self: UnicodeObject, width: Object, fillchar: Object | None
) -> Object | None:
    n = index_as_i64(width)
    if n == -1 and error_occurred():
        return None
    fill = fill_of(fillchar)
    return None if fill == FAILED else unicode_center(self, n, fill)


def unicode_ljust(self: UnicodeObject, width: Object, fillchar: Object | None) -> Object | None:
    n = index_as_i64(width)
    if n == -1 and error_occurred():
        return None
    fill = fill_of(fillchar)
    if fill == FAILED:
        return None
    return self if n <= self.length else unicode_pad(self, 0, n - self.length, fill)


def unicode_rjust(self: UnicodeObject, width: Object, fillchar: Object | None) -> Object | None:
    n = index_as_i64(width)
    if n == -1 and error_occurred():
        return None
    fill = fill_of(fillchar)
    if fill == FAILED:
        return None
    return self if n <= self.length else unicode_pad(self, n - self.length, 0, fill)


def unicode_zfill_method(self: UnicodeObject, width: Object) -> Object | None:
    n = index_as_i64(width)
    if n == -1 and error_occurred():
        return None
    return unicode_zfill(self, n)


def unicode_expandtabs_method(self: UnicodeObject, tabsize: Object | None) -> Object | None:
    n: i64 = 8
    if tabsize is not None:
        n = index_as_c_int(tabsize)
        if n == -1 and error_occurred():
            return None
    return unicode_expandtabs(self, n)


# Case and classes.


def unicode_capitalize_method(self: UnicodeObject) -> Object | None:
    return unicode_capitalize(self)


def unicode_casefold_method(self: UnicodeObject) -> Object | None:
    return unicode_casefold(self)


def unicode_lower_method(self: UnicodeObject) -> Object | None:
    return unicode_lower(self)


def unicode_swapcase_method(self: UnicodeObject) -> Object | None:
    return unicode_swapcase(self)


def unicode_title_method(self: UnicodeObject) -> Object | None:
    return unicode_title(self)


def unicode_upper_method(self: UnicodeObject) -> Object | None:
    return unicode_upper(self)


def unicode_isalnum_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isalnum(self))


def unicode_isalpha_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isalpha(self))


def unicode_isascii_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_is_ascii(self))


def unicode_isdecimal_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isdecimal(self))


def unicode_isdigit_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isdigit(self))


def unicode_isidentifier_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isidentifier(self))


def unicode_islower_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_islower(self))


def unicode_isnumeric_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isnumeric(self))


def unicode_isprintable_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isprintable(self))


def unicode_isspace_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isspace(self))


def unicode_istitle_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_istitle(self))


def unicode_isupper_method(self: UnicodeObject) -> Object | None:
    return bool_from(unicode_isupper(self))


# Translation, encoding, formatting.


def unicode_translate_method(self: UnicodeObject, table: Object) -> Object | None:
    return unicode_translate(self, table)


def unicode_maketrans_method(x: Object, y: Object | None, z: Object | None) -> Object | None:
    return unicode_maketrans(x, y, z)


# The first names of encodings and error handlers that have been asked for.
KNOWN_NAMES: Final = 64
CODEC_NAMES: Final[dict[bytes, str]] = {}


def codec_name(func: str, what: str, x: Object | None) -> str | None:
    """The host string of an argument `encoding` or `errors`; None when it is not given, and
    with an exception when it is no string without null characters."""
    if x is None:
        return None
    u = as_unicode(x)
    if u is None:
        argument_error(func, f"argument '{what}'", x)
        return None
    known = CODEC_NAMES.get(u.data) if u.kind == 1 else None
    if known is not None:
        return known
    text = unicode_to_host(u)
    if "\0" in text:
        value_error("embedded null character")
        return None
    if u.kind == 1 and len(CODEC_NAMES) < KNOWN_NAMES:
        CODEC_NAMES[u.data] = text
    return text


def unicode_encode_method(
    self: UnicodeObject, encoding: Object | None, errors: Object | None
) -> Object | None:
    e = codec_name("encode", "encoding", encoding)
    if e is None and error_occurred():
        return None
    h = codec_name("encode", "errors", errors)
    if h is None and error_occurred():
        return None
    return unicode_as_encoded(self, e, h)


def unicode_format_method(
    self: UnicodeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return string_format(self, args, kwargs)


def unicode_format_map(self: UnicodeObject, mapping: Object) -> Object | None:
    return string_format(self, None, mapping)


def unicode_dunder_format(self: Object, spec: Object) -> Object | None:
    s = as_unicode(spec)
    if s is None:
        argument_error("__format__", "argument", spec)
        return None
    if s.length == 0:
        # An extending class may have its own `__str__`.
        return object_str_result(self)
    return format_unicode(self.native(), s)


def unicode_getnewargs(self: UnicodeObject) -> Object | None:
    # A copy, where copies are distinct.
    if self.length < 2:
        return tuple1(self)
    return tuple1(UnicodeObject(self.data, self.kind, self.length))


def unicode_sizeof(self: UnicodeObject) -> Object | None:
    # The sizes of CPython's two headers of strings.
    header: i64 = 40 if unicode_is_ascii(self) else 56
    return long_from_i64(header + self.kind * (self.length + 1))


def unicode_new(
    cls: TypeObject, value: Object | None, encoding: Object | None, errors: Object | None
) -> Object | None:
    """`str(value, encoding, errors)`. CPython: unicode_new_impl"""
    e = codec_name("str", "encoding", encoding)
    if e is None and error_occurred():
        return None
    h = codec_name("str", "errors", errors)
    if h is None and error_occurred():
        return None
    if value is None:
        return EMPTY_UNICODE
    if encoding is None and errors is None:
        # `__str__` may give an instance of an extending class, but only for `str` itself.
        return object_str_result(value) if cls is UNICODE_TYPE else object_str_of(value)
    return unicode_from_encoded(value, e, h)


SEARCH_SIGNATURE: Final = "sub, start=None, end=None, /"

UNICODE_TYPE: Final = static_type(
    "str",
    doc="The text of an object, or of bytes in an encoding.",
    new=method("__new__", unicode_new, "object='', encoding='utf-8', errors='strict'"),
    slots=(
        S_REPR,
        S_HASH,
        S_STR,
        S_RICHCOMPARE,
        S_ITER,
        S_MOD,
        S_LEN,
        S_GETITEM,
        S_CONCAT,
        S_REPEAT,
        S_CONTAINS,
    ),
    methods=(
        method(
            "encode",
            unicode_encode_method,
            "encoding='utf-8', errors='strict'",
            doc="The bytes of the string in an encoding.",
        ),
        method(
            "replace",
            unicode_replace_method,
            "old, new, /, count=-1",
            doc="A copy with old replaced by new, at most count times.",
        ),
        method(
            "split",
            unicode_split_method,
            "sep=None, maxsplit=-1",
            doc="The pieces between separators, counted from the left.",
        ),
        method(
            "rsplit",
            unicode_rsplit_method,
            "sep=None, maxsplit=-1",
            doc="The pieces between separators, counted from the right.",
        ),
        method(
            "join",
            unicode_join_method,
            "iterable, /",
            doc="The strings of an iterable, with this one between each two.",
        ),
        method(
            "capitalize", unicode_capitalize_method, doc="First letter title case, the rest lower."
        ),
        method("casefold", unicode_casefold_method, doc="For comparison without regard to case."),
        method("title", unicode_title_method, doc="The first letter of every word in title case."),
        method(
            "center", unicode_center_method, "width, fillchar=' ', /", doc="Filled on both sides."
        ),
        method("count", unicode_count_method, SEARCH_SIGNATURE, doc="How often a string occurs."),
        method("expandtabs", unicode_expandtabs_method, "tabsize=8", doc="Tabs made spaces."),
        method(
            "find", unicode_find_method, SEARCH_SIGNATURE, doc="The first place of a string, or -1."
        ),
        method("partition", unicode_partition_method, "sep, /", doc="Head, separator, tail."),
        method("index", unicode_index_method, SEARCH_SIGNATURE, doc="The first place of a string."),
        method("ljust", unicode_ljust, "width, fillchar=' ', /", doc="Filled on the right."),
        method("lower", unicode_lower_method, doc="In lower case."),
        method("lstrip", unicode_lstrip_method, "chars=None, /", doc="Without leading characters."),
        method(
            "rfind",
            unicode_rfind_method,
            SEARCH_SIGNATURE,
            doc="The last place of a string, or -1.",
        ),
        method(
            "rindex", unicode_rindex_method, SEARCH_SIGNATURE, doc="The last place of a string."
        ),
        method("rjust", unicode_rjust, "width, fillchar=' ', /", doc="Filled on the left."),
        method(
            "rstrip", unicode_rstrip_method, "chars=None, /", doc="Without trailing characters."
        ),
        method(
            "rpartition", unicode_rpartition_method, "sep, /", doc="Head, last separator, tail."
        ),
        method("splitlines", unicode_splitlines_method, "keepends=False", doc="The lines."),
        method("strip", unicode_strip_method, "chars=None, /", doc="Without the ends' characters."),
        method("swapcase", unicode_swapcase_method, doc="Upper case made lower and vice versa."),
        method("translate", unicode_translate_method, "table, /", doc="Characters by a table."),
        method("upper", unicode_upper_method, doc="In upper case."),
        method(
            "startswith",
            unicode_startswith,
            "prefix, start=None, end=None, /",
            doc="Does it begin with a string, or one of a tuple?",
        ),
        method(
            "endswith",
            unicode_endswith,
            "suffix, start=None, end=None, /",
            doc="Does it end with a string, or one of a tuple?",
        ),
        method("removeprefix", unicode_removeprefix, "prefix, /", doc="Without a prefix."),
        method("removesuffix", unicode_removesuffix, "suffix, /", doc="Without a suffix."),
        method("isascii", unicode_isascii_method, doc="Only characters below U+0080?"),
        method("islower", unicode_islower_method, doc="All cased ones in lower case?"),
        method("isupper", unicode_isupper_method, doc="All cased ones in upper case?"),
        method("istitle", unicode_istitle_method, doc="In title case?"),
        method("isspace", unicode_isspace_method, doc="Only white space?"),
        method("isdecimal", unicode_isdecimal_method, doc="Only decimal digits?"),
        method("isdigit", unicode_isdigit_method, doc="Only digits?"),
        method("isnumeric", unicode_isnumeric_method, doc="Only characters with a number?"),
        method("isalpha", unicode_isalpha_method, doc="Only letters?"),
        method("isalnum", unicode_isalnum_method, doc="Only letters and numbers?"),
        method("isidentifier", unicode_isidentifier_method, doc="A valid identifier?"),
        method("isprintable", unicode_isprintable_method, doc="Only printable characters?"),
        method("zfill", unicode_zfill_method, "width, /", doc="Filled with zeros after a sign."),
        method("format", unicode_format_method, "*args, **kwargs", doc="With fields filled in."),
        method("format_map", unicode_format_map, "mapping, /", doc="With a mapping's values."),
        method(
            "__format__",
            unicode_dunder_format,
            "format_spec, /",
            doc="As a spec says.",
            flags=WANTS_INSTANCE,
        ),
        static_method(
            "maketrans",
            unicode_maketrans_method,
            "x, y=<unrepresentable>, z=<unrepresentable>, /",
            doc="A table for translate.",
        ),
        method("__sizeof__", unicode_sizeof, doc="The size in memory, in bytes."),
        method("__getnewargs__", unicode_getnewargs),
    ),
    flags=BASETYPE,
)

from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.bytes_methods import index_as_c_int  # noqa: E402
from rt.objects.exceptions import type_name_or_none  # noqa: E402
from rt.objects.listobject import sequence_fast  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    is_true,
    object_str_of,
    object_str_result,
)
from rt.objects.sliceobject import slice_index  # noqa: E402
from rt.objects.tupleobject import as_tuple  # noqa: E402
from rt.unicode.codecs import (  # noqa: E402
    unicode_as_encoded,
    unicode_from_encoded,
)
from rt.unicode.fastsearch import count, find, lies_at, rfind  # noqa: E402
from rt.unicode.formatter_unicode import format_unicode  # noqa: E402
from rt.unicode.string_format import string_format  # noqa: E402
from rt.unicode.unicode_case import (  # noqa: E402
    unicode_capitalize,
    unicode_casefold,
    unicode_isalnum,
    unicode_isalpha,
    unicode_isdecimal,
    unicode_isdigit,
    unicode_isidentifier,
    unicode_islower,
    unicode_isnumeric,
    unicode_isprintable,
    unicode_isspace,
    unicode_istitle,
    unicode_isupper,
    unicode_lower,
    unicode_swapcase,
    unicode_title,
    unicode_upper,
)
from rt.unicode.unicode_split import (  # noqa: E402
    BOTH,
    LEFT,
    NO_LIMIT,
    RIGHT,
    unicode_partition,
    unicode_rpartition,
    unicode_rsplit,
    unicode_rsplit_whitespace,
    unicode_split,
    unicode_split_whitespace,
    unicode_splitlines,
    unicode_strip,
)
from rt.unicode.unicode_text import (  # noqa: E402
    unicode_center,
    unicode_expandtabs,
    unicode_maketrans,
    unicode_pad,
    unicode_replace,
    unicode_translate,
    unicode_zfill,
)
from rt.unicode.unicodeobject import unicode_join_vec, unicode_to_host  # noqa: E402
