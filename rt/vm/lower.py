"""Lowering: from 3.14 bytecode to the register code that the eval loop runs.

The pass walks the bytecode once with a symbolic stack. An entry of it is

    OWN(j)    a value in stack slot j's register, which the entry owns
    LOCAL(i)  what variable i holds, not read yet
    CONST(k)  constant k, not loaded yet
    ALIAS(j)  the value in slot j's register, which another entry owns (COPY)
    NULL      the absent self of a call
    PAIR      a callable that such a NULL follows; it lies in the NULL's register, so that
              the callee's frame, which begins after its function, begins at the arguments

What always holds: at a label, and below the depth of a handler that covers the running
instruction, every entry is canonical: OWN(p) at position p, or PAIR and NULL. A variable is
stored to only when no entry LOCAL of it is pending. Position p's register is
`nlocals + p`.

Blocks are lowered in the order of the bytecode; one that nothing before it leads to waits
until something does, so code may end up elsewhere than in the bytecode. Words know the
bytecode offset of their instruction, and exception ranges come from that.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i32, i64

from rt.compiler.opcode import (
    BINARY_OP,
    BINARY_SLICE,
    BUILD_LIST,
    BUILD_MAP,
    BUILD_SET,
    BUILD_SLICE,
    BUILD_STRING,
    BUILD_TUPLE,
    CACHES,
    CALL,
    CALL_FUNCTION_EX,
    CALL_INTRINSIC_1,
    CALL_INTRINSIC_2,
    CALL_KW,
    CHECK_EG_MATCH,
    CHECK_EXC_MATCH,
    CLEANUP_THROW,
    COMPARE_OP,
    COMPARE_TO_BOOL,
    CONTAINS_OP,
    CONVERT_VALUE,
    COPY,
    COPY_FREE_VARS,
    DELETE_ATTR,
    DELETE_DEREF,
    DELETE_FAST,
    DELETE_GLOBAL,
    DELETE_NAME,
    DELETE_SUBSCR,
    DICT_MERGE,
    DICT_UPDATE,
    END_ASYNC_FOR,
    END_FOR,
    END_SEND,
    EXTENDED_ARG,
    FOR_ITER,
    FORMAT_SIMPLE,
    FORMAT_WITH_SPEC,
    GET_AITER,
    GET_ANEXT,
    GET_AWAITABLE,
    GET_ITER,
    GET_LEN,
    GET_YIELD_FROM_ITER,
    IMPORT_FROM,
    IMPORT_NAME,
    INTRINSIC_LIST_TO_TUPLE,
    IS_OP,
    JUMP_BACKWARD,
    JUMP_BACKWARD_NO_INTERRUPT,
    JUMP_FORWARD,
    LIST_APPEND,
    LIST_EXTEND,
    LOAD_ATTR,
    LOAD_BUILD_CLASS,
    LOAD_COMMON_CONSTANT,
    LOAD_CONST,
    LOAD_DEREF,
    LOAD_FAST,
    LOAD_FAST_AND_CLEAR,
    LOAD_FAST_BORROW,
    LOAD_FAST_BORROW_LOAD_FAST_BORROW,
    LOAD_FAST_CHECK,
    LOAD_FAST_LOAD_FAST,
    LOAD_FROM_DICT_OR_DEREF,
    LOAD_FROM_DICT_OR_GLOBALS,
    LOAD_GLOBAL,
    LOAD_LOCALS,
    LOAD_NAME,
    LOAD_SMALL_INT,
    LOAD_SPECIAL,
    LOAD_SUPER_ATTR,
    MAKE_CELL,
    MAKE_FUNCTION,
    MAP_ADD,
    MATCH_CLASS,
    MATCH_KEYS,
    MATCH_MAPPING,
    MATCH_SEQUENCE,
    NB_ADD,
    NB_AND,
    NB_FLOOR_DIVIDE,
    NB_LSHIFT,
    NB_MATRIX_MULTIPLY,
    NB_MULTIPLY,
    NB_OR,
    NB_POWER,
    NB_REMAINDER,
    NB_RSHIFT,
    NB_SUBSCR,
    NB_SUBTRACT,
    NB_TRUE_DIVIDE,
    OPNAME,
    POP_EXCEPT,
    POP_ITER,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_NONE,
    POP_JUMP_IF_NOT_NONE,
    POP_JUMP_IF_TRUE,
    POP_TOP,
    PUSH_EXC_INFO,
    PUSH_NULL,
    RAISE_VARARGS,
    RERAISE,
    RESUME,
    RETURN_GENERATOR,
    RETURN_VALUE,
    SEND,
    SET_ADD,
    SET_FUNCTION_ATTRIBUTE,
    SET_UPDATE,
    SETUP_ANNOTATIONS,
    STORE_ATTR,
    STORE_DEREF,
    STORE_FAST,
    STORE_FAST_LOAD_FAST,
    STORE_FAST_STORE_FAST,
    STORE_GLOBAL,
    STORE_NAME,
    STORE_SLICE,
    STORE_SUBSCR,
    SWAP,
    TO_BOOL,
    UNARY_INVERT,
    UNARY_NEGATIVE,
    UNARY_NOT,
    UNPACK_EX,
    UNPACK_SEQUENCE,
    WITH_EXCEPT_START,
    YIELD_VALUE,
    num_popped,
)
from rt.objects.codeobject import CO_OPTIMIZED, CodeObject, LocationReader, RegisterTemplate
from rt.objects.longobject import SMALL_INTS
from rt.objects.object import NONE, Object
from rt.objects.tupleobject import TupleObject
from rt.unicode.unicodeobject import intern
from rt.vm.regops import (
    CACHE_WORDS,
    NAMES,
    R_ADD_RK,
    R_ADD_RR,
    R_AND_RK,
    R_AND_RR,
    R_BINARY_SLICE,
    R_BUILD_LIST,
    R_BUILD_MAP,
    R_BUILD_SET,
    R_BUILD_SLICE,
    R_BUILD_STRING,
    R_BUILD_TUPLE,
    R_CALL,
    R_CALL_EX,
    R_CALL_KW,
    R_CALL_METHOD,
    R_CALL_METHOD_KW,
    R_CHECK,
    R_CHECK_EG_MATCH,
    R_CHECK_EXC_MATCH,
    R_CLEANUP_THROW,
    R_CLEAR,
    R_CONTAINS,
    R_CONVERT_VALUE,
    R_COPY_FREE_VARS,
    R_DELETE_ATTR,
    R_DELETE_DEREF,
    R_DELETE_FAST,
    R_DELETE_GLOBAL,
    R_DELETE_NAME,
    R_DELETE_SUBSCR,
    R_DICT_MERGE,
    R_DICT_UPDATE,
    R_END_ASYNC_FOR,
    R_EXTENDED,
    R_FLOORDIV_RK,
    R_FLOORDIV_RR,
    R_FOR_ITER,
    R_FORMAT_SIMPLE,
    R_FORMAT_WITH_SPEC,
    R_GET_AITER,
    R_GET_ANEXT,
    R_GET_AWAITABLE,
    R_GET_ITER,
    R_GET_LEN,
    R_GET_YIELD_FROM_ITER,
    R_IMPORT_FROM,
    R_IMPORT_NAME,
    R_INTRINSIC_1,
    R_INTRINSIC_2,
    R_INVERT,
    R_IS,
    R_J_CONTAINS,
    R_J_FALSE,
    R_J_IS,
    R_J_NONE,
    R_J_NOT_NONE,
    R_J_TRUE,
    R_JN_LT_RK,
    R_JN_LT_RR,
    R_JT_LT_RK,
    R_JT_LT_RR,
    R_JUMP,
    R_JUMP_BACK,
    R_LIST_APPEND,
    R_LIST_EXTEND,
    R_LIST_TO_TUPLE,
    R_LOAD_ATTR,
    R_LOAD_BUILD_CLASS,
    R_LOAD_DEREF,
    R_LOAD_FROM_DICT_OR_DEREF,
    R_LOAD_FROM_DICT_OR_GLOBALS,
    R_LOAD_GLOBAL,
    R_LOAD_LOCALS,
    R_LOAD_METHOD,
    R_LOAD_NAME,
    R_LOAD_SPECIAL,
    R_LOAD_SUPER_ATTR,
    R_LOADK,
    R_LSHIFT_RK,
    R_LSHIFT_RR,
    R_LT_RK,
    R_LT_RR,
    R_MAKE_CELL,
    R_MAKE_FUNCTION,
    R_MAP_ADD,
    R_MATCH_CLASS,
    R_MATCH_KEYS,
    R_MATCH_MAPPING,
    R_MATCH_SEQUENCE,
    R_MATMUL_RK,
    R_MATMUL_RR,
    R_MOD_RK,
    R_MOD_RR,
    R_MOVE,
    R_MUL_RK,
    R_MUL_RR,
    R_NEGATIVE,
    R_NOP,
    R_NOT,
    R_OR_RK,
    R_OR_RR,
    R_POP_EXCEPT,
    R_POW_RK,
    R_POW_RR,
    R_PUSH_EXC_INFO,
    R_RAISE,
    R_RERAISE,
    R_RETURN,
    R_RETURN_GENERATOR,
    R_RETURNK,
    R_RSHIFT_RK,
    R_RSHIFT_RR,
    R_SEND,
    R_SET_ADD,
    R_SET_FUNCTION_ATTRIBUTE,
    R_SET_UPDATE,
    R_SETUP_ANNOTATIONS,
    R_STORE_ATTR,
    R_STORE_DEREF,
    R_STORE_GLOBAL,
    R_STORE_NAME,
    R_STORE_SLICE,
    R_STORE_SUBSCR_RK,
    R_STORE_SUBSCR_RR,
    R_SUB_RK,
    R_SUB_RR,
    R_SUBSCR_RK,
    R_SUBSCR_RR,
    R_SWAP_REGS,
    R_TAKE,
    R_TO_BOOL,
    R_TRACE,
    R_TRUEDIV_RK,
    R_TRUEDIV_RR,
    R_TRY_APPEND_RK,
    R_TRY_APPEND_RR,
    R_UNPACK_EX,
    R_UNPACK_SEQUENCE,
    R_UNPACK_STORE,
    R_UNPACK_TWO,
    R_WITH_EXCEPT_START,
    R_XOR_RK,
    R_XOR_RR,
    R_YIELD,
)
from rt.vm.words import (
    A_SHIFT,
    B_SHIFT,
    BIAS,
    CLEARS_A,
    CLEARS_B,
    CLEARS_D,
    D_SHIFT,
    DISCARD,
    FIELD_MASK,
    INPLACE,
    INVERTED,
    METHOD,
    OP_MASK,
    PLAIN,
    T_C_CALL,
    T_C_RETURN,
    T_CALL,
    T_LINE,
    T_METHOD,
    T_RETURN,
    T_RETURNK,
    T_SPREAD,
    T_START,
    T_STOP,
    TWO_ARGUMENTS,
)

# Kinds of stack entries: an entry is `index * 8 + kind`.
OWN: Final = 0
LOCAL: Final = 1
CONST: Final = 2
ALIAS: Final = 3
NULL: Final = 4
PAIR: Final = 5

# The first words of instructions that nothing leads to, and of labels that nothing has reached.
NO_LABEL: Final = -2
NOT_REACHED: Final = -1

# Which operand of a word its jump goes in.
NO_JUMP: Final = 0
JUMP_D: Final = 1
JUMP_B: Final = 2
# Operand d, and the target is a word.
JUMP_OVER: Final = 3

NB_INPLACE: Final = 13
# The register instruction of each binary operator with a register, and with a constant, as
# its second operand.
BINARY_RR: Final = bytes((
    R_ADD_RR, R_AND_RR, R_FLOORDIV_RR, R_LSHIFT_RR, R_MATMUL_RR, R_MUL_RR, R_MOD_RR, R_OR_RR,
    R_POW_RR, R_RSHIFT_RR, R_SUB_RR, R_TRUEDIV_RR, R_XOR_RR,
))  # fmt: skip
BINARY_RK: Final = bytes((
    R_ADD_RK, R_AND_RK, R_FLOORDIV_RK, R_LSHIFT_RK, R_MATMUL_RK, R_MUL_RK, R_MOD_RK, R_OR_RK,
    R_POW_RK, R_RSHIFT_RK, R_SUB_RK, R_TRUEDIV_RK, R_XOR_RK,
))  # fmt: skip
# So that the tables are what the operators' numbers say.
assert (NB_ADD, NB_AND, NB_FLOOR_DIVIDE, NB_LSHIFT, NB_MATRIX_MULTIPLY) == (0, 1, 2, 3, 4)
assert (NB_MULTIPLY, NB_REMAINDER, NB_OR, NB_POWER, NB_RSHIFT) == (5, 6, 7, 8, 9)
assert (NB_SUBTRACT, NB_TRUE_DIVIDE) == (10, 11)


class LoweringError(Exception):
    """The bytecode is not what the compiler makes: the stack does not add up."""


# Words on their way are rows of numbers in a buffer: operands, flags, the offset of the bytecode,
# the instruction jumped to, and which operand is the jump, to which EXTENDED is added in the end.
W_OP: Final = 0
W_D: Final = 1
W_A: Final = 2
W_B: Final = 3
W_FLAGS: Final = 4
W_OFFSET: Final = 5
W_TARGET: Final = 6
W_JUMP: Final = 7
WORD_SIZE: Final = 8
EXTENDED: Final = 8

APPEND: Final = intern("append")

# No word makes the topmost value.
NO_WORD: Final = -1


def with_room(buffer: vec[i64], n: i64) -> vec[i64]:
    """The buffer, or a larger one with its items that has room for n."""
    size: i64 = len(buffer)
    if n <= size:
        return buffer
    larger = vec[i64]([0] * (2 * n))
    i: i64 = 0
    while i < size:
        larger[i] = buffer[i]
        i += 1
    return larger


class Handler:
    """An entry of the exception table; `start` and `end` in code units."""

    def __init__(self, start: i64, end: i64, target: i64, depth: i64, lasti: bool) -> None:
        self.start: Final[i64] = start
        self.end: Final[i64] = end
        self.target: Final[i64] = target
        self.depth: Final[i64] = depth
        self.lasti: Final = lasti
        # The instruction at `target`.
        self.first: i64 = 0


def parse_exception_table(table: bytes) -> list[Handler]:
    """The entries of co_exceptiontable. CPython: Objects/exception_handling_notes.txt"""
    handlers: list[Handler] = []
    at = 0
    numbers: list[i64] = []
    value: i64 = 0
    while at < len(table):
        b: i64 = table[at]
        at += 1
        value = (value << 6) | (b & 63)
        if not b & 64:
            numbers.append(value)
            value = 0
            if len(numbers) == 4:
                start, size, target, depth_lasti = numbers
                handlers.append(
                    Handler(start, start + size, target, depth_lasti >> 1, depth_lasti & 1 == 1)
                )
                numbers = []
    return handlers


class Lowerer:
    """The lowering of one code object after another, in the same buffers."""

    def __init__(self, code: CodeObject) -> None:
        # Instructions: opcode, argument, offset of the first unit; in the end the code's length.
        self.n: i64 = 0
        self.ops: vec[i64] = vec[i64]()
        self.args: vec[i64] = vec[i64]()
        self.starts: vec[i64] = vec[i64]()
        # The first row of the word of each label, or why there is none.
        self.label_word: vec[i64] = vec[i64]()
        # The handler at an offset, -1 for none.
        self.handler_at: vec[i64] = vec[i64]()
        # The constant that is a name, -1 for none yet.
        self.name_consts: vec[i64] = vec[i64]()
        self.words: vec[i64] = vec[i64]()
        self.nwords: i64 = 0
        # The stack's entries are the first `sp`.
        self.stack: vec[i64] = vec[i64]()
        self.sp: i64 = 0
        # What `assemble` writes.
        self.positions: vec[i64] = vec[i64]()
        self.out: vec[i64] = vec[i64]()
        self.out_offsets: vec[i32] = vec[i32]()
        self.begin(code, False, False)

    def begin(self, code: CodeObject, wide: bool, traced: bool) -> None:
        """Turn to a code object."""
        self.code: CodeObject | None = code
        self.names: TupleObject = code.names
        self.nlocalsplus: i64 = code.nlocalsplus
        # Make words that tell a trace function where the frame is: nothing else differs.
        self.traced: bool = traced
        # The line of each instruction, and whether a line begins there.
        self.lines: list[i64] = []
        self.begins_line: list[bool] = []
        # Extend every word (for tests of extended words).
        self.wide: bool = wide
        # The variables' registers, of which the last is the namespace if there is one.
        self.nlocals: i64 = code.nlocalsplus + (0 if code.flags & CO_OPTIMIZED else 1)
        # For each label the state of the stack there, when known.
        self.states: list[list[i64] | None] = []
        self.handlers: list[Handler] = parse_exception_table(code.exceptiontable)
        self.consts: list[Object | None] = []
        self.small_ints: dict[int, i64] = {}
        self.none_index: i64 = -1
        self.nwords = 0
        self.sp = 0
        # The instruction in hand.
        self.at: i64 = 0
        # A word that jumps over the words of some instructions, and the last of these.
        self.skipping: i64 = NO_WORD
        self.skipped_to: i64 = 0
        # The last word, when it makes the value of the topmost OWN entry.
        self.producer: i64 = NO_WORD
        self.flags: i64 = 0

    # The bytecode.

    def decode(self) -> None:
        """Take the instructions and the exception table apart."""
        code = self.code
        assert code is not None
        data = code.code
        n: i64 = len(data) // 2
        self.ops = with_room(self.ops, n)
        self.args = with_room(self.args, n)
        self.starts = with_room(self.starts, n + 1)
        self.label_word = with_room(self.label_word, n)
        ops = self.ops
        args = self.args
        starts = self.starts
        label_word = self.label_word
        count: i64 = 0
        i: i64 = 0
        arg: i64 = 0
        start: i64 = 0
        while i < n:
            op: i64 = data[i * 2]
            arg |= data[i * 2 + 1]
            i += 1
            if op == EXTENDED_ARG:
                arg <<= 8
                continue
            i += i64(CACHES[op])
            ops[count] = op
            args[count] = arg
            starts[count] = start
            label_word[count] = NO_LABEL
            count += 1
            arg = 0
            start = i
        starts[count] = start
        self.n = count
        self.states = [None] * count
        if self.handlers:
            self.find_handlers(n)
        n = self.names.n
        self.name_consts = with_room(self.name_consts, n)
        i = 0
        while i < n:
            self.name_consts[i] = -1
            i += 1

    def find_handlers(self, n: i64) -> None:
        """The first handler of each of `n` offsets."""
        self.handler_at = with_room(self.handler_at, n)
        handler_at = self.handler_at
        i: i64 = 0
        while i < n:
            handler_at[i] = -1
            i += 1
        k: i64 = len(self.handlers) - 1
        while k >= 0:
            h = self.handlers[k]
            # A damaged table may say that a range begins before the code.
            i = h.start if h.start > 0 else 0
            while i < h.end and i < n:
                handler_at[i] = k
                i += 1
            k -= 1

    def find_labels(self) -> None:
        for h in self.handlers:
            h.first = self.instruction_at(h.target)
            self.label_word[h.first] = NOT_REACHED
        i: i64 = 0
        while i < self.n:
            target = self.jump_target(i)
            if target >= 0:
                self.label_word[target] = NOT_REACHED
            i += 1

    def instruction_at(self, offset: i64) -> i64:
        """The number of the instruction that begins there."""
        low: i64 = 0
        high: i64 = self.n
        while low < high:
            middle = (low + high) >> 1
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        if low == self.n or self.starts[low] != offset:
            raise LoweringError("jump to what is no instruction")
        return low

    def jump_target(self, i: i64) -> i64:
        """The instruction that instruction i jumps to; -1 when it is no jump."""
        op = self.ops[i]
        if op == JUMP_BACKWARD or op == JUMP_BACKWARD_NO_INTERRUPT:
            return self.instruction_at(self.starts[i + 1] - self.args[i])
        if op == FOR_ITER:
            # Over the END_FOR.
            return self.instruction_at(self.starts[i + 1] + self.args[i]) + 1
        if (
            op == JUMP_FORWARD
            or op == POP_JUMP_IF_FALSE
            or op == POP_JUMP_IF_TRUE
            or op == POP_JUMP_IF_NONE
            or op == POP_JUMP_IF_NOT_NONE
            or op == SEND
        ):
            return self.instruction_at(self.starts[i + 1] + self.args[i])
        return -1

    def following(self) -> i64:
        """The opcode of the next instruction, when nothing else leads to it; else -1."""
        i = self.at + 1
        if i >= self.n or self.label_word[i] != NO_LABEL:
            return -1
        return self.ops[i]

    # Constants.

    def add_const(self, value: Object | None) -> i64:
        self.consts.append(value)
        return len(self.consts) - 1

    def small_int(self, v: i64) -> i64:
        index = self.small_ints.get(v)
        if index is None:
            index = self.add_const(SMALL_INTS[v + 5])
            self.small_ints[v] = index
        return index

    def none_const(self) -> i64:
        if self.none_index < 0:
            self.none_index = self.add_const(NONE)
        return self.none_index

    def name(self, i: i64) -> i64:
        """The constant that is name i."""
        if i >= self.names.n:
            raise LoweringError("no such name")
        index = self.name_consts[i]
        if index < 0:
            index = self.add_const(self.names.item(i))
            self.name_consts[i] = index
        return index

    def site(self, value: Object) -> i64:
        """A constant of this instruction alone, with room for what it caches after it."""
        index = self.add_const(value)
        self.add_const(None)
        return index

    # Words.

    def emit(self, op: i64, d: i64, a: i64, b: i64, flags: i64 = 0) -> i64:
        """A new word; where it is in the buffer."""
        w = self.nwords * WORD_SIZE
        if w + WORD_SIZE > len(self.words):
            self.words = with_room(self.words, w + WORD_SIZE)
        words = self.words
        words[w] = op
        words[w + W_D] = d
        words[w + W_A] = a
        words[w + W_B] = b
        words[w + W_FLAGS] = flags
        words[w + W_OFFSET] = self.starts[self.at]
        words[w + W_JUMP] = NO_JUMP
        self.nwords += 1
        self.producer = NO_WORD
        return w

    def jump_to(self, w: i64, target: i64, field: i64) -> None:
        """Let word w jump to an instruction."""
        self.words[w + W_TARGET] = target
        self.words[w + W_JUMP] = field

    def emit_jump(self, op: i64, field: i64, a: i64, b: i64, flags: i64, d: i64 = 0) -> i64:
        """A jump to where the instruction in hand jumps; the stack is canonical."""
        target = self.jump_target(self.at)
        w = self.emit(op, d, a, b, flags)
        self.jump_to(w, target, field)
        self.record(target)
        return w

    def made_by(self, j: i64) -> bool:
        """Does the last word make the value of slot j's register?"""
        w = self.producer
        return w != NO_WORD and self.words[w + W_D] == self.slot(j)

    # The symbolic stack.

    def slot(self, p: i64) -> i64:
        return self.nlocals + p

    def depth(self) -> i64:
        return self.sp

    def push(self, kind: i64, index: i64) -> None:
        self.put(index * 8 + kind)

    def pop_entry(self) -> i64:
        if self.sp == 0:
            raise LoweringError("stack underflow")
        self.sp -= 1
        return self.stack[self.sp]

    def put(self, entry: i64) -> None:
        if self.sp == len(self.stack):
            self.stack = with_room(self.stack, self.sp + 8)
        self.stack[self.sp] = entry
        self.sp += 1

    def holds(self, entry: i64) -> bool:
        """Is that entry on the stack?"""
        p: i64 = 0
        while p < self.sp:
            if self.stack[p] == entry:
                return True
            p += 1
        return False

    def owner_of(self, j: i64) -> i64:
        """The position of the entry that owns slot j's register, or -1."""
        p: i64 = 0
        n: i64 = self.sp
        while p < n:
            if self.stack[p] == j * 8 + OWN:
                return p
            p += 1
        return -1

    def free_slot(self, t: i64) -> None:
        """Slot t's register is about to be written."""
        if self.owner_of(t) >= 0:
            raise LoweringError("slot in use")

    def make_room(self, npopped: i64) -> None:
        """See to it that the entries below those that an instruction pops have no value in
        a slot that its results may take."""
        p = self.depth() - npopped
        q: i64 = 0
        crossing = False
        while q < p:
            e = self.stack[q]
            if e >> 3 >= p and (e & 7 == OWN or e & 7 == ALIAS):
                crossing = True
            q += 1
        if crossing:
            q = 0
            while q < self.depth():
                e = self.stack[q]
                if e >> 3 != q and (e & 7 == OWN or e & 7 == ALIAS):
                    self.flush(q)
                q += 1

    def renumber(self, old: i64, new: i64) -> None:
        """Slot `old`'s value is in slot `new` now."""
        p: i64 = 0
        n: i64 = self.sp
        while p < n:
            e = self.stack[p]
            if e >> 3 == old and (e & 7 == OWN or e & 7 == ALIAS):
                self.stack[p] = new * 8 + (e & 7)
            p += 1

    def flush(self, p: i64) -> None:
        """Make the entry at position p canonical."""
        e = self.stack[p]
        kind = e & 7
        if kind == NULL or kind == PAIR:
            return
        t = p
        canonical: i64 = p * 8 + OWN
        if p + 1 < self.sp and self.stack[p + 1] & 7 == NULL:
            t = p + 1
            canonical = PAIR
        if kind == OWN:
            j = e >> 3
            if j != t:
                q = self.owner_of(t)
                if q >= 0:
                    self.emit(R_SWAP_REGS, self.slot(t), self.slot(j), 0)
                    self.renumber(t, -2)
                    self.renumber(j, t)
                    self.renumber(-2, j)
                else:
                    self.emit(R_TAKE, self.slot(t), self.slot(j), 0)
                    self.renumber(j, t)
            self.stack[p] = canonical
            return
        q = self.owner_of(t)
        if q >= 0:
            self.flush(q)
            e = self.stack[p]
        if kind == LOCAL:
            self.emit(R_MOVE, self.slot(t), e >> 3, 0)
        elif kind == CONST:
            self.emit(R_LOADK, self.slot(t), e >> 3, 0)
        else:
            self.emit(R_MOVE, self.slot(t), self.slot(e >> 3), 0)
        self.stack[p] = canonical

    def flush_below(self, n: i64) -> None:
        """Make the first n entries canonical."""
        p: i64 = 0
        while p < n:
            self.flush(p)
            p += 1

    def flush_top(self, n: i64) -> i64:
        """Make the last n entries canonical; the register of the first of them."""
        p = self.depth() - n
        if p < 0:
            raise LoweringError("stack underflow")
        base = p
        while p < self.depth():
            self.flush(p)
            p += 1
        return self.slot(base)

    def flush_local(self, i: i64) -> None:
        """Read variable i for the entries that stand for it, before it changes."""
        p: i64 = 0
        while p < self.sp:
            if self.stack[p] == i * 8 + LOCAL:
                self.flush(p)
            p += 1

    def load_consts(self, n: i64) -> None:
        """Put the constants among the last n entries into registers."""
        p = self.depth() - n
        if p < 0:
            raise LoweringError("stack underflow")
        while p < self.depth():
            if self.stack[p] & 7 == CONST:
                self.flush(p)
            p += 1

    def release(self, j: i64) -> bool:
        """An owner of slot j is gone. True when no other entry needs the value."""
        p: i64 = 0
        n: i64 = self.sp
        while p < n:
            if self.stack[p] == j * 8 + ALIAS:
                self.stack[p] = j * 8 + OWN
                return False
            p += 1
        return True

    def pop_register(self, flag: i64) -> i64:
        """Pop an operand, which is no constant; its register. `flag` is set in `flags` when
        the instruction must clear it."""
        e = self.pop_entry()
        kind = e & 7
        index = e >> 3
        if kind == LOCAL:
            return index
        if kind == OWN:
            if self.release(index):
                self.flags |= flag
            return self.slot(index)
        if kind == ALIAS:
            return self.slot(index)
        raise LoweringError("no value to take")

    def register_at(self, p: i64) -> i64:
        """The register of the value at position p, which stays."""
        if p < 0 or p >= self.depth():
            raise LoweringError("stack underflow")
        kind = self.stack[p] & 7
        if kind == CONST:
            self.flush(p)
        elif kind == PAIR:
            return self.slot(p + 1)
        e = self.stack[p]
        return e >> 3 if e & 7 == LOCAL else self.slot(e >> 3)

    def result(self, op: i64, a: i64, b: i64) -> i64:
        """An instruction that pushes its result."""
        p = self.depth()
        self.free_slot(p)
        w = self.emit(op, self.slot(p), a, b, self.flags)
        self.push(OWN, p)
        self.producer = w
        return w

    def unary(self, op: i64, b: i64) -> None:
        """Pop one value, push the result."""
        self.load_consts(1)
        a = self.pop_register(CLEARS_A)
        self.result(op, a, b)

    def window(self, op: i64, n: i64, b: i64) -> i64:
        """Pop n values that lie side by side (the instruction clears them), push the result."""
        a = self.flush_top(n)
        self.drop(n)
        return self.result(op, a, b)

    def drop(self, n: i64) -> None:
        """Forget the last n entries, whose registers the instruction clears."""
        while n > 0:
            self.pop_entry()
            n -= 1

    def push_pair(self, op: i64, a: i64, b: i64) -> i64:
        """An instruction that pushes a method and its self."""
        p = self.depth()
        self.free_slot(p)
        self.free_slot(p + 1)
        w = self.emit(op, self.slot(p), a, b, self.flags)
        self.push(OWN, p)
        self.push(OWN, p + 1)
        return w

    # Labels.

    def record(self, target: i64) -> None:
        """The stack at a label is the present one, which is canonical."""
        self.record_state(target, self.state(self.sp))

    def state(self, n: i64) -> list[i64]:
        """The first n entries."""
        entries: list[i64] = []
        i: i64 = 0
        while i < n:
            entries.append(self.stack[i])
            i += 1
        return entries

    def record_state(self, target: i64, state: list[i64]) -> None:
        """The stack at a label is `state`."""
        known = self.states[target]
        if known is None:
            self.states[target] = state
        elif known != state:
            raise LoweringError("stacks differ where code meets")

    def restore(self, state: list[i64]) -> None:
        """The stack is what it is at a label."""
        self.sp = 0
        for entry in state:
            self.put(entry)

    def enter_handler_range(self, h: Handler) -> None:
        """What the handler of the instruction in hand finds on the stack must be there."""
        if h.depth > self.depth():
            raise LoweringError("handler deeper than the stack")
        self.flush_below(h.depth)
        known = self.states[h.first]
        if known is not None and self.is_known(known, h.depth):
            return
        state = self.state(h.depth)
        p = h.depth
        if h.lasti:
            state.append(p * 8 + OWN)
            p += 1
        state.append(p * 8 + OWN)
        self.record_state(h.first, state)

    def is_known(self, state: list[i64], n: i64) -> bool:
        """Are the first n entries those of the state?"""
        if len(state) < n:
            return False
        p: i64 = 0
        while p < n:
            if state[p] != self.stack[p]:
                return False
            p += 1
        return True

    def run(self) -> None:
        """Lower all instructions that can be reached."""
        code = self.code
        assert code is not None
        self.decode()
        i: i64 = 0
        while i < code.consts.n:
            self.consts.append(code.consts.item(i))
            i += 1
        self.find_labels()
        if self.traced:
            self.find_lines()
        n = self.n
        if n == 0:
            raise LoweringError("no instructions")
        self.lower_from(0)
        progress = True
        while progress:
            progress = False
            i = 0
            while i < n:
                state = self.states[i]
                if self.label_word[i] == NOT_REACHED and state is not None:
                    self.restore(state)
                    self.lower_from(i)
                    progress = True
                i += 1

    def lower_from(self, i: i64) -> None:
        """Lower from instruction i on, as far as one leads to the next; then from the next
        label whose stack is known."""
        n = self.n
        alive = True
        while i < n:
            if self.label_word[i] != NO_LABEL:
                if alive:
                    self.at = i
                    self.flush_below(self.depth())
                    self.record(i)
                    if self.label_word[i] >= 0:
                        self.jump_to(self.emit(R_JUMP, 0, 0, 0), i, JUMP_D)
                        alive = False
                state = self.states[i]
                if state is not None and self.label_word[i] < 0:
                    alive = True
                    self.restore(state)
                    self.label_word[i] = self.nwords
                    self.producer = NO_WORD
            if not alive:
                i += 1
                continue
            self.at = i
            self.flags = 0
            if self.handlers:
                handler = self.handler_at[self.starts[i]]
                if handler >= 0:
                    self.enter_handler_range(self.handlers[handler])
            needs: i64 = NEEDS[self.ops[i]]
            if needs == PEEK:
                self.flush_below(self.depth())
            elif needs == ROOM:
                self.make_room(num_popped(self.ops[i], self.args[i]))
            if self.traced:
                self.trace_instruction(i)
            alive = self.instruction(self.ops[i], self.args[i])
            if self.skipping != NO_WORD and self.at >= self.skipped_to:
                self.jump_to(self.skipping, self.nwords, JUMP_OVER)
                self.skipping = NO_WORD
            i = self.at + 1
        if alive:
            raise LoweringError("code runs over its end")

    # What a trace function waits for.

    def find_lines(self) -> None:
        """Work out where lines begin. CPython: Python/instrumentation.c initialize_lines"""
        code = self.code
        assert code is not None
        reader = LocationReader(code.linetable, code.firstlineno)
        known = reader.advance()
        first = True
        line: i64 = -1
        i: i64 = 0
        while i < self.n:
            op = self.ops[i]
            while known and reader.where.end <= self.starts[i]:
                known = reader.advance()
            here: i64 = reader.where.line if known else -1
            self.lines.append(here)
            begins = False
            if op == RESUME:
                if first:
                    line = -1
                first = False
            elif not first and op != END_FOR and op != END_SEND and op != END_ASYNC_FOR:
                begins = here >= 0 and here != line
                line = here
            self.begins_line.append(begins)
            i += 1
        i = 0
        while i < self.n:
            # Jumps, forward ones too, may arrive from another line. The loop of a `yield from`
            # is none.
            jumped_to = self.lines[i] >= 0 and self.label_word[i] != NO_LABEL
            if jumped_to and self.ops[i] != RESUME and self.ops[i] != SEND:
                self.begins_line[i] = True
            i += 1

    def trace_instruction(self, i: i64) -> None:
        """A word for what instruction i means to a trace function."""
        op = self.ops[i]
        if op == END_SEND and self.depth() >= 2:
            self.trace_word(T_STOP, self.slot(self.depth() - 2), self.slot(self.depth() - 1))
        elif i > 0 and self.ops[i - 1] == END_FOR and self.depth() >= 1:
            self.trace_word(T_STOP, self.slot(self.depth() - 1), 0)
        kinds: i64 = T_LINE if self.begins_line[i] else 0
        a: i64 = 0
        if op == RESUME:
            kinds = T_CALL
            if self.args[i] & 3 == 0:
                kinds |= T_START
        elif op == RETURN_VALUE or op == YIELD_VALUE:
            e = self.stack[self.sp - 1] if self.sp > 0 else NULL
            a = e >> 3
            if e & 7 == CONST:
                kinds |= T_RETURNK
            else:
                kinds |= T_RETURN
                if e & 7 != LOCAL:
                    a = self.slot(a)
        line = self.lines[i]
        self.trace_word(kinds, a, line if line >= 0 else 0)

    def trace_word(self, kinds: i64, a: i64, b: i64) -> None:
        """Emit a TRACE; what made the topmost value may still write a variable at once."""
        producer = self.producer
        self.emit(R_TRACE, kinds, a, b)
        self.producer = producer

    def call_word(self, op: i64, form: i64, a: i64, n: i64) -> None:
        """A call; a profile function waits for its beginning and end."""
        if self.traced:
            self.trace_word(T_C_CALL | form, a, n)
        self.result(op, a, n)
        if self.traced:
            self.trace_word(T_C_RETURN, 0, 0)

    # Instructions. Each function takes those of one subject, and returns whether the next
    # instruction can be reached; -1 when the opcode is none of its subject.

    def instruction(self, op: i64, arg: i64) -> bool:
        known = self.load_or_store(op, arg)
        if known < 0:
            known = self.operator(op, arg)
        if known < 0:
            known = self.jump_or_end(op, arg)
        if known < 0:
            known = self.name_or_attribute(op, arg)
        if known < 0:
            known = self.call_or_build(op, arg)
        if known < 0:
            known = self.exception_or_iteration(op, arg)
        if known < 0:
            known = self.other(op, arg)
        if known < 0 and not PASSED[op]:
            raise LoweringError(f"unknown opcode {op}")
        return known != 0

    def load_or_store(self, op: i64, arg: i64) -> i64:
        if op == LOAD_FAST or op == LOAD_FAST_BORROW:
            self.push(LOCAL, arg)
        elif op == LOAD_FAST_BORROW_LOAD_FAST_BORROW or op == LOAD_FAST_LOAD_FAST:
            self.push(LOCAL, arg >> 4)
            self.push(LOCAL, arg & 15)
        elif op == LOAD_CONST:
            self.push(CONST, arg)
        elif op == LOAD_SMALL_INT:
            self.push(CONST, self.small_int(arg))
        elif op == STORE_FAST:
            self.store(arg)
        elif op == STORE_FAST_LOAD_FAST:
            self.store(arg >> 4)
            self.push(LOCAL, arg & 15)
        elif op == STORE_FAST_STORE_FAST:
            self.store(arg >> 4)
            self.store(arg & 15)
        elif op == LOAD_FAST_CHECK:
            self.emit(R_CHECK, 0, arg, 0)
            self.push(LOCAL, arg)
        elif op == LOAD_FAST_AND_CLEAR:
            self.flush_local(arg)
            p = self.depth()
            self.free_slot(p)
            self.emit(R_TAKE, self.slot(p), arg, 0)
            self.push(OWN, p)
        elif op == DELETE_FAST:
            self.flush_local(arg)
            self.emit(R_DELETE_FAST, 0, arg, 0)
        elif op == POP_TOP or op == POP_ITER:
            self.pop_value()
        elif op == COPY:
            self.copy(arg)
        elif op == SWAP:
            if arg < 2 or arg > self.depth():
                raise LoweringError("stack underflow")
            top = self.stack[self.sp - 1]
            self.stack[self.sp - 1] = self.stack[self.depth() - arg]
            self.stack[self.depth() - arg] = top
        elif op == PUSH_NULL:
            self.push_null()
        elif op == LOAD_DEREF:
            self.result(R_LOAD_DEREF, arg, 0)
        elif op == STORE_DEREF:
            self.load_consts(1)
            value = self.pop_register(CLEARS_B)
            self.emit(R_STORE_DEREF, 0, arg, value, self.flags)
        elif op == DELETE_DEREF:
            self.emit(R_DELETE_DEREF, 0, arg, 0)
        elif op == MAKE_CELL:
            self.emit(R_MAKE_CELL, 0, arg, 0)
        elif op == COPY_FREE_VARS:
            self.emit(R_COPY_FREE_VARS, self.nlocalsplus - arg, 0, arg)
        else:
            return -1
        return 1

    def store(self, x: i64) -> None:
        """STORE_FAST x."""
        e = self.pop_entry()
        kind = e & 7
        index = e >> 3
        if (kind == OWN or kind == ALIAS) and self.made_by(index) and not self.holds(x * 8 + LOCAL):
            # The instruction that made the value writes the variable at once.
            self.words[self.producer + W_D] = x
            self.producer = NO_WORD
            p: i64 = 0
            while p < self.sp:
                other = self.stack[p]
                if other >> 3 == index and (other & 7 == OWN or other & 7 == ALIAS):
                    self.stack[p] = x * 8 + LOCAL
                p += 1
            return
        self.put(e)
        self.flush_local_below(x)
        e = self.pop_entry()
        kind = e & 7
        index = e >> 3
        if kind == OWN:
            op = R_TAKE if self.release(index) else R_MOVE
            self.emit(op, x, self.slot(index), 0)
        elif kind == ALIAS:
            self.emit(R_MOVE, x, self.slot(index), 0)
        elif kind == CONST:
            self.emit(R_LOADK, x, index, 0)
        elif kind == LOCAL:
            if index != x:
                self.emit(R_MOVE, x, index, 0)
        else:
            raise LoweringError("no value to store")

    def flush_local_below(self, x: i64) -> None:
        """As `flush_local`, but the topmost entry stays as it is."""
        p: i64 = 0
        while p < self.sp - 1:
            if self.stack[p] == x * 8 + LOCAL:
                self.flush(p)
            p += 1

    def pop_value(self) -> None:
        """POP_TOP."""
        e = self.pop_entry()
        kind = e & 7
        if kind == OWN:
            if self.release(e >> 3):
                self.emit(R_CLEAR, self.slot(e >> 3), 0, 0)
        elif kind == PAIR:
            self.emit(R_CLEAR, self.slot(self.depth() + 1), 0, 0)

    def copy(self, n: i64) -> None:
        """COPY n."""
        if n < 1 or n > self.depth():
            raise LoweringError("stack underflow")
        e = self.stack[self.depth() - n]
        if e & 7 == OWN:
            e = e - OWN + ALIAS
        elif e & 7 == NULL or e & 7 == PAIR:
            raise LoweringError("copy of a callable")
        producer = self.producer
        self.put(e)
        self.producer = producer

    def push_null(self) -> None:
        """PUSH_NULL."""
        p = self.depth()
        if self.following() == CALL_FUNCTION_EX:
            # The absent keyword arguments of the call.
            self.free_slot(p)
            self.emit(R_CLEAR, self.slot(p), 0, 0)
            self.push(OWN, p)
            return
        if p == 0:
            raise LoweringError("stack underflow")
        self.free_slot(p)
        e = self.stack[p - 1]
        self.push(NULL, 0)
        if e & 7 == OWN:
            if self.made_by(e >> 3):
                self.words[self.producer + W_D] = self.slot(p)
                self.stack[p - 1] = PAIR
            else:
                self.flush(p - 1)

    def operator(self, op: i64, arg: i64) -> i64:
        if op == BINARY_OP:
            self.binary(arg)
        elif op == COMPARE_OP:
            self.compare(arg)
        elif op == IS_OP or op == CONTAINS_OP:
            nxt = self.following()
            self.settle_for_jump(nxt, 2)
            self.load_consts(2)
            b = self.pop_register(CLEARS_B)
            a = self.pop_register(CLEARS_A)
            if nxt == POP_JUMP_IF_FALSE or nxt == POP_JUMP_IF_TRUE:
                inverted = (arg & 1) ^ (1 if nxt == POP_JUMP_IF_TRUE else 0)
                flags = self.flags | (INVERTED if inverted else 0)
                self.fused_jump(R_J_IS if op == IS_OP else R_J_CONTAINS, a, b, flags)
            else:
                self.flags |= INVERTED if arg & 1 else 0
                self.result(R_IS if op == IS_OP else R_CONTAINS, a, b)
        elif op == TO_BOOL:
            nxt = self.following()
            if nxt != POP_JUMP_IF_FALSE and nxt != POP_JUMP_IF_TRUE and nxt != UNARY_NOT:
                self.unary(R_TO_BOOL, 0)
        elif op == UNARY_NOT:
            self.unary(R_NOT, 0)
        elif op == UNARY_NEGATIVE:
            self.unary(R_NEGATIVE, 0)
        elif op == UNARY_INVERT:
            self.unary(R_INVERT, 0)
        elif op == STORE_SUBSCR:
            key_const = self.stack[self.sp - 1] & 7 == CONST if self.sp > 0 else False
            if key_const:
                key = self.pop_entry() >> 3
                self.load_consts(2)
            else:
                self.load_consts(3)
                key = self.pop_register(CLEARS_B)
            a = self.pop_register(CLEARS_A)
            d = self.pop_register(CLEARS_D)
            self.emit(R_STORE_SUBSCR_RK if key_const else R_STORE_SUBSCR_RR, d, a, key, self.flags)
        elif op == DELETE_SUBSCR:
            self.load_consts(2)
            b = self.pop_register(CLEARS_B)
            a = self.pop_register(CLEARS_A)
            self.emit(R_DELETE_SUBSCR, 0, a, b, self.flags)
        elif op == BINARY_SLICE:
            self.window(R_BINARY_SLICE, 3, 0)
        elif op == STORE_SLICE:
            a = self.flush_top(4)
            self.drop(4)
            self.emit(R_STORE_SLICE, 0, a, 0)
        else:
            return -1
        return 1

    def binary(self, arg: i64) -> None:
        """BINARY_OP."""
        const = self.stack[self.sp - 1] & 7 == CONST if self.sp > 0 else False
        if const:
            b = self.pop_entry() >> 3
            self.load_consts(1)
        else:
            self.load_consts(2)
            b = self.pop_register(CLEARS_B)
        a = self.pop_register(CLEARS_A)
        if arg == NB_SUBSCR:
            self.result(R_SUBSCR_RK if const else R_SUBSCR_RR, a, b)
            return
        if arg >= NB_INPLACE:
            arg -= NB_INPLACE
            self.flags |= INPLACE
        self.result(BINARY_RK[arg] if const else BINARY_RR[arg], a, b)

    def compare(self, arg: i64) -> None:
        """COMPARE_OP."""
        nxt = self.following()
        self.settle_for_jump(nxt, 2)
        const = self.stack[self.sp - 1] & 7 == CONST if self.sp > 0 else False
        if const:
            b = self.pop_entry() >> 3
            self.load_consts(1)
        else:
            self.load_consts(2)
            b = self.pop_register(CLEARS_B)
        a = self.pop_register(CLEARS_A)
        which = arg >> 5
        if nxt == POP_JUMP_IF_FALSE:
            self.fused_jump((R_JN_LT_RK if const else R_JN_LT_RR) + which, a, b, self.flags)
        elif nxt == POP_JUMP_IF_TRUE:
            self.fused_jump((R_JT_LT_RK if const else R_JT_LT_RR) + which, a, b, self.flags)
        else:
            self.result((R_LT_RK if const else R_LT_RR) + which, a, b)
            if arg & COMPARE_TO_BOOL and nxt != UNARY_NOT:
                self.flags = 0
                self.unary(R_TO_BOOL, 0)

    def fused_jump(self, op: i64, a: i64, b: i64, flags: i64) -> None:
        """A test, whose operands are popped, and the jump that is the next instruction."""
        before = self.starts[self.at]
        self.at += 1
        w = self.emit_jump(op, JUMP_D, a, b, flags)
        self.words[w + W_OFFSET] = before

    def settle_for_jump(self, following: i64, npopped: i64) -> None:
        """Make canonical what a test leaves on the stack, when it is made one with a jump."""
        if following == POP_JUMP_IF_FALSE or following == POP_JUMP_IF_TRUE:
            self.flush_below(self.depth() - npopped)

    def jump_or_end(self, op: i64, arg: i64) -> i64:
        if op == POP_JUMP_IF_FALSE or op == POP_JUMP_IF_TRUE:
            self.conditional(R_J_FALSE if op == POP_JUMP_IF_FALSE else R_J_TRUE)
        elif op == POP_JUMP_IF_NONE:
            self.conditional(R_J_NONE)
        elif op == POP_JUMP_IF_NOT_NONE:
            self.conditional(R_J_NOT_NONE)
        elif op == JUMP_FORWARD or op == JUMP_BACKWARD_NO_INTERRUPT:
            self.flush_below(self.depth())
            self.emit_jump(R_JUMP, JUMP_D, 0, 0, 0)
            return 0
        elif op == JUMP_BACKWARD:
            self.flush_below(self.depth())
            self.emit_jump(R_JUMP_BACK, JUMP_D, 0, 0, 0)
            return 0
        elif op == RETURN_VALUE:
            e = self.pop_entry()
            if e & 7 == CONST:
                self.emit(R_RETURNK, 0, e >> 3, 0)
            else:
                self.put(e)
                a = self.pop_register(CLEARS_A)
                self.emit(R_RETURN, 0, a, 0, self.flags)
            return 0
        elif op == RETURN_GENERATOR:
            self.emit(R_RETURN_GENERATOR, 0, 0, 0)
            # What is sent first is None.
            self.push(CONST, self.none_const())
        elif op == YIELD_VALUE:
            self.yield_value(arg)
        elif op == RAISE_VARARGS:
            a = self.flush_top(arg) if arg else 0
            self.drop(arg)
            self.emit(R_RAISE, 0, a, arg)
            return 0
        elif op == RERAISE:
            self.load_consts(1)
            a = self.pop_register(0)
            where = self.register_at(self.depth() - arg) + 1 if arg else 0
            self.emit(R_RERAISE, 0, a, where)
            return 0
        else:
            return -1
        return 1

    def conditional(self, op: i64) -> None:
        """A jump that depends on the topmost entry."""
        self.flush_below(self.depth() - 1)
        self.load_consts(1)
        a = self.pop_register(CLEARS_A)
        self.emit_jump(op, JUMP_D, a, 0, self.flags)

    def yield_value(self, arg: i64) -> None:
        """YIELD_VALUE."""
        self.load_consts(1)
        a = self.pop_register(CLEARS_A)
        delegate: i64 = 0
        if arg == 1:
            delegate = self.register_at(self.depth() - 1) + 1
        i = self.at + 1
        while i < len(self.ops) and self.ops[i] == RESUME and self.label_word[i] == NO_LABEL:
            i += 1
        if i < len(self.ops) and self.ops[i] == POP_TOP and self.label_word[i] == NO_LABEL:
            self.emit(R_YIELD, 0, a, delegate, self.flags | DISCARD)
            self.push(CONST, self.none_const())
        else:
            self.result(R_YIELD, a, delegate)
            # Nothing else may write what is sent: it is there when the generator goes on.
            self.producer = NO_WORD

    def name_or_attribute(self, op: i64, arg: i64) -> i64:
        if op == LOAD_GLOBAL:
            p = self.depth()
            name = self.site(self.names.item(arg >> 1))
            if arg & 1 and self.following() == CALL_FUNCTION_EX:
                # The positional arguments of the call; the NULL is its keyword arguments.
                self.result(R_LOAD_GLOBAL, name, 0)
                self.push_null()
            elif arg & 1:
                self.free_slot(p)
                self.free_slot(p + 1)
                self.emit(R_LOAD_GLOBAL, self.slot(p + 1), name, 0)
                self.push(PAIR, 0)
                self.stack[self.sp - 1] = PAIR
                self.push(NULL, 0)
            else:
                self.result(R_LOAD_GLOBAL, name, 0)
        elif op == LOAD_ATTR:
            if arg & 1 and self.names.item(arg >> 1) is APPEND:
                self.try_append()
            self.load_consts(1)
            a = self.pop_register(CLEARS_A)
            name = self.site(self.names.item(arg >> 1))
            if arg & 1:
                self.flags |= METHOD
                self.push_pair(R_LOAD_METHOD, a, name)
            else:
                self.result(R_LOAD_ATTR, a, name)
        elif op == STORE_ATTR:
            self.load_consts(2)
            a = self.pop_register(CLEARS_A)
            d = self.pop_register(CLEARS_D)
            self.emit(R_STORE_ATTR, d, a, self.site(self.names.item(arg)), self.flags)
        elif op == DELETE_ATTR:
            self.load_consts(1)
            a = self.pop_register(CLEARS_A)
            self.emit(R_DELETE_ATTR, 0, a, self.name(arg), self.flags)
        elif op == LOAD_SUPER_ATTR:
            name = self.name(arg >> 2)
            a = self.flush_top(3)
            self.drop(3)
            self.flags = TWO_ARGUMENTS if arg & 2 else 0
            if arg & 1:
                self.flags |= METHOD
                self.push_pair(R_LOAD_SUPER_ATTR, a, name)
            else:
                self.result(R_LOAD_SUPER_ATTR, a, name)
        elif op == LOAD_SPECIAL:
            self.load_consts(1)
            a = self.pop_register(CLEARS_A)
            self.push_pair(R_LOAD_SPECIAL, a, arg)
        elif op == LOAD_NAME:
            self.result(R_LOAD_NAME, 0, self.name(arg))
        elif op == STORE_NAME:
            self.load_consts(1)
            a = self.pop_register(CLEARS_A)
            self.emit(R_STORE_NAME, 0, a, self.name(arg), self.flags)
        elif op == DELETE_NAME:
            self.emit(R_DELETE_NAME, 0, 0, self.name(arg))
        elif op == STORE_GLOBAL:
            self.load_consts(1)
            a = self.pop_register(CLEARS_A)
            self.emit(R_STORE_GLOBAL, 0, a, self.name(arg), self.flags)
        elif op == DELETE_GLOBAL:
            self.emit(R_DELETE_GLOBAL, 0, 0, self.name(arg))
        elif op == LOAD_LOCALS:
            self.result(R_LOAD_LOCALS, 0, 0)
        elif op == LOAD_FROM_DICT_OR_GLOBALS:
            self.unary(R_LOAD_FROM_DICT_OR_GLOBALS, self.name(arg))
        elif op == LOAD_FROM_DICT_OR_DEREF:
            self.unary(R_LOAD_FROM_DICT_OR_DEREF, arg)
        elif op == LOAD_BUILD_CLASS:
            self.result(R_LOAD_BUILD_CLASS, 0, 0)
        elif op == SETUP_ANNOTATIONS:
            self.emit(R_SETUP_ANNOTATIONS, 0, 0, 0)
        elif op == LOAD_COMMON_CONSTANT:
            self.push(CONST, self.add_const(common_constant(arg)))
        else:
            return -1
        return 1

    def try_append(self) -> None:
        """Before the words of the statement `x.append(y)`, whose method is loaded now: one that
        does it at once when x is a list, and jumps over them. The registers are then as after
        them: what lies below x is where it belongs, and y needs no word."""
        i = self.at
        if i + 3 >= self.n or self.sp == 0 or self.wide:
            return
        if self.ops[i + 2] != CALL or self.args[i + 2] != 1 or self.ops[i + 3] != POP_TOP:
            return
        k: i64 = 1
        while k <= 3:
            if self.label_word[i + k] != NO_LABEL:
                return
            k += 1
        p: i64 = 0
        while p < self.sp - 1:
            if self.stack[p] != p * 8 + OWN:
                return
            p += 1
        kind = self.stack[p] & 7
        a = self.stack[p] >> 3
        flags: i64 = 0
        if kind == OWN:
            flags = CLEARS_A
            a = self.slot(a)
        elif kind != LOCAL:
            return
        op = R_TRY_APPEND_RK
        b = self.args[i + 1]
        if self.ops[i + 1] == LOAD_FAST or self.ops[i + 1] == LOAD_FAST_BORROW:
            op = R_TRY_APPEND_RR
        elif self.ops[i + 1] == LOAD_SMALL_INT:
            b = self.small_int(b)
        elif self.ops[i + 1] != LOAD_CONST:
            return
        if self.traced:
            # Such a call is told of.
            self.emit(R_NOP, 0, 0, 0)
            return
        self.skipping = self.emit(op, 0, a, b, flags)
        self.skipped_to = i + 3

    def call_or_build(self, op: i64, arg: i64) -> i64:
        if op == CALL:
            self.call(arg, 0)
        elif op == CALL_KW:
            self.call(arg, 1)
        elif op == CALL_FUNCTION_EX:
            a = self.flush_top(4) + 1
            self.drop(4)
            self.call_word(R_CALL_EX, T_SPREAD, a, 0)
        elif op == BUILD_TUPLE:
            self.window(R_BUILD_TUPLE, arg, arg)
        elif op == BUILD_LIST:
            self.window(R_BUILD_LIST, arg, arg)
        elif op == BUILD_SET:
            self.window(R_BUILD_SET, arg, arg)
        elif op == BUILD_MAP:
            self.window(R_BUILD_MAP, arg * 2, arg)
        elif op == BUILD_STRING:
            self.window(R_BUILD_STRING, arg, arg)
        elif op == BUILD_SLICE:
            self.window(R_BUILD_SLICE, arg, arg)
        elif op == LIST_APPEND:
            self.add_to(R_LIST_APPEND, arg)
        elif op == LIST_EXTEND:
            self.add_to(R_LIST_EXTEND, arg)
        elif op == SET_ADD:
            self.add_to(R_SET_ADD, arg)
        elif op == SET_UPDATE:
            self.add_to(R_SET_UPDATE, arg)
        elif op == DICT_UPDATE:
            self.add_to(R_DICT_UPDATE, arg)
        elif op == MAP_ADD:
            self.load_consts(2)
            b = self.pop_register(CLEARS_B)
            a = self.pop_register(CLEARS_A)
            d = self.register_at(self.depth() - arg)
            self.emit(R_MAP_ADD, d, a, b, self.flags)
        elif op == DICT_MERGE:
            self.load_consts(1)
            a = self.pop_register(CLEARS_A)
            d = self.register_at(self.depth() - arg)
            # The callable lies three entries below the dictionary.
            b = self.register_at(self.depth() - arg - 3)
            self.emit(R_DICT_MERGE, d, a, b, self.flags)
        elif op == UNPACK_SEQUENCE:
            self.unpack(arg)
        elif op == UNPACK_EX:
            self.load_consts(1)
            a = self.pop_register(CLEARS_A)
            self.unpack_targets(R_UNPACK_EX, a, arg, (arg & 255) + 1 + (arg >> 8))
        elif op == MAKE_FUNCTION:
            e = self.pop_entry()
            if e & 7 != CONST:
                raise LoweringError("function of no constant")
            code = self.consts[e >> 3]
            assert code is not None
            self.result(R_MAKE_FUNCTION, self.site(code), 0)
        elif op == SET_FUNCTION_ATTRIBUTE:
            self.load_consts(2)
            func = self.pop_entry()
            if func & 7 != OWN:
                raise LoweringError("attribute of no new function")
            a = self.pop_register(CLEARS_A)
            self.emit(R_SET_FUNCTION_ATTRIBUTE, arg, a, self.slot(func >> 3), self.flags)
            self.put(func)
        elif op == CALL_INTRINSIC_1:
            if arg == INTRINSIC_LIST_TO_TUPLE:
                self.unary(R_LIST_TO_TUPLE, 0)
            else:
                self.unary(R_INTRINSIC_1, arg)
        elif op == CALL_INTRINSIC_2:
            self.window(R_INTRINSIC_2, 2, arg)
        else:
            return -1
        return 1

    def call(self, n: i64, keywords: i64) -> None:
        """CALL and CALL_KW with n arguments."""
        self.flush_top(n + 2 + keywords)
        k = self.depth() - n - 2 - keywords
        absent = self.stack[k + 1] & 7 == NULL
        if absent and self.stack[k] != PAIR:
            raise LoweringError("callable out of place")
        self.drop(n + 2 + keywords)
        if absent:
            self.call_word(R_CALL_KW if keywords else R_CALL, 0, self.slot(k + 1), n)
        else:
            op = R_CALL_METHOD_KW if keywords else R_CALL_METHOD
            self.call_word(op, T_METHOD, self.slot(k), n)

    def add_to(self, op: i64, n: i64) -> None:
        """Pop a value and add it to the container n entries below."""
        self.load_consts(1)
        a = self.pop_register(CLEARS_A)
        d = self.register_at(self.depth() - n)
        self.emit(op, d, a, 0, self.flags)

    def unpack(self, n: i64) -> None:
        """UNPACK_SEQUENCE into n values."""
        self.load_consts(1)
        if n == 2:
            first: i64 = -1
            second: i64 = -1
            skip: i64 = 0
            if self.following() == STORE_FAST_STORE_FAST:
                first = self.args[self.at + 1] >> 4
                second = self.args[self.at + 1] & 15
                skip = 1
            elif self.following() == STORE_FAST:
                i = self.at + 2
                if (
                    i < len(self.ops)
                    and self.ops[i] == STORE_FAST
                    and self.label_word[i] == NO_LABEL
                ):
                    first = self.args[i - 1]
                    second = self.args[i]
                    skip = 2
            if skip:
                self.flush_local_below(first)
                self.flush_local_below(second)
                a = self.pop_register(CLEARS_A)
                self.emit(R_UNPACK_TWO, first, a, second, self.flags)
                self.at += skip
                return
            a = self.pop_register(CLEARS_A)
            p = self.depth()
            self.free_slot(p)
            self.free_slot(p + 1)
            self.emit(R_UNPACK_TWO, self.slot(p + 1), a, self.slot(p), self.flags)
            self.push(OWN, p)
            self.push(OWN, p + 1)
            return
        if n > 2:
            targets = self.stored_next(n)
            if len(targets) == n:
                self.unpack_store(targets)
                return
        a = self.pop_register(CLEARS_A)
        self.unpack_targets(R_UNPACK_SEQUENCE, a, n, n)

    def stored_next(self, n: i64) -> list[i64]:
        """The variables that the next instructions store n values in; fewer when they do
        something else, or when their numbers do not fit a word."""
        targets: list[i64] = []
        i = self.at + 1
        while len(targets) < n and i < self.n and self.label_word[i] == NO_LABEL:
            if self.ops[i] == STORE_FAST:
                targets.append(self.args[i])
            elif self.ops[i] == STORE_FAST_STORE_FAST and len(targets) + 2 <= n:
                targets.append(self.args[i] >> 4)
                targets.append(self.args[i] & 15)
            else:
                break
            i += 1
        if self.wide or self.nlocals + self.depth() + n > FIELD_MASK:
            return []
        return targets

    def unpack_store(self, targets: list[i64]) -> None:
        """UNPACK_SEQUENCE into variables, with the instructions that store them."""
        for target in targets:
            self.flush_local_below(target)
        a = self.pop_register(CLEARS_A)
        n: i64 = len(targets)
        p = self.depth()
        i: i64 = 0
        while i < n:
            self.free_slot(p + i)
            i += 1
        self.emit(R_UNPACK_STORE, self.slot(p), a, n, self.flags)
        for target in targets:
            self.emit(R_NOP, target, 0, 0)
        done: i64 = 0
        while done < n:
            self.at += 1
            done += 2 if self.ops[self.at] == STORE_FAST_STORE_FAST else 1

    def unpack_targets(self, op: i64, a: i64, b: i64, n: i64) -> None:
        """An instruction that pushes n values, the first one last."""
        p = self.depth()
        i: i64 = 0
        while i < n:
            self.free_slot(p + i)
            i += 1
        self.emit(op, self.slot(p), a, b, self.flags)
        i = 0
        while i < n:
            self.push(OWN, p + i)
            i += 1

    def exception_or_iteration(self, op: i64, arg: i64) -> i64:
        if op == GET_ITER:
            self.unary(R_GET_ITER, 0)
        elif op == FOR_ITER:
            self.flush_below(self.depth())
            a = self.register_at(self.depth() - 1)
            p = self.depth()
            w = self.emit_jump(R_FOR_ITER, JUMP_B, a, 0, 0, self.slot(p))
            self.push(OWN, p)
            self.producer = w
        elif op == SEND:
            self.flush_below(self.depth())
            p = self.depth() - 1
            self.emit_jump(R_SEND, JUMP_B, self.slot(p - 1), 0, 0, self.slot(p))
        elif op == END_SEND:
            value = self.pop_entry()
            receiver = self.pop_entry()
            if receiver & 7 == OWN:
                self.emit(R_CLEAR, self.slot(receiver >> 3), 0, 0)
            self.put(value)
        elif op == GET_YIELD_FROM_ITER:
            self.unary(R_GET_YIELD_FROM_ITER, 0)
        elif op == GET_AWAITABLE:
            self.unary(R_GET_AWAITABLE, arg)
        elif op == GET_AITER:
            self.unary(R_GET_AITER, 0)
        elif op == GET_ANEXT:
            a = self.register_at(self.depth() - 1)
            self.result(R_GET_ANEXT, a, 0)
        elif op == END_ASYNC_FOR:
            a = self.flush_top(2)
            self.drop(2)
            self.emit(R_END_ASYNC_FOR, 0, a, 0)
        elif op == CLEANUP_THROW:
            a = self.flush_top(3)
            p = self.depth() - 3
            self.drop(3)
            self.emit(R_CLEANUP_THROW, 0, a, 0)
            self.push(OWN, p)
            self.push(OWN, p + 1)
        elif op == PUSH_EXC_INFO:
            self.flush_top(1)
            p = self.depth() - 1
            self.free_slot(p + 1)
            self.emit(R_PUSH_EXC_INFO, self.slot(p), 0, 0)
            self.push(OWN, p + 1)
        elif op == POP_EXCEPT:
            a = self.flush_top(1)
            self.drop(1)
            self.emit(R_POP_EXCEPT, 0, a, 0)
        elif op == CHECK_EXC_MATCH:
            self.load_consts(2)
            b = self.pop_register(CLEARS_B)
            a = self.register_at(self.depth() - 1)
            self.result(R_CHECK_EXC_MATCH, a, b)
        elif op == CHECK_EG_MATCH:
            a = self.flush_top(2)
            p = self.depth() - 2
            self.drop(2)
            self.emit(R_CHECK_EG_MATCH, a, a, 0)
            self.push(OWN, p)
            self.push(OWN, p + 1)
        elif op == WITH_EXCEPT_START:
            n = self.depth()
            a = self.flush_top(5)
            self.result(R_WITH_EXCEPT_START, a, self.slot(n - 1))
        else:
            return -1
        return 1

    def other(self, op: i64, arg: i64) -> i64:
        if op == IMPORT_NAME:
            self.window(R_IMPORT_NAME, 2, self.name(arg))
        elif op == IMPORT_FROM:
            a = self.register_at(self.depth() - 1)
            self.result(R_IMPORT_FROM, a, self.name(arg))
        elif op == FORMAT_SIMPLE:
            self.unary(R_FORMAT_SIMPLE, 0)
        elif op == FORMAT_WITH_SPEC:
            self.load_consts(2)
            b = self.pop_register(CLEARS_B)
            a = self.pop_register(CLEARS_A)
            self.result(R_FORMAT_WITH_SPEC, a, b)
        elif op == CONVERT_VALUE:
            self.unary(R_CONVERT_VALUE, arg)
        elif op == GET_LEN:
            a = self.register_at(self.depth() - 1)
            self.result(R_GET_LEN, a, 0)
        elif op == MATCH_MAPPING:
            a = self.register_at(self.depth() - 1)
            self.result(R_MATCH_MAPPING, a, 0)
        elif op == MATCH_SEQUENCE:
            a = self.register_at(self.depth() - 1)
            self.result(R_MATCH_SEQUENCE, a, 0)
        elif op == MATCH_KEYS:
            b = self.register_at(self.depth() - 1)
            a = self.register_at(self.depth() - 2)
            self.result(R_MATCH_KEYS, a, b)
        elif op == MATCH_CLASS:
            self.window(R_MATCH_CLASS, 3, arg)
        else:
            return -1
        return 1

    # The result.

    def assemble(self) -> RegisterTemplate:
        """The words as numbers, jumps resolved, with their tables."""
        rows = self.words
        n = self.nwords
        self.positions = with_room(self.positions, n + 1)
        positions = self.positions
        i: i64 = 0
        while i < n:
            w = i * WORD_SIZE
            if self.wide or big(rows[w + W_D]) or big(rows[w + W_A]) or big(rows[w + W_B]):
                rows[w + W_JUMP] |= EXTENDED
            i += 1
        size: i64 = 0
        changed = True
        while changed:
            changed = False
            size = 0
            i = 0
            while i < n:
                w = i * WORD_SIZE
                positions[i] = size
                size += 1 + i64(CACHE_WORDS[rows[w]]) + (1 if rows[w + W_JUMP] & EXTENDED else 0)
                i += 1
            positions[n] = size
            i = 0
            while i < n:
                jump = rows[i * WORD_SIZE + W_JUMP]
                if jump != NO_JUMP and not jump & EXTENDED and big(self.distance(i) + BIAS):
                    rows[i * WORD_SIZE + W_JUMP] |= EXTENDED
                    changed = True
                i += 1
        self.out = with_room(self.out, size)
        if len(self.out_offsets) < size:
            self.out_offsets = vec[i32]([0] * (2 * size))
        out = self.out
        offsets = self.out_offsets
        at: i64 = 0
        i = 0
        while i < n:
            w = i * WORD_SIZE
            op = rows[w]
            d = rows[w + W_D]
            a = rows[w + W_A]
            b = rows[w + W_B]
            flags = rows[w + W_FLAGS]
            offset = i32(rows[w + W_OFFSET])
            jump = rows[w + W_JUMP]
            ncached: i64 = CACHE_WORDS[op]
            if flags & CLEARS_A and a == d and overwrites(op):
                flags &= ~CLEARS_A
            if jump & ~EXTENDED == JUMP_D or jump & ~EXTENDED == JUMP_OVER:
                d = self.distance(i) + BIAS
            elif jump & ~EXTENDED == JUMP_B:
                b = self.distance(i) + BIAS
            if jump & EXTENDED:
                out[at] = word(R_EXTENDED, d >> 16, a >> 16, b >> 16)
                offsets[at] = offset
                at += 1
                if ncached:
                    flags |= PLAIN
            out[at] = word(op, d, a, b) | flags
            offsets[at] = offset
            at += 1
            while ncached > 0:
                out[at] = 0
                offsets[at] = offset
                at += 1
                ncached -= 1
            i += 1
        consts = vec[Object | None]([None] * len(self.consts))
        i = 0
        while i < len(self.consts):
            consts[i] = self.consts[i]
            i += 1
        return RegisterTemplate(out[:size], consts, offsets[:size], self.handler_table(size))

    def distance(self, i: i64) -> i64:
        """How far word i jumps."""
        w = i * WORD_SIZE
        jump = self.words[w + W_JUMP]
        target = self.words[w + W_TARGET]
        if jump & ~EXTENDED != JUMP_OVER:
            target = self.label_word[target]
        main = self.positions[i] + (1 if jump & EXTENDED else 0)
        return self.positions[target] - (main + 1)

    def handler_table(self, n: i64) -> vec[i64]:
        """The exception table over n words: a row for each run of words with one handler."""
        table = vec[i64]()
        if not self.handlers:
            return table
        offsets = self.out_offsets
        i: i64 = 0
        while i < n:
            handler = self.handler_at[i64(offsets[i])]
            k = i + 1
            while k < n and self.handler_at[i64(offsets[k])] == handler:
                k += 1
            if handler >= 0:
                h = self.handlers[handler]
                target = self.label_word[h.first]
                if target >= 0:
                    table = append(table, i)
                    table = append(table, k)
                    table = append(table, self.positions[target])
                    table = append(table, h.depth)
                    table = append(table, 1 if h.lasti else 0)
            i = k
        return table


