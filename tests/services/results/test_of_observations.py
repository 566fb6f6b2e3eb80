from dataclasses import replace
from datetime import UTC, datetime, timedelta

from narrows.domain.key_results import KeyResult
from tests.key_results import measured, observed, plan_of

NPS = KeyResult("nps", "nps", target=40)


def test_what_is_observed_before_the_cycle_begins_goes_no_way(told: str) -> None:
    """Its baseline would be the very value that it is compared with, which is no 0 %.

    nps  30  2025-03-01
    """
    last = datetime(2025, 3, 30, 23, tzinfo=UTC)
    for asked in (NPS, replace(NPS, baseline=20)):
        (early,) = measured(plan_of(asked), observations=observed(told), now=last).values()
        assert (early.current, early.progress_ratio) == (30, None)
    first = last + timedelta(hours=1)
    (begun,) = measured(plan_of(NPS), observations=observed(told), now=first).values()
    assert begun.progress_ratio == 0, "the control: the first hour of the cycle"
