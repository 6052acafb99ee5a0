"""Packing values into bytes.

Answers to Modules/_struct.c.

What always holds: `fields` of a StructObject are the runs of equal codes of its format, with
their offsets; pad bytes are gaps between them. An int is taken apart and put together here,
a float's bytes are the host's.
"""

from __future__ import annotations

import struct
import sys
from typing import Final

from librt.strings import BytesWriter
from mypy_extensions import i64, mypyc_attr, u8

from rt.objects.methodobject import function, getset, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import InterpreterState
from rt.objects.slots import S_ITER, S_NEXT, S_REPR
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

SSIZE_MAX: Final = 9223372036854775807
# How many formats the module's functions remember.
MAX_CACHE: Final = 100

# Codes, by their characters.
C_BOOL: Final = 63
C_CHAR: Final = 99
C_PAD: Final = 120
C_STRING: Final = 115
C_PASCAL: Final = 112
C_HALF: Final = 101
C_FLOAT: Final = 102
C_DOUBLE: Final = 100
C_POINTER: Final = 80

# Size of each code as the machine has it, where it is also the alignment, and as standard.
NATIVE_SIZES: Final[dict[str, int]] = {
    "x": 1, "b": 1, "B": 1, "c": 1, "s": 1, "p": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8,
    "L": 8, "n": 8, "N": 8, "e": 2, "f": 4, "d": 8, "P": 8, "q": 8, "Q": 8, "?": 1,
}  # fmt: skip
STANDARD_SIZES: Final[dict[str, int]] = {
    "x": 1, "b": 1, "B": 1, "c": 1, "s": 1, "p": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4,
    "L": 4, "e": 2, "f": 4, "d": 8, "q": 8, "Q": 8, "?": 1,
}  # fmt: skip
SIGNED: Final = "bhilnq"
LITTLE: Final = sys.byteorder == "little"


class Field:
    """`repeat` values of one code, `size` bytes each, from `offset` on.

    For the codes s and p it is one value of `size` bytes.
    """

    def __init__(self, code: i64, offset: i64, size: i64, repeat: i64, signed: bool) -> None:
        self.code: Final[i64] = code
        self.offset: Final[i64] = offset
        self.size: Final[i64] = size
        self.repeat: Final[i64] = repeat
        self.signed: Final = signed


@mypyc_attr(acyclic=True)
class StructObject(Object):
    """A compiled format. It has none before `__init__`: then its size is -1."""

    def __init__(self) -> None:
        self.format: str = ""
        self.little: bool = True
        # The host's mark of the byte order, before the codes of floats.
        self.order: str = "@"
        self.fields: list[Field] = []
        self.size: i64 = -1
        self.length: i64 = -1

    def ob_type(self) -> TypeObject:
        return STRUCT_TYPE

    def tp_repr(self) -> Object | None:
        shown = object_repr_of(unicode_from_host(self.format))
        return None if shown is None else unicode_from_host(f"Struct({unicode_to_host(shown)})")


class UnpackIterator(Object):
    """What `iter_unpack` gives."""

    def __init__(self, s: StructObject, data: bytes) -> None:
        self.struct: Final = s
        self.data: Final = data
        self.index: i64 = 0

    def ob_type(self) -> TypeObject:
        return UNPACK_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        if self.index >= len(self.data):
            return None
        at = self.index
        self.index += self.struct.size
        return unpack_at(self.struct, self.data, at)


# Formats.


def format_text(x: Object) -> str | None:
    """The text of a format, str or bytes. None with an exception."""
    u = as_unicode(x)
    if u is not None:
        text = unicode_to_host(u)
        if not text.isascii():
            try:
                text.encode("ascii")
            except UnicodeEncodeError as exc:
                set_from_host(exc)
            return None
        return text
    b = as_bytes(x)
    if b is None:
        set_error(
            TYPE_ERROR, f"Struct() argument 1 must be a str or bytes object, not {type_name(x)}"
        )
        return None
    return b.data.decode("latin-1")


