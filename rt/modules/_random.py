"""The Mersenne Twister.

Answers to Modules/_randommodule.c. The generator is the host's, so that a seed gives the
same sequence.
"""

from __future__ import annotations

import _random
from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.objects.methodobject import method
from rt.objects.object import NONE, Object
from rt.objects.pystate import InterpreterState
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

# The twister's words, and the place in them, make a state.
STATE_SIZE: Final = 625
U32_MAX: Final = 4294967295
I32_MAX: Final = 2147483647


@mypyc_attr(acyclic=True)
class RandomObject(Object):
    """A generator: the host's."""

    def __init__(self) -> None:
        self.source: Final = _random.Random(0)

    def ob_type(self) -> TypeObject:
        return RANDOM_TYPE


def random_seed_with(r: RandomObject, n: Object | None) -> bool:
    """Seed with an int, with another object's hash, or without one from the system.

    False with an exception. CPython: random_seed
    """
    if n is None or n is NONE:
        r.source.seed()
        return True
    v = as_long(n)
    if v is not None:
        r.source.seed(long_to_host(v))
        return True
    h = hash_object(n)
    if h == -1:
        return False
    # The hash is taken as an unsigned number.
    r.source.seed(int(h) % (1 << 64))
    return True


def random_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: random_new"""
    if kwargs is not None and kwargs.used > 0:
        if cls is RANDOM_TYPE:
            return type_error("Random() takes no keyword arguments")
    elif len(args) > 1 and cls is RANDOM_TYPE:
        return type_error("Random() requires 0 or 1 argument")
    r = RandomObject()
    r.source.seed()
    return r


def random_init(self: RandomObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: random_init"""
    if kwargs is not None and kwargs.used > 0:
        return type_error("Random() takes no keyword arguments")
    if len(args) > 1:
        return type_error("Random() requires 0 or 1 argument")
    return NONE if random_seed_with(self, args[0] if args else None) else None


def random_random(self: RandomObject) -> Object | None:
    return FloatObject(self.source.random())


def random_seed(self: RandomObject, n: Object | None) -> Object | None:
    return NONE if random_seed_with(self, n) else None


def random_getstate(self: RandomObject) -> Object | None:
    return to_guest(self.source.getstate())


def random_setstate(self: RandomObject, state: Object) -> Object | None:
    """CPython: _random_Random_setstate"""
    words = as_tuple(state)
    if words is None:
        return type_error("state vector must be a tuple")
    if words.n != STATE_SIZE:
        return value_error("state vector is the wrong size")
    values: list[int] = []
    i: i64 = 0
    while i < STATE_SIZE:
        v = as_long(words.item(i))
        if v is None:
            return type_error("an integer is required")
        if i == STATE_SIZE - 1:
            if not long_fits_i64(v):
                return overflow_error("Python int too large to convert to C long")
            if not 0 <= long_as_i64(v) < STATE_SIZE:
                return value_error("invalid state")
        elif v.sign_of() < 0:
            return overflow_error("can't convert negative value to unsigned int")
        elif long_bit_count_of(v) > 64:
            return overflow_error("Python int too large to convert to C unsigned long")
        values.append(long_to_host(v) & U32_MAX if i < STATE_SIZE - 1 else long_to_host(v))
        i += 1
    self.source.setstate(tuple(values))
    return NONE


def random_getrandbits(self: RandomObject, k: Object) -> Object | None:
    """CPython: _random_Random_getrandbits_impl"""
    v = as_index(k)
    if v is None:
        return None
    if not long_fits_i64(v) or not -I32_MAX - 1 <= long_as_i64(v) <= I32_MAX:
        return overflow_error("Python int too large to convert to C int")
    n = long_as_i64(v)
    if n < 0:
        return value_error("number of bits must be non-negative")
    return long_from_host(self.source.getrandbits(int(n)))


RANDOM_TYPE: Final[TypeObject] = static_type(
    "_random.Random",
    doc="Random(seed): a generator of random numbers, the Mersenne Twister.",
    new=method("__new__", random_new, "*args, **kwargs"),
    init=method("__init__", random_init, "*args, **kwargs"),
    methods=(
        method(
            "random", random_random, "", doc="The next float, from 0 up to but not including 1."
        ),
        method(
            "seed",
            random_seed,
            "n=None, /",
            doc="Begin anew with n: an int, or any object that has a hash; without one, with the "
            "system's randomness.",
        ),
        method(
            "getstate", random_getstate, "", doc="The words of the generator and its place in them."
        ),
        method("setstate", random_setstate, "state, /", doc="Go on from what getstate gave."),
        method("getrandbits", random_getrandbits, "k, /", doc="A random int of k bits."),
    ),
    flags=BASETYPE,
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    module = new_module("_random", "The Mersenne Twister.", ())
    add_type(module, RANDOM_TYPE)
    return module


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.errors import overflow_error, type_error, value_error  # noqa: E402
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.host import to_guest  # noqa: E402
from rt.objects.long_ops import long_bit_count_of  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    as_index,
    as_long,
    long_as_i64,
    long_fits_i64,
    long_from_host,
    long_to_host,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import hash_object  # noqa: E402
from rt.objects.tupleobject import as_tuple  # noqa: E402
