"""The value score by the hours that were logged on items: whose they are, and of when."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from narrows.domain.calendar import Cut
from narrows.domain.streams import Take
from narrows.domain.value import CapacityUnit
from narrows.domain.work import Attribute
from narrows.metrics import flow_load
from narrows.services.explain.capacity_unknown import OVERDRAWN
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.flow.measuring import measure
from narrows.services.value.scoring import capacity
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has, load, move, stream


def test_hours_count_when_they_were_logged_in_the_stream_of_that_day() -> None:
    """A has 6 hours in claims and 2 in policy, of which one was taken back; X has 5 in none."""
    warehouse = EmbeddedWarehouse(None)
    load(
        warehouse,
        [
            has("A", Attribute.PROJECT, "CLM"), move("A", "Doing", 0),
            has("A", Attribute.HOURS, "4", 1), has("A", Attribute.HOURS, "6.0", 2),
            has("A", Attribute.PROJECT, "POL", 3), has("A", Attribute.HOURS, "9", 8),
            has("A", Attribute.HOURS, "8", 9), move("A", "Done", 10),
            move("X", "Doing", 0), has("X", Attribute.HOURS, "5", 1), move("X", "Done", 2),
            move("Y", "Doing", 0), has("Y", Attribute.HOURS, "much", 1), move("Y", "Done", 2),
        ],
    )  # fmt: skip
    streams = [
        stream(name, Take("log", {Attribute.PROJECT: (project,)}))
        for name, project in (("claims", "CLM"), ("policy", "POL"))
    ]
    found = capacity(ask(warehouse, *streams), cut=Cut.ALL, unit=CapacityUnit.LOGGED_HOURS)
    units = {each.stream: each.units for each in found.all.streams}
    assert units == {"claims": 6, "policy": 2, None: 5}
    assert (found.all.score_ratio, found.all.n_unmeasured) == (8 / 13, 1)


def test_hours_of_an_item_that_no_stream_took_then_stay_those_of_none(tmp_path: Path) -> None:
    """X has 13 hours in none, and 2 since A's stream took it: by now no item is loose."""
    told = [
        has("A", Attribute.PROJECT, "CLM"), move("A", "Doing", 0), move("A", "Done", 6),
        has("A", Attribute.HOURS, "12", 1), has("X", Attribute.PROJECT, "OPS"),
        move("X", "Doing", 0), has("X", Attribute.HOURS, "13", 1), has("X", Attribute.PROJECT, "CLM", 7),
        has("X", Attribute.HOURS, "15", 8), move("X", "Done", 14),
    ]  # fmt: skip
    for warehouse in (EmbeddedWarehouse(tmp_path), EmbeddedWarehouse(None)):
        load(warehouse, told)
        history = ask(warehouse, stream("claims", Take("log", {Attribute.PROJECT: ("CLM",)})))
        hours = CapacityUnit.LOGGED_HOURS
        found = capacity(history, start=date(2026, 1, 5), end=date(2026, 1, 19), unit=hours)
        first, second = found.periods
        assert [each.score_ratio for each in (found.all, first, second)] == [14 / 27, 0.48, 1]
        assert [each.units for each in first.streams] == [12, 13]
        assert [each.units for each in second.streams] == [2, 0]
        assert found.n_loose == 0
        whole = Asked(None, "value_score", unit=hours, period=first.period)
        loose = replace(whole, stream="unaligned", statistic="units")
        assert [explain(history, asked).recomputed for asked in (whole, loose)] == [0.48, 13]
        # Days go to the stream that an item stands with, whenever they were worked.
        days = capacity(history, start=date(2026, 1, 5), end=date(2026, 1, 19)).all
        assert [each.units for each in days.streams] == [20, 0]


def test_where_more_hours_are_taken_off_than_logged_there_is_no_share() -> None:
    """In the second week A gets 3 hours, and 2 of the 8 of X turn out not to have been."""
    warehouse = EmbeddedWarehouse(None)
    load(
        warehouse,
        [
            has("A", Attribute.PROJECT, "CLM"), move("A", "Doing", 0), move("A", "Done", 15),
            has("A", Attribute.HOURS, "2", 1), has("A", Attribute.HOURS, "5", 9),
            move("X", "Doing", 0), move("X", "Done", 15),
            has("X", Attribute.HOURS, "8", 1), has("X", Attribute.HOURS, "6", 9),
            move("Z", "Backlog", 16),
        ],
    )  # fmt: skip
    history = ask(warehouse, stream("claims", Take("log", {Attribute.PROJECT: ("CLM",)})))
    found = capacity(history, start=date(2026, 1, 5), unit=CapacityUnit.LOGGED_HOURS)
    first, second = found.periods[:2]
    assert [each.share_ratio for each in first.streams] == [0.2, 0.8]
    assert (second.units, [each.units for each in second.streams]) == (1, [3, -2])
    assert (second.score_ratio, {each.share_ratio for each in second.streams}) == (None, {None})
    assert (first.is_overdrawn, second.is_overdrawn, found.all.is_overdrawn) == (False, True, False)
    assert found.all.score_ratio == 5 / 11
    asked = Asked(None, "value_score", unit=CapacityUnit.LOGGED_HOURS, period=second.period)
    for of in (asked, replace(asked, stream="claims", statistic="share_ratio")):
        told = explain(history, of)
        assert (told.measurement.value, told.recomputed, told.sum) == (None, None, OVERDRAWN)


def test_hours_of_none_after_a_source_ended_make_no_share_and_refuse_nothing() -> None:
    """Claims ends when `old` does, on day 5; A is loose from day 20 to 25, with 7 hours."""
    warehouse = EmbeddedWarehouse(None)
    moved = [
        has("A", Attribute.PROJECT, to, day) for to, day in (("POL", 0), ("OPS", 20), ("POL", 25))
    ]
    told = [
        *moved,
        move("A", "Doing", 0),
        has("A", Attribute.HOURS, "7", 21),
        move("A", "Done", 30),
    ]
    load(warehouse, [*told, has("A", Attribute.HOURS, "9", 26)])
    old = [has("O", Attribute.PROJECT, "CLM"), move("O", "Doing", 1), move("O", "Done", 5)]
    load(warehouse, old, name="old")
    wheres = {"policy": ("log", "POL"), "claims": ("old", "CLM")}
    streams = [
        stream(id_, Take(of, {Attribute.PROJECT: (to,)})) for id_, (of, to) in wheres.items()
    ]
    history = ask(warehouse, *streams)
    assert {each.stream for each in measure(history, cut=Cut.ALL, metrics=[flow_load.metric])}
    hours = CapacityUnit.LOGGED_HOURS
    found = capacity(history, start=date(2026, 1, 26), end=date(2026, 2, 2), unit=hours)
    assert found.all.score_ratio is None