def struct_error(msg: str) -> Object | None:
    set_error(ERROR, msg)
    return None


def prepare(s: StructObject, text: str) -> bool:
    """Compile a format. False with an exception. CPython: prepare_s"""
    i: i64 = 0
    n: i64 = len(text)
    if "\0" in text:
        struct_error("embedded null character")
        return False
    sizes = NATIVE_SIZES
    aligned = True
    order = "@"
    if n > 0 and text[0] in "<>=!@":
        order = text[0]
        i = 1
        if order != "@":
            sizes = STANDARD_SIZES
            aligned = False
    fields: list[Field] = []
    size: i64 = 0
    length: i64 = 0
    while i < n:
        c = text[i]
        i += 1
        if c in " \t\n\r\v\f":
            continue
        num: i64 = 1
        if "0" <= c <= "9":
            num = ord(c) - 48
            while i < n and "0" <= text[i] <= "9":
                d: i64 = ord(text[i]) - 48
                if num > (SSIZE_MAX - d) // 10:
                    struct_error("total struct size too long")
                    return False
                num = num * 10 + d
                i += 1
            if i >= n:
                struct_error("repeat count given without format specifier")
                return False
            c = text[i]
            i += 1
        item = sizes.get(c)
        if item is None:
            struct_error("bad char in struct format")
            return False
        item_size: i64 = item
        if aligned and item_size > 1:
            rest = size % item_size
            if rest > 0:
                if size > SSIZE_MAX - item_size:
                    struct_error("total struct size too long")
                    return False
                size += item_size - rest
        if num > (SSIZE_MAX - size) // item_size:
            struct_error("total struct size too long")
            return False
        code: i64 = ord(c)
        if code == C_STRING or code == C_PASCAL:
            fields.append(Field(code, size, num, 1, False))
            length += 1
        elif code != C_PAD and num > 0:
            fields.append(Field(code, size, item_size, num, c in SIGNED))
            length += num
        size += num * item_size
    s.format = text
    s.order = order
    s.little = LITTLE if order in "@=" else order == "<"
    s.fields = fields
    s.size = size
    s.length = length
    return True


def cached_struct(format: Object) -> StructObject | None:
    """The Struct of a format, kept for the next time. None with an exception.

    CPython: cache_struct_converter
    """
    if isinstance(format, StructObject):
        return format
    text = format_text(format)
    if text is None:
        return None
    s = CACHE.get(text)
    if s is not None:
        return s
    s = StructObject()
    if not prepare(s, text):
        return None
    if len(CACHE) >= MAX_CACHE:
        CACHE.clear()
    CACHE[text] = s
    return s


CACHE: Final[dict[str, StructObject]] = {}


# Values to bytes.


def pack_int(s: StructObject, f: Field, v: Object, out: BytesWriter) -> bool:
    """CPython: np_int, lp_longlong and their like"""
    n = as_long(v)
    if n is None:
        if not has_index(v):
            struct_error("required argument is not an integer")
            return False
        n = as_index(v)
        if n is None:
            return False
    size = f.size
    if f.code == C_POINTER:
        if n.sign_of() < 0 and long_fits_i64(n):
            n = long_add(n, shift_left(ONE, 64))
        if n.sign_of() < 0 or long_bit_count_of(n) > 64:
            struct_error("int too large to convert")
            return False
    bits = 8 * size - (1 if f.signed else 0)
    if isinstance(n, CompactLong) and bits < 62:
        x = n.value
        top: i64 = 1
        top <<= bits
        if x >= top or x < (-top if f.signed else 0):
            return out_of_range(f)
        if s.little:
            while size > 0:
                out.append(u8(x & 255))
                x >>= 8
                size -= 1
            return True
        while size > 0:
            size -= 1
            out.append(u8((x >> (8 * size)) & 255))
        return True
    limit = shift_left(ONE, bits)
    least = long_negate(limit) if f.signed else ZERO
    if long_compare(n, limit) >= 0 or long_compare(n, least) < 0:
        return out_of_range(f)
    data = long_as_byte_array(n, size, s.little, f.signed)
    if data is None:
        return False
    out.write(data)
    return True


