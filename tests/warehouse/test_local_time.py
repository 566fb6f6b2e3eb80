from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.calendar import instant_us
from narrows.domain.errors import NarrowsError
from narrows.warehouse.local_time import ZoneOffsets, zone_offsets

ZONES = sorted(zone for zone in available_timezones() if "/" in zone)
ODD_ZONES = [
    "America/St_Johns",  # a half hour, and changes a minute after midnight
    "Australia/Lord_Howe",  # half an hour of summer time
    "Africa/Casablanca",  # leaves summer time for Ramadan
    "Europe/Dublin",  # winter time is the deviation
    "Pacific/Apia",  # left out a whole day in 2011
    "America/Caracas",
    "Asia/Pyongyang",
    "Antarctica/Troll",  # two hours of summer time
    "Europe/London",
]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def engine(
    con: duckdb.DuckDBPyConnection, offsets: ZoneOffsets, local_us: list[int]
) -> list[tuple[int, bool]]:
    """Offset and doubt of each local time, as the engine finds them."""
    listed = ", ".join(f"({at}, {us}::BIGINT)" for at, us in enumerate(local_us))
    return con.execute(
        f"SELECT {offsets.offset_sql('us')}, {offsets.is_doubtful_sql('us')} "
        f"FROM (VALUES {listed}) AS t(nth, us) ORDER BY nth"
    ).fetchall()


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@settings(max_examples=60)
@given(
    st.one_of(st.sampled_from(ODD_ZONES), st.sampled_from(ZONES)),
    st.integers(1946, 2040),
    st.data(),
)
def test_local_times_are_read_as_python_reads_them(
    con: duckdb.DuckDBPyConnection, zone: str, year: int, data: st.DataObject
) -> None:
    """A year and a half of a zone: random local times, and those around each of its changes."""
    info = ZoneInfo(zone)
    first = instant_us(datetime(year, 1, 1, tzinfo=UTC))
    last = instant_us(datetime(year + 1, 6, 30, tzinfo=UTC))
    offsets = zone_offsets(zone, first_us=first, last_us=last)
    edges = [
        edge + step
        for change in offsets.changes
        for edge in (change.doubtful_us, change.threshold_us)
        for step in (-1, 0, 1)
        if first <= edge + step <= last
    ]
    drawn = data.draw(st.lists(st.integers(first, last), min_size=1, max_size=20))
    local = [*edges, *drawn]
    expected = [_fold0(info, us) for us in local]
    assert engine(con, offsets, local) == expected
    assert [offsets.change_at(us) is not None for us in local] == [each[1] for each in expected]


def _fold0(info: ZoneInfo, local_us: int) -> tuple[int, bool]:
    """Offset by `zoneinfo` with fold 0, and whether fold 1 would be another. [µs]"""
    local = (EPOCH + timedelta(microseconds=local_us)).replace(tzinfo=info)
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    assert first is not None
    assert second is not None
    return first // timedelta(microseconds=1), first != second


def test_a_zone_without_changes_is_one_number() -> None:
    offsets = zone_offsets(
        "Asia/Kolkata", first_us=instant_us(datetime(2020, 1, 1, tzinfo=UTC)), last_us=2**60
    )
    assert offsets.changes == ()
    assert offsets.offset_sql("us") == str(5 * 3600 * 10**6 + 30 * 60 * 10**6)


def test_years_that_no_log_has_cost_nothing() -> None:
    """From year 1 to 9999 there are 3.6 million days; no more than 300 years are looked at."""
    offsets = zone_offsets("Europe/London", first_us=-62135596800000000, last_us=253402300799000000)
    assert len(offsets.changes) < 700


def test_what_is_no_zone_is_refused() -> None:
    for zone in ("Mars/Olympus", "", "../etc/passwd", "Europe"):
        with pytest.raises(NarrowsError) as caught:
            zone_offsets(zone, first_us=0, last_us=1)
        assert caught.value.slug == "zone-unknown"
