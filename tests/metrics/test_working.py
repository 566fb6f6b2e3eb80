"""Flow in working time: the vectors of working calendars, through every number that has a length."""

from dataclasses import replace

import pytest

from narrows.metrics import flow_efficiency, flow_load, flow_time, flow_velocity, status_wait
from narrows.metrics.tables import ITEMS
from narrows.services.flow.charting import chart
from narrows.services.flow.listing import items
from narrows.services.flow.status_flows import stream_statuses
from tests.metrics.logs import long_log
from tests.tables import DuckEngine, TableHistory, fill, rows_of, told_history, value_of

OFFICE = "mon-fri 09:00-18:00, break 12:00-13:00"
WEEKENDS_OFF = "mon-fri 00:00-24:00"


def took(told: str, calendar: str) -> float | None:
    return value_of(told_history(told, calendar=calendar), flow_time.metric, "p50")


@pytest.mark.parametrize(
    ("calendar", "begin", "end", "days"),
    [
        (OFFICE, "2026-09-07 09:00", "2026-09-08 09:00", 1),  # Mon 9:00 → Tue 9:00
        (OFFICE, "2026-09-11 16:00", "2026-09-14 10:00", 3 / 8),  # Fri 16:00 → Mon 10:00
        (OFFICE, "2026-09-07 09:00", "2026-09-14 09:00", 5),  # Mon → next Mon
        ("24x7", "2026-09-07 09:00", "2026-09-14 09:00", 7),
        (WEEKENDS_OFF, "2026-09-11 20:00", "2026-09-12 08:00", 4 / 24),  # Fri 20:00 → Sat 08:00
        (WEEKENDS_OFF, "2026-09-11 20:00", "2026-09-14 08:00", 12 / 24),  # Fri 20:00 → Mon 08:00
    ],
)
def test_the_vectors_of_working_calendars(calendar: str, begin: str, end: str, days: float) -> None:
    assert took(f"P-1  Doing  {begin}\nP-1  Done  {end}", calendar) == days


WEEK = """
P-1  To do    2026-09-07 09:00
P-1  Doing    2026-09-08 09:00
P-1  stopped  2026-09-09 09:00
P-1  freed    2026-09-10 09:00
P-1  Waiting  2026-09-11 16:00
P-1  Doing    2026-09-14 10:00
P-1  Done     2026-09-14 18:00
P-2  Doing    2026-09-11 17:00
"""
"""P-1: a day in «To do», three days and six hours in «Doing» of which a day is stopped, three hours
over a weekend in «Waiting», and the seven hours of a Monday in «Doing»."""


@pytest.fixture
def office() -> TableHistory:
    return told_history(WEEK, calendar=OFFICE)


def test_active_waiting_and_flow_time_add_up_in_working_days(office: TableHistory) -> None:
    first, _ = items(office)
    assert (first.active_days, first.waiting_days) == (2 + 6 / 8 + 7 / 8, 1 + 1 + 3 / 8)
    assert first.flow_time_days == 6
    assert first.flow_time_days == sum([2 + 6 / 8 + 7 / 8, 1 + 1 + 3 / 8])


def test_efficiency_is_of_working_time(office: TableHistory) -> None:
    assert value_of(office, flow_efficiency.metric, "ratio") == 29 / 48
    assert value_of(told_history(WEEK), flow_efficiency.metric, "ratio") != 29 / 48


def test_status_wait_is_in_working_days(office: TableHistory) -> None:
    waits = {
        status: value_of(office, status_wait.metric, "mean", status=status)
        for status in ("To do", "Waiting", "Doing")
    }
    assert waits == {"To do": 1, "Waiting": 3 / 8, "Doing": 3 + 6 / 8 + 7 / 8}


def test_statuses_are_told_in_working_days_and_littles_law_in_all_of_them(
    office: TableHistory,
) -> None:
    (own,) = stream_statuses(office)
    days = {each.status: each.total_days for each in own.flows}
    assert days["Waiting"] == 3 / 8
    (elapsed,) = stream_statuses(told_history(WEEK))
    assert own.little == elapsed.little


def test_age_is_working_time(office: TableHistory) -> None:
    """From Friday 17:00 to Monday 18:00 an office works for nine hours."""
    _, second = items(office)
    assert second.age_days == 9 / 8
    assert [each.age_days for each in chart(office, stream="policy").ageing] == [9 / 8]


def test_what_is_counted_is_the_same_in_every_calendar(office: TableHistory) -> None:
    """Load is there at night too."""
    for metric, statistic in ((flow_velocity.metric, "count"), (flow_load.metric, "mean")):
        assert value_of(office, metric, statistic) == value_of(
            told_history(WEEK), metric, statistic
        )


def test_without_a_calendar_every_row_stays_as_it_is() -> None:
    engine, log = DuckEngine(), long_log(n_moves=2000, seed=5)
    fill(engine, replace(log, working={}))
    assert rows_of(engine, ITEMS) == rows_of(engine, "select * from items")
    assert engine.run("select * from stayed") == []


def test_a_calendar_that_is_passed_over_is_caught() -> None:
    engine, log = DuckEngine(), long_log(n_moves=2000, seed=5)
    fill(engine, log)
    elapsed = rows_of(engine, ITEMS)
    assert rows_of(engine, "select * from items") != elapsed
    assert engine.run("select count(*) from stayed") != [(0,)]


def test_no_time_is_lost_or_negative_and_none_is_more_than_passed() -> None:
    engine = DuckEngine()
    fill(engine, long_log(n_moves=2000, seed=5))
    wrong = """
        select count(*) from visits join stayed
          on stayed.item = visits.item and stayed.visit = visits.visit
        where stay_us < 0 or stay_us > left_at_us - entered_at_us
           or (stay_us is null) <> (left_at_us is null)
    """
    assert engine.run(wrong) == [(0,)]
    with_calendar = "select count(*) from visits where stream = 1"
    assert engine.run("select count(*) from stayed") == engine.run(with_calendar)


def test_work_at_night_takes_no_time_in_an_office() -> None:
    told = "P-1  Doing  2026-09-12 09:00\nP-1  Done  2026-09-13 22:00"
    history = told_history(told, calendar=OFFICE)
    assert value_of(history, flow_time.metric, "p50") == 0
    assert value_of(history, flow_efficiency.metric, "ratio") is None
