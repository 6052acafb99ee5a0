"""Running the same operations on a host container and on its guest form."""

import os

from hypothesis import settings
from hypothesis import strategies as st
from support import guest, guest_method, guest_outcome, host_outcome, shape

from rt.objects.host import HostObject, set_from_host, to_host
from rt.objects.methodobject import BuiltinFunction, function
from rt.objects.setobject import AnySet, frozenset_from_list, set_from_list, set_to_list

DEEP = bool(os.environ.get("RT_DEEP_TESTS"))
few = settings(max_examples=1000 if DEEP else 40, deadline=None)


class Key:
    """A key with a chosen hash, which notes what it is compared with.

    `hook`, when set, is called once, in the middle of a comparison.
    """

    log = []
    hook = None

    def __init__(self, hash_, name):
        self.hash = hash_
        self.name = name

    def __repr__(self):
        return f"Key({self.hash}, {self.name!r})"

    def __hash__(self):
        if self.hash is None:
            raise ValueError("no hash")
        return self.hash

    def __eq__(self, other):
        if not isinstance(other, Key):
            return NotImplemented
        Key.log.append((self.name, other.name))
        if Key.hook is not None:
            hook = Key.hook
            Key.hook = None
            hook()
        if self.name == "broken" or other.name == "broken":
            raise KeyError("broken")
        return self.name == other.name


def stays_in_order(s):
    """Does a set's order survive its conversion, which adds its items to an empty one?"""
    # Not equality: keys of one name are equal, whatever their hashes are.
    made_anew = set(list(s))  # noqa: C414  not a copy of the table
    return [id(x) for x in made_anew] == [id(x) for x in s]


def settled(sets):
    """Host sets whose tables are as their conversion makes them: filled in the order of the sets.

    Of those that only stay in order the items can lie in other places, which shows when more
    are added.
    """
    return sets.filter(stays_in_order).map(lambda s: type(s)(list(s)))


# A few hashes, most of which collide in small tables; few names, so that keys are equal.
HASHES = [0, 1, 8, 16, 1 << 40, -1 << 62, 7, -2]
keys = st.builds(Key, st.sampled_from(HASHES), st.sampled_from("abcdef"))


def taken(f, *args, **kwargs):
    """The outcome of a host call, and the comparisons that it made."""
    Key.log = []
    return host_outcome(f, *args, **kwargs), Key.log


def guest_taken(x, name, *args, **kwargs):
    """The same of a guest method."""
    # Converting a dict compares its keys, too.
    Key.log = []
    converted = [guest(a) for a in args]
    Key.log = []
    return guest_outcome(guest_method(x, name, *converted, **kwargs)), Key.log


def check_step(h, g, name, *args, **kwargs):
    """One method on both: same outcome, same comparisons."""
    expected = taken(getattr(h, name), *args, **kwargs)
    got = guest_taken(g, name, *args, **kwargs)
    assert got == expected, f"{name}{args!r} {kwargs!r} of {h!r}"


def guest_of(x):
    """The guest's form, made by itself and not through `to_guest`'s copy of a container."""
    return HostObject(x) if isinstance(x, Key) else guest(x)


def function_of(f):
    """A guest function that does what a host function does."""

    def call(args, kwargs):
        named = {} if kwargs is None else to_host(kwargs)
        try:
            return guest(f(*map(to_host, args), **named))
        except Exception as e:
            set_from_host(e)
            return None

    return BuiltinFunction(function(f.__name__, call, "*args, **kwargs"), None, None)


def both_sets(items, frozen=False):
    """A host set and a guest set, into which the items were put in the same order."""
    guests = [guest_of(x) for x in items]
    if frozen:
        return frozenset(items), frozenset_from_list(guests)
    return set(items), set_from_list(guests)


def host_in_order(f, *args):
    """The outcome of a host call; a set as what iterating over it gives."""
    try:
        x = f(*args)
    except Exception as e:
        return (type(e).__name__, str(e))
    return ("value", shape(ordered(x)))


def ordered(x):
    return [type(x).__name__, *x] if isinstance(x, (set, frozenset)) else x


def guest_in_order(result):
    """The same of a guest result."""
    if isinstance(result, AnySet):
        return ("value", shape([result.ob_type().name, *map(to_host, set_to_list(result))]))
    return guest_outcome(result)
