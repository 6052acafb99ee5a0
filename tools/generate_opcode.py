"""Write rt/compiler/opcode.py: CPython 3.14's opcodes and what the compiler knows of them.

Numbers, names, caches and the flags that `_opcode` tells come from a CPython 3.14
that is run for them. Stack effects per direction, which no Python function tells,
stand in EFFECTS below and are checked against `_opcode.stack_effect`.

    python tools/generate_opcode.py PYTHON3.14 [--check]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "rt" / "compiler" / "opcode.py"

# Run by CPython 3.14; prints what the tables below are made of.
PROBE = """
import _opcode, json, opcode
ARGUMENTS = (0, 1, 2, 3, 4, 5, 8, 259, 515)
effects = {}
for name, number in opcode.opmap.items():
    if number == opcode.opmap["ENTER_EXECUTOR"] or name.startswith("INSTRUMENTED"):
        continue
    for argument in ARGUMENTS:
        given = argument if number in opcode.hasarg else None
        if given is None and argument:
            continue
        for jump in (False, True):
            try:
                effect = _opcode.stack_effect(number, given, jump=jump)
            except ValueError:
                continue
            effects[f"{name} {argument} {int(jump)}"] = effect
tests = {
    "ARG": _opcode.has_arg, "CONST": _opcode.has_const, "NAME": _opcode.has_name,
    "JUMP": _opcode.has_jump, "FREE": _opcode.has_free, "LOCAL": _opcode.has_local,
}
print(json.dumps({
    "opmap": opcode.opmap,
    "caches": {k: v for k, v in opcode._inline_cache_entries.items() if v},
    "flags": {t: [n for n, o in opcode.opmap.items() if f(o)] for t, f in tests.items()},
    "effects": effects,
    "intrinsic1": opcode._intrinsic_1_descs,
    "intrinsic2": opcode._intrinsic_2_descs,
    "nb_ops": opcode._nb_ops,
    "specials": opcode._special_method_names,
    "constants": [getattr(c, "__name__", repr(c)) for c in opcode._common_constants],
    "compare": opcode.cmp_op,
}))
"""

# What an instruction pops and pushes, as `base` or `base+x`, where x is one of:
# n (the argument), 2n, b (the argument's low bit), e (UNPACK_EX's two counts).
EFFECTS = """
ANNOTATIONS_PLACEHOLDER 0 0
BINARY_OP 2 1
BINARY_SLICE 3 1
BUILD_INTERPOLATION 2+b 1
BUILD_LIST 0+n 1
BUILD_MAP 0+2n 1
BUILD_SET 0+n 1
BUILD_SLICE 0+n 1
BUILD_STRING 0+n 1
BUILD_TEMPLATE 2 1
BUILD_TUPLE 0+n 1
CACHE 0 0
CALL 2+n 1
CALL_FUNCTION_EX 4 1
CALL_INTRINSIC_1 1 1
CALL_INTRINSIC_2 2 1
CALL_KW 3+n 1
CHECK_EG_MATCH 2 2
CHECK_EXC_MATCH 2 2
CLEANUP_THROW 3 2
COMPARE_OP 2 1
CONTAINS_OP 2 1
CONVERT_VALUE 1 1
COPY 0+n 1+n
COPY_FREE_VARS 0 0
DELETE_ATTR 1 0
DELETE_DEREF 0 0
DELETE_FAST 0 0
DELETE_GLOBAL 0 0
DELETE_NAME 0 0
DELETE_SUBSCR 2 0
DICT_MERGE 4+n 3+n
DICT_UPDATE 1+n 0+n
END_ASYNC_FOR 2 0
END_FOR 1 0
END_SEND 2 1
EXIT_INIT_CHECK 1 0
EXTENDED_ARG 0 0
FORMAT_SIMPLE 1 1
FORMAT_WITH_SPEC 2 1
FOR_ITER 1 2
GET_AITER 1 1
GET_ANEXT 1 2
GET_AWAITABLE 1 1
GET_ITER 1 1
GET_LEN 1 2
GET_YIELD_FROM_ITER 1 1
IMPORT_FROM 1 2
IMPORT_NAME 2 1
INTERPRETER_EXIT 1 0
IS_OP 2 1
JUMP 0 0
JUMP_BACKWARD 0 0
JUMP_BACKWARD_NO_INTERRUPT 0 0
JUMP_FORWARD 0 0
JUMP_IF_FALSE 1 1
JUMP_IF_TRUE 1 1
JUMP_NO_INTERRUPT 0 0
LIST_APPEND 1+n 0+n
LIST_EXTEND 1+n 0+n
LOAD_ATTR 1 1+b
LOAD_BUILD_CLASS 0 1
LOAD_CLOSURE 0 1
LOAD_COMMON_CONSTANT 0 1
LOAD_CONST 0 1
LOAD_DEREF 0 1
LOAD_FAST 0 1
LOAD_FAST_AND_CLEAR 0 1
LOAD_FAST_BORROW 0 1
LOAD_FAST_BORROW_LOAD_FAST_BORROW 0 2
LOAD_FAST_CHECK 0 1
LOAD_FAST_LOAD_FAST 0 2
LOAD_FROM_DICT_OR_DEREF 1 1
LOAD_FROM_DICT_OR_GLOBALS 1 1
LOAD_GLOBAL 0 1+b
LOAD_LOCALS 0 1
LOAD_NAME 0 1
LOAD_SMALL_INT 0 1
LOAD_SPECIAL 1 2
LOAD_SUPER_ATTR 3 1+b
MAKE_CELL 0 0
MAKE_FUNCTION 1 1
MAP_ADD 2+n 0+n
MATCH_CLASS 3 1
MATCH_KEYS 2 3
MATCH_MAPPING 1 2
MATCH_SEQUENCE 1 2
NOP 0 0
NOT_TAKEN 0 0
POP_BLOCK 0 0
POP_EXCEPT 1 0
POP_ITER 1 0
POP_JUMP_IF_FALSE 1 0
POP_JUMP_IF_NONE 1 0
POP_JUMP_IF_NOT_NONE 1 0
POP_JUMP_IF_TRUE 1 0
POP_TOP 1 0
PUSH_EXC_INFO 1 2
PUSH_NULL 0 1
RAISE_VARARGS 0+n 0
RERAISE 1+n 0+n
RESERVED 0 0
RESUME 0 0
RETURN_GENERATOR 0 1
RETURN_VALUE 1 1
SEND 2 2
SETUP_ANNOTATIONS 0 0
SETUP_CLEANUP 0 2
SETUP_FINALLY 0 1
SETUP_WITH 0 1
SET_ADD 1+n 0+n
SET_FUNCTION_ATTRIBUTE 2 1
SET_UPDATE 1+n 0+n
STORE_ATTR 2 0
STORE_DEREF 1 0
STORE_FAST 1 0
STORE_FAST_LOAD_FAST 1 1
STORE_FAST_MAYBE_NULL 1 0
STORE_FAST_STORE_FAST 2 0
STORE_GLOBAL 1 0
STORE_NAME 1 0
STORE_SLICE 4 0
STORE_SUBSCR 3 0
SWAP 0+n 0+n
TO_BOOL 1 1
UNARY_INVERT 1 1
UNARY_NEGATIVE 1 1
UNARY_NOT 1 1
UNPACK_EX 1 1+e
UNPACK_SEQUENCE 1 0+n
WITH_EXCEPT_START 5 6
YIELD_VALUE 1 1
"""
KINDS = ("", "n", "2n", "b", "e")

FLAG_NAMES = ("ARG", "CONST", "NAME", "JUMP", "FREE", "LOCAL", "EVAL_BREAK")
# Instructions that look at the eval breaker; no Python function tells them.
EVAL_BREAK = {"CALL", "CALL_FUNCTION_EX", "JUMP", "JUMP_BACKWARD", "RESUME"}

# Groups that CPython's Include/internal/pycore_opcode_utils.h makes of opcodes.
GROUP_NAMES = (
    "BLOCK_PUSH",
    "SCOPE_EXIT",
    "UNCONDITIONAL_JUMP",
    "CONDITIONAL_JUMP",
    "ASSEMBLER",
    "BACKWARDS_JUMP",
    "TARGET",
    "TERMINATOR",
)
GROUPS = {
    "BLOCK_PUSH": {"SETUP_FINALLY", "SETUP_WITH", "SETUP_CLEANUP"},
    "SCOPE_EXIT": {"RETURN_VALUE", "RAISE_VARARGS", "RERAISE"},
    "UNCONDITIONAL_JUMP": {
        "JUMP",
        "JUMP_NO_INTERRUPT",
        "JUMP_FORWARD",
        "JUMP_BACKWARD",
        "JUMP_BACKWARD_NO_INTERRUPT",
    },
    "CONDITIONAL_JUMP": {
        "POP_JUMP_IF_FALSE",
        "POP_JUMP_IF_NONE",
        "POP_JUMP_IF_NOT_NONE",
        "POP_JUMP_IF_TRUE",
    },
    "ASSEMBLER": {"JUMP_FORWARD", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"},
    "BACKWARDS_JUMP": {"JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"},
}

# Values of arguments that no Python function tells, with their CPython names.
ARGUMENT_VALUES = """
# Arguments of RESUME: where it stands, and whether only one handler is around it.
RESUME_AT_FUNC_START 0
RESUME_AFTER_YIELD 1
RESUME_AFTER_YIELD_FROM 2
RESUME_AFTER_AWAIT 3
RESUME_OPARG_LOCATION_MASK 3
RESUME_OPARG_DEPTH1_MASK 4
# Arguments of SET_FUNCTION_ATTRIBUTE.
MAKE_FUNCTION_DEFAULTS 1
MAKE_FUNCTION_KWDEFAULTS 2
MAKE_FUNCTION_ANNOTATIONS 4
MAKE_FUNCTION_CLOSURE 8
MAKE_FUNCTION_ANNOTATE 16
# Arguments of CONVERT_VALUE.
FVC_NONE 0
FVC_STR 1
FVC_REPR 2
FVC_ASCII 3
# Comparisons: COMPARE_OP has them from bit 5 up, and COMPARE_TO_BOOL in bit 4.
CMP_LT 0
CMP_LE 1
CMP_EQ 2
CMP_NE 3
CMP_GT 4
CMP_GE 5
COMPARE_TO_BOOL 16
"""

HEADER = '''"""CPython 3.14's opcodes, their flags, stack effects and arguments.

