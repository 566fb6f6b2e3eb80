"""Which items of a closed week were done in it and left done since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from narrows.domain.calendar import midnight_us
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import Told, told_of
from narrows.services.flow.spans import policy_of

WEEK_DAYS = 7
NAMED_ITEMS = 5
"""Items that a cause names; of more it says how many. [items]"""

NOT_OF_DONE = ("flow_load", "value_score")
"""Metrics whose value of a closed week stays, whatever is reopened after it."""

LEFT = """
with leaves as (
    select item, entered_at_us as left_us,
           case when flow_state = 'cancelled' then 0 else 1 end as is_reopened
    from visits
    where stream = {stream} and state_before = 'done' and flow_state <> 'done'
      and entered_at_us > {known}
)
select distinct periods.period, keys.key, leaves.left_us, leaves.is_reopened
from periods
join visits on visits.stream = periods.stream and visits.flow_state = 'done'
           and (visits.state_before is null or visits.state_before <> 'done')
           and visits.entered_at_us >= periods.start_us and visits.entered_at_us < periods.end_us
join leaves on leaves.item = visits.item and leaves.left_us > visits.entered_at_us
join keys on keys.item = visits.item
order by periods.period, keys.key, leaves.left_us
"""
"""Items done in a week that left done after what was known then."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """One item that left done.

    Attributes:
        key: Its own.
        left_us: When. [µs since 1970 UTC]
        is_reopened: Whether it was worked on again; else it was given up.
    """

    key: str
    left_us: int
    is_reopened: bool


@dataclass(frozen=True, slots=True)
class LeftDone:
    """Items that left done since.

    Attributes:
        reopened: Keys of those that were worked on again.
        cancelled: Keys of those that were given up, which is no reopening.
    """

    reopened: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()

    @classmethod
    def after(cls, leavings: Iterable[Leaving], known_us: int) -> "LeftDone":
        """Those of them that were not known; one that was reopened is not called cancelled, too.

        Args:
            leavings: In any order.
            known_us: What left done later was not known. [µs since 1970 UTC]
        """
        new = [each for each in leavings if each.left_us > known_us]
        reopened = {each.key for each in new if each.is_reopened}
        cancelled = {each.key for each in new} - reopened
        return cls(tuple(sorted(reopened)), tuple(sorted(cancelled)))

    @property
    def n_items(self) -> int:
        """How many they are. [items]"""
        return len(self.reopened) + len(self.cancelled)

    def causes(self) -> list[tuple[Cause, Told]]:
        """What they explain; empty of none."""
        told = (("reopened", self.reopened), ("cancelled", self.cancelled))
        return [
            (Cause.REOPENED, told_of(f"{what} since: {named(keys)}")) for what, keys in told if keys
        ]

    def explains(self, before: int, after: int) -> bool:
        """Whether the items of a week are fewer by just these. [items]"""
        return bool(self.n_items) and before - after == self.n_items


def left_done(
    history: History, span: StreamSpan, *, restated: Sequence[WeekValue], known_us: int
) -> Mapping[date, Sequence[Leaving]]:
    """Week → its items that were reopened or cancelled since, once for each time.

    Args:
        history: As it is known now.
        span: Of the stream.
        restated: Values of the weeks that are asked about.
        known_us: What left done later was not known. [µs since 1970 UTC]
    """
    zone = policy_of(span).zone
    weeks = sorted({each.week for each in restated})
    rows = [
        PeriodRow(
            span.number,
            place,
            midnight_us(week, zone),
            midnight_us(date.fromordinal(week.toordinal() + WEEK_DAYS), zone),
        )
        for place, week in enumerate(weeks)
    ]
    query = LEFT.format(stream=span.number, known=known_us)
    found: dict[date, list[Leaving]] = {}
    for place, key, left_us, is_reopened in history.rows(query, rows):
        one = Leaving(str(key), int(str(left_us)), bool(is_reopened))
        found.setdefault(weeks[int(str(place))], []).append(one)
    return found


def named(keys: Sequence[str]) -> str:
    """Keys in words: the first ones, and how many more there are."""
    more = len(keys) - NAMED_ITEMS
    shown = ", ".join(keys[:NAMED_ITEMS])
    return f"{shown} and {more} more" if more > 0 else shown
