"""Files, buffers and text streams.

Answers to Modules/_io/fileio.c, bufferedio.c, textio.c, bytesio.c and stringio.c. The work
is the host's own: a `HostFile` holds a host object of the class of the same name. Where the
guest gives a stream of its own class to one of these, the host sees it through a
`GuestRaw` or `GuestBuffer`, which call the guest's methods.
"""

from __future__ import annotations

import codecs
import io
from _io import _IOBase as IOBase  # io.IOBase is an ABC, which the host asks in Python
from collections.abc import Callable
from typing import Any, Final, cast

from librt.vecs import vec
from mypy_extensions import i64, mypyc_attr

from rt.dict.dictobject import DictObject, dict_new
from rt.modules.io_base import (
    BUFFEREDIOBASE_TYPE,
    RAWIOBASE_TYPE,
    TEXTIOBASE_TYPE,
    unsupported,
    wants,
)
from rt.objects.errors import (
    clear_error,
    clear_if,
    error,
    error_matches,
    error_occurred,
    restore_error,
    set_error,
    take_error,
    type_error,
    value_error,
)
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import WANTS_INSTANCE, Descr, method
from rt.objects.object import DESCR_GET, DESCR_METHOD, DESCR_SET, NONE, Object
from rt.objects.pystate import RT
from rt.objects.slots import S_ITER, S_NEXT, S_REPR, slot_impl
from rt.objects.tupleobject import TupleObject
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    HeapObject,
    TypeObject,
    static_type,
    type_dict,
    type_name,
)


class HostFile(Object):
    """A stream whose work a host stream does."""

    def __init__(self, cls: TypeObject, value: object, inner: Object | None) -> None:
        self.weak: WeakToken | None = None
        self.cls: Final = cls
        self.value: object = value
        # The guest stream below: a text stream's buffer, a buffered stream's raw stream.
        self.inner: Object | None = inner
        self.attributes: DictObject | None = None
        # Has it given its stream below away? Then that is none of its business any more.
        self.detached = False

    def ob_type(self) -> TypeObject:
        return self.cls

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.attributes
        if d is None and create:
            d = dict_new()
            self.attributes = d
        return d

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        return stream_repr(self)

    def tp_iter(self) -> Object | None:
        return self if check_host_open(self) else None

    def tp_iternext(self) -> Object | None:
        # Any: a line is a str or bytes.
        value: Any = self.value
        ts = RT.ts
        try:
            # A text stream cannot tell where it is while it is gone through.
            line = next(value, "") if isinstance(value, io.TextIOWrapper) else value.readline()
            RT.ts = ts
        except BaseException as e:
            RT.ts = ts
            stream_error(e)
            return None
        if not line:
            return None
        return to_guest(line)

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        return None

    def __del__(self) -> None:
        if self.value is not None and not self.detached and not RT.ts.interp.finalizing:
            stream_died(self)


def stream_repr(self: Object) -> Object | None:
    """`repr` of a stream, perhaps of a class of the guest's.

    CPython: buffered_repr, textiowrapper_repr, fileio_repr
    """
    f = self.native()
    assert isinstance(f, HostFile)
    value = f.value
    kind = f.cls.name
    if kind not in LAYERED:
        return object_repr(self) if value is None else unicode_from_host(repr(value))
    text = kind == "TextIOWrapper"
    if text and value is None:
        return value_error("I/O operation on uninitialized object")
    shown = "<" + type_name(self)
    for name in ("name", "mode") if text else ("name",):
        x = lookup_attr(self, intern(name))
        if x is None:
            if error_occurred() and not clear_if(VALUE_ERROR):
                return None
            continue
        if not repr_enter(self):
            return error(RUNTIME_ERROR, f"reentrant call inside {type_name(self)}.__repr__")
        r = object_repr_of(x)
        repr_leave(self)
        if r is None:
            return None
        shown += f" {name}={unicode_to_host(r)}"
    if isinstance(value, io.TextIOWrapper):
        shown += f" encoding={value.encoding!r}"
    return unicode_from_host(shown + ">")


