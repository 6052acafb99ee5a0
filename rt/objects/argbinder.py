"""The binding of a call's arguments to a built-in function's parameters.

Answers to Python/getargs.c and to what Argument Clinic generates: the signature decides
which convention CPython's own function has (no arguments, one, positional only, with
keywords), and so which messages it gives.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    KIND_CLASS,
    KIND_INIT,
    KIND_NEW,
    WANTS_INSTANCE,
    BuiltinFunction,
    MethodDef,
)
from rt.objects.object import Object

# The convention of a function.
CONV_NOARGS: Final = 0
CONV_O: Final = 1
CONV_POSITIONAL: Final = 2
CONV_KEYWORDS: Final = 3
CONV_VARARGS: Final = 4


class ParamList:
    """A parsed signature."""

    def __init__(self) -> None:
        # The names in order; keyword-only ones last.
        self.names: list[str] = []
        self.required: list[bool] = []
        # How many are positional-only, and how many can be given by position.
        self.npos_only: i64 = 0
        self.npos: i64 = 0
        # How many of those that can be given by position must be given.
        self.nrequired: i64 = 0
        self.convention: i64 = CONV_NOARGS


def split_signature(text: str) -> list[str]:
    """The parts of a signature, split at the commas outside of brackets and quotes."""
    parts: list[str] = []
    depth = 0
    quote = ""
    current = ""
    for c in text:
        if quote:
            if c == quote:
                quote = ""
        elif c == "'" or c == '"':
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(current.strip())
            current = ""
            continue
        current += c
    if current.strip():
        parts.append(current.strip())
    return parts


def parse_signature(d: MethodDef) -> ParamList:
    """Parse the signature of `d`, and set what its quick call needs."""
    known = d.params
    if known is not None:
        return known
    p = ParamList()
    keyword_only = False
    varargs = False
    for part in split_signature(d.signature):
        if part == "/":
            p.npos_only = len(p.names)
        elif part == "*":
            keyword_only = True
        elif part.startswith("*"):
            varargs = True
        elif not part.startswith("$"):
            name, eq, _ = part.partition("=")
            p.names.append(name.partition(":")[0].strip())
            p.required.append(not eq)
            if not keyword_only:
                p.npos += 1
                if not eq:
                    p.nrequired = p.npos
    n: i64 = len(p.names)
    d.nparams = n
    if varargs:
        p.convention = CONV_VARARGS
    elif n == 0:
        p.convention = CONV_NOARGS
    elif n == p.npos_only:
        one = n == 1 and p.nrequired == 1 and d.kind != KIND_NEW and d.kind != KIND_INIT
        p.convention = CONV_O if one else CONV_POSITIONAL
    else:
        p.convention = CONV_KEYWORDS
    if not varargs:
        quick = True
        i = p.npos
        while i < n:
            if p.required[i]:
                quick = False
            i += 1
        if quick:
            d.min_quick = p.nrequired
            d.max_quick = p.npos
    d.params = p
    return p


def call_values(
    d: MethodDef, s: Object, args: vec[Object | None], base: i64, n: i64
) -> Object | None:
    """Call a method's function with `n` values and None for the rest of its parameters."""
    fn = d.fn
    np = d.nparams
    if np == 0:
        return fn(s)
    a0 = args[base] if n > 0 else None
    if np == 1:
        return fn(s, a0)
    a1 = args[base + 1] if n > 1 else None
    if np == 2:
        return fn(s, a0, a1)
    a2 = args[base + 2] if n > 2 else None
    if np == 3:
        return fn(s, a0, a1, a2)
    a3 = args[base + 3] if n > 3 else None
    if np == 4:
        return fn(s, a0, a1, a2, a3)
    a4 = args[base + 4] if n > 4 else None
    if np == 5:
        return fn(s, a0, a1, a2, a3, a4)
    a5 = args[base + 5] if n > 5 else None
    if np == 6:
        return fn(s, a0, a1, a2, a3, a4, a5)
    a6 = args[base + 6] if n > 6 else None
    if np == 7:
        return fn(s, a0, a1, a2, a3, a4, a5, a6)
    a7 = args[base + 7] if n > 7 else None
    return fn(s, a0, a1, a2, a3, a4, a5, a6, a7)


