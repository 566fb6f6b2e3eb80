"""Whether the work that no stream takes is known as long as that of streams."""

from collections.abc import Sequence

from narrows.domain.calendar import day_of
from narrows.domain.measure import Period
from narrows.domain.ports import StreamSpan
from narrows.services.flow.spans import policy_of


def knows_loose(spans: Sequence[StreamSpan], of: StreamSpan | None, *, period: Period) -> bool:
    """Whether anything is known of a period of the work that no stream takes beside a stream's own.

    Without it the part that goes to streams would be all of it, whatever went elsewhere.

    Args:
        spans: Of all streams, and of unaligned work where there is any.
        of: Whose sources it lies in; `None` is those of all streams.
        period: Which.
    """
    loose = next((each for each in spans if each.stream is None), None)
    if loose is None or period.start <= day_of(loose.as_of, policy_of(loose).zone):
        return True
    takes = [take for each in spans if each.stream for take in each.stream.takes]
    whole = {take.source for take in takes if not take.where}
    return not any(
        each.as_of > loose.as_of and any(take.source not in whole for take in each.stream.takes)
        for each in ([of] if of else spans)
        if each.stream
    )
