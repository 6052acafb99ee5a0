"""rt's types in the host's hands: what `from rt.dict import DictObject` gives.

Nothing in CPython answers to this. Inside rt an object's operations are its slots, and
mypy knows no others: `a + b` with two objects is an error there. This module gives the
classes the special methods and the public methods that a user of the library expects, and
constructors that take host values, when it is first imported; the operations themselves are in
rt/objects/hostface.py. It stays interpreted, since compiled functions do not become methods.
It works on the compiled build only: uncompiled, rt's own code would find these constructors.
"""

from __future__ import annotations

import codecs
from collections import abc
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rt.dict import dictobject, dictviews, odict
from rt.objects import (
    boolobject,
    bytearrayobject,
    bytes_methods,
    bytesobject,
    complexobject,
    descrobject,
    enumobject,
    floatobject,
    hostface,
    iterobject,
    listobject,
    longobject,
    memoryobject,
    namespaceobject,
    rangeobject,
    setobject,
    sliceobject,
    tupleobject,
)
from rt.objects import object as op
from rt.objects.object import Object
from rt.objects.pystate import RT
from rt.objects.typeobject import TypeObject
from rt.unicode import unicode_methods, unicodeobject
from rt.unicode.codecs import codec_register

OPERATORS = {
    "add": op.NB_ADD,
    "sub": op.NB_SUBTRACT,
    "mul": op.NB_MULTIPLY,
    "truediv": op.NB_TRUE_DIVIDE,
    "floordiv": op.NB_FLOOR_DIVIDE,
    "mod": op.NB_REMAINDER,
    "divmod": op.NB_DIVMOD,
    "lshift": op.NB_LSHIFT,
    "rshift": op.NB_RSHIFT,
    "and": op.NB_AND,
    "or": op.NB_OR,
    "xor": op.NB_XOR,
    "matmul": op.NB_MATRIX_MULTIPLY,
}
COMPARISONS = {"lt": op.LT, "le": op.LE, "eq": op.EQ, "ne": op.NE, "gt": op.GT, "ge": op.GE}

# Special methods whose results the host wants as its own values, or that other methods here
# stand for.
NOT_COPIED = frozenset(
    {
        "__format__",
        "__complex__",
        "__bytes__",
        "__sizeof__",
        "__getnewargs__",
        "__getstate__",
        "__setstate__",
        "__reduce__",
        "__reduce_ex__",
        "__class_getitem__",
        "__dir__",
    }
)


def binary(code: int, run: Any) -> Any:
    """A special method of two operands."""

    def method(self: Object, other: object) -> object:
        return run(self, other, code)

    return method


def power(self: Object, other: object, mod: object = None) -> object:
    return hostface.power(self, other, mod)


def reflected_power(self: Object, other: object, mod: object = None) -> object:
    return hostface.reflected_power(self, other, mod)


def to_int(self: Object) -> object:
    return hostface.number(self, longobject.LONG_TYPE)


def to_float(self: Object) -> object:
    return hostface.number(self, floatobject.FLOAT_TYPE)


def to_complex(self: Object) -> object:
    return hostface.number(self, complexobject.COMPLEX_TYPE)


def to_bytes(self: Object) -> object:
    return hostface.number(self, bytes_methods.BYTES_TYPE)


def get_attribute(self: Object, name: str) -> object:
    return hostface.get_name(self, name)


def reduce(self: Object, protocol: int) -> tuple[object, ...]:
    value = hostface.plain(self)
    return rebuild, (PUBLIC_NAMES[self.ob_type()], value)


def rebuild(name: str, value: object) -> object:
    """Make a copied or pickled object again."""
    return PUBLIC[name](value)


def plainly(f: Any) -> Any:
    """A method that calls a compiled function with the object alone."""

    def method(self: Object) -> object:
        return f(self)

    return method


def call(self: Object, *args: object, **kwargs: object) -> object:
    return hostface.call(self, args, kwargs)


def put(self: Object, key: object, value: object) -> None:
    hostface.put(self, key, value)


def binary_plain(f: Any) -> Any:
    """A method that calls a compiled function with the object and one host value."""

    def method(self: Object, other: object) -> object:
        return f(self, other)

    return method


