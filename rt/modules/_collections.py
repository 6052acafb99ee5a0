"""The _collections module: deque, defaultdict, and helpers of namedtuple and Counter.

Answers to Modules/_collectionsmodule.c; OrderedDict is in rt/dict/odict.py.

What always holds: a deque's items are `items[(head + i) & mask]` for `0 <= i < n`, everything
else in `items` is None; `state` changes with every change of the length, so that iterators
notice. `head` modulo 64 is where CPython's first block would begin.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.dict.dictobject import DICT_TYPE, DictObject
from rt.objects.methodobject import CLASS_GETITEM, WANTS_INSTANCE, function, getset, method
from rt.objects.object import (
    DESCR_GET,
    DESCR_SET,
    EQ,
    NB_ADD,
    NB_INPLACE,
    NB_MULTIPLY,
    NB_OR,
    NE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.slots import (
    S_CONTAINS,
    S_EQ,
    S_GET,
    S_GETITEM,
    S_HASH_NONE,
    S_INPLACE_CONCAT,
    S_INPLACE_REPEAT,
    S_ITER,
    S_LEN,
    S_NEXT,
    S_REPR,
    S_SET,
    S_SETITEM,
    slot_impl,
)
from rt.objects.tupleobject import hold, hold_all
from rt.objects.typeobject import BASETYPE, SEQUENCE, WEAKREF, TypeObject, static_type

# Items in a block of CPython's, and where the first one of an empty deque goes.
BLOCK: Final = 64
CENTER: Final = 32
NO_LIMIT: Final = -1
MAX_ITEMS: Final = 1152921504606846975


class DequeObject(Object):
    """A deque; `maxlen` is NO_LIMIT or the most items it may have."""

    def __init__(self) -> None:
        self.weak: WeakToken | None = None
        self.items: vec[Object | None] = vec[Object | None]([None] * BLOCK)
        self.mask: i64 = BLOCK - 1
        self.head: i64 = CENTER
        self.n: i64 = 0
        self.maxlen: i64 = NO_LIMIT
        self.state: i64 = 0

    def ob_type(self) -> TypeObject:
        return DEQUE_TYPE

    def item(self, i: i64) -> Object:
        """Item i, 0 <= i < n."""
        x = self.items[(self.head + i) & self.mask]
        assert x is not None
        return x

    def tp_repr(self) -> Object | None:
        return deque_repr(self)

    def tp_hash(self) -> i64:
        return type_error_i("unhashable type: 'collections.deque'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return deque_richcompare(self, other, op)

    def tp_iter(self) -> Object | None:
        return DequeIterator(self, 0)

    def nb_bool(self) -> i64:
        return 1 if self.n > 0 else 0

    def sq_length(self) -> i64:
        return self.n

    def sq_concat(self, other: Object) -> Object | None:
        return deque_add(self, other)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return deque_mul(self, other) if op == NB_MULTIPLY else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return deque_mul(self, other) if op == NB_MULTIPLY else NOT_IMPLEMENTED

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        if op != NB_MULTIPLY and op != NB_MULTIPLY + NB_INPLACE:
            return NOT_IMPLEMENTED
        n = times_of(other)
        if n == -1 and error_occurred():
            return None
        return None if deque_inplace_repeat(self, n) < 0 else self

    def sq_inplace_concat(self, other: Object) -> Object | None:
        return None if deque_extend(self, other) < 0 else self

    def sq_inplace_repeat(self, n: i64) -> Object | None:
        return None if deque_inplace_repeat(self, n) < 0 else self

    def sq_item(self, index: i64) -> Object | None:
        if 0 <= index < self.n:
            return self.item(index)
        return index_error("deque index out of range")

    def sq_contains(self, value: Object) -> i64:
        state = self.state
        i: i64 = 0
        while i < self.n:
            r = rich_compare_bool(self.item(i), value, EQ)
            if r != 0:
                return r
            if self.state != state:
                return mutated_i()
            i += 1
        return 0

    def mp_subscript(self, key: Object) -> Object | None:
        i = deque_position(self, key)
        return None if i < 0 else self.item(i)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        i = deque_position(self, key)
        if i < 0:
            return -1
        if value is None:
            deque_delete(self, i)
            return 0
        at = (self.head + i) & self.mask
        old = self.items[at]
        self.items[at] = value
        hold(old)
        return 0

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token


class DequeIterator(Object):
    """Steps through a deque."""

    def __init__(self, d: DequeObject, index: i64) -> None:
        self.d: Final = d
        self.state: Final[i64] = d.state
        self.index: i64 = index
        self.left: i64 = d.n - index if index < d.n else 0

    def ob_type(self) -> TypeObject:
        return DEQUE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        d = self.d
        if d.state != self.state:
            self.left = 0
            return mutated()
        if self.left == 0:
            return None
        i = self.index
        self.index = i + 1
        self.left -= 1
        return d.item(i)


class DequeReverseIterator(Object):
    """Steps through a deque from its end; `index` counts from there."""

    def __init__(self, d: DequeObject, index: i64) -> None:
        self.d: Final = d
        self.state: Final[i64] = d.state
        self.index: i64 = index
        self.left: i64 = d.n - index if index < d.n else 0

    def ob_type(self) -> TypeObject:
        return DEQUE_REVERSE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        d = self.d
        if self.left == 0:
            return None
        if d.state != self.state:
            self.left = 0
            return mutated()
        i = self.index
        self.index = i + 1
        self.left -= 1
        return d.item(d.n - 1 - i)


def mutated() -> Object | None:
    set_error(RUNTIME_ERROR, "deque mutated during iteration")
    return None


def mutated_i() -> i64:
    set_error(RUNTIME_ERROR, "deque mutated during iteration")
    return -1


# Deques.


def deque_grow(d: DequeObject) -> None:
    """Double the room."""
    old = d.items
    mask = d.mask
    size = (mask + 1) * 2
    new = vec[Object | None]([None] * size)
    i: i64 = 0
    while i < d.n:
        at = d.head + i
        new[at & (size - 1)] = old[at & mask]
        i += 1
    d.items = new
    d.mask = size - 1


def deque_append(d: DequeObject, x: Object) -> None:
    """Add an item on the right; a full deque gives up its first one."""
    if d.n > d.mask:
        deque_grow(d)
    d.items[(d.head + d.n) & d.mask] = x
    d.n += 1
    d.state += 1
    if d.n > d.maxlen and d.maxlen != NO_LIMIT:
        hold(deque_popleft(d))


def deque_appendleft(d: DequeObject, x: Object) -> None:
    """Add an item on the left; a full deque gives up its last one."""
    if d.n > d.mask:
        deque_grow(d)
    head = (d.head - 1) & d.mask
    d.items[head] = x
    d.head = head
    d.n += 1
    d.state += 1
    if d.n > d.maxlen and d.maxlen != NO_LIMIT:
        hold(deque_pop(d))


def deque_pop(d: DequeObject) -> Object:
    """Take the last item of a deque that has one."""
    at = (d.head + d.n - 1) & d.mask
    x = d.items[at]
    assert x is not None
    d.items[at] = None
    d.n -= 1
    d.state += 1
    if d.n == 0:
        d.head = CENTER
    return x


def deque_popleft(d: DequeObject) -> Object:
    """Take the first item of a deque that has one."""
    at = d.head & d.mask
    x = d.items[at]
    assert x is not None
    d.items[at] = None
    d.head = (at + 1) & d.mask
    d.n -= 1
    d.state += 1
    if d.n == 0:
        d.head = CENTER
    return x


def deque_extend(d: DequeObject, iterable: Object) -> i64:
    """Add all items on the right. 0, or -1 with an exception."""
    source = iterable
    if source is d or source.native() is d:
        copied = list_from_iterable(d)
        if copied is None:
            return -1
        source = copied
    it = get_iter(source)
    if it is None:
        return -1
    while True:
        x = it.tp_iternext()
        if x is None:
            return -1 if error_occurred() else 0
        if d.maxlen != 0:
            deque_append(d, x)


def deque_extendleft(d: DequeObject, iterable: Object) -> i64:
    """Add all items on the left. 0, or -1 with an exception."""
    source = iterable
    if source is d or source.native() is d:
        copied = list_from_iterable(d)
        if copied is None:
            return -1
        source = copied
    it = get_iter(source)
    if it is None:
        return -1
    while True:
        x = it.tp_iternext()
        if x is None:
            return -1 if error_occurred() else 0
        if d.maxlen != 0:
            deque_appendleft(d, x)


def deque_clear(d: DequeObject) -> None:
    """Remove all items."""
    if d.n == 0:
        return
    items = d.items
    d.items = vec[Object | None]([None] * BLOCK)
    d.mask = BLOCK - 1
    d.head = CENTER
    d.n = 0
    d.state += 1
    hold_all(items)


def deque_copied(d: DequeObject) -> DequeObject:
    """A deque of the same items and maxlen."""
    new = DequeObject()
    new.maxlen = d.maxlen
    i: i64 = 0
    while i < d.n:
        deque_append(new, d.item(i))
        i += 1
    return new


def deque_rotate(d: DequeObject, n: i64) -> None:
    """Move the last n items to the left end; n < 0: the first ones to the right end."""
    size = d.n
    if size <= 1:
        return
    half = size >> 1
    if n > half or n < -half:
        n %= size
        if n > half:
            n -= size
    if n == 0:
        return
    d.state += 1
    items = d.items
    mask = d.mask
    head = d.head
    while n > 0:
        last = (head + size - 1) & mask
        x = items[last]
        items[last] = None
        head = (head - 1) & mask
        items[head] = x
        n -= 1
    while n < 0:
        x = items[head & mask]
        items[head & mask] = None
        items[(head + size) & mask] = x
        head = (head + 1) & mask
        n += 1
    d.head = head


def deque_delete(d: DequeObject, i: i64) -> None:
    """`del d[i]`"""
    deque_rotate(d, -i)
    old = deque_popleft(d)
    deque_rotate(d, i)
    hold(old)


def deque_position(d: DequeObject, key: Object) -> i64:
    """The place of `d[key]`; -1 with an exception."""
    if isinstance(key, CompactLong):
        i = key.value
    else:
        index = subscript_index(key)
        if index is None:
            if not error_occurred():
                type_error(f"sequence index must be integer, not '{type_name(key)}'")
            return -1
        if not long_fits_i64(index):
            index_error(f"cannot fit '{type_name(key)}' into an index-sized integer")
            return -1
        i = long_as_i64(index)
    if i < 0:
        i += d.n
    if i < 0 or i >= d.n:
        index_error("deque index out of range")
        return -1
    return i


def deque_inplace_repeat(d: DequeObject, n: i64) -> i64:
    """`d *= n`. 0, or -1 with an exception."""
    size = d.n
    if size == 0 or n == 1:
        return 0
    if n <= 0:
        deque_clear(d)
        return 0
    if n > MAX_ITEMS // size:
        memory_error()
        return -1
    items = deque_to_host(d)
    times = n - 1
    if d.maxlen != NO_LIMIT and times * size > d.maxlen:
        # More would only push each other out.
        times = (d.maxlen + size - 1) // size
    while times > 0:
        for x in items:
            deque_append(d, x)
        times -= 1
    return 0


def deque_to_host(d: DequeObject) -> list[Object]:
    """The items as a host list."""
    items: list[Object] = []
    i: i64 = 0
    while i < d.n:
        items.append(d.item(i))
        i += 1
    return items


def as_deque(x: Object) -> DequeObject | None:
    """The deque in x or in an instance of a class that extends it; else None."""
    if isinstance(x, DequeObject):
        return x
    p = x.native()
    return p if isinstance(p, DequeObject) else None


def own_deque(x: Object) -> DequeObject:
    """The deque of a method's receiver."""
    d = as_deque(x)
    assert d is not None
    return d


