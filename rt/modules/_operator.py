"""The _operator module: the operators as functions, itemgetter, attrgetter, methodcaller.

Answers to Modules/_operator.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.dict.dictobject import DictObject
from rt.objects.methodobject import MethodDef, function, getset, method, with_signature
from rt.objects.object import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NB_ADD,
    NB_AND,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MATRIX_MULTIPLY,
    NB_MULTIPLY,
    NB_OR,
    NB_POWER,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    NE,
    NONE,
    Object,
)
from rt.objects.slots import S_CALL, S_REPR
from rt.objects.tupleobject import TupleObject
from rt.objects.typeobject import TypeObject, static_type

# Operators.


def op_add(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_ADD)


def op_sub(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_SUBTRACT)


def op_mul(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_MULTIPLY)


def op_matmul(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_MATRIX_MULTIPLY)


def op_floordiv(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_FLOOR_DIVIDE)


def op_truediv(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_TRUE_DIVIDE)


def op_mod(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_REMAINDER)


def op_lshift(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_LSHIFT)


def op_rshift(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_RSHIFT)


def op_and(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_AND)


def op_xor(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_XOR)


def op_or(a: Object, b: Object) -> Object | None:
    return binary_op(a, b, NB_OR)


def op_pow(a: Object, b: Object) -> Object | None:
    return number_power(a, b, NONE)


def op_iadd(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_ADD)


def op_isub(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_SUBTRACT)


def op_imul(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_MULTIPLY)


def op_imatmul(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_MATRIX_MULTIPLY)


def op_ifloordiv(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_FLOOR_DIVIDE)


def op_itruediv(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_TRUE_DIVIDE)


def op_imod(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_REMAINDER)


def op_ilshift(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_LSHIFT)


def op_irshift(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_RSHIFT)


def op_iand(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_AND)


def op_ixor(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_XOR)


def op_ior(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_OR)


def op_ipow(a: Object, b: Object) -> Object | None:
    return inplace_op(a, b, NB_POWER)


def op_lt(a: Object, b: Object) -> Object | None:
    return rich_compare(a, b, LT)


def op_le(a: Object, b: Object) -> Object | None:
    return rich_compare(a, b, LE)


def op_eq(a: Object, b: Object) -> Object | None:
    return rich_compare(a, b, EQ)


def op_ne(a: Object, b: Object) -> Object | None:
    return rich_compare(a, b, NE)


def op_gt(a: Object, b: Object) -> Object | None:
    return rich_compare(a, b, GT)


def op_ge(a: Object, b: Object) -> Object | None:
    return rich_compare(a, b, GE)


def op_neg(a: Object) -> Object | None:
    return a.nb_negative()


def op_pos(a: Object) -> Object | None:
    return a.nb_positive()


def op_abs(a: Object) -> Object | None:
    return a.nb_absolute()


def op_invert(a: Object) -> Object | None:
    return a.nb_invert()


def op_index(a: Object) -> Object | None:
    return as_index(a)


def op_truth(a: Object) -> Object | None:
    r = is_true(a)
    return None if r < 0 else bool_from(r == 1)


def op_not(a: Object) -> Object | None:
    r = is_true(a)
    return None if r < 0 else bool_from(r == 0)


def op_is(a: Object, b: Object) -> Object | None:
    return bool_from(a is b)


def op_is_not(a: Object, b: Object) -> Object | None:
    return bool_from(a is not b)


def op_concat(a: Object, b: Object) -> Object | None:
    return sequence_concat(a, b)


def op_iconcat(a: Object, b: Object) -> Object | None:
    return sequence_inplace_concat(a, b)


def op_contains(a: Object, b: Object) -> Object | None:
    r = sequence_contains(a, b)
    return None if r < 0 else bool_from(r == 1)


def op_count_of(a: Object, b: Object) -> Object | None:
    n = sequence_count(a, b)
    return None if n < 0 else long_from_i64(n)


def op_index_of(a: Object, b: Object) -> Object | None:
    n = sequence_index(a, b)
    return None if n < 0 else long_from_i64(n)


def op_getitem(a: Object, b: Object) -> Object | None:
    return get_item(a, b)


def op_setitem(a: Object, b: Object, c: Object) -> Object | None:
    return None if set_item(a, b, c) < 0 else NONE


def op_delitem(a: Object, b: Object) -> Object | None:
    return None if del_item(a, b) < 0 else NONE


def op_length_hint(obj: Object, default: Object | None) -> Object | None:
    n: i64 = 0
    if default is not None:
        n = index_as_i64(default)
        if n == -1 and error_occurred():
            return None
    hint = length_hint(obj, n)
    if hint == -1 and error_occurred():
        return None
    return long_from_i64(hint)


def op_call(args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not args:
        return type_error("call expected at least 1 argument, got 0")
    return call_ex(args[0], tuple_from_list(args[1:]), kwargs)


def compare_digest(a: Object, b: Object) -> Object | None:
    """Are two ASCII strings or two bytes-like objects equal? Looks at all of them."""
    x = as_unicode(a)
    y = as_unicode(b)
    if x is not None and y is not None:
        first = unicode_to_host(x)
        second = unicode_to_host(y)
        if not first.isascii() or not second.isascii():
            return type_error("comparing strings with non-ASCII characters is not supported")
        return bool_from(same_bytes(first.encode(), second.encode()))
    if x is None and y is None and not (has_buffer(a) and has_buffer(b)):
        return type_error(
            "unsupported operand types(s) or combination of types: "
            f"'{type_name(a)}' and '{type_name(b)}'"
        )
    data = bytes_like(a)
    if data is None:
        return None
    other = bytes_like(b)
    if other is None:
        return None
    return bool_from(same_bytes(data, other))


def has_buffer(x: Object) -> bool:
    """Is x bytes-like? If not, there is no exception."""
    if x.bf_getbuffer(0) is None:
        clear_error()
        return False
    return True


def same_bytes(a: bytes, b: bytes) -> bool:
    """Compare in a time that depends on the length of b only."""
    result: i64 = 0 if len(a) == len(b) else 1
    left = a if len(a) == len(b) else b
    i: i64 = 0
    n: i64 = len(b)
    while i < n:
        result |= i64(left[i]) ^ i64(b[i])
        i += 1
    return result == 0


# The callables that remember what to ask for.


def one_argument(name: str, nargs: i64, kwnames: TupleObject | None) -> bool:
    """Is there exactly one argument, and no keyword? If not, a TypeError is set."""
    if kwnames is not None and kwnames.n > 0:
        type_error(f"{name}() takes no keyword arguments")
        return False
    if nargs != 1:
        type_error(f"{name} expected 1 argument, got {nargs}")
        return False
    return True


def reprs(items: list[Object]) -> list[str] | None:
    """The repr of each item; None with an exception."""
    out: list[str] = []
    for x in items:
        r = object_repr_of(x)
        if r is None:
            return None
        out.append(unicode_to_host(r))
    return out


class ItemGetter(Object):
    """`itemgetter(*items)`"""

    def __init__(self, items: list[Object]) -> None:
        self.items: Final = items

    def ob_type(self) -> TypeObject:
        return ITEMGETTER_TYPE

    def tp_repr(self) -> Object | None:
        parts = reprs(self.items)
        if parts is None:
            return None
        return unicode_from_host(f"operator.itemgetter({', '.join(parts)})")

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if not one_argument("itemgetter", nargs, kwnames):
            return None
        obj = args[base]
        assert obj is not None
        items = self.items
        if len(items) == 1:
            return get_item(obj, items[0])
        out: list[Object] = []
        for key in items:
            x = get_item(obj, key)
            if x is None:
                return None
            out.append(x)
        return tuple_from_list(out)


class AttrGetter(Object):
    """`attrgetter(*attrs)`: `paths` are the names divided at their dots."""

    def __init__(self, attrs: list[Object], paths: list[list[UnicodeObject]]) -> None:
        self.attrs: Final = attrs
        self.paths: Final = paths

    def ob_type(self) -> TypeObject:
        return ATTRGETTER_TYPE

    def tp_repr(self) -> Object | None:
        parts = reprs(self.attrs)
        if parts is None:
            return None
        return unicode_from_host(f"operator.attrgetter({', '.join(parts)})")

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        if not one_argument("attrgetter", nargs, kwnames):
            return None
        obj = args[base]
        assert obj is not None
        paths = self.paths
        if len(paths) == 1:
            return follow(obj, paths[0])
        out: list[Object] = []
        for path in paths:
            x = follow(obj, path)
            if x is None:
                return None
            out.append(x)
        return tuple_from_list(out)


def follow(obj: Object, path: list[UnicodeObject]) -> Object | None:
    """An attribute of an attribute of ...; None with an exception."""
    x: Object | None = obj
    for name in path:
        assert x is not None
        x = get_attr(x, name)
        if x is None:
            return None
    return x


class MethodCaller(Object):
    """`methodcaller(name, *args, **kwargs)`"""

    def __init__(self, name: UnicodeObject, args: TupleObject, kwargs: DictObject | None) -> None:
        self.name: Final = name
        self.args: Final = args
        self.kwargs: Final = kwargs

    def ob_type(self) -> TypeObject:
        return METHODCALLER_TYPE

    def tp_repr(self) -> Object | None:
        if not repr_enter(self):
            return unicode_from_host("operator.methodcaller(...)")
        text = methodcaller_text(self)
        repr_leave(self)
        return None if text is None else unicode_from_host(text)

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        # Unlike the others it looks at the positional arguments first.
        if not one_argument("methodcaller", nargs, None if nargs != 1 else kwnames):
            return None
        obj = args[base]
        assert obj is not None
        kwargs = self.kwargs
        if kwargs is None:
            n = self.args.n
            if n == 0:
                return call_method_noargs(obj, self.name)
            if n == 1:
                return call_method_one(obj, self.name, self.args.item(0))
        f = get_attr(obj, self.name)
        return None if f is None else call_ex(f, self.args, kwargs)


def methodcaller_text(m: MethodCaller) -> str | None:
    """What repr gives; None with an exception."""
    items: list[Object] = [m.name]
    i: i64 = 0
    while i < m.args.n:
        items.append(m.args.item(i))
        i += 1
    parts = reprs(items)
    if parts is None:
        return None
    kwargs = m.kwargs
    if kwargs is not None:
        i = 0
        while i < kwargs.nentries:
            key = kwargs.keys[i]
            value = kwargs.values[i]
            i += 1
            if key is None or value is None:
                continue
            r = object_repr_of(value)
            if r is None:
                return None
            name = unicode_to_host(key) if isinstance(key, UnicodeObject) else ""
            parts.append(f"{name}={unicode_to_host(r)}")
    return f"operator.methodcaller({', '.join(parts)})"


def some_arguments(name: str, args: list[Object], kwargs: DictObject | None) -> bool:
    """Is there an argument, and no keyword? If not, a TypeError is set."""
    if kwargs is not None and kwargs.used > 0:
        type_error(f"{name}() takes no keyword arguments")
        return False
    if not args:
        type_error(f"{name} expected 1 argument, got 0")
        return False
    return True


def itemgetter_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    return ItemGetter(args) if some_arguments("itemgetter", args, kwargs) else None


def attrgetter_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if not some_arguments("attrgetter", args, kwargs):
        return None
    paths: list[list[UnicodeObject]] = []
    for x in args:
        name = as_unicode(x)
        if name is None:
            return type_error("attribute name must be a string")
        paths.append([intern(part) for part in unicode_to_host(name).split(".")])
    return AttrGetter(args, paths)


def methodcaller_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not args:
        return type_error("methodcaller needs at least one argument, the method name")
    name = as_unicode(args[0])
    if name is None:
        return type_error("method name must be a string")
    if kwargs is not None and kwargs.used == 0:
        kwargs = None
    return MethodCaller(intern(unicode_to_host(name)), tuple_from_list(args[1:]), kwargs)


def itemgetter_reduce(self: ItemGetter) -> Object | None:
    return tuple2(ITEMGETTER_TYPE, tuple_from_list(self.items))


def attrgetter_reduce(self: AttrGetter) -> Object | None:
    return tuple2(ATTRGETTER_TYPE, tuple_from_list(self.attrs))


def methodcaller_reduce(self: MethodCaller) -> Object | None:
    kwargs = self.kwargs
    if kwargs is None:
        return tuple2(METHODCALLER_TYPE, tuple_concat(tuple1(self.name), self.args))
    functools = import_module("functools")
    if functools is None:
        return None
    partial = get_attr(functools, intern("partial"))
    if partial is None:
        return None
    constructor = call_ex(partial, tuple2(METHODCALLER_TYPE, self.name), kwargs)
    return None if constructor is None else tuple2(constructor, self.args)


def getter_signature(self: Object) -> Object | None:
    return unicode_from_host("(obj, /)")


REDUCE_DOC: Final = "Return state information for pickling"
SIGNATURE: Final = getset("__text_signature__", getter_signature)

ITEMGETTER_TYPE: Final = static_type(
    "operator.itemgetter",
    doc="A callable that gives its argument's item, or a tuple of several items.",
    new=with_signature(method("__new__", itemgetter_new, "*args, **kwargs"), "(item, /, *items)"),
    slots=(S_REPR, S_CALL),
    methods=(method("__reduce__", itemgetter_reduce, "", doc=REDUCE_DOC),),
    getset=(SIGNATURE,),
)

ATTRGETTER_TYPE: Final = static_type(
    "operator.attrgetter",
    doc="A callable that gives its argument's attribute, or a tuple of several; "
    "names may have dots.",
    new=with_signature(method("__new__", attrgetter_new, "*args, **kwargs"), "(attr, /, *attrs)"),
    slots=(S_REPR, S_CALL),
    methods=(method("__reduce__", attrgetter_reduce, "", doc=REDUCE_DOC),),
    getset=(SIGNATURE,),
)

METHODCALLER_TYPE: Final = static_type(
    "operator.methodcaller",
    doc="A callable that calls its argument's method with arguments given in advance.",
    new=with_signature(
        method("__new__", methodcaller_new, "*args, **kwargs"), "(name, /, *args, **kwargs)"
    ),
    slots=(S_REPR, S_CALL),
    methods=(method("__reduce__", methodcaller_reduce, "", doc=REDUCE_DOC),),
    getset=(SIGNATURE,),
)


def unary(name: str, fn: Callable[[Object], Object | None], doc: str) -> MethodDef:
    """Declare a function of one argument."""
    return function(name, fn, "a, /", doc=doc)


def binary(name: str, fn: Callable[[Object, Object], Object | None], doc: str) -> MethodDef:
    """Declare a function of two arguments."""
    return function(name, fn, "a, b, /", doc=doc)


FUNCTIONS: Final = (
    unary("truth", op_truth, "Return True if a is true, False otherwise."),
    binary("contains", op_contains, "Same as b in a (note reversed operands)."),
    binary("indexOf", op_index_of, "Return the first index of b in a."),
    binary("countOf", op_count_of, "Return the number of items in a which are, or equal, b."),
    binary("is_", op_is, "Same as a is b."),
    binary("is_not", op_is_not, "Same as a is not b."),
    binary("add", op_add, "Same as a + b."),
    binary("sub", op_sub, "Same as a - b."),
    binary("mul", op_mul, "Same as a * b."),
    binary("matmul", op_matmul, "Same as a @ b."),
    binary("floordiv", op_floordiv, "Same as a // b."),
    binary("truediv", op_truediv, "Same as a / b."),
    binary("mod", op_mod, "Same as a % b."),
    unary("neg", op_neg, "Same as -a."),
    unary("pos", op_pos, "Same as +a."),
    unary("abs", op_abs, "Same as abs(a)."),
    unary("inv", op_invert, "Same as ~a."),
    unary("invert", op_invert, "Same as ~a."),
    binary("lshift", op_lshift, "Same as a << b."),
    binary("rshift", op_rshift, "Same as a >> b."),
    unary("not_", op_not, "Same as not a."),
    binary("and_", op_and, "Same as a & b."),
    binary("xor", op_xor, "Same as a ^ b."),
    binary("or_", op_or, "Same as a | b."),
    binary("iadd", op_iadd, "Same as a += b."),
    binary("isub", op_isub, "Same as a -= b."),
    binary("imul", op_imul, "Same as a *= b."),
    binary("imatmul", op_imatmul, "Same as a @= b."),
    binary("ifloordiv", op_ifloordiv, "Same as a //= b."),
    binary("itruediv", op_itruediv, "Same as a /= b."),
    binary("imod", op_imod, "Same as a %= b."),
    binary("ilshift", op_ilshift, "Same as a <<= b."),
    binary("irshift", op_irshift, "Same as a >>= b."),
    binary("iand", op_iand, "Same as a &= b."),
    binary("ixor", op_ixor, "Same as a ^= b."),
    binary("ior", op_ior, "Same as a |= b."),
    binary("concat", op_concat, "Same as a + b, for a and b sequences."),
    binary("iconcat", op_iconcat, "Same as a += b, for a and b sequences."),
    binary("getitem", op_getitem, "Same as a[b]."),
    function("setitem", op_setitem, "a, b, c, /", doc="Same as a[b] = c."),
    binary("delitem", op_delitem, "Same as del a[b]."),
    binary("pow", op_pow, "Same as a ** b."),
    binary("ipow", op_ipow, "Same as a **= b."),
    binary("lt", op_lt, "Same as a < b."),
    binary("le", op_le, "Same as a <= b."),
    binary("eq", op_eq, "Same as a == b."),
    binary("ne", op_ne, "Same as a != b."),
    binary("gt", op_gt, "Same as a > b."),
    binary("ge", op_ge, "Same as a >= b."),
    unary("index", op_index, "Same as a.__index__()"),
    function(
        "length_hint",
        op_length_hint,
        "obj, default=0, /",
        doc="An estimate of the number of items, or the default when there is none.",
    ),
    function("call", op_call, "*args, **kwargs", doc="Same as obj(*args, **kwargs)."),
    binary("_compare_digest", compare_digest, "Return 'a == b', looking at all of both."),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """Make the module."""
    m = new_module("_operator", "The operators of Python as functions.", FUNCTIONS)
    add_type(m, ITEMGETTER_TYPE)
    add_type(m, ATTRGETTER_TYPE)
    add_type(m, METHODCALLER_TYPE)
    return m


from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    binary_op,
    del_item,
    get_item,
    import_module,
    inplace_op,
    length_hint,
    number_power,
    sequence_concat,
    sequence_contains,
    sequence_count,
    sequence_index,
    sequence_inplace_concat,
    set_item,
)
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.buffer import bytes_like  # noqa: E402
from rt.objects.call import call_ex, call_method_noargs, call_method_one  # noqa: E402
from rt.objects.errors import clear_error, error_occurred, type_error  # noqa: E402
from rt.objects.longobject import as_index, index_as_i64, long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_true,
    object_repr_of,
    rich_compare,
)
from rt.objects.pystate import InterpreterState  # noqa: E402
from rt.objects.reprguard import repr_enter, repr_leave  # noqa: E402
from rt.objects.tupleobject import tuple1, tuple2, tuple_concat, tuple_from_list  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
