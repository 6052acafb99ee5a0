"""Views of dictionaries and their iterators.

Answers to the second half of Objects/dictobject.c.

What always holds: a view is a window on its dictionary, `owner` being the object whose method
made it (an instance of a dict's subclass, perhaps) and `dict` that object's table. An
iterator's `dict` is None at its end; `used` is the dictionary's length at its start, or -1
once it has failed, after which it fails always.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import FAILED, DictObject, as_dict, dict_contains, dict_lookup, hash_key
from rt.objects.methodobject import getset, method
from rt.objects.object import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NB_AND,
    NB_OR,
    NB_SUBTRACT,
    NB_XOR,
    NE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    S_AND,
    S_CONTAINS,
    S_EQ,
    S_HASH_NONE,
    S_ITER,
    S_LEN,
    S_NEXT,
    S_OR,
    S_REPR,
    S_SUB,
    S_XOR,
)
from rt.objects.typeobject import TypeObject, static_type

# What an iterator gives.
KEYS: Final = 0
VALUES: Final = 1
ITEMS: Final = 2


class DictView(Object):
    """What the three views have in common."""

    def __init__(self, owner: Object) -> None:
        d = as_dict(owner)
        assert d is not None
        self.owner: Final = owner
        self.dict: Final[DictObject] = d

    def tp_repr(self) -> Object | None:
        return view_repr(self)

    def sq_length(self) -> i64:
        return self.dict.used

    def nb_bool(self) -> i64:
        return 1 if self.dict.used > 0 else 0


class DictSetView(DictView):
    """What the views that are sets have in common."""

    def tp_hash(self) -> i64:
        return type_error_i(f"unhashable type: '{type_name(self)}'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return view_richcompare(self, other, op)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return view_binary(op, self, other)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return view_binary(op, other, self)


class DictKeys(DictSetView):
    """`d.keys()`"""

    def ob_type(self) -> TypeObject:
        return DICT_KEYS_TYPE

    def tp_iter(self) -> Object | None:
        return DictKeyIterator(self.dict)

    def sq_contains(self, value: Object) -> i64:
        return dict_contains(self.dict, value)


class DictValues(DictView):
    """`d.values()`"""

    def ob_type(self) -> TypeObject:
        return DICT_VALUES_TYPE

    def tp_iter(self) -> Object | None:
        return DictValueIterator(self.dict)


class DictItems(DictSetView):
    """`d.items()`"""

    def ob_type(self) -> TypeObject:
        return DICT_ITEMS_TYPE

    def tp_iter(self) -> Object | None:
        return DictItemIterator(self.dict)

    def sq_contains(self, value: Object) -> i64:
        pair = as_tuple(value)
        if pair is None or pair.n != 2:
            return 0
        key = pair.item(0)
        h = hash_key(key)
        if h == -1:
            return -1
        ix = dict_lookup(self.dict, key, h)
        if ix < 0:
            return -1 if ix == FAILED else 0
        found = self.dict.values[ix]
        assert found is not None
        return rich_compare_bool(found, pair.item(1), EQ)


class DictIterator(Object):
    """What the iterators have in common."""

    def __init__(self, d: DictObject) -> None:
        self.dict: DictObject | None = d
        self.used: i64 = d.used
        # The next entry to look at, and how many keys are still to come.
        self.index: i64 = 0
        self.left: i64 = d.used

    def tp_iter(self) -> Object | None:
        return self

    def next_entry(self) -> i64:
        """The number of the next live entry; -1: the end, or an exception.

        CPython: dictiter_iternextkey and its kin
        """
        d = self.dict
        if d is None:
            return -1
        if d.used != self.used:
            self.used = -1
            set_error(RUNTIME_ERROR, "dictionary changed size during iteration")
            return -1
        i = self.index
        n = d.nentries
        keys = d.keys
        while i < n and keys[i] is None:
            i += 1
        if i >= n:
            self.dict = None
            return -1
        if self.left == 0:
            set_error(RUNTIME_ERROR, "dictionary keys changed during iteration")
            self.dict = None
            return -1
        self.index = i + 1
        self.left -= 1
        return i


class DictKeyIterator(DictIterator):
    """`iter(d)`"""

    def ob_type(self) -> TypeObject:
        return DICT_KEYITERATOR_TYPE

    def tp_iternext(self) -> Object | None:
        d = self.dict
        i = self.next_entry()
        if i < 0 or d is None:
            return None
        return d.keys[i]


class DictValueIterator(DictIterator):
    """`iter(d.values())`"""

    def ob_type(self) -> TypeObject:
        return DICT_VALUEITERATOR_TYPE

    def tp_iternext(self) -> Object | None:
        d = self.dict
        i = self.next_entry()
        if i < 0 or d is None:
            return None
        return d.values[i]


class DictItemIterator(DictIterator):
    """`iter(d.items())`"""

    def ob_type(self) -> TypeObject:
        return DICT_ITEMITERATOR_TYPE

    def tp_iternext(self) -> Object | None:
        d = self.dict
        i = self.next_entry()
        if i < 0 or d is None:
            return None
        return entry_pair(d, i)


class DictReverseIterator(DictIterator):
    """What the iterators from the end have in common."""

    def __init__(self, d: DictObject) -> None:
        self.dict = d
        self.used = d.used
        self.index = d.nentries - 1
        self.left = d.used

    def next_entry(self) -> i64:
        """CPython: dictreviter_iter_lock_held"""
        d = self.dict
        if d is None:
            return -1
        if d.used != self.used:
            self.used = -1
            set_error(RUNTIME_ERROR, "dictionary changed size during iteration")
            return -1
        i = self.index
        keys = d.keys
        if i >= d.nentries:
            i = d.nentries - 1
        while i >= 0 and keys[i] is None:
            i -= 1
        if i < 0:
            self.dict = None
            return -1
        self.index = i - 1
        self.left -= 1
        return i


class DictReverseKeyIterator(DictReverseIterator):
    """`reversed(d)`"""

    def ob_type(self) -> TypeObject:
        return DICT_REVERSEKEYITERATOR_TYPE

    def tp_iternext(self) -> Object | None:
        d = self.dict
        i = self.next_entry()
        if i < 0 or d is None:
            return None
        return d.keys[i]


class DictReverseValueIterator(DictReverseIterator):
    """`reversed(d.values())`"""

    def ob_type(self) -> TypeObject:
        return DICT_REVERSEVALUEITERATOR_TYPE

    def tp_iternext(self) -> Object | None:
        d = self.dict
        i = self.next_entry()
        if i < 0 or d is None:
            return None
        return d.values[i]


class DictReverseItemIterator(DictReverseIterator):
    """`reversed(d.items())`"""

    def ob_type(self) -> TypeObject:
        return DICT_REVERSEITEMITERATOR_TYPE

    def tp_iternext(self) -> Object | None:
        d = self.dict
        i = self.next_entry()
        if i < 0 or d is None:
            return None
        return entry_pair(d, i)


def entry_pair(d: DictObject, i: i64) -> Object:
    """`(key, value)` of a live entry."""
    key = d.keys[i]
    value = d.values[i]
    assert key is not None and value is not None
    return tuple2(key, value)


def iterator_length_hint(self: DictIterator) -> Object | None:
    d = self.dict
    return long_from_i64(self.left if d is not None and d.used == self.used else 0)


def iterator_reduce(self: DictIterator) -> Object | None:
    """The rest as a list; the iterator itself stays where it is."""
    d = self.dict
    rest = list_new()
    if d is not None:
        used = self.used
        index = self.index
        left = self.left
        while True:
            x = self.tp_iternext()
            if x is None:
                break
            list_append(rest, x)
        if error_occurred():
            return None
        self.dict = d
        self.used = used
        self.index = index
        self.left = left
    it = builtin_attr("iter")
    if it is None:
        return None
    return tuple2(it, tuple1(rest))


def view_repr(view: DictView) -> Object | None:
    if not repr_enter(view):
        return unicode_from_host("...")
    items = list_from_iterable(view)
    text = None if items is None else object_repr_of(items)
    repr_leave(view)
    if text is None:
        return None
    return unicode_from_host(f"{type_name(view)}({unicode_to_host(text)})")


def view_get_mapping(self: DictView) -> Object | None:
    return mappingproxy_new(self.owner)


def keys_reversed(self: DictKeys) -> Object | None:
    return DictReverseKeyIterator(self.dict)


def values_reversed(self: DictValues) -> Object | None:
    return DictReverseValueIterator(self.dict)


def items_reversed(self: DictItems) -> Object | None:
    return DictReverseItemIterator(self.dict)


def is_set_like(x: Object) -> bool:
    """Is x a set, a frozenset, or a view that is a set?"""
    return as_set(x) is not None or isinstance(x, DictSetView)


def all_contained_in(a: Object, b: Object) -> i64:
    """Are all items of a in b? 1, 0, or -1 with an exception."""
    it = get_iter(a)
    if it is None:
        return -1
    while True:
        x = it.tp_iternext()
        if x is None:
            return -1 if error_occurred() else 1
        r = sequence_contains(b, x)
        if r <= 0:
            return r


def view_richcompare(view: DictSetView, other: Object, op: i64) -> Object | None:
    """CPython: dictview_richcompare"""
    if not is_set_like(other):
        return NOT_IMPLEMENTED
    mine = view.dict.used
    theirs = other.sq_length()
    if theirs < 0:
        return None
    r: i64 = 0
    if op == EQ or op == NE:
        if mine == theirs:
            r = all_contained_in(view, other)
        if r >= 0 and op == NE:
            r = 1 - r
    elif op == LT:
        if mine < theirs:
            r = all_contained_in(view, other)
    elif op == LE:
        if mine <= theirs:
            r = all_contained_in(view, other)
    elif op == GT:
        if mine > theirs:
            r = all_contained_in(other, view)
    elif op == GE and mine >= theirs:
        r = all_contained_in(other, view)
    if r < 0:
        return None
    return bool_from(r == 1)


def view_to_set(view: Object) -> SetObject | None:
    """The set of a view's items. CPython: dictviews_to_set"""
    if isinstance(view, DictKeys) and view.owner is view.dict:
        return set_from_iterable(view.dict)
    return set_from_iterable(view)


