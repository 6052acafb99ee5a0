"""What the compiler collects for one unit of code, its constants, and the finished code.

Answers to `_PyCompile_CodeUnitMetadata` of Include/internal/pycore_compile.h, to the
constant cache of Python/compile.c, and to the compiler's side of Objects/codeobject.c.
Everything here holds host values: constants are None, Ellipsis, bool, int, float, complex,
str, bytes, tuple, frozenset, slice and `Code`.

Constants are merged by key, never by `==`: keys keep 0, 0.0, -0.0 and False apart, also
inside tuples and frozensets.
"""

from __future__ import annotations

from math import copysign
from typing import Final

from mypy_extensions import i64

# Kinds of local variables, as in `Code.localspluskinds`.
CO_FAST_ARG_POS: Final = 0x02
CO_FAST_ARG_KW: Final = 0x04
CO_FAST_ARG_VAR: Final = 0x08
CO_FAST_HIDDEN: Final = 0x10
CO_FAST_LOCAL: Final = 0x20
CO_FAST_CELL: Final = 0x40
CO_FAST_FREE: Final = 0x80

# Bits of `Code.flags`.
CO_OPTIMIZED: Final = 0x0001
CO_NEWLOCALS: Final = 0x0002
CO_VARARGS: Final = 0x0004
CO_VARKEYWORDS: Final = 0x0008
CO_NESTED: Final = 0x0010
CO_GENERATOR: Final = 0x0020
CO_COROUTINE: Final = 0x0080
CO_ITERABLE_COROUTINE: Final = 0x0100
CO_ASYNC_GENERATOR: Final = 0x0200
CO_FUTURE_DIVISION: Final = 0x20000
CO_FUTURE_ABSOLUTE_IMPORT: Final = 0x40000
CO_FUTURE_WITH_STATEMENT: Final = 0x80000
CO_FUTURE_PRINT_FUNCTION: Final = 0x100000
CO_FUTURE_UNICODE_LITERALS: Final = 0x200000
CO_FUTURE_BARRY_AS_BDFL: Final = 0x400000
CO_FUTURE_GENERATOR_STOP: Final = 0x800000
CO_FUTURE_ANNOTATIONS: Final = 0x1000000
CO_HAS_DOCSTRING: Final = 0x4000000
CO_METHOD: Final = 0x8000000


def const_key(value: object) -> object:
    """The key under which equal constants are one.

    Types outside the compiler's constants get a key of their own identity.
    CPython: Objects/codeobject.c _PyCode_ConstantKey
    """
    cls = type(value)
    # Values of these types are only equal to values of the same type.
    if cls is str or cls is int or value is None or value is Ellipsis or isinstance(value, Code):
        return value
    if cls is bool or cls is bytes:
        return (cls, value)
    if isinstance(value, float) and cls is float:
        # The sign tells -0.0 from 0.0.
        if value == 0.0 and copysign(1.0, value) < 0:
            return (cls, value, None)
        return (cls, value)
    if isinstance(value, complex) and cls is complex:
        signs = 0
        if value.real == 0.0 and copysign(1.0, value.real) < 0:
            signs = 1
        if value.imag == 0.0 and copysign(1.0, value.imag) < 0:
            signs += 2
        return (cls, value, signs)
    if isinstance(value, tuple) and cls is tuple:
        return (cls, tuple([const_key(item) for item in value]))
    if isinstance(value, frozenset) and cls is frozenset:
        return (cls, frozenset([const_key(item) for item in value]))
    if isinstance(value, slice):
        return (cls, const_key(value.start), const_key(value.stop), const_key(value.step))
    return (cls, id(value))


class ConstCache:
    """The constants of one compilation: equal ones become the same object.

    With `new_arithmetic` operations on them are done as 3.14 does them, else as the host does.

    CPython: Python/compile.c const_cache_insert
    """

    def __init__(self, new_arithmetic: bool = False) -> None:
        self.new_arithmetic: bool = new_arithmetic
        self.entries: dict[object, object] = {}

    def merge(self, value: object) -> object:
        """The object that stands for all constants equal to this one."""
        return self.merge_keyed(const_key(value), value)

    def merge_keyed(self, key: object, value: object) -> object:
        """`merge` for a value whose key is known."""
        entries = self.entries
        if key in entries:
            return entries[key]
        cls = type(value)
        if isinstance(value, tuple) and cls is tuple:
            value = tuple([self.merge(item) for item in value])
        elif isinstance(value, frozenset) and cls is frozenset:
            value = frozenset([self.merge(item) for item in value])
        entries[key] = value
        return value


