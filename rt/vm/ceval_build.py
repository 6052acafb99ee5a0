"""Instructions that make containers and take them apart.

Answers to the cases of Python/bytecodes.c that its instructions name.
"""

from __future__ import annotations

from librt.vecs import vec
from mypy_extensions import i64

from rt.dict.dictobject import DictObject, dict_new, dict_setitem, dict_update
from rt.objects.abstract import get_iter
from rt.objects.codeobject import RegisterCode
from rt.objects.errors import (
    clear_error,
    clear_if,
    error_matches,
    error_occurred,
    type_error,
    value_error,
)
from rt.objects.exceptions import ATTRIBUTE_ERROR, TYPE_ERROR
from rt.objects.listobject import (
    ListObject,
    list_append,
    list_extend,
    list_from_iterable,
    list_from_vec,
    list_new,
)
from rt.objects.object import NONE, Object
from rt.objects.setobject import SetObject, set_add, set_new, set_update
from rt.objects.sliceobject import SliceObject
from rt.objects.tupleobject import TupleObject, tuple_from_vec
from rt.objects.typeobject import type_name
from rt.unicode.unicodeobject import UnicodeObject, unicode_concat, unicode_join_vec
from rt.vm.binding import is_iterable, merge_keywords
from rt.vm.words import CLEARS_A, CLEARS_B, D_SHIFT, ERROR, FIELD_MASK, OK


def clear_window(stack: vec[Object | None], base: i64, n: i64) -> None:
    """Clear n registers from stack[base] on."""
    i = base + n - 1
    while i >= base:
        stack[i] = None
        i -= 1


