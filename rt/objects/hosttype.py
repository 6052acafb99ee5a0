"""Guest types for classes of the host, and functions of the host as guest objects.

Nothing in CPython answers to this. A `HostObject` of a class that the guest meets has a
guest type made here, with the class's methods in its dictionary.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import getset, method
from rt.objects.object import DESCR_GET, DESCR_METHOD, NONE, Object
from rt.objects.tupleobject import TupleObject
from rt.objects.typeobject import (
    BASETYPE,
    TypeObject,
    static_type,
    type_dict,
    type_mro,
)

# The host class behind each forwarded type.
HOST_CLASSES: Final[dict[Object, object]] = {}


class HostFunction(Object):
    """A function of the host, or a method as a class attribute."""

    def __init__(self, value: object, name: str, module: str, is_method: bool) -> None:
        self.value: Final = value
        self.name: Final = name
        self.module: Final = module
        self.is_method: Final = is_method

    def ob_type(self) -> TypeObject:
        return HOST_FUNCTION_TYPE

    def tp_repr(self) -> Object | None:
        if self.is_method:
            return unicode_from_host(f"<method {self.name!r}>")
        return unicode_from_host(f"<built-in function {self.name}>")

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD if self.is_method else 0

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None or not self.is_method:
            return self
        return MethodObject(self, obj)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        return HostObject(self.value).tp_call(args, base, nargs, kwnames)


def host_function_name(self: HostFunction) -> Object | None:
    return unicode_from_host(self.name)


def host_function_module(self: HostFunction) -> Object | None:
    return unicode_from_host(self.module)


def host_function_doc(self: HostFunction) -> Object | None:
    return to_guest(getattr(self.value, "__doc__", None))


def host_function_self(self: HostFunction) -> Object | None:
    return NONE


def host_function_signature(self: HostFunction) -> Object | None:
    return to_guest(getattr(self.value, "__text_signature__", None))


def host_function_reduce(self: HostFunction) -> Object | None:
    return unicode_from_host(self.name)


class HostArguments:
    """Arguments of a guest's call, for the host."""

    def __init__(self, args: list[Object], kwargs: DictObject | None) -> None:
        self.positional: list[object] = []
        self.keywords: dict[str, object] = {}
        for a in args:
            self.positional.append(to_host(a))
        if kwargs is not None:
            i: i64 = 0
            while i < kwargs.nentries:
                k = kwargs.keys[i]
                v = kwargs.values[i]
                if isinstance(k, UnicodeObject) and v is not None:
                    self.keywords[unicode_to_host(k)] = to_host(v)
                i += 1


def host_class_of(cls: TypeObject) -> object:
    """The host class behind a forwarded class, or behind the base that is one."""
    mro = type_mro(cls)
    i: i64 = 0
    while i < mro.n:
        found = HOST_CLASSES.get(mro.item(i))
        if found is not None:
            return found
        i += 1
    return None


def host_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`__new__` of a forwarded class; its `__init__` is asked separately, as the guest does."""
    host_class = host_class_of(cls)
    given = HostArguments(args, kwargs)
    make = getattr(host_class, "__new__")  # noqa: B009  mypy does not know the class
    if make is object.__new__:
        return call_host(make, [host_class], {})
    made = call_host(make, [host_class, *given.positional], given.keywords)
    if made is None or isinstance(made, HostObject):
        return made
    # A class whose instances have a counterpart: nothing to initialise.
    return made


def host_init(self: Object, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`__init__` of a forwarded class."""
    if not isinstance(self, HostObject):
        return NONE
    init = getattr(type(self.value), "__init__")  # noqa: B009
    if init is object.__init__:
        return NONE
    given = HostArguments(args, kwargs)
    return call_host(init, [self.value, *given.positional], given.keywords)


# Special methods that a HostObject has as slots, or that make no sense through the boundary.
LEFT_OUT: Final = frozenset(
    {
        "__class__",
        "__new__",
        "__init__",
        "__init_subclass__",
        "__subclasshook__",
        "__getattribute__",
        "__setattr__",
        "__delattr__",
        "__getattr__",
        "__dir__",
        "__doc__",
        "__reduce__",
        "__reduce_ex__",
        "__getstate__",
        "__sizeof__",
        "__dict__",
        "__weakref__",
        "__module__",
        "__class_getitem__",
    }
)


def is_struct_sequence(cls: type) -> bool:
    """Is a host class one of the host's struct sequences?"""
    return issubclass(cls, tuple) and hasattr(cls, "n_sequence_fields")


def forward_class(cls: type) -> TypeObject:
    """The guest type of a host class, made once."""
    known = HOST_TYPES.get(cls)
    if known is not None:
        return known
    if is_struct_sequence(cls):
        tp = forward_struct_sequence(cls)
        HOST_TYPES[cls] = tp
        return tp
    attributes: list[tuple[str, Object]] = []
    for name in dir(cls):
        if name in LEFT_OUT:
            continue
        # What a metaclass lists need not be there.
        value = getattr(cls, name, None)
        if callable(value):
            attributes.append((name, HostFunction(value, name, cls.__module__, True)))
        elif isinstance(value, int | str | float | tuple):
            attributes.append((name, to_guest(value)))
    tp = static_type(
        cls.__name__,
        module=cls.__module__,
        doc=str(cls.__doc__ or ""),
        new=method("__new__", host_new, "*args, **kwargs"),
        init=method("__init__", host_init, "*args, **kwargs"),
        flags=BASETYPE,
    )
    HOST_TYPES[cls] = tp
    HOST_CLASSES[tp] = cls
    d = type_dict(tp)
    for name, guest in attributes:
        dict_set_str(d, intern(name), guest)
    return tp


def forward_struct_sequence(cls: type) -> TypeObject:
    """A guest struct sequence type with the fields of a host one."""
    visible: int = getattr(cls, "n_sequence_fields")  # noqa: B009  mypy does not know it
    total: int = getattr(cls, "n_fields")  # noqa: B009
    names: list[str] = []
    for name in getattr(cls, "__match_args__", ()):
        names.append(name)
    hidden = [n for n in vars(cls) if not n.startswith("_") and not n.startswith("n_")]
    fields: list[str] = []
    for name in names:
        fields.append(name)
    while len(fields) < visible:
        fields.append(f"unnamed{len(fields)}")
    for name in hidden:
        if name not in fields and len(fields) < total:
            fields.append(name)
    return new_structseq_type(f"{cls.__module__}.{cls.__name__}", fields, visible)


def struct_sequence_to_guest(value: tuple[object, ...]) -> Object:
    """The guest's form of a host struct sequence."""
    tp = forward_class(type(value))
    items: list[Object] = []
    for item in value:
        items.append(to_guest(item))
    for name in FIELDS[tp][len(value) :]:
        items.append(to_guest(getattr(value, name, None)))
    return structseq_make(tp, items)


HOST_FUNCTION_TYPE: Final[TypeObject] = static_type(
    "builtin_function_or_method",
    methods=(method("__reduce__", host_function_reduce, ""),),
    getset=(
        getset("__name__", host_function_name, None),
        getset("__qualname__", host_function_name, None),
        getset("__module__", host_function_module, None),
        getset("__doc__", host_function_doc, None),
        getset("__self__", host_function_self, None),
        getset("__text_signature__", host_function_signature, None),
    ),
)

from rt.dict.dictobject import DictObject, dict_set_str  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.host import (  # noqa: E402
    HOST_TYPES,
    HostObject,
    call_host,
    to_guest,
    to_host,
)
from rt.objects.structseq import FIELDS, new_structseq_type, structseq_make  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)
