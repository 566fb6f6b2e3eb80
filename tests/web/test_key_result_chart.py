"""The chart of a key result: pure geometry, from the weeks of its cycle."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from narrows.domain.check_in import CheckIn
from narrows.domain.day_words import day_text
from narrows.domain.observed import Snapshot
from narrows.domain.policy_version import PolicyVersion
from narrows.views.cycle_week import cycle_week
from narrows.views.key_result_cards import KeyResultCard, key_result_cards
from narrows.web.key_result_chart import KeyResultChart, key_result_chart
from narrows.web.week_scale import BOTTOM, HEIGHT, LEFT, RIGHT
from tests.web.plans import CYCLES, LOVE
from tests.web.reviews import NOW, review_of

CYCLE = cycle_week(CYCLES[1], "Europe/London", now=NOW)
TODAY = NOW.date()
NOBODY: CheckIn | None = None


def card(key_result: str, *values: float | None) -> KeyResultCard:
    """A key result with the values of its first weeks."""
    kept = [
        Snapshot("love-mobile", key_result, CYCLE.start + timedelta(weeks=n), each, None, 20, NOW)
        for n, each in enumerate(values)
    ]
    cards = key_result_cards(LOVE, review_of(), last=NOBODY, snapshots=kept)
    return next(each for each in cards if each.id == key_result)


def chart(drawn: KeyResultCard, today: date = TODAY) -> KeyResultChart:
    found = key_result_chart(drawn, CYCLE, today=today)
    assert found is not None
    return found


def xs(points: str) -> Sequence[float]:
    return [float(each.split(",")[0]) for each in points.split()]


def test_a_point_says_until_when_and_of_load_no_items_that_were_done() -> None:
    """It is of the weeks up to then: «Week to 6 Sep: 40 items, 37 items» was of none of them."""
    of_time = chart(card("feature-time", 42)).points[0]
    assert of_time.title == f"By {day_text(date(2026, 10, 11))}: 42 days, 20 items"
    load = card("feature-time", 42)
    load = replace(load, progress=replace(load.progress, unit="items"))
    assert chart(load).points[0].title == f"By {day_text(date(2026, 10, 11))}: 42 items"


def test_a_cycle_lies_from_edge_to_edge() -> None:
    found = chart(card("feature-time", *range(40, 27, -1)))
    (line,) = found.segments
    assert xs(line)[0] == round(LEFT + (RIGHT - LEFT) / 13, 1)
    assert xs(line)[-1] == RIGHT
    assert [each.label for each in found.across] == ["5 Oct", "3 Jan"]


def test_a_week_without_a_value_is_a_gap_and_never_zero() -> None:
    found = chart(card("feature-time", 42, None, None, 40, 39, 38, 33.8))
    assert [len(xs(each)) for each in found.segments] == [1, 4]
    assert all(point.y < BOTTOM for point in found.points)


def test_where_it_is_now_follows_the_last_week_or_stands_apart() -> None:
    joined = chart(card("feature-time", 42, 41, 40, 39, 38, 37))
    assert [len(xs(each)) for each in joined.segments] == [7]
    apart = chart(card("feature-time", 42, 41))
    assert [len(xs(each)) for each in apart.segments] == [2, 1]
    assert joined.current.title == apart.current.title == "Now: 33.8 days"


def test_weeks_that_were_counted_otherwise_are_no_way_to_those_that_are_counted_so() -> None:
    """A day has eight hours since: 42 days of 24 became 33.8 of them, and nothing went faster."""
    told = card("feature-time", 42, 41, 40, 39, 38, 37)
    weeks = [replace(each, is_alike=number > 3) for number, each in enumerate(told.weeks)]
    found = chart(replace(told, weeks=tuple(weeks)))
    assert [len(xs(each)) for each in found.segments] == [4, 3]
    said = [each.title.endswith(", by what was declared then") for each in found.points]
    assert said == [True] * 4 + [False] * 3
    weeks = [replace(each, is_alike=False) for each in told.weeks]
    found = chart(replace(told, weeks=tuple(weeks)))
    assert [len(xs(each)) for each in found.segments] == [6, 1]
    assert found.current.title == "Now: 33.8 days"


@pytest.mark.parametrize(
    ("closed", "alike"), [(frozenset[str](), [False, True]), (frozenset({CYCLE.id}), [True, True])]
)
def test_weeks_from_before_a_version_are_counted_otherwise_than_now(
    closed: frozenset[str], alike: list[bool]
) -> None:
    """What a closed cycle says stays as its weeks are, whatever was declared since."""
    hour = timedelta(hours=1)
    taken = (NOW - 5 * hour, NOW - 2 * hour)
    since = NOW - 9 * hour, NOW - hour if closed else NOW - 3 * hour
    versions = [PolicyVersion("policy", n, at, "ann") for n, at in enumerate(since, start=1)]
    kept = [
        Snapshot(
            "love-mobile", "feature-time", CYCLE.start + n * timedelta(weeks=1), 40, None, 9, at
        )
        for n, at in enumerate(taken)
    ]
    review = replace(review_of(), versions={"policy": versions}, closed=closed)
    assert review.measured_at >= NOW
    cards = key_result_cards(LOVE, review, last=NOBODY, snapshots=kept)
    found = next(each for each in cards if each.id == "feature-time")
    assert [each.is_alike for each in found.weeks[:2]] == alike


def test_what_is_known_now_of_a_week_is_said_where_it_differs_from_what_was_known_then() -> None:
    """The last week ends on 23 November, as the window of the current value does."""
    then = chart(card("feature-time", 42, 41, 40, 39, 38, 37, 34.5))
    assert then.current_label.text == "33.8 days"
    assert len({point.x for point in then.points[-2:]}) == 1
    same = chart(card("feature-time", 42, 41, 40, 39, 38, 37, 33.8))
    assert len(same.points) == 7


def test_without_weeks_the_current_value_stands_alone() -> None:
    found = chart(card("nps"))
    assert len(found.points) == 1
    assert found.current_label.text == "33.1 points"


def test_where_it_is_is_said_on_the_chart_as_beside_it() -> None:
    """A value near its baseline has digits more, on the chart too."""
    near = replace(card("nps", 31.2, 33.1), current="33.12 points")
    assert chart(near).current_label.text == "33.12 points"


def test_without_any_value_there_is_no_chart() -> None:
    drawn = card("nps")
    silent = replace(drawn, progress=replace(drawn.progress, current=None))
    assert key_result_chart(silent, CYCLE, today=TODAY) is None


def test_target_and_baseline_lie_as_they_compare() -> None:
    falling, rising = chart(card("feature-time", 41)), chart(card("nps", 32))
    assert falling.target is not None
    assert falling.baseline is not None
    assert falling.target > falling.baseline, "down the page"
    assert rising.target is not None
    assert rising.baseline is not None
    assert rising.target < rising.baseline
    assert [each.text for each in falling.labels] == ["target 29.4 days", "from 42"]


def test_a_band_has_a_height_even_when_it_holds_one_value() -> None:
    drawn = card("load", 70, 95, 84)
    assert chart(drawn).band is not None
    assert not chart(drawn).pace
    held = chart(replace(drawn, low=0.0, high=0.0))
    assert held.band is not None
    assert held.band[1] > 0
    for open_side in (replace(drawn, low=None), replace(drawn, high=None)):
        assert chart(open_side).band is not None


def test_today_is_marked_within_the_cycle_only() -> None:
    drawn = card("nps", 32)
    assert chart(drawn).today is not None
    assert chart(drawn, today=CYCLE.end).today is None
    assert chart(drawn, today=CYCLE.start - timedelta(days=1)).today is None


@pytest.mark.parametrize(
    "values", [(31,), (31, 31, 31), (-5, 5), (1e9, -1e9), (0.0001, 0.0002), (37.2,), (44, 20, 60)]
)
def test_everything_stays_inside_of_the_picture(values: tuple[float, ...]) -> None:
    for key_result in ("nps", "feature-time", "load"):
        found = chart(card(key_result, *values))
        for point in found.points:
            assert LEFT <= point.x <= RIGHT
            assert 0 <= point.y <= BOTTOM
        for label in (*found.labels, found.current_label):
            assert 0 < label.y < HEIGHT