Answers to Include/opcode_ids.h, Include/internal/pycore_opcode_metadata.h,
pycore_opcode_utils.h and pycore_intrinsics.h. Real opcodes are below 256; the
compiler's pseudo-instructions are from 256 up.

Generated by tools/generate_opcode.py. Do not edit.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

'''

FUNCTIONS = '''

def has_arg(opcode: i64) -> bool:
    """Whether the instruction has an argument."""
    return (FLAGS[opcode] & HAS_ARG) != 0


def has_target(opcode: i64) -> bool:
    """Whether the argument is a label: a jump or the start of a protected block."""
    return (GROUPS[opcode] & IS_TARGET) != 0


def is_valid(opcode: i64) -> bool:
    """Whether there is an instruction or pseudo-instruction of this number."""
    return 0 <= opcode < len(OPNAME) and OPNAME[opcode] != ""


def _count(base: i64, kind: i64, oparg: i64) -> i64:
    if kind == 0:
        return base
    if kind == 1:
        return base + oparg
    if kind == 2:
        return base + 2 * oparg
    if kind == 3:
        return base + (oparg & 1)
    return base + (oparg & 0xFF) + (oparg >> 8)


def num_popped(opcode: i64, oparg: i64) -> i64:
    """How many stack items the instruction pops (_PyOpcode_num_popped)."""
    return _count(POPPED_BASE[opcode], POPPED_KIND[opcode], oparg)


