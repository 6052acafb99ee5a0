"""Lists.

Answers to Objects/listobject.c; sorting is in listsort.py.

What always holds: the items are `items[0]` to `items[n - 1]`; the rest of the vec is spare
room and None. The room grows and shrinks as CPython's does. An item is taken out of `items`
and held before it is replaced or dropped (see `hold`).
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, extend, pop, vec
from mypy_extensions import i64

from rt.objects.methodobject import CLASS_GETITEM, WANTS_INSTANCE, method
from rt.objects.object import ENDLESS, EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_CONCAT,
    S_CONTAINS,
    S_EQ,
    S_GETITEM,
    S_HASH_NONE,
    S_INPLACE_CONCAT,
    S_INPLACE_REPEAT,
    S_ITER,
    S_LEN,
    S_NEXT,
    S_REPEAT,
    S_REPR,
    S_SETITEM,
)
from rt.objects.tupleobject import MAX_ITEMS, NO_ITEMS, TupleObject, hold, hold_all
from rt.objects.typeobject import BASETYPE, SEQUENCE, TypeObject, static_type

# So many items are copied one by one: what making room in the usual way costs.
FEW: Final = 16
FOUR_PLACES: Final[vec[Object | None]] = vec[Object | None]([None] * 4)


class ListObject(Object):
    """An exact list."""

    def __init__(self, items: vec[Object | None], n: i64) -> None:
        self.items: vec[Object | None] = items
        self.n: i64 = n

    def ob_type(self) -> TypeObject:
        return LIST_TYPE

    def tp_repr(self) -> Object | None:
        return list_repr(self)

    def tp_hash(self) -> i64:
        return type_error_i("unhashable type: 'list'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        b = as_list(other)
        if b is None:
            return NOT_IMPLEMENTED
        return list_richcompare(self, b, op)

    def tp_iter(self) -> Object | None:
        return ListIterator(self)

    def nb_bool(self) -> i64:
        return 1 if self.n > 0 else 0

    def sq_length(self) -> i64:
        return self.n

    def sq_concat(self, other: Object) -> Object | None:
        b = as_list(other)
        if b is None:
            return type_error(f'can only concatenate list (not "{type_name(other)}") to list')
        n = self.n
        v = vec[Object | None]([None] * (n + b.n))
        copy_items(self.items, 0, v, 0, n)
        copy_items(b.items, 0, v, n, b.n)
        return ListObject(v, n + b.n)

    def sq_repeat(self, n: i64) -> Object | None:
        if n <= 0 or self.n == 0:
            return list_new()
        if n > MAX_ITEMS // self.n:
            return memory_error()
        return ListObject(repeated(self.items, self.n, n), self.n * n)

    def sq_inplace_concat(self, other: Object) -> Object | None:
        if list_extend(self, other) < 0:
            return None
        return self

    def sq_inplace_repeat(self, n: i64) -> Object | None:
        if list_inplace_repeat(self, n) < 0:
            return None
        return self

    def sq_item(self, index: i64) -> Object | None:
        if 0 <= index < self.n:
            return self.items[index]
        return index_error("list index out of range")

    def sq_contains(self, value: Object) -> i64:
        i: i64 = 0
        while i < self.n:
            x = self.items[i]
            assert x is not None
            r = rich_compare_bool(x, value, EQ)
            if r != 0:
                return r
            i += 1
        return 0

    def mp_subscript(self, key: Object) -> Object | None:
        if isinstance(key, CompactLong):
            i = key.value
            if i < 0:
                i += self.n
            if 0 <= i < self.n:
                return self.items[i]
            return index_error("list index out of range")
        return list_subscript(self, key)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        if isinstance(key, CompactLong):
            return list_ass_item(self, key.value, value)
        return list_ass_subscript(self, key, value)


class ListIterator(Object):
    """Steps through a list; `seq` is None at the end."""

    def __init__(self, seq: ListObject) -> None:
        self.seq: ListObject | None = seq
        self.index: i64 = 0

    def ob_type(self) -> TypeObject:
        return LIST_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if i < seq.n:
            self.index = i + 1
            return seq.items[i]
        self.seq = None
        return None


class ListReverseIterator(Object):
    """Steps through a list from its end; `seq` is None, and `index` -1, at the end."""

    def __init__(self, seq: ListObject) -> None:
        self.seq: ListObject | None = seq
        self.index: i64 = seq.n - 1

    def ob_type(self) -> TypeObject:
        return LIST_REVERSE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if 0 <= i < seq.n:
            self.index = i - 1
            return seq.items[i]
        self.index = -1
        self.seq = None
        return None


# Room.


def copy_items(
    source: vec[Object | None], start: i64, target: vec[Object | None], at: i64, n: i64
) -> None:
    """Copy n items between vecs, or downwards in one."""
    i: i64 = 0
    while i < n:
        target[at + i] = source[start + i]
        i += 1


def repeated(items: vec[Object | None], n: i64, times: i64) -> vec[Object | None]:
    """The first n items, n > 0, `times` times over."""
    size = n * times
    if n == 1:
        return vec[Object | None]([items[0]] * size)
    v = vec[Object | None]([None] * size)
    i: i64 = 0
    while i < size:
        copy_items(items, 0, v, i, n)
        i += n
    return v


def grown(v: vec[Object | None], extra: i64) -> vec[Object | None]:
    """`v` with `extra` more places. The caller has given up every other reference to it,
    so that the items are moved, not copied."""
    if extra <= FEW and extra & 3 == 0:
        # The first makes room for the others, and no vec need be made.
        while extra > 0:
            v = extend(v, FOUR_PLACES)
            extra -= 4
        return v
    return extend(v, vec[Object | None]([None] * extra))


def list_reserve(l: ListObject, size: i64) -> None:
    """Make room for `size` items, at least one more than there is room for."""
    room = (size + (size >> 3) + 6) & -4
    if size - l.n > room - size:
        room = (size + 3) & -4
    v = l.items
    if l.n <= FEW:
        few = vec[Object | None]([None] * room)
        copy_items(v, 0, few, 0, l.n)
        l.items = few
        return
    l.items = NO_ITEMS
    l.items = grown(v, room - len(v))


def even(n: i64) -> i64:
    """The room that an empty list gets for n items at once. CPython: list_preallocate"""
    return (n + 1) & -2


def list_shrink(l: ListObject, size: i64) -> None:
    """Set the number of items, the rest being None already. CPython: list_resize"""
    l.n = size
    allocated: i64 = len(l.items)
    if size >= allocated >> 1:
        return
    room: i64 = 0
    if size > 0:
        room = (size + (size >> 3) + 6) & -4
    if room < allocated:
        l.items = l.items[0:room]


# The interface.


def list_new() -> ListObject:
    """An empty list."""
    return ListObject(NO_ITEMS, 0)


def list_from_vec(v: vec[Object | None], base: i64, n: i64) -> ListObject:
    """A list of the n items at v[base], none of which is None."""
    return ListObject(v[base : base + n], n)


def list_from_host(items: list[Object]) -> ListObject:
    """A list of what is in a host list."""
    n: i64 = len(items)
    v = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        v[i] = items[i]
        i += 1
    return ListObject(v, n)


def list_append(l: ListObject, x: Object) -> None:
    """Add an item at the end. CPython: PyList_Append"""
    n = l.n
    if n == len(l.items):
        list_reserve(l, n + 1)
    l.items[n] = x
    l.n = n + 1


def list_item(l: ListObject, i: i64) -> Object:
    """Item i, 0 <= i < n."""
    x = l.items[i]
    assert x is not None
    return x


def as_list(x: Object) -> ListObject | None:
    """The list in a list or an instance of a class that extends it; else None."""
    if isinstance(x, ListObject):
        return x
    p = x.native()
    if isinstance(p, ListObject):
        return p
    return None


def list_from_iterable(x: Object) -> ListObject | None:
    """`list(x)`; None with an exception. CPython: PySequence_List"""
    out = list_new()
    if list_extend(out, x) < 0:
        return None
    return out


def host_list(x: Object) -> list[Object] | None:
    """The items of an iterable as a host list; None with an exception."""
    items = x if isinstance(x, ListObject) else list_from_iterable(x)
    if items is None:
        return None
    return list_to_host(items)


def list_to_host(l: ListObject) -> list[Object]:
    """The items as a host list."""
    out: list[Object] = []
    v = l.items
    i: i64 = 0
    while i < l.n:
        x = v[i]
        assert x is not None
        out.append(x)
        i += 1
    return out


def list_as_tuple(l: ListObject) -> TupleObject:
    """The tuple of the items. CPython: PyList_AsTuple"""
    return tuple_from_vec(l.items, 0, l.n)


def sequence_fast(x: Object, message: str) -> ListObject | None:
    """A list of the items of an iterable, `x` itself if it is one; None with an exception.

    Args:
        message: of the TypeError when x cannot be iterated.

    CPython: PySequence_Fast
    """
    l = as_list(x)
    if l is not None:
        return l
    t = as_tuple(x)
    if t is not None:
        return list_from_vec(t.window(), 0, t.n)
    it = get_iter(x)
    if it is None:
        if clear_if(TYPE_ERROR):
            type_error(message)
        return None
    return list_from_iterable(it)


def list_extend(l: ListObject, x: Object) -> i64:
    """Add all items of an iterable. 0, or -1 with an exception. CPython: list_extend"""
    if isinstance(x, ListObject):
        list_extend_vec(l, x.items, x.n)
        return 0
    if isinstance(x, TupleObject):
        list_extend_vec(l, x.window(), x.n)
        return 0
    it = get_iter(x)
    if it is None:
        return -1
    hint = length_hint(x, 8)
    if hint < 0:
        return -1
    n = l.n
    if hint > MAX_ITEMS:
        hint = 8
    if n == 0 and len(l.items) == 0:
        l.items = vec[Object | None]([None] * even(hint))
    elif n + hint > len(l.items):
        list_reserve(l, n + hint)
    while True:
        item = it.tp_iternext()
        if item is None:
            break
        list_append(l, item)
    list_shrink_to_fit(l)
    return -1 if error_occurred() else 0


def list_shrink_to_fit(l: ListObject) -> None:
    """Give back room that a length hint asked for in vain."""
    if l.n < len(l.items):
        if l.n == 0:
            l.items = NO_ITEMS
        else:
            list_shrink(l, l.n)


def list_extend_vec(l: ListObject, items: vec[Object | None], count: i64) -> None:
    """Add the first `count` items of a vec, which may be the list's own."""
    if count == 0:
        return
    n = l.n
    if n == 0 and len(l.items) == 0:
        if count & 1:
            l.items = vec[Object | None]([None] * even(count))
            copy_items(items, 0, l.items, 0, count)
        else:
            l.items = items[0:count]
        l.n = count
        return
    if n + count > len(l.items):
        list_reserve(l, n + count)
    copy_items(items, 0, l.items, n, count)
    l.n = n + count


