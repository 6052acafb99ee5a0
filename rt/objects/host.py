"""The one boundary between host values and guest objects.

Nothing in CPython answers to this. `to_guest` and `to_host` convert what has a counterpart
on the other side; any other host value travels in a `HostObject`, and any other guest
object in a `GuestObject`. A host exception that comes out of a host call becomes the guest's
exception through `set_from_host`, a guest exception the host's `GuestException`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import (
    ELLIPSIS,
    NB_ADD,
    NB_AND,
    NB_DIVMOD,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MATRIX_MULTIPLY,
    NB_MULTIPLY,
    NB_OR,
    NB_POWER,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.pystate import RT
from rt.objects.tupleobject import TupleObject, tuple_from_list
from rt.objects.typeobject import TypeObject

# How deeply containers that are converted may be nested.
MAX_NESTING: Final = 1000

# Which conversion a host class takes.
CLASSES: Final[dict[object, int]] = {
    type(None): 0,
    bool: 1,
    int: 2,
    float: 3,
    str: 4,
    bytes: 5,
    tuple: 6,
    list: 7,
    dict: 8,
    complex: 9,
    set: 10,
    frozenset: 11,
    bytearray: 12,
    type(Ellipsis): 13,
    type(NotImplemented): 14,
}


class GuestIterator:
    """A guest iterator as a host iterator. Its items are handed over as arguments are."""

    def __init__(self, it: Object) -> None:
        self.it: Final = it

    def __iter__(self) -> GuestIterator:
        return self

    def __next__(self) -> object:
        item = self.it.tp_iternext()
        if item is None:
            exc = take_error()
            if exc is None:
                raise StopIteration
            raise GuestException(exc)
        return argument_to_host(item)


def to_guest(x: object) -> Object:
    """The guest's form of a host value. Never fails; containers are copied deeply."""
    if isinstance(x, Object):
        return x
    kind = CLASSES.get(type(x), -1)
    if kind < 0:
        if isinstance(x, GuestIterator):
            return x.it
        if isinstance(x, GuestObject):
            return unwrap_guest(x)
        if isinstance(x, tuple) and is_struct_sequence(type(x)):
            return struct_sequence_to_guest(x)
        if isinstance(x, type):
            return forward_class(x)
        return HostObject(x)
    if kind == 0:
        return NONE
    if kind == 1:
        return TRUE if x is True else FALSE
    if kind == 2:
        return long_from_host(cast(int, x))
    if kind == 3:
        return FloatObject(cast(float, x))
    if kind == 4:
        return unicode_from_host(cast(str, x))
    if kind == 5:
        return BytesObject(cast(bytes, x))
    if 6 <= kind <= 8:
        return container_to_guest(x, kind)
    if kind == 9:
        c = cast(complex, x)
        return ComplexObject(c.real, c.imag)
    if kind == 10:
        return set_from_list(guest_items(list(cast(set[object], x))))
    if kind == 11:
        return frozenset_from_list(guest_items(list(cast(frozenset[object], x))))
    if kind == 12:
        return bytearray_from_host(bytes(cast(bytearray, x)))
    if kind == 13:
        return ELLIPSIS
    return NOT_IMPLEMENTED


def container_to_guest(x: object, kind: int) -> Object:
    """A tuple, list or dict copied for the guest. What contains itself, or is nested beyond all
    measure, is handed over as a HostObject there."""
    converting = RT.ts.converting_host
    if len(converting) >= MAX_NESTING:
        return HostObject(x)
    for outer in converting:
        if outer is x:
            return HostObject(x)
    converting.append(x)
    result: Object
    if kind == 6:
        result = tuple_from_list(guest_items(list(cast(tuple[object, ...], x))))
    elif kind == 7:
        result = list_from_host(guest_items(cast(list[object], x)))
    else:
        d = dict_new()
        for k, v in cast(dict[object, object], x).items():
            dict_setitem(d, to_guest(k), to_guest(v))
        result = d
    converting.pop()
    return result


def guest_items(items: list[object]) -> list[Object]:
    out: list[Object] = []
    for item in items:
        out.append(to_guest(item))
    return out


