"""Code objects, as the guest sees them, and the form in which they run.

Answers to Objects/codeobject.c. The bytecode is CPython 3.14's; what runs is a
`RegisterCode`, which `rt.vm.lower` makes from it when the code is first called.

What always holds: `names` and `localsplusnames` are interned strings; the locals of a
frame are numbered as in `localsplusnames`: arguments and plain locals, cells, then free
variables. A `RegisterCode` belongs to one code object and one globals dictionary, so that
what it has cached about that dictionary needs no test of which dictionary it is.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i32, i64

from rt.objects.methodobject import (
    getset,
    member,
    method,
)
from rt.objects.object import EQ, NE, NONE, NOT_IMPLEMENTED, Object
from rt.objects.slots import (
    S_EQ,
    S_HASH,
    S_ITER,
    S_NE,
    S_NEXT,
    S_REPR,
)
from rt.objects.tupleobject import TupleObject, tuple3, tuple_from_list
from rt.objects.typeobject import (
    TypeObject,
    static_type,
)

CO_OPTIMIZED: Final = 0x0001
CO_NEWLOCALS: Final = 0x0002
CO_VARARGS: Final = 0x0004
CO_VARKEYWORDS: Final = 0x0008
CO_NESTED: Final = 0x0010
CO_GENERATOR: Final = 0x0020
CO_COROUTINE: Final = 0x0080
CO_ITERABLE_COROUTINE: Final = 0x0100
CO_ASYNC_GENERATOR: Final = 0x0200
CO_HAS_DOCSTRING: Final = 0x4000000
CO_METHOD: Final = 0x8000000

CO_FAST_HIDDEN: Final = 0x10
CO_FAST_LOCAL: Final = 0x20
CO_FAST_CELL: Final = 0x40
CO_FAST_FREE: Final = 0x80

# Codes of the entries of a location table (Include/cpython/code.h).
LOCATION_ONE_LINE0: Final = 10
LOCATION_NO_COLUMNS: Final = 13
LOCATION_LONG: Final = 14
LOCATION_NONE: Final = 15


class RegisterTemplate:
    """What lowering makes of a code object: shared by all its `RegisterCode`s."""

    def __init__(
        self,
        words: vec[i64],
        consts: vec[Object | None],
        offsets: vec[i32],
        handlers: vec[i64],
    ) -> None:
        self.words: Final = words
        self.consts: Final = consts
        # The bytecode offset, in code units, of the instruction each word is made from.
        self.offsets: Final = offsets
        # Five numbers for each handler, as in the exception table: first word, word after
        # the last, word of the handler, stack depth, and 1 when the handler wants f_lasti.
        self.handlers: Final = handlers


class RegisterCode(Object):
    """A code object made ready to run with certain globals."""

    def __init__(
        self, code: CodeObject, globals: DictObject, builtins: DictObject, words: vec[i64]
    ) -> None:
        self.code: Final = code
        self.globals: Final = globals
        self.builtins: Final = builtins
        # What holds the built-in names where that is no plain dict: `builtins` is empty then.
        self.builtins_mapping: Object | None = None
        # The instance of a class that extends dict whose dict `globals` is, if it is one's.
        self.globals_instance: Object | None = None
        # The instructions, with their caches; before the first call one instruction that
        # asks for lowering.
        self.words: vec[i64] = words
        self.consts: vec[Object | None] = NO_CONSTS
        self.template: RegisterTemplate | None = None
        # The same with what a trace function waits for (rt/vm/tracing.py), made when there
        # is one; and, in that, for each word of this one the word that goes on there.
        self.twin: RegisterCode | None = None
        self.traced: bool = False
        self.places: vec[i64] = vec[i64]()
        # Registers that are variables: locals, cells, free variables, and, of code that is
        # no function's, last the namespace it runs in. Registers in all.
        self.nlocals: Final[i64] = code.nlocalsplus + (0 if code.flags & CO_OPTIMIZED else 1)
        self.nregs: Final[i64] = self.nlocals + code.stacksize + 1
        # The number of positional arguments, where the function takes nothing else;
        # -1 where a call must bind its arguments.
        self.exact_args: Final[i64] = (
            code.argcount
            if code.kwonlyargcount == 0
            and (code.flags & (CO_VARARGS | CO_VARKEYWORDS)) == 0
            and (code.flags & CO_OPTIMIZED) != 0
            else -1
        )

    def shown_globals(self) -> Object:
        """The globals as the guest sees them."""
        instance = self.globals_instance
        return self.globals if instance is None else instance


NO_CONSTS: Final = vec[Object | None]()


class CodeObject(Object):
    """An exact code object."""

    def __init__(
        self,
        *,
        code: bytes,
        consts: TupleObject,
        names: TupleObject,
        localsplusnames: TupleObject,
        localspluskinds: bytes,
        filename: Object,
        name: UnicodeObject,
        qualname: UnicodeObject,
        firstlineno: i64,
        linetable: bytes,
        exceptiontable: bytes,
        flags: i64,
        stacksize: i64,
        argcount: i64,
        posonlyargcount: i64,
        kwonlyargcount: i64,
    ) -> None:
        self.weak: WeakToken | None = None
        self.code: Final = code
        self.consts: Final = consts
        self.names: Final = names
        self.localsplusnames: Final = localsplusnames
        self.localspluskinds: Final = localspluskinds
        self.filename: Object = filename
        self.name: Final = name
        self.qualname: Final = qualname
        self.firstlineno: Final[i64] = firstlineno
        self.linetable: Final = (
            linetable if RT.ts.interp.debug_ranges else without_columns(linetable, firstlineno)
        )
        self.exceptiontable: Final = exceptiontable
        self.flags: Final[i64] = flags
        self.stacksize: Final[i64] = stacksize
        # Arguments: positional, of these positional-only, and keyword-only ones.
        self.argcount: Final[i64] = argcount
        self.posonlyargcount: Final[i64] = posonlyargcount
        self.kwonlyargcount: Final[i64] = kwonlyargcount
        self.nlocalsplus: Final[i64] = localsplusnames.n
        # The last word of a chain: what lowering made, once it was asked to.
        self.template: RegisterTemplate | None = None
        self.traced_template: RegisterTemplate | None = None
        self.hash: i64 = -1

    def ob_type(self) -> TypeObject:
        return CODE_TYPE

    def weak_token(self, create: i64) -> WeakToken | None:
        token = self.weak
        if token is None and create:
            token = WeakToken()
            self.weak = token
        return token

    def tp_repr(self) -> Object | None:
        return unicode_from_host(
            f"<code object {unicode_to_host(self.name)} at {address(self)}, "
            f'file "{shown_filename(self)}", line {self.firstlineno}>'
        )

    def tp_hash(self) -> i64:
        if self.hash == -1:
            self.hash = code_hash(self)
        return self.hash

    def tp_richcompare(self, other: Object, op: i64) -> Object | None:
        if (op != EQ and op != NE) or not isinstance(other, CodeObject):
            return NOT_IMPLEMENTED
        return bool_from(code_equal(self, other) == (op == EQ))

    def local_name(self, i: i64) -> UnicodeObject:
        """The name of local, cell or free variable i."""
        name = self.localsplusnames.item(i)
        assert isinstance(name, UnicodeObject)
        return name

    def names_of_kind(self, kind: i64) -> list[Object]:
        """The names of the variables that are of a kind (one of CO_FAST_*)."""
        names: list[Object] = []
        i: i64 = 0
        while i < self.nlocalsplus:
            if i64(self.localspluskinds[i]) & kind:
                names.append(self.localsplusnames.item(i))
            i += 1
        return names

    def freevars_count(self) -> i64:
        return len(self.names_of_kind(CO_FAST_FREE))

    def filename_object(self) -> UnicodeObject:
        name = self.filename
        return name if isinstance(name, UnicodeObject) else intern("<unknown>")

    def name_object(self) -> UnicodeObject:
        return self.name


def shown_filename(code: CodeObject) -> str:
    name = as_unicode(code.filename)
    return "???" if name is None else unicode_to_host(name)


# Locations.


class Location:
    """Where a range of bytecode comes from: lines from 1, columns from 0; -1: unknown."""

    def __init__(self) -> None:
        # The range, in code units.
        self.start: i64 = 0
        self.end: i64 = 0
        self.line: i64 = -1
        self.end_line: i64 = -1
        self.column: i64 = -1
        self.end_column: i64 = -1


class LocationReader:
    """Walks a location table. CPython: Objects/codeobject.c advance_with_locations"""

    def __init__(self, table: bytes, firstlineno: i64) -> None:
        self.table: Final = table
        self.at: i64 = 0
        self.line: i64 = firstlineno
        self.where: Final = Location()

    def unsigned(self) -> i64:
        value: i64 = 0
        shift: i64 = 0
        while self.at < len(self.table):
            b: i64 = self.table[self.at]
            self.at += 1
            value |= (b & 63) << shift
            if not b & 64 or shift > 48:
                break
            shift += 6
        return value

    def signed(self) -> i64:
        u = self.unsigned()
        return -(u >> 1) if u & 1 else u >> 1

    def byte(self) -> i64:
        if self.at >= len(self.table):
            return 0
        b: i64 = self.table[self.at]
        self.at += 1
        return b

    def advance(self) -> bool:
        """Read the next range into `where`; False at the end."""
        if self.at >= len(self.table):
            return False
        where = self.where
        first = self.byte()
        kind = (first >> 3) & 15
        where.start = where.end
        where.end += (first & 7) + 1
        if kind == LOCATION_NONE:
            where.line = where.end_line = where.column = where.end_column = -1
            return True
        if kind == LOCATION_LONG:
            self.line += self.signed()
            where.end_line = self.line + self.unsigned()
            where.column = self.unsigned() - 1
            where.end_column = self.unsigned() - 1
        elif kind == LOCATION_NO_COLUMNS:
            self.line += self.signed()
            where.end_line = self.line
            where.column = -1
            where.end_column = -1
        elif kind >= LOCATION_ONE_LINE0:
            self.line += kind - LOCATION_ONE_LINE0
            where.end_line = self.line
            where.column = self.byte()
            where.end_column = self.byte()
        else:
            second = self.byte()
            where.end_line = self.line
            where.column = (kind << 3) | (second >> 4)
            where.end_column = where.column + (second & 15)
        where.line = self.line
        return True


def location_of(code: CodeObject, offset: i64) -> Location:
    """The location of the instruction at a bytecode offset, in code units."""
    reader = LocationReader(code.linetable, code.firstlineno)
    while reader.advance():
        if offset < reader.where.end:
            return reader.where
    return Location()


def without_columns(table: bytes, firstlineno: i64) -> bytes:
    """The location table with lines alone, which `-X no_debug_ranges` asks for.

    CPython: remove_column_info
    """
    reader = LocationReader(table, firstlineno)
    where = reader.where
    out = bytearray()
    line = firstlineno
    while reader.advance():
        units = where.end - where.start
        if where.line < 0:
            out.append(int(0x80 | (LOCATION_NONE << 3) | (units - 1)))
            continue
        out.append(int(0x80 | (LOCATION_NO_COLUMNS << 3) | (units - 1)))
        delta = where.line - line
        line = where.line
        rest: i64 = ((0 - delta) << 1) | 1 if delta < 0 else delta << 1
        while rest >= 64:
            out.append(int(0x40 | (rest & 63)))
            rest >>= 6
        out.append(int(rest))
    return bytes(out)


def line_of(code: CodeObject, offset: i64) -> i64:
    """The line of the instruction at an offset in code units, or -1.

    Before the first instruction it is the function's first line.
    CPython: PyCode_Addr2Line
    """
    if offset < 0:
        return code.firstlineno
    return location_of(code, offset).line


class LinesIterator(Object):
    """What co_lines() returns: (start, end, line), one for each run of the same line."""

    def __init__(self, code: CodeObject) -> None:
        self.reader: Final = LocationReader(code.linetable, code.firstlineno)
        self.pending: bool = self.reader.advance()

    def ob_type(self) -> TypeObject:
        return LINE_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        if not self.pending:
            return None
        where = self.reader.where
        start = where.start
        line = where.line
        end = where.end
        while True:
            self.pending = self.reader.advance()
            if not self.pending or where.line != line:
                break
            end = where.end
        return tuple3(long_from_i64(start * 2), long_from_i64(end * 2), number_or_none(line))


class PositionsIterator(Object):
    """What co_positions() returns: one tuple for each code unit."""

    def __init__(self, code: CodeObject) -> None:
        self.reader: Final = LocationReader(code.linetable, code.firstlineno)
        self.at: i64 = 0

    def ob_type(self) -> TypeObject:
        return POSITIONS_ITERATOR_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        where = self.reader.where
        if self.at >= where.end and not self.reader.advance():
            return None
        self.at += 1
        return tuple_from_list(
            [
                number_or_none(where.line),
                number_or_none(where.end_line),
                number_or_none(where.column),
                number_or_none(where.end_column),
            ]
        )


def number_or_none(n: i64) -> Object:
    return NONE if n < 0 else long_from_i64(n)


# Equality: that of the compiler's constants, in which 1, 1.0 and True differ.


def const_equal(a: Object, b: Object) -> bool:
    """Are two constants of code objects the same? CPython: _PyCode_ConstantKey"""
    if a is b:
        return True
    if a.ob_type() is not b.ob_type():
        return False
    if isinstance(a, TupleObject) and isinstance(b, TupleObject):
        if a.n != b.n:
            return False
        i: i64 = 0
        while i < a.n:
            if not const_equal(a.item(i), b.item(i)):
                return False
            i += 1
        return True
    if isinstance(a, FloatObject) and isinstance(b, FloatObject):
        return a.value.hex() == b.value.hex()
    if isinstance(a, ComplexObject) and isinstance(b, ComplexObject):
        return a.real.hex() == b.real.hex() and a.imag.hex() == b.imag.hex()
    equal = rich_compare_bool(a, b, EQ)
    if equal < 0:
        clear_error()
    return equal == 1


def code_equal(a: CodeObject, b: CodeObject) -> bool:
    """CPython: Objects/codeobject.c code_richcompare"""
    return a is b or (
        const_equal(a.name, b.name)
        and a.argcount == b.argcount
        and a.posonlyargcount == b.posonlyargcount
        and a.kwonlyargcount == b.kwonlyargcount
        and a.flags == b.flags
        and a.firstlineno == b.firstlineno
        and a.code == b.code
        and const_equal(a.consts, b.consts)
        and const_equal(a.names, b.names)
        and const_equal(a.localsplusnames, b.localsplusnames)
        and a.linetable == b.linetable
        and a.exceptiontable == b.exceptiontable
    )


def code_hash(code: CodeObject) -> i64:
    name = unicode_to_host(code.name)
    counts = (int(code.argcount), int(code.posonlyargcount), int(code.kwonlyargcount))
    where = (int(code.firstlineno), int(code.flags))
    return i64(hash((name, counts, where, code.code, code.linetable, code.exceptiontable)))


# Methods and attributes.


def code_lines(self: CodeObject) -> Object | None:
    return LinesIterator(self)


def code_positions(self: CodeObject) -> Object | None:
    return PositionsIterator(self)


def code_varname_from_oparg(self: CodeObject, oparg: Object) -> Object | None:
    i = index_as_i64(oparg)
    if i == -1 and error_occurred():
        return None
    if i < 0 or i >= self.nlocalsplus:
        return index_error("tuple index out of range")
    return self.localsplusnames.item(i)


def code_sizeof(self: CodeObject) -> Object | None:
    return long_from_i64(208 + len(self.code))


NEW_PARAMETERS: Final = (
    "argcount",
    "posonlyargcount",
    "kwonlyargcount",
    "nlocals",
    "stacksize",
    "flags",
    "codestring",
    "constants",
    "names",
    "varnames",
    "filename",
    "name",
    "qualname",
    "firstlineno",
    "linetable",
    "exceptiontable",
    "freevars",
    "cellvars",
)


def code_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`types.CodeType(...)`. CPython: code_new_impl"""
    if kwargs is not None and kwargs.used > 0:
        return type_error("code() takes no keyword arguments")
    n = len(args)
    if n < 16 or n > 18:
        bound = "at least 16 arguments" if n < 16 else "at most 18 arguments"
        return type_error(f"code expected {bound}, got {n}")
    numbers: list[i64] = []
    for i in (0, 1, 2, 3, 4, 5, 13):
        v = index_as_c_int(args[i])
        if v == -1 and error_occurred():
            return None
        numbers.append(v)
    for k, what in enumerate(("argcount", "posonlyargcount", "kwonlyargcount", "nlocals")):
        if numbers[k] < 0:
            return value_error(f"code: {what} must not be negative")
    parts = CodeParts()
    parts.argcount = numbers[0]
    parts.posonlyargcount = numbers[1]
    parts.kwonlyargcount = numbers[2]
    parts.stacksize = numbers[4]
    parts.flags = numbers[5]
    parts.firstlineno = numbers[6]
    j = 6
    for name in NEW_PARAMETERS[6:]:
        if j >= n:
            break
        if j != 13 and not set_part(parts, name, args[j], "code()", j + 1):
            return None
        j += 1
    return build_code(parts, numbers[3])


