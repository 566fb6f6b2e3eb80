"""What was expended, period by period, and how far scores count it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from narrows.domain.measure import Period
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.metrics.units import UNITS
from narrows.services.flow.loose_known import LooseKnown
from narrows.services.flow.spans import period_rows
from narrows.services.value.counting import UnitsRow


class Expended(NamedTuple):
    """Units by period, row by row.

    Attributes:
        all: What was expended.
        held: The same as far as the work is known too that no stream takes: what scores are of.
    """

    all: Mapping[Period, Sequence[UnitsRow]]
    held: Mapping[Period, Sequence[UnitsRow]]


def expended(
    history: History, spans: Sequence[StreamSpan], *, periods: Sequence[Period]
) -> Expended:
    """All that was expended, and what of it is held against each other.

    Args:
        history: Visits and items as of one instant.
        spans: Of all streams, and of unaligned work where there is any.
        periods: The same days for each.
    """
    asked = period_rows(spans, {span.number: periods for span in spans})
    beside = LooseKnown(spans).beside(asked)
    found = _by_period(history, asked, periods=periods)
    held = found if beside == asked else _by_period(history, beside, periods=periods)
    return Expended(found, held)


def _by_period(
    history: History, asked: Sequence[PeriodRow], *, periods: Sequence[Period]
) -> Mapping[Period, list[UnitsRow]]:
    found: dict[Period, list[UnitsRow]] = defaultdict(list)
    for row in cast("list[UnitsRow]", history.rows(UNITS, asked)):
        found[periods[row[1]]].append(row)
    return found
