"""Calls of built-in types with no argument or one, which the evaluator makes at once.

Answers to the CALL_TYPE_1, CALL_STR_1, CALL_TUPLE_1 and CALL_BUILTIN_CLASS families of
Python/specialize.c.
"""

from __future__ import annotations

from rt.dict.dictobject import DICT_TYPE, dict_new
from rt.objects.boolobject import BOOL_TYPE, FALSE, TRUE
from rt.objects.exceptions import BaseExceptionObject, is_builtin_exception
from rt.objects.floatobject import FLOAT_TYPE, FloatObject
from rt.objects.listobject import LIST_TYPE, list_from_iterable, list_new
from rt.objects.longobject import LONG_TYPE, ONE, ZERO, CompactLong
from rt.objects.object import Object
from rt.objects.object_protocol import is_true, object_str_result
from rt.objects.rangeobject import RANGE_TYPE, make_range
from rt.objects.setobject import SET_TYPE, set_from_iterable, set_new
from rt.objects.tupleobject import (
    EMPTY_TUPLE,
    TUPLE_TYPE,
    tuple1,
    tuple_from_iterable,
)
from rt.objects.typeobject import TYPE_TYPE, TypeObject
from rt.unicode.unicode_methods import UNICODE_TYPE
from rt.unicode.unicodeobject import EMPTY_UNICODE
from rt.vm.ceval_direct import UNHANDLED


def construct(tp: TypeObject, x: Object | None) -> Object | None:
    """`tp()` when x is None, else `tp(x)`; UNHANDLED when it is none of the types below."""
    if is_builtin_exception(tp):
        exc = BaseExceptionObject(tp)
        if x is not None:
            exc.args = tuple1(x)
        return exc
    if x is None:
        return construct_empty(tp)
    if tp is UNICODE_TYPE:
        return object_str_result(x)
    if tp is LIST_TYPE:
        return list_from_iterable(x)
    if tp is TYPE_TYPE:
        return x.ob_type()
    if tp is TUPLE_TYPE:
        return tuple_from_iterable(x)
    if tp is RANGE_TYPE:
        if isinstance(x, CompactLong):
            return make_range(ZERO, x, ONE)
    elif tp is LONG_TYPE:
        if isinstance(x, CompactLong):
            return x
    elif tp is FLOAT_TYPE:
        if isinstance(x, FloatObject):
            return x
        if isinstance(x, CompactLong) and -(1 << 53) <= x.value <= 1 << 53:
            return FloatObject(float(x.value))
    elif tp is SET_TYPE:
        return set_from_iterable(x)
    elif tp is BOOL_TYPE:
        t = is_true(x)
        return None if t < 0 else TRUE if t else FALSE
    return UNHANDLED


def construct_empty(tp: TypeObject) -> Object:
    """`tp()`"""
    if tp is LIST_TYPE:
        return list_new()
    if tp is DICT_TYPE:
        return dict_new()
    if tp is SET_TYPE:
        return set_new()
    if tp is TUPLE_TYPE:
        return EMPTY_TUPLE
    if tp is UNICODE_TYPE:
        return EMPTY_UNICODE
    return UNHANDLED
