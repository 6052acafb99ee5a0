"""Contexts of the module `_decimal`: Context, its signals, and which context is current.

Answers to the half of Modules/_decimal/_decimal.c that is about contexts. A context holds a
context of the host's: its traps and flags are the guest's, with the host's class for each
signal. What the host raises becomes the exception of the same name that the module made.
rt/modules/_decimal.py imports this module, at its end, and is whole by then.
"""

from __future__ import annotations

import decimal as host
from decimal import Context
from typing import Any, Final, cast

from mypy_extensions import i64

from rt.modules._decimal import (
    DECIMAL_TYPE,
    NO_VALUE,
    DecimalObject,
    host_number,
    operation,
    unconvertible,
)
from rt.objects.methodobject import (
    WANTS_INSTANCE,
    GetSetDef,
    function,
    getset,
    method,
)
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.slots import (
    S_EQ,
    S_GETATTRIBUTE,
    S_GETITEM,
    S_HASH_NONE,
    S_ITER,
    S_LEN,
    S_REPR,
    S_SETATTR,
    S_SETITEM,
)
from rt.objects.typeobject import BASETYPE, TypeObject, static_type

# The host's exception classes, bases first; those of the second group are no signals.
SIGNALS: Final[tuple[type[BaseException], ...]] = (
    host.InvalidOperation,
    host.FloatOperation,
    host.DivisionByZero,
    host.Overflow,
    host.Underflow,
    host.Subnormal,
    host.Inexact,
    host.Rounded,
    host.Clamped,
)
EXCEPTIONS: Final = (
    "DecimalException",
    "Clamped",
    "Rounded",
    "Inexact",
    "Subnormal",
    "Underflow",
    "Overflow",
    "DivisionByZero",
    "FloatOperation",
    "InvalidOperation",
    "ConversionSyntax",
    "DivisionImpossible",
    "DivisionUndefined",
    "InvalidContext",
)
# In the order of a Context's parameters.
SETTINGS: Final = (
    "prec",
    "rounding",
    "Emin",
    "Emax",
    "capitals",
    "clamp",
    "flags",
    "traps",
)
CONSTANTS: Final = (
    "HAVE_CONTEXTVAR",
    "HAVE_THREADS",
    "MAX_PREC",
    "MAX_EMAX",
    "MIN_EMIN",
    "MIN_ETINY",
    "ROUND_UP",
    "ROUND_DOWN",
    "ROUND_CEILING",
    "ROUND_FLOOR",
    "ROUND_HALF_UP",
    "ROUND_HALF_DOWN",
    "ROUND_HALF_EVEN",
    "ROUND_05UP",
    "__version__",
    "__libmpdec_version__",
)


class DecimalState(Object):
    """What the module of one interpreter has made."""

    def __init__(self, var: ContextVarObject) -> None:
        # The context variable that holds the current context.
        self.var: Final = var
        # The guest's class for each of the host's, and the other way round.
        self.to_guest: Final[dict[object, Object]] = {}
        self.to_host: Final[dict[object, type[BaseException]]] = {}
        # `SignalDict`, `DecimalTuple` and numbers.Rational.
        self.signal_dict: Object = NONE
        self.tuple_type: Object = NONE
        self.rational: Object = NONE
        # What the module contains: the same when it is imported anew, as the types are.
        self.names: Final[dict[str, Object]] = {}
        # DefaultContext, BasicContext and ExtendedContext are copied before they are current.
        self.templates: Final[list[DecimalContext]] = []


def decimal_state() -> DecimalState:
    """The running interpreter's."""
    state = RT.ts.interp.decimal
    assert isinstance(state, DecimalState)
    return state


class DecimalContext(Object):
    """An exact Context."""

    def __init__(self, value: Context) -> None:
        self.value: Context = value
        self.flags: Object | None = None
        self.traps: Object | None = None

    def ob_type(self) -> TypeObject:
        return CONTEXT_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(repr(self.value))


