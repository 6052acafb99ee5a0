"""Docstrings and signatures of built-in functions, types and methods.

Nothing in CPython answers to this: there they stand beside the C functions. rt's built-ins do
what the host's of the same name do, so what the host says of those is shown. What the host does
not have, or not under that name, has the words of its own declaration.
"""

from __future__ import annotations

import builtins
import sys
from types import ModuleType
from typing import Final

from rt.objects.methodobject import BuiltinFunction, MethodDef
from rt.objects.object import NONE, Object
from rt.objects.typeobject import TypeObject, type_mro

ABSENT: Final = object()


def host_module(name: str) -> object:
    """The host's module of that name, if the host has loaded it, or ABSENT.

    It is not imported for this: that would run the host's code, and handlers of signals in it,
    where a type is made ready.
    """
    if name == "builtins":
        return builtins
    found = sys.modules.get(name)
    return found if isinstance(found, ModuleType) else ABSENT


def host_type(tp: TypeObject) -> object:
    """The host's type that answers to a built-in one, or ABSENT."""
    spec = tp.spec
    if spec is None:
        return ABSENT
    found: object = getattr(host_module(spec.module), tp.name, ABSENT)
    return found if isinstance(found, type) and found.__name__ == tp.name else ABSENT


def host_attribute(tp: TypeObject, name: str) -> object:
    """An attribute of the host's type that answers to a built-in one, or ABSENT."""
    found = host_type(tp)
    return ABSENT if found is ABSENT else getattr(found, name, ABSENT)


def host_function(f: BuiltinFunction) -> object:
    """The host's function or method of the same name, or ABSENT."""
    owner = f.self_obj
    if isinstance(owner, TypeObject):
        mro = type_mro(owner)
        for i in range(mro.n):
            tp = mro.item(i)
            if isinstance(tp, TypeObject) and tp.spec is not None:
                found = host_attribute(tp, f.d.name)
                if found is not ABSENT:
                    return found
        return ABSENT
    if owner is not None and not isinstance(owner, ModuleObject):
        return host_attribute(owner.ob_type(), f.d.name)
    module = None if f.module is None else as_unicode(f.module)
    if module is None:
        return ABSENT
    return getattr(host_module(unicode_to_host(module)), f.d.name, ABSENT)


def shown_doc(found: object, own: str) -> Object:
    """The docstring of what the host has; without it, the declaration's."""
    doc: object = None if found is ABSENT else getattr(found, "__doc__", None)
    if isinstance(doc, str):
        return unicode_from_host(doc)
    return unicode_from_host(own) if own else NONE


def shown_signature(found: object, d: MethodDef) -> Object | None:
    """The signature of what the host has, an object or None; no object: ask the declaration."""
    if found is ABSENT or d.shown is not None:
        return None
    text: object = getattr(found, "__text_signature__", ABSENT)
    if text is ABSENT:
        return None
    return unicode_from_host(text) if isinstance(text, str) else NONE


from rt.objects.moduleobject import ModuleObject  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)
