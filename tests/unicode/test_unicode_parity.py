"""str against the host's, by random operations: see parity.py."""

import operator

import parity
from hypothesis import given
from hypothesis import strategies as st
from parity import COMPARISONS, apply, index, method, oddities, optional, reflected, slices
from text_strategies import strings

# Parts of a few letters are found in each other.
letters = st.one_of(
    st.text("ab", max_size=4), st.text("aß", max_size=3), st.text("жa", max_size=3), strings
)
others = st.one_of(letters, letters, letters, oddities)
values = st.one_of(
    strings,
    st.text("ab ", max_size=30),
    st.text("aß\t\n", max_size=30),
    st.text("жa\r\n", max_size=30),
    st.text("😀ж b", max_size=30),
    st.text("aB cD'eF", max_size=20),
)
prefixes = st.one_of(
    others, st.tuples(letters), st.tuples(letters, letters), st.tuples(letters, st.just(1))
)
limits = st.one_of(st.integers(-2, 5), oddities)
widths = st.one_of(st.integers(-2, 40), oddities)
fills = st.sampled_from([" ", "x", "é", "ж", "😀", "", "ab", 1])
encodings = st.sampled_from(
    ["utf-8", "utf-16", "utf-16-le", "utf-32-be", "latin-1", "ascii", "cp1252", "utf-7"]
    + ["unicode-escape", "raw-unicode-escape", "koi8-r", "nonesuch"]
)
handlers = st.sampled_from(
    ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"]
    + ["surrogateescape", "surrogatepass", "nonesuch"]
)
tables = st.dictionaries(
    st.one_of(st.sampled_from([97, 98, 32, 0xDF, 0x436, 0x1F600]), st.integers(0, 300)),
    st.one_of(st.none(), letters, st.integers(-1, 400), st.sampled_from([0x110000, 1.5])),
    max_size=5,
)


def joined(x, parts, as_list):
    return x.join(parts if as_list else tuple(parts))


def formatted(x, args, kwargs):
    return x.format(*args, **kwargs)


def by_map(x, mapping):
    return x.format_map(mapping)


def made_table(x, y, z):
    return x.maketrans(x, y, z)


def translated(x, table):
    return x.translate(table)


def round_trip(x, encoding, errors):
    data = x.encode(encoding, errors)
    return data, type(x)(data, encoding, errors)


def decoded(x, encoding, errors):
    """Bytes that may be no text in the encoding."""
    return type(x)(bytes(c & 255 for c in map(ord, x)), encoding, errors)


names = ["capitalize", "casefold", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit"]
names += ["isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
names += ["lower", "swapcase", "title", "upper", "__getnewargs__"]

operations = st.one_of(
    st.sampled_from(names).flatmap(method),
    *[optional(n, others, index, index) for n in ("find", "rfind", "index", "rindex", "count")],
    *[method(n, letters, index, index) for n in ("find", "rfind", "count")],
    *[optional(n, prefixes, index, index) for n in ("startswith", "endswith")],
    *[optional(n, others, limits) for n in ("split", "rsplit")],
    *[method(n, letters, st.integers(-1, 3)) for n in ("split", "rsplit")],
    *[method(n, others) for n in ("partition", "rpartition", "removeprefix", "removesuffix")],
    *[optional(n, others) for n in ("strip", "lstrip", "rstrip")],
    optional("replace", others, others, limits),
    method("replace", letters, letters),
    *[optional(n, widths, fills) for n in ("center", "ljust", "rjust")],
    method("zfill", widths),
    optional("expandtabs", st.integers(-2, 20)),
    optional("splitlines", st.booleans()),
    apply(joined, st.lists(others, max_size=4), st.booleans()),
    apply(joined, st.lists(letters, max_size=4), st.booleans()),
    apply(translated, tables),
    apply(made_table, letters, others),
    apply(round_trip, encodings, handlers),
    apply(decoded, encodings, handlers),
    st.one_of(*[apply(f, others) for f in COMPARISONS]),
    st.one_of(*[apply(f, letters) for f in COMPARISONS]),
    apply(operator.add, others),
    apply(reflected(operator.add), letters),
    apply(operator.mul, st.one_of(st.integers(-2, 5), oddities)),
    apply(operator.contains, others),
    apply(operator.getitem, st.one_of(index, slices, oddities)),
    apply(format, st.sampled_from(["", "s", "10", "<10", "ж^9", "=5", ".2", "5.1s", "d", "08"])),
    st.sampled_from([len, hash, repr, str, list, bool, ascii, iter]).map(
        lambda f: ((lambda x: list(f(x))) if f is iter else f,)
    ),
)


@parity.rows
@given(parity.row_of(values, operations))
def test_str(row):
    parity.check_row(row)


# Formats, most of them well-formed.
fields = st.sampled_from(
    ["{}", "{0}", "{1}", "{a}", "{!r}", "{0!s:>5}", "{a[0]}", "{0.real}", "{:{}}", "{{", "}}", "{"]
    + [
        "}",
        "{a!x}",
        "{:d}",
        "{:.2f}",
        "{0[k]}",
        "{a.b}",
        "{:,}",
        "{:ж^7}",
        "{ }",
        "{a:{0}}",
        "x",
        "ж",
    ]
)
conversions = st.sampled_from(
    ["%s", "%d", "%5s", "%-5d|", "%05.1f", "%r", "%a", "%c", "%x", "%#o", "%%", "%(k)s", "%(a)d"]
    + ["%*d", "%.*f", "%", "%q", "%i", "%u", "%e", "%+g", "% d", "ж", "x", "%(k", "%.3s"]
)
arguments = st.one_of(parity.numbers, letters, oddities)
templates = st.lists(fields, max_size=4).map("".join)
patterns = st.lists(conversions, max_size=3).map("".join)
named = st.dictionaries(st.sampled_from(["a", "k"]), arguments, max_size=2)
format_operations = st.one_of(
    apply(formatted, st.lists(arguments, max_size=3), named),
    apply(by_map, named),
)
percent_operations = st.one_of(
    apply(operator.mod, st.lists(arguments, max_size=3).map(tuple)),
    apply(operator.mod, arguments),
    apply(operator.mod, named),
)


@parity.rows
@given(
    parity.row_of(templates, format_operations),
)
def test_format(row):
    parity.check_row(row)


@parity.rows
@given(parity.row_of(patterns, percent_operations))
def test_percent(row):
    parity.check_row(row)
