"""The _functools module: partial, reduce, cmp_to_key and the wrapper of lru_cache.

Answers to Modules/_functoolsmodule.c.

What always holds: a bounded cache's dictionary is in the order of use, the key used last at its
end; values are the results themselves.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from rt.dict.dictobject import DictObject
from rt.dict.odict import ODictObject
from rt.objects.methodobject import CLASS_GETITEM, WANTS_INSTANCE, function, getset, method
from rt.objects.object import DESCR_GET, DESCR_METHOD, NONE, Object
from rt.objects.slots import S_CALL, S_EQ, S_GET, S_HASH_NONE, S_REPR, slot_impl
from rt.objects.tupleobject import TupleObject, hold
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    WEAKREF,
    InstanceObject,
    TypeObject,
    static_type,
)

# The maxsize of a cache without bound.
UNBOUNDED: Final = -1


def window_of(args: vec[Object | None], base: i64, n: i64) -> list[Object]:
    """The n arguments at args[base] as a host list."""
    out: list[Object] = []
    i: i64 = 0
    while i < n:
        x = args[base + i]
        assert x is not None
        out.append(x)
        i += 1
    return out


def readonly(self: Object, value: Object | None) -> i64:
    """The setter of attributes that cannot be set."""
    set_error(ATTRIBUTE_ERROR, "readonly attribute")
    return -1


class PartialObject(Object):
    """`partial(func, *args, **keywords)`"""

    def __init__(self, func: Object, args: TupleObject, keywords: DictObject) -> None:
        self.weak: WeakToken | None = None
        self.func: Object = func
        self.args: TupleObject = args
        self.keywords: DictObject = keywords
        # Its `__dict__`.
        self.attrs: DictObject | None = None

    def ob_type(self) -> TypeObject:
        return PARTIAL_TYPE

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.attrs
        if d is None and create == 1:
            d = dict_new()
            self.attrs = d
        return d

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        return partial_repr(self)

    def descr_flags(self) -> i64:
        return DESCR_GET

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None or obj is NONE:
            return self
        if not warn(
            FUTURE_WARNING,
            "functools.partial will be a method descriptor in future Python versions; "
            "wrap it in staticmethod() if you want to preserve the old behavior",
        ):
            return None
        return self

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        given = self.args
        keywords = self.keywords
        n = given.n + nargs
        named: i64 = 0 if kwnames is None else kwnames.n
        if keywords.used > 0:
            return self.call_with_keywords(args, base, nargs, kwnames)
        if given.n == 0:
            return self.func.tp_call(args, base, nargs, kwnames)
        window = vec[Object | None]([None] * (n + named))
        i: i64 = 0
        while i < given.n:
            window[i] = given.item(i)
            i += 1
        i = 0
        while i < nargs + named:
            window[given.n + i] = args[base + i]
            i += 1
        return self.func.tp_call(window, 0, n, kwnames)

    def call_with_keywords(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        """The call when there are keywords of its own: those of the call take precedence."""
        merged = dict_copy(self.keywords)
        if kwnames is not None:
            i: i64 = 0
            while i < kwnames.n:
                value = args[base + nargs + i]
                assert value is not None
                if dict_setitem(merged, kwnames.item(i), value) < 0:
                    return None
                i += 1
        items = window_of(self.args.window(), 0, self.args.n) + window_of(args, base, nargs)
        return call_ex(self.func, tuple_from_list(items), merged)


def as_partial(x: Object) -> PartialObject:
    """The partial of a method's receiver."""
    p = x.native()
    assert isinstance(p, PartialObject)
    return p


def partial_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args:
        return type_error("type 'partial' takes at least one argument")
    func = args[0]
    rest = tuple_from_list(args[1:])
    keywords = dict_new()
    inner = func.native()
    if isinstance(inner, PartialObject) and partial_dict(func) is None:
        # A partial of a partial is one.
        func = inner.func
        rest = tuple_concat(inner.args, rest)
        keywords = dict_copy(inner.keywords)
    if not is_callable(func):
        return type_error("the first argument must be callable")
    if kwargs is not None and dict_merge(keywords, kwargs, 1) < 0:
        return None
    return PartialObject(func, rest, keywords)


def partial_dict(x: Object) -> DictObject | None:
    """The `__dict__` of a partial when there is anything in it."""
    d = x.ob_dict(1)
    return None if d is None or d.used == 0 else d


def partial_repr(self: Object) -> Object | None:
    p = as_partial(self)
    if not repr_enter(p):
        return unicode_from_host("...")
    text = partial_text(self.ob_type(), p)
    repr_leave(p)
    return None if text is None else unicode_from_host(text)


