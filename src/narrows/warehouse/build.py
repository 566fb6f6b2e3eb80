"""Visits and items: built once from raw by the two portable selects, kept as Parquet beside it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb
import numpy as np

from narrows import __version__
from narrows.domain.ports import LoadedSource, Progress
from narrows.domain.streams import MeasurementPolicy, ValueStream
from narrows.domain.work import Fault
from narrows.metrics.attribution import ATTRIBUTIONS, OWN, OWNERS
from narrows.metrics.tables import ITEMS, VISITS
from narrows.metrics.working import RECKONING
from narrows.warehouse import files, tallies
from narrows.warehouse.assign import assign, map_words
from narrows.warehouse.connection import text, watched
from narrows.warehouse.manifest import Manifest
from narrows.warehouse.reckon import calendars_made_of, reckon

FOLDER = "derived"
TABLES = ("visits", "items", "blocks", "attributions", "stayed")
BUILT = "built.json"
UNBLOCKED = ("", "false", "no", "0", "none", "off", "unblocked")
"""Words of a flag that is down, whatever tool; anything else is up."""

MOVES = """
CREATE TABLE moves AS
SELECT taken.stream, taken.item, taken.value AS status, state_map.flow_state,
       taken.changed_at_us AS moved_at_us, taken.seq
FROM taken
JOIN state_map ON state_map.stream = taken.reader AND state_map.source = taken.source
              AND state_map.value = taken.value
JOIN clock ON clock.stream = taken.stream
WHERE changed_at_us <= as_of_us
"""
TYPES = """
CREATE TABLE types AS
SELECT typed.item, type_map.item_type, changed_at_us, seq
FROM typed
JOIN type_map ON type_map.stream = typed.reader AND type_map.source = typed.source
             AND type_map.value = typed.value
