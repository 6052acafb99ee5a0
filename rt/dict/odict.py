"""OrderedDict.

Answers to Objects/odictobject.c, where a linked list keeps the order beside the table. Here the
table's own order is the dictionary's: a key that moves to the end gets a new entry there, one
that moves to the front an entry before the first.

What always holds: when `first_table` is the dictionary's `rebuilt`, no entry before `first` is
live. Entries before the first live one may be filled again, since no slot of the index has
their numbers. Whatever works on a dict works on an OrderedDict and keeps its order.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import (
    DICT_TYPE,
    DictObject,
    dict_keys_version,
    dict_richcompare,
)
from rt.dict.dictviews import (
    DICT_ITEMS_TYPE,
    DICT_KEYS_TYPE,
    DICT_VALUES_TYPE,
    ITEMS,
    KEYS,
    VALUES,
    DictItems,
    DictKeys,
    DictValues,
)
from rt.objects.methodobject import WANTS_INSTANCE, class_method, getset, method
from rt.objects.object import EQ, NB_INPLACE, NB_OR, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_EQ, S_HASH_NONE, S_ITER, S_NEXT, S_REPR, S_SETITEM, slot_impl
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    WEAKREF,
    InstanceObject,
    TypeObject,
    static_type,
)


class ODictObject(DictObject):
    """An exact OrderedDict."""

    def __init__(self) -> None:
        self.weak: WeakToken | None = None
        super().__init__()
        self.first: i64 = 0
        self.first_table: i64 = 0
        # Its `__dict__`.
        self.attrs: DictObject | None = None

    def ob_type(self) -> TypeObject:
        return ORDERED_DICT_TYPE

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.attrs
        if d is None and create == 1:
            d = dict_new()
            self.attrs = d
        return d

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        return odict_repr(self)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return odict_richcompare(self, other, op)

    def tp_iter(self) -> Object | None:
        return ODictIterator(self, KEYS, False)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return odict_or(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return odict_ror(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        if op == NB_OR or op == NB_OR + NB_INPLACE:
            return odict_ior(self, other)
        return NOT_IMPLEMENTED


class ODictIterator(Object):
    """An iterator in either direction; `d` is None at the end."""

    def __init__(self, d: ODictObject, kind: i64, down: bool) -> None:
        self.d: ODictObject | None = d
        self.kind: Final[i64] = kind
        self.down: Final = down
        self.version: Final[i64] = dict_keys_version(d)
        self.used: Final[i64] = d.used
        # The next entry to look at.
        self.index: i64 = d.nentries - 1 if down else 0

    def ob_type(self) -> TypeObject:
        return ODICT_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        d = self.d
        if d is None:
            return None
        if d.keys_version != self.version:
            self.d = None
            set_error(RUNTIME_ERROR, "OrderedDict mutated during iteration")
            return None
        i = self.index
        step: i64 = -1 if self.down else 1
        while 0 <= i < d.nentries:
            key = d.keys[i]
            if key is not None:
                self.index = i + step
                value = d.values[i]
                if self.kind == KEYS or value is None:
                    return key
                return value if self.kind == VALUES else tuple2(key, value)
            i += step
        self.d = None
        return None


class ODictKeys(DictKeys):
    """`od.keys()`"""

    def ob_type(self) -> TypeObject:
        return ODICT_KEYS_TYPE

    def tp_iter(self) -> Object | None:
        return view_iterator(self.dict, KEYS, False)


class ODictValues(DictValues):
    """`od.values()`"""

    def ob_type(self) -> TypeObject:
        return ODICT_VALUES_TYPE

    def tp_iter(self) -> Object | None:
        return view_iterator(self.dict, VALUES, False)


class ODictItems(DictItems):
    """`od.items()`"""

    def ob_type(self) -> TypeObject:
        return ODICT_ITEMS_TYPE

    def tp_iter(self) -> Object | None:
        return view_iterator(self.dict, ITEMS, False)


def view_iterator(d: DictObject, kind: i64, down: bool) -> Object | None:
    assert isinstance(d, ODictObject)
    return ODictIterator(d, kind, down)


# The order.


def first_entry(d: ODictObject) -> i64:
    """The first live entry of a dictionary that has one."""
    i: i64 = 0
    if d.first_table == d.rebuilt:
        i = d.first
    while d.keys[i] is None:
        i += 1
    d.first = i
    d.first_table = d.rebuilt
    return i


def last_entry(d: ODictObject) -> i64:
    """The last live entry of a dictionary that has one."""
    i = d.nentries - 1
    while d.keys[i] is None:
        i -= 1
    return i


def relocate(d: ODictObject, old: i64, new: i64, h: i64) -> None:
    """Make entry `old` entry `new`, which is free."""
    set_slot(d, index_slot(d, h, old), new)
    d.keys[new] = d.keys[old]
    d.values[new] = d.values[old]
    if not d.all_str:
        d.hashes[new] = h
    d.keys[old] = None
    d.values[old] = None
    d.keys_version = 0


def move_last(d: ODictObject, ix: i64, h: i64) -> None:
    """Move an entry behind all others."""
    if ix == last_entry(d):
        return
    if (d.usable <= 0 or d.nentries >= len(d.keys)) and not make_places(d):
        key = d.keys[ix]
        assert key is not None
        resize(d, keysize_log2(d.used * 3), d.all_str)
        ix = find_entry(d, key, h)
    n = d.nentries
    d.nentries = n + 1
    d.usable -= 1
    relocate(d, ix, n, h)


def move_first(d: ODictObject, ix: i64, h: i64) -> None:
    """Move an entry before all others."""
    first = first_entry(d)
    if ix == first:
        return
    if first == 0:
        key = d.keys[ix]
        assert key is not None
        gap = d.used // 2 + 1
        rebuild(d, keysize_log2((d.used + gap) * 3), d.all_str, gap)
        ix = find_entry(d, key, h)
        first = gap
    d.first = first - 1
    d.first_table = d.rebuilt
    relocate(d, ix, first - 1, h)


def find_entry(d: DictObject, key: Object, h: i64) -> i64:
    """The entry whose key is this very object."""
    mask = d.mask
    slot = h & mask
    perturb = h
    while True:
        ix = slot_entry(d, slot)
        if ix >= 0 and d.keys[ix] is key:
            return ix
        perturb = (perturb >> 5) & PERTURB_MASK
        slot = (slot * 5 + perturb + 1) & mask


def odict_new() -> ODictObject:
    """An empty OrderedDict."""
    return ODictObject()


def odict_pop_first(d: ODictObject) -> Object | None:
    """Remove the first item of a dictionary that has one; its value."""
    i = first_entry(d)
    key = d.keys[i]
    if d.watchers != 0:
        notify(d, EVENT_DELETED, key, None)
    value = remove_entry(d, i, entry_hash(d, i))
    d.first = i + 1
    hold(key)
    return value


def as_odict(x: Object) -> ODictObject | None:
    """The OrderedDict in x or in an instance of a class that extends it; else None."""
    if isinstance(x, ODictObject):
        return x
    p = x.native()
    return p if isinstance(p, ODictObject) else None


# Operators and methods.


def odict_repr(self: Object) -> Object | None:
    d = as_odict(self)
    assert d is not None
    name = self.ob_type().name
    if d.used == 0:
        return unicode_from_host(name + "()")
    if not repr_enter(d):
        return unicode_from_host("...")
    items: DictObject = d
    if self is not d:
        # As its own `keys` and `__getitem__` show it.
        items = dict_new()
        if dict_merge(items, self, 1) < 0:
            repr_leave(d)
            return None
    text = dict_items_text(items)
    repr_leave(d)
    return None if text is None else unicode_from_host(f"{name}({text})")


def odict_richcompare(a: ODictObject, other: Object, op: i64) -> Object | None:
    """`==`, which asks for the same order when both are OrderedDicts."""
    same = dict_richcompare(a, other, EQ)
    if same is None or same is NOT_IMPLEMENTED or (op != EQ and op != NE):
        return same if op == EQ or op == NE else NOT_IMPLEMENTED
    equal = same is TRUE
    b = as_odict(other)
    if equal and b is not None:
        r = same_order(a, b)
        if r < 0:
            return None
        equal = r == 1
    return bool_from(equal == (op == EQ))


def same_order(a: ODictObject, b: ODictObject) -> i64:
    """Are the keys equal one by one? 1, 0, or -1 with an exception."""
    version_a = dict_keys_version(a)
    version_b = dict_keys_version(b)
    i: i64 = 0
    j: i64 = 0
    while True:
        while i < a.nentries and a.keys[i] is None:
            i += 1
        while j < b.nentries and b.keys[j] is None:
            j += 1
        if i >= a.nentries or j >= b.nentries:
            return 1 if i >= a.nentries and j >= b.nentries else 0
        x = a.keys[i]
        y = b.keys[j]
        assert x is not None and y is not None
        r = rich_compare_bool(x, y, EQ)
        if r <= 0:
            return r
        if a.keys_version != version_a or b.keys_version != version_b:
            set_error(RUNTIME_ERROR, "OrderedDict mutated during iteration")
            return -1
        i += 1
        j += 1


def odict_or(self: Object, other: Object) -> Object | None:
    """`self | other`, of the class of `self`."""
    if as_dict(other) is None:
        return NOT_IMPLEMENTED
    new = call_one(self.ob_type(), self)
    if new is None or update_arg(new, other) < 0:
        return None
    return new


def odict_ror(self: Object, other: Object) -> Object | None:
    """`other | self`, of the class of `self`."""
    if as_dict(other) is None:
        return NOT_IMPLEMENTED
    new = call_one(self.ob_type(), other)
    if new is None or update_arg(new, self) < 0:
        return None
    return new


def odict_ior(self: Object, other: Object) -> Object | None:
    """`self |= other`"""
    return None if update_arg(self, other) < 0 else self


def add_pairs(self: Object, pairs: Object) -> i64:
    """`self[key] = value` for all pairs. 0, or -1 with an exception.

    CPython: mutablemapping_add_pairs
    """
    it = get_iter(pairs)
    if it is None:
        return -1
    while True:
        pair = it.tp_iternext()
        if pair is None:
            return -1 if error_occurred() else 0
        pair_it = get_iter(pair)
        if pair_it is None:
            return -1
        n: i64 = 0
        key: Object | None = None
        value: Object | None = None
        while n <= 2:
            x = pair_it.tp_iternext()
            if x is None:
                break
            if n == 0:
                key = x
            elif n == 1:
                value = x
            n += 1
        if error_occurred():
            return -1
        if key is None or value is None:
            return value_error_i(f"need more than {n} value{'' if n == 1 else 's'} to unpack")
        if n > 2:
            return value_error_i("too many values to unpack (expected 2)")
        if self.mp_ass_subscript(key, value) < 0:
            return -1


def update_arg(self: Object, arg: Object) -> i64:
    """Set the items of a mapping or of an iterable of pairs. 0, or -1 with an exception.

    CPython: mutablemapping_update_arg
    """
    if isinstance(arg, DictObject) and arg.ob_type() is DICT_TYPE:
        return add_pairs(self, DictItems(arg))
    keys = lookup_attr(arg, ID_keys)
    if keys is not None:
        names = call_noargs(keys)
        if names is None:
            return -1
        it = get_iter(names)
        if it is None:
            return -1
        while True:
            key = it.tp_iternext()
            if key is None:
                return -1 if error_occurred() else 0
            value = arg.mp_subscript(key)
            if value is None or self.mp_ass_subscript(key, value) < 0:
                return -1
    if error_occurred():
        return -1
    items = lookup_attr(arg, ID_items)
    if items is not None:
        pairs = call_noargs(items)
        return -1 if pairs is None else add_pairs(self, pairs)
    return -1 if error_occurred() else add_pairs(self, arg)


def update_all(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """What `__init__` and `update` do with at most one positional argument."""
    if args and update_arg(self, args[0]) < 0:
        return None
    if kwargs is not None and kwargs.used > 0 and add_pairs(self, DictItems(kwargs)) < 0:
        return None
    return NONE


def odict_tp_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return ODictObject()


def odict_init(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    n = len(args)
    if n > 1:
        return type_error(f"expected at most 1 arguments, got {n}")
    return update_all(self, args, kwargs)


def odict_update(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    n = len(args)
    if n > 1:
        return type_error(f"update() takes at most 1 positional argument ({n} given)")
    return update_all(self, args, kwargs)


def odict_fromkeys(cls: TypeObject, iterable: Object, value: Object | None) -> Object | None:
    return dict_fromkeys(cls, iterable, value)


def odict_setdefault(self: Object, key: Object, default: Object | None) -> Object | None:
    d = as_odict(self)
    assert d is not None
    if default is None:
        default = NONE
    if self is d:
        return dict_setdefault(d, key, default)
    there = sequence_contains(self, key)
    if there < 0:
        return None
    if there == 1:
        return self.mp_subscript(key)
    return None if self.mp_ass_subscript(key, default) < 0 else default


# What odict_pop asks dict_pop_hash to give for a key that is not there.
ABSENT: Final = Object()


def bare_key_error(key: Object) -> Object | None:
    """Raise `KeyError(key)` with the key unshielded: a tuple is spread, None is no argument."""
    set_error_object(KEY_ERROR, key)
    return None


def odict_pop(self: ODictObject, key: Object, default: Object | None) -> Object | None:
    h = hash_key(key)
    if h == -1:
        return None
    value = dict_pop_hash(self, key, h, ABSENT if default is None else default)
    if value is ABSENT:
        return bare_key_error(key)
    return value


def odict_popitem(self: ODictObject, last: Object | None) -> Object | None:
    back = 1 if last is None else is_true(last)
    if back < 0:
        return None
    if self.used == 0:
        set_error(KEY_ERROR, "dictionary is empty")
        return None
    if back == 1:
        return dict_popitem(self)
    key = self.keys[first_entry(self)]
    value = odict_pop_first(self)
    assert key is not None and value is not None
    return tuple2(key, value)


def odict_move_to_end(self: ODictObject, key: Object, last: Object | None) -> Object | None:
    back = 1 if last is None else is_true(last)
    if back < 0:
        return None
    h = hash_key(key)
    if h == -1:
        return None
    ix = dict_lookup(self, key, h)
    if ix < 0:
        return bare_key_error(key) if ix == MISSING else None
    if back == 1:
        move_last(self, ix, h)
    else:
        move_first(self, ix, h)
    return NONE


def odict_clear(self: ODictObject) -> Object | None:
    dict_clear(self)
    return NONE


def odict_copy(self: Object) -> Object | None:
    """A copy, of the class of `self`, through its `__getitem__` and `__setitem__`."""
    d = as_odict(self)
    assert d is not None
    if self is d:
        new = ODictObject()
        merge_dict(new, d, 1)
        return new
    made = call_noargs(self.ob_type())
    if made is None:
        return None
    it = ODictIterator(d, KEYS, False)
    while True:
        key = it.tp_iternext()
        if key is None:
            return None if error_occurred() else made
        value = self.mp_subscript(key)
        if value is None or made.mp_ass_subscript(key, value) < 0:
            return None


def odict_reduce(self: Object) -> Object | None:
    state = call_method_noargs(self, ID___getstate__)
    if state is None:
        return None
    items = call_method_noargs(self, ID_items)
    if items is None:
        return None
    it = get_iter(items)
    if it is None:
        return None
    return tuple_from_list([self.ob_type(), EMPTY_TUPLE, state, NONE, it])


def odict_sizeof(self: ODictObject) -> Object | None:
    """What CPython's takes: the dict, and its list's nodes."""
    size = dict_size(self) + 64
    if self.used > 0:
        size += (self.mask + 1) * 8 + self.used * 32
    return long_from_i64(size)


def odict_keys(self: Object) -> Object | None:
    return ODictKeys(self)


def odict_values(self: Object) -> Object | None:
    return ODictValues(self)


def odict_items(self: Object) -> Object | None:
    return ODictItems(self)


def odict_get_dict(self: Object) -> Object | None:
    return self.ob_dict(1)


def odict_set_dict(self: Object, value: Object | None) -> i64:
    d = instance_dict(value)
    if d is None:
        return -1
    if isinstance(self, ODictObject):
        self.attrs = d
    elif isinstance(self, InstanceObject):
        set_instance_dict(self, d)
    return 0


def odict_reversed(self: ODictObject) -> Object | None:
    return ODictIterator(self, KEYS, True)


def odict_keys_reversed(self: ODictKeys) -> Object | None:
    return view_iterator(self.dict, KEYS, True)


def odict_values_reversed(self: ODictValues) -> Object | None:
    return view_iterator(self.dict, VALUES, True)


def odict_items_reversed(self: ODictItems) -> Object | None:
    return view_iterator(self.dict, ITEMS, True)


def odict_iterator_reduce(self: ODictIterator) -> Object | None:
    """The rest as a list; the iterator itself stays where it is."""
    rest = list_new()
    d = self.d
    if d is not None:
        copy = ODictIterator(d, self.kind, self.down)
        copy.index = self.index
        while True:
            x = copy.tp_iternext()
            if x is None:
                break
            list_append(rest, x)
        if error_occurred():
            return None
    it = builtin_attr("iter")
    return None if it is None else tuple2(it, tuple1(rest))


REVERSED_DOC: Final = "od.__reversed__() <==> reversed(od)"

ORDERED_DICT_TYPE: Final = static_type(
    "collections.OrderedDict",
    base=DICT_TYPE,
    doc="Dictionary that remembers insertion order",
    new=method("__new__", odict_tp_new, "*args, **kwargs"),
    init=method("__init__", odict_init, "*args, **kwargs", flags=WANTS_INSTANCE),
    slots=(S_REPR, S_HASH_NONE, S_EQ, S_ITER, S_SETITEM),
    impls=(slot_impl(S_REPR, odict_repr, WANTS_INSTANCE),),
    methods=(
        method("__or__", odict_or, "value, /", doc="Return self|value.", flags=WANTS_INSTANCE),
        method("__ror__", odict_ror, "value, /", doc="Return value|self.", flags=WANTS_INSTANCE),
        method("__ior__", odict_ior, "value, /", doc="Return self|=value.", flags=WANTS_INSTANCE),
        class_method(
            "fromkeys",
            odict_fromkeys,
            "iterable, value=None",
            doc="A new ordered dictionary of these keys, all with one value.",
        ),
        method("__sizeof__", odict_sizeof, ""),
        method(
            "__reduce__",
            odict_reduce,
            "",
            doc="Return state information for pickling",
            flags=WANTS_INSTANCE,
        ),
        method(
            "setdefault",
            odict_setdefault,
            "key, default=None",
            doc="The value of the key, which is first set to the default when it is missing.",
            flags=WANTS_INSTANCE,
        ),
        method(
            "pop",
            odict_pop,
            "key, default=<unrepresentable>",
            doc="Remove the key and return its value; missing: the default, or a KeyError.",
        ),
        method(
            "popitem",
            odict_popitem,
            "last=True",
            doc="Remove and return the last pair, or the first when last is false.",
        ),
        method("keys", odict_keys, "", flags=WANTS_INSTANCE),
        method("values", odict_values, "", flags=WANTS_INSTANCE),
        method("items", odict_items, "", flags=WANTS_INSTANCE),
        method("update", odict_update, "*args, **kwargs", flags=WANTS_INSTANCE),
        method("clear", odict_clear, "", doc="Remove all items."),
        method("copy", odict_copy, "", doc="A shallow copy.", flags=WANTS_INSTANCE),
        method("__reversed__", odict_reversed, "", doc=REVERSED_DOC),
        method(
            "move_to_end",
            odict_move_to_end,
            "key, last=True",
            doc="Move the key to the end, or to the front when last is false.",
        ),
    ),
    getset=(getset("__dict__", odict_get_dict, odict_set_dict, flags=WANTS_INSTANCE),),
    flags=BASETYPE | DICT | WEAKREF,
)

ODICT_KEYS_TYPE: Final = static_type(
    "odict_keys",
    base=DICT_KEYS_TYPE,
    slots=(S_ITER,),
    methods=(method("__reversed__", odict_keys_reversed, ""),),
)

ODICT_VALUES_TYPE: Final = static_type(
    "odict_values",
    base=DICT_VALUES_TYPE,
    slots=(S_ITER,),
    methods=(method("__reversed__", odict_values_reversed, ""),),
)

ODICT_ITEMS_TYPE: Final = static_type(
    "odict_items",
    base=DICT_ITEMS_TYPE,
    slots=(S_ITER,),
    methods=(method("__reversed__", odict_items_reversed, ""),),
)

ODICT_ITERATOR_TYPE: Final = static_type(
    "odict_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method(
            "__reduce__", odict_iterator_reduce, "", doc="Return state information for pickling"
        ),
    ),
)

from rt.dict.dictobject import (  # noqa: E402
    EVENT_DELETED,
    MISSING,
    PERTURB_MASK,
    as_dict,
    dict_clear,
    dict_fromkeys,
    dict_items_text,
    dict_lookup,
    dict_merge,
    dict_new,
    dict_pop_hash,
    dict_popitem,
    dict_setdefault,
    dict_size,
    entry_hash,
    hash_key,
    index_slot,
    instance_dict,
    keysize_log2,
    make_places,
    merge_dict,
    rebuild,
    remove_entry,
    resize,
    set_slot,
    slot_entry,
)
from rt.dict.dictwatch import notify  # noqa: E402
from rt.objects.abstract import get_iter, sequence_contains  # noqa: E402
from rt.objects.boolobject import TRUE, bool_from  # noqa: E402
from rt.objects.call import call_method_noargs, call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    set_error,
    set_error_object,
    type_error,
    value_error_i,
)
from rt.objects.exceptions import KEY_ERROR, RUNTIME_ERROR  # noqa: E402
from rt.objects.identifiers import ID___getstate__, ID_items, ID_keys  # noqa: E402
from rt.objects.instanceobject import set_instance_dict  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import list_append, list_new  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.object_protocol import is_true, lookup_attr, rich_compare_bool  # noqa: E402
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    hold,
    tuple1,
    tuple2,
    tuple_from_list,
)
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host  # noqa: E402