def num_pushed(opcode: i64, oparg: i64) -> i64:
    """How many stack items the instruction pushes (_PyOpcode_num_pushed)."""
    return _count(PUSHED_BASE[opcode], PUSHED_KIND[opcode], oparg)


def stack_effect(opcode: i64, oparg: i64, jump: bool) -> i64:
    """How the instruction changes the stack depth, where it jumps or where it goes on."""
    if not jump and (GROUPS[opcode] & IS_BLOCK_PUSH) != 0:
        return 0
    return num_pushed(opcode, oparg) - num_popped(opcode, oparg)
'''


class Effects:
    """EFFECTS, parsed: name to (base, kind) popped and pushed."""

    def __init__(self) -> None:
        self.popped: dict[str, tuple[int, int]] = {}
        self.pushed: dict[str, tuple[int, int]] = {}
        for line in EFFECTS.split("\n"):
            if line:
                name, popped, pushed = line.split()
                self.popped[name] = parse_count(popped)
                self.pushed[name] = parse_count(pushed)

    def net(self, name: str, argument: int) -> int:
        """The change of depth, of a block push as when it jumps."""
        return count(self.pushed[name], argument) - count(self.popped[name], argument)


def parse_count(text: str) -> tuple[int, int]:
    """`base` or `base+x` as base and index in KINDS."""
    base, _, kind = text.partition("+")
    return int(base), KINDS.index(kind)


def count(formula: tuple[int, int], argument: int) -> int:
    """The value of a formula for an argument."""
    base, kind = formula
    extra = (0, argument, 2 * argument, argument & 1, (argument & 0xFF) + (argument >> 8))
    return base + extra[kind]


def check_effects(effects: Effects, told: dict[str, int]) -> None:
    """Compare with what `_opcode.stack_effect` told; end with a message if they differ."""
    for key, effect in told.items():
        name, argument, jump = key.split()
        mine = effects.net(name, int(argument))
        if name in GROUPS["BLOCK_PUSH"] and jump == "0":
            mine = 0
        if mine != effect:
            sys.exit(f"stack effect of {name} {argument}: {mine}, CPython says {effect}")


def bytes_table(name: str, comment: str, values: list[int]) -> list[str]:
    """A bytes constant, sixteen entries to the line."""
    lines = [f"# {comment}", f"{name}: Final = ("]
    for start in range(0, len(values), 16):
        row = "".join(f"\\x{v:02x}" for v in values[start : start + 16])
        lines.append(f'    b"{row}"  # {start}')
    return [*lines, ")"]


def names_tuple(name: str, items: list[str]) -> list[str]:
    """A tuple of strings, one to the line."""
    return [f"{name}: Final = (", *(f'    "{item}",' for item in items), ")"]


def generate(python: str) -> str:
    """The text of rt/compiler/opcode.py."""
    output = subprocess.run([python, "-c", PROBE], check=True, capture_output=True, text=True)
    probe = json.loads(output.stdout)
    effects = Effects()
    check_effects(effects, probe["effects"])
    opmap: dict[str, int] = probe["opmap"]
    names = sorted(opmap, key=lambda name: opmap[name])
    size = max(opmap.values()) + 1
    lines: list[str] = []
    for name in names:
        if opmap[name] == 256:
            lines.append("# Pseudo-instructions.")
        lines.append(f"{name}: Final = {opmap[name]}")
    lines += [f"MAX_REAL_OPCODE: Final = {max(v for v in opmap.values() if v < 255)}", ""]

    for title, key in (("CALL_INTRINSIC_1", "intrinsic1"), ("CALL_INTRINSIC_2", "intrinsic2")):
        lines.append(f"# Arguments of {title}.")
        lines += [f"{name}: Final = {number}" for number, name in enumerate(probe[key])]
        lines += [*names_tuple(f"{key.upper()}_NAMES", probe[key]), ""]
    lines.append("# Arguments of BINARY_OP.")
    lines += [f"{name}: Final = {number}" for number, (name, _) in enumerate(probe["nb_ops"])]
    lines += [*names_tuple("NB_SIGNS", [sign for _, sign in probe["nb_ops"]]), ""]
    lines.append("# Arguments of LOAD_SPECIAL.")
    for number, name in enumerate(probe["specials"]):
        lines.append(f"SPECIAL_{name.upper()}: Final = {number}")
    lines += [*names_tuple("SPECIAL_NAMES", probe["specials"]), ""]
    lines.append("# Arguments of LOAD_COMMON_CONSTANT.")
    for number, name in enumerate(probe["constants"]):
        kind = "" if name.endswith("Error") else "BUILTIN_"
        lines.append(f"CONSTANT_{kind}{name.upper()}: Final = {number}")
    lines += names_tuple("COMMON_CONSTANT_NAMES", probe["constants"])
    for line in ARGUMENT_VALUES.strip().split("\n"):
        if line.startswith("#"):
            lines += ["", line]
        else:
            name, value = line.split()
            lines.append(f"{name}: Final = {value}")
    lines += [*names_tuple("COMPARE_SIGNS", probe["compare"]), ""]

    flags = dict.fromkeys(opmap, 0)
    lines.append("# Bits of FLAGS.")
    for bit, flag in enumerate(FLAG_NAMES):
        lines.append(f"HAS_{flag}: Final = {1 << bit}")
        for name in EVAL_BREAK if flag == "EVAL_BREAK" else probe["flags"][flag]:
            flags[name] |= 1 << bit
    groups = dict.fromkeys(opmap, 0)
    jumps = set(probe["flags"]["JUMP"])
    GROUPS["TARGET"] = jumps | GROUPS["BLOCK_PUSH"]
    GROUPS["TERMINATOR"] = jumps | GROUPS["SCOPE_EXIT"]
    lines += ["", "# Bits of GROUPS."]
    for bit, group in enumerate(GROUP_NAMES):
        lines.append(f"IS_{group}: Final = {1 << bit}")
        for name in GROUPS[group]:
            groups[name] |= 1 << bit

    by_number = {number: name for name, number in opmap.items()}
    rows = [by_number.get(number, "") for number in range(size)]
    zero = (0, 0)
    tables = (
        ("FLAGS", "What the argument is, and what the instruction does.", flags),
        ("GROUPS", "How the instruction moves control.", groups),
        ("CACHES", "Inline cache entries after the instruction.", probe["caches"]),
    )
    for table, comment, source in tables:
        values = [source.get(name, 0) for name in rows]
        lines += ["", *bytes_table(table, comment, values)]
    for table, formulas in (("POPPED", effects.popped), ("PUSHED", effects.pushed)):
        for index, part in enumerate(("BASE", "KIND")):
            comment = (
                f"Items {table.lower()}: " + ("the constant part.", "which part to add.")[index]
            )
            values = [formulas.get(name, zero)[index] for name in rows]
            lines += ["", *bytes_table(f"{table}_{part}", comment, values)]
    lines += ["", "OPNAME: Final[tuple[str, ...]] = ("]
    lines += [f'    "{name}",  # {number}' for number, name in enumerate(rows)]
    lines += [")", ""]
    return HEADER + "\n".join(lines) + FUNCTIONS


def main() -> int:
    """Write the module, or with --check say whether it is stale."""
    parser = argparse.ArgumentParser(description="Write rt/compiler/opcode.py.")
    parser.add_argument("python", help="a CPython 3.14")
    parser.add_argument("--check", action="store_true", help="only say whether it is stale")
    arguments = parser.parse_args()
    text = generate(arguments.python)
    if arguments.check:
        if OUTPUT.read_text() != text:
            print(f"{OUTPUT} is stale")
            return 1
        return 0
    OUTPUT.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
