"""The module `_opcode`: what the compiler knows of instructions.

Answers to Modules/_opcode.c of CPython 3.14, whose bytecode guest code objects have.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.opcode import (
    FLAGS,
    HAS_ARG,
    HAS_CONST,
    HAS_FREE,
    HAS_JUMP,
    HAS_LOCAL,
    HAS_NAME,
    INTRINSIC1_NAMES,
    INTRINSIC2_NAMES,
    NB_SIGNS,
    SETUP_CLEANUP,
    SETUP_FINALLY,
    SETUP_WITH,
    is_valid,
    stack_effect,
)
from rt.modules.support import add_host, new_module
from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import InterpreterState

# Pseudo-instructions that begin a block with a handler.
EXCEPTION_BLOCKS: Final = (SETUP_CLEANUP, SETUP_FINALLY, SETUP_WITH)

# The operators of BINARY_OP in the order of their numbers; then come their in-place forms
# and NB_SUBSCR.
OPERATORS: Final = (
    "ADD",
    "AND",
    "FLOOR_DIVIDE",
    "LSHIFT",
    "MATRIX_MULTIPLY",
    "MULTIPLY",
    "REMAINDER",
    "OR",
    "POWER",
    "RSHIFT",
    "SUBTRACT",
    "TRUE_DIVIDE",
    "XOR",
)


def flag_of(opcode: Object, flag: i64) -> Object | None:
    """Has the opcode a flag? What is no opcode has none."""
    op = index_as_c_int(opcode)
    if op == -1 and error_occurred():
        return None
    return bool_from(is_valid(op) and (FLAGS[op] & flag) != 0)


def opcode_has_arg(opcode: Object) -> Object | None:
    return flag_of(opcode, HAS_ARG)


def opcode_has_const(opcode: Object) -> Object | None:
    return flag_of(opcode, HAS_CONST)


def opcode_has_name(opcode: Object) -> Object | None:
    return flag_of(opcode, HAS_NAME)


def opcode_has_jump(opcode: Object) -> Object | None:
    return flag_of(opcode, HAS_JUMP)


def opcode_has_free(opcode: Object) -> Object | None:
    return flag_of(opcode, HAS_FREE)


def opcode_has_local(opcode: Object) -> Object | None:
    return flag_of(opcode, HAS_LOCAL)


def opcode_has_exc(opcode: Object) -> Object | None:
    op = index_as_c_int(opcode)
    if op == -1 and error_occurred():
        return None
    return bool_from(op in EXCEPTION_BLOCKS)


def opcode_is_valid(opcode: Object) -> Object | None:
    op = index_as_c_int(opcode)
    if op == -1 and error_occurred():
        return None
    return bool_from(is_valid(op))


def opcode_stack_effect(opcode: Object, oparg: Object | None, jump: Object | None) -> Object | None:
    """CPython: _opcode_stack_effect_impl"""
    op = index_as_c_int(opcode)
    if op == -1 and error_occurred():
        return None
    arg: i64 = 0
    if oparg is not None and oparg is not NONE:
        arg = index_as_c_int(oparg)
        if arg == -1 and error_occurred():
            return None
    if jump is not None and jump is not NONE and jump is not TRUE and jump is not FALSE:
        return value_error("stack_effect: jump must be False, True or None")
    if not is_valid(op):
        return value_error("invalid opcode or oparg")
    jumps = stack_effect(op, arg, True)
    goes_on = stack_effect(op, arg, False)
    if jump is TRUE:
        return long_from_i64(jumps)
    if jump is FALSE:
        return long_from_i64(goes_on)
    return long_from_i64(max(jumps, goes_on))


def opcode_get_nb_ops() -> Object | None:
    names = [f"NB_{name}" for name in OPERATORS]
    names += [f"NB_INPLACE_{name}" for name in OPERATORS]
    names.append("NB_SUBSCR")
    return to_guest(list(zip(names, NB_SIGNS, strict=True)))


def opcode_get_intrinsic1_descs() -> Object | None:
    return to_guest(list(INTRINSIC1_NAMES))


def opcode_get_intrinsic2_descs() -> Object | None:
    return to_guest(list(INTRINSIC2_NAMES))


def opcode_get_executor(code: Object, offset: Object) -> Object | None:
    """No code has an executor. CPython: _opcode_get_executor_impl"""
    if not isinstance(code, CodeObject):
        return type_error(f"expected a code object, not '{type_name(code)}'")
    at = index_as_c_int(offset)
    if at == -1 and error_occurred():
        return None
    return value_error("no executor exists at address " + str(int(at)))


def opcode_get_specialization_stats() -> Object | None:
    return NONE


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_opcode`."""
    module = new_module(
        "_opcode",
        "Opcode support module.",
        (
            function(
                "stack_effect",
                opcode_stack_effect,
                "opcode, oparg=None, /, *, jump=None",
                "Compute the stack effect of the opcode.",
            ),
            function("is_valid", opcode_is_valid, "opcode", "Is it the number of an instruction?"),
            function("has_arg", opcode_has_arg, "opcode", "Does it use its argument?"),
            function("has_const", opcode_has_const, "opcode", "Does it access a constant?"),
            function("has_name", opcode_has_name, "opcode", "Does it access a name?"),
            function("has_jump", opcode_has_jump, "opcode", "Does it jump?"),
            function("has_free", opcode_has_free, "opcode", "Does it access a free variable?"),
            function("has_local", opcode_has_local, "opcode", "Does it access a local variable?"),
            function("has_exc", opcode_has_exc, "opcode", "Does it set up a handler?"),
            function("get_nb_ops", opcode_get_nb_ops, "", "Names and signs of BINARY_OP."),
            function(
                "get_intrinsic1_descs",
                opcode_get_intrinsic1_descs,
                "",
                "Names of CALL_INTRINSIC_1",
            ),
            function(
                "get_intrinsic2_descs",
                opcode_get_intrinsic2_descs,
                "",
                "Names of CALL_INTRINSIC_2",
            ),
            function("get_executor", opcode_get_executor, "code, offset", "An executor."),
            function(
                "get_specialization_stats",
                opcode_get_specialization_stats,
                "",
                "Statistics of specialization, None if there are none.",
            ),
        ),
    )
    add_host(module, "ENABLE_SPECIALIZATION", True)
    return module


from rt.objects.boolobject import FALSE, TRUE, bool_from  # noqa: E402
from rt.objects.bytes_methods import index_as_c_int  # noqa: E402
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.errors import error_occurred, type_error, value_error  # noqa: E402
from rt.objects.host import to_guest  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
