"""What the passes know of the stack and of local variables.

Answers to Python/flowgraph.c: the stack depth, the checks for uninitialised variables
(LOAD_FAST_CHECK), and borrowed references (LOAD_FAST_BORROW).
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from rt.compiler.basicblock import BasicBlock, CfgBuilder, is_jump
from rt.compiler.errors import CompileError
from rt.compiler.opcode import (
    CHECK_EXC_MATCH,
    COPY,
    DELETE_FAST,
    DICT_MERGE,
    DICT_UPDATE,
    END_ASYNC_FOR,
    FOR_ITER,
    FORMAT_SIMPLE,
    GET_ANEXT,
    GET_LEN,
    GET_YIELD_FROM_ITER,
    GROUPS,
    IMPORT_FROM,
    IS_BLOCK_PUSH,
    IS_TARGET,
    LIST_APPEND,
    LIST_EXTEND,
    LOAD_ATTR,
    LOAD_FAST,
    LOAD_FAST_AND_CLEAR,
    LOAD_FAST_BORROW,
    LOAD_FAST_BORROW_LOAD_FAST_BORROW,
    LOAD_FAST_CHECK,
    LOAD_FAST_LOAD_FAST,
    LOAD_SPECIAL,
    LOAD_SUPER_ATTR,
    MAP_ADD,
    MATCH_KEYS,
    MATCH_MAPPING,
    MATCH_SEQUENCE,
    RERAISE,
    SEND,
    SET_ADD,
    SET_UPDATE,
    STORE_FAST,
    STORE_FAST_LOAD_FAST,
    STORE_FAST_MAYBE_NULL,
    STORE_FAST_STORE_FAST,
    SWAP,
    WITH_EXCEPT_START,
    num_popped,
    num_pushed,
    stack_effect,
)

# ---- Stack depth ----


def stackdepth_push(stack: list[BasicBlock], block: BasicBlock, depth: i64) -> None:
    """Note that a block is entered with this stack depth."""
    if block.startdepth < 0:
        block.startdepth = depth
        stack.append(block)
    elif block.startdepth != depth:
        raise CompileError("ValueError", "Invalid CFG, inconsistent stackdepth")


def calculate_stackdepth(builder: CfgBuilder) -> i64:
    """Find the stack depth at each block's start; the greatest depth anywhere."""
    blocks = builder.blocks
    for block in builder.in_order():
        block.startdepth = -1
    maxdepth: i64 = 0
    stack: list[BasicBlock] = []
    stackdepth_push(stack, builder.entry(), 0)
    while stack:
        block = stack.pop()
        depth = block.startdepth
        instrs = block.instrs
        i: i64 = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            opcode = instr.opcode
            new_depth = depth + stack_effect(opcode, instr.oparg, False)
            if new_depth < 0:
                raise CompileError("ValueError", "Invalid CFG, stack underflow")
            if depth > maxdepth:
                maxdepth = depth
            if (GROUPS[opcode] & IS_TARGET) != 0 and opcode != END_ASYNC_FOR:
                target_depth = depth + stack_effect(opcode, instr.oparg, True)
                stackdepth_push(stack, blocks[instr.target], target_depth)
            depth = new_depth
        if block.next >= 0 and block.has_fallthrough():
            stackdepth_push(stack, blocks[block.next], depth)
    return maxdepth


# ---- Uninitialised variables ----

# So many local variables are followed from block to block, as bits of a mask; of others
# only what happens within a block is known.
MASK_BITS: Final = 64
LAST_MASK_BIT: Final = -0x8000000000000000


def mask_bits() -> vec[i64]:
    """The bit of each variable in a mask: a shifted literal would have 32 bits only."""
    bits = vec[i64]()
    bit: i64 = 1
    while len(bits) < MASK_BITS - 1:
        bits = append(bits, bit)
        if len(bits) < MASK_BITS - 1:
            bit += bit
    return append(bits, LAST_MASK_BIT)


def maybe_push(stack: list[BasicBlock], block: BasicBlock, unsafe_mask: i64) -> None:
    """Look at a block again if there is news of variables for it."""
    both = block.unsafe_locals_mask | unsafe_mask
    if block.unsafe_locals_mask != both:
        block.unsafe_locals_mask = both
        if not block.visited:
            stack.append(block)
            block.visited = True


