"""Constant folding and the rules on neighbouring instructions of one block.

Answers to the part of Python/flowgraph.c between `loads_const` and `optimize_cfg`.
Instructions that are not needed any more become NOPs in their place, so indexes stay
right; later passes remove them.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.basicblock import BasicBlock, CfgBuilder, set_nop
from rt.compiler.const_fold import NOT_FOLDED, fold_binary, fold_unary
from rt.compiler.instruction_sequence import Instruction
from rt.compiler.metadata import CodeUnitMetadata, ConstCache
from rt.compiler.opcode import (
    BINARY_OP,
    BUILD_LIST,
    BUILD_SET,
    BUILD_TUPLE,
    CALL_INTRINSIC_1,
    COMPARE_OP,
    COMPARE_TO_BOOL,
    CONTAINS_OP,
    COPY,
    GET_ITER,
    GROUPS,
    INTRINSIC_LIST_TO_TUPLE,
    INTRINSIC_UNARY_POSITIVE,
    IS_CONDITIONAL_JUMP,
    IS_OP,
    IS_TARGET,
    JUMP,
    JUMP_IF_FALSE,
    JUMP_IF_TRUE,
    JUMP_NO_INTERRUPT,
    LIST_APPEND,
    LIST_EXTEND,
    LOAD_CONST,
    LOAD_GLOBAL,
    LOAD_SMALL_INT,
    NOP,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_NONE,
    POP_JUMP_IF_NOT_NONE,
    POP_JUMP_IF_TRUE,
    POP_TOP,
    PUSH_NULL,
    SET_ADD,
    SET_UPDATE,
    STORE_FAST,
    STORE_FAST_MAYBE_NULL,
    SWAP,
    TO_BOOL,
    UNARY_INVERT,
    UNARY_NEGATIVE,
    UNARY_NOT,
    UNPACK_SEQUENCE,
)

# Longer literals are not folded here: code generation has already divided them.
STACK_USE_GUIDELINE: Final = 30
# Shorter list and set literals are built item by item.
MIN_CONST_SEQUENCE_SIZE: Final = 3
# LOAD_SMALL_INT takes the ints from 0 below this.
SMALL_INT_LIMIT: Final = 256

# ---- Constants on the stack ----


def loads_const(opcode: i64) -> bool:
    """Whether the instruction pushes a constant."""
    return opcode in (LOAD_CONST, LOAD_SMALL_INT)


def get_const_value(instr: Instruction, metadata: CodeUnitMetadata) -> object:
    """The constant that an instruction pushes."""
    if instr.opcode == LOAD_SMALL_INT:
        return instr.oparg
    return metadata.const_values[instr.oparg]


def get_const_loading_instrs(block: BasicBlock, start: i64, size: i64) -> list[Instruction] | None:
    """The `size` instructions up to index `start`, NOPs aside, if all push constants."""
    instrs = block.instrs
    found: list[Instruction] = []
    while len(found) < size:
        if start < 0:
            return None
        instr = instrs[start]
        start -= 1
        if loads_const(instr.opcode):
            found.append(instr)
        elif instr.opcode != NOP:
            return None
    found.reverse()
    return found


def nop_out(instr: Instruction) -> None:
    """Make a NOP without a location of an instruction."""
    instr.opcode = NOP
    instr.oparg = 0
    instr.lineno = -1
    instr.end_lineno = -1
    instr.col = -1
    instr.end_col = -1


def make_load_small_int(instr: Instruction, value: object) -> bool:
    """Let an instruction push an int without the constants, if it is small enough."""
    # Asked first: a value that is known as an int is one, even if it was a bool.
    is_bool = isinstance(value, bool)
    if not is_bool and isinstance(value, int) and 0 <= value < SMALL_INT_LIMIT:
        instr.opcode = LOAD_SMALL_INT
        instr.oparg = value
        return True
    return False


def make_load_const(
    instr: Instruction, value: object, metadata: CodeUnitMetadata, cache: ConstCache
) -> None:
    """Let an instruction push a new constant."""
    if not make_load_small_int(instr, value):
        instr.oparg = metadata.add_const(cache, value)
        instr.opcode = LOAD_CONST


def const_tuple(instrs: list[Instruction], metadata: CodeUnitMetadata) -> tuple[object, ...]:
    """The constants that some instructions push, as a tuple."""
    return tuple([get_const_value(instr, metadata) for instr in instrs])


# ---- Folding ----


def fold_tuple_of_constants(
    block: BasicBlock, i: i64, metadata: CodeUnitMetadata, cache: ConstCache
) -> None:
    """Replace constants and the BUILD_TUPLE of them by a constant."""
    instr = block.instrs[i]
    if instr.oparg > STACK_USE_GUIDELINE:
        return
    found = get_const_loading_instrs(block, i - 1, instr.oparg)
    if found is None:
        return
    value = const_tuple(found, metadata)
    for load in found:
        nop_out(load)
    make_load_const(instr, value, metadata, cache)


def fold_appended_constants(
    block: BasicBlock,
    last: i64,
    build: i64,
    add: i64,
    metadata: CodeUnitMetadata,
) -> tuple[object, ...] | None:
    """Drop the code up to an instruction that builds a container of constants one by one.

    Returns the constants; None if this is not what the code does.
    """
    instrs = block.instrs
    loads: list[Instruction] = []
    expect_add = True
    pos = last
    while pos >= 0:
        instr = instrs[pos]
        opcode = instr.opcode
        if opcode != NOP:
            if opcode == build and instr.oparg == 0:
                break
            if expect_add:
                if opcode != add or instr.oparg != 1:
                    return None
            else:
                if not loads_const(opcode):
                    return None
                loads.append(instr)
            expect_add = not expect_add
        pos -= 1
    if pos < 0 or not expect_add:
        return None
    loads.reverse()
    value = const_tuple(loads, metadata)
    while pos <= last:
        instr = instrs[pos]
        if instr.opcode != NOP:
            nop_out(instr)
        pos += 1
    return value


def fold_constant_intrinsic_list_to_tuple(
    block: BasicBlock, i: i64, metadata: CodeUnitMetadata, cache: ConstCache
) -> bool:
    """Replace a list that constants are appended to, then made a tuple, by a constant."""
    value = fold_appended_constants(block, i - 1, BUILD_LIST, LIST_APPEND, metadata)
    if value is None:
        return False
    make_load_const(block.instrs[i], value, metadata, cache)
    return True


def fold_constant_container(
    block: BasicBlock, i: i64, metadata: CodeUnitMetadata, cache: ConstCache
) -> None:
    """Replace a long list or set of constants that is only iterated over or searched."""
    instr = block.instrs[i]
    if instr.opcode == LIST_APPEND:
        items = fold_appended_constants(block, i, BUILD_LIST, LIST_APPEND, metadata)
        if items is not None:
            make_load_const(instr, items, metadata, cache)
    else:
        items = fold_appended_constants(block, i, BUILD_SET, SET_ADD, metadata)
        if items is not None:
            make_load_const(instr, frozenset(items), metadata, cache)


def optimize_lists_and_sets(
    block: BasicBlock, i: i64, nextop: i64, metadata: CodeUnitMetadata, cache: ConstCache
) -> None:
    """Build lists and sets of constants from a constant.

    What is only iterated over or searched becomes a tuple or a frozenset.
    """
    instrs = block.instrs
    instr = instrs[i]
    size = instr.oparg
    contains_or_iter = nextop in (GET_ITER, CONTAINS_OP)
    if size > STACK_USE_GUIDELINE or (size < MIN_CONST_SEQUENCE_SIZE and not contains_or_iter):
        return
    found = get_const_loading_instrs(block, i - 1, size)
    if found is None:
        if contains_or_iter and instr.opcode == BUILD_LIST:
            instr.opcode = BUILD_TUPLE
        return
    items = const_tuple(found, metadata)
    value: object = items
    if instr.opcode == BUILD_SET:
        value = frozenset(items)
    index = metadata.add_const(cache, value)
    for load in found:
        nop_out(load)
    if contains_or_iter:
        instr.opcode = LOAD_CONST
        instr.oparg = index
        return
    # There are three instructions at least; the last ones become the new ones.
    first = instrs[i - 2]
    first.opcode = instr.opcode
    first.oparg = 0
    first.lineno = instr.lineno
    first.end_lineno = instr.end_lineno
    first.col = instr.col
    first.end_col = instr.end_col
    second = instrs[i - 1]
    second.opcode = LOAD_CONST
    second.oparg = index
    instr.opcode = LIST_EXTEND if instr.opcode == BUILD_LIST else SET_UPDATE
    instr.oparg = 1


def fold_const_binop(
    block: BasicBlock, i: i64, metadata: CodeUnitMetadata, cache: ConstCache
) -> None:
    """Replace two constants and the operation on them by its result."""
    if i < 2:
        return
    found = get_const_loading_instrs(block, i - 1, 2)
    if found is None:
        return
    instr = block.instrs[i]
    left = get_const_value(found[0], metadata)
    right = get_const_value(found[1], metadata)
    result = fold_binary(left, instr.oparg, right, cache.new_arithmetic)
    if result is NOT_FOLDED:
        return
    nop_out(found[0])
    nop_out(found[1])
    make_load_const(instr, result, metadata, cache)


def fold_const_unaryop(
    block: BasicBlock, i: i64, metadata: CodeUnitMetadata, cache: ConstCache
) -> None:
    """Replace a constant and the operation on it by its result."""
    found = get_const_loading_instrs(block, i - 1, 1)
    if found is None:
        return
    instr = block.instrs[i]
    result = fold_unary(get_const_value(found[0], metadata), instr.opcode)
    if result is NOT_FOLDED:
        return
    nop_out(found[0])
    make_load_const(instr, result, metadata, cache)


# ---- Constants and what follows them ----


def optimize_load_const(block: BasicBlock, metadata: CodeUnitMetadata, cache: ConstCache) -> None:
    """Decide jumps and tests on constants, and use LOAD_SMALL_INT.

    CPython: Python/flowgraph.c basicblock_optimize_load_const
    """
    instrs = block.instrs
    # The last constant on the stack: a COPY of it counts as it.
    opcode: i64 = 0
    value: object = None
    i: i64 = -1
    while i + 1 < block.iused:
        i += 1
        instr = instrs[i]
        if instr.opcode == LOAD_CONST:
            value = metadata.const_values[instr.oparg]
            make_load_small_int(instr, value)
            opcode = instr.opcode
        elif instr.opcode == LOAD_SMALL_INT:
            value = instr.oparg
            opcode = LOAD_SMALL_INT
        elif opcode != LOAD_CONST or instr.opcode != COPY or instr.oparg != 1:
            opcode = instr.opcode
            continue
        if i + 1 >= block.iused:
            return
        following = instrs[i + 1]
        nextop = following.opcode
        if nextop in (POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, JUMP_IF_FALSE, JUMP_IF_TRUE):
            if (GROUPS[nextop] & IS_CONDITIONAL_JUMP) != 0:
                set_nop(instr)
            if bool(value) == (nextop in (POP_JUMP_IF_TRUE, JUMP_IF_TRUE)):
                following.opcode = JUMP
            else:
                set_nop(following)
        elif nextop == IS_OP:
            if value is None:
                optimize_is_none(block, i)
        elif nextop == TO_BOOL:
            index = metadata.add_const(cache, bool(value))
            set_nop(instr)
            following.opcode = LOAD_CONST
            following.oparg = index


def optimize_is_none(block: BasicBlock, i: i64) -> None:
    """Make one jump of None at `i`, IS_OP, perhaps TO_BOOL, and a conditional jump."""
    instrs = block.instrs
    if block.iused <= i + 2:
        return
    is_instr = instrs[i + 1]
    jump = instrs[i + 2]
    if jump.opcode == TO_BOOL:
        # IS_OP gives a bool already.
        set_nop(jump)
        if block.iused <= i + 3:
            return
        jump = instrs[i + 3]
    invert = is_instr.oparg != 0
    if jump.opcode == POP_JUMP_IF_FALSE:
        invert = not invert
    elif jump.opcode != POP_JUMP_IF_TRUE:
        return
    set_nop(instrs[i])
    set_nop(is_instr)
    jump.opcode = POP_JUMP_IF_NOT_NONE if invert else POP_JUMP_IF_NONE


# ---- Rules on neighbours ----


def jump_thread(
    builder: CfgBuilder, block: BasicBlock, instr: Instruction, target: Instruction, opcode: i64
) -> bool:
    """Let a jump to a jump go where that one goes; whether it could be done."""
    if instr.target == target.target:
        # Nothing would change: the target may be a loop on itself.
        return False
    set_nop(instr)
    block.add_jump(opcode, builder.blocks[target.target], target)
    return True


def _has_rule_table() -> bytes:
    table = bytearray(len(GROUPS))
    for opcode in (
        BUILD_TUPLE,
        BUILD_LIST,
        BUILD_SET,
        LIST_APPEND,
        SET_ADD,
        POP_JUMP_IF_FALSE,
        POP_JUMP_IF_TRUE,
        POP_JUMP_IF_NONE,
        POP_JUMP_IF_NOT_NONE,
        JUMP_IF_FALSE,
        JUMP_IF_TRUE,
        JUMP,
        JUMP_NO_INTERRUPT,
        STORE_FAST,
        SWAP,
        LOAD_GLOBAL,
        COMPARE_OP,
        CONTAINS_OP,
        IS_OP,
        TO_BOOL,
        UNARY_NOT,
        UNARY_INVERT,
        UNARY_NEGATIVE,
        CALL_INTRINSIC_1,
        BINARY_OP,
    ):
        table[opcode] = 1
    return bytes(table)


# 1 for the opcodes that optimize_basic_block has a rule for.
HAS_RULE: Final = _has_rule_table()


def optimize_jump(builder: CfgBuilder, block: BasicBlock, instr: Instruction) -> bool:
    """Shorten the way of a jump; whether the instruction at its index must be seen again."""
    opcode = instr.opcode
    target_block = builder.blocks[instr.target]
    target = target_block.instrs[0]
    to = target.opcode
    if opcode in (JUMP, JUMP_NO_INTERRUPT):
        if to == JUMP:
            return jump_thread(builder, block, instr, target, JUMP)
        if to == JUMP_NO_INTERRUPT:
            return jump_thread(builder, block, instr, target, opcode)
    elif opcode in (JUMP_IF_FALSE, JUMP_IF_TRUE):
        if to in (JUMP, opcode):
            return jump_thread(builder, block, instr, target, opcode)
        if to in (JUMP_IF_FALSE, JUMP_IF_TRUE):
            # That jump is not taken.
            instr.target = target_block.next
            return True
    elif to == JUMP:
        return jump_thread(builder, block, instr, target, opcode)
    return False


def optimize_basic_block(
    builder: CfgBuilder, block: BasicBlock, metadata: CodeUnitMetadata, cache: ConstCache
) -> None:
    """Apply the peephole rules to a block, then simplify its SWAPs."""
    instrs = block.instrs
    swaps = False
    i: i64 = -1
    while i + 1 < block.iused:
        i += 1
        instr = instrs[i]
        opcode = instr.opcode
        if HAS_RULE[opcode] == 0:
            continue
        if (GROUPS[opcode] & IS_TARGET) != 0:
            if optimize_jump(builder, block, instr):
                i -= 1
            continue
        following: Instruction | None = None
        nextop: i64 = 0
        if i + 1 < block.iused:
            following = instrs[i + 1]
            nextop = following.opcode
        if opcode == STORE_FAST:
            if (
                nextop == STORE_FAST
                and following is not None
                and following.oparg == instr.oparg
                and following.lineno == instr.lineno
            ):
                instr.opcode = POP_TOP
                instr.oparg = 0
        elif opcode == LOAD_GLOBAL:
            if nextop == PUSH_NULL and following is not None and (instr.oparg & 1) == 0:
                instr.oparg |= 1
                set_nop(following)
        elif opcode == BUILD_TUPLE:
            if (
                nextop == UNPACK_SEQUENCE
                and following is not None
                and following.oparg == instr.oparg
                and 1 <= instr.oparg <= 3
            ):
                if instr.oparg == 1:
                    set_nop(following)
                else:
                    following.opcode = SWAP
                set_nop(instr)
            else:
                fold_tuple_of_constants(block, i, metadata, cache)
        elif opcode in (BUILD_LIST, BUILD_SET):
            optimize_lists_and_sets(block, i, nextop, metadata, cache)
        elif opcode == SWAP:
            swaps = True
            if instr.oparg == 1:
                set_nop(instr)
        elif opcode == COMPARE_OP:
            if nextop == TO_BOOL and following is not None:
                following.opcode = COMPARE_OP
                following.oparg = instr.oparg | COMPARE_TO_BOOL
                set_nop(instr)
        elif opcode in (CONTAINS_OP, IS_OP):
            if following is not None and (nextop in (TO_BOOL, UNARY_NOT)):
                following.opcode = opcode
                following.oparg = instr.oparg if nextop == TO_BOOL else instr.oparg ^ 1
                set_nop(instr)
        elif opcode == TO_BOOL:
            if nextop == TO_BOOL:
                set_nop(instr)
        elif opcode == BINARY_OP:
            fold_const_binop(block, i, metadata, cache)
        elif opcode == UNARY_NOT:
            if nextop == TO_BOOL and following is not None:
                set_nop(instr)
                following.opcode = UNARY_NOT
            elif nextop == UNARY_NOT and following is not None:
                set_nop(instr)
                set_nop(following)
            else:
                fold_const_unaryop(block, i, metadata, cache)
        elif opcode in (LIST_APPEND, SET_ADD):
            if nextop in (GET_ITER, CONTAINS_OP):
                fold_constant_container(block, i, metadata, cache)
        elif opcode == CALL_INTRINSIC_1:
            if instr.oparg == INTRINSIC_LIST_TO_TUPLE:
                fold_constant_intrinsic_list_to_tuple(block, i, metadata, cache)
                if nextop == GET_ITER and instr.opcode == CALL_INTRINSIC_1:
                    # A list is as good to iterate over.
                    set_nop(instr)
            elif instr.oparg == INTRINSIC_UNARY_POSITIVE:
                fold_const_unaryop(block, i, metadata, cache)
        else:
            fold_const_unaryop(block, i, metadata, cache)
    if swaps:
        i = 0
        while i < block.iused:
            if instrs[i].opcode == SWAP:
                i = swaptimize(block, i)
                apply_static_swaps(block, i)
            i += 1


# ---- SWAP ----


def swaptimize(block: BasicBlock, start: i64) -> i64:
    """Replace a run of SWAPs and NOPs from `start` on by the shortest one; its last index."""
    instrs = block.instrs
    depth = instrs[start].oparg
    length: i64 = 1
    more = False
    while start + length < block.iused:
        instr = instrs[start + length]
        if instr.opcode == SWAP:
            depth = max(depth, instr.oparg)
            more = True
        elif instr.opcode != NOP:
            break
        length += 1
    if not more:
        return start
    stack: list[i64] = []
    j: i64 = 0
    while j < depth:
        stack.append(j)
        j += 1
    i: i64 = start
    while i < start + length:
        instr = instrs[i]
        if instr.opcode == SWAP:
            top = stack[0]
            stack[0] = stack[instr.oparg - 1]
            stack[instr.oparg - 1] = top
        i += 1
    # Undo the shuffle cycle by cycle, each through the top of the stack, and write the
    # steps backwards: the last step of undoing is the first of doing.
    current = start + length - 1
    visited: i64 = -1
    i = 0
    while i < depth:
        if stack[i] != visited and stack[i] != i:
            j = i
            while True:
                if j != 0:
                    instrs[current].opcode = SWAP
                    instrs[current].oparg = j + 1
                    current -= 1
                if stack[j] == visited:
                    break
                next_j = stack[j]
                stack[j] = visited
                j = next_j
        i += 1
    while current >= start:
        set_nop(instrs[current])
        current -= 1
    return start + length - 1


def is_swappable(opcode: i64) -> bool:
    """Whether the instruction only pops, and neither jumps nor raises."""
    return opcode in (STORE_FAST, STORE_FAST_MAYBE_NULL, POP_TOP)


def stores_to(instr: Instruction) -> i64:
    """The local variable that the instruction stores to, or -1."""
    if instr.opcode == STORE_FAST or instr.opcode == STORE_FAST_MAYBE_NULL:
        return instr.oparg
    return -1


def next_swappable_instruction(block: BasicBlock, i: i64, lineno: i64) -> i64:
    """The index of the next instruction but NOPs, if it is swappable and on that line."""
    instrs = block.instrs
    i += 1
    while i < block.iused:
        instr = instrs[i]
        if lineno >= 0 and instr.lineno != lineno:
            # A trace function must see the names bound in their order of lines.
            return -1
        if instr.opcode != NOP:
            return i if is_swappable(instr.opcode) else -1
        i += 1
    return -1


def apply_static_swaps(block: BasicBlock, i: i64) -> None:
    """Do without SWAPs up to index `i` by exchanging the instructions that pop."""
    instrs = block.instrs
    while i >= 0:
        swap = instrs[i]
        if swap.opcode != SWAP:
            if swap.opcode != NOP and not is_swappable(swap.opcode):
                return
            i -= 1
            continue
        j = next_swappable_instruction(block, i, -1)
        if j < 0:
            return
        k = j
        lineno = instrs[j].lineno
        count = swap.oparg - 1
        while count > 0:
            k = next_swappable_instruction(block, k, lineno)
            if k < 0:
                return
            count -= 1
        store_j = stores_to(instrs[j])
        store_k = stores_to(instrs[k])
        if store_j >= 0 or store_k >= 0:
            if store_j == store_k:
                return
            index = j + 1
            while index < k:
                store = stores_to(instrs[index])
                if store >= 0 and (store in (store_j, store_k)):
                    return
                index += 1
        set_nop(swap)
        exchanged = instrs[j]
        instrs[j] = instrs[k]
        instrs[k] = exchanged
        i -= 1
