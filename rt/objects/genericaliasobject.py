"""Parametrised generic types: `list[int]`.

Answers to Objects/genericaliasobject.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import WANTS_INSTANCE, getset, member, method
from rt.objects.object import EQ, NB_OR, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_CALL,
    S_EQ,
    S_GETATTRIBUTE,
    S_GETITEM,
    S_HASH,
    S_ITER,
    S_NEXT,
    S_OR,
    S_REPR,
    S_ROR,
    slot_impl,
)
from rt.objects.typeobject import BASETYPE, WEAKREF, TypeObject, static_type

# Attributes that are the alias's own: all others are asked of the origin.
OWN_ATTRIBUTES: Final = (
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
)
# Nobody's: classes have them, aliases do not.
BLOCKED_ATTRIBUTES: Final = ("__bases__",)


class GenericAliasObject(Object):
    """`origin[args]`; with `starred`, `*origin[args]`."""

    def __init__(self, origin: Object, args: TupleObject, starred: bool) -> None:
        self.origin: Final = origin
        self.args: Final = args
        self.starred: Final = starred
        # The type variables in the arguments; None: not looked for yet.
        self.parameters: TupleObject | None = None
        self.weak: WeakToken | None = None

    def ob_type(self) -> TypeObject:
        return GENERIC_ALIAS_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        t = self.weak
        if t is None and create:
            t = WeakToken()
            self.weak = t
        return t

    def tp_repr(self) -> Object | None:
        origin = type_argument_repr(self.origin)
        if origin is None:
            return None
        parts: list[str] = []
        i: i64 = 0
        while i < self.args.n:
            x = self.args.item(i)
            i += 1
            text = list_argument_repr(x) if isinstance(x, ListObject) else type_argument_repr(x)
            if text is None:
                return None
            parts.append(text)
        # Something for `tuple[()]` to be told from `tuple`.
        inner = ", ".join(parts) if parts else "()"
        star = "*" if self.starred else ""
        return unicode_from_host(f"{star}{origin}[{inner}]")

    def tp_hash(self) -> i64:
        a = hash_object(self.origin)
        if a == -1:
            return -1
        b = hash_object(self.args)
        if b == -1:
            return -1
        h = a ^ b
        return -2 if h == -1 else h

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        other = other.native()
        if (op != EQ and op != NE) or not isinstance(other, GenericAliasObject):
            return NOT_IMPLEMENTED
        same: i64 = 0
        if self.starred == other.starred:
            same = rich_compare_bool(self.origin, other.origin, EQ)
            if same > 0:
                same = rich_compare_bool(self.args, other.args, EQ)
            if same < 0:
                return None
        return bool_from((same == 1) == (op == EQ))

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        return alias_getattribute(self, name, suppress)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        obj = self.origin.tp_call(args, base, nargs, kwnames)
        if obj is None:
            return None
        # For those classes that want to know how their instance was asked for.
        if set_attr(obj, ID___orig_class__, self) < 0:
            if not (clear_if(ATTRIBUTE_ERROR) or clear_if(TYPE_ERROR)):
                return None
        return obj

    def tp_iter(self) -> Object | None:
        return GenericAliasIterator(self)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return union_or(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return union_or(other, self) if op == NB_OR else NOT_IMPLEMENTED

    def mp_subscript(self, key: Object) -> Object | None:
        parameters = alias_parameters(self)
        if parameters is None:
            return None
        args = substitute_parameters(self, self.args, parameters, key)
        if args is None:
            return None
        return GenericAliasObject(self.origin, args, self.starred)


class GenericAliasIterator(Object):
    """Gives the starred alias, once: what `*list[int]` unpacks."""

    def __init__(self, alias: GenericAliasObject | None) -> None:
        self.alias: GenericAliasObject | None = alias

    def ob_type(self) -> TypeObject:
        return GENERIC_ALIAS_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        a = self.alias
        if a is None:
            return None
        self.alias = None
        return GenericAliasObject(a.origin, a.args, True)


def generic_alias_new(origin: Object, item: Object) -> Object | None:
    """`origin[item]`. CPython: Py_GenericAlias"""
    args = item if isinstance(item, TupleObject) else as_tuple(item)
    return GenericAliasObject(origin, tuple1(item) if args is None else args, False)


def type_argument_repr(x: Object) -> str | None:
    """How an argument is shown: a class by its qualified name. CPython: _Py_typing_type_repr"""
    if x is ELLIPSIS:
        return "..."
    origin = lookup_attr(x, ID___origin__)
    if origin is not None:
        args = lookup_attr(x, ID___args__)
        if args is not None:
            return repr_text(x)
    if error_occurred():
        return None
    qualname = lookup_attr(x, ID___qualname__)
    if qualname is None:
        return None if error_occurred() else repr_text(x)
    module = lookup_attr(x, ID___module__)
    if module is None and error_occurred():
        return None
    if module is None or module is NONE:
        return repr_text(x)
    q = object_str_of(qualname)
    m = object_str_of(module)
    if q is None or m is None:
        return None
    if unicode_to_host(m) == "builtins":
        return unicode_to_host(q)
    return f"{unicode_to_host(m)}.{unicode_to_host(q)}"


def repr_text(x: Object) -> str | None:
    r = object_repr_of(x)
    return None if r is None else unicode_to_host(r)


def list_argument_repr(items: ListObject) -> str | None:
    """A list of arguments, as `Callable[[int], str]` has one."""
    parts: list[str] = []
    i: i64 = 0
    while i < items.n:
        x = items.items[i]
        assert x is not None
        text = type_argument_repr(x)
        if text is None:
            return None
        parts.append(text)
        i += 1
    return "[" + ", ".join(parts) + "]"


# Type variables.


def add_parameter(found: list[Object], x: Object) -> i64:
    for known in found:
        if known is x:
            return 0
        r = rich_compare_bool(known, x, EQ)
        if r != 0:
            return -1 if r < 0 else 0
    found.append(x)
    return 0


def make_parameters(args: TupleObject) -> TupleObject | None:
    """The type variables in a tuple of arguments. CPython: _Py_make_parameters"""
    found: list[Object] = []
    if collect_parameters(args, found) < 0:
        return None
    return tuple_from_list(found)


def collect_parameters(args: Object, found: list[Object]) -> i64:
    items = host_list(args)
    if items is None:
        return -1
    for x in items:
        # A class may have the attributes without being one of them.
        if isinstance(x, TypeObject):
            continue
        if isinstance(x, (ListObject, TupleObject)):
            if collect_parameters(x, found) < 0:
                return -1
            continue
        subst = lookup_attr(x, ID___typing_subst__)
        if subst is None and error_occurred():
            return -1
        if subst is not None:
            if add_parameter(found, x) < 0:
                return -1
            continue
        inner = lookup_attr(x, ID___parameters__)
        if inner is None:
            if error_occurred():
                return -1
            continue
        t = as_tuple(inner)
        if t is None:
            continue
        i: i64 = 0
        while i < t.n:
            if add_parameter(found, t.item(i)) < 0:
                return -1
            i += 1
    return 0


def unpack_arguments(item: Object) -> list[Object] | None:
    """The arguments of a subscription, unpacked tuples of types spread.

    CPython: _unpack_args
    """
    t = as_tuple(item)
    items = [item] if t is None else host_list(t)
    if items is None:
        return None
    out: list[Object] = []
    for x in items:
        if not isinstance(x, TypeObject):
            sub = lookup_attr(x, ID___typing_unpacked_tuple_args__)
            if sub is None and error_occurred():
                return None
            st = None if sub is None else as_tuple(sub)
            if st is not None and not (st.n > 0 and st.item(st.n - 1) is ELLIPSIS):
                i: i64 = 0
                while i < st.n:
                    out.append(st.item(i))
                    i += 1
                continue
        out.append(x)
    return out


def substitute_parameters(
    self: Object, args: TupleObject, parameters: TupleObject, item: Object
) -> TupleObject | None:
    """The arguments with the type variables replaced. CPython: _Py_subs_parameters"""
    nparams = parameters.n
    if nparams == 0:
        r = repr_text(self)
        if r is not None:
            type_error(f"{r} is not a generic class")
        return None
    unpacked = unpack_arguments(item)
    if unpacked is None:
        return None
    given: Object = tuple_from_list(unpacked)
    i: i64 = 0
    while i < nparams:
        prepare = lookup_attr(parameters.item(i), ID___typing_prepare_subst__)
        i += 1
        if prepare is None:
            if error_occurred():
                return None
            continue
        if prepare is NONE:
            continue
        prepared = call_two(prepare, self, given)
        if prepared is None:
            return None
        given = prepared if as_tuple(prepared) is not None else tuple1(prepared)
    values = as_tuple(given)
    assert values is not None
    if values.n != nparams:
        r = repr_text(self)
        if r is not None:
            word = "many" if values.n > nparams else "few"
            type_error(f"Too {word} arguments for {r}; actual {values.n}, expected {nparams}")
        return None
    out = substituted(args, parameters, values)
    return None if out is None else tuple_from_list(out)


def substituted(args: Object, parameters: TupleObject, values: TupleObject) -> list[Object] | None:
    items = host_list(args)
    if items is None:
        return None
    out: list[Object] = []
    for x in items:
        if isinstance(x, TypeObject):
            out.append(x)
            continue
        if isinstance(x, (ListObject, TupleObject)):
            inner = substituted(x, parameters, values)
            if inner is None:
                return None
            is_list = isinstance(x, ListObject)
            out.append(list_from_host(inner) if is_list else tuple_from_list(inner))
            continue
        unpack = is_unpacked(x)
        if unpack < 0:
            return None
        subst = lookup_attr(x, ID___typing_subst__)
        if subst is None and error_occurred():
            return None
        new: Object | None
        if subst is not None:
            k = parameter_index(parameters, x)
            if k < 0:
                return None
            new = call_one(subst, values.item(k))
        else:
            new = substitute_inner(x, parameters, values)
        if new is None:
            return None
        t = as_tuple(new) if unpack else None
        if t is None:
            out.append(new)
            continue
        i: i64 = 0
        while i < t.n:
            out.append(t.item(i))
            i += 1
    return out


def is_unpacked(x: Object) -> i64:
    """Is `x` a TypeVarTuple's unpacking? CPython: _is_unpacked_typevartuple"""
    v = lookup_attr(x, ID___typing_is_unpacked_typevartuple__)
    if v is None:
        return -1 if error_occurred() else 0
    return is_true(v)