def partial_text(tp: TypeObject, p: PartialObject) -> str | None:
    """What repr gives; None with an exception."""
    parts: list[str] = []
    for x in [p.func, *window_of(p.args.window(), 0, p.args.n)]:
        r = object_repr_of(x)
        if r is None:
            return None
        parts.append(unicode_to_host(r))
    d = p.keywords
    i: i64 = 0
    while i < d.nentries:
        key = d.keys[i]
        value = d.values[i]
        i += 1
        if key is None or value is None:
            continue
        name = object_str_of(key)
        if name is None:
            return None
        r = object_repr_of(value)
        if r is None:
            return None
        parts.append(f"{unicode_to_host(name)}={unicode_to_host(r)}")
    module = type_module(tp)
    if module is None:
        return None
    prefix = module + "." if module else ""
    return f"{prefix}{type_qualname(tp)}({', '.join(parts)})"


def partial_reduce(self: Object) -> Object | None:
    p = as_partial(self)
    d = partial_dict(self)
    state = tuple_from_list([p.func, p.args, p.keywords, NONE if d is None else d])
    return tuple3(self.ob_type(), tuple1(p.func), state)


def partial_setstate(self: Object, state: Object) -> Object | None:
    p = as_partial(self)
    t = as_tuple(state)
    if t is None or t.n != 4:
        return type_error("invalid partial state")
    func = t.item(0)
    args = as_tuple(t.item(1))
    given = t.item(2)
    attrs = t.item(3)
    keywords = dict_new() if given is NONE else as_dict(given)
    if not is_callable(func) or args is None or keywords is None:
        return type_error("invalid partial state")
    if given is not keywords and given is not NONE:
        # Only a dict itself is kept.
        keywords = dict_copy(keywords)
    if attrs is not NONE and as_dict(attrs) is None:
        return type_error("invalid partial state")
    old = tuple3(p.func, p.args, p.keywords)
    p.func = func
    p.args = args
    p.keywords = keywords
    hold(old)
    if self is p:
        p.attrs = None if attrs is NONE else as_dict(attrs)
    elif set_attr(self, ID___dict__, dict_new() if attrs is NONE else attrs) < 0:
        return None
    return NONE


def partial_get_dict(self: Object) -> Object | None:
    return self.ob_dict(1)


def partial_set_dict(self: Object, value: Object | None) -> i64:
    d = instance_dict(value)
    if d is None:
        return -1
    if isinstance(self, PartialObject):
        self.attrs = d
    elif isinstance(self, InstanceObject):
        set_instance_dict(self, d)
    return 0


def partial_get_func(self: PartialObject) -> Object | None:
    return self.func


def partial_get_args(self: PartialObject) -> Object | None:
    return self.args


def partial_get_keywords(self: PartialObject) -> Object | None:
    return self.keywords


def reduce(func: Object, iterable: Object, initial: Object | None) -> Object | None:
    """functools.reduce"""
    it = get_iter(iterable)
    if it is None:
        if clear_if(TYPE_ERROR):
            return type_error("reduce() arg 2 must support iteration")
        return None
    total = initial
    while True:
        x = it.tp_iternext()
        if x is None:
            break
        if total is None:
            total = x
        else:
            total = call_two(func, total, x)
            if total is None:
                return None
    if error_occurred():
        return None
    if total is None:
        return type_error("reduce() of empty iterable with no initial value")
    return total


class KeyWrapper(Object):
    """What cmp_to_key gives (without `obj`), and its keys."""

    def __init__(self, cmp: Object, obj: Object | None) -> None:
        self.cmp: Final = cmp
        self.obj: Object | None = obj

    def ob_type(self) -> TypeObject:
        return KEY_WRAPPER_TYPE

    def tp_hash(self) -> i64:
        return type_error_i("unhashable type: 'functools.KeyWrapper'")

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        total = nargs
        if kwnames is not None:
            total += kwnames.n
        if total > 1:
            return type_error(f"K() takes at most 1 argument ({total} given)")
        obj = args[base] if total == 1 else None
        if kwnames is not None and kwnames.n == 1:
            name = kwnames.item(0)
            if isinstance(name, UnicodeObject) and unicode_to_host(name) != "obj":
                obj = None
        if obj is None:
            return type_error("K() missing required argument 'obj' (pos 1)")
        return KeyWrapper(self.cmp, obj)

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, KeyWrapper):
            return type_error("other argument must be K instance")
        x = self.obj
        y = other.obj
        if x is None or y is None:
            set_error(ATTRIBUTE_ERROR, "object")
            return None
        r = call_two(self.cmp, x, y)
        return None if r is None else rich_compare(r, ZERO, op)


def cmp_to_key(mycmp: Object) -> Object | None:
    """functools.cmp_to_key"""
    return KeyWrapper(mycmp, None)