def scan_block_for_locals(
    builder: CfgBuilder, block: BasicBlock, stack: list[BasicBlock], bits: vec[i64]
) -> None:
    """Check the loads of a block, and tell the blocks after it what may be unset."""
    blocks = builder.blocks
    unsafe_mask = block.unsafe_locals_mask
    # The handler that has been told of the mask.
    told: i64 = -1
    instrs = block.instrs
    i: i64 = 0
    while i < block.iused:
        instr = instrs[i]
        i += 1
        if instr.handler >= 0 and instr.handler != told:
            maybe_push(stack, blocks[instr.handler], unsafe_mask)
            told = instr.handler
        opcode = instr.opcode
        if instr.oparg >= MASK_BITS:
            continue
        if opcode == LOAD_FAST:
            bit = bits[instr.oparg]
            if (unsafe_mask & bit) != 0:
                instr.opcode = LOAD_FAST_CHECK
                unsafe_mask &= ~bit
                told = -1
        elif opcode in (STORE_FAST, LOAD_FAST_CHECK):
            unsafe_mask &= ~bits[instr.oparg]
            told = -1
        elif opcode in (DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL):
            unsafe_mask |= bits[instr.oparg]
            told = -1
    if block.next >= 0 and block.has_fallthrough():
        maybe_push(stack, blocks[block.next], unsafe_mask)
    last = block.last()
    if last is not None and is_jump(last):
        maybe_push(stack, blocks[last.target], unsafe_mask)


def fast_scan_many_locals(builder: CfgBuilder, nlocals: i64) -> None:
    """Check the loads of variables beyond the mask, each block for itself."""
    # The number of the block (from 1) that has set a variable last.
    states: list[i64] = [0] * (nlocals - MASK_BITS)
    blocknum: i64 = 0
    for block in builder.in_order():
        blocknum += 1
        instrs = block.instrs
        i: i64 = 0
        while i < block.iused:
            instr = instrs[i]
            i += 1
            if instr.oparg < MASK_BITS:
                continue
            opcode = instr.opcode
            index = instr.oparg - MASK_BITS
            if opcode in (DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL):
                states[index] = blocknum - 1
            elif opcode == STORE_FAST:
                states[index] = blocknum
            elif opcode == LOAD_FAST:
                if states[index] != blocknum:
                    instr.opcode = LOAD_FAST_CHECK
                states[index] = blocknum


def add_checks_for_loads_of_uninitialized_variables(
    builder: CfgBuilder, nlocals: i64, nparams: i64
) -> None:
    """Use LOAD_FAST_CHECK where a local variable may have no value."""
    if nlocals == 0:
        return
    if nlocals > MASK_BITS:
        fast_scan_many_locals(builder, nlocals)
        nlocals = MASK_BITS
    order = builder.start_traversal()
    stack: list[BasicBlock] = []
    start_mask: i64 = 0
    bits = mask_bits()
    index = nparams
    while index < nlocals:
        start_mask |= bits[index]
        index += 1
    maybe_push(stack, builder.entry(), start_mask)
    for block in order:
        scan_block_for_locals(builder, block, stack, bits)
    while stack:
        block = stack.pop()
        block.visited = False
        scan_block_for_locals(builder, block, stack, bits)


# ---- Borrowed references ----

# Local variable of a reference that was not loaded from one, and instruction of a
# reference that was on the stack when the block was entered.
NOT_LOCAL: Final = -1
DUMMY_INSTR: Final = -1