def deque_repr(self: Object) -> Object | None:
    d = own_deque(self)
    if not repr_enter(d):
        return unicode_from_host("[...]")
    items = list_from_iterable(self)
    text = None if items is None else object_repr_of(items)
    repr_leave(d)
    if text is None:
        return None
    limit = "" if d.maxlen == NO_LIMIT else f", maxlen={d.maxlen}"
    return unicode_from_host(f"{self.ob_type().name}({unicode_to_host(text)}{limit})")


def deque_richcompare(a: DequeObject, other: Object, op: i64) -> Object | None:
    """Compare by the first items that differ, then by length."""
    b = as_deque(other)
    if b is None:
        return NOT_IMPLEMENTED
    if a is b and (op == EQ or op == NE):
        return bool_from(op == EQ)
    if a.n != b.n and (op == EQ or op == NE):
        return bool_from(op == NE)
    first = get_iter(a)
    second = get_iter(other)
    if first is None or second is None:
        return None
    while True:
        x = first.tp_iternext()
        if x is None and error_occurred():
            return None
        y = second.tp_iternext()
        if x is None or y is None:
            if error_occurred():
                return None
            return compare_lengths(0 if x is None else 1, 0 if y is None else 1, op)
        r = rich_compare_bool(x, y, EQ)
        if r < 0:
            return None
        if r == 0:
            if op == EQ or op == NE:
                return bool_from(op == NE)
            return rich_compare(x, y, op)