def key_signature(self: KeyWrapper) -> Object | None:
    return unicode_from_host("(obj)")


def key_get_obj(self: KeyWrapper) -> Object | None:
    obj = self.obj
    return NONE if obj is None else obj


def key_set_obj(self: KeyWrapper, value: Object | None) -> i64:
    old = self.obj
    self.obj = value
    hold(old)
    return 0


class KeywordMark(Object):
    """Separates positional from keyword arguments in a cache's key."""


KEYWORD_MARK: Final = KeywordMark()


class LruCacheObject(Object):
    """A function with a cache of its results."""

    def __init__(self, func: Object, maxsize: i64, typed: bool, info_type: Object) -> None:
        self.weak: WeakToken | None = None
        self.func: Final = func
        # 0: nothing is kept.
        self.maxsize: Final[i64] = maxsize
        self.typed: Final = typed
        self.info_type: Final = info_type
        self.cache: Final = ODictObject()
        self.hits: i64 = 0
        self.misses: i64 = 0
        self.attrs: DictObject | None = None

    def ob_type(self) -> TypeObject:
        return LRU_CACHE_TYPE

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.attrs
        if d is None and create == 1:
            d = dict_new()
            self.attrs = d
        return d

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create == 1:
            token = WeakToken()
            self.weak = token
        return token

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None or obj is NONE:
            return self
        return MethodObject(self, obj)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        maxsize = self.maxsize
        if maxsize == 0:
            self.misses += 1
            return self.func.tp_call(args, base, nargs, kwnames)
        cache = self.cache
        key = make_key(args, base, nargs, kwnames, self.typed)
        h = hash_key(key)
        if h == -1:
            return None
        ix = dict_lookup(cache, key, h)
        if ix >= 0:
            self.hits += 1
            found = cache.values[ix]
            if maxsize != UNBOUNDED:
                move_last(cache, ix, h)
            return found
        if ix == FAILED:
            return None
        self.misses += 1
        result = self.func.tp_call(args, base, nargs, kwnames)
        if result is None:
            return None
        if maxsize == UNBOUNDED:
            return None if dict_setitem_hash(cache, key, h, result) < 0 else result
        # The function may have been called with the same arguments from inside.
        ix = dict_lookup(cache, key, h)
        if ix >= 0:
            return result
        if ix == FAILED:
            return None
        dropped: Object | None = None
        dropped_key: Object | None = None
        if cache.used >= maxsize:
            dropped_key = cache.keys[first_entry(cache)]
            dropped = odict_pop_first(cache)
        r = dict_setitem_hash(cache, key, h, result)
        hold(dropped)
        hold(dropped_key)
        return None if r < 0 else result


def make_key(
    args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None, typed: bool
) -> Object:
    """What a call's arguments are kept under. CPython: lru_cache_make_key"""
    named: i64 = 0 if kwnames is None else kwnames.n
    if not typed and named == 0:
        if nargs == 1:
            x = args[base]
            if isinstance(x, (UnicodeObject, CompactLong)):
                return x
        return tuple_from_vec(args, base, nargs)
    items = args[base : base + nargs]
    i: i64 = 0
    if kwnames is not None and named > 0:
        items = append(items, KEYWORD_MARK)
        while i < named:
            items = append(items, kwnames.item(i))
            items = append(items, args[base + nargs + i])
            i += 1
    if typed:
        i = 0
        while i < nargs + named:
            x = args[base + i]
            assert x is not None
            items = append(items, x.ob_type())
            i += 1
    return tuple_from_vec(items, 0, len(items))


def lru_cache_new(
    cls: TypeObject,
    user_function: Object,
    maxsize: Object,
    typed: Object,
    cache_info_type: Object,
) -> Object | None:
    if not is_callable(user_function):
        return type_error("the first argument must be callable")
    size: i64 = UNBOUNDED
    if maxsize is not NONE:
        if not has_index(maxsize):
            return type_error("maxsize should be integer or None")
        size = number_as_ssize(maxsize, OVERFLOW_ERROR)
        if size == -1 and error_occurred():
            return None
        if size < 0:
            size = 0
    by_type = is_true(typed)
    if by_type < 0:
        return None
    return LruCacheObject(user_function, size, by_type == 1, cache_info_type)


def lru_cache_info(self: LruCacheObject) -> Object | None:
    maxsize = NONE if self.maxsize == UNBOUNDED else long_from_i64(self.maxsize)
    return call_list(
        self.info_type,
        [
            long_from_i64(self.hits),
            long_from_i64(self.misses),
            maxsize,
            long_from_i64(self.cache.used),
        ],
    )


def lru_cache_get_dict(self: LruCacheObject) -> Object | None:
    return self.ob_dict(1)


