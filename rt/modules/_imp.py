"""The module `_imp`: what importlib asks of the runtime.

Answers to the module functions of Python/import.c.
"""

from __future__ import annotations

import _thread
import os
from typing import Final

from rt.compiler.marshal import dumps
from rt.objects.errors import error_occurred, set_error
from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState


def import_lock(interp: InterpreterState) -> RLockObject:
    """The lock under which importlib makes the locks of single modules. A forked process has its
    own: the thread that held it may not be there. CPython: _PyImport_ReInitLock"""
    lock = interp.import_lock
    pid = os.getpid()
    if not isinstance(lock, RLockObject) or interp.import_lock_pid != pid:
        lock = RLockObject()
        interp.import_lock = lock
        interp.import_lock_pid = pid
    return lock


def acquire_lock() -> Object | None:
    return None if rlock_take(import_lock(RT.ts.interp), FOREVER) < 0 else NONE


def release_lock() -> Object | None:
    lock = import_lock(RT.ts.interp)
    if lock.owner != _thread.get_ident():
        set_error(RUNTIME_ERROR, "not holding the import lock")
        return None
    return rlock_release(lock)


def lock_held() -> Object | None:
    return bool_from(import_lock(RT.ts.interp).count > 0)


def extension_suffixes() -> Object | None:
    # Extension modules of the host cannot be loaded by the guest.
    return list_new()


def is_builtin(name: Object) -> Object | None:
    known = is_builtin_module(host_str(name))
    return long_from_i64(1 if known else 0)


# What importlib starts with is frozen in any case.
ALWAYS_FROZEN: Final = ("_frozen_importlib", "_frozen_importlib_external", "zipimport")


def is_known_frozen(name: str) -> bool:
    """CPython: find_frozen, use_frozen"""
    if name in ALWAYS_FROZEN:
        return True
    interp = RT.ts.interp
    override = interp.frozen_override
    return name in FROZEN and (interp.use_frozen if override == 0 else override > 0)


def is_frozen(name: Object) -> Object | None:
    return bool_from(is_known_frozen(host_str(name)))


def is_frozen_package(name: Object) -> Object | None:
    host_name = host_str(name)
    if not is_known_frozen(host_name):
        return no_frozen(name)
    return bool_from(is_package(host_name))


def is_package(name: str) -> bool:
    return FROZEN[name].endswith("/__init__.py")


def no_frozen(name: Object) -> Object | None:
    shown = object_repr_of(name)
    text = "" if shown is None else host_str(shown)
    set_import_error(IMPORT_ERROR, f"No such frozen object named {text}", name, None)
    return None


def find_frozen(name: Object, withdata: Object | None) -> Object | None:
    """(the marshalled code if wanted, is it a package, the name it was compiled under)"""
    host_name = host_str(name)
    if not is_known_frozen(host_name):
        return NONE
    data: Object = NONE
    if withdata is not None:
        wanted = is_true(withdata)
        if wanted < 0:
            return None
        if wanted:
            code = frozen_code(host_name)
            if code is None:
                return None
            data = memoryview_from_bytes(dumps(code))
    return tuple3(data, bool_from(is_package(host_name)), intern(frozen_origin(host_name)))


def get_frozen_object(name: Object, data: Object | None) -> Object | None:
    if data is not None and data is not NONE:
        raw = bytes_like(data)
        if raw is None:
            return None
        if not raw:
            return no_frozen(name)
        code = marshal_loads(raw)
        if code is None:
            clear_error()
            shown = host_repr(name)
            set_import_error(IMPORT_ERROR, f"Frozen object named {shown} is invalid", name, None)
        elif not isinstance(code, CodeObject):
            return type_error(f"frozen object {host_repr(name)} is not a code object")
        return code
    host_name = host_str(name)
    if not is_known_frozen(host_name):
        return no_frozen(name)
    found = frozen_code(host_name)
    return None if found is None else code_from_compiled(found)


def init_frozen(name: Object) -> Object | None:
    """Make a frozen module without importlib's help; None where there is none of that name."""
    host_name = host_str(name)
    if not is_known_frozen(host_name):
        return NONE
    return load_bootstrap(RT.ts.interp, host_name)


def override_frozen(override: Object) -> Object | None:
    n = index_as_i64(override)
    if n == -1 and error_occurred():
        return None
    RT.ts.interp.frozen_override = n
    return NONE


def frozen_module_names() -> Object | None:
    names: list[Object] = []
    for name in FROZEN:
        names.append(intern(name))
    return list_from_host(names)


