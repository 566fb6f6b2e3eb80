"""The page of the value score: what was refused in the days that it is of."""

from dataclasses import replace
from datetime import UTC, date, datetime

from narrows.domain.calendar import Cut
from narrows.domain.measure import Period
from narrows.domain.organisation import Organisation
from narrows.domain.plan import Plan
from narrows.domain.value import Capacity, CapacityUnit, ValueScore
from narrows.services.refusals.requests import LoggedRequest, RequestState
from narrows.views.value_score import value_score_page
from narrows.views.value_shares import shares_chart

MARCH = Period(date(2026, 3, 2), date(2026, 3, 9))
AS_OF = datetime(2026, 3, 30, tzinfo=UTC)
MONDAY = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
"""Half past midnight of the week's Monday in Berlin, Sunday in UTC."""
REQUEST = LoggedRequest(
    1, "policy", "A page", None, (), RequestState.REFUSED, MONDAY, MONDAY, MONDAY, "", "nps", None,
    None, 1,
)  # fmt: skip


def n_refused(request: LoggedRequest, period: Period = MARCH) -> int:
    score = ValueScore(period, CapacityUnit.ITEMS, None, None, 0, ())
    found = Capacity(score, [score], [], 0, AS_OF, AS_OF)
    plan = Plan(Organisation("Harbour", zone="Europe/Berlin"))
    return value_score_page(plan, found, requests=[request], cut=Cut.WEEK).n_refused


def test_a_refusal_counts_on_its_day_in_the_zone_of_the_organisation() -> None:
    assert n_refused(REQUEST) == 1
    assert n_refused(REQUEST, Period(date(2026, 2, 23), date(2026, 3, 2))) == 0


def test_what_was_refused_and_is_asked_again_was_refused_when_it_was() -> None:
    april = datetime(2026, 4, 8, 12, tzinfo=UTC)
    again = replace(REQUEST, state=RequestState.REOPENED, decided_at=april)
    assert n_refused(again) == 1
    assert n_refused(again, Period(date(2026, 4, 6), date(2026, 4, 13))) == 0


def test_what_waits_was_not_refused() -> None:
    assert n_refused(replace(REQUEST, state=RequestState.OPEN, refused_at=None)) == 0


def test_a_week_without_hours_is_not_said_to_be_one_without_work() -> None:
    for unit, said in [
        (CapacityUnit.ACTIVE_DAYS, "nothing was worked on"),
        (CapacityUnit.LOGGED_HOURS, "no hours were logged"),
        (CapacityUnit.ITEMS, "no item was done"),
    ]:
        score = ValueScore(MARCH, unit, 0.0, None, 0, ())
        chart = shares_chart(Capacity(score, [score], [], 0, AS_OF, AS_OF), {})
        assert [each.partition(": ")[2] for each in chart.told] == [said]
