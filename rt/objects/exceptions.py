"""The exception hierarchy.

Answers to Objects/exceptions.c (exception groups: exception_group.py).

What always holds: an exception is a `BaseExceptionObject` or one of its native
subclasses, which differ in their fields; `cls.native_base` of an exception type is the
built-in type whose fields its instances have. A field that the guest has not set is None.
"""

from __future__ import annotations

import errno
from typing import Final

from mypy_extensions import i64

from rt.dict.dictobject import (
    DictObject,
    as_dict,
    dict_copy,
    dict_new,
    dict_set_str,
)
from rt.objects.errors import (
    clear_error,
    error,
    error_occurred,
    set_error,
    set_raised,
    type_error,
    type_error_i,
)
from rt.objects.longobject import (
    CompactLong,
    LongObject,
    as_long,
    long_from_host,
    long_from_i64,
    long_to_host,
)
from rt.objects.methodobject import GetSetDef, MethodDef, getset, method
from rt.objects.object import NONE, Object
from rt.objects.pystate import RT
from rt.objects.slots import S_REPR, S_STR, SlotImpl, slot_impl
from rt.objects.tupleobject import EMPTY_TUPLE, TupleObject, tuple1, tuple_from_list
from rt.objects.typeobject import (
    BASETYPE,
    HEAP,
    SAME_LAYOUT,
    HeapObject,
    TypeObject,
    is_subtype,
    static_type,
    type_lookup,
    type_name,
)


class BaseExceptionObject(HeapObject):
    """An instance of BaseException or of a class below it."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.args: TupleObject = EMPTY_TUPLE
        self.traceback: Object | None = None
        self.context: BaseExceptionObject | None = None
        self.cause: BaseExceptionObject | None = None
        self.suppress_context: bool = False
        self.dict: DictObject | None = None

    def ob_dict(self, create: i64) -> DictObject | None:
        d = self.dict
        if d is None and create:
            d = dict_new()
            self.dict = d
        return d


class StopIterationObject(BaseExceptionObject):
    """StopIteration, with the value that a generator returned."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.value: Object | None = None


class SystemExitObject(BaseExceptionObject):
    """SystemExit, with its exit status."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.code: Object | None = None


class ImportErrorObject(BaseExceptionObject):
    """ImportError."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.msg: Object | None = None
        self.name: Object | None = None
        self.path: Object | None = None
        self.name_from: Object | None = None


class NameErrorObject(BaseExceptionObject):
    """NameError."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.name: Object | None = None


class AttributeErrorObject(BaseExceptionObject):
    """AttributeError."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.name: Object | None = None
        self.obj: Object | None = None


class SyntaxErrorObject(BaseExceptionObject):
    """SyntaxError."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.msg: Object | None = None
        self.filename: Object | None = None
        self.lineno: Object | None = None
        self.offset: Object | None = None
        self.end_lineno: Object | None = None
        self.end_offset: Object | None = None
        self.text: Object | None = None
        self.print_file_and_line: Object | None = None


class OSErrorObject(BaseExceptionObject):
    """OSError."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.errno: Object | None = None
        self.strerror: Object | None = None
        self.filename: Object | None = None
        self.filename2: Object | None = None
        # BlockingIOError's characters_written; -1: not set.
        self.written: i64 = -1


class UnicodeErrorObject(BaseExceptionObject):
    """UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.encoding: Object | None = None
        self.object: Object | None = None
        self.start: i64 = 0
        self.end: i64 = 0
        self.reason: Object | None = None


class BaseExceptionGroupObject(BaseExceptionObject):
    """BaseExceptionGroup and ExceptionGroup."""

    def __init__(self, cls: TypeObject) -> None:
        super().__init__(cls)
        self.message: Object | None = None
        self.exceptions: TupleObject = EMPTY_TUPLE


def allocate(cls: TypeObject) -> BaseExceptionObject:
    """An exception of class `cls` with the fields of its native base, none of them set."""
    base = cls.native_base
    if base is BASE_EXCEPTION:
        return BaseExceptionObject(cls)
    if base is STOP_ITERATION:
        return StopIterationObject(cls)
    if base is OS_ERROR:
        return OSErrorObject(cls)
    if base is ATTRIBUTE_ERROR:
        return AttributeErrorObject(cls)
    if base is NAME_ERROR:
        return NameErrorObject(cls)
    if base is IMPORT_ERROR:
        return ImportErrorObject(cls)
    if base is SYNTAX_ERROR:
        return SyntaxErrorObject(cls)
    if base is SYSTEM_EXIT:
        return SystemExitObject(cls)
    if base is UNICODE_ENCODE_ERROR or base is UNICODE_DECODE_ERROR:
        return UnicodeErrorObject(cls)
    if base is UNICODE_TRANSLATE_ERROR:
        return UnicodeErrorObject(cls)
    if base is BASE_EXCEPTION_GROUP:
        return BaseExceptionGroupObject(cls)
    return BaseExceptionObject(cls)


def is_builtin_exception(tp: TypeObject) -> bool:
    """Is `tp` a built-in exception type whose `__new__` and `__init__` are those of
    BaseException, so that an instance can be made without a call?"""
    return tp.spec is not None and tp.native_base is BASE_EXCEPTION


def new_exception(tp: TypeObject, arg: Object | None) -> BaseExceptionObject | None:
    """`tp()` or `tp(arg)`. None with an exception set when the class's own code fails."""
    if is_builtin_exception(tp):
        exc = BaseExceptionObject(tp)
        if arg is not None:
            exc.args = tuple1(arg)
        return exc
    made = call_noargs(tp) if arg is None else call_one(tp, arg)
    return checked_exception(tp, made, False)


def checked_exception(
    tp: TypeObject, made: Object | None, by_raise: bool
) -> BaseExceptionObject | None:
    """`made`, the result of calling `tp`, when it is an exception; else a TypeError, whose
    words the statement `raise` chooses otherwise."""
    if made is None:
        return None
    if isinstance(made, BaseExceptionObject):
        return made
    set_error(
        TYPE_ERROR,
        f"calling {host_repr(tp)} should have returned an instance of "
        f"BaseException, not {host_repr(made.ob_type()) if by_raise else type_name(made)}",
    )
    return None


def normalize_exception(tp: TypeObject, value: Object | None) -> BaseExceptionObject | None:
    """An instance of `tp` from what was raised with it.

    Args:
        value: an instance of `tp` (taken as it is), a tuple of arguments, another single
            argument, or None.

    CPython: Python/errors.c _PyErr_CreateException
    """
    if isinstance(value, BaseExceptionObject) and is_subtype(value.cls, tp):
        return value
    if value is None or value is NONE:
        return new_exception(tp, None)
    if isinstance(value, TupleObject):
        if is_builtin_exception(tp):
            exc = BaseExceptionObject(tp)
            exc.args = value
            return exc
        return checked_exception(tp, call_ex(tp, value, None), False)
    return new_exception(tp, value)


