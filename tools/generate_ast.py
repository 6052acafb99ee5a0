"""Make rt/compiler/ast_nodes.py and rt/compiler/ast_convert.py from the grammar below.

Answers to Parser/asdl_c.py and Parser/Python.asdl. Run it after a change:

    python tools/generate_ast.py            write both files
    python tools/generate_ast.py --check    fail when a file is stale
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).resolve().parent.parent / "rt" / "compiler"

# One constructor per line, as in Python.asdl; the sum types' constructors stand in the
# order of their frequency in programs, which is the order in which they are tried.
GRAMMAR = """
mod = Module(stmt* body, type_ignore* type_ignores)
    | Interactive(stmt* body)
    | Expression(expr body)

stmt = Expr(expr value)
    | Assign(expr* targets, expr value, string? type_comment)
    | If(expr test, stmt* body, stmt* orelse)
    | Return(expr? value)
    | FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list,
        expr? returns, string? type_comment, type_param* type_params)
    | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | Raise(expr? exc, expr? cause)
    | AugAssign(expr target, operator op, expr value)
    | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | With(withitem* items, stmt* body, string? type_comment)
    | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body,
        expr* decorator_list, type_param* type_params)
    | While(expr test, stmt* body, stmt* orelse)
    | Pass()
    | ImportFrom(identifier? module, alias* names, int? level)
    | Import(alias* names)
    | AnnAssign(expr target, expr annotation, expr? value, int simple)
    | Assert(expr test, expr? msg)
    | Delete(expr* targets)
    | Break()
    | Continue()
    | Global(identifier* names)
    | Nonlocal(identifier* names)
    | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list,
        expr? returns, string? type_comment, type_param* type_params)
    | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | AsyncWith(withitem* items, stmt* body, string? type_comment)
    | Match(expr subject, match_case* cases)
    | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | TypeAlias(expr name, type_param* type_params, expr value)
    attributes

expr = Name(identifier id, expr_context ctx)
    | Constant(constant value, string? kind)
    | Attribute(expr value, identifier attr, expr_context ctx)
    | Call(expr func, expr* args, keyword* keywords)
    | Subscript(expr value, expr slice, expr_context ctx)
    | Tuple(expr* elts, expr_context ctx)
    | BinOp(expr left, operator op, expr right)
    | Compare(expr left, cmpop* ops, expr* comparators)
    | UnaryOp(unaryop op, expr operand)
    | BoolOp(boolop op, expr* values)
    | List(expr* elts, expr_context ctx)
    | JoinedStr(expr* values)
    | FormattedValue(expr value, int conversion, expr? format_spec)
    | Dict(expr?* keys, expr* values)
    | Slice(expr? lower, expr? upper, expr? step)
    | Starred(expr value, expr_context ctx)
    | IfExp(expr test, expr body, expr orelse)
    | Lambda(arguments args, expr body)
    | ListComp(expr elt, comprehension* generators)
    | GeneratorExp(expr elt, comprehension* generators)
    | DictComp(expr key, expr value, comprehension* generators)
    | SetComp(expr elt, comprehension* generators)
    | Set(expr* elts)
    | Yield(expr? value)
    | Await(expr value)
    | YieldFrom(expr value)
    | NamedExpr(expr target, expr value)
    attributes

pattern = MatchValue(expr value)
    | MatchAs(pattern? pattern, identifier? name)
    | MatchSequence(pattern* patterns)
    | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs,
        pattern* kwd_patterns)
    | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    | MatchOr(pattern* patterns)
    | MatchStar(identifier? name)
    | MatchSingleton(constant value)
    attributes

type_param = TypeVar(identifier name, expr? bound, expr? default_value)
    | ParamSpec(identifier name, expr? default_value)
    | TypeVarTuple(identifier name, expr? default_value)
    attributes

excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
    attributes

type_ignore = TypeIgnore(int lineno, string tag)

expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor
    | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn

comprehension = (expr target, expr iter, expr* ifs, int is_async)
arguments = (arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs,
    expr?* kw_defaults, arg? kwarg, expr* defaults)
