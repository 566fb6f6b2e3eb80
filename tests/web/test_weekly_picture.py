"""Small charts of weeks: nothing outside of the picture, no word on another, gaps stay gaps."""

import itertools
from datetime import timedelta

import pytest

from narrows.domain.measure import Measurement, Period
from narrows.views.weekly import weekly_flow
from narrows.views.weekly_told import Drawn
from narrows.web.weekly_picture import weekly_picture
from narrows.web.weekly_shapes import WeeklyPicture
from tests.web.measured_weeks import MONDAY, measured


def pictures(counts: list[int], *, days: float = 12.0) -> dict[str, WeeklyPicture]:
    """The charts of weeks in which so many items were done."""
    found: list[Measurement] = []
    for place, items in enumerate(counts):
        start = MONDAY - timedelta(weeks=len(counts) - place)
        period = Period(start, start + timedelta(weeks=1))
        found += measured("policy", period, items=items, days=days, load=items + 1)
    weekly = weekly_flow(found)
    periods = [each.period for each in weekly.weeks]
    return {each.name: weekly_picture(each, periods) for each in weekly.charts}


@pytest.mark.parametrize("counts", [[6], [6, 0, 6], [0, 9, 1, 30, 7] * 5, [400, 6] * 13])
@pytest.mark.parametrize("days", [0.001, 12.0, 900.0])
def test_everything_lies_in_the_picture(counts: list[int], days: float) -> None:
    for picture in pictures(counts, days=days).values():
        for line in picture.lines:
            for segment in line.segments:
                for point in segment.split():
                    x, y = map(float, point.split(","))
                    assert picture.left <= x <= picture.right
                    assert picture.top - 0.1 <= y <= picture.bottom + 0.1
            assert picture.top <= line.label_y <= picture.bottom
        for bar in picture.bars:
            assert picture.left <= bar.x <= bar.x + bar.width <= picture.right
            assert picture.top - 0.1 <= bar.y <= bar.y + bar.height <= picture.bottom + 0.2
        assert len(picture.weeks) == len(counts)


def test_what_a_metric_does_by_itself_is_shaded_and_what_it_does_not_is_ringed() -> None:
    steady = [6, 8, 7, 9, 6, 8, 7, 9, 6, 8, 7, 9]
    usual, changed = pictures(steady)["flow_velocity"], pictures([*steady, 40])["flow_velocity"]
    assert usual.limits is not None
    assert (
        usual.top <= usual.limits.upper < usual.limits.centre < usual.limits.lower <= usual.bottom
    )
    assert usual.limits.signals == ()
    assert "no week stands out" in usual.words
    assert changed.limits is not None
    *_, ring = changed.limits.signals
    assert ring[0] == pytest.approx(changed.weeks[-1].x + changed.weeks[-1].width / 2, abs=0.1)
    assert "more than chance" in changed.words
    assert pictures(steady[:6])["flow_velocity"].limits is None
    assert pictures(steady)["flow_distribution"].limits is None


def test_names_beside_lines_do_not_stand_on_each_other() -> None:
    for picture in pictures([6, 7, 8, 9]).values():
        heights = sorted(line.label_y for line in picture.lines)
        room = 15 if picture.chart.drawn is Drawn.SHARES else 30
        for above, below in itertools.pairwise(heights):
            assert below - above >= room - 0.1


def test_a_gap_parts_a_line_and_a_lone_week_still_shows() -> None:
    line = pictures([6, 6, 2, 6, 1, 6, 6])["flow_time"].lines[0]
    assert [len(each.split()) for each in line.segments] == [2, 2, 2]
    first, again = line.segments[1].split()
    assert first == again
    assert len(line.points) == 5
    assert pictures([6, 6, 6])["flow_time"].lines[0].points == ()


def test_shares_fill_the_height_in_each_week_that_has_items() -> None:
    picture = pictures([6, 0, 6])["flow_distribution"]
    by_week: dict[float, float] = {}
    for bar in picture.bars:
        by_week[bar.x] = by_week.get(bar.x, 0) + bar.height
    assert len(by_week) == 2
    full = picture.bottom - picture.top
    assert all(height == pytest.approx(full, abs=0.5) for height in by_week.values())


def test_the_scale_of_items_has_no_half_items() -> None:
    for most in (1, 3, 7, 15, 99):
        labels = [tick.label for tick in pictures([most, 1])["flow_velocity"].up]
        assert all("." not in label for label in labels)
