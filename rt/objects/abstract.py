"""The number, sequence, mapping and iterator protocols.

Answers to Objects/abstract.c.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

# CPython's abstract.h has these three: other modules import them from here.
from rt.objects.longobject import as_index as as_index
from rt.objects.longobject import index_as_i64 as index_as_i64
from rt.objects.longobject import number_long as number_long
from rt.objects.object import (
    EQ,
    NB_ADD,
    NB_AND,
    NB_DIVMOD,
    NB_FLOOR_DIVIDE,
    NB_INPLACE,
    NB_LSHIFT,
    NB_MATRIX_MULTIPLY,
    NB_MULTIPLY,
    NB_OR,
    NB_POWER,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBSCR,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    NONE,
    NOT_IMPLEMENTED,
    Object,
)
from rt.objects.pystate import RT, enter_recursive, leave_recursive
from rt.objects.slots import (
    S_CONTAINS,
    S_FLOAT,
    S_GETITEM,
    S_INDEX,
    S_INT,
    S_LEN,
    S_MUL,
    S_NEXT,
    S_RADD,
    S_RDIVMOD,
    S_SUB,
)

OPERATOR_NAMES: Final[dict[int, str]] = {
    NB_ADD: "+",
    NB_AND: "&",
    NB_FLOOR_DIVIDE: "//",
    NB_LSHIFT: "<<",
    NB_MATRIX_MULTIPLY: "@",
    NB_MULTIPLY: "*",
    NB_REMAINDER: "%",
    NB_OR: "|",
    NB_POWER: "** or pow()",
    NB_RSHIFT: ">>",
    NB_SUBTRACT: "-",
    NB_TRUE_DIVIDE: "/",
    NB_XOR: "^",
    NB_DIVMOD: "divmod()",
}

SSIZE_MAX: Final = 9223372036854775807
SSIZE_MIN: Final = -9223372036854775808


# What a slot does where the type does not fill it.


def not_callable(x: Object) -> Object | None:
    hint = ""
    if isinstance(x, ModuleObject) and x.cls is MODULE_TYPE:
        # Did they mean what the module is named after?
        name = dict_get_str(x.dict, ID___name__)
        same = dict_get_str(x.dict, name) if isinstance(name, UnicodeObject) else None
        if isinstance(name, UnicodeObject) and same is not None and is_callable(same):
            text = unicode_to_host(name)
            hint = f". Did you mean: '{text}.{text}(...)'?"
    return type_error(f"'{type_name(x)}' object is not callable{hint}")


def not_iterable(x: Object) -> Object | None:
    return type_error(f"'{type_name(x)}' object is not iterable")


def not_an_iterator(x: Object) -> Object | None:
    return type_error(f"'{type_name(x)}' object is not an iterator")


def not_subscriptable(x: Object) -> Object | None:
    return type_error(f"'{type_name(x)}' object is not subscriptable")


def no_length(x: Object) -> i64:
    return type_error_i(f"object of type '{type_name(x)}' has no len()")


def no_item_assignment(x: Object, key: Object, value: Object | None) -> i64:
    if value is not None:
        return type_error_i(f"'{type_name(x)}' object does not support item assignment")
    if has_index(key) and has_sequence_slots(x):
        return type_error_i(f"'{type_name(x)}' object doesn't support item deletion")
    return type_error_i(f"'{type_name(x)}' object does not support item deletion")


def has_sequence_slots(x: Object) -> bool:
    """Has CPython's type a `tp_as_sequence`?"""
    tp = x.ob_type()
    if tp.flags & HEAPTYPE:
        return True
    for slot in (S_LEN, S_CONTAINS, S_GETITEM):
        if type_slot(tp, slot) is not None:
            return True
    return False


def bad_unary(x: Object, op: str) -> Object | None:
    return type_error(f"bad operand type for unary {op}: '{type_name(x)}'")


def bad_abs(x: Object) -> Object | None:
    return type_error(f"bad operand type for abs(): '{type_name(x)}'")


def iter_contains(x: Object, value: Object) -> i64:
    """Look for `value` by iterating. CPython: _PySequence_IterSearch"""
    it = get_iter(x)
    if it is None:
        if clear_if(TYPE_ERROR):
            return type_error_i(f"argument of type '{type_name(x)}' is not iterable")
        return -1
    while True:
        item = it.tp_iternext()
        if item is None:
            return -1 if error_occurred() else 0
        r = rich_compare_bool(item, value, EQ)
        if r != 0:
            return r