def deque_tp_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return DequeObject()


def deque_init(self: DequeObject, iterable: Object | None, maxlen: Object | None) -> Object | None:
    limit: i64 = NO_LIMIT
    if maxlen is not None and maxlen is not NONE:
        n = as_long(maxlen)
        if n is None:
            return type_error("an integer is required")
        if not long_fits_i64(n):
            return overflow_error("Python int too large to convert to C ssize_t")
        limit = long_as_i64(n)
        if limit < 0:
            return value_error("maxlen must be non-negative")
    self.maxlen = limit
    deque_clear(self)
    if iterable is not None and deque_extend(self, iterable) < 0:
        return None
    return NONE


def deque_append_method(self: DequeObject, item: Object) -> Object | None:
    deque_append(self, item)
    return NONE


def deque_appendleft_method(self: DequeObject, item: Object) -> Object | None:
    deque_appendleft(self, item)
    return NONE


def deque_pop_method(self: DequeObject) -> Object | None:
    return index_error("pop from an empty deque") if self.n == 0 else deque_pop(self)


def deque_popleft_method(self: DequeObject) -> Object | None:
    return index_error("pop from an empty deque") if self.n == 0 else deque_popleft(self)


def deque_extend_method(self: DequeObject, iterable: Object) -> Object | None:
    return None if deque_extend(self, iterable) < 0 else NONE


