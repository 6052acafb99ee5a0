"""Guest objects in the host's hands, and guest exceptions on their way through host code.

Nothing in CPython answers to this; of its API it is what PyGILState_Ensure, PyObject_Call and
their like are for a C program. A `GuestObject` is of a host class made for the guest's: it has
the special methods that the guest's class has, so that host code finds it callable, iterable
or a mapping when the guest would.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from mypy_extensions import mypyc_attr

from rt.objects.object import Object
from rt.objects.pystate import RT, InterpreterState, current_thread_state


# Its subclasses are also exceptions of the host's: native classes cannot be mixed so.
@mypyc_attr(native_class=False)
class GuestException(Exception):
    """A guest exception that reached the host.

    Where a protocol of the host's language waits for an exception of its own (StopIteration,
    StopAsyncIteration, AttributeError, KeyError, IndexError), it is one of these too.

    Attributes:
        exc: the guest's exception object, as rt has it.
        interp: the interpreter that it belongs to.
    """

    def __init__(self, exc: BaseExceptionObject, *args: object) -> None:
        super().__init__(*args)
        self.exc = exc
        self.interp = RT.ts.interp

    def __str__(self) -> str:
        message = self.message
        return f"{self.type_name}: {message}" if message else self.type_name

    @property
    def type(self) -> object:
        """The exception's class as a GuestObject."""
        return guest_object(self.exc.cls, self.interp)

    @property
    def type_name(self) -> str:
        """The name of the exception's class."""
        return self.exc.cls.name

    @property
    def message(self) -> str:
        """The exception as text."""
        previous = RT.ts
        RT.ts = current_thread_state(self.interp)
        text = host_str(self.exc)
        RT.ts = previous
        return text

    @property
    def value(self) -> object:
        """The exception as a GuestObject: its attributes are the guest's."""
        return guest_object(self.exc, self.interp)

    @property
    def formatted(self) -> str:
        """The traceback as text, as the guest's `traceback` module prints it."""
        previous = RT.ts
        RT.ts = current_thread_state(self.interp)
        text = format_exception(self.exc)
        RT.ts = previous
        return text

    @property
    def exit_code(self) -> int | None:
        """The status that a SystemExit asks for; None for other exceptions."""
        exc = self.exc
        if not is_subtype(exc.cls, SYSTEM_EXIT):
            return None
        given = exc.code if isinstance(exc, SystemExitObject) else None
        number = None if given is None else as_long(given)
        if number is not None:
            return long_to_host(number)
        return 0 if given is None or given is NONE else 1


# `value` is the guest's exception here too, whatever it is in the host's class.


@mypyc_attr(native_class=False)
class GuestStopIteration(GuestException, StopIteration):
    """A guest's StopIteration."""


@mypyc_attr(native_class=False)
class GuestStopAsyncIteration(GuestException, StopAsyncIteration):
    """A guest's StopAsyncIteration."""


@mypyc_attr(native_class=False)
class GuestAttributeError(GuestException, AttributeError):
    """A guest's AttributeError."""


@mypyc_attr(native_class=False)
class GuestKeyError(GuestException, KeyError):
    """A guest's KeyError."""


@mypyc_attr(native_class=False)
class GuestIndexError(GuestException, IndexError):
    """A guest's IndexError."""


def guest_exception(exc: BaseExceptionObject) -> GuestException:
    """A guest exception for the host."""
    if isinstance(exc, StopIterationObject) and is_subtype(exc.cls, STOP_ITERATION):
        # What the host's `yield from` gives.
        return GuestStopIteration(exc, None if exc.value is None else to_host(exc.value))
    if is_subtype(exc.cls, STOP_ASYNC_ITERATION):
        return GuestStopAsyncIteration(exc)
    if is_subtype(exc.cls, ATTRIBUTE_ERROR):
        return GuestAttributeError(exc)
    if is_subtype(exc.cls, KEY_ERROR):
        return GuestKeyError(exc)
    if is_subtype(exc.cls, INDEX_ERROR):
        return GuestIndexError(exc)
    return GuestException(exc)


def format_exception(exc: BaseExceptionObject) -> str:
    """The traceback text of an exception, by the guest's traceback module."""
    saved = take_error()
    module = import_by_name("traceback")
    f = None if module is None else get_attr(module, intern("format_exception"))
    lines = None if f is None else call_one(f, exc)
    items = None if lines is None else host_list(lines)
    clear_error()
    restore_error(saved)
    if items is None:
        return f"{exc.cls.name}: {host_str(exc)}\n"
    text = ""
    for line in items:
        text += host_str(line)
    return text


