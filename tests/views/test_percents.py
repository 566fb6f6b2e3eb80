"""Shares of one whole: side by side they add to 100, and none is said to be nothing or all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.domain.measure import Period
from narrows.domain.value import Capacity, CapacityUnit, StreamUnits, ValueScore
from narrows.views.percents import percents, pieces
from narrows.views.value_shares import shares_beside, shares_chart
from narrows.web.weekly_picture import weekly_picture


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}, {"a": "34 %", "b": "33 %", "c": "33 %"}),
        ({"a": 1 / 6, "b": 1 / 6, "c": 4 / 6}, {"a": "17 %", "b": "16 %", "c": "67 %"}),
        ({"a": 0.995, "b": 0.005}, {"a": ">99 %", "b": "<1 %"}),
        ({"a": 1.0, "b": 0.0, "c": None}, {"a": "100 %", "b": "0 %", "c": "–"}),
        ({"a": None, "b": None}, {"a": "–", "b": "–"}),
        ({}, {}),
    ],
)
def test_shares_add_to_a_hundred(
    shares: Mapping[str, float | None], told: Mapping[str, str]
) -> None:
    assert percents(shares) == told


def test_shares_that_are_not_of_one_whole_are_each_rounded() -> None:
    assert pieces({"a": 0.126, "b": 0.126}, 100) is None
    assert percents({"a": 0.126, "b": 0.126}) == {"a": "13 %", "b": "13 %"}


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=20))
def test_any_parts_of_a_whole_add_to_a_hundred(counts: list[int]) -> None:
    if not sum(counts):
        return
    shares = {str(place): count / sum(counts) for place, count in enumerate(counts)}
    told = pieces(shares, 100)
    assert told is not None
    assert sum(told.values()) == 100
    assert all(abs(told[part] - share * 100) < 1 for part, share in shares.items())
    turned = dict(reversed(shares.items()))
    assert percents(turned) == percents(shares)
    assert all(percents(shares)[part] != "0 %" for part, share in shares.items() if share)


@pytest.mark.parametrize("named", [("a", "b"), ("a", None), (None,), ("a", "b", "c", None)])
def test_what_all_others_had_makes_the_rest_whole(named: tuple[str | None, ...]) -> None:
    streams = [
        StreamUnits(id_, units, units / 15, {}, 1, 0)
        for id_, units in (("a", 1.0), ("b", 5.0), ("c", 5.0), (None, 4.0))
    ]
    period = Period(date(2026, 11, 16), date(2026, 11, 23))
    told = shares_beside(_score(streams, period), named)
    assert len(told) == len(named) + (len(named) < len(streams))
    assert sum(int(each.removesuffix(" %")) for each in told) == 100


def test_parts_of_all_that_was_worked_on_are_all_of_it() -> None:
    streams = [StreamUnits("a", 0.0, 0.0, {}, 0, 0)]
    streams += [StreamUnits(f"s{n}", 1.0, 0.1, {}, 1, 0) for n in range(10)]
    period = Period(date(2026, 11, 16), date(2026, 11, 23))
    assert shares_beside(_score(streams, period), ["a"]) == ["0 %", "100 %"]


def test_nothing_is_told_of_others_where_nothing_is_known() -> None:
    streams = [StreamUnits(id_, None, None, {}, None, 0) for id_ in ("a", "b", "c")]
    period = Period(date(2026, 11, 16), date(2026, 11, 23))
    assert shares_beside(_score(streams, period), ["a"]) == ["–", "–"]


def _score(streams: list[StreamUnits], period: Period) -> ValueScore:
    return ValueScore(period, CapacityUnit.ITEMS, 15.0, 11 / 15, 0, streams)


def test_of_many_parts_none_is_twice_another_by_rounding() -> None:
    shares = {str(place): (2237 + place) / sum(range(2237, 2297)) for place in range(60)}
    told = percents(shares)
    assert set(told.values()) == {"1.6 %", "1.7 %"}
    assert round(sum(float(each.split()[0]) for each in told.values()), 6) == 100
    alone = percents({"a": 1 - 19 * 1e-6, **{str(place): 1e-6 for place in range(19)}})
    assert (alone["a"], alone["1"]) == (">99.9 %", "<0.1 %")


def test_a_picture_leaves_out_the_others_where_they_are_nearly_all() -> None:
    streams = [StreamUnits(str(n), 60.0 + n, 0.0, {}, 1, 0) for n in range(60)]
    total = sum(each.units or 0 for each in streams)
    streams = [replace(each, share_ratio=(each.units or 0) / total) for each in streams]
    score = _score(streams, Period(date(2026, 11, 16), date(2026, 11, 23)))
    at = datetime(2026, 11, 23, tzinfo=UTC)
    names = {each.stream: f"Stream {each.stream}" for each in streams}
    chart = shares_chart(Capacity(score, [score, score], [], 0, at, at), names)
    assert "others" not in [each.label for each in chart.lines]
    assert "Of 60 streams the 5 that had most" in chart.small_print
    assert chart.told[0].endswith("the rest to others")
    picture = weekly_picture(chart, [score.period, score.period])
    assert picture.up[-1].label == "12 %"
    assert max(each.height for each in picture.bars) > 10
