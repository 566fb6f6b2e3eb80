"""Where each stream's history lies: from its first item until its sources are complete."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from narrows.domain.calendar import instant_at
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import StreamSpan
from narrows.domain.streams import ValueStream
from narrows.domain.work import UNALIGNED
from narrows.warehouse.manifest import Manifest


def sources_complete_until(
    streams: Sequence[ValueStream], current: Manifest
) -> dict[int, datetime]:
    """Up to when each stream's sources are complete, unaligned work last.

    Raises:
        NarrowsError: `nothing-synced`.
    """
    ends = {
        source.id: source.until for source in current.sources.values() if source.until is not None
    }
    if not ends:
        raise NarrowsError("nothing-synced", _nothing(sorted(current.sources)))
    complete: dict[int, datetime] = {}
    for number, stream in enumerate(streams, start=1):
        told = [ends[take.source] for take in stream.takes if take.source in ends]
        if told:
            complete[number] = min(told)
    # What is taken whole has no work that no stream takes: its end holds none of that back.
    whole = {take.source for each in streams for take in each.takes if not take.where}
    loose = [until for source, until in ends.items() if source not in whole]
    complete[UNALIGNED] = min(loose or ends.values())
    return complete


def _nothing(synced: Sequence[str]) -> str:
    """Whoever has synced is not sent to sync, which would send him here."""
    if not synced:
        return "Nothing has been brought from any source yet; run `narrows sync`."
    return (
        f"No item was told of by what was synced ({', '.join(synced)}); see whether it is the "
        "right file or project, then run `narrows sync` again."
    )


def spans_from(
    first_us: Mapping[int, int],
    streams: Sequence[ValueStream],
    *,
    complete: Mapping[int, datetime],
    as_of: datetime | None,
    zone: str,
) -> list[StreamSpan]:
    """Where the history of each stream lies, and of unaligned work where there is any.

    Args:
        first_us: When each begins, by number. [µs since 1970 UTC]
        streams: Numbered from 1 in order.
        complete: As `sources_complete_until` says.
        as_of: Cuts history; `None` is where each is complete.
        zone: IANA zone that the weeks of unaligned work are cut in.
    """
    # What came to a stream only after its sources ended, while others went on, is not known yet.
    first = {
        number: min(instant_at(us), as_of or complete[number])
        for number, us in first_us.items()
        if number in complete
    }
    return [
        StreamSpan(
            number=number,
            stream=streams[number - 1] if number != UNALIGNED else None,
            first_at=first.get(number),
            as_of=as_of or until,
            complete_until=until,
            zone=zone,
        )
        for number, until in complete.items()
        if number != UNALIGNED or number in first
    ]
