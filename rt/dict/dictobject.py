"""Dictionaries.

Answers to Objects/dictobject.c; views and iterators are in dictviews.py, watchers in
dictwatch.py, the keys that instances share in sharedkeys.py.

What always holds:

- Entries `0 <= i < nentries` are in insertion order `keys[i]`, `values[i]`, and, unless
  all keys are exact strings (`all_str`; then `hashes` is empty), `hashes[i]`; a deleted
  entry has None as key and value. `used` is the number of live entries, `usable` how many
  may be added before there must be more room: `unmade` places that the index has slots for but
  the vecs do not have yet (see `take_table`), or a table that is made anew.
- The index has a power of two (`mask + 1`, at least 8) of slots, each an entry's number,
  EMPTY or DUMMY, at most two thirds of them not EMPTY. With 8 slots they are the bytes of
  `small`, otherwise `index`; `slot_entry` and `set_slot` know. An empty dictionary that never
  had a key has no slots, and `mask` 0. The order in which a key's slots are tried is CPython's.
- `free_slot` is where the key of the last look-up, which missed, would go; or -1.
- `keys_version` is 0 or unique to the present set of keys and their entry numbers.
- `rebuilt` counts the tables that the dictionary has had. Code that calls the guest in the
  middle of a look-up compares it afterwards.
- ODictObject and DefaultDictObject are the only classes that extend DictObject, so `isinstance(x,
  DictObject)` is one of these three, with all items in this table; a missing key in them
  is `x.mp_subscript(key)`'s business.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import extend, vec
from mypy_extensions import i32, i64

from rt.objects.methodobject import (
    CLASS_GETITEM,
    WANTS_INSTANCE,
    class_method,
    method,
)
from rt.objects.object import EQ, NB_INPLACE, NB_OR, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_EQ,
    S_HASH_NONE,
    S_IOR,
    S_ITER,
    S_LEN,
    S_OR,
    S_REPR,
    S_SETITEM,
    slot_impl,
)
from rt.objects.tupleobject import NO_ITEMS, hold, hold_all
from rt.objects.typeobject import BASETYPE, MAPPING, TypeObject, static_type

EMPTY: Final = -1
DUMMY: Final = -2
# What look-ups return instead of an entry's number.
MISSING: Final = -1
FAILED: Final = -3
# A key's __eq__ changed the dictionary: look again. Never leaves this module.
CHANGED: Final = -4

MIN_LOG2_SIZE: Final = 3
# No dictionary is made larger than this in advance.
MAX_PRESIZE_LOG2: Final = 17
PERTURB_MASK: Final = 0x07FFFFFFFFFFFFFF
HASH_MODULUS: Final = 0x1FFFFFFFFFFFFFFF

# How many places for more entries a copy gets at once.
SPARE: Final = 4

# All eight bytes EMPTY.
SMALL_EMPTY: Final = -1
NO_INDEX: Final = vec[i32]()
EMPTY_SLOTS: Final = vec[i32]([EMPTY] * 1024)
EMPTY_HASHES: Final = vec[i64]()

# What happens to a dictionary, as watchers are told.
EVENT_ADDED: Final = 0
EVENT_MODIFIED: Final = 1
EVENT_DELETED: Final = 2
EVENT_CLONED: Final = 3
EVENT_CLEARED: Final = 4
EVENT_DEALLOCATED: Final = 5


class DictObject(Object):
    """A dict. Make it with `dict_new`."""

    def __init__(self) -> None:
        self.used: i64 = 0
        self.nentries: i64 = 0
        self.usable: i64 = 0
        self.unmade: i64 = 0
        self.mask: i64 = 0
        self.small: i64 = SMALL_EMPTY
        self.free_slot: i64 = -1
        self.index: vec[i32] = NO_INDEX
        self.hashes: vec[i64] = EMPTY_HASHES
        self.keys: vec[Object | None] = NO_ITEMS
        self.values: vec[Object | None] = NO_ITEMS
        self.all_str: bool = True
        # 0 until a cache asks for it; 0 again when a key is added or removed.
        self.keys_version: i64 = 0
        self.rebuilt: i64 = 0
        # One bit for each watcher that watches this dictionary.
        self.watchers: i64 = 0
        # Tells the watchers when the dictionary dies.
        self.death: DeathToken | None = None

    def ob_type(self) -> TypeObject:
        return DICT_TYPE

    def tp_repr(self) -> Object | None:
        return dict_repr(self)

    def tp_hash(self) -> i64:
        return type_error_i(f"unhashable type: '{type_name(self)}'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return dict_richcompare(self, other, op)

    def tp_iter(self) -> Object | None:
        return dict_iter(self)

    def nb_bool(self) -> i64:
        return 1 if self.used > 0 else 0

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op == NB_OR:
            return dict_or(self, other)
        return NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if op == NB_OR:
            return dict_or(other, self)
        return NOT_IMPLEMENTED

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        if op == NB_OR or op == NB_OR + NB_INPLACE:
            return dict_ior(self, other)
        return NOT_IMPLEMENTED

    def sq_length(self) -> i64:
        return self.used

    def sq_contains(self, value: Object) -> i64:
        return dict_contains(self, value)

    def mp_subscript(self, key: Object) -> Object | None:
        h = hash_key(key)
        if h == -1:
            return None
        ix = dict_lookup(self, key, h)
        if ix >= 0:
            return self.values[ix]
        return None if ix == FAILED else missing_key(self, key)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        if value is None:
            return dict_delitem(self, key)
        return dict_setitem(self, key, value)


class VersionCounter:
    """Gives out the versions of key sets."""

    def __init__(self) -> None:
        self.last: i64 = 0


VERSIONS: Final = VersionCounter()


def hash_key(key: Object) -> i64:
    """`hash(key)`; -1 with an exception."""
    if isinstance(key, UnicodeObject):
        h = key.hash
        if h != -1:
            return h
    elif isinstance(key, CompactLong):
        h = key.value
        if -HASH_MODULUS < h < HASH_MODULUS:
            return h if h != -1 else -2
    return key.tp_hash()


# The table.


def keysize_log2(minsize: i64) -> i64:
    """The logarithm of the table size for `minsize` slots. CPython: calculate_log2_keysize"""
    n = ((minsize | 8) - 1) | 7
    bits: i64 = 0
    while n > 0:
        bits += 1
        n >>= 1
    return bits


def estimate_log2(n: i64) -> i64:
    """The logarithm of the size of a table that holds n entries."""
    return keysize_log2((n * 3 + 1) // 2)


def usable_fraction(size: i64) -> i64:
    return (size << 1) // 3


def dict_new() -> DictObject:
    """An empty dict."""
    return DictObject()


def dict_new_presized(n: i64, all_str: bool = True) -> DictObject:
    """An empty dict with room for n keys. CPython: _PyDict_NewPresized"""
    d = DictObject()
    if n > 5:
        log2 = estimate_log2(n)
        make_table(d, log2 if log2 < MAX_PRESIZE_LOG2 else MAX_PRESIZE_LOG2, all_str)
    return d


def make_table(d: DictObject, log2: i64, all_str: bool) -> None:
    """Give an empty dictionary a table of `1 << log2` slots."""
    size: i64 = 1
    size <<= log2
    room = usable_fraction(size)
    d.mask = size - 1
    d.small = SMALL_EMPTY
    d.free_slot = -1
    d.index = NO_INDEX if log2 == MIN_LOG2_SIZE else empty_index(size)
    d.hashes = EMPTY_HASHES if all_str else vec[i64]([0] * room)
    d.keys = vec[Object | None]([None] * room)
    d.values = vec[Object | None]([None] * room)
    d.all_str = all_str
    d.usable = room
    d.unmade = 0
    d.nentries = 0
    d.rebuilt += 1


def empty_index(size: i64) -> vec[i32]:
    """So many empty slots."""
    if size <= 1024:
        # A piece of these is copied at once; filling a vec goes slot by slot.
        return EMPTY_SLOTS[:size]
    return vec[i32]([EMPTY] * size)


def entry_hash(d: DictObject, ix: i64) -> i64:
    """The hash of a live entry's key."""
    if d.all_str:
        k = d.keys[ix]
        assert isinstance(k, UnicodeObject)
        return k.hash
    return d.hashes[ix]