def to_host(x: Object) -> object:
    """The host's form of a guest object; an instance of an extended type counts as its
    built-in value. What has no counterpart is handed over as it is."""
    x = x.native()
    if isinstance(x, UnicodeObject):
        return unicode_to_host(x)
    if isinstance(x, LongObject):
        return long_to_host(x)
    if x is NONE:
        return None
    if isinstance(x, BoolObject):
        return x is TRUE
    if isinstance(x, FloatObject):
        return x.value
    if isinstance(x, BytesObject):
        return x.data
    if isinstance(x, (TupleObject, ListObject, DictObject)):
        return container_to_host(x)
    if isinstance(x, HostObject):
        return x.value
    if isinstance(x, ComplexObject):
        return complex(x.real, x.imag)
    if x is ELLIPSIS:
        return ...
    if x is NOT_IMPLEMENTED:
        return NotImplemented
    members = as_set(x)
    if members is not None:
        hosted: set[object] = set()
        for m in set_to_list(members):
            hosted.add(to_host(m))
        return frozenset(hosted) if isinstance(members, FrozenSetObject) else hosted
    data = as_bytes_like(x)
    if data is not None:
        return bytearray(data)
    if RT.ts.exc is not None:
        clear_error()
    if isinstance(x, BuiltinFunction):
        caller: object = x.d.fn
        if isinstance(caller, HostCaller):
            return caller.value
    return guest_object(x, RT.ts.interp)


def container_to_host(x: Object) -> object:
    """A tuple, list or dict copied for the host. What contains itself, or is nested beyond all
    measure, is handed over as a GuestObject there."""
    ts = RT.ts
    converting = ts.converting
    if len(converting) >= MAX_NESTING:
        return guest_object(x, ts.interp)
    for outer in converting:
        if outer is x:
            return guest_object(x, ts.interp)
    converting.append(x)
    result = items_to_host(x)
    converting.pop()
    return result


def items_to_host(x: Object) -> object:
    i: i64 = 0
    if isinstance(x, DictObject):
        out: dict[object, object] = {}
        while i < x.nentries:
            k = x.keys[i]
            v = x.values[i]
            if k is not None and v is not None:
                out[to_host(k)] = to_host(v)
            i += 1
        return out
    items: list[object] = []
    if isinstance(x, TupleObject):
        while i < x.n:
            items.append(to_host(x.item(i)))
            i += 1
        return tuple(items)
    if isinstance(x, ListObject):
        while i < x.n:
            item = x.items[i]
            if item is not None:
                items.append(to_host(item))
            i += 1
    return items


def argument_to_host(x: Object) -> object:
    """An argument of a host call: as `to_host`, but buffers are shared with it, not copied, and
    iterators can be gone through."""
    x = x.native()
    if isinstance(x, UnicodeObject):
        return unicode_to_host(x)
    if isinstance(x, LongObject):
        return long_to_host(x)
    if isinstance(x, BytesObject):
        return x.data
    if isinstance(x, HostObject):
        return x.value
    b = x.bf_getbuffer(0)
    if b is not None:
        return b.mem
    clear_error()
    return GuestIterator(x) if is_iterator(x) else to_host(x)


def set_from_failure(e: BaseException) -> None:
    """Raise, in the guest, what a host exception that nobody expected stands for: a SystemError
    with the host's traceback as its note, unless the host ran out of memory or stack, or was
    interrupted."""
    if isinstance(e, (GuestException, MemoryError, RecursionError, KeyboardInterrupt, SystemExit)):
        set_from_host(e)
        return
    # Only now: it takes time to import.
    import traceback

    set_error(SYSTEM_ERROR, f"{type(e).__name__}: {e}")
    exc = take_error()
    if exc is not None:
        lines = traceback.format_exception(e)
        add_note(exc, unicode_from_host("rt failed here:\n" + "".join(lines).rstrip()))
    restore_error(exc)


def set_from_host(e: BaseException) -> None:
    """Raise, in the guest, the counterpart of a host exception."""
    if isinstance(e, GuestException):
        restore_error(e.exc)
        return
    if isinstance(e, BlockingIOError):
        written: int | None = getattr(e, "characters_written", None)
        if written is not None:
            values: list[object] = [e.errno, e.strerror, written]
            set_error_object(BUILTIN_EXCEPTIONS["BlockingIOError"], to_guest(tuple(values)))
            return
    if isinstance(e, OSError) and type(e).__module__ == "builtins" and e.errno is not None:
        set_os_error(
            e.errno,
            str(e.strerror),
            None if e.filename is None else to_guest(e.filename),
            None if e.filename2 is None else to_guest(e.filename2),
        )
        return
    tp = guest_exception_type(e)
    if isinstance(e, UnicodeDecodeError):
        set_raised(
            new_unicode_error(
                tp, e.encoding, BytesObject(bytes(e.object)), e.start, e.end, e.reason
            )
        )
        return
    if isinstance(e, UnicodeEncodeError):
        set_raised(
            new_unicode_error(tp, e.encoding, unicode_from_host(e.object), e.start, e.end, e.reason)
        )
        return
    if isinstance(e, SyntaxError):
        syntax_error = new_syntax_error(
            tp, str(e.msg), e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset
        )
        syntax_error.args = tuple_from_list(guest_items(list(e.args)))
        set_raised(syntax_error)
        return
    if isinstance(e, StopIteration):
        set_raised(new_stop_iteration(to_guest(e.value)))
        return
    set_error_object(tp, tuple_from_list(guest_items(list(e.args))))
    exc = RT.ts.exc
    if exc is None:
        return
    # Fields that modules add to their own exceptions (`json.JSONDecodeError.pos`, ...).
    if type(e).__module__ != "builtins":
        for key, value in vars(e).items():
            if set_attr(exc, intern(key), to_guest(value)) < 0:
                clear_error()
        RT.ts.exc = exc