class CodeParts:
    """The arguments of `code()` and `replace()` on their way to a code object."""

    def __init__(self) -> None:
        self.code: bytes = b""
        self.consts: TupleObject = EMPTY_TUPLE
        self.names: TupleObject = EMPTY_TUPLE
        self.varnames: list[Object] = []
        self.cellvars: list[Object] = []
        self.freevars: list[Object] = []
        self.filename: Object = NONE
        self.name: UnicodeObject = intern("")
        self.qualname: UnicodeObject = intern("")
        self.firstlineno: i64 = 0
        self.linetable: bytes = b""
        self.exceptiontable: bytes = b""
        self.flags: i64 = 0
        self.stacksize: i64 = 0
        self.argcount: i64 = 0
        self.posonlyargcount: i64 = 0
        self.kwonlyargcount: i64 = 0
        self.has_wrong_name: bool = False


def set_part(parts: CodeParts, name: str, value: Object, func: str, position: int) -> bool:
    """Set an argument that is no int. False with a TypeError."""
    if name in ("codestring", "linetable", "exceptiontable", "co_code"):
        data = as_bytes(value)
        if data is None:
            return bad_part(func, name, position, "bytes", value)
        if name == "linetable":
            parts.linetable = data.data
        elif name == "exceptiontable":
            parts.exceptiontable = data.data
        else:
            parts.code = data.data
        return True
    if name in ("filename", "name", "qualname"):
        text = as_unicode(value)
        if text is None:
            return bad_part(func, name, position, "str", value)
        if name == "filename":
            parts.filename = value
        elif name == "name":
            parts.name = unicode_intern(text)
        else:
            parts.qualname = unicode_intern(text)
        return True
    items = as_tuple(value)
    if items is None:
        return bad_part(func, name, position, "tuple", value)
    if name == "constants":
        parts.consts = items
        return True
    names: list[Object] = []
    i: i64 = 0
    while i < items.n:
        text = as_unicode(items.item(i))
        if text is not None:
            names.append(unicode_intern(text))
        elif position != 0:
            set_error(
                TYPE_ERROR,
                f"name tuples must contain only strings, not '{type_name(items.item(i))}'",
            )
            return False
        else:
            # replace() looks at the names last.
            parts.has_wrong_name = True
            names.append(items.item(i))
        i += 1
    if name == "names":
        parts.names = tuple_from_list(names)
    elif name == "varnames":
        parts.varnames = names
    elif name == "freevars":
        parts.freevars = names
    else:
        parts.cellvars = names
    return True