def resize(d: DictObject, log2: i64, all_str: bool) -> None:
    """Make the table anew with `1 << log2` slots, leaving out what was deleted.

    CPython: dictresize
    """
    rebuild(d, log2, all_str, 0)


def rebuild(d: DictObject, log2: i64, all_str: bool, gap: i64) -> None:
    """As `resize`, the first `gap` entries being left free."""
    keys = d.keys
    values = d.values
    hashes = d.hashes
    n = d.nentries
    had_hashes = not d.all_str
    if had_hashes:
        all_str = False
    d.keys_version = 0
    make_table(d, log2, all_str)
    mask = d.mask
    index = d.index
    new_keys = d.keys
    new_values = d.values
    new_hashes = d.hashes
    j = gap
    i: i64 = 0
    while i < n:
        k = keys[i]
        if k is not None:
            if had_hashes:
                h = hashes[i]
            else:
                assert isinstance(k, UnicodeObject)
                h = k.hash
            if not all_str:
                new_hashes[j] = h
            new_keys[j] = k
            new_values[j] = values[i]
            slot = h & mask
            perturb = h
            if mask == 7:
                while slot_entry(d, slot) != EMPTY:
                    perturb = (perturb >> 5) & PERTURB_MASK
                    slot = (slot * 5 + perturb + 1) & mask
                set_slot(d, slot, j)
            else:
                while index[slot] != EMPTY:
                    perturb = (perturb >> 5) & PERTURB_MASK
                    slot = (slot * 5 + perturb + 1) & mask
                index[slot] = i32(j)
            j += 1
        i += 1
    d.nentries = j
    d.usable -= j


def slot_entry(d: DictObject, slot: i64) -> i64:
    """What is in a slot of the index: an entry's number, EMPTY or DUMMY."""
    if d.mask == 7:
        e = (d.small >> (slot << 3)) & 255
        return e if e < 128 else e - 256
    return i64(d.index[slot])


def set_slot(d: DictObject, slot: i64, e: i64) -> None:
    """Set a slot of the index."""
    if d.mask == 7:
        # Not `255 << shift`: the C of a shifted literal has only 32 bits.
        shift = slot << 3
        small = d.small
        d.small = small ^ ((((small >> shift) ^ e) & 255) << shift)
    else:
        d.index[slot] = i32(e)


