"""Charts' geometry: to scale, inside of the frame, honest about what is off it."""

from datetime import UTC, datetime, timedelta

import pytest

from narrows.domain.work import FlowState
from narrows.services.flow.charting import Charted, Levels, TimedItem
from narrows.web.axes import round_up
from narrows.web.charts import flow_time_chart, levels_chart
from narrows.web.spark import spark

START = datetime(2026, 1, 5, tzinfo=UTC)
INSTANTS = tuple(START + timedelta(days=day) for day in range(21))
RISING = tuple(range(21))


def charted(*days: float) -> Charted:
    timed = [
        TimedItem(f"K-{number}", None, START + timedelta(days=number), took)
        for number, took in enumerate(days)
    ]
    return Charted(tuple(timed), 1, (), 0, Levels(INSTANTS, ()))


def test_an_item_lies_as_high_as_it_took_long() -> None:
    chart = flow_time_chart(charted(5, 10, 0), [("85 %", 10.0)], zone="UTC")
    assert chart is not None
    half, whole, none = (point.y for point in chart.points)
    assert whole == chart.top
    assert none == chart.bottom
    assert half == pytest.approx((chart.top + chart.bottom) / 2)
    assert [tick.at for tick in chart.rules] == [chart.top]


def test_what_is_off_the_scale_lies_on_its_edge_and_is_counted() -> None:
    chart = flow_time_chart(charted(5, 6, 900), [("95 %", 10.0)], zone="UTC")
    assert chart is not None
    assert chart.n_beyond == 1
    assert chart.points[-1].y == chart.top
    assert "900" in chart.points[-1].title


def test_percentiles_whose_words_would_touch_keep_the_first() -> None:
    chart = flow_time_chart(charted(10, 10), [("50 %", 9.9), ("85 %", 10.0)], zone="UTC")
    assert chart is not None
    assert [rule.label for rule in chart.rules] == ["50 %"]


def test_nothing_done_is_no_chart() -> None:
    assert flow_time_chart(charted(), [], zone="UTC") is None
    assert levels_chart(Levels((), ()), zone="UTC") is None


def test_bands_stand_on_each_other() -> None:
    levels = Levels(INSTANTS, ((FlowState.DONE, RISING), (FlowState.WAITING, (10,) * 21)))
    chart = levels_chart(levels, zone="UTC")
    assert chart is not None
    done, waiting = chart.bands
    assert done.path.endswith(f"{chart.bottom:.1f}Z")
    assert waiting.label_y < done.label_y


def test_names_of_bands_do_not_stand_on_each_other() -> None:
    thick = (0,) * 10 + (100,) + (0,) * 10
    levels = Levels(INSTANTS, ((FlowState.DONE, thick), (FlowState.WAITING, thick)))
    chart = levels_chart(levels, zone="UTC")
    assert chart is not None
    assert abs(chart.bands[0].label_y - chart.bands[1].label_y) >= 15


@pytest.mark.parametrize(("value", "top"), [(0, 1), (0.3, 0.3), (7, 8), (41, 50), (99, 100)])
def test_an_axis_ends_at_a_number_that_reads_well(value: float, top: float) -> None:
    assert round_up(value) == pytest.approx(top)


def test_a_trend_breaks_where_it_is_undefined() -> None:
    drawn = spark([1.0, 2.0, None, 4.0])
    assert drawn is not None
    assert len(drawn.segments) == 2
    assert spark([None, None]) is None
    assert spark([1.0]) is None


def test_a_percentile_longer_than_all_that_is_drawn_lies_in_the_picture() -> None:
    """Of many items not each is drawn."""
    chart = flow_time_chart(charted(5, 6), [("95 %", 40.0)], zone="UTC")
    assert chart is not None
    assert chart.top <= chart.rules[0].at <= chart.bottom
