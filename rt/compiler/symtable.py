"""The symbol table: what each name of each block of a program is.

Answers to Python/symtable.c. It is made in two passes. The first walks the tree and notes
in each block's `symbols` how a name is used there (`DEF_*`, `USE`); the second walks the
blocks and adds each name's scope (`LOCAL` .. `CELL`, shifted by `SCOPE_OFFSET`).

What always holds:

- A block is found under a key: the identity of the node (or list of type parameters) that
  makes it. A node that makes two blocks has `id(node) + 1` for the second.
- List, set and dict comprehensions have blocks of their own in the first pass; the second
  merges those that are inlined (PEP 709) into the block around them.
- Annotations are deferred (PEP 649), in blocks of type ANNOTATION_BLOCK. With
  `eager_annotations` they belong to the block they stand in, as in 3.13.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
    CTX_DEL,
    CTX_LOAD,
    CTX_STORE,
    Alias,
    AnnAssign,
    Arg,
    Arguments,
    Assert,
    Assign,
    AsyncFor,
    AsyncFunctionDef,
    AsyncWith,
    Attribute,
    AugAssign,
    Await,
    BinOp,
    BoolOp,
    Call,
    ClassDef,
    Compare,
    Comprehension,
    Constant,
    Delete,
    Dict,
    DictComp,
    ExceptHandler,
    Expr,
    Expression,
    ExprNode,
    For,
    FormattedValue,
    FunctionDef,
    GeneratorExp,
    Global,
    If,
    IfExp,
    Import,
    ImportFrom,
    Interactive,
    JoinedStr,
    Keyword,
    Lambda,
    List,
    ListComp,
    Location,
    Match,
    MatchAs,
    MatchClass,
    MatchMapping,
    MatchOr,
    MatchSequence,
    MatchStar,
    MatchValue,
    ModNode,
    Module,
    Name,
    NamedExpr,
    Nonlocal,
    ParamSpec,
    PatternNode,
    Raise,
    Return,
    Set,
    SetComp,
    Slice,
    Starred,
    StmtNode,
    Subscript,
    Try,
    TryStar,
    Tuple,
    TypeAlias,
    TypeParamNode,
    TypeVar,
    TypeVarTuple,
    UnaryOp,
    While,
    With,
    WithItem,
    Yield,
    YieldFrom,
)
from rt.compiler.ast_validate import get_docstring
from rt.compiler.errors import CompileError
from rt.compiler.future import FutureFeatures
from rt.compiler.metadata import CO_FUTURE_ANNOTATIONS

# How a name is used in a block.
DEF_GLOBAL: Final = 1
DEF_LOCAL: Final = 2
DEF_PARAM: Final = 4
DEF_NONLOCAL: Final = 8
USE: Final = 16
DEF_FREE_CLASS: Final = 64
DEF_IMPORT: Final = 128
DEF_ANNOT: Final = 256
DEF_COMP_ITER: Final = 512
DEF_TYPE_PARAM: Final = 1024
DEF_COMP_CELL: Final = 2048
DEF_BOUND: Final = DEF_LOCAL | DEF_PARAM | DEF_IMPORT

# The scope of a name, in the higher bits.
SCOPE_OFFSET: Final = 12
SCOPE_MASK: Final = 15
LOCAL: Final = 1
GLOBAL_EXPLICIT: Final = 2
GLOBAL_IMPLICIT: Final = 3
FREE: Final = 4
CELL: Final = 5

# Types of blocks.
FUNCTION_BLOCK: Final = 0
CLASS_BLOCK: Final = 1
MODULE_BLOCK: Final = 2
ANNOTATION_BLOCK: Final = 3
TYPE_ALIAS_BLOCK: Final = 4
TYPE_PARAMETERS_BLOCK: Final = 5
TYPE_VARIABLE_BLOCK: Final = 6

# Kinds of comprehensions.
NO_COMPREHENSION: Final = 0
LIST_COMPREHENSION: Final = 1
DICT_COMPREHENSION: Final = 2
SET_COMPREHENSION: Final = 3
GENERATOR_EXPRESSION: Final = 4

# What a class provides for the functions in it.
CLASS_VARIABLES: Final = ("__class__", "__classdict__", "__conditional_annotations__")

# The compiler flag that lets `await` stand at the top of a module.
PYCF_ALLOW_TOP_LEVEL_AWAIT: Final = 0x2000


def mangle(private: str | None, ident: str) -> str:
    """The name that `ident` stands for inside the class `private`.

    CPython: Python/symtable.c _Py_Mangle
    """
    if private is None or not ident.startswith("__"):
        return ident
    # Not those with underscores at both ends, nor the dotted names of imports.
    if ident.endswith("__") or "." in ident:
        return ident
    stripped = private.lstrip("_")
    if stripped == "":
        return ident
    return "_" + stripped + ident


def maybe_mangle(private: str | None, entry: SymtableEntry, name: str) -> str:
    """`mangle`, except for names in the type parameters of a class that are not its own.

    CPython: Python/symtable.c _Py_MaybeMangle
    """
    if private is None:
        return name
    mangled_names = entry.mangled_names
    if mangled_names is not None and name not in mangled_names:
        return name
    return mangle(private, name)


class SymtableEntry:
    """A block: module, class, function, comprehension, annotation, type parameters."""

    def __init__(
        self, name: str, type: i64, key: int, loc: Location, parent: SymtableEntry | None
    ) -> None:
        self.id: int = key
        self.name: str = name
        self.symbols: dict[str, int] = {}
        self.varnames: list[str] = []
        self.children: list[SymtableEntry] = []
        # Names of global and nonlocal statements, with their places.
        self.directives: list[tuple[str, Location]] = []
        self.mangled_names: set[str] | None = None
        self.type: i64 = type
        # What a type variable's block is, for error messages.
        self.scope_info: str = ""
        self.function_like: bool = type != CLASS_BLOCK and type != MODULE_BLOCK
        self.nested: bool = parent is not None and (parent.nested or parent.function_like)
        self.generator: bool = False
        self.coroutine: bool = False
        self.comprehension: i64 = NO_COMPREHENSION
        self.varargs: bool = False
        self.varkeywords: bool = False
        self.returns_value: bool = False
        self.annotations_used: bool = False
        self.needs_class_closure: bool = False
        self.needs_classdict: bool = False
        self.has_conditional_annotations: bool = False
        self.in_conditional_block: bool = False
        self.in_unevaluated_annotation: bool = False
        self.comp_inlined: bool = False
        # Whether the target of a comprehension is being visited, and in how many
        # iterables of comprehensions we are.
        self.comp_iter_target: bool = False
        self.comp_iter_expr: i64 = 0
        self.can_see_class_scope: bool = False
        self.has_docstring: bool = False
        self.method: bool = (
            parent is not None and parent.type == CLASS_BLOCK and type == FUNCTION_BLOCK
        )
        self.annotation_block: SymtableEntry | None = None
        self.loc: Location = loc

    def get_symbol(self, name: str) -> i64:
        """The flags and scope of a name; 0 for a name that the block does not have."""
        return self.symbols.get(name, 0)

    def get_scope(self, name: str) -> i64:
        """The scope of a name; 0 for a name that the block does not have."""
        flags: i64 = self.symbols.get(name, 0)
        return (flags >> SCOPE_OFFSET) & SCOPE_MASK


def symbol_scope(flags: i64) -> i64:
    """The scope in a symbol's flags."""
    return (flags >> SCOPE_OFFSET) & SCOPE_MASK