class BorrowAnalysis:
    """The references on the stack while a block is followed.

    `unsafe` marks the instructions whose reference may not be borrowed: it is stored in a
    variable, outlives the variable that it came from, or outlives the block.
    """

    def __init__(self, capacity: i64) -> None:
        self.instrs: vec[i64] = vec[i64]()
        self.locals: vec[i64] = vec[i64]()
        self.size: i64 = 0
        self.unsafe: bytearray = bytearray(capacity)

    def start(self, depth: i64, used: i64) -> None:
        """Begin a block that has `used` instructions and is entered with `depth` items."""
        unsafe = self.unsafe
        i: i64 = 0
        while i < used:
            unsafe[i] = 0
            i += 1
        self.size = 0
        while self.size < depth:
            self.push(DUMMY_INSTR, NOT_LOCAL)

    def push(self, instr: i64, local: i64) -> None:
        """Push a reference that instruction `instr` has made."""
        size = self.size
        if size < len(self.instrs):
            self.instrs[size] = instr
            self.locals[size] = local
        else:
            self.instrs = append(self.instrs, instr)
            self.locals = append(self.locals, local)
        self.size = size + 1

    def kill_local(self, local: i64) -> None:
        """A variable gets another value: references to the old one must be owned."""
        i: i64 = 0
        while i < self.size:
            if self.locals[i] == local:
                self.unsafe[self.instrs[i]] = 1
            i += 1

    def store_local(self, local: i64) -> None:
        """Pop a reference into a variable."""
        self.size -= 1
        instr = self.instrs[self.size]
        self.kill_local(local)
        if instr != DUMMY_INSTR:
            self.unsafe[instr] = 1

    def copy(self, depth: i64) -> None:
        """Push the reference at a depth (1 is the top) again."""
        index = self.size - depth
        self.push(self.instrs[index], self.locals[index])

    def push_below(self, instr: i64) -> None:
        """Push what instruction `instr` has made below the top."""
        self.push(instr, NOT_LOCAL)
        self.swap(2)

    def swap(self, depth: i64) -> None:
        """Exchange the top and the reference at a depth."""
        index = self.size - depth
        top = self.size - 1
        instr = self.instrs[index]
        local = self.locals[index]
        self.instrs[index] = self.instrs[top]
        self.locals[index] = self.locals[top]
        self.instrs[top] = instr
        self.locals[top] = local

    def finish(self) -> None:
        """References that are left at the end of a block must be owned."""
        i: i64 = 0
        while i < self.size:
            if self.instrs[i] != DUMMY_INSTR:
                self.unsafe[self.instrs[i]] = 1
            i += 1


def _kind_table() -> bytes:
    table = bytearray(len(GROUPS))
    for opcode in (
        FORMAT_SIMPLE,
        GET_ANEXT,
        GET_LEN,
        GET_YIELD_FROM_ITER,
        IMPORT_FROM,
        MATCH_KEYS,
        MATCH_MAPPING,
        MATCH_SEQUENCE,
        WITH_EXCEPT_START,
    ):
        table[opcode] = KEEPS_INPUTS
    for opcode in (
        DICT_MERGE,
        DICT_UPDATE,
        LIST_APPEND,
        LIST_EXTEND,
        MAP_ADD,
        RERAISE,
        SET_ADD,
        SET_UPDATE,
    ):
        table[opcode] = ONLY_POPS
    for opcode in (
        LOAD_FAST,
        LOAD_FAST_AND_CLEAR,
        LOAD_FAST_LOAD_FAST,
        STORE_FAST,
        STORE_FAST_LOAD_FAST,
        STORE_FAST_STORE_FAST,
        DELETE_FAST,
        COPY,
        SWAP,
    ):
        table[opcode] = MOVES
    for opcode in (CHECK_EXC_MATCH, FOR_ITER, LOAD_ATTR, LOAD_SPECIAL, LOAD_SUPER_ATTR, SEND):
        table[opcode] = SPECIAL
    return bytes(table)


# What instructions do with the references that they find on the stack.
CONSUMES: Final = 0  # pop them all, push new ones
KEEPS_INPUTS: Final = 1  # leave all, push new ones
ONLY_POPS: Final = 2  # pop some, push none
MOVES: Final = 3  # to and from variables, or within the stack
SPECIAL: Final = 4  # as each one does
KINDS: Final = _kind_table()


def load_fast_push_block(stack: list[BasicBlock], block: BasicBlock) -> None:
    """Look at a block that can follow, once."""
    if not block.visited:
        block.visited = True
        stack.append(block)


