"""memoryview against the host's."""

import array
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import guest, guest_call, guest_method, guest_outcome, host, host_outcome
from text_strategies import few

from rt.objects.memoryobject import MEMORYVIEW_TYPE, memoryview_from_host
from rt.objects.object import EQ, NE
from rt.objects.object_protocol import get_attr, rich_compare
from rt.unicode.unicodeobject import intern

FIRST = bytearray(range(12))
VIEWS = {
    "bytes": lambda: memoryview(b"abc"),
    "bytearray": lambda: memoryview(bytearray(FIRST)),
    "ints": lambda: memoryview(array.array("i", [1, -2, 3])),
    "doubles": lambda: memoryview(array.array("d", [1.5, float("inf")])),
    "chars": lambda: memoryview(bytearray(b"abc")).cast("c"),
    "bools": lambda: memoryview(bytearray(b"\0\1")).cast("?"),
    "shorts": lambda: memoryview(bytearray(FIRST)).cast("h"),
    "halves": lambda: memoryview(bytearray(4)).cast("e"),
    "floats": lambda: memoryview(bytearray(8)).cast("f"),
    "pointers": lambda: memoryview(bytearray(8)).cast("P"),
    "marked": lambda: memoryview(bytearray(FIRST)).cast("@i"),
    "table": lambda: memoryview(bytearray(FIRST)).cast("B", [3, 4]),
    "cube": lambda: memoryview(bytearray(FIRST)).cast("B", [2, 3, 2]),
    "single": lambda: memoryview(bytearray(b"x")).cast("B", []),
    "empty": lambda: memoryview(b""),
    "readonly": lambda: memoryview(bytearray(b"abc")).toreadonly(),
}


def result_of(x):
    """Views are compared by what they show."""
    if isinstance(x, memoryview):
        return ("view", x.format, x.shape, x.strides, x.readonly, x.tolist())
    return x


def theirs(f, *args, **kwargs):
    return host_outcome(lambda: result_of(f(*args, **kwargs)))


def ours(result):
    if result is not None and result.ob_type() is MEMORYVIEW_TYPE:
        values = [host(get_attr(result, intern(n))) for n in ("format", "shape", "strides")]
        readonly = host(get_attr(result, intern("readonly")))
        items = host(guest_method(result, "tolist"))
        return host_outcome(lambda: ("view", *values, readonly, items))
    return guest_outcome(result)


def check(view, name, *args, **kwargs):
    a, b = view(), memoryview_from_host(view())
    expected = theirs(getattr(a, name), *args, **kwargs)
    assert ours(guest_method(b, name, *args, **kwargs)) == expected, (name, args, kwargs)
    assert host(guest_method(b, "tobytes")) == a.tobytes(), (name, args)


ATTRIBUTES = [
    "nbytes",
    "readonly",
    "itemsize",
    "format",
    "ndim",
    "shape",
    "strides",
    "suboffsets",
    "c_contiguous",
    "f_contiguous",
    "contiguous",
]

GETS = [
    0, -1, 100, 2**70, True, "a", 1.5, None, ..., (), (0,), (0, 0), (0, 0, 0), (-1, -1), (3, 0),
    (0, 9), ("a",), slice(0, 2), slice(None, None, -1), slice(None, None, 2), slice(2, 0),
    slice(0, 5, 0), (slice(0, 1),), (slice(0, 1), slice(0, 1)), (0, slice(0, 1)),
]  # fmt: skip
VALUES = [1, 0, -1, 256, 2**31, 2**70, "a", 1.5, 1e300, b"a", b"ab", None, True, b"abcd", [1, 2]]
CASTS = [
    ("B",), ("b",), ("c",), ("i",), ("@i",), ("d",), ("z",), ("<i",), (1,), ("i", 5),
    ("i", [1.5]), ("i", [0]), ("i", [-1]), ("i", [2]), ("i", [3]), ("B", [3, 4]), ("B", (2, 6)),
    ("B", [2, 3, 2]), ("B", []), ("i", [1] * 65), ("i", [2**62, 2**62]), ("i", ["a"]), ("h", [6]),
]  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
def test_attributes(name):
    view = VIEWS[name]
    a, b = view(), memoryview_from_host(view())
    for attribute in ATTRIBUTES:
        assert host(get_attr(b, intern(attribute))) == getattr(a, attribute), attribute
    assert host(get_attr(b, intern("obj"))) is not None


@pytest.mark.parametrize("name", VIEWS)
def test_methods(name):
    view = VIEWS[name]
    for method in ("tobytes", "tolist", "toreadonly", "hex", "__len__"):
        check(view, method)
    for order in ("C", "F", "A", None, "X", 1):
        check(view, "tobytes", order)
    check(view, "hex", ":", 2)
    for call in CASTS:
        check(view, "cast", *call)
    for key in GETS:
        check(view, "__getitem__", key)


@pytest.mark.parametrize("name", VIEWS)
def test_assignment(name):
    view = VIEWS[name]
    for value in VALUES:
        for key in (0, -1, (), ..., (0, 0), "a", slice(0, 2), slice(None, None, 2), 99):
            check(view, "__setitem__", key, value)
    check(view, "__delitem__", 0)


