"""The form that maps the statuses of a source, as they were suggested or otherwise."""

from collections.abc import Sequence

from narrows.domain.errors import NarrowsError
from narrows.services.quality.mapping import Mapping
from narrows.services.room import Room
from narrows.services.sources.mapping import map_statuses
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import NOT_A_FORMS, SentForm, Told

MAP = "map"
"""The name of the form."""

MOST_STATUSES = 1000


def mapped_or_refused(room: Room, takers: Sequence[str], *, told: Told) -> SentForm | None:
    """Map what a form says; `None` where it is done, else the form with what is wrong.

    Args:
        room: Whose plan it is.
        takers: Ids of the streams that take from the source.
        told: Its fields: `status-N` and `meaning-N`, where nothing is left for later; `stream`,
            where nothing is all of them.
    """
    mappings = [
        Mapping(told[f"status-{n}"], told[f"meaning-{n}"])
        for n in range(MOST_STATUSES)
        if told.get(f"meaning-{n}") and f"status-{n}" in told
    ]
    named = told.get("stream", "")
    streams = [each for each in takers if named in ("", each)]
    try:
        map_statuses(room, streams, mappings=mappings)
    except NarrowsError as refusal:
        status = status_of(refusal.slug)
        if status in NOT_A_FORMS:
            raise
        return SentForm(MAP, told, {"": refusal.message}, status)
    return None