def parameter_index(parameters: TupleObject, x: Object) -> i64:
    i: i64 = 0
    while i < parameters.n:
        p = parameters.item(i)
        if p is x:
            return i
        r = rich_compare_bool(p, x, EQ)
        if r != 0:
            return -1 if r < 0 else i
        i += 1
    return -1


def substitute_inner(x: Object, parameters: TupleObject, values: TupleObject) -> Object | None:
    """`x` with its own parameters replaced by their values. CPython: subs_tvars"""
    own = lookup_attr(x, ID___parameters__)
    if own is None:
        return None if error_occurred() else x
    t = as_tuple(own)
    if t is None or t.n == 0:
        return x
    picked: list[Object] = []
    i: i64 = 0
    while i < t.n:
        p = t.item(i)
        i += 1
        k = parameter_index(parameters, p)
        if k < 0:
            if error_occurred():
                return None
            picked.append(p)
            continue
        v = values.item(k)
        vt = as_tuple(v) if has_tuple_marker(p) else None
        if vt is None:
            picked.append(v)
            continue
        m: i64 = 0
        while m < vt.n:
            picked.append(vt.item(m))
            m += 1
    return get_item(x, tuple_from_list(picked))


def has_tuple_marker(p: Object) -> bool:
    """Is the parameter a TypeVarTuple?"""
    return type_name(p) == "typing.TypeVarTuple"