def list_slice(l: ListObject, start: i64, stop: i64) -> ListObject:
    """`l[start:stop]`, 0 <= start, stop <= n. CPython: PyList_GetSlice"""
    if stop <= start:
        return list_new()
    return ListObject(l.items[start:stop], stop - start)


def list_set_slice(l: ListObject, start: i64, stop: i64, items: vec[Object | None], n: i64) -> None:
    """Replace the items from start to stop, as far as there are such, by n others.

    CPython: list_ass_slice
    """
    size = l.n
    if start < 0:
        start = 0
    elif start > size:
        start = size
    if stop < start:
        stop = start
    elif stop > size:
        stop = size
    removed = l.items[start:stop]
    d = n - (stop - start)
    if l.items is items and n > 0:
        items = items[0:n]
    if d > 0:
        if size + d > len(l.items):
            list_reserve(l, size + d)
        v = l.items
        i = size - 1
        while i >= stop:
            v[i + d] = v[i]
            i -= 1
        l.n = size + d
    elif d < 0:
        v = l.items
        copy_items(v, stop, v, stop + d, size - stop)
        i = size + d
        while i < size:
            v[i] = None
            i += 1
        list_shrink(l, size + d)
    copy_items(items, 0, l.items, start, n)
    hold_all(removed)


def list_insert(l: ListObject, where: i64, x: Object) -> None:
    """Insert an item before item `where`, as list.insert does. CPython: PyList_Insert"""
    n = l.n
    if where < 0:
        where += n
        if where < 0:
            where = 0
    elif where > n:
        where = n
    if n == len(l.items):
        list_reserve(l, n + 1)
    put_before(l.items, where, n, x)
    l.n = n + 1


