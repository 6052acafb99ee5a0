"""Sets and frozen sets.

Answers to Objects/setobject.c.

What always holds: the table has a power of two (`mask + 1`, at least 8) of slots; a live one has
its item in `keys` and the item's hash in `hashes`, an unused one None and UNUSED, and one whose
item was removed None and -1, neither of which is the hash of an item (see `set_hash`). `used`
slots are live, `fill` live or removed; `fill * 5 < mask * 3` after every insertion. The order of
slots tried, the moments of growth, and so the order of iteration, are CPython's. A set to which
nothing has been added has the shared vecs EMPTY_KEYS and EMPTY_HASHES, which nobody writes to.
`rebuilt` counts the tables that the set has had.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import CLASS_GETITEM, WANTS_INSTANCE, method
from rt.objects.object import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NB_AND,
    NB_INPLACE,
    NB_OR,
    NB_SUBTRACT,
    NB_XOR,
    NE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    S_AND,
    S_EQ,
    S_HASH,
    S_HASH_NONE,
    S_IAND,
    S_IOR,
    S_ISUB,
    S_ITER,
    S_IXOR,
    S_LEN,
    S_NEXT,
    S_OR,
    S_REPR,
    S_SUB,
    S_XOR,
    slot_impl,
)
from rt.objects.tupleobject import hold, hold_all, wrap_i64
from rt.objects.typeobject import BASETYPE, WEAKREF, TypeObject, static_type

MIN_SIZE: Final = 8
# How many slots after the first one are tried before the next jump.
LINEAR_PROBES: Final = 9
PERTURB_MASK: Final = 0x07FFFFFFFFFFFFFF
# Sets with more items than this grow by 2, not 4.
LARGE: Final = 50000

# Instead of a hash. Of 62 bits: a larger constant is an int object in compiled code.
UNUSED: Final = -3119650117735265111

EMPTY_KEYS: Final[vec[Object | None]] = vec[Object | None]([None] * MIN_SIZE)
EMPTY_HASHES: Final = vec[i64]([UNUSED] * MIN_SIZE)

MISSING: Final = -1
FAILED: Final = -3
CHANGED: Final = -4
# Equal, but the comparison changed the set.
EQUAL_CHANGED: Final = -5


class AnySet(Object):
    """What set and frozenset have in common."""

    def __init__(self) -> None:
        self.weak: WeakToken | None = None
        self.used: i64 = 0
        self.fill: i64 = 0
        self.mask: i64 = MIN_SIZE - 1
        self.hashes: vec[i64] = EMPTY_HASHES
        self.keys: vec[Object | None] = EMPTY_KEYS
        self.rebuilt: i64 = 0
        # Where the next `pop` begins to look.
        self.finger: i64 = 0

    def tp_repr(self) -> Object | None:
        return set_repr(self)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return set_richcompare(self, other, op)

    def tp_iter(self) -> Object | None:
        return SetIterator(self)

    def nb_bool(self) -> i64:
        return 1 if self.used > 0 else 0

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return set_binary(op, self, other)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return set_binary(op, other, self)

    def sq_length(self) -> i64:
        return self.used

    def sq_contains(self, value: Object) -> i64:
        return set_contains(self, value)

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token


class SetObject(AnySet):
    """An exact set. Make it with `set_new`."""

    def ob_type(self) -> TypeObject:
        return SET_TYPE

    def tp_hash(self) -> i64:
        return type_error_i("unhashable type: 'set'")

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        return set_inplace(self, op, other)


class FrozenSetObject(AnySet):
    """An exact frozenset; nobody else has it while it is filled."""

    def __init__(self) -> None:
        self.weak = None
        self.used = 0
        self.fill = 0
        self.mask = MIN_SIZE - 1
        self.hashes = EMPTY_HASHES
        self.keys = EMPTY_KEYS
        self.rebuilt = 0
        self.finger = 0
        # -1: not known yet.
        self.hash: i64 = -1

    def ob_type(self) -> TypeObject:
        return FROZENSET_TYPE

    def tp_hash(self) -> i64:
        h = self.hash
        if h == -1:
            h = frozenset_hash(self)
            self.hash = h
        return h


class SetIterator(Object):
    """Steps through a set; `so` is None at the end, `used` is -1 once it has failed."""

    def __init__(self, so: AnySet) -> None:
        self.so: AnySet | None = so
        self.used: i64 = so.used
        self.pos: i64 = 0
        self.left: i64 = so.used

    def ob_type(self) -> TypeObject:
        return SET_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        so = self.so
        if so is None:
            return None
        if so.used != self.used:
            self.used = -1
            set_error(RUNTIME_ERROR, "Set changed size during iteration")
            return None
        i = self.pos
        mask = so.mask
        keys = so.keys
        while i <= mask:
            x = keys[i]
            i += 1
            if x is not None:
                self.pos = i
                self.left -= 1
                return x
        self.pos = i
        self.so = None
        return None


# The table.


def quick_slot(so: AnySet, key: Object, h: i64) -> i64:
    """The slot of an item, as far as no comparison is needed that a program could see.

    -2 - slot: the item is not there, and that is the unused slot where the search ended, with
    no removed item's slot on the way. -1: not known.
    """
    mask = so.mask
    i = h & mask
    last = i + LINEAR_PROBES
    if last > mask:
        last = i
    while i <= last:
        slot_hash = so.hashes[i]
        if slot_hash == h:
            item = so.keys[i]
            if item is key:
                return i
            if isinstance(item, CompactLong) and isinstance(key, CompactLong):
                if item.value == key.value:
                    return i
            elif isinstance(item, UnicodeObject) and isinstance(key, UnicodeObject):
                if unicode_equal(item, key):
                    return i
            else:
                return -1
        elif slot_hash == UNUSED:
            return -2 - i
        elif slot_hash == -1:
            return -1
        i += 1
    return -1


def next_live(so: AnySet, i: i64) -> i64:
    """The first slot from i on that has an item; beyond the mask for none."""
    mask = so.mask
    while i <= mask and (so.hashes[i] == UNUSED or so.hashes[i] == -1):
        i += 1
    return i


def lookup_once(so: AnySet, key: Object, h: i64) -> i64:
    """The slot of an item, MISSING, FAILED or CHANGED. CPython: set_lookkey"""
    mask = so.mask
    hashes = so.hashes
    i = h & mask
    perturb = h
    while True:
        last = i + LINEAR_PROBES
        if last > mask:
            last = i
        j = i
        while j <= last:
            slot_hash = hashes[j]
            if slot_hash == h:
                r = compare_slot(so, j, key)
                if r != 0:
                    return j if r == 1 else CHANGED if r == EQUAL_CHANGED else r
            elif slot_hash == UNUSED:
                return MISSING
            j += 1
        perturb = (perturb >> 5) & PERTURB_MASK
        i = (i * 5 + 1 + perturb) & mask


def compare_slot(so: AnySet, slot: i64, key: Object) -> i64:
    """Is the item in a slot equal to `key`? 1, 0, FAILED, CHANGED or EQUAL_CHANGED."""
    item = so.keys[slot]
    assert item is not None
    if item is key:
        return 1
    if isinstance(item, UnicodeObject):
        if isinstance(key, UnicodeObject):
            return 1 if unicode_equal(item, key) else 0
    elif isinstance(item, CompactLong):
        if isinstance(key, CompactLong):
            return 1 if item.value == key.value else 0
    rebuilt = so.rebuilt
    r = rich_compare_bool(item, key, EQ)
    if r < 0:
        return FAILED
    if so.rebuilt != rebuilt or so.keys[slot] is not item:
        return EQUAL_CHANGED if r == 1 else CHANGED
    return r


def set_hash(key: Object) -> i64:
    """`hash(key)`, the one value that stands for unused slots made another."""
    if isinstance(key, CompactLong):
        h = key.value
        if -HASH_MODULUS < h < HASH_MODULUS:
            return h if h != -1 else -2
    h = hash_key(key)
    return h if h != UNUSED else UNUSED + 1


def dict_hash(d: DictObject, i: i64) -> i64:
    """The `set_hash` of a dict's live entry."""
    h = entry_hash(d, i)
    return h if h != UNUSED else UNUSED + 1


