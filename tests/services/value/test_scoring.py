from dataclasses import replace
from datetime import date

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.domain.streams import Take
from narrows.domain.value import CapacityUnit
from narrows.domain.work import Attribute
from narrows.metrics import value_score
from narrows.metrics.units import UNITS
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.flow.measuring import measure
from narrows.services.flow.question import FlowQuestion
from narrows.services.flow.values import flow_values
from narrows.services.value.scoring import capacity
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has, load, move, stream
from tests.metrics.logs import long_log
from tests.oracles.flow_stories import tell
from tests.tables import DuckEngine, Log, TableHistory, fill, policy_stream, told_history


def test_the_score_is_the_part_of_the_days_worked_that_went_to_streams(told: str) -> None:
    """Six days on the stream's items, two on one that no stream takes; waiting costs nothing.

    P-1  Doing    2025-01-06
    P-1  Done     2025-01-10
    P-2  Waiting  2025-01-06
    P-2  Doing    2025-01-08
    P-2  Done     2025-01-10
    X-1  Doing    2025-01-07
    X-1  Waiting  2025-01-09
    """
    found = capacity(told_history(told, unaligned="X"), cut=Cut.ALL)
    assert (found.all.units, found.all.score_ratio) == (8, 0.75)
    assert [(each.stream, each.units, each.share_ratio) for each in found.all.streams] == [
        ("policy", 6, 0.75),
        (None, 2, 0.25),
    ]
    assert [(each.id, each.active_days) for each in found.loose] == [("X-1", 2)]
    (own,) = (
        each.value
        for each in measure(
            told_history(told, unaligned="X"),
            cut=Cut.ALL,
            stream="policy",
            metrics=[value_score.metric],
        )
    )
    assert own == 0.75


def test_a_visit_counts_in_each_week_with_its_part_of_it(told: str) -> None:
    """Two days of the first week and three of the second; the third is not over.

    P-1  Doing  2025-01-11
    P-1  Done   2025-01-16
    X-1  Doing  2025-01-13
    X-1  Done   2025-01-14
    P-2  Doing  2025-01-20
    """
    found = capacity(told_history(told, unaligned="X"))
    assert [
        (each.period.start.day, each.units, each.score_ratio) for each in found.periods[-2:]
    ] == [
        (6, 2, 1),
        (13, 4, 0.75),
    ]
    assert found.all.units == 6


def test_what_a_flag_stopped_all_week_was_not_worked_on(told: str) -> None:
    """The second week of P-1; and P-2 is begun and done at one instant.

    P-1  Doing    2025-01-06
    P-1  stopped  2025-01-13
    P-2  Doing    2025-01-15
    P-2  Done     2025-01-15
    P-1  freed    2025-01-20
    P-1  Done     2025-01-27
    """
    history = told_history(told)
    for unit in (CapacityUnit.ACTIVE_DAYS, CapacityUnit.LOGGED_HOURS):
        weeks = capacity(history, start=date(2025, 1, 6), end=date(2025, 1, 27), unit=unit).periods
        assert [each.streams[0].n_items for each in weeks] == [1, 0, 1]
    scores = measure(
        history, cut=Cut.WEEK, start=date(2025, 1, 6), end=date(2025, 1, 27), stream="policy",
        metrics=[value_score.metric],
    )  # fmt: skip
    assert [(each.value, each.n_items) for each in scores] == [(1, 1), (None, 0), (1, 1)]


def test_items_done_and_types_can_be_counted_instead(told: str) -> None:
    """Three items are done, of which two are the stream's.

    P-1  Doing      2025-01-06
    P-1  Done       2025-01-07
    P-1  = defect   2025-01-06
    P-2  Doing      2025-01-06
    P-2  Done       2025-01-08
    P-2  = feature  2025-01-06
    X-1  Doing      2025-01-06
    X-1  Done       2025-01-09
    """
    history = told_history(told, unaligned="X")
    found = capacity(history, cut=Cut.ALL, unit=CapacityUnit.ITEMS)
    assert (found.all.units, found.all.score_ratio) == (3, 2 / 3)
    assert [each.by_type for each in found.all.streams] == [
        {"defect": 1, "feature": 1},
        {"untyped": 1},
    ]
    # Nobody wrote points: none of the three is measured, and there is no score.
    pointed = capacity(history, cut=Cut.ALL, unit=CapacityUnit.POINTS).all
    assert (pointed.score_ratio, pointed.n_unmeasured) == (None, 3)


