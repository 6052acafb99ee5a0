"""The root of all guest objects, and the slots every object answers to.

Answers to Include/object.h and Objects/object.c.

What always holds:

- A slot is a virtual method of `Object`; the class's vtable is the slot table of a
  built-in type. The defaults here are those of a type that does not fill the slot.
- A slot that can fail returns `None` (or -1 where it returns a number) and has set the
  thread state's exception. `tp_iternext` returns `None` without an exception when it is
  exhausted; `tp_getattro(name, 1)` returns `None` without an exception when it misses.
- Exact built-in values are leaf classes. Instances of classes made at run time are
  `HeapObject`s (`rt/objects/typeobject.py`), which look in their type's slot table. An
  instance of a class that extends a built-in type holds the built-in value as its
  payload: `x.native()` is that value, and is `x` itself for everything else.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64, mypyc_attr

# Comparison operators, as `tp_richcompare` takes them.
LT: Final = 0
LE: Final = 1
EQ: Final = 2
NE: Final = 3
GT: Final = 4
GE: Final = 5

# Binary operators, as `nb_binary`, `nb_reflected` and `nb_inplace` take them: the
# arguments of BINARY_OP, whose in-place forms are 13 higher.
NB_ADD: Final = 0
NB_AND: Final = 1
NB_FLOOR_DIVIDE: Final = 2
NB_LSHIFT: Final = 3
NB_MATRIX_MULTIPLY: Final = 4
NB_MULTIPLY: Final = 5
NB_REMAINDER: Final = 6
NB_OR: Final = 7
NB_POWER: Final = 8
NB_RSHIFT: Final = 9
NB_SUBTRACT: Final = 10
NB_TRUE_DIVIDE: Final = 11
NB_XOR: Final = 12
NB_INPLACE: Final = 13
NB_SUBSCR: Final = 26
NB_DIVMOD: Final = 27

# Beyond any length. Of 62 bits: a larger constant is an int object in compiled code.
ENDLESS: Final = 4611686018427387903

# What an object is when it is found as a class attribute: `descr_flags`.
DESCR_GET: Final = 1
DESCR_SET: Final = 2
# A function or method descriptor: LOAD_ATTR may leave it unbound beside its object.
DESCR_METHOD: Final = 4

# Of the host's operations before rt/library.py is imported.
NO_FACE: Final = "rt.library gives objects their operations"


@mypyc_attr(acyclic=True)
class Object:
    """Any guest object."""

    def ob_type(self) -> TypeObject:
        """The guest-visible type."""
        return OBJECT_TYPE

    def native(self) -> Object:
        """The built-in value: the payload of an instance of an extended type, else self."""
        return self

    def tp_repr(self) -> Object | None:
        return object_repr(self)

    def tp_str(self) -> Object | None:
        return self.tp_repr()

    def tp_hash(self) -> i64:
        """The hash, never -1; -1 with an exception set when the object is unhashable."""
        return hash_pointer(self)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        """The result of a comparison, or NOT_IMPLEMENTED."""
        return object_richcompare(self, other, op)

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        """An attribute; when it is missing and `suppress` is 1, `None` without an exception."""
        return generic_getattr(self, name, suppress)

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        """Set (or, when `value` is None, delete) an attribute. 0, or -1 with an exception."""
        return generic_setattr(self, name, value)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        """Call with `nargs` positional values at `args[base]`, then one for each of `kwnames`.

        The window belongs to the caller: the callee neither keeps nor changes it.
        """
        return not_callable(self)

    def tp_iter(self) -> Object | None:
        return not_iterable(self)

    def tp_iternext(self) -> Object | None:
        """The next value; `None` without an exception when there is none left."""
        return not_an_iterator(self)

    def descr_flags(self) -> i64:
        """DESCR_GET, DESCR_SET, DESCR_METHOD, or'ed; 0 for what is no descriptor."""
        return 0

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        return self

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        return not_a_data_descriptor(self)

    def ob_dict(self, create: i64) -> DictObject | None:
        """The instance dictionary, made when `create` is 1; None where there is none."""
        return None

    # Numbers.

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        """`self op other`, or NOT_IMPLEMENTED."""
        return NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        """`other op self`, or NOT_IMPLEMENTED."""
        return NOT_IMPLEMENTED

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        """`self op= other` done in place, or NOT_IMPLEMENTED. `op` is NB_ADD to NB_XOR."""
        return NOT_IMPLEMENTED

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        """`pow(self, other, mod)` with `mod` not None, or NOT_IMPLEMENTED."""
        return NOT_IMPLEMENTED

    def nb_negative(self) -> Object | None:
        return bad_unary(self, "-")

    def nb_positive(self) -> Object | None:
        return bad_unary(self, "+")

    def nb_invert(self) -> Object | None:
        return bad_unary(self, "~")

    def nb_absolute(self) -> Object | None:
        return bad_abs(self)

    def nb_bool(self) -> i64:
        """1 or 0; -1 with an exception. The default asks the length, then says true."""
        return 1

    def nb_int(self) -> Object | None:
        """An int, or NOT_IMPLEMENTED where the type does not define it."""
        return NOT_IMPLEMENTED

    def nb_float(self) -> Object | None:
        """A float, or NOT_IMPLEMENTED where the type does not define it."""
        return NOT_IMPLEMENTED

    def nb_index(self) -> Object | None:
        """An int, or NOT_IMPLEMENTED where the type does not define it."""
        return NOT_IMPLEMENTED

    # Sequences and mappings.

    def sq_length(self) -> i64:
        """The length; -1 with an exception."""
        return no_length(self)

    def sq_concat(self, other: Object) -> Object | None:
        """What `+` means once both number slots declined, or NOT_IMPLEMENTED."""
        return NOT_IMPLEMENTED

    def sq_repeat(self, n: i64) -> Object | None:
        """What `*` by an int means once both number slots declined, or NOT_IMPLEMENTED."""
        return NOT_IMPLEMENTED

    def sq_inplace_concat(self, other: Object) -> Object | None:
        return self.sq_concat(other)

    def sq_inplace_repeat(self, n: i64) -> Object | None:
        return self.sq_repeat(n)

    def sq_item(self, index: i64) -> Object | None:
        """Item `index`, not negative. NOT_IMPLEMENTED where the type is no sequence."""
        return NOT_IMPLEMENTED

    def sq_contains(self, value: Object) -> i64:
        """1, 0, or -1 with an exception. The default iterates."""
        return iter_contains(self, value)

    def mp_subscript(self, key: Object) -> Object | None:
        return not_subscriptable(self)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        """Set (or, when `value` is None, delete) an item. 0, or -1 with an exception."""
        return no_item_assignment(self, key, value)

    # Coroutines.

    def am_await(self) -> Object | None:
        """An iterator, or NOT_IMPLEMENTED where the type does not define it."""
        return NOT_IMPLEMENTED

    def am_aiter(self) -> Object | None:
        return NOT_IMPLEMENTED

    def am_anext(self) -> Object | None:
        return NOT_IMPLEMENTED

    # Buffers and weak references.

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        """The object's bytes; None without an exception where the type has no buffer."""
        return None

    def weak_token(self, create: i64) -> WeakToken | None:
        """The object's list of weak references, made when `create` is 1.

        None where there is none, or where the type cannot be weakly referenced.
        """
        return None

    # The host makes the tables of a class's number, mapping and sequence operations when one
    # of each is defined; rt/library.py fills them. With any other type for `value`, mypyc would
    # take `x in a_list` for a call of x's method.

    def __pos__(self) -> object:
        raise TypeError(NO_FACE)

    def __setitem__(self, key: object, value: object) -> None:
        raise TypeError(NO_FACE)

    def __contains__(self, value: Object) -> bool:
        raise TypeError(NO_FACE)