def bad_part(func: str, name: str, position: int, wanted: str, got: Object) -> bool:
    where = f"'{PART_FIELDS[name]}'" if position == 0 else str(position)
    kind = "None" if got is NONE else type_name(got)
    set_error(TYPE_ERROR, f"{func} argument {where} must be {wanted}, not {kind}")
    return False


def build_code(parts: CodeParts, nlocals: i64) -> Object | None:
    """A code object from checked parts. CPython: _PyCode_Validate and PyUnstable_Code_New*"""
    if parts.stacksize < 0 or parts.flags < 0 or parts.argcount < parts.posonlyargcount:
        # PyErr_BadInternalCall names the place.
        set_error(SYSTEM_ERROR, "Objects/codeobject.c:412: bad argument to internal function")
        return None
    if len(parts.code) % 2 != 0:
        return value_error("code: co_code is malformed")
    total = parts.argcount + parts.kwonlyargcount
    if (parts.flags & CO_VARARGS) != 0:
        total += 1
    if (parts.flags & CO_VARKEYWORDS) != 0:
        total += 1
    if total > len(parts.varnames):
        return value_error("code: co_varnames is too small")
    if nlocals != len(parts.varnames):
        return value_error("code: co_nlocals != len(co_varnames)")
    if parts.has_wrong_name:
        set_error(SYSTEM_ERROR, "non-string found in code slot")
        return None
    names: list[Object] = []
    kinds = bytearray()
    for name in parts.varnames:
        kind = CO_FAST_LOCAL
        for cell in parts.cellvars:
            if cell is name:
                kind |= CO_FAST_CELL
        names.append(name)
        kinds.append(kind)
    for name in parts.cellvars:
        known = False
        for local in parts.varnames:
            if local is name:
                known = True
        if not known:
            names.append(name)
            kinds.append(CO_FAST_CELL)
    for name in parts.freevars:
        names.append(name)
        kinds.append(CO_FAST_FREE)
    return CodeObject(
        code=parts.code,
        consts=parts.consts,
        names=parts.names,
        localsplusnames=tuple_from_list(names),
        localspluskinds=bytes(kinds),
        filename=parts.filename,
        name=parts.name,
        qualname=parts.qualname,
        firstlineno=parts.firstlineno,
        linetable=parts.linetable,
        exceptiontable=parts.exceptiontable,
        flags=parts.flags,
        stacksize=parts.stacksize,
        argcount=parts.argcount,
        posonlyargcount=parts.posonlyargcount,
        kwonlyargcount=parts.kwonlyargcount,
    )


