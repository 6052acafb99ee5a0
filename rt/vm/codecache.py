"""Compiled code of the standard library, kept between runs outside of it.

Answers to Python/frozen.c, and to what CPython's installation has compiled beforehand: the
modules that every start needs are frozen there, the other ones lie beside their source as
.pyc files. Here both are compiled when they are first used, and kept in the user's cache.

What always holds:

- A file is a hash of its content, then the content, a marshalled code object. One whose hash
  does not fit (truncated, damaged, of another program) counts as missing and is replaced.
- A file appears whole under its name, or not at all, whoever else writes it.
- A cache that cannot be read or written costs time and nothing else.
"""

from __future__ import annotations

import _imp
import _thread
import os
import sys
from typing import Final

from rt.compiler.marshal import dumps, loads
from rt.compiler.metadata import Code
from rt.objects.pystate import RT

# Where the source of each frozen module is, below the standard library's directory.
FROZEN: Final[dict[str, str]] = {
    "_frozen_importlib": "importlib/_bootstrap.py",
    "_frozen_importlib_external": "importlib/_bootstrap_external.py",
    "importlib._bootstrap": "importlib/_bootstrap.py",
    "importlib._bootstrap_external": "importlib/_bootstrap_external.py",
    "zipimport": "zipimport.py",
    "abc": "abc.py",
    "codecs": "codecs.py",
    "io": "io.py",
    "_collections_abc": "_collections_abc.py",
    "_sitebuiltins": "_sitebuiltins.py",
    "genericpath": "genericpath.py",
    "ntpath": "ntpath.py",
    "posixpath": "posixpath.py",
    "os.path": "posixpath.py",
    "os": "os.py",
    "site": "site.py",
    "stat": "stat.py",
    "importlib.util": "importlib/util.py",
    "importlib.machinery": "importlib/machinery.py",
    "runpy": "runpy.py",
    "__hello__": "__hello__.py",
    "__phello__": "__phello__/__init__.py",
    "__phello__.spam": "__phello__/spam.py",
}

HASH_SIZE: Final = 8
HASH_KEY: Final = 0x7274


class Places:
    """Directories, looked up at first use."""

    def __init__(self) -> None:
        self.library: str | None = None
        self.cache: str | None = None
        self.fingerprint: str | None = None


PLACES: Final = Places()


def host_library() -> str:
    """The directory of the host's standard library."""
    known = PLACES.library
    if known is None:
        known = os.path.dirname(os.path.abspath(os.__file__))
        PLACES.library = known
    return known


def cache_directory() -> str:
    """Where compiled code is kept between runs, outside the host's library.

    `RT_CACHE_DIR` overrides the user's cache directory.
    """
    known = PLACES.cache
    if known is not None:
        return known
    own = os.environ.get("RT_CACHE_DIR")
    if not own:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        own = os.path.join(base, "rt")
    known = os.path.join(own, compiler_fingerprint())
    PLACES.cache = known
    return known


def compiler_fingerprint() -> str:
    """A name for the code that this build's compiler makes of this host's library: another
    build or another host, another name."""
    known = PLACES.fingerprint
    if known is None:
        folder = os.path.join(
            os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "compiler"
        )
        parts = [f"{sys.hexversion:x} {host_library()}"]
        try:
            for entry in sorted(list_folder(folder)):
                if entry.endswith((".py", ".so")):
                    stat = os.stat(os.path.join(folder, entry))
                    parts.append(f"{entry} {stat.st_size} {stat.st_mtime_ns}")
        except OSError:
            pass
        known = _imp.source_hash(HASH_KEY, "\n".join(parts).encode()).hex()
        PLACES.fingerprint = known
    return known


def read_code(name: str) -> Code | None:
    """The code object in a file of the cache; None when it is not there in good state."""
    # The host interprets functions of `os`, and may let another guest thread run there.
    ts = RT.ts
    try:
        return read_kept(name)
    finally:
        RT.ts = ts


def read_kept(name: str) -> Code | None:
    """What `read_code` does, in whatever thread it ends."""
    try:
        data = read_file(os.path.join(cache_directory(), name))
    except OSError:
        return None
    content = data[HASH_SIZE:]
    if len(data) <= HASH_SIZE or _imp.source_hash(HASH_KEY, content) != data[:HASH_SIZE]:
        return None
    try:
        value = loads(content)
    except (ValueError, EOFError, TypeError):
        return None
    return value if isinstance(value, Code) else None


def write_code(name: str, code: Code) -> None:
    """Keep a code object under a name. When that cannot be it is not kept."""
    ts = RT.ts
    try:
        write_kept(name, dumps(code))
    finally:
        RT.ts = ts


def write_kept(name: str, content: bytes) -> None:
    """What `write_code` does, in whatever thread it ends."""
    path = os.path.join(cache_directory(), name)
    temporary = f"{path}.{os.getpid()}-{_thread.get_ident()}"
    try:  # noqa: SIM105 (contextlib is slow to import)
        replace_file(path, temporary, _imp.source_hash(HASH_KEY, content) + content)
    except OSError:
        pass


def frozen_origin(name: str) -> str:
    """The name under which a frozen module's code was compiled."""
    return FROZEN[name].removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")


def frozen_code(name: str) -> Code | None:
    """The code of a module of FROZEN. None with a guest exception set.

    CPython: Python/import.c unmarshal_frozen_code
    """
    origin = frozen_origin(name)
    file = f"frozen/{origin}"
    code = read_code(file)
    if code is not None:
        return code
    path = os.path.join(host_library(), FROZEN[name])
    try:
        source = read_file(path)
    except OSError as e:
        set_from_host(e)
        return None
    filename = f"<frozen {origin}>"
    tree = parse_source(source, filename, "exec", 0, 0)
    if tree is None:
        return None
    code = compile_to_code(tree, filename, "exec", 0, 0)
    if code is not None:
        write_code(file, code)
    return code


def library_file(source: str | bytes, filename: str, flags: int, optimize: int) -> str | None:
    """The cache's name for what a file of the standard library compiles to; None for others.

    The name depends on the source text, so the file need not be checked against it.
    """
    if not isinstance(source, bytes) or not filename.startswith(host_library() + os.sep):
        return None
    known = _imp.source_hash(HASH_KEY, filename.encode("utf-8", "surrogateescape") + source)
    return f"library/{known.hex()}-{len(source):x}-{flags:x}-{optimize}"


from rt.objects.host import set_from_host  # noqa: E402
from rt.objects.hostio import list_folder, read_file, replace_file  # noqa: E402
from rt.vm.compile_source import compile_to_code, parse_source  # noqa: E402
