"""The flow graph of a code unit, from generated to final instructions.

Answers to Python/flowgraph.c: the order of the passes, the passes over jumps, blocks and
line numbers, and the preparation of cells. Other modules have the blocks themselves
(basicblock), constant folding and peephole rules (flowgraph_peephole), and what follows
the stack and the local variables (flowgraph_locals).

The passes run in CPython's order, since each relies on what those before it have left:
the result is the same code, byte for byte.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.basicblock import BasicBlock, CfgBuilder, is_jump, set_nop
from rt.compiler.errors import CompileError
from rt.compiler.flowgraph_locals import (
    add_checks_for_loads_of_uninitialized_variables,
    calculate_stackdepth,
    optimize_load_fast,
)
from rt.compiler.flowgraph_peephole import optimize_basic_block, optimize_load_const
from rt.compiler.instruction_sequence import Instruction
from rt.compiler.metadata import (
    CO_ASYNC_GENERATOR,
    CO_COROUTINE,
    CO_GENERATOR,
    CodeUnitMetadata,
    ConstCache,
)
from rt.compiler.opcode import (
    COPY,
    COPY_FREE_VARS,
    DELETE_DEREF,
    FLAGS,
    GROUPS,
    HAS_CONST,
    HAS_EVAL_BREAK,
    IS_BLOCK_PUSH,
    IS_CONDITIONAL_JUMP,
    IS_TARGET,
    IS_TERMINATOR,
    IS_UNCONDITIONAL_JUMP,
    JUMP,
    JUMP_IF_FALSE,
    JUMP_IF_TRUE,
    JUMP_NO_INTERRUPT,
    LOAD_CLOSURE,
    LOAD_CONST,
    LOAD_DEREF,
    LOAD_FAST,
    LOAD_FAST_LOAD_FAST,
    LOAD_FROM_DICT_OR_DEREF,
    LOAD_SMALL_INT,
    MAKE_CELL,
    NOP,
    NOT_TAKEN,
    POP_BLOCK,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_NONE,
    POP_JUMP_IF_NOT_NONE,
    POP_JUMP_IF_TRUE,
    POP_TOP,
    RESUME,
    RESUME_AT_FUNC_START,
    RESUME_OPARG_DEPTH1_MASK,
    RETURN_GENERATOR,
    SETUP_CLEANUP,
    SETUP_WITH,
    STORE_DEREF,
    STORE_FAST,
    STORE_FAST_LOAD_FAST,
    STORE_FAST_MAYBE_NULL,
    STORE_FAST_STORE_FAST,
    TO_BOOL,
    YIELD_VALUE,
)

# The longest block (in instructions) that is copied to where a jump to it stands.
MAX_COPY_SIZE: Final = 4

# ---- Jump targets and exception handlers ----


def check_cfg(builder: CfgBuilder) -> None:
    """Refuse a graph with a jump or an exit inside a block."""
    for block in builder.in_order():
        i: i64 = 0
        while i < block.iused - 1:
            if (GROUPS[block.instrs[i].opcode] & IS_TERMINATOR) != 0:
                raise CompileError("SystemError", "malformed control flow graph.")
            i += 1


def translate_jump_labels_to_targets(builder: CfgBuilder) -> None:
    """Give each instruction that has a label as its argument the number of the block."""
    label_to_block: dict[i64, i64] = {}
    order = builder.in_order()
    for block in order:
        if block.label >= 0:
            label_to_block[block.label] = block.number
    for block in order:
        for instr in block.instrs:
            if (GROUPS[instr.opcode] & IS_TARGET) != 0:
                instr.target = label_to_block[instr.oparg]


def mark_except_handlers(builder: CfgBuilder) -> None:
    """Mark the blocks where exceptions are handled."""
    blocks = builder.blocks
    for block in blocks:
        for instr in block.instrs:
            if (GROUPS[instr.opcode] & IS_BLOCK_PUSH) != 0:
                blocks[instr.target].except_handler = True


class ExceptStack:
    """The handlers around an instruction: the innermost one, and those around it.

    The outermost element stands for no handler: block -1, depth 0.
    """

    def __init__(self, handler: i64, outer: ExceptStack | None) -> None:
        self.handler: i64 = handler
        self.outer: ExceptStack | None = outer
        self.depth: i64 = 0 if outer is None else outer.depth + 1


def label_exception_targets(builder: CfgBuilder) -> None:
    """Find each instruction's handler, and replace POP_BLOCK by NOP."""
    blocks = builder.blocks
    builder.start_traversal()
    stacks: list[ExceptStack | None] = [None] * len(blocks)
    entry = builder.entry()
    entry.visited = True
    stacks[0] = ExceptStack(-1, None)
    todo = [entry]
    while todo:
        block = todo.pop()
        stack = stacks[block.number]
        assert stack is not None
        last_yield_depth: i64 = -1
        for instr in block.instrs:
            opcode = instr.opcode
            if (GROUPS[opcode] & IS_TARGET) != 0:
                target = blocks[instr.target]
                if not target.visited:
                    target.visited = True
                    stacks[target.number] = stack
                    todo.append(target)
                if (GROUPS[opcode] & IS_BLOCK_PUSH) != 0:
                    if opcode in (SETUP_WITH, SETUP_CLEANUP):
                        target.preserve_lasti = True
                    stack = ExceptStack(instr.target, stack)
                else:
                    instr.handler = stack.handler
            elif opcode == POP_BLOCK:
                outer = stack.outer
                assert outer is not None
                stack = outer
                set_nop(instr)
            else:
                instr.handler = stack.handler
                if opcode == YIELD_VALUE:
                    last_yield_depth = stack.depth
                elif opcode == RESUME and instr.oparg != RESUME_AT_FUNC_START:
                    if last_yield_depth == 1:
                        instr.oparg |= RESUME_OPARG_DEPTH1_MASK
                    last_yield_depth = -1
        if block.next >= 0 and block.has_fallthrough():
            following = blocks[block.next]
            if not following.visited:
                following.visited = True
                stacks[following.number] = stack
                todo.append(following)


