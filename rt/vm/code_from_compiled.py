"""Guest code objects from the compiler's.

Answers to the interning of Objects/codeobject.c (intern_strings, intern_constants).
"""

from __future__ import annotations

from rt.compiler.metadata import Code
from rt.objects.boolobject import FALSE, TRUE
from rt.objects.bytesobject import BytesObject
from rt.objects.codeobject import CodeObject
from rt.objects.complexobject import ComplexObject
from rt.objects.floatobject import FloatObject
from rt.objects.longobject import long_from_host
from rt.objects.object import ELLIPSIS, NONE, Object
from rt.objects.setobject import frozenset_from_list
from rt.objects.sliceobject import SliceObject
from rt.objects.tupleobject import TupleObject, tuple_from_list
from rt.unicode.unicodeobject import intern, unicode_from_host


def code_from_compiled(code: Code) -> CodeObject:
    """A guest code object with guest values as its constants."""
    return CodeObject(
        code=code.code,
        consts=tuple_from_list([const_to_guest(x) for x in code.consts]),
        names=names_to_guest(code.names),
        localsplusnames=names_to_guest(code.localsplusnames),
        localspluskinds=code.localspluskinds,
        filename=intern(code.filename),
        name=intern(code.name),
        qualname=intern(code.qualname),
        firstlineno=code.firstlineno,
        linetable=code.linetable,
        exceptiontable=code.exceptiontable,
        flags=code.flags,
        stacksize=code.stacksize,
        argcount=code.argcount,
        posonlyargcount=code.posonlyargcount,
        kwonlyargcount=code.kwonlyargcount,
    )


def names_to_guest(names: tuple[str, ...]) -> TupleObject:
    return tuple_from_list([intern(name) for name in names])


def const_to_guest(x: object) -> Object:
    """A constant of compiled code; strings that look like names are interned."""
    if x is None:
        return NONE
    if isinstance(x, str):
        if x.isascii() and x.replace("_", "a").isalnum():
            return intern(x)
        return unicode_from_host(x)
    if x is True:
        return TRUE
    if x is False:
        return FALSE
    if isinstance(x, int):
        return long_from_host(x)
    if isinstance(x, float):
        return FloatObject(x)
    if isinstance(x, tuple):
        return tuple_from_list([const_to_guest(item) for item in x])
    if isinstance(x, Code):
        return code_from_compiled(x)
    if isinstance(x, bytes):
        return BytesObject(x)
    if isinstance(x, complex):
        return ComplexObject(x.real, x.imag)
    if isinstance(x, frozenset):
        return frozenset_from_list([const_to_guest(item) for item in x])
    if isinstance(x, slice):
        return SliceObject(const_to_guest(x.start), const_to_guest(x.stop), const_to_guest(x.step))
    assert x is Ellipsis
    return ELLIPSIS