def test_points_are_those_of_the_items_done() -> None:
    log = long_log(n_moves=400, seed=3)
    pointed = Log(
        log.moves, log.clock, log.types, log.periods, log.statuses, log.keys,
        {item: 500 * item for item in log.keys if item % 2},
    )  # fmt: skip
    done = [each for each in tell(log) if each.done is not None and each.stream == 1]
    found = capacity(
        TableHistory(pointed, {1: policy_stream("UTC"), 2: policy_stream("UTC")}),
        cut=Cut.ALL,
        unit=CapacityUnit.POINTS,
    )
    own = found.all.streams[[each.stream for each in found.all.streams].index("policy")]
    assert done
    assert own.units == sum(0.5 * each.item for each in done if each.item % 2)
    assert own.n_unmeasured == sum(each.item % 2 == 0 for each in done)


def test_a_source_that_ended_and_has_no_loose_work_hides_none_of_another() -> None:
    """The old log is all of a stream's; what is loose in the other went on for weeks."""
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [move("OLD", "Doing", 0), move("OLD", "Done", 2)], name="archive")
    worked = [move("P", "Doing", 14), move("P", "Done", 15), move("X", "Doing", 14)]
    told = [has("P", Attribute.PROJECT, "PAY", 14), has("X", Attribute.PROJECT, "X", 14)]
    load(warehouse, [*worked, move("X", "Done", 17), *told])
    pay = stream("pay", Take("log", {Attribute.PROJECT: ("PAY",)}))
    history = ask(warehouse, pay, stream("old", Take("archive")))
    (found,) = capacity(history, start=date(2026, 1, 19), end=date(2026, 1, 26)).periods
    assert found.score_ratio == 0.25
    own = measure(history, cut=Cut.ALL, stream="pay", metrics=[value_score.metric])
    assert [each.value for each in own] == [0.25]


def test_no_score_is_told_of_days_whose_loose_work_is_not_known() -> None:
    """Some work is loose in both sources, and of one nothing is known after the first week."""
    warehouse = EmbeddedWarehouse(None)
    for name, day in (("first", 0), ("second", 0), ("second", 14)):
        told = [has(f"P{day}", Attribute.PROJECT, "PAY", day)]
        worked = [move(f"{each}{day}", "Doing", day) for each in "PX"]
        ended = [move(f"P{day}", "Done", day + 1), move(f"X{day}", "Done", day + 3)]
        load(warehouse, [*worked, *ended, *told], name=name)
    pay = {
        name: stream(name, Take(name, {Attribute.PROJECT: ("PAY",)}))
        for name in ("first", "second")
    }
    history = ask(warehouse, *pay.values())
    begin, end = date(2026, 1, 5), date(2026, 1, 26)
    found = capacity(history, start=begin, end=end).periods
    assert [each.score_ratio for each in found] == [0.25, None, None]
    assert [each.is_one_sided for each in found] == [False, False, True]
    own = measure(
        history, cut=Cut.WEEK, start=begin, end=end, stream="second", metrics=[value_score.metric]
    )
    assert [each.value for each in own] == [0.25, None, None]
    asked = Asked("second", "value_score", period=found[2].period)
    assert explain(history, asked).sum.startswith("Of these days nothing is known")
    whole = replace(asked, stream=None, statistic="score_ratio")
    assert explain(history, whole).sum.startswith("Of these days nothing is known")


