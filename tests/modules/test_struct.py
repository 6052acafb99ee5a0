"""_struct against the host's."""

import random
import struct

import pytest
from module_support import check_module_function, load
from support import guest, guest_call, guest_method, guest_outcome, host, host_outcome

from rt.objects.object_protocol import get_attr
from rt.unicode.unicodeobject import intern

STRUCT = load("_struct")
CODES = "xbB?hHiIlLqQnNPefdcsp"
INTS = [
    0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536,
    2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**32 - 1, 2**32, 2**63 - 1, 2**63, -(2**63),
    -(2**63) - 1, 2**64 - 1, 2**64, True,
]  # fmt: skip
OTHERS = [
    1.5, 1e300, float("nan"), float("inf"), "a", b"a", b"ab", bytearray(b"xyz"), None, 65504.0,
    65520.0, 10**400,
]  # fmt: skip


def check(name, *args, **kwargs):
    check_module_function(STRUCT, struct, name, *args, **kwargs)


@pytest.mark.parametrize("order", ["", "@", "=", "<", ">", "!"])
def test_codes(order):
    rng = random.Random(order)
    for c in CODES:
        for v in INTS + OTHERS:
            check("pack", order + c, v)
            check("pack", order + "b" + c, 1, v)
            check("pack", order + "2" + c + "b", v, v, 1)
        for n in range(10):
            data = rng.randbytes(n)
            check("unpack", order + c, data)
            check("unpack_from", order + c, data, n - 3)
            check("unpack_from", order + "x" + c, data)


@pytest.mark.parametrize("seed", range(200))
def test_random_formats(seed):
    rng = random.Random(seed)
    fmt = rng.choice(["", "@", "=", "<", ">", "!"])
    for _ in range(rng.randrange(5)):
        fmt += rng.choice(["", "", "2", "3", "0", " "]) + rng.choice("xbB?hHiIlLqQefdcsp")
    check("calcsize", fmt)
    data = rng.randbytes(struct.calcsize(fmt))
    check("unpack", fmt, data)
    check("pack", fmt, *struct.unpack(fmt, data))


FORMATS = [
    "",
    "z",
    "3",
    "2 i",
    "i i",
    b"i",
    3,
    None,
    "\u1234",
    "<n",
    "9" * 20 + "i",
    f"{2**63 - 1}b",
]


def test_format_errors():
    for fmt in [*FORMATS, f"{2**63 - 1}i", f"{2**63 - 1}bi"]:
        check("calcsize", fmt)
    check("calcsize")
    check("calcsize", 1, 2)
    check("pack")
    check("pack", "i", x=3)


def test_buffer_errors():
    check("unpack", "i", 3)
    check("unpack", "i", buffer=b"1234")
    check("unpack_from", "i", buffer=b"1234", offset=0)
    for offset in (10, -2, -20, 3, 1.0, 2**70, "a"):
        check("unpack_from", "i", b"abcdef", offset)
        check("pack_into", "i", bytearray(6), offset, 1)
    check("iter_unpack", "i", b"abc")
    check("iter_unpack", "0s", b"abc")
    for args in [
        (),
        (bytearray(8),),
        (bytearray(8), 0),
        (bytearray(8), 0, "a"),
        (b"abcd", 0, 1),
        (3, 4, 7),
    ]:
        check("pack_into", "i", *args)


def test_pack_into():
    target = guest(bytearray(8))
    assert guest_call(STRUCT("pack_into"), "<i", target, -4, 0x01020304) is not None
    assert host(target) == b"\0\0\0\0\4\3\2\1"


def test_struct_object():
    s = guest_call(STRUCT("Struct"), "<ih")
    h = struct.Struct("<ih")
    assert host(s.tp_repr()) == repr(h)
    assert host(get_attr(s, intern("size"))) == 6
    assert host(get_attr(s, intern("format"))) == "<ih"
    for name, args in [
        ("pack", (1, 2)), ("pack", (1,)), ("pack", ()), ("unpack", (b"123456",)),
        ("unpack", (b"1",)), ("unpack_from", (b"12345678", 2)), ("pack", (2**40, 1)),
    ]:  # fmt: skip
        assert guest_outcome(guest_method(s, name, *args)) == host_outcome(getattr(h, name), *args)
    it = guest_method(s, "iter_unpack", b"123456abcdef")
    hit = h.iter_unpack(b"123456abcdef")
    assert host(guest_method(it, "__length_hint__")) == 2
    assert [host(it.tp_iternext()), host(it.tp_iternext())] == list(hit)
    assert it.tp_iternext() is None
    assert guest_outcome(guest_call(STRUCT("Struct"))) == host_outcome(struct.Struct)
    assert guest_outcome(guest_call(STRUCT("Struct"), 3)) == host_outcome(struct.Struct, 3)
