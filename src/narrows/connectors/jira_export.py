"""Jira: the JSON of a search with changelogs (`expand=changelog`), one answer or several pages.

An item is an issue. Its history is the changelog's; what it was created with is what the first
change of each field came from, or what it still is. Persons are never read.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from narrows.connectors.instants import read_instant
from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change, Fault, FlowState

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Object: TypeAlias = "Mapping[str, Json]"

ISSUES_PER_BATCH = 500

FIELDS = {
    "status": Attribute.STATUS,
    "issuetype": Attribute.ITEM_TYPE,
    "summary": Attribute.TITLE,
    "key": Attribute.PROJECT,
    "labels": Attribute.LABEL,
    "components": Attribute.COMPONENT,
    "component": Attribute.COMPONENT,
    "flagged": Attribute.BLOCKED,
    "parent": Attribute.PARENT,
    "story points": Attribute.POINTS,
    "story point estimate": Attribute.POINTS,
}
"""A field of Jira, by id or name in lower case → what it is here; no other field is read.

An issue that moves to another project gets another key; the changelog's own «project» has the
project's title, which no plan asks for.
"""

CATEGORIES = {
    "new": FlowState.NEW,
    "indeterminate": FlowState.ACTIVE,
    "done": FlowState.DONE,
}
"""Key of a `statusCategory` → flow state."""


def is_jira_export(beginning: bytes) -> bool:
    """Whether a file that begins so may be the answer of a Jira search."""
    head = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] in (b"{", b"[") and (b'"issues"' in beginning or b'"fields"' in beginning)


def fetch(reader: Reader, source: Source) -> Iterator[Batch]:
    """Yield the issues in batches, in the order of the file.

    Raises:
        NarrowsError: `jira-unreadable`, or what the reader refuses.
    """
    with reader.open(source.path) as file:
        try:
            answer: Json = json.load(file)
        except (ValueError, RecursionError) as error:
            raise _unreadable(source) from error
    export = _Export(source)
    issues = list(_issues(answer, source))
    for number, issue in enumerate(issues, start=1):
        export.add(number, issue)
        if number % ISSUES_PER_BATCH == 0:
            yield export.batch(number / len(issues))
    yield export.batch(1.0)


def _issues(answer: Json, source: Source) -> Iterator[Object]:
    pages = answer if isinstance(answer, list) else [answer]
    for page in pages:
        if not isinstance(page, dict):
            raise _unreadable(source)
        issues = page.get("issues")
        if isinstance(issues, list):
            yield from (each if isinstance(each, dict) else {} for each in issues)
        elif "fields" in page or "key" in page:
            yield page
        else:
            raise _unreadable(source)


@dataclass(slots=True)
class _Export:
    """An export on its way into batches."""

    source: Source
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    categories: dict[str, FlowState] = field(default_factory=dict)
    last_at: datetime | None = None
    zone: ZoneInfo = field(init=False)

    def __post_init__(self) -> None:
        self.zone = zone_named(self.source.zone or "UTC")

    def batch(self, fraction_read: float) -> Batch:
        """What was added since the last one."""
        batch = Batch(
            tuple(self.changes), tuple(self.faults), dict(self.categories),
            fraction_read=fraction_read, complete_until=self.last_at,
        )  # fmt: skip
        self.changes, self.faults = [], []
        return batch

    def add(self, number: int, issue: Object) -> None:
        """Add the history of the issue with this number in the file."""
        key, fields = _text(issue.get("key")), _object(issue.get("fields"))
        created_at = self._instant(number, fields.get("created"))
        if not key or created_at is None:
            self._fault(number, f"an issue without {'a creation date' if key else 'key'}; left out")
            return
        self._categorise(number, _object(fields.get("status")))
        moves = self._moves(number, key, _object(issue.get("changelog")))
        begun = dict(reversed(moves.came_from))  # the first of each attribute wins
        for attribute in dict.fromkeys(FIELDS.values()):
            value = begun[attribute] if attribute in begun else _now(fields, attribute)
            if value:
                self.changes.append(
                    Change(key, attribute, value, created_at, f"created-{attribute.value}")
                )
            elif attribute is Attribute.STATUS:
                self._fault(number, f"{key} has no status at its creation")
        self.changes += moves.changes

    def _moves(self, number: int, key: str, changelog: Object) -> "_Moves":
        histories = [_object(each) for each in _list(changelog.get("histories"))]
        total = changelog.get("total")
        if isinstance(total, int) and total > len(histories):
            self._fault(
                number,
                f"{key}: the changelog is incomplete, {len(histories)} of {total} entries; export "
                "it whole (the issue's /changelog has the rest)",
            )
        told = [(self._instant(number, each.get("created")), each) for each in histories]
        dated = [(at, _ordinal(each), each) for at, each in told if at is not None]
        moves = _Moves()
        for at, _, history in sorted(dated, key=lambda entry: entry[:2]):
            for place, entry in enumerate(_list(history.get("items"))):
                moves.add(key, _object(entry), at, f"{_text(history.get('id'))}-{place}")
        return moves

    def _categorise(self, number: int, status: Object) -> None:
        name = _text(status.get("name"))
        state = CATEGORIES.get(_text(_object(status.get("statusCategory")).get("key")))
        if not name or state is None:
            return
        if self.categories.setdefault(name, state) is not state:
            self._fault(
                number,
                f"the status «{name}» has the category of {self.categories[name].value} in one "
                f"issue and of {state.value} in another; the first counts",
            )

    def _instant(self, number: int, told: Json) -> datetime | None:
        if not isinstance(told, str):
            return None
        try:
            instant, doubt = read_instant(told, self.zone)
        except (ValueError, OverflowError):
            self._fault(number, f"«{told[:40]}» is no time stamp")
            return None
        if doubt:
            self._fault(number, f"{told}: {doubt}")
        self.last_at = instant if self.last_at is None else max(self.last_at, instant)
        return instant

    def _fault(self, number: int, message: str) -> None:
        self.faults.append(Fault(self.source.id, message, number))


@dataclass(slots=True)
class _Moves:
    """The changes of one issue in time, and what each came from."""

    changes: list[Change] = field(default_factory=list)
    came_from: list[tuple[Attribute, str]] = field(default_factory=list)

    def add(self, key: str, entry: Object, at: datetime, source_id: str) -> None:
        """Add one entry of the changelog, if its field is one that is read."""
        attribute = _attribute(entry)
        if attribute is None:
            return
        before, value = _text(entry.get("fromString")), _text(entry.get("toString"))
        if attribute is Attribute.PROJECT:
            before, value = before.rpartition("-")[0], value.rpartition("-")[0]
        self.came_from.append((attribute, before))
        if value or attribute is not Attribute.STATUS:
            self.changes.append(Change(key, attribute, value, at, source_id))


def _attribute(entry: Object) -> Attribute | None:
    for name in ("fieldId", "field"):
        found = FIELDS.get(_text(entry.get(name)).lower())
        if found is not None:
            return found
    return None


def _now(fields: Object, attribute: Attribute) -> str:
    """What an issue has in a field today, as its changelog would write it."""
    field_name, part = _TODAY.get(attribute, ("", ""))
    told = fields.get(field_name)
    if isinstance(told, list):
        each = [_text(_object(one).get(part)) if part else _text(one) for one in told]
        return ", ".join(each) if part else " ".join(each)
    return _text(_object(told).get(part)) if part else _text(told)


_TODAY = {
    Attribute.STATUS: ("status", "name"),
    Attribute.ITEM_TYPE: ("issuetype", "name"),
    Attribute.TITLE: ("summary", ""),
    Attribute.PROJECT: ("project", "key"),
    Attribute.PARENT: ("parent", "key"),
    Attribute.LABEL: ("labels", ""),
    Attribute.COMPONENT: ("components", "name"),
}
"""Attribute → field of an issue, and the part of it that the changelog writes."""


def _ordinal(history: Object) -> int:
    """Jira counts its entries up; equal instants keep that order, newest first as it lists them."""
    told = _text(history.get("id"))
    return int(told) if told.isdecimal() else 0


def _text(value: Json) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _object(value: Json) -> Object:
    return value if isinstance(value, dict) else {}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _unreadable(source: Source) -> NarrowsError:
    return NarrowsError(
        "jira-unreadable",
        f"«{source.path}» is not the JSON of a Jira search; export `/rest/api/2/search` with "
        "`expand=changelog`: an object with «issues», or a list of such pages.",
    )


connector = Connector(
    name="jira_export",
    title="Jira search with changelogs (JSON)",
    suffixes=(".json", ".json.gz"),
    fetch=fetch,
)
