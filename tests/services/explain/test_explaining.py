"""Each number is explained by its items, and what they add up to is what its query answers."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.measure import Period
from narrows.domain.work import ItemType
from narrows.metrics.of_type import OF_ALL
from narrows.services.explain.explaining import explain
from narrows.services.explain.of_metrics import SUMS
from narrows.services.explain.question import Asked
from narrows.services.flow.measuring import every_metric
from tests.metrics.logs import logs, long_log
from tests.tables import Log, TableHistory, policy_stream, told_history

DAY = Period(date(1970, 1, 1), date(1970, 1, 3))
WEEK = Period(date(2025, 1, 6), date(2025, 1, 13))


def questions(period: Period) -> list[Asked]:
    """Every statistic of every metric, of all types and of one, of one status."""
    found: list[Asked] = []
    for metric in every_metric():
        for statistic in metric.statistics:
            status = "status 4" if metric.name == "status_wait" else None
            types: list[ItemType | None] = [ItemType.FEATURE] if metric.name not in OF_ALL else []
            types = types if metric.name == "flow_distribution" else [None, *types]
            found += [
                Asked("policy", metric.name, statistic, period, each, status) for each in types
            ]
    return found


def agrees(log: Log) -> int:
    """How many numbers of a log were explained and are defined."""
    history, n_defined = TableHistory(log, {1: policy_stream("UTC")}), 0
    for asked in questions(DAY):
        found = explained(history, asked)
        if found is None:
            continue
        value = found.measurement.value
        assert found.recomputed == (None if value is None else pytest.approx(value)), asked
        n_defined += value is not None
    return n_defined


def explained(history: TableHistory, asked: Asked) -> Explanation | None:
    """`None`: no item was ever in the status, or of the type."""
    try:
        return explain(history, asked)
    except NarrowsError as refusal:
        if refusal.slug != "number-missing":
            raise
        return None


@pytest.mark.newest
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(log=logs())
def test_what_the_items_add_up_to_is_what_the_query_answers(log: Log) -> None:
    agrees(log)


@pytest.mark.soak
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(log=logs())
def test_so_it_is_of_very_many_histories(log: Log) -> None:
    agrees(log)


def test_so_it_is_of_a_long_history_where_nearly_all_is_defined() -> None:
    assert agrees(long_log(n_moves=1500, seed=5)) >= 15


def test_every_metric_has_its_sum() -> None:
    assert SUMS.keys() == {metric.name for metric in every_metric()}


TOLD = """
P-1  Doing    2025-01-06
P-1  Done     2025-01-08
P-2  Waiting  2025-01-03
P-2  Doing    2025-01-09
P-2  Done     2025-01-10
P-3  Done     2025-01-09
P-4  Doing    2025-01-07
X-1  Doing    2025-01-13
"""


def told(metric: str, statistic: str | None = None, *, status: str | None = None) -> Explanation:
    history = told_history(TOLD, as_of=datetime(2025, 1, 13, tzinfo=UTC), unaligned="X")
    return explain(history, Asked("policy", metric, statistic, WEEK, status=status))


def test_a_percentile_is_one_of_the_items_and_the_others_stand_around_it() -> None:
    found = told("flow_time", "p85")
    assert [(each.id, each.place, each.part, each.is_answer) for each in found.items] == [
        ("P-1", 1, 2, False), ("P-2", 2, 7, True),
    ]  # fmt: skip
    assert "2nd shortest of 2" in found.sum
    assert [(each.id, each.left_out) for each in found.left_out] == [
        ("P-3", "done without any commitment before: it has no flow time")
    ]
    assert found.definition.startswith("Flow time: how long items took")
    assert "first entry into waiting or active" in found.rules["Starts/ends"]


def test_of_a_long_sum_the_first_items_are_shown_and_the_one_that_is_the_answer() -> None:
    found = told("flow_time", "p85")
    assert found.answer == 2
    assert [each.id for each in found.first(1)] == ["P-1", "P-2"]
    assert [each.id for each in found.first(2)] == ["P-1", "P-2"]
    assert [each.id for each in told("flow_time", "mean").first(1)] == ["P-1"]


def test_an_item_stands_in_a_median_once_for_each_of_its_visits() -> None:
    log = "P-1  Doing  2025-01-06\nP-1  Waiting  2025-01-07\nP-1  Doing  2025-01-08\nP-1  Done  2025-01-10"
    history = told_history(log, as_of=datetime(2025, 1, 13, tzinfo=UTC))
    found = explain(history, Asked("policy", "statuses", "median_visit_days", None, status="Doing"))
    assert (found.line, len(found.items), found.measurement.n_items) == ("visit", 2, 1)
    assert [(each.part, each.is_answer) for each in found.items] == [(1, True), (2, False)]
    assert found.answer == 1


def test_a_ratio_has_two_sums_and_says_both() -> None:
    found = told("flow_efficiency")
    assert found.sum == "Σ 3.0 active / Σ 9.0 active + waiting days."
    assert {each.id: (each.part, each.whole) for each in found.items} == {
        "P-1": (2, 2), "P-2": (1, 7),
    }  # fmt: skip
    assert [each.id for each in found.left_out] == ["P-3"]


def test_a_wait_counts_nothing_for_who_skipped_it() -> None:
    found = told("status_wait", status="Waiting")
    assert found.sum == "Σ 6.0 days / 3 items done, of which 2 skipped it."
    assert found.recomputed == 2


def test_a_load_is_told_by_the_time_of_each_item() -> None:
    found = told("flow_load", "mean")
    assert {each.id: each.part for each in found.items} == {"P-1": 2, "P-2": 4, "P-4": 6}
    assert found.recomputed == pytest.approx(12 / 7)
    assert [each.id for each in told("flow_load", "end").items] == ["P-4"]


@pytest.mark.parametrize(
    ("asked", "slug", "says"),
    [
        (Asked("claims", "flow_time"), "stream-unknown", "policy"),
        (Asked("policy", "lead_time"), "flow-metric-unknown", "flow_time"),
        (Asked("policy", "flow_time", "p99"), "statistic-unknown", "p85"),
        (Asked("policy", "status_wait"), "scope-not-measured", "--status"),
        (Asked("policy", "flow_distribution"), "scope-not-measured", "--type"),
        (Asked("policy", "value_score", item_type=ItemType.RISK), "scope-not-measured", "--type"),
        (Asked("policy", "status_wait", status="Nowhere"), "number-missing", "narrows statuses"),
    ],
)
def test_what_is_no_number_is_refused(asked: Asked, slug: str, says: str) -> None:
    history = told_history(TOLD, as_of=datetime(2025, 1, 13, tzinfo=UTC), unaligned="X")
    with pytest.raises(NarrowsError) as refused:
        explain(history, asked)
    assert refused.value.slug == slug
    assert says in refused.value.message


def test_what_lasts_is_in_no_number_of_days_that_nobody_knows_yet() -> None:
    """P-4 and X-1 are in process on 13 January, up to when all is known; the week is a later one."""
    history = told_history(TOLD, as_of=datetime(2025, 1, 13, tzinfo=UTC), unaligned="X")
    later = Period(date(2025, 1, 20), date(2025, 1, 27))
    for metric, statistic in [("flow_load", "mean"), ("flow_load", "end"), ("load", "share_ratio")]:
        kind = ItemType.FEATURE if metric == "load" else None
        found = explained(history, Asked("policy", metric, statistic, later, kind))
        if found is None:
            continue
        assert found.measurement.value is None
        assert "No history covers these days" in found.sum
        assert not found.items
        assert not found.left_out


def test_days_of_a_history_are_told_in_the_zone_of_its_stream() -> None:
    """What begins at 23:30 UTC begins the day after in Berlin, and so does what ends then."""
    history = told_history(
        "P-1  Doing  2025-01-07 23:30\nP-1  Done  2025-01-20 23:30", zone="Europe/Berlin"
    )
    asked = Asked("policy", "flow_time", "p85", Period(date(2024, 1, 1), date(2024, 1, 8)))
    assert "it goes from 2025-01-08 to 2025-01-21" in explain(history, asked).sum


def test_what_is_not_there_at_the_end_need_not_have_ended() -> None:
    found = told("flow_load", "end")
    assert [(each.id, each.left_out) for each in found.left_out] == [
        ("P-1", "not waiting or active here any more at the end"),
        ("P-2", "not waiting or active here any more at the end"),
    ]