def view_binary(op: i64, a: Object, b: Object) -> Object | None:
    """`a op b` where one of them is a view."""
    if op == NB_SUBTRACT:
        result = view_to_set(a)
        if result is None or set_difference_update(result, b) < 0:
            return None
        return result
    if op == NB_AND:
        return view_and(a, b)
    if op == NB_OR:
        result = view_to_set(a)
        if result is None or set_update(result, b) < 0:
            return None
        return result
    if op == NB_XOR:
        if isinstance(a, DictItems) and isinstance(b, DictItems):
            return items_xor(a, b)
        result = view_to_set(a)
        if result is None or set_symmetric_difference_update(result, b) < 0:
            return None
        return result
    return NOT_IMPLEMENTED


def view_and(a: Object, b: Object) -> Object | None:
    """CPython: _PyDictView_Intersect"""
    # Python calls this for the view on either side.
    if not isinstance(a, DictSetView):
        a, b = b, a
    assert isinstance(a, DictSetView)
    length = a.dict.used
    if isinstance(b, SetObject) and length <= b.used:
        # The smaller one is walked.
        return set_intersection(b, a)
    if isinstance(b, DictSetView) and b.dict.used > length:
        a, b = b, a
        assert isinstance(a, DictSetView)
    it = get_iter(b)
    result = set_new()
    if it is None:
        return None
    while True:
        key = it.tp_iternext()
        if key is None:
            return None if error_occurred() else result
        r = a.sq_contains(key)
        if r < 0 or (r == 1 and set_add(result, key) < 0):
            return None