def put_before(v: vec[Object | None], i: i64, stop: i64, x: Object | None) -> None:
    """Put x at place i and move v[i:stop] up by one; there is room.

    An item is taken out of its place just before that gets another: its count then goes up and
    down with nothing in between, and stays in a register.
    """
    while i < stop:
        y = v[i]
        v[i] = x
        x = y
        i += 1
    v[stop] = x


def list_pop(l: ListObject, i: i64) -> Object:
    """Take out item i, 0 <= i < n."""
    v = l.items
    x = v[i]
    assert x is not None
    last = l.n - 1
    if i < last:
        # The vec's own method moves the rest without counting references. The place that it takes
        # from the end is given back.
        l.items = NO_ITEMS
        v, _ = pop(v, i)
        v = append(v, None)
        l.items = v
    if last < len(v):
        v[last] = None
    if last == 0:
        l.n = 0
        l.items = NO_ITEMS
    else:
        list_shrink(l, last)
    return x


def list_clear(l: ListObject) -> None:
    """Remove all items."""
    if l.n == 0:
        return
    v = l.items
    l.items = NO_ITEMS
    l.n = 0
    hold_all(v)


def list_reverse(l: ListObject) -> None:
    """Reverse the items in place. CPython: PyList_Reverse"""
    reverse_items(l.items, 0, l.n)


