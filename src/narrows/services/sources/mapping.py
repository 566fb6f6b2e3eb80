"""Saying what the statuses of a source mean, for the streams that take from it, as one change."""

from collections.abc import Sequence

from narrows.domain.errors import NarrowsError
from narrows.services.plan.applying import Changes, apply, compare
from narrows.services.quality.mapping import Mapping, mapped
from narrows.services.room import Room


def map_statuses(room: Room, streams: Sequence[str], *, mappings: Sequence[Mapping]) -> Changes:
    """Add statuses to the workflows of streams: all of them, or none.

    Args:
        room: Whose plan it is.
        streams: Ids; those without a workflow are told apart by nobody, and refused.
        mappings: What each status means.

    Returns:
        What was changed.

    Raises:
        NarrowsError: `nothing-mapped`, and what `mapped` refuses, and `plan-stale`.
    """
    if not streams or not mappings:
        raise NarrowsError(
            "nothing-mapped", "Nothing was mapped; say of one status at least what it means."
        )
    plan = room.plan
    for stream in streams:
        known = {
            status.status
            for each in plan.streams
            if each.id == stream and each.workflow is not None
            for status in each.workflow.statuses
        }
        for mapping in mappings:
            if mapping.status not in known:
                plan = mapped(plan, stream, mapping=mapping)
    changes = compare(room.repository, plan)
    apply(changes, room.repository, now=room.now, seen=room.revision)
    return changes
