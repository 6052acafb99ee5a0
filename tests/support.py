"""Comparing rt's objects with the host's: same result and type, or same exception and message."""

import re

from rt.dict.dictobject import DictObject
from rt.objects.abstract import binary_op
from rt.objects.call import call_ex
from rt.objects.errors import take_error
from rt.objects.host import to_guest, to_host
from rt.objects.memoryobject import memoryview_from_host
from rt.objects.object_protocol import get_attr, object_str_of, rich_compare
from rt.objects.sliceobject import SliceObject
from rt.objects.tupleobject import tuple_from_list
from rt.objects.type_ready import type_ready
from rt.unicode.unicodeobject import intern

# The library's face gives the class of dicts public methods of the names of these attributes.
ENTRIES = {name: vars(DictObject).get(name) for name in ("keys", "values")}

# Where an object lies.
ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def guest(x):
    """The guest's form of a host value."""
    if isinstance(x, slice):
        return SliceObject(to_guest(x.start), to_guest(x.stop), to_guest(x.step))
    if isinstance(x, memoryview):
        return memoryview_from_host(x)
    if type(x) is tuple:
        return tuple_from_list([guest(item) for item in x])
    return to_guest(x)


def entries(g, name):
    """The keys or the values of a guest dict's entries: its attribute, where it is covered too."""
    attribute = ENTRIES[name]
    return getattr(g, name) if attribute is None else attribute.__get__(g)


def host(x):
    """The host's form of a guest's value."""
    return to_host(x)


def shape(x):
    """A value with the types of all that is in it, so that True differs from 1."""
    if isinstance(x, (tuple, list)):
        return (type(x).__name__, [shape(item) for item in x])
    if isinstance(x, dict):
        return ("dict", [(shape(k), shape(v)) for k, v in x.items()])
    if isinstance(x, memoryview):
        return ("memoryview", x.tobytes())
    return (type(x).__name__, repr(x))


def host_outcome(f, *args, **kwargs):
    """What calling host code gives: its value, or its exception and message."""
    try:
        return ("value", shape(f(*args, **kwargs)))
    except Exception as e:
        return (type(e).__name__, str(e))


def guest_outcome(result):
    """The same of a guest result, which is None when an exception was set."""
    if result is not None:
        return ("value", shape(to_host(result)))
    exc = take_error()
    assert exc is not None, "neither a result nor an exception"
    type_ready(exc.cls)
    text = object_str_of(exc)
    return (exc.cls.name, to_host(text))


def guest_call(f, *args, **kwargs):
    """Call a guest callable with host values."""
    return call_ex(
        f, tuple_from_list([guest(a) for a in args]), to_guest(kwargs) if kwargs else None
    )


def guest_method(x, name, *args, **kwargs):
    """Call a method of a guest value with host values."""
    f = get_attr(x, intern(name))
    return None if f is None else guest_call(f, *args, **kwargs)


def check_method(x, name, *args, **kwargs):
    """A method of the host value `x` must do the same as that of its guest form."""
    expected = host_outcome(getattr(x, name), *args, **kwargs)
    got = guest_outcome(guest_method(guest(x), name, *args, **kwargs))
    assert got == expected, f"{x!r}.{name}{args!r} {kwargs!r}"


def check_function(f, guest_function, *args):
    """A host function and a guest function (of guest values) must agree."""
    expected = host_outcome(f, *args)
    got = guest_outcome(guest_function(*[guest(a) for a in args]))
    assert got == expected, f"{guest_function.__name__}{args!r}"


def check_binary(f, op, a, b):
    """A host operator and BINARY_OP `op` must agree."""
    expected = host_outcome(f, a, b)
    got = guest_outcome(binary_op(guest(a), guest(b), op))
    assert got == expected, f"{f.__name__}({a!r}, {b!r})"


def check_compare(f, op, a, b):
    """A host comparison and `rich_compare` must agree."""
    expected = host_outcome(f, a, b)
    got = guest_outcome(rich_compare(guest(a), guest(b), op))
    assert got == expected, f"{f.__name__}({a!r}, {b!r})"


def stable_repr(value):
    """repr() without addresses: as the id of a test case it is the same in every process."""
    return ADDRESS.sub(" at ...", repr(value))