arg = (identifier arg, expr? annotation, string? type_comment) attributes
keyword = (identifier? arg, expr value) attributes
alias = (identifier name, identifier? asname) attributes
withitem = (expr context_expr, expr? optional_vars)
match_case = (pattern pattern, expr? guard, stmt* body)
"""

ENUM_PREFIX = {
    "expr_context": "CTX",
    "boolop": "BOOL",
    "operator": "BIN",
    "unaryop": "UOP",
    "cmpop": "CMP",
}
PRODUCT_CLASS = {
    "comprehension": "Comprehension",
    "arguments": "Arguments",
    "arg": "Arg",
    "keyword": "Keyword",
    "alias": "Alias",
    "withitem": "WithItem",
    "match_case": "MatchCase",
}
SUM_CLASS = {
    "mod": "ModNode",
    "stmt": "StmtNode",
    "expr": "ExprNode",
    "pattern": "PatternNode",
    "type_param": "TypeParamNode",
    "excepthandler": "ExceptHandler",
    "type_ignore": "TypeIgnore",
}
SIMPLE_TYPE = {"identifier": "str", "string": "str", "int": "i64", "constant": "object"}
POSITIONS = ("lineno", "col_offset", "end_lineno", "end_col_offset")
# The compiler has no use for these; they are checked and dropped.
DROPPED = ("type_comment", "type_ignores")
MARK = "Generated by tools/generate_ast.py. Do not edit."


class Field(NamedTuple):
    type: str
    name: str
    opt: bool
    seq: bool

    def python_type(self) -> str:
        """The annotation of the attribute that holds this field."""
        if self.type in SUM_CLASS:
            name = SUM_CLASS[self.type]
        elif self.type in PRODUCT_CLASS:
            name = PRODUCT_CLASS[self.type]
        elif self.type in ENUM_PREFIX:
            name = "i64"
        else:
            name = SIMPLE_TYPE[self.type]
        if self.opt and name != "i64":
            name += " | None"
        return f"list[{name}]" if self.seq else name


class Constructor(NamedTuple):
    name: str
    fields: list[Field]


class Type(NamedTuple):
    name: str
    constructors: list[Constructor]  # of a product: one without a name
    product: bool
    attributes: bool

    def is_enum(self) -> bool:
        """Whether all constructors are bare names."""
        return self.name in ENUM_PREFIX


def parse() -> list[Type]:
    """The types of GRAMMAR."""
    types = []
    text = re.sub(r"\n +", " ", GRAMMAR)
    for line in text.split("\n"):
        if not line.strip():
            continue
        name, body = (part.strip() for part in line.split("=", 1))
        attributes = body.endswith("attributes")
        body = body.removesuffix("attributes").strip()
        constructors = []
        for part in re.split(r"\s*\|\s*(?![^(]*\))", body):
            match = re.fullmatch(r"(\w*)\s*(?:\((.*)\))?", part.strip())
            assert match is not None, part
            fields = []
            for field in re.split(r",\s*", match[2] or ""):
                if field:
                    field_type, field_name = field.split()
                    fields.append(
                        Field(
                            field_type.rstrip("?*"),
                            field_name,
                            "?" in field_type,
                            field_type.endswith("*"),
                        )
                    )
            constructors.append(Constructor(match[1], fields))
        types.append(Type(name, constructors, name in PRODUCT_CLASS, attributes))
    return types


def kept(fields: list[Field]) -> list[Field]:
    """The fields that a node keeps."""
    return [field for field in fields if field.name not in DROPPED]


def enum_name(prefix: str, name: str) -> str:
    """CTX_LOAD, BIN_MATMULT, ..."""
    return f"{prefix}_{name.upper()}"


def wrapped(indent: int, head: str, args: list[str], tail: str) -> list[str]:
    """`head(args)tail` in as few lines as fit."""
    space = " " * indent
    text = f"{space}{head}({', '.join(args)}){tail}"
    if len(text) <= 100:
        return [text]
    text = f"{space}    {', '.join(args)}"
    if len(text) <= 100:
        return [f"{space}{head}(", text, f"{space}){tail}"]
    return [f"{space}{head}(", *(f"{space}    {arg}," for arg in args), f"{space}){tail}"]


def emit_class(name: str, base: str, fields: list[Field], attributes: bool) -> list[str]:
    """The source of a node class."""
    fields = kept(fields)
    lines = ["", "", "@mypyc_attr(acyclic=True)", f"class {name}({base}):" if base else ""]
    if not base:
        lines[-1] = f"class {name}:"
    params = [f"{field.name}: {field.python_type()}" for field in fields]
    if attributes:
        params += [f"{position}: i64" for position in POSITIONS]
    if not fields:
        return [*lines, "    pass"]
    lines += wrapped(4, "def __init__", ["self", *params], " -> None:")
    if attributes:
        lines.append(f"        super().__init__({', '.join(POSITIONS)})")
    lines.extend(f"        self.{f.name}: {f.python_type()} = {f.name}" for f in fields)
    return lines


def nodes(types: list[Type]) -> str:
    """The source of ast_nodes.py."""
    lines = [
        '"""The nodes of the abstract syntax tree that the compiler works on.',
        "",
        "Answers to Include/internal/pycore_ast.h. The host's tree is converted to these nodes",
        "once (ast_convert.py); the passes may change them. A node with a place is a `Location`,",
        "so wherever a location is asked for a node can be given.",
        "",
        MARK,
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Final",
        "",
        "from mypy_extensions import i64, mypyc_attr",
    ]
    for type_ in types:
        if type_.is_enum():
            lines.append("")
            for number, constructor in enumerate(type_.constructors, 1):
                name = enum_name(ENUM_PREFIX[type_.name], constructor.name)
                lines.append(f"{name}: Final = {number}")
    lines += [
        "",
        "",
        "@mypyc_attr(acyclic=True)",
        "class Location:",
        '    """A range of the source: lines from 1, columns in UTF-8 bytes from 0; or -1."""',
        "",
    ]
    params = ["self", *(f"{position}: i64" for position in POSITIONS)]
    lines += wrapped(4, "def __init__", params, " -> None:")
    lines.extend(f"        self.{position}: i64 = {position}" for position in POSITIONS)
    for type_ in types:
        base = "Location" if type_.attributes else ""
        if type_.is_enum():
            continue
        if type_.product:
            fields = type_.constructors[0].fields
            lines += emit_class(PRODUCT_CLASS[type_.name], base, fields, type_.attributes)
            continue
        if len(type_.constructors) == 1:
            if type_.constructors[0].name != "TypeIgnore":
                constructor = type_.constructors[0]
                lines += emit_class(constructor.name, base, constructor.fields, type_.attributes)
            continue
        lines += ["", "", "@mypyc_attr(acyclic=True)"]
        lines.append(f"class {SUM_CLASS[type_.name]}({base}):" if base else "class ModNode:")
        lines.append("    pass")
        for constructor in type_.constructors:
            lines += emit_class(
                constructor.name, SUM_CLASS[type_.name], constructor.fields, type_.attributes
            )
    return "\n".join(lines) + "\n"


