"""The same log as integers, for whoever measures without reading words."""

from pathlib import Path

import duckdb
import numpy as np

from benchmarks.synthetic_log import FIRST_MS, STREAMS, moves

DRAWN_AT_ONCE = 10_000_000
DRAWN = f"""
copy (
    select cast(i as integer) as item, cast(i % {STREAMS} + 1 as integer) as stream,
           cast(s as integer) as status, t * 1000 as moved_us
    from moves order by t, i
) to '{{path}}' (format parquet)
"""
MERGED = """
copy (from read_parquet({paths}) order by moved_us, item) to '{path}' (format parquet)
"""
TYPED = """
copy (
    select item, ['feature', 'defect', 'risk', 'debt'][item % 4 + 1] as item_type,
           min(moved_us) as changed_us
    from read_parquet('{path}') group by item order by changed_us, item
) to '{types}' (format parquet)
"""


def write_moves(path: Path, n_rows: int, *, seed: int = 1) -> Path:
    """Write so many transitions.

    Of more than 10⁷ transitions so many logs of that length are laid over each other, each with
    items of its own, since one is drawn in memory.

    Args:
        path: Of a Parquet file of `item, stream, status, moved_us`, in the order of time; beside
            it `types_of(path)` has the item types.
        n_rows: How many transitions. [rows]
        seed: The same seed writes the same rows.
    """
    n_logs = -(-n_rows // DRAWN_AT_ONCE)
    drawn = [path.with_suffix(f".{number}.drawn") for number in range(n_logs)]
    with duckdb.connect(config={"temp_directory": str(path.with_suffix(".sorting"))}) as connection:
        first_item = 0
        for number, part in enumerate(drawn):
            item, status, after_ms = moves(n_rows // n_logs, np.random.default_rng(seed + number))
            connection.register(
                "moves", {"i": item + first_item, "s": status, "t": FIRST_MS + after_ms}
            )
            connection.execute(DRAWN.format(path=part))
            connection.unregister("moves")
            first_item += int(item.max()) + 1
        connection.execute("SET memory_limit = '6GB'")
        connection.execute(MERGED.format(paths=[str(part) for part in drawn], path=path))
        connection.execute(TYPED.format(path=path, types=types_of(path)))
    for part in drawn:
        part.unlink()
    return path


def types_of(path: Path) -> Path:
    """The file of `item, item_type, changed_us` that goes with one of moves."""
    return path.with_suffix(".types.parquet")
