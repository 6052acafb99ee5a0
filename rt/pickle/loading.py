"""What the opcodes of a pickle do.

Answers to the load functions of Modules/_pickle.c. They return 0, or -1 with an exception.
"""

from __future__ import annotations

import _codecs
from typing import Final

from librt.strings import read_f64_be
from mypy_extensions import i64

from rt.objects.errors import error, error_i, error_occurred
from rt.objects.object import NONE, Object
from rt.objects.typeobject import TypeObject, type_name
from rt.pickle.opcodes import (
    ADDITEMS,
    APPEND,
    APPENDS,
    BINBYTES,
    BINBYTES8,
    BINFLOAT,
    BINGET,
    BININT,
    BININT1,
    BININT2,
    BINPERSID,
    BINPUT,
    BINSTRING,
    BINUNICODE,
    BINUNICODE8,
    BUILD,
    BYTEARRAY8,
    DICT,
    DUP,
    EMPTY_DICT,
    EMPTY_LIST,
    EMPTY_SET,
    EMPTY_TUPLE_OP,
    EXT1,
    EXT2,
    EXT4,
    FLOAT,
    FRAME,
    FROZENSET,
    GET,
    GLOBAL,
    HIGHEST_PROTOCOL,
    INST,
    INT,
    LIST,
    LONG,
    LONG1,
    LONG4,
    LONG_BINGET,
    LONG_BINPUT,
    MARK,
    MEMOIZE,
    NEWFALSE,
    NEWOBJ,
    NEWOBJ_EX,
    NEWTRUE,
    NEXT_BUFFER,
    NONE_OP,
    OBJ,
    PERSID,
    POP,
    POP_MARK,
    PROTO,
    PUT,
    READONLY_BUFFER,
    REDUCE,
    SETITEM,
    SETITEMS,
    SHORT_BINBYTES,
    SHORT_BINSTRING,
    SHORT_BINUNICODE,
    STACK_GLOBAL,
    STOP,
    STRING,
    TUPLE,
    TUPLE1,
    TUPLE2,
    TUPLE3,
    UNICODE,
)

# What a length or number beyond what a Py_ssize_t holds is read as.
TOO_LONG: Final = -1
SSIZE_MAX: Final = 0x7FFFFFFFFFFFFFFF


def load(u: UnpicklerObject) -> Object | None:
    """The object of the next pickle. None with an exception. CPython: load"""
    u.marks = []
    u.fence = 0
    u.proto = 0
    u.stack = []
    source = u.source
    while True:
        if source.pos >= source.end and not source.need(1):
            state = pickle_state()
            if state is not None and error_matches(state.unpickling_error):
                clear_error()
                error(EOF_ERROR, "Ran out of input")
            return None
        op: i64 = source.data[source.pos]
        source.pos += 1
        if op == STOP:
            break
        # Most opcodes are in these two ranges.
        if op >= 0x80:
            status = load_new(u, op)
        elif op >= 0x60:
            status = load_small(u, op)
        else:
            status = load_capital(u, op)
        if status < 0:
            return None
    if not source.skip_used():
        return None
    if len(u.stack) <= u.fence:
        underflow(u)
        return None
    return u.stack.pop()


def load_new(u: UnpicklerObject, op: i64) -> i64:
    """The opcodes of protocols 2, 4 and 5."""
    if op == MEMOIZE:
        x = top(u)
        if x is None:
            return -1
        memo_set(u, u.memo_size, x)
        return 0
    if op == SHORT_BINUNICODE:
        return load_text(u, load_size(u, 1))
    if op < LONG1:
        if op == TUPLE1:
            return load_short_tuple(u, 1)
        if op == TUPLE2:
            return load_short_tuple(u, 2)
        if op == TUPLE3:
            return load_short_tuple(u, 3)
        if op == NEWOBJ:
            return load_newobj(u, False)
        if op == NEWTRUE:
            u.stack.append(TRUE)
            return 0
        if op == NEWFALSE:
            u.stack.append(FALSE)
            return 0
        if op == PROTO:
            return load_proto(u)
        if op == EXT1:
            return load_extension(u, load_size(u, 1))
        if op == EXT2:
            return load_extension(u, load_size(u, 2))
        if op == EXT4:
            return load_extension(u, load_i32(u))
    elif op == STACK_GLOBAL:
        return load_stack_global(u)
    elif op == FRAME:
        return load_frame(u)
    elif op == LONG1:
        return load_long_bytes(u, load_size(u, 1))
    elif op == EMPTY_SET:
        u.stack.append(set_new())
        return 0
    elif op == ADDITEMS:
        return load_additems(u)
    elif op == FROZENSET:
        return load_frozenset(u)
    elif op == NEWOBJ_EX:
        return load_newobj(u, True)
    elif op == BINUNICODE8:
        return load_text(u, load_size8(u, "BINUNICODE8"))
    elif op == BINBYTES8:
        return load_bytes(u, load_size8(u, "BINBYTES8"))
    elif op == BYTEARRAY8:
        return load_bytearray(u, load_size8(u, "BYTEARRAY8"))
    elif op == NEXT_BUFFER:
        return load_next_buffer(u)
    elif op == READONLY_BUFFER:
        return load_readonly_buffer(u)
    elif op == LONG4:
        return load_long4(u)
    return invalid_key(op)


