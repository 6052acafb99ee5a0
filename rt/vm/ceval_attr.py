"""Instructions on attributes, and what they cache.

Answers to the cases of Python/bytecodes.c that its instructions name, and to the attribute
families of Python/specialize.c. An attribute instruction has one word of cache. While it is
general, that counts up from below zero the runs until it may be specialised; when it is, it is
the version of the type for which the word's opcode and operand b hold.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.dict.dictobject import dict_keys_version, dict_lookup
from rt.objects.classmethodobject import StaticMethodObject
from rt.objects.codeobject import RegisterCode
from rt.objects.errors import error_occurred, type_error
from rt.objects.funcobject import FunctionObject
from rt.objects.identifiers import (
    ID___aenter__,
    ID___aexit__,
    ID___class__,
    ID___enter__,
    ID___exit__,
)
from rt.objects.instanceobject import may_hide
from rt.objects.moduleobject import MODULE_TYPE, ModuleObject
from rt.objects.object import DESCR_GET, DESCR_METHOD, DESCR_SET, Object
from rt.objects.object_protocol import failed_getattr, get_attr, lookup_special
from rt.objects.propertyobject import PropertyObject
from rt.objects.typeobject import (
    DICT,
    GETATTR_GENERIC,
    INLINE_VALUES,
    TYPE_TYPE,
    InstanceObject,
    TypeObject,
    type_lookup,
    type_name,
    type_version,
)
from rt.unicode.unicodeobject import UnicodeObject
from rt.vm.attribute_cache import cached_attribute, cached_method, place_in, store_cached
from rt.vm.ceval_names import name_of
from rt.vm.regops import (
    R_LOAD_ATTR,
    R_LOAD_ATTR_CLASS,
    R_LOAD_ATTR_MODULE,
    R_LOAD_ATTR_MORE,
    R_LOAD_ATTR_PROPERTY,
    R_LOAD_ATTR_SHARED,
    R_LOAD_ATTR_V0,
    R_LOAD_METHOD,
    R_LOAD_METHOD_INSTANCE,
    R_LOAD_METHOD_NATIVE,
    R_STORE_ATTR,
    R_STORE_ATTR_MORE,
    R_STORE_ATTR_SLOT,
    R_STORE_ATTR_V0,
)
from rt.vm.words import (
    BACKOFF,
    CLEARS_A,
    ERROR,
    METHOD,
    OK,
    OP_MASK,
    PLAIN,
    TWO_ARGUMENTS,
    specialized,
)


def may_specialize(words: vec[i64], pc: i64) -> bool:
    """Is it time to specialise the instruction before its cache word `pc`?"""
    counter = words[pc]
    if counter < 0:
        words[pc] = counter + 1
        return False
    return (words[pc - 1] & PLAIN) == 0


def wait(words: vec[i64], pc: i64, general: i64) -> None:
    """What could not be specialised is not tried again at once."""
    if words[pc - 1] & OP_MASK == general:
        words[pc] = -BACKOFF


def value_index(x: InstanceObject, name: UnicodeObject) -> i64:
    """The number of the instance's value that is the attribute, which the type must not
    override; -1 when there is none."""
    tp = x.cls
    if tp.getattr_kind != GETATTR_GENERIC or x.dict is not None:
        return -1
    where = place_in(tp, name, type_lookup(tp, name))
    if where < 0:
        return -1
    return where


def load_attr(
    x: Object, consts: vec[Object | None], words: vec[i64], pc: i64, index: i64
) -> Object | None:
    """LOAD_ATTR before it is specialised."""
    name = name_of(consts[index])
    if may_specialize(words, pc):
        if isinstance(x, InstanceObject):
            i = value_index(x, name)
            if i >= INLINE_VALUES:
                words[pc] = type_version(x.cls)
                words[pc - 1] = specialized(words[pc - 1], R_LOAD_ATTR_MORE, i - INLINE_VALUES)
            elif i >= 0:
                words[pc] = type_version(x.cls)
                words[pc - 1] = specialized(words[pc - 1], R_LOAD_ATTR_V0 + i, 0)
            else:
                specialize_shared(x, name, consts, words, pc, index)
        else:
            specialize_namespace(x, name, consts, words, pc, index)
        wait(words, pc, R_LOAD_ATTR)
    if isinstance(x, InstanceObject):
        value = cached_attribute(x, name)
        if value is not None:
            return value
    return get_attr(x, name)


def specialize_shared(
    x: InstanceObject,
    name: UnicodeObject,
    consts: vec[Object | None],
    words: vec[i64],
    pc: i64,
    index: i64,
) -> None:
    """Specialise a load of what the instance's class has and is no descriptor, or a property."""
    tp = x.cls
    if tp.getattr_kind != GETATTR_GENERIC:
        return
    value = type_lookup(tp, name)
    if isinstance(value, PropertyObject):
        if isinstance(value.fget, FunctionObject):
            words[pc] = type_version(tp)
            words[pc - 1] = specialized(words[pc - 1], R_LOAD_ATTR_PROPERTY, index)
            consts[index + 1] = value.fget
        return
    if value is None or x.dict is not None or value.descr_flags() or may_hide(tp, name):
        return
    words[pc] = type_version(tp)
    words[pc - 1] = specialized(words[pc - 1], R_LOAD_ATTR_SHARED, index)
    consts[index + 1] = value


