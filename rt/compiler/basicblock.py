"""Basic blocks, and the flow graph as a container of them.

Answers to the first part of Python/flowgraph.c: blocks, the graph builder, and the two
conversions between graphs and instruction sequences.

A block is known by its number, its index in `CfgBuilder.blocks`; -1 is no block. `next`
gives the order of the blocks in the code, which starts with block 0. Blocks refer to each
other by number only, so a graph has no reference cycles.

A block's instructions are the first `iused` of `instrs`. What comes after them are slots
that removed instructions have left; CPython takes a new instruction's exception handler
from the slot that it fills, which shows in the exception table, so the slots are kept.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.compiler.instruction_sequence import Instruction, InstructionSequence
from rt.compiler.opcode import (
    ANNOTATIONS_PLACEHOLDER,
    FLAGS,
    GROUPS,
    HAS_JUMP,
    IS_SCOPE_EXIT,
    IS_TARGET,
    IS_TERMINATOR,
    IS_UNCONDITIONAL_JUMP,
    NOP,
)

# Groups of instructions after which control does not go on to the next one.
NO_FALLTHROUGH: Final = IS_SCOPE_EXIT | IS_UNCONDITIONAL_JUMP


@mypyc_attr(acyclic=True)
class BasicBlock:
    """A run of instructions that is entered at its start and left at its end.

    `preserve_lasti`: a handler that gets the instruction's offset on the stack.
    `cold` and `warm`: found to be reached only by exceptions, found to be reached without.
    `visited` belongs to the pass that runs.
    """

    def __init__(self, number: i64) -> None:
        self.number: i64 = number
        self.label: i64 = -1
        self.next: i64 = -1
        self.instrs: list[Instruction] = []
        self.iused: i64 = 0
        self.predecessors: i64 = 0
        self.startdepth: i64 = -1
        self.unsafe_locals_mask: i64 = 0
        self.preserve_lasti: bool = False
        self.visited: bool = False
        self.except_handler: bool = False
        self.cold: bool = False
        self.warm: bool = False

    def append(self, instr: Instruction) -> None:
        """Add an instruction at the end as it is (its handler too)."""
        if self.iused < len(self.instrs):
            self.instrs[self.iused] = instr
        else:
            self.instrs.append(instr)
        self.iused += 1

    def addop(self, opcode: i64, oparg: i64, like: Instruction | None) -> Instruction:
        """Add a new instruction, with the location of another one or without any.

        CPython: Python/flowgraph.c basicblock_addop
        """
        if like is None:
            instr = Instruction(opcode, oparg, -1, -1, -1, -1)
        else:
            instr = Instruction(opcode, oparg, like.lineno, like.end_lineno, like.col, like.end_col)
        if self.iused < len(self.instrs):
            instr.handler = self.instrs[self.iused].handler
        self.append(instr)
        return instr

    def add_jump(self, opcode: i64, target: BasicBlock, like: Instruction | None) -> None:
        """Add a new jump. CPython: Python/flowgraph.c basicblock_add_jump"""
        self.addop(opcode, target.label, like).target = target.number

    def insert(self, pos: i64, instr: Instruction) -> None:
        """Insert an instruction. CPython: Python/flowgraph.c basicblock_insert_instruction"""
        if self.iused < len(self.instrs):
            del self.instrs[self.iused]
        self.instrs.insert(pos, instr)
        self.iused += 1

    def last(self) -> Instruction | None:
        """The last instruction, None of an empty block."""
        if self.iused > 0:
            return self.instrs[self.iused - 1]
        return None

    def has_fallthrough(self) -> bool:
        """Whether control can go from the end of this block to the next one."""
        return self.iused == 0 or (GROUPS[self.instrs[self.iused - 1].opcode] & NO_FALLTHROUGH) == 0

    def exits_scope(self) -> bool:
        """Whether the block ends by leaving the frame."""
        return self.iused > 0 and (GROUPS[self.instrs[self.iused - 1].opcode] & IS_SCOPE_EXIT) != 0

    def has_no_lineno(self) -> bool:
        """Whether no instruction of the block has a line."""
        instrs = self.instrs
        i: i64 = 0
        while i < self.iused:
            if instrs[i].lineno >= 0:
                return False
            i += 1
        return True


class CfgBuilder:
    """A flow graph."""

    def __init__(self) -> None:
        self.blocks: list[BasicBlock] = [BasicBlock(0)]
        self.current: BasicBlock = self.blocks[0]

    def place(self, instr: Instruction, label: i64) -> None:
        """Add an instruction at the end of the graph, before which a label may stand.

        CPython: Python/flowgraph.c cfg_builder_maybe_start_new_block
        """
        block = self.current
        if block.iused > 0:
            last = block.instrs[block.iused - 1]
            if label >= 0 or (GROUPS[last.opcode] & IS_TERMINATOR) != 0:
                new = self.new_block()
                new.label = label
                block.next = new.number
                self.current = new
                new.append(instr)
                return
        elif label >= 0:
            block.label = label
        block.append(instr)

    def new_block(self) -> BasicBlock:
        """A block that has no place in the code yet."""
        block = BasicBlock(len(self.blocks))
        self.blocks.append(block)
        return block

    def entry(self) -> BasicBlock:
        """The block where the code starts."""
        return self.blocks[0]

    def next_block(self, block: BasicBlock) -> BasicBlock | None:
        """The block after this one in the code."""
        if block.next < 0:
            return None
        return self.blocks[block.next]

    def next_nonempty(self, number: i64) -> BasicBlock | None:
        """The first block with instructions from this one on."""
        blocks = self.blocks
        while number >= 0:
            block = blocks[number]
            if block.iused != 0:
                return block
            number = block.next
        return None

    def in_order(self) -> list[BasicBlock]:
        """The blocks in the order of the code."""
        blocks = self.blocks
        result = []
        number: i64 = 0
        while number >= 0:
            block = blocks[number]
            result.append(block)
            number = block.next
        return result

    def start_traversal(self) -> list[BasicBlock]:
        """`in_order`, with no block visited."""
        result = self.in_order()
        for block in result:
            block.visited = False
        return result

    def max_label(self) -> i64:
        """The highest label that a block has, -1 if none has one."""
        result: i64 = -1
        for block in self.in_order():
            if block.label > result:
                result = block.label
        return result


def set_nop(instr: Instruction) -> None:
    """Make a NOP of an instruction, which keeps its location."""
    instr.opcode = NOP
    instr.oparg = 0


def is_jump(instr: Instruction) -> bool:
    """Whether the instruction is a jump."""
    return (FLAGS[instr.opcode] & HAS_JUMP) != 0


def cfg_from_instruction_sequence(seq: InstructionSequence) -> CfgBuilder:
    """Divide a sequence into blocks; the instructions become the graph's.

    CPython: Python/flowgraph.c _PyCfg_FromInstructionSequence
    """
    seq.apply_label_map()
    instrs = seq.instrs
    is_target = bytearray(len(instrs))
    for instr in instrs:
        if (GROUPS[instr.opcode] & IS_TARGET) != 0:
            is_target[instr.oparg] = 1
    builder = CfgBuilder()
    index: i64 = -1
    for instr in instrs:
        index += 1
        if instr.opcode == ANNOTATIONS_PLACEHOLDER:
            annotations = seq.annotations_code
            if annotations is not None:
                for extra in annotations.instrs:
                    builder.place(extra, -1)
        elif is_target[index] != 0:
            builder.place(instr, index)
        else:
            builder.place(instr, -1)
    return builder


def cfg_to_instructions(builder: CfgBuilder) -> list[Instruction]:
    """The instructions in order, with targets and handlers as indexes of instructions.

    CPython: Python/flowgraph.c _PyCfg_ToInstructionSequence
    """
    order = builder.in_order()
    starts: list[i64] = [0] * len(builder.blocks)
    position: i64 = 0
    for block in order:
        starts[block.number] = position
        position += block.iused
    blocks = builder.blocks
    result: list[Instruction] = []
    for block in order:
        instrs = block.instrs
        i: i64 = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            if (GROUPS[instr.opcode] & IS_TARGET) != 0:
                instr.oparg = starts[instr.target]
            if instr.handler >= 0:
                handler = blocks[instr.handler]
                instr.handler = starts[handler.number]
                instr.handler_depth = handler.startdepth
                instr.handler_lasti = handler.preserve_lasti
            result.append(instr)
    return result
