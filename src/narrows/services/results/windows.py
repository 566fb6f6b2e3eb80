"""Which weeks a flow key result is measured in."""

from dataclasses import dataclass
from datetime import date, timedelta

from narrows.domain.calendar import DAY, Cut, begin, day_of, periods_between
from narrows.domain.measure import Period
from narrows.domain.okr import Cycle
from narrows.domain.ports import StreamSpan
from narrows.services.flow.spans import policy_of

WINDOW_WEEKS = 4
"""Complete weeks that are measured together unless the key result says otherwise."""

WIDE_WEEKS = 13
"""Complete weeks where too few items were done in the window."""

BASELINE_WEEKS = 13
"""Complete weeks before the cycle that a baseline is measured over."""

FEWEST_ITEMS = 5
"""Items done under which a window is widened."""


@dataclass(frozen=True, slots=True)
class Windows:
    """The weeks that a key result of a stream's flow is measured in.

    Attributes:
        near: The trailing window; `None` where no complete week of the history lies in it.
        wide: The one instead of it, where too few items were done in it.
        baseline: The weeks before the cycle.
        weeks: The cycle's complete weeks so far, one by one.
    """

    near: Period | None
    wide: Period | None
    baseline: Period | None
    weeks: tuple[Period, ...]


def complete_until(span: StreamSpan) -> date:
    """The first day after the last complete week of a stream's history, in its own zone."""
    # A week whose last day is that of `as_of` is complete.
    return begin(Cut.WEEK, day_of(span.as_of, policy_of(span).zone) + DAY)


def windows_of(span: StreamSpan, cycle: Cycle, *, until: date, window_weeks: int | None) -> Windows:
    """Where to look, all of it cut to the weeks in which the stream has a history.

    The window trails: it ends with the last complete week, whatever the cycle. In the first weeks
    of a cycle it therefore reaches back before it. That is meant: the result says how work flows
    now, and items done last month still say more about that than three items done since Monday;
    a window cut at the start of the cycle would jump about just when people look at it first.

    A week before the first transition is no week without work, so no window begins earlier.

    Args:
        span: Where the stream's history lies.
        cycle: The key result's.
        until: No week that ends after this day counts: the cycle's end, or an earlier week's.
        window_weeks: As the key result says; `None` is 4.
    """
    if span.first_at is None:
        return Windows(None, None, None, ())
    first = begin(Cut.WEEK, day_of(span.first_at, policy_of(span).zone))
    end = min(complete_until(span), until)
    asked = window_weeks or WINDOW_WEEKS
    return Windows(
        near=_before(end, asked, first=first),
        wide=_before(end, max(asked, WIDE_WEEKS), first=first),
        baseline=_before(min(end, cycle.start), BASELINE_WEEKS, first=first),
        weeks=weeks_between(max(first, cycle.start), end),
    )


def weeks_between(start: date, end: date) -> tuple[Period, ...]:
    """The weeks from one Monday up to another; none where they do not follow each other."""
    return tuple(periods_between(Cut.WEEK, start, end=end)) if start < end else ()


def _before(end: date, weeks: int, *, first: date) -> Period | None:
    start = max(end - timedelta(weeks=weeks), first)
    return Period(start, end) if start < end else None
