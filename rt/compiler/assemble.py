"""The assembler: from optimised instructions to a code object.

Answers to Python/assemble.c and to optimize_and_assemble_code_unit of Python/compile.c.
Instruction offsets and sizes are in code units of two bytes: one for the instruction, one
before it for each EXTENDED_ARG, one behind it for each inline cache entry.
"""

from __future__ import annotations

from typing import Final

from librt.strings import BytesWriter
from mypy_extensions import i64

from rt.compiler.basicblock import cfg_from_instruction_sequence, cfg_to_instructions
from rt.compiler.flowgraph import finish_code_unit, optimize_code_unit
from rt.compiler.instruction_sequence import Instruction, InstructionSequence
from rt.compiler.metadata import (
    CO_FAST_ARG_KW,
    CO_FAST_ARG_POS,
    CO_FAST_ARG_VAR,
    CO_FAST_CELL,
    CO_FAST_FREE,
    CO_FAST_HIDDEN,
    CO_FAST_LOCAL,
    CO_VARARGS,
    CO_VARKEYWORDS,
    Code,
    CodeUnitMetadata,
    ConstCache,
)
from rt.compiler.opcode import (
    CACHES,
    END_ASYNC_FOR,
    EXTENDED_ARG,
    FLAGS,
    GROUPS,
    HAS_JUMP,
    IS_TERMINATOR,
    JUMP,
    JUMP_BACKWARD,
    JUMP_BACKWARD_NO_INTERRUPT,
    JUMP_FORWARD,
    JUMP_NO_INTERRUPT,
)

# END_ASYNC_FOR tells the distance back to the END_SEND, which is so far behind the SEND.
END_SEND_OFFSET: Final = 5

# Kinds of entries in the location table.
LOCATION_ONE_LINE0: Final = 10
LOCATION_NO_COLUMNS: Final = 13
LOCATION_LONG: Final = 14
LOCATION_NONE: Final = 15


def instr_size(instr: Instruction) -> i64:
    """How many code units an instruction takes."""
    size: i64 = 1 + CACHES[instr.opcode]
    oparg = instr.oparg
    if oparg > 0xFF:
        size += 1
        if oparg > 0xFFFF:
            size += 1
            if oparg > 0xFFFFFF:
                size += 1
    return size


# ---- Jumps ----


def resolve_unconditional_jumps(instrs: list[Instruction]) -> None:
    """Decide on the direction of the jumps, whose arguments are indexes."""
    index: i64 = -1
    for instr in instrs:
        index += 1
        forward = instr.oparg > index
        if instr.opcode == JUMP:
            instr.opcode = JUMP_FORWARD if forward else JUMP_BACKWARD
        elif instr.opcode == JUMP_NO_INTERRUPT:
            instr.opcode = JUMP_FORWARD if forward else JUMP_BACKWARD_NO_INTERRUPT


def resolve_jump_offsets(instrs: list[Instruction]) -> None:
    """Set all offsets, and make distances of the jumps' arguments."""
    jumps: list[Instruction] = []
    for instr in instrs:
        if (FLAGS[instr.opcode] & HAS_JUMP) != 0:
            instr.target = instr.oparg
            jumps.append(instr)
    # A distance can need an EXTENDED_ARG more than was thought, which makes others longer.
    changed = True
    while changed:
        changed = False
        offset: i64 = 0
        for instr in instrs:
            instr.offset = offset
            offset += instr_size(instr)
        for instr in jumps:
            size = instr_size(instr)
            after = instr.offset + size
            target = instrs[instr.target].offset
            if instr.opcode == END_ASYNC_FOR:
                instr.oparg = after - target - END_SEND_OFFSET
            elif target < after:
                instr.oparg = after - target
            else:
                instr.oparg = target - after
            if instr_size(instr) != size:
                changed = True


# ---- Tables ----


def emit_exception_item(table: BytesWriter, value: i64, first: i64) -> None:
    """Write a number of the exception table; `first` is 128 at the start of an entry."""
    if value >= 1 << 24:
        table.append((value >> 24) | 64 | first)
        first = 0
    if value >= 1 << 18:
        table.append(((value >> 18) & 63) | 64 | first)
        first = 0
    if value >= 1 << 12:
        table.append(((value >> 12) & 63) | 64 | first)
        first = 0
    if value >= 1 << 6:
        table.append(((value >> 6) & 63) | 64 | first)
        first = 0
    table.append((value & 63) | first)


def emit_exception_entry(
    table: BytesWriter, start: i64, end: i64, instr: Instruction, handler: Instruction
) -> None:
    """Write that from `start` to `end` the handler of `instr` handles exceptions."""
    depth = instr.handler_depth - 1
    lasti: i64 = 0
    if instr.handler_lasti:
        lasti = 1
        depth -= 1
    emit_exception_item(table, start, 128)
    emit_exception_item(table, end - start, 0)
    emit_exception_item(table, handler.offset, 0)
    emit_exception_item(table, (depth << 1) | lasti, 0)