def reverse_items(v: vec[Object | None], start: i64, stop: i64) -> None:
    """Reverse v[start:stop]."""
    i = start
    j = stop - 1
    while i < j:
        x = v[i]
        # As in `put_before`.
        y = v[j]
        v[j] = x
        v[i] = y
        i += 1
        j -= 1


def list_inplace_repeat(l: ListObject, n: i64) -> i64:
    """`l *= n`"""
    if n <= 0:
        list_clear(l)
        return 0
    size = l.n
    if size == 0 or n == 1:
        return 0
    if n > MAX_ITEMS // size:
        memory_error()
        return -1
    if size * n > len(l.items):
        list_reserve(l, size * n)
    v = l.items
    i = size
    while i < size * n:
        copy_items(v, 0, v, i, size)
        i += size
    l.n = size * n
    return 0


# Subscripts.


def bad_list_index(key: Object) -> None:
    """The error of a subscript that is neither an index nor a slice."""
    if not error_occurred():
        type_error(f"list indices must be integers or slices, not {type_name(key)}")


def list_subscript(l: ListObject, key: Object) -> Object | None:
    """`l[key]` of a key that is no compact int."""
    if not isinstance(key, SliceObject):
        index = subscript_index(key)
        if index is None:
            bad_list_index(key)
            return None
        if not long_fits_i64(index):
            return index_error(f"cannot fit '{type_name(key)}' into an index-sized integer")
        i = long_as_i64(index)
        if i < 0:
            i += l.n
        return l.sq_item(i)
    raw = slice_unpack(key)
    if raw is None:
        return None
    bounds = slice_adjust(raw, l.n)
    if bounds.step == 1:
        return list_slice(l, bounds.start, bounds.start + bounds.count)
    v = vec[Object | None]([None] * bounds.count)
    i = bounds.start
    j: i64 = 0
    while j < bounds.count:
        v[j] = l.items[i]
        i += bounds.step
        j += 1
    return ListObject(v, bounds.count)


def list_ass_item(l: ListObject, i: i64, value: Object | None) -> i64:
    """`l[i] = value`, or `del l[i]`."""
    if i < 0:
        i += l.n
    if i < 0 or i >= l.n:
        index_error("list assignment index out of range")
        return -1
    if value is None:
        list_pop_slice(l, i, i + 1)
        return 0
    old = l.items[i]
    l.items[i] = value
    hold(old)
    return 0


def list_pop_slice(l: ListObject, start: i64, stop: i64) -> None:
    """`del l[start:stop]`"""
    list_set_slice(l, start, stop, NO_ITEMS, 0)