# What every object has.
COMMON: dict[str, Any] = {
    "__pow__": power,
    "__rpow__": reflected_power,
    "__neg__": plainly(hostface.negative),
    "__pos__": plainly(hostface.positive),
    "__invert__": plainly(hostface.invert),
    "__abs__": plainly(hostface.absolute),
    "__bool__": plainly(hostface.truth),
    "__int__": to_int,
    "__float__": to_float,
    "__complex__": to_complex,
    "__index__": plainly(hostface.index),
    "__len__": plainly(hostface.length),
    "__length_hint__": plainly(hostface.hint),
    "__getitem__": binary_plain(hostface.get),
    "__setitem__": put,
    "__delitem__": binary_plain(hostface.delete),
    "__contains__": binary_plain(hostface.contains),
    "__repr__": plainly(hostface.shown),
    "__str__": plainly(hostface.string),
    "__format__": binary_plain(hostface.formatted),
    "__getattr__": get_attribute,
    "__reduce_ex__": reduce,
}
for operator_name, operator_code in OPERATORS.items():
    COMMON[f"__{operator_name}__"] = binary(operator_code, hostface.binary)
    COMMON[f"__r{operator_name}__"] = binary(operator_code, hostface.reflected)
    if operator_name != "divmod":
        COMMON[f"__i{operator_name}__"] = binary(operator_code, hostface.inplace)
COMMON["__ipow__"] = binary(op.NB_POWER, hostface.inplace)


def bound_name(name: str, doc: str) -> Any:
    """A public method of a type."""

    def method(self: Object, *args: object, **kwargs: object) -> object:
        return hostface.call_name(self, name, args, kwargs)

    method.__name__ = name
    method.__doc__ = doc
    return method


def attribute(name: str, doc: str) -> property:
    """A public attribute of a type."""

    def read(self: Object) -> object:
        return hostface.get_name(self, name)

    return property(read, doc=doc)


class ClassMethod:
    """A class or static method of a type, found through the class or an instance."""

    def __init__(self, tp: TypeObject, name: str) -> None:
        self.tp = tp
        self.name = name

    def __get__(self, instance: object, owner: object) -> object:
        return hostface.class_attribute(self.tp, self.name)


def constructor(tp: TypeObject) -> Any:
    """`__new__` of the class of a type."""

    def __new__(cls: type[Object], *args: object, **kwargs: object) -> Object:
        return hostface.construct(tp, args, kwargs)

    return __new__


def furnish(cls: type[Any], tp: TypeObject) -> None:
    """Give the class of a type its constructor and its public methods."""
    cls.__new__ = constructor(tp)
    done = {"__new__", *NOT_COPIED, *COMMON}
    for name, doc, kind in hostface.method_names(tp):
        if name in done:
            continue
        done.add(name)
        if kind == "method":
            setattr(cls, name, bound_name(name, doc))
        elif kind == "attribute" and not name.startswith("__"):
            setattr(cls, name, attribute(name, doc))
        elif kind == "class":
            setattr(cls, name, ClassMethod(tp, name))


# The classes that are made by their names, with their types.
TYPES: dict[str, tuple[type[Object], TypeObject]] = {
    "LongObject": (longobject.LongObject, longobject.LONG_TYPE),
    "BoolObject": (boolobject.BoolObject, boolobject.BOOL_TYPE),
    "FloatObject": (floatobject.FloatObject, floatobject.FLOAT_TYPE),
    "ComplexObject": (complexobject.ComplexObject, complexobject.COMPLEX_TYPE),
    "UnicodeObject": (unicodeobject.UnicodeObject, unicode_methods.UNICODE_TYPE),
    "BytesObject": (bytesobject.BytesObject, bytes_methods.BYTES_TYPE),
    "ByteArrayObject": (bytearrayobject.ByteArrayObject, bytes_methods.BYTEARRAY_TYPE),
    "MemoryViewObject": (memoryobject.MemoryViewObject, memoryobject.MEMORYVIEW_TYPE),
    "ListObject": (listobject.ListObject, listobject.LIST_TYPE),
    "TupleObject": (tupleobject.TupleObject, tupleobject.TUPLE_TYPE),
    "DictObject": (dictobject.DictObject, dictobject.DICT_TYPE),
    "ODictObject": (odict.ODictObject, odict.ORDERED_DICT_TYPE),
    "SetObject": (setobject.SetObject, setobject.SET_TYPE),
    "FrozenSetObject": (setobject.FrozenSetObject, setobject.FROZENSET_TYPE),
    "RangeObject": (rangeobject.RangeObject, rangeobject.RANGE_TYPE),
    "SliceObject": (sliceobject.SliceObject, sliceobject.SLICE_TYPE),
    "EnumerateObject": (enumobject.EnumerateObject, enumobject.ENUMERATE_TYPE),
    "ReversedObject": (enumobject.ReversedObject, enumobject.REVERSED_TYPE),
    "MapObject": (iterobject.MapObject, iterobject.MAP_TYPE),
    "FilterObject": (iterobject.FilterObject, iterobject.FILTER_TYPE),
    "ZipObject": (iterobject.ZipObject, iterobject.ZIP_TYPE),
    "MappingProxy": (descrobject.MappingProxy, descrobject.MAPPING_PROXY_TYPE),
    "NamespaceObject": (namespaceobject.NamespaceObject, namespaceobject.NAMESPACE_TYPE),
}
PUBLIC: dict[str, Any] = {name: cls for name, (cls, _) in TYPES.items()}
PUBLIC_NAMES = {tp: name for name, (_, tp) in TYPES.items()}