def op_build_set(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    z = set_new()
    i: i64 = 0
    while i < b:
        x = stack[fp + a + i]
        assert x is not None
        if set_add(z, x) < 0:
            return ERROR
        i += 1
    clear_window(stack, fp + a, b)
    stack[fp + d] = z
    return OK


def op_build_map(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    z = dict_new()
    i: i64 = 0
    while i < b:
        key = stack[fp + a + 2 * i]
        value = stack[fp + a + 2 * i + 1]
        assert key is not None and value is not None
        if dict_setitem(z, key, value) < 0:
            return ERROR
        i += 1
    clear_window(stack, fp + a, 2 * b)
    stack[fp + d] = z
    return OK


def op_build_string(
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
    y = stack[fp + a + 1] if b == 2 else None
    z: Object | None
    if isinstance(x, UnicodeObject) and isinstance(y, UnicodeObject):
        z = unicode_concat(x, y)
    else:
        z = unicode_join_vec(EMPTY_UNICODE, stack, fp + a, b)
    if z is None:
        return ERROR
    clear_window(stack, fp + a, b)
    stack[fp + d] = z
    return OK


def op_build_slice(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    start = stack[fp + a]
    stop = stack[fp + a + 1]
    step: Object | None = NONE if b == 2 else stack[fp + a + 2]
    assert start is not None and stop is not None and step is not None
    clear_window(stack, fp + a, b)
    stack[fp + d] = SliceObject(start, stop, step)
    return OK


def op_list_extend(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    target = stack[fp + d]
    x = stack[fp + a]
    assert isinstance(target, ListObject) and x is not None
    if list_extend(target, x) < 0:
        if error_matches(TYPE_ERROR) and not is_iterable(x):
            clear_error()
            type_error(f"Value after * must be an iterable, not {type_name(x)}")
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    return OK


def op_set_add(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    target = stack[fp + d]
    x = stack[fp + a]
    assert isinstance(target, SetObject) and x is not None
    if set_add(target, x) < 0:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    return OK


def op_set_update(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    target = stack[fp + d]
    x = stack[fp + a]
    assert isinstance(target, SetObject) and x is not None
    if set_update(target, x) < 0:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    return OK


def op_map_add(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    target = stack[fp + d]
    key = stack[fp + a]
    value = stack[fp + b]
    assert isinstance(target, DictObject) and key is not None and value is not None
    if dict_setitem(target, key, value) < 0:
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    if w & CLEARS_B:
        stack[fp + b] = None
    return OK


def op_dict_update(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    target = stack[fp + d]
    x = stack[fp + a]
    assert isinstance(target, DictObject) and x is not None
    if dict_update(target, x) < 0:
        if clear_if(ATTRIBUTE_ERROR):
            type_error(f"'{type_name(x)}' object is not a mapping")
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    return OK


def op_dict_merge(
    ex: ThreadEvaluator,
    stack: vec[Object | None],
    fp: i64,
    code: RegisterCode,
    d: i64,
    a: i64,
    b: i64,
    w: i64,
) -> i64:
    target = stack[fp + d]
    x = stack[fp + a]
    f = stack[fp + b]
    assert isinstance(target, DictObject) and x is not None and f is not None
    if not merge_keywords(f, target, x):
        return ERROR
    if w & CLEARS_A:
        stack[fp + a] = None
    return OK


def op_list_to_tuple(
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
    assert isinstance(x, ListObject)
    if w & CLEARS_A:
        stack[fp + a] = None
    stack[fp + d] = tuple_from_vec(x.items, 0, x.n)
    return OK


def unpack_two(x: Object, stack: vec[Object | None], first: i64, second: i64) -> bool:
    """`stack[first], stack[second] = x` where x is no tuple of two."""
    if isinstance(x, ListObject) and x.n == 2:
        y = x.items[1]
        stack[first] = x.items[0]
        stack[second] = y
        return True
    items = unpack(x, 2, -1)
    if items is None:
        return False
    stack[first] = items.items[0]
    stack[second] = items.items[1]
    return True


def spread(x: Object, stack: vec[Object | None], last: i64, n: i64) -> bool:
    """The n items of an iterable to stack[last], stack[last - 1], ...; False with an exception."""
    i: i64 = 0
    if isinstance(x, TupleObject) and x.n == n:
        if n > 3:
            items = x.more
            while i < n:
                stack[last - i] = items[i]
                i += 1
        else:
            while i < n:
                stack[last - i] = x.item(i)
                i += 1
        return True
    if isinstance(x, ListObject) and x.n == n:
        while i < n:
            stack[last - i] = x.items[i]
            i += 1
        return True
    found = unpack(x, n, -1)
    if found is None:
        return False
    while i < n:
        stack[last - i] = found.items[i]
        i += 1
    return True


def unpack_store(
    x: Object, stack: vec[Object | None], fp: i64, d: i64, n: i64, words: vec[i64], pc: i64
) -> bool:
    """UNPACK_STORE of what is no tuple of n items: a variable that dies may change a list, so
    its items are taken first."""
    last = fp + d + n - 1
    if not spread(x, stack, last, n):
        return False
    i: i64 = 0
    while i < n:
        stack[fp + ((words[pc + i] >> D_SHIFT) & FIELD_MASK)] = stack[last - i]
        stack[last - i] = None
        i += 1
    return True


def op_unpack_ex(
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
    if w & CLEARS_A:
        stack[fp + a] = None
    before = b & 255
    after = b >> 8
    items = unpack(x, before, after)
    if items is None:
        return ERROR
    at = fp + d + before + after
    i: i64 = 0
    while i < before:
        stack[at] = items.items[i]
        at -= 1
        i += 1
    rest = items.n - before - after
    stack[at] = list_from_vec(items.items, before, rest)
    at -= 1
    i = before + rest
    while i < items.n:
        stack[at] = items.items[i]
        at -= 1
        i += 1
    return OK


def unpack(x: Object, before: i64, after: i64) -> ListObject | None:
    """The items of x that an assignment to `before` targets wants; with `after` not -1, to
    that many more behind a starred one. None with an exception.

    CPython: Python/ceval.c _PyEval_UnpackIterableStackRef
    """
    it = get_iter(x)
    if it is None:
        if error_matches(TYPE_ERROR) and not is_iterable(x):
            clear_error()
            type_error(f"cannot unpack non-iterable {type_name(x)} object")
        return None
    items = list_new()
    i: i64 = 0
    while i < before:
        v = it.tp_iternext()
        if v is None:
            if error_occurred():
                return None
            if after < 0:
                value_error(f"not enough values to unpack (expected {before}, got {i})")
            else:
                value_error(
                    f"not enough values to unpack (expected at least {before + after}, got {i})"
                )
            return None
        list_append(items, v)
        i += 1
    if after < 0:
        v = it.tp_iternext()
        if v is not None:
            value_error(f"too many values to unpack (expected {before})")
            return None
        return None if error_occurred() else items
    rest = list_from_iterable(it)
    if rest is None:
        return None
    if rest.n < after:
        value_error(
            f"not enough values to unpack (expected at least {before + after}, "
            f"got {before + rest.n})"
        )
        return None
    i = 0
    while i < rest.n:
        v = rest.items[i]
        assert v is not None
        list_append(items, v)
        i += 1
    return items


from rt.unicode.unicodeobject import EMPTY_UNICODE  # noqa: E402
from rt.vm.evaluator import ThreadEvaluator  # noqa: E402
