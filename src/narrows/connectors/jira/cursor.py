"""Where a sync of Jira goes on: per project, in the site's own time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from narrows.connectors.json_values import as_list, as_object, as_text
from narrows.domain.live import Json

VERSION = 1
AGAIN_KEPT = 1000
"""Issues that could not be read and are asked for again; more are asked for by a whole sync."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole sync of a project on its way, from the latest issue back to the first.

    Attributes:
        began_ms: When it began. [ms since 1970 UTC]
        at_ms: All that was created later is there; `None`: nothing yet. [ms since 1970 UTC]
    """

    began_ms: int
    at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the projects of a source stand.

    Attributes:
        until: Project → all that was changed until then is there. [ms since 1970 UTC]
        whole: Project → its whole sync, where one is on its way.
        fields: Custom field → attribute, as they were read.
        again: Keys of issues that could not be read whole.
    """

    until: Mapping[str, int] = field(default_factory=dict)
    whole: Mapping[str, Whole] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    again: tuple[str, ...] = ()

    def text(self) -> str:
        """As the warehouse keeps it."""
        return json.dumps(
            {
                "v": VERSION,
                "until": dict(self.until),
                "whole": {key: [each.began_ms, each.at_ms] for key, each in self.whole.items()},
                "fields": dict(self.fields),
                "again": list(self.again),
            },
            separators=(",", ":"),
        )


def read_cursor(text: str) -> Cursor:
    """The cursor of a text; of one that nobody here wrote the first one: all is asked for."""
    try:
        told = as_object(json.loads(text or "{}"))
    except (ValueError, RecursionError):
        return Cursor()
    if told.get("v") != VERSION:
        return Cursor()
    return Cursor(
        {key: at for key, at in as_object(told.get("until")).items() if _is_ms(at)},  # type: ignore[misc]
        {
            key: whole
            for key, each in as_object(told.get("whole")).items()
            if (whole := _whole(as_list(each))) is not None
        },
        {key: as_text(word) for key, word in as_object(told.get("fields")).items()},
        tuple(as_text(each) for each in as_list(told.get("again"))),
    )


def _whole(told: list[Json]) -> Whole | None:
    match told:
        case [int(began_ms), int(at_ms) | (None as at_ms)]:
            return Whole(began_ms, at_ms)
    return None


def _is_ms(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