def create_builtin(spec: Object) -> Object | None:
    name = get_attr(spec, intern("name"))
    if name is None:
        return None
    host_name = host_str(name)
    interp = RT.ts.interp
    # These two are made before importlib runs, and belong to the interpreter.
    if host_name in ("sys", "builtins") and interp.modules is not None:
        existing = dict_get_str(interp.modules, intern(host_name))
        if existing is not None:
            return existing
    if not is_builtin_module(host_name):
        return NONE
    return create_builtin_module(interp, host_name)


def exec_builtin(mod: Object) -> Object | None:
    return long_from_i64(0)


def create_dynamic(spec: Object, file: Object | None) -> Object | None:
    set_error(IMPORT_ERROR, "extension modules of the host cannot be loaded")
    return None


def fix_co_filename(code: Object, path: Object) -> Object | None:
    if isinstance(code, CodeObject):
        rename_code(code, path)
    return NONE


def rename_code(code: CodeObject, path: Object) -> None:
    """Give a code object, and those in it, another file name. CPython: update_code_filenames"""
    code.filename = path
    i = 0
    while i < code.consts.n:
        inner = code.consts.item(i)
        if isinstance(inner, CodeObject):
            rename_code(inner, path)
        i += 1


def source_hash(key: Object, source: Object) -> Object | None:
    k = as_long(key)
    data = bytes_like(source)
    if data is None or k is None:
        return None
    return BytesObject(host_source_hash(long_to_host(k), data))


def host_source_hash(key: int, data: bytes) -> bytes:
    """The hash in hash-based compiled files: SipHash-1-3 with this key, as the host has it."""
    import _imp

    return _imp.source_hash(key, data)


def override_check(override: Object) -> Object | None:
    # There are no extension modules whose support of several interpreters could be checked.
    return long_from_i64(0)


FUNCTIONS: Final = (
    function("acquire_lock", acquire_lock, ""),
    function("release_lock", release_lock, ""),
    function("lock_held", lock_held, ""),
    function("extension_suffixes", extension_suffixes, ""),
    function("is_builtin", is_builtin, "name, /"),
    function("is_frozen", is_frozen, "name, /"),
    function("is_frozen_package", is_frozen_package, "name, /"),
    function("find_frozen", find_frozen, "name, /, *, withdata=False"),
    function("get_frozen_object", get_frozen_object, "name, data=None, /"),
    function("init_frozen", init_frozen, "name, /"),
    function("create_builtin", create_builtin, "spec, /"),
    function("exec_builtin", exec_builtin, "mod, /"),
    function("create_dynamic", create_dynamic, "spec, file=None, /"),
    function("exec_dynamic", exec_builtin, "mod, /"),
    function("_fix_co_filename", fix_co_filename, "code, path, /"),
    function("source_hash", source_hash, "key, source"),
    function("_override_frozen_modules_for_tests", override_frozen, "override, /"),
    function("_override_multi_interp_extensions_check", override_check, "override, /"),
    function("_frozen_module_names", frozen_module_names, ""),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_imp`."""
    module = new_module("_imp", "(Extremely) low-level import machinery bits.", FUNCTIONS)
    add_object(module, "check_hash_based_pycs", intern("default"))
    return module


from rt.dict.dictobject import dict_get_str  # noqa: E402
from rt.modules.marshal import marshal_loads  # noqa: E402
from rt.modules.registry import create_builtin_module, is_builtin_module  # noqa: E402
from rt.modules.support import add_object, new_module  # noqa: E402
from rt.modules.thread_locks import (  # noqa: E402
    FOREVER,
    RLockObject,
    rlock_release,
    rlock_take,
)
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import bytes_like  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.errors import clear_error, type_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    IMPORT_ERROR,
    RUNTIME_ERROR,
    host_repr,
    host_str,
    set_import_error,
)
from rt.objects.listobject import list_from_host, list_new  # noqa: E402
from rt.objects.longobject import as_long, long_from_i64, long_to_host  # noqa: E402
from rt.objects.memoryobject import memoryview_from_bytes  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, object_repr_of  # noqa: E402
from rt.objects.tupleobject import tuple3  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
from rt.vm.code_from_compiled import code_from_compiled  # noqa: E402
from rt.vm.codecache import FROZEN, frozen_code, frozen_origin  # noqa: E402
from rt.vm.import_ import load_bootstrap  # noqa: E402
