"""One source as pages and programs are told of it: until when it is complete, when it is synced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narrows.analytics.guessed_status import GuessedStatus
from narrows.domain.secret import Purpose
from narrows.domain.streams import PUSH
from narrows.services.plan.intervals import interval_text
from narrows.services.sources.standing import SourceStanding
from narrows.views.run_shown import RunShown, run_shown


class SourceState(StrEnum):
    """How a source stands."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    SYNCING = "syncing"
    WAITING = "waiting"
    """Nothing was brought yet."""


@dataclass(frozen=True, slots=True)
class UnmappedStatus:
    """A status that no workflow of a stream that takes the source knows.

    Attributes:
        status: The tool's own word.
        suggestion: The flow state that it may mean; unknown where nothing told.
        confidence_ratio: How sure that is. [ratio]
        because: What it rests on.
    """

    status: str
    suggestion: str
    confidence_ratio: float
    because: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source.

    Attributes:
        id: As the plan has it.
        tool: What it is, for people.
        is_live: Whether a tool is asked.
        is_pushed: Whether its tool brings the changes.
        place: Address or file; empty where its tool brings the changes.
        take: What of the tool is taken.
        streams: Ids of the streams that take from it.
        state: How it stands.
        incomplete: Why it is not complete.
        complete_until: [UTC or None]
        n_items: Flow items.
        n_transitions: Moves between statuses.
        n_faults: Rows in doubt at the last sync.
        every: How often it is synced, as a plan says it; `None` is only when somebody asks.
        next_at: When it is due. [UTC or None]
        last: The last run, or the one that goes on.
        has_token: Whether a token is kept for it.
        has_hook: Whether its tool may call.
        unmapped: Statuses that nobody has mapped.
    """

    id: str
    tool: str
    is_live: bool
    is_pushed: bool
    place: str
    take: tuple[str, ...]
    streams: tuple[str, ...]
    state: SourceState
    incomplete: str | None
    complete_until: datetime | None
    n_items: int
    n_transitions: int
    n_faults: int
    every: str | None
    next_at: datetime | None
    last: RunShown | None
    has_token: bool
    has_hook: bool
    unmapped: tuple[UnmappedStatus, ...]


def source_row(
    of: SourceStanding, *, now: datetime, unmapped: Sequence[GuessedStatus] = ()
) -> SourceRow:
    """One source, as it stands now, with what its statuses may mean that nobody has mapped."""
    held, source = of.held, of.source
    is_syncing = of.job is not None and of.job.is_held(now)
    incomplete = _incomplete(of)
    return SourceRow(
        id=source.id,
        tool=of.connector.title if of.connector else "Pushed changes",
        is_live=of.connector is not None and of.connector.live is not None,
        is_pushed=source.connector == PUSH,
        place="" if source.connector == PUSH else source.path,
        take=source.take,
        streams=of.streams,
        state=_state(of, incomplete, is_syncing=is_syncing),
        incomplete=incomplete,
        complete_until=held.complete_until if held else None,
        n_items=held.n_items if held else 0,
        n_transitions=held.n_transitions if held else 0,
        n_faults=held.n_faults if held else 0,
        every=interval_text(int(of.every.total_seconds())) if of.every else None,
        next_at=of.job.due_at if of.job else None,
        last=run_shown(of.last, is_going_on=is_syncing, now=now) if of.last else None,
        has_token=Purpose.TOKEN in of.secrets,
        has_hook=Purpose.HOOK in of.secrets,
        unmapped=tuple(
            UnmappedStatus(
                each.status, each.flow_state or "ignore", each.confidence_ratio, each.because
            )
            for each in unmapped
        ),
    )


def _state(of: SourceStanding, incomplete: str | None, *, is_syncing: bool) -> SourceState:
    if is_syncing:
        return SourceState.SYNCING
    if incomplete is not None:
        return SourceState.INCOMPLETE
    is_empty = of.held is None or (not of.held.n_items and of.held.complete_until is None)
    return SourceState.WAITING if is_empty else SourceState.COMPLETE


def _incomplete(of: SourceStanding) -> str | None:
    """Why the last sync did not bring everything: as it ended, else as the warehouse says."""
    if of.last is not None and of.last.end is not None:
        return of.last.end.incomplete
    return of.held.followed.incomplete if of.held and of.held.followed else None
