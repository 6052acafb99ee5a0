"""Instructions on values: operators, comparisons, subscripts, slices.

Answers to the cases of Python/bytecodes.c that its instructions name.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.abstract import binary_op, inplace_op
from rt.objects.boolobject import FALSE, TRUE
from rt.objects.cellobject import compare_i64
from rt.objects.codeobject import RegisterCode
from rt.objects.floatobject import FloatObject, float_pow
from rt.objects.listobject import ListObject, list_set_slice, list_slice
from rt.objects.long_ops import long_binary
from rt.objects.longobject import BigLong, CompactLong
from rt.objects.object import EQ, GT, LE, LT, NB_ADD, NB_MULTIPLY, NB_POWER, NB_SUBTRACT, NE, Object
from rt.objects.object_protocol import is_true, rich_compare
from rt.objects.sliceobject import SliceObject
from rt.objects.tupleobject import TupleObject, tuple_slice
from rt.unicode.unicodeobject import (
    UnicodeObject,
    unicode_append,
    unicode_compare,
    unicode_concat,
    unicode_equal,
    unicode_substring,
)
from rt.vm.words import CLEARS_A, CLEARS_B, ERROR, INPLACE, OK


def binary_slow(x: Object, y: Object, op: i64, w: i64) -> Object | None:
    """A binary operator where the loop has no case for its operands."""
    if isinstance(x, FloatObject):
        if op == NB_POWER and isinstance(y, FloatObject):
            return float_pow(x.value, y.value)
        if isinstance(y, CompactLong) and -(1 << 53) <= y.value <= 1 << 53:
            f = float(y.value)
            if op == NB_ADD:
                return FloatObject(x.value + f)
            if op == NB_MULTIPLY:
                return FloatObject(x.value * f)
            if op == NB_SUBTRACT:
                return FloatObject(x.value - f)
    elif isinstance(x, CompactLong):
        if isinstance(y, FloatObject) and -(1 << 53) <= x.value <= 1 << 53:
            f = float(x.value)
            if op == NB_ADD:
                return FloatObject(f + y.value)
            if op == NB_MULTIPLY:
                return FloatObject(f * y.value)
            if op == NB_SUBTRACT:
                return FloatObject(f - y.value)
    elif isinstance(x, UnicodeObject):
        if op == NB_ADD and isinstance(y, UnicodeObject):
            return unicode_concat(x, y)
    elif isinstance(x, BigLong) and isinstance(y, BigLong):
        return long_binary(x, y, op)
    if (w & INPLACE) != 0:
        return inplace_op(x, y, op)
    return binary_op(x, y, op)


def append_text(stack: vec[Object | None], at: i64, right: UnicodeObject) -> Object | None:
    """The string in a register and another one, joined; the register is cleared."""
    left = stack[at]
    stack[at] = None
    assert isinstance(left, UnicodeObject)
    return unicode_append(left, right)


def compare_f64(a: float, b: float, op: i64) -> bool:
    """`a op b` for one of the comparison operators."""
    if op == LT:
        return a < b
    if op == LE:
        return a <= b
    if op == EQ:
        return a == b
    if op == NE:
        return a != b
    return a > b if op == GT else a >= b


def compare_text(a: UnicodeObject, b: UnicodeObject, op: i64) -> bool:
    """The same for two exact strings."""
    if op == EQ:
        return unicode_equal(a, b)
    if op == NE:
        return not unicode_equal(a, b)
    return compare_i64(unicode_compare(a, b), 0, op)


def compare_bool(x: Object, y: Object, op: i64) -> i64:
    """The truth of a comparison: 1, 0, or -1 with an exception."""
    if isinstance(x, UnicodeObject) and isinstance(y, UnicodeObject):
        if op == EQ:
            return 1 if unicode_equal(x, y) else 0
        if op == NE:
            return 0 if unicode_equal(x, y) else 1
    r = rich_compare(x, y, op)
    if r is TRUE:
        return 1
    if r is FALSE:
        return 0
    return -1 if r is None else is_true(r)


def larger(x: Object, y: Object) -> Object | None:
    """`max(x, y)`"""
    t = compare_bool(y, x, GT)
    return None if t < 0 else y if t else x


def smaller(x: Object, y: Object) -> Object | None:
    """`min(x, y)`"""
    t = compare_bool(y, x, LT)
    return None if t < 0 else y if t else x


def subscript(x: Object, y: Object) -> Object | None:
    """`x[y]`"""
    return x.mp_subscript(y)


def op_invert(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    assert x is not None
    z = x.nb_invert()
    if z is None:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = z
    return OK


def op_delete_subscr(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    y = stack[fp + b]
    assert x is not None and y is not None
    if x.mp_ass_subscript(y, None) < 0:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    if w & CLEARS_B:
        stack[fp + b] = None
    return OK


def clipped(bound: Object, absent: i64, n: i64) -> i64:
    """A slice's bound as one between 0 and n; `absent` for None, -1 when it is no compact int."""
    if isinstance(bound, CompactLong):
        i = bound.value
        if i < 0:
            i += n
            if i < 0:
                return 0
        if i > n:
            return n
        return i
    if bound is NONE:
        return absent
    return -1


def slice_of(x: Object, start: Object, stop: Object) -> Object | None:
    """`x[start:stop]` of a list, string or tuple; None without an exception when a bound or
    `x` is something else."""
    if isinstance(x, ListObject):
        i = clipped(start, 0, x.n)
        j = clipped(stop, x.n, x.n)
        if i < 0 or j < 0:
            return None
        return list_slice(x, i, j)
    if isinstance(x, UnicodeObject):
        i = clipped(start, 0, x.length)
        j = clipped(stop, x.length, x.length)
        if i < 0 or j < 0:
            return None
        return unicode_substring(x, i, j)
    if isinstance(x, TupleObject):
        i = clipped(start, 0, x.n)
        j = clipped(stop, x.n, x.n)
        if i < 0 or j < 0:
            return None
        return tuple_slice(x, i, i if j < i else j)
    return None


def op_binary_slice(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a]
    start = stack[fp + a + 1]
    stop = stack[fp + a + 2]
    assert x is not None and start is not None and stop is not None
    z = slice_of(x, start, stop)
    if z is None:
        z = x.mp_subscript(SliceObject(start, stop, NONE))
        if z is None:
            return ERROR
    stack[fp + a + 2] = None
    stack[fp + a + 1] = None
    stack[fp + a] = None
    stack[fp + d] = z
    return OK


def op_store_slice(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    x = stack[fp + a + 1]
    start = stack[fp + a + 2]
    stop = stack[fp + a + 3]
    assert x is not None and start is not None and stop is not None
    value = stack[fp + a]
    done = False
    if isinstance(x, ListObject) and isinstance(value, ListObject):
        i = clipped(start, 0, x.n)
        j = clipped(stop, x.n, x.n)
        if i >= 0 and j >= 0:
            list_set_slice(x, i, j, value.items, value.n)
            done = True
    if not done and x.mp_ass_subscript(SliceObject(start, stop, NONE), value) < 0:
        return ERROR
    i = fp + a + 3
    while i >= fp + a:
        stack[i] = None
        i -= 1
    return OK


from rt.objects.object import NONE  # noqa: E402
from rt.vm.evaluator import ThreadEvaluator  # noqa: E402
