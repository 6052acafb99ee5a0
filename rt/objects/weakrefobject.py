"""Weak references and proxies.

Answers to Objects/weakrefobject.c.

What always holds: an object that is weakly referenced holds a `WeakToken`, the first thing
that the host releases when the object dies; the token's finaliser then marks the references
dead and calls their callbacks. A reference holds no reference to its object, only its
address, which is good while the token says so; this module alone turns it back into the
object.
"""

from __future__ import annotations

import _weakref
from collections.abc import Callable
from typing import Final, cast

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import CLASS_GETITEM, member, method
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import RT
from rt.objects.slots import (
    S_ABS,
    S_ADD,
    S_AND,
    S_BOOL,
    S_CALL,
    S_CONTAINS,
    S_DIVMOD,
    S_EQ,
    S_FLOAT,
    S_FLOORDIV,
    S_GETATTRIBUTE,
    S_GETITEM,
    S_HASH,
    S_IADD,
    S_IAND,
    S_IFLOORDIV,
    S_ILSHIFT,
    S_IMATMUL,
    S_IMOD,
    S_IMUL,
    S_INDEX,
    S_INT,
    S_INVERT,
    S_IOR,
    S_IPOW,
    S_IRSHIFT,
    S_ISUB,
    S_ITER,
    S_ITRUEDIV,
    S_IXOR,
    S_LEN,
    S_LSHIFT,
    S_MATMUL,
    S_MOD,
    S_MUL,
    S_NEG,
    S_NEXT,
    S_OR,
    S_POS,
    S_POW,
    S_REPR,
    S_RSHIFT,
    S_SETATTR,
    S_SETITEM,
    S_STR,
    S_SUB,
    S_TRUEDIV,
    S_XOR,
    slot_impl,
)
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    HEAP,
    HeapObject,
    TypeObject,
    static_type,
)

# What the host can refer to weakly, and nothing else: two words.
Mark: Final[type] = type("Mark", (), {"__slots__": ("__weakref__",)})


def object_at(address: i64) -> object:
    """The living object at an address. The build makes two machine instructions of it."""
    try:
        import _ctypes
    except ImportError:
        # The host is ending.
        return None
    # Its type is not known: the stub has no such function.
    return cast(Callable[[int], object], _ctypes.PyObj_FromPtr)(address)


class WeakToken:
    """The weak references of one object; held by that object alone."""

    def __init__(self) -> None:
        # What the references share: it outlives the token.
        self.shared: Final = TokenState()

    def __del__(self) -> None:
        self.shared.die()

    def first(self) -> WeakBase | None:
        """The reference without callback that is there, or else the first one."""
        refs = self.shared.live()
        return refs[0] if refs else None


class TokenState:
    """The list of an object's weak references, and whether the object still lives."""

    def __init__(self) -> None:
        self.alive: bool = True
        # Each reference's own address, and its state, oldest first. The references are not
        # kept alive by the list.
        self.refs: list[RefState] = []

    def live(self) -> list[WeakBase]:
        """The references that still exist: first the reference and the proxy without callback
        that all share, then the youngest first, as CPython's list has them."""
        plain: list[WeakBase] = []
        proxies: list[WeakBase] = []
        others: list[WeakBase] = []
        for r in self.refs:
            ref = r.reference()
            if ref is None:
                continue
            if ref.callback is not None:
                others.append(ref)
            elif ref.cls is WEAKREF_TYPE:
                plain.append(ref)
            elif isinstance(ref, WeakrefObject):
                others.append(ref)
            else:
                proxies.append(ref)
        others.reverse()
        return plain + proxies + others

    def drop(self, state: RefState) -> None:
        """A reference died."""
        kept: list[RefState] = []
        for r in self.refs:
            if r is not state:
                kept.append(r)
        self.refs = kept

    def die(self) -> None:
        """The object dies: all references are dead before the first callback is called."""
        if not self.alive:
            return
        self.alive = False
        if not self.refs:
            return
        # The callbacks of references that a collection takes with the object are not called.
        doomed = [r.reference() for r in self.refs if r.is_doomed()]
        refs = self.live()
        self.refs = []
        for ref in refs:
            if ref.callback is not None and ref not in doomed:
                call_weak_callback(ref)


