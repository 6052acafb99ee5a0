"""The module `_sre`: compiled regular expressions.

Answers to Modules/_sre/sre.c. The patterns are compiled by the standard library's `re`,
which runs as guest code; the matcher behind `compile` is the host's. Strings cross the
boundary once for a run of calls on the same string; what matched is cut out of the guest's
own string.
"""

from __future__ import annotations

import _sre
import re
from typing import Any, Final, cast

from mypy_extensions import i64

from rt.dict.dictobject import DictObject, dict_new, dict_setitem
from rt.objects.errors import (
    error_occurred,
    set_error,
    take_error,
    type_error,
)
from rt.objects.longobject import long_from_host
from rt.objects.methodobject import CLASS_GETITEM, function, getset, method
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import InterpreterState
from rt.objects.slots import S_EQ, S_GETITEM, S_HASH, S_ITER, S_NEXT, S_REPR
from rt.objects.tupleobject import tuple2, tuple_from_list
from rt.objects.typeobject import TypeObject, static_type, type_name
from rt.unicode.unicodeobject import EMPTY_UNICODE

# Longest possible positions, as the host takes them.
MAX_POSITION: Final = 0x7FFFFFFFFFFFFFFF


class HostText:
    """The last strings that were searched, in the host's form."""

    def __init__(self) -> None:
        self.guest: UnicodeObject = EMPTY_UNICODE
        self.text: str = ""

    def get(self, u: UnicodeObject) -> str:
        if u is not self.guest:
            self.text = unicode_to_host(u)
            self.guest = u
        return self.text


TEXT: Final = HostText()


class PatternObject(Object):
    """`re.Pattern`."""

    def __init__(
        self, value: re.Pattern[Any], pattern: Object, groupindex: DictObject, is_bytes: i64
    ) -> None:
        self.weak: WeakToken | None = None
        self.value: Final = value
        self.pattern: Final = pattern
        self.groupindex: Final = groupindex
        # 1: bytes; 0: str; -1: a pattern without text, which takes both.
        self.is_bytes: Final[i64] = is_bytes

    def ob_type(self) -> TypeObject:
        return PATTERN_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        return unicode_from_host(repr(self.value))

    def tp_hash(self) -> i64:
        return hash(self.value)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, PatternObject) or (op != EQ and op != NE):
            return NOT_IMPLEMENTED
        return bool_from((self.value == other.value) == (op == EQ))


class MatchObject(Object):
    """`re.Match`."""

    def __init__(self, value: re.Match[Any], pattern: PatternObject, string: Object) -> None:
        self.value: Final = value
        self.pattern: Final = pattern
        self.string: Final = string

    def ob_type(self) -> TypeObject:
        return MATCH_TYPE

    def tp_repr(self) -> Object | None:
        found = match_slice(self, 0, NONE)
        if found is None:
            return None
        start, end = self.value.span()
        return unicode_from_host(
            f"<re.Match object; span=({start}, {end}), match={host_repr(found)}>"
        )

    def mp_subscript(self, key: Object) -> Object | None:
        return match_group_of(self, key)


# Any, here and below: str or bytes, whichever the pattern is made of.
def subject_to_host(pattern: PatternObject, string: Object) -> Any:
    """The text to search in the host's form; None with a TypeError."""
    u = as_unicode(string)
    if u is not None:
        if pattern.is_bytes == 1:
            type_error("cannot use a bytes pattern on a string-like object")
            return None
        return TEXT.get(u)
    data = as_bytes_like(string)
    if data is None:
        if not error_occurred():
            type_error(f"expected string or bytes-like object, got '{type_name(string)}'")
        return None
    if pattern.is_bytes == 0:
        type_error("cannot use a string pattern on a bytes-like object")
        return None
    return data


