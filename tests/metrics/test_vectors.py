"""The test vectors of the definitions: facts from vendors' manuals, each a test.

The table names each and where it is held; those of attributes and of working calendars have files
of their own, the rest stand here.
"""

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from narrows.domain.calendar import Cut
from narrows.metrics import flow_efficiency, flow_time, flow_velocity
from narrows.services.flow.listing import items
from narrows.services.flow.measuring import measure
from tests.tables import told_history, value_of

HERE = "metrics/test_vectors.py"
VECTORS = {
    "re-typed on its way: load by the type of each day, velocity by that at the end": (
        "metrics/test_load_by_type.py::test_a_defect_that_becomes_a_feature_is_each_on_its_days_and_done_as_a_feature",
    ),
    "a week, three months back in the backlog, a week": (
        f"{HERE}::test_three_months_back_in_the_backlog",
    ),
    "working calendar, 9 to 18 with a break: Mon to Tue, Fri to Mon, Mon to Mon": (
        "metrics/test_working.py::test_the_vectors_of_working_calendars",
        "domain/test_working_clock.py::test_the_vectors_of_working_calendars",
    ),
    "weekends off: Fri 20:00 to Sat 08:00, and to Mon 08:00": (
        "metrics/test_working.py::test_the_vectors_of_working_calendars",
        "domain/test_working_clock.py::test_the_vectors_of_working_calendars",
    ),
    "efficiency of (2, 0) and (1, 9) is 25 %": (
        f"{HERE}::test_efficiency_is_the_ratio_of_sums",
    ),
    "blocked while waiting counts once": (f"{HERE}::test_blocked_while_waiting_counts_once",),
    "Done, then Released": (f"{HERE}::test_from_one_done_status_to_another",),
    "Done, Doing, Done": (f"{HERE}::test_done_worked_on_and_done_again",),
    "Done, then cancelled": (f"{HERE}::test_done_and_cancelled_is_not_done",),
    "a night with 23 hours": (f"{HERE}::test_a_night_with_23_hours",),
    "A, B, C, B, C, Done": (f"{HERE}::test_each_visit_keeps_its_own_time",),
    "open for 100 days at the first sync": (f"{HERE}::test_open_for_100_days_at_the_first_sync",),
}  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS)
def test_every_vector_is_a_test(vector: str) -> None:
    for where in VECTORS[vector]:
        file, _, name = where.partition("::")
        path = Path(__file__).parents[1] / file
        names = [
            each.name
            for each in ast.parse(path.read_text("utf-8")).body
            if isinstance(each, ast.FunctionDef)
        ]
        assert name in names, where


@pytest.mark.parametrize(("reopened", "days"), [("sum_of_spells", 14), ("whole_span", 106)])
def test_three_months_back_in_the_backlog(told: str, reopened: str, days: float) -> None:
    """In progress for a week, back for three months, in progress for a week.

    P-1  Doing    2025-01-01
    P-1  Backlog  2025-01-08
    P-1  Doing    2025-04-10
    P-1  Done     2025-04-17
    """
    history = told_history(told, declared=("commitment", reopened))
    assert value_of(history, flow_time.metric, "p50") == days


def test_efficiency_is_the_ratio_of_sums(told: str) -> None:
    """Two days of work; and one day of work with nine of waiting.

    P-1  Doing    2025-01-01
    P-1  Done     2025-01-03
    P-2  Doing    2025-01-01
    P-2  Waiting  2025-01-02
    P-2  Done     2025-01-11
    """
    assert value_of(told_history(told), flow_efficiency.metric, "ratio") == 0.25


def test_blocked_while_waiting_counts_once(told: str) -> None:
    """A flag within a wait.

    P-1  Doing    2025-01-01
    P-1  Waiting  2025-01-02
    P-1  stopped  2025-01-03
    P-1  freed    2025-01-04
    P-1  Done     2025-01-06
    """
    (item,) = items(told_history(told))
    assert (item.active_days, item.waiting_days, item.flow_time_days) == (1, 4, 5)


def test_from_one_done_status_to_another(told: str) -> None:
    """Both statuses are done.

    P-1  Doing     2025-01-01
    P-1  Done      2025-01-06
    P-1  Released  2025-01-21
    """
    (item,) = items(told_history(told))
    assert (item.flow_time_days, item.n_reopened) == (5, 0)


def test_done_worked_on_and_done_again(told: str) -> None:
    """Nine days after it was done it is worked on once more.

    P-1  Doing  2025-01-01
    P-1  Done   2025-01-03
    P-1  Doing  2025-01-11
    P-1  Done   2025-01-12
    """
    history = told_history(told)
    (item,) = items(history)
    assert (item.flow_time_days, item.active_days, item.n_reopened) == (11, 3, 1)
    assert value_of(history, flow_efficiency.metric, "ratio") == 3 / 3


def test_done_and_cancelled_is_not_done(told: str) -> None:
    """What was done is taken back.

    P-1  Doing      2025-01-01
    P-1  Done       2025-01-03
    P-1  Cancelled  2025-01-11
    """
    history = told_history(told)
    (item,) = items(history)
    assert (item.done_at, item.flow_time_days, item.n_reopened) == (None, None, 0)
    assert value_of(history, flow_velocity.metric, "count") == 0


def test_a_night_with_23_hours(told: str) -> None:
    """In London clocks go on at 01:00 of the 29th; the second instant is 12:00 there.

    P-1  Doing  2026-03-28 12:00
    P-1  Done   2026-03-29 11:00
    """
    history = told_history(told, zone="Europe/London")
    assert value_of(history, flow_time.metric, "p50") == 23 / 24


def test_each_visit_keeps_its_own_time(told: str) -> None:
    """There and back and there again.

    P-1  To do    2025-01-01
    P-1  Doing    2025-01-02
    P-1  Waiting  2025-01-04
    P-1  Doing    2025-01-08
    P-1  Waiting  2025-01-16
    P-1  Done     2025-02-01
    """
    (item,) = items(told_history(told))
    lengths = [
        (visit.status, (visit.left_at - visit.entered_at).days)
        for visit in item.visits
        if visit.left_at is not None
    ]
    assert lengths == [("To do", 1), ("Doing", 2), ("Waiting", 4), ("Doing", 8), ("Waiting", 16)]
    assert (item.active_days, item.waiting_days) == (10, 21)


def test_open_for_100_days_at_the_first_sync(told: str) -> None:
    """Its only row is 100 days old.

    P-1  Doing  2025-01-01
    """
    (item,) = items(told_history(told, as_of=datetime(2025, 4, 11, tzinfo=UTC)))
    assert item.age_days == 100


def test_percentile_and_mean_stand_side_by_side(told: str) -> None:
    """One day and six.

    P-1  Doing  2025-01-06
    P-1  Done   2025-01-07
    P-2  Doing  2025-01-06
    P-2  Done   2025-01-12
    """
    found = measure(
        told_history(told),
        cut=Cut.WEEK,
        start=date(2025, 1, 6),
        end=date(2025, 1, 13),
        metrics=[flow_time.metric],
    )
    values = {each.statistic: each.value for each in found}
    assert (values["p50"], values["p85"], values["mean"]) == (1, 6, 3.5)
