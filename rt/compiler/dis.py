"""Listings of code objects, in the text format of CPython 3.14's dis module.

Answers to Lib/dis.py (`dis.dis` of a code object, without options). The only difference is
that code objects are shown without their address, so a listing depends on the code alone.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.metadata import Code
from rt.compiler.opcode import (
    BINARY_OP,
    CACHES,
    CALL_INTRINSIC_1,
    CALL_INTRINSIC_2,
    COMMON_CONSTANT_NAMES,
    COMPARE_OP,
    COMPARE_SIGNS,
    COMPARE_TO_BOOL,
    CONTAINS_OP,
    CONVERT_VALUE,
    END_ASYNC_FOR,
    EXTENDED_ARG,
    FLAGS,
    GROUPS,
    HAS_ARG,
    HAS_CONST,
    HAS_FREE,
    HAS_JUMP,
    HAS_LOCAL,
    HAS_NAME,
    INTRINSIC1_NAMES,
    INTRINSIC2_NAMES,
    IS_BACKWARDS_JUMP,
    IS_OP,
    LOAD_ATTR,
    LOAD_COMMON_CONSTANT,
    LOAD_FAST_BORROW_LOAD_FAST_BORROW,
    LOAD_FAST_LOAD_FAST,
    LOAD_GLOBAL,
    LOAD_SPECIAL,
    LOAD_SUPER_ATTR,
    NB_SIGNS,
    OPNAME,
    SET_FUNCTION_ATTRIBUTE,
    SPECIAL_NAMES,
    STORE_FAST_LOAD_FAST,
    STORE_FAST_STORE_FAST,
)

OPNAME_WIDTH: Final = 20
OPARG_WIDTH: Final = 5
NO_LINENO: Final = "  --"
FUNCTION_ATTRIBUTES: Final = ("defaults", "kwdefaults", "annotations", "closure", "annotate")
CONVERSIONS: Final = ("", "str", "repr", "ascii")


class Listed:
    """An instruction: its offset in bytes, number and argument (-1 if it has none)."""

    def __init__(self, offset: i64, opcode: i64, arg: i64) -> None:
        self.offset: i64 = offset
        self.opcode: i64 = opcode
        self.arg: i64 = arg

    def jump_target(self) -> i64:
        """The offset that the instruction refers to, -1 if it refers to none."""
        if (FLAGS[self.opcode] & HAS_JUMP) == 0:
            return -1
        distance = 2 * self.arg
        if self.opcode == END_ASYNC_FOR or (GROUPS[self.opcode] & IS_BACKWARDS_JUMP) != 0:
            distance = -distance
        return self.offset + 2 + distance + 2 * CACHES[self.opcode]


def unpack(code: bytes) -> list[Listed]:
    """The instructions of bytecode, without caches."""
    result = []
    extended: i64 = 0
    offset: i64 = 0
    while offset + 1 < len(code):
        opcode: i64 = code[offset]
        arg: i64 = -1
        if (FLAGS[opcode] & HAS_ARG) != 0:
            arg = code[offset + 1] | extended
        extended = arg << 8 if opcode == EXTENDED_ARG else 0
        result.append(Listed(offset, opcode, arg))
        offset += 2 + 2 * CACHES[opcode]
    return result


class LineStart:
    """From `offset` on, the code belongs to a line; -1 is no line."""

    def __init__(self, offset: i64, line: i64) -> None:
        self.offset: i64 = offset
        self.line: i64 = line


def line_starts(code: Code) -> list[LineStart]:
    """Where the line changes. CPython: Lib/dis.py findlinestarts"""
    table = code.linetable
    result: list[LineStart] = []
    line = code.firstlineno
    offset: i64 = 0
    pos: i64 = 0
    while pos < len(table):
        first = table[pos]
        pos += 1
        kind = (first >> 3) & 15
        here = line
        if kind == 15:
            here = -1
        elif kind >= 13:
            delta: i64 = 0
            shift: i64 = 0
            while True:
                part: i64 = table[pos]
                pos += 1
                delta |= (part & 63) << shift
                shift += 6
                if (part & 64) == 0:
                    break
            line += -(delta >> 1) if (delta & 1) != 0 else delta >> 1
            here = line
        elif kind >= 10:
            line += kind - 10
            here = line
        if not result or result[len(result) - 1].line != here:
            result.append(LineStart(offset, here))
        offset += 2 * ((first & 7) + 1)
        # What follows of the entry has bit 7 clear.
        while pos < len(table) and table[pos] < 128:
            pos += 1
    return result


class ExceptionEntry:
    """From `start` to `end` (offsets in bytes) the code at `target` handles exceptions."""

    def __init__(self, start: i64, end: i64, target: i64, depth: i64, lasti: bool) -> None:
        self.start: i64 = start
        self.end: i64 = end
        self.target: i64 = target
        self.depth: i64 = depth
        self.lasti: bool = lasti


def exception_entries(table: bytes) -> list[ExceptionEntry]:
    """The entries of an exception table."""
    numbers: list[i64] = []
    value: i64 = 0
    for byte in table:
        value = value << 6 | (byte & 63)
        if (byte & 64) == 0:
            numbers.append(value)
            value = 0
    result = []
    i: i64 = 0
    while i + 3 < len(numbers):
        start = numbers[i] * 2
        end = start + numbers[i + 1] * 2
        last = numbers[i + 3]
        result.append(ExceptionEntry(start, end, numbers[i + 2] * 2, last >> 1, (last & 1) != 0))
        i += 4
    return result


class Lister:
    """The listing of one code object."""

    def __init__(self, code: Code) -> None:
        self.code: Code = code
        self.instrs: list[Listed] = unpack(code.code)
        self.entries: list[ExceptionEntry] = exception_entries(code.exceptiontable)
        self.labels: dict[int, int] = {}
        places: set[int] = set()
        for instr in self.instrs:
            target = instr.jump_target()
            if target >= 0:
                places.add(target)
        for entry in self.entries:
            places.update((entry.start, entry.end, entry.target))
        for place in sorted(places):
            self.labels[place] = len(self.labels) + 1

    def local_name(self, index: i64) -> str:
        """The variable at a place."""
        return self.code.localsplusnames[index]

    def detail(self, instr: Listed) -> str:
        """What the argument of an instruction means, "" if there is nothing to say."""
        opcode = instr.opcode
        arg = instr.arg
        flags = FLAGS[opcode]
        names = self.code.names
        if (flags & HAS_CONST) != 0:
            return repr(self.code.consts[arg])
        if (flags & HAS_NAME) != 0:
            if opcode == LOAD_GLOBAL:
                return names[arg >> 1] + (" + NULL" if (arg & 1) != 0 else "")
            if opcode == LOAD_ATTR:
                return names[arg >> 1] + (" + NULL|self" if (arg & 1) != 0 else "")
            if opcode == LOAD_SUPER_ATTR:
                return names[arg >> 2] + (" + NULL|self" if (arg & 1) != 0 else "")
            return names[arg]
        if (flags & HAS_JUMP) != 0:
            word = "from" if opcode == END_ASYNC_FOR else "to"
            return f"{word} L{self.labels[instr.jump_target()]}"
        if opcode in (
            LOAD_FAST_LOAD_FAST,
            LOAD_FAST_BORROW_LOAD_FAST_BORROW,
            STORE_FAST_LOAD_FAST,
            STORE_FAST_STORE_FAST,
        ):
            return f"{self.local_name(arg >> 4)}, {self.local_name(arg & 15)}"
        if (flags & (HAS_LOCAL | HAS_FREE)) != 0:
            return self.local_name(arg)
        return argument_meaning(opcode, arg)

    def line_width(self, starts: list[LineStart]) -> i64:
        """The width of the column of lines, 0 if there are none."""
        highest: i64 = -1
        without = False
        for start in starts:
            # Line 0 does not count, as in CPython.
            if start.line > 0:
                highest = max(highest, start.line)
            elif start.line < 0:
                without = True
        if highest == -1:
            return 0
        width: i64 = max(3, len(str(highest)))
        return max(width, len(NO_LINENO)) if without else width

    def lines(self) -> list[str]:
        """The lines of the listing."""
        starts = line_starts(self.code)
        line_width = self.line_width(starts)
        label_width = 4 + len(str(len(self.labels)))
        result = []
        next_start: i64 = 0
        for instr in self.instrs:
            fields = []
            line = ""
            if next_start < len(starts) and starts[next_start].offset == instr.offset:
                number = starts[next_start].line
                line = str(number) if number >= 0 else NO_LINENO
                next_start += 1
                if line_width > 0 and instr.offset > 0:
                    result.append("")
            if line_width > 0:
                fields.append(line.rjust(line_width))
            label = self.labels.get(instr.offset)
            fields.append(("" if label is None else f"L{label}:").rjust(label_width))
            fields.append("   ")
            name = OPNAME[instr.opcode]
            fields.append(name.ljust(OPNAME_WIDTH))
            if instr.arg >= 0:
                excess = max(0, len(name) - OPNAME_WIDTH)
                fields.append(str(instr.arg).rjust(OPARG_WIDTH - excess))
                detail = self.detail(instr)
                if detail != "":
                    fields.append(f"({detail})")
            result.append(" ".join(fields).rstrip())
        if self.entries:
            result.append("ExceptionTable:")
        for entry in self.entries:
            start, end = self.labels[entry.start], self.labels[entry.end]
            lasti = " lasti" if entry.lasti else ""
            target = self.labels[entry.target]
            result.append(f"  L{start} to L{end} -> L{target} [{entry.depth}]{lasti}")
        return result


def argument_meaning(opcode: i64, arg: i64) -> str:
    """What an argument means that does not refer to anything in the code object."""
    if opcode == COMPARE_OP:
        sign = COMPARE_SIGNS[arg >> 5]
        return f"bool({sign})" if (arg & COMPARE_TO_BOOL) != 0 else sign
    if opcode == CONVERT_VALUE:
        return CONVERSIONS[arg]
    if opcode == SET_FUNCTION_ATTRIBUTE:
        return ", ".join(
            [name for bit, name in enumerate(FUNCTION_ATTRIBUTES) if (arg & (1 << bit)) != 0]
        )
    if opcode == BINARY_OP:
        return NB_SIGNS[arg]
    if opcode == CALL_INTRINSIC_1:
        return INTRINSIC1_NAMES[arg]
    if opcode == CALL_INTRINSIC_2:
        return INTRINSIC2_NAMES[arg]
    if opcode == LOAD_COMMON_CONSTANT:
        name = COMMON_CONSTANT_NAMES[arg]
        return f"<built-in function {name}>" if name in ("all", "any") else name
    if opcode == LOAD_SPECIAL:
        return SPECIAL_NAMES[arg]
    if opcode == IS_OP:
        return "is not" if arg != 0 else "is"
    if opcode == CONTAINS_OP:
        return "not in" if arg != 0 else "in"
    return ""


def list_code(code: Code, result: list[str]) -> None:
    """Append the listing of a code object and of those in its constants."""
    result.extend(Lister(code).lines())
    for const in code.consts:
        if isinstance(const, Code):
            result.append("")
            result.append(f"Disassembly of {const!r}:")
            list_code(const, result)


def dis(code: Code) -> str:
    """The listing of a code object and of those in its constants, ending with a newline.

    CPython: Lib/dis.py dis
    """
    result: list[str] = []
    list_code(code, result)
    return "\n".join(result) + "\n"
