"""The table of built-in modules.

Answers to Modules/config.c. A module is loaded (by the host) and made (for the guest) when
it is first imported. NATIVE ones are rt's own; FORWARDED ones are plain libraries whose
functions and classes are the host's, reached through `rt/modules/forward.py`.
"""

from __future__ import annotations

import importlib
import sys
from typing import Final

from rt.objects.pystate import InterpreterState

# Guest name -> module of rt/modules that has `create_module`.
NATIVE: Final[dict[str, str]] = {
    "_abc": "_abc",
    "_ast": "_ast",
    "_asyncio": "_asyncio",
    "_bisect": "_bisect",
    "_codecs": "_codecs",
    "_collections": "_collections",
    "_contextvars": "_contextvars",
    "_csv": "_csv",
    "_functools": "_functools",
    "_heapq": "_heapq",
    "_imp": "_imp",
    "_io": "_io",
    "_json": "_json",
    "_opcode": "_opcode",
    "_operator": "_operator",
    "_pickle": "_pickle",
    "_queue": "_queue",
    "_random": "_random",
    "_signal": "_signal",
    "_sre": "_sre",
    "_statistics": "_statistics",
    "_string": "_string",
    "_struct": "_struct",
    "_testinternalcapi": "_testinternalcapi",
    "_thread": "_thread",
    "_typing": "_typing",
    "_warnings": "_warnings",
    "_weakref": "_weakref",
    "array": "array",
    "atexit": "atexit",
    "builtins": "builtins",
    "cmath": "cmath",
    "errno": "errno",
    "gc": "gc",
    "itertools": "itertools",
    "marshal": "marshal",
    "math": "math",
    "posix": "posix",
    "sys": "sys",
    "unicodedata": "unicodedata",
    # A library of before 3.14 has the names and numbers of another bytecode.
    **({"opcode": "opcode"} if sys.hexversion < 0x30E0000 else {}),
}

FORWARDED: Final[frozenset[str]] = frozenset(
    {
        "_bz2",
        "_curses",
        "_curses_panel",
        "_hashlib",
        "_blake2",
        "_locale",
        "_lzma",
        "_md5",
        "_multibytecodec",
        "_multiprocessing",
        "_posixshmem",
        "_posixsubprocess",
        "_sha1",
        "_sha2",
        "_sha3",
        "_socket",
        "_sqlite3",
        "_ssl",
        "_stat",
        "_symtable",
        "_sysconfig",
        "_tokenize",
        "_tracemalloc",
        "_uuid",
        "binascii",
        "faulthandler",
        "fcntl",
        "grp",
        "mmap",
        "pwd",
        "pyexpat",
        "readline",
        "resource",
        "select",
        "syslog",
        "termios",
        "time",
        "zlib",
    }
)


def is_builtin_module(name: str) -> bool:
    """Can `create_builtin_module` make a module of that name here?"""
    return name in NATIVE or (name in FORWARDED and host_has(name))


def host_has(name: str) -> bool:
    """Does the host have the module that is to be forwarded to?"""
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def builtin_module_names() -> list[str]:
    """The names for sys.builtin_module_names, sorted."""
    names = list(NATIVE)
    for name in FORWARDED:
        if host_has(name):
            names.append(name)
    names.sort()
    return names


def create_builtin_module(interp: InterpreterState, name: str) -> ModuleObject | None:
    """Make a new module object; None with an exception when that fails.

    Args:
        name: one that `is_builtin_module` accepts.
    """
    where = NATIVE.get(name)
    if where is None:
        return forward_module(name)
    loaded = importlib.import_module("rt.modules." + where)
    module = loaded.create_module(interp)
    return module if isinstance(module, ModuleObject) else None


from rt.modules.forward import forward_module  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
