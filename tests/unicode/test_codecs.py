"""Codecs, error handlers and the registry against the host's."""

import _codecs
import codecs
import encodings
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import check_method, guest, guest_outcome, host, host_outcome
from text_strategies import few, strings

import rt.modules._codecs as guest_codecs
from rt.dict.dictobject import dict_new
from rt.objects.errors import error, take_error
from rt.objects.exceptions import (
    RUNTIME_ERROR,
    UNICODE_TRANSLATE_ERROR,
    VALUE_ERROR,
    UnicodeErrorObject,
    new_exception,
)
from rt.objects.host import set_from_host
from rt.objects.listobject import list_new
from rt.objects.methodobject import BuiltinFunction, function
from rt.objects.object import NONE
from rt.objects.pystate import RT
from rt.objects.tupleobject import tuple_from_list
from rt.unicode import codec_errors
from rt.unicode.codecs import (
    codec_decode,
    codec_encode,
    codec_register,
    codec_unregister,
    normalize_encoding,
)

ERRORS = [
    "strict",
    "ignore",
    "replace",
    "xmlcharrefreplace",
    "backslashreplace",
    "namereplace",
    "surrogatepass",
    "surrogateescape",
    "no such handler",
    "",
]
NAMES = [
    "utf-8",
    "utf-16",
    "utf-32",
    "latin-1",
    "ascii",
    "UTF8",
    "us-ascii",
    "iso8859-1",
    "Latin1",
    "U8",
][:-1]


@few
@given(strings, st.sampled_from(NAMES), st.sampled_from(ERRORS))
def test_encode(s, name, errors):
    check_method(s, "encode", name)
    check_method(s, "encode", name, errors)


raw = st.one_of(
    st.binary(max_size=12),
    strings.map(lambda s: s.encode("utf-8", "surrogatepass")),
    strings.map(lambda s: s.encode("utf-16", "surrogatepass")),
    st.text("\\xuUN{}0123aBDE\n", max_size=10).map(str.encode),
    st.text("+-AGB/", max_size=8).map(str.encode),
)


@few
@given(raw, st.sampled_from(NAMES), st.sampled_from(ERRORS))
def test_decode(data, name, errors):
    check_method(data, "decode", name)
    check_method(data, "decode", name, errors)


def check_codec(name, *args):
    expected = host_outcome(getattr(_codecs, name), *args)
    d = next(f for f in guest_codecs.FUNCTIONS if f.name == name)
    n = len([p for p in d.signature.split(",") if p.strip() != "/"])
    values = [guest(a) for a in args] + [None] * (n - len(args))
    assert guest_outcome(d.fn(*values)) == expected, (name, args)


ENCODERS = [n for n in dir(_codecs) if n.endswith("_encode") and n != "charmap_encode"]
DECODERS = [
    n for n in dir(_codecs) if n.endswith("_decode") and not n.endswith(("ex_decode", "map_decode"))
]


@few
@given(strings, st.sampled_from(ERRORS))
def test_codec_encoders(s, errors):
    for name in ENCODERS:
        check_codec(name, s)
        check_codec(name, s, errors)


@few
@given(raw, st.sampled_from(ERRORS), st.booleans())
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_codec_decoders(data, errors, final):
    for name in DECODERS:
        check_codec(name, data)
        if name not in ("latin_1_decode", "ascii_decode", "escape_decode"):
            check_codec(name, data, errors, final)
    for name in ("utf_16_ex_decode", "utf_32_ex_decode"):
        for order in (-1, 0, 1):
            check_codec(name, data, errors, order, final)
    for order in (-1, 0, 1):
        check_codec("utf_16_encode", "a\U0001f600", errors, order)


MAPPINGS = [None, {97: 98, 98: None}, {97: "xy", 98: b"z"}, {97: 1000}, {97: 1.5}, "\ufffea", {}]


@few
@given(st.text("abc\xe9\u1234", max_size=4), st.sampled_from(MAPPINGS), st.sampled_from(ERRORS[:4]))
def test_charmap(s, mapping, errors):
    check_codec("charmap_encode", s, errors, mapping)
    check_codec("charmap_decode", s.encode("utf-8"), errors, mapping)


def test_charmap_build():
    table = "".join(map(chr, range(255, -1, -1)))
    built = guest_codecs.charmap_build(guest(table))
    got = guest_codecs.charmap_encode(guest("abc\xff"), None, built)
    assert host(got) == _codecs.charmap_encode("abc\xff", "strict", _codecs.charmap_build(table))


BAD_CALLS = [
    ("utf_8_encode", 1),
    ("utf_8_encode", "a", 1),
    ("ascii_encode", b"a"),
    ("utf_8_decode", "a"),
    ("utf_8_decode", 1),
    ("latin_1_decode", 1),
    ("utf_16_encode", "a", None, "x"),
    ("escape_encode", "a"),
    ("escape_decode", b"\\x"),
    ("escape_decode", b"\\xzz\\q"),
    ("unicode_escape_decode", "\\u1234"),
    ("readbuffer_encode", "é"),
    ("charmap_build", 1),
    ("lookup_error", "no such handler"),
    ("lookup_error", 1),
    ("register_error", "x", 1),
    ("register_error", 1, 1),
    ("lookup", 1),
]


@pytest.mark.parametrize("call", BAD_CALLS, ids=repr)
def test_messages(call):
    check_codec(*call)


# The handlers, called by themselves.