def move_references(refs: BorrowAnalysis, i: i64, opcode: i64, oparg: i64) -> None:
    """Follow an instruction of kind MOVES at index `i`."""
    if opcode == LOAD_FAST:
        refs.push(i, oparg)
    elif opcode == STORE_FAST:
        refs.store_local(oparg)
    elif opcode == LOAD_FAST_LOAD_FAST:
        refs.push(i, oparg >> 4)
        refs.push(i, oparg & 15)
    elif opcode == COPY:
        refs.copy(oparg)
    elif opcode == SWAP:
        refs.swap(oparg)
    elif opcode == STORE_FAST_LOAD_FAST:
        refs.store_local(oparg >> 4)
        refs.push(i, oparg & 15)
    elif opcode == STORE_FAST_STORE_FAST:
        refs.store_local(oparg >> 4)
        refs.store_local(oparg & 15)
    else:
        refs.kill_local(oparg)
        if opcode == LOAD_FAST_AND_CLEAR:
            refs.push(i, oparg)


def optimize_load_fast(builder: CfgBuilder) -> None:
    """Let loads of local variables borrow where the variable outlives the reference.

    A reference is followed within its block only. It can be borrowed if it is popped
    before its variable changes, is not stored in a variable, and is not left on the stack
    at the end of the block.
    """
    blocks = builder.blocks
    capacity: i64 = 0
    for block in builder.start_traversal():
        if block.iused > capacity:
            capacity = block.iused
    refs = BorrowAnalysis(capacity)
    entry = builder.entry()
    entry.startdepth = 0
    entry.visited = True
    stack = [entry]
    while stack:
        block = stack.pop()
        used = block.iused
        refs.start(block.startdepth, used)
        instrs = block.instrs
        loads = False
        i: i64 = 0
        while i < used:
            instr = instrs[i]
            opcode = instr.opcode
            oparg = instr.oparg
            kind: i64 = KINDS[opcode]
            if kind == CONSUMES:
                if (GROUPS[opcode] & IS_TARGET) != 0:
                    load_fast_push_block(stack, blocks[instr.target])
                if (GROUPS[opcode] & IS_BLOCK_PUSH) == 0:
                    refs.size -= num_popped(opcode, oparg)
                    count = num_pushed(opcode, oparg)
                    while count > 0:
                        refs.push(i, NOT_LOCAL)
                        count -= 1
            elif kind == MOVES:
                if opcode in (LOAD_FAST, LOAD_FAST_LOAD_FAST):
                    loads = True
                move_references(refs, i, opcode, oparg)
            elif kind == KEEPS_INPUTS:
                # CPython counts these from the block's first instruction; what is loaded
                # there is then taken for what this instruction pushes.
                count = num_pushed(opcode, oparg) - num_popped(opcode, oparg)
                at: i64 = 0
                while at < count:
                    refs.push(at, NOT_LOCAL)
                    at += 1
            elif kind == ONLY_POPS:
                refs.size -= num_popped(opcode, oparg) - num_pushed(opcode, oparg)
            elif opcode == LOAD_ATTR:
                if (oparg & 1) == 0:
                    refs.size -= 1
                    refs.push(i, NOT_LOCAL)
                else:
                    # Of a method call: the object may be left as its first argument.
                    refs.push_below(i)
            elif opcode == LOAD_SPECIAL:
                refs.push_below(i)
            elif opcode == FOR_ITER:
                load_fast_push_block(stack, blocks[instr.target])
                refs.push(i, NOT_LOCAL)
            elif opcode == LOAD_SUPER_ATTR:
                top = refs.size - 1
                self_instr = refs.instrs[top]
                self_local = refs.locals[top]
                refs.size -= 3
                refs.push(i, NOT_LOCAL)
                if (oparg & 1) != 0:
                    refs.push(self_instr, self_local)
            else:
                if opcode == SEND:
                    load_fast_push_block(stack, blocks[instr.target])
                refs.size -= 1
                refs.push(i, NOT_LOCAL)
            i += 1
        if used > 0 and block.next >= 0 and block.has_fallthrough():
            load_fast_push_block(stack, blocks[block.next])
        if not loads:
            continue
        refs.finish()
        unsafe = refs.unsafe
        i = 0
        while i < used:
            if unsafe[i] == 0:
                instr = instrs[i]
                if instr.opcode == LOAD_FAST:
                    instr.opcode = LOAD_FAST_BORROW
                elif instr.opcode == LOAD_FAST_LOAD_FAST:
                    instr.opcode = LOAD_FAST_BORROW_LOAD_FAST_BORROW
            i += 1
