"""A cycle's review says by which policies it was counted, and each of them once."""

from dataclasses import replace
from datetime import timedelta

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.looking_back import look_back
from narrows.services.reviewing import Review
from narrows.views.in_step import with_closed
from narrows.views.review import ReviewPage, review_page
from narrows.views.review_bets import SaidRow
from narrows.views.review_markdown import plain, review_markdown
from narrows.views.review_policies import graded_by, once_each
from narrows.web.review_page import review_html
from tests.views.test_result_policy import TIME, counted
from tests.views.test_review import FLOW
from tests.web.clients import text_of
from tests.web.plans import CYCLES, LOVE
from tests.web.reviews import NOW

HOUR = timedelta(hours=1)


def measured() -> Review:
    """A key result of a stream that has its calendar since an hour ago, and one that is observed."""
    review = counted()
    told = tuple(
        replace(each, key_results=(*each.key_results, TIME)) if each.id == LOVE.id else each
        for each in review.plan.objectives
    )
    known = next(iter(review.progress.values()))
    progress = {**review.progress, KeyResultKey(LOVE.id, TIME.id): known}
    plan = replace(review.plan, objectives=told)
    return replace(review, plan=plan, progress=progress)


def page(review: Review) -> ReviewPage:
    found = look_back(review, CYCLES[1], history=None, sayings=(), check_ins=())
    return review_page(replace(found, flow=(FLOW,)), review)


def test_of_a_closed_cycle_grades_and_flow_may_be_counted_by_two_policies() -> None:
    said = [
        Saying(number, About(Kind.CYCLE, LOVE.cycle), act, "", NOW - 3 * HOUR, "ann")
        for number, act in enumerate((Act.PUBLISH, Act.CLOSE), start=1)
    ]
    now, closed = page(measured()), page(with_closed(measured(), said))
    own, other = now.graded_by
    assert own.startswith("Policy of Policy: start commitment")
    assert other.startswith("Policy of Platform: start commitment")
    assert "calendar mon-fri 09:00-17:00 (a day is 8 h)" in own
    assert now.flow_by == closed.flow_by == (own.replace("Policy of Policy:", "Policy:"),)
    own, _ = closed.graded_by
    assert "calendar 24x7" in own
    assert "Version 2" not in own


def test_what_is_observed_has_no_policy() -> None:
    review = counted()
    objective = review.plan.objective(LOVE.id)
    assert objective is not None
    observed = KeyResult("nps", "mobile-nps", target=40)
    assert graded_by(replace(objective, key_results=(observed,)), review) == ()
    own = graded_by(replace(objective, key_results=(TIME, TIME)), review)
    assert [each.who for each in own] == ["Policy"]


def test_each_policy_is_said_once_with_the_streams_that_have_it() -> None:
    one, other = "Policy: start commitment.", "Policy: start created."
    told = [SaidRow("Claims", one), SaidRow("Sales", one), SaidRow("Claims", one)]
    assert list(once_each(told)) == [one]
    assert list(once_each([*told, SaidRow("Desk", other)])) == [
        "Policy of Claims, Sales: start commitment.",
        "Policy of Desk: start created.",
    ]


def test_page_and_markdown_say_it() -> None:
    told = page(measured())
    said = (*told.graded_by, *told.flow_by)
    assert len(said) == 3
    shown = text_of(review_html(told))
    assert all(each.replace("\xa0", " ") in shown for each in said)
    assert all(plain(each) in review_markdown(told) for each in said)
