"""Three hours of work are three hours on every page, whatever a day of their stream has."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import client_of, text_of
from tests.worked import CALENDAR, worked_desk


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(worked_desk(tmp_path_factory.mktemp("worked")))


def hours_apart(html: str) -> str:
    """A page without its times of day: what is left of «9 h» is a duration."""
    return text_of(html).replace("09:00", "")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("/", "3 h"),
        ("/streams/{stream}", "85 % of 5 items took at most 3 h, half of them at most 3 h"),
        ("/streams/{stream}/items?state=open", "3 h so far"),
        ("/streams/{stream}/items/{key}-1", "3 h"),
        ("/streams/{stream}/charts", "85 %: 3 h"),
        ("/streams/{stream}/explain?metric=flow_time&statistic=mean", "3 h"),
    ],
)
def test_a_duration_under_a_day_is_told_in_the_hours_that_passed(
    client: TestClient, page: str, says: str
) -> None:
    for stream in ("office", "shop"):
        answer = client.get(page.format(stream=stream, key=stream.upper()))
        assert answer.status_code == 200
        assert says in answer.text or says in text_of(answer.text)
        assert " 9 h" not in hours_apart(answer.text)


def test_pages_carry_the_length_of_a_day_for_charts_and_scripts(client: TestClient) -> None:
    for stream, hours in (("office", 8), ("shop", 24)):
        here = f"/streams/{stream}"
        assert client.get(f"{here}/charts.json").json()["charted"]["day_hours"] == hours
        assert client.get(f"{here}/movement.json").json()["day_hours"] == hours
        flow = client.get(f"{here}.json").json()["flow"]
        assert {each["day_hours"] for each in flow["charts"]} == {hours}
        assert {each["day_hours"] for each in flow["weeks"]} == {hours}
        rows = client.get(f"{here}/items.json").json()["rows"]
        assert {each["day_hours"] for each in rows} == {hours}


def test_a_target_in_days_stays_in_days(client: TestClient) -> None:
    text = text_of(client.get("/objectives/quick").text)
    assert "0.5 days" in text
    assert "0.38 days" in text
    assert f"calendar {CALENDAR} (a day is 8 h)" in text


def test_the_page_of_items_says_by_which_policy_their_times_are_counted(
    client: TestClient,
) -> None:
    told = client.get("/streams/office/items.json").json()
    assert f"calendar {CALENDAR} (a day is 8 h)" in told["policy"]
    assert told["complete_until"] == "2026-06-05T12:00:00Z"
    assert told["policy"] in text_of(client.get("/streams/office/items").text)


def test_files_say_where_a_calendar_does_not_count(client: TestClient) -> None:
    def policies(address: str, **where: str) -> set[str]:
        rows = csv.DictReader(io.StringIO(client.get(address).text.removeprefix("\ufeff")))
        return {
            row["policy"]
            for row in rows
            if all(row[name] == value for name, value in where.items())
        }

    (followed,) = policies("/streams/office/statuses.csv")
    assert f"calendar {CALENDAR} (a day is 8 h)" in followed
    (load,) = policies("/streams/office/measurements.csv", metric="flow_load")
    assert f"calendar {CALENDAR} (not in this number: its days have 24 h)" in load
    (score,) = policies("/value-score.csv", stream="office")
    assert "its days have 24 h" in score
    waits = policies("/streams/office/movement/waits.csv", stream="office")
    assert waits
    assert all("its days have 24 h" in each for each in waits)
    others = policies("/streams/office/movement/waits.csv", stream="shop")
    assert others
    assert all("calendar 24x7" in each for each in others)


def test_weeks_before_the_history_are_gaps_and_no_zeros(client: TestClient) -> None:
    flow = client.get("/streams/shop.json").json()["flow"]
    before = [each for each in flow["weeks"] if each["period"]["start"] < "2026-03-02"]
    assert {(each["n_items"], each["end_load_items"]) for each in before} == {(None, None)}
    velocity = next(each for each in flow["charts"] if each["name"] == "flow_velocity")
    assert velocity["lines"][0]["values"] == [None] * 13 + [5] * 13
    assert "no history yet" in velocity["told"][0]
    losses = client.get("/streams/shop/movement.json").json()["losses"]
    assert [each["n_items"] for each in losses] == [None] * 13 + [5] * 13


def test_load_says_that_its_days_have_all_their_hours(client: TestClient) -> None:
    page = client.get("/streams/office/movement.json").json()
    assert "a day is" in page["policy"]
    assert "not in this number: its days have 24 h" in page["load_policy"]
    assert page["load_policy"] in text_of(client.get("/streams/office/movement").text)


def test_the_page_of_a_stream_says_its_policy_beside_the_river_and_the_weeks(
    client: TestClient,
) -> None:
    page = client.get("/streams/office").text
    _, river = page.split('<figure class="card river"')
    _, weeks = page.split('id="weeks"')
    for beside in (river.partition("</figure>")[2][:800], weeks.partition("<figure")[0]):
        assert f"calendar {CALENDAR} (a day is 8 h)" in text_of(beside)


def test_the_score_of_all_streams_says_by_which_days_it_is_counted(client: TestClient) -> None:
    told = text_of(client.get("/value-score").text)
    assert "each stream's days are those of its zone" in told
    assert "in days of 24 hours whatever the calendars say" in told
    assert "Counted as the score is, complete until 5 Jun 2026, 12:00" in told


@pytest.mark.parametrize(
    ("chart", "says"),
    [
        ("flow_time", "(a day is 8 h)"),
        ("flow_load", "(not in this number: its days have 24 h)"),
        ("flow-states", "(not in this number: its days have 24 h)"),
    ],
)
def test_a_picture_that_stands_alone_says_whether_its_calendar_counts(
    client: TestClient, chart: str, says: str
) -> None:
    told = text_of(client.get(f"/streams/office/charts/{chart}.svg").text)
    # Its lines end anywhere.
    assert f"{CALENDAR}{says}".replace(" ", "") in "".join(told.split())
