"""What does a file tell that somebody hands over, and what shall become of it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from narrows.connectors.csv_file.names import INTERVAL, MOVE
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.domain.work import Fault, FlowState, ItemType
from narrows.services.connect.file_preview import FilePreview
from narrows.services.look.request import IGNORE
from narrows.views.river import river_reaches
from narrows.views.verdict import Verdict, verdict

SHOWN_FAULTS = 20

USUALLY_READ = ("item_type", "title", "project", "component", "label")
"""Attributes that are asked for beside the columns that a file must have."""


@dataclass(frozen=True, slots=True)
class FileStatus:
    """A status of the file.

    Attributes:
        status: The tool's own word.
        meaning: The flow state that it may mean, or `ignore`; unknown where nothing tells.
        confidence_ratio: How sure that is. [ratio]
        because: What it rests on.
    """

    status: str
    meaning: str
    confidence_ratio: float
    because: str


@dataclass(frozen=True, slots=True)
class FileTold:
    """What a file tells.

    Attributes:
        n_items: Flow items.
        n_transitions: Moves between statuses.
        first_at: The first of them. [UTC or None]
        until: The last. [UTC or None]
        columns: Our column name and the file's.
        statuses: In the order in which work passes them; none of a log of intervals.
        item_types: The file's word for a type, and what it usually means.
        parts: Attribute and value of what a stream may take of it.
        verdict: What holds the work back, by what is guessed.
        notes: What else was detected, one line each.
        faults: The first of the rows in doubt.
        n_faults: All of them.
    """

    n_items: int
    n_transitions: int
    first_at: datetime | None
    until: datetime | None
    columns: tuple[tuple[str, str], ...]
    statuses: tuple[FileStatus, ...]
    item_types: tuple[tuple[str, ItemType], ...]
    parts: tuple[tuple[str, str], ...]
    verdict: Verdict
    notes: tuple[str, ...]
    faults: tuple[Fault, ...]
    n_faults: int


@dataclass(frozen=True, slots=True)
class FilePage:
    """A file, before it is a source.

    Attributes:
        file: Its name among the kept ones; empty: none was handed over yet.
        title: What its owner calls it.
        header: Its columns, as far as they are kept.
        wanted: Our names of columns that may be said otherwise.
        reads: Our column name → the file's, where somebody said it.
        zone: IANA zone of its time stamps without an offset.
        date_format: Of its time stamps, where somebody said it.
        told: What it tells; `None` where it cannot be read.
        streams: Id and name of the streams that may take it, those without a source first.
    """

    file: str
    title: str
    header: tuple[str, ...]
    wanted: tuple[str, ...]
    reads: Mapping[str, str]
    zone: str
    date_format: str
    told: FileTold | None
    streams: tuple[tuple[str, str], ...]


def streams_to_take(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Id and name of all streams, those that take from no source first."""
    ordered: list[ValueStream] = sorted(plan.streams, key=lambda each: bool(each.takes))
    return tuple((each.id, each.name or each.id) for each in ordered)


def columns_wanted(reads: Mapping[str, str], *, is_interval: bool) -> tuple[str, ...]:
    """Our names of the columns that a page asks for."""
    is_interval = is_interval or "activity" in reads
    needed = INTERVAL if is_interval else MOVE
    others = [each for each in reads if each not in (*needed, *USUALLY_READ)]
    return (*needed, *USUALLY_READ, *others)


def file_told(of: FilePreview) -> FileTold:
    """What a file tells, as its page says it."""
    answer = of.answer
    held = answer.held
    reaches = river_reaches(answer.stream.workflow, answer.statuses, bottlenecks=answer.bottlenecks)
    return FileTold(
        n_items=held.n_items,
        n_transitions=held.n_transitions,
        first_at=answer.span.first_at,
        until=held.complete_until,
        columns=tuple(of.columns.items()),
        statuses=()
        if held.is_interval
        else tuple(
            FileStatus(
                each.status,
                IGNORE if each.flow_state is None else FlowState(each.flow_state).value,
                each.confidence_ratio,
                each.because.value,
            )
            for each in answer.guesses
        ),
        item_types=tuple(of.item_types.items()),
        parts=tuple((part.value, value) for part, value in of.parts),
        verdict=verdict(answer.bottlenecks, reaches),
        notes=answer.notes,
        faults=answer.faults[:SHOWN_FAULTS],
        n_faults=answer.n_faults,
    )
