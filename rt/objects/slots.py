"""The numbers of the slots, and which special method each of them answers to.

Answers to slotdefs in Objects/typeobject.c.

What always holds: the binary operators come in the order of the NB_ numbers, so the slot of
`a op b` is `S_ADD + op`, of its reflected form `S_RADD + op`, of its in-place form
`S_IADD + op` (divmod, which has no in-place form, is number 13 of the first two); the six
comparisons come in the order of LT to GE from `S_LT` on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from mypy_extensions import i64

# How a slot wrapper takes its arguments and what it calls with them.
K_NONE: Final = 0
K_UNARY: Final = 1
K_BINARY: Final = 2
K_REFLECTED: Final = 3
K_INPLACE: Final = 4
K_COMPARE: Final = 5
K_POWER: Final = 6
K_RPOWER: Final = 7
K_BOOL: Final = 8
K_HASH: Final = 9
K_LEN: Final = 10
K_CONTAINS: Final = 11
K_SETITEM: Final = 12
K_DELITEM: Final = 13
K_GETATTR: Final = 14
K_SETATTR: Final = 15
K_DELATTR: Final = 16
K_CALL: Final = 17
K_INIT: Final = 18
K_NEXT: Final = 19
K_GET: Final = 20
K_SET: Final = 21
K_DELETE: Final = 22
K_BUFFER: Final = 23
K_RELEASE: Final = 24
K_CONCAT: Final = 25
K_REPEAT: Final = 26
K_INPLACE_CONCAT: Final = 27
K_INPLACE_REPEAT: Final = 28

S_ADD: Final = 0
S_AND: Final = 1
S_FLOORDIV: Final = 2
S_LSHIFT: Final = 3
S_MATMUL: Final = 4
S_MUL: Final = 5
S_MOD: Final = 6
S_OR: Final = 7
S_POW: Final = 8
S_RSHIFT: Final = 9
S_SUB: Final = 10
S_TRUEDIV: Final = 11
S_XOR: Final = 12
S_DIVMOD: Final = 13
S_RADD: Final = 14
S_RAND: Final = 15
S_RFLOORDIV: Final = 16
S_RLSHIFT: Final = 17
S_RMATMUL: Final = 18
S_RMUL: Final = 19
S_RMOD: Final = 20
S_ROR: Final = 21
S_RPOW: Final = 22
S_RRSHIFT: Final = 23
S_RSUB: Final = 24
S_RTRUEDIV: Final = 25
S_RXOR: Final = 26
S_RDIVMOD: Final = 27
S_IADD: Final = 28
S_IAND: Final = 29
S_IFLOORDIV: Final = 30
S_ILSHIFT: Final = 31
S_IMATMUL: Final = 32
S_IMUL: Final = 33
S_IMOD: Final = 34
S_IOR: Final = 35
S_IPOW: Final = 36
S_IRSHIFT: Final = 37
S_ISUB: Final = 38
S_ITRUEDIV: Final = 39
S_IXOR: Final = 40
S_LT: Final = 41
S_LE: Final = 42
S_EQ: Final = 43
S_NE: Final = 44
S_GT: Final = 45
S_GE: Final = 46
S_NEG: Final = 47
S_POS: Final = 48
S_ABS: Final = 49
S_INVERT: Final = 50
S_INT: Final = 51
S_FLOAT: Final = 52
S_INDEX: Final = 53
S_BOOL: Final = 54
S_REPR: Final = 55
S_STR: Final = 56
S_HASH: Final = 57
S_CALL: Final = 58
S_GETATTRIBUTE: Final = 59
S_GETATTR: Final = 60
S_SETATTR: Final = 61
S_DELATTR: Final = 62
S_LEN: Final = 63
S_GETITEM: Final = 64
S_SETITEM: Final = 65
S_DELITEM: Final = 66
S_CONTAINS: Final = 67
S_ITER: Final = 68
S_NEXT: Final = 69
S_GET: Final = 70
S_SET: Final = 71
S_DELETE: Final = 72
S_INIT: Final = 73
S_NEW: Final = 74
S_DEL: Final = 75
S_AWAIT: Final = 76
S_AITER: Final = 77
S_ANEXT: Final = 78
S_BUFFER: Final = 79
S_RELEASE_BUFFER: Final = 80
N_SLOTS: Final = 81

# Names for declarations only. S_HASH_NONE sets `__hash__` to None. The others are `+` and `*`
# of a sequence, which has no `__radd__` and whose turn comes after all number slots.
S_RICHCOMPARE: Final = S_EQ
S_HASH_NONE: Final = 200
S_CONCAT: Final = 201
S_REPEAT: Final = 202
S_INPLACE_CONCAT: Final = 203
S_INPLACE_REPEAT: Final = 204


class SlotDef:
    """One special method that has a slot."""

    def __init__(self, slot: int, name: str, kind: int, signature: str, doc: str) -> None:
        self.slot: Final = slot
        self.name: Final = name
        self.kind: Final = kind
        self.signature: Final = signature
        self.doc: Final = doc


class SlotImpl:
    """The plain function that a type's own slot wrapper calls instead of the virtual method."""

    def __init__(self, slot: int, fn: Callable[..., object], flags: i64) -> None:
        self.slot: Final = slot
        self.fn: Final = fn
        self.flags: Final[i64] = flags


