"""Struct sequences: tuples whose items have names.

Answers to Objects/structseq.c. An instance extends tuple: its payload is the tuple of the
visible items; the fields beyond these (`os.stat_result.st_atime_ns`) are in `v0`, a tuple
of all fields.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import WANTS_INSTANCE, Descr, method
from rt.objects.object import DESCR_GET, DESCR_SET, NONE, Object
from rt.objects.tupleobject import TupleObject, tuple2, tuple_from_list
from rt.objects.typeobject import HEAP, InstanceObject, PayloadObject, TypeObject


class StructField(Descr):
    """A named field, as an attribute of its type. Read-only."""

    def __init__(self, owner: TypeObject, name: str, index: i64) -> None:
        super().__init__(owner, name, "")
        self.index: Final[i64] = index

    def ob_type(self) -> TypeObject:
        return MEMBER_DESCR_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(f"<member {self.name!r} of {full_name(self.owner)!r} objects>")

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_SET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        if isinstance(obj, InstanceObject) and is_subtype(obj.cls, self.owner):
            fields = obj.v0
            if isinstance(fields, TupleObject) and self.index < fields.n:
                return fields.item(self.index)
        return type_error(
            f"descriptor '{self.name}' for '{full_name(self.owner)}' objects doesn't apply to a "
            f"'{type_name(obj)}' object"
        )

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        set_error(ATTRIBUTE_ERROR, "readonly attribute")
        return -1


# What each struct sequence type was made with.
FIELDS: Final[dict[Object, list[str]]] = {}
VISIBLE: Final[dict[Object, int]] = {}


def full_name(tp: TypeObject) -> str:
    return tp.tp_name


def new_structseq_type(name: str, fields: list[str], visible: int) -> TypeObject:
    """A struct sequence type.

    Args:
        name: with its module, "os.stat_result".
        fields: all field names; one that begins with "unnamed" is only an item.
        visible: how many of them the tuple has.
    """
    module, _, short = name.rpartition(".")
    tp = static_type(
        short,
        module=module or "builtins",
        base=TUPLE_TYPE,
        new=method("__new__", structseq_new, "sequence, dict={}"),
        impls=(slot_impl(S_REPR, structseq_repr, flags=WANTS_INSTANCE),),
        methods=(
            method("__reduce__", structseq_reduce, "", flags=WANTS_INSTANCE),
            method("__replace__", structseq_replace, "*args, **kwargs", flags=WANTS_INSTANCE),
        ),
        flags=HEAP,
    )
    FIELDS[tp] = fields
    VISIBLE[tp] = visible
    unnamed = 0
    index: i64 = 0
    named: list[Object] = []
    for field in fields:
        if field.startswith("unnamed"):
            unnamed += 1
        else:
            declare_attr(tp, field, StructField(tp, field, index))
            if index < visible:
                named.append(intern(field))
        index += 1
    declare_attr(tp, "n_sequence_fields", long_from_host(visible))
    declare_attr(tp, "n_fields", long_from_host(len(fields)))
    declare_attr(tp, "n_unnamed_fields", long_from_host(unnamed))
    declare_attr(tp, "__match_args__", tuple_from_list(named))
    return tp


def structseq_make(tp: TypeObject, items: list[Object]) -> Object:
    """An instance with all its fields."""
    while len(items) < len(FIELDS[tp]):
        items.append(NONE)
    instance = PayloadObject(tp)
    instance.payload = tuple_from_list(items[: VISIBLE[tp]])
    instance.v0 = tuple_from_list(items)
    return instance


def structseq_new(cls: TypeObject, sequence: Object, d: Object | None) -> Object | None:
    items = host_list(sequence)
    if items is None:
        return None
    extra: DictObject | None = None
    if d is not None:
        extra = as_dict(d)
        if extra is None:
            return type_error(f"{full_name(cls)}() takes a dict as second arg, if any")
    least = VISIBLE[cls]
    fields = FIELDS[cls]
    most = len(fields)
    n = len(items)
    if n < least or n > most:
        if least == most:
            return type_error(f"{full_name(cls)}() takes a {least}-sequence ({n}-sequence given)")
        if n < least:
            return type_error(
                f"{full_name(cls)}() takes an at least {least}-sequence ({n}-sequence given)"
            )
        return type_error(
            f"{full_name(cls)}() takes an at most {most}-sequence ({n}-sequence given)"
        )
    while len(items) < most:
        value: Object | None = None
        if extra is not None:
            value = dict_get_str(extra, intern(fields[len(items)]))
        items.append(NONE if value is None else value)
    return structseq_make(cls, items)


def all_fields(self: Object) -> TupleObject:
    if isinstance(self, InstanceObject):
        fields = self.v0
        if isinstance(fields, TupleObject):
            return fields
    return tuple_from_list([])


def structseq_type(self: Object) -> TypeObject:
    tp = self.ob_type()
    i: i64 = 0
    while i < tp.mro.n:
        base = tp.mro.item(i)
        if base in FIELDS and isinstance(base, TypeObject):
            return base
        i += 1
    return tp


def structseq_repr(self: Object) -> Object | None:
    tp = structseq_type(self)
    fields = all_fields(self)
    parts: list[str] = []
    i = 0
    for name in FIELDS[tp][: VISIBLE[tp]]:
        text = object_repr_of(fields.item(i))
        if text is None:
            return None
        shown = unicode_to_host(text)
        parts.append(shown if name.startswith("unnamed") else f"{name}={shown}")
        i += 1
    return unicode_from_host(f"{full_name(tp)}({', '.join(parts)})")


def structseq_reduce(self: Object) -> Object | None:
    tp = structseq_type(self)
    fields = all_fields(self)
    visible: list[Object] = []
    hidden = dict_new()
    i = 0
    for name in FIELDS[tp]:
        if i < VISIBLE[tp]:
            visible.append(fields.item(i))
        else:
            dict_set_str(hidden, intern(name), fields.item(i))
        i += 1
    return tuple2(self.ob_type(), tuple2(tuple_from_list(visible), hidden))


def structseq_replace(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    tp = structseq_type(self)
    if args:
        return type_error(f"{tp.name}.__replace__() takes no positional arguments")
    fields = all_fields(self)
    items: list[Object] = []
    known = 0
    i = 0
    for name in FIELDS[tp]:
        value: Object | None = None
        if kwargs is not None:
            value = dict_get_str(kwargs, intern(name))
        if value is None:
            value = fields.item(i)
        else:
            known += 1
        items.append(value)
        i += 1
    if kwargs is not None and known < kwargs.used:
        unexpected: list[str] = []
        k: i64 = 0
        while k < kwargs.nentries:
            key = kwargs.keys[k]
            if isinstance(key, UnicodeObject) and unicode_to_host(key) not in FIELDS[tp]:
                unexpected.append(unicode_to_host(key))
            k += 1
        return type_error(f"Got unexpected field name(s): {unexpected!r}")
    return structseq_make(tp, items)


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    as_dict,
    dict_get_str,
    dict_new,
    dict_set_str,
)
from rt.objects.descrobject import MEMBER_DESCR_TYPE  # noqa: E402
from rt.objects.errors import set_error, type_error  # noqa: E402
from rt.objects.exceptions import ATTRIBUTE_ERROR  # noqa: E402
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.longobject import long_from_host  # noqa: E402
from rt.objects.object_protocol import object_repr_of  # noqa: E402
from rt.objects.slots import S_REPR, slot_impl  # noqa: E402
from rt.objects.tupleobject import TUPLE_TYPE  # noqa: E402
from rt.objects.typeobject import declare_attr, is_subtype, static_type, type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)

UNRAISABLE_ARGS_TYPE: Final = new_structseq_type(
    "UnraisableHookArgs", ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"], 5
)
