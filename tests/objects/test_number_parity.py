"""int, float, complex and bool against the host's, by random operations: see parity.py."""

import math
import operator

import parity
from hypothesis import given
from hypothesis import strategies as st
from parity import (
    COMPARISONS,
    apply,
    complexes,
    floats,
    ints,
    method,
    numbers,
    oddities,
    optional,
    reflected,
    row_of,
)

ARITHMETIC = [
    operator.add,
    operator.sub,
    operator.mul,
    operator.truediv,
    operator.floordiv,
    operator.mod,
    divmod,
]
BITS = [operator.and_, operator.or_, operator.xor]
# What math asks of a type, whose name a complaint gives; ours are other names.
WHOLE = [math.floor, math.ceil, math.trunc, round]
UNARY = [
    operator.neg,
    operator.pos,
    operator.abs,
    operator.invert,
    bool,
    int,
    float,
    complex,
    hash,
    repr,
    str,
    operator.index,
]
others = st.one_of(numbers, numbers, numbers, oddities)
shifts = st.one_of(st.integers(-3, 200), st.sampled_from([2**70, -(2**70), 1.0, True]))
exponents = st.one_of(st.integers(-6, 40), floats, oddities)
digits = st.one_of(st.none(), st.integers(-30, 30), st.sampled_from([400, -400, 2**70, 1.0, "a"]))

SPEC_PARTS = [
    ["", "*<", ">", "^", "=", "é^", "x="],
    ["", "+", "-", " "],
    ["", "z"],
    ["", "#"],
    ["", "0"],
    ["", "1", "9", "30"],
    ["", ",", "_"],
    ["", ".0", ".1", ".5", ".20"],
    ["", *"bcdoxXneEfFgG%s"],
]
specs = st.tuples(*map(st.sampled_from, SPEC_PARTS)).map("".join)
# Most are valid when only a few parts are there.
plain_specs = st.one_of(
    specs,
    st.tuples(*[st.sampled_from(SPEC_PARTS[i]) for i in (0, 1, 5, 8)]).map("".join),
    st.tuples(*[st.sampled_from(SPEC_PARTS[i]) for i in (5, 7, 8)]).map("".join),
)


def numeral(x, base):
    """A number's digits in a base, which are read again."""
    n, out = abs(int(x)), ""
    while n or not out:
        n, d = divmod(n, base)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + out
    return (int if type(x) in (int, bool) else parity.CLASSES[int])(
        ("-" if x < 0 else "") + out, base
    )


def through_bytes(x, length, order, signed):
    return type(x).from_bytes(x.to_bytes(length, order, signed=signed), order, signed=signed)


def exponent_of(x, base):
    """`base ** x`, unless that has very many digits."""
    if abs(x) > 300 and isinstance(base, int) and abs(base) > 1:
        return None
    return base**x


# The host's `"%s" % x` looks whether x's class has `__getitem__`: all of rt's have.
no_texts = others.filter(lambda x: not isinstance(x, (str, bytes)))


def both_ways(functions, strategy):
    return st.one_of(
        *[apply(f, strategy) for f in functions],
        *[apply(reflected(f), no_texts if f is operator.mod else strategy) for f in functions],
    )


real = [
    both_ways(ARITHMETIC, others),
    both_ways(ARITHMETIC, numbers),
    st.sampled_from(UNARY).map(lambda f: (f,)),
    st.one_of(*[apply(f, others) for f in COMPARISONS]),
    apply(operator.pow, exponents),
    apply(exponent_of, exponents),
    apply(round, digits),
    apply(format, plain_specs),
    st.sampled_from(["real", "imag"]).map(lambda name: (operator.attrgetter(name),)),
    method("conjugate"),
]

long_operations = st.one_of(
    *real,
    st.sampled_from(WHOLE).map(lambda f: (f,)),
    both_ways(BITS, others),
    apply(operator.lshift, shifts),
    apply(operator.rshift, shifts),
    apply(pow, st.integers(-5, 300), st.one_of(ints, oddities)),
    optional("to_bytes", st.integers(-1, 40), st.sampled_from(["little", "big", "middle"])),
    method("bit_length"),
    method("bit_count"),
    method("as_integer_ratio"),
    method("is_integer"),
    method("__getnewargs__"),
    apply(through_bytes, st.integers(0, 140), st.sampled_from(["little", "big"]), st.booleans()),
    st.sampled_from(["numerator", "denominator"]).map(lambda n: (operator.attrgetter(n),)),
    apply(numeral, st.integers(2, 36)),
)
float_operations = st.one_of(
    *real,
    st.sampled_from(WHOLE).map(lambda f: (f,)),
    method("as_integer_ratio"),
    method("is_integer"),
    method("hex"),
    method("__getnewargs__"),
)
complex_operations = st.one_of(
    *real[:5],
    method("conjugate"),
    st.sampled_from(["real", "imag"]).map(lambda name: (operator.attrgetter(name),)),
    apply(format, plain_specs),
    method("__getnewargs__"),
)

texts = st.one_of(
    st.text("0123456789", min_size=1, max_size=40),
    st.text("0123456789_ +-abfxo.e", max_size=12),
    st.text("٠١٢๓4 5_", max_size=6),
    ints.map(hex),
    ints.map(bin),
    ints.map(oct),
    ints.map(str),
    floats.map(repr),
    floats.map(float.hex),
    st.sampled_from(
        ["inf", "-Infinity", "nan", "+NaN", "1_0.5e1_0", " 1 ", "1__0", "0x", "1e400", ""]
    ),
)


@parity.rows
@given(row_of(ints, long_operations))
def test_int(row):
    parity.check_row(row)


@parity.rows
@given(row_of(floats, float_operations))
def test_float(row):
    parity.check_row(row)


@parity.rows
@given(row_of(complexes, complex_operations))
def test_complex(row):
    parity.check_row(row)


@parity.rows
@given(row_of(st.booleans(), long_operations))
def test_bool(row):
    parity.check_row(row)


@parity.rows
@given(
    st.lists(
        st.tuples(st.sampled_from([int, float, complex]), texts, st.integers(-1, 37)),
        min_size=parity.ROW,
        max_size=parity.ROW,
    )
)
def test_text_is_read_alike(row):
    for cls, text, base in row:
        for args in [(text,), (text.encode(errors="replace"),), (text, base)]:
            expected = parity.outcome(cls, *args)
            got = parity.outcome(parity.CLASSES[cls], *args)
            assert got == expected, parity.difference(f"{cls.__name__}{args!r}", expected, got)
        if cls is float:
            expected = parity.outcome(float.fromhex, text)
            assert parity.outcome(parity.CLASSES[float].fromhex, text) == expected, text
