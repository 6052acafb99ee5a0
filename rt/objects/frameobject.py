"""Frame objects: what the guest gets when it asks for a function's frame.

Answers to Objects/frameobject.c.

A running function needs no frame object: its variables are registers of the thread's data
stack (or of its generator). What always holds: while the function runs, its frame object
looks at those registers (`regs`, from `base` on), and `owner` is the evaluator whose frame
number `depth` it is; when the function ends, the frame object gets a copy of the variables,
and `owner` is None. The frame object of a suspended generator looks at the generator's
registers, but not at the generator, which would keep both alive.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    getset,
    member,
    method,
)
from rt.objects.object import EQ, NB_OR, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import Evaluator
from rt.objects.slots import (
    S_CONTAINS,
    S_DELITEM,
    S_EQ,
    S_GETITEM,
    S_HASH_NONE,
    S_IOR,
    S_ITER,
    S_LEN,
    S_NE,
    S_OR,
    S_REPR,
    S_ROR,
    S_SETITEM,
)
from rt.objects.tupleobject import tuple2
from rt.objects.typeobject import (
    MAPPING,
    TypeObject,
    static_type,
)


class FrameObject(Object):
    """A frame."""

    def __init__(self, rcode: RegisterCode, regs: vec[Object | None], base: i64) -> None:
        self.rcode: RegisterCode = rcode
        self.code: Final = rcode.code
        self.globals: Final = rcode.globals
        self.regs: vec[Object | None] = regs
        self.base: i64 = base
        self.owner: Evaluator | None = None
        self.depth: i64 = 0
        # It is a generator's, between two calls of it.
        self.suspended: bool = False
        # The address of the generator, while it has not begun; else 0. The generator holds the
        # frame, and ends it before it dies itself.
        self.unstarted: int = 0
        # Where it ended, or is suspended, as `Evaluator.saved_pc`.
        self.pc: i64 = 0
        # The calling frame, once this one has ended.
        self.back: FrameObject | None = None
        # What the guest has set through f_locals that is no variable of the code.
        self.extra_locals: DictObject | None = None
        self.trace: Object | None = None
        self.trace_lines: bool = True
        self.trace_opcodes: bool = False
        # The bytecode offset and the line where a trace function was, or could have been,
        # called last; -1: nowhere yet.
        self.traced_at: i64 = -1
        self.traced_line: i64 = -1
        # The bytecode offset to which a trace function has set f_lineno; -1: none.
        self.jump_to: i64 = -1

    def ob_type(self) -> TypeObject:
        return FRAME_TYPE

    def tp_repr(self) -> Object | None:
        code = self.code
        return unicode_from_host(
            f"<frame at {address(self)}, file {host_repr(code.filename)}, "
            f"line {frame_line(self)}, code {unicode_to_host(code.name)}>"
        )

    def mapping(self) -> Object | None:
        """The namespace of a class body or a module; None for a function."""
        if self.code.flags & CO_OPTIMIZED:
            return None
        return self.regs[self.base + self.rcode.nlocals - 1]

    def local(self, i: i64) -> Object | None:
        """The value of variable i; None when it is unbound."""
        owner = self.owner
        if owner is not None and owner.hides_variables(self.depth):
            return None
        value = self.regs[self.base + i]
        kind: i64 = self.code.localspluskinds[i]
        if kind & (CO_FAST_CELL | CO_FAST_FREE) and isinstance(value, CellObject):
            return value.value
        return value

    def set_local(self, i: i64, value: Object) -> None:
        """Set variable i."""
        owner = self.owner
        if owner is not None and owner.hides_variables(self.depth):
            return
        old = self.regs[self.base + i]
        kind: i64 = self.code.localspluskinds[i]
        if kind & (CO_FAST_CELL | CO_FAST_FREE) and isinstance(old, CellObject):
            old.value = value
        else:
            self.regs[self.base + i] = value


def frame_pc(frame: FrameObject) -> i64:
    owner = frame.owner
    if owner is not None:
        return owner.saved_pc(frame.depth)
    return frame.pc


def offset_of_pc(rcode: RegisterCode, pc: i64) -> i64:
    """The bytecode offset, in code units, of the instruction before word `pc`; -1 at first."""
    template = rcode.template
    if template is None or pc <= 0:
        return -1
    return i64(template.offsets[pc - 1])


def frame_lasti(frame: FrameObject) -> i64:
    """f_lasti: the offset of the running instruction in bytes, or -1."""
    offset = offset_of_pc(frame.rcode, frame_pc(frame))
    return -1 if offset < 0 else offset * 2


def frame_line(frame: FrameObject) -> i64:
    """f_lineno, or -1 where the instruction has no line."""
    return line_of(frame.code, offset_of_pc(frame.rcode, frame_pc(frame)))


def frame_back(frame: FrameObject) -> FrameObject | None:
    """The calling frame."""
    owner = frame.owner
    if owner is not None:
        return owner.frame_object(frame.depth - 1)
    return frame.back


def frame_ended(frame: FrameObject, pc: i64, back: FrameObject | None) -> None:
    """Give a frame object whose function ends its own copy of the variables."""
    n = frame.rcode.nregs
    own = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < frame.rcode.nlocals:
        own[i] = frame.regs[frame.base + i]
        i += 1
    frame.regs = own
    frame.base = 0
    frame.pc = pc
    frame.back = back
    frame.owner = None
    frame.suspended = False
    frame.unstarted = 0


def has_hidden_locals(frame: FrameObject) -> bool:
    """Is there a bound variable of an inlined comprehension in this class body or module?"""
    i: i64 = 0
    while i < frame.code.nlocalsplus:
        kind: i64 = frame.code.localspluskinds[i]
        if kind & CO_FAST_HIDDEN and frame.regs[frame.base + i] is not None:
            return True
        i += 1
    return False


def frame_locals(frame: FrameObject) -> Object | None:
    """f_locals. CPython: frame_getlocals, _PyFrame_GetLocals"""
    mapping = frame.mapping()
    if mapping is not None and not has_hidden_locals(frame):
        return mapping
    return FrameLocalsProxy(frame)


def frame_locals_snapshot(frame: FrameObject) -> Object | None:
    """What `locals()` returns: for a function a new dict, else the namespace itself.

    CPython: PyEval_GetLocals, _PyFrame_GetLocals
    """
    mapping = frame.mapping()
    if mapping is not None and not has_hidden_locals(frame):
        return mapping
    return proxy_dict(FrameLocalsProxy(frame))


def visible_local(frame: FrameObject, i: i64) -> Object | None:
    """The value of variable i as f_locals shows it; None: unbound, or not shown."""
    if i64(frame.code.localspluskinds[i]) & CO_FAST_HIDDEN and frame.mapping() is None:
        return None
    return frame.local(i)


class FrameLocalsProxy(Object):
    """f_locals of a function: reads and writes its variables (PEP 667)."""

    def __init__(self, frame: FrameObject) -> None:
        self.frame: Final = frame

    def ob_type(self) -> TypeObject:
        return FRAME_LOCALS_PROXY_TYPE

    def find(self, key: Object) -> i64:
        """The number of the variable that `key` equals; -1 when there is none, -2 with an
        exception.

        CPython: framelocalsproxy_getkeyindex
        """
        names = self.frame.code.localsplusnames
        n = names.n
        i: i64 = 0
        while i < n:
            if names.item(i) is key and self.shows(i):
                return i
            i += 1
        wanted = hash_object(key)
        if wanted == -1:
            return -2
        i = 0
        while i < n:
            name = names.item(i)
            if name.tp_hash() == wanted and self.shows(i):
                same = rich_compare_bool(name, key, EQ)
                if same < 0:
                    return -2
                if same == 1:
                    return i
            i += 1
        return -1

    def shows(self, i: i64) -> bool:
        """Is variable i one that the proxy lets be seen?"""
        kind: i64 = self.frame.code.localspluskinds[i]
        return kind & CO_FAST_HIDDEN == 0 or self.frame.mapping() is not None

    def lookup(self, key: Object) -> Object | None:
        """The value under a key; None without an exception where it is missing."""
        i = self.find(key)
        if i >= 0:
            value = self.frame.local(i)
            if value is not None:
                return value
        extra = self.frame.extra_locals
        if i == -2 or extra is None:
            return None
        return dict_getitem(extra, key)

    def mp_subscript(self, key: Object) -> Object | None:
        value = self.lookup(key)
        if value is None and not error_occurred():
            return error(KEY_ERROR_TYPE, f"local variable '{host_repr(key)}' is not defined")
        return value

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        i = self.find(key)
        if i >= 0:
            if value is None:
                set_error(VALUE_ERROR, "cannot remove local variables from FrameLocalsProxy")
                return -1
            self.frame.set_local(i, value)
            return 0
        if i == -2:
            return -1
        extra = self.frame.extra_locals
        if value is None:
            if extra is None:
                key_error(key)
                return -1
            return dict_delitem(extra, key)
        if extra is None:
            extra = dict_new()
            self.frame.extra_locals = extra
        return dict_setitem(extra, key, value)

    def sq_contains(self, value: Object) -> i64:
        found = self.lookup(value)
        if found is not None:
            return 1
        return -1 if error_occurred() else 0

    def nb_bool(self) -> i64:
        n = self.sq_length()
        return 1 if n > 0 else n

    def sq_length(self) -> i64:
        return len(proxy_names(self))

    def tp_iter(self) -> Object | None:
        return get_iter(list_from_host(proxy_names(self)))

    def tp_repr(self) -> Object | None:
        if not repr_enter(self):
            return unicode_from_host("{...}")
        d = proxy_dict(self)
        r = None if d is None else object_repr_of(d)
        repr_leave(self)
        return r

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if op != EQ and op != NE:
            return NOT_IMPLEMENTED
        if isinstance(other, FrameLocalsProxy):
            return bool_from((self.frame is other.frame) == (op == EQ))
        if as_dict(other) is None:
            return NOT_IMPLEMENTED
        d = proxy_dict(self)
        return None if d is None else rich_compare(d, other, op)

    def tp_hash(self) -> i64:
        type_error("unhashable type: 'FrameLocalsProxy'")
        return -1

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR or not is_mapping_like(other):
            return NOT_IMPLEMENTED
        d = proxy_dict(self)
        if d is None or dict_update(d, other) < 0:
            return None
        return d

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR or not is_mapping_like(other):
            return NOT_IMPLEMENTED
        d = dict_new()
        own = proxy_dict(self)
        if own is None or dict_update(d, other) < 0 or dict_update(d, own) < 0:
            return None
        return d

    def nb_inplace(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR or not is_mapping_like(other):
            return NOT_IMPLEMENTED
        return self if proxy_update(self, other) is not None else None


def is_mapping_like(x: Object) -> bool:
    return as_dict(x) is not None or isinstance(x, FrameLocalsProxy)


def proxy_names(proxy: FrameLocalsProxy) -> list[Object]:
    """The names of the bound variables, then those of the extra ones."""
    frame = proxy.frame
    names: list[Object] = []
    i: i64 = 0
    while i < frame.code.nlocalsplus:
        if visible_local(frame, i) is not None:
            names.append(frame.code.localsplusnames.item(i))
        i += 1
    extra = frame.extra_locals
    i = 0
    while extra is not None and i < extra.nentries:
        key = extra.keys[i]
        if key is not None:
            names.append(key)
        i += 1
    return names


def proxy_dict(proxy: FrameLocalsProxy) -> DictObject | None:
    """A new dict with what the proxy shows."""
    frame = proxy.frame
    d = dict_new()
    mapping = frame.mapping()
    if mapping is not None and dict_update(d, mapping) < 0:
        return None
    i: i64 = 0
    while i < frame.code.nlocalsplus:
        value = visible_local(frame, i)
        if value is not None and dict_setitem(d, frame.code.localsplusnames.item(i), value) < 0:
            return None
        i += 1
    extra = frame.extra_locals
    if extra is not None and dict_update(d, extra) < 0:
        return None
    return d


def proxy_new(cls: TypeObject, frame: Object) -> Object | None:
    if not isinstance(frame, FrameObject):
        return type_error(f"expect frame, not {type_name(frame)}")
    return FrameLocalsProxy(frame)


def proxy_get(self: FrameLocalsProxy, key: Object, default: Object | None) -> Object | None:
    value = self.lookup(key)
    if value is not None or error_occurred():
        return value
    return NONE if default is None else default


def proxy_keys(self: FrameLocalsProxy) -> Object | None:
    return list_from_host(proxy_names(self))


def proxy_values(self: FrameLocalsProxy) -> Object | None:
    values: list[Object] = []
    for name in proxy_names(self):
        value = self.lookup(name)
        if value is not None:
            values.append(value)
    return list_from_host(values)


def proxy_items(self: FrameLocalsProxy) -> Object | None:
    items: list[Object] = []
    for name in proxy_names(self):
        value = self.lookup(name)
        if value is not None:
            items.append(tuple2(name, value))
    return list_from_host(items)


def proxy_copy(self: FrameLocalsProxy) -> Object | None:
    return proxy_dict(self)


def proxy_reversed(self: FrameLocalsProxy) -> Object | None:
    names = proxy_names(self)
    names.reverse()
    return list_from_host(names)


def proxy_update(self: FrameLocalsProxy, other: Object) -> Object | None:
    d: DictObject | None = as_dict(other)
    if isinstance(other, FrameLocalsProxy):
        d = proxy_dict(other)
    if d is None:
        if error_occurred():
            return None
        return type_error("update() argument must be dict or another FrameLocalsProxy")
    i: i64 = 0
    while i < d.nentries:
        key = d.keys[i]
        value = d.values[i]
        i += 1
        if key is not None and value is not None and self.mp_ass_subscript(key, value) < 0:
            return None
    return NONE


def proxy_setdefault(self: FrameLocalsProxy, key: Object, default: Object | None) -> Object | None:
    value = self.lookup(key)
    if value is not None or error_occurred():
        return value
    value = NONE if default is None else default
    return value if self.mp_ass_subscript(key, value) == 0 else None


def proxy_pop(self: FrameLocalsProxy, key: Object, default: Object | None) -> Object | None:
    i = self.find(key)
    if i == -2:
        return None
    if i >= 0:
        return value_error("cannot remove local variables from FrameLocalsProxy")
    extra = self.frame.extra_locals
    value = None if extra is None else dict_getitem(extra, key)
    if value is None:
        if error_occurred():
            return None
        return key_error(key) if default is None else default
    if extra is not None and dict_delitem(extra, key) < 0:
        return None
    return value


# Attributes of frames.


def frame_get_back(self: FrameObject) -> Object | None:
    back = frame_back(self)
    return NONE if back is None else back


def frame_get_code(self: FrameObject) -> Object | None:
    return self.code


def frame_get_builtins(self: FrameObject) -> Object | None:
    return rcode_builtins(self.rcode)


def frame_get_globals(self: FrameObject) -> Object | None:
    return self.rcode.shown_globals()


def frame_get_locals(self: FrameObject) -> Object | None:
    return frame_locals(self)


def frame_get_lasti(self: FrameObject) -> Object | None:
    return long_from_i64(frame_lasti(self))


def frame_get_lineno(self: FrameObject) -> Object | None:
    line = frame_line(self)
    return NONE if line < 0 else long_from_i64(line)


def frame_set_lineno(self: FrameObject, value: Object | None) -> i64:
    if value is None:
        set_error(ATTRIBUTE_ERROR, "cannot delete attribute")
        return -1
    line = as_long(value)
    if line is None:
        set_error(VALUE_ERROR, "lineno must be an integer")
        return -1
    number = long_to_host(line)
    if not -(1 << 31) <= number < 1 << 31:
        set_error(VALUE_ERROR, "lineno out of range")
        return -1
    owner = self.owner
    if owner is None:
        set_error(VALUE_ERROR, "f_lineno can only be set in a trace function")
        return -1
    return owner.set_line(self, number)


def frame_get_trace(self: FrameObject) -> Object | None:
    return NONE if self.trace is None else self.trace


def frame_set_trace(self: FrameObject, value: Object | None) -> i64:
    self.trace = None if value is NONE else value
    owner = self.owner
    if self.trace is not None and owner is not None:
        self.traced_at = offset_of_pc(self.rcode, frame_pc(self))
        self.traced_line = frame_line(self)
        owner.trace_frame(self.rcode)
    return 0


def frame_get_trace_lines(self: FrameObject) -> Object | None:
    return bool_from(self.trace_lines)


def frame_set_trace_lines(self: FrameObject, value: Object | None) -> i64:
    if not isinstance(value, BoolObject):
        return type_error_i("attribute value type must be bool")
    self.trace_lines = value.value != 0
    return 0


def frame_get_trace_opcodes(self: FrameObject) -> Object | None:
    return bool_from(self.trace_opcodes)


def frame_set_trace_opcodes(self: FrameObject, value: Object | None) -> i64:
    if not isinstance(value, BoolObject):
        return type_error_i("attribute value type must be bool")
    self.trace_opcodes = value.value != 0
    return 0


def frame_clear(self: FrameObject) -> Object | None:
    """frame.clear(): drop the variables of a frame that has ended, or not begun.

    CPython: frame_clear
    """
    if self.owner is not None:
        return error(RUNTIME_ERROR, "cannot clear an executing frame")
    if self.unstarted:
        gen = object_at(self.unstarted)
        if isinstance(gen, GeneratorBase):
            finalize_generator(gen)
    if self.suspended:
        return error(RUNTIME_ERROR, "cannot clear a suspended frame")
    n = self.rcode.nregs
    self.regs = vec[Object | None]([None] * n)
    self.base = 0
    self.extra_locals = None
    self.trace = None
    return NONE


def frame_sizeof(self: FrameObject) -> Object | None:
    return long_from_i64(112 + self.rcode.nregs * 8)


FRAME_LOCALS_PROXY_TYPE: Final = static_type(
    "FrameLocalsProxy",
    new=method("__new__", proxy_new, "frame, /"),
    slots=(
        S_REPR,
        S_HASH_NONE,
        S_EQ,
        S_NE,
        S_GETITEM,
        S_SETITEM,
        S_DELITEM,
        S_CONTAINS,
        S_LEN,
        S_ITER,
        S_OR,
        S_ROR,
        S_IOR,
    ),
    methods=(
        method("__reversed__", proxy_reversed, ""),
        method("copy", proxy_copy, ""),
        method("keys", proxy_keys, ""),
        method("values", proxy_values, ""),
        method("items", proxy_items, ""),
        method("update", proxy_update, "other, /"),
        method("get", proxy_get, "key, default=None, /"),
        method("pop", proxy_pop, "key, default=<unrepresentable>, /"),
        method("setdefault", proxy_setdefault, "key, default=None, /"),
    ),
    flags=MAPPING,
)

FRAME_TYPE: Final = static_type(
    "frame",
    slots=(S_REPR,),
    methods=(
        method("clear", frame_clear, "", doc="Clear all references held by the frame."),
        method(
            "__sizeof__", frame_sizeof, "", doc="Return the size of the frame in memory, in bytes."
        ),
    ),
    getset=(
        member("f_trace_lines", frame_get_trace_lines, frame_set_trace_lines),
        getset("f_back", frame_get_back, None),
        getset("f_locals", frame_get_locals, None),
        getset("f_lineno", frame_get_lineno, frame_set_lineno),
        getset("f_trace", frame_get_trace, frame_set_trace),
        getset("f_lasti", frame_get_lasti, None),
        getset("f_globals", frame_get_globals, None),
        getset("f_builtins", frame_get_builtins, None),
        getset("f_code", frame_get_code, None),
        getset("f_trace_opcodes", frame_get_trace_opcodes, frame_set_trace_opcodes),
    ),
)


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    as_dict,
    dict_delitem,
    dict_getitem,
    dict_new,
    dict_setitem,
    dict_update,
)
from rt.objects.abstract import get_iter  # noqa: E402
from rt.objects.boolobject import BoolObject, bool_from  # noqa: E402
from rt.objects.cellobject import CellObject  # noqa: E402
from rt.objects.codeobject import (  # noqa: E402
    CO_FAST_CELL,
    CO_FAST_FREE,
    CO_FAST_HIDDEN,
    CO_OPTIMIZED,
    RegisterCode,
    line_of,
)
from rt.objects.errors import (  # noqa: E402
    error,
    error_occurred,
    key_error,
    set_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    RUNTIME_ERROR,
    VALUE_ERROR,
    host_repr,
)
from rt.objects.exceptions import KEY_ERROR as KEY_ERROR_TYPE  # noqa: E402
from rt.objects.funcobject import rcode_builtins  # noqa: E402
from rt.objects.genobject import GeneratorBase, finalize_generator  # noqa: E402
from rt.objects.listobject import list_from_host  # noqa: E402
from rt.objects.longobject import as_long, long_from_i64, long_to_host  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    address,
    hash_object,
    object_repr_of,
    rich_compare,
    rich_compare_bool,
)
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.weakrefobject import object_at  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    unicode_from_host,
    unicode_to_host,
)
