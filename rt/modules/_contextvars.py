"""The module `_contextvars`.

Answers to Python/context.c and Modules/_contextvarsmodule.c. A context is an immutable
mapping from variables to values; setting a variable gives the context a new mapping (a
copied dict, where CPython has a hash array mapped trie).
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject, dict_copy, dict_new
from rt.objects.errors import error, error_occurred, key_error, type_error
from rt.objects.methodobject import CLASS_GETITEM, function, getset, method
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.slots import (
    S_CONTAINS,
    S_EQ,
    S_GETITEM,
    S_HASH_NONE,
    S_ITER,
    S_LEN,
    S_REPR,
)
from rt.objects.tupleobject import tuple_from_list
from rt.objects.typeobject import TypeObject, static_type


class ContextVarObject(Object):
    """`contextvars.ContextVar`."""

    def __init__(self, name: Object, default: Object | None) -> None:
        self.name: Final = name
        self.default: Final = default

    def ob_type(self) -> TypeObject:
        return CONTEXT_VAR_TYPE

    def tp_repr(self) -> Object | None:
        text = f"<ContextVar name={host_repr(self.name)}"
        if self.default is not None:
            text += f" default={host_repr(self.default)}"
        return unicode_from_host(f"{text} at {id(self):#x}>")


class TokenObject(Object):
    """`contextvars.Token`: what `ContextVar.set` returns."""

    def __init__(self, context: ContextObject, var: ContextVarObject, old: Object | None) -> None:
        self.context: Final = context
        self.var: Final = var
        self.old: Final = old
        self.used = False

    def ob_type(self) -> TypeObject:
        return TOKEN_TYPE

    def tp_repr(self) -> Object | None:
        used = " used" if self.used else ""
        return unicode_from_host(f"<Token{used} var={host_repr(self.var)} at {id(self):#x}>")


class MissingObject(Object):
    """`Token.MISSING`."""

    def ob_type(self) -> TypeObject:
        return MISSING_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host("<Token.MISSING>")


class ContextObject(Object):
    """`contextvars.Context`."""

    def __init__(self, values: DictObject) -> None:
        # Never changed in place: copies of a context share it.
        self.values: DictObject = values
        self.previous: Object | None = None
        self.entered = False

    def ob_type(self) -> TypeObject:
        return CONTEXT_TYPE

    def nb_bool(self) -> i64:
        n = self.sq_length()
        return 1 if n > 0 else n

    def sq_length(self) -> i64:
        return self.values.used

    def tp_iter(self) -> Object | None:
        return self.values.tp_iter()

    def sq_contains(self, value: Object) -> i64:
        if not isinstance(value, ContextVarObject):
            type_error(f"a ContextVar key was expected, got {host_repr(value)}")
            return -1
        return dict_contains(self.values, value)

    def mp_subscript(self, key: Object) -> Object | None:
        if not isinstance(key, ContextVarObject):
            return type_error(f"a ContextVar key was expected, got {host_repr(key)}")
        found = dict_getitem(self.values, key)
        if found is None and not error_occurred():
            return key_error(key)
        return found

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, ContextObject) or (op != EQ and op != NE):
            return NOT_IMPLEMENTED
        return self.values.tp_richcompare(other.values, op)


MISSING: Final = MissingObject()


def current_context() -> ContextObject:
    """The running thread's context, made when it has none."""
    ts = RT.ts
    c = ts.context
    if isinstance(c, ContextObject):
        return c
    made = ContextObject(dict_new())
    ts.context = made
    return made


def copy_context() -> Object | None:
    return ContextObject(current_context().values)


def context_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if args or (kwargs is not None and kwargs.used > 0):
        return type_error("Context() does not accept any arguments")
    return ContextObject(dict_new())


