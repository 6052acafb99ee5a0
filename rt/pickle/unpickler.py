"""The unpickler: `Unpickler`, `load` and `loads`.

Answers to the unpickling half of Modules/_pickle.c; what each opcode does is in
rt/pickle/loading.py, and where the bytes come from in rt/pickle/source.py.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.errors import error_occurred, type_error, type_error_i
from rt.objects.methodobject import WANTS_INSTANCE, BuiltinFunction, getset, method
from rt.objects.object import NONE, Object
from rt.objects.typeobject import BASETYPE, WEAKREF, TypeObject, static_type, type_name
from rt.pickle.source import Source

# Numbers in the memo up to this are places of a list; greater ones are rare, and keys.
DENSE_LIMIT: Final = 1 << 20


class UnpicklerObject(Object):
    """An exact Unpickler; `set_up` makes it ready.

    What always holds: `marks` are places of `stack`, in ascending order; the last is where
    the part of the stack begins that opcodes may take from.
    """

    def __init__(self) -> None:
        self.weak: WeakToken | None = None
        self.ready: bool = False
        self.source: Source = Source(b"")
        self.stack: list[Object] = []
        self.marks: list[int] = []
        self.fence: i64 = 0
        self.proto: i64 = 0
        self.memo: list[Object | None] = []
        self.far_memo: dict[int, Object] = {}
        self.memo_size: i64 = 0
        self.fix_imports: bool = True
        self.encoding: str = "ASCII"
        self.errors: str = "strict"
        self.buffers: Object | None = None
        # What calls go to: the unpickler itself, or the instance whose payload it is.
        self.owner: Object | None = None
        self.persistent_load: Object | None = None

    def ob_type(self) -> TypeObject:
        return UNPICKLER_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token


# The memo.


def memo_at(u: UnpicklerObject, n: i64) -> Object | None:
    """The object with a number; None without an exception when there is none."""
    if 0 <= n < len(u.memo):
        return u.memo[n]
    return u.far_memo.get(int(n))


def memo_set(u: UnpicklerObject, n: i64, x: Object) -> None:
    """CPython: _Unpickler_MemoPut"""
    if memo_at(u, n) is None:
        u.memo_size += 1
    size: i64 = len(u.memo)
    if n < size:
        u.memo[n] = x
    elif n == size:
        u.memo.append(x)
    elif n < DENSE_LIMIT:
        u.memo.extend([None] * (n - size))
        u.memo.append(x)
    else:
        u.far_memo[int(n)] = x


# Setting up.


def set_up(
    u: UnpicklerObject,
    fix_imports: Object | None,
    encoding: Object | None,
    errors: Object | None,
    buffers: Object | None,
) -> bool:
    """Set what the arguments of Unpickler, load and loads ask for. False with an exception."""
    fix: i64 = 1 if fix_imports is None else is_true(fix_imports)
    if fix < 0:
        return False
    u.fix_imports = fix != 0
    for name, value in (("encoding", encoding), ("errors", errors)):
        if value is None:
            continue
        text = as_unicode(value)
        if text is None:
            type_error(f"Unpickler() argument '{name}' must be str, not {type_name(value)}")
            return False
        if name == "encoding":
            u.encoding = unicode_to_host(text)
        else:
            u.errors = unicode_to_host(text)
    u.buffers = None
    if buffers is not None and buffers is not NONE:
        u.buffers = get_iter(buffers)
        if u.buffers is None:
            return False
    u.memo = []
    u.far_memo = {}
    u.memo_size = 0
    u.stack = []
    u.marks = []
    u.fence = 0
    u.proto = 0
    u.ready = True
    return True


def unpickling_error(message: str) -> i64:
    """Raise an UnpicklingError. Always -1."""
    state = pickle_state()
    if state is not None:
        set_error(state.unpickling_error, message)
    return -1


# The type.


def unpickler_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return UnpicklerObject()


def unpickler_init(
    self: Object,
    file: Object,
    fix_imports: Object | None,
    encoding: Object | None,
    errors: Object | None,
    buffers: Object | None,
) -> Object | None:
    # CPython: _pickle_Unpickler___init___impl
    u = self.native()
    assert isinstance(u, UnpicklerObject)
    source = file_source(file)
    if source is None or not set_up(u, fix_imports, encoding, errors, buffers):
        return None
    u.source = source
    return NONE


def unpickler_load(self: Object) -> Object | None:
    # CPython: _pickle_Unpickler_load_impl
    u = self.native()
    assert isinstance(u, UnpicklerObject)
    if not u.ready:
        name = type_name(self)
        unpickling_error(f"Unpickler.__init__() was not called by {name}.__init__()")
        return None
    before = u.persistent_load
    owner = u.owner
    if u is not self:
        f = lookup_attr(self, intern("persistent_load"))
        if f is None and error_occurred():
            return None
        own = isinstance(f, BuiltinFunction) and f.d is PERSISTENT_LOAD
        u.persistent_load = None if own else f
        u.owner = self
    result = load(u)
    u.persistent_load = before
    u.owner = owner
    return result


def unpickler_persistent_load(self: UnpicklerObject, pid: Object) -> Object | None:
    unpickling_error(
        "A load persistent id instruction was encountered, "
        "but no persistent_load function was specified."
    )
    return None


def unpickler_find_class(
    self: UnpicklerObject, module_name: Object, global_name: Object
) -> Object | None:
    """CPython: _pickle_Unpickler_find_class_impl"""
    module = as_unicode(module_name)
    name = as_unicode(global_name)
    if module is None or name is None:
        bad = module_name if module is None else global_name
        return type_error(f"find_class() arguments must be str, not {type_name(bad)}")
    return find_class(self, module, name)


def get_memo(self: UnpicklerObject) -> Object | None:
    return UnpicklerMemoProxy(self)


def set_memo(self: UnpicklerObject, value: Object | None) -> i64:
    """CPython: Unpickler_set_memo"""
    if value is None:
        return type_error_i("attribute deletion is not supported")
    if isinstance(value, UnpicklerMemoProxy):
        other = value.unpickler
        self.memo = list(other.memo)
        self.far_memo = dict(other.far_memo)
        self.memo_size = other.memo_size
        return 0
    d = as_dict(value)
    if d is None:
        return type_error_i(
            f"'memo' attribute must be an UnpicklerMemoProxy object or dict, not {type_name(value)}"
        )
    entries: list[tuple[i64, Object]] = []
    i: i64 = 0
    while i < d.nentries:
        key = d.keys[i]
        x = d.values[i]
        i += 1
        if key is None or x is None:
            continue
        number = as_long(key)
        if number is None:
            return type_error_i("memo key must be integers")
        n: i64 = long_as_i64(number) if long_fits_i64(number) else -1
        if n < 0:
            return value_error_i("memo key must be positive integers.")
        entries.append((n, x))
    self.memo = []
    self.far_memo = {}
    self.memo_size = 0
    for n, x in entries:
        memo_set(self, n, x)
    return 0


class UnpicklerMemoProxy(Object):
    """What an unpickler's attribute `memo` is."""

    def __init__(self, unpickler: UnpicklerObject) -> None:
        self.unpickler: Final = unpickler

    def ob_type(self) -> TypeObject:
        return UNPICKLER_MEMO_PROXY_TYPE


