"""Looking: everything that one file tells about the flow of its work, nothing set up before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import PurePath

from narrows.analytics.flow_states import Because, GuessedStatus, guess, workflow_of
from narrows.analytics.type_words import usual_item_types
from narrows.domain.calendar import Cut, zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.flow import Bottleneck, LittleCheck, StatusFlow
from narrows.domain.measure import Measurement
from narrows.domain.ports import History, LoadedSource, Progress, StreamSpan, Warehouse
from narrows.domain.reading import Connector, Reader, ReadPlan
from narrows.domain.streams import MeasurementPolicy, Source, Take, ValueStream, WorkflowStatus
from narrows.domain.work import Batch, Fault, FlowState
from narrows.services.listing import statuses
from narrows.services.loading import bring
from narrows.services.locating import locate
from narrows.services.look_request import LookRequest
from narrows.services.measuring import check_little, measure

UTC = "UTC"
SNIFFED_BYTES = 256


@dataclass(frozen=True, slots=True)
class LookAnswer:
    """What a look at one file found.

    Attributes:
        stream: The stream that was made of it, with the workflow as it was used.
        held: What was loaded.
        columns: Our column name → the file's, of what was guessed.
        guesses: What each status is taken to mean, in order.
        notes: What else was detected or guessed, one line each.
        span: Where the history lies in time.
        measurements: Of the whole history.
        weekly: Of the last 26 complete weeks.
        statuses: How work flows through each status.
        bottlenecks: The narrows and the longest delay.
        little: The check by Little's law.
        faults: Those listed, of reading and of building.
        n_faults: All of them.
    """

    stream: ValueStream
    held: LoadedSource
    columns: Mapping[str, str]
    guesses: tuple[GuessedStatus, ...]
    notes: tuple[str, ...]
    span: StreamSpan
    measurements: tuple[Measurement, ...]
    weekly: tuple[Measurement, ...]
    statuses: tuple[StatusFlow, ...]
    bottlenecks: tuple[Bottleneck, ...]
    little: LittleCheck
    faults: tuple[Fault, ...]
    n_faults: int


def look(
    asked: LookRequest,
    warehouse: Warehouse,
    *,
    reader: Reader,
    connectors: Mapping[str, Connector],
    now: datetime,
    progress: Progress,
) -> tuple[LookAnswer, History]:
    """Read a file, guess what its statuses mean, and measure it.

    Args:
        asked: Which file, and what need not be guessed.
        warehouse: An empty one.
        reader: The way to the file's bytes.
        connectors: By name.
        now: The time of the look: no later instant is complete. [UTC]
        progress: Told how far it is.

    Returns:
        The answer, and the history that it was read from, for what else is asked of it.

    Raises:
        NarrowsError: The file cannot be read at all, or what was said does not fit it.
    """
    zone_named(asked.said.zone or UTC)
    source = _source(asked, reader, connectors)
    brought, told = _listened(bring(source, reader, connectors=connectors))
    held = warehouse.load(source, brought, now=now, progress=progress)
    counts = warehouse.status_counts([source.id])
    if not counts:
        raise NarrowsError(
            "no-moves", f"{asked.name} tells of no item that moved; see the faults of its rows."
        )
    guesses = correct(
        guess(counts, held.categories, is_interval=held.is_interval), asked.said.statuses
    )
    stream = ValueStream(
        id=asked.stream,
        name=asked.title,
        workflow=workflow_of(guesses),
        takes=(Take(source.id),),
        item_types={**usual_item_types(), **asked.said.item_types},
        policy=MeasurementPolicy(zone=asked.said.zone or UTC),
    )
    history = warehouse.history([stream], progress=progress)
    return _answer(stream, history, held=held, guesses=guesses, told=told), history


def correct(
    guesses: Sequence[GuessedStatus], said: Sequence[WorkflowStatus]
) -> tuple[GuessedStatus, ...]:
    """Guesses with what people said in their place, in the order in which they said it.

    A status that nobody spoke of keeps its guess and its place behind the one before it.
    """
    named = {each.status for each in said}
    found = [
        GuessedStatus(each.status, each.state, 1.0, Because.SAID, each.queue_of) for each in said
    ]
    before: str | None = None
    if [each.status for each in guesses if each.status in named] == [each.status for each in said]:
        # Said in the order of the log: nothing moves.
        by_status = {each.status: each for each in found}
        found = [by_status.get(each.status, each) for each in guesses]
    else:
        for each in guesses:
            if each.status not in named:
                places = [at.status for at in found]
                found.insert(places.index(before) + 1 if before in places else 0, each)
            before = each.status
    active = {each.status for each in found if each.flow_state is FlowState.ACTIVE}
    return tuple(
        each
        if each.because is Because.SAID or each.queue_of is None or each.queue_of in active
        # The guess leaned on a status that people now say is not active.
        else replace(each, queue_of=None)
        for each in found
    )


def _answer(
    stream: ValueStream,
    history: History,
    *,
    held: LoadedSource,
    guesses: tuple[GuessedStatus, ...],
    told: "_Told",
) -> LookAnswer:
    built = history.faults()
    own = _without_done(stream, held)
    return LookAnswer(
        stream=stream,
        held=held,
        columns=told.columns,
        guesses=guesses,
        notes=tuple(told.notes),
        span=next(span for span in history.spans if span.stream is not None),
        measurements=tuple(measure(history, cut=Cut.ALL, stream=stream.id)),
        weekly=tuple(measure(history, cut=Cut.WEEK, stream=stream.id)),
        statuses=tuple(statuses(history, stream=stream.id)),
        bottlenecks=tuple(locate(history, stream=stream.id)),
        little=next(each for each in check_little(history) if each.stream == stream.id),
        faults=(*own, *built, *held.faults),
        n_faults=len(own) + len(built) + held.n_faults,
    )


def _without_done(stream: ValueStream, held: LoadedSource) -> list[Fault]:
    states = [each.state for each in stream.workflow.statuses] if stream.workflow else []
    if FlowState.DONE in states:
        return []
    return [
        Fault(
            held.id,
            "No status is known to be done, so nothing counts as finished; say which is: "
            "--state STATUS=done.",
        )
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    notes: list[str]
    columns: Mapping[str, str]


def _listened(brought: Iterator[Batch] | ReadPlan) -> tuple[Iterable[Batch] | ReadPlan, _Told]:
    """What a connector brings, with an ear to what it says about its guesses."""
    if isinstance(brought, ReadPlan):
        return brought, _Told(list(brought.notes), brought.guessed)
    told = _Told([], {})

    def passed() -> Iterator[Batch]:
        for batch in brought:
            told.notes.extend(note for note in batch.notes if note not in told.notes)
            yield batch

    return passed(), told


def _source(
    asked: LookRequest, reader: Reader, connectors: Mapping[str, Connector]
) -> Source:
    return Source(
        id=asked.name,
        connector=_connector(asked.path, reader, connectors),
        path=asked.path,
        zone=asked.said.zone or UTC,
        columns=asked.said.columns,
        status=asked.status,
        date_format=asked.date_format,
        delimiter=asked.delimiter,
        encoding=asked.encoding,
    )


def _connector(path: str, reader: Reader, connectors: Mapping[str, Connector]) -> str:
    """Who reads the file: by the end of its name, else by how its content begins."""
    name = PurePath(path).name.casefold()
    fits = [
        (len(suffix), each.name)
        for each in connectors.values()
        for suffix in each.suffixes
        if name.endswith(suffix)
    ]
    if fits:
        return max(fits)[1]
    with reader.open(path) as opened:
        first = opened.read(SNIFFED_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    kind = {b"<": ".xes", b"{": ".json", b"[": ".json"}.get(first, ".csv")
    readers = chain.from_iterable(
        [each.name] for each in connectors.values() if kind in each.suffixes
    )
    return next(readers, "csv_file")
