"""Bound methods.

Answers to the method part of Objects/classobject.c. (Its instancemethod, which only C code
can make, has no use here.)
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    getset,
    member,
    method,
)
from rt.objects.object import DESCR_GET, EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import RT
from rt.objects.slots import (
    S_CALL,
    S_EQ,
    S_GET,
    S_GETATTRIBUTE,
    S_HASH,
    S_NE,
    S_REPR,
    slot_impl,
)
from rt.objects.tupleobject import TupleObject, tuple2
from rt.objects.typeobject import (
    TypeObject,
    static_type,
)


class MethodObject(Object):
    """A callable bound to its first argument."""

    def __init__(self, func: Object, self_: Object) -> None:
        self.weak: WeakToken | None = None
        self.func: Final = func
        self.self: Final = self_

    def ob_type(self) -> TypeObject:
        return METHOD_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        total = nargs
        if kwnames is not None:
            total += kwnames.n
        bound = vec[Object | None]([None] * (total + 1))
        bound[0] = self.self
        i: i64 = 0
        while i < total:
            bound[i + 1] = args[base + i]
            i += 1
        return self.func.tp_call(bound, 0, nargs + 1, kwnames)

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        return method_getattro(self, name, suppress)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if (op != EQ and op != NE) or not isinstance(other, MethodObject):
            return NOT_IMPLEMENTED
        equal = rich_compare_bool(self.func, other.func, EQ)
        if equal < 0:
            return None
        if equal and self.self is not other.self:
            equal = 0
        return bool_from((equal == 1) == (op == EQ))

    def tp_hash(self) -> i64:
        h = hash_object(self.func)
        if h == -1:
            return -1
        h ^= hash_pointer(self.self)
        return -2 if h == -1 else h

    def tp_repr(self) -> Object | None:
        name = lookup_attr(self.func, ID___qualname__)
        if name is None:
            if error_occurred():
                return None
            name = lookup_attr(self.func, ID___name__)
            if name is None and error_occurred():
                return None
        text = None if name is None else as_unicode(name)
        shown = "?" if text is None else unicode_to_host(text)
        of = object_repr_of(self.self)
        if of is None:
            return None
        return unicode_from_host(f"<bound method {shown} of {unicode_to_host(of)}>")

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        # Already bound: stays as it is.
        return self

    def descr_flags(self) -> i64:
        return DESCR_GET


def method_getattro(self: MethodObject, name: UnicodeObject, suppress: i64) -> Object | None:
    """An attribute of the method itself, or else of its function."""
    descr = type_lookup(METHOD_TYPE, name)
    if descr is not None:
        return generic_getattr(self, name, suppress)
    return self.func.tp_getattro(name, suppress)


def method_new(cls: TypeObject, function: Object, instance: Object) -> Object | None:
    if not is_callable(function):
        return type_error("first argument must be callable")
    if instance is NONE:
        return type_error("instance must not be None")
    return MethodObject(function, instance)


def method_get_func(self: MethodObject) -> Object | None:
    return self.func


def method_get_self(self: MethodObject) -> Object | None:
    return self.self


def method_get_doc(self: MethodObject) -> Object | None:
    return get_attr(self.func, ID___doc__)


def method_reduce(self: MethodObject) -> Object | None:
    builtins = RT.ts.interp.builtins
    getattr_function = None if builtins is None else dict_get_str(builtins, intern("getattr"))
    if getattr_function is None:
        return error(RUNTIME_ERROR, "lost builtins.getattr")
    name = get_attr(self.func, ID___name__)
    if name is None:
        return None
    return tuple2(getattr_function, tuple2(self.self, name))


METHOD_TYPE: Final = static_type(
    "method",
    doc="Create a bound instance method object.",
    new=method("__new__", method_new, "function, instance, /"),
    slots=(S_REPR, S_HASH, S_CALL, S_EQ, S_NE, S_GET),
    impls=(slot_impl(S_GETATTRIBUTE, method_getattro),),
    methods=(method("__reduce__", method_reduce, ""),),
    getset=(
        member(
            "__func__",
            method_get_func,
            None,
            doc="the function (or other callable) implementing a method",
        ),
        member("__self__", method_get_self, None, doc="the instance to which a method is bound"),
        getset("__doc__", method_get_doc, None),
    ),
)


from rt.dict.dictobject import dict_get_str  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.errors import error, error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import RUNTIME_ERROR  # noqa: E402
from rt.objects.identifiers import ID___doc__, ID___name__, ID___qualname__  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    get_attr,
    hash_object,
    hash_pointer,
    is_callable,
    lookup_attr,
    object_repr_of,
    rich_compare_bool,
)
from rt.objects.typeobject import type_lookup  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
