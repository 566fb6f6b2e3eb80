"""Issues with their changelogs as batches of changes."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from narrows.connectors.instants import read_instant
from narrows.connectors.jira_fields import CUSTOM_FIELDS, FIELDS, Moves, value_today
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.calendar import zone_named
from narrows.domain.live import Json
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault, FlowState

CATEGORIES = {
    "new": FlowState.NEW,
    "indeterminate": FlowState.ACTIVE,
    "done": FlowState.DONE,
}
"""Key of a `statusCategory` → flow state."""

CATEGORY_IDS = {"2": "new", "3": "done", "4": "indeterminate"}
"""The same categories by the id that every Jira gives them."""

INCOMPLETE = "some changelogs are incomplete: the faults say which issues lack a part of theirs"


@dataclass(slots=True)
class Export:
    """An export on its way into batches.

    Attributes:
        source: Where it comes from; its zone is that of times without an offset.
    """

    source: Source
    _changes: list[Change] = field(default_factory=list)
    _faults: list[Fault] = field(default_factory=list)
    _categories: dict[str, FlowState] = field(default_factory=dict)
    _doubted: set[str] = field(default_factory=set)
    _notes: tuple[str, ...] = ()
    _last_at: datetime | None = None
    _zone: ZoneInfo = field(init=False)

    def __post_init__(self) -> None:
        self._zone = zone_named(self.source.zone or "UTC")

    def batch(self, fraction_read: float) -> Batch:
        """What was added since the last one."""
        batch = Batch(
            tuple(self._changes), tuple(self._faults), dict(self._categories),
            fraction_read=fraction_read, complete_until=self._last_at, notes=self._notes,
        )  # fmt: skip
        self._changes, self._faults = [], []
        return batch

    def add(self, number: int, issue: Object) -> None:
        """Add the history of the issue with this number in the file."""
        key, fields = as_text(issue.get("key")), as_object(issue.get("fields"))
        created_at = self._instant(number, fields.get("created"))
        if not key or created_at is None:
            self._fault(number, f"an issue without {'a creation date' if key else 'key'}; left out")
            return
        self._categorise(number, as_object(fields.get("status")))
        moves = self._moves(number, key, told=issue.get("changelog"))
        moves.rebuild_components(fields)
        first = moves.first_values()
        for attribute in dict.fromkeys([*FIELDS.values(), *CUSTOM_FIELDS.values()]):
            value = first[attribute] if attribute in first else value_today(fields, attribute)
            if value:
                self._changes.append(
                    Change(key, attribute, value, created_at, f"created-{attribute.value}")
                )
            elif attribute is Attribute.STATUS:
                self._fault(number, f"{key} has no status at its creation")
        self._changes += moves.changes

    def _moves(self, number: int, key: str, *, told: Json) -> Moves:
        changelog = as_object(told)
        histories = [as_object(each) for each in as_list(changelog.get("histories"))]
        total = changelog.get("total")
        if not changelog:
            self._fault(number, f"{key} has no changelog; export with `expand=changelog`")
        if isinstance(total, int) and total > len(histories):
            self._notes = (INCOMPLETE,)
            self._fault(
                number,
                f"{key}: changelog incomplete: {len(histories)} of {total}; the issue's "
                "/changelog has the rest",
            )
        dated = [
            (at, _ordinal(each), each)
            for each in histories
            if (at := self._instant(number, each.get("created"))) is not None
        ]
        moves = Moves()
        for at, _, history in sorted(dated, key=lambda entry: entry[:2]):
            moves.add(key, history, at=at)
        return moves

    def _categorise(self, number: int, status: Object) -> None:
        name, category = as_text(status.get("name")), as_object(status.get("statusCategory"))
        word = as_text(category.get("key"))
        state = CATEGORIES.get(word)
        if not name or state is None:
            return
        if CATEGORY_IDS.get(as_text(category.get("id")), word) != word:
            self._doubt(number, name, doubt="contradicts itself by key and id; not used")
            return
        before = self._categories.get(name, state)
        self._categories[name] = state
        if before is not state:
            self._doubt(
                number, name, doubt=f"is {before.value}, later {state.value}; the latter counts"
            )

    def _doubt(self, number: int, status: str, *, doubt: str) -> None:
        """Once for each status: it would be said again for each of its issues."""
        if status not in self._doubted:
            self._doubted.add(status)
            self._fault(number, f"the category of the status «{status}» {doubt}")

    def _instant(self, number: int, told: Json) -> datetime | None:
        if not isinstance(told, str):
            return None
        try:
            instant, doubt = read_instant(told, self._zone)
        except (ValueError, OverflowError):
            self._fault(number, f"«{as_text(told)[:40]}» is no time stamp")
            return None
        if doubt:
            self._fault(number, f"{told}: {doubt}")
        self._last_at = instant if self._last_at is None else max(self._last_at, instant)
        return instant

    def _fault(self, number: int, message: str) -> None:
        self._faults.append(Fault(self.source.id, " ".join(message.split()), number))


def _ordinal(history: Object) -> int:
    """Jira counts its entries up; equal instants keep that order, newest first as it lists them."""
    told = as_text(history.get("id"))
    return int(told) if told.isdecimal() and len(told) < 20 else 0
