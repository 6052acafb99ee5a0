"""The functions of `builtins`.

Answers to Python/bltinmodule.c. What needs the compiler (compile, eval, exec) is in
evaluation.py; classes are built in build_class.py; `__import__` is in rt/vm/import_.py.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.object import (
    ELLIPSIS,
    GT,
    LT,
    NB_ADD,
    NB_DIVMOD,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.pystate import RT, InterpreterState


def builtin_abs(x: Object) -> Object | None:
    return x.nb_absolute()


def builtin_aiter(x: Object) -> Object | None:
    it = x.am_aiter()
    if it is NOT_IMPLEMENTED:
        return type_error(f"'{type_name(x)}' object is not an async iterable")
    if it is None:
        return None
    if not has_special(it, ID___anext__):
        return type_error(f"aiter() returned not an async iterator of type '{type_name(it)}'")
    return it


def builtin_anext(x: Object, default: Object | None) -> Object | None:
    awaitable = x.am_anext()
    if awaitable is NOT_IMPLEMENTED:
        return type_error(f"'{type_name(x)}' object is not an async iterator")
    if awaitable is None or default is None:
        return awaitable
    return anext_awaitable(awaitable, default)


def builtin_all(iterable: Object) -> Object | None:
    return all_or_any(iterable, 0)


def builtin_any(iterable: Object) -> Object | None:
    return all_or_any(iterable, 1)


def all_or_any(iterable: Object, stop_at: i64) -> Object | None:
    it = get_iter(iterable)
    if it is None:
        return None
    while True:
        x = it.tp_iternext()
        if x is None:
            if error_occurred():
                return None
            return bool_from(stop_at == 0)
        t = is_true(x)
        if t < 0:
            return None
        if t == stop_at:
            return bool_from(stop_at == 1)


def builtin_ascii(x: Object) -> Object | None:
    return object_ascii_result(x)


def builtin_bin(x: Object) -> Object | None:
    return in_base(x, 2)


def builtin_oct(x: Object) -> Object | None:
    return in_base(x, 8)


def builtin_hex(x: Object) -> Object | None:
    return in_base(x, 16)


def in_base(x: Object, base: i64) -> Object | None:
    n = as_index(x)
    if n is None:
        return None
    return long_in_base(n, base)


def builtin_breakpoint(args: list[Object], kwargs: DictObject | None) -> Object | None:
    hook = sys_get("breakpointhook")
    if hook is None:
        return error(RUNTIME_ERROR, "lost sys.breakpointhook")
    return call_ex(hook, tuple_from_list(args), kwargs)


def builtin_callable(x: Object) -> Object | None:
    return bool_from(is_callable(x))


def builtin_chr(x: Object) -> Object | None:
    n = as_index(x)
    if n is None:
        return None
    code = n.value if isinstance(n, CompactLong) else -1
    if code < 0 or code > 0x10FFFF:
        return value_error("chr() arg not in range(0x110000)")
    return unicode_from_code_point(code)


def builtin_ord(x: Object) -> Object | None:
    u = as_unicode(x)
    if u is not None:
        if u.length == 1:
            return long_from_i64(unicode_char(u, 0))
        return type_error(f"ord() expected a character, but string of length {u.length} found")
    data = as_bytes(x)
    raw = b""
    if data is not None:
        raw = data.data
    elif isinstance(x.native(), ByteArrayObject):
        got = as_bytes_like(x)
        if got is not None:
            raw = got
    else:
        return type_error(f"ord() expected string of length 1, but {type_name(x)} found")
    if len(raw) == 1:
        return long_from_i64(i64(raw[0]))
    return type_error(f"ord() expected a character, but string of length {len(raw)} found")


def check_name(func: str, name: Object) -> UnicodeObject | None:
    u = as_unicode(name)
    if u is None:
        type_error(f"attribute name must be string, not '{type_name(name)}'")
        return None
    return unicode_intern(u)


def builtin_delattr(obj: Object, name: Object) -> Object | None:
    u = check_name("delattr", name)
    if u is None or del_attr(obj, u) < 0:
        return None
    return NONE


def builtin_getattr(obj: Object, name: Object, default: Object | None) -> Object | None:
    u = check_name("getattr", name)
    if u is None:
        return None
    if default is None:
        return get_attr(obj, u)
    v = lookup_attr(obj, u)
    if v is None and not error_occurred():
        return default
    return v


def builtin_hasattr(obj: Object, name: Object) -> Object | None:
    u = check_name("hasattr", name)
    if u is None:
        return None
    if lookup_attr(obj, u) is not None:
        return TRUE
    return None if error_occurred() else FALSE


def builtin_setattr(obj: Object, name: Object, value: Object) -> Object | None:
    u = check_name("setattr", name)
    if u is None or set_attr(obj, u, value) < 0:
        return None
    return NONE


def builtin_dir(x: Object | None) -> Object | None:
    if x is not None:
        return object_dir(x)
    names = current_locals()
    if names is None:
        return None
    keys = call_method_noargs(names, intern("keys"))
    if keys is None:
        return None
    result = list_from_iterable(keys)
    if result is None or list_sort(result, None, False) < 0:
        return None
    return result


def builtin_divmod(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_DIVMOD)


def builtin_format(value: Object, spec: Object | None) -> Object | None:
    text = EMPTY_UNICODE
    if spec is not None:
        u = as_unicode(spec)
        if u is None:
            return type_error(f"format() argument 2 must be str, not {type_name(spec)}")
        text = u
    return object_format(value, text)


def builtin_globals() -> Object | None:
    g = RT.ts.evaluator.current_globals()
    return NONE if g is None else g


def builtin_locals() -> Object | None:
    return current_locals()


def current_locals() -> Object | None:
    """The namespace of the running guest code, as `locals()` gives it."""
    frame = RT.ts.evaluator.current_frame(0)
    if frame is None:
        return error(SYSTEM_ERROR, "frame does not exist")
    return frame_locals_snapshot(frame)


def builtin_hash(x: Object) -> Object | None:
    h = hash_object(x)
    if h == -1:
        return None
    return long_from_i64(h)


def builtin_id(x: Object) -> Object | None:
    return long_from_host(id(x))


def builtin_input(prompt: Object | None) -> Object | None:
    stdin = sys_get("stdin")
    stdout = sys_get("stdout")
    stderr = sys_get("stderr")
    if stdin is None or stdin is NONE:
        return error(RUNTIME_ERROR, "input(): lost sys.stdin")
    if stdout is None or stdout is NONE:
        return error(RUNTIME_ERROR, "input(): lost sys.stdout")
    if stderr is None or stderr is NONE:
        return error(RUNTIME_ERROR, "input(): lost sys.stderr")
    if call_method_noargs(stderr, ID_flush) is None:
        clear_error()
    if prompt is not None:
        text = object_str_of(prompt)
        if text is None or call_method_one(stdout, ID_write, text) is None:
            return None
    if call_method_noargs(stdout, ID_flush) is None:
        clear_error()
    line = call_method_noargs(stdin, intern("readline"))
    if line is None:
        return None
    u = as_unicode(line)
    if u is None:
        return type_error("object.readline() returned non-string")
    if u.length == 0:
        return error(EOF_ERROR, "EOF when reading a line")
    if unicode_char(u, u.length - 1) == 10:
        return unicode_substring(u, 0, u.length - 1)
    return u


def builtin_isinstance(obj: Object, class_or_tuple: Object) -> Object | None:
    r = is_instance(obj, class_or_tuple)
    if r < 0:
        return None
    return TRUE if r else FALSE


def builtin_issubclass(cls: Object, class_or_tuple: Object) -> Object | None:
    r = is_subclass(cls, class_or_tuple)
    if r < 0:
        return None
    return TRUE if r else FALSE


def builtin_iter(obj: Object, sentinel: Object | None) -> Object | None:
    if sentinel is None:
        return get_iter(obj)
    if not is_callable(obj):
        return type_error("iter(v, w): v must be callable")
    return CallableIterator(obj, sentinel)


def builtin_len(x: Object) -> Object | None:
    n = x.sq_length()
    if n < 0:
        return None
    return long_from_i64(n)


def builtin_max(args: list[Object], kwargs: DictObject | None) -> Object | None:
    return extreme("max", args, kwargs, GT)


def builtin_min(args: list[Object], kwargs: DictObject | None) -> Object | None:
    return extreme("min", args, kwargs, LT)


def extreme(name: str, args: list[Object], kwargs: DictObject | None, op: i64) -> Object | None:
    key: Object | None = None
    default: Object | None = None
    if kwargs is not None and kwargs.used > 0:
        values = take_arguments(name, [], kwargs, ["key", "default"])
        if values is None:
            return None
        key = values[0]
        default = values[1]
        if key is NONE:
            key = None
    if not args:
        return type_error(f"{name} expected at least 1 argument, got 0")
    if len(args) > 1:
        if default is not None:
            return type_error(
                f"Cannot specify a default for {name}() with multiple positional arguments"
            )
        best: Object | None = None
        best_key: Object | None = None
        for x in args:
            k: Object | None = x
            if key is not None:
                k = call_one(key, x)
            if k is None:
                return None
            if best_key is None:
                best = x
                best_key = k
                continue
            r = rich_compare_bool_strict(k, best_key, op)
            if r < 0:
                return None
            if r:
                best = x
                best_key = k
        return best
    it = get_iter(args[0])
    if it is None:
        return None
    best = None
    best_key = None
    while True:
        y = it.tp_iternext()
        if y is None:
            break
        k = y
        if key is not None:
            k = call_one(key, y)
            if k is None:
                return None
        if best_key is None:
            best = y
            best_key = k
            continue
        r = rich_compare_bool_strict(k, best_key, op)
        if r < 0:
            return None
        if r:
            best = y
            best_key = k
    if error_occurred():
        return None
    if best is None:
        if default is not None:
            return default
        return value_error(f"{name}() iterable argument is empty")
    return best


def rich_compare_bool_strict(a: Object, b: Object, op: i64) -> i64:
    """`a op b` as 1 or 0; -1 with an exception. Ints and floats are compared at once."""
    if isinstance(a, CompactLong) and isinstance(b, CompactLong):
        return 1 if (a.value < b.value if op == LT else a.value > b.value) else 0
    if isinstance(a, FloatObject) and isinstance(b, FloatObject):
        return 1 if (a.value < b.value if op == LT else a.value > b.value) else 0
    return rich_compare_bool(a, b, op)


def builtin_next(it: Object, default: Object | None) -> Object | None:
    if not is_iterator(it):
        return type_error(f"'{type_name(it)}' object is not an iterator")
    RT.ts.stop_value = None
    x = iter_step(it)
    if x is not None:
        return x
    if default is not None:
        if error_occurred() and not clear_if(STOP_ITERATION):
            return None
        return default
    if not error_occurred():
        set_exhausted()
    return None


def builtin_pow(base: Object, exp: Object, mod: Object | None) -> Object | None:
    return number_power(base, exp, NONE if mod is None else mod)


def builtin_print(args: list[Object], kwargs: DictObject | None) -> Object | None:
    sep: Object | None = None
    end: Object | None = None
    file: Object | None = None
    flush: Object | None = None
    if kwargs is not None and kwargs.used > 0:
        values = take_keywords("print", kwargs, ["sep", "end", "file", "flush"])
        if values is None:
            return None
        sep = values[0]
        end = values[1]
        file = values[2]
        flush = values[3]
    if file is None or file is NONE:
        file = sys_get("stdout")
        if file is None:
            return error(RUNTIME_ERROR, "lost sys.stdout")
        # sys.stdout is None when there is no standard output.
        if file is NONE:
            return NONE
    if sep is NONE:
        sep = None
    elif sep is not None and as_unicode(sep) is None:
        return type_error(f"sep must be None or a string, not {type_name(sep)}")
    if end is NONE:
        end = None
    elif end is not None and as_unicode(end) is None:
        return type_error(f"end must be None or a string, not {type_name(end)}")
    write = get_attr(file, ID_write)
    if write is None:
        return None
    first = True
    for x in args:
        if not first and call_one(write, SPACE if sep is None else sep) is None:
            return None
        first = False
        text = object_str_of(x)
        if text is None or call_one(write, text) is None:
            return None
    if call_one(write, NEWLINE if end is None else end) is None:
        return None
    if flush is not None:
        f = is_true(flush)
        if f < 0:
            return None
        if f and call_method_noargs(file, ID_flush) is None:
            return None
    return NONE


def builtin_repr(x: Object) -> Object | None:
    return object_repr_result(x)


def builtin_round(number: Object, ndigits: Object | None) -> Object | None:
    rounder = lookup_special(number, ID___round__)
    if rounder is None:
        if error_occurred():
            return None
        return type_error(f"type {type_name(number)} doesn't define __round__ method")
    if ndigits is None or ndigits is NONE:
        return call_noargs(rounder)
    return call_one(rounder, ndigits)


def builtin_sorted(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if len(args) != 1:
        return type_error(f"sorted expected 1 argument, got {len(args)}")
    result = list_from_iterable(args[0])
    if result is None:
        return None
    sort = get_attr(result, intern("sort"))
    if sort is None or call_ex(sort, EMPTY_TUPLE, kwargs) is None:
        return None
    return result


def builtin_sum(iterable: Object, start: Object | None) -> Object | None:
    it = get_iter(iterable)
    if it is None:
        return None
    total: Object | None = long_from_i64(0) if start is None else start
    if start is not None:
        if as_unicode(start) is not None:
            return type_error("sum() can't sum strings [use ''.join(seq) instead]")
        if as_bytes(start) is not None:
            return type_error("sum() can't sum bytes [use b''.join(seq) instead]")
        if isinstance(start.native(), ByteArrayObject):
            return type_error("sum() can't sum bytearray [use b''.join(seq) instead]")
    x: Object | None = None
    if isinstance(total, CompactLong):
        # Ints as long as they are small.
        n = total.value
        exact = False
        while True:
            x = it.tp_iternext()
            if x is None:
                return None if error_occurred() else long_from_i64(n)
            if isinstance(x, CompactLong):
                m = n + x.value
                if -COMPACT_MAX <= m <= COMPACT_MAX:
                    n = m
                    continue
            elif isinstance(x, BoolObject):
                m = n + x.value
                if m <= COMPACT_MAX:
                    n = m
                    continue
            exact = True
            break
        if exact and x is not None:
            total = binary_op(long_from_i64(n), x, NB_ADD)
            if total is None:
                return None
    if isinstance(total, FloatObject):
        # Floats with Neumaier's compensation, as CPython 3.12 and later.
        f = total.value
        c = 0.0
        while True:
            x = it.tp_iternext()
            if x is None:
                if error_occurred():
                    return None
                return FloatObject(compensated(f, c))
            if isinstance(x, FloatObject):
                v = x.value
                t = f + v
                c += (f - t) + v if abs(f) >= abs(v) else (v - t) + f
                f = t
                continue
            if isinstance(x, CompactLong):
                f += float(int(x.value))
                continue
            total = binary_op(FloatObject(compensated(f, c)), x, NB_ADD)
            break
    while True:
        if total is None:
            return None
        x = it.tp_iternext()
        if x is None:
            return None if error_occurred() else total
        total = binary_op(total, x, NB_ADD)


def compensated(total: float, correction: float) -> float:
    """The sum with its correction, unless that is not finite."""
    if correction != 0.0 and correction - correction == 0.0:
        return total + correction
    return total


def builtin_vars(obj: Object | None) -> Object | None:
    if obj is None:
        return current_locals()
    d = lookup_attr(obj, ID___dict__)
    if d is None and not error_occurred():
        return type_error("vars() argument must have __dict__ attribute")
    return d


def sys_get(name: str) -> Object | None:
    """An attribute of `sys`; None without an exception when it is missing."""
    d = RT.ts.interp.sysdict
    return None if d is None else dict_get_str(d, intern(name))


from rt.dict.dictobject import (  # noqa: E402
    DICT_TYPE,  # noqa: E402
    DictObject,
    dict_get_str,
    dict_set_str,
)
from rt.modules.build_class import builtin_build_class  # noqa: E402
from rt.modules.evaluation import builtin_compile, builtin_eval, builtin_exec  # noqa: E402
from rt.modules.support import new_module  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    as_index,
    binary_op,
    get_iter,
    is_instance,
    is_iterator,
    is_subclass,
    iter_step,
    number_power,
)
from rt.objects.asyncgen import anext_awaitable  # noqa: E402
from rt.objects.boolobject import (  # noqa: E402
    BOOL_TYPE,
    FALSE,
    TRUE,
    BoolObject,
    bool_from,
)
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytes_methods import BYTEARRAY_TYPE, BYTES_TYPE  # noqa: E402
from rt.objects.bytesobject import as_bytes  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_ex,
    call_method_noargs,
    call_method_one,
    call_noargs,
    call_one,
)
from rt.objects.classmethodobject import CLASSMETHOD_TYPE, STATICMETHOD_TYPE  # noqa: E402
from rt.objects.complexobject import COMPLEX_TYPE  # noqa: E402
from rt.objects.enumobject import ENUMERATE_TYPE, REVERSED_TYPE  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    clear_if,
    error,
    error_occurred,
    type_error,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    BUILTIN_EXCEPTIONS,
    EOF_ERROR,
    RUNTIME_ERROR,
    STOP_ITERATION,
    SYSTEM_ERROR,
    set_exhausted,
)
from rt.objects.floatobject import FLOAT_TYPE, FloatObject  # noqa: E402
from rt.objects.frameobject import frame_locals_snapshot  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___anext__,
    ID___dict__,
    ID___round__,
    ID_flush,
    ID_write,
)
from rt.objects.iterobject import (  # noqa: E402
    FILTER_TYPE,
    MAP_TYPE,
    ZIP_TYPE,
    CallableIterator,
)
from rt.objects.listobject import LIST_TYPE, list_from_iterable  # noqa: E402
from rt.objects.listsort import list_sort  # noqa: E402
from rt.objects.long_format import long_in_base  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    COMPACT_MAX,
    LONG_TYPE,
    CompactLong,
    long_from_host,
    long_from_i64,
)
from rt.objects.memoryobject import MEMORYVIEW_TYPE  # noqa: E402
from rt.objects.methodobject import function  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object import OBJECT_TYPE  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    del_attr,
    get_attr,
    has_special,
    hash_object,
    is_callable,
    is_true,
    lookup_attr,
    lookup_special,
    object_ascii_result,
    object_dir,
    object_format,
    object_repr_result,
    object_str_of,
    rich_compare_bool,
    set_attr,
)
from rt.objects.propertyobject import PROPERTY_TYPE  # noqa: E402
from rt.objects.rangeobject import RANGE_TYPE  # noqa: E402
from rt.objects.setobject import FROZENSET_TYPE, SET_TYPE  # noqa: E402
from rt.objects.sliceobject import SLICE_TYPE  # noqa: E402
from rt.objects.superobject import SUPER_TYPE  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE, TUPLE_TYPE, tuple_from_list  # noqa: E402
from rt.objects.typeobject import TYPE_TYPE, type_name  # noqa: E402
from rt.unicode.unicode_methods import UNICODE_TYPE  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    EMPTY_UNICODE,
    UnicodeObject,
    as_unicode,
    intern,
    unicode_char,
    unicode_from_code_point,
    unicode_intern,
    unicode_substring,
)
from rt.vm.import_ import builtin_import  # noqa: E402

SPACE: Final = intern(" ")
NEWLINE: Final = intern("\n")

TYPES: Final = (
    ("bool", BOOL_TYPE),
    ("bytearray", BYTEARRAY_TYPE),
    ("bytes", BYTES_TYPE),
    ("classmethod", CLASSMETHOD_TYPE),
    ("complex", COMPLEX_TYPE),
    ("dict", DICT_TYPE),
    ("enumerate", ENUMERATE_TYPE),
    ("filter", FILTER_TYPE),
    ("float", FLOAT_TYPE),
    ("frozenset", FROZENSET_TYPE),
    ("property", PROPERTY_TYPE),
    ("int", LONG_TYPE),
    ("list", LIST_TYPE),
    ("map", MAP_TYPE),
    ("memoryview", MEMORYVIEW_TYPE),
    ("object", OBJECT_TYPE),
    ("range", RANGE_TYPE),
    ("reversed", REVERSED_TYPE),
    ("set", SET_TYPE),
    ("slice", SLICE_TYPE),
    ("staticmethod", STATICMETHOD_TYPE),
    ("str", UNICODE_TYPE),
    ("super", SUPER_TYPE),
    ("tuple", TUPLE_TYPE),
    ("type", TYPE_TYPE),
    ("zip", ZIP_TYPE),
)

FUNCTIONS: Final = (
    function("__build_class__", builtin_build_class, "*args, **kwargs"),
    function("__import__", builtin_import, "name, globals=None, locals=None, fromlist=(), level=0"),
    function("abs", builtin_abs, "x, /"),
    function("aiter", builtin_aiter, "async_iterable, /"),
    function("all", builtin_all, "iterable, /"),
    function("anext", builtin_anext, "aiterator, default=<unrepresentable>, /"),
    function("any", builtin_any, "iterable, /"),
    function("ascii", builtin_ascii, "obj, /"),
    function("bin", builtin_bin, "number, /"),
    function("breakpoint", builtin_breakpoint, "*args, **kws"),
    function("callable", builtin_callable, "obj, /"),
    function("chr", builtin_chr, "i, /"),
    function(
        "compile",
        builtin_compile,
        "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
    ),
    function("delattr", builtin_delattr, "obj, name, /"),
    function("dir", builtin_dir, "object=<unrepresentable>, /"),
    function("divmod", builtin_divmod, "x, y, /"),
    function("eval", builtin_eval, "source, /, globals=None, locals=None"),
    function("exec", builtin_exec, "source, /, globals=None, locals=None, *, closure=None"),
    function("format", builtin_format, "value, format_spec='', /"),
    function("getattr", builtin_getattr, "object, name, default=<unrepresentable>, /"),
    function("globals", builtin_globals, ""),
    function("hasattr", builtin_hasattr, "obj, name, /"),
    function("hash", builtin_hash, "obj, /"),
    function("hex", builtin_hex, "number, /"),
    function("id", builtin_id, "obj, /"),
    function("input", builtin_input, "prompt='', /"),
    function("isinstance", builtin_isinstance, "obj, class_or_tuple, /"),
    function("issubclass", builtin_issubclass, "cls, class_or_tuple, /"),
    function("iter", builtin_iter, "object, sentinel=<unrepresentable>, /"),
    function("len", builtin_len, "obj, /"),
    function("locals", builtin_locals, ""),
    function("max", builtin_max, "*args, **kwargs"),
    function("min", builtin_min, "*args, **kwargs"),
    function("next", builtin_next, "iterator, default=<unrepresentable>, /"),
    function("oct", builtin_oct, "number, /"),
    function("ord", builtin_ord, "c, /"),
    function("pow", builtin_pow, "base, exp, mod=None"),
    function("print", builtin_print, "*args, **kwargs"),
    function("repr", builtin_repr, "obj, /"),
    function("round", builtin_round, "number, ndigits=None"),
    function("setattr", builtin_setattr, "obj, name, value, /"),
    function("sorted", builtin_sorted, "*args, **kwargs"),
    function("sum", builtin_sum, "iterable, /, start=0"),
    function("vars", builtin_vars, "object=<unrepresentable>, /"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `builtins` of an interpreter."""
    module = new_module("builtins", DOC, FUNCTIONS)
    d = module.dict
    dict_set_str(d, intern("None"), NONE)
    dict_set_str(d, intern("Ellipsis"), ELLIPSIS)
    dict_set_str(d, intern("NotImplemented"), NOT_IMPLEMENTED)
    dict_set_str(d, intern("True"), TRUE)
    dict_set_str(d, intern("False"), FALSE)
    for name, tp in TYPES:
        dict_set_str(d, intern(name), tp)
    for name, tp in BUILTIN_EXCEPTIONS.items():
        dict_set_str(d, intern(name), tp)
    dict_set_str(d, intern("EnvironmentError"), BUILTIN_EXCEPTIONS["OSError"])
    dict_set_str(d, intern("IOError"), BUILTIN_EXCEPTIONS["OSError"])
    dict_set_str(d, intern("__debug__"), bool_from(interp.optimize == 0))
    return module


DOC: Final = (
    "Built-in functions, types, exceptions, and other objects.\n\n"
    "This module provides direct access to all 'built-in'\n"
    "identifiers of Python; for example, builtins.len is\n"
    "the full name for the built-in function len().\n\n"
    "This module is not usually accessed explicitly by most\n"
    "applications, but can be useful in modules that provide\n"
    "objects with the same name as a builtin and need the builtin of that name.\n"
)
from rt.objects.keywords import take_arguments, take_keywords  # noqa: E402
