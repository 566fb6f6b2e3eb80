"""Looking: everything that one file tells about the flow of its work, nothing set up before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from narrows.analytics.flow_states import guess
from narrows.analytics.guessed_status import GuessedStatus, workflow_of
from narrows.analytics.type_words import usual_item_types
from narrows.domain.flow import Bottleneck, LittleCheck, StatusFlow
from narrows.domain.measure import Measurement
from narrows.domain.ports import History, LoadedSource, Progress, StreamSpan, Warehouse
from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import MeasurementPolicy, Take, ValueStream
from narrows.domain.work import Fault
from narrows.services.look.guesses import correct, doubts_of, doubts_of_moves
from narrows.services.look.request import LookRequest
from narrows.services.look.source import UTC, Told, listened, nothing_moved, source_of
from narrows.services.sources.loading import bring

if TYPE_CHECKING:
    from narrows.services.look.found import Found


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
        weekly: Of the last 26 complete weeks what a trend shows, where it was asked for.
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
    source = source_of(asked, reader, connectors=connectors)
    brought, told = listened(bring(source, reader, connectors=connectors))
    held = warehouse.load(source, brought, now=now, progress=progress)
    counts = warehouse.status_counts([source.id])
    if not counts:
        raise nothing_moved(asked.name, held)
    guesses = correct(
        guess(counts, held.categories, is_interval=held.is_interval), asked.said.statuses
    )
    stream = _stream(asked, source.id, guesses=guesses)
    history = warehouse.history([stream], progress=progress)
    used = {each.status for each in counts}
    doubts = [*doubts_of_moves(held), *doubts_of(guesses, used, source=held.id)]
    found = _ask(history, stream.id, asked=asked)
    return _answer(stream, found, held=held, guesses=guesses, doubts=doubts, told=told), history


def _ask(history: History, stream: str, *, asked: LookRequest) -> "Found":
    # Imported once the file is read: whoever shows the answer may have done so beside the engine.
    from narrows.services.look.found import ask  # noqa: PLC0415

    return ask(history, stream, asked=asked)


def _stream(asked: LookRequest, source: str, *, guesses: tuple[GuessedStatus, ...]) -> ValueStream:
    return ValueStream(
        id=asked.stream,
        name=asked.title,
        workflow=workflow_of(guesses),
        takes=(Take(source),),
        item_types={**usual_item_types(), **asked.said.item_types},
        policy=MeasurementPolicy(zone=asked.said.zone or UTC),
    )


def _answer(
    stream: ValueStream,
    found: "Found",
    *,
    held: LoadedSource,
    guesses: tuple[GuessedStatus, ...],
    doubts: Sequence[Fault],
    told: Told,
) -> LookAnswer:
    return LookAnswer(
        stream=stream,
        held=held,
        columns=told.columns,
        guesses=guesses,
        notes=tuple(told.notes),
        span=found.span,
        measurements=found.measurements,
        weekly=found.weekly,
        statuses=found.used.flows,
        bottlenecks=found.bottlenecks,
        little=found.used.little,
        faults=(*doubts, *found.faults, *held.faults),
        n_faults=len(doubts) + len(found.faults) + held.n_faults,
    )
