"""The module `_typing`: type parameters and type aliases.

Answers to Modules/_typingmodule.c and Objects/typevarobject.c.

What always holds: a bound, constraints, default or alias value is either there, or a function
that evaluates it when it is asked for first. What only the module `typing` knows (unions,
substitution) is asked of that module.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.objects.errors import type_error, type_error_i, value_error
from rt.objects.methodobject import class_method, function, getset, member, method
from rt.objects.object import EQ, NB_OR, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.slots import S_EQ, S_GETITEM, S_HASH_NONE, S_ITER, S_OR, S_REPR
from rt.objects.tupleobject import (
    EMPTY_TUPLE,
    TupleObject,
    as_tuple,
    tuple1,
    tuple_from_list,
)
from rt.objects.typeobject import (
    BASETYPE,
    DICT,
    SAME_LAYOUT,
    WEAKREF,
    TypeObject,
    static_type,
    type_name,
)


class NoDefaultObject(Object):
    """The default of a type parameter that has none."""

    def ob_type(self) -> TypeObject:
        return NO_DEFAULT_TYPE

    def tp_repr(self) -> Object | None:
        return intern("typing.NoDefault")


class TypeParameter(Object):
    """What the three kinds of type parameters share."""

    def __init__(self, name: UnicodeObject) -> None:
        self.weak: WeakToken | None = None
        self.name: Final = name
        self.default: Object | None = None
        self.evaluate_default: Object | None = None
        self.bound: Object | None = None
        self.evaluate_bound: Object | None = None
        self.covariant: bool = False
        self.contravariant: bool = False
        self.infer_variance: bool = False
        self.dict: DictObject | None = None

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.dict
        if d is None and create:
            d = dict_new()
            self.dict = d
        return d

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        text = unicode_to_host(self.name)
        if self.infer_variance:
            return self.name
        if self.covariant:
            return unicode_from_host("+" + text)
        if self.contravariant:
            return unicode_from_host("-" + text)
        return unicode_from_host("~" + text)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR:
            return NOT_IMPLEMENTED
        return call_typing("_make_union", [self, other])

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        if op != NB_OR:
            return NOT_IMPLEMENTED
        return call_typing("_make_union", [other, self])


class TypeVarObject(TypeParameter):
    """A type variable."""

    def __init__(self, name: UnicodeObject) -> None:
        super().__init__(name)
        self.constraints: Object | None = None
        self.evaluate_constraints: Object | None = None

    def ob_type(self) -> TypeObject:
        return TYPEVAR_TYPE


class ParamSpecObject(TypeParameter):
    """A parameter specification variable."""

    def ob_type(self) -> TypeObject:
        return PARAMSPEC_TYPE


class TypeVarTupleObject(TypeParameter):
    """A type variable tuple."""

    def ob_type(self) -> TypeObject:
        return TYPEVARTUPLE_TYPE

    def tp_repr(self) -> Object | None:
        return self.name

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return NOT_IMPLEMENTED

    def tp_iter(self) -> Object | None:
        unpacked = unpack_parameter(self)
        return None if unpacked is None else get_iter(tuple1(unpacked))


class ParamSpecAttribute(Object):
    """`P.args` or `P.kwargs`."""

    def __init__(self, origin: Object, what: str) -> None:
        self.weak: WeakToken | None = None
        self.origin: Final = origin
        self.what: Final = what

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def ob_type(self) -> TypeObject:
        return PARAMSPEC_ARGS_TYPE if self.what == "args" else PARAMSPEC_KWARGS_TYPE

    def tp_repr(self) -> Object | None:
        origin = self.origin
        if isinstance(origin, ParamSpecObject):
            return unicode_from_host(f"{unicode_to_host(origin.name)}.{self.what}")
        shown = object_repr_of(origin)
        if shown is None:
            return None
        return unicode_from_host(f"{unicode_to_host(shown)}.{self.what}")

    def tp_hash(self) -> i64:
        return type_error_i(f"unhashable type: '{type_name(self)}'")

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not isinstance(other, ParamSpecAttribute) or other.what != self.what:
            return NOT_IMPLEMENTED
        if op != EQ and op != NE:
            return NOT_IMPLEMENTED
        return rich_compare(self.origin, other.origin, op)


class TypeAliasObject(Object):
    """What a `type` statement makes."""

    def __init__(self, name: UnicodeObject, type_params: TupleObject | None) -> None:
        self.name: Final = name
        self.type_params: Final = type_params
        self.value: Object | None = None
        self.compute_value: Object | None = None
        self.module: Object | None = None

    def ob_type(self) -> TypeObject:
        return TYPEALIAS_TYPE

    def tp_repr(self) -> Object | None:
        return self.name

    def mp_subscript(self, key: Object) -> Object | None:
        if self.type_params is None:
            return type_error("Only generic type aliases are subscriptable")
        return generic_alias_new(self, key)

    def nb_binary(self, op: i64, other: Object) -> Object | None:
        return union_or(self, other) if op == NB_OR else NOT_IMPLEMENTED

    def nb_reflected(self, op: i64, other: Object) -> Object | None:
        return union_or(other, self) if op == NB_OR else NOT_IMPLEMENTED


def call_typing(name: str, args: list[Object]) -> Object | None:
    """Call a function of the module `typing`."""
    module = import_module("typing")
    f = None if module is None else get_attr(module, intern(name))
    return None if f is None else call_list(f, args)


def unpack_parameter(x: Object) -> Object | None:
    """`typing.Unpack[x]`"""
    module = import_module("typing")
    unpack = None if module is None else get_attr(module, intern("Unpack"))
    return None if unpack is None else get_item(unpack, x)


def calling_module() -> Object:
    """The name of the module whose code runs. CPython: caller"""
    globals = RT.ts.evaluator.current_globals()
    names = None if globals is None else as_dict(globals)
    name = None if names is None else dict_get_str(names, ID___name__)
    return NONE if name is None else name


def set_module(x: TypeParameter) -> None:
    """Note the calling module, which may have no name."""
    d = dict_new()
    dict_set_str(d, ID___module__, calling_module())
    x.dict = d


# What compiled type parameter lists call.


def make_typevar(
    name: Object, evaluate_bound: Object | None, evaluate_constraints: Object | None
) -> Object | None:
    """CPython: _Py_make_typevar"""
    assert isinstance(name, UnicodeObject)
    x = TypeVarObject(name)
    x.evaluate_bound = evaluate_bound
    x.evaluate_constraints = evaluate_constraints
    x.infer_variance = True
    set_module(x)
    return x


def make_paramspec(name: Object) -> Object | None:
    """CPython: _Py_make_paramspec"""
    assert isinstance(name, UnicodeObject)
    x = ParamSpecObject(name)
    x.infer_variance = True
    set_module(x)
    return x


def make_typevartuple(name: Object) -> Object | None:
    """CPython: _Py_make_typevartuple"""
    assert isinstance(name, UnicodeObject)
    x = TypeVarTupleObject(name)
    set_module(x)
    return x


def make_typealias(args: Object) -> Object | None:
    """CPython: _Py_make_typealias"""
    assert isinstance(args, TupleObject)
    name = args.item(0)
    assert isinstance(name, UnicodeObject)
    x = TypeAliasObject(name, as_tuple(args.item(1)))
    x.compute_value = args.item(2)
    x.module = calling_module()
    return x


def set_typeparam_default(x: Object, evaluate_default: Object) -> Object | None:
    """CPython: _Py_set_typeparam_default"""
    if not isinstance(x, TypeParameter):
        return type_error(f"Expected a type param, got {type_name(x)}")
    x.evaluate_default = evaluate_default
    return x


def subscript_generic(params: Object) -> Object | None:
    """`Generic[params]`, the implied base of a generic class. CPython: _Py_subscript_generic"""
    items = as_tuple(params)
    if items is None:
        return type_error("params must be a tuple")
    out: list[Object] = []
    i: i64 = 0
    while i < items.n:
        x = items.item(i)
        i += 1
        if isinstance(x, TypeVarTupleObject):
            unpacked = unpack_parameter(x)
            if unpacked is None:
                return None
            x = unpacked
        out.append(x)
    return call_typing("_GenericAlias", [GENERIC_TYPE, tuple_from_list(out)])


# Constructors.


class Arguments:
    """The arguments of a constructor by name."""

    def __init__(self) -> None:
        self.values: dict[str, Object] = {}
        self.rest: list[Object] = []

    def get(self, name: str) -> Object | None:
        value = self.values.get(name)
        return None if value is NONE else value

    def truth(self, name: str) -> i64:
        value = self.values.get(name)
        return 0 if value is None else is_true(value)


def read_arguments(
    func: str,
    args: list[Object],
    kwargs: DictObject | None,
    names: tuple[str, ...],
    npositional: int,
    star: bool,
) -> Arguments | None:
    """Bind the arguments of a constructor; the first one, `name`, must be a string.

    Args:
        npositional: how many of `names` can be given by position.
        star: whether more positional ones are taken.
    """
    found = Arguments()
    for i, value in enumerate(args):
        if i < npositional:
            found.values[names[i]] = value
        elif star:
            found.rest.append(value)
        else:
            plural = "" if npositional == 1 else "s"
            type_error(
                f"{func}() takes at most {npositional} positional argument{plural} "
                f"({len(args)} given)"
            )
            return None
    i64_index: i64 = 0
    while kwargs is not None and i64_index < kwargs.nentries:
        key = kwargs.keys[i64_index]
        given = kwargs.values[i64_index]
        i64_index += 1
        if key is None or given is None:
            continue
        text = as_unicode(key)
        name = "" if text is None else unicode_to_host(text)
        if name not in names:
            type_error(f"{func}() got an unexpected keyword argument '{name}'")
            return None
        if name in found.values:
            where = names.index(name) + 1
            type_error(f"argument for {func}() given by name ('{name}') and position ({where})")
            return None
        found.values[name] = given
    first = found.values.get("name")
    if first is None:
        type_error(f"{func}() missing required argument 'name' (pos 1)")
        return None
    if as_unicode(first) is None:
        type_error(f"{func}() argument 'name' must be str, not {type_name(first)}")
        return None
    return found


def parameter_name(args: Arguments) -> UnicodeObject:
    name = as_unicode(args.values["name"])
    assert name is not None
    return name


def set_variance(x: TypeParameter, args: Arguments) -> bool:
    """Read the three flags of variance. False with an exception."""
    covariant = args.truth("covariant")
    contravariant = args.truth("contravariant")
    infer = args.truth("infer_variance")
    if covariant < 0 or contravariant < 0 or infer < 0:
        return False
    if covariant and contravariant:
        value_error("Bivariant types are not supported.")
        return False
    if infer and (covariant or contravariant):
        value_error("Variance cannot be specified with infer_variance.")
        return False
    x.covariant = covariant == 1
    x.contravariant = contravariant == 1
    x.infer_variance = infer == 1
    return True


def set_bound(x: TypeParameter, args: Arguments) -> bool:
    """Check and set the bound. False with an exception."""
    bound = args.get("bound")
    if bound is None:
        return True
    checked = call_typing("_type_check", [bound, unicode_from_host("Bound must be a type.")])
    if checked is None:
        return False
    x.bound = checked
    return True


def set_default(x: TypeParameter, args: Arguments) -> None:
    default = args.values.get("default")
    if default is not None and default is not NO_DEFAULT:
        x.default = default


VARIABLE_NAMES: Final = (
    "name",
    "bound",
    "default",
    "covariant",
    "contravariant",
    "infer_variance",
)


def typevar_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    given = read_arguments("typevar", args, kwargs, VARIABLE_NAMES, 1, True)
    if given is None:
        return None
    x = TypeVarObject(parameter_name(given))
    if not set_variance(x, given) or not set_bound(x, given):
        return None
    if len(given.rest) == 1:
        return type_error("A single constraint is not allowed")
    if given.rest and x.bound is not None:
        return type_error("Constraints cannot be combined with bound=...")
    if given.rest:
        x.constraints = tuple_from_list(given.rest)
    set_default(x, given)
    set_module(x)
    return x


def paramspec_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    given = read_arguments("paramspec", args, kwargs, VARIABLE_NAMES, 1, False)
    if given is None:
        return None
    x = ParamSpecObject(parameter_name(given))
    if not set_variance(x, given) or not set_bound(x, given):
        return None
    set_default(x, given)
    set_module(x)
    return x


def typevartuple_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    given = read_arguments("typevartuple", args, kwargs, ("name", "default"), 1, False)
    if given is None:
        return None
    x = TypeVarTupleObject(parameter_name(given))
    set_default(x, given)
    set_module(x)
    return x


def typealias_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    given = read_arguments("typealias", args, kwargs, ("name", "value", "type_params"), 2, False)
    if given is None:
        return None
    value = given.values.get("value")
    if value is None:
        return type_error("typealias() missing required argument 'value' (pos 2)")
    params: TupleObject | None = None
    type_params = given.values.get("type_params")
    if type_params is not None:
        params = as_tuple(type_params)
        if params is None:
            return type_error("type_params must be a tuple")
        if params.n == 0:
            params = None
    x = TypeAliasObject(parameter_name(given), params)
    x.value = value
    x.module = calling_module()
    return x


# Methods and attributes.


def parameter_get_name(self: TypeParameter) -> Object | None:
    return self.name


def parameter_get_covariant(self: TypeParameter) -> Object | None:
    return bool_from(self.covariant)


def parameter_get_contravariant(self: TypeParameter) -> Object | None:
    return bool_from(self.contravariant)


def parameter_get_infer_variance(self: TypeParameter) -> Object | None:
    return bool_from(self.infer_variance)


def parameter_get_bound(self: TypeParameter) -> Object | None:
    if self.bound is None:
        evaluate = self.evaluate_bound
        if evaluate is None:
            return NONE
        self.bound = call_noargs(evaluate)
    return self.bound


def parameter_get_default(self: TypeParameter) -> Object | None:
    if self.default is None:
        evaluate = self.evaluate_default
        if evaluate is None:
            return NO_DEFAULT
        self.default = call_noargs(evaluate)
    return self.default


def parameter_has_default(self: TypeParameter) -> Object | None:
    if self.evaluate_default is not None:
        return TRUE
    return bool_from(self.default is not None)


def parameter_reduce(self: TypeParameter) -> Object | None:
    return self.name


def typevar_get_constraints(self: TypeVarObject) -> Object | None:
    if self.constraints is None:
        evaluate = self.evaluate_constraints
        if evaluate is None:
            return EMPTY_TUPLE
        self.constraints = call_noargs(evaluate)
    return self.constraints


def cannot_subclass(self: Object, bases: Object) -> Object | None:
    return type_error(f"Cannot subclass an instance of {self.ob_type().name}")


def typevar_subst(self: TypeVarObject, arg: Object) -> Object | None:
    return call_typing("_typevar_subst", [self, arg])


def typevar_prepare_subst(self: TypeVarObject, alias: Object, args: Object) -> Object | None:
    """CPython: typevar_typing_prepare_subst_impl"""
    params = get_attr(alias, intern("__parameters__"))
    given = get_length(args)
    if params is None or given < 0:
        return None
    index = sequence_index(params, self)
    if index < 0:
        return None
    if index < given:
        return args
    if index == given:
        default = parameter_get_default(self)
        if default is None:
            return None
        if default is not NO_DEFAULT:
            return sequence_concat(args, tuple1(default))
    # The library says how many there should be.
    if call_typing("_check_generic_specialization", [alias, args]) is None:
        return None
    return type_error(f"Too few arguments for {shown(alias)}")


def shown(x: Object) -> str:
    text = object_str_of(x)
    if text is None:
        clear_error()
        return "?"
    return unicode_to_host(text)


def paramspec_subst(self: ParamSpecObject, arg: Object) -> Object | None:
    return call_typing("_paramspec_subst", [self, arg])


def paramspec_prepare_subst(self: ParamSpecObject, alias: Object, args: Object) -> Object | None:
    return call_typing("_paramspec_prepare_subst", [self, alias, args])


def paramspec_get_args(self: ParamSpecObject) -> Object | None:
    return ParamSpecAttribute(self, "args")


def paramspec_get_kwargs(self: ParamSpecObject) -> Object | None:
    return ParamSpecAttribute(self, "kwargs")


def paramspec_args_new(cls: TypeObject, origin: Object) -> Object | None:
    return ParamSpecAttribute(origin, "args")


def paramspec_kwargs_new(cls: TypeObject, origin: Object) -> Object | None:
    return ParamSpecAttribute(origin, "kwargs")


def paramspec_attribute_origin(self: ParamSpecAttribute) -> Object | None:
    return self.origin


def typevartuple_subst(self: TypeVarTupleObject, arg: Object) -> Object | None:
    return type_error("Substitution of bare TypeVarTuple is not supported")


def typevartuple_prepare_subst(
    self: TypeVarTupleObject, alias: Object, args: Object
) -> Object | None:
    return call_typing("_typevartuple_prepare_subst", [self, alias, args])


def alias_get_name(self: TypeAliasObject) -> Object | None:
    return self.name


def alias_get_type_params(self: TypeAliasObject) -> Object | None:
    return EMPTY_TUPLE if self.type_params is None else self.type_params


def alias_get_parameters(self: TypeAliasObject) -> Object | None:
    params = self.type_params
    if params is None:
        return EMPTY_TUPLE
    out: list[Object] = []
    i: i64 = 0
    while i < params.n:
        x = params.item(i)
        i += 1
        if isinstance(x, TypeVarTupleObject):
            unpacked = unpack_parameter(x)
            if unpacked is None:
                return None
            x = unpacked
        out.append(x)
    return tuple_from_list(out)


def alias_get_value(self: TypeAliasObject) -> Object | None:
    if self.value is None:
        compute = self.compute_value
        if compute is None:
            return NONE
        self.value = call_noargs(compute)
    return self.value


def alias_get_module(self: TypeAliasObject) -> Object | None:
    module = self.module
    compute = self.compute_value
    if isinstance(compute, FunctionObject):
        return compute.module
    return NONE if module is None else module


def alias_reduce(self: TypeAliasObject) -> Object | None:
    return self.name


def generic_class_getitem(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return call_typing_ex("_generic_class_getitem", cls, args, kwargs)


def generic_init_subclass(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return call_typing_ex("_generic_init_subclass", cls, args, kwargs)


def call_typing_ex(
    name: str, cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    module = import_module("typing")
    f = None if module is None else get_attr(module, intern(name))
    if f is None:
        return None
    first: list[Object] = [cls]
    return call_ex(f, tuple_from_list(first + args), kwargs)


def no_default_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if args or (kwargs is not None and kwargs.used > 0):
        return type_error("NoDefaultType takes no arguments")
    return NO_DEFAULT


def no_default_reduce(self: NoDefaultObject) -> Object | None:
    return intern("NoDefault")


def typing_idfunc(x: Object) -> Object | None:
    return x


NO_DEFAULT: Final = NoDefaultObject()

NO_DEFAULT_TYPE: Final = static_type(
    "NoDefaultType",
    doc="The type of the NoDefault singleton.",
    new=method("__new__", no_default_new, "*args, **kwargs"),
    slots=(S_REPR,),
    methods=(method("__reduce__", no_default_reduce, ""),),
    module="typing",
)

TYPEVAR_TYPE: Final = static_type(
    "TypeVar",
    doc="Type variable.\n\nThe preferred way to construct a type variable is via the dedicated\n"
    "syntax for generic functions, classes, and type aliases::",
    module="typing",
    new=method("__new__", typevar_new, "*args, **kwargs"),
    slots=(S_REPR, S_OR),
    methods=(
        method("__typing_subst__", typevar_subst, "arg, /"),
        method("__typing_prepare_subst__", typevar_prepare_subst, "alias, args, /"),
        method("__reduce__", parameter_reduce, ""),
        method("has_default", parameter_has_default, ""),
        method("__mro_entries__", cannot_subclass, "bases, /"),
    ),
    getset=(
        member("__name__", parameter_get_name, None),
        member("__covariant__", parameter_get_covariant, None),
        member("__contravariant__", parameter_get_contravariant, None),
        member("__infer_variance__", parameter_get_infer_variance, None),
        getset("__bound__", parameter_get_bound, None),
        getset("__constraints__", typevar_get_constraints, None),
        getset("__default__", parameter_get_default, None),
    ),
    flags=DICT | WEAKREF,
)

PARAMSPEC_TYPE: Final = static_type(
    "ParamSpec",
    doc="Parameter specification variable.\n\nThe preferred way to construct a parameter "
    "specification is via the\ndedicated syntax for generic functions, classes, and type "
    "aliases.",
    module="typing",
    new=method("__new__", paramspec_new, "*args, **kwargs"),
    slots=(S_REPR, S_OR),
    methods=(
        method("__typing_subst__", paramspec_subst, "arg, /"),
        method("__typing_prepare_subst__", paramspec_prepare_subst, "alias, args, /"),
        method("__reduce__", parameter_reduce, ""),
        method("has_default", parameter_has_default, ""),
        method("__mro_entries__", cannot_subclass, "bases, /"),
    ),
    getset=(
        member("__name__", parameter_get_name, None),
        getset("__bound__", parameter_get_bound, None),
        member("__covariant__", parameter_get_covariant, None),
        member("__contravariant__", parameter_get_contravariant, None),
        member("__infer_variance__", parameter_get_infer_variance, None),
        getset("args", paramspec_get_args, None, doc="Represents positional arguments."),
        getset("kwargs", paramspec_get_kwargs, None, doc="Represents keyword arguments."),
        getset("__default__", parameter_get_default, None),
    ),
    flags=DICT | WEAKREF,
)

TYPEVARTUPLE_TYPE: Final = static_type(
    "TypeVarTuple",
    doc="Type variable tuple. A specialized form of type variable that enables\nvariadic generics.",
    module="typing",
    new=method("__new__", typevartuple_new, "*args, **kwargs"),
    slots=(S_REPR, S_ITER),
    methods=(
        method("__typing_subst__", typevartuple_subst, "arg, /"),
        method("__typing_prepare_subst__", typevartuple_prepare_subst, "alias, args, /"),
        method("__reduce__", parameter_reduce, ""),
        method("has_default", parameter_has_default, ""),
        method("__mro_entries__", cannot_subclass, "bases, /"),
    ),
    getset=(
        member("__name__", parameter_get_name, None),
        getset("__default__", parameter_get_default, None),
    ),
    flags=DICT | WEAKREF,
)

PARAMSPEC_ARGS_TYPE: Final = static_type(
    "ParamSpecArgs",
    doc="The args for a ParamSpec object.",
    module="typing",
    new=method("__new__", paramspec_args_new, "origin"),
    slots=(S_REPR, S_HASH_NONE, S_EQ),
    methods=(method("__mro_entries__", cannot_subclass, "bases, /"),),
    getset=(member("__origin__", paramspec_attribute_origin, None),),
    flags=WEAKREF,
)

PARAMSPEC_KWARGS_TYPE: Final = static_type(
    "ParamSpecKwargs",
    doc="The kwargs for a ParamSpec object.",
    module="typing",
    new=method("__new__", paramspec_kwargs_new, "origin"),
    slots=(S_REPR, S_HASH_NONE, S_EQ),
    methods=(method("__mro_entries__", cannot_subclass, "bases, /"),),
    getset=(member("__origin__", paramspec_attribute_origin, None),),
    flags=WEAKREF,
)

TYPEALIAS_TYPE: Final = static_type(
    "TypeAliasType",
    doc="Type alias.\n\nType aliases are created through the type statement::\n\n"
    "    type Alias = int",
    module="typing",
    new=method("__new__", typealias_new, "*args, **kwargs"),
    slots=(S_REPR, S_OR, S_GETITEM),
    methods=(method("__reduce__", alias_reduce, ""),),
    getset=(
        member("__name__", alias_get_name, None),
        getset("__parameters__", alias_get_parameters, None),
        getset("__type_params__", alias_get_type_params, None),
        getset("__value__", alias_get_value, None),
        getset("__module__", alias_get_module, None),
    ),
)

GENERIC_TYPE: Final = static_type(
    "Generic",
    doc="Abstract base class for generic types.\n\nOn Python 3.12 and newer, generic classes "
    "implicitly inherit from\nGeneric when they declare a parameter list after the class's name.",
    module="typing",
    methods=(
        class_method(
            "__class_getitem__",
            generic_class_getitem,
            "*args, **kwargs",
            doc="Parameterizes a generic class.",
        ),
        class_method(
            "__init_subclass__",
            generic_init_subclass,
            "*args, **kwargs",
            doc="Function to initialize subclasses.",
        ),
    ),
    flags=BASETYPE | SAME_LAYOUT,
)

FUNCTIONS: Final = (function("_idfunc", typing_idfunc, "x, /"),)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_typing`."""
    module = new_module(
        "_typing", "Primitives and accelerators for the typing module.\n", FUNCTIONS
    )
    for tp in (
        TYPEVAR_TYPE,
        TYPEVARTUPLE_TYPE,
        PARAMSPEC_TYPE,
        PARAMSPEC_ARGS_TYPE,
        PARAMSPEC_KWARGS_TYPE,
        TYPEALIAS_TYPE,
        GENERIC_TYPE,
    ):
        add_type(module, tp)
    add_object(module, "NoDefault", NO_DEFAULT)
    return module


from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    as_dict,  # noqa: E402
    dict_get_str,
    dict_new,
    dict_set_str,
)
from rt.modules.support import add_object, add_type, new_module  # noqa: E402
from rt.objects.abstract import (  # noqa: E402
    get_item,
    get_iter,
    get_length,
    sequence_concat,
    sequence_index,
)
from rt.objects.boolobject import TRUE, bool_from  # noqa: E402
from rt.objects.call import call_ex, call_list, call_noargs  # noqa: E402
from rt.objects.errors import clear_error  # noqa: E402
from rt.objects.funcobject import FunctionObject  # noqa: E402
from rt.objects.genericaliasobject import generic_alias_new  # noqa: E402
from rt.objects.identifiers import ID___module__, ID___name__  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    get_attr,
    is_true,
    object_repr_of,
    object_str_of,
    rich_compare,
)
from rt.objects.unionobject import union_or  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_to_host,
)
from rt.vm.import_ import import_module  # noqa: E402
