"""The module `gc`.

Answers to Modules/gcmodule.c. Guest objects are collected by the host's collector, which
this module shows to the guest.
"""

from __future__ import annotations

import gc
from typing import Final

from mypy_extensions import i64

from rt.objects.errors import error_occurred, value_error
from rt.objects.listobject import list_from_host
from rt.objects.longobject import long_from_host
from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.tupleobject import TupleObject
from rt.objects.typeobject import OBJECT_TYPE, TypeObject

# How often the host's collector runs until the guest says something else. One object of the
# guest is up to four of the host's, and looking at one costs more than in CPython: with the
# host's own thresholds two thirds of the time that it takes to build a large structure go there.
OFTEN: Final = (30000, 15, 10)


class Aside:
    """What the start changes in the host's collector, and the guest does not see.

    The objects of the start are in its permanent generation, left alone, until the guest asks
    for all objects: `count` of them. `thresholds` are what the guest is told while OFTEN is in
    force.
    """

    def __init__(self) -> None:
        self.count = 0
        self.thresholds: tuple[int, int, int] | None = None


ASIDE: Final = Aside()


def set_aside() -> None:
    """Spare what exists now from all collections; make those rarer."""
    gc.freeze()
    ASIDE.count = gc.get_freeze_count()
    ASIDE.thresholds = gc.get_threshold()
    gc.set_threshold(*OFTEN)


def take_back() -> None:
    """Let the collector, and who asks it for objects, see what was set aside."""
    if ASIDE.count:
        ASIDE.count = 0
        gc.unfreeze()


def enable() -> Object | None:
    gc.enable()
    return NONE


def disable() -> Object | None:
    gc.disable()
    return NONE


def isenabled() -> Object | None:
    return bool_from(gc.isenabled())


def collect(generation: Object | None) -> Object | None:
    n = 2
    if generation is not None:
        n = int(index_as_i64(generation))
        if n == -1 and error_occurred():
            return None
    if n < 0 or n > 2:
        return value_error("invalid generation")
    ts = RT.ts
    if not call_callbacks("start", n, 0):
        return None
    ts.evaluator.forget_calls()
    found = gc.collect(n)
    RT.ts = ts
    if not call_callbacks("stop", n, found):
        return None
    return long_from_host(found)


def call_callbacks(phase: str, generation: int, collected: int) -> bool:
    """Call the functions in `gc.callbacks`; what they raise is reported."""
    module = RT.ts.interp.modules
    found = None if module is None else dict_get_str(module, intern("gc"))
    callbacks = None if found is None else lookup_attr(found, intern("callbacks"))
    items = None if callbacks is None else as_list(callbacks)
    if items is None or items.n == 0:
        return not error_occurred()
    info = to_guest({"generation": generation, "collected": collected, "uncollectable": 0})
    for callback in host_list(items) or []:
        if call_two(callback, intern(phase), info) is None:
            write_unraisable(None, callback)
    return True


def set_debug(flags: Object) -> Object | None:
    n = index_as_i64(flags)
    if n == -1 and error_occurred():
        return None
    gc.set_debug(int(n))
    return NONE


def get_debug() -> Object | None:
    return long_from_host(gc.get_debug())


def set_threshold(
    threshold0: Object, threshold1: Object | None, threshold2: Object | None
) -> Object | None:
    values: list[int] = []
    for x in (threshold0, threshold1, threshold2):
        if x is not None:
            n = index_as_i64(x)
            if n == -1 and error_occurred():
                return None
            values.append(int(n))
    gc.set_threshold(*values, *shown_thresholds()[len(values) :])
    ASIDE.thresholds = None
    return NONE


def get_threshold() -> Object | None:
    return to_guest(shown_thresholds())


def shown_thresholds() -> tuple[int, int, int]:
    known = ASIDE.thresholds
    return gc.get_threshold() if known is None else known


def get_count() -> Object | None:
    return to_guest(gc.get_count())


def get_stats() -> Object | None:
    return to_guest(gc.get_stats())


def guest_objects(found: list[object]) -> Object:
    """The guest's objects among host objects."""
    items: list[Object] = []
    for x in found:
        if isinstance(x, Object):
            items.append(x)
    return list_from_host(items)


