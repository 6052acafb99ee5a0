"""`types.GenericAlias`: what `list[int]` is.

Answers to Objects/genericaliasobject.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.errors import clear_error, error_occurred, type_error
from rt.objects.methodobject import getset, method
from rt.objects.object import EQ, NB_OR, NE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_CALL,
    S_EQ,
    S_GETATTRIBUTE,
    S_GETITEM,
    S_HASH,
    S_ITER,
    S_OR,
    S_REPR,
)
from rt.objects.tupleobject import (
    EMPTY_TUPLE,
    TupleObject,
    as_tuple,
    tuple1,
    tuple2,
    tuple_from_list,
)
from rt.objects.typeobject import BASETYPE, TypeObject, static_type, type_name

# Attributes that are the alias's own and not the origin's.
OWN_NAMES: Final = frozenset(
    {
        "__class__",
        "__bases__",
        "__copy__",
        "__deepcopy__",
        "__origin__",
        "__args__",
        "__unpacked__",
        "__parameters__",
        "__typing_unpacked_tuple_args__",
        "__mro_entries__",
        "__reduce_ex__",
        "__reduce__",
    }
)
# Of these the class's own is used, so that copying does not ask the origin.
OWN_UNLESS_BLOCKED: Final = frozenset({"__bases__", "__copy__", "__deepcopy__"})


class GenericAliasObject(Object):
    """An origin with its arguments; starred when it is `*tuple[...]`."""

    def __init__(self, origin: Object, args: TupleObject, starred: bool) -> None:
        self.weak: WeakToken | None = None
        self.origin: Final = origin
        self.args: Final = args
        self.starred: Final = starred
        self.parameters: TupleObject | None = None

    def ob_type(self) -> TypeObject:
        return GENERIC_ALIAS_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        t = self.weak
        if t is None and create:
            t = WeakToken()
            self.weak = t
        return t

    def tp_repr(self) -> Object | None:
        head = alias_item_text(self.origin)
        if head is None:
            return None
        parts: list[str] = []
        i: i64 = 0
        while i < self.args.n:
            text = alias_item_text(self.args.item(i))
            if text is None:
                return None
            parts.append(text)
            i += 1
        inner = ", ".join(parts) if parts else "()"
        star = "*" if self.starred else ""
        return unicode_from_host(f"{star}{head}[{inner}]")

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
        if not isinstance(other, GenericAliasObject) or (op != EQ and op != NE):
            return NOT_IMPLEMENTED
        if self.starred != other.starred:
            return bool_from(op == NE)
        same = rich_compare_bool(self.origin, other.origin, EQ)
        if same < 0:
            return None
        if same:
            same = rich_compare_bool(self.args, other.args, EQ)
            if same < 0:
                return None
        return bool_from((same == 1) == (op == EQ))

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        made = self.origin.tp_call(args, base, nargs, kwnames)
        if made is None:
            return None
        if set_attr(made, intern("__orig_class__"), self) < 0:
            # Instances without a dictionary, or with an opinion, go without it.
            if error_matches(ATTRIBUTE_ERROR) or error_matches(TYPE_ERROR):
                clear_error()
            else:
                return None
        return made

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        text = unicode_to_host(name)
        if text in OWN_NAMES and text not in OWN_UNLESS_BLOCKED:
            return generic_getattr(self, name, suppress)
        if text in OWN_UNLESS_BLOCKED:
            return generic_getattr(self, name, suppress)
        return self.origin.tp_getattro(name, suppress)

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        return generic_setattr(self, name, value)

    def mp_subscript(self, key: Object) -> Object | None:
        return alias_getitem(self, key)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op == NB_OR:
            return union_or(self, other)
        return NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if op == NB_OR:
            return union_or(other, self)
        return NOT_IMPLEMENTED

    def tp_iter(self) -> Object | None:
        return AliasIterator(GenericAliasObject(self.origin, self.args, True))


class AliasIterator(Object):
    """The iterator behind `*tuple[int, ...]`: gives the starred alias once."""

    def __init__(self, alias: GenericAliasObject | None) -> None:
        self.alias: GenericAliasObject | None = alias

    def ob_type(self) -> TypeObject:
        return ALIAS_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        alias = self.alias
        self.alias = None
        return alias


def alias_iterator_reduce(self: AliasIterator) -> Object | None:
    f = builtin_iter()
    if f is None:
        return None
    alias = self.alias
    return tuple2(f, tuple1(EMPTY_TUPLE if alias is None else alias))


def builtin_iter() -> Object | None:
    builtins = RT.ts.interp.builtins
    return None if builtins is None else dict_get_str(builtins, intern("iter"))


def alias_item_text(item: Object) -> str | None:
    """How an origin or argument is shown. CPython: _Py_typing_type_repr"""
    if item is ELLIPSIS:
        return "..."
    if isinstance(item, ListObject):
        parts: list[str] = []
        i: i64 = 0
        while i < item.n:
            x = item.items[i]
            i += 1
            if x is None:
                continue
            text = alias_item_text(x)
            if text is None:
                return None
            parts.append(text)
        return "[" + ", ".join(parts) + "]"
    if isinstance(item, GenericAliasObject):
        shown = item.tp_repr()
        return None if shown is None else host_text(shown)
    origin = lookup_attr(item, intern("__origin__"))
    if origin is None and error_occurred():
        return None
    if origin is not None and lookup_attr(item, intern("__args__")) is not None:
        shown = object_repr_of(item)
        return None if shown is None else host_text(shown)
    if error_occurred():
        return None
    qualname = lookup_attr(item, ID___qualname__)
    module = None if qualname is None else lookup_attr(item, ID___module__)
    if error_occurred():
        return None
    if qualname is None or module is None or module is NONE:
        shown = object_repr_of(item)
        return None if shown is None else host_text(shown)
    q = object_str_of(qualname)
    m = object_str_of(module)
    if q is None or m is None:
        return None
    if host_text(m) == "builtins":
        return host_text(q)
    return f"{host_text(m)}.{host_text(q)}"


def host_text(x: Object) -> str:
    u = as_unicode(x)
    return "" if u is None else unicode_to_host(u)


def generic_alias_make(origin: Object, args: Object) -> GenericAliasObject:
    """`origin[args]`. CPython: Py_GenericAlias"""
    t = as_tuple(args)
    return GenericAliasObject(origin, tuple1(args) if t is None else t, False)


def generic_alias_new(origin: Object, item: Object) -> Object | None:
    """`__class_getitem__` of the built-in types."""
    return generic_alias_make(origin, item)


def alias_tp_new(cls: TypeObject, origin: Object, args: Object) -> Object | None:
    return generic_alias_make(origin, args)


def is_parameter(x: Object) -> i64:
    """Is it a TypeVar, ParamSpec or TypeVarTuple? 1, 0, -1."""
    if isinstance(x, TypeObject):
        return 0
    return has_attr(x, intern("__typing_subst__"))


def make_parameters(args: TupleObject) -> TupleObject | None:
    """The type variables in the arguments, each once, in order. CPython: _Py_make_parameters"""
    found: list[Object] = []
    if not collect_parameters(found, args):
        return None
    return tuple_from_list(found)


def collect_parameters(found: list[Object], args: TupleObject) -> bool:
    i: i64 = 0
    while i < args.n:
        x = args.item(i)
        i += 1
        if isinstance(x, TypeObject):
            continue
        subst = lookup_attr(x, intern("__typing_subst__"))
        if subst is not None:
            add_once(found, x)
            continue
        if error_occurred():
            return False
        # Parameters hide in lists of arguments too: Callable[[T], int].
        if isinstance(x, ListObject | TupleObject):
            items = host_list(x)
            if items is None or not collect_parameters(found, tuple_from_list(items)):
                return False
            continue
        inner = lookup_attr(x, intern("__parameters__"))
        if inner is None:
            if error_occurred():
                return False
            continue
        t = as_tuple(inner)
        if t is not None:
            k: i64 = 0
            while k < t.n:
                add_once(found, t.item(k))
                k += 1
    return True


def add_once(found: list[Object], x: Object) -> None:
    for f in found:
        if f is x:
            return
    found.append(x)


def alias_parameters(self: GenericAliasObject) -> TupleObject | None:
    p = self.parameters
    if p is None:
        p = make_parameters(self.args)
        self.parameters = p
    return p


def alias_getitem(self: GenericAliasObject, item: Object) -> Object | None:
    """`list[T][int]`. CPython: ga_getitem"""
    parameters = alias_parameters(self)
    if parameters is None:
        return None
    args = subs_parameters(self, self.args, parameters, item)
    if args is None:
        return None
    return GenericAliasObject(self.origin, args, self.starred)


def unpack_args(item: Object) -> list[Object] | None:
    """The arguments of a subscript, `*tuple[...]` ones spread. CPython: _unpack_args"""
    t = as_tuple(item)
    given = [item] if t is None else host_list(t)
    if given is None:
        return None
    out: list[Object] = []
    for x in given:
        if isinstance(x, TypeObject):
            out.append(x)
            continue
        sub = lookup_attr(x, intern("__typing_unpacked_tuple_args__"))
        if sub is None and error_occurred():
            return None
        spread = None if sub is None else as_tuple(sub)
        if spread is not None and not (spread.n > 0 and spread.item(spread.n - 1) is ELLIPSIS):
            k: i64 = 0
            while k < spread.n:
                out.append(spread.item(k))
                k += 1
            continue
        out.append(x)
    return out


def subs_parameters(
    self: Object, args: TupleObject, parameters: TupleObject, item: Object
) -> TupleObject | None:
    """The arguments with the type variables replaced. CPython: _Py_subs_parameters"""
    nparams = parameters.n
    if nparams == 0:
        type_error(f"{host_repr(self)} is not a generic class")
        return None
    given = unpack_args(item)
    if given is None:
        return None
    i: i64 = 0
    while i < nparams:
        param = parameters.item(i)
        prepare = lookup_attr(param, intern("__typing_prepare_subst__"))
        if prepare is None and error_occurred():
            return None
        if prepare is not None and prepare is not NONE:
            prepared = call_two(prepare, self, tuple_from_list(given))
            if prepared is None:
                return None
            t = as_tuple(prepared)
            given = [prepared] if t is None else host_list(t)
            if given is None:
                return None
        i += 1
    if len(given) != nparams:
        few = "many" if len(given) > nparams else "few"
        type_error(
            f"Too {few} arguments for {host_repr(self)}; actual {len(given)}, expected {nparams}"
        )
        return None
    out: list[Object] = []
    i = 0
    while i < args.n:
        arg = args.item(i)
        i += 1
        if isinstance(arg, TypeObject):
            out.append(arg)
            continue
        if isinstance(arg, ListObject | TupleObject):
            items = host_list(arg)
            if items is None:
                return None
            inner = subs_parameters_if_any(self, tuple_from_list(items), parameters, given)
            if inner is None:
                return None
            out.append(list_from_host(host_items(inner)) if isinstance(arg, ListObject) else inner)
            continue
        unpack = lookup_attr(arg, intern("__typing_is_unpacked_typevartuple__"))
        if unpack is None and error_occurred():
            return None
        subst = lookup_attr(arg, intern("__typing_subst__"))
        new: Object | None
        if subst is not None:
            k = index_of(parameters, arg)
            new = call_one(subst, given[k])
        else:
            if error_occurred():
                return None
            new = subs_inner(arg, parameters, given)
        if new is None:
            return None
        if unpack is TRUE:
            t = as_tuple(new)
            if t is None:
                out.append(new)
            else:
                k = 0
                while k < t.n:
                    out.append(t.item(k))
                    k += 1
        else:
            out.append(new)
    return tuple_from_list(out)


def subs_parameters_if_any(
    self: Object, args: TupleObject, parameters: TupleObject, given: list[Object]
) -> TupleObject | None:
    found = make_parameters(args)
    if found is None:
        return None
    if found.n == 0:
        return args
    return subs_parameters(self, args, parameters, tuple_from_list(given))


def host_items(t: TupleObject) -> list[Object]:
    items: list[Object] = []
    i: i64 = 0
    while i < t.n:
        items.append(t.item(i))
        i += 1
    return items


def index_of(parameters: TupleObject, x: Object) -> i64:
    i: i64 = 0
    while i < parameters.n:
        if parameters.item(i) is x:
            return i
        i += 1
    return 0


def subs_inner(arg: Object, parameters: TupleObject, given: list[Object]) -> Object | None:
    """An argument that is generic itself, with its own variables replaced. CPython: subs_tvars"""
    inner = lookup_attr(arg, intern("__parameters__"))
    if inner is None:
        return None if error_occurred() else arg
    t = as_tuple(inner)
    if t is None or t.n == 0:
        return arg
    out: list[Object] = []
    i: i64 = 0
    while i < t.n:
        p = t.item(i)
        i += 1
        value = p
        k: i64 = 0
        while k < parameters.n:
            if parameters.item(k) is p:
                value = given[k]
                break
            k += 1
        # A TypeVarTuple's arguments are spread.
        spread = as_tuple(value)
        if spread is not None and type_name(p) == "typing.TypeVarTuple":
            out.extend(host_items(spread))
        else:
            out.append(value)
    return arg.mp_subscript(out[0] if len(out) == 1 else tuple_from_list(out))


def alias_mro_entries(self: GenericAliasObject, bases: Object) -> Object | None:
    return tuple1(self.origin)


def alias_instancecheck(self: GenericAliasObject, instance: Object) -> Object | None:
    return type_error("isinstance() argument 2 cannot be a parameterized generic")


def alias_subclasscheck(self: GenericAliasObject, cls: Object) -> Object | None:
    return type_error("issubclass() argument 2 cannot be a parameterized generic")


def alias_reduce(self: GenericAliasObject) -> Object | None:
    if self.starred:
        f = RT.ts.interp.builtins
        nxt = None if f is None else dict_get_str(f, intern("next"))
        if nxt is None:
            return None
        it = AliasIterator(GenericAliasObject(self.origin, self.args, True))
        it.alias = GenericAliasObject(self.origin, self.args, False)
        return tuple2(nxt, tuple1(it))
    return tuple2(GENERIC_ALIAS_TYPE, tuple2(self.origin, self.args))


def alias_dir(self: GenericAliasObject) -> Object | None:
    names = object_dir(self.origin)
    if names is None:
        return None
    known = as_list(names)
    if known is None:
        return names
    for name in sorted(OWN_NAMES):
        if sequence_contains(known, intern(name)) == 0:
            list_append(known, intern(name))
    return known


def alias_get_origin(self: GenericAliasObject) -> Object | None:
    return self.origin


def alias_get_args(self: GenericAliasObject) -> Object | None:
    return self.args


def alias_get_parameters(self: GenericAliasObject) -> Object | None:
    return alias_parameters(self)


def alias_get_unpacked(self: GenericAliasObject) -> Object | None:
    return bool_from(self.starred)


def alias_get_unpacked_args(self: GenericAliasObject) -> Object | None:
    if self.starred and self.origin is TUPLE_TYPE:
        return self.args
    return NONE


GENERIC_ALIAS_TYPE: Final[TypeObject] = static_type(
    "GenericAlias",
    module="types",
    doc="Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and "
    "t.__args__ is (int,).",
    new=method("__new__", alias_tp_new, "origin, args, /"),
    slots=(S_REPR, S_HASH, S_EQ, S_CALL, S_GETATTRIBUTE, S_GETITEM, S_OR, S_ITER),
    methods=(
        method("__mro_entries__", alias_mro_entries, "bases, /"),
        method("__instancecheck__", alias_instancecheck, "instance, /"),
        method("__subclasscheck__", alias_subclasscheck, "cls, /"),
        method("__reduce__", alias_reduce, ""),
        method("__dir__", alias_dir, ""),
    ),
    getset=(
        getset("__origin__", alias_get_origin, None),
        getset("__args__", alias_get_args, None),
        getset("__parameters__", alias_get_parameters, None),
        getset("__unpacked__", alias_get_unpacked, None),
        getset("__typing_unpacked_tuple_args__", alias_get_unpacked_args, None),
    ),
    flags=BASETYPE,
)

ALIAS_ITERATOR_TYPE: Final[TypeObject] = static_type(
    "generic_alias_iterator",
    methods=(method("__reduce__", alias_iterator_reduce, ""),),
)

from rt.dict.dictobject import dict_get_str  # noqa: E402
from rt.objects.abstract import sequence_contains  # noqa: E402
from rt.objects.boolobject import TRUE, bool_from  # noqa: E402
from rt.objects.call import call_one, call_two  # noqa: E402
from rt.objects.errors import error_matches  # noqa: E402
from rt.objects.exceptions import ATTRIBUTE_ERROR, TYPE_ERROR, host_repr  # noqa: E402
from rt.objects.identifiers import ID___module__, ID___qualname__  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    ListObject,
    as_list,
    host_list,
    list_append,
    list_from_host,
)
from rt.objects.object import ELLIPSIS, NONE  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    generic_setattr,
    has_attr,
    hash_object,
    lookup_attr,
    object_dir,
    object_repr_of,
    object_str_of,
    rich_compare_bool,
    set_attr,
)
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import TUPLE_TYPE  # noqa: E402
from rt.objects.unionobject import union_or  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