def set_lookup(so: AnySet, key: Object, h: i64) -> i64:
    """The slot of an item with hash h; -1: missing; -3: an exception."""
    quick = quick_slot(so, key, h)
    if quick != -1:
        return quick if quick >= 0 else MISSING
    while True:
        slot = lookup_once(so, key, h)
        if slot != CHANGED:
            return slot


def add_hashed(so: AnySet, key: Object, h: i64) -> i64:
    """Add an item with hash h. 0, or -1 with an exception. CPython: set_add_entry"""
    quick = quick_slot(so, key, h)
    if quick != -1:
        return 0 if quick >= 0 else add_at(so, key, h, -1, -2 - quick)
    r = CHANGED
    while r == CHANGED:
        r = add_once(so, key, h)
    return r


def add_once(so: AnySet, key: Object, h: i64) -> i64:
    """As `add_hashed`, or CHANGED."""
    mask = so.mask
    hashes = so.hashes
    free: i64 = -1
    i = h & mask
    perturb = h
    while True:
        last = i + LINEAR_PROBES
        if last > mask:
            last = i
        j = i
        while j <= last:
            slot_hash = hashes[j]
            if slot_hash == UNUSED:
                return add_at(so, key, h, free, j)
            if slot_hash == h:
                r = compare_slot(so, j, key)
                if r != 0:
                    # Equal is enough, whatever the comparison did.
                    return r if r == CHANGED else -1 if r == FAILED else 0
            elif slot_hash == -1:
                # The last removed item's slot on the way is used again.
                free = j
            j += 1
        perturb = (perturb >> 5) & PERTURB_MASK
        i = (i * 5 + 1 + perturb) & mask


def add_at(so: AnySet, key: Object, h: i64, free: i64, unused: i64) -> i64:
    """Put a new item into a removed item's slot (if not -1), or into an unused one."""
    if so.fill == 0 and so.mask == MIN_SIZE - 1:
        so.keys = vec[Object | None]([None] * MIN_SIZE)
        so.hashes = vec[i64]([UNUSED] * MIN_SIZE)
    so.used += 1
    if free >= 0:
        so.keys[free] = key
        so.hashes[free] = h
        return 0
    so.fill += 1
    so.keys[unused] = key
    so.hashes[unused] = h
    if so.fill * 5 >= so.mask * 3:
        set_resize(so, so.used * 2 if so.used > LARGE else so.used * 4)
    return 0


