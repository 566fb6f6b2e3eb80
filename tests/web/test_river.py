"""The river's geometry: it joins up, stays in its picture, and has room for what it says."""

import re
from itertools import pairwise

import pytest

from narrows.views.river import Lake
from narrows.web.canal import canal
from narrows.web.river import MOST_IN_ROW, wide_river
from narrows.web.shapes import RiverPicture
from narrows.web.water import bed, lines
from tests.reaches import reach

NUMBER = re.compile(r"-?\d+\.\d+|-?\d+")


def river_of(n: int) -> RiverPicture:
    return wide_river([reach(f"Status {at}", capacity=5 + at, waiting=at) for at in range(n)])


@pytest.mark.parametrize("n", [1, 2, 3, 7, 8, 14, 40])
def test_every_reach_is_drawn_once_and_in_order(n: int) -> None:
    picture = river_of(n)
    shapes = [shape for row in picture.rows for shape in row.shapes]
    assert [shape.number for shape in shapes] == list(range(1, n + 1))
    assert all(len(row.shapes) <= MOST_IN_ROW for row in picture.rows)


@pytest.mark.parametrize("n", [1, 3, 14, 40])
def test_nothing_lies_outside_of_the_picture(n: int) -> None:
    reaches = [
        reach(f"Status {at}", capacity=9, waiting=at, lakes=(Lake("Away", 1, 2.0),) * (at % 4))
        for at in range(n)
    ]
    for picture in (wide_river(reaches), canal(reaches)):
        for row in picture.rows:
            for shape in row.shapes:
                numbers = [float(each) for each in NUMBER.findall(shape.path)]
                assert all(0 <= x <= picture.width for x in numbers[::2])
                assert all(0 <= y <= picture.height for y in numbers[1::2])
                assert 0 <= shape.x <= picture.width
                assert row.top <= shape.y <= picture.height
                for dot in shape.dots:
                    assert 0 <= dot.x <= picture.width
                    assert 0 <= dot.y <= picture.height


def test_reaches_meet_where_they_flow_into_each_other() -> None:
    for before, after in pairwise(river_of(5).rows[0].shapes):
        starts = NUMBER.findall(after.path)[:2]
        assert f"{starts[0]},{starts[1]}" in before.path


def test_a_dot_is_an_item_until_there_are_too_many() -> None:
    few = wide_river([reach("a", waiting=30, working=12)])
    assert len(few.rows[0].shapes[0].dots) == 42
    assert few.items_per_dot == 1
    many = wide_river([reach("a", waiting=5000, working=0)])
    assert len(many.rows[0].shapes[0].dots) <= 80
    assert many.items_per_dot == 63


def test_the_fullest_reach_is_the_darkest() -> None:
    shapes = wide_river([reach("a", waiting=1), reach("b", waiting=9)]).rows[0].shapes
    assert shapes[0].strength < shapes[1].strength == 1.0


def test_an_empty_river_is_an_empty_picture() -> None:
    assert wide_river([]).rows == ()


def test_a_bed_is_as_wide_in_its_middle_as_told() -> None:
    path, _ = bed(0, 100, middle=50, halves=(10, 20, 30))
    ys = [float(y) for y in NUMBER.findall(path)[1::2]]
    assert min(ys) == 20
    assert max(ys) == 80


@pytest.mark.parametrize(
    "name", ["Doing", "a" * 90, "Waiting for the business to answer " * 4, "", " "]
)
def test_names_take_two_lines_at_most(name: str) -> None:
    found = lines(name, 14)
    assert 1 <= len(found) <= 2
    assert all(len(each) <= 14 or " " not in each for each in found)
    assert all(len(each) <= 16 for each in found)