# What a type can do.


def type_slot(tp: TypeObject, slot: i64) -> Object | None:
    """What the type has for a special method."""
    if not tp.ready:
        type_ready(tp)
    return tp.slots[slot]


def is_number(x: Object) -> bool:
    """Does `x` look like a number? CPython: PyNumber_Check"""
    tp = x.ob_type()
    return (
        type_slot(tp, S_INDEX) is not None
        or type_slot(tp, S_INT) is not None
        or type_slot(tp, S_FLOAT) is not None
        or isinstance(x.native(), ComplexObject)
    )


def has_index(x: Object) -> bool:
    """CPython: PyIndex_Check"""
    if isinstance(x, LongObject):
        return True
    return type_slot(x.ob_type(), S_INDEX) is not None


def has_length(x: Object) -> bool:
    """Can `len(x)` be asked?"""
    return type_slot(x.ob_type(), S_LEN) is not None


def is_sequence(x: Object) -> bool:
    """CPython: PySequence_Check"""
    if isinstance(x.native(), (DictObject, MappingProxy)):
        return False
    return type_slot(x.ob_type(), S_GETITEM) is not None


def is_mapping(x: Object) -> bool:
    """CPython: PyMapping_Check"""
    return type_slot(x.ob_type(), S_GETITEM) is not None


def is_iterator(x: Object) -> bool:
    """CPython: PyIter_Check"""
    return type_slot(x.ob_type(), S_NEXT) is not None


# Numbers.


def binary_op(a: Object, b: Object, op: i64) -> Object | None:
    """`a op b`, with `op` one of the NB_ operators, its in-place form, or NB_SUBSCR.

    CPython: PyNumber_Add and its like
    """
    if op >= NB_INPLACE and op != NB_DIVMOD:
        if op == NB_SUBSCR:
            return get_item(a, b)
        return inplace_op(a, b, op)
    r = try_binary(a, b, op)
    if r is not NOT_IMPLEMENTED:
        return r
    if op == NB_ADD:
        r = a.sq_concat(b)
        if r is not NOT_IMPLEMENTED:
            return r
    elif op == NB_MULTIPLY:
        if has_repeat(a):
            return sequence_repeat(a, b)
        if has_repeat(b):
            return sequence_repeat(b, a)
    return bad_operands(a, b, op, False)


def try_binary(a: Object, b: Object, op: i64) -> Object | None:
    """What the number slots say of `a op b`, or NOT_IMPLEMENTED. CPython: binary_op1"""
    if isinstance(a, BigLong) and isinstance(b, BigLong):
        return long_binary(a, b, op)
    ta = a.ob_type()
    tb = b.ob_type()
    if ta is tb:
        return a.nb_binary(op, b)
    if is_subtype(tb, ta) and overrides_reflected(ta, tb, op):
        r = b.nb_reflected(op, a)
        if r is not NOT_IMPLEMENTED:
            return r
        return a.nb_binary(op, b)
    r = a.nb_binary(op, b)
    if r is not NOT_IMPLEMENTED:
        return r
    return b.nb_reflected(op, a)


def overrides_reflected(ta: TypeObject, tb: TypeObject, op: i64) -> bool:
    """Does the subtype `tb` define the reflected method otherwise than `ta`?

    CPython: method_is_overloaded
    """
    slot = S_RDIVMOD if op == NB_DIVMOD else S_RADD + op
    f = type_slot(tb, slot)
    return f is not None and f is not type_slot(ta, slot)


def bad_operands(a: Object, b: Object, op: i64, inplace: bool) -> Object | None:
    """CPython: binop_type_error"""
    name = OPERATOR_NAMES[op]
    if inplace:
        name = "**=" if op == NB_POWER else name + "="
    msg = f"unsupported operand type(s) for {name}: '{type_name(a)}' and '{type_name(b)}'"
    if op == NB_RSHIFT and not inplace and isinstance(a, BuiltinFunction):
        if a.d.name == "print":
            msg += '. Did you mean "print(<message>, file=<output_stream>)"?'
    return type_error(msg)