def code_replace(self: CodeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    """`code.replace(**changes)`."""
    if args:
        return type_error("replace() takes no positional arguments")
    parts = CodeParts()
    parts.code = self.code
    parts.consts = self.consts
    parts.names = self.names
    parts.varnames = self.names_of_kind(CO_FAST_LOCAL)
    parts.cellvars = self.names_of_kind(CO_FAST_CELL)
    parts.freevars = self.names_of_kind(CO_FAST_FREE)
    parts.filename = self.filename
    parts.name = self.name
    parts.qualname = self.qualname
    parts.firstlineno = self.firstlineno
    parts.linetable = self.linetable
    parts.exceptiontable = self.exceptiontable
    parts.flags = self.flags
    parts.stacksize = self.stacksize
    parts.argcount = self.argcount
    parts.posonlyargcount = self.posonlyargcount
    parts.kwonlyargcount = self.kwonlyargcount
    nlocals: i64 = len(parts.varnames)
    i: i64 = 0
    while kwargs is not None and i < kwargs.nentries:
        key = kwargs.keys[i]
        value = kwargs.values[i]
        i += 1
        if key is None or value is None:
            continue
        assert isinstance(key, UnicodeObject)
        name = unicode_to_host(key)
        if name in INT_FIELDS:
            number = index_as_c_int(value)
            if number == -1 and error_occurred():
                return None
            if name == "co_nlocals":
                nlocals = number
            elif not set_number(parts, name, number):
                return None
            continue
        part = FIELD_PARTS.get(name)
        if part is None:
            return type_error(f"replace() got an unexpected keyword argument '{name}'")
        if not set_part(parts, part, value, "replace()", 0):
            return None
    return build_code(parts, nlocals)


INT_FIELDS: Final = frozenset(
    [
        "co_argcount",
        "co_posonlyargcount",
        "co_kwonlyargcount",
        "co_nlocals",
        "co_stacksize",
        "co_flags",
        "co_firstlineno",
    ]
)
FIELD_PARTS: Final = {
    "co_code": "codestring",
    "co_consts": "constants",
    "co_names": "names",
    "co_varnames": "varnames",
    "co_freevars": "freevars",
    "co_cellvars": "cellvars",
    "co_filename": "filename",
    "co_name": "name",
    "co_qualname": "qualname",
    "co_linetable": "linetable",
    "co_exceptiontable": "exceptiontable",
}
PART_FIELDS: Final = {part: field for field, part in FIELD_PARTS.items()}


def set_number(parts: CodeParts, name: str, number: i64) -> bool:
    if number < 0:
        set_error(VALUE_ERROR, f"{name} must be a positive integer")
        return False
    if name == "co_argcount":
        parts.argcount = number
    elif name == "co_posonlyargcount":
        parts.posonlyargcount = number
    elif name == "co_kwonlyargcount":
        parts.kwonlyargcount = number
    elif name == "co_stacksize":
        parts.stacksize = number
    elif name == "co_flags":
        parts.flags = number
    else:
        parts.firstlineno = number
    return True


def code_get_argcount(self: CodeObject) -> Object | None:
    return long_from_i64(self.argcount)


def code_get_posonlyargcount(self: CodeObject) -> Object | None:
    return long_from_i64(self.posonlyargcount)


def code_get_kwonlyargcount(self: CodeObject) -> Object | None:
    return long_from_i64(self.kwonlyargcount)


def code_get_nlocals(self: CodeObject) -> Object | None:
    return long_from_i64(len(self.names_of_kind(CO_FAST_LOCAL)))


def code_get_stacksize(self: CodeObject) -> Object | None:
    return long_from_i64(self.stacksize)


def code_get_flags(self: CodeObject) -> Object | None:
    return long_from_i64(self.flags)


def code_get_code(self: CodeObject) -> Object | None:
    return BytesObject(self.code)


def code_get_consts(self: CodeObject) -> Object | None:
    return self.consts


def code_get_names(self: CodeObject) -> Object | None:
    return self.names


def code_get_varnames(self: CodeObject) -> Object | None:
    return tuple_from_list(self.names_of_kind(CO_FAST_LOCAL))


def code_get_cellvars(self: CodeObject) -> Object | None:
    return tuple_from_list(self.names_of_kind(CO_FAST_CELL))


def code_get_freevars(self: CodeObject) -> Object | None:
    return tuple_from_list(self.names_of_kind(CO_FAST_FREE))


def code_get_filename(self: CodeObject) -> Object | None:
    return self.filename


def code_get_name(self: CodeObject) -> Object | None:
    return self.name


def code_get_qualname(self: CodeObject) -> Object | None:
    return self.qualname


def code_get_firstlineno(self: CodeObject) -> Object | None:
    return long_from_i64(self.firstlineno)


def code_get_linetable(self: CodeObject) -> Object | None:
    return BytesObject(self.linetable)


def code_get_exceptiontable(self: CodeObject) -> Object | None:
    return BytesObject(self.exceptiontable)


def code_get_lnotab(self: CodeObject) -> Object | None:
    """The line table of 3.9 and before. CPython: decode_linetable"""
    if not warn(DEPRECATION_WARNING, "co_lnotab is deprecated, use co_lines instead.", 1):
        return None
    out = bytearray()
    reader = LocationReader(self.linetable, self.firstlineno)
    line = self.firstlineno
    at: i64 = 0
    while reader.advance():
        where = reader.where
        if where.line < 0 or where.line == line:
            continue
        skip = (where.start - at) * 2
        step = where.line - line
        while skip > 255:
            out += b"\xff\0"
            skip -= 255
        while step < -128 or step > 127:
            part: i64 = 127 if step > 0 else -128
            out.append(int(skip))
            out.append(int(part & 255))
            skip = 0
            step -= part
        out.append(int(skip))
        out.append(int(step & 255))
        line = where.line
        at = where.start
    return BytesObject(bytes(out))


LINE_ITERATOR_TYPE: Final = static_type("line_iterator", slots=(S_ITER, S_NEXT))
POSITIONS_ITERATOR_TYPE: Final = static_type("positions_iterator", slots=(S_ITER, S_NEXT))

CODE_TYPE: Final = static_type(
    "code",
    doc="Create a code object.  Not for mere mortals.",
    new=method("__new__", code_new, "*args, **kwargs"),
    slots=(S_REPR, S_HASH, S_EQ, S_NE),
    methods=(
        method("__sizeof__", code_sizeof, ""),
        method("co_lines", code_lines, ""),
        method("co_positions", code_positions, ""),
        method("replace", code_replace, "*args, **kwargs"),
        method("__replace__", code_replace, "*args, **kwargs"),
        method("_varname_from_oparg", code_varname_from_oparg, "oparg"),
    ),
    getset=(
        member("co_argcount", code_get_argcount, None),
        member("co_posonlyargcount", code_get_posonlyargcount, None),
        member("co_kwonlyargcount", code_get_kwonlyargcount, None),
        member("co_stacksize", code_get_stacksize, None),
        member("co_flags", code_get_flags, None),
        member("co_names", code_get_names, None),
        member("co_filename", code_get_filename, None),
        member("co_name", code_get_name, None),
        member("co_qualname", code_get_qualname, None),
        member("co_firstlineno", code_get_firstlineno, None),
        member("co_linetable", code_get_linetable, None),
        member("co_exceptiontable", code_get_exceptiontable, None),
        member("co_consts", code_get_consts, None),
        getset("co_nlocals", code_get_nlocals, None),
        getset("co_code", code_get_code, None),
        getset("_co_code_adaptive", code_get_code, None),
        getset("co_varnames", code_get_varnames, None),
        getset("co_cellvars", code_get_cellvars, None),
        getset("co_freevars", code_get_freevars, None),
        getset("co_lnotab", code_get_lnotab, None),
    ),
)


from rt.dict.dictobject import DictObject  # noqa: E402
from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.boolobject import bool_from  # noqa: E402
from rt.objects.bytes_methods import index_as_c_int  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.complexobject import ComplexObject  # noqa: E402
from rt.objects.errors import (  # noqa: E402
    clear_error,
    error_occurred,
    index_error,
    set_error,
    type_error,
    value_error,
)
from rt.objects.exceptions import (  # noqa: E402
    DEPRECATION_WARNING,
    SYSTEM_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
)
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.longobject import long_from_i64  # noqa: E402
from rt.objects.object_protocol import address, rich_compare_bool  # noqa: E402
from rt.objects.pystate import RT  # noqa: E402
from rt.objects.tupleobject import EMPTY_TUPLE, as_tuple  # noqa: E402
from rt.objects.typeobject import type_name  # noqa: E402
from rt.objects.warnings import warn  # noqa: E402
from rt.objects.weakrefobject import WeakToken  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    as_unicode,
    intern,
    unicode_from_host,
    unicode_intern,
    unicode_to_host,
)
