"""memoryview.

Answers to Objects/memoryobject.c.

What always holds: the views made from one another (by slicing, casting, `memoryview(view)`)
share a `ManagedBuffer`; a view that is released has none. An item is read and written
through a host memoryview of its few bytes, cast to the item's format: the host's rules for
values are the guest's.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Final, cast

from mypy_extensions import i64

from rt.objects.methodobject import class_method, getset, method
from rt.objects.object import ELLIPSIS, ENDLESS, EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_BUFFER,
    S_GETITEM,
    S_HASH,
    S_ITER,
    S_LEN,
    S_NEXT,
    S_RELEASE_BUFFER,
    S_REPR,
    S_RICHCOMPARE,
    S_SETITEM,
)
from rt.objects.typeobject import SEQUENCE, TypeObject, static_type

MAX_NDIM: Final = 64
RELEASED: Final = "operation forbidden on released memoryview object"
# The formats of single items that a view can read and write.
NATIVE_FORMATS: Final = "?cbBhHiIlLqQnNfdeP"
BYTE_FORMATS: Final = ("B", "b", "c")
SUB_VIEWS: Final = "sub-views are not implemented"


class ManagedBuffer:
    """The buffer that views share. CPython: _PyManagedBufferObject"""

    def __init__(self, buffer: Buffer) -> None:
        self.buffer: Final = buffer
        self.views: i64 = 0

    def leave(self) -> None:
        """One view less; the last one gives the buffer back."""
        self.views -= 1
        if self.views == 0:
            self.buffer.release()


class OwnedBuffer(ManagedBuffer):
    """A managed buffer whose owner is told also when the views just die."""

    def __del__(self) -> None:
        self.buffer.release()


class MemoryViewObject(Object):
    """A memoryview; `buf` says which of the managed memory it shows."""

    def __init__(self, managed: ManagedBuffer, buf: Buffer) -> None:
        self.managed: ManagedBuffer | None = managed
        self.buf: Buffer = buf
        self.hash: i64 = -1
        self.weak: WeakToken | None = None
        managed.views += 1

    def ob_type(self) -> TypeObject:
        return MEMORYVIEW_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        t = self.weak
        if t is None and create:
            t = WeakToken()
            self.weak = t
        return t

    def tp_repr(self) -> Object | None:
        kind = "memory" if self.managed is not None else "released memory"
        return unicode_from_host(f"<{kind} at {address(self)}>")

    def tp_hash(self) -> i64:
        # CPython: memory_hash
        if self.hash == -1:
            if not is_live(self):
                return -1
            buf = self.buf
            if not buf.readonly:
                value_error("cannot hash writable memoryview object")
                return -1
            if buf.format.removeprefix("@") not in BYTE_FORMATS:
                value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
                return -1
            if hash_object(buf.exporter) == -1:
                return -1
            self.hash = hash(buf.tobytes())
        return self.hash

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if op != EQ and op != NE:
            return NOT_IMPLEMENTED
        same = view_equal(self, other)
        if same < 0:
            return NOT_IMPLEMENTED
        return bool_from((same == 1) == (op == EQ))

    def tp_iter(self) -> Object | None:
        # CPython: memory_iter
        if not is_live(self):
            return None
        if len(self.buf.shape) == 0:
            return type_error("invalid indexing of 0-dim memory")
        if len(self.buf.shape) != 1:
            return error(NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented")
        return MemoryIterator(self)

    def nb_bool(self) -> i64:
        n = self.sq_length()
        return 1 if n > 0 else n

    def sq_length(self) -> i64:
        if not is_live(self):
            return -1
        if len(self.buf.shape) == 0:
            return type_error_i("0-dim memory has no length")
        return self.buf.shape[0]

    def sq_item(self, index: i64) -> Object | None:
        if not is_live(self):
            return None
        return view_item(self.buf, index)

    def mp_subscript(self, key: Object) -> Object | None:
        return view_subscript(self, key)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        return view_ass_subscript(self, key, value)

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        if not is_live(self):
            return None
        if writable and self.buf.readonly:
            return no_buffer("memoryview: underlying buffer is not writable")
        # Whoever gives this back does not give back what the view holds.
        return (
            self.buf if self.buf.owner is None else owned_buffer(self.buf, self.buf.exporter, None)
        )


def no_buffer(msg: str) -> Buffer | None:
    set_error(BUFFER_ERROR, msg)
    return None


def is_live(m: MemoryViewObject) -> bool:
    """Is the view not released? A ValueError if it is. CPython: CHECK_RELEASED"""
    if m.managed is None:
        value_error(RELEASED)
        return False
    return True


# Making views.


def memoryview_from_buffer(buf: Buffer) -> MemoryViewObject:
    """A view of a whole buffer. CPython: PyMemoryView_FromBuffer"""
    managed = ManagedBuffer(buf) if buf.owner is None else OwnedBuffer(buf)
    return MemoryViewObject(managed, buf)


def memoryview_from_bytes(data: bytes) -> MemoryViewObject:
    """A view of host bytes."""
    return memoryview_from_buffer(buffer_from_bytes(data))


def memoryview_from_host(view: memoryview) -> MemoryViewObject:
    """A view of what a host memoryview shows."""
    buf = buffer_from_host(view, to_guest(view.obj), 0)
    assert buf is not None
    return memoryview_from_buffer(buf)


def memoryview_from_object(x: Object, writable: i64) -> MemoryViewObject | None:
    """`memoryview(x)`. None with a TypeError. CPython: PyMemoryView_FromObject"""
    native = x.native()
    if isinstance(native, MemoryViewObject):
        if not is_live(native):
            return None
        managed = native.managed
        assert managed is not None
        if writable and native.buf.readonly:
            no_buffer("memoryview: underlying buffer is not writable")
            return None
        return MemoryViewObject(managed, native.buf)
    buf = x.bf_getbuffer(writable)
    if buf is None:
        if not error_occurred():
            type_error(f"memoryview: a bytes-like object is required, not '{type_name(x)}'")
        return None
    return memoryview_from_buffer(buf)


def sub_view(
    m: MemoryViewObject,
    format: str,
    itemsize: i64,
    shape: list[i64],
    strides: list[i64],
    offset: i64,
    readonly: bool,
) -> MemoryViewObject:
    """Another view of the memory of `m`."""
    managed = m.managed
    assert managed is not None
    buf = m.buf
    return MemoryViewObject(
        managed,
        Buffer(buf.exporter, buf.mem, readonly, format, itemsize, shape, strides, offset),
    )


def memoryview_new(cls: TypeObject, x: Object) -> Object | None:
    return memoryview_from_object(x, 0)


def memoryview_from_flags(cls: TypeObject, x: Object, flags: Object) -> Object | None:
    """`memoryview._from_flags(x, flags)`: bit 0 asks for writable memory."""
    n = index_as_c_int(flags)
    if n == -1 and error_occurred():
        return None
    return memoryview_from_object(x, n & 1)


# Items.


def native_format(format: str) -> str:
    """The one character of a native format, "" for any other. CPython: get_native_fmtchar"""
    code = format.removeprefix("@")
    return code if len(code) == 1 and code in NATIVE_FORMATS else ""


def item_code(format: str) -> str:
    """The one character of an item's format; "" with a NotImplementedError.

    CPython: adjust_fmt, unpack_single
    """
    code = format.removeprefix("@")
    if len(code) != 1:
        set_error(NOT_IMPLEMENTED_ERROR, f"memoryview: unsupported format {format}")
        return ""
    if code not in NATIVE_FORMATS:
        set_error(NOT_IMPLEMENTED_ERROR, f"memoryview: format {code} not supported")
        return ""
    return code


def as_items(mem: memoryview, code: str) -> object:
    """`mem` in another native format. An object, since the stubs know neither formats that
    are no literals nor what the items are then."""
    return mem.cast(code)  # type: ignore[call-overload]


def read_item(buf: Buffer, offset: i64) -> Object | None:
    """The item at `offset`. CPython: unpack_single"""
    if buf.format == "B":
        return long_from_i64(buf.mem[offset])
    code = item_code(buf.format)
    if not code:
        return None
    items = as_items(buf.mem[offset : offset + buf.itemsize], code)
    return to_guest(cast(Sequence[object], items)[0])


def write_item(m: MemoryViewObject, buf: Buffer, offset: i64, value: Object) -> i64:
    """Set the item at `offset`. 0, or -1 with an exception, also when the value's conversion
    releases the view. CPython: pack_single"""
    code = item_code(buf.format)
    if not code:
        return -1
    if code == "?":
        truth = is_true(value)
        if truth < 0 or not is_live(m):
            return -1
        buf.mem[offset] = truth
        return 0
    if code == "c":
        b = as_bytes(value)
        if b is None:
            return type_error_i(f"memoryview: invalid type for format '{code}'")
        if len(b.data) != 1:
            return value_error_i(f"memoryview: invalid value for format '{code}'")
        buf.mem[offset] = b.data[0]
        return 0
    hosted: object = None
    if code == "f" or code == "d" or code == "e":
        x = number_as_double(value)
        if x is not None:
            hosted = x.value
    else:
        n = as_index(value)
        if n is not None:
            hosted = long_to_host(n)
    if hosted is None:
        # What the value itself raised stays; a wrong type or size is the view's affair.
        if clear_if(TYPE_ERROR):
            return type_error_i(f"memoryview: invalid type for format '{code}'")
        if clear_if(OVERFLOW_ERROR):
            return value_error_i(f"memoryview: invalid value for format '{code}'")
        return -1
    if not is_live(m):
        return -1
    try:
        items = as_items(buf.mem[offset : offset + buf.itemsize], code)
        cast(MutableSequence[object], items)[0] = hosted
        return 0
    except (ValueError, OverflowError):
        return value_error_i(f"memoryview: invalid value for format '{code}'")


def place_of(buf: Buffer, dim: i64, index: i64, offset: i64) -> i64:
    """The offset of item `index` of dimension `dim`; -1 with an IndexError.

    CPython: lookup_dimension
    """
    n: i64 = buf.shape[dim]
    if index < 0:
        index += n
    if index < 0 or index >= n:
        index_error(f"index out of bounds on dimension {dim + 1}")
        return -1
    return offset + buf.strides[dim] * index


def view_item(buf: Buffer, index: i64) -> Object | None:
    # CPython: memory_item
    if len(buf.shape) == 0:
        return type_error("invalid indexing of 0-dim memory")
    if len(buf.shape) > 1:
        if not item_code(buf.format):
            return None
        return error(NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented")
    at = place_of(buf, 0, index, buf.offset)
    return None if at < 0 else read_item(buf, at)


def multi_place(buf: Buffer, key: TupleObject) -> i64:
    """The offset of the item that a tuple of indices names; -1 with an exception.

    CPython: ptr_from_tuple
    """
    ndim: i64 = len(buf.shape)
    if key.n > ndim:
        return type_error_i(f"cannot index {ndim}-dimension view with {key.n}-element tuple")
    if key.n < ndim:
        set_error(NOT_IMPLEMENTED_ERROR, SUB_VIEWS)
        return -1
    at = buf.offset
    i: i64 = 0
    while i < ndim:
        index = number_as_ssize(key.item(i), INDEX_ERROR)
        if index == -1 and error_occurred():
            return -1
        at = place_of(buf, i, index, at)
        if at < 0:
            return -1
        i += 1
    return at


def all_indices(key: TupleObject) -> bool:
    i: i64 = 0
    while i < key.n:
        x = key.item(i)
        if isinstance(x, SliceObject) or not has_index(x):
            return False
        i += 1
    return True


def all_slices(key: TupleObject) -> bool:
    i: i64 = 0
    while i < key.n:
        if not isinstance(key.item(i), SliceObject):
            return False
        i += 1
    return key.n > 0


def view_subscript(m: MemoryViewObject, key: Object) -> Object | None:
    # CPython: memory_subscript
    if not is_live(m):
        return None
    buf = m.buf
    if len(buf.shape) == 0:
        if isinstance(key, TupleObject) and key.n == 0:
            return read_item(buf, buf.offset)
        if key is ELLIPSIS:
            return m
        return type_error("invalid indexing of 0-dim memory")
    if has_index(key):
        i = number_as_ssize(key, INDEX_ERROR)
        if i == -1 and error_occurred():
            return None
        return view_item(buf, i) if is_live(m) else None
    if isinstance(key, SliceObject):
        return sliced(m, key)
    if isinstance(key, TupleObject):
        if all_indices(key):
            at = multi_place(buf, key)
            return None if at < 0 or not is_live(m) else read_item(buf, at)
        if all_slices(key):
            return error(NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented")
    return type_error("memoryview: invalid slice key")


def sliced(m: MemoryViewObject, key: SliceObject) -> MemoryViewObject | None:
    """The view of a slice of the first dimension."""
    managed = m.managed
    assert managed is not None
    # The indices' `__index__` may release `m`; the memory stays until the slice has it.
    managed.views += 1
    part = slice_buffer(m.buf, key)
    view = None if part is None else MemoryViewObject(managed, part)
    managed.leave()
    return view


def slice_buffer(buf: Buffer, key: SliceObject) -> Buffer | None:
    """The part of a buffer that a slice of its first dimension is. CPython: init_slice"""
    bounds = slice_bounds(key, buf.shape[0])
    if bounds is None:
        return None
    shape = list(buf.shape)
    strides = list(buf.strides)
    offset = buf.offset + strides[0] * bounds.start
    shape[0] = bounds.count if bounds.count > 0 else 0
    strides[0] = strides[0] * bounds.step
    return Buffer(
        buf.exporter, buf.mem, buf.readonly, buf.format, buf.itemsize, shape, strides, offset
    )


def view_ass_subscript(m: MemoryViewObject, key: Object, value: Object | None) -> i64:
    # CPython: memory_ass_sub
    if not is_live(m):
        return -1
    buf = m.buf
    if buf.readonly:
        return type_error_i("cannot modify read-only memory")
    if value is None:
        return type_error_i("cannot delete memory")
    ndim: i64 = len(buf.shape)
    if ndim == 0:
        if key is ELLIPSIS or (isinstance(key, TupleObject) and key.n == 0):
            return write_item(m, buf, buf.offset, value)
        return type_error_i("invalid indexing of 0-dim memory")
    if has_index(key):
        if ndim > 1:
            set_error(NOT_IMPLEMENTED_ERROR, SUB_VIEWS)
            return -1
        i = number_as_ssize(key, INDEX_ERROR)
        if i == -1 and error_occurred():
            return -1
        at = place_of(buf, 0, i, buf.offset)
        if at < 0 or not is_live(m):
            return -1
        return write_item(m, buf, at, value)
    if isinstance(key, SliceObject) and ndim == 1:
        return assign_slice(m, key, value)
    if isinstance(key, TupleObject) and all_indices(key):
        at = multi_place(buf, key)
        return -1 if at < 0 or not is_live(m) else write_item(m, buf, at, value)
    if isinstance(key, SliceObject) or (isinstance(key, TupleObject) and all_slices(key)):
        set_error(
            NOT_IMPLEMENTED_ERROR,
            "memoryview slice assignments are currently restricted to ndim = 1",
        )
        return -1
    return type_error_i("memoryview: invalid slice key")


def assign_slice(m: MemoryViewObject, key: SliceObject, value: Object) -> i64:
    source = get_buffer(value, 0)
    if source is None:
        return -1
    dest = slice_buffer(m.buf, key)
    if dest is None or not is_live(m):
        source.release()
        return -1
    n: i64 = dest.shape[0]
    if (
        len(source.shape) != 1
        or source.shape[0] != n
        or source.itemsize != dest.itemsize
        or source.format.removeprefix("@") != dest.format.removeprefix("@")
    ):
        source.release()
        return value_error_i("memoryview assignment: lvalue and rvalue have different structures")
    # A copy first: the two may overlap.
    data = source.tobytes()
    source.release()
    if dest.is_contiguous():
        dest.mem[dest.offset : dest.offset + len(data)] = data
        return 0
    size = dest.itemsize
    at = dest.offset
    i: i64 = 0
    while i < n:
        dest.mem[at : at + size] = data[i * size : (i + 1) * size]
        at += dest.strides[0]
        i += 1
    return 0


# Comparison.


def view_equal(m: MemoryViewObject, other: Object) -> i64:
    """Are a view and what another object exports equal? 1 or 0; -1 when it exports nothing.

    CPython: memory_richcompare
    """
    if m.managed is None:
        return 1 if m is other else 0
    native = other.native()
    if isinstance(native, MemoryViewObject) and native.managed is None:
        return 1 if m is native else 0
    b = other.bf_getbuffer(0)
    if b is None:
        clear_error()
        return -1
    same = buffers_equal(m.buf, b)
    b.release()
    return 1 if same else 0


def buffers_equal(a: Buffer, b: Buffer) -> bool:
    if len(a.shape) != len(b.shape):
        return False
    i: i64 = 0
    while i < len(a.shape):
        if a.shape[i] != b.shape[i]:
            return False
        # Without an item no dimension after it counts.
        if a.shape[i] == 0:
            break
        i += 1
    x = a.format.removeprefix("@")
    y = b.format.removeprefix("@")
    if x == y and len(x) == 1 and x in "bBhHiIlLqQnNP":
        return a.tobytes() == b.tobytes()
    import struct

    try:
        return host_values(a) == host_values(b)
    except (struct.error, NotImplementedError):
        return False


def host_values(b: Buffer) -> list[object]:
    """All items in C order as host values. A struct.error for a format nobody knows."""
    # Loaded by the first who needs it.
    import struct

    size = struct.calcsize(b.format)
    if size != b.itemsize:
        raise NotImplementedError
    out: list[object] = []
    data = b.tobytes()
    for values in struct.iter_unpack(b.format, data) if data else ():
        out.append(values)
    return out


# Methods.


def memoryview_release(self: MemoryViewObject) -> Object | None:
    """CPython: memoryview_release_impl"""
    managed = self.managed
    if managed is not None:
        self.managed = None
        self.buf = NO_BUFFER
        managed.leave()
    return NONE


def memoryview_enter(self: MemoryViewObject) -> Object | None:
    return self if is_live(self) else None


def memoryview_exit(
    self: MemoryViewObject, args: list[Object], kwargs: Object | None
) -> Object | None:
    return memoryview_release(self)


def memoryview_tobytes(self: MemoryViewObject, order: Object | None) -> Object | None:
    if not is_live(self):
        return None
    how = "C"
    if order is not None and order is not NONE:
        u = as_unicode(order)
        if u is None:
            return type_error(
                f"tobytes() argument 'order' must be str or None, not {type_name(order)}"
            )
        how = unicode_to_host(u)
        if how not in ("C", "F", "A"):
            return value_error("order must be 'C', 'F' or 'A'")
    buf = self.buf
    if how == "F" or (how == "A" and buf.is_fortran_contiguous()):
        return bytes_from_host(fortran_bytes(buf))
    return bytes_from_host(buf.tobytes())


def fortran_bytes(buf: Buffer) -> bytes:
    """The items with the first index varying fastest."""
    turned = Buffer(
        buf.exporter,
        buf.mem,
        buf.readonly,
        buf.format,
        buf.itemsize,
        buf.shape[::-1],
        buf.strides[::-1],
        buf.offset,
    )
    return turned.tobytes()


def memoryview_tolist(self: MemoryViewObject) -> Object | None:
    if not is_live(self):
        return None
    buf = self.buf
    code = item_code(buf.format)
    if not code:
        return None
    return items_of(buf, code, 0, buf.offset)


def items_of(buf: Buffer, code: str, dim: i64, offset: i64) -> Object | None:
    """The items of dimension `dim` and those after it, as nested lists."""
    if dim == len(buf.shape):
        return read_item(buf, offset)
    n: i64 = buf.shape[dim]
    stride: i64 = buf.strides[dim]
    if dim + 1 == len(buf.shape) and stride == buf.itemsize:
        out: list[Object] = []
        for value in cast(Sequence[object], as_items(buf.mem[offset : offset + n * stride], code)):
            out.append(to_guest(value))
        return list_from_host(out)
    out = []
    while n > 0:
        x = items_of(buf, code, dim + 1, offset)
        if x is None:
            return None
        out.append(x)
        offset += stride
        n -= 1
    return list_from_host(out)


def memoryview_toreadonly(self: MemoryViewObject) -> Object | None:
    if not is_live(self):
        return None
    buf = self.buf
    return sub_view(self, buf.format, buf.itemsize, buf.shape, buf.strides, buf.offset, True)


def memoryview_hex(
    self: MemoryViewObject, sep: Object | None, bytes_per_sep: Object | None
) -> Object | None:
    if not is_live(self):
        return None
    return hex_text(self.buf.tobytes(), sep, bytes_per_sep)


def memoryview_cast(self: MemoryViewObject, format: Object, shape: Object | None) -> Object | None:
    """CPython: memoryview_cast_impl"""
    f = as_unicode(format)
    if f is None:
        return type_error(f"cast() argument 'format' must be str, not {type_name_or_none(format)}")
    if not is_live(self):
        return None
    buf = self.buf
    if not buf.is_contiguous():
        return type_error("memoryview: casts are restricted to C-contiguous views")
    ndim: i64 = len(buf.shape)
    if (shape is not None or ndim != 1) and (0 in buf.shape or 0 in buf.strides):
        return type_error("memoryview: cannot cast view with zeros in shape or strides")
    sizes: list[Object] = []
    if shape is not None:
        if as_list(shape) is None and as_tuple(shape) is None:
            return type_error("shape must be a list or a tuple")
        got = host_list(shape)
        if got is None:
            return None
        sizes = got
        if len(sizes) > MAX_NDIM:
            return value_error(f"memoryview: number of dimensions must not exceed {MAX_NDIM}")
        if ndim != 1 and len(sizes) != 1:
            return type_error("memoryview: cast must be 1D -> ND or ND -> 1D")
    source = native_format(buf.format)
    if not source:
        return value_error(
            "memoryview: source format must be a native single character format "
            "prefixed with an optional '@'"
        )
    wanted = unicode_to_host(f)
    code = native_format(wanted)
    if not code:
        return value_error(
            "memoryview: destination format must be a native single character format "
            "prefixed with an optional '@'"
        )
    if source not in BYTE_FORMATS and code not in BYTE_FORMATS:
        return type_error("memoryview: cannot cast between two non-byte formats")
    import struct

    nbytes = buf.nbytes()
    size: i64 = struct.calcsize(code)
    if nbytes % size:
        return type_error("memoryview: length is not a multiple of itemsize")
    dims: list[i64] = [nbytes // size]
    if shape is not None:
        dims = []
        if not read_shape(sizes, dims):
            return None
        total = 1
        for k in dims:
            total *= k
        if total * size != nbytes:
            return type_error("memoryview: product(shape) * itemsize != buffer size")
    strides: list[i64] = []
    step = size
    i: i64 = len(dims)
    while i > 0:
        i -= 1
        strides.append(step)
        step *= dims[i]
    strides.reverse()
    return sub_view(self, wanted, size, dims, strides, buf.offset, buf.readonly)


def read_shape(sizes: list[Object], dims: list[i64]) -> bool:
    """The dimensions that `cast` was given. CPython: copy_shape"""
    total: i64 = 1
    for x in sizes:
        n = as_long(x)
        if n is None:
            type_error("memoryview.cast(): elements of shape must be integers")
            return False
        k = long_as_i64(n)
        if k <= 0:
            value_error("memoryview.cast(): elements of shape must be integers > 0")
            return False
        if total > ENDLESS // k:
            value_error("memoryview.cast(): product(shape) > SSIZE_MAX")
            return False
        total *= k
        dims.append(k)
    return True


# Attributes.


def get_obj(self: MemoryViewObject) -> Object | None:
    return self.buf.exporter if is_live(self) else None


def get_nbytes(self: MemoryViewObject) -> Object | None:
    return long_from_i64(self.buf.nbytes()) if is_live(self) else None


def get_readonly(self: MemoryViewObject) -> Object | None:
    return bool_from(self.buf.readonly) if is_live(self) else None


def get_itemsize(self: MemoryViewObject) -> Object | None:
    return long_from_i64(self.buf.itemsize) if is_live(self) else None


def get_format(self: MemoryViewObject) -> Object | None:
    return unicode_from_host(self.buf.format) if is_live(self) else None


def get_ndim(self: MemoryViewObject) -> Object | None:
    return long_from_i64(len(self.buf.shape)) if is_live(self) else None


def get_shape(self: MemoryViewObject) -> Object | None:
    return tuple_of(self.buf.shape) if is_live(self) else None


def get_strides(self: MemoryViewObject) -> Object | None:
    return tuple_of(self.buf.strides) if is_live(self) else None


def get_suboffsets(self: MemoryViewObject) -> Object | None:
    return EMPTY_TUPLE if is_live(self) else None


def get_c_contiguous(self: MemoryViewObject) -> Object | None:
    return bool_from(self.buf.is_contiguous()) if is_live(self) else None


def get_f_contiguous(self: MemoryViewObject) -> Object | None:
    return bool_from(self.buf.is_fortran_contiguous()) if is_live(self) else None


def get_contiguous(self: MemoryViewObject) -> Object | None:
    if not is_live(self):
        return None
    return bool_from(self.buf.is_contiguous() or self.buf.is_fortran_contiguous())


def tuple_of(values: list[i64]) -> Object:
    out: list[Object] = []
    for v in values:
        out.append(long_from_i64(v))
    return tuple_from_list(out)


class MemoryIterator(Object):
    """An iterator over a one-dimensional view. CPython: memoryiterobject"""

    def __init__(self, seq: MemoryViewObject) -> None:
        self.seq: MemoryViewObject | None = seq
        self.index: i64 = 0
        self.length: Final[i64] = seq.buf.shape[0]

    def ob_type(self) -> TypeObject:
        return MEMORY_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        seq = self.seq
        if seq is None:
            return None
        i = self.index
        if i >= self.length:
            self.seq = None
            return None
        self.index = i + 1
        if not is_live(seq):
            return None
        return read_item(seq.buf, seq.buf.offset + seq.buf.strides[0] * i)


MEMORYVIEW_TYPE: Final = static_type(
    "memoryview",
    doc="The memory of another object, without a copy.",
    new=method("__new__", memoryview_new, "object"),
    slots=(
        S_REPR,
        S_HASH,
        S_RICHCOMPARE,
        S_ITER,
        S_BUFFER,
        S_RELEASE_BUFFER,
        S_LEN,
        S_GETITEM,
        S_SETITEM,
    ),
    methods=(
        method("release", memoryview_release, doc="Give the memory back."),
        method("tobytes", memoryview_tobytes, "order='C'", doc="A copy as bytes."),
        method(
            "hex",
            memoryview_hex,
            "sep=<unrepresentable>, bytes_per_sep=1",
            doc="Hexadecimal digits, with a separator between groups.",
        ),
        method("tolist", memoryview_tolist, doc="The items in lists."),
        method(
            "cast",
            memoryview_cast,
            "format, shape=<unrepresentable>",
            doc="The same memory in another format or shape.",
        ),
        method("toreadonly", memoryview_toreadonly, doc="A view that cannot write."),
        class_method("_from_flags", memoryview_from_flags, "object, flags"),
        method("__enter__", memoryview_enter),
        method("__exit__", memoryview_exit, "*exc_info"),
    ),
    getset=(
        getset("obj", get_obj, doc="Whose memory it is."),
        getset("nbytes", get_nbytes, doc="The size of all items."),
        getset("readonly", get_readonly, doc="Can it not be written?"),
        getset("itemsize", get_itemsize, doc="The size of an item."),
        getset("format", get_format, doc="The items' format."),
        getset("ndim", get_ndim, doc="The number of dimensions."),
        getset("shape", get_shape, doc="The size of each dimension."),
        getset("strides", get_strides, doc="The bytes from item to item of each dimension."),
        getset("suboffsets", get_suboffsets, doc="Always empty."),
        getset("c_contiguous", get_c_contiguous, doc="Contiguous, last index fastest?"),
        getset("f_contiguous", get_f_contiguous, doc="Contiguous, first index fastest?"),
        getset("contiguous", get_contiguous, doc="Contiguous?"),
    ),
    flags=SEQUENCE,
)

MEMORY_ITERATOR_TYPE: Final = static_type("memory_iterator", slots=(S_ITER, S_NEXT))

from rt.objects.abstract import has_index, number_as_ssize  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import (  # noqa: E402
    NO_BUFFER,
    Buffer,
    buffer_from_bytes,
    buffer_from_host,
    get_buffer,
    owned_buffer,
)
from rt.objects.bytes_methods import hex_text, index_as_c_int  # noqa: E402
from rt.objects.bytesobject import as_bytes, bytes_from_host  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    clear_if,
    error,
    error_occurred,
    index_error,
    set_error,
    type_error,
    type_error_i,
    value_error,
    value_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    BUFFER_ERROR,
    INDEX_ERROR,
    NOT_IMPLEMENTED_ERROR,
    OVERFLOW_ERROR,
    TYPE_ERROR,
    type_name_or_none,
)
from rt.objects.floatobject import number_as_double  # noqa: E402
from rt.objects.host import to_guest  # noqa: E402
from rt.objects.listobject import as_list, host_list, list_from_host  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    as_index,
    as_long,
    long_as_i64,
    long_from_i64,
    long_to_host,
)
from rt.objects.object_protocol import (  # noqa: E402
    address,
    hash_object,
    is_true,
)
from rt.objects.sliceobject import SliceObject, slice_bounds  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TupleObject,
    as_tuple,
    tuple_from_list,
)
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)