class RefState:
    """Where one reference is; emptied when it dies."""

    def __init__(self) -> None:
        self.address: int = 0
        # The host's weak reference to the mark that the reference alone has.
        self.mark: Callable[[], object] | None = None

    def is_doomed(self) -> bool:
        """Does a collection take the reference? It has then cleared the host's own ones to what
        the reference has, before any finaliser runs."""
        mark = self.mark
        return mark is not None and mark() is None

    def reference(self) -> WeakBase | None:
        a = self.address
        if a == 0:
            return None
        ref = object_at(a)
        return ref if isinstance(ref, WeakBase) else None


class RefGuard:
    """Held by a reference: tells the list when the reference dies."""

    def __init__(self, state: RefState, shared: TokenState) -> None:
        self.state: Final = state
        self.shared: Final = shared

    def __del__(self) -> None:
        self.state.address = 0
        self.shared.drop(self.state)


class WeakBase(HeapObject):
    """What references and proxies have in common."""

    def __init__(self, cls: TypeObject, target: Object, callback: Object | None) -> None:
        super().__init__(cls)
        token = target.weak_token(1)
        assert token is not None
        state = RefState()
        self.guard: RefGuard | None = RefGuard(state, token.shared)
        self.shared: Final = token.shared
        self.address: int = id(target)
        self.callback: Object | None = callback
        self.mark: object = None
        if callback is not None:
            self.mark = Mark()
            state.mark = _weakref.ref(self.mark)
        # -1: not known.
        self.hash: i64 = -1
        self.dict: DictObject | None = None
        state.address = id(self)
        token.shared.refs.append(state)

    def referent(self) -> Object | None:
        """The object, or None when it is dead."""
        if not self.shared.alive:
            return None
        x = object_at(self.address)
        return x if isinstance(x, Object) else None

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.dict
        if d is None and create and self.cls.flags & DICT:
            d = dict_new()
            self.dict = d
        return d


class WeakrefObject(WeakBase):
    """A weak reference, or an instance of a class that extends `weakref.ref`."""

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if self.cls is WEAKREF_TYPE and nargs == 0 and kwnames is None:
            x = self.referent()
            return NONE if x is None else x
        return super().tp_call(args, base, nargs, kwnames)

    def tp_hash(self) -> i64:
        if self.cls is WEAKREF_TYPE:
            return weakref_hash(self)
        return super().tp_hash()


def call_weak_callback(ref: WeakBase) -> None:
    """Call a reference's callback with it; what it raises is reported. CPython: handle_callback"""
    callback = ref.callback
    if callback is None:
        return
    ref.callback = None
    evaluator = RT.ts.evaluator
    saved_error = take_error()
    saved = evaluator.enter_finalizer()
    if call_one(callback, ref) is None:
        evaluator.unraisable(None, callback)
    evaluator.leave_finalizer(saved)
    restore_error(saved_error)


def weakref_new(target: Object, callback: Object | None = None) -> WeakrefObject:
    """A weak reference to an object that can have one. CPython: PyWeakref_NewRef"""
    if callback is None:
        token = target.weak_token(1)
        assert token is not None
        known = plain_reference(token.shared, WEAKREF_TYPE)
        if known is not None:
            return known
    return WeakrefObject(WEAKREF_TYPE, target, callback)


def plain_reference(shared: TokenState, tp: TypeObject) -> WeakrefObject | None:
    """The reference of exactly this type without callback, which all share."""
    for r in shared.refs:
        ref = r.reference()
        if isinstance(ref, WeakrefObject) and ref.cls is tp and ref.callback is None:
            return ref
    return None


