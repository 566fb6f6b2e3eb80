"""Visits that the engine is shown as a view over what the pass holds, until the file has them.

The file is written of them once, and so they are not made a table of before. Only the connection of
the pass sees them.
"""

from collections.abc import Mapping

import duckdb

from narrows.warehouse.connection import has_table

SHELF = "shelf"
SHOWN = f"DROP TABLE visits; CREATE VIEW visits AS {{rows}} FROM {SHELF}"
HELD = """
CREATE TABLE main.held AS FROM main.visits;
DROP VIEW main.visits;
ALTER TABLE main.held RENAME TO visits
"""


def show(con: duckdb.DuckDBPyConnection, columns: Mapping[str, object], *, rows: str) -> None:
    """Make `visits` a view.

    Args:
        con: Holds a table `visits` that is empty.
        columns: One array each.
        rows: What is selected of them.
    """
    con.register(SHELF, dict(columns))
    con.execute(SHOWN.format(rows=rows))


def hold(con: duckdb.DuckDBPyConnection) -> None:
    """Make a table of visits that are only shown, for whoever else asks."""
    if _is_shown(con):
        con.execute(HELD)
        con.unregister(SHELF)


def drop_visits(con: duckdb.DuckDBPyConnection) -> None:
    """Let go of the visits of `main`, shown or held."""
    is_shown = _is_shown(con)
    con.execute(f"DROP {'VIEW' if is_shown else 'TABLE'} main.visits")
    if is_shown:
        con.unregister(SHELF)


def _is_shown(con: duckdb.DuckDBPyConnection) -> bool:
    return has_table(con, SHELF)
