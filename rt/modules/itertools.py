"""The itertools module, but for products and combinations (itertools_product.py) and tee
and groupby (itertools_shared.py).

Answers to Modules/itertoolsmodule.c.

What always holds: an iterator whose source is None has ended. `__reduce__` and `__setstate__`
work as in 3.13, with its warning that they will go.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.modules.itertools_base import (
    ITERATOR,
    pickle_warning,
    positional,
    reduce_method,
    setstate_method,
)
from rt.objects.methodobject import CLASS_GETITEM, WANTS_INSTANCE, class_method, method
from rt.objects.object import NB_ADD, NONE, Object
from rt.objects.slots import S_REPR, slot_impl
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

SSIZE_MAX: Final = 9223372036854775807
STOP_MESSAGE: Final = (
    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
)
INDICES_MESSAGE: Final = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
STEP_MESSAGE: Final = "Step for islice() must be a positive integer or None."


class CountObject(Object):
    """`count(start, step)`: with `big` None, a small int that grows by 1."""

    def __init__(self, value: i64, big: Object | None, step: Object) -> None:
        self.value: i64 = value
        self.big: Object | None = big
        self.step: Final = step

    def ob_type(self) -> TypeObject:
        return COUNT_TYPE

    def tp_repr(self) -> Object | None:
        return count_repr(self)

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        big = self.big
        if big is None:
            value = self.value
            if value < COMPACT_MAX:
                self.value = value + 1
                return long_from_i64(value)
            big = long_from_i64(value)
        following = binary_op(big, self.step, NB_ADD)
        if following is None:
            return None
        self.big = following
        return big


def count_new(cls: TypeObject, start: Object | None, step: Object | None) -> Object | None:
    if (start is not None and not is_number(start)) or (step is not None and not is_number(step)):
        return type_error("a number is required")
    by_one = step is None
    if step is not None:
        n = as_long(step)
        by_one = isinstance(n, CompactLong) and n.value == 1
    if start is None:
        start = ZERO
    first = as_long(start)
    if by_one and isinstance(first, CompactLong):
        return CountObject(first.value, None, ONE if step is None else step)
    return CountObject(0, start, ONE if step is None else step)


def count_repr(self: Object) -> Object | None:
    c = self.native()
    assert isinstance(c, CountObject)
    name = self.ob_type().name
    big = c.big
    start = object_repr_of(long_from_i64(c.value) if big is None else big)
    if start is None:
        return None
    n = as_long(c.step)
    if isinstance(n, CompactLong) and n.value == 1:
        return unicode_from_host(f"{name}({unicode_to_host(start)})")
    step = object_repr_of(c.step)
    if step is None:
        return None
    return unicode_from_host(f"{name}({unicode_to_host(start)}, {unicode_to_host(step)})")


def count_reduce(self: Object) -> Object | None:
    c = self.native()
    assert isinstance(c, CountObject)
    if not pickle_warning():
        return None
    big = c.big
    if big is None:
        return tuple2(self.ob_type(), tuple1(long_from_i64(c.value)))
    return tuple2(self.ob_type(), tuple2(big, c.step))


class RepeatObject(Object):
    """`repeat(item, times)`: `left` times more, for ever when it is -1."""

    def __init__(self, item: Object, left: i64) -> None:
        self.item: Final = item
        self.left: i64 = left

    def ob_type(self) -> TypeObject:
        return REPEAT_TYPE

    def tp_repr(self) -> Object | None:
        return repeat_repr(self)

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        left = self.left
        if left == 0:
            return None
        if left > 0:
            self.left = left - 1
        return self.item


def repeat_new(cls: TypeObject, item: Object, times: Object | None) -> Object | None:
    left: i64 = -1
    if times is not None:
        left = index_as_i64(times)
        if left == -1 and error_occurred():
            return None
        if left < 0:
            left = 0
    return RepeatObject(item, left)


def repeat_repr(self: Object) -> Object | None:
    r = self.native()
    assert isinstance(r, RepeatObject)
    item = object_repr_of(r.item)
    if item is None:
        return None
    times = "" if r.left < 0 else f", {r.left}"
    return unicode_from_host(f"{self.ob_type().name}({unicode_to_host(item)}{times})")


def repeat_reduce(self: Object) -> Object | None:
    r = self.native()
    assert isinstance(r, RepeatObject)
    if not pickle_warning():
        return None
    if r.left < 0:
        return tuple2(self.ob_type(), tuple1(r.item))
    return tuple2(self.ob_type(), tuple2(r.item, long_from_i64(r.left)))


def repeat_length_hint(self: RepeatObject) -> Object | None:
    if self.left < 0:
        return type_error("len() of unsized object")
    return long_from_i64(self.left)


class CycleObject(Object):
    """`cycle(iterable)`: `it` until it ends, then `saved` again and again."""

    def __init__(self, it: Object) -> None:
        self.it: Object | None = it
        self.saved: ListObject = list_new()
        self.index: i64 = 0
        # The items of `it` are in `saved` already.
        self.again: bool = False

    def ob_type(self) -> TypeObject:
        return CYCLE_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        it = self.it
        if it is not None:
            x = it.tp_iternext()
            if x is not None:
                if not self.again:
                    list_append(self.saved, x)
                return x
            if error_occurred():
                return None
            self.it = None
        saved = self.saved
        if saved.n == 0:
            return None
        i = self.index
        if i >= saved.n:
            i = 0
        x = saved.items[i]
        i += 1
        self.index = 0 if i >= saved.n else i
        return x


def cycle_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not positional(cls, CYCLE_TYPE, args, kwargs, 1, 1):
        return None
    it = get_iter(args[0])
    return None if it is None else CycleObject(it)


def cycle_reduce(self: Object) -> Object | None:
    c = self.native()
    assert isinstance(c, CycleObject)
    if not pickle_warning():
        return None
    it = c.it
    if it is not None:
        return tuple3(self.ob_type(), tuple1(it), tuple2(c.saved, bool_from(c.again)))
    it = ListIterator(c.saved)
    it.index = c.index
    return tuple3(self.ob_type(), tuple1(it), tuple2(c.saved, TRUE))


def cycle_setstate(self: CycleObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    t = as_tuple(state)
    if t is None:
        return type_error("state is not a tuple")
    if t.n != 2:
        return type_error(f"function takes exactly 2 arguments ({t.n} given)")
    saved = as_list(t.item(0))
    if saved is None:
        return type_error(f"argument 1 must be list, not {type_name(t.item(0))}")
    again = index_as_i64(t.item(1))
    if again == -1 and error_occurred():
        return None
    self.saved = saved
    self.again = again != 0
    self.index = 0
    return NONE


class ChainObject(Object):
    """`chain(*iterables)`: `active` is the iterator of the iterable whose turn it is."""

    def __init__(self, source: Object | None) -> None:
        self.source: Object | None = source
        self.active: Object | None = None

    def ob_type(self) -> TypeObject:
        return CHAIN_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        source = self.source
        while source is not None:
            active = self.active
            if active is None:
                iterable = source.tp_iternext()
                if iterable is None:
                    self.source = None
                    return None
                active = get_iter(iterable)
                if active is None:
                    self.source = None
                    return None
                self.active = active
            x = active.tp_iternext()
            if x is not None or error_occurred():
                return x
            self.active = None
            source = self.source
        return None


def chain_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not refuse_keywords(cls, CHAIN_TYPE, kwargs):
        return None
    return ChainObject(TupleIterator(tuple_from_list(args)))


def chain_from_iterable(cls: TypeObject, iterable: Object) -> Object | None:
    it = get_iter(iterable)
    if it is None:
        return None
    if cls is CHAIN_TYPE:
        return ChainObject(it)
    made = call_noargs(cls)
    if made is None:
        return None
    c = made.native()
    if isinstance(c, ChainObject):
        c.source = it
    return made


def chain_reduce(self: Object) -> Object | None:
    c = self.native()
    assert isinstance(c, ChainObject)
    if not pickle_warning():
        return None
    source = c.source
    if source is None:
        return tuple2(self.ob_type(), EMPTY_TUPLE)
    active = c.active
    state = tuple1(source) if active is None else tuple2(source, active)
    return tuple3(self.ob_type(), EMPTY_TUPLE, state)


def chain_setstate(self: ChainObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    t = as_tuple(state)
    if t is None:
        return type_error("state is not a tuple")
    if t.n < 1 or t.n > 2:
        bound = "at least 1 argument" if t.n < 1 else "at most 2 arguments"
        return type_error(f"function takes {bound} ({t.n} given)")
    if not is_iterator(t.item(0)) or (t.n == 2 and not is_iterator(t.item(1))):
        return type_error("Arguments must be iterators.")
    self.source = t.item(0)
    self.active = t.item(1) if t.n == 2 else None
    return NONE


class CompressObject(Object):
    """`compress(data, selectors)`"""

    def __init__(self, data: Object, selectors: Object) -> None:
        self.data: Final = data
        self.selectors: Final = selectors

    def ob_type(self) -> TypeObject:
        return COMPRESS_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        while True:
            x = self.data.tp_iternext()
            if x is None:
                return None
            selector = self.selectors.tp_iternext()
            if selector is None:
                return None
            good = is_true(selector)
            if good != 0:
                return x if good > 0 else None


def compress_new(cls: TypeObject, data: Object, selectors: Object) -> Object | None:
    first = get_iter(data)
    if first is None:
        return None
    second = get_iter(selectors)
    return None if second is None else CompressObject(first, second)


def compress_reduce(self: Object) -> Object | None:
    c = self.native()
    assert isinstance(c, CompressObject)
    if not pickle_warning():
        return None
    return tuple2(self.ob_type(), tuple2(c.data, c.selectors))


class PredicateIterator(Object):
    """What the iterators with a predicate have in common."""

    def __init__(self, func: Object, it: Object) -> None:
        self.func: Final = func
        self.it: Final = it
        # dropwhile: the first item has been found; takewhile: the last one.
        self.past: bool = False

    def tp_iter(self) -> Object | None:
        return self

    def holds(self, x: Object) -> i64:
        """Is the predicate true of x? 1, 0, or -1 with an exception."""
        r = call_one(self.func, x)
        return -1 if r is None else is_true(r)


class DropWhileObject(PredicateIterator):
    """`dropwhile(predicate, iterable)`"""

    def ob_type(self) -> TypeObject:
        return DROPWHILE_TYPE

    def tp_iternext(self) -> Object | None:
        while True:
            x = self.it.tp_iternext()
            if x is None or self.past:
                return x
            good = self.holds(x)
            if good < 0:
                return None
            if good == 0:
                self.past = True
                return x


class TakeWhileObject(PredicateIterator):
    """`takewhile(predicate, iterable)`"""

    def ob_type(self) -> TypeObject:
        return TAKEWHILE_TYPE

    def tp_iternext(self) -> Object | None:
        if self.past:
            return None
        x = self.it.tp_iternext()
        if x is None:
            return None
        good = self.holds(x)
        if good == 1:
            return x
        if good == 0:
            self.past = True
        return None


class FilterFalseObject(PredicateIterator):
    """`filterfalse(predicate, iterable)`"""

    def ob_type(self) -> TypeObject:
        return FILTERFALSE_TYPE

    def tp_iternext(self) -> Object | None:
        func = self.func
        truth = func is NONE or func is BOOL_TYPE
        while True:
            x = self.it.tp_iternext()
            if x is None:
                return None
            good = is_true(x) if truth else self.holds(x)
            if good <= 0:
                return x if good == 0 else None


class StarMapObject(PredicateIterator):
    """`starmap(func, iterable)`"""

    def ob_type(self) -> TypeObject:
        return STARMAP_TYPE

    def tp_iternext(self) -> Object | None:
        x = self.it.tp_iternext()
        if x is None:
            return None
        args = tuple_from_iterable(x)
        if args is None:
            return None
        return self.func.tp_call(args.window(), 0, args.n, None)


def second_iterator(
    cls: TypeObject, base: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    """The iterator of the second of exactly two arguments; None with an exception."""
    if not positional(cls, base, args, kwargs, 2, 2):
        return None
    return get_iter(args[1])


def dropwhile_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    it = second_iterator(cls, DROPWHILE_TYPE, args, kwargs)
    return None if it is None else DropWhileObject(args[0], it)


def takewhile_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    it = second_iterator(cls, TAKEWHILE_TYPE, args, kwargs)
    return None if it is None else TakeWhileObject(args[0], it)


def filterfalse_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    it = second_iterator(cls, FILTERFALSE_TYPE, args, kwargs)
    return None if it is None else FilterFalseObject(args[0], it)


def starmap_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    it = second_iterator(cls, STARMAP_TYPE, args, kwargs)
    return None if it is None else StarMapObject(args[0], it)


def predicate_reduce(self: Object) -> Object | None:
    p = self.native()
    assert isinstance(p, PredicateIterator)
    if not pickle_warning():
        return None
    return tuple2(self.ob_type(), tuple2(p.func, p.it))


def while_reduce(self: Object) -> Object | None:
    p = self.native()
    assert isinstance(p, PredicateIterator)
    if not pickle_warning():
        return None
    return tuple3(self.ob_type(), tuple2(p.func, p.it), ONE if p.past else ZERO)


def while_setstate(self: PredicateIterator, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    past = is_true(state)
    if past < 0:
        return None
    self.past = past == 1
    return NONE


class AccumulateObject(Object):
    """`accumulate(iterable, func, initial=...)`; `func` None adds."""

    def __init__(self, it: Object, func: Object | None, initial: Object | None) -> None:
        self.it: Final = it
        self.func: Final = func
        self.initial: Object | None = initial
        self.total: Object | None = None

    def ob_type(self) -> TypeObject:
        return ACCUMULATE_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        initial = self.initial
        if initial is not None:
            self.initial = None
            self.total = initial
            return initial
        x = self.it.tp_iternext()
        if x is None:
            return None
        total = self.total
        if total is not None:
            func = self.func
            x = binary_op(total, x, NB_ADD) if func is None else call_two(func, total, x)
            if x is None:
                return None
        self.total = x
        return x


def accumulate_new(
    cls: TypeObject, iterable: Object, func: Object | None, initial: Object | None
) -> Object | None:
    it = get_iter(iterable)
    if it is None:
        return None
    return AccumulateObject(
        it, None if func is NONE else func, None if initial is NONE else initial
    )


def accumulate_reduce(self: Object) -> Object | None:
    a = self.native()
    assert isinstance(a, AccumulateObject)
    if not pickle_warning():
        return None
    cls = self.ob_type()
    func = NONE if a.func is None else a.func
    initial = a.initial
    if initial is not None:
        chained = ChainObject(TupleIterator(tuple2(tuple1(initial), a.it)))
        return tuple3(cls, tuple2(chained, func), NONE)
    total = a.total
    if total is NONE:
        # None as a state means that there is no total yet.
        chained = ChainObject(TupleIterator(tuple2(tuple1(NONE), a.it)))
        inner = AccumulateObject(chained, a.func, None)
        return tuple2(ISLICE_TYPE, tuple3(inner, ONE, NONE))
    return tuple3(cls, tuple2(a.it, func), NONE if total is None else total)


def accumulate_setstate(self: AccumulateObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    self.total = state
    return NONE


class BatchedObject(Object):
    """`batched(iterable, n, strict=...)`"""

    def __init__(self, it: Object, size: i64, strict: bool) -> None:
        self.it: Object | None = it
        self.size: Final[i64] = size
        self.strict: Final = strict

    def ob_type(self) -> TypeObject:
        return BATCHED_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        it = self.it
        if it is None:
            return None
        batch = list_new()
        while batch.n < self.size:
            x = it.tp_iternext()
            if x is None:
                self.it = None
                if error_occurred() or batch.n == 0:
                    return None
                if self.strict:
                    return value_error("batched(): incomplete batch")
                break
            list_append(batch, x)
        return tuple_from_vec(batch.items, 0, batch.n)


def batched_new(
    cls: TypeObject, iterable: Object, size: Object, strict: Object | None
) -> Object | None:
    n = index_as_i64(size)
    if n == -1 and error_occurred():
        return None
    whole: i64 = 0
    if strict is not None:
        whole = is_true(strict)
        if whole < 0:
            return None
    if n < 1:
        return value_error("n must be at least one")
    it = get_iter(iterable)
    return None if it is None else BatchedObject(it, n, whole == 1)


class PairwiseObject(Object):
    """`pairwise(iterable)`"""

    def __init__(self, it: Object) -> None:
        self.it: Object | None = it
        self.old: Object | None = None

    def ob_type(self) -> TypeObject:
        return PAIRWISE_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        it = self.it
        if it is None:
            return None
        old = self.old
        if old is None:
            old = it.tp_iternext()
            self.old = old
            if old is None:
                self.it = None
                return None
            # The iterator may have come back to us and ended.
            it = self.it
            if it is None:
                self.old = None
                return None
        new = it.tp_iternext()
        self.old = new
        if new is None:
            self.it = None
            return None
        return tuple2(old, new)


def pairwise_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not positional(cls, PAIRWISE_TYPE, args, kwargs, 1, 1):
        return None
    it = get_iter(args[0])
    return None if it is None else PairwiseObject(it)


class ISliceObject(Object):
    """`islice(iterable, start, stop, step)`: item `next` comes next; `stop` -1: no end."""

    def __init__(self, it: Object, start: i64, stop: i64, step: i64) -> None:
        self.it: Object | None = it
        self.next: i64 = start
        self.stop: Final[i64] = stop
        self.step: Final[i64] = step
        # How many items of `it` have been taken.
        self.count: i64 = 0

    def ob_type(self) -> TypeObject:
        return ISLICE_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        it = self.it
        if it is None:
            return None
        while self.count < self.next:
            if it.tp_iternext() is None:
                self.it = None
                return None
            self.count += 1
        stop = self.stop
        if stop != -1 and self.count >= stop:
            self.it = None
            return None
        x = it.tp_iternext()
        if x is None:
            self.it = None
            return None
        self.count += 1
        following = SSIZE_MAX if self.next > SSIZE_MAX - self.step else self.next + self.step
        if stop != -1 and following > stop:
            following = stop
        self.next = following
        return x


def islice_bound(x: Object, default: i64) -> i64:
    """An index, `default` of None; -1 for what is no index or too large, -2 below -1."""
    if x is NONE:
        return default
    n = subscript_index(x)
    if n is None or not long_fits_i64(n):
        clear_error()
        return -1
    v = long_as_i64(n)
    return v if v >= -1 else -2


def islice_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not positional(cls, ISLICE_TYPE, args, kwargs, 2, 4):
        return None
    n = len(args)
    start: i64 = 0
    stop: i64 = -1
    step: i64 = 1
    last = args[1] if n == 2 else args[2]
    if n > 2:
        start = islice_bound(args[1], 0)
    if last is not NONE:
        stop = islice_bound(last, 0)
        if stop == -1:
            return value_error(STOP_MESSAGE)
    if start < 0 or stop < -1:
        return value_error(INDICES_MESSAGE)
    if n == 4:
        step = islice_bound(args[3], 1)
        if step < 1:
            return value_error(STEP_MESSAGE)
    it = get_iter(args[0])
    return None if it is None else ISliceObject(it, start, stop, step)


def islice_reduce(self: Object) -> Object | None:
    s = self.native()
    assert isinstance(s, ISliceObject)
    if not pickle_warning():
        return None
    it = s.it
    if it is None:
        empty = ListIterator(list_new())
        return tuple3(self.ob_type(), tuple2(empty, ZERO), ZERO)
    stop = NONE if s.stop == -1 else long_from_i64(s.stop)
    args = tuple_from_list([it, long_from_i64(s.next), stop, long_from_i64(s.step)])
    return tuple3(self.ob_type(), args, long_from_i64(s.count))


def islice_setstate(self: ISliceObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    n = index_as_i64(state)
    if n == -1 and error_occurred():
        return None
    self.count = n
    return NONE


class ZipLongestObject(Object):
    """`zip_longest(*iterables, fillvalue=...)`: an iterator that has ended is None."""

    def __init__(self, iterators: vec[Object | None], fill: Object) -> None:
        self.iterators: Final = iterators
        self.fill: Object = fill
        self.active: i64 = len(iterators)

    def ob_type(self) -> TypeObject:
        return ZIP_LONGEST_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        its = self.iterators
        n: i64 = len(its)
        if n == 0 or self.active == 0:
            return None
        items = vec[Object | None]([None] * n)
        i: i64 = 0
        while i < n:
            it = its[i]
            x: Object | None = self.fill
            if it is not None:
                x = it.tp_iternext()
                if x is None:
                    self.active -= 1
                    if self.active == 0 or error_occurred():
                        self.active = 0
                        return None
                    its[i] = None
                    x = self.fill
            items[i] = x
            i += 1
        return tuple_of_vec(items, n)


def zip_longest_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    fill: Object | None = None
    if kwargs is not None and kwargs.used > 0:
        fill = dict_get_str(kwargs, intern("fillvalue"))
        if fill is None or kwargs.used > 1:
            return type_error("zip_longest() got an unexpected keyword argument")
    its = iterators_of(args)
    if its is None:
        return None
    return ZipLongestObject(its, NONE if fill is None else fill)


def zip_longest_reduce(self: Object) -> Object | None:
    z = self.native()
    assert isinstance(z, ZipLongestObject)
    if not pickle_warning():
        return None
    args: list[Object] = []
    for it in z.iterators:
        args.append(EMPTY_TUPLE if it is None else it)
    return tuple3(self.ob_type(), tuple_from_list(args), z.fill)


def zip_longest_setstate(self: ZipLongestObject, state: Object) -> Object | None:
    if not pickle_warning():
        return None
    self.fill = state
    return NONE


COUNT_TYPE: Final = static_type(
    "itertools.count",
    doc="Numbers without end: start, start + step, start + 2 * step, ...",
    new=method("__new__", count_new, "start=0, step=1"),
    slots=(*ITERATOR, S_REPR),
    impls=(slot_impl(S_REPR, count_repr, WANTS_INSTANCE),),
    methods=(reduce_method(count_reduce),),
    flags=BASETYPE,
)

REPEAT_TYPE: Final = static_type(
    "itertools.repeat",
    doc="repeat(object [,times]): the object so many times, or without end.",
    new=method("__new__", repeat_new, "object, times=<unrepresentable>"),
    slots=(*ITERATOR, S_REPR),
    impls=(slot_impl(S_REPR, repeat_repr, WANTS_INSTANCE),),
    methods=(
        reduce_method(repeat_reduce),
        method(
            "__length_hint__",
            repeat_length_hint,
            "",
            doc="Private method returning an estimate of len(list(it)).",
        ),
    ),
    flags=BASETYPE,
)

CYCLE_TYPE: Final = static_type(
    "itertools.cycle",
    doc="The items of the iterable, again and again.",
    new=method("__new__", cycle_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(cycle_reduce), setstate_method(cycle_setstate)),
    flags=BASETYPE,
)

CHAIN_TYPE: Final = static_type(
    "itertools.chain",
    doc="chain(*iterables): the items of the first iterable, then those of the next.",
    new=method("__new__", chain_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(
        class_method(
            "from_iterable",
            chain_from_iterable,
            "iterable, /",
            doc="chain() whose iterables are asked for one by one.",
        ),
        reduce_method(chain_reduce),
        setstate_method(chain_setstate),
        CLASS_GETITEM,
    ),
    flags=BASETYPE,
)

COMPRESS_TYPE: Final = static_type(
    "itertools.compress",
    doc="The items of data whose selector is true.",
    new=method("__new__", compress_new, "data, selectors"),
    slots=ITERATOR,
    methods=(reduce_method(compress_reduce),),
    flags=BASETYPE,
)

DROPWHILE_TYPE: Final = static_type(
    "itertools.dropwhile",
    doc="The items from the first on of which the predicate is false.",
    new=method("__new__", dropwhile_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(while_reduce), setstate_method(while_setstate)),
    flags=BASETYPE,
)

TAKEWHILE_TYPE: Final = static_type(
    "itertools.takewhile",
    doc="The items before the first of which the predicate is false.",
    new=method("__new__", takewhile_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(while_reduce), setstate_method(while_setstate)),
    flags=BASETYPE,
)

FILTERFALSE_TYPE: Final = static_type(
    "itertools.filterfalse",
    doc="The items of which the function, or truth itself when it is None, is false.",
    new=method("__new__", filterfalse_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(predicate_reduce),),
    flags=BASETYPE,
)

STARMAP_TYPE: Final = static_type(
    "itertools.starmap",
    doc="The results of the function called with each item's items as arguments.",
    new=method("__new__", starmap_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(predicate_reduce),),
    flags=BASETYPE,
)

ACCUMULATE_TYPE: Final = static_type(
    "itertools.accumulate",
    doc="Running totals, by addition or by another function of two arguments.",
    new=method("__new__", accumulate_new, "iterable, func=None, *, initial=None"),
    slots=ITERATOR,
    methods=(reduce_method(accumulate_reduce), setstate_method(accumulate_setstate)),
    flags=BASETYPE,
)

BATCHED_TYPE: Final = static_type(
    "itertools.batched",
    doc="Tuples of n items each; the last may be shorter unless strict is true.",
    new=method("__new__", batched_new, "iterable, n, *, strict=False"),
    slots=ITERATOR,
    flags=BASETYPE,
)

PAIRWISE_TYPE: Final = static_type(
    "itertools.pairwise",
    doc="Pairs of neighbouring items.",
    new=method("__new__", pairwise_new, "*args, **kwargs"),
    slots=ITERATOR,
    flags=BASETYPE,
)

ISLICE_TYPE: Final = static_type(
    "itertools.islice",
    doc="islice(iterable, stop) or islice(iterable, start, stop[, step]): "
    "the items that a slice would have.",
    new=method("__new__", islice_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(islice_reduce), setstate_method(islice_setstate)),
    flags=BASETYPE,
)

ZIP_LONGEST_TYPE: Final = static_type(
    "itertools.zip_longest",
    doc="As zip(), to the end of the longest iterable; fillvalue stands for what is missing.",
    new=method("__new__", zip_longest_new, "*args, **kwargs"),
    slots=ITERATOR,
    methods=(reduce_method(zip_longest_reduce), setstate_method(zip_longest_setstate)),
    flags=BASETYPE,
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module."""
    m = new_module("itertools", "Building blocks for iterators.", (TEE_FUNCTION,))
    for tp in (
        ACCUMULATE_TYPE,
        BATCHED_TYPE,
        CHAIN_TYPE,
        COMBINATIONS_TYPE,
        COMBINATIONS_WITH_REPLACEMENT_TYPE,
        COMPRESS_TYPE,
        COUNT_TYPE,
        CYCLE_TYPE,
        DROPWHILE_TYPE,
        FILTERFALSE_TYPE,
        GROUPBY_TYPE,
        GROUPER_TYPE,
        ISLICE_TYPE,
        PAIRWISE_TYPE,
        PERMUTATIONS_TYPE,
        PRODUCT_TYPE,
        REPEAT_TYPE,
        STARMAP_TYPE,
        TAKEWHILE_TYPE,
        TEE_DATA_TYPE,
        TEE_TYPE,
        ZIP_LONGEST_TYPE,
    ):
        add_type(m, tp)
    return m