def import_by_name(name: str) -> Object | None:
    """A module, by the guest's `__import__`. None with an exception set."""
    builtins = RT.ts.interp.builtins
    function = None if builtins is None else dict_get_str(builtins, intern("__import__"))
    return None if function is None else call_one(function, intern(name))


def raise_guest_error() -> None:
    """Raise the current guest exception in the host."""
    exc = take_error()
    if exc is None:
        raise SystemError("a guest function failed without an exception")
    raise guest_exception(exc)


# The host class of all guest objects is made at run time, of functions: the classes of compiled
# modules cannot be extended at run time, as this one is for each guest class.


def guest_init(self: object, obj: Object, interp: InterpreterState) -> None:
    object.__setattr__(self, "_guest_object", obj)
    object.__setattr__(self, "_guest_interp", interp)


def guest_getattr(self: object, name: str) -> object:
    previous = RT.ts
    RT.ts = current_thread_state(guest_interp(self))
    try:
        found = get_attr(unwrap_guest(self), intern(name))
        if found is None:
            raise_guest_error()
            return None
        return to_host(found)
    finally:
        RT.ts = previous


def guest_setattr(self: object, name: str, value: object) -> None:
    change_attribute(self, name, to_guest(value))


def guest_delattr(self: object, name: str) -> None:
    change_attribute(self, name, None)


def guest_dir(self: object) -> object:
    # Not the attribute: a class's is that of its instances.
    return SpecialCaller("__dir__").call(self, (), {})


def guest_repr(self: object) -> object:
    return guest_text(self, True)


def guest_str(self: object) -> object:
    return guest_text(self, False)


def guest_hash(self: object) -> object:
    previous = RT.ts
    RT.ts = current_thread_state(guest_interp(self))
    try:
        number = hash_object(unwrap_guest(self))
        if number == -1:
            raise_guest_error()
    finally:
        RT.ts = previous
    return number


def guest_eq(self: object, other: object) -> object:
    if not isinstance(other, GuestObject):
        return NotImplemented
    previous = RT.ts
    RT.ts = current_thread_state(guest_interp(self))
    try:
        same = rich_compare_bool(unwrap_guest(self), unwrap_guest(other), EQ)
        if same < 0:
            raise_guest_error()
    finally:
        RT.ts = previous
    return same == 1


def as_method(f: Callable[..., object]) -> Callable[..., object]:
    """A function that binds to instances, as compiled functions of a module do not."""

    def method(self: object, *args: object) -> object:
        return f(self, *args)

    return method


def make_guest_class() -> type:
    """GuestObject: a guest object that has no host counterpart.

    Attributes and, where its class has them, special methods are the guest's; what goes in and
    comes out is converted. A guest exception arrives as a GuestException.
    """
    namespace: dict[str, object] = {
        "__doc__": make_guest_class.__doc__,
        "__module__": __name__,
        "__slots__": ("_guest_interp", "_guest_object"),
        "__init__": as_method(guest_init),
        "__getattr__": as_method(guest_getattr),
        "__setattr__": as_method(guest_setattr),
        "__delattr__": as_method(guest_delattr),
        "__dir__": as_method(guest_dir),
        "__repr__": as_method(guest_repr),
        "__str__": as_method(guest_str),
        "__hash__": as_method(guest_hash),
        "__eq__": as_method(guest_eq),
    }
    return type("GuestObject", (), namespace)


GuestObject: Final[type] = make_guest_class()


def unwrap_guest(x: object) -> Object:
    """The guest object that the host's stands for."""
    obj = object.__getattribute__(x, "_guest_object")
    assert isinstance(obj, Object)
    return obj


def guest_interp(x: object) -> InterpreterState:
    interp = object.__getattribute__(x, "_guest_interp")
    assert isinstance(interp, InterpreterState)
    return interp


def change_attribute(x: object, name: str, value: Object | None) -> None:
    """Set an attribute, or delete it when `value` is None."""
    previous = RT.ts
    RT.ts = current_thread_state(guest_interp(x))
    try:
        obj = unwrap_guest(x)
        key = intern(name)
        if (del_attr(obj, key) if value is None else set_attr(obj, key, value)) < 0:
            raise_guest_error()
    finally:
        RT.ts = previous


def guest_text(x: object, as_repr: bool) -> str:
    previous = RT.ts
    RT.ts = current_thread_state(guest_interp(x))
    try:
        obj = unwrap_guest(x)
        text = object_repr_of(obj) if as_repr else object_str_of(obj)
        if text is None:
            raise_guest_error()
    finally:
        RT.ts = previous
    return "" if text is None else unicode_to_host(text)