class SignalDictObject(Object):
    """The native half of a SignalDict: a context's flags or traps, as the host has them."""

    def __init__(self) -> None:
        # Any: typeshed has a dict here.
        self.value: Any = None

    def ob_type(self) -> TypeObject:
        return SIGNAL_DICT_TYPE

    def tp_repr(self) -> Object | None:
        return unicode_from_host(repr(self.value)) if has_signals(self) else None

    def sq_length(self) -> i64:
        return len(SIGNALS) if has_signals(self) else -1

    def tp_iter(self) -> Object | None:
        if not has_signals(self):
            return None
        state = decimal_state()
        return get_iter(tuple_from_list([state.to_guest[signal] for signal in SIGNALS]))

    def mp_subscript(self, key: Object) -> Object | None:
        if not has_signals(self):
            return None
        signal = signal_of(key)
        return None if signal is None else bool_from(bool(self.value[signal]))

    def mp_ass_subscript(self, key: Object, value: Object | None) -> i64:
        if not has_signals(self):
            return -1
        if value is None:
            set_error(VALUE_ERROR, "signal keys cannot be deleted")
            return -1
        signal = signal_of(key)
        if signal is None:
            return -1
        on = is_true(value)
        if on < 0:
            return -1
        self.value[signal] = on == 1
        return 0

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if not has_signals(self):
            return None
        if op != EQ and op != NE:
            return NOT_IMPLEMENTED
        p = other.native()
        if isinstance(p, SignalDictObject):
            if not has_signals(p):
                return None
            same = bool(self.value == p.value)
        else:
            d = as_dict(other)
            if d is None:
                return NOT_IMPLEMENTED
            given = signals_of_dict(d)
            if given is None:
                if clear_if(KEY_ERROR) or clear_if(VALUE_ERROR):
                    return NOT_IMPLEMENTED
                return None
            same = all(bool(self.value[signal]) == on for signal, on in given.items())
        return bool_from(same == (op == EQ))


def has_signals(self: SignalDictObject) -> bool:
    if self.value is None:
        set_error(VALUE_ERROR, "invalid signal dict")
        return False
    return True


def signal_of(key: Object) -> type[BaseException] | None:
    """The host's class of a signal; None with a KeyError."""
    signal = decimal_state().to_host.get(key)
    if signal not in SIGNALS:
        set_error(KEY_ERROR, "invalid error flag")
        return None
    return signal


def signals_of_dict(d: DictObject) -> dict[type[BaseException], bool] | None:
    """The signals that a dict turns on or off; None with an exception. CPython: dict_as_flags"""
    if d.used != len(SIGNALS):
        set_error(KEY_ERROR, "invalid signal dict")
        return None
    found: dict[type[BaseException], bool] = {}
    for signal, own in decimal_state().to_guest.items():
        if signal not in SIGNALS:
            continue
        value = dict_getitem(d, own)
        if value is None:
            if not error_occurred():
                set_error(KEY_ERROR, "invalid error flag")
            return None
        on = is_true(value)
        if on < 0:
            return None
        found[signal] = on == 1
    return found


def signals_of_list(items: ListObject) -> dict[type[BaseException], bool] | None:
    """The signals that a list names; None with an exception. CPython: list_as_flags"""
    state = decimal_state()
    found = dict.fromkeys(SIGNALS, False)
    for item in host_list(items) or []:
        signal = state.to_host.get(item)
        if signal not in found:
            set_error(KEY_ERROR, "invalid error flag")
            return None
        found[signal] = True
    return found


def signal_dict_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return SignalDictObject()


def signal_dict_copy(self: SignalDictObject) -> Object | None:
    """CPython: signaldict_copy"""
    if not has_signals(self):
        return None
    state = decimal_state()
    d = dict_new()
    for signal in SIGNALS:
        on = bool_from(bool(self.value[signal]))
        if dict_setitem(d, state.to_guest[signal], on) < 0:
            return None
    return d


SIGNAL_DICT_TYPE: Final[TypeObject] = static_type(
    "SignalDictMixin",
    module="decimal",
    new=method("__new__", signal_dict_new, "*args, **kwargs"),
    slots=(S_REPR, S_HASH_NONE, S_GETATTRIBUTE, S_EQ, S_ITER, S_LEN, S_GETITEM, S_SETITEM),
    methods=(method("copy", signal_dict_copy, "", doc="The signals as a dict."),),
    flags=BASETYPE,
)


