"""Calls of built-in methods with wrong and right arguments: the host's messages."""

import pytest
from support import guest, guest_call, guest_outcome, host_outcome

from rt.objects.argbinder import split_signature
from rt.objects.object_protocol import get_attr
from rt.objects.propertyobject import PROPERTY_TYPE
from rt.objects.typeobject import STATIC_TYPES
from rt.unicode.unicodeobject import intern

CALLS = [
    ([3], "append", (), {}),
    ([3], "append", (1, 2), {}),
    ([3], "append", (), {"x": 1}),
    ([3], "clear", (1,), {}),
    ([3], "pop", (1, 2), {}),
    ([3], "pop", (), {"x": 1}),
    ([3], "pop", (), {}),
    ([3], "insert", (1,), {}),
    ([3], "insert", (1, 2, 3), {}),
    ([3], "sort", (1,), {}),
    ([3], "sort", (), {"foo": 1}),
    ([3], "index", (3, 0, 1), {}),
    ([3], "index", (), {}),
    ([3], "index", (1, 2, 3, 4), {}),
    ([3], "__len__", (1,), {}),
    ([3], "__len__", (), {}),
    ([3], "__setitem__", (1,), {}),
    ([3], "__contains__", (3,), {}),
    ([3], "__contains__", (3, 4), {}),
    ([3], "__init__", (1, 2), {}),
    ([3], "__add__", ([4],), {}),
    ([3], "__add__", (), {}),
    ([3], "__mul__", (2,), {}),
    ([3], "__rmul__", (2,), {}),
    ("a,b", "split", (1, 2, 3), {}),
    ("a,b", "split", (), {"x": 1}),
    ("a,b", "split", (), {"sep": ","}),
    ("a,b", "split", (",",), {"maxsplit": 0}),
    ("a,b", "split", (",",), {"sep": ","}),
    ("a,b", "encode", (), {"encoding": "x", "errors": "y", "z": 1}),
    ("a,b", "encode", (1,), {"encoding": 2}),
    ("a,b", "replace", (), {}),
    ("a,b", "replace", ("a",), {}),
    ("a,b", "expandtabs", (1, 2), {}),
    ("a,b", "expandtabs", (), {"tabsize": 1, "y": 2}),
    ("a,b", "join", (), {}),
    ("a,b", "__getitem__", (0,), {}),
    ("a,b", "__add__", (1, 2), {}),
    (5, "to_bytes", (1, 2, 3), {}),
    (5, "__round__", (1, 2), {}),
    (5, "__add__", (), {}),
    (5, "__add__", (1, 2, 3), {}),
    (5, "__add__", (1,), {}),
    (5, "__radd__", (1,), {}),
    (5, "__add__", ("x",), {}),
    (5, "__neg__", (1,), {}),
    (5, "__repr__", (1,), {}),
    (5, "__pow__", (), {}),
    (5, "__pow__", (2, 3), {}),
    (5, "__pow__", (1, 2, 3, 4), {}),
    (5, "__lt__", (6,), {}),
    (5, "__lt__", ("x",), {}),
    (5, "__hash__", (), {}),
    (5, "__bool__", (), {}),
    (5, "bit_length", (1,), {}),
    (5, "__class_getitem__", (1,), {}),
    (5, "nothing", (), {}),
    ({1: 2}, "get", (), {}),
    ({1: 2}, "get", (1, 2, 3), {}),
    ({1: 2}, "get", (1,), {}),
    ({1: 2}, "pop", (), {}),
    ({1: 2}, "keys", (1,), {}),
    ({1: 2}, "__getitem__", (1,), {}),
    ({1: 2}, "__getitem__", (3,), {}),
    ({1: 2}, "__getitem__", (), {}),
    ({1: 2}, "__eq__", ({1: 2},), {}),
    ((1, 2), "index", (5,), {}),
    ((1, 2), "count", (), {}),
    ((1, 2), "__getnewargs__", (1,), {}),
    (True, "__repr__", (), {}),
    (True, "__add__", (True,), {}),
    (1.5, "__divmod__", (0.5,), {}),
    (1.5, "is_integer", (1,), {}),
    (b"ab", "hex", (1, 2, 3), {}),
]


@pytest.mark.parametrize("case", CALLS, ids=lambda c: f"{type(c[0]).__name__}.{c[1]}{c[2]}{c[3]}")
def test_method_calls(case):
    value, name, args, kwargs = case

    def in_host():
        return getattr(value, name)(*args, **kwargs)

    # The host's outcome last: the method may change the value.
    f = get_attr(guest(value), intern(name))
    got = guest_outcome(None if f is None else guest_call(f, *args, **kwargs))
    assert got == host_outcome(in_host)


TYPE_CALLS = [
    (list, (1, 2), {}),
    (list, (), {"x": 1}),
    (list, ((1, 2),), {}),
    (int, (1, 2, 3), {}),
    (int, (), {"x": 1}),
    (int, ("12",), {}),
    (bool, (1, 2), {}),
    (bool, (), {"x": 1}),
    (float, (1, 2), {}),
    (float, (), {"x": 1}),
    (tuple, (), {"x": 1}),
    (tuple, (1, 2), {}),
    (object, (1,), {}),
    (complex, (1, 2, 3), {}),
    (complex, (), {"real": 1, "x": 1}),
    (type, (), {}),
    (type, (1, 2), {}),
    (property, (1, 2, 3, 4, 5), {}),
    (property, (), {"x": 1}),
    (super, (1,), {}),
    (classmethod, (), {}),
    (staticmethod, (1, 2), {}),
    (type(None), (), {}),
    (type(None), (1,), {}),
    (type(len), (), {}),
    (type(int.__add__), (), {}),
    (dict, (1, 2), {}),
    (str, (1, 2, 3, 4), {}),
    (memoryview, (), {}),
]


def guest_type(tp):
    """The guest's built-in type of that name, found among all of them."""
    assert PROPERTY_TYPE in STATIC_TYPES
    for t in STATIC_TYPES:
        if t.name == tp.__name__ and t.spec is not None and t.spec.module == tp.__module__:
            return t
    raise KeyError(tp)


@pytest.mark.parametrize("case", TYPE_CALLS, ids=lambda c: f"{c[0].__name__}{c[1]}{c[2]}")
def test_type_calls(case):
    tp, args, kwargs = case
    got = guest_outcome(guest_call(guest_type(tp), *args, **kwargs))
    want = host_outcome(tp, *args, **kwargs)
    if want[0] != "value" or isinstance(tp(*args, **kwargs), (int, list, tuple, type(None))):
        assert got == want


def test_signature_split():
    assert split_signature("iterable=(), /") == ["iterable=()", "/"]
    assert split_signature("sep=', ', *, x=[1, 2]") == ["sep=', '", "*", "x=[1, 2]"]
    assert split_signature("") == []