def can_be_referenced(target: Object) -> bool:
    """Can the object have weak references? If not, a TypeError."""
    if target.weak_token(1) is None:
        type_error(f"cannot create weak reference to '{type_name(target)}' object")
        return False
    return True


def weakref_tp_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`weakref.ref(object, callback=None)`. CPython: weakref___new__"""
    if not args:
        return type_error("__new__ expected at least 1 argument, got 0")
    if len(args) > 2:
        return type_error(f"__new__ expected at most 2 arguments, got {len(args)}")
    target = args[0]
    callback = args[1] if len(args) > 1 else None
    if callback is NONE:
        callback = None
    if not can_be_referenced(target):
        return None
    if cls is WEAKREF_TYPE and callback is None:
        return weakref_new(target)
    return WeakrefObject(cls, target, callback)


def weakref_init(
    self: WeakrefObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("ref() takes no keyword arguments")
    if not args:
        return type_error("__init__ expected at least 1 argument, got 0")
    if len(args) > 2:
        return type_error(f"__init__ expected at most 2 arguments, got {len(args)}")
    return NONE


def weakref_call(
    self: WeakrefObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error(f"{type_name(self)}() takes no keyword arguments")
    if args:
        return type_error(f"__call__ expected 0 arguments, got {len(args)}")
    x = self.referent()
    return NONE if x is None else x


def weakref_hash(self: WeakrefObject) -> i64:
    if self.hash != -1:
        return self.hash
    x = self.referent()
    if x is None:
        return type_error_i("weak object has gone away")
    self.hash = hash_object(x)
    return self.hash


def weakref_richcompare(self: WeakrefObject, other: Object, op: int) -> Object | None:
    """References to live objects compare as the objects, others by identity."""
    if (op != EQ and op != NE) or not isinstance(other, WeakrefObject):
        return NOT_IMPLEMENTED
    a = self.referent()
    b = other.referent()
    if a is None or b is None:
        same = self is other
        return bool_from(same if op == EQ else not same)
    return rich_compare(a, b, op)


def weakref_repr(self: WeakrefObject) -> Object | None:
    x = self.referent()
    here = address(self)
    if x is None:
        return unicode_from_host(f"<weakref at {here}; dead>")
    name = lookup_special(x, ID___name__)
    if name is None:
        clear_error()
    u = None if name is None else as_unicode(name)
    suffix = "" if u is None else f" ({unicode_to_host(u)})"
    kind = qualified_type(x)
    return unicode_from_host(f"<weakref at {here}; to '{kind}' at {address(x)}{suffix}>")


def qualified_type(x: Object) -> str:
    """The full name of an object's type. CPython: _PyType_GetFullyQualifiedName"""
    tp = x.ob_type()
    name = get_attr(tp, ID___qualname__)
    module = None if name is None else get_attr(tp, ID___module__)
    own = None if name is None else as_unicode(name)
    where = None if module is None else as_unicode(module)
    clear_error()
    if own is None:
        return type_name(x)
    shown = unicode_to_host(own)
    prefix = "" if where is None else unicode_to_host(where)
    return shown if prefix in ("", "builtins", "__main__") else f"{prefix}.{shown}"


def weakref_get_callback(self: WeakrefObject) -> Object | None:
    c = self.callback
    return NONE if c is None else c


# Proxies.