def deque_extendleft_method(self: DequeObject, iterable: Object) -> Object | None:
    return None if deque_extendleft(self, iterable) < 0 else NONE


def deque_clear_method(self: DequeObject) -> Object | None:
    deque_clear(self)
    return NONE


def deque_rotate_method(self: DequeObject, n: Object | None) -> Object | None:
    steps: i64 = 1
    if n is not None:
        steps = index_as_i64(n)
        if steps == -1 and error_occurred():
            return None
    deque_rotate(self, steps)
    return NONE


def deque_reverse(self: DequeObject) -> Object | None:
    items = self.items
    i: i64 = 0
    j = self.n - 1
    while i < j:
        a = (self.head + i) & self.mask
        b = (self.head + j) & self.mask
        x = items[a]
        y = items[b]
        items[a] = y
        items[b] = x
        i += 1
        j -= 1
    return NONE


def deque_count(self: DequeObject, value: Object) -> Object | None:
    state = self.state
    count: i64 = 0
    i: i64 = 0
    while i < self.n:
        r = rich_compare_bool(self.item(i), value, EQ)
        if r < 0:
            return None
        count += r
        if self.state != state:
            return mutated()
        i += 1
    return long_from_i64(count)


def deque_index(
    self: DequeObject, value: Object, start: Object | None, stop: Object | None
) -> Object | None:
    first: i64 = 0
    if start is not None:
        first = position_arg(start)
        if first == -1 and error_occurred():
            return None
    last = self.n
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
    if last > self.n:
        last = self.n
    state = self.state
    while first < last:
        r = rich_compare_bool(self.item(first), value, EQ)
        if r != 0:
            return long_from_i64(first) if r > 0 else None
        if self.state != state:
            return mutated()
        first += 1
    text = object_repr_of(value)
    if text is None:
        return None
    return value_error(f"{unicode_to_host(text)} is not in deque")


def deque_insert(self: DequeObject, index: Object, value: Object) -> Object | None:
    i = index_as_i64(index)
    if i == -1 and error_occurred():
        return None
    n = self.n
    if self.maxlen == n:
        return index_error("deque already at its maximum size")
    if i >= n:
        deque_append(self, value)
    elif i <= -n or i == 0:
        deque_appendleft(self, value)
    else:
        deque_rotate(self, -i)
        if i < 0:
            deque_append(self, value)
        else:
            deque_appendleft(self, value)
        deque_rotate(self, i)
    return NONE


def deque_remove(self: DequeObject, value: Object) -> Object | None:
    state = self.state
    i: i64 = 0
    while i < self.n:
        r = rich_compare_bool(self.item(i), value, EQ)
        if r < 0:
            return None
        if self.state != state:
            return index_error("deque mutated during iteration")
        if r > 0:
            deque_delete(self, i)
            return NONE
        i += 1
    text = object_repr_of(value)
    if text is None:
        return None
    return value_error(f"{unicode_to_host(text)} is not in deque")


def deque_copy(self: Object) -> Object | None:
    """A copy of the class of `self`."""
    d = own_deque(self)
    if self is d:
        return deque_copied(d)
    if d.maxlen == NO_LIMIT:
        new = call_one(self.ob_type(), self)
    else:
        new = call_two(self.ob_type(), self, long_from_i64(d.maxlen))
    if new is not None and as_deque(new) is None:
        return type_error(f"{type_name(self)}() must return a deque, not {type_name(new)}")
    return new


def deque_add(self: Object, other: Object) -> Object | None:
    """`self + other`, of the class of `self`."""
    b = as_deque(other)
    if b is None:
        return type_error(f'can only concatenate deque (not "{type_name(other)}") to deque')
    new = deque_copy(self)
    if new is None or deque_extend(own_deque(new), other) < 0:
        return None
    return new