def assemble_exception_table(instrs: list[Instruction]) -> bytes:
    """The exception table. CPython: InternalDocs/exception_handling.md has its format."""
    table = BytesWriter()
    first: Instruction | None = None
    handler: i64 = -1
    end: i64 = 0
    for instr in instrs:
        if instr.handler != handler:
            if first is not None and handler >= 0:
                emit_exception_entry(table, first.offset, instr.offset, first, instrs[handler])
            first = instr
            handler = instr.handler
    if first is not None and handler >= 0:
        last = instrs[len(instrs) - 1]
        end = last.offset + instr_size(last)
        emit_exception_entry(table, first.offset, end, first, instrs[handler])
    return table.getvalue()


def resolve_next_locations(instrs: list[Instruction]) -> None:
    """Give instructions that ask for it the location of the next one."""
    i: i64 = len(instrs) - 1
    while i >= 0:
        instr = instrs[i]
        if instr.lineno == -2:
            if (GROUPS[instr.opcode] & IS_TERMINATOR) != 0 or i + 1 == len(instrs):
                instr.lineno = -1
                instr.end_lineno = -1
                instr.col = -1
                instr.end_col = -1
            else:
                following = instrs[i + 1]
                instr.lineno = following.lineno
                instr.end_lineno = following.end_lineno
                instr.col = following.col
                instr.end_col = following.end_col
        i -= 1


class LocationTable:
    """The location table under construction.

    An entry is a byte with bit 7 set, its kind, and the number of code units less one;
    what comes after depends on the kind. CPython: InternalDocs/code_objects.md
    """

    def __init__(self, firstlineno: i64) -> None:
        self.table: BytesWriter = BytesWriter()
        self.lineno: i64 = firstlineno

    def varint(self, value: i64) -> None:
        """Write a number in groups of six bits."""
        while value >= 64:
            self.table.append(0x40 | (value & 63))
            value >>= 6
        self.table.append(value)

    def signed_varint(self, value: i64) -> None:
        """Write a number that may be negative."""
        if value < 0:
            self.varint(((-value) << 1) | 1)
        else:
            self.varint(value << 1)

    def start(self, kind: i64, length: i64) -> None:
        """Write the first byte of an entry."""
        self.table.append(0x80 | (kind << 3) | (length - 1))

    def emit(self, instr: Instruction, size: i64) -> None:
        """Write that the next `size` code units have this instruction's location."""
        while size > 8:
            self.entry(instr, 8)
            size -= 8
        if size > 0:
            self.entry(instr, size)

    def entry(self, instr: Instruction, length: i64) -> None:
        """Write one entry. CPython: Python/assemble.c write_location_info_entry"""
        lineno = instr.lineno
        if lineno < 0:
            self.start(LOCATION_NONE, length)
            return
        line_delta = lineno - self.lineno
        self.lineno = lineno
        column = instr.col
        end_column = instr.end_col
        one_line = instr.end_lineno == lineno
        if column < 0 or end_column < 0:
            if one_line or instr.end_lineno == -1:
                self.start(LOCATION_NO_COLUMNS, length)
                self.signed_varint(line_delta)
                return
        elif one_line:
            width = end_column - column
            if line_delta == 0 and column < 80 and 0 <= width < 16:
                self.start(column >> 3, length)
                self.table.append(((column & 7) << 4) | width)
                return
            if 0 <= line_delta < 3 and column < 128 and end_column < 128:
                self.start(LOCATION_ONE_LINE0 + line_delta, length)
                self.table.append(column)
                self.table.append(end_column)
                return
        self.start(LOCATION_LONG, length)
        self.signed_varint(line_delta)
        self.varint(instr.end_lineno - lineno)
        self.varint(column + 1)
        self.varint(end_column + 1)


def same_location(a: Instruction, b: Instruction) -> bool:
    """Whether two instructions have the same location."""
    return (
        a.lineno == b.lineno
        and a.end_lineno == b.end_lineno
        and a.col == b.col
        and a.end_col == b.end_col
    )


def assemble_location_info(instrs: list[Instruction], firstlineno: i64) -> bytes:
    """The location table."""
    table = LocationTable(firstlineno)
    first: Instruction | None = None
    size: i64 = 0
    for instr in instrs:
        if first is None:
            first = instr
        elif not same_location(first, instr):
            table.emit(first, size)
            first = instr
            size = 0
        size += instr_size(instr)
    if first is not None:
        table.emit(first, size)
    return table.table.getvalue()


def assemble_code(instrs: list[Instruction]) -> bytes:
    """The bytecode."""
    code = BytesWriter()
    for instr in instrs:
        oparg = instr.oparg
        if oparg > 0xFF:
            if oparg > 0xFFFF:
                if oparg > 0xFFFFFF:
                    code.append(EXTENDED_ARG)
                    code.append((oparg >> 24) & 0xFF)
                code.append(EXTENDED_ARG)
                code.append((oparg >> 16) & 0xFF)
            code.append(EXTENDED_ARG)
            code.append((oparg >> 8) & 0xFF)
        code.append(instr.opcode)
        code.append(oparg & 0xFF)
        caches: i64 = CACHES[instr.opcode]
        while caches > 0:
            code.append(0)
            code.append(0)
            caches -= 1
    return code.getvalue()