# Instructions that only instrumentation and the bytecode's own form need, by opcode.
NO_WORDS: Final = ("CACHE", "NOP", "NOT_TAKEN", "RESUME", "END_FOR")
PASSED: Final = bytes([1 if CACHES[i] or name in NO_WORDS else 0 for i, name in enumerate(OPNAME)])


def overwrites(op: i64) -> bool:
    """Does the instruction write its result to register d?"""
    return WRITES_D[op] != 0


# Instructions that lowering does on its own stack, and stores: they have no result.
STACK_ONLY: Final = frozenset(
    [
        COPY,
        LOAD_CONST,
        LOAD_FAST,
        LOAD_FAST_BORROW,
        LOAD_FAST_BORROW_LOAD_FAST_BORROW,
        LOAD_FAST_LOAD_FAST,
        LOAD_SMALL_INT,
        POP_TOP,
        STORE_FAST,
        STORE_FAST_LOAD_FAST,
        STORE_FAST_STORE_FAST,
        SWAP,
    ]
)

# Instructions that leave operands where they are and push above them.
PEEKING: Final = frozenset(
    [
        CHECK_EXC_MATCH,
        GET_ANEXT,
        GET_LEN,
        IMPORT_FROM,
        MATCH_KEYS,
        MATCH_MAPPING,
        MATCH_SEQUENCE,
        WITH_EXCEPT_START,
    ]
)

