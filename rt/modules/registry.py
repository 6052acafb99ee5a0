"""The table of built-in modules.

Answers to Modules/config.c. A module is loaded (by the host) and made (for the guest) when
it is first imported. NATIVE ones are rt's own; FORWARDED ones are plain libraries whose
functions and classes are the host's, reached through `rt/modules/forward.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final

from rt.objects.pystate import RT, InterpreterState

NATIVE: Final[frozenset[str]] = frozenset(
    {
        "_abc",
        "_ast",
        "_asyncio",
        "_bisect",
        "_codecs",
        "_codecs_cn",
        "_codecs_hk",
        "_codecs_iso2022",
        "_codecs_jp",
        "_codecs_kr",
        "_codecs_tw",
        "_collections",
        "_contextvars",
        "_csv",
        "_datetime",
        "_decimal",
        "_functools",
        "_heapq",
        "_imp",
        "_io",
        "_json",
        "_lsprof",
        "_multibytecodec",
        "_opcode",
        "_operator",
        "_pickle",
        "_queue",
        "_random",
        "_signal",
        "_sre",
        "_statistics",
        "_string",
        "_struct",
        "_testinternalcapi",
        "_thread",
        "_typing",
        "_warnings",
        "_weakref",
        "array",
        "atexit",
        "builtins",
        "cmath",
        "errno",
        "gc",
        "itertools",
        "marshal",
        "math",
        "platform",
        "posix",
        "sys",
        "unicodedata",
        # A library of before 3.14 has the names and numbers of another bytecode.
        *(("opcode",) if sys.hexversion < 0x30E0000 else ()),
    }
)

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
    return name in NATIVE or (name in FORWARDED and name in host_modules())


class HostModules:
    """The names of the host's built-in and extension modules, looked up once."""

    def __init__(self) -> None:
        self.names: frozenset[str] | None = None


HOST_MODULES: Final = HostModules()


def host_modules() -> frozenset[str]:
    """What the host could import of FORWARDED; nothing is imported to find out."""
    known = HOST_MODULES.names
    if known is None:
        found = list(sys.builtin_module_names)
        for folder in sys.path:
            if os.path.basename(folder) != "lib-dynload":
                continue
            try:
                entries = list_folder(folder)
            except OSError:
                continue
            for entry in entries:
                found.append(entry.partition(".")[0])
        known = frozenset(found)
        HOST_MODULES.names = known
    return known


def builtin_module_names() -> list[str]:
    """The names for sys.builtin_module_names, sorted."""
    names = list(NATIVE)
    present = host_modules()
    for name in FORWARDED:
        if name in present:
            names.append(name)
    names.sort()
    return names


def create_builtin_module(interp: InterpreterState, name: str) -> ModuleObject | None:
    """Make a new module object; None with an exception when that fails.

    Args:
        name: one that `is_builtin_module` accepts.
    """
    if name not in NATIVE:
        return forward_module(name)
    ts = RT.ts
    make = native_maker(name)
    # What rt's module imports of the host may have let another guest thread run.
    RT.ts = ts
    return make(interp)


