"""A meeting shows one objective at a time, and prints so many together."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from starlette.testclient import TestClient

from narrows.views.presenting import PRINTED, one_of, printed
from tests.web.clients import client_of
from tests.web.plans import CHEAPER, INSURER
from tests.web.reviews import desk_of, review_of

N_OBJECTIVES = 2 * PRINTED + 5
SLIDE = re.compile(r'<article class="slide">.*?<h1>(.*?)</h1>', re.DOTALL)


@pytest.fixture(scope="module")
def client() -> TestClient:
    bare = replace(CHEAPER, key_results=(), initiatives=())
    many = tuple(replace(bare, id=f"o-{n}", text=f"No. {n}") for n in range(1, N_OBJECTIVES + 1))
    return client_of(desk_of(review_of(replace(INSURER, objectives=many))))


def shown(client: TestClient, path: str) -> list[str]:
    return SLIDE.findall(client.get(path).text)


@pytest.mark.parametrize(
    ("at", "number"), [("", 1), ("2", 2), ("999", N_OBJECTIVES), ("0", 1), ("-3", 1), ("²", 1)]
)
def test_one_is_shown_the_nearest_to_what_is_asked_for(
    client: TestClient, at: str, number: int
) -> None:
    assert shown(client, f"/present?at={at}") == [f"No. {number}"]


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [(1, 1, PRINTED), (2, PRINTED + 1, 2 * PRINTED), (99, 2 * PRINTED + 1, N_OBJECTIVES)],
)
def test_so_many_are_printed_together(client: TestClient, part: int, first: int, last: int) -> None:
    path = f"/present?at=all&part={part}"
    assert shown(client, path) == [f"No. {number}" for number in range(first, last + 1)]
    assert f"{first} to {last} of {N_OBJECTIVES}" in client.get(path).text
    told = client.get(path.replace("/present", "/present.json")).json()
    assert (told["number"], len(told["slides"])) == (first, last - first + 1)


def test_parts_lead_to_each_other_and_cover_everything(client: TestClient) -> None:
    paths = dict.fromkeys(
        path.replace("&amp;", "&")
        for path in re.findall(
            r'href="(/present\?at=all[^"]*)"', client.get("/present?at=all").text
        )
    )
    seen = [text for path in paths for text in shown(client, path)]
    assert sorted(seen) == sorted(f"No. {n}" for n in range(1, N_OBJECTIVES + 1))


def test_few_are_printed_without_parts() -> None:
    html = client_of(desk_of()).get("/present?at=all").text
    assert len(SLIDE.findall(html)) == 3
    assert 'class="pager"' not in html


def test_of_nothing_nothing_is_shown() -> None:
    client = client_of(desk_of(review_of(replace(INSURER, objectives=()))))
    for path in ("/present", "/present?at=7", "/present?at=all", "/present?at=all&part=3"):
        assert "Nothing to show" in client.get(path).text
    assert list(one_of(0, 1)) == list(printed(0, 2)) == []
    assert printed(5, 0) == printed(5, 1) == range(5)


def test_only_of_a_cycle_that_goes_on_a_slide_leads_to_the_check_in() -> None:
    plan = replace(INSURER, objectives=(CHEAPER,))
    (cycle,) = (each for each in plan.cycles if each.id == CHEAPER.cycle)
    for day, leads in ((cycle.start, True), (cycle.start - timedelta(days=8), False)):
        now = datetime.combine(day, time(12), UTC)
        client = client_of(desk_of(review_of(plan), now=now))
        html = client.get(f"/present?cycle={cycle.id}").text
        assert len(SLIDE.findall(html)) == 1
        assert (f"/objectives/{CHEAPER.id}/check-in" in html) is leads