def failed(e: BaseException) -> Object | None:
    """Raise in the guest what the host has raised, and be None. CPython: dec_addstatus"""
    if isinstance(e, host.DecimalException):
        state = decimal_state()
        tp = state.to_guest.get(type(e))
        if isinstance(tp, TypeObject):
            items: list[Object] = []
            for a in e.args:
                if isinstance(a, list):
                    # The conditions that were met.
                    items.append(list_from_host([state.to_guest[c] for c in a]))
                else:
                    items.append(to_guest(a))
            set_error_object(tp, tuple_from_list(items))
            return None
    set_from_host(e)
    return None


# Which context is current.


def as_context(x: Object) -> DecimalContext | None:
    """The Context in x or in an instance of a class that extends it; else None."""
    if isinstance(x, DecimalContext):
        return x
    p = x.native()
    return p if isinstance(p, DecimalContext) else None


def current_context() -> Object | None:
    """The guest's current context, made when it has none. CPython: current_context"""
    state = decimal_state()
    values = running_context().values
    found = dict_getitem(values, state.var)
    if found is not None:
        return found
    if error_occurred():
        return None
    made = copied(state.templates[0])
    return None if var_set(state.var, made) is None else made


def current_host_context() -> Context | None:
    """The host's form of it; None with an exception."""
    found = current_context()
    c = None if found is None else as_context(found)
    return None if c is None else c.value


def copied(c: DecimalContext) -> DecimalContext:
    """A copy of a template, without flags."""
    value = c.value.copy()
    value.clear_flags()
    return DecimalContext(value)


def given_context(context: Object | None) -> Context | None:
    """The host's form of an optional argument: the current one when there is none.

    None with an exception. CPython: CONTEXT_CHECK_VA
    """
    if context is None or context is NONE:
        return current_host_context()
    c = as_context(context)
    if c is None:
        type_error("optional argument must be a context")
        return None
    return c.value


def getcontext() -> Object | None:
    return current_context()


def setcontext(context: Object) -> Object | None:
    """CPython: PyDec_SetCurrentContext"""
    c = as_context(context)
    if c is None:
        return type_error("argument must be a context")
    state = decimal_state()
    if c in state.templates:
        context = copied(c)
    return None if var_set(state.var, context) is None else NONE


class ContextManager(Object):
    """What localcontext() gives."""

    def __init__(self, local: DecimalContext, outer: Object) -> None:
        self.local: Final = local
        self.outer: Final = outer

    def ob_type(self) -> TypeObject:
        return CONTEXT_MANAGER_TYPE