def out_of_range(f: Field) -> bool:
    bits = 8 * f.size
    if f.signed:
        low = -(1 << int(bits - 1))
        high = -low - 1
    else:
        low = 0
        high = (1 << int(bits)) - 1
    struct_error(f"'{chr(int(f.code))}' format requires {low} <= number <= {high}")
    return False


def pack_float(s: StructObject, f: Field, v: Object, out: BytesWriter) -> bool:
    x = number_as_double(v)
    if x is None:
        clear_error()
        struct_error("required argument is not a float")
        return False
    try:
        out.write(struct.pack(s.order + chr(int(f.code)), x.value))
    except OverflowError as exc:
        if as_long(v) is not None:
            struct_error("int too large to convert")
        else:
            set_error(OVERFLOW_ERROR, str(exc))
        return False
    return True


def pack_bytes(f: Field, v: Object, out: BytesWriter) -> bool:
    """The codes s and p."""
    x = v.native()
    if isinstance(x, BytesObject):
        data = x.data
    elif isinstance(x, ByteArrayObject):
        data = bytes(x.store)
    else:
        struct_error(f"argument for '{chr(int(f.code))}' must be a bytes object")
        return False
    n: i64 = len(data)
    room = f.size
    if f.code == C_PASCAL and room > 0:
        room -= 1
        if n > room:
            n = room
        out.append(u8(n if n < 255 else 255))
    elif n > room:
        n = room
    out.write(data[:n])
    write_zeros(out, room - n)
    return True


def write_zeros(out: BytesWriter, n: i64) -> None:
    while n > 0:
        out.append(u8(0))
        n -= 1


def pack_value(s: StructObject, f: Field, v: Object, out: BytesWriter) -> bool:
    """Write one value. False with an exception."""
    code = f.code
    if code == C_DOUBLE or code == C_FLOAT or code == C_HALF:
        return pack_float(s, f, v, out)
    if code == C_STRING or code == C_PASCAL:
        return pack_bytes(f, v, out)
    if code == C_BOOL:
        truth = is_true(v)
        if truth < 0:
            return False
        out.append(u8(truth))
        return True
    if code == C_CHAR:
        b = as_bytes(v)
        if b is None or len(b.data) != 1:
            struct_error("char format requires a bytes object of length 1")
            return False
        out.write(b.data)
        return True
    return pack_int(s, f, v, out)


def pack_all(s: StructObject, values: list[Object], first: i64) -> bytes | None:
    """The bytes of `values` from `first` on. None with an exception. CPython: s_pack_internal"""
    out = BytesWriter()
    k = first
    for f in s.fields:
        write_zeros(out, f.offset - len(out))
        i: i64 = 0
        while i < f.repeat:
            if not pack_value(s, f, values[k], out):
                return None
            k += 1
            i += 1
    write_zeros(out, s.size - len(out))
    return out.getvalue()


def check_count(s: StructObject, name: str, given: i64) -> bool:
    if given == s.length:
        return True
    struct_error(f"{name} expected {s.length} items for packing (got {given})")
    return False


