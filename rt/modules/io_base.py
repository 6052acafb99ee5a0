"""The abstract classes of `io`.

Answers to Modules/_io/iobase.c, and to the abstract parts of bufferedio.c and textio.c.
Their methods call each other by name on the instance, so that a guest class need define
only the few that it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject, dict_new
from rt.objects.errors import clear_error, error_occurred, set_error, type_error, value_error
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import WANTS_INSTANCE, MethodDef, getset, method
from rt.objects.object import NONE, Object
from rt.objects.slots import S_DEL, S_ITER, S_NEXT, slot_impl
from rt.objects.typeobject import BASETYPE, TypeObject, static_type, type_name

DEFAULT_BUFFER_SIZE: Final = 8192


class IOBase(Object):
    """The native part of an instance of a class that extends `_io._IOBase`."""

    def __init__(self) -> None:
        self.closed: bool = False

    def ob_type(self) -> TypeObject:
        return IOBASE_TYPE


def iobase_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return IOBase()


def iobase_init(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return NONE


def unsupported(message: str) -> Object | None:
    set_error(UNSUPPORTED_OPERATION.get(), message)
    return None


class LateType:
    """A type that is made by the guest's own machinery, at first use."""

    def __init__(self) -> None:
        self.value: TypeObject | None = None

    def get(self) -> TypeObject:
        """io.UnsupportedOperation, an OSError and a ValueError."""
        tp = self.value
        if tp is None:
            namespace = dict_new()
            dict_set_str(namespace, intern("__module__"), intern("io"))
            made = call_three(
                TYPE_TYPE,
                intern("UnsupportedOperation"),
                tuple2(OS_ERROR, VALUE_ERROR),
                namespace,
            )
            assert isinstance(made, TypeObject)
            tp = made
            self.value = tp
        return tp


UNSUPPORTED_OPERATION: Final = LateType()