def list_ass_subscript(l: ListObject, key: Object, value: Object | None) -> i64:
    """`l[key] = value`, or `del l[key]`. CPython: list_ass_subscript"""
    if not isinstance(key, SliceObject):
        index = subscript_index(key)
        if index is None:
            bad_list_index(key)
            return -1
        if not long_fits_i64(index):
            index_error(f"cannot fit '{type_name(key)}' into an index-sized integer")
            return -1
        return list_ass_item(l, long_as_i64(index), value)
    raw = slice_unpack(key)
    if raw is None:
        return -1
    bounds = slice_adjust(raw, l.n)
    if bounds.step == 1:
        if value is None:
            list_pop_slice(l, bounds.start, bounds.stop)
            return 0
        if value is l:
            value = list_slice(l, 0, l.n)
        new = sequence_fast(value, "must assign iterable to extended slice")
        if new is None:
            return -1
        list_set_slice(l, bounds.start, bounds.stop, new.items, new.n)
        return 0
    if value is None:
        list_del_extended(l, bounds)
        return 0
    new = sequence_fast(value, "must assign iterable to extended slice")
    if new is None:
        return -1
    # What was asked of the iterable may have changed the list.
    bounds = slice_adjust(raw, l.n)
    count = bounds.count
    if new.n != count:
        value_error(f"attempt to assign sequence of size {new.n} to extended slice of size {count}")
        return -1
    items = new.items[0:count]
    removed = vec[Object | None]([None] * count)
    v = l.items
    i = bounds.start
    j: i64 = 0
    while j < count:
        removed[j] = v[i]
        v[i] = items[j]
        i += bounds.step
        j += 1
    hold_all(removed)
    return 0


def list_del_extended(l: ListObject, bounds: SliceBounds) -> None:
    """`del l[start:stop:step]`"""
    count = bounds.count
    if count == 0:
        return
    step = bounds.step
    start = bounds.start
    if step < 0:
        start = start + step * (count - 1)
        step = -step
    v = l.items
    removed = vec[Object | None]([None] * count)
    size = l.n
    done: i64 = 0
    to = start
    i = start
    while i < size:
        if done < count and i == start + done * step:
            removed[done] = v[i]
            done += 1
        else:
            v[to] = v[i]
            to += 1
        i += 1
    while to < size:
        v[to] = None
        to += 1
    list_shrink(l, size - count)
    hold_all(removed)


def list_repr(l: ListObject) -> Object | None:
    if l.n == 0:
        return unicode_from_host("[]")
    if not repr_enter(l):
        return unicode_from_host("[...]")
    parts: list[str] = []
    i: i64 = 0
    while i < l.n:
        r = object_repr_of(list_item(l, i))
        if r is None:
            repr_leave(l)
            return None
        parts.append(unicode_to_host(r))
        i += 1
    repr_leave(l)
    return unicode_from_host("[" + ", ".join(parts) + "]")


def list_richcompare(a: ListObject, b: ListObject, op: i64) -> Object | None:
    """Compare by the first items that differ, then by length."""
    if a.n != b.n and (op == EQ or op == NE):
        return bool_from(op == NE)
    i: i64 = 0
    while i < a.n and i < b.n:
        x = list_item(a, i)
        y = list_item(b, i)
        if x is not y:
            r = rich_compare_bool(x, y, EQ)
            if r < 0:
                return None
            if r == 0:
                if i >= a.n or i >= b.n:
                    # The comparison has shortened a list.
                    break
                if op == EQ:
                    return FALSE
                if op == NE:
                    return TRUE
                return rich_compare(x, y, op)
        i += 1
    return compare_lengths(a.n, b.n, op)


# Methods.