def test_slice_assignment():
    for value in (b"xy", bytearray(b"xy"), b"abc", 1, "ab"):
        check(VIEWS["bytearray"], "__setitem__", slice(0, 2), value)
        check(VIEWS["bytearray"], "__setitem__", slice(0, 4, 2), value)
        check(VIEWS["bytearray"], "__setitem__", slice(3, 1, -1), value)
    # Overlapping parts of one view.
    a = memoryview(bytearray(FIRST))
    b = memoryview_from_host(memoryview(bytearray(FIRST)))
    a[2:8] = a[0:6]
    part = guest_method(b, "__getitem__", slice(0, 6))
    guest_outcome(guest_call(get_attr(b, intern("__setitem__")), slice(2, 8), part))
    assert host(guest_method(b, "tobytes")) == a.tobytes()


@pytest.mark.parametrize("left", VIEWS)
@pytest.mark.parametrize("right", VIEWS)
def test_comparison(left, right):
    a, b = VIEWS[left](), VIEWS[right]()
    for op, f in ((EQ, operator.eq), (NE, operator.ne)):
        got = rich_compare(memoryview_from_host(a), memoryview_from_host(b), op)
        assert host(got) == f(a, b)


def test_comparison_with_others():
    view = memoryview_from_host(memoryview(b"abc"))
    for other in (b"abc", bytearray(b"abc"), b"abd", "abc", 1, None):
        assert host(rich_compare(view, guest(other), EQ)) == (memoryview(b"abc") == other)
        assert host(rich_compare(guest(other), view, EQ)) == (other == memoryview(b"abc"))


@pytest.mark.parametrize("name", VIEWS)
def test_hash(name):
    view = VIEWS[name]
    if name in ("chars", "empty", "bytes"):
        check(view, "__hash__")
    else:
        # The array that a read-only view shows cannot be hashed.
        expected = host_outcome(hash, view())
        assert guest_outcome(guest_method(memoryview_from_host(view()), "__hash__")) == expected


def test_construction():
    for x in (b"abc", bytearray(b"abc"), 1, "a", None, [1]):
        expected = theirs(memoryview, x)
        assert ours(guest_call(MEMORYVIEW_TYPE, x)) == expected
    a = memoryview(b"abc")
    assert ours(guest_call(MEMORYVIEW_TYPE, memoryview_from_host(a))) == theirs(memoryview, a)


def test_release():
    data = guest(bytearray(b"abc"))
    view = guest_call(MEMORYVIEW_TYPE, data)
    part = guest_method(view, "__getitem__", slice(0, 1))
    resize = ("append", 1)
    refused = ("BufferError", "Existing exports of data: object cannot be re-sized")
    assert guest_outcome(guest_method(data, *resize)) == refused
    assert guest_outcome(guest_method(view, "release"))[0] == "value"
    # The other view still holds the memory.
    assert guest_outcome(guest_method(data, *resize)) == refused
    assert host(guest_method(part, "tobytes")) == b"a"
    guest_method(part, "__exit__", None, None, None)
    assert guest_outcome(guest_method(data, *resize))[0] == "value"
    dead = memoryview(b"abc")
    dead.release()
    for call in (
        ("tobytes",), ("tolist",), ("hex",), ("cast", "B"), ("toreadonly",), ("__len__",),
        ("__getitem__", 0), ("__setitem__", 0, 1), ("__enter__",), ("__hash__",), ("release",),
        ("__exit__",),
    ):  # fmt: skip
        expected = host_outcome(getattr(dead, call[0]), *call[1:])
        assert guest_outcome(guest_method(view, *call)) == expected, call
    assert host(guest_method(view, "__repr__")).startswith("<released memory at 0x")
    assert host(rich_compare(view, view, EQ)) is True


def test_iteration():
    for name in ("bytes", "ints", "chars", "empty"):
        it = memoryview_from_host(VIEWS[name]()).tp_iter()
        got = []
        while (x := it.tp_iternext()) is not None:
            got.append(host(x))
        assert got == list(VIEWS[name]())
    for name in ("table", "single"):
        check(VIEWS[name], "__iter__")


@few
@given(
    st.binary(max_size=24),
    st.lists(
        st.one_of(
            st.builds(slice, *[st.none() | st.integers(-9, 9)] * 2, st.sampled_from([None, 2, -1]))
        ),
        max_size=4,
    ),
    st.sampled_from("BbcHiq"),
)
def test_views_of_views(data, slices, code):
    size = memoryview(bytes(8)).cast(code).itemsize
    data = data[: len(data) // size * size]
    a = memoryview(data).cast(code)
    b = guest_method(memoryview_from_host(memoryview(data)), "cast", code)
    for s in slices:
        a = a[s]
        b = guest_method(b, "__getitem__", s)
        assert ours(b) == theirs(lambda x: x, a)
        assert host(guest_method(b, "tobytes")) == a.tobytes()