def guest_exception_type(e: BaseException) -> TypeObject:
    """The guest type that stands for the class of a host exception, or for the nearest of
    its bases."""
    for c in type(e).__mro__:
        found = RT.ts.interp.host_exceptions.get(c)
        if found is not None:
            return found
        if c.__module__ == "builtins":
            tp = BUILTIN_EXCEPTIONS.get(c.__name__)
            if tp is not None:
                return tp
    return EXCEPTION


# Special methods by operator.
COMPARISONS: Final[tuple[str, ...]] = ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__")
BINARY: Final[dict[int, str]] = {
    NB_ADD: "add",
    NB_AND: "and",
    NB_FLOOR_DIVIDE: "floordiv",
    NB_LSHIFT: "lshift",
    NB_MATRIX_MULTIPLY: "matmul",
    NB_MULTIPLY: "mul",
    NB_REMAINDER: "mod",
    NB_OR: "or",
    NB_POWER: "pow",
    NB_RSHIFT: "rshift",
    NB_SUBTRACT: "sub",
    NB_TRUE_DIVIDE: "truediv",
    NB_XOR: "xor",
    NB_DIVMOD: "divmod",
}


class HostObject(Object):
    """A host value that has no guest counterpart.

    Attributes, calls, items, iteration, comparison and text are the host value's own, with
    what goes in and comes out converted.
    """

    # Any: whether the host value can do what it is asked to shows when it does it.
    def __init__(self, value: Any) -> None:
        self.value: Final[Any] = value

    def enter(self, x: object) -> Object:
        """The guest's form of what the value gives."""
        return to_guest(x)

    def like(self, value: object) -> HostObject:
        """Another host value in this one's manner."""
        return HostObject(value)

    def leave(self, x: Object) -> object:
        """The form in which the value gets an operand."""
        return to_host(x)

    def argument(self, x: Object) -> object:
        """The form in which the value gets an argument."""
        return argument_to_host(x)

    def failed(self, e: BaseException) -> None:
        """Raise what the value raised."""
        set_from_host(e)

    def ob_type(self) -> TypeObject:
        return host_type(self.value)

    def tp_repr(self) -> Object | None:
        try:
            return unicode_from_host(repr(self.value))
        except BaseException as e:
            self.failed(e)
            return None

    def tp_str(self) -> Object | None:
        try:
            return unicode_from_host(str(self.value))
        except BaseException as e:
            self.failed(e)
            return None

    def tp_hash(self) -> i64:
        try:
            return hash(self.value)
        except BaseException as e:
            self.failed(e)
            return -1

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        return self.special(COMPARISONS[op], other)

    def special(self, name: str, other: Object) -> Object | None:
        """What a special method of two operands gives; NOT_IMPLEMENTED where there is none."""
        # Not the operator, which would ask the other operand as well.
        f = getattr(type(self.value), name, None)
        if f is None:
            return NOT_IMPLEMENTED
        try:
            return self.enter(f(self.value, self.leave(other)))
        except BaseException as e:
            self.failed(e)
            return None

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return self.special(f"__{BINARY[op]}__", other) if op in BINARY else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return self.special(f"__r{BINARY[op]}__", other) if op in BINARY else NOT_IMPLEMENTED

    def converted(self, name: str) -> Object | None:
        """What a special method without operands gives; NOT_IMPLEMENTED where there is none."""
        f = getattr(type(self.value), name, None)
        if f is None:
            return NOT_IMPLEMENTED
        try:
            return self.enter(f(self.value))
        except BaseException as e:
            self.failed(e)
            return None

    def nb_negative(self) -> Object | None:
        r = self.converted("__neg__")
        return bad_unary(self, "-") if r is NOT_IMPLEMENTED else r

    def nb_positive(self) -> Object | None:
        r = self.converted("__pos__")
        return bad_unary(self, "+") if r is NOT_IMPLEMENTED else r

    def nb_invert(self) -> Object | None:
        r = self.converted("__invert__")
        return bad_unary(self, "~") if r is NOT_IMPLEMENTED else r

    def nb_absolute(self) -> Object | None:
        r = self.converted("__abs__")
        return bad_abs(self) if r is NOT_IMPLEMENTED else r

    def nb_int(self) -> Object | None:
        return self.converted("__int__")

    def nb_float(self) -> Object | None:
        return self.converted("__float__")

    def nb_index(self) -> Object | None:
        return self.converted("__index__")

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        key = unicode_to_host(name)
        if key == "__class__":
            return self.ob_type()
        try:
            return self.enter(getattr(self.value, key))
        except AttributeError as e:
            if not suppress:
                self.failed(e)
            return None
        except BaseException as e:
            self.failed(e)
            return None

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        key = unicode_to_host(name)
        try:
            if value is None:
                delattr(self.value, key)
            else:
                setattr(self.value, key, self.leave(value))
            return 0
        except BaseException as e:
            self.failed(e)
            return -1

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        positional: list[object] = []
        i: i64 = 0
        while i < nargs:
            a = args[base + i]
            assert a is not None
            positional.append(self.argument(a))
            i += 1
        keywords: dict[str, object] = {}
        if kwnames is not None:
            i = 0
            while i < kwnames.n:
                k = kwnames.item(i)
                v = args[base + nargs + i]
                assert isinstance(k, UnicodeObject) and v is not None
                keywords[unicode_to_host(k)] = self.argument(v)
                i += 1
        ts = RT.ts
        try:
            result = self.value(*positional, **keywords)
            RT.ts = ts
        except BaseException as e:
            RT.ts = ts
            self.failed(e)
            return None
        return self.enter(result)

    def tp_iter(self) -> Object | None:
        try:
            return self.enter(iter(self.value))
        except BaseException as e:
            self.failed(e)
            return None

    def tp_iternext(self) -> Object | None:
        ts = RT.ts
        try:
            value = next(self.value)
            RT.ts = ts
        except StopIteration:
            RT.ts = ts
            return None
        except BaseException as e:
            RT.ts = ts
            self.failed(e)
            return None
        return self.enter(value)

    def nb_bool(self) -> i64:
        try:
            return 1 if self.value else 0
        except BaseException as e:
            self.failed(e)
            return -1

    def sq_length(self) -> i64:
        try:
            return len(self.value)
        except BaseException as e:
            self.failed(e)
            return -1

    def mp_subscript(self, key: Object) -> Object | None:
        try:
            return self.enter(self.value[self.leave(key)])
        except BaseException as e:
            self.failed(e)
            return None

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        try:
            if value is None:
                del self.value[self.leave(key)]
            else:
                self.value[self.leave(key)] = self.leave(value)
            return 0
        except BaseException as e:
            self.failed(e)
            return -1

    def sq_contains(self, value: Object) -> i64:
        try:
            return 1 if self.leave(value) in self.value else 0
        except BaseException as e:
            self.failed(e)
            return -1

    def bf_getbuffer(self, writable: i64) -> Buffer | None:
        return buffer_from_host(self.value, self, writable)


