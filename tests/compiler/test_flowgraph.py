"""The passes over the flow graph, each on a few instructions.

A program is given as lines `NAME ARGUMENT @LINE`, with labels as `name:`; what the passes
leave is compared in the same form, with targets as indexes of instructions.
"""

import pytest

from rt.compiler.basicblock import cfg_from_instruction_sequence, cfg_to_instructions
from rt.compiler.errors import CompileError
from rt.compiler.flowgraph import finish_code_unit, optimize_code_unit
from rt.compiler.instruction_sequence import InstructionSequence
from rt.compiler.metadata import CO_GENERATOR, CodeUnitMetadata, ConstCache, add_name
from rt.compiler.opcode import OPNAME, has_arg, has_target


class Unit:
    """A code unit under test."""

    def __init__(
        self, program: str, consts: tuple[object, ...] = (), nlocals: int = 0, nparams: int = 0
    ) -> None:
        self.metadata = CodeUnitMetadata("f", "f", 1)
        self.cache = ConstCache()
        self.nparams = nparams
        for const in consts:
            self.metadata.add_const(self.cache, const)
        for index in range(nlocals):
            add_name(self.metadata.varnames, f"v{index}")
        self.sequence = InstructionSequence()
        labels: dict[str, int] = {}
        for line in program.strip().split("\n"):
            words = line.split()
            if words[0].endswith(":"):
                self.sequence.use_label(self.label(labels, words.pop(0)[:-1]))
            lineno = 1
            if words[-1].startswith("@"):
                text = words.pop()[1:]
                lineno = int(text)
            opcode = OPNAME.index(words[0])
            argument = 0
            if has_target(opcode):
                argument = self.label(labels, words[1])
            elif has_arg(opcode):
                argument = int(words[1])
            self.sequence.addop(opcode, argument, lineno, lineno, 0, 0)

    def label(self, labels: dict[str, int], name: str) -> int:
        if name not in labels:
            labels[name] = self.sequence.new_label()
        return labels[name]

    def run(self, flags: int = 0) -> list[str]:
        """All passes; the instructions that are left."""
        builder = cfg_from_instruction_sequence(self.sequence)
        nlocals = len(self.metadata.varnames)
        optimize_code_unit(builder, self.metadata, self.cache, nlocals, self.nparams)
        self.stackdepth = finish_code_unit(builder, self.metadata, flags)
        result = []
        for instr in cfg_to_instructions(builder):
            name = OPNAME[instr.opcode]
            text = f"{name} {instr.oparg}" if has_arg(instr.opcode) else name
            result.append(text if instr.handler < 0 else f"{text} -> {instr.handler}")
        return result


def check(unit: Unit, expected: str) -> None:
    assert unit.run() == [line.strip() for line in expected.strip().split("\n")]


def test_binary_operation_on_constants() -> None:
    unit = Unit("LOAD_CONST 0\nLOAD_CONST 1\nBINARY_OP 0\nRETURN_VALUE", (1000, 2000))
    check(unit, "LOAD_CONST 1\nRETURN_VALUE")
    # The first constant may be a docstring and stays.
    assert unit.metadata.const_values == [1000, 3000]


def test_small_results_need_no_constant() -> None:
    unit = Unit("LOAD_CONST 0\nUNARY_NEGATIVE\nRETURN_VALUE", (-7,))
    check(unit, "LOAD_SMALL_INT 7\nRETURN_VALUE")


@pytest.mark.parametrize(
    ("left", "op", "right"),
    [
        (2, 8, 1000),  # 2 ** 1000 is too long
        ("x", 5, 5000),  # "x" * 5000 is too long
        ((1, 2), 5, 200),  # (1, 2) * 200 has too many items
        (1, 3, 200),  # 1 << 200 is too long
        (1, 11, 0),  # 1 / 0 fails
        ("%s", 6, 1),  # formatting is left alone
    ],
)
def test_what_is_not_folded(left: object, op: int, right: object) -> None:
    unit = Unit(f"LOAD_CONST 0\nLOAD_CONST 1\nBINARY_OP {op}\nRETURN_VALUE", ("doc", left, right))
    unit = Unit(f"LOAD_CONST 1\nLOAD_CONST 2\nBINARY_OP {op}\nRETURN_VALUE", ("doc", left, right))
    assert f"BINARY_OP {op}" in unit.run()