def emit_field(owner: str, field: Field) -> list[str]:
    """Statements that read and convert one field of `obj` into a local variable."""
    name = field.name
    out = []
    known = field.type in SUM_CLASS or field.type in PRODUCT_CLASS
    call = f"self.{field.type}"
    if field.seq:
        out.append(f'elements = list_field(obj, "{name}", "{owner}")')
        element = field._replace(seq=False).python_type()
        if name in DROPPED:
            return [*out, "for item in elements:", "    self.type_ignore(item)"]
        out.append(f"{name}: list[{element}] = []")
        out.append("for item in elements:")
        if field.type in ("identifier", "cmpop") or field.type in PRODUCT_CLASS or field.opt:
            out.append(f"    {name}.append({call}(item))")
        else:
            what = {"expr": "expression", "stmt": "statement"}.get(field.type, field.type)
            out.append(f'    {name}.append(some_{field.type}({call}(item), "{what}"))')
        return out
    if field.opt:
        if name in DROPPED:
            return [f'self.string(getattr(obj, "{name}", None))']
        out.append(f'item = getattr(obj, "{name}", None)')
        if field.type == "int":
            out.append(f"{name}: i64 = 0 if item is None else int_value(item)")
        elif field.type in PRODUCT_CLASS or field.type == "identifier":
            out.append(f"{name} = None if item is None else {call}(item)")
        else:
            out.append(f"{name} = {call}(item)")
        return out
    value = f'required(obj, "{name}", "{owner}")'
    if field.type == "int":
        out.append(f"{name} = int_value({value})")
    elif field.type == "constant":
        out.append(f"{name} = {value}")
    elif known or field.type in ENUM_PREFIX:
        out.append(f"{name} = {call}({value})")
    elif field.type == "identifier":
        out.append(f"{name} = self.opt_identifier({value})")
    else:
        out.append(f"{name} = {call}({value})")
    return out


def emit_construct(owner: str, class_: str, fields: list[Field], attributes: bool) -> list[str]:
    """Statements that convert all fields of `obj` and return the node."""
    out = []
    for field in fields:
        out += emit_field(owner, field)
    for field in fields:
        needed = field.type in SUM_CLASS or field.type == "identifier"
        if needed and not field.opt and not field.seq:
            out.append(f"if {field.name} is None:")
            out.append(f'    raise field_is_required("{field.name}", "{owner}")')
    args = [field.name for field in kept(fields)] + (list(POSITIONS) if attributes else [])
    out += [line[8:] for line in wrapped(8, f"return {class_}", args, "")]
    return out


