"""A value that no log can tell is told on the objective's page, and corrected there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.services.check_ins.refusals import LONGEST_TEXT
from narrows.web.app import create_app
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, asking, text_of
from tests.web.decisions import send
from tests.web.opened import Opened, opened_home
from tests.web.reviews import desk_of, empty_review

TODAY = datetime.now(UTC).date()
MONDAY = TODAY - timedelta(days=TODAY.weekday(), weeks=3)
PLAN = {
    "organisation": {"name": "Bakery"},
    "metrics": [{"id": "nps", "title": "Customer NPS", "unit": "points", "better": "higher"}],
    "streams": [{"id": "bread"}],
    "cycles": [{"id": "now", "start": MONDAY}],
    "objectives": [
        {
            "id": "fresh",
            "cycle": "now",
            "owner": "bread",
            "text": "Bread is fresh when people come",
            "key_results": [
                {"id": "nps", "metric": "nps", "target": 40},
                {"id": "time", "metric": "flow_time", "baseline": 8, "target": 2},
            ],
        }
    ],
}
PAGE = "/objectives/fresh"
ACTION = f"{PAGE}/observations"


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return opened_home(tmp_path, PLAN)


def tell(client: TestClient, value: str, *, days_ago: int = 0, words: str = "") -> str:
    """Tell a value; what the page says afterwards."""
    at = f"{TODAY - timedelta(days=days_ago)}"
    done = send(client, PAGE, ACTION, value=value, at=at, words=words)
    assert done.status_code == 303, text_of(done.text)
    return text_of(client.get(done.headers["location"]).text)


def nps(client: TestClient) -> tuple[float | None, float | None, float | None]:
    (first, _) = client.get(f"{PAGE}.json").json()["key_results"]
    told = first["progress"]
    return told["baseline"], told["current"], told["progress_ratio"]


def test_a_value_counts_at_once_and_says_where_it_comes_from(opened: Opened) -> None:
    home, client = opened
    page = client.get(PAGE).text
    assert "Tell what Customer NPS is" in text_of(page)
    assert page.count(f'action="{ACTION}"') == 1, "nobody tells how work flows"
    assert "Customer NPS is told: 30 points" in tell(client, "30", days_ago=30)
    shown = tell(client, " 35 ", words="The survey of the week")
    assert f"35 points on {TODAY}: The survey of the week" in shown
    assert nps(client) == (30, 35, 0.5)
    (told,) = client.get(f"{PAGE}.json").json()["observed"]
    assert [each["value"] for each in told["values"]] == [35, 30]
    assert len(home.repository.observations()) == 2


def test_what_was_told_is_said_back_and_not_what_is_newest(opened: Opened) -> None:
    _, client = opened
    tell(client, "30")
    assert "Customer NPS is told: 35.5 points, of" in tell(client, "35.5", days_ago=12)
    shown = client.get(f"{PAGE}?observed=nps/2026-13-01").text
    assert "Customer NPS is told: 30 points" in text_of(shown)
    assert "is told" not in text_of(client.get(f"{PAGE}?observed=time").text)


@pytest.mark.parametrize(
    ("written", "value"),
    [("35,5", 35.5), ("35.5 points", 35.5), ("−3", -3), ("+3", 3), ("1,234,567", 1234567)],
)
def test_a_value_is_typed_as_into_any_field(opened: Opened, written: str, value: float) -> None:
    home, client = opened
    tell(client, written, words="The survey")
    (told,) = home.repository.observations()
    assert told.value == value
    assert "e+06" not in text_of(client.get(PAGE).text), "nor in the words of where it comes from"


def test_another_value_of_the_same_day_corrects_the_first(opened: Opened) -> None:
    home, client = opened
    tell(client, "30", days_ago=30)
    tell(client, "53")
    tell(client, "35")
    assert nps(client) == (30, 35, 0.5)
    assert len(home.repository.observations()) == 2, "the superseded one counts no more"
    assert home.repository.marks().n_observations == 3
    tell(client, "35")
    assert home.repository.marks().n_observations == 3


@pytest.mark.parametrize(
    ("written", "field", "words"),
    [
        ({"value": "35 %"}, "value", "is no number of points"),
        ({"value": ""}, "value", "Write a number of points"),
        ({"at": "soon"}, "at", "soon"),
        ({"at": f"{TODAY + timedelta(days=2)}"}, "at", "still to come"),
        ({"at": "1066-10-14"}, "at", "slip of the pen"),
        ({"words": "x" * (LONGEST_TEXT + 1)}, "words", "shorten it"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_saved(
    opened: Opened, written: dict[str, str], field: str, words: str
) -> None:
    home, client = opened
    sent = {"value": "35", "at": f"{TODAY}", "words": "The survey", **written}
    refused = send(client, PAGE, ACTION, **sent)
    assert refused.status_code == 422
    assert words in text_of(refused.text)
    assert f'/{field}-error"' in refused.text
    kept = "The survey" if field != "words" else 'value="35"'
    assert kept in refused.text
    assert home.repository.observations() == []
    assert home.repository.sayings() == []


def test_only_what_is_observed_is_told(opened: Opened) -> None:
    home, client = opened
    sent = {"key_result": "time", "value": "3", "at": f"{TODAY}"}
    flow = client.post(ACTION, data=sent)
    assert "measured from the history of the work" in text_of(flow.text)
    assert client.post(ACTION, data={**sent, "key_result": "none"}).status_code == 404
    assert client.post("/objectives/none/observations", data=sent).status_code == 404
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert client.post(ACTION, data=sent, headers=elsewhere).status_code == 403
    assert home.repository.observations() == []


def test_where_it_comes_from_is_text(opened: Opened) -> None:
    _, client = opened
    for each in PAYLOADS:
        words = each.replace("\0", "")
        done = send(client, PAGE, ACTION, value="35", at=f"{TODAY}", words=words)
        assert not list(active_parts(client.get(done.headers["location"]).text))


def test_pages_without_a_bench_take_no_values() -> None:
    client = asking(create_app(desk_of(empty_review())))
    refused = client.post(ACTION, data={"value": "3"})
    assert "Values are not taken here" in text_of(refused.text)
