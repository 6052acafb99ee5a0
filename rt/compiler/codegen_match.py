"""Code for `match` statements (PEP 634).

Answers to Python/codegen.c. Each function for a pattern takes its subject off the stack and
jumps to one of the `fail_pop` labels where it does not match; the one with number n is
followed by code that pops n values. Names are bound only when the whole pattern has
matched: until then the values captured are on the stack below the `on_top` values that the
patterns around still need.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    BIN_SUB,
    CMP_EQ,
    CMP_GTE,
    CMP_IS,
    CTX_STORE,
    Attribute,
    Constant,
    Location,
    Match,
    MatchAs,
    MatchClass,
    MatchMapping,
    MatchOr,
    MatchSequence,
    MatchSingleton,
    MatchStar,
    MatchValue,
    PatternNode,
)
from rt.compiler.codegen_base import codegen_add_binary, codegen_add_compare, codegen_nameop
from rt.compiler.compile_unit import NEXT_LOCATION, NO_LOCATION, Compiler
from rt.compiler.opcode import (
    BINARY_OP,
    BUILD_MAP,
    BUILD_TUPLE,
    COPY,
    DELETE_SUBSCR,
    DICT_UPDATE,
    GET_LEN,
    IS_OP,
    JUMP,
    MATCH_CLASS,
    MATCH_KEYS,
    MATCH_MAPPING,
    MATCH_SEQUENCE,
    NB_SUBSCR,
    NOP,
    POP_JUMP_IF_FALSE,
    POP_TOP,
    SWAP,
    TO_BOOL,
    UNPACK_EX,
    UNPACK_SEQUENCE,
)

# The largest counts that UNPACK_EX can hold before and after the star.
MAX_BEFORE_STAR: Final = 1 << 8
MAX_AFTER_STAR: Final = 0x7FFFFFFF >> 8


class PatternContext:
    """What the functions for patterns share.

    CPython: Python/codegen.c pattern_context
    """

    def __init__(self, allow_irrefutable: bool) -> None:
        # The names captured so far, in the order of their values on the stack.
        self.stores: list[str] = []
        # Whether a pattern may match everything.
        self.allow_irrefutable: bool = allow_irrefutable
        self.fail_pop: list[i64] = []
        self.on_top: i64 = 0


def is_wildcard(pattern: PatternNode) -> bool:
    """Whether the pattern is `_`."""
    return isinstance(pattern, MatchAs) and pattern.name is None


def ensure_fail_pop(c: Compiler, pc: PatternContext, pops: i64) -> None:
    """Make the labels up to the one for `pops` values."""
    while len(pc.fail_pop) <= pops:
        pc.fail_pop.append(c.new_label())


def jump_to_fail_pop(c: Compiler, loc: Location, pc: PatternContext, op: i64) -> None:
    """Jump to where all that the pattern has on the stack is popped."""
    pops = pc.on_top + len(pc.stores)
    ensure_fail_pop(c, pc, pops)
    c.addop_i(loc, op, pc.fail_pop[pops])


def emit_and_reset_fail_pop(c: Compiler, loc: Location, pc: PatternContext) -> None:
    """The code at the labels."""
    fail_pop = pc.fail_pop
    if len(fail_pop) == 0:
        return
    for i in range(len(fail_pop) - 1, 0, -1):
        c.use_label(fail_pop[i])
        c.addop(loc, POP_TOP)
    c.use_label(fail_pop[0])
    pc.fail_pop = []


def codegen_rotate(c: Compiler, loc: Location, count: i64) -> None:
    """Move the value on the top below `count - 1` others."""
    while count > 1:
        c.addop_i(loc, SWAP, count)
        count -= 1


def codegen_capture(c: Compiler, loc: Location, name: str | None, pc: PatternContext) -> None:
    """Keep the subject for a name, or drop it.

    CPython: Python/codegen.c codegen_pattern_helper_store_name
    """
    if name is None:
        c.addop(loc, POP_TOP)
        return
    check_duplicate(c, loc, name, pc)
    codegen_rotate(c, loc, pc.on_top + len(pc.stores) + 1)
    pc.stores.append(name)


def check_duplicate(c: Compiler, loc: Location, name: str, pc: PatternContext) -> None:
    if name in pc.stores:
        raise c.error(loc, f"multiple assignments to name {name!r} in pattern")


def codegen_subpattern(c: Compiler, pattern: PatternNode, pc: PatternContext) -> None:
    """A pattern inside another one, where everything may match."""
    allow_irrefutable = pc.allow_irrefutable
    pc.allow_irrefutable = True
    codegen_pattern(c, pattern, pc)
    pc.allow_irrefutable = allow_irrefutable


def codegen_pattern(c: Compiler, pattern: PatternNode, pc: PatternContext) -> None:
    # CPython: Python/codegen.c codegen_pattern
    if isinstance(pattern, MatchValue):
        codegen_pattern_value(c, pattern, pc)
    elif isinstance(pattern, MatchAs):
        codegen_pattern_as(c, pattern, pc)
    elif isinstance(pattern, MatchClass):
        codegen_pattern_class(c, pattern, pc)
    elif isinstance(pattern, MatchSequence):
        codegen_pattern_sequence(c, pattern, pc)
    elif isinstance(pattern, MatchMapping):
        codegen_pattern_mapping(c, pattern, pc)
    elif isinstance(pattern, MatchOr):
        codegen_pattern_or(c, pattern, pc)
    elif isinstance(pattern, MatchSingleton):
        c.addop_load_const(pattern, pattern.value)
        codegen_add_compare(c, pattern, CMP_IS)
        jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)
    elif isinstance(pattern, MatchStar):
        codegen_capture(c, pattern, pattern.name, pc)


def codegen_pattern_value(c: Compiler, pattern: MatchValue, pc: PatternContext) -> None:
    value = pattern.value
    if not isinstance(value, (Constant, Attribute)):
        raise c.error(pattern, "patterns may only match literals and attribute lookups")
    codegen_visit_expr(c, value)
    codegen_add_compare(c, pattern, CMP_EQ)
    c.addop(pattern, TO_BOOL)
    jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)


def codegen_pattern_as(c: Compiler, pattern: MatchAs, pc: PatternContext) -> None:
    name = pattern.name
    inner = pattern.pattern
    if inner is None:
        if not pc.allow_irrefutable:
            if name is not None:
                raise c.error(
                    pattern, f"name capture {name!r} makes remaining patterns unreachable"
                )
            raise c.error(pattern, "wildcard makes remaining patterns unreachable")
        codegen_capture(c, pattern, name, pc)
        return
    # A copy for the name.
    pc.on_top += 1
    c.addop_i(pattern, COPY, 1)
    codegen_pattern(c, inner, pc)
    pc.on_top -= 1
    codegen_capture(c, pattern, name, pc)


def codegen_pattern_unpack(
    c: Compiler, loc: Location, patterns: list[PatternNode], pc: PatternContext
) -> None:
    """Match all elements of the sequence on the stack.

    CPython: Python/codegen.c pattern_helper_sequence_unpack, codegen_pattern_unpack_helper
    """
    count: i64 = len(patterns)
    seen_star = False
    for index, pattern in enumerate(patterns):
        if isinstance(pattern, MatchStar):
            after = count - index - 1
            if index >= MAX_BEFORE_STAR or after >= MAX_AFTER_STAR:
                raise c.error(loc, "too many expressions in star-unpacking sequence pattern")
            c.addop_i(loc, UNPACK_EX, index + (after << 8))
            seen_star = True
    if not seen_star:
        c.addop_i(loc, UNPACK_SEQUENCE, count)
    pc.on_top += count
    for pattern in patterns:
        pc.on_top -= 1
        codegen_subpattern(c, pattern, pc)


def codegen_pattern_subscr(
    c: Compiler, loc: Location, patterns: list[PatternNode], star: i64, pc: PatternContext
) -> None:
    """Match the elements of the sequence on the stack one by one, without those of `*_`.

    CPython: Python/codegen.c pattern_helper_sequence_subscr
    """
    pc.on_top += 1
    size = len(patterns)
    for i in range(size):
        pattern = patterns[i]
        if i == star or is_wildcard(pattern):
            continue
        c.addop_i(loc, COPY, 1)
        if i < star:
            c.addop_load_const(loc, i)
        else:
            # From the end; the subject need not know negative indexes.
            c.addop(loc, GET_LEN)
            c.addop_load_const(loc, size - i)
            codegen_add_binary(c, loc, BIN_SUB, False)
        c.addop_i(loc, BINARY_OP, NB_SUBSCR)
        codegen_subpattern(c, pattern, pc)
    pc.on_top -= 1
    c.addop(loc, POP_TOP)


def codegen_pattern_sequence(c: Compiler, pattern: MatchSequence, pc: PatternContext) -> None:
    # CPython: Python/codegen.c codegen_pattern_sequence
    patterns = pattern.patterns
    size = len(patterns)
    star = -1
    only_wildcard = True
    star_wildcard = False
    for i in range(size):
        element = patterns[i]
        if isinstance(element, MatchStar):
            if star >= 0:
                raise c.error(pattern, "multiple starred names in sequence pattern")
            star_wildcard = element.name is None
            only_wildcard = only_wildcard and star_wildcard
            star = i
        else:
            only_wildcard = only_wildcard and is_wildcard(element)
    # The subject stays for the length.
    pc.on_top += 1
    c.addop(pattern, MATCH_SEQUENCE)
    jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)
    if star < 0:
        c.addop(pattern, GET_LEN)
        c.addop_load_const(pattern, size)
        codegen_add_compare(c, pattern, CMP_EQ)
        jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)
    elif size > 1:
        c.addop(pattern, GET_LEN)
        c.addop_load_const(pattern, size - 1)
        codegen_add_compare(c, pattern, CMP_GTE)
        jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)
    pc.on_top -= 1
    if only_wildcard:
        c.addop(pattern, POP_TOP)
    elif star_wildcard:
        codegen_pattern_subscr(c, pattern, patterns, star, pc)
    else:
        codegen_pattern_unpack(c, pattern, patterns, pc)


def codegen_not_none(c: Compiler, loc: Location, pc: PatternContext) -> None:
    """Fail if the value on the stack is None."""
    c.addop_i(loc, COPY, 1)
    c.addop_load_const(loc, None)
    c.addop_i(loc, IS_OP, 1)
    jump_to_fail_pop(c, loc, pc, POP_JUMP_IF_FALSE)


def validate_kwd_attrs(c: Compiler, pattern: MatchClass) -> None:
    """Refuse an attribute that is named twice."""
    attrs = pattern.kwd_attrs
    for i in range(len(attrs)):
        for j in range(i + 1, len(attrs)):
            if attrs[i] == attrs[j]:
                raise c.error(
                    pattern.kwd_patterns[j],
                    f"attribute name repeated in class pattern: {attrs[i]}",
                )


def codegen_pattern_class(c: Compiler, pattern: MatchClass, pc: PatternContext) -> None:
    # CPython: Python/codegen.c codegen_pattern_class
    attrs = pattern.kwd_attrs
    if len(set(attrs)) != len(attrs):
        validate_kwd_attrs(c, pattern)
    codegen_visit_expr(c, pattern.cls)
    c.addop_load_const(pattern, tuple(attrs))
    nargs: i64 = len(pattern.patterns)
    c.addop_i(pattern, MATCH_CLASS, nargs)
    # A tuple of attributes, or None.
    c.addop_i(pattern, COPY, 1)
    c.addop_load_const(pattern, None)
    c.addop_i(pattern, IS_OP, 1)
    pc.on_top += 1
    jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)
    count = nargs + len(attrs)
    c.addop_i(pattern, UNPACK_SEQUENCE, count)
    pc.on_top += count - 1
    for i in range(count):
        pc.on_top -= 1
        element = pattern.patterns[i] if i < nargs else pattern.kwd_patterns[i - nargs]
        if is_wildcard(element):
            c.addop(pattern, POP_TOP)
        else:
            codegen_subpattern(c, element, pc)


def codegen_pattern_keys(c: Compiler, pattern: MatchMapping) -> None:
    """Put the keys of a mapping pattern on the stack.

    CPython: Python/codegen.c codegen_pattern_mapping_key
    """
    seen: set[object] = set()
    for key in pattern.keys:
        if isinstance(key, Constant):
            value = key.value
            if value in seen:
                raise c.error(pattern, f"mapping pattern checks duplicate key ({value!r})")
            seen.add(value)
        elif not isinstance(key, Attribute):
            raise c.error(
                pattern, "mapping pattern keys may only match literals and attribute lookups"
            )
        codegen_visit_expr(c, key)


def codegen_pattern_mapping(c: Compiler, pattern: MatchMapping, pc: PatternContext) -> None:
    # CPython: Python/codegen.c codegen_pattern_mapping
    size = len(pattern.keys)
    rest = pattern.rest
    # The subject stays for the checks.
    pc.on_top += 1
    c.addop(pattern, MATCH_MAPPING)
    jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)
    if size == 0 and rest is None:
        pc.on_top -= 1
        c.addop(pattern, POP_TOP)
        return
    if size > 0:
        c.addop(pattern, GET_LEN)
        c.addop_load_const(pattern, size)
        codegen_add_compare(c, pattern, CMP_GTE)
        jump_to_fail_pop(c, pattern, pc, POP_JUMP_IF_FALSE)
    codegen_pattern_keys(c, pattern)
    c.addop_i(pattern, BUILD_TUPLE, size)
    c.addop(pattern, MATCH_KEYS)
    # Above the subject there are the keys, and their values or None.
    pc.on_top += 2
    codegen_not_none(c, pattern, pc)
    c.addop_i(pattern, UNPACK_SEQUENCE, size)
    pc.on_top += size - 1
    for element in pattern.patterns:
        pc.on_top -= 1
        codegen_subpattern(c, element, pc)
    pc.on_top -= 2
    if rest is not None:
        # A dict of the subject, from which the keys are deleted.
        c.addop_i(pattern, BUILD_MAP, 0)
        c.addop_i(pattern, SWAP, 3)
        c.addop_i(pattern, DICT_UPDATE, 2)
        c.addop_i(pattern, UNPACK_SEQUENCE, size)
        while size > 0:
            c.addop_i(pattern, COPY, 1 + size)
            size -= 1
            c.addop_i(pattern, SWAP, 2)
            c.addop(pattern, DELETE_SUBSCR)
        codegen_capture(c, pattern, rest, pc)
    else:
        c.addop(pattern, POP_TOP)
        c.addop(pattern, POP_TOP)


def codegen_reorder_stores(
    c: Compiler, pattern: MatchOr, alt: PatternNode, stores: list[str], control: list[str]
) -> list[str]:
    """Bring the captures of an alternative to the order of those of the first one."""
    if len(stores) != len(control):
        raise c.error(pattern, "alternative patterns bind different names")
    for icontrol in range(len(control) - 1, -1, -1):
        name = control[icontrol]
        if name not in stores:
            raise c.error(pattern, "alternative patterns bind different names")
        istores = stores.index(name)
        if icontrol != istores:
            # Rotate what is up to the name to the end of what is not in order yet: in the
            # list, and on the stack by single rotations.
            rotations = istores + 1
            rotated = stores[:rotations]
            rest = stores[rotations:]
            at = icontrol - istores
            stores = rest[:at] + rotated + rest[at:]
            for _ in range(rotations):
                codegen_rotate(c, alt, icontrol + 1)
    return stores


def codegen_pattern_or(c: Compiler, pattern: MatchOr, pc: PatternContext) -> None:
    # CPython: Python/codegen.c codegen_pattern_or
    end = c.new_label()
    last = len(pattern.patterns) - 1
    control: list[str] = []
    for i in range(last + 1):
        alt = pattern.patterns[i]
        # Only the last alternative may match everything, if any may.
        alt_pc = PatternContext(i == last and pc.allow_irrefutable)
        c.addop_i(alt, COPY, 1)
        codegen_pattern(c, alt, alt_pc)
        if i == 0:
            control = alt_pc.stores
        else:
            codegen_reorder_stores(c, pattern, alt, alt_pc.stores, control)
        c.addop_i(alt, JUMP, end)
        emit_and_reset_fail_pop(c, alt, alt_pc)
    # None has matched: the copy of the subject is left.
    c.addop(pattern, POP_TOP)
    jump_to_fail_pop(c, pattern, pc, JUMP)
    c.use_label(end)
    # The captures go below the copy of the subject, what the patterns around need, and
    # what has been captured before.
    count = len(control)
    rotations = count + 1 + pc.on_top + len(pc.stores)
    for name in control:
        codegen_rotate(c, pattern, rotations)
        check_duplicate(c, pattern, name, pc)
        pc.stores.append(name)
    c.addop(pattern, POP_TOP)


def codegen_match(c: Compiler, stmt: Match) -> None:
    """Code for a `match` statement.

    CPython: Python/codegen.c codegen_match_inner
    """
    codegen_visit_expr(c, stmt.subject)
    end = c.new_label()
    cases = stmt.cases
    count = len(cases)
    has_default = count > 1 and is_wildcard(cases[count - 1].pattern)
    last = count - 2 if has_default else count - 1
    for i in range(last + 1):
        case = cases[i]
        pattern = case.pattern
        guard = case.guard
        # The last case consumes the subject.
        if i != last:
            c.addop_i(pattern, COPY, 1)
        pc = PatternContext(guard is not None or i == count - 1)
        codegen_pattern(c, pattern, pc)
        for name in pc.stores:
            codegen_nameop(c, pattern, name, CTX_STORE)
        if guard is not None:
            ensure_fail_pop(c, pc, 0)
            codegen_jump_if(c, pattern, guard, pc.fail_pop[0], False)
        if i != last:
            c.addop(NEXT_LOCATION, POP_TOP)
        codegen_visit_stmts(c, case.body)
        c.addop_i(NO_LOCATION, JUMP, end)
        # The line of what fails is that of the pattern.
        emit_and_reset_fail_pop(c, pattern, pc)
    if has_default:
        # `case _` needs no pattern, only its line.
        case = cases[count - 1]
        c.addop(case.pattern, NOP)
        if case.guard is not None:
            codegen_jump_if(c, case.pattern, case.guard, end, False)
        codegen_visit_stmts(c, case.body)
    c.use_label(end)


from rt.compiler.codegen import codegen_visit_stmts  # noqa: E402
from rt.compiler.codegen_expr import codegen_jump_if, codegen_visit_expr  # noqa: E402
