"""Running the same operations on the host's objects and on rt's, through the library's face.

An example is one operation with its arguments, checked on both sides: the same result, the same
types in it, the same order, or the same exception with the same message. Hypothesis draws them in
rows of ROW, so that a type's test with ROWS rows checks ROWS * ROW examples, 20,400, the same in
each run. `RT_DEEP=1` asks for twenty times as many, other ones in each run, and makes what
differs small; without it a difference is reported as it was found, for shrinking takes minutes.
"""

import math
import operator
import os
import re

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from rt.objects import (
    BoolObject,
    ByteArrayObject,
    BytesObject,
    ComplexObject,
    FloatObject,
    FrozenSetObject,
    ListObject,
    LongObject,
    MemoryViewObject,
    RangeObject,
    SetObject,
    SliceObject,
    TupleObject,
)
from rt.objects.host import to_host
from rt.objects.object import Object
from rt.unicode import UnicodeObject

ROW = 34
DEEP = bool(os.environ.get("RT_DEEP"))
ROWS = 600 * (20 if DEEP else 1)

rows = settings(
    max_examples=ROWS,
    deadline=None,
    database=None,
    derandomize=not DEEP,
    phases=tuple(Phase) if DEEP else (Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)

CLASSES = {
    bool: BoolObject,
    int: LongObject,
    float: FloatObject,
    complex: ComplexObject,
    str: UnicodeObject,
    bytes: BytesObject,
    bytearray: ByteArrayObject,
    memoryview: MemoryViewObject,
    list: ListObject,
    tuple: TupleObject,
    set: SetObject,
    frozenset: FrozenSetObject,
    range: RangeObject,
    slice: SliceObject,
}

ADDRESS = re.compile(r"0x[0-9a-f]+")


def rt_of(x):
    """rt's form of a host value."""
    if isinstance(x, slice):
        return SliceObject(x.start, x.stop, x.step)
    if isinstance(x, range):
        return RangeObject(x.start, x.stop, x.step)
    return CLASSES[type(x)](x)


def shape(x):
    """A value with the types of all that is in it, in order."""
    if isinstance(x, Object):
        name = x.ob_type().name
        if name in ("list", "tuple", "set", "frozenset", "dict_keys", "dict_values"):
            return (name, [shape(item) for item in x])
        if name in ("dict", "dict_items"):
            items = x.items() if name == "dict" else x
            return (name, [(shape(k), shape(v)) for k, v in items])
        if name == "memoryview":
            return (
                name,
                x.tobytes() == b"" or bytes(x.tobytes()),
                x.format == "B" or str(x.format),
            )
        if name in ("range", "slice"):
            return (name, repr(x))
        x = to_host(x)
    if isinstance(x, (list, tuple, set, frozenset, type({}.keys()), type({}.values()))):
        return (type(x).__name__, [shape(item) for item in x])
    if isinstance(x, (dict, type({}.items()))):
        items = x.items() if isinstance(x, dict) else x
        return (type(x).__name__, [(shape(k), shape(v)) for k, v in items])
    if isinstance(x, memoryview):
        return ("memoryview", x.tobytes() == b"" or x.tobytes(), x.format == "B" or x.format)
    return (type(x).__name__, ADDRESS.sub("...", repr(x)))


def outcome(f, *args):
    """What a call gives: its value's shape, or its exception and message."""
    try:
        return ("value", shape(f(*args)))
    except Exception as e:
        return (type(e).__name__, ADDRESS.sub("...", str(e)))


def difference(what, expected, got):
    """A line that says what differs."""
    return f"{what}: the host has {expected!r}, rt {got!r}"


def name_of(f):
    return getattr(f, "__name__", repr(f))


def check(f, value, *args):
    """Apply `f` to a host value and to rt's form of it, with the same other arguments."""
    expected = outcome(f, value, *args)
    got = outcome(f, rt_of(value), *args)
    assert got == expected, difference(f"{name_of(f)}{(value, *args)!r}", expected, got)


def method(name, *strategies):
    """Strategy for a method call: a function of the object, and its arguments."""

    def call(x, *args):
        return getattr(x, name)(*args)

    call.__name__ = name
    return st.tuples(st.just(call), *strategies)


def optional(name, *strategies):
    """As `method`, with any number of leading arguments."""
    return st.one_of(*[method(name, *strategies[:n]) for n in range(len(strategies) + 1)])


def apply(f, *strategies):
    """Strategy for a call of a function with the object and more arguments."""
    return st.tuples(st.just(f), *strategies)


def reflected(f):
    """The operator with the object on the right."""

    def call(x, other):
        return f(other, x)

    call.__name__ = "reflected_" + f.__name__
    return call


def row_of(values, operations):
    """Strategy for a row of operations on fresh values."""
    return st.lists(st.tuples(values, operations), min_size=ROW, max_size=ROW)


def check_row(row):
    """Check a row of operations on fresh values."""
    for value, (f, *args) in row:
        check(f, value, *args)


COMPARISONS = [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]

# What is no number and no string.
oddities = st.sampled_from([None, "a", b"a", (), [1], {1: 2}, {1}, Ellipsis, NotImplemented, 1j])
# What is hashed by its address has another place in a table each time.
hashed_alike = oddities.filter(lambda x: x not in (Ellipsis, NotImplemented))

EDGES = sorted(
    {
        sign * (base + d)
        for base in [0, 1, 9, 256, 2**15, 2**30, 2**53, 2**60, 2**61, 2**62, 2**63, 2**64]
        + [2**90, 10**19, 10**40, 3**200]
        for d in (-2, -1, 0, 1, 2)
        for sign in (1, -1)
    }
)
ints = st.one_of(
    st.integers(-20, 300),
    st.sampled_from(EDGES),
    st.integers(),
    st.integers(-(2**200), 2**200),
    st.builds(
        lambda a, b, s: s * ((1 << a) - (1 << b)),
        *[st.integers(0, 900)] * 2,
        st.sampled_from([1, -1]),
    ),
)
SPECIAL_FLOATS = [
    0.0,
    -0.0,
    math.inf,
    -math.inf,
    math.nan,
    5e-324,
    1.7976931348623157e308,
    2.0**53,
    0.5,
    1e16,
    1e22,
]
floats = st.one_of(
    st.floats(),
    st.sampled_from(SPECIAL_FLOATS),
    st.integers(-1000, 1000).map(lambda n: n / 8),
    st.builds(lambda n, e: n * 10.0**e, st.integers(-99999, 99999), st.integers(-30, 30)),
)
complexes = st.builds(complex, floats, floats)
numbers = st.one_of(ints, floats, st.booleans(), complexes)
small = st.integers(-12, 12)
index = st.one_of(st.none(), small, st.sampled_from([2**63 - 1, -(2**63), 2**64, 100, True]))
slices = st.builds(
    slice, index, index, st.one_of(st.none(), st.sampled_from([1, -1, 2, -2, 3, -3, 0, 2**70]))
)
