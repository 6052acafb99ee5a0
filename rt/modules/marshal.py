"""The module `marshal`.

Answers to Python/marshal.c as the guest calls it; the format itself is
rt/compiler/marshal.py, which works on host values.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.marshal import VERSION, dumps, loads
from rt.compiler.metadata import Code
from rt.objects.errors import error_occurred, set_error, type_error
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import function
from rt.objects.object import Object
from rt.objects.pystate import InterpreterState
from rt.objects.tupleobject import TupleObject, tuple_from_list


def marshal_loads(data: bytes) -> Object | None:
    """The value in marshalled bytes, code objects as the guest's. None with an exception."""
    try:
        value = loads(data)
    except (EOFError, ValueError, TypeError, SystemError, RecursionError, MemoryError) as e:
        set_from_host(e)
        return None
    return marshalled_to_guest(value)


def marshalled_to_guest(value: object) -> Object | None:
    """Host values and compiled code to guest values."""
    if isinstance(value, Code):
        code: CodeObject = code_from_compiled(value)
        return code
    if isinstance(value, tuple):
        members = all_to_guest(list(value))
        return None if members is None else tuple_from_list(members)
    if isinstance(value, list):
        members = all_to_guest(value)
        return None if members is None else list_from_host(members)
    if isinstance(value, (set, frozenset)):
        members = all_to_guest(list(value))
        if members is None:
            return None
        return (
            frozenset_from_list(members) if isinstance(value, frozenset) else set_from_list(members)
        )
    if isinstance(value, dict):
        d = dict_new()
        for k, v in value.items():
            key = marshalled_to_guest(k)
            item = marshalled_to_guest(v)
            if key is None or item is None or dict_setitem(d, key, item) < 0:
                return None
        return d
    if isinstance(value, slice):
        members = all_to_guest([value.start, value.stop, value.step])
        return None if members is None else SliceObject(members[0], members[1], members[2])
    if value is StopIteration:
        return STOP_ITERATION
    return to_guest(value)


def all_to_guest(values: list[object]) -> list[Object] | None:
    out: list[Object] = []
    for value in values:
        x = marshalled_to_guest(value)
        if x is None:
            return None
        out.append(x)
    return out


def marshal_dumps(value: Object, version: int) -> bytes | None:
    """Marshal a guest value. None with an exception."""
    host = marshallable(value, 0)
    if error_occurred():
        return None
    try:
        return dumps(host, version)
    except (ValueError, TypeError, RecursionError, MemoryError, OverflowError) as e:
        set_from_host(e)
        return None


def marshallable(value: Object, depth: int) -> object:
    """The host's form of a value that can be marshalled; None and an exception otherwise."""
    if depth > MAX_DEPTH:
        set_error(VALUE_ERROR, "object too deeply nested to marshal")
        return None
    if isinstance(value, CodeObject):
        return compiled_from_code(value)
    if value is STOP_ITERATION:
        return StopIteration
    if isinstance(value, (TupleObject, ListObject)):
        items: list[object] = []
        for item in host_items(value):
            items.append(marshallable(item, depth + 1))
        return tuple(items) if isinstance(value, TupleObject) else items
    if isinstance(value, DictObject):
        out: dict[object, object] = {}
        i: i64 = 0
        while i < value.nentries:
            k = value.keys[i]
            v = value.values[i]
            if k is not None and v is not None:
                out[marshallable(k, depth + 1)] = marshallable(v, depth + 1)
            i += 1
        return out
    if isinstance(value, (SetObject, FrozenSetObject)):
        members: set[object] = set()
        for item in set_to_list(value):
            members.add(marshallable(item, depth + 1))
        return frozenset(members) if isinstance(value, FrozenSetObject) else members
    if isinstance(value, SliceObject):
        return slice(
            marshallable(value.start, depth + 1),
            marshallable(value.stop, depth + 1),
            marshallable(value.step, depth + 1),
        )
    if isinstance(value, InstanceObject):
        set_error(VALUE_ERROR, "unmarshallable object")
        return None
    host = to_host(value)
    if isinstance(host, (Object, GuestObject)):
        set_error(VALUE_ERROR, "unmarshallable object")
        return None
    return host


