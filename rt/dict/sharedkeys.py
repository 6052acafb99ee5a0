"""Keys that the instances of one class share.

Answers to the split tables of Objects/dictobject.c: the class holds the names, an instance
only its values (`InstanceObject`).

What always holds: `names[i]` for `0 <= i < n` are exact interned strings, each once, in the
order in which instances got them first; names are never removed.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.dict.dictobject import dict_new, insert_new, lookup_str
from rt.objects.object import NONE, Object
from rt.objects.tupleobject import NO_ITEMS

# CPython's SHARED_KEYS_MAX_SIZE.
MAX_SHARED: Final = 30


class SharedKeys:
    """Names and their indexes."""

    def __init__(self) -> None:
        self.n: i64 = 0
        self.names: vec[Object | None] = NO_ITEMS
        # The names as keys; entry numbers are the indexes.
        self.table: Final = dict_new()

    def index_of(self, name: UnicodeObject) -> i64:
        """The index of a name, -1 when it has none."""
        h = name.hash
        if h == -1:
            h = name.tp_hash()
        # All keys are exact strings, so that the look-up runs no guest code.
        return lookup_str(self.table, name, h)

    def add(self, name: UnicodeObject) -> i64:
        """The index of a name, which is added when it is new; -1 when there is no room."""
        ix = self.index_of(name)
        if ix >= 0:
            return ix
        n = self.n
        if n == MAX_SHARED:
            return -1
        insert_new(self.table, name, name.tp_hash(), NONE)
        self.names = self.table.keys
        self.n = n + 1
        return n


from rt.unicode.unicodeobject import UnicodeObject  # noqa: E402