def stream_died(f: HostFile) -> None:
    """Close a stream that dies open; of a file there is a warning.

    CPython: iobase_finalize, _dealloc_warn
    """
    value = f.value
    if not isinstance(value, IOBase):
        return
    below: Object = f
    while isinstance(below, HostFile) and below.inner is not None:
        below = below.inner
    raw = below.value if isinstance(below, HostFile) else None
    try:
        closed = value.closed
    except ValueError:
        # The stream below has given away its own: nothing can be closed.
        return
    saved = take_error()
    try:
        if not closed:
            if isinstance(raw, io.FileIO) and raw.closefd:
                if not warn(RESOURCE_WARNING, f"unclosed file {value!r}"):
                    RT.ts.evaluator.unraisable(None, f)
            value.close()
    except BaseException as e:
        stream_error(e)
        RT.ts.evaluator.unraisable(None, f)
    restore_error(saved)


def check_host_open(f: HostFile) -> bool:
    value = f.value
    if value is not None and cast(io.IOBase, value).closed:
        set_error(VALUE_ERROR, "I/O operation on closed file.")
        return False
    return True


def stream_error(e: BaseException) -> None:
    """Raise a host stream's exception in the guest."""
    if isinstance(e, io.UnsupportedOperation):
        unsupported(str(e.args[0]) if e.args else "")
        return
    set_from_host(e)


class StreamMethod(Object):
    """A method of a stream type: the host stream's method of the same name."""

    def __init__(self, owner: TypeObject, name: str) -> None:
        self.owner: Final = owner
        self.name: Final = name

    def ob_type(self) -> TypeObject:
        return METHOD_DESCR_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(f"<method {self.name!r} of '_io.{self.owner.name}' objects>")

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        return MethodObject(self, obj)

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        key = unicode_to_host(name)
        if key == "__name__":
            return unicode_from_host(self.name)
        if key == "__qualname__":
            return unicode_from_host(f"{self.owner.name}.{self.name}")
        if key == "__objclass__":
            return self.owner
        if key == "__doc__" or key == "__text_signature__":
            return to_guest(getattr(getattr(getattr(io, self.owner.name), self.name), key))
        return generic_getattr(self, name, suppress)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if nargs < 1:
            return type_error(f"unbound method {self.owner.name}.{self.name}() needs an argument")
        instance = args[base]
        assert instance is not None
        f = instance.native()
        if not isinstance(f, HostFile):
            return type_error(
                f"descriptor '{self.name}' for '_io.{self.owner.name}' objects doesn't apply to "
                f"a '{type_name(instance)}' object"
            )
        value = f.value
        if value is None:
            return value_error("I/O operation on uninitialized object")
        if self.name == "close" and (instance is not f or f.attributes is not None):
            if not close_begins(instance, value):
                return None
        if self.name == "__setstate__" and nargs == 2:
            return set_state(instance, f, args[base + 1])
        positional: list[object] = []
        i: i64 = 1
        while i < nargs:
            a = args[base + i]
            assert a is not None
            if self.name == "writelines":
                # The guest's iterable: what it runs is the guest's too.
                lines = host_list(a)
                if lines is None:
                    return None
                positional.append([argument_to_host(line) for line in lines])
                i += 1
                continue
            given = number_to_host(a) if self.name in SIZED else argument_to_host(a)
            if given is NO_NUMBER:
                return None
            positional.append(given)
            i += 1
        keywords: dict[str, object] = {}
        if kwnames is not None:
            i = 0
            while i < kwnames.n:
                k = kwnames.item(i)
                v = args[base + nargs + i]
                assert isinstance(k, UnicodeObject) and v is not None
                key = unicode_to_host(k)
                if key in SWITCHES and v is not NONE:
                    number = as_index(v)
                    if number is None:
                        return None
                    keywords[key] = long_to_host(number)
                else:
                    keywords[key] = argument_to_host(v)
                i += 1
        ts = RT.ts
        try:
            if keywords:
                result = getattr(value, self.name)(*positional, **keywords)
            else:
                result = getattr(value, self.name)(*positional)
            RT.ts = ts
        except BaseException as e:
            RT.ts = ts
            stream_error(e)
            return None
        if result is value:
            return instance
        if self.name == "write" and isinstance(value, io.FileIO) and not check_signals():
            # A signal may be why not all was written: its handler runs before the rest is.
            return None
        if self.name == "detach":
            inner = f.inner
            f.inner = None
            f.detached = True
            return NONE if inner is None else inner
        if self.name == "__getstate__":
            return state_with_dict(instance, to_guest(result))
        if self.name == "getbuffer":
            return memoryview_from_host(cast(memoryview, result))
        return to_guest(result)