@mypyc_attr(acyclic=True)
class NoneObject(Object):
    """The type of None."""

    def ob_type(self) -> TypeObject:
        return NONE_TYPE

    def nb_bool(self) -> i64:
        return 0

    def tp_repr(self) -> Object | None:
        return intern("None")

    def tp_hash(self) -> i64:
        # The constant that CPython 3.12 gave None, so that sets of it keep their order.
        return 0xFCA86420


@mypyc_attr(acyclic=True)
class NotImplementedObject(Object):
    """The type of NotImplemented."""

    def ob_type(self) -> TypeObject:
        return NOT_IMPLEMENTED_TYPE

    def tp_repr(self) -> Object | None:
        return intern("NotImplemented")

    def nb_bool(self) -> i64:
        return not_implemented_bool()


@mypyc_attr(acyclic=True)
class EllipsisObject(Object):
    """The type of `...`."""

    def ob_type(self) -> TypeObject:
        return ELLIPSIS_TYPE

    def tp_repr(self) -> Object | None:
        return intern("Ellipsis")


NONE: Final[NoneObject] = NoneObject()
NOT_IMPLEMENTED: Final[NotImplementedObject] = NotImplementedObject()
ELLIPSIS: Final[EllipsisObject] = EllipsisObject()


# The chain of base modules: docs/objects.md.
import rt.objects.typeobject  # noqa: E402, F401

# isort: split

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    bad_abs,
    bad_unary,
    iter_contains,
    no_item_assignment,
    no_length,
    not_an_iterator,
    not_callable,
    not_iterable,
    not_subscriptable,
)
from rt.objects.buffer import Buffer  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    generic_setattr,
    hash_pointer,
    not_a_data_descriptor,
    not_implemented_bool,
    object_repr,
    object_richcompare,
)
from rt.objects.singletons import (  # noqa: E402
    ELLIPSIS_TYPE,
    NONE_TYPE,
    NOT_IMPLEMENTED_TYPE,
)
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.type_ready import type_ready  # noqa: E402
from rt.objects.typeobject import OBJECT_TYPE as OBJECT_TYPE  # noqa: E402
from rt.objects.typeobject import TYPE_TYPE, TypeObject  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, intern  # noqa: E402

# Every type is an instance of `type`, whose slots they ask.
type_ready(TYPE_TYPE)