# ---- Unreachable code, NOPs and jumps ----


def remove_unreachable(builder: CfgBuilder) -> None:
    """Count each block's predecessors, and empty the blocks that have none."""
    blocks = builder.blocks
    order = builder.start_traversal()
    for block in order:
        block.predecessors = 0
    entry = builder.entry()
    entry.predecessors = 1
    entry.visited = True
    stack = [entry]
    while stack:
        block = stack.pop()
        if block.next >= 0 and block.has_fallthrough():
            following = blocks[block.next]
            if not following.visited:
                following.visited = True
                stack.append(following)
            following.predecessors += 1
        instrs = block.instrs
        i: i64 = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            if (GROUPS[instr.opcode] & IS_TARGET) != 0:
                target = blocks[instr.target]
                if not target.visited:
                    target.visited = True
                    stack.append(target)
                target.predecessors += 1
    for block in order:
        if block.predecessors == 0:
            block.iused = 0
            block.except_handler = False


def first_lineno(block: BasicBlock) -> i64:
    """The line of the first instruction of a block, NOPs without a line aside."""
    instrs = block.instrs
    i: i64 = 0
    while i < block.iused:
        instr = instrs[i]
        i += 1
        if instr.opcode != NOP or instr.lineno >= 0:
            return instr.lineno
    return -1


def copy_location(target: Instruction, source: Instruction) -> None:
    """Give an instruction the location of another one."""
    target.lineno = source.lineno
    target.end_lineno = source.end_lineno
    target.col = source.col
    target.end_col = source.end_col