def state_with_dict(instance: Object, state: Object) -> Object | None:
    """What `__getstate__` gives: the host's state, with the guest's attributes.

    CPython: bytesio_getstate, stringio_getstate
    """
    t = as_tuple(state)
    if t is None or t.n == 0:
        return state
    d = instance.ob_dict(1)
    items: list[Object] = [t.item(i) for i in range(t.n - 1)]
    items.append(NONE if d is None or d.used == 0 else dict_copy(d))
    return tuple_from_list(items)


def set_state(instance: Object, f: HostFile, state: Object | None) -> Object | None:
    """`__setstate__`: the host's state, and the guest's attributes. CPython: bytesio_setstate"""
    t = None if state is None else as_tuple(state)
    kind = f.cls.name
    size = 3 if kind == "BytesIO" else 4
    if t is None or t.n < size:
        got = "" if state is None else type_name(state)
        return type_error(
            f"{type_name(instance)}.__setstate__ argument should be {size}-tuple, got {got}"
        )
    given = t.item(size - 1)
    attributes = as_dict(given)
    if attributes is None and given is not NONE:
        words = "third" if size == 3 else "fourth"
        return type_error(f"{words} item of state should be a dict, got a {type_name(given)}")
    items: list[object] = [to_host(t.item(i)) for i in range(size - 1)]
    # Any: both types have the method.
    value: Any = f.value
    try:
        value.__setstate__((*items, None))
    except BaseException as e:
        stream_error(e)
        return None
    if attributes is not None:
        d = instance.ob_dict(1)
        if d is not None and dict_update(d, attributes) < 0:
            return None
    return NONE


# Methods whose arguments are numbers, or None.
SIZED: Final = frozenset(
    ("read", "read1", "readline", "readlines", "seek", "truncate", "peek", "readall", "tell")
)
NO_NUMBER: Final = object()
# What reconfigure() takes as numbers.
SWITCHES: Final = frozenset(("line_buffering", "write_through"))


def number_to_host(x: Object) -> object:
    """A size for the host; NO_NUMBER with an exception."""
    if x is NONE or isinstance(x, LongObject):
        return to_host(x)
    if isinstance(x, HeapObject) and as_long(x) is None:
        n = as_index(x)
        if n is None:
            if error_matches(TYPE_ERROR):
                clear_error()
                type_error(f"argument should be integer or None, not '{type_name(x)}'")
            return NO_NUMBER
        return long_to_host(n)
    return argument_to_host(x)


def close_begins(instance: Object, value: object) -> bool:
    """Flush a stream of the guest's own class before it is closed, with the class's method.

    False with what that raised; the stream is closed all the same.
    CPython: iobase_close, buffered_close
    """
    if not isinstance(value, IOBase) or value.closed:
        return True
    if call_method_noargs(instance, intern("flush")) is not None:
        return True
    failure = take_error()
    try:
        value.close()
    except BaseException as e:
        stream_error(e)
        later = take_error()
        if later is not None:
            later.context = failure
            failure = later
    restore_error(failure)
    return False


class StreamField(Descr):
    """An attribute of a stream type: the host stream's attribute of the same name."""

    def __init__(self, owner: TypeObject, name: str, settable: bool) -> None:
        doc = getattr(getattr(getattr(io, owner.name), name, None), "__doc__", None)
        super().__init__(owner, name, doc if isinstance(doc, str) else "")
        self.settable: Final = settable

    def ob_type(self) -> TypeObject:
        return GETSET_DESCR_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(f"<attribute {self.name!r} of '_io.{self.owner.name}' objects>")

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_SET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None:
            return self
        f = obj.native()
        if not isinstance(f, HostFile):
            return type_error(
                f"descriptor '{self.name}' for '_io.{self.owner.name}' objects doesn't apply to "
                f"a '{type_name(obj)}' object"
            )
        if f.value is None:
            if self.name == "buffer" or self.name == "raw":
                return value_error("raw stream has been detached")
            return value_error("underlying buffer has been detached")
        if self.name == "buffer" or self.name == "raw":
            inner = f.inner
            if inner is not None:
                return inner
        own = f.attributes
        if own is not None:
            kept = dict_get_str(own, intern(self.name))
            if kept is not None:
                return kept
        below = f.inner
        text = f.cls.name == "TextIOWrapper"
        if below is not None and (self.name == "name" or (self.name == "mode" and not text)):
            # The stream below says it, which may have a name of the guest's.
            return get_attr(below, intern(self.name))
        try:
            return to_guest(getattr(f.value, self.name))
        except BaseException as e:
            stream_error(e)
            return None

    def tp_descr_set(self, obj: Object, value: Object | None) -> i64:
        f = obj.native()
        if not self.settable or not isinstance(f, HostFile):
            set_error(
                ATTRIBUTE_ERROR,
                f"attribute '{self.name}' of '_io.{self.owner.name}' objects is not writable",
            )
            return -1
        try:
            if value is None:
                delattr(f.value, self.name)
            elif self.name == "name" or self.name == "mode":
                d = f.ob_dict(1)
                assert d is not None
                dict_set_str(d, intern(self.name), value)
            else:
                setattr(f.value, self.name, to_host(value))
            return 0
        except BaseException as e:
            stream_error(e)
            return -1


