"""What the host does with guest objects: the operations behind rt/library.py.

Nothing in CPython answers to this.

What always holds:

- What enters as an item, a key or an argument (`enter_item`) is a `KeptHost`, unless its type is an
  immutable one with a counterpart (None, bool, int, float, complex, str, bytes, tuple, slice). So
  a list that is put into a container comes out as the same list.
- What enters as an operand (`enter`) becomes its counterpart, with items that enter as items.
- What leaves a container is the host's own value again (`leave`). What an operator or a method
  of a number or a string gives stays rt's (`leave_value`).
- A guest exception leaves as the host's of the same name (`failure`); an exception of host code
  that the guest called leaves as the very same.
"""

from __future__ import annotations

import builtins
from typing import Final, cast

from mypy_extensions import i64

from rt.objects.host import CLASSES, COMPARISONS, HostObject, set_from_host, to_guest, to_host
from rt.objects.object import (
    ELLIPSIS,
    EQ,
    NB_INPLACE,
    NE,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.pystate import RT

# Immutable host types; an instance of a class that extends one counts as one where the
# guest asks for the built-in value.
VALUE_CLASSES: Final = (int, float, complex, str, bytes, tuple)


class KeptHost(HostObject):
    """A host value that a user of the library put into a guest object."""

    def enter(self, x: object) -> Object:
        return enter_item(x)

    def like(self, value: object) -> HostObject:
        return KeptHost(value)

    def leave(self, x: Object) -> object:
        return leave(x)

    def argument(self, x: Object) -> object:
        if isinstance(x, ByteArrayObject):
            return x.store
        if isinstance(x, MemoryViewObject):
            b = x.bf_getbuffer(0)
            if b is not None:
                return b.mem
            raise failure()
        return leave(x)

    def failed(self, e: BaseException) -> None:
        set_from_host(e)
        RAISED.guest = RT.ts.exc
        RAISED.host = e

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        # Two for the same host object are as one: a container does not compare it.
        if isinstance(other, KeptHost) and other.value is self.value:
            if op == EQ:
                return TRUE
            if op == NE:
                return FALSE
        return self.special(COMPARISONS[op], other)

    def native(self) -> Object:
        if isinstance(self.value, VALUE_CLASSES):
            return base_value(self.value)
        if isinstance(self.value, bytearray):
            # The same bytes, changed through either of the two.
            return ByteArrayObject(self.value)
        if isinstance(self.value, (set, frozenset)):
            return enter(self.value)
        return self


class Raised:
    """The last exception that host code raised into the guest, and its guest form."""

    def __init__(self) -> None:
        self.guest: BaseExceptionObject | None = None
        self.host: BaseException | None = None


RAISED: Final = Raised()


def base_value(x: object) -> Object:
    """The built-in value of an instance of a class that extends an immutable type."""
    if isinstance(x, int):
        return to_guest(int.__int__(x))
    if isinstance(x, float):
        return to_guest(float.__float__(x))
    if isinstance(x, str):
        return to_guest(str.__str__(x))
    if isinstance(x, bytes):
        return to_guest(bytes.__getitem__(x, slice(None)))
    if isinstance(x, complex):
        return to_guest(complex(x.real, x.imag))
    return enter_tuple(tuple(cast(tuple[object, ...], x)))


# Entering.


def enter_item(x: object) -> Object:
    """The guest's form of a key, an item or an argument."""
    if isinstance(x, Object):
        return x
    kind = CLASSES.get(type(x), -1)
    if kind >= 0:
        if kind == 6:
            return enter_tuple(cast(tuple[object, ...], x))
        if kind < 6 or kind == 9 or kind > 12:
            # What is not equal to itself is found by its identity.
            return to_guest(x) if x == x else KeptHost(x)
    if isinstance(x, slice):
        return SliceObject(enter_item(x.start), enter_item(x.stop), enter_item(x.step))
    return KeptHost(x)


def enter_tuple(x: tuple[object, ...]) -> Object:
    items: list[Object] = []
    for item in x:
        items.append(enter_item(item))
    return tuple_from_list(items)


def enter_items(x: list[object]) -> list[Object]:
    out: list[Object] = []
    for item in x:
        out.append(enter_item(item))
    return out


def enter(x: object) -> Object:
    """The guest's form of an operand, or of what a guest object is made from."""
    if isinstance(x, (Object, float, complex)):
        return to_guest(x)
    if isinstance(x, list):
        return list_from_host(enter_items(x))
    if isinstance(x, dict):
        d = dict_new()
        for k, v in cast(dict[object, object], x).items():
            if dict_setitem(d, enter_item(k), enter_item(v)) < 0:
                raise failure()
        return d
    if isinstance(x, set):
        return set_from_list(enter_items(list(cast(set[object], x))))
    if isinstance(x, frozenset):
        return frozenset_from_list(enter_items(list(cast(frozenset[object], x))))
    if isinstance(x, bytearray):
        return bytearray_from_host(bytes(x))
    if isinstance(x, memoryview):
        return memoryview_from_host(x)
    if isinstance(x, range):
        made = call_list(RANGE_TYPE, [enter_item(x.start), enter_item(x.stop), enter_item(x.step)])
        if made is not None:
            return made
    return enter_item(x)


# Leaving.


def is_value(x: Object) -> bool:
    """Is `x` a number or a string?"""
    return isinstance(x, (LongObject, UnicodeObject, FloatObject, BytesObject, ComplexObject))


def leave(x: Object) -> object:
    """The host's form of what a container, an iterator or a call gives."""
    if isinstance(x, UnicodeObject):
        return unicode_to_host(x)
    if isinstance(x, LongObject):
        return long_to_host(x)
    if isinstance(x, TupleObject):
        items: list[object] = []
        i: i64 = 0
        while i < x.n:
            items.append(leave(x.item(i)))
            i += 1
        return tuple(items)
    if isinstance(x, FloatObject):
        return x.value
    if isinstance(x, BytesObject):
        return x.data
    if isinstance(x, ComplexObject):
        return complex(x.real, x.imag)
    return leave_result(x)


def leave_value(x: Object) -> object:
    """The host's form of what a method of a number or a string gives."""
    if isinstance(x, TupleObject):
        items: list[object] = []
        i: i64 = 0
        while i < x.n:
            items.append(leave_value(x.item(i)))
            i += 1
        return tuple(items)
    return leave_result(x)


def leave_result(x: Object) -> object:
    """The host's form of what an operator gives: a guest object, but for singletons."""
    if isinstance(x, HostObject):
        return x.value
    if x is NONE:
        return None
    if isinstance(x, BoolObject):
        return x is TRUE
    if x is ELLIPSIS:
        return ...
    if x is NOT_IMPLEMENTED:
        return NotImplemented
    fit(type(x))
    return x


def leave_from(owner: Object, x: Object | None) -> object:
    """The host's form of what a method of `owner` gave, or its exception."""
    if x is None:
        raise failure()
    return leave_value(x) if is_value(owner) else leave(x)


def failure() -> BaseException:
    """The current guest exception as the host's; it is no longer set in the guest."""
    exc = take_error()
    host = RAISED.host
    same = exc is not None and RAISED.guest is exc
    RAISED.guest = None
    RAISED.host = None
    if exc is None:
        return SystemError("error return without exception set")
    if host is not None and same:
        return host
    return host_exception(exc)


def host_exception(exc: BaseExceptionObject) -> BaseException:
    """A host exception like a guest one: of the nearest built-in class, with its arguments."""
    cls: type[BaseException] = Exception
    mro = type_mro(exc.cls)
    i: i64 = 0
    while i < mro.n:
        tp = mro.item(i)
        i += 1
        if isinstance(tp, TypeObject) and BUILTIN_EXCEPTIONS.get(tp.name) is tp:
            found: object = getattr(builtins, tp.name, None)
            if isinstance(found, type) and issubclass(found, BaseException):
                cls = found
                break
    args: list[object] = []
    i = 0
    while i < exc.args.n:
        args.append(leave(exc.args.item(i)))
        i += 1
    try:
        made = cls(*args)
    except TypeError:
        # Its arguments were changed to what its class does not take.
        made = cls.__new__(cls)
        made.args = tuple(args)
    if exc.cause is not None:
        made.__cause__ = host_exception(exc.cause)
    return made


# The special methods of host classes that guest objects have, by name: rt/library.py.
ITERABLE: Final[dict[str, object]] = {}
ITERATOR: Final[dict[str, object]] = {}
CALLABLE: Final[dict[str, object]] = {}
COMPARABLE: Final[dict[str, object]] = {}
FITTED: Final[set[object]] = set()


def fit(cls: type[Object]) -> None:
    """Give a native class the special methods that not all objects have, once."""
    # Nothing to add before rt/library.py is imported.
    if not ITERABLE or cls in FITTED:
        return
    FITTED.add(cls)
    if cls.tp_iter is not Object.tp_iter:
        add_methods(cls, ITERABLE)
    if cls.tp_iternext is not Object.tp_iternext:
        add_methods(cls, ITERATOR)
    if cls.tp_call is not Object.tp_call:
        add_methods(cls, CALLABLE)
    if cls.tp_richcompare is not Object.tp_richcompare and cls is not TypeObject:
        add_methods(cls, COMPARABLE)


def add_methods(cls: object, methods: dict[str, object]) -> None:
    for name, f in methods.items():
        setattr(cls, name, f)


# Operations. Each takes the guest object and host values, and raises host exceptions.


def construct(tp: TypeObject, args: tuple[object, ...], kwargs: dict[str, object]) -> Object:
    """`tp(*args, **kwargs)`"""
    items: list[Object] = []
    for a in args:
        # A slice is no number or container made of them: it keeps them.
        items.append(enter_item(a) if tp is SLICE_TYPE else enter(a))
    result = call_ex(tp, tuple_from_list(items), enter_keywords(kwargs))
    if result is None:
        raise failure()
    fit(type(result))
    return result


def enter_keywords(kwargs: dict[str, object]) -> DictObject | None:
    if not kwargs:
        return None
    d = dict_new()
    for k, v in kwargs.items():
        dict_setitem(d, intern(k), enter_item(v))
    return d


def call(f: Object, args: tuple[object, ...], kwargs: dict[str, object]) -> object:
    """`f(*args, **kwargs)`; the result leaves as one of a method of f's object."""
    items: list[Object] = []
    for a in args:
        items.append(enter_item(a))
    result = call_ex(f, tuple_from_list(items), enter_keywords(kwargs))
    owner = f
    if isinstance(f, BuiltinFunction) and f.self_obj is not None:
        owner = f.self_obj
    return leave_from(owner, result)


def call_name(
    self: Object, name: str, args: tuple[object, ...], kwargs: dict[str, object]
) -> object:
    """`self.name(*args, **kwargs)`"""
    f = get_attr(self, intern(name))
    if f is None:
        raise failure()
    items: list[Object] = []
    for a in args:
        # Sets and dicts make room for all of a dict at once, not for what is only iterated.
        merged = isinstance(self, AnySet) or (isinstance(self, DictObject) and name == "update")
        items.append(enter(a) if merged and type(a) is dict else enter_item(a))
    return leave_from(self, call_ex(f, tuple_from_list(items), enter_keywords(kwargs)))


def get_name(self: Object, name: str) -> object:
    """`self.name`"""
    return leave_from(self, get_attr(self, intern(name)))


def binary(self: Object, other: object, op: i64) -> object:
    """`self op other`"""
    return leave_operator(self, binary_op(self, enter(other), op))


def reflected(self: Object, other: object, op: i64) -> object:
    """`other op self`"""
    return leave_operator(self, binary_op(enter(other), self, op))


def inplace(self: Object, other: object, op: i64) -> object:
    """`self op= other`"""
    return leave_operator(self, inplace_op(self, enter(other), op + NB_INPLACE))


def power(self: Object, other: object, mod: object) -> object:
    """`pow(self, other, mod)`"""
    return leave_operator(self, number_power(self, enter(other), enter_item(mod)))


def reflected_power(self: Object, other: object, mod: object) -> object:
    """`pow(other, self, mod)`"""
    return leave_operator(self, number_power(enter(other), self, enter_item(mod)))


def leave_operator(self: Object, result: Object | None) -> object:
    if result is None:
        raise failure()
    return leave_value(result) if is_value(self) else leave_result(result)


def compare(self: Object, other: object, op: i64) -> object:
    """The comparison of `self` with `other`."""
    result = rich_compare(self, enter(other), op)
    if result is None:
        raise failure()
    return leave_result(result)


def negative(self: Object) -> object:
    return leave_operator(self, self.nb_negative())


def positive(self: Object) -> object:
    return leave_operator(self, self.nb_positive())


def invert(self: Object) -> object:
    return leave_operator(self, self.nb_invert())


def absolute(self: Object) -> object:
    return leave_operator(self, self.nb_absolute())


def number(self: Object, tp: TypeObject) -> object:
    """`int(self)`, `float(self)`, `complex(self)`, `bytes(self)` as a host value."""
    result = call_one(tp, self)
    if result is None:
        raise failure()
    return to_host(result)


def index(self: Object) -> object:
    """`operator.index(self)`"""
    result = number_index(self)
    if result is None:
        raise failure()
    return to_host(result)


def truth(self: Object) -> bool:
    r = is_true(self)
    if r < 0:
        raise failure()
    return r == 1


def hashed(self: Object) -> int:
    h = hash_object(self)
    if h == -1:
        raise failure()
    return h


def length(self: Object) -> int:
    n = get_length(self)
    if n < 0:
        raise failure()
    return n


def hint(self: Object) -> object:
    """`self.__length_hint__()`, where the type has it."""
    n = length_hint(self, -1)
    if n >= 0:
        return n
    if error_occurred():
        raise failure()
    return NotImplemented


def text(x: UnicodeObject | None) -> str:
    if x is None:
        raise failure()
    return unicode_to_host(x)


def shown(self: Object) -> str:
    """`repr(self)`"""
    return text(object_repr_of(self))


def string(self: Object) -> str:
    """`str(self)`"""
    return text(object_str_of(self))


def formatted(self: Object, spec: str) -> str:
    """`format(self, spec)`"""
    result = object_format(self, unicode_from_host(spec))
    if result is None:
        raise failure()
    return str(to_host(result))


def get(self: Object, key: object) -> object:
    """`self[key]`"""
    result = get_item(self, enter_item(key))
    if result is None:
        raise failure()
    if is_value(self):
        return leave_value(result)
    # A slice of a tuple is a tuple of rt's.
    return leave_result(result) if isinstance(key, slice) else leave(result)


def put(self: Object, key: object, value: object) -> None:
    """`self[key] = value`"""
    if set_item(self, enter_item(key), enter_item(value)) < 0:
        raise failure()


def delete(self: Object, key: object) -> None:
    """`del self[key]`"""
    if del_item(self, enter_item(key)) < 0:
        raise failure()


def contains(self: Object, value: object) -> bool:
    """`value in self`"""
    # A set may be looked for in a set of frozen sets.
    item = enter(value) if isinstance(value, set) else enter_item(value)
    r = sequence_contains(self, item)
    if r < 0:
        raise failure()
    return r == 1


def iterate(self: Object) -> object:
    """`iter(self)`"""
    it = get_iter(self)
    if it is None:
        raise failure()
    return leave_result(it)


def step(self: Object) -> object:
    """`next(self)`"""
    x = self.tp_iternext()
    if x is None:
        raise StopIteration if RT.ts.exc is None else failure()
    return leave(x)


def class_attribute(tp: TypeObject, name: str) -> object:
    """`tp.name`, for a class or static method."""
    f = get_attr(tp, intern(name))
    if f is None:
        raise failure()
    return leave_result(f)


def method_names(tp: TypeObject) -> list[tuple[str, str, str]]:
    """The methods and attributes that a type has over those of object, its own first: name,
    docstring, and "method", "class" (class and static methods) or "attribute"."""
    out: list[tuple[str, str, str]] = []
    mro = type_mro(tp)
    i: i64 = 0
    while i < mro.n:
        base = mro.item(i)
        i += 1
        if isinstance(base, TypeObject) and base is not OBJECT_TYPE:
            out += own_names(type_dict(base))
    return out


def own_names(d: DictObject) -> list[tuple[str, str, str]]:
    """The same of one type's dictionary."""
    out: list[tuple[str, str, str]] = []
    i: i64 = 0
    while i < d.nentries:
        k = d.keys[i]
        v = d.values[i]
        i += 1
        if not isinstance(k, UnicodeObject) or v is None:
            continue
        kind = ""
        doc = ""
        if isinstance(v, MethodDescr):
            kind = "method"
            doc = v.doc
        elif isinstance(v, (GetSetDescr, MemberDescr)):
            kind = "attribute"
            doc = v.doc
        elif isinstance(v, (ClassMethodDescr, StaticMethodObject, BuiltinFunction)):
            kind = "class"
        if kind != "":
            out.append((unicode_to_host(k), doc, kind))
    return out


def plain(self: Object) -> object:
    """A host value from which the object's class makes its like: what is copied and pickled.

    Raises:
        TypeError: the object's type has none.
    """
    if isinstance(self, (TupleObject, ListObject, SetObject, FrozenSetObject)):
        items: list[object] = []
        listed = host_list(self)
        if listed is None:
            raise failure()
        for item in listed:
            items.append(leave(item))
        return items
    if isinstance(self, DictObject):
        pairs: list[object] = []
        i: i64 = 0
        while i < self.nentries:
            k = self.keys[i]
            v = self.values[i]
            if k is not None and v is not None:
                pairs.append((leave(k), leave(v)))
            i += 1
        return pairs
    if is_value(self):
        return leave(self)
    if isinstance(self, ByteArrayObject):
        return to_host(self)
    raise TypeError(f"cannot pickle '{type_name(self)}' object")


from rt.dict.dictobject import DictObject, dict_new, dict_setitem  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    binary_op,
    del_item,
    get_item,
    get_iter,
    get_length,
    inplace_op,
    length_hint,
    number_index,
    number_power,
    sequence_contains,
    set_item,
)
from rt.objects.boolobject import FALSE, TRUE, BoolObject  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject, bytearray_from_host  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_ex, call_list, call_one  # noqa: E402
from rt.objects.classmethodobject import StaticMethodObject  # noqa: E402
from rt.objects.complexobject import ComplexObject  # noqa: E402
from rt.objects.descrobject import (  # noqa: E402
    ClassMethodDescr,
    GetSetDescr,
    MemberDescr,
    MethodDescr,
)
from rt.objects.errors import error_occurred, take_error  # noqa: E402
from rt.objects.exceptions import BUILTIN_EXCEPTIONS, BaseExceptionObject  # noqa: E402
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.listobject import ListObject, host_list, list_from_host  # noqa: E402
from rt.objects.longobject import LongObject, long_to_host  # noqa: E402
from rt.objects.memoryobject import MemoryViewObject, memoryview_from_host  # noqa: E402
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    hash_object,
    is_true,
    object_format,
    object_repr_of,
    object_str_of,
    rich_compare,
)
from rt.objects.rangeobject import RANGE_TYPE  # noqa: E402
from rt.objects.setobject import (  # noqa: E402
    AnySet,
    FrozenSetObject,
    SetObject,
    frozenset_from_list,
    set_from_list,
)
from rt.objects.sliceobject import SLICE_TYPE, SliceObject  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple_from_list  # noqa: E402
from rt.objects.typeobject import (  # noqa: E402
    OBJECT_TYPE,
    TypeObject,
    type_dict,
    type_mro,
    type_name,
)
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
    unicode_to_host,
)