from rt.dict.dictobject import DictObject, dict_get_str  # noqa: E402
from rt.modules.itertools_product import (  # noqa: E402
    COMBINATIONS_TYPE,
    COMBINATIONS_WITH_REPLACEMENT_TYPE,
    PERMUTATIONS_TYPE,
    PRODUCT_TYPE,
)
from rt.modules.itertools_shared import (  # noqa: E402
    GROUPBY_TYPE,
    GROUPER_TYPE,
    TEE_DATA_TYPE,
    TEE_FUNCTION,
    TEE_TYPE,
)
from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.abstract import binary_op, get_iter, is_iterator, is_number  # noqa: E402
from rt.objects.boolobject import BOOL_TYPE, TRUE, bool_from  # noqa: E402
from rt.objects.call import call_noargs, call_one, call_two  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error_occurred,
    type_error,
    value_error,
)
from rt.objects.iterobject import iterators_of, refuse_keywords  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    ListIterator,
    ListObject,
    as_list,
    list_append,
    list_new,
)
from rt.objects.longobject import (  # noqa: E402
    COMPACT_MAX,
    ONE,
    ZERO,
    CompactLong,
    as_long,
    index_as_i64,
    long_as_i64,
    long_fits_i64,
    long_from_i64,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import is_true, object_repr_of  # noqa: E402
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.sliceobject import subscript_index  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TupleIterator,
    as_tuple,
    tuple1,
    tuple2,
    tuple3,
    tuple_from_iterable,
    tuple_from_list,
    tuple_from_vec,
    tuple_of_vec,
)
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host, unicode_to_host  # noqa: E402