def get_objects(generation: Object | None) -> Object | None:
    take_back()
    if generation is None or generation is NONE:
        return guest_objects(gc.get_objects())
    n = index_as_i64(generation)
    if n == -1 and error_occurred():
        return None
    if n < 0 or n > 2:
        return value_error(
            "generation parameter must be less than the number of available generations (3)"
        )
    return guest_objects(gc.get_objects(int(n)))


def get_referrers(args: list[Object], kwargs: DictObject | None) -> Object | None:
    take_back()
    return guest_objects(gc.get_referrers(*args))


def get_referents(args: list[Object], kwargs: DictObject | None) -> Object | None:
    return guest_objects(gc.get_referents(*args))


def is_tracked(obj: Object) -> Object | None:
    """Would CPython's collector look at the object, once it has run?

    CPython: gc_is_tracked, with what untrack_tuples and untrack_dicts leave out
    """
    return bool_from(may_be_in_circle(obj))


def may_be_in_circle(obj: Object) -> bool:
    todo: list[Object] = []
    if isinstance(obj, DictObject):
        i: i64 = 0
        while i < obj.nentries:
            k = obj.keys[i]
            v = obj.values[i]
            i += 1
            if k is not None and v is not None:
                todo.append(k)
                todo.append(v)
    else:
        todo.append(obj)
    # Tuples can be nested deeply, and one can be met on many ways.
    seen: set[int] = set()
    while todo:
        x = todo.pop()
        if isinstance(x, TupleObject):
            if id(x) not in seen:
                seen.add(id(x))
                i = 0
                while i < x.n:
                    todo.append(x.item(i))
                    i += 1
        elif holds_others(x):
            return True
    return False


def holds_others(obj: Object) -> bool:
    """Can an object of this type, which is no tuple's, be part of a circle of references?"""
    if isinstance(obj, TypeObject):
        # Of the built-in types CPython makes those of its modules at run time.
        spec = obj.spec
        return spec is None or spec.module != "builtins"
    if isinstance(obj, DictObject):
        return True
    return obj.ob_type() is not OBJECT_TYPE and gc.is_tracked(obj)


def is_finalized(obj: Object) -> Object | None:
    return bool_from(gc.is_finalized(obj))


def freeze() -> Object | None:
    gc.freeze()
    return NONE


def unfreeze() -> Object | None:
    ASIDE.count = 0
    gc.unfreeze()
    return NONE


def get_freeze_count() -> Object | None:
    return long_from_host(max(0, gc.get_freeze_count() - ASIDE.count))


FUNCTIONS: Final = (
    function("enable", enable, ""),
    function("disable", disable, ""),
    function("isenabled", isenabled, ""),
    function("collect", collect, "generation=2"),
    function("set_debug", set_debug, "flags, /"),
    function("get_debug", get_debug, ""),
    function(
        "set_threshold",
        set_threshold,
        "threshold0, threshold1=<unrepresentable>, threshold2=<unrepresentable>, /",
    ),
    function("get_threshold", get_threshold, ""),
    function("get_count", get_count, ""),
    function("get_stats", get_stats, ""),
    function("get_objects", get_objects, "generation=None"),
    function("get_referrers", get_referrers, "*args, **kwargs"),
    function("get_referents", get_referents, "*args, **kwargs"),
    function("is_tracked", is_tracked, "obj, /"),
    function("is_finalized", is_finalized, "obj, /"),
    function("freeze", freeze, ""),
    function("unfreeze", unfreeze, ""),
    function("get_freeze_count", get_freeze_count, ""),
)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    """The module `gc`."""
    module = new_module(
        "gc",
        "This module provides access to the garbage collector for reference cycles.",
        FUNCTIONS,
    )
    for name in dir(gc):
        if name.startswith("DEBUG_"):
            add_host(module, name, getattr(gc, name))
    add_object(module, "garbage", list_from_host([]))
    add_object(module, "callbacks", list_from_host([]))
    return module


from rt.dict.dictobject import DictObject, dict_get_str  # noqa: E402
from rt.modules.support import add_host, add_object, new_module  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.call import call_two  # noqa: E402
from rt.objects.host import to_guest  # noqa: E402
from rt.objects.listobject import as_list, host_list  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.objects.object_protocol import lookup_attr  # noqa: E402
from rt.unicode.unicodeobject import intern  # noqa: E402
from rt.vm.errordisplay import write_unraisable  # noqa: E402