# What lowering has to do with the stack before an instruction, by opcode: nothing, make room in
# place of the operands, or keep all of them.
NOTHING: Final = 0
ROOM: Final = 1
PEEK: Final = 2
NEEDS: Final = bytes(
    [PEEK if op in PEEKING else NOTHING if op in STACK_ONLY else ROOM for op in range(256)]
)

NO_RESULT: Final = frozenset(
    [
        R_STORE_ATTR,
        R_STORE_SUBSCR_RR,
        R_STORE_SUBSCR_RK,
        R_STORE_DEREF,
        R_STORE_NAME,
        R_STORE_GLOBAL,
        R_RETURN,
        R_UNPACK_SEQUENCE,
        R_UNPACK_STORE,
        R_UNPACK_EX,
        R_YIELD,
        R_TRACE,
        R_TRY_APPEND_RK,
        R_TRY_APPEND_RR,
    ]
)
WRITES_D: Final = bytes([op not in NO_RESULT for op in range(len(NAMES))])


def big(operand: i64) -> bool:
    """Does an operand not fit its field?"""
    return operand < 0 or operand > FIELD_MASK


def word(op: i64, d: i64, a: i64, b: i64) -> i64:
    return (
        (op & OP_MASK)
        | ((d & FIELD_MASK) << D_SHIFT)
        | ((a & FIELD_MASK) << A_SHIFT)
        | ((b & FIELD_MASK) << B_SHIFT)
    )


