"""The one road to rows: every statement of the store is made here, for one organisation.

No other module of the store runs a statement on these tables; a test holds that, and another that
without `_mine` one organisation would see and change what is another's.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from narrows.store.column_types import UNREADABLE, read_as_it_stands
from narrows.store.seals import seal
from narrows.store.selecting import (
    as_they_stand,
    asked_as,
    of_organisation,
    selecting,
    selecting_counted_on,
    selecting_either,
    selecting_last,
    selecting_with_highest,
)
from narrows.store.sqlite import forgiving, is_sqlite
from narrows.store.tables import ORGANISATION_COLUMN

Values = Mapping[str, object]


class Scoped:
    """A transaction, as one organisation sees it.

    Args:
        connection: In a transaction.
        organisation: Number of the organisation.
    """

    def __init__(self, connection: Connection, organisation: int) -> None:
        self._connection = connection
        self._organisation = organisation

    def rows(
        self, table: Table, *, order_by: Sequence[str] = (), **equal: object
    ) -> Sequence[RowMapping]:
        """The organisation's rows.

        Args:
            table: Where.
            order_by: Columns.
            equal: Column → its value; a list of values is any of them.
        """
        lists = tuple(name for name, value in equal.items() if isinstance(value, list))
        query = selecting(
            table, self._mine(table), order_by=tuple(order_by), names=tuple(equal), lists=lists
        )
        asked = {asked_as(name): value for name, value in equal.items()}
        return self._connection.execute(query, asked).mappings().all()

    def rows_of_either(self, table: Table, **equal: object) -> Sequence[RowMapping]:
        """The organisation's rows in which one of these columns, or more, has its value."""
        query = selecting_either(table, self._mine(table), names=tuple(equal))
        asked = {asked_as(name): value for name, value in equal.items()}
        return self._connection.execute(query, asked).mappings().all()

    def as_they_stand(self, table: Table, *, order_by: Sequence[str] = ()) -> Sequence[Values]:
        """The organisation's rows, also where somebody made them hold what their columns cannot.

        Args:
            table: Where.
            order_by: Columns.
        """
        if not is_sqlite(self._connection):
            # A server holds its columns' types; only days that Python has not are unreadable.
            with suppress(*UNREADABLE):
                return [dict(row) for row in self.rows(table, order_by=order_by)]
        query = as_they_stand(table, self._mine(table), order_by=tuple(order_by))
        return [read_as_it_stands(table, row) for row in self._connection.execute(query)]

    def forgiving(self) -> AbstractContextManager[None]:
        """Reads also text that is none."""
        return forgiving(self._connection)

    def last(
        self, table: Table, *, of: str, order_by: Sequence[str] = (), **equal: object
    ) -> Sequence[RowMapping]:
        """Of rows that differ only in a count of their key, the one that was counted last.

        Args:
            table: Where.
            of: The column that counts.
            order_by: Columns.
            equal: Column → its value; a list of values is any of them.
        """
        query = selecting_last(
            table, [self._mine(table), *_conditions(table, equal)], of=of, order_by=order_by
        )
        return self._connection.execute(query).mappings().all()

    def counted_on(self, table: Table, *, of: str, order_by: Sequence[str]) -> Sequence[RowMapping]:
        """Of rows that differ only in a count of their key, those of which there are several.

        Args:
            table: Where.
            of: The column that counts, from 1.
            order_by: Columns.
        """
        query = selecting_counted_on(table, self._mine(table), of=of, order_by=order_by)
        return self._connection.execute(query).mappings().all()

    def rows_with_highest(self, table: Table, **numbered: Table) -> Sequence[RowMapping]:
        """The organisation's rows, each with the highest number in other tables beside it.

        Args:
            table: Where.
            numbered: Name of a value → the table that has the highest `number`; 0 where none has.
        """
        others = tuple((name, each, self._mine(each)) for name, each in numbered.items())
        query = selecting_with_highest(table, self._mine(table), others=others)
        return self._connection.execute(query).mappings().all()

    def highest(self, table: Table, column: str) -> int:
        """The highest number in a column; 0 where there is none."""
        query = select(func.coalesce(func.max(table.c[column]), 0)).where(self._mine(table))
        return int(self._connection.execute(query).scalar_one())

    def count(self, table: Table) -> int:
        """How many rows the organisation has."""
        query = select(func.count()).select_from(table).where(self._mine(table))
        return int(self._connection.execute(query).scalar_one())

    def rows_after(
        self, table: Table, column: str, *, after: object, order_by: Sequence[str] = ()
    ) -> Sequence[RowMapping]:
        """The organisation's rows in which a column is greater than a value."""
        query = select(table).where(self._mine(table), table.c[column] > after)
        query = query.order_by(*(table.c[each] for each in order_by))
        return self._connection.execute(query).mappings().all()

    def add(self, table: Table, rows: Sequence[Values]) -> None:
        """Add rows; each becomes the organisation's."""
        if rows:
            owned = [{**row, ORGANISATION_COLUMN: self._organisation} for row in rows]
            # One row by itself: for many, PostgreSQL's driver opens a pipeline, which takes longer.
            self._connection.execute(insert(table), owned if len(owned) > 1 else owned[0])

    def add_sealed(self, rows: Mapping[Table, Sequence[Values]]) -> str:
        """Add rows to tables that are only ever added to; their seal, for the trail."""
        for table, own in rows.items():
            self.add(table, own)
        return seal((table, row) for table, own in rows.items() for row in own)

    def change(self, table: Table, key: Values, *, values: Values) -> None:
        """Change the row of a key, which there has to be.

        Args:
            table: Where.
            key: Column → value.
            values: Column → new value.
        """
        changed = self._connection.execute(
            update(table).where(self._mine(table), *_conditions(table, key)).values(values)
        )
        if changed.rowcount != 1:
            raise LookupError(f"{changed.rowcount} rows of {table.name} have the key {dict(key)}")

    def remove(self, table: Table, key: Values) -> None:
        """Remove the rows of a key, if there are any."""
        self._connection.execute(delete(table).where(self._mine(table), *_conditions(table, key)))

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return of_organisation(table, self._organisation)


def _conditions(table: Table, equal: Values) -> Sequence[ColumnElement[bool]]:
    return [
        table.c[name].in_(value) if isinstance(value, list) else table.c[name] == value
        for name, value in equal.items()
    ]