def load_small(u: UnpicklerObject, op: i64) -> i64:
    """The opcodes that are small letters."""
    if op < INST:
        if op == BINGET:
            return load_get(u, load_size(u, 1))
        if op == APPENDS:
            return do_append(u, True)
        if op == APPEND:
            return do_append(u, False)
        if op == BUILD:
            return load_build(u)
        if op == GLOBAL:
            return load_global(u)
        if op == DICT:
            return load_dict(u)
        if op == GET:
            line = u.source.nonempty_line()
        return -1 if line is None else load_get(u, memo_index(line, "GET"))
    elif op == BINPUT:
        return load_put(u, load_size(u, 1))
    elif op == SETITEM:
        return load_setitem(u)
    elif op == SETITEMS:
        return load_setitems(u)
    elif op == TUPLE:
        return load_tuple(u)
    elif op == EMPTY_DICT:
        u.stack.append(dict_new())
        return 0
    elif op == LONG_BINGET:
        return load_get(u, load_size(u, 4))
    elif op == LONG_BINPUT:
        return load_put(u, load_size(u, 4))
    elif op == PUT:
        line = u.source.nonempty_line()
        if line is None or top(u) is None:
            return -1
        return load_put(u, memo_index(line, "PUT"))
    elif op == LIST:
        return load_list(u)
    elif op == INST:
        return load_inst(u)
    elif op == OBJ:
        return load_obj(u)
    return invalid_key(op)


def load_capital(u: UnpicklerObject, op: i64) -> i64:
    """The other opcodes."""
    if op < INT:
        if op == MARK:
            u.marks.append(len(u.stack))
            u.fence = len(u.stack)
            return 0
        if op == EMPTY_TUPLE_OP:
            u.stack.append(EMPTY_TUPLE)
            return 0
        if op == BINFLOAT:
            return load_binfloat(u)
        if op == SHORT_BINBYTES:
            return load_bytes(u, load_size(u, 1))
        if op == BINBYTES:
            return load_bytes(u, load_size(u, 4))
        if op == POP:
            return load_pop(u)
        if op == POP_MARK:
            return -1 if take_marked(u) is None else 0
        if op == DUP:
            x = top(u)
            if x is None:
                return -1
            u.stack.append(x)
            return 0
        if op == FLOAT:
            return load_float(u)
    elif op == BININT1:
        return load_small_int(u, load_size(u, 1))
    elif op == BININT2:
        return load_small_int(u, load_size(u, 2))
    elif op == BININT:
        source = u.source
        if not source.need(4):
            return -1
        u.stack.append(long_from_i64(load_i32(u)))
        return 0
    elif op == NONE_OP:
        u.stack.append(NONE)
        return 0
    elif op == EMPTY_LIST:
        u.stack.append(list_new())
        return 0
    elif op == REDUCE:
        return load_reduce(u)
    elif op == BINUNICODE:
        return load_text(u, load_size(u, 4))
    elif op == INT:
        return load_int(u)
    elif op == LONG:
        return load_long(u)
    elif op == STRING:
        return load_string(u)
    elif op == BINSTRING:
        return load_binstring(u)
    elif op == SHORT_BINSTRING:
        return load_old_text(u, load_size(u, 1))
    elif op == UNICODE:
        return load_unicode(u)
    elif op == PERSID:
        return load_persid(u)
    elif op == BINPERSID:
        return load_binpersid(u)
    return invalid_key(op)