def test_days_of_which_one_side_is_known_are_in_no_score() -> None:
    """One item of the stream and one of none, all the time; the other source ends on day 10.5."""
    warehouse = EmbeddedWarehouse(None)
    paid = has("P", Attribute.PROJECT, "PAY", 0)
    load(warehouse, [move("P", "Doing", 0), move("X", "Doing", 0), paid, move("P", "Done", 28)])
    old = [move("Q", "Doing", 0), has("Q", Attribute.PROJECT, "OLD", 0), move("Y", "Doing", 0)]
    load(warehouse, [*old, move("Q", "Done", 10.5)], name="other")
    history = ask(
        warehouse,
        stream("pay", Take("log", {Attribute.PROJECT: ("PAY",)})),
        stream("old", Take("other", {Attribute.PROJECT: ("OLD",)})),
    )
    begin, end = date(2026, 1, 5), date(2026, 1, 26)
    found = capacity(history, start=begin, end=end)
    assert [each.score_ratio for each in (found.all, *found.periods)] == [0.5, 0.5, 0.5, None]
    assert [each.share_ratio for each in found.all.streams] == [0.25, 0.25, 0.5]
    assert [each.units for each in found.all.streams] == [21, 10.5, 21], "days are told in full"
    for cut, wanted in ((Cut.WEEK, [0.5, 0.5, None]), (Cut.ALL, [0.5])):
        own = measure(
            history, cut=cut, start=begin, end=end, stream="pay", metrics=[value_score.metric]
        )
        assert [each.value for each in own] == wanted
    whole = found.all.period
    for asked in (
        Asked("pay", "value_score", period=whole),
        Asked(None, "value-score", period=whole, statistic="score_ratio"),
    ):
        assert explain(history, asked).recomputed == 0.5
    spent = Asked("pay", "value-score", period=whole, statistic="units")
    assert explain(history, spent).recomputed == 21
    question = FlowQuestion(1, "value_score", "ratio", whole)
    assert flow_values(history, [question])[question].value == 0.5


def test_a_week_that_begins_after_the_last_that_is_known_of_loose_work_has_no_score() -> None:
    """In New York it is still Sunday where the other source ends on Monday, at 2 in UTC."""
    warehouse = EmbeddedWarehouse(None)
    paid = has("P", Attribute.PROJECT, "PAY", 0)
    load(warehouse, [move("P", "Doing", 0), move("X", "Doing", 0), paid, move("P", "Done", 28)])
    load(warehouse, [move("Y", "Doing", 0), move("Y", "Done", 7 + 2 / 24)], name="other")
    pay = stream("pay", Take("log", {Attribute.PROJECT: ("PAY",)}))
    pay = replace(pay, policy=replace(pay.policy, zone="America/New_York"))
    old = stream("old", Take("other", {Attribute.PROJECT: ("OLD",)}))
    weeks = measure(
        ask(warehouse, pay, old), cut=Cut.WEEK, start=date(2026, 1, 5), end=date(2026, 1, 19),
        stream="pay", metrics=[value_score.metric],
    )  # fmt: skip
    assert [each.value for each in weeks] == [0.5, None]


def test_the_last_weeks_are_those_of_the_stream_that_is_known_longest() -> None:
    """One went silent forty weeks before the other; its last weeks are none of the last ones."""
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [move("OLD", "Doing", 0), move("OLD", "Done", 7)], name="archive")
    load(warehouse, [move("P", "Doing", 0), move("P", "Done", 7 * 41)])
    found = capacity(ask(warehouse, stream("pay"), stream("old", Take("archive"))))
    weeks = [each.period for each in found.periods]
    assert [each.start for each in weeks[1:]] == [each.end for each in weeks[:-1]]
    assert len(weeks) == 26
    assert found.all.period == Period(weeks[0].start, weeks[-1].end)
    assert found.all.units == sum(each.units or 0 for each in found.periods) == 26 * 7


def test_what_may_be_waiting_leaves_the_score_open(told: str) -> None:
    """In «Queried» nobody knows whether somebody works.

    P-1  Doing    2025-01-06
    P-1  Done     2025-01-07
    X-1  Queried  2025-01-06
    X-1  Done     2025-01-08
    """
    found = capacity(told_history(told, unaligned="X"), cut=Cut.ALL).all
    assert (found.score_ratio, found.n_unmeasured, found.units) == (None, 1, 1)
    assert {each.share_ratio for each in found.streams} == {None}, "a part of what nobody knows"