def test_none_can_be_the_result() -> None:
    program = "LOAD_CONST 0\nLOAD_CONST 1\nBINARY_OP 26\nRETURN_VALUE"
    unit = Unit(program, ((None, 1), 0))
    check(unit, "LOAD_CONST 1\nRETURN_VALUE")
    assert unit.metadata.const_values == [(None, 1), None]


def test_inversion_of_a_bool_is_left_to_run_time() -> None:
    check(
        Unit("LOAD_CONST 0\nUNARY_INVERT\nRETURN_VALUE", (True,)),
        "LOAD_CONST 0\nUNARY_INVERT\nRETURN_VALUE",
    )


def test_tuple_of_constants() -> None:
    unit = Unit("LOAD_CONST 0\nLOAD_CONST 1\nBUILD_TUPLE 2\nRETURN_VALUE", ("a", "b"))
    check(unit, "LOAD_CONST 1\nRETURN_VALUE")
    assert unit.metadata.const_values == ["a", ("a", "b")]


def test_list_of_constants_is_extended_from_a_tuple() -> None:
    program = "LOAD_CONST 0\nLOAD_CONST 1\nLOAD_CONST 2\nBUILD_LIST 3\nRETURN_VALUE"
    unit = Unit(program, (1, 2, 3))
    check(unit, "BUILD_LIST 0\nLOAD_CONST 1\nLIST_EXTEND 1\nRETURN_VALUE")
    assert unit.metadata.const_values == [1, (1, 2, 3)]


def test_set_that_is_searched_becomes_a_frozenset() -> None:
    program = """
        LOAD_NAME 0
        LOAD_CONST 0
        LOAD_CONST 1
        BUILD_SET 2
        CONTAINS_OP 0
        RETURN_VALUE
    """
    unit = Unit(program, (1, 2))
    check(unit, "LOAD_NAME 0\nLOAD_CONST 1\nCONTAINS_OP 0\nRETURN_VALUE")
    assert unit.metadata.const_values == [1, frozenset({1, 2})]


def test_list_of_names_that_is_iterated_over_becomes_a_tuple() -> None:
    check(
        Unit("LOAD_NAME 0\nBUILD_LIST 1\nGET_ITER\nRETURN_VALUE"),
        "LOAD_NAME 0\nBUILD_TUPLE 1\nGET_ITER\nRETURN_VALUE",
    )


def test_long_tuple_display() -> None:
    program = "BUILD_LIST 0\n"
    program += "".join(f"LOAD_CONST {i}\nLIST_APPEND 1\n" for i in range(40))
    unit = Unit(program + "CALL_INTRINSIC_1 6\nRETURN_VALUE", tuple(range(1000, 1040)))
    check(unit, "LOAD_CONST 1\nRETURN_VALUE")
    assert unit.metadata.const_values == [1000, tuple(range(1000, 1040))]


def test_jump_to_jump() -> None:
    program = """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE a
        LOAD_NAME 1 @2
        POP_TOP @2
        a: JUMP b @3
        LOAD_NAME 2 @4
        RETURN_VALUE @4
        b: LOAD_NAME 3 @5
        RETURN_VALUE @5
    """
    # The jump stays as a line of its own.
    check(
        Unit(program),
        """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE 5
        NOT_TAKEN
        LOAD_NAME 1
        POP_TOP
        NOP
        LOAD_NAME 3
        RETURN_VALUE
        """,
    )


