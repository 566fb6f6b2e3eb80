"""Shares of one whole: side by side they add to 100, and none is said to be nothing or all."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.domain.measure import Period
from narrows.domain.value import CapacityUnit, StreamUnits, ValueScore
from narrows.views.percents import percents, whole_percents
from narrows.views.value_shares import shares_beside


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
    assert whole_percents({"a": 0.126, "b": 0.126}) is None
    assert percents({"a": 0.126, "b": 0.126}) == {"a": "13 %", "b": "13 %"}


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=20))
def test_any_parts_of_a_whole_add_to_a_hundred(counts: list[int]) -> None:
    if not sum(counts):
        return
    shares = {str(place): count / sum(counts) for place, count in enumerate(counts)}
    told = whole_percents(shares)
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