def call_function_values(
    d: MethodDef, args: vec[Object | None], base: i64, n: i64
) -> Object | None:
    """Call a function without self with `n` values and None for the rest."""
    fn = d.fn
    np = d.nparams
    if np == 0:
        return fn()
    a0 = args[base] if n > 0 else None
    if np == 1:
        return fn(a0)
    a1 = args[base + 1] if n > 1 else None
    if np == 2:
        return fn(a0, a1)
    a2 = args[base + 2] if n > 2 else None
    if np == 3:
        return fn(a0, a1, a2)
    a3 = args[base + 3] if n > 3 else None
    if np == 4:
        return fn(a0, a1, a2, a3)
    a4 = args[base + 4] if n > 4 else None
    if np == 5:
        return fn(a0, a1, a2, a3, a4)
    a5 = args[base + 5] if n > 5 else None
    if np == 6:
        return fn(a0, a1, a2, a3, a4, a5)
    a6 = args[base + 6] if n > 6 else None
    if np == 7:
        return fn(a0, a1, a2, a3, a4, a5, a6)
    a7 = args[base + 7] if n > 7 else None
    return fn(a0, a1, a2, a3, a4, a5, a6, a7)


def call_def(
    d: MethodDef,
    s: Object,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Object | None:
    """Call a method's function with self `s` and the arguments of a call."""
    if kwnames is None and d.min_quick <= nargs <= d.max_quick:
        return call_values(d, s, args, base, nargs)
    p = parse_signature(d)
    if p.convention == CONV_VARARGS:
        return d.fn(s, window_list(args, base, nargs), window_dict(args, base + nargs, kwnames))
    if kwnames is not None and p.convention != CONV_KEYWORDS and keywords_are_for_another(d, s):
        kwnames = None
    values = bind(d, p, full_name(d, s), args, base, nargs, kwnames)
    if values is None:
        return None
    return call_values(d, s, values[0], 0, values[1])


def keywords_are_for_another(d: MethodDef, s: Object) -> bool:
    """Are a call's keywords for the class's own `__init__` (or `__new__`), not for `d`?"""
    if d.kind == KIND_NEW:
        assert isinstance(s, TypeObject)
        return not inherits(s, ID___init__)
    return d.kind == KIND_INIT and not inherits(s.ob_type(), ID___new__)


def inherits(cls: TypeObject, name: UnicodeObject) -> bool:
    """Is the class's `__init__`, or `__new__`, that of the built-in type it extends?

    Only then does the built-in type's refuse keywords.
    """
    base = cls.native_base
    return cls is base or type_lookup(cls, name) is type_lookup(base, name)


def call_function_def(
    d: MethodDef,
    f: BuiltinFunction,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Object | None:
    """Call the function of a module's function or a static method."""
    if kwnames is None and d.min_quick <= nargs <= d.max_quick:
        return call_function_values(d, args, base, nargs)
    p = parse_signature(d)
    if p.convention == CONV_VARARGS:
        return d.fn(window_list(args, base, nargs), window_dict(args, base + nargs, kwnames))
    values = bind(d, p, function_full_name(f), args, base, nargs, kwnames)
    if values is None:
        return None
    return call_function_values(d, values[0], 0, values[1])


def full_name(d: MethodDef, s: Object) -> str:
    """What messages about a method call it, when they name its type.

    CPython: _PyObject_FunctionStr
    """
    if d.kind == KIND_NEW or d.kind == KIND_INIT:
        return d.called
    tp = s if d.kind == KIND_CLASS and isinstance(s, TypeObject) else s.ob_type()
    owner = method_owner(tp, d)
    return owner + "." + d.name


def method_owner(tp: TypeObject, d: MethodDef) -> str:
    """The name of the type whose declaration has `d`."""
    t: TypeObject | None = tp
    while t is not None:
        spec = t.spec
        if spec is not None and d in spec.methods:
            return t.name
        t = t.base
    return tp.name


def function_full_name(f: BuiltinFunction) -> str:
    m = f.module
    if isinstance(m, UnicodeObject):
        name = unicode_to_host(m)
        if name != "builtins":
            return name + "." + f.d.name
    elif isinstance(f.self_obj, TypeObject):
        return f.self_obj.name + "." + f.d.name
    return f.d.name


def window_list(args: vec[Object | None], base: i64, n: i64) -> list[Object]:
    if n == 1:
        # The usual number: a list of that size is made at once.
        only = args[base]
        assert only is not None
        return [only]
    out: list[Object] = []
    i = base
    while i < base + n:
        a = args[i]
        assert a is not None
        out.append(a)
        i += 1
    return out


def window_dict(
    args: vec[Object | None], base: i64, kwnames: TupleObject | None
) -> DictObject | None:
    """The keyword arguments whose values begin at `args[base]`; None when there are none."""
    if kwnames is None or kwnames.n == 0:
        return None
    d = dict_new()
    i: i64 = 0
    while i < kwnames.n:
        v = args[base + i]
        assert v is not None
        if dict_setitem(d, kwnames.item(i), v) < 0:
            return None
        i += 1
    return d


def plural(n: i64) -> str:
    return "" if n == 1 else "s"


def bind(
    d: MethodDef,
    p: ParamList,
    full: str,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> tuple[vec[Object | None], i64] | None:
    """The values for the parameters and how many there are; None with a TypeError.

    Args:
        full: the name for the messages that name the type or module too.
    """
    nkw: i64 = 0 if kwnames is None else kwnames.n
    conv = p.convention
    if conv != CONV_KEYWORDS:
        if nkw > 0:
            type_error(f"{full}() takes no keyword arguments")
            return None
        if conv == CONV_NOARGS:
            if nargs > 0:
                if d.kind == KIND_NEW or d.kind == KIND_INIT:
                    type_error(f"{full}() takes no arguments")
                else:
                    type_error(f"{full}() takes no arguments ({nargs} given)")
                return None
        elif conv == CONV_O:
            if nargs != 1:
                type_error(f"{full}() takes exactly one argument ({nargs} given)")
                return None
        elif not check_positional(d.called, nargs, p.nrequired, p.npos):
            return None
        return args_copy(args, base, nargs), nargs
    return bind_keywords(d.called, p, args, base, nargs, kwnames)


def args_copy(args: vec[Object | None], base: i64, n: i64) -> vec[Object | None]:
    v = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < n:
        v[i] = args[base + i]
        i += 1
    return v


def check_positional(name: str, n: i64, least: i64, most: i64) -> bool:
    """Is the number of positional arguments right? If not, a TypeError.

    CPython: Python/getargs.c _PyArg_CheckPositional
    """
    if n < least:
        at_least = "" if least == most else "at least "
        type_error(f"{name} expected {at_least}{least} argument{plural(least)}, got {n}")
        return False
    if n > most:
        at_most = "" if least == most else "at most "
        type_error(f"{name} expected {at_most}{most} argument{plural(most)}, got {n}")
        return False
    return True


def bind_keywords(
    called: str,
    p: ParamList,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> tuple[vec[Object | None], i64] | None:
    """Bind to parameters some of which can be given by name.

    CPython: Python/getargs.c _PyArg_UnpackKeywords
    """
    n: i64 = len(p.names)
    nkw: i64 = 0 if kwnames is None else kwnames.n
    if nargs + nkw > n:
        by_name = "keyword " if nargs == 0 else ""
        type_error(
            f"{called}() takes at most {n} {by_name}argument{plural(n)} ({nargs + nkw} given)"
        )
        return None
    if nargs > p.npos:
        if p.npos == 0:
            type_error(f"{called}() takes no positional arguments")
        else:
            bound = "at most" if p.nrequired < p.npos else "exactly"
            type_error(
                f"{called}() takes {bound} {p.npos} positional argument{plural(p.npos)} "
                f"({nargs} given)"
            )
        return None
    least = p.nrequired if p.nrequired < p.npos_only else p.npos_only
    if nargs < least:
        bound = "at least" if least < p.npos else "exactly"
        type_error(
            f"{called}() takes {bound} {least} positional argument{plural(least)} ({nargs} given)"
        )
        return None
    values = vec[Object | None]([None] * n)
    i: i64 = 0
    while i < nargs:
        values[i] = args[base + i]
        i += 1
    found: i64 = 0
    i = nargs if nargs > p.npos_only else p.npos_only
    while i < n:
        if kwnames is not None and found < nkw:
            k = find_name(kwnames, p.names[i])
            if k >= 0:
                values[i] = args[base + nargs + k]
                found += 1
                i += 1
                continue
        if p.required[i]:
            type_error(f"{called}() missing required argument '{p.names[i]}' (pos {i + 1})")
            return None
        i += 1
    if kwnames is not None and found < nkw:
        unexpected_keyword(called, p, nargs, kwnames)
        return None
    return values, n


def find_name(kwnames: TupleObject, name: str) -> i64:
    i: i64 = 0
    while i < kwnames.n:
        k = kwnames.item(i)
        u = as_unicode(k)
        if u is not None and unicode_to_host(u) == name:
            return i
        i += 1
    return -1


def unexpected_keyword(called: str, p: ParamList, nargs: i64, kwnames: TupleObject) -> None:
    """Complain about a keyword that names a parameter given by position, or none."""
    i = p.npos_only
    while i < nargs:
        if find_name(kwnames, p.names[i]) >= 0:
            type_error(
                f"argument for {called}() given by name ('{p.names[i]}') and position ({i + 1})"
            )
            return
        i += 1
    i = 0
    while i < kwnames.n:
        key = kwnames.item(i)
        u = as_unicode(key)
        if u is None or unicode_to_host(u) not in p.names[p.npos_only :]:
            refuse_keyword(f"{called}()", key, p.names[p.npos_only :])
            return
        i += 1


def method_self(d: MethodDef, owner: TypeObject, obj: Object) -> Object:
    """What the function of a method of `owner` gets as self for `obj`."""
    if d.flags & WANTS_INSTANCE or owner is OBJECT_TYPE:
        return obj
    return native_self(owner, obj)


def native_self(owner: TypeObject, obj: Object) -> Object:
    """The built-in value of `obj`, as methods of `owner` take it."""
    spec = owner.spec
    if spec is not None:
        unwrap = spec.unwrap
        if unwrap is not None:
            x = unwrap(obj)
            if x is not None:
                return x
    return obj.native()


def make_native(
    tp: TypeObject,
    d: MethodDef,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Object | None:
    """An instance of `tp` whose native value the function of `d` makes of the arguments.

    CPython: what a built-in type's tp_new does for a subtype.
    """
    x = call_def(d, tp, args, base, nargs, kwnames)
    if x is None or tp.spec is not None or tp.flags & HEAP:
        return x
    inst = InstanceDelObject(tp) if tp.has_del else PayloadObject(tp)
    inst.payload = x
    return inst


def call_new(
    f: BuiltinFunction,
    args: vec[Object | None],
    base: i64,
    nargs: i64,
    kwnames: TupleObject | None,
) -> Object | None:
    """Call the `__new__` of a built-in type. CPython: Objects/typeobject.c tp_new_wrapper"""
    owner = f.self_obj
    assert isinstance(owner, TypeObject)
    if nargs < 1:
        return type_error(f"{owner.tp_name}.__new__(): not enough arguments")
    cls = args[base]
    assert cls is not None
    if not isinstance(cls, TypeObject):
        return type_error(f"{owner.tp_name}.__new__(X): X is not a type object ({type_name(cls)})")
    if not is_subtype(cls, owner):
        return type_error(
            f"{owner.tp_name}.__new__({cls.tp_name}): {cls.tp_name} is not a subtype of "
            f"{owner.tp_name}"
        )
    # The nearest built-in base decides who may make the instance.
    builtin: TypeObject = cls
    while builtin.spec is None and builtin.base is not None:
        builtin = builtin.base
    if not builtin.ready:
        type_ready(builtin)
    if builtin is not owner and builtin.new_def is not f.d:
        return type_error(
            f"{owner.tp_name}.__new__({cls.tp_name}) is not safe, use {builtin.tp_name}.__new__()"
        )
    if not cls.ready:
        type_ready(cls)
    if owner is OBJECT_TYPE:
        return object_new(cls, nargs - 1 + (0 if kwnames is None else kwnames.n))
    return make_native(cls, f.d, args, base + 1, nargs - 1, kwnames)


from rt.dict.dictobject import DictObject, dict_new, dict_setitem  # noqa: E402
from rt.objects.errors import type_error  # noqa: E402
from rt.objects.identifiers import ID___init__, ID___new__  # noqa: E402
from rt.objects.keywords import refuse_keyword  # noqa: E402
from rt.objects.object_methods import object_new  # noqa: E402
from rt.objects.tupleobject import TupleObject  # noqa: E402
from rt.objects.type_ready import type_ready  # noqa: E402
from rt.objects.typeobject import (  # noqa: E402
    HEAP,
    OBJECT_TYPE,
    InstanceDelObject,
    PayloadObject,
    TypeObject,
    is_subtype,
    type_lookup,
    type_name,
)
from rt.unicode.unicodeobject import UnicodeObject, as_unicode, unicode_to_host  # noqa: E402
