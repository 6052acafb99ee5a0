"""The assembler: jumps, tables, variables, and merging of constants.

The tables are read back by the host, whose code objects have the same format.
"""

import dis

import pytest

from rt.compiler.assemble import optimize_and_assemble
from rt.compiler.instruction_sequence import InstructionSequence
from rt.compiler.metadata import (
    CO_FAST_ARG_KW,
    CO_FAST_ARG_POS,
    CO_FAST_ARG_VAR,
    CO_FAST_CELL,
    CO_FAST_FREE,
    CO_FAST_HIDDEN,
    CO_FAST_LOCAL,
    CO_VARARGS,
    Code,
    CodeUnitMetadata,
    ConstCache,
    add_name,
    const_key,
)
from rt.compiler.opcode import (
    EXTENDED_ARG,
    JUMP,
    LOAD_CONST,
    LOAD_NAME,
    NOP,
    POP_JUMP_IF_FALSE,
    POP_TOP,
    RESUME,
    RETURN_VALUE,
    SETUP_CLEANUP,
)

Place = tuple[int, int, int, int]


def assemble(
    sequence: InstructionSequence, consts: tuple[object, ...] = (), flags: int = 0
) -> Code:
    metadata = CodeUnitMetadata("f", "f", 1)
    cache = ConstCache()
    for const in consts:
        metadata.add_const(cache, const)
    return optimize_and_assemble(metadata, sequence, cache, flags, 0, "file.py")


def host_code(code: Code) -> object:
    """A code object of the host with the same tables."""
    return (lambda: None).__code__.replace(
        co_code=code.code,
        co_linetable=code.linetable,
        co_exceptiontable=code.exceptiontable,
        co_firstlineno=code.firstlineno,
    )


@pytest.mark.parametrize(
    "place",
    [
        (1, 1, 0, 4),  # short form
        (1, 1, 79, 94),
        (1, 1, 80, 90),  # one line, the same as before
        (2, 2, 3, 100),
        (3, 3, 127, 127),
        (4, 4, 0, 1),  # long form: far away
        (1, 9, 5, 2),  # several lines
        (1, 1, 128, 129),
        (1, 1, 1000, 70000),
        (5, 5, -1, -1),  # no columns
        (5, 6, -1, -1),
        (-1, -1, -1, -1),  # no place at all
    ],
)
def test_locations(place: Place) -> None:
    sequence = InstructionSequence()
    sequence.addop(RESUME, 0, 1, 1, 0, 0)
    sequence.addop(LOAD_NAME, 0, *place)
    sequence.addop(RETURN_VALUE, 0, 1, 1, 0, 0)
    positions = list(host_code(assemble(sequence)).co_positions())  # type: ignore[attr-defined]
    expected = tuple(None if part < 0 else part for part in place)
    if place[0] < 0:
        # An instruction without a place has that of the one before.
        expected = (1, 1, 0, 0)
    assert positions[1] == expected


def test_a_lower_line_after_a_higher_one() -> None:
    sequence = InstructionSequence()
    for line in (1, 1000, 3):
        sequence.addop(LOAD_NAME, 0, line, line, 0, 1)
        sequence.addop(POP_TOP, 0, line, line, 0, 1)
    sequence.addop(LOAD_NAME, 0, 3, 3, 0, 1)
    sequence.addop(RETURN_VALUE, 0, 3, 3, 0, 1)
    lines = [line for _, _, line in host_code(assemble(sequence)).co_lines()]  # type: ignore[attr-defined]
    assert lines == [1, 1000, 3]


def jump_over(count: int) -> Code:
    """A conditional jump over `count` instructions."""
    sequence = InstructionSequence()
    label = sequence.new_label()
    sequence.addop(LOAD_NAME, 0, 1, 1, 0, 0)
    sequence.addop(POP_JUMP_IF_FALSE, label, 1, 1, 0, 0)
    for line in range(count):
        sequence.addop(NOP, 0, line + 2, line + 2, 0, 0)
    sequence.use_label(label)
    sequence.addop(LOAD_NAME, 0, count + 2, count + 2, 0, 0)
    sequence.addop(RETURN_VALUE, 0, count + 2, count + 2, 0, 0)
    return assemble(sequence)


# The distance includes NOT_TAKEN behind the jump.
@pytest.mark.parametrize("count", [0, 254, 255, 65533, 65534])
def test_jump_distances(count: int) -> None:
    code = jump_over(count).code
    distance = count + 1
    prefix = b"".join(
        bytes([EXTENDED_ARG, distance >> shift & 0xFF])
        for shift in (24, 16, 8)
        if distance >= 1 << shift
    )
    start = bytes([LOAD_NAME, 0]) + prefix + bytes([POP_JUMP_IF_FALSE, distance & 0xFF, 0, 0])
    assert code.startswith(start)
    assert len(code) == len(start) + 2 * distance + 4