def position_code(owner: str) -> list[str]:
    """Statements that read the place of `obj`; the end may be missing, but not of all."""
    lines = []
    for name in POSITIONS:
        start = name.removeprefix("end_")
        if name == start or owner in ("pattern", "type_param"):
            lines.append(f'{name} = int_value(required(obj, "{name}", "{owner}"))')
        else:
            lines.append(f'{name} = end_position(obj, "{name}", {start})')
    return lines


def emit_sum(type_: Type) -> list[str]:
    """The methods for a sum type: one that dispatches, one for each constructor."""
    base = SUM_CLASS[type_.name]
    upper = type_.name.upper()
    lines = [f"    def {type_.name}(self, obj: object) -> {base} | None:"]
    lines.append("        if obj is None:")
    lines.append("            return None")
    args = ["obj"]
    if type_.attributes:
        lines += ["        " + line for line in position_code(type_.name)]
        args += POSITIONS
    kind_name = "kind = " if len(type_.constructors) > 1 else ""
    lines.append(f'        {kind_name}kind_of(obj, {upper}_KINDS, "{type_.name}")')
    lines.append("        self.enter()")
    lines.append(f"        result: {base}")
    last = len(type_.constructors) - 1
    for kind, constructor in enumerate(type_.constructors):
        word = "if" if kind == 0 else "elif"
        lines.append(
            "        else:" if kind == last and last else f"        {word} kind == {kind}:"
        )
        lines += wrapped(12, f"result = self.convert_{constructor.name}", args, "")
    if last == 0:
        lines = lines[:-2] + wrapped(8, f"result = self.convert_{constructor.name}", args, "")
        lines = [line for line in lines if not line.strip().startswith("result:")]
    lines.append("        self.depth -= 1")
    lines.append("        return result")
    for constructor in type_.constructors:
        params = ["self", "obj: object"]
        if type_.attributes:
            params += [f"{position}: i64" for position in POSITIONS]
        name = constructor.name
        lines.append("")
        lines += wrapped(4, f"def convert_{name}", params, f" -> {name}:")
        body = emit_construct(
            constructor.name, constructor.name, constructor.fields, type_.attributes
        )
        lines += ["        " + line for line in body]
    return lines


CONVERT_HEAD = '''"""Convert the host's tree, or what looks like one, to the compiler's nodes.

Answers to the obj2ast functions of Python/Python-ast.c. What is not a tree is refused with
CPython's errors. The host's tree is not changed. Depth is counted here, once for all later
passes: none of them recurses deeper than the tree is.

{mark}
"""

from __future__ import annotations

import _ast
from typing import Final

from mypy_extensions import i64

from rt.compiler.ast_nodes import (
{imports}
)
from rt.compiler.errors import CompileError

# How deep nodes may be nested. CPython: Py_C_RECURSION_LIMIT
MAX_DEPTH: Final = 10_000
# What a field is that the object does not have.
MISSING: Final = object()
# The classes of the host's nodes by name. (The module `ast` is slow to import.)
NODES: Final[dict[str, type]] = vars(_ast)

{tables}


def required(obj: object, name: str, owner: str) -> object:
    """The field of an object, or TypeError."""
    value: object = getattr(obj, name, MISSING)
    if value is MISSING:
        raise CompileError("TypeError", f'required field "{{name}}" missing from {{owner}}')
    return value


def field_is_required(name: str, owner: str) -> CompileError:
    """The error for a field that is None and must not be."""
    return CompileError("ValueError", f"field '{{name}}' is required for {{owner}}")


def list_field(obj: object, name: str, owner: str) -> list[object]:
    """The list in a field; a list that the object does not have is empty."""
    value: object = getattr(obj, name, MISSING)
    if value is MISSING:
        return []
    if not isinstance(value, list):
        msg = f'{{owner}} field "{{name}}" must be a list, not a {{type(value).__name__}}'
        raise CompileError("TypeError", msg)
    return value


def int_value(value: object) -> i64:
    """The value as a C int, or ValueError or OverflowError."""
    if not isinstance(value, int):
        raise CompileError("ValueError", f"invalid integer value: {{value!r}}")
    if not -0x80000000 <= value <= 0x7FFFFFFF:
        raise CompileError("OverflowError", "Python int too large to convert to C int")
    return value


def end_position(obj: object, name: str, start: i64) -> i64:
    """An end line or column; `start` where there is none."""
    value: object = getattr(obj, name, None)
    return start if value is None else int_value(value)


def kind_of(obj: object, kinds: dict[type, int], name: str) -> i64:
    """The number of the constructor whose class the object is an instance of."""
    kind = kinds.get(type(obj), -1)
    if kind < 0:
        for type_, number in kinds.items():
            if isinstance(obj, type_):
                return number
        raise CompileError("TypeError", f"expected some sort of {{name}}, but got {{obj!r}}")
    return kind


{some}


class AstConverter:
    """Converts one tree."""

    def __init__(self) -> None:
        self.depth: i64 = 0

    def enter(self) -> None:
        """Count one more level; too many are refused."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise CompileError(
                "RecursionError", "maximum recursion depth exceeded during compilation"
            )

    def identifier(self, obj: object) -> str:
        if type(obj) is not str:
            raise CompileError("TypeError", "AST identifier must be of type str")
        return obj

    def opt_identifier(self, obj: object) -> str | None:
        return None if obj is None else self.identifier(obj)

    def string(self, obj: object) -> str | None:
        if obj is not None and type(obj) is not str and type(obj) is not bytes:
            raise CompileError("TypeError", "AST string must be of type str")
        return obj if isinstance(obj, str) else None
'''

