"""The statuses of an item in a project: its moves, and what its field says now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.connectors.github.events import Event
from narrows.connectors.json_values import as_object, as_text

NO_STATUS = "No Status"
"""As GitHub's boards call what has none."""

Move = tuple[datetime, str, str]
"""When, the id of the change, and the status from then on."""


@dataclass(frozen=True, slots=True)
class Board:
    """The place of an item in the project that is taken.

    Attributes:
        project: GitHub's id of it.
        entered_at: When the item was added. [UTC]
        touched_at: When its place was last changed. [UTC]
        status: Of today; empty where it has none.
        status_at: When that was set. [UTC]
        points: Of today.
        points_at: When they were set. [UTC]
    """

    project: str
    entered_at: datetime | None = None
    touched_at: datetime | None = None
    status: str = ""
    status_at: datetime | None = None
    points: str = ""
    points_at: datetime | None = None


def moves_on(board: Board, events: Sequence[Event], *, created_at: datetime) -> Iterator[Move]:
    """The statuses in a project.

    GitHub tells of moves since the end of 2025, and not of all of them since; what the field says
    now, and since when, fills the gap.
    """
    moves = [
        each
        for each in events
        if each.kind in ("ProjectV2ItemStatusChangedEvent", "RemovedFromProjectV2Event")
        and as_text(as_object(each.told.get("project")).get("id")) == board.project
    ]
    first = as_text(moves[0].told.get("previousStatus")) if moves else ""
    entered_at = board.entered_at
    if first and entered_at and created_at < entered_at <= moves[0].at:
        yield created_at, "created-status", NO_STATUS
        yield entered_at, "entered-status", first
    else:
        yield created_at, "created-status", first or NO_STATUS
    last, last_at = first or NO_STATUS, created_at
    for each in moves:
        last, last_at = as_text(each.told.get("status")) or NO_STATUS, each.at
        yield each.at, f"{each.id}-status", last
    now_at = board.status_at if board.status else board.touched_at
    if now_at and (board.status or NO_STATUS) != last and now_at >= last_at:
        yield now_at, f"field-{now_at.isoformat()}-status", board.status or NO_STATUS
