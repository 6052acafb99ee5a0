"""The pickler: `Pickler`, `dump` and `dumps`.

Answers to the pickling half of Modules/_pickle.c. Functions that save return 0, or -1 with an
exception. What always holds: `memo` has the number of each object that the pickle can refer
to, by the object's address, and `kept` the objects themselves, so that addresses stay theirs.
"""

from __future__ import annotations

import sys
from typing import Final

from librt.strings import write_f64_be
from mypy_extensions import i64

from rt.objects.errors import error_occurred, type_error, type_error_i
from rt.objects.methodobject import WANTS_INSTANCE, BuiltinFunction, getset, member, method
from rt.objects.object import ELLIPSIS, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import enter_recursive, leave_recursive
from rt.objects.typeobject import BASETYPE, WEAKREF, TypeObject, static_type, type_name
from rt.pickle.memo import Memo
from rt.pickle.opcodes import (
    ADDITEMS,
    APPEND,
    APPENDS,
    BATCH_SIZE,
    BINBYTES,
    BINBYTES8,
    BINFLOAT,
    BINGET,
    BININT,
    BININT1,
    BININT2,
    BINPERSID,
    BINPUT,
    BINUNICODE,
    BINUNICODE8,
    BYTEARRAY8,
    DEFAULT_PROTOCOL,
    DICT,
    EMPTY_DICT,
    EMPTY_LIST,
    EMPTY_SET,
    EMPTY_TUPLE_OP,
    FAST_NESTING_LIMIT,
    FROZENSET,
    HIGHEST_PROTOCOL,
    LIST,
    LONG1,
    LONG4,
    LONG_BINGET,
    LONG_BINPUT,
    MARK,
    MEMOIZE,
    NEWFALSE,
    NEWTRUE,
    NEXT_BUFFER,
    NONE_OP,
    POP,
    POP_MARK,
    PROTO,
    READONLY_BUFFER,
    SETITEM,
    SETITEMS,
    SHORT_BINBYTES,
    SHORT_BINUNICODE,
    STOP,
    TUPLE,
    TUPLE1,
    TUPLE2,
    TUPLE3,
)
from rt.pickle.output import Output, sized_header

# The opcode of a tuple with that many items.
TUPLE_OPS: Final[tuple[int, ...]] = (EMPTY_TUPLE_OP, TUPLE1, TUPLE2, TUPLE3)
NESTED: Final = " while pickling an object"


class PicklerObject(Object):
    """An exact Pickler; `init_pickler` makes it ready."""

    def __init__(self) -> None:
        self.output: Output = Output()
        self.weak: WeakToken | None = None
        self.ready: bool = False
        self.proto: i64 = 0
        self.bin: bool = False
        self.fast: i64 = 0
        self.fix_imports: bool = False
        self.memo: Memo = Memo()
        self.dispatch_table: Object | None = None
        self.buffer_callback: Object | None = None
        # The methods that a class has put over the type's own, during `dump`.
        self.persistent_id: Object | None = None
        self.reducer_override: Object | None = None
        # Of the fast mode: how deep it is, and the addresses of what it is within.
        self.fast_nesting: i64 = 0
        self.fast_within: set[int] = set()

    def ob_type(self) -> TypeObject:
        return PICKLER_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token


# Setting up.


