"""The moves of one Jira issue, as its changelog tells them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from narrows.connectors.jira import several
from narrows.connectors.jira.custom import BY_NAME, CUSTOM_FIELDS, CustomFields
from narrows.connectors.jira.fields import (
    FIELDS,
    canonical,
    changed_attribute,
    value_today,
    values_of,
)
from narrows.connectors.jira.several import Component, FieldMove
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
    _component_moves: list[tuple[int, Component, Component]] = field(default_factory=list)
    _field_moves: list[FieldMove] = field(default_factory=list)
    _several: set[Attribute] = field(default_factory=lambda: {Attribute.PARENT})

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
                gone = Component(as_text(told.get("from")), before)
                come = Component(as_text(told.get("to")), value)
                self._component_moves.append((len(self.changes), gone, come))
            else:
                self.came_from.append((attribute, before))
            if attribute in several.JOINED:
                own = several.field_of(attribute, told, custom=self.custom)
                self._field_moves.append(FieldMove(len(self.changes), attribute, own, before))
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
        self._join_fields(fields)
        self._follow_parent(fields)

    def _follow_parent(self, fields: Object) -> None:
        """Call the parent of today by its key of today: it has another since it moved."""
        today = value_today(fields, Attribute.PARENT, custom=self.custom)
        told = [n for n, each in enumerate(self.changes) if each.attribute is Attribute.PARENT]
        last = self.changes[told[-1]] if told else None
        if last and last.value and today:
            self._say(told[-1], today)

    def _rebuild_components(self, fields: Object) -> None:
        """Give each change of components all of them: the changelog tells one that comes or goes.

        From those of today back to those at the creation.
        """
        told = map(as_object, as_list(fields.get("components")))
        held = [Component(as_text(each.get("id")), as_text(each.get("name"))) for each in told]
        for place, gone, come in reversed(self._component_moves):
            self.changes[place] = replace(self.changes[place], value=several.written(held))
            held = [each for each in held if not each.is_same(come)] + [gone] * bool(gone.name)
        if self._component_moves:
            self.came_from.append((Attribute.COMPONENT, several.written(held)))

    def _join_fields(self, fields: Object) -> None:
        """Let each change of one field say what all fields of its attribute say from then on."""
        for attribute in several.JOINED:
            moves = [each for each in self._field_moves if each.attribute is attribute]
            today = values_of(fields, attribute, custom=self.custom)
            moved = several.before_all(moves)
            held = {each: told for each, told in today.items() if told or each in moved} | moved
            if len(held) < 2:
                continue
            self._several.add(attribute)
            self.came_from.insert(0, (attribute, several.joined(attribute, held.values())))
            for each in moves:
                held[each.field] = self.changes[each.place].value
                self._say(each.place, several.joined(attribute, held.values()))

    def _say(self, place: int, value: str) -> None:
        """What was kept under an id is never changed, so that the id says another value, too."""
        said = self.changes[place]
        if said.value != value:
            source_id = said.source_id and f"{said.source_id}-{value}"
            self.changes[place] = replace(said, value=value, source_id=source_id)

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
                # A parent that moves has another key from then on, and fields join others.
                key = f"-{value}" if attribute in self._several else ""
                yield attribute, value, f"created-{attribute.value}{key}"
