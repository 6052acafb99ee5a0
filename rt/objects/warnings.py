"""Warnings that the runtime itself gives.

Answers to Python/_warnings.c PyErr_WarnEx. The guest's own `warnings` module decides what
becomes of a warning: filters, registries and the text on stderr are its work.
"""

from __future__ import annotations

from mypy_extensions import i64

from rt.objects.object import Object
from rt.objects.pystate import RT


def warn(category: TypeObject, msg: str, stack_level: i64 = 1) -> bool:
    """`warnings.warn(msg, category, stack_level)`. False when it became an exception.

    Without builtins (an interpreter that has not started) nobody hears the warning.
    """
    builtins = RT.ts.interp.builtins
    if builtins is None:
        return True
    importer = dict_get_str(builtins, intern("__import__"))
    if importer is None:
        return True
    module = call_one(importer, intern("warnings"))
    if module is None:
        return False
    args: list[Object] = [unicode_from_host(msg), category, long_from_i64(stack_level)]
    function = get_attr(module, intern("warn"))
    return function is not None and call_list(function, args) is not None


from rt.dict.dictobject import dict_get_str  # noqa: E402
from rt.objects.call import call_list, call_one  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.object_protocol import get_attr  # noqa: E402
from rt.objects.typeobject import TypeObject  # noqa: E402
from rt.unicode.unicodeobject import intern, unicode_from_host  # noqa: E402