# The guest's own streams, as the host's see them.


def raise_guest() -> None:
    """Let the current guest exception travel through the host."""
    exc = take_error()
    assert exc is not None
    raise GuestException(exc)


def guest_call(stream: Object, name: str, args: list[Object]) -> Object:
    """Call a method of a guest stream from within the host.

    A host stream that dies calls this too: an exception that is on its way then stays.
    """
    current = take_error()
    f = get_attr(stream, intern(name))
    result = None if f is None else call_list(f, args)
    failure = take_error() if result is None else None
    restore_error(current)
    if failure is not None:
        raise GuestException(failure)
    assert result is not None
    return result


def guest_field(stream: Object, name: str) -> object:
    """An attribute of a guest stream, from within the host."""
    current = take_error()
    value = lookup_attr(stream, intern(name))
    failure = take_error()
    restore_error(current)
    if failure is not None:
        raise GuestException(failure)
    if value is None:
        raise AttributeError(name)
    return to_host(value)


def guest_bytes(x: Object, what: str) -> bytes:
    data = as_bytes_like(x)
    if data is None:
        if not error_occurred():
            type_error(f"{what}() should return bytes, not {type_name(x)}")
        raise_guest()
    assert data is not None
    return data


@mypyc_attr(native_class=False)
class GuestRaw(io.RawIOBase):
    """A guest's raw stream, for the host's buffered streams."""

    def __init__(self, stream: Object) -> None:
        self.stream = stream

    def __del__(self) -> None:
        # The guest's stream is not closed because nothing of the host uses it any more.
        pass

    def readable(self) -> bool:
        return bool(to_host(guest_call(self.stream, "readable", [])))

    def writable(self) -> bool:
        return bool(to_host(guest_call(self.stream, "writable", [])))

    def seekable(self) -> bool:
        return bool(to_host(guest_call(self.stream, "seekable", [])))

    # Any: the host gives any object with a buffer.
    def readinto(self, buffer: Any) -> int | None:
        target = memoryview(buffer).cast("B")
        if lookup_attr(self.stream, intern("readinto")) is None:
            if error_occurred():
                raise_guest()
            data = guest_call(self.stream, "read", [long_from_i64(len(target))])
            if data is NONE:
                return None
            got = guest_bytes(data, "read")
            target[: len(got)] = got
            return len(got)
        scratch = bytearray_from_host(bytes(len(target)))
        count = guest_call(self.stream, "readinto", [scratch])
        if count is NONE:
            return None
        n = to_host(count)
        if not isinstance(n, int) or n < 0 or n > len(target):
            raise OSError(
                f"raw readinto() returned invalid length {n} "
                f"(should have been between 0 and {len(target)})"
            )
        target[:n] = guest_bytes(scratch, "readinto")[:n]
        return n

    # Any: None, which the host's type does not know, where nothing is there yet.
    def readall(self) -> Any:
        if lookup_attr(self.stream, intern("readall")) is None:
            if error_occurred():
                raise_guest()
            return self.read_on()
        data = guest_call(self.stream, "readall", [])
        return None if data is NONE else guest_bytes(data, "readall")

    def read_on(self) -> bytes | None:
        """All that a stream that has no `readall` gives. CPython: _bufferedreader_read_all"""
        parts: list[bytes] = []
        while True:
            data = guest_call(self.stream, "read", [])
            if data is NONE:
                return b"".join(parts) if parts else None
            part = guest_bytes(data, "read")
            if not part:
                return b"".join(parts)
            parts.append(part)

    # Any: as for `readinto`.
    def write(self, data: Any) -> int | None:
        raw = bytes(memoryview(data))
        return cast("int | None", to_host(guest_call(self.stream, "write", [BytesObject(raw)])))

    def seek(self, pos: int, whence: int = 0) -> int:
        return cast(
            int,
            to_host(guest_call(self.stream, "seek", [long_from_host(pos), long_from_host(whence)])),
        )

    def tell(self) -> int:
        return cast(int, to_host(guest_call(self.stream, "tell", [])))

    def truncate(self, size: int | None = None) -> int:
        return cast(int, to_host(guest_call(self.stream, "truncate", [to_guest(size)])))

    def fileno(self) -> int:
        return cast(int, to_host(guest_call(self.stream, "fileno", [])))

    def isatty(self) -> bool:
        return bool(to_host(guest_call(self.stream, "isatty", [])))

    def flush(self) -> None:
        guest_call(self.stream, "flush", [])

    def close(self) -> None:
        guest_call(self.stream, "close", [])

    @property
    def closed(self) -> bool:
        return bool(guest_field(self.stream, "closed"))

    @property
    def name(self) -> object:
        return guest_field(self.stream, "name")

    @property
    def mode(self) -> object:
        return guest_field(self.stream, "mode")


