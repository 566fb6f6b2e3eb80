from datetime import UTC, date, datetime

import pytest

from narrows.domain.calendar import instant_us
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import DAY_US
from narrows.domain.streams import MeasurementPolicy
from narrows.metrics import flow_load, flow_time
from narrows.services.flow.working_time import (
    check_calendar,
    day_length_us,
    duration_us,
    holidays_of,
    scale_of,
)

OFFICE = "mon-fri 09:00-17:00"


def us(day: int, hour: int, month: int = 12, year: int = 2026) -> int:
    return instant_us(datetime(year, month, day, hour, tzinfo=UTC))


def test_all_time_is_counted_unless_a_calendar_is_declared() -> None:
    usual = MeasurementPolicy()
    assert duration_us(usual, us(1, 0), end_us=us(8, 0)) == 7 * DAY_US
    assert day_length_us(usual) == scale_of(flow_time.metric, usual) == DAY_US


def test_a_day_is_one_of_the_calendar_and_items_are_items() -> None:
    office = MeasurementPolicy(calendar=OFFICE)
    assert day_length_us(office) == scale_of(flow_time.metric, office) == DAY_US // 3
    assert scale_of(flow_load.metric, office) == 1


def test_public_holidays_of_a_country_do_not_count() -> None:
    """In 2026 Christmas is a Friday; in England Boxing Day is kept on the Monday after it."""
    whole, england = (
        MeasurementPolicy(calendar=f"{OFFICE}{more}") for more in ("", ", holidays GB-ENG")
    )
    assert duration_us(whole, us(24, 0), end_us=us(30, 0)) == 4 * DAY_US // 3
    assert duration_us(england, us(24, 0), end_us=us(30, 0)) == 2 * DAY_US // 3


def test_a_part_of_a_country_has_holidays_of_its_own() -> None:
    assumption = date(2026, 8, 15)
    assert assumption in holidays_of("DE-SL", first_year=2026, last_year=2026)
    assert assumption not in holidays_of("DE", first_year=2026, last_year=2026)


def test_a_holiday_that_is_kept_in_the_year_before_counts_there() -> None:
    """New Year's Day of 2028 is a Saturday: in the United States the Friday before it is free."""
    assert date(2027, 12, 31) in holidays_of("US", first_year=2027, last_year=2027)


@pytest.mark.parametrize(
    ("text", "says"), [("XX", "No public holidays of «XX»"), ("DE-XX", "there is BB, BE, BW, BY")]
)
def test_holidays_that_nobody_knows_are_refused(text: str, says: str) -> None:
    with pytest.raises(NarrowsError) as refusal:
        check_calendar(f"{OFFICE}, holidays {text}")
    assert refusal.value.slug == "holidays-unknown"
    assert says in refusal.value.message
    assert "\n" not in refusal.value.message


def test_calendars_that_mean_the_same_are_written_alike() -> None:
    assert check_calendar(" 24X7 ") == "24x7"
    assert check_calendar("Mon-Fri 9:00-17:00") == check_calendar("mon tue wed thu fri 09:00-17:00")


def test_clocks_of_years_far_apart_know_both() -> None:
    office = MeasurementPolicy(calendar=OFFICE, zone="Europe/London")
    parts = [
        duration_us(office, us(1, 0, 1, year), end_us=us(1, 0, 1, year + 1))
        for year in (2019, 2020)
    ]
    assert duration_us(office, us(1, 0, 1, 2019), end_us=us(1, 0, 1, 2021)) == sum(parts)