def lru_cache_set_dict(self: LruCacheObject, value: Object | None) -> i64:
    d = instance_dict(value)
    self.attrs = self.attrs if d is None else d
    return -1 if d is None else 0


def lru_cache_clear(self: LruCacheObject) -> Object | None:
    self.hits = 0
    self.misses = 0
    dict_clear(self.cache)
    return NONE


def lru_cache_reduce(self: LruCacheObject) -> Object | None:
    return get_attr(self, ID___qualname__)


def lru_cache_copy(self: LruCacheObject) -> Object | None:
    return self


def lru_cache_deepcopy(self: LruCacheObject, memo: Object) -> Object | None:
    return self


PARTIAL_TYPE: Final = static_type(
    "functools.partial",
    doc="A function with some of its arguments given in advance.",
    new=method("__new__", partial_new, "*args, **kwargs"),
    slots=(S_REPR, S_CALL, S_GET),
    impls=(slot_impl(S_REPR, partial_repr, WANTS_INSTANCE),),
    methods=(
        method("__reduce__", partial_reduce, "", flags=WANTS_INSTANCE),
        method("__setstate__", partial_setstate, "state, /", flags=WANTS_INSTANCE),
        CLASS_GETITEM,
    ),
    getset=(
        getset("__dict__", partial_get_dict, partial_set_dict, flags=WANTS_INSTANCE),
        getset("func", partial_get_func, readonly, doc="The function that calls go to."),
        getset("args", partial_get_args, readonly, doc="The arguments before those of a call."),
        getset("keywords", partial_get_keywords, readonly, doc="The keyword arguments given."),
    ),
    flags=BASETYPE | DICT | WEAKREF,
)

KEY_WRAPPER_TYPE: Final = static_type(
    "functools.KeyWrapper",
    slots=(S_CALL, S_EQ, S_HASH_NONE),
    getset=(
        getset("obj", key_get_obj, key_set_obj, doc="The value that the key stands for."),
        getset("__text_signature__", key_signature),
    ),
)

LRU_CACHE_TYPE: Final = static_type(
    "functools._lru_cache_wrapper",
    doc="A function with a cache of its results: see functools.lru_cache.",
    new=method("__new__", lru_cache_new, "user_function, maxsize, typed, cache_info_type"),
    slots=(S_CALL, S_GET),
    methods=(
        method("cache_info", lru_cache_info, "", doc="Report cache statistics"),
        method("cache_clear", lru_cache_clear, "", doc="Clear the cache and cache statistics"),
        method("__reduce__", lru_cache_reduce, ""),
        method("__copy__", lru_cache_copy, ""),
        method("__deepcopy__", lru_cache_deepcopy, "memo, /"),
    ),
    getset=(getset("__dict__", lru_cache_get_dict, lru_cache_set_dict),),
    flags=DICT | WEAKREF,
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module."""
    m = new_module(
        "_functools",
        "Tools that operate on functions.",
        (
            function(
                "reduce",
                reduce,
                "function, iterable, initial=<unrepresentable>, /",
                doc="Combine the items from left to right by a function of two arguments.",
            ),
            function(
                "cmp_to_key",
                cmp_to_key,
                "mycmp",
                doc="A key function for sorting by a function that compares two values.",
            ),
        ),
    )
    add_type(m, PARTIAL_TYPE)
    add_type(m, LRU_CACHE_TYPE)
    return m


from rt.dict.dictobject import (  # noqa: E402
    FAILED,
    as_dict,
    dict_clear,
    dict_copy,
    dict_lookup,
    dict_merge,
    dict_new,
    dict_setitem,
    dict_setitem_hash,
    hash_key,
    instance_dict,
)
from rt.dict.odict import first_entry, move_last, odict_pop_first  # noqa: E402
from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.abstract import get_iter, has_index, number_as_ssize  # noqa: E402
from rt.objects.call import call_ex, call_list, call_two  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error_occurred,
    set_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    FUTURE_WARNING,
    OVERFLOW_ERROR,
    TYPE_ERROR,
)
from rt.objects.identifiers import ID___dict__, ID___qualname__  # noqa: E402
from rt.objects.instanceobject import set_instance_dict  # noqa: E402
from rt.objects.longobject import ZERO, CompactLong, long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_callable,
    is_true,
    object_repr_of,
    object_str_of,
    rich_compare,
    set_attr,
)
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.tupleobject import (  # noqa: E402
    as_tuple,
    tuple1,
    tuple3,
    tuple_concat,
    tuple_from_list,
    tuple_from_vec,
)
from rt.objects.type_methods import type_module, type_qualname  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    unicode_from_host,
    unicode_to_host,
)