def invalid_key(op: i64) -> i64:
    shown = chr(op) if 32 <= op < 127 and op != 39 and op != 92 else f"\\x{op:02x}"
    return unpickling_error(f"invalid load key, '{shown}'.")


# The stack.


def underflow(u: UnpicklerObject) -> i64:
    """CPython: Pdata_stack_underflow"""
    return unpickling_error("unexpected MARK found" if u.marks else "unpickling stack underflow")


def top(u: UnpicklerObject) -> Object | None:
    """The topmost object; None with an UnpicklingError when there is none."""
    if len(u.stack) <= u.fence:
        underflow(u)
        return None
    return u.stack[-1]


def pop(u: UnpicklerObject) -> Object | None:
    """Take the topmost object off; None with an UnpicklingError when there is none."""
    if len(u.stack) <= u.fence:
        underflow(u)
        return None
    return u.stack.pop()


def take_marked(u: UnpicklerObject) -> list[Object] | None:
    """Take off what is above the last mark, and the mark. None with an UnpicklingError.

    CPython: marker, Pdata_clear
    """
    if not u.marks:
        unpickling_error("could not find MARK")
        return None
    at: i64 = u.marks.pop()
    u.fence = u.marks[-1] if u.marks else 0
    stack = u.stack
    items = stack[at:]
    n: i64 = len(stack)
    while n > at:
        stack.pop()
        n -= 1
    return items


def load_pop(u: UnpicklerObject) -> i64:
    """An object, or a mark if that is on top. CPython: load_pop"""
    if u.marks and u.marks[-1] == len(u.stack):
        return -1 if take_marked(u) is None else 0
    return -1 if pop(u) is None else 0


# Numbers in the pickle.


def load_size(u: UnpicklerObject, width: i64) -> i64:
    """An unsigned number of one, two or four bytes; -1 with an exception."""
    source = u.source
    if not source.need(width):
        return -1
    at = source.take(width)
    data = source.data
    n: i64 = data[at]
    if width == 1:
        return n
    n |= i64(data[at + 1]) << 8
    if width == 4:
        n |= (i64(data[at + 2]) << 16) | (i64(data[at + 3]) << 24)
    return n


def load_i32(u: UnpicklerObject) -> i64:
    """A signed number of four bytes; -1, perhaps with an exception."""
    n = load_size(u, 4)
    return n - 0x100000000 if n > 0x7FFFFFFF else n


def load_size8(u: UnpicklerObject, name: str) -> i64:
    """A length of eight bytes; -1 with an exception."""
    data = u.source.next_bytes(8)
    if data is None:
        return -1
    n = int.from_bytes(data, "little")
    if n > SSIZE_MAX:
        return error_i(OVERFLOW_ERROR, f"{name} exceeds system's maximum size of {SSIZE_MAX} bytes")
    return n


