"""What a column may hold: instants in UTC, and text that every database can keep.

Behind our back it may be made to hold anything: SQLite keeps what it is given in every column.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Double,
    Integer,
    Table,
    Text,
    cast,
    type_coerce,
)
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from narrows.domain.errors import NarrowsError

UNREADABLE = (ValueError, TypeError, DataError, OperationalError)
"""What is raised by rows that hold what their column cannot."""

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


class UTCDateTime(TypeDecorator[datetime]):
    """An instant. A naive datetime is a bug of the caller and refused; what comes back is UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To what the database keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no zone; instants are kept in UTC")
        value = value.astimezone(UTC)
        # SQLite has no type for instants: its text has no zone, and is compared as text.
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From what the database kept."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text. What only one of the databases could keep is refused by both."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Text that is ordered by code point everywhere, whatever a server's language is."""
        collation = "C" if dialect.name == "postgresql" else None
        return dialect.type_descriptor(Text(collation=collation))

    def process_bind_param(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """To what the database keeps: plain text, of members of closed sets as well."""
        if value is None:
            return None
        if _UNKEEPABLE.search(value):
            raise NarrowsError(
                "text-unkeepable",
                f"The text {value[:40]!r} has a character that cannot be kept (NUL, or half of a "
                "pair); take it out.",
            )
        return str(value)


class Unreadable(str):
    """What stands in a column that cannot hold it, as text: it equals nothing that was kept."""

    __slots__ = ()


def as_it_stands(column: Column[object]) -> ColumnElement[Any]:
    """A column as the database keeps it, whatever that is; days and instants as text."""
    is_time = isinstance(column.type, UTCDateTime | Date)
    return (cast(column, Text) if is_time else type_coerce(column, NullType())).label(column.name)


def read_as_it_stands(table: Table, row: Sequence[Any]) -> Mapping[str, object]:
    """A row of columns `as_it_stands`: what they can hold, and else what stands there."""
    pairs = zip(table.columns, row, strict=True)
    return {each.name: None if it is None else _read(each.type, it) for each, it in pairs}


def printable(value: object) -> str:
    """Whatever stands in a column, as text that can be shown."""
    return str(value).encode("utf-8", "backslashreplace").decode()


def _read(of: TypeEngine[Any], value: object) -> object:
    if isinstance(of, Words):
        is_text = isinstance(value, str) and not _UNKEEPABLE.search(value)
        return value if is_text else Unreadable(printable(value))
    if isinstance(of, Boolean):
        return bool(value) if value in (0, 1) else Unreadable(value)
    if isinstance(of, Integer | Double):
        kinds = int if isinstance(of, Integer) else int | float
        return value if isinstance(value, kinds) else Unreadable(value)
    try:
        return _time(str(value), is_day=isinstance(of, Date))
    except (ValueError, OverflowError):
        return Unreadable(value)


def _time(text: str, *, is_day: bool) -> date:
    if is_day:
        return date.fromisoformat(text)
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
