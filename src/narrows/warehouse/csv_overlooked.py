"""Tables of text in which the engine's strict reader finds no row, and says nothing."""

from collections.abc import Sequence

import duckdb


def is_overlooked(con: duckdb.DuckDBPyConnection, header: Sequence[str]) -> bool:
    """Whether nothing was found behind a column's name of several lines.

    Where such a name, as spreadsheets write it, ends its lines otherwise than the rows end theirs,
    the engine neither keeps nor refuses a row.

    Args:
        con: With what was read, in `csv_rows` and `csv_refused`.
        header: Names of the columns.
    """
    if not any("\n" in name or "\r" in name for name in header):
        return False
    found = con.execute(
        "SELECT (SELECT count(*) FROM csv_rows) + (SELECT count(*) FROM csv_refused)"
    ).fetchone()
    return found == (0,)