def test_units_by_stream_and_type_add_up_to_what_each_item_was_worked_on() -> None:
    log = long_log(n_moves=1500, seed=11)
    engine = DuckEngine()
    fill(engine, log)
    stories = tell(log)
    rows = engine.run(UNITS)
    assert len(rows) > 20
    for period in log.periods:
        worked = sum(each.worked_on(period) for each in stories if each.stream == period.stream)
        own = [row for row in rows if row[:2] == (period.stream, period.period)]
        assert sum(int(str(row[3])) for row in own) == worked


def test_nothing_synced_is_said_and_not_zero() -> None:
    with pytest.raises(NarrowsError, match="narrows sync"):
        capacity(TableHistory(Log(moves=[], clock={1: 0}), {1: policy_stream()}))


def test_points_are_those_that_an_item_had_when_it_was_done() -> None:
    warehouse = EmbeddedWarehouse(None)
    load(
        warehouse,
        [
            move("A", "Doing", 0), has("A", Attribute.POINTS, "3"), has("A", Attribute.POINTS, "5", 1),
            move("A", "Done", 2), has("A", Attribute.POINTS, "8", 3),
            move("B", "Doing", 0), move("B", "Done", 2), has("B", Attribute.POINTS, "2", 3),
            has("B", Attribute.POINTS, "4", 4),
        ],
    )  # fmt: skip
    found = capacity(ask(warehouse), cut=Cut.ALL, unit=CapacityUnit.POINTS)
    assert found.all.units == 5 + 2


def test_units_that_nobody_told_are_not_known_and_no_zero() -> None:
    """Hours are logged in claims alone, and there in the first week only; points nowhere."""
    warehouse = EmbeddedWarehouse(None)
    load(
        warehouse,
        [
            has("A", Attribute.PROJECT, "CLM"), move("A", "Doing", 0),
            has("A", Attribute.HOURS, "4", 1), move("A", "Done", 9),
            has("P", Attribute.PROJECT, "POL"), move("P", "Doing", 0), move("P", "Done", 9),
            move("X", "Doing", 0), move("X", "Done", 2), move("Z", "Backlog", 21),
        ],
    )  # fmt: skip
    streams = [
        stream(name, Take("log", {Attribute.PROJECT: (project,)}))
        for name, project in (("claims", "CLM"), ("policy", "POL"))
    ]
    history = ask(warehouse, *streams)
    hours = capacity(history, start=date(2026, 1, 5), unit=CapacityUnit.LOGGED_HOURS)
    weeks = hours.periods
    claims, policy, loose = zip(*(each.streams for each in weeks), strict=True)
    # In the second week A was worked on, in the third nothing was: nobody spent an hour.
    assert [each.units for each in claims] == [4, 0, 0]
    assert {each.units for each in (*policy, *loose)} == {None}
    assert [each.units for each in weeks] == [4, 0, 0]
    assert (hours.all.units, hours.all.score_ratio, hours.all.n_unmeasured) == (4, 1, 2)
    assert {each.share_ratio for each in hours.all.streams} == {1, None}
    points = capacity(history, start=date(2026, 1, 5), unit=CapacityUnit.POINTS).all
    assert (points.units, points.score_ratio, points.n_unmeasured) == (None, None, 3)


def test_a_week_of_items_that_have_no_hours_at_all_is_not_known() -> None:
    """B has none, and is all that was worked on in the second week."""
    warehouse = EmbeddedWarehouse(None)
    load(
        warehouse,
        [
            move("A", "Doing", 0), has("A", Attribute.HOURS, "4", 1), move("A", "Done", 6),
            move("B", "Doing", 8), move("B", "Done", 9), move("Z", "Backlog", 21),
        ],
    )  # fmt: skip
    found = capacity(ask(warehouse, stream("all")), unit=CapacityUnit.LOGGED_HOURS)
    assert [each.units for each in found.periods[-3:]] == [4, None, 0]