def call_host(f: object, args: list[object], kwargs: dict[str, object]) -> Object | None:
    """Call a host callable with host values; its result is converted, its exception set.

    Other guest threads may run meanwhile: the thread state is set again afterwards.
    """
    ts = RT.ts
    try:
        result = cast(Callable[..., object], f)(*args, **kwargs)
        RT.ts = ts
    except BaseException as e:
        RT.ts = ts
        set_from_host(e)
        return None
    return to_guest(result)


# The guest types of host classes that only HostObjects have, by host class.
HOST_TYPES: Final[dict[object, TypeObject]] = {}


def host_type(value: object) -> TypeObject:
    """The guest type of a HostObject: one for each host class, made when it is first seen."""
    return forward_class(type(value))


from rt.dict.dictobject import DictObject, dict_new, dict_setitem  # noqa: E402
from rt.objects.abstract import bad_abs, bad_unary, is_iterator  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE, BoolObject  # noqa: E402
from rt.objects.buffer import Buffer, as_bytes_like, buffer_from_host  # noqa: E402
from rt.objects.bytearrayobject import bytearray_from_host  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.complexobject import ComplexObject  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    restore_error,
    set_error,
    set_error_object,
    set_raised,
    take_error,
)
from rt.objects.exceptions import (  # noqa: E402
    BUILTIN_EXCEPTIONS,
    EXCEPTION,
    SYSTEM_ERROR,
    add_note,
    new_stop_iteration,
    new_syntax_error,
    new_unicode_error,
    set_os_error,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.guestobject import (  # noqa: E402
    GuestException,
    GuestObject,
    guest_object,
    unwrap_guest,
)
from rt.objects.hosttype import (  # noqa: E402
    HostCaller,
    forward_class,
    is_struct_sequence,
    struct_sequence_to_guest,
)
from rt.objects.listobject import ListObject, list_from_host  # noqa: E402
from rt.objects.longobject import LongObject, long_from_host, long_to_host  # noqa: E402
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.object_protocol import set_attr  # noqa: E402
from rt.objects.setobject import (  # noqa: E402
    FrozenSetObject,
    as_set,
    frozenset_from_list,
    set_from_list,
    set_to_list,
)
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)
