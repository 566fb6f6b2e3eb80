"""Entries of a changelog as Jira writes them."""

# ruff: noqa: ANN401 - what a field holds is JSON of any shape
from collections.abc import Iterator, Mapping
from typing import Any

from narrows.domain.work import Attribute

PERSON = "Ada Canary"
"""Wherever Jira names somebody."""

POINTS, FLAGGED, EPIC_LINK, STATUS_LIKE = (f"customfield_100{n}" for n in (16, 21, 14, 99))

ATTRIBUTES = {
    "status": Attribute.STATUS,
    "issuetype": Attribute.ITEM_TYPE,
    "summary": Attribute.TITLE,
    "labels": Attribute.LABEL,
    "components": Attribute.COMPONENT,
    "parent": Attribute.PARENT,
    "points": Attribute.POINTS,
    "flagged": Attribute.BLOCKED,
    "timespent": Attribute.HOURS,
}
TYPES = ("Story", "Bug")
STATUSES = {"To Do": ("1", "new"), "Doing": ("3", "indeterminate"), "Done": ("5", "done")}


def written(name: str, value: Any) -> str:
    """A value as it is to be read: of a set in the order of the alphabet."""
    if name == "labels":
        return " ".join(sorted(value))
    if name == "timespent":
        return f"{int(value) / 3600:g}"
    return ", ".join(sorted(value)) if name == "components" else str(value)


def entry_items(
    names: Mapping[str, str], name: str, before: Any, value: Any, *, is_cloud: bool
) -> Iterator[dict[str, Any]]:
    """What an entry says of a field that changed; `names` are those of the site's own fields."""
    if name == "components":
        old, new = list(before or []), list(value)
        gone, come = [x for x in old if x not in new], [x for x in new if x not in old]
        yield from (entry_item("Component", "components", each, None) for each in gone)
        yield from (entry_item("Component", "components", None, each) for each in come)
        return
    was, is_ = (
        " ".join(each)
        if name == "labels"
        else str(each)
        if name == "timespent"
        else written(name, each)
        for each in (before or "", value)
    )
    if name == "points":
        yield entry_item(names[POINTS], POINTS, was, is_, "custom")
    elif name == "flagged":
        yield entry_item(names[FLAGGED], FLAGGED, was, is_, "custom")
    elif name == "parent" and is_cloud:
        yield entry_item("IssueParentAssociation", None, was, is_)
    elif name == "parent":
        yield entry_item("Epic Link", EPIC_LINK, was, is_, "custom")
    else:
        yield entry_item(name, name, was, is_)


def entry_item(
    name: str, field_id: str | None, before: str | None, after: str | None, type_: str = "jira"
) -> dict[str, Any]:
    told = {"field": name, "fieldtype": type_, "fromString": before, "toString": after}
    return told if field_id is None else {**told, "fieldId": field_id}