def set_resize(so: AnySet, at_least: i64) -> None:
    """Make the table anew, with room for more than `at_least` items.

    CPython: set_table_resize
    """
    size: i64 = MIN_SIZE
    while size <= at_least:
        size <<= 1
    if size == MIN_SIZE and so.mask == MIN_SIZE - 1 and so.fill == so.used:
        return
    old_keys = so.keys
    old_hashes = so.hashes
    old_mask = so.mask
    keys = vec[Object | None]([None] * size)
    hashes = vec[i64]([UNUSED] * size)
    copy_live(old_keys, old_hashes, old_mask, keys, hashes, size - 1)
    so.keys = keys
    so.hashes = hashes
    so.mask = size - 1
    so.fill = so.used
    so.rebuilt += 1


def copy_live(
    old_keys: vec[Object | None],
    old_hashes: vec[i64],
    old_mask: i64,
    keys: vec[Object | None],
    hashes: vec[i64],
    mask: i64,
) -> None:
    """Put the items of a table into an empty one. CPython: set_insert_clean, called in a loop"""
    i: i64 = 0
    while i <= old_mask:
        h = old_hashes[i]
        if h != UNUSED and h != -1:
            j = h & mask
            if hashes[j] == UNUSED:
                keys[j] = old_keys[i]
                hashes[j] = h
            else:
                k = old_keys[i]
                assert k is not None
                insert_clean(keys, hashes, mask, k, h)
        i += 1


def insert_clean(
    keys: vec[Object | None], hashes: vec[i64], mask: i64, key: Object, h: i64
) -> None:
    """Insert an item that is not there into a table where nothing was removed."""
    i = h & mask
    perturb = h
    while True:
        last = i + LINEAR_PROBES
        if last > mask:
            last = i
        j = i
        while j <= last:
            if hashes[j] == UNUSED:
                keys[j] = key
                hashes[j] = h
                return
            j += 1
        perturb = (perturb >> 5) & PERTURB_MASK
        i = (i * 5 + 1 + perturb) & mask


def discard_hashed(so: AnySet, key: Object, h: i64) -> i64:
    """Remove an item with hash h. 1 when it was there, 0, or -1 with an exception."""
    slot = set_lookup(so, key, h)
    if slot < 0:
        return 0 if slot == MISSING else -1
    old = so.keys[slot]
    so.hashes[slot] = -1
    so.used -= 1
    so.keys[slot] = None
    hold(old)
    return 1


def clear_table(so: AnySet) -> None:
    """Remove all items. CPython: set_clear_internal"""
    if so.fill == 0 and so.mask == MIN_SIZE - 1:
        return
    keys = so.keys
    so.keys = EMPTY_KEYS
    so.hashes = EMPTY_HASHES
    so.mask = MIN_SIZE - 1
    so.used = 0
    so.fill = 0
    so.rebuilt += 1
    hold_all(keys)


def take_table(so: AnySet, other: AnySet) -> None:
    """Give a set the table of another that nobody else has. CPython: set_swap_bodies"""
    keys = so.keys
    so.keys = other.keys
    so.hashes = other.hashes
    so.mask = other.mask
    so.used = other.used
    so.fill = other.fill
    so.rebuilt += 1
    hold_all(keys)


def merge_set(so: AnySet, other: AnySet) -> i64:
    """Add all items of another set. 0, or -1 with an exception. CPython: set_merge"""
    if so is other or other.used == 0:
        return 0
    if (so.fill + other.used) * 5 >= so.mask * 3:
        set_resize(so, (so.used + other.used) * 2)
    if so.fill == 0:
        so.used = other.used
        so.fill = other.used
        if so.mask == other.mask and other.fill == other.used:
            so.keys = other.keys[0 : other.mask + 1]
            so.hashes = other.hashes[0 : other.mask + 1]
            return 0
        keys = vec[Object | None]([None] * (so.mask + 1))
        hashes = vec[i64]([UNUSED] * (so.mask + 1))
        copy_live(other.keys, other.hashes, other.mask, keys, hashes, so.mask)
        so.keys = keys
        so.hashes = hashes
        return 0
    i = next_live(other, 0)
    while i <= other.mask:
        k = other.keys[i]
        if k is not None and add_hashed(so, k, other.hashes[i]) < 0:
            return -1
        i = next_live(other, i + 1)
    return 0


# The interface.


def set_new() -> SetObject:
    """An empty set."""
    return SetObject()


def frozenset_new() -> FrozenSetObject:
    """An empty frozenset, to be filled with `set_add` before anyone sees it."""
    return FrozenSetObject()


def set_from_iterable(x: Object) -> SetObject | None:
    """`set(x)`; None with an exception. CPython: PySet_New"""
    so = SetObject()
    if set_update(so, x) < 0:
        return None
    return so


def frozenset_from_iterable(x: Object) -> FrozenSetObject | None:
    """`frozenset(x)`; None with an exception. CPython: PyFrozenSet_New"""
    if isinstance(x, FrozenSetObject):
        return x
    so = FrozenSetObject()
    if set_update(so, x) < 0:
        return None
    return so


def set_from_list(items: list[Object]) -> SetObject:
    """A set of hashable items of a host list."""
    so = SetObject()
    for x in items:
        set_add(so, x)
    return so


def frozenset_from_list(items: list[Object]) -> FrozenSetObject:
    """A frozenset of hashable items of a host list."""
    so = FrozenSetObject()
    for x in items:
        set_add(so, x)
    return so


