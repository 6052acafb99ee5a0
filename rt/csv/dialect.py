"""Dialects.

Answers to the dialect part of Modules/_csv.c.
"""

from __future__ import annotations

from typing import Final

from rt.dict.dictobject import DictObject
from rt.objects.errors import error_occurred, set_error, type_error, value_error
from rt.objects.longobject import CompactLong, long_from_i64
from rt.objects.methodobject import getset, method
from rt.objects.object import NONE, Object
from rt.objects.typeobject import BASETYPE, TypeObject, static_type, type_name

QUOTE_MINIMAL: Final = 0
QUOTE_ALL: Final = 1
QUOTE_NONNUMERIC: Final = 2
QUOTE_NONE: Final = 3
QUOTE_STRINGS: Final = 4
QUOTE_NOTNULL: Final = 5

NAMES: Final = (
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
)


class DialectObject(Object):
    """`_csv.Dialect`. A character that is not set is ""."""

    def __init__(self) -> None:
        self.delimiter = ","
        self.doublequote = True
        self.escapechar = ""
        self.lineterminator = "\r\n"
        self.quotechar = '"'
        self.quoting = QUOTE_MINIMAL
        self.skipinitialspace = False
        self.strict = False

    def ob_type(self) -> TypeObject:
        return DIALECT_TYPE


def get_character(name: str, x: Object, may_be_none: bool) -> str | None:
    """A one-character argument; "" for None. None with a TypeError. CPython: _set_char"""
    if x is NONE and may_be_none:
        return ""
    u = as_unicode(x)
    if u is None:
        kind = "string or None" if may_be_none else "string"
        type_error(f'"{name}" must be {kind}, not {type_name(x)}')
        return None
    if u.length != 1:
        type_error(f'"{name}" must be a 1-character string')
        return None
    return unicode_to_host(u)