def specialize_namespace(
    x: Object,
    name: UnicodeObject,
    consts: vec[Object | None],
    words: vec[i64],
    pc: i64,
    index: i64,
) -> None:
    """Specialise a load of an attribute of a module or of a class."""
    if isinstance(x, ModuleObject):
        if x.cls is MODULE_TYPE:
            descr = type_lookup(MODULE_TYPE, name)
            if descr is not None and descr.descr_flags() & DESCR_SET:
                return
            ix = dict_lookup(x.dict, name, name.tp_hash())
            if 0 <= ix <= 0xFFFF:
                words[pc] = dict_keys_version(x.dict)
                words[pc - 1] = specialized(words[pc - 1], R_LOAD_ATTR_MODULE, ix)
    elif isinstance(x, TypeObject):
        if x.cls is not TYPE_TYPE or type_lookup(TYPE_TYPE, name) is not None:
            return
        value = type_lookup(x, name)
        if isinstance(value, StaticMethodObject):
            value = value.callable
        elif value is not None and not isinstance(value, FunctionObject):
            if value.descr_flags() & DESCR_GET:
                return
        if value is not None:
            words[pc] = type_version(x)
            words[pc - 1] = specialized(words[pc - 1], R_LOAD_ATTR_CLASS, index)
            consts[index + 1] = value


def store_attr(
    x: Object, value: Object, consts: vec[Object | None], words: vec[i64], pc: i64, index: i64
) -> i64:
    """STORE_ATTR before it is specialised."""
    name = name_of(consts[index])
    if isinstance(x, InstanceObject) and store_cached(x, name, value):
        status: i64 = 0
    else:
        status = x.tp_setattro(name, value)
    if may_specialize(words, pc) and isinstance(x, InstanceObject):
        tp = x.cls
        i = value_index(x, name)
        if i >= 0 and tp.setattr_kind == GETATTR_GENERIC:
            words[pc] = type_version(tp)
            if i < tp.nslots:
                words[pc - 1] = specialized(words[pc - 1], R_STORE_ATTR_SLOT, i)
            elif i >= INLINE_VALUES:
                words[pc - 1] = specialized(words[pc - 1], R_STORE_ATTR_MORE, i - INLINE_VALUES)
            else:
                # Operand b: the number of the key, so that a new one is known to be next.
                words[pc - 1] = specialized(words[pc - 1], R_STORE_ATTR_V0 + i, i - tp.nslots)
        wait(words, pc, R_STORE_ATTR)
    return status


