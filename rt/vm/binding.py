"""The binding of a call's arguments to a guest function's parameters.

Answers to initialize_locals and its error functions in Python/ceval.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.codeobject import CO_VARARGS, CO_VARKEYWORDS, CodeObject
from rt.objects.funcobject import FunctionObject
from rt.objects.object import Object
from rt.objects.pystate import RT, SCRATCH_SIZE
from rt.objects.tupleobject import TupleObject, tuple_from_vec

NOT_FOUND: Final = -1


# What `bind_keywords` can do: keywords of a call, parameters of a function.
MAX_KEYWORDS: Final = 16
MAX_PARAMETERS: Final = 60


def bind_arguments(
    func: FunctionObject,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
    regs: vec[Object | None],
    fp: i64,
) -> bool:
    """Bind arguments to the parameters of a function.

    Args:
        args: holds the positional ones from `base` on, then one for each of `kwnames`.
        regs: gets the variables of the function from `fp` on; may be `args`.

    Returns:
        False with a TypeError.
    """
    code = func.code
    nlocals = code.nlocalsplus
    argcount = code.argcount
    flags = code.flags
    defaults = func.defaults
    if kwnames is None:
        ndefaults: i64 = 0 if defaults is None else defaults.n
        if nargs + ndefaults >= argcount and (nargs <= argcount or flags & CO_VARARGS):
            return bind_positional(func, args, base, nargs, regs, fp)
    elif nargs <= argcount and flags & (CO_VARARGS | CO_VARKEYWORDS) == 0:
        known = bind_keywords(func, args, base, nargs, kwnames, regs, fp)
        if known >= 0:
            return known == 1
    bound = bind_all(func, args, base, nargs, kwnames)
    if bound is None:
        return False
    own = bound.values
    i: i64 = 0
    while i < nlocals:
        regs[fp + i] = own[i]
        i += 1
    # What is left of the arguments above the variables.
    total = nargs if kwnames is None else nargs + kwnames.n
    end = base + total
    k = fp + nlocals
    if base == fp:
        while k < end:
            regs[k] = None
            k += 1
    return True


def bind_positional(
    func: FunctionObject,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    regs: vec[Object | None],
    fp: i64,
) -> bool:
    """Bind a call without keywords whose positional parameters all get values."""
    code = func.code
    argcount = code.argcount
    total = argcount + code.kwonlyargcount
    flags = code.flags
    n = nargs if nargs < argcount else argcount
    rest: TupleObject | None = None
    if flags & CO_VARARGS:
        rest = tuple_from_vec(args, base + n, nargs - n)
    i: i64 = 0
    if base != fp:
        while i < n:
            regs[fp + i] = args[base + i]
            i += 1
    # The arguments that are in `rest` now may lie above the variables.
    end = code.nlocalsplus
    if base == fp and nargs > end:
        end = nargs
    i = n
    while i < end:
        regs[fp + i] = None
        i += 1
    defaults = func.defaults
    if n < argcount and defaults is not None:
        i = n
        first = argcount - defaults.n
        while i < argcount:
            regs[fp + i] = defaults.item(i - first)
            i += 1
    if total > argcount and not default_keywords(func, regs, fp):
        return False
    if rest is not None:
        regs[fp + total] = rest
        total += 1
    if flags & CO_VARKEYWORDS:
        regs[fp + total] = dict_new()
    return True


def default_keywords(func: FunctionObject, regs: vec[Object | None], fp: i64) -> bool:
    """Give the keyword-only parameters that are unbound their defaults. False with a
    TypeError."""
    code = func.code
    kwdefaults = func.kwdefaults
    missing: list[str] = []
    i = code.argcount
    total = i + code.kwonlyargcount
    while i < total:
        if regs[fp + i] is None:
            value: Object | None = None
            if kwdefaults is not None:
                value = dict_getitem(kwdefaults, code.local_name(i))
                if value is None and error_occurred():
                    return False
            if value is None:
                missing.append(parameter_name(func, i))
            regs[fp + i] = value
        i += 1
    if missing:
        missing_arguments(func, "keyword-only", missing)
        return False
    return True


def bind_keywords(
    func: FunctionObject,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject,
    regs: vec[Object | None],
    fp: i64,
) -> i64:
    """Bind a call with keywords of a function without `*args` and `**kwargs`.

    Returns:
        1: bound; 0: a TypeError is set; -1: nothing is done, this is a case for `bind_all`.
    """
    code = func.code
    argcount = code.argcount
    total = argcount + code.kwonlyargcount
    nkeywords = kwnames.n
    nlocals = code.nlocalsplus
    # The values of the keywords may lie where variables belong, so they are put aside. In
    # `places` are their parameters.
    ts = RT.ts
    aside = ts.scratch_top
    places: i64 = 0
    i: i64 = 0
    if aside + nkeywords > SCRATCH_SIZE or total > MAX_PARAMETERS or nkeywords > MAX_KEYWORDS:
        return -1
    while i < nkeywords:
        name = kwnames.item(i)
        j = code.posonlyargcount
        while j < total and code.localsplusnames.item(j) is not name:
            j += 1
        if j == total or j < nargs or (places >> j) & 1:
            return -1
        places |= 1 << j
        i += 1
    defaults = func.defaults
    required = argcount
    if defaults is not None:
        required -= defaults.n
    j = nargs
    while j < required:
        if (places >> j) & 1 == 0:
            return -1
        j += 1
    scratch = ts.scratch
    i = 0
    while i < nkeywords:
        scratch[aside + i] = args[base + nargs + i]
        i += 1
    i = 0
    while i < nargs:
        regs[fp + i] = args[base + i]
        i += 1
    end = nlocals
    if base == fp and nargs + nkeywords > end:
        end = nargs + nkeywords
    while i < end:
        regs[fp + i] = None
        i += 1
    i = 0
    while i < nkeywords:
        name = kwnames.item(i)
        j = code.posonlyargcount
        while code.localsplusnames.item(j) is not name:
            j += 1
        regs[fp + j] = scratch[aside + i]
        scratch[aside + i] = None
        i += 1
    j = nargs
    while j < argcount:
        if (places >> j) & 1 == 0:
            assert defaults is not None
            regs[fp + j] = defaults.item(j - required)
        j += 1
    if total > argcount and not default_keywords(func, regs, fp):
        return 0
    return 1


class Bound:
    """The variables of a function that begins."""

    def __init__(self, values: vec[Object | None]) -> None:
        self.values: Final = values


def bind_all(
    func: FunctionObject,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Bound | None:
    """The general case. CPython: initialize_locals"""
    code = func.code
    flags = code.flags
    argcount = code.argcount
    total = argcount + code.kwonlyargcount
    values = vec[Object | None]([None] * code.nlocalsplus)
    kwdict: DictObject | None = None
    at = total
    if flags & CO_VARARGS:
        at += 1
    if flags & CO_VARKEYWORDS:
        kwdict = dict_new()
        values[at] = kwdict
    n = nargs if nargs < argcount else argcount
    i: i64 = 0
    while i < n:
        values[i] = args[base + i]
        i += 1
    if flags & CO_VARARGS:
        values[total] = tuple_from_vec(args, base + n, nargs - n)
    if kwnames is not None:
        i = 0
        while i < kwnames.n:
            name = kwnames.item(i)
            value = args[base + nargs + i]
            i += 1
            assert value is not None
            text = as_unicode(name)
            if text is None:
                type_error(f"{shown_name(func)}() keywords must be strings")
                return None
            j = find_parameter(code, text, total)
            if j >= 0:
                if values[j] is not None:
                    type_error(
                        f"{shown_name(func)}() got multiple values for argument "
                        f"'{unicode_to_host(text)}'"
                    )
                    return None
                values[j] = value
            elif kwdict is not None:
                if dict_setitem(kwdict, name, value) < 0:
                    return None
            else:
                unexpected_keyword(func, kwnames, text, total)
                return None
    if nargs > argcount and not flags & CO_VARARGS:
        too_many_positional(func, nargs, values)
        return None
    if nargs < argcount and not fill_defaults(func, nargs, values):
        return None
    if code.kwonlyargcount > 0 and not default_keywords(func, values, 0):
        return None
    return Bound(values)


def find_parameter(code: CodeObject, name: UnicodeObject, total: i64) -> i64:
    """The number of the parameter that can be given by that keyword, or NOT_FOUND."""
    i = code.posonlyargcount
    while i < total:
        if code.localsplusnames.item(i) is name:
            return i
        i += 1
    if name.interned:
        return NOT_FOUND
    i = code.posonlyargcount
    while i < total:
        if unicode_equal(code.local_name(i), name):
            return i
        i += 1
    return NOT_FOUND


def fill_defaults(func: FunctionObject, nargs: i64, values: vec[Object | None]) -> bool:
    """Give the positional parameters that are still unbound their defaults."""
    argcount = func.code.argcount
    defaults = func.defaults
    ndefaults: i64 = 0 if defaults is None else defaults.n
    required = argcount - ndefaults
    missing: list[str] = []
    i = nargs
    while i < required:
        if values[i] is None:
            missing.append(parameter_name(func, i))
        i += 1
    if missing:
        missing_arguments(func, "positional", missing)
        return False
    i = nargs if nargs > required else required
    while i < argcount:
        if values[i] is None and i >= 0:
            assert defaults is not None
            values[i] = defaults.item(i - required)
        i += 1
    return True


def shown_name(func: FunctionObject) -> str:
    return unicode_to_host(func.qualname)


def parameter_name(func: FunctionObject, i: i64) -> str:
    return unicode_to_host(func.code.local_name(i))


def missing_arguments(func: FunctionObject, kind: str, names: list[str]) -> None:
    """CPython: missing_arguments, format_missing"""
    shown = [repr(name) for name in names]
    n = len(shown)
    if n == 1:
        text = shown[0]
    elif n == 2:
        text = f"{shown[0]} and {shown[1]}"
    else:
        text = ", ".join(shown[:-1]) + ", and " + shown[-1]
    plural = "" if n == 1 else "s"
    type_error(f"{shown_name(func)}() missing {n} required {kind} argument{plural}: {text}")


def too_many_positional(func: FunctionObject, given: i64, values: vec[Object | None]) -> None:
    """CPython: too_many_positional"""
    code = func.code
    argcount = code.argcount
    keyword_only: i64 = 0
    i = argcount
    while i < argcount + code.kwonlyargcount:
        if values[i] is not None:
            keyword_only += 1
        i += 1
    defaults = func.defaults
    ndefaults: i64 = 0 if defaults is None else defaults.n
    if ndefaults:
        takes = f"from {argcount - ndefaults} to {argcount}"
        plural = True
    else:
        takes = str(argcount)
        plural = argcount != 1
    extra = ""
    if keyword_only > 0:
        extra = (
            f" positional argument{'s' if given != 1 else ''} (and {keyword_only} "
            f"keyword-only argument{'s' if keyword_only != 1 else ''})"
        )
    verb = "was" if given == 1 and keyword_only == 0 else "were"
    type_error(
        f"{shown_name(func)}() takes {takes} positional argument{'s' if plural else ''} "
        f"but {given}{extra} {verb} given"
    )


def unexpected_keyword(
    func: FunctionObject, kwnames: TupleObject, name: UnicodeObject, total: i64
) -> None:
    """A keyword that is no parameter, or one that must be given by position."""
    code = func.code
    if code.posonlyargcount > 0:
        wrong: list[str] = []
        i: i64 = 0
        while i < code.posonlyargcount:
            own = code.local_name(i)
            k: i64 = 0
            while k < kwnames.n:
                given = as_unicode(kwnames.item(k))
                if given is not None and unicode_equal(given, own):
                    wrong.append(unicode_to_host(own))
                k += 1
            i += 1
        if wrong:
            type_error(
                f"{shown_name(func)}() got some positional-only arguments passed as keyword "
                f"arguments: '{', '.join(wrong)}'"
            )
            return
    candidates: list[str] = []
    i = code.posonlyargcount
    while i < total:
        candidates.append(unicode_to_host(code.local_name(i)))
        i += 1
    text = unicode_to_host(name)
    meant = suggestion(text, candidates)
    hint = "" if meant is None else f". Did you mean '{meant}'?"
    type_error(f"{shown_name(func)}() got an unexpected keyword argument '{text}'{hint}")


def function_text(f: Object) -> str:
    """What messages about the arguments of a call name. CPython: _PyObject_FunctionStr"""
    qualname = lookup_attr(f, ID___qualname__)
    if qualname is None:
        if error_occurred():
            clear_error()
        text = object_str_of(f)
        if text is None:
            clear_error()
            return "?"
        return unicode_to_host(text)
    name = object_str_of(qualname)
    if name is None:
        clear_error()
        return "?"
    shown = unicode_to_host(name)
    module = lookup_attr(f, ID___module__)
    if module is None:
        clear_error()
    else:
        where = as_unicode(module)
        if where is not None and unicode_to_host(where) != "builtins":
            return unicode_to_host(where) + "." + shown + "()"
    return shown + "()"


def positional_arguments(f: Object, x: Object | None) -> TupleObject | None:
    """The tuple of `f(*x)`. CPython: check_args_iterable"""
    if isinstance(x, TupleObject):
        return x
    assert x is not None
    items = as_tuple(x)
    if items is not None and x.ob_type() is TUPLE_TYPE:
        return items
    made = list_from_iterable(x)
    if made is None:
        if error_matches(TYPE_ERROR) and not is_iterable(x):
            clear_error()
            type_error(
                f"{function_text(f)} argument after * must be an iterable, not {type_name(x)}"
            )
        return None
    return tuple_from_vec(made.items, 0, made.n)


def keyword_arguments(f: Object, x: Object | None) -> DictObject | None:
    """The dictionary of `f(**x)`; None without an exception when x is None."""
    if x is None or isinstance(x, DictObject):
        return x
    d = dict_new()
    if not merge_keywords(f, d, x):
        return None
    return d


def merge_keywords(f: Object, d: DictObject, x: Object) -> bool:
    """DICT_MERGE: add the keyword arguments x, of which d may have none already.

    CPython: _PyDict_MergeEx with override 2, and format_kwargs_error
    """
    if dict_merge(d, x, 2) == 0:
        return True
    exc = RT.ts.exc
    if exc is None:
        return False
    if is_subtype(exc.cls, ATTRIBUTE_ERROR):
        clear_error()
        type_error(f"{function_text(f)} argument after ** must be a mapping, not {type_name(x)}")
    elif is_subtype(exc.cls, KEY_ERROR) and exc.args.n == 1:
        key = exc.args.item(0)
        clear_error()
        text = object_str_of(key)
        if text is not None:
            type_error(
                f"{function_text(f)} got multiple values for keyword argument "
                f"'{unicode_to_host(text)}'"
            )
    return False


def is_iterable(x: Object) -> bool:
    """Can x be iterated, as far as its type says?"""
    return has_special(x, ID___iter__) or has_special(x, ID___getitem__)


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    dict_getitem,
    dict_merge,
    dict_new,
    dict_setitem,
)
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error_matches,
    error_occurred,
    type_error,
)
from rt.objects.exceptions import ATTRIBUTE_ERROR, KEY_ERROR, TYPE_ERROR  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___getitem__,
    ID___iter__,
    ID___module__,
    ID___qualname__,
)
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.object_protocol import has_special, lookup_attr, object_str_of  # noqa: E402
from rt.objects.suggestions import suggestion  # noqa: E402
from rt.objects.tupleobject import TUPLE_TYPE, as_tuple  # noqa: E402
from rt.objects.typeobject import is_subtype, type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_equal,
    unicode_to_host,
)
