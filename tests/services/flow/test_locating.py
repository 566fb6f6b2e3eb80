"""The narrows of the insurer, from its rows to the answer, in a real warehouse."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from narrows.demo.files import SEED
from narrows.demo.insurer import Insurer, insurer
from narrows.demo.lines import BUSINESS_INPUT
from narrows.domain.flow import Bottleneck, Effect
from narrows.domain.streams import MeasurementPolicy, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, Batch, Change, FlowState, Interval
from narrows.services.flow.locating import locate
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.analytics.queues import begins, poisson_arrivals
from tests.loads import START, ask, load, load_batches

pytestmark = pytest.mark.newest

TODAY = date(2026, 11, 26)
LONDON = MeasurementPolicy(zone="Europe/London")
POLICY = ValueStream(
    id="policy",
    workflow=Workflow(
        (
            WorkflowStatus("Backlog", FlowState.NEW),
            WorkflowStatus("Ready", FlowState.WAITING),
            WorkflowStatus("In progress", FlowState.ACTIVE),
            WorkflowStatus("Verification", FlowState.WAITING),
            WorkflowStatus("Verifying", FlowState.ACTIVE),
            WorkflowStatus(BUSINESS_INPUT, FlowState.WAITING, queue_of="Verifying"),
            WorkflowStatus("Done", FlowState.DONE),
            WorkflowStatus("Dropped", FlowState.CANCELLED),
        )
    ),
    takes=(Take("log"),),
    policy=LONDON,
)


@pytest.fixture(scope="module")
def told() -> Insurer:
    return insurer(TODAY, np.random.default_rng(SEED))


def changes(rows: Sequence[tuple[str, ...]]) -> list[Change]:
    return [
        Change(key, Attribute.STATUS, status, datetime.fromisoformat(moved_at))
        for key, status, moved_at, *_ in rows
    ]


def first_instant(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo("Europe/London")).astimezone(UTC)


@pytest.fixture(scope="module")
def warehouse(told: Insurer, tmp_path_factory: pytest.TempPathFactory) -> EmbeddedWarehouse:
    made = EmbeddedWarehouse(tmp_path_factory.mktemp("insurer"))
    load(made, changes(told.policy_rows))
    return made


def by_effect(found: Sequence[Bottleneck]) -> dict[Effect, Bottleneck]:
    return {each.effect: each for each in found}


def test_verifying_is_the_narrows_of_the_first_cycle(
    warehouse: EmbeddedWarehouse, told: Insurer
) -> None:
    found = by_effect(locate(ask(warehouse, POLICY, as_of=first_instant(told.starts[1]))))
    limits, delays = found[Effect.LIMITS], found[Effect.DELAYS]
    assert limits.status == "Verifying"
    assert limits.queue_statuses == ("Verification", BUSINESS_INPUT)
    assert limits.probability is not None
    assert limits.probability > 0.8
    assert limits.undecided_between == ()
    assert [(each.status, each.slots) for each in limits.evidence] == [
        ("Verifying", 6),
        ("In progress", 5),
    ]
    verifying = limits.evidence[0]
    assert verifying.capacity_per_week is not None
    assert verifying.departures_per_week <= verifying.capacity_per_week
    assert verifying.arrivals_per_week > verifying.departures_per_week
    assert verifying.queue_days is not None
    assert verifying.queue_days > 10
    assert delays.status == BUSINESS_INPUT
    assert delays.evidence[0].capacity_per_week is None
    # As it was simulated (`narrows.demo.lines`): on the clock of busy hours it would be 7.2.
    assert delays.evidence[0].queue_days == pytest.approx(8.9, rel=0.1)


def test_the_narrows_moves_on_when_the_wait_falls(warehouse: EmbeddedWarehouse) -> None:
    limits = by_effect(locate(ask(warehouse, POLICY)))[Effect.LIMITS]
    assert limits.status == "In progress"
    assert limits.queue_statuses == ("Ready",)
    assert limits.probability is not None
    assert limits.probability > 0.8
    assert limits.n_weeks is not None
    assert limits.n_weeks <= 13, "the time before the change is left out"


def test_the_same_rows_in_another_order_give_the_same_answer(
    warehouse: EmbeddedWarehouse, told: Insurer
) -> None:
    shuffled = EmbeddedWarehouse(None)
    # By item: equal instants of one item keep the source's order, so that order may matter.
    load(shuffled, sorted(changes(told.policy_rows), key=lambda row: row.item[::-1]))
    assert locate(ask(shuffled, POLICY)) == locate(ask(warehouse, POLICY))


def test_a_date_of_1948_changes_nothing_but_costs_nothing(
    warehouse: EmbeddedWarehouse, told: Insurer
) -> None:
    typed_wrong = EmbeddedWarehouse(None)
    old = Change("POL-9999", Attribute.STATUS, "Ready", datetime(1948, 1, 5, tzinfo=UTC))
    load(typed_wrong, [*changes(told.policy_rows), old])
    (with_it, without) = (
        by_effect(locate(ask(each, POLICY)))[Effect.LIMITS] for each in (typed_wrong, warehouse)
    )
    assert with_it.status == without.status
    assert with_it.n_weeks == without.n_weeks


def test_only_the_stream_that_is_asked_for_is_located(warehouse: EmbeddedWarehouse) -> None:
    nothing_of_it = Take("log", {Attribute.PROJECT: ("none",)})
    idle = ValueStream(id="idle", workflow=POLICY.workflow, takes=(nothing_of_it,))
    history = ask(warehouse, POLICY, idle)
    assert {each.stream for each in locate(history, stream="policy")} == {"policy"}
    (nothing,) = locate(history, stream="idle")
    assert (nothing.status, nothing.reason) == (None, "not enough history")
    assert {each.stream for each in locate(history)} == {"policy", "idle"}


def test_intervals_of_work_need_no_workflow() -> None:
    """Cut takes an hour on one of ten benches; to paint there is one, busy nine hours of ten."""
    rng = np.random.default_rng(2)
    arrivals = poisson_arrivals(rng, per_day=2.0, days=200)
    cut = arrivals + rng.exponential(0.2, len(arrivals))
    order = np.argsort(cut)
    work = rng.exponential(0.45, len(arrivals))
    begun = np.empty_like(cut)
    begun[order] = begins(cut[order], work[order], 1)
    intervals = [
        Interval(f"I-{index}", activity, START + timedelta(days=begin), START + timedelta(days=end))
        for index, spans in enumerate(zip(arrivals, cut, begun, begun + work, strict=True))
        for activity, begin, end in (("Cut", *spans[:2]), ("Paint", *spans[2:]))
    ]
    shop = EmbeddedWarehouse(None)
    load_batches(shop, [Batch((), intervals=intervals)])
    stream = ValueStream(id="shop", workflow=None, takes=(Take("log"),))
    limits = by_effect(locate(ask(shop, stream)))[Effect.LIMITS]
    assert limits.status == "Paint"
    assert limits.queue_statuses == ("→ Paint",)
    assert limits.evidence[0].slots == 1
