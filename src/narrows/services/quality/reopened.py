"""Which items of a closed week were done in it and left done since."""

from collections.abc import Mapping, Sequence
from datetime import date

from narrows.domain.calendar import midnight_us
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.restatement import WeekValue
from narrows.services.flow.spans import policy_of

WEEK_DAYS = 7
NAMED_ITEMS = 5
"""Items that a cause names; of more it says how many. [items]"""

REOPENED = """
with leaves as (
    select item, max(entered_at_us) as left_us
    from visits
    where stream = {stream} and state_before = 'done' and flow_state <> 'done'
    group by item
)
select periods.period, keys.key
from periods
join visits on visits.stream = periods.stream and visits.flow_state = 'done'
           and (visits.state_before is null or visits.state_before <> 'done')
           and visits.entered_at_us >= periods.start_us and visits.entered_at_us < periods.end_us
join leaves on leaves.item = visits.item and leaves.left_us > visits.entered_at_us
           and leaves.left_us > {known}
join keys on keys.item = visits.item
group by periods.period, keys.key
order by periods.period, keys.key
"""
"""Items done in a week that left done after what was known then."""


def reopened_items(
    history: History, span: StreamSpan, *, restated: Sequence[WeekValue], known_us: int
) -> Mapping[date, list[str]]:
    """Week → keys of its items that were reopened since.

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
    query = REOPENED.format(stream=span.number, known=known_us)
    found: dict[date, list[str]] = {}
    for place, key in history.rows(query, rows):
        found.setdefault(weeks[int(str(place))], []).append(str(key))
    return found


def named(keys: Sequence[str]) -> str:
    """Keys in words: the first ones, and how many more there are."""
    more = len(keys) - NAMED_ITEMS
    shown = ", ".join(keys[:NAMED_ITEMS])
    return f"{shown} and {more} more" if more > 0 else shown
