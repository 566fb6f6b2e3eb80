"""What a tool pushes has a source that takes it, an item, and a time that has come."""

from datetime import UTC, datetime, timedelta

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.streams import PUSH, Source, pushed_path
from narrows.domain.work import Attribute, Change
from narrows.services.sources.pushing import ToldChange, change_of, pushed_source

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
CI = Source("ci", PUSH, pushed_path("ci"), zone="Asia/Tokyo")
PLAN = Plan(sources=(CI, Source("log", "csv_file", "/log.csv")))


def test_a_time_without_an_offset_is_in_the_zone_of_the_source() -> None:
    told = ToldChange(" A-1\x1b[31m ", "status", "Doing", "2026-11-26T09:00", "17")
    at = datetime(2026, 11, 26, 0, tzinfo=UTC)
    assert change_of(told, CI, now=NOON) == Change("A-1[31m", Attribute.STATUS, "Doing", at, "17")


@pytest.mark.parametrize(
    ("told", "slug"),
    [
        (ToldChange("", "status", "Doing", "2026-11-26"), "change-unreadable"),
        (ToldChange("A-1", "assignee", "Ada", "2026-11-26"), "change-unreadable"),
        (ToldChange("A-1", "status", " ", "2026-11-26"), "change-unreadable"),
        (ToldChange("A-1", "status", "Doing", "today"), "instant-unreadable"),
        (ToldChange("A-1", "status", "Doing", "2026-11-28T00:00Z"), "change-ahead"),
        (ToldChange("A-1", "status", "Doing", "0001-01-01T00:00Z"), "change-long-ago"),
        (ToldChange("A-1", "status", "Doing", "1969-12-31T23:59Z"), "change-long-ago"),
    ],
)
def test_what_is_no_change_is_refused(told: ToldChange, slug: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        change_of(told, CI, now=NOON)
    assert refused.value.slug == slug


def test_a_clock_may_be_ahead_by_a_zone_that_somebody_forgot() -> None:
    at = NOON + timedelta(hours=14)
    told = ToldChange("A-1", "status", "Doing", at.isoformat())
    assert change_of(told, CI, now=NOON).changed_at == at


def test_only_a_source_that_is_pushed_takes_changes() -> None:
    assert pushed_source(PLAN, "ci") == CI
    for id_, slug in (("log", "source-not-pushed"), ("cj", "source-unknown")):
        with pytest.raises(NarrowsError) as refused:
            pushed_source(PLAN, id_)
        assert refused.value.slug == slug
