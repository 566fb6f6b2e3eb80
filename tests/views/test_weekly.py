"""Week by week: gaps are gaps, zero is zero, a handful of items has no percentile."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from narrows.domain.measure import Measurement, Period
from narrows.views.weekly import Weekly, WeeklyChart, weekly_flow
from tests.web.measured_weeks import MONDAY, measured


def weeks_of(
    counts: list[int],
    *,
    loads: list[int] | None = None,
    n_before: int = 0,
    begun_on: date | None = None,
) -> Weekly:
    """The weeks in which so many items were done, the last complete one the newest.

    Before them there are some that no history covers.
    """
    found: list[Measurement] = []
    for place, items in enumerate(counts):
        start = MONDAY - timedelta(weeks=len(counts) - place)
        load = loads[place] if loads else items
        period = Period(start, start + timedelta(weeks=1))
        found += measured("policy", period, items=items, days=10.0 + place, load=load)
    for place in range(n_before):
        start = MONDAY - timedelta(weeks=len(counts) + n_before - place)
        period = Period(start, start + timedelta(weeks=1))
        found += [
            replace(each, value=None)
            for each in measured("policy", period, items=0, days=1.0, load=0)
        ]
    return weekly_flow(found, begun_on=begun_on)


def chart(weekly: Weekly, name: str) -> WeeklyChart:
    return next(each for each in weekly.charts if each.name == name)


def test_a_week_with_fewer_than_five_items_has_no_percentile_but_is_counted() -> None:
    weekly = weeks_of([6, 4, 5])
    most, half = chart(weekly, "flow_time").lines
    assert (most.label, most.values) == ("85 %", (10.0, None, 12.0))
    assert half.values == (6.0, None, 7.2)
    assert chart(weekly, "flow_velocity").lines[0].values == (6, 4, 5)
    assert "4 items with a flow time, too few" in chart(weekly, "flow_time").told[1]


def test_a_week_in_which_nothing_was_done_is_0_done_and_has_no_flow_time() -> None:
    weekly = weeks_of([6, 0, 6], loads=[3, 4, 2])
    assert chart(weekly, "flow_velocity").lines[0].values == (6, 0, 6)
    assert chart(weekly, "flow_time").lines[0].values[1] is None
    assert chart(weekly, "flow_efficiency").lines[0].values == (0.27, None, 0.27)
    assert chart(weekly, "flow_load").lines[0].values == (3, 4, 2)
    assert all(line.values[1] is None for line in chart(weekly, "flow_distribution").lines)


def test_of_weeks_before_the_history_nothing_is_known_and_0_is_an_answer_in_it() -> None:
    weekly = weeks_of([0, 6, 0, 6], loads=[0, 3, 0, 2], n_before=2)
    assert [each.n_items for each in weekly.weeks] == [None, None, 0, 6, 0, 6]
    assert chart(weekly, "flow_velocity").lines[0].values == (None, None, 0, 6, 0, 6)
    assert chart(weekly, "flow_load").lines[0].values == (None, None, 0, 3, 0, 2)
    assert chart(weekly, "flow_load").told[1].endswith("no history yet")
    assert chart(weekly, "flow_velocity").told[2].endswith("0 items done")


def test_the_week_in_which_history_begins_is_shown_but_sets_no_limits() -> None:
    """First transition on a Sunday: nothing done in that week, four or five in each after it."""
    counts = [0, *[4, 5] * 7]
    first_monday = MONDAY - timedelta(weeks=len(counts))
    whole = chart(weeks_of(counts, begun_on=first_monday), "flow_velocity")
    part = chart(weeks_of(counts, begun_on=first_monday + timedelta(days=6)), "flow_velocity")
    assert whole.behaviour
    assert whole.behaviour.signals == (0,)
    assert part.behaviour
    assert part.behaviour.centre == 4.5
    assert part.behaviour.signals == ()
    assert part.lines == whole.lines
    # Twelve weeks are needed, and it is none of them.
    short = weeks_of([0, *[4, 5] * 5, 4], begun_on=MONDAY - timedelta(weeks=11, days=3))
    assert chart(short, "flow_velocity").behaviour is None


def test_what_tells_nothing_is_no_chart() -> None:
    assert weeks_of([0, 0]).charts == ()
    assert weekly_flow([]).weeks == ()
    assert [each.name for each in weeks_of([0, 0], loads=[4, 5]).charts] == ["flow_load"]


def test_shares_come_by_type_and_leave_out_what_was_never_done() -> None:
    lines = chart(weeks_of([6, 7]), "flow_distribution").lines
    assert [each.label for each in lines] == ["feature", "defect", "risk", "debt"]
    assert sum(each.values[0] or 0 for each in lines) == pytest.approx(1)


def test_a_week_is_told_in_words() -> None:
    told = chart(weeks_of([6, 7]), "flow_time").told[-1]
    assert told == (
        f"Week of {date(2026, 11, 16).day}\u00a0Nov\u00a02026: 85 % of 7 items took at most 11 d, "
        "half of them at most 6.6 d"
    )