def basicblock_remove_redundant_nops(builder: CfgBuilder, block: BasicBlock) -> i64:
    """Remove the NOPs of a block that no line needs; the number of them."""
    instrs = block.instrs
    used = block.iused
    dest: i64 = 0
    prev_lineno: i64 = -1
    src: i64 = 0
    while src < used:
        instr = instrs[src]
        lineno = instr.lineno
        if instr.opcode == NOP:
            redundant = False
            if lineno < 0 or prev_lineno == lineno:
                redundant = True
            elif src < used - 1:
                following = instrs[src + 1]
                if following.lineno == lineno:
                    redundant = True
                elif following.lineno < 0:
                    copy_location(following, instr)
                    redundant = True
            else:
                after = builder.next_nonempty(block.next)
                redundant = after is not None and first_lineno(after) == lineno
            if redundant:
                src += 1
                continue
        if dest != src:
            instrs[dest] = instr
        dest += 1
        prev_lineno = lineno
        src += 1
    block.iused = dest
    return used - dest


def remove_redundant_nops(builder: CfgBuilder) -> i64:
    """Remove all NOPs that no line needs; the number of them."""
    changes: i64 = 0
    for block in builder.in_order():
        changes += basicblock_remove_redundant_nops(builder, block)
    return changes


def remove_redundant_nops_and_pairs(builder: CfgBuilder) -> None:
    """Remove NOPs, and instructions that push what the next one pops."""
    done = False
    order = builder.in_order()
    while not done:
        done = True
        instr: Instruction | None = None
        for block in order:
            basicblock_remove_redundant_nops(builder, block)
            if block.label >= 0:
                # A jump may come here: what was before is not known.
                instr = None
            instrs = block.instrs
            i: i64 = 0
            while i < block.iused:
                previous = instr
                instr = instrs[i]
                i += 1
                if instr.opcode == POP_TOP and previous is not None:
                    opcode = previous.opcode
                    if opcode in (LOAD_CONST, LOAD_SMALL_INT) or (
                        opcode == COPY and previous.oparg == 1
                    ):
                        set_nop(previous)
                        set_nop(instr)
                        done = False
            if (instr is not None and is_jump(instr)) or not block.has_fallthrough():
                instr = None


def remove_redundant_jumps(builder: CfgBuilder) -> i64:
    """Make NOPs of jumps to where the code goes on anyway; the number of them."""
    changes: i64 = 0
    for block in builder.in_order():
        last = block.last()
        if last is not None and (GROUPS[last.opcode] & IS_UNCONDITIONAL_JUMP) != 0:
            target = builder.next_nonempty(last.target)
            if target is None:
                raise CompileError("SystemError", "jump with NULL target")
            if target is builder.next_nonempty(block.next):
                changes += 1
                set_nop(last)
    return changes


def remove_redundant_nops_and_jumps(builder: CfgBuilder) -> None:
    """Remove NOPs and jumps until there is nothing more to remove."""
    while True:
        changes = remove_redundant_nops(builder)
        changes += remove_redundant_jumps(builder)
        if changes == 0:
            return


def inline_small_or_no_lineno_blocks(builder: CfgBuilder) -> None:
    """Copy blocks to where a jump to them stands, as long as there is one.

    Blocks are copied that leave the frame and are short, and those without lines that do
    not fall through.
    """
    blocks = builder.blocks
    order = builder.in_order()
    changes = True
    while changes:
        changes = False
        for block in order:
            last = block.last()
            if last is None or (GROUPS[last.opcode] & IS_UNCONDITIONAL_JUMP) == 0:
                continue
            target = blocks[last.target]
            small_exit = target.iused <= MAX_COPY_SIZE and target.exits_scope()
            no_lineno = not target.has_fallthrough() and target.has_no_lineno()
            if not small_exit and not no_lineno:
                continue
            removed_opcode = last.opcode
            set_nop(last)
            i: i64 = 0
            while i < target.iused:
                block.append(target.instrs[i].copy())
                i += 1
            if no_lineno and removed_opcode == JUMP:
                copied = block.instrs[block.iused - 1]
                if (GROUPS[copied.opcode] & IS_UNCONDITIONAL_JUMP) != 0:
                    # The removed jump looked at the eval breaker: keep that.
                    copied.opcode = JUMP
            target.predecessors -= 1
            changes = True


# ---- Line numbers ----


