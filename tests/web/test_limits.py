"""Within what a weekly metric varies by itself, taken apart: by the weeks that it comes of."""

from datetime import timedelta
from itertools import pairwise
from statistics import fmean

import pytest
from fastapi.testclient import TestClient

from narrows.analytics.process_behaviour import Behaviour, behaviour_of
from narrows.domain.measure import Measurement, Period
from narrows.views.behaviour_words import behaviour_words, limits_told
from narrows.views.limits import limits_page
from narrows.views.weekly import weekly_flow
from tests.web import measured_weeks
from tests.web.clients import text_of
from tests.web.measured_numbers import answers, measured
from tests.web.reviews import stream_review


@pytest.mark.parametrize("metric", ["flow_time", "flow_velocity", "flow_load", "rework"])
def test_the_limits_come_of_the_weeks_that_are_told(demo_client: TestClient, metric: str) -> None:
    address = f"/streams/policy/explain/limits?metric={metric}"
    told = demo_client.get(address.replace("limits", "limits.json")).json()["explanation"]
    values = [each["part"] for each in told["weeks"] if each["part"] is not None]
    moved = fmean(abs(after - before) for before, after in pairwise(values))
    upper = fmean(values) + 3 / 1.128 * moved
    if told["measurement"]["unit"] == "ratio":
        upper = min(upper, 1.0)
    assert told["recomputed"] == pytest.approx(upper)
    assert f"one of {len(values)} weeks" in told["sum"]


def test_a_chart_leads_to_them_and_they_lead_to_the_weeks(demo_client: TestClient) -> None:
    page = demo_client.get("/streams/policy").text
    (link, *_) = [
        each for each in measured(page) if "limits?metric=flow_velocity" in str(each.attributes)
    ]
    shown = demo_client.get(link.attributes["href"] or "").text
    low, high = link.words.removeprefix("between ").split(" and ")
    assert answers(shown)[0] == f"{low} to {high}"
    told = demo_client.get("/streams/policy/explain/limits.json").json()["explanation"]
    week = told["weeks"][-1]
    address = (
        "/streams/policy/explain?metric=flow_velocity"
        f"&amp;start={week['period']['start']}&amp;end={week['period']['end']}"
    )
    assert f'href="{address}"' in shown
    assert answers(demo_client.get(address.replace("&amp;", "&")).text)[0].split()[0] == str(
        int(week["part"])
    )


@pytest.mark.parametrize("metric", ["flow_efficiency", "rework"])
def test_weeks_of_a_share_are_told_in_per_cent_as_its_chart_has_them(
    demo_client: TestClient, metric: str
) -> None:
    """A digit behind the point would make one number of 15 % and of 24 %."""
    address = f"/streams/policy/explain/limits?metric={metric}"
    told = demo_client.get(address.replace("limits", "limits.json")).json()["explanation"]
    shown = text_of(demo_client.get(address).text)
    parts = [each["part"] for each in told["weeks"] if each["part"]]
    assert len({f"{each:.3g}" for each in parts}) > len({f"{each:.1f}" for each in parts})
    for part in parts:
        assert f"{part * 100:.3g} %" in shown
    counted = [each["part"] for each in told["weeks"] if each["part"] is not None]
    assert f"Mean {fmean(counted) * 100:.3g} %" in shown


def test_what_has_no_limits_says_so(demo_client: TestClient) -> None:
    for asked in ("metric=flow_distribution", "metric=wat"):
        found = demo_client.get(f"/streams/policy/explain/limits?{asked}")
        assert found.status_code == 404
        assert "has no limits here" in text_of(found.text)
    assert demo_client.get("/streams/nope/explain/limits").status_code == 404
    assert demo_client.get("/streams/policy/explain/limits?statistic=p85").status_code == 400


def test_no_week_beyond_a_limit_reads_as_one_within() -> None:
    """«Between 0 and 8.0» stood beside a week of 8 items that was called beyond it."""
    loads = [2, 0, 2, 2, 1, 1, 1, 1, 8, 5, 3, 2, 4, 6, 4, 3, 5, 4, 5, 2, 2, 5, 6, 7, 8, 5]
    found = behaviour_of(loads)
    assert found
    weeks = [Period(measured_weeks.MONDAY, measured_weeks.MONDAY + timedelta(weeks=1))] * len(loads)
    words = behaviour_words(found, "items", weeks=weeks, values=loads, day_hours=24)
    assert "between 0 and 7.98" in words
    share = Behaviour(0.4, 0.148, 0.6508, (1,))
    assert limits_told(share, "ratio", values=(0.4, 0.6512), day_hours=24) == ("15 %", "65.08 %")
    days = Behaviour(4.0, 2.04, 6.0, (0,))
    assert limits_told(days, "days", values=(1.96, 3.0), day_hours=24) == ("2.04 d", "6 d")


def test_the_week_in_which_history_begins_is_listed_as_left_out() -> None:
    """First transition on the Wednesday of the first of fifteen weeks."""
    found: list[Measurement] = []
    first = measured_weeks.MONDAY - timedelta(weeks=15)
    for place in range(15):
        week = Period(first + timedelta(weeks=place), first + timedelta(weeks=place + 1))
        items = 4 + place % 2 if place else 0
        found += measured_weeks.measured("policy", week, items=items, days=3.0, load=4)
    weekly = weekly_flow(found, begun_on=first + timedelta(days=2))
    chart = next(each for each in weekly.charts if each.name == "flow_velocity")
    assert chart.behaviour
    page = limits_page(
        chart, chart.behaviour, weeks=[each.period for each in weekly.weeks],
        measured=stream_review(None), versions=(),
    )  # fmt: skip
    told = [(each.part, each.left_out) for each in page.explanation.weeks]
    assert told[:2] == [(None, "history begins in it"), (5, "")]
    assert "one of 14 weeks" in page.explanation.sum
