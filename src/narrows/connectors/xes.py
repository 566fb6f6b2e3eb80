"""XES event logs (IEEE 1849), plain or gzip.

An item is a trace, named by its `concept:name`; each event is a move into a status. The status is
`concept:name`, or the attributes that the source names, joined by «/». Unless they are named:
logs with start and complete rows become intervals of work, and a lifecycle of the tool's own
words («In Progress», «Wait - User») makes sub-statuses `name/lifecycle`.

Only the attributes named here are read; who did the work (`org:resource`, `org:role`) never is.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from itertools import chain
from zoneinfo import ZoneInfo

from narrows.connectors.instants import read_instant
from narrows.connectors.xes_parse import Trace, parse_traces
from narrows.domain.calendar import zone_named
from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault, Interval

NAME, LIFECYCLE, TIME = "concept:name", "lifecycle:transition", "time:timestamp"
INSTANCE, START_TIME = "concept:instance", "start_timestamp"

STANDARD_LIFECYCLE = frozenset(
    {
        "schedule", "assign", "reassign", "withdraw", "start", "suspend", "resume",
        "abort_activity", "ate_abort", "abort_case", "pi_abort", "complete", "manualskip",
        "autoskip", "unknown",
    }
)  # fmt: skip
"""Transitions of the standard's lifecycle; other words are a tool's own sub-statuses."""

LOOK_AHEAD_TRACES = 2000
"""So many traces decide how the lifecycle is meant; they are held in memory. [traces]"""

BATCH_CHANGES = 5000


class Reading(Enum):
    """What an event is."""

    MOVE = auto()
    SUB_STATUS = auto()
    START_OR_COMPLETE = auto()
    INTERVAL = auto()


NOTES = {
    Reading.MOVE: "each event is a move into the status of its name",
    Reading.SUB_STATUS: "the lifecycle has words of its own: a status is name/lifecycle",
    Reading.START_OR_COMPLETE: "start and complete events are intervals of work",
    Reading.INTERVAL: "events with a start time are intervals of work",
}


def is_xes(beginning: bytes) -> bool:
    """Whether a file that begins so is an event log in XES."""
    head = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<log" in beginning


def fetch(reader: Reader, source: Source) -> Iterator[Batch]:
    """Yield the log in batches, in the order of the file.

    Raises:
        NarrowsError: `xes-unreadable`, `xes-hostile`, or what the reader refuses.
    """
    wanted = {NAME, LIFECYCLE, TIME, INSTANCE, START_TIME, *source.status}
    wanted.update(source.columns.values())
    with reader.open(source.path) as file:
        traces = parse_traces(file, wanted, name=source.path)
        ahead: list[Trace] = []
        for trace in traces:
            ahead.append(trace)
            if len(ahead) == LOOK_AHEAD_TRACES:
                break
        reading = Reading.MOVE if source.status else _meaning(ahead)
        log = _Log(source, reading, source.status or _status_keys(reading))
        for trace in chain(ahead, traces):
            log.add(trace)
            if log.is_full():
                yield log.batch()
        yield log.batch()


def _meaning(traces: Sequence[Trace]) -> Reading:
    words: set[str] = set()
    for trace in traces:
        for event in trace.events:
            if START_TIME in event:
                return Reading.INTERVAL
            words.add(event.get(LIFECYCLE, "").lower())
    words.discard("")
    if {"start", "complete"} <= words:
        return Reading.START_OR_COMPLETE
    return Reading.SUB_STATUS if words - STANDARD_LIFECYCLE else Reading.MOVE


def _status_keys(reading: Reading) -> tuple[str, ...]:
    return (NAME, LIFECYCLE) if reading is Reading.SUB_STATUS else (NAME,)


@dataclass(slots=True)
class _Log:
    """A log on its way into batches; remembers what was seen of it before."""

    source: Source
    reading: Reading
    status_keys: tuple[str, ...]
    changes: list[Change] = field(default_factory=list)
    intervals: list[Interval] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    zone: ZoneInfo = field(init=False)

    def __post_init__(self) -> None:
        self.zone = zone_named(self.source.zone or "UTC")

    def is_full(self) -> bool:
        """Whether it is time for a batch."""
        return len(self.changes) + len(self.intervals) >= BATCH_CHANGES

    def batch(self) -> Batch:
        """What was added since the last one."""
        batch = Batch(
            tuple(self.changes), tuple(self.faults), intervals=tuple(self.intervals),
            notes=(NOTES[self.reading],),
        )  # fmt: skip
        self.changes, self.intervals, self.faults = [], [], []
        return batch

    def add(self, trace: Trace) -> None:
        """Add the events of a trace."""
        item = trace.attributes.get(NAME, "").strip()
        if not item:
            n_events = len(trace.events)
            self._fault(trace.first_row, f"a trace without concept:name, {n_events} events lost")
            return
        if item in self.seen:
            self._fault(trace.first_row, f"a second trace is named {item}; read as one item")
        self.seen.add(item)
        open_starts: dict[tuple[str, str], deque[tuple[int, datetime]]] = {}
        for row, event in enumerate(trace.events, start=trace.first_row):
            at = self._instant(row, event, TIME)
            status = self._status(row, event)
            if at is None or status is None:
                continue
            self._add_attributes(item, trace, event, at)
            if self.reading is Reading.START_OR_COMPLETE:
                self._pair(item, status, event, at=at, row=row, open_starts=open_starts)
            elif self.reading is Reading.INTERVAL:
                self._add_interval(item, status, event, at=at, row=row)
            else:
                self.changes.append(Change(item, Attribute.STATUS, status, at))
        for (activity, _), starts in open_starts.items():
            for row, _ in starts:
                self._fault(row, f"«{activity}» starts and never completes; left out")

    def _pair(
        self,
        item: str,
        activity: str,
        event: Mapping[str, str],
        *,
        at: datetime,
        row: int,
        open_starts: dict[tuple[str, str], deque[tuple[int, datetime]]],
    ) -> None:
        """Starts and completes of one activity are paired by instance, else first in, first out."""
        word = event.get(LIFECYCLE, "complete").lower()
        starts = open_starts.setdefault((activity, event.get(INSTANCE, "")), deque())
        if word == "start":
            starts.append((row, at))
        elif word == "complete":
            started_at = starts.popleft()[1] if starts else at
            self._work(item, activity, started_at, at, row=row)

    def _add_interval(
        self, item: str, activity: str, event: Mapping[str, str], *, at: datetime, row: int
    ) -> None:
        started_at = self._instant(row, event, START_TIME) if START_TIME in event else at
        if started_at is not None:
            self._work(item, activity, started_at, at, row=row)

    def _work(
        self, item: str, activity: str, started_at: datetime, ended_at: datetime, *, row: int
    ) -> None:
        if ended_at < started_at:
            self._fault(row, f"«{activity}» ends before it starts; left out")
        else:
            self.intervals.append(Interval(item, activity, started_at, ended_at))

    def _add_attributes(
        self, item: str, trace: Trace, event: Mapping[str, str], at: datetime
    ) -> None:
        for ours, theirs in self.source.columns.items():
            value = event.get(theirs, trace.attributes.get(theirs, "")).strip()
            if value and ours in _ATTRIBUTES:
                self.changes.append(Change(item, Attribute(ours), value, at))

    def _status(self, row: int, event: Mapping[str, str]) -> str | None:
        words = [event.get(key, "").strip() for key in self.status_keys]
        if words[0]:
            return "/".join(word for word in words if word)
        self._fault(row, f"no status: the event has no {self.status_keys[0]}")
        return None

    def _instant(self, row: int, event: Mapping[str, str], key: str) -> datetime | None:
        if key not in event:
            self._fault(row, f"no time: the event has no {key}")
            return None
        try:
            instant, doubt = read_instant(event[key], self.zone)
        except (ValueError, OverflowError):
            self._fault(row, f"{key} «{event[key][:40]}» is no time stamp")
            return None
        if doubt:
            self._fault(row, f"{event[key]}: {doubt}")
        return instant

    def _fault(self, row: int, message: str) -> None:
        self.faults.append(Fault(self.source.id, message, row))


_ATTRIBUTES = frozenset(Attribute) - {Attribute.STATUS}

connector = Connector(
    name="xes",
    title="XES event log",
    suffixes=(".xes", ".xes.gz"),
    fetch=fetch,
)