def find_empty_slot(d: DictObject, h: i64) -> i64:
    """The first slot in the order of h that holds no entry."""
    mask = d.mask
    slot = h & mask
    perturb = h
    while slot_entry(d, slot) >= 0:
        perturb = (perturb >> 5) & PERTURB_MASK
        slot = (slot * 5 + perturb + 1) & mask
    return slot


def missing_at(d: DictObject, slot: i64) -> i64:
    """A look-up ended at an EMPTY slot: remember it, unless it may have passed a DUMMY."""
    d.free_slot = slot if len(d.keys) - d.usable == d.used else -1
    return MISSING


def lookup_str(d: DictObject, key: UnicodeObject, h: i64) -> i64:
    """The entry of a string, MISSING, FAILED (another key's __eq__) or CHANGED."""
    mask = d.mask
    if mask == 0:
        return MISSING
    slot = h & mask
    perturb = h
    if mask == 7:
        small = d.small
        while True:
            ix = (small >> (slot << 3)) & 255
            if ix < 128:
                if d.keys[ix] is key:
                    return ix
                r = compare_str(d, ix, key, h)
                if r != 0:
                    return ix if r == 1 else r
            elif ix == 255:
                return missing_at(d, slot)
            perturb = (perturb >> 5) & PERTURB_MASK
            slot = (slot * 5 + perturb + 1) & 7
    while True:
        ix = i64(d.index[slot])
        if ix >= 0:
            if d.keys[ix] is key:
                return ix
            r = compare_str(d, ix, key, h)
            if r != 0:
                return ix if r == 1 else r
        elif ix == EMPTY:
            return missing_at(d, slot)
        perturb = (perturb >> 5) & PERTURB_MASK
        slot = (slot * 5 + perturb + 1) & mask


def compare_str(d: DictObject, ix: i64, key: UnicodeObject, h: i64) -> i64:
    """Is the key of an entry, another object, equal to a string? 1, 0, FAILED or CHANGED."""
    k = d.keys[ix]
    if isinstance(k, UnicodeObject):
        return 1 if k.hash == h and unicode_equal(k, key) else 0
    if k is not None and d.hashes[ix] == h:
        return compare_entry(d, ix, k, key)
    return 0


def lookup_compact(d: DictObject, key: CompactLong, h: i64) -> i64:
    """The entry of an int in a table with hashes; otherwise as `lookup_str`."""
    mask = d.mask
    if mask == 0:
        return MISSING
    slot = h & mask
    perturb = h
    while True:
        ix = slot_entry(d, slot)
        if ix >= 0:
            if d.hashes[ix] == h:
                k = d.keys[ix]
                if isinstance(k, CompactLong):
                    if k.value == key.value:
                        return ix
                elif k is not None:
                    r = compare_entry(d, ix, k, key)
                    if r != 0:
                        return ix if r == 1 else r
        elif ix == EMPTY:
            return missing_at(d, slot)
        perturb = (perturb >> 5) & PERTURB_MASK
        slot = (slot * 5 + perturb + 1) & mask


def lookup_general(d: DictObject, key: Object, h: i64) -> i64:
    """The entry of any key; otherwise as `lookup_str`."""
    mask = d.mask
    if mask == 0:
        return MISSING
    slot = h & mask
    perturb = h
    while True:
        ix = slot_entry(d, slot)
        if ix >= 0:
            k = d.keys[ix]
            if k is key:
                return ix
            if k is not None and entry_hash(d, ix) == h:
                r = compare_entry(d, ix, k, key)
                if r != 0:
                    return ix if r == 1 else r
        elif ix == EMPTY:
            return missing_at(d, slot)
        perturb = (perturb >> 5) & PERTURB_MASK
        slot = (slot * 5 + perturb + 1) & mask


def compare_entry(d: DictObject, ix: i64, entry_key: Object, key: Object) -> i64:
    """Is the key of an entry equal to `key`? 1, 0, FAILED or CHANGED."""
    rebuilt = d.rebuilt
    r = rich_compare_bool(entry_key, key, EQ)
    if r < 0:
        return FAILED
    if d.rebuilt != rebuilt or d.keys[ix] is not entry_key:
        return CHANGED
    return r


def dict_lookup(d: DictObject, key: Object, h: i64) -> i64:
    """The number of the entry of a key with hash h; -1: missing; -3: an exception.

    CPython: _Py_dict_lookup
    """
    while True:
        if isinstance(key, UnicodeObject):
            ix = lookup_str(d, key, h)
        elif isinstance(key, CompactLong) and not d.all_str:
            ix = lookup_compact(d, key, h)
        else:
            ix = lookup_general(d, key, h)
        if ix != CHANGED:
            return ix


def index_slot(d: DictObject, h: i64, entry: i64) -> i64:
    """The slot that holds the number of an entry. CPython: lookdict_index"""
    mask = d.mask
    slot = h & mask
    perturb = h
    while slot_entry(d, slot) != entry:
        perturb = (perturb >> 5) & PERTURB_MASK
        slot = (slot * 5 + perturb + 1) & mask
    return slot


