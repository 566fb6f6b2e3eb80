"""Changes that a tool pushes to the server, or a file of them.

An item is whatever the tool calls so. Each line is one change as JSON: `item`, `attribute` (status,
item_type, title, stream, project, label, component, blocked, parent, points or hours), `value`,
`changed_at` in ISO 8601, and `id` where the tool has one for the change. A `value` of `blocked`
such as «no», «false», «cleared», or an empty one, lets the item go on; any other stops it.

A source of this connector has no `path`: its changes come by `POST /api/v1/changes`, are kept in
the store, and count from the next measuring on. Whatever else a line holds is not read, so that who
did the work never is.
"""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from zoneinfo import ZoneInfo

from narrows.connectors.instants import read_instant
from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault

CHANGES_PER_BATCH = 10_000
LONGEST_LINE = 100_000
"""Far more than one change takes. [bytes]"""


def fetch(reader: Reader, source: Source) -> Iterator[Batch]:
    """Yield the changes in batches, in the order of the lines.

    Raises:
        NarrowsError: `push-unreadable`, or what the reader refuses.
    """
    zone = ZoneInfo(source.zone or "UTC")
    changes: list[Change] = []
    faults: list[Fault] = []
    n_told = 0
    with reader.open(source.path) as file:
        for row, line in enumerate(_lines(file), start=1):
            try:
                change, doubt = _change(line, zone)
                changes.append(change)
                faults += [Fault(source.id, doubt, row)] if doubt else []
                n_told += 1
            except _MomentError:
                # It is a change, of a moment that cannot be: a fault, and no reason to refuse all.
                faults.append(Fault(source.id, "nothing can have changed at that time", row))
                n_told += 1
            except (ValueError, OverflowError, RecursionError):
                faults.append(Fault(source.id, "this line is no change", row))
            if len(changes) + len(faults) >= CHANGES_PER_BATCH:
                yield Batch(changes, faults)
                changes, faults = [], []
            if not n_told and row >= CHANGES_PER_BATCH:
                break
    if faults and not n_told:
        raise NarrowsError(
            "push-unreadable",
            f"«{source.path}» holds no change that can be read; each line is one change as JSON, "
            "with item, attribute, value and changed_at.",
        )
    yield Batch(changes, faults, fraction_read=1.0)


def lines_of(changes: Iterable[Change]) -> bytes:
    """Changes as `fetch` reads them."""
    return b"".join(
        json.dumps(
            {
                "item": each.item,
                "attribute": each.attribute.value,
                "value": each.value,
                "changed_at": each.changed_at.isoformat(),
                "id": each.source_id,
            }
        ).encode("ascii")
        + b"\n"
        for each in changes
    )


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines; one that is far too long is cut, and so is no change."""
    while line := file.readline(LONGEST_LINE):
        if line.strip():
            yield line


class _MomentError(ValueError):
    """A change without a moment at which it can have been."""


def _change(line: bytes, zone: ZoneInfo) -> tuple[Change, str | None]:
    """One change, and what is doubtful about its time.

    Raises:
        ValueError: It is none.
        _MomentError: Its time is none at which anything can have changed.
    """
    told = json.loads(line)
    if not isinstance(told, dict):
        raise ValueError("no object")
    item, attribute, value, at, id_ = (
        _text(told, name) for name in ("item", "attribute", "value", "changed_at", "id")
    )
    if not item:
        raise ValueError("no item")
    known = Attribute(attribute)
    if known is Attribute.STATUS and not value.strip():
        raise ValueError("a status without a name")
    try:
        instant, doubt = read_instant(at, zone)
    except (ValueError, OverflowError) as error:
        raise _MomentError(at) from error
    return Change(item, known, value, instant, id_), doubt


def _text(told: dict[str, object], name: str) -> str:
    text = told.get(name, "" if name == "id" else None)
    if not isinstance(text, str) or "\0" in text:
        raise ValueError(name)
    text.encode()  # half of a pair is no text
    return text


connector = Connector(
    name="push",
    title="Pushed changes",
    suffixes=(".jsonl", ".jsonl.gz"),
    fetch=fetch,
)