# The type.


def alias_parameters(self: GenericAliasObject) -> TupleObject | None:
    p = self.parameters
    if p is None:
        p = make_parameters(self.args)
        self.parameters = p
    return p


def alias_getattribute(x: Object, name: UnicodeObject, suppress: i64) -> Object | None:
    """An attribute of the alias itself, or else of its origin. CPython: ga_getattro"""
    alias = x.native()
    assert isinstance(alias, GenericAliasObject)
    text = unicode_to_host(name)
    if text in OWN_ATTRIBUTES or text in BLOCKED_ATTRIBUTES:
        return generic_getattr(x, name, suppress)
    return alias.origin.tp_getattro(name, suppress)


def alias_or(x: Object, op: int, other: Object) -> Object | None:
    return union_or(x, other) if op == NB_OR else NOT_IMPLEMENTED


def alias_ror(x: Object, op: int, other: Object) -> Object | None:
    return union_or(other, x) if op == NB_OR else NOT_IMPLEMENTED


def alias_new(cls: TypeObject, origin: Object, args: Object) -> Object | None:
    return generic_alias_new(origin, args)


def alias_mro_entries(self: GenericAliasObject, bases: Object) -> Object | None:
    return tuple1(self.origin)


def alias_instancecheck(self: GenericAliasObject, instance: Object) -> Object | None:
    return type_error("isinstance() argument 2 cannot be a parameterized generic")


