"""Instructions of imports, formatting, pattern matching, and the intrinsics.

Answers to the cases of Python/bytecodes.c that its instructions name, to Python/intrinsics.c
and to match_class, match_keys of Python/ceval.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.compiler.opcode import (
    FVC_ASCII,
    FVC_REPR,
    INTRINSIC_ASYNC_GEN_WRAP,
    INTRINSIC_IMPORT_STAR,
    INTRINSIC_PARAMSPEC,
    INTRINSIC_PREP_RERAISE_STAR,
    INTRINSIC_PRINT,
    INTRINSIC_SET_FUNCTION_TYPE_PARAMS,
    INTRINSIC_SET_TYPEPARAM_DEFAULT,
    INTRINSIC_STOPITERATION_ERROR,
    INTRINSIC_SUBSCRIPT_GENERIC,
    INTRINSIC_TYPEALIAS,
    INTRINSIC_TYPEVAR,
    INTRINSIC_TYPEVAR_WITH_BOUND,
    INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
    INTRINSIC_TYPEVARTUPLE,
    INTRINSIC_UNARY_POSITIVE,
)
from rt.dict.dictobject import dict_get_str
from rt.objects.abstract import get_iter, get_length, is_instance, set_item
from rt.objects.asyncgen import WrappedValue
from rt.objects.boolobject import FALSE, TRUE
from rt.objects.call import call_list, call_one, call_two
from rt.objects.codeobject import CO_ASYNC_GENERATOR, CO_COROUTINE, RegisterCode
from rt.objects.errors import (
    error,
    error_occurred,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exception_group import prep_reraise_star
from rt.objects.exceptions import (
    IMPORT_ERROR,
    RUNTIME_ERROR,
    STOP_ASYNC_ITERATION,
    STOP_ITERATION,
    SYSTEM_ERROR,
    BaseExceptionObject,
    host_repr,
    new_exception,
)
from rt.objects.floatobject import FloatObject
from rt.objects.funcobject import FunctionObject
from rt.objects.identifiers import (
    ID___all__,
    ID___dict__,
    ID___import__,
    ID___match_args__,
    ID___name__,
    ID_get,
    ID_keys,
)
from rt.objects.longobject import LongObject, index_as_i64, long_from_i64
from rt.objects.object import NONE, Object
from rt.objects.object_protocol import (
    get_attr,
    lookup_attr,
    object_ascii_result,
    object_format,
    object_repr_result,
    object_str_result,
)
from rt.objects.pystate import RT
from rt.objects.setobject import set_add, set_contains, set_new
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject, as_tuple, tuple_from_list
from rt.objects.typeobject import MAPPING, SEQUENCE, TypeObject, is_subtype, type_name
from rt.unicode.unicodeobject import UnicodeObject, as_unicode, intern, unicode_to_host
from rt.vm.ceval_names import find_builtin, name_of
from rt.vm.import_ import builtin_import, import_from, import_module_level, import_name_hook
from rt.vm.words import CLEARS_A, CLEARS_B, ERROR, OK

# Imports.


def op_import_name(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    level = stack[fp + a]
    fromlist = stack[fp + a + 1]
    assert level is not None and fromlist is not None
    z = import_name(code, stack[fp + code.nlocals - 1], name_of(code.consts[b]), fromlist, level)
    if z is None:
        return ERROR
    stack[fp + a + 1] = None
    stack[fp + a] = None
    stack[fp + d] = z
    return OK


def import_name(
    code: RegisterCode,
    namespace: Object | None,
    name: UnicodeObject,
    fromlist: Object,
    level: Object,
) -> Object | None:
    """CPython: _PyEval_ImportName"""
    hook = find_builtin(code, ID___import__)
    if hook is None:
        return None if error_occurred() else error(IMPORT_ERROR, "__import__ not found")
    if is_builtin_import(hook):
        depth = index_as_i64(level)
        if depth == -1 and error_occurred():
            return None
        return import_module_level(name, code.globals, fromlist, depth)
    locals = NONE if namespace is None else namespace
    return import_name_hook(hook, name, code.shown_globals(), locals, fromlist, level)


def is_builtin_import(hook: Object) -> bool:
    """Is it the `__import__` that `builtins` has at first?"""
    return isinstance(hook, BuiltinFunction) and hook.d.fn is builtin_import


def op_import_from(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    module = stack[fp + a]
    assert module is not None
    z = import_from(module, name_of(code.consts[b]))
    if z is None:
        return ERROR
    stack[fp + d] = z
    return OK


def import_star(namespace: Object | None, module: Object) -> bool:
    """`from module import *`. False with an exception. CPython: Python/intrinsics.c"""
    if namespace is None:
        set_error(SYSTEM_ERROR, "no locals found during 'import *'")
        return False
    public = False
    names = lookup_attr(module, ID___all__)
    if names is None:
        if error_occurred():
            return False
        d = lookup_attr(module, ID___dict__)
        if d is None:
            if not error_occurred():
                set_error(IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__")
            return False
        names = call_method_keys(d)
        if names is None:
            return False
        public = True
    it = get_iter(names)
    if it is None:
        return False
    while True:
        x = it.tp_iternext()
        if x is None:
            return not error_occurred()
        name = as_unicode(x)
        if name is None:
            not_a_name(module, x, public)
            return False
        if public and unicode_to_host(name).startswith("_"):
            continue
        name = unicode_intern(name)
        value = get_attr(module, name)
        if value is None or set_item(namespace, name, value) < 0:
            return False


def call_method_keys(d: Object) -> Object | None:
    keys = get_attr(d, ID_keys)
    return None if keys is None else call_list(keys, [])


def not_a_name(module: Object, x: Object, public: bool) -> None:
    own = lookup_attr(module, ID___name__)
    if own is None:
        if error_occurred():
            return
        shown = "?"
    else:
        text = as_unicode(own)
        if text is None:
            type_error(f"module __name__ must be a string, not {type_name(own)}")
            return
        shown = unicode_to_host(text)
    kind = "Key" if public else "Item"
    where = "__dict__" if public else "__all__"
    type_error(f"{kind} in {shown}.{where} must be str, not {type_name(x)}")


# Formatting.


def op_format_simple(
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
    z: Object | None = x
    if isinstance(x, (LongObject, FloatObject)):
        z = x.tp_repr()
    elif not isinstance(x, UnicodeObject):
        z = object_format(x, None)
    if z is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = z
    return OK


def op_format_with_spec(
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
    spec = stack[fp + b]
    assert x is not None
    z = object_format(x, spec)
    if z is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    if w & CLEARS_B:
        stack[fp + b] = None
    stack[fp + d] = z
    return OK


def op_convert_value(
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
    z: Object | None
    if b == FVC_REPR:
        z = object_repr_result(x)
    elif b == FVC_ASCII:
        z = object_ascii_result(x)
    else:
        z = object_str_result(x)
    if z is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = z
    return OK


# Intrinsics.


def op_intrinsic_1(
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
    z: Object | None = None
    if b == INTRINSIC_PRINT:
        z = print_expression(x)
    elif b == INTRINSIC_IMPORT_STAR:
        if import_star(stack[fp + code.nlocals - 1], x):
            z = NONE
    elif b == INTRINSIC_STOPITERATION_ERROR:
        z = stop_iteration_error(code, x)
    elif b == INTRINSIC_ASYNC_GEN_WRAP:
        z = WrappedValue(x)
    elif b == INTRINSIC_UNARY_POSITIVE:
        z = x.nb_positive()
    elif b == INTRINSIC_TYPEVAR:
        z = make_typevar(x, None, None)
    elif b == INTRINSIC_PARAMSPEC:
        z = make_paramspec(x)
    elif b == INTRINSIC_TYPEVARTUPLE:
        z = make_typevartuple(x)
    elif b == INTRINSIC_SUBSCRIPT_GENERIC:
        z = subscript_generic(x)
    elif b == INTRINSIC_TYPEALIAS:
        z = make_typealias(x)
    else:
        set_error(SYSTEM_ERROR, f"unknown intrinsic {b}")
    if z is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = z
    return OK


def op_intrinsic_2(
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
    y = stack[fp + a + 1]
    assert x is not None and y is not None
    z: Object | None = None
    if b == INTRINSIC_PREP_RERAISE_STAR:
        z = prep_reraise_star(x, y)
    elif b == INTRINSIC_TYPEVAR_WITH_BOUND:
        z = make_typevar(x, y, None)
    elif b == INTRINSIC_TYPEVAR_WITH_CONSTRAINTS:
        z = make_typevar(x, None, y)
    elif b == INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
        assert isinstance(x, FunctionObject)
        x.type_params = y
        z = x
    elif b == INTRINSIC_SET_TYPEPARAM_DEFAULT:
        z = set_typeparam_default(x, y)
    else:
        set_error(SYSTEM_ERROR, f"unknown intrinsic {b}")
    if z is None:
        return ERROR
    stack[fp + a + 1] = None
    stack[fp + a] = None
    stack[fp + d] = z
    return OK


def print_expression(x: Object) -> Object | None:
    """Show the value of an interactive statement."""
    sysdict = RT.ts.interp.sysdict
    hook = None if sysdict is None else dict_get_str(sysdict, intern("displayhook"))
    if hook is None:
        return error(RUNTIME_ERROR, "lost sys.displayhook")
    return call_one(hook, x)


def stop_iteration_error(code: RegisterCode, x: Object) -> Object | None:
    """What a generator raises for an exception that leaves it: a StopIteration becomes a
    RuntimeError."""
    assert isinstance(x, BaseExceptionObject)
    flags = code.code.flags
    message = ""
    if is_subtype(x.cls, STOP_ITERATION):
        message = "generator raised StopIteration"
        if flags & CO_ASYNC_GENERATOR:
            message = "async generator raised StopIteration"
        elif flags & CO_COROUTINE:
            message = "coroutine raised StopIteration"
    elif flags & CO_ASYNC_GENERATOR and is_subtype(x.cls, STOP_ASYNC_ITERATION):
        message = "async generator raised StopAsyncIteration"
    if not message:
        return x
    exc = new_exception(RUNTIME_ERROR, intern(message))
    if exc is not None:
        exc.cause = x
        exc.context = x
        exc.suppress_context = True
    return exc


# Pattern matching.


def op_get_len(
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
    n = get_length(x)
    if n < 0:
        return ERROR
    stack[fp + d] = long_from_i64(n)
    return OK


def op_match_mapping(
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
    stack[fp + d] = TRUE if x.ob_type().flags & MAPPING else FALSE
    return OK


def op_match_sequence(
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
    stack[fp + d] = TRUE if x.ob_type().flags & SEQUENCE else FALSE
    return OK


def op_match_keys(
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
    keys = stack[fp + b]
    assert x is not None and isinstance(keys, TupleObject)
    z = match_keys(x, keys)
    if z is None:
        return ERROR
    stack[fp + d] = z
    return OK


def match_keys(x: Object, keys: TupleObject) -> Object | None:
    """The values of a mapping under the keys of a pattern; the guest's None when one is
    missing. CPython: match_keys"""
    if keys.n == 0:
        return EMPTY_TUPLE
    get = get_attr(x, ID_get)
    if get is None:
        return None
    seen = set_new()
    missing = new_marker()
    values: list[Object] = []
    i: i64 = 0
    while i < keys.n:
        key = keys.item(i)
        i += 1
        known = set_contains(seen, key)
        if known < 0 or set_add(seen, key) < 0:
            return None
        if known:
            return value_error(f"mapping pattern checks duplicate key ({host_repr(key)})")
        value = call_two(get, key, missing)
        if value is None:
            return None
        if value is missing:
            return NONE
        values.append(value)
    return tuple_from_list(values)


class Marker(Object):
    """A default that no mapping holds."""


def new_marker() -> Object:
    return Marker()


def op_match_class(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    subject = stack[fp + a]
    cls = stack[fp + a + 1]
    names = stack[fp + a + 2]
    assert subject is not None and cls is not None and isinstance(names, TupleObject)
    z = match_class(subject, cls, b, names)
    if z is None:
        if error_occurred():
            return ERROR
        z = NONE
    stack[fp + a + 2] = None
    stack[fp + a + 1] = None
    stack[fp + a] = None
    stack[fp + d] = z
    return OK


def match_class(
    subject: Object, cls: Object, npositional: i64, names: TupleObject
) -> Object | None:
    """The attributes that a class pattern looks at; None without an exception when the
    subject does not match. CPython: match_class"""
    if not isinstance(cls, TypeObject):
        return type_error("called match pattern must be a class")
    if is_instance(subject, cls) <= 0:
        return None
    seen = set_new()
    attributes: list[Object] = []
    if npositional > 0:
        match_self = False
        match_args: TupleObject | None = EMPTY_TUPLE
        declared = lookup_attr(cls, ID___match_args__)
        if declared is not None:
            match_args = as_tuple(declared)
            if match_args is None or declared.ob_type() is not TUPLE_TYPE:
                return type_error(
                    f"{cls.tp_name}.__match_args__ must be a tuple (got {type_name(declared)})"
                )
        elif error_occurred():
            return None
        else:
            match_self = matches_itself(cls)
        assert match_args is not None
        allowed: i64 = 1 if match_self else match_args.n
        if allowed < npositional:
            plural = "" if allowed == 1 else "s"
            return type_error(
                f"{cls.tp_name}() accepts {allowed} positional sub-pattern{plural} "
                f"({npositional} given)"
            )
        if match_self:
            attributes.append(subject)
        else:
            i: i64 = 0
            while i < npositional:
                name = match_args.item(i)
                if as_unicode(name) is None:
                    return type_error(
                        f"__match_args__ elements must be strings (got {type_name(name)})"
                    )
                value = match_class_attribute(subject, cls, name, seen)
                if value is None:
                    return None
                attributes.append(value)
                i += 1
    i = 0
    while i < names.n:
        value = match_class_attribute(subject, cls, names.item(i), seen)
        if value is None:
            return None
        attributes.append(value)
        i += 1
    return tuple_from_list(attributes)


def matches_itself(cls: TypeObject) -> bool:
    """Does a pattern `cls(x)` bind the subject itself? CPython: _Py_TPFLAGS_MATCH_SELF"""
    base = cls.native_base
    return base is BOOL_TYPE or base in MATCH_SELF_TYPES


def match_class_attribute(
    subject: Object, cls: TypeObject, name: Object, seen: SetObject
) -> Object | None:
    """One attribute; None without an exception where it is missing."""
    known = set_contains(seen, name)
    if known < 0 or set_add(seen, name) < 0:
        return None
    if known:
        return type_error(
            f"{cls.tp_name}() got multiple sub-patterns for attribute {host_repr(name)}"
        )
    text = as_unicode(name)
    assert text is not None
    return lookup_attr(subject, unicode_intern(text))


from rt.dict.dictobject import DICT_TYPE  # noqa: E402
from rt.modules._typing import (  # noqa: E402
    make_paramspec,
    make_typealias,
    make_typevar,
    make_typevartuple,
    set_typeparam_default,
    subscript_generic,
)
from rt.objects.boolobject import BOOL_TYPE  # noqa: E402
from rt.objects.bytes_methods import BYTEARRAY_TYPE, BYTES_TYPE  # noqa: E402
from rt.objects.floatobject import FLOAT_TYPE  # noqa: E402
from rt.objects.listobject import LIST_TYPE  # noqa: E402
from rt.objects.longobject import LONG_TYPE  # noqa: E402
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.setobject import FROZENSET_TYPE, SET_TYPE, SetObject  # noqa: E402
from rt.objects.tupleobject import TUPLE_TYPE  # noqa: E402
from rt.unicode.unicode_methods import UNICODE_TYPE  # noqa: E402
from rt.unicode.unicodeobject import unicode_intern  # noqa: E402
from rt.vm.evaluator import ThreadEvaluator  # noqa: E402

MATCH_SELF_TYPES: Final = (
    BYTEARRAY_TYPE,
    BYTES_TYPE,
    DICT_TYPE,
    FLOAT_TYPE,
    FROZENSET_TYPE,
    LONG_TYPE,
    LIST_TYPE,
    SET_TYPE,
    UNICODE_TYPE,
    TUPLE_TYPE,
)