def inplace_op(a: Object, b: Object, op: i64) -> Object | None:
    """`a op= b`, with `op` an NB_ operator or its in-place form. CPython: PyNumber_InPlaceAdd"""
    if op >= NB_INPLACE:
        op -= NB_INPLACE
    r = a.nb_inplace(op, b)
    if r is not NOT_IMPLEMENTED:
        return r
    r = try_binary(a, b, op)
    if r is not NOT_IMPLEMENTED:
        return r
    if op == NB_ADD:
        r = a.sq_inplace_concat(b)
        if r is not NOT_IMPLEMENTED:
            return r
    elif op == NB_MULTIPLY:
        if has_repeat(a):
            n = repeat_count(b)
            if n == -1 and error_occurred():
                return None
            return a.sq_inplace_repeat(n)
        # Only the plain `*` asks the right operand when the left one is some sequence.
        if not has_sequence_slots(a) and has_repeat(b):
            return sequence_repeat(b, a)
    return bad_operands(a, b, op, True)


def has_repeat(x: Object) -> bool:
    """Does `*` by an int repeat `x`?"""
    if isinstance(x, (LongObject, FloatObject)):
        return False
    tp = x.native().ob_type()
    if tp.spec is None or type_slot(tp, S_MUL) is None:
        return False
    # What can be subtracted too is a number.
    return type_slot(tp, S_SUB) is None


def repeat_count(n: Object) -> i64:
    """How often to repeat; -1 with an exception."""
    if not has_index(n):
        return type_error_i(f"can't multiply sequence by non-int of type '{type_name(n)}'")
    return number_as_ssize(n, OVERFLOW_ERROR)


def sequence_repeat(x: Object, n: Object) -> Object | None:
    """`x * n`"""
    count = repeat_count(n)
    if count == -1 and error_occurred():
        return None
    return x.native().sq_repeat(count)


def number_power(a: Object, b: Object, mod: Object) -> Object | None:
    """`pow(a, b, mod)`; `a ** b` when `mod` is None. CPython: PyNumber_Power"""
    if mod is NONE:
        return binary_op(a, b, NB_POWER)
    r = a.nb_power(b, mod)
    if r is not NOT_IMPLEMENTED:
        return r
    # The types of the other two are asked as well; only float and complex have an answer,
    # which is always an error.
    if as_float(b) is not None or as_float(mod) is not None:
        return FloatObject(0.0).nb_power(b, mod)
    for x in (b, mod):
        c = as_complex(x)
        if c is not None and complex_operand(a) is not NOT_IMPLEMENTED:
            return c.nb_power(b, mod)
    return type_error(
        f"unsupported operand type(s) for ** or pow(): '{type_name(a)}', '{type_name(b)}', "
        f"'{type_name(mod)}'"
    )


def number_index(x: Object) -> Object | None:
    """`operator.index(x)`"""
    return as_index(x)


def number_as_ssize(x: Object, exc: TypeObject | None) -> i64:
    """`operator.index(x)` as an i64.

    Args:
        exc: what to raise when it does not fit; None: clip it.

    -1 with an exception. CPython: PyNumber_AsSsize_t
    """
    n = as_index(x)
    if n is None:
        return -1
    if isinstance(n, CompactLong):
        return n.value
    if long_fits_i64(n):
        return long_as_i64(n)
    if exc is None:
        return SSIZE_MIN if n.sign_of() < 0 else SSIZE_MAX
    set_error(exc, f"cannot fit '{type_name(x)}' into an index-sized integer")
    return -1


# Sequences and mappings.


def get_item(x: Object, key: Object) -> Object | None:
    """`x[key]`. CPython: PyObject_GetItem"""
    return x.mp_subscript(key)


def set_item(x: Object, key: Object, value: Object) -> i64:
    """`x[key] = value`. CPython: PyObject_SetItem"""
    return x.mp_ass_subscript(key, value)


def del_item(x: Object, key: Object) -> i64:
    """`del x[key]`. CPython: PyObject_DelItem"""
    return x.mp_ass_subscript(key, None)


def get_length(x: Object) -> i64:
    """`len(x)`. CPython: PyObject_Size"""
    return x.sq_length()


