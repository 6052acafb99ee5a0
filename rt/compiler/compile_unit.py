"""The state of a compilation: units of code, frame blocks, scopes of inlined comprehensions.

Answers to what Python/compile.c gives to code generation. The unit that is being compiled is
`Compiler.u`; the units around it are on a stack. `Compiler.seq` is where instructions go:
the unit's sequence, or another while a module's annotations are compiled.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.assemble import optimize_and_assemble
from rt.compiler.ast_nodes import (
    CTX_STORE,
    AnnAssign,
    Attribute,
    Location,
    Name,
    StmtNode,
)
from rt.compiler.errors import CompileError, CompileWarning
from rt.compiler.instruction_sequence import InstructionSequence
from rt.compiler.metadata import (
    CO_ASYNC_GENERATOR,
    CO_COROUTINE,
    CO_FUTURE_ABSOLUTE_IMPORT,
    CO_FUTURE_ANNOTATIONS,
    CO_FUTURE_BARRY_AS_BDFL,
    CO_FUTURE_DIVISION,
    CO_FUTURE_GENERATOR_STOP,
    CO_FUTURE_PRINT_FUNCTION,
    CO_FUTURE_UNICODE_LITERALS,
    CO_FUTURE_WITH_STATEMENT,
    CO_GENERATOR,
    CO_HAS_DOCSTRING,
    CO_METHOD,
    CO_NESTED,
    CO_NEWLOCALS,
    CO_OPTIMIZED,
    CO_VARARGS,
    CO_VARKEYWORDS,
    Code,
    CodeUnitMetadata,
    ConstCache,
    add_name,
)
from rt.compiler.opcode import LOAD_CONST, RETURN_VALUE
from rt.compiler.symtable import (
    CELL,
    CLASS_BLOCK,
    DEF_COMP_CELL,
    DEF_FREE_CLASS,
    DEF_LOCAL,
    DEF_NONLOCAL,
    FREE,
    GLOBAL_EXPLICIT,
    SCOPE_MASK,
    SCOPE_OFFSET,
    Symtable,
    SymtableEntry,
    mangle,
    maybe_mangle,
)

# Flags of the compiler that code objects inherit.
PYCF_MASK: Final = (
    CO_FUTURE_DIVISION
    | CO_FUTURE_ABSOLUTE_IMPORT
    | CO_FUTURE_WITH_STATEMENT
    | CO_FUTURE_PRINT_FUNCTION
    | CO_FUTURE_UNICODE_LITERALS
    | CO_FUTURE_BARRY_AS_BDFL
    | CO_FUTURE_GENERATOR_STOP
    | CO_FUTURE_ANNOTATIONS
)

# Kinds of units.
SCOPE_MODULE: Final = 0
SCOPE_CLASS: Final = 1
SCOPE_FUNCTION: Final = 2
SCOPE_ASYNC_FUNCTION: Final = 3
SCOPE_LAMBDA: Final = 4
SCOPE_COMPREHENSION: Final = 5
SCOPE_ANNOTATIONS: Final = 6

# Kinds of frame blocks.
FBLOCK_WHILE_LOOP: Final = 0
FBLOCK_FOR_LOOP: Final = 1
FBLOCK_ASYNC_FOR_LOOP: Final = 2
FBLOCK_TRY_EXCEPT: Final = 3
FBLOCK_FINALLY_TRY: Final = 4
FBLOCK_FINALLY_END: Final = 5
FBLOCK_WITH: Final = 6
FBLOCK_ASYNC_WITH: Final = 7
FBLOCK_HANDLER_CLEANUP: Final = 8
FBLOCK_POP_VALUE: Final = 9
FBLOCK_EXCEPTION_HANDLER: Final = 10
FBLOCK_EXCEPTION_GROUP_HANDLER: Final = 11
FBLOCK_ASYNC_COMPREHENSION_GENERATOR: Final = 12
FBLOCK_STOP_ITERATION: Final = 13

# How deep statements that make frame blocks may be nested.
CO_MAXBLOCKS: Final = 21

NO_LABEL: Final = -1
NO_LOCATION: Final = Location(-1, -1, -1, -1)
# The place of the next instruction.
NEXT_LOCATION: Final = Location(-2, -2, -2, -2)


class FBlock:
    """A statement whose effect on the stack has to be undone when it is left early."""

    def __init__(
        self,
        type: i64,
        block: i64,
        loc: Location,
        exit: i64,
        body: list[StmtNode] | None,
        name: str | None,
    ) -> None:
        self.type: i64 = type
        self.block: i64 = block
        self.loc: Location = loc
        self.exit: i64 = exit
        # What a `finally` block executes.
        self.body: list[StmtNode] | None = body
        # The variable of an `except` clause.
        self.name: str | None = name


class CompilerUnit:
    """What changes on entry to and exit from a unit of code."""

    def __init__(
        self,
        scope_type: i64,
        ste: SymtableEntry,
        metadata: CodeUnitMetadata,
        private: str | None,
    ) -> None:
        self.scope_type: i64 = scope_type
        self.ste: SymtableEntry = ste
        self.metadata: CodeUnitMetadata = metadata
        self.private: str | None = private
        self.instr_sequence: InstructionSequence = InstructionSequence()
        self.stashed_instr_sequence: InstructionSequence | None = None
        self.fblocks: list[FBlock] = []
        self.in_inlined_comp: i64 = 0
        self.in_conditional_block: i64 = 0
        # Of a class: names that its functions assign to as `self.name`.
        self.static_attributes: set[str] = set()
        self.deferred_annotations: list[AnnAssign] = []
        # For each of these its index if it is conditional, else -1.
        self.conditional_annotation_indices: list[int] = []
        self.next_conditional_annotation_index: int = 0


class InlinedComprehensionState:
    """What to restore after an inlined comprehension."""

    def __init__(self) -> None:
        self.pushed_locals: list[str] = []
        self.temp_symbols: dict[str, int] = {}
        self.fast_hidden: set[str] = set()
        self.cleanup: i64 = NO_LABEL


def names_by_scope(symbols: dict[str, int], scope: i64, flag: i64, offset: int) -> dict[str, int]:
    """The names that have a scope or a flag, in sorted order, numbered from `offset`.

    CPython: Python/compile.c dictbytype
    """
    names: list[str] = []
    for name, value in symbols.items():
        flags: i64 = value
        if ((flags >> SCOPE_OFFSET) & SCOPE_MASK) == scope or (flags & flag) != 0:
            names.append(name)
    result: dict[str, int] = {}
    if len(names) > 0:
        names.sort()
        for name in names:
            result[name] = offset
            offset += 1
    return result


class Compiler:
    """The state of one compilation."""

    def __init__(
        self,
        filename: str,
        st: Symtable,
        flags: i64,
        optimize: i64,
        eager_annotations: bool,
        warnings: list[CompileWarning],
    ) -> None:
        self.filename: str = filename
        self.st: Symtable = st
        self.flags: i64 = flags
        self.future_annotations: bool = (flags & CO_FUTURE_ANNOTATIONS) != 0
        self.eager_annotations: bool = eager_annotations
        self.optimize: i64 = optimize
        self.interactive: bool = False
        self.const_cache: ConstCache = ConstCache(not eager_annotations)
        self.warnings: list[CompileWarning] = warnings
        # Not 0 while a `finally` block is compiled for the second time (3.13 warns twice).
        self.disable_warning: i64 = 0
        self.stack: list[CompilerUnit] = []
        # Until the module's unit is entered.
        self.u: CompilerUnit = CompilerUnit(SCOPE_MODULE, st.top, CodeUnitMetadata("", "", 0), None)
        self.seq: InstructionSequence = self.u.instr_sequence

    # Errors

    def error(self, loc: Location, msg: str) -> CompileError:
        """A SyntaxError at a place."""
        return CompileError(
            "SyntaxError",
            msg,
            self.filename,
            loc.lineno,
            loc.col_offset + 1,
            loc.end_lineno,
            loc.end_col_offset + 1,
        )

    def warn(self, loc: Location, msg: str) -> None:
        """Give a SyntaxWarning, once for each place in the source."""
        if self.disable_warning == 0:
            self.warnings.append(
                CompileWarning(
                    msg, loc.lineno, loc.col_offset + 1, loc.end_lineno, loc.end_col_offset + 1
                )
            )

    # Instructions

    def addop(self, loc: Location, opcode: i64) -> None:
        """Append an instruction without argument."""
        self.seq.addop(opcode, 0, loc.lineno, loc.end_lineno, loc.col_offset, loc.end_col_offset)

    def addop_i(self, loc: Location, opcode: i64, oparg: i64) -> None:
        """Append an instruction with a number or, in a jump, a label."""
        self.seq.addop(
            opcode, oparg, loc.lineno, loc.end_lineno, loc.col_offset, loc.end_col_offset
        )

    def addop_load_const(self, loc: Location, value: object) -> None:
        """Append an instruction that loads a constant."""
        self.addop_i(loc, LOAD_CONST, self.u.metadata.add_const(self.const_cache, value))

    def addop_name(self, loc: Location, opcode: i64, name: str) -> None:
        """Append an instruction whose argument is an index of `names`."""
        u = self.u
        mangled = maybe_mangle(u.private, u.ste, name)
        self.addop_i(loc, opcode, add_name(u.metadata.names, mangled))

    def new_label(self) -> i64:
        return self.seq.new_label()

    def use_label(self, label: i64) -> None:
        self.seq.use_label(label)

    # Units

    def enter_scope(
        self,
        name: str,
        scope_type: i64,
        key: int,
        lineno: i64,
        private: str | None,
        argcount: i64,
        posonlyargcount: i64,
        kwonlyargcount: i64,
    ) -> None:
        """Start a unit.

        Args:
            key: the key of its block in the symbol table.
            private: the class whose names it mangles with; None for that of the unit around.

        CPython: Python/compile.c _PyCompile_EnterScope
        """
        ste = self.st.lookup(key)
        metadata = CodeUnitMetadata(name, name, lineno)
        metadata.argcount = argcount
        metadata.posonlyargcount = posonlyargcount
        metadata.kwonlyargcount = kwonlyargcount
        varnames = metadata.varnames
        for varname in ste.varnames:
            varnames[varname] = len(varnames)
        cellvars = names_by_scope(ste.symbols, CELL, DEF_COMP_CELL, 0)
        if ste.needs_class_closure:
            add_name(cellvars, "__class__")
        if ste.needs_classdict:
            add_name(cellvars, "__classdict__")
        if ste.has_conditional_annotations:
            add_name(cellvars, "__conditional_annotations__")
        metadata.cellvars = cellvars
        metadata.freevars = names_by_scope(ste.symbols, FREE, DEF_FREE_CLASS, len(cellvars))
        if scope_type != SCOPE_MODULE:
            self.stack.append(self.u)
            if private is None:
                private = self.u.private
        unit = CompilerUnit(scope_type, ste, metadata, private)
        self.u = unit
        self.seq = unit.instr_sequence
        if scope_type != SCOPE_MODULE:
            self.set_qualname()

    def set_qualname(self) -> None:
        """The qualified name of the current unit.

        CPython: Python/compile.c compiler_set_qualname
        """
        u = self.u
        metadata = u.metadata
        depth = len(self.stack)
        if depth <= 1:
            return
        parent = self.stack[depth - 1]
        if parent.scope_type == SCOPE_ANNOTATIONS:
            # Names go by what is around the annotations.
            if depth == 2:
                return
            parent = self.stack[depth - 2]
        scope_type = u.scope_type
        if scope_type in (SCOPE_FUNCTION, SCOPE_ASYNC_FUNCTION, SCOPE_CLASS):
            mangled = mangle(parent.private, metadata.name)
            if parent.ste.get_scope(mangled) == GLOBAL_EXPLICIT:
                return
        base = parent.metadata.qualname
        if parent.scope_type in (SCOPE_FUNCTION, SCOPE_ASYNC_FUNCTION, SCOPE_LAMBDA):
            base += ".<locals>"
        metadata.qualname = base + "." + metadata.name

    def exit_scope(self) -> None:
        """Leave a unit."""
        self.u = self.stack.pop()
        self.seq = self.u.instr_sequence

    def code_flags(self) -> i64:
        """co_flags of the current unit.

        CPython: Python/compile.c compute_code_flags
        """
        ste = self.u.ste
        flags: i64 = self.flags & PYCF_MASK
        if ste.function_like:
            flags |= CO_NEWLOCALS | CO_OPTIMIZED
            if ste.nested:
                flags |= CO_NESTED
            if ste.generator:
                flags |= CO_ASYNC_GENERATOR if ste.coroutine else CO_GENERATOR
            if ste.varargs:
                flags |= CO_VARARGS
            if ste.varkeywords:
                flags |= CO_VARKEYWORDS
            if ste.has_docstring:
                flags |= CO_HAS_DOCSTRING
            if ste.method:
                flags |= CO_METHOD
        if ste.coroutine and not ste.generator:
            flags |= CO_COROUTINE
        return flags

    def optimize_and_assemble(self, add_none: bool) -> Code:
        """The code of the current unit.

        Args:
            add_none: return None at the end, not the value on the stack.

        CPython: Python/compile.c _PyCompile_OptimizeAndAssemble
        """
        flags = self.code_flags()
        if add_none:
            self.addop_load_const(NO_LOCATION, None)
        self.addop(NO_LOCATION, RETURN_VALUE)
        u = self.u
        return optimize_and_assemble(
            u.metadata,
            u.instr_sequence,
            self.const_cache,
            flags,
            len(u.ste.varnames),
            self.filename,
        )

    def leave_scope(self, add_none: bool) -> Code:
        """Assemble the current unit and leave it."""
        code = self.optimize_and_assemble(add_none)
        self.exit_scope()
        return code

    def is_interactive_top_level(self) -> bool:
        return self.interactive and len(self.stack) == 0

    def mangle(self, name: str) -> str:
        """The name as it is in the current unit."""
        return maybe_mangle(self.u.private, self.u.ste, name)

    def get_ref_type(self, name: str) -> i64:
        """The scope of a name that an inner function needs.

        CPython: Python/compile.c _PyCompile_GetRefType
        """
        u = self.u
        if u.scope_type == SCOPE_CLASS and name in (
            "__class__",
            "__classdict__",
            "__conditional_annotations__",
        ):
            return CELL
        scope = u.ste.get_scope(name)
        if scope == 0:
            raise CompileError(
                "SystemError",
                f"_PyST_GetScope(name={name!r}) failed: unknown scope in unit {u.metadata.name}",
            )
        return scope

    def lookup_arg(self, code: Code, name: str) -> i64:
        """The index of the variable of the current unit that an inner function needs.

        CPython: Python/compile.c _PyCompile_LookupArg
        """
        # A variable that is both free and local in a class goes through its closure.
        metadata = self.u.metadata
        scope = self.get_ref_type(name)
        arg = metadata.cellvars.get(name) if scope == CELL else metadata.freevars.get(name)
        if arg is None:
            raise CompileError(
                "SystemError",
                f"compiler_lookup_arg(name={name!r}) with reftype={scope} failed in "
                f"{metadata.name}; freevars of code {code.name}: {code.freevars()!r}",
            )
        return arg

    def maybe_add_static_attribute(self, expr: Attribute) -> None:
        """Note `self.name = ...` in the class around.

        CPython: Python/compile.c _PyCompile_MaybeAddStaticAttributeToClass
        """
        value = expr.value
        if expr.ctx == CTX_STORE and isinstance(value, Name) and value.id == "self":
            for i in range(len(self.stack) - 1, -1, -1):
                unit = self.stack[i]
                if unit.scope_type == SCOPE_CLASS:
                    unit.static_attributes.add(expr.attr)
                    break

    # Frame blocks

    def push_fblock(self, loc: Location, type: i64, block: i64, exit: i64) -> None:
        """Enter a frame block; SyntaxError if there are too many."""
        self.push_fblock_with(FBlock(type, block, loc, exit, None, None))

    def push_fblock_with(self, fblock: FBlock) -> None:
        fblocks = self.u.fblocks
        if len(fblocks) >= CO_MAXBLOCKS:
            raise self.error(fblock.loc, "too many statically nested blocks")
        fblocks.append(fblock)
        if fblock.type == FBLOCK_FINALLY_END and not self.eager_annotations:
            self.disable_warning += 1

    def pop_fblock(self) -> FBlock:
        """Leave the innermost frame block."""
        fblock = self.u.fblocks.pop()
        if fblock.type == FBLOCK_FINALLY_END and not self.eager_annotations:
            self.disable_warning -= 1
        return fblock

    # Annotations

    def add_deferred_annotation(self, stmt: AnnAssign) -> int:
        """Note an annotation for later; its index if it is conditional, else -1.

        CPython: Python/compile.c _PyCompile_AddDeferredAnnotation
        """
        u = self.u
        u.deferred_annotations.append(stmt)
        index = -1
        if u.scope_type == SCOPE_MODULE or u.in_conditional_block != 0:
            index = u.next_conditional_annotation_index
            u.next_conditional_annotation_index = index + 1
        u.conditional_annotation_indices.append(index)
        return index

    def start_annotation_setup(self) -> None:
        """Let instructions go to a sequence of their own."""
        u = self.u
        u.stashed_instr_sequence = u.instr_sequence
        u.instr_sequence = InstructionSequence()
        self.seq = u.instr_sequence

    def end_annotation_setup(self) -> None:
        """Put that sequence where the placeholder for it is."""
        u = self.u
        parent = u.stashed_instr_sequence
        assert parent is not None
        parent.annotations_code = u.instr_sequence
        u.stashed_instr_sequence = None
        u.instr_sequence = parent
        self.seq = parent

    # Inlined comprehensions

    def tweak_inlined_comprehension_scopes(
        self, entry: SymtableEntry, state: InlinedComprehensionState
    ) -> None:
        """Let names have the scopes they have in a comprehension.

        CPython: Python/compile.c _PyCompile_TweakInlinedComprehensionScopes
        """
        u = self.u
        ste = u.ste
        in_class_block = ste.type == CLASS_BLOCK and u.in_inlined_comp == 0
        u.in_inlined_comp += 1
        for name, value in entry.symbols.items():
            symbol: i64 = value
            scope = (symbol >> SCOPE_OFFSET) & SCOPE_MASK
            outer = ste.get_symbol(name)
            outer_scope = (outer >> SCOPE_OFFSET) & SCOPE_MASK
            # What is free in the comprehension is the same outside. What is free outside
            # and a cell inside is reached through the same instructions.
            if (
                scope != outer_scope
                and scope != FREE
                and not (scope == CELL and outer_scope == FREE)
            ) or in_class_block:
                ste.symbols[name] = value
                state.temp_symbols[name] = outer
            if ((symbol & DEF_LOCAL) != 0 and (symbol & DEF_NONLOCAL) == 0) or in_class_block:
                if not ste.function_like:
                    hidden = u.metadata.fasthidden
                    if not hidden.get(name, False):
                        hidden[name] = True
                        state.fast_hidden.add(name)

    def revert_inlined_comprehension_scopes(self, state: InlinedComprehensionState) -> None:
        # CPython: Python/compile.c _PyCompile_RevertInlinedComprehensionScopes
        u = self.u
        u.in_inlined_comp -= 1
        for name, value in state.temp_symbols.items():
            u.ste.symbols[name] = value
        # The names stay known as hidden.
        for name in state.fast_hidden:
            u.metadata.fasthidden[name] = False


def clean_doc(doc: str) -> str:
    """A docstring without the indentation that its lines have in common.

    CPython: Python/compile.c _PyCompile_CleanDoc
    """
    doc = doc.expandtabs()
    lines = doc.split("\n")
    margin = -1
    for i in range(1, len(lines)):
        line = lines[i]
        indent = len(line) - len(line.lstrip(" "))
        if indent < len(line) and (margin < 0 or indent < margin):
            margin = indent
    if margin <= 0:
        return doc.lstrip(" ") if doc.startswith(" ") else doc
    lines[0] = lines[0].lstrip(" ")
    for i in range(1, len(lines)):
        line = lines[i]
        indent = len(line) - len(line.lstrip(" "))
        lines[i] = line[min(indent, margin) :]
    return "\n".join(lines)