def context_run(
    self: ContextObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not args:
        return type_error("run() missing 1 required positional argument")
    if not context_enter(self):
        return None
    result = call_ex(args[0], tuple_from_list(args[1:]), kwargs)
    context_exit(self)
    return result


def context_enter(self: ContextObject) -> bool:
    """Make it the thread's context. False with a RuntimeError. CPython: _PyContext_Enter"""
    if self.entered:
        error(RUNTIME_ERROR, f"cannot enter context: {host_repr(self)} is already entered")
        return False
    ts = RT.ts
    self.previous = ts.context
    self.entered = True
    ts.context = self
    return True


def context_exit(self: ContextObject) -> None:
    """Go back to the context before. CPython: _PyContext_Exit"""
    RT.ts.context = self.previous
    self.previous = None
    self.entered = False


def context_copy(self: ContextObject) -> Object | None:
    return ContextObject(self.values)


def context_get(self: ContextObject, key: Object, default: Object | None) -> Object | None:
    if not isinstance(key, ContextVarObject):
        return type_error(f"a ContextVar key was expected, got {host_repr(key)}")
    found = dict_getitem(self.values, key)
    if found is None and not error_occurred():
        return NONE if default is None else default
    return found


def context_keys(self: ContextObject) -> Object | None:
    return view_iterator(self, "keys")


def context_values(self: ContextObject) -> Object | None:
    return view_iterator(self, "values")


def context_items(self: ContextObject) -> Object | None:
    return view_iterator(self, "items")


def view_iterator(self: ContextObject, name: str) -> Object | None:
    view = call_method_noargs(self.values, intern(name))
    return None if view is None else view.tp_iter()


def var_new(cls: TypeObject, name: Object, default: Object | None) -> Object | None:
    if as_unicode(name) is None:
        return type_error("context variable name must be a str")
    return ContextVarObject(name, default)


def var_get(self: ContextVarObject, default: Object | None) -> Object | None:
    c = RT.ts.context
    if isinstance(c, ContextObject):
        found = dict_getitem(c.values, self)
        if found is not None:
            return found
    if default is not None:
        return default
    if self.default is not None:
        return self.default
    return error_value(self)


def error_value(var: ContextVarObject) -> Object | None:
    set_error_object(LOOKUP_ERROR, var)
    return None


def var_set(self: ContextVarObject, value: Object) -> Object | None:
    c = current_context()
    old = dict_getitem(c.values, self)
    changed = dict_copy(c.values)
    if dict_setitem(changed, self, value) < 0:
        return None
    c.values = changed
    return TokenObject(c, self, old)


def var_reset(self: ContextVarObject, token: Object) -> Object | None:
    if not isinstance(token, TokenObject):
        return type_error(f"expected an instance of Token, got {host_repr(token)}")
    if token.used:
        return error(RUNTIME_ERROR, f"{host_repr(token)} has already been used once")
    if token.var is not self:
        return value_error(f"{host_repr(token)} was created by a different ContextVar")
    c = current_context()
    if token.context is not c:
        return value_error(f"{host_repr(token)} was created in a different Context")
    token.used = True
    changed = dict_copy(c.values)
    old = token.old
    if old is None:
        if dict_delitem(changed, self) < 0:
            return None
    elif dict_setitem(changed, self, old) < 0:
        return None
    c.values = changed
    return NONE


def var_get_name(self: ContextVarObject) -> Object | None:
    return self.name


def token_get_var(self: TokenObject) -> Object | None:
    return self.var


def token_get_old(self: TokenObject) -> Object | None:
    old = self.old
    return MISSING if old is None else old


CONTEXT_TYPE: Final[TypeObject] = static_type(
    "Context",
    module="_contextvars",
    new=method("__new__", context_new, "*args, **kwargs"),
    slots=(S_LEN, S_ITER, S_CONTAINS, S_GETITEM, S_EQ, S_HASH_NONE),
    methods=(
        method("run", context_run, "*args, **kwargs"),
        method("copy", context_copy, ""),
        method("get", context_get, "key, default=None, /"),
        method("keys", context_keys, ""),
        method("values", context_values, ""),
        method("items", context_items, ""),
    ),
)

CONTEXT_VAR_TYPE: Final[TypeObject] = static_type(
    "ContextVar",
    module="_contextvars",
    new=method("__new__", var_new, "name, /, *, default=<unrepresentable>"),
    slots=(S_REPR,),
    methods=(
        CLASS_GETITEM,
        method("get", var_get, "default=<unrepresentable>, /"),
        method("set", var_set, "value, /"),
        method("reset", var_reset, "token, /"),
    ),
    getset=(getset("name", var_get_name, None),),
)

MISSING_TYPE: Final[TypeObject] = static_type("Token.MISSING", slots=(S_REPR,))

TOKEN_TYPE: Final[TypeObject] = static_type(
    "Token",
    module="_contextvars",
    slots=(S_REPR,),
    methods=(CLASS_GETITEM,),
    getset=(
        getset("var", token_get_var, None),
        getset("old_value", token_get_old, None),
    ),
    attrs=(("MISSING", MISSING),),
)

FUNCTIONS: Final = (function("copy_context", copy_context, ""),)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_contextvars`."""
    module = new_module("_contextvars", "Context Variables", FUNCTIONS)
    add_type(module, CONTEXT_TYPE)
    add_type(module, CONTEXT_VAR_TYPE)
    add_type(module, TOKEN_TYPE)
    return module


from rt.dict.dictobject import (  # noqa: E402
    dict_contains,
    dict_delitem,
    dict_getitem,
    dict_setitem,
)
from rt.modules.support import add_type, new_module  # noqa: E402
from rt.objects.call import call_ex, call_method_noargs  # noqa: E402
from rt.objects.errors import set_error_object, value_error  # noqa: E402
from rt.objects.exceptions import LOOKUP_ERROR, RUNTIME_ERROR, host_repr  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, intern, unicode_from_host  # noqa: E402
