"""The events of an issue or pull request, and what an item is called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.calendar import END, FIRST
from narrows.domain.live import Json

PULL = "PullRequest"
UNTIMED = "without a time that can be read"
NEEDED = {
    "LabeledEvent": "label",
    "UnlabeledEvent": "label",
    "RenamedTitleEvent": "currentTitle",
    "ProjectV2ItemStatusChangedEvent": "status",
}
"""Kind of event → what it cannot be used without."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an item.

    Attributes:
        kind: GitHub's name of it.
        at: When. [UTC]
        id: GitHub's id of it.
        told: All that was told.
        label: The label that it gives or takes, if it is such an event.
    """

    kind: str
    at: datetime
    id: str
    told: Object
    label: str = ""


def key_of(told: "Json | Object") -> str:
    """The key of an item, such as acme/shop#12; empty where it has none."""
    item = told if isinstance(told, Mapping) else {}
    name = as_text(as_object(item.get("repository")).get("nameWithOwner"))
    number = item.get("number")
    is_number = isinstance(number, int) and not isinstance(number, bool)
    return f"{name}#{number}" if name and is_number else ""


def instant_of(told: Json) -> datetime | None:
    """A time of GitHub's, `None` where it is none. [UTC]"""
    if not isinstance(told, str):
        return None
    try:
        instant = datetime.fromisoformat(told)
        # An answer has thousands of them, nearly all in UTC with their zone: no detour for these.
        if instant.tzinfo is not UTC:
            instant = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return instant if FIRST <= instant < END else None


def read_events(told: Sequence[Json]) -> tuple[list[Event], list[str]]:
    """The events in time, each once, and what could not be used; equal times keep their order."""
    events: dict[str, Event] = {}
    faults: list[str] = []
    for each in told:
        event = as_object(each)
        kind, id_ = as_text(event.get("__typename")), as_text(event.get("id"))
        if not kind or not id_:
            # A kind that was not asked for has no id here; it is none that anything is read of.
            continue
        at = instant_of(event.get("createdAt"))
        if at is None:
            faults.append(f"a {kind} {UNTIMED}; left out")
        elif event.get(NEEDED.get(kind, "id")) is None:
            faults.append(f"a {kind} without {NEEDED[kind]}; left out")
        elif "label" in event and not as_text(as_object(event["label"]).get("name")):
            faults.append(f"a {kind} of a label without name; left out")
        else:
            label = as_text(as_object(event.get("label")).get("name"))
            events.setdefault(id_, Event(kind, at, id_, event, label))
    return sorted(events.values(), key=lambda event: event.at), faults


def removed_first(events: Iterable[Event]) -> list[str]:
    """The labels that an event takes before any gave them: an item was made with them."""
    first: dict[str, bool] = {}
    for each in events:
        if each.label:
            first.setdefault(each.label, each.kind == "UnlabeledEvent")
    return [label for label, was_there in first.items() if was_there and label]


def untold_labels(item: Object, events: Iterable[Event]) -> list[str]:
    """The labels of today that no event speaks of: an item was made, or imported, with them."""
    told = {each.label for each in events}
    nodes = as_list(as_object(item.get("labels")).get("nodes"))
    now = [as_text(as_object(each).get("name")) for each in nodes]
    return [each for each in now if each and each not in told]
