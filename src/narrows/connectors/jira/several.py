"""What an issue has several of at once: components, and fields of a site that tell the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from narrows.connectors.jira.custom import CustomFields
from narrows.connectors.json_values import Object, as_text
from narrows.domain.work import Attribute

JOINED = (Attribute.POINTS, Attribute.BLOCKED)
"""Attributes that a site may have several fields for, each of which goes its own way."""


@dataclass(frozen=True, slots=True)
class Component:
    """A component, by the name of the day on which it is told.

    Attributes:
        id: Empty where nobody tells it.
        name: Empty where there is none.
    """

    id: str
    name: str

    def is_same(self, other: "Component") -> bool:
        """Whether it is the other one, though that may have had another name."""
        if self.id and other.id:
            return self.id == other.id
        return self.name == other.name


@dataclass(frozen=True, slots=True)
class FieldMove:
    """A change of one of several fields.

    Attributes:
        place: Of the change among those of its issue.
        attribute: What the field tells.
        field: Which one it is.
        before: What it had.
    """

    place: int
    attribute: Attribute
    field: str
    before: str


def written(held: Iterable[Component]) -> str:
    """Components as one value: a set, in any order."""
    return ", ".join(sorted(each.name for each in held if each.name))


def joined(attribute: Attribute, values: Iterable[str]) -> str:
    """What fields say together: all that stops an item, and of others the first with a value."""
    told = [*dict.fromkeys(each for each in values if each)]
    return ", ".join(told) if attribute is Attribute.BLOCKED else next(iter(told), "")


def before_all(moves: Iterable[FieldMove]) -> dict[str, str]:
    """What each field had at first, in the order in which they moved first.

    An export does not tell which fields there are: the order that it has may not hang on what comes
    later, or a change of today would tell another story of what was.
    """
    held: dict[str, str] = {}
    for each in moves:
        held.setdefault(each.field, each.before)
    return held


def field_of(attribute: Attribute, told: Object, *, custom: CustomFields) -> str:
    """Which field of an attribute an item of the changelog tells of.

    By a name that no field has today, it tells of one that was renamed.
    """
    field_id, name = (as_text(told.get(each)).lower() for each in ("fieldId", "field"))
    ids = custom.ids(attribute)
    known = field_id if field_id in ids else custom.id_of.get(name, "")
    return known or (ids[0] if ids else field_id or name)
