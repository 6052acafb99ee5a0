"""Functions.

Answers to the function part of Objects/funcobject.c.

What always holds: `rcode` belongs to `code` and `globals`, so calling a function needs to
look at nothing else; `version` is 0 or unique to the present `rcode`, defaults and keyword
defaults.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import (
    getset,
    member,
    method,
)
from rt.objects.object import (
    DESCR_GET,
    DESCR_METHOD,
    NONE,
    Object,
)
from rt.objects.pystate import RT
from rt.objects.slots import (
    S_CALL,
    S_GET,
    S_REPR,
)
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject
from rt.objects.typeobject import (
    TypeObject,
    static_type,
)


class FunctionObject(Object):
    """A function made by `def`, `lambda` or `types.FunctionType`."""

    def __init__(self, rcode: RegisterCode) -> None:
        self.weak: WeakToken | None = None
        code = rcode.code
        self.rcode: RegisterCode = rcode
        self.code: CodeObject = code
        self.globals: Final = rcode.globals
        self.name: UnicodeObject = code.name
        self.qualname: UnicodeObject = code.qualname
        self.defaults: TupleObject | None = None
        self.kwdefaults: DictObject | None = None
        # Cells, one for each free variable.
        self.closure: TupleObject | None = None
        self.doc: Object = NONE
        self.module: Object = NONE
        self.dict: DictObject | None = None
        # A dict; or, as MAKE_FUNCTION gives it, a tuple of names and values; or None.
        self.annotations: Object | None = None
        # The function that 3.14's deferred annotations come from.
        self.annotate: Object | None = None
        self.type_params: Object | None = None
        self.version: i64 = 0

    def ob_type(self) -> TypeObject:
        return FUNCTION_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.dict
        if d is None and create:
            d = dict_new()
            self.dict = d
        return d

    def tp_call(
        self, args: vec[Object | None], base: i64, nargs: i64, kwnames: TupleObject | None
    ) -> Object | None:
        return RT.ts.evaluator.call_function(self, args, base, nargs, kwnames)

    def tp_repr(self) -> Object | None:
        return unicode_from_host(f"<function {unicode_to_host(self.qualname)} at {address(self)}>")

    def descr_flags(self) -> i64:
        return DESCR_GET | DESCR_METHOD

    def tp_descr_get(self, obj: Object | None, owner: Object | None) -> Object | None:
        if obj is None or obj is NONE:
            return self
        return MethodObject(self, obj)


def function_from_code(rcode: RegisterCode) -> FunctionObject:
    """A function of a code object: name, docstring and module as `def` gives them.

    CPython: PyFunction_New
    """
    func = FunctionObject(rcode)
    code = rcode.code
    if code.flags & CO_HAS_DOCSTRING:
        func.doc = code.consts.item(0)
    module = dict_get_str(rcode.globals, ID___name__)
    if module is not None:
        func.module = module
    return func


def builtins_of(globals: DictObject) -> Object:
    """What holds the built-in names for code that runs with these globals.

    CPython: _PyEval_BuiltinsFromGlobals
    """
    found = dict_get_str(globals, ID___builtins__)
    if found is not None:
        return found.dict if isinstance(found, ModuleObject) else found
    return current_builtins()


def current_builtins() -> Object:
    """What holds the built-in names of the running code. CPython: PyEval_GetBuiltins"""
    frame = RT.ts.evaluator.current_frame(0)
    if frame is not None:
        return rcode_builtins(frame.rcode)
    builtins = RT.ts.interp.builtins
    return dict_new() if builtins is None else builtins


def find_in_namespace(namespace: Object, name: UnicodeObject) -> Object | None:
    """A key of a namespace; None without an exception where it is missing."""
    if isinstance(namespace, DictObject) and namespace.ob_type() is DICT_TYPE:
        return dict_get_str(namespace, name)
    value = get_item(namespace, name)
    if value is None:
        clear_if(KEY_ERROR)
    return value


def rcode_builtins(rcode: RegisterCode) -> Object:
    """What holds the built-in names of code that runs, as the guest sees it."""
    mapping = rcode.builtins_mapping
    return rcode.builtins if mapping is None else mapping


def function_new(
    cls: TypeObject,
    code: Object,
    globals: Object,
    name: Object | None,
    argdefs: Object | None,
    closure: Object | None,
    kwdefaults: Object | None,
) -> Object | None:
    """`types.FunctionType(code, globals, name, argdefs, closure, kwdefaults)`.

    CPython: func_new_impl
    """
    if not isinstance(code, CodeObject):
        return type_error(f"function() argument 'code' must be code, not {type_name(code)}")
    d = as_dict(globals)
    if d is None:
        return type_error(f"function() argument 'globals' must be dict, not {type_name(globals)}")
    text: UnicodeObject | None = None
    if name is not None and name is not NONE:
        text = as_unicode(name)
        if text is None:
            return type_error("arg 3 (name) must be None or string")
    defaults: TupleObject | None = None
    if argdefs is not None and argdefs is not NONE:
        defaults = as_tuple(argdefs)
        if defaults is None:
            return type_error("arg 4 (defaults) must be None or tuple")
    nfree = code.freevars_count()
    cells: TupleObject | None = None
    if closure is not None and closure is not NONE:
        cells = as_tuple(closure)
        if cells is None:
            return type_error(
                "arg 5 (closure) must be tuple"
                if nfree > 0
                else "arg 5 (closure) must be None or tuple"
            )
    elif nfree > 0:
        return type_error("arg 5 (closure) must be tuple")
    kwonly: DictObject | None = None
    if kwdefaults is not None and kwdefaults is not NONE:
        kwonly = as_dict(kwdefaults)
        if kwonly is None:
            return type_error("arg 6 (kwdefaults) must be None or dict")
    given: i64 = 0 if cells is None else cells.n
    if given != nfree:
        return value_error(
            f"{unicode_to_host(code.name)} requires closure of length {nfree}, not {given}"
        )
    if cells is not None:
        i: i64 = 0
        while i < cells.n:
            cell = cells.item(i)
            if not isinstance(cell, CellObject):
                return type_error(f"arg 5 (closure) expected cell, found {type_name(cell)}")
            i += 1
    func = function_from_code(RT.ts.evaluator.register_code(code, globals))
    if text is not None:
        func.name = text
    func.defaults = defaults
    func.closure = cells if nfree > 0 else None
    func.kwdefaults = kwonly
    return func


def function_get_code(self: FunctionObject) -> Object | None:
    return self.code


def function_set_code(self: FunctionObject, value: Object | None) -> i64:
    if not isinstance(value, CodeObject):
        return type_error_i("__code__ must be set to a code object")
    nfree = value.freevars_count()
    nclosure: i64 = 0 if self.closure is None else self.closure.n
    if nclosure != nfree:
        set_error(
            VALUE_ERROR,
            f"{unicode_to_host(self.name)}() requires a code object with {nclosure} free vars, "
            f"not {nfree}",
        )
        return -1
    kinds = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR
    if value.flags & kinds != self.code.flags & kinds and not warn(
        DEPRECATION_WARNING,
        "Assigning a code object of non-matching type is deprecated "
        "(e.g., from a generator to a plain function)",
    ):
        return -1
    self.version = 0
    self.code = value
    self.rcode = RT.ts.evaluator.register_code(value, self.rcode.shown_globals())
    return 0


def function_get_defaults(self: FunctionObject) -> Object | None:
    return NONE if self.defaults is None else self.defaults


def function_set_defaults(self: FunctionObject, value: Object | None) -> i64:
    defaults: TupleObject | None = None
    if value is not None and value is not NONE:
        defaults = as_tuple(value)
        if defaults is None:
            return type_error_i("__defaults__ must be set to a tuple object")
    self.version = 0
    self.defaults = defaults
    return 0


def function_get_kwdefaults(self: FunctionObject) -> Object | None:
    return NONE if self.kwdefaults is None else self.kwdefaults


def function_set_kwdefaults(self: FunctionObject, value: Object | None) -> i64:
    kwdefaults: DictObject | None = None
    if value is not None and value is not NONE:
        kwdefaults = as_dict(value)
        if kwdefaults is None:
            return type_error_i("__kwdefaults__ must be set to a dict object")
    self.version = 0
    self.kwdefaults = kwdefaults
    return 0


def function_annotations(self: FunctionObject) -> DictObject | None:
    """The annotations as a dict, made when there is none. None with an exception.

    CPython: func_get_annotation_dict
    """
    known = self.annotations
    d = None if known is None else as_dict(known)
    if d is not None:
        return d
    d = dict_new()
    if isinstance(known, TupleObject):
        i: i64 = 0
        while i + 1 < known.n:
            if dict_setitem(d, known.item(i), known.item(i + 1)) < 0:
                return None
            i += 2
    self.annotations = d
    return d


def function_get_annotations(self: FunctionObject) -> Object | None:
    known = self.annotations
    if known is not None and not isinstance(known, TupleObject):
        return known
    return function_annotations(self)


def function_set_annotations(self: FunctionObject, value: Object | None) -> i64:
    if value is NONE:
        value = None
    if value is not None and as_dict(value) is None:
        return type_error_i("__annotations__ must be set to a dict object")
    self.version = 0
    self.annotations = value
    return 0


def function_get_closure(self: FunctionObject) -> Object | None:
    return NONE if self.closure is None else self.closure


def function_get_globals(self: FunctionObject) -> Object | None:
    return self.rcode.shown_globals()


def function_get_builtins(self: FunctionObject) -> Object | None:
    return rcode_builtins(self.rcode)


def function_get_doc(self: FunctionObject) -> Object | None:
    return self.doc


def function_set_doc(self: FunctionObject, value: Object | None) -> i64:
    self.doc = NONE if value is None else value
    return 0


def function_get_module(self: FunctionObject) -> Object | None:
    return self.module


def function_set_module(self: FunctionObject, value: Object | None) -> i64:
    self.module = NONE if value is None else value
    return 0


def function_get_name(self: FunctionObject) -> Object | None:
    return self.name


def function_set_name(self: FunctionObject, value: Object | None) -> i64:
    text = None if value is None else as_unicode(value)
    if text is None:
        return type_error_i("__name__ must be set to a string object")
    self.name = text
    return 0


def function_get_qualname(self: FunctionObject) -> Object | None:
    return self.qualname


def function_set_qualname(self: FunctionObject, value: Object | None) -> i64:
    text = None if value is None else as_unicode(value)
    if text is None:
        return type_error_i("__qualname__ must be set to a string object")
    self.qualname = text
    return 0


def function_get_dict(self: FunctionObject) -> Object | None:
    return self.ob_dict(1)


def function_set_dict(self: FunctionObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("cannot delete __dict__")
    d = as_dict(value)
    if d is None:
        return type_error_i(f"__dict__ must be set to a dictionary, not a '{type_name(value)}'")
    self.dict = d
    return 0


def function_get_type_params(self: FunctionObject) -> Object | None:
    return EMPTY_TUPLE if self.type_params is None else self.type_params


def function_set_type_params(self: FunctionObject, value: Object | None) -> i64:
    if value is None or as_tuple(value) is None:
        return type_error_i("__type_params__ must be set to a tuple")
    self.type_params = value
    return 0


FUNCTION_TYPE: Final = static_type(
    "function",
    doc="Create a function object.\n\n  code\n    a code object\n  globals\n    the globals "
    "dictionary\n  name\n    a string that overrides the name from the code object\n  argdefs\n"
    "    a tuple that specifies the default argument values\n  closure\n    a tuple that supplies "
    "the bindings for free variables\n  kwdefaults\n    a dictionary that specifies the default "
    "keyword argument values",
    new=method(
        "__new__",
        function_new,
        "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None",
    ),
    slots=(S_REPR, S_CALL, S_GET),
    getset=(
        member("__closure__", function_get_closure, None),
        member("__doc__", function_get_doc, function_set_doc),
        member("__globals__", function_get_globals, None),
        member("__module__", function_get_module, function_set_module),
        member("__builtins__", function_get_builtins, None),
        getset("__code__", function_get_code, function_set_code),
        getset("__defaults__", function_get_defaults, function_set_defaults),
        getset("__kwdefaults__", function_get_kwdefaults, function_set_kwdefaults),
        getset("__annotations__", function_get_annotations, function_set_annotations),
        getset("__dict__", function_get_dict, function_set_dict),
        getset("__name__", function_get_name, function_set_name),
        getset("__qualname__", function_get_qualname, function_set_qualname),
        getset("__type_params__", function_get_type_params, function_set_type_params),
    ),
)


from rt.dict.dictobject import (  # noqa: E402
    DICT_TYPE,  # noqa: E402
    DictObject,
    as_dict,
    dict_get_str,
    dict_new,
    dict_setitem,
)
from rt.objects.abstract import get_item  # noqa: E402
from rt.objects.cellobject import CellObject  # noqa: E402
from rt.objects.classobject import MethodObject  # noqa: E402
from rt.objects.codeobject import (  # noqa: E402
    CO_ASYNC_GENERATOR,
    CO_COROUTINE,
    CO_GENERATOR,
    CO_HAS_DOCSTRING,
    CodeObject,
    RegisterCode,
)
from rt.objects.errors import (  # noqa: E402
    clear_if,  # noqa: E402
    set_error,
    type_error,
    type_error_i,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    KEY_ERROR,  # noqa: E402
    VALUE_ERROR,
)
from rt.objects.identifiers import ID___builtins__, ID___name__  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import address  # noqa: E402
from rt.objects.tupleobject import as_tuple  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)
