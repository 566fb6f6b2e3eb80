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
        of: Whose sources it lies in; `None` is all sources, and so is unaligned work itself.
        period: Which.
    """
    loose = next((each for each in spans if each.stream is None), None)
    if loose is None or (of is not None and of.as_of <= loose.as_of):
        return True
    takes = of.stream.takes if of and of.stream else None
    known = [each.stream.takes for each in spans if each.stream]
    whole = {take.source for own in known for take in own if not take.where}
    if takes is not None and all(each.source in whole for each in takes):
        return True
    return period.start <= day_of(loose.as_of, policy_of(loose).zone)
