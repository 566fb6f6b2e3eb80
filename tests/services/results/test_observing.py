from datetime import UTC, datetime

import pytest

from narrows.domain.errors import NarrowsError
from narrows.services.results.observing import Told, observation_of
from tests.key_results import plan_of

NOW = datetime(2025, 7, 10, 12, tzinfo=UTC)


def refused(told: Told, *, zone: str = "UTC") -> NarrowsError:
    """Why an observation is not taken."""
    with pytest.raises(NarrowsError) as refusal:
        observation_of(told, plan_of(zone=zone), now=NOW)
    return refusal.value


@pytest.mark.parametrize(
    ("written", "value"),
    [("33.1", 33.1), (" -4 ", -4), ("+.5", 0.5), ("1e3", 1000), ("0", 0), ("12.", 12)],
)
def test_a_value_has_a_decimal_point(written: str, value: float) -> None:
    found = observation_of(Told("nps", written, "2025-07-01"), plan_of(), now=NOW)
    assert (found.metric, found.value, found.recorded_at) == ("nps", value, NOW)


@pytest.mark.parametrize(
    "written",
    ["", "nan", "-inf", "Infinity", "1e999", "33 %", "1_000", "٣٣", "0x10", "1 000", "−4", "three"],
)
def test_a_value_that_is_no_finite_number_is_refused(written: str) -> None:
    refusal = refused(Told("nps", written, "2025-07-01"))
    assert refusal.slug == "value-unreadable"
    assert f"«{written}»" in refusal.message


@pytest.mark.parametrize("written", ["33,1", "1,000", "1.000,5"])
def test_a_decimal_comma_is_refused_with_what_to_write(written: str) -> None:
    assert (
        "write a decimal point and no thousands"
        in refused(Told("nps", written, "2025-07-01")).message
    )


def test_a_day_is_its_beginning_in_the_organisations_zone() -> None:
    plan = plan_of(zone="America/New_York")
    day = observation_of(Told("nps", "1", "2025-07-01"), plan, now=NOW)
    assert day.at == datetime(2025, 7, 1, 4, tzinfo=UTC)
    offset = observation_of(Told("nps", "1", "2025-07-01T10:00+02:00"), plan, now=NOW)
    assert offset.at == datetime(2025, 7, 1, 8, tzinfo=UTC)


def test_what_is_still_to_come_cannot_have_been_observed() -> None:
    now = observation_of(Told("nps", "1", "2025-07-10T12:00Z"), plan_of(), now=NOW)
    assert now.at == NOW
    assert refused(Told("nps", "1", "2025-07-10T12:00:00.000001Z")).slug == "observation-ahead"
    # In Auckland the 11th has begun; in New York it has not.
    observation_of(Told("nps", "1", "2025-07-11"), plan_of(zone="Pacific/Auckland"), now=NOW)
    eleventh = refused(Told("nps", "1", "2025-07-11"), zone="America/New_York")
    assert eleventh.slug == "observation-ahead"


@pytest.mark.parametrize("written", ["yesterday", "", "2025-02-30", "0001-01-01T00:00+23:59"])
def test_a_moment_that_cannot_be_read_is_refused(written: str) -> None:
    assert refused(Told("nps", "1", written)).slug == "instant-unreadable"


def test_an_unknown_metric_is_refused_with_the_near_name() -> None:
    refusal = refused(Told("npss", "1", "2025-07-01"))
    assert refusal.slug == "metric-unknown"
    assert "did you mean «nps»?" in refusal.message


def test_a_flow_metric_is_measured_and_not_brought() -> None:
    refusal = refused(Told("flow_time", "1", "2025-07-01"))
    assert refusal.slug == "metric-measured"
    assert "observed are nps" in refusal.message


def test_a_year_that_nobody_can_mean_is_refused() -> None:
    assert refused(Told("nps", "1", "0025-07-10")).slug == "observation-long-ago"
    assert refused(Told("nps", "1", "1969-12-31")).slug == "observation-long-ago"
    assert observation_of(Told("nps", "1", "1970-01-02"), plan_of(), now=NOW).value == 1