def host_repr(x: Object) -> str:
    """`repr(x)` for a message; a placeholder when it fails."""
    r = object_repr_of(x)
    if r is None:
        clear_error()
        return f"<{type_name(x)} object>"
    return unicode_to_host(r)


# BaseException.


def base_exception_new(
    cls: TypeObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    exc = allocate(cls)
    exc.args = tuple_from_list(args)
    return exc


def no_keywords(exc: BaseExceptionObject, kwargs: DictObject | None) -> bool:
    if kwargs is not None and kwargs.used > 0:
        type_error(f"{type_name(exc)}() takes no keyword arguments")
        return False
    return True


def base_exception_init(
    self: BaseExceptionObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not no_keywords(self, kwargs):
        return None
    self.args = tuple_from_list(args)
    return NONE


def base_exception_str(self: BaseExceptionObject) -> Object | None:
    n = self.args.n
    if n == 0:
        return EMPTY_UNICODE
    if n == 1:
        return object_str_of(self.args.item(0))
    return object_str_of(self.args)


def base_exception_repr(self: BaseExceptionObject) -> Object | None:
    name = self.cls.name
    if self.args.n == 1:
        r = object_repr_of(self.args.item(0))
        if r is None:
            return None
        return unicode_from_host(f"{name}({unicode_to_host(r)})")
    r = object_repr_of(self.args)
    if r is None:
        return None
    return unicode_from_host(name + unicode_to_host(r))


def base_exception_reduce(self: BaseExceptionObject) -> Object | None:
    d = self.dict
    if d is not None:
        return tuple_from_list([self.cls, self.args, d])
    return tuple_from_list([self.cls, self.args])


def base_exception_setstate(self: BaseExceptionObject, state: Object) -> Object | None:
    if state is NONE:
        return NONE
    d = as_dict(state)
    if d is None:
        return type_error("state is not a dictionary")
    i: i64 = 0
    while i < d.nentries:
        k = d.keys[i]
        v = d.values[i]
        i += 1
        if k is None or v is None:
            continue
        name = as_unicode(k)
        if name is None:
            return type_error(f"attribute name must be string, not '{type_name(k)}'")
        if set_attr(self, unicode_intern(name), v) < 0:
            return None
    return NONE


def with_traceback(self: BaseExceptionObject, tb: Object) -> Object | None:
    if set_traceback(self, tb) < 0:
        return None
    return self


def add_note(self: BaseExceptionObject, note: Object) -> Object | None:
    if as_unicode(note) is None:
        return type_error(f"note must be a str, not '{type_name(note)}'")
    notes = lookup_attr(self, ID___notes__)
    if notes is None:
        if error_occurred():
            return None
        fresh = list_new()
        if set_attr(self, ID___notes__, fresh) < 0:
            return None
        notes = fresh
    known = as_list(notes)
    if known is None:
        return type_error("Cannot add note: __notes__ is not a list")
    list_append(known, note)
    return NONE


def get_args(self: BaseExceptionObject) -> Object | None:
    return self.args


def set_args(self: BaseExceptionObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("args may not be deleted")
    items = host_list(value)
    if items is None:
        return -1
    self.args = tuple_from_list(items)
    return 0


def get_traceback(self: BaseExceptionObject) -> Object | None:
    tb = self.traceback
    return NONE if tb is None else tb


def set_traceback(self: BaseExceptionObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("__traceback__ may not be deleted")
    if isinstance(value, TracebackObject):
        self.traceback = value
    elif value is NONE:
        self.traceback = None
    else:
        return type_error_i("__traceback__ must be a traceback or None")
    return 0


def get_context(self: BaseExceptionObject) -> Object | None:
    c = self.context
    return NONE if c is None else c


def set_context(self: BaseExceptionObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("__context__ may not be deleted")
    if value is NONE:
        self.context = None
    elif isinstance(value, BaseExceptionObject):
        self.context = value
    else:
        return type_error_i("exception context must be None or derive from BaseException")
    return 0


def get_cause(self: BaseExceptionObject) -> Object | None:
    c = self.cause
    return NONE if c is None else c


def set_cause(self: BaseExceptionObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("__cause__ may not be deleted")
    if value is NONE:
        self.cause = None
    elif isinstance(value, BaseExceptionObject):
        self.cause = value
    else:
        return type_error_i("exception cause must be None or derive from BaseException")
    self.suppress_context = True
    return 0


def get_suppress_context(self: BaseExceptionObject) -> Object | None:
    return bool_from(self.suppress_context)


def set_suppress_context(self: BaseExceptionObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("can't delete numeric/char attribute")
    if not isinstance(value, BoolObject):
        return type_error_i("attribute value type must be bool")
    self.suppress_context = value is TRUE
    return 0


def get_dict(self: BaseExceptionObject) -> Object | None:
    return self.ob_dict(1)


def set_dict(self: BaseExceptionObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("cannot delete __dict__")
    d = as_dict(value)
    if d is None:
        return type_error_i(f"__dict__ must be set to a dictionary, not a '{type_name(value)}'")
    self.dict = d
    return 0


# StopIteration, SystemExit.


def stop_iteration_init(
    self: StopIterationObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if base_exception_init(self, args, kwargs) is None:
        return None
    self.value = args[0] if args else NONE
    return NONE


def stop_iteration_get_value(self: StopIterationObject) -> Object | None:
    v = self.value
    return NONE if v is None else v


def stop_iteration_set_value(self: StopIterationObject, value: Object | None) -> i64:
    self.value = value
    return 0


def new_stop_iteration(value: Object) -> StopIterationObject:
    """`StopIteration(value)`, the value not spread when it is a tuple."""
    exc = StopIterationObject(STOP_ITERATION)
    exc.value = value
    exc.args = EMPTY_TUPLE if value is NONE else tuple1(value)
    return exc


def set_stop_iteration(value: Object) -> None:
    """Raise StopIteration with a generator's result. CPython: _PyGen_SetStopIterationValue"""
    set_raised(new_stop_iteration(value))


def set_exhausted() -> None:
    """Raise the StopIteration that an exhausted `tp_iternext` stood for. Who wants its value
    right has cleared `stop_value` before."""
    ts = RT.ts
    value = ts.stop_value
    ts.stop_value = None
    set_stop_iteration(NONE if value is None else value)


def system_exit_init(
    self: SystemExitObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if base_exception_init(self, args, kwargs) is None:
        return None
    if len(args) == 1:
        self.code = args[0]
    elif args:
        self.code = self.args
    return NONE


def system_exit_get_code(self: SystemExitObject) -> Object | None:
    v = self.code
    return NONE if v is None else v


def system_exit_set_code(self: SystemExitObject, value: Object | None) -> i64:
    self.code = value
    return 0


# Keywords of ImportError, NameError, AttributeError.


def import_error_init(
    self: ImportErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    values = take_arguments("ImportError", [], kwargs, ["name", "path", "name_from"])
    if values is None:
        return None
    self.args = tuple_from_list(args)
    self.name = values[0]
    self.path = values[1]
    self.name_from = values[2]
    self.msg = args[0] if len(args) == 1 else None
    return NONE


def import_error_str(self: ImportErrorObject) -> Object | None:
    msg = self.msg
    if msg is not None and isinstance(msg, UnicodeObject):
        return msg
    return base_exception_str(self)


def import_error_reduce(self: ImportErrorObject) -> Object | None:
    state = import_error_state(self)
    if state is None:
        return tuple_from_list([self.cls, self.args])
    return tuple_from_list([self.cls, self.args, state])


def import_error_state(self: ImportErrorObject) -> Object | None:
    d = self.dict
    if self.name is None and self.path is None and self.name_from is None:
        return d
    state = dict_new() if d is None else dict_copy(d)
    add_state(state, "name", self.name)
    add_state(state, "path", self.path)
    add_state(state, "name_from", self.name_from)
    return state


def add_state(state: DictObject, key: str, value: Object | None) -> None:
    if value is not None:
        dict_set_str(state, intern(key), value)


def name_error_init(
    self: NameErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    values = take_arguments("NameError", [], kwargs, ["name"])
    if values is None:
        return None
    self.args = tuple_from_list(args)
    self.name = values[0]
    return NONE


def attribute_error_init(
    self: AttributeErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    values = take_arguments("AttributeError", [], kwargs, ["name", "obj"])
    if values is None:
        return None
    self.args = tuple_from_list(args)
    self.name = values[0]
    self.obj = values[1]
    return NONE


def attribute_error_getstate(self: AttributeErrorObject) -> Object | None:
    d = self.dict
    name = self.name
    if name is None and d is None:
        return NONE
    state = dict_new() if d is None else dict_copy(d)
    add_state(state, "name", name)
    if self.args.n > 0:
        dict_set_str(state, intern("args"), self.args)
    return state


def attribute_error_reduce(self: AttributeErrorObject) -> Object | None:
    state = attribute_error_getstate(self)
    if state is None:
        return None
    return tuple_from_list([self.cls, self.args, state])


def set_attribute_error(msg: str, obj: Object, name: Object) -> None:
    """Raise AttributeError(msg) that knows the object and the name, for suggestions."""
    exc = AttributeErrorObject(ATTRIBUTE_ERROR)
    exc.args = tuple1(unicode_from_host(msg))
    exc.obj = obj
    exc.name = name
    set_raised(exc)


def set_name_error(tp: TypeObject, msg: str, name: Object) -> None:
    """Raise NameError (or UnboundLocalError) that knows the name."""
    exc = NameErrorObject(tp)
    exc.args = tuple1(unicode_from_host(msg))
    if tp is NAME_ERROR:
        exc.name = name
    set_raised(exc)


def set_import_error(tp: TypeObject, msg: str, name: Object | None, path: Object | None) -> None:
    """Raise ImportError (or ModuleNotFoundError) with name and path."""
    set_import_error_from(tp, msg, name, path, None)


def set_import_error_from(
    tp: TypeObject, msg: str, name: Object | None, path: Object | None, name_from: Object | None
) -> None:
    exc = ImportErrorObject(tp)
    text = unicode_from_host(msg)
    exc.args = tuple1(text)
    exc.msg = text
    exc.name = name
    exc.path = path
    exc.name_from = name_from
    set_raised(exc)


# KeyError.


def key_error_str(self: BaseExceptionObject) -> Object | None:
    # A lone key is shown by its repr: an empty string or a string of digits as a key must
    # not vanish in the message.
    if self.args.n == 1:
        return object_repr_of(self.args.item(0))
    return base_exception_str(self)


# SyntaxError.


def syntax_error_init(
    self: SyntaxErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if base_exception_init(self, args, kwargs) is None:
        return None
    if args:
        self.msg = args[0]
    if len(args) == 2:
        info = host_list(args[1])
        if info is None:
            return None
        n = len(info)
        if n < 4:
            return type_error(f"function missing required argument (pos {n + 1})")
        if n > 6:
            return type_error(f"function takes at most 6 arguments ({n} given)")
        self.filename = info[0]
        self.lineno = info[1]
        self.offset = info[2]
        self.text = info[3]
        if n > 4:
            self.end_lineno = info[4]
        if n > 5:
            self.end_offset = info[5]
        elif n == 5:
            return type_error("end_offset must be provided when end_lineno is provided")
    return NONE


def syntax_error_str(self: SyntaxErrorObject) -> Object | None:
    filename: str | None = None
    name = self.filename
    if name is not None and isinstance(name, UnicodeObject):
        filename = unicode_to_host(name).rpartition("/")[2]
    lineno: int | None = None
    line = self.lineno
    if line is not None and isinstance(line, LongObject):
        lineno = long_to_host(line)
    msg = self.msg
    text = object_str_of(NONE if msg is None else msg)
    if text is None or (filename is None and lineno is None):
        return text
    s = unicode_to_host(text)
    if filename is not None and lineno is not None:
        return unicode_from_host(f"{s} ({filename}, line {lineno})")
    if filename is not None:
        return unicode_from_host(f"{s} ({filename})")
    return unicode_from_host(f"{s} (line {lineno})")


def new_syntax_error(
    tp: TypeObject,
    msg: str,
    filename: str | None,
    lineno: int | None,
    offset: int | None,
    text: str | None,
    end_lineno: int | None,
    end_offset: int | None,
) -> SyntaxErrorObject:
    """A SyntaxError with all its details; columns count from 1. What is None is the guest's
    None."""
    exc = SyntaxErrorObject(tp)
    exc.msg = unicode_from_host(msg)
    exc.filename = NONE if filename is None else unicode_from_host(filename)
    exc.lineno = NONE if lineno is None else long_from_host(lineno)
    exc.offset = NONE if offset is None else long_from_host(offset)
    exc.text = NONE if text is None else unicode_from_host(text)
    exc.end_lineno = NONE if end_lineno is None else long_from_host(end_lineno)
    exc.end_offset = NONE if end_offset is None else long_from_host(end_offset)
    details = tuple_from_list(
        [exc.filename, exc.lineno, exc.offset, exc.text, exc.end_lineno, exc.end_offset]
    )
    exc.args = tuple_from_list([exc.msg, details])
    return exc


# OSError.


def os_error_class(number: int) -> TypeObject | None:
    """The subclass of OSError for an errno, or None. CPython: errnomap"""
    return ERRNO_CLASSES.get(number)


def uses_own_init(cls: TypeObject) -> bool:
    """Does the class define `__init__` but not `__new__`? Then `__new__` leaves the
    arguments to it. CPython: oserror_use_init"""
    builtin = cls
    while builtin.spec is None:
        base = builtin.base
        if base is None:
            return False
        builtin = base
    own_init = type_lookup(cls, ID___init__) is not type_lookup(builtin, ID___init__)
    return own_init and type_lookup(cls, ID___new__) is type_lookup(builtin, ID___new__)


def os_error_new(cls: TypeObject, args: list[Object], kwargs: DictObject | None) -> Object | None:
    if uses_own_init(cls):
        exc = OSErrorObject(cls)
        exc.args = EMPTY_TUPLE
        return exc
    if kwargs is not None and kwargs.used > 0:
        return type_error(f"{cls.name}() takes no keyword arguments")
    target = cls
    if cls is OS_ERROR and 2 <= len(args) <= 5:
        number = args[0]
        if isinstance(number, CompactLong):
            found = os_error_class(int(number.value))
            if found is not None:
                target = found
    exc = OSErrorObject(target)
    if not os_error_fill(exc, args):
        return None
    return exc


def os_error_fill(exc: OSErrorObject, args: list[Object]) -> bool:
    n = len(args)
    exc.args = tuple_from_list(args)
    if n < 2 or n > 5:
        return True
    exc.errno = args[0]
    exc.strerror = args[1]
    if n > 2 and args[2] is not NONE:
        filename = args[2]
        if is_subtype(exc.cls, BLOCKING_IO_ERROR) and as_long(filename) is not None:
            count = index_as_i64(filename)
            if count == -1 and error_occurred():
                return False
            exc.written = count
            return True
        exc.filename = filename
        if n == 5 and args[4] is not NONE:
            exc.filename2 = args[4]
        # The file names are not part of args, as they were not before they existed.
        exc.args = tuple_from_list(args[:2])
    return True


def os_error_init(
    self: OSErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if not uses_own_init(self.cls):
        return NONE
    if not no_keywords(self, kwargs):
        return None
    if not os_error_fill(self, args):
        return None
    return NONE


def os_error_str(self: OSErrorObject) -> Object | None:
    number = NONE if self.errno is None else self.errno
    strerror = NONE if self.strerror is None else self.strerror
    filename = self.filename
    if filename is not None:
        head = f"[Errno {host_str(number)}] {host_str(strerror)}: {host_repr(filename)}"
        second = self.filename2
        if second is not None:
            head += f" -> {host_repr(second)}"
        return unicode_from_host(head)
    if self.errno is not None and self.strerror is not None:
        return unicode_from_host(f"[Errno {host_str(number)}] {host_str(strerror)}")
    return base_exception_str(self)


def host_str(x: Object) -> str:
    """`str(x)` for a message; a placeholder when it fails."""
    s = object_str_of(x)
    if s is None:
        clear_error()
        return f"<{type_name(x)} object>"
    return unicode_to_host(s)


def os_error_reduce(self: OSErrorObject) -> Object | None:
    args = self.args
    filename = self.filename
    if args.n == 2 and filename is not None:
        items = [args.item(0), args.item(1), filename]
        second = self.filename2
        if second is not None:
            items.append(NONE)
            items.append(second)
        args = tuple_from_list(items)
    d = self.dict
    if d is not None:
        return tuple_from_list([self.cls, args, d])
    return tuple_from_list([self.cls, args])


def os_error_get_written(self: OSErrorObject) -> Object | None:
    if self.written == -1:
        return error(ATTRIBUTE_ERROR, "characters_written")
    return long_from_i64(self.written)


def os_error_set_written(self: OSErrorObject, value: Object | None) -> i64:
    if value is None:
        if self.written == -1:
            error(ATTRIBUTE_ERROR, "characters_written")
            return -1
        self.written = -1
        return 0
    n = index_as_i64(value)
    if n == -1 and error_occurred():
        return -1
    self.written = n
    return 0


def set_os_error(
    number: int, strerror: str, filename: Object | None, filename2: Object | None
) -> None:
    """Raise OSError (its subclass for `number`) with the file names that were given."""
    tp = os_error_class(number)
    exc = OSErrorObject(OS_ERROR if tp is None else tp)
    exc.errno = long_from_host(number)
    exc.strerror = unicode_from_host(strerror)
    exc.filename = filename
    exc.filename2 = filename2
    exc.args = tuple_from_list([exc.errno, exc.strerror])
    set_raised(exc)


# Unicode errors.


def check_str(func: str, number: int, x: Object) -> bool:
    if as_unicode(x) is None:
        type_error(f"{func}() argument {number} must be str, not {type_name_or_none(x)}")
        return False
    return True


def type_name_or_none(x: Object) -> str:
    return "None" if x is NONE else type_name(x)


def check_count(func: str, args: list[Object], n: int) -> bool:
    if len(args) != n:
        type_error(f"{func}() takes exactly {n} arguments ({len(args)} given)")
        return False
    return True


def int_arg(x: Object) -> i64:
    if isinstance(x.native(), FloatObject):
        return type_error_i("'float' object cannot be interpreted as an integer")
    return index_as_i64(x)


def unicode_coded_init(
    self: UnicodeErrorObject, args: list[Object], kwargs: DictObject | None, func: str
) -> Object | None:
    if base_exception_init(self, args, kwargs) is None:
        return None
    if not check_count("function", args, 5):
        RT.ts.exc = None
        return type_error(f"function takes exactly 5 arguments ({len(args)} given)")
    if not check_str("function", 1, args[0]):
        RT.ts.exc = None
        return type_error(f"argument 1 must be str, not {type_name_or_none(args[0])}")
    subject = args[1]
    if func == "UnicodeEncodeError":
        if as_unicode(subject) is None:
            return type_error(f"argument 2 must be str, not {type_name_or_none(subject)}")
    elif as_bytes(subject) is None:
        data = as_bytes_like(subject)
        if data is None:
            if not error_occurred():
                type_error(f"a bytes-like object is required, not '{type_name(subject)}'")
            return None
        subject = BytesObject(data)
    start = int_arg(args[2])
    if start == -1 and error_occurred():
        return None
    end = int_arg(args[3])
    if end == -1 and error_occurred():
        return None
    if as_unicode(args[4]) is None:
        return type_error(f"argument 5 must be str, not {type_name_or_none(args[4])}")
    self.encoding = args[0]
    self.object = subject
    self.start = start
    self.end = end
    self.reason = args[4]
    return NONE


def unicode_encode_error_init(
    self: UnicodeErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return unicode_coded_init(self, args, kwargs, "UnicodeEncodeError")


def unicode_decode_error_init(
    self: UnicodeErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    return unicode_coded_init(self, args, kwargs, "UnicodeDecodeError")


def unicode_translate_error_init(
    self: UnicodeErrorObject, args: list[Object], kwargs: DictObject | None
) -> Object | None:
    if base_exception_init(self, args, kwargs) is None:
        return None
    if len(args) != 4:
        return type_error(f"function takes exactly 4 arguments ({len(args)} given)")
    if as_unicode(args[0]) is None:
        return type_error(f"argument 1 must be str, not {type_name_or_none(args[0])}")
    start = int_arg(args[1])
    if start == -1 and error_occurred():
        return None
    end = int_arg(args[2])
    if end == -1 and error_occurred():
        return None
    if as_unicode(args[3]) is None:
        return type_error(f"argument 4 must be str, not {type_name_or_none(args[3])}")
    self.object = args[0]
    self.start = start
    self.end = end
    self.reason = args[3]
    return NONE


def bad_character(code: int) -> str:
    if code <= 0xFF:
        return f"\\x{code:02x}"
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    return f"\\U{code:08x}"


def unicode_error_str(self: UnicodeErrorObject) -> Object | None:
    subject = self.object
    if subject is None:
        return EMPTY_UNICODE
    native = subject.native()
    reason = host_str(NONE if self.reason is None else self.reason)
    start = self.start
    end = self.end
    encoding = "" if self.encoding is None else host_str(self.encoding)
    single = start >= 0 and end == start + 1
    if isinstance(native, UnicodeObject):
        single = single and start < native.length
        verb = "encode" if is_subtype(self.cls, UNICODE_ENCODE_ERROR) else "translate"
        prefix = f"'{encoding}' codec can't encode" if verb == "encode" else "can't translate"
        if single:
            char = bad_character(int(unicode_char(native, start)))
            return unicode_from_host(f"{prefix} character '{char}' in position {start}: {reason}")
        return unicode_from_host(f"{prefix} characters in position {start}-{end - 1}: {reason}")
    if isinstance(native, BytesObject):
        if single and start < len(native.data):
            byte = native.data[start]
            return unicode_from_host(
                f"'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            )
        return unicode_from_host(
            f"'{encoding}' codec can't decode bytes in position {start}-{end - 1}: {reason}"
        )
    return EMPTY_UNICODE


def new_unicode_error(
    tp: TypeObject, encoding: str, subject: Object, start: i64, end: i64, reason: str
) -> UnicodeErrorObject:
    """A UnicodeEncodeError or UnicodeDecodeError made by a codec."""
    exc = UnicodeErrorObject(tp)
    exc.encoding = unicode_from_host(encoding)
    exc.object = subject
    exc.start = start
    exc.end = end
    exc.reason = unicode_from_host(reason)
    exc.args = tuple_from_list(
        [exc.encoding, subject, long_from_i64(start), long_from_i64(end), exc.reason]
    )
    return exc


def unicode_error_get_start(self: UnicodeErrorObject) -> Object | None:
    return long_from_i64(self.start)


def unicode_error_get_end(self: UnicodeErrorObject) -> Object | None:
    return long_from_i64(self.end)


def unicode_error_set_start(self: UnicodeErrorObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("can't delete numeric/char attribute")
    n = int_arg(value)
    if n == -1 and error_occurred():
        return -1
    self.start = n
    return 0


def unicode_error_set_end(self: UnicodeErrorObject, value: Object | None) -> i64:
    if value is None:
        return type_error_i("can't delete numeric/char attribute")
    n = int_arg(value)
    if n == -1 and error_occurred():
        return -1
    self.end = n
    return 0


# Fields as the guest sees them: one that is not set reads as None, and deleting it unsets it.


def or_none(x: Object | None) -> Object:
    return NONE if x is None else x


def import_error_get_msg(self: ImportErrorObject) -> Object | None:
    return or_none(self.msg)


def import_error_set_msg(self: ImportErrorObject, value: Object | None) -> i64:
    self.msg = value
    return 0


def import_error_get_name(self: ImportErrorObject) -> Object | None:
    return or_none(self.name)


def import_error_set_name(self: ImportErrorObject, value: Object | None) -> i64:
    self.name = value
    return 0


def import_error_get_path(self: ImportErrorObject) -> Object | None:
    return or_none(self.path)


def import_error_set_path(self: ImportErrorObject, value: Object | None) -> i64:
    self.path = value
    return 0


def import_error_get_name_from(self: ImportErrorObject) -> Object | None:
    return or_none(self.name_from)


def import_error_set_name_from(self: ImportErrorObject, value: Object | None) -> i64:
    self.name_from = value
    return 0


def name_error_get_name(self: NameErrorObject) -> Object | None:
    return or_none(self.name)


def name_error_set_name(self: NameErrorObject, value: Object | None) -> i64:
    self.name = value
    return 0


def attribute_error_get_name(self: AttributeErrorObject) -> Object | None:
    return or_none(self.name)


def attribute_error_set_name(self: AttributeErrorObject, value: Object | None) -> i64:
    self.name = value
    return 0


def attribute_error_get_obj(self: AttributeErrorObject) -> Object | None:
    return or_none(self.obj)


def attribute_error_set_obj(self: AttributeErrorObject, value: Object | None) -> i64:
    self.obj = value
    return 0


def syntax_error_get_msg(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.msg)


def syntax_error_set_msg(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.msg = value
    return 0


def syntax_error_get_filename(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.filename)


def syntax_error_set_filename(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.filename = value
    return 0


def syntax_error_get_lineno(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.lineno)


def syntax_error_set_lineno(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.lineno = value
    return 0


def syntax_error_get_offset(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.offset)


def syntax_error_set_offset(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.offset = value
    return 0


def syntax_error_get_text(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.text)


def syntax_error_set_text(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.text = value
    return 0


def syntax_error_get_end_lineno(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.end_lineno)


def syntax_error_set_end_lineno(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.end_lineno = value
    return 0


def syntax_error_get_end_offset(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.end_offset)


def syntax_error_set_end_offset(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.end_offset = value
    return 0


def syntax_error_get_print_file_and_line(self: SyntaxErrorObject) -> Object | None:
    return or_none(self.print_file_and_line)


def syntax_error_set_print_file_and_line(self: SyntaxErrorObject, value: Object | None) -> i64:
    self.print_file_and_line = value
    return 0


def os_error_get_errno(self: OSErrorObject) -> Object | None:
    return or_none(self.errno)


def os_error_set_errno(self: OSErrorObject, value: Object | None) -> i64:
    self.errno = value
    return 0


def os_error_get_strerror(self: OSErrorObject) -> Object | None:
    return or_none(self.strerror)


def os_error_set_strerror(self: OSErrorObject, value: Object | None) -> i64:
    self.strerror = value
    return 0


def os_error_get_filename(self: OSErrorObject) -> Object | None:
    return or_none(self.filename)


def os_error_set_filename(self: OSErrorObject, value: Object | None) -> i64:
    self.filename = value
    return 0


def os_error_get_filename2(self: OSErrorObject) -> Object | None:
    return or_none(self.filename2)


def os_error_set_filename2(self: OSErrorObject, value: Object | None) -> i64:
    self.filename2 = value
    return 0


def unicode_error_get_encoding(self: UnicodeErrorObject) -> Object | None:
    return or_none(self.encoding)


def unicode_error_set_encoding(self: UnicodeErrorObject, value: Object | None) -> i64:
    self.encoding = value
    return 0


def unicode_error_get_object(self: UnicodeErrorObject) -> Object | None:
    return or_none(self.object)


def unicode_error_set_object(self: UnicodeErrorObject, value: Object | None) -> i64:
    self.object = value
    return 0


def unicode_error_get_reason(self: UnicodeErrorObject) -> Object | None:
    return or_none(self.reason)


def unicode_error_set_reason(self: UnicodeErrorObject, value: Object | None) -> i64:
    self.reason = value
    return 0


# The types.

# Every built-in exception type by name.
BUILTIN_EXCEPTIONS: Final[dict[str, TypeObject]] = {}


def exception_type(
    name: str,
    base: TypeObject,
    doc: str,
    *,
    new: MethodDef | None = None,
    init: MethodDef | None = None,
    impls: tuple[SlotImpl, ...] = (),
    methods: tuple[MethodDef, ...] = (),
    getset: tuple[GetSetDef, ...] = (),
    layout: bool = False,
) -> TypeObject:
    """Declare a built-in exception type.

    Args:
        layout: its instances have fields of their own; otherwise they have the base's.
    """
    inherited = base.spec
    assert inherited is not None
    tp = static_type(
        name,
        base=base,
        doc=doc,
        new=inherited.new if new is None else new,
        init=inherited.init if init is None else init,
        impls=impls,
        methods=methods,
        getset=getset,
        flags=BASETYPE | HEAP if layout else BASETYPE | HEAP | SAME_LAYOUT,
    )
    BUILTIN_EXCEPTIONS[name] = tp
    return tp


BASE_EXCEPTION: Final[TypeObject] = static_type(
    "BaseException",
    doc="Common base class for all exceptions.",
    new=method("__new__", base_exception_new, "*args, **kwargs"),
    init=method("__init__", base_exception_init, "*args, **kwargs"),
    impls=(slot_impl(S_REPR, base_exception_repr), slot_impl(S_STR, base_exception_str)),
    methods=(
        method("__reduce__", base_exception_reduce, ""),
        method("__setstate__", base_exception_setstate, "object, /"),
        method("with_traceback", with_traceback, "object, /"),
        method("add_note", add_note, "object, /"),
    ),
    getset=(
        getset("args", get_args, set_args),
        getset("__traceback__", get_traceback, set_traceback),
        getset("__context__", get_context, set_context),
        getset("__cause__", get_cause, set_cause),
        getset("__suppress_context__", get_suppress_context, set_suppress_context),
        getset("__dict__", get_dict, set_dict),
    ),
    flags=BASETYPE | HEAP,
)
BUILTIN_EXCEPTIONS["BaseException"] = BASE_EXCEPTION
EXCEPTION: Final[TypeObject] = exception_type(
    "Exception", BASE_EXCEPTION, "Common base class for all non-exit exceptions."
)
GENERATOR_EXIT: Final[TypeObject] = exception_type(
    "GeneratorExit", BASE_EXCEPTION, "Request that a generator exit."
)
KEYBOARD_INTERRUPT: Final[TypeObject] = exception_type(
    "KeyboardInterrupt", BASE_EXCEPTION, "Program interrupted by user."
)
SYSTEM_EXIT: Final[TypeObject] = exception_type(
    "SystemExit",
    BASE_EXCEPTION,
    "Request to exit from the interpreter.",
    init=method("__init__", system_exit_init, "*args, **kwargs"),
    getset=(getset("code", system_exit_get_code, system_exit_set_code, "exception code"),),
    layout=True,
)
ARITHMETIC_ERROR: Final[TypeObject] = exception_type(
    "ArithmeticError", EXCEPTION, "Base class for arithmetic errors."
)
ASSERTION_ERROR: Final[TypeObject] = exception_type(
    "AssertionError", EXCEPTION, "Assertion failed."
)
ATTRIBUTE_ERROR: Final[TypeObject] = exception_type(
    "AttributeError",
    EXCEPTION,
    "Attribute not found.",
    init=method("__init__", attribute_error_init, "*args, **kwargs"),
    methods=(
        method("__getstate__", attribute_error_getstate, ""),
        method("__reduce__", attribute_error_reduce, ""),
    ),
    getset=(
        getset("name", attribute_error_get_name, attribute_error_set_name),
        getset("obj", attribute_error_get_obj, attribute_error_set_obj),
    ),
    layout=True,
)
BUFFER_ERROR: Final[TypeObject] = exception_type("BufferError", EXCEPTION, "Buffer error.")
EOF_ERROR: Final[TypeObject] = exception_type("EOFError", EXCEPTION, "Read beyond end of file.")
IMPORT_ERROR: Final[TypeObject] = exception_type(
    "ImportError",
    EXCEPTION,
    "Import can't find module, or can't find name in module.",
    init=method("__init__", import_error_init, "*args, **kwargs"),
    impls=(slot_impl(S_STR, import_error_str),),
    methods=(method("__reduce__", import_error_reduce, ""),),
    getset=(
        getset("msg", import_error_get_msg, import_error_set_msg),
        getset("name", import_error_get_name, import_error_set_name),
        getset("path", import_error_get_path, import_error_set_path),
        getset("name_from", import_error_get_name_from, import_error_set_name_from),
    ),
    layout=True,
)
LOOKUP_ERROR: Final[TypeObject] = exception_type(
    "LookupError", EXCEPTION, "Base class for lookup errors."
)
MEMORY_ERROR: Final[TypeObject] = exception_type("MemoryError", EXCEPTION, "Out of memory.")
NAME_ERROR: Final[TypeObject] = exception_type(
    "NameError",
    EXCEPTION,
    "Name not found globally.",
    init=method("__init__", name_error_init, "*args, **kwargs"),
    getset=(getset("name", name_error_get_name, name_error_set_name),),
    layout=True,
)
OS_ERROR: Final[TypeObject] = exception_type(
    "OSError",
    EXCEPTION,
    "Base class for I/O related errors.",
    new=method("__new__", os_error_new, "*args, **kwargs"),
    init=method("__init__", os_error_init, "*args, **kwargs"),
    impls=(slot_impl(S_STR, os_error_str),),
    methods=(method("__reduce__", os_error_reduce, ""),),
    getset=(
        getset("errno", os_error_get_errno, os_error_set_errno),
        getset("strerror", os_error_get_strerror, os_error_set_strerror),
        getset("filename", os_error_get_filename, os_error_set_filename),
        getset("filename2", os_error_get_filename2, os_error_set_filename2),
        getset("characters_written", os_error_get_written, os_error_set_written),
    ),
    layout=True,
)
REFERENCE_ERROR: Final[TypeObject] = exception_type(
    "ReferenceError", EXCEPTION, "Weak ref proxy used after referent went away."
)
RUNTIME_ERROR: Final[TypeObject] = exception_type(
    "RuntimeError", EXCEPTION, "Unspecified run-time error."
)
STOP_ASYNC_ITERATION: Final[TypeObject] = exception_type(
    "StopAsyncIteration", EXCEPTION, "Signal the end from iterator.__anext__()."
)
STOP_ITERATION: Final[TypeObject] = exception_type(
    "StopIteration",
    EXCEPTION,
    "Signal the end from iterator.__next__().",
    init=method("__init__", stop_iteration_init, "*args, **kwargs"),
    getset=(
        getset(
            "value", stop_iteration_get_value, stop_iteration_set_value, "generator return value"
        ),
    ),
    layout=True,
)
SYNTAX_ERROR: Final[TypeObject] = exception_type(
    "SyntaxError",
    EXCEPTION,
    "Invalid syntax.",
    init=method("__init__", syntax_error_init, "*args, **kwargs"),
    impls=(slot_impl(S_STR, syntax_error_str),),
    getset=(
        getset("msg", syntax_error_get_msg, syntax_error_set_msg),
        getset("filename", syntax_error_get_filename, syntax_error_set_filename),
        getset("lineno", syntax_error_get_lineno, syntax_error_set_lineno),
        getset("offset", syntax_error_get_offset, syntax_error_set_offset),
        getset("text", syntax_error_get_text, syntax_error_set_text),
        getset("end_lineno", syntax_error_get_end_lineno, syntax_error_set_end_lineno),
        getset("end_offset", syntax_error_get_end_offset, syntax_error_set_end_offset),
        getset(
            "print_file_and_line",
            syntax_error_get_print_file_and_line,
            syntax_error_set_print_file_and_line,
        ),
    ),
    layout=True,
)
SYSTEM_ERROR: Final[TypeObject] = exception_type(
    "SystemError",
    EXCEPTION,
    "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.",
)
TYPE_ERROR: Final[TypeObject] = exception_type(
    "TypeError", EXCEPTION, "Inappropriate argument type."
)
VALUE_ERROR: Final[TypeObject] = exception_type(
    "ValueError", EXCEPTION, "Inappropriate argument value (of correct type)."
)
WARNING: Final[TypeObject] = exception_type(
    "Warning", EXCEPTION, "Base class for warning categories."
)
FLOATING_POINT_ERROR: Final[TypeObject] = exception_type(
    "FloatingPointError", ARITHMETIC_ERROR, "Floating-point operation failed."
)
OVERFLOW_ERROR: Final[TypeObject] = exception_type(
    "OverflowError", ARITHMETIC_ERROR, "Result too large to be represented."
)
ZERO_DIVISION_ERROR: Final[TypeObject] = exception_type(
    "ZeroDivisionError",
    ARITHMETIC_ERROR,
    "Second argument to a division or modulo operation was zero.",
)
MODULE_NOT_FOUND_ERROR: Final[TypeObject] = exception_type(
    "ModuleNotFoundError", IMPORT_ERROR, "Module not found."
)
INDEX_ERROR: Final[TypeObject] = exception_type(
    "IndexError", LOOKUP_ERROR, "Sequence index out of range."
)
KEY_ERROR: Final[TypeObject] = exception_type(
    "KeyError",
    LOOKUP_ERROR,
    "Mapping key not found.",
    impls=(slot_impl(S_STR, key_error_str),),
)
UNBOUND_LOCAL_ERROR: Final[TypeObject] = exception_type(
    "UnboundLocalError", NAME_ERROR, "Local name referenced but not bound to a value."
)
BLOCKING_IO_ERROR: Final[TypeObject] = exception_type(
    "BlockingIOError", OS_ERROR, "I/O operation would block."
)
CHILD_PROCESS_ERROR: Final[TypeObject] = exception_type(
    "ChildProcessError", OS_ERROR, "Child process error."
)
CONNECTION_ERROR: Final[TypeObject] = exception_type(
    "ConnectionError", OS_ERROR, "Connection error."
)
FILE_EXISTS_ERROR: Final[TypeObject] = exception_type(
    "FileExistsError", OS_ERROR, "File already exists."
)
FILE_NOT_FOUND_ERROR: Final[TypeObject] = exception_type(
    "FileNotFoundError", OS_ERROR, "File not found."
)
INTERRUPTED_ERROR: Final[TypeObject] = exception_type(
    "InterruptedError", OS_ERROR, "Interrupted by signal."
)
IS_A_DIRECTORY_ERROR: Final[TypeObject] = exception_type(
    "IsADirectoryError", OS_ERROR, "Operation doesn't work on directories."
)
NOT_A_DIRECTORY_ERROR: Final[TypeObject] = exception_type(
    "NotADirectoryError", OS_ERROR, "Operation only works on directories."
)
PERMISSION_ERROR: Final[TypeObject] = exception_type(
    "PermissionError", OS_ERROR, "Not enough permissions."
)
PROCESS_LOOKUP_ERROR: Final[TypeObject] = exception_type(
    "ProcessLookupError", OS_ERROR, "Process not found."
)
TIMEOUT_ERROR: Final[TypeObject] = exception_type("TimeoutError", OS_ERROR, "Timeout expired.")
BROKEN_PIPE_ERROR: Final[TypeObject] = exception_type(
    "BrokenPipeError", CONNECTION_ERROR, "Broken pipe."
)
CONNECTION_ABORTED_ERROR: Final[TypeObject] = exception_type(
    "ConnectionAbortedError", CONNECTION_ERROR, "Connection aborted."
)
CONNECTION_REFUSED_ERROR: Final[TypeObject] = exception_type(
    "ConnectionRefusedError", CONNECTION_ERROR, "Connection refused."
)
CONNECTION_RESET_ERROR: Final[TypeObject] = exception_type(
    "ConnectionResetError", CONNECTION_ERROR, "Connection reset."
)
NOT_IMPLEMENTED_ERROR: Final[TypeObject] = exception_type(
    "NotImplementedError", RUNTIME_ERROR, "Method or function hasn't been implemented yet."
)
PYTHON_FINALIZATION_ERROR: Final[TypeObject] = exception_type(
    "PythonFinalizationError", RUNTIME_ERROR, "Operation blocked during Python finalization."
)
RECURSION_ERROR: Final[TypeObject] = exception_type(
    "RecursionError", RUNTIME_ERROR, "Recursion limit exceeded."
)
INDENTATION_ERROR: Final[TypeObject] = exception_type(
    "IndentationError", SYNTAX_ERROR, "Improper indentation."
)
INCOMPLETE_INPUT_ERROR: Final[TypeObject] = exception_type(
    "_IncompleteInputError", SYNTAX_ERROR, "incomplete input."
)
TAB_ERROR: Final[TypeObject] = exception_type(
    "TabError", INDENTATION_ERROR, "Improper mixture of spaces and tabs."
)
UNICODE_ERROR: Final[TypeObject] = exception_type(
    "UnicodeError", VALUE_ERROR, "Unicode related error."
)
UNICODE_ENCODE_ERROR: Final[TypeObject] = exception_type(
    "UnicodeEncodeError",
    UNICODE_ERROR,
    "Unicode encoding error.",
    init=method("__init__", unicode_encode_error_init, "*args, **kwargs"),
    impls=(slot_impl(S_STR, unicode_error_str),),
    getset=(
        getset("encoding", unicode_error_get_encoding, unicode_error_set_encoding),
        getset("object", unicode_error_get_object, unicode_error_set_object),
        getset("reason", unicode_error_get_reason, unicode_error_set_reason),
        getset("start", unicode_error_get_start, unicode_error_set_start, "exception start"),
        getset("end", unicode_error_get_end, unicode_error_set_end, "exception end"),
    ),
    layout=True,
)
UNICODE_DECODE_ERROR: Final[TypeObject] = exception_type(
    "UnicodeDecodeError",
    UNICODE_ERROR,
    "Unicode decoding error.",
    init=method("__init__", unicode_decode_error_init, "*args, **kwargs"),
    impls=(slot_impl(S_STR, unicode_error_str),),
    getset=(
        getset("encoding", unicode_error_get_encoding, unicode_error_set_encoding),
        getset("object", unicode_error_get_object, unicode_error_set_object),
        getset("reason", unicode_error_get_reason, unicode_error_set_reason),
        getset("start", unicode_error_get_start, unicode_error_set_start, "exception start"),
        getset("end", unicode_error_get_end, unicode_error_set_end, "exception end"),
    ),
    layout=True,
)
UNICODE_TRANSLATE_ERROR: Final[TypeObject] = exception_type(
    "UnicodeTranslateError",
    UNICODE_ERROR,
    "Unicode translation error.",
    init=method("__init__", unicode_translate_error_init, "*args, **kwargs"),
    impls=(slot_impl(S_STR, unicode_error_str),),
    getset=(
        getset("object", unicode_error_get_object, unicode_error_set_object),
        getset("reason", unicode_error_get_reason, unicode_error_set_reason),
        getset("start", unicode_error_get_start, unicode_error_set_start, "exception start"),
        getset("end", unicode_error_get_end, unicode_error_set_end, "exception end"),
    ),
    layout=True,
)
BYTES_WARNING: Final[TypeObject] = exception_type(
    "BytesWarning",
    WARNING,
    "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.",
)
DEPRECATION_WARNING: Final[TypeObject] = exception_type(
    "DeprecationWarning", WARNING, "Base class for warnings about deprecated features."
)
ENCODING_WARNING: Final[TypeObject] = exception_type(
    "EncodingWarning", WARNING, "Base class for warnings about encodings."
)
FUTURE_WARNING: Final[TypeObject] = exception_type(
    "FutureWarning",
    WARNING,
    "Base class for warnings about constructs that will change semantically\nin the future.",
)
IMPORT_WARNING: Final[TypeObject] = exception_type(
    "ImportWarning", WARNING, "Base class for warnings about probable mistakes in module imports"
)
PENDING_DEPRECATION_WARNING: Final[TypeObject] = exception_type(
    "PendingDeprecationWarning",
    WARNING,
    "Base class for warnings about features which will be deprecated\nin the future.",
)
RESOURCE_WARNING: Final[TypeObject] = exception_type(
    "ResourceWarning", WARNING, "Base class for warnings about resource usage."
)
RUNTIME_WARNING: Final[TypeObject] = exception_type(
    "RuntimeWarning", WARNING, "Base class for warnings about dubious runtime behavior."
)
SYNTAX_WARNING: Final[TypeObject] = exception_type(
    "SyntaxWarning", WARNING, "Base class for warnings about dubious syntax."
)
UNICODE_WARNING: Final[TypeObject] = exception_type(
    "UnicodeWarning",
    WARNING,
    "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.",
)
USER_WARNING: Final[TypeObject] = exception_type(
    "UserWarning", WARNING, "Base class for warnings generated by user code."
)

# errno -> type, for OSError(errno, ...) and failed system calls.
ERRNO_CLASSES: Final[dict[int, TypeObject]] = {
    errno.EAGAIN: BLOCKING_IO_ERROR,
    errno.EALREADY: BLOCKING_IO_ERROR,
    errno.EINPROGRESS: BLOCKING_IO_ERROR,
    errno.EWOULDBLOCK: BLOCKING_IO_ERROR,
    errno.EPIPE: BROKEN_PIPE_ERROR,
    errno.ESHUTDOWN: BROKEN_PIPE_ERROR,
    errno.ECHILD: CHILD_PROCESS_ERROR,
    errno.ECONNABORTED: CONNECTION_ABORTED_ERROR,
    errno.ECONNREFUSED: CONNECTION_REFUSED_ERROR,
    errno.ECONNRESET: CONNECTION_RESET_ERROR,
    errno.EEXIST: FILE_EXISTS_ERROR,
    errno.ENOENT: FILE_NOT_FOUND_ERROR,
    errno.EISDIR: IS_A_DIRECTORY_ERROR,
    errno.ENOTDIR: NOT_A_DIRECTORY_ERROR,
    errno.EINTR: INTERRUPTED_ERROR,
    errno.EACCES: PERMISSION_ERROR,
    errno.EPERM: PERMISSION_ERROR,
    errno.ESRCH: PROCESS_LOOKUP_ERROR,
    errno.ETIMEDOUT: TIMEOUT_ERROR,
}


# The chain of base modules: docs/objects.md.
import rt.unicode.unicodeobject  # noqa: E402, F401

# isort: split

from rt.objects.abstract import index_as_i64  # noqa: E402
from rt.objects.boolobject import TRUE, BoolObject, bool_from  # noqa: E402
from rt.objects.buffer import as_bytes_like  # noqa: E402
from rt.objects.bytesobject import BytesObject, as_bytes  # noqa: E402
from rt.objects.call import call_ex, call_noargs, call_one  # noqa: E402
from rt.objects.exception_group import BASE_EXCEPTION_GROUP  # noqa: E402
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.identifiers import ID___init__, ID___new__, ID___notes__  # noqa: E402
from rt.objects.keywords import take_arguments  # noqa: E402
from rt.objects.listobject import as_list, host_list, list_append, list_new  # noqa: E402
from rt.objects.object_protocol import (  # noqa: E402
    lookup_attr,
    object_repr_of,
    object_str_of,
    set_attr,
)
from rt.objects.traceback import TracebackObject  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    EMPTY_UNICODE,
    UnicodeObject,
    as_unicode,
    intern,
    unicode_char,
    unicode_from_host,
    unicode_intern,
    unicode_to_host,
)