def length_hint(x: Object, default: i64) -> i64:
    """How many items `x` will probably give; -1 with an exception. CPython: PyObject_LengthHint"""
    if has_length(x):
        n = x.sq_length()
        if n >= 0:
            return n
        if not clear_if(TYPE_ERROR):
            return -1
    f = lookup_special(x, ID___length_hint__)
    if f is None:
        return -1 if error_occurred() else default
    r = call_noargs(f)
    if r is None:
        return default if clear_if(TYPE_ERROR) else -1
    if r is NOT_IMPLEMENTED:
        return default
    if as_long(r) is None:
        return type_error_i(f"__length_hint__ must be an integer, not {type_name(r)}")
    n = number_as_ssize(r, OVERFLOW_ERROR)
    if n < 0:
        if n == -1 and error_occurred():
            return -1
        set_error(VALUE_ERROR, "__length_hint__() should return >= 0")
        return -1
    return n


def sequence_contains(x: Object, value: Object) -> i64:
    """`value in x`: 1, 0, or -1 with an exception. CPython: PySequence_Contains"""
    return x.sq_contains(value)


def sequence_concat(a: Object, b: Object) -> Object | None:
    """`a + b` of two sequences. CPython: PySequence_Concat"""
    r = a.sq_concat(b)
    if r is not NOT_IMPLEMENTED:
        return r
    if is_sequence(a) and is_sequence(b):
        r = try_binary(a, b, NB_ADD)
        if r is not NOT_IMPLEMENTED:
            return r
    return type_error(f"'{type_name(a)}' object can't be concatenated")


def sequence_inplace_concat(a: Object, b: Object) -> Object | None:
    """`a += b` of two sequences. CPython: PySequence_InPlaceConcat"""
    r = a.sq_inplace_concat(b)
    if r is not NOT_IMPLEMENTED:
        return r
    if is_sequence(a) and is_sequence(b):
        r = a.nb_inplace(NB_ADD, b)
        if r is NOT_IMPLEMENTED:
            r = try_binary(a, b, NB_ADD)
        if r is not NOT_IMPLEMENTED:
            return r
    return type_error(f"'{type_name(a)}' object can't be concatenated")


def sequence_count(x: Object, value: Object) -> i64:
    """How often `value` occurs; -1 with an exception. CPython: PySequence_Count"""
    it = iterate_for_search(x)
    if it is None:
        return -1
    n: i64 = 0
    while True:
        item = it.tp_iternext()
        if item is None:
            return -1 if error_occurred() else n
        r = rich_compare_bool(item, value, EQ)
        if r < 0:
            return -1
        n += r


def sequence_index(x: Object, value: Object) -> i64:
    """Where `value` occurs first; -1 with an exception. CPython: PySequence_Index"""
    it = iterate_for_search(x)
    if it is None:
        return -1
    n: i64 = 0
    while True:
        item = it.tp_iternext()
        if item is None:
            if not error_occurred():
                set_error(VALUE_ERROR, "sequence.index(x): x not in sequence")
            return -1
        r = rich_compare_bool(item, value, EQ)
        if r < 0:
            return -1
        if r > 0:
            return n
        n += 1


def iterate_for_search(x: Object) -> Object | None:
    it = get_iter(x)
    if it is None and clear_if(TYPE_ERROR):
        return type_error(f"argument of type '{type_name(x)}' is not iterable")
    return it


def sequence_item(x: Object, i: i64) -> Object | None:
    """`x[i]` of a sequence, counting from the end when `i` is negative.

    CPython: PySequence_GetItem
    """
    if i < 0:
        if has_length(x):
            n = x.sq_length()
            if n < 0:
                return None
            i += n
        if i < 0:
            return x.mp_subscript(long_from_i64(i))
    r = x.sq_item(i)
    if r is not NOT_IMPLEMENTED:
        return r
    if is_mapping(x):
        return type_error(f"{type_name(x)} is not a sequence")
    return type_error(f"'{type_name(x)}' object does not support indexing")


# Iterators.


def get_iter(x: Object) -> Object | None:
    """`iter(x)`. CPython: PyObject_GetIter"""
    it = x.tp_iter()
    if it is None:
        return None
    if it is x and not isinstance(it, HeapObject):
        return it
    if isinstance(it, HeapObject) and it.cls.slots[S_NEXT] is None:
        return type_error(f"iter() returned non-iterator of type '{type_name(it)}'")
    if not is_iterator(it):
        return type_error(f"iter() returned non-iterator of type '{type_name(it)}'")
    return it


