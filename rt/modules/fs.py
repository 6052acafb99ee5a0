"""Paths as arguments.

Answers to PyUnicode_FSConverter, PyUnicode_FSDecoder and PyOS_FSPath.
"""

from __future__ import annotations

import sys
from typing import Final

from rt.objects.object import Object

# Not os.fsdecode: the host interprets it.
FILE_ENCODING: Final[str] = sys.getfilesystemencoding()
FILE_ERRORS: Final[str] = sys.getfilesystemencodeerrors()


def fs_path(x: Object) -> Object | None:
    """`os.fspath(x)`: a str or bytes. None with a TypeError. CPython: PyOS_FSPath"""
    if as_unicode(x) is not None or as_bytes(x) is not None:
        return x
    meth = lookup_special(x, ID___fspath__)
    if meth is None:
        if error_occurred():
            return None
        return type_error(f"expected str, bytes or os.PathLike object, not {type_name(x)}")
    path = call_noargs(meth)
    if path is None:
        return None
    if as_unicode(path) is None and as_bytes(path) is None:
        return type_error(
            f"expected {type_name(x)}.__fspath__() to return str or bytes, not {type_name(path)}"
        )
    return path


def fs_decode(x: Object) -> str | None:
    """A path as the host's str. None with an exception. CPython: PyUnicode_FSDecoder"""
    path = fs_path(x)
    if path is None:
        return None
    u = as_unicode(path)
    if u is not None:
        return unicode_to_host(u)
    data = as_bytes(path)
    return "" if data is None else data.data.decode(FILE_ENCODING, FILE_ERRORS)


from rt.objects.bytesobject import as_bytes  # noqa: E402
from rt.objects.call import call_noargs  # noqa: E402
from rt.objects.errors import error_occurred, type_error  # noqa: E402
from rt.objects.identifiers import ID___fspath__  # noqa: E402
from rt.objects.object_protocol import lookup_special  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.unicode.unicodeobject import as_unicode, unicode_to_host  # noqa: E402
