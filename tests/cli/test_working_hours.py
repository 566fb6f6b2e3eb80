"""Three hours of work are three hours on the terminal, whatever a day of their stream has."""

from pathlib import Path

import pytest

from tests.commands import narrows
from tests.worked import CALENDAR, worked_home

WEEK = ("--from", "2026-05-25", "--to", "2026-06-01")
OFFICE = f"{CALENDAR} (a day is 8 h)"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return worked_home(tmp_path_factory.mktemp("worked"))


def said(*arguments: str | Path) -> str:
    """What a command prints, blanks as one."""
    answer = narrows(*arguments)
    assert answer.code == 0, answer.err
    return " ".join(answer.out.split())


@pytest.mark.parametrize(
    ("asked", "hours"),
    [
        (("flow", *WEEK), "5 3 h 3 h"),
        (("items",), "3 h 2 h 1 h"),
        (("statuses",), "1 h"),
        (("explain", "flow_time", "--statistic", "mean", *WEEK), ": 3 h"),
        (("explain", "status_wait", "--status", "Ready", *WEEK), ": 1 h"),
    ],
)
def test_a_duration_under_a_day_is_told_in_the_hours_that_passed(
    home: Path, asked: tuple[str, ...], hours: str
) -> None:
    for stream in ("office", "shop"):
        text = said(*asked, "--stream", stream, "--home", home)
        assert hours in text
        assert "9 h" not in text.replace("09:00", "")
    assert OFFICE in said(*asked, "--stream", "office", "--home", home)


def test_streams_with_two_calendars_stand_side_by_side(home: Path) -> None:
    """The working day of one is no day of the other: 0.375 and 0.125, and both are three hours."""
    told = narrows("items", "--json", "--home", home).json
    times = {each["stream"]: each["flow_time_days"] for each in told["items"] if each["done_at"]}
    assert times == {"office": 0.375, "shop": 0.125}
    ages = {each["stream"]: each["age_days"] for each in told["items"] if each["age_days"]}
    assert ages == {"office": 0.375, "shop": 0.125}
    text = said("items", "--home", home)
    assert text.count(" 3 h 2 h 1 h ") == 2 * 70
    assert "9 h" not in text.replace("09:00", "")


def test_what_was_given_up_is_told_in_the_same_days_as_what_was_worked_on_again(
    home: Path,
) -> None:
    """Friday 16:00 to Monday 10:00: two working hours, or nearly three days."""
    asked = ("losses", "--from", "2026-05-11", "--to", "2026-05-18", "--home", home)
    told = {each["stream"]: each for each in narrows(*asked, "--json").json["losses"]}
    assert told["office"]["discarded_days"] == 0.25
    assert told["shop"]["discarded_days"] == 2.75
    assert "1 1 2 h" in said(*asked, "--stream", "office")
    assert "1 1 2.8 d" in said(*asked, "--stream", "shop")


def test_a_key_result_is_in_the_days_that_its_target_is_in(home: Path) -> None:
    text = said("okrs", "--cycle", "spring", "--home", home)
    assert "1 → 0.5 days" in text
    assert "0.38 days" in text
    review = said("review", "--cycle", "spring", "--home", home)
    assert "0.38 days" in review
    assert "9 h" not in review


@pytest.mark.parametrize("metric", ["value_score", "flow_load"])
def test_numbers_that_no_calendar_counts_in_say_so(home: Path, metric: str) -> None:
    text = said("explain", metric, "--stream", "office", *WEEK, "--home", home)
    assert f"calendar {CALENDAR} (not in this number: its days have 24 h)" in text
    assert "a day is 8 h" not in text


def test_waits_of_the_narrows_are_told_as_the_stream_counts_time(home: Path) -> None:
    """An item waits an hour each morning, and is worked on for two."""
    told = narrows("bottleneck", "--json", "--home", home).json["bottlenecks"]
    for stream, calendar, hours in (("office", CALENDAR, 8), ("shop", "24x7", 24)):
        own = [each for each in told if each["stream"] == stream]
        assert {(each["policy"]["calendar"], each["day_hours"]) for each in own} == {
            (calendar, hours)
        }
        (delay,) = (each["evidence"][0] for each in own if each["effect"] == "delays")
        assert delay["status"] == "Ready"
        assert delay["queue_days"] == pytest.approx(1 / hours, rel=1e-6)
        assert delay["flow_time_share_ratio"] == pytest.approx(1 / 3, rel=1e-2)
    text = said("bottleneck", "--stream", "office", "--home", home)
    assert "Ready 1 h" in text
    assert OFFICE in text