def is_exit_or_eval_check_without_lineno(block: BasicBlock) -> bool:
    """Whether the block needs a line that it does not have."""
    if block.exits_scope():
        return block.has_no_lineno()
    instrs = block.instrs
    i: i64 = 0
    while i < block.iused:
        if (FLAGS[instrs[i].opcode] & HAS_EVAL_BREAK) != 0:
            return block.has_no_lineno()
        i += 1
    return False


def duplicate_exits_without_lineno(builder: CfgBuilder) -> None:
    """Give each way to an exit without a line its own exit, with that way's line."""
    next_label = builder.max_label() + 1
    blocks = builder.blocks
    number: i64 = 0
    while number >= 0:
        block = blocks[number]
        number = block.next
        last = block.last()
        if last is None or not is_jump(last):
            continue
        target = builder.next_nonempty(last.target)
        if (
            target is None
            or target.predecessors <= 1
            or not is_exit_or_eval_check_without_lineno(target)
        ):
            continue
        new_target = builder.new_block()
        i: i64 = 0
        while i < target.iused:
            new_target.append(target.instrs[i].copy())
            i += 1
        copy_location(new_target.instrs[0], last)
        last.target = new_target.number
        target.predecessors -= 1
        new_target.predecessors = 1
        new_target.next = target.next
        new_target.label = next_label
        next_label += 1
        target.next = new_target.number
        # The new block may stand right after this one.
        number = block.next

    # An exit without a line that is left can only be reached from the block before it.
    for block in builder.in_order():
        if block.iused > 0 and block.next >= 0 and block.has_fallthrough():
            following = blocks[block.next]
            if is_exit_or_eval_check_without_lineno(following):
                copy_location(following.instrs[0], block.instrs[block.iused - 1])


def propagate_line_numbers(builder: CfgBuilder) -> None:
    """Let instructions without a line have the line of those before them."""
    blocks = builder.blocks
    for block in builder.in_order():
        last = block.last()
        if last is None:
            continue
        instrs = block.instrs
        previous: Instruction | None = None
        i: i64 = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            if instr.lineno != -1:
                previous = instr
            elif previous is not None:
                copy_location(instr, previous)
        if previous is None:
            continue
        if block.next >= 0 and block.has_fallthrough():
            inherit_location(blocks[block.next], previous)
        if is_jump(last):
            inherit_location(blocks[last.target], previous)


def inherit_location(block: BasicBlock, source: Instruction) -> None:
    """Give the start of a block with one predecessor that one's location."""
    if block.predecessors == 1 and block.iused > 0 and block.instrs[0].lineno == -1:
        copy_location(block.instrs[0], source)


def resolve_line_numbers(builder: CfgBuilder) -> None:
    """Give lines to all instructions that must have one."""
    duplicate_exits_without_lineno(builder)
    propagate_line_numbers(builder)


# ---- Cold blocks ----


def mark_warm(builder: CfgBuilder) -> None:
    """Mark the blocks that are reached without an exception."""
    blocks = builder.blocks
    builder.start_traversal()
    entry = builder.entry()
    entry.visited = True
    stack = [entry]
    while stack:
        block = stack.pop()
        block.warm = True
        if block.next >= 0 and block.has_fallthrough():
            following = blocks[block.next]
            if not following.visited:
                following.visited = True
                stack.append(following)
        last = block.last()
        if last is not None and is_jump(last):
            target = blocks[last.target]
            if not target.visited:
                target.visited = True
                stack.append(target)


def mark_cold(builder: CfgBuilder) -> None:
    """Mark the blocks that are reached only by an exception."""
    mark_warm(builder)
    blocks = builder.blocks
    stack = []
    for block in builder.start_traversal():
        if block.except_handler:
            block.visited = True
            stack.append(block)
    while stack:
        block = stack.pop()
        block.cold = True
        if block.next >= 0 and block.has_fallthrough():
            following = blocks[block.next]
            if not following.warm and not following.visited:
                following.visited = True
                stack.append(following)
        last = block.last()
        if last is not None and is_jump(last):
            target = blocks[last.target]
            if not target.warm and not target.visited:
                target.visited = True
                stack.append(target)