def struct_pack(self: StructObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: s_pack"""
    if kwargs is not None and kwargs.used > 0:
        return type_error("Struct.pack() takes no keyword arguments")
    if not check_count(self, "pack", len(args)):
        return None
    out = pack_all(self, args, 0)
    return None if out is None else BytesObject(out)


def pack_into(s: StructObject, args: list[Object], first: i64) -> Object | None:
    """Pack what follows a buffer and an offset, which are at `first`. CPython: s_pack_into"""
    given: i64 = len(args) - first
    if given != s.length + 2:
        if given == 0:
            return struct_error("pack_into expected buffer argument")
        if given == 1:
            return struct_error("pack_into expected offset argument")
        check_count(s, "pack_into", given - 2)
        return None
    target = args[first]
    buffer = target.bf_getbuffer(1)
    if buffer is None or buffer.readonly or not buffer.is_contiguous():
        if error_occurred() and not clear_if(BUFFER_ERROR):
            return None
        return type_error(f"argument must be read-write bytes-like object, not {type_name(target)}")
    nbytes = buffer.nbytes()
    offset = number_as_ssize(args[first + 1], INDEX_ERROR)
    if offset == -1 and error_occurred():
        buffer.release()
        return None
    at = check_space(s, offset, nbytes)
    if at >= 0:
        out = pack_all(s, args, first + 2)
        if out is not None:
            start = buffer.offset + at
            buffer.mem[start : start + s.size] = out
            buffer.release()
            return NONE
    buffer.release()
    return None


def check_space(s: StructObject, offset: i64, nbytes: i64) -> i64:
    """The offset from the beginning, when the struct fits there; -1 with an exception."""
    if offset < 0:
        if offset + s.size > 0:
            struct_error(f"no space to pack {s.size} bytes at offset {offset}")
            return -1
        if offset + nbytes < 0:
            struct_error(f"offset {offset} out of range for {nbytes}-byte buffer")
            return -1
        offset += nbytes
    if nbytes - offset < s.size:
        # More than an i64 may hold.
        wanted = int(offset) + int(s.size)
        struct_error(
            f"pack_into requires a buffer of at least {wanted} bytes for packing "
            f"{s.size} bytes at offset {offset} (actual buffer size is {nbytes})"
        )
        return -1
    return offset


def struct_pack_into(
    self: StructObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("Struct.pack_into() takes no keyword arguments")
    return pack_into(self, args, 0)


# Bytes to values.


def unpack_int(s: StructObject, f: Field, data: bytes, at: i64) -> Object:
    size = f.size
    if size == 8:
        return long_from_byte_array(data[at : at + 8], s.little, f.signed)
    v: i64 = 0
    i: i64 = 0
    while i < size:
        v = (v << 8) | i64(data[at + size - 1 - i if s.little else at + i])
        i += 1
    top: i64 = 1
    top <<= 8 * size - 1
    if f.signed and v >= top:
        v -= 2 * top
    return long_from_i64(v)


def unpack_value(s: StructObject, f: Field, data: bytes, at: i64) -> Object:
    code = f.code
    if code == C_DOUBLE or code == C_FLOAT or code == C_HALF:
        values: tuple[float] = struct.unpack_from(s.order + chr(int(code)), data, int(at))
        return FloatObject(values[0])
    if code == C_STRING:
        return BytesObject(data[at : at + f.size])
    if code == C_PASCAL:
        if f.size == 0:
            return BytesObject(b"")
        n: i64 = data[at]
        if n >= f.size:
            n = f.size - 1
        return BytesObject(data[at + 1 : at + 1 + n])
    if code == C_BOOL:
        return bool_from(data[at] != 0)
    if code == C_CHAR:
        return BytesObject(data[at : at + 1])
    return unpack_int(s, f, data, at)


def unpack_at(s: StructObject, data: bytes, start: i64) -> TupleObject:
    """The values at an offset where the struct fits. CPython: s_unpack_internal"""
    items: list[Object] = []
    for f in s.fields:
        at = start + f.offset
        i: i64 = 0
        while i < f.repeat:
            items.append(unpack_value(s, f, data, at))
            at += f.size
            i += 1
    return tuple_from_list(items)


def struct_unpack(self: StructObject, buffer: Object) -> Object | None:
    """CPython: Struct_unpack_impl"""
    if not ready(self):
        return None
    data = bytes_like(buffer)
    if data is None:
        return None
    if len(data) != self.size:
        return struct_error(f"unpack requires a buffer of {self.size} bytes")
    return unpack_at(self, data, 0)


def ready(s: StructObject) -> bool:
    if s.size >= 0:
        return True
    set_error(RUNTIME_ERROR, "Struct object is not initialized")
    return False


def struct_unpack_from(self: StructObject, buffer: Object, offset: Object | None) -> Object | None:
    """CPython: Struct_unpack_from_impl"""
    at: i64 = 0
    if offset is not None:
        at = index_as_i64(offset)
        if at == -1 and error_occurred():
            return None
    if not ready(self):
        return None
    b = get_buffer(buffer, 0)
    if b is None:
        return None
    size = self.size
    nbytes = b.nbytes()
    result: Object | None = None
    if at < 0 and at + size > 0:
        struct_error(f"not enough data to unpack {size} bytes at offset {at}")
    elif at < 0 and at + nbytes < 0:
        struct_error(f"offset {at} out of range for {nbytes}-byte buffer")
    else:
        if at < 0:
            at += nbytes
        if nbytes - at < size:
            wanted = int(at) + int(size)
            struct_error(
                f"unpack_from requires a buffer of at least {wanted} bytes for unpacking "
                f"{size} bytes at offset {at} (actual buffer size is {nbytes})"
            )
        else:
            start = b.offset + at
            result = unpack_at(self, b.mem[start : start + size].tobytes(), 0)
    b.release()
    return result


def struct_iter_unpack(self: StructObject, buffer: Object) -> Object | None:
    """CPython: Struct_iter_unpack"""
    if not ready(self):
        return None
    if self.size == 0:
        return struct_error("cannot iteratively unpack with a struct of length 0")
    data = bytes_like(buffer)
    if data is None:
        return None
    if len(data) % self.size != 0:
        return struct_error(
            f"iterative unpacking requires a buffer of a multiple of {self.size} bytes"
        )
    return UnpackIterator(self, data)


# The type.


def struct_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return StructObject()


def struct_init(self: StructObject, format: Object) -> Object | None:
    """CPython: Struct___init___impl"""
    text = format_text(format)
    if text is None or not prepare(self, text):
        return None
    return NONE


def struct_get_format(self: StructObject) -> Object | None:
    return unicode_from_host(self.format)


def struct_get_size(self: StructObject) -> Object | None:
    return long_from_i64(self.size)


def struct_sizeof(self: StructObject) -> Object | None:
    return long_from_i64(56 + 32 * (len(self.fields) + 1))


def unpack_iterator_length_hint(self: UnpackIterator) -> Object | None:
    return long_from_i64((len(self.data) - self.index) // self.struct.size)


# The module's functions.


def module_pack(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("_struct.pack() takes no keyword arguments")
    if len(args) == 0:
        return type_error("missing format argument")
    s = cached_struct(args[0])
    if s is None or not check_count(s, "pack", len(args) - 1):
        return None
    out = pack_all(s, args, 1)
    return None if out is None else BytesObject(out)


def module_pack_into(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("_struct.pack_into() takes no keyword arguments")
    if len(args) == 0:
        return type_error("missing format argument")
    s = cached_struct(args[0])
    return None if s is None else pack_into(s, args, 1)


def module_unpack(format: Object, buffer: Object) -> Object | None:
    s = cached_struct(format)
    return None if s is None else struct_unpack(s, buffer)


def module_unpack_from(format: Object, buffer: Object, offset: Object | None) -> Object | None:
    s = cached_struct(format)
    return None if s is None else struct_unpack_from(s, buffer, offset)


def module_iter_unpack(format: Object, buffer: Object) -> Object | None:
    s = cached_struct(format)
    return None if s is None else struct_iter_unpack(s, buffer)


def module_calcsize(format: Object) -> Object | None:
    s = cached_struct(format)
    return None if s is None else long_from_i64(s.size)


def module_clearcache() -> Object | None:
    CACHE.clear()
    return NONE


STRUCT_TYPE: Final[TypeObject] = static_type(
    "_struct.Struct",
    doc="Struct(format): a compiled format of bytes.",
    new=method("__new__", struct_new, "*args, **kwargs"),
    init=method("__init__", struct_init, "format"),
    slots=(S_REPR,),
    methods=(
        method(
            "iter_unpack",
            struct_iter_unpack,
            "buffer, /",
            doc="An iterator over the tuples of values in a buffer.",
        ),
        method("pack", struct_pack, "*args, **kwargs", doc="The bytes of the values."),
        method(
            "pack_into",
            struct_pack_into,
            "*args, **kwargs",
            doc="Write the bytes of the values to a buffer at an offset.",
        ),
        method(
            "unpack", struct_unpack, "buffer, /", doc="The values in a buffer of just the size."
        ),
        method(
            "unpack_from",
            struct_unpack_from,
            "buffer, offset=0",
            doc="The values in a buffer at an offset.",
        ),
        method("__sizeof__", struct_sizeof, "", doc="The size of the object in memory, in bytes."),
    ),
    getset=(
        getset("format", struct_get_format, doc="The format as text."),
        getset("size", struct_get_size, doc="How many bytes the format describes."),
    ),
    flags=BASETYPE,
)

UNPACK_ITERATOR_TYPE: Final[TypeObject] = static_type(
    "_struct.unpack_iterator",
    slots=(S_ITER, S_NEXT),
    methods=(method("__length_hint__", unpack_iterator_length_hint, ""),),
)

FUNCTIONS: Final = (
    function("_clearcache", module_clearcache, "", doc="Forget the formats that were remembered."),
    function("calcsize", module_calcsize, "format, /", doc="How many bytes a format describes."),
    function(
        "iter_unpack",
        module_iter_unpack,
        "format, buffer, /",
        doc="An iterator over the tuples of values in a buffer.",
    ),
    function(
        "pack", module_pack, "*args, **kwargs", doc="The bytes of the values, as the format says."
    ),
    function(
        "pack_into",
        module_pack_into,
        "*args, **kwargs",
        doc="Write the bytes of the values to a buffer at an offset.",
    ),
    function(
        "unpack",
        module_unpack,
        "format, buffer, /",
        doc="The values in a buffer of just the format's size.",
    ),
    function(
        "unpack_from",
        module_unpack_from,
        "format, /, buffer, offset=0",
        doc="The values in a buffer at an offset.",
    ),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    module = new_module("_struct", "Packing values into bytes, and unpacking them.", FUNCTIONS)
    add_type(module, STRUCT_TYPE)
    add_object(module, "error", ERROR)
    return module


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.modules.forward import forward_exception  # noqa: E402
from rt.modules.support import add_object, add_type, new_module  # noqa: E402
from rt.objects.abstract import has_index, number_as_ssize  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import bytes_like, get_buffer  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    clear_if,
    error_occurred,
    set_error,
    type_error,
)
from rt.objects.exceptions import (  # noqa: E402
    BUFFER_ERROR,
    INDEX_ERROR,
    OVERFLOW_ERROR,
    RUNTIME_ERROR,
    TYPE_ERROR,
)
from rt.objects.floatobject import FloatObject, number_as_double  # noqa: E402
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.long_ops import long_add, long_bit_count_of, shift_left  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    ONE,
    ZERO,
    CompactLong,
    as_index,
    as_long,
    index_as_i64,
    long_as_byte_array,
    long_compare,
    long_fits_i64,
    long_from_byte_array,
    long_from_i64,
    long_negate,
)
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import is_true, object_repr_of  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple_from_list  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)

ERROR: Final[TypeObject] = forward_exception(struct.error, "struct")
