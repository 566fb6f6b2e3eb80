from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from narrows.analytics.stays import GONE
from narrows.domain.calendar import instant_us
from narrows.domain.streams import FlowStart, MeasurementPolicy, Take, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, FlowState
from narrows.services.flow.listing import items
from narrows.services.flow.status_flows import statuses
from narrows.services.flow.stream_stays import read_stays
from narrows.services.flow.working_time import duration_us
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has, load, move, stream


def test_stays_follow_each_other_within_an_item_and_the_last_one_lasts() -> None:
    warehouse = EmbeddedWarehouse(None)
    load(
        warehouse,
        [
            move("A", "Ready", 0),
            move("B", "Ready", 1),
            move("A", "Doing", 2),
            move("A", "Done", 7),
        ],
    )
    history = ask(warehouse, as_of=datetime(2026, 1, 15, tzinfo=UTC))
    stays = read_stays(history, history.spans[0], zone="UTC")
    names = [stays.names[each] for each in stays.status]
    following = [None if each == GONE else stays.names[each] for each in stays.next_status]
    assert sorted(zip(names, following, map(bool, stays.is_done), strict=True), key=str) == [
        ("Doing", "Done", True),
        ("Done", None, True),
        ("Ready", "Doing", True),
        ("Ready", None, False),
    ]
    assert np.isinf(stays.left).sum() == 2
    assert (stays.left[np.isfinite(stays.left)] <= stays.end).all()
    assert stays.spent().min() > 0


@pytest.mark.parametrize("here_means", [FlowState.ACTIVE, FlowState.WAITING])
def test_a_status_means_what_its_stream_says_whatever_an_item_brought_along(
    here_means: FlowState,
) -> None:
    """«Review» is read otherwise there, from where one item came over."""

    def reading(review: FlowState) -> Workflow:
        done = WorkflowStatus("Done", FlowState.DONE)
        return Workflow((WorkflowStatus("Review", review), done))

    (there_means,) = {FlowState.ACTIVE, FlowState.WAITING} - {here_means}
    there, here = (
        stream(name, Take("log", {Attribute.PROJECT: (name,)}), workflow=reading(review))
        for name, review in (("claims", there_means), ("policy", here_means))
    )
    changes = [has("A", Attribute.PROJECT, "claims"), move("A", "Review", 2)]
    changes += [has("A", Attribute.PROJECT, "policy", 4), move("A", "Done", 6)]
    for number in range(5):
        item = f"P-{number}"
        changes += [has(item, Attribute.PROJECT, "policy"), move(item, "Review", 1)]
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, changes)
    history = ask(warehouse, there, here)
    (span,) = (each for each in history.spans if each.stream == here)
    stays = read_stays(history, span, zone="UTC")
    told = zip(stays.names, stays.states, strict=True)
    assert sorted(told) == [("Done", FlowState.DONE), ("Review", here_means)]
    flows = {each.status: each.flow_state for each in statuses(history, stream="policy")}
    assert flows["Review"] is here_means


@pytest.mark.newest
def test_of_a_large_history_the_last_stays_are_read() -> None:
    warehouse = EmbeddedWarehouse(None)
    done = [
        move(f"I-{day}", status, day + part)
        for day in range(300)
        for part, status in ((0.0, "Doing"), (0.5, "Done"))
    ]
    load(warehouse, [move("lasting", "Doing", 0), *done])
    history = ask(warehouse)

    def days_since_entered(enough: int) -> list[float]:
        stays = read_stays(history, history.spans[0], zone="UTC", enough=enough)
        ended = np.isfinite(stays.left)
        assert stays.names[stays.status[stays.entered.argmin()]] == "Doing", "what lasts is load"
        return sorted(stays.end - stays.entered[ended])

    assert len(days_since_entered(10_000)) == 300
    assert len(days_since_entered(10)) == pytest.approx(13 * 7, abs=1), "a quarter at least"
    assert len(days_since_entered(500)) == pytest.approx(250, abs=51)


@pytest.mark.parametrize(("calendar", "hours"), [("24x7", 24), ("mon-fri 09:00-17:00", 8)])
def test_a_stay_is_as_long_as_the_stream_counts_it(calendar: str, hours: int) -> None:
    """Read off one clock for all of them, it is what each is by itself."""
    policy = MeasurementPolicy(calendar=calendar, zone="Europe/Berlin")
    warehouse = EmbeddedWarehouse(None)
    way = ((0.0, "Ready"), (0.11, "Doing"), (2.4, "Done"))
    moves = [move(f"I-{n}", status, n * 1.37 + part) for n in range(80) for part, status in way]
    load(warehouse, moves)
    history = ask(warehouse, replace(stream(), policy=policy))
    stays = read_stays(history, history.spans[0], zone=policy.zone)
    ended = [
        duration_us(policy, instant_us(each.entered_at), end_us=instant_us(each.left_at))
        / (hours * 3_600_000_000)
        for item in items(history)
        for each in item.visits
        if each.left_at is not None
    ]
    assert stays.told is not None
    assert sorted(stays.told[np.isfinite(stays.left)]) == pytest.approx(sorted(ended), abs=1e-9)
    everything = np.ones(len(stays.status), dtype=np.bool_)
    assert stays.spent().sum() * stays.own_ratio(everything) == pytest.approx(stays.told.sum())


def test_where_flow_time_starts_later_what_waited_before_is_no_part_of_it() -> None:
    """«A» waits, is worked on, waits again and is done; «B» is done without any work."""
    told = [move("A", "Ready", 0), move("A", "Doing", 6), move("A", "Ready", 8)]
    told += [move("A", "Done", 9), move("B", "Ready", 0), move("B", "Done", 3)]
    for start, counted in (
        (FlowStart.COMMITMENT, [True, True, True, True, True, True]),
        (FlowStart.FIRST_ACTIVE, [False, True, True, True, False, True]),
    ):
        warehouse = EmbeddedWarehouse(None)
        load(warehouse, told)
        history = ask(warehouse, replace(stream(), policy=MeasurementPolicy(start=start)))
        stays = read_stays(history, history.spans[0], zone="UTC")
        assert stays.is_done.tolist() == counted
