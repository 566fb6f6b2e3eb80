"""Sums in words: whoever does them again comes to the number."""

import re
from datetime import UTC, date, datetime

import pytest

from narrows.domain.measure import Period
from narrows.domain.streams import Take
from narrows.domain.work import ItemType
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import amount_text
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests import loads
from tests.tables import TableHistory, told_history

SHORT = """
P-1  Doing  2025-01-06 09:00
P-1  Done   2025-01-06 09:40
P-2  Doing  2025-01-07 09:00
P-2  Done   2025-01-07 09:40
P-3  Doing  2025-01-20 09:00
"""
"""Two items of 40 minutes in one week, nothing in the next."""

WEEK, NEXT = (Period(date(2025, 1, day), date(2025, 1, day + 7)) for day in (6, 13))


@pytest.fixture
def short() -> TableHistory:
    return told_history(SHORT.strip(), as_of=datetime(2025, 1, 21, tzinfo=UTC))


@pytest.mark.parametrize(
    ("metric", "statistic", "status", "period"),
    [
        ("flow_time", "mean", None, WEEK),
        ("flow_load", "mean", None, WEEK),
        ("status_wait", "mean", "Doing", WEEK),
        ("statuses", "arrivals_per_week", "Doing", None),
    ],
)
def test_a_sum_of_little_comes_out_as_told(
    short: TableHistory, metric: str, statistic: str, status: str | None, period: Period | None
) -> None:
    found = explain(short, Asked("policy", metric, statistic, period, status=status))
    above, below = (float(re.findall(r"[\d.]+\d|\d", each)[0]) for each in found.sum.split(" / "))
    assert found.measurement.value == pytest.approx(above / below, rel=0.01)


def test_days_without_anything_in_process_say_so(short: TableHistory) -> None:
    for asked in (
        Asked("policy", "flow_load", "mean", NEXT),
        Asked("policy", "load", "mean_load_items", NEXT, ItemType.UNTYPED),
    ):
        found = explain(short, asked)
        assert found.measurement.value == 0
        assert found.sum == "Nothing was waiting or active in these days."


def test_one_is_told_as_one(short: TableHistory) -> None:
    later = Period(date(2025, 1, 20), date(2025, 1, 27))
    for statistic, words in (
        ("n_arrivals", "1 arrival, of 1 item."),
        ("n_departures", "0 departures, of 0 items."),
        ("end_load_items", "1 there, of 1 item."),
    ):
        asked = Asked("policy", "traffic", statistic, later, status="Doing")
        assert explain(short, asked).sum == words
    gone = told_history("P-1  Doing  2025-01-06\nP-1  Cancelled  2025-01-07")
    found = explain(gone, Asked("policy", "losses", "n_discarded_begun", WEEK))
    assert found.sum == "1 item of 1 cancelled had been begun."
    of_a_day = told_history("P-1  Doing  2025-01-06\nP-1  Cancelled  2025-01-06")
    found = explain(of_a_day, Asked("policy", "losses", "n_discarded_begun", WEEK))
    assert (found.sum, found.left_out) == ("1 item of 1 cancelled had been begun.", ())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0"), (7.0, "7.0"), (2.5, "2.5"), (2.857142, "2.86"), (0.0277, "0.0277"),
        (1 / 86_400, "0.0000116"), (12.345, "12.3"), (-1234.56, "-1,234.6"), (-0.125, "-0.125"),
    ],
)  # fmt: skip
def test_what_is_small_has_more_digits(value: float, text: str) -> None:
    assert amount_text(value) == text


@pytest.mark.parametrize(
    ("metric", "statistic", "status"),
    [
        ("losses", "n_items", None),
        ("traffic", "n_arrivals", "Doing"),
        ("load", "mean_load_items", None),
        ("statuses", "median_visit_days", "Doing"),
    ],
)
def test_items_that_two_sources_call_by_one_key_are_two(
    metric: str, statistic: str, status: str | None
) -> None:
    """X-1 of one tool is not X-1 of the other: both were done in the week from 5 January 2026."""
    warehouse = EmbeddedWarehouse(None)
    for name in ("shop", "desk"):
        log = [loads.move("X-1", "Doing", 0), loads.move("X-1", "Done", 1)]
        loads.load(warehouse, log, name=name)
    history = loads.ask(warehouse, loads.stream("policy", Take("shop"), Take("desk")))
    week = None if metric == "statuses" else Period(date(2026, 1, 5), date(2026, 1, 12))
    kind = ItemType.UNTYPED if metric == "load" else None
    found = explain(history, Asked("policy", metric, statistic, week, kind, status))
    assert found.measurement.n_items == 2
