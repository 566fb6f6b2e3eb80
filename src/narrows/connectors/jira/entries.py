"""Entries of a changelog, each once and under an id, whichever answer they came in."""

from collections.abc import Iterable
from datetime import timedelta

from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.calendar import EPOCH
from narrows.domain.live import Json

FIRST_MS = 10**11
"""A number of so much is in milliseconds; less is in seconds, until the year 5138."""


def n_entries_of(issue: Object) -> int:
    """How many different entries with an id a search showed."""
    histories = as_list(as_object(issue.get("changelog")).get("histories"))
    try:
        ids = {each["id"] for each in histories}  # type: ignore[call-overload,index]
    except (TypeError, KeyError):  # Some are no entries, or have none.
        ids = {as_text(as_object(each).get("id")) for each in histories}
    return len(ids - {"", None})


def entries_by_id(histories: Iterable[Json]) -> dict[str, Object]:
    """Id → entry, its instant as text and its id set: what is told again must be known again."""
    entries: dict[str, Object] = {}
    for told in map(as_object, histories):
        entry = dict(told)
        created = entry.get("created")
        if isinstance(created, int | float) and not isinstance(created, bool):
            entry["created"] = _instant(created)
        entry["id"] = as_text(entry.get("id")) or f"at-{as_text(entry.get('created'))}"
        entries[as_text(entry["id"])] = entry
    return entries


def _instant(told: float) -> str:
    """A number of seconds or milliseconds since 1970 as the other answers write instants."""
    ms = told if abs(told) >= FIRST_MS else told * 1000
    try:
        return (EPOCH + timedelta(milliseconds=ms)).isoformat()
    except (OverflowError, ValueError):
        return str(told)


def ordinal(history: Object) -> int:
    """Jira counts its entries up; equal instants keep that order, newest first as it lists them."""
    told = as_text(history.get("id"))
    return int(told) if told.isdecimal() and len(told) < 20 else 0
