"""The chart of ages: a row for each status, the oldest furthest to the right, labels apart."""

from itertools import pairwise

import pytest

from narrows.services.flow.charting import AgeingItem
from narrows.web.age_chart import ROW, age_chart

PERCENTILES = (("50 %: 5 d", 5.0), ("85 %: 6 d", 6.0), ("95 %: 90 d", 90.0))


def ageing(n_statuses: int, *, each: int = 4) -> list[AgeingItem]:
    found = [
        AgeingItem(f"K{s}-{n}", None, f"Status {s}", 1.0 + 7 * n + s)
        for s in range(n_statuses)
        for n in range(each)
    ]
    return sorted(found, key=lambda item: -item.age_days)


@pytest.mark.parametrize("n", [1, 3, 14, 40])
def test_each_status_has_a_row_of_its_own_with_its_items_in_the_picture(n: int) -> None:
    statuses = [f"Status {s}" for s in range(n)]
    chart = age_chart(ageing(n), statuses, percentiles=PERCENTILES, day_hours=24)
    assert chart is not None
    assert [row.status for row in chart.rows] == statuses
    heights = [row.line_y for row in chart.rows]
    assert all(below - above == ROW for above, below in pairwise(heights))
    assert chart.top < heights[0]
    assert heights[-1] < chart.bottom < chart.height
    for row in chart.rows:
        assert len(row.points) == 4
        assert all(chart.left <= point.x <= chart.right for point in row.points)
        assert row.name_y + 5 < min(point.y - 4 for point in row.points)


def test_the_older_an_item_the_further_to_the_right() -> None:
    chart = age_chart(ageing(1), ["Status 0"], percentiles=(), day_hours=24)
    assert chart is not None
    places = [point.x for point in chart.rows[0].points]
    assert places == sorted(places, reverse=True)
    assert "K0-3: 22 d old, in Status 0" in chart.rows[0].points[0].title


def test_lines_beyond_the_oldest_are_left_out_and_labels_do_not_stand_on_each_other() -> None:
    chart = age_chart(ageing(1), ["Status 0"], percentiles=PERCENTILES, day_hours=24)
    assert chart is not None
    assert [rule.label for rule in chart.rules] == ["85 %: 6 d"]


def test_nothing_in_process_is_no_chart() -> None:
    assert age_chart([], [], percentiles=PERCENTILES, day_hours=24) is None
