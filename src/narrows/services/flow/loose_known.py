"""Whether the work that no stream takes is known as long as that of streams."""

from collections.abc import Sequence
from datetime import date

from narrows.domain.calendar import day_of
from narrows.domain.measure import Period
from narrows.domain.ports import StreamSpan
from narrows.services.flow.spans import policy_of


class LooseKnown:
    """What is known of the work that no stream takes; without it all would have gone to streams.

    Args:
        spans: Of all streams, and of unaligned work where there is any.
    """

    def __init__(self, spans: Sequence[StreamSpan]) -> None:
        loose = next((each for each in spans if each.stream is None), None)
        self._last: date | None = None
        self._beyond: set[int] = set()
        if loose is None:
            return
        self._last = day_of(loose.as_of, policy_of(loose).zone)
        takes = [take for each in spans if each.stream for take in each.stream.takes]
        whole = {take.source for take in takes if not take.where}
        self._beyond = {
            each.number
            for each in spans
            if each.stream is not None
            and each.as_of > loose.as_of
            and any(take.source not in whole for take in each.stream.takes)
        }

    def has(self, period: Period, *, of: StreamSpan | None) -> bool:
        """Whether anything is known of it in a period, beside a stream's own work.

        Args:
            period: Which.
            of: In whose sources it lies; `None` is those of all streams.
        """
        if self._last is None or period.start <= self._last:
            return True
        return of.number not in self._beyond if of else not self._beyond
