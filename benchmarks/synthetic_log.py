"""The log that the claims are measured on, seeded and sorted by time as an append-only log is.

3–30 transitions an item through 12 statuses, 5 % of the items reopened, 3 % of the moves skip a
status, 50 streams, two years.
"""

from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

STATUSES = (
    ("Backlog", "new"),
    ("Ready", "waiting"),
    ("Analysis", "active"),
    ("Ready for development", "waiting"),
    ("Development", "active"),
    ("Waiting for review", "waiting"),
    ("Review", "active"),
    ("Ready for test", "waiting"),
    ("Test", "active"),
    ("Ready for release", "waiting"),
    ("Releasing", "active"),
    ("Done", "done"),
)
STREAMS = 50
YEARS_US = 2 * 365 * 86_400_000_000
FIRST_MS = 1_704_067_200_000  # 2024-01-01
LONGEST = 30
DONE = len(STATUSES) - 1

Ints = NDArray[np.int64]


def write_log(
    path: Path,
    n_rows: int,
    *,
    seed: int = 1,
    n_streams: int = STREAMS,
    first_ms: int = FIRST_MS,
) -> Path:
    """Write a log of exactly `n_rows` transitions as CSV, and return its path.

    Args:
        path: Where; written anew each time.
        n_rows: How many transitions. [rows]
        seed: The same seed writes the same bytes.
        n_streams: That its items are of, in turns. [streams]
        first_ms: When the two years begin. [ms since 1970]
    """
    dice = np.random.default_rng(seed)
    item, status, after_ms = moves(n_rows, dice)
    moved_ms = first_ms + after_ms
    stream = item % n_streams
    item_type = (item // n_streams) % 4
    with duckdb.connect() as connection:
        cursor = connection.cursor()
        cursor.register(
            "moves", {"i": item, "s": status, "t": moved_ms, "p": stream, "k": item_type}
        )
        names = ", ".join(f"'{name}'" for name, _ in STATUSES)
        cursor.execute(
            f"""copy (
                select 'S' || p || '-' || i as item, [{names}][s + 1] as status,
                       strftime(epoch_ms(t), '%Y-%m-%dT%H:%M:%S.%gZ') as moved_at,
                       ['Feature', 'Defect', 'Risk', 'Debt'][k + 1] as item_type,
                       'S' || p as project
                from moves order by t, i
            ) to '{path}' (header, delimiter ',')"""
        )
    return path


def moves(n_rows: int, dice: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Item, status and time since the beginning of each transition, in the order of time. [ms]"""
    n_items = n_rows // 13 + 100
    length = dice.integers(3, LONGEST + 1, n_items)
    status = _routes(length, dice)
    hours = dice.lognormal(2.5, 1.2, status.shape)
    begin_ms = np.sort(dice.integers(0, YEARS_US // 1000, n_items))
    moved_ms = begin_ms[:, None] + np.cumsum(hours * 3_600_000, axis=1).astype(np.int64)
    is_told = (np.arange(LONGEST) < length[:, None]) & (moved_ms < YEARS_US // 1000)
    item = np.broadcast_to(np.arange(n_items)[:, None], status.shape)[is_told]
    first = np.argsort(moved_ms[is_told], kind="stable")[:n_rows]
    if len(first) < n_rows:
        raise ValueError(f"only {len(first)} of {n_rows} transitions")
    return item[first], status[is_told][first], moved_ms[is_told][first]


def _routes(length: Ints, dice: np.random.Generator) -> Ints:
    """Statuses per item and move: forward, now and then back or past one, done at the last."""
    n_items = len(length)
    status = np.zeros((n_items, LONGEST), np.int64)
    here = np.zeros(n_items, np.int64)
    for move in range(1, LONGEST):
        left = np.maximum(length - move, 1)
        distance = DONE - here
        step = np.where(dice.random(n_items) < 0.03, 2, 1)
        is_slack = distance < left
        step = np.where(is_slack & (dice.random(n_items) < 0.4), -1, step)
        step = np.where(is_slack & (here + step >= DONE), -1, step)
        step = np.where(here + step < 0, 1, step)
        step = np.where(is_slack, step, -(-distance // left))
        here = np.where(move < length, here + step, here)
        status[:, move] = here
    reopened = np.flatnonzero((length >= 6) & (dice.random(n_items) < 0.05))
    last = length[reopened] - 1
    status[reopened, last - 2] = DONE
    status[reopened, last - 1] = 6
    return status
