"""The module `_warnings`.

Answers to Python/_warnings.c. The state (filters, default action, the registry of `once`)
belongs to the interpreter; `warnings` replaces parts of it by assigning to its own globals,
which are looked at first.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import DictObject, as_dict, dict_new
from rt.objects.errors import error, error_occurred, set_raised, type_error, value_error
from rt.objects.listobject import ListObject
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import function
from rt.objects.object import EQ, NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.tupleobject import (
    as_tuple,
    tuple2,
    tuple3,
    tuple_from_list,
)
from rt.objects.typeobject import TypeObject, is_subtype, type_name


class WarningsState(Object):
    """One interpreter's warning filters."""

    def __init__(self, filters: ListObject) -> None:
        self.filters: Final = filters
        self.once_registry: Final = dict_new()
        self.default_action: Final[Object] = intern("default")
        self.version: i64 = 0


def warnings_state() -> WarningsState:
    interp = RT.ts.interp
    state = interp.warnings
    if isinstance(state, WarningsState):
        return state
    made = WarningsState(initial_filters())
    interp.warnings = made
    return made


def initial_filters() -> ListObject:
    """The filters of a release build. CPython: init_filters"""
    rows: list[Object] = []
    for action, category, module in (
        ("default", DEPRECATION_WARNING, "__main__"),
        ("ignore", DEPRECATION_WARNING, ""),
        ("ignore", PENDING_DEPRECATION_WARNING, ""),
        ("ignore", IMPORT_WARNING, ""),
        ("ignore", RESOURCE_WARNING, ""),
    ):
        where: Object = intern(module) if module else NONE
        rows.append(tuple_from_list([intern(action), NONE, category, where, long_from_i64(0)]))
    return list_from_host(rows)


def from_warnings_module(name: str) -> Object | None:
    """An attribute of the `warnings` module if that is imported; no exception when not."""
    modules = RT.ts.interp.modules
    if modules is None:
        return None
    module = dict_get_str(modules, intern("warnings"))
    if module is None:
        return None
    return lookup_attr(module, intern(name))


def check_matched(pattern: Object, arg: Object) -> i64:
    """Does a filter's message or module pattern fit? 1, 0, -1. CPython: check_matched"""
    if pattern is NONE:
        return 1
    if isinstance(pattern, UnicodeObject):
        return rich_compare_bool(pattern, arg, EQ)
    found = call_method_one(pattern, intern("match"), arg)
    if found is None:
        return -1
    return is_true(found)


class Choice:
    """The action that the filters choose, and the filter that chose it."""

    def __init__(self, action: str, item: Object) -> None:
        self.action: Final = action
        self.item: Final = item


def choose_action(category: Object, text: Object, lineno: i64, module: Object) -> Choice | None:
    """What the filters say of a warning. None with an exception. CPython: get_filter"""
    filters = from_warnings_module("filters")
    if filters is None:
        if error_occurred():
            return None
        filters = warnings_state().filters
    rows = as_list(filters)
    if rows is None:
        value_error("_warnings.filters must be a list")
        return None
    i: i64 = 0
    while i < rows.n:
        row = rows.items[i]
        i += 1
        item = None if row is None else as_tuple(row)
        if item is None or item.n != 5:
            value_error(f"_warnings.filters item {i - 1} isn't a 5-tuple")
            return None
        good = check_matched(item.item(1), text)
        if good < 0:
            return None
        if good == 0:
            continue
        subclass = is_subclass(category, item.item(2))
        if subclass < 0:
            return None
        if subclass == 0:
            continue
        good = check_matched(item.item(3), module)
        if good < 0:
            return None
        if good == 0:
            continue
        line = index_as_i64(item.item(4))
        if line == -1 and error_occurred():
            return None
        if line == 0 or line == lineno:
            return Choice(host_str(item.item(0)), item)
    default = from_warnings_module("defaultaction")
    if default is None:
        if error_occurred():
            return None
        default = warnings_state().default_action
    return Choice(host_str(default), NONE)


def already_warned(registry: Object, key: Object, should_set: bool) -> i64:
    """Was this warning given before? 1, 0, -1. CPython: already_warned"""
    d = as_dict(registry)
    if d is None:
        return 0
    version = dict_get_str(d, intern("version"))
    now = warnings_state().version
    if version is None or as_long(version) is None or index_as_i64(version) != now:
        dict_clear(d)
        dict_set_str(d, intern("version"), long_from_i64(now))
    else:
        seen = dict_getitem(d, key)
        if seen is not None:
            t = is_true(seen)
            if t != 0:
                return t
        elif error_occurred():
            return -1
    if should_set and dict_setitem(d, key, TRUE) < 0:
        return -1
    return 0


def module_from_filename(filename: Object) -> Object:
    name = host_str(filename)
    if not name:
        return intern("<unknown>")
    return unicode_from_host(name.removesuffix(".py"))