def list_new_empty(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return list_new()


def list_init(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        # A class with a `__new__` of its own may take keywords.
        cls = self.ob_type()
        if type_lookup(cls, ID___new__) is type_lookup(LIST_TYPE, ID___new__):
            return type_error("list() takes no keyword arguments")
    count = len(args)
    if count > 1:
        return type_error(f"list expected at most 1 argument, got {count}")
    l = as_list(self)
    assert l is not None
    list_clear(l)
    if args and list_extend(l, args[0]) < 0:
        return None
    return NONE


def list_append_method(self: ListObject, item: Object) -> Object | None:
    list_append(self, item)
    return NONE


def list_extend_method(self: ListObject, iterable: Object) -> Object | None:
    if list_extend(self, iterable) < 0:
        return None
    return NONE


def list_insert_method(self: ListObject, index: Object, item: Object) -> Object | None:
    i = index_as_i64(index)
    if i == -1 and error_occurred():
        return None
    list_insert(self, i, item)
    return NONE


def list_pop_method(self: ListObject, index: Object | None) -> Object | None:
    i: i64 = -1
    if index is not None:
        i = index_as_i64(index)
        if i == -1 and error_occurred():
            return None
    if self.n == 0:
        return index_error("pop from empty list")
    if i < 0:
        i += self.n
    if i < 0 or i >= self.n:
        return index_error("pop index out of range")
    return list_pop(self, i)


def list_clear_method(self: ListObject) -> Object | None:
    list_clear(self)
    return NONE


def list_copy(self: ListObject) -> Object | None:
    return list_slice(self, 0, self.n)


def list_reverse_method(self: ListObject) -> Object | None:
    list_reverse(self)
    return NONE


def list_sort_method(self: ListObject, key: Object | None, reverse: Object | None) -> Object | None:
    down: i64 = 0
    if reverse is not None:
        down = is_true(reverse)
        if down < 0:
            return None
    if list_sort(self, None if key is NONE else key, down == 1) < 0:
        return None
    return NONE


def list_index(
    self: ListObject, value: Object, start: Object | None, stop: Object | None
) -> Object | None:
    first: i64 = 0
    if start is not None:
        first = position_arg(start)
        if first == -1 and error_occurred():
            return None
    last: i64 = ENDLESS
    if stop is not None:
        last = position_arg(stop)
        if last == -1 and error_occurred():
            return None
    if first < 0:
        first += self.n
        if first < 0:
            first = 0
    if last < 0:
        last += self.n
        if last < 0:
            last = 0
    while first < last and first < self.n:
        r = rich_compare_bool(list_item(self, first), value, EQ)
        if r < 0:
            return None
        if r > 0:
            return long_from_i64(first)
        first += 1
    text = object_repr_of(value)
    if text is None:
        return None
    return value_error(f"{unicode_to_host(text)} is not in list")


def list_count(self: ListObject, value: Object) -> Object | None:
    count: i64 = 0
    i: i64 = 0
    while i < self.n:
        x = list_item(self, i)
        if x is value:
            count += 1
        else:
            r = rich_compare_bool(x, value, EQ)
            if r < 0:
                return None
            count += r
        i += 1
    return long_from_i64(count)


def list_remove(self: ListObject, value: Object) -> Object | None:
    i: i64 = 0
    while i < self.n:
        r = rich_compare_bool(list_item(self, i), value, EQ)
        if r < 0:
            return None
        if r > 0:
            list_pop_slice(self, i, i + 1)
            return NONE
        i += 1
    return value_error("list.remove(x): x not in list")


def list_reversed(self: ListObject) -> Object | None:
    return ListReverseIterator(self)


def list_sizeof(self: ListObject) -> Object | None:
    return long_from_i64(40 + len(self.items) * 8)


# Iterators.


def list_iterator_length_hint(self: ListIterator) -> Object | None:
    seq = self.seq
    if seq is None or seq.n < self.index:
        return long_from_i64(0)
    return long_from_i64(seq.n - self.index)


def list_iterator_reduce(self: ListIterator) -> Object | None:
    it = builtin_attr("iter")
    if it is None:
        return None
    seq = self.seq
    if seq is None:
        return tuple2(it, tuple1(list_new()))
    return tuple3(it, tuple1(seq), long_from_i64(self.index))


def list_iterator_setstate(self: ListIterator, state: Object) -> Object | None:
    index = index_as_i64(state)
    if index == -1 and error_occurred():
        return None
    seq = self.seq
    if seq is not None:
        if index < 0:
            self.seq = None
        else:
            self.index = seq.n if index > seq.n else index
    return NONE


def list_reverse_iterator_length_hint(self: ListReverseIterator) -> Object | None:
    seq = self.seq
    left = self.index + 1
    return long_from_i64(0 if seq is None or seq.n < left else left)


def list_reverse_iterator_reduce(self: ListReverseIterator) -> Object | None:
    rev = builtin_attr("reversed")
    if rev is None:
        return None
    seq = self.seq
    if seq is None:
        return tuple2(rev, tuple1(list_new()))
    return tuple3(rev, tuple1(seq), long_from_i64(self.index))


def list_reverse_iterator_setstate(self: ListReverseIterator, state: Object) -> Object | None:
    index = index_as_i64(state)
    if index == -1 and error_occurred():
        return None
    seq = self.seq
    if seq is not None:
        self.index = -1 if index < -1 else seq.n - 1 if index > seq.n - 1 else index
    return NONE


LENGTH_HINT_DOC: Final = "Private method returning an estimate of len(list(it))."
REDUCE_DOC: Final = "Return state information for pickling."
SETSTATE_DOC: Final = "Set state information for unpickling."

LIST_TYPE: Final = static_type(
    "list",
    doc="list(iterable=()): the items as a sequence that can be changed.",
    new=method("__new__", list_new_empty, "*args, **kwargs"),
    init=method("__init__", list_init, "*args, **kwargs", flags=WANTS_INSTANCE),
    slots=(
        S_REPR,
        S_HASH_NONE,
        S_EQ,
        S_ITER,
        S_LEN,
        S_GETITEM,
        S_SETITEM,
        S_CONCAT,
        S_REPEAT,
        S_INPLACE_CONCAT,
        S_INPLACE_REPEAT,
        S_CONTAINS,
    ),
    methods=(
        method(
            "__reversed__", list_reversed, "", doc="An iterator from the last item to the first."
        ),
        method("__sizeof__", list_sizeof, "", doc="The size of the list in memory, in bytes."),
        method("clear", list_clear_method, "", doc="Remove all items."),
        method("copy", list_copy, "", doc="A shallow copy."),
        method("append", list_append_method, "object, /", doc="Add an item at the end."),
        method(
            "insert",
            list_insert_method,
            "index, object, /",
            doc="Insert an item before item index.",
        ),
        method(
            "extend",
            list_extend_method,
            "iterable, /",
            doc="Add all items of an iterable at the end.",
        ),
        method(
            "pop",
            list_pop_method,
            "index=-1, /",
            doc="Remove and return item index, the last by default; IndexError without one.",
        ),
        method(
            "remove",
            list_remove,
            "value, /",
            doc="Remove the first item equal to the value; ValueError without one.",
        ),
        method(
            "index",
            list_index,
            "value, start=0, stop=sys.maxsize, /",
            doc="The index of the first item equal to the value; ValueError without one.",
        ),
        method("count", list_count, "value, /", doc="How many items are equal to the value."),
        method("reverse", list_reverse_method, "", doc="Reverse the items in place."),
        method(
            "sort",
            list_sort_method,
            "*, key=None, reverse=False",
            doc="Sort in place, by the values of key(item) if there is a key, from the "
            "greatest on if reverse is true; items that are equal keep their order.",
        ),
        CLASS_GETITEM,
    ),
    flags=BASETYPE | SEQUENCE,
)

LIST_ITERATOR_TYPE: Final = static_type(
    "list_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", list_iterator_length_hint, "", doc=LENGTH_HINT_DOC),
        method("__reduce__", list_iterator_reduce, "", doc=REDUCE_DOC),
        method("__setstate__", list_iterator_setstate, "object, /", doc=SETSTATE_DOC),
    ),
)