class Symtable:
    """The symbol table of one program, and the first pass that fills it."""

    def __init__(
        self, filename: str, future: FutureFeatures, flags: i64, eager_annotations: bool
    ) -> None:
        self.filename: str = filename
        self.future_location: Location = future.location
        self.future_annotations: bool = (flags & CO_FUTURE_ANNOTATIONS) != 0
        self.top_level_await: bool = (flags & PYCF_ALLOW_TOP_LEVEL_AWAIT) != 0
        self.eager_annotations: bool = eager_annotations
        self.blocks: dict[int, SymtableEntry] = {}
        self.stack: list[SymtableEntry] = []
        self.private: str | None = None
        self.top: SymtableEntry = SymtableEntry("top", MODULE_BLOCK, 0, Location(0, 0, 0, 0), None)
        self.cur: SymtableEntry = self.top

    def lookup(self, key: int) -> SymtableEntry:
        """The block that a node has made."""
        return self.blocks[key]

    def error(self, msg: str, loc: Location) -> CompileError:
        """A SyntaxError at a place."""
        return CompileError(
            "SyntaxError",
            msg,
            self.filename,
            loc.lineno,
            loc.col_offset + 1,
            loc.end_lineno,
            loc.end_col_offset + 1,
            False,
        )

    # Blocks

    def new_entry(self, name: str, type: i64, key: int, loc: Location) -> SymtableEntry:
        """A block inside the current one, which is not entered yet."""
        entry = SymtableEntry(name, type, key, loc, self.cur)
        self.blocks[key] = entry
        return entry

    def enter_existing_block(self, entry: SymtableEntry, is_child: bool) -> None:
        """Enter a block; `is_child` when it is entered for the first time."""
        # CPython: Python/symtable.c symtable_enter_existing_block
        prev = self.cur
        self.stack.append(entry)
        # Assignment expressions are not allowed anywhere inside the iterable of a
        # comprehension, not even in an inner block.
        entry.comp_iter_expr = prev.comp_iter_expr
        # In a class all names are mangled.
        if prev.mangled_names is not None and entry.type != CLASS_BLOCK:
            entry.mangled_names = prev.mangled_names
        self.cur = entry
        # Annotations that will be text have no effect on names.
        if is_child and not (self.future_annotations and entry.type == ANNOTATION_BLOCK):
            prev.children.append(entry)

    def enter_block(self, name: str, type: i64, key: int, loc: Location) -> None:
        # CPython: Python/symtable.c symtable_enter_block
        self.enter_existing_block(self.new_entry(name, type, key, loc), True)
        if type in (ANNOTATION_BLOCK, TYPE_VARIABLE_BLOCK, TYPE_ALIAS_BLOCK):
            # These blocks become functions that read this argument first.
            self.add_def(".format", DEF_PARAM, loc)
            self.add_def(".format", USE, loc)

    def exit_block(self) -> None:
        self.stack.pop()
        self.cur = self.stack[-1]

    def enter_type_param_block(
        self,
        name: str,
        type_params: list[TypeParamNode],
        has_defaults: bool,
        has_kwdefaults: bool,
        is_class: bool,
        loc: Location,
    ) -> None:
        # CPython: Python/symtable.c symtable_enter_type_param_block
        in_class = self.cur.type == CLASS_BLOCK
        self.enter_block(name, TYPE_PARAMETERS_BLOCK, id(type_params), loc)
        if in_class:
            self.cur.can_see_class_scope = True
            self.add_def("__classdict__", USE, loc)
        if is_class:
            self.add_def(".type_params", DEF_LOCAL, loc)
            self.add_def(".type_params", USE, loc)
            self.add_def(".generic_base", DEF_LOCAL, loc)
            self.add_def(".generic_base", USE, loc)
        if has_defaults:
            self.add_def(".defaults", DEF_PARAM, loc)
        if has_kwdefaults:
            self.add_def(".kwdefaults", DEF_PARAM, loc)

    # Names

    def lookup_symbol(self, entry: SymtableEntry, name: str) -> i64:
        """The flags so far of a name of a block."""
        return entry.symbols.get(maybe_mangle(self.private, entry, name), 0)

    def add_def_to(self, name: str, flag: i64, entry: SymtableEntry, loc: Location) -> None:
        # CPython: Python/symtable.c symtable_add_def_helper
        mangled = maybe_mangle(self.private, self.cur, name)
        symbols = entry.symbols
        val: i64 = symbols.get(mangled, 0)
        if (flag & val & (DEF_PARAM | DEF_TYPE_PARAM)) != 0:
            if (flag & val & DEF_PARAM) != 0:
                raise self.error(f"duplicate argument '{name}' in function definition", loc)
            raise self.error(f"duplicate type parameter '{name}'", loc)
        val |= flag
        if entry.comp_iter_target:
            # The variable of a comprehension: no assignment expression may have it.
            if (val & (DEF_GLOBAL | DEF_NONLOCAL)) != 0:
                raise self.error(
                    f"comprehension inner loop cannot rebind assignment expression target '{name}'",
                    loc,
                )
            val |= DEF_COMP_ITER
        symbols[mangled] = val
        if (flag & DEF_PARAM) != 0:
            entry.varnames.append(mangled)
        elif (flag & DEF_GLOBAL) != 0:
            globals_ = self.top.symbols
            val = globals_.get(mangled, 0)
            globals_[mangled] = val | flag

    def check_name(self, name: str, loc: Location, ctx: i64) -> None:
        """Refuse to bind or delete `__debug__`."""
        if name == "__debug__":
            if ctx == CTX_STORE:
                raise self.error("cannot assign to __debug__", loc)
            if ctx == CTX_DEL:
                raise self.error("cannot delete __debug__", loc)

    def add_def_ctx(self, name: str, flag: i64, loc: Location, ctx: i64) -> None:
        # CPython: Python/symtable.c symtable_add_def_ctx
        if (flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT)) != 0:
            self.check_name(name, loc, ctx)
        if (flag & DEF_TYPE_PARAM) != 0:
            mangled_names = self.cur.mangled_names
            if mangled_names is not None:
                mangled_names.add(name)
        self.add_def_to(name, flag, self.cur, loc)

    def add_def(self, name: str, flag: i64, loc: Location) -> None:
        """Note a use of a name in the current block; SyntaxError if it cannot be."""
        self.add_def_ctx(name, flag, loc, CTX_LOAD if flag == USE else CTX_STORE)

    def record_directive(self, name: str, loc: Location) -> None:
        mangled = maybe_mangle(self.private, self.cur, name)
        self.cur.directives.append((mangled, loc))

    # Statements

    def visit_stmts(self, stmts: list[StmtNode]) -> None:
        for stmt in stmts:
            self.visit_stmt(stmt)

    def visit_conditional(self, stmts: list[StmtNode]) -> None:
        """Statements that may not be executed."""
        cur = self.cur
        saved = cur.in_conditional_block
        cur.in_conditional_block = True
        self.visit_stmts(stmts)
        cur.in_conditional_block = saved

    def visit_stmt(self, stmt: StmtNode) -> None:
        # CPython: Python/symtable.c symtable_visit_stmt
        if isinstance(stmt, Expr):
            self.visit_expr(stmt.value)
        elif isinstance(stmt, Assign):
            self.visit_exprs(stmt.targets)
            self.visit_expr(stmt.value)
        elif isinstance(stmt, If):
            self.visit_expr(stmt.test)
            self.visit_conditional(stmt.body)
            self.visit_conditional(stmt.orelse)
        elif isinstance(stmt, Return):
            if stmt.value is not None:
                self.visit_expr(stmt.value)
                self.cur.returns_value = True
        elif isinstance(stmt, FunctionDef):
            self.visit_function(
                stmt,
                stmt.name,
                stmt.args,
                stmt.body,
                stmt.decorator_list,
                stmt.returns,
                stmt.type_params,
                False,
            )
        elif isinstance(stmt, For):
            self.visit_expr(stmt.target)
            self.visit_expr(stmt.iter)
            self.visit_conditional(stmt.body)
            self.visit_conditional(stmt.orelse)
        elif isinstance(stmt, Raise):
            if stmt.exc is not None:
                self.visit_expr(stmt.exc)
                self.visit_optional(stmt.cause)
        elif isinstance(stmt, AugAssign):
            self.visit_expr(stmt.target)
            self.visit_expr(stmt.value)
        elif isinstance(stmt, Try):
            self.visit_try(stmt.body, stmt.handlers, stmt.orelse, stmt.finalbody)
        elif isinstance(stmt, With):
            self.visit_with(stmt.items, stmt.body)
        elif isinstance(stmt, ClassDef):
            self.visit_class(stmt)
        elif isinstance(stmt, While):
            self.visit_expr(stmt.test)
            self.visit_conditional(stmt.body)
            self.visit_conditional(stmt.orelse)
        else:
            self.visit_rare_stmt(stmt)

    def visit_rare_stmt(self, stmt: StmtNode) -> None:
        """The rest of `visit_stmt`."""
        if isinstance(stmt, ImportFrom):
            self.visit_aliases(stmt.names, stmt)
            self.check_import_from(stmt)
        elif isinstance(stmt, Import):
            self.visit_aliases(stmt.names, stmt)
        elif isinstance(stmt, AnnAssign):
            self.visit_ann_assign(stmt)
        elif isinstance(stmt, Assert):
            self.visit_expr(stmt.test)
            self.visit_optional(stmt.msg)
        elif isinstance(stmt, Delete):
            self.visit_exprs(stmt.targets)
        elif isinstance(stmt, Global):
            self.visit_directive(stmt.names, "global", DEF_GLOBAL, stmt)
        elif isinstance(stmt, Nonlocal):
            self.visit_directive(stmt.names, "nonlocal", DEF_NONLOCAL, stmt)
        elif isinstance(stmt, AsyncFunctionDef):
            self.visit_function(
                stmt,
                stmt.name,
                stmt.args,
                stmt.body,
                stmt.decorator_list,
                stmt.returns,
                stmt.type_params,
                True,
            )
        elif isinstance(stmt, AsyncFor):
            self.check_coroutine("'async for' outside async function", stmt)
            self.visit_expr(stmt.target)
            self.visit_expr(stmt.iter)
            self.visit_conditional(stmt.body)
            self.visit_conditional(stmt.orelse)
        elif isinstance(stmt, AsyncWith):
            self.check_coroutine("'async with' outside async function", stmt)
            self.visit_with(stmt.items, stmt.body)
        elif isinstance(stmt, Match):
            self.visit_match(stmt)
        elif isinstance(stmt, TryStar):
            self.visit_try(stmt.body, stmt.handlers, stmt.orelse, stmt.finalbody)
        elif isinstance(stmt, TypeAlias):
            self.visit_type_alias(stmt)

    def allows_top_level_await(self) -> bool:
        return self.top_level_await and self.cur.type == MODULE_BLOCK

    def check_coroutine(self, msg: str, stmt: StmtNode) -> None:
        """Refuse an async statement outside an async function."""
        if self.allows_top_level_await():
            self.cur.coroutine = True
        if not self.cur.coroutine:
            raise self.error(msg, stmt)

    def visit_function(
        self,
        stmt: StmtNode,
        name: str,
        args: Arguments,
        body: list[StmtNode],
        decorators: list[ExprNode],
        returns: ExprNode | None,
        type_params: list[TypeParamNode],
        is_async: bool,
    ) -> None:
        self.add_def(name, DEF_LOCAL, stmt)
        self.visit_exprs(args.defaults)
        self.visit_optionals(args.kw_defaults)
        self.visit_exprs(decorators)
        generic = len(type_params) > 0
        if generic:
            has_kwdefaults = False
            for default in args.kw_defaults:
                if default is not None:
                    has_kwdefaults = True
            # The block has a variable for positional defaults even if there are none.
            self.enter_type_param_block(name, type_params, True, has_kwdefaults, False, stmt)
            self.visit_type_params(type_params)
        if self.eager_annotations:
            self.visit_eager_annotations(stmt, args, returns)
            entry = self.new_entry(name, FUNCTION_BLOCK, id(stmt), stmt)
        else:
            entry = self.new_entry(name, FUNCTION_BLOCK, id(stmt), stmt)
            self.visit_annotations(stmt, args, returns)
        entry.has_docstring = get_docstring(body) is not None
        self.enter_existing_block(entry, True)
        if is_async:
            entry.coroutine = True
        self.visit_arguments(args)
        self.visit_stmts(body)
        self.exit_block()
        if generic:
            self.exit_block()

    def visit_class(self, stmt: ClassDef) -> None:
        self.add_def(stmt.name, DEF_LOCAL, stmt)
        self.visit_exprs(stmt.decorator_list)
        private = self.private
        generic = len(stmt.type_params) > 0
        if generic:
            self.enter_type_param_block(stmt.name, stmt.type_params, False, False, True, stmt)
            self.private = stmt.name
            self.cur.mangled_names = set()
            self.visit_type_params(stmt.type_params)
        self.visit_exprs(stmt.bases)
        self.check_keywords(stmt.keywords)
        self.visit_keywords(stmt.keywords)
        self.enter_block(stmt.name, CLASS_BLOCK, id(stmt), stmt)
        self.private = stmt.name
        if generic:
            self.add_def("__type_params__", DEF_LOCAL, stmt)
            self.add_def(".type_params", USE, stmt)
        self.cur.has_docstring = get_docstring(stmt.body) is not None
        self.visit_stmts(stmt.body)
        self.exit_block()
        if generic:
            self.exit_block()
        self.private = private

    def visit_type_alias(self, stmt: TypeAlias) -> None:
        self.visit_expr(stmt.name)
        name_node = stmt.name
        assert isinstance(name_node, Name)
        name = name_node.id
        in_class = self.cur.type == CLASS_BLOCK
        generic = len(stmt.type_params) > 0
        if generic:
            self.enter_type_param_block(name, stmt.type_params, False, False, False, stmt)
            self.visit_type_params(stmt.type_params)
        self.enter_block(name, TYPE_ALIAS_BLOCK, id(stmt), stmt)
        if in_class:
            self.cur.can_see_class_scope = True
            self.add_def("__classdict__", USE, stmt.value)
        self.visit_expr(stmt.value)
        self.exit_block()
        if generic:
            self.exit_block()

    def visit_ann_assign(self, stmt: AnnAssign) -> None:
        self.cur.annotations_used = True
        target = stmt.target
        if self.eager_annotations and stmt.value is None:
            # 3.13 has the place of the whole statement.
            if isinstance(target, Name):
                self.check_name(target.id, stmt, CTX_STORE)
            elif isinstance(target, Attribute):
                self.check_name(target.attr, stmt, CTX_STORE)
        if isinstance(target, Name):
            name = target.id
            flags = self.lookup_symbol(self.cur, name)
            if (
                (flags & (DEF_GLOBAL | DEF_NONLOCAL)) != 0
                and self.cur is not self.top
                and stmt.simple != 0
            ):
                what = "global" if (flags & DEF_GLOBAL) != 0 else "nonlocal"
                raise self.error(f"annotated name '{name}' can't be {what}", stmt)
            if stmt.simple != 0:
                self.add_def(name, DEF_ANNOT | DEF_LOCAL, target)
            elif stmt.value is not None:
                self.add_def(name, DEF_LOCAL, target)
        else:
            self.visit_expr(target)
        if not self.eager_annotations:
            self.visit_annotation(stmt.annotation, self.cur.id + 1)
        elif self.future_annotations:
            self.visit_text_annotation(stmt.annotation)
        else:
            self.visit_expr(stmt.annotation)
        self.visit_optional(stmt.value)

    def visit_try(
        self,
        body: list[StmtNode],
        handlers: list[ExceptHandler],
        orelse: list[StmtNode],
        finalbody: list[StmtNode],
    ) -> None:
        cur = self.cur
        saved = cur.in_conditional_block
        cur.in_conditional_block = True
        self.visit_stmts(body)
        for handler in handlers:
            self.visit_optional(handler.type)
            if handler.name is not None:
                self.add_def(handler.name, DEF_LOCAL, handler)
            self.visit_stmts(handler.body)
        self.visit_stmts(orelse)
        self.visit_stmts(finalbody)
        cur.in_conditional_block = saved

    def visit_with(self, items: list[WithItem], body: list[StmtNode]) -> None:
        for item in items:
            self.visit_expr(item.context_expr)
            self.visit_optional(item.optional_vars)
        self.visit_conditional(body)

    def visit_match(self, stmt: Match) -> None:
        self.visit_expr(stmt.subject)
        for case in stmt.cases:
            self.visit_pattern(case.pattern)
            self.visit_optional(case.guard)
            self.visit_conditional(case.body)

    def visit_aliases(self, aliases: list[Alias], stmt: StmtNode) -> None:
        # CPython: Python/symtable.c symtable_visit_alias
        for alias in aliases:
            asname = alias.asname
            name = alias.name if asname is None else asname
            if name == "*":
                if self.cur.type != MODULE_BLOCK:
                    raise self.error("import * only allowed at module level", alias)
                continue
            dot = name.find(".")
            if dot >= 0:
                name = name[:dot]
            if self.eager_annotations:
                # 3.13 has the place of the whole statement.
                self.check_name(name, stmt, CTX_STORE)
            self.add_def(name, DEF_IMPORT, alias)

    def check_import_from(self, stmt: ImportFrom) -> None:
        """Refuse a future import after other statements."""
        if stmt.level != 0 or stmt.module != "__future__":
            return
        future = self.future_location
        if stmt.lineno > future.lineno or (
            stmt.lineno == future.end_lineno and stmt.col_offset > future.end_col_offset
        ):
            raise self.error(
                "from __future__ imports must occur at the beginning of the file", stmt
            )

    def visit_directive(self, names: list[str], what: str, flag: i64, stmt: StmtNode) -> None:
        """A global or nonlocal statement."""
        for name in names:
            flags = self.lookup_symbol(self.cur, name)
            if (flags & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0:
                if (flags & DEF_PARAM) != 0:
                    msg = f"name '{name}' is parameter and {what}"
                elif (flags & USE) != 0:
                    msg = f"name '{name}' is used prior to {what} declaration"
                elif (flags & DEF_ANNOT) != 0:
                    msg = f"annotated name '{name}' can't be {what}"
                else:
                    msg = f"name '{name}' is assigned to before {what} declaration"
                raise self.error(msg, stmt)
            self.add_def(name, flag, stmt)
            self.record_directive(name, stmt)

    # Expressions

    def visit_exprs(self, exprs: list[ExprNode]) -> None:
        for expr in exprs:
            self.visit_expr(expr)

    def visit_optionals(self, exprs: list[ExprNode | None]) -> None:
        for expr in exprs:
            if expr is not None:
                self.visit_expr(expr)

    def visit_optional(self, expr: ExprNode | None) -> None:
        if expr is not None:
            self.visit_expr(expr)

    def visit_expr(self, expr: ExprNode) -> None:
        # CPython: Python/symtable.c symtable_visit_expr
        if isinstance(expr, Name):
            self.visit_name(expr)
        elif isinstance(expr, Constant):
            pass
        elif isinstance(expr, Attribute):
            self.check_name(expr.attr, expr, expr.ctx)
            self.visit_expr(expr.value)
        elif isinstance(expr, Call):
            self.visit_expr(expr.func)
            self.visit_exprs(expr.args)
            if len(expr.keywords) > 0:
                self.check_keywords(expr.keywords)
                self.visit_keywords(expr.keywords)
        elif isinstance(expr, Subscript):
            self.visit_expr(expr.value)
            self.visit_expr(expr.slice)
        elif isinstance(expr, Tuple):
            self.visit_exprs(expr.elts)
        elif isinstance(expr, BinOp):
            self.visit_expr(expr.left)
            self.visit_expr(expr.right)
        elif isinstance(expr, Compare):
            self.visit_expr(expr.left)
            self.visit_exprs(expr.comparators)
        elif isinstance(expr, UnaryOp):
            self.visit_expr(expr.operand)
        elif isinstance(expr, BoolOp):
            self.visit_exprs(expr.values)
        elif isinstance(expr, List):
            self.visit_exprs(expr.elts)
        elif isinstance(expr, JoinedStr):
            self.visit_exprs(expr.values)
        elif isinstance(expr, FormattedValue):
            self.visit_expr(expr.value)
            self.visit_optional(expr.format_spec)
        else:
            self.visit_rare_expr(expr)

    def visit_rare_expr(self, expr: ExprNode) -> None:
        """The rest of `visit_expr`."""
        if isinstance(expr, Dict):
            self.visit_optionals(expr.keys)
            self.visit_exprs(expr.values)
        elif isinstance(expr, Slice):
            self.visit_optional(expr.lower)
            self.visit_optional(expr.upper)
            self.visit_optional(expr.step)
        elif isinstance(expr, Starred):
            self.visit_expr(expr.value)
        elif isinstance(expr, IfExp):
            self.visit_expr(expr.test)
            self.visit_expr(expr.body)
            self.visit_expr(expr.orelse)
        elif isinstance(expr, Lambda):
            self.visit_exprs(expr.args.defaults)
            self.visit_optionals(expr.args.kw_defaults)
            self.enter_block("lambda", FUNCTION_BLOCK, id(expr), expr)
            self.visit_arguments(expr.args)
            self.visit_expr(expr.body)
            self.exit_block()
        elif isinstance(expr, ListComp):
            self.visit_comprehension(
                expr, "listcomp", LIST_COMPREHENSION, expr.generators, expr.elt, None
            )
        elif isinstance(expr, GeneratorExp):
            self.visit_comprehension(
                expr, "genexpr", GENERATOR_EXPRESSION, expr.generators, expr.elt, None
            )
        elif isinstance(expr, DictComp):
            self.visit_comprehension(
                expr, "dictcomp", DICT_COMPREHENSION, expr.generators, expr.key, expr.value
            )
        elif isinstance(expr, SetComp):
            self.visit_comprehension(
                expr, "setcomp", SET_COMPREHENSION, expr.generators, expr.elt, None
            )
        elif isinstance(expr, Set):
            self.visit_exprs(expr.elts)
        elif isinstance(expr, Yield):
            self.check_annotation_block("yield expression", expr)
            self.visit_optional(expr.value)
            self.visit_yield(expr)
        elif isinstance(expr, Await):
            self.visit_await(expr)
        elif isinstance(expr, YieldFrom):
            self.check_annotation_block("yield expression", expr)
            self.visit_expr(expr.value)
            self.visit_yield(expr)
        elif isinstance(expr, NamedExpr):
            self.check_annotation_block("named expression", expr)
            self.visit_named_expr(expr)

    def visit_name(self, expr: Name) -> None:
        if self.cur.in_unevaluated_annotation:
            return
        name = expr.id
        if expr.ctx == CTX_LOAD:
            self.add_def_to(name, USE, self.cur, expr)
            # super() without arguments uses the class.
            if name == "super" and self.cur.function_like:
                self.add_def("__class__", USE, expr)
        else:
            self.add_def_ctx(name, DEF_LOCAL, expr, expr.ctx)

    def check_keywords(self, keywords: list[Keyword]) -> None:
        for keyword in keywords:
            if keyword.arg is not None:
                self.check_name(keyword.arg, keyword, CTX_STORE)

    def visit_keywords(self, keywords: list[Keyword]) -> None:
        for keyword in keywords:
            self.visit_expr(keyword.value)

    def visit_yield(self, expr: ExprNode) -> None:
        self.cur.generator = True
        comprehension = self.cur.comprehension
        if comprehension != NO_COMPREHENSION:
            if comprehension == LIST_COMPREHENSION:
                where = "list comprehension"
            elif comprehension == SET_COMPREHENSION:
                where = "set comprehension"
            elif comprehension == DICT_COMPREHENSION:
                where = "dict comprehension"
            else:
                where = "generator expression"
            raise self.error(f"'yield' inside {where}", expr)

    def visit_await(self, expr: Await) -> None:
        self.check_annotation_block("await expression", expr)
        if not self.allows_top_level_await():
            if not self.cur.function_like:
                raise self.error("'await' outside function", expr)
            if not self.is_async_def() and self.cur.comprehension == NO_COMPREHENSION:
                raise self.error("'await' outside async function", expr)
        self.visit_expr(expr.value)
        self.cur.coroutine = True

    def is_async_def(self) -> bool:
        return self.cur.type == FUNCTION_BLOCK and self.cur.coroutine

    def check_annotation_block(self, what: str, expr: ExprNode) -> None:
        """Refuse an expression that an annotation or a type must not contain."""
        type = self.cur.type
        if type in (FUNCTION_BLOCK, CLASS_BLOCK, MODULE_BLOCK):
            return
        if type == ANNOTATION_BLOCK:
            where = "an annotation"
        elif type == TYPE_VARIABLE_BLOCK:
            where = self.cur.scope_info
        elif type == TYPE_ALIAS_BLOCK:
            where = "a type alias"
        else:
            where = "the definition of a generic"
        raise self.error(f"{what} cannot be used within {where}", expr)

    def visit_named_expr(self, expr: NamedExpr) -> None:
        # CPython: Python/symtable.c symtable_handle_namedexpr
        if self.cur.comp_iter_expr > 0:
            raise self.error(
                "assignment expression cannot be used in a comprehension iterable expression", expr
            )
        if self.cur.comprehension != NO_COMPREHENSION:
            target = expr.target
            assert isinstance(target, Name)
            self.extend_namedexpr_scope(target)
        self.visit_expr(expr.value)
        self.visit_expr(expr.target)

    def extend_namedexpr_scope(self, target: Name) -> None:
        """Bind the target in the block around the comprehensions it stands in."""
        # CPython: Python/symtable.c symtable_extend_namedexpr_scope
        name = target.id
        for i in range(len(self.stack) - 1, -1, -1):
            entry = self.stack[i]
            if entry.comprehension != NO_COMPREHENSION:
                flags = self.lookup_symbol(entry, name)
                if (flags & DEF_COMP_ITER) != 0 and (flags & DEF_LOCAL) != 0:
                    raise self.error(
                        "assignment expression cannot rebind "
                        f"comprehension iteration variable '{name}'",
                        target,
                    )
                continue
            if entry.type == FUNCTION_BLOCK:
                flags = self.lookup_symbol(entry, name)
                if (flags & DEF_GLOBAL) != 0:
                    self.add_def(name, DEF_GLOBAL, target)
                else:
                    self.add_def(name, DEF_NONLOCAL, target)
                self.record_directive(name, target)
                self.add_def_to(name, DEF_LOCAL, entry, target)
                return
            if entry.type == MODULE_BLOCK:
                self.add_def(name, DEF_GLOBAL, target)
                self.record_directive(name, target)
                self.add_def_to(name, DEF_GLOBAL, entry, target)
                return
            msg = "assignment expression within a comprehension cannot be used "
            if entry.type == CLASS_BLOCK:
                raise self.error(msg + "in a class body", target)
            if entry.type == TYPE_PARAMETERS_BLOCK:
                raise self.error(msg + "within the definition of a generic", target)
            if entry.type == TYPE_ALIAS_BLOCK:
                raise self.error(msg + "in a type alias", target)
            if entry.type == TYPE_VARIABLE_BLOCK:
                raise self.error(msg + "in a TypeVar bound", target)

    def visit_comprehension(
        self,
        expr: ExprNode,
        name: str,
        kind: i64,
        generators: list[Comprehension],
        elt: ExprNode,
        value: ExprNode | None,
    ) -> None:
        # CPython: Python/symtable.c symtable_handle_comprehension
        outermost = generators[0]
        # The outermost iterable is evaluated in the block around.
        cur = self.cur
        cur.comp_iter_expr += 1
        self.visit_expr(outermost.iter)
        cur.comp_iter_expr -= 1
        self.enter_block(name, FUNCTION_BLOCK, id(expr), expr)
        entry = self.cur
        entry.comprehension = kind
        if outermost.is_async != 0:
            entry.coroutine = True
        self.add_def(".0", DEF_PARAM, expr)
        entry.comp_iter_target = True
        self.visit_expr(outermost.target)
        entry.comp_iter_target = False
        self.visit_exprs(outermost.ifs)
        for i in range(1, len(generators)):
            generator = generators[i]
            entry.comp_iter_target = True
            self.visit_expr(generator.target)
            entry.comp_iter_target = False
            entry.comp_iter_expr += 1
            self.visit_expr(generator.iter)
            entry.comp_iter_expr -= 1
            self.visit_exprs(generator.ifs)
            if generator.is_async != 0:
                entry.coroutine = True
        self.visit_optional(value)
        self.visit_expr(elt)
        is_generator = kind == GENERATOR_EXPRESSION
        entry.generator = is_generator
        is_async = entry.coroutine and not is_generator
        self.exit_block()
        if is_async:
            if (
                not self.is_async_def()
                and cur.comprehension == NO_COMPREHENSION
                and not self.allows_top_level_await()
            ):
                raise self.error(
                    "asynchronous comprehension outside of an asynchronous function", expr
                )
            cur.coroutine = True

    # Parameters, annotations, type parameters

    def visit_params(self, args: list[Arg]) -> None:
        for arg in args:
            self.add_def(arg.arg, DEF_PARAM, arg)

    def visit_arguments(self, args: Arguments) -> None:
        """The parameters of the function whose block has been entered."""
        self.visit_params(args.posonlyargs)
        self.visit_params(args.args)
        self.visit_params(args.kwonlyargs)
        if args.vararg is not None:
            self.add_def(args.vararg.arg, DEF_PARAM, args.vararg)
            self.cur.varargs = True
        if args.kwarg is not None:
            self.add_def(args.kwarg.arg, DEF_PARAM, args.kwarg)
            self.cur.varkeywords = True

    def visit_annotation(self, annotation: ExprNode, key: int) -> None:
        """A variable's annotation, in the one block of all those around it."""
        # CPython: Python/symtable.c symtable_visit_annotation
        parent = self.cur
        # Those of local variables are never evaluated.
        is_unevaluated = parent.type == FUNCTION_BLOCK
        # A module may stop at any statement, so there all are conditional.
        if (
            parent.type == MODULE_BLOCK
            or (parent.type == CLASS_BLOCK and parent.in_conditional_block)
        ) and not parent.has_conditional_annotations:
            parent.has_conditional_annotations = True
            self.add_def("__conditional_annotations__", USE, annotation)
        block = parent.annotation_block
        if block is None:
            self.enter_block("__annotate__", ANNOTATION_BLOCK, key, annotation)
            block = self.cur
            parent.annotation_block = block
            if parent.type == CLASS_BLOCK and not self.future_annotations:
                block.can_see_class_scope = True
                self.add_def("__classdict__", USE, annotation)
        else:
            self.enter_existing_block(block, False)
        if is_unevaluated:
            block.in_unevaluated_annotation = True
        self.visit_expr(annotation)
        if is_unevaluated:
            block.in_unevaluated_annotation = False
        self.exit_block()

    def visit_text_annotation(self, annotation: ExprNode) -> None:
        """An annotation that becomes text at once: only checked for what it contains."""
        self.enter_block("_annotation", ANNOTATION_BLOCK, id(annotation), annotation)
        self.visit_expr(annotation)
        self.exit_block()

    def visit_arg_annotations(self, args: list[Arg]) -> None:
        for arg in args:
            self.visit_arg_annotation(arg)

    def visit_arg_annotation(self, arg: Arg | None) -> None:
        if arg is not None and arg.annotation is not None:
            self.cur.annotations_used = True
            self.visit_expr(arg.annotation)

    def visit_annotations(self, stmt: StmtNode, args: Arguments, returns: ExprNode | None) -> None:
        """The annotations of a function, in a block of their own."""
        # CPython: Python/symtable.c symtable_visit_annotations
        sees_class = self.cur.can_see_class_scope or self.cur.type == CLASS_BLOCK
        self.enter_block("__annotate__", ANNOTATION_BLOCK, id(args), stmt)
        if sees_class:
            self.cur.can_see_class_scope = True
            self.add_def("__classdict__", USE, stmt)
        self.visit_all_arg_annotations(args)
        if returns is not None:
            self.cur.annotations_used = True
            self.visit_expr(returns)
        self.exit_block()

    def visit_all_arg_annotations(self, args: Arguments) -> None:
        self.visit_arg_annotations(args.posonlyargs)
        self.visit_arg_annotations(args.args)
        self.visit_arg_annotation(args.vararg)
        self.visit_arg_annotation(args.kwarg)
        self.visit_arg_annotations(args.kwonlyargs)

    def visit_eager_annotations(
        self, stmt: StmtNode, args: Arguments, returns: ExprNode | None
    ) -> None:
        """The annotations of a function, evaluated where the function is made."""
        if self.future_annotations:
            self.enter_block("_annotation", ANNOTATION_BLOCK, id(args), stmt)
            self.visit_all_arg_annotations(args)
            self.exit_block()
            if returns is not None:
                self.visit_text_annotation(returns)
        else:
            used = self.cur.annotations_used
            self.visit_all_arg_annotations(args)
            self.visit_optional(returns)
            # That says whether the block has annotated variables.
            self.cur.annotations_used = used

    def visit_type_params(self, type_params: list[TypeParamNode]) -> None:
        # CPython: Python/symtable.c symtable_visit_type_param
        for param in type_params:
            if isinstance(param, TypeVar):
                bound = param.bound
                self.add_def(param.name, DEF_TYPE_PARAM | DEF_LOCAL, param)
                what = "constraint" if isinstance(bound, Tuple) else "bound"
                self.visit_bound_or_default(
                    bound, param.name, id(param), "a TypeVar " + what, param
                )
                self.visit_bound_or_default(
                    param.default_value, param.name, id(param) + 1, "a TypeVar default", param
                )
            elif isinstance(param, TypeVarTuple):
                self.add_def(param.name, DEF_TYPE_PARAM | DEF_LOCAL, param)
                self.visit_bound_or_default(
                    param.default_value, param.name, id(param), "a TypeVarTuple default", param
                )
            elif isinstance(param, ParamSpec):
                self.add_def(param.name, DEF_TYPE_PARAM | DEF_LOCAL, param)
                self.visit_bound_or_default(
                    param.default_value, param.name, id(param), "a ParamSpec default", param
                )

    def visit_bound_or_default(
        self, expr: ExprNode | None, name: str, key: int, what: str, param: TypeParamNode
    ) -> None:
        # CPython: Python/symtable.c symtable_visit_type_param_bound_or_default
        if name == "__classdict__" and not self.eager_annotations:
            raise self.error(f"reserved name '{name}' cannot be used for type parameter", param)
        if expr is None:
            return
        in_class = self.cur.can_see_class_scope
        self.enter_block(name, TYPE_VARIABLE_BLOCK, key, expr)
        self.cur.can_see_class_scope = in_class
        if in_class:
            self.add_def("__classdict__", USE, expr)
        self.cur.scope_info = what
        self.visit_expr(expr)
        self.exit_block()

    # Patterns

    def visit_patterns(self, patterns: list[PatternNode]) -> None:
        for pattern in patterns:
            self.visit_pattern(pattern)

    def bind_pattern(self, name: str | None, pattern: PatternNode) -> None:
        if name is not None:
            self.add_def(name, DEF_LOCAL, pattern)

    def visit_pattern(self, pattern: PatternNode) -> None:
        # CPython: Python/symtable.c symtable_visit_pattern
        if isinstance(pattern, MatchValue):
            self.visit_expr(pattern.value)
        elif isinstance(pattern, MatchSequence):
            self.visit_patterns(pattern.patterns)
        elif isinstance(pattern, MatchStar):
            self.bind_pattern(pattern.name, pattern)
        elif isinstance(pattern, MatchMapping):
            self.visit_exprs(pattern.keys)
            self.visit_patterns(pattern.patterns)
            self.bind_pattern(pattern.rest, pattern)
        elif isinstance(pattern, MatchClass):
            self.visit_expr(pattern.cls)
            self.visit_patterns(pattern.patterns)
            for i in range(len(pattern.kwd_attrs)):
                self.check_name(pattern.kwd_attrs[i], pattern.kwd_patterns[i], CTX_STORE)
            self.visit_patterns(pattern.kwd_patterns)
        elif isinstance(pattern, MatchAs):
            if pattern.pattern is not None:
                self.visit_pattern(pattern.pattern)
            self.bind_pattern(pattern.name, pattern)
        elif isinstance(pattern, MatchOr):
            self.visit_patterns(pattern.patterns)


class Analyzer:
    """The second pass, which decides on the scope of each name."""

    def __init__(self, filename: str) -> None:
        self.filename: str = filename

    def error_at_directive(self, entry: SymtableEntry, name: str, msg: str) -> CompileError:
        """A SyntaxError at the statement that declares the name."""
        loc = entry.loc
        for directive in entry.directives:
            if directive[0] == name:
                loc = directive[1]
                break
        return CompileError(
            "SyntaxError",
            msg,
            self.filename,
            loc.lineno,
            loc.col_offset + 1,
            loc.end_lineno,
            loc.end_col_offset + 1,
            False,
        )

    def analyze_name(
        self,
        entry: SymtableEntry,
        scopes: dict[str, int],
        name: str,
        flags: i64,
        bound: set[str] | None,
        local: set[str],
        free: set[str],
        globals_: set[str],
        type_params: set[str],
        class_entry: SymtableEntry | None,
    ) -> None:
        """Decide on one name; the sets may change.

        CPython: Python/symtable.c analyze_name
        """
        if (flags & DEF_GLOBAL) != 0:
            if (flags & DEF_NONLOCAL) != 0:
                raise self.error_at_directive(entry, name, f"name '{name}' is nonlocal and global")
            scopes[name] = GLOBAL_EXPLICIT
            globals_.add(name)
            if bound is not None:
                bound.discard(name)
            return
        if (flags & DEF_NONLOCAL) != 0:
            if bound is None:
                raise self.error_at_directive(
                    entry, name, "nonlocal declaration not allowed at module level"
                )
            if name not in bound:
                raise self.error_at_directive(
                    entry, name, f"no binding for nonlocal '{name}' found"
                )
            if name in type_params:
                raise self.error_at_directive(
                    entry, name, f"nonlocal binding not allowed for type parameter '{name}'"
                )
            scopes[name] = FREE
            free.add(name)
            return
        if (flags & DEF_BOUND) != 0:
            scopes[name] = LOCAL
            local.add(name)
            globals_.discard(name)
            if (flags & DEF_TYPE_PARAM) != 0:
                type_params.add(name)
            else:
                type_params.discard(name)
            return
        # A block that sees the class around it: what the class binds or declares global is
        # looked up in the class and then globally, even if a function binds it too.
        if class_entry is not None:
            class_flags = class_entry.get_symbol(name)
            if name == "__classdict__" and class_flags != 0:
                # Whatever the class does with that name, its namespace is needed.
                class_entry.needs_classdict = True
            if (class_flags & DEF_GLOBAL) != 0:
                scopes[name] = GLOBAL_EXPLICIT
                return
            if (class_flags & DEF_BOUND) != 0 and (class_flags & DEF_NONLOCAL) == 0:
                scopes[name] = GLOBAL_IMPLICIT
                return
        if bound is not None and name in bound:
            scopes[name] = FREE
            free.add(name)
            return
        scopes[name] = GLOBAL_IMPLICIT

    def inline_comprehension(
        self,
        entry: SymtableEntry,
        comp: SymtableEntry,
        scopes: dict[str, int],
        comp_free: set[str],
        inlined_cells: set[str],
    ) -> None:
        """Merge the names of a comprehension's block into the block around it.

        CPython: Python/symtable.c inline_comprehension
        """
        symbols = entry.symbols
        served_by_class: list[str] = []
        in_class = entry.type == CLASS_BLOCK
        for name, value in comp.symbols.items():
            comp_flags: i64 = value
            if (comp_flags & DEF_PARAM) != 0:
                # The outermost iterable.
                continue
            scope = symbol_scope(comp_flags)
            only_flags = comp_flags & ((1 << SCOPE_OFFSET) - 1)
            if scope == CELL or (only_flags & DEF_COMP_CELL) != 0:
                inlined_cells.add(name)
            # The implicit variables of a class are for its functions, not for itself.
            if scope == FREE and in_class and name in CLASS_VARIABLES:
                scope = GLOBAL_IMPLICIT
                if not is_free_in_any_child(comp, name):
                    comp_free.discard(name)
                served_by_class.append(name)
            existing = symbols.get(name)
            if existing is None:
                symbols[name] = only_flags
                scopes[name] = scope
            else:
                flags: i64 = existing
                # What was free in the comprehension and local around it is now plainly
                # local, unless an inner function of the comprehension needs it.
                if (flags & DEF_BOUND) != 0 and not in_class:
                    if not is_free_in_any_child(comp, name):
                        comp_free.discard(name)
        for name in served_by_class:
            del comp.symbols[name]

    def analyze_block(
        self,
        entry: SymtableEntry,
        bound: set[str] | None,
        free: set[str],
        globals_: set[str],
        type_params: set[str],
        class_entry: SymtableEntry | None,
    ) -> None:
        """Decide on the names of a block and of the blocks in it.

        Args:
            bound: names bound in blocks around it; None for the module.
            free: gets the names that are free in it.
            globals_: names declared global in blocks around it.
            type_params: type parameters around it.
            class_entry: the class that the block can see.

        CPython: Python/symtable.c analyze_block
        """
        local: set[str] = set()
        scopes: dict[str, int] = {}
        newglobal: set[str] = set()
        newfree: set[str] = set()
        newbound: set[str] = set()
        inlined_cells: set[str] = set()
        in_class = entry.type == CLASS_BLOCK
        # The names of a class are not visible in its functions, so what is passed on is
        # what was there before.
        if in_class:
            newglobal.update(globals_)
            if bound is not None:
                newbound.update(bound)
        for name, value in entry.symbols.items():
            self.analyze_name(
                entry,
                scopes,
                name,
                value,
                bound,
                local,
                free,
                globals_,
                type_params,
                class_entry,
            )
        if in_class:
            newbound.update(CLASS_VARIABLES)
        else:
            if entry.function_like:
                newbound.update(local)
            if bound is not None:
                newbound.update(bound)
            newglobal.update(globals_)
        has_inlined = False
        for child in entry.children:
            new_class_entry: SymtableEntry | None = None
            if child.can_see_class_scope:
                new_class_entry = entry if in_class else class_entry
            # Comprehensions are inlined, but not in annotations that see a class.
            inline = (
                child.comprehension != NO_COMPREHENSION
                and not child.generator
                and not entry.can_see_class_scope
            )
            child_free = set(newfree)
            self.analyze_block(
                child,
                set(newbound),
                child_free,
                set(newglobal),
                set(type_params),
                new_class_entry,
            )
            if inline:
                self.inline_comprehension(entry, child, scopes, child_free, inlined_cells)
                child.comp_inlined = True
                has_inlined = True
            newfree.update(child_free)
        if has_inlined:
            children: list[SymtableEntry] = []
            for child in entry.children:
                if child.comp_inlined:
                    children.extend(child.children)
                else:
                    children.append(child)
            entry.children = children
        if entry.function_like:
            analyze_cells(scopes, newfree, inlined_cells)
        elif in_class:
            drop_class_free(entry, newfree)
        update_symbols(
            entry.symbols,
            scopes,
            bound,
            newfree,
            inlined_cells,
            in_class or entry.can_see_class_scope,
        )
        free.update(newfree)


def is_free_in_any_child(entry: SymtableEntry, name: str) -> bool:
    for child in entry.children:
        if child.get_scope(name) == FREE:
            return True
    return False


def analyze_cells(scopes: dict[str, int], free: set[str], inlined_cells: set[str]) -> None:
    """Make cells of the local variables that inner blocks use.

    CPython: Python/symtable.c analyze_cells
    """
    for name, scope in scopes.items():
        if scope == LOCAL and (name in free or name in inlined_cells):
            scopes[name] = CELL
            free.discard(name)


def drop_class_free(entry: SymtableEntry, free: set[str]) -> None:
    """Serve inner blocks the implicit variables of a class.

    CPython: Python/symtable.c drop_class_free
    """
    if "__class__" in free:
        free.discard("__class__")
        entry.needs_class_closure = True
    if "__classdict__" in free:
        free.discard("__classdict__")
        entry.needs_classdict = True
    if "__conditional_annotations__" in free:
        free.discard("__conditional_annotations__")
        entry.has_conditional_annotations = True


def update_symbols(
    symbols: dict[str, int],
    scopes: dict[str, int],
    bound: set[str] | None,
    free: set[str],
    inlined_cells: set[str],
    classflag: bool,
) -> None:
    """Enter the scopes into the symbols of a block.

    CPython: Python/symtable.c update_symbols
    """
    for name, value in symbols.items():
        flags: i64 = value
        if name in inlined_cells:
            flags |= DEF_COMP_CELL
        scope: i64 = scopes[name]
        symbols[name] = flags | (scope << SCOPE_OFFSET)
    for name in free:
        known = symbols.get(name)
        if known is not None:
            # A variable of a function around the class that has the name of a variable of
            # the class, and is used in a method.
            if classflag:
                symbols[name] = known | DEF_FREE_CLASS
        elif bound is None or name in bound:
            symbols[name] = FREE << SCOPE_OFFSET


def symtable_build(
    mod: ModNode, filename: str, future: FutureFeatures, flags: i64, eager_annotations: bool
) -> Symtable:
    """The symbol table of a tree; raises CompileError with SyntaxError.

    Args:
        flags: compiler flags and future features together.
        eager_annotations: see the module's docstring.

    CPython: Python/symtable.c _PySymtable_Build
    """
    st = Symtable(filename, future, flags, eager_annotations)
    top = st.top
    top.id = id(mod)
    st.blocks[top.id] = top
    st.stack.append(top)
    if isinstance(mod, Module):
        top.has_docstring = get_docstring(mod.body) is not None
        st.visit_stmts(mod.body)
    elif isinstance(mod, Interactive):
        st.visit_stmts(mod.body)
    elif isinstance(mod, Expression):
        st.visit_expr(mod.body)
    Analyzer(filename).analyze_block(top, None, set(), set(), set(), None)
    return st