def times_of(value: Object) -> i64:
    """How often to repeat; -1 with an exception."""
    if not has_index(value):
        return type_error_i(f"can't multiply sequence by non-int of type '{type_name(value)}'")
    return number_as_ssize(value, OVERFLOW_ERROR)


def deque_mul(self: Object, value: Object) -> Object | None:
    """`self * value`, of the class of `self`."""
    n = times_of(value)
    if n == -1 and error_occurred():
        return None
    new = deque_copy(self)
    if new is None or deque_inplace_repeat(own_deque(new), n) < 0:
        return None
    return new


def deque_reduce(self: Object) -> Object | None:
    d = own_deque(self)
    state = call_method_noargs(self, ID___getstate__)
    if state is None:
        return None
    it = get_iter(self)
    if it is None:
        return None
    args = EMPTY_TUPLE
    if d.maxlen != NO_LIMIT:
        args = tuple2(EMPTY_TUPLE, long_from_i64(d.maxlen))
    return tuple_from_list([self.ob_type(), args, state, it])


def deque_reversed(self: DequeObject) -> Object | None:
    return DequeReverseIterator(self, 0)


def deque_sizeof(self: DequeObject) -> Object | None:
    """What CPython's deque takes: blocks of 64 items."""
    blocks = ((self.head & (BLOCK - 1)) + self.n + BLOCK - 1) // BLOCK
    return long_from_i64(216 + (blocks if blocks > 0 else 1) * 528)


def deque_get_maxlen(self: DequeObject) -> Object | None:
    return NONE if self.maxlen == NO_LIMIT else long_from_i64(self.maxlen)


def iterator_args(args: list[Object]) -> DequeObject | None:
    """The deque of a deque iterator's arguments; None with an exception."""
    n = len(args)
    if n < 1:
        type_error("function takes at least 1 argument (0 given)")
        return None
    if n > 2:
        type_error(f"function takes at most 2 arguments ({n} given)")
        return None
    d = as_deque(args[0])
    if d is None:
        type_error(f"argument 1 must be collections.deque, not {type_name(args[0])}")
    return d


def iterator_start(d: DequeObject, args: list[Object]) -> i64:
    """How many items a deque iterator leaves out; -1 with an exception."""
    if len(args) < 2:
        return 0
    i = index_as_i64(args[1])
    if i == -1 and error_occurred():
        return -1
    return 0 if i < 0 else d.n if i > d.n else i


def deque_iterator_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    d = iterator_args(args)
    if d is None:
        return None
    i = iterator_start(d, args)
    return None if i < 0 else DequeIterator(d, i)


def deque_reverse_iterator_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    d = iterator_args(args)
    if d is None:
        return None
    i = iterator_start(d, args)
    return None if i < 0 else DequeReverseIterator(d, i)


def deque_iterator_length_hint(self: DequeIterator) -> Object | None:
    return long_from_i64(self.left)


def deque_iterator_reduce(self: DequeIterator) -> Object | None:
    d = self.d
    return tuple2(self.ob_type(), tuple2(d, long_from_i64(d.n - self.left)))


def deque_reverse_iterator_length_hint(self: DequeReverseIterator) -> Object | None:
    return long_from_i64(self.left)


def deque_reverse_iterator_reduce(self: DequeReverseIterator) -> Object | None:
    d = self.d
    return tuple2(self.ob_type(), tuple2(d, long_from_i64(d.n - self.left)))


# defaultdict.


