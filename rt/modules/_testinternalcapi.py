"""The module `_testinternalcapi`: what CPython's own tests ask of the runtime's inside.

Answers to Modules/_testinternalcapi.c, to that part of it which is not about C: tests use it
to learn how the runtime is configured and how it has laid out an object.
"""

from __future__ import annotations

from rt.objects.methodobject import function
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT, InterpreterState
from rt.objects.typeobject import InstanceObject


def get_config() -> Object | None:
    """The settings that the interpreter was started with, as far as tests look at them."""
    interp = RT.ts.interp
    return to_guest(
        {
            # Code objects always have the columns of their instructions.
            "code_debug_ranges": 1,
            "int_max_str_digits": int(interp.int_max_str_digits),
            "optimization_level": int(interp.optimize),
            "program_name": interp.program_name,
        }
    )


def get_recursion_depth() -> Object | None:
    return long_from_i64(RT.ts.depth)


def has_inline_values(obj: Object) -> Object | None:
    """Are the attributes of an instance beside it, under its class's keys, without a dict?"""
    return bool_from(
        isinstance(obj, InstanceObject) and obj.cls.shared_keys is not None and obj.dict is None
    )


def suppress_immortalization(suppress: Object) -> Object | None:
    # Nothing is immortal here: there is nothing to suppress.
    return NONE


def get_immortalize_deferred() -> Object | None:
    return FALSE


def create_module(interp: InterpreterState) -> ModuleObject | None:
    return new_module(
        "_testinternalcapi",
        "What tests ask of the runtime's inside.",
        (
            function("get_config", get_config, ""),
            function("get_recursion_depth", get_recursion_depth, ""),
            function("has_inline_values", has_inline_values, "obj, /"),
            function("suppress_immortalization", suppress_immortalization, "suppress, /"),
            function("get_immortalize_deferred", get_immortalize_deferred, ""),
        ),
    )


from rt.modules.support import new_module  # noqa: E402
from rt.objects.boolobject import FALSE, bool_from  # noqa: E402
from rt.objects.host import to_guest  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
