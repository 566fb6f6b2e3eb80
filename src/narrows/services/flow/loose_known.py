"""Whether the work that no stream takes is known as long as that of streams."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from narrows.domain.calendar import instant_us, midnight_us
from narrows.domain.measure import Metric, Period
from narrows.domain.ports import PeriodRow, StreamSpan
from narrows.services.flow.spans import policy_of


class LooseKnown:
    """What is known of the work that no stream takes; without it all would have gone to streams.

    Args:
        spans: Of all streams, and of unaligned work where there is any.
    """

    def __init__(self, spans: Sequence[StreamSpan]) -> None:
        loose = next((each for each in spans if each.stream is None), None)
        self._until_us = instant_us(loose.as_of) if loose else 0
        takes = [take for each in spans if each.stream for take in each.stream.takes]
        whole = {take.source for take in takes if not take.where}
        self._beyond = {
            each.number: policy_of(each).zone
            for each in spans
            if loose is not None
            and each.stream is not None
            and each.as_of > loose.as_of
            and any(take.source not in whole for take in each.stream.takes)
        }

    def has(self, period: Period, *, of: StreamSpan | None) -> bool:
        """Whether anything is known of it in a period, beside a stream's own work.

        Args:
            period: Which.
            of: In whose sources it lies; `None` is those of all streams.
        """
        zones = (zone for number, zone in self._beyond.items() if of is None or number == of.number)
        return all(midnight_us(period.start, zone) < self._until_us for zone in zones)

    def asked(self, metric: Metric, periods: Sequence[PeriodRow]) -> Sequence[PeriodRow]:
        """The periods that a metric is asked about; those of all work are held against loose."""
        return self.beside(periods) if metric.is_of_all_work else periods

    def beside(self, periods: Iterable[PeriodRow]) -> list[PeriodRow]:
        """Periods for what is held against loose work.

        Of a stream that is known longer they end where that does: days of which only the one side
        is known would all have gone to the stream.
        """
        return [
            replace(each, end_us=self._until_us)
            if each.stream in self._beyond and each.start_us < self._until_us < each.end_us
            else each
            for each in periods
        ]
