"""The array module.

Answers to Modules/arraymodule.c.

What always holds: the host's array of the same typecode has the items, those of "u" and "w" as
code points in an array of typecode "I". It converts and checks values, and refuses to change
its length while a memoryview of it lives; what it raises becomes the guest's exception.
"""

from __future__ import annotations

import array as host_module
from array import array as HostArray
from typing import Any, Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject
from rt.objects.methodobject import CLASS_GETITEM, WANTS_INSTANCE, function, getset, method
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_BUFFER,
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
    slot_impl,
)
from rt.objects.typeobject import BASETYPE, SEQUENCE, WEAKREF, TypeObject, static_type

TYPECODES: Final = "bBuwhHiIlLqQfd"
# What the items are.
INTEGER: Final = 0
FLOATING: Final = 1
CHARACTER: Final = 2
# The most bytes that tofile writes at a time.
WRITE_SIZE: Final = 65536
MAX_CODE_POINT: Final = 0x10FFFF
SSIZE_MAX: Final = 9223372036854775807


class ArrayObject(Object):
    """An array."""

    # The items' type is the typecode's, hence Any.
    def __init__(self, typecode: str, store: HostArray[Any]) -> None:
        self.weak: WeakToken | None = None
        self.typecode: Final = typecode
        self.store: HostArray[Any] = store
        self.kind: Final[i64] = kind_of(typecode)
        self.itemsize: Final[i64] = store.itemsize

    def ob_type(self) -> TypeObject:
        return ARRAY_TYPE

    def size(self) -> i64:
        return len(self.store)

    def item(self, i: i64) -> Object | None:
        """Item i, 0 <= i < size. None with a ValueError: it is no character."""
        kind = self.kind
        if kind == INTEGER:
            n: int = self.store[i]
            return long_from_host(n)
        if kind == FLOATING:
            x: float = self.store[i]
            return FloatObject(x)
        code: int = self.store[i]
        if code > MAX_CODE_POINT:
            return value_error("chr() arg not in range(0x110000)")
        return unicode_from_host(chr(code))

    def is_equal(self, i: i64, x: Object) -> i64:
        """Is item i equal to x? -1 with an exception."""
        item = self.item(i)
        return -1 if item is None else rich_compare_bool(item, x, EQ)

    def value_of(self, x: Object) -> object:
        """The host value to store for x; None with a TypeError."""
        kind = self.kind
        if kind == INTEGER:
            n = as_index(x)
            return None if n is None else long_to_host(n)
        if kind == FLOATING:
            f = number_as_double(x)
            return None if f is None else f.value
        u = as_unicode(x)
        if u is None or u.length != 1:
            type_error("array item must be unicode character")
            return None
        return ord(unicode_to_host(u))

    def append(self, x: Object) -> i64:
        """Add an item. 0, or -1 with an exception."""
        v = self.value_of(x)
        if v is None:
            return -1
        try:
            self.store.append(v)
        except Exception as e:
            return failed(e)
        return 0

    def like(self, store: HostArray[Any]) -> ArrayObject:
        """An array of the same typecode."""
        return ArrayObject(self.typecode, store)

    def tp_repr(self) -> Object | None:
        return array_repr(self)

    def tp_hash(self) -> i64:
        return type_error_i("unhashable type: 'array.array'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return array_richcompare(self, other, op)

    def tp_iter(self) -> Object | None:
        return ArrayIterator(self)

    def nb_bool(self) -> i64:
        return 1 if self.size() > 0 else 0

    def sq_length(self) -> i64:
        return self.size()

    def sq_concat(self, other: Object) -> Object | None:
        b = as_array(other)
        if b is None:
            return type_error(f'can only append array (not "{type_name(other)}") to array')
        if b.typecode != self.typecode:
            return type_error("bad argument type for built-in operation")
        return self.like(self.store + b.store)

    def sq_repeat(self, n: i64) -> Object | None:
        try:
            return self.like(self.store * n)
        except Exception as e:
            set_from_host(e)
            return None

    def sq_inplace_concat(self, other: Object) -> Object | None:
        b = as_array(other)
        if b is None:
            return type_error(f'can only extend array with array (not "{type_name(other)}")')
        return None if extend_array(self, b) < 0 else self

    def sq_inplace_repeat(self, n: i64) -> Object | None:
        try:
            # Not `*=`, which a compiled module does as `self.store * n` when that is asked of a
            # host type that has no number methods.
            self.store = self.store.__imul__(n)
        except Exception as e:
            set_from_host(e)
            return None
        return self

    def sq_item(self, index: i64) -> Object | None:
        if 0 <= index < self.size():
            return self.item(index)
        return index_error("array index out of range")

    def sq_contains(self, value: Object) -> i64:
        i: i64 = 0
        while i < self.size():
            r = self.is_equal(i, value)
            if r != 0:
                return r
            i += 1
        return 0

    def mp_subscript(self, key: Object) -> Object | None:
        if isinstance(key, SliceObject):
            s = host_slice(key)
            return None if s is None else self.like(self.store[s])
        i = array_position(self, key, "array index out of range")
        return None if i < 0 else self.item(i)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        if isinstance(key, SliceObject):
            return array_ass_slice(self, key, value)
        i = array_position(self, key, "array assignment index out of range")
        if i < 0:
            return -1
        try:
            if value is None:
                del self.store[i]
                return 0
            v = self.value_of(value)
            if v is None:
                return -1
            # The conversion may have changed the length.
            self.store[i] = v
        except Exception as e:
            return failed(e)
        return 0

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        # A host memoryview without items cannot be cast.
        mem = memoryview(self.store).cast("B") if self.size() > 0 else memoryview(bytearray())
        code = "w" if self.kind == CHARACTER else self.typecode
        return simple_buffer(self, mem, False, code, self.itemsize)

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token


class ArrayIterator(Object):
    """Steps through an array; `array` is None at the end."""

    def __init__(self, array: ArrayObject) -> None:
        self.array: ArrayObject | None = array
        self.index: i64 = 0

    def ob_type(self) -> TypeObject:
        return ARRAY_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        a = self.array
        if a is None:
            return None
        i = self.index
        if i < a.size():
            self.index = i + 1
            return a.item(i)
        self.array = None
        return None


def failed(e: BaseException) -> i64:
    """Raise a host exception in the guest, and be -1."""
    set_from_host(e)
    return -1


def kind_of(typecode: str) -> i64:
    """What the items of a typecode are."""
    if typecode in "fd":
        return FLOATING
    return CHARACTER if typecode in "uw" else INTEGER


def new_store(typecode: str) -> HostArray[Any]:
    """An empty host array for a typecode."""
    return HostArray("I" if typecode in "uw" else typecode)


def as_array(x: Object) -> ArrayObject | None:
    """The array in x or in an instance of a class that extends it; else None."""
    if isinstance(x, ArrayObject):
        return x
    p = x.native()
    return p if isinstance(p, ArrayObject) else None


def own_array(x: Object) -> ArrayObject:
    """The array of a method's receiver."""
    a = as_array(x)
    assert a is not None
    return a


def host_slice(key: SliceObject) -> slice | None:
    """The host's form of a slice; None with an exception."""
    raw = slice_unpack(key)
    if raw is None:
        return None
    start: int | None = raw.start
    stop: int | None = raw.stop
    if key.start is NONE:
        start = None
    if key.stop is NONE:
        stop = None
    return slice(start, stop, int(raw.step))


def array_position(a: ArrayObject, key: Object, message: str) -> i64:
    """The place of `a[key]`; -1 with an exception."""
    index = subscript_index(key)
    if index is None:
        if not error_occurred():
            type_error("array indices must be integers")
        return -1
    if not long_fits_i64(index):
        index_error(f"cannot fit '{type_name(key)}' into an index-sized integer")
        return -1
    i = long_as_i64(index)
    n = a.size()
    if i < 0:
        i += n
    if i < 0 or i >= n:
        index_error(message)
        return -1
    return i


def array_ass_slice(a: ArrayObject, key: SliceObject, value: Object | None) -> i64:
    """`a[slice] = value`, or `del a[slice]`. CPython: array_ass_subscr"""
    s = host_slice(key)
    if s is None:
        return -1
    try:
        if value is None:
            del a.store[s]
            return 0
        b = as_array(value)
        if b is None:
            return type_error_i(f'can only assign array (not "{type_name(value)}") to array slice')
        if b.typecode != a.typecode:
            return type_error_i("bad argument type for built-in operation")
        a.store[s] = b.store
    except Exception as e:
        return failed(e)
    return 0


def extend_array(a: ArrayObject, b: ArrayObject) -> i64:
    """Add the items of another array. 0, or -1 with an exception."""
    if a.typecode != b.typecode:
        return type_error_i("can only extend with array of same kind")
    try:
        a.store.extend(b.store)
    except Exception as e:
        return failed(e)
    return 0


def extend_iterable(a: ArrayObject, iterable: Object) -> i64:
    """Add the items of any iterable. 0, or -1 with an exception."""
    it = get_iter(iterable)
    if it is None:
        return -1
    while True:
        x = it.tp_iternext()
        if x is None:
            return -1 if error_occurred() else 0
        if a.append(x) < 0:
            return -1


def add_bytes(a: ArrayObject, data: bytes) -> i64:
    """Add items from their bytes. 0, or -1 with an exception."""
    try:
        a.store.frombytes(data)
    except Exception as e:
        return failed(e)
    return 0


def add_text(a: ArrayObject, text: str) -> i64:
    """Add the characters of a string. 0, or -1 with an exception."""
    return add_bytes(a, text.encode(NATIVE_UTF32, "surrogatepass"))


# UTF-32 of this machine, without a mark.
NATIVE_UTF32: Final = "utf-32-le" if HostArray("H", [1]).tobytes()[0] == 1 else "utf-32-be"


def text_of(a: ArrayObject) -> Object | None:
    """The characters of an array of typecode "u" or "w"; None with a ValueError."""
    data = a.store.tobytes()
    try:
        return unicode_from_host(data.decode(NATIVE_UTF32, "surrogatepass"))
    except UnicodeDecodeError:
        for code in a.store:
            if code > MAX_CODE_POINT:
                return value_error(f"character U+{code:x} is not in range [U+0000; U+10ffff]")
        raise


def array_repr(self: Object) -> Object | None:
    a = own_array(self)
    name = self.ob_type().name
    if a.size() == 0:
        return unicode_from_host(f"{name}('{a.typecode}')")
    items = text_of(a) if a.kind == CHARACTER else array_tolist(a)
    text = None if items is None else object_repr_of(items)
    if text is None:
        return None
    return unicode_from_host(f"{name}('{a.typecode}', {unicode_to_host(text)})")


def array_richcompare(a: ArrayObject, other: Object, op: i64) -> Object | None:
    """Compare by the first items that differ, then by length."""
    b = as_array(other)
    if b is None:
        return NOT_IMPLEMENTED
    if a.size() != b.size() and (op == EQ or op == NE):
        return bool_from(op == NE)
    if a.typecode == b.typecode and a.kind != FLOATING and (op == EQ or op == NE):
        return bool_from((a.store == b.store) == (op == EQ))
    i: i64 = 0
    while i < a.size() and i < b.size():
        x = a.item(i)
        y = b.item(i)
        if x is None or y is None:
            return None
        r = rich_compare_bool(x, y, EQ)
        if r < 0:
            return None
        if r == 0:
            if op == EQ or op == NE:
                return bool_from(op == NE)
            return rich_compare(x, y, op)
        i += 1
    return compare_lengths(a.size(), b.size(), op)


def array_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0 and inherits(cls, ID___init__):
        return type_error("array.array() takes no keyword arguments")
    n = len(args)
    if n < 1 or n > 2:
        bound = "at least 1 argument" if n < 1 else "at most 2 arguments"
        return type_error(f"array() takes {bound} ({n} given)")
    code = as_unicode(args[0])
    if code is None or code.length != 1:
        return type_error(
            f"array() argument 1 must be a unicode character, not {type_name(args[0])}"
        )
    typecode = unicode_to_host(code)
    if typecode == "u" and not warn(
        DEPRECATION_WARNING,
        "The 'u' type code is deprecated and will be removed in Python 3.16",
    ):
        return None
    initial: Object | None = args[1] if n == 2 else None
    if initial is not None and typecode not in ("u", "w"):
        if as_unicode(initial) is not None:
            return type_error(f"cannot use a str to initialize an array with typecode '{typecode}'")
        b = as_array(initial)
        if b is not None and b.kind == CHARACTER:
            return type_error(
                f"cannot use a unicode array to initialize an array with typecode '{typecode}'"
            )
    if typecode not in TYPECODES:
        return value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
    a = ArrayObject(typecode, new_store(typecode))
    if initial is not None and fill(a, initial) < 0:
        return None
    return a


def fill(a: ArrayObject, initial: Object) -> i64:
    """Add what a new array begins with. 0, or -1 with an exception."""
    b = as_array(initial)
    if b is not None and b.typecode == a.typecode:
        return trimmed(a, extend_array(a, b))
    native = initial.native()
    if isinstance(native, (BytesObject, ByteArrayObject)):
        data = as_bytes_like(initial)
        return -1 if data is None else add_bytes(a, data)
    if isinstance(native, UnicodeObject) and a.kind == CHARACTER:
        return trimmed(a, add_text(a, unicode_to_host(native)))
    if isinstance(native, (ListObject, TupleObject)):
        return trimmed(a, extend_iterable(a, initial))
    return extend_iterable(a, initial)


def trimmed(a: ArrayObject, status: i64) -> i64:
    """Leave no room to grow in a new array whose length was known; its status."""
    if status == 0:
        a.store = HostArray(a.store.typecode, a.store)
    return status


def array_append(self: ArrayObject, v: Object) -> Object | None:
    return None if self.append(v) < 0 else NONE


def array_buffer_info(self: ArrayObject) -> Object | None:
    address, n = self.store.buffer_info()
    return tuple2(long_from_host(address), long_from_host(n))


def array_byteswap(self: ArrayObject) -> Object | None:
    self.store.byteswap()
    return NONE


def array_clear(self: ArrayObject) -> Object | None:
    try:
        del self.store[:]
    except Exception as e:
        set_from_host(e)
        return None
    return NONE


def array_copy(self: ArrayObject) -> Object | None:
    return self.like(self.store[:])


def array_deepcopy(self: ArrayObject, memo: Object) -> Object | None:
    return array_copy(self)


def array_count(self: ArrayObject, v: Object) -> Object | None:
    count: i64 = 0
    i: i64 = 0
    while i < self.size():
        r = self.is_equal(i, v)
        if r < 0:
            return None
        count += r
        i += 1
    return long_from_i64(count)


def array_extend(self: ArrayObject, bb: Object) -> Object | None:
    b = as_array(bb)
    r = extend_iterable(self, bb) if b is None else extend_array(self, b)
    return None if r < 0 else NONE


def array_frombytes(self: ArrayObject, buffer: Object) -> Object | None:
    data = bytes_like(buffer)
    return None if data is None or add_bytes(self, data) < 0 else NONE


def array_fromfile(self: ArrayObject, f: Object, n: Object) -> Object | None:
    count = index_as_i64(n)
    if count == -1 and error_occurred():
        return None
    if count < 0:
        return value_error("negative count")
    if count > SSIZE_MAX // self.itemsize:
        return memory_error()
    wanted = count * self.itemsize
    got = call_method_one(f, intern("read"), long_from_i64(wanted))
    if got is None:
        return None
    data = as_bytes(got)
    if data is None:
        return type_error("read() didn't return bytes")
    if add_bytes(self, data.data) < 0:
        return None
    if len(data.data) != wanted:
        return error(EOF_ERROR, "read() didn't return enough bytes")
    return NONE


def array_fromlist(self: ArrayObject, items: Object) -> Object | None:
    l = as_list(items)
    if l is None:
        return type_error("arg must be list")
    values: list[object] = []
    n = l.n
    i: i64 = 0
    while i < n:
        v = self.value_of(list_item(l, i))
        if v is None:
            # The host says whether an item before this one is out of range, and makes room
            # as always.
            exc = take_error()
            while len(values) < n:
                values.append(None)
            if store_all(self.store, values) == 0 or clear_if(TYPE_ERROR):
                restore_error(exc)
            return None
        values.append(v)
        i += 1
        if l.n != n:
            return error(RUNTIME_ERROR, "list changed size during iteration")
    return None if store_all(self.store, values) < 0 else NONE


def store_all(store: HostArray[Any], values: list[Any]) -> i64:
    """Add host values, or none. 0, or -1 with an exception."""
    try:
        store.fromlist(values)
    except Exception as e:
        return failed(e)
    return 0


def array_fromunicode(self: ArrayObject, ustr: Object) -> Object | None:
    u = as_unicode(ustr)
    if u is None:
        return type_error(f"fromunicode() argument must be str, not {type_name(ustr)}")
    if self.kind != CHARACTER:
        return value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
    return None if add_text(self, unicode_to_host(u)) < 0 else NONE


def array_tounicode(self: ArrayObject) -> Object | None:
    if self.kind != CHARACTER:
        return value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')")
    return text_of(self)


def array_index(
    self: ArrayObject, v: Object, start: Object | None, stop: Object | None
) -> Object | None:
    first: i64 = 0
    if start is not None:
        first = position_arg(start)
        if first == -1 and error_occurred():
            return None
    last: i64 = SSIZE_MAX
    if stop is not None:
        last = position_arg(stop)
        if last == -1 and error_occurred():
            return None
    if first < 0:
        first += self.size()
        if first < 0:
            first = 0
    if last < 0:
        last += self.size()
    while first < last and first < self.size():
        r = self.is_equal(first, v)
        if r != 0:
            return long_from_i64(first) if r > 0 else None
        first += 1
    return value_error("array.index(x): x not in array")


def array_insert(self: ArrayObject, i: Object, v: Object) -> Object | None:
    where = index_as_i64(i)
    if where == -1 and error_occurred():
        return None
    value = self.value_of(v)
    if value is None:
        return None
    try:
        self.store.insert(where, value)
    except Exception as e:
        set_from_host(e)
        return None
    return NONE


def array_pop(self: ArrayObject, i: Object | None) -> Object | None:
    where: i64 = -1
    if i is not None:
        where = index_as_i64(i)
        if where == -1 and error_occurred():
            return None
    n = self.size()
    if n == 0:
        return index_error("pop from empty array")
    if where < 0:
        where += n
    if where < 0 or where >= n:
        return index_error("pop index out of range")
    x = self.item(where)
    if x is None:
        return None
    try:
        del self.store[where]
    except Exception as e:
        set_from_host(e)
        return None
    return x


def array_remove(self: ArrayObject, v: Object) -> Object | None:
    i: i64 = 0
    while i < self.size():
        r = self.is_equal(i, v)
        if r < 0:
            return None
        if r > 0:
            try:
                del self.store[i]
            except Exception as e:
                set_from_host(e)
                return None
            return NONE
        i += 1
    return value_error("array.remove(x): x not in array")


def array_reverse(self: ArrayObject) -> Object | None:
    self.store.reverse()
    return NONE


def array_tobytes(self: ArrayObject) -> Object | None:
    return BytesObject(self.store.tobytes())


def array_tolist(self: ArrayObject) -> Object | None:
    out = list_new()
    i: i64 = 0
    while i < self.size():
        x = self.item(i)
        if x is None:
            return None
        list_append(out, x)
        i += 1
    return out


def array_tofile(self: ArrayObject, f: Object) -> Object | None:
    data = self.store.tobytes()
    n: i64 = len(data)
    start: i64 = 0
    while start < n:
        part = BytesObject(data[start : start + WRITE_SIZE])
        if call_method_one(f, intern("write"), part) is None:
            return None
        start += WRITE_SIZE
    return NONE


def array_reduce_ex(self: Object, value: Object) -> Object | None:
    a = own_array(self)
    protocol = index_as_i64(value)
    if protocol == -1 and error_occurred():
        return None
    attrs = lookup_attr(self, ID___dict__)
    if attrs is None:
        if error_occurred():
            return None
        attrs = NONE
    typecode = unicode_from_host(a.typecode)
    code = machine_format(a)
    if protocol < 3 or code < 0:
        items = array_tolist(a)
        if items is None:
            return None
        return tuple3(self.ob_type(), tuple2(typecode, items), attrs)
    module = import_module("array")
    if module is None:
        return None
    rebuild = get_attr(module, intern("_array_reconstructor"))
    if rebuild is None:
        return None
    args = tuple_from_list(
        [self.ob_type(), typecode, long_from_i64(code), BytesObject(a.store.tobytes())]
    )
    return tuple3(rebuild, args, attrs)


def machine_format(a: ArrayObject) -> i64:
    """CPython's number for the items' format on this machine; -1: none."""
    if a.kind == CHARACTER:
        return 20 if NATIVE_UTF32 == "utf-32-le" else 21
    reduced: Any = HostArray(a.typecode).__reduce_ex__(3)  # the host's protocol says Any
    code: int = reduced[1][2]
    return code


def array_reconstructor(
    arraytype: Object, typecode: Object, mformat_code: Object, items: Object
) -> Object | None:
    """Makes an array from what `__reduce_ex__` gave."""
    if not isinstance(arraytype, TypeObject):
        return type_error(f"first argument must be a type object, not {type_name(arraytype)}")
    if not is_subtype(arraytype, ARRAY_TYPE):
        return type_error(f"{arraytype.name} is not a subtype of array.array")
    u = as_unicode(typecode)
    if u is None or u.length != 1:
        return type_error(
            "_array_reconstructor() argument 2 must be a unicode character, "
            f"not {type_name(typecode)}"
        )
    code = unicode_to_host(u)
    if code not in TYPECODES:
        return value_error("second argument must be a valid type code")
    number = index_as_i64(mformat_code)
    if number == -1 and error_occurred():
        return None
    data = as_bytes(items)
    if data is None:
        return type_error(f"fourth argument should be bytes, not {type_name(items)}")
    try:
        # The stub of the host's module does not name this function.
        rebuild: Any = vars(host_module)["_array_reconstructor"]
        store: HostArray[Any] = rebuild(HostArray, code, int(number), data.data)
        if code in ("u", "w"):
            chars = new_store(code)
            chars.frombytes(store.tobytes())
            store = chars
    except Exception as e:
        set_from_host(e)
        return None
    made = ArrayObject(code, store)
    return made if arraytype is ARRAY_TYPE else call_two(arraytype, typecode, made)


def array_sizeof(self: ArrayObject) -> Object | None:
    return long_from_host(self.store.__sizeof__())


def array_get_typecode(self: ArrayObject) -> Object | None:
    return unicode_from_host(self.typecode)


def array_get_itemsize(self: ArrayObject) -> Object | None:
    return long_from_i64(self.itemsize)


def array_iterator_reduce(self: ArrayIterator) -> Object | None:
    it = builtin_attr("iter")
    if it is None:
        return None
    a = self.array
    if a is None:
        return tuple2(it, tuple1(EMPTY_TUPLE))
    return tuple3(it, tuple1(a), long_from_i64(self.index))


def array_iterator_setstate(self: ArrayIterator, state: Object) -> Object | None:
    index = index_as_i64(state)
    if index == -1 and error_occurred():
        return None
    a = self.array
    if a is not None:
        n = a.size()
        self.index = 0 if index < 0 else n if index > n else index
    return NONE


ARRAY_TYPE: Final = static_type(
    "array.array",
    doc="array(typecode [, initializer]): a sequence of numbers or characters "
    "that are all of one size.",
    new=method("__new__", array_new, "*args, **kwargs"),
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
        S_BUFFER,
    ),
    impls=(slot_impl(S_REPR, array_repr, WANTS_INSTANCE),),
    methods=(
        method("append", array_append, "v, /", doc="Add an item at the end."),
        method("buffer_info", array_buffer_info, "", doc="The address and the number of items."),
        method("byteswap", array_byteswap, "", doc="Reverse the bytes of each item."),
        method("clear", array_clear, "", doc="Remove all items."),
        method("__copy__", array_copy, "", doc="A copy."),
        method("__deepcopy__", array_deepcopy, "unused, /", doc="A copy."),
        method("count", array_count, "v, /", doc="How many items are equal to v."),
        method("extend", array_extend, "bb, /", doc="Add items at the end."),
        method("fromfile", array_fromfile, "f, n, /", doc="Read n items from a file."),
        method("fromlist", array_fromlist, "list, /", doc="Add the items of a list."),
        method("frombytes", array_frombytes, "buffer, /", doc="Add items from their bytes."),
        method("fromunicode", array_fromunicode, "ustr, /", doc="Add the characters of a string."),
        method(
            "index", array_index, "v, start=0, stop=sys.maxsize, /", doc="The place of the first v."
        ),
        method("insert", array_insert, "i, v, /", doc="Insert v before item i."),
        method("pop", array_pop, "i=-1, /", doc="Remove and return item i, the last by default."),
        method("__reduce_ex__", array_reduce_ex, "value, /", flags=WANTS_INSTANCE),
        method("remove", array_remove, "v, /", doc="Remove the first v."),
        method("reverse", array_reverse, "", doc="Reverse the items in place."),
        method("tobytes", array_tobytes, "", doc="The bytes of all items."),
        method("tofile", array_tofile, "f, /", doc="Write all items to a file."),
        method("tolist", array_tolist, "", doc="The items as a list."),
        method("tounicode", array_tounicode, "", doc="The characters as a string."),
        method("__sizeof__", array_sizeof, "", doc="The size of the array in memory, in bytes."),
        CLASS_GETITEM,
    ),
    getset=(
        getset("typecode", array_get_typecode, None, doc="What the items are."),
        getset("itemsize", array_get_itemsize, None, doc="The bytes of one item."),
    ),
    flags=BASETYPE | SEQUENCE | WEAKREF,
)

