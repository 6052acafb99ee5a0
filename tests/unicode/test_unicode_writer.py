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
        assert fastsearch.count(u.data, kind, needle, 0, n) == text.count(c)


@few
@given(st.text("\u0100\u0001\u0101", max_size=300), st.text("\u0100\u0001\u0101", max_size=3))
def test_wide_search(text, part):
    u = guest(text + "\u0100")
    needle = part.encode("utf-16-le")
    n = len(text)
    assert fastsearch.find(u.data, 2, needle, 0, n) == text.find(part)
    assert fastsearch.rfind(u.data, 2, needle, 0, n) == text.rfind(part)
    assert fastsearch.count(u.data, 2, needle, 0, n) == text.count(part)


@few
@given(
    st.text("ab", max_size=200),
    st.text("ab", max_size=40),
    st.sampled_from(["a\xe4", "\u0100\u0141", "\u0061\u0161", "\U00010100\U00010141"]),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_search_between_bounds(text, part, letters, start, end):
    # Letters whose lowest six bits are the same, and of which one is nearly everywhere.
    replace = str.maketrans("ab", letters)
    text = text.translate(replace)
    part = part.translate(replace)
    kind = max(guest(letters).kind, 1)
    codec = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[kind]
    data = text.encode(codec)
    needle = part.encode(codec)
    end = min(end, len(text))
    start = min(start, len(text))
    assert fastsearch.find(data, kind, needle, start, end) == text.find(part, start, end)
    assert fastsearch.rfind(data, kind, needle, start, end) == text.rfind(part, start, end)
    assert fastsearch.count(data, kind, needle, start, end) == text.count(part, start, end)
    if part and start <= end:
        pieces = text[start:end].split(part, 3)
        places = fastsearch.positions(data, kind, needle, start, end, 3)
        at = start
        expected = []
        for piece in pieces[:-1]:
            expected.append(at + len(piece))
            at += len(piece) + len(part)
        assert list(places) == expected


def test_search_is_linear():
    # Each position looks as if the needle were there until its end.
    for kind, letter, other in ((2, "\u0100", "\u0101"), (4, "\U00010100", "\U00010101")):
        codec = "utf-16-le" if kind == 2 else "utf-32-le"
        text = letter * 200_000
        needle = other + letter * 5_000
        assert fastsearch.find(text.encode(codec), kind, needle.encode(codec), 0, 200_000) == -1
        needle = letter * 2_500 + other + letter * 2_500
        found = text + needle
        n = len(found)
        assert fastsearch.find(found.encode(codec), kind, needle.encode(codec), 0, n) == 200_000
