"""What is true in a GitHub: repositories, issues, pull requests, one project, and their histories.

Whatever is done to an item is told twice: as an event, the way GitHub's timeline has it, and as the
values that the item has from then on, read from its state. The second is the truth that a connector
is held against, and comes by another way than replaying events.
"""

# ruff: noqa: ANN401 - what GitHub says is JSON of any shape
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from narrows.domain.work import Attribute

BEGIN = datetime(2026, 10, 5, 9, tzinfo=UTC)
PERSON = "canary-person"
PREFIX = "status:"

Told = tuple[str, str, str, datetime]
"""Item, attribute, value, and since when."""


@dataclass(slots=True)
class Place:
    """Where an item is in the project."""

    id: str
    entered_at: datetime
    touched_at: datetime
    status: str = ""
    status_at: datetime | None = None
    points: float | None = None
    points_at: datetime | None = None
    is_archived: bool = False


@dataclass(slots=True)
class Item:
    """An issue or a pull request."""

    id: str
    repository: str
    number: int
    title: str
    created_at: datetime
    updated_at: datetime
    is_pull: bool = False
    is_draft: bool = False
    is_in_review: bool = False
    closed_at: datetime | None = None
    merged_at: datetime | None = None
    reason: str | None = None
    labels: list[str] = field(default_factory=list)
    kind: str | None = None
    parent: "Item | None" = None
    place: Place | None = None
    events: list[dict[str, Any]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.repository}#{self.number}"


