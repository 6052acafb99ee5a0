"""The words of the register code, and what the parts of the eval loop tell each other.

bytecodes.py describes the instructions; their numbers are in regops.py.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.vm.regops import R_LOWER

# Fields of a word.
OP_MASK: Final = 0x3FF
D_SHIFT: Final = 10
A_SHIFT: Final = 26
B_SHIFT: Final = 42
FIELD_MASK: Final = 0xFFFF
# What a jump's field is more than its distance.
BIAS: Final = 32768

# Flags of a word. The first three: the operand is a temporary that the instruction clears.
FLAGGED: Final = 0x400000000000000
CLEARS_A: Final = 0x400000000000000
CLEARS_B: Final = 0x800000000000000
CLEARS_D: Final = 0x1000000000000000
# Of an operator: it is in place. Of a test: it is inverted. Of LOAD_SUPER_ATTR: it is a
# method load. Of YIELD: what is sent is dropped.
INPLACE: Final = 0x2000000000000000
INVERTED: Final = 0x2000000000000000
METHOD: Final = 0x2000000000000000
DISCARD: Final = 0x2000000000000000
# The instruction is never specialised: an operand does not fit one word.
# Of LOAD_SUPER_ATTR: the class and the object were given (`super(C, x)`).
PLAIN: Final = 0x4000000000000000
TWO_ARGUMENTS: Final = 0x4000000000000000

# What an instruction's function tells the loop. A rare instruction: OK or ERROR.
ERROR: Final = 0
OK: Final = 1
# Another frame runs, or the same one elsewhere.
RELOAD: Final = 2
# The frame that the loop was entered for has ended.
EXIT: Final = 3
# The call is done, its result stored.
DONE: Final = 4
# What a SEND sends to has ended, its result stored.
ENDED: Final = 5

# The numbers that the evaluator keeps of a frame: where it is, its first register, where its
# result goes (or its kinds, see below), where it goes if there are kinds; of a generator's
# frame also the first free register of the data stack and the word at which its caller goes
# on when it has ended.
FRAME_SIZE: Final = 6
F_PC: Final = 0
F_FP: Final = 1
F_DEST: Final = 2
F_REAL_DEST: Final = 3
F_TOP: Final = 4
F_ENDED: Final = 5

# The kinds of frames whose end is not just a result stored: `dest` is -1 - kinds.
# Entered from native code; made for `__init__` by the call of a class; called by a
# generator's frame; known to a frame object; resumed by FOR_ITER; a generator's.
K_EXIT: Final = 1
K_INIT: Final = 2
K_CALLER: Final = 4
K_OBJECT: Final = 8
FOR_FRAME: Final = 16
K_GENERATOR: Final = 32
# `dest` of a generator's frame that a FOR_ITER or a SEND of a function has resumed; and all kinds
# of those that the loop resumes itself.
FOR_GENERATOR: Final = -49
SEND_GENERATOR: Final = -33
RESUMED_INLINE: Final = 52
# An `__init__` that the loop's own call of a class runs, and nothing else.
INIT_KIND: Final = -3
# `dest` is below this just when the frame is a generator's.
GENERATOR_KIND: Final = -32

# What a TRACE word stands for, in its operand d. Where a line begins; where a function begins,
# for the first time with START; where the register or the constant a is returned or yielded;
# where register a is called (with METHOD as CALL_METHOD does, with SPREAD as CALL_EX), and where
# that has ended; where register a, if it is a generator, has ended with register b (0: its result).
# Operand b is else the line, of a call the number of arguments.
T_LINE: Final = 1
T_CALL: Final = 2
T_START: Final = 4
T_RETURN: Final = 8
T_RETURNK: Final = 16
T_C_CALL: Final = 32
T_C_RETURN: Final = 64
T_METHOD: Final = 128
T_SPREAD: Final = 256
T_STOP: Final = 512

# Calls and backward jumps until the loop looks for signals and other threads again.
POLL_INTERVAL: Final = 997

# How often an instruction that has lost its specialised form, or got none, runs until it is
# tried again.
BACKOFF: Final = 256

LOWER_WORDS: Final = vec[i64]([R_LOWER])


def specialized(w: i64, op: i64, b: i64) -> i64:
    """Word `w` with another opcode and operand b."""
    return (w & ~(OP_MASK | (FIELD_MASK << B_SHIFT))) | op | (b << B_SHIFT)