class CodeUnitMetadata:
    """The names, variables and constants of a unit of code that is being compiled.

    The dicts map a name (of `consts`: a constant's key) to its index; they are filled in
    the order of the indexes. `const_values` has the constants themselves.
    """

    def __init__(self, name: str, qualname: str, firstlineno: i64) -> None:
        self.name: str = name
        self.qualname: str = qualname
        self.consts: dict[object, int] = {}
        self.const_values: list[object] = []
        self.names: dict[str, int] = {}
        self.varnames: dict[str, int] = {}
        self.cellvars: dict[str, int] = {}
        self.freevars: dict[str, int] = {}
        # Names that are fast locals only inside an inlined comprehension; of those now
        # treated as fast locals the value is True.
        self.fasthidden: dict[str, bool] = {}
        self.argcount: i64 = 0
        self.posonlyargcount: i64 = 0
        self.kwonlyargcount: i64 = 0
        self.firstlineno: i64 = firstlineno

    def add_const(self, cache: ConstCache, value: object) -> i64:
        """The index of a constant, which is added if no equal one is there."""
        key = const_key(value)
        consts = self.consts
        index = consts.get(key)
        if index is None:
            index = len(self.const_values)
            consts[key] = index
            self.const_values.append(cache.merge_keyed(key, value))
        return index


def add_name(names: dict[str, int], name: str) -> i64:
    """The index of a name in one of the dicts of names, to which it is added if need be."""
    index = names.get(name)
    if index is None:
        index = len(names)
        names[name] = index
    return index


class Code:
    """A finished code object: what CPython's `code` is, over host values.

    Equality is CPython's: everything that decides what the code does, and its lines, but
    neither the file nor the qualified name.
    """

    def __init__(
        self,
        *,
        code: bytes,
        consts: tuple[object, ...],
        names: tuple[str, ...],
        localsplusnames: tuple[str, ...],
        localspluskinds: bytes,
        filename: str,
        name: str,
        qualname: str,
        firstlineno: i64,
        linetable: bytes,
        exceptiontable: bytes,
        flags: i64,
        stacksize: i64,
        argcount: i64,
        posonlyargcount: i64,
        kwonlyargcount: i64,
    ) -> None:
        self.code: bytes = code
        self.consts: tuple[object, ...] = consts
        self.names: tuple[str, ...] = names
        self.localsplusnames: tuple[str, ...] = localsplusnames
        self.localspluskinds: bytes = localspluskinds
        self.filename: str = filename
        self.name: str = name
        self.qualname: str = qualname
        self.firstlineno: i64 = firstlineno
        self.linetable: bytes = linetable
        self.exceptiontable: bytes = exceptiontable
        self.flags: i64 = flags
        self.stacksize: i64 = stacksize
        self.argcount: i64 = argcount
        self.posonlyargcount: i64 = posonlyargcount
        self.kwonlyargcount: i64 = kwonlyargcount
        # The hash, once it has been asked for: it depends on the code inside this one.
        self._hash: int | None = None

    def _names_of_kind(self, kind: i64) -> tuple[str, ...]:
        names = []
        kinds = self.localspluskinds
        for index, name in enumerate(self.localsplusnames):
            if (kinds[index] & kind) != 0:
                names.append(name)
        return tuple(names)

    def varnames(self) -> tuple[str, ...]:
        """co_varnames: arguments and other local variables."""
        return self._names_of_kind(CO_FAST_LOCAL)

    def cellvars(self) -> tuple[str, ...]:
        """co_cellvars: variables that inner functions see, arguments among them."""
        return self._names_of_kind(CO_FAST_CELL)

    def freevars(self) -> tuple[str, ...]:
        """co_freevars: variables of outer functions."""
        return self._names_of_kind(CO_FAST_FREE)

    def __eq__(self, other: object) -> bool:
        # CPython: Objects/codeobject.c code_richcompare
        if self is other:
            return True
        if not isinstance(other, Code):
            return NotImplemented
        return (
            hash(self) == hash(other)
            and self.name == other.name
            and self.argcount == other.argcount
            and self.posonlyargcount == other.posonlyargcount
            and self.kwonlyargcount == other.kwonlyargcount
            and self.flags == other.flags
            and self.firstlineno == other.firstlineno
            and self.code == other.code
            and const_key(self.consts) == const_key(other.consts)
            and self.names == other.names
            and self.localsplusnames == other.localsplusnames
            and self.linetable == other.linetable
            and self.exceptiontable == other.exceptiontable
        )

    def __hash__(self) -> int:
        result = self._hash
        if result is None:
            result = hash(
                (
                    self.name,
                    self.firstlineno,
                    self.code,
                    self.linetable,
                    self.names,
                    const_key(self.consts),
                )
            )
            self._hash = result
        return result

    def __repr__(self) -> str:
        return f'<code object {self.name}, file "{self.filename}", line {self.firstlineno}>'
