"""Traces of an event log as batches of changes, or of intervals of work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from narrows.connectors.instants import read_instant
from narrows.connectors.xes.attributes import Told, changes_of
from narrows.connectors.xes.pairs import Starts
from narrows.connectors.xes.parse import Trace
from narrows.connectors.xes.reading import (
    COMPLETE,
    INSTANCE,
    LIFECYCLE,
    NAME,
    NOTES,
    START,
    START_TIME,
    TIME,
    Reading,
    Words,
)
from narrows.domain.calendar import zone_named
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault, Interval

BATCH_CHANGES = 5000


@dataclass(slots=True)
class Log:
    """A log on its way into batches; remembers what was seen of it before.

    Attributes:
        source: Where it comes from; what it says of status, columns and zone counts.
        reading: What its events are taken for.
    """

    source: Source
    reading: Reading
    _changes: list[Change] = field(default_factory=list)
    _intervals: list[Interval] = field(default_factory=list)
    _faults: list[Fault] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _words: Words = field(default_factory=Words)
    _zone: ZoneInfo = field(init=False)
    _status_keys: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._zone = zone_named(self.source.zone or "UTC")
        usual = (NAME, LIFECYCLE) if self.reading is Reading.SUB_STATUS else (NAME,)
        self._status_keys = self.source.status or usual

    def is_full(self) -> bool:
        """Whether it is time for a batch."""
        return len(self._changes) + len(self._intervals) >= BATCH_CHANGES

    def batch(self) -> Batch:
        """What was added since the last one."""
        batch = Batch(
            tuple(self._changes), tuple(self._faults), intervals=tuple(self._intervals),
            notes=(NOTES[self.reading],),
        )  # fmt: skip
        self._changes, self._intervals, self._faults = [], [], []
        return batch

    def add(self, trace: Trace) -> None:
        """Add the events of a trace."""
        self._words.hear(trace)
        item = trace.attributes.get(NAME, "").strip()
        if not item:
            n_events = len(trace.events)
            self._fault(trace.first_row, f"a trace without {NAME}; its {n_events} events left out")
            return
        if item in self._seen:
            self._fault(trace.first_row, f"a second trace is named {item}; read as one item")
        self._seen.add(item)
        starts, told = Starts(), list[Told]()
        for row, event in enumerate(trace.events, start=trace.first_row):
            at = self._instant(row, event, key=TIME)
            status = self._status(row, event) if at else None
            if at is None or status is None:
                continue
            if self.reading in (Reading.MOVE, Reading.SUB_STATUS):
                self._changes.append(Change(item, Attribute.STATUS, status, at))
            elif started_at := self._started_at(row, event, at=at, starts=starts):
                if started_at > at:
                    self._fault(row, f"«{status}» ends before it starts; left out")
                    continue
                self._intervals.append(Interval(item, status, started_at, at))
                # One event of a whole interval tells what the item was from its start on.
                at = started_at if self.reading is Reading.INTERVAL else at
            told.append((at, event))
        self._changes += changes_of(item, trace.attributes, told=told, columns=self.source.columns)
        for row, activity in starts.left():
            self._fault(row, f"«{activity}» starts and never completes; left out")

    def close(self) -> None:
        """Say what only the whole log can tell."""
        meaning = self._words.meaning()
        if not self.source.status and meaning is not self.reading:
            self._fault(
                None,
                f"read as «{NOTES[self.reading]}», but later events say «{NOTES[meaning]}»; name "
                "the attributes that make the status to decide it",
            )

    def _started_at(
        self, row: int, event: Mapping[str, str], *, at: datetime, starts: Starts
    ) -> datetime | None:
        """When the work began that ends with this event; `None` where none ends."""
        if self.reading is Reading.INTERVAL:
            return self._instant(row, event, key=START_TIME) if START_TIME in event else at
        key = event[NAME], event.get(INSTANCE, "")
        word = event.get(LIFECYCLE, COMPLETE).strip().lower()
        if word == START:
            starts.add(key, row, started_at=at)
        return starts.taken(key, otherwise=at) if word == COMPLETE else None

    def _status(self, row: int, event: Mapping[str, str]) -> str | None:
        words = [event.get(key, "").strip() for key in self._status_keys]
        if words[0]:
            return "/".join(word for word in words if word)
        self._fault(row, f"no status: the event has no {self._status_keys[0]}; left out")
        return None

    def _instant(self, row: int, event: Mapping[str, str], *, key: str) -> datetime | None:
        if key not in event:
            self._fault(row, f"no time: the event has no {key}; left out")
            return None
        try:
            instant, doubt = read_instant(event[key], self._zone)
        except (ValueError, OverflowError):
            self._fault(row, f"{key} «{event[key][:40]}» is no time stamp; left out")
            return None
        if doubt:
            self._fault(row, f"{event[key]}: {doubt}")
        return instant

    def _fault(self, row: int | None, message: str) -> None:
        self._faults.append(Fault(self.source.id, " ".join(message.split()), row))
