"""Objects pickled as globals, or as a call and a state.

Answers to save_global and save_reduce of Modules/_pickle.c.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.errors import error_occurred
from rt.objects.object import NONE, Object
from rt.objects.typeobject import TypeObject, type_name
from rt.pickle.opcodes import (
    BUILD,
    EXT1,
    EXT2,
    EXT4,
    GLOBAL,
    MARK,
    NEWOBJ,
    NEWOBJ_EX,
    POP,
    REDUCE,
    STACK_GLOBAL,
    TUPLE,
    TUPLE2,
)

# Globals.


def deep_attribute(obj: Object, path: list[str]) -> tuple[Object, Object] | None:
    """What is found going down from `obj`, and whose attribute it is; None with an exception.

    CPython: get_deep_attribute
    """
    parent = obj
    for name in path:
        parent = obj
        found = get_attr(parent, intern(name))
        if found is None:
            return None
        obj = found
    return obj, parent


def dotted_path(obj: Object | None, name: str) -> list[str] | None:
    """The parts of a qualified name. None with an AttributeError: it has a local part.

    CPython: get_dotted_path
    """
    path = name.split(".")
    if "<locals>" not in path:
        return path
    if obj is None:
        error(ATTRIBUTE_ERROR, f"Can't get local object {name!r}")
    else:
        where = shown(obj)
        if where is not None:
            error(ATTRIBUTE_ERROR, f"Can't get local attribute {name!r} on {where}")
    return None


def shown(x: Object) -> str | None:
    """The repr, as a host string; None with an exception."""
    r = object_repr_of(x)
    return None if r is None else unicode_to_host(r)


def which_module(obj: Object, path: list[str]) -> Object | None:
    """The name of the module that has `obj`; None with an exception. CPython: whichmodule"""
    name = lookup_attr(obj, ID___module__)
    if name is None:
        if error_occurred():
            return None
    elif name is not NONE:
        return name
    modules = RT.ts.interp.modules
    if modules is None:
        error(RUNTIME_ERROR, "unable to get sys.modules")
        return None
    # Guest code runs in between: what there is now.
    candidates = dict_copy(modules)
    i: i64 = 0
    while i < candidates.nentries:
        key = candidates.keys[i]
        module = candidates.values[i]
        i += 1
        if key is None or module is None or module is NONE or key is intern("__main__"):
            continue
        found = deep_attribute(module, path)
        if found is None:
            if not clear_if(ATTRIBUTE_ERROR):
                return None
        elif found[0] is obj:
            return key
    return intern("__main__")


def cannot(obj: Object, why: str) -> i64:
    """Raise the PicklingError that tells why an object is not pickled; the error that is
    set becomes its context. Always -1."""
    cause = take_error()
    text = shown(obj)
    if text is None:
        return -1
    restore_error(cause)
    return pickling_error(f"Can't pickle {text}: {why}")


def save_global(p: PicklerObject, obj: Object, name: UnicodeObject | None) -> i64:
    """Write an object as the name it has in its module. CPython: save_global"""
    state = pickle_state()
    if state is None:
        return -1
    named: Object | None = name
    if named is None:
        named = lookup_attr(obj, ID___qualname__)
        if named is None:
            if error_occurred():
                return -1
            named = get_attr(obj, ID___name__)
            if named is None:
                return -1
    global_name = as_unicode(named)
    if global_name is None:
        return type_error_i(f"global name must be a str, not {type_name(named)}")
    path = dotted_path(None, unicode_to_host(global_name))
    if path is None:
        return -1
    module_name = which_module(obj, path)
    if module_name is None:
        return -1
    module_text = as_unicode(module_name)
    if module_text is None:
        return type_error_i(f"module name must be a str, not {type_name(module_name)}")
    where = unicode_to_host(module_text)
    module = import_module(where)
    if module is None:
        if error_matches(IMPORT_ERROR) or error_matches(VALUE_ERROR) or error_matches(KEY_ERROR):
            return cannot(obj, f"import of module {where!r} failed")
        return -1
    found = deep_attribute(module, path)
    if found is None:
        if not error_matches(ATTRIBUTE_ERROR):
            return -1
        text = unicode_to_host(global_name)
        return cannot(obj, f"attribute lookup {text} on {where} failed")
    if found[0] is not obj:
        text = unicode_to_host(global_name)
        return cannot(obj, f"it's not the same object as {where}.{text}")
    if p.proto >= 2:
        status = save_extension(p, state, obj, module_text, global_name)
        if status != 0:
            return -1 if status < 0 else 0
    if p.proto >= 4:
        if save(p, module_text) < 0 or save(p, global_name) < 0:
            return -1
        p.output.op(STACK_GLOBAL)
    elif save_old_path(p, state, module_text, path) < 0:
        return -1
    return memo_put(p, obj)


def save_extension(
    p: PicklerObject,
    state: PickleState,
    obj: Object,
    module: UnicodeObject,
    name: UnicodeObject,
) -> i64:
    """Write the number that `copyreg.add_extension` gave a global; 0: it has none, else 1."""
    code = dict_getitem(state.extension_registry, tuple2(module, name))
    if code is None:
        return -1 if error_occurred() else 0
    value = as_index(code)
    if value is None:
        return -1
    if not long_fits_i64(value):
        set_error(OVERFLOW_ERROR, "Python int too large to convert to C long")
        return -1
    n = long_as_i64(value)
    if n <= 0 or n > 0x7FFFFFFF:
        set_error(RUNTIME_ERROR, f"extension code {n} is out of range")
        return -1
    if n <= 0xFF:
        p.output.op_u8(EXT1, n)
    elif n <= 0xFFFF:
        p.output.op_u16(EXT2, n)
    else:
        p.output.op_i32(EXT4, n)
    return 1


def save_old_path(
    p: PicklerObject, state: PickleState, module: UnicodeObject, path: list[str]
) -> i64:
    """Write a global with a name of several parts, which older protocols do not have, as
    calls of getattr."""
    out = p.output
    i: i64 = 1
    while i < len(path):
        if save(p, state.getattr) < 0:
            return -1
        if p.proto < 2:
            out.op(MARK)
        i += 1
    if save_old_global(p, state, module, intern(path[0])) < 0:
        return -1
    i = 1
    while i < len(path):
        if save(p, intern(path[i])) < 0:
            return -1
        out.op(TUPLE2 if p.proto >= 2 else TUPLE)
        out.op(REDUCE)
        i += 1
    return 0


def save_old_global(
    p: PicklerObject, state: PickleState, module: UnicodeObject, name: UnicodeObject
) -> i64:
    """Write a global as two lines, with names of Python 2 if wanted."""
    if p.fix_imports:
        names = fixed_names(state, module, name)
        if names is None:
            return -1
        module, name = names
    encoding = "utf-8" if p.proto >= 3 else "ascii"
    lines: list[bytes] = []
    for what, text in (("module", module), ("global", name)):
        try:
            lines.append(unicode_to_host(text).encode(encoding) + b"\n")
        except UnicodeEncodeError:
            return pickling_error(
                f"can't pickle {what} identifier '{unicode_to_host(text)}' "
                f"using pickle protocol {p.proto}"
            )
    p.output.write_bytes(bytes((GLOBAL,)) + lines[0] + lines[1])
    return 0


def fixed_names(
    state: PickleState, module: UnicodeObject, name: UnicodeObject
) -> tuple[UnicodeObject, UnicodeObject] | None:
    """A global's names in Python 2; None with an exception. CPython: fix_imports"""
    pair = dict_getitem(state.reverse_name_mapping, tuple2(module, name))
    if pair is not None:
        if not isinstance(pair, TupleObject) or pair.n != 2:
            set_error(
                RUNTIME_ERROR,
                "_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples, "
                f"not {type_name(pair)}",
            )
            return None
        old_module = as_unicode(pair.item(0))
        old_name = as_unicode(pair.item(1))
        if old_module is None or old_name is None:
            set_error(
                RUNTIME_ERROR,
                "_compat_pickle.REVERSE_NAME_MAPPING values should be pairs of str, not "
                f"({type_name(pair.item(0))}, {type_name(pair.item(1))})",
            )
            return None
        return old_module, old_name
    if error_occurred():
        return None
    old = dict_getitem(state.reverse_import_mapping, module)
    if old is None:
        return None if error_occurred() else (module, name)
    old_module = as_unicode(old)
    if old_module is None:
        set_error(
            RUNTIME_ERROR,
            f"_compat_pickle.REVERSE_IMPORT_MAPPING values should be strings, not {type_name(old)}",
        )
        return None
    return old_module, name


