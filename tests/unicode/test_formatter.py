"""The format mini-language against the host's."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from number_cases import EDGES, quick
from support import check_method

fills = st.sampled_from(["", "", "", "x", "0", " ", "\u00e9", "\u4e2d", "\U0001f600", "<", "{"])
aligns = st.sampled_from(["", "", "<", ">", "=", "^"])
signs = st.sampled_from(["", "", "+", "-", " "])
codes = st.sampled_from(["", "", *"bcdeEfFgGnosxX%", "k", "\u1234", "ss"])


@st.composite
def specs(draw):
    align = draw(aligns)
    spec = (draw(fills) if align else "") + align + draw(signs)
    spec += draw(st.sampled_from(["", "", "", "z"])) + draw(st.sampled_from(["", "", "#"]))
    spec += draw(st.sampled_from(["", "", "0"])) + draw(st.sampled_from(["", "", "5", "12", "30"]))
    spec += draw(st.sampled_from(["", "", "", ",", "_", ",_"]))
    spec += draw(st.sampled_from(["", "", "", ".0", ".1", ".3", ".10", ".20", "."]))
    return spec + draw(codes)


values = st.one_of(
    st.sampled_from(EDGES),
    st.integers(),
    st.integers(-2000, 0x110010),
    st.floats(),
    st.floats(-1e7, 1e7),
    st.sampled_from([0.0, -0.0, math.inf, -math.inf, math.nan, 0.5, 1e22, 123456789.0, 1e-7]),
    st.complex_numbers(),
    st.booleans(),
    st.text(max_size=8),
)


@quick
@given(values, specs())
def test_format(value, spec):
    check_method(value, "__format__", spec)


@quick
@given(
    st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e12, 1e12)),
    st.integers(0, 30),
    st.sampled_from(["", ",", "_"]),
    st.sampled_from(["", ".2f", "f", "x", "b", "d", "e", "%"]),
)
def test_zero_filled_groups(value, width, separator, code):
    check_method(value, "__format__", f"0{width}{separator}{code}")
    check_method(value, "__format__", f"#0{width}{separator}{code}")


@pytest.mark.parametrize(
    "value", [0, 5, -5, 1234567, 2**70, True, 1.5, -0.001, 1e16, 1j, -1.5 + 2j, 1e22j, "", "abc"]
)
def test_cases(value):
    for spec in [
        "", "d", "5", "<5", ">5", "^6", "=6", "05", "+", " ", "-", "#", "z", "#x", "#o", "#b", "#X",
        "x", "X", "n", "c", "s", ",", "_", ",d", "_x", ",x", ",c", "e", "E", "f", "F", "g", "G",
        "%", ".3", ".3f", ".0f", "#.0f", ".3g", "#.3g", "z.1f", ".", "..", "10.",
        "99999999999999999999", ".99999999999", "dd", "k", "\x00", "\u0663d", "*^10",
        "\U0001f600>6", "{<4", "<<<", "==5",
        "0=+5", "<05", "z#", "#z", ",,", "_,", ",_", "_,d", " d", "+#012_x", "015,.2f", "\u1234",
    ]:  # fmt: skip
        check_method(value, "__format__", spec)
    check_method(value, "__format__", 3)


def test_argument_count():
    for value in (1, 1.5, 1j, "a"):
        check_method(value, "__format__")
        check_method(value, "__format__", "", "")
