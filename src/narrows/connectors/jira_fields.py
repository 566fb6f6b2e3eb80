"""The fields of a Jira issue that are read: as its changelog writes them, and as they stand."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from narrows.connectors.jira_custom import BY_NAME, CUSTOM_FIELDS, CUSTOM_ID, CustomFields
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.live import Json
from narrows.domain.work import Attribute, Change

FIELDS = {
    "status": Attribute.STATUS,
    "issuetype": Attribute.ITEM_TYPE,
    "summary": Attribute.TITLE,
    "key": Attribute.PROJECT,
    "labels": Attribute.LABEL,
    "components": Attribute.COMPONENT,
    "component": Attribute.COMPONENT,
    "parent": Attribute.PARENT,
    "issueparentassociation": Attribute.PARENT,
}
"""A field of Jira, by id or name in lower case → what it is here; no other field is read.

An issue that moves to another project gets another key; the changelog's own «project» has the
project's title, which no plan asks for.
"""

TODAY = {
    Attribute.STATUS: ("status", "name"),
    Attribute.ITEM_TYPE: ("issuetype", "name"),
    Attribute.TITLE: ("summary", ""),
    Attribute.PROJECT: ("project", "key"),
    Attribute.PARENT: ("parent", "key"),
    Attribute.LABEL: ("labels", ""),
    Attribute.COMPONENT: ("components", "name"),
}
"""Attribute → field of an issue, and the part of it that the changelog writes."""


@dataclass(slots=True)
class Moves:
    """The changes of one issue in time, and what each came from.

    Attributes:
        custom: The site's own fields that are read.
        changes: In time.
        came_from: Attribute and value before, one per change.
        is_whole: Whether its changelog lacks nothing.
    """

    custom: CustomFields = BY_NAME
    is_whole: bool = True
    changes: list[Change] = field(default_factory=list)
    came_from: list[tuple[Attribute, str]] = field(default_factory=list)
    _component_moves: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, key: str, history: Object, *, at: datetime) -> None:
        """Add one entry of the changelog: those of its fields that are read."""
        entry_id = as_text(history.get("id"))
        items = history.get("items")
        self.is_whole &= isinstance(items, list)
        for place, each in enumerate(as_list(items)):
            told = as_object(each)
            attribute = changed_attribute(told, self.custom)
            if attribute is None:
                continue
            before, value = as_text(told.get("fromString")), as_text(told.get("toString"))
            before, value = _canonical(before, attribute), _canonical(value, attribute)
            if attribute is Attribute.PROJECT:
                before, value = before.rpartition("-")[0], value.rpartition("-")[0]
            if attribute is Attribute.COMPONENT:
                self._component_moves.append((len(self.changes), before, value))
            else:
                self.came_from.append((attribute, before))
            if value or attribute is not Attribute.STATUS:
                source_id = f"{entry_id}-{place}" if entry_id else ""
                self.changes.append(Change(key, attribute, value, at, source_id))

    def rebuild_components(self, fields: Object) -> None:
        """Give each change of components all of them: the changelog tells one that comes or goes.

        From those of today back to those at the creation.
        """
        told = [as_text(as_object(each).get("name")) for each in as_list(fields.get("components"))]
        held = [each for each in told if each]
        for place, gone, come in reversed(self._component_moves):
            self.changes[place] = replace(self.changes[place], value=", ".join(sorted(held)))
            held = [each for each in held if each != come] + [gone] * bool(gone)
        if self._component_moves:
            self.came_from.append((Attribute.COMPONENT, ", ".join(sorted(held))))

    def first_values(self) -> dict[Attribute, str]:
        """What the first change of each attribute came from."""
        return dict(reversed(self.came_from))


def changed_attribute(told: Object, custom: CustomFields) -> Attribute | None:
    """Which attribute an item of the changelog changes, if it is one that is read.

    A custom field may be called «Status» or «Parent» as well, and hold whatever its site likes.
    """
    named = (told.get("fieldId"), told.get("field"), told.get("fieldtype"))
    try:
        return custom.seen[named]
    except TypeError:  # A list or an object, that names nothing.
        return _attribute(told, custom)
    except KeyError:
        return custom.seen.setdefault(named, _attribute(told, custom))


def _attribute(told: Object, custom: CustomFields) -> Attribute | None:
    field_id, name = (as_text(told.get(each)).lower() for each in ("fieldId", "field"))
    is_custom = field_id.startswith(CUSTOM_ID) or as_text(told.get("fieldtype")) == "custom"
    if is_custom or name in CUSTOM_FIELDS:
        return custom.attribute(field_id, name)
    return FIELDS.get(field_id) or FIELDS.get(name)


def value_today(fields: Object, attribute: Attribute, *, custom: CustomFields = BY_NAME) -> str:
    """What an issue has in a field today, as its changelog would write it."""
    field_name, part = TODAY.get(attribute, ("", ""))
    value = _written(fields.get(field_name), part)
    if value or attribute is Attribute.STATUS:
        return _canonical(value, attribute)
    told = (_written(fields.get(each), "value") for each in custom.ids(attribute))
    return _canonical(next((each for each in told if each), ""), attribute)


def _canonical(value: str, attribute: Attribute) -> str:
    """The same writing for the same value, wherever it was read.

    A field has 3.0 points and its changelog 3; labels and components are sets, in any order.
    """
    if attribute is Attribute.POINTS:
        return value.removesuffix(".0")
    if attribute is Attribute.LABEL:
        return " ".join(sorted(value.split()))
    return value


def _written(told: Json, part: str) -> str:
    if isinstance(told, list):
        each = sorted(_written(one, part) for one in told)
        return ", ".join(each) if part else " ".join(each)
    return as_text(told.get(part)) if isinstance(told, dict) else as_text(told)