def test_jumps_on_constants_are_decided() -> None:
    program = """
        LOAD_CONST 0
        TO_BOOL
        POP_JUMP_IF_FALSE a
        LOAD_NAME 0
        RETURN_VALUE
        a: LOAD_NAME 1
        RETURN_VALUE
    """
    check(Unit(program, ("yes",)), "LOAD_NAME 0\nRETURN_VALUE")


def test_comparison_with_none_jumps_on_none() -> None:
    program = """
        LOAD_NAME 0
        LOAD_CONST 0
        IS_OP 1
        POP_JUMP_IF_FALSE a
        LOAD_NAME 1
        RETURN_VALUE
        a: LOAD_NAME 2
        RETURN_VALUE
    """
    expected = """
        LOAD_NAME 0
        POP_JUMP_IF_NONE 5
        NOT_TAKEN
        LOAD_NAME 1
        RETURN_VALUE
        LOAD_NAME 2
        RETURN_VALUE
    """
    check(Unit(program, (None,)), expected)


def test_conditional_jump_backwards_is_reversed() -> None:
    program = """
        a: LOAD_NAME 0
        POP_JUMP_IF_TRUE a
        LOAD_NAME 1
        RETURN_VALUE
    """
    expected = """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE 4
        NOT_TAKEN
        JUMP 0
        LOAD_NAME 1
        RETURN_VALUE
    """
    check(Unit(program), expected)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("BUILD_TUPLE 2\nUNPACK_SEQUENCE 2", "SWAP 2"),
        ("SWAP 3\nSWAP 2\nSWAP 3\nSWAP 2\nSWAP 3\nSWAP 2", ""),
        ("SWAP 2\nSTORE_FAST 0\nSTORE_FAST 1", "STORE_FAST_STORE_FAST 16"),
        ("SWAP 2\nSTORE_FAST 0\nSTORE_FAST 0", "STORE_FAST 0\nPOP_TOP"),
        ("SWAP 2\nSTORE_FAST 0 @1\nSTORE_FAST 1 @2", "SWAP 2\nSTORE_FAST 0\nSTORE_FAST 1"),
        ("COPY 1\nPOP_TOP", ""),
        ("LOAD_CONST 0\nPOP_TOP", ""),
    ],
)
def test_stack_shuffles(program: str, expected: str) -> None:
    loads = "LOAD_NAME 0\nLOAD_NAME 1\nLOAD_NAME 2\n"
    end = "\nLOAD_NAME 3\nRETURN_VALUE"
    check(
        Unit(loads + program + end, ("c",), nlocals=2),
        loads + (expected + end).strip("\n"),
    )


def test_loads_of_unset_variables_are_checked() -> None:
    program = """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE a
        LOAD_NAME 1
        STORE_FAST 1
        a: LOAD_FAST 1 @2
        POP_TOP @2
        LOAD_FAST 1 @3
        POP_TOP @3
        LOAD_FAST 0 @4
        RETURN_VALUE @4
    """
    got = Unit(program, nlocals=2, nparams=1).run()
    assert got[5:] == [
        "LOAD_FAST_CHECK 1",
        "POP_TOP",
        "LOAD_FAST_BORROW 1",
        "POP_TOP",
        "LOAD_FAST_BORROW 0",
        "RETURN_VALUE",
    ]