def do_warn_explicit(
    category: Object,
    message: Object,
    filename: Object,
    lineno: i64,
    module: Object | None,
    registry: Object,
    sourceline: Object | None,
    source: Object | None,
) -> Object | None:
    """Filter one warning and show it, or raise it. CPython: warn_explicit"""
    if module is NONE:
        return NONE
    if registry is not NONE and as_dict(registry) is None:
        return type_error("'registry' must be a dict or None")
    if module is None:
        module = module_from_filename(filename)
    text: Object | None
    instance: Object | None
    if isinstance(message, BaseExceptionObject) and is_subtype(message.cls, WARNING):
        text = object_str_of(message)
        category = message.cls
        instance = message
    else:
        text = message
        instance = call_one(category, message)
    if text is None or instance is None:
        return None
    key = tuple3(text, category, long_from_i64(lineno))
    if registry is not NONE:
        seen = already_warned(registry, key, False)
        if seen < 0:
            return None
        if seen:
            return NONE
    choice = choose_action(category, text, lineno, module)
    if choice is None:
        return None
    action = choice.action
    if action == "error":
        if isinstance(instance, BaseExceptionObject):
            set_raised(instance)
        else:
            type_error("exceptions must derive from BaseException")
        return None
    if action == "ignore":
        return NONE
    shown: i64 = 0
    if action == "once":
        if registry is not NONE:
            if already_warned(registry, key, True) < 0:
                return None
        once: Object | None = from_warnings_module("onceregistry")
        if once is None:
            if error_occurred():
                return None
            once = warnings_state().once_registry
        shown = already_warned(once, tuple2(text, category), True)
    elif action == "module":
        if registry is not NONE:
            if already_warned(registry, key, True) < 0:
                return None
            shown = already_warned(registry, tuple3(text, category, long_from_i64(0)), True)
    elif action == "default":
        if registry is not NONE:
            shown = already_warned(registry, key, True)
    elif action != "always" and action != "all":
        return error(
            RUNTIME_ERROR,
            f"Unrecognized action ({action}) in warnings.filters:\n {host_repr(choice.item)}",
        )
    if shown < 0:
        return None
    if shown:
        return NONE
    return show_warning(filename, lineno, text, category, instance, sourceline, source)


def show_warning(
    filename: Object,
    lineno: i64,
    text: Object,
    category: Object,
    message: Object,
    sourceline: Object | None,
    source: Object | None,
) -> Object | None:
    """Hand the warning to `warnings._showwarnmsg`, or write it. CPython: call_show_warning"""
    show = from_warnings_module("_showwarnmsg")
    if show is None:
        if error_occurred():
            return None
        if source is not None and source is not NONE:
            module = import_module("warnings")
            if module is not None:
                show = lookup_attr(module, intern("_showwarnmsg"))
        if show is None:
            clear_error()
            name = category.name if isinstance(category, TypeObject) else host_str(category)
            write_stderr(f"{host_str(filename)}:{lineno}: {name}: {host_str(text)}\n")
            return NONE
    cls = from_warnings_module("WarningMessage")
    if cls is None:
        return error(RUNTIME_ERROR, "unable to get warnings.WarningMessage")
    made = call_list(
        cls,
        [
            message,
            category,
            filename,
            long_from_i64(lineno),
            NONE,
            NONE,
            NONE if source is None else source,
        ],
    )
    if made is None:
        return None
    return NONE if call_one(show, made) is not None else None


def is_internal_filename(frame: FrameObject) -> bool:
    name = host_str(frame.code.filename)
    return "importlib" in name and "_bootstrap" in name


def next_frame(frame: FrameObject, skip: list[str]) -> FrameObject | None:
    """The nearest caller that belongs to the program. CPython: next_external_frame"""
    back: FrameObject | None = frame_back(frame)
    while back is not None and (is_internal_filename(back) or skipped(back, skip)):
        back = frame_back(back)
    return back


def skipped(frame: FrameObject, prefixes: list[str]) -> bool:
    name = host_str(frame.code.filename)
    for prefix in prefixes:
        if name.startswith(prefix):
            return True
    return False


class Context:
    """Where a warning is said to come from."""

    def __init__(self, filename: Object, lineno: i64, module: Object, registry: Object) -> None:
        self.filename: Final = filename
        self.lineno: Final[i64] = lineno
        self.module: Final = module
        self.registry: Final = registry


def setup_context(stack_level: i64, skip: list[str]) -> Context | None:
    """Find the frame that a warning is attributed to. CPython: setup_context"""
    frame = RT.ts.evaluator.current_frame(0)
    level = stack_level
    if frame is not None and (level <= 0 or is_internal_filename(frame)):
        while level > 1 and frame is not None:
            level -= 1
            frame = frame_back(frame)
    else:
        while level > 1 and frame is not None:
            level -= 1
            frame = next_frame(frame, skip)
    globals: DictObject | None
    filename: Object
    lineno: i64
    if frame is None:
        globals = RT.ts.interp.sysdict
        filename = intern("<sys>")
        lineno = 0
    else:
        globals = frame.globals
        filename = frame.code.filename
        lineno = frame_line(frame)
    if globals is None:
        return None
    registry = dict_get_str(globals, ID___warningregistry__)
    if registry is None:
        registry = dict_new()
        if dict_setitem(globals, ID___warningregistry__, registry) < 0:
            return None
    module = dict_get_str(globals, ID___name__)
    if module is None or (module is not NONE and as_unicode(module) is None):
        module = intern("<string>")
    return Context(filename, lineno, module, registry)


