"""A river in a glance: as wide as the large one, with its narrows named inside of the picture."""

from dataclasses import replace

import pytest

from narrows.views.river import RiverReach
from narrows.web.small_river import CROWDED, WIDTH, small_river

CALM = RiverReach("Developing", (), True, False, False, 14.0, 9.0, 9.0, 4, 2, 2.0, 3.0, ())
NARROWS = replace(CALM, status="Verifying", is_narrows=True, capacity_per_week=8.0)


def test_only_the_narrows_is_named() -> None:
    drawn = small_river([CALM, NARROWS, CALM])
    assert [each.text for each in drawn.named] == ["Verifying"]
    assert len(drawn.reaches) == 3
    assert not small_river([CALM, CALM]).named


@pytest.mark.parametrize(("place", "anchor"), [(0, "start"), (2, "middle"), (4, "end")])
def test_a_name_near_an_edge_stays_inside(place: int, anchor: str) -> None:
    reaches = [CALM] * 5
    reaches[place] = replace(NARROWS, status="W" * 60)
    (named,) = small_river(reaches).named
    assert named.anchor == anchor
    assert 0 <= named.x <= WIDTH
    assert len(named.text) < 30


def test_many_reaches_have_no_dots() -> None:
    assert all(each.dots for each in small_river([CALM] * (CROWDED - 1)).reaches)
    assert not any(each.dots for each in small_river([CALM] * CROWDED).reaches)


def test_without_reaches_there_is_only_a_bed_of_nothing() -> None:
    assert not small_river([]).reaches
