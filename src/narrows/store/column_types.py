"""What a column may hold: instants in UTC, and text that every database can keep."""

import re
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from narrows.domain.errors import NarrowsError

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
