"""tee and groupby of itertools: iterators that share one source.

Answers to the parts of Modules/itertoolsmodule.c of these names.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.modules.itertools_base import (
    ITERATOR,
    pickle_warning,
    positional,
    reduce_method,
    setstate_method,
)
from rt.objects.methodobject import function, method
from rt.objects.object import EQ, NONE, Object
from rt.objects.typeobject import BASETYPE, WEAKREF, TypeObject, static_type

# Items in one link of the chain that tee iterators read.
LINKCELLS: Final = 57


class TeeData(Object):
    """A link of the chain: the first `n` items after those of the links before."""

    def __init__(self, it: Object) -> None:
        self.it: Final = it
        self.values: vec[Object | None] = vec[Object | None]([None] * LINKCELLS)
        self.n: i64 = 0
        self.next: TeeData | None = None
        self.running: bool = False

    def ob_type(self) -> TypeObject:
        return TEE_DATA_TYPE

    def item(self, i: i64) -> Object | None:
        """Item i, which may be the next of the source; None at its end or for an exception."""
        if i < self.n:
            return self.values[i]
        if self.running:
            set_error(RUNTIME_ERROR, "cannot re-enter the tee iterator")
            return None
        self.running = True
        x = self.it.tp_iternext()
        self.running = False
        if x is None:
            return None
        self.values[i] = x
        self.n += 1
        return x

    def following(self) -> TeeData:
        """The next link."""
        link = self.next
        if link is None:
            link = TeeData(self.it)
            self.next = link
        return link


class TeeObject(Object):
    """An iterator over the chain: item `index` of a link comes next."""

    def __init__(self, data: TeeData, index: i64) -> None:
        self.weak: WeakToken | None = None
        self.data: TeeData = data
        self.index: i64 = index

    def ob_type(self) -> TypeObject:
        return TEE_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        if self.index >= LINKCELLS:
            self.data = self.data.following()
            self.index = 0
        x = self.data.item(self.index)
        if x is not None:
            self.index += 1
        return x

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token


def tee_from_iterable(iterable: Object) -> TeeObject | None:
    """A tee iterator over any iterable; None with an exception."""
    it = get_iter(iterable)
    if it is None:
        return None
    if isinstance(it, TeeObject):
        return TeeObject(it.data, it.index)
    return TeeObject(TeeData(it), 0)


def tee_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not positional(cls, TEE_TYPE, args, kwargs, 1, 1):
        return None
    return tee_from_iterable(args[0])


def tee_copy(self: TeeObject) -> Object | None:
    return TeeObject(self.data, self.index)


def tee_reduce(self: Object) -> Object | None:
    t = self.native()
    assert isinstance(t, TeeObject)
    if not pickle_warning():
        return None
    return tuple3(self.ob_type(), tuple1(EMPTY_TUPLE), tuple2(t.data, long_from_i64(t.index)))


def tee_setstate(self: TeeObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    t = as_tuple(state)
    if t is None:
        return type_error("state is not a tuple")
    if t.n != 2:
        return type_error(f"function takes exactly 2 arguments ({t.n} given)")
    data = t.item(0)
    if not isinstance(data, TeeData):
        return type_error(f"argument 1 must be itertools._tee_dataobject, not {type_name(data)}")
    index = index_as_i64(t.item(1))
    if index == -1 and error_occurred():
        return None
    if index < 0 or index > LINKCELLS:
        return value_error("Index out of range")
    self.data = data
    self.index = index
    return NONE


def tee_data_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    n = len(args)
    if n != 3:
        return type_error(f"teedataobject expected 3 arguments, got {n}")
    values = as_list(args[1])
    if values is None:
        return type_error(f"teedataobject() argument 2 must be list, not {type_name(args[1])}")
    data = TeeData(args[0])
    if values.n > LINKCELLS:
        return value_error("Invalid arguments")
    i: i64 = 0
    while i < values.n:
        data.values[i] = values.items[i]
        i += 1
    data.n = values.n
    following = args[2]
    if data.n == LINKCELLS:
        if following is not NONE:
            if not isinstance(following, TeeData):
                return value_error("Invalid arguments")
            data.next = following
    elif following is not NONE:
        return value_error("Invalid arguments")
    return data


def tee_data_reduce(self: Object) -> Object | None:
    data = self.native()
    assert isinstance(data, TeeData)
    if not pickle_warning():
        return None
    values = list_from_vec(data.values, 0, data.n)
    following = data.next
    rest = NONE if following is None else following
    return tuple2(self.ob_type(), tuple3(data.it, values, rest))


def tee(iterable: Object, n: Object | None) -> Object | None:
    """itertools.tee"""
    count: i64 = 2
    if n is not None:
        count = index_as_i64(n)
        if count == -1 and error_occurred():
            return None
        if count < 0:
            return value_error("n must be >= 0")
    if count == 0:
        return EMPTY_TUPLE
    it = get_iter(iterable)
    if it is None:
        return None
    copy = lookup_attr(it, ID___copy__)
    if copy is None:
        if error_occurred():
            return None
        it = tee_from_iterable(it)
        if it is None:
            return None
        copy = get_attr(it, ID___copy__)
        if copy is None:
            return None
    copies: list[Object] = [it]
    while len(copies) < count:
        x = call_noargs(copy)
        if x is None:
            return None
        copies.append(x)
    return tuple_from_list(copies)


class GroupByObject(Object):
    """`groupby(iterable, key)`: `value` is the item read last, `key` what it belongs to."""

    def __init__(self, it: Object, func: Object) -> None:
        self.it: Final = it
        self.func: Final = func
        # The key of the group given last.
        self.target: Object | None = None
        self.key: Object | None = None
        self.value: Object | None = None
        # Counts the groups: only the last one's grouper gives items.
        self.turn: i64 = 0

    def ob_type(self) -> TypeObject:
        return GROUPBY_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def step(self) -> bool:
        """Read an item and its key. False at the end or with an exception."""
        value = self.it.tp_iternext()
        if value is None:
            return False
        key: Object | None = value
        if self.func is not NONE:
            key = call_one(self.func, value)
            if key is None:
                return False
        old_key = self.key
        old_value = self.value
        self.value = value
        self.key = key
        hold(old_key)
        hold(old_value)
        return True

    def tp_iternext(self) -> Object | None:
        self.turn += 1
        # Skip what is left of the group.
        while True:
            key = self.key
            if key is not None:
                target = self.target
                if target is None:
                    break
                r = rich_compare_bool(target, key, EQ)
                if r == -1:
                    return None
                if r == 0:
                    break
            if not self.step():
                return None
        key = self.key
        assert key is not None
        self.target = key
        return tuple2(key, GrouperObject(self, key))


class GrouperObject(Object):
    """The items of one group."""

    def __init__(self, parent: GroupByObject, key: Object) -> None:
        self.parent: Final = parent
        self.key: Final = key
        parent.turn += 1
        self.turn: Final[i64] = parent.turn

    def ob_type(self) -> TypeObject:
        return GROUPER_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        parent = self.parent
        if parent.turn != self.turn:
            return None
        if parent.value is None and not parent.step():
            return None
        key = parent.key
        assert key is not None
        r = rich_compare_bool(self.key, key, EQ)
        if r <= 0:
            return None
        x = parent.value
        parent.value = None
        parent.key = None
        return x


def groupby_new(cls: TypeObject, iterable: Object, key: Object | None) -> Object | None:
    it = get_iter(iterable)
    if it is None:
        return None
    return GroupByObject(it, NONE if key is None else key)


def groupby_reduce(self: Object) -> Object | None:
    g = self.native()
    assert isinstance(g, GroupByObject)
    if not pickle_warning():
        return None
    args = tuple2(g.it, g.func)
    value = g.value
    target = g.target
    key = g.key
    if value is None or target is None or key is None:
        return tuple2(self.ob_type(), args)
    return tuple3(self.ob_type(), args, tuple3(value, target, key))


def groupby_setstate(self: GroupByObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    t = as_tuple(state)
    if t is None:
        return type_error("state is not a tuple")
    if t.n != 3:
        return type_error(f"function takes exactly 3 arguments ({t.n} given)")
    self.value = t.item(0)
    self.target = t.item(1)
    self.key = t.item(2)
    return NONE


def grouper_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    n = len(args)
    if n != 2:
        return type_error(f"_grouper expected 2 arguments, got {n}")
    parent = args[0].native()
    if not isinstance(parent, GroupByObject):
        return type_error(
            f"_grouper() argument 1 must be itertools.groupby, not {type_name(args[0])}"
        )
    return GrouperObject(parent, args[1])


def grouper_reduce(self: Object) -> Object | None:
    g = self.native()
    assert isinstance(g, GrouperObject)
    if not pickle_warning():
        return None
    if g.parent.turn != g.turn:
        it = builtin_attr("iter")
        return None if it is None else tuple2(it, tuple1(EMPTY_TUPLE))
    return tuple2(self.ob_type(), tuple2(g.parent, g.key))


TEE_TYPE: Final = static_type(
    "itertools._tee",
    doc="An iterator that can be copied where it stands.",
    new=method("__new__", tee_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(
        reduce_method(tee_reduce),
        setstate_method(tee_setstate),
        method("__copy__", tee_copy, "", doc="Returns an independent iterator."),
    ),
    flags=WEAKREF,
)

TEE_DATA_TYPE: Final = static_type(
    "itertools._tee_dataobject",
    doc="What iterators made by tee() share.",
    new=method("__new__", tee_data_new, "*args, **kwargs"),
    methods=(reduce_method(tee_data_reduce),),
)

TEE_FUNCTION: Final = function(
    "tee",
    tee,
    "iterable, n=2, /",
    doc="A tuple of n iterators over the same items, each going its own pace.",
)

GROUPBY_TYPE: Final = static_type(
    "itertools.groupby",
    doc="Pairs of a key and an iterator over the neighbouring items that have it.",
    new=method("__new__", groupby_new, "iterable, key=None"),
    slots=ITERATOR,
    methods=(reduce_method(groupby_reduce), setstate_method(groupby_setstate)),
    flags=BASETYPE,
)

GROUPER_TYPE: Final = static_type(
    "itertools._grouper",
    new=method("__new__", grouper_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(grouper_reduce),),
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import get_iter  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import RUNTIME_ERROR  # noqa: E402
from rt.objects.identifiers import ID___copy__  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import as_list, list_from_vec  # noqa: E402
from rt.objects.longobject import index_as_i64, long_from_i64  # noqa: E402
from rt.objects.object_protocol import get_attr, lookup_attr, rich_compare_bool  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    as_tuple,
    hold,
    tuple1,
    tuple2,
    tuple3,
    tuple_from_list,
)
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
