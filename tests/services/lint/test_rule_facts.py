"""What rules know of the time before a cycle: no more than what was before it."""

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.services.lint.rule_facts import readings
from tests.key_results import observed, plan_of

SEEN = """
nps  41  2025-03-17
nps  42  2025-03-30
nps  43  2025-03-30 23:30
nps  44  2025-03-31
"""
"""The cycle begins on 31 March, in London at 23:00 UTC of the day before."""


def test_what_is_observed_on_the_first_day_of_a_cycle_is_not_before_it() -> None:
    plan = plan_of(KeyResult("k", metric="nps", target=50), zone="Europe/London")
    told = readings(plan, {}, observations=observed(SEEN))
    assert told[KeyResultKey("better", "k")] == [41, 42]
