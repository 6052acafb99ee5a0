"""Dictionaries.

Answers to Objects/dictobject.c.

What always holds: entries `0 <= i < nentries` in insertion order are `keys[i]`, `values[i]`,
`hashes[i]`, a deleted one having None as key and value; `index` has a power of two of slots,
each an entry's number, EMPTY (-1) or DUMMY (-2); `used` is the number of live entries;
`version` changes with every change that a cache must notice (a key added or removed, and a
value replaced in a dictionary that is watched).
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i32, i64

from rt.objects.object import Object

EMPTY: Final = -1
DUMMY: Final = -2


class DictObject(Object):
    """An exact dict. Make it with `dict_new`."""

    def __init__(self) -> None:
        self.used: i64 = 0
        self.nentries: i64 = 0
        self.mask: i64 = 0
        self.index: vec[i32] = EMPTY_INDEX
        self.hashes: vec[i64] = EMPTY_HASHES
        self.keys: vec[Object | None] = EMPTY_ENTRIES
        self.values: vec[Object | None] = EMPTY_ENTRIES
        # Changes whenever a key is added or removed; 0 until a cache asks for it.
        self.keys_version: i64 = 0
        # One bit for each watcher that watches this dictionary.
        self.watchers: i64 = 0

    def ob_type(self) -> TypeObject:
        return DICT_TYPE


EMPTY_INDEX: Final = vec[i32]([EMPTY])
EMPTY_HASHES: Final = vec[i64]()
EMPTY_ENTRIES: Final = vec[Object | None]()