def position(x: Object | None, default: i64) -> i64:
    """A position argument, not less than 0; -2 with an exception."""
    if x is None:
        return default
    n = as_index(x)
    if n is None:
        return -2
    if not long_fits_i64(n):
        set_error(OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")
        return -2
    v = long_as_i64(n)
    return 0 if v < 0 else v


def run_matcher(
    self: PatternObject, how: str, string: Object, pos: Object | None, endpos: Object | None
) -> Object | None:
    start = position(pos, 0)
    end = position(endpos, MAX_POSITION) if start != -2 else -2
    if end == -2:
        return None
    subject = subject_to_host(self, string)
    if subject is None:
        return None
    m: re.Match[Any] | None
    try:
        if how == "match":
            m = self.value.match(subject, start, end)
        elif how == "search":
            m = self.value.search(subject, start, end)
        else:
            m = self.value.fullmatch(subject, start, end)
    except BaseException as e:
        set_from_host(e)
        return None
    return NONE if m is None else MatchObject(m, self, string)


def pattern_match(
    self: PatternObject, string: Object, pos: Object | None, endpos: Object | None
) -> Object | None:
    return run_matcher(self, "match", string, pos, endpos)


def pattern_search(
    self: PatternObject, string: Object, pos: Object | None, endpos: Object | None
) -> Object | None:
    return run_matcher(self, "search", string, pos, endpos)


def pattern_fullmatch(
    self: PatternObject, string: Object, pos: Object | None, endpos: Object | None
) -> Object | None:
    return run_matcher(self, "fullmatch", string, pos, endpos)


def cut(string: Object, start: i64, end: i64) -> Object | None:
    """string[start:end] as an exact str or bytes."""
    u = as_unicode(string)
    if u is not None:
        return unicode_substring(u, start, end)
    data = as_bytes_like(string)
    return None if data is None else BytesObject(data[start:end])


def match_slice(self: MatchObject, group: int, default: Object) -> Object | None:
    start, end = self.value.span(group)
    if start < 0:
        return default
    return cut(self.string, start, end)


def pattern_findall(
    self: PatternObject, string: Object, pos: Object | None, endpos: Object | None
) -> Object | None:
    start = position(pos, 0)
    end = position(endpos, MAX_POSITION) if start != -2 else -2
    if end == -2:
        return None
    subject = subject_to_host(self, string)
    if subject is None:
        return None
    try:
        return to_guest(self.value.findall(subject, start, end))
    except BaseException as e:
        set_from_host(e)
        return None


class MatchIterator(Object):
    """The iterator of `finditer`."""

    def __init__(self, scanner: object, pattern: PatternObject, string: Object) -> None:
        self.scanner: Final = scanner
        self.pattern: Final = pattern
        self.string: Final = string
        # The host looks at a copy. As long as there is an iterator a bytearray keeps its size
        # all the same.
        array = as_bytearray(string)
        self.held: Final = None if array is None else memoryview(array.store)

    def ob_type(self) -> TypeObject:
        return MATCH_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        found = scan(self, "search")
        return None if found is NONE else found


def scan(self: MatchIterator, how: str) -> Object | None:
    try:
        m = getattr(self.scanner, how)()
    except BaseException as e:
        set_from_host(e)
        return None
    return NONE if m is None else MatchObject(m, self.pattern, self.string)


class ScannerObject(MatchIterator):
    """`Pattern.scanner()`."""

    def ob_type(self) -> TypeObject:
        return SCANNER_TYPE

    def tp_iter(self) -> Object | None:
        return type_error(f"'{type_name(self)}' object is not iterable")


def scanner_match(self: ScannerObject) -> Object | None:
    return scan(self, "match")


def scanner_search(self: ScannerObject) -> Object | None:
    return scan(self, "search")


def scanner_pattern(self: ScannerObject) -> Object | None:
    return self.pattern


def make_scanner(
    self: PatternObject, string: Object, pos: Object | None, endpos: Object | None
) -> object:
    start = position(pos, 0)
    end = position(endpos, MAX_POSITION) if start != -2 else -2
    if end == -2:
        return None
    subject = subject_to_host(self, string)
    if subject is None:
        return None
    made: object = getattr(self.value, "scanner")(subject, start, end)  # noqa: B009  untyped
    return made


def pattern_finditer(
    self: PatternObject, string: Object, pos: Object | None, endpos: Object | None
) -> Object | None:
    s = make_scanner(self, string, pos, endpos)
    return None if s is None else MatchIterator(s, self, string)


def pattern_scanner(
    self: PatternObject, string: Object, pos: Object | None, endpos: Object | None
) -> Object | None:
    s = make_scanner(self, string, pos, endpos)
    return None if s is None else ScannerObject(s, self, string)


def pattern_split(self: PatternObject, string: Object, maxsplit: Object | None) -> Object | None:
    subject = subject_to_host(self, string)
    if subject is None:
        return None
    limit: i64 = 0
    if maxsplit is not None:
        limit = index_as_i64(maxsplit)
        if limit == -1 and error_occurred():
            return None
    try:
        return to_guest(self.value.split(subject, limit))
    except BaseException as e:
        set_from_host(e)
        return None


class Replacer:
    """A guest replacement function as the host's `sub` calls it."""

    def __init__(self, func: Object, pattern: PatternObject, string: Object) -> None:
        self.func: Final = func
        self.pattern: Final = pattern
        self.string: Final = string

    def __call__(self, m: re.Match[Any]) -> object:
        result = call_one(self.func, MatchObject(m, self.pattern, self.string))
        if result is None:
            exc = take_error()
            assert exc is not None
            raise GuestException(exc)
        if result is NONE:
            return b"" if self.pattern.is_bytes == 1 else ""
        return to_host(result)


def substitute(self: PatternObject, repl: Object, string: Object, count: Object | None) -> object:
    """What the host's `subn` gives; None with an exception."""
    subject = subject_to_host(self, string)
    if subject is None:
        return None
    limit: i64 = 0
    if count is not None:
        limit = index_as_i64(count)
        if limit == -1 and error_occurred():
            return None
    template: Any
    u = as_unicode(repl)
    if u is not None:
        template = unicode_to_host(u)
    elif is_callable(repl):
        template = Replacer(repl, self, string)
    else:
        template = to_host(repl)
    try:
        return self.value.subn(template, subject, limit)
    except re.error as e:
        set_pattern_error(e)
        return None
    except BaseException as e:
        set_from_host(e)
        return None


def set_pattern_error(e: re.error) -> None:
    """Raise the guest's `re.PatternError` for the host's."""
    module = import_module("re")
    cls = None if module is None else get_attr(module, intern("error"))
    if not isinstance(cls, TypeObject):
        return
    made = call_list(
        cls,
        [to_guest(e.msg), to_guest(e.pattern), to_guest(e.pos)],
    )
    if made is not None:
        set_error_object(cls, made)


def pattern_sub(
    self: PatternObject, repl: Object, string: Object, count: Object | None
) -> Object | None:
    done = substitute(self, repl, string, count)
    if done is None:
        return None
    text, n = cast("tuple[object, int]", done)
    # Nothing replaced: the string itself, as CPython gives it.
    if n == 0 and (isinstance(string, UnicodeObject) or isinstance(string, BytesObject)):
        return string
    return to_guest(text)


def pattern_subn(
    self: PatternObject, repl: Object, string: Object, count: Object | None
) -> Object | None:
    done = substitute(self, repl, string, count)
    return None if done is None else to_guest(done)


def pattern_copy(self: PatternObject) -> Object | None:
    return self


def pattern_deepcopy(self: PatternObject, memo: Object) -> Object | None:
    return self


def pattern_get_pattern(self: PatternObject) -> Object | None:
    return self.pattern


def pattern_get_flags(self: PatternObject) -> Object | None:
    return long_from_host(self.value.flags)


def pattern_get_groups(self: PatternObject) -> Object | None:
    return long_from_host(self.value.groups)


def pattern_get_groupindex(self: PatternObject) -> Object | None:
    return MappingProxy(self.groupindex)


def group_number(self: MatchObject, key: Object) -> int:
    """The number of the group that a key names; -1 with an IndexError."""
    n: int = -1
    if has_index(key):
        index = as_index(key)
        if index is not None:
            n = long_to_host(index)
        else:
            clear_error()
    else:
        found = dict_getitem(self.pattern.groupindex, key)
        if found is not None:
            n = long_to_host_or(found, -1)
        else:
            clear_error()
    if n < 0 or n > self.value.re.groups:
        set_error(INDEX_ERROR, "no such group")
        return -1
    return n


def long_to_host_or(x: Object, default: int) -> int:
    n = as_long(x)
    return default if n is None else long_to_host(n)


def match_group_of(self: MatchObject, key: Object) -> Object | None:
    n = group_number(self, key)
    return None if n < 0 else match_slice(self, n, NONE)


def match_group(self: MatchObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args:
        return match_slice(self, 0, NONE)
    if len(args) == 1:
        return match_group_of(self, args[0])
    items: list[Object] = []
    for key in args:
        part = match_group_of(self, key)
        if part is None:
            return None
        items.append(part)
    return tuple_from_list(items)


def match_groups(self: MatchObject, default: Object | None) -> Object | None:
    items: list[Object] = []
    i = 1
    while i <= self.value.re.groups:
        part = match_slice(self, i, NONE if default is None else default)
        if part is None:
            return None
        items.append(part)
        i += 1
    return tuple_from_list(items)


def match_groupdict(self: MatchObject, default: Object | None) -> Object | None:
    result = dict_new()
    names = self.pattern.groupindex
    i: i64 = 0
    while i < names.nentries:
        k = names.keys[i]
        v = names.values[i]
        i += 1
        if k is None or v is None:
            continue
        part = match_slice(self, long_to_host_or(v, 0), NONE if default is None else default)
        if part is None or dict_setitem(result, k, part) < 0:
            return None
    return result


def match_start(self: MatchObject, group: Object | None) -> Object | None:
    n = 0 if group is None else group_number(self, group)
    return None if n < 0 else long_from_host(self.value.start(n))


def match_end(self: MatchObject, group: Object | None) -> Object | None:
    n = 0 if group is None else group_number(self, group)
    return None if n < 0 else long_from_host(self.value.end(n))


def match_span(self: MatchObject, group: Object | None) -> Object | None:
    n = 0 if group is None else group_number(self, group)
    if n < 0:
        return None
    start, end = self.value.span(n)
    return tuple2(long_from_host(start), long_from_host(end))


def match_expand(self: MatchObject, template: Object) -> Object | None:
    text: Any = to_host(template)
    try:
        return to_guest(self.value.expand(text))
    except re.error as e:
        set_pattern_error(e)
        return None
    except BaseException as e:
        set_from_host(e)
        return None


def match_copy(self: MatchObject) -> Object | None:
    return self


def match_deepcopy(self: MatchObject, memo: Object) -> Object | None:
    return self


def match_get_string(self: MatchObject) -> Object | None:
    return self.string


def match_get_re(self: MatchObject) -> Object | None:
    return self.pattern


def match_get_pos(self: MatchObject) -> Object | None:
    return long_from_host(self.value.pos)


def match_get_endpos(self: MatchObject) -> Object | None:
    return long_from_host(self.value.endpos)


def match_get_lastindex(self: MatchObject) -> Object | None:
    return to_guest(self.value.lastindex)


def match_get_lastgroup(self: MatchObject) -> Object | None:
    return to_guest(self.value.lastgroup)


def match_get_regs(self: MatchObject) -> Object | None:
    spans: list[object] = []
    i = 0
    while i <= self.value.re.groups:
        spans.append(self.value.span(i))
        i += 1
    return to_guest(tuple(spans))


# The module.


def sre_compile(
    pattern: Object,
    flags: Object,
    code: Object,
    groups: Object,
    groupindex: Object,
    indexgroup: Object,
) -> Object | None:
    index = as_dict(groupindex)
    if index is None:
        return type_error(
            f"compile() argument 'groupindex' must be dict, not {type_name(groupindex)}"
        )
    is_bytes: i64 = -1
    if pattern is not NONE:
        is_bytes = 0 if as_unicode(pattern) is not None else 1
    try:
        value = getattr(_sre, "compile")(  # noqa: B009  private and untyped
            to_host(pattern),
            to_host(flags),
            to_host(code),
            to_host(groups),
            to_host(groupindex),
            to_host(indexgroup),
        )
    except BaseException as e:
        set_from_host(e)
        return None
    return PatternObject(value, pattern, index, is_bytes)


def sre_template(pattern: Object, template: Object) -> Object | None:
    """CPython: _sre_template_impl"""
    parts = host_list(template) or []
    n = len(parts)
    for i in range(1, n, 2):
        index = index_as_i64(parts[i]) if as_long(parts[i]) is not None else -2
        if index == -2:
            return type_error("an integer is required")
        if index == -1 and error_occurred():
            return None
        if index < 0:
            return type_error("invalid template")
    if n % 2 == 0:
        return type_error("invalid template")
    # What `re` compiles templates to is only looked at by `sub`, which asks the host.
    return template


def character(x: Object) -> int:
    return long_to_host_or(x, 0)


def ascii_iscased(x: Object) -> Object | None:
    return bool_from(_sre.ascii_iscased(character(x)))


def unicode_iscased(x: Object) -> Object | None:
    return bool_from(_sre.unicode_iscased(character(x)))


def ascii_tolower(x: Object) -> Object | None:
    return long_from_host(_sre.ascii_tolower(character(x)))


def unicode_tolower(x: Object) -> Object | None:
    return long_from_host(_sre.unicode_tolower(character(x)))


def getcodesize() -> Object | None:
    return long_from_host(_sre.getcodesize())


def getlower(ch: Object, flags: Object) -> Object | None:
    return long_from_host(_sre.getlower(character(ch), character(flags)))


SEARCH: Final = "string, pos=0, endpos=sys.maxsize"

PATTERN_TYPE: Final[TypeObject] = static_type(
    "Pattern",
    module="re",
    doc="Compiled regular expression object.",
    slots=(S_REPR, S_HASH, S_EQ),
    methods=(
        CLASS_GETITEM,
        method("match", pattern_match, SEARCH),
        method("search", pattern_search, SEARCH),
        method("fullmatch", pattern_fullmatch, SEARCH),
        method("findall", pattern_findall, SEARCH),
        method("finditer", pattern_finditer, SEARCH),
        method("scanner", pattern_scanner, SEARCH),
        method("split", pattern_split, "string, maxsplit=0"),
        method("sub", pattern_sub, "repl, string, count=0"),
        method("subn", pattern_subn, "repl, string, count=0"),
        method("__copy__", pattern_copy, ""),
        method("__deepcopy__", pattern_deepcopy, "memo, /"),
    ),
    getset=(
        getset("pattern", pattern_get_pattern, None),
        getset("flags", pattern_get_flags, None),
        getset("groups", pattern_get_groups, None),
        getset("groupindex", pattern_get_groupindex, None),
    ),
)

MATCH_TYPE: Final[TypeObject] = static_type(
    "Match",
    module="re",
    doc="The result of re.match() and re.search().\n"
    "Match objects always have a boolean value of True.",
    slots=(S_REPR, S_GETITEM),
    methods=(
        CLASS_GETITEM,
        method("group", match_group, "*args, **kwargs"),
        method("groups", match_groups, "default=None"),
        method("groupdict", match_groupdict, "default=None"),
        method("start", match_start, "group=0, /"),
        method("end", match_end, "group=0, /"),
        method("span", match_span, "group=0, /"),
        method("expand", match_expand, "template"),
        method("__copy__", match_copy, ""),
        method("__deepcopy__", match_deepcopy, "memo, /"),
    ),
    getset=(
        getset("string", match_get_string, None),
        getset("re", match_get_re, None),
        getset("pos", match_get_pos, None),
        getset("endpos", match_get_endpos, None),
        getset("lastindex", match_get_lastindex, None),
        getset("lastgroup", match_get_lastgroup, None),
        getset("regs", match_get_regs, None),
    ),
)

MATCH_ITERATOR_TYPE: Final[TypeObject] = static_type("callable_iterator", slots=(S_ITER, S_NEXT))

SCANNER_TYPE: Final[TypeObject] = static_type(
    "SRE_Scanner",
    module="_sre",
    methods=(method("match", scanner_match, ""), method("search", scanner_search, "")),
    getset=(getset("pattern", scanner_pattern, None),),
)

FUNCTIONS: Final = (
    function("compile", sre_compile, "pattern, flags, code, groups, groupindex, indexgroup"),
    function("template", sre_template, "pattern, template, /"),
    function("ascii_iscased", ascii_iscased, "character, /"),
    function("unicode_iscased", unicode_iscased, "character, /"),
    function("ascii_tolower", ascii_tolower, "character, /"),
    function("unicode_tolower", unicode_tolower, "character, /"),
    function("getcodesize", getcodesize, ""),
    function("getlower", getlower, "character, flags, /"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_sre`."""
    module = new_module("_sre", "", FUNCTIONS)
    for name in ("MAGIC", "CODESIZE", "MAXREPEAT", "MAXGROUPS", "copyright"):
        value = getattr(_sre, name, None)
        if value is not None:
            add_host(module, name, value)
    return module


from rt.dict.dictobject import as_dict, dict_getitem  # noqa: E402
from rt.modules.support import add_host, new_module  # noqa: E402
from rt.objects.abstract import as_index, has_index, index_as_i64  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.bytearrayobject import as_bytearray  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_list, call_one  # noqa: E402
from rt.objects.descrobject import MappingProxy  # noqa: E402
from rt.objects.errors import clear_error, set_error_object  # noqa: E402
from rt.objects.exceptions import INDEX_ERROR, OVERFLOW_ERROR, host_repr  # noqa: E402
from rt.objects.guestobject import GuestException  # noqa: E402
from rt.objects.host import set_from_host, to_guest, to_host  # noqa: E402
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    as_long,
    long_as_i64,
    long_fits_i64,
    long_to_host,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr, is_callable  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_substring,
    unicode_to_host,
)
from rt.vm.import_ import import_module  # noqa: E402