def as_set(x: Object) -> AnySet | None:
    """The set or frozenset in x or in an instance of a class that extends it; else None."""
    if isinstance(x, AnySet):
        return x
    p = x.native()
    if isinstance(p, AnySet):
        return p
    return None


def set_to_list(so: AnySet) -> list[Object]:
    """The items as a host list, in the order of iteration."""
    out: list[Object] = []
    i: i64 = 0
    while i <= so.mask:
        k = so.keys[i]
        if k is not None:
            out.append(k)
        i += 1
    return out


def set_add(so: AnySet, key: Object) -> i64:
    """Add an item. 0, or -1 with an exception. CPython: PySet_Add"""
    h = set_hash(key)
    if h == -1:
        return -1
    return add_hashed(so, key, h)


def set_discard(so: AnySet, key: Object) -> i64:
    """Remove an item. 1 when it was there, 0, or -1 with an exception.

    CPython: PySet_Discard
    """
    h = set_hash(key)
    if h == -1:
        return -1
    return discard_hashed(so, key, h)


def set_contains_hashable(so: AnySet, key: Object) -> i64:
    """1, 0, or -1 with an exception. CPython: PySet_Contains"""
    h = set_hash(key)
    if h == -1:
        return -1
    slot = set_lookup(so, key, h)
    if slot >= 0:
        return 1
    return 0 if slot == MISSING else -1


def set_contains(so: AnySet, key: Object) -> i64:
    """`key in so`, where a set stands for the frozenset of its items.

    1, 0, or -1 with an exception. CPython: set_contains
    """
    r = set_contains_hashable(so, key)
    if r < 0:
        frozen = frozen_for_lookup(key)
        if frozen is not None:
            return set_contains_hashable(so, frozen)
    return r


def frozen_for_lookup(key: Object) -> FrozenSetObject | None:
    """After a failed look-up of a set, which is unhashable: the frozenset of its items.

    None when the exception stays.
    """
    native = key.native()
    if not isinstance(native, SetObject) or not clear_if(TYPE_ERROR):
        return None
    return frozenset_from_iterable(native)


def set_clear(so: SetObject) -> None:
    """Remove all items. CPython: PySet_Clear"""
    clear_table(so)


def set_pop(so: SetObject) -> Object | None:
    """Remove an item and return it; None with a KeyError. CPython: set_pop_impl"""
    if so.used == 0:
        set_error(KEY_ERROR, "pop from an empty set")
        return None
    i = so.finger & so.mask
    while so.keys[i] is None:
        i += 1
        if i > so.mask:
            i = 0
    x = so.keys[i]
    so.hashes[i] = -1
    so.keys[i] = None
    so.used -= 1
    so.finger = i + 1
    return x


def new_like(so: AnySet) -> AnySet:
    """An empty set of the same built-in type."""
    if isinstance(so, SetObject):
        return SetObject()
    return FrozenSetObject()


def set_copy(so: AnySet) -> AnySet:
    """A set of the same items and built-in type."""
    new = new_like(so)
    merge_set(new, so)
    return new


def set_update(so: AnySet, other: Object) -> i64:
    """Add all items of an iterable. 0, or -1 with an exception.

    CPython: set_update_internal
    """
    theirs = as_set(other)
    if theirs is not None:
        return merge_set(so, theirs)
    if isinstance(other, DictObject) and other.ob_type() is DICT_TYPE:
        return merge_dict_keys(so, other)
    if isinstance(other, ListObject):
        i: i64 = 0
        while i < other.n:
            item = other.items[i]
            i += 1
            if item is not None and set_add(so, item) < 0:
                return -1
        return 0
    it = get_iter(other)
    if it is None:
        return -1
    while True:
        x = it.tp_iternext()
        if x is None:
            return -1 if error_occurred() else 0
        if set_add(so, x) < 0:
            return -1


def merge_dict_keys(so: AnySet, d: DictObject) -> i64:
    """Add all keys of a dict. 0, or -1 with an exception."""
    if (so.fill + d.used) * 5 >= so.mask * 3:
        set_resize(so, (so.used + d.used) * 2)
    i: i64 = 0
    while i < d.nentries:
        k = d.keys[i]
        if k is not None and add_hashed(so, k, dict_hash(d, i)) < 0:
            return -1
        i += 1
    return 0


def set_intersection(so: AnySet, other: Object) -> AnySet | None:
    """`so & other` of any iterable; None with an exception. CPython: set_intersection"""
    theirs = as_set(other)
    if theirs is so:
        return set_copy(so)
    result = new_like(so)
    if theirs is not None:
        if theirs.used > so.used:
            so, theirs = theirs, so
        i = next_live(theirs, 0)
        while i <= theirs.mask:
            h = theirs.hashes[i]
            k = theirs.keys[i]
            assert k is not None
            slot = set_lookup(so, k, h)
            if slot == FAILED or (slot >= 0 and add_hashed(result, k, h) < 0):
                return None
            i = next_live(theirs, i + 1)
        return result
    it = get_iter(other)
    if it is None:
        return None
    while True:
        x = it.tp_iternext()
        if x is None:
            return None if error_occurred() else result
        h = set_hash(x)
        if h == -1:
            return None
        slot = set_lookup(so, x, h)
        if slot == FAILED:
            return None
        if slot >= 0:
            if add_hashed(result, x, h) < 0:
                return None
            # Nothing more can be found.
            if result.used >= so.used:
                return result