def push_cold_blocks_to_end(builder: CfgBuilder) -> None:
    """Move the blocks that only exceptions reach behind all others."""
    entry = builder.entry()
    if entry.next < 0:
        return
    mark_cold(builder)
    blocks = builder.blocks
    next_label = builder.max_label() + 1

    # A cold block that falls through to a warm one must jump there from now on.
    for block in builder.in_order():
        if not block.cold or block.next < 0 or not block.has_fallthrough():
            continue
        following = blocks[block.next]
        if following.warm:
            if following.label < 0:
                following.label = next_label
                next_label += 1
            explicit_jump = builder.new_block()
            explicit_jump.add_jump(JUMP_NO_INTERRUPT, following, None)
            explicit_jump.cold = True
            explicit_jump.next = following.number
            explicit_jump.predecessors = 1
            block.next = explicit_jump.number

    warm_last = entry
    first_cold: BasicBlock | None = None
    last_cold: BasicBlock | None = None
    for block in builder.in_order():
        if not block.cold:
            if block is not entry:
                warm_last.next = block.number
                warm_last = block
        elif last_cold is None:
            first_cold = block
            last_cold = block
        else:
            last_cold.next = block.number
            last_cold = block
    if first_cold is not None and last_cold is not None:
        warm_last.next = first_cold.number
        last_cold.next = -1
        remove_redundant_nops_and_jumps(builder)


# ---- Constants and pairs of instructions ----


def remove_unused_consts(builder: CfgBuilder, metadata: CodeUnitMetadata) -> None:
    """Drop the constants that no instruction loads, except the first (a docstring).

    Afterwards only `const_values` of the unit's constants is right, and none may be added.
    """
    values = metadata.const_values
    count: i64 = len(values)
    if count == 0:
        return
    used = bytearray(count)
    used[0] = 1
    order = builder.in_order()
    for block in order:
        instrs = block.instrs
        i: i64 = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            if (FLAGS[instr.opcode] & HAS_CONST) != 0:
                used[instr.oparg] = 1
    new_index: list[i64] = []
    kept: list[object] = []
    index: i64 = 0
    while index < count:
        new_index.append(len(kept))
        if used[index] != 0:
            kept.append(values[index])
        index += 1
    if len(kept) == count:
        return
    metadata.const_values = kept
    for block in order:
        instrs = block.instrs
        i = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            if (FLAGS[instr.opcode] & HAS_CONST) != 0:
                instr.oparg = new_index[instr.oparg]


def make_super_instruction(first: Instruction, second: Instruction, opcode: i64) -> None:
    """Make one instruction of two, if they are on one line and their arguments fit."""
    if first.lineno >= 0 and second.lineno >= 0 and first.lineno != second.lineno:
        return
    if first.oparg >= 16 or second.oparg >= 16:
        return
    first.opcode = opcode
    first.oparg = (first.oparg << 4) | second.oparg
    set_nop(second)


def insert_superinstructions(builder: CfgBuilder) -> None:
    """Make one instruction of two loads or stores of local variables."""
    for block in builder.in_order():
        instrs = block.instrs
        i: i64 = 1
        while i < block.iused:
            instr = instrs[i - 1]
            opcode = instr.opcode
            if opcode == LOAD_FAST:
                following = instrs[i]
                if following.opcode == LOAD_FAST:
                    make_super_instruction(instr, following, LOAD_FAST_LOAD_FAST)
            elif opcode == STORE_FAST:
                following = instrs[i]
                if following.opcode == LOAD_FAST:
                    make_super_instruction(instr, following, STORE_FAST_LOAD_FAST)
                elif following.opcode == STORE_FAST:
                    make_super_instruction(instr, following, STORE_FAST_STORE_FAST)
            i += 1
    remove_redundant_nops(builder)


# ---- Pseudo-instructions ----


