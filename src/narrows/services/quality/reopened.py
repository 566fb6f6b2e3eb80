"""Which items of a closed week were done in it and left done since."""

from collections.abc import Mapping, Sequence
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
select periods.period, keys.key, max(leaves.is_reopened) as is_reopened
from periods
join visits on visits.stream = periods.stream and visits.flow_state = 'done'
           and (visits.state_before is null or visits.state_before <> 'done')
           and visits.entered_at_us >= periods.start_us and visits.entered_at_us < periods.end_us
join leaves on leaves.item = visits.item and leaves.left_us > visits.entered_at_us
join keys on keys.item = visits.item
group by periods.period, keys.key
order by periods.period, keys.key
"""
"""Items done in a week that left done after what was known then."""


@dataclass(frozen=True, slots=True)
class LeftDone:
    """Items that left done since.

    Attributes:
        reopened: Keys of those that were worked on again.
        cancelled: Keys of those that were given up, which is no reopening.
    """

    reopened: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()

    @property
    def n_items(self) -> int:
        """How many they are. [items]"""
        return len({*self.reopened, *self.cancelled})

    def causes(self) -> list[tuple[Cause, Told]]:
        """What they explain; empty of none."""
        told = (("reopened", self.reopened), ("cancelled", self.cancelled))
        return [
            (Cause.REOPENED, told_of(f"{what} since: {named(keys)}")) for what, keys in told if keys
        ]

    def explains(self, before: int, after: int) -> bool:
        """Whether the items of a week are fewer by just these. [items]"""
        return bool(self.n_items) and before - after == self.n_items

    def __or__(self, other: "LeftDone") -> "LeftDone":
        """Those of both."""
        return LeftDone(
            tuple(sorted({*self.reopened, *other.reopened})),
            tuple(sorted({*self.cancelled, *other.cancelled})),
        )


def left_done(
    history: History, span: StreamSpan, *, restated: Sequence[WeekValue], known_us: int
) -> Mapping[date, LeftDone]:
    """Week → its items that were reopened or cancelled since.

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
    found: dict[date, LeftDone] = {}
    for place, key, is_reopened in history.rows(query, rows):
        week, own = weeks[int(str(place))], (str(key),)
        one = LeftDone(reopened=own) if is_reopened else LeftDone(cancelled=own)
        found[week] = found.get(week, LeftDone()) | one
    return found


def named(keys: Sequence[str]) -> str:
    """Keys in words: the first ones, and how many more there are."""
    more = len(keys) - NAMED_ITEMS
    shown = ", ".join(keys[:NAMED_ITEMS])
    return f"{shown} and {more} more" if more > 0 else shown