@dataclass(slots=True)
class GitHubModel:
    """A GitHub with one organisation, `acme`, and one project in it, number 7.

    Attributes:
        rule: Where the truth takes statuses from: state, labels or field.
        now: Its clock, that each deed moves on.
        is_silent: Moves in the project leave no event, as they sometimes do.
    """

    rule: str = "state"
    now: datetime = BEGIN
    step: timedelta = timedelta(minutes=7)
    is_silent: bool = False
    items: dict[str, Item] = field(default_factory=dict)
    repositories: dict[str, int] = field(default_factory=dict)
    drafts: int = 0
    _n: int = 0

    def number(self, prefix: str) -> str:
        """An id that nothing else has."""
        self._n += 1
        return f"{prefix}_{self._n:06d}"

    def open(self, repository: str, title: str, *labels: str, **more: Any) -> Item:
        """A new issue, or pull request with `is_pull=True`; labels come by events at once."""
        self._tick()
        number = self.repositories[repository] = self.repositories.get(repository, 0) + 1
        item = Item(self.number("I"), repository, number, title, self.now, self.now, **more)
        self.items[item.id] = item
        for label in labels:
            item.labels.append(label)
            self._event(item, "LabeledEvent", label={"name": label})
        self._tell(item)
        return item

    def label(self, item: Item, label: str) -> None:
        """Give a label; one that it has is no news."""
        self._tick()
        if label in item.labels:
            return
        item.labels.append(label)
        self._event(item, "LabeledEvent", label={"name": label})
        self._tell(item)

    def swap(self, item: Item, old: str, *, new: str) -> None:
        """A label takes the place of another within one second."""
        self._tick()
        item.labels.remove(old)
        self._event(item, "UnlabeledEvent", label={"name": old})
        item.labels.append(new)
        self._event(item, "LabeledEvent", label={"name": new})
        self._tell(item)

    def unlabel(self, item: Item, label: str) -> None:
        self._tick()
        item.labels.remove(label)
        self._event(item, "UnlabeledEvent", label={"name": label})
        self._tell(item)

    def close(self, item: Item, reason: str | None = "COMPLETED") -> None:
        self._tick()
        item.closed_at, item.reason = self.now, None if item.is_pull else reason
        self._event(item, "ClosedEvent", stateReason=item.reason)
        self._tell(item)

    def merge(self, item: Item) -> None:
        """GitHub tells of the merge and of the closing, at one instant."""
        self._tick()
        item.closed_at = item.merged_at = self.now
        self._event(item, "MergedEvent")
        self._event(item, "ClosedEvent", stateReason=None)
        self._tell(item)

    def reopen(self, item: Item) -> None:
        self._tick()
        item.closed_at, item.reason, item.is_in_review = None, None, False
        self._event(item, "ReopenedEvent")
        self._tell(item)

    def draft(self, item: Item, *, is_draft: bool) -> None:
        self._tick()
        item.is_draft, item.is_in_review = is_draft, False
        self._event(item, "ConvertToDraftEvent" if is_draft else "ReadyForReviewEvent")
        self._tell(item)

    def request_review(self, item: Item) -> None:
        self._tick()
        item.is_in_review = not item.is_draft
        self._event(item, "ReviewRequestedEvent", requestedReviewer={"login": PERSON})
        self._tell(item)

    def rename(self, item: Item, title: str) -> None:
        self._tick()
        self._event(item, "RenamedTitleEvent", previousTitle=item.title, currentTitle=title)
        item.title = title
        self._tell(item)

    def retype(self, item: Item, kind: str | None) -> None:
        self._tick()
        new, old = ({"name": each} if each else None for each in (kind, item.kind))
        if old and new:
            self._event(item, "IssueTypeChangedEvent", issueType=new, prevIssueType=old)
        else:
            name = "IssueTypeAddedEvent" if new else "IssueTypeRemovedEvent"
            self._event(item, name, issueType=new or old)
        item.kind = kind
        self._tell(item)

    def adopt(self, item: Item, parent: Item | None) -> None:
        self._tick()
        if item.parent:
            self._event(item, "ParentIssueRemovedEvent", parent=item.parent)
        if parent:
            self._event(item, "ParentIssueAddedEvent", parent=parent)
        item.parent = parent
        self._tell(item)

    def add(self, item: Item, status: str = "", points: float | None = None) -> None:
        """Put an item on the board; GitHub sets its first status without an event before it."""
        self._tick()
        item.place = Place(self.number("PVTI"), self.now, self.now)
        if status:
            self._place(item, status)
        if points is not None:
            item.place.points, item.place.points_at = points, self.now
        self._tell(item)

    def move(self, item: Item, status: str) -> None:
        """Move on the board; the issue itself is not touched."""
        self._tick()
        self._place(item, status)
        self._tell(item)

    def remove(self, item: Item) -> None:
        """Take from the board."""
        self._tick()
        item.place = None
        self._event(item, "RemovedFromProjectV2Event", is_touch=False, project={"id": "PVT_7"})
        self._tell(item)

    def delete(self, item: Item) -> None:
        self._tick()
        del self.items[item.id]

    def transfer(self, item: Item, repository: str) -> None:
        """Move to another repository: another number there, the same history."""
        self._tick()
        number = self.repositories[repository] = self.repositories.get(repository, 0) + 1
        item.repository, item.number, item.updated_at = repository, number, self.now
        item.told = [
            (item.key, name, repository if name == Attribute.PROJECT.value else value, at)
            for _, name, value, at in item.told
        ]

    def of(self, repository: str, *, is_pull: bool) -> Iterator[Item]:
        return (
            each
            for each in self.items.values()
            if each.repository == repository and each.is_pull is is_pull
        )

    def truth(self, items: Iterator[Item] | None = None) -> set[Told]:
        """All changes of all items, or of these."""
        return {each for item in items or self.items.values() for each in item.told}

    def _tick(self) -> None:
        self.now += self.step

    def _place(self, item: Item, status: str) -> None:
        place = item.place
        assert place is not None
        if not self.is_silent:
            self._event(
                item, "ProjectV2ItemStatusChangedEvent", is_touch=False, project={"id": "PVT_7"},
                previousStatus=place.status, status=status,
            )  # fmt: skip
        place.status, place.status_at, place.touched_at = status, self.now, self.now

    def _event(self, item: Item, kind: str, *, is_touch: bool = True, **told: Any) -> None:
        item.events.append({
            "__typename": kind, "id": self.number(kind[:3]), "createdAt": self.now,
            "actor": {"__typename": "User", "login": PERSON}, **told,
        })  # fmt: skip
        if is_touch:
            item.updated_at = self.now

    def _tell(self, item: Item) -> None:
        for attribute, value in self._values(item).items():
            before = [each for each in item.told if each[1] == attribute.value]
            if before and before[-1][3] == self.now and before[-1][2] != value:
                item.told.remove(before.pop())
            if value != (before[-1][2] if before else ""):
                item.told.append((item.key, attribute.value, value, self.now))

    def _values(self, item: Item) -> dict[Attribute, str]:
        place = item.place
        points = f"{place.points:g}" if place and place.points is not None else ""
        return {
            Attribute.PROJECT: item.repository,
            Attribute.STATUS: self._status(item),
            Attribute.TITLE: item.title,
            Attribute.LABEL: ", ".join(sorted(item.labels)),
            Attribute.ITEM_TYPE: "Pull request" if item.is_pull else item.kind or "",
            Attribute.PARENT: item.parent.key if item.parent else "",
            Attribute.POINTS: points if self.rule == "field" else "",
        }

    def _status(self, item: Item) -> str:
        if self.rule == "field":
            return (item.place.status if item.place else "") or "No Status"
        if item.merged_at:
            return "Merged"
        if item.closed_at:
            other = {"NOT_PLANNED": "Closed as not planned", "DUPLICATE": "Closed as duplicate"}
            return (
                "Closed without merging" if item.is_pull else other.get(item.reason or "", "Closed")
            )
        given = [each[len(PREFIX) :] for each in item.labels if each.startswith(PREFIX)]
        if self.rule == "labels" and given:
            return given[-1]
        begun = "Review requested" if item.is_in_review else "Ready for review"
        return "Draft" if item.is_draft else begun if item.is_pull else "Open"