class DefaultDictObject(DictObject):
    """An exact defaultdict."""

    def __init__(self) -> None:
        super().__init__()
        self.factory: Object | None = None

    def ob_type(self) -> TypeObject:
        return DEFAULTDICT_TYPE

    def tp_repr(self) -> Object | None:
        return defaultdict_repr(self)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return defaultdict_or(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return defaultdict_ror(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def mp_subscript(self, key: Object) -> Object | None:
        h = hash_key(key)
        if h == -1:
            return None
        ix = dict_lookup(self, key, h)
        if ix >= 0:
            return self.values[ix]
        return None if ix == FAILED else defaultdict_missing(self, key)


def own_defaultdict(x: Object) -> DefaultDictObject:
    """The defaultdict of a method's receiver."""
    p = x.native()
    assert isinstance(p, DefaultDictObject)
    return p


def defaultdict_missing(self: Object, key: Object) -> Object | None:
    """A new value for a key that is missing."""
    factory = own_defaultdict(self).factory
    if factory is None or factory is NONE:
        return key_error(key)
    value = call_noargs(factory)
    if value is None or self.mp_ass_subscript(key, value) < 0:
        return None
    return value


def defaultdict_tp_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return DefaultDictObject()


def defaultdict_init(
    self: DefaultDictObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    factory: Object | None = None
    if args:
        factory = args[0]
        if factory is not NONE and not is_callable(factory):
            return type_error("first argument must be callable or None")
    old = self.factory
    self.factory = factory
    hold(old)
    return None if dict_update_common(self, "dict", args[1:], kwargs) < 0 else NONE


def defaultdict_repr(self: Object) -> Object | None:
    d = own_defaultdict(self)
    base = dict_repr(d)
    if base is None:
        return None
    factory = d.factory
    text = "None"
    if factory is not None:
        text = "..."
        if repr_enter(factory):
            r = object_repr_of(factory)
            repr_leave(factory)
            if r is None:
                return None
            text = unicode_to_host(r)
    assert isinstance(base, UnicodeObject)
    return unicode_from_host(f"{self.ob_type().name}({text}, {unicode_to_host(base)})")


def defaultdict_like(self: Object, items: Object) -> Object | None:
    """A dict of the class of `self`, with its factory and other items."""
    factory = own_defaultdict(self).factory
    return call_two(self.ob_type(), NONE if factory is None else factory, items)


def defaultdict_copy(self: Object) -> Object | None:
    return defaultdict_like(self, self)


def defaultdict_or(self: Object, other: Object) -> Object | None:
    """`self | other`"""
    if as_dict(other) is None:
        return NOT_IMPLEMENTED
    new = defaultdict_like(self, self)
    if new is None:
        return None
    return None if dict_update_arg(own_defaultdict(new), other) < 0 else new


def defaultdict_ror(self: Object, other: Object) -> Object | None:
    """`other | self`"""
    if as_dict(other) is None:
        return NOT_IMPLEMENTED
    new = defaultdict_like(self, other)
    if new is None:
        return None
    return None if dict_update_arg(own_defaultdict(new), self) < 0 else new


def defaultdict_reduce(self: Object) -> Object | None:
    factory = own_defaultdict(self).factory
    args = EMPTY_TUPLE if factory is None or factory is NONE else tuple1(factory)
    items = call_method_noargs(self, ID_items)
    if items is None:
        return None
    it = get_iter(items)
    if it is None:
        return None
    return tuple_from_list([self.ob_type(), args, NONE, NONE, it])


def defaultdict_get_factory(self: DefaultDictObject) -> Object | None:
    factory = self.factory
    return NONE if factory is None else factory


def defaultdict_set_factory(self: DefaultDictObject, value: Object | None) -> i64:
    old = self.factory
    self.factory = value
    hold(old)
    return 0


# _tuplegetter: what the fields of a namedtuple are.


class TupleGetter(Object):
    """A descriptor that gives one item of a tuple."""

    def __init__(self, index: i64, doc: Object) -> None:
        self.index: Final[i64] = index
        self.doc: Object | None = doc

    def ob_type(self) -> TypeObject:
        return TUPLEGETTER_TYPE

    def tp_repr(self) -> Object | None:
        doc = self.doc
        text = object_repr_of(NONE if doc is None else doc)
        if text is None:
            return None
        return unicode_from_host(f"_tuplegetter({self.index}, {unicode_to_host(text)})")

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_SET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        t = as_tuple(obj)
        if t is None:
            if obj is NONE:
                return self
            return type_error(
                f"descriptor for index '{self.index}' for tuple subclasses "
                f"doesn't apply to '{type_name(obj)}' object"
            )
        if self.index < 0 or self.index >= t.n:
            return index_error("tuple index out of range")
        return t.item(self.index)

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        what = "delete" if value is None else "set"
        set_error(ATTRIBUTE_ERROR, f"can't {what} attribute")
        return -1


def tuplegetter_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    n = len(args)
    if n != 2:
        return type_error(f"_tuplegetter expected 2 arguments, got {n}")
    index = index_as_i64(args[0])
    if index == -1 and error_occurred():
        return None
    return TupleGetter(index, args[1])


def tuplegetter_reduce(self: TupleGetter) -> Object | None:
    doc = self.doc
    return tuple2(self.ob_type(), tuple2(long_from_i64(self.index), NONE if doc is None else doc))


def tuplegetter_get_doc(self: TupleGetter) -> Object | None:
    doc = self.doc
    return NONE if doc is None else doc


def tuplegetter_set_doc(self: TupleGetter, value: Object | None) -> i64:
    old = self.doc
    self.doc = value
    hold(old)
    return 0


# Counter's loop.


def count_elements(mapping: Object, iterable: Object) -> Object | None:
    """`mapping[x] = mapping.get(x, 0) + 1` for all x. CPython: _collections__count_elements"""
    it = get_iter(iterable)
    if it is None:
        return None
    d = as_dict(mapping)
    tp = mapping.ob_type()
    if (
        d is not None
        and type_lookup(tp, ID_get) is type_lookup(DICT_TYPE, ID_get)
        and type_lookup(tp, ID___setitem__) is type_lookup(DICT_TYPE, ID___setitem__)
    ):
        return count_in_dict(d, it)
    getter = get_attr(mapping, ID_get)
    if getter is None:
        return None
    while True:
        x = it.tp_iternext()
        if x is None:
            return None if error_occurred() else NONE
        old = call_two(getter, x, ZERO)
        if old is None:
            return None
        new = binary_op(old, ONE, NB_ADD)
        if new is None or mapping.mp_ass_subscript(x, new) < 0:
            return None


def count_in_dict(d: DictObject, it: Object) -> Object | None:
    """As `count_elements`, in the dict itself."""
    while True:
        x = it.tp_iternext()
        if x is None:
            return None if error_occurred() else NONE
        h = hash_key(x)
        if h == -1:
            return None
        ix = dict_lookup(d, x, h)
        if ix == FAILED:
            return None
        new: Object | None = ONE
        if ix >= 0:
            old = d.values[ix]
            assert old is not None
            if isinstance(old, CompactLong):
                new = long_from_i64(old.value + 1)
            else:
                new = binary_op(old, ONE, NB_ADD)
                if new is None:
                    return None
        assert new is not None
        if dict_setitem_hash(d, x, h, new) < 0:
            return None


REDUCE_DOC: Final = "Return state information for pickling."
LENGTH_HINT_DOC: Final = "Private method returning an estimate of len(list(it))."

DEQUE_TYPE: Final = static_type(
    "collections.deque",
    doc="A list-like sequence optimized for data accesses near its endpoints.",
    new=method("__new__", deque_tp_new, "*args, **kwargs"),
    init=method("__init__", deque_init, "iterable=(), maxlen=None"),
    slots=(
        S_REPR,
        S_HASH_NONE,
        S_EQ,
        S_ITER,
        S_LEN,
        S_GETITEM,
        S_SETITEM,
        S_CONTAINS,
        S_INPLACE_CONCAT,
        S_INPLACE_REPEAT,
    ),
    impls=(slot_impl(S_REPR, deque_repr, WANTS_INSTANCE),),
    methods=(
        method("__add__", deque_add, "value, /", doc="Return self+value.", flags=WANTS_INSTANCE),
        method("__mul__", deque_mul, "value, /", doc="Return self*value.", flags=WANTS_INSTANCE),
        method("__rmul__", deque_mul, "value, /", doc="Return value*self.", flags=WANTS_INSTANCE),
        method("append", deque_append_method, "item, /", doc="Add an item on the right."),
        method("appendleft", deque_appendleft_method, "item, /", doc="Add an item on the left."),
        method("clear", deque_clear_method, "", doc="Remove all items."),
        method("__copy__", deque_copy, "", doc="A shallow copy.", flags=WANTS_INSTANCE),
        method("copy", deque_copy, "", doc="A shallow copy.", flags=WANTS_INSTANCE),
        method("count", deque_count, "value, /", doc="How many items are equal to the value."),
        method("extend", deque_extend_method, "iterable, /", doc="Add items on the right."),
        method("extendleft", deque_extendleft_method, "iterable, /", doc="Add items on the left."),
        method(
            "index",
            deque_index,
            "value, start=<unrepresentable>, stop=<unrepresentable>, /",
            doc="The place of the first item equal to the value; ValueError without one.",
        ),
        method("insert", deque_insert, "index, value, /", doc="Insert the value before index."),
        method("pop", deque_pop_method, "", doc="Remove and return the last item."),
        method("popleft", deque_popleft_method, "", doc="Remove and return the first item."),
        method("__reduce__", deque_reduce, "", doc=REDUCE_DOC, flags=WANTS_INSTANCE),
        method("remove", deque_remove, "value, /", doc="Remove the first item of that value."),
        method("__reversed__", deque_reversed, "", doc="A reverse iterator over the deque."),
        method("reverse", deque_reverse, "", doc="Reverse in place."),
        method(
            "rotate",
            deque_rotate_method,
            "n=1, /",
            doc="Move the last n items to the left; the first ones to the right if n is negative.",
        ),
        method("__sizeof__", deque_sizeof, "", doc="The size of the deque in memory, in bytes."),
        CLASS_GETITEM,
    ),
    getset=(getset("maxlen", deque_get_maxlen, None, doc="The most items it may have, or None."),),
    flags=BASETYPE | SEQUENCE | WEAKREF,
)

DEQUE_ITERATOR_TYPE: Final = static_type(
    "collections._deque_iterator",
    new=method("__new__", deque_iterator_new, "*args, **kwargs"),
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", deque_iterator_length_hint, "", doc=LENGTH_HINT_DOC),
        method("__reduce__", deque_iterator_reduce, "", doc=REDUCE_DOC),
    ),
)

DEQUE_REVERSE_ITERATOR_TYPE: Final = static_type(
    "collections._deque_reverse_iterator",
    new=method("__new__", deque_reverse_iterator_new, "*args, **kwargs"),
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__length_hint__", deque_reverse_iterator_length_hint, "", doc=LENGTH_HINT_DOC),
        method("__reduce__", deque_reverse_iterator_reduce, "", doc=REDUCE_DOC),
    ),
)

DEFAULTDICT_TYPE: Final = static_type(
    "collections.defaultdict",
    base=DICT_TYPE,
    doc="defaultdict(default_factory=None, /, [...]): a dict that calls its factory "
    "for the value of a key that is asked for but missing.",
    new=method("__new__", defaultdict_tp_new, "*args, **kwargs"),
    init=method("__init__", defaultdict_init, "*args, **kwargs"),
    slots=(S_REPR,),
    impls=(slot_impl(S_REPR, defaultdict_repr, WANTS_INSTANCE),),
    methods=(
        method(
            "__or__", defaultdict_or, "value, /", doc="Return self|value.", flags=WANTS_INSTANCE
        ),
        method(
            "__ror__", defaultdict_ror, "value, /", doc="Return value|self.", flags=WANTS_INSTANCE
        ),
        method(
            "__missing__",
            defaultdict_missing,
            "key, /",
            doc="Set the missing key to what the factory gives, and return that.",
            flags=WANTS_INSTANCE,
        ),
        method("copy", defaultdict_copy, "", doc="A shallow copy.", flags=WANTS_INSTANCE),
        method("__copy__", defaultdict_copy, "", doc="A shallow copy.", flags=WANTS_INSTANCE),
        method("__reduce__", defaultdict_reduce, "", doc=REDUCE_DOC, flags=WANTS_INSTANCE),
        CLASS_GETITEM,
    ),
    getset=(
        getset(
            "default_factory",
            defaultdict_get_factory,
            defaultdict_set_factory,
            doc="What makes the value of a missing key, or None.",
        ),
    ),
    flags=BASETYPE,
)

TUPLEGETTER_TYPE: Final = static_type(
    "collections._tuplegetter",
    new=method("__new__", tuplegetter_new, "*args, **kwargs"),
    slots=(S_REPR, S_GET, S_SET),
    methods=(method("__reduce__", tuplegetter_reduce, ""),),
    getset=(getset("__doc__", tuplegetter_get_doc, tuplegetter_set_doc),),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module."""
    m = new_module(
        "_collections",
        "Containers: deque, defaultdict, OrderedDict.",
        (
            function(
                "_count_elements",
                count_elements,
                "mapping, iterable, /",
                doc="Count the items of an iterable in a mapping.",
            ),
        ),
    )
    for tp in (
        DEQUE_TYPE,
        DEFAULTDICT_TYPE,
        ORDERED_DICT_TYPE,
        DEQUE_ITERATOR_TYPE,
        DEQUE_REVERSE_ITERATOR_TYPE,
        TUPLEGETTER_TYPE,
    ):
        add_type(m, tp)
    return m


from rt.dict.dictobject import (  # noqa: E402
    FAILED,
    as_dict,
    dict_lookup,
    dict_repr,
    dict_setitem_hash,
    dict_update_arg,
    dict_update_common,
    hash_key,
)
from rt.dict.odict import ORDERED_DICT_TYPE  # noqa: E402
from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.abstract import binary_op, get_iter, has_index, number_as_ssize  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_method_noargs, call_noargs, call_one, call_two  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    index_error,
    key_error,
    memory_error,
    overflow_error,
    set_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import ATTRIBUTE_ERROR, OVERFLOW_ERROR, RUNTIME_ERROR  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___getstate__,
    ID___setitem__,
    ID_get,
    ID_items,
)
from rt.objects.listobject import list_from_iterable  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
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
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_callable,
    object_repr_of,
    rich_compare,
    rich_compare_bool,
)
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.sliceobject import position_arg, subscript_index  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    as_tuple,
    compare_lengths,
    tuple1,
    tuple2,
    tuple_from_list,
)
from rt.objects.typeobject import type_lookup, type_name  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    unicode_from_host,
    unicode_to_host,
)