def set_difference_update(so: AnySet, other: Object) -> i64:
    """Remove all items of an iterable. 0, or -1 with an exception.

    CPython: set_difference_update_internal
    """
    theirs = as_set(other)
    if theirs is so:
        clear_table(so)
        return 0
    if theirs is not None:
        if theirs.used >> 3 > so.used:
            theirs = set_intersection(so, theirs)
            if theirs is None:
                return -1
        i = next_live(theirs, 0)
        while i <= theirs.mask:
            k = theirs.keys[i]
            if k is not None and discard_hashed(so, k, theirs.hashes[i]) < 0:
                return -1
            i = next_live(theirs, i + 1)
    else:
        it = get_iter(other)
        if it is None:
            return -1
        while True:
            x = it.tp_iternext()
            if x is None:
                if error_occurred():
                    return -1
                break
            if set_discard(so, x) < 0:
                return -1
    if so.fill - so.used > so.mask // 4:
        set_resize(so, so.used * 2 if so.used > LARGE else so.used * 4)
    return 0


def set_difference(so: AnySet, other: Object) -> AnySet | None:
    """`so - other` of any iterable; None with an exception. CPython: set_difference"""
    theirs = as_set(other)
    d: DictObject | None = None
    size: i64 = 0
    if theirs is not None:
        size = theirs.used
    elif isinstance(other, DictObject) and other.ob_type() is DICT_TYPE:
        d = other
        size = d.used
    if (theirs is None and d is None) or so.used >> 2 > size:
        result = set_copy(so)
        return None if set_difference_update(result, other) < 0 else result
    result = new_like(so)
    i = next_live(so, 0)
    while i <= so.mask:
        h = so.hashes[i]
        k = so.keys[i]
        assert k is not None
        found: i64 = -1
        if theirs is not None:
            found = set_lookup(theirs, k, h)
        elif d is not None:
            found = dict_lookup(d, k, h)
        if found == FAILED or (found == MISSING and add_hashed(result, k, h) < 0):
            return None
        i = next_live(so, i + 1)
    return result


def toggle(so: AnySet, key: Object, h: i64) -> i64:
    """Remove an item, or add it when it is not there. 0, or -1 with an exception."""
    r = discard_hashed(so, key, h)
    if r == 0:
        return add_hashed(so, key, h)
    return 0 if r == 1 else -1


def set_symmetric_difference_update(so: AnySet, other: Object) -> i64:
    """`so ^= other` of any iterable. 0, or -1 with an exception."""
    theirs = as_set(other)
    if theirs is so:
        clear_table(so)
        return 0
    i: i64 = 0
    if theirs is None:
        if isinstance(other, DictObject) and other.ob_type() is DICT_TYPE:
            while i < other.nentries:
                k = other.keys[i]
                if k is not None and toggle(so, k, dict_hash(other, i)) < 0:
                    return -1
                i += 1
            return 0
        theirs = new_like(so)
        if set_update(theirs, other) < 0:
            return -1
    i = next_live(theirs, 0)
    while i <= theirs.mask:
        k = theirs.keys[i]
        if k is not None and toggle(so, k, theirs.hashes[i]) < 0:
            return -1
        i = next_live(theirs, i + 1)
    return 0


def set_symmetric_difference(so: AnySet, other: Object) -> AnySet | None:
    """`so ^ other` of any iterable; None with an exception."""
    result = new_like(so)
    if set_update(result, other) < 0 or set_symmetric_difference_update(result, so) < 0:
        return None
    return result


def set_is_disjoint(so: AnySet, other: Object) -> i64:
    """1, 0, or -1 with an exception. CPython: set_isdisjoint_impl"""
    if so is other:
        return 1 if so.used == 0 else 0
    if isinstance(other, AnySet):
        theirs = other
        if theirs.used > so.used:
            so, theirs = theirs, so
        i = next_live(theirs, 0)
        while i <= theirs.mask:
            k = theirs.keys[i]
            if k is not None:
                slot = set_lookup(so, k, theirs.hashes[i])
                if slot != MISSING:
                    return 0 if slot >= 0 else -1
            i = next_live(theirs, i + 1)
        return 1
    it = get_iter(other)
    if it is None:
        return -1
    while True:
        x = it.tp_iternext()
        if x is None:
            return -1 if error_occurred() else 1
        r = set_contains_hashable(so, x)
        if r != 0:
            return 0 if r == 1 else -1


def is_subset(so: AnySet, other: AnySet) -> i64:
    """Are all items of so in other? 1, 0, or -1 with an exception."""
    if so.used > other.used:
        return 0
    i = next_live(so, 0)
    while i <= so.mask:
        k = so.keys[i]
        assert k is not None
        slot = set_lookup(other, k, so.hashes[i])
        if slot < 0:
            return 0 if slot == MISSING else -1
        i = next_live(so, i + 1)
    return 1


def set_equal(a: AnySet, b: AnySet) -> i64:
    """1, 0, or -1 with an exception."""
    if a.used != b.used:
        return 0
    if isinstance(a, FrozenSetObject) and isinstance(b, FrozenSetObject):
        if a.hash != -1 and b.hash != -1 and a.hash != b.hash:
            return 0
    return is_subset(a, b)