def items_xor(a: DictItems, b: DictItems) -> Object | None:
    """The items that are not the same in both. CPython: dictitems_xor"""
    first = a.dict
    second = b.dict
    left = dict_copy(first)
    result = set_new()
    i: i64 = 0
    while i < second.nentries:
        key = second.keys[i]
        if key is not None:
            value = second.values[i]
            assert value is not None
            h = entry_hash(second, i)
            ix = dict_lookup(left, key, h)
            if ix == FAILED:
                return None
            same: i64 = 0
            if ix >= 0:
                other = left.values[ix]
                assert other is not None
                same = rich_compare_bool(value, other, EQ)
                if same < 0:
                    return None
            if same == 1:
                if dict_delitem_hash(left, key, h) < 0:
                    return None
            elif set_add(result, tuple2(key, value)) < 0:
                return None
        i += 1
    if set_update(result, DictItems(left)) < 0:
        return None
    return result


def view_isdisjoint(self: DictSetView, other: Object) -> Object | None:
    """CPython: dictviews_isdisjoint"""
    if self is other:
        return bool_from(self.dict.used == 0)
    walked = other
    asked: Object = self
    if is_set_like(other):
        n = other.sq_length()
        if n < 0:
            return None
        if n > self.dict.used:
            walked = self
            asked = other
    it = get_iter(walked)
    if it is None:
        return None
    while True:
        x = it.tp_iternext()
        if x is None:
            return None if error_occurred() else bool_from(True)
        r = sequence_contains(asked, x)
        if r < 0:
            return None
        if r == 1:
            return bool_from(False)