# Calls.


def save_reduce(p: PicklerObject, parts: TupleObject, obj: Object | None) -> i64:
    """Write what `__reduce__` gave. CPython: save_reduce

    Args:
        obj: what the pickle is to remember as made by the call; None: nothing.
    """
    if parts.n < 2 or parts.n > 6:
        return pickling_error("tuple returned by __reduce__ must contain 2 through 6 elements")
    callable = parts.item(0)
    args = parts.item(1)
    if not is_callable(callable):
        return pickling_error("first item of the tuple returned by __reduce__ must be callable")
    arguments = as_tuple(args)
    if arguments is None:
        return pickling_error("second item of the tuple returned by __reduce__ must be a tuple")
    state = optional_part(parts, 2)
    items = optional_part(parts, 3)
    pairs = optional_part(parts, 4)
    setter = optional_part(parts, 5)
    if items is not None and not is_iterator(items):
        return pickling_error(
            "fourth element of the tuple returned by __reduce__ must be an iterator, "
            f"not {type_name(items)}"
        )
    if pairs is not None and not is_iterator(pairs):
        return pickling_error(
            "fifth element of the tuple returned by __reduce__ must be an iterator, "
            f"not {type_name(pairs)}"
        )
    if setter is not None and not is_callable(setter):
        return pickling_error(
            "sixth element of the tuple returned by __reduce__ must be a function, "
            f"not {type_name(setter)}"
        )
    if save_making(p, callable, arguments, obj) < 0:
        return -1
    out = p.output
    if obj is not None:
        if p.memo.get(obj) >= 0:
            # The arguments had the object in them, and so pickled the whole of it.
            out.op(POP)
            memo_get(p, obj)
            return 0
        memo_put(p, obj)
    if items is not None and batch_list(p, items) < 0:
        return -1
    if pairs is not None and batch_dict(p, pairs) < 0:
        return -1
    if state is None:
        return 0
    if setter is None:
        if save(p, state) < 0:
            return -1
        out.op(BUILD)
        return 0
    # A call of the setter, whose result is dropped.
    assert obj is not None
    if save(p, setter) < 0 or save(p, obj) < 0 or save(p, state) < 0:
        return -1
    out.op(TUPLE2)
    out.op(REDUCE)
    out.op(POP)
    return 0


