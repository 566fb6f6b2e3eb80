"""Within what a weekly metric varies by itself, taken apart: by the weeks that it comes of."""

from itertools import pairwise
from statistics import fmean

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import text_of
from tests.web.measured_numbers import answers, measured


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


def test_what_has_no_limits_says_so(demo_client: TestClient) -> None:
    for asked in ("metric=flow_distribution", "metric=wat"):
        found = demo_client.get(f"/streams/policy/explain/limits?{asked}")
        assert found.status_code == 404
        assert "has no limits here" in text_of(found.text)
    assert demo_client.get("/streams/nope/explain/limits").status_code == 404
    assert demo_client.get("/streams/policy/explain/limits?statistic=p85").status_code == 400
