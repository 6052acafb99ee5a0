"""The module `_csv`. Answers to Modules/_csv.c; the work is in rt/csv."""

from __future__ import annotations

from typing import Final

from rt.csv.dialect import (
    DIALECT_TYPE,
    NAMES,
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    QUOTE_NOTNULL,
    QUOTE_STRINGS,
    csv_error,
    csv_state,
    get_registered,
    make_dialect,
    raise_csv_error,
)
from rt.csv.reader import READER_TYPE, ReaderObject
from rt.csv.writer import WRITER_TYPE, WriterObject
from rt.dict.dictobject import DictObject, dict_contains, dict_delitem, dict_setitem
from rt.objects.errors import error_occurred, type_error
from rt.objects.longobject import long_from_host
from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import InterpreterState


def dialect_for(args: list[Object], kwargs: DictObject | None, at: int) -> Object | None:
    """The dialect that reader, writer and register_dialect are given."""
    values = take_arguments("", args[at:], kwargs, ["dialect", *NAMES])
    if values is None:
        return None
    return make_dialect(values[0], values[1:])


def reader(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args or len(args) > 2:
        return type_error(f"reader expected at least 1 argument, got {len(args)}")
    it = get_iter(args[0])
    if it is None:
        return None
    dialect = dialect_for(args, kwargs, 1)
    return ReaderObject(it, dialect) if isinstance(dialect, DialectObject) else None


def writer(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args or len(args) > 2:
        return type_error(f"writer expected at least 1 argument, got {len(args)}")
    write = lookup_attr(args[0], intern("write"))
    if write is None or not is_callable(write):
        if error_occurred():
            return None
        return type_error('argument 1 must have a "write" method')
    dialect = dialect_for(args, kwargs, 1)
    return WriterObject(write, dialect) if isinstance(dialect, DialectObject) else None


def register_dialect(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args or len(args) > 2:
        return type_error(f"register_dialect expected at least 1 argument, got {len(args)}")
    if as_unicode(args[0]) is None:
        return type_error("dialect name must be a string")
    dialect = dialect_for(args, kwargs, 1)
    if dialect is None or dict_setitem(csv_state().dialects, args[0], dialect) < 0:
        return None
    return NONE


def unregister_dialect(name: Object) -> Object | None:
    known = dict_contains(csv_state().dialects, name)
    if known < 0:
        return None
    if known == 0:
        return raise_csv_error("unknown dialect")
    return NONE if dict_delitem(csv_state().dialects, name) >= 0 else None


def get_dialect(name: Object) -> Object | None:
    return get_registered(name)


def list_dialects() -> Object | None:
    return list_from_iterable(csv_state().dialects)


def field_size_limit(new_limit: Object | None) -> Object | None:
    state = csv_state()
    old = state.field_limit
    if new_limit is not None:
        n = as_long(new_limit)
        if n is None:
            return type_error("limit must be an integer")
        state.field_limit = long_to_host(n)
    return long_from_host(old)


FUNCTIONS: Final = (
    function("reader", reader, "*args, **kwargs"),
    function("writer", writer, "*args, **kwargs"),
    function("register_dialect", register_dialect, "*args, **kwargs"),
    function("unregister_dialect", unregister_dialect, "name"),
    function("get_dialect", get_dialect, "name"),
    function("list_dialects", list_dialects, ""),
    function("field_size_limit", field_size_limit, "new_limit=<unrepresentable>"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_csv`."""
    module = new_module("_csv", "CSV parsing and writing.\n", FUNCTIONS)
    for name, value in (
        ("QUOTE_MINIMAL", QUOTE_MINIMAL),
        ("QUOTE_ALL", QUOTE_ALL),
        ("QUOTE_NONNUMERIC", QUOTE_NONNUMERIC),
        ("QUOTE_NONE", QUOTE_NONE),
        ("QUOTE_STRINGS", QUOTE_STRINGS),
        ("QUOTE_NOTNULL", QUOTE_NOTNULL),
    ):
        add_host(module, name, value)
    add_host(module, "__version__", "1.0")
    add_object(module, "_dialects", csv_state().dialects)
    add_object(module, "Error", csv_error())
    add_type(module, DIALECT_TYPE)
    add_object(module, "Reader", READER_TYPE)
    add_object(module, "Writer", WRITER_TYPE)
    return module


from rt.csv.dialect import DialectObject  # noqa: E402
from rt.modules.support import add_host, add_object, add_type, new_module  # noqa: E402
from rt.objects.abstract import get_iter  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.longobject import as_long, long_to_host  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import is_callable, lookup_attr  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, intern  # noqa: E402
