"""Types, and the objects whose behaviour their type's slot table decides.

Answers to Objects/typeobject.c.

What always holds:

- `slots[S_X]` of a ready type is what the MRO's first dictionary entry for the slot's
  special method is (a function, a WrapperDescr, any object), or None. It is filled when
  the type is made, and again in the type and all its subclasses when one of them changes.
- `version` is 0 or unique to the present state of the type and its bases; whoever caches
  a look-up keeps the version beside it.
- `native_base` is the built-in type that makes the instances' payload: OBJECT_TYPE for
  plain classes.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import Object


class HeapObject(Object):
    """An object that knows its type: its slots look in the type's slot table."""

    def __init__(self, cls: TypeObject) -> None:
        # Weak references first: they are cleared before anything else when the object dies.
        self.weak: WeakToken | None = None
        self.cls: TypeObject = cls

    def ob_type(self) -> TypeObject:
        return self.cls


class InstanceObject(HeapObject):
    """An instance of a class made at run time.

    Values 0 to 3 lie in the object, the others in `more`: first the `__slots__` of the
    class and its bases, then, when the class gives its instances a dictionary, the values
    of the keys that the class's instances share (`cls.shared_keys`). A value that is not
    set is None. When keys come in another order than the shared one, or someone asks for
    `__dict__`, the values move to a DictObject in `dict`.
    """

    def __init__(self, cls: TypeObject) -> None:
        self.weak = None
        self.cls = cls
        self.v0: Object | None = None
        self.v1: Object | None = None
        self.v2: Object | None = None
        self.v3: Object | None = None
        self.more: vec[Object | None] = NO_ITEMS
        self.dict: DictObject | None = None
        # The built-in value, for a class that extends a built-in type.
        self.payload: Object | None = None

    def native(self) -> Object:
        p = self.payload
        return self if p is None else p


class TypeObject(HeapObject):
    """A type. `cls` is its metatype."""

    def __init__(self, metatype: TypeObject | None, name: str) -> None:
        self.weak = None
        self.cls = self if metatype is None else metatype
        # __name__; for built-in types what follows the last dot of the full name.
        self.name: str = name
        self.qualname: Object | None = None
        self.base: TypeObject | None = None
        self.bases: TupleObject = EMPTY_TUPLE
        # The MRO, this type first, n_mro types long.
        self.mro: TupleObject = EMPTY_TUPLE
        self.dict: DictObject = dict_new()
        self.flags: i64 = 0
        self.version: i64 = 0
        self.slots: vec[Object | None] = NO_ITEMS
        self.native_base: TypeObject = self
        # How many `__slots__` values precede the shared keys in an instance.
        self.nslots: i64 = 0
        self.shared_keys: SharedKeys | None = None
        # What a look-up found in the MRO, by name; emptied when the version changes.
        self.attr_cache: DictObject | None = None
        self.subclasses: list[WeakrefObject] = []
        # For a built-in type: what its declaration says, made into `dict` at first use.
        self.spec: TypeSpec | None = None
