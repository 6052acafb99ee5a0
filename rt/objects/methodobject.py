"""What built-in functions and methods are declared with, and built-in function objects.

Answers to Objects/methodobject.c and Include/methodobject.h. The binding of arguments to a
declaration's function is in argbinder.py.

What always holds: a `MethodDef` says how its function is called. Without `*args` or
`**kwargs` in its signature the function takes self (not for functions and static methods)
and one value for each parameter, None for an optional one that is not given; otherwise
self, a list of the positional arguments and a dict of the others or None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import S_CALL, S_EQ, S_HASH, S_REPR
from rt.objects.typeobject import WEAKREF, TypeObject, static_type

# What a MethodDef makes.
KIND_METHOD: Final = 0
KIND_CLASS: Final = 1
KIND_STATIC: Final = 2
KIND_FUNCTION: Final = 3
KIND_NEW: Final = 4
KIND_INIT: Final = 5

# Flags of methods and getsets. The function takes the instance of an extending class
# itself, not its payload.
WANTS_INSTANCE: Final = 1
# A computed attribute that is a member_descriptor for programs.
AS_MEMBER: Final = 2

# Nothing fits a definition's quick call until its signature is parsed.
NEVER: Final = 1 << 40


class MethodDef:
    """A built-in function as it is declared."""

    def __init__(
        self,
        kind: i64,
        name: str,
        fn: Callable[..., Object | None],
        signature: str,
        doc: str,
        flags: i64,
    ) -> None:
        self.kind: Final[i64] = kind
        self.name: Final = name
        self.fn: Final = fn
        self.signature: Final = signature
        self.doc: Final = doc
        self.flags: Final[i64] = flags
        # From `min_quick` to `max_quick` positional arguments, and no keywords, the function
        # can be called at once, with None for those missing of `nparams`.
        self.min_quick: i64 = NEVER
        self.max_quick: i64 = -1
        self.nparams: i64 = 0
        # The number under which calls from the eval loop reach the function at once; 0: none.
        self.direct: i64 = 0
        # The parsed signature, made at the first call.
        self.params: ParamList | None = None
        # What the messages of the binder call the function; set when it is not `name`.
        self.called: str = name
        # `__text_signature__`, where it is not `signature` (empty: there is none).
        self.shown: str | None = None


class GetSetDef:
    """A computed attribute of a built-in type as it is declared."""

    def __init__(
        self,
        name: str,
        get: Callable[..., Object | None] | None,
        set: Callable[..., i64] | None,
        doc: str,
        flags: i64,
    ) -> None:
        self.name: Final = name
        self.get: Final = get
        self.set: Final = set
        self.doc: Final = doc
        self.flags: Final[i64] = flags


class MemberDef:
    """A value slot of an instance: index `index` of its values."""

    def __init__(self, name: str, index: i64, readonly: bool, doc: str) -> None:
        self.name: Final = name
        self.index: Final[i64] = index
        self.readonly: Final = readonly
        self.doc: Final = doc


def method(
    name: str,
    fn: Callable[..., Object | None],
    signature: str = "",
    doc: str = "",
    flags: int = 0,
) -> MethodDef:
    """Declare a method: `fn(self, ...)`. As `new` and `init` of a type, its `__new__` and
    `__init__`."""
    kind = KIND_METHOD
    if name == "__new__":
        kind = KIND_NEW
    elif name == "__init__":
        kind = KIND_INIT
    return MethodDef(kind, name, fn, signature, doc, flags)


def with_signature(d: MethodDef, shown: str) -> MethodDef:
    """Declare what `__text_signature__` shows in the place of the signature that binds."""
    d.shown = shown
    return d


def class_method(
    name: str,
    fn: Callable[..., Object | None],
    signature: str = "",
    doc: str = "",
    flags: int = 0,
) -> MethodDef:
    """Declare a class method: `fn(cls, ...)`."""
    return MethodDef(KIND_CLASS, name, fn, signature, doc, flags)


def static_method(
    name: str,
    fn: Callable[..., Object | None],
    signature: str = "",
    doc: str = "",
    flags: int = 0,
) -> MethodDef:
    """Declare a static method: `fn(...)`."""
    return MethodDef(KIND_STATIC, name, fn, signature, doc, flags)


def function(
    name: str,
    fn: Callable[..., Object | None],
    signature: str = "",
    doc: str = "",
    flags: int = 0,
) -> MethodDef:
    """Declare a module's function: `fn(...)`."""
    return MethodDef(KIND_FUNCTION, name, fn, signature, doc, flags)