ARRAY_ITERATOR_TYPE: Final = static_type(
    "array.arrayiterator",
    slots=(S_ITER, S_NEXT),
    methods=(
        method("__reduce__", array_iterator_reduce, ""),
        method("__setstate__", array_iterator_setstate, "object, /"),
    ),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module."""
    m = new_module(
        "array",
        "Sequences of numbers or characters that are all of one size.",
        (
            function(
                "_array_reconstructor",
                array_reconstructor,
                "arraytype, typecode, mformat_code, items, /",
                doc="Used when arrays are unpickled.",
            ),
        ),
    )
    add_type(m, ARRAY_TYPE)
    add_object(m, "ArrayType", ARRAY_TYPE)
    add_object(m, "typecodes", unicode_from_host(TYPECODES))
    if interp.importlib is None:
        # No interpreter was started: the type serves as a library, without abstract classes.
        return m
    abc = import_module("collections.abc")
    sequences = None if abc is None else get_attr(abc, intern("MutableSequence"))
    if sequences is None or call_method_one(sequences, intern("register"), ARRAY_TYPE) is None:
        return None
    return m


from rt.modules.support import add_object, add_type, new_module  # noqa: E402
from rt.objects.abstract import get_iter, import_module  # noqa: E402
from rt.objects.argbinder import inherits  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import Buffer, as_bytes_like, bytes_like, simple_buffer  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.call import call_method_one, call_two  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error,
    error_occurred,
    index_error,
    memory_error,
    restore_error,
    take_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    EOF_ERROR,
    RUNTIME_ERROR,
    TYPE_ERROR,
)
from rt.objects.floatobject import FloatObject, number_as_double  # noqa: E402
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.identifiers import ID___dict__, ID___init__  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    ListObject,
    as_list,
    list_append,
    list_item,
    list_new,
)
from rt.objects.longobject import (  # noqa: E402
    as_index,
    index_as_i64,
    long_as_i64,
    long_fits_i64,
    long_from_host,
    long_from_i64,
    long_to_host,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    lookup_attr,
    object_repr_of,
    rich_compare,
    rich_compare_bool,
)
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.sliceobject import SliceObject, position_arg, slice_unpack, subscript_index  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TupleObject,
    compare_lengths,
    tuple1,
    tuple2,
    tuple3,
    tuple_from_list,
)
from rt.objects.typeobject import is_subtype, type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