def warning_category(message: Object, category: Object | None) -> Object | None:
    """The category of a warning; None with a TypeError. CPython: get_category"""
    if isinstance(message, BaseExceptionObject) and is_subtype(message.cls, WARNING):
        return message.cls
    if category is None or category is NONE:
        return USER_WARNING
    if not isinstance(category, TypeObject) or not is_subtype(category, WARNING):
        return type_error(f"category must be a Warning subclass, not '{type_name(category)}'")
    return category


def warn(
    message: Object,
    category: Object | None,
    stacklevel: Object | None,
    source: Object | None,
    skip_file_prefixes: Object | None,
) -> Object | None:
    chosen = warning_category(message, category)
    if chosen is None:
        return None
    level: i64 = 1
    if stacklevel is not None:
        level = index_as_i64(stacklevel)
        if level == -1 and error_occurred():
            return None
    prefixes: list[str] = []
    if skip_file_prefixes is not None:
        t = as_tuple(skip_file_prefixes)
        if t is None:
            return type_error("skip_file_prefixes must be a tuple of strs.")
        i: i64 = 0
        while i < t.n:
            if as_unicode(t.item(i)) is None:
                return type_error(f"Found non-str '{type_name(t.item(i))}' in skip_file_prefixes.")
            prefixes.append(host_str(t.item(i)))
            i += 1
        if prefixes and level < 2:
            level = 2
    return do_warn(message, chosen, level, source, prefixes)


def do_warn(
    message: Object, category: Object, level: i64, source: Object | None, prefixes: list[str]
) -> Object | None:
    """Give a warning for the frame `level` above. CPython: do_warn"""
    context = setup_context(level, prefixes)
    if context is None:
        return None
    return do_warn_explicit(
        category,
        message,
        context.filename,
        context.lineno,
        context.module,
        context.registry,
        None,
        source,
    )


def warn_explicit(args: list[Object], kwargs: DictObject | None) -> Object | None:
    names = [
        "message",
        "category",
        "filename",
        "lineno",
        "module",
        "registry",
        "module_globals",
        "source",
    ]
    values = take_arguments("warn_explicit", args, kwargs, names, 4)
    if values is None:
        return None
    message = values[0]
    category = values[1]
    filename = values[2]
    line = values[3]
    assert message is not None and category is not None
    assert filename is not None and line is not None
    lineno = index_as_i64(line)
    if lineno == -1 and error_occurred():
        return None
    module = values[4]
    registry = values[5]
    return do_warn_explicit(
        category,
        message,
        filename,
        lineno,
        None if module is NONE else module,
        NONE if registry is None else registry,
        None,
        values[7],
    )


def filters_mutated() -> Object | None:
    warnings_state().version += 1
    return NONE


FUNCTIONS: Final = (
    function(
        "warn",
        warn,
        "message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()",
    ),
    function("warn_explicit", warn_explicit, "*args, **kwargs"),
    function("_filters_mutated", filters_mutated, ""),
    function("_filters_mutated_lock_held", filters_mutated, ""),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `_warnings`."""
    module = new_module(
        "_warnings",
        "_warnings provides basic warning filtering support.\n"
        "It is a helper module to speed up interpreter start-up.",
        FUNCTIONS,
    )
    state = warnings_state()
    add_object(module, "filters", state.filters)
    add_object(module, "_onceregistry", state.once_registry)
    add_object(module, "_defaultaction", state.default_action)
    return module


from rt.dict.dictobject import (  # noqa: E402
    dict_clear,
    dict_get_str,
    dict_getitem,
    dict_set_str,
    dict_setitem,
)
from rt.modules.support import add_object, new_module  # noqa: E402
from rt.objects.abstract import index_as_i64, is_subclass  # noqa: E402
from rt.objects.boolobject import TRUE  # noqa: E402
from rt.objects.call import call_list, call_method_one, call_one  # noqa: E402
from rt.objects.errors import clear_error  # noqa: E402
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    IMPORT_WARNING,
    PENDING_DEPRECATION_WARNING,
    RESOURCE_WARNING,
    RUNTIME_ERROR,
    USER_WARNING,
    WARNING,
    BaseExceptionObject,
    host_repr,
    host_str,
)
from rt.objects.frameobject import FrameObject, frame_back, frame_line  # noqa: E402
from rt.objects.identifiers import ID___name__, ID___warningregistry__  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.listobject import as_list, list_from_host  # noqa: E402
from rt.objects.longobject import as_long  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    is_true,
    lookup_attr,
    object_str_of,
    rich_compare_bool,
)
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
)
from rt.vm.errordisplay import write_stderr  # noqa: E402
from rt.vm.import_ import import_module  # noqa: E402
