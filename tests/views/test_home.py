"""The first page: what somebody has to do comes first, and what is missing says what to type."""

from dataclasses import replace
from datetime import timedelta

from narrows.domain.finding import Severity
from narrows.domain.measure import Period
from narrows.domain.okr import Cycle, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.domain.streams import Source
from narrows.services.check_ins.states import CheckInState
from narrows.services.lint.linting import every_rule
from narrows.services.reviewing import Review
from narrows.views.home import home
from narrows.views.home_findings import address_of
from narrows.views.in_step import with_closed
from narrows.views.objective import objective_page
from narrows.views.stream_flow import stream_flow
from tests.web.plans import INSURER
from tests.web.reviews import (
    CHECK_INS,
    FINDINGS,
    NOW,
    check_in_of,
    empty_review,
    review_of,
)


def states(*check_ins: int) -> dict[str, CheckInState]:
    """States of the objectives when love-mobile was checked in so many days ago."""
    told = [
        check_in_of("love-mobile", number=number, at=NOW - timedelta(days=days))
        for number, days in enumerate(check_ins, start=1)
    ]
    return {each.id: each.state for each in home(review_of(), told, now=NOW).objectives}


def test_check_ins_that_are_outdated_come_before_those_that_are_due() -> None:
    told = [
        *CHECK_INS[:1],
        check_in_of("cheaper-hosting", number=1, at=NOW - timedelta(days=6)),
    ]
    found = home(review_of(), told, now=NOW).check_ins
    assert [(each.id, each.state) for each in found] == [
        ("most-innovative", CheckInState.OUTDATED),
        ("love-mobile", CheckInState.OUTDATED),
        ("cheaper-hosting", CheckInState.DUE),
    ]


def test_a_fresh_check_in_needs_nobody() -> None:
    assert states(1)["love-mobile"] is CheckInState.FRESH
    assert states(9)["love-mobile"] is CheckInState.OUTDATED
    assert "love-mobile" not in {
        each.id for each in home(review_of(), CHECK_INS, now=NOW).check_ins
    }


def test_what_was_written_yesterday_is_due_and_not_outdated() -> None:
    review = review_of()
    written = {"most-innovative": NOW - timedelta(days=1)}
    review = replace(review, facts=replace(review.facts, written=written))
    found = home(review, (), now=NOW)
    states = {each.id: each.state for each in found.check_ins}
    assert states["most-innovative"] is CheckInState.DUE
    assert states["love-mobile"] is CheckInState.OUTDATED
    page = objective_page(review, "most-innovative", check_ins=(), snapshots=(), now=NOW)
    assert page.check_in_words == "due this week: no check-in yet"


def test_objectives_keep_owner_and_priority_and_other_cycles_stay_away() -> None:
    found = home(review_of(), CHECK_INS, now=NOW).objectives
    assert [each.id for each in found] == ["most-innovative", "love-mobile", "cheaper-hosting"]
    assert [each.owner_name for each in found] == ["Harbour Insurance", "Policy", "Platform"]


def test_the_last_check_ins_confidence_stands_beside_its_key_result() -> None:
    love = home(review_of(), CHECK_INS, now=NOW).objectives[1]
    assert [each.card.confidence_ratio for each in love.key_results] == [0.6, None, None, None]
    assert [each.shown_ratio for each in love.key_results] == [0.339, 0.651, 0.0, 0.75]


def test_a_stream_says_what_holds_it_back_and_three_numbers() -> None:
    policy, claims, platform = home(review_of(), (), now=NOW).streams
    assert policy.flow is not None
    assert policy.flow.verdict.subject == "Verifying"
    assert [each.status for each in policy.flow.reaches if each.is_narrows] == ["Verifying"]
    assert [each.title for each in policy.flow.cards] == [
        "Flow time",
        "Flow velocity",
        "Flow load",
    ]
    assert policy.value_metric == "Mobile customer NPS"
    assert claims.flow is not None
    assert not claims.flow.verdict.is_named
    assert platform.flow is None


def test_answered_findings_are_counted_and_the_others_lead_to_their_page() -> None:
    page = home(review_of(), (), now=NOW)
    assert [each.finding.severity for each in page.findings] == [Severity.WARN]
    assert page.findings[0].address == "/objectives/cheaper-hosting"
    assert page.n_muted == 1
    elsewhere = replace(FINDINGS[0], where="organisation")
    assert address_of(elsewhere, INSURER) == "/objectives"


def test_what_waits_is_not_listed_twice() -> None:
    """A late check-in is in the list of check-ins already, an unanswered ripple in the inbox."""
    waiting = [each for each in every_rule() if each.finds_waiting]
    assert len(waiting) == 2
    found = [replace(FINDINGS[0], rule=each.name) for each in waiting]
    page = home(replace(review_of(), findings=(*FINDINGS, *found)), (), now=NOW)
    assert [each.finding for each in page.findings] == [FINDINGS[0]]
    assert page.check_ins


def test_unaligned_work_and_faults_are_counted() -> None:
    page = home(review_of(), (), now=NOW)
    assert page.unaligned is not None
    assert (page.unaligned.load_items, page.unaligned.done_items) == (120, 26)
    assert page.n_faults == 2