MAX_DEPTH: Final = 2000


def host_items(value: Object) -> list[Object]:
    items = host_list(value)
    return [] if items is None else items


def compiled_from_code(code: CodeObject) -> Code:
    """A guest code object as the compiler made it."""
    consts: list[object] = []
    i: i64 = 0
    while i < code.consts.n:
        consts.append(marshallable(code.consts.item(i), 0))
        i += 1
    return Code(
        code=code.code,
        consts=tuple(consts),
        names=host_names(code.names),
        localsplusnames=host_names(code.localsplusnames),
        localspluskinds=code.localspluskinds,
        filename=host_str(code.filename),
        name=unicode_to_host(code.name),
        qualname=unicode_to_host(code.qualname),
        firstlineno=int(code.firstlineno),
        linetable=code.linetable,
        exceptiontable=code.exceptiontable,
        flags=int(code.flags),
        stacksize=int(code.stacksize),
        argcount=int(code.argcount),
        posonlyargcount=int(code.posonlyargcount),
        kwonlyargcount=int(code.kwonlyargcount),
    )


def host_names(names: TupleObject) -> tuple[str, ...]:
    out: list[str] = []
    i: i64 = 0
    while i < names.n:
        out.append(host_str(names.item(i)))
        i += 1
    return tuple(out)


def dumps_function(
    value: Object, version: Object | None, allow_code: Object | None
) -> Object | None:
    data = marshal_dumps(value, checked_version(version))
    return None if data is None else BytesObject(data)


def checked_version(version: Object | None) -> int:
    if version is None:
        return VERSION
    n = index_as_i64(version)
    return int(n)


def loads_function(data: Object, allow_code: Object | None) -> Object | None:
    raw = as_bytes_like(data)
    if raw is None:
        if not error_occurred():
            type_error(f"a bytes-like object is required, not '{type_name(data)}'")
        return None
    return marshal_loads(raw)


def dump_function(
    value: Object, file: Object, version: Object | None, allow_code: Object | None
) -> Object | None:
    data = marshal_dumps(value, checked_version(version))
    if data is None:
        return None
    return call_method_one(file, ID_write, BytesObject(data))


def load_function(file: Object, allow_code: Object | None) -> Object | None:
    data = call_method_noargs(file, intern("read"))
    if data is None:
        return None
    raw = as_bytes_like(data)
    if raw is None:
        if not error_occurred():
            type_error(f"file.read() returned not bytes but {type_name(data)}")
        return None
    return marshal_loads(raw)


FUNCTIONS: Final = (
    function("dump", dump_function, "value, file, version=version, /, *, allow_code=True"),
    function("dumps", dumps_function, "value, version=version, /, *, allow_code=True"),
    function("load", load_function, "file, /, *, allow_code=True"),
    function("loads", loads_function, "bytes, /, *, allow_code=True"),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `marshal`."""
    module = new_module("marshal", "Reading and writing of values in a binary format.", FUNCTIONS)
    add_object(module, "version", long_from_i64(VERSION))
    return module


from rt.dict.dictobject import DictObject, dict_new, dict_setitem  # noqa: E402
from rt.modules.support import add_object, new_module  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_method_noargs, call_method_one  # noqa: E402
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.exceptions import STOP_ITERATION, VALUE_ERROR, host_str  # noqa: E402
from rt.objects.guestobject import GuestObject  # noqa: E402
from rt.objects.host import set_from_host, to_guest, to_host  # noqa: E402
from rt.objects.identifiers import ID_write  # noqa: E402
from rt.objects.listobject import ListObject, host_list, list_from_host  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.setobject import (  # noqa: E402
    FrozenSetObject,
    SetObject,
    frozenset_from_list,
    set_from_list,
    set_to_list,
)
from rt.objects.sliceobject import SliceObject  # noqa: E402
from rt.objects.typeobject import InstanceObject, type_name  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_to_host  # noqa: E402
from rt.vm.code_from_compiled import code_from_compiled  # noqa: E402
