"""The module `opcode` for a host whose own describes an older bytecode.

Answers to Lib/opcode.py and Lib/_opcode_metadata.py of CPython 3.14. The dis module of 3.13
works with it, with these arrangements: it asks for RETURN_CONST, which no instruction is any
more; and it would misread what came since, the argument of END_ASYNC_FOR and of pairs of
borrowed locals, so that these are shown as numbers.
"""

from __future__ import annotations

from typing import Final

from rt.compiler.opcode import (
    END_ASYNC_FOR,
    FLAGS,
    HAS_ARG,
    HAS_CONST,
    HAS_FREE,
    HAS_JUMP,
    HAS_LOCAL,
    HAS_NAME,
    INTRINSIC1_NAMES,
    INTRINSIC2_NAMES,
    LOAD_FAST_BORROW_LOAD_FAST_BORROW,
    OPNAME,
)
from rt.modules._opcode import EXCEPTION_BLOCKS, opcode_get_nb_ops, opcode_stack_effect
from rt.modules.support import add_host, add_object, new_module
from rt.objects.methodobject import function
from rt.objects.pystate import InterpreterState

# The first opcode with an argument, and the first instrumented one.
HAVE_ARGUMENT: Final = 43
MIN_INSTRUMENTED_OPCODE: Final = 234

# The caches after an instruction, in code units.
CACHE_FORMAT: Final[dict[str, dict[str, int]]] = {
    "LOAD_GLOBAL": {
        "counter": 1,
        "index": 1,
        "module_keys_version": 1,
        "builtin_keys_version": 1,
    },
    "BINARY_OP": {"counter": 1, "descr": 4},
    "UNPACK_SEQUENCE": {"counter": 1},
    "COMPARE_OP": {"counter": 1},
    "CONTAINS_OP": {"counter": 1},
    "FOR_ITER": {"counter": 1},
    "LOAD_SUPER_ATTR": {"counter": 1},
    "LOAD_ATTR": {"counter": 1, "version": 2, "keys_version": 2, "descr": 4},
    "STORE_ATTR": {"counter": 1, "version": 2, "index": 1},
    "CALL": {"counter": 1, "func_version": 2},
    "CALL_KW": {"counter": 1, "func_version": 2},
    "STORE_SUBSCR": {"counter": 1},
    "SEND": {"counter": 1},
    "JUMP_BACKWARD": {"counter": 1},
    "TO_BOOL": {"counter": 1, "version": 2},
    "POP_JUMP_IF_TRUE": {"counter": 1},
    "POP_JUMP_IF_FALSE": {"counter": 1},
    "POP_JUMP_IF_NONE": {"counter": 1},
    "POP_JUMP_IF_NOT_NONE": {"counter": 1},
}

NAMES: Final = [
    "cmp_op",
    "stack_effect",
    "hascompare",
    "opname",
    "opmap",
    "HAVE_ARGUMENT",
    "EXTENDED_ARG",
    "hasarg",
    "hasconst",
    "hasname",
    "hasjump",
    "hasjrel",
    "hasjabs",
    "hasfree",
    "haslocal",
    "hasexc",
]


def opcodes_with(flag: int) -> list[int]:
    """The opcodes that have a flag, in the order of their numbers."""
    return [op for op, name in enumerate(OPNAME) if name != "" and (FLAGS[op] & flag) != 0]


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `opcode`."""
    module = new_module(
        "opcode",
        "opcode module - potentially shared between dis and other modules which operate on "
        "bytecodes (e.g. peephole optimizers).",
        (
            function(
                "stack_effect",
                opcode_stack_effect,
                "opcode, oparg=None, /, *, jump=None",
                "Compute the stack effect of the opcode.",
            ),
        ),
    )
    opmap: dict[str, int] = {}
    opname: list[str] = []
    for op, name in enumerate(OPNAME):
        opname.append(name if name != "" else f"<{op}>")
        if name != "":
            opmap[name] = op
    extended = opmap["EXTENDED_ARG"]
    compare = opmap["COMPARE_OP"]
    opmap["RETURN_CONST"] = len(OPNAME)
    jumps = [op for op in opcodes_with(HAS_JUMP) if op != END_ASYNC_FOR]
    locals_ = [op for op in opcodes_with(HAS_LOCAL) if op != LOAD_FAST_BORROW_LOAD_FAST_BORROW]
    no_numbers: list[int] = []
    add_host(module, "__all__", NAMES)
    add_host(module, "opmap", opmap)
    add_host(module, "opname", opname)
    add_host(module, "HAVE_ARGUMENT", HAVE_ARGUMENT)
    add_host(module, "MIN_INSTRUMENTED_OPCODE", MIN_INSTRUMENTED_OPCODE)
    add_host(module, "EXTENDED_ARG", extended)
    add_host(module, "cmp_op", ("<", "<=", "==", "!=", ">", ">="))
    add_host(module, "hasarg", opcodes_with(HAS_ARG))
    add_host(module, "hasconst", opcodes_with(HAS_CONST))
    add_host(module, "hasname", opcodes_with(HAS_NAME))
    add_host(module, "hasjump", jumps)
    add_host(module, "hasjrel", jumps)
    add_host(module, "hasjabs", no_numbers)
    add_host(module, "hasfree", opcodes_with(HAS_FREE))
    add_host(module, "haslocal", locals_)
    add_host(module, "hasexc", list(EXCEPTION_BLOCKS))
    add_host(module, "hascompare", [compare])
    add_host(module, "_intrinsic_1_descs", list(INTRINSIC1_NAMES))
    add_host(module, "_intrinsic_2_descs", list(INTRINSIC2_NAMES))
    operations = opcode_get_nb_ops()
    if operations is None:
        return None
    add_object(module, "_nb_ops", operations)
    add_host(module, "_cache_format", CACHE_FORMAT)
    sizes = {name: sum(parts.values()) for name, parts in CACHE_FORMAT.items()}
    add_host(module, "_inline_cache_entries", sizes)
    nothing: dict[str, object] = {}
    add_host(module, "_specializations", nothing)
    add_host(module, "_specialized_opmap", nothing)
    return module


from rt.objects.moduleobject import ModuleObject  # noqa: E402