def getset(
    name: str,
    get: Callable[..., Object | None] | None,
    set: Callable[..., i64] | None = None,
    doc: str = "",
    flags: int = 0,
) -> GetSetDef:
    """Declare a computed attribute: `get(self)`, and `set(self, value)` with None to delete."""
    return GetSetDef(name, get, set, doc, flags)


def member(
    name: str,
    get: Callable[..., Object | None] | None,
    set: Callable[..., i64] | None = None,
    doc: str = "",
    flags: int = 0,
) -> GetSetDef:
    """Declare an attribute that programs see as a member descriptor."""
    return GetSetDef(name, get, set, doc, flags | AS_MEMBER)


def class_getitem_alias(cls: TypeObject, item: Object) -> Object | None:
    return generic_alias_new(cls, item)


# `__class_getitem__` of types that can be parametrised.
CLASS_GETITEM: Final[MethodDef] = class_method(
    "__class_getitem__", class_getitem_alias, "object, /", doc="See PEP 585"
)


class Descr(Object):
    """What the descriptors in built-in types' dictionaries have: descrobject.py."""

    def __init__(self, owner: TypeObject, name: str, doc: str) -> None:
        self.owner: Final = owner
        self.name: Final = name
        self.doc: Final = doc


class BuiltinFunction(Object):
    """A built-in function, or a built-in method bound to its object or class."""

    def __init__(self, d: MethodDef, self_obj: Object | None, module: Object | None) -> None:
        # What `__self__` is: the object or class, or the module of a module's function.
        self.self_obj: Object | None = self_obj
        self.d: Final = d
        self.module: Object | None = module
        # What the function gets as self.
        self.arg: Object | None = self_obj
        self.weak: WeakToken | None = None

    def ob_type(self) -> TypeObject:
        return BUILTIN_FUNCTION_TYPE

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        d = self.d
        kind = d.kind
        if kind == KIND_FUNCTION or kind == KIND_STATIC:
            return call_function_def(d, self, args, base, nargs, kwnames)
        if kind == KIND_NEW:
            return call_new(self, args, base, nargs, kwnames)
        arg = self.arg
        assert arg is not None
        return call_def(d, arg, args, base, nargs, kwnames)

    def tp_repr(self) -> Object | None:
        d = self.d
        s = self.self_obj
        if s is None or d.kind == KIND_FUNCTION:
            return unicode_from_host(f"<built-in function {d.name}>")
        return unicode_from_host(
            f"<built-in method {d.name} of {type_name(s)} object at {address(s)}>"
        )

    def tp_hash(self) -> i64:
        s = self.self_obj
        h = hash_pointer(self.d)
        if s is not None and self.d.kind != KIND_FUNCTION:
            h ^= hash_pointer(s)
        return -2 if h == -1 else h

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if (op != EQ and op != NE) or not isinstance(other, BuiltinFunction):
            return NOT_IMPLEMENTED
        same = self.self_obj is other.self_obj and self.d is other.d
        return bool_from(same if op == EQ else not same)

    def weak_token(self, create: i64) -> WeakToken | None:
        t = self.weak
        if t is None and create:
            t = WeakToken()
            self.weak = t
        return t