def set_richcompare(a: AnySet, other: Object, op: i64) -> Object | None:
    b = as_set(other)
    if b is None:
        return NOT_IMPLEMENTED
    r: i64 = 0
    if op == EQ:
        r = set_equal(a, b)
    elif op == NE:
        r = set_equal(a, b)
        if r >= 0:
            r = 1 - r
    elif op == LE:
        r = is_subset(a, b)
    elif op == GE:
        r = is_subset(b, a)
    elif op == LT:
        if a.used < b.used:
            r = is_subset(a, b)
    elif op == GT and a.used > b.used:
        r = is_subset(b, a)
    if r < 0:
        return None
    return bool_from(r == 1)


def set_binary(op: i64, left: Object, right: Object) -> Object | None:
    """`left op right`, which must both be sets."""
    a = as_set(left)
    b = as_set(right)
    if a is None or b is None:
        return NOT_IMPLEMENTED
    if op == NB_OR:
        result = set_copy(a)
        return None if merge_set(result, b) < 0 else result
    if op == NB_AND:
        return set_intersection(a, b)
    if op == NB_SUBTRACT:
        return set_difference(a, b)
    if op == NB_XOR:
        return set_symmetric_difference(a, b)
    return NOT_IMPLEMENTED


def set_inplace(so: SetObject, op: i64, other: Object) -> Object | None:
    """`so op= other`, which must be a set."""
    b = as_set(other)
    if b is None:
        return NOT_IMPLEMENTED
    if op >= NB_INPLACE:
        op -= NB_INPLACE
    if op == NB_OR:
        r = merge_set(so, b)
    elif op == NB_AND:
        r = set_intersection_update(so, b)
    elif op == NB_SUBTRACT:
        r = set_difference_update(so, b)
    elif op == NB_XOR:
        r = set_symmetric_difference_update(so, b)
    else:
        return NOT_IMPLEMENTED
    return None if r < 0 else so


def set_intersection_update(so: SetObject, other: Object) -> i64:
    """`so &= other` of any iterable. 0, or -1 with an exception."""
    result = set_intersection(so, other)
    if result is None:
        return -1
    take_table(so, result)
    return 0


def shuffle_bits(h: i64) -> i64:
    """Only the low 64 bits of the result are meant."""
    return (h ^ 89869747 ^ (h << 16)) * 3644798167


def frozenset_hash(so: AnySet) -> i64:
    """The hash, independent of the order of items. CPython: frozenset_hash_impl"""
    h: i64 = 0
    hashes = so.hashes
    mask = so.mask
    i: i64 = 0
    while i <= mask:
        one = hashes[i]
        if one != UNUSED and one != -1:
            h ^= shuffle_bits(one)
        i += 1
    h = wrap_i64(h ^ ((so.used + 1) * 1927868237))
    h ^= ((h >> 11) & 0x1FFFFFFFFFFFFF) ^ ((h >> 25) & 0x7FFFFFFFFF)
    h = wrap_i64(wrap_i64(h * 69069) + 907133923)
    return 590923713 if h == -1 else h


def set_repr(self: Object) -> Object | None:
    """`repr` of a set or of an instance of a class that extends it."""
    so = as_set(self)
    assert so is not None
    name = type_name(self)
    if so.used == 0:
        return unicode_from_host(name + "()")
    if not repr_enter(so):
        return unicode_from_host(name + "(...)")
    parts: list[str] = []
    for x in set_to_list(so):
        r = object_repr_of(x)
        if r is None:
            repr_leave(so)
            return None
        parts.append(unicode_to_host(r))
    repr_leave(so)
    text = "{" + ", ".join(parts) + "}"
    if self.ob_type() is not SET_TYPE:
        text = f"{name}({text})"
    return unicode_from_host(text)


# Methods.


def at_most_one(name: str, args: list[Object], kwargs: DictObject | None) -> bool:
    """Is there at most one argument, and no keyword? If not, a TypeError is set."""
    if kwargs is not None and kwargs.used > 0:
        type_error(f"{name}() takes no keyword arguments")
        return False
    n = len(args)
    if n > 1:
        type_error(f"{name} expected at most 1 argument, got {n}")
        return False
    return True


def set_tp_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return SetObject()