def protocol_number(protocol: Object | None) -> i64:
    """The protocol asked for; -1 with an exception. CPython: _Pickler_SetProtocol"""
    if protocol is None or protocol is NONE:
        return 5 if sys.version_info >= (3, 14) else DEFAULT_PROTOCOL
    n = index_as_i64(protocol)
    if n == -1 and error_occurred():
        return -1
    if n < 0:
        return HIGHEST_PROTOCOL
    if n > HIGHEST_PROTOCOL:
        return value_error_i(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    return n


def init_pickler(
    p: PicklerObject, protocol: Object | None, fix_imports: Object | None, callback: Object | None
) -> bool:
    """Set what the arguments of Pickler, dump and dumps ask for. False with an exception."""
    proto = protocol_number(protocol)
    if proto < 0:
        return False
    fix: i64 = 1 if fix_imports is None else is_true(fix_imports)
    if fix < 0:
        return False
    if callback is NONE:
        callback = None
    if callback is not None and proto < 5:
        value_error("buffer_callback needs protocol >= 5")
        return False
    p.proto = proto
    p.bin = proto > 0
    p.fix_imports = fix != 0 and proto < 3
    p.buffer_callback = callback
    p.memo = Memo()
    p.fast = 0
    p.fast_nesting = 0
    p.fast_within = set()
    p.output.clear()
    p.ready = True
    return True


def set_output_file(p: PicklerObject, file: Object) -> bool:
    """False with a TypeError when the file has no `write`. CPython: _Pickler_SetOutputStream"""
    write = lookup_attr(file, intern("write"))
    if write is None:
        if not error_occurred():
            type_error("file must have a 'write' attribute")
        return False
    p.output.write = write
    return True


# What every kind of object needs.


def pickling_error(message: str) -> i64:
    """Raise a PicklingError. Always -1."""
    state = pickle_state()
    if state is not None:
        set_error(state.pickling_error, message)
    return -1


def memo_get(p: PicklerObject, obj: Object) -> bool:
    """Write a reference to an object that was pickled before. False: it was not."""
    n = p.memo.get(obj)
    if n < 0:
        return False
    if not p.bin:
        p.output.write_bytes(b"g%d\n" % n)
    elif n < 256:
        p.output.op_u8(BINGET, n)
    else:
        p.output.op_i32(LONG_BINGET, n)
    return True


def memo_put(p: PicklerObject, obj: Object) -> i64:
    """Let the pickle refer to the object on top of its stack from now on. Always 0."""
    if p.fast:
        return 0
    n = p.memo.n
    p.memo.put(obj, n)
    if p.proto >= 4:
        p.output.op(MEMOIZE)
    elif not p.bin:
        p.output.write_bytes(b"p%d\n" % n)
    elif n < 256:
        p.output.op_u8(BINPUT, n)
    else:
        p.output.op_i32(LONG_BINPUT, n)
    return 0


def fast_enter(p: PicklerObject, obj: Object) -> bool:
    """Go into a container. False with a ValueError: the fast mode is in it already.

    CPython: fast_save_enter
    """
    p.fast_nesting += 1
    if p.fast_nesting >= FAST_NESTING_LIMIT:
        if id(obj) in p.fast_within:
            value_error(
                "fast mode: can't pickle cyclic objects including object type "
                f"{type_name(obj)} at {address(obj)}"
            )
            p.fast_nesting = -1
            return False
        p.fast_within.add(id(obj))
    return True


def fast_leave(p: PicklerObject, obj: Object) -> None:
    if p.fast_nesting >= FAST_NESTING_LIMIT:
        p.fast_within.discard(id(obj))
    p.fast_nesting -= 1


def save(p: PicklerObject, obj: Object) -> i64:
    """Write an object."""
    if p.persistent_id is not None:
        status = save_persistent(p, obj)
        if status != 0:
            return -1 if status < 0 else p.output.boundary()
    return save_value(p, obj)


def save_value(p: PicklerObject, obj: Object) -> i64:
    """Write an object that has no persistent id. CPython: save"""
    status = save_atom(p, obj)
    if status == 0:
        if not enter_recursive(NESTED):
            return -1
        status = save_composed(p, obj)
        leave_recursive()
        if status == 0:
            status = save_reduced(p, obj)
    return -1 if status < 0 else p.output.boundary()


def save_atom(p: PicklerObject, obj: Object) -> i64:
    """Write what has no parts, or is known; 1 when it was, 0 when the object is another."""
    if isinstance(obj, CompactLong):
        save_int(p, obj.value)
        return 1
    if obj is NONE:
        p.output.op(NONE_OP)
        return 1
    if isinstance(obj, BoolObject):
        if p.proto >= 2:
            p.output.op(NEWTRUE if obj is TRUE else NEWFALSE)
        else:
            p.output.write_bytes(b"I01\n" if obj is TRUE else b"I00\n")
        return 1
    if isinstance(obj, FloatObject):
        save_float(p, obj.value)
        return 1
    if isinstance(obj, BigLong):
        return -1 if save_big(p, obj) < 0 else 1
    if memo_get(p, obj):
        return 1
    if isinstance(obj, UnicodeObject):
        return -1 if save_unicode(p, obj) < 0 else 1
    if isinstance(obj, BytesObject):
        return -1 if save_bytes(p, obj) < 0 else 1
    return 0


def save_composed(p: PicklerObject, obj: Object) -> i64:
    """Write an exact container or buffer; 1 when it was, 0 when the object is another."""
    status: i64
    if isinstance(obj, DictObject) and obj.ob_type() is DICT_TYPE:
        status = save_dict(p, obj)
    elif isinstance(obj, TupleObject):
        status = save_tuple(p, obj)
    elif isinstance(obj, ListObject):
        status = save_list(p, obj)
    elif isinstance(obj, SetObject):
        status = save_set(p, obj)
    elif isinstance(obj, FrozenSetObject):
        status = save_frozenset(p, obj)
    elif isinstance(obj, ByteArrayObject):
        status = save_bytearray(p, obj)
    elif isinstance(obj, PickleBufferObject):
        status = save_pickle_buffer(p, obj)
    else:
        return 0
    return -1 if status < 0 else 1


def save_reduced(p: PicklerObject, obj: Object) -> i64:
    """Write an object as what it reduces to, or as a global."""
    if not enter_recursive(NESTED):
        return -1
    status = save_by_reduction(p, obj)
    leave_recursive()
    return status


def save_by_reduction(p: PicklerObject, obj: Object) -> i64:
    state = pickle_state()
    if state is None:
        return -1
    override = p.reducer_override
    value: Object | None = None
    if override is not None:
        value = call_one(override, obj)
        if value is None:
            return -1
        if value is NOT_IMPLEMENTED:
            value = None
    if value is None:
        tp = obj.ob_type()
        if tp is TYPE_TYPE:
            return save_type(p, obj)
        if isinstance(obj, FunctionObject):
            return save_global(p, obj, None)
        reducer = reducer_of(p, state, tp)
        if reducer is not None:
            value = call_one(reducer, obj)
        elif error_occurred():
            return -1
        elif is_subtype(tp, TYPE_TYPE):
            return save_global(p, obj, None)
        else:
            value = reduction(p, obj)
        if value is None:
            return -1
    name = as_unicode(value)
    if name is not None:
        return save_global(p, obj, name)
    parts = as_tuple(value)
    if parts is None:
        return pickling_error("__reduce__ must return a string or tuple")
    return save_reduce(p, parts, obj)


def reducer_of(p: PicklerObject, state: PickleState, tp: TypeObject) -> Object | None:
    """The function that a table has for a type; None: it has none, or with an exception."""
    table = p.dispatch_table
    if table is None:
        return dict_getitem(state.dispatch_table, tp)
    if isinstance(table, DictObject):
        return dict_getitem(table, tp)
    found = get_item(table, tp)
    if found is None:
        clear_if(KEY_ERROR)
    return found


def reduction(p: PicklerObject, obj: Object) -> Object | None:
    """What `__reduce_ex__` or `__reduce__` gives; None with an exception."""
    f = lookup_attr(obj, ID___reduce_ex__)
    if f is not None:
        return call_one(f, long_from_i64(p.proto))
    if error_occurred():
        return None
    f = lookup_attr(obj, ID___reduce__)
    if f is not None:
        return call_noargs(f)
    if not error_occurred():
        shown = object_repr_of(obj)
        if shown is not None:
            pickling_error(f"can't pickle '{type_name(obj)}' object: {unicode_to_host(shown)}")
    return None


def save_persistent(p: PicklerObject, obj: Object) -> i64:
    """Write an object's persistent id; 1, or 0 when it has none. CPython: save_pers"""
    f = p.persistent_id
    assert f is not None
    pid = call_one(f, obj)
    if pid is None:
        return -1
    if pid is NONE:
        return 0
    if p.bin:
        if save_value(p, pid) < 0:
            return -1
        p.output.op(BINPERSID)
        return 1
    text = object_str_of(pid)
    if text is None:
        return -1
    if not unicode_is_ascii(text):
        return pickling_error("persistent IDs in protocol 0 must be ASCII strings")
    p.output.write_bytes(b"P" + unicode_to_host(text).encode("ascii") + b"\n")
    return 1


# Numbers and strings.


def save_int(p: PicklerObject, v: i64) -> None:
    """Write an int that has 64 bits. CPython: save_long"""
    out = p.output
    if v >= -0x80000000 and v <= 0x7FFFFFFF:
        if not p.bin:
            out.write_bytes(b"I%d\n" % int(v))
        elif v < 0 or v > 0xFFFF:
            out.op_i32(BININT, v)
        elif v > 0xFF:
            out.op_u16(BININT2, v)
        else:
            out.op_u8(BININT1, v)
    elif p.proto >= 2:
        value = int(v)
        data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
        # A negative power of 2 needs no byte for its sign.
        if v < 0 and data[-1] == 0xFF and data[-2] >= 0x80:
            data = data[:-1]
        out.write_bytes(bytes((LONG1, len(data))) + data)
    else:
        out.write_bytes(b"L%dL\n" % int(v))


def save_big(p: PicklerObject, v: BigLong) -> i64:
    """Write an int beyond 64 bits."""
    out = p.output
    if p.proto < 2:
        text = long_repr(v)
        if text is None:
            return -1
        out.write_bytes(b"L" + unicode_to_host(text).encode("ascii") + b"L\n")
        return 0
    value = long_to_host(v)
    data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    if value < 0 and data[-1] == 0xFF and data[-2] >= 0x80:
        data = data[:-1]
    n = len(data)
    if n < 256:
        out.write_bytes(bytes((LONG1, n)) + data)
        return 0
    return out.payload(bytes((LONG4,)) + n.to_bytes(4, "little"), data, None)


def save_float(p: PicklerObject, v: float) -> None:
    if p.bin:
        w = p.output.target()
        w.append(BINFLOAT)
        write_f64_be(w, v)
    else:
        p.output.write_bytes(b"F" + repr(v).encode("ascii") + b"\n")


def save_unicode(p: PicklerObject, u: UnicodeObject) -> i64:
    """CPython: save_unicode"""
    if not p.bin:
        p.output.write_bytes(b"V" + raw_unicode_escape(unicode_to_host(u)) + b"\n")
        return memo_put(p, u)
    data = u.data if unicode_is_ascii(u) else unicode_to_host(u).encode("utf-8", "surrogatepass")
    if p.proto >= 4 and len(data) <= 255:
        p.output.short_payload(SHORT_BINUNICODE, data)
        return memo_put(p, u)
    header = sized_header(BINUNICODE, BINUNICODE8, len(data), p.proto)
    if header is None:
        return overflow("string")
    if p.output.payload(header, data, None) < 0:
        return -1
    return memo_put(p, u)


def overflow(what: str) -> i64:
    set_error(
        OVERFLOW_ERROR,
        f"serializing a {what} larger than 4 GiB requires pickle protocol 4 or higher",
    )
    return -1


def raw_unicode_escape(s: str) -> bytes:
    """A string in one line of Latin-1, with escapes. CPython: raw_unicode_escape"""
    for c, escaped in (
        ("\\", "\\u005c"),
        ("\0", "\\u0000"),
        ("\n", "\\u000a"),
        ("\r", "\\u000d"),
        ("\x1a", "\\u001a"),
    ):
        s = s.replace(c, escaped)
    return s.encode("raw-unicode-escape")


def save_bytes(p: PicklerObject, b: BytesObject) -> i64:
    """CPython: save_bytes"""
    if p.proto >= 3:
        return save_bytes_data(p, b, b.data, b)
    state = pickle_state()
    if state is None:
        return -1
    # Older protocols have no opcode for bytes: they are made by a call.
    if not b.data:
        return save_reduce(p, tuple2(BYTES_TYPE, EMPTY_TUPLE), b)
    text = unicode_latin1(b.data)
    return save_reduce(p, tuple2(state.codecs_encode, tuple2(text, intern("latin1"))), b)


def save_bytes_data(p: PicklerObject, obj: Object, data: bytes, whole: Object | None) -> i64:
    if len(data) <= 255:
        p.output.short_payload(SHORT_BINBYTES, data)
        return memo_put(p, obj)
    header = sized_header(BINBYTES, BINBYTES8, len(data), p.proto)
    if header is None:
        return overflow("bytes object")
    if p.output.payload(header, data, whole) < 0:
        return -1
    return memo_put(p, obj)


def save_bytearray(p: PicklerObject, b: ByteArrayObject) -> i64:
    """CPython: save_bytearray"""
    if p.proto >= 5:
        return save_bytearray_data(p, b, bytes(b.store), b)
    args = tuple1(BytesObject(bytes(b.store))) if b.store else EMPTY_TUPLE
    return save_reduce(p, tuple2(BYTEARRAY_TYPE, args), b)


def save_bytearray_data(p: PicklerObject, obj: Object, data: bytes, whole: Object | None) -> i64:
    header = bytes((BYTEARRAY8,)) + len(data).to_bytes(8, "little")
    if p.output.payload(header, data, whole) < 0:
        return -1
    return memo_put(p, obj)


def save_pickle_buffer(p: PicklerObject, b: PickleBufferObject) -> i64:
    """CPython: save_picklebuffer"""
    if p.proto < 5:
        return pickling_error("PickleBuffer can only be pickled with protocol >= 5")
    view = pickle_buffer_view(b)
    if view is None:
        return -1
    fortran = view.is_fortran_contiguous()
    if not fortran and not view.is_contiguous():
        return pickling_error(
            "PickleBuffer can not be pickled when pointing to a non-contiguous buffer"
        )
    in_band: i64 = 1
    if p.buffer_callback is not None:
        given = call_one(p.buffer_callback, b)
        if given is None:
            return -1
        in_band = is_true(given)
        if in_band < 0:
            return -1
    if in_band == 0:
        p.output.op(NEXT_BUFFER)
        if view.readonly:
            p.output.op(READONLY_BUFFER)
        return 0
    data = view.mem[view.offset : view.offset + view.nbytes()].tobytes()
    if view.readonly:
        return save_bytes_data(p, b, data, None)
    return save_bytearray_data(p, b, data, None)


# Containers.


def save_tuple(p: PicklerObject, t: TupleObject) -> i64:
    """CPython: save_tuple"""
    n = t.n
    out = p.output
    if n == 0:
        # Not in the memo: an empty tuple is as short as a reference.
        if p.proto > 0:
            out.op(EMPTY_TUPLE_OP)
        else:
            out.op(MARK)
            out.op(TUPLE)
        return 0
    if n > 3 or p.proto < 2:
        out.op(MARK)
    i: i64 = 0
    while i < n:
        if save(p, t.item(i)) < 0:
            return -1
        i += 1
    if p.memo.get(t) >= 0:
        # One of the items had the tuple in it, and so pickled the whole of it.
        if n <= 3 and p.proto >= 2:
            i = 0
            while i < n:
                out.op(POP)
                i += 1
        elif p.bin:
            out.op(POP_MARK)
        else:
            i = 0
            while i <= n:
                out.op(POP)
                i += 1
        memo_get(p, t)
        return 0
    out.op(TUPLE_OPS[n] if n <= 3 and p.proto >= 2 else TUPLE)
    return memo_put(p, t)


def save_list(p: PicklerObject, l: ListObject) -> i64:
    """CPython: save_list"""
    if p.fast and not fast_enter(p, l):
        return -1
    if p.bin:
        p.output.op(EMPTY_LIST)
    else:
        p.output.op(MARK)
        p.output.op(LIST)
    status = memo_put(p, l)
    if l.n > 0:
        status = batch_list_exact(p, l) if p.proto > 0 else batch_list_of(p, l)
    if p.fast:
        fast_leave(p, l)
    return status


def batch_list_exact(p: PicklerObject, l: ListObject) -> i64:
    """CPython: batch_list_exact"""
    out = p.output
    if l.n == 1:
        if save(p, list_item(l, 0)) < 0:
            return -1
        out.op(APPEND)
        return 0
    total: i64 = 0
    while True:
        out.op(MARK)
        last = total + BATCH_SIZE
        while total < l.n and total < last:
            if save(p, list_item(l, total)) < 0:
                return -1
            total += 1
        out.op(APPENDS)
        if total >= l.n:
            return 0


def batch_list_of(p: PicklerObject, x: Object) -> i64:
    it = get_iter(x)
    return -1 if it is None else batch_list(p, it)


def batch_list(p: PicklerObject, it: Object) -> i64:
    """Write the items of an iterator, to be appended. CPython: batch_list"""
    out = p.output
    if p.proto == 0:
        while True:
            x = it.tp_iternext()
            if x is None:
                return end_of(it)
            if save(p, x) < 0:
                return -1
            out.op(APPEND)
    while True:
        first = it.tp_iternext()
        if first is None:
            return end_of(it)
        x = it.tp_iternext()
        if x is None:
            if end_of(it) < 0 or save(p, first) < 0:
                return -1
            out.op(APPEND)
            return 0
        out.op(MARK)
        if save(p, first) < 0:
            return -1
        n: i64 = 1
        while x is not None:
            if save(p, x) < 0:
                return -1
            n += 1
            if n == BATCH_SIZE:
                break
            x = it.tp_iternext()
        if x is None and end_of(it) < 0:
            return -1
        out.op(APPENDS)
        if n < BATCH_SIZE:
            return 0


def end_of(it: Object) -> i64:
    """0 when an iterator has just ended, -1 when it failed."""
    if error_occurred() and not clear_if(STOP_ITERATION):
        return -1
    return 0


def save_dict(p: PicklerObject, d: DictObject) -> i64:
    """CPython: save_dict"""
    if p.fast and not fast_enter(p, d):
        return -1
    if p.bin:
        p.output.op(EMPTY_DICT)
    else:
        p.output.op(MARK)
        p.output.op(DICT)
    status = memo_put(p, d)
    if d.used > 0:
        if p.proto > 0:
            status = batch_dict_exact(p, d)
        else:
            items = call_method_noargs(d, intern("items"))
            it = None if items is None else get_iter(items)
            status = -1 if it is None else batch_dict(p, it)
    if p.fast:
        fast_leave(p, d)
    return status


def batch_dict_exact(p: PicklerObject, d: DictObject) -> i64:
    """CPython: batch_dict_exact"""
    out = p.output
    size = d.used
    table = d.rebuilt
    alone = size == 1
    i: i64 = 0
    n: i64 = 0
    if not alone:
        out.op(MARK)
    while i < d.nentries:
        key = d.keys[i]
        value = d.values[i]
        i += 1
        if key is None or value is None:
            continue
        if save(p, key) < 0 or save(p, value) < 0:
            return -1
        if d.used != size or d.rebuilt != table:
            return runtime_error("dictionary changed size during iteration")
        if alone:
            out.op(SETITEM)
            return 0
        n += 1
        if n == BATCH_SIZE:
            # Another batch begins, be it empty.
            out.op(SETITEMS)
            out.op(MARK)
            n = 0
    out.op(SETITEMS)
    return 0


def runtime_error(message: str) -> i64:
    set_error(RUNTIME_ERROR, message)
    return -1


def save_pair(p: PicklerObject, pair: Object) -> i64:
    """Write a key and its value."""
    t = as_tuple(pair)
    if t is None or t.n != 2:
        return type_error_i("dict items iterator must return 2-tuples")
    if save(p, t.item(0)) < 0:
        return -1
    return save(p, t.item(1))


def batch_dict(p: PicklerObject, it: Object) -> i64:
    """Write the pairs of an iterator, to be set. CPython: batch_dict"""
    out = p.output
    if p.proto == 0:
        while True:
            x = it.tp_iternext()
            if x is None:
                return end_of(it)
            if save_pair(p, x) < 0:
                return -1
            out.op(SETITEM)
    while True:
        first = it.tp_iternext()
        if first is None:
            return end_of(it)
        x = it.tp_iternext()
        if x is None:
            if end_of(it) < 0 or save_pair(p, first) < 0:
                return -1
            out.op(SETITEM)
            return 0
        out.op(MARK)
        if save_pair(p, first) < 0:
            return -1
        n: i64 = 1
        while x is not None:
            if save_pair(p, x) < 0:
                return -1
            n += 1
            if n == BATCH_SIZE:
                break
            x = it.tp_iternext()
        if x is None and end_of(it) < 0:
            return -1
        out.op(SETITEMS)
        if n < BATCH_SIZE:
            return 0


def save_set(p: PicklerObject, s: SetObject) -> i64:
    """CPython: save_set"""
    out = p.output
    if p.proto < 4:
        return save_set_by_call(p, s, SET_TYPE)
    out.op(EMPTY_SET)
    memo_put(p, s)
    if s.used == 0:
        return 0
    it = get_iter(s)
    if it is None:
        return -1
    n: i64 = 0
    out.op(MARK)
    while True:
        x = it.tp_iternext()
        if x is None:
            if error_occurred():
                return -1
            break
        if save(p, x) < 0:
            return -1
        n += 1
        if n == BATCH_SIZE:
            out.op(ADDITEMS)
            out.op(MARK)
            n = 0
    out.op(ADDITEMS)
    return 0


def save_set_by_call(p: PicklerObject, s: AnySet, tp: TypeObject) -> i64:
    """A set as a call with the list of its items."""
    items = list_from_iterable(s)
    return -1 if items is None else save_reduce(p, tuple2(tp, tuple1(items)), s)


def save_frozenset(p: PicklerObject, s: FrozenSetObject) -> i64:
    """CPython: save_frozenset"""
    out = p.output
    if p.fast and not fast_enter(p, s):
        return -1
    if p.proto < 4:
        status = save_set_by_call(p, s, FROZENSET_TYPE)
        if p.fast:
            fast_leave(p, s)
        return status
    out.op(MARK)
    it = get_iter(s)
    if it is None:
        return -1
    while True:
        x = it.tp_iternext()
        if x is None:
            break
        if save(p, x) < 0:
            return -1
    if error_occurred():
        return -1
    if p.fast:
        fast_leave(p, s)
    if p.memo.get(s) >= 0:
        out.op(POP_MARK)
        memo_get(p, s)
        return 0
    out.op(FROZENSET)
    return memo_put(p, s)


def save_type(p: PicklerObject, obj: Object) -> i64:
    """The types of None, NotImplemented and Ellipsis have no name. CPython: save_type"""
    for singleton in (NONE, ELLIPSIS, NOT_IMPLEMENTED):
        if obj is singleton.ob_type():
            return save_reduce(p, tuple2(TYPE_TYPE, tuple1(singleton)), obj)
    return save_global(p, obj, None)


# The type.


def dump(p: PicklerObject, obj: Object) -> i64:
    """Write a whole pickle. CPython: dump"""
    out = p.output
    if p.proto >= 2:
        out.write_bytes(bytes((PROTO, int(p.proto))))
        out.framing = p.proto >= 4
    status = save(p, obj)
    if status == 0:
        out.op(STOP)
        out.close_frame()
    else:
        p.fast_nesting = 0
        p.fast_within = set()
        out.clear()
    out.framing = False
    return status


def pickler_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return PicklerObject()


def pickler_init(
    self: Object,
    file: Object,
    protocol: Object | None,
    fix_imports: Object | None,
    buffer_callback: Object | None,
) -> Object | None:
    # CPython: _pickle_Pickler___init___impl
    p = self.native()
    assert isinstance(p, PicklerObject)
    if not init_pickler(p, protocol, fix_imports, buffer_callback):
        return None
    if not set_output_file(p, file):
        return None
    table = lookup_attr(self, intern("dispatch_table"))
    if table is None and error_occurred():
        return None
    p.dispatch_table = table
    return NONE


def overriding(self: Object, name: str, own: object) -> Object | None:
    """The method that a class or instance has in place of the type's own, None: it has none,
    or with an exception."""
    f = lookup_attr(self, intern(name))
    if isinstance(f, BuiltinFunction) and f.d is own:
        return None
    return f


def pickler_dump(self: Object, obj: Object) -> Object | None:
    # CPython: _pickle_Pickler_dump
    p = self.native()
    assert isinstance(p, PicklerObject)
    if not p.ready or p.output.write is None:
        name = type_name(self)
        pickling_error(f"Pickler.__init__() was not called by {name}.__init__()")
        return None
    before = p.persistent_id
    if p is not self:
        p.persistent_id = overriding(self, "persistent_id", PERSISTENT_ID)
        if p.persistent_id is None and error_occurred():
            return None
        p.reducer_override = lookup_attr(self, intern("reducer_override"))
        if p.reducer_override is None and error_occurred():
            return None
    p.output.clear()
    status = dump(p, obj)
    p.persistent_id = before
    p.reducer_override = None
    if status < 0 or p.output.flush() < 0:
        return None
    return NONE


def pickler_persistent_id(self: PicklerObject, obj: Object) -> Object | None:
    return NONE


def pickler_clear_memo(self: PicklerObject) -> Object | None:
    self.memo = Memo()
    return NONE


def get_bin(self: PicklerObject) -> Object | None:
    return long_from_i64(1 if self.bin else 0)


def set_bin(self: PicklerObject, value: Object | None) -> i64:
    n: i64 = -1 if value is None else index_as_i64(value)
    if n == -1 and error_occurred():
        return -1
    self.bin = n != 0
    return 0


def get_fast(self: PicklerObject) -> Object | None:
    return long_from_i64(self.fast)


def set_fast(self: PicklerObject, value: Object | None) -> i64:
    n: i64 = -1 if value is None else index_as_i64(value)
    if n == -1 and error_occurred():
        return -1
    self.fast = n
    return 0


def get_dispatch_table(self: PicklerObject) -> Object | None:
    table = self.dispatch_table
    return error(ATTRIBUTE_ERROR, "dispatch_table") if table is None else table


def set_dispatch_table(self: PicklerObject, value: Object | None) -> i64:
    if value is None and self.dispatch_table is None:
        set_error(ATTRIBUTE_ERROR, "dispatch_table")
        return -1
    self.dispatch_table = value
    return 0


def get_memo(self: PicklerObject) -> Object | None:
    return PicklerMemoProxy(self)


def set_memo(self: PicklerObject, value: Object | None) -> i64:
    """CPython: Pickler_set_memo"""
    if value is None:
        return type_error_i("attribute deletion is not supported")
    if isinstance(value, PicklerMemoProxy):
        self.memo = value.pickler.memo.copy()
        return 0
    d = as_dict(value)
    if d is None:
        return type_error_i(
            f"'memo' attribute must be a PicklerMemoProxy object or dict, not {type_name(value)}"
        )
    memo = Memo()
    i: i64 = 0
    while i < d.nentries:
        pair = d.values[i]
        i += 1
        if pair is None:
            continue
        if not isinstance(pair, TupleObject) or pair.n != 2:
            return type_error_i("'memo' values must be 2-item tuples")
        number = index_as_i64(pair.item(0))
        if number == -1 and error_occurred():
            return -1
        memo.put(pair.item(1), number)
    self.memo = memo
    return 0


class PicklerMemoProxy(Object):
    """What a pickler's attribute `memo` is."""

    def __init__(self, pickler: PicklerObject) -> None:
        self.pickler: Final = pickler

    def ob_type(self) -> TypeObject:
        return PICKLER_MEMO_PROXY_TYPE


def memo_proxy_clear(self: PicklerMemoProxy) -> Object | None:
    return pickler_clear_memo(self.pickler)


def memo_proxy_copy(self: PicklerMemoProxy) -> Object | None:
    """A dict of pairs, number and object, by address."""
    d = dict_new()
    memo = self.pickler.memo
    for obj in memo.kept:
        pair = tuple2(long_from_i64(memo.get(obj)), obj)
        if dict_setitem(d, long_from_host(id(obj)), pair) < 0:
            return None
    return d


def memo_proxy_reduce(self: PicklerMemoProxy) -> Object | None:
    d = memo_proxy_copy(self)
    return None if d is None else tuple2(DICT_TYPE, tuple1(d))


PERSISTENT_ID: Final = method(
    "persistent_id",
    pickler_persistent_id,
    "obj, /",
    doc="What stands for obj in the pickle; None: obj itself is pickled.",
)

PICKLER_TYPE: Final[TypeObject] = static_type(
    "_pickle.Pickler",
    doc="This takes a binary file for writing a pickle data stream.\n\n"
    "`protocol` says which format is written: 0 to 5, the newest when it is negative. With\n"
    "`fix_imports` and a protocol below 3 names of Python 3 become those of Python 2.\n"
    "`buffer_callback` is asked of each buffer whether it is to be in the pickle.",
    new=method("__new__", pickler_new, "*args, **kwargs"),
    init=method(
        "__init__",
        pickler_init,
        "file, protocol=None, fix_imports=True, buffer_callback=None",
        flags=WANTS_INSTANCE,
    ),
    methods=(
        PERSISTENT_ID,
        method(
            "dump",
            pickler_dump,
            "obj, /",
            doc="Write a pickle of obj to the file.",
            flags=WANTS_INSTANCE,
        ),
        method("clear_memo", pickler_clear_memo, "", doc="Forget the objects pickled before."),
    ),
    getset=(
        member("bin", get_bin, set_bin),
        member("fast", get_fast, set_fast),
        member("dispatch_table", get_dispatch_table, set_dispatch_table),
        getset("memo", get_memo, set_memo),
    ),
    flags=BASETYPE | WEAKREF,
)

PICKLER_MEMO_PROXY_TYPE: Final[TypeObject] = static_type(
    "_pickle.PicklerMemoProxy",
    methods=(
        method("clear", memo_proxy_clear, "", doc="Remove all items from memo."),
        method("copy", memo_proxy_copy, "", doc="Copy the memo to a new object."),
        method("__reduce__", memo_proxy_reduce, "", doc="How the memo is pickled."),
    ),
)


from rt.dict.dictobject import (  # noqa: E402
    DICT_TYPE,
    DictObject,
    as_dict,
    dict_getitem,
    dict_new,
    dict_setitem,
)
from rt.objects.abstract import get_item, get_iter  # noqa: E402
from rt.objects.boolobject import TRUE, BoolObject  # noqa: E402
from rt.objects.bytearrayobject import ByteArrayObject  # noqa: E402
from rt.objects.bytes_methods import BYTEARRAY_TYPE, BYTES_TYPE  # noqa: E402
from rt.objects.bytesobject import BytesObject  # noqa: E402
from rt.objects.call import call_method_noargs, call_noargs, call_one  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error,
    set_error,
    value_error,
    value_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    KEY_ERROR,
    OVERFLOW_ERROR,
    RUNTIME_ERROR,
    STOP_ITERATION,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.identifiers import ID___reduce__, ID___reduce_ex__  # noqa: E402
from rt.objects.listobject import ListObject, list_from_iterable, list_item  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    BigLong,
    CompactLong,
    index_as_i64,
    long_from_host,
    long_from_i64,
    long_repr,
    long_to_host,
)
from rt.objects.object_protocol import (  # noqa: E402
    address,
    is_true,
    lookup_attr,
    object_repr_of,
    object_str_of,
)
from rt.objects.picklebufobject import PickleBufferObject, pickle_buffer_view  # noqa: E402
from rt.objects.setobject import (  # noqa: E402
    FROZENSET_TYPE,
    SET_TYPE,
    AnySet,
    FrozenSetObject,
    SetObject,
)
from rt.objects.tupleobject import (  # noqa: E402
    EMPTY_TUPLE,
    TupleObject,
    as_tuple,
    tuple1,
    tuple2,
)
from rt.objects.typeobject import TYPE_TYPE, is_subtype  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.pickle.reducing import save_global, save_reduce  # noqa: E402
from rt.pickle.state import PickleState, pickle_state  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_is_ascii,
    unicode_latin1,
    unicode_to_host,
)