def insert_new(d: DictObject, key: Object, h: i64, value: Object) -> None:
    """Add a key that a look-up has just missed. CPython: insert_combined_dict"""
    if d.watchers != 0:
        notify(d, EVENT_ADDED, key, value)
        d.free_slot = -1
    d.keys_version = 0
    is_str = isinstance(key, UnicodeObject)
    if (d.usable <= 0 and not make_places(d)) or (d.all_str and not is_str):
        if d.mask == 0:
            make_table(d, MIN_LOG2_SIZE, is_str)
        else:
            resize(d, keysize_log2(d.used * 3), is_str)
    n = d.nentries
    slot = d.free_slot
    set_slot(d, slot if slot >= 0 else find_empty_slot(d, h), n)
    d.free_slot = -1
    d.keys[n] = key
    d.values[n] = value
    if not d.all_str:
        d.hashes[n] = h
    d.nentries = n + 1
    d.used += 1
    d.usable -= 1


def make_places(d: DictObject) -> bool:
    """Make the places for entries that a copy has left out. False: there are none.

    The vecs are taken out of the dictionary, so that their items are moved.
    """
    n = d.unmade
    if n == 0:
        return False
    keys = d.keys
    values = d.values
    d.keys = NO_ITEMS
    d.values = NO_ITEMS
    places = vec[Object | None]([None] * n)
    keys = extend(keys, places)
    d.keys = keys
    values = extend(values, places)
    d.values = values
    if not d.all_str:
        d.hashes = extend(d.hashes, vec[i64]([0] * n))
    d.usable += n
    d.unmade = 0
    return True


def replace_value(d: DictObject, ix: i64, key: Object, value: Object) -> None:
    """Set the value of an entry."""
    old = d.values[ix]
    if old is not value:
        if d.watchers != 0:
            notify(d, EVENT_MODIFIED, key, value)
        d.values[ix] = value
    hold(old)


def remove_entry(d: DictObject, ix: i64, h: i64) -> Object | None:
    """Delete an entry; its value is returned. CPython: delitem_common"""
    set_slot(d, index_slot(d, h, ix), DUMMY)
    key = d.keys[ix]
    value = d.values[ix]
    d.used -= 1
    d.keys_version = 0
    d.keys[ix] = None
    d.values[ix] = None
    hold(key)
    return value


# The interface.


def dict_getitem(d: DictObject, key: Object) -> Object | None:
    """The value of a key; None without an exception when it is missing.

    None with an exception when the key's hash or comparison fails.
    CPython: PyDict_GetItemWithError
    """
    h = hash_key(key)
    if h == -1:
        return None
    ix = dict_lookup(d, key, h)
    if ix < 0:
        return None
    return d.values[ix]


def dict_getitem_hash(d: DictObject, key: Object, h: i64) -> Object | None:
    """As `dict_getitem`, of a key whose hash is known."""
    ix = dict_lookup(d, key, h)
    if ix < 0:
        return None
    return d.values[ix]


def dict_get_str(d: DictObject, key: UnicodeObject) -> Object | None:
    """The value of a string; None: missing (or an exception of another key's __eq__)."""
    h = key.hash
    if h == -1:
        h = key.tp_hash()
    ix = lookup_str(d, key, h)
    if ix >= 0:
        return d.values[ix]
    if ix == CHANGED:
        return dict_getitem_hash(d, key, h)
    return None


def dict_contains(d: DictObject, key: Object) -> i64:
    """1, 0, or -1 with an exception. CPython: PyDict_Contains"""
    h = hash_key(key)
    if h == -1:
        return -1
    return dict_contains_hash(d, key, h)


def dict_contains_hash(d: DictObject, key: Object, h: i64) -> i64:
    """As `dict_contains`, of a key whose hash is known."""
    ix = dict_lookup(d, key, h)
    if ix >= 0:
        return 1
    return 0 if ix == MISSING else -1


def dict_setitem(d: DictObject, key: Object, value: Object) -> i64:
    """`d[key] = value`. 0, or -1 with an exception. CPython: PyDict_SetItem"""
    h = hash_key(key)
    if h == -1:
        return -1
    return dict_setitem_hash(d, key, h, value)


def dict_setitem_hash(d: DictObject, key: Object, h: i64, value: Object) -> i64:
    """As `dict_setitem`, of a key whose hash is known. CPython: insertdict"""
    ix = dict_lookup(d, key, h)
    if ix >= 0:
        replace_value(d, ix, key, value)
        return 0
    if ix == FAILED:
        return -1
    insert_new(d, key, h, value)
    return 0


def dict_set_str(d: DictObject, key: UnicodeObject, value: Object) -> i64:
    """`d[key] = value`. 0, or -1 with an exception of another key's __eq__."""
    h = key.hash
    if h == -1:
        h = key.tp_hash()
    ix = lookup_str(d, key, h)
    if ix >= 0:
        replace_value(d, ix, key, value)
        return 0
    if ix == MISSING:
        insert_new(d, key, h, value)
        return 0
    return dict_setitem_hash(d, key, h, value) if ix == CHANGED else -1


def dict_delitem(d: DictObject, key: Object) -> i64:
    """`del d[key]`. 0, or -1 with a KeyError or another exception. CPython: PyDict_DelItem"""
    h = hash_key(key)
    if h == -1:
        return -1
    return dict_delitem_hash(d, key, h)


