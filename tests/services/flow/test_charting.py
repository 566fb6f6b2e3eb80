"""What charts are drawn from, told by small logs."""

from dataclasses import replace

import pytest

from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.domain.streams import FlowStart, MeasurementPolicy
from narrows.domain.work import FlowState
from narrows.services.flow.charting import MOST_POINTS, chart
from narrows.services.flow.drilling import drill
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import load, move, silent, stream


def test_items_done_and_in_process_and_their_levels() -> None:
    """A: Ready 0, Doing 1, Done 4. B: Backlog 0, Ready 2, and there at the end of day 8 (C)."""
    told = [
        move("A", "Ready", 0), move("A", "Doing", 1), move("A", "Done", 4),
        move("B", "Backlog", 0), move("B", "Ready", 2),
        move("C", "Backlog", 8),
    ]  # fmt: skip
    created = replace(stream(), policy=MeasurementPolicy(start=FlowStart.CREATED))
    for of, age_days in ((created, 8.0), (stream(), 6.0)):
        warehouse = EmbeddedWarehouse(None)
        load(warehouse, told)
        found = chart(warehouse.history([of], progress=silent), stream="policy")
        assert [(each.id, each.flow_time_days) for each in found.timed] == [("A", 4.0)]
        ages = [(each.id, each.status, each.age_days) for each in found.ageing]
        assert ages == [("B", "Ready", age_days)], "C is not committed to, also if it counts"
    levels = dict(found.levels.items)
    assert levels[FlowState.DONE][-1] == 1
    assert levels[FlowState.WAITING][-1] == 1
    assert levels[FlowState.NEW][-1] == 1
    assert levels[FlowState.ACTIVE][-1] == 0
    assert levels[FlowState.ACTIVE][len(found.levels.instants) // 4] == 1


@pytest.mark.parametrize("start", FlowStart)
def test_what_is_told_to_age_is_what_is_listed_as_ageing(start: FlowStart) -> None:
    """One is back in new, one waits, one is in work, one is done, one was never begun."""
    told = [
        move("Back", "Doing", 0), move("Back", "Backlog", 1),
        move("Waits", "Ready", 5), move("Works", "Doing", 2),
        move("Ended", "Doing", 1), move("Ended", "Done", 9), move("New", "Backlog", 1),
    ]  # fmt: skip
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, told)
    own = replace(stream(), policy=MeasurementPolicy(start=start))
    history = warehouse.history([own], progress=silent)
    found = chart(history, stream="policy")
    listed = drill(history, ItemsAsked("policy", state=ItemState.AGEING))
    assert [each.id for each in listed.items] == [each.id for each in found.ageing]
    assert listed.n_items == found.n_ageing
    assert "Back" in {each.id for each in listed.items}


@pytest.mark.newest
def test_many_items_are_thinned_out_evenly() -> None:
    """One item more than there is room for: every second one is shown."""
    warehouse = EmbeddedWarehouse(None)
    n = MOST_POINTS + 1
    load(
        warehouse,
        [
            each
            for number in range(n)
            for each in (
                move(f"K-{number}", "Doing", number / 10),
                move(f"K-{number}", "Done", number / 10 + 1),
            )
        ],
    )
    found = chart(warehouse.history([stream()], progress=silent), stream="policy")
    assert found.timed_step == 2
    assert [each.id for each in found.timed[:3]] == ["K-0", "K-2", "K-4"]
