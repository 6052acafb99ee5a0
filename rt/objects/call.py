"""Calling objects from native code.

Answers to Objects/call.c. The arguments of a call are a window of a vec; native code lays
its windows out in the thread's scratch area, so that a call allocates nothing.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import DESCR_METHOD, Object
from rt.objects.pystate import RT, SCRATCH_SIZE


def call_noargs(f: Object) -> Object | None:
    """`f()`. CPython: PyObject_CallNoArgs"""
    ts = RT.ts
    return f.tp_call(ts.scratch, ts.scratch_top, 0, None)


def call_one(f: Object, a: Object) -> Object | None:
    """`f(a)`. CPython: PyObject_CallOneArg"""
    ts = RT.ts
    base = ts.scratch_top
    top = base + 1
    if top > SCRATCH_SIZE:
        return f.tp_call(vec[Object | None]([a]), 0, 1, None)
    v = ts.scratch
    v[base] = a
    ts.scratch_top = top
    r = f.tp_call(v, base, 1, None)
    ts.scratch_top = base
    v[base] = None
    return r


def call_two(f: Object, a: Object, b: Object) -> Object | None:
    """`f(a, b)`"""
    ts = RT.ts
    base = ts.scratch_top
    top = base + 2
    if top > SCRATCH_SIZE:
        return f.tp_call(vec[Object | None]([a, b]), 0, 2, None)
    v = ts.scratch
    v[base] = a
    v[base + 1] = b
    ts.scratch_top = top
    r = f.tp_call(v, base, 2, None)
    ts.scratch_top = base
    v[base] = None
    v[base + 1] = None
    return r


def call_three(f: Object, a: Object, b: Object, c: Object) -> Object | None:
    """`f(a, b, c)`"""
    ts = RT.ts
    base = ts.scratch_top
    top = base + 3
    if top > SCRATCH_SIZE:
        return f.tp_call(vec[Object | None]([a, b, c]), 0, 3, None)
    v = ts.scratch
    v[base] = a
    v[base + 1] = b
    v[base + 2] = c
    ts.scratch_top = top
    r = f.tp_call(v, base, 3, None)
    ts.scratch_top = base
    v[base] = None
    v[base + 1] = None
    v[base + 2] = None
    return r


def call_list(f: Object, args: list[Object]) -> Object | None:
    """`f(*args)`"""
    n: i64 = len(args)
    v = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        v[i] = args[i]
        i += 1
    return f.tp_call(v, 0, n, None)


def call_ex(f: Object, args: TupleObject, kwargs: DictObject | None) -> Object | None:
    """`f(*args, **kwargs)`, the keys of kwargs being strings. CPython: PyObject_Call"""
    if kwargs is None or kwargs.used == 0:
        return f.tp_call(args.window(), 0, args.n, None)
    n = args.n
    v = vec[Object | None]([None] * (n + kwargs.used))
    i: i64 = 0
    while i < n:
        v[i] = args.item(i)
        i += 1
    names: list[Object] = []
    i = 0
    while i < kwargs.nentries:
        k = kwargs.keys[i]
        if k is not None:
            if as_unicode(k) is None:
                return type_error("keywords must be strings")
            v[n + len(names)] = kwargs.values[i]
            names.append(k)
        i += 1
    return f.tp_call(v, 0, n, tuple_from_list(names))


def call_list_dict(f: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`f(*args, **kwargs)` for native functions that take their arguments so."""
    return call_ex(f, tuple_from_list(args), kwargs)


def call_prepend(
    f: Object,
    first: Object,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Object | None:
    """Call `f` with `first` before the arguments of another call."""
    n = nargs
    if kwnames is not None:
        n += kwnames.n
    ts = RT.ts
    start = ts.scratch_top
    top = start + n + 1
    if top > SCRATCH_SIZE:
        v = vec[Object | None]([None] * (n + 1))
        fill_window(v, 0, first, args, base, n)
        return f.tp_call(v, 0, nargs + 1, kwnames)
    v = ts.scratch
    fill_window(v, start, first, args, base, n)
    ts.scratch_top = top
    r = f.tp_call(v, start, nargs + 1, kwnames)
    ts.scratch_top = start
    while start < top:
        v[start] = None
        start += 1
    return r


def fill_window(
    v: vec[Object | None],
    at: i64,
    first: Object,
    args: vec[Object | None],
    base: i64,
    n: i64,
) -> None:
    v[at] = first
    i: i64 = 0
    while i < n:
        v[at + 1 + i] = args[base + i]
        i += 1


def find_method(o: Object, name: UnicodeObject) -> Object | None:
    """The unbound method that `o.name(...)` calls with `o` first, when there is one and
    nothing in the instance hides it; else None without an exception.

    CPython: Objects/object.c _PyObject_GetMethod
    """
    tp = o.ob_type()
    m = type_lookup(tp, name)
    if m is None or tp.getattr_kind != GETATTR_GENERIC or not m.descr_flags() & DESCR_METHOD:
        return None
    if isinstance(o, InstanceObject):
        return m if o.own_attribute(name) is None else None
    if isinstance(o, TypeObject):
        return None
    d = o.ob_dict(0)
    if d is not None and dict_get_str(d, name) is not None:
        return None
    return m


def call_method_noargs(o: Object, name: UnicodeObject) -> Object | None:
    """`o.name()`"""
    m = find_method(o, name)
    if m is not None:
        return call_one(m, o)
    f = get_attr(o, name)
    return None if f is None else call_noargs(f)


def call_method_one(o: Object, name: UnicodeObject, a: Object) -> Object | None:
    """`o.name(a)`"""
    m = find_method(o, name)
    if m is not None:
        return call_two(m, o, a)
    f = get_attr(o, name)
    return None if f is None else call_one(f, a)


def call_method_two(o: Object, name: UnicodeObject, a: Object, b: Object) -> Object | None:
    """`o.name(a, b)`"""
    m = find_method(o, name)
    if m is not None:
        return call_three(m, o, a, b)
    f = get_attr(o, name)
    return None if f is None else call_two(f, a, b)


def call_method_list(o: Object, name: UnicodeObject, args: list[Object]) -> Object | None:
    """`o.name(*args)`"""
    f = get_attr(o, name)
    return None if f is None else call_list(f, args)


from rt.dict.dictobject import DictObject, dict_get_str  # noqa: E402
from rt.objects.errors import type_error  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple_from_list  # noqa: E402
from rt.objects.typeobject import (  # noqa: E402
    GETATTR_GENERIC,
    InstanceObject,
    TypeObject,
    type_lookup,
)
from rt.unicode.unicodeobject import UnicodeObject, as_unicode  # noqa: E402