def localcontext(args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`localcontext(ctx=None, **kwargs)`. CPython: ctxmanager_new"""
    values = take_arguments("", args, kwargs, ["ctx", *SETTINGS])
    if values is None:
        return None
    outer = current_context()
    if outer is None:
        return None
    chosen = values[0]
    c = as_context(outer if chosen is None or chosen is NONE else chosen)
    if c is None:
        return type_error("optional argument must be a context")
    local = DecimalContext(c.value.copy())
    return ContextManager(local, outer) if set_all(local, values[1:]) else None


def manager_enter(self: ContextManager) -> Object | None:
    return None if setcontext(self.local) is None else self.local


def manager_exit(
    self: ContextManager, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return None if setcontext(self.outer) is None else FALSE


CONTEXT_MANAGER_TYPE: Final[TypeObject] = static_type(
    "ContextManager",
    module="decimal",
    slots=(S_GETATTRIBUTE,),
    methods=(
        method("__enter__", manager_enter, ""),
        method("__exit__", manager_exit, "*args, **kwargs"),
    ),
)


# Contexts.


def context_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """CPython: context_new"""
    return copied(decimal_state().templates[0])


def context_init(
    self: DecimalContext, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    """CPython: context_init"""
    values = take_arguments("", args, kwargs, list(SETTINGS))
    if values is None:
        return None
    return NONE if set_all(self, values) else None


def set_all(c: DecimalContext, values: list[Object | None]) -> bool:
    """Set those of SETTINGS that are given and not None. False with an exception."""
    for i in range(len(SETTINGS)):
        v = values[i]
        if v is not None and v is not NONE and set_setting(c, SETTINGS[i], v) < 0:
            return False
    return True


def set_setting(c: DecimalContext, name: str, value: Object | None) -> i64:
    """Set one of SETTINGS. 0, or -1 with an exception."""
    if value is None:
        set_error(ATTRIBUTE_ERROR, "context attributes cannot be deleted")
        return -1
    if name == "flags" or name == "traps":
        return set_signals(c, name, value)
    p = value.native()
    known = p is NONE or isinstance(p, (UnicodeObject, LongObject, BoolObject, FloatObject))
    try:
        # What is none of these is refused like an object of no particular class.
        setattr(c.value, name, to_host(value) if known else object())
    except Exception as e:
        failed(e)
        return -1
    return 0


# Any: the host's SignalDict, for which typeshed has a dict.
def host_signals(context: Context, name: str) -> Any:
    """The flags or traps of a context of the host's."""
    return getattr(context, name)


def set_signals(c: DecimalContext, name: str, value: Object) -> i64:
    """CPython: context_setstatus_list, context_setstatus_dict, and the same for traps"""
    p = value.native()
    signals: dict[type[BaseException], bool] | None
    if isinstance(p, SignalDictObject):
        if not has_signals(p):
            return -1
        signals = {signal: bool(p.value[signal]) for signal in SIGNALS}
    elif isinstance(p, ListObject):
        signals = signals_of_list(p)
    elif isinstance(p, DictObject):
        signals = signals_of_dict(p)
    else:
        return type_error_i("argument must be a signal dict")
    if signals is None:
        return -1
    own = host_signals(c.value, name)
    for signal, on in signals.items():
        own[signal] = on
    return 0


class SettingGetter:
    """The getter of one of SETTINGS."""

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def __call__(self, self_: DecimalContext) -> Object | None:
        value = getattr(self_.value, self.name)
        return intern(value) if isinstance(value, str) else to_guest(value)


class SettingSetter:
    """The setter that goes with it."""

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def __call__(self, self_: DecimalContext, value: Object | None) -> i64:
        if value is not None and as_list(value) is not None and self.name in ("flags", "traps"):
            # Only the constructor takes lists.
            return type_error_i("argument must be a signal dict")
        return set_setting(self_, self.name, value)


def context_get_flags(self: DecimalContext) -> Object | None:
    d = self.flags
    if d is None:
        d = new_signal_dict(host_signals(self.value, "flags"))
        self.flags = d
    return d


def context_get_traps(self: DecimalContext) -> Object | None:
    d = self.traps
    if d is None:
        d = new_signal_dict(host_signals(self.value, "traps"))
        self.traps = d
    return d


def new_signal_dict(value: object) -> Object | None:
    """A guest SignalDict for one of the host's."""
    made = call_noargs(decimal_state().signal_dict)
    if made is not None:
        p = made.native()
        assert isinstance(p, SignalDictObject)
        p.value = value
    return made


def context_copy(self: DecimalContext) -> Object | None:
    return DecimalContext(self.value.copy())


def context_reduce(self: Object) -> Object | None:
    """CPython: context_reduce"""
    c = as_context(self)
    assert c is not None
    v = c.value
    items: list[Object] = [
        to_guest(x) for x in (v.prec, v.rounding, v.Emin, v.Emax, v.capitals, v.clamp)
    ]
    items.append(signals_on(v, "flags"))
    items.append(signals_on(v, "traps"))
    return tuple2(self.ob_type(), tuple_from_list(items))


def signals_on(context: Context, name: str) -> Object:
    """The signals that are on, as a list of the guest's classes. CPython: flags_as_list"""
    signals = host_signals(context, name)
    state = decimal_state()
    return list_from_host([state.to_guest[s] for s in SIGNALS if signals[s]])


def create_decimal(self: DecimalContext, num: Object | None) -> Object | None:
    """CPython: PyDecType_FromObject"""
    if num is None:
        return DecimalObject(host.Decimal())
    p = num.native()
    v = p.value if isinstance(p, DecimalObject) else host_number(num)
    if v is NO_VALUE:
        return type_error(unconvertible(num))
    try:
        # Any: the host judges what the number is made of.
        return DecimalObject(self.value.create_decimal(cast(Any, v)))
    except Exception as e:
        return failed(e)


def create_decimal_from_float(self: DecimalContext, f: Object) -> Object | None:
    """CPython: PyDec_FromFloat, with the context's precision"""
    x = as_float(f)
    n = as_long(f)
    if x is None and n is None:
        return type_error("argument must be int or float")
    try:
        if x is not None:
            return DecimalObject(self.value.create_decimal_from_float(x.value))
        assert n is not None
        return DecimalObject(self.value.create_decimal(long_to_host(n)))
    except Exception as e:
        return failed(e)


def setting(name: str) -> GetSetDef:
    """Declare one of SETTINGS."""
    return getset(name, SettingGetter(name), SettingSetter(name))


# Methods that the host does.
NAMES: Final = (
    "Etiny Etop _apply abs add canonical clear_flags clear_traps compare compare_signal "
    "compare_total compare_total_mag copy_abs copy_decimal copy_negate copy_sign divide "
    "divide_int divmod exp fma is_canonical is_finite is_infinite is_nan is_normal is_qnan "
    "is_signed is_snan is_subnormal is_zero ln log10 logb logical_and logical_invert "
    "logical_or logical_xor max max_mag min min_mag minus multiply next_minus next_plus "
    "next_toward normalize number_class plus power quantize radix remainder remainder_near "
    "rotate same_quantum scaleb shift sqrt subtract to_eng_string to_integral "
    "to_integral_exact to_integral_value to_sci_string"
)

CONTEXT_TYPE: Final[TypeObject] = static_type(
    "Context",
    module="decimal",
    doc="How Decimals are calculated: precision, rounding, limits of exponents, and which "
    "conditions raise exceptions.",
    new=method("__new__", context_new, "*args, **kwargs"),
    init=method("__init__", context_init, "*args, **kwargs"),
    slots=(S_REPR, S_GETATTRIBUTE, S_SETATTR),
    methods=(
        *[operation(Context, name) for name in NAMES.split()],
        method("copy", context_copy, "", doc="A copy of the context, flags included."),
        method(
            "create_decimal", create_decimal, 'num="0", /', doc="A number, rounded to the context."
        ),
        method(
            "create_decimal_from_float",
            create_decimal_from_float,
            "f, /",
            doc="A float's value, rounded to the context.",
        ),
        method("__copy__", context_copy, ""),
        method("__reduce__", context_reduce, "", flags=WANTS_INSTANCE),
    ),
    getset=(
        *[setting(name) for name in SETTINGS[:6]],
        getset("flags", context_get_flags, SettingSetter("flags")),
        getset("traps", context_get_traps, SettingSetter("traps")),
    ),
    flags=BASETYPE,
)


# What the module is made of.


def fill_module(interp: InterpreterState, m: ModuleObject) -> bool:
    """Give the module its classes and contexts, made the first time. False with an exception."""
    made = interp.decimal
    if not isinstance(made, DecimalState):
        made = make_state(interp)
    if made is None:
        return False
    for name, value in made.names.items():
        add_object(m, name, value)
    return True


def make_state(interp: InterpreterState) -> DecimalState | None:
    """Make the classes and contexts. None with an exception. CPython: _decimal_exec"""
    state = DecimalState(ContextVarObject(intern("decimal_context"), None))
    collections = import_module("collections")
    abstract = None if collections is None else import_module("collections.abc")
    numbers = None if abstract is None else import_module("numbers")
    if collections is None or abstract is None or numbers is None:
        return None
    mapping = attribute(collections, "abc", "MutableMapping")
    rational = attribute(numbers, "Rational")
    named = attribute(collections, "namedtuple")
    number = attribute(numbers, "Number")
    if mapping is None or rational is None or named is None or number is None:
        return None
    if call_method_one(number, intern("register"), DECIMAL_TYPE) is None:
        return None
    state.rational = rational
    fields = unicode_from_host("sign digits exponent")
    tuple_type = call_two(named, intern("DecimalTuple"), fields)
    if tuple_type is None:
        return None
    if set_attr(tuple_type, intern("__module__"), intern("decimal")) < 0:
        return None
    state.tuple_type = tuple_type
    signal_dict = new_class("SignalDict", [SIGNAL_DICT_TYPE, mapping])
    if signal_dict is None or not make_exceptions(state):
        return None
    state.signal_dict = signal_dict
    names = state.names
    names["Decimal"] = DECIMAL_TYPE
    names["Context"] = CONTEXT_TYPE
    names["DecimalTuple"] = tuple_type
    errors = [host.InvalidOperation, host.DivisionByZero, host.Overflow]
    traps = [*errors, host.Clamped, host.Underflow]
    for name, prec, rounding, trapped in (
        ("DefaultContext", 28, host.ROUND_HALF_EVEN, errors),
        ("BasicContext", 9, host.ROUND_HALF_UP, traps),
        ("ExtendedContext", 9, host.ROUND_HALF_EVEN, []),
    ):
        value = Context(
            prec=prec,
            rounding=rounding,
            Emin=-999999,
            Emax=999999,
            capitals=1,
            clamp=0,
            flags=[],
            traps=cast(Any, trapped),  # typeshed's list is of other classes
        )
        template = DecimalContext(value)
        state.templates.append(template)
        names[name] = template
    for name in CONSTANTS:
        value = getattr(host, name)
        names[name] = intern(value) if isinstance(value, str) else to_guest(value)
    interp.decimal = state
    return state


def attribute(x: Object, *path: str) -> Object | None:
    """An attribute of an attribute; None with an exception."""
    found: Object | None = x
    for name in path:
        found = None if found is None else get_attr(found, intern(name))
    return found


def new_class(name: str, bases: list[Object]) -> Object | None:
    """An empty class of `decimal`. None with an exception."""
    d = dict_new()
    dict_set_str(d, intern("__module__"), intern("decimal"))
    # The class of the bases' own making, as an abstract one has.
    metaclass = bases[-1].ob_type()
    return call_list(metaclass, [intern(name), tuple_from_list(bases), d])


def make_exceptions(state: DecimalState) -> bool:
    """Make the guest's classes for the host's. False with an exception."""
    for name in EXCEPTIONS:
        # Any: mypy does not know the class.
        cls: Any = getattr(host_module(), name)
        bases: list[Object] = []
        for base in cls.__bases__:
            known = state.to_guest.get(base)
            bases.append(BUILTIN_EXCEPTIONS[base.__name__] if known is None else known)
        made = new_class(name, bases)
        if made is None:
            return False
        state.to_guest[cls] = made
        state.to_host[made] = cls
        state.names[name] = made
    return True


# Any: a module of the host's that typeshed does not know whole.
def host_module() -> Any:
    """The host's `_decimal`, which has conditions that `decimal` does not name."""
    import _decimal

    return _decimal


MODULE_FUNCTIONS: Final = (
    function("getcontext", getcontext, "", doc="The current context."),
    function("setcontext", setcontext, "context, /", doc="Make a context the current one."),
    function(
        "localcontext",
        localcontext,
        "*args, **kwargs",
        doc="A context manager: a copy of ctx, or of the current context, is current inside; "
        "keywords set its attributes.",
    ),
)

from rt.dict.dictobject import (  # noqa: E402
    DictObject,
    as_dict,
    dict_getitem,
    dict_new,
    dict_set_str,
    dict_setitem,
)
from rt.modules._contextvars import ContextVarObject, var_set  # noqa: E402
from rt.modules._contextvars import current_context as running_context  # noqa: E402
from rt.modules.support import add_object  # noqa: E402
from rt.objects.abstract import get_iter, import_module  # noqa: E402
from rt.objects.boolobject import FALSE, BoolObject, bool_from  # noqa: E402
from rt.objects.call import call_list, call_method_one, call_noargs, call_two  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_if,
    error_occurred,
    set_error,
    set_error_object,
    type_error,
    type_error_i,
)
from rt.objects.exceptions import (  # noqa: E402
    ATTRIBUTE_ERROR,
    BUILTIN_EXCEPTIONS,
    KEY_ERROR,
    VALUE_ERROR,
)
from rt.objects.floatobject import FloatObject, as_float  # noqa: E402
from rt.objects.host import set_from_host, to_guest, to_host  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.listobject import ListObject, as_list, host_list, list_from_host  # noqa: E402
from rt.objects.longobject import LongObject, as_long, long_to_host  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import get_attr, is_true, set_attr  # noqa: E402
from rt.objects.tupleobject import tuple2, tuple_from_list  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    intern,
    unicode_from_host,
)