def test_an_extended_argument_can_make_another_jump_longer() -> None:
    sequence = InstructionSequence()
    start, end = sequence.new_label(), sequence.new_label()
    sequence.use_label(start)
    sequence.addop(LOAD_NAME, 0, 1, 1, 0, 0)
    sequence.addop(POP_JUMP_IF_FALSE, end, 1, 1, 0, 0)
    for line in range(250):
        sequence.addop(NOP, 0, line + 2, line + 2, 0, 0)
    sequence.addop(JUMP, start, 300, 300, 0, 0)
    sequence.use_label(end)
    sequence.addop(LOAD_NAME, 0, 400, 400, 0, 0)
    sequence.addop(RETURN_VALUE, 0, 400, 400, 0, 0)
    code = assemble(sequence).code
    # The jump back needs one, which is jumped over too.
    assert code[2:6] == bytes([POP_JUMP_IF_FALSE, 254, 0, 0])
    assert code[-10:-8] == bytes([EXTENDED_ARG, 1])


def test_exception_table() -> None:
    sequence = InstructionSequence()
    handler = sequence.new_label()
    sequence.addop(SETUP_CLEANUP, handler, 1, 1, 0, 0)
    for line in range(100):
        sequence.addop(LOAD_NAME, 0, line + 2, line + 2, 0, 0)
        sequence.addop(POP_TOP, 0, line + 2, line + 2, 0, 0)
    sequence.addop(LOAD_NAME, 0, 500, 500, 0, 0)
    sequence.addop(RETURN_VALUE, 0, 500, 500, 0, 0)
    sequence.use_label(handler)
    sequence.addop(POP_TOP, 0, 600, 600, 0, 0)
    sequence.addop(RETURN_VALUE, 0, 600, 600, 0, 0)
    entries = dis._parse_exception_table(host_code(assemble(sequence)))  # type: ignore[attr-defined]
    assert [tuple(entry) for entry in entries] == [(2, 406, 406, 0, True)]


def test_variables() -> None:
    metadata = CodeUnitMetadata("f", "f", 1)
    for name in ("pos", "both", "kw", "args", "local", "hidden"):
        add_name(metadata.varnames, name)
    metadata.fasthidden["hidden"] = False
    for name in ("cell", "both"):
        add_name(metadata.cellvars, name)
    add_name(metadata.freevars, "free")
    metadata.posonlyargcount = 1
    metadata.argcount = 1
    metadata.kwonlyargcount = 1
    sequence = InstructionSequence()
    sequence.addop(LOAD_CONST, metadata.add_const(ConstCache(), None), 1, 1, 0, 0)
    sequence.addop(RETURN_VALUE, 0, 1, 1, 0, 0)
    code = optimize_and_assemble(metadata, sequence, ConstCache(), CO_VARARGS, 4, "file.py")
    assert dict(zip(code.localsplusnames, code.localspluskinds, strict=True)) == {
        "pos": CO_FAST_LOCAL | CO_FAST_ARG_POS,
        "both": CO_FAST_LOCAL | CO_FAST_ARG_POS | CO_FAST_ARG_KW | CO_FAST_CELL,
        "kw": CO_FAST_LOCAL | CO_FAST_ARG_KW,
        "args": CO_FAST_LOCAL | CO_FAST_ARG_POS | CO_FAST_ARG_VAR,
        "local": CO_FAST_LOCAL,
        "hidden": CO_FAST_LOCAL | CO_FAST_HIDDEN,
        "cell": CO_FAST_CELL,
        "free": CO_FAST_FREE,
    }
    assert code.varnames() == ("pos", "both", "kw", "args", "local", "hidden")
    assert code.cellvars() == ("both", "cell")
    assert code.freevars() == ("free",)
    assert (code.argcount, code.posonlyargcount, code.kwonlyargcount) == (2, 1, 1)


def test_constants_that_are_equal_but_differ() -> None:
    values = (0, 0.0, -0.0, False, 0j, -0j, complex(0.0, -0.0), "", b"", (), frozenset())
    assert len({const_key(value) for value in values}) == len(values)
    assert len({const_key((value,)) for value in values}) == len(values)
    assert len({const_key(frozenset([value])) for value in values}) == len(values)
    assert const_key((1, (2.0,))) == const_key((1, (2.0,)))
    assert const_key(slice(1)) != const_key(slice(True))


def test_equal_constants_are_one_object() -> None:
    cache = ConstCache()
    first = cache.merge(("a b", (1000, 2.5)))
    second = cache.merge(("".join(["a ", "b"]), (int("1000"), float("2.5"))))
    assert first is second
    assert cache.merge((1000, 2.5)) is first[1]  # type: ignore[index]


def test_code_objects_are_equal_by_what_they_do() -> None:
    def make(value: object, line: int) -> Code:
        sequence = InstructionSequence()
        sequence.addop(LOAD_CONST, 0, line, line, 0, 0)
        sequence.addop(RETURN_VALUE, 0, line, line, 0, 0)
        return assemble(sequence, (value,))

    assert make("x", 1) == make("x", 1)
    assert hash(make("x", 1)) == hash(make("x", 1))
    assert make("x", 1) != make("y", 1)
    assert make(1.0, 1) != make(True, 1)
    assert make("x", 1) != make("x", 2)
    assert make("x", 1) != "x"
