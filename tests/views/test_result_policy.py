"""The policy beside a key result: the one that it was counted by."""

from dataclasses import replace
from datetime import timedelta

from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.policy_version import PolicyChange, PolicyVersion
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.reviewing import Review
from narrows.views.counter_cards import counter_card
from narrows.views.in_step import with_closed
from narrows.views.result_policy import declared, result_policy
from narrows.views.review_policies import graded_by
from tests.web.plans import INSURER, LOVE
from tests.web.reviews import NOW, review_of

HOUR = timedelta(hours=1)
TIME = KeyResult("time", "flow_time", Scope("policy"), target=1)
FIRST = tuple(
    PolicyChange(name, None, value)
    for name, value in (
        ("start", "commitment"), ("reopened", "whole_span"), ("calendar", "24x7"), ("zone", "UTC"),
    )
)  # fmt: skip


def counted(*, calendar: str = "mon-fri 09:00-17:00") -> Review:
    """A stream that has a calendar since an hour ago, and had none before."""
    streams = [
        replace(each, policy=replace(each.policy, calendar=calendar))
        if each.id == "policy"
        else each
        for each in INSURER.streams
    ]
    changed = PolicyChange("calendar", "24x7", calendar)
    versions = [
        PolicyVersion("policy", 1, NOW - 9 * HOUR, "ann", FIRST),
        PolicyVersion("policy", 2, NOW - HOUR, "ann", (changed,)),
    ]
    plan = replace(INSURER, streams=tuple(streams))
    return replace(review_of(), plan=plan, versions={"policy": versions})


def test_beside_days_of_24_hours_the_policy_says_that_its_calendar_does_not_count() -> None:
    """The value score and load are of elapsed time; the explanation of the same number said so."""
    for metric, said in [
        ("value_score", "(not in this number: its days have 24 h)"),
        ("flow_load", "(not in this number: its days have 24 h)"),
        ("flow_time", "(a day is 8 h)"),
    ]:
        assert said in result_policy(replace(TIME, metric=metric), LOVE, review=counted())


def test_a_guard_is_counted_by_a_policy_of_its_own() -> None:
    """10 days of eight hours stood beside the 24 hours of the load, or no policy, that they guard.

    Of a guard that is counted as what it guards nothing is said twice.
    """
    review = counted()
    guard = CounterMetric("flow_time", Scope("policy"))
    for metric, is_told in [("flow_load", True), ("mobile-nps", True), ("flow_time", False)]:
        guarded = replace(TIME, metric=metric, counter_metric=guard)
        known = next(iter(review.progress.values()))
        card = counter_card(guarded, review, progress=known, objective=LOVE)
        assert card
        assert ("(a day is 8 h)" in card.policy) is is_told
        assert card.policy.startswith("Policy of the guard: start") is is_told
        (row,) = graded_by(replace(LOVE, key_results=(guarded,)), review)
        assert "(a day is 8 h)" in row.words


def test_what_is_observed_is_counted_by_no_policy() -> None:
    assert not result_policy(KeyResult("nps", "mobile-nps", target=40), LOVE, review=counted())


def test_a_closed_cycle_says_by_what_its_grades_were_counted() -> None:
    """14.6 days of 24 h stood beside «a day is 8 h», declared after the cycle was closed."""
    said = [
        Saying(number, About(Kind.CYCLE, LOVE.cycle), act, "", NOW - 3 * HOUR, "ann")
        for number, act in enumerate((Act.PUBLISH, Act.CLOSE), start=1)
    ]
    closed = with_closed(counted(), said)
    found = declared(TIME, LOVE, review=closed)
    assert found is not None
    assert (found[0].calendar, len(found[1])) == ("24x7", 1)
    told = result_policy(TIME, LOVE, review=closed)
    assert "calendar 24x7" in told
    assert "Version 2" not in told
    assert "Version 2" in result_policy(TIME, LOVE, review=counted())
    late = [replace(each, at=NOW) for each in said]
    assert "Version 2" in result_policy(TIME, LOVE, review=with_closed(counted(), late))
