"""Instructions on names: globals, built-in names, namespaces, cells; making functions.

Answers to the cases of Python/bytecodes.c that its instructions name.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.compiler.opcode import (
    CONSTANT_ASSERTIONERROR,
    CONSTANT_BUILTIN_ALL,
    CONSTANT_BUILTIN_TUPLE,
    CONSTANT_NOTIMPLEMENTEDERROR,
    MAKE_FUNCTION_ANNOTATE,
    MAKE_FUNCTION_ANNOTATIONS,
    MAKE_FUNCTION_CLOSURE,
    MAKE_FUNCTION_DEFAULTS,
    MAKE_FUNCTION_KWDEFAULTS,
)
from rt.dict.dictobject import (
    DictObject,
    dict_del_str,
    dict_get_str,
    dict_keys_version,
    dict_lookup,
    dict_new,
    dict_set_str,
)
from rt.objects.abstract import del_item, set_item
from rt.objects.cellobject import CellObject
from rt.objects.codeobject import CO_FAST_FREE, CodeObject, RegisterCode
from rt.objects.errors import clear_if, error_occurred, set_error, type_error
from rt.objects.exceptions import (
    ASSERTION_ERROR,
    KEY_ERROR,
    NAME_ERROR,
    NOT_IMPLEMENTED_ERROR,
    SYSTEM_ERROR,
    UNBOUND_LOCAL_ERROR,
    set_name_error,
)
from rt.objects.funcobject import FunctionObject, function_from_code
from rt.objects.identifiers import ID___annotations__, ID___build_class__
from rt.objects.object import Object
from rt.objects.pystate import RT
from rt.objects.tupleobject import TUPLE_TYPE, TupleObject
from rt.unicode.unicodeobject import UnicodeObject, intern, unicode_to_host
from rt.vm.regops import R_LOAD_GLOBAL_BUILTIN, R_LOAD_GLOBAL_MODULE
from rt.vm.words import (
    CLEARS_A,
    ERROR,
    LOWER_WORDS,
    OK,
    PLAIN,
    specialized,
)


def unbound_local(code: RegisterCode, i: i64) -> None:
    """Raise the error for reading variable i, which is unbound. CPython: LOAD_FAST_CHECK"""
    name = unicode_to_host(code.code.local_name(i))
    set_name_error(
        UNBOUND_LOCAL_ERROR,
        f"cannot access local variable '{name}' where it is not associated with a value",
        code.code.local_name(i),
    )


def unbound_cell(code: RegisterCode, i: i64) -> None:
    """The same for a cell. CPython: _PyEval_FormatExcUnbound"""
    if i64(code.code.localspluskinds[i]) & CO_FAST_FREE:
        name = unicode_to_host(code.code.local_name(i))
        set_name_error(
            NAME_ERROR,
            f"cannot access free variable '{name}' where it is not associated with a value "
            "in enclosing scope",
            code.code.local_name(i),
        )
    else:
        unbound_local(code, i)


def name_of(x: Object | None) -> UnicodeObject:
    assert isinstance(x, UnicodeObject)
    return x


def undefined_name(name: UnicodeObject) -> None:
    set_name_error(NAME_ERROR, f"name '{unicode_to_host(name)}' is not defined", name)


def load_global(code: RegisterCode, pc: i64, index: i64) -> Object | None:
    """A global or built-in name; the instruction before `pc` is specialised to it."""
    words = code.words
    name = name_of(code.consts[index])
    if code.globals_instance is not None:
        return global_or_builtin(code, name)
    globals = code.globals
    value = dict_get_str(globals, name)
    counter = words[pc]
    if counter < 0:
        words[pc] = counter + 1
    if value is not None:
        if counter >= 0 and (words[pc - 1] & PLAIN) == 0:
            ix = dict_lookup(globals, name, name.tp_hash())
            if 0 <= ix <= 0xFFFF:
                words[pc] = dict_keys_version(globals)
                words[pc - 1] = specialized(words[pc - 1], R_LOAD_GLOBAL_MODULE, ix)
        return value
    builtins = code.builtins
    value = find_builtin(code, name)
    if value is None:
        if not error_occurred():
            undefined_name(name)
        return None
    if counter >= 0 and (words[pc - 1] & PLAIN) == 0 and code.builtins_mapping is None:
        ix = dict_lookup(builtins, name, name.tp_hash())
        if 0 <= ix <= 0xFFFF:
            words[pc] = dict_keys_version(globals)
            words[pc + 1] = dict_keys_version(builtins)
            words[pc - 1] = specialized(words[pc - 1], R_LOAD_GLOBAL_BUILTIN, ix)
    return value


def find_builtin(code: RegisterCode, name: UnicodeObject) -> Object | None:
    """A built-in name as this code knows them; None without an exception where it is missing."""
    mapping = code.builtins_mapping
    if mapping is None:
        return dict_get_str(code.builtins, name)
    return find_in_namespace(mapping, name)


def global_or_builtin(code: RegisterCode, name: UnicodeObject) -> Object | None:
    """A global or built-in name, or a NameError."""
    value = find_in_namespace(code.shown_globals(), name)
    if value is not None or error_occurred():
        return value
    return builtin_name(code, name)


def builtin_name(code: RegisterCode, name: UnicodeObject) -> Object | None:
    """A built-in name, or a NameError."""
    value = find_builtin(code, name)
    if value is None and not error_occurred():
        undefined_name(name)
    return value


def load_name(code: RegisterCode, namespace: Object | None, key: Object | None) -> Object | None:
    """CPython: LOAD_NAME"""
    name = name_of(key)
    if namespace is None:
        set_error(SYSTEM_ERROR, "no locals")
        return None
    value = find_in_namespace(namespace, name)
    if value is not None or error_occurred():
        return value
    # Here a dict's subclass is not asked as such.
    value = dict_get_str(code.globals, name)
    return builtin_name(code, name) if value is None else value


def store_name(namespace: Object | None, key: Object | None, value: Object | None) -> i64:
    """CPython: STORE_NAME"""
    name = name_of(key)
    assert value is not None
    if isinstance(namespace, DictObject):
        return dict_set_str(namespace, name, value)
    if namespace is None:
        set_error(SYSTEM_ERROR, f"no locals found when storing '{unicode_to_host(name)}'")
        return -1
    return set_item(namespace, name, value)


def common_constant(which: i64) -> Object:
    """The objects of LOAD_COMMON_CONSTANT."""
    if which == CONSTANT_ASSERTIONERROR:
        return ASSERTION_ERROR
    if which == CONSTANT_NOTIMPLEMENTEDERROR:
        return NOT_IMPLEMENTED_ERROR
    if which == CONSTANT_BUILTIN_TUPLE:
        return TUPLE_TYPE
    builtins = RT.ts.interp.builtins
    assert builtins is not None
    value = dict_get_str(builtins, intern("all" if which == CONSTANT_BUILTIN_ALL else "any"))
    assert value is not None
    return value


# The rare instructions.


def op_delete_name(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    name = name_of(code.consts[b])
    namespace = stack[fp + code.nlocals - 1]
    if namespace is None:
        set_error(SYSTEM_ERROR, f"no locals when deleting '{unicode_to_host(name)}'")
        return ERROR
    if del_item(namespace, name) < 0:
        # Whatever went wrong, CPython says that there is no such name.
        if clear_if(KEY_ERROR) or not error_occurred():
            undefined_name(name)
        return ERROR
    return OK


def op_store_global(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    value = stack[fp + a]
    assert value is not None
    if dict_set_str(code.globals, name_of(code.consts[b]), value) < 0:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    return OK


def op_delete_global(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    name = name_of(code.consts[b])
    if dict_get_str(code.globals, name) is None:
        undefined_name(name)
        return ERROR
    return OK if dict_del_str(code.globals, name) == 0 else ERROR


def op_delete_fast(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    if stack[fp + a] is None:
        unbound_local(code, a)
        return ERROR
    stack[fp + a] = None
    return OK


def op_delete_deref(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    cell = stack[fp + a]
    assert isinstance(cell, CellObject)
    if cell.value is None:
        unbound_cell(code, a)
        return ERROR
    cell.value = None
    return OK


def op_make_cell(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    stack[fp + a] = CellObject(stack[fp + a])
    return OK


def op_copy_free_vars(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    func = stack[fp - 1]
    assert isinstance(func, FunctionObject)
    closure = func.closure
    assert closure is not None
    i: i64 = 0
    while i < b:
        stack[fp + d + i] = closure.item(i)
        i += 1
    return OK


def op_load_locals(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    namespace = stack[fp + code.nlocals - 1]
    if namespace is None:
        set_error(SYSTEM_ERROR, "no locals")
        return ERROR
    stack[fp + d] = namespace
    return OK


def op_load_from_dict_or_globals(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    name = name_of(code.consts[b])
    namespace = stack[fp + a]
    value = None if namespace is None else find_in_namespace(namespace, name)
    if value is None and not error_occurred():
        value = global_or_builtin(code, name)
    if value is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = value
    return OK


def op_load_from_dict_or_deref(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    namespace = stack[fp + a]
    assert namespace is not None
    value = find_in_namespace(namespace, code.code.local_name(b))
    if value is None:
        if error_occurred():
            return ERROR
        cell = stack[fp + b]
        assert isinstance(cell, CellObject)
        value = cell.value
        if value is None:
            unbound_cell(code, b)
            return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = value
    return OK


def op_load_build_class(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    value = find_builtin(code, ID___build_class__)
    if value is None:
        if error_occurred():
            return ERROR
        set_error(NAME_ERROR, "__build_class__ not found")
        return ERROR
    stack[fp + d] = value
    return OK


def op_setup_annotations(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    namespace = stack[fp + code.nlocals - 1]
    if namespace is None:
        set_error(SYSTEM_ERROR, "no locals found when setting up annotations")
        return ERROR
    if find_in_namespace(namespace, ID___annotations__) is None:
        if error_occurred() or set_item(namespace, ID___annotations__, dict_new()) < 0:
            return ERROR
    return OK


def op_make_function(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    # The inner code's register code belongs to the same globals, so it is made once.
    consts = code.consts
    known = consts[a + 1]
    if isinstance(known, RegisterCode):
        inner = known
    else:
        body = consts[a]
        if not isinstance(body, CodeObject):
            type_error("function() argument 'code' must be code")
            return ERROR
        inner = RegisterCode(body, code.globals, code.builtins, LOWER_WORDS)
        inner.builtins_mapping = code.builtins_mapping
        inner.globals_instance = code.globals_instance
        consts[a + 1] = inner
    stack[fp + d] = function_from_code(inner)
    return OK


def op_set_function_attribute(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    value = stack[fp + a]
    func = stack[fp + b]
    assert isinstance(func, FunctionObject)
    if w & CLEARS_A:
        stack[fp + a] = None
    if d == MAKE_FUNCTION_CLOSURE:
        assert isinstance(value, TupleObject)
        func.closure = value
    elif d == MAKE_FUNCTION_ANNOTATIONS:
        func.annotations = value
    elif d == MAKE_FUNCTION_KWDEFAULTS:
        assert isinstance(value, DictObject)
        func.kwdefaults = value
    elif d == MAKE_FUNCTION_DEFAULTS:
        assert isinstance(value, TupleObject)
        func.defaults = value
    elif d == MAKE_FUNCTION_ANNOTATE:
        func.annotate = value
    return OK


from rt.objects.funcobject import find_in_namespace  # noqa: E402
from rt.vm.evaluator import ThreadEvaluator  # noqa: E402