def dict_delitem_hash(d: DictObject, key: Object, h: i64) -> i64:
    """As `dict_delitem`, of a key whose hash is known."""
    ix = dict_lookup(d, key, h)
    if ix >= 0:
        if d.watchers != 0:
            notify(d, EVENT_DELETED, key, None)
        hold(remove_entry(d, ix, h))
        return 0
    if ix == MISSING:
        key_error(key)
    return -1


def dict_del_str(d: DictObject, key: UnicodeObject) -> i64:
    """`del d[key]` of a string."""
    return dict_delitem(d, key)


def dict_pop(d: DictObject, key: Object, default: Object | None) -> Object | None:
    """Delete a key and return its value; missing: `default`, or, if that is None, a KeyError.

    CPython: _PyDict_Pop
    """
    if d.used == 0:
        return key_error(key) if default is None else default
    h = hash_key(key)
    if h == -1:
        return None
    return dict_pop_hash(d, key, h, default)


def dict_pop_hash(d: DictObject, key: Object, h: i64, default: Object | None) -> Object | None:
    """As `dict_pop`, of a key whose hash is known."""
    ix = dict_lookup(d, key, h)
    if ix >= 0:
        if d.watchers != 0:
            notify(d, EVENT_DELETED, key, None)
        return remove_entry(d, ix, h)
    if ix == FAILED:
        return None
    return key_error(key) if default is None else default


def dict_setdefault(d: DictObject, key: Object, default: Object) -> Object | None:
    """The value of a key, which is first set to `default` when it is missing.

    CPython: PyDict_SetDefault
    """
    h = hash_key(key)
    if h == -1:
        return None
    ix = dict_lookup(d, key, h)
    if ix >= 0:
        return d.values[ix]
    if ix == FAILED:
        return None
    insert_new(d, key, h, default)
    return default


def dict_clear(d: DictObject) -> None:
    """Remove all keys. CPython: PyDict_Clear"""
    if d.mask == 0:
        return
    if d.watchers != 0:
        notify(d, EVENT_CLEARED, None, None)
    keys = d.keys
    values = d.values
    d.keys = NO_ITEMS
    d.values = NO_ITEMS
    d.hashes = EMPTY_HASHES
    d.index = NO_INDEX
    d.mask = 0
    d.used = 0
    d.nentries = 0
    d.usable = 0
    d.unmade = 0
    d.all_str = True
    d.keys_version = 0
    d.rebuilt += 1
    hold_all(keys)
    hold_all(values)


def dict_keys_version(d: DictObject) -> i64:
    """A version unique to the present keys and their entry numbers, never 0.

    As long as `d.keys_version` keeps it, the value of the key of entry ix is `d.values[ix]`.
    """
    v = d.keys_version
    if v == 0:
        VERSIONS.last += 1
        v = VERSIONS.last
        d.keys_version = v
    return v


def take_table(d: DictObject, other: DictObject) -> None:
    """Make an empty dictionary's table a copy of another's. CPython: clone_combined_dict_keys

    Of the room for more entries only a little is made: many copies never need it.
    """
    size: i64 = len(other.keys)
    kept = other.nentries + SPARE
    if kept > size:
        kept = size
    d.mask = other.mask
    d.small = other.small
    d.free_slot = -1
    d.index = other.index[0 : len(other.index)]
    d.hashes = EMPTY_HASHES if other.all_str else other.hashes[0:kept]
    d.keys = other.keys[0:kept]
    d.values = other.values[0:kept]
    d.used = other.used
    d.nentries = other.nentries
    d.usable = other.usable - (size - kept)
    d.unmade = other.unmade + (size - kept)
    d.all_str = other.all_str
    d.keys_version = 0
    d.rebuilt += 1


def dict_copy(d: DictObject) -> DictObject:
    """A dict of the same items. CPython: PyDict_Copy"""
    new = DictObject()
    if d.used > 0:
        if d.used >= (d.nentries * 2) // 3:
            take_table(new, d)
        else:
            merge_dict(new, d, 1)
    return new


def dict_update(d: DictObject, other: Object) -> i64:
    """Set the items of another mapping. 0, or -1 with an exception. CPython: PyDict_Update"""
    return dict_merge(d, other, 1)


def dict_merge(d: DictObject, other: Object, override: i64) -> i64:
    """Set the items of another mapping. 0, or -1 with an exception.

    Args:
        override: 1 replaces the values of keys that are there, 0 keeps them, 2 makes such a
            key a KeyError.

    CPython: dict_merge
    """
    if isinstance(other, DictObject):
        return merge_dict(d, other, override)
    b = as_dict(other)
    if b is not None:
        it = type_lookup(other.ob_type(), ID___iter__)
        if it is type_lookup(DICT_TYPE, ID___iter__):
            return merge_dict(d, b, override)
    keys = call_method_noargs(other, ID_keys)
    if keys is None:
        return -1
    it = get_iter(keys)
    if it is None:
        return -1
    while True:
        key = it.tp_iternext()
        if key is None:
            return -1 if error_occurred() else 0
        if override != 1:
            r = dict_contains(d, key)
            if r < 0:
                return -1
            if r == 1:
                if override == 0:
                    continue
                key_error(key)
                return -1
        value = other.mp_subscript(key)
        if value is None or dict_setitem(d, key, value) < 0:
            return -1