def load_method(
    stack: vec[Object | None],
    at: i64,
    x: Object,
    consts: vec[Object | None],
    words: vec[i64],
    pc: i64,
    index: i64,
) -> bool:
    """LOAD_METHOD before it is specialised: a method and its self to stack[at] and
    stack[at + 1], or None and the attribute. CPython: _PyObject_GetMethod"""
    name = name_of(consts[index])
    if words[pc] < 0 and isinstance(x, InstanceObject):
        # Not to be specialised yet.
        method = cached_method(x, name)
        if method is not None:
            words[pc] += 1
            stack[at] = method
            stack[at + 1] = x
            return True
    tp = x.ob_type()
    if tp.getattr_kind == GETATTR_GENERIC and not isinstance(x, TypeObject):
        descr = type_lookup(tp, name)
        if descr is not None and descr.descr_flags() & DESCR_METHOD:
            if isinstance(x, InstanceObject):
                if x.own_attribute(name) is None:
                    if may_specialize(words, pc) and x.dict is None and not may_hide(tp, name):
                        words[pc] = type_version(tp)
                        words[pc - 1] = specialized(words[pc - 1], R_LOAD_METHOD_INSTANCE, index)
                        consts[index + 1] = descr
                    stack[at] = descr
                    stack[at + 1] = x
                    return True
            elif x.ob_dict(0) is None:
                if tp.spec is not None and may_specialize(words, pc) and no_dict(x):
                    words[pc] = type_version(tp)
                    words[pc - 1] = specialized(words[pc - 1], R_LOAD_METHOD_NATIVE, index)
                    consts[index + 1] = descr
                stack[at] = descr
                stack[at + 1] = x
                return True
    if may_specialize(words, pc):
        if isinstance(x, InstanceObject):
            specialize_shared(x, name, consts, words, pc, index)
        else:
            specialize_namespace(x, name, consts, words, pc, index)
        wait(words, pc, R_LOAD_METHOD)
    value = x.tp_getattro(name, 0)
    if value is None:
        if tp.getattr_kind != GETATTR_GENERIC:
            failed_getattr(x, name)
        return False
    stack[at] = None
    stack[at + 1] = value
    return True


def no_dict(x: Object) -> bool:
    """Do the instances of this built-in type have no dictionaries?"""
    return not isinstance(x, FunctionObject) and not x.ob_type().flags & DICT


def op_delete_attr(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    assert x is not None
    if x.tp_setattro(name_of(code.consts[b]), None) < 0:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    return OK


def op_load_super_attr(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    # The global `super`, the class, the object.
    maker = stack[fp + a]
    cls = stack[fp + a + 1]
    obj = stack[fp + a + 2]
    assert maker is not None and cls is not None and obj is not None
    name = name_of(code.consts[b])
    value: Object | None = None
    bound = True
    if maker is SUPER_TYPE and isinstance(cls, TypeObject) and name is not ID___class__:
        start = super_check(cls, obj)
        if start is None:
            return ERROR
        if w & METHOD and obj is not start:
            value = super_method(cls, start, name)
            bound = value is None or not value.descr_flags() & DESCR_METHOD
        if bound:
            value = super_lookup(cls, obj, start, name)
    else:
        sup = call_two(maker, cls, obj) if w & TWO_ARGUMENTS else call_noargs(maker)
        value = None if sup is None else get_attr(sup, name)
    if value is None:
        return ERROR
    stack[fp + a + 2] = None
    stack[fp + a + 1] = None
    stack[fp + a] = None
    if not bound:
        stack[fp + d] = value
        stack[fp + d + 1] = obj
    elif w & METHOD:
        stack[fp + d] = None
        stack[fp + d + 1] = value
    else:
        stack[fp + d] = value
    return OK


def special_name(which: i64) -> UnicodeObject:
    if which == 0:
        return ID___enter__
    if which == 1:
        return ID___exit__
    if which == 2:
        return ID___aenter__
    return ID___aexit__


def op_load_special(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    assert x is not None
    name = special_name(b)
    if w & CLEARS_A:
        stack[fp + a] = None
    descr = type_lookup(x.ob_type(), name)
    if descr is not None and descr.descr_flags() & DESCR_METHOD:
        stack[fp + d] = descr
        stack[fp + d + 1] = x
        return OK
    value = lookup_special(x, name)
    if value is None:
        if not error_occurred():
            no_special(x, b)
        return ERROR
    stack[fp + d] = None
    stack[fp + d + 1] = value
    return OK


def no_special(x: Object, which: i64) -> None:
    """The object cannot be used in a `with` statement. CPython: BEFORE_WITH of 3.13"""
    kind = "context manager" if which < 2 else "asynchronous context manager"
    missed = ""
    if which == 1 and type_lookup(x.ob_type(), ID___enter__) is not None:
        missed = " (missed __exit__ method)"
    if which == 3 and type_lookup(x.ob_type(), ID___aenter__) is not None:
        missed = " (missed __aexit__ method)"
    type_error(f"'{type_name(x)}' object does not support the {kind} protocol{missed}")


from rt.objects.call import call_noargs, call_two  # noqa: E402
from rt.objects.superobject import (  # noqa: E402
    SUPER_TYPE,
    super_check,
    super_lookup,
    super_method,
)
from rt.vm.evaluator import ThreadEvaluator  # noqa: E402
