"""str.format against the host's."""

import _string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import check_method, guest, guest_outcome, host, host_outcome
from text_strategies import few, strings

from rt.objects.errors import clear_error
from rt.unicode.string_format import formatter_field_name_split, formatter_parser

CASES = [
    ("{",), ("}",), ("{}",), ("{}", 1), ("{} {}", 1), ("{0} {}", 1, 2), ("{} {0}", 1),
    ("{!r}", "a"), ("{!x}", "a"), ("{!}", "a"), ("{!r:}", "a"), ("{!rx}", 1), ("{!a}", "é"),
    ("{!\u1234}", 1), ("{!\x01}", 1), ("{0!", 1), ("{!r", 1),
    ("{:{}}", 1, 5), ("{:{}{}}", 1, 5, 6), ("{:{:{}}}", 1, 2, 3), ("{:{", 1), ("{:", 1),
    ("{0[a]}", {"a": 1}), ("{0[1]}", [1, 2]), ("{0[5]}", [1, 2]), ("{0.real}", 5), ("{0.x}", 5),
    ("{0[}", 5), ("{0]}", 5), ("{0[]}", 5), ("{0.}", 5), ("{a}",), ("{0[a]b}", {"a": 1}),
    ("{[0]}", [5]), ("{.real}", 5), ("{0[0][0]}", [[9]]), ("{0[-1]}", {"-1": 7}), ("{a[{}]}", 1),
    ("{{}}",), ("{{{}}}", 1), ("{99999999999999999999}",), ("{5}", 1),
    ("{:d}", "a"), ("{:5}", "é"), ("\u1234{}\U0001f600", 1), ("{0:{1}}", 3, "x"),
    ("{:10}|{:<10}|{:^10}", 1, "a", 2.5),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=repr)
def test_cases(case):
    check_method(case[0], "format", *case[1:])


def test_keywords():
    check_method("{a} {b[0]} {c.real}", "format", a=1, b=[2], c=3)
    check_method("{a} {}", "format", a=1)
    check_method("{a:{w}}", "format", a=1, w=5)
    check_method("{a}{}", "format_map", {"a": 1})
    check_method("{a}{b}", "format_map", {"a": 1})


TOKENS = ["{", "}", "[", "]", "!", "r", ":", ".", "a", "0", "1", "{}", "{0}", "x", "\u1234"]
MARKUP = st.lists(st.sampled_from(TOKENS), max_size=9).map("".join)


@few
@given(MARKUP, strings)
def test_markup(text, value):
    check_method(text, "format", [1, 2], value)


def parsed(iterator):
    if iterator is None:
        return guest_outcome(None)
    out = []
    while (item := iterator.tp_iternext()) is not None:
        out.append(host(item))
    return out


def host_parsed(text):
    out = []
    try:
        for item in _string.formatter_parser(text):
            out.append(item)
    except ValueError:
        pass
    return out


@few
@given(MARKUP)
def test_parser(text):
    got = parsed(formatter_parser(guest(text)))
    assert got == host_parsed(text)
    clear_error()


@few
@given(MARKUP)
def test_field_name_split(text):
    expected = host_outcome(_string.formatter_field_name_split, text)
    got = formatter_field_name_split(guest(text))
    if got is None:
        assert guest_outcome(None) == expected
    else:
        assert host(got.item(0)) == _string.formatter_field_name_split(text)[0]
