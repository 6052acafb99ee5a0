"""The CSV reader.

Answers to the Reader of Modules/_csv.c: a state machine over characters.
"""

from __future__ import annotations

from typing import Final

from rt.csv.dialect import (
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    QUOTE_NOTNULL,
    QUOTE_STRINGS,
    DialectObject,
    csv_state,
    raise_csv_error,
)
from rt.objects.errors import error_occurred
from rt.objects.listobject import list_append, list_new
from rt.objects.longobject import long_from_i64
from rt.objects.methodobject import getset
from rt.objects.object import NONE, Object
from rt.objects.slots import S_ITER, S_NEXT
from rt.objects.typeobject import TypeObject, static_type, type_name

START_RECORD: Final = 0
START_FIELD: Final = 1
ESCAPED_CHAR: Final = 2
IN_FIELD: Final = 3
IN_QUOTED_FIELD: Final = 4
ESCAPE_IN_QUOTED_FIELD: Final = 5
QUOTE_IN_QUOTED_FIELD: Final = 6
EAT_CRNL: Final = 7
AFTER_ESCAPED_CRNL: Final = 8

# What ends a line of input, after its last character.
END: Final = ""


class ReaderObject(Object):
    """`_csv.reader`."""

    def __init__(self, it: Object, dialect: DialectObject) -> None:
        self.it: Final = it
        self.dialect: Final = dialect
        self.fields: ListObject = list_new()
        self.state = START_RECORD
        self.field: list[str] = []
        self.length = 0
        self.unquoted = False
        self.line_num = 0

    def ob_type(self) -> TypeObject:
        return READER_TYPE

    def tp_iter(self) -> Object | None:
        return self

    def tp_iternext(self) -> Object | None:
        """The next record. CPython: Reader_iternext_lock_held"""
        self.reset()
        while True:
            line = self.it.tp_iternext()
            if line is None:
                if not error_occurred() and (self.length or self.state == IN_QUOTED_FIELD):
                    if self.dialect.strict:
                        raise_csv_error("unexpected end of data")
                    elif self.save_field():
                        break
                return None
            u = as_unicode(line)
            if u is None:
                return raise_csv_error(
                    f"iterator should return strings, not {type_name(line)} "
                    "(the file should be opened in text mode)"
                )
            self.line_num += 1
            for c in unicode_to_host(u):
                if not self.process(c):
                    return None
            if not self.process(END):
                return None
            if self.state == START_RECORD:
                break
        fields = self.fields
        self.fields = list_new()
        return fields

    def reset(self) -> None:
        self.fields = list_new()
        self.state = START_RECORD
        self.field = []
        self.length = 0
        self.unquoted = False

    def add(self, c: str) -> bool:
        """Add a character to the field."""
        limit = csv_state().field_limit
        if self.length >= limit:
            raise_csv_error(f"field larger than field limit ({limit})")
            return False
        self.field.append(c)
        self.length += 1
        return True

    def save_field(self) -> bool:
        """The field is complete. CPython: parse_save_field"""
        quoting = self.dialect.quoting
        value: Object | None
        text = "".join(self.field)
        self.field = []
        self.length = 0
        if self.unquoted and not text and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
            value = NONE
        else:
            value = unicode_from_host(text)
            if (
                self.unquoted
                and (text or quoting == QUOTE_NONNUMERIC)
                and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS)
                and text
            ):
                value = call_one(FLOAT_TYPE, value)
                if value is None:
                    return False
        list_append(self.fields, value)
        return True

    def process(self, c: str) -> bool:
        """Take one character, or the end of the line. CPython: parse_process_char"""
        d = self.dialect
        if self.state == START_RECORD:
            if c == END:
                # An empty line: an empty record.
                return True
            if c in "\r\n":
                self.state = EAT_CRNL
                return True
            self.state = START_FIELD
        if self.state == START_FIELD:
            self.unquoted = True
            if c == END or c in "\r\n":
                if not self.save_field():
                    return False
                self.state = START_RECORD if c == END else EAT_CRNL
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self.unquoted = False
                self.state = IN_QUOTED_FIELD
            elif c == d.escapechar:
                self.state = ESCAPED_CHAR
            elif c == " " and d.skipinitialspace:
                return True
            elif c == d.delimiter:
                return self.save_field()
            else:
                self.state = IN_FIELD
                return self.add(c)
            return True
        if self.state == ESCAPED_CHAR:
            if c != END and c in "\r\n":
                self.state = AFTER_ESCAPED_CRNL
                return self.add(c)
            self.state = IN_FIELD
            return self.add("\n" if c == END else c)
        if self.state == AFTER_ESCAPED_CRNL:
            if c == END:
                return True
            self.state = IN_FIELD
        if self.state == IN_FIELD:
            if c == END or c in "\r\n":
                if not self.save_field():
                    return False
                self.state = START_RECORD if c == END else EAT_CRNL
            elif c == d.escapechar:
                self.state = ESCAPED_CHAR
            elif c == d.delimiter:
                self.state = START_FIELD
                return self.save_field()
            else:
                return self.add(c)
            return True
        if self.state == IN_QUOTED_FIELD:
            if c == END:
                return True
            if c == d.escapechar:
                self.state = ESCAPE_IN_QUOTED_FIELD
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self.state = QUOTE_IN_QUOTED_FIELD if d.doublequote else IN_FIELD
            else:
                return self.add(c)
            return True
        if self.state == ESCAPE_IN_QUOTED_FIELD:
            self.state = IN_QUOTED_FIELD
            return self.add("\n" if c == END else c)
        if self.state == QUOTE_IN_QUOTED_FIELD:
            if d.quoting != QUOTE_NONE and c != END and c == d.quotechar:
                self.state = IN_QUOTED_FIELD
                return self.add(c)
            if c != END and c == d.delimiter:
                self.state = START_FIELD
                return self.save_field()
            if c == END or c in "\r\n":
                if not self.save_field():
                    return False
                self.state = START_RECORD if c == END else EAT_CRNL
                return True
            if not d.strict:
                self.state = IN_FIELD
                return self.add(c)
            raise_csv_error(f"'{d.delimiter}' expected after '{d.quotechar}'")
            return False
        # EAT_CRNL
        if c == END:
            self.state = START_RECORD
            return True
        if c in "\r\n":
            return True
        raise_csv_error(
            "new-line character seen in unquoted field - do you need to open the file "
            "with newline=''?"
        )
        return False


def reader_get_dialect(self: ReaderObject) -> Object | None:
    return self.dialect


def reader_get_line_num(self: ReaderObject) -> Object | None:
    return long_from_i64(self.line_num)


READER_TYPE: Final[TypeObject] = static_type(
    "reader",
    module="_csv",
    doc="CSV reader\n\nReader objects are responsible for reading and parsing tabular data\n"
    "in CSV format.\n",
    slots=(S_ITER, S_NEXT),
    getset=(
        getset("dialect", reader_get_dialect, None),
        getset("line_num", reader_get_line_num, None),
    ),
)

from rt.objects.call import call_one  # noqa: E402
from rt.objects.floatobject import FLOAT_TYPE  # noqa: E402
from rt.objects.listobject import ListObject  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    as_unicode,
    unicode_from_host,
    unicode_to_host,
)