class SpecialCaller:
    """Calls a special method of a guest object."""

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def call(self, x: object, args: tuple[object, ...], kwargs: dict[str, object]) -> object:
        previous = RT.ts
        RT.ts = current_thread_state(guest_interp(x))
        try:
            obj = unwrap_guest(x)
            target: Object | None = obj
            if self.name != "__call__":
                target = lookup_special(obj, intern(self.name))
            result: Object | None = None
            if target is not None:
                result = call_with_host_values(target, args, kwargs)
            elif not error_occurred():
                set_error(TYPE_ERROR, f"'{obj.ob_type().name}' object has no {self.name}")
            if result is None:
                raise_guest_error()
                return None
            return to_host(result)
        finally:
            RT.ts = previous


def call_with_host_values(
    f: Object, args: tuple[object, ...], kwargs: dict[str, object]
) -> Object | None:
    """Call a guest callable. None with a guest exception set."""
    items: list[Object] = []
    for a in args:
        items.append(to_guest(a))
    if not kwargs:
        return call_list(f, items)
    named = dict_new()
    for key, value in kwargs.items():
        dict_set_str(named, intern(key), to_guest(value))
    return call_ex(f, tuple_from_list(items), named)


def special_method(name: str) -> Callable[..., object]:
    """The function that a host class has as special method `name`."""
    caller = SpecialCaller(name)

    def method(self: object, *args: object, **kwargs: object) -> object:
        return caller.call(self, args, kwargs)

    return method


# What a guest class may have that host code asks the class for.
# fmt: off
FORWARDED: Final = (
    "__call__", "__iter__", "__next__", "__len__", "__length_hint__", "__getitem__",
    "__setitem__", "__delitem__", "__contains__", "__reversed__", "__bool__", "__int__",
    "__float__", "__complex__", "__index__", "__bytes__", "__format__", "__fspath__",
    "__enter__", "__exit__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__",
    "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__radd__", "__sub__", "__rsub__",
    "__mul__", "__rmul__", "__truediv__", "__rtruediv__", "__floordiv__", "__rfloordiv__",
    "__mod__", "__rmod__", "__divmod__", "__rdivmod__", "__pow__", "__rpow__", "__lshift__",
    "__rlshift__", "__rshift__", "__rrshift__", "__and__", "__rand__", "__xor__", "__rxor__",
    "__or__", "__ror__", "__matmul__", "__rmatmul__", "__neg__", "__pos__", "__abs__",
    "__invert__", "__round__", "__trunc__", "__floor__", "__ceil__", "__instancecheck__",
    "__subclasscheck__",
)
# fmt: on


def host_class_for(tp: TypeObject) -> type:
    """The host class of the guest objects of a type; another one once the type has changed."""
    version = type_version(tp)
    known = tp.hosted
    if known is not None and tp.hosted_version == version:
        return known
    namespace: dict[str, object] = {"__module__": __name__, "__slots__": ()}
    for name in FORWARDED:
        found = type_lookup(tp, intern(name))
        if found is not None and found is not NONE:
            namespace[name] = special_method(name)
    if is_subtype(tp, TYPE_TYPE):
        namespace["__call__"] = special_method("__call__")
    cls = type(tp.name, (GuestObject,), namespace)
    tp.hosted = cls
    tp.hosted_version = version
    return cls


def guest_object(x: Object, interp: InterpreterState) -> object:
    """The host's form of a guest object that has no counterpart."""
    made: object = host_class_for(x.ob_type())(x, interp)
    return made


from rt.dict.dictobject import dict_get_str, dict_new, dict_set_str  # noqa: E402
from rt.objects.call import call_ex, call_list, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error_occurred,
    restore_error,
    set_error,
    take_error,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    INDEX_ERROR,
    KEY_ERROR,
    STOP_ASYNC_ITERATION,
    STOP_ITERATION,
    SYSTEM_EXIT,
    TYPE_ERROR,
    BaseExceptionObject,
    StopIterationObject,
    SystemExitObject,
    host_str,
)
from rt.objects.host import to_guest, to_host  # noqa: E402
from rt.objects.listobject import host_list  # noqa: E402
from rt.objects.longobject import as_long, long_to_host  # noqa: E402
from rt.objects.object import EQ, NONE  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    del_attr,
    get_attr,
    hash_object,
    lookup_special,
    object_repr_of,
    object_str_of,
    rich_compare_bool,
    set_attr,
)
from rt.objects.tupleobject import tuple_from_list  # noqa: E402
from rt.objects.typeobject import (  # noqa: E402
    TYPE_TYPE,
    TypeObject,
    is_subtype,
    type_lookup,
    type_version,
)
from rt.unicode.unicodeobject import intern, unicode_to_host  # noqa: E402