def bound_builtin(d: MethodDef, obj: Object, arg: Object) -> BuiltinFunction:
    """The method `d` bound to `obj`; the function gets `arg` as self."""
    f = BuiltinFunction(d, obj, None)
    f.arg = arg
    return f


def text_signature(d: MethodDef) -> str:
    """The signature with its leading `$self`, as `__text_signature__` shows it."""
    if d.kind == KIND_STATIC:
        return f"({d.signature})"
    first = "$type" if d.kind == KIND_CLASS or d.kind == KIND_NEW else "$self"
    if d.kind == KIND_FUNCTION:
        first = "$module"
    if not d.signature:
        return f"({first}, /)"
    if d.signature.startswith("/"):
        return f"({first}, {d.signature})"
    names = d.signature.split(", ")
    if "/" in names:
        return f"({first}, {d.signature})"
    return f"({first}, /, {d.signature})"


def function_name(self: BuiltinFunction) -> Object | None:
    return intern(self.d.name)


def function_qualname(self: BuiltinFunction) -> Object | None:
    s = self.self_obj
    d = self.d
    if s is None or d.kind == KIND_FUNCTION or isinstance(s, ModuleObject):
        return intern(d.name)
    tp = s if isinstance(s, TypeObject) else s.ob_type()
    q = get_attr(tp, ID___qualname__)
    if q is None:
        return None
    u = as_unicode(q)
    if u is None:
        return type_error("<method>.__class__.__qualname__ is not a unicode object")
    return unicode_from_host(unicode_to_host(u) + "." + d.name)


def function_module(self: BuiltinFunction) -> Object | None:
    m = self.module
    return NONE if m is None else m


def function_set_module(self: BuiltinFunction, value: Object | None) -> i64:
    self.module = value
    return 0


def function_self(self: BuiltinFunction) -> Object | None:
    s = self.self_obj
    return NONE if s is None else s


def function_doc(self: BuiltinFunction) -> Object | None:
    return shown_doc(host_function(self), self.d.doc)


def function_signature(self: BuiltinFunction) -> Object | None:
    d = self.d
    known = shown_signature(host_function(self), d)
    if known is not None:
        return known
    shown = d.shown
    if shown is not None:
        return unicode_from_host(shown) if shown else NONE
    if d.kind == KIND_NEW or ("<unrepresentable>" in d.signature and d.kind != KIND_FUNCTION):
        return intern("($type, *args, **kwargs)") if d.kind == KIND_NEW else NONE
    return unicode_from_host(text_signature(d))


def function_reduce(self: BuiltinFunction) -> Object | None:
    s = self.self_obj
    name = intern(self.d.name)
    if s is None or isinstance(s, ModuleObject):
        return name
    getattr_function = builtin_attr("getattr")
    if getattr_function is None:
        return None
    return tuple2(getattr_function, tuple2(s, name))


BUILTIN_FUNCTION_TYPE: Final = static_type(
    "builtin_function_or_method",
    slots=(S_REPR, S_HASH, S_EQ, S_CALL),
    methods=(method("__reduce__", function_reduce, ""),),
    getset=(
        getset("__module__", function_module, function_set_module),
        getset("__doc__", function_doc),
        getset("__name__", function_name),
        getset("__qualname__", function_qualname),
        getset("__self__", function_self),
        getset("__text_signature__", function_signature),
    ),
    flags=WEAKREF,
)

# The chain of base modules: docs/objects.md.
import rt.objects.pystate  # noqa: E402, F401

# isort: split

from rt.objects.argbinder import (  # noqa: E402
    ParamList,
    call_def,
    call_function_def,
    call_new,
)
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.errors import type_error  # noqa: E402
from rt.objects.genericaliasobject import generic_alias_new  # noqa: E402
from rt.objects.hostdoc import host_function, shown_doc, shown_signature  # noqa: E402
from rt.objects.identifiers import ID___qualname__  # noqa: E402
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import address, get_attr, hash_pointer  # noqa: E402
from rt.objects.tupleobject import TupleObject, tuple2  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