@mypyc_attr(native_class=False)
class GuestBuffer(GuestRaw):
    """A guest's buffered stream, for the host's text streams."""

    def read(self, size: int | None = -1) -> bytes | None:
        data = guest_call(self.stream, "read", [to_guest(size)])
        return None if data is NONE else guest_bytes(data, "read")

    def read1(self, size: int = -1) -> bytes:
        if lookup_attr(self.stream, intern("read1")) is None:
            if error_occurred():
                raise_guest()
            return guest_bytes(guest_call(self.stream, "read", [to_guest(size)]), "read")
        return guest_bytes(guest_call(self.stream, "read1", [to_guest(size)]), "read1")


def host_stream(stream: Object, text: bool) -> object:
    """What the host's stream constructors are given for a guest stream."""
    if isinstance(stream, HostFile) and stream.attributes is None:
        return stream.value
    # The guest's own methods are asked, those that it has given one stream alone as well.
    return GuestBuffer(stream) if text else GuestRaw(stream)


# Constructors.


class StreamArguments:
    """The arguments of a stream's constructor, for the host."""

    def __init__(self, args: list[Object], kwargs: DictObject | None) -> None:
        self.positional: list[object] = []
        self.keywords: dict[str, object] = {}
        for a in args:
            self.positional.append(argument_to_host(a))
        if kwargs is not None:
            i: i64 = 0
            while i < kwargs.nentries:
                k = kwargs.keys[i]
                v = kwargs.values[i]
                i += 1
                if isinstance(k, UnicodeObject) and v is not None:
                    self.keywords[unicode_to_host(k)] = argument_to_host(v)


def empty_stream(cls: TypeObject) -> HostFile:
    tp = native_stream_type(cls)
    # These can be used, or given a state, without being initialised.
    value: object = None
    if tp is BYTESIO_TYPE:
        value = io.BytesIO()
    elif tp is STRINGIO_TYPE:
        value = io.StringIO()
    return HostFile(tp, value, None)


def native_stream_type(cls: TypeObject) -> TypeObject:
    return cls if cls.spec is not None else cls.native_base


def stream_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return empty_stream(cls)


