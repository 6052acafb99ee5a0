"""super.

Answers to the super part of Objects/typeobject.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import WANTS_INSTANCE, member, method
from rt.objects.object import DESCR_GET, NONE, Object
from rt.objects.pystate import RT
from rt.objects.slots import S_GET, S_GETATTRIBUTE, S_REPR, slot_impl
from rt.objects.typeobject import (
    BASETYPE,
    InstanceObject,
    TypeObject,
    is_subtype,
    static_type,
    type_dict,
    type_mro,
    type_name,
)


class SuperObject(Object):
    """`super(type, obj)`; unbound without `obj`."""

    def __init__(self) -> None:
        self.type: TypeObject | None = None
        self.obj: Object | None = None
        self.obj_type: TypeObject | None = None

    def ob_type(self) -> TypeObject:
        return SUPER_TYPE

    def tp_repr(self) -> Object | None:
        tp = self.type
        name = "NULL" if tp is None else tp.name
        ot = self.obj_type
        if ot is not None:
            return unicode_from_host(f"<super: <class '{name}'>, <{ot.name} object>>")
        return unicode_from_host(f"<super: <class '{name}'>, NULL>")

    def tp_getattro(self, name: UnicodeObject, suppress: i64) -> Object | None:
        return super_getattro(self, self, name, suppress)

    def descr_flags(self) -> i64:
        return DESCR_GET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        return super_get(self, obj, owner)


def super_getattro(
    self: SuperObject, shown: Object, name: UnicodeObject, suppress: i64
) -> Object | None:
    """An attribute of the class after `type` in the MRO of the object's type.

    Args:
        shown: the super object, or the instance of an extending class whose payload it is.

    CPython: super_getattro
    """
    start = self.obj_type
    tp = self.type
    # `super().__class__` is super, not what the classes say.
    if start is not None and tp is not None and not unicode_equal(name, ID___class__):
        r = super_find(tp, self.obj, start, name)
        if r is not None or error_occurred():
            if r is None and suppress:
                clear_if_attribute_error()
            return r
    return generic_getattr(shown, name, suppress)


def super_find(
    tp: TypeObject, obj: Object | None, start: TypeObject, name: UnicodeObject
) -> Object | None:
    """What follows `tp` in the MRO of `start` has under that name, bound; None without an
    exception when nothing. CPython: do_super_lookup"""
    mro = type_mro(start)
    n = mro.n
    i: i64 = 0
    while i < n and mro.item(i) is not tp:
        i += 1
    i += 1
    while i < n:
        t = mro.item(i)
        i += 1
        if not isinstance(t, TypeObject):
            continue
        r = dict_get_str(type_dict(t), name)
        if r is None:
            continue
        if r.descr_flags() & DESCR_GET:
            # Of a class as the object, the class methods are wanted.
            return r.tp_descr_get(None if obj is start else obj, start)
        return r
    return None


def super_lookup(
    tp: TypeObject, obj: Object, start: TypeObject, name: UnicodeObject
) -> Object | None:
    """`super(tp, obj).name`; None with an AttributeError. CPython: _PySuper_Lookup"""
    r = super_find(tp, obj, start, name)
    if r is None and not error_occurred():
        # What every object has, the super object has too.
        bound = SuperObject()
        bound.type = tp
        bound.obj = obj
        bound.obj_type = start
        return generic_getattr(bound, name, False)
    return r


def super_method(tp: TypeObject, start: TypeObject, name: UnicodeObject) -> Object | None:
    """As `super_find`, but unbound: for calls of methods. None without an exception."""
    mro = type_mro(start)
    n = mro.n
    i: i64 = 0
    while i < n and mro.item(i) is not tp:
        i += 1
    i += 1
    while i < n:
        t = mro.item(i)
        i += 1
        if isinstance(t, TypeObject):
            r = dict_get_str(type_dict(t), name)
            if r is not None:
                return r
    return None


def super_check(tp: TypeObject, obj: Object) -> TypeObject | None:
    """The type whose MRO is searched for `super(tp, obj)`; None with a TypeError.

    CPython: supercheck
    """
    if isinstance(obj, TypeObject) and is_subtype(obj, tp):
        return obj
    own = obj.ob_type()
    if is_subtype(own, tp):
        return own
    claimed = lookup_attr(obj, ID___class__)
    if claimed is None:
        if error_occurred():
            return None
    elif isinstance(claimed, TypeObject) and claimed is not own and is_subtype(claimed, tp):
        return claimed
    what = "type" if isinstance(obj, TypeObject) else "instance of"
    shown = obj.name if isinstance(obj, TypeObject) else type_name(obj)
    type_error(
        f"super(type, obj): obj ({what} {shown}) is not an instance or subtype of type ({tp.name})."
    )
    return None


def super_get(self: Object, obj: Object | None, owner: Object | None) -> Object | None:
    """Bind an unbound super object. CPython: super_descr_get"""
    s = self.native()
    assert isinstance(s, SuperObject)
    tp = s.type
    if obj is None or obj is NONE or s.obj is not None:
        return self
    if tp is None:
        return self
    if isinstance(self, InstanceObject):
        return call_two(self.cls, tp, obj)
    start = super_check(tp, obj)
    if start is None:
        return None
    bound = SuperObject()
    bound.type = tp
    bound.obj = obj
    bound.obj_type = start
    return bound


def frame_first_argument(frame: FrameObject) -> Object | None:
    """The first argument of a method; None with a RuntimeError. CPython: super_init_without_args"""
    code = frame.code
    if code.argcount == 0:
        return error(RUNTIME_ERROR, "super(): no arguments")
    x = frame.local(0)
    if x is None:
        return error(RUNTIME_ERROR, "super(): arg[0] deleted")
    return x


def frame_class(frame: FrameObject) -> TypeObject | None:
    """The class in whose body a method is defined; None with a RuntimeError."""
    code = frame.code
    i: i64 = 0
    while i < code.nlocalsplus:
        name = code.localsplusnames.item(i)
        kind: i64 = code.localspluskinds[i]
        if kind & CO_FAST_FREE and unicode_equal_host(name, "__class__"):
            x = frame.local(i)
            if x is None:
                error(RUNTIME_ERROR, "super(): empty __class__ cell")
                return None
            if not isinstance(x, TypeObject):
                error(RUNTIME_ERROR, f"super(): __class__ is not a type ({type_name(x)})")
                return None
            return x
        i += 1
    error(RUNTIME_ERROR, "super(): __class__ cell not found")
    return None


def unicode_equal_host(x: Object, text: str) -> bool:
    return isinstance(x, UnicodeObject) and unicode_to_host(x) == text


def super_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return SuperObject()


def super_init(self: SuperObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if kwargs is not None and kwargs.used > 0:
        return type_error("super() takes no keyword arguments")
    n = len(args)
    if n > 2:
        return type_error(f"super expected at most 2 arguments, got {n}")
    tp: TypeObject | None = None
    obj: Object | None = None
    if n == 0:
        frame = RT.ts.evaluator.current_frame(0)
        if frame is None:
            return error(RUNTIME_ERROR, "super(): no current frame")
        obj = frame_first_argument(frame)
        if obj is None:
            return None
        tp = frame_class(frame)
        if tp is None:
            return None
    else:
        first = args[0]
        if not isinstance(first, TypeObject):
            return type_error(f"super() argument 1 must be a type, not {type_name(first)}")
        tp = first
        if n == 2 and args[1] is not NONE:
            obj = args[1]
    start: TypeObject | None = None
    if obj is not None:
        start = super_check(tp, obj)
        if start is None:
            return None
    self.type = tp
    self.obj = obj
    self.obj_type = start
    return NONE


def super_getattribute(self: Object, name: UnicodeObject, suppress: int) -> Object | None:
    s = self.native()
    assert isinstance(s, SuperObject)
    return super_getattro(s, self, name, suppress)


def get_thisclass(self: SuperObject) -> Object | None:
    t = self.type
    return NONE if t is None else t


def get_self(self: SuperObject) -> Object | None:
    o = self.obj
    return NONE if o is None else o


def get_self_class(self: SuperObject) -> Object | None:
    t = self.obj_type
    return NONE if t is None else t


SUPER_TYPE: Final = static_type(
    "super",
    doc="super() -> same as super(__class__, <first argument>)\n"
    "super(type) -> unbound super object\n"
    "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
    "super(type, type2) -> bound super object; requires issubclass(type2, type)\n",
    new=method("__new__", super_new, "*args, **kwargs"),
    init=method("__init__", super_init, "*args, **kwargs"),
    slots=(S_REPR,),
    impls=(
        slot_impl(S_GETATTRIBUTE, super_getattribute, WANTS_INSTANCE),
        slot_impl(S_GET, super_get, WANTS_INSTANCE),
    ),
    getset=(
        member("__thisclass__", get_thisclass),
        member("__self__", get_self),
        member("__self_class__", get_self_class),
    ),
    flags=BASETYPE,
)

from rt.dict.dictobject import DictObject, dict_get_str  # noqa: E402
from rt.objects.call import call_two  # noqa: E402
from rt.objects.codeobject import CO_FAST_FREE  # noqa: E402
from rt.objects.errors import error, error_occurred, type_error  # noqa: E402
from rt.objects.exceptions import RUNTIME_ERROR  # noqa: E402
from rt.objects.frameobject import FrameObject  # noqa: E402
from rt.objects.identifiers import ID___class__  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    clear_if_attribute_error,
    generic_getattr,
    lookup_attr,
)
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    unicode_equal,
    unicode_from_host,
    unicode_to_host,
)