def alias_subclasscheck(self: GenericAliasObject, cls: Object) -> Object | None:
    return type_error("issubclass() argument 2 cannot be a parameterized generic")


def alias_reduce(self: GenericAliasObject) -> Object | None:
    if self.starred:
        f = builtin_attr("next")
        it = get_iter(GenericAliasObject(self.origin, self.args, False))
        if f is None or it is None:
            return None
        return tuple2(f, tuple1(it))
    return tuple2(GENERIC_ALIAS_TYPE, tuple2(self.origin, self.args))


def alias_dir(self: GenericAliasObject) -> Object | None:
    names = object_dir(self.origin)
    known = None if names is None else as_list(names)
    if known is None:
        return None
    for text in OWN_ATTRIBUTES:
        name = intern(text)
        r = sequence_contains(known, name)
        if r < 0:
            return None
        if r == 0:
            list_append(known, name)
    return known


def get_origin(self: GenericAliasObject) -> Object | None:
    return self.origin


def get_args(self: GenericAliasObject) -> Object | None:
    return self.args


def get_unpacked(self: GenericAliasObject) -> Object | None:
    return bool_from(self.starred)


def get_parameters(self: GenericAliasObject) -> Object | None:
    return alias_parameters(self)


def get_unpacked_tuple_args(self: GenericAliasObject) -> Object | None:
    if self.starred and self.origin is TUPLE_TYPE:
        return self.args
    return NONE


def iterator_reduce(self: GenericAliasIterator) -> Object | None:
    f = builtin_attr("iter")
    if f is None:
        return None
    a = self.alias
    if a is None:
        return tuple2(f, tuple1(EMPTY_TUPLE))
    return tuple2(f, tuple1(a))


GENERIC_ALIAS_TYPE: Final = static_type(
    "types.GenericAlias",
    doc="Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and "
    "t.__args__ is (int,).",
    new=method("__new__", alias_new, "origin, args, /"),
    slots=(S_REPR, S_HASH, S_EQ, S_CALL, S_ITER, S_GETITEM),
    impls=(
        slot_impl(S_GETATTRIBUTE, alias_getattribute, WANTS_INSTANCE),
        slot_impl(S_OR, alias_or, WANTS_INSTANCE),
        slot_impl(S_ROR, alias_ror, WANTS_INSTANCE),
    ),
    methods=(
        method("__mro_entries__", alias_mro_entries, "bases, /"),
        method("__instancecheck__", alias_instancecheck, "instance, /"),
        method("__subclasscheck__", alias_subclasscheck, "cls, /"),
        method("__reduce__", alias_reduce, ""),
        method("__dir__", alias_dir, ""),
    ),
    getset=(
        member("__origin__", get_origin),
        member("__args__", get_args),
        member("__unpacked__", get_unpacked),
        getset("__parameters__", get_parameters),
        getset("__typing_unpacked_tuple_args__", get_unpacked_tuple_args),
    ),
    flags=BASETYPE | WEAKREF,
)

GENERIC_ALIAS_ITERATOR_TYPE: Final = static_type(
    "generic_alias_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(method("__reduce__", iterator_reduce, ""),),
)

from rt.objects.abstract import get_item, get_iter, sequence_contains  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_one, call_two  # noqa: E402
from rt.objects.errors import clear_if, error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import ATTRIBUTE_ERROR, TYPE_ERROR  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___args__,
    ID___module__,
    ID___orig_class__,
    ID___origin__,
    ID___parameters__,
    ID___qualname__,
    ID___typing_is_unpacked_typevartuple__,
    ID___typing_prepare_subst__,
    ID___typing_subst__,
    ID___typing_unpacked_tuple_args__,
)
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    ListObject,
    as_list,
    host_list,
    list_append,
    list_from_host,
)
from rt.objects.object import ELLIPSIS  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    hash_object,
    is_true,
    lookup_attr,
    object_dir,
    object_repr_of,
    object_str_of,
    rich_compare_bool,
    set_attr,
)
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TUPLE_TYPE,
    TupleObject,
    as_tuple,
    tuple1,
    tuple2,
    tuple_from_list,
)
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.unionobject import union_or  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)