def native_maker(name: str) -> Callable[[InterpreterState], ModuleObject | None]:
    """Import one of rt's own modules; what makes the guest's.

    Written out, because the compiler knows such imports: one by a computed name goes through
    the host's search path.
    """
    if name == "_abc":
        import rt.modules._abc

        return rt.modules._abc.create_module
    if name == "_ast":
        import rt.modules._ast

        return rt.modules._ast.create_module
    if name == "_asyncio":
        import rt.modules._asyncio

        return rt.modules._asyncio.create_module
    if name == "_bisect":
        import rt.modules._bisect

        return rt.modules._bisect.create_module
    if name == "_codecs":
        import rt.modules._codecs

        return rt.modules._codecs.create_module
    if name == "_codecs_cn":
        import rt.modules._multibytecodec

        return rt.modules._multibytecodec.create_cn
    if name == "_codecs_hk":
        import rt.modules._multibytecodec

        return rt.modules._multibytecodec.create_hk
    if name == "_codecs_iso2022":
        import rt.modules._multibytecodec

        return rt.modules._multibytecodec.create_iso2022
    if name == "_codecs_jp":
        import rt.modules._multibytecodec

        return rt.modules._multibytecodec.create_jp
    if name == "_codecs_kr":
        import rt.modules._multibytecodec

        return rt.modules._multibytecodec.create_kr
    if name == "_codecs_tw":
        import rt.modules._multibytecodec

        return rt.modules._multibytecodec.create_tw
    if name == "_collections":
        import rt.modules._collections

        return rt.modules._collections.create_module
    if name == "_contextvars":
        import rt.modules._contextvars

        return rt.modules._contextvars.create_module
    if name == "_csv":
        import rt.modules._csv

        return rt.modules._csv.create_module
    if name == "_datetime":
        import rt.modules._datetime

        return rt.modules._datetime.create_module
    if name == "_decimal":
        import rt.modules._decimal

        return rt.modules._decimal.create_module
    if name == "_functools":
        import rt.modules._functools

        return rt.modules._functools.create_module
    if name == "_heapq":
        import rt.modules._heapq

        return rt.modules._heapq.create_module
    if name == "_imp":
        import rt.modules._imp

        return rt.modules._imp.create_module
    if name == "_io":
        import rt.modules._io

        return rt.modules._io.create_module
    if name == "_json":
        import rt.modules._json

        return rt.modules._json.create_module
    if name == "_lsprof":
        import rt.modules._lsprof

        return rt.modules._lsprof.create_module
    if name == "_multibytecodec":
        import rt.modules._multibytecodec

        return rt.modules._multibytecodec.create_module
    if name == "_opcode":
        import rt.modules._opcode

        return rt.modules._opcode.create_module
    if name == "opcode":
        import rt.modules.opcode

        return rt.modules.opcode.create_module
    if name == "_operator":
        import rt.modules._operator

        return rt.modules._operator.create_module
    if name == "_pickle":
        import rt.modules._pickle

        return rt.modules._pickle.create_module
    if name == "_queue":
        import rt.modules._queue

        return rt.modules._queue.create_module
    if name == "_random":
        import rt.modules._random

        return rt.modules._random.create_module
    if name == "_signal":
        import rt.modules._signal

        return rt.modules._signal.create_module
    if name == "_sre":
        import rt.modules._sre

        return rt.modules._sre.create_module
    if name == "_statistics":
        import rt.modules._statistics

        return rt.modules._statistics.create_module
    if name == "_string":
        import rt.modules._string

        return rt.modules._string.create_module
    if name == "_struct":
        import rt.modules._struct

        return rt.modules._struct.create_module
    if name == "_testinternalcapi":
        import rt.modules._testinternalcapi

        return rt.modules._testinternalcapi.create_module
    if name == "_thread":
        import rt.modules._thread

        return rt.modules._thread.create_module
    if name == "_typing":
        import rt.modules._typing

        return rt.modules._typing.create_module
    if name == "_warnings":
        import rt.modules._warnings

        return rt.modules._warnings.create_module
    if name == "_weakref":
        import rt.modules._weakref

        return rt.modules._weakref.create_module
    if name == "array":
        import rt.modules.array

        return rt.modules.array.create_module
    if name == "atexit":
        import rt.modules.atexit

        return rt.modules.atexit.create_module
    if name == "builtins":
        import rt.modules.builtins

        return rt.modules.builtins.create_module
    if name == "cmath":
        import rt.modules.cmath

        return rt.modules.cmath.create_module
    if name == "errno":
        import rt.modules.errno

        return rt.modules.errno.create_module
    if name == "gc":
        import rt.modules.gc

        return rt.modules.gc.create_module
    if name == "itertools":
        import rt.modules.itertools

        return rt.modules.itertools.create_module
    if name == "marshal":
        import rt.modules.marshal

        return rt.modules.marshal.create_module
    if name == "math":
        import rt.modules.math

        return rt.modules.math.create_module
    if name == "platform":
        import rt.modules.platform

        return rt.modules.platform.create_module
    if name == "posix":
        import rt.modules.posix

        return rt.modules.posix.create_module
    if name == "sys":
        import rt.modules.sys

        return rt.modules.sys.create_module
    if name == "unicodedata":
        import rt.modules.unicodedata

        return rt.modules.unicodedata.create_module
    raise AssertionError(name)


from rt.modules.forward import forward_module  # noqa: E402
from rt.objects.hostio import list_folder  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