# ---- Names of variables ----


class LocalsPlus:
    """The variables of a code object: arguments and locals, cells, free variables.

    A cell of an argument or of a local variable shares that one's place.
    """

    def __init__(self, metadata: CodeUnitMetadata, code_flags: i64) -> None:
        self.names: list[str] = []
        self.kinds: bytearray = bytearray()
        kinds = argument_kinds(metadata, code_flags)
        for name in metadata.varnames:
            kind = CO_FAST_LOCAL
            if len(self.names) < len(kinds):
                kind |= kinds[len(self.names)]
            if name in metadata.fasthidden:
                kind |= CO_FAST_HIDDEN
            if name in metadata.cellvars:
                kind |= CO_FAST_CELL
            self.add(name, kind)
        for name in metadata.cellvars:
            if name not in metadata.varnames:
                self.add(name, CO_FAST_CELL)
        for name in metadata.freevars:
            self.add(name, CO_FAST_FREE)

    def add(self, name: str, kind: int) -> None:
        """Append a variable."""
        self.names.append(name)
        self.kinds.append(kind)


def argument_kinds(metadata: CodeUnitMetadata, code_flags: i64) -> bytearray:
    """How each parameter can be given, in the order of the local variables."""
    kinds = bytearray()
    posonly = metadata.posonlyargcount
    i: i64 = 0
    while i < posonly:
        kinds.append(CO_FAST_ARG_POS)
        i += 1
    i = 0
    while i < metadata.argcount:
        kinds.append(CO_FAST_ARG_POS | CO_FAST_ARG_KW)
        i += 1
    i = 0
    while i < metadata.kwonlyargcount:
        kinds.append(CO_FAST_ARG_KW)
        i += 1
    if (code_flags & CO_VARARGS) != 0:
        kinds.append(CO_FAST_ARG_VAR | CO_FAST_ARG_POS)
    if (code_flags & CO_VARKEYWORDS) != 0:
        kinds.append(CO_FAST_ARG_VAR | CO_FAST_ARG_KW)
    return kinds


# ---- The whole ----


def merged_names(cache: ConstCache, names: list[str]) -> tuple[str, ...]:
    """The names as a tuple, the same one for equal names in one compilation."""
    key = tuple(names)
    # Tuples of names have a space of their own among the keys: constants' keys are
    # strings, or tuples that start with a type.
    merged = cache.entries.setdefault(key, key)
    assert isinstance(merged, tuple)
    return merged


def make_code_object(
    metadata: CodeUnitMetadata,
    cache: ConstCache,
    stackdepth: i64,
    instrs: list[Instruction],
    code_flags: i64,
    filename: str,
) -> Code:
    """Assemble final instructions whose targets and handlers are indexes.

    CPython: Python/assemble.c _PyAssemble_MakeCodeObject
    """
    resolve_unconditional_jumps(instrs)
    resolve_jump_offsets(instrs)
    resolve_next_locations(instrs)
    variables = LocalsPlus(metadata, code_flags)
    return Code(
        code=assemble_code(instrs),
        consts=tuple(metadata.const_values),
        names=merged_names(cache, list(metadata.names)),
        localsplusnames=merged_names(cache, variables.names),
        localspluskinds=bytes(variables.kinds),
        filename=filename,
        name=metadata.name,
        qualname=metadata.qualname,
        firstlineno=metadata.firstlineno,
        linetable=assemble_location_info(instrs, metadata.firstlineno),
        exceptiontable=assemble_exception_table(instrs),
        flags=code_flags,
        # There is always room for what a frame may be given when it is entered.
        stacksize=max(stackdepth, 1),
        argcount=metadata.posonlyargcount + metadata.argcount,
        posonlyargcount=metadata.posonlyargcount,
        kwonlyargcount=metadata.kwonlyargcount,
    )


def optimize_and_assemble(
    metadata: CodeUnitMetadata,
    instrs: InstructionSequence,
    cache: ConstCache,
    code_flags: i64,
    nparams: i64,
    filename: str,
) -> Code:
    """The code object of a unit whose code has been generated.

    Args:
        metadata: the unit's names, variables and constants; constants are added to it.
        instrs: the generated code, which is used up.
        cache: the constants of the whole compilation.
        code_flags: co_flags.
        nparams: how many of the local variables are parameters.
        filename: co_filename.

    CPython: Python/compile.c optimize_and_assemble_code_unit
    """
    builder = cfg_from_instruction_sequence(instrs)
    optimize_code_unit(builder, metadata, cache, len(metadata.varnames), nparams)
    stackdepth = finish_code_unit(builder, metadata, code_flags)
    final = cfg_to_instructions(builder)
    return make_code_object(metadata, cache, stackdepth, final, code_flags, filename)