def dialect_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`Dialect(dialect=None, **fmtparams)`. CPython: dialect_new"""
    values = take_arguments("", args, kwargs, ["dialect", *NAMES])
    if values is None:
        return None
    return make_dialect(values[0], values[1:])


def make_dialect(dialect: Object | None, given: list[Object | None]) -> DialectObject | None:
    """A dialect from a name, a class or instance with attributes, and overriding arguments."""
    if dialect is NONE:
        dialect = None
    if dialect is not None:
        if as_unicode(dialect) is not None:
            dialect = get_registered(dialect)
            if dialect is None:
                return None
        changed = False
        for g in given:
            if g is not None:
                changed = True
        if isinstance(dialect, DialectObject) and not changed:
            return dialect
    values: list[Object | None] = []
    i = 0
    for name in NAMES:
        value = given[i]
        i += 1
        if value is None and dialect is not None:
            value = lookup_attr(dialect, intern(name))
            if value is None and error_occurred():
                return None
        values.append(value)
    return checked_dialect(values)


def checked_dialect(values: list[Object | None]) -> DialectObject | None:
    """A dialect of these attributes; None with an exception when they make no sense."""
    d = DialectObject()
    delimiter = values[0]
    if delimiter is not None:
        c = get_character("delimiter", delimiter, False)
        if c is None:
            return None
        d.delimiter = c
    for k, x in ((1, values[1]), (6, values[6]), (7, values[7])):
        if x is not None:
            t = is_true(x)
            if t < 0:
                return None
            if k == 1:
                d.doublequote = t == 1
            elif k == 6:
                d.skipinitialspace = t == 1
            else:
                d.strict = t == 1
    escapechar = values[2]
    if escapechar is not None:
        c = get_character("escapechar", escapechar, True)
        if c is None:
            return None
        d.escapechar = c
    lineterminator = values[3]
    if lineterminator is not None:
        u = as_unicode(lineterminator)
        if u is None:
            type_error(
                "lineterminator must be set"
                if lineterminator is NONE
                else '"lineterminator" must be a string'
            )
            return None
        d.lineterminator = unicode_to_host(u)
    quotechar = values[4]
    if quotechar is not None:
        c = get_character("quotechar", quotechar, True)
        if c is None:
            return None
        d.quotechar = c
    quoting = values[5]
    if quoting is not None:
        if not isinstance(quoting, CompactLong):
            type_error('"quoting" must be an integer')
            return None
        d.quoting = int(quoting.value)
    if d.quoting < 0 or d.quoting > QUOTE_NOTNULL:
        type_error('bad "quoting" value')
        return None
    if quotechar is NONE and quoting is None:
        d.quoting = QUOTE_NONE
    if d.quoting != QUOTE_NONE and not d.quotechar:
        type_error("quotechar must be set if quoting enabled")
        return None
    return d if characters_agree(d) else None


def characters_agree(d: DialectObject) -> bool:
    """No character may have two meanings. CPython: dialect_check_chars"""
    for name, c in (
        ("delimiter", d.delimiter),
        ("escapechar", d.escapechar),
        ("quotechar", d.quotechar),
    ):
        if not c:
            continue
        if c in "\r\n" or (c == " " and d.skipinitialspace and name != "delimiter"):
            value_error(f"bad {name} value")
            return False
        if c in d.lineterminator:
            value_error(f"bad {name} or lineterminator value")
            return False
    for a, b, x, y in (
        ("delimiter", "escapechar", d.delimiter, d.escapechar),
        ("delimiter", "quotechar", d.delimiter, d.quotechar),
        ("escapechar", "quotechar", d.escapechar, d.quotechar),
    ):
        if x and x == y:
            value_error(f"bad {a} or {b} value")
            return False
    return True


def character_or_none(c: str) -> Object:
    return unicode_from_host(c) if c else NONE


def get_delimiter(self: DialectObject) -> Object | None:
    return character_or_none(self.delimiter)


def get_doublequote(self: DialectObject) -> Object | None:
    return bool_from(self.doublequote)


def get_escapechar(self: DialectObject) -> Object | None:
    return character_or_none(self.escapechar)


def get_lineterminator(self: DialectObject) -> Object | None:
    return unicode_from_host(self.lineterminator)


def get_quotechar(self: DialectObject) -> Object | None:
    return character_or_none(self.quotechar)


def get_quoting(self: DialectObject) -> Object | None:
    return long_from_i64(self.quoting)


def get_skipinitialspace(self: DialectObject) -> Object | None:
    return bool_from(self.skipinitialspace)


def get_strict(self: DialectObject) -> Object | None:
    return bool_from(self.strict)


def dialect_reduce(self: DialectObject, args: list[Object], kw: DictObject | None) -> Object | None:
    return type_error(f"cannot pickle '{type_name(self)}' instances")


DIALECT_TYPE: Final[TypeObject] = static_type(
    "Dialect",
    module="_csv",
    doc="CSV dialect\n\nThe Dialect type records CSV dialect options.",
    new=method("__new__", dialect_new, "*args, **kwargs"),
    methods=(
        method("__reduce__", dialect_reduce, "*args, **kwargs"),
        method("__reduce_ex__", dialect_reduce, "*args, **kwargs"),
    ),
    getset=(
        getset("delimiter", get_delimiter, None),
        getset("doublequote", get_doublequote, None),
        getset("escapechar", get_escapechar, None),
        getset("lineterminator", get_lineterminator, None),
        getset("quotechar", get_quotechar, None),
        getset("quoting", get_quoting, None),
        getset("skipinitialspace", get_skipinitialspace, None),
        getset("strict", get_strict, None),
    ),
    flags=BASETYPE,
)


def csv_state() -> CsvState:
    """The registered dialects and the field limit of this interpreter."""
    interp = RT.ts.interp
    state = interp.csv
    if isinstance(state, CsvState):
        return state
    made = CsvState()
    interp.csv = made
    return made


class CsvState(Object):
    """What the functions of `_csv` change."""

    def __init__(self) -> None:
        self.dialects: Final = dict_new()
        self.field_limit = 128 * 1024
        self.error: TypeObject | None = None


def csv_error() -> TypeObject:
    """`csv.Error` of this interpreter."""
    state = csv_state()
    tp = state.error
    if tp is None:
        namespace = dict_new()
        dict_set_str(namespace, intern("__module__"), intern("_csv"))
        made = call_three(TYPE_TYPE, intern("Error"), tuple1(EXCEPTION), namespace)
        assert isinstance(made, TypeObject)
        tp = made
        state.error = tp
    return tp


def raise_csv_error(message: str) -> Object | None:
    set_error(csv_error(), message)
    return None


def get_registered(name: Object) -> Object | None:
    found = dict_getitem(csv_state().dialects, name)
    if found is None and not error_occurred():
        return raise_csv_error("unknown dialect")
    return found


from rt.dict.dictobject import dict_getitem, dict_new, dict_set_str  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_three  # noqa: E402
from rt.objects.exceptions import EXCEPTION  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.object_protocol import is_true, lookup_attr  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import tuple1  # noqa: E402
from rt.objects.typeobject import TYPE_TYPE  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
