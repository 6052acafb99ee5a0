"""Building strings piece by piece, and searching in wide ones."""

from hypothesis import given
from hypothesis import strategies as st
from support import guest, host
from text_strategies import chars, few, strings

from rt.unicode import fastsearch
from rt.unicode.unicode_writer import UnicodeWriter

steps = st.one_of(
    st.tuples(st.just("char"), chars),
    st.tuples(st.just("str"), strings),
    st.tuples(st.just("part"), strings, st.integers(0, 12), st.integers(0, 12)),
    st.tuples(st.just("latin1"), st.binary(max_size=4)),
    st.tuples(st.just("host"), strings),
    st.tuples(st.just("fill"), chars, st.integers(-1, 5)),
    st.tuples(st.just("repr"), strings),
)


@few
@given(st.lists(steps, max_size=8))
def test_writer(items):
    w = UnicodeWriter()
    expected = ""
    for what, x, *more in items:
        if what == "char":
            w.write_char(ord(x))
            expected += x
        elif what == "str":
            w.write_str(guest(x))
            expected += x
        elif what == "part":
            start, end = (min(i, len(x)) for i in more)
            w.write_substring(guest(x), start, end)
            expected += x[start:end]
        elif what == "latin1":
            w.write_latin1(x)
            expected += x.decode("latin-1")
        elif what == "host":
            w.write_host(x)
            expected += x
        elif what == "fill":
            w.write_fill(ord(x), more[0])
            expected += x * more[0]
        else:
            assert w.write_repr(guest(x))
            expected += repr(x)
        assert w.length() == len(expected)
    got = w.finish()
    assert host(got) == expected
    # The representation is the one and only.
    assert (got.kind, got.data) == (guest(expected).kind, guest(expected).data)


def test_one_string_is_itself():
    w = UnicodeWriter()
    u = guest("some text")
    w.write_str(u)
    assert w.finish() is u


def test_misaligned_matches():
    # The bytes of the needle occur between code points, again and again.
    for kind, c, d in ((2, "\u0101", "\u0100"), (2, "\u0001", "\u0100"), (4, "\x01", "\U00010100")):
        text = d * 500 + c + d * 500 + c
        u = guest(text + ("\U00010100" if kind == 4 else "\u0100"))
        needle = c.encode("utf-16-le" if kind == 2 else "utf-32-le")
        n = len(text)
        assert fastsearch.find(u.data, kind, needle, 0, n) == text.find(c)
        assert fastsearch.rfind(u.data, kind, needle, 0, n) == text.rfind(c)
        assert fastsearch.count(u.data, kind, needle, 0, n, n) == text.count(c)


@few
@given(st.text("\u0100\u0001\u0101", max_size=300), st.text("\u0100\u0001\u0101", max_size=3))
def test_wide_search(text, part):
    u = guest(text + "\u0100")
    needle = part.encode("utf-16-le")
    n = len(text)
    assert fastsearch.find(u.data, 2, needle, 0, n) == text.find(part)
    assert fastsearch.rfind(u.data, 2, needle, 0, n) == text.rfind(part)
    assert fastsearch.count(u.data, 2, needle, 0, n, n + 1) == text.count(part)
