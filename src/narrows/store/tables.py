"""What all tables share: the organisation in every key, and how their parts are written."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
)
from sqlalchemy.schema import SchemaItem

from narrows.store.column_types import UTCDateTime, Words

ORGANISATION_COLUMN = "organisation"

# Names of our own for every constraint: a later migration can only change what has a name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def owned(name: str, *parts: SchemaItem) -> Table:
    """A table of which each row is one organisation's."""
    organisation = Column(ORGANISATION_COLUMN, Integer, primary_key=True, autoincrement=False)
    return Table(name, metadata, organisation, *parts)


def thing(name: str, *parts: SchemaItem) -> Table:
    """A table of things of the plan, each with its place and its version."""
    own = [Column(name, Integer, nullable=False) for name in ("rank", "version")]
    return owned(name, *parts, *own)


def key(name: str) -> Column[str]:
    """A word that is part of the key."""
    return Column(name, Words, primary_key=True)


def nth(name: str) -> Column[int]:
    """A count that is part of the key."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def needed(
    name: str, of: type[Words] | type[Integer] | type[Double[float]] | type[Date] = Words
) -> Column[object]:
    """A column that has a value in every row."""
    return Column(name, of, nullable=False)


def words(name: str) -> Column[str]:
    """Text that may be missing."""
    return Column(name, Words)


def number(name: str) -> Column[float]:
    """A decimal that may be missing."""
    return Column(name, Double)


def count(name: str) -> Column[int]:
    """A whole number that may be missing."""
    return Column(name, Integer)


def day(name: str) -> Column[object]:
    """A day that may be missing."""
    return Column(name, Date)


def instant(name: str) -> Column[object]:
    """An instant that is always there. [UTC]"""
    return Column(name, UTCDateTime, nullable=False)


def yes_or_no(name: str) -> Column[bool]:
    """A truth that is always there."""
    return Column(name, Boolean, nullable=False)


def refers(to: str, *columns: str, key: tuple[str, ...] = ("id",)) -> ForeignKeyConstraint:
    """A link within the organisation, held at the end of the transaction.

    Only then: a plan is replaced row by row, and in between links may dangle.
    """
    return ForeignKeyConstraint(
        [ORGANISATION_COLUMN, *columns],
        [f"{to}.{each}" for each in (ORGANISATION_COLUMN, *(key if columns else ()))],
        deferrable=True,
        initially="DEFERRED",
    )