def convert_pseudo_conditional_jumps(builder: CfgBuilder) -> None:
    """Replace JUMP_IF_FALSE and JUMP_IF_TRUE by COPY, TO_BOOL and a popping jump."""
    for block in builder.in_order():
        last = block.last()
        if last is None or (last.opcode != JUMP_IF_FALSE and last.opcode != JUMP_IF_TRUE):
            continue
        last.opcode = POP_JUMP_IF_FALSE if last.opcode == JUMP_IF_FALSE else POP_JUMP_IF_TRUE
        at = block.iused - 1
        for opcode, oparg in ((COPY, 1), (TO_BOOL, 0)):
            instr = Instruction(opcode, oparg, last.lineno, last.end_lineno, last.col, last.end_col)
            instr.handler = last.handler
            block.insert(at, instr)
            at += 1


def convert_pseudo_ops(builder: CfgBuilder) -> None:
    """Replace the pseudo-instructions that are left, except jumps."""
    for block in builder.in_order():
        instrs = block.instrs
        i: i64 = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            opcode = instr.opcode
            if opcode == LOAD_CLOSURE:
                instr.opcode = LOAD_FAST
            elif opcode == STORE_FAST_MAYBE_NULL:
                instr.opcode = STORE_FAST
            elif (GROUPS[opcode] & IS_BLOCK_PUSH) != 0:
                set_nop(instr)
    remove_redundant_nops_and_jumps(builder)


def reversed_jump(opcode: i64) -> i64:
    """The conditional jump that jumps when the given one does not."""
    if opcode == POP_JUMP_IF_FALSE:
        return POP_JUMP_IF_TRUE
    if opcode == POP_JUMP_IF_TRUE:
        return POP_JUMP_IF_FALSE
    if opcode == POP_JUMP_IF_NONE:
        return POP_JUMP_IF_NOT_NONE
    return POP_JUMP_IF_NONE


def normalize_jumps(builder: CfgBuilder) -> None:
    """Let conditional jumps go forward only, with NOT_TAKEN behind them."""
    blocks = builder.blocks
    for block in builder.start_traversal():
        block.visited = True
        last = block.last()
        if last is None or (GROUPS[last.opcode] & IS_CONDITIONAL_JUMP) == 0:
            continue
        target = blocks[last.target]
        if not target.visited:
            block.addop(NOT_TAKEN, 0, last)
            continue
        # Jump over a jump back.
        backwards = builder.new_block()
        backwards.addop(NOT_TAKEN, 0, last)
        backwards.add_jump(JUMP, target, last)
        backwards.startdepth = target.startdepth
        last.opcode = reversed_jump(last.opcode)
        last.target = block.next
        backwards.cold = block.cold
        backwards.next = block.next
        block.next = backwards.number
        backwards.visited = True


# ---- Cells ----


def build_cellfixedoffsets(metadata: CodeUnitMetadata) -> list[i64]:
    """Where each cell and free variable is among the local variables.

    A cell of an argument has the argument's place; others follow the local variables.
    """
    nlocals: i64 = len(metadata.varnames)
    fixed: list[i64] = []
    for offset in range(len(metadata.cellvars) + len(metadata.freevars)):
        fixed.append(nlocals + offset)
    for name, index in metadata.cellvars.items():
        argument = metadata.varnames.get(name)
        if argument is not None:
            fixed[index] = argument
    return fixed


def insert_prefix_instructions(
    metadata: CodeUnitMetadata, builder: CfgBuilder, fixed: list[i64], code_flags: i64
) -> None:
    """Insert what makes the generator and the cells before everything else."""
    entry = builder.entry()
    if (code_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) != 0:
        line = metadata.firstlineno
        entry.insert(0, Instruction(RETURN_GENERATOR, 0, line, line, -1, -1))
        entry.insert(1, Instruction(POP_TOP, 0, line, line, -1, -1))
    ncellvars: i64 = len(metadata.cellvars)
    if ncellvars > 0:
        # In the order of their places: cells of arguments come first.
        by_place: list[i64] = [-1] * (ncellvars + len(metadata.varnames))
        cell: i64 = 0
        while cell < ncellvars:
            by_place[fixed[cell]] = cell
            cell += 1
        position: i64 = 0
        for cell in by_place:
            if cell >= 0:
                entry.insert(position, Instruction(MAKE_CELL, cell, -1, -1, -1, -1))
                position += 1
    nfreevars: i64 = len(metadata.freevars)
    if nfreevars > 0:
        entry.insert(0, Instruction(COPY_FREE_VARS, nfreevars, -1, -1, -1, -1))


