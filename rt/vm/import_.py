"""The import statement.

Answers to Python/import.c. The machinery itself is the standard library's
importlib/_bootstrap.py and _bootstrap_external.py, which run as guest code, as they do in
CPython; here is what CPython has in C around them: the built-in modules, `__import__`, and
the look-ups that need no machinery because the module is already there.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Final

from mypy_extensions import i64

from rt.objects.methodobject import BuiltinFunction, function
from rt.objects.object import EQ, NONE, Object
from rt.objects.pystate import RT, InterpreterState


def import_module_level(
    name: UnicodeObject, globals: DictObject | None, fromlist: Object | None, level: i64
) -> Object | None:
    """What IMPORT_NAME does when `__import__` is the built-in one.

    Returns:
        the top-level package, or with a `fromlist` the module itself.

    CPython: PyImport_ImportModuleLevelObject
    """
    interp = RT.ts.interp
    modules = interp.modules
    if modules is None:
        return error(IMPORT_ERROR, "sys.meta_path is None, Python is likely shutting down")
    abs_name: UnicodeObject | None = name
    if level > 0:
        abs_name = resolve_name(name, globals, level)
        if abs_name is None:
            return None
    elif name.length == 0:
        return value_error("Empty module name")
    if abs_name is None:
        return None
    module = loaded_module(modules, abs_name)
    if module is None:
        if error_occurred():
            return None
        module = call_bootstrap_one(interp, "_find_and_load", abs_name)
        if module is None:
            return None
    has_from: i64 = 0
    if fromlist is not None and fromlist is not NONE:
        has_from = is_true(fromlist)
        if has_from < 0:
            return None
    if has_from == 0:
        host_name = unicode_to_host(name)
        if level == 0 or name.length > 0:
            dot = host_name.find(".")
            if dot < 0:
                return module
            if level == 0:
                return import_module_level(intern(host_name[:dot]), None, None, 0)
            cut = len(host_name) - dot
            absolute = unicode_to_host(abs_name)
            top = intern(absolute[: len(absolute) - cut])
            found = dict_getitem(modules, top)
            if found is None and not error_occurred():
                return error(KEY_ERROR, f"'{unicode_to_host(top)}' not in sys.modules as expected")
            return found
        return module
    path = lookup_attr(module, ID___path__)
    if path is None:
        return None if error_occurred() else module
    assert fromlist is not None
    bootstrap = interp.importlib
    if bootstrap is None:
        return module
    gcd_import = dict_get_str(interp_builtins(interp), ID___import__)
    if gcd_import is None:
        return error(IMPORT_ERROR, "__import__ not found")
    handler = get_attr(bootstrap, intern("_handle_fromlist"))
    if handler is None:
        return None
    result = call_three(handler, module, fromlist, gcd_import)
    if result is None:
        remove_importlib_frames()
    return result


def interp_builtins(interp: InterpreterState) -> DictObject:
    d = interp.builtins
    return dict_new() if d is None else d


def call_bootstrap_one(interp: InterpreterState, name: str, arg: Object) -> Object | None:
    """Call a function of importlib._bootstrap."""
    bootstrap = interp.importlib
    if bootstrap is None:
        if isinstance(arg, UnicodeObject):
            return import_before_bootstrap(interp, arg)
        return None
    f = get_attr(bootstrap, intern(name))
    if f is None:
        return None
    if name == "_find_and_load":
        began = STATS.import_begins()
        if interp.import_time:
            result = IMPORT_TIMES.timed(f, arg, get_import_function(interp))
        else:
            result = call_two(f, arg, get_import_function(interp))
        STATS.import_ends(began)
        if result is None:
            remove_importlib_frames()
        elif interp.sources:
            register_sources(interp)
        return result
    return call_one(f, arg)


class ImportTimes:
    """`-X importtime`: how long imports take, written to standard error as they end.

    Attributes:
        level: imports that run now.
        nested_ns: time of the imports that the innermost of them has caused.
    """

    def __init__(self) -> None:
        self.header = False
        self.level = 0
        self.nested_ns = 0

    def timed(self, find_and_load: Object, name: Object, import_function: Object) -> Object | None:
        """Import a module. CPython: import_find_and_load"""
        if not self.header:
            self.header = True
            self.write("import time: self [us] | cumulative | imported package\n")
        before = self.nested_ns
        self.nested_ns = 0
        self.level += 1
        began = time.perf_counter_ns()
        result = call_two(find_and_load, name, import_function)
        took = time.perf_counter_ns() - began
        self.level -= 1
        own = -((self.nested_ns - took) // 1000)
        pad = "  " * self.level
        total = -(-took // 1000)
        self.write(f"import time: {own:9} | {total:10} | {pad}{host_str(name)}\n")
        self.nested_ns = before + took
        return result

    def write(self, text: str) -> None:
        # The process's own stream: the guest's is made only later, and may be anything.
        if sys.stderr is not None:
            sys.stderr.write(text)


IMPORT_TIMES: Final = ImportTimes()


class ShownSource:
    """Source that is in no file, for tracebacks."""

    def __init__(self, code: CodeObject, text: str, name: str) -> None:
        self.code: Final = code
        self.text: Final = text
        self.name: Final = name


def register_source(code: CodeObject, text: str, name: str) -> None:
    """Let tracebacks show lines of source that is in no file.

    CPython's run_mod imports linecache for it; here that waits until somebody else does.
    """
    interp = RT.ts.interp
    interp.sources.append(ShownSource(code, text, name))
    register_sources(interp)


def register_sources(interp: InterpreterState) -> None:
    """Enter the sources that wait in the linecache module, if it is there."""
    modules = interp.modules
    linecache = None if modules is None else dict_get_str(modules, intern("linecache"))
    register = None if linecache is None else lookup_attr(linecache, intern("_register_code"))
    if linecache is not None and register is not None:
        # Later versions of the library find the lines by code object.
        by_code = lookup_attr(linecache, intern("_interactive_cache")) is not None
        for source in interp.sources:
            if isinstance(source, ShownSource):
                key: Object = source.code if by_code else source.code.filename
                text = unicode_from_host(source.text)
                call_three(register, key, text, unicode_from_host(source.name))
        interp.sources.clear()
    clear_error()


def get_import_function(interp: InterpreterState) -> Object:
    """`_gcd_import` of importlib._bootstrap."""
    bootstrap = interp.importlib
    if bootstrap is not None:
        f = get_attr(bootstrap, intern("_gcd_import"))
        if f is not None:
            return f
    return NONE


def import_before_bootstrap(interp: InterpreterState, name: UnicodeObject) -> Object | None:
    """Import while importlib itself is being made: built-in modules only."""
    host_name = unicode_to_host(name)
    module = make_builtin_module(interp, host_name)
    if module is None and not error_occurred():
        set_import_error(MODULE_NOT_FOUND_ERROR, f"No module named {host_name!r}", name, None)
    return module


def make_builtin_module(interp: InterpreterState, name: str) -> Object | None:
    """Make a built-in module and enter it in sys.modules; None without an exception when
    there is no built-in module of that name."""
    if not is_builtin_module(name):
        return None
    module = create_builtin_module(interp, name)
    if module is not None and interp.modules is not None:
        if dict_setitem(interp.modules, intern(name), module) < 0:
            return None
    return module


def loaded_module(modules: DictObject, name: UnicodeObject) -> Object | None:
    """The module of that name in sys.modules once it is initialised; None without an
    exception when it must be imported."""
    module = dict_getitem(modules, name)
    if module is None or module is NONE:
        return None
    spec = lookup_attr(module, ID___spec__)
    if spec is None or spec is NONE:
        return None if error_occurred() else module
    initializing = lookup_attr(spec, ID__initializing)
    if initializing is None:
        return None if error_occurred() else module
    busy = is_true(initializing)
    if busy < 0:
        clear_error()
        busy = 0
    if busy:
        # Another thread may be importing it: wait for its lock.
        if call_bootstrap_one(RT.ts.interp, "_lock_unlock_module", name) is None:
            return None
    return module


NO_PACKAGE_WARNING: Final = (
    "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__"
)


def agrees_with_parent(package: Object, spec: Object) -> bool:
    """Warn where `__package__` is not what the spec says. False with an exception."""
    parent = get_attr(spec, intern("parent"))
    if parent is None:
        return False
    equal = rich_compare_bool(package, parent, EQ)
    if equal < 0:
        return False
    return equal == 1 or warn(DEPRECATION_WARNING, "__package__ != __spec__.parent")


def resolve_name(
    name: UnicodeObject, globals: DictObject | None, level: i64
) -> UnicodeObject | None:
    """The absolute name of a relative import. CPython: resolve_name"""
    if globals is None:
        set_error(KEY_ERROR, "'__name__' not in globals")
        return None
    package = dict_get_str(globals, ID___package__)
    spec = dict_get_str(globals, ID___spec__)
    if spec is NONE:
        spec = None
    if package is not None and package is not NONE:
        p = as_unicode(package)
        if p is None:
            set_error(TYPE_ERROR, "package must be a string")
            return None
        if spec is not None and not agrees_with_parent(package, spec):
            return None
    elif spec is not None:
        parent = get_attr(spec, intern("parent"))
        if parent is None:
            return None
        p = as_unicode(parent)
        if p is None:
            set_error(TYPE_ERROR, "__spec__.parent must be a string")
            return None
    else:
        if not warn(IMPORT_WARNING, NO_PACKAGE_WARNING):
            return None
        own = dict_get_str(globals, ID___name__)
        if own is None:
            set_error(KEY_ERROR, "'__name__' not in globals")
            return None
        p = as_unicode(own)
        if p is None:
            set_error(TYPE_ERROR, "__name__ must be a string")
            return None
        if dict_get_str(globals, ID___path__) is None:
            p = intern(unicode_to_host(p).rpartition(".")[0])
    base = unicode_to_host(p)
    if not base:
        set_import_error(
            IMPORT_ERROR, "attempted relative import with no known parent package", None, None
        )
        return None
    left = level - 1
    while left > 0:
        dot = base.rfind(".")
        if dot < 0:
            set_import_error(
                IMPORT_ERROR, "attempted relative import beyond top-level package", None, None
            )
            return None
        base = base[:dot]
        left -= 1
    if name.length == 0:
        return intern(base)
    return intern(base + "." + unicode_to_host(name))


def import_from(module: Object, name: UnicodeObject) -> Object | None:
    """What IMPORT_FROM does. CPython: Python/ceval.c _PyEval_ImportFrom"""
    value = lookup_attr(module, name)
    if value is not None or error_occurred():
        return value
    # A submodule that is being imported in a circle is not an attribute yet.
    module_name = lookup_attr(module, ID___name__)
    pkg: UnicodeObject | None = None
    if module_name is not None:
        pkg = as_unicode(module_name)
    elif error_occurred():
        return None
    modules = RT.ts.interp.modules
    if pkg is not None and modules is not None:
        full = intern(unicode_to_host(pkg) + "." + unicode_to_host(name))
        value = dict_getitem(modules, full)
        if value is not None or error_occurred():
            return value
    return cannot_import(module, name, pkg)


def cannot_import(module: Object, name: UnicodeObject, pkg: UnicodeObject | None) -> Object | None:
    shown = "<unknown module name>" if pkg is None else unicode_to_host(pkg)
    wanted = unicode_to_host(name)
    origin: Object | None = None
    initializing = False
    spec = lookup_attr(module, ID___spec__)
    if spec is not None and spec is not NONE:
        has_location = lookup_attr(spec, intern("has_location"))
        if has_location is not None and is_true(has_location) == 1:
            origin = lookup_attr(spec, intern("origin"))
        busy = lookup_attr(spec, ID__initializing)
        initializing = busy is not None and is_true(busy) == 1
    clear_error()
    if origin is None:
        origin = lookup_attr(module, ID___file__)
        clear_error()
    text = "unknown location"
    path: Object | None = None
    if origin is not None and as_unicode(origin) is not None:
        path = origin
        u = as_unicode(origin)
        if u is not None:
            text = unicode_to_host(u)
    shadowed: i64 = 0
    if path is not None and pkg is not None and possibly_shadowing(text):
        shadowed = is_stdlib_name(pkg)
        if shadowed < 0:
            return None
    if shadowed:
        message = f"cannot import name {wanted!r} from {shown!r} ({shadowing_hint(text, shown)})"
    elif initializing:
        message = (
            f"cannot import name {wanted!r} from partially initialized module {shown!r} "
            f"(most likely due to a circular import) ({text})"
        )
    else:
        message = f"cannot import name {wanted!r} from {shown!r} ({text})"
    set_import_error_from(IMPORT_ERROR, message, pkg, path, name)
    return None


def builtin_import(
    name: Object,
    globals: Object | None,
    locals: Object | None,
    fromlist: Object | None,
    level: Object | None,
) -> Object | None:
    """`__import__(name, globals=None, locals=None, fromlist=(), level=0)`."""
    u = as_unicode(name)
    if u is None:
        return type_error("module name must be a string")
    depth: i64 = 0
    if level is not None:
        depth = index_as_i64(level)
        if depth == -1 and error_occurred():
            return None
        if depth < 0:
            return value_error("level must be >= 0")
    g: DictObject | None = None
    if globals is not None and globals is not NONE:
        g = as_dict(globals)
        if g is None and depth > 0:
            return type_error("globals must be a dict")
    return import_module_level(unicode_intern(u), g, fromlist, depth)


def import_name_hook(
    hook: Object,
    name: UnicodeObject,
    globals: Object,
    locals: Object,
    fromlist: Object,
    level: Object,
) -> Object | None:
    """IMPORT_NAME when the guest has replaced `__import__`."""
    return call_list(hook, [name, globals, locals, fromlist, level])


def import_module(name: str) -> Object | None:
    """The module `name` (with dots: the submodule), imported if need be.

    CPython: PyImport_ImportModule
    """
    return import_module_level(intern(name), None, tuple_from_list([intern("*")]), 0)


def init_importlib(interp: InterpreterState) -> bool:
    """Run importlib's two bootstrap modules and install them.

    CPython: init_importlib and init_importlib_external
    """
    modules = interp.modules
    assert modules is not None
    bootstrap = load_bootstrap(interp, "_frozen_importlib")
    if bootstrap is None:
        return False
    imp = make_builtin_module(interp, "_imp")
    sys_module = dict_get_str(modules, intern("sys"))
    if imp is None or sys_module is None:
        return False
    install = get_attr(bootstrap, intern("_install"))
    if install is None or call_two(install, sys_module, imp) is None:
        return False
    interp.importlib = bootstrap
    external = load_bootstrap(interp, "_frozen_importlib_external")
    if external is None:
        return False
    own = BuiltinFunction(COMPILE_BYTECODE, None, None)
    if set_attr(external, intern("_compile_bytecode"), own) < 0:
        return False
    if call_method_noargs(bootstrap, intern("_install_external_importers")) is None:
        return False
    hooks = None if interp.sysdict is None else dict_get_str(interp.sysdict, intern("path_hooks"))
    if isinstance(hooks, ListObject):
        list_insert(hooks, 0, BuiltinFunction(ZIP_HOOK, None, None))
    return True


def zip_hook(path: Object) -> Object | None:
    """Stands in sys.path_hooks for zipimport.zipimporter until there is an archive to import
    from: most programs need none. CPython: init_zipimport"""
    u = as_unicode(path)
    place = "" if u is None else unicode_to_host(u)
    while place and not os.path.isfile(place):
        shorter = os.path.dirname(place)
        if os.path.exists(place) or shorter == place:
            place = ""
        else:
            place = shorter
    if not place:
        set_import_error(IMPORT_ERROR, f"not a Zip file: {host_repr(path)}", None, path)
        return None
    zipimport = import_module("zipimport")
    importer = None if zipimport is None else get_attr(zipimport, intern("zipimporter"))
    if importer is None:
        return None
    d = RT.ts.interp.sysdict
    hooks = None if d is None else dict_get_str(d, intern("path_hooks"))
    if isinstance(hooks, ListObject):
        i: i64 = 0
        while i < hooks.n:
            hook = hooks.items[i]
            if isinstance(hook, BuiltinFunction) and hook.d is ZIP_HOOK:
                hooks.items[i] = importer
            i += 1
    return call_one(importer, path)


ZIP_HOOK: Final = function("zipimporter", zip_hook, "path, /")


def load_bootstrap(interp: InterpreterState, name: str) -> Object | None:
    """Run one of importlib's frozen modules and enter it in sys.modules.

    CPython: PyImport_ImportFrozenModule
    """
    code = frozen_code(name)
    if code is None:
        return None
    module = module_new(intern(name))
    builtins = interp.builtins
    modules = interp.modules
    assert builtins is not None and modules is not None
    dict_set_str(module.dict, ID___builtins__, builtins)
    if FROZEN[name].endswith("/__init__.py"):
        dict_set_str(module.dict, ID___path__, list_new())
    dict_set_str(module.dict, intern("__origname__"), intern(frozen_origin(name)))
    if dict_setitem(modules, intern(name), module) < 0:
        return None
    guest = code_from_compiled(code)
    if interp.evaluator.run_code_in(guest, module.dict, module.dict, EMPTY_TUPLE) is None:
        return None
    return module


def compile_bytecode(
    data: Object, name: Object | None, bytecode_path: Object | None, source_path: Object | None
) -> Object | None:
    """What importlib's function of that name does with the content of a .pyc file.

    Cached code of the runtime's own that is damaged is compiled again from its source, rather
    than making the module unusable.

    CPython: Lib/importlib/_bootstrap_external.py _compile_bytecode
    """
    raw = as_bytes_like(data)
    if raw is None:
        return None
    code = marshal_loads(raw)
    path = NONE if bytecode_path is None else bytecode_path
    if code is None:
        if source_path is None or source_path is NONE or not in_own_cache(path):
            return None
        clear_error()
        return compile_file(host_str(source_path))
    if not isinstance(code, CodeObject):
        shown = object_repr_of(path)
        if shown is None:
            return None
        message = f"Non-code object in {unicode_to_host(shown)}"
        set_import_error(IMPORT_ERROR, message, name, None if path is NONE else path)
        return None
    if source_path is not None and source_path is not NONE:
        rename_code(code, source_path)
    return code


def in_own_cache(path: Object) -> bool:
    u = as_unicode(path)
    return u is not None and unicode_to_host(u).startswith(cache_directory() + os.sep)


def compile_file(path: str) -> CodeObject | None:
    """The code of a source file as an import would compile it. None with an exception."""
    try:
        source = read_file(path)
    except OSError as e:
        set_from_host(e)
        return None
    return compile_source(source, path, "exec", 0, int(RT.ts.interp.optimize))


COMPILE_BYTECODE: Final = function(
    "_compile_bytecode",
    compile_bytecode,
    "data, name=None, bytecode_path=None, source_path=None",
    "Compile bytecode as found in a pyc.",
)


def remove_importlib_frames() -> None:
    """Take the frames of importlib's own machinery out of the current traceback.

    CPython: remove_importlib_frames
    """
    exc = RT.ts.exc
    if exc is None:
        return
    always = is_subtype(exc.cls, IMPORT_ERROR)
    # Walk the chain; runs of importlib frames that end in _call_with_frames_removed (or any
    # run, for an ImportError) are unlinked.
    previous: TracebackObject | None = None
    run_start: TracebackObject | None = None
    in_run = False
    node = exc.traceback
    while isinstance(node, TracebackObject):
        after = node.next
        code = node.frame.code
        filename = host_str(code.filename)
        internal = filename in BOOTSTRAP_FILES
        if internal and not in_run:
            run_start = previous
            in_run = True
        if not internal:
            in_run = False
        remove = internal and (always or unicode_to_host(code.name) == "_call_with_frames_removed")
        if remove and in_run:
            if run_start is None:
                exc.traceback = after
            else:
                run_start.next = after
            previous = run_start
        else:
            previous = node
        node = after


BOOTSTRAP_FILES: Final = (
    "<frozen importlib._bootstrap>",
    "<frozen importlib._bootstrap_external>",
)


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    as_dict,
    dict_get_str,
    dict_getitem,
    dict_new,
    dict_set_str,
    dict_setitem,
)
from rt.modules._imp import rename_code  # noqa: E402
from rt.modules.marshal import marshal_loads  # noqa: E402
from rt.modules.registry import create_builtin_module, is_builtin_module  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_list,
    call_method_noargs,
    call_one,
    call_three,
    call_two,
)
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error,
    error_occurred,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    IMPORT_ERROR,
    IMPORT_WARNING,
    KEY_ERROR,
    MODULE_NOT_FOUND_ERROR,
    TYPE_ERROR,
    host_repr,
    host_str,
    set_import_error,
    set_import_error_from,
)
from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.hostio import read_file  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___builtins__,
    ID___file__,
    ID___import__,
    ID___name__,
    ID___package__,
    ID___path__,
    ID___spec__,
    ID__initializing,
)
from rt.objects.listobject import ListObject, list_insert, list_new  # noqa: E402
from rt.objects.moduleobject import (  # noqa: E402
    is_stdlib_name,
    module_new,
    possibly_shadowing,
    shadowing_hint,
)
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_true,
    lookup_attr,
    object_repr_of,
    rich_compare_bool,
    set_attr,
)
from rt.objects.traceback import TracebackObject  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE, tuple_from_list  # noqa: E402
from rt.objects.typeobject import is_subtype  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_intern,
    unicode_to_host,
)
from rt.vm.code_from_compiled import code_from_compiled  # noqa: E402
from rt.vm.codecache import FROZEN, cache_directory, frozen_code, frozen_origin  # noqa: E402
from rt.vm.compile_source import compile_source  # noqa: E402
from rt.vm.statistics import STATS  # noqa: E402
