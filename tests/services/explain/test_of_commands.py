"""Every number that a command prints is explained, and its items add up to it."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.flow import ReachEvidence, StatusFlow
from narrows.domain.measure import Period
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, StreamWait
from narrows.domain.streams import MeasurementPolicy, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.value import CapacityUnit
from narrows.domain.work import FlowState
from narrows.services.explain.explaining import explain
from narrows.services.explain.movement_meanings import LOAD, LOSSES, TRAFFIC, WAITS
from narrows.services.explain.question import Asked
from narrows.services.explain.status_meanings import BOTTLENECK, STATUS
from tests.metrics.logs import STATUSES, logs, long_log
from tests.services.explain.printed import every_number, some_of_each, told_fields
from tests.tables import Log, TableHistory

NO_NUMBERS = {
    "stream", "status", "flow_state", "policy", "period", "item_type", "statuses",
}  # fmt: skip
"""Fields that say what a number is of."""


def stream(id_: str) -> ValueStream:
    """A stream that knows the statuses of random logs, in their order."""
    states = {
        f"status {number}": None if state == "ignore" else FlowState(state)
        for number, state in STATUSES.items()
    }
    return ValueStream(
        id=id_,
        workflow=Workflow(tuple(WorkflowStatus(name, state) for name, state in states.items())),
        takes=(Take(source="log"),),
        policy=MeasurementPolicy(zone="UTC"),
    )


def history_of(log: Log) -> TableHistory:
    return TableHistory(log, {1: stream("policy"), 2: stream("claims")})


DAYS = Period(date(1969, 12, 29), date(1970, 1, 5))
"""The week that random logs tell of."""


def agrees(history: TableHistory, *, most: int) -> Counter[str]:
    """How many numbers of each command were explained and are more than 0."""
    defined: Counter[str] = Counter()
    numbers = every_number(history, cut=Cut.ALL, days=DAYS)
    for asked, printed in some_of_each(numbers, most=most):
        same(explain(history, asked), printed, asked)
        defined[asked.metric] += bool(printed)
    return defined


def same(found: Explanation, printed: float | None, asked: Asked) -> None:
    expected = None if printed is None else pytest.approx(printed)
    assert found.measurement.value == expected, asked
    assert found.recomputed == expected, (asked, found.sum)
    assert found.sum, asked
    assert found.definition, asked
    if found.items and found.recomputed is not None and not found.whole and not found.weeks:
        adds_up(found, asked)


def adds_up(found: Explanation, asked: Asked) -> None:
    """Sums of parts alone are the number, but where it is one item's or divided by weeks."""
    if asked.statistic in ("p50", "p85", "p95", "mean", "median_visit_days", "mean_load_items"):
        return
    if str(asked.statistic).endswith(("per_week", "ratio")):
        return
    assert sum(each.part or 0 for each in found.items) == pytest.approx(found.recomputed), asked


@pytest.fixture(scope="module")
def known() -> TableHistory:
    """A long history in which nearly all is defined."""
    return history_of(long_log(n_moves=1500, seed=5))


@pytest.mark.newest
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(log=logs())
def test_what_is_printed_of_any_history_is_what_its_items_add_up_to(log: Log) -> None:
    agrees(history_of(log), most=1)


@pytest.mark.soak
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(log=logs())
def test_so_it_is_of_very_many_histories(log: Log) -> None:
    agrees(history_of(log), most=6)


@pytest.mark.newest
def test_so_it_is_of_a_long_history_where_nearly_all_is_defined(known: TableHistory) -> None:
    defined = agrees(known, most=2)
    for command, n_numbers in (
        ("statuses", 14), ("load", 6), ("traffic", 8), ("losses", 12), ("waits", 4),
        ("value_score", 10),
    ):  # fmt: skip
        assert defined[command] >= n_numbers, (command, defined)


@pytest.mark.parametrize(
    ("record", "meanings"),
    [
        (StatusFlow, STATUS), (ReachEvidence, BOTTLENECK), (LoadShare, LOAD),
        (StatusTraffic, TRAFFIC), (Losses, LOSSES), (StreamWait, WAITS),
    ],
)  # fmt: skip
def test_every_number_of_a_command_has_its_meaning(
    record: type, meanings: dict[str, object]
) -> None:
    assert told_fields(record) - NO_NUMBERS - meanings.keys() == set()


@pytest.mark.parametrize(
    ("asked", "slug", "says"),
    [
        (Asked("policy", "statuses"), "scope-not-measured", "--status"),
        (Asked("policy", "statuses", "age", status="status 4"), "statistic-unknown", "n_visits"),
        (Asked("policy", "statuses", status="Nowhere"), "number-missing", "narrows statuses"),
        (Asked("policy", "traffic"), "scope-not-measured", "--status"),
        (Asked("policy", "load"), "scope-not-measured", "--type"),
        (Asked(None, "losses"), "stream-missing", "claims"),
        (Asked(None, "waits", None, DAYS), "scope-not-measured", "status 2"),
        (Asked("policy", "waits", None, DAYS, status="Nowhere"), "number-missing", "status 2"),
        (Asked("unaligned", "waits", None, DAYS, status="status 2"), "number-missing", "does not have"),
        (Asked("policy", "bottleneck"), "number-missing", "not enough history"),
        (Asked("policy", "value_score", "score_ratio"), "scope-not-measured", "--stream"),
        (Asked("policy", "velocity"), "flow-metric-unknown", "statuses"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(
    known: TableHistory, asked: Asked, slug: str, says: str
) -> None:
    with pytest.raises(NarrowsError) as refused:
        explain(known, asked)
    assert refused.value.slug == slug
    assert says in refused.value.message


def test_a_share_of_the_capacity_is_of_all_streams_and_of_none(known: TableHistory) -> None:
    def shares_in(unit: CapacityUnit) -> list[Explanation]:
        asked = Asked(None, "value-score", "share_ratio", DAYS, unit=unit)
        of = ("policy", "claims", "unaligned")
        return [explain(known, replace(asked, stream=each)) for each in of]

    # Some of it may have been waiting, and then there is no part of all days worked either.
    assert {each.recomputed for each in shares_in(CapacityUnit.ACTIVE_DAYS)} == {None}
    shares = shares_in(CapacityUnit.ITEMS)
    assert sum(each.recomputed or 0 for each in shares) == pytest.approx(1)
    assert {item.stream for each in shares for item in each.items} == {
        "policy", "claims", "unaligned",
    }  # fmt: skip
    assert replace(shares[0].measurement, value=None).metric == "value_score"
