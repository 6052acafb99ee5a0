"""Linear lists of instructions with labels, as code generation and assembler have them.

Answers to Python/instruction_sequence.c. A label is a number; `use_label` says that it
stands before the next instruction. Until `apply_label_map` an argument that is a target
(opcode.has_target) is a label, afterwards it is the index of an instruction.

Instructions are shared, not copied: the flow graph takes the objects of a sequence over,
changes them, and hands them to the assembler.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64, mypyc_attr

from rt.compiler.opcode import GROUPS, IS_TARGET

# A location is four numbers: lineno, end_lineno, col, end_col. An instruction without a
# location has NO_LOCATION in all of them; NEXT_LOCATION means the next instruction's.
NO_LOCATION: Final = -1
NEXT_LOCATION: Final = -2


@mypyc_attr(acyclic=True, native_class=True)
class Instruction:
    """One instruction; also `cfg_instr` of Python/flowgraph.c.

    `target` is the number of a block of the flow graph, then the index of an instruction;
    `handler` is the number of the block (then: the index of the instruction) that handles
    an exception here, or -1. `handler_depth` and `handler_lasti` describe that handler:
    the stack depth to unwind to, and whether the instruction offset is pushed. `offset`
    belongs to the assembler.
    """

    def __init__(
        self, opcode: i64, oparg: i64, lineno: i64, end_lineno: i64, col: i64, end_col: i64
    ) -> None:
        self.opcode: i64 = opcode
        self.oparg: i64 = oparg
        self.lineno: i64 = lineno
        self.end_lineno: i64 = end_lineno
        self.col: i64 = col
        self.end_col: i64 = end_col
        self.target: i64 = -1
        self.handler: i64 = -1
        self.handler_depth: i64 = 0
        self.handler_lasti: bool = False
        self.offset: i64 = 0

    def copy(self) -> Instruction:
        """A new instruction that is equal to this one."""
        result = Instruction(
            self.opcode, self.oparg, self.lineno, self.end_lineno, self.col, self.end_col
        )
        result.target = self.target
        result.handler = self.handler
        return result


class InstructionSequence:
    """The instructions of one code unit, and the sequences of the units inside it."""

    def __init__(self) -> None:
        self.instrs: list[Instruction] = []
        self.next_free_label: i64 = 0
        # Label to index of an instruction, -1 while the label has no place.
        self.labelmap: list[i64] = []
        self.labels_applied: bool = False
        self.nested: list[InstructionSequence] = []
        # The code that goes where ANNOTATIONS_PLACEHOLDER stands.
        self.annotations_code: InstructionSequence | None = None

    def new_label(self) -> i64:
        """A label that has not been given out yet."""
        label = self.next_free_label
        self.next_free_label = label + 1
        return label

    def use_label(self, label: i64) -> None:
        """Let the label stand before the next instruction."""
        labelmap = self.labelmap
        while len(labelmap) <= label:
            labelmap.append(-1)
        labelmap[label] = len(self.instrs)

    def addop(
        self, opcode: i64, oparg: i64, lineno: i64, end_lineno: i64, col: i64, end_col: i64
    ) -> None:
        """Append an instruction; without an argument `oparg` is 0."""
        self.instrs.append(Instruction(opcode, oparg, lineno, end_lineno, col, end_col))

    def insert_instruction(
        self,
        pos: i64,
        opcode: i64,
        oparg: i64,
        lineno: i64,
        end_lineno: i64,
        col: i64,
        end_col: i64,
    ) -> None:
        """Insert an instruction at an index; labels after it move along."""
        self.instrs.insert(pos, Instruction(opcode, oparg, lineno, end_lineno, col, end_col))
        labelmap = self.labelmap
        for label in range(len(labelmap)):
            if labelmap[label] >= pos:
                labelmap[label] += 1

    def add_nested(self, nested: InstructionSequence) -> None:
        """Keep the sequence of a unit inside this one (for tests)."""
        self.nested.append(nested)

    def apply_label_map(self) -> None:
        """Replace labels in arguments by indexes of instructions."""
        if self.labels_applied:
            return
        self.labels_applied = True
        labelmap = self.labelmap
        for instr in self.instrs:
            if (GROUPS[instr.opcode] & IS_TARGET) != 0:
                instr.oparg = labelmap[instr.oparg]