def optional_part(parts: TupleObject, i: i64) -> Object | None:
    """A part of the tuple; None when it is missing or the guest's None."""
    if i >= parts.n or parts.item(i) is NONE:
        return None
    return parts.item(i)


def save_making(p: PicklerObject, callable: Object, args: TupleObject, obj: Object | None) -> i64:
    """Write how the object is made: by `__new__` when that is what is called."""
    if p.proto >= 2:
        name = lookup_attr(callable, ID___name__)
        if name is None and error_occurred():
            return -1
        text = None if name is None else as_unicode(name)
        if text is not None:
            if unicode_equal(text, intern("__newobj_ex__")):
                return save_newobj_ex(p, args)
            if unicode_equal(text, intern("__newobj__")):
                return save_newobj(p, args, obj)
    if save(p, callable) < 0 or save(p, args) < 0:
        return -1
    p.output.op(REDUCE)
    return 0


def save_newobj_ex(p: PicklerObject, parts: TupleObject) -> i64:
    """`cls.__new__(cls, *args, **kwargs)`."""
    if parts.n != 3:
        return pickling_error(
            f"length of the NEWOBJ_EX argument tuple must be exactly 3, not {parts.n}"
        )
    cls = parts.item(0)
    if not isinstance(cls, TypeObject):
        return pickling_error(
            f"first item from NEWOBJ_EX argument tuple must be a class, not {type_name(cls)}"
        )
    args = as_tuple(parts.item(1))
    if args is None:
        return pickling_error(
            "second item from NEWOBJ_EX argument tuple must be a tuple, "
            f"not {type_name(parts.item(1))}"
        )
    kwargs = as_dict(parts.item(2))
    if kwargs is None:
        return pickling_error(
            "third item from NEWOBJ_EX argument tuple must be a dict, "
            f"not {type_name(parts.item(2))}"
        )
    if p.proto >= 4:
        if save(p, cls) < 0 or save(p, parts.item(1)) < 0 or save(p, parts.item(2)) < 0:
            return -1
        p.output.op(NEWOBJ_EX)
        return 0
    # Older protocols cannot say keywords: they are in a partial.
    state = pickle_state()
    new = get_attr(cls, ID___new__)
    if state is None or new is None:
        return -1
    partial = call_ex(state.partial, tuple_concat(tuple2(new, cls), args), kwargs)
    if partial is None or save(p, partial) < 0 or save(p, EMPTY_TUPLE) < 0:
        return -1
    p.output.op(REDUCE)
    return 0


def save_newobj(p: PicklerObject, args: TupleObject, obj: Object | None) -> i64:
    """`cls.__new__(cls, *args)`."""
    if args.n < 1:
        return pickling_error("__newobj__ arglist is empty")
    cls = args.item(0)
    if not isinstance(cls, TypeObject):
        return pickling_error("args[0] from __newobj__ args is not a type")
    if obj is not None:
        own = get_attr(obj, ID___class__)
        if own is None:
            return -1
        if own is not cls:
            return pickling_error("args[0] from __newobj__ args has the wrong class")
    if save(p, cls) < 0 or save(p, tuple_slice(args, 1, args.n)) < 0:
        return -1
    p.output.op(NEWOBJ)
    return 0


from rt.dict.dictobject import as_dict, dict_copy, dict_getitem  # noqa: E402
from rt.objects.abstract import import_module, is_iterator  # noqa: E402
from rt.objects.call import call_ex  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error,
    error_matches,
    restore_error,
    set_error,
    take_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    IMPORT_ERROR,
    KEY_ERROR,
    OVERFLOW_ERROR,
    RUNTIME_ERROR,
    VALUE_ERROR,
)
from rt.objects.identifiers import (  # noqa: E402
    ID___class__,
    ID___module__,
    ID___name__,
    ID___new__,
    ID___qualname__,
)
from rt.objects.longobject import as_index, long_as_i64, long_fits_i64  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_callable,
    lookup_attr,
    object_repr_of,
)
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TupleObject,
    as_tuple,
    tuple2,
    tuple_concat,
    tuple_slice,
)
from rt.pickle.pickler import (  # noqa: E402
    PicklerObject,
    batch_dict,
    batch_list,
    memo_get,
    memo_put,
    pickling_error,
    save,
)
from rt.pickle.state import PickleState, pickle_state  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_equal,
    unicode_to_host,
)