# Types that are met but not made by name.
MET: dict[type[Object], TypeObject] = {
    dictviews.DictKeys: dictviews.DICT_KEYS_TYPE,
    dictviews.DictValues: dictviews.DICT_VALUES_TYPE,
    dictviews.DictItems: dictviews.DICT_ITEMS_TYPE,
}

ABSTRACT: dict[type[Any], tuple[str, ...]] = {
    abc.MutableSequence: ("ListObject", "ByteArrayObject"),
    abc.Sequence: ("TupleObject", "UnicodeObject", "BytesObject", "RangeObject"),
    abc.MutableMapping: ("DictObject", "ODictObject"),
    abc.Mapping: ("MappingProxy",),
    abc.MutableSet: ("SetObject",),
    abc.Set: ("FrozenSetObject",),
}


def find_codec(name: str) -> object:
    """The host's codec of a name, where no interpreter has codecs of its own."""
    try:
        return codecs.lookup(name)
    except LookupError:
        return None


def install() -> None:
    """Furnish all classes."""
    if RT.ts.interp.builtins is None:
        codec_register(hostface.enter_item(find_codec))
    hostface.add_methods(Object, COMMON)
    # Set apart: only what has the slot.
    hostface.ITERABLE["__iter__"] = plainly(hostface.iterate)
    hostface.ITERATOR["__next__"] = plainly(hostface.step)
    hostface.CALLABLE["__call__"] = call
    for name, code in COMPARISONS.items():
        hostface.COMPARABLE[f"__{name}__"] = binary(code, hostface.compare)
    hostface.COMPARABLE["__hash__"] = plainly(hostface.hashed)
    for cls, tp in TYPES.values():
        furnish(cls, tp)
        hostface.fit(cls)
    for cls, tp in MET.items():
        furnish(cls, tp)
        hostface.fit(cls)
    # The classes that an exact int has.
    for leaf in (longobject.CompactLong, longobject.BigLong):
        furnish(leaf, longobject.LONG_TYPE)
        hostface.fit(leaf)
    for bytes_like in (bytesobject.BytesObject, bytearrayobject.ByteArrayObject):
        setattr(bytes_like, "__bytes__", to_bytes)  # noqa: B010  no attribute for mypy
    for abstract, names in ABSTRACT.items():
        for name in names:
            abstract.register(PUBLIC[name])


install()

