"""_random against the host's: the same sequences, states and errors."""

import _random

import pytest
from module_support import load
from support import guest_call, guest_method, guest_outcome, host, host_outcome

RANDOM = load("_random")("Random")


@pytest.mark.parametrize("seed", [5, "abc", -7, 2**100, 1.5, b"xy", True, 0])
def test_sequence(seed):
    g = guest_call(RANDOM, seed)
    h = _random.Random(seed)
    for _ in range(3):
        assert host(guest_method(g, "random")) == h.random()
        assert host(guest_method(g, "getrandbits", 100)) == h.getrandbits(100)
    assert host(guest_method(g, "getstate")) == h.getstate()
    state = (*range(624), 5)
    guest_method(g, "setstate", state)
    h.setstate(state)
    assert host(guest_method(g, "random")) == h.random()


CALLS = [
    ("setstate", 3),
    ("setstate", (1, 2)),
    ("setstate", ("a",) * 625),
    ("setstate", (1,) * 624 + (700,)),
    ("setstate", (1,) * 624 + (-1,)),
    ("setstate", (2**70,) * 624 + (3,)),
    ("setstate", (2**40,) * 624 + (3,)),
    ("setstate", (-1,) * 624 + (3,)),
    ("getrandbits", -1),
    ("getrandbits", 0),
    ("getrandbits", "a"),
    ("getrandbits", 2**70),
    ("getrandbits", 2**31),
    ("seed", 1),
    ("seed", []),
]


@pytest.mark.parametrize("name, arg", CALLS)
def test_errors(name, arg):
    g = guest_call(RANDOM, 1)
    h = _random.Random(1)
    assert guest_outcome(guest_method(g, name, arg)) == host_outcome(getattr(h, name), arg)
    assert guest_outcome(guest_method(g, name, arg, 2)) == host_outcome(getattr(h, name), arg, 2)


def test_constructor():
    for args in [(1, 2), ([],)]:
        assert guest_outcome(guest_call(RANDOM, *args)) == host_outcome(_random.Random, *args)
    assert guest_outcome(guest_call(RANDOM, x=1)) == host_outcome(_random.Random, x=1)
    first = guest_method(guest_call(RANDOM), "random")
    assert host(first) != host(guest_method(guest_call(RANDOM), "random"))
