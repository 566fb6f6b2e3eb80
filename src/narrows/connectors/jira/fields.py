"""The fields of a Jira issue that are read: as its changelog writes them, and as they stand."""

from narrows.connectors.jira.custom import BY_NAME, CUSTOM_FIELDS, CUSTOM_ID, CustomFields
from narrows.connectors.jira.several import joined
from narrows.connectors.json_values import Object, as_text
from narrows.domain.live import Json
from narrows.domain.work import Attribute

FIELDS = {
    "status": Attribute.STATUS,
    "issuetype": Attribute.ITEM_TYPE,
    "summary": Attribute.TITLE,
    "key": Attribute.PROJECT,
    "labels": Attribute.LABEL,
    "components": Attribute.COMPONENT,
    "component": Attribute.COMPONENT,
    "timespent": Attribute.HOURS,
    "parent": Attribute.PARENT,
    "parent issue": Attribute.PARENT,
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
    Attribute.HOURS: ("timespent", ""),
    Attribute.LABEL: ("labels", ""),
    Attribute.COMPONENT: ("components", "name"),
}
"""Attribute → field of an issue, and the part of it that the changelog writes."""

SECONDS = 3600
"""Of an hour."""

OWN = (Attribute.PARENT, Attribute.POINTS, Attribute.BLOCKED)
"""Attributes that a site may have fields of its own for."""


def value_today(fields: Object, attribute: Attribute, *, custom: CustomFields = BY_NAME) -> str:
    """What an issue has in a field today, as its changelog would write it."""
    field_name, part = TODAY.get(attribute, ("", ""))
    value = _written(fields.get(field_name), part)
    if value or attribute not in OWN:
        return canonical(value, attribute)
    return joined(attribute, values_of(fields, attribute, custom=custom).values())


def values_of(fields: Object, attribute: Attribute, *, custom: CustomFields) -> dict[str, str]:
    """Id → value today of each field of the site's own, as the changelog would write it."""
    return {
        each: canonical(_written(fields.get(each), "value"), attribute)
        for each in custom.ids(attribute)
    }


def canonical(value: str, attribute: Attribute) -> str:
    """The same writing for the same value, wherever it was read.

    A field has 3.0 points and its changelog 3; labels and components are sets, in any order.
    """
    if attribute is Attribute.POINTS:
        return value.removesuffix(".0")
    if attribute is Attribute.HOURS:
        return _hours(value)
    if attribute is Attribute.LABEL:
        return " ".join(sorted(value.split()))
    return value


def _hours(seconds: str) -> str:
    """Hours of the sum of all worklogs in seconds; who logged them is never read."""
    if not seconds.isdecimal():
        return ""
    return f"{int(seconds) / SECONDS:.3f}".rstrip("0").rstrip(".")


def _written(told: Json, part: str) -> str:
    if isinstance(told, list):
        each = sorted(_written(one, part) for one in told)
        return ", ".join(each) if part else " ".join(each)
    return as_text(told.get(part)) if isinstance(told, dict) else as_text(told)


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
