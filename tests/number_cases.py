"""What the tests of numbers share: interesting values, strategies, operators."""

import operator
import os
import random

from hypothesis import settings
from hypothesis import strategies as st

from rt.objects.object import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NB_ADD,
    NB_AND,
    NB_DIVMOD,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MULTIPLY,
    NB_OR,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    NE,
)

# RT_DEEP=1 asks for many more examples.
DEEP = bool(os.environ.get("RT_DEEP"))
quick = settings(max_examples=1500 if DEEP else 40, deadline=None)

ARITHMETIC = {
    operator.add: NB_ADD,
    operator.sub: NB_SUBTRACT,
    operator.mul: NB_MULTIPLY,
    operator.floordiv: NB_FLOOR_DIVIDE,
    operator.mod: NB_REMAINDER,
    operator.truediv: NB_TRUE_DIVIDE,
    divmod: NB_DIVMOD,
}
BITWISE = {operator.and_: NB_AND, operator.or_: NB_OR, operator.xor: NB_XOR}
SHIFTS = {operator.lshift: NB_LSHIFT, operator.rshift: NB_RSHIFT}
COMPARISONS = {
    operator.eq: EQ,
    operator.ne: NE,
    operator.lt: LT,
    operator.le: LE,
    operator.gt: GT,
    operator.ge: GE,
}

EDGES = sorted(
    {
        sign * (base + d)
        for base in [0, 1, 256, 2**30, 2**31, 2**32, 2**53, 2**59, 2**60, 2**61, 2**62, 2**63]
        + [2**64, 2**90, 2**120, 3**200]
        for d in (-2, -1, 0, 1, 2)
        for sign in (1, -1)
    }
)


def patterned(seed: int, bits: int) -> int:
    """A number of so many bits in long runs of ones and zeros, which carries travel through."""
    rng = random.Random(seed)
    v = 0
    for _ in range(4):
        v ^= (1 << rng.randrange(1, bits + 1)) - 1
    return v


ints = st.one_of(
    st.sampled_from(EDGES),
    st.integers(),
    st.integers(-(2**70), 2**70),
    st.builds(
        lambda seed, bits, sign: sign * patterned(seed, bits),
        st.integers(0, 10**6),
        st.sampled_from([40, 70, 130, 400, 1500, 6000]),
        st.sampled_from([1, -1]),
    ),
)
