"""The moves of one Jira issue, as its changelog tells them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from narrows.connectors.jira.custom import BY_NAME, CUSTOM_FIELDS, CUSTOM_ID, CustomFields
from narrows.connectors.jira.fields import FIELDS, canonical, value_today
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.work import Attribute, Change

READ = tuple(dict.fromkeys([*FIELDS.values(), *CUSTOM_FIELDS.values()]))


@dataclass(slots=True)
class Moves:
    """The changes of one issue in time, and what each came from.

    Attributes:
        custom: The site's own fields that are read.
        changes: In time.
        came_from: Attribute and value before, one per change.
        is_whole: Whether its changelog lacks nothing.
        called: Status as the changelog calls it → its id.
        last_status: The one that it comes to at last, and its id.
    """

    custom: CustomFields = BY_NAME
    is_whole: bool = True
    changes: list[Change] = field(default_factory=list)
    came_from: list[tuple[Attribute, str]] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    last_status: tuple[str, str] | None = None
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
            if attribute is Attribute.STATUS:
                self._call(before, value, told=told)
            elif attribute is Attribute.PROJECT:
                before, value = before.rpartition("-")[0], value.rpartition("-")[0]
            else:
                before, value = canonical(before, attribute), canonical(value, attribute)
            if attribute is Attribute.COMPONENT:
                self._component_moves.append((len(self.changes), before, value))
            else:
                self.came_from.append((attribute, before))
            if value or attribute is not Attribute.STATUS:
                source_id = f"{entry_id}-{place}" if entry_id else ""
                self.changes.append(Change(key, attribute, value, at, source_id))

    def _call(self, before: str, value: str, *, told: Object) -> None:
        """Note by which names statuses go."""
        status_id = as_text(told.get("to"))
        self.called[before] = as_text(told.get("from"))
        self.called[value] = status_id
        self.last_status = (value, status_id)

    def look_at(self, fields: Object) -> None:
        """Say what the changelog does not tell, and the fields of today do."""
        self._rebuild_components(fields)
        self._follow_parent(fields)

    def _follow_parent(self, fields: Object) -> None:
        """Call the parent of today by its key of today: it has another since it moved.

        What was kept under an id is never changed, so that the id says it, too.
        """
        today = value_today(fields, Attribute.PARENT, custom=self.custom)
        told = [n for n, each in enumerate(self.changes) if each.attribute is Attribute.PARENT]
        last = self.changes[told[-1]] if told else None
        if last and last.value and today and last.value != today:
            source_id = last.source_id and f"{last.source_id}-{today}"
            self.changes[told[-1]] = replace(last, value=today, source_id=source_id)

    def _rebuild_components(self, fields: Object) -> None:
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

    def created(self, fields: Object) -> Iterator[tuple[Attribute, str, str]]:
        """What the issue was created with: what its first changes came from, or what it still is.

        Args:
            fields: As they stand.

        Returns:
            Attribute, value, and the id under which it is kept.
        """
        first = dict(reversed(self.came_from))
        for attribute in READ:
            value = first.get(attribute)
            if value is None:
                value = value_today(fields, attribute, custom=self.custom)
            if value:
                # A parent that moves to another project has another key from then on.
                key = f"-{value}" if attribute is Attribute.PARENT else ""
                yield attribute, value, f"created-{attribute.value}{key}"


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


def ordinal(history: Object) -> int:
    """Jira counts its entries up; equal instants keep that order, newest first as it lists them."""
    told = as_text(history.get("id"))
    return int(told) if told.isdecimal() and len(told) < 20 else 0
