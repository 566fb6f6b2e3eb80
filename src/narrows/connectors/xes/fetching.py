"""Event logs read: traces become moves, or intervals of work."""

from collections.abc import Iterator
from itertools import chain, islice

from narrows.connectors.csv_file.names import ATTRIBUTES, is_person
from narrows.connectors.xes.log import Log
from narrows.connectors.xes.parse import parse_traces
from narrows.connectors.xes.reading import (
    INSTANCE,
    LIFECYCLE,
    NAME,
    START_TIME,
    TIME,
    Reading,
    Words,
)
from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Reader
from narrows.domain.streams import Source
from narrows.domain.work import Batch

LOOK_AHEAD_TRACES = 2000
"""So many traces decide how the lifecycle is meant; they are held in memory. [traces]"""

ORGANISATION = "org:"
"""Prefix of the standard's own attributes of who did the work."""


def fetch(reader: Reader, source: Source) -> Iterator[Batch]:
    """Yield the log in batches, in the order of the file.

    Raises:
        NarrowsError: `xes-unreadable`, `xes-hostile`, `column-unknown`, `column-of-persons`, or
            what the reader refuses.
    """
    _check(source)
    wanted = {NAME, LIFECYCLE, TIME, INSTANCE, START_TIME, *source.status}
    wanted.update(source.columns.values())
    with reader.open(source.path) as file:
        traces = parse_traces(file, wanted, name=source.path)
        ahead = list(islice(traces, LOOK_AHEAD_TRACES))
        words = Words()
        for trace in ahead:
            words.hear(trace)
        log = Log(source, Reading.MOVE if source.status else words.meaning())
        for trace in chain(ahead, traces):
            log.add(trace)
            if log.is_full():
                yield log.batch()
        log.close()
        yield log.batch()


def _check(source: Source) -> None:
    for name in source.columns:
        if name not in ATTRIBUTES:
            raise NarrowsError(
                "column-unknown",
                f"«{name}» is nothing that an event log is asked for; known are "
                f"{', '.join(ATTRIBUTES)}; what makes the status is named by `status`.",
            )
    for key in (*source.columns.values(), *source.status):
        if is_person(key) or key.startswith(ORGANISATION):
            raise NarrowsError(
                "column-of-persons",
                f"«{key}» tells who did the work, of which Narrows keeps nothing; name another "
                "attribute.",
            )