def test_unaligned_work_of_a_young_home_is_of_as_many_weeks_as_it_has() -> None:
    review = review_of()
    assert review.unaligned

    def young(weeks: int, value: float | None) -> Review:
        assert review.unaligned
        recent = [
            replace(
                each,
                value=value,
                period=Period(each.period.end - timedelta(weeks=weeks), each.period.end),
            )
            for each in review.unaligned.recent
        ]
        return replace(review, unaligned=replace(review.unaligned, recent=recent))

    found = home(young(2, 7.0), (), now=NOW).unaligned
    assert found
    assert (found.done_items, found.weeks) == (7, 2)
    # No history covers them: that is no 0.
    found = home(young(13, None), (), now=NOW).unaligned
    assert found
    assert found.done_items is None


def test_nothing_planned_teaches_to_plan() -> None:
    page = home(empty_review(), (), now=NOW)
    assert page.next_step is not None
    assert page.next_step.commands[0] == "narrows apply narrows.yaml"
    assert [href for href, _ in page.next_step.links] == ["/workshop", "/connect"]
    assert not page.check_ins
    assert page.cycle is None


def test_streams_without_a_source_teach_to_bring_one() -> None:
    """`narrows sync` stood there, which has nothing to bring and says so."""
    planned = Plan(streams=INSURER.streams, objectives=INSURER.objectives, cycles=INSURER.cycles)
    step = home(replace(review_of(), plan=planned, streams={}), (), now=NOW).next_step
    assert step is not None
    assert step.commands == ("narrows sources",)
    assert "no source tells of their work yet" in step.text


def test_whoever_has_just_connected_a_source_is_sent_to_see_how_it_stands() -> None:
    """While the first history was brought, home asked for the file that was handed over already."""
    planned = replace(INSURER, objectives=(), sources=(Source("log", "csv_file", "log.csv"),))
    step = home(replace(review_of(), plan=planned, streams={}), (), now=NOW).next_step
    assert step is not None
    assert step.links[0][0] == "/sources"
    assert "first numbers come within a minute" in step.text
    bare = replace(planned, sources=())
    step = home(replace(review_of(), plan=bare, streams={}), (), now=NOW).next_step
    assert step is not None
    assert step.links[0][0] == "/connect"


def test_flow_without_objectives_teaches_to_write_them() -> None:
    step = home(replace(review_of(), plan=replace(INSURER, objectives=())), (), now=NOW).next_step
    assert step is not None
    assert step.commands[0] == "narrows lint narrows.yaml"
    assert home(review_of(), (), now=NOW).next_step is None


def test_before_and_after_its_cycle_no_check_in_is_asked_for() -> None:
    before = INSURER.cycles[0].start - timedelta(days=3)
    early = NOW.replace(year=before.year, month=before.month, day=before.day)
    page = home(replace(review_of(), cycle=INSURER.cycles[0]), (), now=early)
    assert [each.words for each in page.objectives] == ["the cycle has not begun"]
    assert not page.check_ins
    over = home(replace(review_of(), cycle=INSURER.cycles[0]), (), now=NOW)
    assert [each.words for each in over.objectives] == ["the cycle is over"]
    assert not over.check_ins


def test_home_and_the_page_of_a_stream_say_the_same_numbers() -> None:
    review = review_of()
    for short in home(review, (), now=NOW).streams[:2]:
        assert short.flow is not None
        shown = {each.name: each for each in stream_flow(review.streams[short.id]).cards}
        assert all(shown[each.name] == each for each in short.flow.cards)
        assert short.flow.verdict == stream_flow(review.streams[short.id]).verdict


def closed_now(review: Review) -> Review:
    """The same once its cycle is closed for good."""
    assert review.cycle is not None
    told = [
        Saying(n, About(Kind.CYCLE, review.cycle.id), act, "", NOW, "somebody")
        for n, act in enumerate((Act.PUBLISH, Act.BEGIN_CLOSING, Act.CLOSE), start=1)
    ]
    return with_closed(review, told)


def with_coming(review: Review) -> Review:
    """The same with a cycle after it, in which policy wants something."""
    assert review.cycle is not None
    coming = Cycle("2027-Q1", review.cycle.end)
    better = Objective("better", coming.id, "policy", "Better")
    plan = replace(
        review.plan,
        cycles=(*review.plan.cycles, coming),
        objectives=(*review.plan.objectives, better),
    )
    return replace(review, plan=plan)


def test_a_closed_cycle_asks_for_nothing_in_its_last_weeks() -> None:
    before = home(review_of(), (), now=NOW)
    assert before.n_outdated + before.n_due
    assert before.n_findings
    assert before.closed is None
    review = closed_now(review_of())
    found = home(review, (), now=NOW)
    assert (found.n_outdated, found.n_due, found.check_ins, found.n_findings) == (0, 0, (), 0)
    assert {each.words for each in found.objectives} == {"the cycle is closed"}
    assert review.cycle is not None
    assert found.closed is not None
    assert f"{review.cycle.id} is closed" in found.closed.words
    assert found.closed.address == "/reset"
    after = home(with_coming(review), (), now=NOW).closed
    assert after is not None
    assert (after.address, "2027-Q1 begins on" in after.words) == ("/cycles/2027-Q1", True)


def test_what_is_found_of_the_next_cycle_says_so() -> None:
    """Of this cycle nothing is found once it is closed; its page lists nothing any more."""
    review = with_coming(closed_now(review_of()))
    own, general = (replace(FINDINGS[0], where=each) for each in ("policy/better", "policy"))
    found = home(replace(review, findings=(own, general)), (), now=NOW).findings
    assert [(each.of, each.address, each.cycle) for each in found] == [
        ("2027-Q1: Better", "/objectives/better", ""),
        ("", "/objectives", "2027-Q1"),
    ]
    assert [each.of for each in home(review_of(), (), now=NOW).findings] == [""]
