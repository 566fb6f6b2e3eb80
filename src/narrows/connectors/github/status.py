"""The statuses of an item in time: open or closed, a label, or a field of a project."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.connectors.github.board import NO_STATUS, Board, Move, moves_on
from narrows.connectors.github.events import (
    PULL,
    Event,
    instant_of,
    removed_first,
    untold_labels,
)
from narrows.connectors.github.rules import Labels, Rules
from narrows.connectors.json_values import Object, as_text
from narrows.domain.work import FlowState

OPEN, CLOSED = "Open", "Closed"
DRAFT, READY, REVIEW, MERGED = "Draft", "Ready for review", "Review requested", "Merged"
UNMERGED = "Closed without merging"
REASONS = {"NOT_PLANNED": "Closed as not planned", "DUPLICATE": "Closed as duplicate"}

CATEGORIES = {
    DRAFT: FlowState.ACTIVE,
    READY: FlowState.WAITING,
    REVIEW: FlowState.WAITING,
    MERGED: FlowState.DONE,
    CLOSED: FlowState.DONE,
    UNMERGED: FlowState.CANCELLED,
    REASONS["NOT_PLANNED"]: FlowState.CANCELLED,
    REASONS["DUPLICATE"]: FlowState.CANCELLED,
    NO_STATUS: FlowState.NEW,
}
"""What GitHub's own words mean; of an open issue it cannot tell whether anybody works on it."""


def statuses(
    item: Object,
    events: Sequence[Event],
    *,
    rules: Rules,
    board: Board | None,
    created_at: datetime,
    is_settled: bool,
) -> list[Move]:
    """The statuses of an item, oldest first.

    Args:
        item: As it is now.
        events: Its history, in time.
        rules: Where statuses come from.
        board: Its place in the project, where one is taken.
        created_at: When it was made. [UTC]
        is_settled: Whether it was not touched lately, so that nothing of its history can still
            be on its way.
    """
    if rules.kind == "field" and board:
        moves = list(moves_on(board, events, created_at=created_at))
    else:
        moves = [*_of_events(item, events, rules=rules, created_at=created_at)]
        if is_settled:
            moves = _with_untold_end(item, moves)
        if rules.kind == "labels" and is_settled:
            moves = _with_untold(item, events, moves=moves, labels=rules.status)
    moves.sort(key=lambda move: move[0])
    return moves


@dataclass(slots=True)
class _Standing:
    """Where an item stands without labels."""

    is_pull: bool
    base: str = OPEN
    ended: str = ""

    def hear(self, event: Event) -> None:
        """Move on by an event."""
        if event.kind == "ClosedEvent" and self.ended != MERGED:
            reason = REASONS.get(as_text(event.told.get("stateReason")), CLOSED)
            self.ended = UNMERGED if self.is_pull else reason
        elif event.kind == "MergedEvent":
            self.ended = MERGED
        elif event.kind == "ReopenedEvent":
            self.ended = ""
            self.base = READY if self.base == REVIEW else self.base
        elif event.kind == "ReviewRequestedEvent" and self.base != DRAFT:
            self.base = REVIEW
        else:
            drafted = {"ConvertToDraftEvent": DRAFT, "ReadyForReviewEvent": READY}
            self.base = drafted.get(event.kind, self.base)

    def shown(self, held: Mapping[str, str]) -> str:
        """An end wins, then the label that was given last, then whether it is a draft."""
        return self.ended or next(reversed(list(held.values())), self.base)


def _of_events(
    item: Object, events: Sequence[Event], *, rules: Rules, created_at: datetime
) -> Iterator[Move]:
    drafts = [e.kind for e in events if e.kind in ("ConvertToDraftEvent", "ReadyForReviewEvent")]
    was_draft = drafts[0] == "ReadyForReviewEvent" if drafts else item.get("isDraft") is True
    is_pull = item.get("__typename") == PULL
    begun = DRAFT if was_draft else READY
    standing = _Standing(is_pull, begun if is_pull else OPEN)
    labels = rules.status if rules.kind == "labels" else Labels()
    held = {each: meant for each in removed_first(events) if (meant := labels.meaning(each))}
    status = standing.shown(held)
    yield created_at, "created-status", status
    for each in events:
        standing.hear(each)
        if each.label and labels:
            held.pop(each.label, None)
            if each.kind == "LabeledEvent" and (meant := labels.meaning(each.label)):
                held[each.label] = meant
        shown = standing.shown(held)
        if shown != status:
            status = shown
            yield each.at, f"{each.id}-status", status


def _with_untold_end(item: Object, moves: list[Move]) -> list[Move]:
    """The same with the closing of an item that was imported closed: no event tells of it.

    A label that was given to it since is none of its statuses: an end wins.
    """
    closed_at = instant_of(item.get("closedAt"))
    ends = {CLOSED, MERGED, UNMERGED, *REASONS.values()}
    if not closed_at or moves[-1][2] in ends:
        return moves
    end = CLOSED
    if item.get("__typename") == PULL:
        end = MERGED if instant_of(item.get("mergedAt")) else UNMERGED
    return [*(each for each in moves if each[0] <= closed_at), (closed_at, "closed-status", end)]


def _with_untold(
    item: Object, events: Sequence[Event], *, moves: list[Move], labels: Labels
) -> list[Move]:
    """The same where the item was made with a status that no event tells of."""
    meant = [labels.meaning(each) for each in untold_labels(item, events)]
    first = next((each for each in reversed(meant) if each), None)
    if first and moves[0][2] in (OPEN, DRAFT, READY):
        moves[0] = (moves[0][0], "created-status-untold", first)
    return moves
