"""Exception groups, and what `except*` does with them.

Answers to the second half of Objects/exceptions.c. `except*` matches through
`exception_group_match` and puts together what was not handled with `prep_reraise_star`.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.exceptions import (
    BASE_EXCEPTION,
    EXCEPTION,
    BaseExceptionGroupObject,
    BaseExceptionObject,
    exception_type,
    host_str,
)
from rt.objects.methodobject import CLASS_GETITEM, getset, method
from rt.objects.object import NONE, Object
from rt.objects.slots import S_STR, slot_impl
from rt.objects.tupleobject import TupleObject, tuple2, tuple_from_list
from rt.objects.typeobject import TypeObject

# How a group is divided: by types, by a callable, or by identity with the exceptions of
# another group's leaves.
BY_TYPE: Final = 0
BY_CALLABLE: Final = 1


def group_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """BaseExceptionGroup.__new__: an ExceptionGroup when all are Exceptions."""
    name = cls.name
    if len(args) != 2:
        return type_error(
            f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)"
        )
    if as_unicode(args[0]) is None:
        return type_error(
            f"BaseExceptionGroup.__new__() argument 1 must be str, not {type_name(args[0])}"
        )
    given = args[1]
    if as_list(given) is None and as_tuple(given) is None:
        if is_sequence(given) == 0:
            return type_error("second argument (exceptions) must be a sequence")
    items = host_list(given)
    if items is None:
        return None
    if not items:
        return value_error("second argument (exceptions) must be a non-empty sequence")
    nested_base = False
    i = 0
    for item in items:
        if not isinstance(item, BaseExceptionObject):
            return value_error(f"Item {i} of second argument (exceptions) is not an exception")
        if not is_subtype(item.cls, EXCEPTION):
            nested_base = True
        i += 1
    target = cls
    if cls is BASE_EXCEPTION_GROUP:
        if not nested_base:
            target = EXCEPTION_GROUP
    elif cls is EXCEPTION_GROUP:
        if nested_base:
            return type_error("Cannot nest BaseExceptions in an ExceptionGroup")
    elif nested_base and is_subtype(cls, EXCEPTION):
        return type_error(f"Cannot nest BaseExceptions in '{name}'")
    group = BaseExceptionGroupObject(target)
    group.message = args[0]
    group.exceptions = tuple_from_list(items)
    group.args = tuple_from_list(args)
    return group


def group_str(self: BaseExceptionGroupObject) -> Object | None:
    n = self.exceptions.n
    message = NONE if self.message is None else self.message
    plural = "" if n == 1 else "s"
    return unicode_from_host(f"{host_str(message)} ({n} sub-exception{plural})")


def group_derive(self: BaseExceptionGroupObject, excs: Object) -> Object | None:
    message = NONE if self.message is None else self.message
    return call_two(BASE_EXCEPTION_GROUP, message, excs)


def derive_with_state(
    orig: BaseExceptionGroupObject, excs: list[Object]
) -> BaseExceptionObject | None:
    """A group of `excs` like `orig`: its traceback, context, cause and notes carried over."""
    made = call_method_one(orig, intern("derive"), list_from_host(excs))
    if made is None:
        return None
    if not isinstance(made, BaseExceptionGroupObject):
        type_error("derive must return an instance of BaseExceptionGroup")
        return None
    made.traceback = orig.traceback
    made.context = orig.context
    made.cause = orig.cause
    made.suppress_context = orig.suppress_context
    notes = lookup_attr(orig, ID___notes__)
    if notes is None:
        return None if error_occurred() else made
    known = as_list(notes)
    if known is not None:
        copied = host_list(known)
        if copied is None or set_attr(made, ID___notes__, list_from_host(copied)) < 0:
            return None
    return made


def matcher_kind(condition: Object) -> i64:
    """How `condition` selects: BY_TYPE, BY_CALLABLE, or -1 with a TypeError."""
    if is_exception_class(condition):
        return BY_TYPE
    types = as_tuple(condition)
    if types is not None:
        i: i64 = 0
        while i < types.n:
            if not is_exception_class(types.item(i)):
                break
            i += 1
        if i == types.n:
            return BY_TYPE
    elif is_callable(condition) and not isinstance(condition, TypeObject):
        return BY_CALLABLE
    return type_error_i(
        "expected an exception type, a tuple of exception types, or a callable (other than a class)"
    )


def is_exception_class(x: Object) -> bool:
    return isinstance(x, TypeObject) and is_subtype(x, BASE_EXCEPTION)


def leaf_matches(exc: BaseExceptionObject, condition: Object, kind: i64) -> i64:
    """1, 0, or -1 with an exception."""
    if kind == BY_TYPE:
        return exception_matches(exc, condition)
    r = call_one(condition, exc)
    if r is None:
        return -1
    return is_true(r)


class Division:
    """The two halves of a divided group; a half is None when nothing falls into it."""

    def __init__(self, match: BaseExceptionObject | None, rest: BaseExceptionObject | None) -> None:
        self.match = match
        self.rest = rest


def divide(
    exc: BaseExceptionObject, condition: Object, kind: i64, want_rest: bool
) -> Division | None:
    """Divide `exc`, and recursively its exceptions, by a condition. None: an exception."""
    r = leaf_matches(exc, condition, kind)
    if r < 0:
        return None
    if r == 1:
        return Division(exc, None)
    if not isinstance(exc, BaseExceptionGroupObject):
        return Division(None, exc)
    if not enter_recursive(" in exception group split"):
        return None
    result = divide_items(exc, condition, kind, want_rest)
    leave_recursive()
    return result


def divide_items(
    group: BaseExceptionGroupObject, condition: Object, kind: i64, want_rest: bool
) -> Division | None:
    matched: list[Object] = []
    rest: list[Object] = []
    i: i64 = 0
    while i < group.exceptions.n:
        item = group.exceptions.item(i)
        i += 1
        if not isinstance(item, BaseExceptionObject):
            continue
        part = divide(item, condition, kind, want_rest)
        if part is None:
            return None
        m = part.match
        if m is not None:
            matched.append(m)
        o = part.rest
        if o is not None and want_rest:
            rest.append(o)
    out = Division(None, None)
    if matched:
        out.match = derive_with_state(group, matched)
        if out.match is None:
            return None
    if rest:
        out.rest = derive_with_state(group, rest)
        if out.rest is None:
            return None
    return out


def or_none(exc: BaseExceptionObject | None) -> Object:
    return NONE if exc is None else exc


def group_split(self: BaseExceptionGroupObject, condition: Object) -> Object | None:
    kind = matcher_kind(condition)
    if kind < 0:
        return None
    parts = divide(self, condition, kind, True)
    if parts is None:
        return None
    return tuple2(or_none(parts.match), or_none(parts.rest))


def group_subgroup(self: BaseExceptionGroupObject, condition: Object) -> Object | None:
    kind = matcher_kind(condition)
    if kind < 0:
        return None
    parts = divide(self, condition, kind, False)
    if parts is None:
        return None
    return or_none(parts.match)


def group_get_message(self: BaseExceptionGroupObject) -> Object | None:
    m = self.message
    return NONE if m is None else m


def group_get_exceptions(self: BaseExceptionGroupObject) -> Object | None:
    return self.exceptions


# except*


def exception_group_match(exc: Object, match_type: Object) -> TupleObject | None:
    """What CHECK_EG_MATCH does: `(rest, match)`, either None (the guest's).

    A naked exception that matches is wrapped in an ExceptionGroup.
    CPython: Python/ceval.c _PyEval_ExceptionGroupMatch
    """
    if exc is NONE:
        return tuple2(NONE, NONE)
    if not isinstance(exc, BaseExceptionObject):
        type_error("exceptions must derive from BaseException")
        return None
    r = exception_matches(exc, match_type)
    if r < 0:
        return None
    if r == 1:
        if isinstance(exc, BaseExceptionGroupObject):
            return tuple2(NONE, exc)
        wrapped = call_two(BASE_EXCEPTION_GROUP, intern(""), tuple_from_list([exc]))
        if wrapped is None:
            return None
        if isinstance(wrapped, BaseExceptionObject):
            wrapped.traceback = exc.traceback
        return tuple2(NONE, wrapped)
    if isinstance(exc, BaseExceptionGroupObject):
        pair = call_method_one(exc, intern("split"), match_type)
        if pair is None:
            return None
        halves = as_tuple(pair)
        if halves is None:
            type_error(f"{type_name(exc)}.split must return a tuple, not {type_name(pair)}")
            return None
        if halves.n < 2:
            type_error(
                f"{type_name(exc)}.split must return a 2-tuple, got tuple of size {halves.n}"
            )
            return None
        return tuple2(halves.item(1), halves.item(0))
    return tuple2(exc, NONE)


def is_same_exception_metadata(a: BaseExceptionObject, b: BaseExceptionObject) -> bool:
    if lookup_attr(a, ID___notes__) is not lookup_attr(b, ID___notes__):
        clear_error()
        return False
    clear_error()
    return a.traceback is b.traceback and a.cause is b.cause and a.context is b.context


def collect_leaves(exc: BaseExceptionObject, leaves: list[Object]) -> None:
    if isinstance(exc, BaseExceptionGroupObject):
        i: i64 = 0
        while i < exc.exceptions.n:
            item = exc.exceptions.item(i)
            if isinstance(item, BaseExceptionObject):
                collect_leaves(item, leaves)
            i += 1
    else:
        leaves.append(exc)


def keep_leaves(exc: BaseExceptionObject, keep: list[Object]) -> BaseExceptionObject | None:
    """The part of a group whose leaves are among `keep`; None: nothing, or an exception."""
    if not isinstance(exc, BaseExceptionGroupObject):
        for k in keep:
            if k is exc:
                return exc
        return None
    parts: list[Object] = []
    i: i64 = 0
    while i < exc.exceptions.n:
        item = exc.exceptions.item(i)
        i += 1
        if isinstance(item, BaseExceptionObject):
            part = keep_leaves(item, keep)
            if part is not None:
                parts.append(part)
            elif error_occurred():
                return None
    if not parts:
        return None
    if len(parts) == exc.exceptions.n:
        i = 0
        same = True
        for p in parts:
            if p is not exc.exceptions.item(i):
                same = False
            i += 1
        if same:
            return exc
    return derive_with_state(exc, parts)


def prep_reraise_star(orig: Object, raised_list: Object) -> Object | None:
    """What the end of a `try`/`except*` raises: None (the guest's) when nothing is left.

    Args:
        orig: the exception that reached the `try`.
        raised_list: a list of what the handlers raised and of the unmatched rest.

    CPython: Objects/exceptions.c _PyExc_PrepReraiseStar
    """
    excs = host_list(raised_list)
    if excs is None:
        return None
    if not excs:
        return NONE
    if not isinstance(orig, BaseExceptionGroupObject):
        # A naked exception was caught and wrapped: at most one of these exists.
        return excs[0]
    raised: list[Object] = []
    reraised: list[Object] = []
    for item in excs:
        if not isinstance(item, BaseExceptionObject):
            continue
        if is_same_exception_metadata(item, orig):
            reraised.append(item)
        else:
            raised.append(item)
    rest: BaseExceptionObject | None = None
    if reraised:
        leaves: list[Object] = []
        for item in reraised:
            if isinstance(item, BaseExceptionObject):
                collect_leaves(item, leaves)
        rest = keep_leaves(orig, leaves)
        if rest is None and error_occurred():
            return None
    if not raised:
        return or_none(rest)
    if rest is not None:
        raised.append(rest)
    if len(raised) == 1:
        return raised[0]
    return call_two(BASE_EXCEPTION_GROUP, intern(""), list_from_host(raised))


BASE_EXCEPTION_GROUP: Final[TypeObject] = exception_type(
    "BaseExceptionGroup",
    BASE_EXCEPTION,
    "A combination of multiple unrelated exceptions.",
    new=method("__new__", group_new, "*args, **kwargs"),
    impls=(slot_impl(S_STR, group_str),),
    methods=(
        CLASS_GETITEM,
        method("derive", group_derive, "excs, /"),
        method("split", group_split, "matcher_value, /"),
        method("subgroup", group_subgroup, "matcher_value, /"),
    ),
    getset=(
        getset("message", group_get_message, None, "exception message"),
        getset("exceptions", group_get_exceptions, None, "nested exceptions"),
    ),
    layout=True,
)


EXCEPTION_GROUP: Final[TypeObject] = exception_type(
    "ExceptionGroup", BASE_EXCEPTION_GROUP, "", new=method("__new__", group_new, "*args, **kwargs")
)
EXCEPTION_GROUP.second_base = EXCEPTION


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import is_sequence  # noqa: E402
from rt.objects.call import call_method_one, call_one, call_two  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error_occurred,
    exception_matches,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.identifiers import ID___notes__  # noqa: E402
from rt.objects.listobject import as_list, host_list, list_from_host  # noqa: E402
from rt.objects.object_protocol import is_callable, is_true, lookup_attr, set_attr  # noqa: E402
from rt.objects.pystate import enter_recursive, leave_recursive  # noqa: E402
from rt.objects.tupleobject import as_tuple  # noqa: E402
from rt.objects.typeobject import is_subtype, type_name  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, intern, unicode_from_host  # noqa: E402
