"""Tables of text, written, planned and staged as the application does it."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from narrows.connectors.csv_file import plan
from narrows.domain.streams import Source
from narrows.reader import FileReader
from narrows.warehouse.csv_load import Staged, stage

NOW = datetime(2026, 11, 26, tzinfo=UTC)
HEADER = "key,status,moved_at\n"


def load(
    con: duckdb.DuckDBPyConnection, path: Path | str, content: str | bytes = "", **said: object
) -> Staged:
    if content:
        Path(path).write_bytes(content if isinstance(content, bytes) else content.encode())
    source = Source("s", "csv_file", str(path), **said)  # type: ignore[arg-type]
    return stage(con, plan(FileReader(), source), source="s", now=NOW)


def changes(
    con: duckdb.DuckDBPyConnection, attribute: str = "status"
) -> list[tuple[str, str, str]]:
    """Item, value and instant of what is staged, in order."""
    rows = con.execute(
        "SELECT item, value, changed_at_us FROM staged WHERE attribute = ? "
        "ORDER BY changed_at_us, seq",
        [attribute],
    ).fetchall()
    return [(item, value, _iso(us)) for item, value, us in rows]


def _iso(us: int) -> str:
    at = datetime.fromtimestamp(us // 10**6, UTC).replace(microsecond=us % 10**6)
    return at.isoformat().removesuffix("+00:00") + "Z"


def told(staged: Staged) -> list[tuple[int | None, str]]:
    return [(fault.row, fault.message) for fault in staged.faults]
