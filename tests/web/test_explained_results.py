"""The page behind a key result: no data and not configured are two answers, and neither is 0."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from narrows.domain.repository import StoredPlan
from tests.web.clients import client_of, text_of
from tests.web.measured_numbers import answers
from tests.web.reviews import CHECK_INS, desk_of, review_of
from tests.web.shelf import Shelf


@pytest.fixture
def client() -> TestClient:
    """Nothing was ever synced: only what was observed is measured."""
    return client_of(desk_of(replace(review_of(), streams={}, unaligned=None)))


@pytest.mark.parametrize(
    ("path", "answer", "words"),
    [
        ("cheaper-hosting/explain/debt", "not_configured", "Not configured"),
        ("most-innovative/explain/provision", "no_data", "No data"),
    ],
)
def test_why_there_is_no_number_is_said(
    client: TestClient, path: str, answer: str, words: str
) -> None:
    assert client.get(f"/objectives/{path}.json").json()["answer"] == answer
    page = client.get(f"/objectives/{path}").text
    assert answers(page) == ["–"]
    assert words in text_of(page)
    assert "That is not 0" in text_of(page)


def test_what_has_no_number_has_none_with_other_digits(client: TestClient) -> None:
    page = client.get("/objectives/most-innovative/explain/provision?statistic=progress_ratio").text
    assert answers(page) == ["no data yet"], "«Rounded: –» stood beside it"


def test_a_key_result_says_what_the_pages_say_and_leads_back(client: TestClient) -> None:
    page = client.get("/objectives/cheaper-hosting/explain/cost").text
    assert answers(page)[0] == "4 EUR"
    assert 'href="/objectives/cheaper-hosting"' in page
    far = client.get("/objectives/cheaper-hosting/explain/cost?statistic=progress_ratio").text
    assert answers(far)[0] == "0 % of the way"
    assert "(4 EUR now" in text_of(far)
    assert client.get("/objectives/cheaper-hosting/explain/cost.csv").status_code == 200


def test_what_it_moved_by_is_the_difference_of_two_numbers(client: TestClient) -> None:
    page = client.get("/objectives/cheaper-hosting/explain/cost?statistic=moved").text
    assert answers(page)[0] == "unchanged"
    assert "4 EUR now − 4 EUR baseline" in text_of(page)
    assert "That a bet did it is not said." in text_of(page)


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    for path in (
        "nope/explain/cost",
        "cheaper-hosting/explain/nope",
    ):
        assert client.get(f"/objectives/{path}").status_code == 404, path
    for asked in ("wat=1", "statistic=counter", "statistic=wat", "check_in=9", "since=9"):
        assert client.get(f"/objectives/cheaper-hosting/explain/cost?{asked}").status_code == 400


def test_what_a_check_in_saw_is_said_to_be_counted_otherwise_where_it_was() -> None:
    changed = CHECK_INS[1].at + timedelta(hours=1)
    for at, words in ((changed, "saw it, by what was declared then"), (CHECK_INS[1].at, "saw it.")):
        meant = {"love-mobile/nps": (at,)}
        review = replace(review_of(), streams={}, unaligned=None, meant=meant)
        shelf = Shelf(StoredPlan(review.plan, 7), CHECK_INS)
        client = client_of(desk_of(review, repository=shelf))
        page = client.get("/objectives/love-mobile/explain/nps?check_in=2").text
        assert f"So check-in 2 {words}" in text_of(page)
