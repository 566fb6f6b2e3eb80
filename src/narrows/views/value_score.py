"""Where does our capacity go? The value score, stream by stream and week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from narrows.domain.calendar import Cut, day_of
from narrows.domain.measure import Period
from narrows.domain.plan import Plan
from narrows.domain.value import Capacity, CapacityUnit, ValueScore
from narrows.services.refusals.requests import LoggedRequest
from narrows.views.ripple_cards import owner_name
from narrows.views.value_rows import LooseRow, StreamRow, by_units, most_of
from narrows.views.value_shares import LOOSE, UNIT_WORDS, counted_words, shares_chart, stream_shares
from narrows.views.weekly import WeeklyChart

DAY = timedelta(days=1)

MOST_COLUMNS = 11
"""Streams side by side that can still be read, beside work in none; files have all."""

MOST_ROWS = 20
"""Streams that are told at once; those with less open below."""


@dataclass(frozen=True, slots=True)
class ValueScorePage:
    """The page.

    Attributes:
        cut: How the days are cut.
        unit: What is counted.
        unit_words: The same for people.
        score: Over all the periods.
        last_day: Of them.
        periods: One after the other.
        chart: The shares of each period; `None` where none has any.
        streams: The plan's, what had most first, and what went to none, which stands last.
        loose: Worked on, and in no stream; the longest first.
        n_loose: All of it. [items]
        n_refused: Requests that the value metrics refused within the periods.
        policy: Which days it is of, and how the unit is counted.
        as_of: Of the stream that is known longest; each counts as far as it is known. [UTC]
        complete_until: Up to when all sources are known to be complete. [UTC]
        zone: Of the instants. [IANA]
    """

    cut: Cut
    unit: CapacityUnit
    unit_words: str
    score: ValueScore
    last_day: date
    periods: Sequence[ValueScore]
    chart: WeeklyChart | None
    streams: Sequence[StreamRow]
    loose: Sequence[LooseRow]
    n_loose: int
    n_refused: int
    policy: str
    as_of: datetime
    complete_until: datetime
    zone: str

    @property
    def columns(self) -> Sequence[StreamRow]:
        """The streams that stand side by side: of many the ones with most, and what is in none."""
        return most_of(self.streams, MOST_COLUMNS)

    @property
    def largest(self) -> Sequence[StreamRow]:
        """The streams of the table, and what is in none."""
        return most_of(self.streams, MOST_ROWS)

    @property
    def smaller(self) -> Sequence[StreamRow]:
        """The streams below them."""
        return [each for each in self.streams if each.id][MOST_ROWS:]

    def shares(self, score: ValueScore) -> Mapping[str, str]:
        """What each stream had of a period's capacity, by its id; of none by `unaligned`."""
        return stream_shares(score)


def value_score_page(
    plan: Plan, found: Capacity, *, requests: Sequence[LoggedRequest], cut: Cut
) -> ValueScorePage:
    """Lay out where capacity went.

    Args:
        plan: Knows the names.
        found: Where it went.
        requests: All that were ever logged.
        cut: How the days were cut.
    """
    newest = {key: each.number for each in requests for key in each.items}
    whole = found.all.period
    names = {each.stream: _name(each.stream, plan) for each in found.all.streams}
    is_told = any(each.score_ratio is not None for each in found.periods)
    return ValueScorePage(
        cut=cut,
        unit=found.all.unit,
        unit_words=UNIT_WORDS[found.all.unit],
        score=found.all,
        last_day=whole.end - DAY,
        periods=found.periods,
        chart=shares_chart(found, names) if is_told else None,
        streams=[
            StreamRow(each.stream or "", names[each.stream], each)
            for each in sorted(found.all.streams, key=by_units)
        ],
        loose=[LooseRow(each, newest.get(each.id)) for each in found.loose],
        n_loose=found.n_loose,
        n_refused=sum(_is_refused_in(each, whole, zone=plan.zone) for each in requests),
        policy=counted_words(whole, found.all.unit),
        as_of=found.as_of,
        complete_until=found.complete_until,
        zone=plan.zone,
    )


def _name(stream: str | None, plan: Plan) -> str:
    return LOOSE if stream is None else owner_name(stream, plan)


def _is_refused_in(request: LoggedRequest, period: Period, *, zone: str) -> bool:
    at = request.refused_at
    return at is not None and period.start <= day_of(at, zone) < period.end
