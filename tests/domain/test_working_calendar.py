from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.domain.errors import NarrowsError
from narrows.domain.working_calendar import DAY_MINUTES, WEEKDAYS, WorkingCalendar, parse_calendar

OFFICE = "mon-fri 09:00-18:00, break 12:00-13:00"


def said(text: str) -> str:
    calendar = parse_calendar(text)
    assert calendar is not None
    return calendar.text()


def test_all_time_is_no_calendar() -> None:
    assert parse_calendar("24x7") is None


def test_a_break_is_taken_out_of_the_hours() -> None:
    assert said(OFFICE) == "mon-fri 09:00-12:00 13:00-18:00"


def test_a_working_day_is_the_most_hours_of_any_day_unless_it_is_said() -> None:
    text = "mon-thu 09:00-18:00, fri 09:00-15:00, break 12:00-13:00"
    calendar = parse_calendar(text)
    assert calendar is not None
    assert calendar.day_minutes == 8 * 60
    declared = parse_calendar(f"{text}, day 7.5h")
    assert declared is not None
    assert declared.day_minutes == 450
    assert declared.text().endswith(", day 7.5h")


def test_hours_that_overlap_count_once() -> None:
    assert said("mon 09:00-12:00 11:00-14:00") == "mon 09:00-14:00"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("mon-fri 09:00-12:00, mon-fri 13:00-17:00", "mon-fri 09:00-12:00 13:00-17:00"),
        ("mon-fri 09:00-12:00, mon-fri 12:00-17:00", "mon-fri 09:00-17:00"),
        ("mon-tue 09:00-12:00, tue 13:00-17:00", "mon 09:00-12:00, tue 09:00-12:00 13:00-17:00"),
        ("mon-fri 09:00-15:00, fri 09:00-15:00", "mon-fri 09:00-15:00"),
        ("mon mon 09:00-15:00, mon 09:00-15:00", "mon 09:00-15:00"),
    ],
)
def test_hours_of_a_day_in_several_places_add_up_where_nothing_else_can_be_meant(
    text: str, meant: str
) -> None:
    assert said(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "mon-fri 09:00-18:00, fri 09:00-15:00",
        "fri 10:00-15:00, mon-fri 09:00-12:00 13:00-18:00",
        "mon-fri 09:00-12:00 13:00-18:00, fri 09:00-12:00",
        "fri 09:00-15:00, mon-fri 09:00-18:00",
        "mon-fri 09:00-12:00, fri 09:00-15:00",
        "fri 09:00-15:00, mon-fri 08:00-18:00, break 12:00-13:00",
    ],
)
def test_hours_of_a_day_that_overlap_are_refused_where_they_may_be_meant_instead(text: str) -> None:
    """A short Friday would be swallowed by the hours of the week, and nobody told."""
    with pytest.raises(NarrowsError) as refusal:
        parse_calendar(text)
    assert refusal.value.slug == "calendar-unreadable"
    assert "fri has other hours before" in refusal.value.message
    assert "fri 09:00-15:00" in refusal.value.message.split(";")[1]
    assert "\n" not in refusal.value.message


def test_days_may_go_over_the_week_s_end() -> None:
    """In some countries the week begins on Sunday."""
    assert said("sun-thu 09:00-17:00") == "mon-thu 09:00-17:00, sun 09:00-17:00"


def test_holidays_and_days_off_come_once_and_in_order() -> None:
    text = "mon-fri 09:00-17:00, holidays GB DE-BY GB, off 2026-12-31 2026-12-24 2026-12-31"
    assert said(text) == ("mon-fri 09:00-17:00, holidays DE-BY GB, off 2026-12-24 2026-12-31")


@pytest.mark.parametrize(
    "text", ["mon-fri", "", "holidays DE", "mon 09:00-10:00, break 08:00-11:00"]
)
def test_a_calendar_without_hours_is_refused(text: str) -> None:
    with pytest.raises(NarrowsError) as refusal:
        parse_calendar(text)
    assert refusal.value.slug == "calendar-without-hours"
    assert "\n" not in refusal.value.message


@pytest.mark.parametrize(
    "text",
    [
        "weekdays 09:00-18:00",
        "09:00-18:00",
        "mon-fri 9-18",
        "mon-fri 18:00-09:00",
        "mon-fri 09:00-24:01",
        "mon-fri 09:70-10:00",
        "mon-fri 09:00-18:00, holidays Bavaria",
        "mon-fri 09:00-18:00, off christmas",
        "mon-fri 09:00-18:00, day 0h",
        "mon-fri 09:00-18:00, day eight",
        "mon-fri 09:00-18:00, tea 15:00-15:15",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NarrowsError) as refusal:
        parse_calendar(text)
    assert refusal.value.slug == "calendar-unreadable"
    assert "An example: mon-fri" in refusal.value.message
    assert "\n" not in refusal.value.message


spans = st.lists(st.integers(0, DAY_MINUTES // 15), max_size=6, unique=True).map(
    lambda cuts: [
        (a * 15, b * 15) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False)
    ]
)


@given(
    week=st.lists(spans, min_size=7, max_size=7).filter(any),
    off=st.lists(st.dates(), max_size=3),
    minutes=st.sampled_from([None, 60, 450, 1440]),
)
def test_a_calendar_written_and_read_again_is_the_same(
    week: list[list[tuple[int, int]]], off: list[date], minutes: int | None
) -> None:
    parts = [
        f"{day} " + " ".join(f"{a // 60}:{a % 60:02}-{b // 60}:{b % 60:02}" for a, b in of)
        for day, of in zip(WEEKDAYS, week, strict=True)
        if of
    ]
    parts += [f"off {' '.join(map(str, off))}"] if off else []
    parts += [f"day {minutes / 60:g}h"] if minutes else []
    calendar = parse_calendar(", ".join(parts))
    assert isinstance(calendar, WorkingCalendar)
    assert parse_calendar(calendar.text()) == calendar
    assert [sum(b - a for a, b in of) for of in calendar.hours] == [
        sum(b - a for a, b in of) for of in week
    ]