class ProxyObject(WeakBase):
    """Does what its object does, while that lives."""

    def target(self) -> Object | None:
        """The object; None with a ReferenceError when it is dead."""
        x = self.referent()
        if x is None:
            set_error(REFERENCE_ERROR, "weakly-referenced object no longer exists")
        return x

    def tp_repr(self) -> Object | None:
        x = self.referent()
        here = address(self)
        if x is None:
            return unicode_from_host(f"<weakproxy at {here}; dead>")
        return unicode_from_host(f"<weakproxy at {here}; to '{qualified_type(x)}' at {address(x)}>")

    def tp_str(self) -> Object | None:
        x = self.target()
        return None if x is None else object_str_result(x)

    def tp_hash(self) -> i64:
        return type_error_i(f"unhashable type: '{type_name(self)}'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        x = self.target()
        if x is None:
            return None
        y = unwrap(other)
        return None if y is None else rich_compare(x, y, op)

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        x = self.target()
        return None if x is None else x.tp_getattro(name, suppress)

    def tp_setattro(self, name: UnicodeObject, value: Object | None) -> i64:
        x = self.target()
        return -1 if x is None else x.tp_setattro(name, value)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if self.cls is PROXY_TYPE:
            return not_callable(self)
        x = self.target()
        return None if x is None else x.tp_call(args, base, nargs, kwnames)

    def tp_iter(self) -> Object | None:
        x = self.target()
        return None if x is None else get_iter(x)

    def tp_iternext(self) -> Object | None:
        x = self.target()
        if x is None:
            return None
        if not is_iterator(x):
            return type_error(f"Weakref proxy referenced a non-iterator '{type_name(x)}' object")
        return x.tp_iternext()

    def ob_dict(self, create: i64) -> DictObject | None:
        return None

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        x = self.target()
        if x is None:
            return None
        y = unwrap(other)
        return None if y is None else binary_op(x, y, op)

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        y = self.target()
        return None if y is None else binary_op(other, y, op)

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        x = self.target()
        if x is None:
            return None
        y = unwrap(other)
        return None if y is None else inplace_op(x, y, op)

    def nb_power(self, other: Object, mod: Object) -> Object | None:
        x = self.target()
        if x is None:
            return None
        y = unwrap(other)
        return None if y is None else number_power(x, y, mod)

    def nb_negative(self) -> Object | None:
        x = self.target()
        return None if x is None else x.nb_negative()

    def nb_positive(self) -> Object | None:
        x = self.target()
        return None if x is None else x.nb_positive()

    def nb_invert(self) -> Object | None:
        x = self.target()
        return None if x is None else x.nb_invert()

    def nb_absolute(self) -> Object | None:
        x = self.target()
        return None if x is None else x.nb_absolute()

    def nb_bool(self) -> i64:
        x = self.target()
        return -1 if x is None else is_true(x)

    def nb_int(self) -> Object | None:
        x = self.target()
        return None if x is None else number_long(x)

    def nb_float(self) -> Object | None:
        x = self.target()
        return None if x is None else number_float(x)

    def nb_index(self) -> Object | None:
        x = self.target()
        return None if x is None else as_index(x)

    def sq_length(self) -> i64:
        x = self.target()
        return -1 if x is None else x.sq_length()

    def sq_contains(self, value: Object) -> i64:
        x = self.target()
        return -1 if x is None else x.sq_contains(value)

    def mp_subscript(self, key: Object) -> Object | None:
        x = self.target()
        return None if x is None else x.mp_subscript(key)

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        x = self.target()
        return -1 if x is None else x.mp_ass_subscript(key, value)

    def weak_token(self, create: i64) -> WeakToken | None:
        return None


def unwrap(x: Object) -> Object | None:
    """The object of a proxy; anything else as it is."""
    return x.target() if isinstance(x, ProxyObject) else x


def proxy_bytes(self: ProxyObject) -> Object | None:
    x = self.target()
    return None if x is None else call_method_noargs(x, ID___bytes__)


def proxy_reversed(self: ProxyObject) -> Object | None:
    x = self.target()
    return None if x is None else call_method_noargs(x, ID___reversed__)


def proxy_new(target: Object, callback: Object | None) -> Object | None:
    """`weakref.proxy(object, callback=None)`. CPython: PyWeakref_NewProxy"""
    if callback is NONE:
        callback = None
    if not can_be_referenced(target):
        return None
    tp = CALLABLE_PROXY_TYPE if is_callable(target) else PROXY_TYPE
    if callback is None:
        token = target.weak_token(1)
        assert token is not None
        for r in token.shared.refs:
            known = r.reference()
            if isinstance(known, ProxyObject) and known.callback is None:
                return known
    return ProxyObject(tp, target, callback)


def weakref_count(target: Object) -> i64:
    """How many references and proxies the object has."""
    token = target.weak_token(0)
    return 0 if token is None else len(token.shared.live())


def weakrefs_of(target: Object) -> list[Object]:
    """All references and proxies of the object."""
    out: list[Object] = []
    token = target.weak_token(0)
    if token is not None:
        for ref in token.shared.live():
            out.append(ref)
    return out


WEAKREF_TYPE: Final = static_type(
    "weakref.ReferenceType",
    new=method("__new__", weakref_tp_new, "*args, **kwargs"),
    init=method("__init__", weakref_init, "*args, **kwargs"),
    impls=(
        slot_impl(S_CALL, weakref_call),
        slot_impl(S_HASH, weakref_hash),
        slot_impl(S_REPR, weakref_repr),
        slot_impl(S_EQ, weakref_richcompare),
    ),
    methods=(CLASS_GETITEM,),
    getset=(member("__callback__", weakref_get_callback),),
    flags=BASETYPE | HEAP,
)


def proxy_getattro(self: ProxyObject, name: UnicodeObject, suppress: i64) -> Object | None:
    return self.tp_getattro(name, suppress)


def proxy_setattro(self: ProxyObject, name: UnicodeObject, value: Object | None) -> i64:
    return self.tp_setattro(name, value)


PROXY_SLOTS: Final = (
    S_REPR,
    S_STR,
    S_HASH,
    S_EQ,
    S_GETATTRIBUTE,
    S_SETATTR,
    S_ITER,
    S_NEXT,
    S_ADD,
    S_SUB,
    S_MUL,
    S_FLOORDIV,
    S_TRUEDIV,
    S_MOD,
    S_DIVMOD,
    S_POW,
    S_LSHIFT,
    S_RSHIFT,
    S_AND,
    S_XOR,
    S_OR,
    S_MATMUL,
    S_IADD,
    S_ISUB,
    S_IMUL,
    S_IFLOORDIV,
    S_ITRUEDIV,
    S_IMOD,
    S_IPOW,
    S_ILSHIFT,
    S_IRSHIFT,
    S_IAND,
    S_IXOR,
    S_IOR,
    S_IMATMUL,
    S_NEG,
    S_POS,
    S_ABS,
    S_INVERT,
    S_BOOL,
    S_INT,
    S_FLOAT,
    S_INDEX,
    S_LEN,
    S_CONTAINS,
    S_GETITEM,
    S_SETITEM,
)

PROXY_IMPLS: Final = (
    slot_impl(S_GETATTRIBUTE, proxy_getattro),
    slot_impl(S_SETATTR, proxy_setattro),
)

PROXY_TYPE: Final = static_type(
    "weakref.ProxyType",
    slots=PROXY_SLOTS,
    impls=PROXY_IMPLS,
    methods=(method("__bytes__", proxy_bytes, ""), method("__reversed__", proxy_reversed, "")),
    flags=HEAP,
)

CALLABLE_PROXY_TYPE: Final = static_type(
    "weakref.CallableProxyType",
    slots=(*PROXY_SLOTS, S_CALL),
    impls=PROXY_IMPLS,
    flags=HEAP,
)

from rt.dict.dictobject import DictObject, dict_new  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    as_index,
    binary_op,
    get_iter,
    inplace_op,
    is_iterator,
    not_callable,
    number_long,
    number_power,
)
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_method_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    restore_error,
    set_error,
    take_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import REFERENCE_ERROR  # noqa: E402
from rt.objects.floatobject import number_float  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___bytes__,
    ID___module__,
    ID___name__,
    ID___qualname__,
    ID___reversed__,
)
from rt.objects.object_protocol import (  # noqa: E402
    address,
    get_attr,
    hash_object,
    is_callable,
    is_true,
    lookup_special,
    object_str_result,
    rich_compare,
)
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)
