"""Which rows are sealed, and by which entries of the trail."""

from collections.abc import Callable, Mapping

from sqlalchemy import Table

from narrows.store import ledger_tables as tables
from narrows.store.gate_tables import pushed_change

Row = Mapping[str, object]

Told = tuple[str, str]
"""What an entry speaks of: kind and key."""


def _check_in(row: Row) -> Told:
    return "check-in", f"{row['objective']}/{row['number']}"


def _saying(row: Row) -> Told:
    return "saying", str(row["number"])


SEALED: Mapping[Table, Callable[[Row], Told]] = {
    tables.check_in: _check_in,
    tables.seen_key_result: _check_in,
    tables.seen_hypothesis: _check_in,
    tables.saying: _saying,
    tables.saying_detail: _saying,
    tables.observation: lambda row: ("observations", str(row["metric"])),
    pushed_change: lambda row: ("changes", str(row["source"])),
    tables.week_value: lambda row: ("weeks", str(row["week"])),
    tables.snapshot: lambda row: ("snapshots", str(row["week"])),
}
"""Tables whose rows are sealed, and which entries speak of a row."""