def iobase_seek(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return unsupported("seek")


def iobase_tell(self: Object) -> Object | None:
    return call_method_two(self, intern("seek"), long_from_i64(0), long_from_i64(1))


def iobase_truncate(self: Object, pos: Object | None) -> Object | None:
    return unsupported("truncate")


def iobase_fileno(self: Object) -> Object | None:
    return unsupported("fileno")


def is_closed(self: Object) -> i64:
    """The instance's `closed` as 1 or 0; -1 with an exception."""
    closed = get_attr(self, intern("closed"))
    return -1 if closed is None else is_true(closed)


def check_closed(self: Object) -> bool:
    c = is_closed(self)
    if c < 0:
        return False
    if c:
        set_error(VALUE_ERROR, "I/O operation on closed file.")
        return False
    return True


def iobase_flush(self: Object) -> Object | None:
    native = self.native()
    if isinstance(native, IOBase):
        closed = native.closed
    else:
        # One of the host's streams says it itself.
        found = lookup_attr(self, intern("closed"))
        if found is None and error_occurred():
            return None
        closed = found is TRUE
    return value_error("I/O operation on closed file.") if closed else NONE


def iobase_close(self: Object) -> Object | None:
    native = self.native()
    if isinstance(native, IOBase):
        if native.closed:
            return NONE
        done = call_method_noargs(self, ID_flush)
        native.closed = True
        return NONE if done is not None else None
    return NONE


def iobase_finalize(self: Object) -> Object | None:
    """Close a stream that dies open. CPython: iobase_finalize"""
    closed = is_closed(self)
    if closed < 0:
        # It was never made whole.
        clear_error()
        return NONE
    if closed:
        return NONE
    # What close() is told, if it wants to know.
    if set_attr(self, intern("_finalizing"), TRUE) < 0:
        clear_error()
    if call_method_noargs(self, intern("close")) is None:
        RT.ts.evaluator.unraisable(None, self)
    return NONE


def iobase_get_closed(self: Object) -> Object | None:
    native = self.native()
    return bool_from(isinstance(native, IOBase) and native.closed)


def iobase_false(self: Object) -> Object | None:
    return FALSE


def iobase_isatty(self: Object) -> Object | None:
    return FALSE if check_closed(self) else None


def iobase_check_closed(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return NONE if check_closed(self) else None


def check_can(self: Object, method_name: str, message: str) -> Object | None:
    """The instance's seekable(), readable() or writable() must be True."""
    answer = call_method_noargs(self, intern(method_name))
    if answer is None:
        return None
    if answer is not TRUE:
        return unsupported(message)
    return answer


def iobase_check_seekable(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return check_can(self, "seekable", "File or stream is not seekable.")


def iobase_check_readable(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return check_can(self, "readable", "File or stream is not readable.")


def iobase_check_writable(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return check_can(self, "writable", "File or stream is not writable.")


def iobase_enter(self: Object) -> Object | None:
    return self if check_closed(self) else None


def iobase_exit(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return call_method_noargs(self, intern("close"))


def iobase_readline(self: Object, size: Object | None) -> Object | None:
    limit: i64 = -1
    if size is not None and size is not NONE:
        limit = index_as_i64(size)
        if limit == -1 and error_occurred():
            return None
    line = b""
    peek = lookup_attr(self, intern("peek"))
    if peek is None and error_occurred():
        return None
    while limit < 0 or len(line) < limit:
        want: i64 = 1
        if peek is not None:
            ahead = call_one(peek, long_from_i64(1))
            if ahead is None:
                return None
            data = as_bytes(ahead)
            if data is None:
                set_error(
                    OS_ERROR,
                    f"peek() should have returned a bytes object, not '{type_name(ahead)}'",
                )
                return None
            if len(data.data) > 0:
                found = data.data.find(b"\n")
                want = len(data.data) if found < 0 else found + 1
                if limit >= 0 and want > limit - len(line):
                    want = limit - len(line)
        piece = call_method_one(self, intern("read"), long_from_i64(want))
        if piece is None:
            return None
        got = as_bytes(piece)
        if got is None:
            set_error(
                OS_ERROR,
                f"read() should have returned a bytes object, not '{type_name(piece)}'",
            )
            return None
        if not got.data:
            break
        line += got.data
        if line.endswith(b"\n"):
            break
    return BytesObject(line)


def iobase_iter(self: Object) -> Object | None:
    return self if check_closed(self) else None


def iobase_next(self: Object) -> Object | None:
    line = call_method_noargs(self, intern("readline"))
    if line is None:
        return None
    n = line.sq_length()
    if n <= 0:
        return None
    return line


def iobase_readlines(self: Object, hint: Object | None) -> Object | None:
    limit: i64 = -1
    if hint is not None and hint is not NONE:
        limit = index_as_i64(hint)
        if limit == -1 and error_occurred():
            return None
    result = list_new()
    it = get_iter(self)
    if it is None:
        return None
    total: i64 = 0
    while True:
        line = it.tp_iternext()
        if line is None:
            return None if error_occurred() else result
        list_append(result, line)
        if limit > 0:
            n = line.sq_length()
            if n < 0:
                return None
            total += n
            if total >= limit:
                return result


def iobase_writelines(self: Object, lines: Object) -> Object | None:
    if not check_closed(self):
        return None
    it = get_iter(lines)
    if it is None:
        return None
    while True:
        line = it.tp_iternext()
        if line is None:
            return None if error_occurred() else NONE
        if call_method_one(self, ID_write, line) is None:
            return None


# _RawIOBase.


def raw_read(self: Object, size: Object | None) -> Object | None:
    n: i64 = -1
    if size is not None and size is not NONE:
        n = index_as_i64(size)
        if n == -1 and error_occurred():
            return None
    if n < 0:
        return call_method_noargs(self, intern("readall"))
    buffer = bytearray_from_host(bytes(n))
    count = call_method_one(self, intern("readinto"), buffer)
    if count is None or count is NONE:
        return count
    k = index_as_i64(count)
    if k == -1 and error_occurred():
        return None
    data = as_bytes_like(buffer)
    if k < 0 or k > n:
        return value_error(f"readinto returned {k} outside buffer size {n}")
    return BytesObject(b"" if data is None else data[:k])


def raw_readall(self: Object) -> Object | None:
    chunks: list[bytes] = []
    while True:
        piece = call_method_one(self, intern("read"), long_from_i64(DEFAULT_BUFFER_SIZE))
        if piece is None:
            return None
        if piece is NONE:
            if chunks:
                break
            return NONE
        data = as_bytes(piece)
        if data is None:
            return type_error("read() should return bytes")
        if not data.data:
            break
        chunks.append(data.data)
    return BytesObject(b"".join(chunks))


def not_implemented(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    set_error(NOT_IMPLEMENTED_ERROR, "")
    exc = RT.ts.exc
    if exc is not None:
        exc.args = EMPTY_TUPLE
    return None


# _BufferedIOBase and _TextIOBase.


def buffered_unsupported_detach(self: Object) -> Object | None:
    return unsupported("detach")


def buffered_unsupported_read(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return unsupported("read")


def buffered_unsupported_read1(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return unsupported("read1")


def buffered_unsupported_write(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return unsupported("write")


def text_unsupported_readline(
    self: Object, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return unsupported("readline")


def buffered_readinto(self: Object, buffer: Object) -> Object | None:
    return read_into(self, buffer, "read")


def buffered_readinto1(self: Object, buffer: Object) -> Object | None:
    return read_into(self, buffer, "read1")


def read_into(self: Object, buffer: Object, method_name: str) -> Object | None:
    """Fill a writable buffer from what read() or read1() gives."""
    target = get_buffer(buffer, 1)
    if target is None:
        return None
    n = target.nbytes()
    piece = call_method_one(self, intern(method_name), long_from_i64(n))
    if piece is None:
        return None
    data = as_bytes(piece)
    if data is None:
        return type_error(f"{method_name}() should return bytes")
    if len(data.data) > n:
        return value_error(
            f"read() returned too much data: {n} bytes requested, {len(data.data)} returned"
        )
    size = len(data.data)
    if size > 0:
        target.mem[:size] = data.data
    return long_from_i64(size)


def text_none(self: Object) -> Object | None:
    return NONE


def wants(name: str, f: Callable[..., Object | None], signature: str) -> MethodDef:
    """A method that is given the instance itself, not its payload."""
    return method(name, f, signature, flags=WANTS_INSTANCE)


IOBASE_TYPE: Final[TypeObject] = static_type(
    "_IOBase",
    module="_io",
    doc="The abstract base class for all I/O classes.",
    new=method("__new__", iobase_new, "*args, **kwargs"),
    init=method("__init__", iobase_init, "*args, **kwargs", flags=WANTS_INSTANCE),
    impls=(
        slot_impl(S_ITER, iobase_iter, WANTS_INSTANCE),
        slot_impl(S_NEXT, iobase_next, WANTS_INSTANCE),
        slot_impl(S_DEL, iobase_finalize, WANTS_INSTANCE),
    ),
    methods=(
        wants("seek", iobase_seek, "*args, **kwargs"),
        wants("tell", iobase_tell, ""),
        wants("truncate", iobase_truncate, "size=None, /"),
        wants("flush", iobase_flush, ""),
        wants("close", iobase_close, ""),
        wants("seekable", iobase_false, ""),
        wants("readable", iobase_false, ""),
        wants("writable", iobase_false, ""),
        wants("_checkClosed", iobase_check_closed, "*args, **kwargs"),
        wants("_checkSeekable", iobase_check_seekable, "*args, **kwargs"),
        wants("_checkReadable", iobase_check_readable, "*args, **kwargs"),
        wants("_checkWritable", iobase_check_writable, "*args, **kwargs"),
        wants("fileno", iobase_fileno, ""),
        wants("isatty", iobase_isatty, ""),
        wants("__enter__", iobase_enter, ""),
        wants("__exit__", iobase_exit, "*args, **kwargs"),
        wants("readline", iobase_readline, "size=-1, /"),
        wants("readlines", iobase_readlines, "hint=-1, /"),
        wants("writelines", iobase_writelines, "lines, /"),
    ),
    getset=(getset("closed", iobase_get_closed, None),),
    flags=BASETYPE,
)

RAWIOBASE_TYPE: Final[TypeObject] = static_type(
    "_RawIOBase",
    module="_io",
    base=IOBASE_TYPE,
    doc="Base class for raw binary I/O.",
    methods=(
        wants("read", raw_read, "size=-1, /"),
        wants("readall", raw_readall, ""),
        wants("readinto", not_implemented, "*args, **kwargs"),
        wants("write", not_implemented, "*args, **kwargs"),
    ),
    flags=BASETYPE,
)

BUFFEREDIOBASE_TYPE: Final[TypeObject] = static_type(
    "_BufferedIOBase",
    module="_io",
    base=IOBASE_TYPE,
    doc="Base class for buffered IO objects.",
    methods=(
        wants("detach", buffered_unsupported_detach, ""),
        wants("read", buffered_unsupported_read, "*args, **kwargs"),
        wants("read1", buffered_unsupported_read1, "*args, **kwargs"),
        wants("readinto", buffered_readinto, "buffer, /"),
        wants("readinto1", buffered_readinto1, "buffer, /"),
        wants("write", buffered_unsupported_write, "*args, **kwargs"),
    ),
    flags=BASETYPE,
)

TEXTIOBASE_TYPE: Final[TypeObject] = static_type(
    "_TextIOBase",
    module="_io",
    base=IOBASE_TYPE,
    doc="Base class for text I/O.",
    methods=(
        wants("detach", buffered_unsupported_detach, ""),
        wants("read", buffered_unsupported_read, "*args, **kwargs"),
        wants("readline", text_unsupported_readline, "*args, **kwargs"),
        wants("write", buffered_unsupported_write, "*args, **kwargs"),
    ),
    getset=(
        getset("encoding", text_none, None),
        getset("newlines", text_none, None),
        getset("errors", text_none, None),
    ),
    flags=BASETYPE,
)

from rt.dict.dictobject import dict_set_str  # noqa: E402
from rt.objects.abstract import get_iter, index_as_i64  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.buffer import as_bytes_like, get_buffer  # noqa: E402
from rt.objects.bytearrayobject import bytearray_from_host  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_method_noargs,
    call_method_one,
    call_method_two,
    call_one,
    call_three,
)
from rt.objects.exceptions import (  # noqa: E402
    NOT_IMPLEMENTED_ERROR,
    OS_ERROR,
    VALUE_ERROR,
)
from rt.objects.identifiers import ID_flush, ID_write  # noqa: E402
from rt.objects.listobject import list_append, list_new  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, lookup_attr, set_attr  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE, tuple2  # noqa: E402
from rt.objects.typeobject import TYPE_TYPE  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