def iter_step(it: Object) -> Object | None:
    """The next value of an iterator, as `tp_iternext`; but a StopIteration that guest code
    raised stays raised, so that its value can be had.

    CPython: what tp_iternext does before PyIter_Next clears its exception
    """
    if isinstance(it, HeapObject):
        f = it.cls.slots[S_NEXT]
        if f is None:
            return not_an_iterator(it)
        if isinstance(f, WrapperDescr):
            x = f.receiver(it)
            return None if x is None else x.tp_iternext()
        return call_special(it, f)
    return it.tp_iternext()


# Instances and subclasses.


def real_is_instance(x: Object, cls: Object) -> i64:
    """Is `x` an instance by type or by `__class__`? -1 with an exception.

    CPython: object_isinstance
    """
    if isinstance(cls, TypeObject):
        tp = x.ob_type()
        if is_subtype(tp, cls):
            return 1
        claimed = lookup_attr(x, ID___class__)
        if claimed is None:
            return -1 if error_occurred() else 0
        if claimed is not tp and isinstance(claimed, TypeObject):
            return 1 if is_subtype(claimed, cls) else 0
        return 0
    if not check_class(
        cls,
        "isinstance() arg 2 must be a type, a tuple of types, or a union",
    ):
        return -1
    claimed = lookup_attr(x, ID___class__)
    if claimed is None:
        return -1 if error_occurred() else 0
    return abstract_is_subclass(claimed, cls)


def is_instance(x: Object, cls: Object) -> i64:
    """`isinstance(x, cls)`: 1, 0, or -1 with an exception. CPython: PyObject_IsInstance"""
    tp = x.ob_type()
    if tp is cls:
        return 1
    if isinstance(cls, TypeObject) and cls.cls is TYPE_TYPE:
        return real_is_instance(x, cls)
    if isinstance(cls, UnionObject):
        cls = cls.args
    if isinstance(cls, TupleObject):
        if not enter_recursive(" in __instancecheck__"):
            return -1
        i: i64 = 0
        r: i64 = 0
        while i < cls.n and r == 0:
            r = is_instance(x, cls.item(i))
            i += 1
        leave_recursive()
        return r
    native = cls.native()
    if isinstance(native, TupleObject):
        return is_instance(x, native)
    f = lookup_special(cls, ID___instancecheck__)
    if f is not None:
        if not enter_recursive(" in __instancecheck__"):
            return -1
        answer = call_one(f, x)
        leave_recursive()
        return -1 if answer is None else is_true(answer)
    if error_occurred():
        return -1
    return real_is_instance(x, cls)


def real_is_subclass(sub: Object, cls: Object) -> i64:
    """Is `sub` a subclass by MRO or by `__bases__`? -1 with an exception.

    CPython: recursive_issubclass
    """
    if isinstance(sub, TypeObject) and isinstance(cls, TypeObject):
        return 1 if is_subtype(sub, cls) else 0
    if not check_class(sub, "issubclass() arg 1 must be a class"):
        return -1
    if not isinstance(cls, UnionObject) and not check_class(
        cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"
    ):
        return -1
    return abstract_is_subclass(sub, cls)


def is_subclass(sub: Object, cls: Object) -> i64:
    """`issubclass(sub, cls)`: 1, 0, or -1 with an exception. CPython: PyObject_IsSubclass"""
    if isinstance(cls, TypeObject) and cls.cls is TYPE_TYPE:
        if sub is cls:
            return 1
        return real_is_subclass(sub, cls)
    if isinstance(cls, UnionObject):
        cls = cls.args
    if isinstance(cls, TupleObject):
        if not enter_recursive(" in __subclasscheck__"):
            return -1
        i: i64 = 0
        r: i64 = 0
        while i < cls.n and r == 0:
            r = is_subclass(sub, cls.item(i))
            i += 1
        leave_recursive()
        return r
    native = cls.native()
    if isinstance(native, TupleObject):
        return is_subclass(sub, native)
    f = lookup_special(cls, ID___subclasscheck__)
    if f is not None:
        if not enter_recursive(" in __subclasscheck__"):
            return -1
        answer = call_one(f, sub)
        leave_recursive()
        return -1 if answer is None else is_true(answer)
    if error_occurred():
        return -1
    return real_is_subclass(sub, cls)


