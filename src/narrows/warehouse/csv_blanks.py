"""Blanks around values, which are no part of them: taken away where there are any.

The engine's `trim` takes every kind of blank, and looks at every letter for that: of all values it
took a quarter of the read.
"""

import re
from collections.abc import Sequence

import duckdb

IS_ASCII = re.compile("has.unicode\\W+false", re.IGNORECASE)
"""In what the engine knows of a column; in words that differ from version to version."""


def without_spaces_sql(value: str) -> str:
    """A value without the spaces around it: those show by its ends. Nothing else is null."""
    return (
        f"CASE WHEN {value} < '!' OR ends_with({value}, ' ') THEN nullif(trim({value}), '') "
        f"ELSE {value} END"
    )


def trim_rest(con: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> None:
    """Trim the other kinds, in columns of `csv_rows` that may have letters beyond ASCII."""
    asked = ", ".join(f"CAST(stats({name}) AS VARCHAR)" for name in columns)
    told = con.execute(f"SELECT {asked} FROM csv_rows LIMIT 1").fetchone() or ()
    for name, known in zip(columns, told, strict=False):
        if not IS_ASCII.search(known):
            trim = f"trim({name})"
            con.execute(f"UPDATE csv_rows SET {name} = nullif({trim}, '') WHERE {name} <> {trim}")
