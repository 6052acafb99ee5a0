"""compile, eval and exec.

Answers to builtin_compile, builtin_eval and builtin_exec in Python/bltinmodule.c.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject


def source_text(source: Object, func: str, what: str) -> str | bytes | None:
    """The source as the host's parser takes it. None with a TypeError or SyntaxError.

    CPython: _Py_SourceAsString
    """
    u = as_unicode(source)
    text: str | bytes
    if u is not None:
        text = unicode_to_host(u)
        if "\0" in text:
            set_error(SYNTAX_ERROR, "source code string cannot contain null bytes")
            return None
        return text
    data = as_bytes_like(source)
    if data is None:
        if not error_occurred():
            type_error(f"{func}() arg 1 must be a {what} object")
        return None
    if b"\0" in data:
        set_error(SYNTAX_ERROR, "source code string cannot contain null bytes")
        return None
    return data


def inherited_flags() -> int:
    """The future features in force in the calling code."""
    frame = RT.ts.evaluator.current_frame(0)
    if frame is None:
        return 0
    return int(frame.code.flags) & FUTURE_MASK


def builtin_compile(
    source: Object,
    filename: Object,
    mode: Object,
    flags: Object | None,
    dont_inherit: Object | None,
    optimize: Object | None,
    feature_version: Object | None,
) -> Object | None:
    name = fs_decode(filename)
    if name is None:
        return None
    how = as_unicode(mode)
    if how is None:
        return type_error(f"compile() argument 'mode' must be str, not {type_name(mode)}")
    kind = unicode_to_host(how)
    cf = 0
    if flags is not None:
        cf = int(index_as_i64(flags))
        if cf == -1 and error_occurred():
            return None
    if cf & ~(COMPILE_MASK | FUTURE_MASK):
        return value_error("compile(): unrecognised flags")
    level = -1
    if optimize is not None:
        level = int(index_as_i64(optimize))
        if level == -1 and error_occurred():
            return None
        if level < -1 or level > 2:
            return value_error("compile(): invalid optimize value")
    if level == -1:
        level = int(RT.ts.interp.optimize)
    inherit = True
    if dont_inherit is not None:
        t = is_true(dont_inherit)
        if t < 0:
            return None
        inherit = t == 0
    if inherit:
        cf |= inherited_flags()
    feature = -1
    if feature_version is not None:
        feature = int(index_as_i64(feature_version))
        if feature == -1 and error_occurred():
            return None
    if kind not in ("exec", "eval", "single", "func_type"):
        return value_error(
            "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
            if cf & CF_ONLY_AST
            else "compile() mode must be 'exec', 'eval' or 'single'"
        )
    if kind == "func_type" and not cf & CF_ONLY_AST:
        return value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
    if is_guest_tree(source):
        if (cf & CF_OPTIMIZED_AST) == CF_ONLY_AST:
            return source
        tree = tree_to_host(source, kind)
        if tree is None:
            return None
        if cf & CF_ONLY_AST:
            optimized = parse_source(tree, name, kind, cf, level)
            return None if optimized is None else tree_to_guest(optimized)
        return compile_tree(tree, name, kind, cf, level)
    text = source_text(source, "compile", "string, bytes or AST")
    if text is None:
        return None
    # The code of the standard library is kept also when the program's is not to be.
    kept: str | None = None
    if kind == "exec" and not cf & CF_ONLY_AST and sys_lookup("dont_write_bytecode") is TRUE:
        kept = library_file(text, name, cf, level)
        found = None if kept is None else read_code(kept)
        if found is not None:
            return code_from_compiled(found)
    parsed = parse_source(text, name, kind, cf, level, feature)
    if parsed is None:
        return None
    if cf & CF_ONLY_AST:
        return tree_to_guest(parsed)
    if kept is None:
        return compile_tree(parsed, name, kind, cf, level)
    code = compile_to_code(parsed, name, kind, cf, level)
    if code is None:
        return None
    write_code(kept, code)
    return code_from_compiled(code)


class Namespaces:
    """The globals and locals that eval and exec run in."""

    def __init__(self, globals: Object, locals: Object) -> None:
        self.globals = globals
        self.locals = locals


def namespaces(func: str, globals: Object | None, locals: Object | None) -> Namespaces | None:
    """Fill in what the caller of eval or exec left out. None with an exception."""
    if locals is NONE:
        locals = None
    if globals is NONE:
        globals = None
    if locals is not None and not is_mapping(locals):
        type_error(f"locals must be a mapping or None, not {type_name(locals)}")
        return None
    if globals is None:
        current = RT.ts.evaluator.current_globals()
        if current is None:
            set_error(SYSTEM_ERROR, "globals and locals cannot be NULL")
            return None
        if locals is None:
            frame = RT.ts.evaluator.current_frame(0)
            if frame is None:
                locals = current
            else:
                locals = frame_locals_snapshot(frame)
                if locals is None:
                    return None
        return with_builtins(current, locals)
    if as_dict(globals) is None:
        if func == "eval":
            type_error(
                "globals must be a real dict; try eval(code, {}, mapping)"
                if is_mapping(globals)
                else "globals must be a dict"
            )
        else:
            type_error(f"exec() globals must be a dict, not {type_name(globals)}")
        return None
    return with_builtins(globals, globals if locals is None else locals)


def with_builtins(globals: Object, locals: Object) -> Namespaces | None:
    names = as_dict(globals)
    assert names is not None
    if dict_get_str(names, ID___builtins__) is None:
        if dict_setitem(names, ID___builtins__, current_builtins()) < 0:
            return None
    return Namespaces(globals, locals)


def builtin_eval(source: Object, globals: Object | None, locals: Object | None) -> Object | None:
    spaces = namespaces("eval", globals, locals)
    if spaces is None:
        return None
    code: CodeObject | None
    if isinstance(source, CodeObject):
        if source.freevars_count() > 0:
            return type_error("code object passed to eval() may not contain free variables")
        code = source
    else:
        text = source_text(source, "eval", "string, bytes or code")
        if text is None:
            return None
        if isinstance(text, str):
            text = text.lstrip(" \t")
        else:
            text = text.lstrip(b" \t")
        code = compile_source(
            text, "<string>", "eval", inherited_flags(), int(RT.ts.interp.optimize)
        )
        if code is None:
            return None
    return RT.ts.evaluator.run_code_in(code, spaces.globals, spaces.locals, EMPTY_TUPLE)


def builtin_exec(
    source: Object, globals: Object | None, locals: Object | None, closure: Object | None
) -> Object | None:
    spaces = namespaces("exec", globals, locals)
    if spaces is None:
        return None
    if closure is NONE:
        closure = None
    code: CodeObject | None
    cells = EMPTY_TUPLE
    if isinstance(source, CodeObject):
        code = source
        n = source.freevars_count()
        if n == 0:
            if closure is not None:
                return type_error("cannot use a closure with this code object")
        else:
            given = checked_closure(closure, int(n))
            if given is None:
                return type_error(f"code object requires a closure of exactly length {n}")
            cells = given
    else:
        if closure is not None:
            return type_error("closure can only be used when source is a code object")
        text = source_text(source, "exec", "string, bytes or code")
        if text is None:
            return None
        code = compile_source(
            text, "<string>", "exec", inherited_flags(), int(RT.ts.interp.optimize)
        )
        if code is None:
            return None
    if RT.ts.evaluator.run_code_in(code, spaces.globals, spaces.locals, cells) is None:
        return None
    return NONE


def checked_closure(closure: Object | None, n: int) -> TupleObject | None:
    if not isinstance(closure, TupleObject) or closure.n != n:
        return None
    i: i64 = 0
    while i < closure.n:
        if not isinstance(closure.item(i), CellObject):
            return None
        i += 1
    return closure


from rt.dict.dictobject import as_dict, dict_get_str, dict_setitem  # noqa: E402
from rt.modules.ast_trees import is_guest_tree, tree_to_guest, tree_to_host  # noqa: E402
from rt.modules.fs import fs_decode  # noqa: E402
from rt.objects.abstract import index_as_i64, is_mapping  # noqa: E402
from rt.objects.boolobject import TRUE  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.cellobject import CellObject  # noqa: E402
from rt.objects.codeobject import CodeObject  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    error_occurred,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import SYNTAX_ERROR, SYSTEM_ERROR  # noqa: E402
from rt.objects.frameobject import frame_locals_snapshot  # noqa: E402
from rt.objects.funcobject import current_builtins  # noqa: E402
from rt.objects.identifiers import ID___builtins__  # noqa: E402
from rt.objects.object_protocol import is_true  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, unicode_to_host  # noqa: E402
from rt.vm.code_from_compiled import code_from_compiled  # noqa: E402
from rt.vm.codecache import library_file, read_code, write_code  # noqa: E402
from rt.vm.compile_source import (  # noqa: E402
    CF_ONLY_AST,
    CF_OPTIMIZED_AST,
    COMPILE_MASK,
    FUTURE_MASK,
    compile_source,
    compile_to_code,
    compile_tree,
    parse_source,
)
from rt.vm.errordisplay import sys_lookup  # noqa: E402
