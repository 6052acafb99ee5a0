"""Strings that tests of text are made of."""

import os

from hypothesis import settings
from hypothesis import strategies as st

# Each of these is about one thing: line ends, Latin-1, case mappings that are odd, several
# kinds, lone surrogates, digits, what is not printable.
ALPHABETS = [
    "ab",
    "aAzZ09 _'-+.,",
    "abc \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u3000",
    "aéßµÿÀ\xa0\xad",
    "ЖжΣσς\u0130\u01c5 Aa",
    "ŉǰΐﬁﬃẞᾳᾼ",
    "\U00010400\U00010428😀\U0001d7ce a",
    "\ud800\udc00\udfffa",
    "a\u0100\u0101\u0001\u0200",
    "٠١²½Ⅷ㉈一1",
    "\x00\x7f\x80\u0378\ue000\u200b\u0300",
]

chars = st.one_of(
    st.sampled_from("".join(ALPHABETS)),
    st.characters(exclude_categories=()),
)
strings = st.one_of(
    *[st.text(st.sampled_from(a), max_size=12) for a in ALPHABETS],
    st.text(st.sampled_from("".join(ALPHABETS)), max_size=12),
    st.text(chars, max_size=12),
)
indices = st.one_of(
    st.none(), st.integers(-14, 14), st.sampled_from([100, -100, 2**63, -(2**63) - 1, 2**70])
)

# How many examples: RT_EXAMPLES=1000 looks deeper.
few = settings(max_examples=int(os.environ.get("RT_EXAMPLES", "60")), deadline=None)


@st.composite
def with_parts(draw):
    """A string, and a string that is likely to be in it."""
    s = draw(strings)
    if s and draw(st.booleans()):
        i = draw(st.integers(0, len(s) - 1))
        return s, s[i : i + draw(st.integers(0, 3))]
    return s, draw(st.one_of(strings, st.text(st.sampled_from(s or "a"), max_size=2)))
