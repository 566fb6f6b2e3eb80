"""A stream with a working calendar in a real warehouse: raw to numbers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from narrows.domain.ports import History
from narrows.domain.streams import Take, ValueStream
from narrows.domain.work import Attribute, Change
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, move, stream, told

OFFICE = "mon-fri 09:00-17:00"
NINE = timedelta(hours=9)
"""`START` is a Monday at midnight."""


def at_nine(*changes: Change) -> list[Change]:
    return [replace(each, changed_at=each.changed_at + NINE) for each in changes]


LOG = at_nine(
    move("A", "Ready", 0),
    move("A", "Doing", 1),
    has("A", Attribute.BLOCKED, "yes", 2),
    has("A", Attribute.BLOCKED, "no", 3),
    move("A", "Done", 7),
    move("B", "Doing", 4),
    has("B", Attribute.BLOCKED, "yes", 5),
    move("C", "Doing", 0),
    move("C", "Done", 2),
)
"""A: a day ready, then four working days of which one is stopped; B lies over the weekend."""


def office(name: str = "policy", *takes: Take, calendar: str = OFFICE) -> ValueStream:
    own = stream(name, *takes)
    return replace(own, policy=replace(own.policy, calendar=calendar))


@pytest.fixture(params=["kept", "in memory"])
def warehouse(request: pytest.FixtureRequest, tmp_path: Path) -> EmbeddedWarehouse:
    made = EmbeddedWarehouse(tmp_path / "warehouse" if request.param == "kept" else None)
    load(made, LOG)
    return made


def times(history: History) -> dict[str, Sequence[float | None]]:
    return {
        each.id: (each.flow_time_days, each.active_days, each.waiting_days, each.age_days)
        for each in told(history)
    }


def test_durations_are_in_working_days(warehouse: EmbeddedWarehouse) -> None:
    assert times(ask(warehouse, office())) == {
        "A": (5, 3, 2, None),
        "B": (None, 1, 0, 1),
        "C": (2, 2, 0, None),
    }


def test_without_a_calendar_all_time_counts(warehouse: EmbeddedWarehouse) -> None:
    assert times(ask(warehouse, office(calendar="24x7"))) == {
        "A": (7, 5, 2, None),
        "B": (None, 1, 2, 3),
        "C": (2, 2, 0, None),
    }


def test_instants_stay_those_of_the_real_clock(warehouse: EmbeddedWarehouse) -> None:
    first, *_ = told(ask(warehouse, office()))
    assert first.started_at == START + NINE
    assert first.done_at == START + timedelta(days=7) + NINE


def test_a_day_off_and_the_zone_of_the_hours_count(tmp_path: Path) -> None:
    """9:00 in UTC is 18:00 in Tokyo, where the office is closed by then."""
    made = EmbeddedWarehouse(tmp_path)
    load(made, LOG)
    off = office(calendar=f"{OFFICE}, off {(START + timedelta(days=1)).date()}")
    assert times(ask(made, off))["C"] == (1, 1, 0, None)
    tokyo = replace(off, policy=replace(off.policy, calendar=OFFICE, zone="Asia/Tokyo"))
    assert times(ask(made, tokyo))["C"] == (2, 2, 0, None)
    evening = replace(tokyo, policy=replace(tokyo.policy, calendar="mon-fri 12:00-20:00"))
    assert times(ask(made, evening))["A"] == (5, 3, 2, None)


def test_a_changed_calendar_is_counted_anew_and_back(tmp_path: Path) -> None:
    made = EmbeddedWarehouse(tmp_path)
    load(made, LOG)
    asked = [ask(made, office(calendar=each)) for each in (OFFICE, "24x7", OFFICE)]
    flow_times = [times(history)["A"][0] for history in asked]
    assert flow_times == [5, 7, 5]


def test_what_comes_later_is_counted_by_the_same_calendar(tmp_path: Path) -> None:
    """A sync touches only what changed; the clock of the stream is asked further back all the same."""
    made = EmbeddedWarehouse(tmp_path / "grown")
    load(made, LOG)
    ask(made, office())
    more = at_nine(move("B", "Done", 9), move("D", "Ready", 11), move("D", "Doing", 14))
    load(made, more, name="log")
    whole = EmbeddedWarehouse(tmp_path / "whole")
    load(whole, [*LOG, *more])
    assert times(ask(made, office())) == times(ask(whole, office()))
    assert times(ask(made, office()))["B"] == (3, 1, 2, None)


def test_streams_with_and_without_a_calendar_lie_side_by_side(tmp_path: Path) -> None:
    made = EmbeddedWarehouse(tmp_path)
    load(made, [*LOG, has("C", Attribute.PROJECT, "other")])
    mine = stream("mine", Take("log", {Attribute.PROJECT: ("other",)}))
    history = ask(made, mine, office("rest", Take("log")))
    assert times(history)["A"] == (5, 3, 2, None)
    assert times(history)["C"] == (2, 2, 0, None)