def slot_impl(slot: int, fn: Callable[..., object], flags: int = 0) -> SlotImpl:
    """Declare what the type's own slot wrapper calls: a function with the arguments and the
    result of the virtual method. The flag WANTS_INSTANCE works as for methods."""
    return SlotImpl(slot, fn, flags)


# One for each slot, at the index that is its number.
SLOT_DEFS: Final[tuple[SlotDef, ...]] = (
    SlotDef(S_ADD, "__add__", K_BINARY, "$self, value, /", "Return self+value."),
    SlotDef(S_AND, "__and__", K_BINARY, "$self, value, /", "Return self&value."),
    SlotDef(S_FLOORDIV, "__floordiv__", K_BINARY, "$self, value, /", "Return self//value."),
    SlotDef(S_LSHIFT, "__lshift__", K_BINARY, "$self, value, /", "Return self<<value."),
    SlotDef(S_MATMUL, "__matmul__", K_BINARY, "$self, value, /", "Return self@value."),
    SlotDef(S_MUL, "__mul__", K_BINARY, "$self, value, /", "Return self*value."),
    SlotDef(S_MOD, "__mod__", K_BINARY, "$self, value, /", "Return self%value."),
    SlotDef(S_OR, "__or__", K_BINARY, "$self, value, /", "Return self|value."),
    SlotDef(
        S_POW,
        "__pow__",
        K_POWER,
        "$self, value, mod=None, /",
        "Return pow(self, value, mod).",
    ),
    SlotDef(S_RSHIFT, "__rshift__", K_BINARY, "$self, value, /", "Return self>>value."),
    SlotDef(S_SUB, "__sub__", K_BINARY, "$self, value, /", "Return self-value."),
    SlotDef(S_TRUEDIV, "__truediv__", K_BINARY, "$self, value, /", "Return self/value."),
    SlotDef(S_XOR, "__xor__", K_BINARY, "$self, value, /", "Return self^value."),
    SlotDef(S_DIVMOD, "__divmod__", K_BINARY, "$self, value, /", "Return divmod(self, value)."),
    SlotDef(S_RADD, "__radd__", K_REFLECTED, "$self, value, /", "Return value+self."),
    SlotDef(S_RAND, "__rand__", K_REFLECTED, "$self, value, /", "Return value&self."),
    SlotDef(S_RFLOORDIV, "__rfloordiv__", K_REFLECTED, "$self, value, /", "Return value//self."),
    SlotDef(S_RLSHIFT, "__rlshift__", K_REFLECTED, "$self, value, /", "Return value<<self."),
    SlotDef(S_RMATMUL, "__rmatmul__", K_REFLECTED, "$self, value, /", "Return value@self."),
    SlotDef(S_RMUL, "__rmul__", K_REFLECTED, "$self, value, /", "Return value*self."),
    SlotDef(S_RMOD, "__rmod__", K_REFLECTED, "$self, value, /", "Return value%self."),
    SlotDef(S_ROR, "__ror__", K_REFLECTED, "$self, value, /", "Return value|self."),
    SlotDef(
        S_RPOW,
        "__rpow__",
        K_RPOWER,
        "$self, value, mod=None, /",
        "Return pow(value, self, mod).",
    ),
    SlotDef(S_RRSHIFT, "__rrshift__", K_REFLECTED, "$self, value, /", "Return value>>self."),
    SlotDef(S_RSUB, "__rsub__", K_REFLECTED, "$self, value, /", "Return value-self."),
    SlotDef(S_RTRUEDIV, "__rtruediv__", K_REFLECTED, "$self, value, /", "Return value/self."),
    SlotDef(S_RXOR, "__rxor__", K_REFLECTED, "$self, value, /", "Return value^self."),
    SlotDef(
        S_RDIVMOD,
        "__rdivmod__",
        K_REFLECTED,
        "$self, value, /",
        "Return divmod(value, self).",
    ),
    SlotDef(S_IADD, "__iadd__", K_INPLACE, "$self, value, /", "Return self+=value."),
    SlotDef(S_IAND, "__iand__", K_INPLACE, "$self, value, /", "Return self&=value."),
    SlotDef(S_IFLOORDIV, "__ifloordiv__", K_INPLACE, "$self, value, /", "Return self//=value."),
    SlotDef(S_ILSHIFT, "__ilshift__", K_INPLACE, "$self, value, /", "Return self<<=value."),
    SlotDef(S_IMATMUL, "__imatmul__", K_INPLACE, "$self, value, /", "Return self@=value."),
    SlotDef(S_IMUL, "__imul__", K_INPLACE, "$self, value, /", "Return self*=value."),
    SlotDef(S_IMOD, "__imod__", K_INPLACE, "$self, value, /", "Return self%=value."),
    SlotDef(S_IOR, "__ior__", K_INPLACE, "$self, value, /", "Return self|=value."),
    SlotDef(S_IPOW, "__ipow__", K_INPLACE, "$self, value, /", "Return self**=value."),
    SlotDef(S_IRSHIFT, "__irshift__", K_INPLACE, "$self, value, /", "Return self>>=value."),
    SlotDef(S_ISUB, "__isub__", K_INPLACE, "$self, value, /", "Return self-=value."),
    SlotDef(S_ITRUEDIV, "__itruediv__", K_INPLACE, "$self, value, /", "Return self/=value."),
    SlotDef(S_IXOR, "__ixor__", K_INPLACE, "$self, value, /", "Return self^=value."),
    SlotDef(S_LT, "__lt__", K_COMPARE, "$self, value, /", "Return self<value."),
    SlotDef(S_LE, "__le__", K_COMPARE, "$self, value, /", "Return self<=value."),
    SlotDef(S_EQ, "__eq__", K_COMPARE, "$self, value, /", "Return self==value."),
    SlotDef(S_NE, "__ne__", K_COMPARE, "$self, value, /", "Return self!=value."),
    SlotDef(S_GT, "__gt__", K_COMPARE, "$self, value, /", "Return self>value."),
    SlotDef(S_GE, "__ge__", K_COMPARE, "$self, value, /", "Return self>=value."),
    SlotDef(S_NEG, "__neg__", K_UNARY, "$self, /", "-self"),
    SlotDef(S_POS, "__pos__", K_UNARY, "$self, /", "+self"),
    SlotDef(S_ABS, "__abs__", K_UNARY, "$self, /", "abs(self)"),
    SlotDef(S_INVERT, "__invert__", K_UNARY, "$self, /", "~self"),
    SlotDef(S_INT, "__int__", K_UNARY, "$self, /", "int(self)"),
    SlotDef(S_FLOAT, "__float__", K_UNARY, "$self, /", "float(self)"),
    SlotDef(
        S_INDEX,
        "__index__",
        K_UNARY,
        "$self, /",
        "Return self converted to an integer, if self is suitable for use as an index into a list.",
    ),
    SlotDef(S_BOOL, "__bool__", K_BOOL, "$self, /", "True if self else False"),
    SlotDef(S_REPR, "__repr__", K_UNARY, "$self, /", "Return repr(self)."),
    SlotDef(S_STR, "__str__", K_UNARY, "$self, /", "Return str(self)."),
    SlotDef(S_HASH, "__hash__", K_HASH, "$self, /", "Return hash(self)."),
    SlotDef(S_CALL, "__call__", K_CALL, "$self, /, *args, **kwargs", "Call self as a function."),
    SlotDef(
        S_GETATTRIBUTE,
        "__getattribute__",
        K_GETATTR,
        "$self, name, /",
        "Return getattr(self, name).",
    ),
    SlotDef(S_GETATTR, "__getattr__", K_NONE, "", ""),
    SlotDef(
        S_SETATTR,
        "__setattr__",
        K_SETATTR,
        "$self, name, value, /",
        "Implement setattr(self, name, value).",
    ),
    SlotDef(
        S_DELATTR,
        "__delattr__",
        K_DELATTR,
        "$self, name, /",
        "Implement delattr(self, name).",
    ),
    SlotDef(S_LEN, "__len__", K_LEN, "$self, /", "Return len(self)."),
    SlotDef(S_GETITEM, "__getitem__", K_BINARY, "$self, key, /", "Return self[key]."),
    SlotDef(S_SETITEM, "__setitem__", K_SETITEM, "$self, key, value, /", "Set self[key] to value."),
    SlotDef(S_DELITEM, "__delitem__", K_DELITEM, "$self, key, /", "Delete self[key]."),
    SlotDef(S_CONTAINS, "__contains__", K_CONTAINS, "$self, key, /", "Return bool(key in self)."),
    SlotDef(S_ITER, "__iter__", K_UNARY, "$self, /", "Implement iter(self)."),
    SlotDef(S_NEXT, "__next__", K_NEXT, "$self, /", "Implement next(self)."),
    SlotDef(
        S_GET,
        "__get__",
        K_GET,
        "$self, instance, owner=None, /",
        "Return an attribute of instance, which is of type owner.",
    ),
    SlotDef(
        S_SET,
        "__set__",
        K_SET,
        "$self, instance, value, /",
        "Set an attribute of instance to value.",
    ),
    SlotDef(
        S_DELETE,
        "__delete__",
        K_DELETE,
        "$self, instance, /",
        "Delete an attribute of instance.",
    ),
    SlotDef(
        S_INIT,
        "__init__",
        K_INIT,
        "$self, /, *args, **kwargs",
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    SlotDef(S_NEW, "__new__", K_NONE, "", "Create and return new object."),
    SlotDef(
        S_DEL,
        "__del__",
        K_UNARY,
        "$self, /",
        "Called when the instance is about to be destroyed.",
    ),
    SlotDef(
        S_AWAIT,
        "__await__",
        K_UNARY,
        "$self, /",
        "Return an iterator to be used in await expression.",
    ),
    SlotDef(
        S_AITER,
        "__aiter__",
        K_UNARY,
        "$self, /",
        "Return an awaitable, that resolves in asynchronous iterator.",
    ),
    SlotDef(
        S_ANEXT,
        "__anext__",
        K_UNARY,
        "$self, /",
        "Return a value or raise StopAsyncIteration.",
    ),
    SlotDef(
        S_BUFFER,
        "__buffer__",
        K_BUFFER,
        "$self, flags, /",
        "Return a buffer object that exposes the underlying memory of the object.",
    ),
    SlotDef(
        S_RELEASE_BUFFER,
        "__release_buffer__",
        K_RELEASE,
        "$self, buffer, /",
        "Release the buffer object that exposes the underlying memory of the object.",
    ),
)

# The wrappers of the sequence operators, under the numbers that declarations use.
SEQUENCE_SLOT_DEFS: Final[dict[int, SlotDef]] = {
    S_CONCAT: SlotDef(S_ADD, "__add__", K_CONCAT, "$self, value, /", "Return self+value."),
    S_REPEAT: SlotDef(S_MUL, "__mul__", K_REPEAT, "$self, value, /", "Return self*value."),
    S_INPLACE_CONCAT: SlotDef(
        S_IADD, "__iadd__", K_INPLACE_CONCAT, "$self, value, /", "Implement self+=value."
    ),
    S_INPLACE_REPEAT: SlotDef(
        S_IMUL, "__imul__", K_INPLACE_REPEAT, "$self, value, /", "Implement self*=value."
    ),
}
RMUL_REPEAT: Final = SlotDef(S_RMUL, "__rmul__", K_REPEAT, "$self, value, /", "Return value*self.")

# The slot of a special method's name.
SLOT_NUMBERS: Final[dict[str, int]] = {d.name: d.slot for d in SLOT_DEFS}


def declared_slots(slot: int) -> list[int]:
    """The slots that a number in a declaration stands for."""
    if S_LT <= slot <= S_GE:
        return [S_LT, S_LE, S_EQ, S_NE, S_GT, S_GE]
    if slot < S_RADD:
        return [slot, slot + S_RADD]
    if slot == S_SETITEM:
        return [S_SETITEM, S_DELITEM]
    if slot == S_SETATTR:
        return [S_SETATTR, S_DELATTR]
    if slot == S_SET:
        return [S_SET, S_DELETE]
    return [slot]
