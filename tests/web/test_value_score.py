"""The page of the value score: what went to streams, what did not, and nothing made up."""

import csv
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.calendar import Cut
from narrows.domain.value import CapacityUnit
from narrows.services.value.scoring import capacity
from narrows.views import value_score
from narrows.web.desk import Desk
from tests.web.clients import active_parts, client_of, text_of
from tests.web.lived import STATES, lived_desk
from tests.web.reviews import desk_of, empty_review
from tests.worked import START, worked_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return lived_desk(tmp_path_factory.mktemp("scored"), STATES)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def test_the_page_and_its_twin_say_what_the_service_measures(
    client: TestClient, desk: Desk
) -> None:
    for cut in Cut:
        for unit in CapacityUnit:
            asked = {"by": cut.value, "unit": unit.value}
            told = client.get("/value-score.json", params=asked).json()
            found = capacity(desk.history(), cut=cut, unit=unit)
            assert told["score"]["units"] == found.all.units
            assert told["score"]["score_ratio"] == found.all.score_ratio
            assert client.get("/value-score", params=asked).status_code == 200
    assert client.get("/value-score?unit=hours").status_code == 400


def test_work_that_may_only_wait_is_said_to_be_unknown(client: TestClient) -> None:
    """Nobody says what «Somewhere» means, so the loose items may have been worked on, or not."""
    said = text_of(client.get("/value-score?by=all").text)
    assert "It cannot be told: 7 items were in a status" in said
    assert "Some stream takes everything" in said


def test_where_no_week_can_be_told_the_page_says_so_and_draws_nothing(tmp_path: Path) -> None:
    """Each week one item that no stream takes was in a status that nobody explains."""
    weeks = [START + timedelta(weeks=each) for each in range(15)]
    beside = [f"X-{at:%d%m},Strange,{at:%Y-%m-%d},task,NONE" for at in weeks]
    client = client_of(worked_desk(tmp_path, beside=beside))
    assert client.get("/value-score.svg").status_code == 404
    for by in Cut:
        assert "It cannot be told" in text_of(client.get(f"/value-score?by={by}").text)


def test_what_no_stream_takes_is_counted_when_it_is_told(client: TestClient) -> None:
    page = client.get("/value-score?by=month&unit=active_days").text
    assert page.count('class="share s2"') > 2, "a bar for each month that had work"
    assert "Period by period" in page


def test_the_file_says_of_each_stream_how_far_it_is_known(client: TestClient, desk: Desk) -> None:
    rows = list(csv.DictReader(StringIO(client.get("/value-score.csv?by=all").text)))
    review = desk.review()
    for row in rows:
        known = review.of(row["stream"])
        assert known is not None
        assert datetime.fromisoformat(row["as_of"]) == known.as_of
        assert datetime.fromisoformat(row["complete_until"]) == known.complete_until
    assert len({row["as_of"] for row in rows}) > 1, "two sources that end apart"


def test_without_any_work_it_says_what_to_do() -> None:
    client = client_of(desk_of(empty_review()))
    assert "narrows sync" in text_of(client.get("/value-score").text)
    assert client.get("/value-score.json").json() == {"score": None}


def test_hostile_names_are_inert(client: TestClient) -> None:
    for asked in ("", "?by=all", "?unit=items"):
        assert not list(active_parts(client.get(f"/value-score{asked}").text))


def test_of_many_streams_those_with_most_stand_side_by_side(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(value_score, "MOST_COLUMNS", 0)
    client = client_of(desk)
    html = client.get("/value-score").text
    streams = client.get("/value-score.json").json()["streams"]
    table = html.partition("Value score by period")[2].partition("</thead>")[0]
    named = [each["name"] for each in streams if f">{each['name']}<" in table]
    assert named == ["no stream"], "which always stands among them"
    assert f"The 1 with most of it, of {len(streams)}" in text_of(html)


def test_streams_stand_by_what_they_had_and_the_small_ones_open_below(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(value_score, "MOST_ROWS", 1)
    client = client_of(desk)
    streams = client.get("/value-score.json").json()["streams"]
    units = [each["units"]["units"] for each in streams if each["id"]]
    assert units == sorted(units, reverse=True)
    assert not streams[-1]["id"], "work in no stream stands last"
    html = client.get("/value-score").text
    shown, _, below = html.partition(f"{len(units) - 1} more stream")
    assert f'/streams/{streams[0]["id"]}"' in shown.partition("Which stream had it?")[2]
    assert all(f'/streams/{each["id"]}"' in below for each in streams[1:-1])
