"""An event log that somebody hands over, as a table of its moves or of its intervals of work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from narrows.connectors.csv_file.names import ATTRIBUTES, INTERVAL, MOVE
from narrows.domain.work import Attribute, Batch


def rows_of_log(batches: Iterable[Batch]) -> Iterator[Sequence[str]]:
    """The table that an event log becomes, the names of its columns first.

    What a connector could not use of it stays as a row that nobody can use, and is counted.
    """
    held = list(batches)
    is_interval = any(batch.intervals for batch in held)
    header = (*(INTERVAL if is_interval else MOVE), *ATTRIBUTES)
    yield header
    if is_interval:
        yield from _of_intervals(held)
    else:
        for item, at, own in _told(held):
            yield (item, own.get("status", ""), at, *_cells(own))
    for batch in held:
        for _ in batch.faults:
            yield unusable(len(header))


def _of_intervals(batches: Sequence[Batch]) -> Iterator[Sequence[str]]:
    """What an item is told to be stands in the first of its rows."""
    first = {item: own for item, _, own in reversed(_told(batches))}
    for batch in batches:
        for each in batch.intervals:
            times = (each.started_at.isoformat(), each.ended_at.isoformat())
            yield (each.item, each.activity, *times, *_cells(first.pop(each.item, {})))


def _told(batches: Iterable[Batch]) -> Sequence[tuple[str, str, Mapping[str, str]]]:
    """Item, instant and what became of its attributes then, in the order of the log."""
    rows: list[tuple[str, str, dict[str, str]]] = []
    last: dict[tuple[str, str], dict[str, str]] = {}
    for batch in batches:
        for each in batch.changes:
            key = (each.item, each.changed_at.isoformat())
            own, name = last.get(key), each.attribute.value
            # A second move at the same instant is a row of its own.
            if own is None or (each.attribute is Attribute.STATUS and name in own):
                own = last[key] = {}
                rows.append((*key, own))
            own[name] = each.value
    return rows


def _cells(told: Mapping[str, str]) -> Sequence[str]:
    return [told.get(name, "").replace("\r", " ") for name in ATTRIBUTES]


def unusable(n_columns: int) -> Sequence[str]:
    """A row with a column too many for its table: whoever reads that counts and lists it."""
    return [""] * (n_columns + 1)