def memo_proxy_clear(self: UnpicklerMemoProxy) -> Object | None:
    u = self.unpickler
    u.memo = []
    u.far_memo = {}
    u.memo_size = 0
    return NONE


def memo_proxy_copy(self: UnpicklerMemoProxy) -> Object | None:
    """A dict of the objects by their numbers."""
    d = dict_new()
    n: i64 = 0
    while n < len(self.unpickler.memo):
        x = self.unpickler.memo[n]
        if x is not None and dict_setitem(d, long_from_i64(n), x) < 0:
            return None
        n += 1
    for number, far in self.unpickler.far_memo.items():
        if dict_setitem(d, long_from_host(number), far) < 0:
            return None
    return d


def memo_proxy_reduce(self: UnpicklerMemoProxy) -> Object | None:
    d = memo_proxy_copy(self)
    return None if d is None else tuple2(DICT_TYPE, tuple1(d))


PERSISTENT_LOAD: Final = method(
    "persistent_load",
    unpickler_persistent_load,
    "pid, /",
    doc="The object that a persistent id stands for.",
)

UNPICKLER_TYPE: Final[TypeObject] = static_type(
    "_pickle.Unpickler",
    doc="This takes a binary file for reading a pickle data stream.\n\n"
    "The protocol is found out from the pickle. With `fix_imports` names of Python 2 become\n"
    "those of Python 3; `encoding` and `errors` say how strings of Python 2 are decoded.\n"
    "`buffers` gives the buffers that are not in the pickle.",
    new=method("__new__", unpickler_new, "*args, **kwargs"),
    init=method(
        "__init__",
        unpickler_init,
        "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
        flags=WANTS_INSTANCE,
    ),
    methods=(
        PERSISTENT_LOAD,
        method(
            "load",
            unpickler_load,
            "",
            doc="The object that a pickle read from the file stands for.",
            flags=WANTS_INSTANCE,
        ),
        method(
            "find_class",
            unpickler_find_class,
            "module_name, global_name, /",
            doc="The object of that name in that module, which is imported if need be.",
        ),
    ),
    getset=(getset("memo", get_memo, set_memo),),
    flags=BASETYPE | WEAKREF,
)

UNPICKLER_MEMO_PROXY_TYPE: Final[TypeObject] = static_type(
    "_pickle.UnpicklerMemoProxy",
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
    dict_new,
    dict_setitem,
)
from rt.objects.abstract import get_iter  # noqa: E402
from rt.objects.errors import set_error, value_error_i  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    as_long,
    long_as_i64,
    long_fits_i64,
    long_from_host,
    long_from_i64,
)
from rt.objects.object_protocol import is_true, lookup_attr  # noqa: E402
from rt.objects.tupleobject import tuple1, tuple2  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.pickle.loading import find_class, load  # noqa: E402
from rt.pickle.source import file_source  # noqa: E402
from rt.pickle.state import pickle_state  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, intern, unicode_to_host  # noqa: E402
