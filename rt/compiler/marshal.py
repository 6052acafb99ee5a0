"""Reading and writing values in the marshal format.

Answers to Python/marshal.c, over host values and `Code`. What is written depends on the
value alone, not on how often it is referred to from outside:

- every object that the format can refer to is marked as referable (FLAG_REF), so that its
  index exists whether or not it comes again;
- equal strings, numbers and bytes are one object; containers are compared by identity;
- members of sets are written in the order of their own marshalled forms;
- strings that CPython interns are written as interned: names in code objects, ASCII
  strings of name characters, and single Latin-1 characters.

Bad data ends in EOFError, ValueError or TypeError with CPython's messages, never deeper in
the host. A tuple, frozenset, slice or code object cannot refer to itself here.
"""

from __future__ import annotations

from typing import Final, cast

from librt.strings import BytesWriter, read_f64_le, read_i32_le, write_f64_le, write_i32_le
from mypy_extensions import i32, i64

from rt.compiler.metadata import CO_FAST_LOCAL, CO_VARARGS, CO_VARKEYWORDS, Code

VERSION: Final = 5

MAX_DEPTH: Final = 2000
FLAG_REF: Final = 0x80

TYPE_NULL: Final = 0x30  # 0
TYPE_NONE: Final = 0x4E  # N
TYPE_FALSE: Final = 0x46  # F
TYPE_TRUE: Final = 0x54  # T
TYPE_STOPITER: Final = 0x53  # S
TYPE_ELLIPSIS: Final = 0x2E  # .
TYPE_INT: Final = 0x69  # i
TYPE_INT64: Final = 0x49  # I, only read
TYPE_FLOAT: Final = 0x66  # f
TYPE_BINARY_FLOAT: Final = 0x67  # g
TYPE_COMPLEX: Final = 0x78  # x
TYPE_BINARY_COMPLEX: Final = 0x79  # y
TYPE_LONG: Final = 0x6C  # l
TYPE_STRING: Final = 0x73  # s, of bytes
TYPE_INTERNED: Final = 0x74  # t
TYPE_REF: Final = 0x72  # r
TYPE_TUPLE: Final = 0x28  # (
TYPE_SMALL_TUPLE: Final = 0x29  # )
TYPE_LIST: Final = 0x5B  # [
TYPE_DICT: Final = 0x7B  # {
TYPE_CODE: Final = 0x63  # c
TYPE_UNICODE: Final = 0x75  # u
TYPE_SET: Final = 0x3C  # <
TYPE_FROZENSET: Final = 0x3E  # >
TYPE_SLICE: Final = 0x3A  # :
TYPE_ASCII: Final = 0x61  # a
TYPE_ASCII_INTERNED: Final = 0x41  # A
TYPE_SHORT_ASCII: Final = 0x7A  # z
TYPE_SHORT_ASCII_INTERNED: Final = 0x5A  # Z

# Integers beyond 32 bits are written in digits of so many bits.
DIGIT_BITS: Final = 15
DIGIT_MASK: Final = 0x7FFF
SIZE_LIMIT: Final = 0x7FFFFFFF


def double_bytes(value: float) -> bytes:
    """The eight bytes of a double, by which equal ones are found."""
    out = BytesWriter()
    write_f64_le(out, value)
    return out.getvalue()


def is_interned(text: str) -> bool:
    """Whether CPython interns a constant string of this value."""
    if len(text) <= 1:
        return text == "" or ord(text) < 256
    return text.isascii() and text.replace("_", "a").isalnum()