@pytest.mark.parametrize(
    ("command", "rows"),
    [
        ("flow", "measurements"), ("items", "items"), ("statuses", "statuses"),
        ("bottleneck", "bottlenecks"), ("load", "loads"), ("traffic", "traffic"),
        ("losses", "losses"), ("waits", "waits"), ("value-score", "value_score"),
    ],
)  # fmt: skip
def test_every_answer_says_how_it_is_counted(home: Path, command: str, rows: str) -> None:
    told = narrows(command, "--json", "--home", home).json
    assert told[rows]
    office, shop = told["counted"]
    assert (office["stream"], office["day_hours"]) == ("office", 8)
    assert (shop["stream"], shop["day_hours"]) == ("shop", 24)
    assert office["policy"] == {
        "start": "commitment", "reopened": "whole_span", "calendar": CALENDAR, "zone": "UTC",
        "level": "all",
    }  # fmt: skip
    assert [each["number"] for each in office["versions"]] == [1]
    assert "calendar" in office["versions"][0]["changed"]
    assert office["as_of"] == office["complete_until"] == "2026-06-05T12:00:00Z"
    is_whole = command in ("items", "statuses", "bottleneck")
    assert office["period"] == {
        "start": "2026-03-02" if is_whole else "2025-12-01",
        "end": "2026-06-06" if is_whole else "2026-06-01",
    }
    if command in ("items", "statuses", "bottleneck", "load", "traffic", "losses"):
        own = {each["stream"]: each["policy"]["calendar"] for each in told[rows]}
        assert own == {"office": CALENDAR, "shop": "24x7"}


@pytest.mark.parametrize(
    ("command", "rows", "numbers"),
    [
        ("load", "loads", ("mean_load_items", "end_load_items", "share_ratio")),
        (
            "traffic", "traffic",
            ("n_arrivals", "n_departures", "balance_items", "end_load_items"),
        ),
        ("losses", "losses", ("n_items", "n_reworked", "n_discarded", "discarded_days")),
    ],
)  # fmt: skip
def test_of_weeks_before_the_history_nothing_is_known(
    home: Path, command: str, rows: str, numbers: tuple[str, ...]
) -> None:
    """The log begins on Monday, 2 March."""
    asked = (command, "--stream", "shop", "--from", "2026-02-16", "--to", "2026-03-16")
    told = narrows(*asked, "--json", "--home", home).json[rows]
    before = [each for each in told if each["period"]["start"] < "2026-03-02"]
    assert before
    assert {each[name] for each in before for name in numbers} == {None}
    after = [each for each in told if each["period"]["start"] >= "2026-03-02"]
    assert all(each[numbers[0]] is not None for each in after)
    first = next(
        line for line in narrows(*asked, "--home", home).out.splitlines() if "2026-02-16" in line
    )
    assert "–" in first
    assert " 0 " not in first


def test_flow_and_value_score_of_weeks_before_the_history_are_undefined(home: Path) -> None:
    asked = ("--from", "2026-02-16", "--to", "2026-03-16", "--home", home)
    told = narrows("flow", "--stream", "shop", *asked, "--json").json["measurements"]
    before = [each for each in told if each["period"]["start"] < "2026-03-02"]
    assert {each["metric"] for each in before} >= {"flow_velocity", "flow_load", "value_score"}
    assert {each["value"] for each in before} == {None}
    velocity = [
        each["value"]
        for each in told
        if each["metric"] == "flow_velocity" and each["item_type"] is None
    ]
    assert velocity == [None, None, 5, 5]
    lines = narrows("flow", "--stream", "shop", *asked).out.splitlines()
    assert next(line for line in lines if "2026-02-16" in line).split()[1:3] == ["–", "–"]
    score = narrows("value-score", *asked, "--json").json["value_score"]
    assert [each["units"] for each in score["periods"]][:2] == [None, None]
    assert [each["streams"][0]["units"] for each in score["periods"]][:2] == [None, None]
    assert score["periods"][2]["units"] > 0