def bases_of(cls: Object) -> TupleObject | None:
    """`cls.__bases__` when that is a tuple; None, perhaps with an exception.

    CPython: abstract_get_bases
    """
    b = lookup_attr(cls, ID___bases__)
    return None if b is None else as_tuple(b)


def check_class(cls: Object, msg: str) -> bool:
    """Does `cls` look like a class? If not, a TypeError."""
    if bases_of(cls) is None:
        if not error_occurred():
            type_error(msg)
        return False
    return True


def abstract_is_subclass(sub: Object, cls: Object) -> i64:
    """Is `cls` reached from `sub` through `__bases__`? CPython: abstract_issubclass"""
    while True:
        if sub is cls:
            return 1
        bases = bases_of(sub)
        if bases is None:
            return -1 if error_occurred() else 0
        if bases.n == 0:
            return 0
        if bases.n == 1:
            sub = bases.item(0)
            continue
        break
    if not enter_recursive(" in __issubclass__"):
        return -1
    i: i64 = 0
    r: i64 = 0
    while i < bases.n and r == 0:
        r = abstract_is_subclass(bases.item(i), cls)
        i += 1
    leave_recursive()
    return r


# What native code needs of the running interpreter.


def import_module(name: str) -> Object | None:
    """`importlib.import_module(name)`. CPython: PyImport_ImportModule"""
    modules = RT.ts.interp.modules
    key = intern(name)
    if modules is not None:
        m = dict_get_str(modules, key)
        if m is not None and m is not NONE:
            spec = lookup_attr(m, ID___spec__)
            if spec is None or spec is NONE or not is_initializing(spec):
                clear_error()
                return m
            # Another thread may be importing it: `__import__` waits for that.
    f = builtin_attr("__import__")
    if f is None or call_one(f, key) is None:
        return None
    modules = RT.ts.interp.modules
    m = None if modules is None else dict_get_str(modules, key)
    if m is None:
        return error(IMPORT_ERROR, f"import of {name} failed")
    return m


from rt.dict.dictobject import DictObject, dict_get_str  # noqa: E402
from rt.objects.call import call_noargs, call_one  # noqa: E402
from rt.objects.complexobject import ComplexObject, as_complex, complex_operand  # noqa: E402
from rt.objects.descrobject import MappingProxy  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    clear_if,
    error,
    error_occurred,
    set_error,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    IMPORT_ERROR,
    OVERFLOW_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
)
from rt.objects.floatobject import FloatObject, as_float  # noqa: E402
from rt.objects.identifiers import (  # noqa: E402
    ID___bases__,
    ID___class__,
    ID___instancecheck__,
    ID___length_hint__,
    ID___name__,
    ID___spec__,
    ID___subclasscheck__,
)
from rt.objects.iterobject import builtin_attr  # noqa: E402
from rt.objects.long_ops import long_binary  # noqa: E402
from rt.objects.longobject import (  # noqa: E402
    BigLong,
    CompactLong,
    LongObject,
    as_long,
    long_as_i64,
    long_fits_i64,
    long_from_i64,
)
from rt.objects.methodobject import BuiltinFunction  # noqa: E402
from rt.objects.moduleobject import MODULE_TYPE, ModuleObject, is_initializing  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    is_callable,
    is_true,
    lookup_attr,
    lookup_special,
    rich_compare_bool,
)
from rt.objects.slot_calls import call_special  # noqa: E402
from rt.objects.tupleobject import TupleObject, as_tuple  # noqa: E402
from rt.objects.type_ready import type_ready  # noqa: E402
from rt.objects.typeobject import (  # noqa: E402
    HEAPTYPE,
    TYPE_TYPE,
    HeapObject,
    TypeObject,
    is_subtype,
    type_name,
)
from rt.objects.unionobject import UnionObject  # noqa: E402
from rt.objects.wrapperobject import WrapperDescr  # noqa: E402
from rt.unicode.unicodeobject import UnicodeObject, intern, unicode_to_host  # noqa: E402