def merge_dict(d: DictObject, other: DictObject, override: i64) -> i64:
    """`dict_merge` of a dict, from table to table. CPython: dict_dict_merge"""
    if d is other or other.used == 0:
        return 0
    if d.used == 0:
        override = 1
        n = other.nentries
        if other.used == n and (
            other.mask == 7 or usable_fraction((other.mask + 1) // 2) < other.used
        ):
            if d.watchers != 0:
                notify(d, EVENT_CLONED, other, None)
            keys = d.keys
            values = d.values
            take_table(d, other)
            hold_all(keys)
            hold_all(values)
            return 0
    if usable_fraction(d.mask + 1) < other.used:
        all_str = d.all_str and other.all_str
        log2 = estimate_log2(d.used + other.used)
        if d.mask == 0:
            make_table(d, log2, all_str)
        else:
            resize(d, log2, all_str)
    n = other.nentries
    i: i64 = 0
    while i < other.nentries:
        key = other.keys[i]
        if key is not None:
            value = other.values[i]
            assert value is not None
            h = entry_hash(other, i)
            ix = dict_lookup(d, key, h)
            if ix == FAILED:
                return -1
            if ix == MISSING:
                insert_new(d, key, h, value)
            elif override == 1:
                replace_value(d, ix, key, value)
            elif override == 2:
                key_error(key)
                return -1
            if other.nentries != n:
                set_error(RUNTIME_ERROR, "dict mutated during update")
                return -1
        i += 1
    return 0


def instance_dict(value: Object | None) -> DictObject | None:
    """What an object's `__dict__` is set to; None with a TypeError."""
    d = None if value is None else as_dict(value)
    if value is None:
        set_error(TYPE_ERROR, "cannot delete __dict__")
    elif d is None:
        set_error(TYPE_ERROR, f"__dict__ must be set to a dictionary, not a '{type_name(value)}'")
    return d


def dict_first_key(d: DictObject) -> Object:
    """The first key of a dict that has one."""
    i: i64 = 0
    while d.keys[i] is None:
        i += 1
    k = d.keys[i]
    assert k is not None
    return k


def as_dict(x: Object) -> DictObject | None:
    """The dict in a dict or an instance of a class that extends it; else None."""
    if isinstance(x, DictObject):
        return x
    p = x.native()
    if isinstance(p, DictObject):
        return p
    return None


# Operators and repr.


def dict_iter(d: DictObject) -> Object | None:
    """`iter(d)`"""
    return DictKeyIterator(d)


def dict_repr(d: DictObject) -> Object | None:
    """`repr` of a dict."""
    if not repr_enter(d):
        return unicode_from_host("{...}")
    text = dict_items_text(d)
    repr_leave(d)
    return None if text is None else unicode_from_host(text)


def dict_items_text(d: DictObject) -> str | None:
    """What `repr` of a dict is; None with an exception."""
    parts: list[str] = []
    i: i64 = 0
    while i < d.nentries:
        key = d.keys[i]
        if key is not None:
            value = d.values[i]
            assert value is not None
            k = object_repr_of(key)
            if k is None:
                return None
            v = object_repr_of(value)
            if v is None:
                return None
            parts.append(unicode_to_host(k) + ": " + unicode_to_host(v))
        i += 1
    return "{" + ", ".join(parts) + "}"


def dict_equal(a: DictObject, b: DictObject) -> i64:
    """1, 0, or -1 with an exception. CPython: dict_equal"""
    if a.used != b.used:
        return 0
    i: i64 = 0
    while i < a.nentries:
        key = a.keys[i]
        if key is not None:
            # The comparison of keys may change both dicts, and so may the end of `key`: both
            # values are taken while it lives.
            value = a.values[i]
            assert value is not None
            theirs = dict_getitem_hash(b, key, entry_hash(a, i))
            if theirs is None:
                return -1 if error_occurred() else 0
            r = rich_compare_bool(value, theirs, EQ)
            if r <= 0:
                return r
        i += 1
    return 1


def dict_richcompare(a: DictObject, other: Object, op: i64) -> Object | None:
    """`==` and `!=` of two dicts."""
    if op != EQ and op != NE:
        return NOT_IMPLEMENTED
    b = as_dict(other)
    if b is None:
        return NOT_IMPLEMENTED
    r = dict_equal(a, b)
    if r < 0:
        return None
    return bool_from((r == 1) == (op == EQ))


def dict_or(a: Object, b: Object) -> Object | None:
    """`a | b`, a new dict of the class that a's copy has. CPython: dict_or"""
    left = as_dict(a)
    if left is None or as_dict(b) is None:
        return NOT_IMPLEMENTED
    new = dict_copy(left)
    if dict_merge(new, b, 1) < 0:
        return None
    return new


def dict_ior(d: DictObject, other: Object) -> Object | None:
    """`d |= other`. CPython: dict_ior"""
    if dict_update_arg(d, other) < 0:
        return None
    return d


# Methods.


def dict_update_arg(d: DictObject, arg: Object) -> i64:
    """Set the items of a mapping or of an iterable of pairs. CPython: dict_update_arg"""
    if isinstance(arg, DictObject):
        return merge_dict(d, arg, 1)
    keys = lookup_attr(arg, ID_keys)
    if keys is not None:
        return dict_merge(d, arg, 1)
    if error_occurred():
        return -1
    return dict_merge_pairs(d, arg, 1)


def dict_merge_pairs(d: DictObject, pairs: Object, override: i64) -> i64:
    """Set the items of an iterable of pairs. CPython: PyDict_MergeFromSeq2"""
    it = get_iter(pairs)
    if it is None:
        return -1
    i: i64 = 0
    while True:
        item = it.tp_iternext()
        if item is None:
            return -1 if error_occurred() else 0
        pair = sequence_fast(item, "")
        if pair is None:
            if error_matches(TYPE_ERROR):
                clear_error()
                set_error(
                    TYPE_ERROR,
                    f"cannot convert dictionary update sequence element #{i} to a sequence",
                )
            return -1
        if pair.n != 2:
            set_error(
                VALUE_ERROR,
                f"dictionary update sequence element #{i} has length {pair.n}; 2 is required",
            )
            return -1
        key = list_item(pair, 0)
        value = list_item(pair, 1)
        if override == 1:
            if dict_setitem(d, key, value) < 0:
                return -1
        elif dict_setdefault(d, key, value) is None:
            return -1
        i += 1


def dict_update_common(
    d: DictObject, name: str, args: list[Object], kwargs: DictObject | None
) -> i64:
    """`dict(...)` and `update(...)`: at most one positional argument. CPython: the same"""
    n = len(args)
    if n > 1:
        return type_error_i(f"{name} expected at most 1 argument, got {n}")
    if n == 1 and dict_update_arg(d, args[0]) < 0:
        return -1
    if kwargs is not None and kwargs.used > 0:
        return merge_dict(d, kwargs, 1)
    return 0


def dict_new_empty(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return dict_new()


def dict_init(self: DictObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if dict_update_common(self, "dict", args, kwargs) < 0:
        return None
    return NONE


def dict_update_method(
    self: DictObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if dict_update_common(self, "update", args, kwargs) < 0:
        return None
    return NONE


def dict_subscript(self: Object, key: Object) -> Object | None:
    """`dict.__getitem__`: a subclass may define `__missing__`. CPython: the same"""
    d = as_dict(self)
    assert d is not None
    h = hash_key(key)
    if h == -1:
        return None
    ix = dict_lookup(d, key, h)
    if ix >= 0:
        return d.values[ix]
    return None if ix == FAILED else missing_key(self, key)


def missing_key(self: Object, key: Object) -> Object | None:
    """What the `__missing__` of a dict's subclass gives; without one a KeyError."""
    if self.ob_type() is not DICT_TYPE:
        missing = lookup_special(self, ID___missing__)
        if missing is not None:
            return call_one(missing, key)
        if error_occurred():
            return None
    return key_error(key)


def dict_get(self: DictObject, key: Object, default: Object | None) -> Object | None:
    h = hash_key(key)
    if h == -1:
        return None
    ix = dict_lookup(self, key, h)
    if ix >= 0:
        return self.values[ix]
    if ix == FAILED:
        return None
    return NONE if default is None else default


def dict_setdefault_method(self: DictObject, key: Object, default: Object | None) -> Object | None:
    return dict_setdefault(self, key, NONE if default is None else default)


def dict_pop_method(self: DictObject, key: Object, default: Object | None) -> Object | None:
    return dict_pop(self, key, default)


def dict_popitem(self: DictObject) -> Object | None:
    """The last item, which is removed. CPython: dict_popitem_impl"""
    if self.used == 0:
        set_error(KEY_ERROR, "popitem(): dictionary is empty")
        return None
    i = self.nentries - 1
    while self.keys[i] is None:
        i -= 1
    key = self.keys[i]
    assert key is not None
    if self.watchers != 0:
        notify(self, EVENT_DELETED, key, None)
    value = remove_entry(self, i, entry_hash(self, i))
    assert value is not None
    # The slot in the index stays used up, so `usable` does not grow.
    self.nentries = i
    return tuple2(key, value)


def dict_clear_method(self: DictObject) -> Object | None:
    dict_clear(self)
    return NONE


def dict_copy_method(self: DictObject) -> Object | None:
    return dict_copy(self)


def dict_keys(self: Object) -> Object | None:
    return DictKeys(self)


def dict_values(self: Object) -> Object | None:
    return DictValues(self)


def dict_items(self: Object) -> Object | None:
    return DictItems(self)


def dict_reversed(self: DictObject) -> Object | None:
    return DictReverseKeyIterator(self)


def dict_contains_method(self: DictObject, key: Object) -> Object | None:
    r = dict_contains(self, key)
    if r < 0:
        return None
    return bool_from(r == 1)


def dict_size(d: DictObject) -> i64:
    """The bytes that CPython's dict of the same keys takes: 48, and its table's."""
    size: i64 = 48
    if d.mask > 0:
        slots = d.mask + 1
        width: i64 = 1 if slots < 256 else 2 if slots < 65536 else 4
        size += 32 + slots * width + usable_fraction(slots) * (16 if d.all_str else 24)
    return size


def dict_sizeof(self: DictObject) -> Object | None:
    return long_from_i64(dict_size(self))


def dict_fromkeys(cls: TypeObject, iterable: Object, value: Object | None) -> Object | None:
    """CPython: _PyDict_FromKeys"""
    if value is None:
        value = NONE
    made = call_noargs(cls)
    if made is None:
        return None
    if isinstance(made, DictObject) and made.ob_type() is DICT_TYPE:
        return None if dict_set_all(made, iterable, value) < 0 else made
    it = get_iter(iterable)
    if it is None:
        return None
    while True:
        key = it.tp_iternext()
        if key is None:
            return None if error_occurred() else made
        if made.mp_ass_subscript(key, value) < 0:
            return None


def dict_set_all(d: DictObject, iterable: Object, value: Object) -> i64:
    """Set all keys of an iterable to one value. 0, or -1 with an exception."""
    i: i64 = 0
    if isinstance(iterable, DictObject) and iterable.ob_type() is DICT_TYPE:
        if d.mask == 0 and iterable.used > 5:
            make_table(d, estimate_log2(iterable.used), iterable.all_str)
        while i < iterable.nentries:
            k = iterable.keys[i]
            if k is not None and dict_setitem_hash(d, k, entry_hash(iterable, i), value) < 0:
                return -1
            i += 1
        return 0
    if isinstance(iterable, AnySet):
        if d.mask == 0 and iterable.used > 5:
            make_table(d, estimate_log2(iterable.used), False)
        while i <= iterable.mask:
            k = iterable.keys[i]
            if k is not None and dict_setitem_hash(d, k, iterable.hashes[i], value) < 0:
                return -1
            i += 1
        return 0
    it = get_iter(iterable)
    if it is None:
        return -1
    while True:
        key = it.tp_iternext()
        if key is None:
            return -1 if error_occurred() else 0
        if dict_setitem(d, key, value) < 0:
            return -1


DICT_TYPE: Final = static_type(
    "dict",
    doc="dict(), dict(mapping), dict(pairs), each with name=value arguments: "
    "values by key, in the order in which the keys came.",
    new=method("__new__", dict_new_empty, "*args, **kwargs"),
    init=method("__init__", dict_init, "*args, **kwargs"),
    slots=(S_REPR, S_HASH_NONE, S_EQ, S_ITER, S_LEN, S_SETITEM, S_OR, S_IOR),
    # OrderedDict overrides these.
    impls=(
        slot_impl(S_REPR, dict_repr),
        slot_impl(S_EQ, dict_richcompare),
        slot_impl(S_ITER, dict_iter),
    ),
    methods=(
        method(
            "__contains__",
            dict_contains_method,
            "key, /",
            doc="Is there such a key?",
        ),
        method(
            "__getitem__",
            dict_subscript,
            "key, /",
            doc="Return self[key].",
            flags=WANTS_INSTANCE,
        ),
        method("__sizeof__", dict_sizeof, "", doc="The size of the dict in memory, in bytes."),
        method(
            "get",
            dict_get,
            "key, default=None, /",
            doc="The value of the key; the default when there is no such key.",
        ),
        method(
            "setdefault",
            dict_setdefault_method,
            "key, default=None, /",
            doc="The value of the key, which is first set to the default when it is missing.",
        ),
        method(
            "pop",
            dict_pop_method,
            "key, default=<unrepresentable>, /",
            doc="Remove the key and return its value; missing: the default, or a KeyError.",
        ),
        method(
            "popitem",
            dict_popitem,
            "",
            doc="Remove and return the last (key, value); KeyError when there is none.",
        ),
        method(
            "keys",
            dict_keys,
            "",
            doc="A view of the keys, which is a set.",
            flags=WANTS_INSTANCE,
        ),
        method(
            "items",
            dict_items,
            "",
            doc="A view of the (key, value) pairs, which is a set.",
            flags=WANTS_INSTANCE,
        ),
        method(
            "values",
            dict_values,
            "",
            doc="A view of the values.",
            flags=WANTS_INSTANCE,
        ),
        method(
            "update",
            dict_update_method,
            "*args, **kwargs",
            doc="Set the items of a mapping (what has keys()) or of pairs, then of the keywords.",
        ),
        class_method(
            "fromkeys",
            dict_fromkeys,
            "iterable, value=None, /",
            doc="A new dictionary with these keys, all with one value.",
        ),
        method("clear", dict_clear_method, "", doc="Remove all items."),
        method("copy", dict_copy_method, "", doc="A shallow copy."),
        method(
            "__reversed__",
            dict_reversed,
            "",
            doc="An iterator over the keys from the last to the first.",
        ),
        CLASS_GETITEM,
    ),
    flags=BASETYPE | MAPPING,
)

from rt.objects.exceptions import (  # noqa: E402
    KEY_ERROR,
    RUNTIME_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
)

# isort: split
from rt.dict.dictviews import (  # noqa: E402
    DictItems,
    DictKeyIterator,
    DictKeys,
    DictReverseKeyIterator,
    DictValues,
)
from rt.dict.dictwatch import DeathToken, notify  # noqa: E402
from rt.objects.abstract import get_iter  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_method_noargs, call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error_matches,
    error_occurred,
    key_error,
    set_error,
    type_error_i,
)
from rt.objects.identifiers import ID___iter__, ID___missing__, ID_keys  # noqa: E402
from rt.objects.listobject import list_item, sequence_fast  # noqa: E402
from rt.objects.longobject import CompactLong, long_from_i64  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    lookup_attr,
    lookup_special,
    object_repr_of,
    rich_compare_bool,
)
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.setobject import AnySet  # noqa: E402
from rt.objects.tupleobject import tuple2  # noqa: E402
from rt.objects.typeobject import type_lookup, type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    unicode_equal,
    unicode_from_host,
    unicode_to_host,
)
