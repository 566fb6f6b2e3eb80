"""Places of things among those that they are listed with, which the trail does not tell."""

from collections import defaultdict
from collections.abc import Iterator

from narrows.domain.audit import Fault, Mismatch
from narrows.store.kinds import KINDS
from narrows.store.stored_rows import StoredRows
from narrows.store.things import Thing


def of_places(rows: StoredRows) -> Iterator[Mismatch]:
    """Things whose place is doubled or after a gap. Things that changed places are not found."""
    for kind in KINDS:
        listed_with = [each for each in kind.siblings if each in kind.key]
        lists = defaultdict(list)
        for row in rows.all(kind.table.name):
            lists[tuple(row[each] for each in listed_with)].append(row)
        for own in lists.values():
            for place, row in enumerate(own):
                if row["rank"] != place:
                    key = tuple(row[column] for column in kind.key)
                    shown = Thing(kind, key, place, {}, {}).shown_key
                    yield Mismatch(kind.name, shown, Fault.MOVED)