if TYPE_CHECKING:

    class Face:
        """What the host sees of every object. What a method gives depends on its type."""

        def __getattr__(self, name: str) -> Any: ...
        def __eq__(self, other: object) -> bool: ...
        def __ne__(self, other: object) -> bool: ...
        def __hash__(self) -> int: ...
        def __bool__(self) -> bool: ...

    class Ordered(Face):
        def __lt__(self, other: object) -> bool: ...
        def __le__(self, other: object) -> bool: ...
        def __gt__(self, other: object) -> bool: ...
        def __ge__(self, other: object) -> bool: ...

    class Number(Face):
        def __add__(self, other: object) -> Any: ...
        def __radd__(self, other: object) -> Any: ...
        def __sub__(self, other: object) -> Any: ...
        def __rsub__(self, other: object) -> Any: ...
        def __mul__(self, other: object) -> Any: ...
        def __rmul__(self, other: object) -> Any: ...
        def __truediv__(self, other: object) -> Any: ...
        def __rtruediv__(self, other: object) -> Any: ...
        def __pow__(self, other: object, mod: object = None) -> Any: ...
        def __rpow__(self, other: object, mod: object = None) -> Any: ...
        def __neg__(self) -> Any: ...
        def __pos__(self) -> Any: ...
        def __abs__(self) -> Any: ...
        def __complex__(self) -> complex: ...

    class Real(Number, Ordered):
        def __floordiv__(self, other: object) -> Any: ...
        def __rfloordiv__(self, other: object) -> Any: ...
        def __mod__(self, other: object) -> Any: ...
        def __rmod__(self, other: object) -> Any: ...
        def __divmod__(self, other: object) -> tuple[Any, Any]: ...
        def __rdivmod__(self, other: object) -> tuple[Any, Any]: ...
        def __int__(self) -> int: ...
        def __float__(self) -> float: ...
        def __round__(self, ndigits: object = None) -> Any: ...
        def __trunc__(self) -> Any: ...
        def __floor__(self) -> Any: ...
        def __ceil__(self) -> Any: ...

    class Iterator_(Face):
        def __iter__(self) -> Any: ...
        def __next__(self) -> Any: ...

    class Container_(Face):
        def __len__(self) -> int: ...
        def __iter__(self) -> Iterator[Any]: ...
        def __contains__(self, value: object) -> bool: ...

    class Sequence_(Container_, Ordered):
        def __getitem__(self, index: object) -> Any: ...
        def __add__(self, other: object) -> Any: ...
        def __radd__(self, other: object) -> Any: ...
        def __mul__(self, other: object) -> Any: ...
        def __rmul__(self, other: object) -> Any: ...

    class MutableSequence_(Sequence_):
        def __setitem__(self, index: object, value: object) -> None: ...
        def __delitem__(self, index: object) -> None: ...
        def __reversed__(self) -> Iterator[Any]: ...

    class Set_(Container_, Ordered):
        def __and__(self, other: object) -> Any: ...
        def __rand__(self, other: object) -> Any: ...
        def __or__(self, other: object) -> Any: ...
        def __ror__(self, other: object) -> Any: ...
        def __xor__(self, other: object) -> Any: ...
        def __rxor__(self, other: object) -> Any: ...
        def __sub__(self, other: object) -> Any: ...
        def __rsub__(self, other: object) -> Any: ...

    class LongObject(Real):
        def __init__(self, value: object = 0, /, base: object = 10) -> None: ...
        def __and__(self, other: object) -> Any: ...
        def __rand__(self, other: object) -> Any: ...
        def __or__(self, other: object) -> Any: ...
        def __ror__(self, other: object) -> Any: ...
        def __xor__(self, other: object) -> Any: ...
        def __rxor__(self, other: object) -> Any: ...
        def __lshift__(self, other: object) -> Any: ...
        def __rlshift__(self, other: object) -> Any: ...
        def __rshift__(self, other: object) -> Any: ...
        def __rrshift__(self, other: object) -> Any: ...
        def __invert__(self) -> Any: ...
        def __index__(self) -> int: ...

    class BoolObject(LongObject):
        def __init__(self, value: object = False, /) -> None: ...

    class FloatObject(Real):
        def __init__(self, value: object = 0, /) -> None: ...

    class ComplexObject(Number):
        def __init__(self, real: object = 0, imag: object = 0) -> None: ...

    class UnicodeObject(Sequence_):
        def __init__(
            self, value: object = "", encoding: str = "utf-8", errors: str = "strict"
        ) -> None: ...
        def __mod__(self, other: object) -> Any: ...

    class BytesObject(Sequence_):
        def __init__(
            self, value: object = b"", encoding: str = "utf-8", errors: str = "strict"
        ) -> None: ...
        def __mod__(self, other: object) -> Any: ...
        def __bytes__(self) -> bytes: ...

    class ByteArrayObject(BytesObject, MutableSequence_): ...

    class MemoryViewObject(MutableSequence_):
        def __init__(self, value: object) -> None: ...

    class ListObject(MutableSequence_):
        def __init__(self, items: object = (), /) -> None: ...

    class TupleObject(Sequence_):
        def __init__(self, items: object = (), /) -> None: ...

    class DictObject(Container_):
        def __init__(self, items: object = (), /, **kwargs: object) -> None: ...
        def __getitem__(self, key: object) -> Any: ...
        def __setitem__(self, key: object, value: object) -> None: ...
        def __delitem__(self, key: object) -> None: ...
        def __reversed__(self) -> Iterator[Any]: ...
        def __or__(self, other: object) -> Any: ...
        def __ror__(self, other: object) -> Any: ...
        def keys(self) -> Any: ...

    class ODictObject(DictObject): ...

    class SetObject(Set_):
        def __init__(self, items: object = (), /) -> None: ...

    class FrozenSetObject(Set_):
        def __init__(self, items: object = (), /) -> None: ...

    class RangeObject(Sequence_):
        def __init__(self, start: object, stop: object = 0, step: object = 1, /) -> None: ...

    class SliceObject(Face):
        def __init__(self, start: object, stop: object = None, step: object = None, /) -> None: ...

    class EnumerateObject(Iterator_):
        def __init__(self, iterable: object, start: object = 0) -> None: ...

    class ReversedObject(Iterator_):
        def __init__(self, sequence: object, /) -> None: ...

    class MapObject(Iterator_):
        def __init__(self, function: object, /, *iterables: object) -> None: ...

    class FilterObject(Iterator_):
        def __init__(self, function: object, iterable: object, /) -> None: ...

    class ZipObject(Iterator_):
        def __init__(self, *iterables: object, strict: bool = False) -> None: ...

    class MappingProxy(Container_):
        def __init__(self, mapping: object) -> None: ...
        def __getitem__(self, key: object) -> Any: ...

    class NamespaceObject(Face):
        def __init__(self, mapping: object = (), /, **kwargs: object) -> None: ...

else:
    globals().update(PUBLIC)
