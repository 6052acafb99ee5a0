"""Guest types for classes of the host, and functions of the host as guest objects.

Nothing in CPython answers to this. A `HostObject` of a class that the guest meets has a
guest type made here, with the class's methods in its dictionary.
"""

from __future__ import annotations

from types import BuiltinFunctionType, GetSetDescriptorType, MemberDescriptorType
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    CLASS_GETITEM,
    BuiltinFunction,
    GetSetDef,
    MethodDef,
    function,
    getset,
    method,
)
from rt.objects.object import DESCR_GET, DESCR_METHOD, NONE, Object
from rt.objects.slots import S_CALL, S_GET, S_REPR
from rt.objects.tupleobject import TupleObject
from rt.objects.typeobject import (
    BASETYPE,
    TypeObject,
    static_type,
    type_mro,
)

NO_ATTRIBUTE: Final = object()
# Of the host's type flags: may it be extended?
HOST_BASETYPE: Final = 1 << 10
# May programs not make instances?
HOST_NO_INSTANCES: Final = 1 << 7

# Host attributes that are computed for each instance.
DATA_DESCRIPTORS: Final = (GetSetDescriptorType, MemberDescriptorType, property)

# The host class behind each forwarded type.
HOST_CLASSES: Final[dict[Object, object]] = {}


class HostCaller:
    """What the declaration of a guest function calls: a function of the host."""

    def __init__(self, value: object) -> None:
        self.value: Final = value

    def __call__(self, args: list[Object], kwargs: DictObject | None) -> Object | None:
        given = HostArguments(args, kwargs)
        return call_host(self.value, given.positional, given.keywords)


def host_function(
    caller: HostCaller, name: str, module: Object | None, module_name: str
) -> BuiltinFunction:
    """A function of the host as a built-in function of the guest."""
    d = function(name, caller, "*args, **kwargs", str(getattr(caller.value, "__doc__", "") or ""))
    shown: object = getattr(caller.value, "__text_signature__", None)
    d.shown = shown if isinstance(shown, str) else ""
    return BuiltinFunction(d, module, intern(module_name))


class HostMethod(Object):
    """A method of a host class as an attribute of the guest's class."""

    def __init__(self, value: object, name: str) -> None:
        self.value: Final = value
        self.name: Final = name

    def ob_type(self) -> TypeObject:
        return HOST_METHOD_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(repr(self.value))

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        return self if obj is None else MethodObject(self, obj)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        first = args[base] if nargs > 0 else None
        if isinstance(first, HostObject):
            # What it gives enters the guest as what `first` itself gives.
            return first.like(self.value).tp_call(args, base, nargs, kwnames)
        return HostObject(self.value).tp_call(args, base, nargs, kwnames)


def host_method_name(self: HostMethod) -> Object | None:
    return unicode_from_host(self.name)


def host_method_doc(self: HostMethod) -> Object | None:
    return to_guest(getattr(self.value, "__doc__", None))


def host_method_signature(self: HostMethod) -> Object | None:
    return to_guest(getattr(self.value, "__text_signature__", None))


class HostGetter:
    """The getter of a computed attribute of a host class."""

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def __call__(self, obj: Object) -> Object | None:
        return HostObject(to_host(obj)).tp_getattro(intern(self.name), 0)


class HostSetter:
    """The setter that goes with it."""

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def __call__(self, obj: Object, value: Object | None) -> i64:
        return HostObject(to_host(obj)).tp_setattro(intern(self.name), value)


class HostArguments:
    """Arguments of a guest's call, for the host."""

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
                if isinstance(k, UnicodeObject) and v is not None:
                    self.keywords[unicode_to_host(k)] = argument_to_host(v)
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
    computed: list[GetSetDef] = []
    methods: list[MethodDef] = []
    for name in dir(cls):
        if name == "__class_getitem__":
            methods.append(CLASS_GETITEM)
        if name in LEFT_OUT:
            continue
        # What a metaclass lists need not be there.
        value = getattr(cls, name, None)
        if value is getattr(object, name, NO_ATTRIBUTE):
            continue
        if isinstance(value, DATA_DESCRIPTORS):
            doc = str(value.__doc__ or "")
            computed.append(getset(name, HostGetter(name), HostSetter(name), doc))
        elif isinstance(value, BuiltinFunctionType):
            # A class method, bound to the class, or a static one.
            caller = HostCaller(value)
            attributes.append((name, host_function(caller, name, None, cls.__module__)))
        elif callable(value):
            attributes.append((name, HostMethod(value, name)))
        elif isinstance(value, (int, str, float, tuple)):
            attributes.append((name, to_guest(value)))
    tp = static_type(
        cls.__name__,
        module=cls.__module__,
        doc=str(cls.__doc__ or ""),
        new=None
        if cls.__flags__ & HOST_NO_INSTANCES
        else method("__new__", host_new, "*args, **kwargs"),
        init=method("__init__", host_init, "*args, **kwargs"),
        methods=tuple(methods),
        getset=tuple(computed),
        flags=BASETYPE if cls.__flags__ & HOST_BASETYPE else 0,
        attrs=tuple(attributes),
    )
    if "__static_attributes__" in cls.__dict__:
        # Made by a class statement: messages name it without its module.
        tp.tp_name = cls.__name__
    HOST_TYPES[cls] = tp
    HOST_CLASSES[tp] = cls
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


HOST_METHOD_TYPE: Final[TypeObject] = static_type(
    "method_descriptor",
    slots=(S_REPR, S_CALL, S_GET),
    getset=(
        getset("__name__", host_method_name),
        getset("__qualname__", host_method_name),
        getset("__doc__", host_method_doc),
        getset("__text_signature__", host_method_signature),
    ),
)

from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.host import (  # noqa: E402
    HOST_TYPES,
    HostObject,
    argument_to_host,
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