def set_init(self: SetObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not at_most_one("set", args, kwargs):
        return None
    clear_table(self)
    if args and set_update(self, args[0]) < 0:
        return None
    return NONE


def frozenset_tp_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    # An extending class's own __init__ may take keywords.
    if cls is not FROZENSET_TYPE and kwargs is not None and not inherits(cls, ID___init__):
        kwargs = None
    if not at_most_one("frozenset", args, kwargs):
        return None
    if not args:
        return FrozenSetObject()
    return frozenset_from_iterable(args[0])


def set_contains_method(self: AnySet, value: Object) -> Object | None:
    r = set_contains(self, value)
    return None if r < 0 else bool_from(r == 1)


def set_add_method(self: SetObject, value: Object) -> Object | None:
    return None if set_add(self, value) < 0 else NONE


def set_clear_method(self: SetObject) -> Object | None:
    clear_table(self)
    return NONE


def set_copy_method(self: AnySet) -> Object | None:
    return self if isinstance(self, FrozenSetObject) else set_copy(self)


def discard_any(so: SetObject, value: Object) -> i64:
    """Remove an item, where a set stands for the frozenset of its items.

    1 when it was there, 0, or -1 with an exception.
    """
    r = set_discard(so, value)
    if r < 0:
        frozen = frozen_for_lookup(value)
        if frozen is not None:
            return set_discard(so, frozen)
    return r


def set_discard_method(self: SetObject, value: Object) -> Object | None:
    return None if discard_any(self, value) < 0 else NONE


def set_remove(self: SetObject, value: Object) -> Object | None:
    r = discard_any(self, value)
    if r == 0:
        return key_error(value)
    return None if r < 0 else NONE


def set_difference_multi(
    self: AnySet, others: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not no_keywords(self, "difference", kwargs):
        return None
    if not others:
        return set_copy(self)
    result = set_difference(self, others[0])
    if result is None:
        return None
    for other in others[1:]:
        if set_difference_update(result, other) < 0:
            return None
    return result


def set_difference_update_multi(
    self: SetObject, others: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not no_keywords(self, "difference_update", kwargs):
        return None
    for other in others:
        if set_difference_update(self, other) < 0:
            return None
    return NONE


def intersection_of(so: AnySet, others: list[Object]) -> AnySet | None:
    """The intersection with all the others, at least one."""
    result = so
    for other in others:
        common = set_intersection(result, other)
        if common is None:
            return None
        result = common
    return result


def set_intersection_multi(
    self: AnySet, others: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not no_keywords(self, "intersection", kwargs):
        return None
    return intersection_of(self, others) if others else set_copy(self)


def set_intersection_update_multi(
    self: SetObject, others: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not no_keywords(self, "intersection_update", kwargs):
        return None
    result = intersection_of(self, others) if others else set_copy(self)
    if result is None:
        return None
    take_table(self, result)
    return NONE


def set_union(self: AnySet, others: list[Object], kwargs: DictObject | None) -> Object | None:
    if not no_keywords(self, "union", kwargs):
        return None
    result = set_copy(self)
    for other in others:
        if other is not self and set_update(result, other) < 0:
            return None
    return result


def set_update_method(
    self: SetObject, others: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not no_keywords(self, "update", kwargs):
        return None
    for other in others:
        if set_update(self, other) < 0:
            return None
    return NONE


def no_keywords(so: AnySet, name: str, kwargs: DictObject | None) -> bool:
    """True, or False with a TypeError."""
    if kwargs is None or kwargs.used == 0:
        return True
    owner = "set" if isinstance(so, SetObject) else "frozenset"
    type_error(f"{owner}.{name}() takes no keyword arguments")
    return False


def set_symmetric_difference_method(self: AnySet, other: Object) -> Object | None:
    return set_symmetric_difference(self, other)


def set_symmetric_difference_update_method(self: SetObject, other: Object) -> Object | None:
    return None if set_symmetric_difference_update(self, other) < 0 else NONE


def set_isdisjoint(self: AnySet, other: Object) -> Object | None:
    r = set_is_disjoint(self, other)
    return None if r < 0 else bool_from(r == 1)


def set_issubset(self: AnySet, other: Object) -> Object | None:
    theirs = as_set(other)
    if theirs is None:
        common = set_intersection(self, other)
        return None if common is None else bool_from(common.used == self.used)
    r = is_subset(self, theirs)
    return None if r < 0 else bool_from(r == 1)


def set_issuperset(self: AnySet, other: Object) -> Object | None:
    theirs = as_set(other)
    if theirs is not None:
        r = is_subset(theirs, self)
        return None if r < 0 else bool_from(r == 1)
    it = get_iter(other)
    if it is None:
        return None
    while True:
        x = it.tp_iternext()
        if x is None:
            return None if error_occurred() else bool_from(True)
        r = set_contains_hashable(self, x)
        if r <= 0:
            return None if r < 0 else bool_from(False)


def set_reduce(self: Object) -> Object | None:
    so = as_set(self)
    assert so is not None
    state = call_method_noargs(self, ID___getstate__)
    if state is None:
        return None
    return tuple3(self.ob_type(), tuple1(list_from_host(set_to_list(so))), state)


def set_sizeof(self: AnySet) -> Object | None:
    """What CPython's set takes: a table of 8 slots is in the object itself."""
    size: i64 = 200
    if self.mask >= MIN_SIZE:
        size += (self.mask + 1) * 16
    return long_from_i64(size)


def set_iterator_length_hint(self: SetIterator) -> Object | None:
    so = self.so
    return long_from_i64(self.left if so is not None and so.used == self.used else 0)


def set_iterator_reduce(self: SetIterator) -> Object | None:
    """The rest as a list; the iterator itself stays where it is."""
    rest = list_new()
    so = self.so
    if so is not None:
        if so.used != self.used:
            self.tp_iternext()
            return None
        i = self.pos
        while i <= so.mask:
            k = so.keys[i]
            if k is not None:
                list_append(rest, k)
            i += 1
    it = builtin_attr("iter")
    if it is None:
        return None
    return tuple2(it, tuple1(rest))


CONTAINS: Final = method(
    "__contains__",
    set_contains_method,
    "object, /",
    doc="x.__contains__(y) <==> y in x.",
)
COPY: Final = method("copy", set_copy_method, "", doc="A shallow copy.")
DIFFERENCE: Final = method(
    "difference",
    set_difference_multi,
    "*others, **kwargs",
    doc="A new set of the items that are in none of the others.",
)
INTERSECTION: Final = method(
    "intersection",
    set_intersection_multi,
    "*others, **kwargs",
    doc="A new set of the items that are in all of the others, too.",
)
UNION: Final = method(
    "union",
    set_union,
    "*others, **kwargs",
    doc="A new set of the items of all.",
)
SYMMETRIC_DIFFERENCE: Final = method(
    "symmetric_difference",
    set_symmetric_difference_method,
    "other, /",
    doc="A new set of the items that only one of the two has.",
)
ISDISJOINT: Final = method(
    "isdisjoint",
    set_isdisjoint,
    "other, /",
    doc="Have the two no item in common?",
)
ISSUBSET: Final = method("issubset", set_issubset, "other, /", doc="Are all items in the other?")
ISSUPERSET: Final = method(
    "issuperset",
    set_issuperset,
    "other, /",
    doc="Are all items of the other in this?",
)
REDUCE: Final = method(
    "__reduce__",
    set_reduce,
    "",
    doc="Return state information for pickling.",
    flags=WANTS_INSTANCE,
)
SIZEOF: Final = method("__sizeof__", set_sizeof, "", doc="The size of the set in memory, in bytes.")

SET_TYPE: Final = static_type(
    "set",
    doc="set(iterable=()): items without order, each once.",
    new=method("__new__", set_tp_new, "*args, **kwargs"),
    init=method("__init__", set_init, "*args, **kwargs"),
    slots=(
        S_REPR,
        S_HASH_NONE,
        S_EQ,
        S_ITER,
        S_LEN,
        S_SUB,
        S_AND,
        S_XOR,
        S_OR,
        S_ISUB,
        S_IAND,
        S_IXOR,
        S_IOR,
    ),
    impls=(slot_impl(S_REPR, set_repr, WANTS_INSTANCE),),
    methods=(
        method(
            "add",
            set_add_method,
            "object, /",
            doc="Add an item.",
        ),
        method("clear", set_clear_method, "", doc="Remove all items."),
        CONTAINS,
        COPY,
        method(
            "discard",
            set_discard_method,
            "object, /",
            doc="Remove an item if it is there.",
        ),
        DIFFERENCE,
        method(
            "difference_update",
            set_difference_update_multi,
            "*others, **kwargs",
            doc="Remove all items of the others.",
        ),
        INTERSECTION,
        method(
            "intersection_update",
            set_intersection_update_multi,
            "*others, **kwargs",
            doc="Remove what is not in all of the others.",
        ),
        ISDISJOINT,
        ISSUBSET,
        ISSUPERSET,
        method(
            "pop",
            set_pop,
            "",
            doc="Remove and return any item; KeyError when there is none.",
        ),
        REDUCE,
        method(
            "remove",
            set_remove,
            "object, /",
            doc="Remove an item; KeyError when it is not there.",
        ),
        SIZEOF,
        SYMMETRIC_DIFFERENCE,
        method(
            "symmetric_difference_update",
            set_symmetric_difference_update_method,
            "other, /",
            doc="Remove the items that the other has, and add the others of its items.",
        ),
        UNION,
        method(
            "update",
            set_update_method,
            "*others, **kwargs",
            doc="Add all items of the others.",
        ),
        CLASS_GETITEM,
    ),
    flags=BASETYPE | WEAKREF,
)

FROZENSET_TYPE: Final = static_type(
    "frozenset",
    doc="frozenset(iterable=()): items without order, each once, for ever.",
    new=method("__new__", frozenset_tp_new, "*args, **kwargs"),
    slots=(S_REPR, S_HASH, S_EQ, S_ITER, S_LEN, S_SUB, S_AND, S_XOR, S_OR),
    impls=(slot_impl(S_REPR, set_repr, WANTS_INSTANCE),),
    methods=(
        CONTAINS,
        COPY,
        DIFFERENCE,
        INTERSECTION,
        ISDISJOINT,
        ISSUBSET,
        ISSUPERSET,
        REDUCE,
        SIZEOF,
        SYMMETRIC_DIFFERENCE,
        UNION,
        CLASS_GETITEM,
    ),
    flags=BASETYPE | WEAKREF,
)

SET_ITERATOR_TYPE: Final = static_type(
    "set_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method(
            "__length_hint__",
            set_iterator_length_hint,
            "",
            doc="Private method returning an estimate of len(list(it)).",
        ),
        method(
            "__reduce__",
            set_iterator_reduce,
            "",
            doc="Return state information for pickling.",
        ),
    ),
)

from rt.dict.dictobject import (  # noqa: E402
    DICT_TYPE,
    HASH_MODULUS,
    DictObject,
    dict_lookup,
    entry_hash,
    hash_key,
)
from rt.objects.abstract import get_iter  # noqa: E402
from rt.objects.argbinder import inherits  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_method_noargs  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error_occurred,
    key_error,
    set_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import KEY_ERROR, RUNTIME_ERROR, TYPE_ERROR  # noqa: E402
from rt.objects.identifiers import ID___getstate__, ID___init__  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import ListObject, list_append, list_from_host, list_new  # noqa: E402
from rt.objects.longobject import CompactLong, long_from_i64  # noqa: E402
from rt.objects.object_protocol import object_repr_of, rich_compare_bool  # noqa: E402
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.tupleobject import tuple1, tuple2, tuple3  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    unicode_equal,
    unicode_from_host,
    unicode_to_host,
)