def lower(code: CodeObject, wide: bool = False, traced: bool = False) -> RegisterTemplate:
    """Lower a code object.

    Args:
        wide: use the extended form of every word.
        traced: make TRACE words too. All other words use the same registers as without.

    Raises:
        LoweringError: the bytecode is malformed.
    """
    lowerer = SPARE.lowerer
    SPARE.lowerer = None
    if lowerer is None:
        lowerer = Lowerer(code)
    lowerer.begin(code, wide, traced)
    lowerer.run()
    template = lowerer.assemble()
    lowerer.code = None
    lowerer.consts = []
    if len(lowerer.words) <= MOST_KEPT:
        SPARE.lowerer = lowerer
    return template


# Larger buffers are given back.
MOST_KEPT: Final = 1 << 17


class Spare:
    """A lowerer that nobody uses now."""

    def __init__(self) -> None:
        self.lowerer: Lowerer | None = None


SPARE: Final = Spare()


def listing(template: RegisterTemplate) -> str:
    """The words, one on a line, for tests and for reading."""
    lines: list[str] = []
    i: i64 = 0
    n: i64 = len(template.words)
    while i < n:
        w = template.words[i]
        op = w & OP_MASK
        d = (w >> D_SHIFT) & FIELD_MASK
        a = (w >> A_SHIFT) & FIELD_MASK
        b = (w >> B_SHIFT) & FIELD_MASK
        lines.append(f"{i:4} {template.offsets[i]:4} {NAMES[op]:20} {d:5} {a:5} {b:5} {w >> 58:3}")
        i += 1 + i64(CACHE_WORDS[op])
    i = 0
    while i < len(template.handlers):
        start, end, target, depth, lasti = [template.handlers[i + k] for k in range(5)]
        lines.append(f"{start} to {end} -> {target} [{depth}]{' lasti' if lasti else ''}")
        i += 5
    return "\n".join(lines) + "\n"


from rt.vm.ceval_names import common_constant  # noqa: E402
