"""One issue or pull request with its history, as changes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from narrows.connectors.github.board import Board
from narrows.connectors.github.events import (
    PULL,
    UNTIMED,
    instant_of,
    key_of,
    read_events,
)
from narrows.connectors.github.labels import tell_labels
from narrows.connectors.github.renames import as_called_now
from narrows.connectors.github.rules import Rules
from narrows.connectors.github.status import statuses
from narrows.connectors.github.told import PULL_TYPE, History, Made
from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.live import Json
from narrows.domain.work import Attribute

SETTLES = timedelta(minutes=10)
"""What GitHub wrote so long ago is shown everywhere. Well within the look-back."""


NEEDED = {"title": str, "updatedAt": str, "labels": dict, "timelineItems": dict}
"""What an item cannot be used without, and its kind."""


def history_of(
    item: Object,
    told: Sequence[Json],
    *,
    rules: Rules,
    board: Board | None = None,
    now: datetime,
) -> History:
    """All changes of an item.

    Args:
        item: As it is now.
        told: Its whole history.
        rules: Where its attributes come from.
        board: Its place in the project that is taken, if one is.
        now: When it was asked for, by GitHub's clock. [UTC]
    """
    key, created_at = key_of(item), instant_of(item.get("createdAt"))
    lacking = [name for name, kind in NEEDED.items() if not isinstance(item.get(name), kind)]
    if not key or created_at is None or lacking:
        lacks = f"without {lacking[0]}" if lacking else UNTIMED
        return History("", faults=[f"{key or 'an item without key'} {lacks}; left out"])
    history = History(key)
    events, faults = read_events(told)
    history.faults += [f"{key}: {each}" for each in faults]
    history.n_events = len(events) + sum(each is None for each in told)
    is_settled = _is_settled(item, now)
    events = as_called_now(item, events, rules=rules) if is_settled else events
    made = Made(item, events, created_at)
    _places(history, made, board=board)
    for at, id_, status in statuses(
        item, events, rules=rules, board=board, created_at=created_at, is_settled=is_settled
    ):
        history.tell(Attribute.STATUS, status, at=at, id_=id_)
    _titles(history, made)
    tell_labels(history, made, rules=rules, is_settled=is_settled)
    if not rules.item_type:
        _types(history, made)
    _parents(history, made)
    return history


def _is_settled(item: Object, now: datetime) -> bool:
    """Whether it was not touched lately, so that nothing of its history can still be on its way."""
    touched_at = instant_of(item.get("updatedAt"))
    return touched_at is None or touched_at < now - SETTLES


def _places(history: History, made: Made, *, board: Board | None) -> None:
    """Where it is: its repository, and the points that its project has for it."""
    project = history.item.rpartition("#")[0]
    history.tell(Attribute.PROJECT, project, at=made.at, id_="created-project")
    if board and board.points_at:
        stamp = board.points_at.isoformat()
        history.tell(Attribute.POINTS, board.points, at=board.points_at, id_=f"points-{stamp}")


def _titles(history: History, made: Made) -> None:
    renamed = [each for each in made.events if each.kind == "RenamedTitleEvent"]
    first = renamed[0].told.get("previousTitle") if renamed else made.item.get("title")
    history.tell(Attribute.TITLE, as_text(first), at=made.at, id_="created-title")
    for each in renamed:
        title = as_text(each.told.get("currentTitle"))
        history.tell(Attribute.TITLE, title, at=each.at, id_=f"{each.id}-title")


def _types(history: History, made: Made) -> None:
    if made.item.get("__typename") == PULL:
        history.tell(Attribute.ITEM_TYPE, PULL_TYPE, at=made.at, id_="created-item_type")
        return
    moves = [each for each in made.events if each.kind.startswith("IssueType")]
    first = made.item.get("issueType")
    if moves:
        before = {"IssueTypeChangedEvent": "prevIssueType", "IssueTypeRemovedEvent": "issueType"}
        first = moves[0].told.get(before.get(moves[0].kind, ""))
    history.tell(Attribute.ITEM_TYPE, _name(first), at=made.at, id_="created-item_type")
    for each in moves:
        kind = "" if each.kind == "IssueTypeRemovedEvent" else _name(each.told.get("issueType"))
        history.tell(Attribute.ITEM_TYPE, kind, at=each.at, id_=f"{each.id}-item_type")


def _name(told: Json) -> str:
    return as_text(as_object(told).get("name"))


def _parents(history: History, made: Made) -> None:
    moves = [each for each in made.events if each.kind.startswith("ParentIssue")]
    first = made.item.get("parent") if not moves else None
    if moves and moves[0].kind == "ParentIssueRemovedEvent":
        first = moves[0].told.get("parent")
    # One that is transferred has another key from then on, and what is kept under an id stays.
    parent = key_of(first)
    history.tell(Attribute.PARENT, parent, at=made.at, id_=f"created-parent-{parent}")
    for each in moves:
        parent = "" if each.kind == "ParentIssueRemovedEvent" else key_of(each.told.get("parent"))
        history.tell(Attribute.PARENT, parent, at=each.at, id_=f"{each.id}-parent-{parent}")
