"""Iterators over sequences and callables; map, filter and zip.

Answers to Objects/iterobject.c and to the first part of Python/bltinmodule.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from rt.objects.methodobject import WANTS_INSTANCE, method
from rt.objects.object import EQ, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.tupleobject import NO_ITEMS
from rt.objects.typeobject import BASETYPE, TypeObject, static_type


def builtin_attr(name: str) -> Object | None:
    """What the running code's builtins have under a name; None with an AttributeError.

    CPython: _PyEval_GetBuiltin
    """
    found = find_in_namespace(current_builtins(), intern(name))
    if found is None and not error_occurred():
        set_error_object(ATTRIBUTE_ERROR, intern(name))
    return found


def refuse_keywords(cls: TypeObject, base: TypeObject, kwargs: DictObject | None) -> bool:
    """False with a TypeError when there are keywords that the class does not take."""
    if kwargs is None or kwargs.used == 0 or not inherits(cls, ID___init__):
        return True
    type_error(f"{base.name}() takes no keyword arguments")
    return False


class SeqIterator(Object):
    """Steps through `seq[0]`, `seq[1]`, ...; `seq` is None at the end."""

    def __init__(self, seq: Object) -> None:
        self.seq: Object | None = seq
        self.index: i64 = 0

    def ob_type(self) -> TypeObject:
        return SEQ_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        # The largest i64.
        if self.index + 1 < 0:
            set_error(OVERFLOW_ERROR, "iter index too large")
            return None
        x = seq.sq_item(self.index)
        if x is NOT_IMPLEMENTED:
            x = seq.mp_subscript(long_from_i64(self.index))
        if x is not None:
            self.index += 1
            return x
        if clear_if(INDEX_ERROR) or clear_if(STOP_ITERATION):
            self.seq = None
        return None


def seq_iter_new(seq: Object) -> SeqIterator:
    """An iterator over anything with `__getitem__`. CPython: PySeqIter_New"""
    return SeqIterator(seq)


def seq_iterator_length_hint(self: SeqIterator) -> Object | None:
    seq = self.seq
    if seq is None:
        return long_from_i64(0)
    if not has_length(seq):
        return NOT_IMPLEMENTED
    n = seq.sq_length()
    if n == -1 and error_occurred():
        return None
    return long_from_i64(n - self.index if n > self.index else 0)


def seq_iterator_reduce(self: SeqIterator) -> Object | None:
    it = builtin_attr("iter")
    if it is None:
        return None
    seq = self.seq
    if seq is None:
        return tuple2(it, tuple1(EMPTY_TUPLE))
    return tuple3(it, tuple1(seq), long_from_i64(self.index))


def seq_iterator_setstate(self: SeqIterator, state: Object) -> Object | None:
    index = index_as_i64(state)
    if index == -1 and error_occurred():
        return None
    if self.seq is not None:
        self.index = 0 if index < 0 else index
    return NONE


class CallableIterator(Object):
    """`iter(f, sentinel)`; `func` is None at the end."""

    def __init__(self, func: Object, sentinel: Object) -> None:
        self.func: Object | None = func
        self.sentinel: Object = sentinel

    def ob_type(self) -> TypeObject:
        return CALLABLE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        func = self.func
        if func is None:
            return None
        x = call_noargs(func)
        if x is None:
            if clear_if(STOP_ITERATION):
                self.end()
            return None
        if self.func is None:
            # The function has come back to us and ended the iteration.
            return None
        r = rich_compare_bool(self.sentinel, x, EQ)
        if r == 0:
            return x
        if r > 0:
            self.end()
        return None

    def end(self) -> None:
        self.func = None
        self.sentinel = NONE


def callable_iterator_reduce(self: CallableIterator) -> Object | None:
    it = builtin_attr("iter")
    if it is None:
        return None
    func = self.func
    if func is None:
        return tuple2(it, tuple1(EMPTY_TUPLE))
    return tuple2(it, tuple2(func, self.sentinel))


class MapObject(Object):
    """`map(func, *iterables)`"""

    def __init__(self, func: Object, iterators: vec[Object | None]) -> None:
        self.func: Final = func
        self.iterators: Final = iterators

    def ob_type(self) -> TypeObject:
        return MAP_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        its = self.iterators
        n: i64 = len(its)
        it = its[0]
        assert it is not None
        x = it.tp_iternext()
        if x is None:
            return None
        if n == 1:
            return call_one(self.func, x)
        args = vec[Object | None]([None] * n)
        args[0] = x
        i: i64 = 1
        while i < n:
            it = its[i]
            assert it is not None
            x = it.tp_iternext()
            if x is None:
                return None
            args[i] = x
            i += 1
        return self.func.tp_call(args, 0, n, None)


def iterators_of(iterables: list[Object]) -> vec[Object | None] | None:
    """The iterators of all iterables; None with an exception."""
    its = NO_ITEMS
    for x in iterables:
        it = get_iter(x)
        if it is None:
            return None
        its = append(its, it)
    return its


def map_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not refuse_keywords(cls, MAP_TYPE, kwargs):
        return None
    if len(args) < 2:
        return type_error("map() must have at least two arguments.")
    its = iterators_of(args[1:])
    if its is None:
        return None
    return MapObject(args[0], its)


def map_reduce(self: Object) -> Object | None:
    m = self.native()
    assert isinstance(m, MapObject)
    args: list[Object] = [m.func]
    for it in m.iterators:
        if it is not None:
            args.append(it)
    return tuple2(self.ob_type(), tuple_from_list(args))


class FilterObject(Object):
    """`filter(func, iterable)`"""

    def __init__(self, func: Object, it: Object) -> None:
        self.func: Final = func
        self.it: Final = it
        self.truth: Final = func is NONE or func is BOOL_TYPE

    def ob_type(self) -> TypeObject:
        return FILTER_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        it = self.it
        while True:
            x = it.tp_iternext()
            if x is None:
                return None
            if self.truth:
                good = is_true(x)
            else:
                r = call_one(self.func, x)
                if r is None:
                    return None
                good = is_true(r)
            if good == 1:
                return x
            if good < 0:
                return None


def filter_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not refuse_keywords(cls, FILTER_TYPE, kwargs):
        return None
    n = len(args)
    if n != 2:
        return type_error(f"filter expected 2 arguments, got {n}")
    it = get_iter(args[1])
    if it is None:
        return None
    return FilterObject(args[0], it)


def filter_reduce(self: Object) -> Object | None:
    f = self.native()
    assert isinstance(f, FilterObject)
    return tuple2(self.ob_type(), tuple2(f.func, f.it))


class ZipObject(Object):
    """`zip(*iterables, strict=False)`"""

    def __init__(self, iterators: vec[Object | None], strict: bool) -> None:
        self.iterators: Final = iterators
        self.strict: bool = strict

    def ob_type(self) -> TypeObject:
        return ZIP_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        its = self.iterators
        n: i64 = len(its)
        if n == 2:
            first = its[0]
            second = its[1]
            assert first is not None and second is not None
            a = first.tp_iternext()
            if a is None:
                return self.ended(0)
            b = second.tp_iternext()
            if b is None:
                return self.ended(1)
            return tuple2(a, b)
        if n == 0:
            return None
        items = vec[Object | None]([None] * n)
        i: i64 = 0
        while i < n:
            it = its[i]
            assert it is not None
            x = it.tp_iternext()
            if x is None:
                return self.ended(i)
            items[i] = x
            i += 1
        return tuple_of_vec(items, n)

    def ended(self, i: i64) -> Object | None:
        """Iterator i has ended or failed; None, with an exception when `strict` is broken."""
        if not self.strict or error_occurred():
            return None
        if i > 0:
            others = "argument 1" if i == 1 else f"arguments 1-{i}"
            return value_error(f"zip() argument {i + 1} is shorter than {others}")
        n: i64 = len(self.iterators)
        i = 1
        while i < n:
            it = self.iterators[i]
            assert it is not None
            if it.tp_iternext() is not None:
                others = "argument 1" if i == 1 else f"arguments 1-{i}"
                return value_error(f"zip() argument {i + 1} is longer than {others}")
            if error_occurred():
                return None
            i += 1
        return None


def zip_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    strict: i64 = 0
    if kwargs is not None:
        values = take_arguments("zip", [], kwargs, ["strict"])
        value = None if values is None else values[0]
        if values is None or (value is not None and (strict := is_true(value)) < 0):
            return None
    its = iterators_of(args)
    if its is None:
        return None
    return ZipObject(its, strict == 1)


def zip_reduce(self: Object) -> Object | None:
    z = self.native()
    assert isinstance(z, ZipObject)
    args = tuple_from_vec(z.iterators, 0, len(z.iterators))
    if z.strict:
        return tuple3(self.ob_type(), args, TRUE)
    return tuple2(self.ob_type(), args)


def zip_setstate(self: ZipObject, state: Object) -> Object | None:
    strict = is_true(state)
    if strict < 0:
        return None
    self.strict = strict == 1
    return NONE


LENGTH_HINT_DOC: Final = "Private method returning an estimate of len(list(it))."
REDUCE_DOC: Final = "Return state information for pickling."
SETSTATE_DOC: Final = "Set state information for unpickling."

SEQ_ITERATOR_TYPE: Final = static_type(
    "iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", seq_iterator_length_hint, "", doc=LENGTH_HINT_DOC),
        method("__reduce__", seq_iterator_reduce, "", doc=REDUCE_DOC),
        method("__setstate__", seq_iterator_setstate, "object, /", doc=SETSTATE_DOC),
    ),
)

CALLABLE_ITERATOR_TYPE: Final = static_type(
    "callable_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(method("__reduce__", callable_iterator_reduce, "", doc=REDUCE_DOC),),
)

MAP_TYPE: Final = static_type(
    "map",
    doc="map(func, *iterables): func of the first items, of the second ones, and so on "
    "to the end of the shortest.",
    new=method("__new__", map_new, "*args, **kwargs"),
    slots=(S_ITER, S_NEXT),
    methods=(method("__reduce__", map_reduce, "", doc=REDUCE_DOC, flags=WANTS_INSTANCE),),
    flags=BASETYPE,
)

FILTER_TYPE: Final = static_type(
    "filter",
    doc="filter(func, iterable): the items of which func, or truth itself if it is None, is true.",
    new=method("__new__", filter_new, "*args, **kwargs"),
    slots=(S_ITER, S_NEXT),
    methods=(method("__reduce__", filter_reduce, "", doc=REDUCE_DOC, flags=WANTS_INSTANCE),),
    flags=BASETYPE,
)

ZIP_TYPE: Final = static_type(
    "zip",
    doc="zip(*iterables, strict=False): tuples of the first items, of the second ones, and so on\n"
    "to the end of the shortest; with strict all must be of one length.",
    new=method("__new__", zip_new, "*args, **kwargs"),
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__reduce__", zip_reduce, "", doc=REDUCE_DOC, flags=WANTS_INSTANCE),
        method("__setstate__", zip_setstate, "object, /", doc=SETSTATE_DOC),
    ),
    flags=BASETYPE,
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import get_iter, has_length  # noqa: E402
from rt.objects.argbinder import inherits  # noqa: E402
from rt.objects.boolobject import BOOL_TYPE, TRUE  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error_occurred,
    set_error,
    set_error_object,
    type_error,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    INDEX_ERROR,
    OVERFLOW_ERROR,
    STOP_ITERATION,
)
from rt.objects.funcobject import current_builtins, find_in_namespace  # noqa: E402
from rt.objects.identifiers import ID___init__  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.longobject import index_as_i64, long_from_i64  # noqa: E402
from rt.objects.object_protocol import is_true, rich_compare_bool  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    tuple1,
    tuple2,
    tuple3,
    tuple_from_list,
    tuple_from_vec,
    tuple_of_vec,
)
from rt.unicode.unicodeobject import intern  # noqa: E402