SOME = '''def some_{type}(node: {cls} | None, what: str) -> {cls}:
    """The node, or ValueError: None must not be in this list."""
    if node is None:
        raise CompileError("ValueError", f"None disallowed in {{what}} list")
    return node'''


def convert(types: list[Type]) -> str:
    """The source of ast_convert.py."""
    used = {"ExprNode", "StmtNode", "ModNode", "PatternNode", "TypeParamNode"}
    tables = []
    some = []
    body = []
    for type_ in types:
        upper = type_.name.upper()
        if type_.is_enum():
            prefix = ENUM_PREFIX[type_.name]
            entries = []
            for constructor in type_.constructors:
                name = enum_name(prefix, constructor.name)
                used.add(name)
                entries.append(f'    NODES["{constructor.name}"]: {name},')
            tables.append(f"{upper}_KINDS: Final[dict[type, int]] = {{")
            tables += [*entries, "}"]
            body.append("")
            body.append(f"    def {type_.name}(self, obj: object) -> i64:")
            body.append(f'        return kind_of(obj, {upper}_KINDS, "{type_.name}")')
            continue
        if type_.product:
            class_ = PRODUCT_CLASS[type_.name]
            used.add(class_)
            body.append("")
            body.append(f"    def {type_.name}(self, obj: object) -> {class_}:")
            lines = emit_construct(
                type_.name, class_, type_.constructors[0].fields, type_.attributes
            )
            if type_.attributes:
                code = position_code(type_.name)
                at = (
                    next(i for i, line in enumerate(lines) if line.startswith("if "))
                    if any(line.startswith("if ") for line in lines)
                    else len(lines) - 1
                )
                lines[at:at] = code
            body += ["        " + line for line in lines]
            continue
        if type_.name == "type_ignore":
            body.append("")
            body.append("    def type_ignore(self, obj: object) -> None:")
            body.append('        ignore = NODES["TypeIgnore"]')
            body.append("        if obj is not None and not isinstance(obj, ignore):")
            body.append('            msg = f"expected some sort of type_ignore, but got {obj!r}"')
            body.append('            raise CompileError("TypeError", msg)')
            continue
        tables.append(f"{upper}_KINDS: Final[dict[type, int]] = {{")
        for kind, constructor in enumerate(type_.constructors):
            used.add(constructor.name)
            tables.append(f'    NODES["{constructor.name}"]: {kind},')
        tables.append("}")
        if type_.name != "mod":
            some.append(SOME.format(type=type_.name, cls=SUM_CLASS[type_.name]))
        body.append("")
        body += emit_sum(type_)
    text = CONVERT_HEAD.format(
        mark=MARK,
        imports="\n".join(f"    {name}," for name in sorted(used, key=import_order)),
        tables="\n".join(tables),
        some="\n\n\n".join(some),
    )
    return text + "\n".join(body) + "\n"


def import_order(name: str) -> tuple[bool, str]:
    """Constants before classes, as ruff sorts them."""
    return (not name.isupper(), name.lower())


def main() -> int:
    """Write or check both files."""
    types = parse()
    stale = 0
    for name, text in (("ast_nodes.py", nodes(types)), ("ast_convert.py", convert(types))):
        path = OUT / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text() != text:
                print(f"{path} is stale")
                stale = 1
        else:
            path.write_text(text)
    return stale


if __name__ == "__main__":
    sys.exit(main())