ISDISJOINT_DOC: Final = "Have the view and the iterable no item in common?"
MAPPING_DOC: Final = "A read-only proxy of the dictionary that is viewed."

DICT_KEYS_TYPE: Final = static_type(
    "dict_keys",
    slots=(S_REPR, S_HASH_NONE, S_EQ, S_ITER, S_LEN, S_CONTAINS, S_SUB, S_AND, S_XOR, S_OR),
    methods=(
        method("isdisjoint", view_isdisjoint, "other, /", doc=ISDISJOINT_DOC),
        method(
            "__reversed__", keys_reversed, "", doc="An iterator from the last key to the first."
        ),
    ),
    getset=(getset("mapping", view_get_mapping, None, doc=MAPPING_DOC),),
)

DICT_VALUES_TYPE: Final = static_type(
    "dict_values",
    slots=(S_REPR, S_ITER, S_LEN),
    methods=(
        method(
            "__reversed__",
            values_reversed,
            "",
            doc="An iterator from the last value to the first.",
        ),
    ),
    getset=(getset("mapping", view_get_mapping, None, doc=MAPPING_DOC),),
)

DICT_ITEMS_TYPE: Final = static_type(
    "dict_items",
    slots=(S_REPR, S_HASH_NONE, S_EQ, S_ITER, S_LEN, S_CONTAINS, S_SUB, S_AND, S_XOR, S_OR),
    methods=(
        method("isdisjoint", view_isdisjoint, "other, /", doc=ISDISJOINT_DOC),
        method(
            "__reversed__",
            items_reversed,
            "",
            doc="An iterator from the last pair to the first.",
        ),
    ),
    getset=(getset("mapping", view_get_mapping, None, doc=MAPPING_DOC),),
)


def iterator_type(name: str) -> TypeObject:
    """The type of one kind of iterator."""
    return static_type(
        name,
        slots=(S_ITER, S_NEXT),
        methods=(
            method(
                "__length_hint__",
                iterator_length_hint,
                "",
                doc="Private method returning an estimate of len(list(it)).",
            ),
            method("__reduce__", iterator_reduce, "", doc="Return state information for pickling."),
        ),
    )


DICT_KEYITERATOR_TYPE: Final = iterator_type("dict_keyiterator")
DICT_VALUEITERATOR_TYPE: Final = iterator_type("dict_valueiterator")
DICT_ITEMITERATOR_TYPE: Final = iterator_type("dict_itemiterator")
DICT_REVERSEKEYITERATOR_TYPE: Final = iterator_type("dict_reversekeyiterator")
DICT_REVERSEVALUEITERATOR_TYPE: Final = iterator_type("dict_reversevalueiterator")
DICT_REVERSEITEMITERATOR_TYPE: Final = iterator_type("dict_reverseitemiterator")

from rt.dict.dictobject import dict_copy, dict_delitem_hash, entry_hash  # noqa: E402
from rt.objects.abstract import get_iter, sequence_contains  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.descrobject import mappingproxy_new  # noqa: E402
from rt.objects.errors import error_occurred, set_error, type_error_i  # noqa: E402
from rt.objects.exceptions import RUNTIME_ERROR  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import list_append, list_from_iterable, list_new  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.object_protocol import object_repr_of, rich_compare_bool  # noqa: E402
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.setobject import (  # noqa: E402
    SetObject,
    as_set,
    set_add,
    set_difference_update,
    set_from_iterable,
    set_intersection,
    set_new,
    set_symmetric_difference_update,
    set_update,
)
from rt.objects.tupleobject import as_tuple, tuple1, tuple2  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host, unicode_to_host  # noqa: E402
