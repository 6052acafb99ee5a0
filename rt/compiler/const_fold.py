"""Operations on constants at compile time, within limits on the size of the result.

Answers to the folding functions of Python/flowgraph.c. What would fail, and what would
give too large a constant, is left to run time.
"""

from __future__ import annotations

import _operator
from typing import Final

from mypy_extensions import i64

from rt.compiler.complex_fold import complex_binary
from rt.compiler.opcode import (
    CALL_INTRINSIC_1,
    NB_ADD,
    NB_AND,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MULTIPLY,
    NB_OR,
    NB_POWER,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBSCR,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    NB_XOR,
    UNARY_NEGATIVE,
    UNARY_NOT,
)

# The result of what is not to be folded.
NOT_FOLDED: Final = object()

MAX_INT_SIZE: Final = 128  # bits
MAX_COLLECTION_SIZE: Final = 256  # items
MAX_STR_SIZE: Final = 4096  # characters
MAX_TOTAL_ITEMS: Final = 1024  # with nested tuples


def fold_binary(left: object, op: i64, right: object, new_arithmetic: bool) -> object:
    """The result of a BINARY_OP on constants, or NOT_FOLDED.

    With `new_arithmetic` complex numbers are calculated as 3.14 does.

    CPython: Python/flowgraph.c eval_const_binop
    """
    if not is_within_limits(left, op, right):
        return NOT_FOLDED
    try:
        if (
            new_arithmetic
            and (isinstance(left, complex) or isinstance(right, complex))
            and isinstance(left, (int, float, complex))
            and isinstance(right, (int, float, complex))
        ):
            return complex_binary(left, op, right)
        if op == NB_ADD:
            return _operator.add(left, right)
        if op == NB_SUBTRACT:
            return _operator.sub(left, right)
        if op == NB_MULTIPLY:
            return _operator.mul(left, right)
        if op == NB_TRUE_DIVIDE:
            return _operator.truediv(left, right)
        if op == NB_FLOOR_DIVIDE:
            return _operator.floordiv(left, right)
        if op == NB_REMAINDER:
            return _operator.mod(left, right)
        if op == NB_POWER:
            return _operator.pow(left, right)
        if op == NB_LSHIFT:
            return _operator.lshift(left, right)
        if op == NB_RSHIFT:
            return _operator.rshift(left, right)
        if op == NB_OR:
            return _operator.or_(left, right)
        if op == NB_XOR:
            return _operator.xor(left, right)
        if op == NB_AND:
            return _operator.and_(left, right)
        if op == NB_SUBSCR:
            if isinstance(left, (str, bytes, tuple)) and isinstance(right, (int, slice)):
                return left[right]
    except Exception:
        return NOT_FOLDED
    return NOT_FOLDED


def fold_unary(operand: object, opcode: i64) -> object:
    """The result of a unary operation on a constant, or NOT_FOLDED.

    CPython: Python/flowgraph.c eval_const_unaryop
    """
    if opcode == UNARY_NOT:
        return not operand
    is_bool = isinstance(operand, bool)
    if isinstance(operand, (int, float, complex)):
        if opcode == UNARY_NEGATIVE:
            return -operand
        if opcode == CALL_INTRINSIC_1:
            return +operand
        # Inversion of a bool warns, which is left to run time.
        if not is_bool and isinstance(operand, int):
            return ~operand
    return NOT_FOLDED


def is_within_limits(left: object, op: i64, right: object) -> bool:
    """Whether the result of an operation cannot be large."""
    if op == NB_MULTIPLY:
        return is_safe_multiply(left, right)
    if op == NB_REMAINDER:
        return not isinstance(left, (str, bytes))
    if not isinstance(left, int) or not isinstance(right, int) or left == 0:
        return True
    if op == NB_POWER:
        return right <= 0 or left.bit_length() <= MAX_INT_SIZE // right
    if op == NB_LSHIFT:
        return right == 0 or 0 < right <= MAX_INT_SIZE - left.bit_length()
    return True


def is_safe_multiply(left: object, right: object) -> bool:
    """Whether a product is small."""
    if isinstance(left, int):
        if isinstance(right, int):
            return left == 0 or right == 0 or left.bit_length() + right.bit_length() <= MAX_INT_SIZE
        if isinstance(right, tuple):
            size = len(right)
            if size == 0:
                return True
            if left < 0 or left > MAX_COLLECTION_SIZE // size:
                return False
            return left == 0 or check_complexity(right, MAX_TOTAL_ITEMS // left) >= 0
        if isinstance(right, (str, bytes)):
            size = len(right)
            return size == 0 or 0 <= left <= MAX_STR_SIZE // size
    elif isinstance(right, int) and isinstance(left, (tuple, str, bytes)):
        return is_safe_multiply(right, left)
    return True


def check_complexity(value: object, limit: int) -> int:
    """What is left of a number of items after those of nested tuples; negative if too many.

    CPython: Python/flowgraph.c const_folding_check_complexity
    """
    if isinstance(value, tuple):
        limit -= len(value)
        for item in value:
            if limit < 0:
                break
            limit = check_complexity(item, limit)
    return limit
