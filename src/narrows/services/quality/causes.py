"""Why a closed week says something else than it did: what was decided, reopened, or came late."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from narrows.domain.calendar import instant_us, midnight_us
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.restatement import Cause, WeekValue
from narrows.services.flow.spans import policy_of

Key = tuple[str, str, str, str, date]

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


def why(
    history: History,
    span: StreamSpan,
    *,
    fresh: Sequence[WeekValue],
    last: Mapping[Key, WeekValue],
    versions: Sequence[PolicyVersion],
) -> list[WeekValue]:
    """Values that restate others, each with its cause; the others as they are.

    What was decided in between is told first: it may have changed every week. Else it is what was
    reopened; where nothing was, data came late. All weeks of a stream are measured together: what
    was decided before any of them was kept has changed by then what it could change.

    Args:
        history: As it is known now.
        span: Of the stream.
        fresh: Values to be kept, of one stream.
        last: What was kept last.
        versions: Of the stream's workflow and policy.
    """
    restated = [each for each in fresh if each.number > 1]
    if not restated:
        return list(fresh)
    known_us = min(instant_us(last[each.key].as_of) for each in restated)
    reopened = _reopened(history, span, restated=restated, known_us=known_us)
    own = [each for each in last.values() if each.stream == restated[0].stream]
    newest = max(own, key=lambda each: each.taken_at)
    return [
        each
        if each.number == 1
        else _caused(each, newest, versions=versions, reopened=reopened.get(each.week, ()))
        for each in fresh
    ]


def _caused(
    value: WeekValue,
    newest: WeekValue,
    *,
    versions: Sequence[PolicyVersion],
    reopened: Sequence[str],
) -> WeekValue:
    """A value with its cause.

    Args:
        value: Another than it was.
        newest: Kept last of the stream, of whichever metric and week: this one was measured then
            as well, and was what it had been.
        versions: Of the stream.
        reopened: Items of its week.
    """
    causes = [
        (_cause(version), _version_text(version))
        for version in versions
        if newest.taken_at < version.since <= value.taken_at and version.number > 1
    ]
    if newest.made_by != value.made_by:
        told = f"measured by version {value.made_by} instead of {newest.made_by}"
        causes.append((Cause.SOFTWARE, told))
    if reopened:
        causes.append((Cause.REOPENED, f"reopened since: {_named(reopened)}"))
    if not causes:
        causes.append((Cause.LATE_DATA, _late_text(newest.taken_at)))
    return replace(value, cause=causes[0][0], told="; ".join(told for _, told in causes))


def _cause(version: PolicyVersion) -> Cause:
    names = {each.name for each in version.changes}
    if any(name == "workflow" or name.startswith("workflow") for name in names):
        return Cause.WORKFLOW
    return Cause.ITEMS if names & {"item_types", "takes", "where"} else Cause.POLICY


def _version_text(version: PolicyVersion) -> str:
    names = ", ".join(sorted({each.name.replace("_", " ") for each in version.changes}))
    return f"version {version.number}, by {version.by} at {version.since:%Y-%m-%d %H:%M} ({names})"


def _late_text(told_at: datetime) -> str:
    return f"changes came after {told_at:%Y-%m-%d %H:%M} that happened before"


def _named(keys: Sequence[str]) -> str:
    more = len(keys) - NAMED_ITEMS
    shown = ", ".join(keys[:NAMED_ITEMS])
    return f"{shown} and {more} more" if more > 0 else shown


def _reopened(
    history: History, span: StreamSpan, *, restated: Sequence[WeekValue], known_us: int
) -> Mapping[date, list[str]]:
    """Week → keys of its items that were reopened since."""
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