def stream_init(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    f = self.native()
    assert isinstance(f, HostFile)
    name = f.cls.name
    given = StreamArguments(args, kwargs)
    inner: Object | None = None
    if name in LAYERED:
        key = "buffer" if name == "TextIOWrapper" else "raw"
        if args:
            inner = args[0]
        elif kwargs is not None:
            inner = dict_get_str(kwargs, intern(key))
        if inner is None:
            return type_error(f"{name}() missing required argument '{key}' (pos 1)")
        below = host_stream(inner, name == "TextIOWrapper")
        if args:
            given.positional[0] = below
        else:
            given.keywords[key] = below
        if name == "TextIOWrapper" and not text_names_known(given):
            return None
    elif name == "BufferedRWPair" and len(args) >= 2:
        inner = tuple2(args[0], args[1])
        given.positional[0] = host_stream(args[0], False)
        given.positional[1] = host_stream(args[1], False)
    elif name == "FileIO" and args:
        path = path_argument(args[0])
        if path is None:
            return None
        given.positional[0] = path.value
    ts = RT.ts
    let_go(f)
    try:
        value = getattr(io, name)(*given.positional, **given.keywords)
        RT.ts = ts
    except BaseException as e:
        RT.ts = ts
        stream_error(e)
        return None
    f.value = value
    f.inner = inner
    return NONE


def text_names_known(given: StreamArguments) -> bool:
    """Are there the encoding and error handler of a text stream, where that is checked?"""
    values: list[object] = []
    for i, key in ((1, "encoding"), (2, "errors")):
        at = given.positional
        values.append(at[i] if i < len(at) else given.keywords.get(key))
    encoding, errors = values
    return names_known(
        encoding if isinstance(encoding, str) and encoding != "locale" else None,
        errors if isinstance(errors, str) else None,
    )


def let_go(f: HostFile) -> None:
    """Leave a stream without what it was initialised with, which stays open."""
    old = f.value
    if f.cls.name in LAYERED:
        f.value = None
        f.inner = None
        if old is not None and not f.detached:
            # Any: all of these have the method.
            stream: Any = old
            try:
                stream.detach()
            except BaseException as e:
                # What has no stream below has nothing to let go.
                stream_error(e)
                clear_error()
    f.detached = False


class PathArgument:
    """A file name or descriptor, for the host."""

    def __init__(self, value: object) -> None:
        self.value: Final = value


def path_argument(x: Object) -> PathArgument | None:
    """What `open` takes first. None with a TypeError."""
    n = as_long(x)
    if n is not None:
        return PathArgument(long_to_host(n))
    path = fs_path(x)
    if path is None:
        return None
    return PathArgument(to_host(path))


LAYERED: Final = ("BufferedReader", "BufferedWriter", "BufferedRandom", "TextIOWrapper")


def wrap_stream(value: object) -> Object:
    """A guest stream for a host stream that the host's `open` made, with those below it."""
    if isinstance(value, io.TextIOWrapper):
        return HostFile(TEXTIOWRAPPER_TYPE, value, wrap_stream(value.buffer))
    if isinstance(value, io.BufferedRandom):
        return HostFile(BUFFEREDRANDOM_TYPE, value, wrap_stream(value.raw))
    if isinstance(value, io.BufferedReader):
        return HostFile(BUFFEREDREADER_TYPE, value, wrap_stream(value.raw))
    if isinstance(value, io.BufferedWriter):
        return HostFile(BUFFEREDWRITER_TYPE, value, wrap_stream(value.raw))
    if isinstance(value, io.FileIO):
        return HostFile(FILEIO_TYPE, value, None)
    return to_guest(value)


def io_open(
    file: Object,
    args: list[object],
) -> Object | None:
    """`open` with the rest of its arguments converted already."""
    path = path_argument(file)
    if path is None:
        return None
    ts = RT.ts
    # The host's `open` checks the arguments.
    opener: Callable[..., object] = io.open
    try:
        value = opener(path.value, *args)
        RT.ts = ts
    except BaseException as e:
        RT.ts = ts
        stream_error(e)
        return None
    return wrap_stream(value)


def standard_stream(
    fd: int, name: str, encoding: str, errors: str, buffered: bool
) -> Object | None:
    """sys.stdin, stdout or stderr. CPython: Python/pylifecycle.c create_stdio"""
    try:
        raw = io.FileIO(fd, "rb" if fd == 0 else "wb", closefd=False)
        below: object
        if fd == 0:
            below = io.BufferedReader(raw)
        elif buffered:
            below = io.BufferedWriter(raw)
        else:
            below = raw
        text = io.TextIOWrapper(
            cast(io.BufferedWriter, below),
            encoding=encoding,
            errors=errors,
            newline=None if fd == 0 else "\n",
            line_buffering=fd == 2 or (fd == 1 and raw.isatty()),
            write_through=fd != 0 and not buffered,
        )
    except OSError:
        return NONE
    stream = wrap_stream(text)
    d = stream.ob_dict(1)
    if d is not None:
        dict_set_str(d, intern("mode"), intern("r" if fd == 0 else "w"))
        dict_set_str(d, intern("name"), unicode_from_host(name))
    if isinstance(stream, HostFile):
        inner = stream.inner
        while isinstance(inner, HostFile):
            below_dict = inner.ob_dict(1)
            if below_dict is not None and inner.inner is None:
                dict_set_str(below_dict, intern("name"), unicode_from_host(name))
            inner = inner.inner
    return stream


def stream_type(name: str, base: TypeObject) -> TypeObject:
    """A stream type with the methods and attributes that the host's type has."""
    host = getattr(io, name)
    tp = static_type(
        name,
        module="_io",
        base=base,
        doc=str(host.__doc__ or ""),
        new=method("__new__", stream_new, "*args, **kwargs"),
        init=wants("__init__", stream_init, "*args, **kwargs"),
        slots=(S_REPR, S_ITER, S_NEXT),
        impls=(slot_impl(S_REPR, stream_repr, WANTS_INSTANCE),),
        flags=BASETYPE | DICT,
    )
    return tp


def fill_stream_type(tp: TypeObject) -> None:
    """Add the methods and attributes; done when the module `_io` is made."""
    host = getattr(io, tp.name)
    d = type_dict(tp)
    for name, value in vars(host).items():
        # The lines to write are the guest's to iterate.
        if name == "writelines" or (name.startswith("__") and name not in STATE_METHODS):
            continue
        if callable(value):
            guest: Object = StreamMethod(tp, name)
        else:
            guest = StreamField(tp, name, name not in READONLY_FIELDS)
        dict_set_str(d, intern(name), guest)
    for name in ("name", "mode", "buffer", "raw"):
        if name in EXTRA_FIELDS.get(tp.name, ()):
            dict_set_str(d, intern(name), StreamField(tp, name, name in ("name", "mode")))


STATE_METHODS: Final = ("__getstate__", "__setstate__", "__sizeof__")

READONLY_FIELDS: Final = ("closed", "encoding", "errors", "newlines", "buffer", "raw")

EXTRA_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "FileIO": ("name", "mode"),
    "BufferedReader": ("name", "mode", "raw"),
    "BufferedWriter": ("name", "mode", "raw"),
    "BufferedRandom": ("name", "mode", "raw"),
    "TextIOWrapper": ("name", "mode", "buffer"),
}