"""
BLOCKS = f"""
CREATE TABLE blocks AS
WITH flags AS (
    SELECT item, changed_at_us, raw_changes.seq,
           lower(trim(text)) NOT IN ({", ".join(f"'{word}'" for word in UNBLOCKED)}) AS is_on
    FROM raw_changes JOIN raw_values USING (value)
    JOIN assigned USING (item)
    JOIN clock ON clock.stream = assigned.stream
    WHERE attribute = 'blocked' AND changed_at_us <= as_of_us
),
turns AS (
    SELECT *, coalesce(lag(is_on) OVER same, false) <> is_on AS is_turn
    FROM flags
    WINDOW same AS (PARTITION BY item ORDER BY changed_at_us, seq)
),
spans AS (
    SELECT item, is_on, changed_at_us AS begin_us,
           lead(changed_at_us) OVER (PARTITION BY item ORDER BY changed_at_us, seq) AS end_us
    FROM turns
    WHERE is_turn
)
SELECT item, begin_us, end_us FROM spans WHERE is_on AND (end_us IS NULL OR end_us > begin_us)
"""
"""Flags turned on and off; several in a row that say the same are one."""
SCAFFOLD = (
    "taken", "typed", "homes", "moves", "types", "policies", "assigned", "state_map", "type_map",
)  # fmt: skip


READING = 4
"""Counts up when statuses or types come to be read in another way, so that all is built anew."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When history is cut.

    Attributes:
        as_of_us: By stream number; 0 is unaligned work. [µs since 1970 UTC]
    """

    as_of_us: Mapping[int, int]

    def latest_us(self) -> int:
        """The last instant that any stream knows. [µs since 1970 UTC]"""
        return max(self.as_of_us.values())


def build(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    clock: Clock,
    progress: Progress,
) -> list[Fault]:
    """Make the tables `visits` and `items` of the raw tables, and list what was in doubt."""
    _set_clock(con, clock)
    with watched(con, progress, what="building visits and items"):
        faults = assign(con, streams, sources=sources, as_of_us=clock.latest_us())
        con.execute(tallies.WORDS)
        map_words(con, streams, sources=sources)
        con.execute(MOVES)
        con.execute(TYPES)
        con.execute(BLOCKS)
        _set_policies(con, streams)
        con.execute(f"CREATE TABLE visits AS {VISITS}")
        _own(con)
        con.execute(f"CREATE TABLE items AS {ITEMS}")
        reckon(con, streams)
        con.execute(f"CREATE TABLE attributions AS {ATTRIBUTIONS}")
        con.execute(tallies.ITEMS)
        for table in SCAFFOLD:
            con.execute(f"DROP TABLE {table}")
    return faults + tallies.doubts(con, streams, sources=sources)


def _own(con: duckdb.DuckDBPyConnection) -> None:
    """Give the visits of items that are done to the stream that they were done in."""
    if con.execute("FROM homes LIMIT 1").fetchone() is not None:
        con.execute(f"CREATE TABLE owners AS {OWNERS}")
        con.execute(OWN)
        con.execute("DROP TABLE owners")


def fingerprint(manifest: Manifest, streams: Sequence[ValueStream], *, clock: Clock) -> str:
    """A name for what `visits` and `items` are made of: they are built again when it changes."""
    made_of = (
        __version__,
        READING,
        [each.name for each in manifest.segments if each.has_changes],
        [(each.id, sorted(each.categories.items())) for each in manifest.sources.values()],
        [each.followed.gone for each in manifest.sources.values() if each.followed],
        streams,
        sorted(clock.as_of_us.items()),
        VISITS,
        ITEMS,
        OWNERS,
        ATTRIBUTIONS,
        RECKONING,
        calendars_made_of(streams),
    )
    return sha256(repr(made_of).encode()).hexdigest()[:32]


def keep(con: duckdb.DuckDBPyConnection, folder: Path, *, name: str, faults: list[Fault]) -> None:
    """Keep what was built under its name, if the disk lets: else it is built again each time."""
    with (
        suppress(OSError, duckdb.IOException),
        files.folder_made_at(folder / FOLDER / name) as beside,
    ):
        for table in TABLES:
            path = text(str(beside / f"{table}.parquet"))
            con.execute(f"COPY {table} TO {path} (FORMAT parquet, COMPRESSION zstd)")
        told = [[each.source, each.message, each.row, each.stream] for each in faults]
        (beside / BUILT).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    files.remove_unused(folder / FOLDER, {name})


def find(
    con: duckdb.DuckDBPyConnection, folder: Path, *, name: str, clock: Clock
) -> list[Fault] | None:
    """Open what was built under a name, or `None` where it is not whole."""
    at = folder / FOLDER / name
    try:
        told = json.loads((at / BUILT).read_text(encoding="utf-8"))
        faults = [Fault(source, message, row, of) for source, message, row, of in told]
        for table in TABLES:
            path = text(str(at / f"{table}.parquet"))
            con.execute(f"CREATE TABLE {table} AS FROM read_parquet({path})")
    except (OSError, ValueError, duckdb.Error):
        # Derived files may be deleted or cut short at any time; they are built again.
        for table in TABLES:
            con.execute(f"DROP TABLE IF EXISTS {table}")
        files.discard(at)
        return None
    _set_clock(con, clock)
    return faults


def _set_policies(con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream]) -> None:
    policies = [MeasurementPolicy(), *(stream.policy for stream in streams)]
    con.register(
        "told",
        {
            "stream": np.arange(len(policies), dtype=np.int32),
            "start_at": np.array([each.start.value for each in policies], dtype=object),
            "reopened": np.array([each.reopened.value for each in policies], dtype=object),
        },
    )
    con.execute("CREATE TABLE policies AS FROM told")
    con.unregister("told")


def _set_clock(con: duckdb.DuckDBPyConnection, clock: Clock) -> None:
    con.register(
        "told",
        {
            "stream": np.array(list(clock.as_of_us), dtype=np.int32),
            "as_of_us": np.array(list(clock.as_of_us.values()), dtype=np.int64),
        },
    )
    con.execute("CREATE OR REPLACE TABLE clock AS FROM told")
    con.unregister("told")
