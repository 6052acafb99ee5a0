"""The buffer protocol.

Answers to Py_buffer of Include/pybuffer.h and the PyBuffer functions of Objects/abstract.c.

What always holds: a `Buffer` describes items in the memory `mem`, a flat host memoryview of
unsigned bytes. Holding `mem` is what keeps the exporter from changing its size: a host
bytearray refuses to while one of its memoryviews is alive. So dropping a Buffer gives it
back; `release` is there for exporters that want to be told (`__release_buffer__`).
"""

from __future__ import annotations

from collections.abc import Buffer as HostBuffer
from typing import Final, cast

from mypy_extensions import i64

from rt.objects.object import NONE, Object


class BufferOwner:
    """Who wants to be told when a buffer is given back."""

    def buffer_released(self, buffer: Buffer) -> None:
        raise NotImplementedError


class Buffer:
    """Items of `itemsize` bytes in the struct format `format`, in the memory `mem`.

    The first item is at `offset`; `shape` and `strides` (in bytes, perhaps negative) have
    one entry for each dimension; without a dimension there is one item.
    """

    def __init__(
        self,
        exporter: Object,
        mem: memoryview,
        readonly: bool,
        format: str,
        itemsize: i64,
        shape: list[i64],
        strides: list[i64],
        offset: i64,
    ) -> None:
        self.exporter: Final = exporter
        self.mem: Final = mem
        self.readonly: Final = readonly
        self.format: Final = format
        self.itemsize: Final[i64] = itemsize
        self.shape: Final = shape
        self.strides: Final = strides
        self.offset: Final[i64] = offset
        self.owner: BufferOwner | None = None

    def nbytes(self) -> i64:
        """The size of all items together. CPython: Py_buffer.len"""
        n = self.itemsize
        for k in self.shape:
            n *= k
        return n

    def is_contiguous(self) -> bool:
        """Do the items lie side by side in C order? CPython: _IsCContiguous"""
        if self.nbytes() == 0:
            return True
        step = self.itemsize
        i: i64 = len(self.shape)
        while i > 0:
            i -= 1
            if self.shape[i] > 1 and self.strides[i] != step:
                return False
            step *= self.shape[i]
        return True

    def is_fortran_contiguous(self) -> bool:
        """Do the items lie side by side, the first index varying fastest?"""
        if self.nbytes() == 0:
            return True
        step = self.itemsize
        i: i64 = 0
        while i < len(self.shape):
            if self.shape[i] > 1 and self.strides[i] != step:
                return False
            step *= self.shape[i]
            i += 1
        return True

    def tobytes(self) -> bytes:
        """A copy of all items in C order. CPython: PyBuffer_ToContiguous"""
        if self.is_contiguous():
            return self.mem[self.offset : self.offset + self.nbytes()].tobytes()
        out: list[bytes] = []
        gather(self, 0, self.offset, out)
        return b"".join(out)

    def release(self) -> None:
        """Tell the owner, if there is one, that the buffer is not used any more."""
        owner = self.owner
        if owner is not None:
            self.owner = None
            owner.buffer_released(self)


class SlotOwner(BufferOwner):
    """An object whose class has `__release_buffer__`, and what its `__buffer__` gave."""

    def __init__(self, obj: HeapObject, view: Object) -> None:
        self.obj: Final = obj
        self.view: Final = view

    def buffer_released(self, buffer: Buffer) -> None:
        release_buffer(self.obj, self.view)


def owned_buffer(b: Buffer, exporter: Object, owner: BufferOwner | None) -> Buffer:
    """The same memory as `b`, of another exporter and owner."""
    owned = Buffer(exporter, b.mem, b.readonly, b.format, b.itemsize, b.shape, b.strides, b.offset)
    owned.owner = owner
    return owned


