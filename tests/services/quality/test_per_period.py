"""Instants counted by the step that all bounds lie on: the same as each compared with each."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from narrows.domain.calendar import midnight_us
from narrows.domain.ports import PeriodRow
from narrows.services.quality.per_period import counts_in
from tests.metrics.logs import long_log
from tests.tables import TableHistory

HISTORY = TableHistory(long_log(n_moves=50, seed=1), {})
ZONES = ("UTC", "Europe/Berlin", "Asia/Kathmandu", "Africa/Monrovia")
"""The last had an offset of 44 minutes and 30 seconds until 1972."""
DAYS = st.dates(date(1969, 12, 1), date(1972, 3, 1))


def told(instants: Sequence[tuple[int, int]]) -> str:
    rows = ", ".join(f"({stream}, {at})" for stream, at in [*instants, (9, 0)])
    return f"select stream, at_us from (values {rows}) told (stream, at_us)"


def naive(own: Sequence[PeriodRow], instants: Sequence[tuple[int, int]]) -> list[int]:
    return [
        sum(stream == each.stream and each.start_us <= at < each.end_us for stream, at in instants)
        for each in own
    ]


@given(
    first=DAYS,
    zones=st.tuples(st.sampled_from(ZONES), st.sampled_from(ZONES)),
    lengths=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    spread=st.lists(st.tuples(st.integers(1, 2), st.integers(-(10**12), 7 * 10**12))),
)
def test_it_is_what_comparing_each_with_each_says(
    first: date,
    zones: tuple[str, str],
    lengths: tuple[int, int],
    spread: Sequence[tuple[int, int]],
) -> None:
    periods: dict[int, list[PeriodRow]] = {}
    for stream, (zone, n_days) in enumerate(zip(zones, lengths, strict=True), 1):
        edges = [midnight_us(first + timedelta(days=n_days * n), zone) for n in range(8)]
        spans = list(pairwise(edges))
        # One period is left out, so that something lies between periods.
        periods[stream] = [PeriodRow(stream, n, *span) for n, span in enumerate(spans) if n != 3]
    begin_us = periods[1][0].start_us
    instants = [(stream, begin_us + at) for stream, at in spread]
    instants += [(1, each.start_us) for each in periods[1]] + [(2, periods[2][0].end_us)]
    found = counts_in(HISTORY, periods, instants=told(instants))
    assert found == {stream: naive(own, instants) for stream, own in periods.items()}


def test_no_period_has_nothing() -> None:
    assert counts_in(HISTORY, {1: [], 2: []}, instants=told([])) == {1: [], 2: []}
    own = [PeriodRow(2, 0, 0, 10)]
    assert counts_in(HISTORY, {1: [], 2: own}, instants=told([(2, 3)])) == {1: [], 2: [1]}