class Writer:
    """One run of `dumps`."""

    def __init__(self, version: i64, allow_code: bool) -> None:
        self.version: i64 = version
        self.allow_code: bool = allow_code
        self.out: BytesWriter = BytesWriter()
        self.depth: i64 = 0
        self.ref_count: i64 = 0
        # Indexes of what has been written: of leaves by value, of containers by identity.
        self.leaves: dict[object, int] = {}
        self.containers: dict[int, int] = {}

    def w_long(self, value: i64) -> None:
        """Write four bytes."""
        write_i32_le(self.out, i32(value))

    def w_ref(self, index: i64) -> None:
        """Write a reference."""
        self.out.append(TYPE_REF)
        self.w_long(index)

    def is_known(self, key: object) -> bool:
        """Whether a value has been written; then a reference to it is written."""
        index = self.leaves.get(key)
        if index is None:
            return False
        self.w_ref(index)
        return True

    def w_new(self, key: object, kind: i64) -> None:
        """Write the type of a value that comes for the first time."""
        if self.version < 3:
            self.out.append(kind)
            return
        self.leaves[key] = self.ref_count
        self.ref_count += 1
        self.out.append(kind | FLAG_REF)

    def start_leaf(self, key: object, kind: i64) -> bool:
        """Write the type of a value, or a reference to it; whether the value must follow."""
        if self.is_known(key):
            return False
        self.w_new(key, kind)
        return True

    def start_container(self, value: object, kind: i64) -> bool:
        """`start_leaf` for a value that is known by its identity."""
        if self.version < 3:
            self.out.append(kind)
            return True
        key = id(value)
        index = self.containers.get(key)
        if index is not None:
            self.w_ref(index)
            return False
        self.containers[key] = self.ref_count
        self.ref_count += 1
        self.out.append(kind | FLAG_REF)
        return True

    def w_string(self, text: str, is_name: bool) -> None:
        """Write a str; `is_name` says that it is interned in any case."""
        if self.is_known(text):
            return
        interned = is_name or is_interned(text)
        if self.version >= 4 and text.isascii():
            size: i64 = len(text)
            if size < 256:
                self.w_new(text, TYPE_SHORT_ASCII_INTERNED if interned else TYPE_SHORT_ASCII)
                self.out.append(size)
            else:
                self.w_new(text, TYPE_ASCII_INTERNED if interned else TYPE_ASCII)
                self.w_long(size)
            self.out.write(text.encode("ascii"))
            return
        data = text.encode("utf-8", "surrogatepass")
        self.w_new(text, TYPE_INTERNED if interned and self.version >= 3 else TYPE_UNICODE)
        self.w_long(len(data))
        self.out.write(data)

    def w_name(self, text: str) -> None:
        """Write a str that a code object has as a name."""
        self.w_string(text, True)

    def w_names(self, names: tuple[str, ...]) -> None:
        """Write a tuple of names."""
        if self.start_tuple(names, len(names)):
            for name in names:
                self.w_name(name)

    def start_tuple(self, value: object, size: i64) -> bool:
        """Write the start of a tuple; whether its items must follow."""
        small = self.version >= 4 and size < 256
        if not self.start_container(value, TYPE_SMALL_TUPLE if small else TYPE_TUPLE):
            return False
        if small:
            self.out.append(size)
        else:
            self.w_long(size)
        return True

    def w_bytes(self, data: bytes) -> None:
        """Write a bytes object."""
        if self.start_leaf(data, TYPE_STRING):
            self.w_long(len(data))
            self.out.write(data)

    def w_int(self, value: int) -> None:
        """Write an int."""
        if -0x80000000 <= value <= 0x7FFFFFFF:
            if self.start_leaf(value, TYPE_INT):
                self.w_long(value)
            return
        if not self.start_leaf(value, TYPE_LONG):
            return
        size: i64 = (value.bit_length() + DIGIT_BITS - 1) // DIGIT_BITS
        self.w_long(-size if value < 0 else size)
        data = abs(value).to_bytes((size * DIGIT_BITS + 7) // 8, "little")
        out = self.out
        bits: i64 = 0
        pending: i64 = 0
        written: i64 = 0
        for byte in data:
            pending |= byte << bits
            bits += 8
            if bits >= DIGIT_BITS and written < size:
                out.append(pending & 0xFF)
                out.append((pending >> 8) & 0x7F)
                pending >>= DIGIT_BITS
                bits -= DIGIT_BITS
                written += 1

    def w_double(self, value: float) -> None:
        """Write a float without its type."""
        if self.version > 1:
            write_f64_le(self.out, value)
        else:
            text = f"{value:.17g}".encode()
            self.out.append(len(text))
            self.out.write(text)

    def w_code(self, code: Code) -> None:
        """Write a code object."""
        if not self.allow_code:
            raise ValueError("marshalling code objects is disallowed")
        if not self.start_container(code, TYPE_CODE):
            return
        self.w_long(code.argcount)
        self.w_long(code.posonlyargcount)
        self.w_long(code.kwonlyargcount)
        self.w_long(code.stacksize)
        self.w_long(code.flags)
        self.w_bytes(code.code)
        self.w_object(code.consts)
        self.w_names(code.names)
        self.w_names(code.localsplusnames)
        self.w_bytes(code.localspluskinds)
        self.w_name(code.filename)
        self.w_name(code.name)
        self.w_name(code.qualname)
        self.w_long(code.firstlineno)
        self.w_bytes(code.linetable)
        self.w_bytes(code.exceptiontable)

    def w_object(self, value: object) -> None:
        """Write any value. CPython: Python/marshal.c w_object"""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ValueError("object too deeply nested to marshal")
        cls = type(value)
        if value is None:
            self.out.append(TYPE_NONE)
        elif isinstance(value, str) and cls is str:
            self.w_string(value, False)
        elif value is True:
            self.out.append(TYPE_TRUE)
        elif value is False:
            self.out.append(TYPE_FALSE)
        elif isinstance(value, int) and cls is int:
            self.w_int(value)
        elif isinstance(value, tuple) and cls is tuple:
            if self.start_tuple(value, len(value)):
                for item in value:
                    self.w_object(item)
        elif isinstance(value, Code):
            self.w_code(value)
        elif isinstance(value, bytes) and cls is bytes:
            self.w_bytes(value)
        elif isinstance(value, float) and cls is float:
            if self.start_leaf((double_bytes(value),), self.binary(TYPE_FLOAT)):
                self.w_double(value)
        else:
            self.w_rare(value)
        self.depth -= 1

    def binary(self, kind: i64) -> i64:
        """The binary variant of a type of numbers, if the version has it."""
        return kind + 1 if self.version > 1 else kind

    def w_rare(self, value: object) -> None:
        """Write a value of one of the types that are less often met."""
        cls = type(value)
        if value is Ellipsis:
            self.out.append(TYPE_ELLIPSIS)
        elif value is StopIteration:
            self.out.append(TYPE_STOPITER)
        elif isinstance(value, complex) and cls is complex:
            parts = (double_bytes(value.real), double_bytes(value.imag))
            if self.start_leaf(parts, self.binary(TYPE_COMPLEX)):
                self.w_double(value.real)
                self.w_double(value.imag)
        elif isinstance(value, list) and cls is list:
            if self.start_container(value, TYPE_LIST):
                self.w_long(len(value))
                for item in value:
                    self.w_object(item)
        elif isinstance(value, dict) and cls is dict:
            if self.start_container(value, TYPE_DICT):
                for key, item in value.items():
                    self.w_object(key)
                    self.w_object(item)
                self.out.append(TYPE_NULL)
        elif isinstance(value, (set, frozenset)) and (cls is set or cls is frozenset):
            if self.start_container(value, TYPE_SET if cls is set else TYPE_FROZENSET):
                self.w_members(list(value))
        elif isinstance(value, slice) and self.version >= 5:
            if self.start_container(value, TYPE_SLICE):
                self.w_object(value.start)
                self.w_object(value.stop)
                self.w_object(value.step)
        elif isinstance(value, (bytearray, memoryview)):
            if self.start_container(value, TYPE_STRING):
                data = bytes(value)
                self.w_long(len(data))
                self.out.write(data)
        else:
            raise ValueError("unmarshallable object")

    def w_members(self, items: list[object]) -> None:
        """Write the members of a set."""
        self.w_long(len(items))
        order: list[tuple[bytes, int]] = []
        for item in items:
            writer = Writer(self.version, self.allow_code)
            writer.depth = self.depth
            writer.w_object(item)
            order.append((writer.out.getvalue(), len(order)))
        order.sort()
        for _, index in order:
            self.w_object(items[index])


def dumps(value: object, version: int = VERSION, allow_code: bool = True) -> bytes:
    """The marshalled form of a value.

    Raises ValueError for a value (or one inside it) that has none.
    CPython: Python/marshal.c marshal.dumps
    """
    writer = Writer(version, allow_code)
    try:
        writer.w_object(value)
    except RecursionError:
        raise ValueError("object too deeply nested to marshal") from None
    return writer.out.getvalue()


class Marker:
    """A value that is none: TYPE_NULL, or a reference whose object is not complete."""


NULL: Final = Marker()
INCOMPLETE: Final = Marker()


class Reader:
    """Values from marshalled data, one after the other.

    `pos` is where the next one starts.
    """

    def __init__(self, data: bytes, allow_code: bool = True) -> None:
        self.data: bytes = data
        self.pos: i64 = 0
        self.allow_code: bool = allow_code
        self.refs: list[object] = []
        self.depth: i64 = 0

    def read(self) -> object:
        """The next value.

        Raises EOFError, ValueError or TypeError for bad data, SystemError for a code object
        with parts of wrong types. CPython: Python/marshal.c read_object
        """
        self.refs = []
        self.depth = 0
        try:
            value = self.r_object()
        except RecursionError:
            raise ValueError("recursion limit exceeded") from None
        if value is NULL:
            raise TypeError("NULL object in marshal data for object")
        return value

    def r_byte(self) -> i64:
        """One byte."""
        pos = self.pos
        if pos >= len(self.data):
            raise EOFError("EOF read where not expected")
        self.pos = pos + 1
        return self.data[pos]

    def r_string(self, size: i64) -> bytes:
        """So many bytes."""
        pos = self.pos
        if size > len(self.data) - pos:
            raise EOFError("marshal data too short")
        self.pos = pos + size
        return self.data[pos : pos + size]

    def r_long(self) -> i64:
        """A number of four bytes."""
        data = self.data
        pos = self.pos
        if len(data) - pos < 4:
            raise EOFError("marshal data too short")
        self.pos = pos + 4
        return i64(read_i32_le(data, pos))

    def r_size(self, what: str) -> i64:
        """A number of items or characters."""
        value = self.r_long()
        if value < 0:
            raise ValueError(f"bad marshal data ({what} size out of range)")
        return value

    def keep(self, value: object, flag: bool) -> object:
        """Let references find a value, if it is referable."""
        if flag:
            self.refs.append(value)
        return value

    def reserve(self, flag: bool) -> i64:
        """An index for a value that is not complete yet, -1 if it is not referable."""
        if not flag:
            return -1
        self.refs.append(INCOMPLETE)
        return len(self.refs) - 1

    def insert(self, value: object, index: i64) -> object:
        """Let references find a value whose index was reserved."""
        if index >= 0:
            self.refs[index] = value
        return value

    def r_object(self) -> object:
        """Any value, or NULL. CPython: Python/marshal.c r_object"""
        if self.pos >= len(self.data):
            raise EOFError("EOF read where object expected")
        first: i64 = self.data[self.pos]
        self.pos += 1
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ValueError("recursion limit exceeded")
        value = self.r_value(first & 0x7F, (first & FLAG_REF) != 0)
        self.depth -= 1
        return value

    def r_value(self, kind: i64, flag: bool) -> object:
        """A value of a type."""
        if kind == TYPE_REF:
            return self.r_referred()
        if kind in (TYPE_SHORT_ASCII, TYPE_SHORT_ASCII_INTERNED):
            return self.keep(self.r_string(self.r_byte()).decode("latin-1"), flag)
        if kind == TYPE_NONE:
            return None
        if kind == TYPE_INT:
            return self.keep(self.r_long(), flag)
        if kind == TYPE_SMALL_TUPLE:
            return self.r_tuple(self.r_byte(), flag)
        if kind == TYPE_TUPLE:
            return self.r_tuple(self.r_size("tuple"), flag)
        if kind == TYPE_STRING:
            return self.keep(self.r_string(self.r_size("bytes object")), flag)
        if kind == TYPE_CODE:
            return self.r_code(flag)
        if kind in (TYPE_UNICODE, TYPE_INTERNED):
            data = self.r_string(self.r_size("string"))
            return self.keep(data.decode("utf-8", "surrogatepass"), flag)
        if kind in (TYPE_ASCII, TYPE_ASCII_INTERNED):
            return self.keep(self.r_string(self.r_size("string")).decode("latin-1"), flag)
        if kind == TYPE_TRUE:
            return True
        if kind == TYPE_FALSE:
            return False
        if kind == TYPE_ELLIPSIS:
            return Ellipsis
        if kind == TYPE_NULL:
            return NULL
        if kind == TYPE_BINARY_FLOAT:
            return self.keep(self.r_double(), flag)
        if kind == TYPE_LONG:
            return self.keep(self.r_digits(), flag)
        if kind in (TYPE_FROZENSET, TYPE_SET):
            return self.r_set(kind == TYPE_FROZENSET, flag)
        if kind == TYPE_SLICE:
            return self.r_slice(flag)
        if kind == TYPE_LIST:
            return self.r_list(flag)
        if kind == TYPE_DICT:
            return self.r_dict(flag)
        if kind == TYPE_BINARY_COMPLEX:
            real = self.r_double()
            return self.keep(complex(real, self.r_double()), flag)
        if kind == TYPE_FLOAT:
            return self.keep(self.r_float_text(), flag)
        if kind == TYPE_COMPLEX:
            real = self.r_float_text()
            return self.keep(complex(real, self.r_float_text()), flag)
        if kind == TYPE_INT64:
            return self.keep(int.from_bytes(self.r_string(8), "little", signed=True), flag)
        if kind == TYPE_STOPITER:
            return StopIteration
        raise ValueError("bad marshal data (unknown type code)")

    def r_referred(self) -> object:
        """The value that a reference means."""
        index = self.r_long()
        if index < 0 or index >= len(self.refs) or self.refs[index] is INCOMPLETE:
            raise ValueError("bad marshal data (invalid reference)")
        return self.refs[index]

    def r_item(self, where: str) -> object:
        """A value inside another one."""
        value = self.r_object()
        if value is NULL:
            raise TypeError(f"NULL object in marshal data for {where}")
        return value

    def r_tuple(self, size: i64, flag: bool) -> object:
        """A tuple."""
        index = self.reserve(flag)
        items: list[object] = []
        while size > 0:
            items.append(self.r_item("tuple"))
            size -= 1
        return self.insert(tuple(items), index)

    def r_list(self, flag: bool) -> object:
        """A list."""
        size = self.r_size("list")
        items: list[object] = []
        self.keep(items, flag)
        while size > 0:
            items.append(self.r_item("list"))
            size -= 1
        return items

    def r_dict(self, flag: bool) -> object:
        """A dict, which ends where a key or a value is missing."""
        items: dict[object, object] = {}
        self.keep(items, flag)
        while True:
            key = self.r_object()
            if key is NULL:
                return items
            value = self.r_object()
            if value is NULL:
                return items
            items[key] = value

    def r_set(self, frozen: bool, flag: bool) -> object:
        """A set or a frozenset."""
        size = self.r_size("set")
        items: set[object] = set()
        index = self.reserve(flag)
        if not frozen:
            self.insert(items, index)
        while size > 0:
            items.add(self.r_item("set"))
            size -= 1
        return self.insert(frozenset(items), index) if frozen else items

    def r_slice(self, flag: bool) -> object:
        """A slice."""
        index = self.reserve(flag)
        start = self.r_item("object")
        stop = self.r_item("object")
        step = self.r_item("object")
        return self.insert(slice(start, stop, step), index)

    def r_double(self) -> float:
        """A float of eight bytes."""
        return read_f64_le(self.r_string(8), 0)

    def r_float_text(self) -> float:
        """A float in decimal digits."""
        text = self.r_string(self.r_byte()).decode("latin-1")
        if "_" in text or text != text.strip():
            raise ValueError(f"could not convert string to float: {text!r}")
        return float(text)

    def r_digits(self) -> int:
        """An int in digits of 15 bits."""
        size = self.r_long()
        if size == 0:
            return 0
        if size == -0x80000000:
            raise ValueError("bad marshal data (long size out of range)")
        negative = size < 0
        if negative:
            size = -size
        data = bytearray()
        bits: i64 = 0
        pending: i64 = 0
        digit: i64 = 0
        while size > 0:
            pair = self.r_string(2)
            high: i64 = pair[1]
            digit = pair[0] | (high << 8)
            if digit > DIGIT_MASK:
                raise ValueError("bad marshal data (digit out of range in long)")
            pending |= digit << bits
            bits += DIGIT_BITS
            while bits >= 8:
                data.append(pending & 0xFF)
                pending >>= 8
                bits -= 8
            size -= 1
        if digit == 0:
            raise ValueError("bad marshal data (unnormalized long data)")
        data.append(pending)
        value = int.from_bytes(data, "little")
        return -value if negative else value

    def r_code(self, flag: bool) -> object:
        """A code object."""
        if not self.allow_code:
            raise ValueError("unmarshalling code objects is disallowed")
        index = self.reserve(flag)
        argcount = self.r_long()
        posonlyargcount = self.r_long()
        kwonlyargcount = self.r_long()
        stacksize = self.r_long()
        flags = self.r_long()
        parts: list[object] = []
        while len(parts) < 8:
            parts.append(self.r_item("code object"))
        firstlineno = self.r_long()
        linetable = self.r_item("code object")
        exceptiontable = self.r_item("code object")
        if (
            posonlyargcount < 0
            or argcount < posonlyargcount
            or kwonlyargcount < 0
            or stacksize < 0
            or flags < 0
        ):
            raise SystemError("bad argument to internal function")
        code = Code(
            code=checked_bytes(parts[0]),
            consts=checked_tuple(parts[1]),
            names=checked_names(parts[2]),
            localsplusnames=checked_names(parts[3]),
            localspluskinds=checked_bytes(parts[4]),
            filename=checked_str(parts[5]),
            name=checked_str(parts[6]),
            qualname=checked_str(parts[7]),
            firstlineno=firstlineno,
            linetable=checked_bytes(linetable),
            exceptiontable=checked_bytes(exceptiontable),
            flags=flags,
            stacksize=stacksize,
            argcount=argcount,
            posonlyargcount=posonlyargcount,
            kwonlyargcount=kwonlyargcount,
        )
        validate(code)
        return self.insert(code, index)


def checked_bytes(value: object) -> bytes:
    """A part of a code object that must be bytes."""
    if not isinstance(value, bytes):
        raise SystemError("bad argument to internal function")
    return value


def checked_str(value: object) -> str:
    """A part of a code object that must be a str."""
    if not isinstance(value, str):
        raise SystemError("bad argument to internal function")
    return value


def checked_tuple(value: object) -> tuple[object, ...]:
    """A part of a code object that must be a tuple."""
    if not isinstance(value, tuple):
        raise SystemError("bad argument to internal function")
    return value


def checked_names(value: object) -> tuple[str, ...]:
    """A part of a code object that must be a tuple of names; it stays the same object."""
    names = checked_tuple(value)
    for name in names:
        if not isinstance(name, str):
            raise SystemError("non-string found in code slot")
    return cast(tuple[str, ...], names)


def validate(code: Code) -> None:
    """Refuse a code object whose parts do not fit together.

    CPython: Objects/codeobject.c _PyCode_Validate
    """
    kinds = code.localspluskinds
    if len(kinds) != len(code.localsplusnames):
        raise SystemError("bad argument to internal function")
    if len(code.code) % 2 != 0:
        raise ValueError("code: co_code is malformed")
    plain: i64 = -code.argcount - code.kwonlyargcount
    for kind in kinds:
        if (kind & CO_FAST_LOCAL) != 0:
            plain += 1
    if (code.flags & CO_VARARGS) != 0:
        plain -= 1
    if (code.flags & CO_VARKEYWORDS) != 0:
        plain -= 1
    if plain < 0:
        raise ValueError("code: varnames is too small")


def loads(data: bytes, allow_code: bool = True) -> object:
    """The value that the data starts with; what follows is ignored.

    Raises as `Reader.read`. CPython: Python/marshal.c marshal.loads
    """
    return Reader(data, allow_code).read()