HANDLERS = {h.name.removesuffix("_errors"): h.fn for h in codec_errors.HANDLERS}
TROUBLES = [
    UnicodeEncodeError("ascii", "aé\U0001f600\ud800", 0, 4, "r"),
    UnicodeEncodeError("utf-8", "a\ud800\udc80b", 1, 3, "r"),
    UnicodeEncodeError("utf-16-be", "a\ud800\udc80b", 1, 3, "r"),
    UnicodeEncodeError("utf-32", "a\ud800", 1, 2, "r"),
    UnicodeDecodeError("ascii", b"a\xe9\xff", 1, 3, "r"),
    UnicodeDecodeError("utf-8", b"\xed\xa0\x80", 0, 1, "r"),
    UnicodeDecodeError("utf-16-le", b"\x00\xd8", 0, 2, "r"),
    UnicodeDecodeError("ascii", b"abc", 0, 2, "r"),
    UnicodeTranslateError("aé", 0, 2, "r"),
    ValueError("x"),
]


@pytest.mark.parametrize("name", HANDLERS)
@pytest.mark.parametrize("trouble", TROUBLES, ids=repr)
def test_handlers(name, trouble):
    if isinstance(trouble, UnicodeTranslateError):
        exc = UnicodeErrorObject(UNICODE_TRANSLATE_ERROR)
        exc.object = guest(trouble.object)
        exc.start, exc.end, exc.reason = trouble.start, trouble.end, guest(trouble.reason)
    elif isinstance(trouble, UnicodeError):
        set_from_host(trouble)
        exc = take_error()
    else:
        exc = new_exception(VALUE_ERROR, guest("x"))
    expected = host_outcome(codecs.lookup_error(name), trouble)
    assert guest_outcome(HANDLERS[name](exc)) == expected


# Handlers of the guest's own: what a codec does with what they give.

RESULTS = [
    ("?", 1),
    ("", -1),
    ("é", 1),
    (b"\x01", 2),
    ("?", 100),
    ("?", -100),
    ("?", "x"),
    (1, 2),
    None,
    ["?", 1],
    ("?",),
    ("?", 2**70),
]


class Handler:
    """A handler that gives one result, for the host and for the guest."""

    def __init__(self, result):
        self.result = result
        self.seen = []

    def __call__(self, e):
        self.seen.append((e.start, e.end, e.reason, e.object))
        if len(self.seen) > 20:
            raise RuntimeError("enough")
        return self.result


def guest_handler(handler):
    def call(exc):
        e = SimpleNamespace(
            start=exc.start, end=exc.end, reason=host(exc.reason), object=host(exc.object)
        )
        try:
            return guest(handler(e))
        except RuntimeError as failure:
            return error(RUNTIME_ERROR, str(failure))

    return builtin(call, "exc, /")


def builtin(f, signature):
    return BuiltinFunction(function(f.__name__, f, signature), None, None)


@pytest.mark.parametrize("result", RESULTS, ids=repr)
@pytest.mark.parametrize(
    "subject", ["aébéc", "\ud800a", b"a\xffb\xfe", b"\xe2\x82", b"+AA\xff-"], ids=repr
)
def test_guest_handlers(result, subject):
    names = ["ascii", "utf-8", "latin-1", "utf-16", "utf-32"]
    for name in names:
        theirs, ours = Handler(result), Handler(result)
        codecs.register_error("rt-test", theirs)

        assert codec_errors.register_error(guest("rt-test"), guest_handler(ours))
        method = "encode" if isinstance(subject, str) else "decode"
        check_method(subject, method, name, "rt-test")
        assert ours.seen == theirs.seen


# The registry.


@pytest.fixture
def registry():
    """A registry without `encodings`, which needs an interpreter."""
    interp = RT.ts.interp
    before = interp.codec_search_path, interp.codec_search_cache
    interp.codec_search_path = list_new()
    interp.codec_search_cache = dict_new()
    yield
    # The library's face has registered the host's codecs there.
    interp.codec_search_path, interp.codec_search_cache = before


@few
@given(st.text("aZ09-_. ", max_size=8))
def test_normalize_encoding(name):
    assert normalize_encoding(name) == encodings.normalize_encoding(name).lower()


def test_empty_registry(registry):
    expected = "no codec search functions registered: can't find encoding"
    assert guest_outcome(codec_encode(guest("a"), "xyz", None)) == ("LookupError", expected)


def test_search_functions(registry):
    asked = []

    def encode(x, errors):
        return tuple_from_list([guest(b"encoded"), guest(1)])

    def find(name):
        asked.append(host(name))
        if asked[-1] == "bad":
            return tuple_from_list([guest(1)])
        if asked[-1] != "my_codec":
            return NONE
        codec = builtin(encode, "x, errors=None, /")
        return tuple_from_list([codec, codec, NONE, NONE])

    search = builtin(find, "name, /")
    assert codec_register(search)
    assert host(codec_encode(guest("a"), "My-Codec", None)) == b"encoded"
    assert host(codec_encode(guest("a"), "my codec", "strict")) == b"encoded"
    assert asked == ["my_codec"]
    assert guest_outcome(codec_decode(guest(b"a"), "bad", None)) == (
        "TypeError",
        "codec search functions must return 4-tuples",
    )
    assert guest_outcome(codec_decode(guest(b"a"), "Other", None)) == (
        "LookupError",
        "unknown encoding: Other",
    )
    codec_unregister(search)
    assert guest_outcome(codec_encode(guest("a"), "my codec", None))[0] == "LookupError"
