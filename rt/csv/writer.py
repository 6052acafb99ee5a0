"""The CSV writer.

Answers to the Writer of Modules/_csv.c.
"""

from __future__ import annotations

from typing import Final

from rt.csv.dialect import (
    QUOTE_ALL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    QUOTE_NOTNULL,
    QUOTE_STRINGS,
    DialectObject,
    raise_csv_error,
)
from rt.objects.errors import error_occurred
from rt.objects.methodobject import getset, method
from rt.objects.object import NONE, Object
from rt.objects.typeobject import TypeObject, static_type, type_name


class WriterObject(Object):
    """`_csv.writer`."""

    def __init__(self, write: Object, dialect: DialectObject) -> None:
        self.write: Final = write
        self.dialect: Final = dialect

    def ob_type(self) -> TypeObject:
        return WRITER_TYPE


def quoted_field(d: DialectObject, text: str, quoted: bool) -> str | None:
    """A field as it is written. None with a csv.Error. CPython: join_append_data"""
    out: list[str] = []
    special = d.delimiter + d.escapechar + d.quotechar + "\r\n" + d.lineterminator
    for c in text:
        if c in special:
            want_escape = False
            if d.quoting == QUOTE_NONE:
                want_escape = True
            elif c == d.quotechar:
                if d.doublequote:
                    out.append(c)
                else:
                    want_escape = True
            elif c == d.escapechar:
                want_escape = True
            if not want_escape:
                quoted = True
            else:
                if not d.escapechar:
                    raise_csv_error("need to escape, but no escapechar set")
                    return None
                out.append(d.escapechar)
        out.append(c)
    body = "".join(out)
    return d.quotechar + body + d.quotechar if quoted else body


def record_text(self: WriterObject, row: Object) -> str | None:
    """A row as a line. None with an exception. CPython: csv_writerow"""
    d = self.dialect
    it = get_iter(row)
    if it is None:
        if error_matches(TYPE_ERROR):
            clear_error()
            raise_csv_error(f"iterable expected, not {type_name(row)}")
        return None
    parts: list[str] = []
    null_only = False
    while True:
        field = it.tp_iternext()
        if field is None:
            if error_occurred():
                return None
            break
        native = field.native()
        is_text = isinstance(native, UnicodeObject)
        if d.quoting == QUOTE_NONNUMERIC:
            quoted = not is_number(field)
        elif d.quoting == QUOTE_ALL:
            quoted = True
        elif d.quoting == QUOTE_STRINGS:
            quoted = is_text
        elif d.quoting == QUOTE_NOTNULL:
            quoted = field is not NONE
        else:
            quoted = False
        null_only = field is NONE and not parts
        if isinstance(native, UnicodeObject):
            text = unicode_to_host(native)
        elif field is NONE:
            text = ""
        else:
            s = object_str_of(field)
            if s is None:
                return None
            text = unicode_to_host(s)
        if not text and d.delimiter == " " and d.skipinitialspace:
            if d.quoting == QUOTE_NONE or (
                field is NONE and d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)
            ):
                raise_csv_error(
                    "empty field must be quoted if delimiter is a space "
                    "and skipinitialspace is true"
                )
                return None
            quoted = True
        shown = quoted_field(d, text, quoted)
        if shown is None:
            return None
        parts.append(shown)
    if len(parts) == 1 and not parts[0]:
        # A lone empty field must not look like an empty line.
        if d.quoting == QUOTE_NONE or (null_only and d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
            raise_csv_error("single empty field record must be quoted")
            return None
        parts[0] = d.quotechar + d.quotechar
    return d.delimiter.join(parts) + d.lineterminator


def is_number(x: Object) -> bool:
    """Does the type take part in number protocols? CPython: PyNumber_Check"""
    native = x.native()
    if isinstance(native, (LongObject, FloatObject, BoolObject, ComplexObject)):
        return True
    return (
        has_special(x, ID___index__) or has_special(x, ID___int__) or has_special(x, ID___float__)
    )


def writerow(self: WriterObject, row: Object) -> Object | None:
    text = record_text(self, row)
    return None if text is None else call_one(self.write, unicode_from_host(text))


def writerows(self: WriterObject, rows: Object) -> Object | None:
    it = get_iter(rows)
    if it is None:
        return None
    while True:
        row = it.tp_iternext()
        if row is None:
            return None if error_occurred() else NONE
        if writerow(self, row) is None:
            return None


def writer_get_dialect(self: WriterObject) -> Object | None:
    return self.dialect


WRITER_TYPE: Final[TypeObject] = static_type(
    "writer",
    module="_csv",
    doc="CSV writer\n\nWriter objects are responsible for generating tabular data\n"
    "in CSV format from sequence input.\n",
    methods=(
        method("writerow", writerow, "row, /"),
        method("writerows", writerows, "rows, /"),
    ),
    getset=(getset("dialect", writer_get_dialect, None),),
)

from rt.objects.abstract import get_iter  # noqa: E402
from rt.objects.boolobject import BoolObject  # noqa: E402
from rt.objects.call import call_one  # noqa: E402
from rt.objects.complexobject import ComplexObject  # noqa: E402
from rt.objects.errors import clear_error, error_matches  # noqa: E402
from rt.objects.exceptions import TYPE_ERROR  # noqa: E402
from rt.objects.floatobject import FloatObject  # noqa: E402
from rt.objects.identifiers import ID___float__, ID___index__, ID___int__  # noqa: E402
from rt.objects.longobject import LongObject  # noqa: E402
from rt.objects.object_protocol import has_special, object_str_of  # noqa: E402
from rt.unicode.unicodeobject import (  # noqa: E402
    UnicodeObject,
    unicode_from_host,
    unicode_to_host,
)
