"""The page behind a number: the same value, its sum, its items; and what is no number."""

import re
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from narrows.services.flow.measuring import every_metric
from narrows.web import explained
from narrows.web.desk import Desk
from narrows.web.kept_together import NO_BREAK
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, text_of
from tests.web.lived import STATES, lived_desk
from tests.web.measured_numbers import answers


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return lived_desk(tmp_path_factory.mktemp("explained"), STATES)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def test_the_cards_of_a_stream_lead_to_what_their_numbers_are_made_of(client: TestClient) -> None:
    page = client.get("/streams/lived").text.replace(NO_BREAK, " ")
    links = re.findall(r'href="(/streams/lived/explain[^"]+)"', page)
    cards = re.findall(r'<p class="big"><a [^>]*href="([^"]+)"', page)
    assert len(cards) == 4
    assert {*cards} <= {*links}
    for link in cards:
        said = answers(client.get(link.replace("&amp;", "&")).text)
        assert any(f">{each}" in page for each in said[:2]), "the card says what the page says"


def test_a_level_says_its_instant_once_and_in_the_zone_of_the_stream(client: TestClient) -> None:
    asked = urlencode({"state": "done", "at": "2026-02-02T10:20:30.000123+00:00"})
    page = text_of(client.get(f"/streams/lived/explain/level?{asked}").text)
    assert "in «done»: 2 Feb 2026, 1" in page
    assert " UTC." not in page
    assert "2 Feb 2026 to 2 Feb 2026" not in page


def test_every_metric_has_a_page_and_a_twin(client: TestClient) -> None:
    for metric in every_metric():
        scope = {"status_wait": {"status": "Review"}, "flow_distribution": {"item_type": "defect"}}
        asked = {"metric": metric.name, **scope.get(metric.name, {})}
        asked |= {"start": "2025-01-06", "end": "2027-01-04"}
        told = client.get("/streams/lived/explain.json", params=asked).json()["explanation"]
        assert told["recomputed"] == pytest.approx(told["measurement"]["value"])
        assert told["items"]
        page = client.get(f"/streams/lived/explain?{urlencode(asked)}").text
        assert told["sum"] in text_of(page)
        assert not list(active_parts(page))


def test_of_a_long_sum_the_answer_stands_below_the_first_items(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explained, "SHOWN_ITEMS", 2)
    asked = {"metric": "statuses", "statistic": "median_visit_days", "status": "Review"}
    told = client.get("/streams/lived/explain.json", params=asked).json()["explanation"]
    assert told["answer"] > 2
    page = client.get(f"/streams/lived/explain?{urlencode(asked)}").text
    places = re.findall(r'data-of="place">(\d+)', page)
    assert places == ["1", "2", str(told["answer"])]
    words = text_of(page)
    assert f"In it: {len(told['items'])} visits" in words
    assert "The first 2 are here, and the one that is the answer; the files" in words


def test_what_is_no_number_is_said(client: TestClient) -> None:
    for path, status in (
        ("/streams/nope/explain", 404),
        ("/streams/lived/explain?metric=velocity", 404),
        ("/streams/lived/explain?wat=1", 400),
        ("/streams/lived/explain?start=2026-01-05", 400),
    ):
        assert client.get(path).status_code == status, path
    for payload in PAYLOADS:
        asked = urlencode({"metric": "status_wait", "status": payload})
        assert not list(active_parts(client.get(f"/streams/lived/explain?{asked}").text))


def test_zero_no_data_and_too_few_are_three_answers(client: TestClient) -> None:
    told = client.get("/streams/lived.json").json()["flow"]["weeks"]
    of_one_type = next(each for each in told if each["n_items"] == 1)
    few = of_one_type["period"]
    (other,) = {"feature", "defect"} - {
        kind for kind, ratio in of_one_type["shares"].items() if ratio
    }
    none = {**few, "item_type": other}
    answers_to = {
        ("flow_velocity", "zero"): (none, "0", "That is zero"),
        ("flow_efficiency", "no_data"): (none, "–", "That is not 0"),
        ("flow_time", "too_few"): (few, "–", "people see no percentile"),
    }
    for (metric, answer), (period, figure, words) in answers_to.items():
        asked = urlencode({"metric": metric, **period})
        twin = client.get(f"/streams/lived/explain.json?{asked}").json()
        assert (twin["answer"], twin["value"]) == (answer, figure), metric
        page = client.get(f"/streams/lived/explain?{asked}").text
        assert answers(page)[0] == figure
        assert words in text_of(page)


def test_what_all_numbers_mean_stands_on_one_page(client: TestClient) -> None:
    page = text_of(client.get("/explain").text)
    for metric in every_metric():
        assert metric.title in page
    for words in ("Time in the status", "Where the key result stands", "Capacity a week"):
        assert words in page