LIST_REVERSE_ITERATOR_TYPE: Final = static_type(
    "list_reverseiterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", list_reverse_iterator_length_hint, "", doc=LENGTH_HINT_DOC),
        method("__reduce__", list_reverse_iterator_reduce, "", doc=REDUCE_DOC),
        method("__setstate__", list_reverse_iterator_setstate, "object, /", doc=SETSTATE_DOC),
    ),
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import get_iter, length_hint  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error_occurred,
    index_error,
    memory_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import TYPE_ERROR  # noqa: E402
from rt.objects.identifiers import ID___new__  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listsort import list_sort  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    CompactLong,
    index_as_i64,
    long_as_i64,
    long_fits_i64,
    long_from_i64,
)
from rt.objects.object_protocol import (  # noqa: E402
    is_true,
    object_repr_of,
    rich_compare,
    rich_compare_bool,
)
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.sliceobject import (  # noqa: E402
    SliceBounds,
    SliceObject,
    position_arg,
    slice_adjust,
    slice_unpack,
    subscript_index,
)
from rt.objects.tupleobject import (  # noqa: E402
    as_tuple,
    compare_lengths,
    tuple1,
    tuple2,
    tuple3,
    tuple_from_vec,
)
from rt.objects.typeobject import type_lookup, type_name  # noqa: E402
from rt.unicode.unicodeobject import unicode_from_host, unicode_to_host  # noqa: E402
