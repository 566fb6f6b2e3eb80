"""What the numbers of a key result in words are in the metric's own unit."""

import pytest

from narrows.domain.key_results import KeyResult
from narrows.domain.plan import Plan
from narrows.domain.streams import MeasurementPolicy, ValueStream
from narrows.rules.meant_metrics import meant_metric, written


@pytest.mark.parametrize(
    ("calendar", "hours", "weeks"),
    [
        ("24x7", "baseline: 0.5, target: 0.166667", "baseline: 28, target: 14"),
        ("mon-fri 09:00-17:00", "baseline: 1.5, target: 0.5", "baseline: 20, target: 10"),
        ("mon-wed 08:00-16:00", "baseline: 1.5, target: 0.5", "baseline: 12, target: 6"),
    ],
)
def test_hours_and_weeks_are_so_many_days_as_the_stream_s_calendar_has(
    calendar: str, hours: str, weeks: str
) -> None:
    stream = ValueStream("policy", None, (), policy=MeasurementPolicy(calendar=calendar))

    def read(text: str) -> str:
        meant = meant_metric(
            KeyResult("k", None, text=text), "policy", plan=Plan(streams=(stream,))
        )
        assert meant is not None
        return written(meant)

    assert read("Reduce flow time from 12 hours to 4 hours") == f"{{metric: flow_time, {hours}}}"
    assert read("Reduce flow time from 4 weeks to 2 weeks") == f"{{metric: flow_time, {weeks}}}"
    assert "baseline: 9, target: 4" in read("Reduce flow time from 9 days to 4 days")