def fix_cell_offsets(metadata: CodeUnitMetadata, builder: CfgBuilder, fixed: list[i64]) -> i64:
    """Let instructions on cells have places as arguments; the number of shared places."""
    nlocals: i64 = len(metadata.varnames)
    dropped: i64 = 0
    i: i64 = 0
    count: i64 = len(fixed)
    while i < count:
        if fixed[i] == i + nlocals:
            fixed[i] -= dropped
        else:
            dropped += 1
        i += 1
    for block in builder.in_order():
        instrs = block.instrs
        i = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            opcode = instr.opcode
            if opcode in (
                LOAD_DEREF,
                STORE_DEREF,
                LOAD_CLOSURE,
                MAKE_CELL,
                DELETE_DEREF,
                LOAD_FROM_DICT_OR_DEREF,
            ):
                instr.oparg = fixed[instr.oparg]
    return dropped


def prepare_localsplus(metadata: CodeUnitMetadata, builder: CfgBuilder, code_flags: i64) -> i64:
    """Settle the places of cells and free variables; the number of all places."""
    fixed = build_cellfixedoffsets(metadata)
    insert_prefix_instructions(metadata, builder, fixed, code_flags)
    count: i64 = len(metadata.varnames) + len(fixed)
    if fixed:
        count -= fix_cell_offsets(metadata, builder, fixed)
    return count


# ---- The passes in order ----


def optimize_cfg(builder: CfgBuilder, metadata: CodeUnitMetadata, cache: ConstCache) -> None:
    """Fold constants, shorten ways, and remove what is not needed."""
    check_cfg(builder)
    inline_small_or_no_lineno_blocks(builder)
    remove_unreachable(builder)
    resolve_line_numbers(builder)
    order = builder.in_order()
    for block in order:
        optimize_load_const(block, metadata, cache)
    for block in order:
        optimize_basic_block(builder, block, metadata, cache)
    remove_redundant_nops_and_pairs(builder)
    remove_unreachable(builder)
    remove_redundant_nops_and_jumps(builder)


def optimize_code_unit(
    builder: CfgBuilder,
    metadata: CodeUnitMetadata,
    cache: ConstCache,
    nlocals: i64,
    nparams: i64,
) -> None:
    """Optimise a graph as it comes from code generation.

    CPython: Python/flowgraph.c _PyCfg_OptimizeCodeUnit
    """
    translate_jump_labels_to_targets(builder)
    mark_except_handlers(builder)
    label_exception_targets(builder)
    optimize_cfg(builder, metadata, cache)
    remove_unused_consts(builder, metadata)
    add_checks_for_loads_of_uninitialized_variables(builder, nlocals, nparams)
    insert_superinstructions(builder)
    push_cold_blocks_to_end(builder)
    resolve_line_numbers(builder)


def finish_code_unit(builder: CfgBuilder, metadata: CodeUnitMetadata, code_flags: i64) -> i64:
    """Replace all pseudo-instructions but jumps in an optimised graph; the stack size.

    CPython: Python/flowgraph.c _PyCfg_OptimizedCfgToInstructionSequence
    """
    convert_pseudo_conditional_jumps(builder)
    stackdepth = calculate_stackdepth(builder)
    prepare_localsplus(metadata, builder, code_flags)
    convert_pseudo_ops(builder)
    normalize_jumps(builder)
    # From here on no instruction may be moved: borrowed references need their order.
    optimize_load_fast(builder)
    return stackdepth