FILEIO_TYPE: Final = stream_type("FileIO", RAWIOBASE_TYPE)
BYTESIO_TYPE: Final = stream_type("BytesIO", BUFFEREDIOBASE_TYPE)
STRINGIO_TYPE: Final = stream_type("StringIO", TEXTIOBASE_TYPE)
BUFFEREDREADER_TYPE: Final = stream_type("BufferedReader", BUFFEREDIOBASE_TYPE)
BUFFEREDWRITER_TYPE: Final = stream_type("BufferedWriter", BUFFEREDIOBASE_TYPE)
BUFFEREDRANDOM_TYPE: Final = stream_type("BufferedRandom", BUFFEREDIOBASE_TYPE)
BUFFEREDRWPAIR_TYPE: Final = stream_type("BufferedRWPair", BUFFEREDIOBASE_TYPE)
TEXTIOWRAPPER_TYPE: Final = stream_type("TextIOWrapper", TEXTIOBASE_TYPE)

from rt.dict.dictobject import (  # noqa: E402
    as_dict,
    dict_copy,
    dict_get_str,
    dict_set_str,
    dict_update,
)
from rt.modules._signal import check_signals  # noqa: E402
from rt.modules.fs import fs_path  # noqa: E402
from rt.modules.io_codecs import find_guest_codec  # noqa: E402
from rt.objects.buffer import Buffer, as_bytes_like  # noqa: E402
from rt.objects.bytearrayobject import bytearray_from_host  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_list, call_method_noargs  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.descrobject import GETSET_DESCR_TYPE, METHOD_DESCR_TYPE  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    RESOURCE_WARNING,
    RUNTIME_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
)
from rt.objects.guestobject import GuestException  # noqa: E402
from rt.objects.host import (  # noqa: E402
    argument_to_host,
    set_from_host,
    to_guest,
    to_host,
)
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    LongObject,
    as_index,
    as_long,
    long_from_host,
    long_to_host,
)
from rt.objects.memoryobject import memoryview_from_host  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    generic_getattr,
    get_attr,
    lookup_attr,
    object_repr,
    object_repr_of,
)
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.tupleobject import as_tuple, tuple2, tuple_from_list  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.codecs import names_known  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)

# The host's registry asks the guest's for what it does not know itself.
codecs.register(find_guest_codec)