def gather(b: Buffer, dim: i64, offset: i64, out: list[bytes]) -> None:
    """Append the bytes of the items of dimension `dim` and those after it."""
    size = b.itemsize
    if dim == len(b.shape):
        out.append(b.mem[offset : offset + size].tobytes())
        return
    n: i64 = b.shape[dim]
    stride: i64 = b.strides[dim]
    if dim + 1 == len(b.shape) and stride == size:
        out.append(b.mem[offset : offset + n * size].tobytes())
        return
    if dim + 1 == len(b.shape) and size == 1 and n > 0:
        end = offset + (n - 1) * stride
        if stride > 0:
            out.append(b.mem[offset : end + 1 : stride].tobytes())
            return
        if stride < 0:
            out.append((b.mem[offset:end:stride] if n > 1 else b.mem[:0]).tobytes())
            out.append(b.mem[end : end + 1].tobytes())
            return
    while n > 0:
        gather(b, dim + 1, offset, out)
        offset += stride
        n -= 1


def simple_buffer(
    exporter: Object, mem: memoryview, readonly: bool, format: str, itemsize: i64
) -> Buffer:
    """A Buffer of all of `mem`, one-dimensional and contiguous. CPython: PyBuffer_FillInfo"""
    return Buffer(
        exporter, mem, readonly, format, itemsize, [i64(len(mem)) // itemsize], [itemsize], 0
    )


# What a view that has been released shows.
NO_BUFFER: Final = simple_buffer(NONE, memoryview(b""), True, "B", 1)


def buffer_from_bytes(data: bytes) -> Buffer:
    """A read-only Buffer of host bytes."""
    return simple_buffer(BytesObject(data), memoryview(data), True, "B", 1)


def buffer_from_host(value: object, exporter: Object, writable: i64) -> Buffer | None:
    """The Buffer of a host value; None without an exception when it has none.

    `exporter` is the guest object that the memory belongs to.
    """
    try:
        view = memoryview(cast(HostBuffer, value))
    except TypeError:
        return None
    except BufferError as e:
        set_error(BUFFER_ERROR, str(e))
        return None
    if writable and view.readonly:
        set_error(BUFFER_ERROR, "Object is not writable.")
        return None
    if not view.c_contiguous:
        return simple_buffer(exporter, memoryview(view.tobytes()), True, "B", 1)
    shape: list[i64] = []
    strides: list[i64] = []
    for n in view.shape or ():
        shape.append(n)
    for n in view.strides or ():
        strides.append(n)
    if view.ndim == 1 and view.itemsize == 1:
        # Kept even when it is empty: the exporter must not change its size.
        flat = view.cast("B")
    else:
        flat = view.cast("B") if view.nbytes else memoryview(b"")
    return Buffer(exporter, flat, view.readonly, view.format, view.itemsize, shape, strides, 0)


def get_buffer(x: Object, writable: i64) -> Buffer | None:
    """The buffer of any object; None with a TypeError when it has none, or with what its
    exporter raised. CPython: PyObject_GetBuffer"""
    b = x.bf_getbuffer(writable)
    if b is None and RT.ts.exc is None:
        set_error(TYPE_ERROR, f"a bytes-like object is required, not '{type_name(x)}'")
    return b


def as_bytes_like(x: Object) -> bytes | None:
    """The bytes of any contiguous buffer.

    None without an exception when `x` has no buffer at all; with one when the exporter
    refuses, or when the items are not contiguous.
    """
    if isinstance(x, BytesObject):
        return x.data
    if isinstance(x, ByteArrayObject):
        return bytes(x.store)
    b = x.bf_getbuffer(0)
    if b is None:
        return None
    if not b.is_contiguous():
        set_error(BUFFER_ERROR, "memoryview: underlying buffer is not C-contiguous")
        return None
    data = b.tobytes()
    b.release()
    return data


def bytes_like(x: Object) -> bytes | None:
    """`as_bytes_like` with a TypeError when `x` has no buffer."""
    data = as_bytes_like(x)
    if data is None and RT.ts.exc is None:
        set_error(TYPE_ERROR, f"a bytes-like object is required, not '{type_name(x)}'")
    return data


from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.errors import set_error  # noqa: E402
from rt.objects.exceptions import BUFFER_ERROR, TYPE_ERROR  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.slot_calls import release_buffer  # noqa: E402
from rt.objects.typeobject import HeapObject, type_name  # noqa: E402
