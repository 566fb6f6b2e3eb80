"""Rows that somebody made hold what their columns cannot, in whatever table they stand."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Table

from narrows.domain.audit import Fault, Mismatch
from narrows.store.column_types import Unreadable
from narrows.store.kinds import KINDS
from narrows.store.scoped import Scoped
from narrows.store.sealed import SEALED, Told
from narrows.store.stored_rows import Row, StoredRows
from narrows.store.tables import ORGANISATION_COLUMN, metadata
from narrows.store.things import Thing, own_key

_OF_PLAN = {
    table: (kind, kind.key if part is None else kind.part_key(part))
    for kind in KINDS
    for part, table in ((None, kind.table), *kind.parts.items())
}
"""Table of a plan → the kind of its things, and the columns that name the thing of a row."""


def of_unreadable(scoped: Scoped, rows: StoredRows) -> Iterator[Mismatch]:
    """Things with such rows, as entries name them; where no entry speaks of them, as tables do.

    Sealed rows are left out: their seal tells.

    Args:
        scoped: A transaction.
        rows: Of the plan, as they stand.
    """
    for table in metadata.sorted_tables:
        if table not in SEALED and ORGANISATION_COLUMN in table.c:
            own = rows.all(table.name) if table in _OF_PLAN else scoped.as_they_stand(table)
            for row in own:
                if any(type(each) is Unreadable for each in row.values()):
                    yield Mismatch(*_spoken_of(table, row), Fault.UNREADABLE)


def _spoken_of(table: Table, row: Row | Mapping[str, object]) -> Told:
    if table in _OF_PLAN:
        kind, columns = _OF_PLAN[table]
        thing = Thing(kind, tuple(row[each] for each in columns), 0, {}, {})
        return kind.name, thing.shown_key
    return table.name, "/".join(str(row[each]) for each in own_key(table))
