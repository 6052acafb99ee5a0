"""The assembler: from optimised instructions to a code object.

Answers to Python/assemble.c.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.compiler.instruction_sequence import InstructionSequence
from rt.compiler.metadata import Code, CodeUnitMetadata, ConstCache


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
    raise NotImplementedError