def memo_index(line: bytes, name: str) -> i64:
    """A line as a number for the memo; -1 with an exception."""
    n = parse_int(line, 10)
    if n is None:
        return -1
    if n < 0:
        if name == "GET":
            return error_i(KEY_ERROR, str(n))
        return value_error_i("negative PUT argument")
    if n > SSIZE_MAX:
        return error_i(OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")
    return n


def parse_int(line: bytes, base: int) -> int | None:
    """A line as an int. None with a ValueError."""
    try:
        return int(line, base)
    except ValueError as e:
        value_error_i(str(e))
        return None


def load_small_int(u: UnpicklerObject, n: i64) -> i64:
    if n < 0:
        return -1
    u.stack.append(long_from_i64(n))
    return 0


def load_int(u: UnpicklerObject) -> i64:
    """CPython: load_int"""
    line = u.source.nonempty_line()
    if line is None:
        return -1
    if line == b"01" or line == b"00":
        u.stack.append(bool_from(line == b"01"))
        return 0
    n = parse_int(line, 0)
    if n is None:
        clear_error()
        return value_error_i("could not convert string to int")
    u.stack.append(long_from_host(n))
    return 0


def load_long(u: UnpicklerObject) -> i64:
    """CPython: load_long"""
    line = u.source.nonempty_line()
    if line is None:
        return -1
    if line.endswith(b"L"):
        line = line[:-1]
    n = parse_int(line, 0)
    if n is None:
        return -1
    u.stack.append(long_from_host(n))
    return 0


def load_long_bytes(u: UnpicklerObject, n: i64) -> i64:
    """CPython: load_counted_long"""
    data = None if n < 0 else u.source.next_bytes(n)
    if data is None:
        return -1
    u.stack.append(long_from_host(int.from_bytes(data, "little", signed=True)))
    return 0


def load_long4(u: UnpicklerObject) -> i64:
    n = load_i32(u)
    if n < 0:
        if error_occurred():
            return -1
        # A length with a sign, as Python 2 had it.
        return unpickling_error("LONG pickle has negative byte count")
    return load_long_bytes(u, n)


def load_float(u: UnpicklerObject) -> i64:
    """CPython: load_float"""
    line = u.source.nonempty_line()
    if line is None:
        return -1
    try:
        value = float(line)
    except ValueError:
        return value_error_i("could not convert string to float")
    u.stack.append(FloatObject(value))
    return 0


def load_binfloat(u: UnpicklerObject) -> i64:
    source = u.source
    if not source.need(8):
        return -1
    at = source.take(8)
    u.stack.append(FloatObject(read_f64_be(source.data, at)))
    return 0


# Strings and bytes.


def load_text(u: UnpicklerObject, n: i64) -> i64:
    """A string of `n` bytes of UTF-8. CPython: load_counted_binunicode"""
    source = u.source
    if n < 0 or not source.need(n):
        return -1
    at = source.take(n)
    data = source.data[at : at + n]
    if data.isascii():
        u.stack.append(unicode_latin1(data))
        return 0
    text = unicode_decode(data, "utf-8", "surrogatepass")
    if text is None:
        return -1
    u.stack.append(text)
    return 0


def load_unicode(u: UnpicklerObject) -> i64:
    """CPython: load_unicode"""
    line = u.source.line()
    text = None if line is None else unicode_decode(line, "raw-unicode-escape", "strict")
    if text is None:
        return -1
    u.stack.append(text)
    return 0


def old_text(u: UnpicklerObject, data: bytes) -> i64:
    """A string of Python 2: as text, or bytes if that was asked for."""
    if u.encoding == "bytes":
        u.stack.append(BytesObject(data))
        return 0
    text = unicode_decode(data, u.encoding, u.errors)
    if text is None:
        return -1
    u.stack.append(text)
    return 0


def load_string(u: UnpicklerObject) -> i64:
    """CPython: load_string"""
    line = u.source.line()
    if line is None:
        return -1
    if len(line) < 2 or line[0] != line[-1] or line[0] not in b"'\"":
        return unpickling_error("the STRING opcode argument must be quoted")
    try:
        data, _ = _codecs.escape_decode(line[1:-1])
    except ValueError as e:
        return value_error_i(str(e))
    return old_text(u, data)


def load_old_text(u: UnpicklerObject, n: i64) -> i64:
    data = None if n < 0 else u.source.next_bytes(n)
    return -1 if data is None else old_text(u, data)


def load_binstring(u: UnpicklerObject) -> i64:
    n = load_i32(u)
    if n < 0:
        if error_occurred():
            return -1
        return unpickling_error("BINSTRING pickle has negative byte count")
    return load_old_text(u, n)


def load_bytes(u: UnpicklerObject, n: i64) -> i64:
    """CPython: load_counted_binbytes"""
    data = None if n < 0 else u.source.next_bytes(n)
    if data is None:
        return -1
    u.stack.append(BytesObject(data))
    return 0


def load_bytearray(u: UnpicklerObject, n: i64) -> i64:
    """CPython: load_counted_bytearray"""
    if n < 0:
        return -1
    source = u.source
    if source.read is None and not source.need(n):
        return -1
    try:
        store = bytearray(n)
    except MemoryError:
        memory_error()
        return -1
    if not source.fill(store):
        return -1
    u.stack.append(ByteArrayObject(store))
    return 0


def load_next_buffer(u: UnpicklerObject) -> i64:
    """CPython: load_next_buffer"""
    if u.buffers is None:
        return unpickling_error(
            "pickle stream refers to out-of-band data but no *buffers* argument was given"
        )
    x = u.buffers.tp_iternext()
    if x is None:
        if not error_occurred() or clear_if(STOP_ITERATION):
            return unpickling_error("not enough out-of-band buffers")
        return -1
    u.stack.append(x)
    return 0


def load_readonly_buffer(u: UnpicklerObject) -> i64:
    """CPython: load_readonly_buffer"""
    x = top(u)
    view = None if x is None else memoryview_from_object(x, 0)
    if view is None:
        return -1
    if not view.buf.readonly:
        readonly = call_method_noargs(view, intern("toreadonly"))
        if readonly is None:
            return -1
        u.stack[-1] = readonly
    return 0


# Containers.


def load_short_tuple(u: UnpicklerObject, n: i64) -> i64:
    """CPython: load_counted_tuple"""
    stack = u.stack
    at = len(stack) - n
    if at < u.fence:
        return underflow(u)
    last = stack.pop()
    if n == 1:
        stack.append(tuple1(last))
    elif n == 2:
        stack[-1] = tuple2(stack[-1], last)
    else:
        middle = stack.pop()
        stack[-1] = tuple_from_list([stack[-1], middle, last])
    return 0


def load_tuple(u: UnpicklerObject) -> i64:
    items = take_marked(u)
    if items is None:
        return -1
    u.stack.append(tuple_from_list(items))
    return 0


def load_list(u: UnpicklerObject) -> i64:
    items = take_marked(u)
    if items is None:
        return -1
    u.stack.append(list_from_host(items))
    return 0


def load_dict(u: UnpicklerObject) -> i64:
    """CPython: load_dict"""
    items = take_marked(u)
    if items is None:
        return -1
    if len(items) % 2 != 0:
        return unpickling_error("odd number of items for DICT")
    d = dict_new()
    if set_items(d, items) < 0:
        return -1
    u.stack.append(d)
    return 0


def load_frozenset(u: UnpicklerObject) -> i64:
    items = take_marked(u)
    made = None if items is None else frozenset_from_iterable(list_from_host(items))
    if made is None:
        return -1
    u.stack.append(made)
    return 0


def do_append(u: UnpicklerObject, many: bool) -> i64:
    """Append one object, or those above the mark, to the list below. CPython: do_append"""
    if many:
        marked = take_marked(u)
        if marked is None:
            return -1
        items = marked
    else:
        x = pop(u)
        if x is None:
            return -1
        items = [x]
    target = top(u)
    if target is None:
        return -1
    if isinstance(target, ListObject):
        for x in items:
            list_append(target, x)
        return 0
    if not items:
        return 0
    extend = lookup_attr(target, intern("extend"))
    if extend is not None:
        return -1 if call_one(extend, list_from_host(items)) is None else 0
    if error_occurred():
        return -1
    # Older classes had only this to be filled with.
    append = get_attr(target, intern("append"))
    if append is None:
        return -1
    for x in items:
        if call_one(append, x) is None:
            return -1
    return 0


def set_items(target: Object, items: list[Object]) -> i64:
    """Set keys, each followed by its value, of a mapping."""
    i: i64 = 0
    n: i64 = len(items)
    while i < n:
        key = items[i]
        value = items[i + 1]
        i += 2
        if isinstance(target, DictObject) and target.ob_type() is DICT_TYPE:
            if dict_setitem(target, key, value) < 0:
                return -1
        elif set_item(target, key, value) < 0:
            return -1
    return 0


def load_setitem(u: UnpicklerObject) -> i64:
    value = pop(u)
    key = None if value is None else pop(u)
    target = None if key is None else top(u)
    if value is None or key is None or target is None:
        return -1
    return set_items(target, [key, value])


def load_setitems(u: UnpicklerObject) -> i64:
    """CPython: do_setitems"""
    items = take_marked(u)
    target = None if items is None else top(u)
    if items is None or target is None:
        return -1
    if len(items) % 2 != 0:
        return unpickling_error("odd number of items for SETITEMS")
    return set_items(target, items)


def load_additems(u: UnpicklerObject) -> i64:
    """CPython: load_additems"""
    items = take_marked(u)
    target = None if items is None else top(u)
    if items is None or target is None:
        return -1
    if not items:
        return 0
    if isinstance(target, SetObject):
        for x in items:
            if set_add(target, x) < 0:
                return -1
        return 0
    add = get_attr(target, intern("add"))
    if add is None:
        return -1
    for x in items:
        if call_one(add, x) is None:
            return -1
    return 0


# The memo.


def load_get(u: UnpicklerObject, n: i64) -> i64:
    """CPython: load_get, load_binget"""
    if n < 0:
        return -1
    x = memo_at(u, n)
    if x is None:
        return unpickling_error(f"Memo value not found at index {n}")
    u.stack.append(x)
    return 0


def load_put(u: UnpicklerObject, n: i64) -> i64:
    if n < 0:
        return -1
    x = top(u)
    if x is None:
        return -1
    memo_set(u, n, x)
    return 0


# Globals and persistent objects.


def lookup_class(u: UnpicklerObject, module: UnicodeObject, name: UnicodeObject) -> Object | None:
    """What `find_class` gives, the class's own if it has one."""
    owner = u.owner
    if owner is None:
        return find_class(u, module, name)
    return call_method_two(owner, intern("find_class"), module, name)


def find_class(u: UnpicklerObject, module: UnicodeObject, name: UnicodeObject) -> Object | None:
    """CPython: _pickle_Unpickler_find_class_impl"""
    if not audit(intern("pickle.find_class"), [module, name]):
        return None
    if u.proto < 3 and u.fix_imports:
        names = new_names(module, name)
        if names is None:
            return None
        module, name = names
    text = unicode_to_host(module)
    if not text:
        return error(VALUE_ERROR, "Empty module name")
    found = import_module(text)
    if found is None:
        return None
    path = [unicode_to_host(name)] if u.proto < 4 else dotted_path(found, unicode_to_host(name))
    if path is None:
        return None
    deep = deep_attribute(found, path)
    if deep is not None:
        return deep[0]
    if clear_if(ATTRIBUTE_ERROR):
        where = object_repr_of(found)
        if where is not None:
            shown = unicode_to_host(where)
            error(ATTRIBUTE_ERROR, f"Can't get attribute {unicode_to_host(name)!r} on {shown}")
    return None


def new_names(
    module: UnicodeObject, name: UnicodeObject
) -> tuple[UnicodeObject, UnicodeObject] | None:
    """The names in Python 3 of a global of Python 2; None with an exception."""
    state = pickle_state()
    if state is None:
        return None
    pair = dict_getitem(state.name_mapping, tuple2(module, name))
    if pair is not None:
        if not isinstance(pair, TupleObject) or pair.n != 2:
            error(
                RUNTIME_ERROR,
                f"_compat_pickle.NAME_MAPPING values should be 2-tuples, not {type_name(pair)}",
            )
            return None
        new_module = as_unicode(pair.item(0))
        new_name = as_unicode(pair.item(1))
        if new_module is None or new_name is None:
            error(
                RUNTIME_ERROR,
                "_compat_pickle.NAME_MAPPING values should be pairs of str, not "
                f"({type_name(pair.item(0))}, {type_name(pair.item(1))})",
            )
            return None
        return new_module, new_name
    if error_occurred():
        return None
    new = dict_getitem(state.import_mapping, module)
    if new is None:
        return None if error_occurred() else (module, name)
    new_module = as_unicode(new)
    if new_module is None:
        error(
            RUNTIME_ERROR,
            f"_compat_pickle.IMPORT_MAPPING values should be strings, not {type_name(new)}",
        )
        return None
    return new_module, name


def global_lines(u: UnpicklerObject) -> Object | None:
    """The object that two lines, of module and name, say; None with an exception."""
    module = u.source.nonempty_line()
    name = None if module is None else u.source.nonempty_line()
    if module is None or name is None:
        return None
    module_text = unicode_decode(module, "utf-8", "strict")
    name_text = None if module_text is None else unicode_decode(name, "utf-8", "strict")
    if module_text is None or name_text is None:
        return None
    return lookup_class(u, unicode_intern(module_text), unicode_intern(name_text))


def load_global(u: UnpicklerObject) -> i64:
    found = global_lines(u)
    if found is None:
        return -1
    u.stack.append(found)
    return 0


def load_stack_global(u: UnpicklerObject) -> i64:
    """CPython: load_stack_global"""
    name = pop(u)
    module = None if name is None else pop(u)
    if name is None or module is None:
        return -1
    if not isinstance(name, UnicodeObject) or not isinstance(module, UnicodeObject):
        return unpickling_error("STACK_GLOBAL requires str")
    found = lookup_class(u, unicode_intern(module), unicode_intern(name))
    if found is None:
        return -1
    u.stack.append(found)
    return 0


def load_extension(u: UnpicklerObject, code: i64) -> i64:
    """CPython: load_extension"""
    if error_occurred():
        return -1
    state = pickle_state()
    if state is None:
        return -1
    if code <= 0:
        return unpickling_error("EXT specifies code <= 0")
    key = long_from_i64(code)
    known = dict_getitem(state.extension_cache, key)
    if known is not None:
        u.stack.append(known)
        return 0
    if error_occurred():
        return -1
    pair = dict_getitem(state.inverted_registry, key)
    if pair is None:
        return -1 if error_occurred() else value_error_i(f"unregistered extension code {code}")
    module = name = None
    if isinstance(pair, TupleObject) and pair.n == 2:
        module = as_unicode(pair.item(0))
        name = as_unicode(pair.item(1))
    if module is None or name is None:
        return value_error_i(f"_inverted_registry[{code}] isn't a 2-tuple of strings")
    found = lookup_class(u, module, name)
    if found is None or dict_setitem(state.extension_cache, key, found) < 0:
        return -1
    u.stack.append(found)
    return 0


def load_persistent(u: UnpicklerObject, pid: Object) -> i64:
    f = u.persistent_load
    if f is None:
        return unpickling_error(
            "A load persistent id instruction was encountered, "
            "but no persistent_load function was specified."
        )
    x = call_one(f, pid)
    if x is None:
        return -1
    u.stack.append(x)
    return 0


def load_persid(u: UnpicklerObject) -> i64:
    """CPython: load_persid"""
    line = u.source.line()
    if line is None:
        return -1
    if not line.isascii():
        return unpickling_error("persistent IDs in protocol 0 must be ASCII strings")
    return load_persistent(u, unicode_latin1(line))


def load_binpersid(u: UnpicklerObject) -> i64:
    pid = pop(u)
    return -1 if pid is None else load_persistent(u, pid)


# Objects.


def load_reduce(u: UnpicklerObject) -> i64:
    """CPython: load_reduce"""
    args = pop(u)
    f = None if args is None else pop(u)
    if args is None or f is None:
        return -1
    arguments = as_tuple(args)
    if arguments is None:
        return type_error_i("argument list must be a tuple")
    made = call_ex(f, arguments, None)
    if made is None:
        return -1
    u.stack.append(made)
    return 0


def load_newobj(u: UnpicklerObject, keywords: bool) -> i64:
    """`cls.__new__` with the arguments on the stack. CPython: load_newobj"""
    name = "NEWOBJ_EX" if keywords else "NEWOBJ"
    kwargs: Object | None = None
    if keywords:
        kwargs = pop(u)
        if kwargs is None:
            return -1
    args = pop(u)
    cls = None if args is None else pop(u)
    if args is None or cls is None:
        return -1
    if not isinstance(cls, TypeObject):
        return unpickling_error(f"{name} class argument must be a type, not {type_name(cls)}")
    arguments = as_tuple(args)
    if arguments is None:
        return unpickling_error(f"{name} args argument must be a tuple, not {type_name(args)}")
    given: DictObject | None = None
    if kwargs is not None:
        given = as_dict(kwargs)
        if given is None:
            return unpickling_error(
                f"{name} kwargs argument must be a dict, not {type_name(kwargs)}"
            )
    new = get_attr(cls, ID___new__)
    if new is None:
        return -1
    made = call_ex(new, tuple_concat(tuple1(cls), arguments), given)
    if made is None:
        return -1
    u.stack.append(made)
    return 0


def instantiate(cls: Object, args: TupleObject) -> Object | None:
    """An object as Python 2 made it. CPython: instantiate"""
    if args.n == 0 and isinstance(cls, TypeObject):
        initial = lookup_attr(cls, intern("__getinitargs__"))
        if initial is None:
            if error_occurred():
                return None
            return call_method_one(cls, ID___new__, cls)
    return call_ex(cls, args, None)


def load_inst(u: UnpicklerObject) -> i64:
    """CPython: load_inst"""
    args = take_marked(u)
    cls = None if args is None else global_lines(u)
    if args is None or cls is None:
        return -1
    made = instantiate(cls, tuple_from_list(args))
    if made is None:
        return -1
    u.stack.append(made)
    return 0


def load_obj(u: UnpicklerObject) -> i64:
    """CPython: load_obj"""
    items = take_marked(u)
    if items is None:
        return -1
    if not items:
        return underflow(u)
    made = instantiate(items[0], tuple_from_list(items[1:]))
    if made is None:
        return -1
    u.stack.append(made)
    return 0


def load_build(u: UnpicklerObject) -> i64:
    """CPython: load_build"""
    if len(u.stack) - 2 < u.fence:
        return underflow(u)
    state = u.stack.pop()
    made = u.stack[-1]
    setstate = lookup_attr(made, ID___setstate__)
    if setstate is not None:
        return -1 if call_one(setstate, state) is None else 0
    if error_occurred():
        return -1
    slots: Object = NONE
    if isinstance(state, TupleObject) and state.n == 2:
        slots = state.item(1)
        state = state.item(0)
    if state is not NONE:
        values = as_dict(state)
        if values is None:
            return unpickling_error("state is not a dictionary")
        target = get_attr(made, ID___dict__)
        if target is None or set_state(target, values) < 0:
            return -1
    if slots is not NONE:
        values = as_dict(slots)
        if values is None:
            return unpickling_error("slot state is not a dictionary")
        i: i64 = 0
        while i < values.nentries:
            key = values.keys[i]
            value = values.values[i]
            i += 1
            if key is None or value is None:
                continue
            name = as_unicode(key)
            if name is None:
                return error_i(TYPE_ERROR, f"attribute name must be string, not '{type_name(key)}'")
            if set_attr(made, unicode_intern(name), value) < 0:
                return -1
    return 0


def set_state(target: Object, values: DictObject) -> i64:
    """Put what a pickle has as an instance's attributes into its dictionary."""
    i: i64 = 0
    while i < values.nentries:
        key = values.keys[i]
        value = values.values[i]
        i += 1
        if key is None or value is None:
            continue
        # Names of attributes are interned, as the compiler's are.
        if isinstance(key, UnicodeObject):
            key = unicode_intern(key)
        if isinstance(target, DictObject) and target.ob_type() is DICT_TYPE:
            if dict_setitem(target, key, value) < 0:
                return -1
        elif set_item(target, key, value) < 0:
            return -1
    return 0


# The pickle itself.


def load_proto(u: UnpicklerObject) -> i64:
    n = load_size(u, 1)
    if n < 0:
        return -1
    if n > HIGHEST_PROTOCOL:
        return value_error_i(f"unsupported pickle protocol: {n}")
    u.proto = n
    return 0


def load_frame(u: UnpicklerObject) -> i64:
    """CPython: load_frame"""
    data = u.source.next_bytes(8)
    if data is None:
        return -1
    n = int.from_bytes(data, "little")
    if n > SSIZE_MAX:
        return error_i(
            OVERFLOW_ERROR, f"FRAME length exceeds system's maximum of {SSIZE_MAX} bytes"
        )
    # All of the frame is read at once.
    return 0 if u.source.need(n) else -1


from rt.dict.dictobject import (  # noqa: E402
    DICT_TYPE,
    DictObject,
    as_dict,
    dict_getitem,
    dict_new,
    dict_setitem,
)
from rt.modules.sys import audit  # noqa: E402
from rt.objects.abstract import import_module, set_item  # noqa: E402
from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import (  # noqa: E402
    call_ex,
    call_method_noargs,
    call_method_one,
    call_method_two,
    call_one,
)
from rt.objects.errors import (  # noqa: E402
    clear_error,
    clear_if,
    error_matches,
    memory_error,
    type_error_i,
    value_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    EOF_ERROR,
    KEY_ERROR,
    OVERFLOW_ERROR,
    RUNTIME_ERROR,
    STOP_ITERATION,
    TYPE_ERROR,
    VALUE_ERROR,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.identifiers import ID___dict__, ID___new__, ID___setstate__  # noqa: E402
from rt.objects.listobject import (  # noqa: E402
    ListObject,
    list_append,
    list_from_host,
    list_new,
)
from rt.objects.longobject import long_from_host, long_from_i64  # noqa: E402
from rt.objects.memoryobject import memoryview_from_object  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    lookup_attr,
    object_repr_of,
    set_attr,
)
from rt.objects.setobject import (  # noqa: E402
    SetObject,
    frozenset_from_iterable,
    set_add,
    set_new,
)
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TupleObject,
    as_tuple,
    tuple1,
    tuple2,
    tuple_concat,
    tuple_from_list,
)
from rt.pickle.reducing import deep_attribute, dotted_path  # noqa: E402
from rt.pickle.state import pickle_state  # noqa: E402
from rt.pickle.unpickler import (  # noqa: E402
    UnpicklerObject,
    memo_at,
    memo_set,
    unpickling_error,
)
from rt.unicode.codecs import unicode_decode  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_intern,
    unicode_latin1,
    unicode_to_host,
)