def test_variables_beyond_the_mask_are_checked_in_each_block() -> None:
    program = """
        LOAD_NAME 0
        STORE_FAST 70
        LOAD_FAST 70 @2
        POP_JUMP_IF_FALSE a @2
        a: LOAD_FAST 70 @3
        RETURN_VALUE @3
    """
    got = Unit(program, nlocals=80).run()
    assert "LOAD_FAST_CHECK 70" in got


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        # Used at once.
        ("LOAD_FAST 0\nPOP_TOP", "LOAD_FAST_BORROW 0\nPOP_TOP"),
        # The variable changes while its value is on the stack.
        (
            "LOAD_FAST 0\nLOAD_NAME 0\nSTORE_FAST 0\nPOP_TOP",
            "LOAD_FAST 0\nLOAD_NAME 0\nSTORE_FAST 0\nPOP_TOP",
        ),
        ("LOAD_FAST 0\nDELETE_FAST 0\nPOP_TOP", "LOAD_FAST 0\nDELETE_FAST 0\nPOP_TOP"),
        # Stored in another variable.
        ("LOAD_FAST 0\nSTORE_FAST 1", "LOAD_FAST 0\nSTORE_FAST 1"),
        # A method may leave the object on the stack, which is popped by the call.
        (
            "LOAD_FAST 0\nLOAD_ATTR 1\nCALL 0\nPOP_TOP",
            "LOAD_FAST_BORROW 0\nLOAD_ATTR 1\nCALL 0\nPOP_TOP",
        ),
        (
            "LOAD_FAST 0\nLOAD_FAST 1\nBINARY_OP 0\nPOP_TOP",
            "LOAD_FAST_BORROW_LOAD_FAST_BORROW 1\nBINARY_OP 0\nPOP_TOP",
        ),
    ],
)
def test_borrowed_references(program: str, expected: str) -> None:
    end = "\nLOAD_NAME 9\nRETURN_VALUE"
    check(Unit(program + end, nlocals=2, nparams=2), expected + end)


def test_references_left_for_another_block_are_owned() -> None:
    program = """
        LOAD_FAST 0
        LOAD_NAME 0
        POP_JUMP_IF_FALSE a
        a: RETURN_VALUE @2
    """
    assert Unit(program, nlocals=1, nparams=1).run()[0] == "LOAD_FAST 0"


def test_handlers_come_last() -> None:
    program = """
        SETUP_FINALLY h
        LOAD_NAME 0 @2
        POP_TOP @2
        POP_BLOCK
        JUMP_NO_INTERRUPT end
        h: PUSH_EXC_INFO @3
        POP_TOP @4
        POP_EXCEPT @4
        end: LOAD_NAME 1 @5
        GET_ITER @5
        GET_ITER @5
        GET_ITER @5
        RETURN_VALUE @5
    """
    expected = """
        NOP
        LOAD_NAME 0 -> 9
        POP_TOP -> 9
        NOP
        LOAD_NAME 1
        GET_ITER
        GET_ITER
        GET_ITER
        RETURN_VALUE
        PUSH_EXC_INFO
        POP_TOP
        POP_EXCEPT
        JUMP_NO_INTERRUPT 4
    """
    check(Unit(program), expected)


def test_generator_prefix_and_cells() -> None:
    unit = Unit("RESUME 0\nLOAD_DEREF 1\nPOP_TOP\nLOAD_DEREF 0\nRETURN_VALUE", nlocals=1)
    add_name(unit.metadata.cellvars, "c")
    add_name(unit.metadata.cellvars, "v0")
    add_name(unit.metadata.freevars, "free")
    assert unit.run(CO_GENERATOR) == [
        "COPY_FREE_VARS 1",
        "MAKE_CELL 0",
        "MAKE_CELL 1",
        "RETURN_GENERATOR",
        "POP_TOP",
        "RESUME 0",
        "LOAD_DEREF 0",
        "POP_TOP",
        "LOAD_DEREF 1",
        "RETURN_VALUE",
    ]


def test_stack_depth() -> None:
    unit = Unit("LOAD_NAME 0\nLOAD_NAME 1\nLOAD_NAME 2\nBUILD_TUPLE 3\nRETURN_VALUE")
    unit.run()
    assert unit.stackdepth == 3


def test_underflow_is_refused() -> None:
    with pytest.raises(CompileError) as caught:
        Unit("POP_TOP\nLOAD_NAME 0\nRETURN_VALUE").run()
    assert (caught.value.kind, caught.value.msg) == (
        "ValueError",
        "Invalid CFG, stack underflow",
    )
