"""Keyword arguments of functions that take them as a dict.

Answers to PyArg_ParseTupleAndKeywords of Python/getargs.c; what the binder of signatures does
is in argbinder.py.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.object import EQ, Object
from rt.objects.suggestions import unexpected_keyword_text


def take_keywords(
    func: str, kwargs: DictObject | None, names: list[str]
) -> list[Object | None] | None:
    """The values of the keywords `names`, None for those not given; another keyword is a
    TypeError, which names `func`. How many are given is not looked at.

    CPython: _PyArg_UnpackKeywordsWithVararg
    """
    return take_named(f"{func}()", kwargs, names, [None] * len(names))


def take_arguments(
    func: str, args: list[Object], kwargs: DictObject | None, names: list[str], required: int = 0
) -> list[Object | None] | None:
    """The values of the parameters `names`, None for those not given.

    A wrong number of arguments, one given twice, another keyword, or one of the first `required`
    that is missing are TypeErrors, which name `func` unless that is empty.

    CPython: PyArg_ParseTupleAndKeywords
    """
    called = f"{func}()" if func else "function"
    nargs = len(args)
    given = nargs if kwargs is None else nargs + kwargs.used
    if given > len(names):
        kind = "argument" if nargs else "keyword argument"
        plural = "" if len(names) == 1 else "s"
        type_error(f"{called} takes at most {len(names)} {kind}{plural} ({given} given)")
        return None
    values: list[Object | None] = [None] * len(names)
    for k in range(nargs):
        values[k] = args[k]
    for k in range(nargs, required):
        if not has_keyword(kwargs, names[k]):
            type_error(f"{called} missing required argument '{names[k]}' (pos {k + 1})")
            return None
    for k in range(nargs):
        if has_keyword(kwargs, names[k]):
            type_error(f"argument for {called} given by name ('{names[k]}') and position ({k + 1})")
            return None
    return take_named(called if func else "this function", kwargs, names, values)


def has_keyword(kwargs: DictObject | None, name: str) -> bool:
    if kwargs is None:
        return False
    i: i64 = 0
    while i < kwargs.nentries:
        if keyword_text(kwargs.keys[i]) == name:
            return True
        i += 1
    return False


def keyword_text(key: Object | None) -> str:
    u = None if key is None else as_unicode(key)
    return "" if u is None else unicode_to_host(u)


def take_named(
    called: str, kwargs: DictObject | None, names: list[str], values: list[Object | None]
) -> list[Object | None] | None:
    """`values` with those given by name; None with a TypeError for another name."""
    if kwargs is None:
        return values
    i: i64 = 0
    while i < kwargs.nentries:
        key = kwargs.keys[i]
        if key is not None:
            name = keyword_text(key)
            if name not in names:
                refuse_keyword(called, key, names)
                return None
            values[names.index(name)] = kwargs.values[i]
        i += 1
    return values


def refuse_keyword(called: str, key: Object, names: list[str]) -> None:
    """The TypeError for a keyword that has none of the names.

    Args:
        called: the function as messages show it, for instance "print()".
    """
    u = as_unicode(key)
    if u is None:
        type_error("keywords must be strings")
        return
    # An instance of a class that extends str may say that it is equal all the same.
    for known in names:
        if rich_compare_bool(unicode_from_host(known), key, EQ) > 0:
            type_error(f"invalid keyword argument for {called}")
            return
        if error_occurred():
            return
    type_error(unexpected_keyword_text(called, unicode_to_host(u), names))


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.errors import error_occurred, type_error  # noqa: E402
from rt.objects.object_protocol import rich_compare_bool  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, unicode_from_host, unicode_to_host  # noqa: E402
