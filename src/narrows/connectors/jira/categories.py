"""What the categories of Jira's statuses say of their flow states."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.live import Json
from narrows.domain.work import FlowState

CATEGORIES = {
    "new": FlowState.NEW,
    "indeterminate": FlowState.ACTIVE,
    "done": FlowState.DONE,
}
"""Key of a `statusCategory` → flow state."""

CATEGORY_IDS = {"2": "new", "3": "done", "4": "indeterminate"}
"""The same categories by the id that every Jira gives them."""


@dataclass(slots=True)
class Categories:
    """Statuses and what their categories mean.

    Attributes:
        states: Status → flow state.
        unknown: Status that only changelogs name → its id.
    """

    states: dict[str, FlowState] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    _by_id: dict[str, FlowState] = field(default_factory=dict)
    _doubted: set[str] = field(default_factory=set)

    def add(self, status: Object) -> str | None:
        """Take the category of a status, and say what is in doubt about it.

        Once for each status: it would be said again for each of its issues.
        """
        name, (state, is_plain) = as_text(status.get("name")), _meaning(status)
        if not name or state is None:
            return None
        if not is_plain:
            return self._doubt(name, "contradicts itself by key and id; not used")
        self._by_id[as_text(status.get("id"))] = state
        before = self.states.get(name, state)
        self.states[name] = state
        if before is state:
            return None
        return self._doubt(name, f"is {before.value}, later {state.value}; the latter counts")

    def call(self, called: Mapping[str, str]) -> None:
        """Take the names that statuses have in a changelog: they may have others today.

        Args:
            called: Name → id of the status.
        """
        for name, status_id in called.items():
            if name in self.states:
                continue
            if status_id in self._by_id:
                self.states[name] = self._by_id[status_id]
            elif status_id:
                self.unknown[name] = status_id

    def know(self, statuses: Iterable[Json]) -> None:
        """Take statuses that changelogs may name, and no project that is taken has any more."""
        for status in map(as_object, statuses):
            state, is_plain = _meaning(status)
            if state is not None and is_plain:
                self._by_id.setdefault(as_text(status.get("id")), state)
        self.call(self.unknown)

    def _doubt(self, status: str, doubt: str) -> str | None:
        if status in self._doubted:
            return None
        self._doubted.add(status)
        return f"the category of the status «{status}» {doubt}"


def _meaning(status: Object) -> tuple[FlowState | None, bool]:
    """What its category says, and whether the category's key and id say the same."""
    category = as_object(status.get("statusCategory"))
    word = as_text(category.get("key"))
    return CATEGORIES.get(word), CATEGORY_IDS.get(as_text(category.get("id")), word) == word
