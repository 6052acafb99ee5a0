"""enumerate and reversed.

Answers to Objects/enumobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import CLASS_GETITEM, WANTS_INSTANCE, method
from rt.objects.object import NB_ADD, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.typeobject import BASETYPE, TypeObject, static_type


class EnumerateObject(Object):
    """`enumerate(iterable, start=0)`; `count` is the next number unless `big` is."""

    def __init__(self, it: Object, count: i64, big: Object | None) -> None:
        self.it: Final = it
        self.count: i64 = count
        self.big: Object | None = big

    def ob_type(self) -> TypeObject:
        return ENUMERATE_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        x = self.it.tp_iternext()
        if x is None:
            return None
        count = self.count
        big = self.big
        if big is None:
            if count < COMPACT_MAX:
                self.count = count + 1
                return tuple2(long_from_i64(count), x)
            big = long_from_i64(count)
        following = big.nb_binary(NB_ADD, ONE)
        if following is None:
            return None
        self.big = following
        return tuple2(big, x)


def enumerate_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    n = len(args)
    total: i64 = n if kwargs is None else n + kwargs.used
    if total > 2:
        return type_error(f"enumerate() takes at most 2 arguments ({total} given)")
    iterable: Object | None = args[0] if n > 0 else None
    start: Object | None = args[1] if n > 1 else None
    exact = cls is ENUMERATE_TYPE
    if kwargs is not None:
        if n == 0 and exact and kwargs.used > 0:
            first = unicode_to_host_or(dict_first_key(kwargs))
            if kwargs.used == 1 and first != "iterable":
                return type_error(f"'{first}' is an invalid keyword argument for enumerate()")
        i: i64 = 0
        while i < kwargs.nentries:
            key = kwargs.keys[i]
            value = kwargs.values[i]
            i += 1
            if key is None or value is None:
                continue
            name = unicode_to_host_or(key)
            if name == "iterable" and n == 0:
                iterable = value
            elif name == "start" and n < 2:
                start = value
            elif exact:
                return type_error(f"'{name}' is an invalid keyword argument for enumerate()")
            elif iterable is None and kwargs.used == 1:
                break
            else:
                return type_error(f"enumerate() got an unexpected keyword argument '{name}'")
    if iterable is None:
        where = "" if exact else " (pos 1)"
        return type_error(f"enumerate() missing required argument 'iterable'{where}")
    count: i64 = 0
    big: Object | None = None
    if start is not None:
        index = as_index(start)
        if index is None:
            return None
        if isinstance(index, CompactLong):
            count = index.value
        else:
            big = index
    it = get_iter(iterable)
    if it is None:
        return None
    return EnumerateObject(it, count, big)


def unicode_to_host_or(x: Object) -> str:
    """The host's form of a keyword's name."""
    return unicode_to_host(x) if isinstance(x, UnicodeObject) else ""


def enumerate_reduce(self: Object) -> Object | None:
    e = self.native()
    assert isinstance(e, EnumerateObject)
    big = e.big
    return tuple2(self.ob_type(), tuple2(e.it, long_from_i64(e.count) if big is None else big))


class ReversedObject(Object):
    """`reversed(seq)` of anything with a length and `__getitem__`; `seq` is None at the end."""

    def __init__(self, seq: Object, index: i64) -> None:
        self.seq: Object | None = seq
        self.index: i64 = index

    def ob_type(self) -> TypeObject:
        return REVERSED_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if i >= 0:
            x = seq.sq_item(i)
            if x is NOT_IMPLEMENTED:
                x = seq.mp_subscript(long_from_i64(i))
            if x is not None:
                self.index = i - 1
                return x
            if not clear_if(INDEX_ERROR) and not clear_if(STOP_ITERATION):
                return None
        self.index = -1
        self.seq = None
        return None


def reversed_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not refuse_keywords(cls, REVERSED_TYPE, kwargs):
        return None
    n = len(args)
    if n != 1:
        return type_error(f"reversed expected 1 argument, got {n}")
    seq = args[0]
    f = lookup_special(seq, ID___reversed__)
    if f is NONE:
        return type_error(f"'{type_name(seq)}' object is not reversible")
    if f is not None:
        return call_noargs(f)
    if error_occurred():
        return None
    if is_sequence(seq) == 0:
        return type_error(f"'{type_name(seq)}' object is not reversible")
    length = seq.sq_length()
    if length == -1 and error_occurred():
        return None
    return ReversedObject(seq, length - 1)


def reversed_length_hint(self: ReversedObject) -> Object | None:
    seq = self.seq
    if seq is None:
        return long_from_i64(0)
    n = seq.sq_length()
    if n == -1 and error_occurred():
        return None
    left = self.index + 1
    return long_from_i64(0 if n < left else left)


def reversed_reduce(self: Object) -> Object | None:
    r = self.native()
    assert isinstance(r, ReversedObject)
    seq = r.seq
    if seq is None:
        return tuple2(self.ob_type(), tuple1(EMPTY_TUPLE))
    return tuple3(self.ob_type(), tuple1(seq), long_from_i64(r.index))


def reversed_setstate(self: ReversedObject, state: Object) -> Object | None:
    index = index_as_i64(state)
    if index == -1 and error_occurred():
        return None
    seq = self.seq
    if seq is not None:
        n = seq.sq_length()
        if n == -1 and error_occurred():
            return None
        self.index = -1 if index < -1 else n - 1 if index > n - 1 else index
    return NONE


REDUCE_DOC: Final = "Return state information for pickling."

ENUMERATE_TYPE: Final = static_type(
    "enumerate",
    doc="enumerate(iterable, start=0): pairs of a number, counted from start, and an item.",
    new=method("__new__", enumerate_new, "*args, **kwargs"),
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__reduce__", enumerate_reduce, "", doc=REDUCE_DOC, flags=WANTS_INSTANCE),
        CLASS_GETITEM,
    ),
    flags=BASETYPE,
)

REVERSED_TYPE: Final = static_type(
    "reversed",
    doc="reversed(sequence): its items from the last to the first.",
    new=method("__new__", reversed_new, "*args, **kwargs"),
    slots=(S_ITER, S_NEXT),
    methods=(
        method(
            "__length_hint__",
            reversed_length_hint,
            "",
            doc="Private method returning an estimate of len(list(it)).",
        ),
        method("__reduce__", reversed_reduce, "", doc=REDUCE_DOC, flags=WANTS_INSTANCE),
        method(
            "__setstate__",
            reversed_setstate,
            "object, /",
            doc="Set state information for unpickling.",
        ),
    ),
    flags=BASETYPE,
)

from rt.dict.dictobject import DictObject, dict_first_key  # noqa: E402
from rt.objects.abstract import get_iter, is_sequence  # noqa: E402
from rt.objects.call import call_noargs  # noqa: E402
from rt.objects.errors import clear_if, error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import INDEX_ERROR, STOP_ITERATION  # noqa: E402
from rt.objects.identifiers import ID___reversed__  # noqa: E402
from rt.objects.iterobject import refuse_keywords  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    COMPACT_MAX,
    ONE,
    CompactLong,
    as_index,
    index_as_i64,
    long_from_i64,
)
from rt.objects.object_protocol import lookup_special  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE, tuple1, tuple2, tuple3  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, unicode_to_host  # noqa: E402
